package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// What the packets of the gateway are for.
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opAck            = 11
)

const (
	// writeTimeout bounds a write to a gateway that takes nothing any more.
	writeTimeout = 10 * time.Second

	// maxPacket bounds what is read at once. What a large server says about itself when
	// the bot connects has some megabytes.
	maxPacket = 64 << 20

	// Between two heartbeats there is at least leastBeat, whatever the gateway asks for,
	// and at most mostBeat, so that a dead socket is noticed.
	leastBeat = 10 * time.Millisecond
	mostBeat  = 45 * time.Second
)

var (
	errSilent    = errors.New("the gateway did not answer in time")
	errDead      = errors.New("the gateway acknowledges no heartbeats")
	errMalformed = errors.New("the gateway sent what cannot be read")
	errNoHello   = errors.New("the gateway did not begin with a greeting")
)

// A packet is what the gateway sends.
type packet struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  int64           `json:"s"`
	Type string          `json:"t"`
}

// A socket is one connection to the gateway. It speaks the protocol and decides nothing.
//
// It takes the place of discordgo's, which waits for its own lock when the gateway sends
// Op 7 at the wrong moment, in goroutines that never end, notices silence late, resumes
// only by itself, and starts a goroutine for every event.
type socket struct {
	ws    *websocket.Conn
	idle  time.Duration // how long the gateway may say nothing
	seq   atomic.Int64  // of the last event, which heartbeats tell
	acked atomic.Bool   // whether the last heartbeat was acknowledged

	writing sync.Mutex
	once    sync.Once
	why     atomic.Value // the error for which we have cut it
}

// dial connects to the gateway at address. Proxies of the environment are used, as for
// requests.
func dial(ctx context.Context, address string, p pace) (*socket, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "ws" && u.Scheme != "wss" || u.Host == "" {
		return nil, errors.New("the address of the gateway is not valid")
	}
	if u.Path == "" {
		u.Path = "/"
	}
	u.RawQuery = url.Values{"v": {discordgo.APIVersion}, "encoding": {"json"}}.Encode()
	d := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: p.open}
	ws, resp, err := d.DialContext(ctx, u.String(), http.Header{"User-Agent": {userAgent}})
	if err != nil {
		if resp != nil {
			return nil, fmt.Errorf("connect to the gateway: %w (HTTP %d)", err, resp.StatusCode)
		}
		return nil, fmt.Errorf("connect to the gateway: %w", err)
	}
	ws.SetReadLimit(maxPacket)
	return &socket{ws: ws, idle: p.idle}, nil
}

// read returns the next packet; errMalformed if it is none, after which reading may go on.
// Each has its own deadline: a half-open socket gives no error, it only gives nothing.
func (s *socket) read() (packet, error) {
	if err := s.ws.SetReadDeadline(time.Now().Add(s.idle)); err != nil {
		return packet{}, s.cause(err)
	}
	_, raw, err := s.ws.ReadMessage()
	if err != nil {
		return packet{}, s.cause(err)
	}
	var p packet
	if json.Unmarshal(raw, &p) != nil {
		return packet{}, errMalformed
	}
	return p, nil
}

// cause returns why the socket was cut, err if it was not cut by us.
func (s *socket) cause(err error) error {
	if why, ok := s.why.Load().(error); ok {
		return why
	}
	return err
}

// hello reads the greeting, which says how often the heart must beat.
func (s *socket) hello() (time.Duration, error) {
	p, err := s.read()
	if err != nil {
		return 0, err
	}
	var d struct {
		Interval float64 `json:"heartbeat_interval"`
	}
	if p.Op != opHello || json.Unmarshal(p.Data, &d) != nil || !(d.Interval > 0) {
		return 0, errNoHello
	}
	ms := min(d.Interval, float64(mostBeat.Milliseconds()))
	return max(time.Duration(ms)*time.Millisecond, leastBeat), nil
}

// beat sends heartbeats until ctx ends, and cuts a socket on which they are not
// acknowledged.
func (s *socket) beat(ctx context.Context, every time.Duration) {
	s.acked.Store(true)
	wait := rand.N(every) // bots that lost their connections together must not beat together
	for sleep(ctx, wait) == nil {
		if !s.acked.Swap(false) {
			s.cut(errDead)
			return
		}
		if err := s.heartbeat(); err != nil {
			s.cut(err)
			return
		}
		wait = every
	}
}

func (s *socket) heartbeat() error {
	if seq := s.seq.Load(); seq > 0 {
		return s.send(opHeartbeat, seq)
	}
	return s.send(opHeartbeat, nil)
}

func (s *socket) send(op int, data any) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.ws.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
		return err
	}
	return s.ws.WriteJSON(struct {
		Op   int `json:"op"`
		Data any `json:"d"`
	}{op, data})
}

// cut ends the socket without a word, because of err.
func (s *socket) cut(err error) {
	s.once.Do(func() {
		s.why.Store(fmt.Errorf("%w", err)) // of one type, whatever err is
		s.ws.Close()
	})
}

// leave says why the socket is closed, and cuts it if the gateway has not done so after
// timeout. Code 1000 ends the session, and shows the bot as offline; with others it can be
// resumed.
func (s *socket) leave(code int, timeout time.Duration) {
	time.AfterFunc(timeout, func() { s.cut(errHungUp) })
	s.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(timeout))
}

var errHungUp = errors.New("the connection was closed on purpose")
