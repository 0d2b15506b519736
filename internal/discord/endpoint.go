package discord

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/net/netutil"
)

// Discord can send interactions over HTTP instead of the gateway. The first response is
// then that to the request; what comes later is sent as always. Nothing about a person or
// a message is kept in the process between two interactions, so behind a load balancer
// each can come to another one.

const (
	// maxInteraction bounds a request, in bytes. The largest have a message in them.
	maxInteraction = 1 << 20

	// freshness is how far the time of a request may be from ours. No request is taken
	// twice within it, so none is at all.
	freshness = time.Minute

	// maxConnections bounds how many connections are open at a time, of whoever has them.
	// Each holds a part of one request, which has to come within requestPatience.
	maxConnections = 512

	// maxRequests bounds how many requests of Discord's are answered at a time. One that is
	// still being read, or is somebody else's, takes none of these places.
	maxRequests = 256

	// requestPatience bounds the reading of a request, and the writing of a response.
	requestPatience = 5 * time.Second

	idlePatience = 90 * time.Second
)

var errTooLate = errors.New("the response came too late for Discord")

// A direct is the response to the request that an interaction came with.
type direct struct {
	first chan response // taken by who serves the request
	over  chan struct{} // closed when the response is written, or cannot be any more
	err   error         // of that; to be read after over is closed
}

func newDirect() *direct { return &direct{first: make(chan response), over: make(chan struct{})} }

// send returns when the response is on its way.
func (d *direct) send(body response) error {
	select {
	case d.first <- body:
		<-d.over
		return d.err
	case <-d.over:
		return errTooLate
	}
}

// delays are after how long it is tried again to find what the response has become.
func (d *direct) delays() []time.Duration {
	if d == nil {
		return nil
	}
	return []time.Duration{20 * time.Millisecond, 100 * time.Millisecond, 500 * time.Millisecond, time.Second}
}

// takeInteractions serves requests until ctx ends, and then those that have come.
func (b *Bot) takeInteractions(ctx context.Context) error {
	places := make(chan struct{}, maxRequests)
	server := &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			i := b.readInteraction(w, r)
			if i == nil {
				return
			}
			select {
			case places <- struct{}{}:
				defer func() { <-places }()
			default:
				b.refuse(w, http.StatusServiceUnavailable, "busy")
				return
			}
			b.serveInteraction(ctx, w, r, i)
		}),
		ReadHeaderTimeout: requestPatience,
		ReadTimeout:       requestPatience,
		WriteTimeout:      requestPatience + b.pace.late + time.Second,
		IdleTimeout:       idlePatience,
		MaxHeaderBytes:    1 << 14,
		ErrorLog:          slog.NewLogLogger(b.lg.Handler(), slog.LevelDebug),
	}
	defer context.AfterFunc(ctx, func() {
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), b.pace.grace)
		defer cancel()
		server.Shutdown(ending)
	})()
	b.lg.Info("takes interactions over HTTP", "address", b.cfg.Interactions.Addr().String())
	err := server.Serve(netutil.LimitListener(b.cfg.Interactions, maxConnections))
	if ctx.Err() != nil || errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// refuse answers a request that is not Discord's, or that the bot cannot take.
func (b *Bot) refuse(w http.ResponseWriter, status int, result string) {
	b.cfg.Metrics.Interaction(result)
	http.Error(w, http.StatusText(status), status)
}

// refuseStranger answers a request that Discord has not signed. The connection is not kept.
func (b *Bot) refuseStranger(w http.ResponseWriter) {
	w.Header().Set("Connection", "close")
	b.refuse(w, http.StatusUnauthorized, "unsigned") // Discord sees to it that it is refused
}

// readInteraction returns what Discord has sent, and nil when it has answered the request
// already.
func (b *Bot) readInteraction(w http.ResponseWriter, r *http.Request) *discordgo.Interaction {
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		b.refuse(w, http.StatusMethodNotAllowed, "method")
		return nil
	}
	stamp, signature := r.Header.Get("X-Signature-Timestamp"), r.Header.Get("X-Signature-Ed25519")
	if stamp == "" || len(signature) != hex.EncodedLen(ed25519.SignatureSize) {
		b.refuseStranger(w) // before anything is read
		return nil
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxInteraction))
	if tooLarge := (*http.MaxBytesError)(nil); errors.As(err, &tooLarge) {
		b.refuse(w, http.StatusRequestEntityTooLarge, "large")
		return nil
	}
	if err != nil {
		b.refuse(w, http.StatusBadRequest, "unread")
		return nil
	}
	if !signed(b.cfg.PublicKey, stamp, body, signature) {
		b.refuseStranger(w)
		return nil
	}
	if at, err := strconv.ParseInt(stamp, 10, 64); err != nil || b.now().Sub(time.Unix(at, 0)).Abs() > freshness {
		b.overload.Do(func() {
			b.lg.Warn("a signed interaction is from another time; set the clock of this machine, unless somebody repeats old requests", "timestamp", stamp)
		})
		b.refuse(w, http.StatusUnauthorized, "stale")
		return nil
	}
	var i discordgo.Interaction
	if err := decode(body, &i); err != nil {
		b.refuse(w, http.StatusBadRequest, "malformed")
		return nil
	}
	return &i
}

// serveInteraction answers what Discord has sent.
func (b *Bot) serveInteraction(ctx context.Context, w http.ResponseWriter, r *http.Request, i *discordgo.Interaction) {
	switch {
	case i.Type == discordgo.InteractionPing:
		b.cfg.Metrics.Interaction("ping")
		b.write(w, response{Type: discordgo.InteractionResponsePong})
		return
	case ctx.Err() != nil: // another process may take it, so it is not noted as seen
		b.refuse(w, http.StatusServiceUnavailable, "ending")
		return
	case i.Type != discordgo.InteractionApplicationCommandAutocomplete && !b.unseen(i.ID): // completing changes nothing
		b.refuse(w, http.StatusConflict, "repeated")
		return
	}
	d := newDirect()
	var written error = errTooLate
	defer func() {
		d.err = written
		close(d.over)
	}()
	// What is noted as seen is answered, also if the bot begins to end just now.
	if !b.take(context.WithoutCancel(ctx), i, d) {
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			b.cfg.Metrics.Interaction("skipped")
			b.write(w, response{discordgo.InteractionApplicationCommandAutocompleteResult, map[string]any{"choices": []any{}}})
			return
		}
		b.refuse(w, http.StatusBadRequest, "unknown")
		return
	}
	wait := time.NewTimer(b.pace.late + time.Second)
	defer wait.Stop()
	select {
	case first := <-d.first:
		b.cfg.Metrics.Interaction("answered")
		written = b.write(w, first)
	case <-r.Context().Done():
		b.cfg.Metrics.Interaction("left")
	case <-wait.C:
		b.refuse(w, http.StatusServiceUnavailable, "late")
	}
}

// write writes a response out, up to the last byte.
func (b *Bot) write(w http.ResponseWriter, body response) error {
	data, err := json.Marshal(body)
	if err != nil {
		b.refuse(w, http.StatusInternalServerError, "fault")
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	if _, err := w.Write(data); err != nil {
		return err
	}
	return http.NewResponseController(w).Flush()
}

// signed reports whether Discord has signed a body at a time. discordgo's own look at it
// reads a body of any length first, and takes one from any time.
func signed(key ed25519.PublicKey, stamp string, body []byte, signature string) bool {
	raw, err := hex.DecodeString(signature)
	if err != nil || len(raw) != ed25519.SignatureSize || len(key) != ed25519.PublicKeySize {
		return false
	}
	return ed25519.Verify(key, append([]byte(stamp), body...), raw)
}

// unseen reports whether an interaction comes for the first time, to any process that
// shares the memory.
func (b *Bot) unseen(id string) bool {
	if !b.arrived.first(id) {
		return false
	}
	if b.cfg.Memory == nil || id == "" {
		return true
	}
	_, ok, err := b.cfg.Memory.Claim("interaction/"+id, 2*freshness)
	if err != nil {
		b.lg.Error("cannot see whether an interaction came before", "err", err)
	}
	return ok || err != nil // this process has not seen it, and people wait for an answer
}

// withoutGateway finds out who the bot is, which otherwise the gateway tells, and returns
// when ctx ends or an operator has to act.
func (b *Bot) withoutGateway(ctx context.Context) error {
	delays := newBackOff(b.pace.first, b.pace.most)
	for {
		app, err := b.application(ctx)
		if err == nil {
			b.shards.Store(&Shards{None: true})
			b.self.Store(app.Bot.ID)
			b.lg.Info("does not connect to the gateway", "self", b.who())
			b.keeper.note("")
			b.following.ring()
			if b.leading() != nil {
				go b.surviving("left", func() { b.forgetLeft(nil, 0, 1) })()
			}
			go b.surviving("register", func() { b.register(ctx, &app.Application) })()
			<-ctx.Done()
			return nil
		}
		if f := fatal(""); errors.As(err, &f) {
			return f
		}
		d := delays.NextBackOff()
		b.lg.Warn("cannot ask Discord who the bot is", "cause", cause(err, b.token), "retry_in", d)
		if sleep(ctx, d) != nil {
			return nil
		}
	}
}

// An ownApplication is what Discord says of the application of a token.
type ownApplication struct {
	discordgo.Application
	Bot       *discordgo.User `json:"bot"`
	VerifyKey string          `json:"verify_key"`
}

const otherKey fatal = "DISCORD_PUBLIC_KEY is not that of the application whose token this is; copy it from the Discord Developer Portal (your application → General Information)"

// application asks Discord whose token this is, and whether its key is the one that
// interactions are to be signed with.
func (b *Bot) application(ctx context.Context) (*ownApplication, error) {
	endpoint := discordgo.EndpointApplications + "/@me"
	body, err := b.rest.RequestWithBucketID(http.MethodGet, endpoint, nil, endpoint, discordgo.WithContext(ctx))
	if unauthorized(err) {
		return nil, badToken
	}
	if err != nil {
		return nil, err
	}
	var app ownApplication
	if err := decode(body, &app); err != nil || app.ID == "" || app.Bot == nil || app.Bot.ID == "" {
		return nil, errors.New("there is no application in what Discord says of this one")
	}
	if key, err := hex.DecodeString(app.VerifyKey); err == nil && len(key) > 0 && !b.cfg.PublicKey.Equal(ed25519.PublicKey(key)) {
		return nil, otherKey
	}
	return &app, nil
}
