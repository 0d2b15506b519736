package bare

import (
	"maps"
	"path/filepath"
	"slices"
	"testing"
)

var passages = map[string]string{
	"a": "The minister met her colleague in Oslo.",
	"b": "Ministers meeting in Oslo spoke of fish.",
	"c": "Nothing happened.",
}

func TestMatch(t *testing.T) {
	for _, path := range []string{"", filepath.Join(t.TempDir(), "index")} {
		ix, err := English(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := ix.Fill(maps.All(passages)); err != nil {
			t.Fatal(err)
		}
		if path != "" {
			if err := ix.Merge(t.Context()); err != nil {
				t.Fatal(err)
			}
			if err := ix.Close(); err != nil {
				t.Fatal(err)
			}
			if ix, err = Open(path); err != nil {
				t.Fatal(err)
			}
		}
		got, err := ix.Match(t.Context(), "meeting of ministers", 10)
		if err != nil {
			t.Fatal(err)
		}
		slices.Sort(got)
		if want := []string{"a", "b"}; !slices.Equal(got, want) {
			t.Errorf("in %q: got %q, want %q", path, got, want)
		}
		if err := ix.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
