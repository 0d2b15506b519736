package memory

import (
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"
)

// An Answer is what people vote on.
type Answer struct {
	Guild    string   `json:"guild,omitempty"` // empty in direct messages
	Channel  string   `json:"channel"`
	Message  string   `json:"message"`
	Command  string   `json:"command,omitempty"`
	Subject  string   `json:"subject,omitempty"` // id of the entity it is about
	Snapshot string   `json:"snapshot,omitempty"`
	Articles []string `json:"articles,omitempty"` // that it cites
}

// A Tally is an answer with its votes.
type Tally struct {
	Answer
	Up   int       `json:"up"`
	Down int       `json:"down"`
	Last time.Time `json:"last"`
	Own  int       `json:"-"` // the vote of who has just voted: 1, -1, or 0 if it was taken back
}

// voter returns what stands for a person in the file. Without the key of the file
// nobody can tell whose it is; it is no protection from who has the file and
// tries all ids.
func (s *Store) voter(user string) string {
	h := hmac.New(sha256.New, s.voterKey)
	h.Write([]byte(user))
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// Alias returns what stands for a person where their id need not be known.
func (s *Store) Alias(user string) string { return s.voter(user) }

// Vote counts a person's vote on an answer. The other vote replaces the first, the
// same vote once more takes it back.
func (s *Store) Vote(a Answer, user string, up bool) (Tally, error) {
	if err := checkID(a.Channel, a.Message, user); err != nil {
		return Tally{}, err
	}
	who := s.voter(user)
	answer, vote, index := key(a.Channel, a.Message), key(a.Channel, a.Message, who), key(who, a.Channel, a.Message)
	var out Tally
	err := s.update(func(tx transaction) error {
		votes, voters := tx.bucket("votes"), tx.bucket("voters")
		t, ok, err := get[Tally](tx.bucket("answers"), answer)
		if err == nil && ok && s.past(t) {
			t, err = Tally{}, dropVotes(tx, answer)
		}
		if err != nil {
			return err
		}
		t.Answer, t.Last = a, s.now().UTC()
		before := string(votes.Get(vote))
		t.count(before, -1)
		mark := "-"
		if up {
			mark = "+"
		}
		if before == mark {
			if err := cmp.Or(votes.Delete(vote), voters.Delete(index)); err != nil {
				return err
			}
		} else {
			t.Own = t.count(mark, 1)
			if err := cmp.Or(votes.Put(vote, []byte(mark)), voters.Put(index, nil)); err != nil {
				return err
			}
		}
		out = t
		return putTally(tx, answer, t)
	})
	if err != nil {
		return Tally{}, err
	}
	return out, nil
}

// count adds n votes of a kind and returns what that vote is worth.
func (t *Tally) count(mark string, n int) int {
	switch mark {
	case "+":
		t.Up += n
		return 1
	case "-":
		t.Down += n
		return -1
	}
	return 0
}

// putTally keeps an answer while anybody's vote on it is kept.
func putTally(tx transaction, k []byte, t Tally) error {
	b := tx.bucket("answers")
	if t.Up <= 0 && t.Down <= 0 {
		return b.Delete(k)
	}
	return put(b, k, t)
}

// Votes returns the votes on a message; none if there are none.
func (s *Store) Votes(channel, message string) (t Tally, err error) {
	err = s.view(func(tx transaction) (err error) {
		t, _, err = get[Tally](tx.bucket("answers"), key(channel, message))
		return err
	})
	if err != nil || s.past(t) {
		return Tally{}, err
	}
	return t, nil
}

// past tells whether votes are past their time.
func (s *Store) past(t Tally) bool { return s.now().Sub(t.Last) > s.cfg.KeepGaps }

// Feedback returns at most limit answers of a server that were voted on, those most
// often marked wrong first; all of them if limit is zero.
func (s *Store) Feedback(guild string, limit int) ([]Tally, error) {
	var out []Tally
	err := s.view(func(tx transaction) error {
		out = nil
		return each(tx.bucket("answers"), nil, func(k, v []byte) error {
			t, err := decode[Tally](k, v)
			if err == nil && t.Guild == guild && !s.past(t) {
				out = append(out, t)
			}
			return err
		})
	})
	slices.SortFunc(out, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(b.Down, a.Down), cmp.Compare(a.Up, b.Up), b.Last.Compare(a.Last), cmp.Compare(a.Message, b.Message))
	})
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out, err
}

// dropVotes forgets an answer and all votes on it.
func dropVotes(tx transaction, answer []byte) error {
	votes, voters := tx.bucket("votes"), tx.bucket("voters")
	for _, k := range keys(votes, append(slices.Clone(answer), '/')) {
		who := strings.TrimPrefix(string(k), string(answer)+"/")
		if err := cmp.Or(votes.Delete(k), voters.Delete(key(who, string(answer)))); err != nil {
			return err
		}
	}
	return tx.bucket("answers").Delete(answer)
}
