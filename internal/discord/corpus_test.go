package discord

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"
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
		{"badly", func(context.Context) error { return errors.New("disk is on fire") }, []string{"in my log"}},
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
