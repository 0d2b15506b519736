package discord

import (
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/discordtest"
	"attache/internal/memory"
)

// put sets the settings of a server, or of a channel of it.
func put(t *testing.T, b *Bot, guild, channel string, set memory.Settings) {
	t.Helper()
	if err := b.cfg.Memory.SetSettings(memory.Scope{Guild: guild, Channel: channel}, set); err != nil {
		t.Fatal(err)
	}
}

func TestRulesOfLayers(t *testing.T) {
	t.Parallel()
	b := New(nil, parrot, Config{})
	remembers(t)(b)
	b.places.channel(&discordgo.Channel{ID: "2", Type: discordgo.ChannelTypeGuildText, ParentID: "9"})
	b.places.channel(&discordgo.Channel{ID: "3", Type: discordgo.ChannelTypeGuildPublicThread, ParentID: "2"})
	put(t, b, "1", "", memory.Settings{Prefix: new("?"), UserCooldown: new(time.Minute), AdminRoles: &[]string{"7"}})
	// Whoever administers does so in the whole server, so a channel names nobody else.
	put(t, b, "1", "2", memory.Settings{Speak: new(false), UserCooldown: new(time.Duration), AdminRoles: &[]string{"8"}})
	put(t, b, "1", "3", memory.Settings{Prefix: new("~")})
	put(t, b, "1", "9", memory.Settings{Hidden: new(true)}) // a category hands nothing down
	for _, tt := range []struct {
		channel, prefix string
		speaks          bool
		cooldown        time.Duration
	}{
		{"", "?", true, time.Minute},
		{"2", "?", false, 0},
		{"3", "~", false, 0},
	} {
		r := b.rulesOf("1", tt.channel)
		if r.prefix != tt.prefix || r.speaks != tt.speaks || r.userCooldown != tt.cooldown || r.hidden || !slices.Equal(r.adminRoles, []string{"7"}) {
			t.Errorf("in channel %q the rules are %+v", tt.channel, r)
		}
	}
	if r := b.rulesOf("", "5"); r.prefix != "!" || r.private() {
		t.Errorf("in direct messages the rules are %+v", r)
	}
}

// A memory that cannot be read must not make the bot louder, or anybody mightier, than
// the moderators allowed.
func TestRulesWithoutMemory(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	put(t, r.Bot, srv.GuildID, "", memory.Settings{Speak: new(false), AdminRoles: &[]string{srv.GuildID}})
	if err := r.cfg.Memory.Close(); err != nil {
		t.Fatal(err)
	}
	if got := r.rulesOf(srv.GuildID, srv.ChannelID); !got.private() || len(got.adminRoles)+len(got.pinRoles) > 0 || got.prefix != "!" {
		t.Errorf("without a memory the rules are %+v", got)
	}
	i := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov")))
	if !i.Ephemeral || !strings.Contains(shown(i.Message), "who Lavrov") {
		t.Errorf("without a memory the answer is %q, hidden: %t", shown(i.Message), i.Ephemeral)
	}
	if n := strings.Count(r.log.String(), "settings cannot be read"); n != 1 {
		t.Errorf("the log says %d times that settings cannot be read, want once", n)
	}
}

func TestPrefix(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
	put(t, r.Bot, srv.GuildID, "", memory.Settings{Prefix: new("?")})
	other := srv.AddChannel(srv.GuildID, "other")
	put(t, r.Bot, srv.GuildID, other, memory.Settings{Prefix: new("att.")})
	thread := srv.AddThread(other, "thread")

	srv.Say(srv.ChannelID, srv.UserID, "!who Nobody")
	srv.Say(other, srv.UserID, "?who Nobody")
	srv.Say(thread, srv.UserID, "!who Nobody")
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "?who Modi"), "who Modi")
	wantReply(t, srv, srv.Say(other, srv.UserID, "att.who Wang"), "who Wang")
	wantReply(t, srv, srv.Say(thread, srv.UserID, "att.who Erdogan"), "who Erdogan")
	wantReply(t, srv, srv.Say(other, srv.UserID, "<@"+srv.BotID+"> who is Biden"), "who is Biden")
	wantReply(t, srv, srv.Say(srv.DM(srv.UserID), srv.UserID, "!who Putin"), "who Putin")
	for _, s := range srv.Sent() {
		if strings.Contains(shown(s.Message), "Nobody") {
			t.Errorf("a dead prefix is answered: %q", shown(s.Message))
		}
	}
}

// A thread that was never heard of, as when it was archived while the bot connected, is
// looked up, once, and only where it matters.
func TestUnknownThread(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	thread := srv.AddThread(srv.ChannelID, "old")
	r.log.wait(t, "event=THREAD_CREATE", 1)
	asked := func() (n int) {
		for _, req := range srv.Requests() {
			if req.Method == http.MethodGet && req.Path == "/channels/"+thread {
				n++
			}
		}
		return n
	}
	r.places.channels.Remove(thread)
	r.rulesOf(srv.GuildID, thread)
	if n := asked(); n != 0 {
		t.Errorf("a channel is looked up %d times in a server where none has settings", n)
	}
	put(t, r.Bot, srv.GuildID, srv.ChannelID, memory.Settings{Prefix: new("?")})
	for range 3 {
		if got := r.rulesOf(srv.GuildID, thread).prefix; got != "?" {
			t.Errorf("in the thread the prefix is %q", got)
		}
	}
	if n := asked(); n != 1 {
		t.Errorf("the thread is looked up %d times", n)
	}

	// Where Discord does not say, it might be a channel where the bot is to be quiet.
	r.places.channels.Remove(thread)
	remove := srv.Fail(discordtest.Fault{Method: "GET", Path: "/channels/*", Status: 403, Times: -1})
	for range 3 {
		if got := r.rulesOf(srv.GuildID, thread); !got.private() {
			t.Errorf("in a channel that is not known the rules are %+v", got)
		}
	}
	if n := asked(); n != 2 {
		t.Errorf("the thread is looked up %d times", n)
	}
	remove()
	r.places.channels.Add(thread, place{retry: time.Now()})
	if got := r.rulesOf(srv.GuildID, thread); got.private() || got.prefix != "?" {
		t.Errorf("later the rules are %+v", got)
	}
}

func TestAdministers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name                string
		r                   request
		administers, mayPin bool
	}{
		{"member", request{guild: "1"}, false, false},
		{"role", request{guild: "1", roles: []string{"5", "7"}, rules: rules{adminRoles: []string{"7"}}}, true, true},
		{"pin role", request{guild: "1", roles: []string{"7"}, rules: rules{pinRoles: []string{"7"}}}, false, true},
		{"other role", request{guild: "1", roles: []string{"7"}, rules: rules{pinRoles: []string{"8"}, adminRoles: []string{"9"}}}, false, false},
		{"manages messages", request{guild: "1", can: discordgo.PermissionManageMessages}, false, true},
		{"pins messages", request{guild: "1", can: discordtest.PermissionPinMessages}, false, true},
		{"manages the server", request{guild: "1", can: discordgo.PermissionManageGuild}, true, true},
		{"administrator", request{guild: "1", can: discordgo.PermissionAdministrator}, true, true},
		{"direct message", request{}, false, true},
	} {
		if got := tt.r.administers(); got != tt.administers {
			t.Errorf("%s: administers: %t", tt.name, got)
		}
		if got := tt.r.mayPin(); got != tt.mayPin {
			t.Errorf("%s: may pin: %t", tt.name, got)
		}
	}
}

func TestLanguage(t *testing.T) {
	t.Parallel()
	b := New(nil, parrot, Config{})
	remembers(t)(b)
	b.places.channel(&discordgo.Channel{ID: "2"})
	german, french := &discordgo.Guild{ID: "1", PreferredLocale: "de"}, &discordgo.Guild{ID: "1", PreferredLocale: "fr"}
	m := &discordgo.Message{ID: "5", GuildID: "1", ChannelID: "2", Author: &discordgo.User{ID: "3"}}
	i := &discordgo.Interaction{ID: "6", GuildID: "1", ChannelID: "2", Member: &discordgo.Member{User: m.Author}, Locale: discordgo.Russian}
	want := func(message, interaction string) {
		t.Helper()
		if got := b.ofMessage(m).words.Locale(); got != message {
			t.Errorf("a message is answered in %s, want %s", got, message)
		}
		if got := b.ofInteraction(i).words.Locale(); got != interaction {
			t.Errorf("an interaction is answered in %s, want %s", got, interaction)
		}
	}
	want("en-US", "ru")
	b.places.server(german)
	want("de", "ru")
	b.places.server(french)
	want("fr", "ru")
	put(t, b, "1", "", memory.Settings{Language: new("hi")})
	want("hi", "hi")
	put(t, b, "1", "2", memory.Settings{Language: new("")})
	want("fr", "ru")
}

// BenchmarkRules is what every message of every server costs.
func BenchmarkRules(b *testing.B) {
	s, err := memory.Open(filepath.Join(b.TempDir(), "memory"), memory.Config{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	bot := New(nil, parrot, Config{Memory: s})
	if err := s.SetSettings(memory.Scope{Guild: "1"}, memory.Settings{Prefix: new("?"), Hidden: new(true)}); err != nil {
		b.Fatal(err)
	}
	bot.places.channel(&discordgo.Channel{ID: "2"})
	bot.self.Store("9")
	m := &discordgo.Message{ID: "5", GuildID: "1", ChannelID: "2", Content: "a message like any other", Author: &discordgo.User{ID: "3"}}
	for b.Loop() {
		if _, ok := bot.questionIn(m); ok {
			b.Fatal("it is no question")
		}
	}
}
