package discord

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/discordtest"
	"attache/internal/memory"
	"attache/internal/wording"
)

// whispered waits for a direct message to somebody that contains text.
func whispered(t *testing.T, srv *discordtest.Server, user, text string) *discordgo.Message {
	t.Helper()
	return srv.WaitMessage(t, srv.DM(user), func(m *discordgo.Message) bool { return strings.Contains(shown(m), text) })
}

// quietIn fails if the bot said anything in a channel that all of it see.
func quietIn(t *testing.T, srv *discordtest.Server, channel string) {
	t.Helper()
	for _, s := range srv.Sent() {
		if s.Message.ChannelID == channel && s.Message.Flags&discordgo.MessageFlagsEphemeral == 0 {
			t.Errorf("all see %q", shown(s.Message))
		}
		if s.Pings.Any() {
			t.Errorf("%q pings: %+v", shown(s.Message), s.Pings)
		}
	}
}

func TestPrivateAnswers(t *testing.T) {
	t.Parallel()
	for name, set := range map[string]memory.Settings{
		"quiet":  {Speak: new(false)},
		"hidden": {Hidden: new(true)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			srv, r := serve(t, parrot, remembers(t))
			put(t, r.Bot, srv.GuildID, srv.ChannelID, set)
			thread := srv.AddThread(srv.ChannelID, "thread")
			r.log.wait(t, "event=THREAD_CREATE", 1)
			for _, channel := range []string{srv.ChannelID, thread} {
				i := srv.WaitResponse(t, srv.Slash(channel, srv.UserID, "who", discordtest.Option("name", "Lavrov")))
				if !i.Ephemeral || !strings.Contains(shown(i.Message), "who Lavrov") {
					t.Errorf("a slash command gets %q, hidden: %t", shown(i.Message), i.Ephemeral)
				}
				srv.Say(channel, srv.UserID, "!who in "+channel)
				m := whispered(t, srv, srv.UserID, "who in "+channel)
				if !strings.Contains(m.Content, "<#"+channel+">") {
					t.Errorf("a direct message does not say what it is about: %q", m.Content)
				}
			}
			// Buttons of the answer in direct messages work there.
			m := whispered(t, srv, srv.UserID, "who in "+thread)
			srv.Click(t, srv.UserID, m, buttonOf(t, m, "🗑️"))
			srv.Wait(t, "the end of the answer", func() bool { return srv.Message(m.ID) == nil })

			srv.CloseDMs(srv.ModeratorID)
			srv.Say(srv.ChannelID, srv.ModeratorID, "!who Modi")
			r.log.wait(t, "no message can be sent", 1)
			srv.Say(srv.ChannelID, srv.ModeratorID, "!who Modi again")
			r.log.wait(t, "no message can be sent", 2)
			refusals := 0
			for _, req := range srv.Requests() {
				if req.Status == http.StatusForbidden {
					refusals++
				}
			}
			if refusals != 1 {
				t.Errorf("who takes no direct messages is sent %d", refusals)
			}
			quietIn(t, srv, srv.ChannelID)
			quietIn(t, srv, thread)

			// The moderators change their minds.
			put(t, r.Bot, srv.GuildID, srv.ChannelID, memory.Settings{})
			wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Wang"), "who Wang")
		})
	}
}

// Who asks decides where answers are hidden only by default.
func TestHiddenByChoice(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	for _, tt := range []struct {
		set    memory.Settings
		hidden bool
	}{
		{memory.Settings{Hidden: new(true)}, false},
		{memory.Settings{Speak: new(false)}, true},
		{memory.Settings{Speak: new(false), Hidden: new(true)}, true},
	} {
		put(t, r.Bot, srv.GuildID, "", tt.set)
		i := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov"), discordtest.Option("hidden", false)))
		if i.Ephemeral != tt.hidden {
			t.Errorf("with %+v an answer that is to be seen is hidden: %t", tt.set, i.Ephemeral)
		}
	}
}

// An answer follows its question into private.
func TestEditedInPrivate(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	open := srv.WaitReply(t, m)
	r.log.wait(t, "question answered", 1)
	put(t, r.Bot, srv.GuildID, "", memory.Settings{Speak: new(false)})
	srv.Edit(m.ID, "!who Wang")
	srv.Wait(t, "the end of the open answer", func() bool { return srv.Message(open.ID) == nil })
	private := whispered(t, srv, srv.UserID, "who Wang")
	r.log.wait(t, "question answered", 2)
	srv.Edit(m.ID, "!who Modi")
	srv.Wait(t, "an edited answer", func() bool { return strings.Contains(shown(srv.Message(private.ID)), "who Modi") })
	if got := srv.Message(private.ID).Content; !strings.Contains(got, "<#"+srv.ChannelID+">") {
		t.Errorf("the edited answer does not say what it is about: %q", got)
	}
	srv.Delete(m.ID)
	srv.Wait(t, "the end of the answer", func() bool { return srv.Message(private.ID) == nil })
}

func TestMayNotSend(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, nil)
	mute := srv.AddChannel(srv.GuildID, "mute")
	srv.SetPermissions(mute, discordgo.PermissionViewChannel|discordgo.PermissionSendMessagesInThreads)
	thread := srv.AddThread(mute, "thread")
	r.log.wait(t, "event=THREAD_CREATE", 1)
	for channel, hidden := range map[string]bool{mute: true, thread: false, srv.ChannelID: false} {
		i := srv.WaitResponse(t, srv.Slash(channel, srv.UserID, "who", discordtest.Option("name", "Lavrov")))
		if i.Ephemeral != hidden {
			t.Errorf("in %s the answer is hidden: %t", channel, i.Ephemeral)
		}
	}
	srv.Say(mute, srv.UserID, "!who Lavrov")
	whispered(t, srv, srv.UserID, "who Lavrov")
	srv.Say(mute, srv.UserID, "!who Wang")
	whispered(t, srv, srv.UserID, "who Wang")
	if n := strings.Count(r.log.String(), "not allowed to answer"); n != 1 {
		t.Errorf("the log says %d times what is not allowed, want once", n)
	}

	// It is tried again when permissions change, or after a while.
	srv.SetPermissions(mute, discordtest.BotPermissions)
	r.log.wait(t, "event=CHANNEL_UPDATE", 2)
	wantReply(t, srv, srv.Say(mute, srv.UserID, "!who Modi"), "who Modi")
	r.deny(mute)
	if !r.denies(mute) {
		t.Error("a refusal is forgotten at once")
	}
	r.denied.Add(mute, time.Now())
	if r.denies(mute) {
		t.Error("a refusal is never forgotten")
	}
}

// TestRefusingServer checks that one server that refuses messages in many channels does not
// use up the refusals that the bot has for all of them.
func TestRefusingServer(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	var later atomic.Int64
	began := time.Now()
	r := start(t, srv, parrot, func(b *Bot) {
		b.now = func() time.Time { return began.Add(time.Duration(later.Load())) }
	})
	srv.WaitReady(t)
	ask := func(i int) string {
		mute := srv.AddChannel(srv.GuildID, fmt.Sprint("mute ", i))
		srv.SetPermissions(mute, discordgo.PermissionViewChannel)
		question := fmt.Sprintf("who in %d?", i)
		srv.Say(mute, srv.UserID, "!"+question)
		return question
	}
	for i := range maxRefusals {
		whispered(t, srv, srv.UserID, ask(i))
	}
	const more = 5
	for i := range more {
		ask(maxRefusals + i)
		r.log.wait(t, "no message can be sent", i+1)
	}
	refused := 0
	for _, q := range srv.Requests() {
		if q.Status == http.StatusForbidden {
			refused++
		}
	}
	if refused != maxRefusals {
		t.Errorf("%d requests were refused, want %d", refused, maxRefusals)
	}
	if n := strings.Count(r.log.String(), "left alone for a while"); n != 1 {
		t.Errorf("the log says %d times that the server is left alone", n)
	}

	other := srv.AddGuild("other")
	srv.Join(other, srv.UserID)
	wantReply(t, srv, srv.Say(srv.AddChannel(other, "talk"), srv.UserID, "!who Lavrov"), "who Lavrov")
	later.Store(int64(breakWithin))
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Wang"), "who Wang")
}

func TestSwitchedOff(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, askFunc(func(ctx context.Context, q string) answers.Answer {
		a := parrot(ctx, q)
		a.Command, a.Form = firstWord(q), firstWord(q)
		if a.Command == "ask" {
			a.Form = "stance"
		}
		a.Suggestions = []string{"stance India", "who Lavrov"}
		return a
	}), remembers(t))
	put(t, r.Bot, srv.GuildID, srv.ChannelID, memory.Settings{Off: &[]string{"stance"}})
	const sentence = "switched that off"
	for _, q := range []string{"!stance India", "<@" + srv.BotID + "> ask what does India think?"} {
		before := len(srv.Messages(srv.DM(srv.UserID)))
		srv.Say(srv.ChannelID, srv.UserID, q)
		srv.Wait(t, "a direct message", func() bool { return len(srv.Messages(srv.DM(srv.UserID))) > before })
		whispered(t, srv, srv.UserID, sentence)
	}
	i := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "stance", discordtest.Option("actor", "India")))
	if !i.Ephemeral || !strings.Contains(shown(i.Message), sentence) {
		t.Errorf("a slash command gets %q, hidden: %t", shown(i.Message), i.Ephemeral)
	}
	quietIn(t, srv, srv.ChannelID)
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Modi"))
	if got := shown(m); !strings.Contains(got, "Modi") || strings.Contains(got, "stance India") {
		t.Errorf("the answer of another command offers what is off: %q", got)
	}
	for _, id := range customIDs(m.Components) {
		if strings.Contains(id, "stance India") {
			t.Errorf("a button asks what is off: %q", id)
		}
	}
	other := srv.AddChannel(srv.GuildID, "other")
	wantReply(t, srv, srv.Say(other, srv.UserID, "!stance India"), "stance India")
}

// TestSwitchedOffMeanwhile leaves an answer as it is when its buttons lead nowhere any more.
func TestSwitchedOffMeanwhile(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, shipped(t), remembers(t))
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	put(t, r.Bot, srv.GuildID, "", memory.Settings{Off: &[]string{"who"}})
	i := srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "More")))
	if !i.Ephemeral || !strings.Contains(shown(i.Message), "switched that off") {
		t.Errorf("who asked is told %q, hidden: %t", shown(i.Message), i.Ephemeral)
	}
	if got := shown(srv.Message(m.ID)); got != shown(m) {
		t.Errorf("the channel reads %q", got)
	}
}

func TestLanguageOfAnswers(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, chapters, remembers(t))
	german := wording.For("de").Text("More")
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	buttonOf(t, m, "More")
	p := openBoard(t, srv, srv.ModeratorID, srv.ChannelID)
	p.choose("language", "de")
	m = srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	buttonOf(t, m, german)
	i := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov")))
	buttonOf(t, i.Message, german)
	other := srv.AddChannel(srv.GuildID, "other")
	buttonOf(t, srv.WaitReply(t, srv.Say(other, srv.UserID, "!who Lavrov")), "More")
	if german == "More" {
		t.Error("the test tells no languages apart")
	}
}
