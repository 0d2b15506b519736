package facts

import (
	"slices"
	"strings"

	"attache/internal/article"
)

// stances finds who is for or against what. Most sentences hold no attitude, so
// a cue counts only with a holder that is somebody and a target beside it.
func (r *reading) stances() {
	seen := map[string]bool{}
	keep := func(st Stance) {
		key := st.HolderID + "|" + st.Holder + "|" + st.Target + "|" + st.Polarity + "|" + st.Claimant + st.Evidence[0].Text
		if !seen[key] {
			seen[key] = true
			r.doc.Stances = append(r.doc.Stances, st)
		}
	}
	for si := range r.sents {
		s := &r.sents[si]
		if r.caption(s) || r.shouts(s) || s.kind == article.Heading && s.Fragment {
			continue
		}
		for _, st := range r.stancesIn(s) {
			keep(st)
		}
	}
	for _, st := range r.opinions() {
		keep(st)
	}
}

func (r *reading) stancesIn(s *sent) []Stance {
	var out []Stance
	for k := range s.chunks {
		switch s.chunks[k].kind {
		case verbGroup:
			sts := append(r.demandStances(s, k), r.beingAgainst(s, k)...)
			if len(sts) == 0 {
				sts = r.verbStances(s, k)
			}
			out = append(out, sts...)
		case nounPhrase:
			out = append(out, r.nounStances(s, k)...)
		}
	}
	for i := s.first; i < s.last; i++ {
		if qs := r.x.lx.cues.adjectives[r.toks[i].lower]; qs != nil {
			out = append(out, r.adjectiveStances(s, i, qs)...)
		}
		out = append(out, r.betweenBoth(s, i)...)
	}
	return out
}

// A frame is a cue found in a sentence, with the phrases around it.
type frame struct {
	cue     *cue
	words   tokenSpan
	holders []actor
	targets []actor
	negated bool
}

// verbStances reads the cues of the verb group at chunk k.
func (r *reading) verbStances(s *sent, k int) []Stance {
	c := s.chunks[k]
	verb, at := r.verbOf(c)
	if at < 0 || r.x.lx.cues.verbs[verb] == nil || r.supposed(s, k) || r.bygone(s, k) || r.doneBy(s, k) {
		return nil
	}
	var out []Stance
	for _, q := range r.x.lx.cues.verbs[verb] {
		f, ok := r.verbFrame(s, k, at, q)
		if !ok {
			continue
		}
		if sts := r.frame(s, f); len(sts) > 0 {
			out = append(out, sts...)
			// One reading per verb, but "warned X against Y" is two: a stance
			// towards the one warned, and one towards what was warned of.
			if !q.farther {
				return out
			}
		}
	}
	return out
}

// doneBy reports whether the verb at chunk k is what somebody is accused of: the
// subject of the sentence does not do it.
func (r *reading) doneBy(s *sent, k int) bool {
	j := k - 1
	for s.kindAt(j) == mark {
		j--
	}
	return r.toks[s.chunks[k].first].tag == "VBG" && s.kindAt(j) == preposed && s.kindAt(j-1) == nounPhrase && r.toks[s.chunks[j].first].lower == "of"
}

// verbFrame matches a cue at the verb at token at of the verb group at chunk k.
func (r *reading) verbFrame(s *sent, k, at int, q *cue) (frame, bool) {
	c := s.chunks[k]
	end, slot, ok := r.follow(s, q, at+1, c.last)
	if !ok || r.attributive(s, k) {
		return frame{}, false
	}
	if q.farther { // what stands between verb and last word is no part of the cue
		end = at + 1
	}
	f := frame{cue: q, words: tokenSpan{r.cueStart(c, at), end}, negated: r.negated(s, k)}
	switch passive := r.passive(c, at); {
	case q.reversed && !passive: // "came under fire from Norway"
		f.holders, f.targets = r.partiesAt(s, slot), r.about(s, k)
	case passive && len(q.before) > 0 && q.before[0] != "sanctions":
		return f, false
	case passive:
		by := r.byAgent(s, k)
		if by < 0 {
			return f, false
		}
		f.holders, f.targets = r.parties(r.listStartingAt(s, by)), r.about(s, k)
	default:
		f.holders = r.holders(s, k)
		if q.mutual || r.eachOther(s, slot) {
			f.targets = f.holders
			return f, len(f.holders) > 1
		}
		if f.targets = r.targetsAt(s, slot); len(f.targets) == 0 && slot == c.last {
			f.targets = r.relativeObject(s, k)
		}
		if slot < s.last && r.toks[slot].lower == "it" && q.verb == "vote" && len(f.targets) == 1 && f.targets[0].id != "" {
			return f, false // what is voted on is no body
		}
		if (q.unnamed || q.noTo) && r.beginsInfinitive(s, slot) {
			return f, false // "wants the treaty to end"
		}
		if q.unnamed && len(q.before) == 0 && slot < s.last && r.toks[slot].tag == "PRP$" {
			return f, false // "wants his life story"
		}
		if len(q.before)+len(q.after) == 0 && r.beginsClause(s, slot) {
			return f, false // "warned Biden would …"
		}
	}
	return f, true
}

// attributive reports whether the participle at chunk k tells what those behind
// it do: "interrupted by protesting legislators".
func (r *reading) attributive(s *sent, k int) bool {
	c := s.chunks[k]
	if c.last-c.first != 1 || r.toks[c.first].tag != "VBG" || s.kindAt(k+1) != nounPhrase {
		return false
	}
	n := s.chunks[k+1]
	return s.kindAt(k-1) == preposed && r.toks[n.last-1].tag == "NNS" && r.toks[n.first].tag != "DT" && r.toks[n.first].tag != "PRP$" && !r.holdsName(n) && r.sides(actor{first: n.first, last: n.last})
}

// eachOther reports whether "each other" or "one another" stands at token i.
func (r *reading) eachOther(s *sent, i int) bool {
	if i+1 >= s.last {
		return false
	}
	a, b := r.toks[i].lower, r.toks[i+1].lower
	return a == "each" && b == "other" || a == "one" && b == "another"
}

// beginsInfinitive reports whether the phrase at token i is what an infinitive
// after it is about.
func (r *reading) beginsInfinitive(s *sent, i int) bool {
	if i >= s.last {
		return false
	}
	k := s.chunkAt(i)
	return s.kindAt(k) == nounPhrase && r.infinitiveOf(s, k) >= 0
}

// infinitiveOf returns the token of the "to" that begins what the noun phrase at chunk k, with
// what hangs on it, is to do or to be: "for the quotas on herring to be eased". It returns -1
// for none.
func (r *reading) infinitiveOf(s *sent, k int) int {
	i := s.chunks[k].last
	if s.kindAt(k+1) != preposed {
		if s.kindAt(k+1) == verbGroup && r.toks[i].tag == "TO" {
			return i
		}
		return -1
	}
	for ; i+1 < s.last && i < s.chunks[k].last+12; i++ {
		switch t := &r.toks[i]; {
		case t.tag == "TO" && r.toks[i+1].tag == "VB":
			return i
		case t.tag == "VBD", t.tag == "VBZ", t.tag == "VBP", t.tag == "MD", !t.isWord(), subordinates[t.lower]:
			return -1
		}
	}
	return -1
}

// about returns what the subject of the verb group at chunk k names, as what an
// attitude is about.
func (r *reading) about(s *sent, k int) []actor {
	c := s.chunks[k]
	if t := r.toks[c.first].tag; t == "VBN" || t == "VBG" { // "sanctions imposed by …", "Norway, accused by …"
		j := k - 1
		if s.kindAt(j) == comma {
			j--
		}
		if s.kindAt(j) != nounPhrase {
			return nil
		}
		if a, ok := r.target(s, r.headOrSelf(s, j)); ok {
			if a.id == "" && a.last > c.first { // what is done to it is no part of its name
				a.last = s.chunks[j].last
				a.name = r.phrase(a.first, a.last)
			}
			return []actor{a}
		}
		return nil
	}
	j := r.subjectChunk(s, k, 0)
	if j < 0 || s.kindAt(j) != nounPhrase {
		return nil
	}
	if c := s.chunks[j]; c.last-c.first == 1 && r.toks[c.first].tag == "PRP" {
		return r.meant(s, j, c.first)
	}
	var out []actor
	for _, a := range r.listEndingAt(s, j) {
		if t, ok := r.target(s, s.chunkAt(a.last-1)); ok {
			out = append(out, t)
		}
	}
	return out
}

// pastParts skips what stands before a phrase: marks, adverbs, "some of".
func (r *reading) pastParts(s *sent, k int) int {
	for s.kindAt(k) == mark || s.kindAt(k) == adverb {
		k++
	}
	if s.kindAt(k) == other && s.kindAt(k+1) == preposed && r.toks[s.chunks[k+1].first].lower == "of" {
		k += 2
	}
	if s.kindAt(k) == other && s.kindAt(k+1) == mark && s.kindAt(k+2) == nounPhrase && r.toks[s.chunks[k].first].tag != "IN" {
		k += 2 // their “strategic partnership”
	}
	return k
}

// partiesAt returns the parties whose list begins at or right after token i.
func (r *reading) partiesAt(s *sent, i int) []actor {
	if i >= s.last {
		return nil
	}
	k := r.pastParts(s, s.chunkAt(i))
	if s.kindAt(k) != nounPhrase {
		return nil
	}
	return r.parties(r.listStartingAt(s, k))
}

// cueStart is where the words that show the attitude begin: negation and
// refusal belong to them.
func (r *reading) cueStart(c chunk, at int) int {
	for i := c.first; i < at; i++ {
		if t := &r.toks[i]; negators[t.lower] || refusals[lemmaOf(t.lower)] {
			if i > c.first && (r.toks[i-1].lower == "do" || r.toks[i-1].lower == "does" || r.toks[i-1].lower == "did" || r.toks[i-1].lower == "has" || r.toks[i-1].lower == "have" || r.toks[i-1].lower == "had" || r.toks[i-1].lower == "will") {
				return i - 1
			}
			return i
		}
	}
	return at
}

// follow matches the words of a cue after its verb. It returns the end of the
// matched words, and the token where the target begins.
func (r *reading) follow(s *sent, q *cue, i, groupEnd int) (end, slot int, ok bool) {
	i = max(i, groupEnd)
	end = groupEnd
	for _, w := range q.before {
		j, found := r.near(s, i, 3, []string{w})
		if !found {
			return 0, 0, false
		}
		i, end = j+1, j+1
	}
	slot = i
	if len(q.before) > 0 && r.longPreposition(s, i-1) {
		return 0, 0, false // "abstained in view of the war"
	}
	if len(q.after) == 0 {
		return end, slot, true
	}
	// The target stands in between: the further words may be some way off.
	j := i
	for _, alt := range q.after {
		k, found := r.near(s, j, 14, alt)
		if !found {
			return 0, 0, false
		}
		j = k + 1
	}
	if q.farther {
		return j, j, true
	}
	return end, slot, true
}

// longPreposition reports whether token i begins a preposition of several words,
// what follows which is no object: "in view of", "on behalf of".
func (r *reading) longPreposition(s *sent, i int) bool {
	if i+2 >= s.last || r.toks[i].tag != "IN" || r.toks[i+2].lower != "of" && r.toks[i+2].lower != "to" {
		return false
	}
	switch r.toks[i+1].lower {
	case "view", "light", "spite", "front", "case", "place", "terms", "behalf", "account", "top", "response", "order", "addition", "means", "way", "virtue":
		return true
	}
	return false
}

// near finds one of the words at i or within reach tokens after it, in the
// same clause.
func (r *reading) near(s *sent, i, reach int, words []string) (int, bool) {
	for j := i; j < s.last && j <= i+reach; j++ {
		t := &r.toks[j]
		if slices.Contains(words, t.lower) {
			return j, true
		}
		if t.tag == "." || t.tag == ":" || t.isVerb() && t.tag != "VBN" && t.tag != "VBG" {
			return 0, false
		}
		if reach <= 3 && (t.name >= 0 || !(strings.HasPrefix(t.tag, "RB") || strings.HasPrefix(t.tag, "JJ") || t.tag == "DT" || t.tag == "CD" || t.tag == "PRP$" || t.tag == "VBN" || t.tag == "RP")) {
			return 0, false
		}
	}
	return 0, false
}

func isBe(w string) bool {
	switch w {
	case "is", "are", "was", "were", "be", "been", "being", "'s", "'re", "am":
		return true
	}
	return false
}

// passive reports whether the group's verb is passive: "was condemned",
// "sanctions imposed by".
func (r *reading) passive(c chunk, at int) bool {
	t := r.toks[at].tag
	if t != "VBN" && t != "VBD" {
		return false
	}
	for i := c.first; i < at; i++ {
		if isBe(r.toks[i].lower) {
			return true
		}
		if l := r.toks[i].lower; l == "has" || l == "have" || l == "had" || l == "'ve" {
			for j := i + 1; j < at; j++ {
				if isBe(r.toks[j].lower) {
					return true
				}
			}
			return false
		}
	}
	next := at + 1
	if next < len(r.toks) && r.toks[next].tag == "RB" {
		next++
	}
	return t == "VBN" && c.first == at && next < len(r.toks) && r.toks[next].lower == "by"
}

// byAgent returns the chunk of the noun phrase after "by" that follows chunk k,
// or -1.
func (r *reading) byAgent(s *sent, k int) int {
	for j := k + 1; j < len(s.chunks) && j < k+6; j++ {
		if s.chunks[j].kind == preposed && r.toks[s.chunks[j].first].lower == "by" && s.kindAt(j+1) == nounPhrase {
			return j + 1
		}
		if s.chunks[j].kind == verbGroup || s.chunks[j].kind == stop {
			return -1
		}
	}
	return -1
}

// listStartingAt returns the actors of the list whose first member is the noun
// phrase at chunk k.
func (r *reading) listStartingAt(s *sent, k int) []actor {
	if c := s.chunks[k]; c.last-c.first == 1 && r.toks[c.first].tag == "PRP" {
		return r.meant(s, k, c.first)
	}
	var out []actor
	for _, j := range r.listChunks(s, k) {
		if a, ok := r.actor(s, s.chunks[r.whole(s, j)]); ok {
			out = append(out, a)
		}
	}
	return out
}

// listChunks returns the noun phrases of the list that begins at chunk k. A
// phrase that a verb follows begins the next clause instead.
func (r *reading) listChunks(s *sent, k int) []int {
	members := []int{k}
	joined := false
	for j := k; ; {
		i := j + 1
		saw := false
		for i < len(s.chunks) && (s.chunks[i].kind == comma || s.chunks[i].kind == joiner) {
			saw = saw || s.chunks[i].kind == joiner
			i++
		}
		if i == j+1 || s.kindAt(i) != nounPhrase || s.kindAt(i+1) == verbGroup && !(r.toks[s.chunks[i+1].first].tag == "VBN") || s.kindAt(i+1) == relative {
			break
		}
		members = append(members, i)
		joined = joined || saw
		if saw {
			break
		}
		j = i
	}
	if !joined {
		return members[:1]
	}
	return members
}

// beginsClause reports whether the phrase at token i is the subject of a clause.
func (r *reading) beginsClause(s *sent, i int) bool {
	if i >= s.last {
		return false
	}
	k := s.chunkAt(i)
	return s.kindAt(k) == nounPhrase && s.kindAt(k+1) == verbGroup && r.finite(s.chunks[k+1])
}

// finite reports whether the verb group can only be the verb of a clause.
func (r *reading) finite(c chunk) bool {
	switch r.toks[c.first].tag {
	case "VBZ", "VBP", "MD":
		return true
	case "VBD":
		return c.last >= len(r.toks) || r.toks[c.last].lower != "by"
	}
	return false
}

// negated reports whether the verb group at chunk k denies or refuses its verb.
// Two negations ("did not refuse to") cancel out.
func (r *reading) negated(s *sent, k int) bool {
	c := s.chunks[k]
	neg := false
	_, at := r.verbOf(c)
	for i := c.first; i < at; i++ {
		t := &r.toks[i]
		if next := r.toks[i+1].lower; t.lower == "not" && (next == "only" || next == "just") || t.lower == "n't" && next == "just" {
			continue
		}
		if negators[t.lower] || t.lower == "no" && i+1 < c.last && r.toks[i+1].lower == "longer" {
			neg = !neg
		}
		if l := lemmaOf(t.lower); refusals[l] {
			neg = !neg
		}
	}
	if k > 0 && s.kindAt(k-1) == nounPhrase && r.nobody(s.chunks[k-1]) {
		neg = !neg
	}
	return neg
}

// nobody reports whether the phrase says that there is none of whom it names:
// "no candidate", "neither side".
func (r *reading) nobody(c chunk) bool {
	switch r.toks[c.first].lower {
	case "no", "neither", "nobody", "none":
		return true
	}
	return false
}

var negators = map[string]bool{"not": true, "n't": true, "never": true, "hardly": true, "nor": true, "neither": true}

// refusals are verbs that turn the infinitive after them into its opposite.
var refusals = map[string]bool{"refuse": true, "decline": true, "fail": true, "stop": true, "cease": true, "hesitate": true}

// lemmaOf undoes regular inflection, enough for the small lists above.
func lemmaOf(w string) string {
	for _, base := range []string{"refuse", "decline", "fail", "stop", "cease", "hesitate"} {
		if strings.HasPrefix(w, base[:len(base)-1]) && slices.Contains(inflect(base), w) {
			return base
		}
	}
	return w
}

// bygone reports whether the verb group speaks of what was and may be no more:
// "used to support", "had previously opposed", "opposed it but now …".
func (r *reading) bygone(s *sent, k int) bool {
	c := s.chunks[k]
	for i := max(s.first, c.first-2); i < min(s.last, c.last+2); i++ {
		switch r.toks[i].lower {
		case "used":
			if i+1 < s.last && r.toks[i+1].lower == "to" {
				return true
			}
		case "previously", "formerly", "once", "initially", "originally":
			// What somebody "has previously" done still counts.
			v, _ := r.verbOf(c)
			return states[BaseForm(v)] || states[strings.TrimSuffix(v, "ed")] || states[strings.TrimSuffix(v, "d")]
		}
	}
	for i := c.last; i+1 < min(s.last, c.last+60); i++ {
		if t := &r.toks[i]; t.lower == "but" && (r.toks[i+1].lower == "now" || r.toks[i+1].lower == "later" || r.toks[i+1].lower == "has" || r.toks[i+1].lower == "then") {
			return true
		}
	}
	return false
}

// states are verbs for attitudes that last: what was held once may be held no
// more, while who once accused somebody has done so.
var states = map[string]bool{"support": true, "oppose": true, "back": true, "favor": true, "favour": true, "like": true, "love": true, "trust": true, "be": true, "is": true, "was": true, "were": true, "been": true, "remain": true, "resist": true}

// denied reports whether what stands at token i is what somebody denies, or says
// was never said: "Reck denied she had threatened Haddad".
func (r *reading) denied(s *sent, i int) bool {
	from := s.chunkAt(i) - 1
	joined := s.kindAt(from) == joiner // "denied the charge and accused Berg": two statements
	for k := from; k >= 0 && k > from-40; k-- {
		c := s.chunks[k]
		if c.kind == stop && r.toks[c.first].tag == "." {
			return false
		}
		if c.kind == verbGroup && r.toks[c.first].quote < 0 && r.disowns(c) {
			return !joined
		}
		joined = joined && c.kind != verbGroup && c.kind != relative
	}
	return false
}

// disowns reports whether a verb group denies what follows it.
func (r *reading) disowns(c chunk) bool {
	speech, no := false, false
	for i := c.first; i < c.last; i++ {
		t := &r.toks[i]
		no = no || negators[t.lower]
		if v, ok := r.x.lx.said[t.lower]; ok && t.isVerb() {
			if v.class == "deny" {
				return true
			}
			speech = true
		}
	}
	return speech && no
}

// unreal are words of a verb group that leave its last verb undone, or nearly so:
// "could support", "almost supported", "is rumoured to support".
var unreal = set("could would might may should can must ca considering weighing mulling planning expected likely unlikely allegedly supposed asked urged bound unable hoping expects plans hopes " +
	"almost nearly hardly barely rarely seldom yet pretended pretends pretending rumoured rumored said threatened threatens threatening")

// supposed reports whether the verb group is only imagined: a modal, a
// condition, a question.
func (r *reading) supposed(s *sent, k int) bool {
	c := s.chunks[k]
	for i := c.first; i < c.last; i++ {
		if w := r.toks[i].lower; i+1 < c.last && (w == "could" || w == "can" || w == "would" || w == "ca") && (negators[r.toks[i+1].lower] || r.toks[i+1].lower == "no") {
			continue // who "could not support" somebody does not
		}
		if unreal[r.toks[i].lower] {
			return i < c.last-1
		}
	}
	if last := &r.toks[s.last-1]; last.text == "?" {
		return true
	}
	for i := c.first - 1; i >= s.first && i > c.first-12; i-- {
		switch r.toks[i].lower {
		case "if", "whether", "unless", "any", "whoever":
			return true
		case "how":
			if w := r.toks[i+1].lower; w == "much" || w == "many" || w == "to" {
				return true
			}
		case ",", ";":
			return false
		}
	}
	return false
}

// heldOn returns when the attitudes of a sentence were held: the year of a
// sentence that looks back ("In 2019, Norway had opposed the treaty"), else the
// day of the article.
func (r *reading) heldOn(s *sent) string {
	if s.last-s.first > 3 && r.toks[s.first].lower == "in" && len(r.a.Date) >= 4 {
		w := r.toks[s.first+1].text
		if _, ok := year(w); ok && w < r.a.Date[:4] {
			return w
		}
	}
	return r.a.Date
}

// frame makes the stances of a frame whose parts were found.
func (r *reading) frame(s *sent, f frame) []Stance {
	polarity := f.cue.polarity
	if f.negated {
		polarity = f.cue.negated
	}
	if polarity == "-" || len(f.holders) == 0 || len(f.targets) == 0 {
		return nil
	}
	if r.asked(s, f.words.first) {
		return nil
	}
	by, claimed := r.claimAt(f.words.first)
	if !claimed && r.toks[f.words.first].quote >= 0 || r.denied(s, f.words.first) {
		return nil // nobody knows who says so, or somebody says it is not so
	}
	cue := singleSpaced(r.text(f.words.first, f.words.last))
	var out []Stance
	for _, h := range f.holders {
		if h.id == speakerID {
			if !claimed || len(by.speakers) != 1 {
				continue
			}
			h.id, h.name = by.speakers[0].id, by.speakers[0].name
		}
		for _, t := range f.targets {
			if !r.mayTarget(h, t, f.cue) {
				continue
			}
			st := Stance{Holder: h.name, HolderID: h.id, Target: t.name, TargetID: t.id, Polarity: polarity, Cue: cue, Date: r.heldOn(s), Rule: "cue:" + f.cue.text, Evidence: r.cite(s)}
			if claimed {
				st.Claimant, st.Via = names(by.speakers), by.via
			}
			out = append(out, st)
		}
	}
	return out
}

// powers reports whether the phrase is a power of state that needs no name:
// "the government".
func (r *reading) powers(t actor) bool {
	if t.first >= t.last || t.first == 0 || r.toks[t.first-1].lower != "the" || t.last-t.first > 1 {
		return false
	}
	switch r.toks[t.last-1].lower {
	case "government", "opposition", "police", "army", "military", "parliament", "authorities":
		return true
	}
	return false
}

// asked reports whether token i stands in a question.
func (r *reading) asked(s *sent, i int) bool {
	for j := i; j < s.last && j < i+60; j++ {
		if t := &r.toks[j]; t.tag == "." {
			return t.text == "?"
		}
	}
	return false
}

// caption reports whether the sentence tells who stands where in a picture, though
// the article's layout does not show that it is the words under one.
func (r *reading) caption(s *sent) bool {
	for i := s.first; i+2 < s.last; i++ {
		t := &r.toks[i]
		if t.text == "(" && r.toks[i+2].text == ")" {
			switch r.toks[i+1].lower {
			case "left", "right", "center", "centre", "pictured", "above", "below":
				return true
			}
		}
	}
	return false
}

// mayTarget reports whether t can be what the attitude of h that the cue shows
// is about.
func (r *reading) mayTarget(h, t actor, q *cue) bool {
	if t.id == speakerID || len(t.name) < 2 || t.name == h.name || t.id != "" && t.id == h.id {
		return false
	}
	if q.unnamed {
		head := r.withoutTail(t)
		return !r.ofName(head) && !r.sides(head)
	}
	return !q.named || r.ofName(t) || r.powers(t) || r.accused(t, q)
}

// withoutTail returns the phrase that begins an actor without what hangs on it: the
// inquiry of "inquiry into the contracts of the ministry".
func (r *reading) withoutTail(a actor) actor {
	if a.id == "" && a.first < a.last {
		s := r.sentOf(a.first)
		a.last = min(a.last, s.chunks[s.chunkAt(a.first)].last)
	}
	return a
}

// accused reports whether t are people that need no name to be accused: "prosecutors",
// "protesters".
func (r *reading) accused(t actor, q *cue) bool {
	if q.verb != "accuse" && q.verb != "blame" || t.first >= t.last {
		return false
	}
	head := r.withoutTail(t)
	return r.toks[head.last-1].tag == "NNS" && r.sides(head) && r.tellsWho(head)
}

func names(as []actor) string {
	var out []string
	for _, a := range as {
		out = append(out, a.voice())
	}
	return strings.Join(out, ", ")
}
