package answers

import (
	"cmp"
	"slices"

	"attache/internal/facts"
	"attache/internal/index"
)

const maxStances = 12

// stance answers what an actor's attitude is, to everything or to one topic:
// the actor's own stances first, then those of the people who belong to it.
func stance(q *question) error {
	name, about, err := q.splitTopic()
	if err != nil {
		return err
	}
	q.Topic = about
	ok, err := q.resolve(name, facts.Country, facts.Organisation, facts.Person)
	if err != nil {
		return err
	}
	if !ok {
		return q.passagesInstead(name, NotFound, msgNoStanceName)
	}
	var all []facts.Stance
	if about != "" {
		if all, err = q.ix.StancesOn(q.ctx, q.speaking(), about); err != nil {
			return err
		}
	} else {
		for _, id := range q.speaking() {
			all = append(all, q.ix.Stances(id)...)
		}
	}
	all = ownFirst(q, sortStances(all), func(s facts.Stance) string { return s.HolderID })
	q.Stances = first(all, maxStances)
	if len(q.Stances) > 0 {
		q.suggestFor(q.Subject)
		return nil
	}
	msg := msgNoStance
	if about != "" {
		msg = msgNoStanceOn
		if _, n := q.ix.Counts(q.Subject.ID); n > 0 {
			q.Suggestions = append(q.Suggestions, "stance "+q.Subject.Name)
		}
	}
	if err := q.passages(index.Query{Entity: q.Subject.ID, Text: about, Limit: 2}); err != nil {
		return err
	}
	return q.notFound(msg)
}

// sortStances sorts in place: the newest first, and those the article itself
// states before those somebody claims.
func sortStances(all []facts.Stance) []facts.Stance {
	slices.SortStableFunc(all, func(a, b facts.Stance) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(min(len(a.Claimant), 1), min(len(b.Claimant), 1)))
	})
	return all
}
