package reading

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
)

// A sentence is one of the sentences that came into question.
type sentence struct {
	passage  int
	span     article.Span // in the body of doc
	doc      *facts.Document
	mentions []facts.Mention
	moments  []facts.Moment
	score    float64

	number  int             // in its passage
	order   int             // among the best
	length  int             // in words
	hits    []hit           // the words that are terms of the question
	numbers []article.Span  // its numbers, in the body, where one is asked for
	cover   float64         // share of the question's terms that it has, by rarity
	around  float64         // the same, half counting what the title and the sentence before have
	passed  float64         // the share that its passage has
	corpus  float64         // the same by how rare words are in the corpus
	most    float64         // the highest cover of a sentence of its passage
	whole   *[maxTerms]bool // the terms that its passage has, or the title
	before  [maxTerms]bool  // the terms that the sentence before has
	pronoun bool            // it begins with “it” or “they”, “he” or “she”

	// What parse fills in.
	words       []word // offsets within the sentence
	phrases     []facts.Phrase
	left, right []flank   // for each place between words
	counted     []int     // for each word, how many before it count: no articles, no marks
	edges       []int     // for each word, whether the number of quotation marks before it is odd
	depth       []int     // for each word, how many brackets are open before it
	clauses     []int     // for each word, the number of its clause
	within      []float64 // for each clause, the share of the question's terms that it has, by rarity
	rarest      int       // the word that matches the rarest term of the question but for its Class, or -1
	verbAt      int       // the word that matches the question's verb, or -1
	verbs       []int     // all words that do
}

// A hit is a word that is a term of the question.
type hit struct {
	word int // number of the word in its sentence
	term int
}

// best returns the sentences that speak most for having the answer.
func (r *Reader) best(q *Question, passages []Passage) []*sentence {
	var all []*sentence
	for i, p := range passages[:min(len(passages), maxPassages)] {
		all = append(all, r.sentences(q, i, p)...)
	}
	slices.SortStableFunc(all, func(a, b *sentence) int { return cmp.Compare(b.score, a.score) })
	switch {
	case q.ofDeath(): // “Holm died of” is asked with few words, and any sentence about her has most
		all = ahead(all, (*sentence).deadly)
	case q.Kind == Money || q.Kind == Percentage: // what has no number answers neither
		all = ahead(all, func(s *sentence) bool { wanted, _ := s.holds(q); return wanted })
	case q.measure() != "": // “It is 60 metres high”
		all = ahead(all, func(s *sentence) bool { return s.mayMeasure(q) })
	}
	all = all[:min(len(all), maxSentences)]
	for i, s := range all {
		s.order = i
	}
	return all
}

var pronouns = set("It They He She")

// ahead puts the sentences of which something is so before the others.
func ahead(all []*sentence, is func(*sentence) bool) []*sentence {
	var first, rest []*sentence
	for _, s := range all {
		if is(s) {
			first = append(first, s)
		} else {
			rest = append(rest, s)
		}
	}
	return append(first, rest...)
}

// sentences returns the sentences of a passage, weighed.
func (r *Reader) sentences(q *Question, number int, p Passage) []*sentence {
	a := p.Document.Article
	var out []*sentence
	for _, s := range sentencesOf(a, p.Span) {
		out = append(out, &sentence{passage: number, span: s, doc: p.Document,
			mentions: within(p.Document.Mentions, s, func(m *facts.Mention) article.Span { return m.Span }),
			moments:  within(p.Document.Moments, s, func(m *facts.Moment) article.Span { return m.Span })})
	}
	title := q.covered(a.Title)
	counting := q.Kind == Number || q.Kind == Money || q.Kind == Percentage
	var seen, before [maxTerms]bool
	for _, s := range out {
		n := 0
		text := a.Body[s.span.Start:s.span.End]
		var found [maxTerms]bool
		eachWord(text, func(start, end int) {
			if k := q.termOf(text[start:end]); k >= 0 {
				s.hits = append(s.hits, hit{n, k})
				found[k], seen[k] = true, true
			}
			if counting && (text[start] >= '0' && text[start] <= '9' || numeral(text[start:end])) {
				s.numbers = append(s.numbers, article.Span{Start: s.span.Start + start, End: s.span.Start + end})
			}
			n++
		})
		s.length = n
		for k := range q.terms {
			w := q.terms[k].weight
			switch {
			case found[k]:
				s.cover += w
				s.around += w
			case before[k] || title[k]:
				s.around += w / 2
			}
		}
		s.before, before = before, found
		first, _, _ := strings.Cut(text, " ")
		s.pronoun = pronouns[first]
	}
	total := 0.0
	for k := range q.terms {
		if seen[k] = seen[k] || title[k]; seen[k] {
			total += q.terms[k].weight
		}
	}
	most := 0.0
	for _, s := range out {
		if q.weight > 0 {
			s.cover /= q.weight
			s.around /= q.weight
			s.passed = total / q.weight
		}
		most = max(most, s.cover)
	}
	e := &sink{model: r.model}
	for i, s := range out {
		s.corpus, s.whole = cmp.Or(p.Coverage, s.passed), &seen
		e.sum, s.number, s.most = 0, i, most
		s.weigh(q, i, most, e)
		s.score = e.sum
	}
	return out
}

// The names of clues to sentences.
var (
	sCover        = named("s:cover")
	sCoverSquared = named("s:cover²")
	sAround       = named("s:around")
	sPassage      = named("s:passage")
	sRank         = named("s:rank")
	sMost         = named("s:most")
	sPairs        = named("s:pairs")
	sNames        = named("s:names")
	sNumbers      = named("s:numbers")
	sVerb         = named("s:verb")
	sClass        = named("s:class")
	sFresh        = named("s:fresh")
	sWanted       = named("s:wanted")
	sLength       = named("s:length")
	sShort        = named("s:short")
	sFirst        = named("s:first")
)

// weigh adds the clues to how likely a sentence has the answer.
func (s *sentence) weigh(q *Question, number int, most float64, e *sink) {
	e.add(s.cover, sCover)
	e.add(s.cover*s.cover, sCoverSquared)
	e.add(s.around, sAround)
	e.add(s.passed, sPassage)
	e.add(math.Log(float64(1+s.passage)), sRank)
	if s.cover == most {
		e.add(1, sMost)
	}
	e.add(s.pairs(q), sPairs)
	names, named, numbers, numbered := 0.0, 0.0, 0.0, 0.0
	for k, t := range q.terms {
		has := s.has(k)
		if t.name {
			names += t.weight
			if has {
				named += t.weight
			}
		}
		if t.number {
			numbers++
			if has {
				numbered++
			}
		}
	}
	if names > 0 {
		e.add(named/names, sNames)
	}
	if numbers > 0 {
		e.add(numbered/numbers, sNumbers)
	}
	if q.verb >= 0 && s.has(q.verb) {
		e.add(1, sVerb)
	}
	if q.Class != "" {
		for k, t := range q.terms {
			if t.word == q.Class && s.has(k) {
				e.add(1, sClass)
			}
		}
	}
	wanted, fresh := s.holds(q)
	if fresh {
		e.add(1, sFresh, q.kind)
	} else if wanted {
		e.add(1, sWanted, q.kind)
	}
	e.add(math.Log(float64(1+s.length)), sLength)
	if s.length < 6 {
		e.add(1, sShort)
	}
	if number == 0 {
		e.add(1, sFirst)
	}
}

func (s *sentence) has(term int) bool {
	return slices.ContainsFunc(s.hits, func(h hit) bool { return h.term == term })
}

// together reports whether two terms stand within three words of each other.
func (s *sentence) together(a, b int) bool {
	for _, h := range s.hits {
		if h.term != a {
			continue
		}
		for _, o := range s.hits {
			if o.term == b && o.word-h.word <= 3 && h.word-o.word <= 3 {
				return true
			}
		}
	}
	return false
}

// holds reports whether the sentence has anything of the kind that is wanted, and
// whether that is something the question does not name itself.
func (s *sentence) holds(q *Question) (wanted, fresh bool) {
	body := s.doc.Article.Body
	look := func(text string) {
		wanted = true
		known := true
		eachWord(text, func(start, end int) { known = known && q.termOf(text[start:end]) >= 0 })
		fresh = fresh || !known
	}
	switch q.Kind {
	case Person, Group, Place:
		for _, m := range s.mentions {
			if q.Kind.takes(typeOf(m)) {
				look(body[m.Start:m.End])
			}
		}
	case Date, Year, Duration:
		for _, m := range s.moments {
			if (m.Kind == facts.Duration) == (q.Kind == Duration) {
				look(body[m.Start:m.End])
			}
		}
	case Number, Money, Percentage:
		for _, n := range s.numbers {
			look(body[n.Start:n.End])
		}
	case Reason:
		text := lower(body[s.span.Start:s.span.End])
		for _, w := range []string{"because", "due to", "in order", " as ", "since", " to ", "reason", "cause"} {
			if strings.Contains(text, w) {
				return true, w != " to " && w != " as "
			}
		}
	}
	return wanted, fresh
}

var numerals = set("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen half third quarter")

// numeral reports whether a word is one of the numerals, small or with capitals.
func numeral(w string) bool {
	var small [len("seventeen")]byte
	if len(w) > len(small) {
		return false
	}
	for i := range len(w) {
		small[i] = w[i]
		if c := w[i]; c >= 'A' && c <= 'Z' {
			small[i] += 'a' - 'A'
		}
	}
	return numerals[string(small[:len(w)])]
}

// takes reports whether names of a type are what a question of the kind may want.
func (k Kind) takes(t facts.Type) bool {
	switch k {
	case Person:
		return t == facts.Person || t == facts.Organisation
	case Group:
		return t == facts.Organisation || t == facts.Country
	case Place:
		return t == facts.Place || t == facts.Country
	}
	return false
}

// typeOf returns the type of what a mention names, which its id begins with.
func typeOf(m facts.Mention) facts.Type {
	t, _, _ := strings.Cut(m.Entity, "/")
	return facts.Type(t)
}

// covered returns which terms of the question a text has.
func (q *Question) covered(text string) (found [maxTerms]bool) {
	eachWord(text, func(start, end int) {
		if k := q.termOf(text[start:end]); k >= 0 {
			found[k] = true
		}
	})
	return found
}

// sentencesOf returns the sentences of the passage at span, or all of it as one.
func sentencesOf(a *article.Article, span article.Span) []article.Span {
	i, ok := slices.BinarySearchFunc(a.Passages, span.Start, func(p article.Passage, start int) int { return cmp.Compare(p.Start, start) })
	if !ok || a.Passages[i].Span != span {
		if a.Text(span) == "" {
			return nil
		}
		return []article.Span{span}
	}
	var out []article.Span
	for _, s := range a.Passages[i].Sentences {
		out = append(out, s.Span)
	}
	return out
}

// within returns the items that lie in a span; they are in order and do not overlap.
func within[T any](items []T, s article.Span, span func(*T) article.Span) []T {
	first := sort.Search(len(items), func(i int) bool { return span(&items[i]).Start >= s.Start }) // which copies none
	last := first
	for last < len(items) && span(&items[last]).End <= s.End {
		last++
	}
	return items[first:last]
}

// lower is strings.ToLower without the work for words that are in lower case.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
	}
	return s
}
