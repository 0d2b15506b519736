package discord

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
)

// errClosed is returned by post when the one who asked takes no direct messages, or the
// server is left alone. Then
// there is nothing to say: an answer in the channel is what was not wanted.
var errClosed = errors.New("direct messages are closed")

// leaveAlone is for how long no message is tried in a channel that refuses them, or to
// a person: Discord bans who collects refusals.
const leaveAlone = 10 * time.Minute

// deny notes that a channel or a person refuses messages, and reports whether that is
// news.
func (b *Bot) deny(id string) bool {
	known := b.denies(id)
	b.denied.Add(id, b.now().Add(leaveAlone))
	return !known
}

// denyIn is deny for what was asked in a server, which has only so many refusals; an empty
// id is that of no server.
func (b *Bot) denyIn(server, id string) bool {
	if b.refusals.count(server, b.now()) {
		b.lg.Warn("a server refuses so many messages that it is left alone for a while; give the bot back its permissions there", "guild", server)
	}
	return b.deny(id)
}

func (b *Bot) denies(id string) bool {
	until, ok := b.denied.Get(id)
	return ok && b.now().Before(until)
}

// inPrivate reports whether out must not be seen in the channel where r was asked.
func (b *Bot) inPrivate(r *request, out reply) bool {
	return r.guild != "" && (out.private || r.rules.private() || b.denies(r.channel))
}

// post sends out as the answer to m: in its channel, or where that may not be or
// Discord does not let it, by direct message.
func (b *Bot) post(r *request, m *discordgo.Message, out reply) (*discordgo.Message, error) {
	if b.refusals.tooMany(r.guild, b.now()) {
		return nil, errClosed
	}
	if !b.inPrivate(r, out) {
		p := out.post
		p.Reference = m.SoftReference()
		sent, err := b.send(b.about(r.id), m.ChannelID, p, m.ID)
		if _, forbidden := refused(err, http.StatusForbidden); !forbidden || r.guild == "" {
			return sent, err
		}
		b.delivered(r, err)
	}
	return b.whisper(r, m.ID, out.post)
}

// whisper sends p to who made r by direct message.
func (b *Bot) whisper(r *request, nonce string, p post) (*discordgo.Message, error) {
	if b.denies(r.user) {
		return nil, errClosed
	}
	channel, err := b.privateChannel(b.about(r.id), r.guild, r.user)
	if err != nil {
		return nil, err
	}
	sent, err := b.send(b.about(r.id), channel, b.introduced(r, p), nonce)
	if _, closed := refused(err, http.StatusForbidden); closed {
		b.denyIn(r.guild, r.user)
		return nil, errClosed
	}
	return sent, err
}

// introduced returns p with a word about where the question was asked that it answers.
func (b *Bot) introduced(r *request, p post) post {
	intro := r.words.Text("About what you asked in %s:", "<#"+r.channel+">")
	if p.Content != "" {
		intro += "\n" + p.Content
	}
	p.Content = intro
	return p
}

// privateChannel returns the channel of direct messages with a person, to whom something is
// to be said that was asked in a server, or with an empty id in none.
func (b *Bot) privateChannel(ctx context.Context, server, user string) (string, error) {
	if id, ok := b.privately.Get(user); ok {
		return id, nil
	}
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	c, err := b.rest.UserChannelCreate(user, discordgo.WithContext(ctx), repeatable)
	if _, closed := refused(err, http.StatusForbidden); closed {
		b.denyIn(server, user)
		return "", errClosed
	}
	if err != nil {
		return "", err
	}
	b.privately.Add(user, c.ID)
	return c.ID, nil
}
