package reading

import (
	"math"
	"slices"
	"strings"

	"attache/internal/facts"
)

// The names of clues to there being an answer.
var (
	cAlways, cKind, cOpening, cShape = named("c:always"), named("c:kind"), named("c:opening"), named("c:shape")
	cTie, cBefore, cBehind           = named("c:tie"), named("c:before"), named("c:behind")
)

// confidence returns how likely the best candidate of c answers the question: the linear
// clues tell what kinds of answer are right how often, and the trees what is amiss with this one.
func (m *model) confidence(q *Question, c *Consideration) float64 {
	e := &sink{model: m}
	c.doubt(q, e)
	signs := c.signs(q, m)
	for i := range m.doubts {
		e.sum += float64(m.doubts[i].Sum(signs))
	}
	return 1 / (1 + math.Exp(-e.sum))
}

// doubt adds the clues to whether the best candidate answers the question at all, of those
// that are there or are not.
func (c *Consideration) doubt(q *Question, e *sink) {
	best := &c.Candidates[c.best]
	s := c.sentences[best.sentence]
	e.add(1, cAlways)
	e.add(1, cKind, q.kind)
	e.add(1, cOpening, q.start)
	e.add(1, cShape, q.ask, named(s.shape(best.first, best.last)))
	e.add(1, cTie, q.role, q.kind, tieNames[s.tie(q, best.first, best.last)])
	before, behind := s.arguments(q)
	e.add(1, cBefore, q.role, tieNames[before])
	e.add(1, cBehind, q.role, tieNames[behind])
}

// Signs are the names of what signs returns, in order.
var Signs = []string{
	"cover", "around", "passed", "corpus", "near", "sentence", "pairs", "terms", "length", "words", // the question, and what of it is there
	"lost", "lost-sum", "lost-name", "lost-names", "lost-number", "lost-verb", "lost-class", "lost-rank", "lost-quality", "lost-first", // what the sentence lacks
	"gone", "gone-sum", "gone-name", "elsewhere", "nearby", "alike", // what the passage lacks too, what another has
	"expected", "share", "lead", "second", "rivals", "score", "passage", "order", // the candidate among the others
	"negated", "denied", "opposite", "strangers", "numbers", "tied", "before", "behind", "kind", // what may be amiss
	"far", "clause", "missed",
	"unlike", "unlike-sum", "unlike-verb", "unlike-class", "kin", "swapped",
}

// signs returns what the trees go by.
func (c *Consideration) signs(q *Question, m *model) []float32 {
	best := &c.Candidates[c.best]
	s := c.sentences[best.sentence]
	out := make([]float32, 0, len(Signs))
	add := func(values ...float64) {
		for _, v := range values {
			out = append(out, float32(v))
		}
	}
	share := func(v float64) float64 {
		if q.weight == 0 {
			return 0
		}
		return v / q.weight
	}

	l, r := &s.left[best.first], &s.right[best.last]
	add(s.cover, s.around, s.passed, s.corpus, share(l.window7+r.window7), s.score, s.pairs(q),
		float64(len(q.terms)), float64(s.length), float64(best.last-best.first))

	var lost, sum, lostName, names, number, verb, class, rank, quality, foremost float64
	var unlike, unlikeSum, unlikeVerb, unlikeClass, kin, swapped, opposite float64
	stems := s.stems()
	var gone, goneSum, goneName, elsewhere, nearby, alike float64
	for k := range q.terms {
		t := &q.terms[k]
		if s.has(k) {
			continue
		}
		lost = max(lost, t.weight)
		sum += t.weight
		if slices.ContainsFunc(stems, func(o string) bool { return o != "" && m.alike.has(t.stem, o) }) {
			kin += t.weight
		} else {
			unlike = max(unlike, t.weight)
			unlikeSum += t.weight
			if k == q.verb {
				unlikeVerb = t.weight
			}
			if k == q.classTerm {
				unlikeClass = t.weight
			}
			if s.swapped(q, k) {
				swapped = max(swapped, t.weight)
			}
		}
		if slices.ContainsFunc(stems, func(o string) bool { return o != "" && m.opposite.has(t.stem, o) }) {
			opposite = max(opposite, t.weight)
		}
		switch {
		case t.name:
			lostName = max(lostName, t.weight)
			names++
		case t.number:
			number++
		case k == q.verb:
			verb = t.weight
		case k == q.classTerm:
			class = t.weight
		case t.rank:
			rank = max(rank, t.weight)
		case t.quality:
			quality = max(quality, t.weight)
		}
		if k == 0 {
			foremost = t.weight
		}
		if s.whole[k] {
			nearby += t.weight
		} else {
			gone = max(gone, t.weight)
			goneSum += t.weight
			if t.name {
				goneName = max(goneName, t.weight)
			}
			if slices.ContainsFunc(c.sentences, func(o *sentence) bool { return o.passage != s.passage && o.whole[k] }) {
				elsewhere += t.weight
			}
			if s.resembles(t) {
				alike += t.weight
			}
		}
	}
	add(lost, share(sum), lostName, names, number, verb, class, rank, quality, foremost)
	add(gone, share(goneSum), goneName, share(elsewhere), share(nearby), alike)

	// How far it is ahead of the others.
	rival, rivals := 0.0, 0.0
	for i := range c.Candidates {
		if o := &c.Candidates[i]; o.sentence != best.sentence || !o.Overlaps(best.Span) {
			rival += o.share
			if o.share > best.share/4 {
				rivals++
			}
		}
	}
	second := 10.0
	if len(c.sentences) > 1 {
		second = c.sentences[0].score - c.sentences[1].score
	}
	add(best.expected, -math.Log(best.share+1e-9), best.share/(best.share+rival+1e-9), second, rivals, best.Score, float64(s.passage), float64(s.order))

	negated, denied := 0.0, 0.0
	if q.negated {
		negated = 1
	}
	strangers, numbers := 0.0, 0.0
	for i := range s.words {
		w := &s.words[i]
		if denials[w.Lower] {
			denied++
		}
		inside := i >= best.first && i < best.last
		if w.term < 0 && !inside {
			if w.name >= 0 && (i == 0 || s.words[i-1].name != w.name) {
				strangers++
			}
			if s.counts(i) && (i == 0 || !s.counts(i-1)) {
				numbers++
			}
		}
	}
	before, behind := s.arguments(q)
	add(negated, denied, opposite, strangers, numbers, q.fitness(s.tie(q, best.first, best.last)), arguing(q, before, true), arguing(q, behind, false), kindNumber[q.Kind])

	far, clause, missed := s.reach(q, best.first, best.last)
	add(far, clause, missed)
	add(unlike, share(unlikeSum), unlikeVerb, unlikeClass, share(kin), swapped)
	return out
}

// pairs returns of the words that stand near one another in the question the share that do so
// in the sentence, by rarity.
func (s *sentence) pairs(q *Question) float64 {
	pairs, chance := 0.0, 0.0
	for k := 1; k < len(q.terms); k++ {
		if q.terms[k].place-q.terms[k-1].place > 3 {
			continue
		}
		w := min(q.terms[k].weight, q.terms[k-1].weight)
		chance += w
		if s.together(k-1, k) {
			pairs += w
		}
	}
	if chance == 0 {
		return 0
	}
	return pairs / chance
}

// resembles reports whether the sentence has a word that begins as a term does: “Norman” for
// “Normandy”.
func (s *sentence) resembles(t *term) bool {
	if len(t.stem) < 5 {
		return false
	}
	start := t.stem[:max(4, len(t.stem)*2/3)]
	return slices.ContainsFunc(s.words, func(w word) bool { return strings.HasPrefix(w.Lower, start) })
}

// fitness returns how well a tie goes with the one that is wanted.
func (q *Question) fitness(t tie) float64 {
	switch {
	case t == q.wanted():
		return 2
	case t == untied || t == asNoun:
		return 1
	case t == verbless:
		return 0
	case t == apart:
		return -1
	}
	return -2
}

// arguing returns how well a tie goes with the words before the verb of the question, or
// behind it.
func arguing(q *Question, t tie, before bool) float64 {
	want := patient
	if before && !q.passive {
		want = agent
	}
	switch t {
	case want:
		return 2
	case untied, verbless:
		return 0
	case asNoun:
		return 1
	case apart:
		return -1
	}
	return -2
}

// reach returns how far the nearest word of the question is from the candidate, in words, the
// share of the question's words in its clause, and that of those with another clause
// between.
func (s *sentence) reach(q *Question, first, last int) (far, clause, missed float64) {
	from, to := first, last
	for from > 0 && !s.parts(from-1) {
		from--
	}
	for to < len(s.words) && !s.parts(to) {
		to++
	}
	far = 30
	var seen, all [maxTerms]bool
	for i := range s.words {
		k := s.words[i].term
		if k < 0 {
			continue
		}
		all[k] = true
		switch {
		case i < first:
			far = min(far, float64(first-i))
		case i >= last:
			far = min(far, float64(i-last+1))
		}
		if i >= from && i < to {
			seen[k] = true
		}
	}
	for k := range q.terms {
		switch {
		case seen[k]:
			clause += q.terms[k].weight
		case all[k]:
			missed += q.terms[k].weight
		}
	}
	if q.weight > 0 {
		clause, missed = clause/q.weight, missed/q.weight
	}
	return far, clause, missed
}

// parts reports whether word i parts clauses.
func (s *sentence) parts(i int) bool {
	switch s.phrases[s.words[i].Phrase].Kind {
	case facts.Stop, facts.Relative:
		return true
	case facts.Comma, facts.Joiner:
		for p := s.words[i].Phrase + 1; p < min(s.words[i].Phrase+4, len(s.phrases)); p++ {
			switch s.phrases[p].Kind {
			case facts.VerbGroup, facts.Relative:
				return true
			}
		}
	}
	return false
}

// kindNumber orders the kinds of question, so that trees can part them.
var kindNumber = map[Kind]float64{
	Number: 0, Money: 1, Percentage: 2, Duration: 3, Year: 4, Date: 5, Person: 6, Group: 7, Place: 8,
	Class: 9, Thing: 10, Definition: 11, Manner: 12, Reason: 13, YesNo: 14,
}

// denials are words that deny.
var denials = set("not n't no never none nor neither without nobody nothing cannot unable hardly")

// stems returns the stems of the words of the sentence that the question has not; empty for
// the others.
func (s *sentence) stems() []string {
	out := make([]string, len(s.words))
	for i := range s.words {
		if w := &s.words[i]; w.term < 0 && !w.small && w.said {
			out[i] = stem(w.Lower)
		}
	}
	return out
}

// swapped reports whether another word of its sort stands where term k would, beside the
// word that it stands beside in the question: “the French king” for “the Norman king”.
func (s *sentence) swapped(q *Question, k int) bool {
	at := func(neighbour, step int) bool {
		if neighbour < 0 || neighbour >= len(q.terms) || (q.terms[k].place-q.terms[neighbour].place)*step > 2 {
			return false
		}
		for i := range s.words {
			if s.words[i].term != neighbour {
				continue
			}
			for j := i + step; j >= 0 && j < len(s.words) && (j-i)*step <= 2; j += step {
				if w := &s.words[j]; w.said && !w.small {
					if w.term < 0 && w.Tag != "" && w.Tag[0] == q.terms[k].tag {
						return true
					}
					break
				}
			}
		}
		return false
	}
	return at(k-1, 1) || at(k+1, -1)
}
