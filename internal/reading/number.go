package reading

import (
	"slices"
	"strings"

	"attache/internal/facts"
)

// relates reports whether phrase p is followed by a relative clause with the verb of the question: in “6,300
// of the 9,100 people who were evacuated” it is 9,100 who were.
func (s *sentence) relates(p int) bool {
	if p+2 >= len(s.phrases) || s.phrases[p].Kind != facts.NounPhrase || s.phrases[p+1].Kind != facts.Relative {
		return false
	}
	for _, v := range s.verbs {
		if s.words[v].Phrase == p+2 {
			return true
		}
	}
	return false
}

// partOf reports whether the number among words [first, last) is that of a part, while what the question says
// is said of the whole in a relative clause.
func (s *sentence) partOf(first, last int) bool {
	p := s.words[last-1].Phrase
	if end := s.phrases[p].Last; end-1 > last && s.words[end-1].Lower == "of" {
		return false
	}
	return p+2 < len(s.phrases) && s.beside(s.phrases[p+1].First).Lower == "of" && s.relates(p+2) && s.numbered(p+2)
}

// numbered reports whether a phrase has a number.
func (s *sentence) numbered(p int) bool {
	for i := s.phrases[p].First; i < s.phrases[p].Last; i++ {
		if s.counts(i) && s.words[i].time < 0 {
			return true
		}
	}
	return false
}

// total returns the word that tells what a number or toll came to, which the question asks about: the 87 of
// “the number of people killed rose to 87”; -1 for none.
func (s *sentence) total(q *Question) int {
	for i := 2; i < len(s.words); i++ {
		if !s.counts(i) || s.words[i].time >= 0 {
			continue
		}
		to := i - 1
		for to > 0 && roughly[s.words[to].Lower] {
			to--
		}
		v := to - 1
		if v > 0 && s.counts(v) { // “rose by 14 to 87”
			for v--; v > 0 && (roughly[s.words[v].Lower] || s.words[v].Tag == "IN"); v-- {
			}
		}
		if s.words[to].Lower != "to" || v < 1 || !rising[s.words[v].Lower] {
			continue
		}
		for at := v - 1; at >= 0; at-- {
			if w := s.words[at].Lower; w == "number" || w == "toll" || w == "total" {
				if q.verb >= 0 && len(s.verbs) > 0 && s.verbs[0] < v {
					return i
				}
				break
			}
		}
	}
	return -1
}

// rising are verbs of a number that comes to another.
var rising = set("rise rises rose risen rising climbed climbs increased increases grew grown grows fell fallen falls dropped decreased revised raised reached")

// ofOtherNumber reports whether a word of the question, that is no verb and not what is counted, stands
// beside another number than words [first, last): of “5,300 people, 2,100 of them in Oslo and 1,700 in
// Bergen” those in Bergen are 1,700.
func (s *sentence) ofOtherNumber(q *Question, last int) bool {
	if q.verb >= 0 {
		for _, v := range s.verbs {
			if v >= last && !s.verbsBetween(s.words[last-1].Phrase+1, s.words[v].Phrase) {
				last = s.phrases[s.words[v].Phrase].Last // it is said of them
				break
			}
		}
	}
	for i := last; i < len(s.words); i++ {
		if k := s.words[i].term; k < 0 || k == q.verb || k == q.classTerm {
			continue
		}
		if s.verbsBetween(s.words[last-1].Phrase+1, s.words[i].Phrase) {
			return false
		}
		parted := false
		for j := last; j < i; j++ {
			switch w := &s.words[j]; {
			case w.Lower == "including" || w.Lower == "among":
				return false
			case s.phrases[w.Phrase].Kind == facts.Comma || s.phrases[w.Phrase].Kind == facts.Joiner:
				parted = true
			case parted && s.counts(j) && w.time < 0 && w.term < 0 && s.beside(j+1).Lower != ",": // which an age has behind it
				return true
			}
		}
	}
	return false
}

// measured returns the words of a measure with the adjective of the question behind it, said of what the
// question asks about or of “it”: of “it is 640 metres long and hangs 210 metres above the river” the
// first. It returns false where there is none.
func (s *sentence) measured(q *Question) (first, last int, ok bool) {
	adjective := q.measure()
	if adjective == "" {
		return 0, 0, false
	}
	for i := 2; i < len(s.words); i++ {
		if s.words[i].Lower != adjective || !isUnit(s.words[i-1].Lower) {
			continue
		}
		first = i - 1
		for first > 0 && s.counts(first-1) {
			first--
		}
		at := first - 1
		for at > 0 && roughly[s.words[at].Lower] {
			at--
		}
		if at < 1 || first == i-1 || !isBe(s.words[at].Lower) {
			continue
		}
		subject := s.words[at].Phrase - 1
		if subject == 0 && s.pronoun && s.continues(q) {
			return first, i, true
		}
		if subject >= 0 && slices.ContainsFunc(s.words[s.phrases[subject].First:s.phrases[subject].Last], func(w word) bool { return w.term >= 0 }) {
			return first, i, true
		}
	}
	return 0, 0, false
}

// measure returns the adjective of which a question asks the measure, “high”; empty for none.
func (q *Question) measure() string {
	_, adjective, _ := strings.Cut(q.word, " ")
	if adjective == "long" || measureNouns[adjective] != "" {
		return adjective
	}
	return ""
}

// continues reports whether the sentence before has a word of the question that asks for no
// measure.
func (s *sentence) continues(q *Question) bool {
	for k := range q.terms {
		if s.before[k] && q.terms[k].also == "" {
			return true
		}
	}
	return false
}

// mayMeasure reports whether the sentence goes on from one before with “it” and tells a measure.
func (s *sentence) mayMeasure(q *Question) bool {
	return s.pronoun && s.continues(q) && strings.Contains(s.doc.Article.Body[s.span.Start:s.span.End], " "+q.measure())
}
