package discord

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A tripper is an http.RoundTripper.
type tripper func(*http.Request) (*http.Response, error)

func (f tripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// answerWith returns a response; headers are names and values by turns.
func answerWith(status int, body string, headers ...string) *http.Response {
	h := http.Header{}
	for i := 0; i < len(headers); i += 2 {
		h.Set(headers[i], headers[i+1])
	}
	return &http.Response{StatusCode: status, Status: fmt.Sprint(status, " ", http.StatusText(status)), Header: h, Body: io.NopCloser(strings.NewReader(body))}
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func newRequest(t *testing.T, ctx context.Context, method, path string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, method, "https://discord.com/api/v9"+path, strings.NewReader(`{"a":1}`))
	if err != nil {
		t.Fatal(err)
	}
	return req
}

func TestRepeats(t *testing.T) {
	ok := func() (*http.Response, error) { return answerWith(200, "{}"), nil }
	bad := func() (*http.Response, error) { return answerWith(503, "<html>"), nil }
	broken := func() (*http.Response, error) { return nil, errors.New("connection reset") }
	limited := func() (*http.Response, error) {
		return answerWith(429, `{"retry_after":0.5}`, "Retry-After", "1"), nil
	}
	type step = func() (*http.Response, error)
	tests := map[string]struct {
		method string
		marked bool
		steps  []step
		want   int // requests sent
		status int // in the end; 0 for an error
	}{
		"fine":                    {"POST", false, []step{ok}, 1, 200},
		"get after 503":           {"GET", false, []step{bad, ok}, 2, 200},
		"get after break":         {"GET", false, []step{broken, ok}, 2, 200},
		"get, always 503":         {"GET", false, []step{bad, bad, bad, bad, ok}, maxAttempts, 503},
		"get, always broken":      {"GET", false, []step{broken, broken, broken, broken, ok}, maxAttempts, 0},
		"put after 503":           {"PUT", false, []step{bad, ok}, 2, 200},
		"post after 503":          {"POST", false, []step{bad, ok}, 1, 503},
		"post after break":        {"POST", false, []step{broken, ok}, 1, 0},
		"marked post after 503":   {"POST", true, []step{bad, ok}, 2, 200},
		"marked post after break": {"POST", true, []step{broken, ok}, 2, 200},
		"post after 429":          {"POST", false, []step{limited, limited, ok}, 3, 200},
		"always 429":              {"POST", false, []step{limited, limited, limited, limited, ok}, maxAttempts, 429},
	}
	for name, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			sent := 0
			tr := newTransport(quiet(), nil, tripper(func(r *http.Request) (*http.Response, error) {
				if b, _ := io.ReadAll(r.Body); string(b) != `{"a":1}` {
					t.Errorf("%s: attempt %d has body %q", name, sent, b)
				}
				sent++
				return tt.steps[sent-1]()
			}))
			req := newRequest(t, t.Context(), tt.method, "/channels/123456/messages")
			if tt.marked {
				repeatable(&discordgo.RequestConfig{Request: req})
			}
			resp, err := tr.RoundTrip(req)
			if sent != tt.want || status(resp) != tt.status || (err != nil) != (tt.status == 0) {
				t.Errorf("%s: %d sent, status %d, %v; want %d and %d", name, sent, status(resp), err, tt.want, tt.status)
			}
		})
	}
}

func TestRateLimits(t *testing.T) {
	// send sends a request to each path in turn and returns when each was sent.
	send := func(t *testing.T, first *http.Response, paths ...string) (at []time.Duration) {
		start := time.Now()
		tr := newTransport(quiet(), nil, tripper(func(*http.Request) (*http.Response, error) {
			at = append(at, time.Since(start))
			if len(at) == 1 {
				return first, nil
			}
			return answerWith(200, "{}"), nil
		}))
		for _, p := range paths {
			if _, err := tr.RoundTrip(newRequest(t, t.Context(), "POST", p)); err != nil {
				t.Error(err)
			}
		}
		return at
	}
	const a, b = "/channels/111111/messages", "/channels/222222/messages"
	html := answerWith(429, "<html>banned", "Retry-After", "2")
	for name, tt := range map[string]struct {
		first *http.Response
		paths []string
		want  []time.Duration
	}{
		"route":  {answerWith(429, `{"retry_after":0.5}`), []string{a, b}, []time.Duration{0, 500 * time.Millisecond, 500 * time.Millisecond}},
		"used":   {answerWith(200, `{}`, "X-RateLimit-Remaining", "0", "X-RateLimit-Reset-After", "1.5"), []string{a, b, a}, []time.Duration{0, 0, 1500 * time.Millisecond}},
		"left":   {answerWith(200, `{}`, "X-RateLimit-Remaining", "1", "X-RateLimit-Reset-After", "1.5"), []string{a, a}, []time.Duration{0, 0}},
		"html":   {html, []string{a}, []time.Duration{0, 2 * time.Second}},
		"silent": {answerWith(429, `{}`), []string{a}, []time.Duration{0, time.Second}},
	} {
		synctest.Test(t, func(t *testing.T) {
			got := send(t, tt.first, tt.paths...)
			if len(got) != len(tt.want) {
				t.Fatalf("%s: sent at %v, want %v", name, got, tt.want)
			}
			for i := range got {
				if got[i] != tt.want[i] {
					t.Errorf("%s: sent at %v, want %v", name, got, tt.want)
				}
			}
		})
	}
}

func TestGlobalLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var sent atomic.Int64
		tr := newTransport(quiet(), nil, tripper(func(r *http.Request) (*http.Response, error) {
			if sent.Add(1) == 1 {
				return answerWith(429, `{"retry_after":3,"global":true}`), nil
			}
			if d := time.Since(start); d < 3*time.Second {
				t.Errorf("%s is sent after %v", r.URL, d)
			}
			return answerWith(200, "{}"), nil
		}))
		done := make(chan bool)
		go func() {
			tr.RoundTrip(newRequest(t, t.Context(), "POST", "/channels/111111/messages"))
			done <- true
		}()
		synctest.Wait()
		tr.RoundTrip(newRequest(t, t.Context(), "POST", "/channels/222222/messages"))
		<-done
	})
}

// TestGlobalLimitOfMany checks that a global limit holds up those too who were waiting for
// their turn when it came, and that they do not all go at the end of it.
func TestGlobalLimitOfMany(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const limited, pause, many = 110 * time.Millisecond, 5 * time.Second, 200
		start := time.Now()
		var mu sync.Mutex
		var at []time.Duration
		tr := newTransport(quiet(), nil, tripper(func(*http.Request) (*http.Response, error) {
			mu.Lock()
			at = append(at, time.Since(start))
			first := len(at) == 1
			mu.Unlock()
			time.Sleep(limited)
			if first {
				return answerWith(429, `{"retry_after":5,"global":true}`), nil
			}
			return answerWith(200, "{}"), nil
		}))
		var all sync.WaitGroup
		for i := range many {
			all.Go(func() {
				if resp, err := tr.RoundTrip(newRequest(t, t.Context(), "POST", fmt.Sprintf("/channels/%d/messages", 111111+i))); status(resp) != 200 {
					t.Errorf("RoundTrip gives %d, %v", status(resp), err)
				}
			})
		}
		all.Wait()
		slices.Sort(at)
		for i, d := range at {
			if d > limited && d < limited+pause {
				t.Errorf("a request is sent after %v", d)
			}
			if i >= 49 && d-at[i-49] < time.Second {
				t.Errorf("50 requests are sent in %v", d-at[i-49])
			}
		}
		if len(at) != many+1 {
			t.Errorf("%d requests are sent, want all %d and the first again", len(at), many)
		}
	})
}

// TestLimitBeyondDeadline checks that nobody waits for what comes too late.
func TestLimitBeyondDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		sent := 0
		tr := newTransport(quiet(), nil, tripper(func(*http.Request) (*http.Response, error) {
			sent++
			return answerWith(429, `{"retry_after":3600}`), nil
		}))
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		req := newRequest(t, ctx, "POST", "/channels/111111/messages")
		if resp, err := tr.RoundTrip(req); err != nil || resp.StatusCode != 429 {
			t.Errorf("the first gives %v, %v", resp, err)
		}
		if _, err := tr.RoundTrip(req); err == nil {
			t.Error("the second gives no error")
		}
		if sent != 1 || time.Since(start) > 0 {
			t.Errorf("%d sent after %v", sent, time.Since(start))
		}
	})
}

// TestBreaker checks that an address is not banned, whatever goes wrong: of a bot that is
// refused all the time, few requests reach Discord, and all of one that no longer is.
func TestBreaker(t *testing.T) {
	for name, refusal := range map[string]func() *http.Response{
		"401":  func() *http.Response { return answerWith(401, `{}`) },
		"403":  func() *http.Response { return answerWith(403, `{"code":50013}`) },
		"429":  func() *http.Response { return answerWith(429, `{"retry_after":0.001}`) },
		"html": func() *http.Response { return answerWith(429, "<html>banned", "Retry-After", "1") },
	} {
		synctest.Test(t, func(t *testing.T) {
			var log strings.Builder
			refused, mended := 0, false
			tr := newTransport(slog.New(slog.NewTextHandler(&log, nil)), nil, tripper(func(*http.Request) (*http.Response, error) {
				if mended {
					return answerWith(200, "{}"), nil
				}
				refused++
				return refusal(), nil
			}))
			send := func() (int, error) {
				resp, err := tr.RoundTrip(newRequest(t, t.Context(), "POST", "/interactions/333333/x/callback"))
				return status(resp), err
			}
			for start := time.Now(); time.Since(start) < 10*time.Minute; time.Sleep(10 * time.Millisecond) {
				send()
			}
			if refused < breakAfter || refused > 1000 {
				t.Errorf("%s: %d requests are refused in ten minutes", name, refused)
			}
			if _, err := send(); !errors.Is(err, errWithheld) {
				t.Errorf("%s: RoundTrip = %v, want %v", name, err, errWithheld)
			}
			mended = true
			time.Sleep(breakFor)
			for range 3 {
				if code, err := send(); code != 200 {
					t.Errorf("%s: afterwards RoundTrip gives %d, %v", name, code, err)
				}
			}
			for _, said := range []string{"might ban this address", "takes requests again"} {
				if n := strings.Count(log.String(), said); n != 1 {
					t.Errorf("%s: the log says %d times %q", name, n, said)
				}
			}
		})
	}
}

// TestBreakerSpares checks that what does not count towards a ban withholds nothing.
func TestBreakerSpares(t *testing.T) {
	for name, answer := range map[string]func() (*http.Response, error){
		"404": func() (*http.Response, error) { return answerWith(404, `{}`), nil },
		"500": func() (*http.Response, error) { return answerWith(500, `{}`), nil },
		"shared": func() (*http.Response, error) {
			return answerWith(429, `{"retry_after":0.001}`, "X-RateLimit-Scope", "shared"), nil
		},
		"broken": func() (*http.Response, error) { return nil, errors.New("connection reset") },
	} {
		synctest.Test(t, func(t *testing.T) {
			sent := 0
			tr := newTransport(quiet(), nil, tripper(func(*http.Request) (*http.Response, error) { sent++; return answer() }))
			for range 2 * breakAfter {
				tr.RoundTrip(newRequest(t, t.Context(), "POST", "/channels/111111/messages"))
			}
			if sent < 2*breakAfter {
				t.Errorf("%s: %d requests are sent, want all %d", name, sent, 2*breakAfter)
			}
		})
	}
}

// TestRequestQueue checks that requests do not pile up without end.
func TestRequestQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		tr := newTransport(quiet(), nil, tripper(func(*http.Request) (*http.Response, error) {
			<-release
			return answerWith(200, "{}"), nil
		}))
		const tooMany = 9
		failed := make(chan error, maxQueued+tooMany)
		for range maxQueued + tooMany {
			go func() {
				_, err := tr.RoundTrip(newRequest(t, t.Context(), "POST", "/channels/111111/messages"))
				failed <- err
			}()
		}
		synctest.Wait()
		for range tooMany {
			if err := <-failed; !errors.Is(err, errQueueFull) {
				t.Errorf("RoundTrip = %v, want %v", err, errQueueFull)
			}
		}
		if n := tr.dropped.Load(); n != tooMany {
			t.Errorf("%d are counted as dropped, want %d", n, tooMany)
		}
		close(release)
		for range maxQueued {
			if err := <-failed; err != nil {
				t.Errorf("RoundTrip = %v", err)
			}
		}
		if n := tr.queued.Load(); n != 0 {
			t.Errorf("%d are still queued", n)
		}
	})
}

func TestCancelledWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tr := newTransport(quiet(), nil, tripper(func(*http.Request) (*http.Response, error) {
			return answerWith(429, `{"retry_after":3600}`), nil
		}))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		if _, err := tr.RoundTrip(newRequest(t, ctx, "POST", "/channels/111111/messages")); !errors.Is(err, context.Canceled) {
			t.Errorf("RoundTrip = %v, want %v", err, context.Canceled)
		}
	})
}

// TestRequestRate checks that no second has more requests than Discord allows.
func TestRequestRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var at []time.Time
		tr := newTransport(quiet(), nil, tripper(func(*http.Request) (*http.Response, error) {
			at = append(at, time.Now())
			return answerWith(200, "{}"), nil
		}))
		for range 200 {
			tr.RoundTrip(newRequest(t, t.Context(), "GET", "/gateway"))
		}
		for i := range at {
			n := 0
			for _, b := range at[i:] {
				if b.Sub(at[i]) < time.Second {
					n++
				}
			}
			if n >= 50 {
				t.Fatalf("%d requests in a second", n)
			}
		}
	})
}

func TestAPIURL(t *testing.T) {
	for api, want := range map[string]string{
		"":                              "https://discord.com/api/v9/gateway",
		"http://localhost:8080":         "http://localhost:8080/api/v9/gateway",
		"https://b.example/":            "https://b.example/api/v9/gateway",
		"https://b.example/base/api/v8": "https://b.example/base/api/v8/gateway",
	} {
		u, err := parseAPI(api)
		if err != nil {
			t.Fatal(err)
		}
		var got *url.URL
		tr := newTransport(quiet(), u, tripper(func(r *http.Request) (*http.Response, error) {
			got = r.URL
			return answerWith(200, "{}"), nil
		}))
		tr.RoundTrip(newRequest(t, t.Context(), "GET", "/gateway"))
		if got.String() != want {
			t.Errorf("with %q the address is %s, want %s", api, got, want)
		}
	}
}

func TestRouteOf(t *testing.T) {
	token := strings.Repeat("secret", 20)
	for path, want := range map[string]string{
		"/channels/111111/messages":                         "GET /api/v9/channels/111111/messages",
		"/channels/111111/messages/222222":                  "GET /api/v9/channels/111111/messages/:id",
		"/interactions/333333/" + token + "/callback":       "GET /api/v9/interactions/333333/:token/callback",
		"/webhooks/333333/" + token + "/messages/@original": "GET /api/v9/webhooks/333333/:token/messages/@original",
	} {
		if got := routeOf(newRequest(t, t.Context(), "GET", path)); got != want {
			t.Errorf("routeOf %s = %s, want %s", path, got, want)
		}
	}
}

// TestCause checks that errors, as discordgo returns them, tell what happened
// and keep what is secret.
func TestCause(t *testing.T) {
	const token = "aaa.bbb.ccc"
	secret := strings.Repeat("secret", 10)
	for name, tt := range map[string]struct {
		resp *http.Response
		err  error
		want string
	}{
		"api error":  {answerWith(403, `{"code":50013,"message":"Missing Permissions"}`), nil, "HTTP 403, code 50013: Missing Permissions"},
		"form":       {answerWith(400, `{"code":50035,"message":"Invalid Form Body","errors":{"content":"`+secret+`"}}`), nil, "HTTP 400, code 50035: Invalid Form Body"},
		"html":       {answerWith(403, "<html>"+secret), nil, "HTTP 403, code 0: Forbidden"},
		"limited":    {answerWith(429, `{"retry_after":3600}`), nil, "rate limited for 1h0m0s"},
		"html limit": {answerWith(429, "<html>"+secret, "Retry-After", "3600"), nil, "rate limited"},
		"gateway":    {answerWith(502, "<html>"+secret), nil, "502"},
		"network":    {nil, errors.New("no route to host for " + token), "no route to host for [token]"},
	} {
		b := New(nil, parrot, Config{Token: token})
		if err := b.prepare(t.Context()); err != nil {
			t.Fatal(err)
		}
		b.client.Transport = newTransport(quiet(), nil, tripper(func(*http.Request) (*http.Response, error) { return tt.resp, tt.err }))
		b.client.Timeout = 100 * time.Millisecond
		address := discordgo.EndpointAPI + "interactions/333333/" + secret + "/callback"
		_, err := b.rest.RequestWithBucketID("POST", address, post{Content: secret}, "x")
		got := cause(err, token)
		if !strings.Contains(got, tt.want) || strings.Contains(got, "secret") || strings.Contains(got, token) {
			t.Errorf("%s: cause of %v is %q, want %q", name, err, got, tt.want)
		}
	}
	if got := cause(nil, ""); got != "" {
		t.Errorf("cause(nil) = %q", got)
	}
}

// TestLocks checks that what discordgo remembers of requests does not grow with the
// channels and interactions that they are for.
func TestLocks(t *testing.T) {
	b := New(nil, parrot, Config{Token: "x"})
	if err := b.prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.client.Transport = tripper(func(*http.Request) (*http.Response, error) { return answerWith(204, ""), nil })
	b.serving = t.Context()
	for i := range 3 * locks {
		if _, err := b.send(b.serving, strconv.Itoa(100000+i), post{}, ""); err != nil {
			t.Fatal(err)
		}
	}
	if n := reflect.ValueOf(b.rest.Ratelimiter).Elem().FieldByName("buckets").Len(); n > locks {
		t.Errorf("discordgo keeps %d buckets, want at most %d", n, locks)
	}
}
