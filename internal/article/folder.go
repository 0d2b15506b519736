package article

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A Folder is a folder of articles, or a file of them, that is read again and again:
// what has not changed since the last time is not read a second time, and of a file that
// is broken stays what was good. It is for one goroutine at a time.
type Folder struct {
	fsys fs.FS
	name string              // of the folder or file in fsys
	show func(string) string // turns a name in fsys into the path that messages name
	options
	files     map[string]*reading // that were read, by name in fsys
	sightings map[string]sighting
}

// A reading is what a file was when it was read last.
type reading struct {
	info     fs.FileInfo
	articles []*Article
	problems []error
	kept     []*Article // of earlier readings, which the problems may have taken away
	names    *Names     // of an entities.yaml
	old      bool       // they are of an earlier reading
	failed   bool       // it could not be read, which may pass without any change to it
}

// A sighting is something in the folder that was found changed and is not read yet.
type sighting struct {
	info  fs.FileInfo
	since time.Time // it has been like that
	first time.Time // it was found changed
}

// patience is how long a file that does not come to rest is left alone. Some program may
// be adding to it for ever.
const patience = 30 * time.Second

// Open returns the folder, or the single file, at path. Nothing is read yet; Open fails
// if an option does.
func Open(path string, opts ...Option) (*Folder, error) {
	if info, err := os.Stat(path); err != nil || info.IsDir() {
		return open(os.DirFS(path), ".", func(name string) string { return filepath.Join(path, name) }, opts)
	}
	dir, base := filepath.Split(path)
	show := func(name string) string {
		if name == base {
			return path
		}
		return filepath.Join(dir, name)
	}
	return open(os.DirFS(cmp.Or(dir, ".")), base, show, opts)
}

// OpenFS does what Open does with a folder or file of a file system.
func OpenFS(fsys fs.FS, name string, opts ...Option) (*Folder, error) {
	return open(fsys, name, func(name string) string { return name }, opts)
}

func open(fsys fs.FS, name string, show func(string) string, opts []Option) (*Folder, error) {
	f := &Folder{fsys: fsys, name: name, show: show, files: map[string]*reading{}, sightings: map[string]sighting{}}
	for _, opt := range opts {
		if err := opt(&f.options); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Path returns the path of the folder or file as messages name it.
func (f *Folder) Path() string { return f.show(f.name) }

// Read reads all files as they are at this moment.
//
// In a folder, whose sub-folders are passed over, a file that cannot be read becomes a
// Problem and the others are read, and so it is with lines of a .jsonl file; what was
// read of it before stays in the Set. Hidden files, what editors leave behind, README.md,
// questions.yaml and files in other formats are passed over; an .html file is a Problem,
// because someone will miss it. Of two articles with one id the second, by file name, is a
// Problem. The entities.yaml beside the articles, also beside a single file, gives the
// Names; it is treated as they are.
//
// Read fails if the folder cannot be read, if a single file gives no article, and with
// ErrNoArticles if a folder has no file to read.
func (f *Folder) Read() (*Set, error) {
	clear(f.sightings)
	return f.read(func(string, fs.FileInfo) verdict { return read })
}

// Update does what Read does, but reads only files that have changed: those named, by
// their base names, and those of another size, time, mode or identity than before.
//
// What has changed less than settle ago, somebody may be at work on. It is in
// Set.Waiting, and the Set has what was there before. So it is with a file that is gone
// when names have come or gone in the folder less than settle ago: it may come back
// under another one. What never comes to rest is read in the end.
func (f *Folder) Update(named map[string]bool, settle time.Duration) (*Set, error) {
	return f.read(func(name string, info fs.FileInfo) verdict {
		was := f.files[name]
		_, sighted := f.sightings[name]
		switch {
		case was != nil && !was.failed && !sighted && same(was.info, info) && !named[path.Base(name)]:
			return keep
		case f.rests(name, info, settle):
			return read
		}
		return wait
	})
}

// A verdict is what is to be done about a file.
type verdict int

const (
	keep verdict = iota // what was read of it
	read                // it
	wait                // until it has come to rest
)

// read reads the files that judge decides to. Asked about the folder itself, judge
// decides about those that are gone from it.
func (f *Folder) read(judge func(name string, info fs.FileInfo) verdict) (*Set, error) {
	info, err := fs.Stat(f.fsys, f.name)
	if err != nil {
		return nil, missing(f.Path(), err)
	}
	set := &Set{}
	if !info.IsDir() {
		f.visit(set, f.name, info, judge)
		names := path.Join(path.Dir(f.name), NamesFile)
		if info, err := fs.Stat(f.fsys, names); err == nil && info.Mode().IsRegular() {
			f.visit(set, names, info, judge)
		} else {
			f.forget(names)
		}
		f.gather(set)
		if len(set.Articles) == 0 {
			return nil, errors.Join(set.Problems...)
		}
		return set, nil
	}
	// It is judged before the names in it are read: those that come and go meanwhile
	// are found the next time.
	gone := judge(f.name, info)
	entries, err := fs.ReadDir(f.fsys, f.name)
	if err != nil {
		return nil, missing(f.Path(), err)
	}
	there := map[string]bool{}
	for _, e := range entries {
		if !Wanted(e.Name()) {
			continue
		}
		name := path.Join(f.name, e.Name())
		info, err := fs.Stat(f.fsys, name)
		switch {
		case errors.Is(err, fs.ErrNotExist) && e.Type()&fs.ModeSymlink == 0:
			continue // it has gone meanwhile
		case err != nil:
			f.take(name, reading{problems: unreadable(f.show(name), err), failed: true})
		case !info.Mode().IsRegular():
			continue
		default:
			f.visit(set, name, info, judge)
		}
		there[name] = true
	}
	for name := range f.files {
		switch {
		case there[name]:
		case gone == wait:
			there[name] = true
			set.Waiting = append(set.Waiting, f.show(name))
		default:
			f.forget(name)
		}
	}
	delete(there, path.Join(f.name, NamesFile))
	if len(there) == 0 {
		return nil, fmt.Errorf("%s: the folder holds %w; put .md, .txt or .jsonl files into it", f.Path(), ErrNoArticles)
	}
	f.gather(set)
	return set, nil
}

func (f *Folder) forget(name string) {
	delete(f.files, name)
	delete(f.sightings, name)
}

// visit does what judge decides about a file, of which info was seen just now.
func (f *Folder) visit(set *Set, name string, info fs.FileInfo, judge func(string, fs.FileInfo) verdict) {
	shown := f.show(name)
	switch judge(name, info) {
	case keep:
		return
	case wait:
		set.Waiting = append(set.Waiting, shown)
		return
	}
	data, after, err := readBounded(f.fsys, name)
	if err != nil {
		f.take(name, reading{info: info, problems: unreadable(shown, err), failed: true})
		return
	}
	now := reading{info: after}
	if path.Base(name) == NamesFile {
		var problems []Problem
		now.names, problems = ParseNames(shown, data)
		for _, p := range problems {
			now.problems = append(now.problems, p)
		}
	} else {
		now.articles, now.problems = parse(shown, data)
		for _, a := range now.articles {
			a.Date = cmp.Or(a.Date, f.date)
		}
	}
	f.take(name, now)
}

func unreadable(shown string, err error) []error {
	return []error{in(shown, fmt.Errorf("cannot be read: %w", err))}
}

// take keeps what was read of a file, and what it takes the place of while something of
// it is broken. An article that says what it said before stays the same in memory.
func (f *Folder) take(name string, now reading) {
	if was := f.files[name]; was != nil {
		if now.names == nil {
			now.names, now.old = was.names, was.names != nil
		}
		at := map[string]int{}
		for i, a := range now.articles {
			at[a.ID] = i
		}
		for _, a := range slices.Concat(was.articles, was.kept) {
			i, ok := at[a.ID]
			switch {
			case ok && a.Hash() == now.articles[i].Hash():
				now.articles[i] = a
			case !ok && len(now.problems) > 0:
				now.kept = append(now.kept, a)
			}
		}
	}
	f.files[name] = &now
}

// gather fills set with what was read of all files.
func (f *Folder) gather(set *Set) {
	names := slices.Sorted(maps.Keys(f.files)) // so which of two ids wins is settled
	of := map[string]string{}                  // id → file
	problems := map[string][]error{}           // by file
	for _, name := range names {
		r := f.files[name]
		problems[name] = slices.Clone(r.problems)
		for _, a := range r.articles {
			if other, ok := of[a.ID]; ok {
				line := 0
				if a.from.record {
					line = a.from.line
				}
				problems[name] = append(problems[name], in(a.File, onLine(line, "the id %q is already used by %s; rename one of them", a.ID, other)))
				continue
			}
			of[a.ID] = a.File
			set.Articles = append(set.Articles, a)
		}
		if r.names != nil {
			set.Names = r.names
		}
	}
	for _, name := range names {
		if len(problems[name]) == 0 {
			continue
		}
		b := Broken{File: f.show(name), Problems: problems[name]}
		if f.files[name].old {
			b.Kept++
		}
		for _, a := range f.files[name].kept {
			if _, ok := of[a.ID]; !ok { // else it has moved to another file
				of[a.ID] = a.File
				set.Articles = append(set.Articles, a)
				b.Kept++
			}
		}
		set.Broken = append(set.Broken, b)
		set.Problems = append(set.Problems, b.Problems...)
	}
	slices.SortFunc(set.Articles, func(a, b *Article) int { return strings.Compare(a.ID, b.ID) })
	slices.Sort(set.Waiting)
}

// same reports whether nothing was done to a file between two looks at it, as far as can
// be seen from outside.
func same(a, b fs.FileInfo) bool {
	return a != nil && b != nil && a.Size() == b.Size() && a.Mode() == b.Mode() && a.ModTime().Equal(b.ModTime()) &&
		(os.SameFile(a, b) || a.Sys() == nil)
}

// rests reports whether nobody seems to be at work on what info was just seen of: nothing
// about it has changed for the time settle. That its own clock says so is enough, but it may
// be that of another machine, and ahead.
func (f *Folder) rests(name string, info fs.FileInfo, settle time.Duration) bool {
	now := time.Now()
	s, seen := f.sightings[name]
	if !seen {
		s.first = now
	}
	if !same(s.info, info) {
		s.info, s.since = info, now
	}
	if now.Sub(info.ModTime()) >= settle || now.Sub(s.since) >= settle || now.Sub(s.first) >= patience {
		delete(f.sightings, name)
		return true
	}
	f.sightings[name] = s
	return false
}
