package discord

import (
	"context"
	"math"
	"net/http"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

func (b *Bot) privacyControl() control {
	return control{command: &discordgo.ApplicationCommand{Type: discordgo.ChatApplicationCommand, Name: "privacy", Description: "what the bot keeps, and for how long"}, run: b.privacy}
}

func (b *Bot) forgetControl() control {
	return control{command: &discordgo.ApplicationCommand{Type: discordgo.ChatApplicationCommand, Name: "forget-me", Description: "erases what the bot keeps about you"}, run: b.forgetMe}
}

// privacy tells exactly what is kept. doc/privacy.md says the same at length.
func (b *Bot) privacy(_ context.Context, r *request, _ call) reply {
	keeps := b.cfg.Memory.Keeps()
	gaps, replies := days(keeps.KeepGaps), days(keeps.KeepReplies)
	return list(r.words.Text("What I keep"), "", []string{
		escape(r.words.Text("Your messages: not at all. I read them to answer, and the answer's buttons carry the question; neither is stored anywhere else or logged.")),
		escape(r.words.Text("Questions that found no answer: their words and how often they were asked in this server, without who asked, for %d days after the last time.", gaps)),
		escape(r.words.Text("Which message of mine answers which question, in which language, and the articles it cites, by number and without text, for %d days: so that an edit changes the answer, and a retraction corrects it.", replies)),
		escape(r.words.Text("👍 and 👎: the answer's number and what it was about, with your vote under a code that only this bot can make from your account, for %d days after the last vote.", gaps)),
		escape(r.words.Text("🔔: if you press it, the number of your account with the question, its message and your language, until you are told or press again, for at most %d days.", gaps)),
		escape(r.words.Text("Who was picked when a name was ambiguous, by channel, without who picked, until the articles change.")),
		escape(r.words.Text("What moderators set and pin: settings, and the command of each living pin.")),
		escape(r.words.Text("To erase what is kept about you: %s. A server's data goes when I leave it.", "/forget-me")),
	})
}

// days returns d in whole days, begun ones counted.
func days(d time.Duration) int { return int((d + 24*time.Hour - 1) / (24 * time.Hour)) }

// forgetMe erases what is kept of who asks.
func (b *Bot) forgetMe(_ context.Context, r *request, _ call) reply {
	n, waits, err := b.cfg.Memory.ForgetUser(r.user)
	if err != nil {
		return b.failed(r, "cannot forget somebody", err)
	}
	if waits > 0 {
		return say(r.words.Text("Done. Erased: your votes (%d) and the questions of which you wanted to be told the answer (%d). Nothing else was kept about you.", n, waits))
	}
	if n == 0 {
		return say(r.words.Text("Nothing was kept about you."))
	}
	return say(r.words.Text("Done: %d votes of yours are erased. Nothing else was kept about you.", n))
}

// onGuildDelete forgets a server that the bot has left. One that is only unavailable
// comes back.
func (b *Bot) onGuildDelete(g *discordgo.GuildDelete) {
	if g.Guild == nil || g.Unavailable || b.cfg.Memory == nil {
		return
	}
	b.forgetGuild(g.ID)
}

func (b *Bot) forgetGuild(id string) {
	if err := b.cfg.Memory.ForgetGuild(id); err != nil {
		b.lg.Error("server not forgotten", "guild", id, "err", err)
		return
	}
	b.lg.Info("left a server, and forgot it", "guild", id)
}

// maxUnclear is after how many answers in a row that do not say whether the bot is in a
// server no more are asked for: something is wrong between Discord and the bot.
const maxUnclear = 5

// forgetLeft forgets the servers that the bot has left while it was not connected, of
// which nobody tells it. READY lists those of its shard that it is in, also when they are
// unavailable; in is nil where there is no READY. Because everything that moderators have
// set up would be lost by a mistake, Discord is asked about each that is not in the list,
// and it is for Discord to say that the bot is not there: a proxy, or what protects an API
// from floods, refuses with the same status.
func (b *Bot) forgetLeft(in []*discordgo.Guild, shard, of int) {
	if b.cfg.Memory == nil {
		return
	}
	known, err := b.cfg.Memory.Guilds()
	if err != nil {
		b.lg.Error("cannot look for servers that were left", "err", err)
		return
	}
	there := make(map[string]bool)
	for _, g := range in {
		if g != nil {
			there[g.ID] = true
		}
	}
	missing := slices.DeleteFunc(known, func(id string) bool { return shardOf(id, of) != shard || there[id] })
	if in == nil && len(missing) > 0 {
		endpoint := discordgo.EndpointUserGuilds("@me")
		all, err := memberships(math.MaxInt, func(page string, v any) error { return b.get(b.serving, page, endpoint, v) })
		if err != nil {
			b.lg.Warn("cannot see in which servers the bot is", "cause", cause(err, b.token))
			return
		}
		for _, m := range all {
			there[m.ID] = true
		}
		missing = slices.DeleteFunc(missing, func(id string) bool { return there[id] })
	}
	unclear := 0
	for _, id := range missing {
		var g discordgo.Guild
		err := b.get(b.serving, discordgo.EndpointGuild(id), discordgo.EndpointGuild(""), &g)
		if err == nil {
			unclear = 0
			continue
		}
		if notIn(err) {
			b.forgetGuild(id)
			unclear = 0
			continue
		}
		b.lg.Warn("cannot see whether the bot is still in a server", "guild", id, "cause", cause(err, b.token))
		if unclear++; unclear == maxUnclear {
			return
		}
	}
}

// notIn reports whether Discord refuses to tell of a server because the bot is not in it.
func notIn(err error) bool {
	if code, ok := refused(err, http.StatusNotFound); ok {
		return code == discordgo.ErrCodeUnknownGuild
	}
	code, ok := refused(err, http.StatusForbidden)
	return ok && code == discordgo.ErrCodeMissingAccess
}

// onChannelDelete forgets a channel, or a thread, that is gone.
func (b *Bot) onChannelDelete(c *discordgo.Channel) {
	if c == nil {
		return
	}
	b.places.channels.Remove(c.ID)
	if b.cfg.Memory == nil {
		return
	}
	b.forgetChannel(c.ID)
}

func (b *Bot) forgetChannel(id string) {
	if err := b.cfg.Memory.ForgetChannel(id); err != nil {
		b.lg.Error("channel not forgotten", "channel", id, "err", err)
		return
	}
	b.lg.Debug("channel forgotten", "channel", id)
}
