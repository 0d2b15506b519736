package facts

import (
	"slices"
	"strings"

	"attache/internal/article"
)

// A happening is an event while the article is read.
type happening struct {
	Event
	at   int // token of the word that makes it an event
	last int // one past the last token of What
	sent int // index of its sentence
	who  []actor

	passive bool // "was met with applause" is no meeting
	ownDate bool // its sentence tells its date
}

// An eventFinder finds what happened, in the order the article tells it.
type eventFinder struct {
	*reading
	found []happening
	ms    []moment // of the sentence being read
}

// events finds the wordings of time of the article, and what happened or is to
// happen: clauses with a verb of events and somebody who acts, and nouns such as
// "talks", each with the date that belongs to it.
func (r *reading) events() {
	cal := r.almanac(r.tense)
	f := &eventFinder{reading: r}
	for si := range r.sents {
		s := &r.sents[si]
		ms := cal.moments(s)
		for _, m := range ms {
			r.doc.Moments = append(r.doc.Moments, Moment{Span: r.span(m.first, m.last), Kind: m.kind, Date: m.date, Precision: m.precision, Until: m.until, Value: m.value})
		}
		if s.Fragment || s.kind != article.Paragraph || r.shouts(s) {
			continue
		}
		n := len(f.found)
		f.ms = f.stretches(ms)
		f.dated(s)
		f.undated(s, f.found[n:])
	}
	f.endRoles()
	r.doc.Events = append(r.doc.Events, f.folded()...)
}

// endRoles makes the role former by which a sentence calls somebody who, it says, gave it up: "the
// chief executive, Anna Holm, resigned".
func (f *eventFinder) endRoles() {
	roles := map[string][]int{} // of each person, where in the facts
	for k := range f.doc.Facts {
		if fact := &f.doc.Facts[k]; fact.Label == "role" {
			roles[fact.About] = append(roles[fact.About], k)
		}
	}
	for i := range f.found {
		e := &f.found[i]
		if e.Status != Past || e.Claimant != "" || len(e.who) != 1 || e.who[0].id == "" || e.Kind != "resign" && e.Kind != "quit" {
			continue
		}
		s := &f.sents[e.sent]
		if next := &f.toks[min(e.at+1, s.last-1)]; next.lower == "from" || next.lower == "as" || next.lower == "over" && e.Kind == "quit" {
			continue // it may be another that is given up
		}
		for _, k := range roles[e.who[0].id] {
			if fact := &f.doc.Facts[k]; s.first <= fact.at && fact.at < s.last {
				fact.Former = true
			}
		}
	}
}

// stretches returns the moments with the two ends of a stretch of time made one:
// "between 2014 and 2017", "from May to July 2019". Where the ends cannot be told
// apart, or come in the wrong order, neither is a date.
func (f *eventFinder) stretches(ms []moment) []moment {
	var out []moment
	for _, m := range ms {
		n := len(out) - 1
		if n < 0 || !f.endsStretch(out[n], m) {
			out = append(out, m)
			continue
		}
		from := &out[n]
		if m.explicit && !from.explicit && len(from.date) > 4 { // "from May to July 2019"
			from.date = m.date[:4] + from.date[4:]
		}
		if from.precision == m.precision && from.date < m.date {
			from.until, from.stretch = m.date, true
		} else {
			from.date, from.precision = "", ""
		}
		from.last = m.last
	}
	return out
}

// endsStretch reports whether b is the other end of the stretch of time that a
// begins.
func (f *eventFinder) endsStretch(a, b moment) bool {
	if a.kind != Calendar || b.kind != Calendar || a.date == "" || b.date == "" || a.until != "" || a.first < 1 || b.first != a.last+1 {
		return false
	}
	switch to := f.toks[a.last].lower; f.toks[a.first-1].lower {
	case "between":
		return to == "and"
	case "from":
		return to == "to" || to == "until" || to == "till" || to == "through"
	}
	return false
}

// dated finds the events that have a wording of time of their own.
func (f *eventFinder) dated(s *sent) {
	for _, m := range f.ms {
		if f.toks[m.first].quote >= 0 {
			continue
		}
		if k, ok := f.nounOf(s, m); ok {
			f.noun(s, k, m)
			continue
		}
		if m.kind != Calendar && m.kind != Clock || strings.HasSuffix(m.value, "_REF") || m.kind == Clock && m.date == "" {
			continue
		}
		if m.adrift {
			continue
		}
		v, rule := f.datedVerb(s, m), "dated-verb"
		if since := f.stateSince(s, m); since >= 0 {
			v, rule = since, "since"
		}
		if v < 0 {
			continue
		}
		if e, ok := f.event(s, v, m); ok {
			e.Rule = rule
			if rule == "since" {
				e.Status = Ongoing
			}
			f.keep(e)
		}
	}
}

// keep adds an event, or puts it in place of the one of the same verb: of two
// dates the exacter counts.
func (f *eventFinder) keep(e happening) {
	for k := len(f.found) - 1; k >= 0 && f.found[k].sent == e.sent; k-- {
		if f.found[k].at == e.at {
			if f.found[k].Precision != "day" && e.Precision == "day" {
				f.found[k] = e
			}
			return
		}
	}
	f.found = append(f.found, e)
}

// tense tells whether the clause around token i looks back or forward; unclear
// when it has no verb that tells.
func (r *reading) tense(s *sent, i int) direction {
	before := ""
	if i > s.first {
		before = r.toks[i-1].lower
	}
	if i+1 < s.last && r.toks[i+1].tag == "DT" && i > s.first && r.toks[i-1].isVerb() { // "declared Friday a holiday"
		return forward
	}
	switch before {
	case "starting", "beginning", "effective", "due", "payable":
		return forward
	case "the":
		if i-1 > s.first && r.toks[i-2].lower == "for" && r.forComing(s, i) { // "invited Berg for the 14 October"
			return forward
		}
	case "for":
		if r.forComing(s, i) {
			return forward
		}
	case "ended":
		return backward
	}
	v := r.verbNear(s, i)
	if v < 0 {
		return unclear
	}
	if r.planned(s, v) || r.promised(s, v, i) || !r.isWeekday(i) && r.askedFor(s, v, i) {
		return forward
	}
	verb, at := r.verbOf(s.chunks[v])
	if at < 0 {
		return unclear
	}
	first := &r.toks[s.chunks[v].first]
	if before == "by" && r.toks[s.chunks[v].last-1].tag == "VB" && first.lower != "did" && first.lower != "does" && first.lower != "do" { // "told to leave by 31 March"
		return forward
	}
	switch tag := r.toks[at].tag; {
	case s.kind != article.Paragraph && (tag == "VBZ" || tag == "VBP"): // a headline
		return backward
	case first.tag == "TO":
		return unclear
	case tag == "VBD", tag == "VBN":
		if first.tag == "MD" || before == "by" || before == "until" || before == "till" || before == "through" || before == "before" {
			return unclear
		}
		return backward
	case tag == "VBZ" || tag == "VBP":
		if _, says := r.x.lx.said[verb]; !says && !isBe(verb) && before != "since" { // "they meet on Monday"
			return forward
		}
	}
	return unclear
}

// forComing reports whether what the clause around token i tells prepares
// something: what it is "for" is to come.
func (r *reading) forComing(s *sent, i int) bool {
	v := r.verbNear(s, i)
	if v < 0 {
		return false
	}
	verb, _ := r.verbOf(s.chunks[v])
	return prepares[verb]
}

var prepares = set("invite invites invited schedule schedules scheduled plan plans planned booked summon summons summoned slated")

// verbReach is how many phrases before a date its verb may stand: none is farther,
// and a text that is one sentence of dates must not be read over and over.
const verbReach = 60

// verbNear returns the verb group that a date at token i belongs to: the
// nearest one before it, else the first one after.
func (r *reading) verbNear(s *sent, i int) int {
	k := s.chunkAt(i)
	if v := r.opensNext(s, k); v >= 0 {
		return v
	}
	for j := k; j >= max(0, k-verbReach); j-- {
		if s.chunks[j].kind == verbGroup && s.chunks[j].first < i {
			return j
		}
		if s.chunks[j].kind == stop && r.toks[s.chunks[j].first].tag == "." {
			break
		}
	}
	return r.nextVerb(s, k)
}

// opensNext returns the verb group of the clause that the date in chunk k begins, behind a word
// that joins it to the one before: "disputed it, but in 2019 she admitted". It returns -1 where it
// begins none.
func (r *reading) opensNext(s *sent, k int) int {
	j := k - 1
	if s.kindAt(j) == preposed {
		j--
	}
	if s.kindAt(j) != joiner && !(s.kindAt(j) == stop && r.toks[s.chunks[j].first].text == ";") || s.kindAt(k) != nounPhrase {
		return -1
	}
	n := k + 1
	if s.kindAt(n) == comma {
		n++
	}
	if s.kindAt(n) == nounPhrase && s.kindAt(n+1) == verbGroup && r.finite(s.chunks[n+1]) {
		return n + 1
	}
	return -1
}

// planned reports whether the verb group at chunk k speaks of what is to come.
func (r *reading) planned(s *sent, k int) bool {
	c := s.chunks[k]
	for i := c.first; i < c.last; i++ {
		switch r.toks[i].lower {
		case "will", "'ll", "would", "shall", "expected", "scheduled", "plans", "planned", "wants", "intends", "hopes", "going", "awaited", "slated":
			return true
		case "set", "due", "ready", "likely", "forecast", "projected": // "is set to leave"
			if i > c.first && isBe(r.toks[i-1].lower) {
				return true
			}
		case "to": // "is to leave"
			if i > c.first && isBe(r.toks[i-1].lower) {
				return true
			}
		}
	}
	if n := c.last; n < s.last {
		switch r.toks[n].lower {
		case "expected", "scheduled", "set":
			return true
		case "due": // not "jailed due to"
			return isBe(r.toks[n-1].lower)
		}
	}
	return false
}

// intends are verbs whose infinitive is still to come.
var intends = set("agree agrees agreed aim aims aimed decide decides decided offer offers offered pledge pledges pledged prepare prepares prepared promise promises promised threaten threatens threatened vow vows vowed")

// promised reports whether the verb group at chunk v speaks of what is to come,
// and the date at token i after it is that of what was promised: "agreed to meet
// on Monday", "delayed until May".
func (r *reading) promised(s *sent, v, i int) bool {
	c := s.chunks[v]
	if i < c.last {
		return false
	}
	if verb, _ := r.verbOf(c); putsOff[verb] && r.toks[i-1].lower == "until" {
		return true
	}
	for j := c.first + 1; j < c.last; j++ {
		if r.toks[j].tag == "TO" && intends[r.toks[j-1].lower] {
			return true
		}
	}
	return false
}

// datedVerb returns the verb group of events that the date belongs to, or -1.
func (r *reading) datedVerb(s *sent, m moment) int {
	v := r.verbNear(s, m.first)
	if v < 0 || r.toks[m.first].quote >= 0 {
		return -1
	}
	if m.last < s.last && r.toks[m.last].lower == "'s" { // "Monday's attack": the attack has the date, not the verb
		return -1
	}
	if main := r.aroundInsertion(s, v, m); main >= 0 {
		return r.eventfulAt(s, main)
	}
	if r.askedFor(s, v, m.first) {
		return -1
	}
	if r.toks[s.chunks[v].first].tag == "TO" || r.datesPhrase(s, v, m) {
		return -1
	}
	for i := m.last; i < s.chunks[v].first; i++ { // "In 1962, when he left": the date of the main clause
		if t := &r.toks[i]; t.tag == "WRB" || subordinates[t.lower] && (t.lower != "as" || i > s.first && r.toks[i-1].text == ",") {
			return -1
		}
	}
	for i := s.chunks[v].last; i < m.first-1; i++ { // "the deadliest since an attack in August": the date of that attack
		if t := &r.toks[i]; t.tag == "WDT" || t.tag == "WP" || t.tag == "WRB" || subordinates[t.lower] && t.lower != "as" && t.lower != "so" {
			return -1
		}
	}
	return r.eventfulAt(s, v)
}

// eventfulAt returns the verb group of an event at chunk v or, where that only goes on
// with what one tells, right before it; else -1.
func (r *reading) eventfulAt(s *sent, v int) int {
	for j := v; j >= max(0, v-2); j-- {
		if s.chunks[j].kind == verbGroup && r.eventful(s, j) {
			return j
		}
		if s.chunks[j].kind == nounPhrase && j == v-1 && r.finite(s.chunks[v]) {
			return -1 // the subject of another clause
		}
	}
	return -1
}

// aroundInsertion returns the verb group that the moment belongs to when the one at chunk
// v, right before it, is that of a clause between commas: "met Madsen, who had resigned,
// on Tuesday". It returns -1 for any other.
func (r *reading) aroundInsertion(s *sent, v int, m moment) int {
	k := s.chunkAt(m.first) - 1
	if s.kindAt(k) == preposed {
		k--
	}
	if k <= v || s.kindAt(k) != comma || s.kindAt(v-1) != relative || s.kindAt(v-2) != comma {
		return -1
	}
	return r.verbBefore(s, v-2)
}

// askedFor reports whether the moment at token i may as well be when something is to be that the
// verb group at chunk v asks for: "called for a strike on Monday".
func (r *reading) askedFor(s *sent, v, i int) bool {
	c := s.chunks[v]
	verb, _ := r.verbOf(c)
	if i < c.last || !asksFor[r.x.lx.lemma(verb)] {
		return false
	}
	for k := v + 1; k < len(s.chunks) && s.chunks[k].last <= i; k++ {
		if r.eventNounAt(s, k) != nil || s.chunks[k].kind == verbGroup && r.toks[s.chunks[k].first].tag == "TO" {
			return true
		}
	}
	return false
}

// asksFor are the verbs whose object is yet to come.
var asksFor = set("ask announce avoid ban call cancel delay demand invite order plan postpone prepare propose reject request schedule seek skip suggest urge")

// datesPhrase reports whether the moment belongs to a noun and not to the verb group
// at chunk v: "a 2005 law", "the eruption in Alaska in 2008 was", "had until Monday".
func (r *reading) datesPhrase(s *sent, v int, m moment) bool {
	before := ""
	if m.first > s.first {
		before = r.toks[m.first-1].lower
	}
	if before == "until" || before == "till" {
		verb, _ := r.verbOf(s.chunks[v])
		return !putsOff[verb]
	}
	if r.sinceNoun(s, m) {
		return true
	}
	if m.first-2 > s.first && m.precision == "year" && (before == "for" || before == "the" && r.toks[m.first-2].lower == "for") && !r.forComing(s, m.first) {
		return true // "cut the forecast for the quarter"
	}
	if before == "since" && (r.toks[s.chunks[v].first].lower != "had" || r.negated(s, v)) || r.inserted(s, v, m) {
		return true
	}
	if m.precision != "year" && m.precision != "month" {
		return false
	}
	k := s.chunkAt(m.first)
	if c := s.chunks[k]; c.kind == nounPhrase && m.first > c.first && m.last < c.last {
		return true
	}
	return k+1 == v && s.kindAt(k-1) == preposed && s.kindAt(k-2) == nounPhrase && (k-3 < 0 || s.kindAt(k-3) != comma)
}

// sinceNoun reports whether the moment is that of a noun which "since", "after" or
// "before" counts from: "for the first time since the ceasefire on 3 October".
func (r *reading) sinceNoun(s *sent, m moment) bool {
	k := s.chunkAt(m.first) - 1
	if s.kindAt(k) == preposed && s.kindAt(k-1) == nounPhrase {
		k--
	}
	for ; k > 0 && s.kindAt(k) == nounPhrase && s.kindAt(k-1) == preposed; k -= 2 {
		switch r.toks[s.chunks[k-1].first].lower {
		case "since", "after", "before", "until":
			return true
		}
	}
	return false
}

// putsOff are the verbs whose "until" is when it is to happen.
var putsOff = set("delayed postponed adjourned deferred rescheduled moved extended")

// inserted reports whether the moment stands in an insertion between the subject
// and the verb group at chunk v: "the flight, originally due in May, was delayed".
// An insertion that is nothing but the date is the verb's: "Norway, on Monday, left".
func (r *reading) inserted(s *sent, v int, m moment) bool {
	k := s.chunkAt(m.first)
	end := k + 1
	for end < v && s.chunks[end].kind != comma {
		end++
	}
	if end >= v {
		return false
	}
	begin := k - 1
	for begin >= 0 && s.chunks[begin].kind != comma {
		begin--
	}
	return begin >= 0 && k-begin > 2
}

// eventful reports whether the verb group tells of something that happens.
func (r *reading) eventful(s *sent, v int) bool {
	verb, at := r.actOf(s.chunks[v])
	return at >= 0 && (r.x.lx.acts[verb] != "" || hasEvent[verb] && r.eventNounAt(s, v+1) != nil || r.x.lx.cues.verbs[verb] != nil || r.planned(s, v))
}

// hasEvent are verbs that tell an event with its noun: "had its premiere".
var hasEvent = set("have has had see saw")

// actOf returns the verb that tells what happened: of "agreed to expand" the first,
// of "is to leave" the last.
func (r *reading) actOf(c chunk) (string, int) {
	for i := c.first + 1; i < c.last; i++ {
		if p := &r.toks[i-1]; r.toks[i].tag == "TO" && p.isVerb() && !isBe(p.lower) && r.x.lx.acts[p.lower] != "" {
			return p.lower, i - 1
		}
	}
	return r.verbOf(c)
}

// event makes an event of the clause of the verb group at chunk v. The moment is
// the zero one when the clause has none.
func (f *eventFinder) event(s *sent, v int, m moment) (happening, bool) {
	c := s.chunks[v]
	who := f.agents(s, v)
	if len(who) == 0 || f.unreal(s, v, who[0].first) {
		return happening{}, false
	}
	first, last := f.extent(s, v, m, who)
	if last <= first {
		return happening{}, false
	}
	verb, at := f.actOf(c)
	e := happening{at: at, last: last, sent: s.index, who: who, Event: Event{Kind: f.x.lx.lemma(verb), Status: Past, Evidence: f.cite(s), Participants: []string{}, About: []string{}}}
	f.date(&e, m)
	e.What = singleSpaced(f.text(first, last))
	switch {
	case f.negated(s, v) != refusals[e.Kind], f.toks[who[0].last-1].lower == "nothing", f.none(s, v): // that somebody failed did happen
		e.Status = Denied
	case f.planned(s, v), m.last > m.first && f.promised(s, v, m.first):
		e.Status = Planned
	}
	if m.first == c.last && m.last < s.last && f.toks[m.last].tag == "DT" && e.Status == Past {
		e.Status = Planned
	}
	if day, known := f.a.Published(); known && e.Status == Past && f.toks[at].tag == "VBZ" && e.Date > day.Format(article.DateLayout) {
		e.Status = Planned
	}
	if k := s.chunkAt(m.first); e.Status == Past && s.kindAt(k-1) == preposed && f.toks[s.chunks[k-1].first].lower == "for" && f.yetToCome(e.Event) {
		e.Status = Planned // "invited Berg for the 14th of October"
	}
	if e.Status == Planned && e.Precision == "day" && e.Date < f.a.Date {
		return happening{}, false // "was to open on 1 June 2030, but": whether it did is open
	}
	if e.Status == Past && f.yetToCome(e.Event) || f.torn(s, v, first, last) {
		return happening{}, false
	}
	e.passive = f.toks[at].tag == "VBN" && at > c.first && isBe(f.toks[at-1].lower)
	f.takePart(&e, s, f.mainVerbFrom(s, v, first), f.partEnd(s, v, last))
	f.takePlace(&e, s, f.afterOthers(s, f.mainVerbFrom(s, v, first), first), last)
	nothing := f.toks[who[0].last-1].lower == "nothing"
	if len(e.About) == 0 && !nothing && (e.Place == "" && !f.definite(who[0]) && (!e.ownDate || last-first < shortestUnnamed) || e.Status == Denied) {
		return happening{}, false
	}
	if by, ok := f.claimAt(c.first); ok {
		e.Claimant = names(by.speakers)
	}
	return e, true
}

// none reports whether the verb group at chunk v is done to nothing: "found no bomb".
func (r *reading) none(s *sent, v int) bool {
	if s.kindAt(v+1) != nounPhrase {
		return false
	}
	c := s.chunks[v+1]
	if r.toks[c.first].lower != "no" || c.last-c.first < 2 {
		return false
	}
	switch r.toks[c.first+1].lower {
	case "fewer", "less", "more", "longer", "later", "doubt", "time":
		return false // "took no fewer than three", "lost no time"
	}
	return true
}

// agents returns the subjects of the verb group at chunk v. After "that has" only
// the last member of a list is meant.
func (r *reading) agents(s *sent, v int) []actor {
	k := r.subjectChunk(s, v, 0)
	head := k
	if s.kindAt(v-1) != relative {
		head = r.beyondClauses(s, k)
	}
	if head < 0 || s.kindAt(head) == relative {
		return nil
	}
	if head != k {
		a, ok := r.actor(s, s.chunks[head])
		if !ok {
			return nil
		}
		return []actor{a}
	}
	who := r.listEndingAt(s, k)
	if len(who) < 2 || s.kindAt(v-1) != relative {
		return who
	}
	switch first := &r.toks[s.chunks[v].first]; first.lower {
	case "has", "is", "was":
		return who[len(who)-1:]
	}
	return who
}

// beyondClauses returns the noun phrase that the one at chunk k is only a part of,
// through a clause or a list that hangs on it: the man of "the man who hit Berg was",
// of "the man suspected to have hit Berg was", the debate of "the debate between Berg
// and Holm was".
func (r *reading) beyondClauses(s *sent, k int) int {
	for range 3 {
		if k < 1 {
			return k
		}
		first := k
		for s.kindAt(first-1) == joiner && s.kindAt(first-2) == nounPhrase {
			first -= 2
		}
		switch {
		case first < k && s.kindAt(first-1) == preposed && s.kindAt(first-2) == nounPhrase && !subordinates[r.toks[s.chunks[first-1].first].lower] && !listPreposition(r.toks[s.chunks[first-1].first].lower):
			k = r.headOf(s, first)
		case s.kindAt(k-1) == comma || s.kindAt(k-1) == adverb && s.kindAt(k-2) == comma:
			j := k - 2
			if s.kindAt(k-1) == adverb {
				j--
			}
			if s.kindAt(j) != nounPhrase || r.personOf(s.chunks[j]) == "" || r.personOf(s.chunks[k]) != "" || s.kindAt(j-1) == joiner {
				return k
			}
			return j // "Berg, formerly the mayor of Oslo, Norway, died"
		case s.kindAt(first-1) != verbGroup:
			return k
		case s.kindAt(first-2) == relative:
			k = r.antecedentOf(s, first-2)
		case s.kindAt(first-2) == nounPhrase && !r.mayRule(s.chunks[first-1]):
			k = r.headOf(s, first-2)
		default:
			return k
		}
	}
	return k
}

// mayRule reports whether the verb group can be that of a clause of its own: not
// "seen", "hitting", "suspected to have hit".
func (r *reading) mayRule(c chunk) bool {
	if tag := r.toks[c.first].tag; tag == "VBN" || tag == "VBG" || tag == "TO" {
		return false
	}
	for i := c.first + 1; i < c.last; i++ {
		if r.toks[i].tag == "TO" {
			return false
		}
	}
	return true
}

// date gives the event the moment's date.
func (r *reading) date(e *happening, m moment) {
	if m.last > m.first {
		e.Date, e.Precision, e.Until, e.When = m.date, m.precision, m.until, r.text(m.first, m.last)
		if m.stretch {
			e.When = r.text(m.first-1, m.last)
		}
		e.ownDate = m.date != ""
	}
}

// yetToCome reports whether the event lies after the article: what is told as past
// cannot. Articles may be dated a day or two before what they tell.
func (r *reading) yetToCome(e Event) bool {
	day, known := r.a.Published()
	return known && (strings.EqualFold(e.When, "tomorrow") || e.Date > day.AddDate(0, 0, 2).Format(article.DateLayout)[:len(e.Date)])
}

// unreal reports whether the clause only supposes what it tells: "if", "may have",
// "would have been".
func (r *reading) unreal(s *sent, v, subject int) bool {
	c := s.chunks[v]
	if r.toks[c.first].tag == "VB" && c.first > s.first { // "asked that it be given", "let the train run"
		return true
	}
	for i := c.first; i < c.last; i++ {
		switch r.toks[i].lower {
		case "may", "might", "could", "should", "can", "must", "ca", "cannot":
			return true
		case "would":
			if i+1 < c.last && (r.toks[i+1].lower == "have" || r.toks[i+1].lower == "'ve") {
				return true
			}
		}
	}
	for i := subject - 1; i >= max(s.first, subject-3); i-- {
		switch r.toks[i].lower {
		case "if", "unless", "whether", "wish", "suppose":
			return true
		}
	}
	return false
}

// torn reports whether tokens [first, last) are no clause that can be read on its
// own: a piece of an apposition ("co-author of a study published on Monday"), the
// tail of a place ("Lom, Norway won"), or the beginning of a phrase whose verb is
// still to come ("the plane found in May was").
func (f *eventFinder) torn(s *sent, v, first, last int) bool {
	if f.toks[first].lower == "as" && f.toks[first+1].lower != "of" {
		return true // "As September came to a close"
	}
	k := s.chunkAt(first)
	if s.kindAt(k) == nounPhrase {
		c := s.chunks[k]
		t := &f.toks[c.first]
		if t.tag == "NN" && !t.capital() && !f.namedIn(c.first, c.last) {
			return true
		}
		if s.kindAt(k-1) == comma && f.isPlace(c) && (s.kindAt(k-2) == nounPhrase && (f.isPlace(s.chunks[k-2]) || s.kindAt(k-3) == preposed)) {
			return true
		}
	}
	if j := f.subjectChunk(s, v, 0); s.kindAt(v-1) == relative && f.toks[s.chunks[v-1].first].lower == "which" && j >= 0 && (f.personOf(s.chunks[j]) != "" || j == v-2 && f.isPlace(s.chunks[j])) {
		return true
	}
	if c := s.chunks[v]; c.last-c.first == 1 && c.last < s.last { // "a lawsuit filed by Norway", "a report published on Monday"
		verb, next := f.x.lx.lemma(f.toks[c.first].lower), &f.toks[c.last]
		if t := f.toks[c.first].tag; (t == "VBD" || t == "VBN") && needsObject[verb] && (next.tag == "IN" || f.isMoment(c.last)) {
			return true
		}
	}
	next := s.chunkAt(min(last, s.last-1))
	if last < s.last && s.kindAt(next) == verbGroup {
		switch f.toks[s.chunks[next].first].tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// needsObject are verbs that, without an object, can only be participles.
var needsObject = set("adopt appoint approve arrest build commission conduct draft file found give hold impose injure issue kill make name organise organize own propose publish release sign sponsor take wound")

// isMoment reports whether a wording of time begins at token i.
func (f *eventFinder) isMoment(i int) bool {
	return slices.ContainsFunc(f.ms, func(m moment) bool { return m.first == i })
}

// namedIn reports whether tokens [first, last) have a name among them.
func (r *reading) namedIn(first, last int) bool {
	for i := first; i < last; i++ {
		if r.toks[i].name >= 0 {
			return true
		}
	}
	return false
}

// extent returns the tokens of the clause of the verb group at chunk v with its
// subject and its date, as they are to be shown.
func (f *eventFinder) extent(s *sent, v int, m moment, who []actor) (first, last int) {
	c := s.chunks[v]
	first, last = min(f.subjectStart(s, v, who), c.first), c.last
	if m.last > m.first {
		last = max(last, m.last)
		if m.first < first && first-m.last <= 12 { // else too much stands between to be read as one
			first = m.first
		}
	}
	k := s.chunkAt(first)
	if f.approximates(s, k-1) {
		first = s.chunks[k-1].first
	}
	if s.kindAt(k) == nounPhrase && s.kindAt(k+1) == comma && s.kindAt(k-1) == comma && s.kindAt(k-2) == nounPhrase && f.personOf(s.chunks[k]) != "" && k < v {
		if j := f.headOf(s, k-2); j >= 0 && f.personOf(s.chunks[j]) == "" {
			first = s.chunks[j].first // "The mayor of Bergen, Ingrid Solberg, left"
		}
	}
	opens := m.last > m.first && first == m.first // the date does
	if k := s.chunkAt(first); s.chunks[k].kind == nounPhrase {
		first = s.chunks[k].first // with its article
	}
	if k := s.chunkAt(first); opens && s.kindAt(k-1) == preposed {
		first = s.chunks[k-1].first
		if first > s.first && f.toks[first].lower == "of" && f.toks[first-1].lower == "as" {
			first-- // "As of Monday"
		}
	}
	first = f.whereFrom(s, v, first)
	for first < s.last && !f.toks[first].isWord() {
		first++
	}
	from := last
	if sv, _ := f.said(c); sv != nil { // announced on Monday: what?
		last = f.clauseEnd(s, from)
		if s.last-first < longestWhat || last <= from+1 {
			last = s.last
		}
	} else {
		_, verb := f.verbOf(c)
		last = f.predicateEnd(s, from, verb)
	}
	return first, f.trimmed(s, first, f.wholeQuotes(first, last, s.last))
}

// shortestUnnamed is how many tokens tell an event in which nobody is named.
const shortestUnnamed = 6

// longestWhat is how many tokens of reported speech are shown with its verb.
const longestWhat = 45

// subjectStart returns the first token of the subject of the verb group at chunk
// v, with all that "and" joins to it.
func (r *reading) subjectStart(s *sent, v int, who []actor) int {
	first := who[0].first
	for k := s.chunkAt(first); s.kindAt(k-1) == joiner && s.kindAt(k-2) == nounPhrase; {
		k = r.headOf(s, k-2)
		if k < 0 || s.kindAt(k-1) == verbGroup || s.kindAt(k-1) == comma {
			break
		}
		first = s.chunks[k].first
	}
	return first
}

// predicateEnd returns where the clause ends that goes on at token i, a second
// verb of its subject included: "met Wang and agreed to talk".
func (f *eventFinder) predicateEnd(s *sent, i, verb int) int {
	last := f.clauseEnd(s, i)
	k := s.chunkAt(min(last, s.last-1))
	if last >= s.last || s.kindAt(k) != joiner || s.kindAt(k+1) != verbGroup {
		return last
	}
	_, second := f.verbOf(s.chunks[k+1])
	if second < 0 || verb < 0 || f.toks[s.chunks[k+1].first].quote >= 0 || f.toks[second].tag != f.toks[verb].tag {
		return last
	}
	end := f.clauseEnd(s, s.chunks[k+1].last)
	if slices.ContainsFunc(f.ms, func(m moment) bool { return m.first >= last && m.first < end }) {
		return last // it has a date of its own
	}
	return end
}

// trimmed returns the end of the tokens without what leads nowhere: marks, and
// words that wait for another ("and", "in", "the").
func (r *reading) trimmed(s *sent, first, last int) int {
	for i := last - 1; i >= first && r.toks[i].text != ")"; i-- {
		if r.toks[i].text != "(" {
			continue
		}
		if last < s.last && r.toks[last].text == ")" {
			return last + 1
		}
		last = i
	}
	for ; last > first; last-- {
		t := &r.toks[last-1]
		if r.mark(t) == '>' || t.text == ")" {
			break
		}
		if t.isWord() && t.tag != "IN" && t.tag != "TO" && t.tag != "CC" && t.tag != "DT" && t.tag != "WDT" || t.tag == "IN" && last < s.last && r.toks[last].tag == "." {
			break
		}
	}
	return last
}

// whereFrom takes the main clause along when the verb's clause begins with "where"
// or "when": "he is expected on Thursday" needs "travels to India, where".
func (f *eventFinder) whereFrom(s *sent, v, first int) int {
	if !f.opensWhere(s, first) {
		return first
	}
	for k := v - 1; k >= 0; k-- {
		if s.chunks[k].kind == verbGroup && s.chunks[k].first < first-1 {
			if j := f.subjectChunk(s, k, 0); j >= 0 {
				return s.chunks[j].first
			}
			return first
		}
	}
	return first
}

func (f *eventFinder) opensWhere(s *sent, i int) bool {
	return i > s.first && (f.toks[i-1].lower == "where" || f.toks[i-1].lower == "when")
}

// mainVerbFrom returns the verb group of the main clause that whereFrom took along,
// or v.
func (f *eventFinder) mainVerbFrom(s *sent, v, first int) int {
	subject := f.subjectChunk(s, v, 0)
	if subject < 0 || !f.opensWhere(s, s.chunks[subject].first) {
		return v
	}
	for k := s.chunkAt(first); k < v; k++ {
		if s.chunks[k].kind == verbGroup {
			return k
		}
	}
	return v
}

// partEnd returns where those who take part end in a clause up to token last:
// before "according to", and before what is said.
func (f *eventFinder) partEnd(s *sent, v, last int) int {
	c := s.chunks[v]
	sv, _ := f.said(c)
	for i := c.last; i < last; i++ {
		t := &f.toks[i]
		if t.lower == "according" || sv != nil && (t.lower == "that" && t.tag == "IN" || t.isVerb() && t.tag != "VBG" && t.tag != "VBN") {
			return i
		}
	}
	return last
}

// takePart notes who takes part in the event of the verb group at chunk v: the
// subjects, the objects, and those with, by, to or against whom it is done. Other
// names of the clause ("the man who hit Berg", "a Boeing plane") do nothing in it.
func (f *eventFinder) takePart(e *happening, s *sent, v, last int) {
	for _, a := range e.who {
		if a.id != "" {
			e.add(a.id, a.name)
		} else {
			f.addUnnamed(e, s, a)
		}
	}
	concerned, listed, aside := true, false, false
	for k := v + 1; k < len(s.chunks) && s.chunks[k].first < last; k++ {
		c := s.chunks[k]
		switch c.kind {
		case relative:
			return
		case verbGroup:
			if s.kindAt(k-1) != joiner {
				return
			}
			concerned = true
		case preposed:
			word := f.toks[c.first].lower
			if subordinates[word] {
				return
			}
			concerned, listed = concerns[word] && !aside, false
			aside = aside || !concerns[word] && word != "of"
		case nounPhrase:
			if concerned {
				f.addHead(e, c)
				f.addOwner(e, c)
				f.addApposed(e, s, k)
			}
			aside = aside && f.toks[c.last-1].name < 0 && !f.isMoment(c.first) // "in the war against Norway"
			concerned, listed = false, concerned
		case joiner, comma:
			if c.kind == joiner && s.kindAt(k+1) == preposed && f.momentIn(s.chunks[v].last, c.first) && f.momentIn(c.last, s.last) {
				return // "rejected by Norway in 2012 and by Denmark in 2014"
			}
			concerned = listed
		}
	}
}

// momentIn reports whether a wording of time begins among tokens [first, last).
func (f *eventFinder) momentIn(first, last int) bool {
	return slices.ContainsFunc(f.ms, func(m moment) bool { return m.first >= first && m.first < last })
}

// addApposed notes whom the noun phrase at chunk k only describes, and a name between
// commas names: "found by a schoolboy, Jan Holm, on the beach".
func (f *eventFinder) addApposed(e *happening, s *sent, k int) {
	if s.kindAt(k+1) != comma || s.kindAt(k+2) != nounPhrase || s.kindAt(k+3) != stop && (s.kindAt(k+3) != comma || s.kindAt(k+4) == joiner) {
		return
	}
	c, name := s.chunks[k], s.chunks[k+2]
	if f.toks[c.last-1].name < 0 && f.toks[c.last-1].tag == "NN" && f.personOf(name) != "" {
		f.addHead(e, name)
	}
}

// addUnnamed notes who an acting phrase means that does not end with a name: that
// of "Berg yesterday", "the maker, Berg Ltd, has", "officials from Norway".
func (f *eventFinder) addUnnamed(e *happening, s *sent, a actor) {
	last := a.last
	for _, m := range f.ms {
		if m.last == last && m.first > a.first {
			last = m.first
		}
	}
	if last < a.last && f.toks[last-1].name >= 0 {
		f.addHead(e, chunk{kind: nounPhrase, first: a.first, last: last})
		return
	}
	k := s.chunkAt(a.first)
	if s.kindAt(k+1) == preposed && s.kindAt(k+2) == nounPhrase && standsFor[f.toks[a.last-1].lower] {
		if w := f.toks[s.chunks[k+1].first].lower; w == "of" || w == "from" {
			f.addHead(e, s.chunks[k+2])
		}
	}
	for s.kindAt(k+1) == preposed && s.kindAt(k+2) == nounPhrase { // "the minister of Norway, Berg, met"
		k += 2
	}
	if s.kindAt(k+1) == comma && s.kindAt(k+2) == nounPhrase && (s.kindAt(k+3) == comma || s.kindAt(k+3) == stop) {
		if c := s.chunks[k+2]; f.toks[c.last-1].name >= 0 {
			f.addHead(e, c)
		}
	}
	f.addHead(e, chunk{kind: nounPhrase, first: a.first, last: a.last})
}

// standsFor are nouns for people who act for the country or body they are of.
var standsFor = set("officials authorities representatives lawmakers troops forces soldiers army navy government parliament legislature leaders ministers police court fighters militants rebels insurgents delegation spokesman spokeswoman spokesperson")

// concerns are the prepositions before those whom an event concerns.
var concerns = set("with by against from to on upon between alongside toward towards")

// add notes one who takes part.
func (e *happening) add(id, name string) {
	if !slices.Contains(e.About, id) {
		e.About = append(e.About, id)
		e.Participants = append(e.Participants, name)
	}
}

// addOwner notes whose the thing is that something is done to: "upheld Boeing's
// protest".
func (f *eventFinder) addOwner(e *happening, c chunk) {
	for i := c.first; i+1 < c.last; i++ {
		if k := f.toks[i].name; k >= 0 && f.toks[i+1].lower == "'s" && f.entities[f.mentions[k].id].Type != Place {
			e.add(f.mentions[k].id, f.entities[f.mentions[k].id].Name)
		}
	}
}

// ofSubject reports whether the preposition at token i only places what is spoken
// of: "informed Berg about the war in Norway".
func (f *eventFinder) ofSubject(s *sent, i int) bool {
	k := s.chunkAt(i) - 1
	for s.kindAt(k) == mark {
		k--
	}
	if s.kindAt(k) != nounPhrase {
		return false
	}
	of := k - 1
	for s.kindAt(of) == mark {
		of--
	}
	if s.kindAt(of) != preposed {
		return false
	}
	switch f.toks[s.chunks[of].first].lower {
	case "about", "over", "of", "on", "for", "against":
		return f.toks[s.chunks[k].last-1].name < 0 && !f.isMoment(s.chunks[k].first)
	}
	return false
}

// addHead notes who the noun phrase names, if it is a name that it ends with.
func (f *eventFinder) addHead(e *happening, c chunk) {
	k := f.toks[c.last-1].name
	for i := c.last - 2; k < 0 && i >= c.first && standsFor[f.toks[c.last-1].lower]; i-- { // "Taliban fighters"
		if k = f.toks[i].name; k >= 0 {
			e.add(f.mentions[k].id, f.entities[f.mentions[k].id].Name)
			return
		}
	}
	if k < 0 {
		if a, ok := f.actor(&f.sents[e.sent], c); ok && a.id != "" {
			e.add(a.id, a.name)
		}
		return
	}
	m := &f.mentions[k]
	ent := f.entities[m.id]
	if ent.Type == Place || m.how == byDemonym && !strings.HasSuffix(f.toks[m.last-1].lower, "s") {
		return
	}
	e.add(m.id, ent.Name)
}

// takePlace notes where it was: the first place among tokens [first, last) that
// the event is in, at or near.
func (f *eventFinder) takePlace(e *happening, s *sent, first, last int) {
	for i := first + 1; i < last; i++ {
		k := f.toks[i].name
		if k < 0 || !placePrep(f.toks[i-1].lower) || f.ofSubject(s, i-1) || f.toks[i-1].lower == "to" && i-2 >= first && f.toks[i-2].isNoun() && !journeys[f.toks[i-2].lower] {
			continue
		}
		mn := &f.mentions[k]
		switch ent := f.entities[mn.id]; {
		case ent.Type == Place, ent.Type == Country && f.toks[i-1].lower != "to" && mn.how != byDemonym:
			e.Place, e.PlaceID = ent.Name, mn.id
			return
		}
	}
}

// afterOthers returns where the place of the verb group at chunk v may stand in a clause
// that begins at token first: behind other verbs of the subject, which have places of their own.
func (f *eventFinder) afterOthers(s *sent, v, first int) int {
	for k := s.chunkAt(first); k < v; k++ {
		if s.chunks[k].kind == verbGroup {
			return s.chunks[v].first
		}
	}
	return first
}

// journeys take somebody where they lead to. A flight that was about to be boarded does not, nor
// does a letter.
var journeys = set("trip visit journey tour return")

// wholeQuotes moves the end of tokens [first, last) so that no quotation is cut
// in two: it goes on to the closing mark, or, where that stands in another
// sentence, back before the opening one.
func (r *reading) wholeQuotes(first, last, end int) int {
	if last <= first {
		return last
	}
	for i := first; i < last; i++ {
		if t := &r.toks[i]; r.mark(t) == '<' && r.quoted[t.quote].End > r.toks[end-1].Start+1 && r.mark(&r.toks[end-1]) != '>' {
			return i
		}
	}
	if last >= end {
		return last
	}
	q := r.toks[last-1].quote
	if q < 0 || r.toks[last].quote != q {
		return last
	}
	for last < end && r.toks[last].quote == q {
		last++
	}
	return last
}

// definite reports whether the phrase speaks of something known: "the
// invasion".
func (r *reading) definite(a actor) bool {
	return a.first > 0 && r.toks[a.first-1].lower == "the"
}

func placePrep(w string) bool { return w == "in" || w == "at" || w == "near" || w == "to" }

// clauseEnd returns where the clause ends that goes on at token i.
func (r *reading) clauseEnd(s *sent, i int) int {
	for k := s.chunkAt(min(i, s.last-1)); k < len(s.chunks); k++ {
		c := s.chunks[k]
		if c.first < i {
			continue
		}
		switch {
		case c.kind == relative, c.kind == stop && r.toks[c.first].text != "(" && r.toks[c.first].text != ")":
			return c.first
		case c.kind == comma:
			return c.first
		case c.kind == joiner && s.kindAt(k+1) == verbGroup:
			return c.first
		}
	}
	return s.last
}

// lemma returns the base form of a verb that some list of verbs has, else the
// verb itself.
func (lx *lexicon) lemma(verb string) string {
	if base, ok := lx.acts[verb]; ok {
		return base
	}
	if cues := lx.cues.verbs[verb]; len(cues) > 0 {
		return cues[0].verb
	}
	if isBe(verb) {
		return "be"
	}
	return verb
}
