// Package reading implements the reading of passages with a question in mind:
// what kind of answer a question wants, which sentence answers it best, and the
// few words of that sentence that are the answer.
//
// A Reader works in two steps. Each sentence of the passages is first weighed by
// the words it shares with the question and by whether it has anything of the kind
// that is wanted; that takes no grammar. The best few are then parsed, and every run
// of phrases in them that could be an answer is weighed by its kind, by the words
// beside it, and by how it stands to the question's words. Both steps are linear in
// clues with names; weights.tsv says how much each clue tells, and how that was
// found out. How likely the best answer is to be one at all is worked out from the
// same weights.
package reading

import (
	"cmp"
	"math"
	"slices"

	"attache/internal/article"
	"attache/internal/facts"
)

// A Parser tells the words and phrases of a sentence; a facts.Extractor is one. Of one of a document
// the tags are given that it has.
type Parser interface {
	Parse(sentence string, off int, mentions []facts.Mention) ([]facts.Word, []facts.Phrase)
	ParseTagged(sentence string, off int, mentions []facts.Mention, tags string) ([]facts.Word, []facts.Phrase)
}

// A Reader finds answers. It is safe for concurrent use.
type Reader struct {
	parser Parser
	model  *model
}

// New returns a Reader.
func New(p Parser) *Reader { return &Reader{parser: p, model: shipped()} }

// A Passage is part of an article, and where it came among those found.
type Passage struct {
	Document *facts.Document
	Span     article.Span // in the article's body

	// Coverage is the share of the question's words that the passage has, from 0 to 1,
	// words counting more that are rare in the corpus, as index.Hit has it. 0 is unknown: then
	// it is the share by how rare words are in news.
	Coverage float64
}

// A Best is an answer: a sentence, and the words in it that answer.
type Best struct {
	Passage    int          // index of the passage
	Sentence   article.Span // in the article's body, as Answer
	Answer     article.Span // within Sentence; all of it for a question of yes or no
	Kind       Kind         // of answer that the question wants
	Confidence float64      // 0 to 1: how likely it is that the sentence answers the question

	// Left is what Confidence is to be multiplied by: less than 1 where the sentence does not say
	// of the answer what the question asks, as in who did it to whom, more than 1 where it says
	// so in so many words.
	Left float64
}

// maxPassages and maxSentences are how many passages are looked at, and how many of
// their sentences are parsed: that is what takes the time. With five sentences F1 on SQuAD's
// questions is a tenth of a point higher, and a question takes half as long again.
const (
	maxPassages  = 10
	maxSentences = 3
)

// Answer returns what answers the question best in the passages, which stand in the
// order of how well they match it. It returns false when no words there could be an answer.
func (r *Reader) Answer(q Question, passages []Passage) (Best, bool) {
	c := r.Consider(q, passages)
	if len(c.Candidates) == 0 {
		return Best{}, false
	}
	left := c.caution(&q, r.model)
	best := &c.Candidates[c.best]
	s := c.sentences[best.sentence]
	b := Best{Passage: s.passage, Sentence: s.span, Answer: best.Span, Kind: q.Kind, Confidence: r.model.confidence(&q, &c), Left: left}
	if q.Kind == YesNo {
		b.Answer = b.Sentence
	}
	return b, true
}

// caution takes another candidate for the best one where that leaves less to expect after caution,
// and returns what is left of the confidence in the best. Of “Holm said that Berg stabbed her”
// that Holm did is likely, by the words, and cannot be.
func (c *Consideration) caution(q *Question, m *model) float64 {
	of := func(i int) float64 {
		o := &c.Candidates[i]
		return m.left(q, c.sentences[o.sentence], o.first, o.last)
	}
	left := of(c.best)
	if left >= 1 {
		return left
	}
	most := c.Candidates[c.best].expected * left
	for i := range c.Candidates[:min(len(c.Candidates), contenders)] {
		if c.Candidates[i].expected <= most {
			continue
		}
		if l := of(i); c.Candidates[i].expected*l > most {
			c.best, most, left = i, c.Candidates[i].expected*l, l
		}
	}
	return left
}

// A Consideration is all that came into question as an answer.
type Consideration struct {
	Candidates []Candidate
	sentences  []*sentence
	best       int // index of the best candidate
}

// A Candidate is a run of words that might be the answer.
type Candidate struct {
	article.Span         // in the article's body
	Passage      int     // index of the passage
	Score        float64 // logarithm of its odds against the others, up to a constant
	sentence     int     // index in Consideration.sentences
	first, last  int     // its words
	share        float64 // of what is likely, among the contenders
	expected     float64 // how many of its words can be expected to be right, as F1
}

// Consider returns every candidate with its score.
func (r *Reader) Consider(q Question, passages []Passage) Consideration {
	c := Consideration{sentences: r.best(&q, passages)}
	for i, s := range c.sentences {
		r.parse(&q, s)
		c.Candidates = slices.Grow(c.Candidates, 50)
		e := &sink{model: r.model}
		add := func(first, last int) {
			e.sum = 0
			s.describe(&q, first, last, e)
			c.Candidates = append(c.Candidates, Candidate{Span: s.text(first, last), Passage: s.passage, Score: e.sum, sentence: i, first: first, last: last})
		}
		if first, last, ok := s.measured(&q); ok { // nothing else comes into question
			c.Candidates = c.Candidates[:0]
			add(first, last)
			break
		}
		s.candidates(&q, add)
	}
	c.choose()
	return c
}

// contenders is how many candidates are compared with each other. Those that follow
// have next to no share in what is likely.
const contenders = 40

// choose takes the candidate of which most words can be expected to be right. That need
// not be the likeliest one: where "Wang Yi", "Foreign Minister Wang Yi" and "Wang Yi in
// Tunxi" are about as likely, the first is a good part of all.
func (c *Consideration) choose() {
	slices.SortStableFunc(c.Candidates, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
	top := c.Candidates[:min(len(c.Candidates), contenders)]
	sum := 0.0
	for i := range top {
		top[i].share = math.Exp(top[i].Score - top[0].Score)
		sum += top[i].share
	}
	most := 0.0
	for i := range top {
		expected := 0.0
		for j := range top {
			if top[i].sentence == top[j].sentence {
				expected += top[j].share / sum * c.sentences[top[i].sentence].likeness(&top[i], &top[j])
			}
		}
		if top[i].expected = expected; expected > most {
			c.best, most = i, expected
		}
	}
}

// likeness returns the F1 of the words that two candidates of the sentence share.
func (s *sentence) likeness(a, b *Candidate) float64 {
	count := func(first, last int) float64 {
		if first >= last {
			return 0
		}
		return float64(s.counted[last] - s.counted[first])
	}
	shared := count(max(a.first, b.first), min(a.last, b.last))
	if shared == 0 {
		return 0
	}
	return 2 * shared / (count(a.first, a.last) + count(b.first, b.last))
}
