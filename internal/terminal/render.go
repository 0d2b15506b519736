package terminal

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"attache/internal/answers"
	"attache/internal/facts"
	"attache/internal/wording"

	"github.com/charmbracelet/x/ansi"
)

// Render writes page p to w in style s, in one Write.
func Render(w io.Writer, p answers.Page, s Style) error {
	d := newDraft(s)
	d.page(p)
	return d.writeTo(w, "", "")
}

// A draft is a page in the making.
type draft struct {
	prefix string // before commands
	width  int    // below 1: unbounded
	colors painter
	words  *wording.Printer
	text   strings.Builder
	spaced bool // an empty line is due before the next paragraph
}

func newDraft(s Style) *draft {
	width := s.Width
	switch {
	case width == 0:
		width = defaultWidth
	case width > 0:
		width = max(width, minWidth)
	}
	return &draft{prefix: s.Prefix, width: width, colors: newPainter(s.Color), words: s.Words}
}

// writeTo writes the draft, if there is anything on it, between before and after.
func (d *draft) writeTo(w io.Writer, before, after string) error {
	if d.text.Len() == 0 {
		return nil
	}
	if _, err := io.WriteString(w, before+d.text.String()+after); err != nil {
		return fmt.Errorf("cannot write the answer: %w", err)
	}
	return nil
}

func (d *draft) page(p answers.Page) {
	d.head(p)
	for _, s := range p.Sections {
		d.section(s)
	}
	d.tips(p.Tips)
	d.gap()
	d.par(indent{}, d.runs(p.Footer, faint))
}

// head sets the title and the lead. An answer that was not found has no bold
// title but a lead in full strength: the lead is all there is to read.
func (d *draft) head(p answers.Page) {
	titleLook, leadLook := title, faint
	if !p.Found {
		titleLook, leadLook = plain, plain
	}
	runs := d.runs(p.Title, titleLook)
	for i := range runs {
		if runs[i].look == strong {
			runs[i].look = titleLook // all of a title is strong, or nothing
		}
	}
	width := d.par(indent{}, runs)
	if p.Found && d.colors == nil && width > 0 {
		d.text.WriteString(strings.Repeat("─", width) + "\n")
	}
	d.par(indent{}, d.runs(p.Lead, leadLook))
}

func (d *draft) section(s answers.Section) {
	d.gap()
	d.par(indent{}, d.runs(s.Heading, heading))
	cited := false
	for i, g := range s.Groups() {
		if i > 0 && (cited || len(g.Cites) > 0) {
			d.gap()
		}
		for _, text := range g.Texts {
			d.par(indent{first: "• ", rest: "  "}, d.runs(text, plain))
		}
		for k, c := range g.Cites {
			bar := indent{first: "  │ ", rest: "  │ "}
			if _, gap := g.Follows(k); gap {
				d.par(bar, []run{{sayGap, faint}})
			}
			d.par(bar, quotation(c))
			if same, _ := g.Follows(k + 1); same {
				continue
			}
			d.par(indent{first: "  — ", rest: "    "}, []run{{d.origin(c.Evidence), faint}})
		}
		cited = len(g.Cites) > 0
	}
}

// quotation returns the exact text of c with its highlights. Offsets that do not
// fit the text are mended, not trusted: a wrong highlight must not cost the quotation.
func quotation(c answers.Citation) []run {
	var runs []run
	at := 0
	for _, h := range slices.SortedFunc(slices.Values(c.Highlights), func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) }) {
		from, to := max(runeStart(c.Text, h[0]), at), runeStart(c.Text, h[1])
		if from >= to {
			continue
		}
		runs = append(runs, run{c.Text[at:from], plain}, run{c.Text[from:to], marked})
		at = to
	}
	return append(runs, run{c.Text[at:], plain})
}

// runeStart moves offset i into s and back to the beginning of a rune.
func runeStart(s string, i int) int {
	i = min(max(i, 0), len(s))
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// origin names where e stands: "Title, Source, 2022-03-30 [id]". A title that is
// only the id again is left out.
func (d *draft) origin(e facts.Evidence) string {
	parts := []string{cmp.Or(e.Source, d.words.Text(sayNoSource)), cmp.Or(e.Date, d.words.Text(sayNoDate))}
	if e.Source == "" && e.Date == "" {
		parts = []string{d.words.Text(sayNeither)}
	}
	if e.Title != "" && e.Title != e.Article {
		parts = slices.Insert(parts, 0, e.Title)
	}
	s := strings.Join(parts, ", ")
	if e.Article != "" {
		s += " [" + e.Article + "]"
	}
	return s
}

func (d *draft) tips(tips []string) {
	if len(tips) == 0 {
		return
	}
	d.gap()
	d.par(indent{}, []run{{d.words.Text(sayTry), heading}})
	for _, t := range tips {
		d.par(indent{first: "  ", rest: "    "}, []run{{d.prefix + t, command}})
	}
}

// runs gives pieces their looks; l is that of a piece that is nothing special.
func (d *draft) runs(pieces []answers.Piece, l look) []run {
	runs := make([]run, len(pieces))
	for i, p := range pieces {
		runs[i] = run{p.Text, l}
		switch {
		case p.Origin == answers.Command:
			runs[i] = run{d.prefix + p.Text, command}
		case p.Strong && l != heading:
			runs[i].look = strong
		}
	}
	return runs
}

// An indent is what stands before the first and before every other line of a paragraph.
type indent struct{ first, rest string }

// par sets runs as a paragraph and returns how wide its widest line is, without
// the indent; 0 when nothing was to be set.
func (d *draft) par(in indent, runs []run) int {
	room := 0
	if d.width > 0 {
		room = d.width - max(ansi.StringWidth(in.first), ansi.StringWidth(in.rest))
	}
	widest, before := 0, in.first
	for _, line := range wrap(cells(runs), room) {
		if d.spaced {
			d.text.WriteByte('\n')
			d.spaced = false
		}
		if strings.TrimSpace(before) == "" {
			d.text.WriteString(before)
		} else {
			d.colors.paint(&d.text, before, faint)
		}
		d.colors.line(&d.text, line)
		d.text.WriteByte('\n')
		widest, before = max(widest, widthOfCells(line)), in.rest
	}
	return widest
}

// gap asks for an empty line between what stands there and what is set next, if
// both are anything.
func (d *draft) gap() { d.spaced = d.text.Len() > 0 }
