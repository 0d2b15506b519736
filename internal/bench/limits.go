package bench

import "fmt"

// Limits of what a corpus may cost, as ratios to bare Bleve in the same run, so that a slow
// machine does not fail. The medians and the sizes lie at two thirds of what is allowed, or four fifths on a bad day.
const (
	fromPassages = 1000 // smaller corpora measure only what any question costs
	maxAll       = 1.5  // the median of all commands to a match query
	maxAsk       = 3.0  // that of free questions
	maxWorst     = 15.0 // the slowest question of all, and of those that mean harm, to the median of free questions
	maxClaims    = 30.0 // the slowest text to check, of which up to eight claims are read
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
	worst := func(c *Corpus, n *Run, t Timing, limit float64) {
		free := n.of("ask").Ask.P50
		if free > 0 && t.Ask.Max > limit*free {
			out = append(out, fmt.Sprintf("%d passages on %d cores: %q took %.1f times the median of free questions; at most %g", c.Passages, n.Cores, t.Slowest, t.Ask.Max/free, limit))
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
				switch t.Command {
				case "ask":
					check(c, n, "the median of free questions takes", t.Ask.P50/t.Bare.P50, maxAsk)
				case overall:
					check(c, n, "the median of all commands takes", t.Ask.P50/t.Bare.P50, maxAll)
					worst(c, n, t, maxWorst)
				case hostile:
					worst(c, n, t, maxWorst)
				case claims:
					worst(c, n, t, maxClaims)
				}
			}
		}
	}
	return out
}
