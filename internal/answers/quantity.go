package answers

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
)

// A quantity is a number of a text with what it counts: 1.9 million and "dollar" of “1.9 million
// dollars”, .25 and "point" of “a quarter of a point”.
type quantity struct {
	article.Span
	value   float64
	ordinal bool     // “the third increase”
	date    bool     // it is part of a date
	whole   bool     // it counts that of which some are meant: “20 of the 90 teachers”
	bound   bound    // what the text says of how exact it is
	of      []string // stems of the nouns that say what is counted; empty where the text does not say
}

// A bound is how exact a number is.
type bound byte

const (
	exact   bound = iota
	roughly       // “about”, “some”
	atLeast       // “more than”, “at least”
	below         // “nearly”, “up to”, “fewer than”
)

// A figure is a word of a text as numbers are read: letters, digits or a sign.
type figure struct {
	article.Span
	lower string
	name  bool // it is written as a part of a name is
}

var figures = lazily(`\p{L}+|\d+(?:[.,]\d+)*|[%$€£½¼¾]`)

// quantities returns the numbers of a sentence, also those written as words and fractions. Digits that
// belong to a name are none: “Halley-2”. Off and mentions are as Parse takes them.
func (c *checker) quantities(text string, off int, mentions []facts.Mention) []quantity {
	var words []facts.Word
	var phrases []facts.Phrase
	var all []figure
	for _, loc := range figures().FindAllStringIndex(text, -1) {
		f := figure{Span: article.Span{Start: loc[0], End: loc[1]}, lower: strings.ToLower(text[loc[0]:loc[1]])}
		first, _ := utf8.DecodeRuneInString(text[f.Start:])
		f.name = len(all) > 0 && unicode.IsUpper(first) || unicode.IsDigit(first) && digitsOfName(text, f.Start)
		all = append(all, f)
	}
	var out []quantity
	for i := 0; i < len(all); {
		q, n := numberAt(text, all[i:], i > 0 && numbersOnly[all[i-1].lower] > 0)
		if n == 0 || i > 0 && all[i].lower == "one" && !countsOne(all[i-1].lower) {
			i++
			continue
		}
		if words == nil {
			words, phrases = c.ix.Parse(text, off, mentions)
		}
		q.Span = article.Span{Start: all[i].Start, End: all[i+n-1].End}
		q.bound = boundBefore(all[:i])
		q.whole = wholeBefore(all[:i])
		q.of = c.counted(text, all, i, i+n, words, phrases)
		if slices.Contains(q.of, percent) { // the word for it is part of the number
			q.End = max(q.End, all[min(i+n, len(all)-1)].End)
			if all[min(i+n, len(all)-1)].lower == "per" {
				q.End = all[i+n+1].End
			}
		}
		out = append(out, q)
		i += n
	}
	return out
}

// countsOne reports whether “one” is a number behind a word.
func countsOne(before string) bool {
	switch before {
	case "no", "any", "every", "each", "this", "that", "another", "which":
		return false
	}
	return true
}

// digitsOfName reports whether the digits at a byte of a text go on with a name: “Halley-2”, “G7”.
func digitsOfName(text string, at int) bool {
	before := strings.TrimRight(text[:at], "-")
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(r)
}

// numberAt reads the number at the beginning of a text and returns how many figures it has.
// Fraction words are ordinals unless another number, which counted says, stands before them.
func numberAt(text string, f []figure, counted bool) (q quantity, n int) {
	at := func(i int) string {
		if i < len(f) && !f[i].name && (i == 0 || adjacent(text, f[i-1], f[i])) {
			return f[i].lower
		}
		return ""
	}
	word := at(0)
	switch {
	case word == "":
		return q, 0
	case currencies[word] != "":
		if q, n = numberAt(text, f[1:], false); n == 0 || q.ordinal || f[0].End != f[1].Start {
			return quantity{}, 0
		}
		return q, n + 1
	case fractionSigns[word] > 0:
		return quantity{value: fractionSigns[word]}, 1
	case (word == "a" || word == "an") && (scales[at(1)] > 0 || fractions[at(1)] > 0 && at(2) == "of" || at(1) == "half"):
		return numberFrom(at, 1, 1)
	case word == "half" && !counted:
		return numberFrom(at, .5, 1)
	case word == "twice":
		return quantity{value: 2}, 1
	}
	if d, _ := utf8.DecodeRuneInString(word); unicode.IsDigit(d) {
		v, ok := digitsOf(word)
		if !ok {
			return q, 0
		}
		if s := at(1); (s == "st" || s == "nd" || s == "rd" || s == "th") && f[1].Start == f[0].End {
			return quantity{value: v, ordinal: true}, 2
		}
		return numberFrom(at, v, 1)
	}
	if v := ordinalWords[word]; v > 0 {
		if word == "second" && counted {
			return q, 0
		}
		return quantity{value: v, ordinal: true}, 1
	}
	if numbersOnly[word] == 0 && word != "zero" {
		return q, 0
	}
	v := 0.0
	for n = 0; ; n++ {
		next := numbersOnly[at(n)]
		if next == 0 && !(n == 0 && word == "zero") || n > 0 && !(v >= 20 && int(v)%10 == 0 && next < 10 && next < v) {
			break
		}
		v += next
	}
	if v == 1 && (at(n) == "another" || at(n) == "of") {
		return q, 0
	}
	return numberFrom(at, v, n)
}

// numberFrom goes on with a number of which v has been read in n figures: with “million”, “and a
// half”, “hundred and five”, “thirds of”. What stands there is at(i).
func numberFrom(at func(int) string, v float64, n int) (quantity, int) {
	if d := fractions[at(n)]; d > 0 && (v < d || v == 1) && (at(n+1) == "of" || v > 1) {
		return quantity{value: v / d}, n + 1
	}
	if v == 1 && at(n) == "half" {
		v, n = .5, n+1
	}
	if v == .5 && at(n) == "a" { // “half a million”, “half a point”
		if scales[at(n+1)] == 0 {
			return quantity{value: v}, n
		}
		n++
	}
	for {
		s := scales[at(n)]
		if s == 0 {
			break
		}
		v, n = v*s, n+1
		i := n
		if at(i) == "and" {
			i++
		}
		if more := numbersOnly[at(i)]; more > 0 && s < 1e6 { // “two hundred and five”
			v, n = v+more, i+1
			if ones := numbersOnly[at(n)]; more >= 20 && ones > 0 && ones < 10 {
				v, n = v+ones, n+1
			}
		}
	}
	if at(n) == "and" && at(n+1) == "a" && (at(n+2) == "half" || at(n+2) == "quarter") {
		part := .5
		if at(n+2) == "quarter" {
			part = .25
		}
		v, n = v+part, n+3
		if s := scales[at(n)]; s > 0 {
			v, n = v*s, n+1
		}
	}
	if part := fractionSigns[at(n)]; part > 0 {
		v, n = v+part, n+1
	}
	return quantity{value: v}, n
}

// adjacent reports whether one figure follows another with nothing but a space or a hyphen between.
func adjacent(text string, a, b figure) bool {
	return strings.Trim(text[a.End:b.Start], " -\u00a0") == ""
}

// digitsOf reads a number in digits: a comma before three of them parts thousands.
func digitsOf(s string) (float64, bool) {
	if whole, rest, ok := strings.Cut(s, ","); ok && !strings.Contains(s, ".") && (len(rest)%4 != 3 || whole == "0") {
		s = whole + "." + rest
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return v, err == nil
}

// boundBefore returns what the words before a number say of how exact it is.
func boundBefore(f []figure) bound {
	last := func(i int) string {
		if i > len(f) {
			return ""
		}
		return f[len(f)-i].lower
	}
	switch w := last(1); w {
	case "than":
		if m := last(2); m == "fewer" || m == "less" {
			return below
		}
		return atLeast
	case "about", "around", "some", "approximately", "roughly":
		return roughly
	case "over", "least":
		return atLeast
	case "nearly", "almost", "under", "most":
		return below
	case "to":
		if last(2) == "up" {
			return below
		}
	}
	return exact
}

// percent is what a share of a hundred counts.
const percent = "%"

// wholeBefore reports whether the words before a number say that it counts that of which some are meant.
func wholeBefore(f []figure) bool {
	if len(f) < 2 || f[len(f)-2].lower != "of" {
		return false
	}
	switch f[len(f)-1].lower {
	case "the", "its", "his", "her", "their", "our", "all", "those", "these":
		return true
	}
	return false
}

// counted returns the stems of the nouns that say what the figures from first to last count: those
// behind it in its noun phrase, behind an “of” after it, or the sign beside it.
func (c *checker) counted(text string, all []figure, first, last int, words []facts.Word, phrases []facts.Phrase) []string {
	for _, i := range []int{first, last - 1, last} {
		if i < len(all) && currencies[all[i].lower] != "" && (i < last || all[i].Start == all[last-1].End) {
			return []string{currencies[all[i].lower]}
		}
	}
	if last >= len(all) || !adjacent(text, all[last-1], all[last]) {
		return nil
	}
	if w := all[last].lower; w == "%" || strings.HasPrefix(w, "percent") || w == "per" && last+1 < len(all) && all[last+1].lower == "cent" {
		if w == "percentage" {
			return []string{"point"}
		}
		return []string{percent}
	}
	if w := all[last].lower; w == "more" || w == "less" || w == "fewer" { // by how much it is more
		return []string{w}
	}
	from := all[last].Start
	for all[last].lower == "of" || all[last].lower == "a" || all[last].lower == "an" || all[last].lower == "the" {
		if last++; last >= len(all) {
			return nil
		}
		from = all[last].Start
	}
	w := slices.IndexFunc(words, func(w facts.Word) bool { return w.End > from })
	if w < 0 {
		return nil
	}
	end := len(words)
	for _, p := range phrases {
		if p.First <= w && w < p.Last {
			end = p.Last
			if p.Kind != facts.NounPhrase {
				return nil
			}
		}
	}
	var of []string
	for ; w < end; w++ {
		if strings.HasPrefix(words[w].Tag, "NN") || words[w].Start <= from && strings.HasPrefix(words[w].Tag, "JJ") {
			for _, s := range c.ix.Stems(text[max(from, words[w].Start):words[w].End]) {
				if scales[s] == 0 {
					of = append(of, s)
				}
			}
		}
	}
	return of
}

// same reports whether a number of an article is the one that a claim has: of the same, and no less exact.
func (q *quantity) same(known *quantity) bool {
	if known.date && !overlaps(q.of, known.of) && (q.value < 1000 || len(known.of) > 0) { // “30 march 2022 lol”
		return false
	}
	return q.ordinal == known.ordinal && q.whole == known.whole && math.Abs(q.value-known.value) <= 1e-9*math.Abs(q.value) && (q.bound == below) == (known.bound == below) && q.countsLike(known)
}

// contradicts reports whether a number of an article tells that the one which a claim has is wrong, if
// both are of one thing.
func (q *quantity) contradicts(claimed *quantity) bool {
	if q.date || q.whole || claimed.bound != exact || q.ordinal != claimed.ordinal || len(q.of) == 0 || len(claimed.of) == 0 || !q.countsLike(claimed) {
		return false
	}
	switch q.bound {
	case exact:
		return math.Abs(q.value-claimed.value) > 1e-9*math.Abs(q.value)
	case atLeast:
		return claimed.value < q.value
	case below:
		return claimed.value > q.value
	}
	return false
}

// countsLike reports whether two numbers count the same, as far as they say.
func (q *quantity) countsLike(known *quantity) bool {
	return len(q.of) == 0 || len(known.of) == 0 || overlaps(q.of, known.of)
}

var numbersOnly = map[string]float64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var ordinalWords = map[string]float64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}

var scales = map[string]float64{"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mn": 1e6}

// fractions are the words for a part of one, by how many of them make it whole.
var fractions = map[string]float64{
	"third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "ninth": 9, "ninths": 9, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}

var fractionSigns = map[string]float64{"½": .5, "¼": .25, "¾": .75}

var currencies = map[string]string{"$": "dollar", "€": "euro", "£": "pound"}
