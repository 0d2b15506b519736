package index

import (
	"cmp"
	"fmt"
	"hash/maphash"
	"maps"
	"slices"
	"sort"
	"strings"
	"sync"

	"attache/internal/facts"
)

// An entity is an entity with what hangs on it. It never changes: an update that touches
// it makes another.
type entity struct {
	*facts.Entity
	leaves    []naming // the articles that name it, the newest first
	mentions  int
	passages  int   // that name it
	sentences int   // that name it and can stand alone
	facts     []ref // the newest first, and so are the lists below
	quotes    []ref
	stances   []ref        // that they hold
	targeted  []ref        // of others towards it
	events    []*happening // that they took part in
	here      []*happening // that took place there
	dated     int          // how many of both have a date
	lasting   []*happening // those of both that took more than a day, the newest first
	affirmed  []ref        // facts of which it is the value, in the order of the articles
	members   []string     // people affiliated with it by a role
	member    []string     // what they are affiliated with
	roles     []role       // each that it has once, as the oldest article has it
	indexed   uint64       // what stands in Bleve of it
	stems     *stemSet     // of its names and roles
}

// A naming is that an article names an entity.
type naming struct {
	leaf     *leaf
	mentions int32
	before   int32 // mentions by this article and all older ones with a day
}

// A role is one of somebody's, as an article words it.
type role struct {
	leaf *leaf
	text string
}

// A stemSet is made when first asked for.
type stemSet struct {
	once  sync.Once
	set   map[string]bool
	names []string // those of its names, distinct
}

// A share is what leaves add to an entity.
type share struct {
	facts, affirmed, quotes, stances, targeted []ref
}

// A dating tells when and in which article something is said.
type dating[T any] func(T) (date, article string)

func ofFact(r ref) (string, string)   { return r.day(factDoc), r.leaf.id() }
func ofQuote(r ref) (string, string)  { return r.day(quoteDoc), r.leaf.id() }
func ofStance(r ref) (string, string) { return r.day(stanceDoc), r.leaf.id() }

// inOrder dates nothing, so that only the order of the articles counts.
func inOrder(r ref) (string, string) { return "", r.leaf.id() }

func (of dating[T]) compare(a, b T) int {
	d, x := of(a)
	e, y := of(b)
	return cmp.Or(strings.Compare(e, d), strings.Compare(x, y))
}

// newest sorts in place: the newest first, of one day in the order of the articles.
func newest[T any](s []T, of dating[T]) { slices.SortStableFunc(s, of.compare) }

// replace returns old without what gone articles say and with added, both sorted.
func replace[T any](old []T, gone map[string]bool, added []T, of dating[T]) []T {
	kept := func(v T) bool { _, article := of(v); return !gone[article] }
	if len(added) == 0 && !slices.ContainsFunc(old, func(v T) bool { return !kept(v) }) {
		return old
	}
	out := make([]T, 0, len(old)+len(added))
	for _, v := range old {
		if !kept(v) {
			continue
		}
		for len(added) > 0 && of.compare(added[0], v) < 0 {
			out = append(out, added[0])
			added = added[1:]
		}
		out = append(out, v)
	}
	return append(out, added...)
}

// entity returns an entity as it is after an update: old, which is nil for a new one,
// without what gone articles tell of it, and with what touches it.
func (b *builder) entity(e *facts.Entity, old *entity, t *touch) *entity {
	if old == nil {
		old = &entity{}
	}
	n := &entity{Entity: e, stems: &stemSet{}}
	n.leaves = edited(old.leaves, t.left, t.naming, ofNaming)
	n.passages, n.sentences = old.passages+t.passages, old.sentences+t.sentences
	n.count()
	n.facts = edited(old.facts, t.lost.facts, t.facts, ofFact)
	n.affirmed = edited(old.affirmed, t.lost.affirmed, t.affirmed, inOrder)
	n.quotes = edited(old.quotes, t.lost.quotes, t.quotes, ofQuote)
	n.stances = edited(old.stances, t.lost.stances, t.stances, ofStance)
	n.targeted = edited(old.targeted, t.lost.targeted, t.targeted, ofStance)
	n.events, n.here = b.happened(old.events, t.events), b.happened(old.here, t.here)
	if n.dated, n.lasting = old.dated, old.lasting; !same(n.events, old.events) || !same(n.here, old.here) {
		n.dated, n.lasting = dated(n.events, n.here)
	}
	if n.members = old.members; !same(n.affirmed, old.affirmed) {
		n.members = distinctIDs(n.affirmed, func(f *facts.Fact) string { return f.About })
	}
	if n.member, n.roles = old.member, old.roles; !same(n.facts, old.facts) {
		n.member = slices.Sorted(slices.Values(distinctIDs(n.facts, func(f *facts.Fact) string { return f.ValueID })))
		n.roles = distinctRoles(n.facts)
	}
	return n
}

// same reports whether a list is the very one that it was.
func same[T any](now, old []T) bool {
	return len(now) == len(old) && (len(now) == 0 || &now[0] == &old[0])
}

// distinctIDs returns the ids that facts have, each once.
func distinctIDs(all []ref, id func(*facts.Fact) string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, r := range all {
		if id := id(r.peek()); !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

// edited returns a sorted list without what it has of the articles and days of lost, which
// is all that these had, and with more. What stays is not looked at: of somebody in the news
// all the time it is nearly everything. It is old itself when nothing is different.
func edited[T any](old, lost, more []T, of dating[T]) []T {
	if len(lost)+len(more) == 0 {
		return old
	}
	newest(lost, of)
	newest(more, of)
	out := make([]T, 0, max(0, len(old)+len(more)-len(lost)))
	from := 0
	keep := func(to int) { out, from = append(out, old[from:to]...), to }
	for len(lost)+len(more) > 0 {
		if len(more) == 0 || len(lost) > 0 && of.compare(lost[0], more[0]) <= 0 {
			at, _ := slices.BinarySearchFunc(old[from:], lost[0], of.compare)
			keep(from + at)
			for from < len(old) && of.compare(old[from], lost[0]) == 0 {
				from++
			}
			lost = lost[1:]
			continue
		}
		at, _ := slices.BinarySearchFunc(old[from:], more[0], of.compare)
		keep(from + at)
		out, more = append(out, more[0]), more[1:]
	}
	keep(len(old))
	return out
}

func ofNaming(n naming) (string, string) { return n.leaf.article.Date, n.leaf.id() }

// count adds up how often the articles name the entity.
func (e *entity) count() {
	before := int32(0)
	for i := range slices.Backward(e.leaves) {
		in := &e.leaves[i]
		e.mentions += int(in.mentions)
		if in.leaf.article.Date != "" {
			before += in.mentions
		}
		in.before = before
	}
}

// by returns the articles that name the entity and had been published by a day, the newest first; all
// of them when it is empty.
func (e *entity) by(day string) []naming {
	if day == "" {
		return e.leaves
	}
	from := sort.Search(len(e.leaves), func(i int) bool { return e.leaves[i].leaf.article.Date <= day })
	to := sort.Search(len(e.leaves), func(i int) bool { return e.leaves[i].leaf.article.Date == "" })
	return e.leaves[from:to]
}

// happened returns happenings without those that are no more, and with others.
func (b *builder) happened(old, more []*happening) []*happening {
	return rehang(old, b.dropped, more)
}

// rehang returns happenings, the newest first, without those that are no more and with others.
func rehang(old []*happening, dropped map[*happening]bool, more []*happening) []*happening {
	var gone []int // places in old
	if fewer := 16; fewer*len(dropped) < len(old) {
		for h := range dropped {
			if i, ok := slices.BinarySearchFunc(old, h, newer); ok {
				gone = append(gone, i)
			}
		}
		slices.Sort(gone)
	} else {
		for i, h := range old {
			if dropped[h] {
				gone = append(gone, i)
			}
		}
	}
	if len(gone)+len(more) == 0 {
		return old
	}
	slices.SortFunc(more, newer)
	out := make([]*happening, 0, len(old)+len(more)-len(gone))
	from := 0
	keep := func(to int) { out, from = append(out, old[from:to]...), to }
	for _, h := range more {
		at, _ := slices.BinarySearchFunc(old[from:], h, newer)
		for at += from; len(gone) > 0 && gone[0] < at; gone = gone[1:] {
			keep(gone[0])
			from++
		}
		keep(at)
		out = append(out, h)
	}
	for _, i := range gone {
		keep(i)
		from++
	}
	keep(len(old))
	return out
}

// dated returns how many happenings of two lists, both the newest first, have a date, and
// those that took more than a day.
func dated(a, b []*happening) (n int, lasting []*happening) {
	for len(a)+len(b) > 0 {
		var h *happening
		switch {
		case len(b) == 0 || len(a) > 0 && newer(a[0], b[0]) < 0:
			h, a = a[0], a[1:]
		case len(a) == 0 || newer(a[0], b[0]) > 0:
			h, b = b[0], b[1:]
		default: // the same
			h, a, b = a[0], a[1:], b[1:]
		}
		n += min(1, len(h.told[0].Date))
		if h.told[0].Until != "" {
			lasting = append(lasting, h)
		}
	}
	return n, lasting
}

// distinctRoles returns the roles among facts, which are the newest first, each once: as
// the oldest article has it. In a large corpus an office is told thousands of times, and
// the entries of one person would hide all others.
func distinctRoles(all []ref) []role {
	type dated struct {
		role
		day string
	}
	at := map[string]dated{}
	for _, r := range all {
		f := r.peek()
		if f.Label != "role" {
			continue
		}
		key := facts.Fold(f.Value)
		if old, ok := at[key]; !ok || f.Date != "" && (old.day == "" || f.Date < old.day) {
			at[key] = dated{role{r.leaf, f.Value}, f.Date}
		}
	}
	var out []role
	for _, key := range slices.Sorted(maps.Keys(at)) {
		out = append(out, at[key].role)
	}
	return out
}

// role returns the role of these folded words.
func (e *entity) role(folded string) (role, bool) {
	for _, r := range e.roles {
		if facts.Fold(r.text) == folded {
			return r, true
		}
	}
	return role{}, false
}

// cards puts the Bleve documents of an entity: its names, and each of its roles.
func (ix *Index) cards(e *entity, put put) error {
	whole, single := ix.spellings(e)
	ix.vocabulary.name(whole)
	if err := put(fmt.Sprintf("%c%s", entityDoc, e.ID), map[string]any{fieldName: whole, fieldWord: single}); err != nil {
		return err
	}
	for _, r := range e.roles {
		stems := ix.stemsOf(ix.roleText(e, r))
		ix.vocabulary.role(stems)
		doc := map[string]any{fieldKind: string(roleDoc), fieldAbout: e.ID, fieldOwn: stems}
		if err := put(roleDocID(e.ID, r), doc); err != nil {
			return err
		}
	}
	return nil
}

func roleDocID(id string, r role) string {
	return fmt.Sprintf("%c%s%s%s", roleDoc, id, idEnd, facts.Fold(r.text))
}

// roleText returns what a role is found by: “the foreign minister of China” is the
// “Chinese Foreign Minister”.
func (ix *Index) roleText(e *entity, r role) string {
	text := []string{r.text}
	for _, id := range e.member {
		if of := ix.entities.get(id); of != nil {
			text = append(text, of.Name)
			text = append(text, ix.names.Names(id)...)
		}
	}
	return strings.Join(text, " ")
}

// fingerprint returns a number for what cards puts.
func (ix *Index) fingerprint(e *entity) uint64 {
	var h maphash.Hash
	h.SetSeed(ix.seed)
	add := func(s string) { h.WriteString(s); h.WriteByte(0) }
	add(e.Name)
	for _, a := range e.Aliases {
		add(a)
	}
	for _, r := range e.roles {
		add(roleDocID(e.ID, r))
		add(ix.roleText(e, r))
	}
	return h.Sum64()
}

// cardIDs returns the ids of what cards puts.
func (e *entity) cardIDs() []string {
	out := []string{fmt.Sprintf("%c%s", entityDoc, e.ID)}
	for _, r := range e.roles {
		out = append(out, roleDocID(e.ID, r))
	}
	return out
}

// spellings returns the folded names of an entity, and the single words that
// may be misspelt for it.
func (ix *Index) spellings(e *entity) (whole, single []string) {
	add := func(list *[]string, s string) {
		if s != "" && !slices.Contains(*list, s) {
			*list = append(*list, s)
		}
	}
	for _, name := range slices.Concat([]string{e.Name}, e.Aliases, ix.names.Names(e.ID)) {
		f := facts.Fold(name)
		f = strings.TrimPrefix(f, "the ")
		add(&whole, f)
		if plain := strings.ReplaceAll(f, ".", ""); plain != f {
			add(&whole, plain) // "us" for "U.S."
		}
	}
	if e.Type == facts.Person {
		for _, s := range facts.Surnames(*e.Entity) {
			add(&whole, s)
		}
		for _, w := range strings.Fields(facts.Fold(e.Name)) {
			if len([]rune(w)) > 1 && !strings.HasSuffix(w, ".") {
				add(&whole, w)
			}
		}
	}
	for _, w := range whole {
		if len([]rune(w)) >= minFuzzy {
			add(&single, w)
		}
	}
	return whole, single
}

// calledBy returns the stems of the names and roles of an entity, in a set that nobody
// may change.
func (ix *Index) calledBy(e *entity) map[string]bool {
	ix.readNames(e)
	return e.stems.set
}

// namedBy returns the stems of the names of an entity, in a list that nobody may change.
func (ix *Index) namedBy(e *entity) []string {
	ix.readNames(e)
	return e.stems.names
}

func (ix *Index) readNames(e *entity) {
	e.stems.once.Do(func() {
		e.stems.set = map[string]bool{}
		add := func(text string) {
			for start, end := range words(text) {
				if s := ix.stem(text[start:end]); s != "" {
					e.stems.set[s] = true
				}
			}
		}
		for _, name := range slices.Concat([]string{e.Name}, e.Aliases, ix.names.Names(e.ID)) {
			add(name)
		}
		e.stems.names = slices.Collect(maps.Keys(e.stems.set))
		for _, r := range e.roles {
			add(r.text)
		}
	})
}
