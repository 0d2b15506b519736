package eval

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"attache/internal/article"
)

// This file is the port of the sets' own scorer: what counts as right here must
// count as right there, so a test holds one against the other.

// A Span is a half-open range of byte offsets, written as [start, end].
type Span [2]int

func (s Span) overlaps(t Span) bool { return s[0] < t[1] && t[0] < s[1] }

func (s Span) inBody() article.Span { return article.Span{Start: s[0], End: s[1]} }

// Counts are what precision and recall are made of.
type Counts struct {
	Right     int // predicted and in the gold
	Predicted int
	Gold      int
}

func (c *Counts) add(d Counts) {
	c.Right += d.Right
	c.Predicted += d.Predicted
	c.Gold += d.Gold
}

// F1 returns the harmonic mean of precision and recall in percent; 0 when there
// is nothing to find and nothing was found.
func (c Counts) F1() float64 { return percent(2*c.Right, c.Predicted+c.Gold) }

func percent(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// common counts the items of two sets.
func common[K comparable](gold, pred map[K]bool) Counts {
	c := Counts{Predicted: len(pred), Gold: len(gold)}
	for k := range pred {
		if gold[k] {
			c.Right++
		}
	}
	return c
}

// byID indexes predictions; an id that they lack is an empty prediction.
func byID[T any](items []T, id func(T) string) map[string]T {
	m := make(map[string]T, len(items))
	for _, it := range items {
		m[id(it)] = it
	}
	return m
}

// outer is what does not count at the ends of a span: white space and
// quotation marks.
const outer = " \t\n\r\v\f\u00a0\"'“”‘’„«»`"

// trim returns the span without outer white space and quotation marks.
func trim(text string, s Span) Span {
	start := min(max(s[0], 0), len(text))
	t := text[start:max(start, min(s[1], len(text)))]
	start += len(t) - len(strings.TrimLeft(t, outer))
	return Span{start, start + len(strings.Trim(t, outer))}
}

// A component is the source, cue or content of an attribution: its pieces,
// trimmed, in order. Several pieces are one item.
func component(text string, spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if s = trim(text, s); s[1] > s[0] {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Span) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	return slices.Compact(out)
}

// quoteScore says how well sources, cues and contents of speech were found.
type quoteScore struct {
	Source, Cue, Content, Pair                Counts  // exact; Pair is source and content
	SourceJaccard, CueJaccard, ContentJaccard float64 // bytes in both of bytes in either, percent
	ClaimMCC                                  float64 // claim or statement: Matthews correlation over bytes
	sourceCover, cueCover, contentCover       cover
}

// A cover counts the bytes that gold and prediction hold.
type cover struct{ both, gold, pred, neither int }

func (c *cover) count(gold, pred []bool) {
	for i := range gold {
		switch {
		case gold[i] && pred[i]:
			c.both++
		case gold[i]:
			c.gold++
		case pred[i]:
			c.pred++
		default:
			c.neither++
		}
	}
}

func (c cover) jaccard() float64 { return percent(c.both, max(1, c.both+c.gold+c.pred)) }

// matthews returns the Matthews correlation coefficient, 0 where it is not
// defined.
func (c cover) matthews() float64 {
	tp, fp, fn, tn := float64(c.both), float64(c.pred), float64(c.gold), float64(c.neither)
	den := math.Sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
	if den == 0 {
		return 0
	}
	return (tp*tn - fp*fn) / den
}

// scoreQuotes scores predicted attributions against the gold ones.
func scoreQuotes(gold, pred []quoteItem) quoteScore {
	var s quoteScore
	preds := byID(pred, func(q quoteItem) string { return q.ID })
	for _, g := range gold {
		a, b := partsOf(g.Text, g.Attributions), partsOf(g.Text, preds[g.ID].Attributions)
		for i, to := range []*Counts{&s.Source, &s.Cue, &s.Content, &s.Pair} {
			to.add(common(a.sets[i], b.sets[i]))
		}
		for i, to := range []*cover{&s.sourceCover, &s.cueCover, &s.contentCover} {
			to.count(a.bytes[i], b.bytes[i])
		}
	}
	s.SourceJaccard, s.CueJaccard, s.ContentJaccard = s.sourceCover.jaccard(), s.cueCover.jaccard(), s.contentCover.jaccard()
	s.ClaimMCC = s.contentCover.matthews()
	return s
}

// parts are the components of an article's attributions.
type parts struct {
	sets  [4]map[string]bool // source, cue, content, pair
	bytes [3][]bool
}

func partsOf(text string, list []Attribution) parts {
	var p parts
	for i := range p.sets {
		p.sets[i] = map[string]bool{}
	}
	for i := range p.bytes {
		p.bytes[i] = make([]bool, len(text))
	}
	for _, a := range list {
		var keys [3]string
		for i, spans := range [][]Span{a.Source, a.Cue, a.Content} {
			c := component(text, spans)
			if len(c) == 0 {
				continue
			}
			keys[i] = fmt.Sprint(c)
			p.sets[i][keys[i]] = true
			for _, s := range c {
				for k := s[0]; k < s[1]; k++ {
					p.bytes[i][k] = true
				}
			}
		}
		if keys[0] != "" && keys[2] != "" {
			p.sets[3][keys[0]+keys[2]] = true
		}
	}
	return p
}

// stanceScore says how well the attitude between two marked names was told.
type stanceScore struct {
	Items, Right            int
	Asserted, AssertedRight int // predictions other than neutral, and those of them that are right
	MacroF1                 float64
	Labels                  map[string]float64 // F1 of each label that the gold has
}

// Accuracy returns the items told right, in percent.
func (s stanceScore) Accuracy() float64 { return percent(s.Right, s.Items) }

// Precision returns the asserted attitudes that are right, in percent.
func (s stanceScore) Precision() float64 { return percent(s.AssertedRight, s.Asserted) }

// scoreStances scores predicted labels against the gold ones.
func scoreStances(gold, pred []stanceItem) stanceScore {
	s := stanceScore{Items: len(gold), Labels: map[string]float64{}}
	preds := byID(pred, func(q stanceItem) string { return q.ID })
	counts := map[string]*Counts{}
	of := func(label string) *Counts {
		if counts[label] == nil {
			counts[label] = &Counts{}
		}
		return counts[label]
	}
	for _, g := range gold {
		p := preds[g.ID].Label
		of(g.Label).Gold++
		of(p).Predicted++
		asserted := p != "" && p != neutral
		if asserted {
			s.Asserted++
		}
		if p == g.Label {
			of(p).Right++
			s.Right++
			if asserted {
				s.AssertedRight++
			}
		}
	}
	// In a fixed order: a sum of floating-point numbers depends on it.
	for _, label := range sortedKeys(counts) {
		if c := counts[label]; c.Gold > 0 {
			s.Labels[label] = c.F1()
			s.MacroF1 += c.F1()
		}
	}
	if len(s.Labels) > 0 {
		s.MacroF1 /= float64(len(s.Labels))
	}
	return s
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// dateScore says how well expressions of time were found and read.
type dateScore struct {
	Strict  Counts // same span
	Relaxed Counts // overlapping spans, each prediction used once
	Value   Counts // relaxed with the same TIMEX3 value
	Type    Counts // relaxed with the same TIMEX3 type
}

// scoreDates scores predicted expressions of time against the gold ones.
func scoreDates(gold, pred []dateItem) dateScore {
	var s dateScore
	preds := byID(pred, func(d dateItem) string { return d.ID })
	for _, g := range gold {
		p := preds[g.ID].Timexes
		spans := [2]map[Span]bool{{}, {}}
		for i, list := range [][]timex{g.Timexes, p} {
			for _, t := range list {
				spans[i][t.span()] = true
			}
		}
		n := Counts{Predicted: len(p), Gold: len(g.Timexes)}
		strict := n
		strict.Right = common(spans[0], spans[1]).Right
		relaxed, value, typ := n, n, n
		for i, j := range matchTimexes(g.Timexes, p) {
			if j < 0 {
				continue
			}
			relaxed.Right++
			if p[j].Value == g.Timexes[i].Value {
				value.Right++
			}
			if p[j].Type == g.Timexes[i].Type {
				typ.Right++
			}
		}
		s.Strict.add(strict)
		s.Relaxed.add(relaxed)
		s.Value.add(value)
		s.Type.add(typ)
	}
	return s
}

// matchTimexes gives each gold expression, in order, the prediction not yet
// used that shares most bytes with it, the leftmost of equals; -1 for none.
func matchTimexes(gold, pred []timex) []int {
	left := make([]int, len(pred))
	for j := range left {
		left[j] = j
	}
	slices.SortStableFunc(left, func(a, b int) int { return pred[a].Start - pred[b].Start })
	out := make([]int, len(gold))
	for i, g := range gold {
		best, most := -1, 0
		for k, j := range left {
			if n := min(pred[j].End, g.End) - max(pred[j].Start, g.Start); n > most {
				best, most = k, n
			}
		}
		out[i] = -1
		if best >= 0 {
			out[i] = left[best]
			left = slices.Delete(left, best, best+1)
		}
	}
	return out
}

// nameScore says how well names were found and typed.
type nameScore struct {
	All   Counts // same span and type
	Span  Counts // same span
	Types map[string]Counts
}

// scoreNames scores predicted names against the gold ones.
func scoreNames(gold, pred []nameItem) nameScore {
	s := nameScore{Types: map[string]Counts{}}
	preds := byID(pred, func(n nameItem) string { return n.ID })
	for _, g := range gold {
		all, spans := [2]map[Name]bool{{}, {}}, [2]map[Span]bool{{}, {}}
		for i, list := range [][]Name{g.Entities, preds[g.ID].Entities} {
			for _, e := range list {
				all[i][e] = true
				spans[i][e.span()] = true
			}
		}
		s.All.add(common(all[0], all[1]))
		s.Span.add(common(spans[0], spans[1]))
		for i := range all {
			for e := range all[i] {
				c := s.Types[e.Type]
				switch {
				case i == 0:
					c.Gold++
				case all[0][e]:
					c.Right++
					c.Predicted++
				default:
					c.Predicted++
				}
				s.Types[e.Type] = c
			}
		}
	}
	return s
}

// ScoreAnswer scores a short answer against the right ones as SQuAD does: whether it is
// one of them, and the F1 of the words it shares with the best of them. Case, punctuation
// and articles do not count. No answer is "".
func ScoreAnswer(got string, want []string) (exact bool, f1 float64) {
	words := plainWords(got)
	for _, w := range want {
		right := plainWords(w)
		exact = exact || slices.Equal(words, right)
		f1 = max(f1, sharedWords(words, right))
	}
	return exact, f1
}

// plainWords returns the words of an answer that count.
func plainWords(s string) []string {
	const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(punctuation, r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
	var b strings.Builder
	for s != "" { // an article ends where its letters do: "a–b" has one
		n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		switch {
		case n < 0:
			n = len(s)
		case n == 0:
			n = strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
			if n < 0 {
				n = len(s)
			}
		}
		if run := s[:n]; run == "a" || run == "an" || run == "the" {
			b.WriteByte(' ')
		} else {
			b.WriteString(run)
		}
		s = s[n:]
	}
	return strings.Fields(b.String())
}

// sharedWords returns the F1 of two lists of words, each word as often as it is there.
func sharedWords(a, b []string) float64 {
	left := map[string]int{}
	for _, w := range b {
		left[w]++
	}
	same := 0
	for _, w := range a {
		if left[w] > 0 {
			left[w]--
			same++
		}
	}
	switch {
	case same > 0:
		return 2 * float64(same) / float64(len(a)+len(b))
	case len(a)+len(b) == 0:
		return 1
	}
	return 0
}
