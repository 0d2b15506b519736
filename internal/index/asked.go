package index

import (
	"iter"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTerms is how many distinct words of a question are searched for, the rarest
// first. More cost time and find no more.
const maxTerms = 12

// A wish is a word of a question as it is searched for, with how much it tells.
type wish struct {
	text   string  // the stem
	stem   int32   // its number; -1 for one that no passage has
	weight float64 // inverse document frequency
	boost  float64 // what its score is multiplied by: 1 for a word as it was asked
}

// asked returns what a query asks for in words, the rarest first, at most maxTerms.
func (ix *Index) asked(q Query) []wish {
	var out []wish
	for _, t := range ix.Terms(q.Text + " " + strings.Join(q.Phrases, " ")) {
		w := wish{text: t, stem: -1, weight: ix.idf(ix.frequency(t)), boost: 1}
		if n, ok := ix.vocabulary.number(t); ok {
			w.stem = n
		}
		out = append(out, w)
	}
	return out
}

// idf tells how much a word says that n passages have.
func (ix *Index) idf(n int) float64 { return math.Log(1 + float64(ix.passages)/float64(1+n)) }

// Terms returns the distinct stems of the words of a text that carry meaning, the
// rarest first, at most maxTerms. Stems that no passage has count as the rarest: the
// question is about them.
func (ix *Index) Terms(text string) []string {
	var seen, out []string
	for start, end := range words(text) {
		word := text[start:end]
		if slices.Contains(seen, word) { // stemming a word that no article has is dear
			continue
		}
		seen = append(seen, word)
		if s := ix.stem(word); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
		if len(seen) == 8*maxTerms || len(out) == 4*maxTerms {
			break
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return ix.frequency(a) - ix.frequency(b) })
	return out[:min(len(out), maxTerms)]
}

// stemsOf returns the stems of the words of a text that carry meaning, with a
// space between them, as stemsAnalyzer takes them apart.
func (ix *Index) stemsOf(text string) string {
	var out []string
	for start, end := range words(text) {
		if s := ix.stem(text[start:end]); s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, " ")
}

// words yields the byte ranges of the words of a text: runs of letters and
// digits, with apostrophes and full stops inside. Chinese and Japanese put no
// spaces between words: there each character is one.
func words(text string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		start := -1
		for i, r := range text {
			alone := r > unicode.MaxLatin1 && unicode.In(r, unicode.Han, unicode.Hiragana)
			inside := !alone && (unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && unicode.IsMark(r))
			if !inside && start >= 0 && (r == '\'' || r == '’' || r == '.') {
				next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
				inside = unicode.IsLetter(next) || unicode.IsDigit(next) && r == '.'
			}
			switch {
			case inside && start < 0:
				start = i
			case !inside && start >= 0:
				if !yield(start, i) {
					return
				}
				start = -1
			}
			if alone && !yield(i, i+utf8.RuneLen(r)) {
				return
			}
		}
		if start >= 0 {
			yield(start, len(text))
		}
	}
}
