package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"attache/internal/discordtest"
)

// TestServeIndex keeps an index up to date with one bot. Meanwhile others ask of it, but no
// second one writes; a later bot answers from the index alone.
func TestServeIndex(t *testing.T) {
	t.Chdir(t.TempDir()) // no .env here
	if err := os.Mkdir("news", 0o700); err != nil {
		t.Fatal(err)
	}
	const text = "---\ntitle: Harbour\ndate: 2024-05-02\n---\nNorwegian Foreign Minister Ingrid Solberg opened the harbour.\n"
	if err := os.WriteFile(filepath.Join("news", "harbour.md"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	serve := func(settings map[string]string, meanwhile func(*discordtest.Server)) {
		t.Helper()
		srv := discordtest.New(t)
		settings["DISCORD_TOKEN"], settings["DISCORD_API_URL"], settings["INDEX_DIR"] = srv.Token, srv.URL, "kept"
		ctx, stop := context.WithCancel(t.Context())
		var log bytes.Buffer
		done := make(chan int, 1)
		env := environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: &log, getenv: func(name string) string { return settings[name] }}
		go func() { done <- run(ctx, nil, env) }()
		srv.WaitReady(t)
		m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Solberg"))
		if len(m.Embeds) != 1 || !strings.Contains(m.Embeds[0].Description, "Foreign Minister") {
			t.Errorf("the answer is %+v", m)
		}
		meanwhile(srv)
		stop()
		if status := <-done; status != exitOK {
			t.Errorf("the bot ended with status %d:\n%s", status, &log)
		}
	}
	call := func(args ...string) (status int, stdout, stderr string) {
		var out, err bytes.Buffer
		status = run(t.Context(), args, environment{stdin: os.Stdin, stdout: &out, stderr: &err, getenv: func(string) string { return "" }})
		return status, out.String(), err.String()
	}
	serve(map[string]string{"CORPUS": "news"}, func(*discordtest.Server) {
		status, out, said := call("ask", "--index", "kept", "!who Solberg")
		if status != exitOK || !strings.Contains(out, "Foreign Minister") || said != "" {
			t.Errorf("who only reads gets status %d, %q and %q", status, out, said)
		}
		status, out, said = call("ask", "--index", "kept", "--corpus", "news", "!who Solberg")
		if status != exitOK || !strings.Contains(out, "Foreign Minister") || !strings.Contains(said, "kept up to date by another process") {
			t.Errorf("who would write gets status %d, %q and %q", status, out, said)
		}
		status, _, said = call("index", "--index", "kept", "--corpus", "news")
		if want := fmt.Sprintf("bot: index kept is in use by another program (process %d); end that one, or choose another folder\n", os.Getpid()); status != exitUsage || said != want {
			t.Errorf("a second writer gets status %d and %q, want %q", status, said, want)
		}
	})
	if err := os.RemoveAll("news"); err != nil {
		t.Fatal(err)
	}
	serve(map[string]string{}, func(*discordtest.Server) {
		if status, out, said := call("index", "--index", "kept"); status != exitOK || !strings.Contains(out, "1 were kept") {
			t.Errorf("beside a bot that only reads: %d, %q, %q", status, out, said)
		}
	})
}
