package facts

import (
	"slices"
	"strings"
)

// A mention is a run of tokens that names an entity.
type mention struct {
	first, last int // tokens
	sent        int
	id          string
	how         naming
	alias       bool // the words are a name of the entity, to be listed as such
}

// entity registers an entity under id and returns it.
func (r *reading) entity(id, name string, typ Type) *Entity {
	e, ok := r.entities[id]
	if !ok {
		if t := r.x.told.entity(id); t.ID != "" {
			name, typ = t.Name, t.Type
		}
		e = &Entity{ID: id, Name: name, Type: typ, Aliases: []string{}, Evidence: []Evidence{}}
		r.entities[id] = e
		r.order = append(r.order, id)
	}
	return e
}

// name marks tokens [first, last) as naming the entity id. Where they already
// name something, the longer name wins.
func (r *reading) name(s *sent, m mention) {
	m.sent = s.index
	for i := m.first; i < m.last; i++ {
		if old := r.toks[i].name; old >= 0 {
			if o := r.mentions[old]; o.last-o.first >= m.last-m.first {
				return
			}
		}
	}
	for i := m.first; i < m.last; i++ {
		if old := r.toks[i].name; old >= 0 {
			r.unname(old)
		}
		r.toks[i].name = len(r.mentions)
	}
	r.mentions = append(r.mentions, m)
}

// unname takes a mention back. Its slot stays, so that indexes keep their
// meaning, but no token points to it.
func (r *reading) unname(k int) {
	m := &r.mentions[k]
	for i := m.first; i < m.last; i++ {
		if r.toks[i].name == k {
			r.toks[i].name = -1
		}
	}
	m.last = m.first
}

// findKnown marks the names that the lexicon knows: countries, their people,
// capitals and seats, organisations.
func (r *reading) findKnown() {
	for si := range r.sents {
		s := &r.sents[si]
		for i := s.first; i < s.last; {
			e, n := r.match(i, s.last)
			if e == nil || r.partOfName(s, i, n, e) {
				i++
				continue
			}
			r.nameKnown(s, i, n, e)
			i += n
		}
	}
}

// match returns the longest gazetteer entry that stands at token i, and how
// many tokens it takes. "TASS" matches "Tass", and "The Kremlin" in a headline
// in capitals matches nothing: an entry is compared in its own case, or wholly
// in capitals when it is longer than three letters.
func (r *reading) match(i, last int) (*gazetteerEntry, int) {
	t := &r.toks[i]
	if !t.capital() && !strings.HasPrefix(t.lower, "al-") {
		return nil, 0
	}
	for _, word := range [2]string{t.norm, titleCase(t)} {
		es := r.x.lx.gazetteer[word]
	next:
		for k := range es {
			e := &es[k]
			if i+len(e.words) > last {
				continue
			}
			for j, w := range e.words {
				if got := r.toks[i+j].norm; got != w && !(len(w) > 3 && len(got) == len(w) && strings.ToUpper(w) == got) {
					continue next
				}
			}
			return e, len(e.words)
		}
	}
	return nil, 0
}

// titleCase returns the title case of a word in capitals, else the word.
func titleCase(t *token) string {
	if len(t.norm) > 3 && strings.ToUpper(t.norm) == t.norm && isASCII(t.norm) {
		return t.norm[:1] + t.lower[1:]
	}
	return t.norm
}

// partOfName reports whether the word at i, although the name of a country, is
// the given name or the family name of a person (Jordan Peterson, Chelsea
// Clinton, Paris Hilton): a title or a given name stands before it, or a word
// follows that can only be a family name.
func (r *reading) partOfName(s *sent, i, n int, e *gazetteerEntry) bool {
	if i > s.first && e.how == byDemonym && regionWords[r.toks[i-1].norm] {
		return true // "Latin American"
	}
	if n != 1 || e.how == byDemonym && e.words[0] != "German" {
		return false
	}
	if partWords[e.words[0]] && (i == s.first || r.toks[i-1].lower != "the" || i+1 < s.last && r.toks[i+1].capital()) {
		return true // "West Bergen" is not the West
	}
	if i+1 < s.last && (r.toks[i+1].norm == "War" || r.toks[i+1].norm == "Wars") {
		return true // a war is in a country, and is not the country
	}
	if i > s.first {
		p := &r.toks[i-1]
		if partWords[p.norm] {
			return true // "Northern Cyprus"
		}
		if p.name >= 0 && e.how == byName && strings.HasPrefix(r.mentions[p.name].id, "organisation/") {
			return true // "CNN Philippines"
		}
		if r.x.lx.firstNames[p.norm] && p.name < 0 && !r.toks[i].allCaps() {
			return true
		}
		if e.how != byDemonym && (r.unknownName(s, i-1) || i-1 == s.first && p.tag == "NNP" && !openers[p.lower] && r.ageAfter(s, i+1) > 0) {
			return true // "Zarbok Amman", "Mister America"
		}
	}
	if i+1 >= s.last || !givenToo[r.toks[i].norm] {
		return false
	}
	next := &r.toks[i+1]
	if !next.capital() || next.tag != "NNP" || next.name >= 0 || r.isHead(next.norm) || r.roleAt(i+1, s.last) > 0 {
		return false
	}
	known, _ := r.match(i+1, s.last)
	return known == nil
}

// unknownName reports whether the word at i is a capital's and no title,
// direction or day: part of a name that goes on behind it.
func (r *reading) unknownName(s *sent, i int) bool {
	t := &r.toks[i]
	return i > s.first && t.capital() && t.name < 0 && t.tag == "NNP" && !calendar[strings.TrimSuffix(t.lower, ".")] && !r.allCapital(i, i+1) &&
		r.roleBefore(s, i+1) == "" && len(r.x.lx.roles[t.lower]) == 0 && !r.isHead(t.norm) && r.mark(&r.toks[i-1]) == 0 && !openers[t.lower]
}

// regionWords make a region's people of the demonym behind them.
var regionWords = set("Latin Native African North South Central Meso Pan")

// partWords make another place of the country after them.
var partWords = map[string]bool{"Northern": true, "Southern": true, "Eastern": true, "Western": true, "North": true, "South": true, "East": true, "West": true, "New": true, "Inner": true, "Outer": true, "Equatorial": true, "Greater": true, "Upper": true, "Lower": true, "Central": true}

func (t *token) allCaps() bool { return len(t.norm) > 1 && strings.ToUpper(t.norm) == t.norm }

// givenToo are names of countries and capitals that people bear as well.
var givenToo = map[string]bool{"Jordan": true, "Chad": true, "Georgia": true, "Israel": true, "Paris": true, "Sofia": true, "German": true, "Kenya": true, "Cuba": true, "Malta": true, "Victoria": true, "Lima": true, "London": true, "Ireland": true, "Holland": true, "Washington": true, "Austin": true}

func (r *reading) isHead(w string) bool { return r.x.lx.orgHeads[w] || r.x.lx.placeHeads[w] }

// nameKnown marks the tokens of a gazetteer entry. A capital stands for its
// government unless the words around it say that the city is meant.
func (r *reading) nameKnown(s *sent, i, n int, e *gazetteerEntry) {
	m := mention{first: i, last: i + n, id: e.id, how: e.how, alias: e.how != byDemonym}
	if e.how == byCapital && r.meansCity(s, i, i+n) {
		m.id, m.how = "place/"+slug(e.place), byName
		r.entity(m.id, e.place, Place)
	} else {
		k := r.x.lx.known[e.id]
		r.entity(k.ID, k.Name, k.Type)
	}
	if strings.HasPrefix(m.id, "organisation/") && r.ownArticle(s, m.first-1) {
		m.first--
	}
	r.name(s, m)
}

// cityBefore are the words after which a capital is the city, not the
// government that sits there.
var cityBefore = map[string]bool{"in": true, "near": true, "at": true, "around": true, "outside": true, "inside": true, "from": true, "to": true, "into": true, "through": true, "across": true, "via": true, "leave": true, "left": true, "leaving": true, "central": true, "downtown": true, "visited": true, "reach": true, "reached": true, "entered": true, "of": true, "for": true}

// fromGovernment are verbs and nouns after which "to" and "from" lead to a
// government ("ties to Moscow", "support from Beijing").
var fromGovernment = map[string]bool{"support": true, "ties": true, "loyal": true, "pressure": true, "aid": true, "close": true, "concessions": true, "response": true, "request": true, "warning": true, "message": true, "opposition": true, "help": true, "assistance": true, "weapons": true, "alternative": true, "allegiance": true, "independence": true, "criticism": true, "demands": true, "signals": true}

func (r *reading) meansCity(s *sent, first, last int) bool {
	government := last < s.last && r.toks[last].lower == "'s"
	if first-2 > s.first && r.toks[first-1].text == "," && (r.toks[first-2].lower == "capital" || r.x.lx.placeHeads[r.toks[first-2].norm] && r.toks[first-2].capital()) {
		return true // "the capital, Kabul", "High Street, London"
	}
	if first > s.first && !government {
		switch r.toks[first-1].lower {
		case "in", "near", "around", "outside", "inside", "downtown", "central":
			return true // "the talks in Moscow ended"
		}
	}
	if last < s.last {
		next := &r.toks[last]
		switch {
		case next.text == "," && last+1 < s.last && r.toks[last+1].capital() && first > s.first && cityBefore[r.toks[first-1].lower]:
			return true // in Kabul, Afghanistan
		case next.lower == "'s" || next.isVerb() || r.x.lx.orgHeads[next.norm] || r.roleAt(last, s.last) > 0:
			return next.lower == "'s" && last+1 < s.last && cityThings[r.toks[last+1].lower]
		case cityThings[next.lower]:
			return true
		}
	}
	if first == s.first {
		return false
	}
	p := &r.toks[first-1]
	switch p.lower {
	case "to", "from", "of", "for":
		if first-2 < s.first {
			return p.lower != "of" && p.lower != "for"
		}
		before := &r.toks[first-2]
		if p.lower == "of" || p.lower == "for" {
			return before.lower == "city" || before.lower == "capital" || before.lower == "streets" || before.lower == "outskirts" || before.lower == "north" || before.lower == "south" || before.lower == "east" || before.lower == "west" || before.lower == "left" || before.lower == "mayor" || before.lower == "bound"
		}
		return !fromGovernment[before.lower]
	}
	return cityBefore[p.lower] || p.lower == "capital"
}

// cityThings are words that make the capital before them a city.
var cityThings = map[string]bool{"airport": true, "suburb": true, "suburbs": true, "street": true, "streets": true, "metro": true, "mayor": true, "residents": true, "hotel": true, "court": true, "police": true, "university": true, "hospital": true, "area": true, "region": true, "station": true, "time": true}

// markRoles marks where the name of a role starts. Known names are left whole:
// in "White House press secretary" the role is "press secretary".
func (r *reading) markRoles() {
	for si := range r.sents {
		s := &r.sents[si]
		for i := s.first; i < s.last; {
			if k := r.toks[i].name; k >= 0 {
				i = r.mentions[k].last
				continue
			}
			n := r.roleAt(i, s.last)
			r.toks[i].role = n
			i += max(n, 1)
		}
	}
}

// roleAt returns the number of tokens of the role name at i, 0 for none.
func (r *reading) roleAt(i, last int) int {
	ro, n := r.roleHere(i, last)
	if ro == nil {
		return 0
	}
	return n
}

func (r *reading) roleHere(i, last int) (*role, int) {
	if i >= last {
		return nil, 0
	}
	first := r.toks[i].lower
	for _, before := range [2]string{"ex-", "then-"} { // "then-Chancellor"
		first = strings.TrimPrefix(first, before)
	}
	rs := r.x.lx.roles[first]
next:
	for k := range rs {
		if i+len(rs[k].words) > last || rs[k].kind == "title" && !r.toks[i].capital() {
			continue
		}
		for j, w := range rs[k].words[1:] {
			if r.toks[i+1+j].lower != w {
				continue next
			}
		}
		return &rs[k], len(rs[k].words)
	}
	return nil, 0
}

// findNamed marks names that the lexicon does not know but whose form tells
// what they are: "Anhui Province", "Moscow Foreign Ministry", "University of
// Oxford".
func (r *reading) findNamed() {
	for si := range r.sents {
		s := &r.sents[si]
		if r.shouts(s) {
			continue
		}
		for i := s.first; i < s.last; {
			end := r.capitalRun(s, i, true)
			if end > i {
				r.nameByHead(s, i, end)
				i = end
			} else {
				i++
			}
		}
	}
}

// shouts reports whether a sentence is written as headlines are: there a capital
// tells nothing.
func (r *reading) shouts(s *sent) bool { return s.loud }

// allCapitals reports whether nearly every word of a line has a capital and no
// full stop ends it.
func (r *reading) allCapitals(s *sent) bool {
	if last := &r.toks[s.last-1]; last.tag == "." && last.text == "." {
		return false
	}
	words, caps := 0, 0
	for i := s.first; i < s.last; i++ {
		if t := &r.toks[i]; t.isWord() && len(t.text) > 3 {
			words++
			if t.capital() {
				caps++
			}
		}
	}
	return words > 4 && caps*10 > words*8
}

// capitalRun returns the end of the run of capitalised words that starts at i,
// or i. With known, names found before count as part of the run.
func (r *reading) capitalRun(s *sent, i int, known bool) int {
	end := i
	for j := i; j < s.last; j++ {
		t := &r.toks[j]
		switch {
		case t.name >= 0 && !known:
			return end
		case r.mark(t) != 0:
			return end
		case t.name >= 0 && r.mentions[t.name].how == byDemonym && j > i && !royal[r.toks[j-1].norm]:
			return end
		case r.nameWord(s, j):
			end = j + 1
		case j > i && end == j && r.particlesAt(s, j) > 0:
			j += r.particlesAt(s, j) - 1
		case j > i && r.joinsArticle(s, j):
		case j > i && end == j && (t.lower == "of" || t.lower == "for") && j+1 < s.last && known && r.joinsName(s, i, j):
		case j > i && end == j && t.lower == "the" && (r.toks[j-1].lower == "of" || r.toks[j-1].lower == "for"):
		case j > i && end == j && t.lower == "and" && known && (r.joinsHead(s, j) || r.joinsField(s, i, j)):
		default:
			return end
		}
	}
	return end
}

// particlesAt returns how many particles of a name stand at token j: two in
// "Joost van der Meulen".
func (r *reading) particlesAt(s *sent, j int) int {
	for n := 1; n <= 2 && j+n < s.last && particles[r.toks[j+n-1].lower]; n++ {
		if r.nameWord(s, j+n) || r.joinsArticle(s, j+n) {
			return n
		}
	}
	return 0
}

// royal are words of names of bodies that stand before a demonym.
var royal = set("Royal Imperial National All Free Young United Federal Pan Independent First International")

// joinsName reports whether "of" at j goes on with the name that starts at i:
// "Ministry of Defence", "University of Oxford".
func (r *reading) joinsName(s *sent, i, j int) bool {
	next := j + 1
	if next < s.last && r.toks[next].lower == "the" {
		next++
	}
	head := r.toks[j-1].norm
	return next < s.last && r.nameWord(s, next) && r.x.lx.orgHeads[head] && !commonHeads[head] && (r.toks[j].lower == "of" || forHeads[head])
}

// joinsHead reports whether "and" at j stands inside the name of a body:
// "Islands and Fisheries Ministry", "National Oceanic and Atmospheric
// Administration". What it joins are fields of work, which end like this.
func (r *reading) joinsHead(s *sent, j int) bool {
	if r.toks[j-1].name >= 0 || r.isHead(r.toks[j-1].norm) || !fieldOfWork(r.toks[j-1].lower) {
		return false // two bodies: "Ambulance Service and Fire Brigade"
	}
	for k := j + 1; k < s.last && k <= j+3 && r.nameWord(s, k) && r.toks[k].name < 0; k++ {
		if k > j+1 && r.x.lx.orgHeads[r.toks[k].norm] {
			return true
		}
	}
	return false
}

func fieldOfWork(w string) bool {
	for _, end := range []string{"s", "ic", "al", "ion", "ture", "ment", "gy", "th", "my", "hy", "ry", "ce", "ing"} {
		if len(w) > 4 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// commonHeads are heads whose "of" leads out of the name: "Government of
// Russia" is a name, but "President of the Council of Ministers" and "the Party
// of Smith" are not looked into.
var commonHeads = map[string]bool{"Group": true, "Government": true, "Police": true, "Staff": true, "Party": true, "Army": true}

// particles are the small words inside names.
var particles = map[string]bool{"de": true, "van": true, "von": true, "der": true, "den": true, "del": true, "della": true, "da": true, "dos": true, "du": true, "la": true, "le": true, "bin": true, "ibn": true, "al": true, "el": true, "ben": true, "ter": true, "di": true}

// nameWord reports whether the token can be a word of a name.
func (r *reading) nameWord(s *sent, j int) bool {
	t := &r.toks[j]
	if strings.HasPrefix(t.lower, "al-") || strings.HasPrefix(t.lower, "el-") {
		return len(t.text) > 4
	}
	if _, tail, ok := cutLast(t.lower, "-"); ok && compoundTails[tail] {
		return false // "Norway-led"
	}
	if !t.capital() || calendar[strings.TrimSuffix(t.lower, ".")] || t.lower == "i" || strings.ContainsAny(t.text, "$€£@/\\") {
		return false
	}
	if t.name >= 0 {
		return true
	}
	if j == s.first || r.mark(&r.toks[j-1]) == '<' || r.toks[j-1].tag == ":" && !r.joinsArticle(s, j-1) {
		// The capital may be the sentence's.
		if r.x.lx.firstNames[t.norm] || t.role > 1 && j+1 < s.last && r.toks[j+1].capital() { // "Foreign Minister Ingrid Solberg"
			return true
		}
		if t.tag != "NNP" && t.tag != "NNPS" {
			return j+1 < s.last && r.toks[j+1].capital() && (partWords[t.norm] || r.isHead(r.toks[j+1].norm) && strings.HasPrefix(t.tag, "J"))
		}
		if partWords[t.norm] && j+1 < s.last && r.toks[j+1].capital() {
			return true
		}
		return !openers[t.lower]
	}
	if r.x.lx.firstNames[t.norm] && j+1 < s.last && r.toks[j+1].capital() {
		return true // "Per Solberg", whatever the tagger makes of it
	}
	switch t.tag {
	case "DT", "IN", "PRP", "PRP$", "CC", "WP", "WRB", "WDT", "MD", "TO", "EX", "UH":
		return false
	}
	return true
}

// set returns the words of a list.
func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// compoundTails make an adjective of the name before the hyphen.
var compoundTails = set("led era based backed born winning majority minority style wide integrated related funded owned run made controlled held affiliated linked inspired speaking trained friendly bound language like type class mandated brokered sponsored aligned allied occupied administered supported dominated built designed educated imposed installed registered ruled sized themed wing")

// cutLast cuts s at the last sep.
func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// openers are words that open a sentence with a capital and that the tagger
// likes to take for names.
var openers = set(`
	about above according across additionally advertisement after afterwards again against allegedly along alongside also although always amid among
	amongst analysis analysts and another any apart apparently are around as aside asked at authorities based because before besides between beyond born
	both breaking business but by can citing clearly click comment concerning considering correction could critics currently despite did do doctors does
	dozens dr due during each earlier eastern editor's either elsewhere even eventually every everyone except exclusive experts few file finally
	firefighters following for former fortunately founded from furthermore generally given had has have he hence her here him his how however hundreds if
	image in including indeed initially instead interestingly into is it its just last later lawmakers let like likewise live located many may maybe me
	meanwhile members might millions more moreover most mr mrs ms much must my near neither never nevertheless next no nobody nonetheless nor northern
	note nothing now obviously of off officials often on once only onto opinion or originally other others otherwise our out outside people per perhaps
	photo photograph please police previously protesters rather read recently regarding reportedly reports rescuers researchers residents rumors rumours
	sanctions scientists see several share she should similarly since sir so some sometimes source sources southern speaking sport still students such
	supporters thank that their them then there therefore these they this those though thousands through throughout thus to today today's tomorrow toward
	towards traditionally troops typically ultimately under unfortunately unless unlike until update updated upon us usually via video voters was watch
	we well were western what when where whether which while who whose why will with within without witnesses would yes yesterday yesterday's yet you
	your`)

var calendar = map[string]bool{"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true, "january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true, "november": true, "december": true, "jan.": true, "feb.": true, "aug.": true, "sept.": true, "oct.": true, "nov.": true, "dec.": true, "easter": true, "christmas": true}

// nameByHead names a run whose last word, or the word before "of", says what
// it is.
func (r *reading) nameByHead(s *sent, first, last int) {
	for ; first < last; first++ { // "Chinese President Xi", "Monday"
		if r.toks[first].role == 0 || first+1 < last && r.x.lx.orgHeads[r.toks[last-1].norm] {
			break
		}
	}
	head := last
	for i := first; i < last; i++ {
		if i > first && (r.toks[i].lower == "of" || r.toks[i].lower == "for") {
			head = i
			break
		}
	}
	// The longest beginning of the run that ends in a head: "Foreign Ministry
	// spokesman" has it in the middle, and what follows is the role.
	end := 0
	for i := head; i > first; i-- {
		if r.isHead(r.toks[i-1].norm) && !r.tearsRole(first, i) {
			end = i
			break
		}
	}
	if first < last-1 && end-first < 2 && orgLeads[r.toks[first].norm] { // the word may end other names
		for end = first + 1; end < last && r.toks[end].role == 0; {
			end++
		}
		head = last
	}
	if end == 0 || end-first < 2 && head == last {
		return
	}
	h := r.toks[end-1].norm
	if head < last && end == head {
		for end = head + 1; end < last && (r.toks[end].role == 0 || r.isHead(r.toks[last-1].norm)); {
			end++
		}
	}
	if r.toks[end-1].role > 0 && !r.x.lx.orgHeads[r.toks[end-1].norm] {
		return
	}
	if k := r.toks[first].name; k >= 0 && r.mentions[k].last >= end {
		return // "White House", known already
	}
	if k := r.toks[end-1].name; k >= 0 && r.mentions[k].how == bySeat {
		return // "Bill Clinton White House"
	}
	name := r.text(first, end)
	if r.x.lx.placeHeads[h] && !r.x.lx.orgHeads[h] {
		if k := r.toks[first].name; k >= 0 && r.mentions[k].last < end {
			if first = r.mentions[k].last; end-first < 2 { // "China's Anhui Province"
				return
			}
			name = r.text(first, end)
		}
		id := "place/" + slug(name)
		r.entity(id, name, Place)
		r.name(s, mention{first: first, last: end, id: id, alias: true})
		return
	}
	id, canonical := r.organisationName(first, end)
	if slug(canonical) == "" {
		return
	}
	r.entity(id, canonical, Organisation)
	r.name(s, mention{first: first, last: end, id: id, alias: true})
}

// orgLeads begin the names of organisations in languages that put what they are first.
var orgLeads = set(`Asociación Associação Associazione Banca Banco Banque Comisión Comité Compagnie Companhia Compañía Confederación Consejo Cooperativa Editora Empresa
	Federação Federación Federazione Fédération Fondation Fondazione Frente Fundação Fundación Groupe Grupo Gruppo Instituto Istituto Ministère Ministerio Ministério
	Mouvement Movimento Movimiento Partido Partito Sindicato Sociedad Sociedade Società Société Syndicat Torcida Università Universidade
	Athletic Borussia Club Dinamo Dynamo Olympique Racing Spartak Sporting`)

// tearsRole reports whether a name of tokens [first, end) would end inside a
// role: there is no "White House Press" in "White House Press Secretary".
func (r *reading) tearsRole(first, end int) bool {
	for i := first; i < end; i++ {
		n := r.toks[i].role
		if i+n <= end {
			continue
		}
		// In "Foreign Ministry spokesman" the ministry has a spokesman.
		if ro, m := r.roleHere(end, i+n); ro == nil || ro.kind != "spokes" || end+m != i+n {
			return true
		}
	}
	return false
}

// organisationName gives the same id to "Moscow Foreign Ministry" and "Russian
// Foreign Ministry": a body of a state is named by the state's adjective.
func (r *reading) organisationName(first, end int) (id, name string) {
	name = r.text(first, end)
	if k := r.toks[first].name; k >= 0 && r.mentions[k].last < end {
		m := &r.mentions[k]
		if code, ok := strings.CutPrefix(m.id, "country/"); ok {
			rest := m.last
			if r.toks[rest].lower == "'s" && rest+1 < end {
				rest++
			}
			n := r.x.lx.nations[code]
			if h := r.toks[end-1].norm; stateBodies[h] && n != nil {
				key := n.adjective() + " " + r.text(rest, end)
				if m.how == byCapital || m.how == bySeat {
					name = key
				}
				return "organisation/" + slug(key), name
			}
		}
	}
	return "organisation/" + slug(name), name
}

// stateBodies are the heads of bodies of which a state has one.
var stateBodies = map[string]bool{"Ministry": true, "Government": true, "Parliament": true, "Army": true, "Navy": true, "Embassy": true, "Cabinet": true}

// findPlaces marks names that only their place in the sentence tells: what
// follows "in" or "near" and is no person, no body and no day.

// publishedIn reports whether what follows "in" at token i is a journal.
func (r *reading) publishedIn(s *sent, i int) bool {
	for j := i - 1; j >= s.first && j > i-10; j-- {
		switch r.toks[j].lower {
		case "published", "publication", "paper", "journal", "wrote", "writing", "article", "study", "printed":
			return true
		}
	}
	return false
}

// again marks the further mentions of the names that were found by their form or
// by their surroundings, also in headlines: there a capital tells nothing, but
// the same words are the same name.
func (r *reading) again(types ...Type) {
	byWord := map[string][]*Entity{}
	for _, id := range r.order {
		e := r.entities[id]
		if e == nil || !slices.Contains(types, e.Type) || r.x.lx.known[id].ID != "" {
			continue
		}
		if w, _, _ := strings.Cut(normalise(e.Name), " "); !strings.HasSuffix(w, ".") || len(w) < len(e.Name) {
			byWord[w] = append(byWord[w], e)
		}
	}
	for si := range r.sents {
		s := &r.sents[si]
		for i := s.first; i < s.last; i++ {
			t := &r.toks[i]
			if t.name >= 0 || !t.capital() {
				continue
			}
			for _, e := range first(byWord[titleCase(t)], maxNamesakes) {
				if last := r.spells(s, i, e); last > 0 {
					r.name(s, mention{first: i, last: last, id: e.ID, alias: true})
					break
				}
			}
		}
	}
}

func first[T any](s []T, n int) []T { return s[:min(len(s), n)] }

// spells returns the end of the name of e where its words stand at token i and
// are no part of a longer name, or 0.
func (r *reading) spells(s *sent, i int, e *Entity) int {
	j := i
	for w := range strings.FieldsSeq(normalise(e.Name)) {
		if j >= s.last || r.toks[j].name >= 0 || r.toks[j].norm != w && titleCase(&r.toks[j]) != w {
			return 0
		}
		j++
	}
	if j == i+1 && (r.toks[i].tag != "NNP" || j < s.last && r.toks[j].capital() && r.toks[j].tag == "NNP" || i > s.first && r.toks[i-1].capital() && r.toks[i-1].name < 0) {
		return 0
	}
	return j
}

// aliases lists, for every entity, the names the article uses besides the
// canonical one, and cites the sentence that mentions it first.
func (r *reading) aliases() {
	seen := map[string]bool{}
	cited := map[string]bool{}
	for _, m := range r.inOrder() {
		e := r.entities[m.id]
		s := &r.sents[m.sent]
		if !cited[m.id] {
			cited[m.id] = true
			e.Evidence = append(e.Evidence, Cite(r.a, s.Span))
		}
		if !m.alias {
			continue
		}
		name := singleSpaced(r.text(m.first, m.last))
		if key := m.id + "\x00" + name; name != e.Name && !seen[key] {
			seen[key] = true
			e.Aliases = append(e.Aliases, name)
		}
	}
}

// inOrder returns the mentions in the order of the text.
func (r *reading) inOrder() []*mention {
	var out []*mention
	for i := 0; i < len(r.toks); i++ {
		if k := r.toks[i].name; k >= 0 {
			out = append(out, &r.mentions[k])
			i = max(i, r.mentions[k].last-1)
		}
	}
	return out
}
