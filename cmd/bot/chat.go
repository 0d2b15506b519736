package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"attache/internal/answers"
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
			defer lib.Close()
			engine := answers.New(env.log(), lib.Index)
			var names []string
			for _, r := range engine.Commands() {
				names = append(names, r.Name)
			}
			err = terminal.Chat(cmd.Context(), terminal.ChatConfig{
				In: env.stdin, Out: env.stdout, Ask: engine, Style: env.style(words),
				Greeting:    engine.Ask(cmd.Context(), "help").Page(words),
				HistoryFile: env.historyFile(),
				Commands:    names,
				Finish: func(question string, limit int) (int, []answers.Completion) {
					return engine.Finish(cmd.Context(), question, limit)
				},
				FollowUp: engine.FollowUp,
			})
			if err != nil {
				return fault{err}
			}
			return nil
		},
	}
	src.flags(cmd)
	src.indexFlag(cmd)
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
