package discordtest

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

const everyIntent = int(discordgo.IntentsAllWithoutPrivileged | discordgo.IntentMessageContent)

func TestIdentifyIsRefused(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name     string
		op       int
		data     map[string]any
		want     int
		violates bool
	}{
		{"wrong token", opIdentify, map[string]any{"token": "Bot wrong", "intents": 1}, CloseAuthFailed, false},
		{"disallowed intent", opIdentify, map[string]any{"intents": 1 << 15}, CloseDisallowedIntents, false},
		{"members intent", opIdentify, map[string]any{"intents": 1 << 1}, CloseDisallowedIntents, false},
		{"no intents", opIdentify, map[string]any{}, CloseInvalidIntents, false},
		{"unknown intent", opIdentify, map[string]any{"intents": 1 << 30}, CloseInvalidIntents, false},
		{"bad shard", opIdentify, map[string]any{"intents": 1, "shard": []int{2, 2}}, CloseInvalidShard, false},
		{"wrong token on resume", opResume, map[string]any{"token": "x"}, CloseAuthFailed, false},
		{"presence first", opPresence, map[string]any{}, CloseNotAuthenticated, true},
		{"unknown op", 42, map[string]any{}, CloseUnknownOpcode, true},
		{"too large", opIdentify, map[string]any{"pad": strings.Repeat("x", 5000)}, CloseDecodeError, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			srv := New(t)
			srv.EnableMessageContent(false)
			c := dial(t, srv)
			c.wantOp(opHello)
			if test.data["token"] == nil {
				test.data["token"] = "Bot " + srv.Token
			}
			c.send(test.op, test.data)
			c.wantClose(test.want)
			if n := len(srv.Violations()); (n == 1) != test.violates {
				t.Errorf("%d violations", n)
			}
			srv.ExpectViolations()
		})
	}
}

func TestReady(t *testing.T) {
	t.Parallel()
	srv := New(t)
	c := dial(t, srv)
	ready := c.identify(srv, everyIntent)
	var data struct {
		SessionID string           `json:"session_id"`
		Resume    string           `json:"resume_gateway_url"`
		User      discordgo.User   `json:"user"`
		Guilds    []map[string]any `json:"guilds"`
		App       struct{ ID string }
	}
	if err := json.Unmarshal(ready.Data, &data); err != nil {
		t.Fatal(err)
	}
	if data.SessionID == "" || !strings.HasPrefix(data.Resume, "ws://") || data.User.ID != srv.BotID || data.Guilds[0]["unavailable"] != true {
		t.Errorf("READY %s", ready.Data)
	}
	var guild discordgo.Guild
	if err := json.Unmarshal(c.wantEvent("GUILD_CREATE").Data, &guild); err != nil || guild.Channels[0].ID != srv.ChannelID {
		t.Errorf("GUILD_CREATE %+v, %v", guild, err)
	}
	c.send(opHeartbeat, 2)
	c.wantOp(opHeartbeatAck)
	srv.RequestHeartbeat()
	c.wantOp(opHeartbeat)
	srv.StopAcks(true)
	c.send(opHeartbeat, nil)
	c.send(opPresence, map[string]any{"status": "online"})
	srv.Wait(t, "a presence", func() bool { return len(srv.Presences()) == 1 })
	if h := srv.Heartbeats(); len(h) != 2 || h[0].Seq != 2 {
		t.Errorf("heartbeats %+v", h)
	}
	srv.SendFrame(`{"op":`)
	if err := c.ws.ReadJSON(&payload{}); err == nil {
		t.Error("a malformed frame was read; an acknowledgement came although they are stopped")
	}
}

func TestResume(t *testing.T) {
	t.Parallel()
	srv := New(t)
	c := dial(t, srv)
	var ready struct {
		SessionID string `json:"session_id"`
	}
	if err := json.Unmarshal(c.identify(srv, everyIntent).Data, &ready); err != nil {
		t.Fatal(err)
	}
	last := c.wantEvent("GUILD_CREATE").Seq
	srv.DropConnections()
	srv.Say(srv.ChannelID, srv.UserID, "missed")
	resume := map[string]any{"token": srv.Token, "session_id": ready.SessionID, "seq": last}

	c = dial(t, srv)
	c.wantOp(opHello)
	c.send(opResume, resume)
	if p := c.wantEvent("MESSAGE_CREATE"); p.Seq != last+1 || !strings.Contains(string(p.Data), "missed") {
		t.Errorf("replayed %d %s", p.Seq, p.Data)
	}
	c.wantEvent("RESUMED")
	if conn := srv.Connections()[1]; !conn.Resumed || !conn.Open {
		t.Errorf("connection %+v", conn)
	}

	resume["seq"] = 1000
	c.ws.Close()
	c = dial(t, srv)
	c.wantOp(opHello)
	c.send(opResume, resume)
	c.wantClose(CloseInvalidSeq)

	c = dial(t, srv) // 4007 ended the session
	c.wantOp(opHello)
	c.send(opResume, resume)
	if p := c.wantOp(opInvalidSession); string(p.Data) != "false" {
		t.Errorf("op 9 with %s", p.Data)
	}
	c.send(opIdentify, map[string]any{"token": srv.Token, "intents": 1})
	c.wantEvent("READY")
	srv.InvalidateSession(true)
	for c.next().Op != opInvalidSession {
	}
	srv.ForgetSessions()
	c.ws.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""))
	srv.Wait(t, "the client's close", func() bool { return srv.Connections()[3].CloseCode == websocket.CloseNormalClosure })
}

func TestForget(t *testing.T) {
	t.Parallel()
	srv := New(t)
	c := dial(t, srv)
	var ready struct {
		SessionID string `json:"session_id"`
	}
	if err := json.Unmarshal(c.identify(srv, everyIntent).Data, &ready); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		srv.Say(srv.ChannelID, srv.UserID, "hello")
	}
	last := c.wantEvent("MESSAGE_CREATE").Seq + 4
	if sent := srv.Forget(2); len(sent) != 0 {
		t.Errorf("%d messages were sent by the bot", len(sent))
	}
	if n, ids := len(srv.Messages(srv.ChannelID)), srv.Identifies(); n != 2 || len(ids) != 0 {
		t.Errorf("%d messages and %d identifies are left", n, len(ids))
	}
	for _, missed := range []int{1, 3} { // what is known, and what no longer is
		srv.DropConnections()
		c := dial(t, srv)
		c.wantOp(opHello)
		c.send(opResume, map[string]any{"token": srv.Token, "session_id": ready.SessionID, "seq": last - missed})
		c.wantOp(map[bool]int{true: opDispatch, false: opInvalidSession}[missed <= 2])
	}
}

func TestHandshakes(t *testing.T) {
	t.Parallel()
	srv := New(t)
	srv.NextHandshakes(HandshakeReconnectFirst, HandshakeMalformed, HandshakeReconnect, HandshakeInvalidSession, HandshakeDrop, HandshakeNoReady)
	identify := func(c *rawClient) { c.send(opIdentify, map[string]any{"token": srv.Token, "intents": 1}) }

	dial(t, srv).wantOp(opReconnect)
	if err := dial(t, srv).ws.ReadJSON(&payload{}); err == nil {
		t.Error("a malformed Hello was read")
	}
	c := dial(t, srv)
	c.wantOp(opHello)
	identify(c)
	c.wantOp(opReconnect)

	c = dial(t, srv)
	c.wantOp(opHello)
	identify(c)
	c.wantOp(opInvalidSession)
	identify(c)
	c.wantEvent("READY")

	c = dial(t, srv)
	c.wantOp(opHello)
	identify(c)
	if _, _, err := c.ws.ReadMessage(); err == nil || websocket.IsCloseError(err, websocket.CloseNormalClosure) {
		t.Errorf("got %v, want a broken socket", err)
	}

	c = dial(t, srv)
	c.wantOp(opHello)
	identify(c)
	c.send(opHeartbeat, nil)
	c.wantOp(opHeartbeatAck)

	srv.CloseConnections(CloseUnknownError)
	c.wantClose(CloseUnknownError)
	srv.Fail(Fault{Path: GatewayPath, Status: 503})
	if _, _, err := websocket.DefaultDialer.DialContext(t.Context(), srv.wsURL, nil); err == nil {
		t.Error("the fault let a connection in")
	}
	dial(t, srv).identify(srv, 1)
}

func TestFreeze(t *testing.T) {
	t.Parallel()
	srv := New(t)
	c := dial(t, srv)
	var ready struct {
		SessionID string `json:"session_id"`
	}
	p := c.identify(srv, everyIntent)
	if err := json.Unmarshal(p.Data, &ready); err != nil {
		t.Fatal(err)
	}
	c.wantEvent("GUILD_CREATE")
	srv.Freeze()
	c.send(opHeartbeat, nil)
	srv.Say(srv.ChannelID, srv.UserID, "into the void")
	if srv.Connections()[0].Open {
		t.Error("a frozen connection counts as open")
	}
	healthy := dial(t, srv)
	healthy.wantOp(opHello)
	healthy.send(opResume, map[string]any{"token": srv.Token, "session_id": ready.SessionID, "seq": 2})
	healthy.wantEvent("MESSAGE_CREATE")
	if n := len(srv.Heartbeats()); n != 0 {
		t.Errorf("%d heartbeats were read", n)
	}
}

func TestSendLimit(t *testing.T) {
	t.Parallel()
	srv := New(t)
	srv.ExpectViolations()
	c := dial(t, srv)
	c.identify(srv, 1)
	for range sendLimit {
		if c.ws.WriteJSON(map[string]any{"op": opPresence, "d": map[string]any{}}) != nil {
			break
		}
	}
	c.wantClose(CloseRateLimited)
}

func TestDiscordgoHeartbeats(t *testing.T) {
	t.Parallel()
	srv := New(t)
	srv.SetHeartbeatInterval(20 * time.Millisecond)
	open(t, srv)
	srv.WaitHeartbeats(t, 3)
}

func TestTraps(t *testing.T) {
	t.Parallel()
	srv := New(t)
	empty := make(chan bool, 30)
	open(t, srv, echo, func(_ *discordgo.Session, m *discordgo.MessageCreate) {
		if m.Author == nil {
			empty <- true
		}
	})
	srv.Dispatch("SOMETHING_NEW", map[string]any{"a": 1})
	srv.Dispatch("INTERACTION_CREATE", map[string]any{"type": 4})
	srv.SendFrame(`{"op":99,"d":null}`)
	srv.SendFrame(`{"op":`)
	srv.SayWithoutAuthor(srv.ChannelID, "from no one")
	srv.SayUnknownComponent(srv.ChannelID, srv.UserID, "from the future")
	last := srv.Storm(srv.ChannelID, srv.UserID, 20)
	srv.WaitReply(t, last)
	srv.Wait(t, "twenty replies", func() bool { return len(srv.Sent()) == 20 })
	for range 2 { // the one without an author and the unreadable one
		<-empty
	}
}

// A shard hears of its servers only, the first one of direct messages too.
func TestShards(t *testing.T) {
	srv := New(t)
	const n = 3
	channels := make(map[int]string)
	for len(channels) < n {
		srv.Advance(time.Millisecond)
		g := srv.AddGuild("a server")
		srv.Join(g, srv.UserID)
		id, err := strconv.ParseUint(g, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		channels[int(id>>22%n)] = srv.AddChannel(g, "talk")
	}
	heard := make(chan string, 10)
	var closing sync.WaitGroup // each takes discordgo a second
	defer closing.Wait()
	for id := range n {
		s := srv.Session()
		s.Identify.Shard = &[2]int{id, n}
		ready := make(chan int, 1)
		s.AddHandler(func(_ *discordgo.Session, r *discordgo.Ready) { ready <- len(r.Guilds) })
		s.AddHandler(func(_ *discordgo.Session, m *discordgo.MessageCreate) { heard <- fmt.Sprint(id, " ", m.ChannelID) })
		if err := s.Open(); err != nil {
			t.Fatal(err)
		}
		defer closing.Go(func() { s.Close() })
		<-ready
	}
	for id, channel := range channels {
		srv.Say(channel, srv.UserID, "hello")
		if got, want := <-heard, fmt.Sprint(id, " ", channel); got != want {
			t.Errorf("heard %s, want %s", got, want)
		}
	}
	dm := srv.DM(srv.UserID)
	srv.Say(dm, srv.UserID, "hello")
	if got, want := <-heard, fmt.Sprint(0, " ", dm); got != want {
		t.Errorf("heard %s, want %s", got, want)
	}
	select {
	case more := <-heard:
		t.Errorf("heard %s as well", more)
	default:
	}
}
