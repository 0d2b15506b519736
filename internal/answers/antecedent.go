package answers

import (
	"regexp"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// An antecedent is whom the pronoun means that a sentence begins with.
type antecedent struct {
	id      string
	pronoun string   // "he" or "she"; empty for nobody
	stems   []string // of the name
	until   int      // byte in the sentence before which the pronoun means them: where another is named
}

// maxBack is how many sentences that speak of “he” or “his” alone may stand between one and the name it means.
const maxBack = 3

// antecedent returns whom “he” or “she” means at the beginning of a sentence: the one person of
// the sentence before, of whom something is said there or who says it. Where that speaks of
// anybody else, by a name or by what they are, nobody can tell.
func (c *checker) antecedent(e facts.Evidence) antecedent {
	m := beginsWithHe().FindStringSubmatch(e.Text)
	if m == nil {
		return antecedent{}
	}
	id, name := c.meantBy(m[1], e)
	if id == "" {
		return antecedent{}
	}
	he := antecedent{id: id, pronoun: strings.ToLower(m[1]), stems: c.ix.Stems(name), until: len(e.Text)}
	if others := c.people(c.ix.Document(e.Article), e); len(others) > 0 {
		he.until = others[0].Start - e.Start
	}
	return he
}

// named returns whom the first “he” or “she” of a sentence means that does not begin with it: the one
// person before, of whom something is said there.
func (c *checker) named(d *facts.Document, e facts.Evidence) antecedent {
	m := laterHe().FindStringSubmatchIndex(e.Text)
	if m == nil {
		return antecedent{}
	}
	before := e
	before.End, before.Text = e.Start+m[2], e.Text[:m[2]]
	id, name := c.onePerson(d, before)
	if id == "" {
		return antecedent{}
	}
	he := antecedent{id: id, pronoun: e.Text[m[2]:m[3]], stems: c.ix.Stems(name), until: len(e.Text)}
	for _, other := range c.people(d, e) {
		if other.Entity != id {
			he.until = other.Start - e.Start
			break
		}
	}
	return he
}

// owner returns the id of whose something is at the beginning of a sentence: “her predecessor”.
func (c *checker) owner(e facts.Evidence) string {
	m := beginsWithHis().FindStringSubmatch(e.Text)
	if m == nil {
		return ""
	}
	id, _ := c.meantBy(heOf[m[1]], e)
	return id
}

// meantBy returns the id and the name of whom a pronoun means at the beginning of a sentence.
func (c *checker) meantBy(pronoun string, e facts.Evidence) (id, name string) {
	d := c.ix.Document(e.Article)
	if d == nil {
		return "", ""
	}
	for _, s := range first(earlier(d.Article, e), maxBack) {
		said := facts.Cite(d.Article, s)
		if id, name := c.onePerson(d, said); id != "" {
			return id, name
		}
		if len(c.people(d, said)) > 0 || !speaksOf[pronoun]().MatchString(said.Text) || speaksOf[map[string]string{"He": "She", "She": "He"}[pronoun]]().MatchString(said.Text) {
			break
		}
	}
	return "", ""
}

var (
	beginsWithHe  = lazily(`^(He|She)\s`)
	laterHe       = lazily(`\s(he|she)\s`)
	beginsWithHis = lazily(`^(His|Her)\s`)
)

// heOf are the pronouns for whose something is.
var heOf = map[string]string{"His": "He", "Her": "She"}

// speaksOf finds, by the pronoun, that a sentence speaks of one who is meant by it.
var speaksOf = map[string]func() *regexp.Regexp{
	"He":  lazily(`\b(?:[Hh]e|[Hh]im|[Hh]is)\b`),
	"She": lazily(`\b(?:[Ss]he|[Hh]er)\b`),
}

// earlier returns the sentences of a paragraph that stand before one, the nearest first.
func earlier(a *article.Article, e facts.Evidence) []article.Span {
	for _, p := range a.Passages {
		if e.Start < p.Start || e.End > p.End {
			continue
		}
		var out []article.Span
		for _, s := range p.Sentences {
			if s.Start < e.Start {
				out = append(out, s.Span)
			}
		}
		slices.Reverse(out)
		return out
	}
	return nil
}

// people returns the mentions of people in a sentence.
func (c *checker) people(d *facts.Document, e facts.Evidence) []facts.Mention {
	return keepIf(mentionsIn(d, e), func(m facts.Mention) bool { return strings.HasPrefix(m.Entity, string(facts.Person)) })
}

// onePerson returns the one person of a sentence, who says something in it or of whom something
// is said, and the name it has for them; empty where it speaks of others as well.
func (c *checker) onePerson(d *facts.Document, e facts.Evidence) (id, name string) {
	people := c.people(d, e)
	if len(people) == 0 || slices.ContainsFunc(people, func(m facts.Mention) bool { return m.Entity != people[0].Entity }) {
		return "", ""
	}
	id, name = people[0].Entity, d.Article.Text(people[0].Span)
	says := slices.ContainsFunc(d.Quotes, func(q facts.Quote) bool {
		source := len(q.Source) > 0 && q.SpeakerID == "" && q.Source[0].End == people[len(people)-1].End // “the head of the agency, Berg”
		return (q.SpeakerID == id || source) && q.Evidence[0].Start == e.Start
	})
	words, phrases := c.ix.Parse(e.Text, e.Start, mentionsIn(d, e))
	at := func(p facts.Phrase) int { // the mention at the end of a phrase
		return slices.IndexFunc(people, func(m facts.Mention) bool { return m.End-e.Start == words[p.Last-1].End })
	}
	for i, p := range phrases {
		switch {
		case p.Kind == facts.VerbGroup && !says:
			heads, _ := subjectOf(words, phrases, i)
			says = slices.ContainsFunc(heads, func(p facts.Phrase) bool { return at(p) >= 0 })
		case p.Kind == facts.NounPhrase && at(p) < 0 && slices.ContainsFunc(words[p.First:p.Last], func(w facts.Word) bool { return w.Role && w.Tag != "NNS" }) && !apposed(words, phrases, i, at) && !predicated(words, phrases, i):
			return "", "" // “Berg praised the nurse”
		}
	}
	if !says {
		return "", ""
	}
	return id, name
}

// apposed reports whether a phrase, or what it is part of, stands beside a name with a comma between:
// “Berg, the nurse, left”, “the head of the agency, Berg, left”.
func apposed(words []facts.Word, phrases []facts.Phrase, i int, at func(facts.Phrase) int) bool {
	named := func(comma, name int) bool {
		return comma >= 0 && name >= 0 && name < len(phrases) && phrases[comma].Kind == facts.Comma && phrases[name].Kind == facts.NounPhrase && at(phrases[name]) >= 0
	}
	last := i
	for last+2 < len(phrases) && phrases[last+1].Kind == facts.Preposition && words[phrases[last+1].First].Lower == "of" && phrases[last+2].Kind == facts.NounPhrase {
		last += 2
	}
	return named(i-1, i-2) || named(last+1, last+2)
}

// predicated reports whether a phrase, or what it is part of, says what somebody is or became: “Berg is the first
// woman to be elected president”.
func predicated(words []facts.Word, phrases []facts.Phrase, i int) bool {
	if i == 0 || phrases[i-1].Kind != facts.VerbGroup {
		return false
	}
	switch w := words[phrases[i-1].Last-1].Lower; w {
	case "become", "becomes", "became", "elected", "named", "appointed", "made":
		return true
	default:
		return isBe(w)
	}
}
