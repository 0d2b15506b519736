package answers

import (
	"iter"
	"slices"
	"strings"

	"attache/internal/facts"
	"attache/internal/index"
)

// Limits of what one answer lists. They keep an answer readable at a glance; the
// narrower commands list the rest.
const (
	maxFacts        = 12
	maxRoles        = 4
	maxFactEvidence = 2
	maxQuotes       = 3
	maxEvents       = 4
	maxPassages     = 2
)

// who answers who somebody is: roles, age, affiliation, whom they met, what they
// said, and where to read on.
func who(q *question) error {
	ok, err := q.resolve(q.args, facts.Person, facts.Country, facts.Organisation)
	if err != nil {
		return err
	}
	if !ok {
		return q.passagesInstead(q.args, Answered, msgOnlyPassages)
	}
	if q.Subject.Type != facts.Person {
		return q.about()
	}
	q.Facts = first(foldRoles(merge(q.ix.EachFact(q.Subject.ID))), maxFacts)
	q.Events = take(q.ix.EachEvent(q.Subject.ID), maxEvents)
	q.Quotes = q.bestQuotes(q.Subject.ID, maxQuotes)
	q.suggestFor(q.Subject)
	return q.passages(index.Query{Entity: q.Subject.ID, Text: q.Subject.Name, Limit: maxPassages})
}

// passages adds the passages that a query finds and that no evidence above has
// shown yet.
func (q *question) passages(query index.Query) error {
	hits, err := q.ix.Passages(q.ctx, query)
	if err != nil {
		return err
	}
	for _, h := range hits {
		q.Passages = append(q.Passages, passageOf(h))
	}
	return nil
}

// passagesInstead shows passages where nothing was found by a name, if any have
// all of its words, with what the answer is then. Where the name means several, or
// is none, there is nothing to show.
func (q *question) passagesInstead(name string, status Status, msg string) error {
	if q.Message != msgNoName || q.trial && status == NotFound {
		return nil
	}
	hits, err := q.ix.Passages(q.ctx, index.Query{Text: name, Literal: true, Limit: maxPassages})
	if err != nil {
		return err
	}
	for _, h := range hits {
		if h.Coverage < 1 {
			continue
		}
		q.Passages = append(q.Passages, passageOf(h))
	}
	if len(q.Passages) > 0 {
		q.Status, q.Message, q.Suggestions, q.settled = status, msg, []string{"search " + name}, true
	}
	return nil
}

func pairs(p [][2]int) [][2]int {
	if p == nil {
		return [][2]int{}
	}
	return p
}

// suggestFor offers what else can be asked about an entity.
func (q *question) suggestFor(e facts.Entity) {
	n := q.ix.Counts(e.ID)
	if q.Form != "quote" && n.Quotes > 0 {
		q.offer("quote " + e.Name)
	}
	if q.Form != "stance" && n.Stances > 0 {
		q.offer("stance " + e.Name)
	}
	if q.Form != "timeline" && n.Events > 1 {
		q.offer("timeline " + e.Name)
	}
	if q.Form != "summary" && n.Sentences > 1 {
		q.offer("summary " + e.Name)
	}
}

// merge makes one fact of those that say the same in several articles, with the
// evidence of each in their order. Roles come first, then whom they belong to,
// then age.
func merge(all iter.Seq[*facts.Fact]) []facts.Fact {
	var out []facts.Fact
	type saying struct{ label, about, claimant, value string }
	at := map[saying]int{} // of those in the very same words
	for f := range all {
		same := saying{f.Label, f.About, f.Claimant, f.Value}
		i, ok := at[same]
		if !ok {
			i = slices.IndexFunc(out, func(o facts.Fact) bool {
				return o.Label == f.Label && o.About == f.About && o.Claimant == f.Claimant && strings.EqualFold(o.Value, f.Value)
			})
			if at[same] = i; i < 0 {
				at[same] = len(out)
			}
		}
		switch {
		case i < 0:
			out = append(out, *f)
		case len(out[i].Evidence) < maxFactEvidence:
			out[i].Evidence = slices.Concat(out[i].Evidence, f.Evidence)
		}
	}
	rank := map[string]int{"role": 0, "affiliation": 1, "nationality": 2, "born": 3, "age": 4, "died": 5}
	slices.SortStableFunc(out, func(a, b facts.Fact) int { return rank[a.Label] - rank[b.Label] })
	return out
}

// otherOffice finds what makes another office of a role that it stands before, or
// another person's: "Vice President", "adviser to the President".
var otherOffice = lazily(`\b(?:former|ex|then|late|vice|deputy|under|acting|interim|assistant|shadow|future|designate|elect|candidate|incoming|outgoing|prime|first|second|third|fourth|of|to|for|by|with|and)\b`)

// foldRoles leaves out, in place, each role that is the end of a longer one
// ("President" of "US President"), whose evidence it adds to, and the older ones
// of many.
func foldRoles(all []facts.Fact) []facts.Fact {
	for i := 0; i < len(all); i++ {
		longer := slices.IndexFunc(all, func(f facts.Fact) bool {
			more, ok := strings.CutSuffix(strings.ToLower(f.Value), " "+strings.ToLower(all[i].Value))
			return ok && f.Label == "role" && all[i].Label == "role" && f.Claimant == all[i].Claimant && !otherOffice().MatchString(more)
		})
		if longer < 0 {
			continue
		}
		all[longer].Evidence = first(slices.Concat(all[longer].Evidence, all[i].Evidence), maxFactEvidence)
		all = slices.Delete(all, i, i+1)
		i--
	}
	roles := 0
	return slices.DeleteFunc(all, func(f facts.Fact) bool {
		if f.Label == "role" {
			roles++
		}
		return f.Label == "role" && roles > maxRoles
	})
}

// take returns the first n of all.
func take[T any](all iter.Seq[T], n int) []T {
	out := make([]T, 0, n)
	for v := range all {
		if out = append(out, v); len(out) == n {
			break
		}
	}
	return out
}

func first[T any](s []T, n int) []T {
	if s == nil {
		return []T{}
	}
	return s[:min(len(s), n)]
}
