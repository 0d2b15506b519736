package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/time/rate"

	"attache/internal/answers"
	"attache/internal/discordtest"
)

// An askFunc is an Engine.
type askFunc func(context.Context, string) answers.Answer

func (f askFunc) Ask(ctx context.Context, q string) answers.Answer { return f(ctx, q) }

func (f askFunc) Commands() []answers.Row { return answers.New(nil, nil).Commands() }

func (f askFunc) Complete(_ context.Context, _ answers.Field, typed string, _ int, _ ...string) []answers.Completion {
	return []answers.Completion{{Text: typed, Value: typed}}
}

func (f askFunc) Picked(_ context.Context, _ answers.Field, shown string) string { return shown }

func (f askFunc) Context(context.Context, string) answers.Answer {
	return answers.Answer{Status: answers.NotFound}
}

func (f askFunc) FollowUp(_ context.Context, _, text string) string { return text }

// parrot answers with the question.
var parrot = askFunc(func(_ context.Context, q string) answers.Answer {
	return answers.Answer{Command: "who", Query: q, Status: answers.NotFound, Message: "You asked: " + q}
})

// held is parrot, and holds on to the questions with word in them: the first closes asked,
// and none is answered before release is closed. The bot asks other things by itself, so a
// test must not take the first question for its own.
func held(word string) (engine askFunc, asked, release chan struct{}) {
	asked, release = make(chan struct{}), make(chan struct{})
	var first sync.Once
	return func(ctx context.Context, q string) answers.Answer {
		if strings.Contains(q, word) {
			first.Do(func() { close(asked) })
			<-release
		}
		return parrot(ctx, q)
	}, asked, release
}

// A logbook is where a test's logs go.
type logbook struct {
	mu      sync.Mutex
	buf     bytes.Buffer
	written chan struct{} // closed at the next write
}

func newLogbook() *logbook { return &logbook{written: make(chan struct{})} }

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	close(l.written)
	l.written = make(chan struct{})
	return l.buf.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

func (l *logbook) reset() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buf.Reset()
}

// wait waits until the log has text n times.
func (l *logbook) wait(t *testing.T, text string, n int) {
	t.Helper()
	deadline := time.After(time.Minute)
	for {
		l.mu.Lock()
		got, written := strings.Count(l.buf.String(), text), l.written
		l.mu.Unlock()
		if got >= n {
			return
		}
		select {
		case <-written:
		case <-deadline:
			t.Fatalf("the log has %q %d times, want %d", text, got, n)
		}
	}
}

// fast is a pace for tests.
var fast = pace{
	open:     5 * time.Second,
	idle:     time.Minute,
	identify: time.Millisecond,
	first:    time.Millisecond,
	most:     20 * time.Millisecond,
	stable:   time.Minute,
	grace:    5 * time.Second,
	goodbye:  20 * time.Millisecond,
	renew:    time.Millisecond,
	again:    time.Hour,
	late:     time.Minute,
	attempt:  attemptTimeout,
	retry:    5 * time.Millisecond,
	requests: rate.Inf,
}

// A running is a bot at work on a fake Discord.
type running struct {
	*Bot
	log  *logbook
	stop context.CancelFunc
	done chan error // gets what Run returns
}

// start runs a bot against srv until the test ends. change may be nil.
func start(t *testing.T, srv *discordtest.Server, ask Engine, change func(*Bot)) *running {
	t.Helper()
	log := newLogbook()
	b := New(slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})), ask, Config{
		Token: srv.Token, APIURL: srv.URL, Commands: map[string]string{"who": "who", "stance": "stance", "help": "help", "wer": "who"},
	})
	b.pace = fast
	if change != nil {
		change(b)
	}
	ctx, cancel := context.WithCancel(context.Background())
	r := &running{Bot: b, log: log, stop: cancel, done: make(chan error, 1)}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		r.done <- b.Run(ctx)
	}()
	t.Cleanup(func() {
		cancel()
		<-ended
		if strings.Contains(log.String(), srv.Token) {
			t.Error("the token is in the log")
		}
		if t.Failed() {
			t.Log(log.String())
		}
	})
	return r
}

// serve starts a bot on a fake Discord of its own and waits until it is ready.
func serve(t *testing.T, ask Engine, change func(*Bot)) (*discordtest.Server, *running) {
	t.Helper()
	srv := discordtest.New(t)
	r := start(t, srv, ask, change)
	srv.WaitReady(t)
	return srv, r
}

// shown returns all text of m.
func shown(m *discordgo.Message) string {
	var b strings.Builder
	b.WriteString(m.Content)
	for _, e := range m.Embeds {
		fmt.Fprintf(&b, "%s\n%s\n", e.Title, e.Description)
		if e.Footer != nil {
			b.WriteString(e.Footer.Text)
		}
	}
	return b.String()
}

// wantReply fails t unless the bot replies to m with want.
func wantReply(t *testing.T, srv *discordtest.Server, m *discordgo.Message, want string) {
	t.Helper()
	if got := shown(srv.WaitReply(t, m)); !strings.Contains(got, want) {
		t.Errorf("%q is answered with %q, want %q", m.Content, got, want)
	}
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, nil)
	me := "<@" + srv.BotID + ">"
	for question, want := range map[string]string{
		"!who Lavrov":                        "You asked\\: who Lavrov",
		"!STANCE India":                      "STANCE India",
		me + " who is Lavrov?":               "who is Lavrov?",
		"<@!" + srv.BotID + ">, !who Lavrov": "who Lavrov",
		"who is Lavrov " + me + "?":          "who is Lavrov?",
		me:                                   "help",
		"!who *Lavrov*\n> @everyone <@1>":    `who \*Lavrov\* \> \@everyone \<\@1\>`,
	} {
		want = strings.TrimPrefix(want, "You asked\\: ")
		wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, question), want)
	}
	dm := srv.DM(srv.UserID)
	wantReply(t, srv, srv.Say(dm, srv.UserID, "who is Lavrov?"), "who is Lavrov?")
	wantReply(t, srv, srv.Say(dm, srv.UserID, "!who Lavrov"), "who Lavrov")

	for _, p := range srv.Pings() {
		if p.Any() {
			t.Errorf("someone is pinged: %+v", p)
		}
	}
	for _, s := range srv.Sent() {
		checkEmbeds(t, s.Message.Embeds)
	}
	for _, req := range srv.Requests() {
		if req.Method != http.MethodPost {
			continue
		}
		var body struct {
			Mentions struct{ Parse json.RawMessage } `json:"allowed_mentions"`
		}
		if err := json.Unmarshal(req.Body, &body); err != nil || string(body.Mentions.Parse) != "[]" {
			t.Errorf("%v has no list of allowed mentions: %s", req, req.Body)
		}
		if ua := req.Header.Get("User-Agent"); !strings.HasPrefix(ua, "DiscordBot (") {
			t.Errorf("User-Agent is %q", ua)
		}
	}
	if strings.Contains(r.log.String(), "Lavrov") {
		t.Error("the log has what people wrote")
	}
}

func TestIgnores(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, parrot, nil)
	me := "<@" + srv.BotID + ">"
	other := srv.AddUser("other")
	bot := srv.AddUser("robot")
	for _, s := range []string{
		"!", "!!!", "!?", "! who Lavrov", "!play music", "!whois Lavrov", "who Lavrov", "say !who Lavrov",
		"I think " + me + " is nice", "<@" + other.ID + "> who is Lavrov?", "",
	} {
		srv.Say(srv.ChannelID, srv.UserID, s)
	}
	srv.SayWithoutAuthor(srv.ChannelID, "!who Lavrov")
	srv.SayUnknownComponent(srv.ChannelID, srv.UserID, "!who Lavrov")
	dispatch := func(change func(*discordgo.Message)) {
		m := discordgo.Message{ID: fmt.Sprint(srv.Now().UnixNano()), ChannelID: srv.ChannelID, GuildID: srv.GuildID,
			Content: "!who Lavrov", Author: &discordgo.User{ID: other.ID}}
		change(&m)
		srv.Dispatch("MESSAGE_CREATE", m)
	}
	dispatch(func(m *discordgo.Message) { m.Author.Bot, m.Author.ID = true, bot.ID })
	dispatch(func(m *discordgo.Message) { m.Author.ID = srv.BotID })
	dispatch(func(m *discordgo.Message) { m.WebhookID = "5" })
	dispatch(func(m *discordgo.Message) { m.Type = discordgo.MessageTypeChannelPinnedMessage })
	srv.Dispatch("MESSAGE_CREATE", json.RawMessage(`null`))
	srv.Dispatch("MESSAGE_CREATE", json.RawMessage(`{"id": 5}`))

	last := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	answer := srv.WaitReply(t, last)
	if sent := srv.Sent(); len(sent) != 1 {
		t.Errorf("%d messages are sent, want the answer to the last one only: %+v", len(sent), sent)
	}

	// What replies to the bot is meant for it, unless it is for another bot.
	dispatch(func(m *discordgo.Message) {
		m.Type, m.Content, m.ReferencedMessage = discordgo.MessageTypeReply, "!play music", answer
	})
	dispatch(func(m *discordgo.Message) {
		m.Type, m.Content, m.ReferencedMessage = discordgo.MessageTypeReply, "and Wang Yi?", answer
	})
	srv.WaitMessage(t, srv.ChannelID, func(m *discordgo.Message) bool { return strings.Contains(shown(m), "and Wang Yi?") })
	if sent := srv.Sent(); len(sent) != 2 {
		t.Errorf("%d messages are sent, want 2", len(sent))
	}
}

func TestAnswersOnce(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, parrot, nil)
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	srv.WaitReply(t, m)
	srv.Dispatch("MESSAGE_CREATE", m)
	srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Wang"))
	if sent := srv.Sent(); len(sent) != 2 {
		t.Errorf("%d messages are sent, want 2", len(sent))
	}
}

func TestWithoutMessageContent(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	srv.EnableMessageContent(false)
	r := start(t, srv, parrot, nil)
	srv.WaitReady(t)
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "<@"+srv.BotID+"> who is Lavrov?"), "who is Lavrov?")
	wantReply(t, srv, srv.Say(srv.DM(srv.UserID), srv.UserID, "who is Wang?"), "who is Wang?")
	ids := srv.Identifies()
	if len(ids) != 2 || ids[0].Intents&discordgo.IntentMessageContent == 0 || ids[1].Intents&discordgo.IntentMessageContent != 0 {
		t.Errorf("identifies are %+v, want one with and one without message content", ids)
	}
	if n := strings.Count(r.log.String(), "Message Content Intent"); n != 1 {
		t.Errorf("the log says %d times how to enable message content, want once", n)
	}
}

func TestFatal(t *testing.T) {
	t.Parallel()
	t.Run("token", func(t *testing.T) {
		t.Parallel()
		srv := discordtest.New(t)
		r := start(t, srv, parrot, func(b *Bot) { b.token = "wrong" })
		if err := <-r.done; err == nil || !strings.Contains(err.Error(), "token") || strings.Contains(err.Error(), "wrong") {
			t.Errorf("Run = %v, want a word about the token, but not the token", err)
		}
		if n := len(srv.Identifies()); n != 0 {
			t.Errorf("%d identifies were spent on a bad token", n)
		}
	})
	for code, want := range map[int]string{4004: "token", 4010: "shard", 4011: "shard", 4012: "newer version", 4013: "intents", 4014: "Privileged Gateway Intents"} {
		t.Run(fmt.Sprint(code), func(t *testing.T) {
			t.Parallel()
			// The fake closes 4014 by itself once only, so the gateway is
			// played by hand.
			r := startOn(t, closingGateway(t, code), nil)
			if err := <-r.done; err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("Run = %v, want a word about %q", err, want)
			}
		})
	}
}

func TestConfig(t *testing.T) {
	for name, cfg := range map[string]Config{
		"no token":        {},
		"blank token":     {Token: "Bot  "},
		"garbled token":   {Token: "to\nken"},
		"no address":      {Token: "x", APIURL: "localhost:80"},
		"password":        {Token: "x", APIURL: "http://a:secret@b"},
		"another service": {Token: "x", APIURL: "ftp://b"},
	} {
		ctx, cancel := context.WithCancel(t.Context())
		cancel() // nothing of this gets as far as the network
		err := New(nil, parrot, cfg).Run(ctx)
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: Run = %v", name, err)
		}
	}
	for in, want := range map[string]string{"abc": "abc", "Bot abc": "abc", " bot  abc\n": "abc", "Bot ": "", "Botany": "Botany", "a b": "a b"} {
		if got := bareToken(in); got != want {
			t.Errorf("bareToken(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestReconnects(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		before, then func(*discordtest.Server)
		pace         func(*pace)
	}{
		"op 7":    {then: (*discordtest.Server).RequestReconnect},
		"op 9":    {then: func(s *discordtest.Server) { s.InvalidateSession(false); s.DropConnections() }},
		"dropped": {then: (*discordtest.Server).DropConnections},
		"closed":  {then: func(s *discordtest.Server) { s.CloseConnections(discordtest.CloseSessionTimedOut) }},
		"4007":    {then: func(s *discordtest.Server) { s.CloseConnections(discordtest.CloseInvalidSeq) }},
		"half-open": {
			before: func(s *discordtest.Server) { s.SetHeartbeatInterval(300 * time.Millisecond) },
			then:   (*discordtest.Server).Freeze,
			pace:   func(p *pace) { p.idle = 3 * time.Second },
		},
		"silent":              handshake(discordtest.HandshakeSilent),
		"malformed":           handshake(discordtest.HandshakeMalformed),
		"op 7 in first place": handshake(discordtest.HandshakeReconnectFirst),
		"op 7 for ready":      handshake(discordtest.HandshakeReconnect),
		"op 9 for ready":      handshake(discordtest.HandshakeInvalidSession),
		"dropped for ready":   handshake(discordtest.HandshakeDrop),
		"never ready":         handshake(discordtest.HandshakeNoReady),
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			if tt.before != nil {
				tt.before(srv)
			}
			start(t, srv, parrot, func(b *Bot) {
				if tt.pace != nil {
					tt.pace(&b.pace)
				}
			})
			srv.WaitReady(t)
			wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
			if tt.then == nil {
				return
			}
			tt.then(srv)
			srv.WaitConnections(t, 2)
			srv.WaitReady(t)
			wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Wang"), "who Wang")
		})
	}
}

// handshake is a connection that begins badly, and one that does not.
func handshake(h discordtest.Handshake) (tt struct {
	before, then func(*discordtest.Server)
	pace         func(*pace)
}) {
	tt.before = func(s *discordtest.Server) { s.NextHandshakes(h) }
	tt.pace = func(p *pace) { p.open = 3 * time.Second } // long enough for a good connection on a busy machine
	return tt
}

func TestDailyAllowance(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	srv.Fail(discordtest.Fault{Method: "GET", Path: "/gateway/bot", Times: 1, Status: 200,
		Body: `{"url":"wss://unused.invalid","shards":1,"session_start_limit":{"total":1000,"remaining":3,"reset_after":1,"max_concurrency":1}}`})
	r := start(t, srv, parrot, nil)
	srv.WaitReady(t)
	if !strings.Contains(r.log.String(), "too many connections today") {
		t.Error("the log does not say that the day's connections are used up")
	}
}

func TestRequestFaults(t *testing.T) {
	t.Parallel()
	const path = "/channels/*/messages"
	for name, f := range map[string]discordtest.Fault{
		"limited":          discordtest.RateLimited("POST", path, 10*time.Millisecond),
		"globally limited": discordtest.GloballyRateLimited("POST", path, 10*time.Millisecond),
		"502":              discordtest.HTMLPage("POST", path, 502),
		"applied":          {Method: "POST", Path: path, Times: 1, Status: 500, Applied: true},
		"dropped":          {Method: "POST", Path: path, Times: 1, Drop: true, Applied: true},
		"html":             discordtest.HTMLPage("POST", path, 429),
		"500 twice":        {Method: "POST", Path: path, Times: 2, Status: 500},
		"slow":             {Method: "POST", Path: path, Times: 1, Delay: 300 * time.Millisecond},
		"no answer":        {Method: "POST", Path: path, Times: 1, Hold: make(chan struct{})},
		"no news of it":    {Method: "POST", Path: path, Times: 1, Applied: true, Status: 504, Hold: closed()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv, r := serve(t, parrot, func(b *Bot) {
				if name == "no answer" {
					b.pace.attempt = 2 * time.Second // enough for a busy machine
				}
			})
			srv.Fail(f)
			wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
			wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Wang"), "who Wang")
			r.log.wait(t, "question answered", 2)
			if n := len(srv.Sent()); n != 2 {
				t.Errorf("%d messages are sent for 2 questions", n)
			}
		})
	}
}

// closed returns a channel that is closed.
func closed() chan struct{} {
	c := make(chan struct{})
	close(c)
	return c
}

func TestPanic(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, askFunc(func(ctx context.Context, q string) answers.Answer {
		if strings.Contains(q, "Dolos") {
			panic("cannot parse " + q)
		}
		return parrot(ctx, q)
	}), nil)
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Dolos"), "Something went wrong")
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
	log := r.log.String()
	if !strings.Contains(log, "level=ERROR msg=panic") || !strings.Contains(log, "bot_test.go") || strings.Contains(log, "Dolos") {
		t.Error("the log lacks the stack of the panic, or has the question")
	}
}

func TestSlowAnswer(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	srv, _ := serve(t, askFunc(func(ctx context.Context, q string) answers.Answer {
		if strings.Contains(q, "slow") {
			<-release
		}
		return parrot(ctx, q)
	}), func(b *Bot) { b.cfg.Timeout, b.cfg.Workers = time.Second, 1 })
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who slow"), "took too long")
	next := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	close(release)
	wantReply(t, srv, next, "who Lavrov")
}

func TestOverload(t *testing.T) {
	t.Parallel()
	engine, asked, release := held("who")
	srv, r := serve(t, engine, func(b *Bot) { b.cfg.Workers, b.cfg.Queue = 1, 1 })
	srv.Say(srv.ChannelID, srv.UserID, "!who 0")
	<-asked
	for i := range 7 {
		srv.Say(srv.ChannelID, srv.UserID, fmt.Sprint("!who ", 1+i))
	}
	r.log.wait(t, "question dropped", 6) // one waits
	close(release)
	srv.Wait(t, "two answers", func() bool { return len(srv.Sent()) == 2 })
	r.stop()
	if err := <-r.done; err != nil {
		t.Error(err)
	}
	if n := r.pool.dropped.Load(); n != 6 || len(srv.Sent()) != 2 {
		t.Errorf("%d questions are dropped and %d answered", n, len(srv.Sent()))
	}
	if n := strings.Count(r.log.String(), "too many questions"); n != 1 {
		t.Errorf("the log says %d times that there are too many questions, want once", n)
	}
}

func TestShutdownFinishes(t *testing.T) {
	t.Parallel()
	engine, asked, release := held("Lavrov")
	srv, r := serve(t, engine, func(b *Bot) { b.pace.goodbye = b.pace.grace })
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	<-asked
	r.stop()
	close(release)
	if err := <-r.done; err != nil {
		t.Errorf("Run = %v, want nil", err)
	}
	wantReply(t, srv, m, "who Lavrov")
	srv.Wait(t, "the end of the connection", func() bool { return !srv.Connections()[0].Open })
	if code := srv.Connections()[0].CloseCode; code != 1000 {
		t.Errorf("the gateway is closed with %d, want 1000", code)
	}
}

func TestShutdownGivesUp(t *testing.T) {
	t.Parallel()
	asked := make(chan struct{})
	var hang context.Context
	srv, r := serve(t, askFunc(func(ctx context.Context, q string) answers.Answer {
		hang = ctx
		close(asked)
		<-ctx.Done()
		return answers.Answer{}
	}), func(b *Bot) { b.pace.grace, b.cfg.Timeout = 50*time.Millisecond, time.Hour })
	srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	<-asked
	r.stop()
	if err := <-r.done; err != nil {
		t.Errorf("Run = %v, want nil", err)
	}
	<-hang.Done()
}

// TestHandlers checks that each handler is called.
func TestHandlers(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, nil)
	srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov")))
	m := srv.Say(srv.ChannelID, srv.UserID, "hello")
	srv.Edit(m.ID, "hello again")
	srv.Delete(m.ID)
	srv.Dispatch("MESSAGE_DELETE_BULK", discordgo.MessageDeleteBulk{Messages: []string{m.ID}, ChannelID: srv.ChannelID, GuildID: srv.GuildID})
	srv.Dispatch("CHANNEL_PINS_UPDATE", discordgo.ChannelPinsUpdate{ChannelID: srv.ChannelID, GuildID: srv.GuildID})
	srv.Dispatch("THREAD_DELETE", discordgo.Channel{ID: "78", GuildID: "77"})
	srv.Dispatch("CHANNEL_DELETE", discordgo.Channel{ID: "78", GuildID: "77"})
	srv.Dispatch("GUILD_DELETE", discordgo.Guild{ID: "77"})
	thread := discordgo.Channel{ID: srv.AddThread(srv.ChannelID, "thread"), GuildID: srv.GuildID, ParentID: srv.ChannelID, Type: discordgo.ChannelTypeGuildPublicThread}
	srv.Dispatch("THREAD_UPDATE", thread)
	srv.Dispatch("THREAD_LIST_SYNC", discordgo.ThreadListSync{GuildID: srv.GuildID, Threads: []*discordgo.Channel{&thread}})
	srv.DeleteChannel(srv.AddChannel(srv.GuildID, "passing"))
	srv.SetPermissions(srv.ChannelID, discordtest.BotPermissions)
	srv.Dispatch("GUILD_UPDATE", discordgo.Guild{ID: srv.GuildID, PreferredLocale: "de"})
	for _, h := range r.handlers(t.Context()) {
		r.log.wait(t, "event="+h.event+"\n", 1)
	}
}
