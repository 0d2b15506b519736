package answers

import (
	"cmp"
	"iter"
	"slices"

	"attache/internal/facts"
)

const maxStances = 12

// stance answers what an actor's attitude is, to everything or to one topic:
// the actor's own stances first, then those of the people who belong to it.
func stance(q *question) error {
	all, err := q.stances().answer(q)
	q.Stances = append(q.Stances, all...)
	return err
}

func (q *question) stances() statements[facts.Stance] {
	return statements[facts.Stance]{
		prefer: []facts.Type{facts.Country, facts.Organisation, facts.Person},
		of:     func(id string, n int) []facts.Stance { return newestStances(q.ix.EachStance(id), n) }, on: q.ix.StancesOn, sort: sortStances, limit: maxStances,
		whose:   func(s facts.Stance) string { return s.HolderID },
		known:   func(id string) int { return q.ix.Counts(id).Stances },
		command: "stance", none: msgNoStance, noneOn: msgNoStanceOn, noName: msgNoStanceName,
	}
}

// newestStances returns the first n of the stances, which are the newest first, as sortStances
// sorts them.
func newestStances(all iter.Seq[*facts.Stance], n int) []facts.Stance {
	var out []facts.Stance
	for s := range all {
		if len(out) >= n && s.Date != out[n-1].Date { // on one day, a later one may come first
			break
		}
		out = append(out, *s)
	}
	return first(sortStances(out), n)
}

// sortStances sorts in place: the newest first, and those the article itself
// states before those somebody claims.
func sortStances(all []facts.Stance) []facts.Stance {
	slices.SortStableFunc(all, func(a, b facts.Stance) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(min(len(a.Claimant), 1), min(len(b.Claimant), 1)))
	})
	return all
}
