package answers

import (
	"slices"
	"strings"
	"unicode"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// misplaces reports whether a sentence that has a verb of a claim has not said it of the same, or has
// the claim's words with another verb: “was built in Greece and was bought in 2022” tells no
// purchase in Greece. Where a sentence has none of the claim's verbs, it is not for this to say. Reported: what
// somebody says in the sentence counts.
func (c *checker) misplaces(st *statement, e facts.Evidence, reported bool) bool {
	claimed, said := c.claimed(st), c.actsIn(e)
	either := false // nobody comes first in what is told
	all := c.ix.Stems(e.Text)
	for i := range claimed {
		a := &claimed[i]
		if a.verb == be {
			if a.mood != asserted && !slices.ContainsFunc(said, func(b act) bool { return b.verb == be && a.moodLike(&b) }) {
				return true
			}
			continue
		}
		either = either || c.eachOther(a.verb)
		known, placed := false, false
		for j := range said {
			b := &said[j]
			if a.verb != b.verb {
				continue
			}
			known = true
			if a.moodLike(b) && !c.takesBack(st.text[a.end:end(st.text, claimed, i)], e.Text[b.end:end(e.Text, said, j)]) && (a.within || !b.within || reported) && (c.eachOther(a.verb) || c.ofSame(st, a, e, b, c.after(e.Text, said, j))) && c.hasOwn(c.belonging(st.text, claimed, i), c.belonging(e.Text, said, j), all) && c.countsOwn(st, claimed, i, e, said, j) {
				placed = true
				break
			}
		}
		if known && !placed || !known && (a.mood == denied || a.modal) {
			return true
		}
	}
	return c.setsApart(st, e) || !either && c.swapsNames(st, claimed, e, said) || c.turnsPreposition(st, e) || c.asksForMore(st, e)
}

// after returns the stems from a verb on as far as the next verb of another group.
func (c *checker) after(text string, acts []act, i int) []string {
	return c.ix.Stems(text[acts[i].at:end(text, acts, i)])
}

// end returns where the words behind a verb end: where the next of another group begins, or what that is
// said of in a clause of its own.
func end(text string, acts []act, i int) int {
	from := acts[i].end
	for _, next := range acts[i+1:] {
		if next.end == from || next.noun {
			continue
		}
		if s := next.subjectAt.Start; s > from && !next.within && next.mood != other && clauseBegins().MatchString(text[from:s]) && !relative().MatchString(text[next.subjectAt.End:next.start]) {
			return s
		}
		return max(next.start, from)
	}
	return len(text)
}

// relative finds that what a verb is said of may belong to the clause before as well: “by a clerk, Liv Dal, who counted”.
var relative = lazily(`\b(?:who|which|that)\b`)

// clauseBegins finds the end of a text behind which a clause of its own begins.
var clauseBegins = lazily(`(?:[,;]|\b(?:and|but|while|whereas))\s+$`)

// belonging returns the stems that belong to a verb: what follows it as far as the next verb, what it is
// said of, and what the sentence or, behind a comma or an “and”, its clause begins with.
func (c *checker) belonging(text string, acts []act, i int) []string {
	a := &acts[i]
	own := append(c.after(text, acts, i), a.subject...)
	own = append(own, c.ix.Stems(text[:acts[0].at])...)
	switch {
	case a.result:
		own = append(own, c.ix.Stems(text[:a.at])...)
	case i > 0:
		before := text[min(acts[i-1].end, a.at):a.at]
		if loc := lastBreak().FindStringIndex(before); loc != nil {
			own = append(own, c.ix.Stems(before[loc[1]:])...)
		}
	}
	return own
}

// lastBreak finds the last place in a text where a clause may begin.
var lastBreak = lazily(`(?is)^.*(?:[,;:–—]|\s-|\b(?:and|but|or|while|when|after|because|which|who|that))\s`)

// hasOwn reports whether of the stems that belong to a verb of a claim none stands in a sentence, of
// whose stems all are, with another verb only.
func (c *checker) hasOwn(claimed, own, all []string) bool {
	return !slices.ContainsFunc(claimed, func(s string) bool { return !slices.Contains(own, s) && slices.Contains(all, s) })
}

// takesBack reports whether of a claim's words behind its verb some are not so, or need not be, as far as
// they stand behind that verb in a sentence, and the claim does not say so.
func (c *checker) takesBack(claim, sentence string) bool {
	own := c.ix.Stems(claim)
	last := 0
	for _, loc := range wordIn().FindAllStringIndex(sentence, -1) {
		if overlaps(c.ix.Stems(sentence[loc[0]:loc[1]]), own) {
			last = loc[1]
		}
	}
	return notSo().MatchString(claim) != notSo().MatchString(sentence[:last])
}

var wordIn = lazily(`[\p{L}\p{M}\d]+`)

// countsOwn reports whether the numbers that a claim has with a verb stand with it in a sentence, on the
// same side unless the voice is another: “ordered six ships; two were delivered” orders no two.
func (c *checker) countsOwn(st *statement, claimed []act, i int, e facts.Evidence, said []act, j int) bool {
	a, b := &claimed[i], &said[j]
	start, last := a.start, end(st.text, claimed, i)
	if i == 0 {
		start = 0
	}
	known := c.quantitiesIn(e)
	for _, q := range c.claimedQuantities(st) {
		if q.Start < start || q.End > last || !slices.ContainsFunc(known, func(k quantity) bool { return q.same(&k) }) {
			continue
		}
		if !slices.ContainsFunc(known, func(k quantity) bool {
			if !q.same(&k) {
				return false
			}
			if k.date {
				return true
			}
			behind := k.Start >= b.end && k.End <= endOwn(e.Text, said, j)
			before := k.End <= b.start && (len(b.heads) == 0 || slices.ContainsFunc(b.heads, func(h article.Span) bool { return h.Start <= k.Start && k.End <= h.End }))
			if len(k.of) == 0 && len(q.of) > 0 { // “killed 12”, “71 voted”, and not “Norway lost 300 men and Denmark 450”
				behind = behind && !strings.ContainsFunc(fewWords().ReplaceAllString(e.Text[b.end:k.Start], ""), unicode.IsLetter)
			}
			if a.passive != b.passive {
				return behind || before
			}
			return q.Start >= a.end && behind || q.Start < a.end && before || q.Start < a.start && i == 0 && k.End <= said[0].start
		}) {
			return false
		}
	}
	return true
}

// fewWords finds the words that may stand between a verb and the number that belongs to it.
var fewWords = lazily(`(?i)\b(?:at least|at most|about|around|some|more than|fewer than|less than|over|nearly|almost|up to|to|by|from|only|just|another)\b`)

// endOwn is end, but as far as the clause goes on: before a semicolon, and before what the next verb is said of.
func endOwn(text string, acts []act, i int) int {
	last := end(text, acts, i)
	for _, next := range acts[i+1:] {
		for _, h := range next.heads {
			if h.Start >= acts[i].end && h.Start < last && joined().MatchString(text[acts[i].end:h.Start]+" ") {
				last = h.Start
			}
		}
	}
	if semicolon := strings.IndexAny(text[acts[i].end:last], ";:"); semicolon >= 0 {
		last = acts[i].end + semicolon
	}
	return last
}

// setsApart reports whether a sentence says what it says of others than somebody whom a claim names:
// “all members except Norway signed”, “it was Berg, not Holm, who signed”, “written by Berg, not by his
// sister Ida Holm”.
func (c *checker) setsApart(st *statement, e facts.Evidence) bool {
	return slices.ContainsFunc(st.names, func(n index.Naming) bool {
		name := possessive().ReplaceAllString(n.Text, "")
		at := strings.Index(e.Text, name)
		return at >= 0 && setApart().MatchString(e.Text[:at]) && !setApart().MatchString(st.text[:n.Start])
	})
}

var setApart = lazily(`(?i:\b(?:except(?:ing)?(?:\s+for)?|unlike|instead\s+of|rather\s+than|other\s+than|apart\s+from|aside\s+from|not(?:\s+(?:by|to|for|with|from|of|in|at))?))\s+(?:(?:the|(?:his|her|its|their)\s+\p{Ll}+|\p{Lu}[^\s,;]*)\s+)*$`)

// ofSame reports whether a verb can be said of the same in a claim and in a sentence, in either voice.
// After is the stems that follow it there.
func (c *checker) ofSame(st *statement, a *act, e facts.Evidence, b *act, after []string) bool {
	switch {
	case a.passive == b.passive:
		return c.sameHeads(st, a, e, b) && a.doneBy(b) && (len(b.object) == 0 || meets(a.object, b.object))
	case a.passive: // “was sentenced”, “the court sentenced”
		if len(b.object) > 0 {
			after = b.object
		}
		return meets(a.subject, after) && (len(b.subject) == 0 || meets(a.by, b.subject))
	default:
		return meets(a.subject, b.by) && len(b.by) > 0
	}
}

// sameHeads reports whether each of those whom a claim says something of may be one of those whom a
// sentence says it of. Whom a pronoun or a noun means there is not known.
func (c *checker) sameHeads(st *statement, a *act, e facts.Evidence, b *act) bool {
	if len(b.heads) == 0 {
		return true
	}
	for _, h := range a.heads {
		ids := st.meantIn(h)
		stems := c.ix.Stems(st.text[h.Start:h.End])
		if !slices.ContainsFunc(b.heads, func(k article.Span) bool {
			known := c.ix.Mentioned(facts.Evidence{Article: e.Article, Start: e.Start + k.Start, End: e.Start + k.End})
			there := c.ix.Stems(e.Text[k.Start:k.End])
			switch {
			case len(known) > 0 && len(ids) > 0:
				return overlaps(ids, known) || !isPerson(ids) && index.Spell(st.text[h.Start:h.End]) == index.Spell(e.Text[k.Start:k.End]) // “Beijing” is China there
			case len(known) == 0 && len(ids) > 0: // “the wife of Berg” is not Berg
				return len(there) == 0 || !overlaps(ids, c.ix.Mentioned(e))
			}
			return len(stems) == 0 || len(there) == 0 || stems[len(stems)-1] == there[len(there)-1] || subset(stems, there)
		}) {
			return false
		}
	}
	return true
}

// meantIn returns the ids of whom the names in a span of a claim may mean.
func (st *statement) meantIn(in article.Span) []string {
	var ids []string
	for _, n := range st.names {
		if n.Start >= in.Start && n.End <= in.End {
			for _, m := range n.Matches {
				ids = append(ids, m.Entity.ID)
			}
		}
	}
	return ids
}

// swapsNames reports whether two names of a claim stand the other way round in a sentence, though
// nothing that is told of both alike joins them and the verbs are in the same voice: “Russia’s attack on
// Ukraine” is no attack of Ukraine’s.
func (c *checker) swapsNames(st *statement, claimed []act, e facts.Evidence, said []act) bool {
	passive := func(all []act) bool { return slices.ContainsFunc(all, func(a act) bool { return a.passive }) }
	if passive(claimed) != passive(said) {
		return false
	}
	type named struct{ claim, there article.Span }
	var all []named
	for _, n := range st.names {
		name := possessive().ReplaceAllString(n.Text, "")
		at := strings.Index(e.Text, name)
		if at < 0 || strings.Contains(e.Text[at+len(name):], name) || placed(st.text[:n.Start]) || placed(e.Text[:at]) {
			continue
		}
		all = append(all, named{article.Span{Start: n.Start, End: n.Start + len(name)}, article.Span{Start: at, End: at + len(name)}})
	}
	for i, a := range all {
		for _, b := range all[i+1:] {
			if b.there.Start < a.there.Start && a.claim.End <= b.claim.Start && b.there.End <= a.there.Start && !joined().MatchString(st.text[a.claim.End:b.claim.Start]) && !joined().MatchString(e.Text[b.there.End:a.there.Start]) {
				return true
			}
		}
	}
	return false
}

var (
	joined   = lazily(`(?i)(?:^|\s)(?:and|or|with)\s|^\s*,`)
	inAPlace = lazily(`(?i)\b(?:in|at|near|on|according to)\s+(?:the\s+)?$`)
)

// placed reports whether what stands before a name says that it is where something is, or who says so.
func placed(before string) bool { return inAPlace().MatchString(before) }

// contrary are prepositions of which one does not say what the other says.
var contrary = map[string]string{
	"for": "against", "against": "for", "from": "to", "to": "from", "with": "without", "without": "with", "before": "after", "after": "before", "until": "since", "since": "until",
	"above": "below", "below": "above",
}

// turnsPreposition reports whether what a preposition of a claim leads to stands in a sentence behind
// the contrary one alone: “voted for the increase” is no “voted against the increase”.
func (c *checker) turnsPreposition(st *statement, e facts.Evidence) bool {
	claimed := c.prepositions(st.text, 0, nil)
	if len(claimed) == 0 {
		return false
	}
	var mentions []facts.Mention
	if d := c.ix.Document(e.Article); d != nil {
		mentions = mentionsIn(d, e)
	}
	there := c.prepositions(e.Text, e.Start, mentions)
	for head, ps := range claimed {
		for _, p := range ps {
			if contrary[p] != "" && slices.Contains(there[head], contrary[p]) && !slices.Contains(there[head], p) {
				return true
			}
		}
	}
	return false
}

// prepositions returns which prepositions a text has before its nouns, by the stem of the noun that
// ends their phrase.
func (c *checker) prepositions(text string, off int, mentions []facts.Mention) map[string][]string {
	words, phrases := c.ix.Parse(text, off, mentions)
	out := map[string][]string{}
	for _, p := range phrases {
		if p.Kind != facts.NounPhrase || p.First == 0 || contrary[words[p.First-1].Lower] == "" {
			continue
		}
		if stems := c.ix.Stems(head(text, words, p)); len(stems) > 0 {
			out[stems[len(stems)-1]] = append(out[stems[len(stems)-1]], words[p.First-1].Lower)
		}
	}
	return out
}

// asksForMore reports whether a sentence says of something that a claim names what is to be done with
// it, and the claim does not: who calls for the sanctions to be eased does not call for sanctions.
func (c *checker) asksForMore(st *statement, e facts.Evidence) bool {
	var mentions []facts.Mention
	if d := c.ix.Document(e.Article); d != nil {
		mentions = mentionsIn(d, e)
	}
	words, phrases := c.ix.Parse(e.Text, e.Start, mentions)
	claim := c.ix.Stems(st.text)
	for i, p := range phrases {
		if p.Kind != facts.VerbGroup || p.Last-p.First < 3 || words[p.First].Lower != "to" || words[p.First+1].Lower != "be" || !strings.HasPrefix(words[p.Last-1].Tag, "VB") {
			continue
		}
		if i == 0 || phrases[i-1].Kind != facts.NounPhrase || subset(c.ix.Stems(words[p.Last-1].Lower), claim) {
			continue
		}
		for j := i - 1; j >= 0 && (phrases[j].Kind == facts.NounPhrase || phrases[j].Kind == facts.Preposition); j-- {
			if phrases[j].Kind == facts.NounPhrase && overlaps(c.ix.Stems(head(e.Text, words, phrases[j])), claim) {
				return true
			}
		}
	}
	return false
}
