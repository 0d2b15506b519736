package index

import (
	"context"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// A Baseline searches the passages of an Index with Bleve as it comes: its standard
// analyzer, its scoring, its default mapping. It is there to measure against.
type Baseline struct {
	ix    *Index
	bleve bleve.Index
}

// NewBaseline puts the passages of ix, each under the title of its article, into a Bleve
// index in memory.
func NewBaseline(ix *Index) (*Baseline, error) {
	b, err := bleve.NewUsing("", bleve.NewIndexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	// One batch: in memory Bleve never merges several, and each makes a search slower.
	batch := b.NewBatch()
	for _, a := range ix.Articles() {
		l := ix.leaves.get(a.ID)
		for i := range l.passages {
			doc := map[string]string{"title": a.Title, "text": a.Text(l.passages[i].span.Span)}
			if err := batch.Index(docID(passageDoc, a.ID, i), doc); err != nil {
				return nil, errors.Join(fmt.Errorf("cannot index %s: %w", a.ID, err), b.Close())
			}
		}
	}
	if err := b.Batch(batch); err != nil {
		return nil, errors.Join(fmt.Errorf("cannot index: %w", err), b.Close())
	}
	return &Baseline{ix, b}, nil
}

// Passages returns at most limit passages by Bleve's score for a match query of the text,
// the best first.
func (b *Baseline) Passages(ctx context.Context, text string, limit int) ([]Hit, error) {
	res, err := b.bleve.SearchInContext(ctx, bleve.NewSearchRequestOptions(bleve.NewMatchQuery(text), limit, 0, false))
	if err != nil {
		return nil, fmt.Errorf("search failed: %w", err)
	}
	var out []Hit
	for _, h := range res.Hits {
		l, n := b.ix.place(h.ID)
		out = append(out, Hit{Article: l.article, Span: l.passages[n].span.Span, Score: h.Score})
	}
	return out, nil
}

// Close releases the index in Bleve. Closing twice panics.
func (b *Baseline) Close() error { return b.bleve.Close() }
