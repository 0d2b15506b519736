package answers

import (
	"cmp"
	"iter"
	"slices"

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
	for _, f := range merge(pointers(d.Facts)) {
		if f.Label == "role" {
			q.Facts = append(q.Facts, f)
		}
	}
	q.Facts = first(q.Facts, 6)
	q.Quotes = first(sortQuotes(slices.Clone(d.Quotes)), 4)
	q.Stances = first(d.Stances, 6)
	events := slices.Clone(d.Events)
	slices.SortStableFunc(events, func(a, b facts.Event) int {
		return cmp.Or(min(1, len(b.Date))-min(1, len(a.Date)), cmp.Compare(a.Date, b.Date)) // undated last
	})
	q.Events = first(events, 4)
}

func pointers[T any](all []T) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := range all {
			if !yield(&all[i]) {
				return
			}
		}
	}
}

// byTitle returns the only article whose id or title has the words, or nil. One that was
// retracted is meant only where no other can be.
func (q *question) byTitle(words string) *article.Article {
	found := q.ix.Entitled(facts.Fold(words))
	if len(found) == 1 || len(found) > 1 && found[0].Retracted == "" && found[1].Retracted != "" {
		return found[0]
	}
	return nil
}
