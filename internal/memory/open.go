package memory

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"attache/internal/boltcheck"
)

// buckets are all of the present schema.
var buckets = []string{"meta", "settings", "replies", "told", "choices", "pins", "gaps", "answers", "votes", "voters", "waiting"}

// migrations lead from schema to schema: the first from 1 to 2. They run in one
// transaction, so a file is of the old schema or of the new one, never between.
var migrations = []migration{addWaiting}

type migration func(*bolt.Tx) error

// options are what tests do otherwise.
type options struct {
	migrations []migration
	now        func() time.Time
	lockWait   time.Duration // how long to wait for another process to let go of the file, as one does that is just ending
	noSync     bool
}

// Open opens the memory in the file path, or begins one there if there is no such
// file; its folder must exist. A file of an older schema is brought to the present
// one. A file that is damaged, of a newer schema, no memory at all or in use is
// left as it is, and the error says what to do.
func Open(path string, cfg Config) (*Store, error) {
	return open(path, cfg, options{migrations: migrations, now: time.Now, lockWait: time.Second})
}

func open(path string, cfg Config, o options) (*Store, error) {
	cfg.KeepGaps = cmp.Or(cfg.KeepGaps, defaultKeepGaps)
	cfg.KeepReplies = cmp.Or(cfg.KeepReplies, KeepReplies)
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	s := &Store{path: path, cfg: cfg, now: o.now, writes: make(chan write, maxBatch), written: make(chan struct{})}
	err := s.guard(func() error {
		if err := boltcheck.File(path, o.lockWait); errors.Is(err, boltcheck.ErrForeign) {
			return ErrForeign
		} else if err != nil {
			return err
		}
		db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: o.lockWait, NoSync: o.noSync})
		if err != nil {
			return err
		}
		s.db = db
		if s.file, err = os.Stat(path); err != nil {
			return err
		}
		return db.Update(func(tx *bolt.Tx) error { return s.prepare(tx, o.migrations) })
	})
	if err != nil {
		if s.db != nil && !s.panicked.Load() {
			s.db.Close()
		}
		return nil, openError(path, err)
	}
	go s.writer()
	return s, nil
}

// ReadGaps returns the gaps in the file path, the most asked first, and who waits for
// answers. It changes nothing, and reads no file that a bot has open.
func ReadGaps(path string, cfg Config) ([]Gap, []Waiter, error) {
	return readGaps(path, cfg, options{migrations: migrations, now: time.Now, lockWait: time.Second})
}

func readGaps(path string, cfg Config, o options) (gaps []Gap, waiters []Waiter, err error) {
	cfg.KeepGaps = cmp.Or(cfg.KeepGaps, defaultKeepGaps)
	if err := checkPlace(path); err != nil {
		return nil, nil, err
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, fmt.Errorf("there is no memory %s; name the file that the bot is set to", path)
	case err == nil && info.Size() == 0: // begun and never written to
		return nil, nil, nil
	}
	s := &Store{path: path, cfg: cfg, now: o.now}
	err = s.guard(func() error {
		if err := boltcheck.File(path, o.lockWait); errors.Is(err, boltcheck.ErrForeign) {
			return ErrForeign
		} else if err != nil {
			return err
		}
		s.db, err = bolt.Open(path, 0o600, &bolt.Options{Timeout: o.lockWait, ReadOnly: true})
		if err != nil {
			return err
		}
		defer s.db.Close()
		if err := s.db.View(func(tx *bolt.Tx) error { return readable(tx, 1+len(o.migrations)) }); err != nil {
			return err
		}
		gaps, err = s.AllGaps(0)
		if err == nil {
			waiters, err = s.Waiters()
		}
		return err
	})
	if err != nil {
		return nil, nil, openError(path, err)
	}
	return gaps, waiters, nil
}

// readable refuses a file whose gaps cannot be read as those of the present schema.
func readable(tx *bolt.Tx, present int) error {
	version, err := schema(tx)
	switch {
	case err != nil:
		return err
	case version > present:
		return fmt.Errorf("%w (schema %d; this one knows %d)", ErrNewer, version, present)
	case tx.Bucket([]byte("gaps")) == nil:
		return fmt.Errorf("%w: it has no gaps", ErrDamaged)
	}
	return nil
}

// checkPlace looks at where the file is, or shall be.
func checkPlace(path string) error {
	dir := filepath.Dir(path)
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("cannot open memory %s: there is no folder %s; create it, or choose another file", path, dir)
	case err != nil:
		return fmt.Errorf("cannot open memory %s: %w", path, err)
	case !info.IsDir():
		return fmt.Errorf("cannot open memory %s: %s is not a folder; choose another file", path, dir)
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("cannot open memory %s: %w", path, err)
	case !info.Mode().IsRegular():
		return fmt.Errorf("cannot open memory %s: it is not a file; choose another", path)
	}
	return nil
}

// openError says what is wrong with the file and what to do.
func openError(path string, err error) error {
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return fmt.Errorf("memory %s is %w, probably another bot; end that one, or choose another file", path, ErrLocked)
	case errors.Is(err, ErrForeign):
		return fmt.Errorf("%s is %w; choose another file", path, err)
	case errors.Is(err, ErrNewer):
		return fmt.Errorf("memory %s was %w; update the bot, or choose another file", path, err)
	case errors.Is(err, ErrDamaged):
		return fmt.Errorf("memory %s is %w; put back a copy of the file, or move it away to begin anew", path, err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("cannot open memory %s: %w; let the bot's user write the file and its folder, or choose another file", path, cause(err))
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

// prepare brings the file to the present schema, checks what is in it and reads
// the key of the voters. Nothing of it is written if it fails.
func (s *Store) prepare(tx *bolt.Tx, migrations []migration) error {
	present := 1 + len(migrations)
	version, err := schema(tx)
	if err != nil {
		return err
	}
	switch {
	case version > present:
		return fmt.Errorf("%w (schema %d; this one knows %d)", ErrNewer, version, present)
	case version == 0:
		if err := begin(tx); err != nil {
			return err
		}
	default:
		for v := version; v < present; v++ {
			if err := migrations[v-1](tx); err != nil {
				return fmt.Errorf("going from schema %d to %d: %w", v, v+1, err)
			}
		}
	}
	if err := checkRecords(tx); err != nil {
		return err
	}
	meta := tx.Bucket([]byte("meta"))
	s.voterKey = bytes.Clone(meta.Get([]byte("voters")))
	return meta.Put([]byte("schema"), []byte(strconv.Itoa(present)))
}

// schema returns the schema of a file, 0 if there is nothing in it yet.
func schema(tx *bolt.Tx) (int, error) {
	if k, _ := tx.Cursor().First(); k == nil {
		return 0, nil
	}
	meta := tx.Bucket([]byte("meta"))
	if meta == nil || meta.Get([]byte("schema")) == nil {
		return 0, ErrForeign
	}
	data := string(meta.Get([]byte("schema")))
	v, err := strconv.Atoi(data)
	if err != nil || v < 1 {
		return 0, fmt.Errorf("%w: its schema is %q", ErrDamaged, data)
	}
	return v, nil
}

// begin makes the buckets of a new file.
func begin(tx *bolt.Tx) error {
	for _, name := range buckets {
		if _, err := tx.CreateBucket([]byte(name)); err != nil {
			return err
		}
	}
	k := make([]byte, voterKeySize)
	rand.Read(k) // never fails
	return tx.Bucket([]byte("meta")).Put([]byte("voters"), k)
}

// checkRecords reads everything once, so that nobody stumbles over it later.
func checkRecords(tx *bolt.Tx) error {
	for _, name := range buckets {
		if tx.Bucket([]byte(name)) == nil {
			return fmt.Errorf("%w: it has no %s", ErrDamaged, name)
		}
	}
	if k := tx.Bucket([]byte("meta")).Get([]byte("voters")); len(k) != voterKeySize {
		return fmt.Errorf("%w: it has no key for the votes", ErrDamaged)
	}
	for name, check := range map[string]func(k, v []byte) error{
		"settings": decodes[Settings],
		"replies":  decodes[Reply],
		"choices":  decodes[choice],
		"pins":     decodes[Pin],
		"gaps":     decodes[gapRecord],
		"answers":  decodes[Tally],
		"waiting":  decodes[Waiter],
	} {
		if err := tx.Bucket([]byte(name)).ForEach(check); err != nil {
			return err
		}
	}
	return nil
}

func decodes[T any](k, v []byte) error {
	_, err := decode[T](k, v)
	return err
}
