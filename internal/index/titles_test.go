package index

import (
	"slices"
	"strings"
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

func TestEntitled(t *testing.T) {
	ix := buildFS(t, files{
		"a.md": "---\ntitle: The Bridge\ndate: 2024-05-01\n---\nNorway built it.\n",
		"b.md": "---\ntitle: A bridge too far\nretracted: wrong\n---\nDenmark built it.\n",
		"c.md": "---\ntitle: Bridges\ndate: 2024-05-03\n---\nIt closed.\n",
	}.fs())
	for _, test := range []struct {
		words, day, want string
	}{
		{"bridge", "", "a c b"}, // what was withdrawn last
		{"bridge", "2024-05-02", "a b"},
		{"too far", "", "b"},
		{"c", "2024-05-02", ""},
		{"tunnel", "", ""},
	} {
		view := ix
		if test.day != "" {
			view = ix.AsOf(test.day)
		}
		var got []string
		for _, a := range view.Entitled(test.words) {
			got = append(got, a.ID)
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%q as of %q: got %q, want %q", test.words, test.day, got, test.want)
		}
	}
}

// TestNewest lists what there is by its days, also where only filters choose passages.
func TestNewest(t *testing.T) {
	ix := buildFS(t, files{
		"a.md": "---\ntitle: A\ndate: 2024-05-01\nsource: Post\n---\nNorway built it.\n",
		"b.md": "---\ntitle: B\nsource: Post\n---\nDenmark built it.\n",
		"c.md": "---\ntitle: C\ndate: 2024-05-03\nsource: Post\n---\nIt closed.\n",
	}.fs())
	for _, test := range []struct {
		day, to, want string
		undated       int
	}{
		{"", "", "c a b", 1},
		{"2024-05-02", "", "a", 1},
		{"2024-05-02", "1", "a", 1}, // no day
		{"2024-04-01", "", "", 1},
	} {
		view := ix
		if test.day != "" {
			view = ix.AsOf(test.day)
		}
		var articles, found []string
		for _, a := range view.Newest() {
			articles = append(articles, a.ID)
		}
		hits, err := view.Passages(t.Context(), Query{Source: "Post", To: test.to})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			found = append(found, h.Article.ID)
		}
		if got := strings.Join(articles, " "); got != test.want || strings.Join(found, " ") != test.want || view.Undated() != test.undated {
			t.Errorf("as of %q: got %q, passages of %q, %d without a day", test.day, articles, found, view.Undated())
		}
	}
}
