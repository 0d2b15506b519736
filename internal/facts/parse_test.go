package facts

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	const body = "It rained. Norwegian Foreign Minister Ingrid Solberg met Lars Madsen in Oslo."
	d := read(t, published, body)
	off := strings.Index(body, "Norwegian")
	words, phrases := x.Parse(body[off:], off, d.Mentions)
	var got []string
	for i, p := range phrases {
		got = append(got, string(rune(p.Kind))+" "+body[off+words[p.First].Start:off+words[p.Last-1].End])
		for j := p.First; j < p.Last; j++ {
			if words[j].Phrase != i {
				t.Errorf("word %d says that it is in phrase %d, want %d", j, words[j].Phrase, i)
			}
		}
	}
	const want = "N Norwegian Foreign Minister Ingrid Solberg | V met | N Lars Madsen | P in | N Oslo | . ."
	if s := strings.Join(got, " | "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if words, phrases := x.Parse("", 0, nil); words != nil || phrases != nil {
		t.Errorf("got %v and %v for an empty sentence, want nothing", words, phrases)
	}
}

// TestParseTagged holds the parse of a sentence with the tags that its document has to the one
// without: of sentences with and without quotations, and of titles, lists and fragments.
func TestParseTagged(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../corpus/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("found no articles: %v", err)
	}
	bodies := []string{"“We came. We saw it ourselves. ‘It is’ ours,” Holm said. “It [T]his … is late”.\n\n- one thing\n- met by all\n\nand then 'We stayed', he said. ((fr))French language: Non.\n\nOslo — rebels said 😀 :-) no."}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, string(text))
	}
	kept, sentences := 0, 0
	for _, body := range bodies {
		d := read(t, published, body)
		for _, p := range d.Article.Passages {
			for _, s := range p.Sentences {
				tags := d.TagsOf(s.Span)
				sentences++
				if tags == "" {
					continue
				}
				kept++
				text := d.Article.Text(s.Span)
				words, phrases := x.Parse(text, s.Start, d.Mentions)
				gotWords, gotPhrases := x.ParseTagged(text, s.Start, d.Mentions, tags)
				if !slices.Equal(gotWords, words) || !slices.Equal(gotPhrases, phrases) {
					t.Errorf("%q with its tags is parsed as %v %v, want %v %v", text, gotWords, gotPhrases, words, phrases)
				}
			}
		}
	}
	if kept < sentences*9/10 {
		t.Errorf("of %d of %d sentences tags are kept, want nine in ten", kept, sentences)
	}
}
