package index

import (
	"errors"
	"math"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2"
	"golang.org/x/sync/errgroup"
)

const (
	// batchSize is how many of Bleve's documents go into it at once while a folder is
	// filled: those of some hundred articles. They take some 50 MB for each processor that
	// fills. With 25,000 it is three times as much; fewer leave more to merge.
	batchSize = 8_000
	// fewGroups is how many articles and entities are put in by one processor: two batches
	// would be slower to search, where Bleve does not merge them.
	fewGroups = 4_000
)

// A filling is documents of Bleve's on their way into it, article by article and entity
// by entity.
type filling struct {
	*Index
	leaves []*leaf
	cards  []*entity
	next   atomic.Int64
}

// put puts in the documents of the group of a number.
func (f *filling) put(n int, batch *bleve.Batch) error {
	put := func(id string, fields map[string]any) error { return batch.IndexAdvanced(bleveDocument(id, fields)) }
	if n < len(f.leaves) {
		return f.leafDocs(f.leaves[n], put)
	}
	return f.Index.cards(f.cards[n-len(f.leaves)], put)
}

// len is how many groups there are.
func (f *filling) len() int { return len(f.leaves) + len(f.cards) }

// fill puts the documents of leaves and entities into Bleve, on so many processors. Bleve
// makes a segment of each batch on one. On disk, where it merges them, a batch has
// batchSize documents; in memory there is one for each processor, and for little only one.
func (ix *Index) fill(to bleve.Index, leaves []*leaf, cards []*entity, workers int) error {
	f := &filling{Index: ix, leaves: leaves, cards: cards}
	size := batchSize
	if ix.disk == nil {
		size = math.MaxInt
	}
	var g errgroup.Group
	for range max(1, min(workers, f.len()/fewGroups)) {
		g.Go(func() error {
			return guard(func() error { return f.work(to, size) })
		})
	}
	return g.Wait()
}

// work puts in group after group, until none is left.
func (f *filling) work(to bleve.Index, size int) error {
	batch := to.NewBatch()
	for n := int(f.next.Add(1)) - 1; n < f.len(); n = int(f.next.Add(1)) - 1 {
		if err := f.put(n, batch); err != nil {
			return err
		}
		if batch.Size() >= size {
			if err := to.Batch(batch); err != nil {
				return err
			}
			batch = to.NewBatch()
		}
	}
	return to.Batch(batch)
}

// filled returns a volume in memory with the documents of leaves and entities.
func (b *builder) filled(leaves []*leaf, cards []*entity) (*volume, error) {
	v, err := newVolume(b.mapping)
	if err != nil {
		return nil, err
	}
	if err := b.fill(v.bleve, leaves, cards, b.workers); err != nil {
		return nil, errors.Join(err, v.bleve.Close())
	}
	return v, nil
}
