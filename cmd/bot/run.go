package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
)

// The exit statuses of the program. Finding nothing is an answer, so it is
// success.
const (
	exitOK    = 0
	exitFault = 1 // something broke that the caller did not cause
	exitUsage = 2 // a wrong call: a flag, a path, a configuration

	exitFindings = 3 // "bot corpus check" found what must be mended
)

// An environment is what the program is given besides its arguments.
type environment struct {
	getenv         func(string) string
	stdin          *os.File
	stdout, stderr io.Writer

	// exit ends the process; nil: it cannot be ended. Only what has been told to end, and
	// does not, ends in this way.
	exit  func(status int)
	after func(time.Duration) <-chan time.Time // when that is; nil: time.After
}

// A fault is an error that is not the caller's: it exits with exitFault.
type fault struct{ error }

func (f fault) Unwrap() error { return f.error }

// run carries out one call and returns its exit status. Errors are printed as
// one line to stderr.
func run(ctx context.Context, args []string, env environment) int {
	root := commands(env)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	if errors.Is(err, context.Canceled) {
		return exitFault
	}
	if errors.Is(err, errIll) { // and said so
		return exitFault
	}
	if errors.Is(err, errNotUsable) { // and said so
		return exitFindings
	}
	if errors.Is(err, errNoToken) { // the one error that has more to say
		fmt.Fprintf(env.stderr, "bot: %v\n", err)
		return exitUsage
	}
	fmt.Fprintf(env.stderr, "bot: %s\n", oneLine(err))
	if errors.As(err, new(fault)) {
		return exitFault
	}
	return exitUsage
}

// oneLine puts an error into one line: cobra adds suggestions in further ones.
func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}

// commands returns the program's subcommands. cobra is the library the field
// uses for them: it parses flags, completes them in shells, and finds the
// nearest name for a mistyped one.
func commands(env environment) *cobra.Command {
	root := &cobra.Command{
		Use:   "bot",
		Short: "Answers from news articles, with the sentence under each fact",
		Long: `Answers questions from news articles, with the sentence under each fact.

Without a subcommand it is the Discord bot (bot serve). To try it without
Discord: bot ask '!who Lavrov', or bot chat.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("there is no subcommand %q; see: bot help", args[0])
			}
			return nil
		},
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return serve(cmd.Context(), env, source{}) },
	}
	root.SetIn(env.stdin)
	root.SetOut(env.stdout)
	root.SetErr(env.stderr)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w; see: %s --help", err, cmd.CommandPath())
	})
	root.AddCommand(serveCommand(env), askCommand(env), chatCommand(env), previewCommand(env), extractCommand(env), articlesCommand(env), indexCommand(env), corpusCommand(env), evalCommand(env), gapsCommand(env), memoryCommand(env), healthCommand(env), doctorCommand(env), benchCommand(env), versionCommand(env))
	root.CompletionOptions.HiddenDefaultCmd = true
	return root
}

// noArgs is cobra.NoArgs with a sentence that says what to do.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%q is too much: %s takes no arguments; see: %s --help", args[0], cmd.CommandPath(), cmd.CommandPath())
	}
	return nil
}
