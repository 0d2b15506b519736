package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"attache/internal/facts"
	"attache/internal/review"
)

func corpusStatsCommand(env environment) *cobra.Command {
	var src source
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats [flags] [FOLDER or FILE]",
		Short: "Count what the articles hold",
		Long: `Counts the articles and what was found in them, and lists the articles in which
nothing was found, the names that are mentioned most and those that several bear.`,
		Args: src.argument,
		RunE: func(cmd *cobra.Command, _ []string) error {
			set, err := src.load(env.stderr)
			if err != nil {
				return err
			}
			x, err := facts.New()
			if err != nil {
				return fault{err}
			}
			s, err := review.Measure(cmd.Context(), x, set)
			if err != nil {
				return fault{err}
			}
			if asJSON {
				err = printJSON(env.stdout, s)
			} else {
				err = printStats(env.stdout, s)
			}
			if err != nil {
				return fault{err}
			}
			return nil
		},
	}
	src.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// Limits of what the statistics list for people; the JSON has all.
const (
	maxCounts    = 12
	maxSilent    = 10
	maxAmbiguous = 15
	maxBearers   = 6
	maxBars      = 36 // months; of more, years are drawn
	maxBar       = 40 // columns
)

// printStats prints statistics for people.
func printStats(w io.Writer, s *review.Stats) error {
	var b strings.Builder
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	row := func(name, format string, args ...any) {
		fmt.Fprintf(t, "%s\t%s\n", name, printable(fmt.Sprintf(format, args...)))
	}
	a := s.Articles
	row("articles", "%d, of which %d are retracted and %d have no day", a.All, a.Retracted, a.Undated)
	row("  by source", "%s", counts(a.Sources, "no source"))
	row("  by language", "%s", counts(a.Languages, "unknown"))
	row("  by year", "%s", counts(a.Years, ""))
	row("text", "%d words, %d sentences, %d passages", s.Words, s.Sentences, s.Passages)
	row("entities", "%s", counts(s.Entities, ""))
	row("attributes", "%s", counts(s.Attributes, ""))
	row("quotations", "%s", counts(s.Quotations, ""))
	row("stances", "%s", counts(s.Stances, ""))
	row("events", "%s; %d have a place", counts(s.Events, "undated"), s.EventsPlaced)
	row("found", "%.1f attributes, quotations, stances and events in 100 words; median of an article %g", s.FoundPer100, s.FoundInArticle)
	row("snapshot", "%s", s.Snapshot)
	t.Flush() // into memory
	months(&b, a)
	list := func(heading string, n, limit int, line func(i int) string) {
		if n == 0 {
			return
		}
		fmt.Fprintf(&b, "\n%s\n", heading)
		for i := range min(n, limit) {
			fmt.Fprintf(&b, "  %s\n", printable(line(i)))
		}
		if n > limit {
			fmt.Fprintf(&b, "  … and %d more; --json has all\n", n-limit)
		}
	}
	list("Mentioned most", len(s.Mentioned), len(s.Mentioned), func(i int) string {
		m := s.Mentioned[i]
		return fmt.Sprintf("%s (%s): %s in %s", m.Name, m.Type, counted(m.Mentions, "mention"), counted(m.Articles, "article"))
	})
	list("Names that are a question back", len(s.Ambiguous), maxAmbiguous, func(i int) string {
		var may []string
		for n, m := range s.Ambiguous[i].May {
			if n == maxBearers {
				may = append(may, fmt.Sprintf("%d more", len(s.Ambiguous[i].May)-n))
				break
			}
			may = append(may, fmt.Sprintf("%s (%s)", m.Name, m.Type))
		}
		return s.Ambiguous[i].Name + ": " + strings.Join(may, ", ")
	})
	list("Articles in which nothing was found", len(s.Silent), maxSilent, func(i int) string {
		return s.Silent[i].ID + ": " + s.Silent[i].Title
	})
	_, err := io.WriteString(w, b.String())
	return err
}

// counts writes counts on one line; none is what those without a name are called.
func counts(all []review.Count, none string) string {
	if len(all) == 0 {
		return "none"
	}
	var out []string
	rest := 0
	for i, c := range all {
		if i >= maxCounts {
			rest += c.N
			continue
		}
		name := c.Name
		if name == "" {
			name = none
		}
		out = append(out, fmt.Sprintf("%s %d", name, c.N))
	}
	if rest > 0 {
		out = append(out, fmt.Sprintf("%d others %d", len(all)-maxCounts, rest))
	}
	return strings.Join(out, ", ")
}

// months draws how many articles there are of each month or, where these are many, of each
// year.
func months(b *strings.Builder, a review.ArticleStats) {
	bars := a.Months
	if len(bars) > maxBars {
		bars = a.Years
	}
	if len(bars) < 2 {
		return
	}
	most := 1
	for _, c := range bars {
		most = max(most, c.N)
	}
	b.WriteByte('\n')
	for _, c := range bars {
		bar := ""
		if c.N > 0 {
			bar = strings.Repeat("█", max(1, c.N*maxBar/most)) + " "
		}
		fmt.Fprintf(b, "%-7s  %s%d\n", c.Name, bar, c.N)
	}
}
