package main

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"attache/corpus"
	"attache/internal/answers"
	"attache/internal/eval"
	"attache/internal/facts"
)

// evalData is where the test sets lie when nothing else is said: beside the
// project.
var evalData = filepath.Join("..", "shared", "eval")

func evalCommand(env environment) *cobra.Command {
	questions := evalQuestionsCommand(env)
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Measure how good the answers are",
		Long: `Measure how good the answers are. Without a subcommand it asks the questions that
the articles must go on answering (bot eval questions).`,
		Args: noArgs,
		RunE: questions.RunE,
	}
	cmd.Flags().AddFlagSet(questions.Flags())
	cmd.AddCommand(questions, evalFactsCommand(env), evalClaimsCommand(env), evalRetrievalCommand(env), evalReadingCommand(env))
	return cmd
}

// questionsFile lies beside the articles.
const questionsFile = "questions.yaml"

func evalQuestionsCommand(env environment) *cobra.Command {
	var src source
	var file string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "questions [flags]",
		Short: "Ask the questions that the articles must go on answering",
		Long: `Ask the questions that the articles must go on answering. They are in questions.yaml
beside the articles: a list, and of each question what the answer must show or
must not, and which articles it must cite.

  - ask: who is Lavrov
    contains: [Russian Foreign Minister, "72"]
    omits: Lavrov was
    cites: 2022-03-30-lavrov-wang-tunxi
  - ask: who is Merkel
    status: not_found

It fails, with a line for each fault, when an answer is not as it must be.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			name, data, err := readQuestions(file, src.path)
			if err != nil {
				return err
			}
			questions, err := eval.ParseQuestions(name, data)
			if err != nil {
				return err
			}
			lib, err := src.open(cmd.Context(), env.stderr)
			if err != nil {
				return err
			}
			defer lib.Close()
			outcomes, err := eval.Questions(cmd.Context(), answers.New(slog.New(slog.DiscardHandler), lib.Index), questions)
			if err != nil {
				return err
			}
			write := eval.WriteOutcomes
			if asJSON {
				write = eval.WriteOutcomesJSON
			}
			if err := write(env.stdout, name, outcomes); err != nil {
				return fault{err}
			}
			if n := eval.Failed(outcomes); n > 0 {
				return fault{fmt.Errorf("%s: %d of %d questions are not answered as they must be", name, n, len(outcomes))}
			}
			return nil
		},
	}
	src.flags(cmd)
	cmd.Flags().StringVar(&file, "questions", "", "the `file` of the questions (default: "+questionsFile+" beside the articles)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// readQuestions reads the file of questions: the one named, or the one beside the
// articles.
func readQuestions(file, articles string) (name string, data []byte, err error) {
	switch {
	case file != "":
		name = file
	case articles == "":
		data, err := corpus.FS.ReadFile(questionsFile)
		return "corpus/" + questionsFile, data, err
	default:
		name = articles
		if info, err := os.Stat(articles); err == nil && !info.IsDir() {
			name = filepath.Dir(articles)
		}
		name = filepath.Join(name, questionsFile)
	}
	data, err = os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return name, nil, fmt.Errorf("%s: there is no such file; write one, or name another with --questions", name)
	}
	if err != nil {
		return name, nil, fmt.Errorf("%s: cannot be read: %w", name, err)
	}
	return name, data, nil
}

func evalClaimsCommand(env environment) *cobra.Command {
	var show display
	cmd := &cobra.Command{
		Use:   "claims [flags]",
		Short: "Score how claims are checked against the articles",
		Long: `Score how claims are checked: claims written by hand, of which it is known
whether the articles say them, say otherwise, or do not say them. Half of them
are held out; of these only totals are shown.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return show.score(env, func(x *facts.Extractor) (*eval.Report, error) { return eval.Claims(cmd.Context(), x) })
		},
	}
	show.flags(cmd)
	return cmd
}

func evalReadingCommand(env environment) *cobra.Command {
	data := evalData
	var show display
	cmd := &cobra.Command{
		Use:   "reading [flags]",
		Short: "Score how answers are read out of passages",
		Long: `Score how answers are read out of passages that are given: the short answers
of qa.jsonl, and which of the sentences of trecqa.jsonl come first. Questions that
the weights were fitted on are counted by themselves.

The sets are no part of the program; --data names their folder.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return show.score(env, func(x *facts.Extractor) (*eval.Report, error) { return eval.Reading(cmd.Context(), x, data) })
		},
	}
	cmd.Flags().StringVar(&data, "data", evalData, "`folder` of the test sets")
	show.flags(cmd)
	return cmd
}

// A display says how a report is shown, and what it must reach.
type display struct {
	asJSON bool
	worst  int
	floors string
}

func (d *display) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&d.asJSON, "json", false, "print JSON")
	f.IntVar(&d.worst, "worst", 0, "show the `N` largest kinds of error of each set")
	f.StringVar(&d.floors, "floors", "", "fail when a figure is below what this `file` says")
}

// score shows what measure found out. The floors are read before anything is measured.
func (d *display) score(env environment, measure func(*facts.Extractor) (*eval.Report, error)) error {
	if d.worst < 0 {
		return fmt.Errorf("--worst is %d; it is how many kinds of error to show, 0 for none", d.worst)
	}
	limits, err := readFloors(d.floors)
	if err != nil {
		return err
	}
	x, err := facts.New()
	if err != nil {
		return fault{err}
	}
	r, err := measure(x)
	if err != nil {
		return err
	}
	write := r.WriteText
	if d.asJSON {
		write = r.WriteJSON
	}
	if err := write(env.stdout, d.worst); err != nil {
		return fault{err}
	}
	return reached(r, d.floors, limits)
}

func evalFactsCommand(env environment) *cobra.Command {
	o := eval.Options{}
	var show display
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
			return show.score(env, func(x *facts.Extractor) (*eval.Report, error) {
				if o.Predictions != "" {
					if err := os.MkdirAll(o.Predictions, 0o755); err != nil {
						return nil, fmt.Errorf("cannot write predictions: %w", err)
					}
				}
				return eval.Facts(cmd.Context(), x, o)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.Data, "data", evalData, "`folder` of the test sets")
	show.flags(cmd)
	f.BoolVar(&o.Train, "train", false, "measure quotations and stances on the sets to develop on")
	f.StringVar(&o.Predictions, "predictions", "", "write what was predicted to this `folder`, in the format of the sets")
	return cmd
}

// readFloors reads a file of floors, if one is named.
func readFloors(name string) ([]eval.Floor, error) {
	if name == "" {
		return nil, nil
	}
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

// reached returns an error if a figure is below what the file of floors says.
func reached(r *eval.Report, file string, floors []eval.Floor) error {
	below, err := r.Below(floors)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if len(below) > 0 {
		return fault{fmt.Errorf("%s: %s", file, strings.Join(below, "; "))}
	}
	return nil
}
