package discord

import (
	"cmp"
	"context"
	"slices"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
)

// optHidden is the option of every command with which people ask for an answer that
// nobody else sees.
const optHidden = "hidden"

// checkCommand is the command that holds a text against the articles.
const checkCommand = "check"

// A control is a command about the bot itself, beside those that answer from the
// articles. It has no text form.
type control struct {
	command *discordgo.ApplicationCommand // as Discord is told of it, in English
	run     func(context.Context, *request, call) reply

	// complete, if not nil, offers what the focused option may be. Without it, a
	// subcommand that is called like a command of the table is completed like that.
	complete func(context.Context, *request, call) []*discordgo.ApplicationCommandOptionChoice
}

// controls returns all of them.
func (b *Bot) controls() []control {
	if b.cfg.Memory == nil {
		return nil
	}
	return []control{b.gapsControl(), b.feedbackControl(), b.corpusControl(), b.privacyControl(), b.forgetControl(),
		b.pinControl(), b.pinsControl(), b.unpinControl(), b.settingsControl()}
}

// controlOf returns the control that c calls, nil if it calls none.
func (b *Bot) controlOf(c call) *control {
	for _, k := range b.controls() {
		if k.command.Name == c.name && cmp.Or(k.command.Type, discordgo.ChatApplicationCommand) == cmp.Or(c.kind, discordgo.ChatApplicationCommand) {
			return &k
		}
	}
	return nil
}

// rowOf returns the command of the table that name calls, nil if there is none.
func (b *Bot) rowOf(name string) *answers.Row {
	table := b.engine.Commands()
	if i := slices.IndexFunc(table, func(r answers.Row) bool { return r.Name == name }); i >= 0 {
		return &table[i]
	}
	return nil
}

// call carries out a command of the application.
func (b *Bot) call(ctx context.Context, r *request, c call) reply {
	if k := b.controlOf(c); k != nil {
		return k.run(ctx, r, c)
	}
	if out, soon := b.tooSoon(r); soon {
		return out
	}
	if c.kind == discordgo.MessageApplicationCommand && c.name == checkMessage {
		return b.checkMessage(ctx, r, c)
	}
	row := b.rowOf(c.name)
	if row == nil || c.kind == discordgo.MessageApplicationCommand || c.kind == discordgo.UserApplicationCommand {
		return otherVersion(r)
	}
	question, err := b.questionOf(ctx, row, c)
	if err != nil {
		return badDate(r)
	}
	return b.find(ctx, r, view{question: question})
}

// otherVersion is said of commands that Discord still shows, or shows already.
func otherVersion(r *request) reply {
	return say(r.words.Text("That command is from another version of me. Please reload Discord, or type the question as a message."))
}

// badDate is said when questionOf fails, which is for that only.
func badDate(r *request) reply {
	return say(r.words.Text("A date is written like 2022-03-30, 2022-03, March 2022 or 2022."))
}

// questionOf returns the question that a row asks with the options of c.
func (b *Bot) questionOf(ctx context.Context, row *answers.Row, c call) (string, error) {
	values := make(map[string]string)
	for _, a := range row.Args {
		values[a.Name] = b.engine.Picked(ctx, a.Offers, c.text(a.Name))
	}
	return row.Question(values)
}

// submit takes a form that somebody filled in.
func (b *Bot) submit(_ context.Context, r *request, p press) reply {
	if p.verb == verbSettings {
		return b.turn(r, p)
	}
	return outdated(r)
}
