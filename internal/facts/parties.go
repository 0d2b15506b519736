package facts

import "strings"

// A party is an actor that can take sides: an entity, a name that no list has
// ("Rubio"), or people and bodies that a noun names ("the rebels").

// party returns the actor as a party, named as briefly as its words allow.
func (r *reading) party(a actor) (actor, bool) {
	switch {
	case a.id != "":
		return a, true
	case a.first >= a.last:
		return a, false
	case r.named(a) && r.roleCoversToken(chunk{first: a.first, last: a.last}, a.last-1):
		return a, false // "the Chief Minister", whoever that is
	case r.named(a):
		a.first = r.nameStart(a)
	case !r.sides(a) || !r.tellsWho(a):
		return a, false
	}
	for a.first < a.last-1 && (r.toks[a.first].tag == "PRP$" || r.toks[a.first].tag == "DT") {
		a.first++
	}
	a.name = r.phrase(a.first, max(a.last, r.toldApart(a)))
	return a, a.name != ""
}

// toldApart returns the end of the name behind people that it tells apart:
// "members of the European Union".
func (r *reading) toldApart(a actor) int {
	s := r.sentOf(a.first)
	k := s.chunkAt(a.last - 1)
	if r.named(a) || s.chunks[k].last != a.last || s.kindAt(k+1) != preposed || s.kindAt(k+2) != nounPhrase {
		return 0
	}
	switch c := s.chunks[k+2]; r.toks[s.chunks[k+1].first].lower {
	case "of", "from", "in", "at", "with":
		if r.holdsName(c) && !r.tellsTime(c) {
			last := k + 2
			for j := last + 1; r.isPlace(c) && (s.kindAt(j) == comma || s.kindAt(j) == joiner) && s.kindAt(j+1) == nounPhrase && r.isPlace(s.chunks[j+1]); j += 2 {
				if s.kindAt(j) == joiner { // "teams in Norway and Denmark"
					last = j + 1
					break
				}
			}
			return s.chunks[last].last
		}
	}
	return 0
}

// tellsWho reports whether a phrase without a name tells a reader who is meant:
// "the party" and "people" do not, "Norwegian lawmakers" and "rebels" do.
func (r *reading) tellsWho(a actor) bool {
	if r.holdsName(chunk{first: a.first, last: a.last}) || r.toldApart(a) > 0 {
		return true
	}
	t, first := &r.toks[a.last-1], a.first
	for a.first < a.last-1 && (r.toks[a.first].tag == "DT" || r.toks[a.first].tag == "PRP$") {
		a.first++
	}
	if n := a.last - 2; n >= a.first && r.toks[max(0, first-1)].lower != "a" && r.toks[first].lower != "a" && r.toks[first].lower != "an" && (r.toks[n].isNoun() || r.toks[n].tag == "POS" || r.toks[n].lower == "'s") {
		return true // "the tenants association"
	}
	if t.lower == "people" || t.lower == "person" {
		return false
	}
	plural := t.tag == "NNS" || t.lower == "police" || t.lower == "opposition" || t.lower == "military" || t.lower == "parliament"
	return plural && (a.last-a.first > 1 || !generic[t.lower])
}

// generic are nouns for people that tell nobody apart.
var generic = map[string]bool{"people": true, "members": true, "groups": true, "parties": true, "critics": true, "friends": true, "sides": true, "men": true, "women": true, "nations": true, "states": true, "countries": true, "users": true, "fans": true, "residents": true, "citizens": true, "families": true, "parents": true, "supporters": true, "opponents": true, "companies": true, "players": true, "teams": true, "winners": true, "owners": true, "customers": true, "viewers": true, "forces": true, "leaders": true, "organizations": true, "organisations": true, "workers": true, "employees": true, "children": true, "patients": true, "victims": true, "witnesses": true, "relatives": true, "colleagues": true, "candidates": true, "authors": true, "sons": true, "daughters": true}

// parties keeps the actors that are parties.
func (r *reading) parties(as []actor) []actor {
	var out []actor
	for _, a := range as {
		if a.id == speakerID {
			out = append(out, a)
		} else if p, ok := r.party(a); ok {
			out = append(out, p)
		}
	}
	return out
}

// phrase returns the words of tokens [first, last) on one line, without marks
// around them that do not belong together.
func (r *reading) phrase(first, last int) string {
	const marks = "\"“”„«»‘"
	p := strings.Trim(singleSpaced(r.text(first, last)), "[(,; ")
	n := strings.Count(p, "\"") + strings.Count(p, "“") + strings.Count(p, "”") + strings.Count(p, "«") + strings.Count(p, "»")
	if inner := strings.Trim(p, marks); n%2 == 1 || len(inner) <= len(p)-2 && n == 2 {
		return inner
	}
	return p
}

// named reports whether the actor is known by a name, be it one that nobody
// knows whose.
func (r *reading) named(a actor) bool {
	if a.id != "" {
		return true
	}
	if a.first >= a.last {
		return false
	}
	t := &r.toks[a.last-1]
	if !t.capital() || !t.isNoun() || len(t.norm) < 2 || calendar[strings.TrimSuffix(t.lower, ".")] || timeWords[t.lower] {
		return false
	}
	if t.tag == "NNP" || t.tag == "NNPS" {
		return !openers[t.lower]
	}
	// The capital may be the sentence's.
	return a.last-a.first == 1 && r.opens(a.last-1) && !r.sides(a) && !openers[t.lower]
}

// ofName reports whether the phrase is a name, or people and bodies that one
// tells apart: "Venezuela's vice president".
func (r *reading) ofName(a actor) bool {
	if r.named(a) {
		return true
	}
	if a.first >= a.last {
		return false
	}
	if r.possessed(a) {
		return true
	}
	h := &r.toks[a.last-1]
	if !r.sides(a) && !r.x.lx.placeHeads[strings.ToUpper(h.norm[:1])+h.norm[1:]] {
		return false
	}
	for i := a.first; i < a.last-1; i++ {
		if t := &r.toks[i]; t.name >= 0 || t.capital() && t.tag == "NNP" {
			return true
		}
	}
	return false
}

// possessed reports whether the phrase is something of somebody with a name:
// "Trump's remarks".
func (r *reading) possessed(a actor) bool {
	for i := a.first + 1; i < a.last-1; i++ {
		if t := &r.toks[i]; t.lower == "'s" || t.tag == "POS" {
			p := &r.toks[i-1]
			return p.name >= 0 || p.capital() && p.tag == "NNP"
		}
	}
	return false
}

// opens reports whether token i is the first word of its sentence.
func (r *reading) opens(i int) bool {
	s := r.sentOf(i)
	for j := s.first; j < i; j++ {
		if r.toks[j].isWord() {
			return false
		}
	}
	return true
}

// nameStart returns where the name at the end of the phrase begins: "rival
// Family Dollar" is Family Dollar.
func (r *reading) nameStart(a actor) int {
	i := a.last - 1
	for i > a.first {
		p := &r.toks[i-1]
		if !(p.capital() && p.isNoun() && p.role == 0 || p.text == "&" || particles[p.lower] && i-1 > a.first) || p.lower == "'s" {
			break
		}
		i--
	}
	return i
}

// sides reports whether the head of the phrase is a noun for people or bodies
// that take sides.
func (r *reading) sides(a actor) bool {
	t := &r.toks[a.last-1]
	if !t.isNoun() && !strings.HasPrefix(t.tag, "JJ") {
		return false
	}
	w := singular(t.lower)
	if r.x.lx.parties[t.lower] || r.x.lx.parties[w] || r.roleCoversToken(chunk{first: a.first, last: a.last}, a.last-1) {
		return true
	}
	for _, end := range []string{"ist", "holder", "maker", "fighter", "goer", "keeper", "woman", "man", "people"} {
		if len(w) > len(end)+1 && strings.HasSuffix(w, end) && w != "list" && w != "human" && w != "man" {
			return true
		}
	}
	for _, ro := range r.x.lx.roles[w] {
		if len(ro.words) == 1 && ro.kind != "title" {
			return true
		}
	}
	return false
}

// singular undoes the plural of a noun.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "women"), strings.HasSuffix(w, "men"):
		return w[:len(w)-2] + "an"
	case strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "shes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
		return w[:len(w)-1]
	}
	return w
}

// speakerID stands for "whoever speaks here" until the claim is known.
const speakerID = "\x00speaker"

// holders returns who has the attitude of the verb group at chunk k.
func (r *reading) holders(s *sent, k int) []actor {
	return r.parties(r.doers(s, k, 0))
}

// doers returns who does what the verb group at chunk k says: its subject, or
// for infinitives and participles whoever governs them.
func (r *reading) doers(s *sent, k, depth int) []actor {
	if depth > 4 {
		return nil
	}
	if r.dependent(s, k) {
		return r.governors(s, k, depth)
	}
	j := r.subjectChunk(s, k, 0)
	if j < 0 || s.kindAt(j) == relative {
		return nil
	}
	who := r.actorsAt(s, j)
	if s.kindAt(k-1) == joiner && len(r.parties(who)) == 0 { // "insisted no shot was fired and accused …"
		if v := r.verbBefore(s, k); v >= 0 {
			if v = r.verbBefore(s, v); v >= 0 && !r.dependent(s, v) {
				return r.doers(s, v, depth+1)
			}
		}
	}
	return who
}

// actorsAt resolves the subject at chunk j: the members of its list, the person
// a pronoun stands for, the author of a text.
func (r *reading) actorsAt(s *sent, j int) []actor {
	c := s.chunks[j]
	switch t := &r.toks[c.first]; {
	case c.last-c.first == 1 && (t.lower == "we" || t.lower == "i"):
		if r.spoken(c.first) {
			return []actor{{id: speakerID, first: c.first, last: c.last}}
		}
		return nil
	case c.last-c.first == 1 && t.tag == "PRP":
		return r.meant(s, j, c.first)
	}
	if s.kindAt(j-1) == comma && s.kindAt(j-2) == nounPhrase && r.holdsName(s.chunks[j-2]) && r.isPlace(c) && r.entities[r.mentions[r.toks[c.last-1].name].id].Type == Place {
		return nil // "the University of California, Los Angeles disagreed"
	}
	var who []actor
	for _, m := range r.beyondPlaces(s, r.membersEndingAt(s, j)) {
		if w := r.whole(s, m); w != m && r.share(s.chunks[m].first, s.chunks[m].last) {
			continue // "62 percent of Norwegians" are not the Norwegians
		}
		if a, ok := r.actor(s, s.chunks[r.whole(s, m)]); ok {
			who = append(who, a)
		}
	}
	if len(who) == 1 && who[0].id == "" && s.kindAt(j+1) == comma && s.kindAt(j+2) == nounPhrase && r.sides(who[0]) && r.personOf(s.chunks[j+2]) != "" {
		return r.listStartingAt(s, j+2) // "both senators, Holm and Berg, praised …"
	}
	if s.kindAt(j+1) == relative && len(who) == 1 && !r.named(who[0]) {
		return nil // "voters who supported Madsen" are those who did
	}
	if len(who) == 1 && who[0].id == "" && !r.named(who[0]) && !r.sides(who[0]) {
		return r.authors(s, j)
	}
	return who
}

// beyondPlaces returns the members of a list; where they are places that only tell where
// somebody is, the one phrase that they hang on: "teams in Norway and Denmark".
func (r *reading) beyondPlaces(s *sent, members []int) []int {
	k := members[0]
	if len(members) < 2 || s.kindAt(k-1) != preposed || s.kindAt(k-2) != nounPhrase || r.toks[s.chunks[k-2].last-1].tag != "NNS" {
		return members
	}
	switch r.toks[s.chunks[k-1].first].lower {
	case "in", "from", "across", "at":
	default:
		return members
	}
	for _, m := range members {
		if !r.isPlace(s.chunks[m]) {
			return members
		}
	}
	return []int{k - 2}
}

// whole returns the phrase of which the one at chunk k names a part: "a number
// of British politicians".
func (r *reading) whole(s *sent, k int) int {
	if c := s.chunks[k]; r.toks[c.first].lower != "the" && parts[r.toks[c.last-1].lower] && s.kindAt(k+1) == preposed && r.toks[s.chunks[k+1].first].lower == "of" && s.kindAt(k+2) == nounPhrase {
		return k + 2
	}
	return k
}

// share reports whether tokens [first, last) tell a share of something: "62 percent".
func (r *reading) share(first, last int) bool {
	for i := first; i < last; i++ {
		switch r.toks[i].lower {
		case "percent", "%", "half", "third", "quarter", "fifth", "tenth", "minority":
			return true
		case "cent":
			if i > 0 && r.toks[i-1].lower == "per" {
				return true
			}
		}
	}
	return false
}

// parts are nouns for some of those that "of" names.
var parts = map[string]bool{"number": true, "group": true, "majority": true, "handful": true, "lot": true, "series": true, "couple": true, "dozens": true, "hundreds": true, "thousands": true, "half": true, "third": true, "rest": true, "one": true, "two": true, "three": true, "some": true, "most": true, "many": true, "several": true, "all": true, "scores": true, "percent": true, "section": true, "slew": true, "host": true, "raft": true, "bunch": true, "array": true, "dozen": true, "wave": true, "string": true}

// dependent reports whether the verb group at chunk k has no subject of its own.
func (r *reading) dependent(s *sent, k int) bool {
	c := s.chunks[k]
	i := c.first
	for i < c.last-1 && !r.toks[i].isVerb() && r.toks[i].tag != "TO" {
		i++
	}
	switch r.toks[i].tag {
	case "VBG", "TO":
		return true
	case "VB":
		return s.kindAt(k-1) != nounPhrase && s.kindAt(k-1) != comma
	}
	return false
}

// governors returns who does what a participle or infinitive says: the subject
// of the verb that it hangs on, or the noun right before it.
func (r *reading) governors(s *sent, k, depth int) []actor {
	c := s.chunks[k]
	participle := r.toks[c.first].tag == "VBG"
	before := k - 1 // marks and adverbs skipped
	for s.kindAt(before) == mark || s.kindAt(before) == adverb {
		before--
	}
	for j := k - 1; j >= 0 && j > k-40; j-- {
		switch b := s.chunks[j]; b.kind {
		case nounPhrase:
			if j < k-1 {
				continue
			}
			a, ok := r.actor(s, b)
			if !ok || r.tellsTime(b) {
				continue
			}
			if v := r.verbBefore(s, j); v >= 0 {
				switch r.attitudeTo(s, v, j) {
				case Opposes:
					return nil // "voted against a motion condemning Norway", "condemned attempts to block it"
				case Supports:
					if !participle && len(r.owners(s, j)) > 0 {
						return nil // "praised Winter's decision to reject the offer"
					}
				}
			}
			if p, ok := r.party(a); ok {
				if !participle || c.last < s.last && r.toks[c.last].isNoun() && !r.toks[c.last].capital() && r.toks[c.last].name < 0 {
					return nil // "called on Congress to condemn": a wish; "the Chicago defending champion"
				}
				return []actor{p} // "with Italy accusing India"
			}
			if who := r.authors(s, j); len(who) > 0 {
				return who
			}
			if v := r.verbBefore(s, j); !participle && (v < 0 || v < j-2 || r.isPassive(s, v) || r.gives(s, v) || wishes[r.toks[b.last-1].lower]) {
				return nil // "in relation to a plot to kill", "gives us a place to help"
			}
		case preposed:
			if j < before {
				continue
			}
			switch r.toks[b.first].lower {
			case "without", "instead", "rather", "against":
				return nil
			case "of", "from", "into": // "accused Trump of supporting Putin"
				if v := r.verbBefore(s, j); v < 0 || !r.isPassive(s, v) && v+1 < j {
					return nil
				}
			case "for": // "thanked Trump for supporting Putin": so Trump did
				if v := r.verbBefore(s, j); v >= 0 && !r.praises(s, v) {
					return nil // "criticised Trump for not condemning Putin": so the critic says
				} else if v >= 0 && !r.isPassive(s, v) && s.kindAt(v+1) == nounPhrase && v+2 == j {
					return r.listStartingAt(s, v+1)
				}
			}
		case verbGroup:
			if s.kindAt(k-1) == comma && r.dependent(s, j) && j > 0 {
				continue // "attacked Berg for leaving, accusing …"
			}
			return r.doers(s, j, depth+1)
		case relative:
			return nil
		case stop:
			if t := &r.toks[b.first]; t.tag == "." || t.text == ";" {
				return nil
			}
		}
	}
	return r.subjectAfter(s, k)
}

// attitudeTo returns the attitude that the verb at chunk v shows to the noun phrase at chunk k, or
// "" for none.
func (r *reading) attitudeTo(s *sent, v, k int) string {
	w, _ := r.verbOf(s.chunks[v])
	word := ""
	if s.kindAt(k-1) == preposed {
		word = r.toks[s.chunks[k-1].first].lower
	}
	for _, q := range r.x.lx.cues.verbs[w] {
		if n := len(q.before); n == 0 && v == k-1 || n > 0 && q.before[n-1] == word && word != "" {
			if r.negated(s, v) {
				return q.negated
			}
			return q.polarity
		}
	}
	return ""
}

// praises reports whether the verb at chunk v speaks well of its object.
func (r *reading) praises(s *sent, v int) bool {
	w, _ := r.verbOf(s.chunks[v])
	for _, q := range r.x.lx.cues.verbs[w] {
		if q.polarity == Supports {
			return true
		}
	}
	return false
}

// wishes are nouns whose infinitive tells what may be done, and by whom is open.
var wishes = set("intention intentions plan plans desire hope hopes wish willingness readiness place way ways chance opportunity right need reason ability")

// gives reports whether the verb at chunk v hands its object to somebody who
// may then do something: "gave us a place to help".
func (r *reading) gives(s *sent, v int) bool {
	switch w, _ := r.verbOf(s.chunks[v]); w {
	case "give", "gives", "gave", "giving", "given", "motivate", "motivates", "motivated", "offer", "offers", "offered", "provide", "provides", "provided", "lets", "allows", "allowed", "enables", "enabled", "encourages", "encouraged", "encouraging", "urging", "urged", "asked", "asks":
		return true
	}
	return false
}

// subjectAfter returns the subject that follows an opening participle: "Giving
// support to Russia, Wang called …".
func (r *reading) subjectAfter(s *sent, k int) []actor {
	for j := k + 1; j+2 < len(s.chunks) && j < k+16; j++ {
		if s.chunks[j].kind == comma && s.kindAt(j+1) == nounPhrase {
			if v := r.nextVerb(s, j+2); v >= 0 && v < j+8 {
				return r.listFrom(s, j+1, v)
			}
		}
	}
	return nil
}

// verbBefore returns the verb group before chunk k in the same clause, or -1.
func (r *reading) verbBefore(s *sent, k int) int {
	for j := k - 1; j >= 0 && j > k-8; j-- {
		switch s.chunks[j].kind {
		case verbGroup:
			return j
		case stop, relative:
			return -1
		}
	}
	return -1
}

func (r *reading) isPassive(s *sent, k int) bool {
	_, at := r.verbOf(s.chunks[k])
	return at >= 0 && r.passive(s.chunks[k], at)
}

// texts are things that speak for who made them.
var texts = map[string]bool{"ad": true, "advertisement": true, "statement": true, "speech": true, "editorial": true, "letter": true, "tweet": true, "op-ed": true, "report": true, "lawsuit": true, "suit": true, "complaint": true, "memo": true, "post": true, "article": true, "resolution": true, "video": true, "message": true, "remark": true, "comment": true, "petition": true, "column": true, "book": true, "communique": true, "communiqué": true, "declaration": true, "motion": true, "essay": true, "address": true, "campaign": true, "series": true, "appeal": true, "filing": true, "brief": true, "ruling": true, "document": true, "note": true, "poster": true, "word": true, "interview": true, "analysis": true, "review": true, "tweetstorm": true, "manifesto": true, "poem": true, "song": true, "cartoon": true}

// authors returns whose text the phrase at chunk k is: "Trump's speech", "a
// lawsuit filed by …", "a statement from Hamas", and "in a letter accusing …"
// the one who wrote it.
func (r *reading) authors(s *sent, k int) []actor {
	c := s.chunks[k]
	if !texts[singular(r.toks[c.last-1].lower)] {
		return nil
	}
	if who := r.owners(s, k); len(who) > 0 {
		return who
	}
	for j := k + 1; j < k+4 && j < len(s.chunks); j++ {
		if w := r.toks[s.chunks[j].first].lower; s.chunks[j].kind == preposed && (w == "by" || w == "from") && s.kindAt(j+1) == nounPhrase {
			return r.listStartingAt(s, j+1)
		}
	}
	if s.kindAt(k-1) == verbGroup { // "filed a lawsuit accusing …"
		return r.doers(s, k-1, 3)
	}
	if s.kindAt(k-1) == preposed && (s.kindAt(k-2) == verbGroup) {
		return r.doers(s, k-2, 3)
	}
	return nil
}

// owners returns whose the noun at the end of the phrase at chunk k is:
// "India's support", "his criticism", "a Trump ad".
func (r *reading) owners(s *sent, k int) []actor {
	c := s.chunks[k]
	for i := c.last - 2; i >= c.first; i-- {
		t := &r.toks[i]
		switch {
		case t.tag == "PRP$":
			if r.spoken(i) && (t.lower == "my" || t.lower == "our") {
				return []actor{{id: speakerID, first: i, last: i + 1}}
			}
			return r.meant(s, k, i)
		case t.name >= 0:
			m := &r.mentions[t.name]
			return []actor{{id: m.id, name: r.entities[m.id].Name, first: m.first, last: m.last}}
		case t.lower == "'s" && i > c.first:
			if a, ok := r.actor(s, chunk{kind: nounPhrase, first: c.first, last: i}); ok {
				return []actor{a}
			}
			return nil
		case t.lower == "'" && i > c.first && strings.HasSuffix(r.toks[i-1].lower, "s"):
			if a, ok := r.actor(s, chunk{kind: nounPhrase, first: c.first, last: i}); ok {
				return []actor{a}
			}
			return nil
		}
	}
	return nil
}

// headOrSelf is headOf, or the phrase itself where that hangs on nothing.
func (r *reading) headOrSelf(s *sent, k int) int {
	if j := r.headOf(s, k); j >= 0 {
		return j
	}
	return k
}
