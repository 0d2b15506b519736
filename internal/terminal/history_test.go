package terminal

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHistory(t *testing.T) {
	h := &history{path: filepath.Join(t.TempDir(), "made", "on", "demand")}
	if lines, err := h.load(); err != nil || len(lines) != 0 {
		t.Fatalf("no file yet: %q, %v", lines, err)
	}
	for _, line := range []string{"who A", "who A", "who \x1b[2J", "who A"} {
		if err := h.add(line); err != nil {
			t.Fatal(err)
		}
	}
	got, err := h.load()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"who A", "who �[2J", "who A"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	info, err := os.Stat(h.path)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, want 0600", info.Mode())
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(h.path), "*")); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
}

func TestHistoryKeepsNewest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history")
	var b strings.Builder
	for i := range maxHistory + 50 {
		fmt.Fprintf(&b, "%d %s\n", i, strings.Repeat("x", maxQuestion-10))
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	h := &history{path: path}
	if err := h.add("last"); err != nil {
		t.Fatal(err)
	}
	got, err := h.load()
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != maxHistory || got[maxHistory-1] != "last" || !strings.HasPrefix(got[0], "51 ") {
		t.Errorf("%d lines, from %.10q to %.10q", len(got), got[0], got[len(got)-1])
	}
}

func TestHistoryKeepsLink(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := os.WriteFile(target, []byte("who A\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
	if err := (&history{path: link}).add("who B"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(target)
	if err != nil || string(got) != "who A\nwho B\n" {
		t.Errorf("target holds %q, %v", got, err)
	}
}

// A device or a folder must not be replaced by a file.
func TestHistoryIsNoFile(t *testing.T) {
	for _, path := range []string{t.TempDir(), os.DevNull} {
		if err := (&history{path: path}).add("who A"); err == nil {
			t.Errorf("add to %s succeeded", path)
		}
	}
}
