package discord

import (
	"strings"
	"sync"
	"testing"
	"time"

	"attache/internal/discordtest"
	"attache/internal/memory"
)

// A clock stands still until it is told to go on.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// timed is a bot with a memory and a clock of its own.
func timed(t *testing.T) (*discordtest.Server, *running, *clock) {
	t.Helper()
	c := &clock{at: time.Unix(2_000_000_000, 0)}
	remember := remembers(t)
	srv, r := serve(t, parrot, func(b *Bot) {
		remember(b)
		b.now = c.now
	})
	return srv, r, c
}

func TestCooldownOfPerson(t *testing.T) {
	t.Parallel()
	srv, r, clock := timed(t)
	other := srv.AddUser("other").ID
	put(t, r.Bot, srv.GuildID, "", memory.Settings{UserCooldown: new(time.Minute)})
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")

	// Told once, then silence; a slash command must be answered.
	clock.pass(10 * time.Second)
	srv.Say(srv.ChannelID, srv.UserID, "!who Nobody")
	whispered(t, srv, srv.UserID, "You can ask me again <t:2000000060:R>.")
	srv.Say(srv.ChannelID, srv.UserID, "!who Nobody")
	srv.Say(srv.ChannelID, srv.UserID, "hello")
	for range 2 {
		i := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Nobody")))
		if !i.Ephemeral || !strings.Contains(shown(i.Message), "<t:2000000060:R>") {
			t.Errorf("a slash command gets %q, hidden: %t", shown(i.Message), i.Ephemeral)
		}
	}
	wantReply(t, srv, srv.Say(srv.ChannelID, other, "!who Wang"), "who Wang")
	wantReply(t, srv, srv.Say(srv.DM(srv.UserID), srv.UserID, "who Modi"), "who Modi") // disturbs nobody

	clock.pass(time.Minute)
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Modi"), "who Modi")
	srv.Say(srv.ChannelID, srv.UserID, "!who Nobody")
	whispered(t, srv, srv.UserID, "<t:2000000130:R>")

	// A setting holds at once.
	put(t, r.Bot, srv.GuildID, "", memory.Settings{UserCooldown: new(time.Duration)})
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Biden"), "who Biden")
	notices := 0
	for _, s := range srv.Sent() {
		if strings.Contains(shown(s.Message), "Nobody") {
			t.Errorf("a question that comes too soon is answered: %q", shown(s.Message))
		}
		if s.Interaction == "" && strings.Contains(shown(s.Message), "You can ask me again") {
			notices++
		}
	}
	if notices != 2 {
		t.Errorf("%d direct messages tell of 2 cooldowns", notices)
	}
}

func TestCooldownOfChannel(t *testing.T) {
	t.Parallel()
	srv, r, clock := timed(t)
	put(t, r.Bot, srv.GuildID, srv.ChannelID, memory.Settings{ChannelCooldown: new(time.Minute)})
	other := srv.AddUser("other").ID
	calm := srv.AddChannel(srv.GuildID, "calm")
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	srv.Say(srv.ChannelID, other, "!who Nobody")
	whispered(t, srv, other, "<t:2000000060:R>")
	wantReply(t, srv, srv.Say(calm, other, "!who Wang"), "who Wang")
	// What nobody else sees disturbs nobody.
	i := srv.WaitResponse(t, srv.Slash(srv.ChannelID, other, "who", discordtest.Option("name", "Modi"), discordtest.Option("hidden", true)))
	if got := shown(i.Message); !strings.Contains(got, "who Modi") {
		t.Errorf("a hidden question gets %q", got)
	}
	// Taking an answer away does not need to wait.
	srv.Click(t, srv.UserID, m, buttonOf(t, m, "🗑️"))
	srv.Wait(t, "the end of the answer", func() bool { return srv.Message(m.ID) == nil })
	clock.pass(time.Minute)
	wantReply(t, srv, srv.Say(srv.ChannelID, other, "!who Wang"), "who Wang")
}

func TestCooldownExempt(t *testing.T) {
	t.Parallel()
	srv, r, _ := timed(t)
	role := srv.AddRole(srv.GuildID, "editors", 0, false)
	put(t, r.Bot, srv.GuildID, "", memory.Settings{UserCooldown: new(time.Minute), AdminRoles: &[]string{role}})
	srv.Join(srv.GuildID, srv.UserID, role)
	for _, q := range []string{"Lavrov", "Wang", "Modi"} {
		wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who "+q), q)
		i := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.ModeratorID, "who", discordtest.Option("name", q)))
		if i.Ephemeral || !strings.Contains(shown(i.Message), q) {
			t.Errorf("who manages the server gets %q, hidden: %t", shown(i.Message), i.Ephemeral)
		}
	}
}

// A button that asks something new is a question like any other; one that shows more of
// what was asked is not.
func TestCooldownOfButtons(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, chapters, remembers(t))
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	put(t, r.Bot, srv.GuildID, "", memory.Settings{UserCooldown: new(time.Hour)})
	i := srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "!who Lavrov")))
	if got := shown(i.Message); strings.Contains(got, "You can ask me again") {
		t.Errorf("the first question gets %q", got)
	}
	i = srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "!who Lavrov")))
	if got := shown(i.Message); !i.Ephemeral || !strings.Contains(got, "You can ask me again") {
		t.Errorf("the second question gets %q, hidden: %t", got, i.Ephemeral)
	}
	srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "More")))
	if got := shown(srv.Message(m.ID)); !strings.Contains(got, "Page 2 of") {
		t.Errorf("the second page is %q", got)
	}
}
