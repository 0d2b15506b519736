package answers

import (
	"attache/internal/facts"
	"attache/internal/index"
)

// quote answers what somebody said, on everything or on one topic: direct words
// before phrases before reported speech.
func quote(q *question) error {
	name, about := q.splitTopic()
	if about != "" {
		whole, err := q.ix.Resolve(q.ctx, q.args)
		if err != nil {
			return err
		}
		if len(whole) > 0 && whole[0].How == index.ByName {
			name, about = q.args, ""
		}
	}
	q.Topic = about
	ok, err := q.resolve(name, facts.Person, facts.Organisation, facts.Country)
	if err != nil || !ok {
		return err
	}
	all := bestQuotes(q.ix.Quotes(q.Subject.ID))
	if q.Subject.Type != facts.Person {
		for _, p := range q.ix.Members(q.Subject.ID) {
			all = append(all, bestQuotes(q.ix.Quotes(p.ID))...)
		}
	}
	if about != "" {
		t, err := q.newTopic(about)
		if err != nil {
			return err
		}
		all = fitting(all, func(c facts.Quote) int { return q.onTopic(t, "", c.Text, c.Evidence) })
	}
	q.Quotes = first(all, 8)
	if len(q.Quotes) > 0 {
		q.suggestFor(q.Subject)
		return nil
	}
	msg := msgNoQuote
	if about != "" {
		msg = msgNoQuoteOn
		if len(q.ix.Quotes(q.Subject.ID)) > 0 {
			q.Suggestions = append(q.Suggestions, "quote "+q.Subject.Name)
		}
	}
	if err := q.passages(index.Query{Entity: q.Subject.ID, Text: about, Limit: 2}); err != nil {
		return err
	}
	return q.notFound(msg)
}
