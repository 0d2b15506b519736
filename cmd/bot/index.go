package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/spf13/cobra"

	"attache/internal/archive"
	"attache/internal/article"
	"attache/internal/bench"
	"attache/internal/facts"
	"attache/internal/library"
)

func indexCommand(env environment) *cobra.Command {
	var src source
	cmd := &cobra.Command{
		Use:   "index --index DIR [--corpus DIR]",
		Short: "Keep on disk what was read of the articles, so that the next start is quick",
		Long: `Makes an index in a folder, or brings the one there up to date: only articles
that have changed are read again. Without --corpus it brings up to date what the
index has, after an update of the bot.

bot ask, chat and serve answer from the index with --index DIR.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return env.index(cmd.Context(), src) },
	}
	src.flags(cmd)
	src.indexFlag(cmd)
	cmd.Flags().Lookup("corpus").Usage = "a folder of articles, or one `file` (default: the articles that the index has)"
	cmd.Flags().Lookup("index").Usage = "the `folder` to make the index in, or to bring up to date"
	return cmd
}

// indexFlag adds the flag for a folder that an index is kept in.
func (s *source) indexFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&s.index, "index", "", "the `folder` of an index: with --corpus it is brought up to date first, without it is all there is to answer from")
}

// index brings the index of a source up to date and says what it did.
func (e environment) index(ctx context.Context, src source) error {
	if src.index == "" {
		return errors.New("say where the index is to be: bot index --index DIR --corpus DIR")
	}
	var set *article.Set
	if src.path != "" {
		var err error
		if set, err = src.load(e.stderr); err != nil {
			return err
		}
	}
	x, err := facts.New()
	if err != nil {
		return fault{err}
	}
	if e.getenv("GOGC") == "" {
		debug.SetGCPercent(library.GCPercent)
	}
	start := time.Now()
	lib, stored, err := library.OpenDir(ctx, e.log(), x, src.index, set)
	if err != nil {
		return indexError(err)
	}
	took := time.Since(start)
	articles, retracted := len(lib.Index().Articles()), len(lib.Index().Withdrawn())
	if err := lib.Close(); err != nil {
		return fault{err}
	}
	size, err := bench.SizeOf(src.index)
	if err != nil {
		return fault{err}
	}
	fmt.Fprintf(e.stdout, "%d articles and %d retracted: %d new, %d changed, %d gone; %d were kept as they were read\n",
		articles, retracted, stored.Added, stored.Changed, stored.Removed, stored.Kept)
	_, err = fmt.Fprintf(e.stdout, "took %.1f s; the index has %.1f MB\n", took.Seconds(), float64(size)/1e6)
	if err != nil {
		return fault{err}
	}
	return nil
}

// indexError tells what the caller can mend from what broke.
func indexError(err error) error {
	if errors.Is(err, archive.ErrLocked) || errors.Is(err, archive.ErrDamaged) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, library.ErrNoIndex) {
		return err
	}
	return fault{err}
}

// openIndex opens the library of a source that is kept on disk. Where another process
// keeps it up to date, it is read as that has it.
func (s *source) openIndex(ctx context.Context, warn io.Writer, x *facts.Extractor, set *article.Set) (*library.Library, error) {
	lg := slog.New(slog.NewTextHandler(warn, nil))
	if set != nil {
		lib, _, err := library.OpenDir(ctx, lg, x, s.index, set)
		if !errors.Is(err, archive.ErrLocked) {
			return lib, err
		}
		fmt.Fprintf(warn, "bot: index %s is kept up to date by another process; the answer is from what that has read\n", s.index)
	}
	return library.ViewDir(ctx, lg, x, s.index)
}

// log returns the log of commands that answer once.
func (e environment) log() *slog.Logger { return slog.New(slog.NewTextHandler(e.stderr, nil)) }
