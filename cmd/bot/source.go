package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/library"
)

// A source says which articles to answer from.
type source struct {
	path string // a folder or a file; empty: the articles inside the binary
	date string // publication day of articles that give none
}

// flags adds the flags that choose a source.
func (s *source) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.path, "corpus", "", "a folder of articles, or one `file` (default: the articles inside the program)")
	cmd.Flags().StringVar(&s.date, "date", "", "publication `day` of articles that give none, like 2022-03-30")
}

// load reads the articles. What is wrong with single files of a folder, and what
// had to be mended in an article, goes to warn, a line each; it is an error only
// when no article is left.
func (s *source) load(warn io.Writer) (*article.Set, error) {
	set, err := s.read()
	if err != nil {
		return nil, err
	}
	if len(set.Articles) == 0 && len(set.Problems) > 0 {
		return nil, fmt.Errorf("no article could be read: %w", set.Problems[0])
	}
	for _, p := range set.Problems {
		fmt.Fprintf(warn, "bot: left out: %s\n", oneLine(p))
	}
	for _, a := range set.Articles {
		for _, w := range a.Warnings {
			fmt.Fprintf(warn, "bot: %s\n", oneLine(w))
		}
	}
	return set, nil
}

// read reads the articles and leaves it to the caller to say what is wrong with them.
func (s *source) read() (*article.Set, error) {
	var opts []article.Option
	if s.date != "" {
		opts = append(opts, article.WithDate(s.date))
	}
	if s.path == "" {
		return article.LoadFS(corpus.FS, ".", opts...)
	}
	return article.Load(s.path, opts...)
}

// open reads and indexes the articles.
func (s *source) open(ctx context.Context, warn io.Writer) (*library.Library, error) {
	// The rules and the articles are loaded at once: each takes some
	// milliseconds of what a one-shot question costs.
	type loaded struct {
		x   *facts.Extractor
		err error
	}
	ch := make(chan loaded, 1)
	go func() {
		x, err := facts.New()
		ch <- loaded{x, err}
	}()
	set, err := s.load(warn)
	got := <-ch
	if err != nil {
		return nil, err
	}
	if got.err != nil {
		return nil, fault{got.err}
	}
	lib, err := library.Open(ctx, got.x, set)
	if err != nil {
		return nil, fault{err}
	}
	return lib, nil
}
