package annotate

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
)

func extractor(t *testing.T) *facts.Extractor {
	t.Helper()
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func newArticle(t testing.TB, body string) *article.Article {
	t.Helper()
	a, err := article.New(article.Article{ID: "a", Title: "A title", Date: "2022-03-30", Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// every returns the articles of the corpus and those that are awkward.
func every(t *testing.T) []*article.Article {
	t.Helper()
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	all := set.Articles
	for _, dir := range []string{"../../cmd/bot/testdata/awkward", "../answers/testdata/garbled", "../answers/testdata/straits"} {
		more, err := article.Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, more.Articles...)
	}
	garbled, err := article.Load("../article/testdata/garbled.txt")
	if err != nil {
		t.Fatal(err)
	}
	return append(all, garbled.Articles...)
}

// The words of the sentences tell what is marked: each mark as "label words".
func TestMarks(t *testing.T) {
	x := extractor(t)
	for _, test := range []struct {
		body string
		want []string
	}{
		{"Foreign Minister Ingrid Solberg (51) met Lars Madsen on Tuesday in Bergen.", []string{
			"N1 Ingrid Solberg|Ingrid Solberg", "N2 Lars Madsen|Lars Madsen", "N3 Bergen|Bergen",
			"A1 role of Ingrid Solberg: Foreign Minister|Foreign Minister", "A2 age of Ingrid Solberg: 51|51",
			"E1 2022-03-29 “Tuesday”: meet: Ingrid Solberg and Lars Madsen, in Bergen|Foreign Minister Ingrid Solberg (51) met Lars Madsen on Tuesday in Bergen",
		}},
		// An affiliation that the words only imply stands at the name that implies it.
		{"Greek Prime Minister Kyriakos Mitsotakis spoke.", []string{
			"N1 Greece|Greek", "N2 Kyriakos Mitsotakis|Kyriakos Mitsotakis",
			"A1 role of Kyriakos Mitsotakis: Greek Prime Minister|Greek Prime Minister", "A2 affiliation of Kyriakos Mitsotakis: Greece|Greek",
			"E1 in the week of 2022-03-30: speak: Kyriakos Mitsotakis|Greek Prime Minister Kyriakos Mitsotakis spoke",
		}},
		// What several hold in the same words is one mark.
		{"Turkey and India oppose the plan.", []string{
			"N1 Turkey|Turkey", "N2 India|India", "S1 Turkey and India oppose plan|oppose",
		}},
	} {
		text := New(x.Extract(newArticle(t, test.body)))
		var got []string
		for _, m := range text.Marks {
			got = append(got, m.Label+" "+m.Title+"|"+text.Words(m, 100))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.body, diff)
		}
	}
}

// Words that stand several times are marked where the entity is, and whole.
func TestWords(t *testing.T) {
	for _, test := range []struct {
		text, words string
		from        int
		want        string
	}{
		{"Russian and Russia", "Russia", 0, "12-18"},
		{"a  new\nplan", "new plan", 0, "3-11"},
		{"a newplan", "new plan", 0, "none"},
		{"a", "", 0, "none"},
		{"aa a", "a", 1, "3-4"},
		{"“no”", "no", 0, "3-5"},
	} {
		s, ok := indexWords(test.text, test.words, test.from)
		got := "none"
		if ok {
			got = fmt.Sprintf("%d-%d", s.Start, s.End)
		}
		if got != test.want {
			t.Errorf("indexWords(%q, %q, %d) = %s, want %s", test.text, test.words, test.from, got, test.want)
		}
	}
}

// Whatever the places of marks are, the pieces are the body, and over each lie the marks
// whose places hold it.
func TestPiecesAreTheBody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"a", "é", "王", " ", "\n\n", "\r\n", "“x”", "# ", ". ", "<b>", "&amp;", "\u202e", "\x07"}), 1, 40).Draw(t, "body"), "")
		a, err := article.New(article.Article{ID: "a", Title: "t", Body: body})
		if err != nil {
			t.Skip("what was drawn is no article")
		}
		d := &facts.Document{Article: a}
		for range rapid.IntRange(0, 8).Draw(t, "spans") {
			from := rapid.IntRange(-1, len(body)+1).Draw(t, "from")
			s := article.Span{Start: from, End: from + rapid.IntRange(-1, 12).Draw(t, "length")}
			d.Quotes = append(d.Quotes, facts.Quote{Speaker: "x", Kind: facts.Direct, Content: []article.Span{s, {Start: s.Start + 3, End: s.End + 6}}})
		}
		text := New(d)
		at := 0
		for _, b := range text.Blocks {
			if b.Start != at || len(b.Pieces) == 0 || b.Pieces[0].Start != b.Start || b.Pieces[len(b.Pieces)-1].End != b.End {
				t.Fatalf("block %+v begins at %d", b, at)
			}
			for _, p := range b.Pieces {
				if p.Start != at || p.End <= p.Start {
					t.Fatalf("piece %+v begins at %d", p, at)
				}
				at = p.End
				over := map[int]bool{}
				for _, m := range p.Marks {
					over[m] = true
				}
				if len(over) != len(p.Marks) {
					t.Fatalf("a mark lies twice over %+v", p)
				}
				for n, m := range text.Marks {
					holds := false
					for _, place := range m.Places {
						holds = holds || place.Contains(p.Span)
					}
					if holds != over[n] {
						t.Fatalf("mark %s over %+v: got %t, want %t", m.Label, p, over[n], holds)
					}
				}
			}
		}
		if at != len(body) {
			t.Fatalf("the pieces end at %d of %d", at, len(body))
		}
		checkPage(t, text)
	})
}

func TestPagesShowTheBody(t *testing.T) {
	x := extractor(t)
	all := every(t)
	if len(all) < 10 {
		t.Fatalf("only %d articles", len(all))
	}
	for _, a := range all {
		t.Run(a.ID, func(t *testing.T) { checkPage(t, New(x.Extract(a))) })
	}
}

// A folder of further articles may be named: TEXTS=articles.jsonl.
func TestPagesShowFurtherBodies(t *testing.T) {
	if os.Getenv("TEXTS") == "" {
		t.Skip("TEXTS names no articles")
	}
	set, err := article.Load(filepath.Clean(os.Getenv("TEXTS")))
	if err != nil {
		t.Fatal(err)
	}
	x := extractor(t)
	for _, a := range set.Articles {
		checkPage(t, New(x.Extract(a)))
	}
}

// checkPage parses the page of a text as a browser does: the article must be the body,
// each link within the page must lead somewhere, and nothing that was not the page's own
// may run or be fetched.
func checkPage(t rapid.TB, text *Text) {
	page, err := Page(text, "")
	if err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var body strings.Builder
	ids := map[string]int{}
	var links []string
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		if n.Type == html.TextNode && inside {
			body.WriteString(n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val]++
				inside = inside || a.Val == "text"
			case a.Key == "href":
				links = append(links, a.Val)
			case a.Key == "style", a.Key == "src", strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s> has %s=%q", n.Data, a.Key, a.Val)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(root, false)
	if diff := cmp.Diff(text.Article.Body, body.String()); diff != "" {
		t.Errorf("the article is not its body (-want +got):\n%s", diff)
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d elements have the id %q", n, id)
		}
	}
	for _, l := range links {
		if id, ok := strings.CutPrefix(l, "#"); ok {
			if ids[id] == 0 {
				t.Errorf("a link leads to %q, which is not there", l)
			}
			continue
		}
		to, err := url.Parse(l)
		want, _ := url.Parse(text.Article.URL)
		if err != nil || to.Scheme+to.Host != want.Scheme+want.Host {
			t.Errorf("a link leads to %q", l)
		}
	}
	for _, m := range text.Marks {
		if ids[m.Label] == 0 {
			t.Errorf("%s is not in the list", m.Label)
		}
	}
	if n := bytes.Count(page, []byte("<script")); n != 1 {
		t.Errorf("the page has %d scripts", n)
	}
}

func TestPagePolicy(t *testing.T) {
	text := New(&facts.Document{Article: newArticle(t, "A text.")})
	page, err := Page(text, "")
	if err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`content="default-src &#39;none&#39;; script-src &#39;sha256-[^ ]+&#39;; style-src &#39;sha256-[^ ]+&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`)
	if !want.Match(page) {
		t.Error("the page has another policy")
	}
	if bytes.Contains(page, []byte("ZgotmplZ")) {
		t.Error("something was taken out of the page as unsafe")
	}
}

func TestPageOdd(t *testing.T) {
	a := newArticle(t, "A\u202etxt \x07 end.")
	a.URL = "javascript:alert(1)"
	page, err := Page(New(&facts.Document{Article: a}), "")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"<span class=\"odd\" data-code=\"U&#43;202E\" title=\"U&#43;202E\">\u202e</span>txt", `data-code="U&#43;0007"`} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if bytes.Contains(page, []byte("javascript:")) {
		t.Error("the page leads to a script")
	}
}

func TestIndex(t *testing.T) {
	a := newArticle(t, "A text.")
	a.Title, a.Retracted = "<script>1</script>", "wrong"
	page, err := Index([]Listing{{FileName("../../Ä x", 1), New(&facts.Document{Article: a})}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`href="001-x.html"`, "&lt;script&gt;", "retracted", "1 articles"} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestFileName(t *testing.T) {
	for _, test := range []struct {
		id   string
		n    int
		want string
	}{
		{"2022-03-30-talks", 1, "001-2022-03-30-talks.html"},
		{"../..", 12, "012-.html"},
		{"王毅", 3, "003-.html"},
		{strings.Repeat("a", 300), 3, "003-" + strings.Repeat("a", 60) + ".html"},
		{"CON", 4, "004-con.html"},
	} {
		if got := FileName(test.id, test.n); got != test.want {
			t.Errorf("FileName(%q, %d) = %q, want %q", test.id, test.n, got, test.want)
		}
	}
}
