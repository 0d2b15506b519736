package discord

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
)

// What Discord allows. An embed that breaks one of these is refused with the
// whole message.
const (
	maxEmbeds      = 10
	maxTitle       = 256
	maxDescription = 4096
	maxFooter      = 2048
	maxTotal       = 6000 // of all embeds of a message together
)

// What readers can take: the longest single line and quotation.
const (
	maxLine  = 1024
	maxQuote = 1024
	maxLabel = 100
)

// How many tips are shown, and how long one may be to be worth typing.
const (
	maxTips = 5
	maxTip  = 100
)

// Colours tell at a glance whether there is an answer; the words say so as well.
const (
	foundColor   = 0x2f6f9f
	missingColor = 0x80848e
)

// Embed returns the embeds that show p in one message, within all of Discord's
// limits. prefix is put before the commands it suggests.
//
// It shows the text in descriptions rather than in fields: a field cuts off at
// 1,024 characters, and telephones show fields no better. What does not fit is
// left out by whole items, and a last line says how much that is.
func Embed(p answers.Page, prefix string) []*discordgo.MessageEmbed {
	title := within(weak(runsOf(p.Title, prefix)), maxTitle)
	footer := footerText(p.Footer)
	lead := within(runsOf(p.Lead, prefix), maxLine)

	reserve := length(tail(p.Tips, prefix, manyItems)) + len("\n\n")
	l := layout{
		each: maxDescription - reserve,
		left: maxTotal - length(title) - length(footer) - reserve,
	}
	if lead != "" {
		l.add("", lead) // at most maxLine, so there is room
	}
	more := l.addSections(p.Sections, prefix)

	texts := l.done()
	if t := tail(p.Tips, prefix, more); t != "" {
		last := &texts[len(texts)-1]
		*last = strings.TrimPrefix(*last+"\n\n"+t, "\n\n")
	}
	if title == "" && texts[0] == "" {
		texts[0] = nothing
	}

	color := foundColor
	if !p.Found {
		color = missingColor
	}
	var embeds []*discordgo.MessageEmbed
	for _, t := range texts {
		embeds = append(embeds, &discordgo.MessageEmbed{Description: t, Color: color})
	}
	embeds[0].Title = title
	if footer != "" {
		embeds[len(embeds)-1].Footer = &discordgo.MessageEmbedFooter{Text: footer}
	}
	return embeds
}

// nothing is shown for a page without a word on it, which Discord would refuse.
const nothing = "No answer was found in the articles."

// manyItems is a count with at least as many digits as any that will be shown.
const manyItems = 999_999

// tail returns what stands under everything else: how many items were left out
// and which questions to send next.
func tail(tips []string, prefix string, more int) string {
	var cmds []string
	for _, tip := range tips {
		if c := code(prefix + tip); len(cmds) < maxTips && length(c) <= maxTip {
			cmds = append(cmds, c)
		}
	}
	next := strings.Join(cmds, " · ")
	switch {
	case more > 0 && next != "":
		return fmt.Sprintf("… and %d more. Narrow it: %s", more, next)
	case more > 0:
		return fmt.Sprintf("… and %d more. Narrow it: %s", more, code(prefix+"search WORDS from:DATE to:DATE"))
	case next != "":
		return "Try: " + next
	}
	return ""
}

// footerText returns pieces for the footer, where nothing is markdown.
func footerText(pieces []answers.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return cut(strings.TrimSpace(tidy(b.String())), func(s string) bool { return length(s) <= maxFooter })
}

// weak returns runs for a title, which is bold already and shows no times.
func weak(runs []run) []run {
	for i := range runs {
		runs[i].strong, runs[i].date = false, false
	}
	return runs
}

// An entry is a group of items as it is shown: their own lines and the citations
// under them.
type entry struct {
	text  string
	cites []string
}

func entryOf(g answers.Group, prefix string) entry {
	var e entry
	var lines []string
	for _, t := range g.Texts {
		if text := within(runsOf(t, prefix), maxLine); text != "" {
			lines = append(lines, "• "+text)
		}
	}
	e.text = strings.Join(lines, "\n")
	var quotes string
	for i, c := range g.Cites {
		if _, gap := g.Follows(i); gap && quotes != "" {
			quotes += "> …\n"
		}
		quotes += quotation(c) + "\n"
		if same, _ := g.Follows(i + 1); same && length(quotes) < maxQuote {
			continue // the origin stands under the last of an article
		}
		e.cites = append(e.cites, quotes+"— "+origin(c))
		quotes = ""
	}
	return e
}

// first returns the entry with only its first n citations.
func (e entry) first(n int) string {
	lines := e.cites[:n]
	if e.text != "" {
		lines = append([]string{e.text}, lines...)
	}
	return strings.Join(lines, "\n")
}

// quotation returns c as a block quote of one line, which no line break of the
// article can end.
func quotation(c answers.Citation) string {
	return "> " + within(highlighted(c.Text, c.Highlights), maxQuote)
}

// origin says where a citation is from: a link where the article has an address,
// and where it has none enough to find it by.
func origin(c answers.Citation) string {
	var parts []string
	_, linked := webAddress(c.URL)
	switch {
	case linked && c.Source != "":
		parts = append(parts, masked(label(c.Source), c.URL))
	case linked:
		parts = append(parts, masked(label(title(c)), c.URL))
	case c.Source != "":
		parts = append(parts, escape(label(c.Source)), escape(label(title(c))))
	default:
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

// label returns s short enough to name something in passing.
func label(s string) string {
	s = strings.TrimSpace(tidy(s))
	if short := cut(s, func(s string) bool { return length(s) <= maxLabel }); short != s {
		return short + " …"
	}
	return s
}

// A layout fills the descriptions of the embeds of one message.
type layout struct {
	each  int // characters a description may have
	left  int // characters all of them may still have
	full  []string
	texts strings.Builder // of the description that is being filled
	size  int             // its length
}

// add puts text behind what there is, after sep if that is in the same
// description, and reports whether there was room for it.
func (l *layout) add(sep, text string) bool {
	n := length(text)
	if l.size > 0 && l.size+len(sep)+n <= l.each && len(sep)+n <= l.left {
		l.write(sep + text)
		return true
	}
	if n > l.each || n > l.left || l.size > 0 && len(l.full) == maxEmbeds-1 {
		return false
	}
	if l.size > 0 {
		l.full = append(l.full, l.texts.String())
		l.texts.Reset()
		l.size = 0
	}
	l.write(text)
	return true
}

func (l *layout) write(s string) {
	n := length(s)
	l.texts.WriteString(s)
	l.size += n
	l.left -= n
}

// addSections puts the items of sections under each other and returns how many
// were left out. A heading goes with its first item, and behind the first item
// without room nothing more is shown: what is missing is always the end.
func (l *layout) addSections(sections []answers.Section, prefix string) (more int) {
	shown := 0
	for _, s := range sections {
		above := within(strengthen(runsOf(s.Heading, prefix)), maxTitle)
		if len(s.Items) == 0 && above != "" && more == 0 {
			l.add("\n\n", above)
			continue
		}
		sep := "\n\n"
		for _, g := range s.Groups() {
			e := entryOf(g, prefix)
			if e.text == "" && len(e.cites) == 0 {
				continue
			}
			if above != "" {
				e.text = strings.TrimSuffix(above+"\n"+e.text, "\n")
			}
			switch {
			case more > 0:
				more++
			case l.add(sep, e.first(len(e.cites))):
				shown++
			case shown == 0:
				more += l.addSome(sep, e)
				shown++
			default:
				more++
			}
			above, sep = "", "\n"
		}
	}
	return more
}

// addSome puts as many citations of e as there is room for and returns how many
// that leaves out. It is for the first item only, which is what was asked for:
// shown in part it says more than not at all.
func (l *layout) addSome(sep string, e entry) (more int) {
	for n := len(e.cites) - 1; n >= 0; n-- {
		if l.add(sep, e.first(n)) {
			return len(e.cites) - n
		}
	}
	return 1
}

// done returns the descriptions, one at least.
func (l *layout) done() []string {
	return append(l.full, l.texts.String())
}

// strengthen returns runs for a heading.
func strengthen(runs []run) []run {
	for i := range runs {
		runs[i].strong = !runs[i].code
	}
	return runs
}
