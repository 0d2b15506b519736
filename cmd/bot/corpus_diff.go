package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/review"
)

func corpusDiffCommand(env environment) *cobra.Command {
	var folder, date string
	var asJSON, all bool
	cmd := &cobra.Command{
		Use:   "diff [flags] OLD [NEW]",
		Short: "Say which answers change from one state of a corpus to another",
		Long: `Says which articles came, went and changed from OLD to NEW, and which answers
change with them: entity by entity, each statement with the sentence it rests on.

OLD and NEW are folders or files of articles; what is neither is a revision of
the git repository that --corpus lies in. Without NEW, it is --corpus as it is.`,
		Example: `  bot corpus diff HEAD~1
  bot corpus diff --corpus news v1.0 main
  bot corpus diff news/ /srv/news`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return fmt.Errorf("name one or two states of a corpus; see: %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if folder == "" {
				folder = defaultFolder(args)
			}
			if len(args) == 1 {
				args = append(args, folder)
			}
			var sets [2]*article.Set
			for i, name := range args {
				set, err := state(cmd.Context(), name, folder, date, env.stderr)
				if err != nil {
					return err
				}
				sets[i] = set
			}
			x, err := facts.New()
			if err != nil {
				return fault{err}
			}
			d, err := review.Diff(cmd.Context(), x, sets[0], sets[1])
			if err != nil {
				return fault{err}
			}
			if asJSON {
				err = printJSON(env.stdout, d)
			} else {
				err = printDifference(env.stdout, d, args[0], args[1], all)
			}
			if err != nil {
				return fault{err}
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&folder, "corpus", "", "the `folder` or file in the repository that revisions are of (default: corpus, else the current folder)")
	cmd.Flags().StringVar(&date, "date", "", "publication `day` of articles that give none, like 2022-03-30")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&all, "all", false, "list the statements, too, that only rest on other sentences than before")
	return cmd
}

// defaultFolder returns of what folder a revision is meant: of that which is compared with
// it, or of the usual one.
func defaultFolder(args []string) string {
	for _, name := range args {
		if _, err := os.Stat(name); err == nil {
			return name
		}
	}
	if info, err := os.Stat("corpus"); err == nil && info.IsDir() {
		return "corpus"
	}
	return "."
}

// state reads the articles of a path or, if there is none of that name, of a revision. None
// at all are a state like any other.
func state(ctx context.Context, name, folder, date string, warn io.Writer) (*article.Set, error) {
	src := source{path: name, date: date}
	if _, err := os.Stat(name); err != nil {
		fsys, inside, err := revision(ctx, name, folder)
		if err != nil {
			return nil, err
		}
		src.fs, src.path = fsys, inside
	}
	set, err := src.load(warn)
	if errors.Is(err, article.ErrNoArticles) {
		return &article.Set{}, nil
	}
	return set, err
}

// maxShown is how many characters of a statement or of a sentence a line shows.
const maxShown = 160

// signs stand before what came, went and changed.
var signs = map[string]string{review.Added: "+", review.Removed: "−", review.Changed: "~", review.Renamed: "→", review.Retracted: "!", review.Restored: "+", review.Evidence: "="}

// printDifference prints a difference for people: counts, articles, then each entity.
func printDifference(w io.Writer, d *review.Difference, before, after string, all bool) error {
	var b strings.Builder
	line := func(indent, format string, args ...any) {
		b.WriteString(indent + printable(fmt.Sprintf(format, args...)) + "\n")
	}
	line("", "%s (%s, snapshot %s) → %s (%s, snapshot %s)", before, counted(d.Before.Articles, "article"), d.Before.Snapshot, after, counted(d.After.Articles, "article"), d.After.Snapshot)
	if len(d.Articles) == 0 && len(d.Entities) == 0 {
		line("", "Nothing changes.")
		_, err := io.WriteString(w, b.String())
		return err
	}
	line("", "articles: %s", tally(d.Counts.Articles))
	line("", "answers:  %s in what is said of %s", tally(d.Counts.Statements), counted(d.Counts.Entities, "name"))
	if len(d.Articles) > 0 {
		b.WriteByte('\n')
	}
	for _, a := range d.Articles {
		line("", "%s %s %s: %s", signs[a.Change], a.Change, a.ID, a.Title)
		if a.Was != "" {
			line("    ", "id: %s → %s", a.Was, a.ID)
		}
		for _, f := range a.Fields {
			if f.Before == f.After { // a text of which only its length is told
				line("    ", "%s: edited, %s as before", f.Name, f.After)
				continue
			}
			line("    ", "%s: %s → %s", f.Name, orNone(f.Before), orNone(f.After))
		}
	}
	told := map[string]bool{}
	for _, e := range d.Entities {
		entityText(line, &b, e, all, told)
	}
	merelyNamed(line, &b, d.Entities, review.Added, "+ named for the first time, with nothing said of them: ")
	merelyNamed(line, &b, d.Entities, review.Removed, "− named no longer, and nothing was said of them: ")
	if n := d.Counts.Statements[review.Evidence]; n > 0 && !all {
		b.WriteByte('\n')
		line("", "%s stayed and only rest on other sentences, titles or days; --all lists them.", counted(n, "statement"))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// merelyNamed lists the entities that came or went without a statement.
func merelyNamed(line func(indent, format string, args ...any), b *strings.Builder, all []review.EntityChange, change, heading string) {
	var names []string
	for _, e := range all {
		if e.Change == change && len(e.Statements) == 0 {
			names = append(names, fmt.Sprintf("%s (%s)", e.Name, e.Type))
		}
	}
	if len(names) > 0 {
		b.WriteByte('\n')
		line("", "%s%s", heading, strings.Join(names, ", "))
	}
}

// entityText prints what changes of an entity. The sentence under a statement is told once:
// an event is one of all who took part.
func entityText(line func(indent, format string, args ...any), b *strings.Builder, e review.EntityChange, all bool, told map[string]bool) {
	shown := e.Statements
	if !all {
		shown = nil
		for _, s := range e.Statements {
			if s.Change != review.Evidence {
				shown = append(shown, s)
			}
		}
	}
	if len(shown) == 0 && e.Was == "" {
		return
	}
	b.WriteByte('\n')
	was := ""
	if e.Change != review.Changed {
		was = ", " + e.Change
	}
	if e.Was != "" {
		was += ", before: " + e.Was
	}
	line("", "%s (%s%s)%s", e.Name, e.Type, was, listed(" · !", prefixEach(e.Answers)))
	for _, s := range shown {
		says := s.After
		switch {
		case s.Before == nil:
			line("  ", "+ %s: %s", s.Kind, shortened(s.After.Text))
		case s.After == nil:
			line("  ", "− %s: %s", s.Kind, shortened(s.Before.Text))
			says = s.Before
		case s.Before.Text == s.After.Text: // of which the evidence is another
			line("  ", "%s %s: %s", signs[s.Change], s.Kind, shortened(s.After.Text))
		default:
			line("  ", "~ %s: %s → %s", s.Kind, shortened(s.Before.Text), shortened(s.After.Text))
		}
		if len(says.Evidence) > 0 {
			if key := says.Text + says.Evidence[0].Text; s.Kind != "event" || !told[key] {
				told[key] = true
				evidenceText(line, says)
			}
		}
	}
}

// evidenceText prints the first sentence that a statement rests on, and in how many
// articles there are more.
func evidenceText(line func(indent, format string, args ...any), s *review.Statement) {
	e := s.Evidence[0]
	articles := map[string]bool{}
	for _, o := range s.Evidence {
		articles[o.Article] = true
	}
	more := ""
	if len(articles) > 1 {
		more = fmt.Sprintf(" and %d more", len(articles)-1)
	}
	line("    │ ", "%s", shortened(e.Text))
	line("    — ", "%s%s", e.Article, more)
}

// shortened returns a text on one line, cut where it is long.
func shortened(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) <= maxShown {
		return string(r)
	}
	return strings.TrimRight(string(r[:maxShown]), " ") + " …"
}

func prefixEach(questions []string) []string {
	out := make([]string, len(questions))
	for i, q := range questions {
		out[i] = q
		if i > 0 {
			out[i] = "!" + q
		}
	}
	return out
}

// tally writes counts: "2 added, 1 changed".
func tally(counts map[string]int) string {
	var out []string
	for _, change := range []string{review.Added, review.Removed, review.Changed, review.Renamed, review.Retracted, review.Restored, review.Evidence} {
		if n := counts[change]; n > 0 {
			what := change
			if change == review.Evidence {
				what = "with other evidence"
			}
			out = append(out, fmt.Sprintf("%d %s", n, what))
		}
	}
	if len(out) == 0 {
		return "none changed"
	}
	return strings.Join(out, ", ")
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}
