package discord

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
)

const (
	maxButtons = 5  // in a row
	maxRows    = 5  // on a message
	maxButton  = 80 // characters of a label
)

// The verbs of custom ids: what buttons and selects do.
const (
	verbPage    = "page"    // shows the page in arg
	verbContext = "context" // shows the paragraph around a citation
	verbSources = "sources" // lists the articles cited
	verbAsk     = "ask"     // asks the question that is the piece
	verbUp      = "up"      // the answer was good
	verbDown    = "down"    // the answer was wrong
	verbDelete  = "delete"  // takes the message away; arg is who asked
)

// draw returns the message that shows the page of v, with its buttons.
func (b *Bot) draw(r *request, v view, ans answers.Answer, p answers.Page, sheets []Sheet) post {
	s := sheets[v.page]
	out := post{Embeds: []*discordgo.MessageEmbed{s.Embed}}

	var ids []*customID
	id := func(verb, arg string) *customID {
		c := &customID{verb: verb, arg: arg}
		ids = append(ids, c)
		return c
	}
	type button struct {
		id    *customID
		label string
		emoji string
		off   bool
		style discordgo.ButtonStyle
	}
	var around, about []button
	if len(sheets) > 1 {
		around = append(around,
			button{id: id(verbPage, strconv.Itoa(v.page-1)), emoji: "◀", off: v.page == 0},
			button{id: id(verbPage, strconv.Itoa(v.page+1)), label: r.words.Text("More"), emoji: "▶", off: v.page == len(sheets)-1, style: discordgo.PrimaryButton})
	}
	if len(s.Cites) > 0 {
		around = append(around,
			button{id: id(verbContext, strconv.Itoa(v.page)), label: r.words.Text("Context")},
			button{id: id(verbSources, strconv.Itoa(v.page)), label: r.words.Text("Sources")})
	}
	if ans.Status == answers.Answered {
		about = append(about, button{id: id(verbUp, ""), emoji: "👍"}, button{id: id(verbDown, ""), emoji: "👎"})
	}
	about = append(about, button{id: id(verbDelete, r.user), emoji: "🗑️"})
	if !carry(oneLine(v.question), ids) {
		// Without the question nothing else can be shown later.
		around = nil
		if more := itemsOf(sheets[1:]); more > 0 {
			note := "\n\n" + clipNote(more, r.rules.prefix, r.words)
			if length(s.Embed.Description)+length(note) <= maxDescription {
				s.Embed.Description += note
			}
		}
	}

	row := func(buttons []button) {
		var row discordgo.ActionsRow
		for _, x := range buttons {
			c := discordgo.Button{Label: x.label, Style: x.style, Disabled: x.off, CustomID: x.id.String()}
			if c.Style == 0 {
				c.Style = discordgo.SecondaryButton
			}
			if x.emoji != "" {
				c.Emoji = &discordgo.ComponentEmoji{Name: x.emoji}
			}
			row.Components = append(row.Components, c)
		}
		if len(row.Components) > 0 {
			out.Components = append(out.Components, row)
		}
	}
	row(around)
	if tips := tipButtons(p.Tips, r.rules.prefix); len(tips.Components) > 0 {
		out.Components = append(out.Components, tips)
	}
	row(about)
	return out
}

// itemsOf returns how many items begin on sheets.
func itemsOf(sheets []Sheet) (n int) {
	for _, s := range sheets {
		n += s.items
	}
	return n
}

// tipButtons offers questions as buttons that ask them.
func tipButtons(tips []string, prefix string) discordgo.ActionsRow {
	var row discordgo.ActionsRow
	for n, tip := range tips {
		c := discordgo.Button{Label: tidy(prefix + tip), Style: discordgo.SecondaryButton,
			CustomID: customID{verb: verbAsk, arg: strconv.Itoa(n), piece: oneLine(tip)}.String()}
		if len(row.Components) < maxButtons && length(c.Label) <= maxButton && utf8.RuneCountInString(c.CustomID) <= maxID {
			row.Components = append(row.Components, c)
		}
	}
	return row
}

// oneLine returns s with single blanks for all white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
