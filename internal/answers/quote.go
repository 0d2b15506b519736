package answers

import (
	"cmp"
	"slices"

	"attache/internal/facts"
)

// maxStatements is how many quotations the answer to quote lists.
const maxStatements = 8

// quote answers what somebody said, on everything or on one topic: direct words
// before phrases before reported speech.
func quote(q *question) error {
	all, err := statements[facts.Quote]{
		prefer: []facts.Type{facts.Person, facts.Organisation, facts.Country},
		of:     q.ix.Quotes, on: q.ix.QuotesOn, sort: bestQuotes, limit: maxStatements,
		whose:   func(c facts.Quote) string { return c.SpeakerID },
		known:   func(id string) int { return q.ix.Counts(id).Quotes },
		command: "quote", none: msgNoQuote, noneOn: msgNoQuoteOn, noName: msgNoQuoteName,
	}.answer(q)
	q.Quotes = append(q.Quotes, all...)
	return err
}

// bestQuotes sorts quotations in place: direct ones first, then phrases, then reported
// speech, each by date, the newest first.
func bestQuotes(all []facts.Quote) []facts.Quote {
	rank := map[string]int{facts.Direct: 0, facts.Partial: 1, facts.Reported: 2}
	slices.SortStableFunc(all, func(a, b facts.Quote) int {
		return cmp.Or(rank[a.Kind]-rank[b.Kind], cmp.Compare(b.Date, a.Date))
	})
	return all
}
