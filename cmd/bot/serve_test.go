package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"strings"
	"syscall"
	"testing"

	"attache/internal/archive"
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

// A maintainer adds an article in Discord, and the next question is answered from it.
func TestServeImports(t *testing.T) {
	srv := discordtest.New(t)
	ctx, stop := context.WithCancel(t.Context())
	var log bytes.Buffer
	done := make(chan int, 1)
	t.Chdir(t.TempDir())
	if err := errors.Join(os.Mkdir("news", 0o755), os.WriteFile("news/one.txt", []byte("Harbour opens\n\nThe harbour of Bergen opened on 3 May 2031.\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	env := environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: &log, getenv: func(name string) string {
		return map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL, "CORPUS": "news"}[name]
	}}
	go func() { done <- run(ctx, nil, env) }()
	srv.WaitReady(t)
	file := srv.Attach("file", "quotas.txt", "text/plain", []byte("Quotas agreed\n20 May 2031\n\nNorwegian Foreign Minister Ingrid Solberg met Danish Foreign Minister Lars Madsen on 19 May 2031 in Oslo.\n"))
	resp := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "corpus", discordtest.Sub("add", file)))
	if len(resp.Message.Embeds) == 0 || !strings.Contains(resp.Message.Embeds[0].Description, "2031-05-20-quotas-agreed.md") {
		t.Errorf("the answer to /corpus add is %+v", resp.Message)
	}
	answer := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Solberg"))
	if len(answer.Embeds) == 0 || !strings.Contains(answer.Embeds[0].Description, "Norwegian Foreign Minister") {
		t.Errorf("from the new article: %+v", answer)
	}
	stop()
	if status := <-done; status != exitOK || strings.Contains(log.String(), "Solberg") {
		t.Errorf("the bot ended with status %d:\n%s", status, &log)
	}
}

// The whole program without the gateway: Discord sends it a command, and the answer is in
// the response.
func TestServeOverHTTP(t *testing.T) {
	srv := discordtest.New(t)
	ctx, stop := context.WithCancel(t.Context())
	log, stderr := io.Pipe()
	done := make(chan int, 1)
	t.Chdir(t.TempDir())
	env := environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: stderr, getenv: func(name string) string {
		return map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL, "SHARDS": "none",
			"INTERACTIONS_ADDR": "127.0.0.1:0", "DISCORD_PUBLIC_KEY": hex.EncodeToString(srv.PublicKey())}[name]
	}}
	go func() {
		done <- run(ctx, nil, env)
		stderr.Close()
	}()
	known := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(log); lines.Scan(); {
			if _, address, found := strings.Cut(lines.Text(), "takes interactions over HTTP\" address="); found {
				known <- address
			}
		}
	}()
	srv.SendInteractions("http://" + <-known)
	got := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov")))
	if len(got.Message.Embeds) == 0 || !strings.Contains(got.Message.Embeds[0].Description, "Russian Foreign Minister") {
		t.Errorf("the answer is %+v", got.Message)
	}
	stop()
	if status := <-done; status != exitOK {
		t.Errorf("the bot ended with status %d", status)
	}
	if n := len(srv.Connections()); n > 0 {
		t.Errorf("it made %d connections to the gateway", n)
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

// What may pass by itself is a fault, after which an operator's system starts the bot
// again; what stays wrong is not.
func TestServeCannotBegin(t *testing.T) {
	srv := discordtest.New(t)
	t.Chdir(t.TempDir())
	if err := errors.Join(os.Mkdir("news", 0o755), os.WriteFile("news/one.txt", []byte("Harbour opens\n3 May 2031\n\nThe harbour of Bergen opened.\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	mem, err := memory.Open("taken.db", memory.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer mem.Close()
	index, err := archive.Open("taken")
	if err != nil {
		t.Fatal(err)
	}
	defer index.Close()
	key := hex.EncodeToString(srv.PublicKey())
	for _, test := range []struct {
		name     string
		settings map[string]string
		want     int
		says     string
	}{
		{"a memory in use", map[string]string{"MEMORY": "taken.db"}, exitFault, "in use"},
		{"a memory in no folder", map[string]string{"MEMORY": "none/attache.db"}, exitUsage, "no folder"},
		{"an address of no database", map[string]string{"MEMORY": "postgres://host:port/name"}, exitUsage, "no address of a database"},
		{"an index in use", map[string]string{"CORPUS": "news", "INDEX_DIR": "taken"}, exitFault, "in use"},
		{"no articles", map[string]string{"CORPUS": "none"}, exitUsage, "none"},
		{"interactions at an address in use", map[string]string{"INTERACTIONS_ADDR": taken.Addr().String(), "DISCORD_PUBLIC_KEY": key}, exitFault, "INTERACTIONS_ADDR"},
		{"interactions at no port", map[string]string{"INTERACTIONS_ADDR": "127.0.0.1:99999", "DISCORD_PUBLIC_KEY": key}, exitUsage, "INTERACTIONS_ADDR"},
		{"status at no port", map[string]string{"STATUS_ADDR": "127.0.0.1:99999"}, exitUsage, "STATUS_ADDR"},
	} {
		var stderr bytes.Buffer
		status := run(t.Context(), nil, environment{stdin: os.Stdin, stdout: &bytes.Buffer{}, stderr: &stderr, getenv: func(name string) string {
			test.settings["DISCORD_TOKEN"], test.settings["DISCORD_API_URL"], test.settings["LOG_LEVEL"] = srv.Token, srv.URL, "error"
			return test.settings[name]
		}})
		if status != test.want || !strings.Contains(stderr.String(), test.says) {
			t.Errorf("%s: got status %d and %q, want %d and %q", test.name, status, &stderr, test.want, test.says)
		}
	}
	if n := len(srv.Requests()); n > 0 {
		t.Errorf("Discord heard of it %d times", n)
	}
	for _, test := range []struct {
		err  syscall.Errno
		want bool
	}{{syscall.EIO, true}, {syscall.ENOENT, false}, {syscall.EACCES, false}} {
		err := &fs.PathError{Op: "open", Path: "news", Err: test.err}
		if got := errors.As(articlesError(err), new(fault)); got != test.want {
			t.Errorf("%v: got a fault: %t, want %t", err, got, test.want)
		}
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
