package answers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// yesNo is the beginning of a question that wants a yes or a no.
var yesNo = lazily(`(?i)^(did|does|do|is|are|was|were|has|have|had|will|would|can|could)\s+(.+?)\s*\?*$`)

// maxYesNo is how many bytes the longest question has that may want a yes or a no. What is longer
// asks several things, and takes as long as several claims.
const maxYesNo = 300

// whether answers a question that wants a yes or a no by what the articles say of the claim
// in it, and reports whether they say anything: that it is so, or otherwise. They cannot
// where no hit is about all whom the question names.
func (q *question) whether(hits []index.Hit, names []index.Naming) (bool, error) {
	m := yesNo().FindStringSubmatchIndex(q.args)
	if m == nil || len(q.args) > maxYesNo || !slices.ContainsFunc(hits, q.bearing(names)) {
		return false, nil
	}
	claim := q.claim(strings.ToLower(q.args[m[2]:m[3]]), q.args[m[4]:m[5]], names, m[4])
	c := q.checker(claim + ".") // as a sentence is tagged
	c.strict = true
	st, err := c.read(article.Span{End: len(c.text)}, article.Span{})
	if err != nil || st == nil {
		return false, err
	}
	found, err := c.verify(st)
	if err != nil {
		return false, err
	}
	if found.Verdict == Claimed || found.Verdict == NotInArticles {
		if q.ascribed(keepIf(c.ascriptions, func(s facts.Quote) bool { return !denies().MatchString(s.Evidence[0].Text) })) {
			return true, nil
		}
		about := keepIf(hits, q.bearing(names))
		ok := false
		if found, ok = c.negates(st, about); !ok {
			if found, ok, err = q.contrary(claim); err != nil {
				return false, err
			}
		}
		if !ok {
			return q.toldBy(c, st, about), nil
		}
	}
	found.Claim = Claim{End: len(q.Query), Text: q.Query}
	q.Form, q.Checks = "check", []Check{found}
	return true, nil
}

// denies finds that a sentence says that somebody denies something, which a quotation of what they deny does not.
var denies = lazily(`(?i)` + denySaid)

// ascribed answers by what somebody says of the claim, which the articles do not say themselves,
// and reports whether anybody does.
func (q *question) ascribed(said []facts.Quote) bool {
	if len(said) == 0 {
		return false
	}
	q.Form, q.Quotes = "quote", first(said, 1)
	if subject, ok := q.ix.Entity(said[0].SpeakerID); ok {
		subject.Evidence = first(subject.Evidence, 1)
		q.Subject = subject
	}
	return true
}

// claim makes a claim of a question without the auxiliary verb that began it: that goes
// behind the names that rest begins with, else before the next verb or behind the first
// noun phrase. "is", "Lavrov the minister" is "Lavrov is the minister", and "did", "Lavrov
// meet Modi" is "Lavrov met Modi". The names count from off bytes before rest.
func (q *question) claim(auxiliary, rest string, names []index.Naming, off int) string {
	at := 0
	for _, n := range names {
		start, end := n.Start-off, min(n.End-off, len(rest))
		if start < at {
			continue
		}
		between := strings.TrimSpace(rest[at:min(start, len(rest))])
		if at == 0 && titles().MatchString(between) || at > 0 && joins[strings.ToLower(between)] {
			at = end
		}
	}
	if m := anyone().FindString(rest); m != "" {
		at = len(m)
	} else if at == 0 || possessive().MatchString(rest[:at]) || !q.mayFollow(rest[at:]) {
		at = q.subject(rest, auxiliary == "did" || auxiliary == "does" || auxiliary == "do")
	}
	if last := strings.LastIndexByte(rest, ' '); at == len(rest) && isBe(auxiliary) && last > 0 && !hasCapital(rest[last:]) { // “was the weather calm”
		at = last
	}
	subject, said := strings.TrimSpace(rest[:at]), strings.TrimSpace(rest[at:])
	verb, more, _ := strings.Cut(said, " ")
	switch auxiliary {
	case "did":
		verb = strings.ToLower(verb)
		past := facts.PastTense(verb)
		if past == verb { // “beat” alone may be taken for a noun
			past = "did " + verb
		}
		said = past + " " + more
	case "does":
		said = facts.ThirdPerson(strings.ToLower(verb)) + " " + more
	case "do":
	default:
		said = auxiliary + " " + said
	}
	return subject + " " + said
}

// titles is what stands before the first name of a claim and belongs to it: “Queen”, “the
// former President”.
var titles = lazily(`^(?:[Tt]he )?(?:(?:former|late|then) )?(?:\p{Lu}\S*\s*)*$`)

// joins is what stands between the names of a claim that is about several.
var joins = map[string]bool{"and": true, ",": true, "or": true, "and the": true}

// mayFollow reports whether s can go on behind a subject: as "meet Modi" can, and "foreign
// minister meet Modi" cannot, which has more of the subject.
func (q *question) mayFollow(s string) bool {
	words, _ := q.ix.Parse("They"+s, 0, nil)
	if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(s)); unicode.IsUpper(r) {
		return false
	}
	return len(words) < 2 || !strings.HasPrefix(words[1].Tag, "NN") && words[1].Tag != "JJ"
}

// possessive is the end of a name that what follows belongs to.
var possessive = lazily(`(?:['’]s|s['’])$`)

// subject returns where what a claim is about ends: before its first verb, else behind its
// first noun phrase. Behind “did” there is a verb: where none follows that phrase, it is the word
// behind a name in it, as in “Berg comment”, or its last, as in “the prince order” before “the sale”.
func (q *question) subject(claim string, did bool) int {
	words, phrases := q.ix.Parse(claim, 0, nil)
	noun := slices.IndexFunc(phrases, func(p facts.Phrase) bool { return p.Kind == facts.NounPhrase })
	last := noun // of what belongs to it: “the blast in Rena”
	for last >= 0 && last+2 < len(phrases) && phrases[last+1].Kind == facts.Preposition && phrases[last+2].Kind == facts.NounPhrase {
		last += 2
	}
	followed := func(i int) bool { return i+1 < len(phrases) && phrases[i+1].Kind == facts.VerbGroup }
	if did && noun >= 0 && !followed(noun) && !followed(last) {
		named := func(i int) bool { return claim[words[i].Start:words[i].End] != words[i].Lower }
		for _, p := range []facts.Phrase{phrases[noun], phrases[last]} {
			for i := p.First + 1; i < p.Last; i++ {
				if named(i-1) && !named(i) {
					return words[i-1].End
				}
			}
		}
		p := phrases[noun]
		verb := p.Last - 1
		for verb > p.First && named(verb) { // “a ship reach Narvik”
			verb--
		}
		if verb > p.First {
			return words[verb-1].End
		}
	}
	for _, p := range phrases {
		if p.Kind == facts.VerbGroup && p.First > 0 {
			return words[p.First-1].End
		}
	}
	if noun >= 0 {
		return words[phrases[noun].Last-1].End
	}
	return len(claim)
}
