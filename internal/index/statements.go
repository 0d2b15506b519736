package index

import (
	"context"
	"fmt"
	"slices"

	"attache/internal/facts"
)

// maxStatements bounds how many statements on a topic are looked at.
const maxStatements = 200

// QuotesOn returns what the entities said about a topic, in the order of the
// articles: the quotations that have it in their own words or, when there are
// none, those whose sentence has it.
func (ix *Index) QuotesOn(ctx context.Context, whose []string, topic string) ([]facts.Quote, error) {
	if !ix.any(whose, func(e *entity) bool { return len(e.quotes) > 0 }) {
		return nil, nil
	}
	return on(ctx, ix, quoteDoc, ix.quoteAt, whose, topic)
}

// StancesOn returns the entities' stances on a topic, in the order of the
// articles: those whose target it is or, when there are none, those whose
// sentence has it.
func (ix *Index) StancesOn(ctx context.Context, whose []string, topic string) ([]facts.Stance, error) {
	if !ix.any(whose, func(e *entity) bool { return len(e.stances) > 0 }) {
		return nil, nil
	}
	return on(ctx, ix, stanceDoc, ix.stanceAt, whose, topic)
}

// any reports whether something is so of one of the entities: most have said nothing, and hold
// nothing.
func (ix *Index) any(ids []string, is func(*entity) bool) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		e := ix.entities.get(id)
		return e != nil && is(e)
	})
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
		// All of the words, or one of the names: each word, or one of the names.
		var names []value
		for _, m := range named {
			names = append(names, value{field.id, m.Entity.ID})
		}
		var fits [][]value
		for _, s := range stems {
			fits = append(fits, append(one(field.words, s), names...))
		}
		if len(stems) == 0 {
			fits = append(fits, names)
		}
		if len(fits[0]) == 0 {
			return nil, nil
		}
		var about []value
		for _, id := range whose {
			about = append(about, value{fieldAbout, id})
		}
		groups := append([][]value{one(fieldKind, string(kind)), about}, fits...)
		if out, err := statementsOf(ctx, ix, get, groups...); err != nil || len(out) > 0 {
			return out, err
		}
	}
	return nil, nil
}

func (ix *Index) quoteAt(l *leaf, n int) (facts.Quote, bool) {
	return *l.quote(n), ix.vouches(l)
}

func (ix *Index) stanceAt(l *leaf, n int) (facts.Stance, bool) {
	return *l.stance(n), ix.vouches(l)
}

// statementsOf returns the statements that match and get has, in the order of the articles.
func statementsOf[T any](ctx context.Context, ix *Index, get func(*leaf, int) (T, bool), groups ...[]value) ([]T, error) {
	found, err := ix.find(ctx, maxStatements, groups...)
	if err != nil {
		return nil, err
	}
	var out []T
	for _, m := range found {
		if l := ix.leaves.get(m.id); l != nil {
			if v, ok := get(l, m.number); ok {
				out = append(out, v)
			}
		}
	}
	return out, nil
}
