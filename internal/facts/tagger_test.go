package facts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tokenize"

	"attache/corpus"
	"attache/internal/article"
)

// TestTagger holds the tagger to prose's own, whose model it reads.
func TestTagger(t *testing.T) {
	theirs, err := tag.New()
	if err != nil {
		t.Fatal(err)
	}
	ours, err := newTagger()
	if err != nil {
		t.Fatal(err)
	}
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	var sentences []string
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range set.Articles {
		for _, p := range a.Passages {
			for _, s := range p.Sentences {
				sentences = append(sentences, a.Text(s.Span))
			}
		}
	}
	files, err := filepath.Glob("testdata/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		if text, err := os.ReadFile(f); err == nil {
			sentences = append(sentences, strings.Split(strings.ToValidUTF8(string(text), "?"), "\n")...)
		}
	}
	sentences = append(sentences, "0 * *T*-2 *-1 *U* *-1234 *ab* -LRB- -lrb- -RRB-x @home #home", "In 1999 -123 +123 12-3 -a-b 4.5 5th 10", strings.Repeat("long ", 300), "  ", "é É 条约 Лавров")
	for e := range emoticons {
		sentences = append(sentences, "He laughed "+e+" and left.")
	}
	for _, s := range sentences {
		for _, toks := range [][]tokenize.Token{x.words(s), fieldsOf(s)} {
			want := append([]tokenize.Token{}, toks...)
			theirs.TagTokens(want)
			ours.tag(toks)
			for i := range want {
				if toks[i].Tag != want[i].Tag {
					t.Fatalf("%q in %q is %s, want %s", toks[i].Text, s, toks[i].Tag, want[i].Tag)
				}
			}
		}
	}
}

func fieldsOf(s string) (out []tokenize.Token) {
	for f := range strings.FieldsSeq(s) {
		out = append(out, tokenize.Token{Text: f})
	}
	return out
}
