package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"attache/internal/article"
	"attache/internal/facts"
)

// An extract is what one article says, as "bot extract --json" prints it: a
// public contract like answers.Answer.
type extract struct {
	Article  *article.Article `json:"article"`
	Entities []facts.Entity   `json:"entities"`
	Facts    []facts.Fact     `json:"facts"`
	Quotes   []facts.Quote    `json:"quotes"`
	Stances  []facts.Stance   `json:"stances"`
	Events   []facts.Event    `json:"events"`
	Passages []span           `json:"passages"`
}

// A span is a passage of the article with what part it plays.
type span struct {
	Kind article.Kind `json:"kind"`
	facts.Evidence
}

func extractCommand(env environment) *cobra.Command {
	var date string
	var asJSON, explained bool
	cmd := &cobra.Command{
		Use:   "extract [flags] FILE",
		Short: "Show what an article says",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("name one file; see: %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			src := source{path: args[0], date: date}
			set, err := src.load(env.stderr)
			if err != nil {
				return err
			}
			x, err := facts.New()
			if err != nil {
				return fault{err}
			}
			x = x.With(set.Names)
			var all []extract
			for _, a := range set.Articles {
				d := x.Extract(a)
				if explained && !asJSON {
					if _, err := fmt.Fprint(env.stdout, explain(d)); err != nil {
						return fault{err}
					}
					continue
				}
				all = append(all, newExtract(d))
			}
			switch {
			case asJSON && len(all) == 1:
				err = printJSON(env.stdout, all[0])
			case asJSON:
				err = printJSON(env.stdout, all)
			default:
				for _, e := range all {
					if _, err = fmt.Fprint(env.stdout, e.text()); err != nil {
						break
					}
				}
			}
			if err != nil {
				return fault{err}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&date, "date", "", "publication `day` of an article that gives none, like 2022-03-30")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&explained, "explain", false, "show the article sentence by sentence, with the rule that found each fact")
	return cmd
}

func newExtract(d *facts.Document) extract {
	e := extract{Article: d.Article, Entities: d.Entities, Facts: d.Facts, Quotes: d.Quotes, Stances: d.Stances, Events: d.Events, Passages: []span{}}
	for _, p := range d.Article.Passages {
		e.Passages = append(e.Passages, span{Kind: p.Kind, Evidence: facts.Cite(d.Article, p.Span)})
	}
	if e.Entities == nil {
		e.Entities = []facts.Entity{}
	}
	return e
}

// text lists what was found, a line each.
func (e extract) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", printable(e.Article.Title))
	section := func(name string, n int) {
		if n > 0 {
			fmt.Fprintf(&b, "\n%s\n", name)
		}
	}
	line := func(format string, args ...any) {
		fmt.Fprintf(&b, "  %s\n", printable(fmt.Sprintf(format, args...)))
	}
	section("entities", len(e.Entities))
	for _, x := range e.Entities {
		line("%s (%s)%s", x.Name, x.Type, listed(": ", x.Aliases))
	}
	section("facts", len(e.Facts))
	for _, f := range e.Facts {
		line("%s: %s: %s", f.Name, f.Label, f.Value)
	}
	section("quotes", len(e.Quotes))
	for _, q := range e.Quotes {
		line("%s (%s%s): %s", q.Speaker, q.Kind, prefixed(", via ", q.Via), q.Text)
	}
	section("stances", len(e.Stances))
	for _, s := range e.Stances {
		line("%s %s %s (“%s”%s%s)", s.Holder, s.Polarity, s.Target, s.Cue, prefixed(", according to ", s.Claimant), prefixed(", via ", s.Via))
	}
	section("events", len(e.Events))
	for _, v := range e.Events {
		when := v.Date
		switch {
		case when == "":
			when = v.When
		case v.Precision == "week":
			when = "in the week of " + when
		}
		line("%s: %s%s", when, v.What, prefixed(" — ", strings.TrimPrefix(v.Status, "past")))
	}
	b.WriteByte('\n')
	return b.String()
}

func listed(prefix string, list []string) string { return prefixed(prefix, strings.Join(list, ", ")) }

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// printable makes one line of article text that cannot drive a terminal.
func printable(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return '\uFFFD'
		}
		return r
	}, s)
}
