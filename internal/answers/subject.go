package answers

import (
	"fmt"
	"slices"
	"strings"

	"attache/internal/facts"
	"attache/internal/index"
)

// resolve finds the entity that name means and makes it the subject. It reports
// false when there is none, or when there are several: then the answer is
// complete, a question back or a "not found".
//
// prefer lists the types that the command is about, the likeliest first: where
// a name means entities of several types ("Beijing" the city and the
// government), the first of them that it means counts.
func (q *question) resolve(name string, prefer ...facts.Type) (bool, error) {
	if q.pointsBack(name) {
		return false, q.notFound(msgNoMemory)
	}
	found, err := q.meant(name, prefer...)
	if err != nil {
		return false, err
	}
	switch len(found) {
	case 0:
		return false, q.notFound(msgNoName)
	case 1:
		q.Subject = subject(found[0])
		if found[0].How == index.ByTypo {
			q.Message = msgTypo
		}
		return true, nil
	}
	q.askBack(found, func(e facts.Entity) string { return q.narrowed(q.Form + " " + e.Name) })
	return false, nil
}

// narrowed adds to a question what this one narrows to.
func (q *question) narrowed(ask string) string {
	if q.Topic != "" {
		ask += " on " + protect(q.Topic)
	}
	if p := (period{q.From, q.To}); p != (period{}) {
		ask += " " + p.String()
	}
	return ask
}

// meant returns the entities that a name may mean, of the first of the types that
// any of them is of.
func (q *question) meant(name string, prefer ...facts.Type) ([]index.Match, error) {
	found, err := q.find(name)
	if err != nil {
		return nil, fmt.Errorf("cannot resolve a name: %w", err)
	}
	for _, typ := range prefer {
		of := slices.DeleteFunc(slices.Clone(found), func(m index.Match) bool { return m.Entity.Type != typ })
		if len(of) > 0 {
			found = of
			break
		}
	}
	if len(found) > 1 && found[0].How == index.ByTypo && clearlyFirst(found) {
		found = found[:1]
	}
	return found, nil
}

// subject returns a match as the subject of an answer, which shows one mention.
func subject(m index.Match) facts.Entity {
	e := m.Entity
	e.Evidence = e.Evidence[:min(len(e.Evidence), 1)]
	return e
}

// askBack makes the answer a question back: whom of them is meant? ask returns the
// question that means one.
func (q *question) askBack(found []index.Match, ask func(facts.Entity) string) {
	q.Status, q.Message = Ambiguous, msgAmbiguous
	for _, m := range found[:min(len(found), maxCandidates)] {
		c := q.candidate(m.Entity)
		c.Ask = ask(m.Entity)
		q.Candidates = append(q.Candidates, c)
	}
}

// maxCandidates is how many choices a question back offers: what one Discord
// select menu holds.
const maxCandidates = 25

// clearlyFirst reports whether the first match is mentioned so much more often
// than the second that a typo is more likely to be of it.
func clearlyFirst(found []index.Match) bool { return found[0].Mentions >= 3*found[1].Mentions }

// candidate describes an entity by a role of theirs, so that a reader can
// choose.
func (q *question) candidate(e facts.Entity) Candidate {
	c := Candidate{Entity: e, Evidence: []facts.Evidence{}}
	if f, ok := q.role(e.ID); ok {
		c.Description, c.Evidence = f.Value, f.Evidence
	}
	c.Entity.Evidence = c.Entity.Evidence[:min(len(c.Entity.Evidence), 1)]
	return c
}

// role returns the newest role of an entity.
func (q *question) role(id string) (facts.Fact, bool) {
	for f := range q.ix.EachFact(id) {
		if f.Label == "role" {
			return *f, true
		}
	}
	return facts.Fact{}, false
}

// separators stand between a name and a topic, the likeliest first. Of one that
// stands several times, the last counts that has a name before it: "Commission on Human
// Rights on Norway", "Norway on the attack on Denmark".
var separators = []string{" on ", " about ", " towards ", " toward ", " regarding "}

// splitTopic splits "India on sanctions" into the name and the topic. A name that
// itself has the word ("Commission on Human Rights") stays whole, and so does one in
// quotation marks.
func (q *question) splitTopic() (name, topic string, err error) {
	if !strings.Contains(q.args, " ") {
		return q.args, "", nil
	}
	lower := strings.ToLower(veil(q.args)) + " "
	for _, sep := range separators {
		last := strings.LastIndex(lower, sep)
		if last <= 0 || len(lower) != len(q.args)+1 { // a letter whose lower case is longer
			continue
		}
		whole, err := q.ix.Named(q.ctx, q.args)
		if err != nil {
			return "", "", fmt.Errorf("cannot resolve a name: %w", err)
		}
		if len(whole) > 0 {
			break
		}
		at, first := last, strings.Index(lower, sep)
		tries := 0
		for i := last; first < last && i > 0 && tries < maxParts; i = strings.LastIndex(lower[:i], sep) {
			tries++
			found, err := q.ix.Named(q.ctx, unquote(q.args[:i]))
			if err != nil {
				return "", "", fmt.Errorf("cannot resolve a name: %w", err)
			}
			if len(found) > 0 {
				at = i
				break
			}
		}
		return unquote(q.args[:at]), unquote(strings.Trim(q.args[min(at+len(sep), len(q.args)):], "?!. ")), nil
	}
	return unquote(q.args), "", nil
}

// speaking returns the ids of those whose statements an answer about the subject
// shows: the subject's own and, for a country or a body, its people's.
func (q *question) speaking() []string {
	ids := []string{q.Subject.ID}
	if q.Subject.Type != facts.Person {
		ids = slices.AppendSeq(ids, q.ix.EachMember(q.Subject.ID))
	}
	return ids
}
