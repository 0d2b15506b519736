package answers

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/reading"
)

// whoIs answers who somebody is, or who held an office before somebody, or after them.
func whoIs(q *question) error {
	if after, name, ok := follower(q.args); ok {
		return q.successor(after, name)
	}
	return who(q)
}

// follower reports whether words mean who had an office before or after somebody, and whom they name.
func follower(words string) (after bool, name string, ok bool) {
	for _, way := range []struct {
		re          func() *regexp.Regexp
		order, name int // groups
	}{{beforeOrAfter, 1, 2}, {itsFollower, 2, 1}, {followerOf, 1, 2}} {
		if m := way.re().FindStringSubmatch(words); m != nil {
			order := strings.ToLower(m[way.order])
			return order == "after" || order == "successor", m[way.name], true
		}
	}
	return false, "", false
}

var (
	beforeOrAfter = lazily(`(?i)^.*\S\s+(before|after)\s+(\S.*?)$`)
	itsFollower   = lazily(`(?i)^(\S.*?)['’]s?\s+(predecessor|successor)$`)
	followerOf    = lazily(`(?i)^(?:the\s+)?(predecessor|successor)\s+(?:of|to)\s+(\S.*?)$`)
)

// asksWhoFollowed reports whether a question that a form was tried on asks who came before somebody, or after.
func (q *question) asksWhoFollowed(tried *form) bool {
	if tried == nil || tried.command != "who" {
		return false
	}
	_, _, ok := follower(tried.re().FindStringSubmatch(q.args)[1])
	return ok
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
		for _, e := range sentencesIn(h.Article, h.Span) {
			at := c.follows(e, id, c.ix.Stems(found[0].Entity.Name), after)
			if at.End == 0 {
				continue
			}
			q.Short = Short{Kind: string(reading.Person), Text: e.Text[at.Start:at.End], Start: e.Start + at.Start, End: e.Start + at.End, Confidence: givenDeed, Evidence: []facts.Evidence{e}}
			q.Passages = append(q.Passages, passageOf(h))
			return nil
		}
	}
	return q.notFound(msgNoPassage)
}

// follows returns where in a sentence stands who followed somebody in office, or whom they followed;
// it is empty where the sentence does not say.
func (c *checker) follows(e facts.Evidence, id string, name []string, after bool) article.Span {
	if at := c.calledFollower(e, id, after); at.End > 0 {
		return at
	}
	words, phrases := c.ix.Parse(e.Text, e.Start, c.mentionsOf(e))
	person := func(at article.Span) article.Span {
		if named := c.personAt(e, at.Start); named == at {
			return at
		}
		return c.somebody(e, at, words, phrases)
	}
	following := c.ix.Stems(strings.Join(append(facts.Forms("replace"), facts.Forms("succeed")...), " "))
	for _, s := range c.actsIn(e) {
		if s.mood != asserted && !after || s.mood == denied || s.within && !tellsWhen().MatchString(e.Text[:s.subjectAt.Start]) {
			continue
		}
		if from := c.takenOverFrom(e, &s); from.End > 0 {
			s.verb, s.object, s.objectAt = following[0], c.ix.Stems(e.Text[from.Start:from.End]), from
		}
		if !slices.Contains(following, s.verb) {
			continue
		}
		subject := meetsSome(s.subject, name) || c.meansOne(e, s.subjectAt, id) || c.besideName(e, s.subjectAt, id)
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

// calledFollower returns where in a sentence the name stands of whom it calls somebody's successor or
// predecessor: “his successor will be Katarina Holub”, “Kabango's predecessor, Samuel Tembo”.
func (c *checker) calledFollower(e facts.Evidence, id string, after bool) article.Span {
	at := func(start int, m []int) article.Span {
		if m == nil || (e.Text[start+m[2]:start+m[3]] == "successor") != after {
			return article.Span{}
		}
		return c.personAt(e, start+m[1])
	}
	if m := ownFollower().FindStringSubmatchIndex(e.Text); m != nil && c.owner(e) == id {
		return at(0, m)
	}
	for _, m := range c.mentionsOf(e) {
		if start := m.End - e.Start; m.Entity == id {
			if found := at(start, namedFollower().FindStringSubmatchIndex(e.Text[start:])); found.End > 0 {
				return found
			}
		}
	}
	return article.Span{}
}

// personAt returns where in a sentence a person is named whose name begins at a byte. A full name of which
// it is not known whose it is will be that of who had the office before.
func (c *checker) personAt(e facts.Evidence, start int) article.Span {
	for _, m := range c.mentionsOf(e) {
		at := article.Span{Start: m.Start - e.Start, End: m.End - e.Start}
		if at.Start == start && (isOf(m, facts.Person) || !isOf(m, facts.Organisation) && !isOf(m, facts.Country) && fullName().MatchString(e.Text[at.Start:at.End])) {
			return at
		}
	}
	return article.Span{}
}

// takenOverFrom returns where the one is named from whom a verb says that somebody took over: “took over
// from the founder, Tor Hansen”.
func (c *checker) takenOverFrom(e facts.Evidence, s *act) article.Span {
	m := takingOver().FindStringIndex(e.Text[s.at:])
	if m == nil {
		return article.Span{}
	}
	return c.personAt(e, s.at+m[1])
}

// besideName reports whether what stands at a place in a sentence stands behind somebody's name and a comma,
// as “a former engineer” does behind Brandauer's in “Brandauer, a former engineer who took over”.
func (c *checker) besideName(e facts.Evidence, at article.Span, id string) bool {
	return slices.ContainsFunc(c.mentionsOf(e), func(m facts.Mention) bool {
		end := m.End - e.Start
		return m.Entity == id && end < at.Start && besideIt().MatchString(e.Text[end:at.End])
	})
}

// meansOne reports whether what stands at a place in a sentence is “he” or “she”, and whom it means is
// the one of the id: of whom the sentence before speaks, where it begins with that, or the only person
// that the sentence names before it.
func (c *checker) meansOne(e facts.Evidence, at article.Span, id string) bool {
	w := strings.ToLower(e.Text[at.Start:at.End])
	if w != "he" && w != "she" {
		return false
	}
	before := keepIf(c.mentionsOf(e), func(m facts.Mention) bool { return isOf(m, facts.Person) && m.Start-e.Start < at.Start })
	if len(before) == 0 {
		he := c.antecedent(e)
		return he.id == id && he.pronoun == w
	}
	return !slices.ContainsFunc(before, func(m facts.Mention) bool {
		return !slices.Contains(c.ix.Mentioned(facts.Evidence{Article: e.Article, Start: m.Start, End: m.End}), id)
	})
}

var (
	ownFollower   = lazily(`^(?:His|Her) (predecessor|successor)(?: as [\p{Ll} -]+)?(?:,| (?:is|was|will be|is to be))? `)
	namedFollower = lazily(`^['’]s? (predecessor|successor)(?: as [\p{Ll} -]+)?(?:,| (?:is|was|will be|is to be))? `)
	besideIt      = lazily(`^, (?:an?|the) [\p{Ll} -]+$`)
	tellsWhen     = lazily(`\bwhen $`)
	takingOver    = lazily(`^(?:took|takes|taken|take|taking) over from (?:(?:the|her|his|its) (?:[\p{Ll}-]+,? ){1,3})?`)
)
