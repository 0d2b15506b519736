package discordtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// open connects discordgo with the handlers and waits until it is ready.
func open(t *testing.T, srv *Server, handlers ...any) *discordgo.Session {
	t.Helper()
	session := srv.Session()
	for _, h := range handlers {
		session.AddHandler(h)
	}
	if err := session.Open(); err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() { session.Close() })
	srv.WaitReady(t)
	return session
}

// rest returns a session that is used for REST only.
func rest(srv *Server) *discordgo.Session {
	session := srv.Session()
	session.ShouldRetryOnRateLimit = false
	return session
}

// request makes a REST request and returns the answer's status and body.
func request(t *testing.T, srv *Server, method, path string, body any) (int, map[string]any) {
	t.Helper()
	raw := ""
	switch b := body.(type) {
	case nil:
	case string:
		raw = b
	default:
		raw = string(mustJSON(b))
	}
	req, err := http.NewRequestWithContext(t.Context(), method, srv.URL+"/api/v10"+path, strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bot "+srv.Token)
	if raw != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := srv.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if len(data) > 0 && data[0] == '{' {
		if err := json.Unmarshal(data, &out); err != nil {
			t.Fatalf("answer %q: %v", data, err)
		}
	}
	for _, h := range []string{"Limit", "Remaining", "Reset", "Reset-After", "Bucket"} {
		if resp.Header.Get("X-RateLimit-"+h) == "" && resp.Header.Get("Content-Type") != "text/html" {
			t.Errorf("%s %s: no X-RateLimit-%s", method, path, h)
		}
	}
	return resp.StatusCode, out
}

// wantError checks an answer that is an error. field is the path in the nested
// errors, empty for an error without them.
func wantError(t *testing.T, status int, body map[string]any, wantStatus, wantCode int, field string) {
	t.Helper()
	code, _ := body["code"].(float64)
	if status != wantStatus || int(code) != wantCode {
		t.Fatalf("got %d %v, want status %d and code %d", status, body, wantStatus, wantCode)
	}
	at := body["errors"]
	if field != "" {
		for name := range strings.SplitSeq(field, ".") {
			next, _ := at.(map[string]any)
			at = next[name]
		}
		next, _ := at.(map[string]any)
		if next["_errors"] == nil {
			t.Errorf("errors %v name no field %s", body["errors"], field)
		}
	}
}

// rawClient is a gateway client that does only what it is told.
type rawClient struct {
	t  *testing.T
	ws *websocket.Conn
}

type payload struct {
	Op   int             `json:"op"`
	Seq  int             `json:"s"`
	Type string          `json:"t"`
	Data json.RawMessage `json:"d"`
}

func dial(t *testing.T, srv *Server) *rawClient {
	t.Helper()
	ws, resp, err := websocket.DefaultDialer.DialContext(t.Context(), srv.wsURL+"/?v=10&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	t.Cleanup(func() { ws.Close() })
	ws.SetReadDeadline(time.Now().Add(10 * time.Second))
	return &rawClient{t, ws}
}

func (c *rawClient) send(op int, data any) {
	c.t.Helper()
	if err := c.ws.WriteJSON(map[string]any{"op": op, "d": data}); err != nil {
		c.t.Fatal(err)
	}
}

func (c *rawClient) next() payload {
	c.t.Helper()
	var p payload
	if err := c.ws.ReadJSON(&p); err != nil {
		c.t.Fatalf("read: %v", err)
	}
	return p
}

// wantOp reads a payload of an op.
func (c *rawClient) wantOp(op int) payload {
	c.t.Helper()
	p := c.next()
	if p.Op != op {
		c.t.Fatalf("got op %d (%s), want %d", p.Op, p.Type, op)
	}
	return p
}

// wantEvent reads events until one of a type.
func (c *rawClient) wantEvent(name string) payload {
	c.t.Helper()
	for {
		if p := c.wantOp(opDispatch); p.Type == name {
			return p
		}
	}
}

// wantClose reads until the connection is closed with a code.
func (c *rawClient) wantClose(code int) {
	c.t.Helper()
	for {
		if _, _, err := c.ws.ReadMessage(); err != nil {
			if !websocket.IsCloseError(err, code) {
				c.t.Fatalf("got %v, want close %d", err, code)
			}
			return
		}
	}
}

func (c *rawClient) identify(srv *Server, intents int) payload {
	c.t.Helper()
	c.wantOp(opHello)
	c.send(opIdentify, map[string]any{"token": srv.Token, "intents": intents})
	return c.wantEvent("READY")
}

// text makes a text of n characters.
func text(n int) string { return strings.Repeat("é", n) }

// many makes a list of n.
func many(n int, make func(int) any) []any {
	out := []any{}
	for i := range n {
		out = append(out, make(i))
	}
	return out
}

func button(i int) any {
	return map[string]any{"type": 2, "style": 1, "label": "ok", "custom_id": fmt.Sprint("b", i)}
}

func row(components ...any) any {
	return map[string]any{"type": 1, "components": components}
}
