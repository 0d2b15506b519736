package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"attache/internal/answers"
	"attache/internal/terminal"
)

func askCommand(env environment) *cobra.Command {
	var src source
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "ask [flags] TEXT...",
		Short: "Answer one question",
		Example: `  bot ask '!who Lavrov'
  bot ask --corpus news/ --date 2022-03-30 stance India
  bot ask --json what does China think of NATO`,
		RunE: func(cmd *cobra.Command, args []string) error {
			text := strings.TrimSpace(strings.Join(args, " "))
			if text == "" {
				return errors.New("say what to ask, such as: bot ask '!who Lavrov'")
			}
			lib, err := src.open(cmd.Context(), env.stderr)
			if err != nil {
				return err
			}
			a := answers.New(slog.New(slog.NewTextHandler(env.stderr, nil)), lib.Index).Ask(cmd.Context(), text)
			if asJSON {
				err = printJSON(env.stdout, a)
			} else {
				err = terminal.Render(env.stdout, a.Page(), env.style())
			}
			if err != nil {
				return fault{err}
			}
			return wrongCall(a)
		},
	}
	src.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the answer as JSON")
	return cmd
}

// wrongCall turns an answer that says the question was none into the exit status
// for that; the answer itself was shown already.
func wrongCall(a answers.Answer) error {
	if a.Status == answers.Invalid {
		return errors.New(strings.ToLower(a.Message[:1]) + strings.TrimSuffix(a.Message[1:], "."))
	}
	return nil
}

// style returns how to print to the standard output: with colour only when it is
// a terminal.
func (e environment) style() terminal.Style {
	f, ok := e.stdout.(*os.File)
	if !ok {
		return terminal.Style{Prefix: "!"}
	}
	s := terminal.StyleFor(f, e.getenv)
	s.Prefix = "!"
	return s
}

// printJSON prints v as indented JSON, with <, > and & as they are: the output
// is read by programs and people, not by browsers.
func printJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("cannot print JSON: %w", err)
	}
	return nil
}
