package terminal

import (
	"strings"
	"unicode"

	"attache/internal/answers"
	"attache/internal/facts"
)

// maxCompletions bounds what Tab offers: more would push the conversation off
// the screen, and one more letter narrows it.
const maxCompletions = 40

// more stands at the end of what is offered when none of it begins as typed: the editor
// puts in what all of its offers begin with, and then leaves the words as they are.
const more = "…"

// A completer finishes commands and questions.
type completer struct {
	commands []string
	finish   func(question string, limit int) (at int, offers []answers.Completion)
	prefix   string // a command may be typed with it
}

// complete offers what may stand in place of the words that end at rune pos of
// line: commands for the first word, and what a question may go on with.
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
	}
	if c.finish == nil {
		return left, nil, tail
	}
	at, found := c.finish(left[start:], maxCompletions)
	at += start
	head, offers = fit(left[:at], left[at:], found)
	return head, offers, tail
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

// fit returns what goes on as it was typed or, when nothing does, what else is meant:
// one thing takes the place of what was typed, and of several none does.
func fit(head, typed string, found []answers.Completion) (string, []string) {
	var all, goOn []string
	for _, f := range found {
		value := clean(f.Value) // it comes from articles, and the editor prints it as it is
		if value == "" {
			continue
		}
		all = append(all, value)
		if strings.HasPrefix(facts.Fold(value), facts.Fold(typed)) {
			goOn = append(goOn, value)
		}
	}
	switch {
	case len(goOn) > 0:
		return head, goOn
	case len(all) > 1:
		return head + typed, append(all, more)
	}
	return head, all
}
