package index

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	lru "github.com/hashicorp/golang-lru/v2"

	"attache/internal/facts"
)

// A vocabulary numbers the words of all articles there ever were, and their stems. It
// only grows, so all generations of an index share it; how often a word occurs is each
// one's own to count. It is safe for concurrent use.
type vocabulary struct {
	analyzer analysis.Analyzer

	mu       sync.RWMutex
	words    map[string]word
	stems    map[string]int32
	spelling []string                   // the stem of a number
	named    map[string]bool            // folded names that some generation had
	inNames  map[string]bool            // words of these, without the punctuation around them
	inRoles  map[string]bool            // stems that roles are found by
	stranger *lru.Cache[string, string] // words that no article has → their stems
}

// A word is a word as it is written.
type word struct {
	n    int32 // its number
	stem int32 // that of its stem; stopWord for one that carries no meaning
}

const stopWord = -1

func newVocabulary(a analysis.Analyzer) (*vocabulary, error) {
	stranger, err := lru.New[string, string](strangers)
	if err != nil {
		return nil, err
	}
	return &vocabulary{analyzer: a, words: map[string]word{}, stems: map[string]int32{}, named: map[string]bool{}, inNames: map[string]bool{}, inRoles: map[string]bool{}, stranger: stranger}, nil
}

// learn returns a word of an article, which is new the first time.
func (v *vocabulary) learn(spelled string) word {
	if w, ok := v.word(spelled); ok {
		return w
	}
	stem := v.analyze(spelled)
	v.mu.Lock()
	defer v.mu.Unlock()
	if w, ok := v.words[spelled]; ok {
		return w
	}
	w := word{n: int32(len(v.words)), stem: stopWord}
	if stem != "" {
		w.stem = v.add(stem)
	}
	v.words[strings.Clone(spelled)] = w // or it would keep its article
	return w
}

// add returns the number of a stem, which is new the first time. It needs v.mu.
func (v *vocabulary) add(stem string) int32 {
	n, ok := v.stems[stem]
	if !ok {
		n = int32(len(v.spelling))
		v.stems[stem] = n
		v.spelling = append(v.spelling, stem)
	}
	return n
}

// numbered returns the numbers of stems, which need not be of words that were learnt:
// a name may be one that no article spells so.
func (v *vocabulary) numbered(stems map[string]bool) []int32 {
	out := make([]int32, 0, len(stems))
	v.mu.Lock()
	defer v.mu.Unlock()
	for s := range stems {
		out = append(out, v.add(s))
	}
	slices.Sort(out)
	return out
}

// word returns a word that was learnt.
func (v *vocabulary) word(spelled string) (word, bool) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	w, ok := v.words[spelled]
	return w, ok
}

// stem returns what the analyzer makes of one word: "" for a stop word.
func (v *vocabulary) stem(spelled string) string {
	v.mu.RLock()
	w, ok := v.words[spelled]
	if ok {
		defer v.mu.RUnlock()
		if w.stem == stopWord {
			return ""
		}
		return v.spelling[w.stem]
	}
	v.mu.RUnlock()
	return v.strange(spelled)
}

func (v *vocabulary) analyze(spelled string) string {
	base := facts.BaseForm(facts.Fold(spelled)) // "met" is not stemmed to "meet"
	if toks := v.analyzer.Analyze([]byte(base)); len(toks) > 0 {
		return string(toks[0].Term)
	}
	return ""
}

// strange returns the stem of a word that no article has. A question asks for the stems of its
// words again and again, and many questions have the same words.
func (v *vocabulary) strange(spelled string) string {
	switch {
	case len(spelled) > maxWord:
		return spelled
	case len(spelled) > maxStrange:
		return v.analyze(spelled)
	}
	if stem, ok := v.stranger.Get(spelled); ok {
		return stem
	}
	stem := v.analyze(spelled)
	v.stranger.Add(strings.Clone(spelled), stem)
	return stem
}

// maxStrange is how many bytes long a word is that is kept, and strangers how many are. What is
// longer than maxWord is no word that articles have in another form.
const (
	maxStrange = 40
	maxWord    = 150
	strangers  = 4096
)

// number returns the number of a stem.
func (v *vocabulary) number(stem string) (int32, bool) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	n, ok := v.stems[stem]
	return n, ok
}

// spelt returns stems with a space behind each, as stemsAnalyzer takes them apart.
func (v *vocabulary) spelt(tokens ...[]token) string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	var b strings.Builder
	for _, list := range tokens {
		for _, t := range list {
			b.WriteString(v.spelling[t.stem])
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// spell calls f with the stem of each token.
func (v *vocabulary) spell(tokens []token, f func(stem string)) {
	v.mu.RLock()
	spelling := v.spelling // which only grows
	v.mu.RUnlock()
	for _, t := range tokens {
		f(spelling[t.stem])
	}
}

// list returns the stems of numbers with a space between them.
func (v *vocabulary) list(numbers []int32) string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	var b strings.Builder
	for i, n := range numbers {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(v.spelling[n])
	}
	return b.String()
}

// term returns a stem with its number.
func (v *vocabulary) term(stem string) term {
	if n, ok := v.number(stem); ok {
		return term{stem, n}
	}
	return term{stem, -1}
}

// A term is a stem with its number; -1 for one that no article ever had.
type term struct {
	stem string
	n    int32
}

// size returns how many words and stems there are.
func (v *vocabulary) size() (words, stems int) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return len(v.words), len(v.spelling)
}

// name notes folded names.
func (v *vocabulary) name(folded []string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, f := range folded {
		if v.named[f] {
			continue
		}
		v.named[f] = true
		for word := range strings.FieldsSeq(f) {
			v.inNames[trimmed(word)] = true
		}
	}
}

// role notes the stems of a role, with spaces between them.
func (v *vocabulary) role(stems string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for stem := range strings.FieldsSeq(stems) {
		if !v.inRoles[stem] {
			v.inRoles[strings.Clone(stem)] = true
		}
	}
}

// inRole reports whether a stem is or was one that a role is found by.
func (v *vocabulary) inRole(stem string) bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.inRoles[stem]
}

// inName reports whether a folded word, without the punctuation around it, is or was part of a name.
func (v *vocabulary) inName(word string) bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.inNames[word] || v.inNames[strings.TrimSuffix(word, "'s")] || v.inNames[strings.ReplaceAll(word, ".", "")]
}

// isName reports whether a folded name is or was one.
func (v *vocabulary) isName(folded string) bool {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return v.named[folded]
}

// stem returns what a word is searched as: "" for a stop word.
func (ix *Index) stem(word string) string { return ix.vocabulary.stem(word) }

// frequency returns how many passages have a stem.
func (ix *Index) frequency(stem string) int {
	if n, ok := ix.vocabulary.number(stem); ok {
		return ix.passagesWith(n)
	}
	return 0
}

// passagesWith returns how many passages have the stem of a number.
func (ix *Index) passagesWith(stem int32) int {
	if int(stem) < len(ix.df) {
		return int(ix.df[stem])
	}
	return 0 // an article of a later generation brought it
}

// occurs reports whether the articles have a word, small or with capitals.
func (ix *Index) occurs(spelled string) bool {
	small := strings.ToLower(spelled)
	r, size := utf8.DecodeRuneInString(small)
	for _, s := range []string{spelled, small, string(unicode.ToUpper(r)) + small[size:], strings.ToUpper(spelled)} {
		if w, ok := ix.vocabulary.word(s); ok && int(w.n) < len(ix.uses) && ix.uses[w.n] > 0 {
			return true
		}
	}
	return false
}
