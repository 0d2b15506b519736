package index

import (
	"context"

	"attache/internal/article"
)

// A Query asks for passages.
type Query struct {
	Text     string   // words; the rarest maxTerms count
	Phrases  []string // must stand in the passage word for word
	Entity   string   // id of an entity the passage must mention; empty for any
	Article  string   // id of the article it must be part of; empty for any
	Source   string   // the source it must come from; empty for any
	From, To string   // first and last day of publication, article.DateLayout; empty for any
	Limit    int      // at most this many; 0 means 5
}

// A Hit is a passage that bears on a query.
type Hit struct {
	Article    *article.Article
	Span       article.Span
	Score      float64  // BM25, comparable within one result
	Coverage   float64  // 0 to 1: the share of the query's words found, rare words counting more
	Highlights [][2]int // byte offsets into the passage of the words that match
}

// Passages returns the passages that answer the query best, the best first.
func (ix *Index) Passages(ctx context.Context, q Query) ([]Hit, error) {
	terms := ix.asked(q)
	limit := q.Limit
	if limit <= 0 {
		limit = 5
	}
	found, err := ix.candidates(ctx, terms, ix.filters(q), limit)
	if err != nil {
		return nil, err
	}
	return ix.rank(terms, found, limit), nil
}
