package facts

import (
	"slices"
	"strings"
)

// demandStances reads what is wanted gone or wanted to come: "called for the
// minister's resignation", "demanded an end to the blockade", "pushes for the
// release of the hostages".
func (r *reading) demandStances(s *sent, k int) []Stance {
	verb, at := r.verbOf(s.chunks[k])
	if at < 0 || r.supposed(s, k) || r.bygone(s, k) || r.isPassive(s, k) {
		return nil
	}
	j := k + 1
	switch base := r.x.lx.lemma(verb); {
	case base == "call" || base == "push" || base == "press" || base == "lobby":
		if s.kindAt(j) != preposed || r.toks[s.chunks[j].first].lower != "for" {
			return nil
		}
		j++
	case base == "want" || base == "propose":
	case base != "demand" && base != "seek" && base != "urge":
		return nil
	}
	if sts := r.demandTo(s, k, j); len(sts) > 0 {
		return sts
	}
	if s.kindAt(j) != nounPhrase {
		return nil
	}
	head := r.toks[s.chunks[j].last-1].lower
	polarity := demanded[head]
	if polarity == "" {
		return nil
	}
	f := frame{cue: &cue{text: "demand:" + head, polarity: polarity, negated: "-"}, words: tokenSpan{at, s.chunks[j].last}, holders: r.holders(s, k), negated: r.negated(s, k)}
	if of := r.toks[min(s.chunks[j].last, s.last-1)].lower; s.kindAt(j+1) == preposed && (of == "of" || of == "to") {
		f.targets = r.targetsAt(s, s.chunks[j+1].last)
		f.targets = f.targets[:min(1, len(f.targets))] // what the list goes on with may be wanted
	} else {
		f.targets = r.owners(s, j)
	}
	return r.frame(s, f)
}

// demandTo reads what is to be done to something: "called for the sanctions to be eased",
// "demanded that the ban be lifted". What the verb group at chunk k governs begins at chunk j.
func (r *reading) demandTo(s *sent, k, j int) []Stance {
	that := r.thatAt(s, j)
	if that {
		j++
	}
	if s.kindAt(j) != nounPhrase {
		return nil
	}
	end := s.chunks[j].last
	be := end // token of "be"
	if that {
		for be < s.last && be < end+8 && r.toks[be].lower != "be" && (r.toks[be].isWord() || r.toks[be].lower == "'s") && (!r.toks[be].isVerb() || r.toks[be].tag == "MD") {
			be++
		}
		end = be
		if r.toks[end-1].lower == "should" {
			end--
		}
	} else if end = r.infinitiveOf(s, j); end >= 0 {
		be = end + 1
	}
	if end < 0 || be+1 >= s.last || r.toks[be].lower != "be" {
		return nil
	}
	polarity, whole := Supports, !that
	switch w := r.toks[be+1].lower; {
	case undone[w]:
		polarity, whole = Opposes, false
	case !carriedOut[w] && (that || !otherwise[w]):
		return nil
	}
	for i := be + 2; i < min(be+5, s.last); i++ {
		if limits[r.toks[i].lower] {
			return nil
		}
	}
	f := frame{cue: &cue{text: "demand to be done", polarity: polarity, negated: "-"}, words: tokenSpan{end, be + 2}, holders: r.holders(s, k), negated: r.negated(s, k)}
	f.targets = r.targetsAt(s, s.chunks[j].first)
	for i := range f.targets {
		t := &f.targets[i]
		if t.id != "" || t.first >= t.last {
			if otherwise[r.toks[be+1].lower] {
				return nil
			}
			continue
		}
		if t.last = end; whole { // "prisoners to be released"
			t.last = be + 2
		}
		t.name = r.phrase(t.first, t.last)
	}
	sts := r.frame(s, f)
	for i := range sts {
		if st := &sts[i]; st.Claimant == st.Holder { // the article itself tells that they demand it
			st.Claimant, st.Via = "", ""
		}
	}
	return sts
}

// undone are the participles of what somebody wants done to something that they are against, and
// carriedOut of what they want done to something that they are for. Of the others only the whole
// tells an attitude: who calls for interest rates to be cut is not against interest rates.
var (
	undone     = set("abandoned abolished banned demolished dropped eased lifted loosened overturned relaxed repealed rescinded revoked scrapped")
	carriedOut = set("adopted approved built expanded extended implemented introduced kept maintained preserved protected ratified reinstated released restored strengthened tightened")
	otherwise  = set("cancelled canceled closed cut dismantled ended halted reduced removed reversed stopped suspended withdrawn")
)

// limits are words behind what is to be done that may turn it into its contrary: "lifted no
// earlier than 2040", "relaxed only after a vote".
var limits = set("only no not if unless until")

// demanded are the nouns for what somebody wants to happen to somebody or
// something, with what that tells of the attitude.
var demanded = map[string]string{"resignation": Opposes, "removal": Opposes, "dismissal": Opposes, "ouster": Opposes, "ousting": Opposes, "sacking": Opposes, "impeachment": Opposes,
	"abolition": Opposes, "repeal": Opposes, "scrapping": Opposes, "lifting": Opposes, "cancellation": Opposes, "end": Opposes, "boycott": Opposes, "withdrawal": Opposes, "suspension": Opposes,
	"release": Supports, "protection": Supports, "preservation": Supports, "restoration": Supports, "reinstatement": Supports, "adoption": Supports, "ratification": Supports, "introduction": Supports, "acquittal": Supports}

// beingAgainst reads "is against the plan", "is against lifting the ban".
func (r *reading) beingAgainst(s *sent, k int) []Stance {
	verb, at := r.verbOf(s.chunks[k])
	j := k + 1
	for s.kindAt(j) == adverb {
		j++
	}
	if at < 0 || !isBe(verb) || s.kindAt(j) != preposed || r.toks[s.chunks[j].first].lower != "against" || r.supposed(s, k) || r.bygone(s, k) {
		return nil
	}
	for i := at + 1; i < s.chunks[j].first; i++ {
		if t := &r.toks[i]; negators[t.lower] || t.lower == "longer" { // "is not against it": for it, perhaps
			return nil
		}
	}
	f := frame{cue: &cue{text: "be against", polarity: Opposes, negated: "-"}, words: tokenSpan{s.chunks[j].first, s.chunks[j].last}, holders: r.holders(s, k), targets: r.targetsAt(s, s.chunks[j].last), negated: r.negated(s, k)}
	for _, t := range f.targets {
		switch singular(r.toks[t.last-1].lower) {
		case "law", "rule", "constitution", "policy": // "is against the law" tells what is forbidden
			return nil
		}
	}
	return r.frame(s, f)
}

// betweenBoth reads "neither supports nor opposes the treaty": who says both of
// no is for neither side.
func (r *reading) betweenBoth(s *sent, i int) []Stance {
	if r.toks[i].lower != "neither" || i+3 >= s.last || r.toks[i+2].lower != "nor" {
		return nil
	}
	a, b := r.x.lx.cues.verbs[r.toks[i+1].lower], r.x.lx.cues.verbs[r.toks[i+3].lower]
	if len(a) == 0 || len(b) == 0 || a[0].polarity == b[0].polarity || a[0].polarity == "-" || b[0].polarity == "-" {
		return nil
	}
	k, end := s.chunkAt(i)-1, i+4
	for s.kindAt(k) == mark || s.kindAt(k) == adverb {
		k--
	}
	if s.kindAt(k) != nounPhrase {
		return nil
	}
	for end < s.last && r.mark(&r.toks[end]) != 0 {
		end++
	}
	f := frame{cue: &cue{text: "neither nor", polarity: Neutral, negated: "-"}, words: tokenSpan{i, i + 4}, holders: r.parties(r.actorsAt(s, k)), targets: r.targetsAt(s, end)}
	return r.frame(s, f)
}

// relativeObject returns what "which" stands for when the verb group at chunk k
// has nothing behind it: "a treaty which Norway refused to sign".
func (r *reading) relativeObject(s *sent, k int) []actor {
	switch s.kindAt(k + 1) {
	case nounPhrase, preposed, verbGroup, mark:
		return nil
	}
	j := r.subjectChunk(s, k, 0)
	if j < 1 || s.kindAt(j-1) != relative {
		return nil
	}
	switch r.toks[s.chunks[j-1].first].lower {
	case "which", "that":
	default:
		return nil
	}
	n := r.antecedentOf(s, j-1)
	if n < 0 {
		return nil
	}
	if a, ok := r.target(s, r.headOrSelf(s, n)); ok && !strings.HasSuffix(r.toks[a.last-1].lower, "thing") {
		return []actor{a}
	}
	return nil
}

// adverbial are the small words that go with a verb: "giving up land".
var adverbial = set("up out off down away back over")

// gerund returns the doing at chunk k that somebody is for or against:
// "lifting the blockade", "giving up land". What has no object is one only where
// nothing else hangs on it: of "going to war" the going alone says nothing.
func (r *reading) gerund(s *sent, k int) (actor, bool) {
	c := s.chunks[k]
	if r.toks[c.first].tag != "VBG" || c.first == s.first {
		return actor{}, false
	}
	if p := r.toks[c.first-1].lower; p != "against" && p != "to" && !r.takesDoing(p) {
		return actor{}, false // "blamed it on moving the factory"
	}
	a := actor{first: c.first, last: c.last}
	j := k + 1
	for s.kindAt(j) == adverb || s.kindAt(j) == preposed && adverbial[r.toks[s.chunks[j].first].lower] {
		j++
	}
	switch s.kindAt(j) {
	case nounPhrase:
		if a.last = s.chunks[j].last; r.tellsTime(s.chunks[j]) || r.toks[a.last-1].tag == "PRP" {
			return actor{}, false
		}
	case stop, comma, preposed:
		if j > k+1 || s.kindAt(j) == preposed && !reasons[r.toks[s.chunks[j].first].lower] {
			return actor{}, false
		}
	default:
		return actor{}, false
	}
	a.name = r.phrase(a.first, a.last)
	return a, a.name != ""
}

// takesDoing reports whether a verb tells an attitude to what follows it, so that a
// participle behind it is what somebody is for or against: "opposes dredging".
func (r *reading) takesDoing(verb string) bool {
	return slices.ContainsFunc(r.x.lx.cues.verbs[verb], func(q *cue) bool { return len(q.before)+len(q.after) == 0 && !q.unnamed })
}

// reasons begin a clause that is no part of what stands before it.
var reasons = set("because since as while although though if unless")
