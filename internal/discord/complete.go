package discord

import (
	"context"
	"slices"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
)

// maxChoices is how many completions Discord takes.
const maxChoices = 25

// complete offers what the option that somebody is typing may be.
func (b *Bot) complete(ctx context.Context, r *request, c call) reply {
	if c.focused == nil {
		return reply{}
	}
	name := c.name
	if k := b.controlOf(c); k != nil {
		if k.complete != nil {
			return reply{choices: k.complete(ctx, r, c)}
		}
		name = c.sub // "/pin stance" is completed like "/stance"
	}
	row := b.rowOf(name)
	if row == nil {
		return reply{}
	}
	i := slices.IndexFunc(row.Args, func(a answers.Arg) bool { return a.Name == c.focused.Name })
	if i < 0 || row.Args[i].Offers == answers.Words {
		return reply{}
	}
	var out []*discordgo.ApplicationCommandOptionChoice
	for _, x := range b.engine.Complete(ctx, row.Args[i].Offers, c.text(c.focused.Name), maxChoices, actors(row, c)...) {
		out = append(out, &discordgo.ApplicationCommandOptionChoice{Name: x.Text, Value: x.Value})
	}
	return reply{choices: out}
}

// actors returns whom the other options name: the topics offered are theirs first.
func actors(row *answers.Row, c call) []string {
	var out []string
	for _, a := range row.Args {
		switch a.Offers {
		case answers.Entity, answers.Holder, answers.Speaker:
			if s := c.text(a.Name); s != "" && a.Name != c.focused.Name {
				out = append(out, s)
			}
		}
	}
	return out
}
