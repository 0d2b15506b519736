// Package bare is Bleve alone: what a program has that puts passages into it and asks. It
// is there to measure against.
package bare

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
)

// text is the field of passages.
const text = "text"

// An Index is one of Bleve's. It is safe for concurrent use.
type Index struct{ bleve bleve.Index }

// English makes an index of passages with stems and BM25, which keeps nothing that a
// search for passages does not need. path is a folder that is not there yet, or "" for memory.
func English(path string) (*Index, error) {
	m := lean()
	field(m, text, en.AnalyzerName)
	return create(path, m)
}

// Entries makes an index with the fields that the bot's own has, of index.Entry. path is
// as in English.
func Entries(path string) (*Index, error) {
	const stems = "stems"
	m := lean()
	if err := m.AddCustomAnalyzer(stems, map[string]any{"type": custom.Name, "tokenizer": whitespace.Name}); err != nil {
		return nil, err
	}
	for _, name := range []string{"text", "own", "topic"} {
		field(m, name, stems)
	}
	for _, name := range []string{"entity", "name", "word", "about", "own_id", "id", "kind"} {
		field(m, name, keyword.Name)
	}
	return create(path, m)
}

// lean returns a mapping of no fields.
func lean() *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	m.ScoringModel = "bm25"
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	m.DefaultMapping = bleve.NewDocumentStaticMapping()
	m.DefaultMapping.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	return m
}

func field(m *mapping.IndexMappingImpl, name, analyzer string) {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = analyzer
	f.Store, f.IncludeInAll, f.IncludeTermVectors, f.DocValues = false, false, false, false
	m.DefaultMapping.AddFieldMappingsAt(name, f)
}

func create(path string, m mapping.IndexMapping) (*Index, error) {
	// NewMemOnly would not know of BM25.
	b, err := bleve.NewUsing(path, m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("cannot make an index of Bleve's: %w", err)
	}
	return &Index{b}, nil
}

// Open opens the index in a folder.
func Open(path string) (*Index, error) {
	b, err := bleve.Open(path)
	if err != nil {
		return nil, fmt.Errorf("cannot open an index of Bleve's: %w", err)
	}
	return &Index{b}, nil
}

// batchSize is how many passages go in at once.
const batchSize = 1000

// Fill puts in passages, which come with their ids.
func (ix *Index) Fill(passages iter.Seq2[string, string]) error {
	return ix.FillWith(batchSize, func(yield func(string, map[string]any) bool) {
		for id, s := range passages {
			if !yield(id, map[string]any{text: s}) {
				return
			}
		}
	})
}

// FillWith puts in documents, which come with their ids, so many at once.
func (ix *Index) FillWith(batchSize int, docs iter.Seq2[string, map[string]any]) error {
	batch := ix.bleve.NewBatch()
	for id, fields := range docs {
		if err := batch.Index(id, fields); err != nil {
			return err
		}
		if batch.Size() == batchSize {
			if err := ix.bleve.Batch(batch); err != nil {
				return err
			}
			batch = ix.bleve.NewBatch()
		}
	}
	return ix.bleve.Batch(batch)
}

// Merge makes one segment of all, on disk. Files that it leaves over go when the index is
// opened the next time.
func (ix *Index) Merge(ctx context.Context) error {
	inner, err := ix.bleve.Advanced()
	if err != nil {
		return err
	}
	s, ok := inner.(*scorch.Scorch)
	if !ok {
		return errors.New("only scorch merges")
	}
	if err := s.ForceMerge(ctx, nil); err != nil {
		return err
	}
	// Bleve does not wait until the disk says that it is merged, but it does for a batch.
	batch := ix.bleve.NewBatch()
	batch.SetInternal([]byte("merged"), []byte("yes"))
	return ix.bleve.Batch(batch)
}

// Match returns the ids of at most n passages that have any word of a question, the best
// first.
func (ix *Index) Match(ctx context.Context, question string, n int) ([]string, error) {
	q := bleve.NewMatchQuery(question)
	q.SetField(text)
	res, err := ix.bleve.SearchInContext(ctx, bleve.NewSearchRequestOptions(q, n, 0, false))
	if err != nil {
		return nil, err
	}
	out := make([]string, len(res.Hits))
	for i, h := range res.Hits {
		out[i] = h.ID
	}
	return out, nil
}

// Close releases the index. It must not be closed twice.
func (ix *Index) Close() error { return ix.bleve.Close() }
