package index

import (
	"cmp"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/typeahead"
)

// completion are the tables that finish what somebody types.
type completion struct {
	entities *typeahead.Table // numbered as ix.order
	speakers *subset          // who said something, or whose people did
	holders  *subset          // of stances, the same way
	topics   *typeahead.Table // of stances
	topic    []Topic          // by number in topics
	articles *typeahead.Table
	article  []*article.Article // by number in articles, the newest first
	sources  *typeahead.Table
	source   []string // by number in sources, the most frequent first
	days     *typeahead.Table
	day      []string // by number in days, the newest first
}

// A subset is a table of some entities.
type subset struct {
	*typeahead.Table
	entity []int // number in the table → number in ix.order
}

// A Topic is what a stance or a quotation is about.
type Topic struct {
	Name   string // as an article words it, or the name of the entity
	Entity string // id; empty when the topic is none
}

// Ready makes what completing needs, which otherwise the first who types waits for:
// a question from a shell never needs it.
func (ix *Index) Ready() { ix.completion() }

func (ix *Index) complete() *completion {
	c := &completion{}
	c.entities = typeahead.New(func(yield func([]string) bool) {
		for _, e := range ix.order {
			if !yield(ix.typed(e)) {
				return
			}
		}
	})
	c.speakers = ix.subset(func(e *entity) bool { return len(e.quotes) > 0 })
	c.holders = ix.subset(func(e *entity) bool { return len(e.stances) > 0 })
	c.topic = ix.targets()
	c.topics = ix.topicTable(c.topic)
	c.article = slices.Clone(ix.articles)
	slices.SortStableFunc(c.article, func(a, b *article.Article) int { return cmp.Compare(b.Date, a.Date) })
	c.articles = typeahead.New(func(yield func([]string) bool) {
		for _, a := range c.article {
			if !yield([]string{facts.Fold(a.Title), facts.Fold(a.ID), facts.Fold(a.Source), a.Date}) {
				return
			}
		}
	})
	c.source = frequent(c.article, func(a *article.Article) string { return a.Source })
	c.sources = foldedTable(c.source)
	c.day = frequent(c.article, func(a *article.Article) string { return a.Date })
	slices.SortFunc(c.day, func(a, b string) int { return strings.Compare(b, a) })
	c.days = foldedTable(c.day)
	return c
}

// typed returns what may be typed for an entity, its name first.
func (ix *Index) typed(e *entity) []string {
	names := []string{FoldName(e.Name)}
	for _, list := range [][]string{e.Aliases, ix.names.Names(e.ID), ix.names.Foreign(e.ID)} {
		for _, name := range list {
			names = append(names, FoldName(name))
		}
	}
	if e.Type == facts.Person {
		names = append(names, facts.Surnames(e.Entity)...)
	}
	return names
}

// subset returns a table of those of whom something holds, or of a member of whom.
func (ix *Index) subset(has func(*entity) bool) *subset {
	s := &subset{}
	s.Table = typeahead.New(func(yield func([]string) bool) {
		for n, e := range ix.order {
			if !has(e) && !slices.ContainsFunc(e.members, has) {
				continue
			}
			s.entity = append(s.entity, n)
			if !yield(ix.typed(e)) {
				return
			}
		}
	})
	return s
}

// targets returns what stances are about, the most frequent first.
func (ix *Index) targets() []Topic {
	var all []Topic
	for i := range ix.corpus.Stances {
		all = append(all, ix.target(&ix.corpus.Stances[i]))
	}
	return mostFrequent(all)
}

func (ix *Index) target(s *facts.Stance) Topic {
	if e := ix.entities[s.TargetID]; e != nil {
		return Topic{e.Name, e.ID}
	}
	return Topic{Name: s.Target}
}

// mostFrequent returns each topic once, the most frequent first, as it is worded
// where it comes first.
func mostFrequent(all []Topic) []Topic {
	type tally struct{ at, n int }
	of := map[string]*tally{}
	var out []Topic
	var counts []*tally
	for _, t := range all {
		key := cmp.Or(t.Entity, facts.Fold(t.Name))
		if of[key] == nil {
			of[key] = &tally{at: len(counts)}
			counts = append(counts, of[key])
			out = append(out, t)
		}
		of[key].n++
	}
	slices.SortStableFunc(counts, func(a, b *tally) int { return b.n - a.n })
	sorted := make([]Topic, len(out))
	for i, c := range counts {
		sorted[i] = out[c.at]
	}
	return sorted
}

func (ix *Index) topicTable(topics []Topic) *typeahead.Table {
	return typeahead.New(func(yield func([]string) bool) {
		for _, t := range topics {
			names := []string{FoldName(t.Name)}
			if e := ix.entities[t.Entity]; e != nil {
				names = ix.typed(e)
			}
			if !yield(names) {
				return
			}
		}
	})
}

// frequent returns the values of articles, the most frequent first, and no empty one.
func frequent(all []*article.Article, of func(*article.Article) string) []string {
	counts := map[string]int{}
	var out []string
	for _, a := range all {
		v := of(a)
		if counts[v]++; v != "" && counts[v] == 1 {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return counts[b] - counts[a] })
	return out
}

func foldedTable(all []string) *typeahead.Table {
	return typeahead.New(func(yield func([]string) bool) {
		for _, s := range all {
			if !yield([]string{facts.Fold(s)}) {
				return
			}
		}
	})
}

// A Part is a part of the entities, which comes first when a name is completed.
type Part int

const (
	Everyone Part = iota
	Speakers      // who said something, or whose people did
	Holders       // of stances, or whose people hold some
)

// Begun returns at most limit entities whose name somebody may be typing, the best
// first: who is called just so, then those of a part, then the others, and last those
// that are called nearly so.
func (ix *Index) Begun(typed string, part Part, limit int) []facts.Entity {
	c := ix.completion()
	var out []facts.Entity
	took := map[string]bool{}
	add := func(e *entity) {
		if e != nil && !took[e.ID] && len(out) < limit {
			took[e.ID] = true
			out = append(out, e.Entity)
		}
	}
	add(ix.entities[ix.names.CountryOf(strings.Trim(typed, around))])
	folded := FoldName(typed)
	everyone := c.entities.Find(folded, limit)
	first := everyone
	if part != Everyone {
		sub := c.speakers
		if part == Holders {
			sub = c.holders
		}
		first = sub.Find(folded, limit)
		for i := range first {
			first[i].Thing = sub.entity[first[i].Thing]
		}
	}
	for _, pass := range []struct {
		hits     []typeahead.Hit
		from, to typeahead.How
	}{
		{everyone, typeahead.Exact, typeahead.Exact},
		{first, typeahead.Begins, typeahead.Anywhere},
		{everyone, typeahead.Begins, typeahead.Anywhere},
		{first, typeahead.Nearly, typeahead.Nearly},
		{everyone, typeahead.Nearly, typeahead.Nearly},
	} {
		for _, h := range pass.hits {
			if pass.from <= h.How && h.How <= pass.to {
				add(ix.order[h.Thing])
			}
		}
	}
	return out
}

// maxOwn is how many statements of an actor are looked through for topics, the newest
// first.
const maxOwn = 300

// TopicsBegun returns at most limit topics of stances that somebody may be typing, the
// best first: those on which the actors hold a stance come before those on which
// others do.
func (ix *Index) TopicsBegun(typed string, actors []string, limit int) []Topic {
	var own []Topic
	for _, e := range ix.spokesmen(actors) {
		for _, i := range e.stances[:min(len(e.stances), maxOwn)] {
			own = append(own, ix.target(&ix.corpus.Stances[i]))
		}
	}
	c := ix.completion()
	return ix.topicsBegun(typed, own, limit, func(folded string) (out []Topic) {
		for _, h := range c.topics.Find(folded, limit) {
			out = append(out, c.topic[h.Thing])
		}
		return out
	})
}

// WordsBegun is TopicsBegun for quotations: those come first whom the actors have
// spoken of, and then everybody.
func (ix *Index) WordsBegun(typed string, actors []string, limit int) []Topic {
	var own []Topic
	for _, e := range ix.spokesmen(actors) {
		for _, i := range e.quotes[:min(len(e.quotes), maxOwn)] {
			q := &ix.corpus.Quotes[i]
			for _, span := range q.Content {
				for _, id := range ix.mentioned(q.Evidence[0].Article, span.Start, span.End) {
					if about := ix.entities[id]; about != nil && about != e {
						own = append(own, Topic{about.Name, id})
					}
				}
			}
		}
	}
	return ix.topicsBegun(typed, own, limit, func(folded string) (out []Topic) { return nil })
}

func (ix *Index) topicsBegun(typed string, own []Topic, limit int, others func(folded string) []Topic) []Topic {
	var out []Topic
	took := map[string]bool{}
	add := func(t Topic) {
		if key := cmp.Or(t.Entity, facts.Fold(t.Name)); !took[key] && len(out) < limit {
			took[key] = true
			out = append(out, t)
		}
	}
	folded := FoldName(typed)
	own = mostFrequent(own)
	for _, h := range ix.topicTable(own).Find(folded, limit) {
		add(own[h.Thing])
	}
	for _, t := range others(folded) {
		add(t)
	}
	for _, e := range ix.Begun(typed, Everyone, limit) {
		add(Topic{e.Name, e.ID})
	}
	return out
}

// spokesmen returns the entities of some ids, each with the people whose statements are
// shown when somebody asks for its own.
func (ix *Index) spokesmen(ids []string) []*entity {
	var out []*entity
	for _, id := range ids {
		if e := ix.entities[id]; e != nil {
			out = append(append(out, e), e.members...)
		}
	}
	return out
}

// ArticlesBegun returns at most limit articles of which somebody may be typing the
// title, the id, the source or the day, the best first.
func (ix *Index) ArticlesBegun(typed string, limit int) []*article.Article {
	c := ix.completion()
	return pickHits(c.articles.Find(facts.Fold(typed), limit), c.article)
}

// SourcesBegun returns at most limit sources whose name somebody may be typing, the
// best first.
func (ix *Index) SourcesBegun(typed string, limit int) []string {
	c := ix.completion()
	return pickHits(c.sources.Find(facts.Fold(typed), limit), c.source)
}

// DaysBegun returns at most limit days of publication that somebody may be typing, the
// newest first.
func (ix *Index) DaysBegun(typed string, limit int) []string {
	c := ix.completion()
	return pickHits(c.days.Find(facts.Fold(typed), limit), c.day)
}

func pickHits[T any](hits []typeahead.Hit, of []T) []T {
	var out []T
	for _, h := range hits {
		out = append(out, of[h.Thing])
	}
	return out
}

// Role returns the newest role of an entity.
func (ix *Index) Role(id string) (facts.Fact, bool) {
	if e := ix.entities[id]; e != nil {
		for _, i := range e.facts {
			if f := ix.corpus.Facts[i]; f.Label == "role" && ix.vouched(f.Evidence) {
				return f, true
			}
		}
	}
	return facts.Fact{}, false
}
