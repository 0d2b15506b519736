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
		of:     q.bestQuotes, on: q.ix.QuotesOn, around: q.quotesAround, sort: sortQuotes, limit: maxStatements,
		whose:   func(c facts.Quote) string { return c.SpeakerID },
		known:   func(id string) int { return q.ix.Counts(id).Quotes },
		command: "quote", none: msgNoQuote, noneOn: msgNoQuoteOn, noName: msgNoQuoteName,
	}.answer(q)
	q.Quotes = append(q.Quotes, all...)
	return err
}

// bestQuotes returns the best n quotations of somebody, as sortQuotes sorts them.
func (q *question) bestQuotes(id string, n int) []facts.Quote {
	var of [3][]facts.Quote // by how good a kind they are
	for c := range q.ix.EachQuote(id) {
		rank := quoteRank[c.Kind]
		if len(of[rank]) < n {
			of[rank] = append(of[rank], *c)
		}
		if len(of[0]) == n {
			break
		}
	}
	return first(slices.Concat(of[:]...), n)
}

var quoteRank = map[string]int{facts.Direct: 0, facts.Partial: 1, facts.Reported: 2}

// sortQuotes sorts quotations in place: direct ones first, then phrases, then reported
// speech, each by date, the newest first.
func sortQuotes(all []facts.Quote) []facts.Quote {
	slices.SortStableFunc(all, func(a, b facts.Quote) int {
		return cmp.Or(quoteRank[a.Kind]-quoteRank[b.Kind], cmp.Compare(b.Date, a.Date))
	})
	return all
}
