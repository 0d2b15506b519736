package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"attache/internal/answers"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/terminal"
)

func chatCommand(env environment) *cobra.Command {
	var src source
	var language string
	cmd := &cobra.Command{
		Use:   "chat",
		Short: "Answer questions one after the other",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			words, err := speak(language)
			if err != nil {
				return err
			}
			lib, err := src.open(cmd.Context(), env.stderr)
			if err != nil {
				return err
			}
			engine := answers.New(slog.New(slog.NewTextHandler(env.stderr, nil)), lib.Index)
			var names []string
			for _, r := range engine.Commands() {
				names = append(names, r.Name)
			}
			err = terminal.Chat(cmd.Context(), terminal.ChatConfig{
				In: env.stdin, Out: env.stdout, Ask: engine, Style: env.style(words),
				Greeting:    engine.Ask(cmd.Context(), "help").Page(words),
				HistoryFile: env.historyFile(),
				Commands:    names,
				Names:       func(prefix string) []string { return completions(lib.Index(), prefix) },
				FollowUp:    engine.FollowUp,
			})
			if err != nil {
				return fault{err}
			}
			return nil
		},
	}
	src.flags(cmd)
	languageFlag(cmd, &language)
	return cmd
}

// historyFile is where a person's questions are kept between chats: the XDG
// state folder, as shells and editors do. Empty when there is no home.
func (e environment) historyFile() string {
	state := e.getenv("XDG_STATE_HOME")
	if state == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		state = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(state, "attache", "history")
}

// completions returns the names that begin with prefix, whatever the case, the
// most mentioned first, then the ids of articles.
func completions(ix *index.Index, prefix string) []string {
	var out []string
	for e := range ix.Entities() {
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if len(out) < 20 && hasFoldedPrefix(name, prefix) {
				out = append(out, name)
			}
		}
	}
	for _, a := range ix.Articles() {
		if len(out) < 20 && hasFoldedPrefix(a.ID, prefix) {
			out = append(out, a.ID)
		}
	}
	return out
}

func hasFoldedPrefix(name, prefix string) bool {
	return strings.HasPrefix(facts.Fold(name), facts.Fold(prefix))
}
