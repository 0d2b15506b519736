package index

import (
	_ "embed"
	"slices"
	"strings"
)

// synonymGroups has words that say the same, a group a line.
//
//go:embed synonyms.txt
var synonymGroups string

// readSynonyms returns the stems that may stand for a stem.
func (v *vocabulary) readSynonyms() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(synonymGroups) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		var group []string
		for w := range strings.FieldsSeq(line) {
			group = append(group, v.stem(w))
		}
		for _, a := range group {
			for _, b := range group {
				if a != b && !slices.Contains(out[a], b) {
					out[a] = append(out[a], b)
				}
			}
		}
	}
	return out
}
