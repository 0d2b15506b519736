package facts

import "strings"

// nounStances reads the nouns of attitude in the phrase at chunk k: "voiced
// support for …", "X's support for …", "drew criticism from …", "a critic of
// …", "anti-X protesters".
func (r *reading) nounStances(s *sent, k int) []Stance {
	c := s.chunks[k]
	var out []Stance
	for _, q := range r.x.lx.cues.nouns[r.toks[c.last-1].lower] {
		if f, ok := r.nounFrame(s, k, q); ok {
			if out = r.frame(s, f); len(out) > 0 {
				return out
			}
		}
	}
	for _, q := range r.x.lx.cues.groups[r.toks[c.last-1].lower] {
		if f, ok := r.groupFrame(s, k, q); ok {
			out = append(out, r.frame(s, f)...)
		}
	}
	for i := c.first; i < c.last; i++ {
		w := r.toks[i].lower
		for _, q := range r.x.lx.cues.people[w] {
			if f, ok := r.personFrame(s, k, i, q); ok {
				if sts := r.frame(s, f); len(sts) > 0 {
					out = append(out, sts...)
					break
				}
			}
		}
		if strings.Contains(w, "-") && r.toks[i].name < 0 {
			out = append(out, r.affixStances(s, k, i)...)
		}
	}
	return out
}

// groupFrame matches a noun for those who are united in an attitude: "the front
// against Moscow" is itself against Moscow.
func (r *reading) groupFrame(s *sent, k int, q *cue) (frame, bool) {
	c := s.chunks[k]
	if s.kindAt(k+1) != preposed || r.toks[s.chunks[k+1].first].lower != q.before[1] {
		return frame{}, false
	}
	first := c.first
	for first < c.last-1 && (r.toks[first].tag == "DT" || r.toks[first].tag == "PRP$") {
		first++
	}
	f := frame{cue: q, words: tokenSpan{c.last - 1, s.chunks[k+1].first + 1}}
	f.holders = []actor{{name: r.phrase(first, c.last), first: first, last: c.last}}
	f.targets = r.targetsAt(s, f.words.last)
	return f, true
}

// imposedFrame matches "sanctions imposed by the West": on whom stands beside
// it ("on Russia"), or is the subject of what happens despite them.
func (r *reading) imposedFrame(s *sent, k int, q *cue) (frame, bool) {
	f := frame{cue: q}
	v := k + 1
	if s.kindAt(v) == preposed && s.kindAt(v+1) == nounPhrase && r.upon(s, v) {
		f.targets = r.targetsAt(s, s.chunks[v+1].first)
		v += 2
	}
	if s.kindAt(v) != verbGroup || s.kindAt(v+1) != preposed || s.kindAt(v+2) != nounPhrase {
		return f, false
	}
	if w, at := r.verbOf(s.chunks[v]); at < 0 || w != q.before[1] || r.toks[s.chunks[v+1].first].lower != q.before[2] {
		return f, false
	}
	f.words = tokenSpan{s.chunks[k].last - 1, s.chunks[v+1].last}
	f.holders = r.partiesAt(s, s.chunks[v+2].first)
	switch {
	case len(f.targets) > 0:
	case s.kindAt(v+3) == preposed && s.kindAt(v+4) == nounPhrase && r.upon(s, v+3):
		f.targets = r.targetsAt(s, s.chunks[v+4].first)
	case s.kindAt(k-1) == preposed && r.toks[s.chunks[k-1].first].lower == "despite":
		if w := r.verbBefore(s, k-1); w >= 0 {
			f.targets = r.about(s, w)
		} else {
			f.targets = r.subjectAfter(s, k)
		}
	}
	return f, true
}

func (r *reading) upon(s *sent, k int) bool {
	w := r.toks[s.chunks[k].first].lower
	return w == "on" || w == "against" || w == "upon"
}

// nounFrame matches a noun of attitude at the end of the phrase at chunk k.
func (r *reading) nounFrame(s *sent, k int, q *cue) (frame, bool) {
	if q.reversed {
		return r.imposedFrame(s, k, q)
	}
	c := s.chunks[k]
	next := ""
	if s.kindAt(k+1) == preposed || s.kindAt(k+1) == verbGroup {
		next = r.toks[s.chunks[k+1].first].lower
	}
	f := frame{cue: q, words: tokenSpan{c.last - 1, c.last}}
	for f.words.first > c.first && strings.HasPrefix(r.toks[f.words.first-1].tag, "JJ") && r.toks[f.words.first-1].name < 0 {
		f.words.first--
	}
	if s.kindAt(k-1) == verbGroup && r.drawn(s, k) && (next == "from" || next == "by" || next == "of" && q.before[len(q.before)-1] != "of") {
		f.words = tokenSpan{s.chunks[k-1].first, s.chunks[k+1].first + 1}
		f.negated = r.negated(s, k-1)
		f.holders, f.targets = r.partiesAt(s, s.chunks[k+1].first+1), r.about(s, k-1)
		return f, !r.supposed(s, k-1)
	}
	if len(q.before) < 2 || next != q.before[1] {
		return f, false
	}
	f.words.last = s.chunks[k+1].first + 1
	f.targets = r.targetsAt(s, f.words.last)
	if r.lentTo(s, k) {
		return f, r.lent(s, k, &f)
	}
	if who := r.parties(r.owners(s, k)); len(who) > 0 {
		if m := r.toks[who[0].first].name; m >= 0 && r.mentions[m].how == byDemonym && r.mutual(q) {
			return f, false
		}
		f.holders = who
		return f, true
	}
	return f, r.lent(s, k, &f)
}

// lentTo reports whether the phrase at chunk k begins with whom the verb before it
// gives what the phrase names: "gave Denmark strong support for the plan".
func (r *reading) lentTo(s *sent, k int) bool {
	c := s.chunks[k]
	m := r.toks[c.first].name
	if m < 0 || s.kindAt(k-1) != verbGroup || r.mentions[m].how == byDemonym || r.toks[r.mentions[m].last].lower == "'s" {
		return false
	}
	w, _ := r.verbOf(s.chunks[k-1])
	return r.x.lx.lends[w]
}

// mutual reports whether the noun is of two sides: whose it is tells nothing.
func (r *reading) mutual(q *cue) bool { return q.before[0] == "relations" || q.before[0] == "war" }

// drawn reports whether the noun phrase at chunk k is what its subject draws
// from others.
func (r *reading) drawn(s *sent, k int) bool {
	v, _ := r.verbOf(s.chunks[k-1])
	return r.x.lx.draws[v]
}

// lent finds who has the attitude that the noun at chunk k names: the subject
// of the verb that lends it, or whoever comes after "by".
func (r *reading) lent(s *sent, k int, f *frame) bool {
	v := k - 1
	if s.kindAt(v) == preposed && r.toks[s.chunks[v].first].tag == "RP" && s.kindAt(v-1) == verbGroup {
		v-- // "stepped up criticism of …"
	}
	if s.kindAt(v) == preposed { // "spoke in support of …"
		if c := s.chunks[k]; r.toks[s.chunks[v].first].lower != "in" || c.last-c.first > 1 {
			return false
		}
		v = r.verbBefore(s, v)
		if v < 0 || s.kindAt(v) != verbGroup || r.isPassive(s, v) {
			return false
		}
	} else if s.kindAt(v) == verbGroup {
		w, _ := r.verbOf(s.chunks[v])
		if j := r.subjectChunk(s, v, 0); isBe(w) && j >= 0 && s.kindAt(j) == nounPhrase && !r.supposed(s, v) {
			f.holders = r.parties(r.authors(s, j)) // "Holm's speech was an attack on …"
			return len(f.holders) > 0 && !r.negated(s, v)
		}
		if !r.x.lx.lends[w] || r.isPassive(s, v) {
			return false
		}
		if f.cue.before[0] == "relations" && (w == "have" || w == "has" || w == "had") && !r.superlative(s.chunks[k]) {
			return false
		}
	} else {
		return false
	}
	if r.supposed(s, v) || r.bygone(s, v) {
		return false
	}
	f.negated = r.negated(s, v) || r.toks[s.chunks[k].first].lower == "no"
	f.holders = r.holders(s, v)
	return true
}

// superlative reports whether the phrase praises: "the best relations".
func (r *reading) superlative(c chunk) bool {
	for i := c.first; i < c.last; i++ {
		switch r.toks[i].lower {
		case "best", "good", "excellent", "friendly", "close", "closest", "better", "warm", "strong", "strongest":
			return true
		}
	}
	return false
}

// personFrame matches a noun for somebody with an attitude at token i of the
// phrase at chunk k: "a critic of Putin", "Putin critic", "Trump's ally Rubio".
func (r *reading) personFrame(s *sent, k, i int, q *cue) (frame, bool) {
	c := s.chunks[k]
	f := frame{cue: q, words: tokenSpan{i, i + 1}}
	if former(r, c, i) {
		return f, false
	}
	for f.words.first > c.first && strings.HasPrefix(r.toks[f.words.first-1].tag, "JJ") && r.toks[f.words.first-1].name < 0 {
		f.words.first--
	}
	after := k + 1 // the chunk behind the phrase
	switch of := r.targetBefore(s, c, i); {
	case i+1 == c.last && s.kindAt(after) == preposed && len(q.before) > 1 && r.toks[s.chunks[after].first].lower == q.before[1]:
		f.words.last = s.chunks[after].first + 1
		f.targets = r.targetsAt(s, f.words.last)
		after += 2
	case len(of) > 0:
		f.targets = of
	default:
		return f, false
	}
	f.holders = r.bearers(s, k, i, after)
	return f, true
}

// former reports whether the phrase says that it is no longer so.
func former(r *reading, c chunk, i int) bool {
	for j := c.first; j < i; j++ {
		switch r.toks[j].lower {
		case "former", "onetime", "one-time", "erstwhile", "ex", "no", "then":
			return true
		}
	}
	return false
}

// targetBefore returns whom the noun at token i of a phrase is for or against,
// when the name stands before it: "Putin critic", "Clinton's rival".
func (r *reading) targetBefore(s *sent, c chunk, i int) []actor {
	j := i - 1
	for j > c.first && strings.HasPrefix(r.toks[j].tag, "JJ") && r.toks[j].name < 0 {
		j--
	}
	if j >= c.first && r.toks[j].lower == "'s" {
		j--
	}
	if j < c.first {
		return nil
	}
	if r.toks[j].tag == "PRP$" {
		return r.meant(s, s.chunkAt(j), j)
	}
	a, ok := r.actor(s, chunk{kind: nounPhrase, first: c.first, last: j + 1})
	if !ok || !r.named(a) {
		return nil
	}
	p, ok := r.party(a)
	if !ok {
		return nil
	}
	return []actor{p}
}

// bearers returns who the noun at token i of the phrase at chunk k describes:
// the name after it, the subject of "is", or what it stands beside; after is
// the chunk behind the phrase.
func (r *reading) bearers(s *sent, k, i, after int) []actor {
	c := s.chunks[k]
	if i+1 < c.last { // "Trump ally Rubio"
		if a, ok := r.actor(s, chunk{kind: nounPhrase, first: i + 1, last: c.last}); ok && r.named(a) {
			return r.parties([]actor{a})
		}
		return nil
	}
	switch s.kindAt(k - 1) {
	case verbGroup:
		if v, _ := r.verbOf(s.chunks[k-1]); linksTo(v) && !r.supposed(s, k-1) && !r.negated(s, k-1) && !r.bygone(s, k-1) {
			return r.holders(s, k-1)
		}
	case preposed: // "has emerged as a critic of …", "is one of the critics of …"
		n := k - 2
		if r.toks[s.chunks[k-1].first].lower == "of" && s.kindAt(n) == nounPhrase && parts[r.toks[s.chunks[n].last-1].lower] {
			n--
		}
		if v, _ := r.verbAt(s, n); isBe(v) && (n < k-2 || r.toks[s.chunks[k-1].first].lower == "among") && !r.supposed(s, n) && !r.negated(s, n) && !r.bygone(s, n) {
			return r.holders(s, n)
		}
		if r.toks[s.chunks[k-1].first].lower == "as" && s.kindAt(k-2) == verbGroup && !r.supposed(s, k-2) {
			if v, _ := r.verbOf(s.chunks[k-2]); v == "emerged" || v == "known" || v == "seen" {
				return r.holders(s, k-2)
			}
		}
	case comma:
		if s.kindAt(k-2) == nounPhrase && !r.tellsTime(s.chunks[k-2]) {
			if a, ok := r.actor(s, s.chunks[k-2]); ok && (r.named(a) || r.sides(a)) && !r.isPlace(s.chunks[k-2]) {
				return r.parties([]actor{a})
			}
		}
	}
	if s.kindAt(after) == comma && s.kindAt(after+1) == nounPhrase && s.kindAt(k-1) != preposed && s.kindAt(k-1) != verbGroup {
		if a, ok := r.actor(s, s.chunks[after+1]); ok && r.named(a) && (s.kindAt(after+2) == verbGroup || s.kindAt(after+2) == comma) {
			return r.parties([]actor{a})
		}
	}
	return nil
}

// linksTo reports whether a verb says what its subject is.
func linksTo(v string) bool {
	switch v {
	case "remained", "remains", "remain", "became", "become", "becomes", "stayed", "seemed", "seems", "grown", "grew":
		return true
	}
	return isBe(v)
}

// affixStances reads "pro-Russian rebels", "anti-Trump activist Jane Roe",
// "Iran-backed militia" at token i of the phrase at chunk k.
func (r *reading) affixStances(s *sent, k, i int) []Stance {
	c := s.chunks[k]
	w := r.toks[i].norm
	var out []Stance
	for _, q := range r.x.lx.cues.affixes {
		affix := q.before[0]
		var name string
		front := strings.HasSuffix(affix, "-")
		if front && len(w) > len(affix) && strings.EqualFold(w[:len(affix)], affix) {
			name = w[len(affix):]
		} else if !front && strings.HasSuffix(w, affix) {
			name = w[:len(w)-len(affix)]
		}
		if name == "" || name[0] < 'A' || name[0] > 'Z' || i+1 >= c.last {
			continue
		}
		one, ok := r.part(name)
		if !ok {
			continue
		}
		two, ok := r.actor(s, chunk{kind: nounPhrase, first: c.first, last: c.last})
		if !ok || !r.named(two) || r.isHead(r.toks[two.last-1].norm) {
			continue // that the anti-Trump protesters are against Trump tells nothing
		}
		two, ok = r.party(two)
		if !ok {
			continue
		}
		f := frame{cue: q, words: tokenSpan{i, i + 1}, holders: []actor{two}, targets: []actor{one}}
		if q.reversed {
			f.holders, f.targets = f.targets, f.holders
		}
		out = append(out, r.frame(s, f)...)
	}
	return out
}

// part resolves a name that is part of a word ("Russian" of "pro-Russian").
func (r *reading) part(name string) (actor, bool) {
	for _, e := range r.x.lx.gazetteer[name] {
		if len(e.words) == 1 {
			a := actor{id: e.id, name: r.x.lx.known[e.id].Name}
			if r.entities[e.id] == nil { // named nowhere else
				a.id = ""
			}
			return a, true
		}
	}
	return actor{name: name}, len(name) > 2
}

// adjectiveStances reads "is opposed to …", "groups critical of …", where the
// adjective stands at token i.
func (r *reading) adjectiveStances(s *sent, i int, qs []*cue) []Stance {
	for _, q := range qs {
		end := i
		for n, w := range q.before {
			if i+n >= s.last || r.toks[i+n].lower != w {
				end = -1
				break
			}
			end = i + n + 1
		}
		if end < 0 {
			continue
		}
		f := frame{cue: q, words: tokenSpan{i, end}, targets: r.targetsAt(s, end)}
		if q.reversed {
			f.holders = r.partiesAt(s, end)
		}
		if len(f.targets) == 0 && len(f.holders) == 0 {
			continue
		}
		who := r.described(s, i, &f)
		if q.reversed {
			f.targets = who
		} else {
			f.holders = r.parties(who)
		}
		return r.frame(s, f)
	}
	return nil
}

// described returns whom the adjective at token i describes: the subject of
// "is", or the phrase right before it or before a comma.
func (r *reading) described(s *sent, i int, f *frame) []actor {
	k := s.chunkAt(i)
	if s.chunks[k].kind == nounPhrase && s.chunks[k].first < i {
		return nil // "a critical"
	}
	v := k
	for s.kindAt(v) != verbGroup {
		if s.kindAt(v) != adverb && s.kindAt(v) != other && v != k {
			break
		}
		v--
	}
	switch s.kindAt(v) {
	case verbGroup:
		w, at := r.verbOf(s.chunks[v])
		if at == i { // "is opposed to": the participle is part of the group
			w = ""
			for j := s.chunks[v].first; j < i; j++ {
				if isBe(r.toks[j].lower) {
					w = "be"
				}
			}
		}
		if !linksTo(w) || r.supposed(s, v) || r.bygone(s, v) {
			return nil
		}
		f.negated = r.negated(s, v)
		return r.doers(s, v, 0)
	}
	if f.cue.before[0] == "against" {
		return nil // a preposition more often than not
	}
	switch s.kindAt(v) {
	case comma:
		v--
		if s.kindAt(v) != nounPhrase || s.kindAt(v-1) == preposed {
			return nil // "according to Turkey, supportive of"
		}
		fallthrough
	case nounPhrase:
		if r.tellsTime(s.chunks[v]) {
			return nil
		}
		if a, ok := r.actor(s, s.chunks[r.headOrSelf(s, v)]); ok {
			if who := r.authors(s, r.headOrSelf(s, v)); len(who) > 0 {
				return who
			}
			return []actor{a}
		}
	}
	return nil
}

// verbAt returns the verb of the chunk k, "" when that is no verb group.
func (r *reading) verbAt(s *sent, k int) (string, int) {
	if s.kindAt(k) != verbGroup {
		return "", -1
	}
	return r.verbOf(s.chunks[k])
}
