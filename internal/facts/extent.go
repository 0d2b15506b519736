package facts

import (
	"strings"
	"unicode"
)

// This file tells how far the parts of an attribution reach: from where to where
// a source is named, and where what it says ends.

// sourceSpan returns the tokens that name the subject of the verb group at
// chunk v.
func (r *reading) sourceSpan(s *sent, v int) tokenSpan {
	if k := v - 1; s.kindAt(k) == relative && r.toks[s.chunks[k].first].lower != "what" {
		return tokenSpan{s.chunks[k].first, s.chunks[k].last}
	}
	h := r.subjectChunk(s, v, 0)
	if h < 0 && s.kindAt(v-1) == other {
		h = v - 1 // "Many say"
	}
	if h < 0 || h >= v {
		return tokenSpan{}
	}
	return r.wholePhrase(s, h, v)
}

// wholePhrase returns the tokens of the noun phrase at chunk h with the list it
// ends, what hangs on it, and its apposition, up to chunk end.
func (r *reading) wholePhrase(s *sent, h, end int) tokenSpan {
	first := h
	for first > h-reach && s.kindAt(first-1) == joiner && s.kindAt(first-2) == nounPhrase && s.kindAt(first-3) != verbGroup && s.kindAt(first-3) != preposed {
		first -= 2
	}
	if s.kindAt(h-1) == comma && s.kindAt(h-2) == nounPhrase && s.kindAt(h+1) == comma && h+2 == end && r.personOf(s.chunks[h]) != "" {
		first = max(r.headOf(s, h-2), 0) // "The minister, Ann Lee, said"
	}
	if first > 0 && r.toks[s.chunks[first].first].tag == "POS" {
		first--
	}
	for s.kindAt(first-1) == comma && s.kindAt(first-2) == nounPhrase && r.toks[s.chunks[first].first].tag == "CD" && s.chunks[first].last-s.chunks[first].first == 1 {
		first = max(r.headOf(s, first-2), 0) // "Ann Lee, 21, a pupil, said"
	}
	k := h
loop:
	for k+1 < min(end, h+reach) {
		switch s.kindAt(k + 1) {
		case verbGroup, relative, mark:
			break loop
		case preposed:
			if r.tellsTime(s.chunks[min(k+2, len(s.chunks)-1)]) {
				break loop
			}
		case joiner:
			if s.kindAt(k+2) != nounPhrase || k+2 >= end {
				break loop
			}
		case comma:
			if k+2 < end && s.kindAt(k+2) != nounPhrase {
				break loop
			}
		case stop:
			if !r.bracket(s.chunks[k+1]) {
				break loop
			}
		}
		k++
	}
	apposition := false
	for j := h; j < k; j++ {
		apposition = apposition || s.kindAt(j) == comma
	}
	for k > h && (s.kindAt(k) == adverb || s.kindAt(k) == joiner || s.kindAt(k) == preposed || s.kindAt(k) == comma && !(apposition && k+1 == end)) {
		k--
	}
	return tokenSpan{s.chunks[first].first, s.chunks[k].last}
}

// phraseAfter returns the tokens of the noun phrase at chunk h when it stands
// after its cue, with what describes it: “A,” said Ann Lee, 29, who is the mayor.
// Behind a comma that goes on to the end of the sentence, unless free is not set:
// then only the phrase itself is meant.
func (r *reading) phraseAfter(s *sent, h int, free bool) tokenSpan {
	k := h
	end := min(len(s.chunks), h+reach)
loop:
	for k+1 < end {
		c := s.chunks[k+1]
		switch c.kind {
		case nounPhrase:
			if r.tellsTime(c) {
				break loop
			}
		case preposed:
			if s.kindAt(k+2) != nounPhrase || r.tellsTime(s.chunks[k+2]) || free && outside[r.toks[c.first].lower] {
				break loop
			}
			k++
		case joiner:
			if s.kindAt(k+2) != nounPhrase || s.kindAt(k+3) == verbGroup {
				break loop
			}
		case comma:
			if !free || !r.describes(s, k+2) {
				break loop
			}
			return tokenSpan{s.chunks[h].first, r.contentEnd(s, s.chunks[k+2].first, "clause")}
		case stop:
			if r.toks[c.first].text != "(" {
				break loop
			}
			for k+1 < end && r.toks[s.chunks[k+1].first].text != ")" {
				k++
			}
		case other, verbGroup:
			if t := r.toks[c.first].tag; free || t != "JJ" && t != "VBN" {
				break loop // "people close to the campaign"
			}
		default:
			break loop
		}
		k++
	}
	k = min(k, len(s.chunks)-1)
	return tokenSpan{s.chunks[h].first, s.chunks[k].last}
}

// outside are the prepositions behind a speaker that tell of the speech rather
// than the speaker: said the mayor in an interview.
var outside = map[string]bool{"in": true, "at": true, "on": true, "during": true, "after": true, "before": true, "to": true, "about": true, "as": true, "when": true, "by": true}

// describes reports whether what begins at chunk k, behind a comma, describes
// the noun phrase before.
func (r *reading) describes(s *sent, k int) bool {
	switch s.kindAt(k) {
	case relative:
		return true
	case nounPhrase:
		return !r.opensAt(s, k) && !r.clauseAt(s, k) && !r.tellsTime(s.chunks[k]) || r.toks[s.chunks[k].first].tag == "CD" && s.chunks[k].last-s.chunks[k].first == 1
	case preposed:
		return r.toks[s.chunks[k].first].lower == "of"
	}
	return false
}

// withContent gives the ascription the content that begins at token first.
func (r *reading) withContent(a ascription, first int, kind string) (ascription, bool) {
	s := a.s
	if t := &r.toks[first]; r.mark(t) == '<' {
		q := r.spans[t.quote]
		if q.first == q.last {
			return a, false
		}
		if after := q.last + 1; after >= s.last || r.wholeSpeech(q) || !r.toks[after].isWord() {
			a.content, a.quoted = []tokenSpan{q}, true
			return a, true
		}
		first++
	}
	last := r.contentEnd(s, first, kind)
	if a.say != nil && r.fronted(s, a.cue.first) {
		last = r.mainClause(s, first, last)
	}
	if last <= first {
		return a, false
	}
	a.content = []tokenSpan{{first, last}}
	return a, true
}

// fronted reports whether the cue at token i stands in a clause that the sentence
// begins with: "Noting that it rained, he left", "While some say so, he left".
func (r *reading) fronted(s *sent, i int) bool {
	switch t := &r.toks[s.first]; t.tag {
	case "VBG", "VBN":
		return i == s.first
	case "IN", "WRB":
		return i < s.first+8 && (subordinates[t.lower] || t.tag == "WRB")
	}
	return false
}

// mainClause returns the comma among tokens [first, last) behind which a clause
// with its subject begins, or last.
func (r *reading) mainClause(s *sent, first, last int) int {
	for i := first + 1; i+1 < last; i++ {
		if r.toks[i].tag == "," && r.toks[i].quote < 0 && r.clauseAt(s, s.chunkAt(i+1)) {
			return i
		}
	}
	return last
}

// contentEnd returns where what begins at token first ends: with the sentence,
// with the quotation it stands in, or where the sentence goes on about
// something else. A noun phrase ends sooner than a clause.
func (r *reading) contentEnd(s *sent, first int, kind string) int {
	clause := kind == "that" || kind == "clause" || kind == "wh" || kind == "inf"
	within := r.toks[first].quote
	depth := 0
	end := min(s.last, first+reach)
	last := end
scan:
	for i := first; i < end; i++ {
		t := &r.toks[i]
		if within >= 0 && (t.quote != within && r.quoted[within].shut <= t.Start || t.quote == within && r.mark(t) == '>') {
			last = i
			break
		}
		if t.quote != within {
			continue
		}
		switch t.text {
		case "(", "[":
			depth++
		case ")", "]":
			if depth--; depth < 0 {
				last = i
				break scan
			}
		}
		if depth > 0 || i == first {
			continue
		}
		if r.cutsOff(s, first, i, clause) {
			last = i
			break
		}
	}
	if last == end { // a quotation may go on in the next sentence
		if q := r.toks[last-1].quote; q >= 0 && within < 0 && r.spans[q].last > last && r.spans[q].first > first {
			return r.spans[q].last
		}
	}
	for last > first {
		t := &r.toks[last-1]
		if r.mark(t) == '>' && t.quote != within {
			return last - 1
		}
		if strings.ContainsFunc(t.text, letterOrDigit) || t.text == ")" || t.text == "%" || t.text == "]" {
			break
		}
		last--
	}
	return last
}

func letterOrDigit(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// cutsOff reports whether the content that began at token first ends before
// token i.
func (r *reading) cutsOff(s *sent, first, i int, clause bool) bool {
	t := &r.toks[i]
	next := func(n int) *token {
		if i+n < s.last {
			return &r.toks[i+n]
		}
		return &token{}
	}
	switch {
	case t.text == ";":
		return true
	case t.tag == ":" && t.text != ":":
		return !clause
	case t.lower == "according" && next(1).lower == "to":
		return true
	case t.tag == ",":
		n := next(1)
		if n.lower == "according" {
			return true
		}
		if n.tag == "VBG" && r.x.lx.said[n.lower].base != "" {
			return true
		}
		if n.tag == "VBD" || n.tag == "VBZ" {
			return !r.relativeBefore(first, i)
		}
		if n.tag == "CC" && r.ascribesAnew(s, i+2) {
			return true
		}
		if n.lower == "but" && next(2).lower == "also" {
			return false // "not only …, but also"
		}
		if clause {
			return false
		}
		switch n.tag {
		case "DT", "VBG", "CC", "RB", "WDT", "WP", "PRP", "WRB", "VBN":
			return true
		case "IN":
			return n.lower == "while" || n.lower == "because" || n.lower == "although" || n.lower == "with"
		}
	case t.lower == "and" || t.lower == "but":
		n := next(1)
		if n.tag == "RB" {
			n = next(2)
		}
		if n.tag == "VBD" || n.tag == "VBZ" {
			return !clause || len(r.x.lx.attributes[n.lower]) > 0
		}
		return r.ascribesAnew(s, i+1)
	}
	return false
}

// relativeBefore reports whether a relative clause or an apposition may end with
// the comma at token i: one began with a comma not far before.
func (r *reading) relativeBefore(first, i int) bool {
	for j := i - 1; j > max(first, i-20); j-- {
		if r.toks[j].tag == "," {
			switch r.toks[j+1].tag {
			case "WP", "WDT", "WP$", "DT", "NNP", "IN":
				return true
			}
			return false
		}
	}
	return false
}

// ascribesAnew reports whether a clause with a verb of said_verbs.tsv begins at
// token i: "…, but she denied that".
func (r *reading) ascribesAnew(s *sent, i int) bool {
	if i >= s.last {
		return false
	}
	for k := s.chunkAt(i); k < len(s.chunks) && s.chunks[k].first < i+6; k++ {
		switch s.kindAt(k) {
		case nounPhrase, adverb:
		case verbGroup:
			c := s.chunks[k]
			return len(r.x.lx.attributes[r.toks[c.last-1].lower]) > 0 && r.x.lx.said[r.toks[c.last-1].lower].base != ""
		default:
			return false
		}
	}
	return false
}
