package answers

import (
	"cmp"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// oneArticle shows one article: where it comes from, how it begins, and what it
// says.
func oneArticle(q *question) error {
	a := q.article(q.args)
	if a == nil {
		a = q.byTitle(q.args)
	}
	if a == nil {
		q.Suggestions, q.settled = []string{"articles"}, true
		return q.notFound(msgNoArticle)
	}
	q.Articles = []Listing{listing(a)}
	if a.Retracted != "" {
		q.Message = msgRetracted
		return nil
	}
	q.contents(q.ix.Document(a.ID))
	q.offer("summary " + a.ID)
	if len(q.ix.TimelineOf(a.ID)) > 1 {
		q.offer("timeline " + a.ID)
	}
	return nil
}

// contents fills in how an article begins and what it says.
func (q *question) contents(d *facts.Document) {
	for _, p := range d.Article.Passages {
		if p.Kind == article.Paragraph && !p.Sentences[0].Fragment {
			q.Passages = append(q.Passages, Passage{Evidence: facts.Cite(d.Article, p.Span), Highlights: [][2]int{}, Also: []facts.Evidence{}})
			break
		}
	}
	for _, f := range merge(slices.Clone(d.Facts)) {
		if f.Label == "role" {
			q.Facts = append(q.Facts, f)
		}
	}
	q.Facts = first(q.Facts, 6)
	q.Quotes = first(bestQuotes(slices.Clone(d.Quotes)), 4)
	q.Stances = first(d.Stances, 6)
	events := slices.Clone(d.Events)
	slices.SortStableFunc(events, func(a, b facts.Event) int {
		return cmp.Or(min(1, len(b.Date))-min(1, len(a.Date)), cmp.Compare(a.Date, b.Date)) // undated last
	})
	q.Events = first(events, 4)
}

// byTitle returns the only article whose id or title has the words, or nil. One that was
// retracted is meant only where no other can be.
func (q *question) byTitle(words string) *article.Article {
	want := facts.Fold(words)
	for _, list := range [][]*article.Article{q.ix.Articles(), q.ix.Withdrawn()} {
		var found []*article.Article
		for _, a := range list {
			if strings.Contains(facts.Fold(a.Title), want) || strings.Contains(facts.Fold(a.ID), want) {
				found = append(found, a)
			}
		}
		switch len(found) {
		case 0:
		case 1:
			return found[0]
		default:
			return nil
		}
	}
	return nil
}
