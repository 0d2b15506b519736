package facts

import (
	"slices"
	"testing"

	"attache/internal/article"
)

// Every cue of the lexicon stands beside an example, and every example is a
// test: whoever adds a line sees at once whether it works.
func TestCueExamples(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range x.lx.cues.all {
		t.Run(q.text, func(t *testing.T) {
			// Surnames are known in a real article by the full names before them.
			const people = "Sergei Lavrov, Wang Yi, Joe Biden, Donald Trump, Barack Obama, Hillary Clinton, Narendra Modi, Vladimir Putin, Bashar al-Assad, Volodymyr Zelensky and Elizabeth Warren were there.\n\n"
			a, err := article.New(article.Article{ID: "example", Body: people + q.sentence + "\n"})
			if err != nil {
				t.Fatal(err)
			}
			var got []Stance
			for _, s := range x.Extract(a).Stances {
				if s.Rule == "cue:"+q.text {
					got = append(got, s)
				}
			}
			if !slices.ContainsFunc(got, func(s Stance) bool {
				return (s.Holder == q.holder || x.endsWith(s.Holder, q.holder)) && s.Polarity == q.want && (s.Target == q.target || x.endsWith(s.Target, q.target))
			}) {
				t.Errorf("%q\n got %+v\nwant %s | %s | %s", q.sentence, got, q.holder, q.want, q.target)
			}
		})
	}
}

// endsWith reports whether name is a full name with that surname.
func (x *Extractor) endsWith(name, surname string) bool {
	return len(name) > len(surname) && name[len(name)-len(surname):] == surname
}
