package facts

import (
	"slices"
	"strings"
	"unicode"
)

// A clue is something that speaks for or against a name's being of a kind. Its
// name stands in name_weights.tsv.
type clue int

// A clueSet is the set of clues a candidate has.
type clueSet [(clues + 63) / 64]uint64

func (c *clueSet) add(k clue)      { c[k/64] |= 1 << (k % 64) }
func (c *clueSet) has(k clue) bool { return c[k/64]&(1<<(k%64)) != 0 }
func (c *clueSet) set(k clue, on bool) {
	if on {
		c.add(k)
	}
}

const (
	always clue = iota
	oneWord
	threeWords
	givenFirst  // several words, the first a given name
	givenAlone  // one word, a given name
	familyLast  // several words, the last a family name
	familyAlone // one word, a family name
	familyKnown // the last word is the surname of somebody the article names
	initialIn   // "S."
	particleIn
	bigCity
	smallCity
	regionName
	placeFirst   // begins with the name of a place, and goes on
	demonymFirst // begins with a demonym, and goes on
	knownIn      // holds another known name
	orgHead
	placeHead
	placeLead // "Lake", "Fort", "Saint"
	thingLead // "Hurricane", "Operation"
	thingHead // "War", "Cup", "Act"
	personHead
	ofInside
	joinedInside // "and", "&"
	numberIn
	acronym
	mixedCase
	hyphened
	pluralLast
	placeEnding
	familyEnding
	adjectiveIn // a word that is tagged an adjective or a verb
	quotedAlone
	onlyInitial // every time at the beginning of a sentence
	lowered     // the article has the last word in lower case too
	often
	afterIn
	afterTo
	afterOf
	afterOffice // "mayor of Zarbok"
	afterBy
	afterWith
	afterFor
	afterJoin
	afterThe
	afterA
	afterOrgNoun
	afterPlaceNoun
	afterWorkNoun
	afterPersonNoun
	afterPlaceComma
	afterVerb
	afterSaid // "told Zarbok"
	beforeSaid
	beforeVerb
	beforePossessive
	beforePlaceComma
	beforeOrgNoun
	beforePlaceNoun
	beforeWorkNoun
	beforePersonNoun
	beforeNoun
	beforeWho
	beforeBracket
	inBrackets
	isPlace
	isOrg
	isWork
	isPerson
	besidePerson
	besideOrg
	besidePlace
	besideCandidate
	clues // their number
)

// clueNames are the names of the clues in name_weights.tsv.
var clueNames = [clues]string{
	always: "always", oneWord: "one word", threeWords: "three words", givenFirst: "given name first", givenAlone: "given name alone",
	familyLast: "family name last", familyAlone: "family name alone", familyKnown: "family name known", initialIn: "initial", particleIn: "particle", bigCity: "city",
	smallCity: "town", regionName: "region", placeFirst: "place first", demonymFirst: "demonym first", knownIn: "known name inside",
	orgHead: "organisation head", placeHead: "place head", placeLead: "place lead", thingLead: "thing lead", thingHead: "thing head", personHead: "person head",
	ofInside: "of inside", joinedInside: "and inside", numberIn: "number", acronym: "acronym", mixedCase: "mixed case", hyphened: "hyphen",
	pluralLast: "plural", placeEnding: "place ending", familyEnding: "family ending", adjectiveIn: "adjective inside", quotedAlone: "quoted",
	onlyInitial: "only initial", lowered: "lower case too", often: "often", afterIn: "after in", afterTo: "after to", afterOf: "after of", afterOffice: "after office",
	afterBy: "after by", afterWith: "after with", afterFor: "after for", afterJoin: "after join", afterThe: "after the", afterA: "after a",
	afterOrgNoun: "after organisation noun", afterPlaceNoun: "after place noun", afterWorkNoun: "after work noun",
	afterPersonNoun: "after person noun", afterPlaceComma: "after place comma", afterVerb: "after verb", afterSaid: "after said", beforeSaid: "before said",
	beforeVerb: "before verb", beforePossessive: "before possessive", beforePlaceComma: "before comma place",
	beforeOrgNoun: "before organisation noun", beforePlaceNoun: "before place noun", beforeWorkNoun: "before work noun",
	beforePersonNoun: "before person noun", beforeNoun: "before noun", beforeWho: "before who", beforeBracket: "before bracket",
	inBrackets: "in brackets", isPlace: "is a place", isOrg: "is an organisation", isWork: "is a work", isPerson: "is a person",
	besidePerson: "beside person", besideOrg: "beside organisation", besidePlace: "beside place", besideCandidate: "beside name",
}

// clues gathers what speaks for a candidate, over all its places.
func (r *reading) clues(c *candidate) {
	r.formClues(c)
	initial := true
	for _, p := range c.places {
		s := &r.sents[p.sent]
		r.cluesBefore(&c.clues, s, p)
		r.cluesAfter(&c.clues, s, p)
		r.definition(&c.clues, s, p)
		r.company(&c.clues, s, p)
		initial = initial && (p.first == s.first || r.mark(&r.toks[p.first-1]) == '<' && p.last < s.last && r.mark(&r.toks[p.last]) != '>')
	}
	c.clues.set(onlyInitial, initial)
	c.clues.set(often, len(c.places) > 2)
}

// formClues are those of the name itself.
func (r *reading) formClues(c *candidate) {
	lx, k, n := r.x.lx, &c.clues, len(c.words)
	firstWord, lastWord := c.words[0], c.words[n-1]
	k.add(always)
	k.set(oneWord, n == 1)
	k.set(threeWords, n > 2)
	k.set(givenFirst, n > 1 && lx.firstNames[firstWord])
	k.set(givenAlone, n == 1 && lx.firstNames[firstWord])
	family := lx.surnames.has(Fold(lastWord)) || lx.families[lastWord]
	k.set(familyLast, n > 1 && family)
	k.set(familyAlone, n == 1 && family)
	k.set(familyEnding, ending(lastWord, familyEndings))
	k.set(placeEnding, ending(lastWord, placeEndings))
	what, _ := lx.places.find(Fold(strings.Join(c.words, " ")))
	k.set(regionName, what == "r")
	k.set(bigCity, what != "r" && what >= "6")
	k.set(smallCity, what == "5")
	if n > 1 {
		at := c.places[0]
		k.set(demonymFirst, r.nameAt(at.first, byDemonym))
		begins := lx.places.has(Fold(firstWord)) || n > 2 && lx.places.has(Fold(firstWord+" "+c.words[1]))
		k.set(placeFirst, begins || r.toks[at.first].name >= 0 && !k.has(demonymFirst))
		k.set(knownIn, r.knownInside(at))
		k.set(familyKnown, r.families[lastWord])
	}
	r.headClues(c)
	k.set(pluralLast, n > 1 && strings.HasSuffix(lastWord, "s") && !strings.HasSuffix(lastWord, "ss"))
	k.set(lowered, r.lowered[strings.ToLower(lastWord)])
	for i, w := range c.words {
		switch {
		case w == "of" || w == "for":
			k.add(ofInside)
		case w == "and" || w == "&":
			k.add(joinedInside)
		case i > 0 && particles[w]:
			k.add(particleIn)
		}
		k.set(initialIn, len(w) == 2 && w[1] == '.' && i < n-1)
		k.set(numberIn, strings.ContainsAny(w, "0123456789"))
		k.set(hyphened, strings.Contains(w, "-"))
		k.set(acronym, !commonAcronyms[w] && len(w) > 1 && len(w) < 7 && strings.ToUpper(w) == w && unicode.IsLetter(rune(w[0])) && w[1] != '.')
		k.set(mixedCase, mixed(w))
	}
	for _, p := range c.places[:1] {
		for i := p.first; i < p.last; i++ {
			if t := &r.toks[i]; t.name < 0 && (strings.HasPrefix(t.tag, "JJ") || t.isVerb() || strings.HasPrefix(t.tag, "RB")) {
				k.add(adjectiveIn)
			}
		}
	}
}

// commonAcronyms are words in capitals that name nothing of their own.
var commonAcronyms = map[string]bool{"CD": true, "CDs": true, "DVD": true, "DVDs": true, "DJ": true, "TV": true, "AM": true, "PM": true, "FM": true, "PR": true, "IT": true, "CEO": true, "CFO": true, "COO": true, "MP": true, "MPs": true, "MEP": true, "UFO": true, "DNA": true, "RNA": true, "GDP": true, "VIP": true, "ID": true, "PC": true, "HIV": true, "AIDS": true, "SUV": true, "ATM": true, "GPS": true, "GMT": true, "UTC": true, "EST": true, "CET": true, "BST": true, "EDT": true, "PST": true, "AD": true, "BC": true, "BCE": true, "CE": true, "OK": true, "LP": true, "EP": true, "UAV": true, "IED": true, "IEDs": true, "NGO": true, "NGOs": true, "CCTV": true, "LGBT": true, "LGBTQ": true, "BMX": true, "CAD": true, "CPU": true, "PDF": true, "URL": true, "WMD": true, "POW": true, "ICU": true, "PCR": true, "FAQ": true, "ETA": true, "RPG": true, "VBIED": true, "PhD": true, "GP": true, "CV": true, "QC": true, "KC": true, "HD": true, "SMS": true, "R&B": true}

// headClues are those of the word that says what a name is of.
func (r *reading) headClues(c *candidate) {
	lx := r.x.lx
	n := len(c.words)
	for n > 1 && numeral(c.words[n-1]) { // "Ranz War II"
		n--
	}
	head := c.words[n-1]
	for i, w := range c.words {
		if i > 0 && (w == "of" || w == "for") {
			head = c.words[i-1]
			break
		}
	}
	c.clues.set(orgHead, lx.orgHeads[head])
	c.clues.set(placeHead, lx.placeHeads[head])
	c.clues.set(thingHead, lx.thingHeads[head] || things[head])
	c.clues.set(personHead, lx.roles[strings.ToLower(head)] != nil)
	c.clues.set(thingLead, n > 1 && thingLeads[c.words[0]])
	c.clues.set(placeLead, len(c.words) > 1 && placeLeads[c.words[0]])
}

// numeral reports whether a word is a number in Roman or Arabic digits.
func numeral(w string) bool {
	return strings.Trim(w, "IVX") == "" || strings.Trim(w, "0123456789") == ""
}

// thingLeads begin names of storms, ships, operations, products.
var thingLeads = map[string]bool{"Hurricane": true, "Typhoon": true, "Cyclone": true, "Storm": true, "Tropical": true, "Depression": true, "Operation": true, "Project": true, "Flight": true, "HMS": true, "USS": true, "MV": true, "SS": true, "RMS": true, "Highway": true, "Route": true, "Boeing": true, "Apollo": true, "Windows": true, "Falcon": true, "Soyuz": true, "Article": true, "Proposition": true, "Amendment": true, "Chapter": true, "Phase": true, "Act": true, "Galaxy": true, "Model": true, "Super": true, "Miss": true, "Feast": true, "Festival": true, "World": true}

// placeLeads begin names of places.
var placeLeads = map[string]bool{"Lake": true, "Mount": true, "Mt.": true, "Fort": true, "Port": true, "Cape": true, "San": true, "Santa": true, "São": true, "Saint": true, "St.": true, "St": true, "Los": true, "Las": true, "El": true, "New": true, "North": true, "South": true, "East": true, "West": true, "Upper": true, "Lower": true, "Old": true, "Camp": true, "Rio": true, "Tel": true, "Tell": true, "Wadi": true, "Ayn": true, "Bani": true, "Khan": true, "Isle": true, "County": true, "Gulf": true, "City": true, "Point": true, "Puerto": true, "Bad": true, "Kota": true, "Nizhny": true, "Novo": true}

var placeEndings = []string{"ville", "burg", "burgh", "berg", "stan", "shire", "grad", "gorod", "borough", "ford", "stadt", "abad", "pur", "polis", "hampton", "chester", "mouth", "wick", "dorf", "heim", "fjord", "vik", "sk", "land", "ovka", "yivka", "iya", "nagar", "garh", "minster", "bury", "ingham", "haven", "combe", "istan"}

var familyEndings = []string{"son", "sen", "ov", "ova", "ev", "eva", "sky", "ski", "ska", "skyy", "skiy", "enko", "chuk", "yan", "ian", "vich", "wicz", "ić", "ic", "czyk", "dze", "shvili", "ez", "nen", "opoulos", "akis", "idis", "mann", "stein", "oğlu", "oglu", "zadeh", "ullah", "uddin", "singh", "quist", "gren", "ström", "escu"}

func ending(w string, list []string) bool {
	w = strings.ToLower(w)
	for _, e := range list {
		if len(w) > len(e)+2 && strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// mixed reports whether a word has a capital after a small letter: "LinkedIn".
func mixed(w string) bool {
	small := false
	for _, c := range w {
		if small && unicode.IsUpper(c) {
			return !strings.ContainsAny(w, "-'") && !slices.ContainsFunc(namePrefixes, func(p string) bool { return strings.HasPrefix(w, p) })
		}
		small = unicode.IsLower(c)
	}
	return false
}

var namePrefixes = []string{"Mc", "Mac", "De", "La", "Le", "Di", "Du", "Van", "Fitz"}

func (r *reading) nameAt(i int, how naming) bool {
	k := r.toks[i].name
	return k >= 0 && r.mentions[k].how == how
}

func (r *reading) knownInside(p run) bool {
	for i := p.first; i < p.last; i++ {
		if r.toks[i].name >= 0 {
			return true
		}
	}
	return false
}

// cluesBefore are those of the words before the name.
func (r *reading) cluesBefore(k *clueSet, s *sent, p run) {
	i := p.first - 1
	if i < s.first {
		return
	}
	t := &r.toks[i]
	switch t.lower {
	case "the":
		k.add(afterThe)
		if i--; i < s.first {
			return
		}
		t = &r.toks[i]
	case "a", "an":
		k.add(afterA)
	case "called", "named", "as", "known":
		if i--; i >= s.first {
			r.nounClue(k, &r.toks[i], afterOrgNoun, afterPlaceNoun, afterWorkNoun, afterPersonNoun)
		}
		return
	}
	switch t.lower {
	case "in", "near", "at", "around", "outside", "inside", "across", "throughout", "within":
		if r.publishedIn(s, p.first) {
			k.add(afterWorkNoun)
		} else {
			k.add(afterIn)
		}
	case "to", "from", "into", "toward", "towards", "via", "between", "on", "over", "through":
		k.add(afterTo)
	case "of":
		k.add(afterOf)
		if i > s.first {
			r.nounClue(k, &r.toks[i-1], clues, afterPlaceNoun, clues, clues)
			ro, n := r.roleHere(i-1, s.last)
			k.set(afterOffice, n == 1 && (ro.kind == "state" || ro.kind == "royal"))
		}
	case "by":
		k.add(afterBy)
	case "with", "and":
		k.set(afterWith, t.lower == "with")
	case "for", "against":
		k.add(afterFor)
	case "joined", "joining", "join", "signed", "founded", "formed", "beat", "defeated", "playing", "played":
		k.add(afterJoin)
	case ",":
		if i > s.first {
			k.set(afterPlaceComma, r.endsPlace(i))
		}
	case "(":
		k.set(inBrackets, p.last < s.last && r.toks[p.last].text == ")")
	default:
		if t.isVerb() {
			k.add(afterVerb)
			if v, ok := r.x.lx.said[t.lower]; ok && addresses[v.base] {
				k.add(afterSaid)
			}
		}
		if r.mark(t) == '<' {
			k.set(quotedAlone, p.last < s.last && r.mark(&r.toks[p.last]) == '>')
			if i > s.first {
				r.nounClue(k, &r.toks[i-1], clues, clues, afterWorkNoun, clues)
			}
			return
		}
		r.nounClue(k, t, afterOrgNoun, afterPlaceNoun, afterWorkNoun, afterPersonNoun)
	}
}

// addresses are verbs of speech whose object is who is spoken to.
var addresses = set("tell inform ask urge warn thank assure remind advise notify invite congratulate beg order instruct")

// nounClue adds the clue for the kind of thing that a common noun names; a clue
// that is no clue is left out.
func (r *reading) nounClue(k *clueSet, t *token, org, place, work, person clue) {
	kind := r.x.lx.nouns[t.lower]
	if kind == "" && t.name < 0 && (t.role > 0 || r.x.lx.roles[t.lower] != nil) {
		kind = "person"
	}
	c := map[string]clue{"organisation": org, "place": place, "work": work, "person": person}[kind]
	if kind != "" && c != clues {
		k.add(c)
	}
}

// endsPlace reports whether a known place ends before token i.
func (r *reading) endsPlace(i int) bool {
	if k := r.toks[i-1].name; k >= 0 {
		typ := r.entities[r.mentions[k].id].Type
		return typ == Place || typ == Country && r.mentions[k].how != byDemonym
	}
	return r.toks[i-1].capital() && r.x.lx.places.has(Fold(r.toks[i-1].norm))
}

// beginsPlace reports whether a known place begins at token i.
func (r *reading) beginsPlace(s *sent, i int) bool {
	if i >= s.last || !r.toks[i].capital() {
		return false
	}
	if k := r.toks[i].name; k >= 0 {
		typ := r.entities[r.mentions[k].id].Type
		return typ == Place || typ == Country && r.mentions[k].how != byDemonym
	}
	key := Fold(r.toks[i].norm)
	if r.x.lx.places.has(key) {
		return true
	}
	return i+1 < s.last && r.toks[i+1].capital() && r.x.lx.places.has(key+" "+Fold(r.toks[i+1].norm))
}

// cluesAfter are those of the words after the name.
func (r *reading) cluesAfter(k *clueSet, s *sent, p run) {
	i := p.last
	if i >= s.last {
		return
	}
	t := &r.toks[i]
	switch {
	case t.lower == "'s" || t.lower == "'":
		k.add(beforePossessive)
	case t.text == ",":
		k.set(beforePlaceComma, r.beginsPlace(s, i+1))
		k.set(beforeWho, i+1 < s.last && r.toks[i+1].lower == "who")
	case t.lower == "who" || t.lower == "himself" || t.lower == "herself":
		k.add(beforeWho)
	case t.text == "(":
		k.set(beforeBracket, i+2 < s.last && r.toks[i+1].allCaps() && r.toks[i+2].text == ")")
	case t.isVerb():
		if _, ok := r.x.lx.said[t.lower]; ok {
			k.add(beforeSaid)
		} else if t.tag == "VBD" || t.tag == "VBZ" {
			k.add(beforeVerb)
		}
	case t.isNoun() && !t.capital():
		k.add(beforeNoun)
		r.nounClue(k, t, beforeOrgNoun, beforePlaceNoun, beforeWorkNoun, beforePersonNoun)
	}
	if p.first > s.first && p.last < s.last {
		if _, ok := r.x.lx.said[r.toks[p.first-1].lower]; ok && r.mark(&r.toks[max(p.first-2, s.first)]) == '>' {
			k.add(beforeSaid) // “…,” said Molnix
		}
	}
}

// definition adds what the sentence says the name is: "Ranz, a village in", "Ranz
// is the second album by".
func (r *reading) definition(k *clueSet, s *sent, p run) {
	i := p.last
	if i < s.last && r.toks[i].text == "(" {
		for j := i; j < s.last && j < i+24; j++ {
			if r.toks[j].text == ")" {
				i = j + 1
				break
			}
		}
	}
	if i >= s.last {
		return
	}
	if w := r.toks[i].lower; w != "," && w != "is" && w != "was" && w != "are" && w != "were" && w != "–" {
		return
	}
	if i++; i >= s.last || r.toks[i].tag != "DT" && r.toks[i].tag != "CD" {
		return
	}
	for j := i + 1; j < s.last && j < i+10; j++ {
		t := &r.toks[j]
		if t.isVerb() || t.tag == "IN" || t.text == "," || t.tag == "." || t.tag == "WDT" {
			break
		}
		if t.isNoun() && (j+1 >= s.last || !r.toks[j+1].isNoun()) && !t.capital() {
			r.nounClue(k, t, isOrg, isPlace, isWork, isPerson)
			return
		}
	}
}

// company adds the kinds of the names that stand in a list with the name.
func (r *reading) company(k *clueSet, s *sent, p run) {
	add := func(i int) {
		if i < s.first || i >= s.last {
			return
		}
		n := r.toks[i].name
		if n < 0 {
			k.set(besideCandidate, r.toks[i].capital() && r.toks[i].tag == "NNP")
			return
		}
		if r.mentions[n].how == byDemonym {
			return
		}
		switch r.entities[r.mentions[n].id].Type {
		case Person:
			k.add(besidePerson)
		case Organisation:
			k.add(besideOrg)
		case Place, Country:
			k.add(besidePlace)
		}
	}
	joins := func(i int) bool {
		return i >= s.first && i < s.last && (r.toks[i].text == "," || r.toks[i].lower == "and" || r.toks[i].lower == "or" || r.toks[i].text == "/")
	}
	if i := p.last; joins(i) {
		for joins(i) {
			i++
		}
		add(i)
	}
	if i := p.first - 1; joins(i) {
		for joins(i) {
			i--
		}
		add(i)
	}
}
