package reading

import "math"

// The names of clues to there being an answer.
var (
	cAlways, cKind, cOpening, cShape                 = named("c:always"), named("c:kind"), named("c:opening"), named("c:shape")
	cCover, cAround, cPassed, cRest, cScore          = named("c:cover"), named("c:around"), named("c:passage"), named("c:near"), named("c:sentence")
	cExpected, cShare, cLead, cSecond                = named("c:expected"), named("c:share"), named("c:lead"), named("c:second sentence")
	cLostName, cLostNumber, cLostVerb, cLost, cTerms = named("c:lost name"), named("c:lost number"), named("c:lost verb"), named("c:lost"), named("c:terms")
	cCorpus, cCorpusBoth                             = named("c:corpus"), named("c:corpus and expected")
	cBoth                                            = named("c:cover and expected")
)

// confidence returns how likely the best candidate of c answers the question.
func (m *model) confidence(q *Question, c *Consideration) float64 {
	e := &sink{model: m}
	c.doubt(q, e)
	return 1 / (1 + math.Exp(-e.sum))
}

// doubt adds the clues to whether the best candidate answers the question at all. Most
// are in steps, since what they tell is not in proportion to them.
func (c *Consideration) doubt(q *Question, e *sink) {
	best := &c.Candidates[c.best]
	s := c.sentences[best.sentence]
	e.add(1, cAlways)
	e.add(1, cKind, q.kind)
	e.add(1, cOpening, q.start)
	e.add(1, cShape, q.ask, named(s.shape(best.first, best.last)))
	e.add(1, cTerms, distance(len(q.terms)))

	// What of the question the sentence, the passage and the words around the answer have.
	steps := func(v float64, names ...part) {
		e.add(v, names...)
		e.add(1, append(names, tenths(v))...)
	}
	steps(s.cover, cCover)
	steps(s.around, cAround)
	steps(s.passed, cPassed)
	steps(s.corpus, cCorpus)
	e.add(1, cCorpusBoth, tenths(s.corpus/2), tenths(c.expected/2))
	l, r := &s.left[best.first], &s.right[best.last]
	if q.weight > 0 {
		steps((l.window7+r.window7)/q.weight, cRest)
	}
	steps(s.score/10, cScore)
	lostName, lost := 0.0, 0.0
	for k, t := range q.terms {
		if s.has(k) {
			continue
		}
		lost = max(lost, t.weight)
		if t.name {
			lostName = max(lostName, t.weight)
		}
		if t.number {
			e.add(1, cLostNumber)
		}
		if k == q.verb {
			e.add(1, cLostVerb)
		}
	}
	steps(lostName, cLostName)
	steps(lost, cLost)

	// How far it is ahead of the others.
	steps(c.expected, cExpected)
	e.add(1, cBoth, tenths(s.cover/2), tenths(c.expected/2))
	rival := 0.0
	for i := range c.Candidates {
		if o := &c.Candidates[i]; o.sentence != best.sentence || !o.Overlaps(best.Span) {
			rival += o.share
		}
	}
	steps(best.share/(best.share+rival+1e-9), cLead)
	e.add(-math.Log(best.share+1e-9), cShare)
	if len(c.sentences) > 1 {
		steps((c.sentences[0].score-c.sentences[1].score)/5, cSecond)
	}
}

// tenths returns the step that a value from 0 to 1 is on.
func tenths(v float64) part { return digits[int(max(0, min(10*v, 10)))] }

var digits = func() (out [11]part) {
	for i := range out {
		out[i] = named(string(rune('a' + i)))
	}
	return out
}()
