package index

import (
	"cmp"
	"context"
	"math"
	"math/bits"
	"slices"

	"attache/internal/article"
)

// How many candidates are looked at closely: at most so many, and none whose score is a
// smaller share of the best one's. Among two thousand articles that leaves some 16 of 50;
// looking at all of them puts one question in a thousand more right and takes three times as
// long.
const (
	reranked   = 50
	worthALook = 0.45
)

// worth returns how many of the candidates are looked at closely.
func worth(found []candidate) int {
	n := min(len(found), reranked)
	for n > 0 && found[n-1].score < worthALook*found[0].score {
		n--
	}
	return n
}

// A clue speaks for or against a candidate. All are shares of what could be, but for
// those that say otherwise, so that a weight holds for questions of any length.
type clue int

const (
	clueScore        clue = iota // logarithm of its BM25 over the best candidate's
	clueWords                    // the question's words in text and title, by how much they tell
	clueArticle                  // those that other candidates of its article add
	clueSentence                 // the words in its best sentence
	clueTitle                    // the words in that sentence and the title
	clueNear                     // the words in five that follow one another
	clueNames                    // names of the question that it lacks, negative
	clueForms                    // the words in the very form that was asked
	clueSynonyms                 // the words that only a synonym stands for
	clueRepeated                 // logarithm of how often the words are there
	clueRun                      // letters of the longest run that follows a word as in the question, over 20
	clueRuns                     // letters of all these, over 50
	clueLength                   // logarithm of its length in words
	clueSameTitle                // other candidates under the same title
	clueKind                     // -1 if nothing in it is of the kind asked for
	clueKindSentence             // -1 if nothing in its best sentence is
	numClues
)

var namesOfClues = [numClues]string{"clueScore", "clueWords", "clueArticle", "clueSentence", "clueTitle", "clueNear", "clueNames", "clueForms", "clueSynonyms",
	"clueRepeated", "clueRun", "clueRuns", "clueLength", "clueSameTitle", "clueKind", "clueKindSentence"}

type clues [numClues]float64

// A closeLook finds the clues of candidates. Questions wait for it, so that it goes once
// over each passage's words.
type closeLook struct {
	*question
	first [256]int8       // by the low byte of a stem: the number of a wish with it, or -1
	next  [maxWishes]int8 // by number of the wish: another one with the same low byte, or -1
	names uint32          // wishes that are written like names
	total float64         // of the weights of all that is asked
	found []sighting
}

// A sighting is a word of a passage that is wished for.
type sighting struct {
	at       int // number of the word in the passage
	wish     int // the asked one
	sentence int
}

func lookFor(q *question) *closeLook {
	l := &closeLook{question: q}
	for i := range l.first {
		l.first[i] = -1
	}
	for i, w := range q.wishes {
		if w.stem >= 0 {
			l.next[i] = l.first[uint8(w.stem)]
			l.first[uint8(w.stem)] = int8(i)
		}
		if i < q.asked {
			l.total += w.weight
			if w.name {
				l.names |= 1 << i
			}
		}
	}
	l.total = max(l.total, math.SmallestNonzeroFloat32)
	return l
}

// wish returns the number of the wish with a stem, or -1.
func (l *closeLook) wish(stem int32) int {
	for i := l.first[uint8(stem)]; i >= 0; i = l.next[i] {
		if l.wishes[i].stem == stem {
			return int(i)
		}
	}
	return -1
}

// share returns how much of what is asked a set of wishes is.
func (l *closeLook) share(set uint32) float64 {
	sum := 0.0
	for ; set != 0; set &= set - 1 {
		sum += l.wishes[bits.TrailingZeros32(set)].weight
	}
	return sum / l.total
}

// at takes a close look at a candidate, whose set of wishes it returns as well. Clues that
// depend on other candidates are left to be found.
func (l *closeLook) at(c candidate, best float64) (out clues, all uint32) {
	var title, text, own, forms uint32
	for _, t := range c.title {
		if i := l.wish(t.stem); i >= 0 {
			title |= 1 << l.wishes[i].of
		}
	}
	body := c.article.Text(c.span.Span)
	var runs [maxTerms]int
	repeated := 0.0
	sentence := 0
	l.found = l.found[:0]
	for at, t := range c.text {
		i := l.wish(t.stem)
		if i < 0 {
			continue
		}
		for sentence+1 < len(c.span.Sentences) && c.span.Sentences[sentence+1].Start-c.span.Start <= int(t.start) {
			sentence++
		}
		w := l.wishes[i].of
		text |= 1 << w
		repeated += l.wishes[w].weight
		l.found = append(l.found, sighting{at, w, sentence})
		if i >= l.asked { // a synonym
			continue
		}
		own |= 1 << w
		asked := l.wishes[w]
		n := agree(body[t.start:], l.text[asked.start:])
		if length := asked.end - asked.start; n >= length && int(t.end-t.start) == length {
			forms |= 1 << w
			runs[w] = max(runs[w], n-length)
		}
	}
	all = title | text
	out[clueScore] = math.Log(c.score / best)
	out[clueWords] = l.share(all)
	out[clueForms] = l.share(forms)
	out[clueSynonyms] = l.share(text &^ own)
	out[clueRepeated] = math.Log1p(repeated / l.total)
	out[clueLength] = math.Log1p(float64(len(c.text)))
	if l.names != 0 {
		out[clueNames] = l.share(all&l.names)/l.share(l.names) - 1
	}
	for _, n := range runs {
		if n > 1 { // a space alone is no agreement
			out[clueRun] = max(out[clueRun], float64(n)/20)
			out[clueRuns] += float64(n) / 50
		}
	}
	l.sentences(c, title, &out)
	return out, all
}

// sentences finds the clues that words near one another give.
func (l *closeLook) sentences(c candidate, title uint32, out *clues) {
	best, inBest := -1, uint32(0)
	for i := 0; i < len(l.found); {
		in := l.found[i].sentence
		set := uint32(0)
		for ; i < len(l.found) && l.found[i].sentence == in; i++ {
			set |= 1 << l.found[i].wish
		}
		if share := l.share(set); share > out[clueSentence] {
			out[clueSentence], best, inBest = share, in, set
		}
	}
	if best >= 0 {
		out[clueTitle] = l.share(inBest | title)
	}
	const near = 5
	for i, s := range l.found {
		set := uint32(1) << s.wish
		for _, t := range l.found[i+1:] {
			if t.at >= s.at+near {
				break
			}
			set |= 1 << t.wish
		}
		out[clueNear] = max(out[clueNear], l.share(set))
	}
	if l.wants == 0 {
		return
	}
	has := func(s sign) bool { return s&l.wants != 0 }
	if best < 0 || best < len(c.signs) && !has(sign(c.signs[best])) {
		out[clueKindSentence] = -1
	}
	for i := range len(c.signs) {
		if has(sign(c.signs[i])) {
			return
		}
	}
	out[clueKind] = -1
}

// agree returns how many bytes two texts begin with alike, small or with capitals.
func agree(a, b string) int {
	for i := range min(len(a), len(b)) {
		if small(a[i]) != small(b[i]) {
			return i
		}
	}
	return min(len(a), len(b))
}

func small(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		b += 'a' - 'A'
	}
	return b
}

// clues returns those of the candidates, of which the first has the best score.
func (l *closeLook) clues(found []candidate) []clues {
	out := make([]clues, len(found))
	sets := make([]uint32, len(found))
	// Candidates of one article, and of one title, by the number of the first of them.
	article, title := make([]int, len(found)), make([]int, len(found))
	union, under := make([]uint32, len(found)), make([]float64, len(found))
	for i, c := range found {
		out[i], sets[i] = l.at(c, found[0].score)
		article[i], title[i] = i, i
		for k := range i {
			if found[k].article == c.article {
				article[i], title[i] = article[k], title[k]
				break
			}
			if found[k].article.Title == c.article.Title && c.article.Title != "" {
				title[i] = title[k]
			}
		}
		union[article[i]] |= sets[i]
		under[title[i]] += c.score
	}
	for i, c := range found {
		out[i][clueArticle] = l.share(union[article[i]]) - out[i][clueWords]
		others := under[title[i]]
		for k, d := range found {
			if d.article == c.article {
				others -= found[k].score
			}
		}
		out[i][clueSameTitle] = math.Sqrt(max(0, others) / found[0].score / 10)
	}
	return out
}

// rank makes hits of candidates, the best first, at most limit. So many as left are behind
// those that were found.
func rank(q *question, found []candidate, left, limit int) []Hit {
	l := lookFor(q)
	score := make([]float64, len(found)+left) // logarithm of how likely each is, but for what all have in common
	if q.asked > 0 {
		n := worth(found)
		for i, clues := range l.clues(found[:n]) {
			for c, v := range clues {
				score[i] += weights[c] * v
			}
		}
		if n < len(score) {
			score[n] = slices.Min(score[:n]) - 1
		}
		for i := n + 1; i < len(score); i++ { // behind them, as they came, and soon not likely at all
			score[i] = score[i-1] - 1
		}
	}
	order := make([]int, len(score))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(score[b], score[a]) })
	sum := 0.0
	for _, i := range order {
		sum += math.Exp(score[i] - score[order[0]])
	}
	order = order[:len(found)] // what was left out comes last
	var out []Hit
	var shown []int // candidates, as out has them
	for len(order) > 0 && len(out) < limit {
		at := best(found, score, order, shown)
		i := order[at]
		order = slices.Delete(order, at, at+1)
		c := found[i]
		if k := slices.IndexFunc(shown, func(k int) bool { return copied(found[k], c) }); k >= 0 {
			out[k].Also = append(out[k].Also, Copy{c.article, c.span.Span})
			continue
		}
		hit := Hit{Article: c.article, Span: c.span.Span, Score: math.Exp(score[i]-slices.Max(score)) / sum}
		hit.Highlights, hit.Coverage = l.mark(c.passage)
		out, shown = append(out, hit), append(shown, i)
	}
	return out
}

// tied is the difference of scores below which two candidates are as likely: at 0.05 it is 51
// to 49.
const tied = 0.05

// best returns where in order the candidate is that comes next: the most likely, or of
// those that are as likely one of an article that is not shown yet, and else the newest.
func best(found []candidate, score []float64, order, shown []int) int {
	rank := func(i int) (fresh bool, day string) {
		a := found[i].article
		return !slices.ContainsFunc(shown, func(k int) bool { return found[k].article == a }), a.Date
	}
	out := 0
	fresh, day := rank(order[0])
	for at := 1; at < len(order) && score[order[at]] > score[order[0]]-tied; at++ {
		f, d := rank(order[at])
		if f != fresh && f || f == fresh && d > day {
			out, fresh, day = at, f, d
		}
	}
	return out
}

// copied reports whether two candidates of different articles say the same in nearly the
// same words: nine in ten are in both.
func copied(a, b candidate) bool {
	const share = 0.9
	n, m := len(a.text), len(b.text)
	if a.article == b.article || float64(min(n, m)) < share*float64(max(n, m)) || n == 0 {
		return false
	}
	// No more words are in both than low bytes of their stems, which are soon counted.
	var bytes [256]int32
	for _, t := range a.text {
		bytes[uint8(t.stem)]++
	}
	most := 0
	for _, t := range b.text {
		if bytes[uint8(t.stem)] > 0 {
			bytes[uint8(t.stem)]--
			most++
		}
	}
	if float64(most) < share*float64(max(n, m)) {
		return false
	}
	left := make(map[int32]int, n)
	for _, t := range a.text {
		left[t.stem]++
	}
	same := 0
	for _, t := range b.text {
		if left[t.stem] > 0 {
			left[t.stem]--
			same++
		}
	}
	return float64(same) >= share*float64(max(n, m))
}

// mark finds what is wished for in a passage. A word that stands only in the title above
// it, or that a synonym stands for, counts half for the coverage: the passage may be about
// something else.
func (l *closeLook) mark(p *passage) (spans [][2]int, coverage float64) {
	var whole, half uint32
	for _, t := range p.text {
		i := l.wish(t.stem)
		switch {
		case i < 0:
			continue
		case i < l.asked:
			whole |= 1 << l.wishes[i].of
		default:
			half |= 1 << l.wishes[i].of
		}
		spans = append(spans, [2]int{int(t.start), int(t.end)})
	}
	for _, t := range p.title {
		if i := l.wish(t.stem); i >= 0 && i < l.asked {
			half |= 1 << l.wishes[i].of
		}
	}
	return spans, l.share(whole) + l.share(half&^whole)/2
}

// A Ranked is a candidate with its clues.
type Ranked struct {
	Article *article.Article
	Clues   []float64
}

// Ranking returns the candidates for a query with what they are ranked by, before they
// are. It is there to fit the weights.
func (ix *Index) Ranking(ctx context.Context, q Query) ([]Ranked, error) {
	asked := ix.ask(q)
	found, err := ix.candidates(ctx, asked.terms(), ix.filters(q), reranked)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	var out []Ranked
	for i, c := range lookFor(&asked).clues(found) {
		out = append(out, Ranked{found[i].article, c[:]})
	}
	return out, nil
}

// Clues names the clues of a Ranked, as weights.go does.
func Clues() []string { return slices.Clone(namesOfClues[:]) }
