package discord

import (
	"context"
	"runtime/debug"
	"time"
)

// A bell wakes whoever waits for it. Rung several times before that, it wakes once.
type bell chan struct{}

func newBell() bell { return make(bell, 1) }

func (b bell) ring() {
	select {
	case b <- struct{}{}:
	default:
	}
}

// followArticles sees to what has been told before, whenever the articles have changed,
// until ctx ends: also once after each connection, because they may have changed while the
// bot was off. Living pins have a goroutine of their own, keepPins.
func (b *Bot) followArticles(ctx context.Context) {
	var changed <-chan struct{}
	var again <-chan time.Time
	for {
		select { // nothing is done before the first connection, which rings
		case <-ctx.Done():
			return
		case <-b.following:
		case <-changed:
			changed = nil
		case <-again:
			again = nil
			if b.shares() {
				b.withdrawn.doubt(b.withdrawn.waiting())
			}
		}
		if changed == nil && b.cfg.Changed != nil {
			changed = b.cfg.Changed() // asked for before the look, so that no change is missed
		}
		done := b.surely(func() bool { return b.correctAll(ctx) })
		done = b.surely(func() bool { return b.tellAll(ctx) }) && done
		if !done || b.shares() {
			// Another process may have answered from older articles meanwhile, or have been
			// asked to tell somebody.
			again = time.After(b.pace.again)
		}
		b.lg.Debug("looked at what was told", "done", done)
	}
}

// surely returns what f does, and false when it panics.
func (b *Bot) surely(f func() bool) (ok bool) {
	defer func() {
		if v := recover(); v != nil {
			b.logPanic(b.lg, v, debug.Stack())
			ok = false
		}
	}()
	return f()
}
