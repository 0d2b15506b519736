package discord

import (
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
)

// A seen remembers the last ids it was shown, so that what Discord delivers twice, or
// too late, is handled once.
type seen struct {
	mu  sync.Mutex
	ids *simplelru.LRU[string, time.Time] // when what was shown happened
}

func newSeen(size int) *seen {
	ids, err := simplelru.NewLRU[string, time.Time](size, nil)
	if err != nil {
		panic(err) // size is a constant
	}
	return &seen{ids: ids}
}

// first reports whether id is shown for the first time.
func (s *seen) first(id string) bool { return s.newer(id, time.Time{}) }

// newer reports whether id is shown for the first time, or with a later time than
// before.
func (s *seen) newer(id string, at time.Time) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if last, ok := s.ids.Get(id); ok && !at.After(last) {
		return false
	}
	s.ids.Add(id, at)
	return true
}

// forget lets id be shown for the first time again.
func (s *seen) forget(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.ids.Remove(id)
}
