package memory

import (
	"bytes"
	"time"
)

// maxChoices bounds how many choices a channel keeps: more names than a channel
// talks about between two changes of the articles.
const maxChoices = 200

// A choice is which of several people a name means.
type choice struct {
	Entity   string    `json:"entity"`
	Snapshot string    `json:"snapshot"`
	At       time.Time `json:"at"`
}

// SetChoice remembers for a channel which entity is meant where key stands for the
// candidates, as long as the articles are those of snapshot, but not longer than
// Config.KeepGaps. What the channel chose from other articles is forgotten.
func (s *Store) SetChoice(channel, k, entity, snapshot string) error {
	if err := checkID(channel, k); err != nil {
		return err
	}
	return s.update(func(tx transaction) error {
		b := tx.bucket("choices")
		kept := 0
		var drop [][]byte
		err := each(b, key(channel, ""), func(k, v []byte) error {
			c, err := decode[choice](k, v)
			if c.Snapshot != snapshot || kept == maxChoices-1 {
				drop = append(drop, bytes.Clone(k))
			} else {
				kept++
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, k := range drop {
			if err := b.Delete(k); err != nil {
				return err
			}
		}
		return put(b, key(channel, k), choice{entity, snapshot, s.now().UTC()})
	})
}

// Choice returns what was chosen in a channel; ok tells whether anything was. A
// choice from other articles than those of snapshot, or past its time, is none, and
// is forgotten.
func (s *Store) Choice(channel, k, snapshot string) (entity string, ok bool, err error) {
	if err := checkID(channel, k); err != nil {
		return "", false, err
	}
	at := key(channel, k)
	now := s.now()
	good := func(c choice) bool { return c.Snapshot == snapshot && now.Sub(c.At) <= s.cfg.KeepGaps }
	var c choice
	err = s.view(func(tx transaction) (err error) {
		c, ok, err = get[choice](tx.bucket("choices"), at)
		return err
	})
	if err != nil || !ok || good(c) {
		return c.Entity, ok, err
	}
	return "", false, s.update(func(tx transaction) error {
		b := tx.bucket("choices")
		if c, ok, err := get[choice](b, at); err != nil || !ok || good(c) {
			return err // chosen anew meanwhile
		}
		return b.Delete(at)
	})
}
