package main

import (
	"log/slog"

	"github.com/spf13/cobra"

	"attache/internal/answers"
	"attache/internal/terminal"
)

func articlesCommand(env environment) *cobra.Command {
	var src source
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "articles",
		Short: "List the articles",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			lib, err := src.open(cmd.Context(), env.stderr)
			if err != nil {
				return err
			}
			a := answers.New(slog.New(slog.NewTextHandler(env.stderr, nil)), lib.Index).Ask(cmd.Context(), "!articles")
			if asJSON {
				err = printJSON(env.stdout, a)
			} else {
				err = terminal.Render(env.stdout, a.Page(), env.style())
			}
			if err != nil {
				return fault{err}
			}
			return nil
		},
	}
	src.flags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the list as JSON")
	return cmd
}
