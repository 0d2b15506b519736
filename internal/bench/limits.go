package bench

import "fmt"

// Limits of what a corpus may cost, as ratios to bare Bleve in the same run, so that a slow
// machine does not fail. The medians and the sizes lie at about half of what is allowed.
const (
	fromPassages = 1000 // smaller corpora measure only what any question costs
	maxAsk       = 4.0  // the median of all commands, and of free questions, to a match query
	maxDisk      = 1.5  // passages alone, a passage
	maxFilling   = 1.5  // passages alone, in time of processors
)

// Above returns what is above its limit, in sentences.
func (r *Report) Above() []string {
	var out []string
	check := func(c *Corpus, n *Run, what string, got, limit float64) {
		if got > limit {
			out = append(out, fmt.Sprintf("%d passages on %d cores: %s %.2f times what bare Bleve does; at most %g", c.Passages, n.Cores, what, got, limit))
		}
	}
	for i := range r.Corpora {
		c := &r.Corpora[i]
		for k := range c.Runs {
			n := &c.Runs[k]
			if c.Passages < fromPassages {
				continue
			}
			check(c, n, "the passages take on disk", n.AloneDisk/n.BareDisk, maxDisk)
			if n.BareCPU > 0 {
				check(c, n, "indexing the passages takes", n.AloneCPU/n.BareCPU, maxFilling)
			}
			for _, t := range n.Timings {
				if t.Command == overall || t.Command == "ask" {
					check(c, n, "the median of "+t.Command+" takes", t.Ask.P50/t.Bare.P50, maxAsk)
				}
			}
		}
	}
	return out
}
