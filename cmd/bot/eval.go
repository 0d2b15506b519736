package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"attache/internal/eval"
	"attache/internal/facts"
)

// evalData is where the test sets lie when nothing else is said: beside the
// project.
var evalData = filepath.Join("..", "shared", "eval")

func evalCommand(env environment) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure how good the answers are",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return errors.New("say what to measure; see: bot eval --help")
		},
	}
	cmd.AddCommand(evalFactsCommand(env))
	return cmd
}

func evalFactsCommand(env environment) *cobra.Command {
	o := eval.Options{}
	var asJSON bool
	var worst int
	var floors string
	cmd := &cobra.Command{
		Use:   "facts [flags]",
		Short: "Score what is found in articles against test sets",
		Long: `Score what is found in articles against test sets: who says what, who is for
or against whom, dates, names, timelines, and articles read by hand.

The sets are no part of the program; --data names their folder. The figures of
quotes-dev and stance-valid are the ones to report. They are held out, so
--worst counts their kinds of error and shows none; --train measures on
quotes-train and stance-train, and shows them. Of the articles written for
measuring, which come with the program, some are held out as well.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var limits []eval.Floor
			if floors != "" { // before anything is measured
				var err error
				if limits, err = readFloors(floors); err != nil {
					return err
				}
			}
			if worst < 0 {
				return fmt.Errorf("--worst is %d; it is how many kinds of error to show, 0 for none", worst)
			}
			if o.Predictions != "" {
				if err := os.MkdirAll(o.Predictions, 0o755); err != nil {
					return fmt.Errorf("cannot write predictions: %w", err)
				}
			}
			x, err := facts.New()
			if err != nil {
				return fault{err}
			}
			report, err := eval.Facts(cmd.Context(), x, o)
			if err != nil {
				return err
			}
			write := report.WriteText
			if asJSON {
				write = report.WriteJSON
			}
			if err := write(env.stdout, worst); err != nil {
				return fault{err}
			}
			below, err := report.Below(limits)
			if err != nil {
				return fmt.Errorf("%s: %w", floors, err)
			}
			if len(below) > 0 {
				return fault{fmt.Errorf("%s: %s", floors, strings.Join(below, "; "))}
			}
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Data, "data", evalData, "`folder` of the test sets")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	f.IntVar(&worst, "worst", 0, "show the `N` largest kinds of error of each set")
	f.StringVar(&floors, "floors", "", "fail when a figure is below what this `file` says")
	f.BoolVar(&o.Train, "train", false, "measure quotations and stances on the sets to develop on")
	f.StringVar(&o.Predictions, "predictions", "", "write what was predicted to this `folder`, in the format of the sets")
	return cmd
}

func readFloors(name string) ([]eval.Floor, error) {
	f, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no such file", name)
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return eval.ParseFloors(name, f)
}
