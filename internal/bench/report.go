package bench

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"
)

// WriteJSON writes the report as JSON.
func (r *Report) WriteJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(r)
}

// WriteText writes the report for people: a table of what making and keeping an index
// costs, one of the answers, and one of how both grow. A figure in brackets is bare
// Bleve's for the same passages.
func (r *Report) WriteText(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, seed %d. In brackets: bare Bleve, analyzer en, of the same passages. Other work on the machine\nslows what counts seconds; time of processors hardly changes.\n\nMaking the index\n", r.Go, r.Seed)
	table(&b, "passages\tcores\tpassages alone, 1/s\tratio\t1/s of a processor\tratio\textraction, s\tall, s\tall, 1/s\tprocessor, s\tpeak, MB", func(row rower) {
		for _, c := range r.Corpora {
			for _, n := range c.Runs {
				row("%d\t%d\t%.0f (%.0f)\t%.2f\t%.0f (%.0f)\t%.2f\t%s\t%s\t%s\t%s\t%s", c.Passages, n.Cores, n.AloneRate, n.BareRate, n.AloneRate/n.BareRate,
					float64(c.Passages)/n.AloneCPU, float64(c.Passages)/n.BareCPU, n.BareCPU/n.AloneCPU,
					c.only("%.2f", n.Extract), c.only("%.2f", n.Whole), c.only("%.0f", n.WholeRate), c.only("%.1f", n.WholeCPU), c.only("%.0f", float64(n.PeakResident)/1e6))
			}
		}
	})
	b.WriteString("\nKeeping it, in bytes a passage, and opening it\n")
	table(&b, "passages\tcores\tdisk, passages alone\tall\theap\tresident, MB\topen, ms", func(row rower) {
		for _, c := range r.Corpora {
			for _, n := range c.Runs {
				row("%d\t%d\t%.0f (%.0f)\t%s\t%.0f\t%.0f\t%.1f (%.1f)", c.Passages, n.Cores, n.AloneDisk, n.BareDisk,
					c.only("%.0f", n.WholeDisk), n.Heap, float64(n.Resident)/1e6, 1000*n.Open, 1000*n.BareOpen)
			}
		}
	})
	fmt.Fprintf(&b, "\nAnswering, in ms, the least of %d tries, and as a ratio to one bare match query for the same words\n", tries)
	table(&b, "passages\tcores\tcommand\tanswered\tp50\tp95\tp99\tmax\tfirst p50\tfirst max\tratio p50\tp95\tp99\tmax to p50", func(row rower) {
		for _, c := range r.Corpora {
			for _, n := range c.Runs {
				for _, t := range n.Timings {
					row("%d\t%d\t%s\t%d/%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%s\t%s\t%s\t%.1f", c.Passages, n.Cores, t.Command, t.Answered, t.Questions, t.Ask.P50, t.Ask.P95, t.Ask.P99, t.Ask.Max, t.First.P50, t.First.Max,
						ratio(t.Ask.P50, t.Bare.P50), ratio(t.Ask.P95, t.Bare.P95), ratio(t.Ask.P99, t.Bare.P99), t.Ask.Max/n.median())
				}
			}
		}
	})
	b.WriteString("\nThe slowest question of all, and of the hostile ones, to the median of all, and of free questions\n")
	table(&b, "passages\tcores\tms\tto median\tto free\tquestion", func(row rower) {
		for _, c := range r.Corpora {
			for _, n := range c.Runs {
				for _, t := range n.Timings {
					if t.Command == overall || t.Command == hostile || t.Command == claims {
						row("%d\t%d\t%.3f\t%.1f\t%.1f\t%q", c.Passages, n.Cores, t.Ask.Max, t.Ask.Max/n.median(), t.Ask.Max/n.of("ask").Ask.P50, t.Slowest)
					}
				}
			}
		}
	})
	if len(r.Corpora) > 1 {
		b.WriteString("\nGrowth for ten times the passages: 10 is linear\n")
		table(&b, "from\tto\tcores\tall, s\theap\topen\tp50\tp99\tbare p50\tbare p99", func(row rower) {
			for i := range len(r.Corpora) - 1 {
				r.growth(row, &r.Corpora[i], &r.Corpora[i+1])
			}
		})
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// only formats a figure that there is only where facts were found.
func (c *Corpus) only(format string, v float64) string {
	if !c.Facts {
		return "–"
	}
	return fmt.Sprintf(format, v)
}

// growth writes how much more the larger of two corpora costs.
func (r *Report) growth(row rower, a, b *Corpus) {
	tenfold := func(from, to float64) string {
		if from <= 0 || to <= 0 {
			return "–"
		}
		return fmt.Sprintf("%.1f", math.Pow(to/from, 1/math.Log10(float64(b.Passages)/float64(a.Passages))))
	}
	for i := range min(len(a.Runs), len(b.Runs)) {
		m, n := &a.Runs[i], &b.Runs[i]
		s, t := m.All(), n.All()
		row("%d\t%d\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s", a.Passages, b.Passages, m.Cores, tenfold(m.Whole, n.Whole), tenfold(m.Heap*float64(a.Passages), n.Heap*float64(b.Passages)), tenfold(m.Open, n.Open),
			tenfold(s.Ask.P50, t.Ask.P50), tenfold(s.Ask.P99, t.Ask.P99), tenfold(s.Bare.P50, t.Bare.P50), tenfold(s.Bare.P99, t.Bare.P99))
	}
}

// ratio formats how many times bare Bleve's time one is; nothing where that was not asked.
func ratio(ask, bare float64) string {
	if bare == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f", ask/bare)
}

// All returns the timing of all commands, without that of hostile questions.
func (r *Run) All() Timing { return r.of(overall) }

// of returns the timing of a row.
func (r *Run) of(command string) Timing {
	for _, t := range r.Timings {
		if t.Command == command {
			return t
		}
	}
	return Timing{}
}

// median is of all questions, in milliseconds.
func (r *Run) median() float64 { return r.All().Ask.P50 }

// A rower writes a row of a table.
type rower func(format string, args ...any)

func table(w io.Writer, head string, rows func(rower)) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "%s\t\n", head)
	rows(func(format string, args ...any) { fmt.Fprintf(t, format+"\t\n", args...) })
	t.Flush()
}
