package facts

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
)

// An attribution says whose words stand somewhere.
type attribution struct {
	speakers  []actor
	addressee string
	via       string
	cue       string
	rule      string
	first     int // token of the sentence where the attribution stands; -1 for none
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
	var claims []claim
	r.spans = r.quoteTokens()
	spans := r.spans
	r.ascribed = r.ascriptions()
	r.record(r.ascribed)
	by := make([]attribution, len(r.quoted))
	for k := range r.quoted {
		if spans[k].first < spans[k].last {
			by[k] = r.attribute(k, spans, by)
		}
	}
	r.echoes(spans, by)
	for k := range r.quoted {
		q := &r.quoted[k]
		if len(by[k].speakers) == 0 {
			continue
		}
		claims = append(claims, claim{first: spans[k].first, last: spans[k].last, by: by[k]})
		s, e := r.sentOf(spans[k].first), r.sentOf(spans[k].last-1)
		ev := []Evidence{Cite(r.a, article.Span{Start: s.Start, End: e.End})}
		if by[k].first >= 0 { // a quotation that has no cue of its own is proved by the sentence that has
			if a := r.sentOf(by[k].first); a.Start < s.Start || a.End > e.End {
				ev = append(ev, Cite(r.a, a.Span))
			}
		}
		kind := Partial
		if r.wholeSpeech(spans[k]) {
			kind = Direct
		}
		for _, sp := range by[k].speakers {
			r.addQuote(Quote{Speaker: sp.voice(), SpeakerID: sp.id, Kind: kind, Text: r.a.Text(q.Span), Cue: by[k].cue, Addressee: by[k].addressee, Via: by[k].via, Rule: by[k].rule,
				Evidence: ev})
		}
	}
	claims = append(claims, r.reported(claims)...)
	return append(claims, r.interview()...)
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
		a.trimmed(r)
		out := Attribution{Cue: r.spansOf(a.cue), Source: r.spansOf(a.source), Content: r.spansOf(a.content...), Rule: a.rule}
		if a.say != nil {
			out.Class = a.say.class
			out.Rule += ":" + a.say.base
		}
		r.doc.Attributions = append(r.doc.Attributions, out)
	}
}

// spansOf returns where the tokens stand in the body, without empty spans.
func (r *reading) spansOf(list ...tokenSpan) []article.Span {
	var out []article.Span
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
			switch r.toks[c.first].tag {
			case "VBD", "VBZ", "VBP", "MD", "VB":
				return subject
			}
		}
	}
	return false
}

// attribute finds the speaker of quotation k by sieves, the surest first.
func (r *reading) attribute(k int, spans []tokenSpan, by []attribution) attribution {
	q := spans[k]
	s, e := r.sentOf(q.first), r.sentOf(q.last-1)
	if e.Fragment && e.Start > r.quoted[k].open {
		return attribution{first: -1}
	}
	governing := func() attribution { return r.governing(s, q) }
	first, last := func() attribution { return attribution{} }, governing
	if !r.wholeSpeech(q) { // a phrase belongs to its verb before its source
		first, last = last, first
	}
	for _, sieve := range []func() attribution{
		func() attribution { return r.afterword(e, q.last) },
		first,
		func() attribution { return r.tail(e, q.last) },
		func() attribution { return r.lead(s, q.first) },
		func() attribution { return r.interrupted(s, k, spans, by) },
		func() attribution { return r.accordingIn(s, q) },
		last,
		func() attribution { return r.floating(s, e, k, spans, by) },
	} {
		if a := r.heard(sieve()); len(a.speakers) > 0 {
			if a.via == "" && !strings.HasPrefix(a.rule, "according") {
				if via := r.accordingIn(e, q); len(via.speakers) > 0 && via.speakers[0].name != a.speakers[0].name {
					a.via = via.speakers[0].voice()
				}
			}
			return a
		}
	}
	return attribution{first: -1}
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

// tail reads the source that follows a quotation: “…,” according to Tass.
func (r *reading) tail(s *sent, end int) attribution {
	if end >= s.last {
		return attribution{}
	}
	k := s.chunkAt(end)
	for s.kindAt(k) == mark || s.kindAt(k) == comma {
		k++
	}
	if n := r.accordingTo(s, k); n > 0 {
		if a, ok := r.actor(s, s.chunks[n]); ok {
			return attribution{speakers: []actor{a}, cue: "according to", rule: "according-after-quote", first: s.first}
		}
	}
	return attribution{}
}

// afterword reads the speaker that follows a quotation: “…,” Lavrov said; “…,”
// said Lavrov.
func (r *reading) afterword(s *sent, end int) attribution {
	if end >= s.last {
		return attribution{}
	}
	k := s.chunkAt(end)
	for s.kindAt(k) == mark || s.kindAt(k) == comma {
		k++
	}
	switch s.kindAt(k) {
	case nounPhrase:
		// SPEAKER [, apposition,] VERB
		v := r.nextVerb(s, k+1)
		if v < 0 || v-k > 7 {
			return attribution{}
		}
		if sv, at := r.said(s.chunks[v]); sv != nil && r.headOf(s, k) == k {
			who := r.listFrom(s, k, v)
			return r.with(s, v, who, r.toks[at].text, "quote-speaker-verb")
		}
	case verbGroup:
		if sv, at := r.said(s.chunks[k]); sv != nil && s.kindAt(k+1) == nounPhrase {
			a, ok := r.actor(s, s.chunks[k+1])
			if ok {
				return r.with(s, k+1, []actor{a}, r.toks[at].text, "quote-verb-speaker")
			}
		}
	}
	return attribution{}
}

// listFrom returns the actors from chunk k up to the verb at chunk v when they
// are joined ("Lavrov and Wang"), else the actor at k.
func (r *reading) listFrom(s *sent, k, v int) []actor {
	if s.kindAt(k+1) == joiner && s.kindAt(k+2) == nounPhrase && k+3 == v {
		return r.listEndingAt(s, k+2)
	}
	if a, ok := r.actor(s, s.chunks[k]); ok {
		return []actor{a}
	}
	return nil
}

// nextVerb returns the verb group after chunk k, with only an apposition or a
// bracket between, or -1.
func (r *reading) nextVerb(s *sent, k int) int {
	for ; k < len(s.chunks); k++ {
		switch s.chunks[k].kind {
		case verbGroup:
			return k
		case stop:
			if !r.bracket(s.chunks[k]) {
				return -1
			}
		case mark, relative:
			return -1
		}
	}
	return -1
}

// with completes an attribution with the addressee that follows the verb at
// chunk v ("told reporters") and the source that passed it on.
func (r *reading) with(s *sent, v int, who []actor, cue, rule string) attribution {
	a := attribution{speakers: who, cue: cue, rule: rule, first: s.first}
	if s.kindAt(v+1) == nounPhrase && s.kindAt(v) == verbGroup {
		if _, at := r.said(s.chunks[v]); at >= 0 && tellVerbs[r.toks[at].lower] {
			if to, ok := r.actor(s, s.chunks[v+1]); ok {
				a.addressee = to.voice()
			}
		}
	}
	return a
}

// tellVerbs take the person addressed as their object.
var tellVerbs = map[string]bool{"told": true, "tells": true, "tell": true, "telling": true, "assured": true, "informed": true, "reminded": true, "asked": true, "warned": true, "briefed": true}

// lead reads what comes before a quotation: Lavrov said: “…”; Lavrov told
// reporters that “…”; Lavrov: “…”.
func (r *reading) lead(s *sent, start int) attribution {
	k := s.chunkAt(start)
	if s.kindAt(k) != mark {
		k--
	}
	for k >= 0 && s.kindAt(k) == mark {
		k--
	}
	colon := false
	for ; k >= 0; k-- {
		c := s.chunks[k]
		t := &r.toks[c.first]
		if c.kind == comma || c.kind == relative && t.lower == "that" || c.kind == preposed && t.lower == "that" {
			continue
		}
		if c.kind == stop && t.text == ":" {
			colon = true
			continue
		}
		break
	}
	if colon && s.kindAt(k) == nounPhrase && k <= 1 && r.personOf(s.chunks[k]) != "" {
		if a, ok := r.actor(s, s.chunks[k]); ok {
			return attribution{speakers: []actor{a}, cue: ":", rule: "speaker-colon-quote", first: s.first}
		}
	}
	v := k
	switch {
	case s.kindAt(k) == nounPhrase && s.kindAt(k-1) == verbGroup: // told reporters
		v = k - 1
	case colon: // said at a press conference in Kabul on Monday:
		for v >= 0 && s.kindAt(v) != verbGroup && s.kindAt(v) != stop && s.kindAt(v) != mark {
			v--
		}
	}
	if s.kindAt(v) != verbGroup {
		return attribution{}
	}
	sv, at := r.said(s.chunks[v])
	if sv == nil || r.toks[at].quote >= 0 || r.disowns(s.chunks[v]) {
		return attribution{}
	}
	who := r.subjects(s, v)
	if len(who) == 0 && s.kindAt(v+1) == nounPhrase && v+1 == k && !tellVerbs[r.toks[at].lower] {
		// Said Lavrov: “…”
		if a, ok := r.actor(s, s.chunks[k]); ok && v == 0 {
			who = []actor{a}
		}
	}
	return r.with(s, v, who, r.toks[at].text, "speaker-verb-quote")
}

// interrupted gives the second half of a broken quotation the speaker of the
// first: “A,” he said, “B.”
func (r *reading) interrupted(s *sent, k int, spans []tokenSpan, by []attribution) attribution {
	if k == 0 || len(by[k-1].speakers) == 0 || spans[k-1].first == spans[k-1].last || spans[k-1].last <= s.first {
		return attribution{}
	}
	if by[k-1].rule == "quote-speaker-verb" || by[k-1].rule == "quote-verb-speaker" || by[k-1].rule == "interrupted-quote" {
		if p := spans[k].first - 2; p >= s.first && r.toks[p].text == "," {
			a := by[k-1]
			a.rule = "interrupted-quote"
			return a
		}
	}
	return attribution{}
}

// accordingTo returns the chunk of the source when "according to" stands at
// chunk k, or 0.
func (r *reading) accordingTo(s *sent, k int) int {
	for n := 0; k+n < len(s.chunks) && n < 3; n++ {
		c := s.chunks[k+n]
		if n == 0 && r.toks[c.first].lower != "according" {
			return 0
		}
		if c.kind == nounPhrase {
			return r.lastOfName(s, k+n)
		}
	}
	return 0
}

// lastOfName returns the noun phrase that names the source: in "according to
// the Russian state news agency Tass" one phrase does, and it is k.
func (r *reading) lastOfName(s *sent, k int) int {
	if r.personOf(s.chunks[k]) == "" && s.kindAt(k+1) == comma && s.kindAt(k+2) == nounPhrase && r.personOf(s.chunks[k+2]) != "" && s.kindAt(k+3) != verbGroup {
		return k + 2
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
				return attribution{speakers: []actor{a}, cue: "according to", rule: "according-to", first: s.first}
			}
		}
	}
	return attribution{}
}

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
		if r.disowns(c) {
			return attribution{} // "never said “…”"
		}
		sv, at := r.said(c)
		if sv == nil {
			if r.sharesVerb(c) {
				sv, at = &sayVerb{}, c.last-1
			} else {
				continue
			}
		}
		// "A process called …" is nobody's speech; after a bracket, "Lavrov (72)
		// informed …", the tagger only thinks that it is a participle.
		if r.passive(c, at) || r.toks[at].tag == "VBN" && c.first == at && s.kindAt(k-1) == nounPhrase {
			return attribution{}
		}
		if who := r.subjects(s, k); len(who) > 0 && (who[0].id != "" || r.mayspeak(chunk{first: who[0].first, last: who[0].last})) {
			return r.with(s, k, who, r.toks[at].text, "verb-governs-phrase")
		}
		return attribution{}
	}
	return attribution{}
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

// floating gives a quotation that fills its sentence, with no cue of its own,
// to the speaker of the quotation before it in the paragraph.
func (r *reading) floating(s, e *sent, k int, spans []tokenSpan, by []attribution) attribution {
	if k == 0 || s.kind == article.Heading || len(by[k-1].speakers) == 0 || len(by[k-1].speakers) > 1 {
		return attribution{}
	}
	words := 0
	for i := s.first; i < e.last; i++ {
		if r.toks[i].isWord() && r.toks[i].quote != k {
			words++
		}
	}
	if words > 0 || !r.wholeSpeech(spans[k]) {
		return attribution{}
	}
	prev := r.sentOf(spans[k-1].last - 1)
	same := r.a.Passages[prev.passage].Paragraph == r.a.Passages[s.passage].Paragraph
	if !same && !r.quoted[k-1].continues {
		return attribution{}
	}
	if same && s.index-prev.index > 1 {
		return attribution{}
	}
	a := by[k-1]
	a.rule = "floating-quote"
	return a
}

// echoes gives a heading that is a quotation to the speaker of the sentence it
// was made from: one that shares most of its words.
func (r *reading) echoes(spans []tokenSpan, by []attribution) {
	for k := range r.quoted {
		if spans[k].first == spans[k].last || len(by[k].speakers) > 0 {
			continue
		}
		s := r.sentOf(spans[k].first)
		if s.kind != article.Heading {
			continue
		}
		for j := k + 1; j < len(r.quoted) && r.quoted[j].paragraph <= r.quoted[k].paragraph+2; j++ {
			if spans[j].first < spans[j].last && len(by[j].speakers) > 0 && r.echo(spans[k], spans[j]) {
				by[k] = by[j]
				by[k].rule = "heading-echoes-quote"
				by[k].via, by[k].cue = by[j].via, ""
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

// reported finds speech without quotation marks: "X said that …", "…, X said",
// "according to X, …".
func (r *reading) reported(direct []claim) []claim {
	var out []claim
	for si := range r.sents {
		s := &r.sents[si]
		if s.kind == article.Heading || r.shouts(s) {
			continue
		}
		c, ok := r.reportedIn(s)
		if !ok || c.last-c.first < 3 || overlaps(direct, c) {
			continue
		}
		out = append(out, c)
		span := r.span(c.first, c.last)
		for _, sp := range c.by.speakers {
			r.addQuote(Quote{Speaker: sp.voice(), SpeakerID: sp.id, Kind: Reported, Text: r.a.Text(span), Cue: c.by.cue, Addressee: c.by.addressee, Via: c.by.via, Rule: c.by.rule, Evidence: r.cite(s)})
		}
	}
	return out
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

func (r *reading) reportedIn(s *sent) (claim, bool) {
	for k := range s.chunks {
		c := s.chunks[k]
		if r.toks[c.first].quote >= 0 {
			continue
		}
		if c.kind == verbGroup {
			if cl, ok := r.saidThat(s, k); ok {
				return cl, true
			}
			if cl, ok := r.contentBefore(s, k); ok {
				return cl, true
			}
		}
		if n := r.accordingTo(s, k); n > 0 && c.kind != verbGroup || n > 0 && r.toks[c.first].lower == "according" {
			a, ok := r.actor(s, s.chunks[n])
			if !ok || a.id == "" && !r.mayspeak(s.chunks[n]) {
				continue
			}
			by := attribution{speakers: []actor{a}, cue: "according to", rule: "according-to", first: s.first}
			first, last := s.first, c.first
			if c.first == s.first { // According to X, …
				first, last = r.afterSource(s, n), s.last
			} else if !r.endsWithSource(s, n) {
				continue
			}
			return r.content(s, first, last, by)
		}
	}
	return claim{}, false
}

// afterSource returns the token where the content begins after "According to"
// and the source at chunk n, which may be described between commas.
func (r *reading) afterSource(s *sent, n int) int {
	first := s.chunks[n].last
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

// endsWithSource reports whether the sentence ends with the source at chunk n,
// or a clause of its own follows: what stands after it belongs to the content
// otherwise, and is cut off.
func (r *reading) endsWithSource(s *sent, n int) bool {
	for k := n + 1; k < len(s.chunks); k++ {
		c := s.chunks[k]
		switch {
		case c.kind == stop && !r.bracket(c):
			return true
		case c.kind == comma:
			next := s.kindAt(k + 1)
			return next == relative || next == joiner || next == verbGroup || r.roleIn(c.last, s.last)
		}
	}
	return true
}

// bareThat are the verbs that need no "that" before what is said.
var bareThat = map[string]bool{"say": true, "tell": true, "add": true, "claim": true, "note": true, "believe": true, "think": true, "insist": true, "argue": true, "announce": true, "report": true, "confirm": true, "admit": true, "suggest": true, "estimate": true, "deny": true, "state": true, "indicate": true, "explain": true, "reveal": true, "warn": true, "stress": true, "write": true, "tweet": true, "predict": true, "acknowledge": true}

// saidThat reads "X said [that] …" at the verb of chunk k.
func (r *reading) saidThat(s *sent, k int) (claim, bool) {
	sv, at := r.said(s.chunks[k])
	if sv == nil || sv.class == "deny" || at != s.chunks[k].last-1 || r.negatedOrUnreal(s.chunks[k]) {
		return claim{}, false
	}
	j := k + 1
	if s.kindAt(j) == nounPhrase && tellVerbs[r.toks[at].lower] {
		j++
		for s.kindAt(j) == preposed && s.kindAt(j+1) == nounPhrase && r.toks[s.chunks[j].first].lower != "that" { // told X by telephone that
			j += 2
		}
	}
	for s.kindAt(j) == preposed && s.kindAt(j+1) == nounPhrase && r.toks[s.chunks[j].first].lower != "that" && r.thatAt(s, j+2) { // said in a statement that
		j += 2
	}
	if j >= len(s.chunks) {
		return claim{}, false
	}
	that := r.thatAt(s, j)
	if !that && !(bareThat[sv.base] && r.clauseAt(s, j)) {
		return claim{}, false
	}
	first := s.chunks[j].first
	if that {
		first++
	}
	who := r.subjects(s, k)
	if len(who) == 0 || who[0].id == "" && !r.mayspeak(chunk{first: who[0].first, last: who[0].last}) {
		return claim{}, false
	}
	by := r.with(s, k, who, r.toks[at].text, "speaker-said-that")
	return r.content(s, first, s.last, by)
}

// clauseAt reports whether a clause begins at chunk j: a noun phrase, with what
// hangs on it, and a verb right after.
func (r *reading) clauseAt(s *sent, j int) bool {
	if s.kindAt(j) != nounPhrase {
		return false
	}
	for j++; s.kindAt(j) == preposed && s.kindAt(j+1) == nounPhrase; j += 2 {
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

// contentBefore reads "…, X said." at the verb of chunk k.
func (r *reading) contentBefore(s *sent, k int) (claim, bool) {
	sv, at := r.said(s.chunks[k])
	if sv == nil || r.negatedOrUnreal(s.chunks[k]) {
		return claim{}, false
	}
	switch s.kindAt(k + 1) {
	case 0, comma, stop, preposed:
	default:
		if !(tellVerbs[r.toks[at].lower] && s.kindAt(k+1) == nounPhrase) {
			return claim{}, false
		}
	}
	if s.kindAt(k-1) != nounPhrase || s.kindAt(k-2) != comma || k < 4 {
		return claim{}, false
	}
	a, ok := r.actor(s, s.chunks[k-1])
	if !ok || a.id == "" && !r.mayspeak(s.chunks[k-1]) {
		return claim{}, false
	}
	if first := r.toks[s.first]; first.tag == "WRB" || subordinates[first.lower] {
		return claim{}, false
	}
	by := r.with(s, k, []actor{a}, r.toks[at].text, "content-speaker-said")
	if !bareThat[sv.base] { // "Sworn in on Friday, she …"
		return claim{}, false
	}
	return r.content(s, s.first, s.chunks[k-2].first, by)
}

// mayspeak reports whether a phrase that names nobody may speak all the same:
// "officials", "the ministry", "a spokesman".
func (r *reading) mayspeak(c chunk) bool {
	t := &r.toks[c.last-1]
	return t.isNoun() && (t.role > 0 || r.roleCoversToken(c, c.last-1) || speakers[strings.TrimSuffix(t.lower, "s")] || speakers[t.lower])
}

func (r *reading) roleCoversToken(c chunk, i int) bool {
	for k := c.first; k <= i; k++ {
		if n := r.toks[k].role; n > 0 && k+n > i {
			return true
		}
	}
	return false
}

var speakers = map[string]bool{"official": true, "ministry": true, "government": true, "police": true, "report": true, "authorities": true, "authority": true, "witness": true, "agency": true, "freelancer": true, "contributor": true, "summary": true, "defendant": true, "plaintiff": true, "victim": true, "charity": true, "statement": true, "source": true, "department": true, "company": true, "expert": true, "critic": true, "researcher": true, "scientist": true, "army": true, "court": true, "office": true, "group": true, "letter": true, "message": true, "tweet": true, "memo": true, "study": true, "paper": true, "document": true, "transcript": true, "website": true, "newspaper": true, "release": true, "banner": true, "sign": true, "poster": true, "ruling": true, "indictment": true, "lawsuit": true, "order": true, "proclamation": true, "post": true, "speech": true, "news": true, "media": true, "investigator": true, "prosecutor": true, "resident": true, "neighbour": true, "neighbor": true, "protester": true, "demonstrator": true, "passenger": true, "survivor": true, "relative": true, "mother": true, "father": true, "daughter": true, "son": true, "wife": true, "husband": true, "brother": true, "sister": true, "friend": true, "colleague": true, "seller": true, "owner": true, "worker": true, "publisher": true, "player": true, "team": true, "union": true, "party": true, "committee": true, "commission": true, "council": true, "institute": true, "organization": true, "organisation": true, "university": true, "astronomer": true, "biologist": true, "economist": true, "observer": true, "activist": true, "opponent": true, "supporter": true, "insider": true, "diplomat": true, "cabinet": true, "parliament": true, "administration": true}

// content makes the claim of tokens [first, last), cut where an attribution or
// a full stop ends it. A fragment's broken edge is no content.
func (r *reading) content(s *sent, first, last int, by attribution) (claim, bool) {
	for i := first; i+1 < last; i++ {
		if t := &r.toks[i]; t.lower == "according" && r.toks[i+1].lower == "to" && t.quote < 0 && i > first {
			k := s.chunkAt(i)
			if n := r.accordingTo(s, k); n > 0 {
				if a, ok := r.actor(s, s.chunks[n]); ok && len(by.speakers) > 0 && a.name != by.speakers[0].name {
					by.via = a.voice()
				}
			}
			last = i
		}
	}
	// The source may also stand behind the speaker: "…, Wang said, according to his ministry".
	if by.via == "" && !strings.HasPrefix(by.rule, "according") {
		if via := r.accordingIn(s, tokenSpan{first, last}); len(via.speakers) > 0 && via.speakers[0].name != by.speakers[0].name {
			by.via = via.speakers[0].voice()
		}
	}
	for first < last && !r.toks[first].isWord() && r.mark(&r.toks[first]) != '<' {
		first++
	}
	for last > first && !r.toks[last-1].isWord() && r.mark(&r.toks[last-1]) != '>' {
		last--
	}
	by = r.heard(by)
	if last-first < 3 || len(by.speakers) == 0 || !r.isClause(first, last) {
		return claim{}, false
	}
	if s.Fragment || r.toks[last-1].tag == "CC" {
		return claim{}, false
	}
	if t := &r.toks[last-1]; t.quote >= 0 && r.mark(t) != '>' && r.quoted[t.quote].open >= r.toks[first].Start {
		return claim{}, false // half of a quotation
	}
	if c, _ := utf8.DecodeRuneInString(r.toks[first].text); !unicode.IsLetter(c) && !unicode.IsDigit(c) && r.mark(&r.toks[first]) != '<' {
		return claim{}, false
	}
	return claim{first: first, last: last, by: by}, true
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
