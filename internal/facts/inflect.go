package facts

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// irregular lists the past tense and past participle of the verbs in the
// lexicons that do not add "-ed", and verbs whose last consonant doubles
// although the rule below would not do it.
var irregular = map[string][]string{
	"be": {"is", "are", "was", "were", "been", "am"}, "become": {"became"}, "begin": {"began", "begun"}, "blow": {"blew", "blown"},
	"break": {"broke", "broken"}, "bring": {"brought"}, "build": {"built"}, "buy": {"bought"}, "catch": {"caught"},
	"come": {"came"}, "cut": {"cut", "cutting"}, "deal": {"dealt"}, "defer": {"deferred", "deferring"}, "do": {"did", "done", "does"},
	"draw": {"drew", "drawn"}, "fall": {"fell", "fallen"}, "fight": {"fought"}, "find": {"found"}, "fly": {"flew", "flown"},
	"forbid": {"forbade", "forbidden"}, "get": {"got", "gotten", "getting"}, "give": {"gave", "given"}, "go": {"went", "gone", "goes"},
	"have": {"had", "has"}, "hit": {"hit", "hitting"}, "hold": {"held"}, "hurt": {"hurt"}, "keep": {"kept"}, "know": {"knew", "known"},
	"lead": {"led"}, "leave": {"left"}, "lose": {"lost"}, "make": {"made"}, "meet": {"met"}, "pay": {"paid"},
	"prefer": {"preferred", "preferring"}, "put": {"put", "putting"}, "quit": {"quit", "quitting"}, "rise": {"rose", "risen"}, "run": {"ran"}, "say": {"said"}, "see": {"saw", "seen"},
	"seek": {"sought"}, "sell": {"sold"}, "send": {"sent"}, "set": {"set", "setting"}, "shoot": {"shot"}, "sink": {"sank", "sunk"}, "speak": {"spoke", "spoken"},
	"spend": {"spent"}, "stand": {"stood"}, "steal": {"stole", "stolen"}, "strike": {"struck"}, "take": {"took", "taken"}, "tell": {"told"},
	"think": {"thought"}, "throw": {"threw", "thrown"}, "uphold": {"upheld"}, "veto": {"vetoed", "vetoes"}, "win": {"won"}, "withdraw": {"withdrew", "withdrawn"},
	"shun": {"shunned", "shunning"}, "slam": {"slammed", "slamming"}, "ban": {"banned", "banning"}, "plan": {"planned", "planning"},
	"stop": {"stopped", "stopping"}, "drop": {"dropped", "dropping"}, "kidnap": {"kidnapped", "kidnapping"}, "commit": {"committed", "committing"},
	"admit": {"admitted", "admitting"}, "scrap": {"scrapped", "scrapping"}, "snub": {"snubbed", "snubbing"}, "bar": {"barred", "barring"}, "rap": {"rapped", "rapping"},
	"expel": {"expelled", "expelling"}, "compel": {"compelled", "compelling"}, "cancel": {"cancelled", "canceled", "cancelling", "canceling"}, "travel": {"travelled", "traveled", "travelling", "traveling"},
	"beat": {"beat", "beaten"}, "grow": {"grew", "grown"}, "quarrel": {"quarrelled", "quarreled", "quarrelling", "quarreling"}, "overthrow": {"overthrew", "overthrown"}, "stick": {"stuck"}, "tear": {"tore", "torn"}, "slap": {"slapped", "slapping"},
	"stab": {"stabbed", "stabbing"}, "spar": {"sparred", "sparring"}, "jab": {"jabbed", "jabbing"}, "pin": {"pinned", "pinning"}, "lay": {"laid"}, "bet": {"bet", "betting"}, "con": {"conned", "conning"},
	"hug": {"hugged", "hugging"}, "bail": {"bailed"}, "understand": {"understood"}, "retake": {"retook", "retaken"},
	"acquit": {"acquitted", "acquitting"}, "bid": {"bid", "bidding"}, "broadcast": {"broadcast"}, "burn": {"burned", "burnt"}, "cast": {"cast"}, "flee": {"fled"}, "freeze": {"froze", "frozen"},
	"hear": {"heard"}, "level": {"levelled", "leveled", "levelling", "leveling"}, "mislead": {"misled"}, "occur": {"occurred", "occurring"}, "plot": {"plotted", "plotting"}, "ram": {"rammed", "ramming"},
	"rebel": {"rebelled", "rebelling"}, "rebuild": {"rebuilt"}, "repel": {"repelled", "repelling"}, "shut": {"shut", "shutting"}, "split": {"split", "splitting"}, "spread": {"spread"},
	"step": {"stepped", "stepping"}, "swear": {"swore", "sworn"}, "sweep": {"swept"}, "transfer": {"transferred", "transferring"}, "undercut": {"undercut", "undercutting"}, "undergo": {"underwent", "undergone", "undergoes"}, "write": {"wrote", "written"},
	"hide": {"hid", "hidden"}, "choose": {"chose", "chosen"}, "drive": {"drove", "driven"}, "eat": {"ate", "eaten"}, "feed": {"fed"}, "feel": {"felt"},
	"forget": {"forgot", "forgotten", "forgetting"}, "hang": {"hung"}, "lend": {"lent"}, "ride": {"rode", "ridden"}, "shake": {"shook", "shaken"}, "sing": {"sang", "sung"},
	"sit": {"sat", "sitting"}, "sleep": {"slept"}, "swim": {"swam", "swum", "swimming"}, "teach": {"taught"}, "wear": {"wore", "worn"},
	"undermine": {"undermined"}, "oppose": {"opposed"}, "rebut": {"rebutted", "rebutting"}, "back": {"backed"},
}

// BaseForm returns the base form of an irregular verb ("began" gives "begin"), and
// any other word as it is. Words are in lower case.
func BaseForm(word string) string {
	if base, ok := baseForms()[word]; ok {
		return base
	}
	return word
}

var baseForms = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for base, forms := range irregular {
		for _, f := range forms {
			if !strings.HasPrefix(f, base) {
				out[f] = base
			}
		}
	}
	return out
})

// Forms returns the forms of an English verb in its base form: third person, past,
// participles, and itself. Words are in lower case.
func Forms(verb string) []string { return inflect(verb) }

// PastTense returns the past tense of an English verb in its base form, but for "be", and
// ThirdPerson its present with "he". Words are in lower case.
func PastTense(verb string) string {
	if irr := irregular[verb]; len(irr) > 0 {
		return irr[0]
	}
	return past(verb)
}

// ThirdPerson is said of under PastTense.
func ThirdPerson(verb string) string {
	if i := slices.IndexFunc(irregular[verb], func(f string) bool { return strings.HasSuffix(f, "s") }); i >= 0 {
		return irregular[verb][i]
	}
	return thirdPerson(verb)
}

// inflect returns the forms of an English verb: base, third person, past,
// participles. Words are in lower case.
func inflect(base string) []string {
	forms := []string{base, thirdPerson(base)}
	irr, ok := irregular[base]
	if !slices.ContainsFunc(irr, func(f string) bool { return strings.HasSuffix(f, "ing") }) {
		forms = append(forms, participle(base))
	}
	if ok {
		forms = append(forms, irr...)
	} else {
		forms = append(forms, past(base))
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

func thirdPerson(v string) string {
	switch {
	case endsConsonantY(v):
		return v[:len(v)-1] + "ies"
	case strings.HasSuffix(v, "s"), strings.HasSuffix(v, "x"), strings.HasSuffix(v, "z"), strings.HasSuffix(v, "ch"), strings.HasSuffix(v, "sh"):
		return v + "es"
	}
	return v + "s"
}

func past(v string) string {
	switch {
	case strings.HasSuffix(v, "e"):
		return v + "d"
	case endsConsonantY(v):
		return v[:len(v)-1] + "ied"
	}
	return v + "ed"
}

func participle(v string) string {
	switch {
	case strings.HasSuffix(v, "ee"), v == "be":
		return v + "ing"
	case strings.HasSuffix(v, "e"):
		return v[:len(v)-1] + "ing"
	}
	return v + "ing"
}

func endsConsonantY(v string) bool {
	return len(v) > 1 && v[len(v)-1] == 'y' && !strings.ContainsRune("aeiou", rune(v[len(v)-2]))
}

// sortBy sorts s by key, keeping the order of equals.
func sortBy[T any, K cmp.Ordered](s []T, key func(T) K) {
	slices.SortStableFunc(s, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
}
