package facts

import (
	"slices"
	"strings"
	"unicode"

	"attache/internal/article"
)

// An attribution says whose words stand somewhere.
type attribution struct {
	speakers  []actor
	addressee string
	via       string
	cue       string
	rule      string
	first     int       // token of the sentence where the attribution stands; -1 for none
	source    tokenSpan // the words that name the speakers
	cueAt     tokenSpan // the words that introduce what they said
}

// A claim is a run of tokens that somebody vouches for, not the article.
type claim struct {
	first, last int
	by          attribution
	verbatim    bool // the speaker's own words, though not between quotation marks
}

// quotes finds who said what: the words between quotation marks first, then
// what is reported without them. It leaves the claims behind, by which the
// later steps tell statements of the article from those of its people.
func (r *reading) quotes() []claim {
	r.spans = r.quoteTokens()
	list := r.ascriptions()
	r.ascribed = list
	r.alone = r.firstPerson()
	by := r.speakers(list)
	r.echoes(by)
	var claims []claim
	for k := range r.quoted {
		if len(by[k].speakers) == 0 {
			continue
		}
		claims = append(claims, claim{first: r.spans[k].first, last: r.spans[k].last, by: by[k]})
		kind := Partial
		if !r.quoted[k].broken && r.wholeSpeech(r.spans[k]) {
			kind = Direct
		}
		r.addQuotes(by[k], r.quoted[k].Span, kind, r.proof(r.spans[k], by[k]))
	}
	claims = append(claims, r.reported(list, claims)...)
	r.record(list)
	return append(claims, r.interview()...)
}

// proof cites the sentences of a quotation, and when it has no cue of its own
// also the sentence that has.
func (r *reading) proof(q tokenSpan, by attribution) []Evidence {
	s, e := r.sentOf(q.first), r.sentOf(q.last-1)
	ev := []Evidence{Cite(r.a, article.Span{Start: s.Start, End: e.End})}
	if by.first >= 0 {
		if a := r.sentOf(by.first); a.Start < s.Start || a.End > e.End {
			ev = append(ev, Cite(r.a, a.Span))
		}
	}
	return ev
}

// addQuotes adds what is said in a span of the body, for each of its speakers.
func (r *reading) addQuotes(by attribution, at article.Span, kind string, ev []Evidence) {
	for _, sp := range by.speakers {
		r.addQuote(Quote{Speaker: r.calledFully(sp), SpeakerID: sp.id, Kind: kind, Text: r.a.Text(at), Cue: by.cue, Addressee: by.addressee, Via: by.via, Rule: by.rule,
			Evidence: ev, Source: r.spansOf(by.source), CueAt: r.spansOf(by.cueAt), Content: []article.Span{at}})
	}
}

// calledFully returns how a speaker is shown: one without a name with whom or what
// it belongs to, "the head of the agency" and "a statement released by the court".
func (r *reading) calledFully(sp actor) string {
	if sp.id != "" || sp.last <= sp.first || sp.seat != "" {
		return sp.voice()
	}
	s := r.sentOf(sp.first)
	k := s.chunkAt(sp.last - 1)
	j := k + 1
	if s.kindAt(j) == verbGroup && s.chunks[j].last == s.chunks[j].first+1 && r.toks[s.chunks[j].first].tag == "VBN" && s.kindAt(j+1) == preposed && r.toks[s.chunks[j+1].first].lower == "by" {
		j++
	} else if s.kindAt(j) != preposed || r.toks[s.chunks[j].first].lower != "of" {
		return sp.voice()
	}
	if s.kindAt(j+1) != nounPhrase || r.tellsTime(s.chunks[j+1]) || r.toks[s.chunks[j].first].quote != r.toks[sp.first].quote {
		return sp.voice()
	}
	return r.text(sp.first, s.chunks[j+1].last)
}

// claimed notes for every token which claim it is part of: the words between
// quotation marks before those around them.
func (r *reading) claimed(claims []claim) {
	r.claims = claims
	for k := range claims {
		for i := claims[k].first; i < claims[k].last; i++ {
			if r.toks[i].claim == 0 {
				r.toks[i].claim = k + 1
			}
		}
	}
}

// claimAt returns who vouches for token i, when it is not the article.
func (r *reading) claimAt(i int) (attribution, bool) {
	if k := r.toks[i].claim; k > 0 {
		return r.claims[k-1].by, true
	}
	return attribution{}, false
}

func (r *reading) addQuote(q Quote) {
	if strings.TrimFunc(q.Text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) == "" {
		return
	}
	q.Date = r.a.Date
	r.doc.Quotes = append(r.doc.Quotes, q)
}

// record notes the ascriptions in the document.
func (r *reading) record(list []ascription) {
	for i := range list {
		a := &list[i]
		out := Attribution{Cue: r.spansOf(a.cue), Source: r.spansOf(a.source), Content: r.spansOf(a.content...), Rule: a.name()}
		if a.say != nil {
			out.Class = a.say.class
		}
		r.doc.Attributions = append(r.doc.Attributions, out)
	}
}

// spansOf returns where the tokens stand in the body, without empty spans.
func (r *reading) spansOf(list ...tokenSpan) []article.Span {
	out := []article.Span{}
	for _, t := range list {
		if t.first < t.last {
			out = append(out, r.span(t.first, t.last))
		}
	}
	return out
}

type tokenSpan struct{ first, last int }

// quoteTokens returns for each quotation its tokens without the marks.
func (r *reading) quoteTokens() []tokenSpan {
	out := make([]tokenSpan, len(r.quoted))
	for i := range r.toks {
		t := &r.toks[i]
		if t.quote < 0 || r.mark(t) != 0 {
			continue
		}
		if o := &out[t.quote]; o.first == o.last {
			o.first, o.last = i, i+1
		} else {
			o.last = i + 1
		}
	}
	return out
}

func (r *reading) sentOf(i int) *sent {
	k, ok := slices.BinarySearchFunc(r.sents, i, func(s sent, i int) int {
		switch {
		case s.last <= i:
			return -1
		case s.first > i:
			return 1
		}
		return 0
	})
	if !ok {
		return &r.sents[min(k, len(r.sents)-1)]
	}
	return &r.sents[k]
}

// wholeSpeech tells a speaker's sentence from a phrase lifted out of one: it
// has a verb, and starts in upper case or is long.
func (r *reading) wholeSpeech(q tokenSpan) bool {
	if !r.hasVerb(q.first, q.last) {
		return false
	}
	first := q.first
	for first < q.last-1 && !r.toks[first].isWord() { // “[T]his”
		first++
	}
	return r.isClause(first, q.last) || r.toks[first].capital() && q.last-q.first >= 4
}

// isClause reports whether tokens [first, last), of one sentence or more, hold
// a finite verb with its subject before it, and do not begin with what can only
// go on with something before them.
func (r *reading) isClause(first, last int) bool {
	s := r.sentOf(first)
	subject := false
	for k := s.chunkAt(first); k < len(s.chunks) && s.chunks[k].first < last; k++ {
		c := s.chunks[k]
		switch c.kind {
		case nounPhrase:
			subject = true
		case relative:
			if !subject && r.toks[c.first].lower != "what" && r.toks[c.first].lower != "that" {
				return false
			}
		case verbGroup:
			i := c.first
			for i < c.last-1 && !r.toks[i].isVerb() {
				i++
			}
			switch r.toks[i].tag {
			case "VBD", "VBZ", "VBP", "MD", "VB":
				return subject
			}
		}
	}
	return false
}

// speakers finds for each quotation who said it, by sieves, the surest first.
func (r *reading) speakers(list []ascription) []attribution {
	by := make([]attribution, len(r.quoted))
	holds := r.heldBy(list)
	for k, q := range r.spans {
		by[k].first = -1
		if q.first >= q.last {
			continue
		}
		s, e := r.sentOf(q.first), r.sentOf(q.last-1)
		if e.Fragment && e.Start > r.quoted[k].open {
			continue
		}
		ascribed := func() attribution {
			if holds[k] < 0 {
				return attribution{}
			}
			return r.saidBy(&list[holds[k]], q)
		}
		governing := func() attribution { return r.governing(s, q) }
		sieves := []func() attribution{ascribed, governing}
		if !r.wholeSpeech(q) { // a phrase belongs to its verb before its source
			sieves = []func() attribution{governing, ascribed}
		}
		sieves = append(sieves, func() attribution { return r.accordingIn(s, q) }, func() attribution { return r.announced(s, q) })
		for _, sieve := range sieves {
			if a := r.heard(sieve()); len(a.speakers) > 0 && !r.isTitle(q) {
				a.via = r.viaOf(e, q, a)
				by[k] = a
				break
			}
		}
	}
	return by
}

// isTitle reports whether a quotation is the name of a book, a song or an
// operation rather than words of a speaker: each word begins with a capital, or
// the word before says so ("the newspaper “Kurier”").
func (r *reading) isTitle(q tokenSpan) bool {
	if i := q.first - 2; i >= 0 && titled[r.toks[i].lower] && r.toks[q.first].capital() {
		return true
	}
	words := 0
	for i := q.first; i < q.last; i++ {
		t := &r.toks[i]
		if !t.isWord() || len(t.text) <= 3 && i > q.first {
			continue
		}
		if !t.capital() {
			return false
		}
		words++
	}
	return words > 1 && q.last-q.first > 1 && r.toks[q.last-1].isWord()
}

// heldBy returns for each quotation the ascription with the shortest content
// that holds it, or -1.
func (r *reading) heldBy(list []ascription) []int {
	out, size := make([]int, len(r.quoted)), make([]int, len(r.quoted))
	for k := range out {
		out[k] = -1
	}
	for n := range list {
		for _, c := range list[n].content {
			for _, q := range r.quotedIn(c) {
				if r.spans[q].first >= c.first && (out[q] < 0 || c.last-c.first < size[q]) {
					out[q], size[q] = n, c.last-c.first
				}
			}
		}
	}
	return out
}

// quotedIn returns the quotations that have words among the tokens of c.
func (r *reading) quotedIn(c tokenSpan) []int {
	var out []int
	for i := c.first; i < c.last; i++ {
		if q := r.toks[i].quote; q >= 0 {
			if len(out) == 0 || out[len(out)-1] != q {
				out = append(out, q)
			}
			i = max(i, r.spans[q].last-1)
		}
	}
	return out
}

// saidBy returns who speaks in an ascription whose content holds the tokens of
// q, nobody when it is not speech, or denied to be.
func (r *reading) saidBy(a *ascription, q tokenSpan) attribution {
	s := a.s
	if a.say != nil {
		if !a.say.speech() && a.say.class != "call" || r.disowns(s.chunks[a.k]) || r.passive(s.chunks[a.k], a.verb) && a.owner >= 0 {
			return attribution{}
		}
	}
	out := attribution{speakers: r.voices(a), cue: r.cueText(a), rule: a.name(), first: s.first, source: a.source, cueAt: a.cue}
	if len(a.content) > 0 && q.first > a.content[0].last {
		out.rule = "goes-on, " + out.rule
	}
	if told := a.told; told >= 0 || a.say != nil && tellVerbs[r.toks[a.verb].lower] && s.kindAt(a.k+1) == nounPhrase && a.owner >= 0 {
		if told < 0 {
			told = a.k + 1
		}
		if to, ok := r.actor(s, s.chunks[told]); ok {
			out.addressee = to.voice()
		}
	}
	return out
}

// voices returns the speakers of an ascription as far as they can be resolved.
func (r *reading) voices(a *ascription) []actor {
	s := a.s
	switch {
	case a.subject < 0:
		return nil
	case a.owner >= 0:
		if r.unclear(s, a) || r.nobody(s.chunks[a.subject]) {
			return nil
		}
		if who := r.subjects(s, a.owner); len(who) > 0 {
			return who
		}
		return r.onlyPerson(s, a.subject)
	case s.kindAt(a.subject+1) == joiner && s.kindAt(a.subject+2) == nounPhrase && s.chunks[a.subject+2].last <= a.source.last:
		return r.listEndingAt(s, a.subject+2)
	}
	if who, ok := r.actor(s, s.chunks[r.lastOfName(s, a.subject)]); ok {
		return []actor{who}
	}
	return nil
}

// spokenTo reports whether "he" or "she" at token at follows an adjunct that names
// with whom: in "Speaking to Ann Lee, she said" and "In an interview with Ann Lee,
// she said" it is not Ann Lee who speaks.
func (r *reading) spokenTo(s *sent, at int) bool {
	if t := &r.toks[at]; t.lower != "he" && t.lower != "she" || at == s.first || at > s.first+30 || r.toks[at-1].tag != "," || r.hasFinite(s.first+1, at) {
		return false
	}
	switch r.toks[s.first].tag {
	case "VBG", "VBN":
		return r.personWithin(s, s.first, at)
	}
	for k := 1; k < len(s.chunks) && s.chunks[k].first < at; k++ {
		if s.kindAt(k-1) == preposed && r.personOf(s.chunks[k]) != "" {
			switch r.toks[s.chunks[k-1].first].lower {
			case "with", "to", "by":
				return true
			}
		}
	}
	return false
}

// unclear reports whether the source is a "who" that may stand for either of two
// people: "a niece of Ann Lee, who said".
func (r *reading) unclear(s *sent, a *ascription) bool {
	k := a.owner - 1
	return s.kindAt(k) == relative && s.kindAt(k-1) == comma && s.kindAt(k-2) == nounPhrase && s.kindAt(k-3) == preposed &&
		r.toks[s.chunks[k-3].first].lower == "of" && r.personOf(s.chunks[k-2]) != "" && s.kindAt(k-4) == nounPhrase && r.mayspeak(s.chunks[k-4])
}

// onlyPerson returns who "he" or "she" at chunk k means when the article has
// named a single person so far, however long ago.
func (r *reading) onlyPerson(s *sent, k int) []actor {
	c := s.chunks[k]
	if t := &r.toks[c.first]; sexOf[t.lower] == 0 || t.tag != "PRP" || r.alone.id == "" || r.spokenTo(s, c.first) || c.first < r.alone.first || c.first >= r.alone.last {
		return nil
	}
	sex := sexOf[r.toks[c.first].lower]
	if is := r.sexes()[r.alone.id]; is != 0 && is != sex || r.stranger(s, sex) || s.index > 0 && r.stranger(&r.sents[s.index-1], sex) {
		return nil
	}
	return []actor{{id: r.alone.id, name: r.entities[r.alone.id].Name, first: c.first, last: c.last}}
}

// firstPerson returns whom the article names first, and the tokens from there to
// where it names somebody else.
func (r *reading) firstPerson() actor {
	a := actor{last: len(r.toks)}
	for _, m := range r.inOrder() {
		if r.entities[m.id].Type != Person || m.id == a.id {
			continue
		}
		if a.id != "" {
			a.last = m.first
			break
		}
		a.id, a.first = m.id, m.first
	}
	return a
}

// cueText returns the word that introduces what is said, with its particle.
func (r *reading) cueText(a *ascription) string {
	switch {
	case a.say == nil:
		return strings.ToLower(r.text(a.cue.first, a.cue.last))
	case a.say.particle != "":
		return r.text(a.verb, a.verb+2)
	}
	return r.toks[a.verb].text
}

// viaOf returns who passed on what the speakers of a said, when the sentence
// has another source: “…,” Wang said, according to his ministry.
func (r *reading) viaOf(s *sent, content tokenSpan, a attribution) string {
	if strings.HasPrefix(a.rule, "according") {
		return ""
	}
	if via := r.accordingIn(s, content); len(via.speakers) > 0 && via.speakers[0].name != a.speakers[0].name {
		return via.speakers[0].voice()
	}
	return ""
}

// heard drops the speakers that cannot speak: "their first meeting", "data".
func (r *reading) heard(a attribution) attribution {
	var out []actor
	for _, sp := range a.speakers {
		if sp.id == "" && !r.looksNamed(sp) && !r.mayspeak(chunk{first: sp.first, last: sp.last}) || strings.HasPrefix(sp.id, "place/") {
			continue
		}
		out = append(out, sp)
	}
	a.speakers = out
	return a
}

// looksNamed reports whether the phrase is a name, though nobody knows whose:
// “…,” Pelosi said.
func (r *reading) looksNamed(a actor) bool {
	if a.last-a.first > 3 || a.first == 0 {
		return false
	}
	for i := a.first; i < a.last; i++ {
		if t := &r.toks[i]; !t.capital() || t.tag != "NNP" || t.name >= 0 || r.isHead(t.norm) || degrees[t.norm] || len(t.text) < 4 {
			return false
		}
	}
	switch r.toks[a.first-1].lower {
	case "of", ",", "and", "for", "in":
		return false
	}
	return true
}

// said returns the reporting verb in a verb group, nil for none.
func (r *reading) said(c chunk) (*sayVerb, int) {
	for i := c.last - 1; i >= c.first; i-- {
		t := &r.toks[i]
		if v, ok := r.x.lx.said[t.lower]; ok && t.isVerb() {
			return &v, i
		}
	}
	return nil, -1
}

// tellVerbs take the person addressed as their object.
var tellVerbs = map[string]bool{"told": true, "tells": true, "tell": true, "telling": true, "assured": true, "informed": true, "reminded": true, "asked": true, "warned": true, "briefed": true}

// accordingTo returns the chunk of the source when "according to" stands at
// chunk k, or 0.
func (r *reading) accordingTo(s *sent, k int) int {
	if k >= len(s.chunks) {
		return 0
	}
	if i := s.chunks[k].first; r.toks[i].lower != "according" || i+1 >= s.last || r.toks[i+1].lower != "to" {
		return 0
	}
	for n := k + 1; n < len(s.chunks) && n < k+3; n++ {
		if s.chunks[n].kind == nounPhrase {
			return r.lastOfName(s, n)
		}
	}
	return 0
}

// lastOfName returns the noun phrase that names the source: in "according to
// the Russian state news agency Tass" one phrase does, and it is k.
func (r *reading) lastOfName(s *sent, k int) int {
	if r.personOf(s.chunks[k]) != "" {
		return k
	}
	j := k + 1
	for s.kindAt(j) == preposed && s.kindAt(j+1) == nounPhrase && j < k+5 && r.personOf(s.chunks[j+1]) == "" { // "said the head of the agency, Colonel Bruno Matei"
		j += 2
	}
	if s.kindAt(j) == comma && s.kindAt(j+1) == nounPhrase && r.personOf(s.chunks[j+1]) != "" && s.kindAt(j+2) != verbGroup && s.kindAt(j+2) != joiner && (j == k+1 || r.roleCoversToken(s.chunks[k], s.chunks[k].last-1)) {
		return j + 1
	}
	return k
}

// accordingIn finds "according to SOURCE" in the sentence outside the
// quotation, for sentences that carry one at their beginning or end.
func (r *reading) accordingIn(s *sent, q tokenSpan) attribution {
	for k := range s.chunks {
		c := s.chunks[k]
		if c.first >= q.first && c.first < q.last || r.toks[c.first].quote >= 0 {
			continue
		}
		if n := r.accordingTo(s, k); n > 0 {
			if a, ok := r.actor(s, s.chunks[n]); ok {
				return attribution{speakers: []actor{a}, cue: "according to", rule: "according-to", first: s.first,
					source: tokenSpan{s.chunks[n].first, s.chunks[n].last}, cueAt: tokenSpan{c.first, c.first + 2}}
			}
		}
	}
	return attribution{}
}

// titled are things whose names stand in quotation marks.
var titled = set("newspaper magazine daily weekly channel broadcaster film movie book novel song album single series show play ship yacht ferry podcast portal website blog band poem painting opera musical")

// governing gives a quoted phrase to the subject of the verb it hangs on:
// “welcomed him as an ‘old friend’”, “called it ‘cold war mentality’”.
func (r *reading) governing(s *sent, q tokenSpan) attribution {
	k := s.chunkAt(q.first)
	for k--; k >= 0; k-- {
		c := s.chunks[k]
		if c.kind == stop && !r.bracket(c) || c.kind == comma && s.kindAt(k+1) == relative {
			return attribution{}
		}
		if c.kind != verbGroup || r.toks[c.first].quote >= 0 {
			continue
		}
		likened := r.likenedBy(s, k, q.first)
		if j := r.subjectChunk(s, k, 0); r.disowns(c) && !likened || j >= 0 && r.nobody(s.chunks[j]) {
			return attribution{} // "never said “…”"
		}
		sv, at := r.said(c)
		if sv == nil {
			if likened || r.sharesVerb(c) {
				sv, at = &sayVerb{}, c.last-1
			} else if s.kindAt(k-1) == nounPhrase && s.kindAt(k-2) == comma && r.fronted(s, s.first) {
				return attribution{} // "When she tweeted it, Oslo called the police"
			} else {
				continue
			}
		}
		// "A process called …" is nobody's speech; after a bracket, "Lavrov (72)
		// informed …", the tagger only thinks that it is a participle.
		if r.passive(c, at) || r.toks[at].tag == "VBN" && c.first == at && s.kindAt(k-1) == nounPhrase || r.deniedBefore(s, k) {
			return attribution{}
		}
		if who := r.subjects(s, k); len(who) > 0 && (who[0].id != "" || r.mayspeak(chunk{first: who[0].first, last: who[0].last})) {
			return r.governed(s, k, at, who)
		}
		return attribution{}
	}
	return attribution{}
}

// deniedBefore reports whether the clause of the verb at chunk k is what somebody
// denies: "denied that he had called it “…”".
func (r *reading) deniedBefore(s *sent, k int) bool {
	for j := k - 1; j >= max(0, k-4); j-- {
		switch c := s.chunks[j]; {
		case c.kind == verbGroup:
			return r.disowns(c)
		case c.kind != nounPhrase && !r.thatAt(s, j):
			return false
		}
	}
	return false
}

// hasFinite reports whether a finite verb stands among tokens [first, last).
func (r *reading) hasFinite(first, last int) bool {
	for i := first; i < last; i++ {
		switch r.toks[i].tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// likenedBy reports whether the quotation that begins at token q is what the verb
// at chunk k likens something to: dismissed as “fantasy” the report, received her
// as a “friend”.
func (r *reading) likenedBy(s *sent, k, q int) bool {
	j := s.chunkAt(q) - 1
	for s.kindAt(j) == mark || s.kindAt(j) == other {
		j--
	}
	return s.kindAt(j) == preposed && r.toks[s.chunks[j].first].lower == "as" && (j == k+1 && r.x.lx.said[r.toks[s.chunks[k].last-1].lower].base != "" || j == k+2 && s.kindAt(k+1) == nounPhrase)
}

// governed returns the attribution to the subject of the verb at token at, in
// the verb group at chunk k.
func (r *reading) governed(s *sent, k, at int, who []actor) attribution {
	a := attribution{speakers: who, cue: r.toks[at].text, rule: "verb-governs-phrase", first: s.first, source: r.sourceSpan(s, k), cueAt: tokenSpan{s.chunks[k].first, s.chunks[k].last}}
	if tellVerbs[r.toks[at].lower] && s.kindAt(k+1) == nounPhrase {
		if to, ok := r.actor(s, s.chunks[k+1]); ok {
			a.addressee = to.voice()
		}
	}
	return a
}

func (r *reading) bracket(c chunk) bool {
	t := r.toks[c.first].text
	return t == "(" || t == ")"
}

// sharesVerb reports whether the verb, though no verb of speech, makes its
// subject the author of a phrase in quotation marks.
func (r *reading) sharesVerb(c chunk) bool {
	for i := c.first; i < c.last; i++ {
		switch r.toks[i].lower {
		case "called", "calls", "calling", "call", "described", "describes", "describing", "welcomed", "greeted", "hailed", "informed", "agreed", "promised", "dubbed", "termed", "labelled", "labeled", "branded", "expressed", "voiced":
			return true
		}
	}
	return false
}

// echoes gives a heading that is a quotation to the speaker of the sentence it
// was made from: one that shares most of its words.
func (r *reading) echoes(by []attribution) {
	for k := range r.quoted {
		if r.spans[k].first == r.spans[k].last || len(by[k].speakers) > 0 {
			continue
		}
		s := r.sentOf(r.spans[k].first)
		if s.kind != article.Heading {
			continue
		}
		for j := k + 1; j < len(r.quoted) && r.quoted[j].paragraph <= r.quoted[k].paragraph+2; j++ {
			if r.spans[j].first < r.spans[j].last && len(by[j].speakers) > 0 && r.echo(r.spans[k], r.spans[j]) {
				by[k] = by[j]
				by[k].rule, by[k].cue = "heading-echoes-quote", ""
				break
			}
		}
	}
}

// echo reports whether the shorter of two quotations shares at least half of
// its content words with the other.
func (r *reading) echo(a, b tokenSpan) bool {
	words := map[string]bool{}
	for i := b.first; i < b.last; i++ {
		if t := &r.toks[i]; len(t.lower) > 3 {
			words[stemish(t.lower)] = true
		}
	}
	n, hit := 0, 0
	for i := a.first; i < a.last; i++ {
		if t := &r.toks[i]; len(t.lower) > 3 {
			n++
			if words[stemish(t.lower)] {
				hit++
			}
		}
	}
	return n >= 2 && hit*2 >= n && hit >= 2
}

func stemish(w string) string {
	for _, suffix := range []string{"ing", "ed", "es", "s"} {
		if len(w) > len(suffix)+3 && strings.HasSuffix(w, suffix) {
			return w[:len(w)-len(suffix)]
		}
	}
	return w
}

// reported finds speech without quotation marks among the ascriptions: "X said
// that …", "…, X said", "according to X, …".
func (r *reading) reported(list []ascription, direct []claim) []claim {
	var out []claim
	for n := range list {
		a := &list[n]
		if c, ok := r.denial(a); ok {
			r.addQuotes(c.by, r.span(c.first, c.last), Reported, r.cite(a.s)) // nobody vouches for what they deny
			continue
		}
		c, ok := r.reports(a)
		if !ok || overlaps(direct, c) || r.passesOn(list, n) {
			continue
		}
		out = append(out, c)
		if shown, ok := r.shown(a, c, direct); ok {
			r.addQuotes(c.by, r.span(shown.first, shown.last), Reported, r.cite(a.s))
		}
	}
	return out
}

// shown returns the tokens of a reported claim that a reader needs: with the verb
// where they are nothing without it ("called the plan a folly"), and none when
// the quotation within them says as much ("called the plan “a folly”").
func (r *reading) shown(a *ascription, c claim, direct []claim) (tokenSpan, bool) {
	span := tokenSpan{c.first, c.last}
	if a.say == nil || a.states() || !r.calls(a) || a.verb >= c.first {
		return span, true
	}
	k, _ := slices.BinarySearchFunc(direct, c.first, func(d claim, first int) int { return d.last - first })
	for ; k < len(direct) && direct[k].first < c.last; k++ {
		if direct[k].by.speakers[0].voice() == c.by.speakers[0].voice() && r.allQuoted(c, direct[k]) {
			return span, false
		}
	}
	span.first = a.verb
	return span, true
}

// allQuoted reports whether the quotation q within c is all that something is
// called there, but for an article: not "a result of “greed”", "“late” and cold".
func (r *reading) allQuoted(c, q claim) bool {
	i := q.first - 1
	for i > c.first && (r.mark(&r.toks[i]) != 0 || r.toks[i].tag == "DT" || r.toks[i].tag == "RB" || r.toks[i].lower == "as") {
		i--
	}
	j := q.last
	for j < c.last && !r.toks[j].isWord() {
		j++
	}
	s := r.sentOf(c.first)
	return r.toks[i].isNoun() && (j >= s.last || j == c.last || r.tellsTime(s.chunks[s.chunkAt(j)]) || !r.toks[j].isNoun() && r.toks[j].tag != "CC" && r.toks[j].tag != "JJ")
}

// overlaps reports whether words between quotation marks make up most of c,
// which were found already.
func overlaps(direct []claim, c claim) bool {
	n := 0
	k, _ := slices.BinarySearchFunc(direct, c.first, func(d claim, first int) int { return d.last - first })
	for _, d := range direct[k:] {
		if d.first >= c.last {
			break
		}
		n += max(0, min(d.last, c.last)-max(d.first, c.first))
	}
	return n*2 > c.last-c.first
}

// reports returns what an ascription reports somebody to have said, when it is a
// statement by a speaker who can be named.
func (r *reading) reports(a *ascription) (claim, bool) {
	s := a.s
	if a.quoted || s.kind == article.Heading || r.shouts(s) || !r.told(a) {
		return claim{}, false
	}
	c := a.content[len(a.content)-1]
	if len(a.content) == 2 && !r.isClause(c.first, c.last) || len(a.content) > 2 {
		return claim{}, false // "Until then, she says, she stays" says it in one piece
	}
	if c.first > s.first && r.mark(&r.toks[c.first-1]) == '<' {
		c.first--
	}
	if r.thatToken(c.first) && !(c.first+2 < c.last && r.toks[c.first+1].tag == "NN" && r.toks[c.first+2].tag == "POS") {
		c.first++ // but "that tenant's flat" may be the flat of that tenant
	}
	for c.first < c.last && !r.toks[c.first].isWord() && r.mark(&r.toks[c.first]) != '<' {
		c.first++
	}
	by := r.heard(r.saidBy(a, c))
	if c.last-c.first < 3 || len(by.speakers) == 0 || c.last > s.last {
		return claim{}, false
	}
	broken := s.Fragment && c.first == s.first
	if broken && !r.hasVerb(c.first, c.last) || !broken && (a.say == nil || a.states()) && !r.isClause(c.first, c.last) {
		return claim{}, false
	}
	if t := &r.toks[c.last-1]; t.tag == "CC" || t.quote >= 0 && r.mark(t) != '>' && r.spans[t.quote].last > c.last {
		return claim{}, false // half of a sentence, or of a quotation
	}
	if c.last < s.last && r.mark(&r.toks[c.last]) == '>' { // the mark belongs to what it closes
		c.last++
	}
	by.via = r.viaOf(s, c, by)
	return claim{first: c.first, last: c.last, by: by}, true
}

// denial returns what charge somebody denies, with the verb, without which it says the contrary:
// "denies any wrongdoing", "denied rumours that the police had fired".
func (r *reading) denial(a *ascription) (claim, bool) {
	s := a.s
	if a.say == nil || a.say.base != "deny" || len(a.content) != 1 || a.quoted || s.kind == article.Heading || r.shouts(s) ||
		r.negatedOrUnreal(s.chunks[a.k]) || r.supposed(s, a.k) || r.passive(s.chunks[a.k], a.verb) || r.toks[a.verb].quote >= 0 {
		return claim{}, false
	}
	c, first := claim{first: a.verb, last: a.content[0].last}, a.content[0].first
	k := s.chunkAt(first)
	if a.governs != "obj" || first <= a.verb || s.kindAt(k) != nounPhrase || !r.x.lx.charges[singular(r.toks[s.chunks[k].last-1].lower)] || s.kindAt(k+1) == nounPhrase {
		return claim{}, false // "denied Berg a visa"
	}
	if of := &r.toks[s.chunks[k].first]; (of.tag == "DT" || of.tag == "PRP$") && of.lower != "any" && of.lower != "all" && !r.thatAt(s, k+1) {
		return claim{}, false // "denied the report": which?
	}
	if c.last < s.last && r.mark(&r.toks[c.last]) == '>' { // the mark belongs to what it closes
		c.last++
	}
	if t := &r.toks[c.last-1]; c.last > s.last || t.tag == "CC" || t.quote >= 0 && r.mark(t) != '>' && r.spans[t.quote].last > c.last {
		return claim{}, false
	}
	c.by = r.heard(attribution{speakers: r.voices(a), cue: r.cueText(a), rule: a.name(), first: s.first, source: a.source, cueAt: a.cue})
	return c, len(c.by.speakers) > 0
}

// passesOn reports whether ascription n is the source behind another one, which
// names it as such: “…,” Wang said, according to his ministry.
func (r *reading) passesOn(list []ascription, n int) bool {
	a := &list[n]
	if a.say != nil {
		return false
	}
	for i := n - 1; i >= 0 && list[i].s == a.s; i-- {
		b, c := &list[i], a.content[0]
		if b.cue.first < c.first || b.cue.first >= c.last {
			continue
		}
		if b.governs == "after" && b.content[0].first <= c.first || b.states() && b.content[0].first >= c.last {
			return true
		}
	}
	return false
}

// told reports whether an ascription tells of a statement somebody made, not of
// what they thought, wanted, or did not say.
func (r *reading) told(a *ascription) bool {
	if a.say == nil {
		return a.rule == "according-to"
	}
	if r.negatedOrUnreal(a.s.chunks[a.k]) {
		return false
	}
	switch a.governs {
	case "that", "clause", "person", "after":
		switch a.say.class {
		case "say", "claim", "warn", "promise", "demand":
			return true
		}
	case "obj-quote", "obj", "as":
		return r.calls(a)
	}
	return false
}

// calls reports whether something that is named is called or described as
// something: "called the plan a folly", "described the plan as a folly".
func (r *reading) calls(a *ascription) bool {
	first := a.content[0].first
	k := a.s.chunkAt(first)
	if a.s.kindAt(k) != nounPhrase || r.toks[first].tag == "PRP" || r.toks[a.cue.last-1].lower == "as" {
		return false
	}
	switch a.say.base {
	case "call":
		return a.governs == "obj-quote" || a.s.kindAt(k+1) == nounPhrase && r.toks[a.s.chunks[k+1].first].tag == "DT"
	case "describe", "characterise", "characterize", "depict", "portray":
		return a.governs == "as"
	}
	return false
}

func (r *reading) thatToken(i int) bool { return r.toks[i].lower == "that" }

// afterSource returns the token where the content begins after "According to"
// and the source at chunk n, which may be described between commas.
func (r *reading) afterSource(s *sent, n int) int {
	first := s.chunks[n].last
	for i := first; i+1 < s.last && i < first+24; i++ {
		if r.toks[i].tag == "," && r.clauseAt(s, s.chunkAt(i+1)) {
			return i + 1
		}
	}
	for i := first; i < s.last && i < first+24; i++ {
		if r.toks[i].tag != "," {
			continue
		}
		if r.isClause(i+1, s.last) || i+1 < s.last && r.mark(&r.toks[i+1]) == '<' {
			return i + 1
		}
	}
	return first
}

// clauseAt reports whether a clause begins at chunk j: a noun phrase, with what
// hangs on it, and a verb right after.
func (r *reading) clauseAt(s *sent, j int) bool {
	if s.kindAt(j) != nounPhrase {
		return false
	}
	for j++; s.kindAt(j) == preposed && s.kindAt(j+1) == nounPhrase; j += 2 {
	}
	for s.kindAt(j) == mark && s.kindAt(j+1) == verbGroup {
		j++ // she said Oslo “is late”
	}
	if s.kindAt(j) != verbGroup {
		return false
	}
	t := r.toks[s.chunks[j].first].tag
	return t != "VBN" && t != "VBG" && t != "TO"
}

func (r *reading) thatAt(s *sent, j int) bool {
	return j < len(s.chunks) && r.toks[s.chunks[j].first].lower == "that"
}

// mayspeak reports whether a phrase that names nobody may speak all the same:
// "officials", "the ministry", "a spokesman".
func (r *reading) mayspeak(c chunk) bool {
	t := &r.toks[c.last-1]
	return t.isNoun() && (t.role > 0 || adherent(t.lower) || r.roleCoversToken(c, c.last-1) || r.x.lx.speakers[singular(t.lower)] || r.x.lx.speakers[t.lower])
}

// adherent reports whether the noun names people by what they stand for or deal
// in: "conservationists", "an economist".
func adherent(w string) bool {
	w = singular(w)
	return len(w) > 6 && strings.HasSuffix(w, "ist") && (!strings.HasSuffix(w, "list") || strings.HasSuffix(w, "alist"))
}

func (r *reading) roleCoversToken(c chunk, i int) bool {
	for k := c.first; k <= i; k++ {
		if n := r.toks[k].role; n > 0 && k+n > i {
			return true
		}
	}
	return false
}

// negatedOrUnreal reports whether a verb group denies or only imagines what it
// says: "did not say", "would say".
func (r *reading) negatedOrUnreal(c chunk) bool {
	for i := c.first; i < c.last; i++ {
		switch r.toks[i].lower {
		case "not", "n't", "never", "would", "could", "might", "may", "should", "ca", "cannot", "refused", "declined":
			return true
		}
	}
	return false
}
