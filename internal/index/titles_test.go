package index

import (
	"slices"
	"testing"
)

func TestTitled(t *testing.T) {
	ix := buildFS(t, files{
		"a.md": "---\ntitle: The Bridge\ndate: 2024-05-01\n---\nNorway built it.\n",
		"b.md": "---\ntitle: the  bridge\ndate: 2024-05-03\n---\nDenmark built it.\n",
		"c.md": "---\ntitle: Café\nretracted: wrong\n---\nIt closed.\n",
	}.fs())
	for _, test := range []struct {
		name, day string
		want      []string
	}{
		{"THE BRIDGE", "", []string{"a", "b"}},
		{"the bridge", "2024-05-02", []string{"a"}},
		{"A", "", []string{"a"}},
		{"b", "2024-05-02", nil},
		{"cafe", "2024-05-02", []string{"c"}},
		{"bridge", "", nil},
		{"", "", nil},
	} {
		view := ix
		if test.day != "" {
			view = ix.AsOf(test.day)
		}
		var got []string
		for _, a := range view.Titled(test.name) {
			got = append(got, a.ID)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q as of %q: got %q, want %q", test.name, test.day, got, test.want)
		}
	}
}
