package answers

import (
	"fmt"
	"slices"
	"strings"

	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/reading"
)

// leads answers who leads a body, or heads it, by the roles of its people. The arguments are
// the verb and the body.
func leads(q *question) error {
	verb, name, _ := strings.Cut(q.args, " ")
	ok, err := q.resolve(name, facts.Organisation, facts.Country, facts.Place)
	if err != nil || q.Status == Ambiguous {
		return err
	}
	offices := q.officesOf(strings.ToLower(verb))
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

// officesOf returns the stems of what they are called who do to a body what a form of a verb says.
func (q *question) officesOf(verb string) []string {
	for _, row := range facts.Offices() {
		if slices.Contains(facts.Forms(row.Verb), verb) {
			return q.ix.Stems(strings.Join(row.Words, " "))
		}
	}
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
