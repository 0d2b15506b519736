package facts

import "strings"

// shortNames marks the short names that the article gives its bodies and
// places: an acronym in brackets after the full name, the nickname of a team,
// and the same words elsewhere, such as in headlines.
func (r *reading) shortNames() {
	short := map[string]string{} // word → id; empty for several
	add := func(word, id string) {
		if old, ok := short[word]; ok && old != id {
			id = ""
		}
		short[word] = id
	}
	for _, m := range r.inOrder() {
		e := r.entities[m.id]
		if e.Type == Person || e.Type == Country {
			continue
		}
		s := &r.sents[m.sent]
		if w := r.acronymAfter(s, m); w != "" {
			add(w, m.id)
		}
		if w := r.toks[m.last-1].norm; e.Type == Organisation && m.last-m.first == 2 && r.team(m) {
			add(w, m.id)
		}
		if w := r.toks[m.first].norm; e.Type == Organisation && r.firstWordNames(m) {
			add(w, m.id)
		}
	}
	if len(short) == 0 {
		return
	}
	for si := range r.sents {
		s := &r.sents[si]
		for i := s.first; i < s.last; i++ {
			t := &r.toks[i]
			if id := short[t.norm]; id != "" && t.capital() && (t.name < 0 || r.mentions[t.name].last-r.mentions[t.name].first == 1) && r.standsAlone(s, i) {
				r.rename(s, i, id)
			}
		}
	}
}

// firstWordNames reports whether the name is a company's that may be called by its first
// word: "Zarbok" for "Zarbok Marine Inc." or "Zarbok Shipyards".
func (r *reading) firstWordNames(m *mention) bool {
	first, last := &r.toks[m.first], r.toks[m.last-1].norm
	return m.last-m.first > 1 && companyHeads[strings.TrimSuffix(last, ".")] && len(first.norm) > 3 && first.tag == "NNP" &&
		!r.isHead(first.norm) && !partWords[first.norm] && !placeLeads[first.norm] && !r.lowered[first.lower] && !r.families[first.norm] &&
		!r.x.lx.places.has(Fold(first.norm)) && len(r.x.lx.gazetteer[first.norm]) == 0
}

// companyHeads end the full names of companies.
var companyHeads = set("Inc Corp Corporation Ltd Limited Plc PLC Co GmbH AG SE SA NV ASA LLC Holdings Shipyards Shipyard Motors Securities Industries Pharmaceuticals Pharma Shipping Foods Records Pictures Entertainment Electronics Insurance Airlines Airways Technologies Telecom Software")

// rename makes the token i a mention of id.
func (r *reading) rename(s *sent, i int, id string) {
	if k := r.toks[i].name; k >= 0 {
		r.unname(k)
	}
	r.name(s, mention{first: i, last: i + 1, id: id, alias: true})
}

// acronymAfter returns the acronym in brackets behind a name whose words begin
// with its letters: "Zarbok Atomic Agency (ZAA)".
func (r *reading) acronymAfter(s *sent, m *mention) string {
	i := m.last
	if i+2 >= s.last || r.toks[i].text != "(" || r.toks[i+2].text != ")" || !r.toks[i+1].allCaps() {
		return ""
	}
	w := r.toks[i+1].norm
	if len(w) > 8 || !abbreviates(w, r.text(m.first, m.last)) {
		return ""
	}
	return w
}

// abbreviates reports whether the letters of w begin words of the name, in
// order, and the first of them its first word.
func abbreviates(w, name string) bool {
	letters := []rune(strings.ToUpper(strings.ReplaceAll(w, ".", "")))
	words := strings.FieldsFunc(name, func(c rune) bool { return c == ' ' || c == '-' || c == '\n' })
	if len(letters) < 2 || len(words) < 2 {
		return false
	}
	i := 0
	for n, word := range words {
		first := []rune(strings.ToUpper(word))[0]
		if i < len(letters) && first == letters[i] {
			i++
		} else if n == 0 {
			return false
		}
	}
	return i == len(letters)
}

// team reports whether the name is a place's and then a plural: "Bergen
// Pirates" are called "the Pirates".
func (r *reading) team(m *mention) bool {
	last := r.toks[m.last-1].norm
	return strings.HasSuffix(last, "s") && !r.isHead(last) && r.x.lx.places.has(Fold(r.toks[m.first].norm))
}
