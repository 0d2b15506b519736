package discord

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"net/http"
	"reflect"
	"runtime"
	"slices"
	"sync"
	"testing"
	"text/tabwriter"
	"time"

	"github.com/gorilla/websocket"

	"attache/internal/discordtest"
)

// The soak is as long as its flags say; without them it is short enough for every run of
// the tests.
var (
	soakQuestions   = flag.Int("soak.questions", 300, "questions that the soak asks")
	soakDisconnects = flag.Int("soak.disconnects", 15, "times it loses its connection meanwhile")
	soakSeed        = flag.Uint64("soak.seed", 1, "of what goes wrong, and of who asks what")
	soakAtATime     = flag.Int("soak.atatime", 24, "questions that are open at a time")
)

// soakPace is a pace at which hundreds of lost connections take seconds. A busy machine
// makes some more of them, which do no harm.
func soakPace() pace {
	p := fast
	p.open, p.idle = 2*time.Second, 5*time.Second
	p.attempt = time.Second
	return p
}

type gatewayFault struct {
	name   string
	weight int
	do     func(*discordtest.Server, *rand.Rand)
}

// gatewayFaults are the ways in which the soak loses its connection. Those that take a
// second to be noticed are rare.
var gatewayFaults = []gatewayFault{
	{"socket cut", 20, func(s *discordtest.Server, _ *rand.Rand) { s.DropConnections() }},
	{"op 7", 20, func(s *discordtest.Server, _ *rand.Rand) { s.RequestReconnect() }},
	{"op 9, resumable", 10, func(s *discordtest.Server, _ *rand.Rand) { s.InvalidateSession(true) }},
	{"op 9, session gone", 10, func(s *discordtest.Server, _ *rand.Rand) { s.InvalidateSession(false) }},
	{"closed with a code", 20, func(s *discordtest.Server, r *rand.Rand) {
		s.CloseConnections([]int{websocket.CloseGoingAway, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009}[r.IntN(9)])
	}},
	{"session forgotten", 5, func(s *discordtest.Server, _ *rand.Rand) { s.DropConnections(); s.ForgetSessions() }},
	{"fails as it begins", 20, func(s *discordtest.Server, r *rand.Rand) {
		s.NextHandshakes([]discordtest.Handshake{discordtest.HandshakeMalformed, discordtest.HandshakeReconnectFirst, discordtest.HandshakeReconnect,
			discordtest.HandshakeInvalidSession, discordtest.HandshakeDrop}[r.IntN(5)])
		s.DropConnections()
	}},
	{"not let in", 5, func(s *discordtest.Server, _ *rand.Rand) {
		s.Fail(discordtest.Fault{Path: discordtest.GatewayPath, Status: 503, Times: 2})
		s.DropConnections()
	}},
	{"not told where", 5, func(s *discordtest.Server, _ *rand.Rand) {
		s.Fail(discordtest.Fault{Method: "GET", Path: "/gateway/bot", Status: 500})
		s.CloseConnections(4009)
	}},
	{"half-open", 1, func(s *discordtest.Server, _ *rand.Rand) { s.Freeze() }},
	{"silent as it begins", 1, func(s *discordtest.Server, _ *rand.Rand) {
		s.NextHandshakes(discordtest.HandshakeSilent)
		s.DropConnections()
	}},
}

// restFault returns something that goes wrong with a request.
func restFault(r *rand.Rand) discordtest.Fault {
	const path = "/channels/*/messages"
	return []discordtest.Fault{
		{Method: "POST", Path: path, Status: 500},
		{Method: "POST", Path: path, Status: 500, Applied: true},
		{Method: "POST", Path: path, Drop: true},
		{Method: "POST", Path: path, Drop: true, Applied: true},
		discordtest.HTMLPage("POST", path, 502),
		discordtest.RateLimited("POST", path, 5*time.Millisecond),
		discordtest.GloballyRateLimited("POST", path, 5*time.Millisecond),
		{Method: "POST", Path: path, Delay: 20 * time.Millisecond},
	}[r.IntN(8)]
}

// A tally follows each question through the bot's log, which names it from its arrival on.
type tally struct {
	*counts
	request string // of the records
}

// counts are what a tally has counted.
type counts struct {
	mu     sync.Mutex
	fewer  sync.Cond
	posted map[string]time.Time // the open questions, by request
	state  map[string]string    // of each question, by request: what was last heard of it
	took   []time.Duration      // from question to answer
	logged map[string]int       // warnings and errors

	unasked int // questions that came to an end and were not posted by ask
}

func newTally() *tally {
	c := &counts{posted: make(map[string]time.Time), state: make(map[string]string), logged: make(map[string]int)}
	c.fewer.L = &c.mu
	return &tally{counts: c}
}

// Enabled implements slog.Handler.
func (*tally) Enabled(context.Context, slog.Level) bool { return true }

// WithGroup implements slog.Handler.
func (y *tally) WithGroup(string) slog.Handler { return y }

// WithAttrs implements slog.Handler.
func (y *tally) WithAttrs(attrs []slog.Attr) slog.Handler {
	for _, a := range attrs {
		if a.Key == "request" {
			return &tally{y.counts, a.Value.String()}
		}
	}
	return y
}

// Handle implements slog.Handler.
func (y *tally) Handle(_ context.Context, r slog.Record) error {
	request := y.request
	r.Attrs(func(a slog.Attr) bool {
		if a.Key == "request" {
			request = a.Value.String()
		}
		return true
	})
	y.mu.Lock()
	defer y.mu.Unlock()
	if r.Level >= slog.LevelWarn {
		y.logged[r.Message]++
	}
	switch r.Message {
	case "question arrived":
		y.state[request] = reached
	case "question answered":
		y.end(request, wasAnswered)
	case "question dropped":
		y.end(request, dropped)
	case "reply not sent":
		y.end(request, undelivered)
	}
	return nil
}

// What becomes of a question.
const (
	reached     = "reached the bot, and no more"
	wasAnswered = "answered"
	dropped     = "dropped for want of room"
	undelivered = "answered, but Discord did not take it"
	unheard     = "never reached the bot"
)

// ask posts a question when fewer than most are open. post returns the message's id.
func (y *counts) ask(most int, post func() string) {
	y.wait(most - 1)
	y.mu.Lock()
	defer y.mu.Unlock()
	request := requestID(post())
	y.posted[request], y.state[request] = time.Now(), unheard
}

// patience is how long a question may be open, that the bot may never have heard of.
const patience = 3 * time.Second

// wait waits until at most n questions are open.
func (y *counts) wait(n int) {
	tick := time.AfterFunc(patience, y.giveUp)
	defer tick.Stop()
	y.mu.Lock()
	defer y.mu.Unlock()
	for len(y.posted) > n {
		y.fewer.Wait()
	}
}

// others waits until n questions have come to an end that were not posted by ask.
func (y *counts) others(n int) {
	y.mu.Lock()
	defer y.mu.Unlock()
	for y.unasked < n {
		y.fewer.Wait()
	}
}

// giveUp no longer counts as open what has been for too long.
func (y *counts) giveUp() {
	y.mu.Lock()
	defer y.mu.Unlock()
	for request, at := range y.posted {
		if time.Since(at) >= patience {
			delete(y.posted, request)
		}
	}
	y.fewer.Broadcast()
}

// end notes what has become of a question; y.mu is held.
func (y *counts) end(request, state string) {
	y.state[request] = state
	at, open := y.posted[request]
	if !open {
		y.unasked++
		y.fewer.Broadcast()
		return
	}
	delete(y.posted, request)
	if state == wasAnswered {
		y.took = append(y.took, time.Since(at))
	}
	y.fewer.Broadcast()
}

// A level is how much of something there is in the process.
type level struct {
	heap       uint64
	goroutines int
	buckets    int
}

// measure returns the levels when nothing is under way.
func measure(b *Bot) level {
	goroutines := runtime.NumGoroutine()
	for range 10 { // connections take their time to end
		b.client.Transport.(*transport).base.(*http.Transport).CloseIdleConnections()
		runtime.GC()
		goroutines = min(goroutines, runtime.NumGoroutine())
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return level{m.HeapAlloc, goroutines, reflect.ValueOf(b.rest.Ratelimiter).Elem().FieldByName("buckets").Len()}
}

// TestSoak asks questions while the connection is lost again and again and requests fail,
// in ways that a seed chooses, and accounts for each of them: it must have one answer, or
// the bot must say in its log why it has none. Nothing may grow meanwhile. A long one:
//
//	go test ./internal/discord -run '^TestSoak$' -count 1 -v -soak.questions 10000 -soak.disconnects 500
func TestSoak(t *testing.T) {
	srv := discordtest.New(t)
	srv.SetHeartbeatInterval(time.Second)
	y := newTally()
	b := New(slog.New(y), shipped(t), Config{Token: srv.Token, APIURL: srv.URL, Commands: map[string]string{"who": "who", "stance": "stance", "quote": "quote", "timeline": "timeline", "search": "search"}})
	b.pace = soakPace()
	remembers(t)(b)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- b.Run(ctx) }()
	t.Cleanup(cancel)
	srv.WaitReady(t)

	warm := max(1, min(1000, *soakQuestions/2)) // questions after which everything has its size
	var (
		r             = rand.New(rand.NewPCG(*soakSeed, 0))
		channels, who = soakWorld(srv)
		asked         = make(map[string]string) // the questions that are not accounted for, by request
		replies       = make(map[string]int)    // to messages, likewise
		became        = make(map[string]int)    // the others, by what became of them
		faults        = make(map[string]int)
		early, late   level
		// Hours of more than that would look to the bot as if Discord banned it.
		failing = max(11, *soakQuestions/900)
		every   = max(1, *soakQuestions/max(1, *soakDisconnects))
		lost    = 0
		mended  = func() {}
		start   = time.Now()
	)
	// account checks what became of the questions, and forgets those of which it is known.
	account := func(all bool) {
		for _, s := range srv.Forget(60) {
			if ref := s.Message.MessageReference; ref != nil && !s.Edit {
				replies[ref.MessageID]++
			}
		}
		y.mu.Lock()
		defer y.mu.Unlock()
		open := make(map[string]bool)
		for request, message := range asked {
			state, n := y.state[request], replies[message]
			if !all && (state == unheard || state == reached) {
				open[message] = true
				continue
			}
			became[state]++
			delete(replies, message)
			delete(asked, request)
			delete(y.state, request)
			switch {
			case state == reached:
				t.Errorf("of question %s nothing is known but that it reached the bot; it has %d answers", message, n)
			case state == wasAnswered && n != 1, n > 1, n > 0 && (state == unheard || state == dropped):
				t.Errorf("question %s is %q, and has %d answers", message, state, n)
			}
		}
		for message, n := range replies {
			if open[message] {
				continue
			}
			delete(replies, message)
			t.Errorf("question %s has %d answers more than it should have", message, n)
		}
	}
	for i := 1; i <= *soakQuestions; i++ {
		y.ask(*soakAtATime, func() string {
			m := srv.Say(channels[r.IntN(len(channels))], who[r.IntN(len(who))], soakAsks[r.IntN(len(soakAsks))])
			asked[requestID(m.ID)] = m.ID
			return m.ID
		})
		if i%every == every/2 && lost < *soakDisconnects {
			f := pick(r)
			faults[f.name]++
			f.do(srv, r)
			lost++
		}
		if i%failing == 0 && *soakDisconnects > 0 {
			mended() // if it has not happened
			mended = srv.Fail(restFault(r))
			faults["a request fails"]++
		}
		if i%250 == 0 || i == warm || i == *soakQuestions {
			y.wait(0)
			account(false)
		}
		if i == warm {
			early = measure(b)
		}
	}
	took := time.Since(start)
	late = measure(b)
	cancel()
	<-done
	account(true)
	if n := became[unheard]; n > *soakQuestions/50 { // in channels where nobody had asked before
		t.Errorf("%d of %d questions never reached the bot", n, *soakQuestions)
	}
	if late.goroutines > early.goroutines+10 {
		t.Errorf("goroutines grow from %d to %d", early.goroutines, late.goroutines)
	}
	if late.buckets > locks {
		t.Errorf("discordgo keeps %d rate-limit buckets, want %d at most", late.buckets, locks)
	}
	if late.heap > early.heap+early.heap/2 {
		t.Errorf("the heap grows from %d to %d bytes", early.heap, late.heap)
	}

	y.mu.Lock()
	defer y.mu.Unlock()
	w := tabwriter.NewWriter(t.Output(), 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(what string, of ...any) { fmt.Fprintln(w, fmt.Sprint(of...)+"\t  "+what) }
	row("questions", *soakQuestions)
	for _, state := range []string{wasAnswered, dropped, undelivered, unheard, reached} {
		row("  "+state, became[state])
	}
	row("times the connection was lost", lost)
	for _, name := range slices.Sorted(maps.Keys(faults)) {
		row("  "+name, faults[name])
	}
	row("IDENTIFYs", b.identifies.Load())
	for _, name := range slices.Sorted(maps.Keys(y.logged)) {
		row("in the log: "+name, y.logged[name])
	}
	slices.Sort(y.took)
	row("questions a second", int(float64(*soakQuestions)/took.Seconds()), "")
	for _, p := range []int{50, 99} {
		row(fmt.Sprintf("p%d from question to answer, ms", p), fmt.Sprintf("%.1f", float64(y.took[len(y.took)*p/100].Microseconds())/1000))
	}
	row(fmt.Sprintf("goroutines at the end, and after %d questions", warm), late.goroutines, " ", early.goroutines)
	row("kB of heap, likewise", late.heap>>10, " ", early.heap>>10)
	row("rate-limit buckets of discordgo, likewise", late.buckets, " ", early.buckets)
	w.Flush()
}

// soakWorld makes servers with channels and members, and returns the channels and those who
// are in all of them.
func soakWorld(srv *discordtest.Server) (channels, members []string) {
	for i := range 12 {
		members = append(members, srv.AddUser(fmt.Sprint("member ", i)).ID)
	}
	channels = []string{srv.ChannelID}
	for _, m := range members {
		srv.Join(srv.GuildID, m)
	}
	for i := range 4 {
		guild := srv.AddGuild(fmt.Sprint("server ", i))
		for _, m := range members {
			srv.Join(guild, m)
		}
		for k := range 3 {
			channels = append(channels, srv.AddChannel(guild, fmt.Sprint("channel ", k)))
		}
	}
	return channels, members
}

// soakAsks are the questions of the soak.
var soakAsks = []string{"!who Lavrov", "!stance India", "!quote Lavrov", "!timeline China", "!search talks in Tunxi", "!who Wang", "!who Zaphod", "!stance China on sanctions"}

// pick returns one of the gateway's faults, by their weights.
func pick(r *rand.Rand) gatewayFault {
	all := 0
	for _, f := range gatewayFaults {
		all += f.weight
	}
	n := r.IntN(all)
	for _, f := range gatewayFaults {
		if n -= f.weight; n < 0 {
			return f
		}
	}
	panic("unreachable")
}
