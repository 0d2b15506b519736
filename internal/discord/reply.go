package discord

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
)

// What the bot says when it has no answer to show.
const (
	wentWrong = "Something went wrong on my side, so I have no answer. Those who run me find the reason in my log under "
	tooSlow   = "Finding that took too long, so I gave up. A narrower question may work."
)

// sendTimeout bounds how long a reply is tried for. An answer that comes later
// than that only disturbs.
const sendTimeout = 20 * time.Second

// answer answers m, which asks text.
func (b *Bot) answer(m *discordgo.Message, text string) {
	request := rand.Text()[:8]
	lg := b.lg.With("request", request, "message", m.ID, "channel", m.ChannelID, "guild", m.GuildID)
	start := time.Now()

	ctx, cancel := context.WithTimeout(b.serving, b.cfg.Timeout)
	defer cancel()
	found := make(chan outcome, 1)
	go func() { found <- b.find(ctx, text) }()

	var out outcome
	searching := false
	select {
	case out = <-found:
	case <-ctx.Done():
		searching = true
	}
	took := time.Since(start)
	switch {
	case out.panicked != nil:
		logPanic(lg, out.panicked, out.stack)
		b.send(lg, m, post{Content: wentWrong + request + "."})
	case ctx.Err() != nil:
		// Also when there is an answer: one that was cut short may say wrongly
		// that there is nothing.
		lg.Warn("question not answered in time", "took", took)
		b.send(lg, m, post{Content: tooSlow})
	default:
		if b.send(lg, m, post{Embeds: out.embeds}) {
			lg.Info("question answered", "command", out.command, "status", out.status, "took", took, "sent", time.Since(start))
		}
	}
	if searching {
		// The worker stays taken until the search really ends, so that slow
		// searches cannot pile up.
		if out = <-found; out.panicked != nil {
			logPanic(lg, out.panicked, out.stack)
		}
	}
}

// An outcome is what became of a question.
type outcome struct {
	command  string
	status   answers.Status
	embeds   []*discordgo.MessageEmbed
	panicked any // what Ask or Embed panicked with, and where
	stack    []byte
}

// find has text answered and the answer drawn.
func (b *Bot) find(ctx context.Context, text string) (out outcome) {
	defer func() {
		if v := recover(); v != nil {
			out = outcome{panicked: v, stack: debug.Stack()}
		}
	}()
	ans := b.ask.Ask(ctx, text)
	return outcome{command: ans.Command, status: ans.Status, embeds: Embed(ans.Page(nil), b.cfg.Prefix)}
}

// A post is a message to send. It is discordgo.MessageSend with the nonce that
// one lacks, and without its lists that are sent as null.
type post struct {
	Content      string                            `json:"content,omitempty"`
	Embeds       []*discordgo.MessageEmbed         `json:"embeds,omitempty"`
	Mentions     *discordgo.MessageAllowedMentions `json:"allowed_mentions"`
	Reference    *discordgo.MessageReference       `json:"message_reference,omitempty"`
	Nonce        string                            `json:"nonce,omitempty"`
	EnforceNonce bool                              `json:"enforce_nonce,omitempty"`
}

// noMentions lets a message notify nobody. Parse must not be nil: null means
// that everyone may be mentioned.
func noMentions() *discordgo.MessageAllowedMentions {
	return &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}, RepliedUser: false}
}

// send posts p as a reply to m and reports whether it worked. What went wrong
// is logged.
//
// The id of the question is the nonce of the answer, and Discord returns the
// message it has rather than make a second one with the same nonce. That is
// what makes it safe to send again after a failure in which the message may
// have arrived.
func (b *Bot) send(lg *slog.Logger, m *discordgo.Message, p post) bool {
	p.Mentions = noMentions()
	p.Reference = m.SoftReference()
	p.Nonce, p.EnforceNonce = m.ID, true

	ctx, cancel := context.WithTimeout(b.serving, sendTimeout)
	defer cancel()
	endpoint := discordgo.EndpointChannelMessages(m.ChannelID)
	_, err := b.rest.RequestWithBucketID("POST", endpoint, p, endpoint, discordgo.WithContext(ctx), repeatable)
	if err == nil {
		return true
	}
	if code, ok := refused(err, http.StatusForbidden); ok {
		if b.denied.first(m.ChannelID) {
			lg.Warn("not allowed to answer in this channel; give the bot View Channel, Send Messages, "+
				"Send Messages in Threads, Embed Links and Read Message History there", "code", code)
		}
		return false
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("the bot is shutting down")
	}
	lg.Error("answer not sent", "cause", cause(err, b.token))
	return false
}
