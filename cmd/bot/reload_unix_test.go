//go:build unix

package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

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

// TestServeReadsAgain changes the articles under a bot at work.
func TestServeReadsAgain(t *testing.T) {
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
		return map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL, "CORPUS": dir}[name]
	}}
	go func() { done <- run(ctx, nil, env) }()
	srv.WaitReady(t)
	// until asks until the answer has the words, since nothing tells a member that the
	// articles have changed.
	until := func(question, want string) {
		t.Helper()
		for range 1000 {
			m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, question))
			if strings.Contains(m.Embeds[0].Title+m.Embeds[0].Description, want) {
				return
			}
		}
		t.Errorf("%s is not answered with %q:\n%s", question, want, log)
	}
	write("harbour.md", head+"Norwegian Prime Minister Ingrid Solberg opened the harbour.\n")
	write("quay.md", "---\n") // somebody is at it
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	until("!who Solberg", "Prime Minister")
	until("!who Madsen", "Danish Foreign Minister")
	stop()
	if status := <-done; status != exitOK {
		t.Errorf("the bot ended with status %d:\n%s", status, log)
	}
	for _, want := range []string{"left out", "quay.md", "changed=true", "kept_of_broken_files=1"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %q:\n%s", want, log)
		}
	}
}

// TestReloadNothing keeps the articles when none can be read.
func TestReloadNothing(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "harbour.txt")
	if err := os.WriteFile(file, []byte("Harbour\nIngrid Solberg opened the harbour."), 0o600); err != nil {
		t.Fatal(err)
	}
	src := source{path: dir}
	log := &locked{}
	lib, err := src.open(t.Context(), log)
	if err != nil {
		t.Fatal(err)
	}
	before := lib.Index()
	for _, breakIt := range []func() error{
		func() error { return os.WriteFile(file, nil, 0o600) },
		func() error { return os.Remove(file) },
		func() error { return os.Remove(dir) },
	} {
		if err := breakIt(); err != nil {
			t.Fatal(err)
		}
		if err := src.reload(t.Context(), config{}.logger(log), log, lib); err == nil || lib.Index() != before {
			t.Errorf("the articles are gone, or the error is %v", err)
		}
	}
}
