package answers

import (
	"slices"
	"strings"
	"testing"
)

func TestArticles(t *testing.T) {
	grant(t, []wish{
		{"articles", Answered, []string{"toll-quarrel", "ferry-pact", "A letter about fish · old-letter", "try: article toll-quarrel"}, nil},
		{"!articles please", Answered, []string{"toll-quarrel"}, nil},
		{"articles about zeppelins", NotFound, nil, nil},
	})
}

// In a list, an address would be most of the text.
func TestAddresses(t *testing.T) {
	one := Listing{ID: "a", Title: "A", URL: "https://harbour.example/a"}
	for n, want := range map[int]bool{1: true, 2: false} {
		a := Answer{Command: "articles", Articles: slices.Repeat([]Listing{one}, n)}
		if page := plain(a.Page(nil)); strings.Contains(page, one.URL) != want {
			t.Errorf("of %d: %s", n, page)
		}
	}
}
