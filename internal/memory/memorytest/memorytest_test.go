package memorytest

import (
	"path/filepath"
	"testing"

	"attache/internal/memory"
	"attache/internal/postgrestest"
)

func TestFile(t *testing.T) {
	Test(t, func(t testing.TB) func(testing.TB, memory.Config) *memory.Store {
		path := filepath.Join(t.TempDir(), "memory.db")
		return func(t testing.TB, cfg memory.Config) *memory.Store { return opened(t, path, cfg) }
	})
}

func TestPostgres(t *testing.T) {
	Test(t, func(t testing.TB) func(testing.TB, memory.Config) *memory.Store {
		address := postgrestest.Schema(t)
		return func(t testing.TB, cfg memory.Config) *memory.Store { return opened(t, address, cfg) }
	})
}

func opened(t testing.TB, path string, cfg memory.Config) *memory.Store {
	t.Helper()
	s, err := memory.Open(path, cfg)
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
