package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/tokenize"

	"attache/internal/article"
)

// longWord is the length in bytes beyond which a run without white space is no
// word but an address, a picture of characters, or an attack.
const longWord = 80

// newTokenizer leaves contractions to cut: the tokenizer looks for them inside
// words too, and would make two of O'Sullivan and O'Malley.
func newTokenizer() *tokenize.Tokenizer {
	return tokenize.New(tokenize.UsingSplitCases([]string{}))
}

// words cuts the sentence that stands at start in the body into tokens. They are
// good until the next call.
func (r *reading) words(text string, start int) []tokenize.Token {
	out := r.scratch[:0]
	for _, t := range joinStops(r.x.words(text)) {
		if plain(t.Text) {
			out = append(out, t)
		} else {
			out = cut(out, t, t.Text[0] == '\'' && r.opensQuotation(start+t.Start))
		}
	}
	r.scratch = out
	return joinBrackets(out)
}

// words cuts a sentence into tokens. The tokeniser peels the marks of a word off
// one by one, which takes time quadratic in their number; so it does not see
// the long runs, which are cut into words and single characters here.
func (x *Extractor) words(text string) []tokenize.Token {
	var out []tokenize.Token
	from := 0
	flush := func(to int) {
		if strings.TrimSpace(text[from:to]) == "" {
			return
		}
		for _, t := range x.tokenizer.Tokenize(text[from:to]) {
			t.Start += from
			out = append(out, t)
		}
	}
	for i := 0; i < len(text); {
		n := strings.IndexFunc(text[i:], unicode.IsSpace)
		if n < 0 {
			n = len(text) - i
		}
		if n > longWord {
			flush(i)
			out = cutLong(out, text, i, i+n)
			from = i + n
		}
		i += n
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	if from == 0 {
		return x.tokenizer.Tokenize(text)
	}
	flush(len(text))
	return out
}

// cutLong appends the tokens of text[from:to], a run without white space: words,
// marks, and rows of one mark, which are an ornament or an attack.
func cutLong(out []tokenize.Token, text string, from, to int) []tokenize.Token {
	letter := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.M, c) }
	for i := from; i < to; {
		c, n := utf8.DecodeRuneInString(text[i:])
		end, row := i+n, 1
		for end < to {
			next, n := utf8.DecodeRuneInString(text[end:])
			if !(letter(c) && letter(next)) && next != c {
				break
			}
			end += n
			row++
		}
		if !letter(c) && row < ornament {
			end = i + n
		}
		out = append(out, tokenize.Token{Text: text[i:end], Start: i})
		i = end
	}
	return out
}

// ornament is how many of the same mark in a row are one token.
const ornament = 4

// plain reports whether s is nothing but ASCII letters and digits, as most words
// are.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// joinStops gives initials, abbreviations and days their full stops back ("T. S.
// Tirumurti", "Sept. 5", "3. März"), which the tokeniser cuts off as if they ended
// a sentence. Only an initial can end one and keep it.
func joinStops(toks []tokenize.Token) []tokenize.Token {
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if i+2 < len(toks) && toks[i+1].Text == "." && toks[i+1].Start == t.End() && takesStop(t.Text, toks[i+2].Text) {
			t.Text += "."
			i++
		}
		out = append(out, t)
	}
	return out
}

// takesStop reports whether a full stop inside a sentence is part of the word
// before it.
func takesStop(word, next string) bool {
	if _, ok := dayOfMonth(word); ok {
		_, month := months[strings.ToLower(next)]
		return month && len(word) <= 2
	}
	return word[0] >= 'A' && word[0] <= 'Z' && (len(word) == 1 || plain(word) && article.IsAbbreviation(word))
}

// joinBrackets makes one token of a word with letters in brackets (“[T]his is
// late”, “they approve[d] it”), of what stands for words left out ([...]), and of
// the mark of a footnote: [3].
func joinBrackets(toks []tokenize.Token) []tokenize.Token {
	out := toks[:0]
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		if t.Text == "[" && i+1 < len(toks) && toks[i+1].Start == t.End() {
			j := i + 1
			for j < len(toks) && j < i+5 && (toks[j].Text == "." || toks[j].Text == "…" || toks[j].Text == "...") && toks[j].Start == toks[j-1].End() {
				j++
			}
			switch next := toks[i+1].Text; {
			case j > i+1 && j < len(toks) && toks[j].Text == "]" && toks[j].Start == toks[j-1].End():
				for i < j {
					i++
					t.Text += toks[i].Text
				}
			case lettersInBrackets(next) > 0:
				t.Text += next
				i++
			case i+2 < len(toks) && toks[i+2].Text == "]" && toks[i+2].Start == toks[i+1].End() && plain(next) && i > 0 && toks[i-1].End() == t.Start:
				n := len(out) - 1
				if next[0] <= '9' {
					t.Text += next + "]"
					i += 2
				} else if len(next) <= 4 && plain(out[n].Text) { // approve[d]
					out[n].Text += "[" + next + "]"
					i += 2
					continue
				}
			}
		}
		out = append(out, t)
	}
	return out
}

// lettersInBrackets returns how many letters stand before the bracket in "T]his",
// what follows an opening bracket; 0 when s looks otherwise.
func lettersInBrackets(s string) int {
	n := strings.IndexByte(s, ']')
	if n < 1 || n > 3 || n+1 == len(s) || !plain(s[:n]) || !plain(s[n+1:]) {
		return 0
	}
	return n
}

// cut appends the tokens that t is made of: it cuts at the marks that the
// tokeniser does not know («We», „wir“, war—once, wait…then) and the
// contractions off, and leaves out the marks of emphasis. With opens set a quotation begins at the apostrophe that t
// begins with.
func cut(out []tokenize.Token, t tokenize.Token, opens bool) []tokenize.Token {
	s := t.Text
	if len(s) > 1 && s[0] == '\'' && (opens || s[1] >= 'A' && s[1] <= 'Z') { // 'We
		n := 1
		if s[1] == '\'' {
			n = 2 // ''We
		}
		out = piece(out, t, 0, n)
		t.Text, t.Start = s[n:], t.Start+n
		s = t.Text
	}
	if strings.Contains(s, "://") || strings.Contains(s, "www.") || strings.IndexByte(s, '@') > 0 {
		return append(out, t)
	}
	from := 0
	for i := 0; i < len(s); {
		c, size := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(s[i:])
		}
		stars := emphasisAt(s, i)
		n := max(stars, markAt(s, i, c, size))
		if n == 0 {
			i += size
			continue
		}
		word := strings.TrimRight(s[from:i], ".,!?;:")
		out = contracted(out, t, from, from+len(word))
		out = piece(out, t, from+len(word), i)
		if stars == 0 {
			out = piece(out, t, i, i+n)
		}
		i += n
		from = i
	}
	return contracted(out, t, from, len(s))
}

// emphasisAt returns the length of the marks of emphasis in Markdown that s[i:] begins
// with, **so** or _so_; 0 for none. Marks between letters belong to a word, and
// marks by themselves are an ornament.
func emphasisAt(s string, i int) int {
	end := i
	for end < len(s) && isEmphasis(s[end]) {
		end++
	}
	if end == i || end-i > 3 || end-i == len(s) || i > 0 && isEmphasis(s[i-1]) {
		return 0
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	if isWord(before) && end < len(s) && isWord(runeAt(s, end)) {
		return 0
	}
	return end - i
}

func isEmphasis(c byte) bool { return c == '*' || c == '_' }

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// markAt returns the length of the mark at s[i:] that is a token of its own, 0
// for none.
func markAt(s string, i int, c rune, size int) int {
	end := i + size
	switch c {
	case '„', '«', '»', '‹', '›', '「', '」', '『', '』', '＂', '“', '”', '—', '―', '…':
		return size
	case '–': // Moscow–Beijing is one word
		if i == 0 || end == len(s) {
			return size
		}
	case '-', '.':
		for end < len(s) && s[end] == s[i] {
			end++
		}
		if end > i+1 && (c == '-' || i > 0) || c == '-' && i == 0 && end < len(s) && unicode.IsLetter(runeAt(s, end)) {
			return end - i
		}
	case '"': // **"We are glad,"**
		if i > 0 && isEmphasis(s[i-1]) || end < len(s) && isEmphasis(s[end]) {
			return size
		}
	case '[':
		if lettersInBrackets(s[end:]) == 0 {
			return size
		}
	case ')', ']': // a space is missing: (AP)The
		if end < len(s) && unicode.IsUpper(runeAt(s, end)) {
			return size
		}
	case ',', ';': // came,and
		if i > 0 && end < len(s) && unicode.IsLetter(runeAt(s, end)) && unicode.IsLower(rune(s[i-1])) {
			return size
		}
	}
	return 0
}

func runeAt(s string, i int) rune {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}

// contracted appends t[from:to] with its contraction as a token of its own.
func contracted(out []tokenize.Token, t tokenize.Token, from, to int) []tokenize.Token {
	s := t.Text[from:to]
	n := len(s) - contraction(s)
	if n == len(s) && shortWord(s) && !article.IsAbbreviation(s[:n-1]) {
		n-- // "He met Kim." The tokeniser takes "Kim." for one like "Gen."
	}
	out = piece(out, t, from, from+n)
	return piece(out, t, from+n, to)
}

// shortWord reports whether s is a word of two or three letters, the first a
// capital, with a full stop.
func shortWord(s string) bool {
	return len(s) >= 3 && len(s) <= 4 && s[len(s)-1] == '.' && s[0] >= 'A' && s[0] <= 'Z' && plain(s[:len(s)-1]) && s[1] >= 'a'
}

// contraction returns the length of the contraction that s ends with, 0 for
// none: "n't", "'s", "’ve".
func contraction(s string) int {
	i := strings.LastIndexByte(s, '\'')
	width := 1
	if j := strings.LastIndex(s, "’"); j > i {
		i, width = j, len("’")
	}
	if i <= 0 || len(s) == i+width {
		return 0
	}
	switch strings.ToLower(s[i+width:]) {
	case "s", "re", "m", "ll", "ve":
		return len(s) - i
	case "d": // they'd, but not a name
		switch strings.ToLower(s[:i]) {
		case "i", "you", "he", "she", "it", "we", "they", "who", "that", "there":
			return len(s) - i
		}
	case "t":
		if c := s[i-1]; i > 1 && (c == 'n' || c == 'N') {
			return len(s) - i + 1
		}
	}
	return 0
}

// piece appends t[from:to] unless it is empty or shows nothing.
func piece(out []tokenize.Token, t tokenize.Token, from, to int) []tokenize.Token {
	s := t.Text[from:to]
	if s == "" {
		return out
	}
	if !isASCII(s) {
		s = strings.TrimFunc(s, noWidth)
		if s == "" {
			return out
		}
		from += strings.Index(t.Text[from:to], s)
	}
	t.Text, t.Start = s, t.Start+from
	return append(out, t)
}

// noWidth reports whether c is a mark that web pages leave behind and nobody
// sees: a soft hyphen, a zero-width space.
func noWidth(c rune) bool { return unicode.Is(unicode.Cf, c) }
