package answers

import (
	"attache/internal/facts"
	"attache/internal/index"
)

// quote answers what somebody said, on everything or on one topic: direct words
// before phrases before reported speech.
func quote(q *question) error {
	name, about, err := q.splitTopic()
	if err != nil {
		return err
	}
	q.Topic = about
	ok, err := q.resolve(name, facts.Person, facts.Organisation, facts.Country)
	if err != nil {
		return err
	}
	if !ok {
		return q.passagesInstead(name, NotFound, msgNoQuoteName)
	}
	var all []facts.Quote
	if about != "" {
		if all, err = q.ix.QuotesOn(q.ctx, q.speaking(), about); err != nil {
			return err
		}
	} else {
		for _, id := range q.speaking() {
			all = append(all, q.ix.Quotes(id)...)
		}
	}
	all = ownFirst(q, bestQuotes(all), func(c facts.Quote) string { return c.SpeakerID })
	q.Quotes = first(all, 8)
	if len(q.Quotes) > 0 {
		q.suggestFor(q.Subject)
		return nil
	}
	msg := msgNoQuote
	if about != "" {
		msg = msgNoQuoteOn
		if n, _ := q.ix.Counts(q.Subject.ID); n > 0 {
			q.Suggestions = append(q.Suggestions, "quote "+q.Subject.Name)
		}
	}
	if err := q.passages(index.Query{Entity: q.Subject.ID, Text: about, Limit: 2}); err != nil {
		return err
	}
	return q.notFound(msg)
}
