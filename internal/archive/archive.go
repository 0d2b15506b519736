// Package archive implements a folder that keeps what was read of articles from one
// run to the next, for one process that writes and any number that read.
//
// A folder has for each format of the archive a folder of its own, so that a newer and
// an older version of the bot do not take what the other wrote for damage:
//
//	lock                 held by who writes, with its process number
//	v1/documents.db      a bbolt file: articles, with what was found in them
//	v1/…                 what others keep beside it: see Path
//
// The bbolt file holds the state of the corpus that is served and at most one more, the
// state that an update is going to:
//
//	bucket     key                              value
//	states     number (8 bytes)                 JSON: the state, and the articles it changed
//	documents  hash of the id (16), number (8)  a record: see codec.go; empty: gone since then
//
// A document belongs to all states from the number in its key up to the next one of the
// same article. So an update is one transaction that writes what has changed, and until
// whoever serves the corpus has taken it over, it serves the state before. Which of the
// two is served is nothing the archive knows: Put is told.
package archive

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/gofrs/flock"

	"attache/internal/boltcheck"
	"attache/internal/edition"
)

//go:embed *[^t].go
var sources embed.FS

// format numbers the layout of the folder, and how the articles in it are written. The
// rest of a record is another with each edition of the rules.
const format = 1

// What Open, View and Load return wrapped, for callers that branch on it. The text of
// the error says what to do.
var (
	ErrLocked  = errors.New("in use by another program")
	ErrDamaged = boltcheck.ErrDamaged
)

// lockWait is how long a process waits for another one that is reading or writing the
// file at this moment; each has it for a second or two at most.
const lockWait = 10 * time.Second

// An Archive is an open folder. It is safe for concurrent use.
type Archive struct {
	dir      string       // of this format
	written  string       // the edition of how records are written
	lock     *flock.Flock // nil for an archive that is only read
	held     os.FileInfo  // the file that is locked
	layout   layout
	newer    int // the newest format beside this one; 0 for none
	older    []string
	mine     bool // there is something of this format
	panicked atomic.Bool
}

// Open opens the archive in a folder for writing, or begins one there. It fails with
// ErrLocked while another process has it open for writing, and with ErrDamaged if the
// file is not whole: see Anew.
func Open(dir string) (*Archive, error) { return open(dir, format) }

// Anew is Open for a folder in which everything can be made anew: what Open calls
// damaged is put out of the way.
func Anew(dir string) (*Archive, error) {
	a, err := begin(dir, format)
	if err != nil {
		return nil, err
	}
	if err := os.RemoveAll(a.dir); err != nil {
		return nil, errors.Join(a.failed("begin", err), a.Close())
	}
	return a.made()
}

// View opens the archive in a folder for reading alone, also while another process
// writes to it. It fails with fs.ErrNotExist, wrapped, if there is none of this format.
func View(dir string) (*Archive, error) { return view(dir, format) }

func open(dir string, format int) (*Archive, error) {
	a, err := begin(dir, format)
	if err != nil {
		return nil, err
	}
	if err := a.check(); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a.made()
}

// begin returns an archive that is locked and not looked into yet.
func begin(dir string, format int) (*Archive, error) {
	a, err := describe(dir, format)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, a.failed("begin", err)
	}
	name := filepath.Join(dir, "lock")
	a.lock = flock.New(name)
	switch ok, err := a.lock.TryLock(); {
	case err != nil:
		return nil, a.failed("lock", err)
	case !ok:
		return nil, fmt.Errorf("index %s is %w%s; end that one, or choose another folder", dir, ErrLocked, holder(name))
	}
	if !a.mine && a.newer == 0 && len(a.older) == 0 && foreign(name) {
		return nil, errors.Join(fmt.Errorf("%s has a file lock of another program; choose another folder for the index", dir), a.Close())
	}
	if err := os.WriteFile(name, fmt.Appendln(nil, os.Getpid()), 0o666); err != nil {
		return nil, errors.Join(a.failed("lock", err), a.Close())
	}
	if a.held, err = os.Stat(name); err != nil {
		return nil, errors.Join(a.failed("lock", err), a.Close())
	}
	return a, nil
}

// holds reports an error if the folder is not the one any more that was locked: a lock on
// a file that is deleted keeps nobody out.
func (a *Archive) holds() error {
	now, err := os.Stat(filepath.Join(filepath.Dir(a.dir), "lock"))
	if errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(now, a.held) {
		return errors.New("the folder was deleted or replaced while the bot ran; start the bot again")
	}
	return err
}

// foreign tells whether a lock has something in it that is no process number.
func foreign(name string) bool {
	data, _ := os.ReadFile(name)
	text := strings.TrimSpace(string(data))
	_, err := strconv.Atoi(text)
	return text != "" && err != nil
}

// holder says who holds a lock, as far as its file tells.
func holder(name string) string {
	data, _ := os.ReadFile(name)
	if pid, err := strconv.Atoi(strings.TrimSpace(string(data))); err == nil {
		return fmt.Sprintf(" (process %d)", pid)
	}
	return ""
}

// made returns the archive with its folder, for writing.
func (a *Archive) made() (*Archive, error) {
	if err := os.MkdirAll(a.dir, 0o777); err != nil {
		return nil, errors.Join(a.failed("begin", err), a.Close())
	}
	return a, nil
}

func view(dir string, format int) (*Archive, error) {
	a, err := describe(dir, format)
	if err != nil {
		return nil, err
	}
	switch begun, err := a.begun(); {
	case err != nil:
		return nil, err
	case begun:
		return a, a.check()
	case a.newer > 0:
		return nil, fmt.Errorf("index %s was written by a newer version of the bot: %w of this one; update the bot, or name the articles", dir, absent("there is none"))
	}
	return nil, absent(fmt.Sprintf("%s: there is no index; make one with: bot index", dir))
}

// absent is a sentence that is fs.ErrNotExist.
type absent string

func (a absent) Error() string { return string(a) }
func (a absent) Unwrap() error { return fs.ErrNotExist }

// describe looks at which formats there are.
func describe(dir string, format int) (*Archive, error) {
	ed, err := edition.Of([]fs.FS{sources})
	if err != nil {
		return nil, err
	}
	a := &Archive{dir: filepath.Join(dir, fmt.Sprintf("v%d", format)), written: ed, layout: layoutOf()}
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, a.failed("read", err)
	}
	for _, e := range entries {
		n, err := strconv.Atoi(strings.TrimPrefix(e.Name(), "v"))
		path := filepath.Join(dir, e.Name())
		switch {
		case err != nil || e.Name() != fmt.Sprintf("v%d", n) || !isArchive(path): // it is somebody else's
		case n > format:
			a.newer = max(a.newer, n)
		case n < format:
			a.older = append(a.older, path)
		default:
			a.mine = true
		}
	}
	return a, nil
}

// isArchive tells whether a folder is that of a format: what is none is not ours to delete.
func isArchive(path string) bool {
	info, err := os.Stat(filepath.Join(path, fileName))
	return err == nil && info.Mode().IsRegular()
}

// Close lets go of the folder.
func (a *Archive) Close() error {
	if a.lock == nil {
		return nil
	}
	return a.lock.Close()
}

// Path returns where in the folder something else is kept that belongs to the archive.
func (a *Archive) Path(name string) string { return filepath.Join(a.dir, name) }

// Newer reports whether a newer version of the bot has an archive in the folder, which
// stays as it is.
func (a *Archive) Newer() bool { return a.newer > 0 }

// Older reports whether an older version of the bot has left an archive in the folder.
func (a *Archive) Older() bool { return len(a.older) > 0 }

// Tidy deletes what older versions of the bot have left. Everything in it must be in
// this archive too.
func (a *Archive) Tidy() error {
	for _, dir := range a.older {
		if err := os.RemoveAll(dir); err != nil {
			return a.failed("tidy up", err)
		}
	}
	a.older = nil
	return nil
}

// fileName is the bbolt file of an archive.
const fileName = "documents.db"

func (a *Archive) file() string { return a.Path(fileName) }

// begun tells whether anything was ever written to the file. bbolt makes an empty one
// before it writes its first pages, and where the disk is full it stays so.
func (a *Archive) begun() (bool, error) {
	info, err := os.Stat(a.file())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, a.failed("read", err)
	}
	return info.Size() > 0, nil
}

// check tells whether bbolt may trust the file.
func (a *Archive) check() error {
	switch err := a.guard(func() error { return boltcheck.File(a.file(), lockWait) }); {
	case errors.Is(err, boltcheck.ErrForeign):
		return a.failed("read", fmt.Errorf("%w: documents.db is %v", ErrDamaged, err))
	case err != nil:
		return a.failed("read", err)
	}
	return nil
}

// failed says what went wrong with which folder, without the path of a file in it.
func (a *Archive) failed(what string, err error) error {
	dir := filepath.Dir(a.dir)
	if errors.Is(err, boltcheck.ErrLocked) {
		return fmt.Errorf("cannot %s index %s: it is %w", what, dir, ErrLocked)
	}
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("cannot %s index %s: %w", what, dir, err)
}
