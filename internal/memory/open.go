package memory

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"time"

	bolt "go.etcd.io/bbolt"
)

// buckets are all of the present schema.
var buckets = []string{"meta", "settings", "replies", "told", "choices", "pins", "gaps", "answers", "votes", "voters", "waiting"}

// migrations lead from schema to schema: the first from 1 to 2. They run in one
// transaction, so a memory is of the old schema or of the new one, never between.
var migrations = []migration{addWaiting}

type migration func(transaction) error

// options are what tests do otherwise.
type options struct {
	migrations []migration
	lockWait   time.Duration // how long to wait for another process to let go of the file, as one does that is just ending
	noSync     bool
	startWait  time.Duration // how long to wait for a server that starts together with the bot
}

var normal = options{migrations: migrations, lockWait: time.Second, startWait: 15 * time.Second}

// Open opens the memory in the file path, or begins one there if there is no such
// file; its folder must exist. A file of an older schema is brought to the present
// one. A file that is damaged, of a newer schema, no memory at all or in use is
// left as it is, and the error says what to do.
//
// A path that is the address of a PostgreSQL database, as postgres://user:password@host/name,
// is a memory there, which several bots can have open. No error shows the password.
//
// An error that trying again does not mend is a [Misplaced].
func Open(path string, cfg Config) (*Store, error) {
	return open(path, cfg, normal)
}

func open(path string, cfg Config, o options) (*Store, error) {
	if isPostgres(path) {
		return openShared(path, cfg, o)
	}
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	f, err := openBolt(path, o.lockWait, bolt.Options{NoSync: o.noSync})
	if err != nil {
		return nil, fileError(path, err)
	}
	s := newStore(path, cfg, f)
	err = f.update(func(tx transaction) error {
		if err := s.prepare(tx, o.migrations); err != nil {
			return err
		}
		return checkRecords(tx)
	})
	if err != nil {
		f.close()
		return nil, fileError(path, err)
	}
	go s.writer()
	return s, nil
}

func newStore(place string, cfg Config, db database) *Store {
	cfg.KeepGaps = cmp.Or(cfg.KeepGaps, defaultKeepGaps)
	cfg.KeepReplies = cmp.Or(cfg.KeepReplies, KeepReplies)
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Store{place: place, cfg: cfg, now: cfg.Now, db: db, writes: make(chan write, maxBatch), written: make(chan struct{})}
}

// ReadGaps returns the gaps in the memory at path, the most asked first, and who waits for
// answers. It changes nothing, and reads no file that a bot has open.
func ReadGaps(path string, cfg Config) ([]Gap, []Waiter, error) {
	return readGaps(path, cfg, normal)
}

func readGaps(path string, cfg Config, o options) (gaps []Gap, waiters []Waiter, err error) {
	if isPostgres(path) {
		s, err := openShared(path, cfg, o)
		if err != nil {
			return nil, nil, err
		}
		defer s.Close()
		return s.gapsAndWaiters()
	}
	if err := checkPlace(path); err != nil {
		return nil, nil, err
	}
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil, Misplaced{fmt.Errorf("there is no memory %s; name the file that the bot is set to", path)}
	case err == nil && info.Size() == 0: // begun and never written to
		return nil, nil, nil
	}
	f, err := openBolt(path, o.lockWait, bolt.Options{ReadOnly: true})
	if err != nil {
		return nil, nil, fileError(path, err)
	}
	defer f.close()
	err = f.view(func(tx transaction) error { return readable(tx, 1+len(o.migrations)) })
	if err == nil {
		gaps, waiters, err = newStore(path, cfg, f).gapsAndWaiters()
	}
	if err != nil {
		return nil, nil, fileError(path, err)
	}
	return gaps, waiters, nil
}

func (s *Store) gapsAndWaiters() ([]Gap, []Waiter, error) {
	gaps, err := s.AllGaps(0)
	if err != nil {
		return nil, nil, err
	}
	waiters, err := s.Waiters()
	return gaps, waiters, err
}

// readable refuses a file whose gaps cannot be read as those of the present schema.
func readable(tx transaction, present int) error {
	version, err := schema(tx)
	switch {
	case err != nil:
		return err
	case version > present:
		return fmt.Errorf("%w (schema %d; this one knows %d)", ErrNewer, version, present)
	case tx.bucket("gaps") == nil:
		return fmt.Errorf("%w: it has no gaps", ErrDamaged)
	}
	return nil
}

// prepare brings a memory to the present schema and reads the key of the voters. Nothing
// of it is written if it fails.
func (s *Store) prepare(tx transaction, migrations []migration) error {
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
	meta := tx.bucket("meta")
	s.voterKey = bytes.Clone(meta.Get([]byte("voters")))
	if len(s.voterKey) != voterKeySize {
		return fmt.Errorf("%w: it has no key for the votes", ErrDamaged)
	}
	if version == present {
		return nil
	}
	return meta.Put([]byte("schema"), []byte(strconv.Itoa(present)))
}

// schema returns the schema of a memory, 0 if there is nothing in it yet.
func schema(tx transaction) (int, error) {
	if tx.empty() {
		return 0, nil
	}
	meta := tx.bucket("meta")
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

// begin makes the buckets of a new memory.
func begin(tx transaction) error {
	for _, name := range buckets {
		if err := tx.create(name); err != nil {
			return err
		}
	}
	k := make([]byte, voterKeySize)
	rand.Read(k) // never fails
	return tx.bucket("meta").Put([]byte("voters"), k)
}

// checkRecords reads everything in a file once, so that nobody stumbles over it later.
func checkRecords(tx transaction) error {
	for _, name := range buckets {
		if tx.bucket(name) == nil {
			return fmt.Errorf("%w: it has no %s", ErrDamaged, name)
		}
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
		if err := each(tx.bucket(name), nil, check); err != nil {
			return err
		}
	}
	return nil
}

func decodes[T any](k, v []byte) error {
	_, err := decode[T](k, v)
	return err
}
