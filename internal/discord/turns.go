package discord

import (
	"context"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A wish is what is wanted of the answer to a message since something happened to it.
type wish struct {
	at    time.Time // of an edit; zero for the message as it was written
	gone  bool      // the message was deleted: so must its answer be
	asks  bool      // it is a question
	fresh bool      // it has just been written, and nobody has tried to answer it
	soon  bool      // it was edited soon after it was written
	text  string    // what it asks
	m     *discordgo.Message
}

// turns keep the newest wish for each message and have them met one after the other: a
// question may be edited or deleted while it is being answered, and its events do not
// come in their order. The zero value is ready to use.
type turns struct {
	mu sync.Mutex
	of map[string]*turn // by message; those with nothing to do are taken out
}

type turn struct {
	busy   bool
	queued bool // a job waits that will meet next
	next   *wish
	ended  chan struct{} // closed when nothing is left to do; nil while nobody waits for that
}

// put notes a wish, and reports whether a job has to be queued that meets it. Of several
// the newest counts, whichever comes first, and one job is enough for them.
func (t *turns) put(message string, w wish) (queue bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.of == nil {
		t.of = make(map[string]*turn)
	}
	x := t.of[message]
	if x == nil {
		x = &turn{}
		t.of[message] = x
	}
	queue, x.queued = !x.queued, true
	if have := x.next; have != nil {
		w.fresh = w.fresh || have.fresh
		if have.gone || !w.gone && have.at.After(w.at) {
			have.fresh = w.fresh
			return queue
		}
	}
	x.next = &w
	return queue
}

// run has meet meet what is wished for message, until nothing is left. It returns at
// once where that is being done already.
func (t *turns) run(message string, meet func(wish)) {
	for w := t.take(message); w != nil; w = t.take(message) {
		func() {
			defer t.done(message) // also when it panics
			meet(*w)
		}()
	}
}

func (t *turns) take(message string) *wish {
	t.mu.Lock()
	defer t.mu.Unlock()
	x := t.of[message]
	if x == nil {
		return nil
	}
	x.queued = false
	if x.busy {
		return nil
	}
	w := x.next
	x.busy, x.next = true, nil
	return w
}

func (t *turns) done(message string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if x := t.of[message]; x.next == nil {
		t.end(message, x)
	} else {
		x.busy = false
	}
}

// end takes out a turn; t.mu is held.
func (t *turns) end(message string, x *turn) {
	delete(t.of, message)
	if x.ended != nil {
		close(x.ended)
	}
}

// drop forgets the wish for a message, unless an earlier one is being met: then its
// turn comes. So it does when the message is gone, for which no question's job is needed.
func (t *turns) drop(message string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	x := t.of[message]
	if x == nil {
		return
	}
	x.queued = false
	if !x.busy && !x.next.gone {
		t.end(message, x)
	}
}

// hold waits until nothing is wished for message any more, and takes its turn. It reports
// false if ctx ends before. What is wished from then on waits for done, and has to be run.
func (t *turns) hold(ctx context.Context, message string) bool {
	for {
		t.mu.Lock()
		x := t.of[message]
		if x == nil {
			if t.of == nil {
				t.of = make(map[string]*turn)
			}
			t.of[message] = &turn{busy: true}
			t.mu.Unlock()
			return true
		}
		if x.ended == nil {
			x.ended = make(chan struct{})
		}
		ended := x.ended
		t.mu.Unlock()
		select {
		case <-ended:
		case <-ctx.Done():
			return false
		}
	}
}

// busy reports whether anything is wished for message, or being done.
func (t *turns) busy(message string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.of[message] != nil
}
