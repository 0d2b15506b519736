package article

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
	"go.yaml.in/yaml/v3"
)

// NamesFile is the file beside the articles in which maintainers say what no rule can
// know about the names in them.
const NamesFile = "entities.yaml"

// Names are what maintainers say about names: what else somebody is called, who is meant
// by a name that several bear, and what is no name at all. A nil Names says nothing.
type Names struct {
	File     string // for messages
	Entities []Named
	Meant    []Meaning
	Ignored  []NoName
}

// A Named is somebody or something with all the names that mean it.
type Named struct {
	Name    string // as it is shown
	Type    string // person, organisation, country, place or topic; empty: what a list knows the name for, else a person
	Aliases []Alias
	Line    int
}

// An Alias is one more name.
type Alias struct {
	Name string
	Line int
}

// A Meaning says whom a name means.
type Meaning struct {
	Name string
	Is   string   // a name of a Named, or one that the articles use
	In   []string // ids of the articles where it does; empty: everywhere
	Line int
}

// A NoName is what looks like a name and is none.
type NoName struct {
	Name string
	In   []string // as in Meaning
	Line int
}

// EntityTypes are the values of Named.Type.
func EntityTypes() []string { return []string{"person", "organisation", "country", "place", "topic"} }

// Bounds of what is read, in bytes: a list of ten thousand people has less than one MiB.
const (
	maxNames = 4 << 20
	maxName  = 200
)

// ParseNames reads an entities.yaml. An entry that is wrong is left out and becomes a
// Problem; a file that is no YAML gives a Problem and no Names. Of an entry that
// contradicts one before it, the one before holds.
func ParseNames(file string, data []byte) (*Names, []Problem) {
	p := namesParser{names: &Names{File: file}, owner: map[string]string{}, said: map[string]int{}}
	if len(data) > maxNames {
		return nil, []Problem{in(file, fmt.Errorf("has more than %d MiB; keep it to the names that the rules get wrong", maxNames>>20))}
	}
	text, line, warning, err := mend(data)
	if err == nil && warning != "" {
		err = onLine(line, "has a byte that is no UTF-8; save the file as UTF-8")
	}
	if err != nil {
		return nil, []Problem{in(file, err)}
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return nil, []Problem{in(file, yamlProblem(err, 0, "it"))}
	}
	if len(doc.Content) > 0 {
		p.sections(doc.Content[0])
	}
	slices.SortStableFunc(p.problems, func(a, b Problem) int { return a.Line - b.Line })
	return p.names, p.problems
}

// A namesParser is an entities.yaml while it is read.
type namesParser struct {
	names    *Names
	problems []Problem
	owner    map[string]string // folded name or alias → the Named that has it
	said     map[string]int    // what is said of a folded name in an article, or everywhere → line
}

func (p *namesParser) wrong(n *yaml.Node, format string, args ...any) {
	p.problems = append(p.problems, Problem{File: p.names.File, Line: n.Line, Text: fmt.Sprintf(format, args...)})
}

// sections reads the three lists. The entities come first wherever they stand: the
// others are held against them.
func (p *namesParser) sections(top *yaml.Node) {
	lists := map[string]*yaml.Node{}
	p.mapping(top, []string{"entities", "meant", "ignored"}, "the file", lists)
	for _, part := range []struct {
		key  string
		read func(*yaml.Node)
	}{{"entities", p.entity}, {"ignored", p.ignored}, {"meant", p.meaning}} {
		list := lists[part.key]
		if list == nil || list.Tag == "!!null" {
			continue
		}
		if list.Kind != yaml.SequenceNode {
			p.wrong(list, "%q must be a list; begin each entry with a hyphen", part.key)
			continue
		}
		for _, entry := range list.Content {
			part.read(entry)
		}
	}
}

// mapping puts the values of a mapping that have a known key into by, and reports whether
// there is nothing else.
func (p *namesParser) mapping(n *yaml.Node, known []string, what string, by map[string]*yaml.Node) bool {
	if n.Kind != yaml.MappingNode {
		p.wrong(n, "%s must have lines such as \"%s: …\"; write it so", what, known[0])
		return false
	}
	ok := true
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch {
		case !slices.Contains(known, key.Value):
			p.wrong(key, "%q is not known here; %s", clip(key.Value), instead(key.Value, known))
			ok = false
		case by[key.Value] != nil:
			p.wrong(key, "%q is given twice; delete one of them", key.Value)
			ok = false
		default:
			by[key.Value] = value
		}
	}
	return ok
}

// instead says which of the known keys may have been meant.
func instead(key string, known []string) string {
	if near := Nearest(key, known); near != "" {
		return fmt.Sprintf("did you mean %s?", near)
	}
	if len(known) == 1 {
		return "there is " + known[0]
	}
	return fmt.Sprintf("there are %s and %s", strings.Join(known[:len(known)-1], ", "), known[len(known)-1])
}

// Nearest returns the word that is spelled most like s, or "" when none is at most two
// letters away, or one for short words.
func Nearest(s string, words []string) string {
	best, least := "", 3
	for _, w := range words {
		if d := levenshtein.ComputeDistance(strings.ToLower(s), w); d < least && (d < 2 || len(w) > 4) {
			best, least = w, d
		}
	}
	return best
}

// text reads one name or id. Of YAML's anchors and numbers nobody thinks who writes names.
func (p *namesParser) text(n *yaml.Node, what string) (string, bool) {
	switch {
	case n == nil:
		return "", false
	case n.Kind != yaml.ScalarNode || n.Tag == "!!null":
		p.wrong(n, "%s must be one line of text; put it in quotation marks", what)
		return "", false
	}
	s := oneLine(n.Value)
	switch {
	case !hasWord(s):
		p.wrong(n, "%s has no letters; write a name or delete it", what)
		return "", false
	case len(s) > maxName:
		p.wrong(n, "%s has more than %d bytes; write a name", what, maxName)
		return "", false
	}
	return s, true
}

// list reads one text or a list of them.
func (p *namesParser) list(n *yaml.Node, what string, add func(*yaml.Node, string)) bool {
	all := []*yaml.Node{n}
	switch {
	case n == nil || n.Tag == "!!null":
		return true
	case n.Kind == yaml.SequenceNode:
		all = n.Content
	}
	for _, one := range all {
		s, ok := p.text(one, what)
		if !ok {
			return false
		}
		add(one, s)
	}
	return true
}

func (p *namesParser) entity(n *yaml.Node) {
	by := map[string]*yaml.Node{}
	if !p.mapping(n, []string{"name", "type", "aliases"}, "an entity", by) {
		return
	}
	name, ok := p.text(by["name"], "the name")
	if !ok {
		if by["name"] == nil {
			p.wrong(n, "an entity has no name; add \"name: …\"")
		}
		return
	}
	e := Named{Name: name, Line: n.Line}
	if t := by["type"]; t != nil {
		if e.Type = t.Value; !slices.Contains(EntityTypes(), e.Type) {
			p.wrong(t, "%q is no type; write person, organisation, country, place or topic", clip(t.Value))
			return
		}
	}
	if !p.own(by["name"], name, name) {
		return
	}
	p.list(by["aliases"], "an alias", func(at *yaml.Node, alias string) {
		if key(alias) != key(name) && p.own(at, alias, name) {
			e.Aliases = append(e.Aliases, Alias{alias, at.Line})
		}
	})
	p.names.Entities = append(p.names.Entities, e)
}

// own notes that a name means the entity, unless it means another already.
func (p *namesParser) own(at *yaml.Node, name, entity string) bool {
	switch old, taken := p.owner[key(name)]; {
	case taken && old == entity && name != entity:
		p.wrong(at, "%q is given twice for %s; delete one of them", name, entity)
		return false
	case taken && name == entity && key(old) == key(name):
		p.wrong(at, "%s has two entries; make one of them", entity)
		return false
	case taken:
		p.wrong(at, "%q means %s already; say under \"meant\" in which articles it means %s", name, old, entity)
		return false
	}
	p.owner[key(name)] = entity
	return true
}

func (p *namesParser) meaning(n *yaml.Node) {
	by := map[string]*yaml.Node{}
	if !p.mapping(n, []string{"name", "is", "in"}, "an entry of \"meant\"", by) {
		return
	}
	m := Meaning{Line: n.Line}
	var ok bool
	for _, part := range []struct {
		key, what string
		to        *string
	}{{"name", "the name", &m.Name}, {"is", "who is meant", &m.Is}} {
		if by[part.key] == nil {
			p.wrong(n, "an entry of \"meant\" has no %q; write both name and is", part.key)
			return
		}
		if *part.to, ok = p.text(by[part.key], part.what); !ok {
			return
		}
	}
	if m.In, ok = p.articles(by["in"]); !ok {
		return
	}
	if owner := p.owner[key(m.Name)]; owner != "" && key(owner) != key(m.Is) && p.owner[key(m.Is)] != owner && len(m.In) == 0 {
		p.wrong(n, "%q is a name of %s above; say in which articles it means %s", m.Name, owner, m.Is)
		return
	}
	if !p.once(n, m.Name, m.In) {
		return
	}
	p.names.Meant = append(p.names.Meant, m)
}

func (p *namesParser) ignored(n *yaml.Node) {
	var i NoName
	i.Line = n.Line
	var ok bool
	if n.Kind == yaml.ScalarNode {
		if i.Name, ok = p.text(n, "what is no name"); !ok {
			return
		}
	} else {
		by := map[string]*yaml.Node{}
		if !p.mapping(n, []string{"name", "in"}, "an entry of \"ignored\"", by) {
			return
		}
		if by["name"] == nil {
			p.wrong(n, "an entry of \"ignored\" has no name; add \"name: …\"")
			return
		}
		if i.Name, ok = p.text(by["name"], "the name"); !ok {
			return
		}
		if i.In, ok = p.articles(by["in"]); !ok {
			return
		}
	}
	if owner := p.owner[key(i.Name)]; owner != "" && len(i.In) == 0 {
		p.wrong(n, "%q is a name of %s above and cannot be ignored everywhere; say in which articles", i.Name, owner)
		return
	}
	if p.once(n, i.Name, i.In) {
		p.names.Ignored = append(p.names.Ignored, i)
	}
}

func (p *namesParser) articles(n *yaml.Node) (ids []string, ok bool) {
	ok = p.list(n, "an article", func(_ *yaml.Node, id string) { ids = append(ids, id) })
	return ids, ok
}

// once reports whether nothing else was said of a name in these articles.
func (p *namesParser) once(n *yaml.Node, name string, in []string) bool {
	if len(in) == 0 {
		in = []string{""}
	}
	for _, id := range in {
		k := key(name) + "\x00" + id
		if line := p.said[k]; line > 0 {
			p.wrong(n, "what %q means there is said on line %d already; delete one of them", name, line)
			return false
		}
		p.said[k] = n.Line
	}
	return true
}

// key is what names are compared by.
func key(name string) string { return strings.ToLower(letters(name)) }

// Hash returns a hash of what the names say; "" for nothing. Where they say it does not
// matter.
func (n *Names) Hash() string {
	if n == nil || len(n.Entities)+len(n.Meant)+len(n.Ignored) == 0 {
		return ""
	}
	h := sha256.New()
	for _, e := range n.Entities {
		writeField(h, "entity")
		writeField(h, e.Name)
		writeField(h, e.Type)
		for _, a := range e.Aliases {
			writeField(h, a.Name)
		}
	}
	for _, m := range n.Meant {
		writeField(h, "meant")
		for _, s := range append([]string{m.Name, m.Is}, m.In...) {
			writeField(h, s)
		}
	}
	for _, i := range n.Ignored {
		writeField(h, "ignored")
		for _, s := range append([]string{i.Name}, i.In...) {
			writeField(h, s)
		}
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}
