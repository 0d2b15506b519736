package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"attache/internal/answers"
	"attache/internal/terminal"
	"attache/internal/wording"
)

func askCommand(env environment) *cobra.Command {
	var src source
	var asJSON bool
	var language string
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
			words, err := speak(language)
			if err != nil {
				return err
			}
			return env.answer(cmd.Context(), src, words, text, asJSON)
		},
	}
	src.flags(cmd)
	src.indexFlag(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the answer as JSON, which is English")
	languageFlag(cmd, &language)
	return cmd
}

// answer prints the answer to one question from the articles of a source.
func (e environment) answer(ctx context.Context, src source, words *wording.Printer, text string, asJSON bool) error {
	lib, err := src.open(ctx, e.stderr)
	if err != nil {
		return err
	}
	defer lib.Close()
	a := answers.New(e.log(), lib.Index).Ask(ctx, text)
	page := a.Page(words)
	if a.Status == answers.Invalid { // what is wrong is said once, below: how to ask is left
		page.Title, page.Lead, page.Tips, page.Footer = nil, nil, nil, nil
	}
	if asJSON {
		err = printJSON(e.stdout, a)
	} else {
		err = terminal.Render(e.stdout, page, e.style(words))
	}
	if err != nil {
		return fault{err}
	}
	switch {
	case a.Failed:
		return fault{errors.New(clause(a.Sentence(words)))}
	case a.Status == answers.Invalid:
		return errors.New(clause(a.Sentence(words)))
	}
	return nil
}

// clause returns a sentence as errors are written: without capital and full stop.
func clause(s string) string {
	if s == "" {
		return s
	}
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + strings.TrimRight(s[n:], ".。।")
}

func languageFlag(cmd *cobra.Command, language *string) {
	cmd.Flags().StringVar(language, "language", "en-US", "the language of the words around what articles say: "+strings.Join(wording.Languages(), ", "))
}

// speak returns the printer of a language that can be spoken.
func speak(language string) (*wording.Printer, error) {
	words, ok := wording.Find(language)
	if !ok {
		return nil, fmt.Errorf("the language %q is not spoken; choose one of %s", language, strings.Join(wording.Languages(), ", "))
	}
	return words, nil
}

// style returns how to print to the standard output: with colour only when it is
// a terminal.
func (e environment) style(words *wording.Printer) terminal.Style {
	f, ok := e.stdout.(*os.File)
	if !ok {
		return terminal.Style{Prefix: "!", Words: words}
	}
	s := terminal.StyleFor(f, e.getenv)
	s.Prefix, s.Words = "!", words
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
