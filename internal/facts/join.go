package facts

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// A Corpus is what several articles say together: the same entities joined
// across them, and every fact under the joined entity.
type Corpus struct {
	entities []Entity // by id
	byID     map[string]*Entity
	docs     map[string]*Document
	naming   map[string][]string  // joined id → articles
	canon    map[string]string    // id → joined id
	split    map[[2]string]string // article and id within it → id, where one id means several people
}

// Canonical returns the joined id of the entity that an article names by id.
func (c *Corpus) Canonical(article, id string) string {
	if to, ok := c.split[[2]string{article, id}]; ok {
		id = to
	}
	if to, ok := c.canon[id]; ok {
		return to
	}
	return id
}

// Join joins what the documents say. Entities of one id are one, unless the
// articles tell two people of one name apart; a person whom an article calls by
// surname alone is the one person of the corpus who bears it, if only one does;
// and names that differ only in how they were put into Latin letters (Sergei,
// Sergey), in a nickname or in what stands in the middle are one. So is a body
// and its acronym. Whatever is in doubt stays apart.
//
// The documents are left as they are. The order of the result depends only on
// the documents and their order.
func Join(docs []*Document) *Corpus {
	c := &Corpus{canon: map[string]string{}, split: map[[2]string]string{}}
	j := joining{c: c, entities: map[string]*Entity{}, known: map[string]*known{}}
	for _, d := range docs {
		j.take(d)
	}
	j.joinPeople()
	j.joinBodies()
	j.settle()
	for _, e := range j.entities {
		slices.Sort(e.Aliases)
		c.entities = append(c.entities, *e)
	}
	sortBy(c.entities, func(e Entity) string { return e.ID })
	c.byID, c.docs, c.naming = map[string]*Entity{}, map[string]*Document{}, map[string][]string{}
	for i := range c.entities {
		c.byID[c.entities[i].ID] = &c.entities[i]
	}
	for _, d := range docs {
		c.docs[d.Article.ID] = d
		for _, e := range d.Entities {
			id := c.Canonical(d.Article.ID, e.ID)
			if in := c.naming[id]; len(in) == 0 || in[len(in)-1] != d.Article.ID {
				c.naming[id] = append(in, d.Article.ID)
			}
		}
	}
	return c
}

// A joining is a Join under way.
type joining struct {
	c        *Corpus
	entities map[string]*Entity // by id
	known    map[string]*known  // by id, of people
	ids      []string           // in order of first mention
	mentions map[string]int
}

// take adds what a document names.
func (j *joining) take(d *Document) {
	if j.mentions == nil {
		j.mentions = map[string]int{}
	}
	told := knownOf(d)
	for _, e := range d.Entities {
		id := e.ID
		if e.Type == Person {
			id = j.tellApart(d, e, told[id])
		}
		old, ok := j.entities[id]
		if !ok {
			old = &Entity{ID: id, Name: e.Name, Type: e.Type, Aliases: []string{}, Evidence: []Evidence{}}
			j.entities[id] = old
			j.ids = append(j.ids, id)
		}
		old.absorb(e)
	}
	for _, m := range d.Mentions {
		j.mentions[j.c.Canonical(d.Article.ID, m.Entity)]++
	}
}

// tellApart returns the id of a person: that of the article, or one of its own
// where the article's person cannot be the one that others call so.
func (j *joining) tellApart(d *Document, e Entity, k known) string {
	for n := 1; ; n++ {
		id := e.ID
		if n > 1 {
			id = fmt.Sprintf("%s-%d", e.ID, n)
		}
		old := j.known[id]
		if old != nil && old.contradicts(&k) {
			continue
		}
		if old == nil {
			old = &known{}
			j.known[id] = old
		}
		old.add(&k)
		if id != e.ID {
			j.c.split[[2]string{d.Article.ID, e.ID}] = id
		}
		return id
	}
}

// settle merges each entity that was joined to another into that.
func (j *joining) settle() {
	c := j.c
	for from, to := range c.canon { // a chain of renamings ends at its last
		for c.canon[to] != "" {
			to = c.canon[to]
		}
		c.canon[from] = to
	}
	for _, from := range slices.Sorted(maps.Keys(c.canon)) {
		to, e := j.entities[c.canon[from]], j.entities[from]
		to.absorb(*e)
		if e.Name != to.Name && !slices.Contains(to.Aliases, e.Name) {
			to.Aliases = append(to.Aliases, e.Name)
		}
		delete(j.entities, from)
	}
}

// Said returns what one article says, under the joined entities.
func (c *Corpus) Said(article string) *Said {
	d := c.docs[article]
	out := &Said{}
	if d == nil {
		return out
	}
	id := func(id string) string { return c.Canonical(d.Article.ID, id) }
	name := func(old, name string) string {
		if to := id(old); to != old {
			return c.byID[to].Name
		}
		return name
	}
	for _, f := range d.Facts {
		f.Name, f.About, f.ValueID = name(f.About, f.Name), id(f.About), id(f.ValueID)
		out.Facts = append(out.Facts, f)
	}
	for _, q := range d.Quotes {
		q.Speaker, q.SpeakerID = name(q.SpeakerID, q.Speaker), id(q.SpeakerID)
		out.Quotes = append(out.Quotes, q)
	}
	for _, s := range d.Stances {
		s.Holder, s.HolderID = name(s.HolderID, s.Holder), id(s.HolderID)
		s.Target, s.TargetID = name(s.TargetID, s.Target), id(s.TargetID)
		out.Stances = append(out.Stances, s)
	}
	for _, e := range d.Events {
		e.About, e.Participants = slices.Clone(e.About), slices.Clone(e.Participants)
		for i, about := range e.About {
			e.Participants[i], e.About[i] = name(about, e.Participants[i]), id(about)
		}
		out.Events = append(out.Events, e)
	}
	return out
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

// known is what articles tell of a person that another person of the name would
// not share.
type known struct {
	countries []string // ids
	roles     []string // the longer words of their roles, lower case
	born      int      // year, give or take one; 0: unknown
}

// knownOf returns what a document tells of its people, by id.
func knownOf(d *Document) map[string]known {
	out := map[string]known{}
	for _, f := range d.Facts {
		k := out[f.About]
		switch f.Label {
		case "affiliation", "nationality":
			if strings.HasPrefix(f.ValueID, "country/") {
				k.countries = append(k.countries, f.ValueID)
			}
		case "role":
			for _, w := range strings.Fields(strings.ToLower(f.Value)) {
				if len(w) > 3 && w != "former" && w != "current" {
					k.roles = append(k.roles, w)
				}
			}
		case "age":
			age, err := strconv.Atoi(f.Value)
			if t, ok := d.Article.Published(); ok && err == nil {
				k.born = t.Year() - age
			}
		}
		out[f.About] = k
	}
	return out
}

func (k *known) add(other *known) {
	k.countries = append(k.countries, other.countries...)
	k.roles = append(k.roles, other.roles...)
	if k.born == 0 {
		k.born = other.born
	}
}

// contradicts reports whether nobody can be both: the years of birth differ, or
// neither a country nor a word of the roles is shared.
func (k *known) contradicts(other *known) bool {
	if k.born != 0 && other.born != 0 {
		if d := k.born - other.born; d > 2 || d < -2 {
			return true
		}
		return false
	}
	return len(k.countries) > 0 && len(other.countries) > 0 && len(k.roles) > 0 && len(other.roles) > 0 &&
		!shares(k.countries, other.countries) && !shares(k.roles, other.roles)
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// joinTo makes one person of two, the one mentioned more often, unless what is
// known of them contradicts that.
func (j *joining) joinTo(from, to string) bool {
	a, b := j.known[from], j.known[to]
	if from == to || a.contradicts(b) {
		return false
	}
	j.c.canon[from] = to
	b.add(a)
	return true
}

// joinPeople finds the people of several names.
func (j *joining) joinPeople() {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(j.known)) {
		if strings.Contains(j.entities[id].Name, " ") {
			ids = append(ids, id)
		}
	}
	j.joinBy(ids, func(e *Entity) []string { return []string{spelling(e.Name)} })
	j.joinBy(ids, shortForms)
	bearers := map[string][]string{}
	for _, id := range ids {
		if j.c.canon[id] == "" {
			for _, s := range Surnames(*j.entities[id]) {
				bearers[s] = append(bearers[s], id)
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(j.known)) {
		if name := j.entities[id].Name; !strings.Contains(name, " ") {
			if b := bearers[Fold(name)]; len(b) == 1 {
				j.joinTo(id, b[0])
			}
		}
	}
}

// joinBy joins the people of one key: each to the one who is mentioned most. A
// key of people who are mentioned under other keys as well joins nobody.
func (j *joining) joinBy(ids []string, keys func(*Entity) []string) {
	of := map[string][]string{}
	for _, id := range ids {
		if j.c.canon[id] == "" {
			for _, k := range keys(j.entities[id]) {
				of[k] = append(of[k], id)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(of)) {
		same := slices.DeleteFunc(of[k], func(id string) bool { return j.c.canon[id] != "" })
		slices.SortStableFunc(same, func(a, b string) int { return j.mentions[b] - j.mentions[a] })
		if len(same) < 2 || middles(j.entities, same) > 1 {
			continue
		}
		for _, id := range same[1:] {
			j.joinTo(id, same[0])
		}
	}
}

// middles counts the different middles or ends of names: George W. and George
// H. W. are not both George, nor are Jr. and Sr. one.
func middles(entities map[string]*Entity, ids []string) int {
	middle, end := map[string]bool{}, map[string]bool{}
	for _, id := range ids {
		all := strings.Fields(Fold(entities[id].Name))
		w := nameWordsOf(entities[id].Name)
		if len(w) > 2 {
			middle[strings.Join(w[1:len(w)-1], " ")] = true
		}
		if len(w) < len(all) {
			end[strings.Trim(all[len(w)], ".,")] = true
		}
	}
	return max(len(middle), len(end))
}

// shortForms returns the key that long and short names of one person share: the
// given name in full and the family name.
func shortForms(e *Entity) []string {
	w := nameWordsOf(e.Name)
	if len(w) < 2 {
		return nil
	}
	last := spelling(w[len(w)-1])
	full := fullNames()[w[0]]
	if full == nil {
		return []string{w[0] + " " + last}
	}
	var keys []string
	for _, f := range full {
		keys = append(keys, f+" "+last)
	}
	return keys
}

// nameWordsOf returns the folded words of a name without "Jr." and the like.
func nameWordsOf(name string) []string {
	w := strings.Fields(Fold(name))
	for len(w) > 2 && generations[strings.Trim(w[len(w)-1], ".,")] {
		w = w[:len(w)-1]
	}
	return w
}

var generations = set("jr sr ii iii")

// spelling returns a form of a name in which the usual ways of writing Russian,
// Ukrainian or Arabic sounds in Latin letters are the same.
func spelling(name string) string {
	s := transliterations.Replace(" " + Fold(name) + " ")
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last && r != ' ' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

var transliterations = strings.NewReplacer(
	" al-", " ", " el-", " ", " al ", " ", " el ", " ", "abdel ", "abdal", "abdul ", "abdal", "abdel", "abdal", "abdul", "abdal",
	" ye", " e", " alexand", " aleksand", "mohammed", "muhamad", "mohamed", "muhamad", "mohammad", "muhamad", "muhammad", "muhamad", "muhammed", "muhamad",
	"iy", "i", "yy", "i", "ey", "ei", "y", "i", "ii", "i", "kh", "h", "ou", "u", "w", "v", "q", "k", "x", "ks", "ph", "f", "dj", "j", "gh", "g",
	"-", " ", "'", "", ".", "")

// Surnames returns the folded single words a person may be called by: the
// aliases that articles used, and the last word of the name.
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

// joinBodies joins a body that some articles name by its acronym only, and a
// name that one article could not type, to the one body that has it.
func (j *joining) joinBodies() {
	byAlias := map[string][]string{}
	for _, id := range j.ids {
		if e := j.entities[id]; e.Type == Organisation {
			for _, a := range e.Aliases {
				byAlias[a] = append(byAlias[a], id)
			}
		}
	}
	for _, id := range j.ids {
		e := j.entities[id]
		if e.Type != Organisation && e.Type != Topic || strings.ToUpper(e.Name) != e.Name || len(e.Name) < 2 {
			continue
		}
		if full := byAlias[e.Name]; len(full) == 1 && full[0] != id && j.c.canon[full[0]] == "" {
			j.c.canon[id] = full[0]
		}
	}
	for _, id := range j.ids {
		key, topic := strings.CutPrefix(id, "topic/")
		if !topic || j.c.canon[id] != "" {
			continue
		}
		var same []string
		for _, typ := range []Type{Person, Organisation, Place} {
			if e := j.entities[string(typ)+"/"+key]; e != nil {
				same = append(same, e.ID)
			}
		}
		if len(same) == 1 {
			j.c.canon[id] = same[0]
		}
	}
}
