package facts

import (
	"slices"
	"strings"

	"attache/internal/article"
)

// events finds the dates of the article, and what happened or is to happen on
// them: a clause with a verb of events, somebody who acts, and a date beside it.
func (r *reading) events() {
	cal := r.almanac(r.tense)
	for si := range r.sents {
		s := &r.sents[si]
		at := map[int]int{} // verb → its event: of two dates the exacter counts
		for _, m := range cal.moments(s) {
			r.doc.Moments = append(r.doc.Moments, Moment{Span: r.span(m.first, m.last), Kind: m.kind, Date: m.date, Precision: m.precision, Until: m.until, Value: m.value})
			if m.kind != Calendar && m.kind != Clock || strings.HasSuffix(m.value, "_REF") || s.Fragment || s.kind != article.Paragraph || r.shouts(s) {
				continue
			}
			v := r.datedVerb(s, m)
			if v < 0 {
				continue
			}
			k, seen := at[v]
			if seen && (r.doc.Events[k].Precision == "day" || m.precision != "day") {
				continue
			}
			e, ok := r.event(s, v, m)
			switch {
			case !ok:
			case seen:
				r.doc.Events[k] = e
			default:
				at[v] = len(r.doc.Events)
				r.doc.Events = append(r.doc.Events, e)
			}
		}
	}
}

// tense tells whether the clause around token i looks back or forward; unclear
// when it has no verb that tells.
func (r *reading) tense(s *sent, i int) direction {
	before := ""
	if i > s.first {
		before = r.toks[i-1].lower
	}
	switch before {
	case "starting", "beginning", "effective", "due", "payable":
		return forward
	case "ended":
		return backward
	}
	v := r.verbNear(s, i)
	if v < 0 {
		return unclear
	}
	if r.planned(s, v) {
		return forward
	}
	verb, at := r.verbOf(s.chunks[v])
	if at < 0 {
		return unclear
	}
	first := &r.toks[s.chunks[v].first]
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

// verbReach is how many phrases before a date its verb may stand: none is farther,
// and a text that is one sentence of dates must not be read over and over.
const verbReach = 60

// verbNear returns the verb group that a date at token i belongs to: the
// nearest one before it, else the first one after.
func (r *reading) verbNear(s *sent, i int) int {
	k := s.chunkAt(i)
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

// planned reports whether the verb group at chunk k speaks of what is to come.
func (r *reading) planned(s *sent, k int) bool {
	c := s.chunks[k]
	for i := c.first; i < c.last; i++ {
		switch r.toks[i].lower {
		case "will", "'ll", "would", "shall", "expected", "scheduled", "plans", "planned", "wants", "intends", "hopes", "going", "set":
			return true
		case "to": // "is to leave", "promised to leave"
			if i > c.first && (r.toks[i-1].lower == "is" || r.toks[i-1].lower == "are" || intends[r.toks[i-1].lower]) {
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

// yetToCome reports whether a date lies after the article's own. Articles may be
// dated a day or two before what they tell.
func (r *reading) yetToCome(date string) bool {
	day, ok := r.a.Published()
	if !ok || date == "" {
		return false
	}
	latest := day.AddDate(0, 0, 2).Format(article.DateLayout)
	return date > latest[:min(len(date), len(latest))]
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
	for i := m.last; i < s.chunks[v].first; i++ { // "In 1962, when he left": the date of the main clause
		if t := &r.toks[i]; t.tag == "WRB" || subordinates[t.lower] && t.lower != "as" {
			return -1
		}
	}
	for i := s.chunks[v].last; i < m.first-1; i++ { // "the deadliest since an attack in August": the date of that attack
		if t := &r.toks[i]; t.tag == "WDT" || t.tag == "WP" || t.tag == "WRB" || subordinates[t.lower] && t.lower != "as" && t.lower != "so" {
			return -1
		}
	}
	for j := v; j >= max(0, v-2); j-- {
		if s.chunks[j].kind != verbGroup {
			continue
		}
		verb, at := r.verbOf(s.chunks[j])
		if at < 0 {
			continue
		}
		if _, ok := r.x.lx.acts[verb]; ok {
			return j
		}
		if r.planned(s, j) || r.x.lx.cues.verbs[verb] != nil {
			return j
		}
	}
	return -1
}

func (r *reading) event(s *sent, v int, m moment) (Event, bool) {
	c := s.chunks[v]
	who := r.subjects(s, v)
	if len(who) == 0 {
		return Event{}, false
	}
	first := min(who[0].first, m.first, c.first)
	if s.chunkAt(first) > 0 && first == m.first && s.kindAt(s.chunkAt(first)-1) == preposed {
		first = s.chunks[s.chunkAt(first)-1].first
	}
	if first == m.first && who[0].first-m.last > 12 { // too much stands between to be read as one
		first = who[0].first
	}
	if k := s.chunkAt(first); s.chunks[k].kind == nounPhrase {
		first = s.chunks[k].first // with its article
	}
	for first < s.last && !r.toks[first].isWord() {
		first++
	}
	last := r.clauseEnd(s, max(c.last, m.last))
	if sv, _ := r.said(c); sv != nil && last <= max(c.last, m.last)+1 { // announced on Monday: what?
		last = s.last
	}
	last = r.wholeQuotes(first, last, s.last)
	for last > first && !r.toks[last-1].isWord() && r.mark(&r.toks[last-1]) != '>' {
		last--
	}
	if last <= first {
		return Event{}, false
	}
	kind, _ := r.verbOf(c)
	e := Event{Kind: r.x.lx.lemma(kind), Date: m.date, Precision: m.precision, When: r.text(m.first, m.last), What: strings.Join(strings.Fields(r.text(first, last)), " "),
		Status: Past, Rule: "dated-verb", Evidence: r.cite(s), Participants: []string{}, About: []string{}}
	switch {
	case r.negated(s, v):
		e.Status = Denied
	case r.planned(s, v):
		e.Status = Planned
	case r.yetToCome(e.Date) || r.toks[c.first].tag == "VB" && c.first > s.first: // "let the train run from December"
		return Event{}, false
	}
	for i := first; i < last; i++ {
		k := r.toks[i].name
		if k < 0 {
			continue
		}
		mn := &r.mentions[k]
		ent := r.entities[mn.id]
		switch {
		case ent.Type == Place || ent.Type == Country && mn.first > s.first && (r.toks[mn.first-1].lower == "in" || r.toks[mn.first-1].lower == "at"):
			if e.Place == "" && mn.first > s.first && placePrep(r.toks[mn.first-1].lower) {
				e.Place, e.PlaceID = ent.Name, mn.id
			}
		case mn.how == byDemonym && !strings.HasSuffix(r.toks[mn.last-1].lower, "s"):
		default:
			if !slices.Contains(e.About, mn.id) {
				e.About = append(e.About, mn.id)
				e.Participants = append(e.Participants, ent.Name)
			}
		}
		i = max(i, mn.last-1)
	}
	for _, a := range who {
		if a.id != "" && !slices.Contains(e.About, a.id) {
			e.About = append(e.About, a.id)
			e.Participants = append(e.Participants, a.name)
		}
	}
	if len(e.About) == 0 && (e.Place == "" && !r.definite(who[0]) || e.Status == Denied) {
		return Event{}, false
	}
	if by, ok := r.claimAt(c.first); ok {
		e.Claimant = names(by.speakers)
	}
	return e, true
}

// wholeQuotes moves the end of tokens [first, last) so that no quotation is cut
// in two.
func (r *reading) wholeQuotes(first, last, end int) int {
	if last >= end || last <= first {
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
	return verb
}
