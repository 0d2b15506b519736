package discordtest

import (
	"encoding/json"
	"fmt"

	"github.com/bwmarrin/discordgo"
)

// GatewayPath is the path of the gateway's websocket. A [Fault] for it refuses
// or delays connections before they are one.
const GatewayPath = "/"

// Handshake is how a new gateway connection begins.
type Handshake int

// The handshakes that [Server.NextHandshakes] can ask for.
const (
	HandshakeNormal         Handshake = iota
	HandshakeSilent                   // nothing is ever sent, not even Hello
	HandshakeMalformed                // Hello is cut off in the middle of its JSON
	HandshakeReconnectFirst           // Op 7 in place of Hello
	HandshakeReconnect                // Op 7 in place of READY or RESUMED
	HandshakeInvalidSession           // Op 9 (not resumable) in place of READY or RESUMED; identifying again works
	HandshakeDrop                     // the socket breaks in place of READY or RESUMED
	HandshakeNoReady                  // Hello comes and heartbeats are acknowledged, READY never comes
)

// NextHandshakes sets how the next connections begin, one each. Those after
// them begin normally.
func (s *Server) NextHandshakes(h ...Handshake) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.handshakes = append(s.handshakes, h...)
}

// eachConn does something to every open connection.
func (s *Server) eachConn(do func(*conn)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, c := range s.connections {
		if !c.over && !c.closing && !c.frozen.Load() {
			do(c)
		}
	}
	s.notify()
}

// DropConnections cuts every gateway socket without a close frame. Sessions can
// be resumed.
func (s *Server) DropConnections() {
	s.eachConn(func(c *conn) {
		if c.session != nil {
			c.session.conn = nil
		}
		c.over = true
		c.kill()
	})
}

// Freeze leaves every gateway connection half-open: the sockets stay, but the
// server reads nothing, acknowledges nothing and sends nothing on them ever
// again. Events go on being kept for a resume. New connections are healthy.
func (s *Server) Freeze() {
	s.eachConn(func(c *conn) {
		c.frozen.Store(true)
		if c.session != nil {
			c.session.conn = nil
		}
	})
}

// CloseConnections closes every gateway connection with a code, and with
// Discord's reason for it.
func (s *Server) CloseConnections(code int) {
	s.eachConn(func(c *conn) { c.close(code) })
}

// RequestReconnect sends Op 7: the client should connect again and resume.
func (s *Server) RequestReconnect() {
	s.eachConn(func(c *conn) { c.sendOp(opReconnect, nil) })
}

// RequestHeartbeat sends Op 1: the client should send a heartbeat at once.
func (s *Server) RequestHeartbeat() {
	s.eachConn(func(c *conn) { c.sendOp(opHeartbeat, nil) })
}

// InvalidateSession sends Op 9. If it is not resumable the session is gone; the
// client may identify again on the same connection in either case.
func (s *Server) InvalidateSession(resumable bool) {
	s.eachConn(func(c *conn) {
		if !resumable {
			s.endSession(c.session)
		}
		if c.session != nil {
			c.session.conn = nil
		}
		c.session = nil
		c.sendOp(opInvalidSession, resumable)
	})
}

// ForgetSessions ends every session that no connection holds, as a long absence
// does: resuming is answered with Op 9.
func (s *Server) ForgetSessions() {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := s.sessions[:0]
	for _, ss := range s.sessions {
		if ss.conn != nil {
			kept = append(kept, ss)
		}
	}
	s.sessions = kept
	s.notify()
}

// StopAcks stops or resumes acknowledging heartbeats, while everything else
// goes on.
func (s *Server) StopAcks(stop bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.silentAcks = stop
}

// SendFrame sends a text frame as it stands: malformed JSON, an unknown op. It
// is no event: it has no sequence number of its own and is not replayed.
func (s *Server) SendFrame(text string) {
	s.eachConn(func(c *conn) { c.send([]byte(text)) })
}

// Dispatch sends an event of any type to every session, whatever its intents.
// The payload is marshalled, so json.RawMessage goes through as it is.
func (s *Server) Dispatch(eventType string, payload any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.emit(event{name: eventType, data: payload})
}

// Storm posts n messages of one person at once, "storm 1" and so on, and returns
// the last.
func (s *Server) Storm(channelID, userID string, n int) *discordgo.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var last *message
	for i := 1; i <= n; i++ {
		last = s.say(channelID, userID, fmt.Sprintf("storm %d", i), "")
	}
	return s.view(last)
}

// SayWithoutAuthor posts a message that has "author": null.
func (s *Server) SayWithoutAuthor(channelID, content string) *discordgo.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.newMessage(s.mustChannel(channelID), nil, discordgo.MessageTypeDefault)
	m.Content = content
	s.post(m)
	return s.view(m)
}

// SayUnknownComponent posts a message that holds a component of a type that
// discordgo does not know: its Message comes out empty, with a nil Author.
func (s *Server) SayUnknownComponent(channelID, userID, content string) *discordgo.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.newMessage(s.mustChannel(channelID), s.mustUser(userID), discordgo.MessageTypeDefault)
	m.Content, m.components = content, json.RawMessage(`[{"type":999,"id":1}]`)
	s.post(m)
	return s.view(m)
}
