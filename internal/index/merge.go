package index

import (
	"cmp"
	"context"
	"errors"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// Merge makes one segment of all that Bleve has in the folder, as it does by itself in the
// course of time, for measuring. Files that it leaves over go when the folder is opened
// the next time.
func (d *Disk) Merge(ctx context.Context) error { return compact(ctx, d.volume.bleve, d.snapshot) }

// compact makes one segment of all that is on disk of a corpus. When ctx ends before, all
// is there as it was.
func compact(ctx context.Context, b bleve.Index, snapshot string) error {
	inner, err := b.Advanced()
	if err != nil {
		return err
	}
	s, ok := inner.(*scorch.Scorch)
	if !ok {
		return errors.New("only scorch merges")
	}
	done := make(chan error, 1)
	go func() { done <- s.ForceMerge(ctx, nil) }() // which waits for ever when Bleve panics
	select {
	case err = <-done:
	case <-ctx.Done():
	}
	if err := cmp.Or(err, ctx.Err()); err != nil {
		return err
	}
	// Bleve does not wait until the disk says that it is merged, but it does for a batch.
	batch := b.NewBatch()
	batch.SetInternal([]byte(snapshotKey), []byte(snapshot))
	return b.Batch(batch)
}
