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
	for si := range r.sents {
		s := &r.sents[si]
		if r.shouts(s) || s.kind == article.Heading && s.Fragment {
			continue
		}
		for _, st := range r.stancesIn(s) {
			key := st.HolderID + "|" + st.Target + "|" + st.Polarity + "|" + st.Claimant + st.Evidence[0].Text
			if !seen[key] {
				seen[key] = true
				r.doc.Stances = append(r.doc.Stances, st)
			}
		}
	}
}

func (r *reading) stancesIn(s *sent) []Stance {
	var out []Stance
	for k := range s.chunks {
		c := s.chunks[k]
		switch c.kind {
		case verbGroup:
			out = append(out, r.verbStances(s, k)...)
		case nounPhrase:
			out = append(out, r.nounStances(s, k)...)
		}
	}
	return out
}

// A frame is a cue found in a sentence.
type frame struct {
	cue     *cue
	at      int // chunk of the verb group or noun phrase
	words   tokenSpan
	holders []actor
	targets []actor
	negated bool
}

func (r *reading) verbStances(s *sent, k int) []Stance {
	c := s.chunks[k]
	verb, at := r.verbOf(c)
	if at < 0 || r.supposed(s, k) || r.bygone(s, k) {
		return nil
	}
	if isBe(verb) || verb == "remained" || verb == "remains" || verb == "stayed" {
		return r.adjectiveStances(s, k, c.last)
	}
	if at > c.first && isBe(r.toks[at-1].lower) { // "is opposed to"
		if out := r.adjectiveStances(s, k, at); len(out) > 0 {
			return out
		}
	}
	var out []Stance
	for _, q := range r.x.lx.cues.verbs[verb] {
		f := frame{cue: q, at: k, negated: r.negated(s, k)}
		end, slot, ok := r.follow(s, q, at+1, c.last)
		if !ok {
			continue
		}
		if q.farther { // what stands between verb and last word is no part of the cue
			end = at + 1
		}
		f.words = tokenSpan{r.cueStart(c, at), end}
		switch passive := r.passive(c, at); {
		case passive && len(q.before) > 0 && q.before[0] != "sanctions":
			continue
		case passive:
			by := r.byAgent(s, k)
			if by < 0 {
				return nil
			}
			f.holders = r.listStartingAt(s, by)
			f.targets = r.subjects(s, k)
			if r.toks[c.first].tag == "VBN" && c.first == at { // "sanctions imposed by …"
				if s.kindAt(k-1) == nounPhrase {
					if a, ok := r.target(s, k-1); ok {
						f.targets = []actor{a}
					}
				}
			}
		default:
			f.holders = r.holders(s, k)
			if f.targets = r.targetsAt(s, slot); len(q.before)+len(q.after) == 0 && r.beginsClause(s, slot) {
				continue // "warned Biden would …"
			}
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

// adjectiveStances reads "is opposed to …" where the adjective stands at token
// from or shortly after.
func (r *reading) adjectiveStances(s *sent, k, from int) []Stance {
	for i := from; i < s.last && i < from+3; i++ {
		for _, q := range r.x.lx.cues.words[r.toks[i].lower] {
			if q.kind != 'a' {
				continue
			}
			end := i
			for n, w := range q.before {
				if i+n >= s.last || r.toks[i+n].lower != w {
					end = -1
					break
				}
				end = i + n + 1
			}
			if end < 0 {
				continue
			}
			f := frame{cue: q, at: k, words: tokenSpan{i, end}, negated: r.negated(s, k)}
			f.holders = r.holders(s, k)
			f.targets = r.targetsAt(s, end)
			return r.frame(s, f)
		}
	}
	return nil
}

// givers are the verbs that make a noun of attitude their subject's own.
var givers = map[string]bool{"give": true, "gave": true, "given": true, "gives": true, "giving": true, "offer": true, "offered": true, "offers": true, "offering": true, "express": true, "expressed": true, "expresses": true, "expressing": true, "voice": true, "voiced": true, "voices": true, "voicing": true, "declare": true, "declared": true, "declares": true, "pledge": true, "pledged": true, "pledges": true, "pledging": true, "provide": true, "provided": true, "provides": true, "providing": true, "show": true, "showed": true, "shows": true, "shown": true, "have": true, "has": true, "had": true, "reaffirm": true, "reaffirmed": true, "reiterated": true, "reiterate": true, "start": true, "started": true, "wage": true, "waged": true, "wages": true, "waging": true, "launched": true, "launch": true, "lend": true, "lent": true, "withdrew": true, "promised": true}

// nounStances reads "voiced support for …" and "X's support for …".
func (r *reading) nounStances(s *sent, k int) []Stance {
	c := s.chunks[k]
	t := &r.toks[c.last-1]
	for _, q := range r.x.lx.cues.words[t.lower] {
		if q.kind != 'n' || s.kindAt(k+1) != preposed && s.kindAt(k+1) != verbGroup || len(q.before) < 2 || r.toks[s.chunks[k+1].first].lower != q.before[1] {
			continue
		}
		f := frame{cue: q, at: k, words: tokenSpan{c.last - 1, s.chunks[k+1].first + 1}}
		for f.words.first > c.first && (strings.HasPrefix(r.toks[f.words.first-1].tag, "JJ")) {
			f.words.first--
		}
		f.targets = r.targetsAt(s, s.chunks[k+1].first+1)
		switch {
		case r.owner(c) >= 0:
			m := &r.mentions[r.toks[r.owner(c)].name]
			if m.how != byDemonym && q.before[0] != "relations" && q.before[0] != "war" {
				f.holders = []actor{{id: m.id, name: r.entities[m.id].Name, first: m.first, last: m.last}}
			}
		case s.kindAt(k-1) == verbGroup:
			v, _ := r.verbOf(s.chunks[k-1])
			if !givers[v] || r.supposed(s, k-1) {
				return nil
			}
			if (v == "have" || v == "has" || v == "had") && q.before[0] == "relations" && !r.superlative(c) {
				return nil
			}
			f.at = k - 1
			f.negated = r.negated(s, k-1)
			f.holders = r.holders(s, k-1)
		}
		return r.frame(s, f)
	}
	return nil
}

// superlative reports whether the phrase praises: "the best relations".
func (r *reading) superlative(c chunk) bool {
	for i := c.first; i < c.last; i++ {
		switch r.toks[i].lower {
		case "best", "good", "excellent", "friendly", "close", "closest", "better", "warm", "strong", "strongest":
			return true
		}
	}
	return false
}

// owner returns the token of the name that owns the phrase ("India's support"),
// or -1.
func (r *reading) owner(c chunk) int {
	for i := c.first; i < c.last-1; i++ {
		if r.toks[i].name >= 0 && r.toks[i+1].lower == "'s" {
			return i
		}
	}
	return -1
}

// holders returns who has the attitude of the verb group at chunk k.
func (r *reading) holders(s *sent, k int) []actor {
	c := s.chunks[k]
	if r.toks[c.first].tag == "VBG" && (k == 0 || s.kindAt(k-1) == comma) {
		// "Giving support to Russia, Wang called …": the subject comes after.
		for j := k + 1; j+2 < len(s.chunks); j++ {
			if s.chunks[j].kind == comma && s.kindAt(j+1) == nounPhrase {
				if v := r.nextVerb(s, j+2); v >= 0 {
					return r.listFrom(s, j+1, v)
				}
			}
		}
		return nil
	}
	if who := r.subjects(s, k); len(who) > 0 {
		return who
	}
	return r.firstPerson(s, k)
}

// firstPerson resolves "we" and "I" inside a quotation to its speaker: that is
// done by the caller, who knows the claims; here the phrase is only marked.
func (r *reading) firstPerson(s *sent, k int) []actor {
	j := r.subjectChunk(s, k, 0)
	if j < 0 {
		return nil
	}
	c := s.chunks[j]
	if t := &r.toks[c.first]; c.last-c.first == 1 && (t.lower == "we" || t.lower == "i") && t.quote >= 0 {
		return []actor{{id: speakerID, first: c.first, last: c.last}}
	}
	return nil
}

// speakerID stands for "whoever speaks here" until the claim is known.
const speakerID = "\x00speaker"

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
	return t == "VBN" && c.first == at && at+1 < len(r.toks) && r.toks[at+1].lower == "by"
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
	var out []actor
	for _, j := range r.listChunks(s, k) {
		if a, ok := r.actor(s, s.chunks[j]); ok {
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

// targetsAt returns the targets whose first phrase begins at or right after
// token i.
func (r *reading) targetsAt(s *sent, i int) []actor {
	if i >= s.last {
		return nil
	}
	k := s.chunkAt(i)
	for s.kindAt(k) == mark || s.kindAt(k) == adverb {
		k++
	}
	that := r.thatAt(s, k)
	if that { // demanded that Russia …
		k++
	}
	if s.kindAt(k) != nounPhrase {
		return nil
	}
	var out []actor
	for _, j := range r.listChunks(s, k) {
		if a, ok := r.target(s, j); ok {
			out = append(out, a)
		}
	}
	return out
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

// vague are words for what the article tells elsewhere. As a target they say
// nothing to a reader, unless the words behind them do.
var vague = map[string]bool{"event": true, "events": true, "move": true, "moves": true, "decision": true, "decisions": true, "claim": true, "claims": true, "statement": true, "statements": true, "argument": true, "arguments": true, "request": true, "requests": true, "report": true, "reports": true, "step": true, "steps": true, "selection": true, "check": true, "checks": true, "action": true, "actions": true, "idea": true, "comments": true, "comment": true, "remarks": true, "suggestion": true, "proceedings": true, "news": true, "process": true, "people": true, "families": true, "supporters": true, "president": true, "government": true, "side": true, "issue": true, "matter": true, "thing": true, "things": true, "work": true, "efforts": true, "effort": true, "need": true, "fact": true, "number": true, "person": true, "man": true, "woman": true, "way": true, "rest": true, "question": true, "questions": true, "one": true, "record": true, "use": true, "result": true, "results": true, "allies": true, "part": true, "lot": true, "end": true, "case": true, "role": true, "amount": true, "others": true, "budget": true, "release": true}

// complement returns the end of what a vague word goes on with: "the decision
// to withdraw from Syria".
func (r *reading) complement(s *sent, k int) int {
	last := s.chunks[k].last
	for j := k + 1; j < len(s.chunks) && j < k+9; j++ {
		c := s.chunks[j]
		switch c.kind {
		case preposed:
			switch r.toks[c.first].lower {
			case "via", "in", "at", "during", "after", "before", "since", "as", "because", "until":
				return last
			}
		case nounPhrase:
			if r.tellsTime(c) {
				return last
			}
		case verbGroup:
			if r.toks[c.first].tag != "TO" && r.toks[c.first].tag != "VBG" && r.toks[c.first].lower != "to" {
				return last
			}
		default:
			return last
		}
		if c.kind != preposed {
			last = c.last
		}
	}
	return last
}

// target resolves the noun phrase at chunk k as what an attitude is about: an
// entity, or the article's words with the phrases that hang on them ("invasion
// of Ukraine").
func (r *reading) target(s *sent, k int) (actor, bool) {
	c := s.chunks[k]
	a, ok := r.actor(s, c)
	if !ok || a.first >= a.last {
		return a, false
	}
	if r.tellsTime(c) && a.id == "" {
		return a, false
	}
	if a.id != "" {
		return a, true
	}
	for r.toks[a.first].tag == "PRP$" || r.toks[a.first].tag == "DT" || r.toks[a.first].lower == "'s" {
		if a.first++; a.first >= a.last {
			return a, false
		}
	}
	for j := k + 1; s.kindAt(j) == preposed && s.kindAt(j+1) == nounPhrase && attaches[r.toks[s.chunks[j].first].lower] && j < k+5; j += 2 {
		if r.tellsTime(s.chunks[j+1]) {
			break
		}
		a.last = s.chunks[j+1].last
	}
	if h := r.toks[c.last-1]; vague[h.lower] && a.last == c.last && c.last-a.first == 1 {
		if a.last = r.complement(s, k); a.last == c.last {
			return a, false
		}
	}
	for a.first < a.last-1 && !r.toks[a.first].isWord() {
		a.first++
	}
	a.name = strings.Trim(strings.Join(strings.Fields(r.text(a.first, a.last)), " "), "\"“”„«»‘[( ")
	return a, a.name != ""
}

// tellsTime reports whether a phrase is a date or a time: "2 March 2022", "the
// next day".
func (r *reading) tellsTime(c chunk) bool {
	for i := c.first; i < c.last; i++ {
		if t := &r.toks[i]; calendar[t.lower] || timeWords[t.lower] || t.tag == "CD" && c.last-c.first == 1 {
			return true
		}
	}
	return false
}

// attaches are the prepositions whose phrase is part of the target.
var attaches = map[string]bool{"of": true, "against": true, "on": true, "from": true, "between": true}

var timeWords = map[string]bool{"day": true, "week": true, "month": true, "year": true, "time": true, "times": true, "today": true, "yesterday": true, "tomorrow": true, "days": true, "weeks": true, "months": true, "years": true, "way": true}

// negated reports whether the verb group at chunk k denies or refuses its verb.
// Two negations ("did not refuse to") cancel out.
func (r *reading) negated(s *sent, k int) bool {
	c := s.chunks[k]
	neg := false
	_, at := r.verbOf(c)
	for i := c.first; i < at; i++ {
		t := &r.toks[i]
		if negators[t.lower] || t.lower == "no" && i+1 < c.last && r.toks[i+1].lower == "longer" {
			neg = !neg
		}
		if l := lemmaOf(t.lower); refusals[l] {
			neg = !neg
		}
	}
	if k > 0 && s.kindAt(k-1) == nounPhrase {
		switch r.toks[s.chunks[k-1].first].lower {
		case "no", "neither", "nobody", "none":
			neg = !neg
		}
	}
	return neg
}

var negators = map[string]bool{"not": true, "n't": true, "never": true, "hardly": true, "nor": true, "neither": true}

// refusals are verbs that turn the infinitive after them into its opposite.
var refusals = map[string]bool{"refuse": true, "decline": true, "fail": true, "stop": true, "cease": true, "hesitate": true}

// lemmaOf undoes regular inflection, enough for the small lists above.
func lemmaOf(w string) string {
	for _, base := range []string{"refuse", "decline", "fail", "stop", "cease", "hesitate"} {
		if strings.HasPrefix(w, base[:len(base)-1]) && slices.Contains(Inflect(base), w) {
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
			return true
		}
	}
	for i := c.last; i+1 < s.last; i++ {
		if t := &r.toks[i]; t.lower == "but" && (r.toks[i+1].lower == "now" || r.toks[i+1].lower == "later" || r.toks[i+1].lower == "has" || r.toks[i+1].lower == "then") {
			return true
		}
	}
	return false
}

// denied reports whether what stands at token i is what somebody denies, or says
// was never said: "Reck denied she had threatened Haddad".
func (r *reading) denied(s *sent, i int) bool {
	for k := s.chunkAt(i) - 1; k >= 0; k-- {
		c := s.chunks[k]
		if c.kind == stop && r.toks[c.first].tag == "." {
			return false
		}
		if c.kind == verbGroup && r.toks[c.first].quote < 0 && r.disowns(c) {
			return true
		}
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

// supposed reports whether the verb group is only imagined: a modal, a
// condition, a question.
func (r *reading) supposed(s *sent, k int) bool {
	c := s.chunks[k]
	for i := c.first; i < c.last; i++ {
		switch r.toks[i].lower {
		case "could", "would", "might", "may", "should", "can", "must":
			return true
		}
	}
	if last := &r.toks[s.last-1]; last.text == "?" {
		return true
	}
	for i := c.first - 1; i >= s.first && i > c.first-12; i-- {
		switch r.toks[i].lower {
		case "if", "whether", "unless":
			return true
		case ",", ";":
			return false
		}
	}
	return false
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
	by, claimed := r.claimAt(f.words.first)
	if !claimed && r.toks[f.words.first].quote >= 0 || r.denied(s, f.words.first) {
		return nil // nobody knows who says so, or somebody says it is not so
	}
	cue := strings.Join(strings.Fields(r.text(f.words.first, f.words.last)), " ")
	var out []Stance
	for _, h := range f.holders {
		if h.id == speakerID {
			if !claimed || len(by.speakers) != 1 || by.speakers[0].id == "" {
				continue
			}
			h.id, h.name = by.speakers[0].id, by.speakers[0].name
		}
		if h.id == "" || strings.HasPrefix(h.id, "place/") {
			continue
		}
		for _, t := range f.targets {
			if t.id == h.id || t.id == speakerID || t.id == "" && (t.name == "" || f.cue.named) || t.id != "" && f.cue.unnamed {
				continue
			}
			st := Stance{Holder: h.name, HolderID: h.id, Target: t.name, TargetID: t.id, Polarity: polarity, Cue: cue, Date: r.a.Date, Rule: "cue:" + f.cue.text, Evidence: r.cite(s)}
			if claimed {
				st.Claimant, st.Via = names(by.speakers), by.via
			}
			out = append(out, st)
		}
	}
	return out
}

func names(as []actor) string {
	var out []string
	for _, a := range as {
		out = append(out, a.voice())
	}
	return strings.Join(out, ", ")
}
