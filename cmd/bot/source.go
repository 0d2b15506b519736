package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"

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
	fs   fs.FS  // what path is in; nil: the system's files

	// index is a folder that what was read of the articles is kept in; empty: nothing is
	// kept. Without a path, what it has are the articles.
	index string
}

// flags adds the flags that choose a source.
func (s *source) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.path, "corpus", "", "a folder of articles, or one `file` (default: the articles inside the program)")
	cmd.Flags().StringVar(&s.date, "date", "", "publication `day` of articles that give none, like 2022-03-30")
}

// argument takes the folder or file that a command is given in place of --corpus.
func (s *source) argument(cmd *cobra.Command, args []string) error {
	if len(args) > 1 || len(args) == 1 && s.path != "" {
		return fmt.Errorf("name one folder or file; see: %s --help", cmd.CommandPath())
	}
	if len(args) == 1 {
		s.path = args[0]
	}
	return nil
}

// folder returns what is read again and again, of which nothing is read yet.
func (s *source) folder() (*article.Folder, error) {
	switch {
	case s.fs != nil:
		return article.OpenFS(s.fs, s.path, article.WithDate(s.date))
	case s.path == "":
		return article.OpenFS(corpus.FS, ".", article.WithDate(s.date))
	}
	return article.Open(s.path, article.WithDate(s.date))
}

// read reads the articles once, and leaves it to the caller to say what is wrong with them.
func (s *source) read() (*article.Set, error) {
	folder, err := s.folder()
	if err != nil {
		return nil, err
	}
	return folder.Read()
}

// load reads the articles once, as loadFolder does.
func (s *source) load(warn io.Writer) (*article.Set, error) {
	folder, err := s.folder()
	if err != nil {
		return nil, err
	}
	return loadFolder(folder, warn)
}

// loadFolder reads the articles. What is wrong with single files of a folder, and what had to
// be mended in an article, goes to warn, a line each; it is an error only when no
// article is left.
func loadFolder(folder *article.Folder, warn io.Writer) (*article.Set, error) {
	set, err := folder.Read()
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

// open reads and indexes the articles, once. Close the library when all is answered.
func (s *source) open(ctx context.Context, warn io.Writer) (*library.Library, error) {
	var folder *article.Folder
	if s.path != "" || s.index == "" {
		var err error
		if folder, err = s.folder(); err != nil {
			return nil, err
		}
	}
	lib, _, err := openFolder(ctx, folder, warn, func(x *facts.Extractor, set *article.Set) (*library.Library, error) {
		if s.index != "" {
			return s.openIndex(ctx, warn, x, set)
		}
		return library.Open(ctx, x, set)
	})
	return lib, err
}

// openFolder reads the articles of a folder, if there is one, and has them made a library.
func openFolder(ctx context.Context, folder *article.Folder, warn io.Writer, open func(*facts.Extractor, *article.Set) (*library.Library, error)) (*library.Library, *article.Set, error) {
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
	var set *article.Set
	var err error
	if folder != nil {
		set, err = loadFolder(folder, warn)
	}
	got := <-ch
	if err != nil {
		return nil, nil, err
	}
	if got.err != nil {
		return nil, nil, fault{got.err}
	}
	lib, err := open(got.x, set)
	if err != nil {
		return nil, nil, indexError(err)
	}
	return lib, set, nil
}
