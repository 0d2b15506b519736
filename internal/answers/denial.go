package answers

import (
	"slices"
	"strings"

	"attache/internal/facts"
)

// The words that deny, by what they deny, as parts of expressions. All that reads denials takes
// them from here, and says which of them count.
const (
	denyVerb = `\b(?:not|never)\b|n['’]t\b`                               // what a verb tells: “did not sign”
	denyNext = `\b(?:no|without|neither|nor)\b`                           // what stands behind: “found no bomb”
	denyAny  = `\b(?:none|nothing|nobody|no one)\b`                       // that there is anybody or anything
	denyMost = `\b(?:hardly|barely)\b`                                    // nearly all of it
	denyDeed = `\b(?:refus|declin|fail|neglect)(?:e|es|ed|ing|s)?\b`      // a deed: “refused to sign”
	denyNoun = `\b(?:refusal|failure)s?\b`                                // a deed, by its noun
	denySaid = `\bden(?:y|ies|ied|ying)\b`                                // what somebody else says
	denials  = denyVerb + "|" + denyNext + "|" + denyAny + "|" + denyMost // all that make a sentence deny
)

var (
	// isDenial finds that a word denies what the verb of its group tells: “not”, “didn't”.
	isDenial = lazily(`(?:` + denyVerb + `)$`)
	// isUnwilling finds verbs after which what is to be done is not.
	isUnwilling = lazily(`^(?:` + denyDeed + `)$`)
	// deniedVerb finds a verb that is denied with a form of “do”.
	deniedVerb = lazily(`(?i)\b(?:did|does|do)(?:\s+not|n['’]t)\s+(\p{L}+)`)
	// verbDenial finds what a text is to lose to tell the contrary.
	verbDenial = lazily(`(?i)\s*(?:` + denyVerb + `)`)
	// beforeDenied finds what stands right before a word that is denied.
	beforeDenied = lazily(`(?i)(?:` + denyVerb + `|` + denyNext + `)\s`)
	// notYet finds what is denied of a time only: who does not endorse somebody until July does
	// so then.
	notYet = lazily(`(?i)(?:` + denyVerb + `).*\b(?:until|till|before|unless)\b|\bnot (?:only|just|merely)\b`)
	// notSo finds that what follows is not so or need not be.
	notSo = lazily(`(?i)` + denials + `|\b(?:unless|if|whether)\b`)
	// refused finds that the words for an attitude turn it round: “refused to condemn”.
	refused = lazily(`(?i)` + denyVerb + `|` + denyNext + `|` + denyDeed + `|` + denyNoun)
	// neverSaid finds that somebody did not say something.
	neverSaid = lazily(`(?i)(?:` + denyVerb + `)\s+(?:ever\s+|once\s+|even\s+)?(?:sa(?:y|id)|stated?|t[eo]ll?d?|claim(?:ed)?|wr[io]te|written|call(?:ed)?|describe[d]?|speak|spoke|utter(?:ed)?)\b|` + denySaid)
	// hedges are words that turn what is said, or take it back.
	hedges = lazily(`(?i)` + denials + `|` + denyDeed + `|` + denyNoun + `|` + denySaid + `|\b(?:will|would|may|might|could|should|if|unless|whether|plan\w*|expect\w*|want\w*|threat\w*|promis\w*|alleg\w*|rumou?r\w*|former\w*|almost|nearly|reject\w*|only|until|before|after)\b`)
	// factual are those of the hedges before a verb that leave it told, or of which its mood tells.
	factual = lazily(`(?i)` + denyVerb + `|` + denyDeed + `|^\W*no\b|\b(?:after|only|former(?:ly)?)\b`)
	// hearsay finds, before a verb, that it is told of nobody or only supposed.
	hearsay = lazily(`(?i)` + denyAny + `|` + denyMost + `|\b(?:reportedly|allegedly|supposedly|purportedly|apparently|possibly|perhaps|maybe|according to|rumou?r\w*|when|should|almost|nearly)\b`)
	// turned finds that a sentence takes back what it tells, or only supposes it.
	turned = lazily(`(?i)\b(?:untrue|false|falsely|hoax|myth|fake|fictional|wrongly|incorrectly|no truth|not true)\b|\b(?:dismiss|reject|rebut|refut|disput|contradict|brush)\w*\s+(?:\w+\s+)?(?:reports?|rumou?rs?|claims?|suggestions?|speculation|stor(?:y|ies)|accusations?|allegations?)\b|` + denySaid + `|^\W*(?:had|were|should|suppose|imagine)\s|^\W*(?:reportedly|allegedly|supposedly|purportedly|apparently|possibly|perhaps|maybe)\b`)
)

// affirmed returns a clause without its negation, in the past: "met" for "did not meet";
// "" when it has none.
func affirmed(text string) string {
	if m := deniedVerb().FindStringSubmatchIndex(text); m != nil {
		return text[:m[0]] + pastOf(strings.ToLower(text[m[2]:m[3]])) + text[m[3]:]
	}
	if loc := verbDenial().FindStringIndex(text); loc != nil {
		return text[:loc[0]] + text[loc[1]:]
	}
	return ""
}

// deniesWord reports whether a word that both have is denied in the evidence and not in the
// claim, or the other way round: “pleaded not guilty” is no “pleaded guilty”. A claim whose
// event is denied is compared by that.
func (c *checker) deniesWord(st *statement, ev []facts.Evidence) bool {
	if slices.ContainsFunc(st.events, func(e facts.Event) bool { return e.Status == facts.Denied }) {
		return false
	}
	claim := st.undated()
	denied := c.denied(claim)
	for _, e := range ev {
		there := c.denied(e.Text)
		has := func(text, stem string) bool { return slices.Contains(c.ix.Stems(text), stem) }
		for stem := range there {
			if !denied[stem] && has(claim, stem) {
				return true
			}
		}
		for stem := range denied {
			if !there[stem] && has(e.Text, stem) {
				return true
			}
		}
	}
	return false
}

// denied returns the stems of the words that stand right behind a denial.
func (c *checker) denied(text string) map[string]bool {
	out := map[string]bool{}
	for _, loc := range beforeDenied().FindAllStringIndex(text, -1) {
		if rest := c.ix.Stems(text[loc[1]:]); len(rest) > 0 {
			out[rest[0]] = true
		}
	}
	return out
}

// onlyNotYet reports whether what a text denies, if it does, is denied of a time only.
func onlyNotYet(text string, denies bool) bool { return denies && notYet().MatchString(text) }

// onlyNotYetIn is onlyNotYet of what is known.
func onlyNotYetIn(ev []facts.Evidence, denies bool) bool {
	return len(ev) > 0 && onlyNotYet(ev[0].Text, denies)
}

// sameHedges reports whether two texts have the same words that turn what is said.
func sameHedges(a, b string) bool {
	of := func(s string) []string {
		all := hedges().FindAllString(s, -1)
		for i := range all {
			all[i] = strings.ToLower(all[i])[:min(len(all[i]), 4)]
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	return slices.Equal(of(a), of(b))
}

// alikeBefore reports whether the words that turn what is said, or take it back, are the same
// before two verbs in their clauses. What happened after it happened.
func alikeBefore(a, b string) bool {
	return sameHedges(factual().ReplaceAllString(a, " "), factual().ReplaceAllString(b, " ")) && !hearsay().MatchString(b)
}
