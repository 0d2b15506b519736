package facts

import (
	"cmp"
	"strings"
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
	"husband": male, "father": male, "son": male, "brother": male, "grandson": male, "uncle": male, "nephew": male, "grandfather": male, "widower": male, "actor": male,
	"wife": female, "mother": female, "daughter": female, "sister": female, "granddaughter": female, "aunt": female, "niece": female, "grandmother": female, "widow": female, "actress": female}

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
			case sexOf[t.lower] != 0:
				said |= sexOf[t.lower]
			}
		}
		if named != "" && !several && (said == male || said == female) {
			vote(named, said, 1)
		}
		if alone = named; several {
			alone = ""
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
