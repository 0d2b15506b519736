package facts

import (
	"strings"
	"testing"

	"attache/internal/article"
)

// readTold reads an article with the names of an entities.yaml.
func readTold(t *testing.T, yaml, id, body string) *Document {
	t.Helper()
	names, problems := article.ParseNames("entities.yaml", []byte(yaml))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	a, err := article.New(article.Article{ID: id, Title: "A test", Date: published, Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return x.With(names).Extract(a)
}

// mentioned returns each mention of a document with its entity.
func mentioned(d *Document) string {
	var out []string
	for _, m := range d.Mentions {
		out = append(out, d.Article.Text(m.Span)+"="+m.Entity)
	}
	return strings.Join(out, " ")
}

func TestTold(t *testing.T) {
	const smiths = "Norwegian Foreign Minister Anna Smith met Danish Foreign Minister Ole Smith. Smith praised the plan."
	for _, test := range []struct {
		name, yaml, id, body, want string
	}{
		{"two spellings of one",
			"entities:\n - {name: Ingrid Solberg, aliases: [Ingrid Szolberk]}",
			"a", "Foreign Minister Ingrid Szolberk spoke. Szolberk praised Norway.",
			"Ingrid Szolberk=person/ingrid-solberg Szolberk=person/ingrid-solberg Norway=country/NO"},
		{"both in one article",
			"entities:\n - {name: Ingrid Solberg, aliases: [Ingrid Szolberk]}",
			"a", "Foreign Minister Ingrid Solberg spoke. Ingrid Szolberk praised Norway. Szolberk laughed, then Solberg did.",
			"Ingrid Solberg=person/ingrid-solberg Ingrid Szolberk=person/ingrid-solberg Norway=country/NO Szolberk=person/ingrid-solberg Solberg=person/ingrid-solberg"},
		{"name that no rule takes for one",
			"entities:\n - {name: Ingrid Solberg, aliases: [the Old Fox of the north]}",
			"a", "Reporters met the Old Fox of the north in Norway.",
			"Old Fox of the north=person/ingrid-solberg Norway=country/NO"},
		{"single word",
			"entities:\n - {name: Ingrid Solberg, aliases: [Isol]}",
			"a", "Reporters met Isol in Norway. The Isol Towers stand there.",
			"Isol=person/ingrid-solberg Norway=country/NO Isol Towers=organisation/isol-towers"},
		{"headline",
			"entities:\n - {name: Ingrid Solberg, aliases: [Ingrid Szolberk]}",
			"a", "INGRID SZOLBERK RESIGNS\n\nReporters met Ingrid Szolberk.",
			"INGRID SZOLBERK=person/ingrid-solberg Ingrid Szolberk=person/ingrid-solberg"},
		{"canonical name in the middle of a longer one",
			"entities:\n - {name: Recep Erdogan}",
			"a", "President Recep Tayyip Erdogan spoke. Recep Erdogan praised Norway.",
			"Recep Tayyip Erdogan=person/recep-erdogan Recep Erdogan=person/recep-erdogan Norway=country/NO"},
		{"type",
			"entities:\n - {name: Anna Holm, type: organisation}",
			"a", "Reporters praised Anna Holm. Norway praised Anna Holm, said minister Per Lund.",
			"Anna Holm=organisation/anna-holm Norway=country/NO Anna Holm=organisation/anna-holm Per Lund=person/per-lund"},
		{"what a list knows",
			"entities:\n - {name: Norway, aliases: [the Land of Fjords]}",
			"a", "Denmark thanked the Land of Fjords.",
			"Denmark=country/DK Land of Fjords=country/NO"},
		{"inside a longer name",
			"entities:\n - {name: Anna Holm}",
			"a", "The Anna Holm University opened.",
			"Anna Holm University=organisation/anna-holm-university"},
		{"rules alone", "ignored: [Nothing]", "a", smiths,
			"Norwegian=country/NO Anna Smith=person/anna-smith Danish=country/DK Ole Smith=person/ole-smith Smith=person/anna-smith"},
		{"surname in this article", "meant:\n - {name: Smith, is: Ole Smith, in: [a]}", "a", smiths,
			"Norwegian=country/NO Anna Smith=person/anna-smith Danish=country/DK Ole Smith=person/ole-smith Smith=person/ole-smith"},
		{"surname in another article", "meant:\n - {name: Smith, is: Ole Smith, in: [b]}", "a", smiths,
			"Norwegian=country/NO Anna Smith=person/anna-smith Danish=country/DK Ole Smith=person/ole-smith Smith=person/anna-smith"},
		{"surname everywhere but here",
			"meant:\n - {name: Smith, is: Pia Smith}\n - {name: Smith, is: Ole Smith, in: a}", "a", smiths,
			"Norwegian=country/NO Anna Smith=person/anna-smith Danish=country/DK Ole Smith=person/ole-smith Smith=person/ole-smith"},
		{"another person of the very name",
			"entities:\n - {name: Anna Smith (footballer)}\nmeant:\n - {name: Anna Smith, is: Anna Smith (footballer), in: a}",
			"a", "The striker Anna Smith praised Norway. Smith scored twice.",
			"Anna Smith=person/anna-smith-footballer Norway=country/NO Smith=person/anna-smith-footballer"},
		{"surname alone of somebody named elsewhere", "meant:\n - {name: Smith, is: Ole Smith, in: [a]}",
			"a", "Reporters met Smith in Norway.", "Smith=person/ole-smith Norway=country/NO"},
		{"a country is meant", "meant:\n - {name: the Kingdom, is: Norway}",
			"a", "Denmark praised the Kingdom.", "Denmark=country/DK Kingdom=country/NO"},
		{"no name", "ignored: [Anna Smith]", "a", smiths,
			"Norwegian=country/NO Danish=country/DK Ole Smith=person/ole-smith Smith=person/ole-smith"},
		{"no name in another article", "ignored:\n - {name: Ole Smith, in: b}", "a", "Reporters met Ole Smith.", "Ole Smith=person/ole-smith"},
		{"no country here", "ignored:\n - {name: Turkey, in: a}", "a", "Turkey was roasted in Ankara.", "Ankara=place/ankara"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := readTold(t, test.yaml, test.id, test.body)
			if got := mentioned(d); got != test.want {
				t.Errorf("%s\ngot  %s\nwant %s", test.body, got, test.want)
			}
			for _, e := range d.Entities {
				if e.Name == "" || e.Type == "" || len(e.Evidence) == 0 {
					t.Errorf("an entity without name, type or evidence: %+v", e)
				}
			}
		})
	}
}

// TestToldFacts has facts told of whom maintainers mean.
func TestToldFacts(t *testing.T) {
	d := readTold(t, "entities:\n - {name: Ingrid Solberg, aliases: [Ingrid Szolberk]}", "a",
		"Norwegian Foreign Minister Ingrid Szolberk (51) condemned the attack. “We will not rest,” Szolberk said.")
	var got []string
	for _, f := range d.Facts {
		got = append(got, f.Name+": "+f.Value)
	}
	for _, q := range d.Quotes {
		got = append(got, q.Speaker+" "+q.SpeakerID+": "+q.Text)
	}
	for _, s := range d.Stances {
		got = append(got, s.Holder+" "+s.Polarity+" "+s.Target)
	}
	want := "Ingrid Solberg: Norwegian Foreign Minister; Ingrid Solberg: Norway; Ingrid Solberg: 51; Ingrid Solberg person/ingrid-solberg: We will not rest,; Ingrid Solberg opposes attack"
	if s := strings.Join(got, "; "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if e := d.Entities[0]; e.Name != "Ingrid Solberg" || strings.Join(e.Aliases, ", ") != "Ingrid Szolberk, Szolberk" {
		t.Errorf("the entity is %+v", e)
	}
}

// TestToldSpellings knows the names that no article uses, too.
func TestToldSpellings(t *testing.T) {
	names, _ := article.ParseNames("e.yaml", []byte("entities:\n - {name: Ingrid Solberg, aliases: [Isol]}\n - {name: Norway, aliases: [Land of Fjords]}"))
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	y := x.With(names)
	if got := strings.Join(y.Names("person/ingrid-solberg"), ", "); got != "Ingrid Solberg, Isol" {
		t.Errorf("Ingrid Solberg is spelled %s", got)
	}
	if got := strings.Join(y.Names("country/NO"), ", "); !strings.Contains(got, "Norwegian") || !strings.HasSuffix(got, "Land of Fjords") {
		t.Errorf("Norway is spelled %s", got)
	}
	if strings.Contains(strings.Join(x.Names("country/NO"), ", "), "Land of Fjords") || y.With(nil).Names("person/ingrid-solberg") != nil {
		t.Error("an Extractor knows the names of another")
	}
}

// TestToldJoin keeps to what maintainers say when articles are joined: one whom they
// named is one, whatever is told, goes by the name they gave, and is not another whom
// they named.
func TestToldJoin(t *testing.T) {
	const (
		minister = "Norwegian Foreign Minister Ole Smith spoke. Ole Smith praised Norway."
		painter  = "Swedish painter Ole Smith spoke."
		long     = "Turkish President Recep Tayyip Erdogan spoke. Recep Tayyip Erdogan left. Recep Tayyip Erdogan came back."
		short    = "President Recep Erdogan spoke."
	)
	for _, test := range []struct{ name, yaml, one, two, want string }{
		{"namesakes", "ignored: [Nothing]", minister, painter, "Ole Smith person/ole-smith, Ole Smith person/ole-smith-2"},
		{"told to be one", "entities:\n - name: Ole Smith", minister, painter, "Ole Smith person/ole-smith"},
		{"long and short", "ignored: [Nothing]", long, short, "Recep Tayyip Erdogan person/recep-tayyip-erdogan"},
		{"the name that was given", "entities:\n - name: Recep Erdogan", long, short, "Recep Erdogan person/recep-erdogan"},
		{"told to be two", "entities:\n - name: Recep Erdogan\n - name: Recep Tayyip Erdogan", long, short, "Recep Erdogan person/recep-erdogan, Recep Tayyip Erdogan person/recep-tayyip-erdogan"},
		{"a name of one word", "entities:\n - {name: Erdogan}", long, "Erdogan praised Norway.", "Erdogan person/erdogan, Recep Tayyip Erdogan person/recep-tayyip-erdogan"},
	} {
		docs := []*Document{readTold(t, test.yaml, "a", test.one), readTold(t, test.yaml, "b", test.two)}
		joined := Join(docs)
		var got []string
		for e := range joined.Entities() {
			if e.Type == Person {
				got = append(got, e.Name+" "+e.ID)
			}
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: got %s, want %s", test.name, s, test.want)
		}
		// The same when the second article comes later, and when the first comes back.
		again, _ := Join(docs[:1]).Update(docs[1:], nil)
		again, _ = again.Update(nil, []string{"a"})
		again, _ = again.Update(docs[:1], nil)
		for e := range again.Entities() {
			if other, ok := joined.Entity(e.ID); !ok || other.Name != e.Name {
				t.Errorf("%s: updated, there is %s %s", test.name, e.Name, e.ID)
			}
		}
	}
}

// FuzzTold reads any text with any names: what is found stands where it says.
func FuzzTold(f *testing.F) {
	f.Add("entities:\n - {name: Ole Smith, aliases: [Smith, the Old Fox]}\nmeant:\n - {name: Holm, is: Anna Holm, in: a}\nignored: [Reader]\n", "Minister Ole Smith met Holm. The Old Fox, a Reader, said: “Smith!”")
	f.Add("entities:\n - {name: Norway, type: person}\n - {name: Anna, type: topic}\nignored: [Oslo]\n", "Anna Norway of Oslo, Norway, met Mr. Norway. “Norway”, Anna said.")
	f.Add("meant:\n - {name: '\"a\"', is: b}\n - {name: b, is: '\"a\"'}\n", "\"a\" b a b \"A\" B")
	x, err := extractor()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, yaml, body string) {
		names, _ := article.ParseNames("e.yaml", []byte(yaml))
		a, err := article.New(article.Article{ID: "a", Date: published, Body: body})
		if err != nil {
			return
		}
		d := x.With(names).Extract(a)
		known := map[string]bool{}
		for _, e := range d.Entities {
			known[e.ID] = true
			for _, ev := range e.Evidence {
				if ev.Text == "" || a.Body[ev.Start:ev.End] != ev.Text {
					t.Errorf("evidence of %s is not in the text: %+v", e.ID, ev)
				}
			}
		}
		for _, m := range d.Mentions {
			if a.Text(m.Span) == "" || !known[m.Entity] {
				t.Errorf("a mention of %q at %v", m.Entity, m.Span)
			}
		}
		for _, q := range d.Quotes {
			if q.SpeakerID != "" && !known[q.SpeakerID] {
				t.Errorf("%q is said by %q, whom nothing names", q.Text, q.SpeakerID)
			}
		}
	})
}
