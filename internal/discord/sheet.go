package discord

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/wording"
)

// What Discord allows in an embed. One that breaks any of these is refused with the
// whole message.
const (
	maxTitle       = 256
	maxDescription = 4096
	maxFooter      = 512 // of 2,048: with it an embed keeps below the 6,000 of all of them together
)

// What readers can take: the longest single line, quotation and name, and how much
// text a message may have before it becomes a wall. A sheet has more than fullSheet
// only where its first item does.
const (
	maxLine   = 1024
	maxQuote  = 1024
	maxLabel  = 100
	fullSheet = 2000
)

// Colours tell at a glance whether there is an answer; the words say so as well.
const (
	foundColor   = 0x2f6f9f
	missingColor = 0x80848e
)

// A Sheet is as much of an answer as one message shows.
type Sheet struct {
	Embed *discordgo.MessageEmbed
	Cites []answers.Citation // that stand on it, from the top
	items int                // that begin on it
}

// Sheets lays p out on one sheet or more, each within all of Discord's limits, in
// the language of w. prefix is put before the commands it names.
//
// An item that does not fit moves to the next sheet; one that is longer than a
// sheet is continued there, behind a whole citation.
//
// Text stands in descriptions rather than in fields: a field cuts off at 1,024
// characters, and telephones show fields no better.
func Sheets(p answers.Page, prefix string, w *wording.Printer) []Sheet {
	l := layout{sheets: make([]sheet, 1)}
	if lead := within(runsOf(p.Lead, prefix), maxLine); lead != "" {
		l.sheets[0].text = lead
	}
	for _, s := range p.Sections {
		l.addSection(s, prefix, w)
	}
	color := foundColor
	if !p.Found {
		color = missingColor
	}
	title := within(weak(runsOf(p.Title, prefix)), maxTitle)
	footer := text(p.Footer)
	var out []Sheet
	for i, s := range l.sheets {
		e := &discordgo.MessageEmbed{Title: title, Description: s.text, Color: color}
		if e.Title == "" && e.Description == "" {
			e.Description = w.Text("No answer was found in the articles.")
		}
		foot := footer
		if n := len(l.sheets); n > 1 {
			foot = w.Text("Page %d of %d", i+1, n)
			if footer != "" {
				foot += " · " + footer
			}
		}
		if foot = cut(foot, func(s string) bool { return length(s) <= maxFooter }); foot != "" {
			e.Footer = &discordgo.MessageEmbedFooter{Text: foot}
		}
		out = append(out, Sheet{Embed: e, Cites: s.cites, items: s.items})
	}
	return out
}

// text returns pieces for where nothing is markdown.
func text(pieces []answers.Piece) string { return strings.TrimSpace(tidy(joined(pieces))) }

// weak returns runs for a title, which is bold already and shows no times.
func weak(runs []run) []run {
	for i := range runs {
		runs[i].strong, runs[i].date = false, false
	}
	return runs
}

// A block is text that stays together, with the citations in it.
type block struct {
	text  string
	cites []answers.Citation
}

// blocksOf returns the lines of a group, the last of them with the first citation
// below it, and the other citations.
func blocksOf(g answers.Group, prefix string) []block {
	var out []block
	for _, t := range g.Texts {
		if text := within(runsOf(t, prefix), maxLine); text != "" {
			out = append(out, block{text: "• " + text})
		}
	}
	lines := len(out)
	var b block
	for i, c := range g.Cites {
		if _, gap := g.Follows(i); gap && b.text != "" {
			b.text += "> …\n"
		}
		b.text += quotation(c) + "\n"
		b.cites = append(b.cites, c)
		if same, _ := g.Follows(i + 1); same && length(b.text) < maxQuote {
			continue // the origin stands under the last of an article
		}
		b.text += small + "— " + origin(c)
		out = append(out, b)
		b = block{}
	}
	if lines > 0 && len(out) > lines {
		out = append(append(out[:lines-1:lines-1], join(out[lines-1:lines+1])), out[lines+1:]...)
	}
	return out
}

// join returns blocks as one.
func join(blocks []block) (out block) {
	var texts []string
	for _, b := range blocks {
		texts = append(texts, b.text)
		out.cites = append(out.cites, b.cites...)
	}
	out.text = strings.Join(texts, "\n")
	return out
}

// small begins a line in small grey type. Nothing of an article can: escape marks every
// '#', and guard a '-' at the start.
const small = "-# "

// quotation returns c as a block quote of one line, which no line break of the
// article can end.
func quotation(c answers.Citation) string {
	return "> " + within(highlighted(c.Text, c.Highlights), maxQuote)
}

// origin says where a citation is from: the source, and the title, which is a link
// where the article has an address. A source has many articles, so it never stands alone.
func origin(c answers.Citation) string {
	var parts []string
	if c.Source != "" {
		parts = append(parts, escape(label(c.Source)))
	}
	if _, linked := webAddress(c.URL); linked {
		parts = append(parts, masked(label(title(c)), c.URL))
	} else {
		parts = append(parts, escape(label(title(c))))
	}
	if c.Date != "" {
		parts = append(parts, day(c.Date))
	}
	return strings.Join(parts, ", ")
}

// title returns what c's article is called.
func title(c answers.Citation) string {
	if c.Title != "" {
		return c.Title
	}
	return c.Article
}

// retraction says of an article that it was retracted, and why.
func retraction(l answers.Listing, w *wording.Printer) string {
	return escape(w.Text("Retracted:")) + " " + escape(label(l.Title)) + " · " + escape(label(l.Retracted))
}

// label returns s short enough to name something in passing.
func label(s string) string { return shorten(strings.TrimSpace(tidy(s)), maxLabel) }

// A layout fills sheets.
type layout struct {
	sheets []sheet // one at least
}

// A sheet is a Sheet that is being filled.
type sheet struct {
	text  string
	cites []answers.Citation
	items int
}

// addSection puts the items of s under each other, with a blank line beside those that
// have citations: a heap of lines without one does not show which goes with which. A
// heading goes with its first item, and stands again above what continues on another
// sheet.
func (l *layout) addSection(s answers.Section, prefix string, w *wording.Printer) {
	heading := within(strengthen(runsOf(s.Heading, prefix)), maxTitle)
	if len(s.Items) == 0 && heading != "" {
		l.add("", "\n\n", block{text: heading})
	}
	above, continued := heading, ""
	if heading != "" {
		continued = heading + " " + escape(w.Text("(continued)"))
	}
	sep, again, airy := "\n\n", "", false
	for _, g := range s.Groups() {
		blocks := blocksOf(g, prefix)
		if len(blocks) == 0 {
			continue
		}
		if whole := join(blocks); length(whole.text) <= fullSheet {
			blocks = []block{whole}
		}
		cited := len(g.Cites) > 0
		if cited || airy {
			sep = "\n\n"
		}
		airy = cited
		for i, b := range blocks {
			if above != "" {
				b.text = above + "\n" + b.text
			}
			l.add(again, sep, b)
			if i == 0 {
				l.sheets[len(l.sheets)-1].items++
			}
			above, sep, again = "", "\n", continued
		}
	}
}

// add puts b on the last sheet, behind sep, or on a new one, below again, which may be
// empty.
func (l *layout) add(again, sep string, b block) {
	s := &l.sheets[len(l.sheets)-1]
	size, n := length(s.text), length(b.text)
	switch {
	case size == 0:
		s.text = b.text
	case size+len(sep)+n <= fullSheet, len(s.cites) == 0 && s.items == 0 && size+len(sep)+n <= maxDescription:
		s.text += sep + b.text
	default:
		if again != "" {
			b.text = again + "\n" + b.text
		}
		l.sheets = append(l.sheets, sheet{text: b.text})
		s = &l.sheets[len(l.sheets)-1]
	}
	s.cites = append(s.cites, b.cites...)
}

// strengthen returns runs for a heading.
func strengthen(runs []run) []run {
	for i := range runs {
		runs[i].strong = !runs[i].code
	}
	return runs
}
