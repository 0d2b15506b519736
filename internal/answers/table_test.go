package answers

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/wording"
)

// A wish is a question over the made-up articles in testdata/straits: two people
// of one surname, two sources that disagree, a claim, and an article without a
// day.
type wish struct {
	ask    string
	status Status
	has    []string // in the page, in this order
	lacks  []string // nowhere in the page
}

func straits(t testing.TB) *Engine {
	t.Helper()
	set, err := article.LoadFS(os.DirFS("testdata/straits"), ".")
	if err != nil {
		t.Fatal(err)
	}
	return engineOver(t, set)
}

func grant(t *testing.T, wishes []wish) {
	t.Helper()
	engine := straits(t)
	for _, w := range wishes {
		a := engine.Ask(t.Context(), w.ask)
		page := plain(a.Page(nil))
		if a.Status != w.status {
			t.Errorf("%q is %s, want %s:\n%s", w.ask, a.Status, w.status, page)
		}
		rest := page
		for _, s := range w.has {
			i := strings.Index(rest, s)
			if i < 0 {
				t.Errorf("%q: %q is not (or in the wrong place) on the page:\n%s", w.ask, s, page)
				break
			}
			rest = rest[i+len(s):]
		}
		for _, s := range w.lacks {
			if strings.Contains(page, s) {
				t.Errorf("%q: %q is on the page:\n%s", w.ask, s, page)
			}
		}
	}
}

// TestLocalised holds what Discord shows of the table to its limits, in each language.
func TestLocalised(t *testing.T) {
	complete := func(context, english string, most int) {
		all := wording.Translations(context, english)
		if len(all) != 8 {
			t.Errorf("%q is in %d of 8 locales", english, len(all))
		}
		for locale, s := range all {
			if n := utf8.RuneCountInString(s); n > most {
				t.Errorf("%s: %q has %d characters, at most %d are shown", locale, s, n, most)
			}
		}
	}
	for _, row := range commands() {
		complete("command name", row.Name, 32)
		complete("", row.Summary, 100)
		for _, a := range row.Args {
			complete("option name", a.Name, 32)
			complete("", a.Summary, 100)
		}
	}
}
