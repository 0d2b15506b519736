package facts

import (
	"strings"
	"sync"
)

// fullNames returns the full forms of given names by their short ones, and by
// themselves: "ted" is an edward or a theodore.
var fullNames = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	// The list is embedded, and a test reads it: there is no error.
	_ = readTable(lexiconFiles, "lexicon/nicknames.tsv", 2, func(c []string) error {
		out[c[0]] = append(out[c[0]], c[0])
		for short := range strings.SplitSeq(c[1], "|") {
			out[short] = append(out[short], c[0])
		}
		return nil
	})
	return out
})
