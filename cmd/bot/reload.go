package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"syscall"
)

// hangups returns a channel for the signal by which programs that run for long are
// asked to read their files again, and what ends it. Where there is no such signal it
// never comes.
func hangups() (<-chan os.Signal, func()) {
	hup := make(chan os.Signal, 1) // of several that come meanwhile, one is enough
	signal.Notify(hup, syscall.SIGHUP)
	return hup, func() { signal.Stop(hup) }
}

// reloading has the articles read again on each signal, until ctx ends.
func reloading(ctx context.Context, lg *slog.Logger, hup <-chan os.Signal, reload func(context.Context) error) {
	for {
		select {
		case <-hup:
			if err := reload(ctx); err != nil && ctx.Err() == nil {
				lg.Error("corpus not read again; the articles stay as they were", slog.Any("err", err))
			}
		case <-ctx.Done():
			return
		}
	}
}
