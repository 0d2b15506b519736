package reading

import "math"

// The names of clues, and parts of them. Each stands once for all the names that begin
// with it.
var (
	aSentence, aCover, aRest                                                 = named("a:sentence"), named("a:cover"), named("a:cover without it")
	aShape, aClass, aWords, aTags, aFirst, aLast, aKinds, aRow               = named("a:shape"), named("a:class"), named("a:words"), named("a:tags"), named("a:first"), named("a:last"), named("a:phrases"), named("a:all tags")
	aLeft, aRight, aLeftTag, aRightTag                                       = named("a:left"), named("a:right"), named("a:left tag"), named("a:right tag")
	aOwnAll, aOwnSome, aOwnWeight, aOwnShare, aOwnFirst                      = named("a:own all"), named("a:own some"), named("a:own weight"), named("a:own share"), named("a:own first")
	aOwnLast                                                                 = named("a:own last")
	aNear, aNearLeft, aNearRight, aWindow3, aWindow7                         = named("a:near"), named("a:near left"), named("a:near right"), named("a:window 3"), named("a:window 7")
	aTouchesLeft, aTouchesRight                                              = named("a:touches left"), named("a:touches right")
	aPairLeft, aPairRight                                                    = named("a:pair left"), named("a:pair right")
	aClassEnd, aClassBehind, aClassBefore, aClassTwoBefore                   = named("a:class at end"), named("a:class behind"), named("a:class before"), named("a:class two before")
	aRole, aVerbBefore, aVerbAfter, aVerbInside                              = named("a:role"), named("a:verb before"), named("a:verb after"), named("a:verb inside")
	aPathLeft, aPathRight                                                    = named("a:path left"), named("a:path right")
	aSamePreposition, aOwnPreposition                                        = named("a:same preposition"), named("a:own preposition")
	aNext, aBehindLast, aBeforeFirst                                         = named("a:next"), named("behind last"), named("before first")
	aSuffix, aTwoLeft, aTwoRight, aVerbLeft, aPlace, aOrder, aRank, aHasVerb = named("a:suffix"), named("a:two left"), named("a:two right"), named("a:verb left"), named("a:place"), named("a:order"), named("a:rank"), named("a:has a verb")
	aStart, aMiddle, aEnd                                                    = named("start"), named("middle"), named("end")
	aPart, aList                                                             = named("a:part of a list"), named("a:list")
	aTie                                                                     = named("a:tie")
	aClause, aClauseShare, aSameClause                                       = named("a:clause"), named("a:clause share"), named("same clause")
	aRarest                                                                  = named("a:rarest")
	aBefore, aInside, aAfter                                                 = named("before"), named("inside"), named("after")
)

// describe adds the clues to whether words [first, last) are the answer.
func (s *sentence) describe(q *Question, first, last int, e *sink) {
	ask := q.ask
	left, right := s.beside(first-1), s.beside(last)
	begin, end := &s.words[first], &s.words[last-1]
	n := sizes[last-first]

	// What it is.
	shape, kinds := named(s.shape(first, last)), named(s.kinds(first, last))
	e.add(1, aShape, ask, shape)
	e.add(1, aShape, shape)
	e.add(1, aShape, q.opening, shape)
	if q.Class != "" {
		e.add(1, aClass, q.class, shape)
	}
	e.add(1, aWords, n)
	e.add(1, aWords, ask, n)
	e.add(1, aTags, ask, begin.tag, end.tag)
	e.add(1, aTags, begin.tag, end.tag, n)
	if last-first == 3 {
		e.add(1, aRow, begin.tag, s.words[first+1].tag, end.tag)
	}
	e.add(1, aFirst, ask, begin.lower)
	e.add(1, aFirst, begin.lower)
	e.add(1, aLast, end.tag, n)
	e.add(1, aKinds, kinds)
	e.add(1, aKinds, ask, kinds)
	e.add(1, aRole, q.role, kinds)

	e.add(1, aShape, q.start, shape)
	e.add(1, aSuffix, ask, end.suffix)
	if q.Class != "" {
		e.add(1, aSuffix, q.class, end.suffix)
	}
	e.add(1, aTwoLeft, s.beside(first-2).lower, left.lower)
	e.add(1, aTwoRight, right.lower, s.beside(last+1).lower)
	if v := s.left[first].verb; v >= 0 {
		e.add(1, aVerbLeft, s.words[v].lower)
		e.add(1, aVerbLeft, ask, s.words[v].lower)
	}
	place := aMiddle
	if first == 0 {
		place = aStart
	} else if last >= len(s.words)-1 {
		place = aEnd
	}
	e.add(1, aPlace, ask, place)
	e.add(1, aOrder, distance(s.order))
	e.add(math.Log(float64(1+s.passage)), aRank)
	if v := s.left[last].verb; v >= first {
		e.add(1, aHasVerb, ask)
	}

	// What stands beside it.
	e.add(1, aLeft, left.lower)
	e.add(1, aRight, right.lower)
	e.add(1, aLeft, ask, left.lower)
	e.add(1, aRight, ask, right.lower)
	e.add(1, aLeft, left.tag, begin.tag)
	e.add(1, aRight, end.tag, right.tag)
	e.add(1, aLeftTag, ask, left.tag)
	e.add(1, aRightTag, ask, right.tag)

	// Of a list, seldom a part is asked for.
	switch {
	case s.partial(first, last):
		e.add(1, aPart, ask)
		e.add(1, aPart, q.number)
	case begin.list >= 0 && end.list == begin.list && begin.Phrase != end.Phrase:
		e.add(1, aList, ask)
		e.add(1, aList, q.number)
	}

	s.overlap(q, first, last, e)
	s.relate(q, first, last, e)

	// How near the question's other words are, and on which side.
	l, r := &s.left[first], &s.right[last]
	e.add(l.near+r.near, aNear)
	e.add(l.near+r.near, aNear, ask)
	e.add(l.nearest, aNearLeft)
	e.add(r.nearest, aNearRight)
	e.add(l.nearest, aNearLeft, ask)
	e.add(r.nearest, aNearRight, ask)
	e.add(l.window3+r.window3, aWindow3)
	e.add(l.window7+r.window7, aWindow7)
	if left.term >= 0 {
		e.add(1, aTouchesLeft, ask)
		e.add(1, aTouchesLeft, left.tag, begin.tag)
	}
	if right.term >= 0 {
		e.add(1, aTouchesRight, ask)
		e.add(1, aTouchesRight, end.tag, right.tag)
	}
	e.add(l.pair, aPairLeft)
	e.add(r.pair, aPairRight)

	// The noun that the question asks about, beside it or at its end: "308 points".
	if q.Class != "" {
		switch {
		case end.term >= 0 && end.term == q.classTerm:
			e.add(1, aClassEnd, ask)
		case right.term >= 0 && right.term == q.classTerm:
			e.add(1, aClassBehind, ask)
		case left.term >= 0 && left.term == q.classTerm:
			e.add(1, aClassBefore, ask)
		default:
			if b := s.beside(first - 2); b.term >= 0 && b.term == q.classTerm {
				e.add(1, aClassTwoBefore, left.lower)
				e.add(1, aClassTwoBefore, ask)
			}
		}
	}

	// The side of the verb, and how far it is.
	switch {
	case s.verbAt < 0:
	case s.verbAt < first:
		e.add(1, aVerbBefore, q.role, distance(begin.Phrase-s.words[s.verbAt].Phrase))
		e.add(1, aVerbBefore, q.role, ask)
	case s.verbAt >= last:
		e.add(1, aVerbAfter, q.role, distance(s.words[s.verbAt].Phrase-end.Phrase))
		e.add(1, aVerbAfter, q.role, ask)
	default:
		e.add(1, aVerbInside, q.role)
	}

	// Whether the verb of the question is said of it, or done to it.
	t := tieNames[s.tie(q, first, last)]
	e.add(1, aTie, q.role, t)
	e.add(1, aTie, q.role, ask, t)

	// The way to the nearest word of the question.
	if l.path != "" {
		p := named(l.path)
		e.add(1, aPathLeft, p)
		e.add(1, aPathLeft, q.role, p)
	}
	if r.path != "" {
		p := named(r.path)
		e.add(1, aPathRight, p)
		e.add(1, aPathRight, q.role, p)
	}
	if q.before != "" {
		if left.Lower == q.before {
			e.add(1, aSamePreposition)
		}
		if begin.Lower == q.before {
			e.add(1, aOwnPreposition)
		}
	}
	// In "what did … sign" the answer stands where the question leaves a gap: behind its
	// last words, or before the first ones.
	if left.term >= 0 && left.term == len(q.terms)-1 {
		e.add(1, aNext, q.role, aBehindLast)
	}
	if right.term == 0 {
		e.add(1, aNext, q.role, aBeforeFirst)
	}
}

// relate adds what of the question stands in the clause of the candidate, and where the rarest
// word of it stands.
func (s *sentence) relate(q *Question, first, last int, e *sink) {
	clause := s.clauses[first]
	within := s.within[clause]
	e.add(within, aClause)
	e.add(within, aClause, q.ask)
	if s.cover > 0 {
		e.add(within/s.cover, aClauseShare)
	}
	if s.rarest < 0 {
		return
	}
	side, far := aInside, 0
	switch at := s.words[s.rarest].Phrase; {
	case s.rarest < first:
		side, far = aBefore, s.words[first].Phrase-at
	case s.rarest >= last:
		side, far = aAfter, at-s.words[last-1].Phrase
	}
	e.add(1, aRarest, q.role, side, distance(far))
	e.add(1, aRarest, q.ask, side, distance(far))
	if s.clauses[s.rarest] == clause {
		e.add(1, aRarest, q.ask, side, aSameClause)
	}
}

// overlap adds what it means that the candidate has words of the question, which are
// seldom the answer.
func (s *sentence) overlap(q *Question, first, last int, e *sink) {
	own, words, weight := 0, 0, 0.0
	var found [maxTerms]bool
	for i := first; i < last; i++ {
		w := &s.words[i]
		if w.term >= 0 {
			own++
			if !found[w.term] {
				found[w.term] = true
				weight += q.terms[w.term].weight
			}
		}
		if w.said && !w.small {
			words++
		}
	}
	// What the sentence shares with the question besides it.
	rest := s.cover
	if own > 0 && q.weight > 0 {
		rest = 0
		for i := range s.words {
			if k := s.words[i].term; k >= 0 && (i < first || i >= last) && !found[k] {
				found[k] = true
				rest += q.terms[k].weight
			}
		}
		rest /= q.weight
	}
	e.add(s.score, aSentence)
	e.add(s.cover, aCover)
	e.add(rest, aRest)
	if own == 0 {
		return
	}
	if own >= words {
		e.add(1, aOwnAll)
	} else {
		e.add(1, aOwnSome)
	}
	e.add(weight, aOwnWeight)
	e.add(float64(own)/float64(max(words, 1)), aOwnShare)
	if s.words[last-1].term >= 0 {
		e.add(1, aOwnLast, q.ask)
	}
	if s.words[first].term >= 0 {
		e.add(1, aOwnFirst, q.ask)
	}
}
