package discord

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/memory"
)

// The desk of those who keep the articles: what could not be answered, and what was
// marked wrong. What the corpus holds is in corpus.go.

func (b *Bot) gapsControl() control {
	return control{command: b.deskCommand("gaps", "questions that the articles could not answer"), run: b.gaps}
}

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

// verbGap takes the gap that is selected off the list.
const verbGap = "gap"

// gaps lists the questions of this server that could not be answered.
func (b *Bot) gaps(_ context.Context, r *request, _ call) reply {
	if !r.administers() {
		return notAllowed(r)
	}
	all, err := b.cfg.Memory.Gaps(r.guild, maxListed)
	if err != nil {
		return b.failed(r, "cannot read the gaps", err)
	}
	var lines []string
	done := key{id: customID{verb: verbGap}, label: r.words.Text("Take off the list …")}
	for _, g := range all {
		lines = append(lines, escape(r.words.Text("%d times", g.Count))+" · "+escape(shorten(g.Question, maxLabel))+" · "+ago(g.Last))
		done.options = append(done.options, discordgo.SelectMenuOption{Label: optionText(g.Question), Value: hashOf(g.Question)})
	}
	out := list(r.words.Text("Questions without an answer"), r.words.Text("Every question of this server has found an answer so far."), lines)
	if len(done.options) > 0 {
		k := keyboard{rows: [][]key{{done}}}
		out.Components = k.components()
	}
	return out
}

// dropGap takes a gap off the list, which it shows anew.
func (b *Bot) dropGap(ctx context.Context, r *request, p press) reply {
	if !r.administers() {
		return notAllowed(r)
	}
	all, err := b.cfg.Memory.Gaps(r.guild, 0)
	if err != nil {
		return b.failed(r, "cannot read the gaps", err)
	}
	for _, g := range all {
		if hashOf(g.Question) == p.chosen() {
			if _, err := b.cfg.Memory.DropGap(r.guild, g.Question); err != nil {
				return b.failed(r, "cannot drop a gap", err)
			}
		}
	}
	out := b.gaps(ctx, r, call{})
	out.update = true
	return out
}

// noteGap keeps a question that was not answered, without who asked it.
func (b *Bot) noteGap(r *request, question string) {
	if b.cfg.Memory == nil || question == "" {
		return
	}
	for _, mark := range []string{"!", "/", r.rules.prefix} {
		if strings.HasPrefix(question, mark) {
			return // a mistyped command says nothing about the articles
		}
	}
	if err := b.cfg.Memory.AddGap(r.guild, question, time.Now()); err != nil {
		r.lg.Error("gap not kept", "err", err)
		return
	}
	r.lg.Debug("gap kept")
}

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
