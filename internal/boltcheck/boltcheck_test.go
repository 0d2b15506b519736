package boltcheck

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
)

// whole returns the bytes of a file with branches, buckets in buckets, pages that go
// on and free pages.
func whole(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "whole.db")
	db, err := bolt.Open(path, 0o600, &bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	for round := range 3 {
		err := db.Update(func(tx *bolt.Tx) error {
			outer, err := tx.CreateBucketIfNotExists([]byte("outer"))
			if err != nil {
				return err
			}
			inner, err := outer.CreateBucketIfNotExists([]byte("inner"))
			if err != nil {
				return err
			}
			for i := range 400 {
				if err := outer.Put(fmt.Appendf(nil, "%d", i), bytes.Repeat([]byte("x"), 10+(i*round*37)%200)); err != nil {
					return err
				}
			}
			return inner.Put([]byte("k"), bytes.Repeat([]byte("x"), 9000*round))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// check has File look at a file of these bytes.
func check(t *testing.T, data []byte) error {
	t.Helper()
	path := filepath.Join(t.TempDir(), "some.db")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return File(path, 0)
}

func TestFile(t *testing.T) {
	data := whole(t)
	if err := check(t, data); err != nil {
		t.Errorf("a whole file: %v", err)
	}
	if err := check(t, nil); err != nil {
		t.Errorf("an empty file: %v", err)
	}
	if err := File(filepath.Join(t.TempDir(), "missing.db"), 0); err != nil {
		t.Errorf("a missing file: %v", err)
	}
	if err := check(t, bytes.Repeat([]byte("no bbolt "), 5000)); !errors.Is(err, ErrForeign) {
		t.Errorf("a file of something else: %v", err)
	}
	for n := 64; n < len(data); n += len(data) / 7 {
		if err := check(t, data[:n]); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) {
			t.Errorf("cut off after %d of %d bytes: %v", n, len(data), err)
		}
	}
}

func TestLocked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "held.db")
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := File(path, time.Millisecond); !errors.Is(err, ErrLocked) {
		t.Errorf("a file that somebody writes to: %v", err)
	}
}

// TestFlippedBits reads all of each damaged file that is let pass.
func TestFlippedBits(t *testing.T) {
	data := whole(t)
	r := rand.New(rand.NewPCG(1, 2))
	refused := 0
	const n = 150
	for range n {
		flipped := bytes.Clone(data)
		at := r.IntN(len(data))&^4095 + r.IntN(256) // where the pages say how they are made
		flipped[at] ^= 1 << r.IntN(8)
		if err := check(t, flipped); err != nil {
			refused++
			continue
		}
		path := filepath.Join(t.TempDir(), "passed.db")
		if err := os.WriteFile(path, flipped, 0o600); err != nil {
			t.Fatal(err)
		}
		readAll(t, path)
	}
	t.Logf("%d of %d files were refused", refused, n)
	if refused < n/10 {
		t.Error("hardly any file was refused: the flips miss what they are for")
	}
}

func readAll(t *testing.T, path string) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var walk func(b *bolt.Bucket) error
	walk = func(b *bolt.Bucket) error {
		return b.ForEach(func(k, v []byte) error {
			if v == nil {
				return walk(b.Bucket(k))
			}
			return nil
		})
	}
	if err := db.View(func(tx *bolt.Tx) error {
		return tx.ForEach(func(_ []byte, b *bolt.Bucket) error { return walk(b) })
	}); err != nil {
		t.Error(err)
	}
}

// TestCopy copies a file while somebody writes to it: each copy has a state that the
// file has had, and a later one than the copy before.
func TestCopy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "busy.db")
	db, err := bolt.Open(path, 0o600, &bolt.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	const keys = 300
	write := func(n int) {
		if err := db.Update(func(tx *bolt.Tx) error {
			b, err := tx.CreateBucketIfNotExists([]byte("b"))
			if err != nil {
				return err
			}
			for i := range keys {
				if err := b.Put(fmt.Appendf(nil, "%d", i), bytes.Repeat(fmt.Appendf(nil, "%08d", n), 20)); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Error(err)
		}
	}
	write(0)
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		for n := 1; ; n++ {
			select {
			case <-stop:
				return
			default:
				write(n)
			}
		}
	}()
	last := ""
	copied := 0
	for i := range 40 {
		to := filepath.Join(t.TempDir(), fmt.Sprint(i, ".db"))
		if err := Copy(to, path); errors.Is(err, errBusy) {
			continue
		} else if err != nil {
			t.Fatal(err)
		}
		copied++
		if err := File(to, 0); err != nil {
			t.Fatalf("copy %d: %v", i, err)
		}
		got, err := bolt.Open(to, 0o600, &bolt.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		if err := got.View(func(tx *bolt.Tx) error {
			first := string(tx.Bucket([]byte("b")).Get([]byte("0")))
			if first < last {
				t.Errorf("copy %d is older than the one before", i)
			}
			last = first
			return tx.Bucket([]byte("b")).ForEach(func(k, v []byte) error {
				if string(v) != first {
					t.Errorf("copy %d has %s of one state and %s of another", i, first[:8], v[:8])
				}
				return nil
			})
		}); err != nil {
			t.Fatal(err)
		}
		if err := got.Close(); err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	<-done
	t.Logf("%d copies", copied)
	if copied == 0 {
		if err := Copy(filepath.Join(t.TempDir(), "still.db"), path); err != nil {
			t.Errorf("when nobody writes: %v", err)
		}
	}
}
