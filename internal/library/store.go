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
	state   archive.State // that is served; the zero one: all of it must be written anew
	empty   bool          // the archive has no state
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
	l, corpus, err := s.find(x)
	if err != nil {
		return nil, Stored{}, err
	}
	if corpus.Lost > 0 {
		if set == nil {
			return nil, Stored{}, errors.Join(fmt.Errorf("of the articles in the index %d are %w; name the folder of the articles with --corpus", corpus.Lost, archive.ErrDamaged), l.Close())
		}
		lg.Warn("articles in the index are damaged; they are read anew", slog.Int("articles", corpus.Lost))
		s.state = archive.State{} // which they are nobody can say, and so not whether they are gone
	}
	if set == nil {
		if s.state.Snapshot == "" {
			return nil, Stored{}, errors.Join(fmt.Errorf("%w; name the folder of the articles with --corpus", ErrNoIndex), l.Close())
		}
		set = setOf(corpus, s.state.Names)
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
// where Bleve's part cannot be used. The archive's documents come with it.
func (s *store) find(x *facts.Extractor) (*Library, *archive.Corpus, error) {
	l := &Library{rules: x, x: x.With(nil), store: s, has: map[string]entry{}, changed: make(chan struct{}), since: time.Now()}
	states, err := s.archive.States()
	if err != nil {
		return nil, nil, err
	}
	for _, state := range slices.Backward(states) {
		told := x.With(state.Names)
		rules, path, err := folder(s.archive, told)
		if err != nil {
			return nil, nil, err
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
				return nil, nil, err
			}
			continue
		}
		corpus, err := s.archive.Load(state, rules)
		if err != nil {
			return nil, nil, errors.Join(err, disk.Close())
		}
		l.hold(told, state.Names, corpus)
		s.state = state
		if corpus.Lost == 0 {
			ix, err := disk.Index(corpus.Documents, told)
			if err == nil {
				s.disk = disk
				l.current.Store(ix)
				l.keep(difference{x: l.x, names: l.names, has: l.has})
				return l, corpus, nil
			}
			s.lg.Warn("the search index is made anew from the articles in the archive", slog.Any("err", err))
		}
		return l, corpus, disk.Close()
	}
	if s.empty = len(states) == 0; s.empty {
		return l, &archive.Corpus{}, nil
	}
	s.state = states[len(states)-1]
	told := x.With(s.state.Names)
	rules, _, err := folder(s.archive, told)
	if err != nil {
		return nil, nil, err
	}
	corpus, err := s.archive.Load(s.state, rules)
	if err != nil {
		return nil, nil, err
	}
	if len(corpus.Stale) > 0 {
		s.lg.Info("the index was made by other rules; the articles are read anew", slog.Int("articles", len(corpus.Stale)))
	}
	l.hold(told, s.state.Names, corpus)
	return l, corpus, nil
}

// hold notes what the archive has.
func (l *Library) hold(x *facts.Extractor, names *article.Names, c *archive.Corpus) {
	l.x, l.names = x, names.Hash()
	for _, d := range c.Documents {
		l.has[d.Article.ID] = entry{d.Article.Hash(), d.Article, d}
	}
	for _, a := range c.Stale {
		l.has[a.ID] = entry{hash: a.Hash()}
	}
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
		if e.doc != nil {
			e.doc.Article = a
		}
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
	ix, err := l.store.begin(ctx, set, d)
	if err != nil {
		return stored, err
	}
	l.keep(d)
	l.current.Store(ix)
	return stored, nil
}

// setOf returns the articles that an archive has, cut into passages.
func setOf(c *archive.Corpus, names *article.Names) *article.Set {
	set := &article.Set{Names: names}
	for _, d := range c.Documents {
		set.Articles = append(set.Articles, d.Article)
	}
	for _, a := range c.Stale {
		a.Cut()
		set.Articles = append(set.Articles, a)
	}
	slices.SortFunc(set.Articles, func(a, b *article.Article) int { return strings.Compare(a.ID, b.ID) })
	return set
}

// put writes what an update changes into the archive.
func (s *store) put(d difference, docs []*facts.Document) (state archive.State, path string, err error) {
	rules, path, err := folder(s.archive, d.x)
	if err != nil {
		return archive.State{}, "", err
	}
	state, err = s.archive.Put(s.state, archive.State{Snapshot: d.snapshot, Rules: rules, Names: d.told}, docs, d.removed)
	return state, path, err
}

// update returns the index after a difference that leaves the names as they are.
func (s *store) update(ix *index.Index, d difference, docs []*facts.Document) (*index.Index, error) {
	state, _, err := s.put(d, docs)
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

// begin returns the index of a set of which there is no index that can be used, after
// reading what the archive does not have.
func (s *store) begin(ctx context.Context, set *article.Set, d difference) (*index.Index, error) {
	if !s.empty {
		read, err := extract(ctx, d.x, d.read, runtime.GOMAXPROCS(0))
		if err != nil {
			return nil, err
		}
		d.fill(read)
		return s.build(set, read, d)
	}
	rules, path, err := folder(s.archive, d.x)
	if err != nil {
		return nil, err
	}
	archive.Sort(d.read)
	state, err := s.archive.Fill(archive.State{Snapshot: d.snapshot, Rules: rules, Names: d.told}, func(yield func([]*facts.Document, error) bool) {
		for docs, err := range extracted(ctx, d.x, d.read, runtime.GOMAXPROCS(0)) {
			d.fill(docs)
			if !yield(docs, err) {
				return
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return s.anew(set, d, state, path)
}

// build returns the index of a set, in a folder of Bleve's that is begun anew; read are the
// documents that the archive does not have.
func (s *store) build(set *article.Set, read []*facts.Document, d difference) (*index.Index, error) {
	if s.state.Snapshot == "" {
		read, d.removed = d.documents(set), nil
	}
	state, path, err := s.put(d, read)
	if err != nil {
		return nil, err
	}
	return s.anew(set, d, state, path)
}

// anew returns the index of a set that is a state of the archive, in the folder of Bleve's
// at path.
func (s *store) anew(set *article.Set, d difference, state archive.State, path string) (*index.Index, error) {
	disk := index.BeginDisk(s.lg, path)
	disk.Compact = true
	docs := d.documents(set)
	d.forget()
	ix, err := disk.Build(docs, d.snapshot, d.x)
	if err != nil {
		return nil, errors.Join(err, disk.Close())
	}
	if s.disk != nil {
		if err := s.disk.Close(); err != nil {
			s.lg.Warn("the search index before was not closed well", slog.Any("err", err))
		}
	}
	s.disk, s.state, s.empty = disk, state, false
	s.sweep()
	return ix, nil
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
	l := &Library{rules: x, store: s, has: map[string]entry{}, changed: make(chan struct{}), since: time.Now()}
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
	corpus, err := s.load(s.state, rules)
	if err != nil {
		return nil, err
	}
	set := setOf(corpus, s.state.Names)
	l.hold(told, s.state.Names, corpus)
	d := l.diff(set)
	read, err := extract(ctx, told, d.read, runtime.GOMAXPROCS(0))
	if err != nil {
		return nil, err
	}
	ix, err := index.Build(slices.Concat(corpus.Documents, read), s.state.Snapshot, told)
	if err != nil {
		return nil, err
	}
	l.has = nil
	l.current.Store(ix)
	return l, nil
}

func (s *store) read(disk *index.Disk, state archive.State, x *facts.Extractor, rules string) (*index.Index, error) {
	corpus, err := s.load(state, rules)
	if err != nil {
		return nil, err
	}
	return disk.Index(corpus.Documents, x)
}

// load reads a state all of which is needed.
func (s *store) load(state archive.State, rules string) (*archive.Corpus, error) {
	corpus, err := s.archive.Load(state, rules)
	if err == nil && corpus.Lost > 0 {
		err = fmt.Errorf("of the articles in the index %d are %w; make it anew with: bot index --corpus", corpus.Lost, archive.ErrDamaged)
	}
	return corpus, err
}
