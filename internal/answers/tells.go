package answers

import (
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// tells returns what a sentence that has the words of a claim says of what is done in it: that
// it is so, that it is not, or nothing. What the article ascribes to somebody it does not
// say itself; such quotations are noted, and returned where all that is claimed is told or said so in them.
func (c *checker) tells(st *statement, e facts.Evidence) (verdict string, by []facts.Quote) {
	claim, uncounted := st.text, c.uncounted(st, st.text)
	claimed := c.claimed(st)
	if len(claimed) == 0 {
		return NotInArticles, nil
	}
	turns := turned().MatchString(e.Text) && !turned().MatchString(claim)
	said := c.actsIn(e)
	verdict = InArticles
	var ascribed []facts.Quote
	vouched := !turns
	for _, a := range claimed {
		own := c.ix.Stems(uncounted[a.at:]) // numbers are compared by what they come to
		if len(own) == 0 {
			own = c.ix.Stems(claim[a.at:])
		}
		of, saidSo := NotInArticles, false
		for i, b := range said {
			rest := e.Text[b.at:]
			for _, next := range said[i+1:] {
				if next.mood != other && next.at > b.at {
					rest = e.Text[b.at:next.at]
					break
				}
			}
			if !c.sameAct(&a, &b, own, c.ix.Stems(rest)) || !alikeBefore(claim[a.from:a.at], e.Text[b.from:b.at]) {
				continue
			}
			if c.ofAnother(claim, &a, e.Text, &b, said) {
				continue
			}
			if a.verb == be && !c.sameRole(claim[a.end:], claim[a.objectAt.Start:a.objectAt.End], e.Text[b.objectAt.Start:b.objectAt.End]) {
				continue
			}
			if b.mood == denied && (c.narrower(claim, e.Text[max(b.end, b.objectAt.End):end(e.Text, said, i)]) || oneOf(e.Text[b.objectAt.Start:b.objectAt.End], claim)) {
				continue
			}
			if quotes, ok := c.ascribed(e, &b); ok {
				ascribed = append(ascribed, quotes...)
				if a.moodLike(&b) && len(quotes) > 0 {
					saidSo, by = true, append(by, quotes...)
				}
				continue
			}
			if turns || b.within && !a.within {
				continue
			}
			if a.moodLike(&b) {
				of = InArticles
				break
			}
			if !onlyNotYet(e.Text, b.mood == denied) && !onlyNotYet(claim, a.mood == denied) {
				of = Otherwise
			}
		}
		if of == NotInArticles && !turns && c.happened(&a, e) {
			of = InArticles
		}
		vouched = vouched && (of == InArticles || saidSo)
		switch {
		case of == NotInArticles:
			verdict = of
		case of == Otherwise && len(claimed) == 1 && verdict == InArticles:
			verdict = of
		case of == Otherwise:
			verdict = NotInArticles
		}
	}
	if verdict == NotInArticles {
		c.ascriptions = append(c.ascriptions, ascribed...)
	}
	if verdict != NotInArticles || !vouched {
		by = nil
	}
	return verdict, by
}

// ofAnother reports whether a verb of a claim is said of what the one of a sentence is not, but another one there:
// “Gas prices rose” beside “Oil prices rose and gas prices fell”.
func (c *checker) ofAnother(claim string, a *act, sentence string, b *act, said []act) bool {
	of := func(text string, a *act) []string { return c.ix.Stems(text[a.subjectAt.Start:a.subjectAt.End]) }
	own, there := of(claim, a), of(sentence, b)
	return len(own) > 0 && len(there) > 0 && a.passive == b.passive && !subset(own, there) &&
		slices.ContainsFunc(said, func(o act) bool { return subset(own, of(sentence, &o)) })
}

// narrower reports whether what a sentence denies is less than a claim tells: who sent no delegation to the
// summit may have sent one elsewhere. Rest is what stands behind the verb and its object.
func (c *checker) narrower(claim, rest string) bool {
	m := restricts().FindStringSubmatch(rest)
	return m != nil && !overlaps(c.ix.Stems(m[1]), c.ix.Stems(claim))
}

// oneOf reports whether what a sentence denies is of one of several things that a claim does not name: who did
// not win the first prize may have won the second.
func oneOf(object, claim string) bool {
	which := ordinals().FindString(object)
	return which != "" && !strings.Contains(strings.ToLower(claim), strings.ToLower(which))
}

var ordinals = lazily(`(?i)\b(?:first|second|third|fourth|fifth|sixth|last|next|other)\b`)

var restricts = lazily(`(?i)^\s+(?:to|at|in|for|from|during|with)\s+((?:\S+\s+){0,3}?[\p{L}-]+)\s*(?:[,.;:]|$)`)

// sameRole reports whether what a sentence says somebody is is what stands behind “is” in a claim:
// “the deputy chairman” and “no friend” are neither a chairman nor a friend. Claimed is the phrase with which that begins.
func (c *checker) sameRole(claim, claimed, role string) bool {
	of := slices.DeleteFunc(slices.Clone(c.ix.Stems(role)), func(s string) bool { return strings.ContainsAny(s, "0123456789") })
	return subset(of, c.ix.Stems(claim)) && notSo().MatchString(role) == notSo().MatchString(claimed)
}

// ascribed reports whether what a verb says is told as what somebody says, thinks or wants, and
// returns the quotations of it whose speaker is known. “Declined to comment” is told by the article.
func (c *checker) ascribed(e facts.Evidence, b *act) ([]facts.Quote, bool) {
	d := c.ix.Document(e.Article)
	at, clause := e.Start+b.at, e.Start+b.from
	within := func(s article.Span) bool { return s.Start <= at && at < s.End }
	if d == nil || !slices.ContainsFunc(d.Attributions, func(a facts.Attribution) bool {
		own := b.mood == denied && len(a.Cue) > 0 && a.Cue[0].Start >= clause
		return !own && slices.ContainsFunc(a.Content, within)
	}) {
		return nil, false
	}
	said := keepIf(d.Quotes, func(q facts.Quote) bool {
		return (q.SpeakerID != "" || len(q.Source) > 0) && q.Evidence[0].Start == e.Start && slices.ContainsFunc(q.Content, within)
	})
	for i := range said {
		if said[i].Speaker == "" {
			said[i].Speaker = d.Article.Text(said[i].Source[0])
		}
	}
	return said, true
}

// gainsays reports whether a sentence has a verb of a claim and says something else with it.
func (c *checker) gainsays(st *statement, e facts.Evidence) bool {
	said := c.actsIn(e)
	for _, a := range c.claimed(st) {
		if slices.ContainsFunc(said, func(b act) bool { return a.verb == b.verb }) {
			told, _ := c.tells(st, e)
			return told != InArticles
		}
	}
	return false
}

// actsAlike reports whether the verbs that a claim shares with a sentence say the same there
// of the same: “Trump was killed” is not what “Trump said that she was killed” says, nor
// “Trump killed”, nor “Trump is to be killed”.
func (c *checker) actsAlike(claim string, e facts.Evidence) bool {
	said := c.actsIn(e)
	shared, other := false, false
	for _, a := range c.acts(claim, 0, nil, antecedent{}) {
		if a.verb == be {
			continue
		}
		other = true
		known, alike := false, false
		for _, b := range said {
			if a.verb == b.verb {
				known = true
				alike = alike || a.moodLike(&b) && a.passive == b.passive && meets(a.whom, b.whom) && a.doneBy(&b) && !c.ofAnother(claim, &a, e.Text, &b, said)
			}
		}
		if known && !alike {
			return false
		}
		shared = shared || known
	}
	return shared || !other
}

// sameAct reports whether two verbs say the same of the same, or one of them denies it. Rest is
// the stems from each verb on, of the sentence's as far as the next verb.
func (c *checker) sameAct(a, b *act, restA, restB []string) bool {
	if !c.sameVerb(a.verb, b.verb) || (a.mood == other) != (b.mood == other) {
		return false
	}
	if a.verb == be {
		present := func(w string) bool { return w == "is" || w == "are" }
		if len(a.object) == 0 != (len(b.object) == 0) || !meets(a.object, b.object) {
			return false // “is the mayor's brother”, “is a Russian speaker”
		}
		return meetsSome(a.subject, b.subject) && len(restA) > 0 && subset(restA, restB) && (!present(a.word) || present(b.word))
	}
	switch {
	case a.passive && !b.passive: // “was banned by Germany”, “Germany banned”
		return meetsSome(a.subject, b.object) && meets(a.by, b.subject)
	case b.passive && !a.passive:
		return meetsSome(a.subject, b.by) && meetsSome(a.object, b.subject)
	}
	objects := b.object
	if len(objects) == 0 {
		objects = restB
	}
	return meetsSome(a.subject, b.subject) && a.doneBy(b) && meets(a.object, objects)
}

// moodLike reports whether two verbs are said in the same mood.
func (a *act) moodLike(b *act) bool { return a.mood == b.mood && a.not == b.not }

// doneBy reports whether what is done in a claim is done by the same in a sentence, as far as the claim
// says: “rose by half a point” tells nobody who did it.
func (a *act) doneBy(b *act) bool { return !a.passive || meets(a.by, b.by) }

// meaning are, behind a verb, those that say no less in any of their senses: who was murdered was
// killed, and not the other way round.
var meaning = [][]string{{"kill", "murder", "assassinate"}, {"beat", "defeat"}, {"hurt", "injure"}, {"marry", "wed"}, {"buy", "purchase"}}

// sameVerb reports whether a verb of a sentence says what a claim's does; both are stems.
func (c *checker) sameVerb(claimed, said string) bool {
	if claimed == said {
		return true
	}
	if c.meaning == nil {
		c.meaning = map[string][]string{}
		for _, m := range meaning {
			stem := c.ix.Stems(m[0])[0]
			for _, verb := range m[1:] {
				c.meaning[stem] = append(c.meaning[stem], c.ix.Stems(strings.Join(facts.Forms(verb), " "))...)
			}
		}
	}
	return slices.Contains(c.meaning[claimed], said)
}

// meets reports whether one of the stems of a claim, if it has any, is among others.
func meets(claim, others []string) bool {
	return len(claim) == 0 || slices.ContainsFunc(claim, func(s string) bool { return slices.Contains(others, s) })
}

// meetsSome is meets, but of nothing nothing is among others.
func meetsSome(claim, others []string) bool { return len(claim) > 0 && meets(claim, others) }

// asks reports whether a sentence is a question: what it asks it does not say.
func asks(sentence string) bool {
	return strings.HasSuffix(strings.TrimRight(sentence, " \"'”’»)]"), "?")
}
