package facts

import (
	"maps"
	"slices"
	"strings"

	"github.com/tidwall/btree"
)

// An individual is the node of a person with what became of them at each stage. Each
// stage decides from what the one before it left, and for people of different
// keys apart, so that a change is worked out again only where it matters. It never
// changes once the corpus is made.
type individual struct {
	*node
	spelled   standing // when people of one spelling were joined
	shortened standing // then those of one short form
	alone     string   // then those called by surname alone: whom they were joined to, or ""
}

// A standing is what a stage left of a person. It is zero for those who had no part
// in the stage.
type standing struct {
	to    string // the id of whom they were joined to, or ""
	known known  // what is known of them and of those who were joined to them
}

func (s standing) equal(other standing) bool { return s.to == other.to && s.known.equal(other.known) }

// next returns whom a person is joined to, or "".
func (p *individual) next() string {
	if p.spelled.to != "" {
		return p.spelled.to
	}
	if p.shortened.to != "" {
		return p.shortened.to
	}
	return p.alone
}

// severalWords reports whether the person is known by more than a surname.
func (p *individual) severalWords() bool { return p != nil && p.keys.spelling != "" }

// bears returns the single words that a person may be called by, unless somebody
// else bears them for this one.
func (p *individual) bears() []string {
	if !p.severalWords() || p.spelled.to != "" || p.shortened.to != "" {
		return nil
	}
	return p.surnames
}

// calledBy returns the surname of a person who is known by nothing else.
func (p *individual) calledBy() string {
	if p == nil || p.severalWords() {
		return ""
	}
	return Fold(p.name)
}

// A stage joins the people who share a key.
type stage struct {
	people *btree.Map[string, []string] // key → ids, sorted
	// has returns the keys of a person who has part in the stage, and what is known
	// of them before it.
	has func(*individual) ([]string, known)
	// left is what the stage leaves of a person.
	left func(*individual) *standing
}

func (t *tables) bySpelling() stage {
	return stage{&t.spellings,
		func(p *individual) ([]string, known) {
			if !p.severalWords() {
				return nil, known{}
			}
			return []string{p.keys.spelling}, p.known
		},
		func(p *individual) *standing { return &p.spelled },
	}
}

func (t *tables) byShortForm() stage {
	return stage{&t.shortForms,
		func(p *individual) ([]string, known) {
			if !p.severalWords() || p.spelled.to != "" {
				return nil, known{}
			}
			return p.keys.shortForms, p.spelled.known
		},
		func(p *individual) *standing { return &p.shortened },
	}
}

// joinPeople finds the people of several names, where the nodes are other than
// before.
func (u *update) joinPeople() {
	changed := map[string]bool{}
	for _, id := range sorted(u.changed) {
		if !strings.HasPrefix(id, string(Person)+"/") {
			continue
		}
		changed[id] = true
		if n := u.node(id); n != nil {
			u.edited[id] = &individual{node: n}
			u.people.Set(id, u.edited[id])
		} else {
			u.people.Delete(id)
		}
	}
	u.join(u.bySpelling(), changed)
	u.join(u.byShortForm(), changed)
	u.joinSurnames(changed)
	maps.Copy(u.changed, changed)
}

// person returns a person as the update has it so far, and as it was; nil for none.
func (u *update) person(id string) (now, before *individual) {
	now, _ = u.people.Get(id)
	before, _ = u.old.people.Get(id)
	return now, before
}

// edit returns a person, to be changed.
func (u *update) edit(id string) *individual {
	if u.edited[id] == nil {
		p, _ := u.people.Get(id)
		u.edited[id] = new(*p)
		u.people.Set(id, u.edited[id])
	}
	return u.edited[id]
}

// join joins the people who share a key with one of those who changed before, and
// adds to them those of whom it now leaves something else. Who share a key are
// joined to the one who is mentioned most, a key after the other.
func (u *update) join(s stage, changed map[string]bool) {
	var keys []string // under which somebody changed
	for _, id := range sorted(changed) {
		now, before := u.person(id)
		had, _ := s.has(before)
		has, _ := s.has(now)
		u.enter(s.people, id, had, has)
		keys = append(append(keys, had...), has...)
	}
	// Those who share a key may have others, which matter to those who share them.
	of := map[string][]string{} // key → ids
	state := map[string]standing{}
	for len(keys) > 0 {
		k := keys[len(keys)-1]
		keys = keys[:len(keys)-1]
		if _, ok := of[k]; ok {
			continue
		}
		of[k], _ = s.people.Get(k)
		for _, id := range of[k] {
			if _, ok := state[id]; !ok {
				p, _ := u.people.Get(id)
				others, known := s.has(p)
				state[id] = standing{known: known}
				keys = append(keys, others...)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(of)) {
		u.joinKey(of[k], state)
	}
	for id := range changed {
		if _, ok := state[id]; !ok {
			state[id] = standing{}
		}
	}
	for id, now := range state {
		if p, _ := u.people.Get(id); p != nil && !s.left(p).equal(now) {
			*s.left(u.edit(id)) = now
			changed[id] = true
		}
	}
}

// joinKey joins the people of one key: each to the one whom maintainers named, else to
// the one who is mentioned most, unless what is known of them contradicts that or
// maintainers named both. A key under which names of different middles or ends are
// joins nobody.
func (u *update) joinKey(ids []string, state map[string]standing) {
	var same []*individual // not yet joined to anybody
	for _, id := range ids {
		if state[id].to == "" {
			p, _ := u.people.Get(id)
			same = append(same, p)
		}
	}
	if len(same) < 2 || differ(same, func(p *individual) string { return p.keys.middle }) || differ(same, func(p *individual) string { return p.keys.end }) {
		return
	}
	slices.SortStableFunc(same, func(a, b *individual) int {
		switch {
		case a.told() == b.told():
			return b.mentions - a.mentions
		case a.told():
			return -1
		}
		return 1
	})
	to := same[0].id
	for _, p := range same[1:] {
		if p.told() {
			continue
		}
		u.joinTo(p.id, state[p.id].known, to, state)
	}
}

// joinTo makes one person of two, unless what is known of them contradicts that.
func (u *update) joinTo(from string, told known, to string, state map[string]standing) {
	s := state[to]
	if told.contradicts(s.known) {
		return
	}
	s.known = s.known.with(told)
	state[to] = s
	state[from] = standing{to: to}
}

// differ reports whether people have different parts of a name: George W. and
// George H. W. are not both George, nor are Jr. and Sr. one.
func differ(people []*individual, part func(*individual) string) bool {
	first := ""
	for _, p := range people {
		switch s := part(p); {
		case s == "" || s == first:
		case first != "":
			return true
		default:
			first = s
		}
	}
	return false
}

// joinSurnames joins people who are known by surname alone to the one person who
// bears it, if only one does. It takes who changed at the stages before, and adds
// those who are now joined to somebody else.
func (u *update) joinSurnames(changed map[string]bool) {
	words, bearers := map[string]bool{}, map[string]bool{}
	for _, id := range sorted(changed) {
		now, before := u.person(id)
		u.enter(&u.bearers, id, before.bears(), now.bears())
		u.enter(&u.surnames, id, listOf(before.calledBy()), listOf(now.calledBy()))
		for _, w := range slices.Concat(before.bears(), now.bears(), listOf(before.calledBy()), listOf(now.calledBy())) {
			words[w] = true
		}
	}
	to := map[string]standing{} // of those called by surname
	for w := range words {
		for _, id := range u.called(w) {
			to[id] = standing{}
		}
		for _, of := range []*tables{&u.tables, &u.old.tables} {
			if b, _ := of.bearers.Get(w); len(b) == 1 {
				bearers[b[0]] = true
			}
		}
	}
	for b := range bearers {
		p, _ := u.people.Get(b)
		var called []string
		for _, w := range p.bears() {
			if b, _ := u.bearers.Get(w); len(b) == 1 {
				called = append(called, u.called(w)...)
			}
		}
		slices.Sort(called)
		if len(called) > 0 {
			to[b] = p.shortened
		}
		for _, id := range called {
			to[id] = standing{}
			s, _ := u.people.Get(id)
			if s.told() {
				continue // a single word is all the name they have
			}
			u.joinTo(id, s.known, b, to)
		}
	}
	for id, now := range to {
		if p, _ := u.people.Get(id); p != nil && p.alone != now.to {
			u.edit(id).alone = now.to
			changed[id] = true
		}
	}
}

// called returns the ids of people who are known by the surname w alone.
func (u *update) called(w string) []string {
	ids, _ := u.surnames.Get(w)
	return ids
}

// listOf returns a list of s, unless it is empty.
func listOf(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}
