package terminal

import (
	"strings"

	"github.com/fatih/color"
)

// A look is the part that a run of text plays on the page.
type look int

const (
	plain look = iota
	title
	heading
	strong
	faint   // what the eye may skip: origins, bars, the footer
	marked  // the words of a quotation that matched the question
	command // what the reader can send

	named // what is marked in an article: names
	told  // attributes
	said  // quotations
	held  // stances
	happened
)

// A painter gives each look its colours; a nil painter paints nothing. Only the
// reader's own palette is used, so that it is legible on light and dark.
type painter map[look]*color.Color

func newPainter(on bool) painter {
	if !on {
		return nil
	}
	p := painter{
		title:   color.New(color.Bold),
		heading: color.New(color.Bold, color.FgCyan),
		strong:  color.New(color.Bold),
		faint:   color.New(color.Faint),
		marked:  color.New(color.Bold, color.Underline),
		command: color.New(color.FgGreen),

		named:    color.New(color.Bold),
		told:     color.New(color.FgYellow),
		said:     color.New(color.FgGreen),
		held:     color.New(color.FgMagenta),
		happened: color.New(color.FgCyan),
	}
	for _, c := range p {
		c.EnableColor() // Style has decided; the package's own guess is about standard output
	}
	return p
}

func (p painter) paint(b *strings.Builder, text string, l look) {
	if c := p[l]; c != nil && text != "" {
		text = c.Sprint(text)
	}
	b.WriteString(text)
}

// line paints cells, neighbours of one look together.
func (p painter) line(b *strings.Builder, cells []cell) {
	var same strings.Builder
	for i, c := range cells {
		same.WriteString(c.text)
		if i+1 == len(cells) || cells[i+1].look != c.look {
			p.paint(b, same.String(), c.look)
			same.Reset()
		}
	}
}
