package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"attache/internal/answers"
	"attache/internal/discord"
	"attache/internal/discord/preview"
	"attache/internal/wording"
)

func previewCommand(env environment) *cobra.Command {
	var src source
	var file, language string
	cmd := &cobra.Command{
		Use:   "preview [flags] TEXT... -o FILE.html",
		Short: "Draw the Discord message that answers a question",
		Long: `Writes a web page with the message that answers a question, drawn as Discord
draws it. The page is one file and needs no network.`,
		Example: `  bot preview '!stance India' -o india.html
  bot preview --corpus news/ '!who Wang' > wang.html`,
		RunE: func(cmd *cobra.Command, args []string) error {
			text := strings.TrimSpace(strings.Join(args, " "))
			if text == "" {
				return errors.New("say what to ask, such as: bot preview '!stance India' -o india.html")
			}
			if file == "" && env.toTerminal() {
				return errors.New("say where to put the page, such as: bot preview '!stance India' -o india.html")
			}
			words, err := speak(language)
			if err != nil {
				return err
			}
			page, err := env.preview(cmd.Context(), src, text, words)
			if err != nil {
				return err
			}
			if file != "" {
				return writeWhole(file, page)
			}
			if _, err := env.stdout.Write(page); err != nil {
				return fault{fmt.Errorf("cannot print the page: %w", err)}
			}
			return nil
		},
	}
	src.flags(cmd)
	src.indexFlag(cmd)
	cmd.Flags().StringVarP(&file, "output", "o", "", "the `file` to write (default: the standard output, unless that is a terminal)")
	languageFlag(cmd, &language)
	return cmd
}

// preview returns the page with the messages that answer text.
func (e environment) preview(ctx context.Context, src source, text string, words *wording.Printer) ([]byte, error) {
	lib, err := src.open(ctx, e.stderr)
	if err != nil {
		return nil, err
	}
	defer lib.Close()
	ans := answers.New(e.log(), lib.Index).Ask(ctx, text)
	if ans.Failed {
		return nil, fault{errors.New(clause(ans.Message))}
	}
	messages, err := discord.Messages(strings.TrimPrefix(text, "!"), ans, "!", words)
	if err != nil {
		return nil, fault{err}
	}
	page, err := previewPage(text, messages)
	if err != nil {
		return nil, fault{err}
	}
	return page, nil
}

// previewPage returns the page with messages that answer question.
func previewPage(question string, messages []json.RawMessage) ([]byte, error) {
	return preview.Page(preview.Channel{Question: question, Asker: "You", Bot: "Attaché", Messages: messages})
}

// toTerminal reports whether the standard output is a terminal.
func (e environment) toTerminal() bool {
	f, ok := e.stdout.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// writeWhole writes a page to a file such that it is there with all of its content or, after
// an error, is as it was before.
func writeWhole(name string, content []byte) error {
	const problem = "cannot write the page: %w"
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		// A pipe or a device must not be replaced by a file.
		if err := os.WriteFile(name, content, 0o644); err != nil {
			return fmt.Errorf(problem, err)
		}
		return nil
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".preview-*")
	if err != nil {
		return fmt.Errorf(problem, err)
	}
	_, err = f.Write(content)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return fmt.Errorf(problem, errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}
