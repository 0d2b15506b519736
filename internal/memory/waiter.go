package memory

import (
	"cmp"
	"errors"
	"slices"
	"time"
)

// What SetWaiter returns when there is no room.
var (
	ErrWaitsTooMuch = errors.New("that person waits for as many answers as one may")
	ErrTooManyWait  = errors.New("as many wait in that server as may")
)

const (
	// MaxWaits is for how many answers a person may wait.
	MaxWaits = 20

	// maxWaiters bounds how many answers the people of a server may wait for.
	maxWaiters = 500
)

// A Waiter is somebody who asked to be told when a question is answered. It is the only
// thing that is kept with the id of a person.
type Waiter struct {
	User     string    `json:"user"`
	Guild    string    `json:"guild,omitempty"` // empty in direct messages
	Channel  string    `json:"channel"`
	Message  string    `json:"message"` // that says that there is no answer
	Question string    `json:"question"`
	Language string    `json:"language,omitempty"` // to be told in, as Discord names it
	Hidden   bool      `json:"hidden,omitempty"`   // nobody else sees the message, and it cannot be edited
	Snapshot string    `json:"snapshot,omitempty"` // of the articles that did not answer
	At       time.Time `json:"at"`                 // from when on it is kept for Config.KeepGaps
}

// CanWait reports whether somebody can wait for the answer to a question: what is longer
// than a gap may be is not kept.
func CanWait(question string) bool {
	return len(mention.ReplaceAllString(question, "")) <= maxGapLen && normalise(question) != ""
}

// SetWaiter remembers who waits, with mentions of people taken out of the question. A zero
// At means now. It returns ErrWaitsTooMuch or ErrTooManyWait where there is no room.
func (s *Store) SetWaiter(w Waiter) error {
	if err := checkID(w.User, w.Channel, w.Message); err != nil {
		return err
	}
	if !CanWait(w.Question) {
		return errors.New("that is no question of which anything is kept")
	}
	w.Question = mention.ReplaceAllString(w.Question, "")
	if w.At.IsZero() {
		w.At = s.now()
	}
	w.At = w.At.UTC()
	return s.update(func(tx transaction) error {
		b, k := tx.bucket("waiting"), key(w.Channel, w.Message, w.User)
		if b.Get(k) == nil {
			own, theirs := 0, 0
			err := each(b, nil, func(k, v []byte) error {
				x, err := decode[Waiter](k, v)
				if x.User == w.User {
					own++
				}
				if x.Guild == w.Guild {
					theirs++
				}
				return err
			})
			switch {
			case err != nil:
				return err
			case own >= MaxWaits:
				return ErrWaitsTooMuch
			case w.Guild != "" && theirs >= maxWaiters:
				return ErrTooManyWait
			}
		}
		return put(b, k, w)
	})
}

// DropWaiter forgets that somebody waits at a message, and tells whether they did.
func (s *Store) DropWaiter(channel, message, user string) (bool, error) {
	if err := checkID(channel, message, user); err != nil {
		return false, err
	}
	k := key(channel, message, user)
	was := false
	err := s.view(func(tx transaction) error {
		was = tx.bucket("waiting").Get(k) != nil
		return nil
	})
	if err != nil || !was {
		return false, err
	}
	err = s.update(func(tx transaction) error {
		was = tx.bucket("waiting").Get(k) != nil
		return drop("waiting")(tx, k)
	})
	return was && err == nil, err
}

// Waiters returns all who wait, those of last first.
func (s *Store) Waiters() ([]Waiter, error) {
	var out []Waiter
	now := s.now()
	err := s.view(func(tx transaction) error {
		out = nil
		b := tx.bucket("waiting")
		if b == nil { // a file of schema 1 that is only read
			return nil
		}
		return each(b, nil, func(k, v []byte) error {
			w, err := decode[Waiter](k, v)
			if now.Sub(w.At) <= s.cfg.KeepGaps {
				out = append(out, w)
			}
			return err
		})
	})
	slices.SortFunc(out, func(a, b Waiter) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Channel, b.Channel), cmp.Compare(a.Message, b.Message), cmp.Compare(a.User, b.User))
	})
	return out, err
}

// addWaiting makes schema 2 of schema 1.
func addWaiting(tx transaction) error {
	return tx.create("waiting")
}
