package facts

import "slices"

// An ascription is a verb, or other words, by which the article ascribes
// something to somebody: said, thought, wanted, praised, or shown by a survey.
// It is what the words say; who is meant comes later.
type ascription struct {
	say     *sayVerb
	s       *sent
	governs string    // as in the header of said_verbs.tsv
	verb    int       // token of the verb, or of the first word of the cue
	k       int       // chunk of the verb group, or of the source when there is no verb
	subject int       // chunk of the noun phrase that names the source; -1 for none
	owner   int       // chunk of the verb whose subject that is; -1 when subject stands after the cue
	told    int       // chunk of who is told; -1 for nobody
	source  tokenSpan // empty when the source is not named
	cue     tokenSpan
	content []tokenSpan
	quoted  bool // the content is a quotation
	rule    string
}

// reach is how many tokens the rules of this file look ahead or back in a
// sentence: no content is longer, and endless sentences stay linear.
const reach = 250

// ascriptions finds who is said to say, think or want what. It is a matter of
// the sentence alone, so it is found for pronouns and strangers too.
func (r *reading) ascriptions() []ascription {
	var out []ascription
	for si := range r.sents {
		s := &r.sents[si]
		from := len(out)
		for k, c := range s.chunks {
			if a, ok := r.accordingAt(s, k); ok {
				out = append(out, a)
			} else if c.kind == verbGroup {
				if a, ok := r.ascribing(s, k, out[from:]); ok {
					out = append(out, a)
				}
			}
		}
		if a, ok := r.colonLead(s); ok {
			out = append(out[:from], a)
		}
	}
	r.goOn(out)
	for i := range out {
		r.trimMarks(out[i].content)
	}
	return out
}

// trimMarks takes the quotation marks off that contents begin with.
func (r *reading) trimMarks(content []tokenSpan) {
	for i := range content {
		c := &content[i]
		for c.first < c.last && r.mark(&r.toks[c.first]) == '<' {
			c.first++
		}
	}
}

// name returns the rule by which the ascription was found, with its verb.
func (a *ascription) name() string {
	if a.say == nil {
		return a.rule
	}
	return a.rule + ":" + a.say.base
}

// ascribing returns the ascription of the verb group at chunk k: of its first
// verb that makes one ("hopes" in "hopes to win"). Those found before it in the
// sentence tell who goes on: "said it failed and added that …".
func (r *reading) ascribing(s *sent, k int, before []ascription) (ascription, bool) {
	c := s.chunks[k]
	for v := c.first; v < c.last; v++ {
		t := &r.toks[v]
		if t.quote >= 0 || !t.isVerb() || !r.fullVerb(c, v) {
			continue
		}
		if a, ok := r.utters(s, k, v); ok {
			return a, true
		}
		if last := c.last - 1; v < last && r.stating(s, k, last) {
			continue // "declined to say whether": what is said counts
		}
		for _, say := range r.x.lx.attributes[t.lower] {
			if a, ok := r.ascribes(s, k, v, say); ok {
				a.sameSource(r, before)
				return a, !a.within(before) || a.states()
			}
		}
	}
	return ascription{}, false
}

// stating reports whether the verb at token v, the last of its group, is
// followed by a statement it governs.
func (r *reading) stating(s *sent, k, v int) bool {
	for _, say := range r.x.lx.attributes[r.toks[v].lower] {
		if a, ok := r.ascribes(s, k, v, say); ok && a.states() && a.governs != "after" {
			return true
		}
	}
	return false
}

// states reports whether what is ascribed is a statement, not only a thing, a
// wish or a name.
func (a *ascription) states() bool {
	switch a.governs {
	case "that", "clause", "wh", "quote", "person", "after":
		return true
	}
	return false
}

// within reports whether the ascription is part of what another one ascribes.
func (a *ascription) within(list []ascription) bool {
	for i := len(list) - 1; i >= 0 && i >= len(list)-3; i-- {
		for _, c := range list[i].content {
			if c.first <= a.verb && a.verb < c.last {
				return true
			}
		}
	}
	return false
}

// asSaid reads "As Reuters reported, the talks failed": chunk j is the comma
// behind the verb.
func (r *reading) asSaid(a ascription, j int) (ascription, bool) {
	s := a.s
	if !slices.Contains(a.say.governs, "that") || s.kindAt(j) != comma || j+1 >= len(s.chunks) || !r.clauseAt(s, j+1) {
		return a, false
	}
	a.findSource(r)
	if a.owner != a.k || a.source.first == a.source.last || a.source.first == s.first || r.toks[a.source.first-1].lower != "as" {
		return a, false
	}
	first := s.chunks[j+1].first
	a.governs, a.rule, a.content = "clause", "as-source-said", []tokenSpan{{first, r.contentEnd(s, first, "clause")}}
	return a, true
}

// utters reads a verb that no list has for it right behind a quotation that ends
// with a comma: whatever "“Never,” sneered the mayor" means, he said it.
func (r *reading) utters(s *sent, k, v int) (ascription, bool) {
	c := s.chunks[k]
	t := &r.toks[v]
	if c.first != v || t.tag != "VBD" && t.tag != "VBZ" || isBe(t.lower) || auxiliaries[t.lower] {
		return ascription{}, false
	}
	for _, say := range r.x.lx.attributes[t.lower] {
		if slices.Contains(say.governs, "after") {
			return ascription{}, false
		}
	}
	start, who := c.first, k+1
	if s.kindAt(k-1) == nounPhrase {
		start, who = s.chunks[k-1].first, k-1
		if n := s.kindAt(k + 1); n != 0 && n != comma && n != stop {
			return ascription{}, false
		}
	}
	end := start - 1 // the comma may stand before the mark or behind it
	if end > s.first && r.toks[end].text == "," && r.mark(&r.toks[end]) == 0 {
		end--
	}
	if end < s.first+1 || r.mark(&r.toks[end]) != '>' || s.kindAt(who) != nounPhrase || !r.wholeSpeech(r.spans[r.toks[end].quote]) {
		return ascription{}, false
	}
	if last := r.toks[end-1].text; end == start-1 && last != "," && last != "!" && last != "?" {
		return ascription{}, false
	}
	if a, ok := r.actor(s, s.chunks[who]); !ok || a.id == "" && !r.mayspeak(s.chunks[who]) {
		return ascription{}, false
	}
	a := ascription{say: &sayVerb{base: t.lower, class: "say", governs: []string{"after"}}, s: s, verb: v, k: k, subject: -1, owner: -1, told: -1, cue: tokenSpan{c.first, v + 1}}
	return r.saidAfter(a, k+1)
}

// sameSource gives the second of two verbs of speech joined by "and" the
// subject of the first, not that of a verb in what was said.
func (a *ascription) sameSource(r *reading, before []ascription) {
	if a.s.kindAt(a.k-1) != joiner || len(before) == 0 || a.owner != a.k {
		return
	}
	b := &before[len(before)-1]
	if b.owner < 0 || b.say == nil || len(b.content) == 0 || r.toks[b.verb].tag != r.toks[a.verb].tag && r.toks[b.verb].tag[:2] != "VB" {
		return
	}
	if c := b.content[len(b.content)-1]; c.last > a.cue.first || a.s.chunks[a.k-1].first < c.first {
		return
	}
	a.owner, a.subject, a.source = b.owner, b.subject, b.source
}

// twoClauses reports whether the verb at token v of a group belongs to another
// clause than the one before it: "the people she met said".
func (r *reading) twoClauses(c chunk, v int) bool {
	for i := c.first; i < v; i++ {
		switch t := &r.toks[i]; t.tag {
		case "VBD", "VBZ", "VBP":
			if !isBe(t.lower) && !auxiliaries[t.lower] {
				return true
			}
		case "TO":
			return false
		}
	}
	return false
}

var auxiliaries = map[string]bool{"has": true, "have": true, "had": true, "does": true, "do": true, "did": true, "'ve": true, "'s": true, "'d": true, "'re": true, "'m": true}

// fullVerb reports whether the verb at token v of a group is no auxiliary of a
// later one.
func (r *reading) fullVerb(c chunk, v int) bool {
	for i := v + 1; i < c.last; i++ {
		if r.toks[i].tag == "TO" {
			return true
		}
		if r.toks[i].isVerb() { // "said leaving", but not "was leaving"
			t := &r.toks[v]
			return i == v+1 && r.toks[i].tag == "VBG" && !isBe(t.lower) && !auxiliaries[t.lower]
		}
	}
	return true
}

// ascribes reads the verb at token v of the verb group at chunk k as say.
func (r *reading) ascribes(s *sent, k, v int, say *sayVerb) (ascription, bool) {
	c := s.chunks[k]
	a := ascription{say: say, s: s, verb: v, k: k, subject: -1, owner: -1, told: -1, cue: tokenSpan{c.first, v + 1}}
	j := k + 1
	if say.particle != "" {
		if v+1 >= s.last || r.toks[v+1].lower != say.particle {
			return a, false
		}
		a.cue.last++
		if j < len(s.chunks) && s.chunks[j].first == v+1 && s.chunks[j].last == v+2 {
			j++
		}
	}
	if r.passive(c, v) {
		return r.passively(a, j)
	}
	if a, ok := r.saidAfter(a, j); ok {
		return a, true
	}
	f := r.follows(s, k, v, j)
	if k == 0 && c.last-c.first == 1 && f.kind == "quote" && f.object == j && slices.Contains(say.governs, "quote") && r.toks[v].tag != "VBG" && r.toks[v].tag != "VBN" { // Said the mayor: “…”
		a.governs, a.rule, a.subject, a.source = "quote", "verb-speaker-quote", j, r.phraseAfter(s, j, false)
		return r.withContent(a, f.first, f.kind)
	}
	what := say.takes(f)
	if what == "" {
		return r.asSaid(a, j)
	}
	first := f.first
	a.governs, a.rule, a.cue.last = what, "verb-"+what, max(a.cue.last, f.cueEnd)
	switch what {
	case "person":
		a.told = f.object
	case "obj-inf", "as", "obj-quote", "obj-that", "obj":
		if f.object >= 0 {
			first = s.chunks[f.object].first
		}
	}
	a.findSource(r)
	if r.twoClauses(c, v) {
		a.subject = -1
	}
	kind := f.kind
	if what == "obj" && f.object >= 0 {
		kind = what // the clause behind the object is no part of what is said
	}
	a, ok := r.withContent(a, first, kind)
	if what == "inf" && say.class == "show" && a.source.first < a.source.last {
		// "Oslo seems to agree": it is Oslo of whom this is thought.
		a.content = append([]tokenSpan{a.source}, a.content...)
		a.source, a.subject = tokenSpan{}, -1
	}
	return a, ok
}

// A following is what stands after a verb.
type following struct {
	kind   string // that, clause, wh, quote, inf, ing, obj, a preposition; empty for nothing
	object int    // chunk of a noun phrase before it; -1 for none
	first  int    // token where it begins
	cueEnd int    // end of the cue: adverbs, and a preposition, belong to it
	given  bool   // the clause is a condition before a main clause: "said if it rains, they stay"
}

// takes returns what the verb governs of what follows it, or "".
func (v *sayVerb) takes(f following) string {
	has := func(w string) bool { return slices.Contains(v.governs, w) }
	if f.object < 0 {
		switch {
		case f.kind == "":
			return ""
		case f.given && has("clause"):
			return "clause"
		case has(f.kind):
			return f.kind
		case f.kind == "quote" && has("obj"):
			return "obj"
		}
		return ""
	}
	switch f.kind {
	case "inf":
		if has("obj-inf") {
			return "obj-inf"
		}
	case "as":
		if has("as") {
			return "as"
		}
	case "quote":
		if has("obj-quote") {
			return "obj-quote"
		}
	case "that":
		if has("obj-that") && !has("person") {
			return "obj-that"
		}
	}
	switch f.kind {
	case "that", "clause", "wh", "quote":
		if has("person") {
			return "person"
		}
	}
	if has("obj") {
		return "obj"
	}
	return ""
}

// follows tells what comes after the verb at token v of the verb group at
// chunk k, beginning with chunk j.
func (r *reading) follows(s *sent, k, v, j int) following {
	none := following{object: -1}
	if last := s.chunks[k].last; v+1 < last && r.toks[v+1].tag == "VBG" {
		if r.hasFinite(last, min(last+20, s.last)) {
			return following{kind: "clause", object: -1, first: v + 1} // "said leaving the talks would be a mistake"
		}
		return following{kind: "ing", object: -1, first: v + 1}
	}
	for i := v + 1; i < s.chunks[k].last; i++ { // "wants to travel"
		if r.toks[i].tag == "TO" {
			return following{kind: "inf", object: -1, first: i}
		}
	}
	f := none
	for s.kindAt(j) == adverb {
		f.cueEnd = s.chunks[j].last
		j++
	}
	j = r.pastTimeAndPlace(s, j)
	for s.kindAt(j) == comma && r.opensAt(s, j+1) || s.kindAt(j) == stop && r.toks[s.chunks[j].first].text == ":" {
		j++
	}
	if j >= len(s.chunks) || s.kindAt(j) == comma || s.kindAt(j) == stop {
		return none
	}
	c := s.chunks[j]
	f.first = c.first
	if f.kind = r.clauseKind(s, j); f.kind != "" {
		w := r.toks[c.first].lower
		last := min(s.last, c.first+60)
		f.given = f.kind == "wh" && (w == "if" || w == "when") && r.mainClause(s, c.first, last) < last
		return f
	}
	switch c.kind {
	case preposed:
		if j+1 < len(s.chunks) {
			f.kind, f.cueEnd, f.first = r.toks[c.first].lower, c.last, s.chunks[j+1].first
		}
	case nounPhrase:
		f.kind = "obj"
		i := j + 1
		for s.kindAt(i) == preposed && s.kindAt(i+1) == nounPhrase && !r.thatAt(s, i) && r.toks[s.chunks[i].first].lower != "as" && i < j+6 {
			i += 2
		}
		if i < len(s.chunks) && (s.kindAt(i) == comma || s.kindAt(i) == stop && r.toks[s.chunks[i].first].text == ":") && r.opensAt(s, i+1) {
			i++
		}
		if i >= len(s.chunks) {
			break
		}
		if kind := r.clauseKind(s, i); kind != "" && (kind != "wh" || s.kindAt(i) != relative) && kind != "ing" {
			f.kind, f.object, f.first = kind, j, s.chunks[i].first
		} else if r.toks[s.chunks[i].first].lower == "as" && s.kindAt(i) == preposed {
			f.kind, f.object, f.first = "as", j, s.chunks[i].first
		}
	}
	return f
}

// pastTimeAndPlace returns the chunk where what was said begins: behind "said on
// Monday", "said in a statement" and "said, according to Reuters,".
func (r *reading) pastTimeAndPlace(s *sent, j int) int {
	for n := 0; n < 3; n++ {
		switch {
		case s.kindAt(j) == nounPhrase && r.tellsTime(s.chunks[j]) && r.leadsOn(s, j+1):
			j++
		case s.kindAt(j) == preposed && s.kindAt(j+1) == nounPhrase && !r.thatAt(s, j) && r.leadsOn(s, j+2):
			j += 2
		}
	}
	if i := r.pastAdjuncts(s, j); i > j && (r.thatAt(s, i) || r.opensAt(s, i)) {
		return i
	}
	if s.kindAt(j) == comma && r.accordingTo(s, j+1) > 0 {
		i := j + 2
		for i < min(len(s.chunks), j+12) && s.kindAt(i) != comma {
			i++
		}
		if s.kindAt(i) == comma && r.thatAt(s, i+1) {
			j = i + 1
		}
	}
	return j
}

// pastAdjuncts returns the chunk behind up to four adjuncts that begin at chunk j: "on the radio
// on Tuesday that".
func (r *reading) pastAdjuncts(s *sent, j int) int {
	for n := 0; n < 4; n++ {
		switch {
		case s.kindAt(j) == nounPhrase && r.tellsTime(s.chunks[j]):
			j++
		case s.kindAt(j) == preposed && s.kindAt(j+1) == nounPhrase && !r.thatAt(s, j) && !subordinates[r.toks[s.chunks[j].first].lower]:
			j += 2
		default:
			return j
		}
	}
	return j
}

// clauseKind returns which clause begins at chunk j, or "".
func (r *reading) clauseKind(s *sent, j int) string {
	c := s.chunks[j]
	switch t := &r.toks[c.first]; {
	case t.lower == "that" && (c.kind != nounPhrase || r.clauseAt(s, j+1)):
		return "that"
	case t.tag == "WRB" || t.tag == "WP" || t.lower == "whether" || t.lower == "if":
		return "wh"
	case r.mark(t) == '<':
		return "quote"
	case c.kind == verbGroup && t.tag == "TO":
		return "inf"
	case c.kind == verbGroup && t.tag == "VBG":
		if r.hasFinite(c.last, min(c.last+20, s.last)) {
			return "clause" // "said leaving the talks would be a mistake"
		}
		return "ing"
	case c.kind == other && (t.tag == "DT" || t.tag == "JJ") && (s.kindAt(j+1) == verbGroup && r.hasFinite(s.chunks[j+1].first, s.chunks[j+1].last) || s.kindAt(j+1) == preposed && r.toks[s.chunks[j+1].first].lower == "of" && r.clauseAt(s, j+2)):
		return "clause" // "said some of them were late"
	case r.clauseWithAside(s, j):
		return "clause"
	case r.clauseAt(s, j) && (!r.tellsTime(c) || r.toks[c.last-1].tag == "CD"):
		return "clause"
	}
	return ""
}

// clauseWithAside reports whether a clause begins at chunk j whose subject is
// described between commas: "said Ann Lee, a nurse, has left".
func (r *reading) clauseWithAside(s *sent, j int) bool {
	if s.kindAt(j) != nounPhrase || s.kindAt(j+1) != comma || s.kindAt(j+2) != nounPhrase || r.tellsTime(s.chunks[j]) {
		return false
	}
	for k := j + 3; k < min(len(s.chunks), j+10); k++ {
		switch s.kindAt(k) {
		case nounPhrase, preposed, joiner:
		case comma:
			return s.kindAt(k+1) == verbGroup && r.hasFinite(s.chunks[k+1].first, s.chunks[k+1].last) && r.subjectChunk(s, k+1, 0) == j
		default:
			return false
		}
	}
	return false
}

// opensAt reports whether a quotation opens at chunk j.
func (r *reading) opensAt(s *sent, j int) bool {
	return j < len(s.chunks) && r.mark(&r.toks[s.chunks[j].first]) == '<'
}

// leadsOn reports whether what was said begins at chunk j: after "said on
// Monday" and "said in a statement".
func (r *reading) leadsOn(s *sent, j int) bool {
	return r.thatAt(s, j) || r.opensAt(s, j) || r.clauseAt(s, j) || s.kindAt(j) == comma && r.accordingTo(s, j+1) > 0 ||
		(s.kindAt(j) == comma || s.kindAt(j) == stop) && r.opensAt(s, j+1)
}

// passively reads a verb in the passive: "Oslo is expected to act", "the plan
// was rejected by Oslo".
func (r *reading) passively(a ascription, j int) (ascription, bool) {
	s := a.s
	f := r.follows(s, a.k, a.verb, j)
	subject := r.sourceSpan(s, a.k)
	if subject.first == subject.last {
		return a, false
	}
	if f.kind == "by" && s.kindAt(j+1) == nounPhrase && (slices.Contains(a.say.governs, "obj") || slices.Contains(a.say.governs, "that")) {
		a.governs, a.rule, a.subject = "obj", "passive-by", j+1
		a.source = r.phraseAfter(s, j+1, false)
		a.content = []tokenSpan{subject}
		return a, true
	}
	kind := f.kind
	if f.object >= 0 {
		kind = "obj"
	}
	if kind == "" || !slices.Contains(a.say.governs, "be-"+kind) {
		return a, false
	}
	a.governs, a.rule = "be-"+kind, "passive-"+kind
	if kind != "as" && kind != "of" && kind != "for" {
		a.cue.last = max(a.cue.last, f.cueEnd)
	} else {
		f.first = s.chunks[j].first
	}
	first := f.first
	if f.object >= 0 {
		first = s.chunks[f.object].first
	}
	b, ok := r.withContent(a, first, f.kind)
	if r.toks[subject.first].tag != "EX" && r.toks[subject.first].lower != "it" {
		b.content = append([]tokenSpan{subject}, b.content...)
	}
	return b, ok
}

// saidAfter reads a verb that follows what was said: “A,” he said; “A,” said
// the mayor; “A,” he said, “B”; it rains, he said.
func (r *reading) saidAfter(a ascription, j int) (ascription, bool) {
	s := a.s
	if !slices.Contains(a.say.governs, "after") || r.toks[a.verb].tag == "VBG" {
		return a, false
	}
	c := s.chunks[a.k]
	following := following{object: -1}
	start, end := c.first, j // where source and cue begin, and the chunk after them
	switch {
	case r.shutBefore(s, c.first) && r.invertedSource(s, a.k, j):
		a.subject, a.source = j, r.phraseAfter(s, j, true)
		a.rule = "content-verb-speaker"
		end = s.chunkAt(a.source.last-1) + 1
	default:
		a.findSource(r)
		if a.source.first == a.source.last || a.source.first >= c.first || s.kindAt(a.k-1) == relative {
			return a, false
		}
		start = a.source.first
		a.rule = "content-speaker-verb"
		if start > s.first && !r.shutBefore(s, start) {
			return a, false
		}
		if start == s.first {
			return a, false
		}
		following = r.follows(s, a.k, a.verb, j)
	}
	before, quoted := r.before(s, start)
	if before.first == before.last && a.owner == a.k && s.kindAt(j) == comma && r.toks[start-1].tag == "," {
		return r.parenthetical(a, start, j+1)
	}
	if before.first == before.last {
		return a, false
	}
	if what := a.say.takes(following); what != "" && !(quoted && r.fillsFrom(s, r.toks[before.first].quote)) {
		switch following.kind {
		case "that", "clause", "wh", "quote", "inf":
			return a, false // "After the talks had failed, he told them that"
		case "obj":
			if !quoted && !tellVerbs[r.toks[a.verb].lower] && !r.tellsTime(s.chunks[s.chunkAt(following.first)]) {
				return a, false // "Building on it, the ministry announced a plan"
			}
		}
	}
	a.governs, a.quoted, a.content = "after", quoted, []tokenSpan{before}
	for s.kindAt(end) == adverb {
		if a.subject < 0 || a.owner >= 0 {
			a.cue.last = s.chunks[end].last
		}
		end++
	}
	if rest := r.rest(s, end, quoted, before); rest.first < rest.last {
		a.content = append(a.content, rest)
	}
	return a, true
}

// parenthetical reads source and cue between commas, from token start to chunk
// j, in the midst of what is said: "Until then, she says, nothing will change."
func (r *reading) parenthetical(a ascription, start, j int) (ascription, bool) {
	s := a.s
	first := r.clauseStart(s, start-1)
	if j >= len(s.chunks) || first >= start-1 || r.opensAt(s, j) || r.toks[s.chunks[j].first].tag == "VBG" || r.accordingTo(s, j) > 0 {
		return a, false
	}
	rest := tokenSpan{s.chunks[j].first, r.contentEnd(s, s.chunks[j].first, "clause")}
	if !r.hasVerb(rest.first, rest.last) {
		return a, false
	}
	a.governs, a.rule, a.content = "after", "parenthetical", []tokenSpan{{first, start - 1}, rest}
	return a, true
}

// invertedSource reports whether the noun phrase at chunk j is the subject of the
// verb at chunk k before it: “A,” said the mayor; it rains, said the mayor.
func (r *reading) invertedSource(s *sent, k, j int) bool {
	if s.kindAt(j) != nounPhrase || r.tellsTime(s.chunks[j]) || r.clauseAt(s, j) {
		return false
	}
	before := s.chunks[k].first - 1
	if r.toks[before].tag == "," && before > s.first { // “A”, said the mayor
		before--
	}
	if r.mark(&r.toks[before]) == '>' {
		return true
	}
	if k := r.subjectChunk(s, k, 0); k >= 0 && (s.kindAt(k-1) == 0 || r.personOf(s.chunks[k]) != "") {
		return false // "The mayor, who was late, said little."; “A,” Anna Berg, 52, told analysts
	}
	n := s.kindAt(j + 1)
	return n == 0 || n == comma || n == stop || n == preposed
}

// shutBefore reports whether what was said may end right before token i: with
// a comma, or with the mark that closes a quotation.
func (r *reading) shutBefore(s *sent, i int) bool {
	if i <= s.first {
		return false
	}
	t := &r.toks[i-1]
	if r.mark(t) == '>' {
		return i-2 >= 0 && !r.toks[i-2].isWord() || r.fillsFrom(s, t.quote)
	}
	return t.tag == ","
}

// fillsFrom reports whether quotation q opens its sentence.
func (r *reading) fillsFrom(s *sent, q int) bool {
	return q >= 0 && r.quoted[q].open <= s.Start
}

// before returns the tokens of what was said when the source and the cue begin
// at token i, and whether it is a quotation.
func (r *reading) before(s *sent, i int) (tokenSpan, bool) {
	end := i
	for end > s.first && r.toks[end-1].tag == "," && r.mark(&r.toks[end-1]) == 0 {
		end--
	}
	if end == s.first {
		return tokenSpan{}, false
	}
	if t := &r.toks[end-1]; r.mark(t) == '>' {
		q := r.spans[t.quote]
		if q.first <= s.first+1 || r.quoted[t.quote].open <= s.Start {
			return q, true
		}
		first := r.clauseStart(s, q.first-1)
		if first < q.first-1 && !r.hasVerb(first, q.first) && r.wholeSpeech(q) {
			return q, true
		}
		return tokenSpan{first, q.last}, false
	}
	first := r.clauseStart(s, end)
	if s.Fragment && first == s.first && end-first >= 2 {
		return tokenSpan{first, end}, false // whatever it began with is lost
	}
	if end-first < 2 || !r.isClause(first, end) && !r.hasVerb(end, min(s.last, end+reach)) || !r.hasVerb(first, end) && r.toks[first].tag == "IN" {
		return tokenSpan{}, false
	}
	if !r.hasVerb(first, end) {
		return tokenSpan{}, false
	}
	switch t := &r.toks[first]; {
	case t.tag == "VBG" || t.tag == "VBN":
		return tokenSpan{}, false
	case (t.tag == "WRB" || subordinates[t.lower]) && r.mainClause(s, first, end) == end:
		return tokenSpan{}, false
	}
	return tokenSpan{first, end}, false
}

// clauseStart returns where the main clause begins that ends before token i:
// the sentence's first word, or the one after a dash or semicolon.
func (r *reading) clauseStart(s *sent, i int) int {
	q := -1
	if i > s.first {
		q = r.toks[i-1].quote
		if r.mark(&r.toks[i-1]) == '>' {
			q = -1
		}
	}
	for j := i - 1; j >= max(s.first, i-reach); j-- {
		t := &r.toks[j]
		if (t.tag == ":" || t.tag == ";") && t.quote < 0 || q >= 0 && t.quote == q && r.mark(t) == '<' {
			return j + 1
		}
	}
	return s.first
}

// rest returns what goes on after an interruption: “A,” he said, “B”. Chunk k
// is the first after source and cue.
func (r *reading) rest(s *sent, k int, quoted bool, before tokenSpan) tokenSpan {
	for n := 0; n < 8 && k < len(s.chunks); n++ {
		if s.kindAt(k) == comma && (r.opensAt(s, k+1) || !quoted && !r.isClause(before.first, before.last)) {
			break
		}
		if r.opensAt(s, k) || s.kindAt(k) == verbGroup || s.kindAt(k) == relative || s.kindAt(k) == joiner {
			break
		}
		k++
	}
	if s.kindAt(k) == comma {
		k++
	}
	if k >= len(s.chunks) {
		return tokenSpan{}
	}
	first := s.chunks[k].first
	if r.opensAt(s, k) {
		return r.spans[r.toks[first].quote]
	}
	if !quoted && s.kindAt(k-1) == comma && !s.Fragment && r.accordingTo(s, k) == 0 && !r.isClause(before.first, before.last) {
		return tokenSpan{first, r.contentEnd(s, first, "clause")}
	}
	return tokenSpan{}
}

// findSource finds the subject of the ascription's verb, and how much of the
// sentence names it.
func (a *ascription) findSource(r *reading) {
	s := a.s
	switch t := &r.toks[s.chunks[a.k].first]; t.tag {
	case "VBG", "TO", "VBN":
		a.owner = r.mainVerb(s, a.k, a.say.class == "show")
		if a.owner < 0 {
			return
		}
		if j := r.othersWords(s, a.owner, a.k); j >= 0 {
			a.owner, a.subject, a.source = -1, j, tokenSpan{s.chunks[j].first, s.chunks[j].last}
			if r.toks[s.chunks[a.k].first].tag == "TO" {
				a.subject = -1 // who is asked to say it has not said it yet
			}
			return
		}
		if a.owner == a.k { // a noun phrase right before it: "a letter saying …"
			a.owner, a.subject = -1, a.k-1
			a.source = tokenSpan{s.chunks[a.k-1].first, s.chunks[a.k-1].last}
			return
		}
	default:
		a.owner = a.k
	}
	a.subject = r.subjectChunk(s, a.owner, 0)
	a.source = r.sourceSpan(s, a.owner)
}

// othersWords returns the chunk of the object of the verb at chunk v when that is
// who says what the verb at chunk k says: "cited Ann Lee as saying", "asked Oslo
// to admit". It returns -1 when the subject says it.
func (r *reading) othersWords(s *sent, v, k int) int {
	if v >= k || s.kindAt(v+1) != nounPhrase || r.isPassive(s, v) {
		return -1
	}
	_, at := r.verbOf(s.chunks[v])
	if at < 0 {
		return -1
	}
	say := r.x.lx.said[r.toks[at].lower]
	switch {
	case s.kindAt(k-1) == preposed && r.toks[s.chunks[k-1].first].lower == "as":
		if say.base == "cite" || say.base == "quote" {
			return v + 1
		}
	case r.toks[s.chunks[k].first].tag == "TO" && k == v+2 && slices.Contains(say.governs, "obj-inf"):
		return v + 1
	}
	return -1
}

// mainVerb returns the chunk of the finite verb whose subject also does what
// the participle or infinitive at chunk k says; k itself when the noun phrase
// right before does it ("a letter saying"), even as an object when it is
// evidence ("leaked ledgers showing"); -1 for none.
func (r *reading) mainVerb(s *sent, k int, evidence bool) int {
	if s.kindAt(k-1) == nounPhrase && r.toks[s.chunks[k].first].tag == "VBG" && r.headOf(s, k-1) == k-1 && (evidence || s.kindAt(k-2) != verbGroup) {
		return k
	}
	for j := k - 1; j >= max(0, k-reach); j-- {
		if s.chunks[j].kind != verbGroup {
			continue
		}
		switch r.toks[s.chunks[j].first].tag {
		case "VBG", "TO", "VBN":
			continue
		}
		if r.toks[s.chunks[j].first].quote != r.toks[s.chunks[k].first].quote {
			continue
		}
		return j
	}
	for j := k + 1; j < min(len(s.chunks), k+reach); j++ { // "Calling it folly, he left."
		if s.chunks[j].kind == comma && s.kindAt(j+1) == nounPhrase {
			for n := j + 2; n < min(len(s.chunks), k+reach); n++ {
				if s.chunks[n].kind == verbGroup {
					return n
				}
			}
			return -1
		}
	}
	return -1
}

// accordingAt reads "according to SOURCE" at chunk k.
func (r *reading) accordingAt(s *sent, k int) (ascription, bool) {
	n := r.accordingTo(s, k)
	if n == 0 {
		return ascription{}, false
	}
	c := s.chunks[k]
	a := ascription{s: s, verb: c.first, k: n, subject: n, owner: -1, told: -1, governs: "clause", rule: "according-to", cue: tokenSpan{c.first, c.first + 2}}
	a.source = r.phraseAfter(s, n, false)
	if c.first == s.first || r.toks[c.first-1].tag == "CC" {
		first := r.afterSource(s, n)
		for j := a.source.last; j < min(s.last, a.source.last+reach); j++ {
			if r.toks[j].tag == "," {
				first = max(first, j+1)
				break
			}
		}
		if a.source.last > first {
			a.source.last = first
		}
		for a.source.last > a.source.first && r.toks[a.source.last-1].tag == "," {
			a.source.last--
		}
		if first >= s.last {
			return a, false
		}
		return r.withContent(a, first, "clause")
	}
	end := c.first
	for end > s.first && !r.toks[end-1].isWord() && r.mark(&r.toks[end-1]) == 0 {
		end--
	}
	if end > s.first && r.mark(&r.toks[end-1]) == '>' {
		b, quoted := r.before(s, end)
		a.content, a.quoted = []tokenSpan{b}, quoted
		return a, b.first < b.last
	}
	first := r.clauseStart(s, end)
	if end-first < 2 {
		return a, false
	}
	a.content = []tokenSpan{{first, end}}
	j := s.chunkAt(a.source.last-1) + 1
	if open := s.kindAt(s.chunkAt(end - 1)); s.kindAt(j) == comma && j+1 < len(s.chunks) && (open == verbGroup || open == preposed) {
		// "She led, according to Reuters, the largest march of the year."
		rest := s.chunks[j+1].first
		a.content = append(a.content, tokenSpan{rest, r.contentEnd(s, rest, "clause")})
	}
	return a, true
}

// colonLead reads a sentence that begins with a speaker and a colon.
func (r *reading) colonLead(s *sent) (ascription, bool) {
	if s.kindAt(0) != nounPhrase || s.kindAt(1) != stop || r.toks[s.chunks[1].first].text != ":" || len(s.chunks) < 3 {
		return ascription{}, false
	}
	c := s.chunks[1]
	a := ascription{s: s, verb: c.first, k: 0, subject: 0, owner: -1, told: -1, governs: "quote", rule: "speaker-colon", cue: tokenSpan{c.first, c.last}, source: tokenSpan{s.chunks[0].first, s.chunks[0].last}}
	if !r.opensAt(s, 2) && r.personOf(s.chunks[0]) == "" {
		return a, false
	}
	return r.withContent(a, c.last, "clause")
}

// goOn gives quotations that fill the sentences after another one to the same
// source: “A,” he said. “B. C.”
func (r *reading) goOn(list []ascription) {
	if len(list) == 0 {
		return
	}
	covered := make([]int, len(r.quoted)) // by which ascription, plus 1; -1 for a part of one
	for n := range list {
		for _, c := range list[n].content {
			for _, q := range r.quotedIn(c) {
				if r.spans[q].first >= c.first && list[n].quoted {
					covered[q] = n + 1
				} else if covered[q] == 0 {
					covered[q] = -1
				}
			}
		}
	}
	for q := 1; q < len(r.quoted); q++ {
		n := covered[q-1]
		if covered[q] != 0 || n <= 0 || r.spans[q].first >= r.spans[q].last || r.spans[q-1].first >= r.spans[q-1].last {
			continue
		}
		s, e := r.sentOf(r.spans[q].first), r.sentOf(r.spans[q].last-1)
		prev := r.sentOf(r.spans[q-1].last - 1)
		same := r.paragraph(prev.index) == r.paragraph(s.index)
		if !r.fillsSentences(s, e, q) || same && s.index-prev.index > 1 || !same && !r.quoted[q-1].continues {
			continue
		}
		list[n-1].content = append(list[n-1].content, r.spans[q])
		covered[q] = n
	}
}

// fillsSentences reports whether nothing but quotation q stands in the
// sentences from s to e.
func (r *reading) fillsSentences(s, e *sent, q int) bool {
	for i := s.first; i < e.last; i++ {
		if r.toks[i].isWord() && r.toks[i].quote != q {
			return false
		}
	}
	return true
}
