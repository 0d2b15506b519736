package discord

import "sync"

// turns has the jobs for one message done one after the other: a question may be
// edited or deleted while it is being answered. The zero value is ready to use.
type turns struct {
	mu   sync.Mutex
	next map[string]func() // by message, while a job for it is at work; the job after that, or nil
}

// do has job done, at once or, when another is at work for the same message, by that
// one's goroutine. Of several that wait only the last counts: it knows the newest.
func (t *turns) do(message string, job func()) {
	t.mu.Lock()
	if _, busy := t.next[message]; busy {
		t.next[message] = job
		t.mu.Unlock()
		return
	}
	if t.next == nil {
		t.next = make(map[string]func())
	}
	t.next[message] = nil
	t.mu.Unlock()
	defer func() { // also when a job panics
		t.mu.Lock()
		defer t.mu.Unlock()
		if job != nil {
			delete(t.next, message)
		}
	}()
	for job != nil {
		job()
		t.mu.Lock()
		job = t.next[message]
		if job == nil {
			delete(t.next, message)
		} else {
			t.next[message] = nil
		}
		t.mu.Unlock()
	}
}

// busy reports whether a job for message is at work.
func (t *turns) busy(message string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	_, busy := t.next[message]
	return busy
}
