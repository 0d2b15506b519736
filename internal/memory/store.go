package memory

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"attache/internal/boltcheck"
	"attache/internal/metrics"
)

// What Open returns wrapped, for callers that branch on it. The error's text says
// what to do.
var (
	ErrLocked  = errors.New("in use by another program")
	ErrDamaged = boltcheck.ErrDamaged
	ErrForeign = errors.New("not a memory of this bot")
	ErrNewer   = errors.New("written by a newer version of the bot")
)

// A Misplaced is an error of Open that stays as long as the place does, or what is there:
// no memory, or none that the bot may use. Other errors may pass by themselves.
type Misplaced struct{ error }

func (m Misplaced) Unwrap() error { return m.error }

// ErrClosed is returned by every method after Close.
var ErrClosed = errors.New("memory is closed")

// A Config says how long things are kept. Its zero value is what most want.
type Config struct {
	KeepGaps    time.Duration // gaps, feedback and choices, from when they last changed; zero means 90 days
	KeepReplies time.Duration // which message answers which; zero means [KeepReplies]

	Now     func() time.Time // the clock; nil means time.Now
	Metrics *metrics.Metrics // count what fails; nil: nothing does
}

const (
	day = 24 * time.Hour

	defaultKeepGaps = 90 * day

	// voterKeySize is that of the hash's own state; more adds nothing.
	voterKeySize = 32

	// maxBatch bounds how many writes share a transaction, and so how much is
	// done over when one of them fails.
	maxBatch = 256
)

// KeepReplies is for how long replies are kept where the configuration does not say.
const KeepReplies = 30 * day

// A Store is an open memory. Its methods may be called from several goroutines, and
// where it is shared, from several processes.
type Store struct {
	place    string // the file, or the address without the password
	cfg      Config
	now      func() time.Time
	db       database
	voterKey []byte
	claims   claims // where it is not shared

	writes  chan write
	written chan struct{} // closed when the writer has ended

	mu     sync.RWMutex // of closed, and of sending to writes
	closed bool
}

// A write is a change that waits for its transaction.
type write struct {
	do   func(transaction) error // called again if another write of its transaction fails
	done chan<- error
}

// Keeps returns how long things are kept.
func (s *Store) Keeps() Config { return s.cfg }

// Close ends the writing and closes the file. Closing twice is no error.
func (s *Store) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	close(s.writes)
	s.mu.Unlock()
	<-s.written
	return s.db.close()
}

// view reads. read may be called again, and begins anew then.
func (s *Store) view(read func(transaction) error) error {
	err := s.db.view(read)
	if err != nil && !errors.Is(err, ErrClosed) {
		s.cfg.Metrics.StoreFailed("read")
		return fmt.Errorf("cannot read memory %s: %w", s.place, err)
	}
	return err
}

// update writes and returns when the change is on the disk. Changes that come
// while another is being written wait and then share one transaction: syncing
// costs milliseconds, and as much for a hundred changes as for one. bbolt's own
// Batch would let a lone change wait for company, and commits in a goroutine
// whose panics nobody can catch.
func (s *Store) update(do func(transaction) error) error {
	done := make(chan error, 1)
	s.mu.RLock()
	if s.closed {
		s.mu.RUnlock()
		return ErrClosed
	}
	s.writes <- write{do, done}
	s.mu.RUnlock()
	return <-done
}

// writer carries out what update is given, until Close.
func (s *Store) writer() {
	defer close(s.written)
	for w := range s.writes {
		batch := []write{w}
	more:
		for len(batch) < maxBatch {
			select {
			case w, ok := <-s.writes:
				if !ok {
					break more
				}
				batch = append(batch, w)
			default:
				break more
			}
		}
		s.commit(batch)
	}
}

// commit carries out a batch. A write that fails takes back what the others did
// in the transaction, so they are done again without it.
func (s *Store) commit(batch []write) {
	for len(batch) > 0 {
		failed := -1
		err := s.transact(func(tx transaction) error {
			failed = -1
			for i, w := range batch {
				if err := w.do(tx); err != nil {
					failed = i
					return err
				}
			}
			return nil
		})
		if failed >= 0 && !errors.Is(err, ErrUnreachable) {
			if errors.Is(err, ErrDamaged) {
				s.cfg.Metrics.StoreFailed("write")
			}
			batch[failed].done <- err
			batch = append(batch[:failed:failed], batch[failed+1:]...)
			continue
		}
		if err != nil {
			s.cfg.Metrics.StoreFailed("write")
		}
		for _, w := range batch {
			w.done <- err
		}
		return
	}
}

func (s *Store) transact(do func(transaction) error) error {
	if err := s.db.update(do); err != nil {
		return fmt.Errorf("cannot write memory %s: %w", s.place, err)
	}
	return nil
}

// checkID refuses what cannot be an id: it comes from Discord, but a slash in one
// would reach into other keys.
func checkID(ids ...string) error {
	for _, id := range ids {
		if id == "" || len(id) > 128 || strings.ContainsAny(id, "/\x00") {
			return fmt.Errorf("%q is no id", id)
		}
	}
	return nil
}

func key(parts ...string) []byte { return []byte(strings.Join(parts, "/")) }

// get reads a value; ok tells whether there is one.
func get[T any](b bucket, key []byte) (v T, ok bool, err error) {
	data := b.Get(key)
	if data == nil {
		return v, false, nil
	}
	v, err = decode[T](key, data)
	return v, err == nil, err
}

func decode[T any](key, data []byte) (v T, err error) {
	if err := json.Unmarshal(data, &v); err != nil {
		place, _, _ := strings.Cut(string(key), "/") // of a gap, what comes behind is somebody's words
		return v, fmt.Errorf("%w: a record of %q: %v", ErrDamaged, place, err)
	}
	return v, nil
}

func put(b bucket, key []byte, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return b.Put(key, data)
}

// each calls do with every key that begins with prefix. do must not change the
// bucket.
func each(b bucket, prefix []byte, do func(k, v []byte) error) error {
	for k, v := range b.Scan(prefix, nil) {
		if err := do(k, v); err != nil {
			return err
		}
	}
	return nil
}

// keys returns the keys that begin with prefix.
func keys(b bucket, prefix []byte) [][]byte {
	var out [][]byte
	for k := range b.Scan(prefix, nil) {
		out = append(out, bytes.Clone(k))
	}
	return out
}
