package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"attache/internal/library"
)

// hangups returns a channel for the signal by which programs that run for long are
// asked to read their files again, and what ends it. Where there is no such signal it
// never comes.
func hangups() (<-chan os.Signal, func()) {
	hup := make(chan os.Signal, 1) // of several that come meanwhile, one is enough
	signal.Notify(hup, syscall.SIGHUP)
	return hup, func() { signal.Stop(hup) }
}

// reloading reads the articles again on each signal, until ctx ends.
func (s *source) reloading(ctx context.Context, hup <-chan os.Signal, lg *slog.Logger, warn io.Writer, lib *library.Library) {
	for {
		select {
		case <-hup:
			s.reload(ctx, lg, warn, lib)
		case <-ctx.Done():
			return
		}
	}
}

// reload has questions answered from the articles as they are now. While a file cannot
// be read, what was read of it before stays; while none can be, everything does.
func (s *source) reload(ctx context.Context, lg *slog.Logger, warn io.Writer, lib *library.Library) {
	before := lib.Index()
	set, err := s.load(warn)
	if err != nil {
		lg.Error("corpus not read again; the articles stay as they were", slog.Any("err", err))
		return
	}
	kept := set.Keep(before.Articles()) + set.Keep(before.Withdrawn())
	if err := lib.Reload(ctx, set); err != nil {
		if ctx.Err() == nil {
			lg.Error("corpus not read again; the articles stay as they were", slog.Any("err", err))
		}
		return
	}
	ix := lib.Index()
	lg.Info("corpus is read again", slog.Bool("changed", ix.Snapshot() != before.Snapshot()), slog.Int("articles", len(ix.Articles())),
		slog.Int("retracted", len(ix.Withdrawn())), slog.Int("kept_of_broken_files", kept), slog.String("snapshot", ix.Snapshot()))
}
