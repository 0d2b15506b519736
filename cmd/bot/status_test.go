package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"attache/internal/discordtest"
	"attache/internal/metrics"
)

// A tail is a log that one can wait for.
type tail struct {
	mu   sync.Mutex
	buf  bytes.Buffer
	more chan struct{} // closed at the next write; nil while nobody waits
}

func (l *tail) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.more != nil {
		close(l.more)
		l.more = nil
	}
	return l.buf.Write(p)
}

func (l *tail) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// await returns the first submatch of a pattern as soon as the log has it.
func (l *tail) await(t *testing.T, pattern string) string {
	t.Helper()
	re := regexp.MustCompile(pattern)
	for {
		l.mu.Lock()
		if m := re.FindStringSubmatch(l.buf.String()); m != nil {
			l.mu.Unlock()
			return m[len(m)-1]
		}
		if l.more == nil {
			l.more = make(chan struct{})
		}
		more := l.more
		l.mu.Unlock()
		select {
		case <-more:
		case <-t.Context().Done():
			t.Fatalf("the log never had %s:\n%s", pattern, l)
		}
	}
}

// fetch returns what a server answers, which must have the status.
func fetch(t *testing.T, url string, want int) string {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != want {
		t.Errorf("%s: got status %d, %v, want %d:\n%s", url, resp.StatusCode, err, want, body)
	}
	return string(body)
}

// readiness is served from the start: before Discord is reached, while the bot is
// connected, and as it ends.
func TestStatus(t *testing.T) {
	srv := discordtest.New(t)
	hold := make(chan struct{})
	srv.Fail(discordtest.Fault{Path: discordtest.GatewayPath, Hold: hold})
	ctx, stop := context.WithCancel(t.Context())
	var log tail
	done := make(chan int, 1)
	t.Chdir(t.TempDir())
	settings := map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL, "STATUS_ADDR": "127.0.0.1:0"}
	env := environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: &log, getenv: func(name string) string { return settings[name] }}
	go func() { done <- run(ctx, nil, env) }()
	address := log.await(t, `address=(\S+)`)
	base := "http://" + address
	log.await(t, "corpus is ready")
	var got readiness
	if err := json.Unmarshal([]byte(fetch(t, base+"/readyz", http.StatusServiceUnavailable)), &got); err != nil {
		t.Fatal(err)
	}
	want := readiness{Checks: map[string]string{"memory": "ok", "index": "ok", "gateway": "not connected to Discord"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("before the gateway (-want +got):\n%s", diff)
	}
	if got := fetch(t, base+"/healthz", http.StatusOK); got != "ok\n" {
		t.Errorf("/healthz says %q", got)
	}

	asked := environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}, getenv: func(name string) string {
		return map[string]string{"STATUS_ADDR": address}[name]
	}}
	health := func(want int, args ...string) string {
		t.Helper()
		var out bytes.Buffer
		asked.stdout, asked.stderr = &out, &out
		if got := run(t.Context(), append([]string{"health"}, args...), asked); got != want {
			t.Errorf("bot health %v: got exit status %d, want %d: %s", args, got, want, &out)
		}
		return out.String()
	}
	health(exitOK)
	if got := health(exitFault, "--ready"); got != "bot: not ready: gateway: not connected to Discord\n" {
		t.Errorf("bot health --ready says %q", got)
	}

	close(hold)
	srv.WaitReady(t)
	log.await(t, "connected to Discord")
	fetch(t, base+"/readyz", http.StatusOK)
	health(exitOK, "--ready")
	srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	log.await(t, "question answered")
	counts := fetch(t, base+"/metrics", http.StatusOK)
	for _, want := range []string{
		`attache_answer_duration_seconds_count{command="who",status="answered"} 1`,
		`attache_gateway_events_total{event="MESSAGE_CREATE"}`,
		"attache_corpus_articles ",
	} {
		if !strings.Contains(counts, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	for _, secret := range []string{srv.Token, srv.UserID, srv.ChannelID, srv.GuildID, "Lavrov"} {
		if strings.Contains(counts, secret) {
			t.Errorf("the metrics have %q", secret)
		}
	}
	fetch(t, base+"/", http.StatusNotFound)
	stop()
	if status := <-done; status != exitOK {
		t.Errorf("the bot ended with status %d:\n%s", status, &log)
	}
	if got := health(exitFault); !strings.Contains(got, "no bot answers at STATUS_ADDR") {
		t.Errorf("of a bot that has ended bot health says %q", got)
	}
}

// What cannot be checked is not ready, and asked one time however often somebody looks.
func TestStatusSilentCheck(t *testing.T) {
	s := &status{}
	asked := make(chan struct{}, 9)
	answer := make(chan struct{})
	s.watch("memory", func() string { asked <- struct{}{}; <-answer; return "" })
	s.watch("index", func() string { return "" })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range 3 {
		got := s.look(ctx)
		if want := (readiness{Checks: map[string]string{"memory": "it does not answer", "index": "ok"}}); got.Checks["memory"] != want.Checks["memory"] || got.Ready {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	<-asked
	if n := len(asked); n > 0 {
		t.Errorf("the check was asked %d more times", n)
	}
	close(answer)
	if got := s.look(t.Context()); !got.Ready { // as soon as it has answered it counts again
		t.Errorf("after it has answered: %+v", got)
	}
	s.ending.Store(true)
	if got := s.look(t.Context()); got.Ready || got.Checks["process"] == "" {
		t.Errorf("at the end: %+v", got)
	}
}

// Two who look at a time are both told how it is.
func TestStatusLooksShared(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &status{}
		answer := make(chan struct{})
		s.watch("memory", func() string { <-answer; return "" })
		got := make(chan readiness, 2)
		for range cap(got) {
			go func() { got <- s.look(t.Context()) }()
		}
		synctest.Wait()
		if len(got) > 0 {
			t.Errorf("before the check has answered: %+v", <-got)
		}
		close(answer)
		synctest.Wait()
		for range len(got) {
			if r := <-got; !r.Ready {
				t.Errorf("got %+v", r)
			}
		}
	})
}

func TestStatusRefuses(t *testing.T) {
	h := (&status{}).handler(metrics.New())
	for _, test := range []struct {
		method, path string
		want         int
	}{
		{http.MethodGet, "/healthz", http.StatusOK},
		{http.MethodHead, "/healthz", http.StatusOK},
		{http.MethodPost, "/healthz", http.StatusMethodNotAllowed},
		{http.MethodDelete, "/readyz", http.StatusMethodNotAllowed},
		{http.MethodGet, "/healthz/", http.StatusNotFound},
		{http.MethodGet, "/debug/pprof/", http.StatusNotFound},
		{http.MethodGet, "/../etc/passwd", http.StatusTemporaryRedirect},
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(test.method, test.path, nil))
		if w.Code != test.want {
			t.Errorf("%s %s: got %d, want %d", test.method, test.path, w.Code, test.want)
		}
	}
}

// An address that cannot be had ends the bot before Discord hears of it.
func TestStatusAddressTaken(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	srv := discordtest.New(t)
	t.Chdir(t.TempDir())
	var stderr bytes.Buffer
	status := run(t.Context(), nil, environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: &stderr, getenv: func(name string) string {
		return map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL, "STATUS_ADDR": l.Addr().String()}[name]
	}})
	if status != exitFault || !strings.Contains(stderr.String(), "cannot serve the status at STATUS_ADDR") || len(srv.Requests()) > 0 {
		t.Errorf("got status %d, %d requests: %s", status, len(srv.Requests()), &stderr)
	}
}
