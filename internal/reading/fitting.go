package reading

import (
	"slices"

	"attache/internal/article"
)

// A Clue is something that speaks for or against an answer, and how strongly.
type Clue struct {
	Name  string // as in weights.tsv
	Value float64
}

// A Weighed is a sentence or a candidate with the clues that its score is the sum of:
// what the weights are fitted to.
type Weighed struct {
	article.Span
	Passage int
	Score   float64
	Clues   []Clue
}

// With returns a Reader with another model.
func (r *Reader) With(t Tables) *Reader {
	return &Reader{parser: r.parser, model: parseModel(t)}
}

// Sentences returns all sentences of the passages, in their order, with the clues to
// whether they have the answer.
func (r *Reader) Sentences(q Question, passages []Passage) []Weighed {
	var out []Weighed
	for i, p := range passages[:min(len(passages), maxPassages)] {
		for _, s := range r.sentences(&q, i, p) {
			w := Weighed{Span: s.span, Passage: i, Score: s.score}
			e := &sink{model: r.model, keep: w.keep}
			s.weigh(&q, s.number, s.most, e)
			out = append(out, w)
		}
	}
	return out
}

// Candidates returns what Consider does, with the clues to whether it is the answer.
func (r *Reader) Candidates(q Question, passages []Passage) []Weighed {
	var out []Weighed
	for _, s := range r.best(&q, passages) {
		r.parse(&q, s)
		s.candidates(&q, func(first, last int) {
			w := Weighed{Span: s.text(first, last), Passage: s.passage}
			e := &sink{model: r.model, keep: w.keep}
			s.describe(&q, first, last, e)
			w.Score = e.sum
			out = append(out, w)
		})
	}
	return out
}

// Doubts returns the clues and the signs by which it is told whether the best answer is one;
// none where there is no answer.
func (r *Reader) Doubts(q Question, passages []Passage) ([]Clue, []float32) {
	c := r.Consider(q, passages)
	if len(c.Candidates) == 0 {
		return nil, nil
	}
	c.caution(&q, r.model)
	var w Weighed
	c.doubt(&q, &sink{model: r.model, keep: w.keep})
	return w.Clues, c.signs(&q, r.model)
}

func (w *Weighed) keep(name string, value float64) {
	w.Clues = append(w.Clues, Clue{name, value})
}

// Stems returns the distinct stems of a text, sorted: what rarity is counted in.
func Stems(text string) []string {
	var out []string
	eachWord(text, func(start, end int) { out = append(out, stem(lower(text[start:end]))) })
	slices.Sort(out)
	return slices.Compact(out)
}
