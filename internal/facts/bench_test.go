package facts_test

import (
	"os"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"attache/internal/facts"
	"attache/internal/newsroom"
)

// newsDocuments returns what n made-up articles say.
func newsDocuments(b *testing.B, n int) []*facts.Document {
	x, err := facts.New()
	if err != nil {
		b.Fatal(err)
	}
	set, err := newsroom.Articles(os.DirFS("."), n)
	if err != nil {
		b.Fatal(err)
	}
	docs := make([]*facts.Document, len(set))
	var wg sync.WaitGroup
	cores := runtime.GOMAXPROCS(0)
	for k := range cores {
		wg.Go(func() {
			for i := k; i < len(set); i += cores {
				docs[i] = x.Extract(set[i])
			}
		})
	}
	wg.Wait()
	return docs
}

// BenchmarkJoin measures the joining of 5,000 articles.
func BenchmarkJoin(b *testing.B) {
	docs := newsDocuments(b, 5000)
	var c *facts.Corpus
	for b.Loop() {
		c = facts.Join(docs)
	}
	n := 0
	for range c.Entities() {
		n++
	}
	b.ReportMetric(float64(n), "entities")
}

// BenchmarkUpdate measures what it takes to put one article in the place of another of
// 5,000: in the middle, at the 99th percentile and at most, and how often it goes into
// joining them all anew.
func BenchmarkUpdate(b *testing.B) {
	const n, more = 5000, 500
	docs := newsDocuments(b, n+more)
	start := time.Now()
	c := facts.Join(docs[:n])
	join := time.Since(start)
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		d, a := *docs[n+i%more], *docs[n+i%more].Article
		a.ID = docs[i*37%n].Article.ID
		d.Article = &a
		start := time.Now()
		c, _ = c.Update([]*facts.Document{&d}, nil)
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	sum := time.Duration(0)
	for _, d := range took {
		sum += d
	}
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 }
	b.ReportMetric(ms(took[len(took)/2]), "ms/p50")
	b.ReportMetric(ms(took[len(took)*99/100]), "ms/p99")
	b.ReportMetric(ms(took[len(took)-1]), "ms/max")
	b.ReportMetric(float64(join)/float64(sum)*float64(len(took)), "join/update")
}
