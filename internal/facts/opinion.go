package facts

import "strings"

// opinions finds what is said of somebody in so many words: "Berg said Holm was
// a liar", "Berg called Holm reckless".
func (r *reading) opinions() []Stance {
	var out []Stance
	for i := range r.ascribed {
		a := &r.ascribed[i]
		if a.say == nil || a.subject < 0 && !r.dependent(a.s, a.k) || r.negatedOrUnreal(a.s.chunks[a.k]) || r.supposed(a.s, a.k) {
			continue
		}
		called := a.governs == "as" || a.say.class == "call" && (a.governs == "obj" || a.governs == "obj-quote") || a.say.base == "consider" && a.governs == "obj"
		if !called && !judges[a.say.class] {
			continue
		}
		j := judgement{}
		if a.subject < 0 {
			j.by = r.holders(a.s, a.k)
		} else {
			j.by = r.parties(r.actorsAt(a.s, a.subject))
		}
		if len(j.by) == 0 {
			continue
		}
		for _, c := range a.content {
			if s := r.sentOf(c.first); called {
				out = append(out, r.called(s, j, c)...)
			} else {
				out = append(out, r.judged(s, j, c)...)
			}
		}
	}
	return out
}

// judges are the classes of verbs after which a judgement is the speaker's own.
var judges = map[string]bool{"say": true, "claim": true, "think": true, "warn": true, "criticise": true, "praise": true, "call": true}

// A judgement is what somebody says of somebody else.
type judgement struct {
	by      []actor
	of      actor
	words   tokenSpan // among which the judging word stands
	negated bool
	direct  bool // called so to its face, and need have no name: "called the dispute absurd"
}

// called reads "called Holm a liar", "described Holm as reckless": the words
// after the first phrase judge it.
func (r *reading) called(s *sent, j judgement, c tokenSpan) []Stance {
	k := s.chunkAt(c.first)
	for s.kindAt(k) == mark {
		k++
	}
	if s.kindAt(k) != nounPhrase {
		return nil
	}
	p := s.chunks[k]
	j.direct = r.toks[p.first].lower == "the" || r.toks[p.first].tag == "PRP$"
	if last := p.last - 1; last > p.first+1 && r.x.lx.opinions[r.toks[last].lower] != "" { // "called Holm's plan reckless"
		of, ok := r.actor(s, chunk{kind: nounPhrase, first: p.first, last: last})
		of.name = r.phrase(of.first, of.last)
		j.of, j.words = of, tokenSpan{last, p.last}
		if !ok {
			return nil
		}
		return r.opinion(s, j)
	}
	of, ok := r.target(s, k)
	if !ok {
		return nil
	}
	j.of, j.words = of, tokenSpan{max(p.last, of.last), min(c.last, s.last)}
	if i := j.words.first; i < s.last && r.toks[i].lower == "as" {
		j.words.first++
	}
	return r.opinion(s, j)
}

// judged reads the clauses of what was said: "Holm was a liar", "Holm has lied".
func (r *reading) judged(s *sent, j judgement, c tokenSpan) []Stance {
	var out []Stance
	for k := s.chunkAt(c.first); k < len(s.chunks) && s.chunks[k].first < c.last; k++ {
		if s.chunks[k].kind != verbGroup || s.chunks[k].first < c.first || r.isPassive(s, k) || r.supposed(s, k) {
			continue
		}
		v, at := r.verbOf(s.chunks[k])
		n := r.subjectChunk(s, k, 0)
		if n < 0 || s.kindAt(n) != nounPhrase || s.chunks[n].first < c.first || s.kindAt(n-1) == verbGroup && s.chunks[n-1].first >= c.first || r.toks[s.chunks[k].first].lower == "will" {
			continue
		}
		if r.toks[s.chunks[n].last-1].lower == "relations" && s.kindAt(n+1) == preposed && r.toks[s.chunks[n+1].first].lower == "with" {
			n += 2 // good relations with Norway speak of Norway
		}
		of, ok := r.target(s, n)
		if !ok {
			continue
		}
		j.of, j.negated = of, r.negated(s, k)
		switch {
		case linksTo(v):
			j.words = tokenSpan{at + 1, min(c.last, s.last)}
		case r.x.lx.opinions[v] == Supports && s.kindAt(k+1) == nounPhrase:
			continue // "China respected the borders" is no praise of China
		case r.x.lx.opinions[v] != "":
			j.words = tokenSpan{at, at + 1}
		case at+2 < s.last && r.toks[at+1].lower == "no" && r.x.lx.opinions["no "+r.toks[at+2].lower] != "": // "knows no borders"
			j.words = tokenSpan{at + 1, at + 3}
		default:
			continue
		}
		out = append(out, r.opinion(s, j)...)
	}
	return out
}

// opinion makes the stances of a judgement. What names nobody is not judged: a
// reader does not care who found the weather terrible.
func (r *reading) opinion(s *sent, j judgement) []Stance {
	at := r.judging(&j)
	if at < 0 || r.asked(s, at) || r.caption(s) || !j.direct && !r.ofName(j.of) && !r.between(j.of) {
		return nil
	}
	word := r.toks[at].lower
	if word == "no" {
		word += " " + r.toks[at+1].lower
	}
	polarity := r.x.lx.opinions[word]
	if polarity == Supports && r.butAfter(s, at) {
		return nil // "a decent man, but": it is not all of the opinion
	}
	if j.negated && !r.neverMore(at) {
		if polarity != Supports {
			return nil // "no liar" is no praise
		}
		polarity = Opposes
	}
	first := at
	for first > j.words.first && r.toks[first-1].quote == r.toks[at].quote && strings.HasPrefix(r.toks[first-1].tag, "RB") {
		first--
	}
	var out []Stance
	for _, h := range j.by {
		if h.id == speakerID || strings.Contains(h.name, j.of.name) || j.of.id != "" && j.of.id == h.id {
			continue
		}
		out = append(out, Stance{Holder: h.name, HolderID: h.id, Target: j.of.name, TargetID: j.of.id, Polarity: polarity, Cue: r.phrase(first, at+1+strings.Count(word, " ")),
			Claimant: h.name, Date: r.heldOn(s), Rule: "opinion:" + word, Evidence: r.cite(s)})
	}
	return out
}

// neverMore reports whether "never" stands before a comparative at token i: what
// was never better is good.
func (r *reading) neverMore(i int) bool {
	if tag := r.toks[i].tag; tag != "JJR" && tag != "RBR" {
		return false
	}
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if r.toks[j].lower == "never" {
			return true
		}
	}
	return false
}

// judging returns the token of the first word among those of the judgement that
// judges, or -1, and notes a negation before it.
func (r *reading) judging(j *judgement) int {
	for i := j.words.first; i < j.words.last && i < j.words.first+8 && i+1 < len(r.toks); i++ {
		t := &r.toks[i]
		switch {
		case t.lower == "no" && r.x.lx.opinions["no "+r.toks[i+1].lower] != "":
			return i
		case negators[t.lower] || t.lower == "no":
			if next := r.toks[i+1].lower; next != "only" && next != "just" && next != "merely" {
				j.negated = !j.negated
			}
		case t.name < 0 && r.x.lx.opinions[t.lower] != "":
			return i
		case t.tag == "," || t.tag == "." || t.tag == "IN" || i > j.words.first && (t.tag == "VBZ" || t.tag == "VBD" || t.tag == "MD"):
			return -1
		}
	}
	return -1
}

// between reports whether the phrase is something of two with names:
// "Russia-China cooperation".
func (r *reading) between(a actor) bool {
	for i := a.first; i < a.last-1; i++ {
		if _, second, ok := strings.Cut(r.toks[i].text, "-"); ok && r.toks[i].capital() && second != "" && second[0] >= 'A' && second[0] <= 'Z' {
			return true
		}
	}
	return false
}

// butAfter reports whether the sentence goes on with "but" after token i.
func (r *reading) butAfter(s *sent, i int) bool {
	for j := i + 1; j < s.last && j < i+12; j++ {
		if r.toks[j].lower == "but" {
			return true
		}
	}
	return false
}
