package facts

import "strings"

// announced gives a quotation to the subject of the sentence that leads up to it
// with a colon, or with a participle of speech and a comma, whatever its main
// verb: "Holm spoke to the press: “…”", "Holm left the room, stating, “…”".
func (r *reading) announced(s *sent, q tokenSpan) attribution {
	i := q.first - 2 // before the opening mark
	if i <= s.first || i >= s.last || r.mark(&r.toks[i+1]) != '<' || !r.wholeSpeech(q) {
		return attribution{}
	}
	cue := r.toks[i].text
	switch {
	case cue == ":":
	case cue == "," && r.toks[i-1].tag == "VBG" && r.x.lx.said[r.toks[i-1].lower].class == "say":
		cue = r.toks[i-1].text
	default:
		return attribution{}
	}
	for k, c := range s.chunks {
		switch {
		case c.first >= i || c.kind == mark || c.kind == relative:
			return attribution{}
		case c.kind != verbGroup || !r.finite(c) && r.toks[c.first].tag != "VBD":
			continue
		}
		return r.announcedBy(s, k, cue)
	}
	return attribution{}
}

// announcedBy gives the quotation that the sentence leads up to to the subject
// of its main verb, at chunk k: a person, or the one whose text speaks.
func (r *reading) announcedBy(s *sent, k int, cue string) attribution {
	verb, at := r.verbOf(s.chunks[k])
	j := r.subjectChunk(s, k, 0)
	if at < 0 || j < 0 || s.kindAt(j) != nounPhrase || r.isPassive(s, k) || r.negated(s, k) || r.disowns(s.chunks[k]) {
		return attribution{}
	}
	who := r.subjects(s, k)
	if texts[singular(r.toks[s.chunks[j].last-1].lower)] {
		who = r.owners(s, j)
	} else if c := s.chunks[j]; perceives[verb] || r.personOf(c) == "" && r.toks[c.first].tag != "PRP" {
		return attribution{} // "the Holm campaign" is not Holm
	}
	if len(who) != 1 || !strings.HasPrefix(who[0].id, "person/") {
		return attribution{}
	}
	return attribution{speakers: who, cue: cue, rule: "subject-announces-quote", first: s.first, source: r.sourceSpan(s, k), cueAt: tokenSpan{at, at + 1}}
}

// perceives are verbs whose subject meets with words of others: what Holm heard
// or was asked is not hers.
var perceives = set("hear hears heard read reads receive receives received get gets got find finds found face faces faced encounter encounters encountered cite cites cited quote quotes quoted learn learns learned learnt know knows knew")
