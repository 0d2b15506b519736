package library

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"attache/internal/archive"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// A store is where a library is kept on disk: the documents in an archive, and beside it
// what Bleve makes of them, in a folder for each edition of the rules.
//
// The documents go first. Then one batch of Bleve's takes the update over, and its own
// state tells which of the archive's states is served. So whenever the process ends, the
// next one finds either the old state or the new one, with all its documents.
type store struct {
	lg      *slog.Logger
	archive *archive.Archive
	disk    *index.Disk
	state   archive.State // that is served, or was read
	empty   bool          // the archive has no state
	lost    bool          // articles of the state are lost, so that all must be written anew
	view    bool          // it is there to read from
}

// ErrNoIndex is returned by OpenDir and ViewDir, wrapped, for a folder without an index
// where no articles are given either.
var ErrNoIndex = errors.New("there is no index in the folder yet")

// errView is returned by Reload of a library that ViewDir opened.
var errView = errors.New("the index was opened to read from")

// folderPrefix begins the names of Bleve's folders.
const folderPrefix = "bleve-"

// folder returns where Bleve keeps what an extractor's documents come to.
func folder(a *archive.Archive, x *facts.Extractor) (rules, path string, err error) {
	if rules, err = x.Edition(); err != nil {
		return "", "", err
	}
	made, err := index.Edition(rules)
	return rules, a.Path(folderPrefix + made), err
}

// Stored says what opening a library on disk came to.
type Stored struct {
	Added, Changed, Removed int // articles, against what was kept
	Kept                    int // articles that needed not be read again
}

// OpenDir opens the library that is kept in a folder, or begins one there, and brings it
// up to date with the articles of set; without a set they are those that it has. What it
// cannot trust it makes anew, and says so in the log.
//
// It fails with archive.ErrLocked, wrapped, while another process keeps the folder up to
// date, and with archive.ErrDamaged if articles are lost that the set does not have. The
// folder is then as it was.
func OpenDir(ctx context.Context, lg *slog.Logger, x *facts.Extractor, dir string, set *article.Set) (*Library, Stored, error) {
	a, err := archive.Open(dir)
	if errors.Is(err, archive.ErrDamaged) && set != nil {
		lg.Warn("the index is damaged; it is made anew from the articles", slog.Any("err", err))
		a, err = archive.Anew(dir)
	}
	if err != nil {
		return nil, Stored{}, err
	}
	l, stored, err := openDir(ctx, lg, x, a, set)
	if err != nil {
		return nil, stored, errors.Join(err, a.Close())
	}
	return l, stored, nil
}

func openDir(ctx context.Context, lg *slog.Logger, x *facts.Extractor, a *archive.Archive, set *article.Set) (*Library, Stored, error) {
	if a.Newer() {
		lg.Warn("the folder has an index of a newer version of the bot, too, which stays as it is")
	}
	s := &store{lg: lg, archive: a}
	l, held, err := s.find(x)
	if err != nil {
		return nil, Stored{}, err
	}
	if held.lost > 0 {
		if set == nil {
			return nil, Stored{}, errors.Join(fmt.Errorf("of the articles in the index %d are %w; name the folder of the articles with --corpus", held.lost, archive.ErrDamaged), l.Close())
		}
		lg.Warn("articles in the index are damaged; they are read anew", slog.Int("articles", held.lost))
		s.lost = true // which they are nobody can say, and so not whether they are gone
	}
	if set == nil {
		if s.state.Snapshot == "" {
			return nil, Stored{}, errors.Join(fmt.Errorf("%w; name the folder of the articles with --corpus", ErrNoIndex), l.Close())
		}
		set = l.setOf(held, s.state.Names)
	}
	l.share(set)
	stored, err := l.bring(ctx, set)
	if err != nil {
		return nil, stored, errors.Join(err, l.Close())
	}
	s.sweep()
	if a.Older() {
		lg.Info("the index of an older version of the bot is replaced by one of this version")
	}
	return l, stored, a.Tidy()
}

// find returns the library as it was left, as far as that can be trusted: its index is nil
// where Bleve's part cannot be used.
func (s *store) find(x *facts.Extractor) (*Library, held, error) {
	l := &Library{rules: x, x: x.With(nil), store: s, has: map[string]entry{}, changed: make(chan struct{}), since: time.Now()}
	states, err := s.archive.States()
	if err != nil {
		return nil, held{}, err
	}
	for _, state := range slices.Backward(states) {
		told := x.With(state.Names)
		rules, path, err := folder(s.archive, told)
		if err != nil {
			return nil, held{}, err
		}
		if rules != state.Rules {
			continue
		}
		disk, err := index.OpenDisk(s.lg, path)
		if err != nil {
			s.lg.Warn("the search index is made anew from the articles in the archive", slog.Any("err", err))
			continue
		}
		if disk.Snapshot() != state.Snapshot {
			if err := disk.Close(); err != nil {
				return nil, held{}, err
			}
			continue
		}
		draft, err := disk.Draft(told)
		if err != nil {
			return nil, held{}, errors.Join(err, disk.Close())
		}
		held, err := l.hold(told, state, rules, draft.Add)
		if err != nil {
			return nil, held, errors.Join(err, disk.Close())
		}
		if held.lost == 0 {
			ix, err := draft.Open()
			if err == nil {
				s.disk = disk
				l.current.Store(ix)
				return l, held, nil
			}
			s.lg.Warn("the search index is made anew from the articles in the archive", slog.Any("err", err))
		}
		return l, held, disk.Close()
	}
	if s.empty = len(states) == 0; s.empty {
		return l, held{}, nil
	}
	state := states[len(states)-1]
	told := x.With(state.Names)
	rules, _, err := folder(s.archive, told)
	if err != nil {
		return nil, held{}, err
	}
	held, err := l.hold(told, state, rules, func([]*facts.Document) {})
	if err != nil {
		return nil, held, err
	}
	if len(held.stale) > 0 {
		s.lg.Info("the index was made by other rules; the articles are read anew", slog.Int("articles", len(held.stale)))
	}
	return l, held, nil
}

// held is what of the archive cannot be used as it is.
type held struct {
	stale []*article.Article // read by other rules, and not cut into passages
	lost  int                // damaged
}

// hold notes what a state of the archive has, and hands its documents to add.
func (l *Library) hold(x *facts.Extractor, state archive.State, rules string, add func([]*facts.Document)) (h held, err error) {
	l.x, l.names, l.store.state = x, state.Names.Hash(), state
	for b, err := range l.store.archive.Load(state, rules) {
		if err != nil {
			return h, err
		}
		for _, d := range b.Documents {
			l.has[d.Article.ID] = entry{d.Article.Hash(), d.Article}
		}
		for _, a := range b.Stale {
			l.has[a.ID] = entry{hash: a.Hash()}
		}
		h.stale, h.lost = append(h.stale, b.Stale...), h.lost+b.Lost
		add(b.Documents)
	}
	return h, nil
}

// share takes articles of set for those that are there where they say the same: there the files
// are known that they come from. The bodies are kept once.
func (l *Library) share(set *article.Set) {
	for _, a := range set.Articles {
		e := l.has[a.ID]
		if e.article == nil || e.article == a || e.hash != a.Hash() {
			continue
		}
		a.Body, a.Passages = e.article.Body, e.article.Passages
		e.article = a
		l.has[a.ID] = e
	}
}

// bring brings the library up to date with set, and makes the index if there is none.
func (l *Library) bring(ctx context.Context, set *article.Set) (Stored, error) {
	if l.current.Load() != nil {
		d, _, err := l.update(ctx, set)
		return Stored{d.added, d.changed, len(d.removed), len(set.Articles) - len(d.read)}, err
	}
	d := l.diff(set)
	stored := Stored{d.added, d.changed, len(d.removed), len(set.Articles) - len(d.read)}
	ix, err := l.store.begin(ctx, d, runtime.GOMAXPROCS(0))
	if err != nil {
		return stored, err
	}
	l.keep(d)
	l.current.Store(ix)
	return stored, nil
}

// setOf returns the articles that the archive has, cut into passages.
func (l *Library) setOf(h held, names *article.Names) *article.Set {
	set := &article.Set{Names: names}
	for _, e := range l.has {
		if e.article != nil {
			set.Articles = append(set.Articles, e.article)
		}
	}
	for _, a := range h.stale {
		a.Cut()
		set.Articles = append(set.Articles, a)
	}
	slices.SortFunc(set.Articles, func(a, b *article.Article) int { return strings.Compare(a.ID, b.ID) })
	return set
}

// update returns the index after a difference that leaves the names as they are, of which docs
// are what was read.
func (s *store) update(ix *index.Index, d difference, docs []*facts.Document) (*index.Index, error) {
	rules, _, err := folder(s.archive, d.x)
	if err != nil {
		return nil, err
	}
	all := func(yield func([]*facts.Document, error) bool) { yield(docs, nil) }
	state, err := s.archive.Put(s.state, archive.State{Snapshot: d.snapshot, Rules: rules, Names: d.told}, all, d.removed)
	if err != nil {
		return nil, err
	}
	next, err := ix.Update(docs, d.removed, d.snapshot)
	if err != nil {
		return nil, err
	}
	s.state = state
	return next, nil
}

// begin returns the index of a set of which there is no index that can be used, in a folder of
// Bleve's that is begun anew, after reading on so many cores what the archive does not have.
// Documents go into the archive and the index some at a time.
func (s *store) begin(ctx context.Context, d difference, cores int) (*index.Index, error) {
	rules, path, err := folder(s.archive, d.x)
	if err != nil {
		return nil, err
	}
	disk := index.BeginDisk(s.lg, path)
	disk.Compact = true
	draft, err := disk.Draft(d.x)
	if err != nil {
		return nil, err
	}
	next := archive.State{Snapshot: d.snapshot, Rules: rules, Names: d.told}
	kept, read := adding(draft, s.kept(d, rules)), adding(draft, d.extracted(ctx, cores))
	switch {
	case s.empty:
		archive.Sort(d.read)
		next, err = s.archive.Fill(next, read)
	case s.lost:
		next, err = s.archive.Put(archive.State{}, next, func(yield func([]*facts.Document, error) bool) {
			for docs, err := range kept {
				if !yield(docs, err) {
					return
				}
			}
			read(yield)
		}, nil)
	default:
		if err = drain(kept); err == nil {
			next, err = s.archive.Put(s.state, next, read, d.removed)
		}
	}
	if err != nil {
		return nil, err
	}
	ix, err := draft.Build(d.snapshot)
	if err != nil {
		return nil, errors.Join(err, disk.Close())
	}
	if s.disk != nil {
		if err := s.disk.Close(); err != nil {
			s.lg.Warn("the search index before was not closed well", slog.Any("err", err))
		}
	}
	s.disk, s.state, s.empty, s.lost = disk, next, false, false
	s.sweep()
	return ix, nil
}

// kept yields the documents of the archive that a difference leaves as they are.
func (s *store) kept(d difference, rules string) archive.Batches {
	return func(yield func([]*facts.Document, error) bool) {
		if len(d.read) == len(d.has) {
			return
		}
		for b, err := range s.archive.Load(s.state, rules) {
			if err == nil && b.Lost > 0 && !s.lost {
				err = fmt.Errorf("of the articles in the index %d are %w", b.Lost, archive.ErrDamaged)
			}
			docs := b.Documents[:0]
			for _, doc := range b.Documents {
				if e := d.has[doc.Article.ID]; e.article != nil {
					doc.Article = e.article // which has the same text; it is kept once
					docs = append(docs, doc)
				}
			}
			if !yield(docs, err) || err != nil {
				return
			}
		}
	}
}

// sweep deletes Bleve's folders of other rules, which no start will use any more.
func (s *store) sweep() {
	all, err := os.ReadDir(s.archive.Path("."))
	for _, e := range all {
		if path := s.archive.Path(e.Name()); strings.HasPrefix(e.Name(), folderPrefix) && path != s.disk.Path() {
			err = errors.Join(err, os.RemoveAll(path))
		}
	}
	if err != nil {
		s.lg.Warn("a search index that is of no use any more stays", slog.Any("err", err))
	}
}

// close lets go of the folder.
func (s *store) close() error {
	var err error
	if s.disk != nil {
		err = s.disk.Close()
	}
	return errors.Join(err, s.archive.Close())
}

// ViewDir opens the library that is kept in a folder to read from, as it is now, also
// while another process keeps it up to date. Where Bleve's part is of no use, because
// other rules made it or it is damaged, the index is made in memory, and the log says so.
// The library cannot be reloaded.
func ViewDir(ctx context.Context, lg *slog.Logger, x *facts.Extractor, dir string) (*Library, error) {
	a, err := archive.View(dir)
	if err != nil {
		return nil, err
	}
	var l *Library
	for range 5 { // the other process may take away what is looked at
		if l, err = viewDir(ctx, lg, x, a); err == nil {
			return l, nil
		}
	}
	return nil, errors.Join(err, a.Close())
}

func viewDir(ctx context.Context, lg *slog.Logger, x *facts.Extractor, a *archive.Archive) (*Library, error) {
	s := &store{lg: lg, archive: a, view: true}
	l := &Library{rules: x, store: s, changed: make(chan struct{}), since: time.Now()}
	states, err := a.States()
	if err != nil {
		return nil, err
	}
	if len(states) == 0 {
		return nil, fmt.Errorf("%w; make one with: bot index", ErrNoIndex)
	}
	why := errors.New("it was made by other rules")
	for _, state := range slices.Backward(states) {
		told := x.With(state.Names)
		rules, path, err := folder(a, told)
		if err != nil {
			return nil, err
		}
		if rules != state.Rules {
			continue
		}
		disk, err := index.ViewDisk(lg, path)
		if err != nil {
			why = err
			continue
		}
		if disk.Snapshot() == state.Snapshot {
			ix, err := s.read(disk, state, told, rules)
			if err == nil {
				s.disk, s.state = disk, state
				l.current.Store(ix)
				return l, nil
			}
			why = err
		}
		if err := disk.Close(); err != nil {
			return nil, err
		}
	}
	s.state = states[len(states)-1]
	lg.Warn("what was prepared for searching cannot be used, and is made anew in memory; bot index mends that", slog.Any("err", why))
	told := x.With(s.state.Names)
	rules, _, err := folder(a, told)
	if err != nil {
		return nil, err
	}
	draft, err := index.NewDraft(told)
	if err != nil {
		return nil, err
	}
	stale, err := s.load(s.state, rules, draft)
	if err != nil {
		return nil, err
	}
	for _, a := range stale {
		a.Cut()
	}
	if err := drain(adding(draft, extracted(ctx, told, stale, runtime.GOMAXPROCS(0)))); err != nil {
		return nil, err
	}
	ix, err := draft.Build(s.state.Snapshot)
	if err != nil {
		return nil, err
	}
	l.current.Store(ix)
	return l, nil
}

func (s *store) read(disk *index.Disk, state archive.State, x *facts.Extractor, rules string) (*index.Index, error) {
	draft, err := disk.Draft(x)
	if err != nil {
		return nil, err
	}
	if _, err := s.load(state, rules, draft); err != nil {
		return nil, err
	}
	return draft.Open()
}

// load adds a state all of which is needed to a draft, and returns which of its articles other
// rules have read.
func (s *store) load(state archive.State, rules string, draft *index.Draft) (stale []*article.Article, err error) {
	for b, err := range s.archive.Load(state, rules) {
		if err != nil {
			return nil, err
		}
		if b.Lost > 0 {
			return nil, fmt.Errorf("articles in the index are %w; make it anew with: bot index --corpus", archive.ErrDamaged)
		}
		draft.Add(b.Documents)
		stale = append(stale, b.Stale...)
	}
	return stale, nil
}
