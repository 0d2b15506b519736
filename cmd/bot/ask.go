package main

import (
	"context"
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
			return env.answer(cmd.Context(), src, text, asJSON)
		},
	}
	src.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the answer as JSON")
	return cmd
}

// answer prints the answer to one question from the articles of a source.
func (e environment) answer(ctx context.Context, src source, text string, asJSON bool) error {
	lib, err := src.open(ctx, e.stderr)
	if err != nil {
		return err
	}
	a := answers.New(slog.New(slog.NewTextHandler(e.stderr, nil)), lib.Index).Ask(ctx, text)
	page := a.Page(nil)
	if a.Status == answers.Invalid { // what is wrong is said once, below: how to ask is left
		page.Title, page.Lead, page.Tips, page.Footer = nil, nil, nil, nil
	}
	if asJSON {
		err = printJSON(e.stdout, a)
	} else {
		err = terminal.Render(e.stdout, page, e.style())
	}
	if err != nil {
		return fault{err}
	}
	switch {
	case a.Failed:
		return fault{errors.New(clause(a.Message))}
	case a.Status == answers.Invalid:
		return errors.New(clause(a.Message))
	}
	return nil
}

// clause returns a sentence as errors are written: without capital and full stop.
func clause(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + strings.TrimSuffix(s[1:], ".")
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
