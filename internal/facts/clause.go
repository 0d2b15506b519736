package facts

import (
	"slices"
	"strings"
)

// An actor is a phrase that does or says something, resolved as far as the
// article allows.
type actor struct {
	id    string // entity id; empty for "officials"
	name  string // canonical name of the entity, else the article's words
	seat  string // the article's words when they name a seat or officials ("White House")
	first int    // tokens of the phrase
	last  int
}

// voice returns how the actor is named when speaking: "the White House said" is
// not "the United States said".
func (a actor) voice() string {
	if a.seat != "" {
		return a.seat
	}
	return a.name
}

// chunkAt returns the index of the chunk of s that holds token i.
func (s *sent) chunkAt(i int) int {
	k, _ := slices.BinarySearchFunc(s.chunks, i, func(c chunk, i int) int {
		switch {
		case c.last <= i:
			return -1
		case c.first > i:
			return 1
		}
		return 0
	})
	return k
}

func (s *sent) kindAt(k int) byte {
	if k < 0 || k >= len(s.chunks) {
		return 0
	}
	return s.chunks[k].kind
}

// subjects returns who does what the verb group at chunk v says, the several
// members of a list included. It returns nil rather than guess.
func (r *reading) subjects(s *sent, v int) []actor {
	k := r.subjectChunk(s, v, 0)
	if k < 0 {
		return nil
	}
	if s.kindAt(k) == relative {
		return nil
	}
	return r.listEndingAt(s, k)
}

// subjectChunk returns the chunk of the noun phrase that is the subject of the
// verb group at chunk v, or -1.
func (r *reading) subjectChunk(s *sent, v, depth int) int {
	if depth > 4 {
		return -1
	}
	for k := v - 1; k >= 0; k-- {
		c := s.chunks[k]
		switch c.kind {
		case adverb, mark:
			continue
		case nounPhrase:
			if s.kindAt(k-1) == nounPhrase && (r.tellsTime(c) || strings.HasSuffix(r.toks[c.first].lower, "self")) {
				continue // "Norway this week accused …", "Lavrov himself said …"
			}
			if s.kindAt(k-1) == preposed && s.kindAt(k-2) == comma && r.tellsTime(c) {
				k-- // "The mayor, Ann Lee, on Sunday said …"
				continue
			}
			if s.kindAt(k-1) == verbGroup && s.kindAt(k-2) == relative && r.toks[s.chunks[k-2].first].tag != "IN" && !r.speech(s.chunks[k-1]) {
				return r.antecedentOf(s, k-2) // "those who make cars oppose it", "whoever attacks Norway attacks …"
			}
			return r.headOf(s, k)
		case relative:
			return r.antecedentOf(s, k)
		case joiner:
			// "met X and agreed": the subject of the verb before.
			for j := k - 1; j >= 0 && j > k-40; j-- {
				switch s.chunks[j].kind {
				case verbGroup:
					if r.dependent(s, j) && !r.dependent(s, v) && j > 0 {
						continue // "came to oppose the plan, but was arrested"
					}
					if r.toks[s.chunks[j].first].tag == "MD" && r.toks[s.chunks[v].first].tag == "VBD" {
						continue // "said Norway would not accept troops but backed patrols"
					}
					return r.subjectChunk(s, j, depth+1)
				case stop:
					return -1
				}
			}
			return -1
		case comma, stop:
			if c.kind == stop && r.toks[c.first].text != ")" && r.toks[c.first].tag != ":" {
				return -1
			}
			j := r.beforeParenthesis(s, k)
			if _, at := r.verbOf(s.chunks[v]); j < 0 && c.kind == comma && at >= 0 && r.toks[at].tag == "VBD" {
				// "praised X, attacked Y and left": one after another.
				if w := r.verbBefore(s, k); w >= 0 && s.kindAt(v-1) == comma && r.toks[s.chunks[w].last-1].tag == "VBD" {
					return r.subjectChunk(s, w, depth+1)
				}
			}
			if j < 0 || s.kindAt(j-1) == comma && r.isPlace(s.chunks[j]) {
				return -1 // "…, Wisconsin, United States, was released"
			}
			// "The Vice President, Mike Pence, said": the name says more.
			n := j + 2
			for i := n; s.kindAt(n) == nounPhrase && r.personOf(s.chunks[n]) != "" && r.personOf(s.chunks[j]) == ""; i += 2 {
				if i == k-1 {
					return n
				}
				if s.kindAt(i+1) != preposed || s.kindAt(i+2) != nounPhrase || i > n+4 { // "Their leader, Teresa Aguilar of the navy, said"
					break
				}
			}
			return r.headOf(s, j)
		case preposed:
			return r.strandedSubject(s, k)
		default:
			return -1
		}
	}
	return -1
}

// strandedSubject returns the noun phrase that a clause without its "who" hangs
// on, when that clause ends in the preposition at chunk k: "most farmers I talk
// to are glad". It returns -1 when none does.
func (r *reading) strandedSubject(s *sent, k int) int {
	if s.kindAt(k-1) != verbGroup || s.kindAt(k-2) != nounPhrase || s.kindAt(k-3) != nounPhrase {
		return -1
	}
	if c := s.chunks[k-2]; c.last-c.first > 1 || r.toks[c.first].tag != "PRP" {
		return -1
	}
	return r.headOf(s, k-3)
}

// headOf returns the noun phrase that the one at chunk k hangs on: in "the
// spokesman for the ministry" that is "the spokesman". A phrase that hangs on
// nothing ("In Ukraine") is nobody's subject: -1.
func (r *reading) headOf(s *sent, k int) int {
	for s.kindAt(k-1) == preposed && !r.approximates(s, k-1) && (!subordinates[r.toks[s.chunks[k-1].first].lower] || r.inThePart(s, k)) {
		j := k - 2
		for s.kindAt(j) == mark || s.kindAt(j) == adverb {
			j--
		}
		if s.kindAt(j) == comma || s.kindAt(j) == stop && r.toks[s.chunks[j].first].text == ")" {
			j = r.beforeParenthesis(s, j) // "Abbott (72) on Thursday accused …"
		}
		if s.kindAt(j) == other && r.toks[s.chunks[k-1].first].lower == "of" {
			return k // "most of the voters"
		}
		if s.kindAt(j) == verbGroup && r.participial(s.chunks[j]) && s.kindAt(j-1) == nounPhrase {
			j-- // "a statement released on Friday praised …"
		}
		if s.kindAt(j) != nounPhrase {
			return -1
		}
		k = j
	}
	if s.kindAt(k-1) == verbGroup && r.tellsTime(s.chunks[k]) && r.participial(s.chunks[k-1]) && s.kindAt(k-2) == nounPhrase {
		return k - 2 // "a statement released Friday praised …"
	}
	if k >= 2 && s.kindAt(k-1) == comma && s.kindAt(k-2) == nounPhrase && (k == 2 || s.kindAt(k-3) == comma) && r.toks[s.chunks[k].first].tag == "DT" && r.toks[s.chunks[k-2].last-1].name >= 0 && r.toks[s.chunks[k].last-1].name < 0 {
		return k - 2 // "Holm, the chairman of Acme (OSL: ACM) on Friday praised …"
	}
	return k
}

// inThePart reports whether the phrase at chunk k tells as what somebody acts:
// "Solberg as a candidate".
func (r *reading) inThePart(s *sent, k int) bool {
	c := s.chunks[k]
	return s.kindAt(k-2) == nounPhrase && r.toks[s.chunks[k-1].first].lower == "as" && r.toks[c.first].tag == "DT" && r.roleCoversToken(c, c.last-1)
}

// approximates reports whether the preposition at chunk k only blurs the number
// after it: "at least seven people", "over 30 people".
func (r *reading) approximates(s *sent, k int) bool {
	if s.kindAt(k) != preposed || s.kindAt(k+1) != nounPhrase {
		return false
	}
	next := &r.toks[s.chunks[k+1].first]
	switch r.toks[s.chunks[k].first].lower {
	case "at":
		return next.lower == "least" || next.lower == "most"
	case "over", "around", "about", "under", "above":
		return next.tag == "CD" && s.chunks[k+1].last-s.chunks[k+1].first > 1
	}
	return false
}

// subordinates are the words, tagged as prepositions, that begin a clause: the
// phrase after them can be its subject ("since the invasion began").
var subordinates = map[string]bool{"since": true, "after": true, "before": true, "until": true, "till": true, "as": true, "while": true, "because": true, "although": true, "though": true, "if": true, "whether": true, "that": true, "than": true, "unless": true, "once": true, "so": true, "whereas": true}

// beforeParenthesis returns the noun phrase before the apposition, relative
// clause or bracket that ends at chunk k: "Merkel, the chancellor, rejected".
func (r *reading) beforeParenthesis(s *sent, k int) int {
	opener := comma
	if r.toks[s.chunks[k].first].text == ")" {
		opener = stop
	} else if s.chunks[k].kind == stop {
		opener = stop // dashes
	}
	for j := k - 1; j > 0; j-- {
		if s.chunks[j].kind != byte(opener) || r.toks[s.chunks[k].first].text == ")" && r.toks[s.chunks[j].first].text != "(" {
			continue
		}
		if s.kindAt(j-1) != nounPhrase {
			return -1
		}
		switch s.kindAt(j + 1) {
		case nounPhrase, relative, preposed, stop, adverb, mark:
			if c := s.chunks[j-1]; opener == comma && r.isAge(c) && s.kindAt(j-2) == comma && s.kindAt(j-3) == nounPhrase {
				return j - 3 // "Berg, 58, a former envoy, praised"
			}
			return j - 1
		case verbGroup:
			switch t := r.toks[r.firstVerb(s.chunks[j+1])].tag; {
			case t == "VBG" || t == "VBN", t == "VBD" && s.kindAt(j+2) == preposed && r.verbBefore(s, j-1) < 0: // "Norway, invited as a guest, welcomed"
				return j - 1
			}
		}
		return -1
	}
	return -1
}

// isAge reports whether the phrase is nothing but the number of somebody's years.
func (r *reading) isAge(c chunk) bool { return c.last == c.first+1 && isAge(r.toks[c.first].text) }

// firstVerb returns the first verb of the group, adverbs skipped.
func (r *reading) firstVerb(c chunk) int {
	for i := c.first; i < c.last; i++ {
		if r.toks[i].isVerb() {
			return i
		}
	}
	return c.first
}

// antecedentOf returns the noun phrase that "who" or "which" at chunk k stands
// for. "Who" is a person, however far away the last person is; "which" is the
// phrase before.
func (r *reading) antecedentOf(s *sent, k int) int {
	if r.toks[s.chunks[k].first].lower == "who" {
		for j := k - 1; j >= 0; j-- {
			if s.chunks[j].kind != nounPhrase {
				continue
			}
			if c := s.chunks[j]; r.personOf(c) != "" || r.toks[c.last-1].tag == "NNS" && !r.tellsTime(c) {
				return j
			}
		}
	}
	j := k - 1
	for s.kindAt(j) == comma || s.kindAt(j) == preposed {
		j--
	}
	if s.kindAt(j) == nounPhrase {
		return j
	}
	return -1
}

// isPlace reports whether the phrase is the name of a country or a place.
func (r *reading) isPlace(c chunk) bool {
	if k := r.toks[c.last-1].name; k >= 0 {
		typ := r.entities[r.mentions[k].id].Type
		return typ == Country || typ == Place
	}
	return false
}

// personOf returns the id of the person a noun phrase ends with, or "".
func (r *reading) personOf(c chunk) string {
	if k := r.toks[c.last-1].name; k >= 0 {
		if m := &r.mentions[k]; r.entities[m.id].Type == Person {
			return m.id
		}
	}
	return ""
}

// listEndingAt returns the actors of the list whose last member is the noun
// phrase at chunk k: "Turkey and India, but also Venezuela, Brazil and others".
func (r *reading) listEndingAt(s *sent, k int) []actor {
	var out []actor
	members := r.membersEndingAt(s, k)
	for n, m := range members {
		a, ok := r.actor(s, s.chunks[m])
		if ok && (n == len(members)-1 || a.id != "") {
			out = append(out, a)
		}
	}
	return out
}

// membersEndingAt returns the noun phrases of the list whose last member is the
// one at chunk k, in order.
func (r *reading) membersEndingAt(s *sent, k int) []int {
	members := []int{k}
	joined := false
	if c := s.chunks[k]; r.toks[c.last-1].tag == "PRP" {
		return members
	}
	start := k - 1
	if s.kindAt(k-1) == preposed && s.kindAt(k-2) == other && r.toks[s.chunks[k-1].first].lower == "of" {
		start = k - 3 // "Norway and some of its allies"
	}
	for j := start; j >= 0; {
		i := j
		sawJoiner, sawComma := false, false
		for i >= 0 && (s.chunks[i].kind == comma || s.chunks[i].kind == joiner || s.chunks[i].kind == adverb) {
			sawJoiner = sawJoiner || s.chunks[i].kind == joiner
			sawComma = sawComma || s.chunks[i].kind == comma
			i--
		}
		if i == j || s.kindAt(i) != nounPhrase {
			break
		}
		if sawComma && !joined && s.kindAt(i-1) == preposed && !listPreposition(r.toks[s.chunks[i-1].first].lower) {
			break // "… a dialogue with Russia, and Xi …": a new clause
		}
		if !sawJoiner && !joined {
			break // "X, Y": an apposition, not a list
		}
		joined = joined || sawJoiner
		members = append(members, i)
		j = i - 1
		if s.kindAt(i-1) == preposed && !listPreposition(r.toks[s.chunks[i-1].first].lower) {
			break
		}
	}
	slices.Reverse(members)
	return members
}

// listPreposition reports whether a list may begin after the word ("such as
// Turkey and India").
func listPreposition(w string) bool { return w == "as" || w == "like" || w == "including" }

// actor resolves a noun phrase. It reports false for a pronoun it cannot
// resolve and for phrases that name nobody ("it", "there").
func (r *reading) actor(s *sent, c chunk) (actor, bool) {
	a := actor{first: c.first, last: c.last}
	t := &r.toks[c.last-1]
	if k := t.name; k >= 0 {
		m := &r.mentions[k]
		if m.how != byDemonym || strings.HasSuffix(t.lower, "s") || m.first == c.first && c.last-c.first == 1 {
			a.id, a.name = m.id, r.entities[m.id].Name
			if m.how == bySeat {
				a.seat = r.text(m.first, m.last)
			}
			return a, true
		}
	}
	if t.tag == "PRP" || t.tag == "EX" {
		id := r.antecedent(s, c.first)
		if id == "" {
			return a, false
		}
		a.id, a.name = id, r.entities[id].Name
		return a, true
	}
	if t.tag == "DT" || t.tag == "CD" || r.mark(t) != 0 {
		return a, false
	}
	if c.last-c.first == 2 && (t.lower == "country" || t.lower == "nation") && (r.toks[c.first].lower == "his" || r.toks[c.first].lower == "her") {
		who := r.meant(s, s.chunkAt(c.first), c.first)
		if len(who) != 1 {
			return a, false
		}
		if a.id = r.home(who[0].id); a.id == "" {
			return a, false
		}
		a.name = r.entities[a.id].Name
		return a, true
	}
	for a.first < a.last-1 && r.toks[a.first].tag == "DT" {
		a.first++
	}
	a.name = r.text(a.first, a.last)
	if id := r.officeHolder(c); id != "" {
		a.id, a.name = id, r.entities[id].Name
		return a, true
	}
	if code := r.governmentOf(c); code != "" {
		a.id, a.seat, a.name = code, a.name, r.entities[code].Name
	}
	return a, t.isNoun()
}

// home returns the country whose office a person holds, or "".
func (r *reading) home(person string) string {
	if r.homes == nil {
		r.homes = map[string]string{}
		for _, f := range r.doc.Facts {
			if f.Label != "affiliation" || !strings.HasPrefix(f.ValueID, "country/") {
				continue
			}
			if old, ok := r.homes[f.About]; ok && old != f.ValueID {
				r.homes[f.About] = "" // of two countries it is neither
				continue
			}
			r.homes[f.About] = f.ValueID
		}
	}
	return r.homes[person]
}

// speech reports whether a clause may follow the verb of the group: "who says
// Norway opposes it".
func (r *reading) speech(c chunk) bool {
	v, _ := r.said(c)
	return v != nil && (v.class == "say" || v.class == "claim" || v.class == "think")
}

// officeHolder returns the one person of the article whose role the phrase names
// ("the president", "the Foreign Minister"), or "". Who had it before, or has that of
// somewhere else ("the city's former mayor", "the Danish president"), is nobody of that role.
func (r *reading) officeHolder(c chunk) string {
	if t := &r.toks[c.first]; t.lower != "the" && !t.capital() {
		return ""
	}
	role := c.first
	for ; role < c.last; role++ {
		if n := r.toks[role].role; n > 0 && role+n == c.last {
			break
		}
	}
	if role == c.last {
		return ""
	}
	if id, ok := r.namedBehind(c.last); ok {
		return id
	}
	first := c.first
	if r.toks[first].lower == "the" {
		first++
	}
	if id := r.offices[strings.ToLower(r.text(first, c.last))]; id != "" {
		return id
	}
	for _, t := range r.toks[first:role] {
		if t.name >= 0 || t.tag == "POS" || t.capital() || bygone(t.lower) {
			return ""
		}
	}
	return r.offices[strings.ToLower(r.text(role, c.last))]
}

// namedBehind returns the person whose name stands behind a comma at token i, and reports whether
// one does: "the mayor, Anna Holm,". In a row of names it is "".
func (r *reading) namedBehind(i int) (id string, ok bool) {
	if i+1 >= len(r.toks) || r.toks[i].text != "," || r.toks[i+1].name < 0 {
		return "", false
	}
	m := &r.mentions[r.toks[i+1].name]
	if r.entities[m.id].Type != Person {
		return "", false
	}
	if m.last < len(r.toks) && r.toks[m.last].tag != "," && r.toks[m.last].tag != "." {
		return "", true
	}
	return m.id, true
}

// governmentOf returns the country whose government the phrase names ("the
// Russian government", "Chinese authorities"), or "".
func (r *reading) governmentOf(c chunk) string {
	switch r.toks[c.last-1].lower {
	case "government", "administration", "authorities", "leadership", "officials":
	default:
		return ""
	}
	for i := c.first; i < c.last; i++ {
		if k := r.toks[i].name; k >= 0 {
			if m := &r.mentions[k]; strings.HasPrefix(m.id, "country/") {
				return m.id
			}
		}
	}
	return ""
}

// personWithin reports whether a person is named among tokens [first, last) of
// s, outside quotations.
func (r *reading) personWithin(s *sent, first, last int) bool {
	for j := max(first, s.first); j < last; j++ {
		if t := &r.toks[j]; t.name >= 0 && t.quote < 0 && r.entities[r.mentions[t.name].id].Type == Person {
			return true
		}
	}
	return false
}

// peopleBefore returns the people of s before token i outside quotations, in
// order, without the one that is excluded.
func (r *reading) peopleBefore(s *sent, i int, exclude string) []string {
	var out []string
	for j := s.first; j < i; j++ {
		t := &r.toks[j]
		if t.name < 0 || t.quote >= 0 {
			continue
		}
		m := &r.mentions[t.name]
		if m.id != exclude && r.entities[m.id].Type == Person && !slices.Contains(out, m.id) {
			out = append(out, m.id)
		}
		j = m.last - 1
	}
	return out
}

// verbOf returns the chunk's last full verb, lower case, and its token.
func (r *reading) verbOf(c chunk) (string, int) {
	for i := c.last - 1; i >= c.first; i-- {
		if r.toks[i].isVerb() {
			return r.toks[i].lower, i
		}
	}
	return "", -1
}

// nextVerb returns the verb group after chunk k, with only an apposition or a
// bracket between, or -1.
func (r *reading) nextVerb(s *sent, k int) int {
	for ; k < len(s.chunks); k++ {
		switch s.chunks[k].kind {
		case verbGroup:
			return k
		case stop:
			if !r.bracket(s.chunks[k]) {
				return -1
			}
		case mark, relative:
			return -1
		}
	}
	return -1
}

// listFrom returns the actors from chunk k up to the verb at chunk v when they
// are joined ("Lavrov and Wang"), else the actor at k.
func (r *reading) listFrom(s *sent, k, v int) []actor {
	if s.kindAt(k+1) == joiner && s.kindAt(k+2) == nounPhrase && k+3 == v {
		return r.listEndingAt(s, k+2)
	}
	if a, ok := r.actor(s, s.chunks[k]); ok {
		return []actor{a}
	}
	return nil
}
