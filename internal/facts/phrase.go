package facts

import "strings"

// A surround is the words around a name that name something together with it: the
// title and the article before it, or the noun that it only tells apart ("the
// Norwegian security forces", "the port of Bergen", "Bergen, Norway").
type surround struct {
	first, last int
	kind        Type
}

// around returns the phrase around a mention. Its kind is the mention's own
// where no noun says otherwise; a country that is no place there is a body.
func (r *reading) around(m *mention) surround {
	s := &r.sents[m.sent]
	p := surround{first: m.first, last: m.last, kind: r.entities[m.id].Type}
	if p.kind == Person {
		p.first = r.titleBefore(s, p.first)
	} else {
		if p.kind == Country && m.how != byDemonym && !r.locates(s, m.first) {
			p.kind = Organisation
		}
		r.phraseEnd(s, &p)
		r.phraseOf(s, &p)
		for p.first > s.first && r.modifies(p.first-1) {
			p.first--
		}
	}
	if i := p.first - 1; i >= s.first && (r.toks[i].tag == "PRP$" || r.toks[i].tag == "DT") && (p.last > m.last || r.toks[i].lower == "the") {
		p.first--
	}
	return p
}

// locates reports whether the words before token i make a place of the country
// there: "in Norway", "from the northern Norway", "across Norway and Denmark".
func (r *reading) locates(s *sent, i int) bool {
	for j := i - 1; j >= s.first && j > i-16; j-- {
		t := &r.toks[j]
		switch {
		case locative[t.lower] || t.lower == "," && j > s.first && r.toks[j-1].name >= 0 && r.entities[r.mentions[r.toks[j-1].name].id].Type == Place:
			return true
		case t.name >= 0 || t.lower == "the" || t.lower == "and" || t.text == "," || strings.HasPrefix(t.tag, "JJ"):
		default:
			return false
		}
	}
	return false
}

var locative = set("in inside across throughout from to into near around outside of on over through within at toward towards between")

// modifies reports whether the word at i tells apart what is named behind it:
// "northern Norway", "five Norwegian soldiers".
func (r *reading) modifies(i int) bool {
	t := &r.toks[i]
	return t.name < 0 && !t.capital() && t.isWord() && (strings.HasPrefix(t.tag, "JJ") || t.tag == "CD") && !sizeWords[t.lower]
}

// phraseEnd takes in the common nouns behind a name when the last of them says
// what is meant: "Norwegian security forces".
func (r *reading) phraseEnd(s *sent, p *surround) {
	end := p.last
	for end < s.last && (end-p.last < 5 || r.toks[end].isNoun()) {
		t := &r.toks[end]
		if t.name >= 0 || r.mark(t) != 0 || !t.isNoun() && !strings.HasPrefix(t.tag, "JJ") && t.tag != "VBN" && t.text != "-" {
			break
		}
		end++
	}
	for end > p.last && !r.toks[end-1].isNoun() {
		end--
	}
	if end == p.last {
		if n := r.comma(s, p); n > 0 {
			p.last = n
		}
	} else if kind := r.nounKind(end - 1); kind != "" && !r.toks[end-1].capital() {
		p.last, p.kind = end, kind
	}
}

// comma returns the end of the country or province behind a comma ("Bergen,
// Norway"), or 0.
func (r *reading) comma(s *sent, p *surround) int {
	if p.kind != Place || p.last+1 >= s.last || r.toks[p.last].text != "," || r.toks[p.last+1].name < 0 {
		return 0
	}
	m := &r.mentions[r.toks[p.last+1].name]
	if typ := r.entities[m.id].Type; typ != Place && typ != Country || m.how == byDemonym {
		return 0
	}
	if m.last < s.last && (r.toks[m.last].lower == "and" || r.toks[m.last].text == "," && m.last+1 < s.last && r.toks[m.last+1].name >= 0) {
		return 0 // a list
	}
	return m.last
}

// nounKind returns the kind of what the common noun at i names, or "".
func (r *reading) nounKind(i int) Type {
	switch r.x.lx.nouns[r.toks[i].lower] {
	case "organisation":
		return Organisation
	case "place":
		return Place
	}
	if r.roleCovers(r.sentOf(i), i) {
		return Person
	}
	return ""
}

// phraseOf takes in the noun before "of": "the port of Bergen", "the government
// of Norway".
func (r *reading) phraseOf(s *sent, p *surround) {
	i := p.first - 1
	if i > s.first && r.toks[i].lower == "the" {
		i--
	}
	if i-1 < s.first || r.toks[i].lower != "of" || r.toks[i-1].name >= 0 {
		return
	}
	kind := r.nounKind(i - 1)
	if kind == "" || kind == Person || kind == Organisation && p.kind == Person {
		return
	}
	p.first, p.kind = i-1, kind
	for p.first > s.first && (r.nameAt(p.first-1, byDemonym) || r.modifies(p.first-1)) {
		p.first--
	}
}
