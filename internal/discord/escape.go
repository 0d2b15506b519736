package discord

import (
	"strings"
	"unicode"
)

// escape returns s as one line of Discord markdown that shows s and does
// nothing else: no emphasis, link, mention, timestamp, emoji or web address in
// it comes alive.
//
// A backslash is used rather than the customary zero-width space because the
// reader who copies the text gets what the article says. The mark is put before
// every character that can open a construct, whether or not the construct would
// close: what closes it may stand in the next piece of the line.
//
// What depends on where the line starts is left to guard.
func escape(s string) string {
	s = tidy(s)
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for i, r := range s {
		switch r {
		case '\\', '*', '_', '~', '|', '`', '<', '>', '#', '[', ']', '@':
			b.WriteByte('\\')
		case ':':
			// "https://…" becomes a link by itself and ":dog:" an emoji; a colon
			// in running text has a space behind it and can stay as it is.
			if !strings.HasPrefix(s[i+1:], " ") {
				b.WriteByte('\\')
			}
		case '(':
			// A link may go on to the last "](", whatever is marked on the way: the
			// label of an honest link above would lead to where this text says.
			if i == 0 || s[i-1] == ']' {
				b.WriteByte('\\')
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// guard returns the escaped line s so that its beginning is no list marker.
// Quote, heading and subtext marks need no more than escape does, since it
// marks every '>' and '#' and this every leading '-'.
//
// It works on the finished line because a marker can arise from pieces that are
// harmless alone: the value "1949" and the word ". Founded".
func guard(s string) string {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	if s == "" {
		return s
	}
	if s[0] == '-' || s[0] == '+' {
		return `\` + s
	}
	rest := strings.TrimLeft(s, "0123456789")
	if rest != s && rest != "" && (rest[0] == '.' || rest[0] == ')') {
		return s[:len(s)-len(rest)] + `\` + rest
	}
	return s
}

// tidy returns s as one line of valid UTF-8 in which everything can be seen:
// line breaks become spaces, of a run of blanks the first is kept, and control
// characters and invisible ones are left out. It is all that is done to text where markdown
// does not work, such as footers.
//
// Explicit changes of direction go too: one that an article leaves open would
// turn round the bot's own words behind it. Joiners stay, since emoji and
// Persian are spelt with them.
func tidy(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := false
	for _, r := range s { // each invalid byte is one U+FFFD, wherever the text is cut
		switch {
		case isBreak(r):
			r = ' '
		case isHidden(r):
			continue
		}
		if unicode.IsSpace(r) {
			if !blank {
				b.WriteRune(r)
			}
			blank = true
			continue
		}
		blank = false
		b.WriteRune(r)
	}
	return b.String()
}

// isBreak reports whether some client may start a new line (or a column) at r.
func isBreak(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// isHidden reports whether r shows nothing and could only serve to mislead.
func isHidden(r rune) bool {
	switch {
	case unicode.IsControl(r),
		r == '\u180e', r == '\u200b', r == '\ufeff', // no width, yet a character
		r >= '\u202a' && r <= '\u202e', // embeddings and overrides of direction
		r >= '\u2060' && r <= '\u2069', // invisible operators, isolates
		r >= '\ufff9' && r <= '\ufffb': // interlinear annotation
		return true
	}
	return false
}
