package index

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/sound"
	"attache/internal/typeahead"
)

// completion are the tables that finish what somebody types.
type completion struct {
	order    []*entity                    // by rank: the most mentioned first
	rank     map[string]int               // by entity id
	entities *typeahead.Table[int]        // numbered by rank
	speakers *subset                      // who said something, or whose people did
	holders  *subset                      // of stances, the same way
	sounds   func() *typeahead.Table[int] // of the entities; made when first asked for
	topics   *typeahead.Table[int]        // of stances
	topic    []Topic                      // by number in topics, the most frequent first
	topicOf  map[*facts.Stance]int32      // number in topics
	articles *typeahead.Table[int]
	article  []*article.Article // by number in articles, the newest first
	sources  *typeahead.Table[int]
	source   []string // by number in sources, the most frequent first
	days     *typeahead.Table[int]
	day      []string              // by number in days, the newest first
	deeds    *typeahead.Table[int] // what happened, as the articles tell it
	deed     []*happening          // by number in deeds, the newest first
}

// A subset is a table of some entities.
type subset struct {
	*typeahead.Table[int]
	rank []int // by number in the table
}

// A Topic is what a stance or a quotation is about.
type Topic struct {
	Name   string // as an article words it, or the name of the entity
	Entity string // id; empty when the topic is none
}

// Ready makes what completing needs, which otherwise the first who types waits for:
// a question from a shell never needs it.
func (ix *Index) Ready() { ix.completion().sounds() }

func (ix *Index) complete() *completion {
	c := &completion{order: ix.order(), rank: map[string]int{}}
	for n, e := range c.order {
		c.rank[e.ID] = n
	}
	c.entities = numbered(func(yield func([]string) bool) {
		for _, e := range c.order {
			if !yield(ix.typed(e)) {
				return
			}
		}
	})
	c.speakers = c.subset(ix, func(e *entity) bool { return len(e.quotes) > 0 })
	c.holders = c.subset(ix, func(e *entity) bool { return len(e.stances) > 0 })
	c.sounds = sync.OnceValue(func() *typeahead.Table[int] { return c.sounding(ix) })
	c.gatherTopics(ix)
	c.article = slices.Clone(ix.articles)
	slices.SortStableFunc(c.article, func(a, b *article.Article) int { return cmp.Compare(b.Date, a.Date) })
	c.articles = numbered(func(yield func([]string) bool) {
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
	c.gatherDeeds(ix)
	return c
}

// numbered returns a table of things by their numbers, of which the lesser come first.
func numbered(things iter.Seq[[]string]) *typeahead.Table[int] {
	return typeahead.New(func(yield func(typeahead.Thing[int]) bool) {
		n := 0
		for names := range things {
			if !yield(typeahead.Thing[int]{Key: n, Weight: int32(-n), Names: names}) {
				return
			}
			n++
		}
	})
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
		names = append(names, facts.Surnames(*e.Entity)...)
	}
	return names
}

// subset returns a table of those of whom something holds, or of a member of whom.
func (c *completion) subset(ix *Index, has func(*entity) bool) *subset {
	s := &subset{}
	s.Table = numbered(func(yield func([]string) bool) {
		for n, e := range c.order {
			if !has(e) && !slices.ContainsFunc(e.members, func(id string) bool { m := ix.entities.get(id); return m != nil && has(m) }) {
				continue
			}
			s.rank = append(s.rank, n)
			if !yield(ix.typed(e)) {
				return
			}
		}
	})
	return s
}

// gatherTopics finds what stances are about, and which stance is about what.
func (c *completion) gatherTopics(ix *Index) {
	var counts []int
	numbers := map[string]int{}
	of := map[*facts.Stance]int{}
	for _, s := range ix.allStances() {
		t, key := Topic{Name: s.Target}, facts.Fold(s.Target)
		if e := ix.entities.get(s.TargetID); e != nil {
			t, key = Topic{e.Name, e.ID}, e.ID
		}
		n, ok := numbers[key]
		if !ok {
			n = len(c.topic)
			numbers[key] = n
			c.topic, counts = append(c.topic, t), append(counts, 0)
		}
		of[s] = n
		counts[n]++
	}
	order := make([]int, len(c.topic)) // the most frequent first
	for n := range order {
		order[n] = n
	}
	slices.SortStableFunc(order, func(a, b int) int { return counts[b] - counts[a] })
	sorted, place := make([]Topic, len(order)), make([]int32, len(order))
	for i, n := range order {
		sorted[i], place[n] = c.topic[n], int32(i)
	}
	c.topic = sorted
	c.topicOf = map[*facts.Stance]int32{}
	for s, n := range of {
		c.topicOf[s] = place[n]
	}
	c.topics = numbered(func(yield func([]string) bool) {
		for _, t := range c.topic {
			names := []string{FoldName(t.Name)}
			if e := ix.entities.get(t.Entity); e != nil {
				names = ix.typed(e)
			}
			if !yield(names) {
				return
			}
		}
	})
}

// allStances returns the stances of the corpus, in the order of the articles.
func (ix *Index) allStances() []*facts.Stance {
	var out []*facts.Stance
	for _, a := range ix.articles {
		said := ix.leaves.get(a.ID).said
		for i := range said.Stances {
			out = append(out, &said.Stances[i])
		}
	}
	return out
}

// maxDeeds is how many happenings are offered, the newest: who is after an older one has
// more to say of it than its beginning.
const maxDeeds = 30000

// gatherDeeds finds what has happened. What somebody says has happened, or has not, is
// nothing to offer without saying whose word it is.
func (c *completion) gatherDeeds(ix *Index) {
	for _, h := range ix.happenings.of.all {
		if e := h.told[0]; e.Claimant == "" && e.Status != "denied" && (e.Date != "" || e.Place != "") {
			c.deed = append(c.deed, h)
		}
	}
	slices.SortFunc(c.deed, newer)
	c.deed = c.deed[:min(len(c.deed), maxDeeds)]
	c.deeds = numbered(func(yield func([]string) bool) {
		for _, h := range c.deed {
			e := h.told[0]
			names := []string{facts.Fold(e.What)}
			for _, id := range e.About {
				if who := ix.entities.get(id); who != nil && !strings.Contains(names[0], facts.Fold(who.Name)) {
					names = append(names, facts.Fold(who.Name))
				}
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

func foldedTable(all []string) *typeahead.Table[int] {
	return numbered(func(yield func([]string) bool) {
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
	folded := FoldName(typed)
	var lists []found[*entity]
	if n, ok := c.rank[ix.names.CountryOf(strings.Trim(typed, around))]; ok {
		lists = append(lists, found[*entity]{[]typeahead.Hit[int]{{Key: n, How: typeahead.Exact}}, c.ranked})
	}
	if part != Everyone {
		sub := c.speakers
		if part == Holders {
			sub = c.holders
		}
		lists = append(lists, found[*entity]{sub.Find(folded, limit), func(n int) *entity { return c.order[sub.rank[n]] }})
	}
	lists = append(lists, named(c, typed, limit, c.ranked)...)
	var out []facts.Entity
	for _, e := range merge(limit, lists...) {
		out = append(out, *e.Entity)
	}
	return out
}

func (c *completion) ranked(n int) *entity { return c.order[n] }

// StanceTopicsBegun returns at most limit topics of stances that somebody may be
// typing, the best first: those on which the actors hold a stance, then those on which
// anybody does, then whatever has a name.
func (ix *Index) StanceTopicsBegun(typed string, actors []string, limit int) []Topic {
	c := ix.completion()
	folded := FoldName(typed)
	own := own(ix, actors, func(e *entity) []*facts.Stance { return e.stances }, func(s *facts.Stance, add func(int)) { add(int(c.topicOf[s])) })
	topic := func(n int) Topic { return c.topic[n] }
	return without(actors, limit, merge(limit+len(actors), append([]found[Topic]{
		{c.topics.Among(folded, own, limit), topic},
		{c.topics.Find(folded, limit), topic}}, named(c, typed, limit, c.asTopic)...)...))
}

// QuoteTopicsBegun returns at most limit topics of quotations that somebody may be
// typing, the best first: whom the actors have spoken of, then whatever has a name.
func (ix *Index) QuoteTopicsBegun(typed string, actors []string, limit int) []Topic {
	c := ix.completion()
	folded := FoldName(typed)
	own := own(ix, actors, func(e *entity) []*facts.Quote { return e.quotes }, func(q *facts.Quote, add func(int)) {
		for _, span := range q.Content {
			for _, id := range ix.mentioned(q.Evidence[0].Article, span.Start, span.End) {
				if n, ok := c.rank[id]; ok {
					add(n)
				}
			}
		}
	})
	return without(actors, limit, merge(limit+len(actors), append([]found[Topic]{
		{c.entities.Among(folded, own, limit), c.asTopic}}, named(c, typed, limit, c.asTopic)...)...))
}

// named returns what is found among all entities, also when they are typed in another
// script.
func named[T any](c *completion, typed string, limit int, thing func(rank int) T) []found[T] {
	out := []found[T]{{c.entities.Find(FoldName(typed), limit), thing}}
	for _, hits := range c.abroad(typed, limit) {
		out = append(out, found[T]{hits, thing})
	}
	return out
}

func (c *completion) asTopic(n int) Topic { return Topic{c.order[n].Name, c.order[n].ID} }

// without returns at most limit topics that are none of the actors.
func without(actors []string, limit int, topics []Topic) []Topic {
	topics = slices.DeleteFunc(topics, func(t Topic) bool { return slices.Contains(actors, t.Entity) })
	return topics[:min(len(topics), limit)]
}

// maxOwn is how many statements of the actors and their people are looked through for
// topics, of each the newest first.
const maxOwn = 300

// own returns the numbers of the topics of the statements that entities and their
// people made, the most frequent first.
func own[T any](ix *Index, ids []string, of func(*entity) []T, topics func(statement T, add func(topic int))) []int {
	counts := map[int]int{}
	var out []int
	add := func(topic int) {
		if counts[topic]++; counts[topic] == 1 {
			out = append(out, topic)
		}
	}
	left := maxOwn
	for _, id := range ids {
		e := ix.entities.get(id)
		if e == nil {
			continue
		}
		for _, who := range append([]string{id}, e.members...) {
			who := ix.entities.get(who)
			if who == nil {
				continue
			}
			for _, statement := range of(who)[:min(len(of(who)), left)] {
				left--
				topics(statement, add)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return counts[b] - counts[a] })
	return out
}

// found is what a table found, and what its numbers stand for.
type found[T any] struct {
	hits  []typeahead.Hit[int]
	thing func(n int) T
}

// merge returns at most limit things, each once: those of that name from all lists
// first, then those with a beginning, last those with a typo; of each kind list by list.
func merge[T comparable](limit int, lists ...found[T]) []T {
	var out []T
	took := map[T]bool{}
	for _, to := range []typeahead.How{typeahead.Exact, typeahead.Anywhere, typeahead.Nearly} {
		for _, l := range lists {
			for _, h := range l.hits {
				if t := l.thing(h.Key); h.How <= to && !took[t] && len(out) < limit {
					took[t] = true
					out = append(out, t)
				}
			}
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

// maxFoundDeeds is how many happenings are looked at for those with a place.
const maxFoundDeeds = 200

// EventsBegun returns at most limit events that somebody may be typing, by what
// happened or who took part, the best first and of those alike the newest: those with a
// date or, with placed, those with a place.
func (ix *Index) EventsBegun(typed string, placed bool, limit int) []facts.Event {
	c := ix.completion()
	folded := facts.Fold(typed)
	if sound.Foreign(typed) {
		folded = sound.Latin(typed)
	}
	var out []facts.Event
	for _, h := range c.deeds.Find(folded, maxFoundDeeds) {
		e, ok := ix.happening(c.deed[h.Key])
		if ok && len(out) < limit && (placed && e.Place != "" || !placed && e.Date != "") {
			out = append(out, e)
		}
	}
	return out
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

func pickHits[T any](hits []typeahead.Hit[int], of []T) []T {
	var out []T
	for _, h := range hits {
		out = append(out, of[h.Key])
	}
	return out
}

// Role returns the newest role of an entity.
func (ix *Index) Role(id string) (facts.Fact, bool) {
	if e := ix.entities.get(id); e != nil {
		for _, f := range e.facts {
			if f.Label == "role" && ix.vouched(f.Evidence) {
				return *f, true
			}
		}
	}
	return facts.Fact{}, false
}
