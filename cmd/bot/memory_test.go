package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"attache/internal/memory"
	"attache/internal/postgrestest"
)

func TestMemoryCopy(t *testing.T) {
	dir := t.TempDir()
	from, to := filepath.Join(dir, "from.db"), filepath.Join(dir, "to.db")
	if status, _, errs := runs(t, "memory", "copy", from, to); status != exitUsage || !strings.Contains(errs, "there is no memory "+from) {
		t.Errorf("from nothing: %d, %q", status, errs)
	}
	if _, err := os.Stat(from); !errors.Is(err, fs.ErrNotExist) {
		t.Error("copying has made what was to be copied")
	}
	if status, _, errs := runs(t, "memory", "copy", from); status != exitUsage || !strings.Contains(errs, "two memories") {
		t.Errorf("to nothing: %d, %q", status, errs)
	}
	s, err := memory.Open(from, memory.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.AddGap("1", "who is Zelda", time.Now()); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if status, out, errs := runs(t, "memory", "copy", from, to); status != exitOK || out != "3 records are in "+to+" now; set MEMORY to it.\n" {
		t.Errorf("copying: %d, %q, %q", status, out, errs)
	}
	if status, _, errs := runs(t, "memory", "copy", from, to); status != exitUsage || !strings.Contains(errs, "not empty; choose one that no bot has used") {
		t.Errorf("copying again: %d, %q", status, errs)
	}
	if gaps, _, err := memory.ReadGaps(to, memory.Config{}); err != nil || len(gaps) != 1 {
		t.Errorf("the copy has %v, %v", gaps, err)
	}
}

// Gaps that lie in a database can be listed, also while a bot has it open.
func TestMemoryInDatabase(t *testing.T) {
	address := postgrestest.Schema(t)
	s, err := memory.Open(address, memory.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.AddGap("1", "who is Zelda", time.Now()); err != nil {
		t.Fatal(err)
	}
	if status, out, errs := runs(t, "gaps", "--memory", address); status != exitOK || !strings.Contains(out, "who is zelda") {
		t.Errorf("gaps: %d, %q, %q", status, out, errs)
	}
}
