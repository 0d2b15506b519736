package facts

import (
	"slices"
	"strings"

	"attache/internal/article"
)

// Bounds that no article reaches, for texts that are made to be slow.
const (
	eventReach   = 200 // how many events back the one may stand that dates another, or tells the same
	mostEvidence = 8   // sentences that tell one event
)

// An eventNoun is an entry of lexicon/event_nouns.tsv.
type eventNoun struct {
	name      string          // as the table lists it first
	verbs     map[string]bool // base forms of verbs that tell the same
	encounter bool
}

func (lx *lexicon) addEventNoun(c []string) error {
	forms := strings.Fields(c[0])
	n := &eventNoun{name: forms[0], verbs: map[string]bool{}}
	for _, v := range strings.Fields(c[1]) {
		verb, meets := strings.CutSuffix(v, "*")
		n.encounter = n.encounter || meets
		n.verbs[verb] = true
		if meets {
			lx.encounters[verb] = true
		}
	}
	for _, f := range forms {
		lx.eventNouns[f] = n
		if n.encounter {
			lx.encounters[f] = true
		}
	}
	return nil
}

// eventNounAt returns the event that the noun phrase at chunk k names, or nil.
func (r *reading) eventNounAt(s *sent, k int) *eventNoun {
	if s.kindAt(k) != nounPhrase {
		return nil
	}
	t := &r.toks[s.chunks[k].last-1]
	if !t.isNoun() || t.name >= 0 {
		return nil
	}
	return r.x.lx.eventNouns[t.lower]
}

// nounOf returns the noun phrase of an event that the moment belongs to: "the
// two-day talks", "Monday's attack", "an attack in Oslo in August".
func (f *eventFinder) nounOf(s *sent, m moment) (int, bool) {
	k := s.chunkAt(m.first)
	if s.kindAt(k) == nounPhrase && m.last < s.chunks[k].last && m.kind != Repeated {
		if t := &f.toks[m.last]; t.tag == "VBG" || t.tag == "IN" { // "August 2 following his resignation"
			return 0, false
		}
		return k, f.eventNounAt(s, k) != nil
	}
	if s.kindAt(k) == nounPhrase && s.chunks[k].last == m.last && m.last < s.last && f.toks[m.last].lower == "'s" {
		return k + 1, f.eventNounAt(s, k+1) != nil
	}
	if m.kind != Calendar || m.date == "" {
		return 0, false
	}
	for j := k - 1; j >= max(0, k-6); j -= 2 { // "in", then a phrase, from the date back
		if s.kindAt(j) != preposed || s.kindAt(j-1) != nounPhrase || subordinates[f.toks[s.chunks[j].first].lower] {
			return 0, false // "the second coup since independence in 1975"
		}
		if f.eventNounAt(s, j-1) != nil {
			if v := f.verbNear(s, m.first); v >= 0 && f.askedFor(s, v, m.first) && (f.isWeekday(m.first) || f.undoes(s, v)) {
				return 0, false // the day of the call, or of the strike that is called for?
			}
			v := f.datedVerb(s, m)
			return j - 1, v < 0 || !f.main(s, v, j-1)
		}
	}
	return 0, false
}

// undoes reports whether what the verb group at chunk v is done to does not happen.
func (r *reading) undoes(s *sent, v int) bool {
	verb, _ := r.verbOf(s.chunks[v])
	switch r.x.lx.lemma(verb) {
	case "avoid", "ban", "cancel", "delay", "postpone", "reject", "skip":
		return true
	}
	return false
}

func (r *reading) isWeekday(i int) bool {
	_, ok := weekdays[r.toks[i].lower]
	return ok
}

// main reports whether the noun phrase at chunk k is part of the clause of the
// verb group at chunk v, which then has the date.
func (f *eventFinder) main(s *sent, v, k int) bool {
	if v > k {
		return true
	}
	for j := v + 1; j < k; j++ {
		if t := &f.toks[s.chunks[j].first]; subordinates[t.lower] || s.chunks[j].kind == relative {
			return false
		}
	}
	return true
}

// noun adds the event that the noun phrase at chunk k names with what hangs on it.
// It must name somebody or a place: "the attack" alone says nothing.
func (f *eventFinder) noun(s *sent, k int, m moment) {
	first, last := s.chunks[k].first, s.chunks[k].last
	for j := k + 1; s.kindAt(j) == preposed && s.kindAt(j+1) == nounPhrase && !subordinates[f.toks[s.chunks[j].first].lower]; j += 2 {
		last = s.chunks[j+1].last
	}
	if m.first < first && m.last <= first { // "Monday's attack" in two phrases
		first = m.first
	}
	last = f.wholeQuotes(first, last, s.last)
	n := f.eventNounAt(s, k)
	e := happening{at: s.chunks[k].last - 1, sent: s.index, Event: Event{Kind: n.name, Status: Past, Rule: "dated-noun", Evidence: f.cite(s), Participants: []string{}, About: []string{}}}
	f.date(&e, m)
	e.What = singleSpaced(f.text(first, last))
	f.partInNoun(&e, s, k, last)
	f.takePlace(&e, s, first, last)
	if v := f.verbNear(s, first); v >= 0 && f.planned(s, v) || f.yetToCome(e.Event) {
		e.Status = Planned
	}
	if day, known := f.a.Published(); known && e.Date == day.Format("2006") {
		return // the election of this year may have been, or be to come
	}
	if v := f.verbNear(s, first); !f.namedIn(first, last) || v >= 0 && f.negated(s, v) {
		return
	}
	if by, ok := f.claimAt(first); ok {
		e.Claimant = names(by.speakers)
	}
	f.keep(e)
}

// partInNoun notes who takes part in the event that the noun phrase at chunk k
// names: "Norway's attack on Denmark".
func (f *eventFinder) partInNoun(e *happening, s *sent, k, last int) {
	c := s.chunks[k]
	for i := c.first; i < c.last; i++ {
		if m := f.toks[i].name; m >= 0 {
			if mn := &f.mentions[m]; f.entities[mn.id].Type != Place && mn.how != byDemonym {
				e.add(mn.id, f.entities[mn.id].Name)
			}
		}
	}
	concerned, listed := false, false
	for k++; k < len(s.chunks) && s.chunks[k].first < last; k++ {
		switch c := s.chunks[k]; c.kind {
		case preposed:
			word := f.toks[c.first].lower
			concerned, listed = word == "of" || concerns[word] && (word != "on" || !f.x.lx.encounters[e.Kind]), false
		case nounPhrase:
			if concerned {
				f.addHead(e, c)
			}
			concerned, listed = false, concerned
		case joiner, comma:
			concerned = listed
		}
	}
}

// stateSince returns the verb group of a state that goes on since the moment, or
// -1: "which has existed since 1949".
func (f *eventFinder) stateSince(s *sent, m moment) int {
	if m.first <= s.first || f.toks[m.first-1].lower != "since" {
		return -1
	}
	v := f.verbNear(s, m.first)
	if v < 0 || f.negated(s, v) || s.chunks[v].first > m.first && m.first > s.first+2 { // "Since 2019 the firm has wanted it" begins a sentence
		return -1
	}
	for i := s.chunks[v].last; i < m.first-1; i++ {
		if t := &f.toks[i]; t.tag == "," || t.tag == "JJS" || t.lower == "first" || subordinates[t.lower] { // "is the worst since 2005"
			return -1
		}
	}
	switch f.toks[s.chunks[v].first].lower {
	case "has", "have", "is", "are", "'s", "'ve":
		return v
	}
	return -1
}

// undated finds the events whose clause has no wording of time, where the article
// tells otherwise when they were. own are those of the sentence that have one.
func (f *eventFinder) undated(s *sent, own []happening) {
	for v := range s.chunks {
		if s.chunks[v].kind != verbGroup || f.toks[s.chunks[v].first].quote >= 0 || !f.tellsPast(s, v) {
			continue
		}
		_, at := f.actOf(s.chunks[v])
		if slices.ContainsFunc(own, func(e happening) bool { return e.at == at }) {
			continue
		}
		e, ok := f.event(s, v, moment{})
		if ok && f.inherit(s, v, &e, own) {
			f.found = append(f.found, e)
		}
	}
}

// tellsPast reports whether the verb group tells, in its own clause, of something
// that happened: "agreed", "has agreed", not "had agreed", "agreeing".
func (f *eventFinder) tellsPast(s *sent, v int) bool {
	c := s.chunks[v]
	verb, at := f.actOf(c)
	if at < 0 || f.x.lx.acts[verb] == "" && f.x.lx.cues.verbs[verb] == nil && f.x.lx.said[verb].base == "" {
		return false
	}
	first := &f.toks[c.first]
	switch f.toks[at].tag {
	case "VBD":
		return true
	case "VBN":
		switch first.lower {
		case "has", "have", "was", "were", "'s", "'ve":
			return true
		}
	}
	return false
}

// inherit dates an event of which the clause itself does not say when it was.
func (f *eventFinder) inherit(s *sent, v int, e *happening, own []happening) bool {
	if k, word := f.eventPhrase(s, v); k >= 0 {
		return f.atEvent(s, k, word, e)
	}
	if f.dates(s, v) || slices.ContainsFunc(own, func(p happening) bool { return inCommon(e.About, p.About, 1) && p.at < e.at && p.last >= e.at }) {
		return false
	}
	if f.x.lx.acts[e.Kind] == "" && f.x.lx.cues.verbs[e.Kind] == nil {
		return false
	}
	if s.kindAt(v-1) != relative && f.sameEncounter(e) {
		return true
	}
	if !f.news(s, v, e) {
		return false
	}
	f.goesOn(s, e)
	return true
}

// dates reports whether a wording of time stands in the clause of the verb group
// at chunk v: it may be the date, which the rules did not dare to take.
func (f *eventFinder) dates(s *sent, v int) bool {
	for _, m := range f.ms {
		if m.kind == Duration {
			continue
		}
		if near := f.verbNear(s, m.first); near < 0 || near == v || m.first < s.chunks[v].first {
			return true
		}
	}
	return false
}

// eventPhrase returns the chunk of an event that the clause of the verb group at
// chunk v happens at, and the word before it: "in the talks", "before the visit".
func (f *eventFinder) eventPhrase(s *sent, v int) (int, string) {
	for k := v + 1; k+1 < len(s.chunks); k++ {
		switch s.chunks[k].kind {
		case comma, stop, verbGroup, relative:
			return -1, ""
		case preposed:
			word := f.toks[s.chunks[k].first].lower
			switch word {
			case "at", "in", "during", "before", "after":
				if t := &f.toks[s.chunks[k+1].first]; f.eventNounAt(s, k+1) != nil && (t.lower == "the" || t.lower == "this" || t.lower == "that" || t.lower == "these") {
					return k + 1, word
				}
			}
		}
	}
	return -1, ""
}

// atEvent dates what was done at an event with the event's date. What was before
// or after it keeps the article's words and no date.
func (f *eventFinder) atEvent(s *sent, k int, word string, e *happening) bool {
	c := s.chunks[k]
	if word == "before" || word == "after" {
		if len(e.About) == 0 || f.x.lx.acts[e.Kind] == "" && f.toks[c.first-2].tag != "NN" { // "said after the launch" says little, "in an interview before the visit" more
			return false
		}
		e.When, e.Rule = f.text(c.first-1, c.last), "beside-event"
		return true
	}
	n := f.eventNounAt(s, k)
	var of *happening
	for i := len(f.found) - 1; i >= max(0, len(f.found)-eventReach); i-- {
		if p := &f.found[i]; p.ownDate && p.Status != Denied && (p.Kind == n.name || n.verbs[p.Kind]) && p.sent < s.index {
			if of != nil && of.Date != p.Date && !inCommon(e.About, of.About, 1) {
				return false // which of them?
			}
			if of == nil {
				of = p
			}
		}
	}
	if of == nil {
		return false
	}
	f.dateAs(e, of, "at-event")
	return true
}

// dateAs gives e the date of another event, and its sentence as the evidence for it.
func (f *eventFinder) dateAs(e, of *happening, rule string) {
	e.Date, e.Precision, e.Until, e.When, e.Rule = of.Date, of.Precision, of.Until, of.When, rule
	if of.sent != e.sent {
		e.Evidence = append(e.Evidence, of.Evidence[0])
	}
	if e.Place == "" {
		e.Place, e.PlaceID = of.Place, of.PlaceID
	}
}

// sameEncounter dates what two people did with each other with the encounter of
// the two that the article told of before.
func (f *eventFinder) sameEncounter(e *happening) bool {
	if e.Status != Past || len(e.About) < 2 {
		return false
	}
	for i := len(f.found) - 1; i >= max(0, len(f.found)-eventReach); i-- {
		p := &f.found[i]
		if !p.ownDate || p.Status != Past || p.passive || p.sent >= e.sent || !f.x.lx.encounters[p.Kind] || !inCommon(e.About, p.About, 2) {
			continue
		}
		if p.Precision != "day" {
			return false
		}
		f.dateAs(e, p, "same-encounter")
		return true
	}
	return false
}

// inCommon reports whether two lists have n members in common.
func inCommon(a, b []string, n int) bool {
	for _, x := range a {
		if slices.Contains(b, x) {
			n--
		}
	}
	return n <= 0
}

// The news stands in the first sentences of an article, and in some more what it
// tells in the perfect ("has won").
const (
	leadSentences    = 3
	perfectSentences = 6
)

// news dates what the article tells as its news. It was about when the article was published;
// the week is as much as can be said.
func (f *eventFinder) news(s *sent, v int, e *happening) bool {
	day, known := f.a.Published()
	if !known || e.Status != Past || f.x.lx.acts[e.Kind] == "" || f.idle(s, e) || len(e.About) == 0 || e.Claimant != "" || !f.mainVerb(s, v) {
		return false
	}
	perfect := false
	for i := s.chunks[v].first; i < s.chunks[v].last; i++ {
		switch f.toks[i].lower {
		case "has", "have", "'ve":
			perfect = true
		case "already", "previously", "recently", "yet", "still", "always", "ever", "never", "often", "once", "repeatedly", "long", "since", "had":
			return false
		}
	}
	if n := f.nth(s); n >= perfectSentences || !perfect && n >= leadSentences || slices.ContainsFunc(f.found, func(p happening) bool { return p.Kind == e.Kind && p.Precision == "day" && p.Status == Past }) {
		return false // the last is the same news, told before
	}
	for _, p := range f.found {
		old := p.ownDate && p.Date < day.AddDate(0, 0, -10).Format(article.DateLayout)[:len(p.Date)]
		if p.sent == s.index-1 && old || p.Kind == "die" && !perfect {
			return false // what goes on from another time, or tells a life
		}
	}
	e.Date, e.Precision, e.Rule = day.Format(article.DateLayout), "week", "news"
	return true
}

// idle reports whether the news would be none: who reported, came or stated
// something, or what was so at another time.
func (f *eventFinder) idle(s *sent, e *happening) bool {
	switch e.Kind {
	case "report", "state", "come", "go", "write", "hear":
		return true
	}
	return s.last-s.first > 3 && f.toks[s.first].lower == "at" && f.toks[s.first+2].lower == "time"
}

// goesOn dates the news more exactly when the sentence before tells the day of it.
func (f *eventFinder) goesOn(s *sent, e *happening) bool {
	for i := len(f.found) - 1; i >= 0 && f.found[i].sent >= s.index-1; i-- {
		p := &f.found[i]
		if p.ownDate && p.Precision == "day" && p.Status == Past && p.sent == s.index-1 && inCommon(e.About, p.About, 1) && f.a.Passages[f.sents[p.sent].passage].Paragraph == f.a.Passages[s.passage].Paragraph {
			place, id := e.Place, e.PlaceID
			f.dateAs(e, p, "goes-on")
			e.Place, e.PlaceID = place, id
			return true
		}
	}
	return false
}

// nth counts the sentences of paragraphs before s, as far as it matters.
func (f *eventFinder) nth(s *sent) int {
	n := 0
	for i := 0; i < s.index && n < perfectSentences; i++ {
		if f.sents[i].kind == article.Paragraph {
			n++
		}
	}
	return n
}

// mainVerb reports whether the verb group at chunk v is that of the main clause.
func (f *eventFinder) mainVerb(s *sent, v int) bool {
	for k := f.afterOpening(s, v); k < v; k++ {
		c := s.chunks[k]
		t := &f.toks[c.first]
		switch {
		case c.kind == verbGroup && t.tag != "VBG" && t.tag != "VBN" && t.tag != "TO":
			return false
		case c.kind == relative, t.tag == "WRB", subordinates[t.lower] && t.lower != "since":
			return false
		}
	}
	return true
}

// afterOpening returns the chunk after the comma that ends a clause with which the
// sentence opens before its subject: "After it rained, Solberg left".
func (f *eventFinder) afterOpening(s *sent, v int) int {
	j := f.subjectChunk(s, v, 0)
	comma := -1
	for k := 0; k < j; k++ {
		if s.chunks[k].kind == ',' {
			comma = k
		}
	}
	for k := 0; k < min(comma, 4); k++ {
		if t := &f.toks[s.chunks[k].first]; subordinates[t.lower] || t.tag == "WRB" {
			return comma + 1
		}
	}
	return 0
}

// folded returns the events, those that tell the same made one: the one that
// tells more, with the sentences of both.
func (f *eventFinder) folded() []Event {
	var out []Event
	for i := range f.found {
		e := f.found[i].Event
		from := max(0, len(out)-eventReach)
		same := slices.IndexFunc(out[from:], func(p Event) bool { return sameEvent(p, e) })
		if same < 0 {
			out = append(out, e)
			continue
		}
		p := &out[from+same]
		if tells(e) > tells(*p) {
			*p, e = e, *p
		}
		for _, ev := range e.Evidence {
			if len(p.Evidence) < mostEvidence && !slices.ContainsFunc(p.Evidence, func(x Evidence) bool { return x.Start == ev.Start }) {
				p.Evidence = append(p.Evidence, ev)
			}
		}
	}
	return out
}

// sameEvent reports whether two events of an article are one that is told twice.
func sameEvent(a, b Event) bool {
	return a.Kind == b.Kind && a.Status == b.Status && a.Claimant == b.Claimant && a.Date != "" && b.Date != "" &&
		(a.Date == b.Date || strings.HasPrefix(a.Date, b.Date) || strings.HasPrefix(b.Date, a.Date)) &&
		(len(a.About) == 0 && len(b.About) == 0 && a.Place == b.Place || inCommon(a.About, b.About, max(1, min(len(a.About), len(b.About)))))
}

// tells measures how much an event says: an exact date more than a vague one,
// then people and place, then words.
func tells(e Event) int {
	return 10000*len(e.Date) + 1000*len(e.About) + 500*min(1, len(e.Place)) + len(e.What)
}
