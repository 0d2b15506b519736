package facts

import (
	"strings"
	"sync"
	"testing"

	"attache/internal/article"
)

// published is the day of the articles in these tests, a Wednesday.
const published = "2022-03-30"

// extractor is made once for all tests of the package: it holds no state.
var extractor = sync.OnceValues(New)

// read extracts what an article with this body says; without a date when day
// is empty.
func read(t testing.TB, day, body string) *Document {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	a, err := article.New(article.Article{ID: "test", Title: "A test", Date: day, Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return x.Extract(a)
}

// lines returns what show makes of each of list, one a line, for comparison.
func lines[T any](list []T, show func(T) string) string {
	var b strings.Builder
	for _, v := range list {
		b.WriteString(show(v) + "\n")
	}
	return b.String()
}

// table is the expectation of a test, one line each, as lines returns it.
func table(want ...string) string {
	if len(want) == 0 {
		return ""
	}
	return strings.Join(want, "\n") + "\n"
}
