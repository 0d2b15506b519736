package answers

import (
	"cmp"
	"slices"
	"strings"

	"attache/internal/facts"
	"attache/internal/index"
)

// Limits of what one answer lists. They keep an answer readable at a glance; the
// narrower commands list the rest.
const (
	maxFacts        = 12
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
		if q.Status == NotFound {
			return q.passagesInstead()
		}
		return nil
	}
	if q.Subject.Type != facts.Person {
		return q.about()
	}
	q.Facts = first(merge(q.ix.Facts(q.Subject.ID)), maxFacts)
	q.Events = first(latest(q.ix.Events(q.Subject.ID)), maxEvents)
	q.Quotes = first(bestQuotes(q.ix.Quotes(q.Subject.ID)), maxQuotes)
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
		q.Passages = append(q.Passages, Passage{Evidence: facts.Cite(h.Article, h.Span), Highlights: pairs(h.Highlights), Score: h.Score})
	}
	return nil
}

// passagesInstead shows passages where nobody of the name was found, if any
// have all of its words.
func (q *question) passagesInstead() error {
	hits, err := q.ix.Passages(q.ctx, index.Query{Text: q.args, Limit: maxPassages})
	if err != nil {
		return err
	}
	for _, h := range hits {
		if h.Coverage < 1 {
			continue
		}
		q.Passages = append(q.Passages, Passage{Evidence: facts.Cite(h.Article, h.Span), Highlights: pairs(h.Highlights), Score: h.Score})
	}
	if len(q.Passages) > 0 {
		q.Status, q.Message = Answered, msgOnlyPassages
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
	if q.Command != "quote" && len(q.ix.Quotes(e.ID)) > 0 {
		q.Suggestions = append(q.Suggestions, "quote "+e.Name)
	}
	if q.Command != "stance" && len(q.ix.Stances(e.ID)) > 0 {
		q.Suggestions = append(q.Suggestions, "stance "+e.Name)
	}
}

// merge makes one fact of those that say the same in several articles, with the
// evidence of each, the latest first. Roles come first, then whom they belong to, then age.
func merge(all []facts.Fact) []facts.Fact {
	var out []facts.Fact
	at := map[string]int{}
	byDate := slices.Clone(all)
	slices.SortStableFunc(byDate, func(a, b facts.Fact) int { return cmp.Compare(b.Date, a.Date) })
	for _, f := range byDate {
		key := f.Label + "\x00" + facts.Fold(f.Value) + "\x00" + f.Claimant
		if i, ok := at[key]; ok {
			if len(out[i].Evidence) < maxFactEvidence {
				out[i].Evidence = append(slices.Clone(out[i].Evidence), f.Evidence...)
			}
			continue
		}
		at[key] = len(out)
		out = append(out, f)
	}
	rank := map[string]int{"role": 0, "affiliation": 1, "age": 2}
	slices.SortStableFunc(out, func(a, b facts.Fact) int { return rank[a.Label] - rank[b.Label] })
	return out
}

// latest sorts events by date, the newest first; those without one come last.
func latest(all []facts.Event) []facts.Event {
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b facts.Event) int {
		return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(len(b.Participants), len(a.Participants)))
	})
	return slices.CompactFunc(out, func(a, b facts.Event) bool { return a.Date == b.Date && strings.EqualFold(a.What, b.What) })
}

// bestQuotes sorts quotations: direct ones first, then phrases, then reported
// speech, each by date, the newest first.
func bestQuotes(all []facts.Quote) []facts.Quote {
	rank := map[string]int{facts.Direct: 0, facts.Partial: 1, facts.Reported: 2}
	out := slices.Clone(all)
	slices.SortStableFunc(out, func(a, b facts.Quote) int {
		return cmp.Or(rank[a.Kind]-rank[b.Kind], cmp.Compare(b.Date, a.Date))
	})
	return out
}

func first[T any](s []T, n int) []T {
	if s == nil {
		return []T{}
	}
	return s[:min(len(s), n)]
}
