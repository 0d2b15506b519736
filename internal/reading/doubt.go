package reading

import "math"

// The names of clues to there being an answer.
var (
	cLost          = named("c:lost")
	cLostRarest    = named("c:lost rarest")
	cAlways        = named("c:always")
	cKind          = named("c:kind")
	cCover         = named("c:cover")
	cAround        = named("c:around")
	cPassage       = named("c:passage")
	cSentence      = named("c:sentence")
	cShare         = named("c:share")
	cLead          = named("c:lead")
	cScore         = named("c:score")
	cMissingName   = named("c:missing name")
	cMissingNumber = named("c:missing number")
	cMissingVerb   = named("c:missing verb")
)

// doubt adds the clues to whether there is an answer at all.
func (c *Consideration) doubt(q *Question, e *sink) {
	best := &c.Candidates[c.best]
	s := c.sentences[best.sentence]
	e.add(1, cAlways)
	e.add(1, cKind, q.kind)
	e.add(s.cover, cCover)
	e.add(s.around, cAround)
	e.add(s.passed, cPassage)
	e.add(s.score, cSentence)
	sum, rival := 0.0, math.Inf(-1)
	for i := range c.Candidates {
		o := &c.Candidates[i]
		sum += math.Exp(o.Score - best.Score)
		if o.sentence != best.sentence || !o.Overlaps(best.Span) {
			rival = max(rival, o.Score)
		}
	}
	e.add(-math.Log(sum), cShare)
	e.add(min(best.Score-rival, 5), cLead)
	e.add(best.Score, cScore)
	missing := 0.0
	for k, t := range q.terms {
		if t.name && !s.has(k) {
			missing = max(missing, t.weight)
		}
	}
	e.add(missing, cMissingName)
	for k, t := range q.terms {
		if t.number && !s.has(k) {
			e.add(1, cMissingNumber)
			break
		}
	}
	lost := 0.0
	for k, t := range q.terms {
		if !s.has(k) {
			lost = max(lost, t.weight)
		}
	}
	e.add(lost, cLost)
	if lost == 1 {
		e.add(1, cLostRarest)
	}
	if q.verb >= 0 && !s.has(q.verb) {
		e.add(1, cMissingVerb)
	}
}
