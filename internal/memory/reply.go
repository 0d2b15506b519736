package memory

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"time"
)

// A Reply is the message that answers a question: neither the text nor the author
// of either, only what is needed to edit, delete and correct it.
type Reply struct {
	Guild     string       `json:"guild,omitempty"` // empty in direct messages
	Channel   string       `json:"channel"`
	Message   string       `json:"message"`
	Language  string       `json:"language,omitempty"` // that it is worded in, as Discord names it
	Articles  []string     `json:"articles,omitempty"` // that it cites
	Snapshot  string       `json:"snapshot,omitempty"`
	At        time.Time    `json:"at"`                  // from when on it is kept for Config.KeepReplies
	Hidden    bool         `json:"hidden,omitempty"`    // seen by who asked only, so that it cannot be edited later
	Corrected []Correction `json:"corrected,omitempty"` // what it says of itself, the oldest first
}

// A Correction says in a reply that an article it cited was retracted.
type Correction struct {
	Article string    `json:"article"`
	At      time.Time `json:"at"`
}

// SetReply remembers what answers the question in a message, instead of what
// answered it before. A zero At means now.
func (s *Store) SetReply(question string, r Reply) error {
	if err := checkID(question, r.Channel, r.Message); err != nil {
		return err
	}
	if r.At.IsZero() {
		r.At = s.now()
	}
	r.At = r.At.UTC()
	return s.update(func(tx transaction) error {
		if _, err := dropReply(tx, question); err != nil {
			return err
		}
		if err := tx.bucket("told").Put(key(r.Channel, r.Message), []byte(question)); err != nil {
			return err
		}
		return put(tx.bucket("replies"), []byte(question), r)
	})
}

// ReplaceReply puts next in the place of what answers a question, and tells whether it did:
// only if that is still as it was when it was read as r, which another process may have
// seen to.
func (s *Store) ReplaceReply(question string, r, next Reply) (bool, error) {
	if r.Channel != next.Channel || r.Message != next.Message {
		return false, errors.New("that is another message")
	}
	next.At = next.At.UTC()
	same := false
	err := s.update(func(tx transaction) (err error) {
		same, err = replace(tx.bucket("replies"), []byte(question), r, next)
		return err
	})
	return same && err == nil, err
}

// replace puts next in the place of a value that is still was, and tells whether it did.
func replace[T any](b bucket, k []byte, was, next T) (bool, error) {
	now, ok, err := get[T](b, k)
	if err != nil || !ok {
		return false, err
	}
	// As they would be written now, which an older version may have done otherwise.
	x, err := json.Marshal(now)
	if err != nil {
		return false, err
	}
	y, err := json.Marshal(was)
	if err != nil || !bytes.Equal(x, y) {
		return false, err
	}
	return true, put(b, k, next)
}

// Reply returns what answers the question in a message; ok tells whether anything
// is known to.
func (s *Store) Reply(question string) (r Reply, ok bool, err error) {
	err = s.view(func(tx transaction) (err error) {
		r, ok, err = s.reply(tx, question)
		return err
	})
	return r, ok, err
}

func (s *Store) reply(tx transaction, question string) (Reply, bool, error) {
	r, ok, err := get[Reply](tx.bucket("replies"), []byte(question))
	if err != nil || !ok || s.now().Sub(r.At) > s.cfg.KeepReplies {
		return Reply{}, false, err
	}
	return r, true, nil
}

// Question returns the question that a message answers; ok tells whether it is
// known to answer one.
func (s *Store) Question(channel, message string) (question string, r Reply, ok bool, err error) {
	err = s.view(func(tx transaction) (err error) {
		question = string(tx.bucket("told").Get(key(channel, message)))
		if question == "" {
			return nil
		}
		r, ok, err = s.reply(tx, question)
		return err
	})
	if !ok {
		question = ""
	}
	return question, r, ok, err
}

// Citing returns the replies of the time since, which Config.KeepReplies bounds, that
// cite any of articles, by question: those to correct when these are retracted. It
// reads every reply.
func (s *Store) Citing(since time.Duration, articles ...string) (map[string]Reply, error) {
	out := make(map[string]Reply)
	now := s.now()
	since = min(since, s.cfg.KeepReplies)
	err := s.view(func(tx transaction) error {
		clear(out)
		return each(tx.bucket("replies"), nil, func(k, v []byte) error {
			r, err := decode[Reply](k, v)
			if err == nil && now.Sub(r.At) <= since && slices.ContainsFunc(r.Articles, func(id string) bool { return slices.Contains(articles, id) }) {
				out[string(k)] = r
			}
			return err
		})
	})
	return out, err
}

// DropReply forgets what answers a question.
func (s *Store) DropReply(question string) error {
	return s.update(func(tx transaction) error {
		_, err := dropReply(tx, question)
		return err
	})
}

// dropReply forgets a reply and the way back to it; it tells whether there was
// one.
func dropReply(tx transaction, question string) (bool, error) {
	replies, told := tx.bucket("replies"), tx.bucket("told")
	r, ok, err := get[Reply](replies, []byte(question))
	if err != nil || !ok {
		return false, err
	}
	if k := key(r.Channel, r.Message); string(told.Get(k)) == question {
		if err := told.Delete(k); err != nil {
			return false, err
		}
	}
	return true, replies.Delete([]byte(question))
}
