package answers

import (
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// oneArticle shows one article: where it comes from, how it begins, and what it
// says.
func oneArticle(q *question) error {
	d := q.ix.Document(q.args)
	if d == nil {
		d = q.ix.Document(q.byTitle())
	}
	if d == nil {
		if err := q.notFound(msgNoArticle); err != nil {
			return err
		}
		q.Suggestions = []string{"articles"}
		return nil
	}
	q.Articles = []Listing{listing(d.Article)}
	for _, p := range d.Article.Passages {
		if p.Kind == article.Paragraph && !p.Sentences[0].Fragment {
			q.Passages = append(q.Passages, Passage{Evidence: facts.Cite(d.Article, p.Span), Highlights: [][2]int{}})
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
	events := latest(slices.Clone(d.Events))
	slices.Reverse(events)
	slices.SortStableFunc(events, func(a, b facts.Event) int { return min(1, len(b.Date)) - min(1, len(a.Date)) }) // undated last
	q.Events = first(events, 4)
	return nil
}

// byTitle returns the id of the only article whose id or title has the words
// asked for, or "".
func (q *question) byTitle() string {
	want := facts.Fold(q.args)
	id := ""
	for _, a := range q.ix.Articles() {
		if strings.Contains(facts.Fold(a.Title), want) || strings.Contains(facts.Fold(a.ID), want) {
			if id != "" {
				return ""
			}
			id = a.ID
		}
	}
	return id
}
