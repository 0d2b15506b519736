package discord

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
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

// startOn runs a bot against the server at url.
func startOn(t *testing.T, url string) *running {
	log := newLogbook()
	b := New(slog.New(slog.NewTextHandler(log, nil)), parrot, Config{Token: "some.secret", APIURL: url})
	b.pace = fast
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

// TestIdentifyStorm checks that a gateway that refuses every session does not
// cost the day's IDENTIFYs: discordgo answers each refusal with another.
func TestIdentifyStorm(t *testing.T) {
	t.Parallel()
	counts := make(chan int, 100)
	url := gateway(t, func(c *websocket.Conn) {
		if c.WriteJSON(map[string]any{"op": 10, "d": map[string]any{"heartbeat_interval": 40000}}) != nil {
			return
		}
		n := 0
		for {
			_, b, err := c.ReadMessage()
			if err != nil {
				select {
				case counts <- n:
				default:
				}
				return
			}
			if strings.Contains(string(b), `"op":2`) {
				n++
			}
			if c.WriteJSON(map[string]any{"op": 9, "d": false}) != nil {
				return
			}
		}
	})
	startOn(t, url)
	if n := <-counts; n > writeBurst {
		t.Errorf("%d IDENTIFYs on one connection", n)
	}
}

func TestWire(t *testing.T) {
	t.Run("silence", func(t *testing.T) {
		a, b := net.Pipe()
		defer b.Close()
		cut := make(chan struct{})
		w := newWire(a, 10*time.Millisecond, func() { close(cut) })
		if _, err := w.Read(make([]byte, 1)); err == nil {
			t.Error("reading from a silent wire gives no error")
		}
		<-cut
		w.Close() // must not cut twice
	})
	t.Run("storm", func(t *testing.T) {
		a, b := net.Pipe()
		go io.Copy(io.Discard, b)
		cut := make(chan struct{})
		w := newWire(a, time.Minute, func() { close(cut) })
		var err error
		for range writeBurst + 5 {
			if _, err = w.Write([]byte("x")); err != nil {
				break
			}
		}
		if !errors.Is(err, errStorm) {
			t.Errorf("Write = %v, want %v", err, errStorm)
		}
		<-cut
	})
}
