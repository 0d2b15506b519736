// Package library implements a corpus in use: the articles of a folder, read,
// understood and indexed, ready for questions.
package library

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// A Library holds the current index of a corpus.
type Library struct {
	extractor *facts.Extractor
	current   atomic.Pointer[index.Index]
}

// Open reads and indexes the articles of set.
func Open(ctx context.Context, x *facts.Extractor, set *article.Set) (*Library, error) {
	l := &Library{extractor: x}
	docs, err := l.extract(ctx, set.Articles)
	if err != nil {
		return nil, err
	}
	ix, err := index.Build(docs, set.Snapshot(), x)
	if err != nil {
		return nil, err
	}
	l.current.Store(ix)
	return l, nil
}

// Index returns the index that questions are answered from now.
func (l *Library) Index() *index.Index { return l.current.Load() }

// Close releases the index. No question may be under way.
func (l *Library) Close() error { return l.Index().Close() }

// extract reads the articles on all cores. Retracted ones stay unread: they answer
// nothing any more.
func (l *Library) extract(ctx context.Context, all []*article.Article) ([]*facts.Document, error) {
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
				docs[i] = l.extractor.Extract(all[i])
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("reading the articles was interrupted: %w", err)
	}
	return docs, nil
}
