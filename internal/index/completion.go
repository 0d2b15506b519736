package index

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/sound"
	"attache/internal/typeahead"
)

// completion are the tables that finish what somebody types. They never change: an
// update makes others, which share what is the same.
type completion struct {
	entities *table               // by id, and so are the two below
	speakers *table               // who said something, or whose people did
	holders  *table               // of stances, the same way
	sounds   *lazy[table]         // entities by how their names sound
	topics   *table               // of stances, by topicKey
	articles *table               // by id
	sources  *table               // by name
	days     *table               // by date
	deeds    *table               // what happened, as the articles tell it: by deedKey
	oldest   int32                // what is less new is not among the deeds
	worded   layered[string, int] // how many stances are on a topic that is no entity
	sourced  layered[string, int] // how many articles a source has
	dated    layered[string, int] // how many articles are of a day
}

type table = typeahead.Table[string]

// A lazy value is made when first asked for.
type lazy[T any] struct {
	mu    sync.Mutex
	make  func() *T
	value *T
}

func (l *lazy[T]) get() *T {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.value == nil {
		l.value, l.make = l.make(), nil
	}
	return l.value
}

// made returns the value, or nil when nobody asked for it yet.
func (l *lazy[T]) made() *T {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.value
}

// A Topic is what a stance or a quotation is about.
type Topic struct {
	Name   string // as an article words it, or the name of the entity
	Entity string // id; empty when the topic is none
}

// Ready makes what completing needs, which otherwise the first who types waits for:
// a question from a shell never needs it. An index that comes of one that is ready is
// ready, too.
func (ix *Index) Ready() { ix.completion.get().sounds.get() }

// A difference is what an update does to the completion.
type difference struct {
	entities iter.Seq2[string, *entity] // those that differ; nil: it is no more
	out, in  []*leaf
	dropped  map[*happening]bool
	made     []*happening
}

// completing returns the completion of the index that is made: at once when that of the
// one it comes of is there, so that nobody waits for it.
func (b *builder) completing() *lazy[completion] {
	ix := b.Index
	if was := b.was.completion.made(); was != nil {
		return &lazy[completion]{value: was.update(ix, difference{maps.All(b.changed), b.out, b.in, b.dropped, b.made})}
	}
	return &lazy[completion]{make: func() *completion {
		all := difference{entities: ix.entities.all}
		for _, l := range ix.leaves.all {
			all.in = append(all.in, l)
		}
		for _, h := range ix.happenings.of.all {
			all.made = append(all.made, h)
		}
		none := &table{}
		empty := &completion{entities: none, speakers: none, holders: none, sounds: &lazy[table]{}, topics: none, articles: none, sources: none, days: none, deeds: none}
		return empty.update(ix, all)
	}}
}

// update returns the completion of ix, to which a difference leads.
func (c *completion) update(ix *Index, by difference) *completion {
	n := &completion{}
	names := map[*entity][]string{} // most are in several tables
	typed := func(e *entity) []string {
		if names[e] == nil {
			names[e] = ix.typed(e)
		}
		return names[e]
	}
	n.entities = renew(c.entities, by.entities, func(_ string, e *entity) (int, []string) { return e.mentions, typed(e) })
	heard := maps.All(by.heard(ix))
	part := func(has func(*entity) bool) func(string, *entity) (int, []string) {
		return func(_ string, e *entity) (int, []string) {
			if !has(e) && !slices.ContainsFunc(e.members, func(id string) bool { m := ix.entities.get(id); return m != nil && has(m) }) {
				return 0, nil
			}
			return e.mentions, typed(e)
		}
	}
	n.speakers = renew(c.speakers, heard, part(func(e *entity) bool { return len(e.quotes) > 0 }))
	n.holders = renew(c.holders, heard, part(func(e *entity) bool { return len(e.stances) > 0 }))
	n.sounds = &lazy[table]{make: func() *table { return sounding(&table{}, ix.entities.all, ix.typed) }}
	if was := c.sounds.made(); was != nil {
		n.sounds = &lazy[table]{value: sounding(was, by.entities, typed)}
	}
	worded := by.count(c.worded, (*leaf).wordedTopics)
	n.topics, n.worded = renew(c.topics, by.entities, func(_ string, e *entity) (int, []string) {
		if len(e.targeted) == 0 {
			return 0, nil
		}
		return len(e.targeted), typed(e)
	}), c.worded.with(worded)
	n.topics = renew(n.topics, maps.All(worded), func(key string, stances int) (int, []string) {
		return stances, []string{FoldName(strings.TrimPrefix(key, wordedMark))}
	})
	n.articles = renew(c.articles, maps.All(by.leaves()), func(_ string, l *leaf) (int, []string) {
		a := l.article
		return dateNumber(a.Date), []string{facts.Fold(a.Title), facts.Fold(a.ID), facts.Fold(a.Source), a.Date}
	})
	sources := by.count(c.sourced, func(l *leaf) []string { return []string{l.article.Source} })
	n.sources, n.sourced = renew(c.sources, maps.All(sources), func(source string, articles int) (int, []string) {
		return articles, []string{facts.Fold(source)}
	}), c.sourced.with(sources)
	days := by.count(c.dated, func(l *leaf) []string { return []string{l.article.Date} })
	n.days, n.dated = renew(c.days, maps.All(days), func(day string, _ int) (int, []string) {
		return dateNumber(day), []string{day}
	}), c.dated.with(days)
	n.deeds, n.oldest = c.updateDeeds(ix, by, maxDeeds)
	return n
}

// renew returns a table with what has changed, by key. A zero value is no more; of the
// others, thing returns the weight and the names.
func renew[V comparable](t *table, changed iter.Seq2[string, V], thing func(key string, v V) (weight int, names []string)) *table {
	return t.Update(func(yield func(typeahead.Thing[string]) bool) {
		var zero V
		for key, v := range changed {
			th := typeahead.Thing[string]{Key: key}
			if v != zero {
				weight, names := thing(key, v)
				th.Weight, th.Names = int32(weight), names
			}
			if !yield(th) {
				return
			}
		}
	})
}

// heard returns the entities that differ, and those whose people do.
func (by difference) heard(ix *Index) map[string]*entity {
	out := maps.Collect(by.entities)
	for _, e := range by.entities {
		if e == nil {
			continue
		}
		for _, id := range e.member {
			if of := ix.entities.get(id); of != nil {
				out[id] = of
			}
		}
	}
	return out
}

// leaves returns the leaves that come, and nil for those that only go.
func (by difference) leaves() map[string]*leaf {
	out := map[string]*leaf{}
	for _, l := range by.out {
		out[l.id()] = nil
	}
	for _, l := range by.in {
		out[l.id()] = l
	}
	return out
}

// count returns how often there is now what leaves have, of which there was so much.
func (by difference) count(was layered[string, int], of func(*leaf) []string) map[string]int {
	now := map[string]int{}
	add := func(leaves []*leaf, n int) {
		for _, l := range leaves {
			for _, key := range of(l) {
				if _, ok := now[key]; !ok && key != "" {
					now[key] = was.get(key)
				}
				if key != "" {
					now[key] += n
				}
			}
		}
	}
	add(by.out, -1)
	add(by.in, 1)
	return now
}

// dateNumber returns a number that is the greater the later a date is, which may lack
// its day and its month. It takes 22 bits.
func dateNumber(date string) int {
	var n [3]int
	for i, s := range strings.SplitN(date, "-", len(n)) {
		n[i], _ = strconv.Atoi(s)
	}
	return (min(n[0], 9999)*13+n[1])*32 + n[2]
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

// wordedMark stands before the words of a topic where ids of entities stand, too.
const wordedMark = idEnd

// topicKey returns the id of the entity that a stance is about, or what it is about as the
// article words it.
func topicKey(s *facts.Stance) string {
	if s.TargetID != "" {
		return s.TargetID
	}
	return wordedMark + s.Target
}

// wordedTopics returns the keys of what the stances of a leaf are about and no entity is.
func (l *leaf) wordedTopics() []string {
	var out []string
	for i := range l.count(stanceDoc) {
		if s := l.stance(i); s.TargetID == "" {
			out = append(out, strings.Clone(topicKey(s)))
		}
	}
	return out
}

// topic returns the topic of a key.
func (ix *Index) topic(key string) (Topic, bool) {
	if words, ok := strings.CutPrefix(key, wordedMark); ok {
		return Topic{Name: words}, true
	}
	e := ix.entities.get(key)
	if e == nil {
		return Topic{}, false
	}
	return Topic{e.Name, e.ID}, true
}

// maxDeeds is how many happenings are offered, the newest, and up to a quarter more or
// less: who is after an older one has more to say of it than its beginning.
const maxDeeds = 30000

// updateDeeds returns the table of what has happened, with the most newest of it, and how
// new they are at least. What is less new is left out, so that most updates add and take
// away none but those that differ.
func (c *completion) updateDeeds(ix *Index, by difference, most int) (*table, int32) {
	oldest, made := c.oldest, slices.Values(by.made)
	changed := map[string]*happening{}
	for h := range by.dropped {
		changed[deedKey(h)] = nil
	}
	if n := c.deeds.Len() + len(by.made) - len(by.dropped); n > most+most/4 || oldest > 0 && n < most-most/4 {
		var all []int32
		for _, h := range ix.happenings.of.all {
			if offered(h) {
				all = append(all, newness(h))
			}
		}
		slices.Sort(all)
		oldest = 0
		if len(all) > most {
			oldest = all[len(all)-most]
		}
		made = func(yield func(*happening) bool) {
			for _, h := range ix.happenings.of.all {
				if !yield(h) {
					return
				}
			}
		}
	}
	for h := range made {
		changed[deedKey(h)] = h
	}
	return renew(c.deeds, maps.All(changed), func(_ string, h *happening) (int, []string) {
		if !offered(h) || newness(h) < oldest {
			return 0, nil
		}
		names := []string{facts.Fold(h.told[0].What)}
		for _, id := range h.told[0].About {
			if who := ix.entities.get(id); who != nil && !strings.Contains(names[0], facts.Fold(who.Name)) {
				names = append(names, facts.Fold(who.Name))
			}
		}
		return int(newness(h)), names
	}), oldest
}

// deedKey returns the id of the document of the account that speaks for a happening.
func deedKey(h *happening) string { return docID(eventDoc, h.told[0].article(), h.told[0].n) }

// offered reports whether a happening is offered. What somebody says has happened, or has
// not, is nothing to offer without saying whose word it is.
func offered(h *happening) bool {
	a := h.told[0]
	return a.Claimant == "" && a.Status != facts.Denied && (a.Date != "" || a.Place != "")
}

// newness is the greater the newer a happening is, of one day what happened before what
// was planned, and what is told most fully.
func newness(h *happening) int32 {
	a := h.told[0]
	n := dateNumber(a.Date) << 1
	if a.Status != facts.Planned {
		n++
	}
	return int32(n<<6 + min(fullness(a), 1<<6-1))
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
	c := ix.completion.get()
	var lists [][]hit
	if id := ix.names.CountryOf(strings.Trim(typed, around)); id != "" {
		lists = append(lists, []hit{{Key: id, How: typeahead.Exact}})
	}
	switch part {
	case Speakers:
		lists = append(lists, c.speakers.Find(FoldName(typed), limit))
	case Holders:
		lists = append(lists, c.holders.Find(FoldName(typed), limit))
	}
	var out []facts.Entity
	for _, e := range merge(limit, func(id string) (*entity, bool) { e := ix.entities.get(id); return e, e != nil }, append(lists, c.named(typed, limit)...)...) {
		out = append(out, *e.Entity)
	}
	return out
}

// StanceTopicsBegun returns at most limit topics of stances that somebody may be
// typing, the best first: those on which the actors hold a stance, then those on which
// anybody does, then whatever has a name.
func (ix *Index) StanceTopicsBegun(typed string, actors []string, limit int) []Topic {
	c := ix.completion.get()
	folded := FoldName(typed)
	own := own(ix, actors, func(e *entity) []ref { return e.stances }, func(r ref, add func(string)) { add(topicKey(r.stance())) })
	return ix.topics(actors, limit, append([][]hit{c.topics.Among(folded, own, limit), c.topics.Find(folded, limit)}, c.named(typed, limit)...)...)
}

// QuoteTopicsBegun returns at most limit topics of quotations that somebody may be
// typing, the best first: whom the actors have spoken of, then whatever has a name.
func (ix *Index) QuoteTopicsBegun(typed string, actors []string, limit int) []Topic {
	c := ix.completion.get()
	own := own(ix, actors, func(e *entity) []ref { return e.quotes }, func(r ref, add func(string)) {
		for _, span := range r.quote().Content {
			for _, id := range r.leaf.names(span.Start, span.End) {
				add(id)
			}
		}
	})
	return ix.topics(actors, limit, append([][]hit{c.entities.Among(FoldName(typed), own, limit)}, c.named(typed, limit)...)...)
}

// topics returns at most limit topics of those found, without the actors. Of the ways in
// which articles word one, the first counts.
func (ix *Index) topics(actors []string, limit int, lists ...[]hit) []Topic {
	seen := map[string]bool{}
	found := slices.DeleteFunc(merge(limit+len(actors), ix.topic, lists...), func(t Topic) bool {
		key := cmp.Or(t.Entity, wordedMark+facts.Fold(t.Name))
		again := seen[key]
		seen[key] = true
		return again || slices.Contains(actors, t.Entity)
	})
	return found[:min(len(found), limit)]
}

// named returns what is found among all entities, also when they are typed in another
// script.
func (c *completion) named(typed string, limit int) [][]hit {
	return append([][]hit{c.entities.Find(FoldName(typed), limit)}, c.abroad(typed, limit)...)
}

// maxOwn is how many statements of the actors and their people are looked through for
// topics, of each the newest first.
const maxOwn = 300

// own returns the keys of the topics of the statements that entities and their people
// made, the most frequent first.
func own(ix *Index, ids []string, of func(*entity) []ref, topics func(statement ref, add func(topic string))) []string {
	counts := map[string]int{}
	var out []string
	add := func(topic string) {
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
		for _, id := range append([]string{id}, e.members...) {
			if who := ix.entities.get(id); who != nil {
				for _, statement := range of(who)[:min(len(of(who)), left)] {
					left--
					topics(statement, add)
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return counts[b] - counts[a] })
	return out
}

type hit = typeahead.Hit[string]

// merge returns at most limit things, each once: those of that name from all lists
// first, then those with a beginning, last those with a typo; of each kind list by list.
// thing returns what a key stands for, and whether there is such a thing.
func merge[T comparable](limit int, thing func(key string) (T, bool), lists ...[]hit) []T {
	var out []T
	took := map[string]bool{}
	for _, to := range []typeahead.How{typeahead.Exact, typeahead.Anywhere, typeahead.Nearly} {
		for _, hits := range lists {
			for _, h := range hits {
				if h.How > to || took[h.Key] || len(out) == limit {
					continue
				}
				took[h.Key] = true
				if t, ok := thing(h.Key); ok {
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
	var out []*article.Article
	for _, h := range ix.completion.get().articles.Find(facts.Fold(typed), limit) {
		out = append(out, ix.leaves.get(h.Key).article)
	}
	return out
}

// maxFoundDeeds is how many happenings are looked at for those with a place.
const maxFoundDeeds = 200

// EventsBegun returns at most limit events that somebody may be typing, by what
// happened or who took part, the best first and of those alike the newest: those with a
// date or, with placed, those with a place.
func (ix *Index) EventsBegun(typed string, placed bool, limit int) []facts.Event {
	folded := facts.Fold(typed)
	if sound.Foreign(typed) {
		folded = sound.Latin(typed)
	}
	var out []facts.Event
	for _, h := range ix.completion.get().deeds.Find(folded, maxFoundDeeds) {
		l, n := ix.place(h.Key)
		e, ok := ix.happening(ix.happenings.happeningOf(l.accounts[n]))
		if ok && len(out) < limit && (placed && e.Place != "" || !placed && e.Date != "") {
			out = append(out, e)
		}
	}
	return out
}

// SourcesBegun returns at most limit sources whose name somebody may be typing, the
// best first.
func (ix *Index) SourcesBegun(typed string, limit int) []string {
	return keysOf(ix.completion.get().sources.Find(facts.Fold(typed), limit))
}

// DaysBegun returns at most limit days of publication that somebody may be typing, the
// newest first.
func (ix *Index) DaysBegun(typed string, limit int) []string {
	return keysOf(ix.completion.get().days.Find(facts.Fold(typed), limit))
}

func keysOf(hits []hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Key)
	}
	return out
}

// Role returns the newest role of an entity.
func (ix *Index) Role(id string) (facts.Fact, bool) {
	if e := ix.entities.get(id); e != nil {
		for _, r := range e.facts {
			if f := r.fact(); f.Label == "role" && ix.vouches(r.leaf) {
				return *f, true
			}
		}
	}
	return facts.Fact{}, false
}
