package wording

import (
	"embed"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"
)

//go:embed languages
var languages embed.FS

// Words are the translations into one language.
type words struct {
	to    *message.Printer
	texts map[string]string // without those that depend on a number
}

// load reads the file of a language. What is wrong in it is left out, and comes out in
// English: a test sees to it that nothing is.
func load(file string, tag language.Tag) *words {
	rows, _ := read(file)
	w := &words{texts: make(map[string]string, len(rows))}
	cat := catalog.NewBuilder()
	for _, r := range rows {
		if len(r.forms) == 0 {
			w.texts[r.english] = r.text
		}
		cat.Set(tag, r.english, r.message())
	}
	w.to = message.NewPrinter(tag, message.Catalog(cat))
	return w
}

// A row is one text of a language.
type row struct {
	english string
	text    string
	forms   []any // of a text that depends on a number, as plural.Selectf takes them
}

// message returns the row as the catalogue keeps it.
func (r *row) message() catalog.Message {
	if len(r.forms) == 0 {
		return catalog.String(r.text)
	}
	return plural.Selectf(r.number(), "%d", r.forms...)
}

// number returns which argument the forms go by, from 1: the first number.
func (r *row) number() int {
	for i, v := range verb().FindAllString(r.english, -1) {
		if v == "%d" {
			return i + 1
		}
	}
	return 0
}

// A verb is what an argument is put in for, in English order or in another: %s, %[2]s.
var verb = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`%(?:\[(\d+)\])?([a-z])`) })

// read returns the rows of a language's file, and what is wrong in it.
func read(file string) ([]*row, error) {
	data, err := languages.ReadFile("languages/" + file + ".tsv")
	if err != nil {
		return nil, err
	}
	return parse(string(data))
}

// parse reads lines of an English text and its translation, or of an English text, the
// form of a number ("one", "few", "=0") and the translation for it, between tabs.
func parse(data string) ([]*row, error) {
	var rows []*row
	var errs []error
	of := map[string]*row{}
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.ReplaceAll(line, `\n`, "\n"), "\t")
		r := of[cells[0]]
		switch {
		case len(cells) < 2 || len(cells) > 3 || cells[0] == "" || cells[len(cells)-1] == "":
			errs = append(errs, fmt.Errorf("line %d: want an English text, at most one form of a number, and a translation", n))
			continue
		case r != nil && (len(cells) == 2 || len(r.forms) == 0 || slices.Contains(r.forms, any(cells[1]))):
			errs = append(errs, fmt.Errorf("line %d: %q is there already", n, cells[0]))
			continue
		case r == nil:
			r = &row{english: cells[0]}
			of[r.english] = r
			rows = append(rows, r)
		}
		if len(cells) == 2 {
			r.text = cells[1]
		} else {
			r.forms = append(r.forms, cells[1], cells[2])
		}
	}
	return rows, errors.Join(errs...)
}
