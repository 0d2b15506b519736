package answers

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/wording"
)

// BenchmarkAsk measures whole answers against the bare Bleve searches they make,
// which the metric ask/bare is the ratio of: what resolving names, picking facts
// and marking words costs on top.
func BenchmarkAsk(b *testing.B) {
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		b.Fatal(err)
	}
	ix, _ := build(b, set)
	engine := New(slog.New(slog.DiscardHandler), fixed(ix))
	for _, question := range []string{
		"who Lavrov", "who the Chinese foreign minister", "what NATO", "stance India", "stance China on the Americans",
		"quote Lavrov on China", "search economic sanctions", "what did Lavrov say about China?", "when did the Taliban take Kabul?",
		"when did Lavrov meet Wang", "timeline Lavrov", "compare China and India", "summary Wang Yi",
	} {
		b.Run(strings.ReplaceAll(strings.Trim(question, "?"), " ", "_"), func(b *testing.B) {
			var searches []func(context.Context) error
			ix.Watch(func(again func(context.Context) error) { searches = append(searches, again) })
			if a := engine.Ask(b.Context(), question); a.Status != Answered {
				b.Fatalf("%q is %s", question, a.Status)
			}
			ix.Watch(nil)
			var ask, bare time.Duration
			for b.Loop() {
				start := time.Now()
				engine.Ask(b.Context(), question)
				middle := time.Now()
				for _, again := range searches {
					if err := again(b.Context()); err != nil {
						b.Fatal(err)
					}
				}
				ask += middle.Sub(start)
				bare += time.Since(middle)
			}
			b.ReportMetric(float64(ask)/float64(bare), "ask/bare")
			b.ReportMetric(float64(ask.Nanoseconds())/float64(b.N), "ns/ask")
			b.ReportMetric(float64(len(searches)), "searches")
		})
	}
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
