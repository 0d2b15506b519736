package discord

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"attache/internal/answers"
	"attache/internal/memory"
	"attache/internal/wording"
)

// statements returns what a page says, to be compared with what it says later. It goes by
// the texts and their origin, never by how they are drawn, and by the page in English: a
// new layout or a better translation changes no answer. shown is the page in the
// language in which changes are told.
func statements(english, shown answers.Page) []memory.Statement {
	var out []memory.Statement
	add := func(about, text string, says ...string) {
		if text = strings.TrimSpace(tidy(text)); text != "" {
			about = hashOf(about)
			out = append(out, memory.Statement{About: about, Key: hashOf(about + "\n" + strings.Join(says, "\n")), Text: shorten(text, maxStatement)})
		}
	}
	add("title", joined(shown.Title), joined(english.Title))
	add("lead", joined(shown.Lead), joined(english.Lead))
	for i, s := range english.Sections {
		heading := joined(s.Heading)
		for n, it := range s.Items {
			if len(it.Text) == 0 { // sentences that stand together, but each for itself
				for _, c := range it.Cites {
					add(heading+"\n"+c.Article+"\n"+c.Text, c.Text, said(c))
				}
				continue
			}
			says := []string{joined(it.Text)}
			for _, c := range it.Cites {
				says = append(says, said(c))
			}
			add(heading+"\n"+about(it), wordsOf(shown.Sections[i].Items[n]), says...)
		}
	}
	return out
}

// maxStatement is how much of a statement is kept and shown as changed.
const maxStatement = 120

// about returns what an item is about, which stays when what it says of that changes: a
// label ("Office:"), the sentence it rests on, or its first words.
func about(it answers.Item) string {
	first := it.Text[0]
	switch {
	case first.Origin == answers.Word:
		return first.Text
	case len(it.Cites) > 0:
		return it.Cites[0].Article + "\n" + it.Cites[0].Text
	}
	return first.Text
}

// wordsOf returns an item as a change of it is told: with the words of the article it is
// about, which a quotation has in its citation only.
func wordsOf(it answers.Item) string {
	text := joined(it.Text)
	if len(it.Cites) == 0 || slices.ContainsFunc(it.Text, func(p answers.Piece) bool { return p.Origin == answers.Quoted }) {
		return text
	}
	c := it.Cites[0]
	words := c.Text
	from, to := len(words), 0
	for _, h := range c.Highlights {
		from, to = min(from, max(h[0], 0)), max(to, min(h[1], len(words)))
	}
	if from < to {
		words = words[from:to]
	}
	if words == "" || strings.Contains(text, words) {
		return text
	}
	return text + " · " + words
}

// said returns all that is shown of a citation.
func said(c answers.Citation) string {
	return strings.Join([]string{c.Article, c.Text, c.Title, c.Source, c.URL, c.Date}, "\n")
}

// joined returns the text of pieces.
func joined(pieces []answers.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// A difference is what has changed from one page to another.
type difference struct {
	added, gone []memory.Statement
	other       [][2]memory.Statement // which say something else about the same
}

// differ compares the statements of two pages. Their order is of no account.
func differ(before, after []memory.Statement) difference {
	var d difference
	d.gone, d.added = without(before, after), without(after, before)
	d.pair(func(g, s memory.Statement) bool { return g.Text == s.Text }) // of which the evidence is another
	d.pair(func(g, s memory.Statement) bool { return g.About == s.About })
	return d
}

// pair makes one change of each two that are about the same.
func (d *difference) pair(same func(g, s memory.Statement) bool) {
	d.added = slices.DeleteFunc(d.added, func(s memory.Statement) bool {
		i := slices.IndexFunc(d.gone, func(g memory.Statement) bool { return same(g, s) })
		if i < 0 {
			return false
		}
		d.other = append(d.other, [2]memory.Statement{d.gone[i], s})
		d.gone = slices.Delete(d.gone, i, i+1)
		return true
	})
}

// without returns what of a is not in b; what is in a twice must be in b twice.
func without(a, b []memory.Statement) []memory.Statement {
	count := make(map[string]int)
	for _, s := range b {
		count[s.Key]++
	}
	var out []memory.Statement
	for _, s := range a {
		if count[s.Key]--; count[s.Key] < 0 {
			out = append(out, s)
		}
	}
	return out
}

// none reports whether nothing has changed.
func (d difference) none() bool { return len(d.added)+len(d.gone)+len(d.other) == 0 }

// What a message tells of a change: so much that it can be taken in at a glance.
const (
	maxChanges     = 5    // statements
	maxChangeText  = 1900 // of Discord's 2,000 characters
	maxRetractions = 3
)

// lines returns how a change at some time is told: a line that counts, then some of the
// statements.
func (d difference) lines(at time.Time, w *wording.Printer) []string {
	head := []string{"**" + escape(w.Text("Changed")) + "** " + ago(at)}
	for _, x := range []struct {
		n    int
		text string
	}{
		{len(d.added), "+ " + w.Text("%d new", len(d.added))},
		{len(d.gone), "− " + w.Text("%d gone", len(d.gone))},
		{len(d.other), "~ " + w.Text("%d different", len(d.other))},
	} {
		if x.n > 0 {
			head = append(head, escape(x.text))
		}
	}
	out := []string{strings.Join(head, " · ")}
	var details []string
	for _, s := range d.other {
		if s[0].Text == s[1].Text {
			details = append(details, "~ "+s[1].Text)
		} else {
			details = append(details, "~ "+s[0].Text+" → "+s[1].Text)
		}
	}
	for _, s := range d.added {
		details = append(details, "+ "+s.Text)
	}
	for _, s := range d.gone {
		details = append(details, "− "+s.Text)
	}
	for i, s := range details {
		if i == maxChanges {
			out = append(out, fmt.Sprintf("%s%d", small+"… + ", len(details)-i))
			break
		}
		out = append(out, small+guard(escape(s)))
	}
	return out
}

// changeText returns what stands above a pin that has changed: when and how, and which of the
// articles that it was drawn from were retracted.
func changeText(p memory.Pin, d difference, drawnFrom []string, gone map[string]answers.Listing, w *wording.Printer) string {
	var says string
	switch p.Note {
	case pinRetracted:
		says = w.Text("What this was drawn from was retracted.")
	case pinMissing:
		says = w.Text("The articles no longer answer this.")
	case pinAmbiguous:
		says = w.Text("A name in this may mean several now.")
	}
	if says != "" {
		d = difference{} // which would say the same at length
	}
	lines := d.lines(p.Changed, w)
	more := lines[1:]
	lines = lines[:1:1]
	if says != "" {
		lines[0] += " · " + escape(says)
	}
	retractions := 0
	for _, id := range drawnFrom {
		if l := gone[id]; l.ID != "" && retractions < maxRetractions {
			retractions++
			lines = append(lines, retraction(l, w))
		}
	}
	size := 0
	for i, line := range append(lines, more...) {
		if size += length(line) + 1; size > maxChangeText {
			return strings.Join(append(lines, more...)[:i], "\n")
		}
	}
	return strings.Join(append(lines, more...), "\n")
}
