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
	return l != nil && l.doc.Article.Date != "" && l.doc.Article.Date <= ix.until
}

// vouched reports whether evidence is part of what is answered from. What one
// article says has its first evidence there.
func (ix *Index) vouched(ev []facts.Evidence) bool {
	return ix.until == "" || len(ev) > 0 && ix.counts(ev[0].Article)
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
	mentions := 0
	used := map[string]bool{}
	var first []facts.Evidence // of the first article that names it
	for _, in := range e.leaves {
		id := in.leaf.id()
		if !ix.counts(id) {
			continue
		}
		mentions += in.mentions
		for _, known := range in.leaf.doc.Entities {
			if ix.corpus.Canonical(id, known.ID) != e.ID {
				continue
			}
			used[known.Name] = true
			if len(first) == 0 || id < first[0].Article {
				first = known.Evidence[:min(len(known.Evidence), 1)]
			}
			for _, a := range known.Aliases {
				used[a] = true
			}
		}
	}
	if mentions == 0 {
		return nil, 0
	}
	out := *e.Entity
	out.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), func(a string) bool { return !used[a] })
	out.Evidence = first
	return &out, mentions
}
