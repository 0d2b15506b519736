package newsroom

import (
	"os"
	"slices"
	"testing"

	"attache/internal/article"
)

func TestPassages(t *testing.T) {
	lists := os.DirFS("../facts")
	for _, n := range []int{0, 1, 8, 9, 100} {
		got, err := Passages(lists, 1, n)
		if err != nil {
			t.Fatal(err)
		}
		passages, ids := 0, map[string]bool{}
		for _, a := range got {
			passages += len(a.Passages)
			ids[a.ID] = true
		}
		if passages != n || len(ids) != len(got) {
			t.Errorf("asked for %d: got %d passages in %d articles of %d ids", n, passages, len(got), len(ids))
		}
		again, err := Passages(lists, 1, n)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range again {
			if a.Body != got[i].Body || a.ID != got[i].ID {
				t.Fatalf("asked for %d again: article %d is another", n, i)
			}
		}
	}
	one, err := Passages(lists, 1, 100)
	if err != nil {
		t.Fatal(err)
	}
	other, err := Passages(lists, 2, 100)
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(one, func(a *article.Article) bool { return a.Body == other[0].Body }) {
		t.Error("two seeds give one article")
	}
}
