package terminal

import (
	"strings"
	"unicode"
)

// maxCompletions bounds what Tab offers: more would push the conversation off
// the screen, and one more letter narrows it.
const maxCompletions = 40

// A completer finishes commands and names.
type completer struct {
	commands []string
	names    func(prefix string) []string
	prefix   string // a command may be typed with it
}

// complete offers what may stand in place of the words that end at rune pos of
// line: commands for the first word, names for all but that one and, as names
// have several words, for as many words as give any.
func (c completer) complete(line string, pos int) (head string, offers []string, tail string) {
	runes := []rune(line)
	left, tail := string(runes[:pos]), string(runes[pos:])
	start := len(left) - len(strings.TrimLeftFunc(left, unicode.IsSpace))
	if bare, ok := strings.CutPrefix(left[start:], c.prefix); ok {
		start = len(left) - len(bare)
	}
	if word := left[start:]; !strings.ContainsFunc(word, unicode.IsSpace) {
		if offers = c.commandsFor(word); len(offers) > 0 {
			return left[:start], offers, tail
		}
		return c.completeName(left, start, tail)
	}
	return c.completeName(left, start+strings.IndexFunc(left[start:], unicode.IsSpace), tail)
}

func (c completer) commandsFor(word string) []string {
	var offers []string
	for _, name := range append(c.commands[:len(c.commands):len(c.commands)], "exit", "quit") {
		if strings.HasPrefix(name, strings.ToLower(word)) {
			offers = append(offers, name+" ")
		}
	}
	return offers
}

// completeName completes the longest run of last words of left, from byte start
// on, that some name begins with.
func (c completer) completeName(left string, start int, tail string) (string, []string, string) {
	for c.names != nil {
		start += len(left[start:]) - len(strings.TrimLeftFunc(left[start:], unicode.IsSpace))
		if start == len(left) {
			break
		}
		if offers := cleanAll(c.names(left[start:])); len(offers) > 0 {
			return left[:start], offers[:min(len(offers), maxCompletions)], tail
		}
		space := strings.IndexFunc(left[start:], unicode.IsSpace)
		if space < 0 {
			break
		}
		start += space
	}
	return left, nil, tail
}

// cleanAll makes names harmless: they come from articles, and the editor prints
// them as they are.
func cleanAll(names []string) []string {
	var out []string
	for _, name := range names {
		if name = clean(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}
