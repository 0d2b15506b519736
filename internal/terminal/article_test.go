package terminal

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"attache/corpus"
	"attache/internal/annotate"
	"attache/internal/article"
	"attache/internal/facts"

	"github.com/google/go-cmp/cmp"
)

// signs are the marks in a text, where the text itself has no braces.
var signs = regexp.MustCompile(`\[|\]|\{…?[A-Z]\d+:|\}`)

// Without its marks, what is shown of a paragraph is the paragraph.
func TestArticleIsComplete(t *testing.T) {
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	marks := 0
	for _, a := range set.Articles {
		text := annotate.New(x.Extract(a))
		for _, b := range text.Blocks {
			var all strings.Builder
			for _, r := range markedRuns(text, b) {
				all.WriteString(r.text)
			}
			marks += len(signs.FindAllString(all.String(), -1))
			if diff := cmp.Diff(a.Text(b.Span), signs.ReplaceAllString(all.String(), "")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", a.ID, diff)
			}
		}
	}
	if marks < 100 {
		t.Errorf("only %d marks were found", marks)
	}
}

// Places that cross, touch and hold each other, as no rule makes them on purpose.
func TestArticleMarksThatCross(t *testing.T) {
	a, err := article.New(article.Article{ID: "a", Title: "Letters", Body: "abcdefgh \x1b[31m"})
	if err != nil {
		t.Fatal(err)
	}
	quote := func(from, to int) facts.Quote {
		return facts.Quote{Speaker: "X", Kind: facts.Direct, Content: []article.Span{{Start: from, End: to}}}
	}
	d := &facts.Document{Article: a,
		Entities: []facts.Entity{{ID: "topic/c", Name: "See", Type: facts.Topic}},
		Mentions: []facts.Mention{{Span: article.Span{Start: 2, End: 3}, Entity: "topic/c"}},
		Quotes:   []facts.Quote{quote(0, 4), quote(2, 6), quote(6, 8)},
	}
	var out bytes.Buffer
	if err := Article(&out, annotate.New(d), Style{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"{Q1:ab{Q2:[c]d}}{…Q2:ef}{Q3:gh} �[31m", "  [ ] c = See (topic)\n", "  Q1  X, direct\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	out.Reset()
	if err := Article(&out, annotate.New(d), Style{Color: true}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "\x1b[32m{Q1:ab{Q2:\x1b[0m\x1b[1m[c]") {
		t.Errorf("the marks have other colours in\n%q", out.String())
	}
}
