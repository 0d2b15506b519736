package reading

import (
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/go-porterstemmer"

	"attache/internal/facts"
)

// stem returns the stem of a word in lower case: that of Porter, of the base form of
// irregular verbs ("met" and "meeting" are "meet").
func stem(w string) string {
	if b := facts.BaseForm(w); b != w {
		w = b
	}
	if len(w) < 3 || len(w) > 40 {
		return w
	}
	for i := 0; i < len(w); i++ {
		if w[i] >= utf8.RuneSelf {
			return w
		}
	}
	return string(porterstemmer.StemWithoutLowerCasing([]rune(w)))
}

// term returns which term of the question a word in lower case is, or -1.
func (q *Question) term(w string) int {
	if w == "" || !q.begins[w[0]] {
		return -1
	}
	base := facts.BaseForm(w)
	if !q.begins[base[0]] {
		return -1
	}
	for i := range q.terms {
		if t := &q.terms[i]; t.word == w || t.also == w {
			return i
		}
	}
	stemmed := ""
	for i := range q.terms {
		t := &q.terms[i]
		if t.stem[0] != base[0] || len(t.stem) > 2 && len(base) > 2 && t.stem[1] != base[1] {
			continue
		}
		if stemmed == "" {
			stemmed = stem(w)
		}
		if t.stem == stemmed {
			return i
		}
	}
	return -1
}

// termOf is term for a word as it stands in a text. Most are told by their first letter to be none.
func (q *Question) termOf(w string) int {
	if w == "" || w[0] < utf8.RuneSelf && !q.begins[unicode.ToLower(rune(w[0]))] {
		return -1
	}
	return q.term(lower(w))
}

// eachWord calls f with the byte range of each word of a text: a run of letters and
// digits, with points and commas between them.
func eachWord(text string, f func(start, end int)) {
	start := -1
	for i, c := range text {
		inside := unicode.IsLetter(c) || unicode.IsDigit(c) || start >= 0 && unicode.IsMark(c)
		if !inside && start >= 0 && (c == '.' || c == ',') {
			prev, next := text[i-1], byte(0)
			if i+1 < len(text) {
				next = text[i+1]
			}
			inside = next >= '0' && next <= '9' && prev >= '0' && prev <= '9'
		}
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			f(start, i)
			start = -1
		}
	}
	if start >= 0 {
		f(start, len(text))
	}
}
