package discord

import (
	"slices"
	"sync"
	"time"
)

// A seen remembers the last ids it was shown, so that what Discord delivers twice, or
// too late, is handled once. Its library hands out each event on a goroutine of its
// own, so of two edits the second may come first.
type seen struct {
	mu   sync.Mutex
	ids  map[string]time.Time // when what was shown happened
	ring []string             // the same ids, oldest at next
	next int
}

func newSeen(size int) *seen {
	return &seen{ids: make(map[string]time.Time, size), ring: make([]string, size)}
}

// first reports whether id is shown for the first time.
func (s *seen) first(id string) bool { return s.newer(id, time.Time{}) }

// newer reports whether id is shown for the first time, or with a later time than
// before.
func (s *seen) newer(id string, at time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if last, ok := s.ids[id]; ok {
		if at.After(last) {
			s.ids[id] = at
		}
		return at.After(last)
	}
	delete(s.ids, s.ring[s.next])
	s.ring[s.next] = id
	s.ids[id] = at
	s.next = (s.next + 1) % len(s.ring)
	return true
}

// forget lets id be shown for the first time again.
func (s *seen) forget(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := slices.Index(s.ring, id); i >= 0 {
		s.ring[i] = ""
		delete(s.ids, id)
	}
}
