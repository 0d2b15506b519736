package terminal

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// A run is a stretch of text of one look.
type run struct {
	text string
	look look
}

// A cell is what a reader takes for one character. A flag or a letter with its
// accents is one cell of several runes, and a highlight may begin between them.
type cell struct {
	text  string
	width int // columns: 0, 1 or 2
	look  look
}

// A cleaner makes foreign text harmless, run by run: white space of any kind and
// length becomes one space, and every control character the replacement
// character. Escape sequences are not taken out: an unfinished one would hide the
// rest of a quotation, and a reader should see that something is odd.
type cleaner struct {
	begun bool // something visible was written
	space bool // the last character written is a space
}

func (c *cleaner) clean(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case isSpace(r):
			if c.begun && !c.space {
				b.WriteByte(' ')
				c.space = true
			}
			continue
		case isHidden(r):
			continue
		case unicode.IsControl(r):
			r = utf8.RuneError
		}
		if !c.begun && isMark(r) {
			b.WriteRune('◌') // else it would sit on whatever the face drew before it
		}
		b.WriteRune(r)
		c.begun, c.space = true, false
	}
	return b.String()
}

// clean returns s as one harmless line without space around it.
func clean(s string) string {
	var c cleaner
	return strings.TrimRight(c.clean(s), " ")
}

// isSpace tells whether a line may be broken at r. Non-breaking spaces stay as they are.
func isSpace(r rune) bool {
	return unicode.IsSpace(r) && r != '\u00a0' && r != '\u2007' && r != '\u202f'
}

// isHidden tells whether r shows nothing of its own and could do harm: overrides
// and embeddings of the writing direction would reorder what follows them on
// the line, the other ones are left-overs of typesetting that terminals draw as
// they like. The joiners stay: emoji and Persian need them.
func isHidden(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u200b', r == '\ufeff':
	case r >= '\u202a' && r <= '\u202e':
	case r >= '\u2060' && r <= '\u206f':
	case r >= '\ufff9' && r <= '\ufffb':
	default:
		return false
	}
	return true
}

// isMark tells whether r melts into the character before it.
func isMark(r rune) bool {
	return unicode.Is(unicode.M, r) || r == '\u200c' || r == '\u200d'
}

// cells cleans runs and cuts them into cells, without space at either end. The
// runs are joined first: where they meet, two runes may be one cell.
func cells(runs []run) []cell {
	var (
		c     cleaner
		text  strings.Builder
		ends  = make([]int, len(runs)) // where each run ends in text
		which int                      // the run that holds the cell
		out   []cell
	)
	for i, r := range runs {
		text.WriteString(c.clean(r.text))
		ends[i] = text.Len()
	}
	s := strings.TrimRight(text.String(), " ")
	for at := 0; at < len(s); {
		cluster, width := ansi.FirstGraphemeCluster(s[at:], ansi.GraphemeWidth)
		for ends[which] <= at {
			which++
		}
		out = append(out, cell{cluster, width, runs[which].look})
		at += len(cluster)
	}
	return out
}
