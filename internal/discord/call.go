package discord

import (
	"context"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// optHidden is the option of every command with which people ask for an answer that
// nobody else sees.
const optHidden = "hidden"

// A control is a command about the bot itself, beside those that answer from the
// articles. It has no text form.
type control struct {
	command *discordgo.ApplicationCommand // as Discord is told of it
	run     func(context.Context, *request, call) reply
}

// controls returns all of them. Each stands in a file of its own.
func (b *Bot) controls() []control {
	if b.cfg.Memory == nil {
		return nil
	}
	return []control{b.gapsControl(), b.feedbackControl(), b.corpusControl(), b.privacyControl(), b.forgetControl()}
}

// call carries out a command of the application.
func (b *Bot) call(ctx context.Context, r *request, c call) reply {
	for _, k := range b.controls() {
		if k.command.Name == c.name && k.command.Type == c.kind {
			return k.run(ctx, r, c)
		}
	}
	return b.find(ctx, r, view{question: questionOf(c)})
}

// questionOf returns the question that a command with its options asks.
func questionOf(c call) string {
	words := []string{c.name}
	for name := range c.options {
		if s := c.text(name); s != "" {
			words = append(words, s)
		}
	}
	return strings.Join(words, " ")
}

// complete returns what the option that somebody is typing may be.
func (b *Bot) complete(ctx context.Context, r *request, c call) reply { return reply{} }

// submit takes a form that somebody filled in.
func (b *Bot) submit(ctx context.Context, r *request, data discordgo.ModalSubmitInteractionData) reply {
	return wentWrong(r)
}
