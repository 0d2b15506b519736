package answers

import (
	"fmt"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/reading"
)

// officesOf are the stems of what somebody is called who does what the verb says to a body.
var officesOf = map[string][]string{
	"leads":    {"leader", "head", "chief", "presid", "chair", "chairman", "chairwoman", "command", "director", "minist", "premier", "governor", "captain"},
	"heads":    {"head", "chief", "leader", "presid", "chair", "chairman", "chairwoman", "director", "command"},
	"chairs":   {"chair", "chairman", "chairwoman", "chairperson"},
	"commands": {"command", "chief"},
	"runs":     {"chief", "ceo", "head", "director", "presid", "leader", "manag"},
	"coaches":  {"coach", "manag", "trainer"},
	"manages":  {"manag", "director", "coach"},
	"captains": {"captain", "skipper"},
	"directs":  {"director", "head"},
	"governs":  {"governor", "presid", "premier"},
	"owns":     {"owner"},
	"founded":  {"founder"},
}

// leads answers who leads a body, or heads it, by the roles of its people. The arguments are
// the verb and the body.
func leads(q *question) error {
	verb, name, _ := strings.Cut(q.args, " ")
	ok, err := q.resolve(name, facts.Organisation, facts.Country, facts.Place)
	if err != nil || q.Status == Ambiguous {
		return err
	}
	offices := officesOf[strings.ToLower(verb)]
	if ok {
		for member := range q.ix.EachMember(q.Subject.ID) {
			for f := range q.ix.EachFact(member) {
				if f.Label == "role" && !f.Former && f.Claimant == "" && len(q.Facts) < maxMembers && q.leads(f, offices) && q.ofSubject(f) {
					q.Facts = append(q.Facts, *f)
					break
				}
			}
		}
	}
	if len(q.Facts) == 0 {
		if err := q.holders(name, func(f *facts.Fact) bool { return q.leads(f, offices) }); err != nil {
			return err
		}
	}
	if len(q.Facts) == 0 {
		return q.notFound(msgNoPassage)
	}
	q.Status, q.Message = Answered, ""
	q.suggestFor(q.Subject)
	return nil
}

// ofSubject reports whether a role is of the subject: the role names it or, where it names none, its
// sentence does. Of a country it is that of its head.
func (q *question) ofSubject(f *facts.Fact) bool {
	known := q.checker("").knownOffice(*f)
	if q.Subject.Type == facts.Country && !overlaps(known.words, heads) {
		return false
	}
	if len(known.of) == 0 {
		return slices.Contains(q.ix.Mentioned(f.Evidence[0]), q.Subject.ID)
	}
	return slices.Contains(known.of, q.Subject.ID)
}

// heads are the stems of what who leads a country is called.
var heads = []string{"prime", "presid", "chancellor", "king", "queen", "premier", "emperor", "leader"}

// holders finds the one person who has a role of a body in the passages about it, where the role
// names the body, or calls it by a word of its name as “the alliance's leader” does.
func (q *question) holders(body string, has func(*facts.Fact) bool) error {
	hits, err := q.ix.Passages(q.ctx, index.Query{Text: q.args, Limit: readings})
	if err != nil {
		return fmt.Errorf("cannot look for who holds an office: %w", err)
	}
	name := q.ix.Stems(body)
	for _, h := range hits {
		for _, f := range q.ix.Document(h.Article.ID).Facts {
			if f.Label != "role" || f.Former || f.Claimant != "" || !has(&f) || !q.inArticle(h, body) {
				continue
			}
			of := q.ix.Stems(strings.Join(ofBody().FindAllString(f.Value, -1), " "))
			if before, _, ok := strings.Cut(f.Evidence[0].Text, f.Value); ok && len(of) == 0 {
				of = q.ix.Stems(itsOwner().FindString(before))
			}
			if len(of) == 0 || len(name) == 0 || !subset(name, of) && !subset(of, name) {
				continue
			}
			if len(q.Facts) > 0 && q.Facts[0].Name != f.Name {
				q.Facts = empty().Facts
				return nil
			}
			if len(q.Facts) == 0 {
				q.Facts = append(q.Facts, f)
			}
		}
	}
	return nil
}

var (
	// ofBody finds whose a role is, or of what.
	ofBody = lazily(`^.*['’]s?\s|\b(?:of|at|for)\s.*$`)
	// itsOwner finds whose what follows is.
	itsOwner = lazily(`[\p{L}-]+['’]s?\s$`)
)

// leads reports whether a role is one of the offices, and not below one or at its side, as
// “deputy commander” and “adviser to the president” are.
func (q *question) leads(f *facts.Fact, offices []string) bool {
	words := q.checker("").knownOffice(*f).words
	if len(words) == 0 || overlaps(words, lesser) {
		return false
	}
	return slices.Contains(offices, words[0]) || slices.Contains(offices, words[len(words)-1])
}

// otherOffice reports whether a short answer to who holds an office is somebody who holds another that
// nobody has beside it, or is only whose kin or deputy is told of: “Holm's uncle”.
func (q *question) otherOffice(s Short) bool {
	if s.Kind != string(reading.Person) {
		return false
	}
	e := s.Evidence[0]
	if owns().MatchString(e.Text[s.End-e.Start:]) {
		return true
	}
	m := officeAsked().FindStringSubmatch(q.args)
	if m == nil {
		return false
	}
	asked := office{words: q.ix.Stems(lowerWords(m[1]))}
	c := q.checker("")
	for _, id := range q.ix.Mentioned(facts.Evidence{Article: e.Article, Start: s.Start, End: s.End}) {
		rival, holds := false, false
		for f := range q.ix.EachFact(id) {
			if f.Label != "role" || f.Former || f.Claimant != "" {
				continue
			}
			known := c.knownOffice(*f)
			rival = rival || rivals(asked, known, nil)
			holds = holds || subset(asked.words, known.words)
		}
		if rival && !holds {
			return true
		}
	}
	return false
}

// officeAsked is a question for who holds an office; the group is the office, as far as it is not said of
// what it is.
var officeAsked = lazily(`(?i)^who(?:'s|’s| is| are)\s+(?:the\s+)?(?:(?:current|present|new|acting)\s+)?(.+?)(?:\s+(?:of|in|at|for)\s.*?)?\s*\?*$`)

// lowerWords returns the words of a text that have no capital: of “Rovers manager” the manager.
func lowerWords(s string) string {
	return strings.Join(keepIf(strings.Fields(s), func(w string) bool { return !hasCapital(w) }), " ")
}

// whoIs answers who somebody is, or who holds an office, or held it before somebody.
func whoIs(q *question) error {
	if m := succession().FindStringSubmatch(q.args); m != nil {
		return q.successor(strings.EqualFold(m[1], "after"), m[2])
	}
	return who(q)
}

// succession finds before or after whom somebody had an office.
var succession = lazily(`(?i)^.*\S\s+(before|after)\s+(\S.*?)$`)

// asksWhoFollowed reports whether a question that a form was tried on asks who came before somebody, or after.
func (q *question) asksWhoFollowed(tried *form) bool {
	return tried != nil && tried.command == "who" && succession().MatchString(q.args)
}

// successor answers who had an office after somebody, or before, by what the sentences about them say
// of who followed whom.
func (q *question) successor(after bool, name string) error {
	found, err := q.meant(name, facts.Person)
	if err != nil {
		return err
	}
	if len(found) != 1 || found[0].How == index.ByTypo || found[0].Entity.Type != facts.Person {
		return q.notFound(msgNoPassage)
	}
	id := found[0].Entity.ID
	hits, err := q.ix.Passages(q.ctx, index.Query{Text: name + " successor predecessor", Entity: id, Limit: readings})
	if err != nil {
		return fmt.Errorf("cannot look for a successor: %w", err)
	}
	c := q.checker("")
	for _, h := range hits {
		for _, p := range h.Article.Passages {
			if p.Start < h.Span.Start || p.End > h.Span.End {
				continue
			}
			for _, s := range p.Sentences {
				e := facts.Cite(h.Article, s.Span)
				at := c.follows(e, id, c.ix.Stems(found[0].Entity.Name), after)
				if at.End == 0 {
					continue
				}
				q.Short = Short{Kind: string(reading.Person), Text: e.Text[at.Start:at.End], Start: e.Start + at.Start, End: e.Start + at.End, Confidence: givenDeed, Evidence: []facts.Evidence{e}}
				q.Passages = append(q.Passages, passageOf(h))
				return nil
			}
		}
	}
	return q.notFound(msgNoPassage)
}

// follows returns where in a sentence stands who followed somebody in office, or whom they followed;
// it is empty where the sentence does not say.
func (c *checker) follows(e facts.Evidence, id string, name []string, after bool) article.Span {
	words, phrases := c.ix.Parse(e.Text, e.Start, c.mentionsOf(e))
	person := func(at article.Span) article.Span { return c.somebody(e, at, words, phrases) }
	if m := nextInOffice().FindStringSubmatchIndex(e.Text); m != nil && (e.Text[m[2]:m[3]] == "successor") == after && c.owner(e) == id {
		for _, m2 := range c.mentionsOf(e) {
			if isOf(m2, facts.Person) && m2.Start-e.Start == m[1] {
				return article.Span{Start: m2.Start - e.Start, End: m2.End - e.Start}
			}
		}
	}
	following := c.ix.Stems(strings.Join(append(facts.Forms("replace"), facts.Forms("succeed")...), " "))
	for _, s := range c.actsIn(e) {
		if s.mood != asserted && !after || s.mood == denied || s.within && !tellsWhen().MatchString(e.Text[:s.subjectAt.Start]) {
			continue
		}
		if over := takingOver().FindStringSubmatchIndex(e.Text[s.at:]); over != nil { // “took over from Tor Hansen”
			s.verb, s.objectAt = following[0], article.Span{}
			for _, m := range c.mentionsOf(e) {
				if m.Start-e.Start >= s.at+over[1] {
					s.object, s.objectAt = c.ix.Stems(e.Text[m.Start-e.Start:m.End-e.Start]), article.Span{Start: m.Start - e.Start, End: m.End - e.Start}
					break
				}
			}
		}
		if !slices.Contains(following, s.verb) {
			continue
		}
		subject := meetsSome(s.subject, name) || c.meansOne(e, s.subjectAt, id)
		switch {
		case !after && !s.passive && subject:
			return person(s.objectAt)
		case !after && s.passive && meetsSome(s.by, name):
			return person(s.subjectAt)
		case after && !s.passive && meetsSome(s.object, name):
			return person(s.subjectAt)
		case after && s.passive && subject:
			return person(s.byAt)
		}
	}
	return article.Span{}
}

// meansOne reports whether what stands at a place in a sentence is “he” or “she”, and the sentence
// names only one person before that, who is the one of the id.
func (c *checker) meansOne(e facts.Evidence, at article.Span, id string) bool {
	if w := e.Text[at.Start:at.End]; w != "he" && w != "she" {
		return false
	}
	before := keepIf(c.mentionsOf(e), func(m facts.Mention) bool { return isOf(m, facts.Person) && m.Start-e.Start < at.Start })
	return len(before) > 0 && !slices.ContainsFunc(before, func(m facts.Mention) bool {
		return !slices.Contains(c.ix.Mentioned(facts.Evidence{Article: e.Article, Start: m.Start, End: m.End}), id)
	})
}

var (
	nextInOffice = lazily(`^(?:His|Her) (predecessor|successor)(?:, | (?:is|was|will be|is to be) )`)
	tellsWhen    = lazily(`\bwhen $`)
	takingOver   = lazily(`^(?:took|takes|taken|take) over from\s`)
)
