package main

import (
	"errors"
	"fmt"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"attache/internal/bench"
	"attache/internal/facts"
)

func benchCommand(env environment) *cobra.Command {
	var o bench.Options
	var asJSON, quiet, check bool
	cmd := &cobra.Command{
		Use:   "bench [flags]",
		Short: "Measure what a corpus costs at several sizes",
		Long: `Measures what it costs to read, index, keep, open and ask a corpus, at several
sizes, beside what bare Bleve takes for the same passages in the same run. The
articles and the questions are made up from a seed.

The largest corpora take minutes and gigabytes; --sizes leaves them out.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			for _, n := range o.Sizes {
				if n < 1 {
					return fmt.Errorf("--sizes has %d; a corpus has at least one passage", n)
				}
			}
			for _, n := range o.Cores {
				if n < 1 || n > runtime.NumCPU() {
					return fmt.Errorf("--cores has %d; this machine has 1 to %d", n, runtime.NumCPU())
				}
			}
			if o.Questions < 1 {
				return fmt.Errorf("--questions is %d; it is how many are asked of each command, at least 1", o.Questions)
			}
			if !quiet {
				o.Progress = func(format string, args ...any) { fmt.Fprintf(env.stderr, format+"\n", args...) }
			}
			x, err := facts.New()
			if err != nil {
				return fault{err}
			}
			o.Rules = x
			r, failed := bench.Measure(cmd.Context(), o) // what was measured before is worth its time
			write := r.WriteText
			if asJSON {
				write = r.WriteJSON
			}
			if err := errors.Join(failed, write(env.stdout)); err != nil {
				return fault{err}
			}
			if above := r.Above(); check && len(above) > 0 {
				return fault{errors.New(strings.Join(above, "; "))}
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.IntSliceVar(&o.Sizes, "sizes", []int{1, 1_000, 100_000, 1_000_000}, "`passages` of each corpus")
	f.IntSliceVar(&o.Cores, "cores", cores(), "on how many `cores`")
	f.Uint64Var(&o.Seed, "seed", 1, "`number` that articles and questions are made from")
	f.IntVar(&o.Questions, "questions", 100, "how `many` are asked of each command")
	f.IntVar(&o.FactsUpTo, "facts-up-to", 100_000, "largest corpus, in `passages`, in which facts are found as well; of larger ones only passages are indexed and asked")
	f.StringVar(&o.Dir, "dir", "", "`folder` in which indexes are made for a while (default: that of temporary files)")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	f.BoolVar(&check, "check", false, "fail when something of a corpus of 1,000 passages or more costs too much beside bare Bleve")
	f.BoolVarP(&quiet, "quiet", "q", false, "do not tell what is being measured")
	return cmd
}

// cores returns one and, where there are more, two.
func cores() []int {
	if runtime.NumCPU() == 1 {
		return []int{1}
	}
	return []int{1, 2}
}
