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

// A plainSentence is one that can be read alone, with what its article alone tells of it.
type plainSentence struct {
	article *article.Article
	span    article.Span
	stems   []tally // those it has, each once, in the order in which they stand
	size    int     // words
	share   float64 // by what its place and its facts make it count more or less
}

// A tally is how much the word of a stem counts in a sentence of its article, before how
// rare it is in all articles.
type tally struct {
	stem  int32
	times float32
}

// A sentence is a plainSentence with whom it names.
type sentence struct {
	*plainSentence
	names []string // ids, sorted
	named float64  // what they count
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

// maxWeighed is how many sentences about an entity an answer chooses from.
const maxWeighed = 40

// standingAlone returns the sentences of a reading that can stand alone.
func standingAlone(r *reading, d *facts.Document) []plainSentence {
	counts, titled := map[int32]int{}, map[int32]bool{}
	for i := range r.passages {
		for _, t := range r.passages[i].text {
			counts[t.stem]++
		}
	}
	for _, t := range r.title {
		titled[t.stem] = true
	}
	told := factSpans(d)
	var out []plainSentence
	for n := range r.passages {
		p := &r.passages[n]
		for i, span := range p.span.Sentences {
			lead := n == 0 && i == 0
			if span.Fragment || i == 0 && n > 0 && continues(&r.passages[n-1], p) || !r.standsAlone(span.Span) {
				continue
			}
			s := plainSentence{article: r.article, span: span.Span, share: 1}
			var stems []int32
			for _, t := range p.text {
				if start := p.span.Start + int(t.start); span.Start <= start && start < span.End {
					s.size++
					if !slices.Contains(stems, t.stem) {
						stems = append(stems, t.stem)
					}
				}
			}
			s.stems = make([]tally, 0, len(stems))
			for _, stem := range stems { // by their numbers, a sum would be rounded otherwise in each generation
				times := math.Log(1 + float64(counts[stem]))
				if titled[stem] {
					times *= titleShare
				}
				s.stems = append(s.stems, tally{stem, float32(times)})
			}
			s.share /= math.Sqrt(float64(8 + s.size)) // a long sentence says more, and is harder to read
			if lead {
				s.share *= leadBonus
			}
			if k, _ := slices.BinarySearchFunc(told, span.Start, func(t article.Span, start int) int { return t.Start - start }); k < len(told) && span.Contains(told[k]) {
				s.share *= factBonus
			}
			out = append(out, s)
		}
	}
	return slices.Clone(out)
}

// name finds whom the sentences of a leaf name, and what that counts.
func (l *leaf) name() {
	named := map[string]int{} // how often
	for _, id := range l.canon {
		named[id]++
	}
	l.sentences = make([]sentence, len(l.alone))
	for i := range l.alone {
		s := &l.sentences[i]
		s.plainSentence = &l.alone[i]
		s.names = distinct(slices.Clone(l.names(s.span.Start, s.span.End)))
		for _, id := range s.names {
			if named[id] > 1 { // else a list of those who also came would carry most
				s.named += nameShare * math.Log(float64(named[id]))
			}
		}
	}
}

// weight tells how much of its article a sentence carries.
func (ix *Index) weight(s *sentence) float64 {
	w := s.named
	for _, t := range s.stems {
		w += float64(t.times) * ix.idf(ix.passagesWith(t.stem))
	}
	return w * s.share
}

// A weighed is a sentence with its weight.
type weighed struct {
	*sentence
	weight float64
}

// telling returns the sentences that tell most of an entity, at most n, the most telling
// first.
func (ix *Index) telling(e *entity, n int) []weighed {
	var out []weighed
	by := e.by(ix.until)
	for _, in := range by[:min(len(by), maxTelling)] {
		for i := range in.leaf.sentences {
			if s := &in.leaf.sentences[i]; holds(s.names, e.ID) {
				out = append(out, weighed{s, ix.weight(s)})
			}
		}
	}
	slices.SortFunc(out, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.article.ID, b.article.ID), a.span.Start-b.span.Start)
	})
	return out[:min(len(out), n)]
}

// maxTelling is how many articles are looked through for what tells most of an entity, the
// newest: of somebody who is in the news all the time, the rest is history.
const maxTelling = 1000

// maxGist is how many sentences a summary of an article has at most.
const maxGist = 4

// continues reports whether a passage begins within the paragraph that the one before
// it is part of.
func continues(before, p *passage) bool {
	return p.span.Paragraph == before.span.Paragraph && p.span.Sentences[0].Fragment
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
func (r *reading) standsAlone(s article.Span) bool {
	text := strings.TrimSpace(r.article.Text(s))
	if n := len(strings.Fields(text)); n < minSentence || n > maxSentence {
		return false
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, "\"“„«‘'"))
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, "\"”“»’')"))
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) || last != '.' && last != '!' || !balanced(text) {
		return false
	}
	before := math.MaxInt // the end of the first name
	if from, to := r.mentions(s.Start, s.End); from < to {
		before = int(r.named[from].end) - s.Start
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
func choose(all []weighed, n int) []weighed {
	words, names := map[int32]bool{}, map[string]bool{}
	took := make([]bool, len(all))
	var out []weighed
	for len(out) < n {
		best, most := -1, 0.0
		for k := range all {
			if took[k] {
				continue
			}
			if v := all[k].weight * all[k].fresh(words, names); v > most {
				best, most = k, v
			}
		}
		if best < 0 {
			break
		}
		took[best] = true
		out = append(out, all[best])
		for _, t := range all[best].stems {
			words[t.stem] = true
		}
		for _, id := range all[best].names {
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
	for _, t := range s.stems {
		count(1, words[t.stem])
	}
	for _, id := range s.names {
		count(nameShare, names[id])
	}
	if all == 0 {
		return 0
	}
	return fresh / all
}

// An asked is for what a gist was worked out.
type asked struct {
	article, entity string
	n               int
}

// gist returns what work works out, which is kept when it is of the whole corpus.
func (ix *Index) gist(a asked, work func() []weighed) []facts.Evidence {
	if ix.until == "" {
		if out, ok := ix.told.Load(a); ok {
			return cite(out.([]weighed))
		}
	}
	out := work()
	if ix.until == "" {
		ix.told.Store(a, out)
	}
	return cite(out)
}

// Gist returns the sentences that carry most of an article, at most n of them, in the
// order of the article. A short article gets no more than a third of its own.
func (ix *Index) Gist(id string, n int) []facts.Evidence {
	l := ix.leaves.get(id)
	if l == nil || !ix.counts(id) {
		return nil
	}
	return ix.gist(asked{article: id, n: n}, func() []weighed {
		all := make([]weighed, len(l.sentences))
		for i := range all {
			all[i] = weighed{&l.sentences[i], ix.weight(&l.sentences[i])}
		}
		out := choose(all, min(maxGist, (len(all)+2)/3))
		return out[:min(len(out), n)]
	})
}

// GistOf returns the sentences that tell most about an entity, at most n of them and
// two of an article, in the order of the articles' days.
func (ix *Index) GistOf(id string, n int) []facts.Evidence {
	e := ix.entities.get(id)
	if e == nil {
		return nil
	}
	return ix.gist(asked{entity: id, n: n}, func() []weighed {
		per := map[*article.Article]int{}
		var out []weighed
		for _, s := range choose(ix.telling(e, maxWeighed), 2*n) {
			if per[s.article] < 2 && len(out) < n {
				per[s.article]++
				out = append(out, s)
			}
		}
		return out
	})
}

// cite returns the evidence of sentences, in the order of their articles' days and
// within an article in its order.
func cite(all []weighed) []facts.Evidence {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b weighed) int {
		x, y := a.article, b.article
		return cmp.Or(strings.Compare(x.Date, y.Date), strings.Compare(x.ID, y.ID), a.span.Start-b.span.Start)
	})
	out := make([]facts.Evidence, len(all))
	for i, s := range all {
		out[i] = facts.Cite(s.article, s.span)
	}
	return out
}
