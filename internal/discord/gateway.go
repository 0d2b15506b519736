package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"runtime"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"
)

// A pace says how fast the supervisor does things. Tests are in more of a hurry
// than Discord would have it.
type pace struct {
	open     time.Duration // for a connection to become ready
	idle     time.Duration // for the gateway to say something
	identify time.Duration // between two IDENTIFYs
	first    time.Duration // before the first new attempt
	most     time.Duration // between attempts
	stable   time.Duration // a connection that lasted this long was a good one
	grace    time.Duration // for answers that were begun
	goodbye  time.Duration // for the good-bye to the gateway
	settle   time.Duration // after something was pinned or unpinned
	renew    time.Duration // between two edits of pins
	ask      time.Duration // between two questions that are asked anew because somebody waits
	again    time.Duration // before what could not be done to pins is tried again
	late     time.Duration // after which an interaction is told that its answer is on its way
	requests rate.Limit    // to Discord, a second
}

var defaultPace = pace{
	open: 30 * time.Second,
	// The gateway acknowledges a heartbeat every 41 seconds; two missed ones
	// and some patience.
	idle: 90 * time.Second,
	// Discord allows one every five seconds and refuses the session otherwise.
	identify: 5 * time.Second,
	first:    time.Second,
	// At this distance a day of failures costs 720 of the 1,000 IDENTIFYs.
	most:   2 * time.Minute,
	stable: time.Minute,
	grace:  grace,
	// discordgo sleeps for a second in it.
	goodbye: 3 * time.Second,
	// A tenth of what the bot may send: members come first.
	renew: 250 * time.Millisecond,
	// Answering takes milliseconds, of which those who ask now need most.
	ask:    50 * time.Millisecond,
	settle: time.Second,
	again:  10 * time.Minute,
	// Discord wants a first response within three seconds, of which the way to it
	// takes some.
	late:     1500 * time.Millisecond,
	requests: requestRate,
}

// reserve is how many of the day's IDENTIFYs are left alone. Who uses up all of
// them has the token reset by Discord.
const reserve = 10

var (
	errSilent  = errors.New("the gateway did not answer in time")
	errUnready = errors.New("the gateway closed the connection before it was ready")
	errLost    = errors.New("the gateway closed the connection, or nothing came from it for too long")

	// errRefusedContent is returned by connection when Discord does not let the
	// bot read messages, which it asked for; it no longer does, and the next
	// attempt need not wait.
	errRefusedContent = errors.New("the gateway refuses the content of messages")
)

// A fatal error is one that no further attempt can mend.
type fatal string

func (f fatal) Error() string { return string(f) }

const portal = "the Discord Developer Portal (your application → Bot)"

const badToken fatal = "Discord does not accept the token of the bot; reset it in " + portal + " and configure the new one"

// fatalCodes are the close codes after which Discord wants no other attempt.
var fatalCodes = map[int]fatal{
	4004: badToken,
	4010: "Discord refuses the shard of this bot (close code 4010); it must run unsharded, in one process",
	4011: "Discord wants this bot sharded because it is in too many servers (close code 4011); remove it from some",
	4012: "Discord no longer speaks version " + discordVersion + " of its gateway (close code 4012); a newer version of this program is needed",
	4013: "Discord does not know the intents this bot asks for (close code 4013); a newer version of this program is needed",
	4014: "Discord refuses the intents this bot asks for (close code 4014), even without the content of messages; enable them in " + portal + " under Privileged Gateway Intents",
}

// discordVersion is discordgo.APIVersion, which is a variable.
const discordVersion = "9"

// supervise keeps the bot connected until ctx ends or an operator has to act.
//
// discordgo's own way of reconnecting repeats fatal errors for ever and resumes
// sessions that are gone; so every attempt has a session of its own, and what is
// tried next is decided here.
func (b *Bot) supervise(ctx context.Context) error {
	delays := newBackOff(b.pace.first, b.pace.most)
	for {
		lasted, err := b.connection(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if f := fatal(""); errors.As(err, &f) {
			return f
		}
		if errors.Is(err, errRefusedContent) {
			continue
		}
		if lasted >= b.pace.stable {
			delays.Reset()
		}
		d := delays.NextBackOff()
		b.lg.Warn("not connected to Discord", "cause", cause(err, b.token), "lasted", lasted, "retry_in", d)
		if sleep(ctx, d) != nil {
			return nil
		}
	}
}

// connection makes one connection and returns when it has ended: how long it was
// ready, and why it is no longer.
func (b *Bot) connection(ctx context.Context) (lasted time.Duration, err error) {
	if err := b.allowance(ctx); err != nil {
		return 0, err
	}
	l, err := b.open(ctx)
	if err != nil {
		return 0, b.verdict(err)
	}
	b.links.Add(1)
	defer b.links.Add(-1)
	start := time.Now()
	b.keeper.note("") // while the bot was away anything may have happened to pins
	b.following.ring()
	b.lg.Info("connected to Discord", "self", b.who(), "reads_messages", !b.mentions, "identifies", b.identifies)
	select {
	case <-l.gone:
		return time.Since(start), errLost
	case <-ctx.Done():
		l.close(b.pace.goodbye)
		return time.Since(start), ctx.Err()
	}
}

// verdict decides what follows from a connection that came to nothing.
func (b *Bot) verdict(err error) error {
	var closed *websocket.CloseError
	if !errors.As(err, &closed) {
		return err
	}
	if closed.Code == 4014 && !b.mentions {
		b.mentions = true
		b.lg.Warn("Discord does not let this bot read messages, so in channels it answers only mentions and replies; " +
			"to have it answer commands, enable the Message Content Intent in " + portal + " and restart it")
		return errRefusedContent
	}
	if f, ok := fatalCodes[closed.Code]; ok {
		return f
	}
	return fmt.Errorf("the gateway closed the connection with code %d", closed.Code)
}

// allowance waits until another IDENTIFY may be sent. Asking for what is left of
// the day's allowance also shows whether the token is good, before one is spent.
func (b *Bot) allowance(ctx context.Context) error {
	body, err := b.rest.RequestWithBucketID("GET", discordgo.EndpointGatewayBot, nil, discordgo.EndpointGatewayBot, discordgo.WithContext(ctx))
	var info struct {
		Limit *discordgo.SessionInformation `json:"session_start_limit"`
	}
	switch {
	case unauthorized(err):
		return badToken
	case err != nil:
		return fmt.Errorf("ask for the gateway: %w", err)
	case json.Unmarshal(body, &info) != nil, info.Limit == nil, info.Limit.Total == 0:
		// Other servers of this API need not count.
	case info.Limit.Remaining <= min(reserve, info.Limit.Total/10):
		d := max(time.Duration(info.Limit.ResetAfter)*time.Millisecond, b.pace.most)
		b.lg.Error("too many connections today; waiting so that Discord does not reset the token",
			"remaining", info.Limit.Remaining, "total", info.Limit.Total, "wait", d)
		if err := sleep(ctx, d); err != nil {
			return err
		}
	}
	return b.identify.Wait(ctx)
}

// A link is one connection to the gateway.
type link struct {
	session *discordgo.Session
	ready   chan struct{} // closed when READY has come
	gone    chan struct{} // closed when the connection is of no more use

	mu   sync.Mutex
	wire *wire // nil before the socket is connected
}

// open returns a connection that is ready. It gives up after the time that pace
// allows, whatever discordgo is waiting for: an Op 7 at the wrong moment makes
// it wait for its own lock, and that goroutine never returns.
func (b *Bot) open(ctx context.Context) (*link, error) {
	l, err := b.newLink(ctx)
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeoutCause(ctx, b.pace.open, errSilent)
	defer cancel()
	opened := make(chan error, 1)
	b.identifies++
	go func() {
		defer func() {
			if v := recover(); v != nil {
				opened <- fmt.Errorf("discordgo panicked with a %T", v)
			}
		}()
		opened <- l.session.Open()
	}()
	select {
	case err = <-opened:
	case <-ctx.Done():
		err = context.Cause(ctx)
	}
	if err != nil {
		l.hangUp()
		return nil, err
	}
	select {
	case <-l.ready:
		return l, nil
	case <-l.gone:
		return nil, errUnready
	case <-ctx.Done():
		l.hangUp()
		return nil, context.Cause(ctx)
	}
}

// newLink returns a link with a session of its own, which is not open yet.
func (b *Bot) newLink(ctx context.Context) (*link, error) {
	s, err := b.newSession()
	if err != nil {
		return nil, err
	}
	l := &link{session: s, ready: make(chan struct{}), gone: make(chan struct{})}
	s.Dialer = dialer(ctx, b.pace.open, func(c net.Conn) *wire {
		w := newWire(c, b.pace.idle, sync.OnceFunc(func() { close(l.gone) }))
		l.mu.Lock()
		defer l.mu.Unlock()
		l.wire = w
		return w
	})
	s.Identify.Intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentsDirectMessages
	if !b.mentions {
		s.Identify.Intents |= discordgo.IntentMessageContent
	}
	s.Identify.Properties = discordgo.IdentifyProperties{OS: runtime.GOOS, Browser: "attache", Device: "attache"}
	for _, h := range b.handlers(ctx, l) {
		s.AddHandler(h.fn)
	}
	return l, nil
}

// hangUp ends the connection at once. It takes none of the session's locks.
func (l *link) hangUp() {
	l.mu.Lock()
	w := l.wire
	l.mu.Unlock()
	if w != nil {
		w.Close()
	}
}

// close says good-bye to the gateway, so that the bot is shown as offline, and
// ends the connection, after timeout at the latest.
func (l *link) close(timeout time.Duration) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		l.session.Close()
	}()
	t := time.NewTimer(timeout)
	defer t.Stop()
	select {
	case <-done:
	case <-t.C:
	}
	l.hangUp()
}

// onReady notes who the bot is.
func (b *Bot) onReady(l *link, r *discordgo.Ready) {
	if r.User == nil {
		return // half decoded; the connection is given up for want of a READY
	}
	b.self.Store(r.User.ID)
	select {
	case <-l.ready: // READY comes again when a session is refused and replaced
	default:
		close(l.ready)
	}
}

// who returns the bot's user id, "" before READY has told.
func (b *Bot) who() string {
	id, _ := b.self.Load().(string)
	return id
}

// waitReady waits until the link is ready, which READY's handler may not have
// seen yet when the first message arrives: each event has its own goroutine.
func (l *link) waitReady(ctx context.Context) bool {
	select {
	case <-l.ready:
		return true
	default:
	}
	select {
	case <-l.ready:
		return true
	case <-l.gone:
	case <-ctx.Done():
	}
	return false
}
