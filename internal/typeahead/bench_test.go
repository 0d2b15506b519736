package typeahead

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// crowd makes up n people. The first of them are in the news all the time, and names
// share first names and surnames.
func crowd(n int) []Thing[string] {
	r := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("al ba chen da el fan go ha in ja kim lav mo na or pu qi ra ser ta ul vi wang xi yu zha")
	var parts []string
	for range n / 10 {
		part := ""
		for range 2 + r.IntN(3) {
			part += syllables[r.IntN(len(syllables))]
		}
		parts = append(parts, part)
	}
	things := make([]Thing[string], n)
	for i := range things {
		first, last := parts[r.IntN(len(parts)/5)], parts[r.IntN(len(parts))]
		things[i] = Thing[string]{fmt.Sprintf("%s-%s-%d", first, last, i), int32(n / (i + 1)), []string{first + " " + last, last, "minister " + last}}
	}
	return things
}

// updated returns the table after n updates of some people each: some new, and some
// mentioned again, those most who are in the news.
func updated(t *Table[string], things []Thing[string], n, some int) *Table[string] {
	r := rand.New(rand.NewPCG(3, 4))
	often := rand.NewZipf(r, 1.1, 20, uint64(len(things)-1))
	things = slices.Clone(things)
	for i := range n {
		changed := map[int]bool{}
		for range some {
			k := int(often.Uint64())
			things[k].Weight++
			changed[k] = true
		}
		var of []Thing[string]
		for k := range changed {
			of = append(of, things[k])
		}
		for k := range some / 5 {
			of = append(of, Thing[string]{fmt.Sprintf("new-%d-%d", i, k), 1, []string{things[r.IntN(len(things))].Names[0], fmt.Sprintf("new %d", i)}})
		}
		t = t.Update(slices.Values(of))
	}
	return t
}

// BenchmarkUpdate measures updates of one thing and of thirty: the mean and the dearest
// of a thousand in a row.
func BenchmarkUpdate(b *testing.B) {
	for _, n := range []int{5000, 50000} {
		things := crowd(n)
		start := time.Now()
		base := New(slices.Values(things))
		b.Logf("%d things: new in %v", n, time.Since(start))
		for _, some := range []int{1, 30} {
			b.Run(fmt.Sprintf("%d/%d", n, some), func(b *testing.B) {
				var dearest, all time.Duration
				for b.Loop() {
					t := base
					for i := range 1000 {
						changed := make([]Thing[string], some)
						for k := range changed {
							changed[k] = things[(i*some+k)*7919%n]
							changed[k].Weight++
						}
						start := time.Now()
						t = t.Update(slices.Values(changed))
						d := time.Since(start)
						all, dearest = all+d, max(dearest, d)
					}
				}
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(all.Microseconds())/1000/float64(b.N), "µs/update")
				b.ReportMetric(float64(dearest.Microseconds()), "µs/dearest")
			})
		}
	}
}

// BenchmarkFind measures finding in a table made anew and in one with as many segments
// as there can be, and reports how much longer the latter takes.
func BenchmarkFind(b *testing.B) {
	things := crowd(20000)
	fresh := New(slices.Values(things))
	layered := fresh
	for n := 1; len(layered.segments) < 5 && n < 200; n++ {
		layered = updated(fresh, things, n, 30)
	}
	for _, kind := range []struct {
		name  string
		typed func(name string) string
	}{
		{"letter", func(name string) string { return name[:1] }},
		{"beginning", func(name string) string { return name[:3] }},
		{"nothing", func(name string) string { return name[:2] + "q" }},
		{"words", func(name string) string {
			w := strings.Fields(name)
			return w[1][:2] + " " + w[0][:1]
		}},
		{"typo", func(name string) string { return name[:3] + name[4:] }},
	} {
		b.Run(kind.name, func(b *testing.B) {
			var took [2]time.Duration
			for b.Loop() {
				for i := range 200 {
					typed := kind.typed(things[i*i%len(things)].Names[0])
					for k, t := range []*Table[string]{fresh, layered} {
						least := time.Hour
						for range 3 {
							start := time.Now()
							t.Find(typed, 25)
							least = min(least, time.Since(start))
						}
						took[k] += least
					}
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(float64(took[0].Nanoseconds())/200/float64(b.N), "ns/fresh")
			b.ReportMetric(float64(took[1])/float64(took[0]), "updated/fresh")
		})
	}
	var sizes []string
	for _, s := range layered.segments {
		sizes = append(sizes, fmt.Sprintf("%d of %d", s.live, len(s.keys)))
	}
	b.Logf("segments: %s", strings.Join(sizes, ", "))
}

// BenchmarkMemory reports what a thing takes.
func BenchmarkMemory(b *testing.B) {
	things := crowd(20000)
	for b.Loop() {
		before := inUse()
		t := New(slices.Values(things))
		b.ReportMetric(float64(inUse()-before)/float64(len(things)), "B/thing")
		runtime.KeepAlive(t)
	}
}

func inUse() uint64 {
	runtime.GC()
	runtime.GC() // what the first one finalised
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
