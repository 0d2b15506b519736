package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
)

// A sign is what a sentence has that may be an answer of one kind. Signs are cheap to find and
// only say what a sentence lacks: one without a number answers no "how many".
type sign uint8

const (
	yearSign   sign = 1 << iota // 1949
	monthSign                   // May
	numberSign                  // 7, seven
	nameSign                    // a capital, not at the beginning

	dateSigns = yearSign | monthSign
)

// signs returns those of the sentences of a passage, a byte each.
func signs(a *article.Article, p *article.Passage) string {
	out := make([]byte, len(p.Sentences))
	for i, s := range p.Sentences {
		out[i] = byte(signsIn(a.Text(s.Span)))
	}
	return string(out)
}

func signsIn(text string) sign {
	var out sign
	first := true
	for start, end := range words(text) {
		w := text[start:end]
		switch r, _ := utf8.DecodeRuneInString(w); {
		case unicode.IsDigit(r):
			out |= numberSign
			if len(w) == 4 && (w[0] == '1' || w[0] == '2') {
				out |= yearSign
			}
		case unicode.IsUpper(r):
			if !first {
				out |= nameSign
			}
			if monthNames[w] {
				out |= monthSign
			}
		case numberWords[w]:
			out |= numberSign
		}
		first = false
	}
	return out
}

var monthNames = set("January February March April May June July August September October November December")

var numberWords = set("half one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty dozen hundred thousand million billion several")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
