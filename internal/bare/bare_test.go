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
	for _, test := range []struct {
		name string
		make func(path string) (*Index, error)
		want []string // for “meeting of ministers”
	}{
		{"defaults", Defaults, []string{"b"}},
		{"english", English, []string{"a", "b"}},
	} {
		for _, path := range []string{"", filepath.Join(t.TempDir(), "index")} {
			ix, err := test.make(path)
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
			if !slices.Equal(got, test.want) {
				t.Errorf("%s in %q: got %q, want %q", test.name, path, got, test.want)
			}
			if err := ix.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
}
