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
// complete, a question back or a "not in the articles".
//
// prefer lists the types that the command is about, the likeliest first: where
// a name means entities of several types ("Beijing" the city and the
// government), the first of them that it means counts.
func (q *question) resolve(name string, prefer ...facts.Type) (bool, error) {
	found, err := q.ix.Resolve(q.ctx, name)
	if err != nil {
		return false, fmt.Errorf("cannot resolve a name: %w", err)
	}
	for _, typ := range prefer {
		of := slices.DeleteFunc(slices.Clone(found), func(m index.Match) bool { return m.Entity.Type != typ })
		if len(of) > 0 {
			found = of
			break
		}
	}
	if len(found) == 0 {
		return false, q.notFound(msgNoName)
	}
	if found[0].How == index.ByTypo && len(found) > 1 && clearlyFirst(found) {
		found = found[:1]
	}
	if len(found) > 1 {
		q.Status, q.Message = Ambiguous, msgAmbiguous
		for _, m := range found[:min(len(found), maxCandidates)] {
			q.Candidates = append(q.Candidates, q.candidate(m.Entity))
		}
		return false, nil
	}
	q.Subject = found[0].Entity
	q.Subject.Evidence = q.Subject.Evidence[:min(len(q.Subject.Evidence), 1)]
	if found[0].How == index.ByTypo {
		q.Message = msgTypo
	}
	return true, nil
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
	c := Candidate{Entity: e, Evidence: []facts.Evidence{}, Ask: q.Command + " " + e.Name}
	if q.Topic != "" {
		c.Ask += " on " + q.Topic
	}
	for _, f := range q.ix.Facts(e.ID) {
		if f.Label == "role" {
			c.Description, c.Evidence = f.Value, f.Evidence
		}
	}
	c.Entity.Evidence = c.Entity.Evidence[:min(len(c.Entity.Evidence), 1)]
	return c
}

// splitTopic splits "India on sanctions" into the name and the topic. A name that
// itself has the word ("Commission on Human Rights") stays whole when it
// resolves whole.
func (q *question) splitTopic() (name, topic string) {
	for _, sep := range []string{" on ", " about ", " towards ", " toward ", " regarding "} {
		i := strings.LastIndex(strings.ToLower(q.args), sep)
		if i <= 0 || i+len(sep) > len(q.args) {
			continue
		}
		return strings.TrimSpace(q.args[:i]), strings.Trim(strings.TrimSpace(q.args[i+len(sep):]), "?!. ")
	}
	return q.args, ""
}

// onTopic reports how well a statement fits the topic: 2 when its own words are
// about it, 1 when the sentence around them is, 0 not at all. id is the entity
// the statement is about, if any.
func (q *question) onTopic(t topic, id, own string, evidence []facts.Evidence) int {
	if t.id != "" && t.id == id {
		return 2
	}
	if t.in(q.ix, own) {
		return 2
	}
	for _, e := range evidence {
		if t.in(q.ix, e.Text) {
			return 1
		}
	}
	return 0
}

// A topic is what a question narrows to.
type topic struct {
	id    string // of the entity it names, if it does
	names []string
	stems []string
}

func (q *question) newTopic(text string) (topic, error) {
	t := topic{stems: q.ix.Stems(text)}
	found, err := q.ix.Resolve(q.ctx, text)
	if err != nil {
		return t, fmt.Errorf("cannot resolve a topic: %w", err)
	}
	if len(found) > 0 && found[0].How == index.ByName {
		t.id = found[0].Entity.ID
		t.names = append(t.names, found[0].Entity.Name)
		t.names = append(t.names, found[0].Entity.Aliases...)
	}
	return t, nil
}

// in reports whether a text has every word of the topic, or a name of the
// entity it means.
func (t topic) in(ix *index.Index, text string) bool {
	for _, n := range t.names {
		if strings.Contains(text, n) {
			return true
		}
	}
	if len(t.stems) == 0 {
		return false
	}
	have := map[string]bool{}
	for _, s := range ix.TextStems(text) {
		have[s] = true
	}
	for _, s := range t.stems {
		if !have[s] {
			return false
		}
	}
	return true
}
