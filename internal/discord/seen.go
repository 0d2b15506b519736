package discord

import "sync"

// A seen remembers the last ids it was shown, so that a message that Discord
// delivers twice is answered once.
type seen struct {
	mu   sync.Mutex
	ids  map[string]struct{}
	ring []string // the same ids, oldest at next
	next int
}

func newSeen(size int) *seen {
	return &seen{ids: make(map[string]struct{}, size), ring: make([]string, size)}
}

// first reports whether id is shown for the first time.
func (s *seen) first(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.ids[id]; ok {
		return false
	}
	delete(s.ids, s.ring[s.next])
	s.ring[s.next] = id
	s.ids[id] = struct{}{}
	s.next = (s.next + 1) % len(s.ring)
	return true
}
