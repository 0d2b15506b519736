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
	name, about := q.splitTopic()
	if about != "" {
		// "stance Commission on Human Rights": the whole may be a name.
		whole, err := q.ix.Resolve(q.ctx, q.args)
		if err != nil {
			return err
		}
		if len(whole) > 0 && whole[0].How == index.ByName {
			name, about = q.args, ""
		}
	}
	q.Topic = about
	ok, err := q.resolve(name, facts.Country, facts.Organisation, facts.Person)
	if err != nil || !ok {
		return err
	}
	all := sortStances(q.ix.Stances(q.Subject.ID))
	if q.Subject.Type != facts.Person {
		for _, p := range q.ix.Members(q.Subject.ID) {
			all = append(all, sortStances(q.ix.Stances(p.ID))...)
		}
	}
	if about != "" {
		t, err := q.newTopic(about)
		if err != nil {
			return err
		}
		all = fitting(all, func(s facts.Stance) int { return q.onTopic(t, s.TargetID, s.Target, s.Evidence) })
	}
	q.Stances = first(all, maxStances)
	if len(q.Stances) > 0 {
		if q.Subject.Type == facts.Person || len(q.ix.Quotes(q.Subject.ID)) > 0 {
			q.suggestFor(q.Subject)
		}
		return nil
	}
	msg := msgNoStance
	if about != "" {
		msg = msgNoStanceOn
		if len(q.ix.Stances(q.Subject.ID)) > 0 {
			q.Suggestions = append(q.Suggestions, "stance "+q.Subject.Name)
		}
	}
	if err := q.passages(index.Query{Entity: q.Subject.ID, Text: about, Limit: 2}); err != nil {
		return err
	}
	return q.notFound(msg)
}

// sortStances puts the newest first, and those the article itself states before
// those somebody claims.
func sortStances(all []facts.Stance) []facts.Stance {
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b facts.Stance) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(min(len(a.Claimant), 1), min(len(b.Claimant), 1)))
	})
	return out
}

// fitting keeps what fits best: the statements that are about the topic in their
// own words or, when there are none, those whose sentence is.
func fitting[T any](all []T, fit func(T) int) []T {
	best := 1
	var out []T
	for _, v := range all {
		n := fit(v)
		if n > best {
			best, out = n, nil
		}
		if n == best {
			out = append(out, v)
		}
	}
	return out
}
