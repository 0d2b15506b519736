package discordtest

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Discord's error codes that this server answers with.
const (
	codeUnknownChannel     = 10003
	codeUnknownGuild       = 10004
	codeUnknownMember      = 10007
	codeUnknownMessage     = 10008
	codeUnknownUser        = 10013
	codeUnknownEmoji       = 10014
	codeUnknownWebhook     = 10015
	codeUnknownInteraction = 10062
	codeUnknownCommand     = 10063
	codeMaxPins            = 30003
	codeMaxReactions       = 30010
	codeMaxCommandCreates  = 30034
	codeTooLarge           = 40005
	codeAcknowledged       = 40060
	codeMissingAccess      = 50001
	codeNotAuthor          = 50005
	codeEmptyMessage       = 50006
	codeCannotDM           = 50007
	codeMissingPermissions = 50013
	codeSystemMessage      = 50021
	codeInvalidToken       = 50027
	codeInvalidRecipient   = 50033
	codeInvalidForm        = 50035
	codeArchived           = 50083
	codeInvalidJSON        = 50109
	codeReplyNeedsHistory  = 160002
)

// apiError is an answer that is an error, in Discord's shape.
type apiError struct {
	status, code int
	message      string
	errors       json.RawMessage // the nested errors of 50035
	violation    bool            // even if its status says otherwise
}

func fail(status, code int, message string) *apiError {
	return &apiError{status: status, code: code, message: message}
}

var (
	errMissingAccess      = fail(403, codeMissingAccess, "Missing Access")
	errMissingPermissions = fail(403, codeMissingPermissions, "Missing Permissions")
	errUnknownMessage     = fail(404, codeUnknownMessage, "Unknown Message")
	errUnknownChannel     = fail(404, codeUnknownChannel, "Unknown Channel")
	errUnknownGuild       = fail(404, codeUnknownGuild, "Unknown Guild")
	errUnknownUser        = fail(404, codeUnknownUser, "Unknown User")
	errUnauthorized       = fail(401, 0, "401: Unauthorized")
	errEmptyMessage       = fail(400, codeEmptyMessage, "Cannot send an empty message")
	errSystemMessage      = fail(403, codeSystemMessage, "Cannot execute action on a system message")
	errNotAuthor          = fail(403, codeNotAuthor, "Cannot edit a message authored by another user")
	errArchived           = fail(400, codeArchived, "Thread is archived")
	errInvalidJSON        = fail(400, codeInvalidJSON, "The request body contains invalid JSON.")
)

// isViolation reports whether a correct bot never gets this error.
func (e *apiError) isViolation() bool {
	return e.violation || e.status == 400 && e.code != codeMaxPins && e.code != codeArchived || e.status == 405 || e.status == 413
}

// maxRequest bounds a request's body, in bytes: ten attachments with room.
const maxRequest = 110 << 20

// call is a request on its way through a handler, which holds server.mu.
type call struct {
	*Server
	r      *http.Request
	body   []byte
	status int // of a good answer with a body: 0 means 200
	form   form
}

// handle is one route. A nil answer is 204.
type handle func(c *call) (any, *apiError)

// route is a line of the table of routes.
type route struct {
	pattern string // as http.ServeMux has it, below /api/{version}
	handle  handle
	open    bool // without a token
}

func routes() []route {
	return []route{
		{"GET /gateway", getGateway, true},
		{"GET /gateway/bot", getGatewayBot, false},
		{"GET /users/@me", getMe, false},
		{"GET /users/@me/guilds", getMyGuilds, false},
		{"POST /users/@me/channels", createDM, false},
		{"GET /users/{user}", getUser, false},
		{"GET /applications/@me", getApplication, false},
		{"GET /oauth2/applications/@me", getApplication, false},

		{"GET /guilds/{guild}", getGuild, false},
		{"GET /guilds/{guild}/channels", getGuildChannels, false},
		{"GET /guilds/{guild}/roles", getGuildRoles, false},
		{"GET /guilds/{guild}/members/{user}", getMember, false},
		{"GET /channels/{channel}", getChannel, false},
		{"POST /channels/{channel}/typing", createTyping, false},

		{"GET /channels/{channel}/messages", getMessages, false},
		{"POST /channels/{channel}/messages", createMessage, false},
		{"GET /channels/{channel}/messages/{message}", getMessage, false},
		{"PATCH /channels/{channel}/messages/{message}", editMessage, false},
		{"DELETE /channels/{channel}/messages/{message}", deleteMessage, false},
		{"POST /channels/{channel}/messages/bulk-delete", bulkDelete, false},

		{"GET /channels/{channel}/messages/{message}/reactions/{emoji}", getReactions, false},
		{"PUT /channels/{channel}/messages/{message}/reactions/{emoji}/@me", addReaction, false},
		{"DELETE /channels/{channel}/messages/{message}/reactions/{emoji}/{user}", deleteReaction, false},
		{"DELETE /channels/{channel}/messages/{message}/reactions/{emoji}", deleteReactions, false},

		{"GET /channels/{channel}/messages/pins", getPins, false},
		{"PUT /channels/{channel}/messages/pins/{message}", pinMessage, false},
		{"DELETE /channels/{channel}/messages/{message}/{rest}", deleteBelowMessages, false},
		{"GET /channels/{channel}/pins", getOldPins, false},
		{"PUT /channels/{channel}/pins/{message}", pinMessage, false},
		{"DELETE /channels/{channel}/pins/{message}", unpinMessage, false},

		{"GET /applications/{app}/commands", getCommands, false},
		{"POST /applications/{app}/commands", createCommand, false},
		{"PUT /applications/{app}/commands", overwriteCommands, false},
		{"GET /applications/{app}/commands/{command}", getCommand, false},
		{"PATCH /applications/{app}/commands/{command}", editCommand, false},
		{"DELETE /applications/{app}/commands/{command}", deleteCommand, false},
		{"GET /applications/{app}/guilds/{guild}/commands", getCommands, false},
		{"POST /applications/{app}/guilds/{guild}/commands", createCommand, false},
		{"PUT /applications/{app}/guilds/{guild}/commands", overwriteCommands, false},
		{"GET /applications/{app}/guilds/{guild}/commands/{command}", getCommand, false},
		{"PATCH /applications/{app}/guilds/{guild}/commands/{command}", editCommand, false},
		{"DELETE /applications/{app}/guilds/{guild}/commands/{command}", deleteCommand, false},

		{"POST /interactions/{interaction}/{token}/callback", callback, true},
		{"POST /webhooks/{app}/{token}", followUp, true},
		{"GET /webhooks/{app}/{token}/messages/{message}", getResponse, true},
		{"PATCH /webhooks/{app}/{token}/messages/{message}", editResponse, true},
		{"DELETE /webhooks/{app}/{token}/messages/{message}", deleteResponse, true},
	}
}

// deleteBelowMessages tells two routes apart that http.ServeMux cannot:
// messages/pins/{message} and messages/{message}/reactions.
func deleteBelowMessages(c *call) (any, *apiError) {
	first, second := c.r.PathValue("message"), c.r.PathValue("rest")
	switch {
	case first == "pins":
		c.r.SetPathValue("message", second)
		return unpinMessage(c)
	case second == "reactions":
		return deleteReactions(c)
	}
	return unknownRoute(c)
}

var apiPrefix = regexp.MustCompile(`^/api/v\d+`)

// handler is the whole server over HTTP: recording and faults around the routes.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	for _, rt := range routes() {
		method, path, _ := strings.Cut(rt.pattern, " ")
		mux.Handle(method+" /api/{version}"+path, s.serve(rt))
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p := r.URL.Path
		if prefix := apiPrefix.FindString(p); prefix != "" {
			p = strings.TrimPrefix(p, prefix)
		}
		if p == GatewayPath {
			s.knock(w, r)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
		r.Body = io.NopCloser(bytes.NewReader(body))
		s.mu.Lock()
		record := &Request{Method: r.Method, Path: p, Query: r.URL.Query(), Header: r.Header.Clone(), Body: body, At: s.clock()}
		s.requests = append(s.requests, record)
		fault := s.takeFault(r.Method, p)
		s.notify()
		s.mu.Unlock()

		out := &statusWriter{ResponseWriter: w}
		if fault != nil && !fault.wait(r, s.done) {
			panic(http.ErrAbortHandler)
		}
		var next http.Handler = mux
		if _, pattern := mux.Handler(r); pattern == "" || !apiPrefix.MatchString(r.URL.Path) {
			next = s.serve(route{handle: unknownRoute, open: true})
		}
		if isUpload(p) {
			next = http.HandlerFunc(s.serveUpload)
		}
		if errors.As(err, new(*http.MaxBytesError)) {
			next = s.serve(route{handle: tooLarge, open: true})
		} else if err != nil {
			panic(http.ErrAbortHandler) // the client went away
		}
		if fault != nil && fault.answers() {
			out.status = fault.play(w, r, next)
		} else {
			next.ServeHTTP(out, r)
		}
		s.mu.Lock()
		record.Status, record.Code, record.Fault = out.status, out.code, fault != nil && fault.answers()
		s.notify()
		s.mu.Unlock()
		if out.status == 0 {
			panic(http.ErrAbortHandler) // cuts the connection
		}
	})
}

// statusWriter remembers what was answered.
type statusWriter struct {
	http.ResponseWriter
	status, code int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// knock lets a gateway connection in, unless a fault stands in the door.
func (s *Server) knock(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	fault := s.takeFault(r.Method, GatewayPath)
	s.mu.Unlock()
	if fault != nil {
		if !fault.wait(r, s.done) || fault.Drop {
			panic(http.ErrAbortHandler)
		}
		if fault.answers() {
			fault.play(w, r, nil)
			return
		}
	}
	s.serveGateway(w, r)
}

// serve answers by a route's handler.
func (s *Server) serve(rt route) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body) // a bytes.Reader
		status, data, err := s.answer(rt, w.Header(), r, body)
		if sw, ok := w.(*statusWriter); ok && err != nil {
			sw.code = err.code
		}
		if data != nil {
			w.Header().Set("Content-Type", "application/json")
		}
		w.WriteHeader(status)
		w.Write(data)
	})
}

// answer calls a route's handler under the server's lock, and marshals what it
// says before the lock is gone.
func (s *Server) answer(rt route, h http.Header, r *http.Request, body []byte) (status int, data []byte, err *apiError) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rateLimitHeaders(h, rt.pattern, r)
	c := &call{Server: s, r: r, body: body}
	v, err := any(nil), errUnauthorized
	if rt.open || r.Header.Get("Authorization") == "Bot "+s.Token {
		v, err = rt.handle(c)
	}
	switch {
	case err != nil:
		return err.status, c.refuse(err), err
	case v == nil:
		return http.StatusNoContent, nil, nil
	case c.status != 0:
		return c.status, mustJSON(v), nil
	}
	return http.StatusOK, mustJSON(v), nil
}

// refuse notes an error and writes it out.
func (c *call) refuse(err *apiError) []byte {
	if err.isViolation() {
		c.violate(Violation{
			Method: c.r.Method, Path: apiPrefix.ReplaceAllString(c.r.URL.Path, ""),
			Status: err.status, Code: err.code, Message: err.message, Errors: err.errors, Body: c.body,
		})
	}
	out := map[string]any{"message": err.message, "code": err.code}
	if err.errors != nil {
		out["errors"] = err.errors
	}
	return mustJSON(out)
}

// rateLimitHeaders says that the bucket of a route has room. The numbers are
// those of sending messages: 5 in 5 seconds.
func (s *Server) rateLimitHeaders(h http.Header, pattern string, r *http.Request) {
	const limit, window = 5, 5 * time.Second
	bucket := fnv.New64a()
	fmt.Fprint(bucket, pattern, r.PathValue("channel"), r.PathValue("guild"), r.PathValue("token"))
	h.Set("X-RateLimit-Limit", strconv.Itoa(limit))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(limit-1))
	h.Set("X-RateLimit-Reset", strconv.FormatFloat(float64(s.clock().Add(window).UnixMilli())/1000, 'f', 3, 64))
	h.Set("X-RateLimit-Reset-After", strconv.FormatFloat(window.Seconds(), 'f', 3, 64))
	h.Set("X-RateLimit-Bucket", strconv.FormatUint(bucket.Sum64(), 16))
}

func unknownRoute(*call) (any, *apiError) {
	err := fail(404, 0, "404: Not Found")
	err.violation = true
	return nil, err
}

func tooLarge(*call) (any, *apiError) {
	return nil, fail(413, codeTooLarge, "Request entity too large")
}

// upload is a file of a multipart request.
type upload struct {
	name, contentType string
	size              int
}

// object reads the request's JSON object and the files beside it.
func (c *call) object() (fields, []upload, *apiError) {
	raw := c.body
	var files []upload
	kind, params, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	switch {
	case err != nil || kind != "application/json" && kind != "multipart/form-data":
		return nil, nil, &apiError{status: 400, code: codeInvalidForm, message: "Invalid Form Body",
			errors: json.RawMessage(`{"_errors":[{"code":"CONTENT_TYPE_INVALID","message":"Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}."}]}`)}
	case kind == "multipart/form-data":
		if raw, files, err = readParts(raw, params["boundary"]); err != nil {
			return nil, nil, errInvalidJSON
		}
	}
	var obj fields
	if json.Unmarshal(raw, &obj) != nil || obj == nil {
		return nil, nil, errInvalidJSON
	}
	return obj, files, nil
}

// readParts takes a multipart body apart.
func readParts(body []byte, boundary string) (payload []byte, files []upload, err error) {
	r := multipart.NewReader(bytes.NewReader(body), boundary)
	for {
		part, err := r.NextPart()
		if err == io.EOF {
			return payload, files, nil
		}
		if err != nil {
			return nil, nil, err
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return nil, nil, err
		}
		if part.FormName() == "payload_json" {
			payload = data
		} else if part.FileName() != "" {
			files = append(files, upload{part.FileName(), part.Header.Get("Content-Type"), len(data)})
		}
	}
}

var snowflake = regexp.MustCompile(`^\d{1,20}$`)

// id reads an id from the path.
func (c *call) id(name string) (string, *apiError) {
	v := c.r.PathValue(name)
	if !snowflake.MatchString(v) {
		c.form.add(name+"_id", "NUMBER_TYPE_COERCE", fmt.Sprintf("Value %q is not snowflake.", v))
	}
	return v, c.form.err()
}

// visible finds the channel of the path, if the bot can see it.
func (c *call) visible(need ...int64) (*channel, *apiError) {
	id, err := c.id("channel")
	if err != nil {
		return nil, err
	}
	ch := c.channels[id]
	switch {
	case ch == nil:
		return nil, errUnknownChannel
	case !c.may(ch, discordgo.PermissionViewChannel):
		return nil, errMissingAccess
	}
	for _, p := range need {
		if !c.may(ch, p) {
			return nil, errMissingPermissions
		}
	}
	return ch, nil
}

// messageIn finds the message of the path in a channel.
func (c *call) messageIn(ch *channel) (*message, *apiError) {
	id, err := c.id("message")
	if err != nil {
		return nil, err
	}
	m := c.messages[id]
	if m == nil || m.deleted || m.channel != ch || m.ephemeral() {
		return nil, errUnknownMessage
	}
	return m, nil
}

// limit reads the query's limit.
func (c *call) limit(most int) (int, *apiError) {
	q := c.r.URL.Query().Get("limit")
	if q == "" {
		return min(50, most), nil
	}
	n, err := strconv.Atoi(q)
	if err != nil || n < 1 || n > most {
		c.form.add("limit", "NUMBER_TYPE_MAX", fmt.Sprintf("int value should be between 1 and %d.", most))
	}
	return n, c.form.err()
}

func getGateway(c *call) (any, *apiError) {
	return map[string]any{"url": c.wsURL}, nil
}

// getGatewayBot counts the IDENTIFYs down from the thousand a day.
func getGatewayBot(c *call) (any, *apiError) {
	const perDay = 1000
	return map[string]any{"url": c.wsURL, "shards": max(1, c.advised), "session_start_limit": map[string]any{
		"total": perDay, "remaining": max(0, perDay-len(c.identifies)),
		"reset_after": (24 * time.Hour).Milliseconds(), "max_concurrency": max(1, c.atOnce),
	}}, nil
}

func getMe(c *call) (any, *apiError) {
	return c.users[c.BotID], nil
}

func getMyGuilds(c *call) (any, *apiError) {
	out := []any{}
	for _, g := range c.guilds {
		out = append(out, map[string]any{"id": g.id, "name": g.name, "owner": false, "permissions": strconv.FormatInt(BotPermissions, 10), "features": []any{}})
	}
	return out, nil
}

func getUser(c *call) (any, *apiError) {
	id, err := c.id("user")
	if err != nil {
		return nil, err
	}
	if u := c.users[id]; u != nil {
		return u, nil
	}
	return nil, errUnknownUser
}

// appFlags has the limited Message Content flag when the intent is enabled.
func (s *Server) appFlags() int {
	if s.messageContent {
		return 1 << 19
	}
	return 0
}

func getApplication(c *call) (any, *apiError) {
	return map[string]any{
		"id": c.AppID, "name": "attache", "description": "", "flags": c.appFlags(),
		"bot_public": true, "bot_require_code_grant": false, "verify_key": hex.EncodeToString(c.PublicKey()), "bot": c.users[c.BotID],
	}, nil
}

// guildOf finds the guild of the path.
func (c *call) guildOf() (*guild, *apiError) {
	id, err := c.id("guild")
	if err != nil {
		return nil, err
	}
	if g := c.findGuild(id); g != nil {
		return g, nil
	}
	return nil, errUnknownGuild
}

func getGuild(c *call) (any, *apiError) {
	g, err := c.guildOf()
	if err != nil {
		return nil, err
	}
	out := c.guildJSON(g)
	out.Channels, out.Members, out.Threads = nil, nil, nil // only GUILD_CREATE has them
	return out, nil
}

func getGuildChannels(c *call) (any, *apiError) {
	g, err := c.guildOf()
	if err != nil {
		return nil, err
	}
	return append([]*discordgo.Channel{}, c.guildJSON(g).Channels...), nil
}

func getGuildRoles(c *call) (any, *apiError) {
	g, err := c.guildOf()
	if err != nil {
		return nil, err
	}
	return g.roles, nil
}

func getMember(c *call) (any, *apiError) {
	g, err := c.guildOf()
	if err != nil {
		return nil, err
	}
	id, err := c.id("user")
	if err != nil {
		return nil, err
	}
	if m := g.member(id); m != nil {
		return m, nil
	}
	return nil, fail(404, codeUnknownMember, "Unknown Member")
}

func getChannel(c *call) (any, *apiError) {
	ch, err := c.visible()
	if err != nil {
		return nil, err
	}
	return c.channelJSON(ch), nil
}

func createTyping(c *call) (any, *apiError) {
	_, err := c.visible(discordgo.PermissionSendMessages)
	return nil, err
}

func createDM(c *call) (any, *apiError) {
	body, _, err := c.object()
	if err != nil {
		return nil, err
	}
	var id string
	if !c.form.decode("recipient_id", body["recipient_id"], &id) {
		if c.form.errors == nil {
			c.form.required("recipient_id")
		}
		return nil, c.form.err()
	}
	if u := c.users[id]; u == nil || u.Bot {
		return nil, fail(400, codeInvalidRecipient, "Invalid Recipient(s)")
	}
	return c.channelJSON(c.dm(id)), nil
}
