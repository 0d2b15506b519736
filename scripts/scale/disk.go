package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"time"

	"attache/internal/article"
	"attache/internal/bare"
	"attache/internal/bench"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/library"
)

// onDisk prints what it costs to keep the index of n articles of set in a folder, and to
// start from it, beside what Bleve alone needs for the same entries. The others of set are
// what articles change to.
func onDisk(x *facts.Extractor, set []*article.Article, n, updates int) error {
	dir, err := os.MkdirTemp("", "scale")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	ctx, lg, kept := context.Background(), slog.New(slog.DiscardHandler), filepath.Join(dir, "kept")
	now := &article.Set{Articles: slices.Clone(set[:n])}
	slices.SortFunc(now.Articles, byID)

	var lib *library.Library
	open := func(with *article.Set) (time.Duration, error) {
		var err error
		took := timed(func() { lib, _, err = library.OpenDir(ctx, lg, x, kept, with) })
		return took, err
	}
	first, err := open(now)
	if err != nil {
		return err
	}
	var took []time.Duration
	for i := range updates {
		a := *set[n+i]
		at := i * (n / updates)
		a.ID = now.Articles[at].ID
		next := &article.Set{Articles: slices.Clone(now.Articles)}
		next.Articles[at] = &a
		took = append(took, timed(func() { err = lib.Reload(ctx, next) }))
		if err != nil {
			return err
		}
		now = next
	}
	slices.Sort(took)
	sum := time.Duration(0)
	for _, d := range took {
		sum += d
	}
	mean := sum / time.Duration(updates)
	if err := lib.Close(); err != nil {
		return err
	}
	again, err := open(fresh(now))
	if err != nil {
		return err
	}
	if err := lib.Close(); err != nil {
		return err
	}
	alone := timed(func() { lib, err = library.ViewDir(ctx, lg, x, kept) })
	if err != nil {
		return err
	}
	if err := lib.Close(); err != nil {
		return err
	}
	size, err := bench.SizeOf(kept)
	if err != nil {
		return err
	}

	docs := make([]*facts.Document, n)
	each(n, func(i int) { docs[i] = x.Extract(now.Articles[i]) })
	entries, err := index.Entries(docs, x)
	if err != nil {
		return err
	}
	alonePath := filepath.Join(dir, "bare")
	fill := timed(func() { err = fillBare(alonePath, entries) })
	if err != nil {
		return err
	}
	var b *bare.Index
	start := timed(func() { b, err = bare.Open(alonePath) })
	if err != nil {
		return err
	}
	if err := b.Close(); err != nil {
		return err
	}
	bareSize, err := bench.SizeOf(alonePath)
	if err != nil {
		return err
	}
	fmt.Printf("on disk: first index   %8.1f s, Bleve alone %.1f s: %.1f times\n", first.Seconds(), fill.Seconds(), first.Seconds()/fill.Seconds())
	fmt.Printf("changing one article   %8.1f ms in the mean, %.1f in the middle, %.1f at most; all to one %.0f\n", ms(mean), ms(took[updates/2]), ms(took[updates-1]), float64(first)/float64(mean))
	fmt.Printf("starting from it       %8.2f s with the articles, %.2f s without; Bleve alone opens in %.1f ms\n", again.Seconds(), alone.Seconds(), ms(start))
	fmt.Printf("first index to a start %8.1f; Bleve's filling to a start without the articles %.1f\n", float64(first)/float64(again), float64(fill)/float64(alone))
	fmt.Printf("size                   %8.1f MB, Bleve alone %.1f MB\n", float64(size)/1e6, float64(bareSize)/1e6)
	return nil
}

func byID(a, b *article.Article) int {
	if a.ID < b.ID {
		return -1
	}
	return 1
}

// fresh returns the articles as another process would read them.
func fresh(set *article.Set) *article.Set {
	out := &article.Set{}
	for _, a := range set.Articles {
		c := *a
		c.Body = string([]byte(c.Body))
		out.Articles = append(out.Articles, &c)
	}
	return out
}

// fillBare puts entries into an index of Bleve's on disk, as an importer would, with the
// mapping that the bot has.
func fillBare(path string, entries []index.Entry) error {
	ix, err := bare.Entries(path)
	if err != nil {
		return err
	}
	err = ix.FillWith(50_000, func(yield func(string, map[string]any) bool) {
		for _, e := range entries {
			if !yield(e.ID, e.Fields) {
				return
			}
		}
	})
	return errors.Join(err, ix.Close())
}
