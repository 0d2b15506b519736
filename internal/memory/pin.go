package memory

import (
	"errors"
	"time"
)

// A Pin is a pinned message that is kept up to date.
type Pin struct {
	Guild      string      `json:"guild,omitempty"` // empty in direct messages
	Channel    string      `json:"channel"`
	Message    string      `json:"message"`
	Question   string      `json:"question"`             // what it answers, as a command
	Language   string      `json:"language,omitempty"`   // that it is worded in, as Discord names it
	Snapshot   string      `json:"snapshot,omitempty"`   // of the articles it was drawn from
	Statements []Statement `json:"statements,omitempty"` // what it shows, to tell what changes
	Articles   []string    `json:"articles,omitempty"`   // that it cites
	Note       string      `json:"note,omitempty"`       // its state beyond being current: why it is not
	Created    time.Time   `json:"created"`
	Changed    time.Time   `json:"changed"`
}

// A Statement is one of those that a pinned message shows.
type Statement struct {
	Key   string `json:"key"`   // stands for all that it says
	About string `json:"about"` // stands for what it says that about
	Text  string `json:"text"`  // what it says, in short
}

// SetPin remembers a pin, instead of what was known of that message before.
func (s *Store) SetPin(p Pin) error {
	if err := checkID(p.Channel, p.Message); err != nil {
		return err
	}
	p.Created, p.Changed = p.Created.UTC(), p.Changed.UTC()
	return s.update(func(tx transaction) error {
		return put(tx.bucket("pins"), key(p.Channel, p.Message), p)
	})
}

// Pin returns what is known of a pinned message; ok tells whether anything is.
func (s *Store) Pin(channel, message string) (p Pin, ok bool, err error) {
	err = s.view(func(tx transaction) (err error) {
		p, ok, err = get[Pin](tx.bucket("pins"), key(channel, message))
		return err
	})
	return p, ok, err
}

// Pins returns the pins of a server, by channel and message. The empty guild is
// that of direct messages.
func (s *Store) Pins(guild string) ([]Pin, error) {
	return s.pins(nil, func(p Pin) bool { return p.Guild == guild })
}

// PinsIn returns the pins of a channel, by message.
func (s *Store) PinsIn(channel string) ([]Pin, error) {
	return s.pins(key(channel, ""), func(Pin) bool { return true })
}

// AllPins returns all pins, by channel and message.
func (s *Store) AllPins() ([]Pin, error) {
	return s.pins(nil, func(Pin) bool { return true })
}

func (s *Store) pins(prefix []byte, want func(Pin) bool) ([]Pin, error) {
	var out []Pin
	err := s.view(func(tx transaction) error {
		out = nil
		return each(tx.bucket("pins"), prefix, func(k, v []byte) error {
			p, err := decode[Pin](k, v)
			if err == nil && want(p) {
				out = append(out, p)
			}
			return err
		})
	})
	return out, err
}

// DropPin forgets a pin and tells whether it was one.
func (s *Store) DropPin(channel, message string) (bool, error) {
	var was bool
	err := s.update(func(tx transaction) error {
		b, k := tx.bucket("pins"), key(channel, message)
		was = b.Get(k) != nil
		return b.Delete(k)
	})
	return was && err == nil, err
}

// ReplacePin puts next in the place of a pin, and tells whether it did: only if that is
// still as it was when it was read as p, which another process may have seen to.
func (s *Store) ReplacePin(p, next Pin) (bool, error) {
	if p.Channel != next.Channel || p.Message != next.Message {
		return false, errors.New("that is another message")
	}
	next.Created, next.Changed = next.Created.UTC(), next.Changed.UTC()
	same := false
	err := s.update(func(tx transaction) (err error) {
		same, err = replace(tx.bucket("pins"), key(p.Channel, p.Message), p, next)
		return err
	})
	return same && err == nil, err
}
