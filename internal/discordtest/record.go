package discordtest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Request is a REST request that the bot made.
type Request struct {
	Method string
	Path   string // without /api/vN: "/channels/12/messages"
	Query  url.Values
	Header http.Header
	Body   []byte
	Status int  // HTTP status of the answer, 0 while there is none or when the connection was dropped
	Code   int  // Discord's error code in the answer, 0 if it was no error
	Fault  bool // a Fault made the answer
	At     time.Time
}

// String is one line about the request.
func (r Request) String() string {
	body := r.Body
	if len(body) > 300 {
		body = body[:300]
	}
	return fmt.Sprintf("%s %s -> %d (%d) %s", r.Method, r.Path, r.Status, r.Code, body)
}

// Sent is something the bot sent or edited, in a channel or as the answer to an
// interaction, that Discord accepted.
type Sent struct {
	Message       *discordgo.Message // as it was then
	Edit          bool
	Pings         Pings
	DroppedEmbeds int    // embeds taken out for want of Embed Links
	Interaction   string // the id of the interaction that it answers
	At            time.Time
}

// Violation is a request that Discord refuses and that a correct bot never
// makes: every answer of 400, 405 and 413 but 30003 (the channel's pins are full)
// and 50083 (the thread is archived), which a bot cannot know, an interaction
// answered too late or twice, a route that the fake does not know, and gateway
// payloads closed with 4001, 4002, 4003, 4005 or 4008. Missing permissions, things
// that are gone and wrong tokens are none: they happen to correct bots.
type Violation struct {
	Method, Path string
	Status, Code int
	Message      string
	Errors       json.RawMessage // which field, and why
	Body         []byte
}

// String is one line about the violation.
func (v Violation) String() string {
	line := fmt.Sprintf("%s %s: %d, code %d: %s", v.Method, v.Path, v.Status, v.Code, v.Message)
	if len(v.Errors) > 0 {
		line += " " + string(v.Errors)
	}
	return line
}

// Identify is an Op 2 that the bot sent.
type Identify struct {
	Connection int
	Token      string
	Intents    discordgo.Intent
	Shard      [2]int
	Compress   bool
	Properties map[string]string
	At         time.Time
}

// Heartbeat is an Op 1 that the bot sent. Seq is 0 for null.
type Heartbeat struct {
	Connection int
	Seq        int
	At         time.Time
}

// Presence is an Op 3 that the bot sent.
type Presence struct {
	Connection int
	Data       json.RawMessage
}

// Connection is a gateway connection.
type Connection struct {
	Number    int // from 1
	Version   string
	UserAgent string
	SessionID string // empty until READY or RESUMED was sent
	Resumed   bool
	Open      bool // usable: neither closed nor closing nor frozen
	CloseCode int  // of whoever closed first; 0 if it broke or is open
}

// Requests returns the REST requests so far, in the order of their arrival.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Request, len(s.requests))
	for i, r := range s.requests {
		out[i] = *r
	}
	return out
}

// Sent returns what the bot sent and edited so far, in order. A deferred answer
// counts when it gets its content.
func (s *Server) Sent() []Sent {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.sent)
}

// Forget forgets what happened so far, so that a long run does not fill the memory: the
// requests, what was sent (which it returns), identifies, heartbeats, presences, connections
// that have ended (those that are half-open end now), the sessions that nobody holds but the
// newest, and of each channel and each session all but the last keep messages and events.
// With the identifies it forgets what was spent of the day's allowance.
func (s *Server) Forget(keep int) []Sent {
	s.mu.Lock()
	defer s.mu.Unlock()
	sent := s.sent
	s.requests, s.sent, s.identifies, s.heartbeats, s.presences = nil, nil, nil, nil, nil
	s.connections = slices.DeleteFunc(s.connections, func(c *conn) bool { return c.over })
	s.faults = slices.DeleteFunc(s.faults, func(a *activeFault) bool { return a.left == 0 })
	for _, c := range s.connections {
		if c.frozen.Load() {
			c.kill()
		}
	}
	if n := len(s.sessions); n > 0 {
		newest := s.sessions[n-1]
		s.sessions = slices.DeleteFunc(s.sessions, func(ss *session) bool { return ss.conn == nil && ss != newest })
	}
	for _, ss := range s.sessions {
		n := max(0, len(ss.log)-keep)
		ss.log, ss.gone = slices.Clone(ss.log[n:]), ss.gone+n
	}
	kept := make(map[string]*message)
	for _, ch := range s.channels {
		ch.messages = slices.Clone(ch.messages[max(0, len(ch.messages)-keep):])
		for _, m := range ch.messages {
			kept[m.ID] = m
		}
		for _, p := range ch.pins {
			kept[p.message.ID] = p.message
		}
	}
	s.messages = kept
	return sent
}

// Pings returns the pings that went out, in order: nothing if the bot disturbed
// no one.
func (s *Server) Pings() []Pings {
	var out []Pings
	for _, sent := range s.Sent() {
		if sent.Pings.Any() {
			out = append(out, sent.Pings)
		}
	}
	return out
}

// Messages returns what a channel shows now, oldest first, by whomever.
func (s *Server) Messages(channelID string) []*discordgo.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []*discordgo.Message
	for _, m := range s.mustChannel(channelID).messages {
		out = append(out, s.view(m))
	}
	return out
}

// Message returns a message as it is now, nil if it is deleted or never was.
func (s *Server) Message(id string) *discordgo.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.messages[id]
	if m == nil || m.deleted {
		return nil
	}
	return s.view(m)
}

// Reactions returns who reacted to a message, by emoji ("🗑", or "name:id").
func (s *Server) Reactions(messageID string) map[string][]string {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make(map[string][]string)
	if m := s.messages[messageID]; m != nil {
		for _, r := range m.reactions {
			out[r.emoji.APIName()] = slices.Clone(r.users)
		}
	}
	return out
}

// Pins returns the pinned messages of a channel, in the order of pinning.
func (s *Server) Pins(channelID string) []*discordgo.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []*discordgo.Message
	for _, p := range s.mustChannel(channelID).pins {
		out = append(out, s.view(p.message))
	}
	return out
}

// Violations returns what Discord refused so far; see [Violation].
func (s *Server) Violations() []Violation {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.violations)
}

// ExpectViolations keeps violations from failing the test.
func (s *Server) ExpectViolations() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.expected = true
}

// Identifies returns the Op 2 payloads so far, the refused ones too.
func (s *Server) Identifies() []Identify {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.identifies)
}

// Heartbeats returns the heartbeats so far.
func (s *Server) Heartbeats() []Heartbeat {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.heartbeats)
}

// Presences returns the Op 3 payloads so far.
func (s *Server) Presences() []Presence {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.presences)
}

// Connections returns the gateway connections so far, the ended ones too.
func (s *Server) Connections() []Connection {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := make([]Connection, len(s.connections))
	for i, c := range s.connections {
		out[i] = Connection{
			Number: c.number, Version: c.version, UserAgent: c.agent,
			Resumed: c.resumed, Open: !c.over && !c.closing && !c.frozen.Load(), CloseCode: c.closeCode,
		}
		if c.session != nil {
			out[i].SessionID = c.session.id
		}
	}
	return out
}

func (s *Server) violate(v Violation) {
	s.violations = append(s.violations, v)
}

// WaitContext waits until done reports true. It is asked after every change of
// the server, without locks, so it may call any method of the server. The error
// is that of the context.
func (s *Server) WaitContext(ctx context.Context, done func() bool) error {
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if done() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Wait waits until done reports true, and fails the test if that takes longer
// than a minute, with the last requests and connections in the message.
func (s *Server) Wait(t testing.TB, what string, done func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), waitTimeout)
	defer cancel()
	if s.WaitContext(ctx, done) != nil {
		t.Fatalf("waited in vain for %s\n%s", what, s.trace())
	}
}

// trace is what happened last, for the message of a wait in vain.
func (s *Server) trace() string {
	var b strings.Builder
	requests := s.Requests()
	for _, r := range requests[max(0, len(requests)-10):] {
		fmt.Fprintf(&b, "\t%s\n", r)
	}
	for _, c := range s.Connections() {
		fmt.Fprintf(&b, "\tgateway %+v\n", c)
	}
	for _, v := range s.Violations() {
		fmt.Fprintf(&b, "\tviolation %s\n", v)
	}
	return b.String()
}

// WaitReady waits until a bot is connected and READY or RESUMED is on its way to
// it. What people do from then on reaches it.
func (s *Server) WaitReady(t testing.TB) {
	t.Helper()
	s.Wait(t, "a bot that is ready", func() bool {
		return slices.ContainsFunc(s.Connections(), func(c Connection) bool { return c.Open && c.SessionID != "" })
	})
}

// WaitConnections waits until n gateway connections have been made in all.
func (s *Server) WaitConnections(t testing.TB, n int) {
	t.Helper()
	s.Wait(t, fmt.Sprintf("%d gateway connections", n), func() bool { return len(s.Connections()) >= n })
}

// WaitHeartbeats waits until n heartbeats have arrived in all.
func (s *Server) WaitHeartbeats(t testing.TB, n int) {
	t.Helper()
	s.Wait(t, fmt.Sprintf("%d heartbeats", n), func() bool { return len(s.Heartbeats()) >= n })
}

// WaitMessage waits for a message that the bot sent in a channel, ephemeral ones
// included, and that satisfies match, in its present state. It returns the
// first, which may have been there before. A nil match takes any.
func (s *Server) WaitMessage(t testing.TB, channelID string, match func(*discordgo.Message) bool) *discordgo.Message {
	t.Helper()
	var found *discordgo.Message
	s.Wait(t, "a message of the bot in channel "+channelID, func() bool {
		found = s.findSent(channelID, match)
		return found != nil
	})
	return found
}

// WaitReply waits for the bot's reply to a message.
func (s *Server) WaitReply(t testing.TB, to *discordgo.Message) *discordgo.Message {
	t.Helper()
	return s.WaitMessage(t, to.ChannelID, func(m *discordgo.Message) bool {
		return m.MessageReference != nil && m.MessageReference.MessageID == to.ID
	})
}

// findSent finds the first message of WaitMessage.
func (s *Server) findSent(channelID string, match func(*discordgo.Message) bool) *discordgo.Message {
	s.mu.Lock()
	var views []*discordgo.Message
	seen := make(map[string]bool)
	for _, sent := range s.sent {
		m := s.messages[sent.Message.ID]
		if m.channel.id == channelID && !m.deleted && !seen[m.ID] {
			seen[m.ID] = true
			views = append(views, s.view(m))
		}
	}
	s.mu.Unlock()
	for _, m := range views {
		if match == nil || match(m) {
			return m
		}
	}
	return nil
}
