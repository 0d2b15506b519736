package answers

import (
	"context"
	"fmt"

	"attache/internal/facts"
	"attache/internal/index"
)

// statements is how a command answers that lists what somebody said or holds, on
// everything or on one topic.
type statements[T any] struct {
	prefer  []facts.Type
	of      func(id string, n int) []T // the first n of an entity's, sorted
	on      func(ctx context.Context, whose []string, topic string) ([]T, error)
	around  func(topic string) ([]T, error) // those on a topic that they do not name; nil for none
	sort    func([]T) []T
	whose   func(T) string
	limit   int
	known   func(id string) int // how many there are of an entity
	command string
	none    string // messages: none of theirs, none on the topic, no such name
	noneOn  string
	noName  string
}

// answer finds the statements of whom the question names: the subject's own first,
// then, of a country or a body, its people's. It returns none when the answer is
// complete without.
func (s statements[T]) answer(q *question) ([]T, error) {
	name, about, err := q.splitTopic()
	if err != nil {
		return nil, err
	}
	q.Topic = about
	ok := false
	if q.trial && about != "" {
		if ok, err = s.onlyOne(q, name, about); err != nil {
			return nil, err
		}
	}
	if !ok {
		if ok, err = q.resolve(name, s.prefer...); err != nil {
			return nil, err
		}
	}
	if !ok {
		return nil, q.passagesInstead(name, NotFound, s.noName)
	}
	all, err := s.all(q, about, s.limit)
	if err != nil {
		return nil, err
	}
	if len(all) > 0 {
		q.suggestFor(q.Subject)
		return first(all, s.limit), nil
	}
	msg := s.none
	if about != "" {
		msg = s.noneOn
		if s.known(q.Subject.ID) > 0 {
			q.offer(s.command + " " + q.Subject.Name)
		}
	}
	if !q.trial {
		if err := q.passages(index.Query{Entity: q.Subject.ID, Text: about, Limit: maxPassages}); err != nil {
			return nil, err
		}
	}
	return nil, q.notFound(msg)
}

// onlyOne takes, of several whom a name may mean, of whatever type, the one who has said something
// on a topic, and reports whether only one has: then there is nothing to ask back.
func (s statements[T]) onlyOne(q *question, name, about string) (bool, error) {
	found, err := q.find(name)
	if err != nil {
		return false, fmt.Errorf("cannot resolve a name: %w", err)
	}
	if len(found) < 2 || len(found) > maxMeant || found[0].How == index.ByTypo {
		return false, nil
	}
	var speaking []index.Match
	for _, m := range found {
		q.Subject = m.Entity
		all, err := s.all(q, about, 1)
		if err != nil {
			return false, err
		}
		if len(all) > 0 {
			speaking = append(speaking, m)
		}
	}
	q.Subject = empty().Subject
	if len(speaking) != 1 {
		return false, nil
	}
	q.Subject = subject(speaking[0])
	return true, nil
}

// all returns the statements of the subject and of its people, its own first: of each, at
// least the first n.
func (s statements[T]) all(q *question, about string, n int) ([]T, error) {
	var all []T
	if about != "" {
		var err error
		if all, err = s.on(q.ctx, q.speaking(), about); err != nil {
			return nil, err
		}
		if len(all) == 0 && s.around != nil {
			if all, err = s.around(about); err != nil {
				return nil, err
			}
		}
	} else {
		for _, id := range q.speaking() {
			all = append(all, s.of(id, n)...)
		}
	}
	own := 0
	for _, a := range all {
		if s.whose(a) == q.Subject.ID {
			own++
		}
	}
	// Both in one piece of memory: statements are large.
	out := make([]T, len(all))
	mine, theirs := out[:0:own], out[own:own]
	for _, a := range all {
		if s.whose(a) == q.Subject.ID {
			mine = append(mine, a)
		} else {
			theirs = append(theirs, a)
		}
	}
	s.sort(mine)
	s.sort(theirs)
	return out, nil
}
