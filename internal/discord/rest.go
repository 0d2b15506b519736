package discord

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/cenkalti/backoff/v5"
	"github.com/sony/gobreaker/v2"
	"golang.org/x/time/rate"

	"attache/internal/metrics"
)

const (
	// Discord allows a bot 50 requests in any second. The burst and a second's
	// supply together stay below that.
	requestRate  = 40
	requestBurst = 5

	// maxAttempts bounds how often one request is sent. Answers of 401, 403 and
	// 429 count towards a ban of the address (10,000 in ten minutes), so
	// trying for ever is worse than giving up.
	maxAttempts = 4

	// retryFirst is how long after a failure a request is repeated; after further ones it
	// is twice as long, and so on.
	retryFirst = 500 * time.Millisecond

	// attemptTimeout bounds how long one attempt waits for the answer to begin,
	// requestTimeout all attempts together with the waiting between them.
	attemptTimeout = 10 * time.Second
	requestTimeout = 30 * time.Second

	// maxQueued is how many requests may wait for their turn or their answer. Those who
	// answer questions are fewer than that; what else the bot does by itself can wait.
	maxQueued = 256

	// After breakAfter answers in breakWithin that count towards a ban nothing is sent for
	// breakFor, and then one request, to see. Discord bans at 10,000 in that time; this way
	// it is 6,000 at worst.
	breakAfter  = 600
	breakWithin = 10 * time.Minute
	breakFor    = time.Minute

	// maxRoutes bounds what is remembered about routes; maxBody what is read of
	// an answer (Discord's are a few kilobytes).
	maxRoutes = 1000
	maxBody   = 8 << 20
)

// A transport sends the requests of discordgo's REST client. It takes over what
// that library does badly with them: it waits for rate limits within the
// request's context, lets a global limit hold up everything and repeats what
// may safely be repeated, a bounded number of times. It lets a bounded number of requests
// wait, and sends none for a while when Discord refuses too many.
type transport struct {
	base    http.RoundTripper
	api     *url.URL // in place of https://discord.com; nil for Discord itself
	lg      *slog.Logger
	metrics *metrics.Metrics // nil: nothing is counted
	limit   *rate.Limiter
	retry   time.Duration // before a request is first repeated
	breaker *gobreaker.TwoStepCircuitBreaker[struct{}]
	queued  atomic.Int64
	dropped atomic.Int64 // requests for which there was no room

	mu     sync.Mutex
	pause  time.Time            // until when nothing is sent
	routes map[string]time.Time // until when a route is used up
}

func newTransport(lg *slog.Logger, api *url.URL, base http.RoundTripper) *transport {
	t := &transport{
		base:   base,
		api:    api,
		lg:     lg,
		limit:  rate.NewLimiter(requestRate, requestBurst),
		retry:  retryFirst,
		routes: make(map[string]time.Time),
	}
	t.breaker = gobreaker.NewTwoStepCircuitBreaker[struct{}](gobreaker.Settings{
		Interval:      breakWithin,
		BucketPeriod:  breakWithin / 10,
		Timeout:       breakFor,
		ReadyToTrip:   func(c gobreaker.Counts) bool { return c.TotalFailures >= breakAfter },
		OnStateChange: t.breaks,
	})
	return t
}

// breaks notes that requests are withheld, or no longer are.
func (t *transport) breaks(_ string, from, to gobreaker.State) {
	switch {
	case to == gobreaker.StateClosed:
		t.lg.Info("Discord takes requests again")
		t.metrics.Breaker(false)
	case to == gobreaker.StateOpen && from == gobreaker.StateClosed:
		t.lg.Error("Discord refuses so many requests that it might ban this address; none is sent until it takes one again. "+
			"Most often the bot was denied something that it keeps trying: see the warnings before this", "refused", breakAfter)
		t.metrics.Breaker(true)
	}
}

var (
	errQueueFull = errors.New("too many requests wait for Discord")
	errWithheld  = errors.New("requests to Discord are withheld because it refuses too many")
	errCounts    = errors.New("refused in a way that counts towards a ban")
)

// newBase returns the transport under the transport, which waits for the beginning of an
// answer no longer than patience.
func newBase(patience time.Duration) http.RoundTripper {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.ResponseHeaderTimeout = patience
	return t
}

// parseAPI returns the address of the server that api names, nil for "".
func parseAPI(api string) (*url.URL, error) {
	if api == "" {
		return nil, nil
	}
	u, err := url.Parse(api)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		// The address itself may hold a password, so it is not repeated.
		return nil, fmt.Errorf("the address of the Discord API is not valid; it must look like https://example.org or https://example.org/api/v9")
	}
	return u, nil
}

// locks is how many locks discordgo has for our requests. It makes one for every bucket
// id it is given and never lets go of it, so not every channel and every token of an
// interaction can have its own; and one for all would have them wait for each other.
const locks = 1024

// do sends a REST request and returns the body of Discord's answer. Those of one bucket
// are sent one after the other.
func (b *Bot) do(ctx context.Context, method, endpoint string, data any, bucket string, options ...discordgo.RequestOption) ([]byte, error) {
	lock := strconv.Itoa(int(stripe(bucket, locks)))
	return b.rest.RequestWithBucketID(method, endpoint, data, lock, append(options, discordgo.WithContext(ctx))...)
}

// get reads what is at an endpoint into v, within sendTimeout and ctx.
func (b *Bot) get(ctx context.Context, endpoint, bucket string, v any) error {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	body, err := b.do(ctx, http.MethodGet, endpoint, nil, bucket)
	if err != nil {
		return err
	}
	return discordgo.Unmarshal(body, v)
}

// stripe returns which of n things that are shared a name has.
func stripe(name string, n uint32) uint32 {
	h := fnv.New32a()
	h.Write([]byte(name))
	return h.Sum32() % n
}

// repeatable marks a request as one that may be sent twice with the effect of
// one, although its method does not say so. A header with no value is what
// net/http looks for as well, and is not sent.
func repeatable(cfg *discordgo.RequestConfig) {
	cfg.Request.Header[idempotencyKey] = []string{}
}

const idempotencyKey = "X-Idempotency-Key"

// canRepeat reports whether req may be sent again when it is not known whether
// it took effect.
func canRepeat(req *http.Request) bool {
	switch req.Method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete:
		return true
	}
	_, marked := req.Header[idempotencyKey]
	return marked
}

// RoundTrip implements http.RoundTripper.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		defer req.Body.Close()
	}
	defer t.queued.Add(-1)
	if t.queued.Add(1) > maxQueued {
		t.dropped.Add(1)
		t.metrics.RequestDropped("full")
		return nil, errQueueFull
	}
	route := routeOf(req)
	delays := newBackOff(t.retry, 10*t.retry)
	for attempt := 1; ; attempt++ {
		if err := t.wait(req.Context(), route); err != nil {
			t.metrics.RequestDropped("late")
			return nil, err
		}
		out, err := t.outgoing(req)
		if err != nil {
			return nil, err
		}
		resp, err := t.attempt(out, route)
		if errors.Is(err, errWithheld) {
			t.metrics.RequestDropped("withheld")
			return nil, err
		}
		delay, again := t.again(req, route, resp, err, delays)
		if !again || attempt == maxAttempts {
			return tidyResponse(resp), err
		}
		t.lg.DebugContext(req.Context(), "request repeated", "method", req.Method, "route", route, "attempt", attempt, "status", status(resp))
		t.metrics.RequestRetried(cmp.Or(statusWord(resp), "error"))
		discard(resp)
		if err := sleep(req.Context(), delay); err != nil {
			return nil, err
		}
	}
}

// attempt sends req once, unless requests are withheld.
func (t *transport) attempt(req *http.Request, route string) (*http.Response, error) {
	tell, err := t.breaker.Allow()
	if err != nil {
		return nil, errWithheld
	}
	start := time.Now()
	resp, err := t.base.RoundTrip(req)
	t.metrics.Requested(req.Method, status(resp), time.Since(start))
	if err != nil {
		tell(nil) // Discord has not refused it
		return nil, err
	}
	if countsTowardsBan(resp) {
		tell(errCounts)
	} else {
		tell(nil)
	}
	t.note(req.Context(), route, resp)
	return resp, nil
}

// countsTowardsBan reports whether an answer is of those of which Discord takes 10,000 in
// ten minutes. A limit that others have used up is not our fault.
func countsTowardsBan(resp *http.Response) bool {
	switch resp.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden:
		return true
	case http.StatusTooManyRequests:
		return resp.Header.Get("X-RateLimit-Scope") != "shared"
	}
	return false
}

// outgoing returns a copy of req to send, with a fresh body.
func (t *transport) outgoing(req *http.Request) (*http.Request, error) {
	out := req.Clone(req.Context())
	if req.GetBody != nil {
		body, err := req.GetBody()
		if err != nil {
			return nil, fmt.Errorf("repeat request body: %w", err)
		}
		out.Body = body
	}
	if t.api != nil && out.URL.Host == "discord.com" {
		out.URL.Scheme, out.URL.Host, out.Host = t.api.Scheme, t.api.Host, ""
		if base := strings.TrimSuffix(t.api.Path, "/"); base != "" {
			out.URL.Path = base + strings.TrimPrefix(out.URL.Path, "/api/v"+discordgo.APIVersion)
			out.URL.RawPath = ""
		}
	}
	return out, nil
}

// again reports whether a request that ended in resp or err should be sent
// again, and after what delay beyond what wait waits for.
func (t *transport) again(req *http.Request, route string, resp *http.Response, err error, delays backoff.BackOff) (time.Duration, bool) {
	ctx := req.Context()
	switch {
	case ctx.Err() != nil, req.Body != nil && req.Body != http.NoBody && req.GetBody == nil:
		return 0, false
	case err != nil:
		return delays.NextBackOff(), canRepeat(req)
	case resp.StatusCode == http.StatusTooManyRequests:
		// Refused, so it took no effect: even a POST may go again.
		return 0, fitsDeadline(ctx, t.free(route))
	case resp.StatusCode >= 500:
		return delays.NextBackOff(), canRepeat(req)
	}
	return 0, false
}

// wait blocks until route may be used.
func (t *transport) wait(ctx context.Context, route string) error {
	for waited := false; ; {
		until := t.free(route)
		d := time.Until(until)
		if d <= 0 {
			if waited || unlimited(route) {
				return nil
			}
			if err := t.limit.Wait(ctx); err != nil {
				return err
			}
			waited = true
			continue // meanwhile Discord may have said that nothing is to be sent
		}
		waited = false // or those who have waited would all be sent at the same time
		if !fitsDeadline(ctx, until) {
			return fmt.Errorf("rate limited for %v more", d.Round(time.Millisecond))
		}
		if err := sleep(ctx, d); err != nil {
			return err
		}
	}
}

// unlimited reports whether a route does not count towards the requests of a second:
// those that answer interactions do not, and have three seconds only.
func unlimited(route string) bool {
	return strings.Contains(route, "/interactions/") || strings.Contains(route, "/webhooks/")
}

// free returns when route may be used again.
func (t *transport) free(route string) time.Time {
	t.mu.Lock()
	defer t.mu.Unlock()
	if until := t.routes[route]; until.After(t.pause) {
		return until
	}
	return t.pause
}

// note learns from resp how long route, or everything, has to wait.
func (t *transport) note(ctx context.Context, route string, resp *http.Response) {
	now := time.Now()
	h := resp.Header
	limited := resp.StatusCode == http.StatusTooManyRequests
	after, global := seconds(h.Get("X-RateLimit-Reset-After")), false
	if limited {
		after, global = retryAfter(resp)
		t.metrics.RateLimited(global)
		t.lg.WarnContext(ctx, "rate limited", "route", route, "global", global, "retry_after", after)
	}
	if !limited && h.Get("X-RateLimit-Remaining") != "0" || after <= 0 {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	until := now.Add(after)
	if global {
		t.pause = later(t.pause, until)
		return
	}
	if len(t.routes) >= maxRoutes {
		for r, at := range t.routes {
			if at.Before(now) {
				delete(t.routes, r)
			}
		}
	}
	t.routes[route] = later(t.routes[route], until)
}

// retryAfter returns what a 429 says: how long to wait, and whether that goes
// for all requests. It leaves the body readable.
func retryAfter(resp *http.Response) (after time.Duration, global bool) {
	body, _ := io.ReadAll(io.LimitReader(resp.Body, maxBody))
	resp.Body.Close()
	resp.Body = io.NopCloser(bytes.NewReader(body))

	var said struct {
		RetryAfter float64 `json:"retry_after"`
		Global     bool    `json:"global"`
	}
	// A page of HTML comes from the edge in front of Discord, which has the
	// whole address in mind.
	global = json.Unmarshal(body, &said) != nil
	global = global || said.Global || resp.Header.Get("X-RateLimit-Global") != ""
	for _, d := range []time.Duration{fraction(said.RetryAfter), seconds(resp.Header.Get("Retry-After")), time.Second} {
		if d > 0 {
			return d, global // the header is the same in whole seconds
		}
	}
	return 0, global
}

// seconds returns the duration that a header gives in seconds, 0 for nonsense.
func seconds(s string) time.Duration {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0
	}
	return fraction(f)
}

// fraction returns f seconds, at most a day: more than that would overflow
// sooner or later, and is nonsense.
func fraction(f float64) time.Duration {
	if !(f > 0) { // also for NaN
		return 0
	}
	return time.Duration(min(f, 86400) * float64(time.Second))
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// fitsDeadline reports whether ctx lasts until t.
func fitsDeadline(ctx context.Context, t time.Time) bool {
	d, ok := ctx.Deadline()
	return !ok || t.Before(d)
}

// routeOf returns the name under which Discord presumably counts req: its path
// with all ids but the first, which is that of the channel or guild. It is safe
// to log, since it has no token of an interaction or webhook.
func routeOf(req *http.Request) string {
	parts := strings.Split(req.URL.Path, "/")
	major := false
	for i, p := range parts {
		switch {
		case isID(p) && !major:
			major = true
		case isID(p):
			parts[i] = ":id"
		case len(p) > 40:
			parts[i] = ":token"
		}
	}
	return req.Method + " " + strings.Join(parts, "/")
}

func isID(s string) bool {
	return len(s) > 5 && len(s) <= 20 && strings.Trim(s, "0123456789") == ""
}

// tidyResponse returns resp so that discordgo makes the best of it. Without the
// headers its own limiter never sleeps, which no context could cut short. Error
// bodies that are no JSON (HTML from a proxy), and those of 502, would come out as
// syntax errors or whole pages in a message.
func tidyResponse(resp *http.Response) *http.Response {
	if resp == nil {
		return nil
	}
	for _, h := range []string{"Remaining", "Reset", "Reset-After", "Global"} {
		resp.Header.Del("X-RateLimit-" + h)
	}
	if resp.StatusCode < 400 {
		resp.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(resp.Body, maxBody), resp.Body}
		return resp
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxBody))
	resp.Body.Close()
	var object map[string]any
	if err != nil || resp.StatusCode >= 500 || json.Unmarshal(body, &object) != nil {
		body, _ = json.Marshal(map[string]any{"message": http.StatusText(resp.StatusCode), "code": 0})
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	resp.ContentLength = int64(len(body))
	return resp
}

// discard makes resp's connection free for the next attempt.
func discard(resp *http.Response) {
	if resp == nil {
		return
	}
	io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
	resp.Body.Close()
}

// statusWord returns the status of resp, "" if there is none.
func statusWord(resp *http.Response) string {
	if resp == nil {
		return ""
	}
	return strconv.Itoa(resp.StatusCode)
}

func status(resp *http.Response) int {
	if resp == nil {
		return 0
	}
	return resp.StatusCode
}

// newBackOff returns delays that double from first to most, spread by half so
// that bots that lost their connections together do not return together.
func newBackOff(first, most time.Duration) *backoff.ExponentialBackOff {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval, b.MaxInterval, b.Multiplier = first, most, 2
	b.Reset()
	return b
}

// sleep waits for d or until ctx ends, whose error it returns.
func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
