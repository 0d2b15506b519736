// Package library implements a corpus in use: the articles of a folder, read,
// understood and indexed, ready for questions.
package library

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// A Library holds the current index of a corpus. It is safe for concurrent use.
type Library struct {
	extractor *facts.Extractor
	current   atomic.Pointer[index.Index]
	loading   sync.Mutex // one Reload at a time

	names *article.Names // of the articles that are indexed; guarded by loading

	mu      sync.Mutex
	changed chan struct{} // closed at the next change
	since   time.Time     // when the index became what it is
}

// Open reads and indexes the articles of set.
func Open(ctx context.Context, x *facts.Extractor, set *article.Set) (*Library, error) {
	l := &Library{extractor: x, changed: make(chan struct{}), since: time.Now()}
	ix, err := l.build(ctx, set)
	if err != nil {
		return nil, err
	}
	l.current.Store(ix)
	l.names = set.Names
	return l, nil
}

// Reload reads and indexes the articles of set, and has questions answered from them
// from then on. Until all of them are ready, and after an error, the index stays as it
// is; so it does when set is what is there already. While the entities.yaml of set is
// broken, the names of before hold. Questions that are under way are
// answered from the index they began with, which is released when the last of them
// lets go of it.
func (l *Library) Reload(ctx context.Context, set *article.Set) error {
	l.loading.Lock()
	defer l.loading.Unlock()
	set.KeepNames(l.names)
	if set.Snapshot() == l.Index().Snapshot() {
		return nil
	}
	ix, err := l.build(ctx, set)
	if err != nil {
		return err
	}
	ix.Ready()
	l.names = set.Names
	l.mu.Lock()
	defer l.mu.Unlock()
	l.current.Store(ix)
	close(l.changed)
	l.changed, l.since = make(chan struct{}), time.Now()
	return nil
}

// Since returns when the index became what it is.
func (l *Library) Since() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.since
}

// Changed returns a channel that is closed when the index changes the next time. Who
// asks for it before asking for the Index misses no change, and hears of several at
// once only one time.
func (l *Library) Changed() <-chan struct{} {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.changed
}

// build reads and indexes the articles of set.
func (l *Library) build(ctx context.Context, set *article.Set) (*index.Index, error) {
	x := l.extractor.With(set.Names)
	docs, err := extract(ctx, x, set.Articles)
	if err != nil {
		return nil, err
	}
	return index.Build(docs, set.Snapshot(), x)
}

// Index returns the index that questions are answered from now.
func (l *Library) Index() *index.Index { return l.current.Load() }

// Close releases the index. No question may be under way.
func (l *Library) Close() error { return l.Index().Close() }

// extract reads the articles on all cores. Retracted ones stay unread: they answer
// nothing any more.
func extract(ctx context.Context, x *facts.Extractor, all []*article.Article) ([]*facts.Document, error) {
	docs := make([]*facts.Document, len(all))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(all)) {
		wg.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(all) {
					return
				}
				if all[i].Retracted != "" {
					docs[i] = &facts.Document{Article: all[i]}
					continue
				}
				docs[i] = x.Extract(all[i])
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading the articles was interrupted: %w", err)
	}
	return docs, nil
}
