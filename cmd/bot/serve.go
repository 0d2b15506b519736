package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"attache/internal/answers"
	"attache/internal/archive"
	"attache/internal/article"
	"attache/internal/discord"
	"attache/internal/facts"
	"attache/internal/library"
	"attache/internal/memory"
	"attache/internal/metrics"
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
	src.indexFlag(cmd)
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
	lg := cfg.logger(env.stderr)
	if env.getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, stop)    // a second Ctrl-C ends it at once
	defer endWithin(ctx, lg, env)() // called off when all that follows has ended
	var background sync.WaitGroup
	var lib *library.Library
	defer func() {
		stop()
		background.Wait()
		if lib == nil {
			return
		}
		if err := lib.Close(); err != nil {
			lg.Error("the index was not closed well", slog.Any("err", err))
		}
	}()
	counts := metrics.New()
	watched := &status{lg: lg}
	watched.watch("memory", awaited("it is not open yet"))
	watched.watch("index", awaited("it is not open yet"))
	watched.watch("gateway", awaited(notConnected))
	if cfg.status != "" {
		stop, err := watched.listen(cfg.status, counts)
		if err != nil {
			return err
		}
		defer stop()
		defer context.AfterFunc(ctx, func() { watched.ending.Store(true) })()
	}
	src.path, src.date, src.index = cmp.Or(src.path, cfg.corpus), cmp.Or(src.date, cfg.date), cmp.Or(src.index, cfg.index)
	cfg.keep.Metrics = counts
	mem, err := memory.Open(cmp.Or(cfg.memory, defaultMemory), cfg.keep)
	if err != nil {
		return memoryError(err)
	}
	defer func() {
		if err := mem.Close(); err != nil {
			lg.Error("memory was not closed well", slog.Any("err", err))
		}
	}()
	watched.watch("memory", func() string {
		if _, err := mem.Settings(memory.Scope{Guild: "0"}); err != nil {
			return "it cannot be read"
		}
		return ""
	})
	var watcher *library.Watcher
	lib, watcher, err = src.follow(ctx, lg, env.stderr, !cfg.still)
	if err != nil {
		return articlesError(err)
	}
	go sweep(ctx, lg, mem)
	lib.Index().Ready()
	watched.watch("index", func() string { return "" })
	counts.Corpus(func() metrics.Corpus { return corpusCounts(lib, watcher) })
	engine := answers.New(lg, lib.Index)
	lg.Info("corpus is ready", slog.Int("articles", len(lib.Index().Articles())), slog.String("snapshot", lib.Index().Snapshot()))
	appears := discord.Config{Token: cfg.token, APIURL: cfg.apiURL, Prefix: cfg.prefix, Commands: engine.Words(), Memory: mem, Metrics: counts,
		Import: src.importer(), ImportFrom: cfg.servers,
		CorrectFor: cfg.correct, Changed: lib.Changed, Since: lib.Since}
	reload := func(context.Context) error { return errIndexAlone }
	if watcher != nil {
		background.Go(func() { watcher.Run(ctx) })
		reload, appears.Folder = watcher.Reload, watcher.Status
		if src.path != "" {
			appears.Reload = reload
		}
	}
	appears.Shards, appears.PublicKey = cfg.shards, cfg.publicKey
	if cfg.interactions != "" {
		if appears.Interactions, err = net.Listen("tcp", cfg.interactions); err != nil {
			return addressError(fmt.Errorf("cannot take interactions at %s: %w; choose another INTERACTIONS_ADDR, or end what uses it", cfg.interactions, err))
		}
		defer appears.Interactions.Close()
	}
	hup, ignore := hangups()
	defer ignore()
	background.Go(func() { reloading(ctx, lg, hup, reload) })
	bot := discord.New(lg, engine, appears)
	watched.watch("gateway", func() string {
		if !bot.Connected() {
			return notConnected
		}
		return ""
	})
	if err := bot.Run(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return fault{fmt.Errorf("cannot go on: %w", err)}
	}
	return nil
}

// memoryError makes a fault of what keeps the memory from being opened and may pass: a
// database that is away, another bot that is just ending, a full disk.
func memoryError(err error) error {
	if errors.As(err, new(memory.Misplaced)) {
		return err
	}
	return fault{err}
}

// articlesError does the same for the articles and their index.
func articlesError(err error) error {
	if errors.Is(err, archive.ErrLocked) || errors.As(err, new(syscall.Errno)) && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
		return fault{err}
	}
	return err
}

// addressError does the same for an address to listen at, which may be in use, or not be
// this machine's yet.
func addressError(err error) error {
	if errors.As(err, new(syscall.Errno)) && !errors.Is(err, fs.ErrPermission) {
		return fault{err}
	}
	return err
}

// mostEnding is how long the bot may take to end. discord.Bot needs nine seconds at most;
// Docker kills what is not gone within ten, and systemd is told to wait a little longer.
const mostEnding = 9500 * time.Millisecond

// endWithin ends the process if it is still there mostEnding after the end of ctx: articles on
// a disk that does not answer, or an index that is being written, cannot be interrupted,
// but withstand it. The returned function calls it off.
func endWithin(ctx context.Context, lg *slog.Logger, env environment) (stop func()) {
	after := env.after
	if after == nil {
		after = time.After
	}
	ended := make(chan struct{})
	context.AfterFunc(ctx, func() {
		select {
		case <-after(mostEnding):
			lg.Warn("ended before everything was closed")
			if env.exit != nil {
				env.exit(exitFault)
			}
		case <-ended:
		}
	})
	return func() { close(ended) }
}

const notConnected = "not connected to Discord"

// corpusCounts is the state of the articles for the metrics.
func corpusCounts(lib *library.Library, watcher *library.Watcher) metrics.Corpus {
	c := metrics.Corpus{Articles: len(lib.Index().Articles()), Since: lib.Since()}
	if watcher != nil {
		s := watcher.Status()
		c.Broken, c.Checked, c.Trouble, c.Reloads, c.Failures = len(s.Broken), s.Checked, s.Trouble != "", s.Taken, s.Failed
	}
	return c
}

// gcPercent is how much garbage the bot lets lie, in percent of what it needs, unless GOGC
// says otherwise. Reading articles makes much of it, and whoever asks meanwhile has to help
// with collecting it: with Go's own 100, one answer in a hundred takes two to three times as
// long as otherwise, with 200 one and a half times (BenchmarkAskWhileReading), for a half
// more memory.
const gcPercent = 200

// errIndexAlone is the answer to a SIGHUP where there is no folder to read again.
var errIndexAlone = errors.New("there are no articles but those in the index; name their folder with CORPUS")

// follow opens the articles, and what keeps them in step with their folder; nil where
// there is only an index.
func (s *source) follow(ctx context.Context, lg *slog.Logger, warn io.Writer, watch bool) (*library.Library, *library.Watcher, error) {
	if s.path == "" && s.index != "" {
		lib, err := s.open(ctx, warn)
		return lib, nil, err
	}
	folder, err := s.folder()
	if err != nil {
		return nil, nil, err
	}
	lib, set, err := openFolder(ctx, folder, warn, func(x *facts.Extractor, set *article.Set) (*library.Library, error) {
		if s.index == "" {
			return library.Open(ctx, x, set)
		}
		lib, stored, err := library.OpenDir(ctx, lg, x, s.index, set)
		if err == nil {
			lg.Info("index is up to date", slog.Int("added", stored.Added), slog.Int("changed", stored.Changed), slog.Int("removed", stored.Removed), slog.Int("kept", stored.Kept))
		}
		return lib, err
	})
	if err != nil {
		return nil, nil, err
	}
	return lib, library.NewWatcher(lg, lib, folder, set, s.path != "" && watch), nil
}

const sweepEvery = time.Hour

// sweep has the memory forget what is past its time, now and every hour.
func sweep(ctx context.Context, lg *slog.Logger, mem *memory.Store) {
	hourly := time.NewTicker(sweepEvery)
	defer hourly.Stop()
	for {
		n := 0
		_, mine, err := mem.Claim("sweep", sweepEvery*5/6) // of several processes one does
		if mine {
			n, err = mem.Sweep(time.Now())
		}
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
