package facts

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"sync"

	"github.com/tidwall/btree"

	"attache/internal/article"
)

// A Corpus is what several articles say together: the same entities joined
// across them, and every fact under the joined entity. It never changes, and is
// safe for concurrent use; Update makes another one. The zero Corpus has no
// articles.
type Corpus struct {
	copying sync.Mutex // a btree.Map that is copied takes note of that
	tables
}

// tables are what a corpus is kept in. They are persistent maps: a copy shares with
// its original all but what is set in it, so that a corpus of many articles and the
// next one, with a few changed, cost little more than one.
type tables struct {
	articles  btree.Map[string, *Record]           // by id
	namesakes btree.Map[string, *namesakes]        // by unnumbered id
	apart     btree.Map[string, map[string]string] // article → id within it → id, where one id means several people
	people    btree.Map[string, *individual]       // by id
	canon     btree.Map[string, string]            // id → joined id, where it is another
	entities  btree.Map[string, *joined]           // by joined id

	// By what entities may be joined: lists of ids, sorted.
	spellings  btree.Map[string, []string] // of people
	shortForms btree.Map[string, []string]
	bearers    btree.Map[string, []string] // by single words they may be called by
	surnames   btree.Map[string, []string] // of people who are known by nothing else
	aliases    btree.Map[string, []string] // of bodies
	acronyms   btree.Map[string, []string] // of bodies and topics
}

// A Record is what an article tells of whom it names: all that a Corpus needs of its document.
// It never changes.
type Record struct {
	article  *article.Article
	accounts []account // in the order of the document's entities
}

// Said is what one article says, under the joined entities.
type Said struct {
	Facts   []Fact // Fact.About is a joined id, and so are the ids below
	Quotes  []Quote
	Stances []Stance
	Events  []Event
}

// joined is a joined entity. It never changes.
type joined struct {
	entity  *Entity
	naming  []string // ids of the articles that name it, sorted
	members []string // ids of the others that were joined to it, sorted
}

// A Change says what an Update made different.
type Change struct {
	// Entities are the joined ids of the entities that are new, gone, or different
	// in name, aliases, type, evidence or in which articles name them, sorted.
	Entities []string
	// Documents are the ids of the articles, other than those put or removed, of
	// which a name now means another entity, or an entity of another canonical name,
	// sorted.
	Documents []string
}

// Join joins what the documents say: it is what Update makes of an empty corpus.
func Join(docs []*Document) *Corpus {
	c, _ := new(Corpus).Update(docs, nil)
	return c
}

// Update returns the corpus with the documents added, each in the place of the one
// of the same article id, and without the articles of the ids removed. c stays as it
// is; both share what is the same. The work is in proportion to what the documents
// name and who might be the same as one of those, not to the corpus.
//
// What comes out depends on nothing but the set of documents, however it came about:
//
//   - Entities of one id are one, unless the articles, in the order of their ids, tell
//     two people of one name apart.
//   - Names of people that differ only in how they were put into Latin letters (Sergei,
//     Sergey) are one, and of those that are left names that differ in a nickname or in
//     what stands in the middle.
//   - A person whom an article calls by surname alone is then the one person who bears
//     it, if only one does.
//   - A body and its acronym are one, if only one body has it.
//   - A name that one article could not type is the one person, body or place of the
//     name.
//
// Whatever is in doubt stays apart. The documents are left as they are.
func (c *Corpus) Update(docs []*Document, removed []string) (*Corpus, Change) {
	var r Recorder
	records := make([]*Record, len(docs))
	for i, d := range docs {
		records[i] = r.Record(d)
	}
	return c.Replace(records, removed)
}

// Replace is Update for documents that need not be at hand any more.
func (c *Corpus) Replace(records []*Record, removed []string) (*Corpus, Change) {
	u := &update{Corpus: c.copy(), old: c, put: map[string]bool{}, changed: map[string]bool{}, edited: map[string]*individual{}, alike: map[string]bool{}}
	u.tellApart(u.replace(records, removed))
	u.joinPeople()
	u.joinBodies()
	u.settle()
	u.say()
	slices.Sort(u.change.Entities)
	return u.Corpus, u.change
}

// Canonical returns the joined id of the entity that an article names by id.
func (c *Corpus) Canonical(article, id string) string {
	return c.root(c.toldApart(article, id))
}

// Entity returns the entity of a joined id. Callers must not change it.
func (c *Corpus) Entity(id string) (*Entity, bool) {
	j, ok := c.entities.Get(id)
	if !ok {
		return nil, false
	}
	return j.entity, true
}

// Entities returns the joined entities, by id. Callers must not change them.
func (c *Corpus) Entities() iter.Seq[*Entity] {
	return func(yield func(*Entity) bool) {
		c.entities.Scan(func(_ string, j *joined) bool { return yield(j.entity) })
	}
}

// Naming returns the ids of the articles that name the entity of a joined id, sorted.
// Callers must not change them.
func (c *Corpus) Naming(id string) []string {
	j, ok := c.entities.Get(id)
	if !ok {
		return nil
	}
	return j.naming
}

// Named yields the entities that an article names, as it tells of them, and where it mentions
// each first. Callers must not change them.
func (c *Corpus) Named(article string) iter.Seq2[*Entity, []Evidence] {
	return func(yield func(*Entity, []Evidence) bool) {
		t, ok := c.articles.Get(article)
		if !ok {
			return
		}
		for i := range t.accounts {
			if a := &t.accounts[i]; !yield(a.entity, a.evidence()) {
				return
			}
		}
	}
}

// copy returns a corpus that begins as c is.
func (c *Corpus) copy() *Corpus {
	c.copying.Lock()
	defer c.copying.Unlock()
	return &Corpus{tables: tables{
		articles: *c.articles.Copy(), namesakes: *c.namesakes.Copy(), apart: *c.apart.Copy(),
		people: *c.people.Copy(), canon: *c.canon.Copy(), entities: *c.entities.Copy(),
		spellings: *c.spellings.Copy(), shortForms: *c.shortForms.Copy(), bearers: *c.bearers.Copy(),
		surnames: *c.surnames.Copy(), aliases: *c.aliases.Copy(), acronyms: *c.acronyms.Copy(),
	}}
}

// Settled returns the corpus without what an update needs alone, which is most of it. It must
// not be updated.
func (c *Corpus) Settled() *Corpus {
	c = c.copy()
	return &Corpus{tables: tables{articles: c.articles, apart: c.apart, canon: c.canon, entities: c.entities}}
}

// node returns the node of an id, or nil.
func (t *tables) node(id string) *node {
	n, _ := t.namesakes.Get(unnumbered(id))
	return n.node(id)
}

// toldApart returns the id of the node that an article means by id.
func (t *tables) toldApart(article, id string) string {
	if ids, ok := t.apart.Get(article); ok && ids[id] != "" {
		return ids[id]
	}
	return id
}

// root returns the joined id of a node.
func (t *tables) root(id string) string {
	if to, ok := t.canon.Get(id); ok {
		return to
	}
	return id
}

// next returns what the node of an id is joined to, or "". That may itself be joined
// to something, but in the end there is an end.
func (t *tables) next(id string) string {
	n := t.node(id)
	if n == nil {
		return ""
	}
	switch n.typ {
	case Person:
		p, _ := t.people.Get(id)
		return p.next()
	case Organisation:
		return t.body(n)
	case Topic:
		return cmp.Or(t.body(n), t.typed(n))
	default:
		return ""
	}
}

// An update is an Update under way.
type update struct {
	*Corpus
	old     *Corpus
	put     map[string]bool        // articles that were put or removed
	changed map[string]bool        // ids whose node is another, or may now be joined to another
	alike   map[string]bool        // by id of a node: whether its evidence and articles are what they were, where that is known
	edited  map[string]*individual // made by this update, and still to be written to
	doubted []*account             // whose id may now mean somebody else
	change  Change
}

// A meaning is whom an id means: a joined id and its name.
type meaning struct{ id, name string }

// meaning returns what the id of a node means.
func (t *tables) meaning(id string) meaning {
	id = t.root(id)
	if j, ok := t.entities.Get(id); ok {
		return meaning{id, j.entity.Name}
	}
	return meaning{id: id}
}

// A replacement puts an account in the place of those that the article gave; nil puts
// nothing there.
type replacement struct {
	article string
	account *account
}

// replace puts the records into the table of articles and returns which accounts
// that replaces, by unnumbered id, in the order of the articles.
func (u *update) replace(records []*Record, removed []string) map[string][]replacement {
	put := make(map[string]*Record, len(records)+len(removed))
	for _, r := range records {
		put[r.article.ID] = r
	}
	for _, id := range removed {
		put[id] = nil
	}
	out := map[string][]replacement{}
	for _, article := range sorted(put) {
		now := put[article]
		before, _ := u.articles.Get(article)
		if before == nil && now == nil {
			continue
		}
		u.put[article] = true
		if before != nil {
			for i := range before.accounts {
				id := unnumbered(before.accounts[i].entity.ID)
				out[id] = append(out[id], replacement{article, nil})
			}
			u.apart.Delete(article)
		}
		if now == nil {
			u.articles.Delete(article)
			continue
		}
		u.articles.Set(article, now)
		for i := range now.accounts {
			id := unnumbered(now.accounts[i].entity.ID)
			out[id] = append(out[id], replacement{article, &now.accounts[i]})
		}
	}
	return out
}

// tellApart replaces accounts, and tells those of one id apart.
func (u *update) tellApart(replaced map[string][]replacement) {
	for _, id := range sorted(replaced) {
		rs := replaced[id]
		before, _ := u.namesakes.Get(id)
		if before == nil {
			before = &namesakes{}
		}
		splices := splicesOf(before.accounts, rs)
		now := &namesakes{}
		if len(before.nodes) == 1 {
			if n, alike := before.nodes[0].replace(splices); n != nil {
				now.accounts, now.nodes = n.accounts, []*node{n}
				u.alike[n.id] = alike
			}
		}
		if now.nodes == nil {
			now.accounts = apply(before.accounts, splices, func(a *account) *account { return a })
			now.nodes = tellApart(now.accounts)
		}
		for _, n := range slices.Concat(before.nodes, now.nodes) {
			u.changed[n.id] = true
		}
		if len(now.accounts) == 0 {
			u.namesakes.Delete(id)
		} else {
			u.namesakes.Set(id, now)
		}
		if len(now.nodes) > 1 || len(before.nodes) > 1 {
			u.number(now.nodes)
		}
	}
}

// number notes who is meant by an id that means several people.
func (u *update) number(nodes []*node) {
	for _, n := range nodes {
		for _, a := range n.accounts {
			if u.toldApart(a.article.ID, a.entity.ID) == n.id {
				continue
			}
			ids, _ := u.apart.Get(a.article.ID)
			ids = maps.Clone(ids)
			if ids == nil {
				ids = map[string]string{}
			}
			if ids[a.entity.ID] = n.id; n.id == a.entity.ID {
				delete(ids, n.id)
			}
			u.apart.Set(a.article.ID, ids)
			u.doubt(a)
		}
	}
}

// enter moves an id in a table from the keys it had to those it has.
func (u *update) enter(table *btree.Map[string, []string], id string, had, has []string) {
	for _, k := range had {
		if slices.Contains(has, k) {
			continue
		}
		ids, _ := table.Get(k)
		if ids = without(ids, id); len(ids) == 0 {
			table.Delete(k)
		} else {
			table.Set(k, ids)
		}
	}
	for _, k := range has {
		ids, _ := table.Get(k)
		if i, ok := slices.BinarySearch(ids, id); !ok {
			table.Set(k, slices.Insert(slices.Clip(ids), i, id))
		}
	}
}

// without returns the list without s.
func without(list []string, s string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(t string) bool { return t == s })
}

// settle makes the joined entities anew of which the nodes changed.
func (u *update) settle() {
	// Who is joined to somebody who is now joined to somebody else has another
	// end, too.
	ids, groups := map[string]bool{}, map[string][]string{} // joined id → all that is joined to it
	for id := range u.changed {
		ids[id] = true
		root := u.old.root(id)
		if _, ok := groups[root]; ok {
			continue
		}
		groups[root] = nil
		if j, ok := u.old.entities.Get(root); ok {
			for _, m := range j.members {
				ids[m] = true
			}
		}
	}
	for _, id := range sorted(ids) {
		if u.node(id) == nil {
			u.canon.Delete(id)
			continue
		}
		to := id
		for next := u.next(to); next != ""; next = u.next(to) {
			to = next
		}
		if to == id {
			u.canon.Delete(id)
		} else {
			u.canon.Set(id, to)
		}
		groups[to] = append(groups[to], id)
	}
	for _, root := range sorted(groups) {
		members := groups[root]
		before, _ := u.old.entities.Get(root)
		if before != nil {
			for _, m := range before.members {
				if !ids[m] {
					members = append(members, m)
				}
			}
			if !ids[root] {
				members = append(members, root)
			}
		}
		u.rejoin(root, members, before)
	}
	for id := range ids {
		if n := u.node(id); n != nil && u.meaning(id) != u.old.meaning(id) {
			for _, a := range n.accounts {
				u.doubt(a)
			}
		}
	}
}

// rejoin makes the joined entity of root out of its members, of which it is one
// unless it is gone.
func (u *update) rejoin(root string, members []string, before *joined) {
	if len(members) == 0 {
		if before != nil {
			u.entities.Delete(root)
			u.change.Entities = append(u.change.Entities, root)
		}
		return
	}
	n := u.node(root)
	e := &Entity{ID: root, Name: n.name, Type: n.typ, Aliases: n.otherNames(), Evidence: n.evidence()}
	now := &joined{entity: e, naming: n.articles, members: without(members, root)}
	slices.Sort(now.members)
	for _, id := range now.members {
		m := u.node(id)
		e.Aliases = addAliases(addAliases(e.Aliases, e.Name, m.otherNames()...), e.Name, m.name)
		now.naming = append(slices.Clip(now.naming), m.articles...)
	}
	slices.Sort(e.Aliases)
	if len(now.members) > 0 || !n.even {
		now.naming = slices.Compact(slices.Sorted(slices.Values(now.naming)))
	}
	if before != nil && u.equal(before, now) {
		now.entity, now.naming = before.entity, before.naming
	} else {
		u.change.Entities = append(u.change.Entities, root)
	}
	u.entities.Set(root, now)
}

// equal reports whether an entity is the same as before. Where many articles name it
// these take long to compare, and are not compared where its only node knows better.
func (u *update) equal(before, now *joined) bool {
	e, f := before.entity, now.entity
	if e.Name != f.Name || e.Type != f.Type || !slices.Equal(e.Aliases, f.Aliases) {
		return false
	}
	if alike, ok := u.alike[e.ID]; ok && len(before.members) == 0 && len(now.members) == 0 {
		return alike
	}
	return slices.Equal(e.Evidence, f.Evidence) && slices.Equal(before.naming, now.naming)
}

// doubt notes an account whose id may now mean somebody else.
func (u *update) doubt(a *account) {
	if !u.put[a.article.ID] {
		u.doubted = append(u.doubted, a)
	}
}

// say finds the documents of which a name now means something else.
func (u *update) say() {
	other := map[string]bool{}
	for _, a := range u.doubted {
		now, before := u.toldApart(a.article.ID, a.entity.ID), u.old.toldApart(a.article.ID, a.entity.ID)
		if u.meaning(now) != u.old.meaning(before) {
			other[a.article.ID] = true
		}
	}
	u.change.Documents = sorted(other)
}

// Said returns what a document of the corpus tells under the joined entities. As long as none
// of its names means somebody else that is the same in one corpus after the other. Callers must
// not change it: most of it is the document's own.
func (c *Corpus) Said(d *Document) *Said { return c.Renames(d).Said(d) }

// Renames are the joined entities that ids of a document mean, by these: of those alone that mean
// another one.
type Renames map[string]*Entity

// Renames returns those of a document of the corpus, nil for none.
func (c *Corpus) Renames(d *Document) Renames {
	var to Renames
	for i := range d.Entities {
		id := d.Entities[i].ID
		if joined := c.Canonical(d.Article.ID, id); joined != id {
			if to == nil {
				to = Renames{}
			}
			to[id], _ = c.Entity(joined)
		}
	}
	return to
}

// Said returns what a document tells, renamed.
func (to Renames) Said(d *Document) *Said {
	s := &Said{Facts: d.Facts, Quotes: d.Quotes, Stances: d.Stances, Events: d.Events}
	if len(to) == 0 {
		return s
	}
	s = &Said{Facts: slices.Clone(d.Facts), Quotes: slices.Clone(d.Quotes), Stances: slices.Clone(d.Stances), Events: slices.Clone(d.Events)}
	for i := range s.Facts {
		to.Fact(&s.Facts[i])
	}
	for i := range s.Quotes {
		to.Quote(&s.Quotes[i])
	}
	for i := range s.Stances {
		to.Stance(&s.Stances[i])
	}
	for i := range s.Events {
		to.Event(&s.Events[i])
	}
	return s
}

// Fact renames whom a fact is about, in place; the others do so with what they rename.
func (to Renames) Fact(f *Fact) {
	value := ""
	to.move(&f.About, &f.Name)
	to.move(&f.ValueID, &value)
}

func (to Renames) Quote(q *Quote) { to.move(&q.SpeakerID, &q.Speaker) }

func (to Renames) Stance(s *Stance) {
	to.move(&s.HolderID, &s.Holder)
	to.move(&s.TargetID, &s.Target)
}

// Event leaves the lists alone that the event had.
func (to Renames) Event(e *Event) {
	if len(to) == 0 {
		return
	}
	e.About, e.Participants = slices.Clone(e.About), slices.Clone(e.Participants)
	for k := range e.About {
		to.move(&e.About[k], &e.Participants[k])
	}
}

func (to Renames) move(id, name *string) {
	if e := to[*id]; e != nil {
		*id, *name = e.ID, e.Name
	}
}

// sorted returns the keys of a map in order. Neighbours in a btree.Map are cheaper to
// set one after the other than all over it.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
