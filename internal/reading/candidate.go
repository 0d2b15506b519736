package reading

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
)

// Bounds of a candidate and of what is parsed. Nine in ten answers of SQuAD have at most
// seven phrases; a sentence of more than 90 words is a list.
const (
	maxPhrases = 8
	maxWords   = 90
)

// A word is a word of a parsed sentence with what is known of it.
type word struct {
	*facts.Word
	lower, tag part
	suffix     part // its last three letters
	term       int  // of the question that it is, or -1
	name, time int  // index of the mention or moment that it is part of, or -1
	said       bool // it is a word of letters or digits
	small      bool // it carries no meaning
	number     bool // it counts something
	money      bool // it is of money: “dollars”, “$5”
	list       int  // the phrase that the list begins with which it is part of, or -1
}

// What a word may be known as.
const (
	function = 1 << iota // one of functionWords
	cardinal             // one of numerals
	currency             // one of moneyWords, or several
)

// lexicon has what each word of these lists is, so that one look tells all.
var lexicon = func() map[string]byte {
	out := map[string]byte{}
	for w := range functionWords {
		out[w] |= function
	}
	for w := range numerals {
		out[w] |= cardinal
	}
	for w := range moneyWords {
		out[w] |= currency
		if singular(w+"s") == w {
			out[w+"s"] |= currency
		}
	}
	return out
}()

// parse fills in the words and phrases of a sentence, and what they match.
func (r *Reader) parse(q *Question, s *sentence) {
	words, phrases := r.parser.ParseTagged(s.doc.Article.Body[s.span.Start:s.span.End], s.span.Start, s.mentions, s.doc.TagsOf(s.span))
	if len(words) > maxWords {
		last := words[maxWords].Phrase
		words, phrases = words[:phrases[last].First], phrases[:last]
	}
	s.words, s.phrases, s.verbAt = make([]word, len(words)), phrases, -1
	name, when := 0, 0
	for i := range words {
		w := word{Word: &words[i], lower: named(words[i].Lower), tag: named(words[i].Tag), name: -1, time: -1, list: -1}
		w.suffix = named(ending(w.Lower))
		known := lexicon[w.Lower]
		w.said, w.small, w.money = hasLetter(w.Lower), known&function != 0, known&currency != 0 || !plain(w.Lower) && isMoney(w.Lower)
		w.number = w.Tag == "CD" || startsNumber(w.Lower) || known&cardinal != 0 || w.money && strings.ContainsAny(w.Lower, "0123456789")
		w.term = q.term(w.Lower)
		if w.term >= 0 && w.term == q.verb {
			s.verbAt = i
			s.verbs = append(s.verbs, i)
		}
		at := s.span.Start + w.Start
		for name < len(s.mentions) && s.mentions[name].End <= at {
			name++
		}
		if name < len(s.mentions) && s.mentions[name].Start <= at {
			w.name = name
		}
		for when < len(s.moments) && s.moments[when].End <= at {
			when++
		}
		if when < len(s.moments) && s.moments[when].Start <= at {
			w.time = when
		}
		s.words[i] = w
	}
	s.counted, s.edges, s.depth = make([]int, len(words)+1), make([]int, len(words)+1), make([]int, len(words)+1)
	for i := range s.words {
		s.counted[i+1], s.edges[i+1], s.depth[i+1] = s.counted[i], s.edges[i], s.depth[i]
		switch s.words[i].Lower {
		case "(":
			s.depth[i+1]++
		case ")":
			s.depth[i+1]--
		}
		if s.phrases[s.words[i].Phrase].Kind == facts.QuoteMark {
			s.edges[i+1] ^= 1
		}
		if w := &s.words[i]; w.said && w.Lower != "the" && w.Lower != "a" && w.Lower != "an" {
			s.counted[i+1]++
		}
	}
	s.measure(q)
	s.divide(q)
	s.findRarest(q)
}

// ending returns the last three characters of a word.
func ending(w string) string {
	at := len(w)
	for n := 0; n < 3 && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(w[:at])
		at -= size
	}
	return w[at:]
}

// text returns where words [first, last) stand in the body.
func (s *sentence) text(first, last int) article.Span {
	return article.Span{Start: s.span.Start + s.words[first].Start, End: s.span.Start + s.words[last-1].End}
}

// candidates calls f for each run of words of the sentence that may be an answer.
func (s *sentence) candidates(q *Question, f func(first, last int)) {
	n := len(s.words)
	seen := make([]bool, n*(n+1))
	add := func(first, last int) {
		for last-first > 1 && !s.opens(first) {
			first++
		}
		if last < n && s.depth[last] > s.depth[first] && s.words[last].Lower == ")" { // “synthetic aperture radar (SAR)”
			last++
		}
		if first >= last || seen[first*(n+1)+last] {
			return
		}
		seen[first*(n+1)+last] = true
		if w := &s.words[first]; last-first == 1 && (!w.said || w.small && w.Tag != "CD") {
			return
		}
		if s.fits(q, first, last) {
			f(first, last)
		}
	}
	s.lists(add)
	for i := range s.phrases {
		p := &s.phrases[i]
		if breaks(p.Kind) {
			continue
		}
		for j := i; j < min(i+maxPhrases, len(s.phrases)); j++ {
			end := &s.phrases[j]
			if (breaks(end.Kind) || end.Kind == facts.Preposition || end.Kind == facts.Relative) && s.words[end.Last-1].Lower != "%" {
				continue
			}
			add(p.First, end.Last)
			if p.Kind == facts.VerbGroup {
				for k := p.First + 1; k < p.Last; k++ { // "had gone to prevent", "was built"
					if s.words[k].Tag == "TO" || k == p.Last-1 {
						add(k, end.Last)
					}
				}
			}
		}
		if p.Kind == facts.NounPhrase {
			s.pieces(p, add)
		}
	}
	s.runs(func(w *word) int { return w.name }, add)
	s.runs(func(w *word) int { return w.time }, add)
	for i, p := range s.phrases { // what stands in quotation marks
		for j := i + 1; p.Kind == facts.QuoteMark && j < min(i+10, len(s.phrases)); j++ {
			if s.phrases[j].Kind == facts.QuoteMark {
				if p.Last < s.phrases[j].First {
					add(p.Last, s.phrases[j].First)
				}
				break
			}
		}
	}
}

// partial reports whether words [first, last) are a part of a list.
func (s *sentence) partial(first, last int) bool {
	k := s.words[first].list
	return k >= 0 && s.words[last-1].list == k && (s.beside(first-2).list == k || s.beside(last+1).list == k)
}

// lists adds the runs of noun phrases with commas and joiners between: "Russia,
// Belarus, Eritrea and Syria".
func (s *sentence) lists(add func(first, last int)) {
	for i := 0; i < len(s.phrases); i++ {
		end := s.list(i)
		if end > i+1 {
			for j := i; j < end; j++ { // commas are not marked: a part of it begins and ends with names
				for w := s.phrases[j].First; w < s.phrases[j].Last; w++ {
					s.words[w].list = i
				}
			}
			add(s.phrases[i].First, s.phrases[end-1].Last)
			i = end - 1
		}
	}
}

// list returns the end of the list of noun phrases that begins with phrase i; i+1 for none.
func (s *sentence) list(i int) int {
	end, joined := i+1, false
	for j := i; j < len(s.phrases) && s.phrases[j].Kind == facts.NounPhrase; {
		end = j + 1
		for j++; j < len(s.phrases) && (s.phrases[j].Kind == facts.Joiner || s.phrases[j].Kind == facts.Comma); j++ {
			joined = joined || s.phrases[j].Kind == facts.Joiner && j+1 < len(s.phrases) && s.phrases[j+1].Kind == facts.NounPhrase
		}
		if j == end {
			break
		}
	}
	if !joined {
		return i + 1
	}
	return end
}

// opens reports whether an answer may begin with word i: with no article and no mark,
// other than those of money.
func (s *sentence) opens(i int) bool {
	w := &s.words[i]
	switch w.Lower {
	case "all", "both", "$", "#", "£", "€":
		return true
	}
	return w.said && w.Tag != "DT"
}

// breaks reports whether no answer begins or ends with a phrase of the kind.
func breaks(k facts.PhraseKind) bool {
	switch k {
	case facts.Comma, facts.Stop, facts.Joiner, facts.QuoteMark:
		return true
	}
	return false
}

// runs adds the runs of words that are part of the same thing.
func (s *sentence) runs(of func(*word) int, add func(first, last int)) {
	for i := 0; i < len(s.words); {
		k, j := of(&s.words[i]), i+1
		for j < len(s.words) && of(&s.words[j]) == k {
			j++
		}
		if k >= 0 {
			add(i, j)
		}
		i = j
	}
}

// pieces adds what may be an answer within a noun phrase: its last words, the words
// before "'s", numbers with and without what is counted, single nouns and adjectives.
func (s *sentence) pieces(p *facts.Phrase, add func(first, last int)) {
	for i := p.First; i < p.Last; i++ {
		w := &s.words[i]
		if p.Last-i <= 6 {
			add(i, p.Last)
		}
		if i > p.First && (w.Lower == "'s" || w.Tag == "POS") {
			for k := max(p.First, i-5); k < i; k++ {
				add(k, i)
			}
		}
		if s.counts(i) || w.Tag == "$" {
			j := i + 1
			for j < p.Last && (s.counts(j) || s.words[j].Lower == "%" || s.words[j].Lower == "percent") {
				j++
			}
			add(i, j)
			if j < p.Last {
				add(i, j+1)
			}
		}
		if strings.HasPrefix(w.Tag, "JJ") || strings.HasPrefix(w.Tag, "NN") {
			add(i, i+1)
			if i+2 < p.Last {
				add(i, i+2)
			}
		}
	}
}

// counts reports whether word i is a number.
func (s *sentence) counts(i int) bool { return s.words[i].number }

func startsNumber(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// measure works out, for each place between words, what the words on either side of it
// tell.
func (s *sentence) measure(q *Question) {
	n := len(s.words)
	s.left, s.right = make([]flank, n+1), make([]flank, n+1)
	for at := range n + 1 {
		l, r := &s.left[at], &s.right[at]
		l.path, r.path = s.path(at, -1), s.path(at, 1)
		if l.verb = -1; at > 0 {
			l.verb = s.left[at-1].verb
			if strings.HasPrefix(s.words[at-1].Tag, "VB") {
				l.verb = at - 1
			}
		}
		for i := range s.words {
			k := s.words[i].term
			if k < 0 {
				continue
			}
			w := q.terms[k].weight
			side, d := r, i-at
			if i < at {
				side, d = l, at-1-i
			}
			side.near += w / float64(1+d)
			side.nearest = max(side.nearest, w/float64(1+d))
			if d < 3 {
				side.window3 += w
			}
			if d < 7 {
				side.window7 += w
			}
		}
		if at >= 2 && s.asked(q, at-2) {
			l.pair = 1
		}
		if at+1 < n && s.asked(q, at) {
			r.pair = 1
		}
	}
}

// divide parts the sentence into clauses.
func (s *sentence) divide(q *Question) {
	s.clauses, s.within = make([]int, len(s.words)), []float64{0}
	var found [maxTerms]bool
	for i := range s.words {
		if s.parts(i) {
			s.within = append(s.within, 0)
			found = [maxTerms]bool{}
		}
		s.clauses[i] = len(s.within) - 1
		if k := s.words[i].term; k >= 0 && !found[k] && q.weight > 0 {
			found[k] = true
			s.within[s.clauses[i]] += q.terms[k].weight / q.weight
		}
	}
}

// findRarest finds the word that matches the rarest term of the question, the Class left out.
func (s *sentence) findRarest(q *Question) {
	s.rarest = -1
	for i := range s.words {
		if k := s.words[i].term; k >= 0 && k != q.classTerm && (s.rarest < 0 || q.terms[k].weight > q.terms[s.words[s.rarest].term].weight) {
			s.rarest = i
		}
	}
}

// A flank is what the words on one side of a place between words tell.
type flank struct {
	near, nearest    float64 // the question's words, by rarity over distance: all, the strongest
	window3, window7 float64 // rarity of the question's words among so many
	pair             float64 // 1: the two words beside the place stand so in the question
	verb             int     // the last verb before it, or -1
	path             string  // kinds of phrases to the next word of the question
}

// asked reports whether words i and i+1 stand one after the other in the question.
func (s *sentence) asked(q *Question, i int) bool {
	a, b := s.words[i].Lower, s.words[i+1].Lower
	for k := 1; k < len(q.all); k++ {
		if q.all[k-1] == a && q.all[k] == b {
			return true
		}
	}
	return false
}

// path returns the kinds of the phrases from a place on to the nearest one that has a word of
// the question, in a direction; empty when it is further than four.
func (s *sentence) path(at, step int) string {
	var b [4]byte
	n := 0
	i := at
	if step < 0 {
		i = at - 1
	}
	if i < 0 || i >= len(s.words) {
		return ""
	}
	for p := s.words[i].Phrase; p >= 0 && p < len(s.phrases) && n < len(b); p += step {
		b[n] = byte(s.phrases[p].Kind)
		n++
		for w := s.phrases[p].First; w < s.phrases[p].Last; w++ {
			if s.words[w].term >= 0 && (w < at) == (step < 0) {
				return string(b[:n])
			}
		}
	}
	return ""
}

var edge = word{suffix: named("^"), Word: &facts.Word{Lower: "^", Tag: "^"}, lower: named("^"), tag: named("^"), term: -1, name: -1, time: -1, list: -1}

// beside returns the word at i, or the edge of the sentence.
func (s *sentence) beside(i int) *word {
	if i < 0 || i >= len(s.words) {
		return &edge
	}
	return &s.words[i]
}

// kinds returns the kinds of the phrases of words [first, last); "<" where the first or last
// of them is not whole.
func (s *sentence) kinds(first, last int) string {
	var b [10]byte
	n := 0
	from, to := s.words[first].Phrase, s.words[last-1].Phrase
	if s.phrases[from].First < first && s.words[s.phrases[from].First].Tag != "DT" {
		b[n] = '<'
		n++
	}
	for p := from; p <= to && n < 9; p++ {
		b[n] = byte(s.phrases[p].Kind)
		n++
	}
	if s.phrases[to].Last > last {
		b[n] = '<'
		n++
	}
	return string(b[:n])
}

// shape returns what sort of thing words [first, last) are.
func (s *sentence) shape(first, last int) string {
	if k := s.words[first].time; k >= 0 && s.words[last-1].time == k {
		sort := s.moments[k].Kind
		if last-first == 1 && len(s.words[first].Lower) == 4 && startsNumber(s.words[first].Lower) {
			sort = "year"
		}
		if s.beside(first-1).time != k && s.beside(last).time != k {
			return sort
		}
		return "part of " + sort
	}
	if k := s.words[first].name; k >= 0 && s.words[last-1].name == k {
		sort := string(typeOf(s.mentions[k]))
		if s.mentions[k].Adjective {
			sort = "demonym"
		}
		if s.beside(first-1).name != k && s.beside(last).name != k {
			return sort
		}
		return "part of " + sort
	}
	head := &s.words[last-1]
	digits, money := false, s.beside(first-1).Tag == "$"
	for i := first; i < last; i++ {
		digits = digits || s.counts(i)
		switch s.words[i].Lower {
		case "%", "percent":
			return "percentage"
		default:
			money = money || s.words[i].money
		}
	}
	switch {
	case digits && money:
		return "money"
	case s.phrases[s.words[first].Phrase].Kind != facts.NounPhrase:
		return "from " + string(s.phrases[s.words[first].Phrase].Kind)
	case digits && last-first <= 3 && s.counts(last-1):
		return "number"
	case digits && s.counts(first):
		return "number of"
	case head.name >= 0:
		return "to " + string(typeOf(s.mentions[head.name]))
	case head.Tag == "NNP" || head.Tag == "NNPS":
		return "name"
	case s.words[first].Phrase != head.Phrase:
		return "long " + head.Tag
	}
	return head.Tag
}

var sizes = func() (out [maxWords + 2]part) {
	for n := range out {
		switch {
		case n <= 5:
			out[n] = named(strconv.Itoa(n))
		case n <= 8:
			out[n] = named("6")
		case n <= 12:
			out[n] = named("9")
		default:
			out[n] = named("13")
		}
	}
	return out
}()

func distance(n int) part { return sizes[max(0, min(n, 5))] }
