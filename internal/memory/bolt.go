package memory

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync/atomic"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"attache/internal/boltcheck"
)

// A boltFile is a database in one file, which one process has open at a time.
type boltFile struct {
	path     string
	db       *bolt.DB
	file     os.FileInfo // that db writes to
	panicked atomic.Bool // bbolt has: it may hold locks, and the file is not what it takes it for
}

// openBolt opens a file that it has looked through, and begins one where there is none
// unless it is only read.
func openBolt(path string, wait time.Duration, o bolt.Options) (*boltFile, error) {
	f := &boltFile{path: path}
	err := f.guard(func() (err error) {
		if err := boltcheck.File(path, wait); errors.Is(err, boltcheck.ErrForeign) {
			return ErrForeign
		} else if err != nil {
			return err
		}
		o.Timeout = wait
		if f.db, err = bolt.Open(path, 0o600, &o); err != nil {
			return err
		}
		f.file, err = os.Stat(path)
		return err
	})
	if err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

func (f *boltFile) view(read func(transaction) error) error {
	err := f.guard(func() error {
		return f.db.View(func(tx *bolt.Tx) error { return read(boltTransaction{tx}) })
	})
	if errors.Is(err, bolterrors.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	return err
}

func (f *boltFile) update(do func(transaction) error) error {
	return f.guard(func() error {
		if err := f.there(); err != nil {
			return err
		}
		return f.db.Update(func(tx *bolt.Tx) error { return do(boltTransaction{tx}) })
	})
}

func (f *boltFile) close() error {
	if f.db == nil {
		return nil
	}
	return f.guard(f.db.Close)
}

// there refuses to write to a file that has been deleted or replaced: the system would
// take the writes, and lose them when the bot ends.
func (f *boltFile) there() error {
	if now, err := os.Stat(f.path); err != nil || !os.SameFile(now, f.file) {
		return errors.New("the file was deleted or replaced while the bot ran; put it back, or start the bot again")
	}
	return nil
}

// guard makes an error of what bbolt panics with when a page is not what it was,
// and of the fault when the file was cut short under its map. After that it does
// nothing any more: bbolt's locks and its idea of the file are in no known state,
// and writing would make things worse.
func (f *boltFile) guard(do func() error) (err error) {
	if f.panicked.Load() {
		return fmt.Errorf("%w while the bot ran; start the bot again", ErrDamaged)
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			f.panicked.Store(true)
			err = fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	return do()
}

type boltTransaction struct{ *bolt.Tx }

func (tx boltTransaction) bucket(name string) bucket {
	b := tx.Bucket([]byte(name))
	if b == nil {
		return nil
	}
	return boltBucket{b}
}

func (tx boltTransaction) create(name string) error {
	_, err := tx.CreateBucket([]byte(name))
	return err
}

func (tx boltTransaction) empty() bool {
	k, _ := tx.Cursor().First()
	return k == nil
}

type boltBucket struct{ *bolt.Bucket }

func (b boltBucket) Scan(prefix, from []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		if bytes.Compare(from, prefix) < 0 {
			from = prefix
		}
		c := b.Cursor()
		for k, v := c.Seek(from); k != nil && bytes.HasPrefix(k, prefix); k, v = c.Next() {
			if !yield(k, v) {
				return
			}
		}
	}
}

// checkPlace looks at where the file is, or shall be.
func checkPlace(path string) error {
	dir := filepath.Dir(path)
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return Misplaced{fmt.Errorf("cannot open memory %s: there is no folder %s; create it, or choose another file", path, dir)}
	case err != nil:
		return fileError(path, err)
	case !info.IsDir():
		return Misplaced{fmt.Errorf("cannot open memory %s: %s is not a folder; choose another file", path, dir)}
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fileError(path, err)
	case !info.Mode().IsRegular():
		return Misplaced{fmt.Errorf("cannot open memory %s: it is not a file; choose another", path)}
	}
	return nil
}

// fileError says what is wrong with the file and what to do.
func fileError(path string, err error) error {
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("memory %s is %w, probably another bot; end that one, or choose another file", path, ErrLocked)
	case errors.Is(err, ErrForeign):
		return Misplaced{fmt.Errorf("%s is %w; choose another file", path, err)}
	case errors.Is(err, ErrNewer):
		return Misplaced{fmt.Errorf("memory %s was %w; update the bot, or choose another file", path, err)}
	case errors.Is(err, ErrDamaged):
		return Misplaced{fmt.Errorf("memory %s is %w; put back a copy of the file, or move it away to begin anew", path, err)}
	case errors.Is(err, fs.ErrPermission):
		return Misplaced{fmt.Errorf("cannot open memory %s: %w; let the bot's user write the file and its folder, or choose another file", path, cause(err))}
	}
	return fmt.Errorf("cannot open memory %s: %w", path, cause(err))
}

// cause returns an error of the file system without the path, which the sentence
// has already.
func cause(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}
