package facts

import (
	"maps"
	"slices"
	"strings"
)

// A Corpus is what several articles say together: the same entities joined
// across them, and every fact under the joined entity.
type Corpus struct {
	Entities []Entity // by id
	Facts    []Fact   // Fact.About is a joined id, and so are the ids below
	Quotes   []Quote
	Stances  []Stance
	Events   []Event
	canon    map[string]string // id within an article → joined id
}

// Canonical returns the joined id of an entity that an article names by id.
func (c *Corpus) Canonical(id string) string {
	if to, ok := c.canon[id]; ok {
		return to
	}
	return id
}

// Join joins what the documents say. Entities of one id are one; a person whom
// an article calls by surname alone is the one person of the corpus who bears
// it, if only one does; and names that differ only in how they were put into
// Latin letters (Sergei, Sergey) are one. Whatever is in doubt stays apart.
//
// The documents are left as they are. The order of the result depends only on
// the documents and their order.
func Join(docs []*Document) *Corpus {
	c := &Corpus{canon: map[string]string{}}
	byID := map[string]*Entity{}
	mentions := map[string]int{}
	for _, d := range docs {
		for _, e := range d.Entities {
			old, ok := byID[e.ID]
			if !ok {
				old = &Entity{ID: e.ID, Name: e.Name, Type: e.Type, Aliases: []string{}, Evidence: []Evidence{}}
				byID[e.ID] = old
			}
			old.absorb(e)
		}
		for _, m := range d.Mentions {
			mentions[m.Entity]++
		}
	}
	c.joinPeople(byID, mentions)
	for _, from := range slices.Sorted(maps.Keys(c.canon)) {
		to, e := c.canon[from], byID[from]
		byID[to].absorb(*e)
		if e.Name != byID[to].Name && !slices.Contains(byID[to].Aliases, e.Name) {
			byID[to].Aliases = append(byID[to].Aliases, e.Name)
		}
		delete(byID, from)
	}
	for _, e := range byID {
		slices.Sort(e.Aliases)
		c.Entities = append(c.Entities, *e)
	}
	sortBy(c.Entities, func(e Entity) string { return e.ID })
	name := func(id, name string) string {
		if to, ok := c.canon[id]; ok {
			return byID[to].Name
		}
		return name
	}
	for _, d := range docs {
		for _, f := range d.Facts {
			f.Name, f.About, f.ValueID = name(f.About, f.Name), c.Canonical(f.About), c.Canonical(f.ValueID)
			c.Facts = append(c.Facts, f)
		}
		for _, q := range d.Quotes {
			q.Speaker, q.SpeakerID = name(q.SpeakerID, q.Speaker), c.Canonical(q.SpeakerID)
			c.Quotes = append(c.Quotes, q)
		}
		for _, s := range d.Stances {
			s.Holder, s.HolderID = name(s.HolderID, s.Holder), c.Canonical(s.HolderID)
			s.Target, s.TargetID = name(s.TargetID, s.Target), c.Canonical(s.TargetID)
			c.Stances = append(c.Stances, s)
		}
		for _, e := range d.Events {
			e.About, e.Participants = slices.Clone(e.About), slices.Clone(e.Participants)
			for i, id := range e.About {
				e.Participants[i], e.About[i] = name(id, e.Participants[i]), c.Canonical(id)
			}
			c.Events = append(c.Events, e)
		}
	}
	return c
}

// absorb adds the aliases and evidence of another account of the same entity.
func (e *Entity) absorb(other Entity) {
	for _, a := range other.Aliases {
		if a != e.Name && !slices.Contains(e.Aliases, a) {
			e.Aliases = append(e.Aliases, a)
		}
	}
	e.Evidence = append(e.Evidence, other.Evidence...)
}

// joinPeople finds the people of several names and notes which id stays: the
// one mentioned most.
func (c *Corpus) joinPeople(byID map[string]*Entity, mentions map[string]int) {
	var ids []string
	for id, e := range byID {
		if e.Type == Person {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	bySpelling := map[string]string{}
	for _, id := range ids {
		if !strings.Contains(byID[id].Name, " ") {
			continue
		}
		key := spelling(byID[id].Name)
		old, ok := bySpelling[key]
		switch {
		case !ok:
			bySpelling[key] = id
		case mentions[id] > mentions[old]:
			c.canon[old], bySpelling[key] = id, id
		default:
			c.canon[id] = old
		}
	}
	for from, to := range c.canon { // a chain of renamings ends at its last
		for c.canon[to] != "" {
			to = c.canon[to]
		}
		c.canon[from] = to
	}
	bearers := map[string][]string{}
	for _, id := range ids {
		if c.canon[id] != "" || !strings.Contains(byID[id].Name, " ") {
			continue
		}
		for _, s := range Surnames(*byID[id]) {
			bearers[s] = append(bearers[s], id)
		}
	}
	for _, id := range ids {
		if name := byID[id].Name; !strings.Contains(name, " ") {
			if b := bearers[Fold(name)]; len(b) == 1 {
				c.canon[id] = b[0]
			}
		}
	}
}

// spelling returns a form of a name in which the usual ways of writing Russian,
// Ukrainian or Arabic sounds in Latin letters are the same.
func spelling(name string) string {
	s := Fold(name)
	s = strings.NewReplacer("iy", "i", "yy", "i", "ey", "ei", "y", "i", "ii", "i", "kh", "h", "ou", "u", "w", "v", "q", "k", "-", " ", "'", "", ".", "").Replace(s)
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last || r == ' ' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// Surnames returns the folded single words a person may be called by: the
// aliases that articles used, and the first and last word of the name.
func Surnames(e Entity) []string {
	var out []string
	add := func(s string) {
		if s = Fold(s); s != "" && !strings.Contains(s, " ") && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, a := range e.Aliases {
		add(a)
	}
	words := strings.Fields(e.Name)
	add(words[len(words)-1])
	return out
}
