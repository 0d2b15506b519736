// Scale prints what doc/performance.md says of corpora that change: what it costs to
// read and index many articles, to follow a change of one of them, and to start again
// from an index on disk. Each is told as a ratio to what Bleve alone needs for the same
// passages in the same run, so that machines can be compared. The articles are made up;
// see internal/newsroom.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/newsroom"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 10000, "how many articles")
	updates := flag.Int("updates", 40, "how many changes of one article")
	flag.Parse()
	if err := scale(*n, *updates); err != nil {
		log.Fatal("scale: ", err)
	}
}

func scale(n, updates int) error {
	x, err := facts.New()
	if err != nil {
		return err
	}
	set, err := newsroom.Articles(os.DirFS("internal/facts"), n+updates)
	if err != nil {
		return err
	}
	before := heap()
	docs := make([]*facts.Document, n)
	read := timed(func() { each(n, func(i int) { docs[i] = x.Extract(set[i]) }) })
	documents := heap() - before

	var ix *index.Index
	build := timed(func() { ix, err = index.Build(docs, "0", x) })
	if err != nil {
		return err
	}
	defer func() { ix.Close() }()
	tables := heap() - before - documents

	fmt.Printf("%d articles of %d words\n", n, words(set[:n])/n)
	fmt.Printf("reading them           %8.1f s\n", read.Seconds())
	fmt.Printf("indexing them          %8.1f s\n", build.Seconds())
	fmt.Printf("memory: documents      %8.0f MB, index %.0f MB\n", float64(documents)/1e6, float64(tables)/1e6)

	var took []time.Duration
	for i := range updates {
		a := *set[n+i]
		a.ID = set[i*(n/updates)].ID // in the place of another
		var next *index.Index
		took = append(took, timed(func() {
			next, err = ix.Update([]*facts.Document{x.Extract(&a)}, nil, fmt.Sprint(i+1))
		}))
		if err != nil {
			return err
		}
		ix.Close()
		ix = next
	}
	slices.Sort(took)
	sum := time.Duration(0)
	for _, d := range took {
		sum += d
	}
	mean := sum / time.Duration(len(took))
	fmt.Printf("changing one article   %8.1f ms in the mean, %.1f in the middle, %.1f at most\n", ms(mean), ms(took[len(took)/2]), ms(took[len(took)-1]))
	fmt.Printf("all to one             %8.0f (at least 1000)\n", float64(read+build)/float64(mean))
	return onDisk(x, set, n, updates)
}

func words(all []*article.Article) int {
	n := 0
	for _, a := range all {
		in := false
		for _, r := range a.Body {
			if r <= ' ' {
				in = false
			} else if !in {
				in = true
				n++
			}
		}
	}
	return n
}

func ms(d time.Duration) float64 { return d.Seconds() * 1000 }

func timed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

func heap() int64 {
	runtime.GC()
	runtime.GC() // what the first one finalised
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// each calls f with the numbers up to n, on all cores.
func each(n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}
