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
	Literal  bool     // the words are those meant: no slip of the fingers is mended, and no synonym counts
	Limit    int      // at most this many; 0 means 5
}

// A Hit is a passage that bears on a query.
type Hit struct {
	Article    *article.Article
	Span       article.Span
	Score      float64  // 0 to 1: how likely it is the passage sought, if any that was found is
	Coverage   float64  // 0 to 1: the share of the query's words found, rare words counting more
	Highlights [][2]int // byte offsets into the passage of the words that match
	Also       []Copy   // where else it stands, nearly in the same words
}

// A Copy is a passage of another article that says the same in nearly the same words.
type Copy struct {
	Article *article.Article
	Span    article.Span
}

// Passages returns the passages that answer the query best, the best first.
func (ix *Index) Passages(ctx context.Context, q Query) ([]Hit, error) {
	asked := ix.ask(q)
	f, n := ix.filters(q), max(q.limit(), reranked)
	found, left, err := ix.firstCandidates(ctx, asked.terms(), f, n, q.limit()+spare)
	if err != nil {
		return nil, err
	}
	hits := rank(&asked, found, left, q.limit())
	if len(hits) < q.limit() && left > 0 {
		if found, err = ix.candidates(ctx, asked.terms(), f, n); err != nil {
			return nil, err
		}
		hits = rank(&asked, found, 0, q.limit())
	}
	return hits, nil
}

// spare is how many passages more than are asked for are looked for at first: some may be
// copies of others.
const spare = 3

// limit is how many passages are asked for.
func (q Query) limit() int {
	if q.Limit <= 0 {
		return 5
	}
	return q.Limit
}
