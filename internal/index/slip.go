package index

import "strings"

// Lengths in letters of words that may be mistyped. Most short words are one slip away
// from another one.
const (
	minSlip = 4
	maxSlip = 24
)

// mend returns the stem of the word of the articles that a word is one slip of the
// fingers away from: a letter too many or too few, another one, or two exchanged. Names come
// before other words, and those that more passages have before others. The stem of a stop
// word is "".
func (ix *Index) mend(spelled string) (stem string, ok bool) {
	word := strings.ToLower(spelled)
	if len(word) < minSlip || len(word) > maxSlip || strings.ContainsFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return "", false
	}
	v := ix.vocabulary
	v.mu.RLock()
	defer v.mu.RUnlock()
	best, most, isName := int32(stopWord), 0, false
	slipped(word, func(b []byte) {
		w, ok := v.words[string(b)]
		name := false
		if !ok {
			b[0] -= 'a' - 'A'
			w, ok = v.words[string(b)]
			b[0] += 'a' - 'A'
			name = w.stem != stopWord
		}
		if !ok {
			return
		}
		n := ix.passages // have a stop word, as good as
		if w.stem != stopWord {
			n = ix.passagesWith(w.stem)
		}
		if n > 0 && (name && !isName || name == isName && n > most) {
			best, most, isName = w.stem, n, name
		}
	})
	if best == stopWord {
		return "", most > 0
	}
	return v.spelling[best], true
}

// slipped calls f for all that one slip makes of a word of the letters a to z, except
// itself. f must not keep what it is given.
func slipped(word string, f func([]byte)) {
	var buf [maxSlip + 1]byte
	for i := range len(word) {
		f(append(append(buf[:0], word[:i]...), word[i+1:]...))
		if i+1 < len(word) && word[i] != word[i+1] {
			b := append(buf[:0], word...)
			b[i], b[i+1] = b[i+1], b[i]
			f(b)
		}
	}
	for c := byte('a'); c <= 'z'; c++ {
		for i := range len(word) + 1 {
			f(append(append(append(buf[:0], word[:i]...), c), word[i:]...))
			if i < len(word) && word[i] != c {
				b := append(buf[:0], word...)
				b[i] = c
				f(b)
			}
		}
	}
}
