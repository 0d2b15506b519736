package main

import "github.com/spf13/cobra"

func articlesCommand(env environment) *cobra.Command {
	var src source
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "articles",
		Short: "List the articles",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return env.answer(cmd.Context(), src, nil, "!articles", asJSON)
		},
	}
	src.flags(cmd)
	src.indexFlag(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the list as JSON")
	return cmd
}
