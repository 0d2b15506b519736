package answers

import (
	"regexp"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/reading"
)

// why is the beginning of a question for a reason.
var why = lazily(`(?i)^(?:why|how come|for what reason)\s+(did|does|do|is|are|was|were|has|have|had)\s+(.+?)\s*\?*$`)

// enoughOfDeed is how much of what a question for a reason says is done must stand in the sentence
// that gives the reason.
const enoughOfDeed = 0.7

// givenReason is how likely a reason is to be the one that is asked for: in sentences of news that
// say that it was done and go on with “because” or the like, some four of five were.
const givenReason = 0.8

// because answers why something was done by the sentence that says that it was and names a
// reason with it, and reports whether there is one.
func (q *question) because(hits []index.Hit, named []index.Naming) (bool, error) {
	c, st, err := q.deed(named)
	if err != nil || st == nil {
		return false, err
	}
	for i, h := range hits {
		for _, p := range h.Article.Passages {
			if p.Start < h.Span.Start || p.End > h.Span.End {
				continue
			}
			for _, s := range p.Sentences {
				e := facts.Cite(h.Article, s.Span)
				start, end := c.reason(st, e)
				if start == end {
					continue
				}
				q.Short = Short{Kind: string(reading.Reason), Text: e.Text[start:end], Start: e.Start + start, End: e.Start + end, Confidence: givenReason, Evidence: []facts.Evidence{e}}
				q.Passages = append(q.Passages, passageOf(h))
				q.showPassages(slices.Delete(slices.Clone(hits), i, i+1), named)
				return true, nil
			}
		}
	}
	return false, nil
}

// deed returns what a question for a reason says is done, as a claim, with what checks it; nil
// where it says nothing of anybody.
func (q *question) deed(named []index.Naming) (*checker, *statement, error) {
	m := why().FindStringSubmatchIndex(q.args)
	if m == nil || len(named) == 0 {
		return nil, nil, nil
	}
	named = slices.SortedStableFunc(slices.Values(named), func(a, b index.Naming) int { return a.Start - b.Start })
	c := q.checker(q.claim(strings.ToLower(q.args[m[2]:m[3]]), q.args[m[4]:m[5]], named, m[4]))
	c.strict = true
	st, err := c.read(article.Span{End: len(c.text)}, article.Span{})
	return c, st, err
}

// noReason reports whether what was read as a reason is none for what the question says is done:
// something is only demanded for it, it tells since when or is of others, or it is the reason of another deed that stands between.
func (q *question) noReason(s Short, named []index.Naming) (bool, error) {
	e := s.Evidence[0]
	at := s.Start - e.Start
	if wished().MatchString(e.Text[:at]) || sinceWhen().MatchString(s.Text) {
		return true, nil
	}
	c, st, err := q.deed(named)
	if err != nil || st == nil {
		return false, err
	}
	if !c.names(st, s.Evidence) {
		return true, nil
	}
	claimed, said := c.acts(st.text, 0, st.doc.Mentions), c.actsIn(e)
	for i, b := range said {
		if len(claimed) == 0 || claimed[0].verb != b.verb || b.at > at {
			continue
		}
		for _, o := range said[i+1:] {
			if o.at < at && o.mood != other && len(o.whom) > 0 && !subset(b.whom, o.whom) && !reasoning().MatchString(e.Text[b.at:o.at]) {
				return true, nil
			}
		}
	}
	return false, nil
}

// reason returns where in a sentence the reason stands for what a claim says is done: behind
// the verb, or before the clause. Both are 0 for none.
func (c *checker) reason(st *statement, e facts.Evidence) (start, end int) {
	ev := []facts.Evidence{e}
	share := c.ix.Share(st.text, c.titled(st), ev)
	if asks(e.Text) || share < enoughOfDeed || share < enoughWords && !c.names(st, ev) || !c.numbers(st, ev) || !c.days(st, ev) {
		return 0, 0
	}
	claimed := c.acts(st.text, 0, st.doc.Mentions)
	if len(claimed) == 0 {
		return 0, 0
	}
	a := &claimed[0]
	said := c.actsIn(e)
	for i := range said {
		b := &said[i]
		next := len(e.Text)
		for _, o := range said[i+1:] {
			if o.mood != other {
				next = o.at
				break
			}
		}
		if a.mood != b.mood || !c.sameAct(a, b, c.ix.Stems(st.text[a.at:]), c.ix.Stems(e.Text[b.at:next])) {
			continue
		}
		if m := behind(a.verb, e.Text[b.at:], next-b.at); m != nil {
			return b.at + m[0], b.at + m[1]
		}
		if m := ahead().FindStringSubmatchIndex(e.Text[:b.at]); m != nil && len(strings.Fields(e.Text[m[3]:b.at])) <= maxSubject {
			return m[2], m[3]
		}
	}
	return c.reasonOfNoun(a, e, said)
}

// reasonOfNoun returns where the reason stands for a deed that a sentence tells by a noun: “the
// resignation of Berg over a loan”.
func (c *checker) reasonOfNoun(a *act, e facts.Evidence, said []act) (start, end int) {
	for _, m := range deedOf().FindAllStringSubmatchIndex(e.Text, -1) {
		noun, whose := e.Text[m[4]:m[5]], ""
		for _, i := range []int{2, 6} {
			if m[i] >= 0 {
				whose += " " + e.Text[m[i]:m[i+1]]
			}
		}
		if !slices.Contains(c.ix.Stems(noun), a.verb) || slices.ContainsFunc(said, func(b act) bool { return b.at == m[4] }) ||
			!meetsSome(a.whom, c.ix.Stems(whose)) || wished().MatchString(e.Text[:m[0]]) {
			continue
		}
		rest := e.Text[m[1]:]
		if r := behind(a.verb, rest, 1); r != nil {
			return m[1] + r[0], m[1] + r[1]
		}
	}
	return 0, 0
}

// maxSubject is how many words may stand between a reason at the beginning of a sentence and
// the verb.
const maxSubject = 8

// behind returns where in what follows a verb a reason stands. It must begin before the next
// verb, which is its own, unless it calls itself a reason.
func behind(verb, rest string, next int) []int {
	for _, cue := range []struct {
		re    *regexp.Regexp
		verbs *regexp.Regexp // behind which it tells a reason; nil for any
		far   bool
	}{
		{reasonItself(), nil, true},
		{reasonCue(), nil, false},
		{reasonOver(), punishing(), false},
	} {
		if cue.verbs != nil && !cue.verbs.MatchString(verb) {
			continue
		}
		for _, m := range cue.re.FindAllStringIndex(rest, -1) {
			if !cue.far && m[0] > next || notReason().MatchString(rest[m[0]:]) {
				continue
			}
			if cue.far {
				return m
			}
			return []int{m[0], m[1] + ending(rest[m[1]:])}
		}
	}
	return nil
}

// ending returns where a reason ends: with its clause or with the sentence, and with the mark of
// a quotation that begins in it.
func ending(whole string) int {
	s := whole
	if m := clauseEnd().FindStringIndex(s); m != nil {
		s = s[:m[0]]
	}
	end := strings.TrimRight(s, " .,;:!?\"”’)")
	if m := closing().FindString(whole[len(end):]); m != "" && (strings.Count(end, "\"")%2 == 1 || strings.Count(end, "“") > strings.Count(end, "”")) {
		return len(end) + len(m)
	}
	return len(end)
}

var (
	reasonItself = lazily(`(?i)\bfor (?:[\p{L}-]+ ){1,4}reasons?\b`)
	reasonCue    = lazily(`(?i)\b(?:because(?: of)?|due to|owing to|in response to|in protest (?:at|against|of|over)|as a result of|in retaliation for|in the wake of|on account of|for fear of|on suspicion of|citing|in order to|in an? (?:attempt|effort|bid) to|so that|so (?:he|she|it|they) could|(?:as|since) (?:it|he|she|they|there)|after|following|amid)\s`)
	// ahead finds a reason that a sentence begins with, behind its day at most.
	ahead      = lazily(`^(?:(?:In|On|Last|This|Earlier) [^,]{1,30}, )?((?i:after|following|because(?: of)?|due to|in response to|amid) [^.;]{8,200}?),(?: [^,]*)?$`)
	reasonOver = lazily(`(?i)\b(?:over|for)\s`)
	// deedOf finds a noun with whose deed it is, before it or behind it.
	deedOf = lazily(`(?:((?:\p{Lu}[\p{L}.-]+ ){0,3}\p{Lu}[\p{L}.-]+)['’]s? )?\b(\p{Ll}{4,})\b(?: of ((?:the |former |\p{Lu}[\p{L}.-]+ ){0,6}\p{Lu}[\p{L}.-]+))?`)
	// wished finds that a deed is only demanded or thought of.
	wished = lazily(`(?i)\b(?:call(?:s|ed|ing)? for|demand\w*|urg\w+|seek\w*|sought|want\w*|propos\w+|threat\w+|plan\w*|possib\w+)\b[^.]{0,60}$`)
	// punishing are the stems of verbs behind which “for” and “over” tell a reason.
	punishing = lazily(`^(?:arrest|jail|imprison|sentenc|convict|fine|ban|suspend|sanction|critici|condemn|prais|thank|sue|fire|dismiss|sack|oust|punish|execut|apolog|investig|prosecut|expel|resign|quit|impeach|cancel|postpon|boycott|protest|drop|remov|detain|blame|honou?r)\w*$`)
	// notReason are wordings of time and place that begin as a reason does.
	notReason = lazily(`(?i)^(?:after|following|for|over)\s+(?:(?:the|about|at least|at most|more than|less than|nearly|almost|over|under|only|just|up to)\s+)*(?:\d[\d:.,]*(?:\s*(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|[ap]\.?m\b\.?|percent|per cent|%)|\s*$)|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|several|many|few|past|last|next|coming|some)\s+(?:\w+\s+)?(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|times?)\b(?:[^ ]|\s*$| [^o]| o[^f])|years\b|months\b|decades\b|life\b|weekend|phone|midnight|noon|dark|that\b|this\b|which\b|him\b|her\b|them\b|it\b|day\b|week\b|month\b|year\b|now\b|example|(?:(?:an?|the|his|her|their) )?(?:visit|trip|meeting|dinner|speech|talks|president|governor|mayor)|office|parliament|congress|the first time|\w+day\b)`)
	closing   = lazily(`^[.,!?]?["”]`)
	sinceWhen = lazily(`(?i)^since\b`)
	reasoning = lazily(`(?i)\b(?:because|since|as|after|when|so)\b`)
	clauseEnd = lazily(`[.!?]["”’)]*\s|;\s|\s[—–-]\s|,\s(?:and|but|who|which|while|with|whose|where|when|according|said|says|he|she|they|it|a|an|the|as)\b|\s\(|,["”]|\saccording to\b`)
)
