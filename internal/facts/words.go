package facts

import (
	"strings"
	"sync"
)

// A WordRow is a row of a table of words, with what an article says and what is asked of it, as an example.
type WordRow struct {
	Verb        string   // in its base form
	Words       []string // what belongs to it
	Told, Asked string   // the example
}

// Contraries are verbs with one that cannot be said of the same: who was acquitted of it was not convicted of it.
func Contraries() []WordRow { return contraryVerbs() }

// Offices are verbs with what they are called who do that to a body: who leads it is its leader.
func Offices() []WordRow { return officeWords() }

var (
	contraryVerbs = sync.OnceValue(func() []WordRow { return wordRows("lexicon/contraries.tsv") })
	officeWords   = sync.OnceValue(func() []WordRow { return wordRows("lexicon/offices.tsv") })
)

// wordRows reads a table of words, which is part of the program.
func wordRows(name string) []WordRow {
	var out []WordRow
	_ = readTable(lexiconFiles, name, 3, func(c []string) error {
		told, asked, _ := strings.Cut(c[2], " => ")
		out = append(out, WordRow{Verb: c[0], Words: list(c[1]), Told: told, Asked: asked})
		return nil
	})
	return out
}
