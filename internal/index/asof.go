package index

import (
	"slices"

	"attache/internal/facts"
)

// AsOf returns the index as it would answer on a day, in article.DateLayout: of what
// had been published by then. Articles without a day are no part of it. Names are
// those of the whole corpus: who is meant by "Lavrov" is no news.
//
// It is a view and costs nothing to make; closing either closes both.
func (ix *Index) AsOf(day string) *Index { return &Index{tables: ix.tables, until: day} }

// counts reports whether an article is part of what is answered from.
func (ix *Index) counts(id string) bool {
	if ix.until == "" {
		return true
	}
	l := ix.leaves.get(id)
	return l != nil && ix.vouches(l)
}

// vouches reports whether what an article says is part of what is answered from.
func (ix *Index) vouches(l *leaf) bool {
	return ix.until == "" || l.article.Date != "" && l.article.Date <= ix.until
}

// seen returns an entity as the articles that count know it, and how often they
// mention it; nil when they do not.
func (ix *Index) seen(e *entity) (*facts.Entity, int) {
	if e == nil {
		return nil, 0
	}
	if ix.until == "" {
		return e.Entity, e.mentions
	}
	by := e.by(ix.until)
	if len(by) == 0 {
		return nil, 0
	}
	unused := map[string]bool{}
	for _, a := range e.Aliases {
		unused[a] = true
	}
	for _, in := range by {
		if len(unused) == 0 { // most are in every article
			break
		}
		for known := range ix.corpus.Named(in.leaf.id()) {
			if ix.corpus.Canonical(in.leaf.id(), known.ID) == e.ID {
				delete(unused, known.Name)
				for _, a := range known.Aliases {
					delete(unused, a)
				}
			}
		}
	}
	out := *e.Entity
	out.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(a string) bool { return unused[a] })
	out.Evidence = nil
	first := by[len(by)-1].leaf
	for known, evidence := range ix.corpus.Named(first.id()) {
		if len(out.Evidence) == 0 && ix.corpus.Canonical(first.id(), known.ID) == e.ID {
			out.Evidence = evidence
		}
	}
	return &out, int(by[0].before)
}
