//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"attache/internal/discordtest"
)

// A locked is a buffer that may be read while it is written to.
type locked struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *locked) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *locked) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// TestServeReadsAgain changes the articles under a bot at work: one that watches them, and
// one that is told to read them.
func TestServeReadsAgain(t *testing.T) {
	for _, watch := range []string{"on", "off"} {
		t.Run(watch, func(t *testing.T) { serveReadsAgain(t, watch) })
	}
}

func serveReadsAgain(t *testing.T, watch string) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const head = "---\ntitle: Harbour\ndate: 2024-05-02\n---\n"
	write("harbour.md", head+"Norwegian Foreign Minister Ingrid Solberg opened the harbour.\n")
	write("quay.md", head+"Danish Foreign Minister Lars Madsen closed the quay.\n")

	srv := discordtest.New(t)
	ctx, stop := context.WithCancel(t.Context())
	log := &locked{}
	done := make(chan int, 1)
	t.Chdir(t.TempDir()) // no .env here
	env := environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: log, getenv: func(name string) string {
		return map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL, "CORPUS": dir, "CORPUS_WATCH": watch}[name]
	}}
	go func() { done <- run(ctx, nil, env) }()
	srv.WaitReady(t)
	// until asks until the answer has the words, since nothing tells a member that the
	// articles have changed.
	until := func(question, want string) {
		t.Helper()
		for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); {
			m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, question))
			if strings.Contains(m.Embeds[0].Title+m.Embeds[0].Description, want) {
				return
			}
		}
		t.Errorf("%s is not answered with %q:\n%s", question, want, log)
	}
	write("harbour.md", head+"Norwegian Prime Minister Ingrid Solberg opened the harbour.\n")
	write("quay.md", "---\n") // somebody is at it
	if watch == "off" {
		if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
	}
	until("!who Solberg", "Prime Minister")
	until("!who Madsen", "Danish Foreign Minister")
	stop()
	if status := <-done; status != exitOK {
		t.Errorf("the bot ended with status %d:\n%s", status, log)
	}
	for _, want := range []string{"an article cannot be read", "quay.md:1: ", "kept=1", "added=0 changed=1 removed=0"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, log)
		}
	}
}

// TestReloading tells the operator what a signal did not achieve.
func TestReloading(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	hup := make(chan os.Signal)
	log := &locked{}
	done := make(chan struct{})
	go func() {
		defer close(done)
		reloading(ctx, config{}.logger(log), hup, func(context.Context) error { return errors.New("disk is on fire") })
	}()
	hup <- syscall.SIGHUP
	hup <- syscall.SIGHUP // the first is done with
	if got := log.String(); !strings.Contains(got, "stay as they were") || !strings.Contains(got, "on fire") {
		t.Errorf("the log is %q", got)
	}
	stop()
	<-done
}
