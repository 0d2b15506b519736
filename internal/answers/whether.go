package answers

import (
	"slices"
	"strings"

	"attache/internal/facts"
	"attache/internal/index"
)

// yesNo is the beginning of a question that wants a yes or a no.
var yesNo = lazily(`(?i)^(did|does|do|is|are|was|were|has|have|had)\s+(.+?)\s*\?*$`)

// whether answers a question that wants a yes or a no by what the articles say of the claim
// in it, and reports whether they say anything: that it is so, or otherwise. They cannot
// where no hit is about all whom the question names.
func (q *question) whether(hits []index.Hit, names []index.Naming) (bool, error) {
	m := yesNo().FindStringSubmatchIndex(q.args)
	if m == nil || len(names) == 0 || !slices.ContainsFunc(hits, q.bearing(names)) {
		return false, nil // a claim about nobody is too easily found
	}
	claim := q.claim(strings.ToLower(q.args[m[2]:m[3]]), q.args[m[4]:m[5]], names, m[4])
	sub := q.as("check", claim)
	if err := check(sub); err != nil || len(sub.Checks) != 1 || sub.Checks[0].Verdict == NotInArticles {
		return false, err
	}
	sub.Query = q.Query
	sub.Checks[0].Claim = Claim{End: len(q.Query), Text: q.Query}
	q.Answer = sub.Answer
	return true, nil
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
		between := strings.ToLower(strings.TrimSpace(rest[at:min(start, len(rest))]))
		if at == 0 && (between == "" || between == "the") || at > 0 && joins[between] {
			at = end
		}
	}
	if at == 0 || possessive().MatchString(rest[:at]) || !q.mayFollow(rest[at:]) {
		at = q.subject(rest)
	}
	subject, said := strings.TrimSpace(rest[:at]), strings.TrimSpace(rest[at:])
	verb, more, _ := strings.Cut(said, " ")
	switch auxiliary {
	case "did":
		said = facts.PastTense(strings.ToLower(verb)) + " " + more
	case "does":
		said = facts.ThirdPerson(strings.ToLower(verb)) + " " + more
	case "do":
	default:
		said = auxiliary + " " + said
	}
	return subject + " " + said
}

// joins is what stands between the names of a claim that is about several.
var joins = map[string]bool{"and": true, ",": true, "or": true, "and the": true}

// mayFollow reports whether s can go on behind a subject: as "meet Modi" can, and "foreign
// minister meet Modi" cannot, which has more of the subject.
func (q *question) mayFollow(s string) bool {
	words, _ := q.ix.Parse("They"+s, 0, nil)
	return len(words) < 2 || !strings.HasPrefix(words[1].Tag, "NN") && words[1].Tag != "JJ"
}

// possessive is the end of a name that what follows belongs to.
var possessive = lazily(`(?:['’]s|s['’])$`)

// subject returns where what a claim is about ends: before its first verb, else behind its
// first noun phrase.
func (q *question) subject(claim string) int {
	words, phrases := q.ix.Parse(claim, 0, nil)
	for _, kind := range []facts.PhraseKind{facts.VerbGroup, facts.NounPhrase} {
		for _, p := range phrases {
			switch {
			case p.Kind != kind:
			case kind == facts.NounPhrase:
				return words[p.Last-1].End
			case p.First > 0:
				return words[p.First-1].End
			}
		}
	}
	return len(claim)
}
