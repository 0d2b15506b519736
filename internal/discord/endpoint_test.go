package discord

import (
	"bufio"
	"bytes"
	"context"
	"crypto/ed25519"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/discordtest"
	"attache/internal/memory"
	"attache/internal/postgrestest"
)

// overHTTP returns what has a bot hear of interactions over HTTP and of nothing else, and
// where.
func overHTTP(t *testing.T, srv *discordtest.Server, also ...func(*Bot)) (change func(*Bot), url string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return func(b *Bot) {
		b.cfg.Interactions, b.cfg.PublicKey, b.cfg.Shards = l, srv.PublicKey(), Shards{None: true}
		for _, f := range also {
			f(b)
		}
	}, "http://" + l.Addr().String()
}

// knows waits until a bot without the gateway knows who it is.
func (r *running) knows(t *testing.T) {
	t.Helper()
	r.log.wait(t, "does not connect to the gateway", 1)
}

func TestInteractionsOverHTTP(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	change, url := overHTTP(t, srv, remembers(t))
	r := start(t, srv, parrot, change)
	r.knows(t)
	srv.SendInteractions(url)
	r.log.wait(t, "Discord knows the commands", 1)
	if !r.Connected() {
		t.Error("the bot does not say that it is ready")
	}

	got := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov")))
	if got.Type != discordgo.InteractionResponseChannelMessageWithSource || !strings.Contains(shown(got.Message), "who Lavrov") {
		t.Errorf("a command is answered with %v %q", got.Type, shown(got.Message))
	}
	choices := srv.WaitResponse(t, srv.Autocomplete(srv.ChannelID, srv.UserID, "who", discordtest.Focused("name", "Lav"))).Choices
	if len(choices) != 1 || choices[0].Name != "Lav" {
		t.Errorf("completing offers %v", choices)
	}
	// A button takes the message away, which is a first response and an edit after it.
	gone := srv.WaitResponse(t, srv.Click(t, srv.UserID, got.Message, deleteKey(srv.UserID).id.String()))
	if gone.Type != discordgo.InteractionResponseDeferredMessageUpdate {
		t.Errorf("the delete button is answered with %v", gone.Type)
	}
	srv.Wait(t, "the end of the message", func() bool { return srv.Message(got.Message.ID) == nil })
	for _, d := range srv.Deliveries() {
		if d.Status != http.StatusOK {
			t.Errorf("%+v", d)
		}
	}
	for _, q := range srv.Requests() {
		if strings.Contains(q.Path, "/gateway") {
			t.Errorf("the bot asks for the gateway: %s", q)
		}
	}
}

// Forms open, and what was typed into them counts.
func TestFormsOverHTTP(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	change, url := overHTTP(t, srv, remembers(t))
	r := start(t, srv, parrot, change)
	r.knows(t)
	srv.SendInteractions(url)
	r.log.wait(t, "Discord knows the commands", 1)
	p := openBoard(t, srv, srv.ModeratorID, "")
	p.typed("?")
	p.wants("Saved: Prefix.", "**Prefix:** `?` · *this server*")
	p.click("hidden", "yes")
	p.choose("off", "stance", "compare")
	p.wants("**Commands switched off:** `compare`, `stance` · *this server*")
}

// What takes long is promised in the response, and comes after it.
func TestLateOverHTTP(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	engine, asked, release := held("Lavrov")
	change, url := overHTTP(t, srv, func(b *Bot) { b.pace.late = time.Millisecond })
	r := start(t, srv, engine, change)
	r.knows(t)
	srv.SendInteractions(url)
	i := srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov"))
	<-asked
	srv.Wait(t, "a promise", func() bool {
		got, ok := srv.Response(i)
		return ok && got.Loading
	})
	close(release)
	if got := srv.WaitResponse(t, i); got.Type != discordgo.InteractionResponseDeferredChannelMessageWithSource || !strings.Contains(shown(got.Message), "who Lavrov") {
		t.Errorf("a late answer is %v %q", got.Type, shown(got.Message))
	}
}

// What Discord has not signed, or not now, is refused, and so is what was taken before.
func TestEndpointRefuses(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	change, url := overHTTP(t, srv, remembers(t))
	now := time.Now()
	var asked atomic.Int32
	engine := askFunc(func(ctx context.Context, q string) answers.Answer {
		if strings.Contains(q, "Lavrov") {
			asked.Add(1)
		}
		return parrot(ctx, q)
	})
	r := start(t, srv, engine, func(b *Bot) {
		change(b)
		b.now = func() time.Time { return now }
	})
	r.knows(t)
	srv.SendInteractions(url)
	i := srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov"))
	srv.WaitResponse(t, i)
	payload := srv.Payload(i)
	fresh := func(id string) []byte { return bytes.ReplaceAll(payload, []byte(i.ID), []byte(id)) }
	ping := []byte(`{"id":"1","application_id":"2","type":1,"token":"t","version":1}`)

	other := discordtest.New(t)
	for _, test := range []struct {
		name string
		make func() *http.Request
		want int
	}{
		{"ping", func() *http.Request { return srv.Signed(t, url, ping, now) }, 200},
		{"early ping", func() *http.Request { return srv.Signed(t, url, ping, now.Add(freshness)) }, 200},
		{"ping of before", func() *http.Request { return srv.Signed(t, url, ping, now.Add(-freshness-time.Second)) }, 401},
		{"ping of later", func() *http.Request { return srv.Signed(t, url, ping, now.Add(freshness+time.Second)) }, 401},
		{"another key", func() *http.Request { return other.Signed(t, url, fresh("71"), now) }, 401},
		{"no signature", func() *http.Request {
			q := srv.Signed(t, url, ping, now)
			q.Header.Del("X-Signature-Ed25519")
			return q
		}, 401},
		{"no time", func() *http.Request {
			q := srv.Signed(t, url, ping, now)
			q.Header.Del("X-Signature-Timestamp")
			return q
		}, 401},
		{"half a signature", func() *http.Request {
			q := srv.Signed(t, url, ping, now)
			q.Header.Set("X-Signature-Ed25519", q.Header.Get("X-Signature-Ed25519")[:64])
			return q
		}, 401},
		{"another body", func() *http.Request {
			q, o := srv.Signed(t, url, fresh("72"), now), srv.Signed(t, url, ping, now)
			q.Header = o.Header
			return q
		}, 401},
		{"another time", func() *http.Request {
			q := srv.Signed(t, url, ping, now)
			q.Header.Set("X-Signature-Timestamp", q.Header.Get("X-Signature-Timestamp")+"0")
			return q
		}, 401},
		{"the same once more", func() *http.Request { return srv.Signed(t, url, payload, now) }, 409},
		{"no JSON", func() *http.Request { return srv.Signed(t, url, []byte(`{"id":`), now) }, 400},
		{"no kind", func() *http.Request { return srv.Signed(t, url, []byte(`{"id":"73"}`), now) }, 400},
		{"an odd kind", func() *http.Request {
			return srv.Signed(t, url, []byte(`{"id":"74","type":99,"token":"x","data":{}}`), now)
		}, 400},
		{"completing without data", func() *http.Request {
			return srv.Signed(t, url, []byte(`{"id":"75","type":4,"token":"x","user":{"id":"1"}}`), now)
		}, 400},
		{"too much", func() *http.Request { return srv.Signed(t, url, make([]byte, maxInteraction+1), now) }, 413},
		{"a look", func() *http.Request { q, _ := http.NewRequest(http.MethodGet, url, nil); return q }, 405},
	} {
		answer, err := http.DefaultClient.Do(test.make())
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		answer.Body.Close()
		if answer.StatusCode != test.want {
			t.Errorf("%s: got status %d, want %d", test.name, answer.StatusCode, test.want)
		}
	}
	if n := asked.Load(); n != 1 {
		t.Errorf("the question was asked %d times", n)
	}
}

// Who has not signed anything takes no place from Discord: not by sending slowly what looks
// signed, and nobody who does not even do that is kept.
func TestStrangersTakeNoPlace(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	change, url := overHTTP(t, srv)
	r := start(t, srv, parrot, change)
	r.knows(t)
	for range maxRequests {
		c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { c.Close() })
		fmt.Fprintf(c, "POST / HTTP/1.1\r\nHost: bot\r\nContent-Length: 9\r\nExpect: 100-continue\r\nX-Signature-Timestamp: 1\r\nX-Signature-Ed25519: %0128d\r\n\r\n", 0)
		if line, err := bufio.NewReader(c).ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
			t.Fatalf("got %q, %v", line, err) // the bot reads now
		}
	}
	srv.SendInteractions(url)
	srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov")))

	c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	fmt.Fprint(c, "POST / HTTP/1.1\r\nHost: bot\r\nContent-Length: 9\r\n\r\n") // and nothing after it
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusUnauthorized || !answer.Close {
		t.Errorf("got status %d, closing %v", answer.StatusCode, answer.Close)
	}
}

// What comes while a process ends is not taken by it, and so another one may.
func TestEndingLeavesInteractions(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	change, url := overHTTP(t, srv, remembers(t))
	r := start(t, srv, parrot, change)
	r.knows(t)
	srv.SendInteractions(url)
	i := srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov"))
	srv.WaitResponse(t, i)
	ended, end := context.WithCancel(t.Context())
	end()
	payload := bytes.ReplaceAll(srv.Payload(i), []byte(i.ID), []byte("71"))
	serve := func(ctx context.Context) int {
		w, q := httptest.NewRecorder(), srv.Signed(t, url, payload, time.Now())
		if came := r.readInteraction(w, q); came != nil {
			r.serveInteraction(ctx, w, q, came)
		}
		return w.Code
	}
	if got := serve(ended); got != http.StatusServiceUnavailable {
		t.Errorf("a process that ends answers with %d", got)
	}
	if left, ok, err := r.cfg.Memory.Claim("interaction/71", time.Second); !ok {
		t.Errorf("no other one may take it, for %v, %v", left, err)
	}
	if err := r.cfg.Memory.Unclaim("interaction/71"); err != nil {
		t.Error(err)
	}
	if got := serve(t.Context()); got != http.StatusOK {
		t.Errorf("a process that goes on answers with %d", got)
	}
}

// The endpoint has nothing to do with who has the wrong key.
func TestOtherPublicKey(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	change, _ := overHTTP(t, srv, func(b *Bot) { b.cfg.PublicKey = make(ed25519.PublicKey, ed25519.PublicKeySize) })
	r := start(t, srv, parrot, change)
	if err := <-r.done; err != error(otherKey) {
		t.Errorf("got error %v", err)
	}
	r.done <- nil
}

// Behind a load balancer each interaction comes to another process. What was answered by
// one is voted on, paged, chosen and deleted by another, and repeated to none.
func TestTwoReplicas(t *testing.T) {
	t.Parallel()
	address := postgrestest.Schema(t)
	srv := discordtest.New(t)
	var urls []string
	var bots []*running
	for range 2 {
		m, err := memory.Open(address, memory.Config{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { m.Close() })
		change, url := overHTTP(t, srv, func(b *Bot) { b.cfg.Memory = m })
		r := start(t, srv, parrot, change)
		r.knows(t)
		urls, bots = append(urls, url), append(bots, r)
	}
	bots[0].log.wait(t, "Discord knows the commands", 1)
	srv.SendInteractions(urls...)
	who := func() discordtest.Response {
		return srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov")))
	}
	first := who()
	i := srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Wang"))
	srv.WaitResponse(t, i)
	for _, url := range urls { // whoever gets it once more
		answer, err := http.DefaultClient.Do(srv.Signed(t, url, srv.Payload(i), time.Now()))
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusConflict {
			t.Errorf("repeated to %s: status %d", url, answer.StatusCode)
		}
	}
	// The two take turns, within a panel and between asking and changing.
	p := openBoard(t, srv, srv.ModeratorID, "")
	p.typed("?")
	p.click("hidden", "yes")
	p.wants("**Prefix:** `?` · *this server*")
	for range 2 {
		if got := who(); !got.Ephemeral {
			t.Error("a setting does not hold in the other process")
		}
	}
	srv.WaitResponse(t, srv.Click(t, srv.UserID, first.Message, deleteKey(srv.UserID).id.String()))
	srv.Wait(t, "the end of the message", func() bool { return srv.Message(first.Message.ID) == nil })
	// So do cooldowns.
	p.choose("user", "3600")
	if got := who(); !strings.Contains(shown(got.Message), "who Lavrov") {
		t.Errorf("the first question is answered with %q", shown(got.Message))
	}
	for range 2 {
		if got := who(); !strings.Contains(shown(got.Message), "You can ask me again") {
			t.Errorf("a question too soon is answered with %q", shown(got.Message))
		}
	}
	count := make(map[string]int)
	for _, d := range srv.Deliveries() {
		count[d.URL]++
	}
	if len(count) != 2 {
		t.Errorf("interactions came to %v", count)
	}
}

func FuzzInteractionRequest(f *testing.F) {
	f.Add("1600000000", "00ff", []byte(`{"type":1}`))
	key := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)).Public().(ed25519.PublicKey)
	f.Fuzz(func(t *testing.T, stamp, signature string, body []byte) {
		if signed(key, stamp, body, signature) {
			t.Error("that is signed by nobody")
		}
		var i discordgo.Interaction
		decode(body, &i)
	})
}
