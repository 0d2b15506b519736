package answers

import (
	"context"
	"strings"
	"unicode"
)

// Finish offers what may stand in place of the end of a question, from byte at on: what
// Complete offers for the argument that is being typed or, as a question in plain words
// has a name anywhere, for as many of its last words as any name has. Before anything
// of an argument is typed, it offers whatever it may be.
func (e *Engine) Finish(ctx context.Context, question string, limit int) (at int, offers []Completion) {
	at = past(question, 0, unicode.IsSpace)
	at = past(question, at, func(r rune) bool { return r == '!' || r == '/' })
	row := find(e.table, "ask")
	if word, _, blank := strings.Cut(question[at:], " "); blank {
		if r := find(e.table, strings.ToLower(word)); r != nil {
			row, at = r, at+len(word)
		}
	}
	arg, start, before := row.typing(question[at:])
	offered := arg.Offers
	if offered == Words {
		offered = Entity
	}
	at = past(question, at+start, unicode.IsSpace)
	if at == len(question) && arg.Offers != Words {
		return at, arg.quoted(e.Complete(ctx, offered, "", limit, before...))
	}
	for at < len(question) {
		if offers := e.Complete(ctx, offered, question[at:], limit, before...); len(offers) > 0 {
			return at, arg.quoted(offers)
		}
		if offered == Dated || offered == Placed { // an event is typed from its beginning; names may stand anywhere
			offered = Entity
		}
		word := past(question, at, func(r rune) bool { return !unicode.IsSpace(r) })
		at = past(question, word, unicode.IsSpace)
	}
	return len(question), nil
}

// past returns where in s, from byte i on, the characters of a kind end.
func past(s string, i int, kind func(rune) bool) int {
	return len(s) - len(strings.TrimLeftFunc(s[i:], kind))
}

// typing returns the argument that somebody is typing at the end of the arguments of a
// command, where it begins, and what was given before it.
func (c *Row) typing(args string) (arg Arg, at int, before []string) {
	if len(c.Args) > 0 && c.Args[0].lead == "" {
		arg = c.Args[0]
	}
	lower := strings.ToLower(veil(args))
	if len(lower) != len(args) { // a letter whose lower case is longer
		return arg, 0, nil
	}
	for _, a := range c.Args {
		lead := " " + a.lead
		if !a.key() {
			lead += " "
		}
		if i := strings.LastIndex(lower, lead); a.lead != "" && i >= at {
			before = append(before, unquote(args[at:i]))
			arg, at = a, i+len(lead)
		}
	}
	return arg, at, before
}

// quoted returns what is offered for an argument as it is written in a question.
func (a Arg) quoted(offers []Completion) []Completion {
	for i, c := range offers {
		if a.key() && strings.Contains(c.Value, " ") {
			offers[i].Value = quoteName(c.Value)
		}
	}
	return offers
}
