package facts

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"attache/internal/article"
)

// TestEditionIsOfAll holds the edition to everything that decides what is found: all
// packages of this program that are in it, and all their files.
func TestEditionIsOfAll(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	var own []string
	for _, path := range strings.Fields(string(out)) {
		if p, ok := strings.CutPrefix(path, "attache/"); ok {
			own = append(own, p)
		}
	}
	if want := []string{"internal/article", "internal/edition", "internal/facts"}; !slices.Equal(own, want) {
		t.Errorf("the rules are made of %v; have Edition read the sources of each, and name them here: %v", own, want)
	}
	for dir, sources := range map[string]fs.FS{"../article": article.Sources, ".": sources} {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.Name() == "testdata":
				return filepath.SkipDir
			case d.IsDir() || strings.HasSuffix(name, "_test.go"):
				return nil
			}
			rel, err := filepath.Rel(dir, name)
			if err != nil {
				return err
			}
			want, err := os.ReadFile(name)
			if err != nil {
				return err
			}
			if got, err := fs.ReadFile(sources, filepath.ToSlash(rel)); err != nil || string(got) != string(want) {
				t.Errorf("%s is no part of the edition: %v", name, err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if e, err := x.Edition(); err != nil || len(e) != 12 {
		t.Errorf("the edition is %q, %v", e, err)
	}
}
