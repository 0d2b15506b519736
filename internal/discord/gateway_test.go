package discord

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"attache/internal/discordtest"
)

// closingGateway returns the address of a server whose gateway closes every
// connection that identifies with code.
func closingGateway(t *testing.T, code int) string {
	return gateway(t, func(c *websocket.Conn) {
		if c.WriteJSON(map[string]any{"op": 10, "d": map[string]any{"heartbeat_interval": 40000}}) != nil {
			return
		}
		c.ReadMessage()
		c.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, "for a reason"), time.Now().Add(time.Second))
	})
}

// gateway returns the address of a server that has play speak on its gateway.
func gateway(t *testing.T, play func(*websocket.Conn)) string {
	mux := http.NewServeMux()
	srv := httptest.NewServer(mux)
	t.Cleanup(srv.Close)
	mux.HandleFunc("/api/v9/gateway", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `{"url":"ws%s/socket"}`, strings.TrimPrefix(srv.URL, "http"))
	})
	mux.HandleFunc("/api/v9/gateway/bot", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, `{}`)
	})
	mux.HandleFunc("/socket/", func(w http.ResponseWriter, r *http.Request) {
		c, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer c.Close()
		play(c)
	})
	return srv.URL
}

// startOn runs a bot against the server at url. change may be nil.
func startOn(t *testing.T, url string, change func(*Bot)) *running {
	log := newLogbook()
	b := New(slog.New(slog.NewTextHandler(log, nil)), parrot, Config{Token: "some.secret", APIURL: url})
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
		if t.Failed() {
			t.Log(log.String())
		}
	})
	return r
}

// TestRefusedSessions checks that a gateway that refuses every session does not cost the
// day's IDENTIFYs: each has a connection and a delay of its own.
func TestRefusedSessions(t *testing.T) {
	t.Parallel()
	identified := make(chan int, 100)
	url := gateway(t, func(c *websocket.Conn) {
		if c.WriteJSON(map[string]any{"op": 10, "d": map[string]any{"heartbeat_interval": 40000}}) != nil {
			return
		}
		n := 0
		for {
			_, b, err := c.ReadMessage()
			if err != nil {
				identified <- n
				return
			}
			if strings.Contains(string(b), `"op":2`) {
				n++
			}
			if c.WriteJSON(map[string]any{"op": 9, "d": false}) != nil {
				identified <- n
				return
			}
		}
	})
	r := startOn(t, url, nil)
	for range 3 {
		if n := <-identified; n != 1 {
			t.Errorf("%d IDENTIFYs on one connection", n)
		}
	}
	r.log.wait(t, "refuses the session", 3)
}

// spread has a bot on two shards.
func spread(b *Bot) { b.cfg.Shards = Shards{Of: 2} }

// TestContentRefusedToShards checks that a bot that may not read messages goes on without
// them, also if its shards are told so at the same time.
func TestContentRefusedToShards(t *testing.T) {
	t.Parallel()
	var asked sync.WaitGroup // for the content of messages
	asked.Add(2)
	url := gateway(t, func(c *websocket.Conn) {
		c.WriteJSON(map[string]any{"op": 10, "d": map[string]any{"heartbeat_interval": 40000}})
		var p struct {
			Data struct {
				Intents discordgo.Intent `json:"intents"`
			} `json:"d"`
		}
		if c.ReadJSON(&p) != nil {
			return
		}
		if p.Data.Intents&discordgo.IntentMessageContent != 0 {
			asked.Done()
			asked.Wait()
			c.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(4014, "Disallowed intent(s)."), time.Now().Add(time.Second))
			return
		}
		c.WriteJSON(map[string]any{"op": 0, "s": 1, "t": "READY", "d": map[string]any{"user": map[string]any{"id": "1"}}})
		c.ReadMessage()
	})
	r := startOn(t, url, spread)
	r.log.wait(t, `msg="connected to Discord"`, 2)
	r.log.wait(t, "answers only mentions and replies", 1)
}

// TestSlowGreeting checks that IDENTIFYs are spaced by when they are sent: a shard whose
// gateway takes its time has no turn before it is greeted, and waits for it then, while its
// heart beats.
func TestSlowGreeting(t *testing.T) {
	t.Parallel()
	var connections atomic.Int32
	identified, waits := make(chan struct{}), make(chan string, 10)
	url := gateway(t, func(c *websocket.Conn) {
		slow := connections.Add(1) == 1
		if slow {
			<-identified
		}
		c.WriteJSON(map[string]any{"op": 10, "d": map[string]any{"heartbeat_interval": 1000}}) // which a busy machine can keep
		for {
			_, b, err := c.ReadMessage()
			if err != nil {
				return
			}
			switch identifies := strings.Contains(string(b), `"op":2`); {
			case slow:
				waits <- string(b)
			case identifies:
				close(identified)
			}
			c.WriteJSON(map[string]any{"op": 11})
		}
	})
	startOn(t, url, func(b *Bot) {
		spread(b)
		b.pace.identify, b.pace.open = time.Hour, time.Minute
	})
	if p := <-waits; !strings.Contains(p, `"op":1,`) {
		t.Errorf("who waits for its turn sends %s", p)
	}
}

// TestAllowanceOfShards checks that shards which ask at the same time what is left of the
// day's IDENTIFYs do not use up together what is left alone.
func TestAllowanceOfShards(t *testing.T) {
	t.Parallel()
	const n = 4
	srv := discordtest.New(t)
	srv.Fail(discordtest.Fault{Method: "GET", Path: "/gateway/bot", Times: -1, Status: 200,
		Body: `{"url":"wss://unused.invalid","shards":4,"session_start_limit":{"total":1000,"remaining":11,"reset_after":3600000,"max_concurrency":4}}`})
	r := start(t, srv, parrot, func(b *Bot) { b.cfg.Shards = Shards{Of: n} })
	srv.WaitReady(t)
	r.log.wait(t, "too many connections today", n-1)
	if got := len(srv.Identifies()); got != 1 {
		t.Errorf("of 11 that are left %d IDENTIFYs are sent, want 1", got)
	}
}

// TestResumes checks that what is asked while the bot is away is answered, once, by the
// ways in which a connection can end and its session stays.
func TestResumes(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*discordtest.Server){
		"op 7":           (*discordtest.Server).RequestReconnect,
		"op 9":           func(s *discordtest.Server) { s.InvalidateSession(true) },
		"dropped":        (*discordtest.Server).DropConnections,
		"closed":         func(s *discordtest.Server) { s.CloseConnections(discordtest.CloseUnknownError) },
		"no acks":        func(s *discordtest.Server) { s.StopAcks(true) },
		"half-open":      (*discordtest.Server).Freeze,
		"op 7 again":     func(s *discordtest.Server) { s.NextHandshakes(discordtest.HandshakeReconnect); s.RequestReconnect() },
		"dropped again":  func(s *discordtest.Server) { s.NextHandshakes(discordtest.HandshakeDrop); s.DropConnections() },
		"malformed then": func(s *discordtest.Server) { s.NextHandshakes(discordtest.HandshakeMalformed); s.DropConnections() },
		"op 7 first": func(s *discordtest.Server) {
			s.NextHandshakes(discordtest.HandshakeReconnectFirst)
			s.DropConnections()
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			if name == "no acks" || name == "half-open" {
				srv.SetHeartbeatInterval(time.Second) // few enough for a busy machine
			}
			r := start(t, srv, parrot, nil)
			srv.WaitReady(t)
			wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
			end(srv)
			away := srv.Say(srv.ChannelID, srv.UserID, "!who Wang")
			r.log.wait(t, "resumed=true", 1)
			srv.StopAcks(false)
			wantReply(t, srv, away, "who Wang")
			wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Modi"), "who Modi")
			if n := len(srv.Identifies()); n != 1 {
				t.Errorf("%d IDENTIFYs are spent, want 1", n)
			}
			if n := len(srv.Sent()); n != 3 {
				t.Errorf("%d messages are sent for 3 questions", n)
			}
		})
	}
}

// TestNewSession checks that a session that is gone is not resumed for ever.
func TestNewSession(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*discordtest.Server){
		"op 9":         func(s *discordtest.Server) { s.InvalidateSession(false) },
		"4007":         func(s *discordtest.Server) { s.CloseConnections(discordtest.CloseInvalidSeq) },
		"4009":         func(s *discordtest.Server) { s.CloseConnections(discordtest.CloseSessionTimedOut) },
		"going away":   func(s *discordtest.Server) { s.CloseConnections(websocket.CloseGoingAway) },
		"never ready":  func(s *discordtest.Server) { s.NextHandshakes(never...); s.DropConnections() },
		"never begins": func(s *discordtest.Server) { s.NextHandshakes(moved...); s.DropConnections() },
		"never greets": func(s *discordtest.Server) { s.NextHandshakes(rude...); s.DropConnections() },
		"greets badly": func(s *discordtest.Server) { s.NextHandshakes(muddled...); s.DropConnections() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			r := start(t, srv, parrot, nil)
			srv.WaitReady(t)
			r.log.wait(t, "connected to Discord", 1)
			end(srv)
			r.log.wait(t, "identifies=2", 1)
			wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
		})
	}
}

// The handshakes with which a session is not resumed although it is tried often enough.
var (
	never   = slices.Repeat([]discordtest.Handshake{discordtest.HandshakeDrop}, resumeTries)
	moved   = slices.Repeat([]discordtest.Handshake{discordtest.HandshakeReconnect}, resumeTries)
	rude    = slices.Repeat([]discordtest.Handshake{discordtest.HandshakeReconnectFirst}, resumeTries)
	muddled = slices.Repeat([]discordtest.Handshake{discordtest.HandshakeMalformed}, resumeTries)
)

// TestLookBack checks that what was asked while the bot was away and its session ended is
// answered, and nothing twice.
func TestLookBack(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
	dm := srv.DM(srv.UserID)
	wantReply(t, srv, srv.Say(dm, srv.UserID, "who Modi"), "who Modi")
	r.log.wait(t, "question answered", 2)
	back := make(chan struct{})
	srv.Fail(discordtest.Fault{Path: discordtest.GatewayPath, Hold: back})
	srv.CloseConnections(discordtest.CloseSessionTimedOut)
	missed := srv.Say(srv.ChannelID, srv.UserID, "!who Wang")
	missedToo := srv.Say(dm, srv.UserID, "who Erdogan")
	srv.Say(srv.ChannelID, srv.UserID, "who is no command")
	srv.Say(srv.AddChannel(srv.GuildID, "other"), srv.UserID, "!who Xi") // where nobody has asked before
	close(back)
	wantReply(t, srv, missed, "who Wang")
	wantReply(t, srv, missedToo, "who Erdogan")
	r.log.wait(t, "channels=2 unreadable=0 questions=2", 1)
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Putin"), "who Putin")
	if n := len(srv.Sent()); n != 5 {
		t.Errorf("%d messages are sent for 5 questions", n)
	}
}

func TestShardHears(t *testing.T) {
	for _, tt := range []struct {
		id, count int
		guild     string
		want      bool
	}{
		{0, 1, "", true}, {0, 1, "1575314273448493058", true}, {1, 2, "", false}, {0, 2, "", true},
		{0, 2, "8388608", true}, {1, 2, "8388608", false}, {1, 2, "4194304", true}, {3, 4, "x", false},
	} {
		if got := (&shard{id: tt.id, count: tt.count}).hears(tt.guild); got != tt.want {
			t.Errorf("shard %d of %d hears of %q: %v", tt.id, tt.count, tt.guild, got)
		}
	}
}

// TestDeadSocket checks that a connection on which nothing comes any more is noticed within
// 90 seconds of the last that did, at the pace that Discord asks for.
func TestDeadSocket(t *testing.T) {
	for name, heard := range map[string]bool{"no acknowledgements": true, "half-open": false} {
		for acks := range 4 {
			synctest.Test(t, func(t *testing.T) {
				here, there := net.Pipe()
				last := time.Now()
				go func() {
					ws := accept(t, there)
					for range acks {
						if _, _, err := ws.ReadMessage(); err != nil {
							return
						}
						ws.WriteJSON(map[string]any{"op": opAck})
					}
					for heard {
						if _, _, err := ws.ReadMessage(); err != nil {
							return
						}
					}
				}()
				d := websocket.Dialer{NetDialContext: func(context.Context, string, string) (net.Conn, error) { return here, nil }}
				ws, _, err := d.Dial("ws://gateway/", nil)
				if err != nil {
					t.Fatal(err)
				}
				sock := &socket{ws: ws, idle: defaultPace.idle}
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				go sock.beat(ctx, 41250*time.Millisecond)
				for err == nil {
					var p packet
					if p, err = sock.read(); p.Op == opAck {
						sock.acked.Store(true)
						last = time.Now()
					}
				}
				if d := time.Since(last); d > 90*time.Second {
					t.Errorf("%s after %d: it is noticed after %v", name, acks, d)
				}
				sock.cut(errHungUp)
				there.Close()
			})
		}
	}
}

// accept is the server's side of a websocket's handshake, over a connection that no
// http.Server has.
func accept(t *testing.T, c net.Conn) *websocket.Conn {
	req, err := http.ReadRequest(bufio.NewReader(c))
	if err != nil {
		t.Error(err)
		return nil
	}
	ws, err := (&websocket.Upgrader{}).Upgrade(hijacked{httptest.NewRecorder(), c}, req, nil)
	if err != nil {
		t.Error(err)
	}
	return ws
}

// A hijacked is a http.ResponseWriter that gives its connection away.
type hijacked struct {
	http.ResponseWriter
	c net.Conn
}

// Hijack implements http.Hijacker.
func (h hijacked) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return h.c, bufio.NewReadWriter(bufio.NewReader(h.c), bufio.NewWriter(h.c)), nil
}

// hangingUp is a gateway that ends its first connection after READY, in which it said where to
// resume, and tells what the second one begins with.
func hangingUp(t *testing.T, resume string) (url string, second <-chan string) {
	begun := make(chan string, 1)
	connections := 0 // one after the other
	url = gateway(t, func(c *websocket.Conn) {
		connections++
		c.WriteJSON(map[string]any{"op": 10, "d": map[string]any{"heartbeat_interval": 40000}})
		_, b, err := c.ReadMessage()
		if err != nil {
			return
		}
		if connections == 2 {
			begun <- string(b)
			return
		}
		c.WriteJSON(map[string]any{"op": 0, "s": 1, "t": "READY", "d": map[string]any{
			"user": map[string]any{"id": "1"}, "session_id": "abc", "resume_gateway_url": resume,
		}})
	})
	return url, begun
}

// TestResumeElsewhere checks that a session is resumed where the gateway said, and at the
// usual address if nobody is there.
func TestResumeElsewhere(t *testing.T) {
	t.Parallel()
	url, resumed := hangingUp(t, "ws://127.0.0.1:1")
	r := startOn(t, url, nil)
	if got := <-resumed; !strings.Contains(got, `"op":6`) || !strings.Contains(got, `"session_id":"abc"`) || !strings.Contains(got, `"seq":1`) {
		t.Errorf("the second connection begins with %s, want the first to be resumed", got)
	}
	r.log.wait(t, "connection refused", 1)
}

// TestResumeElsewhereAnswers checks that a session is resumed at the usual address when the
// gateway that it was to be resumed at is there but does not greet.
func TestResumeElsewhereAnswers(t *testing.T) {
	t.Parallel()
	tried := make(chan bool, 10)
	elsewhere := gateway(t, func(c *websocket.Conn) {
		tried <- true
		c.WriteJSON(map[string]any{"op": 7})
	})
	url, resumed := hangingUp(t, "ws"+strings.TrimPrefix(elsewhere, "http")+"/socket/")
	startOn(t, url, nil)
	if got := <-resumed; !strings.Contains(got, `"op":6`) || !strings.Contains(got, `"session_id":"abc"`) {
		t.Errorf("the second connection begins with %s, want the first to be resumed", got)
	}
	if n := len(tried); n != 1 {
		t.Errorf("where the gateway does not greet it is tried %d times", n)
	}
}

// TestOddEvents checks that what no gateway should send does no harm.
func TestOddEvents(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, nil)
	r.log.wait(t, "connected to Discord", 1)
	for _, frame := range []string{
		`{"op":`, `[]`, `null`, `"x"`, `{"op":99,"d":null}`, `{"op":11}`, `{"op":10,"d":{"heartbeat_interval":1}}`, `{"op":0}`,
		`{"op":0,"t":"MESSAGE_CREATE"}`, `{"op":0,"t":"GUILD_CREATE","d":[]}`, `{"op":0,"t":"INTERACTION_CREATE","d":{"type":4}}`,
		`{"op":0,"t":"INTERACTION_CREATE","d":{"id":"1","token":"x","type":2,"data":5,"user":{"id":"3"}}}`, `{"op":0,"s":-1,"t":"SOMETHING_NEW","d":{}}`,
	} {
		srv.SendFrame(frame)
	}
	srv.Dispatch("INTERACTION_CREATE", map[string]any{"id": "5", "token": "x", "type": 4, "user": map[string]any{"id": "3"}})
	srv.Dispatch("MESSAGE_CREATE", map[string]any{"id": "6", "channel_id": 7, "author": []any{}})
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
	if n := r.malformed.Load(); n < 5 {
		t.Errorf("%d malformed packets and events are counted", n)
	}
	if n := len(srv.Connections()); n != 1 {
		t.Errorf("there are %d connections", n)
	}
}

// TestEvents checks that events for which there is no room are dropped and counted, that
// the others keep their order, and that another server's are not held up.
func TestEvents(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e := newEvents()
		release := make(chan struct{})
		var here, elsewhere []int64
		by := func(seen *[]int64) []handler {
			return []handler{{"X", func(data []byte) {
				if seen == &here {
					<-release
				}
				*seen = append(*seen, int64(len(data)))
			}}}
		}
		event := func(guild string, i int) packet {
			return packet{Type: "X", Data: []byte(fmt.Sprintf(`{"guild_id":%q}%*s`, guild, i, ""))}
		}
		e.happen(event("1", 0), by(&here))
		synctest.Wait() // it is being handled
		const tooMany = 7
		for i := range eventQueue + tooMany {
			if room := e.happen(event("1", 1+i), by(&here)); room != (i < eventQueue) {
				t.Fatalf("of event %d it is said that there is room: %v", i, room)
			}
		}
		e.happen(event("2", 0), by(&elsewhere))
		e.happen(packet{Type: "Y"}, nil)
		synctest.Wait()
		if len(elsewhere) != 1 {
			t.Error("another server has to wait")
		}
		if n := e.dropped(); n != tooMany {
			t.Errorf("%d events are counted as dropped, want %d", n, tooMany)
		}
		close(release)
		synctest.Wait()
		if len(here) != 1+eventQueue || !slices.IsSorted(here) {
			t.Errorf("%d events are handled, in order: %v", len(here), slices.IsSorted(here))
		}
		e.stop()
	})
}
