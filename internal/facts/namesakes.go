package facts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// An account is what one article tells of one entity.
type account struct {
	article  string
	entity   *Entity
	mentions int
	known    *known // of a person; nil: nothing
}

// accountsOf returns the accounts of a document, in the order of its entities.
func accountsOf(d *Document) []*account {
	told := knownOf(d)
	mentions := make(map[string]int, len(d.Entities))
	for _, m := range d.Mentions {
		mentions[m.Entity]++
	}
	list := make([]account, len(d.Entities))
	out := make([]*account, len(d.Entities))
	for i := range d.Entities {
		e := &d.Entities[i]
		list[i] = account{article: d.Article.ID, entity: e, mentions: mentions[e.ID]}
		if e.Type == Person {
			list[i].known = told[e.ID]
		}
		out[i] = &list[i]
	}
	return out
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
type node struct {
	id       string
	typ      Type
	name     string     // as the first article has it
	aliases  []string   // other names, as they come
	accounts []*account // by article

	// Of people:
	mentions int
	known    known
	keys     nameKeys
	surnames []string
}

// tellApart returns the nodes of the accounts of one id, which are in the order of
// their articles. An account of a person goes to the first person of the id whom it
// does not contradict, else to a new one, who gets a number.
func tellApart(accounts []*account) []*node {
	var nodes []*node
	get := func(id string, e *Entity) *node {
		for _, n := range nodes {
			if n.id == id {
				return n
			}
		}
		n := &node{id: id, typ: e.Type, name: e.Name}
		nodes = append(nodes, n)
		return n
	}
	for _, a := range accounts {
		n := get(a.entity.ID, a.entity)
		for i := 2; a.known != nil && n.known.contradicts(*a.known); i++ {
			n = get(fmt.Sprintf("%s-%d", a.entity.ID, i), a.entity)
		}
		if a.known != nil {
			n.known = n.known.with(*a.known)
		}
		n.mentions += a.mentions
		n.aliases = addAliases(n.aliases, n.name, a.entity.Aliases...)
		n.accounts = append(n.accounts, a)
	}
	for _, n := range nodes {
		if n.typ == Person {
			n.keys = keysOf(n.name)
			n.surnames = Surnames(Entity{Name: n.name, Aliases: n.aliases})
		}
	}
	return nodes
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
