package memory

import (
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
)

// buckets are all of the present schema.
var buckets = []string{"meta", "settings", "replies", "told", "choices", "pins", "gaps", "answers", "votes", "voters"}

// migrations lead from schema to schema: the first from 1 to 2. They run in one
// transaction, so a file is of the old schema or of the new one, never between.
var migrations []func(*bolt.Tx) error

// Open opens the memory in the file path, or begins one there if there is no such
// file; its folder must exist. A file of an older schema is brought to the present
// one. A file that is damaged, of a newer schema, no memory at all or in use is
// left as it is, and the error says what to do.
func Open(path string, cfg Config) (*Store, error) {
	return open(path, cfg, migrations, time.Now)
}

func open(path string, cfg Config, migrations []func(*bolt.Tx) error, now func() time.Time) (*Store, error) {
	cfg.KeepGaps = cmp.Or(cfg.KeepGaps, defaultKeepGaps)
	cfg.KeepReplies = cmp.Or(cfg.KeepReplies, defaultKeepReplies)
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	s := &Store{path: path, cfg: cfg, now: now, writes: make(chan write, maxBatch), written: make(chan struct{})}
	err := s.guard(func() (err error) {
		s.db, err = bolt.Open(path, 0o600, &bolt.Options{Timeout: lockWait})
		return err
	})
	if err != nil {
		return nil, openError(path, err)
	}
	err = s.guard(func() error {
		return s.db.Update(func(tx *bolt.Tx) error { return s.prepare(tx, migrations) })
	})
	if err != nil {
		s.db.Close()
		return nil, openError(path, err)
	}
	go s.writer()
	return s, nil
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
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrVersionMismatch), errors.Is(err, bolterrors.ErrChecksum):
		return fmt.Errorf("%s is %w (%v); choose another file, or move this one away to begin anew", path, ErrForeign, err)
	case errors.Is(err, ErrForeign), errors.Is(err, ErrNewer):
		return err
	case errors.Is(err, ErrDamaged):
		return fmt.Errorf("%w; put back a copy of it, or move it away to begin anew", err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("cannot open memory %s: %w; let the user that the bot runs as write it and its folder, or choose another file", path, err)
	}
	return fmt.Errorf("cannot open memory %s: %w", path, err)
}

// prepare brings the file to the present schema and reads the key of the voters.
func (s *Store) prepare(tx *bolt.Tx, migrations []func(*bolt.Tx) error) error {
	present := 1 + len(migrations)
	version, err := schema(tx)
	switch {
	case err != nil:
		return err
	case version > present:
		return fmt.Errorf("memory %s was %w (schema %d, this one knows %d); update the bot, or choose another file", s.path, ErrNewer, version, present)
	case version < 0:
		return fmt.Errorf("%s is %w but another program's database; choose another file", s.path, ErrForeign)
	}
	for v := max(version, 1); version > 0 && v < present; v++ {
		if err := migrations[v-1](tx); err != nil {
			return fmt.Errorf("cannot bring memory %s from schema %d to %d: %w", s.path, v, v+1, err)
		}
	}
	for _, name := range buckets {
		if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
			return err
		}
	}
	meta := tx.Bucket([]byte("meta"))
	if s.voterKey = append(s.voterKey, meta.Get([]byte("voters"))...); len(s.voterKey) == 0 {
		s.voterKey = make([]byte, 32)
		rand.Read(s.voterKey) // never fails
		if err := meta.Put([]byte("voters"), s.voterKey); err != nil {
			return err
		}
	}
	if version == present {
		return nil
	}
	return meta.Put([]byte("schema"), []byte(strconv.Itoa(present)))
}

// schema returns the schema of a file: 0 if it is new, -1 if it is not ours.
func schema(tx *bolt.Tx) (int, error) {
	meta := tx.Bucket([]byte("meta"))
	if meta == nil {
		if k, _ := tx.Cursor().First(); k != nil {
			return -1, nil
		}
		return 0, nil
	}
	data := meta.Get([]byte("schema"))
	if data == nil {
		return -1, nil
	}
	v, err := strconv.Atoi(string(data))
	if err != nil || v < 1 {
		return 0, fmt.Errorf("the schema %q is %w", data, ErrDamaged)
	}
	return v, nil
}
