package article

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNoArticles is returned by Load and LoadFS, wrapped, for a folder that
// holds no file in a format Parse knows. Who watches a folder waits for one
// to come; who was asked to read it gives up.
var ErrNoArticles = errors.New("no articles")

// A Set is what a file or a folder holds.
type Set struct {
	Articles []*Article // by ID
	Names    *Names     // what entities.yaml says beside them; nil without one, and while it is broken
	Problems []error    // a [Problem] each on what could not be read and was left out
	Broken   []string   // files with Problems, as Article.File names them
}

// An Option changes how Load and LoadFS read.
type Option func(*options) error

type options struct {
	date string // of articles that give none, DateLayout
}

// WithDate gives articles without a publication date this one, a day in any
// form that front matter may have. Load fails if it is no date; "" gives none.
func WithDate(day string) Option {
	return func(o *options) error {
		if day == "" {
			return nil
		}
		d, _, err := parseDay(day)
		o.date = d
		return err
	}
}

// Load reads the articles of a file, or of the files of a folder without its
// sub-folders.
//
// In a folder, a file that cannot be read becomes a Problem and the others are
// loaded, and so it is with lines of a .jsonl file. Hidden files, what editors
// leave behind, README.md, questions.yaml and files in other formats are passed
// over; an .html file is a Problem, because someone will miss it. Of two articles
// with one id the second, by file name, is a Problem. The entities.yaml beside the
// articles, also beside a single file, gives the Names; what is wrong in it is a
// Problem and no error.
//
// Load fails if path cannot be read, if a single file gives no article, and
// with ErrNoArticles if a folder has no file to read.
func Load(path string, opts ...Option) (*Set, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, missing(path, err)
	}
	if info.IsDir() {
		return load(os.DirFS(path), ".", func(name string) string { return filepath.Join(path, name) }, opts)
	}
	dir, base := filepath.Split(path)
	if dir == "" {
		dir = "."
	}
	return load(os.DirFS(dir), base, func(name string) string {
		if name == base {
			return path
		}
		return filepath.Join(dir, name)
	}, opts)
}

// LoadFS does what Load does with a file or folder of a file system.
func LoadFS(fsys fs.FS, dir string, opts ...Option) (*Set, error) {
	return load(fsys, dir, func(name string) string { return name }, opts)
}

// absent says in one sentence that a path leads nowhere; it is fs.ErrNotExist.
type absent string

func (a absent) Error() string {
	return string(a) + ": there is no such file or folder; check the path"
}
func (a absent) Unwrap() error { return fs.ErrNotExist }

// missing turns the error of a failed Stat or ReadDir into a sentence.
func missing(path string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return absent(path)
	}
	return fmt.Errorf("%s: cannot be read: %w", path, err)
}

// load reads name, a file or folder of fsys. Show turns a name in fsys into the
// path that messages name.
func load(fsys fs.FS, name string, show func(string) string, opts []Option) (*Set, error) {
	var o options
	for _, opt := range opts {
		if err := opt(&o); err != nil {
			return nil, err
		}
	}
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, missing(show(name), err)
	}
	set := &Set{}
	if info.IsDir() {
		if err := set.readFolder(fsys, name, show, o); err != nil {
			return nil, err
		}
	} else {
		articles, problems := readFile(fsys, name, show(name), o)
		if len(articles) == 0 {
			return nil, errors.Join(problems...)
		}
		set.Articles, set.Problems = articles, problems
		if len(problems) > 0 {
			set.Broken = []string{show(name)}
		}
		set.readNames(fsys, path.Dir(name), show)
	}
	slices.SortFunc(set.Articles, func(a, b *Article) int { return strings.Compare(a.ID, b.ID) })
	return set, nil
}

func (set *Set) readFolder(fsys fs.FS, dir string, show func(string) string, o options) error {
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		return missing(show(dir), err)
	}
	byID := map[string]string{}
	tried := 0
	for _, entry := range entries { // by name, so which of two ids wins is settled
		if !wanted(entry.Name()) {
			continue
		}
		name := path.Join(dir, entry.Name())
		if info, err := fs.Stat(fsys, name); err == nil && !info.Mode().IsRegular() {
			continue
		}
		tried++
		articles, problems := readFile(fsys, name, show(name), o)
		set.Problems = append(set.Problems, problems...)
		if len(problems) > 0 {
			set.Broken = append(set.Broken, show(name))
		}
		for _, a := range articles {
			if other, ok := byID[a.ID]; ok {
				line := 0
				if a.from.record {
					line = a.from.line
				}
				set.Problems = append(set.Problems, in(a.File, onLine(line, "the id %q is already used by %s; rename one of them", a.ID, other)))
				continue
			}
			byID[a.ID] = a.File
			set.Articles = append(set.Articles, a)
		}
	}
	set.readNames(fsys, dir, show)
	if tried == 0 {
		return fmt.Errorf("%s: the folder holds %w; put .md, .txt or .jsonl files into it", show(dir), ErrNoArticles)
	}
	return nil
}

// readNames reads the entities.yaml of a folder, if it has one.
func (set *Set) readNames(fsys fs.FS, dir string, show func(string) string) {
	name := path.Join(dir, NamesFile)
	data, err := readBounded(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	shown := show(name)
	var problems []Problem
	if err != nil {
		problems = []Problem{in(shown, fmt.Errorf("cannot be read: %w", err))}
	} else {
		set.Names, problems = ParseNames(shown, data)
	}
	for _, p := range problems {
		set.Problems = append(set.Problems, p)
	}
	if set.Names == nil {
		set.Broken = append(set.Broken, shown)
	}
}

// KeepNames takes the names of an earlier state while the entities.yaml is Broken, and
// reports whether it is.
func (set *Set) KeepNames(earlier *Names) bool {
	if set.Names != nil || earlier == nil || !slices.Contains(set.Broken, earlier.File) {
		return false
	}
	set.Names = earlier
	return true
}

// wanted reports whether a file of this name in a folder is meant to be an
// article.
func wanted(name string) bool {
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "#"), strings.HasPrefix(name, "~"),
		strings.HasSuffix(name, "~"), strings.EqualFold(name, "README.md"):
		return false
	}
	switch ending(name) {
	case ".md", ".txt", ".jsonl", ".html", ".htm":
		return true
	}
	return false
}

// readFile reads the articles of one file, which messages call shown.
func readFile(fsys fs.FS, name, shown string, o options) ([]*Article, []error) {
	data, err := readBounded(fsys, name)
	if err != nil {
		return nil, []error{in(shown, fmt.Errorf("cannot be read: %w", err))}
	}
	articles, problems := parse(shown, data)
	for _, a := range articles {
		if a.Date == "" {
			a.Date = o.date
		}
	}
	return articles, problems
}

// readBounded reads a regular file of maxFile bytes at most.
func readBounded(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name) // before Open, which waits for ever at a named pipe
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no regular file; name a file or a folder of files")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxFile+1)) // parse refuses what is longer than maxFile
}

// Keep adds those of the articles of an earlier state whose files are Broken now, and
// returns how many those are: what somebody has not finished saving is no reason to
// forget what was there.
func (set *Set) Keep(earlier []*Article) int {
	has := map[string]bool{}
	for _, a := range set.Articles {
		has[a.ID] = true
	}
	kept := 0
	for _, a := range earlier {
		if slices.Contains(set.Broken, a.File) && !has[a.ID] {
			set.Articles = append(set.Articles, a)
			kept++
		}
	}
	slices.SortFunc(set.Articles, func(a, b *Article) int { return strings.Compare(a.ID, b.ID) })
	return kept
}

// Snapshot returns a hash of all articles, their metadata and text, and of the names,
// in 12 hexadecimal digits. Two sets with the same snapshot give the same answers;
// where the files lie does not matter.
func (set *Set) Snapshot() string {
	h := sha256.New()
	for _, a := range set.Articles {
		for _, field := range []string{a.ID, a.Title, a.Date, a.Source, a.URL, a.Author, a.Language, a.Retracted, a.Note, a.Body} {
			writeField(h, field)
		}
	}
	if names := set.Names.Hash(); names != "" {
		writeField(h, names)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:6])
}

// writeField writes s behind its length, so that no two lists of fields give
// the same bytes.
func writeField(h hash.Hash, s string) {
	fmt.Fprintf(h, "%d:", len(s))
	io.WriteString(h, s)
}
