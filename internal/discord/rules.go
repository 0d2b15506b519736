package discord

import "attache/internal/wording"

// rules are how the bot has to behave in one channel.
type rules struct {
	prefix   string
	hidden   bool   // answers are for the eyes of who asks only
	language string // as Discord names it; empty: everybody's own
}

// rulesOf returns the rules of a channel of a guild, or of direct messages.
func (b *Bot) rulesOf(guild, channel string) rules {
	return rules{prefix: b.cfg.Prefix}
}

// words returns what speaks to somebody with a client in the language of locale.
func (r rules) words(locale string) *wording.Printer {
	if r.language != "" {
		locale = r.language
	}
	return wording.For(locale)
}
