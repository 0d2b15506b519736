package facts

import (
	"cmp"
	"slices"
	"strings"

	"attache/internal/article"
)

// sexOf tells pronouns of men from those of women.
var sexOf = map[string]int{"he": male, "him": male, "his": male, "himself": male, "she": female, "her": female, "hers": female, "herself": female}

const (
	male   = 1
	female = 2
)

// courtesy are the words before a name that tell whether a man or a woman bears it.
var courtesy = map[string]int{"mr": male, "mr.": male, "sir": male, "lord": male, "king": male, "prince": male, "herr": male, "monsieur": male,
	"mrs": female, "mrs.": female, "ms": female, "ms.": female, "miss": female, "lady": female, "dame": female, "queen": female, "princess": female, "frau": female, "madame": female,
	"boy": male, "husband": male, "father": male, "son": male, "brother": male, "grandson": male, "uncle": male, "nephew": male, "grandfather": male, "widower": male, "actor": male,
	"girl": female, "wife": female, "mother": female, "daughter": female, "sister": female, "granddaughter": female, "aunt": female, "niece": female, "grandmother": female, "widow": female, "actress": female}

// sexInRole tells by a word for what somebody is whether that is a man or a
// woman; 0 when it does not say.
func sexInRole(w string) int {
	switch {
	case courtesy[w] != 0:
		return courtesy[w]
	case strings.HasSuffix(w, "woman"):
		return female
	case strings.HasSuffix(w, "man") && w != "chairman" && w != "human" && w != "german" && w != "ottoman" && w != "roman":
		return male
	}
	return 0
}

// sexes returns who of the article's people is a man and who a woman, as far as
// it tells: by what they are called, and by the pronouns of sentences where
// nobody else can be meant.
func (r *reading) sexes() map[string]int {
	if r.sexByID != nil {
		return r.sexByID
	}
	votes := map[string]*[3]int{}
	vote := func(id string, sex, n int) {
		if votes[id] == nil {
			votes[id] = &[3]int{}
		}
		votes[id][sex] += n
	}
	alone := "" // the one person of the sentence before
	doubt := 0  // of which sex its pronouns are that may mean somebody before
	for si := range r.sents {
		s := &r.sents[si]
		if si > 0 && r.paragraph(si) != r.paragraph(si-1) {
			alone = ""
		}
		named, several := alone, false
		said := 0 // the sex of the sentence's pronouns; 3 for both
		for i := s.first; i < s.last; i++ {
			t := &r.toks[i]
			switch {
			case t.quote >= 0:
			case t.name >= 0 && r.entities[r.mentions[t.name].id].Type == Person:
				m := &r.mentions[t.name]
				if i > s.first {
					if sex := cmp.Or(sexInRole(r.toks[i-1].lower), r.sexOfKin(s, i)); sex != 0 {
						vote(m.id, sex, 3)
					}
				}
				if said == 0 && named == alone { // named before any pronoun: they are meant, not who was named before
					named = m.id
				} else if named != m.id {
					several = true
				}
				i = m.last - 1
			case sexOf[t.lower] != 0 && (t.tag != "PRP" || t.lower != "him" && t.lower != "her"): // "Marsh told him" is no word on Marsh
				said |= sexOf[t.lower]
			}
		}
		if named != "" && !several && (alone == "" || named == alone) && (said == male || said == female) && said != doubt {
			vote(named, said, 1)
		}
		if named != alone {
			if doubt = s.sexes; alone == "" {
				doubt = 0
			}
		}
		if alone = named; several {
			alone = ""
		}
	}
	for id, e := range r.entities {
		if sex := r.sexByName(e); sex != 0 {
			vote(id, sex, 5)
		}
	}
	r.sexByID = map[string]int{}
	for id, v := range votes {
		switch {
		case v[male] > 2*v[female]:
			r.sexByID[id] = male
		case v[female] > 2*v[male]:
			r.sexByID[id] = female
		}
	}
	return r.sexByID
}

// sexByName tells the sex of a person by the given name; 0 when it does not say.
func (r *reading) sexByName(e *Entity) int {
	if e.Type != Person {
		return 0
	}
	given, rest, _ := strings.Cut(e.Name, " ")
	if rest == "" || r.x.lx.families[given] {
		return 0
	}
	return r.x.lx.sexOfName[given]
}

// sexOfKin tells the sex of whom the name at token i names by what is said of the person
// before: "his daughter, the economist Anna Holm".
func (r *reading) sexOfKin(s *sent, i int) int {
	for j := i - 1; j > s.first && j >= i-4; j-- {
		switch t := &r.toks[j]; {
		case t.text == ",":
			if kin[r.toks[j-1].lower] {
				return sexInRole(r.toks[j-1].lower)
			}
			return 0
		case t.tag != "DT" && t.role == 0 && !strings.HasPrefix(t.tag, "JJ"):
			return 0
		}
	}
	return 0
}

// ofSex returns the people that a pronoun of the sex can mean, and whether the
// first of them is known to be of it. Where the text speaks of both sexes only
// those count of whom it is known.
func (r *reading) ofSex(people []string, sex int, mixed bool) (out []string, known bool) {
	sexes := r.sexes()
	for _, id := range people {
		if sexes[id] == sex || sexes[id] == 0 && !mixed {
			out = append(out, id)
		}
	}
	return out, len(out) > 0 && sexes[out[0]] == sex
}

// antecedent returns whom "he", "she", "him", "her" or "his" at token i means: the
// person the sentence named last as a subject, else the one of whom the sentences before
// speak; nobody where two people are as likely.
func (r *reading) antecedent(s *sent, i int) string {
	switch r.toks[i].lower {
	case "he", "she", "him", "her", "his":
	default:
		return ""
	}
	if r.toks[i].quote >= 0 {
		return "" // whom a speaker means by "she" nobody can tell from outside
	}
	sex, mixed := sexOf[r.toks[i].lower], r.bothSexes(s, i)
	object := r.toks[i].lower == "him" || r.toks[i].lower == "her"
	subject := ""
	if object {
		if k := s.chunkAt(i); k > 0 && s.kindAt(k-1) == verbGroup {
			if j := r.subjectChunk(s, k-1, 0); j >= 0 {
				subject = r.personOf(s.chunks[j])
			}
		}
	}
	head := r.headPronoun(s)
	if before, known := r.ofSex(r.peopleBefore(s, i, subject), sex, mixed); len(before) > 0 && !r.spokenTo(s, i) {
		if len(before) > 1 && (mixed || !object && r.personWithin(s, i-8, i)) || mixed && !known || head >= 0 && head < i && sexOf[r.toks[head].lower] == sex {
			return "" // "Trump accused Biden of saying he …", "She said Ann Lee thought she …"
		}
		return before[0]
	}
	if s.index == 0 {
		return ""
	}
	f := r.focusAfter(s.index - 1)
	if r.paragraph(s.index-1) != r.paragraph(s.index) {
		f = f.across()
		if i != head {
			return ""
		}
		mixed = true
	}
	id := f.id[sex]
	if id == subject || mixed && r.sexes()[id] != sex && !f.tells(r, sex^(male|female)) {
		return ""
	}
	return id
}

// A focus is of whom the sentences of a paragraph speak so far: whom "he" and "she" at the
// head of the next one mean.
type focus struct {
	id    [3]string // by sex; "" for nobody, or one of several
	since [3]int    // how many sentences ago they were spoken of
	only  string    // the one person named in the paragraph; "" for none
	more  bool      // the paragraph names several, or speaks of a stranger
}

// focusReach is for how many sentences somebody may not be spoken of and still be meant.
const focusReach = 2

// across returns what is left of the focus in the next paragraph: the one person of whom
// this one speaks.
func (f focus) across() focus {
	next := focus{}
	for sex := male; sex <= female; sex++ {
		if !f.more && f.only != "" && f.id[sex] == f.only {
			next.id[sex], next.since[sex] = f.id[sex], f.since[sex]
		}
	}
	return next
}

// tells reports whether the pronouns of a sex have somebody who is known to be of it.
func (f focus) tells(r *reading, sex int) bool { return f.id[sex] != "" && r.sexes()[f.id[sex]] == sex }

// focusAfter returns the focus at the end of sentence si. It reads each sentence once.
func (r *reading) focusAfter(si int) focus {
	for n := len(r.focuses); n <= si; n++ {
		f, s := focus{}, &r.sents[n]
		if n > 0 && s.kind == article.Paragraph && r.sents[n-1].kind == article.Paragraph {
			if f = r.focuses[n-1]; r.paragraph(n-1) != r.paragraph(n) {
				f = f.across()
			}
		}
		r.focuses = append(r.focuses, r.refocused(f, s))
	}
	return r.focuses[si]
}

// refocused returns the focus behind sentence s, which had the focus f before it: who is
// spoken of as "she" goes on to be, else who the sentence is about, else who it names.
func (r *reading) refocused(f focus, s *sent) focus {
	people, about, joined := r.peopleOf(s)
	for _, id := range people {
		if f.only == "" {
			f.only = id
		}
		f.more = f.more || f.only != id
	}
	head, before := r.headPronoun(s), f
	for sex := male; sex <= female; sex++ {
		f.since[sex]++
		other := sex ^ (male | female)
		mixed := s.sexes&other != 0 && !before.tells(r, other)
		if head >= 0 && sexOf[r.toks[head].lower] == sex {
			f.since[sex] = 0 // whoever it was
			continue
		}
		stranger := r.stranger(s, sex)
		f.more = f.more || stranger
		meant, known := r.ofSex(people[:about], sex, mixed)
		one := len(meant) > 0 && !mixed && !joined // of several it is the first
		if len(meant) == 0 {
			meant, known = r.ofSex(people[about:], sex, mixed)
		}
		switch {
		case len(meant) > 0 && !known && s.sexes&sex != 0 && before.tells(r, sex): // "Monti called her work dull": she may be before it
			f.since[sex] = 0
		case stranger, len(meant) > 1 && !one, len(meant) > 0 && mixed && !known:
			f.id[sex] = ""
		case len(meant) > 0:
			f.id[sex], f.since[sex] = meant[0], 0
		case s.sexes&sex != 0:
			f.since[sex] = 0
		case f.since[sex] > focusReach:
			f.id[sex] = ""
		}
	}
	return f
}

// headPronoun returns the token of the "he" or "she" that a sentence begins with, as far as
// what stands before it names nobody and tells nothing: "She", "In her speech she", "“A,” he
// said". It returns -1 for none.
func (r *reading) headPronoun(s *sent) int {
	for i := s.first; i < s.last; i++ {
		switch t := &r.toks[i]; {
		case t.quote >= 0:
		case t.lower == "he" || t.lower == "she":
			return i
		case t.name >= 0 && r.entities[r.mentions[t.name].id].Type == Person, t.tag == "VBD", t.tag == "VBZ", t.tag == "VBP", t.tag == "MD":
			return -1
		}
	}
	return -1
}

// peopleOf returns the people that s names outside quotations, those in front whom it is
// about, and how many of these there are: not whose something is, nor who stands behind a preposition;
// and whether it begins with two at once ("Anna Holm and Eva Berg").
func (r *reading) peopleOf(s *sent) (people []string, about int, joined bool) {
	var beside []string
	for i := s.first; i < s.last; i++ {
		t := &r.toks[i]
		if t.name < 0 || t.quote >= 0 {
			continue
		}
		m := &r.mentions[t.name]
		i = m.last - 1
		if r.entities[m.id].Type != Person || slices.Contains(people, m.id) {
			continue
		}
		owns := m.last < s.last && (r.toks[m.last].tag == "POS" || r.toks[m.last].lower == "'s")
		if owns || s.kindAt(s.chunkAt(m.first)-1) == preposed {
			if !slices.Contains(beside, m.id) {
				beside = append(beside, m.id)
			}
			continue
		}
		people = append(people, m.id)
		joined = joined || len(people) == 2 && m.first > 1 && r.toks[m.first-1].lower == "and" && r.toks[m.first-2].name >= 0 && r.mentions[r.toks[m.first-2].name].id == people[0]
	}
	about = len(people)
	for _, id := range beside {
		if !slices.Contains(people, id) {
			people = append(people, id)
		}
	}
	return people, about, joined
}

// stranger reports whether s speaks of somebody without a name whom a pronoun of the sex may
// mean: "Berg hit a cyclist", "A man was arrested".
func (r *reading) stranger(s *sent, sex int) bool {
	for k, c := range s.chunks {
		if c.kind != nounPhrase || r.toks[c.first].quote >= 0 {
			continue
		}
		first, head := &r.toks[c.first], &r.toks[c.last-1]
		if first.lower != "a" && first.lower != "an" || head.tag != "NN" || head.name >= 0 || !strangers[head.lower] && sexInRole(head.lower) == 0 || kin[head.lower] {
			continue
		}
		if is := sexInRole(head.lower); is != 0 && is != sex {
			continue
		}
		switch s.kindAt(k - 1) {
		case comma: // "Sam Berg, a pilot"
			continue
		case preposed: // "as a player"
			if r.toks[s.chunks[k-1].first].lower == "as" {
				continue
			}
		case verbGroup:
			if v, _ := r.verbOf(s.chunks[k-1]); linksTo(v) {
				continue
			}
		}
		return !(s.kindAt(k+1) == comma && s.kindAt(k+2) == nounPhrase && r.personOf(s.chunks[k+2]) != "") // "a welder, Toma Ilie,"
	}
	return false
}

// bothSexes reports whether the sentence of the pronoun at token i, or the one
// before it in the paragraph, also speaks of somebody of the other sex: then two
// people are as likely, unless the article tells who is a woman.
func (r *reading) bothSexes(s *sent, i int) bool {
	sex := sexOf[r.toks[i].lower]
	for si := s.index; si >= max(0, s.index-1); si-- {
		p := &r.sents[si]
		if r.a.Passages[p.passage].Paragraph != r.a.Passages[s.passage].Paragraph {
			break
		}
		if p.sexes&^sex != 0 {
			return true
		}
	}
	return false
}

// sexesIn returns the sexes of all pronouns of s outside quotations.
func (r *reading) sexesIn(s *sent) int {
	all := 0
	for j := s.first; j < s.last; j++ {
		if t := &r.toks[j]; t.quote < 0 {
			all |= sexOf[t.lower]
		}
	}
	return all
}

// meant returns whom the pronoun at token i, in chunk k, stands for: the only
// one before it in the sentence who can be meant, or the subject of the clause
// before when no other is named in between; where the sentence names nobody,
// the person that the sentence before allows.
func (r *reading) meant(s *sent, k, i int) []actor {
	t := &r.toks[i]
	if t.quote >= 0 {
		return nil
	}
	var found []actor
	for j := k - 1; j >= 0 && j > k-30; j-- {
		c := s.chunks[j]
		if c.kind != nounPhrase || r.toks[c.first].tag == "PRP" {
			continue
		}
		a, ok := r.actor(s, c)
		if !ok || !r.agrees(t.lower, a) || len(found) > 0 && found[0].name == a.name {
			continue
		}
		if len(found) > 0 && r.surer(found[0], a) {
			continue
		}
		if len(found) > 0 && !r.surer(a, found[0]) {
			return nil
		}
		found = []actor{a}
		if v := s.kindAt(j + 1); v == verbGroup && r.finite(s.chunks[j+1]) && s.kindAt(j-1) != preposed && s.kindAt(j-1) != verbGroup {
			break // the subject of the clause before
		}
	}
	if len(found) > 0 {
		if p, ok := r.party(found[0]); ok {
			return []actor{p}
		}
		return nil
	}
	if who := r.several(s, k, t.lower); len(who) > 1 {
		return who
	}
	if id := r.antecedent(s, i); id != "" {
		return []actor{{id: id, name: r.entities[id].Name, first: i, last: i + 1}}
	}
	return nil
}

// surer reports whether a is known to be somebody where b is only a name.
func (r *reading) surer(a, b actor) bool { return a.id != "" && b.id == "" }

// several returns the subjects of the clause before chunk k that "they" means.
func (r *reading) several(s *sent, k int, pronoun string) []actor {
	if pronoun != "they" && pronoun != "their" {
		return nil
	}
	if v := r.verbBefore(s, k); v >= 0 {
		if n := r.subjectChunk(s, v, 0); n >= 0 && n < k && s.kindAt(n) == nounPhrase {
			return r.listEndingAt(s, n)
		}
	}
	return nil
}

// agrees reports whether a pronoun can stand for the actor.
func (r *reading) agrees(pronoun string, a actor) bool {
	typ := Type("")
	if a.id != "" {
		typ = r.entities[a.id].Type
	}
	head := &r.toks[a.last-1]
	plural := head.tag == "NNS" || head.tag == "NNPS"
	switch pronoun {
	case "he", "she", "his", "her", "him":
		return typ == Person || typ == "" && !plural && (r.named(a) && r.toks[a.first-min(1, a.first)].tag != "DT" || r.roleCoversToken(chunk{first: a.first, last: a.last}, a.last-1))
	case "they", "their", "them":
		return typ != Person && typ != Country && (plural || typ == Organisation) && (typ != "" || r.named(a) || r.sides(a))
	case "it", "its":
		return typ != Person && !(plural && typ != Country) && (typ == Organisation || typ == Country || typ == "" && (r.named(a) || r.sides(a)))
	}
	return false
}
