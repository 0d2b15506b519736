package indextest

import (
	"log/slog"
	"path/filepath"
	"testing"

	"attache/internal/facts"
	"attache/internal/index"
)

func TestMemory(t *testing.T) {
	Test(t, func(t testing.TB, docs []*facts.Document, day string) Engine {
		ix, err := index.Build(docs, "all", extractor(t))
		return view(t, ix, err, day)
	})
}

func TestDisk(t *testing.T) {
	Test(t, func(t testing.TB, docs []*facts.Document, day string) Engine {
		d := index.BeginDisk(slog.New(slog.DiscardHandler), filepath.Join(t.TempDir(), "disk"))
		t.Cleanup(func() { d.Close() })
		ix, err := d.Build(docs, "all", extractor(t))
		return view(t, ix, err, day)
	})
}

// TestUpdated comes to the documents one by one.
func TestUpdated(t *testing.T) {
	Test(t, func(t testing.TB, docs []*facts.Document, day string) Engine {
		ix, err := index.Build(nil, "none", extractor(t))
		for i := 0; i < len(docs) && err == nil; i++ {
			was := ix
			if ix, err = was.Update(docs[i:i+1], nil, docs[i].Article.ID); err == nil {
				err = was.Close()
			}
		}
		return view(t, ix, err, day)
	})
}

func extractor(t testing.TB) *facts.Extractor {
	t.Helper()
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func view(t testing.TB, ix *index.Index, err error, day string) Engine {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	if day != "" {
		return ix.AsOf(day)
	}
	return ix
}
