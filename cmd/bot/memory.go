package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"attache/internal/memory"
)

func memoryCommand(env environment) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "memory",
		Short: "Move what the bot remembers",
		Args:  noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:   "copy FROM TO",
		Short: "Copy the bot's memory, as from its file into a PostgreSQL database",
		Long: `Copies the bot's memory, as from its file into a PostgreSQL database or back. Each
is a file or an address like postgres://user@host/database, whose password the
environment variable PGPASSWORD can hold. What is copied to must be new. End the bot
first: what it writes meanwhile may be missed.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf("it takes two memories, the one to copy and the one to begin; see: %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return copyMemory(env, args[0], args[1]) },
	})
	return cmd
}

func copyMemory(env environment, from, to string) error {
	if _, err := os.Stat(from); !strings.Contains(from, "://") && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no memory %s; name the file that the bot is set to", from)
	}
	source, err := memory.Open(from, memory.Config{})
	if err != nil {
		return memoryError(err)
	}
	defer source.Close()
	target, err := memory.Open(to, memory.Config{})
	if err != nil {
		return memoryError(err)
	}
	n, err := memory.Copy(target, source)
	if err := errors.Join(err, target.Close()); err != nil {
		return err
	}
	_, err = fmt.Fprintf(env.stdout, "%d records are in %s now; set MEMORY to it.\n", n, memory.Place(to))
	return err
}
