package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/collector"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// A volume is an index of Bleve's. What generations share of it they read each at its own
// state, so that no question sees what a later one put in.
type volume struct {
	bleve  bleve.Index
	users  atomic.Int32 // generations that have it on a shelf
	groups int          // articles and entities that were put in
}

// newVolume returns an empty volume in memory.
func newVolume(m mapping.IndexMapping) (*volume, error) {
	b, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	return &volume{bleve: b}, nil
}

// A shelf is a volume as a generation sees it.
type shelf struct {
	*volume
	reader bleveindex.IndexReader
}

// shelves are those of a generation, the oldest volume first. In memory Bleve never merges
// what several batches put in, and each makes every search slower; so each update fills a
// volume of its own and takes into it what stood in those that are not much larger. There
// are then never more than a few, and no article is put in more often than that.
type shelves struct {
	all     []shelf
	mapping mapping.IndexMapping
	closing sync.Once
	closed  error // of closing
}

// openShelves returns shelves with the volumes as they are now.
func openShelves(m mapping.IndexMapping, volumes []*volume) (*shelves, error) {
	s := &shelves{mapping: m}
	for _, v := range volumes {
		v.users.Add(1)
		s.all = append(s.all, shelf{volume: v})
	}
	for i := range s.all {
		inner, err := s.all[i].bleve.Advanced()
		if err == nil {
			s.all[i].reader, err = inner.Reader()
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("cannot read an index: %w", err), s.close())
		}
	}
	return s, nil
}

// close gives the shelves up, and the volumes that no other generation has.
func (s *shelves) close() error {
	s.closing.Do(func() {
		for _, shelf := range s.all {
			if shelf.reader != nil {
				s.closed = errors.Join(s.closed, shelf.reader.Close())
			}
			if shelf.users.Add(-1) == 0 {
				s.closed = errors.Join(s.closed, shelf.bleve.Close())
			}
		}
		s.all = nil
	})
	return s.closed
}

var errClosed = errors.New("the index is closed")

// A match is a document that was found.
type match struct {
	id    string
	score float64
}

// search returns at most req.Size documents, the best first. Bleve takes the documents of
// a batch in no particular order: without the id, those of one score would change places
// from one Build to the next.
func (s *shelves) search(ctx context.Context, req *bleve.SearchRequest, stats *search.BM25Stats) ([]match, error) {
	if len(s.all) == 0 {
		return nil, errClosed
	}
	ctx = context.WithValue(ctx, search.GetScoringModelCallbackKey, search.GetScoringModelCallbackFn(func() string { return bleveindex.BM25Scoring }))
	ctx = context.WithValue(ctx, search.BM25StatsKey, stats)
	ctx = search.ContextWithTermSearchersCounter(ctx)
	var out []match
	for i, shelf := range s.all {
		found, err := shelf.search(ctx, s.counting(i), req, s.mapping)
		if err != nil {
			return nil, err
		}
		for _, h := range found {
			out = append(out, match{h.ID, h.Score})
		}
	}
	if len(s.all) > 1 {
		slices.SortFunc(out, func(a, b match) int { return cmp.Or(cmp.Compare(b.score, a.score), strings.Compare(a.id, b.id)) })
		out = out[:min(len(out), req.Size)]
	}
	return out, nil
}

// search is what Bleve's own Search does, but in the state that the shelf has.
func (s shelf) search(ctx context.Context, r bleveindex.IndexReader, req *bleve.SearchRequest, m mapping.IndexMapping) (found search.DocumentMatchCollection, err error) {
	searcher, err := req.Query.Searcher(ctx, r, m, search.SearcherOptions{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, searcher.Close()) }()
	top := collector.NewTopNCollector(req.Size, 0, search.SortOrder{&search.SortScore{Desc: true}, &search.SortDocID{}})
	if err := top.Collect(ctx, searcher, s.reader); err != nil {
		return nil, err
	}
	return top.Results(), nil
}

// counting returns the reader of a shelf, which knows how many documents of all shelves
// have a term: without that, a word would weigh by how rare it is among the neighbours.
func (s *shelves) counting(i int) bleveindex.IndexReader {
	r, ok := s.all[i].reader.(*scorch.IndexSnapshot)
	if !ok || len(s.all) == 1 {
		return s.all[i].reader
	}
	c := counting{IndexSnapshot: r}
	for k := range s.all {
		if k != i {
			c.others = append(c.others, s.all[k].reader)
		}
	}
	return c
}

// A counting reader adds to the documents with a term those that others have.
type counting struct {
	*scorch.IndexSnapshot
	others []bleveindex.IndexReader
}

func (c counting) TermFieldReader(ctx context.Context, term []byte, field string, freq, norm, vectors bool) (bleveindex.TermFieldReader, error) {
	r, err := c.IndexSnapshot.TermFieldReader(ctx, term, field, freq, norm, vectors)
	if err != nil {
		return nil, err
	}
	own, ok := r.(*scorch.IndexSnapshotTermFieldReader)
	if !ok {
		return r, nil
	}
	n := own.Count()
	for _, other := range c.others {
		r, err := other.TermFieldReader(ctx, term, field, false, false, false)
		if err != nil {
			return nil, errors.Join(err, own.Close())
		}
		n += r.Count()
		if err := r.Close(); err != nil {
			return nil, errors.Join(err, own.Close())
		}
	}
	return counted{own, n}, nil
}

type counted struct {
	*scorch.IndexSnapshotTermFieldReader
	n uint64
}

func (c counted) Count() uint64 { return c.n }

// bare does a search in Bleve alone.
func (s *shelves) bare(ctx context.Context, req bleve.SearchRequest) error {
	for _, shelf := range s.all {
		if _, err := shelf.bleve.SearchInContext(ctx, &req); err != nil {
			return err
		}
	}
	return nil
}

// search runs a request with the true statistics. A panic inside Bleve, which
// damaged segments cause, comes back as an error.
func (ix *Index) search(ctx context.Context, req *bleve.SearchRequest) (found []match, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("search failed: %v", p)
		}
	}()
	if ix.searched != nil {
		req.Sort = search.SortOrder{&search.SortScore{Desc: true}, &search.SortDocID{}}
		req.PreSearchData = map[string]any{search.BM25PreSearchDataKey: ix.stats}
		ix.searched(req)
	}
	defer runtime.KeepAlive(ix.tables) // or Bleve could be closed under the search
	return ix.shelves.search(ctx, req, ix.stats)
}
