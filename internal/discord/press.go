package discord

import (
	"context"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
)

// press carries out what a button or select says.
func (b *Bot) press(ctx context.Context, r *request, p press) reply {
	// What was asked changes for who asked; others get a copy of their own. So does everybody
	// where the bot may not speak any more.
	own := p.hidden || p.asker == r.user && r.rules.speaks
	switch p.verb {
	case verbPage:
		page, err := strconv.Atoi(p.arg)
		if err != nil || p.question == "" {
			break
		}
		return b.inPlace(ctx, r, p, own, b.find(ctx, r, view{question: p.question, page: page, picked: p.picked}))
	case verbContext:
		return b.context(ctx, r, p.chosen())
	case verbSources:
		if p.question == "" {
			break
		}
		return b.sources(ctx, r, p.question)
	case verbSettings:
		return b.turn(r, p)
	case verbAsk:
		if out, soon := b.tooSoon(r); soon {
			return out
		}
		out := b.find(ctx, r, view{question: p.piece})
		out.hidden = out.hidden || !own || p.hidden
		return out
	case verbPick:
		if p.question == "" {
			break
		}
		return b.inPlace(ctx, r, p, own, b.pick(ctx, r, p.question, p.chosen(), own))
	case verbOthers:
		return b.inPlace(ctx, r, p, own, b.show(r, view{question: p.piece}, b.engine.Ask(ctx, p.piece)))
	case verbPins, verbUnpin:
		return b.pressPins(r, p)
	case verbUp, verbDown:
		return b.vote(ctx, r, p)
	case verbTell:
		return b.tellMe(ctx, r, p)
	case verbGap:
		if b.cfg.Memory != nil {
			return b.dropGap(ctx, r, p)
		}
	case verbDelete:
		if p.asker != r.user && !r.may(discordgo.PermissionManageMessages) {
			return say(r.words.Text("Only who asked, and moderators, can take this answer away."))
		}
		return reply{remove: true}
	}
	return outdated(r)
}

// inPlace returns out as what the message of the button becomes for whom it is their own,
// and as a copy for others. A mere sentence, such as that the command is switched off by
// now, leaves the message as it is.
func (b *Bot) inPlace(ctx context.Context, r *request, p press, own bool, out reply) reply {
	out.update, out.hidden = own && len(out.Embeds) > 0, true
	if out.update {
		out.Content = b.stillCorrected(ctx, r, p.message, out.Content)
	}
	return out
}

// outdated is said about buttons that this version does not know, or that miss what
// they need.
func outdated(r *request) reply {
	return say(r.words.Text("That button is from an older version of me and works no more. Please ask again."))
}

// chosen returns what was selected, or what the button stands for.
func (p press) chosen() string {
	if len(p.values) > 0 {
		return p.values[0]
	}
	return p.arg
}

// context shows the paragraph that ref names, whole.
func (b *Bot) context(ctx context.Context, r *request, ref string) reply {
	ans := b.engine.Context(ctx, ref)
	if ans.Status != answers.Answered {
		out := b.show(r, view{}, ans)
		out.hidden = true
		return out
	}
	passage := ans.Passages[0]
	c := answers.Citation{Evidence: passage.Evidence, Highlights: passage.Highlights}
	end := "\n" + small + "— " + origin(c)
	e := &discordgo.MessageEmbed{Title: within(weak([]run{{text: title(c)}}), maxTitle), Color: foundColor}
	e.Description = "> " + within(highlighted(c.Text, c.Highlights), maxDescription-length(end)-len("> ")) + end
	return reply{post: post{Embeds: []*discordgo.MessageEmbed{e}}, hidden: true, did: deed{command: "context", status: string(ans.Status)}}
}

// sources lists the articles on which the answer to question rests.
func (b *Bot) sources(ctx context.Context, r *request, question string) reply {
	ans := b.engine.Ask(ctx, question)
	if r.rules.switchedOff(ans) {
		return isOff(r)
	}
	var lines []string
	size := 0
	for _, l := range ans.Page(r.words).Sources() {
		line := "• " + escape(label(l.Title))
		if _, ok := webAddress(l.URL); ok {
			line = "• " + masked(label(l.Title), l.URL)
		}
		for _, s := range []string{escape(label(l.Source)), dayOrNothing(l.Date), code(l.ID)} {
			if s != "" {
				line += " · " + s
			}
		}
		if size += length(line) + 1; size > maxDescription {
			break
		}
		lines = append(lines, line)
	}
	e := &discordgo.MessageEmbed{Title: escape(r.words.Text("Sources")), Color: foundColor, Description: strings.Join(lines, "\n")}
	if len(lines) == 0 {
		e.Description = escape(r.words.Text("That answer rests on no article any more."))
	}
	return reply{post: post{Embeds: []*discordgo.MessageEmbed{e}}, hidden: true, did: deed{command: "sources", status: string(ans.Status)}}
}

func dayOrNothing(s string) string {
	if s == "" {
		return ""
	}
	return day(s)
}

// pick answers question for the candidate whose hash is chosen. Who asked chooses for
// the channel, until the corpus changes.
func (b *Bot) pick(ctx context.Context, r *request, question, chosen string, remember bool) reply {
	ans := b.engine.Ask(ctx, question)
	for _, c := range ans.Candidates {
		if hashOf(c.ID) == chosen {
			if remember {
				b.choose(r, ans, c)
			}
			return b.show(r, view{question: c.Ask, picked: question}, b.engine.Ask(ctx, c.Ask))
		}
	}
	return b.show(r, view{question: question}, ans) // the corpus has changed, and with it who may be meant
}
