package memory

import (
	"cmp"
	"slices"
	"time"
)

// A Group is gaps that ask about the same.
type Group struct {
	Questions   []string // the most asked first
	Count       int      // how often they were asked, together
	First, Last time.Time
	Waiting     int // how many people asked to be told of the answer
}

// Grouped puts gaps together, of whatever servers, the most asked group first. alike
// returns the groups of questions as indexes into what it is given. Who waits for a
// question that is no gap any more is not counted.
func Grouped(gaps []Gap, waiters []Waiter, alike func([]string) [][]int) []Group {
	byQuestion := make(map[string]Gap)
	for _, g := range gaps {
		if have, ok := byQuestion[g.Question]; ok {
			g.Count += have.Count
			if have.First.Before(g.First) {
				g.First = have.First
			}
			if have.Last.After(g.Last) {
				g.Last = have.Last
			}
		}
		g.Guild = ""
		byQuestion[g.Question] = g
	}
	all := make([]Gap, 0, len(byQuestion))
	for _, g := range byQuestion {
		all = append(all, g)
	}
	slices.SortFunc(all, mostAsked)
	questions := make([]string, len(all))
	for i, g := range all {
		questions[i] = g.Question
	}
	waiting := make(map[string]map[string]bool) // people by question
	for _, w := range waiters {
		q := normalise(w.Question)
		if waiting[q] == nil {
			waiting[q] = make(map[string]bool)
		}
		waiting[q][w.User] = true
	}
	out := make([]Group, 0, len(all))
	for _, members := range alike(questions) {
		var x Group
		people := make(map[string]bool)
		for n, i := range members {
			g := all[i]
			x.Questions = append(x.Questions, g.Question)
			x.Count += g.Count
			if n == 0 || g.First.Before(x.First) {
				x.First = g.First
			}
			if g.Last.After(x.Last) {
				x.Last = g.Last
			}
			for user := range waiting[g.Question] {
				people[user] = true
			}
		}
		x.Waiting = len(people)
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), b.Last.Compare(a.Last))
	})
	return out
}
