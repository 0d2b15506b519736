package answers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/reading"
)

// readings is how many passages are read with a question in mind.
const readings = 10

// sure is how likely an answer must be to be given. Four in five of the questions that have
// an answer get one then: bot eval retrieval says so of SQuAD's, as its threshold.
const sure = 0.11

// A Retrieved is what was found for a question, before it is decided whether that answers.
type Retrieved struct {
	Hits  []index.Hit // the best first
	Short Short       // the best there is, however unsure
	read  int         // index of the hit that the short answer is in
	names []index.Naming
}

// Retrieve ranks at most limit passages for a question in plain words, and reads the first
// of them, as Ask does when no facts answer. It is there to measure that.
func (e *Engine) Retrieve(ctx context.Context, question string, limit int) (Retrieved, error) {
	ix := e.corpus()
	return retrieve(ctx, ix, question, reading.New(ix).Ask(question), limit)
}

func retrieve(ctx context.Context, ix *index.Index, text string, asked reading.Question, limit int) (r Retrieved, err error) {
	r.Short = empty().Short
	if r.Hits, err = ix.Passages(ctx, index.Query{Text: text, Limit: limit}); err != nil {
		return r, fmt.Errorf("cannot look for an answer: %w", err)
	}
	if r.names, err = namesIn(ctx, ix, text); err != nil {
		return r, err
	}
	var passages []reading.Passage
	for _, h := range first(r.Hits, readings) {
		passages = append(passages, reading.Passage{Document: ix.Document(h.Article.ID), Span: h.Span})
	}
	best, ok := reading.New(ix).Answer(asked, passages)
	if !ok {
		return r, nil
	}
	r.read = best.Passage
	h := r.Hits[r.read]
	best.Confidence *= h.Coverage // the reader does not know which words are rare in these articles
	r.Short = Short{Kind: string(best.Kind), Text: h.Article.Text(best.Answer), Start: best.Answer.Start, End: best.Answer.End,
		Confidence: best.Confidence, Evidence: []facts.Evidence{facts.Cite(h.Article, best.Sentence)}}
	return r, nil
}

// unknown returns the words of a question that begin with a capital, as names do, and are
// part of none that is known. The first word has one anyway.
func unknown(text string, known []index.Naming) []index.Naming {
	var out []index.Naming
	for i, w := range wordsOf(text) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s")
		if r, _ := utf8.DecodeRuneInString(w); i == 0 || !unicode.IsUpper(r) || slices.ContainsFunc(known, func(n index.Naming) bool { return n.Start <= i && i < n.End }) {
			continue
		}
		out = append(out, index.Naming{Start: i, End: i + len(w), Text: w})
	}
	return out
}

// read answers a question in plain words by the words of the articles that are its answer.
// Where they are not sure to be one, the passages that come nearest are shown as such. What
// asks nothing is answered by the passages that have its words.
//
// Tried is the form of the question whose command found nothing, nil if none has, and missed
// what it did not find. Nothing that is known was like it, so words that answer all the same
// must be about the very ones that the question names.
func (q *question) read(tried *form, missed string) error {
	asked := reading.New(q.ix).Ask(q.args)
	if !asked.Asks() || q.pointsBack(q.args) {
		return q.phrase()
	}
	r, err := retrieve(q.ctx, q.ix, q.args, asked, readings)
	if err != nil {
		return err
	}
	if r.Short.Confidence < sure || !q.bearsOn(r, tried) {
		q.showPassages(r.Hits, r.names)
		return q.notFound(cmp.Or(missed, msgNoPassage))
	}
	q.Short = r.Short
	q.Passages = append(q.Passages, passageOf(r.Hits[r.read]))
	q.showPassages(slices.Delete(r.Hits, r.read, r.read+1), r.names)
	return nil
}

// bearsOn reports whether the passage with the short answer is about those whom the question
// names: one of them or, after a form was tried in vain and for a yes or a no, all. After a
// form, a date or a place must also stand in a sentence that tells half of what was asked.
func (q *question) bearsOn(r Retrieved, tried *form) bool {
	h := r.Hits[r.read]
	speaks := func(n index.Naming) bool { return q.ix.Speaks(h, n) }
	lacks := func(n index.Naming) bool { return !speaks(n) }
	kind := reading.Kind(r.Short.Kind)
	if kind != reading.YesNo && (tried == nil || tried.command == "what") {
		return len(r.names) == 0 || slices.ContainsFunc(r.names, speaks)
	}
	if slices.ContainsFunc(r.names, lacks) || slices.ContainsFunc(unknown(q.args, r.names), lacks) {
		return false
	}
	if tried == nil || tried.anyway {
		return true
	}
	sentence := r.Short.Evidence[0].Text
	return 2*len(r.Short.Text) < len(sentence) && !(kind == reading.Place && q.names(r.Short, facts.Person)) &&
		q.ix.Share(q.args, nil, []facts.Evidence{{Text: sentence}}) >= enough
}

// names reports whether a short answer has the name of an entity of a type.
func (q *question) names(s Short, t facts.Type) bool {
	e := s.Evidence[0]
	e.Start, e.End = s.Start, s.End
	return slices.ContainsFunc(q.ix.Mentioned(e), func(id string) bool {
		found, _ := q.ix.Entity(id)
		return found.Type == t
	})
}
