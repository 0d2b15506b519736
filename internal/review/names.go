package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"attache/internal/article"
	"attache/internal/facts"
)

// names checks whom and what the articles name, and what maintainers say of that.
func (c *checking) names(docs []*facts.Document) {
	n := &naming{checking: c, docs: map[string]*facts.Document{}, corpus: facts.Join(docs), known: map[string]*known{}, told: map[string]bool{}}
	for _, d := range docs {
		n.docs[d.Article.ID] = d
	}
	if c.set.Names != nil {
		for _, e := range c.set.Names.Entities {
			n.told[facts.Fold(e.Name)] = true
		}
	}
	n.gather(docs)
	n.onePerson()
	n.oneBody()
	n.types()
	n.surnames(docs)
	if c.set.Names != nil {
		n.unused(docs)
	}
}

// A naming is the check of names under way.
type naming struct {
	*checking
	docs   map[string]*facts.Document // by article id
	corpus *facts.Corpus
	known  map[string]*known // by id
	told   map[string]bool   // folded names that maintainers gave an entry: they know who that is
}

// A known is what the articles tell of somebody.
type known struct {
	facts.Entity
	articles  []string // that name it: ids, sorted
	words     []string // of the name, folded
	roles     map[string]bool
	countries map[string]bool
}

func (n *naming) gather(docs []*facts.Document) {
	for e := range n.corpus.Entities() {
		n.known[e.ID] = &known{Entity: *e, articles: n.corpus.Naming(e.ID), words: strings.Fields(facts.Fold(e.Name)), roles: map[string]bool{}, countries: map[string]bool{}}
	}
	for _, d := range docs {
		n.gatherFacts(n.corpus.Said(d).Facts)
	}
}

func (n *naming) gatherFacts(all []facts.Fact) {
	for _, f := range all {
		k := n.known[f.About]
		if k == nil {
			continue
		}
		switch f.Label {
		case "role":
			for _, w := range strings.Fields(facts.Fold(f.Value)) {
				if len(w) > 3 && !vague[w] {
					k.roles[w] = true
				}
			}
		case "affiliation", "nationality":
			k.countries[f.ValueID] = true
		}
	}
}

// vague words of a role are shared by people who have nothing else in common.
var vague = map[string]bool{"former": true, "current": true, "chief": true, "general": true, "member": true, "senior": true, "deputy": true, "the": true, "with": true, "from": true}

func shares(a, b map[string]bool) bool {
	for k := range a {
		if b[k] {
			return true
		}
	}
	return false
}

// sorted returns the entities of a type by id.
func (n *naming) sorted(typ facts.Type) []*known {
	var out []*known
	for e := range n.corpus.Entities() {
		if e.Type == typ {
			out = append(out, n.known[e.ID])
		}
	}
	return out
}

// onePerson tells of people whose names are spelled nearly alike, or of whom one has only
// the beginning of a given name, if something else connects them: an article, an office, a
// country.
func (n *naming) onePerson() {
	people := slices.DeleteFunc(n.sorted(facts.Person), func(k *known) bool { return len(k.words) < 2 })
	n.pairs(people, func(k *known) []string {
		last := k.words[len(k.words)-1]
		return append(without(strings.Join(k.words, " ")), k.words[0][:1]+" "+last)
	}, func(a, b *known) bool {
		return (misspelt(a.words, b.words) || shortened(a.words, b.words) || shortened(b.words, a.words)) && connected(a, b)
	}, func(a, b *known) {
		n.one("one-person", "person", a, b)
	})
}

// connected reports whether two names may be one person's by what else is known of them.
func connected(a, b *known) bool {
	if len(a.countries) > 0 && len(b.countries) > 0 && !shares(a.countries, b.countries) {
		return false
	}
	return shares(a.roles, b.roles) || shares(a.countries, b.countries) || slices.ContainsFunc(a.articles, func(id string) bool {
		_, both := slices.BinarySearch(b.articles, id)
		return both
	})
}

// oneBody tells of bodies that are spelled nearly alike.
func (n *naming) oneBody() {
	// The longer a name, the less two bodies differ in one letter of it: Labor and Labour
	// Party are two.
	const least = 12 // bytes
	bodies := slices.DeleteFunc(n.sorted(facts.Organisation), func(k *known) bool { return len(k.words) < 2 || len(k.Name) < least })
	n.pairs(bodies, func(k *known) []string { return without(strings.Join(k.words, " ")) }, func(a, b *known) bool {
		return misspelt(a.words, b.words)
	}, func(a, b *known) {
		n.one("one-body", "body", a, b)
	})
}

// pairs calls found with each two of the list that share a key and are alike, once. A key
// of many is no likeness.
func (n *naming) pairs(list []*known, keys func(*known) []string, alike func(a, b *known) bool, found func(a, b *known)) {
	const most = 40 // that share a key
	of := map[string][]*known{}
	for _, k := range list {
		for _, key := range keys(k) {
			of[key] = append(of[key], k)
		}
	}
	seen := map[[2]string]bool{}
	var all [][2]*known
	for _, same := range of {
		for i, a := range same[:min(len(same), most)] {
			for _, b := range same[i+1 : min(len(same), most)] {
				if key := [2]string{a.ID, b.ID}; a != b && !seen[key] && !(n.told[facts.Fold(a.Name)] && n.told[facts.Fold(b.Name)]) {
					seen[key] = true
					if alike(a, b) {
						all = append(all, [2]*known{a, b})
					}
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b [2]*known) int {
		return cmp.Or(cmp.Compare(a[0].ID, b[0].ID), cmp.Compare(a[1].ID, b[1].ID))
	})
	for _, pair := range all {
		found(pair[0], pair[1])
	}
}

// one says that two names may be one's, where the rarer of them stands first.
func (n *naming) one(check, what string, a, b *known) {
	if len(b.articles) > len(a.articles) || len(b.articles) == len(a.articles) && len(b.Name) > len(a.Name) {
		a, b = b, a
	}
	d, sp := n.first(b)
	if d == nil {
		return
	}
	n.at(Warning, check, d.Article, sp, fmt.Sprintf("if so, write under entities in %s: - {name: %s, aliases: [%s]}; if not, give each an entry of its own", article.NamesFile, yamlText(a.Name), yamlText(b.Name)),
		"%q may be the same %s as %q (%s)", b.Name, what, a.Name, n.where(a))
}

// first returns where an entity is named first in the corpus.
func (n *naming) first(k *known) (*facts.Document, article.Span) {
	if len(k.Evidence) == 0 {
		return nil, article.Span{}
	}
	d := n.docs[k.Evidence[0].Article]
	return d, n.mention(d, k.ID)
}

// mention returns where a document names an entity first, preferring a name of several
// words.
func (n *naming) mention(d *facts.Document, id string) article.Span {
	var found article.Span
	for _, m := range d.Mentions {
		if n.corpus.Canonical(d.Article.ID, m.Entity) != id {
			continue
		}
		if strings.Contains(d.Article.Text(m.Span), " ") {
			return m.Span
		}
		if found.Len() == 0 {
			found = m.Span
		}
	}
	return found
}

// where says in which file and on which line an entity is named.
func (n *naming) where(k *known) string {
	d, sp := n.first(k)
	if d == nil {
		return "nowhere"
	}
	line, _ := d.Article.Position(sp.Start)
	return fmt.Sprintf("%s:%d", d.Article.File, line)
}

// yamlText returns a name as it may stand in a list of YAML's.
func yamlText(s string) string {
	if strings.ContainsAny(s, `:#,[]{}"'&*!|>%@`+"`") || strings.TrimSpace(s) != s {
		return fmt.Sprintf("%q", s)
	}
	return s
}

// without returns a name and all that is left of it when one of its letters is left out:
// two names that differ in one letter have one of these in common.
func without(name string) []string {
	rs := []rune(name)
	out := []string{name}
	for i := range rs {
		out = append(out, string(rs[:i])+string(rs[i+1:]))
	}
	return out
}

// misspelt reports whether two names of as many words differ in the spelling of one: by
// one letter that is no number, in a word that is long enough to be told from others.
func misspelt(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	differs := false
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if differs || min(utf8.RuneCountInString(a[i]), utf8.RuneCountInString(b[i])) < 4 || levenshtein.ComputeDistance(a[i], b[i]) > 1 || strings.ContainsAny(a[i]+b[i], "0123456789") {
			return false
		}
		differs = true
	}
	return differs
}

// shortened reports whether the given name of the short one begins that of the long one:
// "J. Holm", "Alex Holm" and Alexander Holm.
func shortened(short, long []string) bool {
	if short[len(short)-1] != long[len(long)-1] || len(short) > len(long) {
		return false
	}
	given := strings.TrimSuffix(short[0], ".")
	return given != strings.TrimSuffix(long[0], ".") && strings.HasPrefix(long[0], given)
}

// types tells of a name that is one thing in some articles and another in others.
func (n *naming) types() {
	bySlug := map[string][]*known{}
	for e := range n.corpus.Entities() {
		_, slug, _ := strings.Cut(e.ID, "/")
		if e.Type != facts.Topic && e.Type != facts.Country {
			bySlug[slug] = append(bySlug[slug], n.known[e.ID])
		}
	}
	for e := range n.corpus.Entities() {
		_, slug, _ := strings.Cut(e.ID, "/")
		same := slices.Clone(bySlug[slug])
		if len(same) < 2 || same[0].ID != e.ID || n.told[facts.Fold(e.Name)] {
			continue
		}
		slices.SortStableFunc(same, func(a, b *known) int { return len(b.articles) - len(a.articles) })
		most, least := same[0], same[len(same)-1]
		if d, sp := n.first(least); d != nil {
			n.at(Note, "type", d.Article, sp, fmt.Sprintf("say what it is under entities in %s: - {name: %s, type: %s}, or type: %s", article.NamesFile, yamlText(most.Name), most.Type, least.Type),
				"%q is taken for %s here, and for %s at %s", least.Name, withArticle(least.Type), withArticle(most.Type), n.where(most))
		}
	}
}

// withArticle returns a type as a sentence has it.
func withArticle(t facts.Type) string {
	if t == facts.Organisation {
		return "an " + string(t)
	}
	return "a " + string(t)
}

// surnames tells of articles that call somebody by a surname alone, where the rules leave
// it open whose it is, or take it for that of somebody who is neither whom the article
// names most nor who was named last.
func (n *naming) surnames(docs []*facts.Document) {
	bearers := map[string][]*known{}
	for _, k := range n.sorted(facts.Person) {
		if len(k.words) > 1 {
			last := k.words[len(k.words)-1]
			bearers[last] = append(bearers[last], k)
		}
	}
	for _, d := range docs {
		n.surnamesIn(d, bearers)
	}
}

func (n *naming) surnamesIn(d *facts.Document, bearers map[string][]*known) {
	most := mostNamed(n, d)
	told := map[string]bool{}
	recent := map[string]*known{} // surname → who was last named in full
	for _, m := range d.Mentions {
		name := d.Article.Text(m.Span)
		words := strings.Fields(facts.Fold(name))
		k := n.known[n.corpus.Canonical(d.Article.ID, m.Entity)]
		if k == nil || k.Type != facts.Person || len(words) == 0 {
			continue
		}
		last := words[len(words)-1]
		if len(words) > 1 {
			recent[last] = k
			continue
		}
		if told[last] || n.meant(d.Article.ID, name) {
			continue
		}
		switch other := recent[last]; {
		case len(k.words) > 1 && k.words[len(k.words)-1] == last && other != nil && other != k && most[last] != k:
			told[last] = true
			n.at(Note, "surname", d.Article, m.Span, meantFix(name, most[last].Name, d.Article.ID),
				"%s is taken for %s here, and may be %s", name, k.Name, most[last].Name)
		case len(k.words) == 1 && len(bearers[last]) > 1 && !n.namedWith(d, bearers[last]):
			told[last] = true
			n.at(Note, "surname", d.Article, m.Span, meantFix(name, bearers[last][0].Name, d.Article.ID),
				"%s may be %s: the article does not say", name, others(bearers[last], k))
		}
	}
}

// mostNamed returns by surname whom an article names in full most often, the first of
// several.
func mostNamed(n *naming, d *facts.Document) map[string]*known {
	most := map[string]*known{}
	times := map[*known]int{}
	for _, m := range d.Mentions {
		k := n.known[n.corpus.Canonical(d.Article.ID, m.Entity)]
		words := strings.Fields(facts.Fold(d.Article.Text(m.Span)))
		if k == nil || k.Type != facts.Person || len(words) < 2 {
			continue
		}
		times[k]++
		if last := words[len(words)-1]; most[last] == nil || times[k] > times[most[last]] {
			most[last] = k
		}
	}
	return most
}

// namedWith reports whether an article has the name of one of these people in full, or the
// last two words of it: then it says who is meant, though not in a form that the rules read.
func (n *naming) namedWith(d *facts.Document, people []*known) bool {
	text := facts.Fold(d.Article.Body)
	return slices.ContainsFunc(people, func(k *known) bool {
		return strings.Contains(text, strings.Join(k.words[len(k.words)-2:], " "))
	})
}

func meantFix(name, is, id string) string {
	return fmt.Sprintf("say who it is under meant in %s: - {name: %s, is: %s, in: [%s]}", article.NamesFile, yamlText(name), yamlText(is), id)
}

// others names up to three people besides k.
func others(people []*known, k *known) string {
	var names []string
	for _, p := range people {
		if p != k && len(names) < 3 {
			names = append(names, p.Name)
		}
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// meant reports whether maintainers say whom a name means in an article.
func (n *naming) meant(id, name string) bool {
	if n.set.Names == nil {
		return false
	}
	return n.told[facts.Fold(name)] || slices.ContainsFunc(n.set.Names.Meant, func(m article.Meaning) bool {
		return facts.Fold(m.Name) == facts.Fold(name) && (len(m.In) == 0 || slices.Contains(m.In, id))
	}) || slices.ContainsFunc(n.set.Names.Entities, func(e article.Named) bool {
		return slices.ContainsFunc(e.Aliases, func(a article.Alias) bool { return facts.Fold(a.Name) == facts.Fold(name) })
	})
}

// unused holds what maintainers say of names against the articles.
func (n *naming) unused(docs []*facts.Document) {
	names := n.set.Names
	mentioned := map[string]map[string]bool{} // folded name as articles have it → article
	for _, d := range docs {
		for _, m := range d.Mentions {
			folded := strings.TrimPrefix(facts.Fold(d.Article.Text(m.Span)), "the ")
			if mentioned[folded] == nil {
				mentioned[folded] = map[string]bool{}
			}
			mentioned[folded][d.Article.ID] = true
		}
	}
	entities := map[string]bool{}
	all := &spelled{}
	for e := range n.corpus.Entities() {
		entities[facts.Fold(e.Name)] = true
		all.add(e.Name)
	}
	texts := map[string]string{} // article → its words, folded; made when something is ignored
	for _, e := range names.Entities {
		spelled := append([]article.Alias{{Name: e.Name}}, e.Aliases...)
		if !entities[facts.Fold(e.Name)] && !slices.ContainsFunc(spelled, func(a article.Alias) bool { return mentioned[bare(a.Name)] != nil }) {
			n.line(Warning, "name-unused", e.Line, all.nearest(e.Name, "correct the name, or delete the entry"), "no article names %s", e.Name)
		}
	}
	for _, m := range names.Meant {
		if n.inArticles(m.Line, m.In) && !in(mentioned[bare(m.Name)], m.In) {
			n.line(Warning, "name-unused", m.Line, "correct the name or the articles, or delete the entry", "%q stands in none of these articles as a name of its own", m.Name)
		}
		if !entities[facts.Fold(m.Is)] {
			n.line(Warning, "name-unknown", m.Line, all.nearest(m.Is, "write the name that the articles have, or give it an entry under entities"), "no article names %s in full", m.Is)
		}
	}
	for _, i := range names.Ignored {
		if n.inArticles(i.Line, i.In) && !written(docs, texts, i) {
			n.line(Warning, "name-unused", i.Line, "correct the name or the articles, or delete the entry", "%q stands in none of these articles", i.Name)
		}
	}
}

// bare returns a name folded and without its article.
func bare(name string) string { return strings.TrimPrefix(facts.Fold(name), "the ") }

// in reports whether one of the articles is among those that have something; no articles
// mean any.
func in(have map[string]bool, articles []string) bool {
	return len(articles) == 0 && len(have) > 0 || slices.ContainsFunc(articles, func(id string) bool { return have[id] })
}

// inArticles tells of ids that no article has, and reports whether all are known.
func (n *naming) inArticles(line int, ids []string) bool {
	ok := true
	for _, id := range ids {
		if n.docs[id] != nil || slices.ContainsFunc(n.set.Articles, func(a *article.Article) bool { return a.ID == id }) {
			continue
		}
		all := &spelled{}
		for _, a := range n.set.Articles {
			all.add(a.ID)
		}
		n.line(Warning, "article-unknown", line, all.nearest(id, "correct the id, or delete it"), "there is no article %q", id)
		ok = false
	}
	return ok
}

// spelled is a list of names in which the nearest to one is looked for.
type spelled struct{ names, folded []string }

func (s *spelled) add(name string) {
	s.names, s.folded = append(s.names, name), append(s.folded, facts.Fold(name))
}

// nearest advises what is spelled most like a name, or what else to do.
func (s *spelled) nearest(name, fix string) string {
	folded := facts.Fold(name)
	best, least := "", max(2, utf8.RuneCountInString(folded)/4)+1
	for i, other := range s.folded {
		if n := len(other) - len(folded); max(n, -n) >= 4*least { // a letter has four bytes at most
			continue
		}
		if d := levenshtein.ComputeDistance(folded, other); d > 0 && d < least {
			best, least = s.names[i], d
		}
	}
	if best == "" {
		return fix
	}
	return fmt.Sprintf("did you mean %q? %s", best, fix)
}

// written reports whether a name that is none stands in its articles, whose folded words
// it keeps in texts.
func written(docs []*facts.Document, texts map[string]string, i article.NoName) bool {
	name := bare(i.Name)
	return slices.ContainsFunc(docs, func(d *facts.Document) bool {
		id := d.Article.ID
		if len(i.In) > 0 && !slices.Contains(i.In, id) {
			return false
		}
		if _, ok := texts[id]; !ok {
			texts[id] = facts.Fold(d.Article.Title + " " + d.Article.Body)
		}
		return strings.Contains(texts[id], name)
	})
}
