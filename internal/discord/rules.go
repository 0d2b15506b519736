package discord

import (
	"slices"
	"strings"
	"time"

	"attache/internal/answers"
	"attache/internal/memory"
	"attache/internal/wording"
)

// rules are how the bot has to behave in one channel.
type rules struct {
	prefix   string
	speaks   bool     // answers may be seen by everybody in the channel
	hidden   bool     // they are for the eyes of who asks, unless that one wants otherwise
	off      []string // commands that are switched off
	language string   // as Discord names it; empty: everybody's own

	userCooldown    time.Duration // between two questions of a person
	channelCooldown time.Duration // between two answers that the channel sees

	pinRoles, adminRoles []string // that may pin, and that may administer
}

// maxCooldown is the longest cooldown that can be set.
const maxCooldown = time.Hour

// defaults are the settings where nothing is set. Every field is.
func (b *Bot) defaults() memory.Settings {
	return memory.Settings{
		Prefix:          &b.cfg.Prefix,
		Speak:           new(true),
		Off:             new([]string),
		Hidden:          new(bool),
		Language:        new(string),
		UserCooldown:    new(time.Duration),
		ChannelCooldown: new(time.Duration),
		PinRoles:        new([]string),
		AdminRoles:      new([]string),
	}
}

// rulesOf returns the rules of a channel of a guild, or of direct messages. Where it is
// not known what moderators have decided, nobody is disturbed and nobody administers:
// the rules are the defaults, but answers are private.
func (b *Bot) rulesOf(guild, channel string) rules {
	layers, err := b.layers(guild, channel)
	if err != nil {
		b.blind.Do(func() {
			b.lg.Error("settings cannot be read; answers are private until they can", "cause", cause(err, b.token))
		})
		out := rulesFrom(b.defaults())
		out.speaks = false
		return out
	}
	return rulesFrom(inForce(b.defaults(), layers))
}

// rulesFrom returns the rules that settings make, every field of which is set.
func rulesFrom(s memory.Settings) rules {
	return rules{
		prefix: *s.Prefix, speaks: *s.Speak, hidden: *s.Hidden, off: *s.Off, language: *s.Language,
		userCooldown: min(*s.UserCooldown, maxCooldown), channelCooldown: min(*s.ChannelCooldown, maxCooldown),
		pinRoles: *s.PinRoles, adminRoles: *s.AdminRoles,
	}
}

// A layer is what is set for one place.
type layer struct {
	at  memory.Scope
	set memory.Settings
}

// layers returns what is set for a channel and for what it is in, the nearest first:
// for a thread, its channel, the server. An empty channel is the server itself.
func (b *Bot) layers(guild, channel string) ([]layer, error) {
	if b.cfg.Memory == nil || guild == "" {
		return nil, nil
	}
	scopes := []memory.Scope{{Guild: guild}}
	if channel != "" {
		scopes = []memory.Scope{{Guild: guild, Channel: channel}, {Guild: guild}}
		parent, err := b.parentWithSettings(guild, channel)
		if err != nil {
			return nil, err
		}
		if parent != "" {
			scopes = slices.Insert(scopes, 1, memory.Scope{Guild: guild, Channel: parent})
		}
	}
	var out []layer
	for _, at := range scopes {
		set, err := b.cfg.Memory.Settings(at)
		if err != nil {
			return nil, err
		}
		if at.Channel != "" {
			set.AdminRoles = nil // whoever administers does so in the whole server
		}
		out = append(out, layer{at, set})
	}
	return out, nil
}

// parentWithSettings is parentOf, but does not trouble Discord where no channel has
// settings of its own.
func (b *Bot) parentWithSettings(guild, channel string) (string, error) {
	if !b.places.known(channel) {
		own, err := b.cfg.Memory.Overrides(guild)
		if err != nil || len(own) == 0 {
			return "", err
		}
	}
	return b.parentOf(channel)
}

// inForce returns the settings that hold under layers, the nearest of which is first.
func inForce(defaults memory.Settings, layers []layer) memory.Settings {
	out := defaults
	for _, l := range slices.Backward(layers) {
		out = l.set.Over(out)
	}
	return out
}

// private reports whether answers are for who asks only.
func (r rules) private() bool { return r.hidden || !r.speaks }

// switchedOff reports whether ans is of a command that is switched off. What a question
// in free words is taken for counts as well.
func (r rules) switchedOff(ans answers.Answer) bool {
	return slices.Contains(r.off, ans.Command) || slices.Contains(r.off, ans.Form)
}

// isOff is said instead of the answer of a command that is switched off.
func isOff(r *request) reply {
	out := say(r.words.Text("The moderators have switched that off here."))
	out.private = true
	return out
}

// withoutOff returns ans without what leads to commands that are switched off.
func (r rules) withoutOff(ans answers.Answer) answers.Answer {
	if len(r.off) == 0 {
		return ans
	}
	ans.Suggestions = slices.DeleteFunc(slices.Clone(ans.Suggestions), func(s string) bool { return slices.Contains(r.off, firstWord(strings.TrimLeft(s, "!"))) })
	ans.Commands = slices.DeleteFunc(slices.Clone(ans.Commands), func(u answers.Usage) bool { return slices.Contains(r.off, u.Name) })
	return ans
}

// words returns what speaks to somebody with a client in the language of locale.
func (r rules) words(locale string) *wording.Printer {
	if r.language != "" {
		locale = r.language
	}
	return wording.For(locale)
}
