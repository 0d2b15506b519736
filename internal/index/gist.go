package index

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
)

// A sentence is one that can be read alone, with how much of its article it carries.
type sentence struct {
	doc    *facts.Document
	span   article.Span
	names  []string // ids of the entities it names
	stems  []int32  // the stems it has, distinct
	weight float64
	size   int // words
}

// What makes a sentence tell much. Tuned by reading the summaries of sixty articles of
// Wikinews: with less for the beginning they miss the news, with more they are it.
const (
	leadBonus   = 2.0 // the first sentence of an article
	factBonus   = 1.2 // one that an event, a quotation or a stance stands in
	nameShare   = 2.0 // a name, to a word as frequent
	titleShare  = 3.0 // a word of the title, to another
	againShare  = 0.2 // what an earlier sentence of the summary said, to what is new
	minSentence = 6   // words
	maxSentence = 60
)

// weighSentences finds the sentences of each article that can stand alone, weighs
// them, and chooses the few that carry most of the article.
func (ix *Index) weighSentences() {
	for from := 0; from < len(ix.passages); {
		to := from
		for to < len(ix.passages) && ix.passages[to].doc == ix.passages[from].doc {
			to++
		}
		ix.weighArticle(from, to)
		from = to
	}
	for _, e := range ix.order {
		slices.SortStableFunc(e.telling, func(a, b int) int { return cmp.Compare(ix.sentences[b].weight, ix.sentences[a].weight) })
		e.telling = e.telling[:min(len(e.telling), maxTelling)]
	}
}

// maxTelling is how many sentences are kept for an entity: more than an answer shows, so
// that a day in the past finds some.
const maxTelling = 200

// maxWeighed is how many of them an answer chooses from.
const maxWeighed = 40

// weighArticle weighs the sentences of passages [from, to), which are an article's.
func (ix *Index) weighArticle(from, to int) {
	s := ix.scale(from, to)
	begins := len(ix.sentences)
	first := true
	for n := from; n < to; n++ {
		p := &ix.passages[n]
		for i, span := range p.span.Sentences {
			lead := first
			first = false
			if span.Fragment || i == 0 && n > from && ix.continues(n) || !ix.standsAlone(s.doc, span.Span) {
				continue
			}
			ix.sentences = append(ix.sentences, s.weigh(p, span.Span, lead))
		}
	}
	var all []int
	for k := begins; k < len(ix.sentences); k++ {
		all = append(all, k)
		for _, id := range ix.sentences[k].names {
			ix.hang(id, func(e *entity) { e.telling = append(e.telling, k) })
		}
	}
	ix.gists[s.doc.Article.ID] = ix.choose(all, min(maxGist, (len(all)+2)/3))
}

// A scale is what the sentences of one article are weighed by.
type scale struct {
	ix     *Index
	doc    *facts.Document
	counts map[int32]int  // how often the article has a stem
	titled map[int32]bool // its title has it
	named  map[string]int // how often it names an entity
	told   []article.Span // where its facts stand, in order
}

// scale returns that of the article of passages [from, to).
func (ix *Index) scale(from, to int) scale {
	s := scale{ix, ix.passages[from].doc, map[int32]int{}, map[int32]bool{}, map[string]int{}, factSpans(ix.passages[from].doc)}
	for n := from; n < to; n++ {
		for _, t := range ix.passages[n].text {
			s.counts[t.stem]++
		}
	}
	for _, t := range ix.passages[from].title {
		s.titled[t.stem] = true
	}
	for _, m := range s.doc.Mentions {
		s.named[ix.corpus.Canonical(s.doc.Article.ID, m.Entity)]++
	}
	return s
}

// weigh returns a sentence of a passage with its weight.
func (s *scale) weigh(p *passage, span article.Span, lead bool) sentence {
	out := sentence{doc: s.doc, span: span, names: distinct(s.ix.mentioned(s.doc.Article.ID, span.Start, span.End))}
	for _, t := range p.text {
		if start := p.span.Start + int(t.start); span.Start <= start && start < span.End {
			out.size++
			out.stems = append(out.stems, t.stem)
		}
	}
	out.stems = distinct(out.stems)
	for _, stem := range out.stems {
		w := math.Log(1+float64(s.counts[stem])) * s.ix.idf(s.ix.df[stem])
		if s.titled[stem] {
			w *= titleShare
		}
		out.weight += w
	}
	for _, id := range out.names {
		if s.named[id] > 1 { // else a list of those who also came would carry most
			out.weight += nameShare * math.Log(float64(s.named[id]))
		}
	}
	out.weight /= math.Sqrt(float64(8 + out.size)) // a long sentence says more, and is harder to read
	if lead {
		out.weight *= leadBonus
	}
	k, _ := slices.BinarySearchFunc(s.told, span.Start, func(t article.Span, start int) int { return t.Start - start })
	if k < len(s.told) && span.Contains(s.told[k]) {
		out.weight *= factBonus
	}
	return out
}

// maxGist is how many sentences a summary of an article has at most.
const maxGist = 4

// continues reports whether passage n begins within the paragraph that the one before
// it is part of.
func (ix *Index) continues(n int) bool {
	return ix.passages[n].span.Paragraph == ix.passages[n-1].span.Paragraph && ix.passages[n].span.Sentences[0].Fragment
}

// factSpans returns where the events, quotations and stances of an article stand, in
// order.
func factSpans(d *facts.Document) []article.Span {
	var out []article.Span
	add := func(ev []facts.Evidence) {
		for _, e := range ev {
			out = append(out, article.Span{Start: e.Start, End: e.End})
		}
	}
	for _, e := range d.Events {
		add(e.Evidence)
	}
	for _, q := range d.Quotes {
		add(q.Evidence)
	}
	for _, s := range d.Stances {
		add(s.Evidence)
	}
	slices.SortFunc(out, func(a, b article.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	return out
}

// distinct sorts in place and leaves out what stands twice.
func distinct[T cmp.Ordered](s []T) []T {
	slices.Sort(s)
	return slices.Compact(s)
}

// leaning are the beginnings of a sentence that leans on the one before: a pronoun, or
// words that connect.
var leaning = phrases(`he she it its they his her hers their theirs this that these those there such both neither
another other others some many most but and or so nor yet however also then thus hence therefore moreover furthermore
instead meanwhile still nevertheless nonetheless otherwise similarly likewise consequently accordingly besides
additionally later earlier afterward afterwards here yes no we i you our my i'm we're it's
the_latter the_former the_two the_three the_four the_pair the_same the_other the_others the_move the_decision
the_statement the_document the_attack the_incident the_news in_addition in_contrast by_contrast as_a_result for_example
for_instance on_the_other_hand at_the_same_time for_his_part for_her_part for_their_part for_its_part as_well
because_of_this after_that after_this before_that before_this`)

// pointing are the words that point to an earlier sentence where a clause ends with them.
var pointing = phrases("either too likewise also well")

// pronouns are those of the third person, for which a sentence that is read alone must
// have a name before.
var pronouns = phrases("he she they him them his her their")

// phrases returns the set of the phrases in a text, whose words an underscore joins.
func phrases(text string) map[string]bool {
	out := map[string]bool{}
	for p := range strings.FieldsSeq(text) {
		out[strings.ReplaceAll(p, "_", " ")] = true
	}
	return out
}

// standsAlone reports whether a sentence can be read without the one before: it has a
// readable length, ends as a sentence does, cuts no quotation, and names whom its
// pronouns mean.
func (ix *Index) standsAlone(d *facts.Document, s article.Span) bool {
	text := strings.TrimSpace(d.Article.Text(s))
	if n := len(strings.Fields(text)); n < minSentence || n > maxSentence {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "\"“„«‘'"))
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"”“»’')"))
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) || last != '.' && last != '!' || !balanced(text) {
		return false
	}
	before := math.MaxInt // the end of the first name
	if named := ix.mentions(d.Article.ID, s.Start, s.End); len(named) > 0 {
		before = named[0].End - s.Start
	}
	var start string // of the sentence, up to maxLeaning words
	n := 0
	for from, to := range words(text) {
		word := strings.ToLower(strings.ReplaceAll(text[from:to], "’", "'"))
		if n++; n <= maxLeaning {
			if start = strings.TrimSpace(start + " " + word); leaning[start] {
				return false
			}
		}
		if pronouns[word] && from < before || pointing[word] && to < len(text) && strings.IndexByte(".,;!", text[to]) >= 0 {
			return false
		}
	}
	return true
}

// maxLeaning is the most words that a phrase in leaning has.
const maxLeaning = 5

// balanced reports whether each quotation that a text opens ends in it, and each
// bracket.
func balanced(text string) bool {
	straight, depth, round := 0, 0, 0
	for _, r := range text {
		switch r {
		case '"':
			straight++
		case '“', '„', '«':
			depth++
		case '”', '»':
			depth--
		case '(':
			round++
		case ')':
			round--
		}
		if round < 0 {
			return false
		}
	}
	return straight%2 == 0 && depth == 0 && round == 0
}

// choose picks up to n of the sentences, each time the one that adds most to what the
// ones before it said.
func (ix *Index) choose(all []int, n int) []int {
	words, names := map[int32]bool{}, map[string]bool{}
	var out []int
	for len(out) < n {
		best, most := -1, 0.0
		for _, k := range all {
			if slices.Contains(out, k) {
				continue
			}
			s := &ix.sentences[k]
			if v := s.weight * s.fresh(words, names); v > most {
				best, most = k, v
			}
		}
		if best < 0 {
			break
		}
		out = append(out, best)
		for _, w := range ix.sentences[best].stems {
			words[w] = true
		}
		for _, id := range ix.sentences[best].names {
			names[id] = true
		}
	}
	return out
}

// fresh tells how much of a sentence is new, where words and names were said before.
func (s *sentence) fresh(words map[int32]bool, names map[string]bool) float64 {
	all, fresh := 0.0, 0.0
	count := func(weight float64, said bool) {
		all += weight
		if said {
			weight *= againShare
		}
		fresh += weight
	}
	for _, w := range s.stems {
		count(1, words[w])
	}
	for _, id := range s.names {
		count(nameShare, names[id])
	}
	if all == 0 {
		return 0
	}
	return fresh / all
}

// Gist returns the sentences that carry most of an article, at most n of them, in the
// order of the article. A short article gets no more than a third of its own.
func (ix *Index) Gist(id string, n int) []facts.Evidence {
	if !ix.counts(id) {
		return nil
	}
	at := ix.gists[id]
	return ix.cite(at[:min(len(at), n)])
}

// GistOf returns the sentences that tell most about an entity, at most n of them and
// two of an article, in the order of the articles' days.
func (ix *Index) GistOf(id string, n int) []facts.Evidence {
	e := ix.entities[id]
	if e == nil {
		return nil
	}
	type asked struct {
		id string
		n  int
	}
	if ix.until == "" {
		if out, ok := ix.told.Load(asked{id, n}); ok {
			return ix.cite(out.([]int))
		}
	}
	var of []int
	for _, k := range e.telling {
		if ix.counts(ix.sentences[k].doc.Article.ID) {
			of = append(of, k)
		}
	}
	of = of[:min(len(of), maxWeighed)]
	per := map[*facts.Document]int{}
	var out []int
	for _, k := range ix.choose(of, 2*n) {
		if d := ix.sentences[k].doc; per[d] < 2 && len(out) < n {
			per[d]++
			out = append(out, k)
		}
	}
	if ix.until == "" {
		ix.told.Store(asked{id, n}, out)
	}
	return ix.cite(out)
}

// cite returns the evidence of sentences, in the order of their articles' days and
// within an article in its order.
func (ix *Index) cite(at []int) []facts.Evidence {
	at = slices.Clone(at)
	slices.SortFunc(at, func(a, b int) int {
		x, y := &ix.sentences[a], &ix.sentences[b]
		if x.doc != y.doc && x.doc.Article.Date != y.doc.Article.Date {
			return strings.Compare(x.doc.Article.Date, y.doc.Article.Date)
		}
		return a - b
	})
	out := make([]facts.Evidence, len(at))
	for i, k := range at {
		out[i] = facts.Cite(ix.sentences[k].doc.Article, ix.sentences[k].span)
	}
	return out
}
