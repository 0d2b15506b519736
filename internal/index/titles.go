package index

import (
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// entitle notes under their folded ids and titles which articles come, and which of ids go.
func (b *builder) entitle(gone map[string]bool, come ...[]*article.Article) {
	changes := map[string]string{}
	list := func(folded string) []string {
		ids, ok := changes[folded]
		if !ok {
			ids = b.was.titles.get(folded)
		}
		return strings.Split(ids, idEnd)
	}
	for id := range gone {
		if a := b.was.article(id); a != nil {
			for _, folded := range headings(a) {
				changes[folded] = strings.Join(slices.DeleteFunc(list(folded), func(s string) bool { return s == id }), idEnd)
			}
		}
	}
	for _, articles := range come {
		for _, a := range articles {
			for _, folded := range headings(a) {
				if ids := list(folded); !slices.Contains(ids, a.ID) {
					changes[folded] = strings.Trim(strings.Join(append(ids, a.ID), idEnd), idEnd)
				}
			}
		}
	}
	b.titles = b.was.titles.with(changes)
}

// headings returns what an article is found by, folded: its id and its title.
func headings(a *article.Article) []string { return []string{facts.Fold(a.ID), facts.Fold(a.Title)} }

// article returns the article of an id, in force or withdrawn, or nil.
func (ix *Index) article(id string) *article.Article {
	if l := ix.leaves.get(id); l != nil {
		return l.doc.Article
	}
	n, found := slices.BinarySearchFunc(ix.withdrawn, id, func(a *article.Article, id string) int { return strings.Compare(a.ID, id) })
	if !found {
		return nil
	}
	return ix.withdrawn[n]
}

// Titled returns the articles whose id or title is a name, whatever its capitals, in force
// or withdrawn.
func (ix *Index) Titled(name string) []*article.Article {
	var out []*article.Article
	if len(name) > 10*maxNameBytes {
		return nil
	}
	ids := strings.Split(ix.titles.get(facts.Fold(name)), idEnd)
	slices.Sort(ids)
	for _, id := range ids {
		if a := ix.article(id); a != nil && (a.Retracted != "" || ix.counts(id)) {
			out = append(out, a)
		}
	}
	return out
}
