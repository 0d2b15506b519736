package index

import (
	"cmp"
	_ "embed"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"attache/internal/article"
	"attache/internal/facts"
)

// A happening is one thing that happened, as one article or several tell it. It never
// changes.
type happening struct {
	folds []*fold    // the one it is, then those that are less exactly dated
	told  []*account // the most exactly dated first, then the fullest
}

// An account is an event as one article tells it, with the words that a question is held
// against.
type account struct {
	outline
	leaf    *leaf
	n       int      // its number in the article
	own     []int32  // stems of what, of the participants' names and the roles that the article gives them, of the place, and kinds of happening; sorted
	kinds   []string // what it is, with the stems that say so
	around  []int32  // stems of the sentence, sorted
	ids     []string // whom the sentence names
	places  []string // of them the places that stand in what happened
	passage *passage // that the sentence is part of; nil for none
	deeds   []int32  // stems of what alone, sorted; nil until it is asked for
}

// An outline is what updates and questions go through many events for: see facts.Event.
type outline struct {
	Date, Precision, Until, When, What, Place, PlaceID, Status, Claimant string
	About                                                                []string
}

// event returns all of the event.
func (a *account) event() *facts.Event { return a.leaf.event(a.n) }

// article is the id of the article.
func (a *account) article() string { return a.leaf.id() }

// before orders accounts as the articles have them.
func (a *account) before(b *account) int {
	return cmp.Or(strings.Compare(a.article(), b.article()), a.n-b.n)
}

// A fold is what the accounts of one date have of one happening.
type fold struct {
	accounts []*account // in the order of the articles
}

// first speaks for the fold.
func (f *fold) first() *account { return f.accounts[0] }

// A day is what happened on a date, by one status and claimant.
type day struct {
	folds []*fold
}

// A nearby is folds of a year and a participant.
type nearby struct {
	folds []*fold
}

// happenings are what the articles tell that happened. They never change.
type happenings struct {
	days    layered[string, *day]      // by dayKey
	near    layered[string, *nearby]   // by year and id of a participant
	merged  layered[*fold, *fold]      // a less exactly dated one → the one it is part of
	of      layered[*fold, *happening] // those that are not merged
	in      layered[*account, *fold]   // which it is part of
	newest  []*happening               // all, the newest first
	lasting []*happening               // those that took more than a day, the newest first
}

//go:embed happenings.txt
var happeningWords string

// kinds are the words of happenings.txt.
type kinds struct {
	of   map[string][]string // stem → the first words of its lines, marked as kinds
	asks map[string]bool     // stems that tell nothing
	thin map[string]bool     // stems of verbs whose noun tells what happens
}

// kindMark tells a kind of happening from a stem.
const kindMark = "="

func (v *vocabulary) readKinds() kinds {
	k := kinds{map[string][]string{}, map[string]bool{}, map[string]bool{}}
	for line := range strings.Lines(happeningWords) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		for _, w := range fields {
			stem := v.stem(w)
			switch {
			case fields[0] == "-":
				k.asks[stem] = true
			case fields[0] == "~":
				k.thin[stem] = true
			case !slices.Contains(k.of[stem], kindMark+fields[0]):
				k.of[stem] = append(k.of[stem], kindMark+fields[0])
			}
		}
	}
	return k
}

// account returns an event of a leaf as it is told.
func (b *builder) account(l *leaf, d *facts.Document, n int) *account {
	e := &l.said.Events[n]
	a := &account{outline: outline{e.Date, e.Precision, e.Until, e.When, e.What, e.Place, e.PlaceID, e.Status, e.Claimant, e.About},
		leaf: l, n: n, kinds: b.kindsOf(e)}
	own := b.what(e.What)
	add := func(text string) { b.addStems(own, text) }
	add(e.Place)
	for k, id := range e.About {
		add(e.Participants[k])
		for i := range l.said.Facts {
			if f := &l.said.Facts[i]; f.About == id && f.Label == "role" {
				add(f.Value)
			}
		}
	}
	a.own = b.vocabulary.numbered(own)
	around := map[string]bool{}
	for i, ev := range e.Evidence {
		b.addStems(around, ev.Text)
		from, to := l.mentions(ev.Start, ev.End)
		if ids := l.canon[from:to:to]; i == 0 {
			a.ids = ids
		} else {
			a.ids = slices.Concat(a.ids, ids)
		}
		for k := from; k < to; k++ {
			id := l.canon[k]
			if who, ok := b.corpus.Entity(id); ok && who.Type == facts.Place && strings.Contains(e.What, l.article.Text(d.Mentions[k].Span)) {
				a.places = append(a.places, id)
			}
		}
	}
	a.around = b.vocabulary.numbered(around)
	if len(e.Evidence) > 0 {
		a.passage = l.passageAt(e.Evidence[0].Start)
	}
	return a
}

// addStems adds the stems of the words of a text to a set.
func (s *shared) addStems(to map[string]bool, text string) {
	for start, end := range words(text) {
		if stem := s.vocabulary.stem(text[start:end]); stem != "" {
			to[stem] = true
		}
	}
}

// dayKey returns what all accounts of one happening of a date have in common.
func dayKey(a *account) string {
	key := a.Date + a.Precision + a.Until + "|" + a.Status + "|" + a.Claimant
	if a.Date == "" { // the same words in two articles are two days
		key += "|" + a.When + "|" + a.article()
	}
	return key
}

// A refolding is an update of happenings under way.
type refolding struct {
	*shared
	old         *happenings
	near        map[string]*nearby // as it becomes
	merged      map[*fold]*fold
	of          map[*fold]*happening
	in          map[*account]*fold
	gone, added []*fold
	dropped     map[*happening]bool // happenings that are no more
	made        []*happening        // those that are new
}

// refold returns the happenings without some accounts and with others, and which of
// them are no more and which are new.
func (s *shared) refold(h *happenings, gone, added []*account) (*happenings, map[*happening]bool, []*happening) {
	r := &refolding{shared: s, old: h, near: map[string]*nearby{}, merged: map[*fold]*fold{}, of: map[*fold]*happening{}, in: map[*account]*fold{}, dropped: map[*happening]bool{}}
	days := r.refoldDays(gone, added)
	r.move()
	r.sharpen()
	next := &happenings{days: h.days.with(days), near: h.near.with(r.near), merged: h.merged.with(r.merged), of: h.of.with(r.of), in: h.in.with(r.in)}
	next.newest = rehang(h.newest, r.dropped, slices.Clone(r.made))
	next.lasting = rehang(h.lasting, r.dropped, slices.DeleteFunc(slices.Clone(r.made), func(h *happening) bool { return h.told[0].Until == "" }))
	return next, r.dropped, r.made
}

// refoldDays folds anew what is told of the dates of accounts that come or go.
func (r *refolding) refoldDays(gone, added []*account) map[string]*day {
	out := map[string]bool{}
	goes, comes := map[*account]bool{}, map[string][]*account{}
	for _, a := range gone {
		goes[a], out[dayKey(a)] = true, true
		r.in[a] = nil
	}
	for _, a := range added {
		key := dayKey(a)
		out[key] = true
		comes[key] = append(comes[key], a)
	}
	days := map[string]*day{}
	for _, key := range slices.Sorted(maps.Keys(out)) {
		all := comes[key]
		was := map[*account]*fold{} // by the first account
		if d := r.old.days.get(key); d != nil {
			for _, f := range d.folds {
				was[f.first()] = f
				for _, a := range f.accounts {
					if !goes[a] {
						all = append(all, a)
					}
				}
			}
		}
		slices.SortFunc(all, (*account).before)
		folds := r.fold(all)
		for i, f := range folds {
			if old := was[f.first()]; old != nil && slices.Equal(old.accounts, f.accounts) {
				folds[i] = old
				delete(was, f.first())
				continue
			}
			r.added = append(r.added, f)
			for _, a := range f.accounts {
				r.in[a] = f
			}
		}
		for _, f := range was {
			r.gone = append(r.gone, f)
		}
		days[key] = nil
		if len(folds) > 0 {
			days[key] = &day{folds}
		}
	}
	return days
}

// fold makes folds of the accounts of a date, which are in order.
func (s *shared) fold(all []*account) []*fold {
	var folds []*fold
	among := map[string][]*fold{} // a participant → folds
	for _, a := range all {
		var in *fold
		keys := a.About
		if len(keys) == 0 {
			keys = []string{""}
		}
		for _, key := range keys {
			for _, f := range among[key][max(0, len(among[key])-maxAlike):] {
				if in == nil && s.sameHappening(f.first(), a) {
					in = f
				}
			}
		}
		if in == nil {
			in = &fold{}
			folds = append(folds, in)
			for _, key := range keys {
				among[key] = append(among[key], in)
			}
		}
		in.accounts = append(in.accounts, a)
	}
	return folds
}

// maxTold bounds how many accounts of one date are kept of a happening: nobody reads
// more.
const maxTold = 40

// maxAlike bounds how many happenings of one day and one participant an event is held
// against.
const maxAlike = 50

// nearKeys returns under what a fold is looked for by one that is less exactly dated.
func nearKeys(f *fold) []string {
	a := f.first()
	var out []string
	if len(a.Date) < len("2006") {
		return nil
	}
	for _, id := range a.About {
		out = append(out, a.Date[:len("2006")]+id)
	}
	return out
}

// move keeps the folds that are near each other up to date.
func (r *refolding) move() {
	change := map[string][2]map[*fold]bool{}
	note := func(folds []*fold, which int) {
		for _, f := range folds {
			for _, key := range nearKeys(f) {
				c := change[key]
				if c[which] == nil {
					c[which] = map[*fold]bool{}
				}
				c[which][f] = true
				change[key] = c
			}
		}
	}
	note(r.gone, 0)
	note(r.added, 1)
	for key, c := range change {
		n := &nearby{}
		if old := r.old.near.get(key); old != nil {
			n.folds = slices.DeleteFunc(slices.Clone(old.folds), func(f *fold) bool { return c[0][f] })
		}
		for f := range c[1] {
			n.folds = append(n.folds, f)
		}
		slices.SortFunc(n.folds, func(f, g *fold) int { return f.first().before(g.first()) })
		r.near[key] = n
		if len(n.folds) == 0 {
			r.near[key] = nil
		}
	}
}

// nearest returns the folds of a key as they become.
func (r *refolding) nearest(key string) []*fold {
	n, ok := r.near[key]
	if !ok {
		n = r.old.near.get(key)
	}
	if n == nil {
		return nil
	}
	return n.folds
}

// partOf returns the fold that one is part of, or itself.
func (r *refolding) partOf(f *fold) *fold {
	to, ok := r.merged[f]
	if !ok {
		to = r.old.merged.get(f)
	}
	if to == nil {
		return f
	}
	return to
}

// sharpen joins what an article dates to a week, a month or a year with the same
// happening on a day, if there is only one that it can be.
func (r *refolding) sharpen() {
	keys := map[string]bool{} // near which something has changed
	affected := map[*fold]bool{}
	touch := func(f *fold) {
		for _, key := range nearKeys(f) {
			keys[key] = true
		}
	}
	remade := map[*fold]bool{} // whose happening is to be made anew
	for _, f := range r.gone {
		touch(f)
		if old := r.old.merged.get(f); old != nil {
			r.merged[f] = nil
			remade[old] = true
		}
	}
	for _, f := range r.added {
		touch(f)
		affected[f] = true
		remade[f] = true
	}
	for level := 1; level <= coarsest; level++ {
		for key := range keys {
			for _, f := range r.leaning(key) {
				affected[f] = true
			}
		}
		for f := range affected {
			if coarseness(&f.first().outline) != level {
				continue
			}
			was, is := r.partOf(f), r.sharper(f)
			if was == is {
				continue
			}
			r.merged[f] = is
			if is == f {
				r.merged[f] = nil
			}
			remade[was], remade[is] = true, true
			touch(f)
		}
	}
	r.remake(remade)
}

// leaning returns the folds that may be part of one of a key.
func (r *refolding) leaning(key string) []*fold {
	year, id := key[:len("2006")], key[len("2006"):]
	n, _ := strconv.Atoi(year)
	var out []*fold
	for y := n - 1; y <= n+1; y++ {
		for _, f := range r.nearest(strconv.Itoa(y) + id) {
			if a := f.first(); coarseness(&a.outline) > 0 && a.About[0] == id && slices.Contains(years(&a.outline), year) {
				out = append(out, f)
			}
		}
	}
	return out
}

// sharper returns the fold that a less exactly dated one is part of, or itself when there
// is none or there are several.
func (r *refolding) sharper(f *fold) *fold {
	a := f.first()
	if len(a.Date) < len("2006") || len(a.About) == 0 {
		return f
	}
	found := f
	for _, y := range years(&a.outline) {
		for _, g := range r.nearest(y + a.About[0]) {
			b := g.first()
			if coarseness(&b.outline) >= coarseness(&a.outline) || !within(&b.outline, &a.outline) || a.Status != b.Status || a.Claimant != b.Claimant || !r.sameHappening(a, b) {
				continue
			}
			to := r.partOf(g)
			if found != f && found != to {
				return f
			}
			found = to
		}
	}
	return found
}

// remake makes the happenings of folds anew, of those that still are.
func (r *refolding) remake(folds map[*fold]bool) {
	gone := map[*fold]bool{}
	for _, f := range r.gone {
		gone[f] = true
		folds[f] = true
	}
	parts := map[*fold][]*fold{} // those that came to be part of one
	for f, to := range r.merged {
		if to != nil && !gone[f] {
			parts[to] = append(parts[to], f)
		}
	}
	for f := range folds {
		old := r.old.of.get(f)
		if old != nil {
			r.dropped[old] = true
		}
		r.of[f] = nil
		if gone[f] || r.partOf(f) != f {
			continue
		}
		h := &happening{folds: []*fold{f}}
		more := parts[f]
		if old != nil {
			for _, g := range old.folds[1:] {
				if _, ok := r.merged[g]; !ok {
					more = append(more, g)
				}
			}
		}
		slices.SortFunc(more, func(f, g *fold) int { return f.first().before(g.first()) })
		h.folds = append(h.folds, more...)
		for _, g := range h.folds {
			h.told = append(h.told, g.accounts[:min(len(g.accounts), maxTold)]...)
		}
		slices.SortStableFunc(h.told, func(a, b *account) int {
			return cmp.Or(coarseness(&a.outline)-coarseness(&b.outline), fullness(b)-fullness(a))
		})
		r.of[f] = h
		r.made = append(r.made, h)
	}
}

// about returns who took part in a happening.
func (h *happening) about() map[string]bool {
	out := map[string]bool{}
	for _, a := range h.told {
		for _, id := range a.About {
			out[id] = true
		}
	}
	return out
}

// places returns where it took place.
func (h *happening) places() map[string]bool {
	out := map[string]bool{}
	for _, a := range h.told {
		for _, id := range a.places {
			out[id] = true
		}
		if a.PlaceID != "" {
			out[a.PlaceID] = true
		}
	}
	return out
}

// happeningOf returns the happening that an account tells.
func (h *happenings) happeningOf(a *account) *happening {
	f := h.in.get(a)
	if to := h.merged.get(f); to != nil {
		f = to
	}
	return h.of.get(f)
}

// years returns the years that the day of an event may be in.
func years(e *outline) []string {
	out := []string{e.Date[:len("2006")]}
	week, err := time.Parse(article.DateLayout, e.Date)
	if e.Precision != "week" || err != nil {
		return out
	}
	for _, days := range []int{-7, 7} {
		if y := week.AddDate(0, 0, days).Format("2006"); y != out[0] {
			out = append(out, y)
		}
	}
	return out
}

// coarseness is the greater the less exactly an event is dated.
func coarseness(e *outline) int {
	return slices.Index([]string{"day", "week", "month", "year"}, e.Precision)
}

// coarsest is the coarseness of a year.
const coarsest = 3

// within reports whether the day of one event can be the week, month or year of another.
func within(e, coarse *outline) bool {
	if coarse.Precision != "week" {
		return strings.HasPrefix(e.Date, coarse.Date)
	}
	day, err := time.Parse(article.DateLayout, e.Date)
	week, weekErr := time.Parse(article.DateLayout, coarse.Date)
	return err == nil && weekErr == nil && day.Sub(week).Abs() < 7*24*time.Hour
}

// newer orders happenings: the newest first, of one day what happened before what was
// planned, and what is told most fully first.
func newer(g, h *happening) int {
	a, b := g.told[0], h.told[0]
	return cmp.Or(strings.Compare(b.Date, a.Date), strings.Compare(a.Status, b.Status), fullness(b)-fullness(a), a.before(b))
}

// fullness tells how much an account says.
func fullness(a *account) int { return 2*len(a.About) + 2*min(len(a.Place), 1) }

// sameHappening reports whether two events of one day, who have somebody in common or
// nobody at all, tell the same: those of the one take part in the other, and what
// they do is of one kind or told in the same words.
func (s *shared) sameHappening(a, b *account) bool {
	if len(a.About) > len(b.About) {
		a, b = b, a
	}
	for _, id := range a.About {
		if !slices.Contains(b.About, id) {
			return false
		}
	}
	if a.Place != "" && b.Place != "" && a.Place != b.Place {
		return false
	}
	if len(a.About) > 1 && alike(a.kinds, b.kinds) {
		return true
	}
	of, in := s.deedsOf(a), s.deedsOf(b)
	common := 0
	for _, w := range of {
		if holds(in, w) {
			common++
		}
	}
	return 2*common >= min(len(of), len(in)) && common > 1
}

// deedsOf returns the stems of what happened, without those of who, where and when:
// these are alike already. Only an update asks, and there is one at a time.
func (s *shared) deedsOf(a *account) []int32 {
	if a.deeds == nil {
		deeds := s.what(a.What)
		for w := range s.what(strings.Join(a.event().Participants, " ") + " " + a.Place + " " + a.When) {
			delete(deeds, w)
		}
		a.deeds = s.vocabulary.numbered(deeds)
	}
	return a.deeds
}

// alike reports whether two happenings are of one kind.
func alike(a, b []string) bool {
	return slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) })
}

// kindsOf returns what kinds of happening an event is, with the stem of the word that
// makes it one.
func (s *shared) kindsOf(e *facts.Event) []string {
	stem := s.vocabulary.stem(e.Kind)
	if stem == "" {
		return nil
	}
	out := slices.Concat([]string{stem}, s.kinds.of[stem])
	if !s.kinds.thin[stem] {
		return out
	}
	for start, end := range words(e.What) {
		w := s.vocabulary.stem(e.What[start:end])
		if of := s.kinds.of[w]; len(of) > 0 {
			out = slices.Concat(out, []string{w}, of)
		}
	}
	return out
}

// what returns the stems of what happened, and its kinds.
func (s *shared) what(text string) map[string]bool {
	out := map[string]bool{}
	for start, end := range words(text) {
		stem := s.vocabulary.stem(text[start:end])
		if stem == "" {
			continue
		}
		out[stem] = true
		for _, k := range s.kinds.of[stem] {
			out[k] = true
		}
	}
	return out
}

// happening returns what the articles that count tell of a happening, as one event
// with the evidence of all of them: the account that says most comes first, then the
// one that gives the place.
func (ix *Index) happening(h *happening) (facts.Event, bool) {
	var out facts.Event
	found := false
	for _, a := range h.told {
		switch {
		case !ix.vouches(a.leaf):
		case !found:
			out, found = *a.event(), true
			out.Evidence = slices.Clip(out.Evidence)
		case out.Place == "" && a.Place != "":
			out.Place, out.PlaceID = a.Place, a.PlaceID
			at := min(len(out.Evidence), 2) // behind its own sentence and the one that dates it
			out.Evidence = slices.Insert(slices.Clone(out.Evidence), at, a.event().Evidence...)
		default:
			out.Evidence = append(out.Evidence, a.event().Evidence...)
		}
	}
	return out, found
}

// Events returns what an entity took part in, the newest first. What several
// articles tell is one event, with the evidence of each.
func (ix *Index) Events(id string) []facts.Event { return slices.Collect(ix.EachEvent(id)) }

// EachEvent yields what Events returns, of which an answer mostly wants only some.
func (ix *Index) EachEvent(id string) iter.Seq[facts.Event] {
	return func(yield func(facts.Event) bool) {
		e := ix.entities.get(id)
		if e == nil {
			return
		}
		for _, h := range e.events {
			if v, ok := ix.happening(h); ok && !yield(v) {
				return
			}
		}
	}
}

// TimelineOf returns the events that an article tells and that have a date, in order.
func (ix *Index) TimelineOf(id string) []facts.Event {
	l := ix.leaves.get(id)
	if l == nil {
		return nil
	}
	var all []*happening
	for _, a := range l.accounts {
		all = append(all, ix.happenings.happeningOf(a))
	}
	return ix.dated(all, Stretch{})
}

// inOrderTold sorts happenings in place as the articles have them, each once.
func inOrderTold(all []*happening) []*happening {
	slices.SortFunc(all, func(g, h *happening) int { return g.folds[0].first().before(h.folds[0].first()) })
	return slices.Compact(all)
}
