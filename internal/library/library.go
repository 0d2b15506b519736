// Package library implements a corpus in use: the articles of a folder, read,
// understood and indexed, ready for questions, and kept in step with the folder.
package library

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"attache/internal/archive"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// GCPercent is what a program that only makes an index should collect garbage by: see
// debug.SetGCPercent. Nobody waits for answers meanwhile, and with half of Go's own 100
// making one takes three quarters of the memory for an eighth more of the processors' time.
const GCPercent = 50

// A Library holds the current index of a corpus. It is safe for concurrent use.
type Library struct {
	rules   *facts.Extractor // that knows nothing of the names that maintainers tell
	current atomic.Pointer[index.Index]

	updating sync.Mutex       // held by one update at a time
	x        *facts.Extractor // that read what is indexed
	names    string           // hash of the names that it was told
	has      map[string]entry // what was indexed, by article id
	store    *store           // where it is kept; nil: in memory alone

	mu      sync.Mutex
	changed chan struct{} // closed at the next change
	since   time.Time     // when the index became what it is
}

// An entry is an article as it is in the index.
type entry struct {
	hash    article.Hash
	article *article.Article // nil: it is to be read anew
}

// Open reads and indexes the articles of set.
func Open(ctx context.Context, x *facts.Extractor, set *article.Set) (*Library, error) {
	l := &Library{rules: x, changed: make(chan struct{}), since: time.Now(), x: x.With(set.Names), names: set.Names.Hash()}
	d := l.diff(set)
	ix, err := d.build(ctx, runtime.GOMAXPROCS(0))
	if err != nil {
		return nil, err
	}
	l.keep(d)
	l.current.Store(ix)
	return l, nil
}

// Reload has questions answered from the articles of set, of which it reads and indexes
// only what has changed; when the names have, it is all. Until that is ready, and after
// an error, the index stays as it is; so it does when set is what is there already.
// Questions that are under way are answered from the index they began with, which is
// released when the last of them lets go of it.
func (l *Library) Reload(ctx context.Context, set *article.Set) error {
	_, _, err := l.update(ctx, set)
	return err
}

// update does the work of Reload, and tells what there was of it, if anything.
func (l *Library) update(ctx context.Context, set *article.Set) (d difference, changed bool, err error) {
	l.updating.Lock()
	defer l.updating.Unlock()
	if l.store != nil && l.store.view {
		return d, false, errView
	}
	d = l.diff(set)
	if d.snapshot == l.Index().Snapshot() {
		return d, false, nil
	}
	ix, err := l.next(ctx, d)
	if err != nil {
		return d, false, err
	}
	ix.Ready()
	l.keep(d)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.current.Store(ix)
	close(l.changed)
	l.changed, l.since = make(chan struct{}), time.Now()
	return d, true, nil
}

// next returns the index after a difference.
func (l *Library) next(ctx context.Context, d difference) (*index.Index, error) {
	if d.x != l.x { // an index goes by the names that it was made with
		if l.store != nil {
			return l.store.begin(ctx, d, spared())
		}
		return d.build(ctx, spared())
	}
	docs, err := extract(ctx, d.x, d.read, spared())
	if err != nil {
		return nil, err
	}
	d.note(docs)
	if l.store != nil {
		return l.store.update(l.Index(), d, docs)
	}
	return l.Index().Update(docs, d.removed, d.snapshot)
}

// keep notes what an index has now.
func (l *Library) keep(d difference) { l.x, l.names, l.has = d.x, d.names, d.has }

// A difference is what parts a set from what was indexed.
type difference struct {
	added, changed int
	removed        []string           // ids
	read           []*article.Article // what is to be read: the new and the changed ones, or all
	has            map[string]entry   // of set; those that are to be read lack their articles
	x              *facts.Extractor   // that is to read them
	told           *article.Names     // the names of set
	names          string             // hash of them
	snapshot       string             // of set
}

// note notes what was read.
func (d *difference) note(docs []*facts.Document) {
	for _, doc := range docs {
		e := d.has[doc.Article.ID]
		e.article = doc.Article
		d.has[doc.Article.ID] = e
	}
}

// extracted yields what is to be read, as extracted does.
func (d *difference) extracted(ctx context.Context, cores int) archive.Batches {
	return func(yield func([]*facts.Document, error) bool) {
		for docs, err := range extracted(ctx, d.x, d.read, cores) {
			d.note(docs)
			if !yield(docs, err) {
				return
			}
		}
	}
}

// build returns the index, in memory, of a set all of which is to be read.
func (d *difference) build(ctx context.Context, cores int) (*index.Index, error) {
	draft, err := index.NewDraft(d.x)
	if err != nil {
		return nil, err
	}
	if err := drain(adding(draft, d.extracted(ctx, cores))); err != nil {
		return nil, err
	}
	return draft.Build(d.snapshot)
}

// adding yields documents after it has added them to a draft.
func adding(draft *index.Draft, all archive.Batches) archive.Batches {
	return func(yield func([]*facts.Document, error) bool) {
		for docs, err := range all {
			draft.Add(docs)
			if !yield(docs, err) {
				return
			}
		}
	}
}

// drain goes through all batches until an error.
func drain(all archive.Batches) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}

// diff compares set with what was indexed, article by article.
func (l *Library) diff(set *article.Set) difference {
	d := difference{has: make(map[string]entry, len(set.Articles)), x: l.x, told: set.Names, names: set.Names.Hash()}
	anew := d.names != l.names
	if anew {
		d.x = l.rules.With(set.Names)
	}
	hashes := make([]article.Hash, len(set.Articles))
	for i, a := range set.Articles {
		was, ok := l.has[a.ID]
		now := was
		if was.article == nil || was.article != a { // what is the same in memory need not be hashed
			now.hash = a.Hash()
		}
		switch {
		case !ok:
			d.added++
		case now.hash != was.hash:
			d.changed++
		}
		if anew || was.article == nil || now.hash != was.hash {
			now.article = nil
			d.read = append(d.read, a)
		}
		d.has[a.ID], hashes[i] = now, now.hash
	}
	for id := range l.has {
		if _, ok := d.has[id]; !ok {
			d.removed = append(d.removed, id)
		}
	}
	slices.Sort(d.removed)
	d.snapshot = article.Snapshot(hashes, set.Names)
	return d
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

// Index returns the index that questions are answered from now.
func (l *Library) Index() *index.Index { return l.current.Load() }

// Close releases the index, and lets go of the folder that it is kept in. No question may
// be under way.
func (l *Library) Close() error {
	var err error
	if ix := l.Index(); ix != nil {
		err = ix.Close()
	}
	if l.store != nil {
		err = errors.Join(err, l.store.close())
	}
	return err
}

// spared is how many cores an update may take: all but one, which is for questions.
func spared() int { return max(1, runtime.GOMAXPROCS(0)-1) }

// extract has x read the articles on so many cores. Retracted ones stay unread: they
// answer nothing any more.
func extract(ctx context.Context, x *facts.Extractor, all []*article.Article, cores int) ([]*facts.Document, error) {
	docs := make([]*facts.Document, len(all))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(cores, len(all)) {
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
		return nil, interrupted(err)
	}
	return docs, nil
}

func interrupted(err error) error { return fmt.Errorf("reading the articles was interrupted: %w", err) }

// batch is how many articles are read at a time where what was read is handed on: as many as
// keep all cores at work, and no more than some MB in whatever form.
const batch = 500

// extracted yields the documents of articles as extract reads them, in batches and in order.
// While one is with the caller, the next is being read. After an error, which comes last,
// there are no more.
func extracted(ctx context.Context, x *facts.Extractor, all []*article.Article, cores int) archive.Batches {
	return func(yield func([]*facts.Document, error) bool) {
		type read struct {
			docs []*facts.Document
			err  error
		}
		ctx, cancel := context.WithCancel(ctx)
		ahead := make(chan read)
		go func() {
			defer close(ahead)
			for some := range slices.Chunk(all, batch) {
				docs, err := extract(ctx, x, some, cores)
				select {
				case ahead <- read{docs, err}:
				case <-ctx.Done():
				}
				if err != nil {
					return
				}
			}
		}()
		defer func() {
			cancel()
			for range ahead { // nothing is read any more when the caller goes on
			}
		}()
		for r := range ahead {
			if !yield(r.docs, r.err) || r.err != nil {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(nil, interrupted(err))
		}
	}
}
