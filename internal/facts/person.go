package facts

import (
	"slices"
	"strings"

	"attache/internal/article"
)

// A person is somebody an article names in full, or by title and surname.
type person struct {
	id       string
	name     string
	words    []string // of the name
	surname  string   // what the article may call them afterwards
	mentions []int    // sentences of the full mentions
	met      map[string]bool
	rank     int // +1 holds an office, -1 speaks for one that does
	order    int // of introduction
}

// findPeople marks the people of an article: first by their full names, then
// wherever a surname is used alone.
func (r *reading) findPeople() {
	for si := range r.sents {
		s := &r.sents[si]
		if r.shouts(s) {
			continue
		}
		for i := s.first; i < s.last; {
			end := r.capitalRun(s, i, false)
			if end == i {
				i++
				continue
			}
			r.personIn(s, i, end)
			i = end
		}
	}
	r.mergePeople()
	r.surnames()
}

// personIn looks for a person in a run of capitalised words.
func (r *reading) personIn(s *sent, first, last int) {
	title := ""
	for i := first; i < last; i++ {
		if n := r.toks[i].role; n > 0 {
			ro, _ := r.roleHere(i, s.last)
			title = ro.kind
			first = min(i+n, last)
			i = first - 1
		}
	}
	if title == "" && first > s.first {
		title = r.roleBefore(s, first)
	}
	for first < last && r.toks[first].tag == "POS" {
		first++
	}
	n := last - first
	if n == 0 || n > 5 {
		return
	}
	h := r.toks[last-1].norm
	if r.isHead(h) || openers[r.toks[first].lower] || creeds[h] {
		return
	}
	given := r.x.lx.firstNames[r.toks[first].norm]
	switch {
	case n >= 2 && (given || title != "" || r.initials(first, last)):
	case n >= 2 && r.x.lx.families[r.toks[first].norm] && n <= 3:
	case n >= 2 && r.ageAfter(s, last) > 0:
	case n >= 2 && r.speaks(s, first, last):
	case n >= 2 && r.roleAfter(s, last):
	case n == 1 && title != "" && title != "business" && len(r.toks[first].text) > 2 && r.toks[first].isNoun() && (!given || title == "religion" || title == "royal"):
	case n == 1 && r.ageAfter(s, last) > 0 && r.toks[first].tag == "NNP":
	default:
		return
	}
	name := strings.Join(strings.Fields(r.text(first, last)), " ")
	if slug(name) == "" || r.allCapital(first, last) && n == 1 {
		return
	}
	r.addPerson(s, first, last, name, title)
}

// creeds end names that are no person's ("Roman Catholic").
var creeds = map[string]bool{"Catholic": true, "Orthodox": true, "Muslim": true, "Christian": true, "Jewish": true, "Buddhist": true, "Hindu": true, "Identification": true, "Syndrome": true, "System": true, "Act": true, "Award": true, "Prize": true, "Cup": true, "Day": true, "War": true, "League": true, "Games": true, "Olympics": true, "Championship": true, "Treaty": true, "Agreement": true}

func (r *reading) allCapital(first, last int) bool {
	for i := first; i < last; i++ {
		if !r.toks[i].allCaps() {
			return false
		}
	}
	return true
}

// initials reports whether the name has an initial ("S. Jaishankar").
func (r *reading) initials(first, last int) bool {
	for i := first; i < last-1; i++ {
		if t := r.toks[i].norm; len(t) == 2 && t[1] == '.' {
			return true
		}
	}
	return false
}

// roleBefore returns the kind of the role that ends right before token i in
// lower case: "spokesman Wang Wenbin", "party leader Xi Jinping".
func (r *reading) roleBefore(s *sent, i int) string {
	// "ambassador to the United Nations Zhang Jun"
	if i > s.first && r.toks[i-1].name >= 0 {
		m := &r.mentions[r.toks[i-1].name]
		j := m.first - 1
		if j > s.first && r.toks[j].lower == "the" {
			j--
		}
		if r.entities[m.id].Type != Person && j > s.first && (r.toks[j].lower == "to" || r.toks[j].lower == "of" || r.toks[j].lower == "for") {
			i = j
		}
	}
	for j := i - 1; j >= s.first && j >= i-4; j-- {
		if n := r.toks[j].role; n > 0 && j+n == i {
			ro, _ := r.roleHere(j, s.last)
			return ro.kind
		}
	}
	return ""
}

// roleAfter reports whether a role follows in apposition: "X Y, the chancellor".
func (r *reading) roleAfter(s *sent, i int) bool {
	if i >= s.last || r.toks[i].text != "," {
		return false
	}
	for j := i + 1; j < s.last && j < i+9; j++ {
		t := &r.toks[j]
		if t.role > 0 {
			return true
		}
		if t.isVerb() || t.tag == "," || t.tag == "." || t.tag == "CC" {
			return false
		}
	}
	return false
}

// speaks reports whether a verb of speech or thought stands right beside the
// name.
func (r *reading) speaks(s *sent, first, last int) bool {
	if last < s.last {
		if v, ok := r.x.lx.said[r.toks[last].lower]; ok && v.base != "" && r.toks[last].isVerb() {
			return true
		}
	}
	if first > s.first {
		if _, ok := r.x.lx.said[r.toks[first-1].lower]; ok && r.toks[first-1].tag == "VBD" {
			return first-1 > s.first && (r.toks[first-2].text == "," || r.mark(&r.toks[first-2]) == '>')
		}
	}
	return false
}

// ageAfter returns the token that holds the age given after token i, or 0:
// "(72)", ", 72,", "aged 72", ", aged 72,".
func (r *reading) ageAfter(s *sent, i int) int {
	at := func(k int) string {
		if k < s.last {
			return r.toks[k].lower
		}
		return ""
	}
	switch {
	case at(i) == "(" && isAge(at(i+1)) && at(i+2) == ")":
		return i + 1
	case at(i) == "," && isAge(at(i+1)) && (at(i+2) == "," || at(i+2) == "." || i+2 >= s.last):
		return i + 1
	case at(i) == "," && at(i+1) == "aged" && isAge(at(i+2)):
		return i + 2
	case at(i) == "aged" && isAge(at(i+1)):
		return i + 1
	}
	return 0
}

// isAge reports whether s is a number of years a person may have.
func isAge(s string) bool {
	if len(s) == 0 || len(s) > 3 {
		return false
	}
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
		n = n*10 + int(c-'0')
	}
	return n >= 1 && n <= 115
}

func (r *reading) addPerson(s *sent, first, last int, name, title string) {
	id := "person/" + slug(name)
	p := r.person(id)
	if p == nil {
		p = &person{id: id, name: name, words: strings.Fields(normalise(name)), order: len(r.people), met: map[string]bool{}}
		p.surname = r.surnameOf(p.words)
		r.people = append(r.people, p)
		r.entity(id, name, Person)
	}
	switch title {
	case "state", "royal", "military":
		p.rank = max(p.rank, 1)
	case "spokes":
		p.rank = -1
	}
	p.mentions = append(p.mentions, s.index)
	r.name(s, mention{first: first, last: last, id: id, alias: true})
}

func (r *reading) person(id string) *person {
	for _, p := range r.people {
		if p.id == id {
			return p
		}
	}
	return nil
}

// surnameOf returns the part of a name that is used alone: the first word where
// family names come first, else the last, with the particles before it.
func (r *reading) surnameOf(words []string) string {
	if len(words) == 1 {
		return words[0]
	}
	if len(words) <= 3 && r.x.lx.families[words[0]] && !strings.Contains(words[0], ".") {
		// "Kim Kardashian", "Lee Harvey Oswald": a Western given name that is
		// an Asian family name too, before a word that is no Asian given name.
		if !r.x.lx.firstNames[words[0]] || len(words) == 3 || len(words[1]) <= 4 || strings.Contains(words[1], "-") {
			return words[0]
		}
	}
	i := len(words) - 1
	for i > 1 && (words[i] == "Jr." || words[i] == "Sr." || words[i] == "Jr" || words[i] == "II" || words[i] == "III") {
		i--
	}
	return words[i]
}

// mergePeople joins the names of one person: "Biden" with a title and "Joe
// Biden" elsewhere, "Joe Biden" and "Joseph R. Biden" stay two until the
// corpus or a maintainer says more.
func (r *reading) mergePeople() {
	for _, p := range r.people {
		if len(p.words) > 1 {
			continue
		}
		if q := r.bearer(p); q != nil {
			r.fold(p, q)
		}
	}
	for _, p := range r.people {
		for _, q := range r.people {
			if p != q && p.id != "" && q.id != "" && len(p.words) > len(q.words) && len(q.words) > 1 && extends(p.words, q.words) {
				r.fold(q, p)
			}
		}
	}
	r.people = slices.DeleteFunc(r.people, func(p *person) bool { return p.id == "" })
}

// bearer returns the only person whose surname the single word p is, nil when
// there is none or more than one.
func (r *reading) bearer(p *person) *person {
	var found *person
	for _, q := range r.people {
		if q != p && q.id != "" && len(q.words) > 1 && q.surname == p.words[0] {
			if found != nil {
				return nil
			}
			found = q
		}
	}
	return found
}

// extends reports whether the long name is the short one with more in the
// middle or at the front: "Recep Tayyip Erdogan" and "Tayyip Erdogan".
func extends(long, short []string) bool {
	if long[len(long)-1] != short[len(short)-1] {
		return false
	}
	i := 0
	for _, w := range long {
		if i < len(short) && w == short[i] {
			i++
		}
	}
	return i == len(short)
}

// fold makes the mentions of p mentions of q.
func (r *reading) fold(p, q *person) {
	for i := range r.mentions {
		if r.mentions[i].id == p.id {
			r.mentions[i].id = q.id
		}
	}
	q.mentions = append(q.mentions, p.mentions...)
	if p.rank != 0 && q.rank == 0 {
		q.rank = p.rank
	}
	delete(r.entities, p.id)
	r.order = slices.DeleteFunc(r.order, func(id string) bool { return id == p.id })
	p.id = ""
}

// surnames marks where people are called by their surname alone, and decides
// who is meant when several bear it.
func (r *reading) surnames() {
	bySurname := map[string][]*person{}
	for _, p := range r.people {
		bySurname[p.surname] = append(bySurname[p.surname], p)
		if _, bare, ok := strings.Cut(p.surname, "-"); ok && (strings.HasPrefix(p.surname, "al-") || strings.HasPrefix(p.surname, "el-")) {
			bySurname[bare] = append(bySurname[bare], p) // "Assad"
		}
		if n := len(p.words); n > 2 && particles[strings.ToLower(p.words[n-2])] {
			full := p.words[n-2] + " " + p.words[n-1]
			bySurname[full] = append(bySurname[full], p)
		}
	}
	r.meetings()
	// First the surnames that only one person has, for they tell who talks
	// with whom; then those that several share.
	for _, shared := range []bool{false, true} {
		for si := range r.sents {
			s := &r.sents[si]
			for i := s.first; i < s.last; i++ {
				t := &r.toks[i]
				ps := bySurname[t.norm]
				if t.name >= 0 || len(ps) == 0 || (len(ps) > 1) != shared || !t.capital() || !r.standsAlone(s, i) {
					continue
				}
				p := ps[0]
				if shared {
					p = r.whoIsMeant(s, ps)
				}
				r.name(s, mention{first: i, last: i + 1, id: p.id, alias: true})
			}
		}
		r.meetings()
	}
}

// standsAlone reports whether the word at i is not part of a longer name.
func (r *reading) standsAlone(s *sent, i int) bool {
	if i > s.first {
		if p := &r.toks[i-1]; p.capital() && p.name < 0 && p.role == 0 && r.roleBefore(s, i) == "" && p.tag == "NNP" && i-1 > s.first && !calendar[p.lower] {
			return false
		}
	}
	if i+1 < s.last {
		if n := &r.toks[i+1]; n.capital() && n.name < 0 && n.role == 0 && n.tag == "NNP" && !calendar[n.lower] {
			return false
		}
	}
	return true
}

// meetings notes which people stand together in a sentence.
func (r *reading) meetings() {
	for si := range r.sents {
		ps := r.peopleIn(&r.sents[si])
		for _, p := range ps {
			for _, q := range ps {
				if p != q {
					p.met[q.id] = true
				}
			}
		}
	}
}

func (r *reading) peopleIn(s *sent) []*person {
	var out []*person
	for i := s.first; i < s.last; i++ {
		if k := r.toks[i].name; k >= 0 {
			m := &r.mentions[k]
			if p := r.person(m.id); p != nil && !slices.Contains(out, p) {
				out = append(out, p)
			}
			i = m.last - 1
		}
	}
	return out
}

// whoIsMeant decides between people of one surname. The one named last is a
// bad guess: a spokesman is named in passing, and the surname goes on meaning
// the minister. So it weighs, in this order: was the person introduced before;
// do they stand elsewhere beside somebody this sentence names; are they of this
// very paragraph; do they hold an office or only speak for one; who came first.
func (r *reading) whoIsMeant(s *sent, ps []*person) *person {
	company := r.peopleIn(s)
	score := func(p *person) int {
		n := -p.order
		if p.mentions[0] <= s.index {
			n += 1000
		}
		for _, q := range company {
			if p.met[q.id] {
				n += 600
			}
			if q == p {
				n += 800
			}
		}
		for _, k := range p.mentions {
			if r.a.Passages[r.sents[k].passage].Paragraph == r.a.Passages[s.passage].Paragraph && k <= s.index {
				n += 300
				break
			}
		}
		return n + 200*p.rank + 50*min(len(p.mentions), 3)
	}
	best := ps[0]
	for _, p := range ps[1:] {
		if score(p) > score(best) {
			best = p
		}
	}
	return best
}

// attributes finds what the article says a person is: role, age, affiliation.
func (r *reading) attributes() {
	seen := map[string]bool{}
	for _, m := range r.inOrder() {
		if r.entities[m.id].Type != Person {
			continue
		}
		s := &r.sents[m.sent]
		if s.kind == article.Heading || s.Fragment && m.first == s.first {
			continue
		}
		for _, f := range r.attributesOf(s, m) {
			key := f.About + f.Label + Fold(f.Value)
			if !seen[key] {
				seen[key] = true
				if f.Label == "role" {
					r.office(f)
				}
				f.Date, f.Name = r.a.Date, r.entities[f.About].Name
				f.Evidence = r.cite(s)
				r.doc.Facts = append(r.doc.Facts, f)
			}
		}
	}
}

// office notes under the last words of a role who has it, so that "the
// president" can be understood where only one person is one.
func (r *reading) office(f Fact) {
	words := strings.Fields(strings.ToLower(normalise(f.Value)))
	for i := range words {
		name := strings.Join(words[i:], " ")
		if old, ok := r.offices[name]; ok && old != f.About {
			r.offices[name] = ""
		} else {
			r.offices[name] = f.About
		}
	}
}

func (r *reading) attributesOf(s *sent, m *mention) []Fact {
	var out []Fact
	add := func(label, rule string, first, last int) {
		if first < last {
			out = append(out, Fact{Label: label, Value: strings.Join(strings.Fields(r.text(first, last)), " "), About: m.id, Rule: rule})
		}
	}
	to := func(name string) {
		out = append(out, Fact{Label: "affiliation", Value: name, About: m.id, Rule: "affiliation-in-role"})
	}
	if first := r.titleBefore(s, m.first); first < m.first {
		if !r.onlyTitle(first, m.first) {
			add("role", "role-before-name", first, m.first)
		}
		r.affiliation(first, m.first, to)
	} else if first, last := r.appositionBefore(s, m.first); first < last {
		add("role", "role-comma-name", first, last)
		r.affiliation(first, last, to)
	}
	if a := r.ageAfter(s, m.last); a > 0 {
		add("age", "age-after-name", a, a+1)
	}
	if a := r.ageBefore(s, m.first); a >= 0 {
		out = append(out, Fact{Label: "age", Value: strings.TrimSuffix(r.toks[a].lower, "-year-old"), About: m.id, Rule: "age-before-name"})
	}
	if first, last := r.appositionAfter(s, m.last); first < last {
		add("role", "name-comma-role", first, last)
		r.affiliation(first, last, to)
	} else if first, last := r.copula(s, m.last); first < last {
		add("role", "name-is-role", first, last)
		r.affiliation(first, last, to)
	}
	return out
}

// titleBefore returns where the role begins that leads up to token i, or i:
// "Russian Foreign Minister", "Chinese head of state and party leader".
func (r *reading) titleBefore(s *sent, i int) int {
	if r.roleBefore(s, i) == "" {
		return i
	}
	start := i
	for j := i - 1; j >= s.first && i-j <= 14; j-- {
		t := &r.toks[j]
		if t.name >= 0 {
			m := &r.mentions[t.name]
			if r.entities[m.id].Type == Person {
				break
			}
			j = m.first
			start = j
			continue
		}
		switch {
		case t.tag == "DT" && j > s.first && j < i-1 && r.toks[j+1].name >= 0 && (r.toks[j-1].lower == "to" || r.toks[j-1].lower == "of" || r.toks[j-1].lower == "for") && r.roleEndsAt(s, j-1):
		case t.tag == "DT" || t.tag == "PRP$" || r.mark(t) != 0:
			return start
		case timeWords[t.lower] || calendar[t.lower]:
			return start
		case t.role > 0 || t.isNoun() || strings.HasPrefix(t.tag, "JJ") && !sizeWords[t.lower]:
			if r.roleCovers(s, j) || t.isNoun() || t.capital() || strings.HasPrefix(t.tag, "JJ") {
				start = j
			}
		case t.tag == "CC" && t.lower == "and" && r.roleEndsAt(s, j):
		case (t.lower == "of" || t.lower == "for" || t.lower == "to") && r.roleEndsAt(s, j):
		case r.roleCovers(s, j) || t.tag == "POS" || t.lower == "'s":
		case t.capital() && t.tag != "IN" && !t.isVerb():
			start = j
		default:
			return start
		}
	}
	return start
}

// sizeWords are adjectives that precede a role without being part of it.
var sizeWords = map[string]bool{"several": true, "many": true, "other": true, "such": true, "same": true, "last": true, "next": true, "only": true, "fellow": true}

// roleCovers reports whether token j is inside a role name.
func (r *reading) roleCovers(s *sent, j int) bool {
	for k := j; k >= s.first && k > j-4; k-- {
		if n := r.toks[k].role; n > 0 {
			return k+n > j
		}
	}
	return false
}

func (r *reading) roleEndsAt(s *sent, i int) bool { return r.roleBefore(s, i) != "" }

// onlyTitle reports whether the words are mere courtesy ("Mr.", "Sir").
func (r *reading) onlyTitle(first, last int) bool {
	ro, n := r.roleHere(first, last)
	return ro != nil && ro.kind == "title" && first+n == last
}

// appositionAfter returns the role that follows a name between commas.
func (r *reading) appositionAfter(s *sent, i int) (first, last int) {
	if a := r.ageAfter(s, i); a > 0 {
		i = a + 1
		if i < s.last && r.toks[i].text == ")" {
			i++
		}
	}
	if i >= s.last || r.toks[i].text != "," {
		return 0, 0
	}
	return r.rolePhrase(s, i+1)
}

// copula returns the role in "NAME is the ROLE", "NAME was appointed ROLE".
func (r *reading) copula(s *sent, i int) (first, last int) {
	for j := i; j < s.last && j < i+5; j++ {
		switch r.toks[j].lower {
		case "is", "was", "became", "remains", "serves", "served", "elected", "appointed", "named", "as":
			if j+1 < s.last && (r.toks[j+1].tag == "DT" || r.toks[j+1].role > 0 || r.toks[j+1].capital()) {
				if f, l := r.rolePhrase(s, j+1); f < l {
					return f, l
				}
			}
		case ",", "and", "has", "had", "also", "still", "been", "currently", "then":
			if r.toks[j].lower == "," || r.toks[j].lower == "and" {
				return 0, 0
			}
		default:
			return 0, 0
		}
	}
	return 0, 0
}

// rolePhrase returns the noun phrase at i when a role is its head: "the German
// chancellor", "China’s head of state and party leader", "a spokeswoman for the
// ministry". Determiners are left out.
func (r *reading) rolePhrase(s *sent, i int) (first, last int) {
	if i < s.last && (r.toks[i].tag == "DT" || r.toks[i].lower == "then") {
		i++
	}
	role := false
	for j := i; j < s.last && j < i+16; j++ {
		t := &r.toks[j]
		switch {
		case t.name >= 0:
			m := &r.mentions[t.name]
			if r.entities[m.id].Type == Person {
				return 0, 0
			}
			j = m.last - 1
			last = m.last
		case t.role > 0:
			role = true
			j += t.role - 1
			last = j + 1
		case t.isNoun() || strings.HasPrefix(t.tag, "JJ") || t.tag == "POS" || t.tag == "CD" || t.tag == "VBG" && !role:
			if t.isNoun() {
				last = j + 1
			}
		case role && (t.lower == "of" || t.lower == "for" || t.lower == "at" || t.lower == "the" || t.lower == "and" || t.lower == "in" && j+1 < s.last && r.toks[j+1].capital()):
		default:
			if role && last > i {
				return i, last
			}
			return 0, 0
		}
		if !role && j-i > 7 {
			return 0, 0
		}
	}
	if role && last > i {
		return i, last
	}
	return 0, 0
}

// appositionBefore returns the role in "the country's president, NAME,".
func (r *reading) appositionBefore(s *sent, i int) (first, last int) {
	if i-2 < s.first || r.toks[i-1].text != "," || !r.roleEndsAt(s, i-1) {
		return 0, 0
	}
	last = i - 1
	first = r.titleBefore(s, last)
	if first < last && (first == s.first || r.toks[first-1].tag == "DT" || r.toks[first-1].tag == "PRP$" || r.toks[first-1].isVerb()) && !strings.HasSuffix(r.toks[last-1].lower, "s") {
		return first, last
	}
	return 0, 0
}

// ageBefore returns the token "72-year-old" before a name, with only a role
// between, or -1.
func (r *reading) ageBefore(s *sent, i int) int {
	for j := i - 1; j >= s.first && j >= i-6; j-- {
		t := &r.toks[j]
		if n, ok := strings.CutSuffix(t.lower, "-year-old"); ok {
			if isAge(n) {
				return j
			}
			return -1
		}
		if t.isVerb() || t.tag == "IN" || t.tag == "," || t.tag == "CC" {
			return -1
		}
	}
	return -1
}

// affiliation adds the bodies and countries that a role names, by their
// canonical names.
func (r *reading) affiliation(first, last int, add func(name string)) {
	for i := first; i < last; i++ {
		k := r.toks[i].name
		if k < 0 {
			continue
		}
		m := &r.mentions[k]
		if typ := r.entities[m.id].Type; (typ == Organisation || typ == Country) && m.last <= last {
			add(r.entities[m.id].Name)
		}
		i = max(i, m.last-1)
	}
}
