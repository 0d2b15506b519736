package facts

import (
	"slices"
	"strings"
)

// A candidate is a run of capitalised words that no list knows, wherever it
// stands in the article, with all that tells what kind of thing it names.
type candidate struct {
	words  []string // normalised
	places []run
	clues  clueSet
}

// A run is a run of tokens of one sentence.
type run struct{ sent, first, last int }

// weigh types the names that neither lists nor forms decided, by the sum of what
// speaks for each kind. Names of several words go first: what they say tells
// whom or what a single word of theirs means.
func (r *reading) weigh() {
	r.lowered = r.lowerWords()
	r.tails()
	for _, single := range []bool{false, true} {
		r.families = r.nameParts()
		byKey := map[string]*candidate{}
		var order []*candidate
		for si := range r.sents {
			s := &r.sents[si]
			if r.shouts(s) {
				continue
			}
			for i := s.first; i < s.last; {
				first, last := r.nameRun(s, i)
				if last <= i {
					i++
					continue
				}
				i = last
				if first >= last || r.cutsRole(first, last) || (last-first == 1) != single || single && r.families[r.toks[first].norm] {
					continue
				}
				key := normalise(singleSpaced(r.text(first, last)))
				c := byKey[key]
				if c == nil {
					c = &candidate{words: strings.Fields(key)}
					byKey[key] = c
					order = append(order, c)
				}
				c.places = append(c.places, run{si, first, last})
			}
		}
		for _, c := range order {
			r.clues(c)
			if r.watch != nil {
				r.watch(c)
			}
			kind := r.x.lx.weights.kind(c.clues)
			if known := r.namedAlready(c); known != "" {
				kind = known
			}
			if kind == Person && slices.ContainsFunc(c.places, func(p run) bool { return r.ledByRole(&r.sents[p.sent], p.first) }) {
				kind = Organisation
			}
			if kind == "" && r.namesSomething(c) {
				kind = Topic
			}
			r.settle(c, kind)
		}
		r.shortNames()
	}
}

// namedAlready returns the kind under which the article has the very name.
func (r *reading) namedAlready(c *candidate) Type {
	key := "/" + slug(strings.Join(c.words, " "))
	for _, kind := range kinds {
		if r.entities[string(kind)+key] != nil {
			return kind
		}
	}
	return ""
}

// namesSomething reports whether the candidate is a name although nothing tells
// of what: several words, or one that comes twice, with capitals where the
// sentence has none to give.
func (r *reading) namesSomething(c *candidate) bool {
	if c.clues.has(onlyInitial) || c.clues.has(lowered) || c.clues.has(personHead) || len(c.words) == 1 && len(c.places) < 2 || len(c.words) > 5 {
		return false
	}
	if w := c.words[0]; commonAcronyms[w] || len(w) < 3 && len(c.words) == 1 {
		return false
	}
	for i := c.places[0].first; i < c.places[0].last; i++ {
		if t := &r.toks[i]; t.name >= 0 || t.tag != "NNP" && t.tag != "NNPS" && !smallWord(t.lower) {
			return false
		}
	}
	return true
}

// cutsRole reports whether a role begins among tokens [first, last) and goes on
// behind them: "US Secretary of State" is an office, "US Secretary" no body.
func (r *reading) cutsRole(first, last int) bool {
	for i := first; i < last; i++ {
		if n := r.toks[i].role; n > 0 && i+n > last {
			return true
		}
	}
	return false
}

// tails marks the surnames with their particles, whatever their case: "De Zoysa"
// of Louis De Zoysa, "Von der Molni" of Anna von der Molni.
func (r *reading) tails() {
	of := map[string]*person{}
	for _, p := range r.people {
		for i := len(p.words) - 2; i > 0 && particles[strings.ToLower(p.words[i])]; i-- {
			of[strings.ToLower(strings.Join(p.words[i:], " "))] = p
		}
	}
	if len(of) == 0 {
		return
	}
	for si := range r.sents {
		s := &r.sents[si]
		for i := s.first; i < s.last; i++ {
			if t := &r.toks[i]; t.name >= 0 || !particles[t.lower] {
				continue
			}
			key := r.toks[i].lower
			for j := i + 1; j < s.last && j < i+4 && r.toks[j].name < 0; j++ {
				key += " " + r.toks[j].lower
				if p := of[key]; p != nil && r.toks[j].capital() {
					r.name(s, mention{first: i, last: j + 1, id: p.id, alias: true})
					p.mentions = append(p.mentions, si)
					break
				}
			}
		}
	}
}

// nameParts are the words by which the people of several names may be called.
func (r *reading) nameParts() map[string]bool {
	out := map[string]bool{}
	for _, p := range r.people {
		if len(p.words) > 1 {
			out[p.surname] = true
			if r.givenName(p.words[0]) {
				out[p.words[0]] = true
			}
		}
	}
	return out
}

// lowerWords are the words that the article also writes in lower case.
func (r *reading) lowerWords() map[string]bool {
	out := map[string]bool{}
	for i := range r.toks {
		if t := &r.toks[i]; t.text == t.lower && t.isWord() {
			out[t.lower] = true
		}
	}
	return out
}

// settle makes the candidate an entity of the kind, or nothing.
func (r *reading) settle(c *candidate, kind Type) {
	if kind == "" || slug(strings.Join(c.words, " ")) == "" {
		return
	}
	for _, p := range c.places {
		s := &r.sents[p.sent]
		first, last := p.first, p.last
		if kind == Person {
			if first = r.personStart(first, last); first < last {
				r.addPerson(s, first, last, r.nameOf(first, last), "")
			}
			continue
		}
		name := singleSpaced(r.text(first, last))
		id := string(kind) + "/" + slug(name)
		r.entity(id, name, kind)
		if kind == Organisation && r.ownArticle(s, first-1) {
			first--
		}
		r.name(s, mention{first: first, last: last, id: id, alias: true})
	}
}

// personStart returns where the name of a person begins behind a country and
// roles: "Norwegian Zbrk Molnix", "Senators Zbrk Molnix".
func (r *reading) personStart(first, last int) int {
	for first < last {
		t := &r.toks[first]
		switch {
		case t.name >= 0:
			first = r.mentions[t.name].last
		case t.role > 0:
			first += t.role
		case last-first > 1 && r.pluralRole(first):
			first++
		default:
			return first
		}
	}
	return first
}

// ownArticle reports whether "The" at token i belongs to the name after it: its
// capital is not the sentence's.
func (r *reading) ownArticle(s *sent, i int) bool {
	return i > s.first && r.toks[i].text == "The" && r.mark(&r.toks[i-1]) == 0 && r.toks[i-1].tag != ":" && r.toks[i-1].tag != "."
}

// nameRun returns the run of words that may be one name and begins at token i,
// or after what leads up to it; last is i where none does.
func (r *reading) nameRun(s *sent, i int) (first, last int) {
	last = i
	known := 0 // names in the run that are known already
	for j := i; j < s.last; {
		t := &r.toks[j]
		switch {
		case t.name >= 0:
			m := &r.mentions[t.name]
			if r.entities[m.id].Type == Person || j > i && m.how == byDemonym && !royal[r.toks[j-1].norm] || r.mentions[t.name].first < j {
				return r.trimRun(s, i, last, known)
			}
			j = m.last
			last = j
			known++
		case j > i && t.role > 0 && t.capital() && r.namesOn(s, j+t.role):
			return r.trimRun(s, i, last, known) // "Zarbok United Captain Anna Holm"
		case r.nameWord(s, j) && r.mark(t) == 0 && t.isWord() || j > i && last == j && ordinalNumber(t.text):
			j++
			last = j
		default:
			n := 0
			if j > i && last == j {
				n = r.joinsRun(s, i, j)
			}
			if n == 0 {
				return r.trimRun(s, i, last, known)
			}
			j += n
		}
	}
	return r.trimRun(s, i, last, known)
}

// namesOn reports whether a name that no list knows goes on at token i.
func (r *reading) namesOn(s *sent, i int) bool {
	return i < s.last && r.toks[i].name < 0 && r.toks[i].tag == "NNP" && r.nameWord(s, i) && !r.isHead(r.toks[i].norm)
}

// ordinalNumber reports whether a number may stand inside a name: "Apollo 11",
// "Zarbok 04".
func ordinalNumber(w string) bool {
	return len(w) <= 3 && w[0] >= '1' && w[0] <= '9'
}

// joinsRun returns how many small words at j join the name before them to the
// one behind: "Bay of the Molni", "Zarbok & Holm"; 0 for none.
func (r *reading) joinsRun(s *sent, i, j int) int {
	t, w := &r.toks[j], r.toks[j-1].norm
	n := 1
	switch t.lower {
	case "of", "for":
		if j+1 < s.last && r.toks[j+1].lower == "the" {
			n = 2
		}
		if t.lower == "of" && !r.thingWord(w) && !(w == "Army" && n == 2) || t.lower == "for" && !forHeads[w] {
			return 0
		}
	case "and":
		if !r.joinsHead(s, j) && !r.joinsField(s, i, j) {
			return 0
		}
	case "&":
		if r.isHead(w) {
			return 0
		}
	default:
		switch {
		case r.joinsArticle(s, j): // "Al - Molni"
		case !particles[t.lower]:
			return 0
		case r.joinsArticle(s, j+1):
			n = 2
		}
	}
	if j+n < s.last && r.nameWord(s, j+n) {
		return n
	}
	return 0
}

// joinsArticle reports whether the dash at j, between blanks, joins an Arabic
// article to a name, as in texts that were cut into words before: "al - Molni".
func (r *reading) joinsArticle(s *sent, j int) bool {
	return j > s.first && len(r.toks[j-1].text) == 2 && arabicArticles[r.toks[j-1].lower] && j+1 < s.last && r.toks[j].text == "-" && r.toks[j+1].capital()
}

var arabicArticles = map[string]bool{"al": true, "el": true, "ar": true, "as": true, "az": true, "ad": true, "an": true, "at": true, "ul": true}

// joinsField reports whether "and" at j joins two fields of work behind "of":
// "Department of Fisheries and Ports".
func (r *reading) joinsField(s *sent, i, j int) bool {
	for k := i + 1; k < j; k++ {
		if r.toks[k].lower == "of" && r.x.lx.orgHeads[r.toks[k-1].norm] {
			return fieldOfWork(r.toks[j-1].lower) && j+1 < s.last && r.toks[j+1].capital() && r.toks[j+1].name < 0 && fieldOfWork(r.toks[j+1].lower)
		}
	}
	return false
}

// forHeads are the heads of bodies that are for something: "Centre for Peace".
var forHeads = map[string]bool{"Institute": true, "Center": true, "Centre": true, "Council": true, "Committee": true, "Movement": true, "Foundation": true, "Fund": true, "Campaign": true, "Coalition": true, "Association": true, "Society": true, "Department": true, "Ministry": true, "Agency": true, "Office": true, "Organisation": true, "Organization": true, "Commission": true, "Union": true, "Alliance": true, "Front": true, "Party": true, "Academy": true, "School": true, "Court": true, "Tribunal": true, "Trust": true, "Institution": true, "Network": true, "Minister": true, "Secretariat": true, "Bureau": true, "Group": true, "Initiative": true, "Museum": true, "Hospital": true, "Bank": true, "Partnership": true, "Programme": true, "Program": true, "Authority": true, "Conference": true}

// thingWord reports whether the word before "of" begins a name and is no
// person's: "Battle of Ranz", but not "Anna Holm of Ranz".
func (r *reading) thingWord(w string) bool {
	return r.isHead(w) && !commonHeads[w] || r.x.lx.thingHeads[w] || ofHeads[w]
}

// ofHeads go on with "of" in names, beside the heads of the lexicon.
var ofHeads = map[string]bool{"Hall": true, "Order": true, "Sons": true, "Daughters": true, "Knights": true, "Isle": true, "Mouth": true, "Diocese": true, "Archdiocese": true, "Duchy": true, "Kingdom": true, "Principality": true, "Republic": true, "Borough": true, "Parish": true, "Commonwealth": true, "Doctors": true, "Brothers": true, "Brotherhood": true, "Farmers": true, "Workers": true, "States": true, "Community": true, "Emirate": true, "Caliphate": true, "Lord": true, "Tower": true, "Temple": true}

// trimRun takes off what leads up to a name or follows it: roles, a demonym
// before one word, and a known name on its own, which needs no typing.
func (r *reading) trimRun(s *sent, first, last, known int) (int, int) {
	end := last
	for last > first && r.toks[last-1].name < 0 && (r.toks[last-1].tag == "POS" || smallWord(r.toks[last-1].lower)) {
		last--
	}
	for k := last - 1; k > first && k > last-4 && known > 0; k-- { // "Norwegian Prime Minister"
		if n := r.toks[k].role; n > 0 && k+n >= last {
			last = k
		}
	}
	if first == s.first && last-first > 1 && !r.x.lx.places.has(Fold(r.text(first, last))) && r.toks[first].name < 0 && !r.x.lx.firstNames[r.toks[first].norm] &&
		(r.lowered[r.toks[first].lower] && !r.isHead(r.toks[last-1].norm) || last-first == 2 && r.families[r.toks[last-1].norm]) {
		first++ // the capital is the sentence's: "Allies Zarbok and Molnix"
	}
	for first < last && r.toks[first].name < 0 && r.toks[first].role > 0 && !r.isHead(r.toks[last-1].norm) {
		next := min(first+r.toks[first].role, last)
		if next < last && r.isHead(r.toks[next].norm) {
			break // "Major League Zarbok"
		}
		first = next
	}
	if first < last && known > 0 {
		if k := r.toks[first].name; k >= 0 && r.mentions[k].last >= last {
			return end, end
		}
		if k := r.toks[last-1].name; k >= 0 && last-first > 1 {
			m := &r.mentions[k]
			if m.first > first && !r.joined(m.first, first) && !r.leadsPlace(first, m.first) {
				return first, m.first // "Zarbok Norway": two names
			}
		}
	}
	return first, max(last, first)
}

// leadsPlace reports whether the words make another place of the one after
// them: "Lake Ranz", "Greater Ranz", "Northern Ranz".
func (r *reading) leadsPlace(first, last int) bool {
	for i := first; i < last; i++ {
		if w := r.toks[i].norm; !placeLeads[w] && !partWords[w] {
			return false
		}
	}
	return true
}

// joined reports whether a small word before token i joins it to the name that
// begins at first.
func (r *reading) joined(i, first int) bool {
	return i-1 > first && smallWord(r.toks[i-1].lower)
}

func smallWord(w string) bool {
	return w == "of" || w == "for" || w == "the" || w == "and" || w == "&" || w == "-" || w == "–" || particles[w]
}
