package index

import (
	"slices"
	"strings"
	"testing"

	"attache/internal/article"
)

// papers have one report in three of them, two of which changed next to nothing.
var papers = files{
	"fjord.md": `---
title: Quotas agreed
date: 2031-05-20
source: The Fjord
---
Norway and Denmark agreed on new fishing quotas for mackerel after two weeks of talks in Bergen. Fishermen of both countries had blocked the harbour since Monday.

The mackerel moved north when the sea grew warmer.
`,
	"coast.md": `---
title: Deal in Bergen
date: 2031-05-21
source: Coast News
---
Norway and Denmark agreed on new fishing quotas for mackerel after two weeks of talks in Bergen. Fishermen of both countries had blocked the harbour since Sunday.
`,
	"island.md": `---
title: A view from Iceland
date: 2031-06-02
source: The Island
---
Iceland was not asked when Norway and Denmark agreed on mackerel, and its minister said so in a letter to both.
`,
	"twins.jsonl": `{"id":"twin-a","title":"Red tower","date":"2030-01-01","text":"The lighthouse was painted red.\n\nThe lighthouse was painted blue."}
{"id":"twin-b","title":"Grey tower","date":"2030-01-02","text":"The lighthouse was painted grey."}
`,
}

func TestRankFoldsCopies(t *testing.T) {
	ix := buildFS(t, papers.fs())
	hits, err := ix.Passages(t.Context(), Query{Text: "mackerel quotas of Norway and Denmark"})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range hits {
		checkHit(t, h)
		s := h.Article.ID
		for _, c := range h.Also {
			s += " also in " + c.Article.ID
			if text := c.Article.Text(c.Span); !strings.Contains(text, "Norway and Denmark agreed on new fishing quotas") {
				t.Errorf("a copy that is none: %q", text)
			}
		}
		got = append(got, s)
	}
	want := []string{"coast also in fjord", "fjord also in coast"} // either is right, and the other must not follow
	if len(got) != 3 || !slices.Contains(want, got[0]) || slices.Contains(got[1:], "coast") || !slices.Contains(got, "island") {
		t.Errorf("got %q", got)
	}
}

// What is as likely comes of another article first, and of the newest.
func TestRankSpreads(t *testing.T) {
	ix := buildFS(t, papers.fs())
	for range 3 {
		hits, err := ix.Passages(t.Context(), Query{Text: "lighthouse painted"})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, h := range hits {
			got = append(got, h.Article.ID)
		}
		if want := []string{"twin-b", "twin-a", "twin-a"}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAsk(t *testing.T) {
	ix := buildFS(t, papers.fs())
	for _, test := range []struct {
		query Query
		want  string
	}{
		{Query{Text: "How many weeks did the talks take?"}, "take talk week"},
		{Query{Text: "What was the name of the harbour?"}, "harbour"},
		{Query{Text: "Which kind of mackerel moved?"}, "mackerel move"},
		{Query{Text: "the name of the harbour"}, "harbour name"},
		{Query{Text: "mackrel"}, "mackerel"},
		{Query{Text: "makcerel mackrel"}, "mackerel"},
		{Query{Text: "Denmrk"}, "denmark"},
		{Query{Text: "whne did Norway agree"}, "agre norwai"}, // a stop word, mistyped
		{Query{Text: "mackrel", Literal: true}, "mackrel"},
		{Query{Text: "Phrases are as they are", Phrases: []string{"mackrel"}}, "mackrel phrase"},
		{Query{Text: "sea"}, "sea"},
		{Query{Text: "se"}, "se"},         // too short to be sure
		{Query{Text: "mckrel"}, "mckrel"}, // two slips
		{Query{Text: "1o31"}, "1o31"},     // a number is no word
		{Query{Text: ""}, ""},
	} {
		asked := ix.ask(test.query)
		var got []string
		for _, w := range asked.terms() {
			got = append(got, w.text)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != test.want {
			t.Errorf("%+v: got %q, want %q", test.query, got, test.want)
		}
	}
	asked := ix.ask(Query{Text: "Who signed an accord?"})
	if len(asked.wishes) != asked.asked {
		t.Errorf("synonyms that no passage has: %+v", asked.wishes[asked.asked:])
	}
	asked = ix.ask(Query{Text: "Who consented? discuss"})
	if !slices.ContainsFunc(asked.wishes[asked.asked:], func(w wish) bool { return w.text == "talk" && asked.wishes[w.of].text == "discuss" }) {
		t.Errorf("%+v: nothing stands for “discuss”", asked.wishes)
	}
}

// Names are meant rather than other words, and a word that many passages have rather than
// one that few have.
func TestMend(t *testing.T) {
	ix := buildFS(t, files{"a.txt": `Towns

The Oslor came. A boat came, a boat sank, and a coat was lost.

The oslot and the boat. Oslor slept.
`}.fs())
	for _, test := range []struct{ word, want string }{
		{"oslox", "oslor"}, {"xoat", "boat"}, {"boaat", "boat"}, {"baot", "boat"}, {"oat", ""}, {"tteh", ""},
	} {
		if got, ok := ix.mend(test.word); got != test.want || ok != (test.want != "") {
			t.Errorf("mend(%q) = %q, %t, want %q", test.word, got, ok, test.want)
		}
	}
	if got, ok := ix.mend("taht"); got != "" || ok {
		t.Errorf("a stop word that the articles do not have: %q, %t", got, ok)
	}
	if got, ok := ix.mend("adn"); ok {
		t.Errorf("a short word: %q", got)
	}
	if got, ok := ix.mend("whas"); got != "" || !ok {
		t.Errorf("a stop word: %q, %t", got, ok)
	}
}

func TestSigns(t *testing.T) {
	for text, want := range map[string]sign{
		"It began in 1949.":         yearSign | numberSign,
		"They met in May.":          nameSign | monthSign,
		"Seven of nine came.":       numberSign,
		"He left.":                  0,
		"The 7 islands and Iceland": numberSign | nameSign,
	} {
		if got := signsIn(text); got != want {
			t.Errorf("%q: got %b, want %b", text, got, want)
		}
	}
	for text, want := range map[string]sign{
		"When was it?": dateSigns, "In what year was it?": dateSigns, "How many came?": numberSign, "Who came?": nameSign,
		"Where is it?": nameSign, "What is it?": 0, "Which country won?": nameSign, "Who won in which year?": dateSigns, "What kind is it?": 0,
	} {
		var a asking
		for start, end := range words(text) {
			a.passes(text[start:end], false)
		}
		if a.wants != want {
			t.Errorf("%q: got %b, want %b", text, a.wants, want)
		}
	}
}

func TestCopied(t *testing.T) {
	stems := func(n int32, changed ...int32) []token {
		var out []token
		for i := range n {
			out = append(out, token{stem: i})
		}
		for i, c := range changed {
			out[i].stem = c
		}
		return out
	}
	articles := map[string]*article.Article{"a": {}, "b": {}}
	at := func(id string, score float64, text []token) candidate {
		return candidate{&passage{article: articles[id], text: text}, score}
	}
	a := at("a", 5, stems(20))
	for _, test := range []struct {
		name string
		with candidate
		want bool
	}{
		{"the same", at("b", 5, stems(20)), true},
		{"two words of twenty", at("b", 5, stems(20, 100, 101)), true},
		{"three words of twenty", at("b", 5, stems(20, 100, 101, 102)), false},
		{"words that only look alike", at("b", 5, stems(20, 256, 257, 258)), false},
		{"longer", at("b", 5, stems(23)), false},
		{"under another title", at("b", 4, stems(20)), true},
		{"the same article", at("a", 5, stems(20)), false},
		{"nothing", at("b", 5, nil), false},
	} {
		if got := copied(a, test.with); got != test.want {
			t.Errorf("%s: got %t", test.name, got)
		}
	}
}
