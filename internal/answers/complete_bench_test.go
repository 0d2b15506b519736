package answers

import (
	"log/slog"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/newsroom"
)

// BenchmarkComplete measures Complete over 10,000 articles, which takes minutes to
// prepare: what somebody waits for who types anything at all, in the middle, at the 99th
// percentile and at worst, and what an entity costs in memory.
func BenchmarkComplete(b *testing.B) {
	ix := newsIndex(b, 10000)
	engine := New(slog.New(slog.DiscardHandler), fixed(ix))
	before := heap()
	start := time.Now()
	ix.Ready()
	ready := time.Since(start)
	memory := heap() - before
	entities := 0
	var names []string
	for e := range ix.Entities() {
		entities++
		names = append(names, e.Name)
	}
	b.Logf("%d entities, ready in %v with %.1f MB, %d bytes an entity", entities, ready, float64(memory)/1e6, int(memory)/entities)
	for _, field := range completed(names[:2]) {
		for _, kind := range typings(names) {
			b.Run(field.name+"/"+kind.name, func(b *testing.B) {
				var took []time.Duration
				slowest, most := "", time.Duration(0)
				for b.Loop() {
					for _, typed := range kind.typed {
						d := least(3, func() { engine.Complete(b.Context(), field.what, typed, 25, field.actors...) })
						if took = append(took, d); d > most {
							slowest, most = typed, d
						}
					}
				}
				slices.Sort(took)
				ms := func(share float64) float64 {
					return took[int(share*float64(len(took)-1))].Seconds() * 1000
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(ms(0.5), "ms/p50")
				b.ReportMetric(ms(0.99), "ms/p99")
				b.ReportMetric(ms(1), "ms/max")
				if testing.Verbose() {
					b.Logf("slowest: %q", slowest)
				}
			})
		}
	}
}

// BenchmarkCompleteGrowth reports how much longer completing takes over 2,000 articles,
// which have 12,000 names, than over 200, the mean of all ways of typing. With every name
// looked at it would be the seven times that there are more of them.
func BenchmarkCompleteGrowth(b *testing.B) {
	type corpus struct {
		engine *Engine
		ways   []typing
		names  []string
	}
	var of [2]corpus
	for i, n := range []int{200, 2000} {
		ix := newsIndex(b, n)
		ix.Ready()
		for e := range ix.Entities() {
			of[i].names = append(of[i].names, e.Name)
		}
		of[i].engine, of[i].ways = New(slog.New(slog.DiscardHandler), fixed(ix)), typings(of[i].names)
	}
	b.Logf("%d and %d entities", len(of[0].names), len(of[1].names))
	for _, field := range completed(of[0].names[:2]) {
		b.Run(field.name, func(b *testing.B) {
			ratio := 0.0
			for b.Loop() {
				ratio = 0
				for way := range of[0].ways {
					var mean [2]float64
					for i, c := range of {
						var actors []string
						if field.actors != nil {
							actors = c.names[:2]
						}
						for _, typed := range some(c.ways[way].typed, 300) {
							mean[i] += least(3, func() { c.engine.Complete(b.Context(), field.what, typed, 25, actors...) }).Seconds()
						}
					}
					ratio += mean[1] / mean[0] / float64(len(of[0].ways))
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(ratio, "2000/200")
		})
	}
}

// some returns n of the texts, or all when there are fewer, from all over them.
func some(texts []string, n int) []string {
	var out []string
	for i := range min(n, len(texts)) {
		out = append(out, texts[i*len(texts)/min(n, len(texts))])
	}
	return out
}

// least returns the least time that something takes, of a few times: what it takes and
// not what else the machine does.
func least(times int, do func()) time.Duration {
	d := time.Hour
	for range times {
		start := time.Now()
		do()
		d = min(d, time.Since(start))
	}
	return d
}

// A completedField is a field that is completed, for a question that names actors.
type completedField struct {
	name   string
	what   Field
	actors []string
}

// completed returns the fields of which completing takes time.
func completed(actors []string) []completedField {
	return []completedField{
		{"entity", Entity, nil}, {"speaker", Speaker, nil}, {"holder", Holder, nil}, {"topic", Topic, actors}, {"quotetopic", QuoteTopic, actors},
		{"article", Article, nil}, {"subject", Subject, nil}, {"source", Source, nil}, {"day", Day, nil},
		{"dated", Dated, nil}, {"placed", Placed, nil},
	}
}

// newsIndex returns the index of n articles.
func newsIndex(b *testing.B, n int) *index.Index {
	set, err := newsroom.Articles(os.DirFS("../facts"), n)
	if err != nil {
		b.Fatal(err)
	}
	x, err := facts.New()
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
	ix, err := index.Build(docs, "made up", x)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { ix.Close() })
	return ix
}

func heap() uint64 {
	runtime.GC()
	runtime.GC() // what the first one finalised
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// A typing is a way of typing, with what is typed.
type typing struct {
	name  string
	typed []string
}

// typings returns what people type who look for the names, and what they should not.
func typings(names []string) []typing {
	r := rand.New(rand.NewPCG(1, 2))
	const letters = "abcdefghijklmnopqrstuvwxyz"
	mess := []rune(letters + " \u0301é印Л🇮🇳")
	var short, typos, words, junk []string
	for _, a := range letters {
		short = append(short, string(a))
		for _, b := range letters {
			short = append(short, string([]rune{a, b}), string([]rune{a, ' ', b}))
			for _, c := range letters {
				short = append(short, string([]rune{a, b, c}))
			}
		}
	}
	for range 1000 {
		name := []rune(names[r.IntN(len(names))])
		for range 1 + r.IntN(2) {
			i := r.IntN(len(name))
			switch r.IntN(3) {
			case 0:
				name = slices.Delete(slices.Clone(name), i, i+1)
			case 1:
				name = slices.Insert(slices.Clone(name), i, rune(letters[r.IntN(26)]))
			case 2:
				name = slices.Clone(name)
				name[i] = rune(letters[r.IntN(26)])
			}
			if len(name) == 0 {
				name = []rune("x")
			}
		}
		typos = append(typos, string(name))
		of := strings.Fields(names[r.IntN(len(names))])
		r.Shuffle(len(of), func(i, j int) { of[i], of[j] = of[j], of[i] })
		for i := range of {
			of[i] = string([]rune(of[i])[:1+r.IntN(len([]rune(of[i])))])
		}
		words = append(words, strings.Join(of, " "))
		var b strings.Builder
		for range 100 {
			b.WriteRune(mess[r.IntN(len(mess))])
		}
		junk = append(junk, b.String())
	}
	junk = append(junk, strings.Repeat("a", 100), strings.Repeat("al", 50), strings.Repeat("a ", 50), strings.Repeat("mohammad ", 12), strings.Repeat("international ", 8),
		"a"+strings.Repeat("\u0301", 99), strings.Repeat("\u200d", 100), strings.Repeat("👩‍👩‍👧", 12), "印", "中国", "हिं", "Лавр", "ا", "日本")
	return []typing{{"short", short}, {"typos", typos}, {"words", words}, {"junk", junk}}
}
