package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// corpusCommand is what maintainers keep a corpus with; each subcommand has a file of
// its own.
func corpusCommand(env environment) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "corpus",
		Short: "Keep a corpus: list, check and count its articles, import new ones, compare two states",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("there is no subcommand %q; see: %s --help", args[0], cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	list := articlesCommand(env)
	list.Use = "list"
	cmd.AddCommand(
		list,
		corpusCheckCommand(env),
		corpusAddCommand(env),
		corpusDiffCommand(env),
		corpusStatsCommand(env),
	)
	return cmd
}
