package bench

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"attache/internal/facts"
	"attache/internal/newsroom"
)

func TestMeasure(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	r, err := Measure(t.Context(), Options{Sizes: []int{1, 20, 40}, Cores: []int{1, 2}, Seed: 1, Questions: 4, FactsUpTo: 20, Rules: x, Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct {
		passages, articles int
		facts              bool
		commands           int
	}{{1, 1, true, 15}, {20, 3, true, 15}, {40, 5, false, 5}} {
		c := r.Corpora[i]
		if c.Passages != want.passages || c.Articles != want.articles || c.Facts != want.facts || len(c.Runs) != 2 {
			t.Errorf("got %d passages of %d articles, facts %t, %d runs; want %+v", c.Passages, c.Articles, c.Facts, len(c.Runs), want)
		}
		for _, n := range c.Runs {
			if len(n.Timings) != want.commands {
				t.Errorf("%d passages: got the times of %d commands, want %d", c.Passages, len(n.Timings), want.commands)
			}
			if (n.Whole > 0) != want.facts || (n.Extract > 0) != want.facts || n.AloneRate <= 0 || n.BareRate <= 0 || (n.WholeDisk > 0) != want.facts || n.AloneDisk <= 0 || n.BareDisk <= 0 || n.Heap == 0 || n.Open <= 0 {
				t.Errorf("%d passages: something was not measured: %+v", c.Passages, n)
			}
			if all := n.All(); all.Answered == 0 || all.Ask.P50 <= 0 || all.Ask.P50 > all.Ask.Max || all.Bare.P50 <= 0 {
				t.Errorf("%d passages: got %+v", c.Passages, all)
			}
		}
	}

	var text, asJSON bytes.Buffer
	if err := r.WriteText(&text); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"passages alone", "timeline", "hostile", "Growth"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("the text lacks %q:\n%s", want, text.String())
		}
	}
	if err := r.WriteJSON(&asJSON); err != nil {
		t.Fatal(err)
	}
	var again Report
	if err := json.Unmarshal(asJSON.Bytes(), &again); err != nil {
		t.Fatal(err)
	}
	if len(again.Corpora) != 3 {
		t.Errorf("the JSON has %d corpora", len(again.Corpora))
	}
}

func TestQueries(t *testing.T) {
	set, err := newsroom.Passages(facts.Lists(), 1, 80)
	if err != nil {
		t.Fatal(err)
	}
	got := queries(set, 7, 20, true)
	if !slices.Equal(got, queries(set, 7, 20, true)) {
		t.Error("one seed gives other questions the second time")
	}
	if slices.Equal(got, queries(set, 8, 20, true)) {
		t.Error("two seeds give the same questions")
	}
	counts := map[string]int{}
	for _, q := range got {
		if strings.Contains(q.words, "  ") && !q.hostile || strings.TrimSpace(q.words) == "" {
			t.Errorf("%s: %q has holes", q.command, q.words)
		}
		if !q.hostile {
			counts[q.command]++
		}
	}
	for _, command := range order[:12] {
		want := 20
		if command == "ask" {
			want = 60
		}
		if counts[command] != want {
			t.Errorf("%d questions of %s", counts[command], command)
		}
	}
}

func TestAbove(t *testing.T) {
	fine := Run{Cores: 1, AloneDisk: 11, BareDisk: 10, AloneCPU: 1, BareCPU: 1, Timings: []Timing{
		{Command: "who", Ask: Quantiles{P50: 90}, Bare: Quantiles{P50: 1}}, // only the median of all has a limit
		{Command: "ask", Ask: Quantiles{P50: 2}, Bare: Quantiles{P50: 1}},
		{Command: overall, Ask: Quantiles{P50: 1, Max: 20}, Bare: Quantiles{P50: 1}},
		{Command: hostile, Ask: Quantiles{P50: 9, Max: 30}}}}
	for _, test := range []struct {
		name     string
		passages int
		change   func(*Run)
		want     int
	}{
		{"all is well", 1000, func(*Run) {}, 0},
		{"disk", 1000, func(r *Run) { r.AloneDisk = 16 }, 1},
		{"filling", 1000, func(r *Run) { r.AloneCPU = 1.6 }, 1},
		{"filling, where no time of processors is known", 1000, func(r *Run) { r.AloneCPU, r.BareCPU = 0, 0 }, 0},
		{"free questions", 1000, func(r *Run) { r.Timings[1].Ask.P50 = 5 }, 1},
		{"all commands", 1000, func(r *Run) { r.Timings[2].Ask.P50 = 5 }, 1},
		{"the slowest question", 1000, func(r *Run) { r.Timings[2].Ask.Max = 100 }, 1},
		{"the slowest hostile one", 1000, func(r *Run) { r.Timings[3].Ask.Max = 100 }, 1},
		{"a small corpus", 999, func(r *Run) { r.AloneDisk = 1000 }, 0},
	} {
		r := fine
		r.Timings = slices.Clone(fine.Timings)
		test.change(&r)
		report := Report{Corpora: []Corpus{{Passages: test.passages, Runs: []Run{r}}}}
		if got := report.Above(); len(got) != test.want {
			t.Errorf("%s: got %q, want %d", test.name, got, test.want)
		}
	}
}
