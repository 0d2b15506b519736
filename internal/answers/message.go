package answers

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
)

// markup finds what a message has beside its words, as Discord writes it: links,
// mentions, emoji, code, times.
var markup = lazily("(?i)https?://\\S+|<(?:@[!&]?|#|a?:\\w+:|t:)[\\d:a-z]*>|</[^<>]{1,100}:\\d+>|@(?:everyone|here)\\b|:[a-z][\\w+-]{1,30}:|```(?:\\w*\\n)?|\\]\\([^()\\s]*\\)|(?m:^\\s*(?:>{1,3}|-?#{1,3}|[-*•]|\\d{1,2}[.)])\\s+)")

// plainMessage returns a message with blanks in the place of its markup and its emoji, byte
// for byte, so that what stands in it still stands where it did.
func plainMessage(s string) string {
	b := []byte(strings.ToValidUTF8(s, " "))
	if len(b) != len(s) { // each bad byte is a blank, and not each run of them
		b = []byte(s)
		for i := 0; i < len(b); {
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && n == 1 {
				b[i] = ' '
			}
			i += n
		}
	}
	blank := func(start, end int) {
		for i := start; i < end; i++ {
			if b[i] != '\n' {
				b[i] = ' '
			}
		}
	}
	if mayHaveMarkup(s) {
		for _, m := range markup().FindAllIndex(b, -1) {
			blank(m[0], m[1])
		}
	}
	before := ' '
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		next, _ := utf8.DecodeRune(b[i+n:])
		switch {
		case r == '\t', r == '\r', strings.ContainsRune("*~`|[]", r), unicode.IsControl(r) && r != '\n', unicode.Is(unicode.Cf, r), picture(r):
			blank(i, i+n)
		case r == '_' && !(letter(before) && letter(next)):
			blank(i, i+n)
		}
		before = r
		i += n
	}
	return string(b)
}

// mayHaveMarkup reports whether a message has what all markup has, which takes much less time
// to tell than where it is.
func mayHaveMarkup(s string) bool {
	if strings.ContainsAny(s, "<@:`]") {
		return true
	}
	for line := range strings.Lines(s) {
		if r, _ := utf8.DecodeRuneInString(strings.TrimSpace(line)); strings.ContainsRune(">#-*•", r) || unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// picture reports whether a character is an emoji and no part of a flag, which names a
// country.
func picture(r rune) bool {
	return r > unicode.MaxLatin1 && (unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) || r == '\ufe0f') && !(r >= 0x1F1E6 && r <= 0x1F1FF)
}

// sentencesOf returns where the sentences of a plain message stand. In chat a line ends
// a sentence, with or without a full stop.
func sentencesOf(s string) []article.Span {
	var out []article.Span
	at := 0
	for line := range strings.Lines(s) {
		start := at
		at += len(line)
		if !strings.ContainsFunc(line, unicode.IsLetter) {
			continue
		}
		bare := strings.TrimSpace(line)
		start += strings.Index(line, bare)
		// A line without a full stop would be taken for a heading.
		a, err := article.New(article.Article{ID: messageID, Body: bare + ".\n\n" + filler})
		if err != nil {
			continue
		}
		for _, p := range a.Passages {
			for _, sp := range p.Sentences {
				end := min(sp.End, len(bare))
				if sp.Start < end {
					out = append(out, article.Span{Start: start + sp.Start, End: start + end})
				}
			}
		}
	}
	return out
}

// messageID is the id of the article as which a message is read.
const messageID = "message"

// filler is a paragraph of running text behind a line that is to be read as one. It is read with
// each claim, and so it is short.
const filler = "It ends."

// clausesOf cuts a sentence where it begins to claim something else: at a semicolon, and
// at "but" and the like before a name.
func clausesOf(s string, in article.Span) []article.Span {
	if !mayBreak(s[in.Start:in.End]) {
		return []article.Span{in}
	}
	var out []article.Span
	start := in.Start
	for _, m := range clauseBreak().FindAllStringIndex(s[in.Start:in.End], -1) {
		left, right := in.Start+m[0], in.Start+m[1]
		_, n := utf8.DecodeLastRuneInString(s[:right])
		right -= n // the capital that the next begins with
		if len(strings.Fields(s[start:left])) < 3 || len(strings.Fields(s[right:in.End])) < 3 {
			continue
		}
		out = append(out, article.Span{Start: start, End: left})
		start = right
	}
	return append(out, article.Span{Start: start, End: in.End})
}

// mayBreak reports whether a sentence has what clauseBreak finds, which takes much less time to tell
// than where it is, and no quotation, which is not cut.
func mayBreak(s string) bool {
	return (strings.Contains(s, ";") || strings.Contains(s, ",") && strings.Contains(s, "and") || strings.Contains(s, "but") || strings.Contains(s, "while") || strings.Contains(s, "whereas")) &&
		!strings.ContainsAny(s, "“”\"„«»")
}

var clauseBreak = lazily(`(?:;\s+|,?\s+(?:but|while|whereas)\s+(?:the\s+)?|,\s+and\s+(?:the\s+)?)\p{Lu}`)

// capitalise returns s with a capital at the start of each word that is all in small
// letters, where that is as long: names as chat writes them.
func capitalise(s string) string {
	return smallWord().ReplaceAllStringFunc(s, func(w string) string {
		r, n := utf8.DecodeRuneInString(w)
		if up := unicode.ToUpper(r); utf8.RuneLen(up) == n {
			return string(up) + w[n:]
		}
		return w
	})
}

var smallWord = lazily(`\p{Ll}[\p{L}\p{M}]*`)
