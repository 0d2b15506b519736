package facts

import (
	"slices"
	"strings"
)

// targetsAt returns the targets whose first phrase begins at or right after
// token i.
func (r *reading) targetsAt(s *sent, i int) []actor {
	if i >= s.last {
		return nil
	}
	k := r.pastParts(s, s.chunkAt(i))
	that := r.thatAt(s, k)
	if that { // demanded that Russia …
		k++
	}
	if s.kindAt(k) == verbGroup {
		if a, ok := r.gerund(s, k); ok {
			return []actor{a}
		}
	}
	if s.kindAt(k) != nounPhrase || that && !r.holdsName(s.chunks[k]) {
		return nil // "ruled out that taxes would rise"
	}
	if c := s.chunks[k]; c.last-c.first == 1 && r.toks[c.first].tag == "PRP" {
		return r.objectMeant(s, k)
	}
	if c := s.chunks[k]; c.last-c.first == 1 && r.toks[c.first].tag == "NN" && s.kindAt(k+1) == nounPhrase && r.toks[c.last].tag == "DT" && !r.holdsName(c) {
		return nil // "wants examine the deal", translated word by word
	}
	var out []actor
	for _, j := range r.listChunks(s, k) {
		if a, ok := r.target(s, r.whole(s, j)); ok {
			out = append(out, a)
		}
	}
	return out
}

// vague are words for what the article tells elsewhere. As a target they say
// nothing to a reader, unless the words behind them do.
var vague = map[string]bool{"event": true, "events": true, "move": true, "moves": true, "decision": true, "decisions": true, "claim": true, "claims": true, "argument": true, "arguments": true, "request": true, "requests": true, "report": true, "reports": true, "step": true, "steps": true, "selection": true, "check": true, "checks": true, "action": true, "actions": true, "idea": true, "comments": true, "comment": true, "remarks": true, "suggestion": true, "proceedings": true, "news": true, "process": true, "people": true, "families": true, "supporters": true, "president": true, "government": true, "side": true, "issue": true, "matter": true, "thing": true, "things": true, "work": true, "efforts": true, "effort": true, "need": true, "fact": true, "number": true, "person": true, "man": true, "woman": true, "way": true, "rest": true, "question": true, "questions": true, "one": true, "record": true, "use": true, "allies": true, "part": true, "lot": true, "end": true, "case": true, "role": true, "amount": true, "others": true, "affected": true, "abilities": true, "budget": true, "release": true}

// complement returns the end of what a vague word goes on with: "the decision
// to withdraw from Syria".
func (r *reading) complement(s *sent, k int) int {
	last := s.chunks[k].last
	for j := k + 1; j < len(s.chunks) && j < k+9; j++ {
		c := s.chunks[j]
		if j == k+1 && r.toks[c.first].lower == "that" {
			return r.thatClause(s, c.first)
		}
		switch c.kind {
		case preposed:
			switch r.toks[c.first].lower {
			case "on":
				if j+1 < len(s.chunks) && media[r.toks[s.chunks[j+1].first].lower] {
					return last
				}
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
		case relative: // "reports that Norway withdraws"
			if r.thatAt(s, j) && s.kindAt(j+1) == nounPhrase && r.nextVerb(s, j+2) == j+2 {
				return r.clauseEnd(s, s.chunks[j+2].last)
			}
			return last
		default:
			return last
		}
		if c.kind != preposed {
			last = c.last
		}
	}
	return last
}

// thatClause returns the end of the clause that begins at token i, or i when it
// is too long to be part of a name.
func (r *reading) thatClause(s *sent, i int) int {
	for j := i; j < s.last && j < i+16; j++ {
		if t := &r.toks[j]; t.tag == "," || t.tag == "." || t.tag == ":" || r.mark(t) != 0 {
			return j
		}
	}
	return i
}

// participial reports whether the verb group is a passive participle alone.
func (r *reading) participial(c chunk) bool {
	return r.toks[r.firstVerb(c)].tag == "VBN"
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
	if r.tellsTime(c) && a.id == "" && !r.possessed(a) || r.toks[c.first].tag == "CD" && r.share(c.first, c.last) {
		return a, false
	}
	if a.id != "" {
		return a, !r.bareAdjective(c)
	}
	if r.named(a) {
		return r.party(a)
	}
	if who, ok := r.apposed(s, k, a); ok {
		return who, true
	}
	if r.toks[c.first].tag == "PRP$" && r.toks[c.first].quote < 0 && !r.sides(a) && !relations[r.toks[c.last-1].lower] {
		if c.last-c.first > 2 || s.kindAt(k+1) == preposed {
			a.first = c.first + 1
		} else if who := r.objectMeant(s, k); len(who) == 1 { // "praised his courage"
			return who[0], true
		} else {
			return a, false
		}
	}
	for r.toks[a.first].tag == "PRP$" || r.toks[a.first].tag == "DT" || r.toks[a.first].lower == "'s" {
		if a.first++; a.first >= a.last {
			return a, false
		}
	}
	a.last = r.attached(s, k)
	if v := s.chunkAt(a.last-1) + 1; s.kindAt(v) == verbGroup && r.participial(s.chunks[v]) && s.kindAt(v+1) == preposed && r.toks[s.chunks[v+1].first].lower == "by" && s.kindAt(v+2) == nounPhrase {
		a.last = s.chunks[v+2].last // "the bill offered by the senator"
	}
	if r.toks[c.first].lower == "our" && r.toks[c.first].quote >= 0 && c.last-c.first == 2 {
		a.first = c.first // “we stand by our allies”
	} else if h := r.toks[c.last-1].lower; vague[h] && a.last == c.last && !r.powers(a) {
		if a.last = r.complement(s, k); a.last == c.last && c.last-a.first == 1 {
			return a, false
		}
	} else if n := s.chunkAt(a.last - 1); intents[singular(h)] && s.kindAt(n+1) == verbGroup && r.toks[s.chunks[n+1].first].tag == "TO" {
		a.last = r.complement(s, n)
	}
	if n := s.chunkAt(a.last-1) + 1; r.toks[a.first-min(1, a.first)].lower == "a" && s.kindAt(n) == relative && r.toks[s.chunks[n].first].lower == "that" {
		a.last = max(a.last, r.thatClause(s, s.chunks[n].first)) // "a law that would ban strikes"
	}
	for a.first < a.last-1 && !r.toks[a.first].isWord() {
		a.first++
	}
	if a.last < s.last && r.mark(&r.toks[a.last]) == '>' {
		a.last++ // the phrase ends in a quotation
	}
	a.name = r.phrase(a.first, a.last)
	return a, a.name != ""
}

// intents are nouns that an infinitive or a phrase with "for" goes on, without which they
// say little: "plans to dredge the river", "a bid for the presidency".
var intents = set("attempt ban bid bill call campaign deal demand effort initiative law measure mission motion move offer order petition plan pledge plot project promise proposal push request right scheme suggestion vote")

// leads are nouns that tell where to only with the phrase behind them: "a return to the
// club", "an inquiry into the contracts".
var leads = map[string]string{"return": "to", "end": "to", "threat": "to", "danger": "to", "alternative": "to", "change": "to", "amendment": "to", "access": "to", "answer": "to", "response": "to", "damage": "to", "right": "to", "solution": "to",
	"inquiry": "into", "enquiry": "into", "investigation": "into", "probe": "into", "research": "into", "incursion": "into"}

// relations are nouns for what two have with each other: whose they are says
// less than that they are.
var relations = map[string]bool{"cooperation": true, "partnership": true, "ties": true, "relations": true, "relationship": true, "friendship": true, "alliance": true, "collaboration": true, "links": true, "bonds": true}

// attached returns the end of the phrases that hang on the one at chunk k:
// "invasion of Ukraine", "officials in the Holm administration".
func (r *reading) attached(s *sent, k int) int {
	last := s.chunks[k].last
	head := singular(r.toks[last-1].lower)
	for j := k + 1; s.kindAt(j) == preposed && s.kindAt(j+1) == nounPhrase && j < k+5; j += 2 {
		w, c := r.toks[s.chunks[j].first].lower, s.chunks[j+1]
		if r.tellsTime(c) || !attaches[w] && leads[head] != w && !(w == "for" && intents[head]) && !(insideOf[w] && r.holdsName(c) && !texts[singular(r.toks[c.last-1].lower)]) {
			break
		}
		if w == "on" && r.holdsName(c) && c.last-c.first == 1 && media[r.toks[c.first].lower] {
			break
		}
		if insideOf[w] && j > k+1 || w == "in" && (texts[head] || houses[r.toks[c.last-1].lower]) {
			break
		}
		last = c.last
	}
	return last
}

// houses are where something is done about what is attacked or defended there: "challenged the
// law in the Constitutional Court".
var houses = set("assembly chamber committee congress council court parliament senate tribunal")

// media are where something is said, not what it is about.
var media = map[string]bool{"twitter": true, "facebook": true, "instagram": true, "youtube": true, "tv": true, "television": true, "cnn": true, "fox": true, "telegram": true, "reddit": true, "x": true}

// insideOf are prepositions whose phrase is part of the target when it has a
// name.
var insideOf = map[string]bool{"in": true, "within": true, "at": true, "toward": true, "towards": true, "with": true, "to": true, "over": true, "about": true, "regarding": true, "by": true, "among": true, "inside": true}

// holdsName reports whether a name stands in the phrase.
func (r *reading) holdsName(c chunk) bool {
	for i := c.first; i < c.last; i++ {
		t := &r.toks[i]
		if t.name >= 0 || t.capital() && (t.tag == "NNP" || t.tag == "JJ" && !r.opens(i) || i+1 < c.last && r.toks[i+1].lower == "'s") {
			return true
		}
	}
	return false
}

// objectMeant returns whom the pronoun at chunk k stands for as an object: the
// person the article's people allow, or the only one before who can be meant
// and is not the subject.
func (r *reading) objectMeant(s *sent, k int) []actor {
	i := s.chunks[k].first
	t := &r.toks[i]
	pronoun := t.lower
	v := r.verbBefore(s, k)
	if t.quote >= 0 || v < 0 || pronoun == "us" || pronoun == "me" || pronoun == "you" {
		return nil
	}
	subject := r.subjectChunk(s, v, 0)
	if subject >= 0 && r.toks[s.chunks[subject].first].tag == "PRP" {
		if who := r.meant(s, subject, s.chunks[subject].first); len(who) == 1 {
			subject = s.chunkAt(who[0].first)
		}
	}
	var mine []int
	if subject >= 0 && s.kindAt(subject) == nounPhrase {
		mine = r.membersEndingAt(s, subject)
	}
	if pronoun == "it" && subject > 0 {
		switch a, ok := r.objectBefore(s, subject); {
		case ok && a.id != "":
			return nil // "Norway attacked Denmark, and Iceland condemned it"
		case ok:
			return []actor{a}
		}
	}
	var found []actor
	for j := k - 1; j >= 0 && j > k-30; j-- {
		if s.kindAt(j) != nounPhrase || j == subject || slices.Contains(mine, j) {
			continue
		}
		if c := s.chunks[j]; pronoun == "it" && len(found) == 0 && r.thing(c) {
			return nil // "backs a law, but Holm promised to block it"
		}
		if a, ok := r.actor(s, s.chunks[j]); ok && r.agrees(pronoun, a) && r.toks[s.chunks[j].first].tag != "PRP" {
			if sexOf[pronoun] != 0 && a.id == "" && !r.named(a) {
				continue // "the chairman, Michael Holm, defended her"
			}
			switch {
			case len(found) == 0 || r.surer(a, found[0]):
				found = []actor{a}
			case found[0].name != a.name && !r.surer(found[0], a):
				return nil
			}
		}
	}
	if len(found) > 0 {
		return found[:1]
	}
	if id := r.antecedent(s, i); id != "" && !r.personWithin(s, s.first, i) {
		return []actor{{id: id, name: r.entities[id].Name, first: i, last: i + 1}}
	}
	return nil
}

// thing reports whether a phrase names one thing, which "it" is likelier to mean than a body.
func (r *reading) thing(c chunk) bool {
	return r.toks[c.last-1].tag == "NN" && r.toks[c.last-1].name < 0 && !r.tellsTime(c) && !r.sides(actor{first: c.first, last: c.last})
}

// objectBefore returns the object of the clause before the one whose subject
// stands at chunk k, which "it" stands for in clauses that are alike: "Norway
// supports the plan, but Denmark opposes it".
func (r *reading) objectBefore(s *sent, k int) (actor, bool) {
	v := r.verbBefore(s, k)
	if v < 0 || s.kindAt(v+1) != nounPhrase || v+1 >= k {
		return actor{}, false
	}
	if c := s.chunks[v+1]; r.personOf(c) != "" || r.toks[c.last-1].tag == "NNS" || r.toks[c.first].tag == "PRP" {
		return actor{}, false
	}
	return r.target(s, r.whole(s, v+1))
}

// bareAdjective reports whether the phrase is only the adjective of a nation
// ("Russian and Japanese representatives").
func (r *reading) bareAdjective(c chunk) bool {
	t := &r.toks[c.first]
	return c.last-c.first == 1 && t.name >= 0 && r.mentions[t.name].how == byDemonym && !strings.HasSuffix(t.lower, "s")
}

// apposed returns the name behind a phrase that describes it: "his former
// rival, Joe Biden".
func (r *reading) apposed(s *sent, k int, a actor) (actor, bool) {
	if s.kindAt(k+1) != comma || s.kindAt(k+2) != nounPhrase || !r.sides(a) || r.personOf(s.chunks[k+2]) == "" {
		return a, false
	}
	if s.kindAt(k+3) == verbGroup && r.finite(s.chunks[k+3]) {
		return a, false
	}
	return r.actor(s, s.chunks[k+2])
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
