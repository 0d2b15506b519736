package answers

import (
	"cmp"
	"slices"

	"attache/internal/article"
)

// articles lists what the corpus holds, the newest first, and what was retracted.
func articles(q *question) error {
	for _, list := range [][]*article.Article{q.ix.Newest(), q.ix.Withdrawn()} {
		for _, a := range list {
			q.Articles = append(q.Articles, listing(a))
		}
	}
	slices.SortStableFunc(q.Articles, func(a, b Listing) int { return cmp.Compare(b.Date, a.Date) })
	for _, a := range q.Articles {
		if a.Retracted == "" && len(q.Suggestions) < 2 {
			q.offer("article " + a.ID)
		}
	}
	if len(q.Suggestions) > 0 {
		q.offer("summary")
	}
	return nil
}

func listing(a *article.Article) Listing {
	return Listing{ID: a.ID, Title: a.Title, Date: a.Date, Source: a.Source, URL: a.URL, Retracted: a.Retracted}
}
