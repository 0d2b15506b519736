package discord

import (
	"context"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// press carries out what a button or select says.
func (b *Bot) press(ctx context.Context, r *request, p press) reply {
	switch p.verb {
	case verbPage:
		page, err := strconv.Atoi(p.arg)
		if err != nil || p.question == "" {
			break
		}
		out := b.find(ctx, r, view{question: p.question, page: page})
		out.update = p.hidden || p.asker == r.user
		out.hidden = true // others leaf through a copy of their own
		return out
	case verbAsk:
		out := b.find(ctx, r, view{question: p.piece})
		out.hidden = out.hidden || p.hidden || p.asker != r.user
		return out
	case verbDelete:
		if p.asker != r.user && !r.may(discordgo.PermissionManageMessages) {
			return say(r.words.Text("Only who asked, and moderators, can take this answer away."))
		}
		return reply{remove: true}
	}
	return say(r.words.Text("That button is from an older version of me and works no more. Please ask again."))
}
