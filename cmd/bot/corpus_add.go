package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	"github.com/spf13/cobra"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/intake"
)

func corpusAddCommand(env environment) *cobra.Command {
	var dir string
	var in intake.Input
	cmd := &cobra.Command{
		Use:   "add [flags] FILE|URL|-…",
		Short: "Import articles: pages, feeds, texts",
		Long: `Makes clean article files, with front matter, of what it is given: web pages,
RSS, Atom and JSON feeds, Markdown, plain text (the first line is the title) and
JSON lines; - is the standard input. It finds out title, date, source, author and
language where it can, and says what it could not.

What the corpus has already, from the same address or with the same text but for a
few words, is not imported again, unless with --force. An article that has changed
at its address is replaced with --update.

Addresses are fetched as a guest would: http and https on their usual ports, public
addresses only and no proxy, within 30 seconds and 8 MB, and only what the site's
robots.txt allows to programs. The exit status is 0 if anything was imported, and 1
if nothing was.`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return fmt.Errorf("name a file, an address or - for the standard input; see: %s --help", cmd.CommandPath())
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if dir == "" {
				cfg, err := readConfig(env.getenv)
				if err != nil {
					return err
				}
				dir = cfg.corpus
			}
			if dir == "" {
				return errors.New("the articles inside the program cannot be added to; name the folder of your own with --corpus DIR, or in CORPUS")
			}
			ctx, stop := signal.NotifyContext(cmd.Context(), os.Interrupt)
			defer stop()
			return env.importAll(ctx, intake.New(dir), in, args)
		},
	}
	given := &in.Given
	f := cmd.Flags()
	f.StringVar(&dir, "corpus", "", "the `folder` of articles to add to (default: CORPUS)")
	f.StringVar(&given.Title, "title", "", "the `title`, if what is found is wrong")
	f.StringVar(&given.Date, "date", "", "the publication `day`, like 2022-03-30")
	f.StringVar(&given.Source, "source", "", "`who` published it")
	f.StringVar(&given.URL, "url", "", "the `address` where it was published")
	f.StringVar(&given.Author, "author", "", "`who` wrote it")
	f.StringVar(&given.Language, "language", "", "its language, as a `tag` like en or pt-BR")
	f.StringVar(&given.ID, "id", "", "the `id` of the article, which is also its file's name")
	f.BoolVar(&in.Force, "force", false, "import also what is there already")
	f.BoolVar(&in.Update, "update", false, "replace an article that has changed at its address")
	f.BoolVar(&in.DryRun, "dry-run", false, "show what would be imported, and write nothing")
	return cmd
}

// importer returns what adds to the articles of a folder, nil if they are in none.
func (s *source) importer() func(context.Context, intake.Input) ([]intake.Item, error) {
	if info, err := os.Stat(s.path); s.path == "" || err != nil || !info.IsDir() {
		return nil
	}
	return intake.New(s.path).Add
}

// importAll imports each of names with the flags of in, and prints what came of it. What
// fails does not keep the others from being imported.
func (env environment) importAll(ctx context.Context, im *intake.Importer, in intake.Input, names []string) error {
	if len(names) > 1 && (in.Given.ID != "" || in.Given.Title != "" || in.Given.URL != "") {
		return errors.New("an id, a title and an address can be given for a single article only; import the others by themselves")
	}
	x, err := facts.New()
	if err != nil {
		return fault{err}
	}
	wrote, usage := 0, true
	for _, name := range names {
		in := in
		in.Name = name
		if !intake.IsAddress(name) {
			if in.Data, err = env.readInput(name); err != nil {
				fmt.Fprintf(env.stderr, "bot: %s\n", oneLine(err))
				continue
			}
		}
		items, err := im.Add(ctx, in)
		if err != nil {
			fmt.Fprintf(env.stderr, "bot: %s\n", printable(named(name, err)))
			var r *intake.Refusal
			usage = usage && errors.As(err, &r) && (r.Reason == intake.BadFlags || r.Reason == intake.NoFolder || r.Reason == intake.BadAddress)
			if errors.As(err, &r) && r.Reason == intake.NoFolder {
				break // the next would not fare better
			}
			continue
		}
		usage = false
		for _, it := range items {
			if it.Wrote() {
				wrote++
			}
			if it.Err != nil {
				fmt.Fprintf(env.stderr, "bot: %s: %s\n", clipped(it.Name), printable(it.Err.Error()))
				continue
			}
			if _, err := fmt.Fprint(env.stdout, shown(it, x, in.DryRun)); err != nil {
				return fault{err}
			}
		}
	}
	switch {
	case wrote > 0:
		return nil
	case usage:
		return errors.New("nothing was imported")
	}
	return fault{errors.New("nothing was imported")}
}

// named says which of the inputs an error is about, unless it does so itself.
func named(name string, err error) string {
	var r *intake.Refusal
	ofCall := errors.As(err, &r) && (r.Reason == intake.NoFolder || r.Reason == intake.BadFlags)
	if ofCall || strings.Contains(err.Error(), name) || name == "-" || intake.IsAddress(name) {
		return err.Error()
	}
	return name + ": " + err.Error()
}

// maxImport is the most that is read of a file, in bytes; intake refuses so much.
const maxImport = 17 << 20

// readInput reads a file, or the standard input for "-".
func (env environment) readInput(name string) ([]byte, error) {
	f := env.stdin
	if name != "-" {
		info, err := os.Stat(name) // before Open, which waits for ever at a named pipe
		switch {
		case errors.Is(err, os.ErrNotExist):
			return nil, fmt.Errorf("%s: there is no such file; check the path, or begin an address with https://", name)
		case err == nil && info.IsDir():
			return nil, fmt.Errorf("%s is a folder; name the files in it", name)
		}
		if f, err = os.Open(name); err != nil {
			return nil, fmt.Errorf("cannot read the file: %w", err)
		}
		defer f.Close()
	}
	data, err := io.ReadAll(io.LimitReader(f, maxImport))
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", name, err)
	}
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

// shown tells what became of an article, and what is known of it.
func shown(it intake.Item, x *facts.Extractor, dry bool) string {
	a := it.Article
	switch it.Status {
	case intake.Unchanged:
		return fmt.Sprintf("%s: already there as %s (same address)%s\n", clipped(it.Name), it.Same, retracted(a))
	case intake.Changed:
		return fmt.Sprintf("%s: already there as %s (same address), with another text%s; --update replaces it, --force adds this one too\n", clipped(it.Name), it.Same, retracted(a))
	case intake.SameText:
		return fmt.Sprintf("%s: already there as %s (the same text but for a few words)%s; --force adds it all the same\n", clipped(it.Name), it.Same, retracted(a))
	}
	var b strings.Builder
	for _, f := range []struct{ name, value string }{{"title", a.Title}, {"date", a.Date}, {"source", a.Source}, {"url", a.URL}, {"author", a.Author}, {"language", a.Language}} {
		value := cmp.Or(f.value, "not found")
		for _, m := range it.Missing {
			if m == f.name {
				value = "not found"
			}
		}
		if from := it.From[f.name]; from != "" && f.name != "title" && f.name != "url" {
			value += " (" + from + ")"
		}
		fmt.Fprintf(&b, "%-9s %s\n", f.name, printable(value))
	}
	paragraphs := map[int]bool{}
	for _, p := range a.Passages {
		if p.Kind == article.Paragraph {
			paragraphs[p.Paragraph] = true
		}
	}
	fmt.Fprintf(&b, "%-9s %d paragraphs, %d words\n", "text", len(paragraphs), len(strings.Fields(a.Body)))
	fmt.Fprintf(&b, "%-9s %s\n", "says", says(x.Extract(a)))
	for _, w := range a.Warnings {
		fmt.Fprintf(&b, "%-9s %s\n", "note", printable(w.Text))
	}
	verb := map[intake.Status]string{intake.Added: "added", intake.Updated: "updated"}[it.Status]
	if dry {
		verb = map[intake.Status]string{intake.Added: "would add", intake.Updated: "would update"}[it.Status]
	}
	fmt.Fprintf(&b, "%-9s %s\n\n", verb, a.File)
	return b.String()
}

// says counts what the rules find in an article, and names its people.
func says(d *facts.Document) string {
	var people []string
	for _, e := range d.Entities {
		if e.Type == facts.Person {
			people = append(people, printable(e.Name))
		}
	}
	s := fmt.Sprintf("%d facts, %d quotations, %d stances, %d events", len(d.Facts), len(d.Quotes), len(d.Stances), len(d.Events))
	if len(people) == 0 {
		return s + "; no people"
	}
	const most = 5
	more := ""
	if n := len(people) - most; n > 0 {
		people, more = people[:most], fmt.Sprintf(" and %d more", n)
	}
	return s + "; people: " + strings.Join(people, ", ") + more
}

func retracted(a *article.Article) string { return prefixed(", retracted: ", printable(a.Retracted)) }

// clipped is a name in one line that is not too long for it.
func clipped(s string) string {
	const most = 100 // runes
	s = printable(s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
