package main

import (
	"errors"
	"os"
	"time"

	"github.com/spf13/cobra"

	"attache/internal/facts"
	"attache/internal/review"
	"attache/internal/terminal"
)

// errNotUsable is returned by a check that found what must be mended: run says no more,
// the findings have been printed, and exits with exitFindings.
var errNotUsable = errors.New("the corpus is not usable as it is")

func corpusCheckCommand(env environment) *cobra.Command {
	var src source
	var asJSON, strict bool
	cmd := &cobra.Command{
		Use:   "check [flags] [FOLDER or FILE]",
		Short: "Say what is wrong with the articles, and where",
		Long: `Says what is wrong with the articles and with entities.yaml, and where: a line each
with file, line, column, what it is and how to mend it.

An error is something that was left out, a warning something that makes answers
wrong or poor, a note something that a maintainer knows better than the rules.
The exit status is 0 if the corpus is usable, 3 if there are errors (with
--strict: or warnings), 2 for a wrong call.`,
		Args: src.argument,
		RunE: func(cmd *cobra.Command, _ []string) error {
			set, err := src.read()
			if err != nil {
				return err
			}
			x, err := facts.New()
			if err != nil {
				return fault{err}
			}
			r, err := review.Check(cmd.Context(), x, set, time.Now())
			if err != nil {
				return fault{err}
			}
			if asJSON {
				err = printJSON(env.stdout, r)
			} else {
				f, _ := env.stdout.(*os.File)
				err = r.Print(env.stdout, terminal.StyleFor(f, env.getenv).Color)
			}
			switch {
			case err != nil:
				return fault{err}
			case !r.Usable, strict && r.Warnings > 0:
				return errNotUsable
			}
			return nil
		},
	}
	src.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&strict, "strict", false, "warnings are errors")
	return cmd
}
