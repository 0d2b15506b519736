package facts

import "strings"

// joinBodies finds out which bodies and topics may now be joined to another, where
// nodes are other than before. What they are joined to is worked out when asked for:
// see body and typed.
func (u *update) joinBodies() {
	acronyms := map[string]bool{} // ids of those that may now be spelt out otherwise
	for _, id := range sorted(u.changed) {
		now, before := u.node(id), u.old.node(id)
		u.enter(&u.aliases, id, before.fullNameOf(), now.fullNameOf())
		u.enter(&u.acronyms, id, before.acronym(), now.acronym())
		for _, n := range []*node{now, before} {
			if n.acronym() != nil {
				acronyms[id] = true
			}
		}
	}
	for id := range u.changed {
		u.calledLike(id, acronyms)
	}
	for id := range acronyms {
		u.changed[id] = true
	}
	for id := range acronyms { // and so may be those that are an acronym of an acronym
		u.calledLike(id, u.changed)
	}
	var topics []string
	for id := range u.changed {
		if typ, key, ok := strings.Cut(id, "/"); ok && typ != string(Topic) {
			topics = append(topics, string(Topic)+"/"+key)
		}
	}
	for _, id := range topics {
		if u.node(id) != nil {
			u.changed[id] = true
		}
	}
}

// calledLike adds to ids those of the acronyms that the body id has, or had, for a
// name.
func (u *update) calledLike(id string, ids map[string]bool) {
	for _, n := range []*node{u.node(id), u.old.node(id)} {
		for _, alias := range n.fullNameOf() {
			of, _ := u.acronyms.Get(alias)
			for _, id := range of {
				ids[id] = true
			}
		}
	}
}

// fullNameOf returns the other names of a body.
func (n *node) fullNameOf() []string {
	if n == nil || n.typ != Organisation {
		return nil
	}
	return n.otherNames()
}

// acronym returns a list of the name of a body or a topic if it may be an acronym.
func (n *node) acronym() []string {
	if n == nil || n.typ != Organisation && n.typ != Topic || strings.ToUpper(n.name) != n.name || len(n.name) < 2 {
		return nil
	}
	return []string{n.name}
}

// body returns the body that some articles name by its acronym only, which is the
// name of n: the one that has it, if only one does. One that is itself but the
// acronym of a third is not meant.
func (t *tables) body(n *node) string {
	full := t.spelledOut(n)
	if full == "" || t.spelledOut(t.node(full)) != "" {
		return ""
	}
	return full
}

func (t *tables) spelledOut(n *node) string {
	for _, name := range n.acronym() {
		if full, _ := t.aliases.Get(name); len(full) == 1 && full[0] != n.id {
			return full[0]
		}
	}
	return ""
}

// typed returns the one entity of a better type that has the name of a topic, which
// one article could not type.
func (t *tables) typed(n *node) string {
	_, key, _ := strings.Cut(n.id, "/")
	same := ""
	for _, typ := range []Type{Person, Organisation, Place} {
		if id := string(typ) + "/" + key; t.node(id) != nil {
			if same != "" {
				return ""
			}
			same = id
		}
	}
	return same
}
