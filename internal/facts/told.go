package facts

import (
	"slices"
	"strings"

	"attache/internal/article"
)

// A told is what maintainers say about names, made ready for reading.
type told struct {
	hash      string
	entities  map[string]Entity            // by id, with the name and type that they give
	ids       map[string]string            // id that the rules would give to one of the names → id
	spellings map[string][]string          // by id, those of the lexicon included
	names     map[string]map[string]string // folded name → article, "" for any → id
	ignored   map[string]map[string]bool   // folded name → article, "" for any
	entries   map[string][][]string        // first word of a name → the words of names, longest first
}

// With returns an Extractor that reads names as maintainers say, besides what it knows.
// A name of theirs goes before those of the lists and the rules, except inside of a
// longer one; nil says nothing.
func (x *Extractor) With(names *article.Names) *Extractor {
	y := *x
	y.told = nil
	if names.Hash() != "" {
		y.told = newTold(x.lx, names)
	}
	return &y
}

func newTold(lx *lexicon, names *article.Names) *told {
	t := &told{hash: names.Hash(), entities: map[string]Entity{}, ids: map[string]string{}, spellings: map[string][]string{},
		names: map[string]map[string]string{}, ignored: map[string]map[string]bool{}, entries: map[string][][]string{}}
	known := lx.byName()
	for _, n := range names.Entities {
		e := lx.known[known[foldTold(n.Name)]]
		if e.ID == "" || n.Type != "" && Type(n.Type) != e.Type {
			e = Entity{Type: Type(n.Type)}
			if e.Type == "" {
				e.Type = Person
			}
			e.ID = string(e.Type) + "/" + slug(n.Name)
		}
		e.Name = n.Name
		t.entities[e.ID] = e
		t.spellings[e.ID] = slices.Clone(lx.spellings[e.ID])
		t.add(e.ID, n.Name, nil)
		t.spell(e.ID, n.Name)
		for _, a := range n.Aliases {
			t.add(e.ID, a.Name, nil)
			t.spell(e.ID, a.Name)
			if w := otherSurname(e, a.Name); w != "" && !slices.Contains(t.spellings[e.ID], w) {
				t.spellings[e.ID] = append(t.spellings[e.ID], w)
			}
		}
	}
	for _, m := range names.Meant {
		t.add(t.whom(known, m.Is), m.Name, m.In)
	}
	for _, n := range names.Ignored {
		in := t.ignored[foldTold(n.Name)]
		if in == nil {
			in = map[string]bool{}
			t.ignored[foldTold(n.Name)] = in
		}
		for _, id := range orAny(n.In) {
			in[id] = true
		}
	}
	for _, es := range t.entries {
		sortBy(es, func(words []string) int { return -len(words) })
	}
	return t
}

// otherSurname returns the surname in another spelling of a person's name, or "": the
// last word of one that begins with the same letter and has as many words.
func otherSurname(e Entity, alias string) string {
	name, words := strings.Fields(e.Name), strings.Fields(alias)
	if e.Type != Person || len(words) < 2 || len(words) != len(name) || words[0][0] != name[0][0] {
		return ""
	}
	return words[len(words)-1]
}

// byName returns the ids of the entities that the lexicon knows by their names, folded.
func (lx *lexicon) byName() map[string]string {
	out := map[string]string{}
	for _, es := range lx.gazetteer {
		for _, e := range es {
			if e.how == byName {
				out[foldTold(strings.Join(e.words, " "))] = e.id
			}
		}
	}
	return out
}

// foldTold returns a name as those of maintainers are compared.
func foldTold(name string) string {
	return strings.TrimPrefix(Fold(strings.Join(nameWords(name), " ")), "the ")
}

// orAny returns the articles that something holds for.
func orAny(in []string) []string {
	if len(in) == 0 {
		return []string{""}
	}
	return in
}

// add notes that a name means the entity id in the articles.
func (t *told) add(id, name string, in []string) {
	folded := foldTold(name)
	if t.names[folded] == nil {
		t.names[folded] = map[string]string{}
		words := nameWords(strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The "))
		if len(words) > 0 {
			t.entries[words[0]] = append(t.entries[words[0]], words)
		}
	}
	for _, a := range orAny(in) {
		t.names[folded][a] = id
	}
}

// spell notes a spelling of an entity, and that what the rules would make of it is the
// entity.
func (t *told) spell(id, name string) {
	if !slices.Contains(t.spellings[id], name) {
		t.spellings[id] = append(t.spellings[id], name)
	}
	for _, typ := range []Type{Person, Organisation, Place, Topic} {
		if by := string(typ) + "/" + slug(name); by != id {
			t.ids[by] = id
		}
	}
}

// whom returns the id of the entity that "is: NAME" means: one of the maintainers', one
// of the lexicon's, else a person whom the articles name so.
func (t *told) whom(known map[string]string, name string) string {
	folded := foldTold(name)
	if id := t.names[folded][""]; id != "" {
		return id
	}
	if id := known[folded]; id != "" {
		return id
	}
	id := "person/" + slug(name)
	t.entities[id] = Entity{ID: id, Name: name, Type: Person}
	t.add(id, name, nil)
	return id
}

// entity returns the entity of an id as maintainers named it, or none.
func (t *told) entity(id string) Entity {
	if t == nil {
		return Entity{}
	}
	return t.entities[id]
}

// means returns the id of the entity that a name means in this article by the word of
// maintainers, or "".
func (r *reading) means(name string) string {
	if r.x.told == nil {
		return ""
	}
	in := r.x.told.names[foldTold(name)]
	if id := in[r.a.ID]; id != "" {
		return id
	}
	return in[""]
}

// noName reports whether maintainers say that a name is none in this article.
func (r *reading) noName(name string) bool {
	if r.x.told == nil {
		return false
	}
	in := r.x.told.ignored[foldTold(name)]
	return in[""] || in[r.a.ID]
}

// findTold marks the names of several words that maintainers told. Single words wait
// until the names around them are known: they may be part of one.
func (r *reading) findTold() {
	if r.x.told == nil {
		return
	}
	for si := range r.sents {
		s := &r.sents[si]
		for i := s.first; i < s.last; i++ {
			if n, id := r.matchTold(i, s.last); n > 1 && !r.noName(r.text(i, i+n)) {
				r.toldEntity(id)
				r.name(s, mention{first: i, last: i + n, id: id, alias: true})
				i += n - 1
			}
		}
	}
}

// matchTold returns the number of tokens of the longest name at token i that maintainers
// told of this article, and the entity that it means.
func (r *reading) matchTold(i, last int) (n int, id string) {
	t := &r.toks[i]
	for _, word := range [2]string{t.norm, titleCase(t)} {
	next:
		for _, words := range r.x.told.entries[word] {
			if i+len(words) > last {
				continue
			}
			for j, w := range words {
				if got := r.toks[i+j].norm; got != w && !(len(w) > 3 && len(got) == len(w) && strings.ToUpper(w) == got) {
					continue next
				}
			}
			if id := r.means(strings.Join(words, " ")); id != "" {
				return len(words), id
			}
		}
	}
	return 0, ""
}

// toldEntity registers the entity that a name of maintainers means.
func (r *reading) toldEntity(id string) {
	e := r.x.told.entity(id)
	if e.ID == "" {
		e = r.x.lx.known[id]
	}
	r.entity(id, e.Name, e.Type)
}

// toldPerson introduces the person whom maintainers named at token i, if there is one, so
// that the article may go on with the surname.
func (r *reading) toldPerson(s *sent, i int) {
	if k := r.toks[i].name; r.x.told != nil && k >= 0 {
		if m := r.mentions[k]; m.first == i && r.entities[m.id].Type == Person {
			r.addPerson(s, m.first, m.last, r.nameOf(m.first, m.last), r.roleBefore(s, m.first))
		}
	}
}

// settleTold gives each name to whom maintainers say it means, marks those that no rule
// found, and takes back what is no name.
func (r *reading) settleTold() {
	t := r.x.told
	if t == nil {
		return
	}
	for si := range r.sents {
		s := &r.sents[si]
		for i := s.first; i < s.last; i++ {
			n, id := r.matchTold(i, s.last)
			if n == 0 || n == 1 && r.toks[i].name < 0 && r.toks[i].capital() && !r.standsAlone(s, i) {
				continue
			}
			r.toldEntity(id)
			r.name(s, mention{first: i, last: i + n, id: id, alias: true})
		}
	}
	is := map[string]string{} // id → what it became
	for k := range r.mentions {
		m := &r.mentions[k]
		if m.first == m.last {
			continue
		}
		words, old := r.text(m.first, m.last), m.id
		id := r.means(words)
		switch {
		case r.noName(words) || r.x.lx.known[old].ID == "" && r.noName(r.entities[old].Name):
			r.unname(k)
			continue
		case id == "" && m.how != byDemonym:
			id = t.ids[old]
		}
		if id != "" && id != old {
			r.toldEntity(id)
			m.id, m.how, m.alias = id, byName, true
		}
		is[old] = m.id
	}
	r.people = slices.DeleteFunc(r.people, func(p *person) bool {
		id, mentioned := is[p.id]
		if !mentioned || id != p.id {
			delete(r.byID, p.id)
		}
		if mentioned && r.byID[id] == nil && r.entities[id].Type == Person {
			p.id = id
			r.byID[id] = p
			return false
		}
		return !mentioned || r.byID[id] != p
	})
}
