package discord

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/discordtest"
	"attache/internal/memory"
)

func TestGaps(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, shipped(t), remembers(t))
	for range 2 {
		srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who  Zaphod *Beeblebrox*"))
	}
	srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!stance Atlantis"))
	srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	srv.WaitReply(t, srv.Say(srv.DM(srv.UserID), srv.UserID, "who Trillian"))
	r.log.wait(t, "gap kept", 4)
	resp := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "gaps"))
	got := shown(resp.Message)
	if !resp.Ephemeral || !strings.Contains(got, `who zaphod \*beeblebrox\*`) || !strings.Contains(got, "stance atlantis") {
		t.Errorf("the gaps are %q, hidden: %t", got, resp.Ephemeral)
	}
	if strings.Contains(got, srv.UserID) || strings.Contains(got, "lavrov") || strings.Contains(got, "trillian") {
		t.Errorf("the gaps tell too much: %q", got)
	}
	choices := selectOf(t, resp.Message, verbGap)
	srv.WaitResponse(t, srv.Select(t, srv.ModeratorID, resp.Message, choices.CustomID, choices.Options[0].Value))
	left, err := r.cfg.Memory.Gaps(srv.GuildID, 0)
	if err != nil || len(left) != 1 || left[0].Question != "stance atlantis" {
		t.Errorf("after one is taken off, the gaps are %+v, %v", left, err)
	}
}

func TestDeskIsForFew(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, shipped(t), remembers(t))
	for _, name := range []string{"gaps", "feedback", "corpus show", "corpus reload"} {
		name, of, _ := strings.Cut(name, " ")
		var options []*discordgo.ApplicationCommandInteractionDataOption
		if of != "" {
			options = append(options, sub(of))
		}
		resp := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, name, options...))
		if !resp.Ephemeral || !strings.Contains(resp.Message.Content, "manage this server") || len(resp.Message.Embeds) > 0 {
			t.Errorf("/%s tells everybody %q", name, shown(resp.Message))
		}
	}
}

func TestFeedback(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, shipped(t), remembers(t))
	if resp := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "feedback")); !strings.Contains(shown(resp.Message), "No answer in this server") {
		t.Errorf("no feedback is %q", shown(resp.Message))
	}
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "👎")))
	got := shown(srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "feedback")).Message)
	for _, want := range []string{"👎 1 👍 0", "/" + m.ID + ")", "`who`", "2022-03-30-lavrov-wang-tunxi"} {
		if !strings.Contains(got, want) {
			t.Errorf("the feedback lacks %q: %q", want, got)
		}
	}
	// They go with the answer.
	other := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Modi"))
	srv.WaitResponse(t, srv.Click(t, srv.UserID, other, buttonOf(t, other, "👎")))
	srv.Delete(other.ID)
	r.log.wait(t, "deleted message forgotten", 1)
	if left, err := r.cfg.Memory.Feedback(srv.GuildID, 0); err != nil || len(left) != 1 {
		t.Errorf("after one answer is deleted, the feedback is %+v, %v", left, err)
	}
	// A person's votes can be erased.
	forget := func() string {
		return srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "forget-me")).Message.Content
	}
	if got := forget(); !strings.Contains(got, "1 votes") && !strings.Contains(got, "1 vote") {
		t.Errorf("forgetting is answered with %q", got)
	}
	if left, err := r.cfg.Memory.Feedback(srv.GuildID, 0); err != nil || len(left) != 0 {
		t.Errorf("after forgetting, the feedback is %+v, %v", left, err)
	}
	if got := forget(); !strings.Contains(got, "Nothing was kept") {
		t.Errorf("forgetting nothing is answered with %q", got)
	}
}

func TestPrivacy(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, parrot, remembers(t))
	resp := srv.WaitResponse(t, srv.Slash(srv.DM(srv.UserID), srv.UserID, "privacy"))
	if got := shown(resp.Message); !resp.Ephemeral || !strings.Contains(got, "90 days") || !strings.Contains(got, "/forget-me") {
		t.Errorf("the privacy notice is %q", got)
	}
}

func TestForgetsServers(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	r.log.wait(t, "Discord knows the commands", 1) // and the bot the servers it is in
	prefix := "?"
	for _, at := range []memory.Scope{{Guild: srv.GuildID}, {Guild: "77", Channel: "78"}} {
		if err := r.cfg.Memory.SetSettings(at, memory.Settings{Prefix: &prefix}); err != nil {
			t.Fatal(err)
		}
	}
	srv.Dispatch("GUILD_DELETE", discordgo.GuildDelete{Guild: &discordgo.Guild{ID: "77", Unavailable: true}})
	srv.RemoveGuild(srv.GuildID)
	r.log.wait(t, "left a server", 1)
	if s, err := r.cfg.Memory.Settings(memory.Scope{Guild: srv.GuildID}); err != nil || s.Prefix != nil {
		t.Errorf("the bot has left, and keeps %+v, %v", s, err)
	}
	if s, err := r.cfg.Memory.Settings(memory.Scope{Guild: "77", Channel: "78"}); err != nil || s.Prefix == nil {
		t.Errorf("a server that is only unavailable is forgotten: %+v, %v", s, err)
	}
	srv.Dispatch("CHANNEL_DELETE", discordgo.Channel{ID: "78", GuildID: "77"})
	r.log.wait(t, "channel forgotten", 1)
	if s, err := r.cfg.Memory.Settings(memory.Scope{Guild: "77", Channel: "78"}); err != nil || s.Prefix != nil {
		t.Errorf("the channel is gone, and the bot keeps %+v, %v", s, err)
	}
}

// TestForgetsServersLeftMeanwhile tells those apart that the bot has left from those that
// are unavailable, from a list that lacks some, and from those of which somebody between
// Discord and the bot refuses to tell.
func TestForgetsServersLeftMeanwhile(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name  string
		fault discordtest.Fault
	}{
		{"trouble", discordtest.Fault{Status: http.StatusConflict}},
		{"a proxy forbids", discordtest.HTMLPage("", "", http.StatusForbidden)},
		{"a proxy finds nothing", discordtest.HTMLPage("", "", http.StatusNotFound)},
		{"a guard", discordtest.Fault{Status: http.StatusForbidden, Body: `{"code": 40333, "message": "internal network error"}`}},
		{"no such route", discordtest.Fault{Status: http.StatusNotFound, Body: `{"code": 0, "message": "404: Not Found"}`}},
	} {
		for _, gateway := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, gateway %v", test.name, gateway), func(t *testing.T) {
				t.Parallel()
				srv := discordtest.New(t)
				left, troubled := srv.AddGuild("left"), srv.AddGuild("troubled")
				remember := remembers(t)
				change := remember
				if !gateway {
					change, _ = overHTTP(t, srv, remember)
				}
				srv.RemoveGuild(left)
				srv.RemoveGuild(troubled)
				fault := test.fault
				fault.Path, fault.Times = "/guilds/"+troubled, -1
				remove := srv.Fail(fault)
				r := start(t, srv, parrot, func(b *Bot) {
					change(b)
					setUp(t, b.cfg.Memory, srv.GuildID, left, troubled)
				})
				r.log.wait(t, "cannot see whether the bot is still in a server", 1)
				r.log.wait(t, "left a server", 1)
				knows(t, r.cfg.Memory, srv.GuildID, troubled)
				if !gateway {
					return
				}
				remove()
				// READY as it should never be.
				srv.Dispatch("READY", map[string]any{"user": map[string]any{"id": srv.BotID}, "guilds": []any{}})
				r.log.wait(t, "left a server", 2)
				knows(t, r.cfg.Memory, srv.GuildID)
			})
		}
	}
}

// Without the gateway Discord is asked for the servers that the bot is in, and about none
// of those.
func TestListsServersWithoutGateway(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	left := srv.AddGuild("left")
	there := []string{srv.GuildID}
	for range 2 * maxUnclear {
		there = append(there, srv.AddGuild("there"))
	}
	srv.RemoveGuild(left)
	change, _ := overHTTP(t, srv, remembers(t))
	r := start(t, srv, parrot, func(b *Bot) {
		change(b)
		setUp(t, b.cfg.Memory, append([]string{left}, there...)...)
	})
	r.log.wait(t, "left a server", 1)
	knows(t, r.cfg.Memory, there...)
	for _, q := range srv.Requests() {
		if strings.HasPrefix(q.Path, "/guilds/") && q.Path != "/guilds/"+left {
			t.Errorf("the bot asks %s", q)
		}
	}
}

// Where the list cannot be had nothing is forgotten, and where all answers are unclear few
// are asked for.
func TestForgetsNothingInTrouble(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		path, log string
		asked     int
	}{
		{"/users/@me/guilds", "cannot see in which servers the bot is", 0},
		{"/guilds/**", "cannot see whether the bot is still in a server", maxUnclear},
	} {
		t.Run(test.path, func(t *testing.T) {
			t.Parallel()
			srv := discordtest.New(t)
			var left []string
			for range 2 * maxUnclear {
				id := srv.AddGuild("left")
				srv.RemoveGuild(id)
				left = append(left, id)
			}
			fault := discordtest.HTMLPage("", test.path, http.StatusForbidden)
			fault.Times = -1
			srv.Fail(fault)
			change, _ := overHTTP(t, srv, remembers(t))
			r := start(t, srv, parrot, func(b *Bot) {
				change(b)
				setUp(t, b.cfg.Memory, left...)
			})
			r.log.wait(t, test.log, max(1, test.asked))
			r.log.wait(t, "Discord knows the commands", 1)
			r.forgetLeft(nil, 0, 1) // all over, and again
			knows(t, r.cfg.Memory, left...)
			asked := 0
			for _, q := range srv.Requests() {
				if strings.HasPrefix(q.Path, "/guilds/") {
					asked++
				}
			}
			if asked < 2*test.asked || asked > 3*test.asked { // whoever begins to lead may look once more
				t.Errorf("Discord was asked about servers %d times, want %d for each look", asked, test.asked)
			}
		})
	}
}

// setUp has moderators of servers set something.
func setUp(t *testing.T, m *memory.Store, guilds ...string) {
	t.Helper()
	for _, id := range guilds {
		if err := m.SetSettings(memory.Scope{Guild: id}, memory.Settings{Speak: new(bool)}); err != nil {
			t.Error(err)
		}
	}
}

func knows(t *testing.T, m *memory.Store, want ...string) {
	t.Helper()
	slices.Sort(want)
	if got, err := m.Guilds(); err != nil || !slices.Equal(got, want) {
		t.Errorf("the memory knows the servers %q, %v, want %q", got, err, want)
	}
}

// A message that was checked is somebody else's: it is no gap, whatever comes of it.
func TestCheckedMessageIsNoGap(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, askFunc(func(_ context.Context, q string) answers.Answer {
		command, _, _ := strings.Cut(q, " ")
		return answers.Answer{Command: command, Form: command, Query: q, Status: answers.NotFound}
	}), remembers(t))
	m := srv.Say(srv.ChannelID, srv.UserID, "Zaphod was elected president.")
	srv.WaitResponse(t, srv.MessageCommand(srv.UserID, checkMessage, m))
	srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Zaphod"))
	r.log.wait(t, "gap kept", 1)
	if all, err := r.cfg.Memory.Gaps(srv.GuildID, 0); err != nil || len(all) != 1 || all[0].Question != "who zaphod" {
		t.Errorf("the gaps are %+v, %v", all, err)
	}
}
