package answers

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/facts"
	"attache/internal/index"
)

// what answers what a thing, a body, a place or a phrase is in the articles.
func what(q *question) error {
	found, err := q.find(q.args)
	if err != nil {
		return err
	}
	if len(found) == 0 || found[0].How == index.ByRole {
		return q.phrase()
	}
	ok, err := q.resolve(q.args, facts.Country, facts.Organisation, facts.Place, facts.Person)
	if err != nil || !ok {
		return err
	}
	if q.Subject.Type == facts.Person {
		return who(q)
	}
	return q.about()
}

// about describes a country, a body or a place: who belongs to it, its stances and those towards it,
// what happened, and where to read on.
func (q *question) about() error {
	id := q.Subject.ID
	for member := range q.ix.EachMember(id) {
		if len(q.Facts) == maxMembers {
			break
		}
		if f, ok := q.role(member); ok {
			q.Facts = append(q.Facts, f)
		}
	}
	q.Stances = first(append(newestStances(q.ix.EachStance(id), 5), newestStances(q.ix.EachStanceTowards(id), 5)...), 5)
	q.Quotes = q.bestQuotes(id, 2)
	q.Events = take(q.ix.EachEvent(id), 3)
	q.suggestFor(q.Subject)
	return q.passages(index.Query{Entity: id, Text: q.Subject.Name, Limit: maxPassages})
}

// maxMembers is how many of its people an answer about a body lists.
const maxMembers = 6

// phrase answers for words that name no entity: the passages that have enough of them
// and, of the names among them, one at least.
func (q *question) phrase() error {
	if q.pointsBack(q.args) {
		return q.notFound(msgNoMemory)
	}
	if !slices.ContainsFunc(q.ix.Terms(q.args), tellingWord) {
		return q.notFound(msgNoPassage)
	}
	hits, err := q.ix.Passages(q.ctx, index.Query{Text: q.args, Limit: 5})
	if err != nil {
		return err
	}
	names, err := namesIn(q.ctx, q.ix, q.args)
	if err != nil {
		return err
	}
	named := append(unknown(q.args, names), names...)
	q.showPassages(keepIf(hits, func(h index.Hit) bool {
		return q.aboutAll(h, named) && (!q.trial || h.Coverage >= enoughAround)
	}), names)
	if len(q.Passages) == 0 {
		return q.notFound(msgNoPassage)
	}
	return nil
}

// tellingWord reports whether passages that have a word are about anything: a number or a
// letter may stand anywhere.
func tellingWord(w string) bool {
	letters := 0
	for _, r := range w {
		if unicode.IsLetter(r) {
			letters += utf8.RuneLen(r) // a character of Chinese is a word
		}
	}
	return letters > 1
}

// namesIn returns the names in a question that are spelt as some article or list spells them,
// those left out that are hardly meant as names: the word it asks with (“Who” is no World
// Health Organization), and people and topics in small letters where others have a capital
// (the “grant” of “the pardons that Trump can grant” is no Ulysses).
func namesIn(ctx context.Context, ix *index.Index, text string) ([]index.Naming, error) {
	names, err := ix.NamesIn(ctx, text)
	if err != nil {
		return nil, fmt.Errorf("cannot look for the names in a question: %w", err)
	}
	capitals := slices.ContainsFunc(names, func(n index.Naming) bool { return n.Start > 0 && hasCapital(n.Text) })
	return slices.DeleteFunc(names, func(n index.Naming) bool {
		first := &n.Matches[0]
		return first.How == index.ByTypo || asking().MatchString(n.Text) ||
			capitals && !hasCapital(n.Text) && (first.Entity.Type == facts.Person || first.Entity.Type == facts.Topic)
	}), nil
}

// asking finds a word that questions are asked with. In capitals it is a name.
var asking = lazily(`^[Ww](?:ho|hom|hose|hat|hich|hen|here|hy)$|^[Hh]ow$`)

// hasCapital reports whether a text has a capital letter.
func hasCapital(text string) bool { return strings.ContainsFunc(text, unicode.IsUpper) }

// showPassages adds those of the hits that have enough of the question's words and, of the
// names in it, one at least.
func (q *question) showPassages(hits []index.Hit, names []index.Naming) {
	// Among the best, a passage that has all the words itself comes before one
	// that owes some to its title.
	slices.SortStableFunc(hits, func(a, b index.Hit) int { return cmp.Compare(b.Coverage, a.Coverage) })
	for _, h := range hits {
		if len(q.Passages) < maxPassages && h.Coverage >= enough && (len(names) == 0 || slices.ContainsFunc(names, q.ix.Speaks(h))) {
			q.Passages = append(q.Passages, passageOf(h))
		}
	}
}

func passageOf(h index.Hit) Passage {
	p := Passage{Evidence: facts.Cite(h.Article, h.Span), Highlights: pairs(h.Highlights), Score: h.Score, Also: []facts.Evidence{}}
	for _, c := range h.Also {
		p.Also = append(p.Also, facts.Cite(c.Article, c.Span))
	}
	return p
}

// enough is the share of a question's words, weighted by how much each tells,
// that a passage must have to be shown as an answer. With half of them, the
// passages of the shipped corpus that readers found beside the point fell away
// and none that they wanted did.
const enough = 0.5
