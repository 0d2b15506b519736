package facts

import (
	"iter"
	"maps"
	"reflect"
	"slices"
)

// A Change says what an Update made different.
type Change struct {
	Entities  []string // joined ids of entities that are new, gone, or different in any way; sorted
	Documents []string // ids of articles, other than those put or removed, of which a name now means another; sorted
}

// Said is what one article says, under the joined entities.
type Said struct {
	Facts   []Fact
	Quotes  []Quote
	Stances []Stance
	Events  []Event
}

// Update returns the corpus with docs added, each in the place of the one of the same
// article id, and without the articles of the ids removed. c stays as it is.
func (c *Corpus) Update(docs []*Document, removed []string) (*Corpus, Change) {
	all, put := maps.Clone(c.docs), map[string]bool{}
	for _, id := range removed {
		delete(all, id)
	}
	for _, d := range docs {
		if all == nil {
			all = map[string]*Document{}
		}
		all[d.Article.ID] = d
		put[d.Article.ID] = true
	}
	var in []*Document
	for _, id := range slices.Sorted(maps.Keys(all)) {
		in = append(in, all[id])
	}
	n := Join(in)
	var change Change
	for id, e := range n.byID {
		if old := c.byID[id]; old == nil || !reflect.DeepEqual(old, e) || !slices.Equal(c.naming[id], n.naming[id]) {
			change.Entities = append(change.Entities, id)
		}
	}
	for id := range c.byID {
		if n.byID[id] == nil {
			change.Entities = append(change.Entities, id)
		}
	}
	for id, d := range all {
		if put[id] || c.docs[id] == nil {
			continue
		}
		if slices.ContainsFunc(d.Entities, func(e Entity) bool {
			was, is := c.Canonical(id, e.ID), n.Canonical(id, e.ID)
			return was != is || c.byID[was].Name != n.byID[is].Name
		}) {
			change.Documents = append(change.Documents, id)
		}
	}
	slices.Sort(change.Entities)
	slices.Sort(change.Documents)
	return n, change
}

// Entity returns a joined entity, which callers must not change.
func (c *Corpus) Entity(id string) (*Entity, bool) {
	e, ok := c.byID[id]
	return e, ok
}

// Entities yields the joined entities by id.
func (c *Corpus) Entities() iter.Seq[*Entity] {
	return func(yield func(*Entity) bool) {
		for i := range c.entities {
			if !yield(&c.entities[i]) {
				return
			}
		}
	}
}

// Naming returns the ids of the articles that name a joined entity, sorted.
func (c *Corpus) Naming(id string) []string { return c.naming[id] }

// Document returns an article of the corpus, or nil.
func (c *Corpus) Document(article string) *Document { return c.docs[article] }
