package review

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"attache/internal/article"
	"attache/internal/facts"
)

// today is the day of these tests.
var today = time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)

// extractor is made once for all tests of the package: it holds no state.
var extractor = sync.OnceValues(facts.New)

// check returns the report on files.
func check(t *testing.T, files map[string]string) *Report {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, err := article.LoadFS(fsys, ".")
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Check(t.Context(), x, set, today)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// found returns the checks that spoke up, with the places.
func found(r *Report) string {
	var out []string
	for _, f := range r.Findings {
		out = append(out, fmt.Sprintf("%s:%d:%d %s", f.File, f.Line, f.Column, f.Check))
	}
	return strings.Join(out, ", ")
}

const matter = "---\ntitle: The quotas\ndate: 2024-05-02\nsource: The Fjord\nlanguage: en\n---\n"

// opening is a paragraph with which nothing is wrong.
const opening = "Norwegian Foreign Minister Ingrid Solberg met Danish Foreign Minister Lars Madsen on 2 May 2024 in Oslo. “We want a fair share of all the fish in these waters,” Solberg said.\n\n"

// TestText holds each check of a text to what it must find, and to what it must leave
// alone.
func TestText(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"sound", "Madsen praised the talks.", ""},
		{"open quotation", "Madsen said: “We are happy.", "a.md:9:14 quote-open"},
		{"open typewriter mark", "Madsen said: \"We are happy.", "a.md:9:14 quote-open"},
		{"second of two", "“Yes,” he said. “We are happy.", "a.md:9:17 quote-open"},
		{"over two paragraphs", "Madsen said: “We are happy.\n\n“And so is Norway.” He left.", ""},
		{"closed in the next", "Madsen wrote:\n\n\"We are happy.\n\nAnd so is Norway.\" He left.", ""},
		{"nested in the same marks", "Madsen said: \"The \"fair share\" is ours.\" He left.", ""},
		{"German marks", "Madsen said: „We are happy.“ He left. Then he said: »No.« And «Yes.»", ""},
		{"apostrophes", "It's the workers' party, and ‘no more. Rock ’n’ roll.", ""},
		{"inches", "The fish was 12\" long.", ""},
		{"lost beginning", "Madsen left. of the harbour.", "a.md:9:14 fragment"},
		{"lost beginning after a dash", "Madsen left. – Danish relations.", "a.md:9:14 fragment"},
		{"an aside", "Madsen left. — He said so.", ""},
		{"a list", "- one fish\n- two fish", ""},
		{"written so", "The iPhone was there. iPhones are. eBay is. al-Assad was. von der Leyen too.", ""},
		{"command", "The program youtube-dl is free. youtube-dl is good. He has youtube-dl and likes it.", ""},
		{"breaks off", "Madsen praised the talks, but then he went on and", "a.md:9:1 breaks-off"},
		{"list without stops", "Madsen praised these:\n\nThe harbour of Bergen in the north of Norway\n\nThe harbour of Oslo in the south of Norway", ""},
		{"wrong character set", "It isnâ€™t over, said MÃ¼ller.", "a.md:9:7 mojibake"},
		{"right characters", "Ângela Müller (Â) said “naïve” in São Paulo – 20 °C.", ""},
		{"lost character", "The mayor of S\ufffd\ufffdo Paulo.", "a.md:9:15 replaced"},
		{"tags", "Madsen <em>praised</em> &amp; left<br/>.", "a.md:9:8 html"},
		{"no tags", "AT&T; a < b and c > d; Q&A; <3", ""},
		{"wiki", "Madsen of [[Denmark]] left.", "a.md:9:11 markup"},
		{"soft hyphen", "The har\u00adbour.", "a.md:9:8 invisible"},
		{"joined emoji", "He sent 👩\u200d🚒.", ""},
		{"word twice", "Madsen praised the the talks.", "a.md:9:16 word-twice"},
		{"words that may", "What it is is this: he had had enough, very very much. Bora Bora. The talks. The talks.", ""},
		{"title", "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := check(t, map[string]string{"a.md": matter + opening + test.text})
			if got := found(r); got != test.want {
				t.Errorf("%s\ngot  %s\nwant %s", test.text, got, test.want)
			}
			for _, f := range r.Findings {
				if f.Start >= f.End || f.What == "" || f.Fix == "" || f.Article != "a" {
					t.Errorf("a finding without place, sentence or advice: %+v", f)
				}
			}
		})
	}
}

func TestMetadata(t *testing.T) {
	for _, test := range []struct{ name, file, text, want string }{
		{"nothing known", "a.md", opening, "a.md:1:0 date-missing, a.md:1:0 source-missing, a.md:1:0 title-missing"},
		{"text file", "a.txt", "The quotas\n" + opening, "a.txt:1:0 date-missing, a.txt:1:0 source-missing"},
		{"title repeated", "a.txt", "The quotas\n\nThe quotas\n\n2 May 2024\n\n" + opening, "a.txt:1:0 source-missing, a.txt:3:1 title-repeated"},
		{"title repeated behind the day", "a.txt", "The quotas\n\n2 May 2024\n\nThe “Quotas”\n\n" + opening, "a.txt:1:0 source-missing, a.txt:5:1 title-repeated"},
		{"title from the text", "a.md", "---\ndate: 2024-05-02\nsource: s\nlanguage: en\n---\n# The quotas\n\n" + opening, ""},
		{"tomorrow", "a.md", strings.Replace(matter, "2024-05-02", "2024-06-02", 1) + opening, "a.md:3:0 date-future"},
		{"today", "a.md", strings.Replace(matter, "2024-05-02", "2024-06-01", 1) + opening, ""},
		{"lost digit", "a.md", strings.Replace(matter, "2024-05-02", "0224-05-02", 1) + opening, "a.md:3:0 date-old"},
		{"dateline of another day", "a.md", matter + "April 2, 2024\n\n" + opening, "a.md:7:1 date-dateline"},
		{"dateline of the day before", "a.md", matter + "May 1, 2024\n\n" + opening, ""},
		{"agency of another month", "a.md", matter + "OSLO, March 2 (Wire) – " + opening, "a.md:7:7 date-dateline"},
		{"agency of the day", "a.md", matter + "OSLO, May 2 (Wire) – " + opening, ""},
		{"agency over New Year", "a.md", strings.Replace(matter, "2024-05-02", "2024-01-01", 1) + "OSLO, Dec. 31 (Wire) -- " + opening, ""},
		{"address", "a.md", strings.Replace(matter, "source:", "url: www.fjord.example\nsource:", 1) + opening, "a.md:4:0 url"},
		{"language", "a.md", strings.Replace(matter, "language: en", "language: english", 1) + opening, "a.md:5:0 language"},
		{"retracted", "a.md", strings.Replace(matter, "source:", "retracted: true\nsource:", 1) + "of the <b>harbour</b>.", "a.md:4:0 retracted"},
		{"retracted with a reason", "a.md", strings.Replace(matter, "source:", "retracted: wrong name\nsource:", 1) + "of the <b>harbour</b>.", ""},
		{"another language", "a.md", strings.Replace(matter, "language: en", "language: de", 1) + strings.Repeat("Es war nichts und es wurde nichts. ", 5), "a.md:7:1 no-facts"},
		{"line of a file", "a.jsonl", `{"id":"a","text":"` + strings.ReplaceAll(strings.TrimSpace(opening), "\n", " ") + `"}`,
			"a.jsonl:1:0 date-missing, a.jsonl:1:0 source-missing, a.jsonl:1:0 title-missing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := found(check(t, map[string]string{test.file: test.text})); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestNames holds the checks of names to what may be one, and to what is told to be two.
func TestNames(t *testing.T) {
	second := func(s string) map[string]string {
		return map[string]string{"a.md": matter + opening, "b.md": strings.Replace(matter, "quotas", "harbour", 1) + s + strings.Repeat(" Nobody had expected that of the talks.", 5)}
	}
	with := func(files map[string]string, names string) map[string]string {
		files["entities.yaml"] = names
		return files
	}
	const smiths = "Painter Ole Smith met Prime Minister Anna Smith. Painter Ole Smith praised her. The painter Per Smith watched. Prime Minister Jens Berg said that Smith praised the harbour."
	const typo = "Norwegian Foreign Minister Ingrid Solborg praised the harbour."
	for _, test := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"typo", second(typo), "b.md:7:28 one-person"},
		{"initial", second("Norwegian Foreign Minister I. Solberg praised the harbour, and Ingrid Solheim praised Norway."), "b.md:7:28 one-person"},
		{"another country and office", second("Swedish painter Ingrid Solborg praised the harbour."), ""},
		{"another given name", second("Norwegian Foreign Minister Astrid Solberg praised the harbour."), ""},
		{"told to be one", with(second(typo), "entities:\n - {name: Ingrid Solberg, aliases: [Ingrid Solborg]}"), ""},
		{"told to be two", with(second(typo), "entities:\n - {name: Ingrid Solberg}\n - {name: Ingrid Solborg}"), ""},
		{"bodies", second("Norway praised the Harbour Workers Union and the Harbour Worker Union."), "b.md:7:50 one-body"},
		{"neither the most nor the last", second(smiths), "b.md:7:147 surname"},
		{"told who", with(second(smiths), "meant:\n - {name: Smith, is: Ole Smith, in: b}"), ""},
		{"the one who is named most", second("Prime Minister Anna Smith met the painter Ole Smith on Monday. Smith praised the harbour."), ""},
		{"left open", with(second("President Smith praised the harbour."), "entities:\n - {name: Anna Smith}\n - {name: Ole Smith}"), "entities.yaml:2:0 name-unused, entities.yaml:3:0 name-unused"},
		{"nobody of that name", with(second("Norway praised Denmark."), "entities:\n - name: Ingrid Holberg"), "entities.yaml:2:0 name-unused"},
		{"alias alone", with(second("Norway praised Isol."), "entities:\n - {name: Ingrid Holberg, aliases: [Isol]}"), ""},
		{"no such article", with(second("Norway praised Denmark."), "ignored:\n - {name: Norway, in: c}"), "entities.yaml:2:0 article-unknown"},
		{"not in that article", with(second("Norway praised Denmark."), "meant:\n - {name: Madsen, is: Lars Madsen, in: b}"), "entities.yaml:2:0 name-unused"},
		{"meant is nobody", with(second("Madsen spoke to Norway."), "meant:\n - {name: Madsen, is: Pia Madsen, in: b}"), ""},
		{"ignored nowhere", with(second("Norway praised Denmark."), "ignored: [The Reader]"), "entities.yaml:1:0 name-unused"},
		{"wrong entry", with(second("Norway praised Denmark."), "ignored: [The Reader]\nmore: x"), "entities.yaml:1:0 name-unused, entities.yaml:2:0 left-out"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := found(check(t, test.files)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// TestDuplicates finds versions of one text, whatever was edited, and no two texts on one
// matter.
func TestDuplicates(t *testing.T) {
	long := opening
	for i := range 12 {
		long += fmt.Sprintf("In the year 20%02d the fishing fleet of Norway brought home %d thousand tons of herring and cod from the northern sea. ", i+10, 3*i+40)
	}
	edited := strings.Replace(strings.Replace(long, "herring and cod", "cod", 2), "fair share", "good share", 1)
	other := opening + strings.Repeat("The ministers agreed on nothing else, and left the town by train before it was night. ", 12)
	r := check(t, map[string]string{
		"a.md": matter + long, "b.md": strings.Replace(matter, "quotas", "harbour", 1) + edited,
		"c.md": strings.Replace(matter, "quotas", "town", 1) + other, "d.md": matter + opening + "Madsen said no more.",
	})
	if got, want := found(r), "b.md:7:1 duplicate, d.md:2:0 title-shared"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestMany says no more than a few things of one kind about one article.
func TestMany(t *testing.T) {
	r := check(t, map[string]string{"a.md": matter + opening + strings.Repeat("Madsen praised the the talks. ", 40)})
	if r.Warnings != maxPerArticle || len(r.Findings) != maxPerArticle {
		t.Errorf("%d warnings, want %d", r.Warnings, maxPerArticle)
	}
}

func TestInterrupted(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	a, err := article.New(article.Article{ID: "a", Body: opening})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if r, err := Check(ctx, x, &article.Set{Articles: []*article.Article{a}}, today); !errors.Is(err, context.Canceled) || r != nil {
		t.Errorf("got %v, %v", r, err)
	}
}

// TestUsable tells a corpus that can be used from one that cannot.
func TestUsable(t *testing.T) {
	for _, test := range []struct {
		files map[string]string
		want  bool
	}{
		{map[string]string{"a.md": matter + opening}, true},
		{map[string]string{"a.md": matter + opening + "of it."}, true},
		{map[string]string{"a.md": matter + opening, "b.md": ""}, false},
		{map[string]string{"b.md": ""}, false},
	} {
		if r := check(t, test.files); r.Usable != test.want {
			t.Errorf("%q: usable is %t, want %t", test.files, r.Usable, test.want)
		}
	}
}

// TestPrint keeps what stands in articles from driving the terminal.
func TestPrint(t *testing.T) {
	r := check(t, map[string]string{"a.md": strings.Replace(matter, "source:", "url: \"x\\e[2Jy\\u202e\"\nsource:", 1) + opening})
	for _, colored := range []bool{false, true} {
		var b bytes.Buffer
		if err := r.Print(&b, colored); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); strings.Contains(got, "[2J") && strings.Contains(got, "\x1b[2J") || strings.ContainsRune(got, '\u202e') ||
			strings.Contains(got, "\x1b[") != colored || !strings.HasSuffix(got, "\n1 article: 1 warning\n") {
			t.Errorf("colours %t: %q", colored, got)
		}
	}
}
