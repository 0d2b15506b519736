package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"attache/internal/discord"
	"attache/internal/discordtest"
	"attache/internal/memory"
)

// consult runs the doctor with settings and returns its findings by check.
func consult(t *testing.T, want int, settings map[string]string) map[string][]discord.Finding {
	t.Helper()
	var out, complaints bytes.Buffer
	env := environment{stdin: os.Stdin, stdout: &out, stderr: &complaints, getenv: func(name string) string { return settings[name] }}
	if got := run(t.Context(), []string{"doctor", "--json"}, env); got != want {
		t.Errorf("got exit status %d, want %d:\n%s", got, want, &out)
	}
	if complaints.Len() > 0 {
		t.Errorf("complained %s", &complaints)
	}
	if token := settings["DISCORD_TOKEN"]; token != "" && strings.Contains(out.String(), token) {
		t.Errorf("the token is told:\n%s", &out)
	}
	var said struct {
		OK     bool              `json:"ok"`
		Checks []discord.Finding `json:"checks"`
	}
	if err := json.Unmarshal(out.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	if said.OK != (want == exitOK) {
		t.Errorf("ok is %t with exit status %d", said.OK, want)
	}
	found := make(map[string][]discord.Finding)
	for _, f := range said.Checks {
		if f.Grade == discord.Fault && f.Mend == "" && f.Check != "memory" && f.Check != "token" { // whose sentences say it themselves
			t.Errorf("of %+v it is not said how to mend it", f)
		}
		found[f.Check] = append(found[f.Check], f)
	}
	return found
}

// TestDoctorAsksDiscord has each fault there is on Discord's side found.
func TestDoctorAsksDiscord(t *testing.T) {
	get := func(path string, status int, body string) discordtest.Fault {
		return discordtest.Fault{Method: "GET", Path: path, Status: status, Body: body, Times: -1}
	}
	const permissions = 2252074691677184
	servers := func(permissions int64) discordtest.Fault {
		return get("/users/@me/guilds", 200, fmt.Sprintf(`[{"id": "123456", "name": "News\u001b[31mroom", "permissions": "%d"}]`, permissions))
	}
	clock := func(ahead time.Duration) discordtest.Fault {
		return discordtest.Fault{Method: "GET", Path: "/users/@me", Status: 200, Body: `{"id": "1", "bot": true}`, Header: http.Header{"Date": {time.Now().Add(ahead).UTC().Format(http.TimeFormat)}}, Times: -1}
	}
	overHTTP := map[string]string{"INTERACTIONS_ADDR": ":8080", "DISCORD_PUBLIC_KEY": strings.Repeat("ab", 32)}
	for _, test := range []struct {
		name     string
		prepare  func(*discordtest.Server)
		settings map[string]string
		check    string
		grade    discord.Grade
		says     string
		mend     string
	}{
		{name: "token", check: "token", grade: discord.Fine, says: "Discord knows it: attache"},
		{name: "wrong token", settings: map[string]string{"DISCORD_TOKEN": "other-token"}, check: "token", grade: discord.Fault, says: "does not accept the token", mend: "Reset it"},
		{name: "token in pieces", settings: map[string]string{"DISCORD_TOKEN": "to ken"}, check: "token", grade: discord.Fault, says: "characters that no token has"},
		{name: "person's token", prepare: func(s *discordtest.Server) { s.Fail(get("/users/@me", 200, `{"id": "1", "username": "mira"}`)) },
			check: "token", grade: discord.Fault, says: "that of a person", mend: "under Bot"},
		{name: "no network", settings: map[string]string{"DISCORD_API_URL": "http://localhost:1"}, check: "network", grade: discord.Fault, says: "cannot be reached", mend: "DISCORD_API_URL"},
		{name: "wrong address", settings: map[string]string{"DISCORD_API_URL": "discord"}, check: "token", grade: discord.Fault, says: "address of the Discord API is not valid"},
		{name: "page of HTML", prepare: func(s *discordtest.Server) { s.Fail(get("/users/@me", 200, "<html>welcome</html>")) },
			check: "network", grade: discord.Fault, says: "cannot be reached"},
		{name: "clock", check: "clock", grade: discord.Fine, says: "as Discord's does"},
		{name: "clock behind", prepare: func(s *discordtest.Server) { s.Fail(clock(90 * time.Second)) }, check: "clock", grade: discord.Warning, says: "behind Discord's", mend: "NTP"},
		{name: "clock ahead", prepare: func(s *discordtest.Server) { s.Fail(clock(-time.Hour)) }, check: "clock", grade: discord.Fault, says: "ahead of Discord's", mend: "NTP"},
		{name: "intents", check: "intents", grade: discord.Fine, says: "may read messages"},
		{name: "no intent", prepare: func(s *discordtest.Server) { s.EnableMessageContent(false) }, check: "intents", grade: discord.Warning, says: "may not read messages", mend: "Message Content Intent"},
		{name: "endpoint", prepare: func(s *discordtest.Server) {
			s.Fail(get("/applications/@me", 200, `{"id": "77", "flags": 262144, "interactions_endpoint_url": "https://bot.example/"}`))
		}, check: "interactions", grade: discord.Warning, says: "Interactions Endpoint URL", mend: "General Information"},
		{name: "no endpoint", settings: overHTTP, prepare: func(s *discordtest.Server) {
			s.Fail(get("/applications/@me", 200, `{"id": "77", "flags": 262144, "verify_key": "`+overHTTP["DISCORD_PUBLIC_KEY"]+`"}`))
		}, check: "interactions", grade: discord.Warning, says: "sends them over the gateway", mend: "Interactions Endpoint URL"},
		{name: "other key", settings: overHTTP, prepare: func(s *discordtest.Server) {
			s.Fail(get("/applications/@me", 200, `{"id": "77", "flags": 262144, "verify_key": "`+strings.Repeat("cd", 32)+`", "interactions_endpoint_url": "https://bot.example/"}`))
		}, check: "interactions", grade: discord.Fault, says: "not that of the application", mend: "Copy Public Key"},
		{name: "interactions over HTTP", settings: overHTTP, prepare: func(s *discordtest.Server) {
			s.Fail(get("/applications/@me", 200, `{"id": "77", "flags": 262144, "verify_key": "`+overHTTP["DISCORD_PUBLIC_KEY"]+`", "interactions_endpoint_url": "https://bot.example/"}`))
		}, check: "interactions", grade: discord.Fine, says: "https://bot.example/"},
		{name: "application kept back", prepare: func(s *discordtest.Server) { s.Fail(get("/applications/@me", 403, "")) }, check: "intents", grade: discord.Unknown, says: "Discord answered with HTTP 403"},
		{name: "connections", check: "connections", grade: discord.Fine, says: "a day"},
		{name: "connections used up", prepare: func(s *discordtest.Server) {
			s.Fail(get("/gateway/bot", 200, `{"url": "ws://x", "session_start_limit": {"total": 1000, "remaining": 3, "reset_after": 3600000}}`))
		}, check: "connections", grade: discord.Fault, says: "Of the 1000 connections that Discord allows a day 3 are left.", mend: "wait 1h0m0s"},
		{name: "in no server", prepare: func(s *discordtest.Server) { s.Fail(get("/users/@me/guilds", 200, "[]")) }, check: "servers", grade: discord.Warning, says: "in no server", mend: "permissions=2252074691677184"},
		{name: "servers", prepare: func(s *discordtest.Server) { s.Fail(servers(permissions)) }, check: "servers", grade: discord.Fine, says: "In 1 of 1"},
		{name: "lacks permissions", prepare: func(s *discordtest.Server) { s.Fail(servers(permissions &^ (1<<51 | 1<<14))) }, check: "servers", grade: discord.Warning, says: "it lacks Embed Links, Pin Messages.", mend: "invite it again"},
		{name: "may mention everyone", check: "servers", grade: discord.Warning, says: `In "Newsroom"`, mend: "Take Mention @everyone"},
		{name: "administrator", prepare: func(s *discordtest.Server) { s.Fail(servers(8)) }, check: "servers", grade: discord.Warning, says: "administrator", mend: "Take Administrator"},
		{name: "unread permissions", prepare: func(s *discordtest.Server) {
			s.Fail(get("/users/@me/guilds", 200, `[{"id": "1", "name": "x", "permissions": "?"}]`))
		}, check: "servers", grade: discord.Unknown, says: "does not say"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			srv := discordtest.New(t)
			if test.prepare != nil {
				test.prepare(srv)
			}
			settings := map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL}
			for k, v := range test.settings {
				settings[k] = v
			}
			status := exitOK
			if test.grade == discord.Fault {
				status = exitFault
			}
			found := consult(t, status, settings)[test.check]
			if len(found) != 1 || found[0].Grade != test.grade || !strings.Contains(found[0].Says, test.says) || !strings.Contains(found[0].Mend, test.mend) {
				t.Errorf("of %s it found %+v, want %s, %q, %q", test.check, found, test.grade, test.says, test.mend)
			}
			if len(srv.Connections()) > 0 {
				t.Error("it connected to the gateway")
			}
		})
	}
}

// What others have named cannot drive the terminal.
func TestDoctorPrintsPlainly(t *testing.T) {
	var out bytes.Buffer
	if err := writeFindings(&out, []discord.Finding{{Check: "servers", Grade: discord.Warning, Says: "In \x1b[31m\nroom.", Mend: "Go\x07."}}); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(out.String(), "\x1b\x07") || strings.Count(out.String(), "\n") != 2 {
		t.Errorf("got %q", &out)
	}
}

// Beside a bot at work nothing is wrong with its memory, and it is said how it is.
func TestDoctorBesideABot(t *testing.T) {
	t.Chdir(t.TempDir())
	mem, err := memory.Open(defaultMemory, memory.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer mem.Close()
	s := &status{}
	s.watch("gateway", awaited(notConnected))
	srv := httptest.NewServer(s.handler(nil))
	defer srv.Close()
	address := strings.TrimPrefix(srv.URL, "http://")
	found := consult(t, exitOK, map[string]string{"STATUS_ADDR": address})
	if f := found["memory"]; len(f) != 1 || f[0].Grade != discord.Fine || f[0].Says != "A bot has it open." {
		t.Errorf("of the memory it found %+v", f)
	}
	if f := found["status"]; len(f) != 1 || f[0].Grade != discord.Warning || f[0].Says != "A bot is running there that is not ready: gateway: not connected to Discord." {
		t.Errorf("of the status it found %+v", f)
	}
	s.watch("gateway", func() string { return "" })
	if f := consult(t, exitOK, map[string]string{"STATUS_ADDR": address})["status"]; len(f) != 1 || f[0].Says != "A bot is running there, and ready." {
		t.Errorf("of the status it found %+v", f)
	}
	other := httptest.NewServer(http.NotFoundHandler())
	defer other.Close()
	if f := consult(t, exitFault, map[string]string{"STATUS_ADDR": strings.TrimPrefix(other.URL, "http://")})["status"]; len(f) != 1 || f[0].Grade != discord.Fault {
		t.Errorf("of the status it found %+v", f)
	}
}
