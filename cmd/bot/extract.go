package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"attache/internal/annotate"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/terminal"
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

// An extraction is a call of "bot extract".
type extraction struct {
	environment
	json, explain, html bool
	output              string
}

func extractCommand(env environment) *cobra.Command {
	var date string
	x := extraction{environment: env}
	cmd := &cobra.Command{
		Use:   "extract [flags] FILE",
		Short: "Show what an article says",
		Long: `Prints an article with its entities, attributes, quotations, stances and events
marked in the text, and what each mark means. --html writes a page that shows the
same with colours, filters and details; it is one file and needs no network.`,
		Example: `  bot extract news/talks.md
  bot extract --html news/talks.md -o talks.html
  bot extract --html news.jsonl -o pages/`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("name one file; see: %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if x.output != "" && !x.html {
				return errors.New("--output goes with --html; send anything else to a file with >")
			}
			if x.html && x.output == "" && env.toTerminal() {
				return errors.New("say where to put the page, such as: bot extract --html talks.md -o talks.html")
			}
			src := source{path: args[0], date: date}
			set, err := src.load(env.stderr)
			if err != nil {
				return err
			}
			rules, err := facts.New()
			if err != nil {
				return fault{err}
			}
			rules = rules.With(set.Names)
			var docs []*facts.Document
			for _, a := range set.Articles {
				docs = append(docs, rules.Extract(a))
			}
			return x.show(docs)
		},
	}
	cmd.Flags().StringVar(&date, "date", "", "publication `day` of an article that gives none, like 2022-03-30")
	cmd.Flags().BoolVar(&x.json, "json", false, "print JSON")
	cmd.Flags().BoolVar(&x.explain, "explain", false, "show the article sentence by sentence, with the rule that found each fact")
	cmd.Flags().BoolVar(&x.html, "html", false, "make a web page of it")
	cmd.Flags().StringVarP(&x.output, "output", "o", "", "the `file` to write the page to; of several articles a folder")
	cmd.MarkFlagsMutuallyExclusive("json", "explain", "html")
	return cmd
}

// show prints what the articles say, or writes the pages of it.
func (x extraction) show(docs []*facts.Document) error {
	switch {
	case x.html && len(docs) == 1:
		return x.page(docs[0])
	case x.html:
		return x.pages(docs)
	case x.json:
		return x.printJSON(docs)
	}
	for _, d := range docs {
		var err error
		if x.explain {
			_, err = fmt.Fprint(x.stdout, explain(d))
		} else {
			err = terminal.Article(x.stdout, annotate.New(d), x.style(nil))
		}
		if err != nil {
			return fault{err}
		}
	}
	return nil
}

func (x extraction) printJSON(docs []*facts.Document) error {
	var all []extract
	for _, d := range docs {
		all = append(all, newExtract(d))
	}
	var v any = all
	if len(all) == 1 {
		v = all[0]
	}
	if err := printJSON(x.stdout, v); err != nil {
		return fault{err}
	}
	return nil
}

// page writes the page of one article.
func (x extraction) page(d *facts.Document) error {
	page, err := annotate.Page(annotate.New(d), "")
	if err != nil {
		return fault{err}
	}
	if x.output != "" {
		return writeWhole(x.output, page)
	}
	if _, err := x.stdout.Write(page); err != nil {
		return fault{fmt.Errorf("cannot print the page: %w", err)}
	}
	return nil
}

// pages writes a page for each article into a folder, and one that leads to them.
func (x extraction) pages(docs []*facts.Document) error {
	if x.output == "" {
		return fmt.Errorf("there are %d articles; say into which folder to put their pages, such as: -o pages/", len(docs))
	}
	if info, err := os.Stat(x.output); err == nil && !info.IsDir() {
		return fmt.Errorf("%s is a file; there are %d articles, so name a folder for their pages", x.output, len(docs))
	}
	if err := os.MkdirAll(x.output, 0o755); err != nil {
		return fmt.Errorf("cannot make the folder: %w", err)
	}
	const index = "index.html"
	var list []annotate.Listing
	for i, d := range docs {
		l := annotate.Listing{File: annotate.FileName(d.Article.ID, i+1), Text: annotate.New(d)}
		page, err := annotate.Page(l.Text, index)
		if err != nil {
			return fault{err}
		}
		if err := writeWhole(filepath.Join(x.output, l.File), page); err != nil {
			return err
		}
		list = append(list, l)
	}
	page, err := annotate.Index(list)
	if err != nil {
		return fault{err}
	}
	return writeWhole(filepath.Join(x.output, index), page)
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
