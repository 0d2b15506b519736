package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"attache/internal/archive"
	"attache/internal/discord"
	"attache/internal/facts"
	"attache/internal/library"
	"attache/internal/memory"
	"attache/internal/review"
)

// errIll is returned by a doctor that found a fault: run says no more, since the findings
// have been printed, and exits with exitFault.
var errIll = errors.New("the bot cannot work as it is set up")

func doctorCommand(env environment) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check the set-up: token, intents, permissions, clock, articles, index, memory, disk",
		Long: `Checks all that the bot needs, by the settings that it would start with, and says
how to mend what is wrong. It changes nothing and connects to no gateway, so it
may run beside the bot.

The exit status is 0 unless there is a fault, with which the bot does not work.`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			found := examine(cmd.Context(), env)
			var err error
			if asJSON {
				err = printJSON(env.stdout, struct {
					OK     bool              `json:"ok"`
					Checks []discord.Finding `json:"checks"`
				}{!isFaulty(found), found})
			} else {
				err = writeFindings(env.stdout, found)
			}
			switch {
			case err != nil:
				return fault{err}
			case isFaulty(found):
				return errIll
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func isFaulty(found []discord.Finding) bool {
	return slices.ContainsFunc(found, func(f discord.Finding) bool { return f.Grade == discord.Fault })
}

// writeFindings writes a line for each finding, and below it how to mend it. What others
// have named cannot drive the terminal.
func writeFindings(w io.Writer, found []discord.Finding) error {
	for _, f := range found {
		if _, err := fmt.Fprintf(w, "%-8s %-12s %s\n", f.Grade, f.Check, printable(f.Says)); err != nil {
			return err
		}
		if f.Mend == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "%21s → %s\n", "", printable(f.Mend)); err != nil {
			return err
		}
	}
	return nil
}

// doctorTimeout is for all that Discord is asked.
const doctorTimeout = 30 * time.Second

// examine checks everything, what costs least first.
func examine(ctx context.Context, env environment) []discord.Finding {
	d := &doctor{ctx: ctx}
	d.program()
	cfg, err := readConfig(env.getenv)
	if err != nil {
		d.add("settings", discord.Fault, sentence(oneLine(err)), "Mend that setting; .env.example explains all of them.")
		return d.found
	}
	d.add("settings", discord.Fine, "They can be read.", "")
	d.files(cfg)
	d.memory(cfg)
	d.articles(cfg)
	d.status(cfg)
	if cfg.token == "" {
		const mend = "https://discord.com/developers/applications, New Application, Bot, Reset Token; put it into DISCORD_TOKEN."
		d.add("token", discord.Warning, "DISCORD_TOKEN is not set, so the bot answers in a terminal only; intents, permissions and the clock were not checked.", mend)
		return d.found
	}
	ctx, cancel := context.WithTimeout(ctx, doctorTimeout)
	defer cancel()
	return append(d.found, discord.Examine(ctx, discord.Config{Token: cfg.token, APIURL: cfg.apiURL, Prefix: cfg.prefix, PublicKey: cfg.publicKey})...)
}

// A doctor collects findings about what is on this machine.
type doctor struct {
	ctx   context.Context
	found []discord.Finding
}

func (d *doctor) add(check string, g discord.Grade, says, mend string) {
	d.found = append(d.found, discord.Finding{Check: check, Grade: g, Says: says, Mend: mend})
}

// program tells which one this is.
func (d *doctor) program() {
	info, ok := debug.ReadBuildInfo()
	changed := ok && slices.ContainsFunc(info.Settings, func(s debug.BuildSetting) bool { return s.Key == "vcs.modified" && s.Value == "true" })
	if changed {
		d.add("program", discord.Warning, sentence(version())+" It was built from sources that are in no commit.", "Build it from a commit, so that what runs can be told and made again.")
		return
	}
	d.add("program", discord.Fine, sentence(version()), "")
}

// files checks the folders that are written to, and the room in them.
func (d *doctor) files(cfg config) {
	places := map[string]string{} // what a folder is for
	if path := cmp.Or(cfg.memory, defaultMemory); !isURL(path) {
		places[filepath.Dir(path)] = "MEMORY"
	}
	if cfg.index != "" {
		places[existing(cfg.index)] = "INDEX_DIR"
	}
	for _, dir := range slices.Sorted(maps.Keys(places)) {
		what := places[dir]
		if err := writable(dir); err != nil {
			d.add("disk", discord.Fault, fmt.Sprintf("The folder %s, for %s, cannot be written to: %v.", dir, what, reason(err)), "Create it, or have it belong to the user that the bot runs as; a container needs a volume there.")
			continue
		}
		free, err := freeSpace(dir)
		room := fmt.Sprintf("In %s, for %s, there are %.1f GB free.", dir, what, float64(free)/1e9)
		switch {
		case err != nil:
			d.add("disk", discord.Unknown, fmt.Sprintf("It is not known how much is free in %s, for %s: %v.", dir, what, reason(err)), "")
		case free < leastFree:
			d.add("disk", discord.Fault, room, "Make room: what cannot be written is forgotten.")
		case free < littleFree:
			d.add("disk", discord.Warning, room, "Make room before it is used up; an index needs twice its size while it is made anew.")
		default:
			d.add("disk", discord.Fine, room, "")
		}
	}
}

// A memory of a busy bot has some tens of megabytes, and bbolt doubles its file; an index of
// 100,000 passages has a few hundred.
const (
	leastFree  = 100e6
	littleFree = 1e9
)

// memory checks the file for what outlives a restart.
func (d *doctor) memory(cfg config) {
	path := cmp.Or(cfg.memory, defaultMemory)
	if !isURL(path) {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			d.add("memory", discord.Fine, fmt.Sprintf("There is no file %s yet; the bot begins one.", path), "")
			return
		}
	}
	gaps, _, err := memory.ReadGaps(path, cfg.keep)
	switch {
	case errors.Is(err, memory.ErrLocked):
		d.add("memory", discord.Fine, "A bot has it open.", "")
	case err != nil:
		mend := ""
		if isURL(path) {
			mend = "See whether the database runs, and whether MEMORY has its address, user and password right (PGPASSWORD)."
		}
		d.add("memory", discord.Fault, sentence(oneLine(err)), mend)
	case isURL(path):
		d.add("memory", discord.Fine, fmt.Sprintf("The database can be read; it has %s.", count(len(gaps), "unanswered question", "unanswered questions")), "")
	default:
		d.add("memory", discord.Fine, fmt.Sprintf("It is whole, with %s.", count(len(gaps), "unanswered question", "unanswered questions")), "")
	}
}

// articles checks the articles, and the index of them that is kept.
func (d *doctor) articles(cfg config) {
	x, err := facts.New()
	if err != nil {
		d.add("rules", discord.Fault, sentence(oneLine(err)), "The program is damaged; build it anew.")
		return
	}
	if rules, err := x.With(nil).Edition(); err == nil {
		d.add("rules", discord.Fine, fmt.Sprintf("The articles are read by edition %.12s of them.", rules), "")
	}
	src := source{path: cfg.corpus, date: cfg.date, index: cfg.index}
	if src.path != "" || src.index == "" {
		d.corpus(src, x)
	}
	if src.index != "" {
		d.index(src, x)
	}
}

func (d *doctor) corpus(src source, x *facts.Extractor) {
	set, err := src.read()
	if err != nil {
		d.add("articles", discord.Fault, sentence(oneLine(err)), "Put CORPUS right: a folder of articles, or one file.")
		return
	}
	r, err := review.Check(d.ctx, x, set, time.Now())
	if err != nil {
		d.add("articles", discord.Unknown, sentence(oneLine(err)), "")
		return
	}
	mend := "bot corpus check " + src.path + " says what and where."
	says := fmt.Sprintf("%s, with %s and %s.", count(r.Articles, "article", "articles"), count(r.Errors, "error", "errors"), count(r.Warnings, "warning", "warnings"))
	switch {
	case r.Articles == 0:
		d.add("articles", discord.Fault, "There is no article that can be read.", "Put articles into "+cmp.Or(src.path, "the folder that CORPUS names")+"; "+mend)
	case r.Errors > 0, r.Warnings > 0:
		d.add("articles", discord.Warning, says, mend)
	default:
		d.add("articles", discord.Fine, says, "")
	}
}

// index opens the index as one who only reads does, which checks the sums of all it has.
func (d *doctor) index(src source, x *facts.Extractor) {
	var said warnings
	lib, err := library.ViewDir(d.ctx, slog.New(&said), x, src.index)
	switch {
	case errors.Is(err, library.ErrNoIndex), errors.Is(err, fs.ErrNotExist):
		if src.path == "" {
			d.add("index", discord.Fault, fmt.Sprintf("There is no index in %s, and no articles to make it from.", src.index), "Name the folder of the articles with CORPUS.")
			return
		}
		d.add("index", discord.Fine, fmt.Sprintf("There is none in %s yet; the bot makes it.", src.index), "")
		return
	case errors.Is(err, archive.ErrDamaged) && src.path != "":
		d.add("index", discord.Warning, sentence(oneLine(err)), "Nothing need be done: the bot makes it anew from the articles when it starts, which takes a while.")
		return
	case err != nil:
		d.add("index", discord.Fault, sentence(oneLine(err)), "Name the folder of the articles with CORPUS to have it made anew, or another folder with INDEX_DIR.")
		return
	}
	articles := len(lib.Index().Articles())
	if err := lib.Close(); err != nil {
		said.texts = append(said.texts, err.Error())
	}
	if len(said.texts) > 0 {
		d.add("index", discord.Warning, sentence(strings.Join(said.texts, "; ")), "Nothing need be done: the bot makes it anew when it starts, which takes a while.")
		return
	}
	d.add("index", discord.Fine, fmt.Sprintf("It is whole, with %s.", count(articles, "article", "articles")), "")
}

// status asks the bot that may run beside.
func (d *doctor) status(cfg config) {
	if cfg.status == "" {
		d.add("status", discord.Fine, "It is served nowhere, since STATUS_ADDR is empty.", "")
		return
	}
	_, err := askHealth(d.ctx, cfg.status, true)
	unready := errUnready("")
	switch {
	case err == nil:
		d.add("status", discord.Fine, "A bot is running there, and ready.", "")
	case errors.As(err, &unready):
		d.add("status", discord.Warning, "A bot is running there that is "+string(unready)+".", "Its log says more.")
	case errors.Is(err, errNoBot):
		d.add("status", discord.Fault, fmt.Sprintf("Something else than a bot answers at %s.", cfg.status), "Choose another address with STATUS_ADDR.")
	default:
		d.add("status", discord.Fine, fmt.Sprintf("No bot is running at %s now.", cfg.status), "")
	}
}

// writable reports why no file can be made in a folder, nil if one can.
func writable(dir string) error {
	f, err := os.CreateTemp(dir, ".bot-doctor-*")
	if err != nil {
		return err
	}
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// existing returns dir, or the nearest folder above it that is there: the one in which it
// would be created.
func existing(dir string) string {
	for {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			return dir
		}
		dir = filepath.Dir(dir)
	}
}

// isURL reports whether a memory is no file.
func isURL(path string) bool { return strings.Contains(path, "://") }

// reason returns an error of the file system without the path.
func reason(err error) error {
	if pe := (*fs.PathError)(nil); errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// sentence ends what ends as errors do. It may begin with the name of a file.
func sentence(s string) string { return strings.TrimSuffix(s, ".") + "." }

// count says how many of something there are.
func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// warnings keep what is logged as a warning or worse.
type warnings struct{ texts []string }

// Enabled implements slog.Handler.
func (w *warnings) Enabled(_ context.Context, l slog.Level) bool { return l >= slog.LevelWarn }

// Handle implements slog.Handler.
func (w *warnings) Handle(_ context.Context, rec slog.Record) error {
	w.texts = append(w.texts, rec.Message)
	return nil
}

// WithAttrs implements slog.Handler.
func (w *warnings) WithAttrs([]slog.Attr) slog.Handler { return w }

// WithGroup implements slog.Handler.
func (w *warnings) WithGroup(string) slog.Handler { return w }
