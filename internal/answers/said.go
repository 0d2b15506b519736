package answers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// How much of a topic must stand in the words around a quotation for it to be on the topic, and
// how much of it in the title of an article for a word of it to be enough around.
const (
	enoughAround = 0.75
	enoughAbove  = 0.9
)

// maxAround is how many articles are looked through for what somebody said there.
const maxAround = 10

// quotesAround returns what the subject and its people said about a topic that they did not
// name, because the sentences before theirs had, or the title: “a mistake”, said the minister.
// Those to whose words it stands nearest come first.
func (q *question) quotesAround(topic string) ([]facts.Quote, error) {
	if len(q.ix.Terms(topic)) == 0 {
		return nil, nil
	}
	hits, err := q.ix.Passages(q.ctx, index.Query{Text: topic, Entity: q.Subject.ID, Limit: maxAround})
	if err != nil {
		return nil, fmt.Errorf("cannot look for what is said of a topic: %w", err)
	}
	in := map[string]*article.Article{}
	titled := map[string]bool{} // of those, the ones whose title has all of the topic
	for _, h := range hits {
		in[h.Article.ID] = h.Article
		titled[h.Article.ID] = q.ix.Share(topic, nil, []facts.Evidence{{Text: h.Article.Title}}) >= enoughAbove
	}
	type near struct {
		facts.Quote
		share float64
	}
	var all []near
	person, err := q.ofPerson(topic)
	if err != nil {
		return nil, err
	}
	for _, id := range q.speaking() {
		for c := range q.ix.EachQuote(id) {
			a := in[c.Evidence[0].Article]
			if a == nil || person && (c.Kind == facts.Reported || !ofThem().MatchString(c.Text)) {
				continue
			}
			share := q.ix.Share(topic, nil, before(a, c.Evidence[0]))
			if titled[a.ID] && (thereof().MatchString(c.Evidence[0].Text) || q.ix.Share(topic, nil, untitled(before(a, c.Evidence[0]))) > inTitle) {
				share = max(share, enoughAround)
			}
			if share >= enoughAround {
				all = append(all, near{*c, share})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b near) int { return cmp.Compare(b.share, a.share) })
	var out []facts.Quote
	for _, n := range first(all, maxQuotes) {
		if n.share >= all[0].share-nearlyAsMuch {
			out = append(out, n.Quote)
		}
	}
	return sortQuotes(out), nil
}

// ofPerson reports whether a topic is a person by name.
func (q *question) ofPerson(topic string) (bool, error) {
	found, err := q.ix.Named(q.ctx, topic)
	if err != nil {
		return false, fmt.Errorf("cannot resolve a topic: %w", err)
	}
	return len(found) > 0 && found[0].Entity.Type == facts.Person, nil
}

// ofThem finds that a quotation may be about a person who was named before it.
var ofThem = lazily(`(?i)\b(?:he|she|him|her|his|hers|they|them|their|you|your)\b`)

// nearlyAsMuch is how much less of a topic may be around a quotation than around the best.
const nearlyAsMuch = 0.1

// thereof finds that a sentence goes on about what its article is about: “called the move a mistake”.
var thereof = lazily(`(?i)\b(?:the|this|that)\s+(?:move|decision|plan|announcement|ruling|step|proposal|bill|law|measure|deal|agreement|attack|news|action|vote|report|change|matter)\b`)

// untitled returns evidence without the titles above it.
func untitled(ev []facts.Evidence) []facts.Evidence {
	for i := range ev {
		ev[i].Title = ""
	}
	return ev
}

// before returns a sentence with the two that stand before it, which it may go on from.
func before(a *article.Article, e facts.Evidence) []facts.Evidence {
	out := []facts.Evidence{e}
	var last []article.Span
	for _, p := range a.Passages {
		for _, s := range p.Sentences {
			if s.Start >= e.Start {
				for _, s := range last {
					out = append(out, facts.Cite(a, s))
				}
				return out
			}
			if last = append(last, s.Span); len(last) > 2 {
				last = last[1:]
			}
		}
	}
	return out
}

// said answers what somebody said, and where that is nobody by name, or nothing of theirs is
// known, what somebody said whom the articles call so: “the judge”, “an Interpol spokesman”.
func said(q *question) error {
	if err := quote(q); err != nil || q.Status != NotFound || q.Message == msgNoMemory || q.Subject.ID != "" && q.Subject.Type != facts.Organisation {
		return err // of a person's lawyer they are no words
	}
	whom, topic, err := q.splitTopic()
	if err != nil || topic == "" {
		return err
	}
	all, told, err := q.quotesOf(whom, topic)
	switch {
	case err != nil:
		return err
	case len(all) == 0 && !told: // what others said is no answer
		return q.notFound(msgNoQuoteOn)
	case len(all) == 0:
		return nil
	}
	q.Status, q.Message, q.Suggestions = Answered, "", []string{}
	q.Subject, q.Quotes = empty().Subject, all
	return nil
}

// quotesOf returns the quotations on a topic of whom the article calls by all of the words, or
// who has a role of these words, in the passages that are about both. It reports whether a
// sentence there has the words and the topic, where reading may find what no rule has.
func (q *question) quotesOf(whom, topic string) (out []facts.Quote, told bool, err error) {
	words := q.ix.Stems(whom)
	if len(words) == 0 || len(q.ix.Stems(topic)) == 0 {
		return nil, false, nil
	}
	hits, err := q.ix.Passages(q.ctx, index.Query{Text: whom + " " + topic, Limit: readings})
	if err != nil {
		return nil, false, fmt.Errorf("cannot look for what is said of a topic: %w", err)
	}
	out = []facts.Quote{}
	for _, h := range hits {
		for _, p := range h.Article.Passages {
			for _, s := range p.Sentences {
				if e := facts.Cite(h.Article, s.Span); s.Start >= h.Span.Start && s.End <= h.Span.End && subset(words, q.ix.Stems(e.Text)) && q.ix.Share(topic, nil, []facts.Evidence{e}) >= enoughAround {
					told = true
				}
			}
		}
		for _, c := range q.ix.Document(h.Article.ID).Quotes {
			e := c.Evidence[0]
			if len(out) == maxQuotes || e.Start < h.Span.Start || e.End > h.Span.End || len(c.Source) == 0 || !q.calledSo(&c, h.Article, words) || q.ix.Share(topic, nil, before(h.Article, e)) < enoughAround {
				continue
			}
			if c.Speaker == "" {
				c.Speaker = h.Article.Text(c.Source[0])
			}
			out = append(out, c)
		}
	}
	return out, told, nil
}

// calledSo reports whether the article calls the speaker of a quotation by all of the words, or
// tells a role of theirs that has them.
func (q *question) calledSo(c *facts.Quote, a *article.Article, words []string) bool {
	called := ""
	for _, s := range c.Source {
		called += " " + a.Text(s)
	}
	if subset(words, q.ix.Stems(called)) {
		return true
	}
	for f := range q.ix.EachFact(c.SpeakerID) {
		if f.Label == "role" && subset(words, q.ix.Stems(f.Value)) {
			return true
		}
	}
	return false
}

// thought answers what somebody thinks of something: their stance on it, else what they said. Whoever
// asks on then is after a stance still, so that the form stays.
func thought(q *question) error {
	if err := stance(q); err != nil || q.Message != msgNoStanceOn {
		return err
	}
	q.Status, q.Message, q.Suggestions = Answered, "", []string{}
	return quote(q)
}

// told answers what somebody told somebody else: the quotations of the first that are addressed
// to the second, on a topic if there is one. The arguments are "Trump to Pelosi on oil". Of several
// who may be meant it is the one who told something.
func told(q *question) error {
	args, topic, _ := strings.Cut(q.args, " on ")
	who, whom, ok := strings.Cut(args, " to ")
	if !ok {
		return q.notFound(msgNoName)
	}
	to, err := q.meant(whom, facts.Person, facts.Organisation, facts.Country)
	if err != nil {
		return err
	}
	speakers, err := q.meant(who, facts.Person, facts.Organisation, facts.Country)
	switch {
	case err != nil:
		return err
	case len(speakers) > 0 && speakers[0].How != index.ByTypo && len(to) == 0: // what else they did is not what they said
		return q.notFound(msgNoQuoteOn)
	case len(speakers) == 0 || len(to) == 0 || speakers[0].How == index.ByTypo || to[0].How == index.ByTypo:
		return q.notFound(msgNoName)
	}
	q.Topic = topic
	var telling []index.Match
	for _, m := range first(speakers, maxMeant) {
		q.Subject = m.Entity
		n := len(q.Quotes)
		for _, id := range q.speaking() {
			for c := range q.ix.EachQuote(id) {
				if len(q.Quotes) < n+maxStatements && q.givenTo(c, to) && q.on(c, topic) {
					q.Quotes = append(q.Quotes, *c)
				}
			}
		}
		if len(q.Quotes) > n {
			telling = append(telling, m)
		}
	}
	if len(telling) != 1 {
		q.Subject, q.Quotes = empty().Subject, empty().Quotes
	}
	switch {
	case len(telling) == 0:
		return q.notFound(msgNoQuoteOn)
	case len(telling) > 1:
		q.askBack(telling, func(e facts.Entity) string { return "what did " + e.Name + " tell " + whom + "?" })
		return nil
	}
	q.Subject = subject(telling[0])
	sortQuotes(q.Quotes)
	q.suggestFor(q.Subject)
	return nil
}

// maxMeant is how many whom a name may mean are asked for what only one of them did.
const maxMeant = 8

// on reports whether a topic, if there is one, stands in a quotation or around it.
func (q *question) on(c *facts.Quote, topic string) bool {
	d := q.ix.Document(c.Evidence[0].Article)
	return topic == "" || d != nil && q.ix.Share(topic, nil, before(d.Article, c.Evidence[0])) >= enoughAround
}

// givenTo reports whether a quotation is addressed to one of those who may be meant: its
// sentence names them behind “told”, “said to” or the like.
func (q *question) givenTo(c *facts.Quote, to []index.Match) bool {
	e := c.Evidence[0]
	d := q.ix.Document(e.Article)
	if d == nil {
		return false
	}
	for _, m := range mentionsIn(d, e) {
		quoted := func(s article.Span) bool { return s.Overlaps(m.Span) }
		lead := d.Article.Body[e.Start:max(e.Start, m.Start)]
		if m.Adjective || slices.ContainsFunc(c.Content, quoted) || !addressing().MatchString(lead) || owns().MatchString(d.Article.Body[m.End:e.End]) {
			continue
		}
		named := q.ix.Mentioned(facts.Evidence{Article: e.Article, Start: m.Start, End: m.End})
		if slices.ContainsFunc(to, func(m index.Match) bool { return slices.Contains(named, m.Entity.ID) }) {
			return true
		}
	}
	return false
}

var (
	// addressing is the end of what stands before whom a quotation is addressed to, with a role
	// between at most.
	addressing = lazily(`(?i)\b(?:told|tells|telling|ask(?:s|ed|ing)|thank(?:s|ed|ing)|congratulat(?:es|ed|ing)|urg(?:es|ed|ing)|warn(?:s|ed|ing)|assur(?:es|ed|ing)|remind(?:s|ed|ing)|inform(?:s|ed|ing)|(?:said|says|saying|wrote|writing|spoke|speaking|replied|shouted) to) (?-i:(?:the )?(?:\p{Lu}\S* ){0,4})$`)
	// owns finds that what follows a name belongs to whom it names.
	owns = lazily(`^(?:['’]s?\b|['’]\s)`)
)

// enoughSaid is how much of what is asked for must stand in a quotation for its speaker to
// have said it.
const enoughSaid = 0.9

// whoSaid answers who said something, with the quotation that has it.
func whoSaid(q *question) error {
	hits, err := q.ix.Passages(q.ctx, index.Query{Text: q.args, Limit: readings})
	if err != nil {
		return fmt.Errorf("cannot look for who said something: %w", err)
	}
	most := enoughSaid
	var best facts.Quote
	for _, h := range hits {
		for _, c := range q.ix.Document(h.Article.ID).Quotes {
			if e := c.Evidence[0]; c.SpeakerID == "" || e.Start < h.Span.Start || e.End > h.Span.End {
				continue
			}
			for _, said := range sentencesOf(c.Text) {
				text := c.Text[said.Start:said.End]
				share := q.ix.Share(q.args, nil, []facts.Evidence{{Text: text}})
				if (share > most || share == most && best.SpeakerID == "") && sameHedges(q.args, text) {
					most, best = share, c
				}
			}
		}
	}
	if best.SpeakerID == "" {
		return q.notFound(msgNoPassage)
	}
	subject, ok := q.ix.Entity(best.SpeakerID)
	if !ok {
		return q.notFound(msgNoPassage)
	}
	subject.Evidence = first(subject.Evidence, 1)
	q.Subject, q.Quotes = subject, []facts.Quote{best}
	q.suggestFor(q.Subject)
	return nil
}

// whoHolds returns what answers who is for something, or against it: the stances of that
// polarity towards whom the arguments name, or whose target has all of their words.
func whoHolds(polarity string) func(*question) error {
	return func(q *question) error {
		target, err := q.meant(q.args, facts.Country, facts.Organisation, facts.Person)
		if err != nil {
			return err
		}
		for _, m := range target {
			if m.How == index.ByTypo {
				break
			}
			for s := range q.ix.EachStanceTowards(m.Entity.ID) {
				if s.Polarity == polarity && len(q.Stances) < maxStances {
					q.Stances = append(q.Stances, *s)
				}
			}
		}
		if len(q.Stances) == 0 {
			if q.Stances, err = q.stancesNear(polarity); err != nil {
				return err
			}
		}
		if len(q.Stances) == 0 {
			return q.notFound(msgNoStanceOn)
		}
		sortStances(q.Stances)
		return nil
	}
}

// stancesNear returns the stances of a polarity in the passages that are about the arguments,
// of which the sentence has enough.
func (q *question) stancesNear(polarity string) ([]facts.Stance, error) {
	hits, err := q.ix.Passages(q.ctx, index.Query{Text: q.args, Limit: readings})
	if err != nil {
		return nil, fmt.Errorf("cannot look for who is for something: %w", err)
	}
	out := []facts.Stance{}
	for _, h := range hits {
		for _, s := range q.ix.Document(h.Article.ID).Stances {
			if e := s.Evidence[0]; s.Polarity != polarity || e.Start < h.Span.Start || e.End > h.Span.End {
				continue
			}
			target := q.ix.Stems(s.Target)
			if len(target) > 0 && subset(target, q.ix.Stems(q.args)) && q.ix.Share(q.args, nil, before(h.Article, s.Evidence[0])) >= enoughAround {
				out = append(out, s)
			}
		}
	}
	return out, nil
}

// holds answers whether somebody is for something, or against it: only by stances towards that
// itself, or a part of it, and not by those that merely stand in one sentence with its name.
func holds(q *question) error {
	if err := stance(q); err != nil || q.Status != Answered || q.Topic == "" || len(q.Stances) == 0 {
		return err
	}
	topic := q.ix.Stems(q.Topic)
	named, err := q.ix.Named(q.ctx, q.Topic)
	if err != nil {
		return fmt.Errorf("cannot resolve a topic: %w", err)
	}
	q.Stances = slices.DeleteFunc(q.Stances, func(s facts.Stance) bool {
		is := func(m index.Match) bool { return m.Entity.ID == s.TargetID }
		return !slices.ContainsFunc(named, is) && !overlaps(topic, q.ix.Stems(s.Target))
	})
	if len(q.Stances) == 0 {
		return q.notFound(msgNoPassage)
	}
	return nil
}
