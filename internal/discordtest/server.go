// Package discordtest implements a fake Discord: its REST interface and its
// gateway on one loopback address, with people, channels and messages in memory.
//
// It lets a test run a real bot with a real client library, post to it as a
// person would, and look at what it sent. It answers as Discord answers, which
// includes refusing what Discord refuses: a message that is too long, a pin
// without the permission, an interaction answered too late. It can also be told
// to fail in the ways Discord fails: rate limits, half-open sockets, refused
// sessions, answers that never come.
//
//	srv := discordtest.New(t)
//	startBot(t, srv.URL, srv.Token) // reads GET srv.URL/api/v9/gateway
//	srv.WaitReady(t)
//	question := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
//	answer := srv.WaitReply(t, question)
//
// Nothing in it sleeps or polls: every wait is woken by the change it waits for.
// All methods may be called from any goroutine, except that those that take a
// testing.TB may end the test and so belong to the test's own goroutine.
//
// # What it does not do
//
// Voice, threads started by the bot, stickers, polls, invites, moderation,
// audit logs, real webhooks and zlib transport compression. A request for a route
// that it does not know is answered with 404 and counts as a violation, so a
// test cannot pass by it unnoticed. It does not enforce rate limits by itself:
// every answer has the headers of a bucket with room, and [Server.Fail] plays
// the rest. Nor does it enforce the daily IDENTIFY budget; it counts it down in
// /gateway/bot.
//
// # How lengths are counted
//
// In code points (Go runes). Discord's documentation says "characters"; its
// servers count code points, so an emoji outside the basic plane counts once.
// A limit that a client enforces in UTF-16 units is the stricter one.
package discordtest

import (
	"crypto/ed25519"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// discordEpoch is the first millisecond of 2015, from which snowflakes count.
const discordEpoch = 1420070400000

// defaultHeartbeat is the interval Discord's Hello asks for at the time of writing.
const defaultHeartbeat = 41250 * time.Millisecond

// waitTimeout bounds every wait of this package. It is long because it is only
// ever reached by a test that fails, and short enough to fail before the test
// binary's own timeout.
const waitTimeout = time.Minute

// Server is a fake Discord. Its exported fields are set by New and Start and
// are not to be changed.
type Server struct {
	// URL is the base: REST lives under URL+"/api/v9/" (any version), the
	// gateway's address comes from GET URL+"/api/v9/gateway".
	URL string

	// Token is the bot's token without "Bot ", as an operator configures it.
	Token string

	// BotID is the bot's user, AppID its application. They differ, as they do
	// for applications made before 2016: confusing them is a mistake that shows
	// up for some operators only.
	BotID, AppID string

	// GuildID is a guild with one text channel, ChannelID. UserID is a member
	// without special rights, ModeratorID one with Manage Messages and Manage
	// Server, through the role ModeratorRoleID.
	GuildID, ChannelID, UserID, ModeratorID, ModeratorRoleID string

	http  *httptest.Server
	wsURL string
	done  chan struct{}  // closed by Close: ends delays and held answers
	conns sync.WaitGroup // the goroutines of gateway connections

	mu      sync.Mutex
	changed chan struct{} // closed and replaced at every change, to wake waiters
	closed  bool

	now       func() time.Time
	offset    time.Duration
	lastID    uint64
	heartbeat time.Duration

	messageContent bool
	silentAcks     bool
	handshakes     []Handshake

	users       map[string]*discordgo.User
	guilds      []*guild
	channels    map[string]*channel
	messages    map[string]*message // every message ever, the deleted ones too
	commands    map[string][]*discordgo.ApplicationCommand
	creates     map[string][]time.Time // command creations by guild
	interaction map[string]*interaction
	closedDMs   map[string]bool
	locales     map[string]string // of people, by id

	signing    ed25519.PrivateKey
	endpoints  []string // that interactions are sent to; none: the gateway
	delivered  int      // how many were, or are being, sent there
	deliveries []Delivery

	advised, atOnce, fewest int // shards; see AdviseShards and RequireShards

	connections []*conn
	connected   int // connections so far
	sessions    []*session
	faults      []*activeFault

	requests   []*Request
	sent       []Sent
	uploads    map[string]given // by path
	violations []Violation
	expected   bool // violations are expected
	identifies []Identify
	heartbeats []Heartbeat
	presences  []Presence
}

// New starts a fake Discord that ends with the test. The test fails if by then
// the bot sent something that Discord refuses, unless it called
// [Server.ExpectViolations].
func New(t testing.TB) *Server {
	t.Helper()
	s := Start()
	t.Cleanup(func() {
		s.Close()
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.expected {
			return
		}
		for _, v := range s.violations {
			t.Errorf("Discord refuses what the bot sent: %s", v)
		}
	})
	return s
}

// Start starts a fake Discord outside a test. The caller must Close it.
func Start() *Server {
	s := &Server{
		Token:          "MTA.fake.token",
		done:           make(chan struct{}),
		changed:        make(chan struct{}),
		now:            time.Now,
		heartbeat:      defaultHeartbeat,
		messageContent: true,
		users:          make(map[string]*discordgo.User),
		channels:       make(map[string]*channel),
		messages:       make(map[string]*message),
		commands:       make(map[string][]*discordgo.ApplicationCommand),
		creates:        make(map[string][]time.Time),
		interaction:    make(map[string]*interaction),
		closedDMs:      make(map[string]bool),
		locales:        make(map[string]string),
	}
	_, s.signing, _ = ed25519.GenerateKey(nil) // never fails
	s.furnish()
	s.http = httptest.NewServer(s.handler())
	s.URL = s.http.URL
	s.wsURL = "ws" + strings.TrimPrefix(s.URL, "http")
	return s
}

// Close drops every connection, ends every answer that is still held back and
// waits until no goroutine of the server is left. It may be called twice.
func (s *Server) Close() {
	s.mu.Lock()
	if !s.closed {
		s.closed = true
		close(s.done)
		for _, c := range s.connections {
			c.kill()
		}
	}
	s.mu.Unlock()
	s.http.Close()
	s.conns.Wait()
}

// Transport returns a transport that sends every request to this server,
// whatever host it names. discordgo works its addresses out at start, so this is
// how a test that uses it directly reaches the fake.
func (s *Server) Transport() http.RoundTripper {
	base, err := url.Parse(s.URL)
	if err != nil {
		panic("discordtest: " + err.Error()) // httptest made this address
	}
	return redirect{base: base, next: s.http.Client().Transport}
}

// Client returns a client over [Server.Transport].
func (s *Server) Client() *http.Client {
	return &http.Client{Transport: s.Transport(), Timeout: 20 * time.Second}
}

// Session returns a discordgo session that is set up for this server and not
// yet open: message content and all unprivileged intents, and no reconnecting
// by itself. The caller may change it before Open.
func (s *Server) Session() *discordgo.Session {
	session, err := discordgo.New("Bot " + s.Token)
	if err != nil {
		panic("discordtest: " + err.Error()) // discordgo.New has no way to fail
	}
	session.Client = s.Client()
	session.Identify.Intents |= discordgo.IntentMessageContent
	session.ShouldReconnectOnError = false
	return session
}

// redirect sends requests to base.
type redirect struct {
	base *url.URL
	next http.RoundTripper
}

// RoundTrip implements http.RoundTripper.
func (t redirect) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host, r.Host = t.base.Scheme, t.base.Host, ""
	return t.next.RoundTrip(r)
}

// SetClock replaces the server's clock, by which it dates messages and measures
// the deadlines of interactions. Gateway heartbeats and delays of faults keep
// to real time.
func (s *Server) SetClock(now func() time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now, s.offset = now, 0
}

// Advance moves the server's clock forward.
func (s *Server) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.offset += d
	s.notify()
}

// Now is the time by the server's clock.
func (s *Server) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.clock()
}

// SetHeartbeatInterval sets what Hello asks for on connections made from now
// on. Zero means Discord's own 41.25 s.
func (s *Server) SetHeartbeatInterval(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d <= 0 {
		d = defaultHeartbeat
	}
	s.heartbeat = d
}

// EnableMessageContent switches the privileged Message Content intent of the
// application, which is on at first. While it is off, asking for it closes the
// gateway with 4014.
func (s *Server) EnableMessageContent(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.messageContent = on
}

// clock is the server's time, to the millisecond as Discord has it, so that a
// time survives the way through JSON. The caller holds s.mu.
func (s *Server) clock() time.Time {
	return s.now().Add(s.offset).UTC().Truncate(time.Millisecond)
}

// newID makes a snowflake: larger than all before it, and dated by the clock.
// The caller holds s.mu.
func (s *Server) newID() string {
	id := uint64(s.clock().UnixMilli()-discordEpoch) << 22
	if id <= s.lastID {
		id = s.lastID + 1
	}
	s.lastID = id
	return strconv.FormatUint(id, 10)
}

// notify wakes everyone who waits. The caller holds s.mu.
func (s *Server) notify() {
	close(s.changed)
	s.changed = make(chan struct{})
}
