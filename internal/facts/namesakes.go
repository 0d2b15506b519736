package facts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"attache/internal/article"
)

// An account is what one article tells of one entity.
type account struct {
	article    *article.Article
	entity     *Entity // without evidence; one for all accounts that have the same
	start, end int32   // of the sentence that mentions it first; no bytes: none does
	mentions   int32
	known      *known // of a person; nil: nothing
}

// evidence returns where the article mentions the entity first, if it does.
func (a *account) evidence() []Evidence {
	if a.start == a.end {
		return []Evidence{}
	}
	return []Evidence{Cite(a.article, article.Span{Start: int(a.start), End: int(a.end)})}
}

// A Recorder makes records, which share what most articles tell alike. It is safe for
// concurrent use. The zero Recorder has made none.
type Recorder struct {
	mu     sync.Mutex
	knowns map[string]*known  // what articles tell of people, each once
	named  map[string]*Entity // as articles have them, each once
}

// Record returns what a document tells of whom it names.
func (r *Recorder) Record(d *Document) *Record {
	told := knownOf(d)
	mentions := make(map[string]int32, len(d.Entities))
	for _, m := range d.Mentions {
		mentions[m.Entity]++
	}
	out := &Record{d.Article, make([]account, len(d.Entities))}
	for i := range d.Entities {
		e := &d.Entities[i]
		a := &out.accounts[i]
		*a = account{article: d.Article, entity: r.name(e), mentions: mentions[e.ID]}
		if len(e.Evidence) > 0 {
			a.start, a.end = int32(e.Evidence[0].Start), int32(e.Evidence[0].End)
		}
		if e.Type == Person {
			a.known = r.once(told[e.ID])
		}
	}
	return out
}

// name returns an entity without its evidence: the one that had all else the same and was named
// before, if there is one. Most articles have of an entity what others have.
func (r *Recorder) name(e *Entity) *Entity {
	key := fmt.Sprintf("%s\x00%s\x00%s\x00%t\x00%s", e.ID, e.Name, e.Type, e.Told, strings.Join(e.Aliases, "\x00"))
	r.mu.Lock()
	defer r.mu.Unlock()
	had := r.named[key]
	if had == nil {
		had = &Entity{ID: e.ID, Name: e.Name, Type: e.Type, Aliases: slices.Clone(e.Aliases), Told: e.Told}
		if r.named == nil {
			r.named = map[string]*Entity{}
		}
		r.named[key] = had
	}
	return had
}

// once returns what is equal to k and was told before, or k. Of most people all articles tell
// the same.
func (r *Recorder) once(k *known) *known {
	if k == nil {
		return nil
	}
	key := fmt.Sprintf("%d %q %q", k.born, k.countries, k.roles)
	r.mu.Lock()
	defer r.mu.Unlock()
	had := r.knowns[key]
	if had == nil {
		had = &known{slices.Clone(k.countries), slices.Clone(k.roles), k.born} // in no more room than it takes
		if r.knowns == nil {
			r.knowns = map[string]*known{}
		}
		r.knowns[key] = had
	}
	return had
}

// Namesakes are the accounts of one id, by article, and the nodes they were told
// apart into. They never change.
type namesakes struct {
	accounts []*account
	nodes    []*node // one, but for people
}

// node returns the node of an id, or nil.
func (n *namesakes) node(id string) *node {
	if n == nil {
		return nil
	}
	for _, x := range n.nodes {
		if x.id == id {
			return x
		}
	}
	return nil
}

// A node is what all accounts tell of one entity, before entities of different
// ids are joined. It never changes.
//
// Thousands of articles may name one, and a change of one of them must not mean that
// all their accounts are looked through again: what an update needs of each of them
// stands side by side.
type node struct {
	id       string
	typ      Type
	name     string // as the first article has it
	aliases  []tally
	accounts []*account // by article, and so are the other lists
	articles []string
	even     bool // each account has the id of the node, so that no article has two

	// Of people:
	knowns   []*known // of each account; those that are equal are one
	known    known    // of all
	mentions int
	keys     nameKeys
	surnames []string
}

// A tally is a name with the number of accounts that have it for an alias.
type tally struct {
	name string
	n    int
}

// count returns the tallies with n more for each of the names. It does not write to
// what it was given.
func count(tallies []tally, names []string, n int) []tally {
	for _, name := range names {
		tallies = slices.Clone(tallies)
		i := slices.IndexFunc(tallies, func(t tally) bool { return t.name == name })
		if i < 0 {
			tallies = append(tallies, tally{name, n})
		} else if tallies[i].n += n; tallies[i].n == 0 {
			tallies = slices.Delete(tallies, i, i+1)
		}
	}
	return tallies
}

// otherNames returns the names of a node besides the first.
func (n *node) otherNames() []string {
	out := []string{}
	for _, t := range n.aliases {
		if t.name != n.name {
			out = append(out, t.name)
		}
	}
	return out
}

// tellApart returns the nodes of the accounts of one id, which are in the order of
// their articles. An account of a person goes to the first person of the id whom it
// does not contradict, else to a new one, who gets a number. Of whom maintainers told,
// there is one.
func tellApart(accounts []*account) []*node {
	var nodes []*node
	get := func(id string, e *Entity) *node {
		for _, n := range nodes {
			if n.id == id {
				return n
			}
		}
		n := &node{id: id, typ: e.Type, name: e.Name, even: true}
		nodes = append(nodes, n)
		return n
	}
	for _, a := range accounts {
		n := get(a.entity.ID, a.entity)
		for i := 2; a.known != nil && !a.entity.Told && n.known.contradicts(*a.known); i++ {
			n = get(fmt.Sprintf("%s-%d", a.entity.ID, i), a.entity)
		}
		n.add(a)
	}
	for _, n := range nodes {
		if n.typ == Person {
			n.keys = keysOf(n.name)
			n.surnames = Surnames(Entity{Name: n.name, Aliases: n.otherNames()})
		}
	}
	return nodes
}

// evidence returns where the first article mentions it first.
func (n *node) evidence() []Evidence {
	return n.accounts[0].evidence()
}

// told reports whether maintainers say who this is.
func (n *node) told() bool { return n.accounts[0].entity.Told }

// add adds an account to a node under construction.
func (n *node) add(a *account) {
	if n.typ == Person {
		n.knowns = append(n.knowns, n.same(a.known))
	}
	if a.known != nil {
		n.known = n.known.with(*a.known)
	}
	n.mentions += int(a.mentions)
	n.even = n.even && a.entity.ID == n.id
	for _, alias := range a.entity.Aliases {
		if i := slices.IndexFunc(n.aliases, func(t tally) bool { return t.name == alias }); i < 0 {
			n.aliases = append(n.aliases, tally{alias, 1})
		} else {
			n.aliases[i].n++
		}
	}
	n.accounts, n.articles = append(n.accounts, a), append(n.articles, a.article.ID)
}

// replace returns the only node of an id with accounts replaced, as tellApart would
// make it, and whether the articles that name it and its evidence are what they were; or
// nil where all accounts have to be gone through.
func (n *node) replace(splices []splice) (next *node, alike bool) {
	if !n.even {
		return nil, false
	}
	u := *n
	alike = true
	for _, s := range splices {
		out := n.accounts[s.at : s.at+s.cut]
		alike = alike && len(out) == len(s.in)
		for i, a := range s.in {
			if a.entity.ID != n.id {
				return nil, false
			}
			u.mentions += int(a.mentions)
			u.aliases = count(u.aliases, a.entity.Aliases, 1)
			alike = alike && out[i].article.ID == a.article.ID
		}
		for _, a := range out {
			u.mentions -= int(a.mentions)
			u.aliases = count(u.aliases, a.entity.Aliases, -1)
		}
	}
	u.accounts = apply(n.accounts, splices, func(a *account) *account { return a })
	if len(u.accounts) == 0 || u.accounts[0].entity.Name != n.name {
		return nil, false
	}
	if !alike {
		u.articles = apply(n.articles, splices, func(a *account) string { return a.article.ID })
	}
	alike = alike && slices.Equal(n.evidence(), u.evidence())
	if n.typ != Person {
		return &u, alike
	}
	u.knowns = apply(n.knowns, splices, func(a *account) *known { return n.same(a.known) })
	one := false
	if u.known, one = together(u.knowns); !one {
		return nil, false
	}
	u.surnames = Surnames(Entity{Name: u.name, Aliases: u.otherNames()})
	return &u, alike
}

// same returns what the node has that is equal to k, or k.
func (n *node) same(k *known) *known {
	if k == nil {
		return nil
	}
	var last *known
	for _, other := range n.knowns {
		if other == nil || other == last {
			continue
		}
		if other.equal(*k) {
			return other
		}
		last = other
	}
	return k
}

// together returns what is known of somebody of whom all this is told, one after the
// other, or false if it is not one person. What contradicted nothing when it was told
// first does not when it is told again.
func together(knowns []*known) (all known, one bool) {
	var told []*known
	for _, k := range knowns {
		if k == nil || slices.Contains(told, k) {
			continue
		}
		if all.contradicts(*k) {
			return known{}, false
		}
		all = all.with(*k)
		told = append(told, k)
	}
	return all, true
}

// A splice puts accounts in the place of others, the accounts of one article.
type splice struct {
	at, cut int // cut of them from at on, in the list as it was
	in      []*account
}

// splicesOf returns where replacements, in the order of their articles, go in accounts.
func splicesOf(accounts []*account, rs []replacement) []splice {
	var out []splice
	for i, r := range rs {
		if i == 0 || r.article != rs[i-1].article {
			at, _ := slices.BinarySearchFunc(accounts, r.article, func(a *account, article string) int { return strings.Compare(a.article.ID, article) })
			end := at
			for end < len(accounts) && accounts[end].article.ID == r.article {
				end++
			}
			out = append(out, splice{at: at, cut: end - at})
		}
		if s := &out[len(out)-1]; r.account != nil {
			s.in = append(s.in, r.account)
		}
	}
	return out
}

// apply returns a list that goes with accounts, spliced as they are.
func apply[T any](list []T, splices []splice, of func(*account) T) []T {
	n := len(list)
	for _, s := range splices {
		n += len(s.in) - s.cut
	}
	out := make([]T, 0, n)
	last := 0
	for _, s := range splices {
		out = append(out, list[last:s.at]...)
		for _, a := range s.in {
			out = append(out, of(a))
		}
		last = s.at + s.cut
	}
	return append(out, list[last:]...)
}

// addAliases adds to the aliases of a name the others.
func addAliases(aliases []string, name string, others ...string) []string {
	for _, a := range others {
		if a != name && !slices.Contains(aliases, a) {
			aliases = append(aliases, a)
		}
	}
	return aliases
}

// unnumbered returns the id of a person without the numbers by which those of one
// id are told apart. Somebody whose name ends in a number is told apart together
// with those who got theirs here, so that no two nodes have one id.
func unnumbered(id string) string {
	if !strings.HasPrefix(id, string(Person)+"/") {
		return id
	}
	for {
		word := strings.TrimRight(id, "0123456789")
		if word == id || !strings.HasSuffix(word, "-") {
			return id
		}
		id = strings.TrimSuffix(word, "-")
	}
}

// known is what articles tell of a person that another person of the name would
// not share. Its slices are never written to.
type known struct {
	countries []string // ids
	roles     []string // the longer words of their roles, lower case
	born      int      // year, give or take one; 0: unknown
}

// knownOf returns what a document tells of its people, by id.
func knownOf(d *Document) map[string]*known {
	out := map[string]*known{}
	get := func(id string) *known {
		if out[id] == nil {
			out[id] = &known{}
		}
		return out[id]
	}
	for _, f := range d.Facts {
		switch f.Label {
		case "affiliation", "nationality":
			if k := get(f.About); strings.HasPrefix(f.ValueID, "country/") {
				k.countries = union(k.countries, []string{f.ValueID})
			}
		case "role":
			k := get(f.About)
			for _, w := range strings.Fields(strings.ToLower(f.Value)) {
				if len(w) > 3 && w != "former" && w != "current" {
					k.roles = union(k.roles, []string{w})
				}
			}
		case "age":
			age, err := strconv.Atoi(f.Value)
			if t, ok := d.Article.Published(); ok && err == nil {
				get(f.About).born = t.Year() - age
			}
		}
	}
	return out
}

// with returns what both tell.
func (k known) with(other known) known {
	k.countries = union(k.countries, other.countries)
	k.roles = union(k.roles, other.roles)
	if k.born == 0 {
		k.born = other.born
	}
	return k
}

func (k known) equal(other known) bool {
	return k.born == other.born && slices.Equal(k.countries, other.countries) && slices.Equal(k.roles, other.roles)
}

// contradicts reports whether nobody can be both: the years of birth differ, or
// neither a country nor a word of the roles is shared.
func (k known) contradicts(other known) bool {
	if k.born != 0 && other.born != 0 {
		d := k.born - other.born
		return d > 2 || d < -2
	}
	return len(k.countries) > 0 && len(other.countries) > 0 && len(k.roles) > 0 && len(other.roles) > 0 &&
		!shares(k.countries, other.countries) && !shares(k.roles, other.roles)
}

func shares(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// union returns a with what only b has behind it. It writes to neither.
func union(a, b []string) []string {
	a = slices.Clip(a)
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}
