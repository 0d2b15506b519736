package discord

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// A second reading of Discord's markdown, for what its clients do and the parser
// (parser_test.go) does not: lists, emoji by their names, addresses other than of
// the web, and marks at the start of a line behind blanks. It is tried wherever
// something could start.

type construct struct {
	name string
	re   *regexp.Regexp
	ours bool // the bot's own, and nothing within it is read
}

// inlineConstructs may start anywhere.
var inlineConstructs = []construct{
	{"code", regexp.MustCompile("^`[^`]+`"), true},
	{"link", regexp.MustCompile(`^\[[^\n]*?\]\(https?://[^\s()]*\)`), true},
	{"time", regexp.MustCompile(`^<t:\d+:D>`), true},
	{"address", regexp.MustCompile(`^(?i:https?|steam|discord|ftp|mailto|tel|sms)://?[^\s<]`), false},
	{"guild", regexp.MustCompile(`^<id:[^>]+>`), false},
	{"shortcode", regexp.MustCompile(`^:[^\s:]+:`), false},
	{"mention", regexp.MustCompile(`^(?:@everyone|@here|<[@#/])`), false},
}

// lineConstructs may start where a line does.
var lineConstructs = []construct{
	{"heading", regexp.MustCompile(`^\s*#{1,6}\s`), false},
	{"subtext", regexp.MustCompile(`^(?:\s+-#\s|-#\s*[^ —])`), false},
	{"quote", regexp.MustCompile(`^(?:\s+>|>[^ ])`), false},
	{"list", regexp.MustCompile(`^\s*(?:> ?)?(?:[-*+]|\d+[.)])(?:\s|$)`), false},
}

// A found is a construct and the text it takes up.
type found struct {
	name, text string
}

// constructs returns what a client could make of s, beyond what the parser finds and
// the bot's own.
func constructs(s string) []found {
	var all []found
	for line := range strings.Lines(s) {
		for _, c := range lineConstructs {
			if m := c.re.FindString(line); m != "" {
				all = append(all, found{c.name, m})
			}
		}
	}
	// A marked character opens nothing, and closes nothing either.
	blank := blankEscapes(s)
	for i := 0; i < len(blank); {
		_, n := utf8.DecodeRuneInString(blank[i:])
		for _, c := range inlineConstructs {
			m := c.re.FindString(blank[i:])
			if m == "" {
				continue
			}
			if !c.ours {
				all = append(all, found{c.name, s[i : i+len(m)]})
			}
			n = len(m)
			break
		}
		i += n
	}
	return all
}

// escapeAt returns the length of the backslash escape at the start of s, or 0.
// Discord lets a backslash mark anything but letters, digits and blanks.
func escapeAt(s string) int {
	if len(s) < 2 || s[0] != '\\' {
		return 0
	}
	r, n := utf8.DecodeRuneInString(s[1:])
	if r < 0x80 && (r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune(" \t\n\r\v\f", r)) {
		return 0
	}
	return 1 + n
}

// blankEscapes returns s with every escape replaced by as many bytes of letters.
func blankEscapes(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if n := escapeAt(s[i:]); n > 0 {
			b.WriteString(strings.Repeat("x", n))
			i += n
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}
