package main

import (
	"context"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/library"
	"attache/internal/newsroom"
)

// BenchmarkAskWhileReading measures how long answers take while 1,000 articles are read
// and indexed again and again, as a ratio to how long they take otherwise. Both are
// measured in turn, so that other work on the machine weighs on both.
func BenchmarkAskWhileReading(b *testing.B) {
	const articles, turns, turn = 1000, 3, 6 * time.Second
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent)) // as the bot has it
	var sets [2]*article.Set                                // of which each article differs
	all, err := newsroom.Articles(os.DirFS("../../internal/facts"), articles)
	if err != nil {
		b.Fatal(err)
	}
	for i := range sets {
		sets[i] = &article.Set{}
		for _, a := range all {
			text := *a
			text.Note = strings.Repeat("again", i) // no word of the text: both give the same answers
			sets[i].Articles = append(sets[i].Articles, &text)
		}
		slices.SortFunc(sets[i].Articles, func(a, b *article.Article) int { return strings.Compare(a.ID, b.ID) })
	}
	x, err := facts.New()
	if err != nil {
		b.Fatal(err)
	}
	lib, err := library.Open(b.Context(), x, sets[0])
	if err != nil {
		b.Fatal(err)
	}
	lib.Index().Ready()
	engine := answers.New(nil, lib.Index)
	questions := mix(lib)
	// ask asks for a while, and returns how long each answer took.
	ask := func(d time.Duration) []time.Duration {
		var took []time.Duration
		for start := time.Now(); time.Since(start) < d; {
			for _, q := range questions {
				began := time.Now()
				if ans := engine.Ask(b.Context(), q); ans.Failed {
					b.Fatalf("%s: %s", q, ans.Message)
				}
				took = append(took, time.Since(began))
				time.Sleep(time.Millisecond) // as a bot waits for the next
			}
		}
		return took
	}
	ask(time.Second) // what is worked out once is
	for range b.N {
		var rest, busy []time.Duration
		reloads := 0
		for range turns {
			rest = append(rest, ask(turn)...)
			ctx, stop := context.WithCancel(b.Context())
			var wg sync.WaitGroup
			wg.Go(func() {
				for ctx.Err() == nil {
					reloads++
					if err := lib.Reload(ctx, sets[reloads%2]); err != nil && ctx.Err() == nil {
						b.Error(err)
						return
					}
				}
			})
			busy = append(busy, ask(turn)...)
			stop()
			wg.Wait()
		}
		b.Logf("%d questions, %d answers at rest, %d while %d times 1,000 articles were read", len(questions), len(rest), len(busy), reloads)
		for _, p := range []struct {
			name string
			at   float64
		}{{"p50", 0.5}, {"p90", 0.9}, {"p99", 0.99}, {"max", 1}} {
			r, w := quantile(rest, p.at), quantile(busy, p.at)
			b.Logf("%s: %7.2f ms at rest, %7.2f ms while reading, ratio %.2f", p.name, r.Seconds()*1000, w.Seconds()*1000, float64(w)/float64(r))
		}
		b.ReportMetric(float64(quantile(busy, 0.99))/float64(quantile(rest, 0.99)), "p99/p99")
	}
}

// mix returns questions of all kinds, about those who are in the news most and others.
func mix(lib *library.Library) []string {
	var people []string
	for e := range lib.Index().Entities() {
		if e.Type == facts.Person {
			people = append(people, e.Name)
		}
	}
	var out []string
	for i, n := range []int{0, 1, 2, 5, 10, 50, 200, 1000} {
		p, other := people[min(n, len(people)-1)], people[min(n+3, len(people)-1)]
		out = append(out, "!who "+p, "!stance "+p, "!quote "+p, "!timeline "+p, "!summary "+p, "!compare "+p+" / "+other,
			"!search treaty on fish "+[]string{"north", "miners", "grain", "elections"}[i%4], "when did "+p+" meet "+other+"?", "who welcomed the new sanctions?", "!who "+p[:len(p)-1])
	}
	return out
}

func quantile(all []time.Duration, p float64) time.Duration {
	slices.Sort(all)
	return all[int(p*float64(len(all)-1))]
}
