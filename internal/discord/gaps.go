package discord

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/memory"
	"attache/internal/wording"
)

func (b *Bot) gapsControl() control {
	return control{command: b.deskCommand("gaps", "questions that the articles could not answer"), run: b.gaps}
}

// verbGap takes the gap that is selected off the list.
const verbGap = "gap"

// gaps lists the questions of this server that could not be answered, those that ask about
// the same together, and says which of them can be by now.
func (b *Bot) gaps(ctx context.Context, r *request, _ call) reply {
	if !r.administers() {
		return notAllowed(r)
	}
	groups, err := b.gapGroups(r.guild)
	if err != nil {
		return b.failed(r, "cannot read the gaps", err)
	}
	var lines []string
	done := key{id: customID{verb: verbGap}, label: r.words.Text("Take off the list …")}
	for _, g := range groups[:min(len(groups), maxListed)] {
		ans := b.engine.Ask(ctx, g.Questions[0])
		lines = append(lines, gapLine(r.words, g, ans.Status == answers.Answered))
		done.options = append(done.options, discordgo.SelectMenuOption{Label: optionText(g.Questions[0]), Value: hashOf(g.Questions[0])})
	}
	out := list(r.words.Text("Questions without an answer"), r.words.Text("Every question of this server has found an answer so far."), lines)
	if len(done.options) > 0 {
		k := keyboard{rows: [][]key{{done}}}
		out.Components = k.components()
	}
	return out
}

// gapGroups returns the gaps of a server in groups, the most asked first.
func (b *Bot) gapGroups(guild string) ([]memory.Group, error) {
	gaps, err := b.cfg.Memory.Gaps(guild, 0)
	if err != nil {
		return nil, err
	}
	waiters, err := b.cfg.Memory.Waiters()
	if err != nil {
		return nil, err
	}
	waiters = slices.DeleteFunc(waiters, func(w memory.Waiter) bool { return w.Guild != guild })
	return memory.Grouped(gaps, waiters, answers.Alike), nil
}

// maxWordings is how many other ways of asking stand below a gap.
const maxWordings = 3

// gapLine shows a group; found tells that the articles have an answer by now.
func gapLine(w *wording.Printer, g memory.Group, found bool) string {
	parts := []string{escape(w.Text("%d times", g.Count)), escape(shorten(g.Questions[0], maxLabel)), ago(g.Last)}
	if g.Waiting > 0 {
		parts = append(parts, escape(w.Text("people waiting: %d", g.Waiting)))
	}
	if found {
		parts = append(parts, "✅ "+escape(w.Text("answered by now")))
	}
	line := strings.Join(parts, " · ")
	if others := g.Questions[1:]; len(others) > 0 {
		var shown []string
		for _, q := range others[:min(len(others), maxWordings)] {
			shown = append(shown, shorten(q, maxButton))
		}
		if len(others) > maxWordings {
			shown = append(shown, "…")
		}
		line += "\n" + small + escape(w.Text("also asked: %s", strings.Join(shown, " · ")))
	}
	return line
}

// dropGap takes a gap off the list, with those like it, and shows the list anew.
func (b *Bot) dropGap(ctx context.Context, r *request, p press) reply {
	if !r.administers() {
		return notAllowed(r)
	}
	groups, err := b.gapGroups(r.guild)
	if err != nil {
		return b.failed(r, "cannot read the gaps", err)
	}
	for _, g := range groups {
		if hashOf(g.Questions[0]) != p.chosen() {
			continue
		}
		for _, q := range g.Questions {
			if _, err := b.cfg.Memory.DropGap(r.guild, q); err != nil {
				return b.failed(r, "cannot drop a gap", err)
			}
		}
	}
	out := b.gaps(ctx, r, call{})
	out.update = true
	return out
}

// isGap reports whether ans leaves a question unanswered that an article could answer. A
// message that was checked is somebody else's, an id that nothing has says nothing about
// the articles, and neither does a mistyped command.
func (r *request) isGap(question string, ans answers.Answer) bool {
	if ans.Status != answers.NotFound || ans.Vague || ans.Command == "article" || ans.Command == checkCommand || question == "" {
		return false
	}
	return !slices.ContainsFunc([]string{"!", "/", r.rules.prefix}, func(mark string) bool { return strings.HasPrefix(question, mark) })
}

// noteGap keeps a question that was not answered, without who asked it.
func (b *Bot) noteGap(r *request, question string) {
	if b.cfg.Memory == nil || question == "" {
		return
	}
	if err := b.cfg.Memory.AddGap(r.guild, question, time.Now()); err != nil {
		r.lg.Error("gap not kept", "err", err)
		return
	}
	r.lg.Debug("gap kept")
}
