package index

import (
	"context"
	"errors"

	"github.com/blevesearch/bleve/v2/index/scorch"
)

// Merge makes one segment of all that Bleve has in the folder, as it does by itself in the
// course of time, for measuring. Files that it leaves over go when the folder is opened
// the next time.
func (d *Disk) Merge(ctx context.Context) error {
	inner, err := d.volume.bleve.Advanced()
	if err != nil {
		return err
	}
	s, ok := inner.(*scorch.Scorch)
	if !ok {
		return errors.New("only scorch merges")
	}
	return s.ForceMerge(ctx, nil)
}
