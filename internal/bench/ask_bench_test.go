package bench

import (
	"fmt"
	"log/slog"
	"math"
	"testing"

	"attache/internal/answers"
	"attache/internal/bare"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/newsroom"
)

// BenchmarkAsk asks the questions of each command of an index in memory, to see what takes
// its time with -cpuprofile. ask/bare is the ratio of the medians to one bare match query,
// worst/p50 that of the slowest question to the median.
func BenchmarkAsk(b *testing.B) {
	x, err := facts.New()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range []int{1, 1_000, 10_000} {
		set, err := newsroom.Passages(facts.Lists(), 1, n)
		if err != nil {
			b.Fatal(err)
		}
		var docs []*facts.Document
		for _, a := range set {
			docs = append(docs, x.Extract(a))
		}
		ix, err := index.Build(docs, "", x)
		if err != nil {
			b.Fatal(err)
		}
		alone, err := bare.English("")
		if err != nil {
			b.Fatal(err)
		}
		err = alone.FillWith(math.MaxInt, func(yield func(string, map[string]any) bool) { // in memory Bleve never merges
			for _, a := range set {
				for i, p := range a.Passages {
					if !yield(fmt.Sprintf("%s %d", a.ID, i), map[string]any{"text": a.Title + "\n" + a.Text(p.Span)}) {
						return
					}
				}
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		engine := answers.New(slog.New(slog.DiscardHandler), func() *index.Index { return ix })
		all := queries(set, 1, 40, true)
		byCommand := map[string][]query{}
		for _, q := range all {
			row := q.command
			if q.hostile {
				row = q.kind()
			}
			byCommand[row] = append(byCommand[row], q)
		}
		for _, command := range order {
			some := byCommand[command]
			if command == overall {
				some = all[:len(all)-len(byCommand[hostile])-len(byCommand[claims])]
			}
			b.Run(fmt.Sprintf("%d/%s", n, command), func(b *testing.B) {
				var timings []Timing
				for b.Loop() {
					if timings, err = ask(b.Context(), engine, alone, some, some); err != nil {
						b.Fatal(err)
					}
				}
				t := timings[len(timings)-1]
				b.ReportMetric(t.Ask.P50/t.Bare.P50, "ask/bare")
				b.ReportMetric(t.Ask.P50*1000, "µs-p50")
				b.ReportMetric(t.Ask.Max*1000, "µs-max")
			})
		}
		if err := alone.Close(); err != nil {
			b.Fatal(err)
		}
		if err := ix.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
