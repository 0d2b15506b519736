package main

import (
	"fmt"
	"sort"
	"strings"

	"attache/internal/annotate"
	"attache/internal/article"
	"attache/internal/facts"
)

// An explanation shows an article sentence by sentence: the text, the names that
// were read in it, and each fact that rests on it with the rule that found it.
type explanation struct {
	d     *facts.Document
	names map[string]facts.Entity // by id
	found map[int][]finding       // by number of the sentence, over the whole article
	out   strings.Builder
}

// A finding is a line below a sentence.
type finding struct{ label, text, rule string }

// explain returns the explanation of what was read in an article.
func explain(d *facts.Document) string {
	x := explanation{d: d, names: map[string]facts.Entity{}, found: map[int][]finding{}}
	for _, e := range d.Entities {
		x.names[e.ID] = e
	}
	x.find()
	x.head()
	n := 0
	for _, p := range d.Article.Passages {
		for _, s := range p.Sentences {
			x.sentence(n, p, s)
			n++
		}
	}
	x.out.WriteByte('\n')
	return x.out.String()
}

// head says what is known of the article and how much was found.
func (x *explanation) head() {
	a := x.d.Article
	fmt.Fprintf(&x.out, "%s\n", printable(a.Title))
	when := "published " + a.Date
	if a.Date == "" {
		when = "no publication day: relative dates stay as they are worded"
	}
	fmt.Fprintf(&x.out, "%s; %d entities, %d facts, %d quotes, %d stances, %d events\n",
		when, len(x.d.Entities), len(x.d.Facts), len(x.d.Quotes), len(x.d.Stances), len(x.d.Events))
	for _, w := range a.Warnings {
		fmt.Fprintf(&x.out, "warning: %s\n", printable(w.Error()))
	}
}

// find sorts what was found by the sentence that it rests on first.
func (x *explanation) find() {
	at := sentenceNumbers(x.d.Article)
	add := func(label, rule string, ev []facts.Evidence, format string, args ...any) {
		n := at(ev[0].Start)
		x.found[n] = append(x.found[n], finding{label, printable(fmt.Sprintf(format, args...)), rule})
	}
	for _, f := range x.d.Facts {
		add(f.Label, f.Rule, f.Evidence, "%s: %s%s", f.Name, f.Value, prefixed(", according to ", f.Claimant))
	}
	for _, q := range x.d.Quotes {
		add("quote", q.Rule, q.Evidence, "%s, %s%s%s: “%s”", q.Speaker, q.Kind, prefixed(", to ", q.Addressee), prefixed(", via ", q.Via), q.Text)
	}
	for _, s := range x.d.Stances {
		add("stance", s.Rule, s.Evidence, "%s %s %s: “%s”%s%s", s.Holder, annotate.Attitude(s.Polarity, false), s.Target, s.Cue, prefixed(", according to ", s.Claimant), prefixed(", via ", s.Via))
	}
	for _, e := range x.d.Events {
		add("event", e.Rule, e.Evidence, "%s: %s%s%s%s, %s", annotate.Day(e), e.Kind, listed(": ", e.Participants), prefixed(", in ", e.Place), prefixed(", according to ", e.Claimant), e.Status)
	}
}

// sentenceNumbers returns a function that tells the number of the sentence in
// which an offset stands.
func sentenceNumbers(a *article.Article) func(int) int {
	var ends []int
	for _, p := range a.Passages {
		for _, s := range p.Sentences {
			ends = append(ends, s.End)
		}
	}
	return func(off int) int { return sort.Search(len(ends)-1, func(n int) bool { return ends[n] > off }) }
}

// sentence shows sentence n.
func (x *explanation) sentence(n int, p article.Passage, s article.Sentence) {
	a := x.d.Article
	fmt.Fprintf(&x.out, "\n%3d  %s\n", n+1, printable(a.Text(s.Span)))
	line := func(label, text, rule string) {
		fmt.Fprintf(&x.out, "     %-11s  %s", label, text)
		if rule != "" {
			fmt.Fprintf(&x.out, "  [%s]", rule)
		}
		x.out.WriteByte('\n')
	}
	switch why := a.WhyFragment(s); {
	case why != "":
		line("fragment", why+"; nothing is drawn across that edge", "")
	case p.Kind == article.Heading:
		line("heading", "read only for a quotation that the text repeats", "")
	case p.Kind == article.Caption:
		line("caption", "the words under a picture are read for nothing", "")
	case p.Kind == article.Dateline:
		line("dateline", "read only for the publication day", "")
	}
	if names := x.namesIn(s.Span); names != "" {
		line("names", names, "")
	}
	for _, f := range x.found[n] {
		line(f.label, f.text, f.rule)
	}
	if len(x.found[n]) == 0 && p.Kind == article.Paragraph {
		line("–", "nothing found", "")
	}
}

// namesIn lists the entities that a sentence names, once each, with the words
// that name them where these are others.
func (x *explanation) namesIn(s article.Span) string {
	var names []string
	seen := map[string]bool{}
	all := x.d.Mentions
	first := sort.Search(len(all), func(i int) bool { return all[i].Start >= s.Start })
	for _, m := range all[first:] {
		if m.Start >= s.End {
			break
		}
		words := printable(x.d.Article.Text(m.Span))
		if seen[m.Entity+words] {
			continue
		}
		seen[m.Entity+words] = true
		e := x.names[m.Entity]
		name := fmt.Sprintf("%s (%s)", e.Name, e.Type)
		if words != e.Name {
			name = words + " = " + name
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}
