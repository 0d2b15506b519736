package discordtest

import (
	"bytes"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"path"
	"strconv"
	"strings"
	"time"
)

// Fault is something that goes wrong with a REST request, or with a gateway
// connection when Path is [GatewayPath].
type Fault struct {
	Method string // empty: any
	Path   string // as path.Match has it, without /api/vN: "/channels/*/messages"; "/channels/**" for all below; empty: any but the gateway's

	Status int         // what is answered; 0: the request goes on as usual after Delay and Hold
	Body   string      // of the answer; empty: Discord's JSON for the status
	Header http.Header // added to the answer

	// Times is how many requests it happens to: 0 means one, a negative number
	// all until it is taken away.
	Times int

	// Delay and Hold keep the request waiting: for a time, and until a channel
	// is closed. Both end with the server and with the request.
	Delay time.Duration
	Hold  <-chan struct{}

	// Drop cuts the connection in the place of an answer. Go's client silently
	// repeats a GET, PUT or DELETE that this happens to on a connection it had
	// used before.
	Drop bool

	// Applied lets the request take effect before its answer is replaced or
	// dropped: a message is posted and the bot is told it is not.
	Applied bool
}

type activeFault struct {
	Fault
	left int
}

// Fail makes something go wrong. The first fault that fits a request happens to
// it. The returned function takes it away.
func (s *Server) Fail(f Fault) (remove func()) {
	if _, err := path.Match(strings.TrimSuffix(f.Path, "/**"), ""); err != nil {
		panic(fmt.Sprintf("discordtest: fault for path %q: %v", f.Path, err))
	}
	a := &activeFault{Fault: f, left: f.Times}
	if a.left == 0 {
		a.left = 1
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = append(s.faults, a)
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		a.left = 0
	}
}

// RateLimited is a 429 of one route, once. Set Times for more of it.
func RateLimited(method, path string, retryAfter time.Duration) Fault {
	return rateLimit(method, path, retryAfter, "user", false)
}

// GloballyRateLimited is the 429 that concerns every route, once.
func GloballyRateLimited(method, path string, retryAfter time.Duration) Fault {
	return rateLimit(method, path, retryAfter, "global", true)
}

func rateLimit(method, path string, retryAfter time.Duration, scope string, global bool) Fault {
	seconds := retryAfter.Seconds()
	h := http.Header{}
	h.Set("Retry-After", strconv.Itoa(int(math.Ceil(seconds))))
	h.Set("X-RateLimit-Remaining", "0")
	h.Set("X-RateLimit-Reset-After", strconv.FormatFloat(seconds, 'f', 3, 64))
	h.Set("X-RateLimit-Scope", scope)
	if global {
		h.Set("X-RateLimit-Global", "true")
	}
	return Fault{Method: method, Path: path, Status: http.StatusTooManyRequests, Header: h,
		Body: string(mustJSON(map[string]any{
			"message": "You are being rate limited.", "retry_after": seconds, "global": global,
		}))}
}

// HTMLPage is an answer by the proxy before Discord, once: HTML, and none of
// Discord's headers. A 429 of this kind is what a banned address gets.
func HTMLPage(method, path string, status int) Fault {
	h := http.Header{}
	h.Set("Content-Type", "text/html")
	h.Set("Server", "cloudflare")
	if status == http.StatusTooManyRequests {
		h.Set("Retry-After", "1")
	}
	return Fault{Method: method, Path: path, Status: status, Header: h,
		Body: fmt.Sprintf("<!DOCTYPE html>\n<html><head><title>%d</title></head><body>%s</body></html>\n",
			status, http.StatusText(status))}
}

// fits reports whether a fault is for a request.
func (a *activeFault) fits(method, p string) bool {
	switch {
	case a.left == 0, a.Method != "" && a.Method != method:
		return false
	case a.Path == "":
		return p != GatewayPath
	}
	if below, ok := strings.CutSuffix(a.Path, "/**"); ok {
		n := strings.Count(below, "/") + 1
		parts := strings.SplitN(p, "/", n+1)
		if len(parts) <= n {
			return false
		}
		fits, _ := path.Match(below, strings.Join(parts[:n], "/"))
		return fits
	}
	fits, _ := path.Match(a.Path, p)
	return fits
}

// takeFault finds the fault for a request and counts it. The caller holds s.mu.
func (s *Server) takeFault(method, p string) *Fault {
	for _, a := range s.faults {
		if !a.fits(method, p) {
			continue
		}
		if a.left > 0 {
			a.left--
		}
		return &a.Fault
	}
	return nil
}

// wait plays Delay and Hold. It reports false if the request or the server ended
// meanwhile.
func (f *Fault) wait(r *http.Request, done <-chan struct{}) bool {
	if f.Delay > 0 {
		timer := time.NewTimer(f.Delay)
		defer timer.Stop()
		select {
		case <-timer.C:
		case <-r.Context().Done():
			return false
		case <-done:
			return false
		}
	}
	if f.Hold != nil {
		select {
		case <-f.Hold:
		case <-r.Context().Done():
			return false
		case <-done:
			return false
		}
	}
	return true
}

// answers reports whether the fault takes the place of the answer.
func (f *Fault) answers() bool { return f.Status != 0 || f.Drop }

// play answers in the place of next. It returns the status, 0 for a cut
// connection, which the caller is to cut.
func (f *Fault) play(w http.ResponseWriter, r *http.Request, next http.Handler) int {
	if f.Applied {
		next.ServeHTTP(httptest.NewRecorder(), r)
	}
	if f.Drop {
		return 0
	}
	body := f.Body
	w.Header().Set("Content-Type", "application/json")
	if body == "" {
		body = string(mustJSON(map[string]any{
			"message": fmt.Sprintf("%d: %s", f.Status, http.StatusText(f.Status)), "code": 0,
		}))
	}
	for name, values := range f.Header {
		w.Header()[http.CanonicalHeaderKey(name)] = values
	}
	w.WriteHeader(f.Status)
	bytes.NewBufferString(body).WriteTo(w)
	return f.Status
}
