package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isBlank reports whether r shows nothing: white space, including the
// no-break spaces, or one of the marks of no width that web pages leave behind.
func isBlank(r rune) bool {
	switch r {
	case '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r)
}

// trim returns the part of s[start:end] without blanks at its ends, as offsets
// into s. Nothing but blanks gives an empty span.
func trim(s string, start, end int) Span {
	t := strings.TrimRightFunc(s[start:end], isBlank)
	lead := len(t) - len(strings.TrimLeftFunc(t, isBlank))
	return Span{start + lead, start + len(t)}
}

// skipBlank returns the offset of the first rune at or after i that is not blank.
func skipBlank(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isBlank(r) {
			break
		}
		i += n
	}
	return i
}

// runeAt and runeBefore return the rune that begins at, or ends before, i;
// 0 at the ends of the text.
func runeAt(s string, i int) rune {
	if i >= len(s) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

func runeBefore(s string, i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// hasWord reports whether s holds a letter or a number.
func hasWord(s string) bool { return strings.ContainsFunc(s, isWordRune) }

// oneLine makes a value of a metadata field fit to be shown in one line:
// white space becomes single spaces, control characters go.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.FieldsFunc(s, isBlank), " ")
}

// letters reduces s to its letters and numbers in lower case, to compare
// titles whatever their hyphens, quotation marks and spaces.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !isWordRune(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
