package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/eval"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/library"
)

// A retrieval says what bot eval retrieval measures.
type retrieval struct {
	corpora   []string // folders and files of articles; none: the articles inside the program
	questions []string
	date      string
	against   string
	extract   bool
	leaveOut  int // every so many articles asked about are left out; 0: none
	mistype   bool
	asJSON    bool
	floors    string
}

func evalRetrievalCommand(env environment) *cobra.Command {
	var r retrieval
	cmd := &cobra.Command{
		Use:   "retrieval --questions FILE [flags]",
		Short: "Score how well questions find the article that answers them",
		Long: `Score how well questions find the article that answers them: how often it comes
first or among the first, how right the short answer is, how well it is known what
the articles do not answer, and how long a question takes.

Questions are objects, one a line:

  {"id":"1","question":"Where is the bridge?","passage":"bridge","answers":["Bergen"]}

"passage" (or "article") is the id of the article that answers. One without answers
is a question that its article does not answer; one whose article the corpus lacks
should not be answered either.

Recall and MRR go from 0 to 1; EM, F1 and silence are in percent, latencies in
milliseconds. Silence is the share of questions without an answer that would be kept
silent on where 80 % of the others are answered.`,
		Example: `  bot eval retrieval --corpus news/ --questions questions.jsonl --against baseline
  bot eval retrieval --corpus passages.jsonl --corpus distractors.jsonl --extract=false \
    --questions questions.jsonl --questions questions-unanswerable.jsonl --json`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return r.run(cmd.Context(), env) },
	}
	f := cmd.Flags()
	f.StringArrayVar(&r.corpora, "corpus", nil, "a folder of articles, or one `file`; may be given several times (default: the articles inside the program)")
	f.StringVar(&r.date, "date", "", "publication `day` of articles that give none, like 2022-03-30")
	f.StringArrayVar(&r.questions, "questions", nil, "a `file` of questions; may be given several times")
	f.StringVar(&r.against, "against", "", "measure this as well: baseline, which is Bleve as it comes on the same passages")
	f.BoolVar(&r.extract, "extract", true, "find the facts of the articles, as for answers; without, only passages are searched, and names in them are not known")
	f.IntVar(&r.leaveOut, "leave-out", 0, "leave out every `N`th article that is asked about, to see whether what is not there is kept silent on")
	f.BoolVar(&r.mistype, "mistype", false, "put one slip of the fingers into each question")
	f.BoolVar(&r.asJSON, "json", false, "print JSON")
	f.StringVar(&r.floors, "floors", "", "fail when a figure is below what this `file` says")
	return cmd
}

func (r *retrieval) run(ctx context.Context, env environment) error {
	switch {
	case len(r.questions) == 0:
		return errors.New("name a file of questions with --questions")
	case r.against != "" && r.against != "baseline":
		return fmt.Errorf("--against is %q; it can only be baseline", r.against)
	case r.leaveOut < 0 || r.leaveOut == 1:
		return fmt.Errorf("--leave-out is %d; it is 2 for every second article, 3 for every third, or 0 for none", r.leaveOut)
	}
	limits, err := readFloors(r.floors)
	if err != nil {
		return err
	}
	questions, err := r.readQuestions()
	if err != nil {
		return err
	}
	set, err := r.readCorpora(env.stderr)
	if err != nil {
		return err
	}
	if r.leaveOut > 0 {
		leaveOut(set, questions, r.leaveOut)
	}
	ix, done, err := r.index(ctx, set)
	if err != nil {
		return err
	}
	defer done()
	report, err := r.measure(ctx, ix, questions)
	if err != nil {
		return err
	}
	shown := report.Report()
	if r.asJSON {
		err = report.WriteJSON(env.stdout)
	} else {
		err = shown.WriteText(env.stdout, 0)
	}
	if err != nil {
		return fault{err}
	}
	return reached(shown, r.floors, limits)
}

// readQuestions reads the files of questions.
func (r *retrieval) readQuestions() ([]eval.Asked, error) {
	var out []eval.Asked
	in := map[string]string{}
	for _, name := range r.questions {
		f, err := os.Open(name)
		if errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("%s: there is no such file", name)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: cannot be read: %w", name, err)
		}
		questions, err := eval.ParseAsked(name, f)
		f.Close()
		if err != nil {
			return nil, err
		}
		for _, q := range questions {
			if other, ok := in[q.ID]; ok {
				return nil, fmt.Errorf("%s:%d: the id %q is in %s as well; give each question its own", name, q.Line, q.ID, other)
			}
			in[q.ID] = name
		}
		out = append(out, questions...)
	}
	if r.mistype {
		out = eval.Mistype(out)
	}
	return out, nil
}

// readCorpora reads the articles of all corpora as one.
func (r *retrieval) readCorpora(warn io.Writer) (*article.Set, error) {
	corpora := r.corpora
	if len(corpora) == 0 {
		corpora = []string{""}
	}
	all := &article.Set{}
	in := map[string]string{}
	for _, path := range corpora {
		src := source{path: path, date: r.date}
		set, err := src.load(warn)
		if err != nil {
			return nil, err
		}
		for _, a := range set.Articles {
			if other, ok := in[a.ID]; ok {
				return nil, fmt.Errorf("%s and %s both have an article %q; give each its own id", other, path, a.ID)
			}
			in[a.ID] = path
		}
		all.Articles = append(all.Articles, set.Articles...)
		if set.Names != nil && all.Names != nil {
			return nil, fmt.Errorf("%s: has an %s, and so has another corpus; put the names into one", path, article.NamesFile)
		}
		if set.Names != nil {
			all.Names = set.Names
		}
	}
	return all, nil
}

// leaveOut takes every nth of the articles that questions are about out of a set, counted
// in the order of the questions.
func leaveOut(set *article.Set, questions []eval.Asked, n int) {
	number, out := map[string]int{}, map[string]bool{}
	for _, q := range questions {
		if q.Article == "" || number[q.Article] > 0 {
			continue
		}
		number[q.Article] = len(number) + 1
		out[q.Article] = number[q.Article]%n == 0
	}
	kept := set.Articles[:0:0]
	for _, a := range set.Articles {
		if !out[a.ID] {
			kept = append(kept, a)
		}
	}
	set.Articles = kept
}

// index returns the index of the articles, and what releases it. It is on disk, where Bleve takes
// what comes some at a time: in memory that many passages would take ten times the room.
func (r *retrieval) index(ctx context.Context, set *article.Set) (ix *index.Index, done func(), err error) {
	x, err := facts.New()
	if err != nil {
		return nil, nil, fault{err}
	}
	dir, err := os.MkdirTemp("", "attache")
	if err != nil {
		return nil, nil, indexError(err)
	}
	defer func() {
		if err != nil {
			os.RemoveAll(dir)
		}
	}()
	defer debug.SetGCPercent(debug.SetGCPercent(library.GCPercent))
	lg := slog.New(slog.DiscardHandler)
	if r.extract {
		lib, _, err := library.OpenDir(ctx, lg, x, dir, set)
		if err != nil {
			return nil, nil, indexError(err)
		}
		return lib.Index(), func() { lib.Close(); os.RemoveAll(dir) }, nil
	}
	docs := make([]*facts.Document, len(set.Articles))
	for i, a := range set.Articles {
		docs[i] = &facts.Document{Article: a}
	}
	disk := index.BeginDisk(lg, dir)
	disk.Compact = true
	if ix, err = disk.Build(docs, set.Snapshot(), x.With(set.Names)); err != nil {
		return nil, nil, indexError(errors.Join(err, disk.Close()))
	}
	return ix, func() { ix.Close(); disk.Close(); os.RemoveAll(dir) }, nil
}

func (r *retrieval) measure(ctx context.Context, ix *index.Index, questions []eval.Asked) (*eval.RetrievalReport, error) {
	held := map[string]bool{}
	for _, a := range ix.Articles() {
		held[a.ID] = true
	}
	has := func(id string) bool { return held[id] }
	// What building left behind is no matter of the questions.
	runtime.GC()
	measured, err := eval.MeasureRetrieval(ctx, eval.SearchEngine(answers.New(slog.New(slog.DiscardHandler), func() *index.Index { return ix })), questions, has)
	if err != nil {
		return nil, err
	}
	if measured.Answerable == 0 {
		return nil, fmt.Errorf("%s: none of the %d questions has an answer in the corpus; is it the right one?", strings.Join(r.questions, ", "), len(questions))
	}
	report := &eval.RetrievalReport{Retrieval: measured, Articles: len(held), Passages: ix.Size(), Extracted: r.extract}
	if r.against == "" {
		return report, nil
	}
	b, err := index.NewBaseline(ix)
	if err != nil {
		return nil, fault{err}
	}
	defer b.Close()
	runtime.GC()
	report.Baseline, err = eval.MeasureRetrieval(ctx, eval.SearchBaseline(b), questions, has)
	return report, err
}
