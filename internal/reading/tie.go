package reading

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"attache/internal/article"
	"attache/internal/facts"
)

// A tie is how a run of words stands to the verb of the question in a sentence. What a
// sentence says was done to somebody is no answer to who did it.
type tie byte

const (
	untied   tie = iota // the question has no verb
	verbless            // the sentence has not its verb
	asNoun              // it has only a noun of that stem: “the vote” for “voted”
	agent               // the verb is said of it: before it, or behind “by”
	patient             // the verb is done to it: behind it, or before “was … by”
	apart               // another verb stands between, or another clause
)

var tieNames = [...]part{named("untied"), named("verbless"), named("as noun"), named("agent"), named("patient"), named("apart")}

// tie returns how words [first, last) stand to the verb of the question, at the place
// where they stand nearest to it.
func (s *sentence) tie(q *Question, first, last int) tie {
	if q.verb < 0 {
		return untied
	}
	best, near := verbless, maxWords
	for _, v := range s.verbs {
		if v >= first && v < last {
			continue
		}
		far := max(v-last, first-v-1)
		switch t := s.tieTo(v, first, last); {
		case t == agent || t == patient:
			if far < near {
				best, near = t, far
			}
		case best == verbless || t == apart && near == maxWords:
			best = t
		}
	}
	return best
}

// tieTo returns how words [first, last) stand to word v.
func (s *sentence) tieTo(v, first, last int) tie {
	if !strings.HasPrefix(s.words[v].Tag, "VB") {
		if v == last && strings.HasSuffix(s.words[v].Lower, "ing") { // “with Holm directing”
			return agent
		}
		return asNoun
	}
	passive := s.passive(v)
	if v >= last {
		if s.verbsBetween(s.words[last].Phrase, s.words[v].Phrase) {
			return apart
		}
		if passive {
			return patient
		}
		return agent
	}
	switch {
	case s.verbsBetween(s.words[v].Phrase+1, s.words[first].Phrase):
		return apart
	case s.behindBy(first, last) && (passive || s.words[v].Tag == "VBN"):
		return agent
	case passive:
		return apart
	}
	return patient
}

// behindBy reports whether words [first, last) stand behind “by”, in its noun phrase or in one beside it that
// says of whom that is: “by the manager, Ida Holm”.
func (s *sentence) behindBy(first, last int) bool {
	p := s.words[first].Phrase
	by := func(p int) bool {
		return s.beside(first-1).Lower == "by" || s.phrases[p].Kind == facts.NounPhrase && s.beside(s.phrases[p].First-1).Lower == "by"
	}
	if by(p) {
		return true
	}
	apposed := p >= 2 && s.phrases[p].Kind == facts.NounPhrase && s.phrases[p-1].Kind == facts.Comma && s.phrases[p-2].Kind == facts.NounPhrase
	if end := s.words[last-1].Phrase + 1; !apposed || end < len(s.phrases) && s.phrases[end].Kind != facts.Comma && s.phrases[end].Kind != facts.Stop {
		return false // “by a bus, Holm said”
	}
	return by(p - 2)
}

// passive reports whether word v is a participle with a form of “be” before it, or with none
// where “by” follows: “the film directed by”.
func (s *sentence) passive(v int) bool {
	if s.beside(v+1).Lower == "by" && s.words[v].Tag != "VBG" {
		return true
	}
	for i := v - 1; i >= 0 && s.words[i].Phrase == s.words[v].Phrase; i-- {
		switch s.words[i].Lower {
		case "is", "are", "was", "were", "be", "been", "being", "got":
			return s.words[v].Tag != "VBG"
		}
	}
	return false
}

// verbsBetween reports whether phrases [from, to) have a verb group that is not in a clause
// that begins with a relative pronoun: “Holm, who leads the institute, said”.
func (s *sentence) verbsBetween(from, to int) bool {
	for p := from; p < to; p++ {
		switch s.phrases[p].Kind {
		case facts.Relative:
			return false
		case facts.VerbGroup:
			return true
		}
	}
	return false
}

// wanted returns the tie that an answer to the question has: of what the verb is said, or to
// what it is done.
func (q *Question) wanted() tie {
	if q.front == q.passive { // “who was met”, “what did Norway sign”
		return patient
	}
	return agent
}

// arguments tells whether what the question says of its verb is so in the sentence: of the
// words before the verb in the question, and of those behind it, the rarest that the sentence
// has. It returns the ties of both, untied for none.
func (s *sentence) arguments(q *Question) (before, behind tie) {
	if q.verb < 0 {
		return untied, untied
	}
	of := func(from, to int) tie {
		best, rarest := untied, 0.0
		for k := from; k < to; k++ {
			if k == q.classTerm || q.terms[k].weight < rarest {
				continue
			}
			for i := range s.words {
				if s.words[i].term == k {
					best, rarest = s.tie(q, i, i+1), q.terms[k].weight
					if best == agent || best == patient {
						break
					}
				}
			}
		}
		return best
	}
	return of(0, q.verb), of(q.verb+1, len(q.terms))
}

// What is left of the confidence in an answer where something is amiss: to take the victim for the
// culprit is worse than to say nothing. Doubtful is an answer that the verb is hardly said of;
// groundless one that the sentence does not give as such: a reason without a “because”, a number of
// something else, what a sentence without the verb tells. Vague is one that it lacks a word for
// which says little, unnamed “a man” to who. These are not fitted, and no part of the
// confidence that is: that knows encyclopedias, and of news other questions are asked.
//
// Assured is what the confidence is multiplied by where a sentence says in so many words what
// was asked, which short questions leave the model unsure of, told where it says of the answer what the
// question does.
const (
	doubtful   = 0.25
	groundless = 0.15
	vague      = 0.4
	unnamed    = 0.5
	told       = 2
	assured    = 10
)

// left returns what is left of the confidence in words [first, last) by how they stand in the
// sentence: the verb of the question may not be said of them, or not be there at all.
func (m *model) left(q *Question, s *sentence, first, last int) float64 {
	if q.ofDeath() {
		if s.cause(q, first) == ofName {
			return assured
		}
		return 1
	}
	if s.words[len(s.words)-1].Lower == "?" || len(s.hits) == 0 { // it asks itself, or has no word of the question
		return groundless
	}
	if q.Kind == Reason {
		if !s.grounded(q, first) || q.verb >= 0 && len(s.verbs) == 0 && !s.says(m, q.verb, q) {
			return groundless
		}
		return 1
	}
	if _, _, ok := s.measured(q); ok {
		return assured
	}
	if q.measure() != "" && !s.pronoun && !slices.ContainsFunc(s.hits, func(h hit) bool { return q.terms[h.term].also == "" }) {
		return groundless // another is so high
	}
	if heights[q.measure()] && !s.touches(first, last, func(w string) bool { return isUnit(w) || strings.ContainsAny(w, "-%") || w == "per" || w == "percent" }) {
		return groundless
	}
	if q.Kind == Number && q.front {
		if at := s.total(q); at >= first && at < last {
			return 1
		} else if at >= 0 {
			return groundless
		}
	}
	left := 1.0
	if !s.classed(m, q) {
		left *= groundless
	}
	if s.denies(q) != q.negated {
		left *= groundless
	}
	if s.ofAnother(q) || s.longAgo(q) || s.otherSide(q) || s.excludes(q) || s.ofOtherRound(q) || s.ofOtherHolder(q, first) ||
		q.Kind == Number && q.asksAhead() && s.past(first) || q.Kind == Number && (s.wholeOf(q, first, last) || s.partOf(first, last) || s.objectOfOther(first, last) || q.word == "how many" && s.ofOtherNumber(q, last)) {
		left *= groundless
	}
	if q.passive && (q.Kind == Date || q.Kind == Place) && s.doneToOthers() {
		left *= doubtful
	}
	if q.copula && q.verb < 0 && q.classTerm >= 0 && s.classNoun(q) >= 0 {
		switch q.Kind {
		case Person, Group, Class, Definition, Thing:
			if !s.linked(q, first, last) {
				left *= doubtful
			}
		}
	}
	if q.Kind == Person && q.copula && (s.body(first, last) || s.ofOtherRank(q) || s.ofOtherOwner(q)) || q.Kind == Person && s.asksBeside(q, first, last) {
		left *= groundless
	}
	if q.word == "when" && q.before == "since" && s.words[first].Lower != "since" && s.beside(first-1).Lower != "since" {
		left *= groundless
	}
	if q.word == "who" && q.front && q.verb >= 0 && s.apposedTo(q, first, last) {
		left *= groundless
	}
	if q.Kind == Person && !s.named(first, last) {
		left *= unnamed
	}
	if (q.Kind == Person || q.Class == "name") && s.namesNobodyElse(q, first, last) {
		left *= groundless
	}
	if q.Kind == Person && (!s.somebody(first, last) || s.whereabouts(q, first, last)) || q.Kind == Number && !s.countsWhat(m, q, first, last) {
		left *= groundless
	}
	if q.stranded && (q.Kind == Thing || q.Kind == Definition || q.Kind == Person) && s.beside(first-1).Lower != q.before && s.words[first].Lower != q.before &&
		!(q.Kind == Person && s.beside(s.phrases[s.words[first].Phrase].First-1).Lower == q.before) { // “for the goalkeeper Ida Holm”
		left *= groundless
	}
	left *= m.tied(q, s, first, last)
	if left == 1 && s.tells(q, first, last) {
		return told
	}
	return left
}

// tells reports whether the verb of the question is said of words [first, last) as it asks, and all of its other
// words are in the sentence, of names in the passage.
func (s *sentence) tells(q *Question, first, last int) bool {
	if q.verb < 0 || s.tie(q, first, last) != q.wanted() {
		return false
	}
	for k := range q.terms {
		if t := &q.terms[k]; !s.has(k) && !((t.name || t.number) && s.whole[k]) {
			return false
		}
	}
	return true
}

// heights are what a number without a unit is no measure of.
var heights = set("high tall deep wide")

// ofAnother reports whether the verb of the question is said of another name, wherever it stands, than
// of the one that is asked about: how many Kestrel employs, Brightwell does not.
func (s *sentence) ofAnother(q *Question) bool {
	if q.verb < 0 || q.front || q.passive || len(s.verbs) == 0 ||
		!slices.ContainsFunc(q.terms[:q.verb], func(t term) bool { return t.name }) {
		return false
	}
	return !slices.ContainsFunc(s.verbs, func(v int) bool {
		p := s.words[v].Phrase - 1
		if !strings.HasPrefix(s.words[v].Tag, "VB") || s.passive(v) || p < 0 || s.phrases[p].Kind != facts.NounPhrase {
			return true
		}
		first := p
		for first > 0 && s.listed(first-1) { // all of “Brazil, Mexico and Turkey voted”
			first--
		}
		another := false
		for i := s.phrases[first].First; i < s.phrases[p].Last; i++ {
			w := &s.words[i]
			if q.names(w) {
				return true
			}
			if w.Tag == "PRP" && q.namedAfter(s, i) { // “she” is nobody whom the sentence names only then
				another = true
			}
			if class := singular(w.Lower); s.capital(i) && !personNouns[class] && !groupNouns[class] { // “the President” may be the one
				another = true
			}
		}
		return !another
	})
}

// ofOtherHolder reports whether the question is how many somebody has, and the sentence names others before
// word first instead, and does not begin with a pronoun.
func (s *sentence) ofOtherHolder(q *Question, first int) bool {
	if q.verb >= 0 || q.word != "how many" || !slices.Contains(q.all, "have") || s.pronoun || len(s.words) > 0 && s.words[0].Tag == "PRP$" {
		return false
	}
	named := false
	for k := range q.terms {
		if q.terms[k].name {
			if s.has(k) {
				return false
			}
			named = true
		}
	}
	return named && slices.ContainsFunc(s.words[:first], func(w word) bool { return w.name >= 0 })
}

// asksAhead reports whether the question is what will be.
func (q *Question) asksAhead() bool { return slices.Contains(q.all, "will") }

// past reports whether the verb before word i tells what was.
func (s *sentence) past(i int) bool {
	v := s.left[i].verb
	return v >= 0 && s.words[v].Tag == "VBD" && !isBe(s.words[v].Lower)
}

// namedAfter reports whether the sentence has a name of the question behind word i and none before it.
func (q *Question) namedAfter(s *sentence, i int) bool {
	named := func(w word) bool { return q.names(&w) }
	return slices.ContainsFunc(s.words[i:], named) && !slices.ContainsFunc(s.words[:i], named)
}

// listed reports whether phrase k may be a part of a list: a noun phrase, a comma, “and” or “or”.
func (s *sentence) listed(k int) bool {
	switch s.phrases[k].Kind {
	case facts.NounPhrase, facts.Comma:
		return true
	case facts.Joiner:
		w := s.words[s.phrases[k].First].Lower
		return w == "and" || w == "or"
	}
	return false
}

// otherSide reports whether the verb is said with “for” where the question has “against”, or the other
// way round.
func (s *sentence) otherSide(q *Question) bool {
	side := func(w string) bool { return w == "for" || w == "against" }
	if q.verb < 0 || q.terms[q.verb].place+1 >= len(q.all) || len(s.verbs) == 0 {
		return false
	}
	asked := q.all[q.terms[q.verb].place+1]
	return side(asked) && !slices.ContainsFunc(s.verbs, func(v int) bool {
		w := s.beside(v + 1).Lower
		return w == asked || !side(w)
	})
}

// ofOtherRound reports whether the question has an ordinal that the sentence lacks, which has another in
// its stead: who came third did not come second.
func (s *sentence) ofOtherRound(q *Question) bool {
	if !slices.ContainsFunc(s.words, func(w word) bool { return w.term < 0 && numbering[w.Lower] }) {
		return false
	}
	for k := range q.terms {
		if numbering[q.terms[k].word] && !s.has(k) {
			return true
		}
	}
	return false
}

var numbering = set("second third fourth fifth sixth seventh eighth ninth tenth")

// longAgo reports whether the sentence tells of the harm of another year, where the title of its
// article, or another sentence, tells of some now: “the last one killed 212 in 1988” does not count who
// were killed now.
func (s *sentence) longAgo(q *Question) bool {
	a := s.doc.Article
	if q.Kind != Number || q.verb < 0 || !harm[q.terms[q.verb].word] || len(a.Date) < 4 ||
		slices.ContainsFunc(q.terms, func(t term) bool { return t.number }) {
		return false
	}
	past := func(m facts.Moment) bool {
		return m.Kind == facts.Calendar && len(m.Date) >= 4 && m.Date[:4] < a.Date[:4]
	}
	if !slices.ContainsFunc(s.moments, past) {
		return false
	}
	tells := func(text string) bool {
		found := false
		eachWord(text, func(start, end int) { found = found || harms(lower(text[start:end])) != 0 })
		return found
	}
	now := func(t article.Sentence) bool {
		return tells(a.Text(t.Span)) && !slices.ContainsFunc(s.doc.Moments, func(m facts.Moment) bool { return past(m) && m.Start < t.End && t.Start < m.End })
	}
	return tells(a.Title) || slices.ContainsFunc(a.Passages, func(p article.Passage) bool { return slices.ContainsFunc(p.Sentences, now) })
}

// wholeOf reports whether the number among words [first, last) is that of a whole of which a part is
// spoken of: the 90 of “20 of the 90 teachers joined”.
func (s *sentence) wholeOf(q *Question, first, last int) bool {
	for first < last-1 && !s.counts(first) {
		first++
	}
	if q.verb < 0 && !slices.Contains(q.all, "have") || !s.counts(first) || s.relates(s.words[first].Phrase) {
		return false
	}
	of := first - 1
	if tag := s.beside(of).Tag; tag == "DT" || tag == "PRP$" {
		of--
	}
	if s.beside(of).Lower != "of" {
		return false
	}
	return of == 0 && of < first-1 || of > 0 && (s.counts(of-1) && s.words[of-1].Lower != "one" || shares[s.words[of-1].Lower] || amounts[s.words[of-1].Lower] || parts[s.words[of-1].Lower])
}

// parts are words for a part of those who are counted behind them.
var parts = set("most many some few none neither majority minority")

// objectOfOther reports whether words [first, last) are what another verb is done to, while that of the
// question comes behind “and” or “but”, with something of its own: who fired 12 and hired 30 hired 30.
func (s *sentence) objectOfOther(first, last int) bool {
	p := s.words[first].Phrase
	if p == 0 || len(s.verbs) == 0 || s.phrases[p-1].Kind != facts.VerbGroup {
		return false
	}
	return !slices.ContainsFunc(s.verbs, func(v int) bool {
		own := s.words[v].Phrase
		return !strings.HasPrefix(s.words[v].Tag, "VB") || v < last || own+1 >= len(s.phrases) || s.phrases[own+1].Kind != facts.NounPhrase ||
			s.phrases[own-1].Kind != facts.Joiner || s.passive(v)
	})
}

// tied returns what is left by how words [first, last) stand to the verb of the question.
func (m *model) tied(q *Question, s *sentence, first, last int) float64 {
	switch t := s.tie(q, first, last); {
	case t == verbless && !s.says(m, q.verb, q):
		switch {
		case q.stranded && s.beside(first-1).Lower == q.before: // “coming from” and “en route from”
			return doubtful
		case (q.Kind == Place || q.Kind == Date) && light[q.terms[q.verb].word], q.Kind == Number && s.countsThose(q, first, last) && !harm[q.terms[q.verb].word]:
			return vague
		default:
			return groundless
		}
	case q.front && (t == asNoun || q.fitness(t) < 0):
		switch q.Kind {
		case Number:
			if t == asNoun { // who secured the vote of four states voted in none
				return groundless
			}
			return doubtful
		case Person, Group, Thing, Class:
			if t == apart && s.pronominal(q) { // “Holm wrote that it had imposed a ban”
				return groundless
			}
			return doubtful
		}
	case (q.Kind == Place || q.Kind == Date) && t == apart && s.removed(first, last):
		return doubtful
	case (q.Kind == Place || q.Kind == Date) && t == asNoun && s.doer():
		return groundless
	}
	return 1
}

// apposedTo reports whether words [first, last) say who a person is whom the question names: who
// discovered Walter Brand is not “the diver, Walter Brand”.
func (s *sentence) apposedTo(q *Question, first, last int) bool {
	from, to := s.words[first].Phrase, s.words[last-1].Phrase
	for from > 0 && to-from < maxPhrases && (s.phrases[from-1].Kind == facts.Comma || s.phrases[from-1].Kind == facts.NounPhrase) {
		from--
	}
	for to+1 < len(s.phrases) && to-from < maxPhrases && (s.phrases[to+1].Kind == facts.Comma || s.phrases[to+1].Kind == facts.NounPhrase) {
		to++
	}
	for i := s.phrases[from].First; i < s.phrases[to].Last; i++ {
		if w := &s.words[i]; (i < first || i >= last) && q.names(w) && w.name >= 0 && typeOf(s.mentions[w.name]) == facts.Person {
			return true
		}
	}
	return false
}

// pronominal reports whether the verb of the question is said of a pronoun wherever it stands.
func (s *sentence) pronominal(q *Question) bool {
	return !slices.ContainsFunc(s.verbs, func(v int) bool {
		at := v - 1
		for at >= 0 && s.words[at].Phrase == s.words[v].Phrase {
			at--
		}
		return s.beside(at).Tag != "PRP"
	})
}

// doneToOthers reports whether the verb of the question has an object wherever it stands, and none of the
// question's words: in “the article banned the sale of alcohol” no party is banned.
func (s *sentence) doneToOthers() bool {
	return len(s.verbs) > 0 && !slices.ContainsFunc(s.verbs, func(v int) bool {
		p := s.words[v].Phrase + 1
		if !strings.HasPrefix(s.words[v].Tag, "VB") || s.passive(v) || p >= len(s.phrases) || s.phrases[p].Kind != facts.NounPhrase {
			return true
		}
		return slices.ContainsFunc(s.words[s.phrases[p].First:s.phrases[p].Last], func(w word) bool {
			return w.term >= 0 || w.Tag == "PRP" || w.time >= 0
		})
	})
}

// doer reports whether the sentence has of the verb of the question only who does it or what comes of it:
// what its founder says or a building undergoes has no day for the founding or the building.
func (s *sentence) doer() bool {
	return !slices.ContainsFunc(s.verbs, func(v int) bool {
		w := strings.TrimSuffix(s.words[v].Lower, "s")
		return !strings.HasSuffix(w, "er") && !strings.HasSuffix(w, "or") && !strings.HasSuffix(w, "ing")
	})
}

// removed reports whether another verb stands between the verb of the question and words
// [first, last) behind it: in “was arrested at home and taken to Oslo” nobody is arrested in Oslo.
func (s *sentence) removed(first, last int) bool {
	return !slices.ContainsFunc(s.verbs, func(v int) bool {
		return v >= first || !s.verbsBetween(s.words[v].Phrase+1, s.words[first].Phrase)
	})
}

// countsThose reports whether words [first, last) stand in one phrase with the noun that the question
// counts: “seven pardons” for “how many pardons did she grant”, whatever the verb. Of people
// everything is said.
func (s *sentence) countsThose(q *Question, first, last int) bool {
	if q.classTerm < 0 || everybody[q.Class] {
		return false
	}
	for i := first; i < min(last+3, len(s.words)); i++ {
		if i >= last && s.counts(i) {
			return false
		}
		if s.words[i].term == q.classTerm {
			return true
		}
	}
	return false
}

var (
	// light are verbs of events that need none to be told of: “met in Oslo for the summit”.
	light = set("hold held happen happened occur occurred take taken took place based located situated")
	// harm is what not all of those who are counted otherwise come to: who carried six passengers drowned none.
	harm = set("die dies died dying kill killed kills injure injured hurt wound wounded drown drowned murdered infected arrested missing survive survived hospitalized hospitalised")
)

// befell reports whether it is no other harm that words [first, last) count than the question asks
// for: of “killing seven and injuring three more” seven died.
func (s *sentence) befell(q *Question, first, last int) bool {
	if q.verb < 0 {
		return true
	}
	asked := harms(q.terms[q.verb].word)
	if asked == 0 {
		return true
	}
	for d := range harmReach {
		for _, at := range []int{last + d, first - 1 - d} {
			if h := harms(s.beside(at).Lower); h != 0 {
				return h == asked
			}
		}
	}
	return true
}

// befallen reports whether those whom the number before word i counts are told to have come to harm, or to
// have got off, and the question has no word of it: of 241 on board 131 were rescued.
func (s *sentence) befallen(i int) bool {
	for ; i < len(s.words) && s.phrases[s.words[i].Phrase].Kind != facts.Comma; i++ {
		if s.phrases[s.words[i].Phrase].Kind == facts.VerbGroup && !auxiliaries[s.words[i].Lower] {
			w := s.words[i].Lower
			return s.words[i].term < 0 && (harm[w] || saved[w])
		}
	}
	return false
}

var saved = set("rescued saved evacuated escaped detained released freed found recovered")

// harmReach is how many words off a number what befell those whom it counts is looked for.
const harmReach = 6

// harms returns 1 for a word of death, 2 for one of injury and 0 for others.
func harms(word string) int {
	switch {
	case dying[word], killing[word], word == "dead", word == "deaths":
		return 1
	case injuring[word]:
		return 2
	}
	return 0
}

// ofDeath reports whether the question is what somebody died of.
func (q *Question) ofDeath() bool {
	return q.stranded && q.Kind == Thing && q.verb >= 0 && dying[q.terms[q.verb].word] && (q.before == "of" || q.before == "from")
}

// deadly reports whether the sentence tells of a death and may tell of what.
func (s *sentence) deadly() bool {
	return death().MatchString(s.doc.Article.Body[s.span.Start:s.span.End])
}

var death = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:die[ds]?|dying|deaths?|succumbed)\b.*\b(?:of|from|to|as|was|by)\b`)
})

// What a cause of death is known to be of.
const (
	noCause   = iota // of nobody, or of somebody else
	ofPronoun        // of him or her, or of whom the passage is about
	ofName           // of a name of the question
)

// cause returns of whom what begins at word first is given as the cause of a death: “died on Monday
// of a stroke”, “ascribed her death to a stroke”, “the cause of death was a stroke”.
func (s *sentence) cause(q *Question, first int) int {
	if slices.ContainsFunc(s.words, func(w word) bool { return denials[w.Lower] || denying[w.Lower] }) {
		return noCause
	}
	at := first - 1
	for at > 0 && (s.words[at].Tag == "DT" || strings.HasPrefix(s.words[at].Tag, "JJ")) {
		at--
	}
	switch s.beside(at).Lower {
	case "of", "from":
		v := at - 1
		for v >= 0 && (s.words[v].time >= 0 || s.words[v].Lower == "on" || strings.HasPrefix(s.words[v].Tag, "RB")) {
			v--
		}
		if v >= 0 && dying[s.words[v].Lower] {
			return s.dies(q, v)
		}
	case "to":
		if s.beside(at-1).Lower == "death" && slices.ContainsFunc(s.words[:at], func(w word) bool { return leading[w.Lower] }) {
			return s.owner(q, at-1)
		}
		if leading[s.beside(at-1).Lower] { // due to
			for v := at - 1; v >= 0; v-- {
				if dying[s.words[v].Lower] {
					return s.dies(q, v)
				}
				if s.words[v].Lower == "death" {
					return s.owner(q, v)
				}
			}
		}
	case "as", "was":
		if s.beside(at-1).Lower == "death" && s.beside(at-3).Lower == "cause" {
			return max(s.owner(q, at-3), ofPronoun)
		}
	}
	return noCause
}

// denying are verbs and nouns that take back what they tell.
var denying = set("denied denies deny denying disputed rejected false untrue rumour rumours rumor rumors")

// dies returns of whom the verb of dying at word v is said.
func (s *sentence) dies(q *Question, v int) int {
	p := s.words[v].Phrase - 1
	for p >= 0 && s.phrases[p].Kind != facts.NounPhrase && s.phrases[p].Kind != facts.VerbGroup {
		p--
	}
	if p < 0 || s.phrases[p].Kind != facts.NounPhrase {
		return noCause
	}
	subject := s.words[s.phrases[p].First:s.phrases[p].Last]
	switch last := &subject[len(subject)-1]; {
	case last.Tag == "PRP" && last.Lower != "it":
		if slices.ContainsFunc(s.words[:s.phrases[p].First], func(w word) bool { return w.name >= 0 && !q.names(&w) }) {
			return noCause // it may be another's death
		}
		return ofPronoun
	case q.names(last):
		return ofName
	case subject[0].Tag != "PRP$" && s.beside(s.phrases[p].First-1).Lower == "," && s.phrases[p].First > 1 && q.names(s.beside(s.phrases[p].First-2)):
		return ofName // Holm, a lawyer, died
	}
	return noCause
}

// owner returns whose the death or the cause at word i is: “her death”, “Holm's death”, “the death of Holm”.
func (s *sentence) owner(q *Question, i int) int {
	switch before := s.beside(i - 1); {
	case before.Tag == "PRP$" && before.Lower != "its":
		return ofPronoun
	case before.Lower == "'s" && q.names(s.beside(i-2)):
		return ofName
	}
	return noCause
}

// names reports whether a word is of a name in the question.
func (q *Question) names(w *word) bool { return w.term >= 0 && q.terms[w.term].name }

// leading are the words that “to” and a cause follow.
var leading = set("due owing attributed ascribed succumbed")

// classed reports whether the sentence has the noun that the question wants to know of, “captain”
// of “who was the captain of the Vega”, or a word that may be said for it.
//
// Where the question has no verb, it is of a thing of the class or of what the other words of it
// but names say: a sentence must have one of them.
func (s *sentence) classed(m *model, q *Question) bool {
	if q.verb >= 0 {
		return true
	}
	if q.classTerm >= 0 && (q.copula || q.Kind == Class) {
		return s.classNoun(q) >= 0 || s.says(m, q.classTerm, q)
	}
	if q.word != "what" && q.word != "who" {
		return true
	}
	none := q.word == "what" // who Holm is, what is told of her does not say
	for k := range q.terms {
		if !q.terms[k].name {
			if s.has(k) || s.says(m, k, q) {
				return true
			}
			none = false
		}
	}
	return none
}

// classNoun returns the first word that is the noun which the question wants to know of, -1 for
// none: who “scored” tells of no score.
func (s *sentence) classNoun(q *Question) int {
	return slices.IndexFunc(s.words, func(w word) bool { return w.term == q.classTerm && strings.HasPrefix(w.Tag, "NN") })
}

// linked reports whether words [first, last) may be what the noun that the question wants to know of
// is: they stand in a phrase with it, beside it, or behind a form of “be” or “as”. Who lost
// contact with a ship has no ship called Contact.
func (s *sentence) linked(q *Question, first, last int) bool {
	for at := range s.words {
		if s.words[at].term != q.classTerm {
			continue
		}
		from, to := min(last, at+1), max(first, at)
		if at >= first && at < last || !slices.ContainsFunc(s.words[from:max(from, to)], func(w word) bool {
			return w.Tag == "IN" && w.Lower != "as" && w.Lower != "of" || w.Tag == "TO" || s.phrases[w.Phrase].Kind == facts.VerbGroup && strings.HasPrefix(w.Tag, "VB") && !linking[w.Lower]
		}) {
			return true
		}
	}
	return false
}

// linking are verbs between a noun and what it is.
var linking = set("is are was were be been being became become becomes called named titled elected appointed nominated chosen including include includes said remains remained")

// denies reports whether the sentence denies the verb of the question, wherever it has it.
func (s *sentence) denies(q *Question) bool {
	if q.verb < 0 || len(s.verbs) == 0 {
		return q.negated
	}
	for _, v := range s.verbs {
		denied := false
		for i := v - 1; i >= 0 && i >= v-3 && s.words[i].Phrase == s.words[v].Phrase; i-- {
			denied = denied || denials[s.words[i].Lower]
		}
		if !denied && !s.disbelieved(v) {
			return false
		}
	}
	return true
}

// disbelieved reports whether a clause with word v is what somebody does not say or believe, or
// denies: “does not think that Falk acted alone”.
func (s *sentence) disbelieved(v int) bool {
	p := s.words[v].Phrase - 1
	for p > 0 && s.phrases[p].Kind != facts.VerbGroup && s.words[s.phrases[p].First].Lower != "that" {
		p--
	}
	if p < 1 || s.words[s.phrases[p].First].Lower != "that" || s.phrases[p-1].Kind != facts.VerbGroup {
		return false
	}
	group := s.words[s.phrases[p-1].First:s.phrases[p-1].Last]
	return slices.ContainsFunc(group, func(w word) bool { return denials[w.Lower] }) != doubting[group[len(group)-1].Lower]
}

var doubting = set("deny denies denied denying doubt doubts doubted dispute disputes disputed")

// excludes reports whether the sentence has a term of the question only as what it is not: “guilty of
// fraud but not of bribery”.
func (s *sentence) excludes(q *Question) bool {
	if q.negated {
		return false
	}
	var has, told [maxTerms]bool
	for i := range s.words {
		if k := s.words[i].term; k >= 0 && k != q.verb {
			not := s.beside(i - 1).Lower
			if tag := s.beside(i - 1).Tag; tag == "IN" || tag == "TO" || tag == "DT" {
				not = s.beside(i - 2).Lower
			}
			has[k], told[k] = true, told[k] || not != "not"
		}
	}
	return has != told
}

// countsWhat reports whether words [first, last) may count what the question “how many” asks
// for: the noun behind the number is that, or a word that may be said for it; and where there is
// none, the sentence has one. Where no children are spoken of, no number is one of children,
// and where Danes are, a bare number may be one of Swedes.
func (s *sentence) countsWhat(m *model, q *Question, first, last int) bool {
	if q.word != "how many" || q.classTerm < 0 || q.Class == "" {
		return true
	}
	if q.verb < 0 && s.befallen(last) {
		return false
	}
	if everybody[q.Class] { // who died in “a collision of two ferries” were not two
		k := s.beside(first - 2).term
		return s.beside(first-1).Lower != "of" || k < 0 || k == q.verb || !strings.HasPrefix(s.beside(first-2).Tag, "NN")
	}
	head := -1
	for i := first; i < len(s.words) && s.words[i].Phrase == s.words[last-1].Phrase; i++ {
		if s.words[i].term == q.classTerm { // “six Mexican nationals” are Mexicans
			return true
		}
		if strings.HasPrefix(s.words[i].Tag, "NN") {
			head = i
		}
	}
	if head >= first {
		w := &s.words[head]
		return w.term == q.classTerm || m.alike.has(q.terms[q.classTerm].stem, stem(w.Lower))
	}
	return !q.terms[q.classTerm].name && (s.has(q.classTerm) || s.says(m, q.classTerm, q))
}

// whereabouts reports whether words [first, last) are where something is and not who: a place
// by its name, or what stands behind a preposition of place that the question has not.
func (s *sentence) whereabouts(q *Question, first, last int) bool {
	for i := first; i < last; i++ {
		if k := s.words[i].name; k >= 0 && typeOf(s.mentions[k]) == facts.Place {
			return true
		}
	}
	before := s.beside(first - 1)
	if before.Tag == "DT" {
		before = s.beside(first - 2)
	}
	return places[before.Lower] && before.Lower != q.before
}

// body reports whether words [first, last) are the name of a body or a work, and nobody's: no
// captain or chief is one.
func (s *sentence) body(first, last int) bool {
	k := s.words[last-1].name
	return k >= 0 && (typeOf(s.mentions[k]) == facts.Organisation || typeOf(s.mentions[k]) == facts.Topic)
}

// ofOtherRank reports whether the sentence has the office that is asked for only as that of a deputy or, where
// it is asked who holds it now, of somebody who did.
func (s *sentence) ofOtherRank(q *Question) bool {
	if q.classTerm < 0 {
		return false
	}
	now := slices.ContainsFunc(q.all, func(w string) bool { return w == "is" || w == "current" || w == "present" })
	found := false
	for i := range s.words {
		if s.words[i].term != q.classTerm {
			continue
		}
		found = true
		other := false
		for at := i - 1; at >= max(0, i-3) && s.words[at].Phrase == s.words[i].Phrase; at-- {
			w := s.words[at].Lower
			other = other || (lesser[w] || now && past[w]) && !slices.Contains(q.all, w)
		}
		if !other {
			return false
		}
	}
	return found
}

// ofOtherOwner reports whether the sentence has the office that is asked for only as that of another than the
// question names: “Kenya's minister” is not Mali's.
func (s *sentence) ofOtherOwner(q *Question) bool {
	if q.classTerm < 0 || !slices.ContainsFunc(q.terms[q.classTerm:], func(t term) bool { return t.name }) {
		return false
	}
	found := false
	for i := range s.words {
		if s.words[i].term != q.classTerm {
			continue
		}
		found = true
		other := false
		for at := i - 1; at >= max(0, i-4); at-- {
			w := &s.words[at]
			if w.term >= 0 && q.terms[w.term].name {
				return false
			}
			other = other || w.Tag == "POS" && s.capital(at-1) || w.name >= 0 && s.mentions[w.name].Adjective
		}
		if !other {
			return false
		}
	}
	return found && !slices.ContainsFunc(s.hits, func(h hit) bool { return q.terms[h.term].name })
}

var (
	lesser = set("deputy vice assistant under acting shadow junior")
	past   = set("former then ex late previous one-time onetime outgoing")
)

// asksBeside reports whether words [first, last) have the very one whom the question asks for another before
// or behind: who was mayor before Holm is not Kari Holm.
func (s *sentence) asksBeside(q *Question, first, last int) bool {
	return slices.ContainsFunc(s.words[first:last], func(w word) bool { return w.term >= 0 && q.beside(w.term) })
}

// beside reports whether term k is part of a name before or behind which somebody is asked for.
func (q *Question) beside(k int) bool {
	named := func(at int) bool {
		return slices.ContainsFunc(q.terms, func(t term) bool { return t.place == at && t.name })
	}
	at := q.terms[k].place
	for named(at) {
		at--
	}
	if at < 0 || at == q.terms[k].place {
		return false
	}
	w := q.all[at]
	return w == "before" || w == "after" || strings.HasPrefix(w, "succeed") || strings.HasPrefix(w, "replace")
}

// dying is what happens to those whom killing is done to.
var (
	dying    = set("die dies died dying")
	injuring = set("injured injure injures injuring hurt wounded wound wounding injuries hospitalized hospitalised")
	killing  = set("killed kill kills killing murdered drowned")
)

// everybody are those whom a number alone counts: “116 died”.
var everybody = set("people persons")

var places = set("in at near inside outside")

// says reports whether a sentence has a word that may be said for term k; for a verb, another.
func (s *sentence) says(m *model, k int, q *Question) bool {
	for i := range s.words {
		if w := &s.words[i]; w.term < 0 && !w.small && w.said && (k != q.verb || strings.HasPrefix(w.Tag, "VB")) &&
			(m.alike.has(q.terms[k].stem, stem(w.Lower)) || k == q.verb && dying[q.terms[k].word] && killing[w.Lower]) {
			return true
		}
	}
	return false
}

// named reports whether words [first, last) have a name: “a man” hardly tells who.
func (s *sentence) named(first, last int) bool {
	for i := first; i < last; i++ {
		if s.capital(i) {
			return true
		}
	}
	return false
}

// namesNobodyElse reports whether the only names among words [first, last) are those of the
// question, or whether there is none where a name is asked for: of “Dorman, who lost his brother”
// Dorman is not the brother.
func (s *sentence) namesNobodyElse(q *Question, first, last int) bool {
	asked := q.Class == "name" || q.copula
	for i := first; i < last; i++ {
		w := &s.words[i]
		switch {
		case !s.capital(i), w.name < 0 && !strings.HasPrefix(w.Tag, "NNP"):
		case w.term >= 0 && q.terms[w.term].name:
			asked = true
		default:
			return false
		}
	}
	return asked
}

// somebody reports whether words [first, last) may be people: a name, or a noun as for those who
// do something.
func (s *sentence) somebody(first, last int) bool {
	for i := first; i < last; i++ {
		w := singular(s.words[i].Lower)
		if s.capital(i) || personNouns[w] || groupNouns[w] {
			return true
		}
		if strings.HasPrefix(s.words[i].Tag, "NN") {
			for _, end := range []string{"er", "or", "ist", "ian", "man", "men", "woman", "women", "ant", "ee", "people", "police"} {
				if strings.HasSuffix(w, end) {
					return true
				}
			}
		}
	}
	return false
}

// grounded reports whether what begins at word first is given as a reason for what the
// question asks: a conjunction stands before it that always says so, or one that may and no
// verb between it and that of the question. “She claimed to have no memory” gives none.
func (s *sentence) grounded(q *Question, first int) bool {
	for at := first; at >= max(0, first-2); at-- {
		w := &s.words[at]
		switch {
		case because[w.Lower]:
			return true
		case w.Tag == "TO" && s.phrases[w.Phrase].First != at && s.phrases[w.Phrase].Kind == facts.VerbGroup:
			return q.verb >= 0 && s.words[at-1].term == q.verb // of “claimed to have” the infinitive is what is claimed
		case w.Tag == "TO" && !strings.HasPrefix(s.beside(at+1).Tag, "VB"): // it tells to whom
			return false
		case w.Lower == "in" && !responses[s.beside(at+1).Lower]: // it tells where
			return false
		case w.Lower == "as" && !s.opensClause(at):
			return false
		case w.Tag == "TO" || perhaps[w.Lower]:
			return s.follows(q, at)
		}
	}
	return false
}

// opensClause reports whether “as” at word at opens a clause: of “resigned as mayor of Bergen” and “to
// close it, as the court found” it tells no reason.
func (s *sentence) opensClause(at int) bool {
	p := s.words[at].Phrase + 1
	for p < len(s.phrases) && (s.phrases[p].Kind == facts.NounPhrase || s.phrases[p].Kind == facts.Preposition) {
		p++
	}
	if p == len(s.phrases) || s.phrases[p].Kind != facts.VerbGroup {
		return false
	}
	ends := p+1 == len(s.phrases) || s.phrases[p+1].Kind == facts.Comma || s.phrases[p+1].Kind == facts.Stop
	return !ends || s.beside(at-1).Lower != ","
}

// follows reports whether the verb of the question is the last one before word at, or the
// sentence has it nowhere.
func (s *sentence) follows(q *Question, at int) bool {
	for _, v := range s.verbs {
		if v < at && !s.verbsBetween(s.words[v].Phrase+1, s.words[at].Phrase) {
			return true
		}
	}
	return len(s.verbs) == 0
}

var (
	because   = set("because due since citing lest owing thanks reason cause so amid")
	responses = set("order protest response reaction retaliation revenge return solidarity support memory honour honor light view fear hope anticipation connection")
	perhaps   = set("for as after following over by out through if whereas while despite in")
)
