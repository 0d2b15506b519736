// Package eval measures how much of what articles say package facts finds, and
// how much of what it finds is right: on sets of public research data, and on
// articles whose facts a person wrote down. It measures as well how questions find
// the passage that answers them (MeasureRetrieval), how the answer is read out of
// it (Reading), how claims are checked (Claims), and whether questions that
// maintainers wrote down stay answered (Questions).
//
// Each set has a file with its items and with the adapter that turns a
// facts.Document into the set's own notation; score.go holds the definitions of
// right and wrong, and Facts runs all of it. The report names each measure with
// a key that stays, so that a file of floors can hold the figures.
//
// The sets are no part of the program. They are read from a folder:
// quotes-dev.jsonl, stance-valid.jsonl, dates.jsonl, ner.jsonl, timeline.jsonl,
// and the first article from beside that folder. The articles in
// testdata/articles were written for measuring and come with the package; some
// of them are held out.
package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"

	"attache/internal/article"
	"attache/internal/facts"
)

// Options say what Facts measures.
type Options struct {
	Data string // folder of the sets

	// Train measures on quotes-train and stance-train, which rules may be
	// written from, in place of quotes-dev and stance-valid, which are held
	// out: errors on those are counted but not shown.
	Train bool

	// Predictions is a folder to write what was predicted to, in the format of
	// the sets; empty: nowhere.
	Predictions string
}

// Facts measures what x finds.
func Facts(ctx context.Context, x *facts.Extractor, o Options) (*Report, error) {
	if info, err := os.Stat(o.Data); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("there are no test sets in %s; name their folder with --data", o.Data)
	}
	r := &run{x: x, o: o, report: &Report{}}
	for _, measure := range []func(context.Context) error{r.quotes, r.stances, r.dates, r.names, r.timelines, r.gold, r.own} {
		if err := measure(ctx); err != nil {
			return nil, err
		}
	}
	return r.report, nil
}

// A run is one measurement under way.
type run struct {
	x      *facts.Extractor
	o      Options
	report *Report
}

// read extracts what a text of a set says. Offsets of sets count in their text,
// so it must come through unchanged.
func (r *run) read(id, title, date, text string) (*facts.Document, error) {
	a, err := article.New(article.Article{ID: id, Title: title, Date: date, Language: "en", Body: text})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", id, err)
	}
	if a.Body != text {
		return nil, fmt.Errorf("%s: the text had to be mended, so its offsets are lost", id)
	}
	return r.x.Extract(a), nil
}

// Load reads a set, one JSON object a line.
func Load[T any](dir, name string) ([]T, error) {
	f, err := os.Open(filepath.Join(dir, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is missing in %s; the folder needs all the sets", name, dir)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []T
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20) // the longest line, a timeline with its articles, has 60 kB
	for line := 1; sc.Scan(); line++ {
		if len(sc.Bytes()) == 0 {
			continue
		}
		var item T
		if err := json.Unmarshal(sc.Bytes(), &item); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		out = append(out, item)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s holds no items", name)
	}
	return out, nil
}

// each calls f for all items on all cores and returns what it gives, in order.
func each[T, R any](ctx context.Context, items []T, f func(T) (R, error)) ([]R, error) {
	out, errs := make([]R, len(items)), make([]error, len(items))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(items) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				out[i], errs[i] = f(items[i])
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, err := range errs { // the first in order, whichever came first
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// keep writes predictions where the caller wants them.
func keep[T any](r *run, name string, items []T) error {
	if r.o.Predictions == "" {
		return nil
	}
	f, err := os.Create(filepath.Join(r.o.Predictions, name))
	if err != nil {
		return fmt.Errorf("cannot write predictions: %w", err)
	}
	w := json.NewEncoder(f)
	for _, it := range items {
		if err := w.Encode(it); err != nil {
			f.Close()
			return fmt.Errorf("cannot write predictions: %w", err)
		}
	}
	return f.Close()
}
