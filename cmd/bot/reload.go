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

// reloading reads the articles again on each signal and for each who asks, whom it tells
// what came of it, until ctx ends.
func (s *source) reloading(ctx context.Context, hup <-chan os.Signal, asked <-chan chan<- error, lg *slog.Logger, warn io.Writer, lib *library.Library) {
	for {
		select {
		case <-hup:
			if err := s.reload(ctx, lg, warn, lib); err != nil && ctx.Err() == nil {
				lg.Error("corpus not read again; the articles stay as they were", slog.Any("err", err))
			}
		case done := <-asked:
			done <- s.reload(ctx, lg, warn, lib)
		case <-ctx.Done():
			return
		}
	}
}

// request asks whoever listens to asked for a reload, and waits for what comes of it.
func request(ctx context.Context, asked chan<- chan<- error) error {
	done := make(chan error, 1) // nobody may be there any more to hear it
	select {
	case asked <- done:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// reload has questions answered from the articles as they are now. While a file cannot
// be read, what was read of it before stays; while none can be, everything does.
func (s *source) reload(ctx context.Context, lg *slog.Logger, warn io.Writer, lib *library.Library) error {
	before := lib.Index()
	set, err := s.load(warn)
	if err != nil {
		return err
	}
	kept := set.Keep(before.Articles()) + set.Keep(before.Withdrawn())
	if err := lib.Reload(ctx, set); err != nil {
		return err
	}
	ix := lib.Index()
	lg.Info("corpus is read again", slog.Bool("changed", ix.Snapshot() != before.Snapshot()), slog.Int("articles", len(ix.Articles())),
		slog.Int("retracted", len(ix.Withdrawn())), slog.Int("kept_of_broken_files", kept), slog.String("snapshot", ix.Snapshot()))
	return nil
}
