package facts

import (
	"cmp"
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
	others   []string // surnames in other spellings of the name
	told     bool     // named by maintainers: nobody else
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
				r.toldPerson(s, i)
				i++
				continue
			}
			end = r.withNickname(s, end)
			r.personIn(s, i, end)
			i = end
		}
	}
	r.weigh()
	r.mergePeople()
	r.surnames()
}

// personIn looks for a person in a run of capitalised words.
func (r *reading) personIn(s *sent, first, last int) {
	title, formal, start := "", false, first
	for i := first; i < last; i++ {
		if n := r.toks[i].role; n > 0 {
			ro, _ := r.roleHere(i, s.last)
			title, formal = ro.kind, true
			first = min(i+n, last)
			i = first - 1
		}
	}
	if at := r.afterPlace(s, first, last); at > first {
		title, first = cmp.Or(title, r.roleBefore(s, first-1)), at
	}
	if title == "" && first > s.first {
		title = r.roleBefore(s, first)
		formal = r.toks[first-1].capital() || offices[r.toks[first-1].lower]
	}
	for first < last && (r.toks[first].tag == "POS" || r.mark(&r.toks[first]) != 0) {
		first++
	}
	for last-first > 1 && r.pluralRole(first) {
		first++
	}
	if first == start && r.ledByRole(s, first) {
		return // "the chief executive of Haldor Marine"
	}
	if first >= last || first > start && r.isHead(r.toks[first].norm) || r.inPlace(start, last) || last-first > 1 && thingLeads[r.toks[first].norm] {
		return // "Major League Zarbok", "St. Louis Pirates"
	}
	for last-first > 1 && degrees[r.toks[last-1].norm] {
		last--
	}
	n := last - first
	if n == 0 || n > 5 {
		return
	}
	h := r.toks[last-1].norm
	if title == "" && n > 1 && r.hasAcronym(first, last) || r.isHead(h) || openers[r.toks[first].lower] || things[h] || r.namesThing(s, last) {
		return
	}
	if title == "" && last < s.last && r.toks[last].text == "," {
		title = r.roleKind(r.appositionBefore(s, first))
	}
	given := r.givenName(r.toks[first].norm)
	switch {
	case n >= 2 && !given && (r.x.lx.roles[r.toks[last-1].lower] != nil || r.toks[last-1].tag == "VBN" || r.isRegion(first, last)):
		return // "Chief Technical Officer", "Republican New Hampshire"
	case n >= 2 && (given || title != "" || r.initials(first, last)):
	case n >= 2 && r.x.lx.families[r.toks[first].norm] && n <= 3:
	case n >= 2 && r.ageAfter(s, last) > 0:
	case n >= 2 && r.speaks(s, first, last):
	case n >= 2 && r.roleAfter(s, last):
	case n == 1 && formal && bareTitles[title] && !r.isRegion(first, last) && len(r.toks[first].text) > 2 && r.toks[first].isNoun() && (!given || title == "religion" || title == "royal"):
	case n == 1 && r.toks[first].tag == "NNP" && (r.ageAfter(s, last) > 0 || r.kinBefore(s, first)):
	default:
		return
	}
	name := r.nameOf(first, last)
	if slug(name) == "" || r.allCapital(first, last) && n == 1 {
		return
	}
	r.addPerson(s, first, last, name, title)
}

// hasAcronym reports whether a word of several is in capitals, and no numeral:
// "UC Davis", "Press TV".
func (r *reading) hasAcronym(first, last int) bool {
	if r.allCapital(first, last) {
		return false // a name in capitals
	}
	for i := first; i < last; i++ {
		if t := &r.toks[i]; t.allCaps() && len(t.norm) < 6 && !strings.Contains(t.norm, ".") && !numeral(t.norm) && (i > first || !r.x.lx.firstNames[titleWord(t.norm)]) {
			return true
		}
	}
	return false
}

// titleWord returns a word with only its first letter a capital.
func titleWord(w string) string { return w[:1] + strings.ToLower(w[1:]) }

// pluralRole reports whether the word at i is a role of several: "Senators".
func (r *reading) pluralRole(i int) bool {
	t := &r.toks[i]
	return t.tag != "NNP" && strings.HasSuffix(t.lower, "s") && r.x.lx.roles[strings.TrimSuffix(t.lower, "s")] != nil
}

// isRegion reports whether the words are the name of a region or a big city.
func (r *reading) isRegion(first, last int) bool {
	what, _ := r.x.lx.places.find(Fold(r.text(first, last)))
	return what == "r" || what >= "6"
}

// inPlace reports whether the run begins with the name of a place of two words
// that a list knows: "St. Louis", "San Juan".
func (r *reading) inPlace(first, last int) bool {
	return last-first > 1 && placeLeads[r.toks[first].norm] && r.x.lx.places.has(Fold(r.toks[first].norm+" "+r.toks[first+1].norm))
}

// givenName reports whether a word is a given name, or begins with one: "Jens-Ole".
func (r *reading) givenName(w string) bool {
	head, _, _ := strings.Cut(w, "-")
	return r.x.lx.firstNames[w] || countryNames[w] || head != w && r.x.lx.firstNames[head]
}

// kinBefore reports whether token i is called somebody's relative: "his wife NAME".
func (r *reading) kinBefore(s *sent, i int) bool {
	return i-2 >= s.first && kin[r.toks[i-1].lower] && (r.toks[i-2].tag == "PRP$" || r.toks[i-2].lower == "'s")
}

// roleKind returns the kind of the first role among tokens [first, last).
func (r *reading) roleKind(first, last int) string {
	for i := first; i < last; i++ {
		if r.toks[i].role > 0 {
			ro, _ := r.roleHere(i, last)
			return ro.kind
		}
	}
	return ""
}

// countryNames are the given names among givenToo: what begins with London or
// Victoria is a place more often than a person.
var countryNames = map[string]bool{"Jordan": true, "Chad": true, "Sofia": true, "German": true}

// nameOf returns the words of a person's name without a nickname in quotation
// marks.
func (r *reading) nameOf(first, last int) string {
	var words []string
	for i := first; i < last; i++ {
		if r.mark(&r.toks[i]) == '<' && i+2 < last {
			i += 2
			continue
		}
		words = append(words, r.toks[i].text)
	}
	return strings.Join(words, " ")
}

// withNickname returns the end of a name that goes on behind a nickname:
// Matiu “Matt” Ratana.
func (r *reading) withNickname(s *sent, end int) int {
	if end+3 < s.last && r.mark(&r.toks[end]) == '<' && r.toks[end+1].capital() && r.mark(&r.toks[end+2]) == '>' && r.toks[end+3].tag == "NNP" && r.toks[end+3].name < 0 {
		return r.capitalRun(s, end+3, false)
	}
	return end
}

// afterPlace returns where the person's name begins when a role's place stands
// right before it: "Senator from Vermont Bernie Sanders", "Speaker of the House
// Nancy Pelosi".
func (r *reading) afterPlace(s *sent, first, last int) int {
	if first == s.first || last-first < 3 || r.x.lx.firstNames[r.toks[first].norm] {
		return first
	}
	switch r.toks[first-1].lower {
	case "of", "from", "the", "in", "at", "for", "to":
	default:
		return first
	}
	for i := first + 1; i < last-1; i++ {
		if r.x.lx.firstNames[r.toks[i].norm] || i == first+1 && r.initials(i, i+2) {
			return i
		}
	}
	if r.toks[first-1].lower != "of" || first-2 < s.first || r.isRegion(first, last) {
		return first
	}
	role := r.toks[first-2].lower
	for i := last - 2; i > first; i-- {
		if localOffices[role] && r.x.lx.places.has(Fold(r.text(first, i))) || role == "minister" && portfolios[r.toks[i-1].lower] {
			return i // "mayor of Bergen Zorba Grunfeld", "minister of Defence Zorba Grunfeld"
		}
	}
	return first
}

// ledByRole reports whether token i begins the name of what somebody leads: nobody is the
// chief executive of a person.
func (r *reading) ledByRole(s *sent, i int) bool {
	if i-2 < s.first || r.toks[i-1].lower != "of" {
		return false
	}
	switch r.toks[i-2].lower {
	case "executive", "ceo", "cfo", "coo", "chairman", "chairwoman", "chair", "director", "founder", "co-founder", "treasurer":
		return r.roleEndsAt(s, i-1)
	}
	return false
}

// localOffices are the roles that are of a city or a region, and of nothing else.
var localOffices = set("mayor governor bishop archbishop prefect sheriff burgomaster")

// portfolios are what a minister may be of.
var portfolios = set("affairs agriculture commerce culture defence defense development economy education energy environment finance health housing industry information interior justice labor labour security sport sports state tourism trade transport")

// bareTitles are the kinds of role that stand before a surname alone
// ("Minister Lavrov", "Sergeant Aldea"); "Chemist" or "candidate" before one
// capitalised word more often begins the name of a thing.
var bareTitles = map[string]bool{"title": true, "state": true, "military": true, "royal": true, "religion": true, "law": true}

// offices are the roles that stand before a surname in lower case too.
var offices = map[string]bool{"president": true, "minister": true, "chancellor": true, "premier": true, "king": true, "queen": true, "prince": true, "princess": true, "general": true, "senator": true, "governor": true, "mayor": true, "spokesman": true, "spokeswoman": true, "spokesperson": true, "leader": true, "secretary": true, "judge": true, "ambassador": true}

// degrees are the letters behind a name that are no part of it.
var degrees = map[string]bool{"QC": true, "KC": true, "MP": true, "MEP": true, "MSP": true, "MLA": true, "PhD": true, "Ph.D.": true, "MD": true, "M.D.": true, "OBE": true, "CBE": true, "MBE": true, "Esq.": true}

// namesThing reports whether the words at i make a thing of the name before
// them: the "James Webb space telescope" is nobody.
func (r *reading) namesThing(s *sent, i int) bool {
	for j := i; j < s.last && j < i+2; j++ {
		switch r.toks[j].lower {
		case "telescope", "spacecraft", "award", "prize", "medal", "trophy", "virus", "disease", "syndrome", "mosque", "stadium", "bridge", "airport", "museum", "foundation":
			return true
		}
		if !r.toks[j].isNoun() {
			return false
		}
	}
	return false
}

// things end names that are no person's ("Roman Catholic", "Victoria Market").
var things = map[string]bool{"Democrat": true, "Republican": true, "Republicans": true, "Socialist": true, "Liberal": true, "Conservative": true, "Christianity": true, "Islam": true, "Market": true, "License": true, "Licence": true, "Warehouse": true, "Questionnaire": true, "Sun": true, "Show": true, "Telescope": true, "Team": true, "Project": true, "Plan": true, "Law": true, "Deal": true, "Accord": true, "Accords": true, "Convention": true, "Protocol": true, "Olympiad": true, "Marathon": true, "Festival": true, "Tournament": true, "Series": true, "Mosque": true, "Cathedral": true, "Palace": true, "Tower": true, "Theatre": true, "Theater": true, "Magazine": true, "Briefing": true, "Catholic": true, "Orthodox": true, "Muslim": true, "Christian": true, "Jewish": true, "Buddhist": true, "Hindu": true, "Identification": true, "Syndrome": true, "System": true, "Act": true, "Award": true, "Prize": true, "Cup": true, "Day": true, "War": true, "League": true, "Games": true, "Olympics": true, "Championship": true, "Treaty": true, "Agreement": true}

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
		if r.entities[m.id].Type != Person && j > s.first && (r.toks[j].lower == "to" || r.toks[j].lower == "of" || r.toks[j].lower == "for" || r.toks[j].lower == "from") {
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
	if r.noName(name) {
		return
	}
	id := "person/" + slug(name)
	told := r.means(name)
	if told != "" {
		id = told
	}
	if r.entity(id, name, Person).Type != Person { // maintainers know better
		r.name(s, mention{first: first, last: last, id: id, alias: true})
		return
	}
	words := strings.Fields(normalise(name))
	p := r.person(id)
	if p == nil {
		p = &person{id: id, name: name, words: words, order: len(r.people), met: map[string]bool{}, told: told != ""}
		p.surname = r.surnameOf(p.words)
		r.people = append(r.people, p)
		r.byID[id] = p
	} else if w := r.surnameOf(words); len(p.words) == 1 && len(words) > 1 {
		p.words, p.surname = words, w // "Minister Solberg" first, then her name in full
	} else if w != p.surname && !slices.Contains(p.others, w) {
		p.others = append(p.others, w)
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

func (r *reading) person(id string) *person { return r.byID[id] }

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
	m := merger{becomes: map[string]string{}, surname: map[string][]*person{}, word: map[string][]*person{}}
	for _, p := range r.people {
		if len(p.words) == 1 {
			continue
		}
		m.surname[p.surname] = append(m.surname[p.surname], p)
		for i, w := range p.words {
			if !slices.Contains(p.words[:i], w) {
				m.word[w] = append(m.word[w], p)
			}
		}
	}
	for _, p := range r.people {
		if len(p.words) > 1 || p.told {
			continue
		}
		switch full := m.surname[p.words[0]]; {
		case len(full) > 1:
			m.fold(p, nil) // surnames decides for each mention who is meant
		case len(full) == 1:
			m.fold(p, full[0])
		default:
			// "Governor Vázquez" is Wanda Vázquez Garced.
			if in := m.word[p.words[0]]; len(in) == 1 && !r.x.lx.firstNames[p.words[0]] {
				m.fold(p, in[0])
			}
		}
	}
	for _, p := range r.people {
		if len(p.words) < 3 || p.id == "" {
			continue
		}
		short := m.word[p.words[len(p.words)-1]]
		if len(short) > maxNamesakes {
			continue
		}
		for _, q := range short {
			switch {
			case p == q || p.id == "" || q.id == "" || len(p.words) <= len(q.words) || !extends(p.words, q.words) || p.told && q.told:
			case q.told:
				m.fold(p, q)
			default:
				m.fold(q, p)
			}
		}
	}
	r.people = slices.DeleteFunc(r.people, func(p *person) bool { return p.id == "" })
	for i := range r.mentions {
		to, ok := m.becomes[r.mentions[i].id]
		for next := to; ok && to != ""; to = next { // a name may be joined twice
			if next, ok = m.becomes[to]; !ok {
				r.mentions[i].id = to
			}
		}
		if ok && r.mentions[i].first < r.mentions[i].last {
			r.unname(i)
		}
	}
	for id := range m.becomes {
		delete(r.entities, id)
		delete(r.byID, id)
	}
	for _, p := range r.people {
		slices.Sort(p.mentions)
	}
}

// maxNamesakes is how many people of one surname are told apart in one article.
// Real articles have two or three; the bound keeps lists of names linear.
const maxNamesakes = 20

// A merger notes which people are joined.
type merger struct {
	becomes map[string]string // id → the id it is joined to; empty: taken back
	surname map[string][]*person
	word    map[string][]*person // by every word of the name
}

// fold makes p the person q, or nobody.
func (m *merger) fold(p, q *person) {
	to := ""
	if q != nil {
		to = q.id
		q.mentions = append(q.mentions, p.mentions...)
		if p.rank != 0 && q.rank == 0 {
			q.rank = p.rank
		}
	}
	m.becomes[p.id] = to
	p.id = ""
}

// extends reports whether the long name is the short one with more in the
// middle or at the front: "Recep Tayyip Erdogan" and "Tayyip Erdogan".
func extends(long, short []string) bool {
	if long[len(long)-1] != short[len(short)-1] {
		return false
	}
	i := 0
	for _, w := range long {
		if i < len(short) && (w == short[i] || particles[strings.ToLower(w)] && strings.EqualFold(w, short[i])) {
			i++
		}
	}
	return i == len(short)
}

// surnames marks where people are called by their surname alone, and decides
// who is meant when several bear it.
func (r *reading) surnames() {
	bySurname := map[string][]*person{}
	for _, p := range r.people {
		bySurname[p.surname] = append(bySurname[p.surname], p)
		for _, w := range p.others {
			bySurname[w] = append(bySurname[w], p)
		}
		if _, bare, ok := strings.Cut(p.surname, "-"); ok && (strings.HasPrefix(p.surname, "al-") || strings.HasPrefix(p.surname, "el-")) {
			bySurname[bare] = append(bySurname[bare], p) // "Assad"
		}
		if n := len(p.words); n > 2 && particles[strings.ToLower(p.words[n-2])] {
			full := p.words[n-2] + " " + p.words[n-1]
			bySurname[full] = append(bySurname[full], p)
		}
	}
	for _, p := range r.people { // "Rosselló" for Ricardo Rosselló Nevares
		for i := 1; i < len(p.words)-1; i++ {
			if w := p.words[i]; len(w) > 3 && w != p.surname && bySurname[w] == nil && !r.x.lx.firstNames[w] && !strings.Contains(w, ".") {
				bySurname[w] = []*person{p}
			}
		}
	}
	given := r.givenNames(bySurname)
	r.meetings()
	// First the surnames that only one person has, for they tell who talks
	// with whom; then those that several share.
	for _, shared := range []bool{false, true} {
		for si := range r.sents {
			s := &r.sents[si]
			for i := s.first; i < s.last; i++ {
				t := &r.toks[i]
				word := t.norm
				if t.allCaps() && r.shouts(s) {
					word = titleCase(t) // "HOLM RESIGNS"
				}
				ps := bySurname[word]
				if p := given[word]; p != nil && t.tag == "NNP" {
					ps = []*person{p}
				}
				if t.name >= 0 && !r.ratherPerson(s, i, ps) || len(ps) == 0 || (len(ps) > 1) != shared || !t.capital() || !r.standsAlone(s, i) {
					continue
				}
				p := ps[0]
				if shared {
					p = r.whoIsMeant(s, ps)
				}
				first := i
				for first > s.first && r.hasParticle(p, &r.toks[first-1]) {
					first--
				}
				if k := t.name; k >= 0 {
					r.unname(k)
				}
				r.name(s, mention{first: first, last: i + 1, id: p.id, alias: word != p.words[0] || p.surname == word})
			}
		}
		r.meetings()
	}
}

// givenNames returns the given names that one person of the article has, and
// nobody has for a surname: friends and rivals say "Anna".
func (r *reading) givenNames(bySurname map[string][]*person) map[string]*person {
	out := map[string]*person{}
	for _, p := range r.people {
		w := p.words[0]
		if len(p.words) < 2 || w == p.surname || bySurname[w] != nil || !r.givenName(w) {
			continue
		}
		if _, ok := out[w]; ok {
			p = nil // two have it
		}
		out[w] = p
	}
	return out
}

// ratherPerson reports whether a capital at token i is a person's surname: of
// somebody whom the article names in full, and no city is meant there.
func (r *reading) ratherPerson(s *sent, i int, ps []*person) bool {
	if len(ps) != 1 || len(ps[0].words) < 2 || ps[0].surname != r.toks[i].norm {
		return false
	}
	m := &r.mentions[r.toks[i].name]
	typ := r.entities[m.id].Type
	return m.last-m.first == 1 && (m.how == byCapital || typ == Place) && (i == s.first || !locative[r.toks[i-1].lower])
}

// hasParticle reports whether t is a small word that belongs to the person's
// surname: the "de" of "de Blasio", the "Von" of "Von der Leyen".
func (r *reading) hasParticle(p *person, t *token) bool {
	if !particles[t.lower] || t.name >= 0 {
		return false
	}
	for i := len(p.words) - 2; i > 0 && particles[strings.ToLower(p.words[i])]; i-- {
		if strings.ToLower(p.words[i]) == t.lower {
			return true
		}
	}
	return false
}

// standsAlone reports whether the word at i is not part of a longer name.
func (r *reading) standsAlone(s *sent, i int) bool {
	if i > s.first {
		if p := &r.toks[i-1]; p.capital() && !particles[p.lower] && p.name < 0 && p.role == 0 && r.roleBefore(s, i) == "" && p.tag == "NNP" && i-1 > s.first && !calendar[p.lower] {
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
		if len(ps) > maxNamesakes {
			continue // a list, no meeting
		}
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
	for i := s.first; i < s.last && len(out) <= maxNamesakes; i++ {
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
		if k, ok := slices.BinarySearch(p.mentions, s.index); ok || k > 0 && r.paragraph(p.mentions[k-1]) == r.paragraph(s.index) {
			n += 300
		}
		return n + 200*p.rank + 50*min(len(p.mentions), 3)
	}
	best := ps[0]
	for _, p := range ps[1:min(len(ps), maxNamesakes)] {
		if score(p) > score(best) {
			best = p
		}
	}
	return best
}

// paragraph returns the number of the paragraph that sentence i is in.
func (r *reading) paragraph(i int) int { return r.a.Passages[r.sents[i].passage].Paragraph }

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
				if f.Label == "role" && !f.Former {
					r.office(f)
				}
				if f.Date == bygoneRole {
					f.Date = ""
				} else {
					f.Date = r.a.Date
				}
				f.Name = r.entities[f.About].Name
				if f.Evidence == nil {
					f.Evidence = r.cite(s)
				}
				f.at = m.first
				r.doc.Facts = append(r.doc.Facts, f)
			}
		}
	}
	r.pronounRoles(seen)
	r.counterparts()
	r.pronounAges()
	r.describedAges()
}

// pronounRoles finds the roles of whom a pronoun at the head of a sentence means: "She was
// mayor from 2014 to 2022." Those seen are known.
func (r *reading) pronounRoles(seen map[string]bool) {
	for si := range r.sents {
		s := &r.sents[si]
		i := r.headPronoun(s)
		if i < 0 || s.kind == article.Heading {
			continue
		}
		first, last := r.copula(s, i+1)
		if first >= last || !r.tellsRole(first, last) || r.onlyKin(first, last) || r.spokenTo(s, i) {
			continue
		}
		id := r.antecedent(s, i)
		if id == "" {
			continue
		}
		f := Fact{Label: "role", Value: singleSpaced(r.text(first, last)), Date: r.a.Date, Evidence: r.cite(s), About: id, Name: r.entities[id].Name, Rule: "pronoun-is-role", at: i}
		if f.Former = bygone(f.Value) || r.onceWas(s, first); r.ownYears(s, last) {
			f.Date, f.Former = "", true
		}
		key := f.About + f.Label + Fold(f.Value)
		if seen[key] {
			continue
		}
		seen[key] = true
		if !f.Former {
			r.office(f)
		}
		r.doc.Facts = append(r.doc.Facts, f)
	}
}

// vouch names who claims the attributes that stand in somebody's words, and drops
// those in a quotation of nobody known. It follows the search for quotations.
func (r *reading) vouch() {
	r.doc.Facts = slices.DeleteFunc(r.doc.Facts, func(f Fact) bool {
		_, claimed := r.claimAt(f.at)
		return !claimed && r.toks[f.at].quote >= 0
	})
	for i := range r.doc.Facts {
		f := &r.doc.Facts[i]
		if by, ok := r.claimAt(f.at); ok && r.spoken(f.at) {
			f.Claimant, f.Via = names(by.speakers), by.via
		}
	}
}

// office notes under the last words of a role who has it, so that "the
// president" can be understood where only one person is one.
func (r *reading) office(f Fact) {
	words := strings.Fields(strings.ToLower(normalise(f.Value)))
	for i := range words {
		if i > 0 && seconds[words[i-1]] {
			break // the deputy minister is no minister
		}
		name := strings.Join(words[i:], " ")
		if old, ok := r.offices[name]; ok && old != f.About {
			r.offices[name] = ""
		} else {
			r.offices[name] = f.About
		}
	}
}

// seconds stand before the office that somebody has not got.
var seconds = set("acting assistant deputy former shadow under vice")

func (r *reading) attributesOf(s *sent, m *mention) []Fact {
	var out []Fact
	add := func(label, rule string, first, last int) {
		if label == "role" {
			for last-1 > first && r.toks[last-1].role == 1 && r.roleKind(last-1, last) == "title" {
				last-- // "Agency head Dr Anna Holm"
			}
			if first-1 > s.first && r.toks[first-1].lower == "then" {
				first-- // "signed by the then minister Anna Holm"
			}
			if rule == "role-comma-name" && r.relative(first, last) {
				return
			}
			if first = r.unpraised(r.unowned(first, last), last); !r.tellsRole(first, last) || r.onlyKin(first, last) {
				return
			}
		}
		if first < last {
			value := strings.TrimLeft(singleSpaced(r.text(first, last)), "–—-‘“\"[( ")
			f := Fact{Label: label, Value: strings.TrimPrefix(value, "The "), About: m.id, Rule: rule}
			if label == "role" {
				f.Former = bygone(f.Value)
				if r.ownYears(s, last) || rule == "name-is-role" && r.onceWas(s, first) || rule == "role-before-name" && r.longAgo(s) {
					f.Date, f.Former = bygoneRole, true
				}
			}
			out = append(out, f)
		}
	}
	belongs := func(first, last int) {
		if r.ownYears(s, last) {
			return // "chief executive of Acme until 2027"
		}
		nation := r.nationality(first, last)
		if nation != nil {
			out = append(out, Fact{Label: "nationality", Value: r.text(nation.first, nation.last), ValueID: nation.id, About: m.id, Rule: "nationality-in-role"})
		}
		r.affiliation(first, last, func(k *mention) {
			if k != nation {
				e := r.entities[k.id]
				out = append(out, Fact{Label: "affiliation", Value: e.Name, ValueID: e.ID, About: m.id, Rule: "affiliation-in-role"})
			}
		})
		if id, told := r.whose(s, first); id != "" {
			out = append(out, Fact{Label: "affiliation", Value: r.entities[id].Name, ValueID: id, About: m.id, Evidence: told, Rule: "affiliation-by-its"})
		}
	}
	title := r.titleBefore(s, m.first)
	if title < m.first && !r.onlyTitle(title, m.first) {
		add("role", "role-before-name", title, m.first)
		belongs(title, m.first)
		if first, last := r.appositionBefore(s, title); first < last && m.first == title+1 && ranks[r.toks[title].lower] { // "The head of the agency, Colonel Anna Holm"
			add("role", "role-comma-name", first, last)
			belongs(first, last)
		}
	} else if first, last := r.appositionBefore(s, title); first < last {
		add("role", "role-comma-name", first, last)
		belongs(first, last)
	}
	if a := r.ageAfter(s, m.last); a > 0 {
		add("age", "age-after-name", a, a+1)
	}
	if a := r.ageBefore(s, m.first); a >= 0 {
		out = append(out, Fact{Label: "age", Value: years(&r.toks[a]), About: m.id, Rule: "age-before-name"})
	}
	if a := r.ageOpening(s, m.last); a >= 0 {
		out = append(out, Fact{Label: "age", Value: years(&r.toks[a]), About: m.id, Rule: "age-in-apposition"})
	}
	if a := r.lateAge(s, m); a >= 0 {
		add("age", "age-in-clause", a, a+1)
	}
	if first, last := r.appositionAfter(s, m.last); first < last {
		add("role", "name-comma-role", first, last)
		belongs(first, last)
	} else if first, last := r.copula(s, r.pastWho(s, m.last)); first < last {
		add("role", "name-is-role", first, last)
		belongs(first, last)
	}
	r.lifeDates(s, m, func(label, rule, value string) {
		out = append(out, Fact{Label: label, Value: singleSpaced(value), About: m.id, Rule: rule})
	})
	return out
}

// whose returns the body whose role begins at token i, where that says "its", and the
// sentences that tell: the body or country that the sentence is about or, if nothing but a
// quotation stands before "its", the sentence before in the same paragraph. Else it returns "".
func (r *reading) whose(s *sent, i int) (id string, told []Evidence) {
	if r.toks[i].lower != "its" && i > s.first {
		i--
	}
	if r.toks[i].lower != "its" {
		return "", nil
	}
	if id := r.bodyAbout(s.first, i); id != "" {
		return id, r.cite(s)
	}
	if s.index == 0 || r.paragraph(s.index-1) != r.paragraph(s.index) {
		return "", nil
	}
	for j := s.first; j < i; j++ {
		if t := &r.toks[j]; t.quote < 0 && (t.isNoun() || t.tag == "PRP") {
			return "", nil
		}
	}
	before := &r.sents[s.index-1]
	if id = r.bodyAbout(before.first, before.last); id == "" {
		return "", nil
	}
	return id, slices.Concat(r.cite(before), r.cite(s))
}

// bodyAbout returns the body or country that begins the tokens, if they speak of no other: of
// none by its name, nor of a company, bank or the like that is not said to be it.
func (r *reading) bodyAbout(first, last int) string {
	if first < last && r.toks[first].tag == "DT" {
		first++
	}
	if first >= last || r.toks[first].name < 0 {
		return ""
	}
	m := &r.mentions[r.toks[first].name]
	body := func(m *mention) bool {
		typ := r.entities[m.id].Type
		return typ == Organisation || typ == Country
	}
	if m.first != first || m.how == byDemonym || !body(m) || m.last < last && (r.toks[m.last].tag == "POS" || r.toks[m.last].isNoun()) {
		return "" // "Norwegian officials", "Norway's bank", "a Norway fan"
	}
	apposed := m.last+1 < last && r.toks[m.last].text == "," && r.toks[m.last+1].tag == "DT"
	for i := m.last; i < last; i++ {
		t := &r.toks[i]
		if t.name >= 0 && r.mentions[t.name].id != m.id && body(&r.mentions[t.name]) {
			return ""
		}
		if t.name < 0 && t.isNoun() && r.x.lx.nouns[t.lower] == "organisation" {
			if !apposed {
				return ""
			}
			apposed = false
		}
	}
	return m.id
}

// stateHeads end the names of states, which no list need know.
var stateHeads = set("Emirate Emirates Federation Kingdom Republic Sultanate")

// bygoneRole stands for the date of a role that the article tells the years of:
// the day of the article would say that it is held then.
const bygoneRole = "-"

// ownYears reports whether years follow a role: "mayor of Paris from 1977 to 1995".
func (r *reading) ownYears(s *sent, i int) bool {
	if i+1 >= s.last {
		return false
	}
	switch r.toks[i].lower {
	case "from", "between", "until", "in", "during":
		_, ok := year(r.toks[i+1].lower)
		return ok
	}
	return false
}

// tellsRole reports whether the words hold the name of a role, and are no mere
// number in a row ("a third president").
func (r *reading) tellsRole(first, last int) bool {
	for i := first; i < last; i++ {
		switch r.toks[i].lower {
		case "second", "third", "fourth", "fifth", "another":
			return false
		}
		if n := r.toks[i].role; n > 0 {
			if ro, _ := r.roleHere(i, i+n); ro.kind != "peer" { // "her colleague" is no office
				return true
			}
		}
	}
	return false
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
		case j+1 < i && t.lower == r.toks[j+1].lower: // doubled by a slip: "Minister Minister Berg"
			return start
		case t.tag == "DT" && j > s.first && j < i-1 && r.toks[j+1].name >= 0 && (r.toks[j-1].lower == "to" || r.toks[j-1].lower == "of" || r.toks[j-1].lower == "for") && r.roleEndsAt(s, j-1):
		case t.tag == "DT" && start < i && r.roleCovers(s, j): // "leader of the opposition"
		case t.tag == "DT" || t.tag == "PRP$" || r.mark(t) != 0:
			return start
		case timeWords[t.lower] || calendar[t.lower] || strings.HasSuffix(t.lower, "-old"):
			return start
		case kin[t.lower] && j+1 < i && r.roleIn(j+1, i): // "his wife First Lady …"
			return start
		case t.role > 0 || t.isNoun() || strings.HasPrefix(t.tag, "JJ") && !sizeWords[t.lower]:
			if r.roleCovers(s, j) || t.isNoun() || t.capital() || strings.HasPrefix(t.tag, "JJ") {
				start = j
			}
		case t.tag == "CC" && t.lower == "and" && r.roleEndsAt(s, j):
		case (t.lower == "of" || t.lower == "for" || t.lower == "to" || t.lower == "from") && r.roleEndsAt(s, j):
			if r.roleIn(j, i) && (t.lower != "of" || kin[r.toks[j-1].lower]) {
				return start // "brother of President John F. Kennedy"
			}
		case r.roleCovers(s, j) || t.tag == "POS" || t.lower == "'s":
		case stages[t.lower]:
			start = j
		case t.capital() && t.tag != "IN" && !t.isVerb():
			start = j
		default:
			return start
		}
	}
	return start
}

// roleIn reports whether a role starts among tokens [first, last).
func (r *reading) roleIn(first, last int) bool {
	for i := first; i < last; i++ {
		if r.toks[i].role > 0 {
			return true
		}
	}
	return false
}

// kin are the roles that only say whose relative somebody is.
var kin = map[string]bool{"wife": true, "husband": true, "son": true, "daughter": true, "brother": true, "sister": true, "mother": true, "father": true, "widow": true, "cousin": true, "nephew": true, "niece": true, "uncle": true, "aunt": true}

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

// ranks stand before a name and leave open what office its bearer has.
var ranks = set("admiral brigadier captain colonel commander general judge justice lieutenant major professor sergeant")

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
	first, last = r.rolePhrase(s, i+1)
	if last < s.last && r.toks[last].isWord() && r.toks[last].tag != "WP" && r.toks[last].tag != "WDT" && r.toks[last].tag != "IN" && r.toks[last].tag != "CC" {
		return 0, 0 // "Per request of Johnson, the Queen suspended …" is no apposition
	}
	return first, last
}

// stages are words for how far somebody is in an office, whatever their tags.
var stages = set("incoming outgoing exiting sitting acting presumptive would-be")

// pastWho returns the token behind ", who" at token i, or i.
func (r *reading) pastWho(s *sent, i int) int {
	if i+2 < s.last && r.toks[i].text == "," && r.toks[i+1].lower == "who" {
		return i + 2
	}
	return i
}

// onceWas reports whether the role at token i is said to have been held before what is told:
// "had been minister", "was then the head of finance".
func (r *reading) onceWas(s *sent, i int) bool {
	for j := i - 1; j > s.first && j > i-5; j-- {
		switch t := &r.toks[j]; {
		case t.lower == "had":
			return true
		case t.lower == "then" && r.toks[j-1].lower == "was":
			return true
		case t.tag != "DT" && t.lower != "been" && !isBe(t.lower):
			return false
		}
	}
	return false
}

// copula returns the role in "NAME is the ROLE", "NAME (72) was appointed ROLE".
func (r *reading) copula(s *sent, i int) (first, last int) {
	if a := r.ageAfter(s, i); a > 0 && r.toks[i].text == "(" {
		i = a + 2
	}
	for j := i; j < s.last && j < i+5; j++ {
		switch r.toks[j].lower {
		case "is", "was", "been", "became", "remains", "serves", "served", "elected", "appointed", "named", "as":
			if now := &r.toks[min(j+1, s.last-1)]; now.lower == "now" || now.lower == "then" {
				continue
			}
			if j+1 < s.last && (r.toks[j+1].tag == "DT" || r.toks[j+1].role > 0 || r.toks[j+1].capital()) {
				if f, l := r.rolePhrase(s, j+1); f < l {
					return f, l
				}
			}
		case ",", "and", "has", "had", "also", "still", "currently", "then", "now":
			if r.toks[j].lower == "," || r.toks[j].lower == "and" {
				return 0, 0
			}
			if n := j + 1; n < s.last && isBe(r.toks[j-1].lower) && (r.toks[n].tag == "DT" || r.toks[n].role > 0) { // "is now an adviser"
				if f, l := r.rolePhrase(s, n); f < l {
					return f, l
				}
			}
		default:
			return 0, 0
		}
	}
	return 0, 0
}

// rolePhrase returns the noun phrase at i when a role is its head: "the German
// chancellor", "China’s head of state and party leader", "a spokeswoman for the
// ministry". Determiners and an age are left out.
func (r *reading) rolePhrase(s *sent, i int) (first, last int) {
	for i < s.last && (r.toks[i].tag == "DT" || r.toks[i].lower == "then" || years(&r.toks[i]) != "") {
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
		case role && (t.lower == "of" || t.lower == "for" || t.lower == "at" || t.lower == "the" || t.lower == "and" || t.lower == "in" && j+1 < s.last && r.toks[j+1].capital() && !calendar[r.toks[j+1].lower]):
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

// appositionBefore returns the role in "the country's president, NAME,", "its
// head of projects, NAME,".
func (r *reading) appositionBefore(s *sent, i int) (first, last int) {
	if i-2 < s.first || r.toks[i-1].text != "," {
		return 0, 0
	}
	last = i - 1
	end := last // of the role itself
	if !r.roleEndsAt(s, last) {
		end = r.roleBeforeOf(s, last)
	}
	if end <= s.first || strings.HasSuffix(r.toks[end-1].lower, "s") {
		return 0, 0
	}
	first = r.titleBefore(s, end)
	if first >= end || first > s.first && r.toks[first-1].tag != "DT" && r.toks[first-1].tag != "PRP$" && !r.toks[first-1].isVerb() && !r.ofPerson(s, first-1) {
		return 0, 0
	}
	if end < last {
		if f, l := r.rolePhrase(s, first); f != first || l != last {
			return 0, 0
		}
		if first-2 > s.first && r.toks[first-2].text == "," && r.toks[first-3].capital() {
			return 0, 0 // "Anna Holm, the mayor of Bergen, Norway": hers
		}
	}
	return first, last
}

// ofPerson reports whether token i is the "'s" of a person: "Holm's campaign manager".
func (r *reading) ofPerson(s *sent, i int) bool {
	if i <= s.first || r.toks[i].lower != "'s" && r.toks[i].tag != "POS" || r.toks[i-1].name < 0 {
		return false
	}
	return r.entities[r.mentions[r.toks[i-1].name].id].Type == Person
}

// roleBeforeOf returns the end of a role that goes on with "of …" up to token
// last, or 0.
func (r *reading) roleBeforeOf(s *sent, last int) int {
	for j := last - 1; j >= s.first && j > last-9 && r.toks[j].tag != "," && !r.toks[j].isVerb(); j-- {
		if n := r.toks[j].role; n > 0 && j+n < last && r.toks[j+n].tag == "IN" {
			return j + n
		}
	}
	return 0
}

// years returns the number in "72-year-old", or "".
func years(t *token) string {
	if n, ok := strings.CutSuffix(t.lower, "-year-old"); ok && isAge(n) {
		return n
	}
	return ""
}

// ageOpening returns the token that holds the age in ", a 72-year-old senator"
// after token i, or -1.
func (r *reading) ageOpening(s *sent, i int) int {
	if i+2 < s.last && r.toks[i].text == "," && r.toks[i+1].tag == "DT" && years(&r.toks[i+2]) != "" {
		return i + 2
	}
	return -1
}

// ageBefore returns the token "72-year-old" before a name, with only a role
// between, or -1.
func (r *reading) ageBefore(s *sent, i int) int {
	for j := i - 1; j >= s.first && j >= i-9; j-- {
		t := &r.toks[j]
		if n, ok := strings.CutSuffix(t.lower, "-year-old"); ok {
			if isAge(n) {
				return j
			}
			return -1
		}
		if t.name < 0 && t.role == 0 && (t.isVerb() || t.tag == "IN" || t.tag == "," || t.tag == "CC") {
			return -1
		}
	}
	return -1
}

// affiliation adds the bodies and countries that a role names, by their
// canonical names.
func (r *reading) affiliation(first, last int, add func(*mention)) {
	for i := first; i < last; i++ {
		k := r.toks[i].name
		if k < 0 {
			continue
		}
		m := &r.mentions[k]
		if ro, _ := r.roleHere(m.last, last); m.how == byDemonym && m.last < last && ro != nil && notNational[ro.last()] {
			continue // a "French teacher" may be of anywhere
		}
		posted := m.first > first && (r.toks[m.first-1].lower == "to" || r.toks[m.first-1].lower == "the" && m.first-1 > first && r.toks[m.first-2].lower == "to")
		typ := r.entities[m.id].Type
		if !posted && (typ == Organisation || typ == Country || typ == Place && m.last-m.first > 1 && stateHeads[r.toks[m.last-1].norm]) && m.last <= last { // an ambassador to Germany is not of it
			add(m)
		}
		i = max(i, m.last-1)
	}
}
