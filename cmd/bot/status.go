package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/net/netutil"
	"golang.org/x/sync/singleflight"

	"attache/internal/metrics"
)

// A status tells those who watch over the bot how it is, over HTTP: /healthz answers while
// the process does, /readyz says whether it can answer questions and if not what is
// missing, /metrics has the counts. None of it says anything about members.
type status struct {
	lg     *slog.Logger
	ending atomic.Bool

	mu     sync.Mutex
	checks []*check
}

// A check says in a sentence what keeps the bot from answering questions, "" if nothing
// does.
type check struct {
	name  string
	fault func() string
	asked singleflight.Group
}

// look returns what the check says, within ctx. Those who look at a time share an answer, and
// one that never answers is asked once.
func (c *check) look(ctx context.Context) string {
	said := c.asked.DoChan("", func() (any, error) { return c.fault(), nil })
	select {
	case r := <-said:
		return r.Val.(string)
	case <-ctx.Done():
		return silent
	}
}

const silent = "it does not answer"

const (
	// checkTimeout is for all checks of one request; a memory on another machine may
	// not answer at all.
	checkTimeout = 3 * time.Second

	// maxWatchers is how many connections are served at a time. Few look, and whoever
	// keeps connections open must not use up those of Discord.
	maxWatchers = 32
)

// listen serves the status at an address until the returned function is called. It must be
// possible to look before anything else has begun, so nothing is checked yet.
func (s *status) listen(address string, m *metrics.Metrics) (stop func(), err error) {
	l, err := net.Listen("tcp", address)
	if err != nil {
		return nil, addressError(fmt.Errorf("cannot serve the status at STATUS_ADDR: %w; choose another address, like localhost:9464", err))
	}
	srv := &http.Server{
		Handler:           s.handler(m),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       5 * time.Second,
		WriteTimeout:      20 * time.Second,
		IdleTimeout:       2 * time.Minute, // Prometheus comes every minute or sooner
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(s.lg.Handler(), slog.LevelDebug),
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := srv.Serve(netutil.LimitListener(l, maxWatchers)); !errors.Is(err, http.ErrServerClosed) {
			s.lg.Error("the status is no longer served", slog.Any("err", err))
		}
	}()
	s.lg.Info("serving /healthz, /readyz and /metrics", slog.String("address", l.Addr().String()))
	return func() {
		srv.Close() // nobody who looks now needs to see the end of it
		<-done
	}, nil
}

// watch has a check decide, too, whether the bot is ready, in the place of what was said
// of the same before.
func (s *status) watch(name string, fault func() string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.checks = slices.DeleteFunc(s.checks, func(c *check) bool { return c.name == name })
	s.checks = append(s.checks, &check{name: name, fault: fault})
}

// awaited is a check of what is not there yet.
func awaited(what string) func() string { return func() string { return what } }

func (s *status) handler(m *metrics.Metrics) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("GET /readyz", s.ready)
	mux.Handle("GET /metrics", m.Handler())
	return mux
}

// A readiness is what /readyz answers.
type readiness struct {
	Ready  bool              `json:"ready"`
	Checks map[string]string `json:"checks"` // "ok", or what is wrong
}

func (s *status) ready(w http.ResponseWriter, req *http.Request) {
	ctx, cancel := context.WithTimeout(req.Context(), checkTimeout)
	defer cancel()
	out := s.look(ctx)
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if !out.Ready {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	json.NewEncoder(w).Encode(out)
}

// look makes all checks, each within ctx.
func (s *status) look(ctx context.Context) readiness {
	s.mu.Lock()
	checks := slices.Clone(s.checks)
	s.mu.Unlock()
	out := readiness{Ready: true, Checks: make(map[string]string, len(checks))}
	if s.ending.Load() {
		out.Ready, out.Checks["process"] = false, "it is ending"
	}
	for _, c := range checks {
		out.Checks[c.name] = "ok"
		if fault := c.look(ctx); fault != "" {
			out.Ready, out.Checks[c.name] = false, fault
		}
	}
	return out
}
