package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"attache/internal/answers"
	"attache/internal/discord"
	"attache/internal/library"
	"attache/internal/memory"
)

func serveCommand(env environment) *cobra.Command {
	var src source
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Be the Discord bot (what bot does without a subcommand)",
		Long: `Connects to Discord and answers commands, mentions and direct messages.

It reads its settings from the environment, or from the file .env in the
working directory; .env.example explains them.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return serve(cmd.Context(), env, src) },
	}
	src.flags(cmd)
	return cmd
}

// errNoToken says in three lines how to go on.
var errNoToken = errors.New("DISCORD_TOKEN is not set\n" +
	"  to get one: https://discord.com/developers/applications, New Application, Bot, Reset Token; put it into .env (see .env.example)\n" +
	"  to try without: bot ask '!who Lavrov', or bot chat")

// serve is the Discord bot. It ends with ctx, on Ctrl-C, or when Discord says
// something that only the operator can mend.
func serve(ctx context.Context, env environment, src source) error {
	cfg, err := readConfig(env.getenv)
	if err != nil {
		return err
	}
	if cfg.token == "" {
		return errNoToken
	}
	var background sync.WaitGroup
	defer background.Wait()
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	src.path, src.date = cmp.Or(src.path, cfg.corpus), cmp.Or(src.date, cfg.date)
	lg := cfg.logger(env.stderr)
	mem, err := memory.Open(cmp.Or(cfg.memory, defaultMemory), cfg.keep)
	if err != nil {
		return err
	}
	defer func() {
		if err := mem.Close(); err != nil {
			lg.Error("memory was not closed well", slog.Any("err", err))
		}
	}()
	folder, err := src.folder()
	if err != nil {
		return err
	}
	lib, set, err := openFolder(ctx, folder, env.stderr)
	if err != nil {
		return err
	}
	go sweep(ctx, lg, mem)
	lib.Index().Ready()
	engine := answers.New(lg, lib.Index)
	lg.Info("corpus is ready", slog.Int("articles", len(lib.Index().Articles())), slog.String("snapshot", lib.Index().Snapshot()))
	watcher := library.NewWatcher(lg, lib, folder, set, src.path != "" && !cfg.still)
	background.Go(func() { watcher.Run(ctx) })
	hup, ignore := hangups()
	defer ignore()
	background.Go(func() { reloading(ctx, lg, hup, watcher.Reload) })
	appears := discord.Config{Token: cfg.token, APIURL: cfg.apiURL, Prefix: cfg.prefix, Commands: engine.Words(), Memory: mem,
		Import: src.importer(), ImportFrom: cfg.servers,
		CorrectFor: cfg.correct, Changed: lib.Changed, Since: lib.Since, Folder: watcher.Status}
	if src.path != "" {
		appears.Reload = watcher.Reload
	}
	bot := discord.New(lg, engine, appears)
	if err := bot.Run(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return fault{fmt.Errorf("cannot go on: %w", err)}
	}
	return nil
}

// sweep has the memory forget what is past its time, now and every hour.
func sweep(ctx context.Context, lg *slog.Logger, mem *memory.Store) {
	hourly := time.NewTicker(time.Hour)
	defer hourly.Stop()
	for {
		n, err := mem.Sweep(time.Now())
		if errors.Is(err, memory.ErrClosed) {
			return
		}
		if err != nil {
			lg.Error("cannot forget what is past its time", slog.Any("err", err))
		} else if n > 0 {
			lg.Info("forgot what is past its time", slog.Int("records", n))
		}
		select {
		case <-ctx.Done():
			return
		case <-hourly.C:
		}
	}
}
