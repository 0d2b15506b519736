package discord

import (
	"encoding/json"
	"strings"
)

const (
	// eventWorkers is on how many goroutines events are handled, eventQueue how many may
	// wait for each, at some kilobytes. A handler takes microseconds, but for some that
	// write to the memory or ask Discord about a channel.
	eventWorkers = 16
	eventQueue   = 2048

	// askWorkers are for interactions alone: who uses a command waits for its first
	// response, behind no storm of messages.
	askWorkers = 4
)

// events have what happens handled on a fixed number of goroutines: in its order where it
// happens in one server, or in one channel of direct messages, so that one in which much
// happens holds up few others. A storm of events does not become one of goroutines; what
// there is no room for is dropped and counted.
type events struct {
	workers [eventWorkers + askWorkers]*pool
}

func newEvents() *events {
	e := new(events)
	for i := range e.workers {
		e.workers[i] = newPool(1, eventQueue)
	}
	return e
}

// happen has p handled, unless nobody handles its like, and reports whether there was room
// for it.
func (e *events) happen(p packet, by []handler) bool {
	if len(by) == 0 {
		return true
	}
	var in struct {
		ID      string `json:"id"`
		Guild   string `json:"guild_id"`
		Channel string `json:"channel_id"`
	}
	json.Unmarshal(p.Data, &in) // what has no place goes with the others that have none
	place := in.Guild
	switch {
	case place != "":
	case strings.HasPrefix(p.Type, "GUILD_"):
		place = in.ID
	case in.Channel != "":
		place = in.Channel
	default:
		place = in.ID // a channel's own
	}
	at := stripe(place, eventWorkers)
	if p.Type == "INTERACTION_CREATE" {
		at = eventWorkers + stripe(place, askWorkers)
	}
	return e.workers[at].offer(func() {
		for _, h := range by {
			h.handle(p.Data)
		}
	})
}

// dropped returns how many events found no room.
func (e *events) dropped() (n int64) {
	for _, w := range e.workers {
		n += w.dropped.Load()
	}
	return n
}

// stop takes no more events and waits for none.
func (e *events) stop() {
	for _, w := range e.workers {
		w.drain(0)
	}
}
