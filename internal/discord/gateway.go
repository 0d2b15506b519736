package discord

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"os"
	"strconv"
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
	attempt  time.Duration // for the answer to one attempt at a request to begin
	retry    time.Duration // before a request is first repeated
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
	most:    2 * time.Minute,
	stable:  time.Minute,
	grace:   grace,
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
	attempt:  attemptTimeout,
	retry:    retryFirst,
	requests: requestRate,
}

// reserve is how many of the day's IDENTIFYs are left alone. Who uses up all of
// them has the token reset by Discord.
const reserve = 10

var (
	errBroken = errors.New("the connection to the gateway broke")

	// errRefusedContent is returned by connection when Discord does not let the bot read
	// messages, which it asked for; it no longer does, and the next attempt need not wait.
	errRefusedContent = errors.New("the gateway refuses the content of messages")

	errSpent = errors.New("the other shards have used up the connections of today")
)

// A fatal error is one that no further attempt can mend.
type fatal string

func (f fatal) Error() string { return string(f) }

const portal = "the Discord Developer Portal (your application → Bot)"

const badToken fatal = "Discord does not accept the token of the bot; reset it in " + portal + " and configure the new one"

// fatalCodes are the close codes after which Discord wants no other attempt.
var fatalCodes = map[int]fatal{
	4004: badToken,
	4010: "Discord refuses the shard of this bot (close code 4010); set SHARDS to auto, or to the same number of shards in all processes",
	4011: tooFewShards,
	4012: "Discord no longer speaks version " + discordVersion + " of its gateway (close code 4012); a newer version of this program is needed",
	4013: "Discord does not know the intents this bot asks for (close code 4013); a newer version of this program is needed",
	4014: "Discord refuses the intents this bot asks for (close code 4014), even without the content of messages; enable them in " + portal + " under Privileged Gateway Intents",
}

// discordVersion is discordgo.APIVersion, which is a variable.
const discordVersion = "9"

// supervise keeps a shard connected until ctx ends or an operator has to act. What is tried
// next after a connection is decided here, and when.
func (b *Bot) supervise(ctx context.Context, s *shard) error {
	delays := newBackOff(b.pace.first, b.pace.most)
	for {
		lasted, err := b.connection(ctx, s)
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
		level := slog.LevelWarn
		if errors.Is(err, errMoved) && lasted >= b.pace.stable {
			level = slog.LevelInfo // as every few hours
		}
		s.lg.Log(ctx, level, "not connected to Discord", "cause", cause(err, b.token), "lasted", lasted, "resume", s.session != nil, "retry_in", d)
		if sleep(ctx, d) != nil {
			return nil
		}
	}
}

// connection makes one connection and returns when it has ended: how long it was
// ready, and why it is no longer.
func (b *Bot) connection(ctx context.Context, s *shard) (lasted time.Duration, err error) {
	address, err := b.address(ctx, s)
	if err != nil {
		return 0, err
	}
	sock, err := dial(ctx, address, b.pace)
	if err != nil {
		if s.session != nil {
			s.session.address = "" // it may be only that one which cannot be reached
			s.lost(err)
		}
		return 0, err
	}
	defer sock.cut(errHungUp)
	defer context.AfterFunc(ctx, func() { sock.leave(websocket.CloseNormalClosure, b.pace.goodbye) })()
	patience := time.AfterFunc(b.pace.open, func() { sock.cut(errSilent) })
	defer patience.Stop()
	var since time.Time
	resuming := s.session != nil
	if resuming {
		s.session.tries++ // also if the gateway says nothing, or something else than it should
	}
	err = b.converse(ctx, s, sock, patience, func(resumed bool) {
		if since.IsZero() {
			patience.Stop()
			since = time.Now()
			b.connected(s, resumed)
		}
	})
	if resuming {
		b.cfg.Metrics.Resumed(!since.IsZero())
	}
	b.cfg.Metrics.Disconnected(ending(err))
	s.lost(err)
	if since.IsZero() {
		if s.session != nil {
			s.session.address = "" // another gateway may know it
		}
		return 0, b.verdict(s, err)
	}
	b.links.Add(-1)
	b.cfg.Metrics.Connected(s.id, false)
	return time.Since(since), b.verdict(s, err)
}

// ending says in a word how a connection ended.
func ending(err error) string {
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		return strconv.Itoa(closed.Code)
	}
	for word, as := range map[string]error{
		"silent": errSilent, "unacknowledged": errDead, "no-hello": errNoHello, "moved": errMoved,
		"refused": errRefused, "no-ready": errUnready, "left": errHungUp, "spent": errSpent, "idle": os.ErrDeadlineExceeded,
	} {
		if errors.Is(err, as) {
			return word
		}
	}
	return "broken"
}

// connected notes that a shard hears what happens.
func (b *Bot) connected(s *shard, resumed bool) {
	b.links.Add(1)
	b.cfg.Metrics.Connected(s.id, true)
	if !resumed {
		b.keeper.note("") // while the bot was away anything may have happened to pins
	}
	b.following.ring()
	s.lg.Info("connected to Discord", "self", b.who(), "resumed", resumed, "reads_messages", !b.mentions.Load(), "identifies", b.identifies.Load())
}

// verdict decides what follows from a connection that came to an end.
func (b *Bot) verdict(s *shard, err error) error {
	var closed *websocket.CloseError
	if !errors.As(err, &closed) {
		return err
	}
	if closed.Code == websocket.CloseAbnormalClosure {
		return errBroken // nobody has closed it
	}
	if closed.Code == 4014 && s.reads { // each of several shards may have asked for it
		if b.mentions.CompareAndSwap(false, true) {
			b.lg.Warn("Discord does not let this bot read messages, so in channels it answers only mentions and replies; " +
				"to have it answer commands, enable the Message Content Intent in " + portal + " and restart it")
		}
		return errRefusedContent
	}
	if f, ok := fatalCodes[closed.Code]; ok {
		return f
	}
	return fmt.Errorf("the gateway closed the connection with code %d", closed.Code)
}

// address returns where to connect, when the connection may be made.
func (b *Bot) address(ctx context.Context, s *shard) (string, error) {
	if s.session == nil {
		if err := b.allowance(ctx, s); err != nil {
			return "", err
		}
	} else if s.session.address != "" {
		return s.session.address, nil
	}
	address, err := b.rest.Gateway(discordgo.WithContext(ctx))
	if err != nil {
		return "", fmt.Errorf("ask for the gateway: %w", err)
	}
	return address, nil
}

// allowance waits until more IDENTIFYs are left of the day's allowance than are left alone.
// Asking for that also shows whether the token is good, before one is spent.
func (b *Bot) allowance(ctx context.Context, s *shard) error {
	for {
		info, err := b.gateway(ctx)
		if err != nil {
			return err
		}
		if l := info.Limit; l != nil && l.Total > 0 {
			b.cfg.Metrics.Remaining(l.Remaining, l.Total, time.Duration(l.ResetAfter)*time.Millisecond)
		}
		left, until := b.identify.told(info.Limit, b.pace.most)
		if left > 0 {
			return nil
		}
		d := time.Until(until)
		s.lg.Error("too many connections today; waiting so that Discord does not reset the token",
			"remaining", info.Limit.Remaining, "total", info.Limit.Total, "wait", d)
		if err := sleep(ctx, d); err != nil {
			return err
		}
	}
}

// mayIdentify waits until s may send an IDENTIFY, which is to be sent at once.
func (b *Bot) mayIdentify(ctx context.Context, s *shard) error {
	key := b.identify.key(s.id)
	if err := b.inTurn(ctx, fmt.Sprint("identify/", key), b.pace.identify+b.pace.identify/5); err != nil { // with some for the way
		return err
	}
	return b.identify.wait(ctx, key)
}

// An identifyPace spaces out the IDENTIFYs of each identify key, and counts how many are left
// of the day's allowance: what Discord says does not count those that other shards are about
// to send.
type identifyPace struct {
	every time.Duration

	mu     sync.Mutex
	atOnce int                   // how many may identify at a time, and so how many keys there are
	keys   map[int]*rate.Limiter // max_concurrency of them at most
	left   int                   // but for those that are left alone
	until  time.Time             // when Discord allows more; zero before it has told
}

// told notes what Discord says of the allowance, and returns how many may be sent, and until
// when no more. That is not earlier than after most. Servers that say nothing have no limit.
func (p *identifyPace) told(l *discordgo.SessionInformation, most time.Duration) (left int, until time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	if l == nil || l.Total <= 0 {
		p.left, p.until = unlimitedIdentifies, now.Add(most)
		return p.left, p.until
	}
	p.atOnce = l.MaxConcurrency
	left = l.Remaining - min(reserve, l.Total/10)
	if now.Before(p.until) {
		left = min(left, p.left)
	} else {
		p.until = now.Add(max(time.Duration(l.ResetAfter)*time.Millisecond, most))
	}
	p.left = left
	return p.left, p.until
}

// unlimitedIdentifies is more than are ever sent.
const unlimitedIdentifies = math.MaxInt32

// key returns which identify key a shard has.
func (p *identifyPace) key(shard int) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return shard % max(p.atOnce, 1)
}

// wait waits until an IDENTIFY of a key may be sent, and counts it. It returns errSpent if
// none is left.
func (p *identifyPace) wait(ctx context.Context, key int) error {
	p.mu.Lock()
	l := p.keys[key]
	if l == nil {
		if p.keys == nil {
			p.keys = make(map[int]*rate.Limiter)
		}
		l = rate.NewLimiter(rate.Every(p.every), 1)
		p.keys[key] = l
	}
	p.mu.Unlock()
	if err := l.Wait(ctx); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.left <= 0 {
		return errSpent
	}
	p.left--
	return nil
}

// who returns the bot's user id, "" before READY has told.
func (b *Bot) who() string {
	id, _ := b.self.Load().(string)
	return id
}
