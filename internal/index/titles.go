package index

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// entitle notes under their folded ids and titles which articles come, and which of ids go.
func (b *builder) entitle(gone map[string]bool, come ...[]*article.Article) {
	lists := map[string]map[string]bool{} // as they become
	list := func(folded string) map[string]bool {
		ids := lists[folded]
		if ids == nil {
			ids = map[string]bool{}
			for id := range strings.SplitSeq(b.was.titles.get(folded), idEnd) {
				ids[id] = true
			}
			lists[folded] = ids
		}
		return ids
	}
	for id := range gone {
		if a := b.was.article(id); a != nil {
			for _, folded := range headings(a) {
				delete(list(folded), id)
			}
		}
	}
	for _, articles := range come {
		for _, a := range articles {
			for _, folded := range headings(a) {
				list(folded)[a.ID] = true
			}
		}
	}
	changes := make(map[string]string, len(lists))
	for folded, ids := range lists {
		delete(ids, "") // of no list
		changes[folded] = strings.Join(slices.Sorted(maps.Keys(ids)), idEnd)
	}
	b.titles = b.was.titles.with(changes)
}

// headings returns what an article is found by, folded: its id and its title.
func headings(a *article.Article) []string { return []string{facts.Fold(a.ID), facts.Fold(a.Title)} }

// article returns the article of an id, in force or withdrawn, or nil.
func (ix *Index) article(id string) *article.Article {
	if l := ix.leaves.get(id); l != nil {
		return l.article
	}
	n, found := slices.BinarySearchFunc(ix.withdrawn, id, func(a *article.Article, id string) int { return strings.Compare(a.ID, id) })
	if !found {
		return nil
	}
	return ix.withdrawn[n]
}

// Entitled returns the articles in whose id or title some words stand, folded, by id and
// those that were withdrawn last.
func (ix *Index) Entitled(words string) []*article.Article {
	found := map[string]*article.Article{}
	for folded, ids := range ix.titles.all {
		if !strings.Contains(folded, words) {
			continue
		}
		for id := range strings.SplitSeq(ids, idEnd) {
			if a := ix.article(id); a != nil && (a.Retracted != "" || ix.counts(id)) {
				found[id] = a
			}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b *article.Article) int {
		return cmp.Or(min(1, len(a.Retracted))-min(1, len(b.Retracted)), strings.Compare(a.ID, b.ID))
	})
}

// Titled returns the articles whose id or title is a name, whatever its capitals, in force
// or withdrawn.
func (ix *Index) Titled(name string) []*article.Article {
	var out []*article.Article
	if len(name) > 10*maxNameBytes {
		return nil
	}
	for id := range strings.SplitSeq(ix.titles.get(facts.Fold(name)), idEnd) {
		if a := ix.article(id); a != nil && (a.Retracted != "" || ix.counts(id)) {
			out = append(out, a)
		}
	}
	return out
}
