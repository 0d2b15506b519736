package answers

import (
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
	titled := c.titled(st)
	for i, h := range hits {
		for _, e := range sentencesIn(h.Article, h.Span) {
			start, end := c.reason(st, titled, e)
			if start == end {
				continue
			}
			q.Short = Short{Kind: string(reading.Reason), Text: e.Text[start:end], Start: e.Start + start, End: e.Start + end, Confidence: givenReason, Evidence: []facts.Evidence{e}}
			q.Passages = append(q.Passages, passageOf(h))
			q.showPassages(slices.Delete(slices.Clone(hits), i, i+1), named)
			return true, nil
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
// nothing says that it is a reason, or it is that of another deed, or of one that is demanded,
// supposed or denied.
func (q *question) noReason(s Short, named []index.Naming) (bool, error) {
	e := s.Evidence[0]
	at := s.Start - e.Start
	if turned().MatchString(e.Text) || wished().MatchString(e.Text[:at]) || !saysReason().MatchString(e.Text[max(0, at-maxCue):at]+"|"+s.Text) {
		return true, nil
	}
	c, st, err := q.deed(named)
	if err != nil || st == nil {
		return false, err
	}
	claimed, said := c.claimed(st), c.actsIn(e)
	tells := func(b act) bool { return len(claimed) > 0 && c.sameVerb(claimed[0].verb, b.verb) }
	if !slices.ContainsFunc(said, tells) && !c.names(st, s.Evidence) {
		return true, nil
	}
	for i, b := range said {
		if len(claimed) == 0 || claimed[0].verb != b.verb || b.at > at {
			continue
		}
		if a := claimed[0]; !a.moodLike(&b) || !alikeBefore(st.text[a.from:a.at], e.Text[b.from:b.at]) {
			return true, nil
		}
		for _, o := range said[i+1:] {
			if o.at < at && o.mood != other && len(o.whom) > 0 && !subset(b.whom, o.whom) && !reasoning().MatchString(e.Text[b.at:o.at]) {
				return true, nil
			}
		}
	}
	return false, nil
}

// maxCue is how many bytes before a reason may say that it is one.
const maxCue = 20

// reason returns where in a sentence the reason stands for what a claim says is done: behind
// the verb, or before the clause. Both are 0 for none.
func (c *checker) reason(st *statement, titled []string, e facts.Evidence) (start, end int) {
	ev := []facts.Evidence{e}
	share := c.ix.Share(st.text, titled, ev)
	if asks(e.Text) || turned().MatchString(e.Text) || share < enoughOfDeed || share < enoughWords && !c.names(st, ev) || !c.numbers(st, ev) || !c.days(st, ev) {
		return 0, 0
	}
	claimed := c.claimed(st)
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
		if !a.moodLike(b) || !c.sameAct(a, b, c.ix.Stems(st.text[a.at:]), c.ix.Stems(e.Text[b.at:next])) || !alikeBefore(st.text[a.from:a.at], e.Text[b.from:b.at]) {
			continue
		}
		if m := c.behind(a.verb, e.Text[b.at:], next-b.at); m != nil {
			return b.at + m[0], b.at + m[1]
		}
		m := ahead().FindStringSubmatchIndex(e.Text[:b.at])
		if m != nil && len(strings.Fields(e.Text[m[3]:b.at])) <= maxSubject && (!temporal().MatchString(e.Text[m[2]:m[3]]) || fault().MatchString(e.Text[m[2]:m[3]])) {
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
		if r := c.behind(a.verb, rest, 1); r != nil {
			return m[1] + r[0], m[1] + r[1]
		}
	}
	return 0, 0
}

// maxSubject is how many words may stand between a reason at the beginning of a sentence and
// the verb.
const maxSubject = 8

// behind returns where in what follows a verb a reason stands. It must begin before the next
// verb, which has its own, unless it calls itself a reason. What came after something, or over it,
// was for that only where it is a fault that is found out; what somebody is punished for is a reason.
func (c *checker) behind(verb, rest string, next int) []int {
	if m := reasonItself().FindStringIndex(rest); m != nil {
		return m
	}
	for _, m := range reasonCue().FindAllStringIndex(rest, -1) {
		if m[0] > next {
			break
		}
		end := m[1] + ending(rest[m[1]:])
		cue, reason := strings.ToLower(rest[m[0]:m[1]]), rest[m[1]:end]
		fits := true
		switch strings.TrimSpace(cue) {
		case "after", "following", "amid":
			fits = fault().MatchString(reason) || c.punishes(verb) && somebodyDid().MatchString(reason)
		case "over":
			fits = c.punishes(verb) && verb != "fire" && !lengthOrPlace().MatchString(reason)
		case "for":
			fits = c.punishes(verb) && !amount().MatchString(reason)
		}
		if fits && end > m[1] {
			return []int{m[0], end}
		}
	}
	return nil
}

// punishing are the verbs of what is done to somebody, or by somebody, for a fault.
var punishing = []string{"arrest", "jail", "imprison", "sentence", "convict", "fine", "ban", "suspend", "sanction", "criticise", "criticize", "condemn", "thank",
	"sue", "fire", "dismiss", "sack", "oust", "punish", "execute", "apologise", "apologize", "investigate", "prosecute", "expel", "resign", "impeach", "boycott", "drop", "blame"}

// punishes reports whether a verb, by its stem, is one of punishing.
func (c *checker) punishes(verb string) bool {
	return slices.ContainsFunc(punishing, func(v string) bool {
		return slices.Contains(c.ix.Stems(strings.Join(facts.Forms(v), " ")), verb)
	})
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
	reasonCue    = lazily(`(?i)\b(?:because(?: of)?|due to|owing to|in response to|in protest (?:at|against|of|over)|as a result of|in retaliation for|in the wake of|on account of|for fear of|on suspicion of|citing|in order to|in an? (?:attempt|effort|bid) to|so that|so (?:he|she|it|they) could|(?:as|since) (?:it|he|she|they|there)|after|following|amid|over|for)\s`)
	// ahead finds a reason that a sentence begins with, behind its day at most.
	ahead    = lazily(`^(?:(?:In|On|Last|This|Earlier) [^,]{1,30}, )?((?i:after|following|because(?: of)?|due to|in response to|amid) [^.;]{8,200}?),(?: [^,]*)?$`)
	temporal = lazily(`(?i)^(?:after|following|amid)\b`)
	// fault finds what comes out, or is raised, against somebody.
	fault = lazily(`(?i)\b(?:allegation|accusation|revelation|criticism|protest|complaint|scandal|outcry|backlash|controvers|came to light|emerged|surfaced|leak)\w*`)
	// somebodyDid is a clause about somebody who was named before.
	somebodyDid = lazily(`^(?:he|she|they)\s+\p{Ll}`)
	// lengthOrPlace is the beginning of what “over” leads to without being a reason.
	lengthOrPlace = lazily(`(?i)^(?:\d|(?:the|an?|two|three|four|five|several|many|some)\s+(?:\w+\s+)?(?:weekend|years?|months?|weeks?|days?|hours?|decades?|past|last|next|phone|course|city|town|sea|season)\b)|^(?-i:\p{Lu})`)
	// amount is the beginning of a length, a number, a rank or a time, which “for” and “over” lead to
	// as well, and of whatever is known already, as “the season” is.
	amount = lazily(`(?i)^(?:(?:about|at least|at most|more than|less than|nearly|almost|only|just|up to)\s+)*(?:\d|the\b|an?\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|\w+teen\b|\w+ty\b|several\b|many\b|few\b|some\b|first\b|second\b|third\b|life\b|years\b|months\b|weeks\b|days\b|hours\b|decades\b|good\b|now\b|him\W|them\W|example\b)|^(?-i:\p{Lu})`)
	// deedOf finds a noun with whose deed it is, before it or behind it.
	deedOf = lazily(`(?:((?:\p{Lu}[\p{L}.-]+ ){0,3}\p{Lu}[\p{L}.-]+)['’]s? )?\b(\p{Ll}{4,})\b(?: of ((?:the |former |\p{Lu}[\p{L}.-]+ ){0,6}\p{Lu}[\p{L}.-]+))?`)
	// wished finds that a deed is only demanded or thought of.
	wished = lazily(`(?i)\b(?:call(?:s|ed|ing)? for|demand\w*|urg\w+|seek\w*|sought|want\w*|propos\w+|threat\w+|plan\w*|possib\w+)\b[^.]{0,60}$`)
	// closing is the end of a quotation, with what stands before its mark.
	closing = lazily(`^[.,!?]?["”]`)
	// saysReason finds words for a reason in one, marked by a bar, or at the end of what stands before it.
	saysReason = lazily(`(?i)\b(?:because(?: of)?|due to|owing to|as a result of|in response to|so(?: that)?|on account of|thanks to) \||\|(?:\S+ )*?(?:because|due to|owing to|as a result of|in response to|so that|so he|so she|so it|so they|on account of|as it|as he|as she|as they|for [\p{L} -]*reasons)\b`)
	reasoning  = lazily(`(?i)\b(?:because|since|as|after|when|so)\b`)
	clauseEnd  = lazily(`;\s|\s[—–]\s|,\s(?:and|but|who|which|whose|where|when|according|said|says)\b|\s\(|,["”]|\saccording to\b`)
)
