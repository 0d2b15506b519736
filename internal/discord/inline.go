package discord

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"attache/internal/answers"
	"attache/internal/article"
)

// A run is a stretch of a line that is shown in one way.
type run struct {
	text   string
	strong bool
	code   bool // a command, to be copied as it stands
	date   bool // text is a day in article.DateLayout
}

// runsOf returns the runs of pieces; prefix goes before the commands among them.
func runsOf(pieces []answers.Piece, prefix string) []run {
	var runs []run
	for _, p := range pieces {
		r := run{text: p.Text, strong: p.Strong, date: p.Date}
		if p.Origin == answers.Command {
			r = run{text: prefix + p.Text, code: true}
		}
		runs = append(runs, r)
	}
	return runs
}

// highlighted returns the runs of text with the spans of bytes in marks strong.
// Marks that overlap, do not fit or cut a character in two do no harm.
func highlighted(text string, marks [][2]int) []run {
	strong := make([]bool, len(text)+1)
	for _, m := range marks {
		for i := max(m[0], 0); i < min(m[1], len(text)); i++ {
			strong[i] = true
		}
	}
	var runs []run
	start := 0
	for i := range text {
		if i > start && strong[i] != strong[start] {
			runs = append(runs, run{text: text[start:i], strong: strong[start]})
			start = i
		}
	}
	if start < len(text) {
		runs = append(runs, run{text: text[start:], strong: strong[start]})
	}
	return runs
}

// markdown returns runs as one line for the places where markdown works:
// descriptions, titles and fields.
func markdown(runs []run) string {
	var b, inner strings.Builder
	// Neighbours share one pair of marks: "**a****b**" is not bold. A run of which
	// nothing is left does not keep them apart.
	end := func() {
		if inner.Len() > 0 {
			b.WriteString(bold(inner.String()))
			inner.Reset()
		}
	}
	for _, r := range runs {
		text := r.markdown()
		switch {
		case text == "":
		case r.strong:
			inner.WriteString(text)
		default:
			end()
			b.WriteString(text)
		}
	}
	end()
	return strings.TrimSpace(guard(b.String()))
}

func (r run) markdown() string {
	switch {
	case r.code:
		return code(r.text)
	case r.date:
		return day(r.text)
	}
	return escape(r.text)
}

// bold returns the markdown s in bold. Blanks at its edges stay outside of the
// marks, where Discord wants them.
func bold(s string) string {
	inner := strings.TrimSpace(s)
	if inner == "" {
		return s
	}
	i := strings.Index(s, inner)
	return s[:i] + "**" + inner + "**" + s[i+len(inner):]
}

// code returns s in code type. Nothing can be escaped in there, so the mark that
// would end it is replaced by the apostrophe that was probably meant.
func code(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(tidy(s), "`", "'"))
	if s == "" {
		return ""
	}
	if strings.HasSuffix(s, `\`) { // which a client may take for a mark on what closes the code
		s += " "
	}
	return "`" + s + "`"
}

// dayHour is the hour of UTC that stands for a whole day.
//
// Discord shows <t:…:D> in the reader's zone, but a day of publication belongs
// to no zone: midnight UTC would show the day before to everyone west of
// Greenwich, and noon UTC the day after from New Zealand (UTC+12, in summer +13)
// to Fiji. At ten it is the same day from Honolulu (-10) to Auckland in summer;
// no hour does for all zones, which are 26 hours apart.
const dayHour = 10

// day returns the day that s gives in article.DateLayout in the reader's way of
// writing dates, and anything else as it stands. It is for text in which
// markdown works; elsewhere the raw mark would be shown.
func day(s string) string {
	t, err := time.Parse(article.DateLayout, s)
	if err != nil {
		return escape(s)
	}
	return fmt.Sprintf("<t:%d:D>", t.Add(dayHour*time.Hour).Unix())
}

// ago shows how long ago t was, or how soon it will be, in the reader's words.
func ago(t time.Time) string { return fmt.Sprintf("<t:%d:R>", t.Unix()) }

// maxURL is how long an address may be before it is left out: it counts against
// the same limits as the text, and is not seen.
const maxURL = 500

// masked returns label as a link to address, or only the label where the address
// is none to send readers to. This is the only place where links are made.
func masked(label, address string) string {
	u, ok := webAddress(address)
	// Brackets in a label are counted, not escaped, by Discord's grammar, and a
	// label that looks like an address makes it show the link in the raw.
	label = strings.NewReplacer("[", "(", "]", ")").Replace(label)
	shown := strings.TrimSpace(escape(label))
	if !ok || shown == "" || strings.Contains(label, "://") {
		return shown
	}
	return "[" + shown + "](" + u + ")"
}

// messageLink returns the address of a message.
func messageLink(guild, channel, message string) string {
	if guild == "" {
		guild = "@me"
	}
	return "https://discord.com/channels/" + guild + "/" + channel + "/" + message
}

// webAddress returns address in a form that cannot end a link early, and whether
// it is a plain web address.
func webAddress(address string) (string, bool) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil {
		return "", false
	}
	if strings.ContainsAny(u.Host, "()<>[]*_`\\| ") {
		return "", false
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("()<>[]\\`*|\"", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	if b.Len() > maxURL {
		return "", false
	}
	return b.String(), true
}

// clipped is what stands for the words that were left out. The brackets say that
// it is not the article's own ellipsis.
var clipped = run{text: " […]"}

// clip returns runs shortened so that they fit, at the end of a word and with
// the mark of what is missing.
func clip(runs []run, fits func([]run) bool) []run {
	if fits(runs) {
		return runs
	}
	for n := len(runs) - 1; n >= 0; n-- {
		head := runs[:n:n]
		if last := runs[n]; !last.code && !last.date {
			text := cut(last.text, func(s string) bool {
				return fits(append(head, run{text: s, strong: last.strong}, clipped))
			})
			if text != "" {
				return append(head, run{text: text, strong: last.strong}, clipped)
			}
		}
		if all := append(head, clipped); fits(all) {
			return all
		}
	}
	return nil
}

// within returns runs as a line of markdown of at most limit characters.
func within(runs []run, limit int) string {
	// Markdown is no shorter than what it shows, so what is beyond the limit need not be
	// tried, at every word of it, to be known too long.
	runs = slices.Clone(runs)
	for i, r := range runs {
		if !r.code && !r.date && len(r.text) > limit {
			runs[i].text, _ = firstRunes(tidy(r.text), limit+1)
		}
	}
	return markdown(clip(runs, func(rs []run) bool { return length(markdown(rs)) <= limit }))
}
