package answers

import (
	"slices"
	"strings"

	"attache/internal/facts"
	"attache/internal/index"
)

// covers reports whether all that a claim names and counts, and most of its words, stand
// in the evidence: that somebody holds an office does not say what they do.
func (c *checker) covers(st *statement, said []finding) bool {
	var ev []facts.Evidence
	for _, f := range said {
		ev = append(ev, f.evidence...)
	}
	var whom []string
	for _, e := range ev {
		whom = append(append(whom, c.subjects(e)...), c.ix.Mentioned(e)...)
	}
	return c.names(st, ev) && c.numbers(st, ev) && c.days(st, ev) && c.ix.Share(c.uncounted(st, st.undated()), whom, ev) >= enoughSame &&
		c.objects(st, whom, ev) && !c.deniesWord(st, ev)
}

// objects reports whether what the prepositions of a claim lead to stands in the evidence
// itself, in these words or others of the kind: who died of one thing need not have died of
// another, however much else is the same.
func (c *checker) objects(st *statement, whom []string, ev []facts.Evidence) bool {
	text := c.uncounted(st, st.undated())
	words, phrases := c.ix.Parse(text, 0, nil)
	for _, p := range phrases {
		if p.Kind != facts.NounPhrase || p.First == 0 || !leadsTo(&words[p.First-1]) {
			continue
		}
		for i := p.First; i < p.Last && words[i].Start <= words[i-1].End+1; i++ { // behind a day it is over
			w := text[words[i].Start:words[i].End]
			if yearIn().MatchString(w) {
				break
			}
			if strings.HasPrefix(words[i].Tag, "NN") && len(c.ix.Stems(w)) > 0 && c.ix.Share(w, whom, ev) <= inTitle {
				return false
			}
		}
	}
	return true
}

// verbs reports whether what a claim says is done stands in the evidence itself, and not only
// in the title above.
func (c *checker) verbs(st *statement, ev []facts.Evidence) bool {
	text := st.undated()
	words, _ := c.ix.Parse(text, 0, nil)
	return !slices.ContainsFunc(words, func(w facts.Word) bool {
		verb := text[w.Start:w.End]
		return strings.HasPrefix(w.Tag, "VB") && len(c.ix.Stems(verb)) > 0 && c.ix.Share(verb, nil, ev) <= inTitle
	})
}

// leadsTo reports whether a word is a preposition.
func leadsTo(w *facts.Word) bool { return w.Tag == "IN" || w.Tag == "TO" }

// names reports whether everybody and everything a claim names is named in the evidence,
// or is the country or body of somebody who is.
func (c *checker) names(st *statement, ev []facts.Evidence) bool {
	var have []string
	text := ""
	for _, e := range ev {
		text += index.Spell(e.Text + " " + e.Title)
		for _, id := range c.ix.Mentioned(e) {
			have = append(have, id)
			for _, f := range c.ix.Facts(id) {
				have = append(have, f.ValueID)
			}
		}
		have = append(have, c.subjects(e)...)
	}
	for _, m := range st.doc.Mentions {
		if m.Start < st.at.Start || m.End > st.at.End {
			continue
		}
		name := st.doc.Article.Text(m.Span)
		if !overlaps(c.whom(st, m.Entity, name), have) && !strings.Contains(text, index.Spell(name)) {
			return false
		}
	}
	for _, n := range st.names {
		if len(n.Matches) > 1 && slices.ContainsFunc(ev, func(e facts.Evidence) bool { return c.callsAnother(n, e) }) {
			return false
		}
		if !slices.ContainsFunc(n.Matches, func(m index.Match) bool { return slices.Contains(have, m.Entity.ID) }) && !strings.Contains(text, index.Spell(n.Text)) {
			return false
		}
	}
	return true
}

// callsAnother reports whether an article calls only somebody by a name that several bear whom a
// sentence of it does not name: where “Conti” is the mayor, her brother is “Paolo Conti”.
func (c *checker) callsAnother(n index.Naming, e facts.Evidence) bool {
	d := c.ix.Document(e.Article)
	if d == nil {
		return false
	}
	there, called := c.ix.Mentioned(e), false
	for _, m := range d.Mentions {
		if d.Article.Text(m.Span) != n.Text {
			continue
		}
		if slices.Contains(there, m.Entity) {
			return false
		}
		called = called || slices.ContainsFunc(n.Matches, func(k index.Match) bool { return k.Entity.ID == m.Entity })
	}
	return called
}

// subjects returns whom the facts in a sentence are about, also where it has only a
// pronoun for them.
func (c *checker) subjects(e facts.Evidence) []string {
	d := c.ix.Document(e.Article)
	if d == nil {
		return nil
	}
	var out []string
	in := func(ev []facts.Evidence) bool { return len(ev) > 0 && ev[0].Start == e.Start }
	add := func(name string) {
		if found, err := c.ix.Named(c.ctx, name); err == nil && len(found) == 1 {
			out = append(out, found[0].Entity.ID)
		}
	}
	for _, q := range d.Quotes {
		if in(q.Evidence) && q.Speaker != "" {
			add(q.Speaker)
		}
	}
	for _, s := range d.Stances {
		if in(s.Evidence) {
			add(s.Holder)
		}
	}
	for _, v := range d.Events {
		if in(v.Evidence) {
			for _, p := range v.Participants {
				add(p)
			}
		}
	}
	if he := c.antecedent(e); he.id != "" {
		out = append(out, he.id)
	}
	return out
}

// numbers reports whether each number of a claim that is no part of a date stands in the
// evidence, in digits or words, and counts the same there.
func (c *checker) numbers(st *statement, ev []facts.Evidence) bool {
	claimed := c.claimedQuantities(st)
	if len(claimed) == 0 {
		return true
	}
	var known []quantity
	for _, e := range ev {
		known = append(known, c.quantitiesIn(e)...)
	}
	for i := range claimed {
		if !slices.ContainsFunc(known, func(k quantity) bool { return claimed[i].same(&k) }) {
			return false
		}
	}
	return true
}

// claimedQuantities returns the numbers of a claim that are no part of a date.
func (c *checker) claimedQuantities(st *statement) []quantity {
	if st.counted == nil {
		st.counted = append([]quantity{}, c.quantities(st.undated(), 0, nil)...)
	}
	return st.counted
}

// uncounted returns a text of as many bytes as a claim without the claim's numbers: these are compared
// by what they come to.
func (c *checker) uncounted(st *statement, text string) string {
	b := []byte(text)
	for _, q := range c.claimedQuantities(st) {
		for i := q.Start; i < min(q.End, len(b)); i++ {
			b[i] = ' '
		}
	}
	return string(b)
}

// quantitiesIn returns the numbers of a sentence of an article.
func (c *checker) quantitiesIn(e facts.Evidence) []quantity {
	var mentions []facts.Mention
	d := c.ix.Document(e.Article)
	if d != nil {
		mentions = mentionsIn(d, e)
	}
	all := c.quantities(e.Text, e.Start, mentions)
	if d == nil {
		return all
	}
	for i := range all {
		q := &all[i]
		q.date = slices.ContainsFunc(d.Moments, func(m facts.Moment) bool {
			return (m.Kind == facts.Calendar || m.Kind == facts.Clock) && m.Start <= e.Start+q.Start && e.Start+q.End <= m.End
		})
	}
	return all
}
