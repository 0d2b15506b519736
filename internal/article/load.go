package article

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"strings"
)

// ErrNoArticles is returned by Load and LoadFS, wrapped, for a folder that
// holds no file in a format Parse knows. Who watches a folder waits for one
// to come; who was asked to read it gives up.
var ErrNoArticles = errors.New("no articles")

// A Set is what a file or a folder holds.
type Set struct {
	Articles []*Article // by ID
	Names    *Names     // what entities.yaml says beside them; nil without one
	Problems []error    // a [Problem] each on what could not be read and was left out
	Broken   []Broken   // the files with Problems, by name
	Waiting  []string   // files that somebody seems to be at work on; see Folder.Update
}

// A Broken is a file of which not all could be read.
type Broken struct {
	File     string  // as Article.File names it
	Problems []error // a [Problem] each
	Kept     int     // articles of the Set that are what it said before, or 1 for Names
}

// An Option changes how files are read.
type Option func(*options) error

type options struct {
	date string // of articles that give none, DateLayout
}

// WithDate gives articles without a publication date this one, a day in any
// form that front matter may have. It fails if that is no date; "" gives none.
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

// Load reads the articles of a file, or of the files of a folder: see Folder.Read.
func Load(path string, opts ...Option) (*Set, error) {
	f, err := Open(path, opts...)
	if err != nil {
		return nil, err
	}
	return f.Read()
}

// LoadFS does what Load does with a file or folder of a file system.
func LoadFS(fsys fs.FS, name string, opts ...Option) (*Set, error) {
	f, err := OpenFS(fsys, name, opts...)
	if err != nil {
		return nil, err
	}
	return f.Read()
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

// Wanted reports whether a file of this name in a folder is meant to be an article, or
// says something about the names in them.
func Wanted(name string) bool {
	switch {
	case name == NamesFile:
		return true
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

// readBounded reads a regular file, of which it takes no more than a file of its name may
// have, and tells what the file was then.
func readBounded(fsys fs.FS, name string) ([]byte, fs.FileInfo, error) {
	info, err := fs.Stat(fsys, name) // before Open, which waits for ever at a named pipe
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, nil, errors.New("it is no regular file; name a file or a folder of files")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	if info, err = f.Stat(); err != nil { // before the first byte: what is written from now on is found by the next look
		return nil, nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, int64(mostBytes(name))+1)) // parse refuses what is longer
	return data, info, err
}

// Snapshot returns a hash of all articles, their metadata and text, and of the names,
// in 12 hexadecimal digits. Two sets with the same snapshot give the same answers;
// where the files lie does not matter.
func (set *Set) Snapshot() string {
	hashes := make([]Hash, len(set.Articles))
	for i, a := range set.Articles {
		hashes[i] = a.Hash()
	}
	return Snapshot(hashes, set.Names)
}

// Snapshot returns what the Set of the articles with these hashes, by id, and of these
// names has for a snapshot.
func Snapshot(hashes []Hash, names *Names) string {
	h := sha256.New()
	for _, x := range hashes {
		h.Write(x[:])
	}
	if n := names.Hash(); n != "" {
		writeField(h, n)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:6])
}

// A Hash names what an article says, with all that is known about it.
type Hash [sha256.Size]byte

// Hash returns the hash of the article's metadata and text. Two articles with the same
// one give the same answers; which file they are in does not matter.
func (a *Article) Hash() Hash {
	h := sha256.New()
	for _, field := range []string{a.ID, a.Title, a.Date, a.Source, a.URL, a.Author, a.Language, a.Retracted, a.Note, a.Body} {
		writeField(h, field)
	}
	return Hash(h.Sum(nil))
}

// writeField writes s behind its length, so that no two lists of fields give
// the same bytes.
func writeField(h hash.Hash, s string) {
	fmt.Fprintf(h, "%d:", len(s))
	io.WriteString(h, s)
}
