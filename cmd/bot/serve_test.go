package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"attache/internal/discordtest"
	"attache/internal/memory"
)

// The whole program against a fake Discord: a member asks, and the answer comes
// from the articles inside the binary.
func TestServeAnswersInDiscord(t *testing.T) {
	srv := discordtest.New(t)
	ctx, stop := context.WithCancel(t.Context())
	var log bytes.Buffer
	done := make(chan int, 1)
	t.Chdir(t.TempDir()) // no .env here
	env := environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: &log, getenv: func(name string) string {
		return map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL, "LOG_LEVEL": "debug"}[name]
	}}
	go func() { done <- run(ctx, nil, env) }()
	srv.WaitReady(t)

	answer := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	if len(answer.Embeds) == 0 {
		t.Fatalf("the answer has no embed: %+v", answer)
	}
	e := answer.Embeds[0]
	for _, want := range []string{"Russian Foreign Minister", "72", "> "} {
		if !strings.Contains(e.Description, want) {
			t.Errorf("the answer lacks %q:\n%s", want, e.Description)
		}
	}
	if e.Title != "Sergei Lavrov" || e.Footer == nil || !strings.Contains(e.Footer.Text, "snapshot") {
		t.Errorf("got title %q and footer %+v", e.Title, e.Footer)
	}
	answer = srv.WaitReply(t, srv.Say(srv.DM(srv.UserID), srv.UserID, "who is the UN secretary-general?"))
	if len(answer.Embeds) == 0 || !strings.Contains(answer.Embeds[0].Title, "Guterres") {
		t.Errorf("in a direct message: %+v", answer)
	}
	answer = srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "<@"+srv.BotID+"> stance India"))
	if len(answer.Embeds) == 0 || !strings.Contains(answer.Embeds[0].Description, "sanctions") {
		t.Errorf("to a mention: %+v", answer)
	}
	if pings := srv.Pings(); len(pings) > 0 {
		t.Errorf("people were pinged: %+v", pings)
	}
	stop()
	if status := <-done; status != exitOK {
		t.Errorf("the bot ended with status %d:\n%s", status, &log)
	}
	mem, err := memory.Open(defaultMemory, memory.Config{})
	if err != nil {
		t.Errorf("the memory it leaves behind: %v", err)
	} else if err := mem.Close(); err != nil {
		t.Error(err)
	}
	if strings.Contains(log.String(), srv.Token) || strings.Contains(log.String(), "Lavrov") {
		t.Errorf("the log has the token or a message:\n%s", &log)
	}
}

func TestServeNeedsAToken(t *testing.T) {
	t.Chdir(t.TempDir())
	var stderr bytes.Buffer
	status := run(t.Context(), []string{"serve"}, environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: &stderr, getenv: func(string) string { return "" }})
	if lines := strings.Count(strings.TrimSpace(stderr.String()), "\n") + 1; status != exitUsage || lines != 3 || !strings.Contains(stderr.String(), "bot chat") {
		t.Errorf("got status %d and %d lines:\n%s", status, lines, &stderr)
	}
}

// A memory that cannot be used stops the bot before Discord hears of it.
func TestServeWithABrokenMemory(t *testing.T) {
	srv := discordtest.New(t)
	t.Chdir(t.TempDir())
	const diary = "dear diary\n"
	if err := os.WriteFile("diary.txt", []byte(diary), 0o600); err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	status := run(t.Context(), nil, environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: &stderr, getenv: func(name string) string {
		return map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL, "MEMORY": "diary.txt"}[name]
	}})
	want := "bot: diary.txt is not a memory of this bot; choose another file\n"
	if status != exitUsage || stderr.String() != want {
		t.Errorf("got status %d and %q, want %d and %q", status, &stderr, exitUsage, want)
	}
	if got, err := os.ReadFile("diary.txt"); err != nil || string(got) != diary {
		t.Errorf("the file is now %q, %v", got, err)
	}
}

func TestServeWithAWrongToken(t *testing.T) {
	srv := discordtest.New(t)
	t.Chdir(t.TempDir())
	var stderr bytes.Buffer
	status := run(t.Context(), nil, environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: &stderr, getenv: func(name string) string {
		return map[string]string{"DISCORD_TOKEN": "wrong-secret", "DISCORD_API_URL": srv.URL}[name]
	}})
	if status == exitOK || !strings.Contains(stderr.String(), "token") || strings.Contains(stderr.String(), "wrong-secret") {
		t.Errorf("got status %d:\n%s", status, &stderr)
	}
	t.Log(stderr.String())
}
