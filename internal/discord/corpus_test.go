package discord

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"attache/internal/article"
	"attache/internal/library"
)

func TestCorpusShow(t *testing.T) {
	t.Parallel()
	since := time.Unix(1700000000, 0)
	remember := remembers(t)
	srv, _ := serve(t, shipped(t), func(b *Bot) {
		remember(b)
		b.cfg.Since = func() time.Time { return since }
	})
	got := shown(srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "corpus", sub("show"))).Message)
	for _, want := range []string{"Articles: 6", "<t:1700000000:R>", "Snapshot"} {
		if !strings.Contains(got, want) && !strings.Contains(shownBy(parse(t, got)), want) {
			t.Errorf("the corpus lacks %q: %q", want, got)
		}
	}
	// Discord may still show what there was before there were subcommands.
	if got := shown(srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "corpus")).Message); !strings.Contains(got, "another version") {
		t.Errorf("without a subcommand the answer is %q", got)
	}
}

// TestCorpusTrouble shows how the folder is followed and what is wrong with it, and lets
// no file's name make markdown.
func TestCorpusTrouble(t *testing.T) {
	t.Parallel()
	broken := func(name string, lines, kept int) library.Broken {
		b := library.Broken{File: name, Kept: kept}
		for i := range lines {
			b.What = append(b.What, article.Problem{File: name, Line: i + 1, Text: "is no JSON"})
		}
		return b
	}
	many := []library.Broken{broken("*a*@everyone.jsonl", 3, 0), broken("b.md", 1, 1)}
	for range 20 {
		many = append(many, broken("c.md", 1, 0))
	}
	for _, test := range []struct {
		status library.Status
		want   []string
	}{
		{library.Status{Following: library.Notified, Checked: time.Unix(1700000000, 0)}, []string{"noticed at once", "<t:1700000000:R>"}},
		{library.Status{Following: library.Looking, Trouble: "corpus: the folder holds no articles"}, []string{"every few seconds", "stay as they were: corpus: the folder holds no articles"}},
		{library.Status{Broken: many}, []string{"only read with /corpus reload", `\*a\*`, `\:1: is no JSON · 2 more like that`, `b.md\:1: is no JSON · what it said before still counts`, "something wrong: 14"}},
	} {
		remember := remembers(t)
		srv, _ := serve(t, shipped(t), func(b *Bot) {
			remember(b)
			b.cfg.Folder = func() library.Status { return test.status }
		})
		got := shown(srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "corpus", sub("show"))).Message)
		for _, want := range test.want {
			if !strings.Contains(got, want) {
				t.Errorf("the corpus lacks %q: %q", want, got)
			}
		}
	}
}

func TestCorpusReload(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		reload func(context.Context) error
		want   []string
	}{
		{"well", func(context.Context) error { return nil }, []string{"were read again", "Articles: 6"}},
		{"nothing to read", nil, []string{"part of the program"}},
		{"slow", func(context.Context) error { return context.DeadlineExceeded }, []string{"still being read", "/corpus show"}},
		{"badly", func(context.Context) error { return errors.New("disk is on fire") }, []string{"could not be read again", "Articles: 6"}},
		{"panic", func(context.Context) error { panic("no paper") }, []string{"in my log"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			remember := remembers(t)
			srv, _ := serve(t, shipped(t), func(b *Bot) {
				remember(b)
				b.cfg.Reload = test.reload
			})
			resp := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "corpus", sub("reload")))
			got := shown(resp.Message)
			for _, want := range test.want {
				if !strings.Contains(got, want) {
					t.Errorf("the answer lacks %q: %q", want, got)
				}
			}
			if !resp.Ephemeral || strings.Contains(got, "fire") {
				t.Errorf("the answer tells too much, or everybody: %q", got)
			}
		})
	}
}
