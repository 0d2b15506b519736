package discordtest

import (
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// Gateway opcodes.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opPresence       = 3
	opVoiceState     = 4
	opResume         = 6
	opReconnect      = 7
	opMembers        = 8
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatAck   = 11
)

// Close codes of the gateway, with what Discord says beside them. After 4004
// and 4010 to 4014 a client must not connect again.
const (
	CloseUnknownError      = 4000
	CloseUnknownOpcode     = 4001
	CloseDecodeError       = 4002
	CloseNotAuthenticated  = 4003
	CloseAuthFailed        = 4004
	CloseAlreadyAuthed     = 4005
	CloseInvalidSeq        = 4007
	CloseRateLimited       = 4008
	CloseSessionTimedOut   = 4009
	CloseInvalidShard      = 4010
	CloseShardingRequired  = 4011
	CloseInvalidVersion    = 4012
	CloseInvalidIntents    = 4013
	CloseDisallowedIntents = 4014
)

var closeReasons = map[int]string{
	CloseUnknownError:      "Unknown error.",
	CloseUnknownOpcode:     "Unknown opcode.",
	CloseDecodeError:       "Error while decoding payload.",
	CloseNotAuthenticated:  "Not authenticated.",
	CloseAuthFailed:        "Authentication failed.",
	CloseAlreadyAuthed:     "Already authenticated.",
	CloseInvalidSeq:        "Invalid seq.",
	CloseRateLimited:       "Rate limited.",
	CloseSessionTimedOut:   "Session timed out.",
	CloseInvalidShard:      "Invalid shard.",
	CloseShardingRequired:  "Sharding required.",
	CloseInvalidVersion:    "Invalid API version.",
	CloseInvalidIntents:    "Invalid intent(s).",
	CloseDisallowedIntents: "Disallowed intent(s).",
}

// keepsSession says whether a session outlives its connection's closing with a
// code, by either side.
func keepsSession(code int) bool {
	switch code {
	case websocket.CloseNormalClosure, websocket.CloseGoingAway,
		CloseAuthFailed, CloseInvalidSeq, CloseSessionTimedOut, CloseInvalidShard,
		CloseShardingRequired, CloseInvalidVersion, CloseInvalidIntents, CloseDisallowedIntents:
		return false
	}
	return true
}

const (
	// sendLimit is how many payloads a client may send in sendWindow before
	// 4008. Heartbeats do not count here, as tests make their interval short.
	sendLimit  = 120
	sendWindow = time.Minute

	// maxPayload is the largest payload a client may send, in bytes.
	maxPayload = 4096

	// closeGrace is how long a client has to answer a close before its socket
	// is cut.
	closeGrace = 5 * time.Second

	// writeGrace is how long a client may leave a frame unread.
	writeGrace = 10 * time.Second

	// knownIntents are the intents that exist: bits 0 to 16, 20, 21, 24 and 25.
	knownIntents = 1<<17 - 1 | 1<<20 | 1<<21 | 1<<24 | 1<<25

	// privilegedIntents need to be enabled for the application. Of the three
	// only Message Content can be, by EnableMessageContent.
	privilegedIntents = discordgo.IntentGuildMembers | discordgo.IntentGuildPresences | discordgo.IntentMessageContent
)

// session is what a bot resumes: it outlives connections.
type session struct {
	id      string
	intents discordgo.Intent
	shard   *[2]int // nil: all there is
	conn    *conn   // nil while the bot is away
	log     []json.RawMessage
	gone    int // events that were forgotten before those in log
}

// seq is the sequence number of the last event: they count from 1.
func (ss *session) seq() int { return ss.gone + len(ss.log) }

// push sends an event to the session's connection and keeps it for a resume.
func (ss *session) push(name string, data json.RawMessage) {
	frame := mustJSON(map[string]any{"op": opDispatch, "s": ss.seq() + 1, "t": name, "d": data})
	ss.log = append(ss.log, frame)
	if ss.conn != nil {
		ss.conn.send(frame)
	}
}

// conn is one gateway connection. Its queue is without bound, so that an event
// storm never holds up the server.
type conn struct {
	server    *Server
	ws        *websocket.Conn
	number    int // from 1, in the order of connecting
	version   string
	agent     string
	handshake Handshake

	// Guarded by server.mu.
	session   *session
	closing   bool // the server has sent a close frame
	over      bool
	closeCode int
	sends     []time.Time
	resumed   bool

	frozen atomic.Bool // half-open: neither reads nor writes

	mu    sync.Mutex
	queue []frame
	wake  chan struct{} // has room for one
	done  chan struct{}
	once  sync.Once
}

// frame is something to write: text, or a close when code is not 0.
type frame struct {
	text []byte
	code int
}

func (c *conn) enqueue(f frame) {
	c.mu.Lock()
	c.queue = append(c.queue, f)
	c.mu.Unlock()
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

func (c *conn) send(text []byte) { c.enqueue(frame{text: text}) }

func (c *conn) sendOp(op int, data any) {
	c.send(mustJSON(map[string]any{"op": op, "s": nil, "t": nil, "d": data}))
}

// kill cuts the socket, as a broken network does.
func (c *conn) kill() {
	c.once.Do(func() {
		close(c.done)
		c.ws.Close()
	})
}

// close sends a close frame after what is queued. The caller holds server.mu.
func (c *conn) close(code int) {
	c.closing = true
	if !keepsSession(code) {
		c.server.endSession(c.session)
	} else if c.session != nil {
		c.session.conn = nil
	}
	c.closeCode = code
	c.enqueue(frame{code: code})
}

// refuse closes a connection for what the client did, which is a violation
// unless it is a matter of configuration.
func (c *conn) refuse(code int) {
	switch code {
	case CloseUnknownOpcode, CloseDecodeError, CloseNotAuthenticated, CloseAlreadyAuthed, CloseRateLimited:
		c.server.violate(Violation{Method: "GATEWAY", Path: GatewayPath, Status: code, Code: code, Message: closeReasons[code]})
	}
	c.close(code)
}

// write writes the queue until the connection is over.
func (c *conn) write() {
	defer c.server.conns.Done()
	for {
		select {
		case <-c.wake:
		case <-c.done:
			return
		}
		c.mu.Lock()
		queue := c.queue
		c.queue = nil
		c.mu.Unlock()
		for _, f := range queue {
			if c.frozen.Load() {
				<-c.done
				return
			}
			if err := c.writeFrame(f); err != nil {
				c.kill()
				return
			}
		}
	}
}

func (c *conn) writeFrame(f frame) error {
	deadline := time.Now().Add(writeGrace)
	if f.code == 0 {
		c.ws.SetWriteDeadline(deadline)
		return c.ws.WriteMessage(websocket.TextMessage, f.text)
	}
	// The client is left time to read the close and to answer it: cutting the
	// socket at once could make it lose what it has not read yet.
	c.ws.SetReadDeadline(time.Now().Add(closeGrace))
	return c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(f.code, closeReasons[f.code]), deadline)
}

// read handles what the client sends until the connection is over.
func (c *conn) read() {
	defer c.server.conns.Done()
	defer c.kill()
	for {
		_, data, err := c.ws.ReadMessage()
		if c.frozen.Load() {
			<-c.done
			err = net.ErrClosed
		}
		c.server.mu.Lock()
		if err != nil {
			c.end(err)
			c.server.mu.Unlock()
			return
		}
		if !c.closing {
			c.handle(data)
			c.server.notify()
		}
		c.server.mu.Unlock()
	}
}

// end notes that the connection is over. The session stays if the client may
// resume it.
func (c *conn) end(err error) {
	c.over = true
	if closed := (*websocket.CloseError)(nil); errors.As(err, &closed) && !c.closing {
		c.closeCode = closed.Code
		if !keepsSession(closed.Code) {
			c.server.endSession(c.session)
		}
	}
	if c.session != nil && c.session.conn == c {
		c.session.conn = nil
	}
	c.server.notify()
}

// serveGateway takes a websocket connection.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	if enc := query.Get("encoding"); enc != "" && enc != "json" || query.Get("compress") != "" {
		http.Error(w, "this gateway speaks uncompressed JSON", http.StatusBadRequest)
		return
	}
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	ws.SetReadLimit(1 << 20)
	c := &conn{
		server: s, ws: ws, version: query.Get("v"), agent: r.UserAgent(),
		wake: make(chan struct{}, 1), done: make(chan struct{}),
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		ws.Close()
		return
	}
	s.connections = append(s.connections, c)
	s.connected++
	c.number = s.connected
	if len(s.handshakes) > 0 {
		c.handshake, s.handshakes = s.handshakes[0], s.handshakes[1:]
	}
	c.hello()
	s.conns.Add(2)
	go c.write()
	go c.read()
	s.notify()
}

func (c *conn) hello() {
	switch c.handshake {
	case HandshakeSilent:
	case HandshakeMalformed:
		c.send([]byte(`{"op":10,"d":{"heartbeat_interval":`))
	case HandshakeReconnectFirst:
		c.sendOp(opReconnect, nil)
	default:
		c.sendOp(opHello, map[string]any{"heartbeat_interval": c.server.heartbeat.Milliseconds()})
	}
}

// handle handles a payload. The caller holds server.mu, as for all that follow.
func (c *conn) handle(raw []byte) {
	var p struct {
		Op int             `json:"op"`
		D  json.RawMessage `json:"d"`
	}
	if len(raw) > maxPayload || json.Unmarshal(raw, &p) != nil {
		c.refuse(CloseDecodeError)
		return
	}
	if p.Op != opHeartbeat && !c.allowSend() {
		c.refuse(CloseRateLimited)
		return
	}
	switch p.Op {
	case opHeartbeat:
		c.heartbeat(p.D)
	case opIdentify:
		c.identify(p.D)
	case opResume:
		c.resume(p.D)
	case opPresence:
		if c.authenticated() {
			c.server.presences = append(c.server.presences, Presence{Connection: c.number, Data: slices.Clone(p.D)})
		}
	case opVoiceState, opMembers:
		c.authenticated() // nothing more: see the package comment
	default:
		c.refuse(CloseUnknownOpcode)
	}
}

func (c *conn) authenticated() bool {
	if c.session == nil {
		c.refuse(CloseNotAuthenticated)
	}
	return c.session != nil
}

// allowSend counts a payload against the limit.
func (c *conn) allowSend() bool {
	now := time.Now()
	c.sends = slices.DeleteFunc(c.sends, func(t time.Time) bool { return now.Sub(t) > sendWindow })
	c.sends = append(c.sends, now)
	return len(c.sends) <= sendLimit
}

func (c *conn) heartbeat(data json.RawMessage) {
	h := Heartbeat{Connection: c.number, At: time.Now()}
	var seq *int
	if json.Unmarshal(data, &seq) == nil && seq != nil {
		h.Seq = *seq
	}
	c.server.heartbeats = append(c.server.heartbeats, h)
	if !c.server.silentAcks {
		c.sendOp(opHeartbeatAck, nil)
	}
}

// identify opens a new session.
func (c *conn) identify(data json.RawMessage) {
	var id struct {
		Token      string            `json:"token"`
		Intents    *discordgo.Intent `json:"intents"`
		Shard      *[2]int           `json:"shard"`
		Compress   bool              `json:"compress"`
		Properties map[string]string `json:"properties"`
	}
	if json.Unmarshal(data, &id) != nil {
		c.refuse(CloseDecodeError)
		return
	}
	if c.session != nil {
		c.refuse(CloseAlreadyAuthed)
		return
	}
	s := c.server
	record := Identify{Connection: c.number, Token: id.Token, Compress: id.Compress, Properties: id.Properties, At: time.Now()}
	if id.Intents != nil {
		record.Intents = *id.Intents
	}
	if id.Shard != nil {
		record.Shard = *id.Shard
	}
	s.identifies = append(s.identifies, record)
	switch {
	case !s.rightToken(id.Token):
		c.refuse(CloseAuthFailed)
		return
	case id.Shard != nil && (id.Shard[0] < 0 || id.Shard[0] >= id.Shard[1]):
		c.refuse(CloseInvalidShard)
		return
	case s.fewest > 1 && (id.Shard == nil || id.Shard[1] < s.fewest):
		c.refuse(CloseShardingRequired)
		return
	case id.Intents == nil || *id.Intents&^knownIntents != 0:
		c.refuse(CloseInvalidIntents)
		return
	case *id.Intents&privilegedIntents&^s.enabledIntents() != 0:
		c.refuse(CloseDisallowedIntents)
		return
	}
	if c.interrupted() {
		return
	}
	c.session = &session{id: "session-" + s.newID(), intents: *id.Intents, shard: id.Shard, conn: c}
	s.sessions = append(s.sessions, c.session)
	c.ready(id.Shard)
}

// ready sends READY and the guilds.
func (c *conn) ready(shard *[2]int) {
	s := c.server
	guilds := []any{}
	for _, g := range s.guilds {
		if !c.session.hears(g.id) {
			continue
		}
		guilds = append(guilds, map[string]any{"id": g.id, "unavailable": true})
	}
	ready := map[string]any{
		"v": 9, "user": s.users[s.BotID], "guilds": guilds, "session_id": c.session.id,
		"resume_gateway_url": s.wsURL, "private_channels": []any{},
		"application": map[string]any{"id": s.AppID, "flags": s.appFlags()},
	}
	if shard != nil {
		ready["shard"] = shard
	}
	c.session.push("READY", mustJSON(ready))
	if c.session.intents&discordgo.IntentGuilds == 0 {
		return
	}
	for _, g := range s.guilds {
		if !c.session.hears(g.id) {
			continue
		}
		c.session.push("GUILD_CREATE", mustJSON(s.guildJSON(g)))
	}
}

// resume takes a session up again and sends what it missed.
func (c *conn) resume(data json.RawMessage) {
	var r struct {
		Token     string `json:"token"`
		SessionID string `json:"session_id"`
		Seq       int    `json:"seq"`
	}
	if json.Unmarshal(data, &r) != nil {
		c.refuse(CloseDecodeError)
		return
	}
	s := c.server
	if c.session != nil {
		c.refuse(CloseAlreadyAuthed)
		return
	}
	if !s.rightToken(r.Token) {
		c.refuse(CloseAuthFailed)
		return
	}
	if c.interrupted() {
		return
	}
	i := slices.IndexFunc(s.sessions, func(ss *session) bool { return ss.id == r.SessionID })
	if i < 0 {
		c.sendOp(opInvalidSession, false)
		return
	}
	ss := s.sessions[i]
	if r.Seq >= 0 && r.Seq < ss.gone {
		s.endSession(ss) // what it missed is no longer known
		c.sendOp(opInvalidSession, false)
		return
	}
	if r.Seq < 0 || r.Seq > ss.seq() {
		s.endSession(ss)
		c.refuse(CloseInvalidSeq)
		return
	}
	if ss.conn != nil {
		ss.conn.session = nil
		ss.conn.kill()
	}
	ss.conn, c.session, c.resumed = c, ss, true
	for _, missed := range ss.log[r.Seq-ss.gone:] {
		c.send(missed)
	}
	ss.push("RESUMED", mustJSON(map[string]any{"_trace": []string{}}))
}

// interrupted plays the handshakes that go wrong in the place of READY.
func (c *conn) interrupted() bool {
	switch c.handshake {
	case HandshakeReconnect:
		c.sendOp(opReconnect, nil)
	case HandshakeInvalidSession:
		c.handshake = HandshakeNormal // the client may identify again
		c.sendOp(opInvalidSession, false)
	case HandshakeDrop:
		c.kill()
	case HandshakeNoReady:
	default:
		return false
	}
	return true
}

func (s *Server) rightToken(token string) bool {
	return strings.TrimPrefix(token, "Bot ") == s.Token
}

func (s *Server) enabledIntents() discordgo.Intent {
	if s.messageContent {
		return discordgo.IntentMessageContent
	}
	return 0
}

// endSession forgets a session: it cannot be resumed any more.
func (s *Server) endSession(ss *session) {
	s.sessions = slices.DeleteFunc(s.sessions, func(o *session) bool { return o == ss })
}

// event is something that happened, for all sessions that asked for its like.
type event struct {
	name    string
	intent  discordgo.Intent              // 0: everyone gets it
	channel *channel                      // nil: no one needs to see a channel for it
	data    any                           // the same for all, or
	dataFor func(messageContent bool) any // by whether the session has Message Content
}

// emit dispatches an event. A bot that cannot see the channel does not get it.
func (s *Server) emit(e event) {
	defer s.notify()
	if e.channel != nil && !s.may(e.channel, discordgo.PermissionViewChannel) {
		return
	}
	for _, ss := range s.sessions {
		if e.intent != 0 && ss.intents&e.intent == 0 {
			continue
		}
		data := e.data
		if e.dataFor != nil {
			data = e.dataFor(ss.intents&discordgo.IntentMessageContent != 0)
		}
		if raw := mustJSON(data); ss.hears(guildOfEvent(e.name, raw)) {
			ss.push(e.name, raw)
		}
	}
}

// AdviseShards sets how many shards GET /gateway/bot advises, and how many may identify at
// a time. At first both are 1.
func (s *Server) AdviseShards(n, atOnce int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.advised, s.atOnce = n, atOnce
}

// RequireShards closes the gateway with 4011 for who identifies with fewer shards than n.
func (s *Server) RequireShards(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fewest = n
}

// hears reports whether a session's shard is that of a guild, or with an empty id that of
// direct messages.
func (ss *session) hears(guildID string) bool {
	if ss.shard == nil {
		return true
	}
	id, _ := strconv.ParseUint(guildID, 10, 64) // 0 for none
	return id>>22%uint64(ss.shard[1]) == uint64(ss.shard[0])
}

// guildOfEvent returns the id of the guild in which something happens, "" if in none.
func guildOfEvent(name string, data json.RawMessage) string {
	var in struct {
		ID      string `json:"id"`
		GuildID string `json:"guild_id"`
	}
	json.Unmarshal(data, &in)
	if strings.HasPrefix(name, "GUILD_") && in.GuildID == "" {
		return in.ID
	}
	return in.GuildID
}
