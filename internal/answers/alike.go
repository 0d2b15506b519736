package answers

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/agnivade/levenshtein"

	"attache/internal/facts"
	"attache/internal/wording"
)

// Alike groups questions that ask about the same, however they are put: "who is zelda",
// "zelda?" and "tell me about zleda". It returns the groups as indexes into questions, each
// led by its first question, by which alone the others are taken in: so a group does not
// drift from one question to the next.
//
// It knows no articles, because those questions are asked that no article answers. What
// counts are the words left when those are taken out that only ask; they may be inflected
// and mistyped. A question joins one that has all of its words and not twice as many, or
// the other way round; a single word is joined only by itself. One word that is another
// ("the mayor of Oslo", "the mayor of Bergen") parts two questions.
func Alike(questions []string) [][]int {
	var groups [][]int
	var led leaders
	exact := make(map[string]int) // groups by all words of a question in them
	for i, question := range questions {
		words := askedAbout(question)
		key := strings.Join(words, " ")
		g, ok := exact[key]
		if !ok {
			g = led.nearest(words)
		}
		if g < 0 {
			g = led.add(words)
			groups = append(groups, nil)
		}
		exact[key] = g
		groups[g] = append(groups[g], i)
	}
	return groups
}

// leaders are the first questions of groups. The zero value is ready to use.
type leaders struct {
	words [][]string
	edges map[string][]int // groups by an edge of a word of theirs
	hits  []int            // by group, how many words of a question may be of its leader
}

// add makes a group and returns which it is.
func (l *leaders) add(words []string) int {
	if l.edges == nil {
		l.edges = make(map[string][]int)
	}
	g := len(l.words)
	l.words, l.hits = append(l.words, words), append(l.hits, 0)
	for _, w := range words {
		for _, e := range edges(w) {
			if in := l.edges[e]; len(in) == 0 || in[len(in)-1] != g {
				l.edges[e] = append(in, g)
			}
		}
	}
	return g
}

// nearest returns the group whose leader is most like a question of words, -1 if none is.
// Words are compared only where enough of them have an edge in common.
func (l *leaders) nearest(words []string) int {
	best, found := 0.0, -1
	var touched []int
	for _, w := range words {
		for _, e := range edges(w) {
			for _, g := range l.edges[e] {
				if l.hits[g]++; l.hits[g] == 1 {
					touched = append(touched, g)
				}
			}
		}
	}
	for _, g := range touched {
		enough := l.hits[g] >= min(len(words), len(l.words[g]))
		l.hits[g] = 0
		if !enough {
			continue
		}
		if is := likeness(words, l.words[g]); is > best || is == best && is > 0 && g < found {
			best, found = is, g
		}
	}
	return found
}

// likeness returns how much of two questions is the same, from 0 to 1; 0 also where they
// ask about different things.
func likeness(a, b []string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	more := len(b) - len(a)
	if more > 0 && (len(a) < 2 || more > len(a)) {
		return 0
	}
	left := slices.Clone(b)
	for _, w := range a {
		i := slices.Index(left, w)
		if i < 0 {
			i = slices.IndexFunc(left, func(x string) bool { return sameWord(w, x) })
		}
		if i < 0 {
			return 0
		}
		left = slices.Delete(left, i, i+1)
	}
	if slices.ContainsFunc(left, func(w string) bool { return unicode.IsDigit(rune(w[0])) }) {
		return 0 // of one year, and of any
	}
	return 2 * float64(len(a)) / float64(len(a)+len(b))
}

// sameWord reports whether one word may be the other, inflected or mistyped. What is
// neither "Iran" nor "Iraq", "Niger" nor "Nigeria" must stay so: short words have to be the
// same, and the longer they are, the more may differ.
func sameWord(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 4 || unicode.IsDigit(x[0]) || !sharesEdge(x, y) {
		return false
	}
	same := 0
	for same < len(x) && x[same] == y[same] {
		same++
	}
	ending := same / 3
	if x[0] > unicode.MaxLatin1 { // languages with more endings
		ending++
	}
	if same >= 4 && len(y)-same <= ending {
		return true
	}
	allowed := 0
	switch {
	case len(x) >= 10:
		allowed = 2
	case len(y) >= 5:
		allowed = 1
	}
	if len(y)-len(x) > 2 {
		return false
	}
	d := levenshtein.ComputeDistance(a, b)
	return d <= allowed || d == 2 && allowed == 1 && transposed(x, y)
}

// transposed reports whether two letters that stand side by side have changed places.
func transposed(x, y []rune) bool {
	if len(x) != len(y) {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && slices.Equal(x[i+2:], y[i+2:])
}

// edge is how many letters at either end of two words must be the same: hardly anybody
// mistypes both, and so the words that may be meant are found without trying all.
const edge = 2

func sharesEdge(x, y []rune) bool {
	return slices.Equal(x[:edge], y[:edge]) || slices.Equal(x[len(x)-edge:], y[len(y)-edge:])
}

// edges returns what words have in common with a word that may be the same.
func edges(word string) []string {
	r := []rune(word)
	if len(r) < 4 {
		return []string{word}
	}
	return []string{string(r[:edge]) + "-", "-" + string(r[len(r)-edge:])}
}

// askedAbout returns the words of a question that say what about, folded and in order;
// all of it where there are none.
func askedAbout(question string) []string {
	small := smallWords()
	folded := facts.Fold(question)
	for _, s := range small.chinese {
		folded = strings.ReplaceAll(folded, s, " ")
	}
	all := strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) })
	if len(all) > 1 && small.commands[all[0]] {
		all = all[1:]
	}
	var out []string
	for _, w := range all {
		if small.words[w] {
			continue
		}
		if parts := twos(w); parts != nil {
			out = append(out, parts...)
		} else if len(w) > 1 { // a letter is what an apostrophe has cut off
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return []string{folded}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// twos returns a Chinese text in pairs of characters that overlap, nil for another.
func twos(w string) []string {
	r := []rune(w)
	if !unicode.Is(unicode.Han, r[0]) {
		return nil
	}
	var out []string
	for i := range max(1, len(r)-1) {
		out = append(out, string(r[i:min(i+2, len(r))]))
	}
	return out
}

//go:embed smallwords.txt
var smallWordsFile string

// A vocabularyOfAsking has what is no part of what a question is about.
type vocabularyOfAsking struct {
	words    map[string]bool
	chinese  []string        // the longest first
	commands map[string]bool // which may stand first
}

var smallWords = sync.OnceValue(func() vocabularyOfAsking {
	out := vocabularyOfAsking{words: make(map[string]bool), commands: make(map[string]bool)}
	for line := range strings.Lines(smallWordsFile) {
		language, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			if w = facts.Fold(w); language == "zh" {
				out.chinese = append(out.chinese, w)
			} else {
				out.words[w] = true
			}
		}
	}
	slices.SortStableFunc(out.chinese, func(a, b string) int { return len(b) - len(a) })
	for _, r := range commands() {
		for _, w := range append(r.Aliases, r.Name) {
			out.commands[facts.Fold(w)] = true
		}
	}
	for _, locale := range wording.Languages() {
		for name := range wording.For(locale).Names("command name") {
			out.commands[facts.Fold(name)] = true
		}
	}
	return out
})
