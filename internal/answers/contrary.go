package answers

import (
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// contrary checks whether the articles say what cannot be so if a claim is: that somebody was acquitted
// of what the claim says they were convicted of. It reports whether they do.
func (q *question) contrary(claim string) (Check, bool, error) {
	acts := keepIf(q.checker(claim).acts(claim+".", 0, nil, antecedent{}), func(a act) bool { return a.verb != be })
	if len(acts) == 0 || acts[0].mood != asserted {
		return Check{}, false, nil
	}
	if before, after, ok := strings.Cut(claim, " guilty"); ok && !strings.HasSuffix(before, " not") {
		found, err := q.verifyStrictly(before + " not guilty" + after)
		if found.Differs = otherPolarity; err != nil || found.Verdict != InArticles {
			return Check{}, false, err
		}
		found.Verdict = Otherwise
		return found, true, nil
	}
	a := &acts[0]
	rest := claim[a.at+len(a.word):]
	for _, row := range facts.Contraries() {
		if !slices.Contains(facts.Forms(row.Verb), a.word) {
			continue
		}
		for _, other := range row.Words {
			found, err := q.verifyStrictly(claim[:a.at] + inFormOf(other, row.Verb, a.word) + rest)
			if err != nil {
				return Check{}, false, err
			}
			if found.Verdict == InArticles && !inPart(found.Evidence[0].Text, facts.Forms(other), rest) {
				found.Verdict, found.Differs = Otherwise, otherPolarity
				return found, true, nil
			}
		}
	}
	return Check{}, false, nil
}

// verifyStrictly checks a claim as that of a question.
func (q *question) verifyStrictly(claim string) (Check, error) {
	c := q.checker(claim + ".")
	c.strict = true
	st, err := c.read(article.Span{End: len(c.text)}, article.Span{})
	if err != nil || st == nil {
		return Check{Verdict: NotInArticles}, err
	}
	return c.verify(st)
}

// inFormOf returns a verb in the form that a word is of another verb; both verbs are in their base form.
func inFormOf(verb, of, word string) string {
	switch word {
	case of:
		return verb
	case facts.ThirdPerson(of):
		return facts.ThirdPerson(verb)
	}
	return facts.PastTense(verb)
}

// inPart reports whether a sentence says one of the forms of a verb only of a part or of a beginning, as
// far as the rest of the claim does not say so: who was acquitted of one count may have been convicted.
func inPart(sentence string, forms []string, rest string) bool {
	if partly().MatchString(sentence) && !partly().MatchString(rest) {
		return true
	}
	words := strings.Fields(sentence)
	i := slices.IndexFunc(words, func(w string) bool { return slices.Contains(forms, strings.ToLower(strings.Trim(w, ".,;:"))) })
	return strings.Trim(rest, " .") == "" && i >= 0 && i+1 < len(words) && leadsOn().MatchString(words[i+1])
}

var (
	partly  = lazily(`(?i)\b(?:first|initial(?:ly)?|earlier|previous(?:ly)?|original(?:ly)?|second|another|part(?:ly|ially)?|once|appeal)\b`)
	leadsOn = lazily(`^(?:of|on|from|for|against|over|by)$`)
)

// negates looks among passages for a sentence that denies what a claim says, or so much of it that the
// rest cannot be so either, where the rest is what the passage is about: who sent no delegation sent none
// to the summit. It reports whether there is one.
func (c *checker) negates(st *statement, hits []index.Hit) (Check, bool) {
	claimed := c.claimed(st)
	if len(claimed) != 1 || claimed[0].mood == denied || claimed[0].not {
		return Check{}, false
	}
	for _, h := range hits {
		for _, e := range sentencesIn(h.Article, h.Span) {
			if asks(e.Text) || turned().MatchString(e.Text) || !c.deniesAll(&claimed[0], st, e) {
				continue
			}
			about := facts.Cite(h.Article, article.Span{End: len(h.Article.Body)})
			if c.ix.Share(anyone().ReplaceAllString(st.text, ""), c.titled(st), []facts.Evidence{about}) < enoughWords {
				continue
			}
			return Check{Verdict: Otherwise, Differs: otherPolarity, Evidence: []facts.Evidence{e}, Nearest: []facts.Evidence{}}, true
		}
	}
	return Check{}, false
}

// sentencesIn returns the sentences of the paragraphs that lie in a span of an article.
func sentencesIn(a *article.Article, span article.Span) []facts.Evidence {
	var out []facts.Evidence
	for _, p := range a.Passages {
		if p.Start < span.Start || p.End > span.End {
			continue
		}
		for _, s := range p.Sentences {
			out = append(out, facts.Cite(a, s.Span))
		}
	}
	return out
}

// deniesAll reports whether a sentence denies a verb of a claim of the same, and says no more with it than the
// claim does: who did not sign on Friday may have signed on Monday.
func (c *checker) deniesAll(a *act, st *statement, e facts.Evidence) bool {
	if limited().MatchString(e.Text) || a.verb == be || !c.days(st, []facts.Evidence{e}) {
		return false
	}
	for _, b := range c.actsIn(e) {
		perfect := yetTo().MatchString(e.Text[:b.at]) && perfectOf().MatchString(st.text[:a.at])
		denies := b.mood == denied && a.mood == asserted || b.mood == other && b.not && a.mood == other
		if !denies && !perfect || b.within || !c.sameVerb(a.verb, b.verb) || !c.ofTheSame(a, &b, st, e) {
			continue
		}
		if _, ascribed := c.ascribed(e, &b); ascribed {
			continue
		}
		rest := e.Text[b.end:]
		if end := clauseEnds().FindStringIndex(rest); end != nil {
			rest = rest[:end[0]]
		}
		if subset(c.ix.Stems(stressed().ReplaceAllString(rest, " ")), c.ix.Stems(st.text)) {
			return true
		}
	}
	return false
}

// ofTheSame reports whether a denied verb is said of those of whom a claim says it, in either voice.
func (c *checker) ofTheSame(a, b *act, st *statement, e facts.Evidence) bool {
	switch {
	case b.passive && !a.passive:
		return sameWhole(a.subject, b.by) && meetsSome(a.object, b.subject)
	case a.passive && !b.passive:
		return sameWhole(a.by, b.subject) && meetsSome(a.subject, b.object)
	case !meets(b.object, a.object) || len(b.by) > 0 && !meetsSome(a.by, b.by):
		return false
	}
	told := e.Text[b.subjectAt.Start:b.subjectAt.End]
	return sameWhole(a.subject, b.subject) || anyone().MatchString(st.text) && noOne().MatchString(told) || told == "They" && c.theyMean(st, a, e)
}

// theyMean reports whether those of whom a claim says a verb are all the people of the sentence before one
// that begins with “they”.
func (c *checker) theyMean(st *statement, a *act, e facts.Evidence) bool {
	d := c.ix.Document(e.Article)
	before := first(earlier(d.Article, e), 1)
	if len(before) == 0 {
		return false
	}
	var named []string
	for _, n := range st.names {
		if n.End > a.start || len(n.Matches) != 1 {
			return false
		}
		named = append(named, n.Matches[0].Entity.ID)
	}
	people := c.people(d, facts.Cite(d.Article, before[0]))
	return len(named) > 1 && !slices.ContainsFunc(named, func(id string) bool {
		return !slices.ContainsFunc(people, func(m facts.Mention) bool { return m.Entity == id })
	}) && !slices.ContainsFunc(people, func(m facts.Mention) bool { return !slices.Contains(named, m.Entity) })
}

var (
	// limited finds that a denial may be of a part only, or of a time.
	limited    = lazily(`(?i)\b(?:until|before|unless|only|yet|immediately|first|initially|all|every|both|most|always|fully|completely|just|alone|necessarily|again|longer|any more|directly|if)\b`)
	yetTo      = lazily(`\b(?:still (?:has|have|had|needs?|needed) to|(?:has|have|had) still to|must still|still must) (?:be )?$`)
	perfectOf  = lazily(`\b(?:has|have)\b`)
	clauseEnds = lazily(`[,;:–—]|\s(?:and|but|because|since|although|though|when|while|as|so)\s`)
	stressed   = lazily(`\b(?:itself|himself|herself|themselves|at all|either|so far)\b`)
	anyone     = lazily(`(?i)^(?:any|some)(?:one|body)\b`)
	noOne      = lazily(`(?i)^(?:no one|nobody|no)\b`)
)
