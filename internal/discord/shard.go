package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// A shard is what one connection to the gateway hears of: a part of the servers, or all of
// them if there is only one. It outlives the connection and, where it can, resumes it.
type shard struct {
	id, count int
	lg        *slog.Logger

	session *session               // to be resumed; nil if there is none
	app     *discordgo.Application // as READY told, nil before
	heard   time.Time              // when something last came of what happens; zero before READY
	reads   bool                   // whether it last asked for the content of messages
}

// A session is what the gateway keeps for a shard that lost its connection: what happens
// meanwhile is told when it resumes.
type session struct {
	id      string
	address string // where to resume; empty for where any other connection is made
	seq     int64  // of the last event that came
	tries   int    // to resume it since it last worked
}

// resumeTries is how often a session is tried to be resumed before it is given up.
const resumeTries = 4

var (
	errMoved   = errors.New("the gateway wants the bot to connect anew")
	errRefused = errors.New("the gateway refuses the session")
	errUnready = errors.New("the gateway did not say who the bot is")
)

// newShard returns shard id of count, which are 0 and 1 for a bot that has no others.
func (b *Bot) newShard(id, count int) *shard {
	lg := b.lg
	if count > 1 {
		lg = lg.With("shard", id)
	}
	return &shard{id: id, count: count, lg: lg}
}

// converse talks to the gateway over a new socket until that ends. It calls ready when
// the bot hears what happens. patience runs out when the gateway takes too long for that.
func (b *Bot) converse(ctx context.Context, s *shard, sock *socket, patience *time.Timer, ready func(resumed bool)) error {
	every, err := sock.hello()
	if err != nil {
		return err
	}
	if s.session != nil {
		sock.seq.Store(s.session.seq)
	}
	talking, stop := context.WithCancel(ctx)
	var introduced sync.WaitGroup
	defer introduced.Wait()
	defer stop()
	go sock.beat(talking, every)
	if s.session != nil {
		if err := b.resume(s, sock); err != nil {
			return err
		}
	} else {
		// While other shards have their turn the gateway wants the heart to beat.
		patience.Stop()
		introduced.Go(func() {
			if err := b.introduce(talking, s, sock, patience); err != nil {
				sock.cut(err)
			}
		})
	}
	for hears := false; ; {
		p, err := sock.read()
		if errors.Is(err, errMalformed) {
			b.malformed.Add(1)
			s.lg.Debug("malformed packet")
			continue
		}
		if err != nil {
			return err
		}
		if hears {
			s.heard = time.Now()
		}
		switch p.Op {
		case opDispatch:
			sock.seq.Store(p.Seq)
			if err := b.happen(ctx, s, p, ready); err != nil {
				return err
			}
			hears = hears || p.Type == "READY" || p.Type == "RESUMED"
		case opHeartbeat:
			if err := sock.heartbeat(); err != nil {
				return err
			}
		case opReconnect:
			sock.leave(websocket.CloseServiceRestart, b.pace.goodbye)
			return errMoved
		case opInvalidSession:
			var resumable bool
			if json.Unmarshal(p.Data, &resumable) != nil || !resumable {
				s.session = nil
			}
			sock.leave(websocket.CloseServiceRestart, b.pace.goodbye)
			return errRefused
		case opAck:
			sock.acked.Store(true)
		}
	}
}

// resume asks for the shard's session to go on.
func (b *Bot) resume(s *shard, sock *socket) error {
	x := s.session
	return sock.send(opResume, map[string]any{"token": b.token, "session_id": x.id, "seq": x.seq})
}

// introduce begins a session when it is the shard's turn.
func (b *Bot) introduce(ctx context.Context, s *shard, sock *socket, patience *time.Timer) error {
	if err := b.mayIdentify(ctx, s); err != nil {
		return err
	}
	patience.Reset(b.pace.open)
	intents := discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	s.reads = !b.mentions.Load()
	if s.reads {
		intents |= discordgo.IntentMessageContent
	}
	identify := map[string]any{
		"token":      b.token,
		"intents":    intents,
		"properties": discordgo.IdentifyProperties{OS: runtime.GOOS, Browser: "attache", Device: "attache"},
	}
	if s.count > 1 {
		identify["shard"] = [2]int{s.id, s.count}
	}
	b.identifies.Add(1)
	b.cfg.Metrics.Identified()
	return sock.send(opIdentify, identify)
}

// happen passes an event on to its handlers.
func (b *Bot) happen(ctx context.Context, s *shard, p packet, ready func(resumed bool)) error {
	switch p.Type {
	case "READY":
		if err := b.onReady(ctx, s, p.Data); err != nil {
			return err
		}
		ready(false)
	case "RESUMED":
		if s.session != nil {
			s.session.tries = 0
		}
		ready(true)
		app := s.app
		go b.surviving(p.Type, func() { b.register(ctx, app) })() // should it have failed before
	default:
		if !b.events.happen(p, b.hears[p.Type]) {
			b.cfg.Metrics.EventDropped("full")
			b.overload.Do(func() {
				s.lg.Warn("too much happens at a time; some of it is not looked at", "dropped", b.events.dropped())
			})
		}
	}
	if s.session != nil && p.Seq > 0 {
		s.session.seq = p.Seq
	}
	return nil
}

// onReady notes who the bot is, and the session, before anything else that happens is
// heard of.
func (b *Bot) onReady(ctx context.Context, s *shard, data json.RawMessage) error {
	var r struct {
		discordgo.Ready
		Resume string `json:"resume_gateway_url"`
	}
	if err := decode(data, &r); err != nil {
		b.malformed.Add(1) // what could be read may do
	}
	if r.User == nil || r.User.ID == "" {
		return errUnready
	}
	b.lg.Debug("event", "event", "READY")
	b.self.Store(r.User.ID)
	s.app, s.session = r.Application, nil
	if r.SessionID != "" {
		s.session = &session{id: r.SessionID, address: r.Resume}
	}
	// All of them ask Discord, which may take its time.
	if gap := s.heard; !gap.IsZero() {
		go b.surviving("READY", func() { b.lookBack(ctx, s, gap) })()
	}
	if r.Guilds != nil {
		go b.surviving("READY", func() { b.forgetLeft(r.Guilds, s.id, s.count) })()
	}
	go b.surviving("READY", func() { b.register(ctx, r.Application) })()
	return nil
}

// decode is json.Unmarshal for what discordgo reads in its own way, in which it panics on
// some of what Discord never sends.
func decode(data []byte, v any) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("decoding panicked with a %T", p)
		}
	}()
	return json.Unmarshal(data, v)
}

// lost notes how a connection ended: whether its session may be resumed.
func (s *shard) lost(err error) {
	if s.session == nil {
		return
	}
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		switch closed.Code {
		case 4003, 4007, 4009, 4014: // not authenticated any more, wrong sequence, timed out, intents refused
			s.session = nil
			return
		}
	}
	if s.session.tries >= resumeTries {
		s.session = nil
	}
}
