package discord

import (
	"context"
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"attache/internal/memory"
)

// The desk of those who keep the articles: what could not be answered, and what was
// marked wrong. What the corpus holds is in corpus.go.

func (b *Bot) feedbackControl() control {
	return control{command: b.deskCommand("feedback", "answers that were marked wrong"), run: b.feedback}
}

// deskCommand returns a command for administering roles. Discord shows it to those who
// may manage the server; the others it is shown to by a server's own settings are
// checked when they call it.
func (b *Bot) deskCommand(name, description string) *discordgo.ApplicationCommand {
	permissions := int64(discordgo.PermissionManageGuild)
	return &discordgo.ApplicationCommand{Type: discordgo.ChatApplicationCommand, Name: name, Description: description,
		DefaultMemberPermissions: &permissions, Contexts: &[]discordgo.InteractionContextType{discordgo.InteractionContextGuild}}
}

// notAllowed is said to whom a command of the desk is not for.
func notAllowed(r *request) reply {
	return say(r.words.Text("That is for those who may manage this server or have an administering role."))
}

// maxListed is how many lines a list of the desk has: what is read at a glance. The
// worst come first.
const maxListed = 20

// feedback lists the answers of this server that were voted on, the worst first.
func (b *Bot) feedback(_ context.Context, r *request, _ call) reply {
	if !r.administers() {
		return notAllowed(r)
	}
	all, err := b.cfg.Memory.Feedback(r.guild, maxListed)
	if err != nil {
		return b.failed(r, "cannot read the feedback", err)
	}
	var lines []string
	for _, t := range all {
		lines = append(lines, feedbackLine(r, t))
	}
	return list(r.words.Text("What was thought of answers"), r.words.Text("No answer in this server was voted on so far."), lines)
}

func feedbackLine(r *request, t memory.Tally) string {
	parts := []string{fmt.Sprintf("👎 %d 👍 %d", t.Down, t.Up), masked(r.words.Text("answer"), messageLink(t.Guild, t.Channel, t.Message))}
	for _, s := range []string{t.Command, t.Subject} {
		if s != "" {
			parts = append(parts, code(shorten(s, maxLabel)))
		}
	}
	for i, id := range t.Articles {
		if i == 3 {
			parts = append(parts, "…")
			break
		}
		parts = append(parts, code(shorten(id, maxLabel)))
	}
	return strings.Join(append(parts, ago(t.Last)), " · ")
}

// list returns a hidden message of lines, or with the sentence none when there are
// none.
func list(title, none string, lines []string) reply {
	e := &discordgo.MessageEmbed{Title: escape(title), Color: foundColor, Description: escape(none)}
	if len(lines) > 0 {
		e.Description = ""
	}
	for _, line := range lines {
		line = "• " + line + "\n"
		if length(e.Description)+length(line) > maxDescription-len("…") {
			e.Description += "…"
			break
		}
		e.Description += line
	}
	return reply{post: post{Embeds: []*discordgo.MessageEmbed{e}}, hidden: true}
}
