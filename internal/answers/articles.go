package answers

import (
	"cmp"
	"slices"

	"attache/internal/article"
)

// articles lists what the corpus holds, the newest first.
func articles(q *question) error {
	for _, a := range q.ix.Articles() {
		q.Articles = append(q.Articles, listing(a))
	}
	slices.SortStableFunc(q.Articles, func(a, b Listing) int { return cmp.Compare(b.Date, a.Date) })
	for _, a := range first(q.Articles, 2) {
		q.Suggestions = append(q.Suggestions, "article "+a.ID)
	}
	return nil
}

func listing(a *article.Article) Listing {
	return Listing{ID: a.ID, Title: a.Title, Date: a.Date, Source: a.Source, URL: a.URL, Retracted: a.Retracted}
}
