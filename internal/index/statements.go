package index

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"attache/internal/facts"
)

// maxStatements bounds how many statements on a topic are looked at.
const maxStatements = 200

// QuotesOn returns what the entities said about a topic, in the order of the
// articles: the quotations that have it in their own words or, when there are
// none, those whose sentence has it.
func (ix *Index) QuotesOn(ctx context.Context, whose []string, topic string) ([]facts.Quote, error) {
	return on(ctx, ix, quoteDoc, ix.quoteAt, whose, topic)
}

// StancesOn returns the entities' stances on a topic, in the order of the
// articles: those whose target it is or, when there are none, those whose
// sentence has it.
func (ix *Index) StancesOn(ctx context.Context, whose []string, topic string) ([]facts.Stance, error) {
	return on(ctx, ix, stanceDoc, ix.stanceAt, whose, topic)
}

// on finds the statements of a kind, by their own words and then by their
// sentence. A topic is found where all of its words are, or where the entity is
// named that the topic is a name of.
func on[T any](ctx context.Context, ix *Index, kind byte, get func(*leaf, int) (T, bool), whose []string, topic string) ([]T, error) {
	named, err := ix.Named(ctx, topic)
	if err != nil {
		return nil, fmt.Errorf("cannot resolve a topic: %w", err)
	}
	stems := ix.Terms(topic)
	for _, field := range []struct{ words, id string }{{fieldOwn, fieldOwnID}, {fieldTopic, fieldTopicID}} {
		var fits []query.Query
		if len(stems) > 0 {
			fits = append(fits, every(field.words, stems))
		}
		for _, m := range named {
			fits = append(fits, term(field.id, m.Entity.ID))
		}
		if len(fits) == 0 {
			return nil, nil
		}
		var about []query.Query
		for _, id := range whose {
			about = append(about, term(fieldAbout, id))
		}
		q := bleve.NewConjunctionQuery(term(fieldKind, string(kind)), bleve.NewDisjunctionQuery(about...), bleve.NewDisjunctionQuery(fits...))
		if out, err := statementsOf(ctx, ix, q, get); err != nil || len(out) > 0 {
			return out, err
		}
	}
	return nil, nil
}

func (ix *Index) quoteAt(l *leaf, n int) (facts.Quote, bool) { return ix.quote(&l.said.Quotes[n]) }

func (ix *Index) stanceAt(l *leaf, n int) (facts.Stance, bool) { return ix.stance(&l.said.Stances[n]) }

// statementsOf returns the statements that q matches and get has, in the order of the articles.
func statementsOf[T any](ctx context.Context, ix *Index, q query.Query, get func(*leaf, int) (T, bool)) ([]T, error) {
	hits, err := ix.search(ctx, bleve.NewSearchRequestOptions(q, maxStatements, 0, false))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(hits, func(a, b match) int { return strings.Compare(a.id, b.id) })
	var out []T
	for _, h := range hits {
		if l, n := ix.place(h); l != nil {
			if v, ok := get(l, n); ok {
				out = append(out, v)
			}
		}
	}
	return out, nil
}

// term matches a value of a field.
func term(field, value string) query.Query {
	t := bleve.NewTermQuery(value)
	t.SetField(field)
	return t
}

// every matches where a field has all of the terms.
func every(field string, terms []string) query.Query {
	var must []query.Query
	for _, t := range terms {
		must = append(must, term(field, t))
	}
	return bleve.NewConjunctionQuery(must...)
}
