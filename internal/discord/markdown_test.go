package discord

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// What follows is a reading of Discord's markdown that owes nothing to the code
// under test: the constructs of its clients as regular expressions, each tried
// wherever it could start.

type construct struct {
	name   string
	re     *regexp.Regexp
	opaque bool // nothing within it is read
}

// inlineConstructs may start anywhere.
var inlineConstructs = []construct{
	{"code block", regexp.MustCompile("^```(?s:.+?)```"), true},
	{"code", regexp.MustCompile("^(?:``[^`](?s:.*?)``|`[^`]+`)"), true},
	{"bold", regexp.MustCompile(`^\*\*(?s:.+?)\*\*`), false},
	{"italic", regexp.MustCompile(`^\*(?s:[^*]+?)\*`), false},
	{"underline", regexp.MustCompile(`^__(?s:.+?)__`), false},
	{"italic", regexp.MustCompile(`^_(?s:[^_]+?)_`), false},
	{"strike", regexp.MustCompile(`^~~(?s:.+?)~~`), false},
	{"spoiler", regexp.MustCompile(`^\|\|(?s:.+?)\|\|`), false},
	{"link", regexp.MustCompile(`^\[[^\n]*?\]\([^\n]*?\)`), true},
	{"autolink", regexp.MustCompile(`^<[^: >]+:/[^ >]+>`), false},
	{"address", regexp.MustCompile(`^(?i:https?|steam|discord|ftp)://[^\s<]`), false},
	{"user", regexp.MustCompile(`^<@!?\d+>`), false},
	{"role", regexp.MustCompile(`^<@&\d+>`), false},
	{"channel", regexp.MustCompile(`^<#\d+>`), false},
	{"command", regexp.MustCompile(`^</[^>]+:\d+>`), false},
	{"guild", regexp.MustCompile(`^<id:[^>]+>`), false},
	{"time", regexp.MustCompile(`^<t:-?\d+(?::[a-zA-Z])?>`), true},
	{"emoji", regexp.MustCompile(`^<a?:\w+:\d+>`), false},
	{"shortcode", regexp.MustCompile(`^:[^\s:]+:`), false},
	{"everyone", regexp.MustCompile(`^@(?:everyone|here)`), false},
}

// lineConstructs may start where a line does.
var lineConstructs = []construct{
	{"heading", regexp.MustCompile(`^\s*#{1,6}\s`), false},
	{"subtext", regexp.MustCompile(`^\s*-#\s`), false},
	{"quote", regexp.MustCompile(`^\s*>`), false},
	{"list", regexp.MustCompile(`^\s*(?:[-*+]|\d+[.)])(?:\s|$)`), false},
}

// A found is a construct and the text it takes up.
type found struct {
	name, text string
}

// constructs returns what a client could make of s beyond plain text.
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
		if strings.HasPrefix(blank[i:], "**") {
			n = 2 // the end of one bold is not the start of an italic
		}
		for _, c := range inlineConstructs {
			if !strings.ContainsRune("`*_~|[<:@hHsSdDfF", rune(blank[i])) {
				break // opens none of them
			}
			m := c.re.FindString(blank[i:])
			if m == "" {
				continue
			}
			all = append(all, found{c.name, s[i : i+len(m)]})
			if c.opaque {
				n = len(m)
				break
			}
			if n == 2 {
				break
			}
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

// displayed returns what s shows when it has no constructs.
func displayed(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if n := escapeAt(s[i:]); n > 0 {
			b.WriteString(s[i+1 : i+n])
			i += n
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}
