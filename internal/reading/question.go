package reading

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"attache/internal/facts"
)

// A Kind is what kind of answer a question wants.
type Kind string

// Kinds of answer.
const (
	Person     Kind = "person"
	Group      Kind = "group" // a body, a company, a party
	Place      Kind = "place"
	Date       Kind = "date"
	Year       Kind = "year"
	Duration   Kind = "duration"
	Number     Kind = "number"
	Money      Kind = "money"
	Percentage Kind = "percentage"
	Reason     Kind = "reason"
	Manner     Kind = "manner"
	YesNo      Kind = "yes or no"
	Definition Kind = "definition"
	Class      Kind = "class" // a thing of the class that Question.Class names: "what law"
	Thing      Kind = "thing" // whatever the verb asks for: "what did … sign"
)

// A Question is a question with what it wants. The zero Question wants nothing.
type Question struct {
	Text  string
	Kind  Kind
	Class string // the noun that the question word asks about, in lower case: "city" of "what city"; empty without one

	word      string    // how it asks: "who", "how many"; "none" for none of the question words
	before    string    // the word before it: "in" of "in what year"; or a preposition that ends the question
	all       []string  // all words, in lower case
	terms     []term    // the words that carry meaning, in their order
	weight    float64   // of all terms
	verb      int       // index in terms of the main verb; -1 for none
	classTerm int       // index in terms of Class; -1 for none
	front     bool      // the question word is what the verb is said of: "who won"
	plural    bool      // Class is
	passive   bool      // "was … signed"
	stranded  bool      // a preposition ends it
	copula    bool      // it asks who or what the Class is: "who was the founder of"
	negated   bool      // something is denied: "did not sign"
	begins    [256]bool // first bytes of the terms, and of other words that have their stems

	ask, opening, start, class, role, kind, number part // for the names of clues
}

// Asks reports whether anything is asked, in English: there is a question word, or the
// question wants a yes or a no.
func (q Question) Asks() bool { return q.word != "" && q.word != "none" }

// Plain reports whether a text tells by the words that it begins with that it asks, and for neither
// a yes nor a reason. It is quick, as Ask is not, and sure when it says so.
func Plain(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	switch first = lower(first); first {
	case "who", "whom", "whose", "when", "where", "how":
		return true
	case "what", "which": // what was the cause
		text = lower(text)
		return !strings.Contains(text, "reason") && !strings.Contains(text, "cause")
	}
	return false
}

// Verb returns the main verb of the question as it stands there, in lower case; empty
// without one.
func (q Question) Verb() string {
	if q.verb < 0 {
		return ""
	}
	return q.terms[q.verb].word
}

// A term is a word of a question that carries meaning.
type term struct {
	word, stem string
	also       string  // another word that may stand for it, “depth” for “deep”; empty for none
	weight     float64 // how rare it is, 0 to 1
	name       bool    // it has a capital
	number     bool
	rank       bool // it is a superlative or an ordinal: "largest", "second"
	quality    bool // it is an adjective or an adverb
	tag        byte // the first letter of its tag
	place      int  // among all words of the question
}

// maxTerms bounds what long questions cost.
const maxTerms = 16

// Ask returns what a question wants.
func (r *Reader) Ask(text string) Question {
	text = strings.ToValidUTF8(text, "")
	if len(text) > 600 {
		text = strings.ToValidUTF8(text[:600], "")
	}
	q := Question{Text: text, Kind: Thing, word: "none", verb: -1, classTerm: -1}
	words, phrases := r.parser.Parse(text, 0, nil)
	at, n := -1, 0
	if len(words) > 0 && (auxiliaries[words[0].Lower] || words[0].Tag == "MD") {
		q.word, q.Kind = "yes", YesNo
	} else if at, n = questionWord(words); at >= 0 {
		q.word = words[at].Lower
		if n == 2 {
			q.word = words[at].Lower + " " + words[at+1].Lower
		}
		if at > 0 {
			q.before = words[at-1].Lower
		}
		q.analyse(words, phrases, at+n)
	}
	for i := range words {
		w := &words[i]
		q.all = append(q.all, w.Lower)
		q.negated = q.negated || denials[w.Lower]
		owns := w.Lower == "own" && strings.HasPrefix(w.Tag, "VB") // what store does she own
		measure := ""
		if n == 2 && i == at+1 {
			measure = measureNouns[w.Lower]
		}
		if i >= at && i < at+n && measure == "" || functionWords[w.Lower] && !owns || !hasLetter(w.Lower) || len(q.terms) == maxTerms {
			continue
		}
		first, _ := utf8.DecodeRuneInString(text[w.Start:])
		t := term{word: w.Lower, stem: stem(w.Lower), also: measure, name: unicode.IsUpper(first) && i > 0, number: first >= '0' && first <= '9', place: i}
		if slices.ContainsFunc(q.terms, func(o term) bool { return o.stem == t.stem }) {
			continue
		}
		t.weight = r.model.rarity(t.stem)
		if measure != "" { // a number of metres tells how deep without the word
			t.weight /= 2
		}
		if w.Tag != "" {
			t.tag = w.Tag[0]
		}
		t.rank = w.Tag == "JJS" || w.Tag == "RBS" || ordinals[w.Lower]
		t.quality = strings.HasPrefix(w.Tag, "JJ") || strings.HasPrefix(w.Tag, "RB")
		if strings.HasPrefix(w.Tag, "VB") && !auxiliaries[w.Lower] && !t.name && q.verb < 0 && i > at && !(q.word == "how many" && i == at+n) {
			q.verb = len(q.terms)
			q.passive = passiveAt(words, max(at, 0), i)
		}
		if w.Lower == q.Class {
			q.classTerm = len(q.terms)
		}
		q.weight += t.weight
		q.begins[t.stem[0]] = true
		q.begins[t.word[0]] = true
		if t.stem == "go" { // of all other verbs that are terms each form begins alike
			q.begins['w'] = true
		}
		if t.also != "" {
			q.begins[t.also[0]] = true
		}
		q.terms = append(q.terms, t)
	}
	if q.verb < 0 {
		q.verb = q.mistaken(words)
	}
	if end := q.lastWord(words); q.before == "" && end > at+n && (words[end].Tag == "IN" || words[end].Tag == "TO") {
		q.before, q.stranded = words[end].Lower, true // “what was she convicted of”
	}
	q.kind, q.opening, q.class = named(string(q.Kind)), named(q.word), named(stem(q.Class))
	q.ask, q.start = q.opening, q.opening
	if at >= 0 && at+n < len(words) {
		q.start = named(q.word + " " + words[at+n].Lower)
	}
	if q.word == "what" || q.word == "which" {
		q.ask = q.kind
	}
	role := "behind"
	if q.front {
		role = "front"
	}
	if q.passive {
		role += " passive"
	}
	q.role, q.number = named(role), named("singular")
	if q.Class != "" && q.word != "how many" && singular(q.Class) != q.Class {
		q.number, q.plural = named("plural"), true
	}
	return q
}

// lastWord returns which is the last word that is no mark, -1 for none.
func (q *Question) lastWord(words []facts.Word) int {
	for i := len(words) - 1; i >= 0; i-- {
		if hasLetter(words[i].Lower) {
			return i
		}
	}
	return -1
}

// mistaken returns which term is the main verb where none is tagged as one: behind “did” and a
// name what follows is a verb, though “abstain” at the end may pass for a noun. -1 is none.
func (q *Question) mistaken(words []facts.Word) int {
	for k := 1; k < len(q.terms); k++ {
		t, before := &q.terms[k], &q.terms[k-1]
		if before.name && !t.name && t.place == before.place+1 && t.tag == 'N' &&
			slices.ContainsFunc(words[:before.place], func(w facts.Word) bool { return w.Lower == "did" || w.Lower == "does" || w.Tag == "MD" }) {
			return k
		}
	}
	return -1
}

// passiveAt reports whether the verb at i is a participle with a form of “be” somewhere between
// the question word and it: “was the treaty signed”.
func passiveAt(words []facts.Word, at, i int) bool {
	return (words[i].Tag == "VBN" || words[i].Tag == "VBD") &&
		slices.ContainsFunc(words[at:i], func(w facts.Word) bool { return isBe(w.Lower) })
}

// questionWord returns where the first question word stands and how many words it has.
func questionWord(words []facts.Word) (at, n int) {
	for i := range words {
		switch words[i].Lower {
		case "who", "whom", "whose", "what", "which", "when", "where", "why":
			return i, 1
		case "how":
			if i+1 < len(words) && howWords[words[i+1].Lower] {
				return i, 2
			}
			return i, 1
		}
	}
	return -1, 0
}

var howWords = set("many much long old far often large big tall high fast deep wide heavy strong powerful hot cold close near expensive")

// measureNouns are the nouns of what “how” asks for with an adjective: “at a depth of 11 km” tells how
// deep.
var measureNouns = map[string]string{"deep": "depth", "tall": "height", "high": "height", "wide": "width", "heavy": "weight", "fast": "speed", "strong": "magnitude", "hot": "temperature", "cold": "temperature", "large": "size", "big": "size"}

// analyse tells from the words behind the question word, which end at i, what is wanted.
func (q *Question) analyse(words []facts.Word, phrases []facts.Phrase, i int) {
	at := func(k int) *facts.Word {
		if k >= 0 && k < len(words) {
			return &words[k]
		}
		return &facts.Word{}
	}
	next := at(i)
	switch q.word {
	case "what", "which", "whose", "how many", "how much":
		// The noun right behind: "what city", "which of the states", "how many points".
		k := i
		if q.word == "which" && next.Lower == "of" || q.word == "how many" && !isNoun(next) && isNoun(at(k+1)) {
			k++ // “crew” of “how many crew members” may pass for a verb
		}
		if !auxiliaries[at(k).Lower] && at(k).Tag != "MD" && k < len(words) {
			end := k
			for end < len(words) && (isNoun(at(end)) || strings.HasPrefix(at(end).Tag, "JJ") || at(end).Tag == "DT" || at(end).Tag == "CD" || at(end).Tag == "POS" || strings.HasPrefix(at(end).Tag, "RB") || at(end).Tag == "PRP$" || at(end).Tag == "VBG" || at(end).Tag == "VBN" && isNoun(at(end+1))) {
				end++
			}
			for end > k && !isNoun(at(end-1)) {
				end--
			}
			if end > k {
				q.Class = at(end - 1).Lower
				// "what kind of plant", "what type of", "how many of the"
				if (q.Class == "kind" || q.Class == "type" || q.Class == "sort" || q.Class == "form" || q.Class == "kinds" || q.Class == "types" || q.Class == "part") && at(end).Lower == "of" {
					for m := end + 1; m < len(words) && (isNoun(at(m)) || strings.HasPrefix(at(m).Tag, "JJ") || at(m).Tag == "DT"); m++ {
						if isNoun(at(m)) {
							q.Class = at(m).Lower
							end = m + 1
						}
					}
				}
				for q.word == "how many" && at(end).Lower == "of" && isNoun(at(end-1)) { // “of the votes”
					for end++; isNoun(at(end)) || strings.HasPrefix(at(end).Tag, "JJ") || at(end).Tag == "DT" || at(end).Tag == "PRP$" || at(end).Tag == "CD"; end++ {
					}
				}
				q.front = verbAhead(words, end) || !auxiliaries[at(end).Lower] && at(end).Tag != "MD" && at(end).Tag != "PRP" && !isNoun(at(end)) && at(end).Tag != "DT"
				i = end
			}
		}
	}
	if q.Class == "" {
		q.front = verbAhead(words, i)
		// "what is the name of", "who was the founder of", "what was Tesla's nationality"
		if isBe(at(i).Lower) && (q.word == "what" || q.word == "which" || q.word == "who") {
			for _, p := range phrases {
				if p.First > i && p.Kind == facts.NounPhrase {
					if p.First == i+1 && isNoun(at(p.Last-1)) && at(p.Last-1).Tag != "NNP" && at(p.Last-1).Tag != "NNPS" && !strings.HasPrefix(at(p.Last).Tag, "VB") {
						head := p.Last - 1
						if w := at(head - 1).Lower; dateNouns[at(head).Lower] && (w == "last" || w == "this" || w == "next") && isNoun(at(head-2)) { // “sales last year”
							head -= 2
						}
						q.Class, q.copula = at(head).Lower, true
					}
					break
				}
				if p.First > i {
					break
				}
			}
		}
	}
	q.Kind = q.kindOf(at(i))
}

// verbAhead reports whether a verb comes next from word i on, with nothing but auxiliaries and
// adverbs before it: “had never met”.
func verbAhead(words []facts.Word, i int) bool {
	for ; i < len(words); i++ {
		switch w := &words[i]; {
		case auxiliaries[w.Lower] || w.Tag == "MD" || strings.HasPrefix(w.Tag, "RB"):
		default:
			return strings.HasPrefix(w.Tag, "VB")
		}
	}
	return false
}

// paying is how questions speak of money that do not name it.
var paying = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:costs?|pa(?:y|ys|id|ying)|ow(?:e|es|ed)|fine[ds]?|spen[dt]s?|earn(?:s|ed)?|rais(?:e|es|ed)|charge[ds]?|worth|donat(?:e|es|ed)|len[dt]s?|borrow(?:s|ed)?|bids?|bail|salary|fees?|debts?|prices?|fund(?:s|ed)?|invest(?:s|ed)?|s[eo]ll?d?|buy|bought|budget|loans?|rent|tax(?:es|ed)?)\b`)
})

func (q *Question) kindOf(next *facts.Word) Kind {
	class := singular(q.Class)
	switch q.word {
	case "who", "whom", "whose":
		return Person
	case "when":
		return Date
	case "where":
		return Place
	case "why":
		return Reason
	case "how":
		return Manner
	case "how many":
		if class == "percent" || class == "cent" && strings.Contains(lower(q.Text), "per cent") {
			return Percentage
		}
		return Number
	case "how much":
		switch {
		case moneyNouns[class]:
			return Money
		case class == "percent" || class == "percentage":
			return Percentage
		case class == "time":
			return Duration
		case class == "" && paying().MatchString(q.Text):
			return Money
		}
		return Number
	case "how long", "how old", "how often":
		return Duration
	case "how expensive":
		return Money
	case "how far", "how large", "how big", "how tall", "how high", "how fast", "how deep", "how wide", "how heavy", "how strong", "how powerful", "how hot", "how cold", "how close", "how near":
		return Number
	}
	switch {
	case class == "":
		if q.word == "what" && isBe(next.Lower) && len(q.Text) < 60 {
			return Definition
		}
		return Thing
	case class == "year" || class == "decade" || class == "century":
		return Year
	case dateNouns[class]:
		return Date
	case placeNouns[class]:
		return Place
	case personNouns[class]:
		return Person
	case groupNouns[class]:
		return Group
	case class == "percentage" || class == "percent":
		return Percentage
	case moneyNouns[class]:
		return Money
	case numberNouns[class], q.Class == "sales":
		return Number
	case class == "reason" || class == "cause":
		return Reason
	case class == "length" || class == "duration":
		return Duration
	}
	return Class
}

var ordinals = set("first second third fourth fifth sixth seventh eighth ninth tenth last next only latest earliest most least more less fewer")

func isNoun(w *facts.Word) bool { return strings.HasPrefix(w.Tag, "NN") }

func isBe(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "being", "'s":
		return true
	}
	return false
}

func singular(w string) string {
	switch {
	case w == "people" || w == "countries" || w == "cities" || w == "companies" || w == "parties" || w == "bodies":
		return map[string]string{"people": "person", "countries": "country", "cities": "city", "companies": "company", "parties": "party", "bodies": "body"}[w]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us"):
		return w[:len(w)-1]
	}
	return w
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
}

var (
	auxiliaries = set("is are was were be been being am do does did has have had having can could will would shall should may might must 's")
	dateNouns   = set("date day month time season era period week")
	placeNouns  = set("place city country state town region area location republic kingdom peninsula desert valley coast port harbour airport station park bridge square stadium venue museum theater theatre palace castle site planet hemisphere territory colony suburb borough locality municipality destination birthplace hometown headquarters address campus river mountain island continent nation county village province district street building where capital lake sea ocean neighborhood neighbourhood")
	personNouns = set("person man woman actress musician composer architect engineer explorer officer commander admiral soldier politician senator mayor judge lawyer journalist critic historian scholar mathematician physicist chemist biologist economist doctor physician bishop archbishop monk saint prophet prince princess duke chief head chancellor premier ambassador diplomat spokesman spokeswoman spokesperson secretary deputy member candidate winner creator designer producer character student professor teacher husband wife father mother son daughter brother sister friend successor predecessor owner manager ceo activist representative individual figure star host defender quarterback governor-general president king queen emperor author leader writer artist actor singer scientist player coach minister governor pope philosopher general founder director chairman inventor poet")
	groupNouns  = set("airline bank newspaper magazine broadcaster station studio publisher manufacturer corporation firm business union alliance coalition federation association society institute foundation charity ministry department bureau commission parliament senate assembly congress house order denomination faction militia regiment division dynasty nationality ethnicity company group organization organisation party team body agency university school institution government network band church firm league club committee council army court tribe family people person")
	moneyNouns  = set("money dollar euro pound price cost budget salary revenue income value worth rouble ruble yuan rupee")
	numberNouns = set("number amount population temperature size area speed distance height weight rate ratio total score age magnitude toll turnout attendance depth margin inflation unemployment turnover profit")

	functionWords = set("a an the of in on at to for from by with as into onto upon about between among through during before after over under and or but nor not no if than then that this these those there here it its he him his she her they them their we us our you your i me my who whom whose which what when where why how is are was were be been being am do does did has have had having can could will would shall should may might must 's n't so such also very just only own same too s t many much kind type sort name called")
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
