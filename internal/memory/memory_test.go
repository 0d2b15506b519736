package memory

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// noon is what the clock of the tests says.
var noon = time.Date(2026, 3, 30, 12, 0, 0, 0, time.UTC)

// at opens the memory in a file as it is at a time.
func at(t testing.TB, path string, now time.Time) *Store {
	t.Helper()
	s, err := open(path, clock(now), quick)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return s
}

// clock has the clock stand still.
func clock(now time.Time) Config { return Config{Now: func() time.Time { return now }} }

// quick spares the disk, and waits for nobody.
var quick = options{migrations: migrations, lockWait: time.Millisecond, noSync: true, startWait: 15 * time.Second}

// must is for calls that shall not fail.
func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func equal(t testing.TB, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}
