package facts

import (
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
