package index

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"attache/internal/facts"
)

// A Stretch is the part of a timeline that is asked for.
type Stretch struct {
	From, To string // first and last day, article.DateLayout; empty for open
	Limit    int    // at most this many events, the earliest if there is a first day and else the latest; 0 for all
}

// Meets reports whether an event falls into the stretch. One of which only the month or the
// year is known does when its first day does: asked for October, nobody wants all that
// happened "this year".
func (s Stretch) Meets(e *facts.Event) bool { return s.meets(e.Date, e.Until) }

func (s Stretch) meets(date, until string) bool {
	return (s.From == "" || firstDay(cmp.Or(until, date)) >= s.From) && (s.To == "" || firstDay(date) <= s.To)
}

// firstDay returns the first day of a date that may be the beginning of one ("2021-08").
func firstDay(date string) string { return date + "0000-01-01"[min(len(date), len("0000-01-01")):] }

// Timeline returns the events of a stretch of time that are about one of the entities or
// took place there, in order; of all of the corpus when there are none. It costs what it
// returns, and not what happened before and after.
func (ix *Index) Timeline(s Stretch, about ...string) []facts.Event {
	var all []*happening
	add := func(list, lasting []*happening) {
		if ix.until == "" { // else some accounts do not count, and others may say another day
			list = s.within(list)
			if s.From == "" {
				lasting = nil
			}
		}
		all = slices.Concat(all, list, lasting)
	}
	for _, id := range about {
		if e := ix.entities.get(id); e != nil {
			add(e.events, e.lasting)
			add(e.here, nil)
		}
	}
	if len(about) == 0 {
		add(ix.happenings.newest, ix.happenings.lasting)
	}
	return ix.dated(all, s)
}

// within returns of happenings, the newest first, those that begin in the stretch, or so many
// of them that the first or last ones are among them.
func (s Stretch) within(all []*happening) []*happening {
	date := func(i int) string { return all[i].told[0].Date }
	start := sort.Search(len(all), func(i int) bool { return s.To == "" || firstDay(date(i)) <= s.To })
	end := sort.Search(len(all), func(i int) bool { return date(i) == "" || s.From != "" && firstDay(date(i)) < s.From })
	if start >= end {
		return nil
	}
	if s.Limit == 0 || end-start <= s.Limit {
		return all[start:end]
	}
	if s.From != "" { // and all of the day of the last one, of which others may come first
		last := date(end - s.Limit)
		return all[start+sort.Search(end-s.Limit-start, func(i int) bool { return date(start+i) <= last }) : end]
	}
	last := date(start + s.Limit - 1)
	return all[start : start+s.Limit+sort.Search(end-s.Limit-start, func(i int) bool { return date(start+s.Limit+i) < last })]
}

// dated returns the happenings that have a date in the stretch, each once, in order.
func (ix *Index) dated(all []*happening, s Stretch) []facts.Event {
	type entry struct {
		*happening
		date string
	}
	var in []entry
	for _, h := range inOrderTold(all) {
		i := slices.IndexFunc(h.told, func(a *account) bool { return ix.vouches(a.leaf) })
		if i >= 0 && h.told[i].Date != "" && s.meets(h.told[i].Date, h.told[i].Until) {
			in = append(in, entry{h, h.told[i].Date})
		}
	}
	slices.SortStableFunc(in, func(a, b entry) int { return strings.Compare(a.date, b.date) })
	if s.Limit > 0 && len(in) > s.Limit {
		if s.From != "" {
			in = in[:s.Limit]
		} else {
			in = in[len(in)-s.Limit:]
		}
	}
	var out []facts.Event
	for _, h := range in {
		if e, ok := ix.happening(h.happening); ok {
			out = append(out, e)
		}
	}
	return out
}
