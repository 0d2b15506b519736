package memory

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"time"
)

// sweepStep bounds how many records a transaction of Sweep looks at, so that
// nobody's write waits for longer than that takes.
const sweepStep = 2000

// An owner is what the values of several buckets have in common.
type owner struct {
	Guild   string    `json:"guild"`
	Channel string    `json:"channel"`
	Message string    `json:"message"`
	At      time.Time `json:"at"`
	Last    time.Time `json:"last"`
}

// Sweep forgets what is past its time and returns how much that was. It reads
// every record that can be and is meant for once an hour or a day.
func (s *Store) Sweep(now time.Time) (removed int, err error) {
	for _, sweep := range []struct {
		bucket string
		old    func(owner) bool
		drop   func(tx transaction, k []byte) error
	}{
		{"replies", func(o owner) bool { return now.Sub(o.At) > s.cfg.KeepReplies }, dropQuestion},
		{"choices", func(o owner) bool { return now.Sub(o.At) > s.cfg.KeepGaps }, drop("choices")},
		{"gaps", func(o owner) bool { return now.Sub(o.Last) > s.cfg.KeepGaps }, drop("gaps")},
		{"answers", func(o owner) bool { return now.Sub(o.Last) > s.cfg.KeepGaps }, dropVotes},
		{"waiting", func(o owner) bool { return now.Sub(o.At) > s.cfg.KeepGaps }, drop("waiting")},
	} {
		n, err := s.dropEach(sweep.bucket, func(_ []byte, o owner) bool { return sweep.old(o) }, sweep.drop)
		removed += n
		if err != nil {
			return removed, err
		}
	}
	if p, shared := s.db.(*postgres); shared {
		return removed, p.dropClaims()
	}
	return removed, nil
}

// dropEach drops the records of a bucket that are wanted gone, a bounded number in
// a transaction, and returns how many were. Reading needs no place among the
// writers: only a step that has something to drop takes one.
func (s *Store) dropEach(bucket string, gone func(k []byte, o owner) bool, drop func(tx transaction, k []byte) error) (int, error) {
	removed := 0
	var from, next []byte
	for more := true; more; from = next {
		var doomed [][]byte
		err := s.view(func(tx transaction) error {
			doomed, more = nil, false
			n := 0
			for k, v := range tx.bucket(bucket).Scan(nil, from) {
				if n == sweepStep {
					more, next = true, bytes.Clone(k)
					break
				}
				n++
				var o owner
				if err := json.Unmarshal(v, &o); err != nil {
					_, err := decode[owner](k, v)
					return err
				}
				if gone(k, o) {
					doomed = append(doomed, bytes.Clone(k))
				}
			}
			return nil
		})
		if err != nil {
			return removed, err
		}
		if len(doomed) == 0 {
			continue
		}
		var dropped int
		err = s.update(func(tx transaction) error {
			dropped = 0
			b := tx.bucket(bucket)
			for _, k := range doomed {
				o, ok, err := get[owner](b, k)
				if err != nil {
					return err
				}
				if !ok || !gone(k, o) {
					continue // renewed meanwhile
				}
				if err := drop(tx, k); err != nil {
					return err
				}
				dropped++
			}
			return nil
		})
		if err != nil {
			return removed, err
		}
		removed += dropped
	}
	return removed, nil
}

// ForgetUser forgets all that is tied to a person, which is their votes and the answers
// that they wait for, and returns how many those were.
func (s *Store) ForgetUser(user string) (n, waits int, err error) {
	if err := checkID(user); err != nil {
		return 0, 0, err
	}
	who := s.voter(user)
	err = s.update(func(tx transaction) error {
		n, waits = 0, 0
		waiting := tx.bucket("waiting")
		for _, k := range keys(waiting, nil) {
			if !bytes.HasSuffix(k, append([]byte("/"), user...)) {
				continue
			}
			if err := waiting.Delete(k); err != nil {
				return err
			}
			waits++
		}
		votes, voters := tx.bucket("votes"), tx.bucket("voters")
		prefix := key(who, "")
		for _, k := range keys(voters, prefix) {
			answer := bytes.TrimPrefix(k, prefix)
			vote := key(string(answer), who)
			t, ok, err := get[Tally](tx.bucket("answers"), answer)
			if err != nil {
				return err
			}
			if ok {
				t.count(string(votes.Get(vote)), -1)
				if err := putTally(tx, answer, t); err != nil {
					return err
				}
			}
			if err := cmp.Or(votes.Delete(vote), voters.Delete(k)); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n, waits, err
}

// Guilds returns the servers that the bot was in when something was stored about them:
// only there can it be set up, pin answers, and answer messages.
func (s *Store) Guilds() ([]string, error) {
	guilds := make(map[string]bool)
	err := s.view(func(tx transaction) error {
		for k := range tx.bucket("settings").Scan(nil, nil) {
			guild, _, _ := bytes.Cut(k, []byte("/"))
			guilds[string(guild)] = true
		}
		for _, name := range []string{"pins", "replies", "waiting"} {
			for k, v := range tx.bucket(name).Scan(nil, nil) {
				o, err := decode[owner](k, v)
				if err != nil {
					return err
				}
				guilds[o.Guild] = true
			}
		}
		return nil
	})
	delete(guilds, "") // direct messages
	return slices.Sorted(maps.Keys(guilds)), err
}

// ForgetGuild forgets all about a server: the bot was removed from it.
func (s *Store) ForgetGuild(guild string) error {
	if err := checkID(guild); err != nil {
		return err
	}
	// The choices of a channel do not say in which server it is; what was
	// answered there does.
	channels := make(map[string]bool)
	theirs := func(_ []byte, o owner) bool {
		if o.Guild == guild {
			channels[o.Channel] = true
		}
		return o.Guild == guild
	}
	named := func(k []byte, _ owner) bool { return bytes.HasPrefix(k, key(guild, "")) }
	for _, f := range []struct {
		bucket string
		gone   func(k []byte, o owner) bool
		drop   func(tx transaction, k []byte) error
	}{
		{"settings", named, drop("settings")},
		{"gaps", named, drop("gaps")},
		{"replies", theirs, dropQuestion},
		{"pins", theirs, drop("pins")},
		{"waiting", theirs, drop("waiting")},
		{"answers", theirs, dropVotes},
		{"choices", func(k []byte, _ owner) bool {
			channel, _, _ := bytes.Cut(k, []byte("/"))
			return channels[string(channel)]
		}, drop("choices")},
	} {
		if _, err := s.dropEach(f.bucket, f.gone, f.drop); err != nil {
			return err
		}
	}
	return nil
}

// ForgetChannel forgets all about a channel or thread: it is gone.
func (s *Store) ForgetChannel(channel string) error {
	if err := checkID(channel); err != nil {
		return err
	}
	prefix := key(channel, "")
	return s.update(func(tx transaction) error {
		for _, k := range keys(tx.bucket("settings"), nil) {
			if !bytes.HasSuffix(k, append([]byte("/"), channel...)) {
				continue
			}
			if err := tx.bucket("settings").Delete(k); err != nil {
				return err
			}
		}
		for _, k := range keys(tx.bucket("told"), prefix) {
			if err := dropQuestion(tx, tx.bucket("told").Get(k)); err != nil {
				return err
			}
		}
		for _, k := range keys(tx.bucket("answers"), prefix) {
			if err := dropVotes(tx, k); err != nil {
				return err
			}
		}
		for _, name := range []string{"choices", "pins", "waiting"} {
			for _, k := range keys(tx.bucket(name), prefix) {
				if err := tx.bucket(name).Delete(k); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// ForgetMessage forgets all about a message that is gone, be it a question, an
// answer or a pin. For the many that the bot has nothing to do with it only
// looks.
func (s *Store) ForgetMessage(channel, message string) error {
	if err := checkID(channel, message); err != nil {
		return err
	}
	at := key(channel, message)
	known := false
	err := s.view(func(tx transaction) error {
		known = tx.bucket("replies").Get([]byte(message)) != nil
		for _, name := range []string{"told", "pins", "answers"} {
			known = known || tx.bucket(name).Get(at) != nil
		}
		known = known || len(keys(tx.bucket("waiting"), key(channel, message, ""))) > 0
		return nil
	})
	if err != nil || !known {
		return err
	}
	return s.update(func(tx transaction) error {
		for _, question := range []string{message, string(tx.bucket("told").Get(at))} {
			if err := dropQuestion(tx, []byte(question)); err != nil {
				return err
			}
		}
		if err := cmp.Or(dropVotes(tx, at), dropWaiters(tx, at)); err != nil {
			return err
		}
		return tx.bucket("pins").Delete(at)
	})
}

// drop returns what deletes from a bucket on which nothing else hangs.
func drop(bucket string) func(tx transaction, k []byte) error {
	return func(tx transaction, k []byte) error { return tx.bucket(bucket).Delete(k) }
}

// dropWaiters forgets who waits at a message.
func dropWaiters(tx transaction, message []byte) error {
	b := tx.bucket("waiting")
	for _, k := range keys(b, append(bytes.Clone(message), '/')) {
		if err := b.Delete(k); err != nil {
			return err
		}
	}
	return nil
}

func dropQuestion(tx transaction, question []byte) error {
	_, err := dropReply(tx, string(question))
	return err
}
