package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"attache/internal/answers"
	"attache/internal/memory"
)

func gapsCommand(env environment) *cobra.Command {
	var path, guild string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "gaps",
		Short: "List the questions that the articles could not answer",
		Long: `Lists the questions that the articles could not answer, those that ask about the
same together, most asked first, with how many people asked to be told of the
answer. It tells neither who nor in which server; --guild is one server's.

It reads the bot's memory. If that is a file, only one program can have it open:
while the bot runs, ask it with /gaps.`,
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return gaps(env, path, guild, asJSON) },
	}
	cmd.Flags().StringVar(&path, "memory", "", "file or address of the bot's memory (default: the setting MEMORY, else "+defaultMemory+")")
	cmd.Flags().StringVar(&guild, "guild", "", "only what was asked in the server of this id")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the list as JSON")
	return cmd
}

func gaps(env environment, path, guild string, asJSON bool) error {
	cfg, err := readConfig(env.getenv)
	if err != nil {
		return err
	}
	path = cmp.Or(path, cfg.memory, defaultMemory)
	all, waiters, err := memory.ReadGaps(path, cfg.keep)
	if errors.Is(err, memory.ErrLocked) {
		return fmt.Errorf("memory %s is in use, probably by the bot: while it runs, ask it with /gaps, or end it first", path)
	}
	if err != nil {
		return memoryError(err)
	}
	if guild != "" {
		all = slices.DeleteFunc(all, func(g memory.Gap) bool { return g.Guild != guild })
		waiters = slices.DeleteFunc(waiters, func(w memory.Waiter) bool { return w.Guild != guild })
	}
	groups := memory.Grouped(all, waiters, answers.Alike)
	if asJSON {
		return writeGapsJSON(env.stdout, groups)
	}
	return writeGaps(env.stdout, groups)
}

// A gapGroup is a group as --json shows it. Fields are added, never renamed.
type gapGroup struct {
	Question  string    `json:"question"`  // the one asked most often
	Questions []string  `json:"questions"` // all of them, most asked first
	Count     int       `json:"count"`
	First     time.Time `json:"first"`
	Last      time.Time `json:"last"`
	Waiting   int       `json:"waiting"` // people who asked to be told
}

func writeGapsJSON(w io.Writer, groups []memory.Group) error {
	out := struct {
		Gaps []gapGroup `json:"gaps"`
	}{Gaps: []gapGroup{}}
	for _, g := range groups {
		out.Gaps = append(out.Gaps, gapGroup{g.Questions[0], g.Questions, g.Count, g.First, g.Last, g.Waiting})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// otherWordings is how many other ways of asking are listed with a gap.
const otherWordings = 5

func writeGaps(w io.Writer, groups []memory.Group) error {
	if len(groups) == 0 {
		_, err := fmt.Fprintln(w, "Every question has found an answer so far.")
		return err
	}
	for _, g := range groups {
		line := fmt.Sprintf("%4d×  last %s", g.Count, g.Last.Format(time.DateOnly))
		if g.Waiting > 0 {
			line += fmt.Sprintf("  waiting: %d", g.Waiting)
		}
		line += "  " + printable(g.Questions[0])
		if others := g.Questions[1:]; len(others) > 0 {
			more := ""
			if len(others) > otherWordings {
				others, more = others[:otherWordings], " · …"
			}
			line += "\n       also: " + printable(strings.Join(others, " · ")) + more
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}
