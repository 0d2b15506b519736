package discord

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"
)

// A wire is the connection under a gateway session. discordgo notices late or
// never that a gateway has fallen silent, and it holds its own lock while it
// waits; so the supervisor watches, and cuts, the wire instead.
type wire struct {
	net.Conn
	idle   time.Duration // how long the other side may be silent
	writes *rate.Limiter
	once   sync.Once
	cut    func() // called once, when the wire is of no more use
}

const (
	// writeTimeout bounds a write to a gateway that takes nothing any more.
	writeTimeout = 10 * time.Second

	// discordgo answers every refused session with another IDENTIFY at once and
	// without end, and Discord resets the token of a bot that identifies more
	// than a thousand times a day. A gateway connection writes a heartbeat
	// every 40 seconds or so; what goes beyond the following is such a storm.
	writeBurst = 12
	writeEvery = 2 * time.Second
)

var errStorm = errors.New("the gateway refuses one session after another")

func newWire(c net.Conn, idle time.Duration, cut func()) *wire {
	return &wire{
		Conn:   c,
		idle:   idle,
		writes: rate.NewLimiter(rate.Every(writeEvery), writeBurst),
		cut:    cut,
	}
}

// Read implements net.Conn. Each call has its own deadline: a half-open socket
// gives no error, it only gives nothing.
func (w *wire) Read(b []byte) (int, error) {
	if err := w.Conn.SetReadDeadline(time.Now().Add(w.idle)); err != nil {
		return 0, err
	}
	n, err := w.Conn.Read(b)
	if err != nil {
		w.once.Do(w.cut)
	}
	return n, err
}

// Write implements net.Conn.
func (w *wire) Write(b []byte) (int, error) {
	if !w.writes.Allow() {
		w.Close()
		return 0, errStorm
	}
	if err := w.Conn.SetWriteDeadline(time.Now().Add(writeTimeout)); err != nil {
		return 0, err
	}
	return w.Conn.Write(b)
}

// Close implements net.Conn.
func (w *wire) Close() error {
	err := w.Conn.Close()
	w.once.Do(w.cut)
	return err
}

// dialer returns a websocket dialer whose connections are wires. Proxies of the
// environment are used, as for requests.
func dialer(ctx context.Context, timeout time.Duration, made func(net.Conn) *wire) *websocket.Dialer {
	d := *websocket.DefaultDialer
	d.HandshakeTimeout = timeout
	d.NetDialContext = func(dialing context.Context, network, addr string) (net.Conn, error) {
		dialing, cancel := context.WithCancel(dialing)
		defer cancel()
		defer context.AfterFunc(ctx, cancel)()
		c, err := (&net.Dialer{}).DialContext(dialing, network, addr)
		if err != nil {
			return nil, err
		}
		return made(c), nil
	}
	return &d
}
