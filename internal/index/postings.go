package index

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"attache/internal/article"
	"attache/internal/facts"
)

// filters are what a passage must be to be a candidate at all.
type filters struct {
	entity, article string
	source          string // folded
	from, to        string
	stems           []string // that must stand in it
	phrases         []string // as spell gives them, and stems has their words
}

// filters returns what a query demands of passages, as of the day of the index.
func (ix *Index) filters(q Query) filters {
	f := filters{entity: q.Entity, article: q.Article, source: facts.Fold(q.Source), from: q.From, to: q.To}
	if ix.until != "" && (f.to == "" || f.to > ix.until) {
		f.to = ix.until // which an article without a day never meets
	}
	f.stems = ix.Terms(strings.Join(q.Phrases, " "))
	for _, p := range q.Phrases {
		f.phrases = append(f.phrases, spell(p))
	}
	return f
}

// A candidate is a passage that has some of what a query asks for.
type candidate struct {
	*passage
	score float64 // BM25
}

// pool is how many candidates are looked at before phrases are checked.
const pool = 200

// candidates returns the n passages of the highest score that have any of the terms and
// meet the filters, the best first. Without terms all that meet the filters have one score.
func (ix *Index) candidates(ctx context.Context, terms []wish, f filters, n int) ([]candidate, error) {
	var must []query.Query
	filter := func(field, value string) {
		if value != "" {
			t := bleve.NewTermQuery(value)
			t.SetField(field)
			t.SetBoost(0)
			must = append(must, t)
		}
	}
	filter(fieldEntity, f.entity)
	filter(fieldArticle, f.article)
	filter(fieldSource, f.source)
	if from, to, ok := days(f.from, f.to); ok {
		yes := true
		r := bleve.NewNumericRangeInclusiveQuery(from, to, &yes, &yes)
		r.SetField(fieldDay)
		r.SetBoost(0)
		must = append(must, r)
	}
	for _, t := range f.stems {
		must = append(must, textQuery(t, 1)) // few passages are left to look for the phrase in
	}
	var should []query.Query
	for _, t := range terms {
		if ix.frequency(t.text) > 0 {
			should = append(should, textQuery(t.text, t.boost))
		}
	}
	if len(should) == 0 && (len(must) == 0 || len(terms) > 0) {
		return nil, nil
	}
	if len(should) > 0 {
		must = append(must, bleve.NewDisjunctionQuery(should...))
	} else { // filters alone weigh nothing, and Bleve divides by the sum of the weights
		must = append(must, bleve.NewMatchAllQuery())
	}
	var root query.Query = bleve.NewConjunctionQuery(must...)
	if len(must) == 1 {
		root = must[0]
	}
	size := n
	if len(f.phrases) > 0 {
		size = max(size, pool)
	}
	found, err := ix.search(ctx, bleve.NewSearchRequestOptions(root, size, 0, false))
	if err != nil {
		return nil, err
	}
	out := make([]candidate, 0, min(n, len(found)))
	for _, h := range found {
		l, at := ix.place(h)
		if l == nil {
			continue
		}
		p := &l.passages[at]
		if len(f.phrases) > 0 && !containsAll(p.doc.Article.Text(p.span.Span), f.phrases) {
			continue
		}
		out = append(out, candidate{p, h.score})
		if len(out) == n {
			break
		}
	}
	return out, nil
}

// place returns the leaf that a document is of, and its number among those of its kind.
func (ix *Index) place(m match) (*leaf, int) {
	_, id, number := parseID(m.id)
	n, _ := strconv.Atoi(number)
	return ix.leaves.get(id), n
}

func textQuery(stem string, boost float64) query.Query {
	q := bleve.NewTermQuery(stem)
	q.SetField(fieldText)
	q.SetBoost(boost)
	return q
}

// days returns the range of day numbers that two dates give; an open end is nil.
func days(from, to string) (lo, hi *float64, ok bool) {
	parse := func(s string) *float64 {
		t, err := time.Parse(article.DateLayout, s)
		if err != nil {
			return nil
		}
		d := float64(dayNumber(t))
		return &d
	}
	lo, hi = parse(from), parse(to)
	return lo, hi, lo != nil || hi != nil
}

// containsAll reports whether the text has each phrase, as spell gives it, word
// for word, whatever the case, the white space and the punctuation.
func containsAll(text string, phrases []string) bool {
	spaced := spell(text)
	return !slices.ContainsFunc(phrases, func(p string) bool { return !strings.Contains(spaced, p) })
}

// spell returns the folded words of a text with a space around each.
func spell(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for start, end := range words(text) {
		b.WriteString(facts.Fold(text[start:end]))
		b.WriteByte(' ')
	}
	return b.String()
}
