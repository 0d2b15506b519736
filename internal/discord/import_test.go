package discord

import (
	"context"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"attache/internal/discordtest"
	"attache/internal/intake"
)

const fishPage = `<!doctype html><html lang="en"><head><title>Quotas agreed | The Fjord</title><meta property="og:site_name" content="The Fjord"><meta property="article:published_time" content="2031-05-20T10:00:00Z"></head>
<body><article><h1>Quotas agreed</h1><p>Norwegian Foreign Minister Ingrid Solberg met Danish Foreign Minister Lars Madsen on 19 May 2031 in Oslo. “We have a fair share,” Solberg said.</p>
<p>Madsen welcomed the agreement, which had been prepared for two years.</p></article></body></html>`

// importing starts a bot whose articles can be added to, in the folder that it returns.
func importing(t *testing.T, change func(*Bot)) (*discordtest.Server, *running, string) {
	t.Helper()
	srv := discordtest.New(t)
	dir := t.TempDir()
	remember := remembers(t)
	r := start(t, srv, shipped(t), func(b *Bot) {
		remember(b)
		b.cfg.Import = intake.New(dir).Add
		if change != nil {
			change(b)
		}
	})
	srv.WaitReady(t)
	return srv, r, dir
}

func filesIn(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func TestCorpusAdd(t *testing.T) {
	t.Parallel()
	reloads := make(chan struct{}, 10)
	srv, _, dir := importing(t, func(b *Bot) {
		b.cfg.Reload = func(context.Context) error { reloads <- struct{}{}; return nil }
	})
	add := func(name, data string, more ...*discordgo.ApplicationCommandInteractionDataOption) string {
		t.Helper()
		options := append([]*discordgo.ApplicationCommandInteractionDataOption{srv.Attach("file", name, "text/plain", []byte(data))}, more...)
		resp := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "corpus", sub("add", options...)))
		got := shownBy(parse(t, shown(resp.Message)))
		if !resp.Ephemeral || strings.Contains(got, dir) {
			t.Errorf("the answer tells too much, or everybody: %q", got)
		}
		return got
	}
	got := add("page.html", fishPage)
	for _, want := range []string{"Added: Quotas agreed", "2031-05-20-quotas-agreed.md", "Date: 2031-05-20", "Source: The Fjord", "Author: not found", "Language: en", "Paragraphs: 2"} {
		if !strings.Contains(got, want) {
			t.Errorf("the answer lacks %q: %q", want, got)
		}
	}
	if got := filesIn(t, dir); got != "2031-05-20-quotas-agreed.md" {
		t.Errorf("the folder has %q", got)
	}
	if len(reloads) != 1 {
		t.Errorf("the articles were read again %d times", len(reloads))
	}
	if got := add("page.html", fishPage); !strings.Contains(got, "is there already, with the same text but for a few words: 2031-05-20-quotas-agreed") {
		t.Errorf("a second time the answer is %q", got)
	}
	several := `{"title":"Sweden *objects* @everyone","date":"2031-05-21","text":"Swedish minister Eva Lind said in Stockholm that the agreement was unfair to small boats."}` + "\n{\n"
	if got := add("more.jsonl", several); !strings.Contains(got, "Added: Sweden *objects* @everyone") || !strings.Contains(got, "not written as its format wants it") {
		t.Errorf("of two articles the answer is %q", got)
	}
	for name, data := range map[string]string{"a.pdf": "%PDF-1.7", "empty.txt": "", "a.html": "<html><body></body></html>", "../../a.md": "---\ntitle: [\n---\n"} {
		if got := add(name, data); !strings.Contains(got, ".txt file") && !strings.Contains(got, "not written as its format") {
			t.Errorf("%s is answered with %q", name, got)
		}
	}
	if got := filesIn(t, dir); got != "2031-05-20-quotas-agreed.md 2031-05-21-sweden-objects-everyone.md" {
		t.Errorf("the folder has %q", got)
	}
}

func TestCorpusAddAddress(t *testing.T) {
	t.Parallel()
	srv, _, dir := importing(t, nil)
	for address, want := range map[string]string{
		"http://169.254.169.254/latest": "public address",
		"http://[::ffff:127.0.0.1]/":    "public address",
		srv.URL + "/":                   "public address",
		"file:///etc/passwd":            "no address of a page",
		"https://me:pw@fjord.example/":  "no address of a page",
		"fish":                          "no address of a page",
	} {
		resp := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "corpus", sub("add", discordtest.Option("url", address))))
		if got := shown(resp.Message); !resp.Ephemeral || !strings.Contains(got, want) {
			t.Errorf("%s is answered with %q", address, got)
		}
	}
	if got := filesIn(t, dir); got != "" {
		t.Errorf("the folder has %q", got)
	}
}

func TestCorpusAddRefuses(t *testing.T) {
	t.Parallel()
	srv, r, dir := importing(t, nil)
	call := func(user string, options ...*discordgo.ApplicationCommandInteractionDataOption) string {
		t.Helper()
		resp := srv.WaitResponse(t, srv.Slash(srv.ChannelID, user, "corpus", sub("add", options...)))
		if !resp.Ephemeral {
			t.Errorf("everybody sees %q", shown(resp.Message))
		}
		return shown(resp.Message)
	}
	file := func() *discordgo.ApplicationCommandInteractionDataOption {
		return srv.Attach("file", "page.html", "text/html", []byte(fishPage))
	}
	if got := call(srv.UserID, file()); !strings.Contains(got, "manage this server") {
		t.Errorf("a member is answered with %q", got)
	}
	if got := call(srv.ModeratorID); !strings.Contains(got, "either an address or a file") {
		t.Errorf("nothing is answered with %q", got)
	}
	if got := call(srv.ModeratorID, file(), discordtest.Option("url", "https://fjord.example/")); !strings.Contains(got, "either an address or a file") {
		t.Errorf("both are answered with %q", got)
	}
	if got := call(srv.ModeratorID, srv.Attach("file", "big.txt", "text/plain", make([]byte, maxUpload+1))); !strings.Contains(got, "8 MB") {
		t.Errorf("a large file is answered with %q", got)
	}
	srv.Fail(discordtest.Fault{Path: "/ephemeral-attachments/**", Status: http.StatusNotFound})
	if got := call(srv.ModeratorID, file()); !strings.Contains(got, "send it again") {
		t.Errorf("a file that is gone is answered with %q", got)
	}
	r.adding.Lock()
	if got := call(srv.ModeratorID, file()); !strings.Contains(got, "under way") {
		t.Errorf("during another import the answer is %q", got)
	}
	r.adding.Unlock()
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if got := call(srv.ModeratorID, file()); !strings.Contains(got, "cannot be written") || strings.Contains(got, filepath.Dir(dir)) {
		t.Errorf("without the folder the answer is %q", got)
	}
}

func TestCorpusAddWithoutFolder(t *testing.T) {
	t.Parallel()
	for name, add := range map[string]func(context.Context, intake.Input) ([]intake.Item, error){
		"part of the program": nil,
		"in my log":           func(context.Context, intake.Input) ([]intake.Item, error) { return nil, errors.New("disk is on fire") },
		"in my log under":     func(context.Context, intake.Input) ([]intake.Item, error) { panic("no paper") },
	} {
		srv, _, _ := importing(t, func(b *Bot) { b.cfg.Import = add })
		resp := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "corpus", sub("add", discordtest.Option("url", "https://fjord.example/a"))))
		if got := shown(resp.Message); !strings.Contains(got, name) || strings.Contains(got, "fire") {
			t.Errorf("got %q, want %q", got, name)
		}
	}
}

func TestCorpusAddFromServers(t *testing.T) {
	t.Parallel()
	srv, _, dir := importing(t, func(b *Bot) { b.cfg.ImportFrom = []string{"1", "2"} })
	resp := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "corpus", sub("add", srv.Attach("file", "page.html", "text/html", []byte(fishPage)))))
	if got := shown(resp.Message); !strings.Contains(got, "cannot be added from this server") || filesIn(t, dir) != "" {
		t.Errorf("another server is answered with %q", got)
	}
}

// TestDownload holds the download of a file to Discord's CDN, whatever an interaction says.
func TestDownload(t *testing.T) {
	t.Parallel()
	b := New(nil, nil, Config{Token: "t", APIURL: "https://chat.example/api"})
	var asked []string
	b.cdn = newCDN(tripper(func(r *http.Request) (*http.Response, error) {
		asked = append(asked, r.URL.String())
		if r.Header.Get("Authorization") != "" {
			t.Error("the token is sent along")
		}
		return &http.Response{StatusCode: http.StatusFound, Header: http.Header{"Location": {"http://127.0.0.1/"}}, Body: http.NoBody}, nil
	}))
	for _, address := range []string{
		"http://cdn.discordapp.com/a", "https://cdn.discordapp.com.evil.example/a", "https://evil.example/cdn.discordapp.com", "https://x@cdn.discordapp.com/a", "https://cdn.discordapp.com:8443/a",
		"http://169.254.169.254/", "file:///etc/passwd", "http://chat.example/a", "", "%",
	} {
		if _, err := b.download(t.Context(), &discordgo.MessageAttachment{URL: address}); err == nil || len(asked) > 0 {
			t.Errorf("%q is fetched: %v, %v", address, asked, err)
		}
	}
	for _, address := range []string{"https://cdn.discordapp.com/a", "https://media.discordapp.net/a", "https://chat.example/a"} {
		asked = nil
		if _, err := b.download(t.Context(), &discordgo.MessageAttachment{URL: address}); err == nil || len(asked) != 1 {
			t.Errorf("%q: %v, %v: want one request, and no redirect followed", address, asked, err)
		}
	}
}
