package terminal

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"attache/internal/annotate"
	"attache/internal/article"
)

// looks are those of the kinds of marks. Brackets and labels tell the kinds too, where
// colours are not shown or not told apart.
var looks = map[annotate.Kind]look{
	annotate.Entity: named, annotate.Attribute: told, annotate.Quotation: said, annotate.Stance: held, annotate.Event: happened,
}

// Article writes an article with what was found marked in its text: a name stands in
// square brackets, everything else in braces behind its label, and below each paragraph
// it says what the labels mean. Apart from marks, line breaks and what Render cleans, the text
// stands as it is.
func Article(w io.Writer, t *annotate.Text, s Style) error {
	d := newDraft(s)
	d.articleHead(t)
	names := map[string]bool{}
	labelled := map[int]bool{}
	for _, b := range t.Blocks {
		runs := markedRuns(t, b)
		if len(cells(runs)) == 0 { // a blank line
			continue
		}
		d.gap()
		d.par(indent{}, runs)
		d.notes(t, b, names, labelled)
	}
	return d.writeTo(w, "", "\n")
}

// articleHead says what the article is, how much was found, and what the marks mean.
func (d *draft) articleHead(t *annotate.Text) {
	a := t.Article
	width := d.par(indent{}, []run{{a.Title, title}})
	if d.colors == nil && width > 0 {
		d.text.WriteString(strings.Repeat("─", width) + "\n")
	}
	when := "published " + a.Date
	if a.Date == "" {
		when = "no publication day: relative dates stay as they are worded"
	}
	count := map[annotate.Kind]int{}
	for _, m := range t.Marks {
		count[m.Kind]++
	}
	d.par(indent{}, []run{{when, faint}})
	if a.Retracted != "" {
		d.par(indent{}, []run{{"retracted: ", strong}, {a.Retracted, plain}})
	}
	for _, w := range a.Warnings {
		d.par(indent{}, []run{{"warning: ", strong}, {w.Text, plain}})
	}
	d.gap()
	for i, k := range annotate.Kinds {
		before, after := "{"+k.Letter()+"1:", "}"
		if k == annotate.Entity {
			before, after = "[", "]"
		}
		in := indent{first: "Marks: ", rest: "       "}
		if i > 0 {
			in.first = in.rest
		}
		d.par(in, []run{{before, looks[k]}, {k.Plural(), looks[k]}, {after, looks[k]}, {fmt.Sprintf(" %d", count[k]), faint}})
	}
}

// markedRuns returns the runs of a block: its text with the marks around it. Where marks
// cross, the one that lies outside ends and goes on: “{Q1: … }{…Q1: … }”.
func markedRuns(t *annotate.Text, b annotate.Block) []run {
	var runs []run
	var open []int
	closing := func(n int) {
		for len(open) > n {
			m := t.Marks[open[len(open)-1]]
			open = open[:len(open)-1]
			sign := "}"
			if m.Kind == annotate.Entity {
				sign = "]"
			}
			runs = append(runs, run{sign, looks[m.Kind]})
		}
	}
	for _, p := range b.Pieces {
		same := 0
		for same < len(open) && same < len(p.Marks) && open[same] == p.Marks[same] && !slices.Contains(p.Begins, open[same]) {
			same++
		}
		closing(same)
		l := plain
		for _, n := range p.Marks[same:] {
			m := t.Marks[n]
			sign := "{" + m.Label + ":"
			switch {
			case m.Kind == annotate.Entity:
				sign = "["
			case !slices.Contains(p.Begins, n):
				sign = "{…" + m.Label + ":"
			}
			runs = append(runs, run{sign, looks[m.Kind]})
			open = append(open, n)
		}
		if len(open) > 0 {
			l = looks[t.Marks[open[len(open)-1]].Kind]
		}
		runs = append(runs, run{t.Article.Text(p.Span), l})
	}
	closing(0)
	return runs
}

// notes say below a block what the marks mean that begin in it. A name is told once for
// the words that name it.
func (d *draft) notes(t *annotate.Text, b annotate.Block, names map[string]bool, labelled map[int]bool) {
	var listed []string
	var begun []int
	for _, p := range b.Pieces {
		for _, n := range p.Begins {
			m := t.Marks[n]
			if m.Kind != annotate.Entity {
				if !labelled[n] {
					begun = append(begun, n)
				}
				labelled[n] = true
				continue
			}
			words := clean(t.Article.Text(placeAt(m, p.Start)))
			if names[m.Label+words] {
				continue
			}
			names[m.Label+words] = true
			name := fmt.Sprintf("%s (%s)", m.Title, m.Notes[0].Value)
			if words != m.Title {
				name = words + " = " + name
			}
			listed = append(listed, name)
		}
	}
	if len(listed) > 0 {
		d.par(indent{first: "  [ ] ", rest: "      "}, []run{{strings.Join(listed, ", "), faint}})
	}
	for _, n := range begun {
		m := t.Marks[n]
		runs := []run{{m.Title, plain}}
		for _, note := range m.Notes {
			if slices.Contains(toldInText, note.Name) {
				runs = append(runs, run{", " + note.Name + " " + note.Value, plain})
			}
		}
		d.par(indent{first: "  " + m.Label + strings.Repeat(" ", max(4-len(m.Label), 1)), rest: "      "}, runs)
	}
}

// toldInText are the notes that are told below the text beside what the title of a mark
// says; the others are in the page and the JSON.
var toldInText = []string{"to", "via", "according to"}

func placeAt(m annotate.Mark, at int) article.Span {
	for _, p := range m.Places {
		if p.Start == at {
			return p
		}
	}
	return m.Places[0]
}
