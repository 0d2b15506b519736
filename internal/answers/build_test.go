package answers

import (
	"log/slog"
	"testing"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// build indexes a set with the real rules.
func build(t testing.TB, set *article.Set) (*index.Index, *facts.Extractor) {
	t.Helper()
	for _, p := range set.Problems {
		t.Fatal(p)
	}
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	var docs []*facts.Document
	for _, a := range set.Articles {
		docs = append(docs, x.Extract(a))
	}
	ix, err := index.Build(docs, set.Snapshot(), x)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix, x
}

// logTo sends the log to the test.
func logTo(t testing.TB) *slog.Logger {
	return slog.New(slog.NewTextHandler(t.Output(), nil))
}

// fixed serves one index for good.
func fixed(ix *index.Index) func() *index.Index { return func() *index.Index { return ix } }
