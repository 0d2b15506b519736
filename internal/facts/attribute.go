package facts

import (
	"slices"
	"strings"
)

// bygoneWords begin a role that somebody no longer has.
var bygoneWords = set("former ex then late previous erstwhile onetime one-time sometime deposed ousted disgraced")

// bygone reports whether a role is said to be past: "former minister",
// "then-mayor"; but not "reporter and former minister", which is one of each.
func bygone(role string) bool {
	role, _, _ = strings.Cut(strings.ToLower(role), " and ")
	for w := range strings.FieldsSeq(role) {
		head, _, _ := strings.Cut(w, "-")
		if w == "incumbent" {
			return false
		}
		if bygoneWords[w] || head != w && (head == "ex" || head == "then") {
			return true
		}
	}
	return false
}

// yearsAgo is from how many years before its own an article speaks of the past.
const yearsAgo = 4

// longAgo reports whether the sentence is of a year long before the article's:
// in "In 1962, President Molnix spoke" he is none today.
func (r *reading) longAgo(s *sent) bool {
	t, ok := r.a.Published()
	if !ok {
		return false
	}
	for i := s.first + 1; i < s.last; i++ {
		y, ok := year(r.toks[i].lower)
		if !ok || y > t.Year()-yearsAgo || r.toks[i].quote >= 0 {
			continue
		}
		switch w := r.toks[i-1].lower; w {
		case "in", "during", "until", "of", ",", "between":
			if w != "," || i > s.first+2 && isDay(r.toks[i-2].lower) {
				return true
			}
		default:
			if months[strings.TrimSuffix(w, ".")] > 0 {
				return true
			}
		}
	}
	return false
}

// praise are words before a role that are no part of it.
var praise = set("one only some and but also great legendary famous famed renowned beloved longtime long-time long-serving well-known popular prominent veteran fellow")

// unpraised returns where the role itself begins: "great drummer" is a drummer,
// and "colleague Chancellor" a chancellor.
func (r *reading) unpraised(first, last int) int {
	for first < last-1 && r.toks[first].name < 0 {
		t := &r.toks[first]
		if t.role > 0 {
			if ro, n := r.roleHere(first, last); ro == nil || ro.kind != "peer" || first+n >= last {
				break
			}
		} else if !praise[t.lower] {
			break
		}
		first += max(t.role, 1)
	}
	return first
}

// unowned returns where a role begins behind the body or place whose it is, when that has
// no name there: who is "the city's former mayor" is a former mayor, of which city is open.
func (r *reading) unowned(first, last int) int {
	for i := first + 1; i < last-1; i++ {
		t, owner := &r.toks[i], &r.toks[i-1]
		if t.lower != "'s" {
			continue
		}
		if owner.tag != "NN" || owner.name >= 0 || owner.role > 0 || owner.capital() || owner.lower == "world" || owner.lower == "government" {
			return first
		}
		return i + 1
	}
	return first
}

// lateAge returns the token that holds the age somebody is said to have or to
// have died at, behind a clause, or -1: "died on Sunday at the age of 82", "was 82
// years old".
func (r *reading) lateAge(s *sent, m *mention) int {
	if i := r.yearsOld(s, r.behindClause(s, m.last)); i >= 0 {
		return i
	}
	died := false
	for i := m.last; i+1 < s.last && i < m.last+25; i++ {
		t := &r.toks[i]
		if k := t.name; k >= 0 && r.entities[r.mentions[k].id].Type == Person || t.role > 0 && !died {
			return -1
		}
		switch t.lower {
		case "died", "dies", "killed", "death":
			died = true
		case "aged":
			if died && isAge(r.toks[i+1].lower) {
				return i + 1
			}
		case "age":
			n := i + 1
			if r.toks[n].lower == "of" {
				n++
			}
			if died && n < s.last && isAge(r.toks[n].lower) {
				return n
			}
		}
	}
	return -1
}

// yearsOld returns the token that holds the age in "was 82 years old", "was aged 82" or, at the
// end of a clause, "was 82" at token i, or -1.
func (r *reading) yearsOld(s *sent, i int) int {
	at := func(k int) string {
		if k < s.last {
			return r.toks[k].lower
		}
		return "."
	}
	if at(i) != "was" && at(i) != "is" {
		return -1
	}
	a := i + 1
	aged := at(a) == "aged"
	if aged {
		a++
	}
	switch {
	case a >= s.last || !isAge(at(a)):
		return -1
	case aged, at(a+1) == "years" && at(a+2) == "old":
		return a
	}
	if end := at(a + 1); (end == "." || end == ";") && r.ofLife(s) { // who was 12 when she left is older now
		return a
	}
	return -1
}

// ofLife reports whether a death or a birth is told in a sentence, or in the two before it: then a number
// that somebody was is an age, and no rank.
func (r *reading) ofLife(s *sent) bool {
	first := s.first
	for si := range r.sents {
		if r.sents[si].first == s.first {
			first = r.sents[max(0, si-2)].first
		}
	}
	for _, t := range r.toks[first:s.last] {
		switch t.lower {
		case "died", "dies", "dead", "death", "killed", "murdered", "murder", "born", "birthday", "passed":
			return true
		}
	}
	return false
}

// behindClause returns the token behind a clause between commas that token i begins, i if it
// begins none.
func (r *reading) behindClause(s *sent, i int) int {
	if i >= s.last || r.toks[i].text != "," {
		return i
	}
	for k := i + 1; k < s.last; k++ {
		if r.toks[k].text == "," {
			return k + 1
		}
	}
	return i
}

// pronounAges finds the ages of whom a pronoun at the head of a sentence means: "He
// was 82 years old."
func (r *reading) pronounAges() {
	for si := range r.sents {
		s := &r.sents[si]
		a := r.yearsOld(s, s.first+1)
		if a < 0 {
			continue
		}
		id := r.antecedent(s, s.first)
		if id == "" || slices.ContainsFunc(r.doc.Facts, func(f Fact) bool { return f.Label == "age" && f.About == id }) {
			continue
		}
		r.doc.Facts = append(r.doc.Facts, Fact{Label: "age", Value: r.toks[a].text, Date: r.a.Date, Evidence: r.cite(s), About: id, Name: r.entities[id].Name, Rule: "pronoun-years-old", at: a})
	}
}

// describedAges finds the ages of whom a sentence only calls by it: "The 24-year-old signed"
// behind a sentence that speaks of one person alone.
func (r *reading) describedAges() {
	for si := 1; si < len(r.sents); si++ {
		s, p := &r.sents[si], &r.sents[si-1]
		if s.last-s.first < 3 || r.toks[s.first].lower != "the" || r.toks[s.first].quote >= 0 || !strings.HasSuffix(r.toks[s.first+1].lower, "-year-old") || r.personWithin(s, s.first, s.last) {
			continue
		}
		age := years(&r.toks[s.first+1])
		id := r.aloneIn(p)
		if id == "" || !isAge(age) || slices.ContainsFunc(r.doc.Facts, func(f Fact) bool { return f.Label == "age" && f.About == id }) {
			continue
		}
		r.doc.Facts = append(r.doc.Facts, Fact{Label: "age", Value: age, Date: r.a.Date, Evidence: slices.Concat(r.cite(p), r.cite(s)), About: id, Name: r.entities[id].Name, Rule: "called-by-age", at: s.first + 1})
	}
}

// aloneIn returns who is the one person that a sentence speaks of, or "" where it speaks of
// another, if only as a man, a driver or the like.
func (r *reading) aloneIn(s *sent) string {
	id := ""
	for i := s.first; i < s.last; i++ {
		t := &r.toks[i]
		if k := t.name; k >= 0 {
			m := &r.mentions[k]
			if r.entities[m.id].Type == Person {
				if id != "" && id != m.id {
					return ""
				}
				id = m.id
			}
			i = m.last - 1
			continue
		}
		beside := i+1 < s.last && r.toks[i+1].name >= 0 && r.entities[r.mentions[r.toks[i+1].name].id].Type == Person
		if t.quote < 0 && t.tag == "NN" && !beside && (t.role > 0 || sexInRole(t.lower) != 0 || strangers[t.lower]) {
			return ""
		}
	}
	return id
}

// strangers are nouns for people of whom the news tell no name.
var strangers = set("assailant attacker bomber boy child driver girl gunman killer kidnapper man passenger passer-by patient pedestrian perpetrator person pilot player robber shooter student suspect teenager victim woman youth")

// onlyKin reports whether a role only says whose relative somebody is, and not
// whose: "wife", "elder son".
func (r *reading) onlyKin(first, last int) bool {
	for i := first; i < last; i++ {
		if t := &r.toks[i]; t.name >= 0 || t.lower == "of" || t.role > 0 && !kin[t.lower] {
			return false
		}
	}
	return true
}

// relative reports whether a role only says what somebody was to another of whom the
// sentence speaks: "his deputy", "her successor".
func (r *reading) relative(first, last int) bool {
	if first > 0 && r.toks[first].tag != "PRP$" {
		first--
	}
	if r.toks[first].tag != "PRP$" || last-first != 2 {
		return false
	}
	switch r.toks[last-1].lower {
	case "deputy", "successor", "predecessor", "replacement", "heir":
		return true
	}
	return false
}

// notNational are callings before which a demonym tells the subject, not the
// person: a "French teacher".
var notNational = set("professor teacher tutor lecturer scholar student historian translator interpreter expert correspondent specialist")

// nationality returns the demonym right before the calling of a person who
// speaks for no state: "Norwegian swimmer", "the Russian opposition leader".
func (r *reading) nationality(first, last int) *mention {
	for i := first; i < last; i++ {
		k := r.toks[i].name
		if k < 0 || r.mentions[k].how != byDemonym {
			continue
		}
		m := &r.mentions[k]
		if m.last < last && r.toks[m.last].role > 0 {
			if ro, _ := r.roleHere(m.last, last); !ofState(ro) && !notNational[ro.last()] {
				return m
			}
		}
		i = m.last - 1
	}
	return nil
}

// ofState reports whether who has the role acts for a state.
func ofState(ro *role) bool {
	switch ro.kind {
	case "state":
		switch ro.last() {
		case "politician", "candidate", "nominee", "dissident", "activist", "democrat", "republican":
			return false
		}
		return ro.words[0] != "opposition"
	case "spokes", "military", "royal":
		return true
	}
	return ro.words[0] == "counterpart"
}

// counterparts gives the counterpart of a minister the same office: in
// "Norwegian Foreign Minister Solberg met her counterpart Madsen" Madsen is a
// Foreign Minister, of a country that is not told. The counterpart of a
// president may as well be a king or a chancellor.
func (r *reading) counterparts() {
	for _, m := range r.inOrder() {
		if r.entities[m.id].Type != Person {
			continue
		}
		s := &r.sents[m.sent]
		other := r.counterpartOf(s, m)
		if other == "" || other == m.id || slices.ContainsFunc(r.doc.Facts, func(f Fact) bool { return f.Label == "role" && f.About == m.id }) {
			continue
		}
		i := slices.IndexFunc(r.doc.Facts, func(f Fact) bool {
			return f.Label == "role" && f.About == other && !f.Former && f.Claimant == ""
		})
		if i < 0 {
			continue
		}
		f := r.doc.Facts[i]
		office := r.x.office(f.Value)
		if office == "" {
			continue
		}
		ev := f.Evidence
		if own := r.cite(s); own[0].Start != ev[0].Start {
			ev = slices.Concat(ev, own)
		}
		r.doc.Facts = append(r.doc.Facts, Fact{Label: "role", Value: office, Date: r.a.Date, Evidence: ev, About: m.id, Name: r.entities[m.id].Name, Rule: "counterpart", at: m.first})
	}
}

// counterpartOf returns whose counterpart a person is said to be: "his
// counterpart NAME", "Solberg's Danish counterpart NAME".
func (r *reading) counterpartOf(s *sent, m *mention) string {
	i := m.first - 1
	if i >= s.first && r.toks[i].text == "," {
		i--
	}
	if i <= s.first || r.toks[i].lower != "counterpart" {
		return ""
	}
	for i--; i > s.first && (r.nameAt(i, byDemonym) || strings.HasPrefix(r.toks[i].tag, "JJ")); {
		i--
	}
	switch t := &r.toks[i]; {
	case t.tag == "PRP$":
		if r.personWithin(s, s.first, i) {
			return r.lastPerson(s, i)
		}
		return r.antecedent(s, i)
	case t.lower == "'s" || t.lower == "'":
		if k := r.toks[i-1].name; i > s.first && k >= 0 && r.entities[r.mentions[k].id].Type == Person {
			return r.mentions[k].id
		}
	}
	return ""
}

// lastPerson returns the one person that the sentence names before token i, or
// "" where it names several.
func (r *reading) lastPerson(s *sent, i int) string {
	id := ""
	for j := s.first; j < i; j++ {
		if k := r.toks[j].name; k >= 0 {
			m := &r.mentions[k]
			if r.entities[m.id].Type == Person && m.id != id {
				if id != "" {
					return ""
				}
				id = m.id
			}
			j = m.last - 1
		}
	}
	return id
}

// office returns the end of a role that is the office of a minister: "Foreign
// Minister" of "Norwegian Foreign Minister".
func (x *Extractor) office(role string) string {
	words := strings.Fields(role)
	for i := range words {
		tail := strings.Join(words[i:], " ")
		for _, ro := range x.lx.roles[strings.ToLower(words[i])] {
			if strings.EqualFold(strings.Join(ro.words, " "), normalise(tail)) {
				if ro.last() == "minister" && !slices.Contains(ro.words, "prime") {
					return tail
				}
				return ""
			}
		}
	}
	return ""
}

// lifeDates adds when somebody was born or died, where the article says so: "Anna
// Holm (born 3 May 1950)", "(1950–2019)", "was born on 3 May 1950".
func (r *reading) lifeDates(s *sent, m *mention, add func(label, rule, value string)) {
	i := m.last
	if i+2 < s.last && r.toks[i].text == "(" {
		r.lifeInBrackets(s, i+1, add)
		return
	}
	if m.first > s.first && r.toks[m.first-1].tag == "IN" {
		return // "The son of Anna Holm was born in 1950"
	}
	if i+1 < s.last && (r.toks[i].lower == "was" || r.toks[i].text == ",") && r.toks[i+1].lower == "born" {
		i++
	}
	if i+2 >= s.last || r.toks[i].lower != "born" && r.toks[i].lower != "died" || r.toks[i+1].lower != "on" && r.toks[i+1].lower != "in" {
		return
	}
	if last := r.dateEnd(i+2, s.last); last > i+2 {
		add(r.toks[i].lower, "life-verb", r.text(i+2, last))
	}
}

// lifeInBrackets adds the dates in the bracket whose first word is token i.
func (r *reading) lifeInBrackets(s *sent, i int, add func(label, rule, value string)) {
	end := i
	for end < s.last && end < i+20 && r.toks[end].text != ")" {
		end++
	}
	if from, to, ok := cutDash(r.toks[i].text); ok && end == i+1 {
		_, born := year(from)
		_, died := year(to)
		if born && died {
			add("born", "years-in-brackets", from)
			add("died", "years-in-brackets", to)
		}
		return
	}
	born := r.toks[i].lower == "born" || r.toks[i].lower == "b."
	if born {
		i++
	}
	last := r.dateEnd(i, end)
	switch {
	case last == i:
	case last+1 < end && isDash(r.toks[last].text) && r.dateEnd(last+1, end) == end:
		add("born", "years-in-brackets", r.text(i, last))
		add("died", "years-in-brackets", r.text(last+1, end))
	case born:
		add("born", "born-in-brackets", r.text(i, last))
	}
}

func isDash(s string) bool { return s == "–" || s == "—" || s == "-" || s == "--" }

// cutDash cuts "1950–2019".
func cutDash(s string) (before, after string, ok bool) {
	i := strings.IndexAny(s, "–—-")
	if i < 0 {
		return "", "", false
	}
	return s[:i], strings.TrimLeft(s[i:], "–—-"), true
}

// dateEnd returns the end of the date with a year that begins at token i ("3 May
// 1950", "May 3, 1950", "May 1950", "1950"), or i.
func (r *reading) dateEnd(i, end int) int {
	j := i
	if j < end && isDay(r.toks[j].lower) {
		j++
	}
	if j < end && months[strings.TrimSuffix(r.toks[j].lower, ".")] > 0 {
		j++
		if j < end && isDay(r.toks[j].lower) {
			j++
		}
		if j < end && r.toks[j].text == "," {
			j++
		}
	} else if j > i {
		return i
	}
	if j < end {
		if _, ok := year(r.toks[j].lower); ok {
			return j + 1
		}
	}
	return i
}

func isDay(w string) bool {
	return (len(w) == 1 || len(w) == 2) && w[0] >= '1' && w[0] <= '9' && (len(w) == 1 || w[1] >= '0' && w[1] <= '9') && (len(w) == 1 || w <= "31")
}
