package answers

import (
	"fmt"
	"log/slog"
	"math"
	"strings"
	"testing"
	"time"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/bare"
	"attache/internal/index"
	"attache/internal/wording"
)

// BenchmarkAsk measures whole answers against one bare search in Bleve for the words of
// the question, which the metric ask/bare is the ratio of: resolving names, picking facts,
// ranking passages and marking words are all within it.
func BenchmarkAsk(b *testing.B) {
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		b.Fatal(err)
	}
	ix, _ := build(b, set)
	alone := bareOf(b, ix)
	engine := New(slog.New(slog.DiscardHandler), fixed(ix))
	for _, question := range []string{
		"who Lavrov", "who the Chinese foreign minister", "what NATO", "stance India", "stance China on the Americans",
		"quote Lavrov on China", "search economic sanctions", "what did Lavrov say about China?", "when did the Taliban take Kabul?",
		"when did Lavrov meet Wang", "timeline Lavrov", "compare China and India", "summary Wang Yi",
	} {
		b.Run(strings.ReplaceAll(strings.Trim(question, "?"), " ", "_"), func(b *testing.B) {
			if a := engine.Ask(b.Context(), question); a.Status != Answered {
				b.Fatalf("%q is %s", question, a.Status)
			}
			b.ReportAllocs()
			var ask, match time.Duration
			for b.Loop() {
				start := time.Now()
				engine.Ask(b.Context(), question)
				middle := time.Now()
				if _, err := alone.Match(b.Context(), question, 10); err != nil {
					b.Fatal(err)
				}
				ask += middle.Sub(start)
				match += time.Since(middle)
			}
			b.ReportMetric(float64(ask)/float64(match), "ask/bare")
			b.ReportMetric(float64(ask.Nanoseconds())/float64(b.N), "ns/ask")
		})
	}
}

// bareOf returns Bleve alone, in memory, with the passages of an index in one batch: in
// memory it never merges several.
func bareOf(b *testing.B, ix *index.Index) *bare.Index {
	b.Helper()
	alone, err := bare.English("")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { alone.Close() })
	err = alone.FillWith(math.MaxInt, func(yield func(string, map[string]any) bool) {
		for _, a := range ix.Articles() {
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
	return alone
}

// BenchmarkPage measures laying out a long answer, in English and in a language that
// puts the words in another order.
func BenchmarkPage(b *testing.B) {
	a := shipped(b).Ask(b.Context(), "compare China and India")
	for _, locale := range []string{"en-US", "de", "hi"} {
		b.Run(locale, func(b *testing.B) {
			w := wording.For(locale)
			w.Text("") // reads the language
			for b.Loop() {
				a.Page(w)
			}
		})
	}
}
