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

// maxWishes is how many words are looked for in passages: those of the question, and
// what may stand for one of them.
const maxWishes = 20

// A wish is a word of a question as it is searched for, with how much it tells.
type wish struct {
	text   string  // the stem
	stem   int32   // its number; -1 for one that no passage has
	weight float64 // inverse document frequency
	boost  float64 // what its score is multiplied by; 1
	of     int     // the number of the asked wish that it stands for; of an asked one its own
	start  int     // where it stands in the question, in bytes
	end    int
	name   bool // it is written like a name
}

// A question is the text of a query as it is searched for.
type question struct {
	text   string
	wishes []wish // those asked, the rarest first, at most maxTerms, and behind them what stands for one
	asked  int    // how many are asked; the others, synonyms, only count in what was found by these
	wants  sign   // signs of an answer, of which a passage should have one; 0: of none in particular
}

// maxSlips is how many words of a question may be mistyped.
const maxSlips = 4

// ask returns the text of a query as it is searched for. A word that no passage has may be
// mistyped: where another word is one slip away, that one is meant.
func (ix *Index) ask(q Query) question {
	out := question{text: q.Text + " " + strings.Join(q.Phrases, " ")}
	var asking asking
	slips := 0
	stems := stemmer{ix: ix}
	for start, end := range words(out.text) {
		spelled := out.text[start:end]
		stem, ok := stems.of(spelled)
		if !ok {
			break
		}
		inText := start < len(q.Text)
		if asking.passes(spelled, stem == "") && inText || stem == "" || out.has(stem) {
			continue
		}
		if ix.frequency(stem) == 0 && inText && !q.Literal && slips < maxSlips {
			slips++
			if mended, ok := ix.mend(spelled); ok && (mended == "" || out.has(mended)) {
				continue // a stop word, or one that is asked anyway
			} else if ok {
				stem = mended
			}
		}
		r, _ := utf8.DecodeRuneInString(spelled)
		out.wishes = append(out.wishes, wish{text: stem, boost: 1, start: start, end: end, name: start > 0 && unicode.IsUpper(r)})
		if len(out.wishes) == 4*maxTerms {
			break
		}
	}
	out.wants = asking.wants
	ix.settle(&out, !q.Literal)
	return out
}

// terms returns those of the wishes that are searched for.
func (q *question) terms() []wish { return q.wishes[:q.asked] }

// has reports whether a stem is asked already.
func (q *question) has(stem string) bool {
	return slices.ContainsFunc(q.wishes, func(w wish) bool { return w.text == stem })
}

// settle leaves a question the rarest of its wishes, weighed, and adds synonyms. These
// only count in what was found by the words themselves: searched for with a boost of 0.2 or
// 0.4, they found no more and brought wrong passages first.
func (ix *Index) settle(q *question, synonyms bool) {
	slices.SortStableFunc(q.wishes, func(a, b wish) int { return ix.frequency(a.text) - ix.frequency(b.text) })
	q.wishes = q.wishes[:min(len(q.wishes), maxTerms)]
	q.asked = len(q.wishes)
	for i := range q.asked {
		w := &q.wishes[i]
		w.of, w.weight = i, ix.idf(ix.frequency(w.text))
	}
	for i := 0; i < q.asked && synonyms; i++ {
		for _, s := range ix.synonyms()[q.wishes[i].text] {
			if len(q.wishes) < maxWishes && ix.frequency(s) > 0 && !q.has(s) {
				q.wishes = append(q.wishes, wish{text: s, of: i})
			}
		}
	}
	for i := range q.wishes {
		q.wishes[i].stem = -1
		if n, ok := ix.vocabulary.number(q.wishes[i].text); ok {
			q.wishes[i].stem = n
		}
	}
}

// idf tells how much a word says that n passages have.
func (ix *Index) idf(n int) float64 { return math.Log(1 + float64(ix.passages)/float64(1+n)) }

// An asking reads the words of a question for how they ask.
type asking struct {
	near  int    // words that may still stand between what was asked with and what is asked for
	with  string // what, which or how
	wants sign
}

// passes takes the next word, and reports whether it only asks: "many" in "how many", "name" in
// "what is the name of". No passage has an answer because it has that word.
func (a *asking) passes(word string, stop bool) bool {
	word = strings.ToLower(word)
	switch word {
	case "what", "which", "how":
		a.with, a.near = word, 4
		return false
	case "when":
		a.wants = dateSigns
	case "who", "whom", "whose", "where":
		if a.wants == 0 {
			a.wants = nameSign
		}
	}
	if a.near == 0 {
		return false
	}
	if signs, ok := askedFor[word]; ok {
		a.near = 0
		if a.wants == 0 || signs == dateSigns {
			a.wants = signs
		}
		return true
	}
	if a.near--; !stop {
		a.near = 0
		if a.wants == 0 && (word == "city" || word == "country" || word == "person") {
			a.wants = nameSign
		}
	}
	return false
}

// askedFor are words behind what, which or how that say what is asked for, with the signs
// of an answer.
var askedFor = map[string]sign{
	"year": dateSigns, "years": dateSigns, "month": dateSigns, "day": dateSigns, "date": dateSigns,
	"many": numberSign, "much": numberSign, "old": numberSign, "long": numberSign, "far": numberSign, "often": numberSign,
	"number": numberSign, "percentage": numberSign, "amount": numberSign,
	"kind": 0, "kinds": 0, "type": 0, "types": 0, "sort": 0, "sorts": 0, "name": 0, "names": 0, "term": 0, "word": 0, "thing": 0, "things": 0,
}

// maxRead is how many words of a question are read for the rarest: a page of them.
const maxRead = 400

// A stemmer stems the words of a question. One that no article has is dear to stem, and may
// be said a thousand times.
type stemmer struct {
	ix           *Index
	read         int
	words, stems []string
}

// of returns the stem of the next word; ok is false when enough were read.
func (s *stemmer) of(word string) (stem string, ok bool) {
	if s.read++; s.read > maxRead {
		return "", false
	}
	if i := slices.Index(s.words, word); i >= 0 {
		return s.stems[i], true
	}
	stem = s.ix.stem(word)
	if len(s.words) < 8*maxTerms {
		s.words, s.stems = append(s.words, word), append(s.stems, stem)
	}
	return stem, true
}

// Terms returns the distinct stems of the words of a text that carry meaning, the
// rarest first, at most maxTerms. Stems that no passage has count as the rarest: the
// question is about them.
func (ix *Index) Terms(text string) []string {
	var out []string
	stems := stemmer{ix: ix}
	for start, end := range words(text) {
		stem, ok := stems.of(text[start:end])
		if !ok || len(out) == 4*maxTerms {
			break
		}
		if stem != "" && !slices.Contains(out, stem) {
			out = append(out, stem)
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
