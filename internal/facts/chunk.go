package facts

import "strings"

// A chunk is a run of tokens that acts as one in a sentence.
type chunk struct {
	kind  byte // one of the constants below
	first int  // first token
	last  int  // one past the last token
}

// Kinds of chunk.
const (
	nounPhrase = 'N' // "his counterpart Wang Yi"
	verbGroup  = 'V' // "have been clearly denied", "wants to travel"
	preposed   = 'P' // a preposition or "to"
	relative   = 'R' // who, which, that
	joiner     = 'C' // and, or, but
	comma      = ',' // comma
	stop       = '.' // any other punctuation, brackets included
	mark       = '"' // a quotation mark
	adverb     = 'A' // a lone adverb
	other      = 'X' // anything else
)

// chunkAll groups the tokens of every sentence.
func (r *reading) chunkAll() {
	for i := range r.sents {
		r.verbalise(&r.sents[i])
	}
	titled := r.titled()
	for i := range r.sents {
		s := &r.sents[i]
		s.chunks = r.chunk(s.first, s.last, titled)
	}
}

// titled returns where a role leads up to a name, and the end of the name: such
// a phrase stays whole, whatever prepositions it has ("Chinese head of state
// and party leader Xi Jinping").
func (r *reading) titled() map[int]int {
	out := map[int]int{}
	for _, m := range r.inOrder() {
		if r.entities[m.id].Type == Person {
			if first := r.titleBefore(&r.sents[m.sent], m.first); first < m.first {
				out[first] = m.last
			}
		}
	}
	return out
}

// chunk groups tokens into phrases by their tags, longest first. It is a finite
// automaton, linear in the number of tokens: names and tags say enough for the
// rules, which look only a few phrases to either side.
func (r *reading) chunk(first, last int, titled map[int]int) []chunk {
	var out []chunk
	for i := first; i < last; {
		kind, end := byte(other), i+1
		switch t := &r.toks[i]; {
		case titled[i] > 0:
			kind, end = nounPhrase, titled[i]
			if end < last && r.toks[end].lower == "'s" { // "Minister Berg's critics"
				end = max(end, r.nounPhrase(end, last))
			}
		case r.mark(t) != 0:
			kind = mark
		case t.name >= 0:
			kind, end = nounPhrase, r.nounPhrase(i, last)
		case t.tag == ",":
			kind = comma
		case t.tag == "." || t.tag == ":" || t.tag == "(" || t.tag == ")" || t.tag == ";":
			kind = stop
		case t.tag == "''" || t.tag == "``":
			kind = mark
		case t.tag == "CC":
			kind = joiner
		case t.lower == "whoever" || t.tag == "WP" || t.tag == "WDT" || t.tag == "WP$" || t.tag == "IN" && t.lower == "that" && i > first && r.toks[i-1].isNoun():
			kind = relative
		case t.isVerb() || t.tag == "TO" && i+1 < last && r.verbFollows(i+1, last):
			kind, end = verbGroup, r.verbGroup(i, last)
		case r.quantifier(first, i, last) > 0:
			kind, end = nounPhrase, r.nounPhrase(i+r.quantifier(first, i, last), last)
		case t.tag == "IN" || t.tag == "TO" || t.tag == "RP":
			kind = preposed
		case t.tag == "PRP" || t.tag == "EX":
			kind = nounPhrase
		case t.tag == bracketTag:
			kind = adverb
		case strings.HasPrefix(t.tag, "RB"):
			if e := r.verbGroup(i, last); e > i+1 && r.hasVerb(i, e) {
				kind, end = verbGroup, e
			} else {
				kind = adverb
			}
		default:
			if e := r.nounPhrase(i, last); e > i {
				kind, end = nounPhrase, e
			}
		}
		for j := i + 1; j < end; j++ {
			if titled[j] > 0 { // "the US President Joe Biden"
				end = max(end, titled[j])
			}
		}
		end = max(end, i+1)
		out = append(out, chunk{kind: kind, first: i, last: end})
		i = end
	}
	return out
}

// quantifier returns how many tokens at i go before a number that they make less
// exact: "at least seven people", "more than a dozen ships", "over 20 boats", but
// not "over two years".
func (r *reading) quantifier(first, i, last int) int {
	at := func(k int) string {
		if i+k < last {
			return r.toks[i+k].lower
		}
		return ""
	}
	n := 0
	switch w := at(0); {
	case w == "at" && (at(1) == "least" || at(1) == "most"), w == "up" && at(1) == "to",
		(w == "more" || w == "less" || w == "fewer") && at(1) == "than":
		n = 2
	case w == "as" && at(2) == "as" && (at(1) == "many" || at(1) == "few"):
		n = 3
	case (w == "over" || w == "around" || w == "about" || w == "under") && (i == first || r.toks[i-1].isVerb()):
		n = 1
	default:
		return 0
	}
	if i+n >= last || r.toks[i+n].tag != "CD" && !(at(n) == "a" && (at(n+1) == "dozen" || at(n+1) == "hundred" || at(n+1) == "thousand" || at(n+1) == "million")) {
		return 0
	}
	end := r.nounPhrase(i+n, last)
	if end <= i+n+1 || !r.toks[end-1].isNoun() || units[r.toks[end-1].lower] != "" || n == 1 && i == first && !(end < last && r.toks[end].isVerb()) {
		return 0
	}
	return n
}

func (r *reading) hasVerb(first, last int) bool {
	for i := first; i < last; i++ {
		if r.toks[i].isVerb() {
			return true
		}
	}
	return false
}

// verbFollows reports whether a verb stands at i, adverbs skipped.
func (r *reading) verbFollows(i, last int) bool {
	for i < last && strings.HasPrefix(r.toks[i].tag, "RB") {
		i++
	}
	return i < last && (r.toks[i].tag == "VB" || r.toks[i].tag == "VBP")
}

// verbGroup returns the end of the verb group at i: modals, auxiliaries, the
// verb, adverbs among them, and infinitives that hang on it ("refuses to
// condemn").
func (r *reading) verbGroup(i, last int) int {
	end := i
	for j := i; j < last; j++ {
		t := &r.toks[j]
		switch {
		case t.name >= 0:
			return end
		case t.tag == "VBG" && j > i && r.takesDoing(r.toks[j-1].lower):
			return end
		case t.isVerb():
			end = j + 1
		case strings.HasPrefix(t.tag, "RB") || t.tag == "TO" && r.verbFollows(j+1, last) && !r.conjugated(j+1):
		case t.lower == "due" && j > i && isBe(r.toks[j-1].lower) && j+2 < last && r.toks[j+1].tag == "TO" && r.verbFollows(j+2, last): // "is due to arrive"
		default:
			return max(end, i+1)
		}
	}
	return max(end, i+1)
}

// conjugated reports whether the word at token i can be no infinitive, so that a
// "to" before it ends a clause of its own: "those I talk to are glad".
func (r *reading) conjugated(i int) bool {
	t := &r.toks[i]
	return t.tag == "VBZ" || isBe(t.lower) && t.lower != "be"
}

// verbalise mends verbs that the tagger took for nouns or adjectives because a
// name stands before them ("Iran stands by Syria", "Norway contradicted
// Russia"): a form of a verb that the lexicons know, right after a name, in a
// clause without any other verb.
func (r *reading) verbalise(s *sent) {
	for i := s.first + 1; i < s.last-1; i++ {
		t, p := &r.toks[i], &r.toks[i-1]
		if r.x.lx.cues.people[t.lower] != nil && (p.tag == "NNP" || p.lower == "'s") && !t.isNoun() && !t.capital() && !t.isVerb() {
			t.tag = "NN" // "Putin ally Sergei Shoigu"
		}
		if t.tag == "NN" && r.x.lx.cues.verbs[t.lower] != nil && (p.tag == "NNS" || p.tag == "NNPS" || p.tag == ",") && (r.toks[i+1].name >= 0 || r.toks[i+1].tag == "NNP") && !r.finiteIn(s, i) {
			t.tag = "VBP" // "many Norwegians support Holm"
		}
		if (t.tag == "JJ" || t.tag == "VBN") && p.tag == "," && strings.HasSuffix(t.lower, "ed") && r.x.lx.cues.verbs[t.lower] != nil && (r.toks[i+1].name >= 0 || r.toks[i+1].tag == "NNP") && !r.finiteIn(s, i) {
			t.tag = "VBD" // "Holm, who is a friend, endorsed Berg"
		}
		if p.name < 0 || t.name >= 0 || t.capital() || t.quote != p.quote || r.mentions[p.name].how == byDemonym {
			continue
		}
		_, acts := r.x.lx.acts[t.lower]
		_, said := r.x.lx.said[t.lower]
		if !acts && !said && r.x.lx.cues.verbs[t.lower] == nil {
			continue
		}
		switch {
		case t.tag == "NNS" && strings.HasSuffix(t.lower, "s") && !r.finiteIn(s, i):
			t.tag = "VBZ"
		case (t.tag == "NN" || t.tag == "JJ" || t.tag == "RB") && strongPast(t.lower) && i+1 < s.last && (r.toks[i+1].name >= 0 || r.toks[i+1].tag == "DT" || r.toks[i+1].tag == "IN" || r.toks[i+1].tag == "NNP") && !r.finiteIn(s, i):
			t.tag = "VBD" // "Norway beat Denmark"
		case (t.tag == "JJ" || t.tag == "VBN" || t.tag == "NN") && strings.HasSuffix(t.lower, "ed") && !r.finiteIn(s, i) && i+1 < s.last && r.toks[i+1].lower != "by":
			t.tag = "VBD"
		}
	}
}

// strongPast reports whether the word is the past tense of an irregular verb.
func strongPast(w string) bool { return w == "beat" || BaseForm(w) != w }

// finiteIn reports whether the clause around token i has a finite verb.
func (r *reading) finiteIn(s *sent, i int) bool {
	finite := func(j int) bool {
		switch r.toks[j].tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
		return false
	}
	for j := i - 1; j >= s.first && r.toks[j].tag != ","; j-- {
		if finite(j) {
			return true
		}
	}
	for j := i + 1; j < s.last && r.toks[j].tag != "," && !subordinates[r.toks[j].lower]; j++ {
		if finite(j) {
			return true
		}
	}
	return false
}

// modifier reports whether token i is an adjective or participle.
func (r *reading) modifier(i int) bool {
	tag := r.toks[i].tag
	return r.toks[i].name < 0 && (strings.HasPrefix(tag, "JJ") || tag == "VBN" || tag == "VBG")
}

// startsAnew reports whether the name at token j is no part of the phrase that
// begins at token i: "throughout his campaign Berg has …", "in recent weeks
// Norway has …".
func (r *reading) startsAnew(i, j int) bool {
	p := &r.toks[j-1]
	if timeWords[p.lower] && p.lower != "time" && p.lower != "way" {
		return true
	}
	if p.tag == "NNS" && p.text == p.lower && r.entities[r.mentions[r.toks[j].name].id].Type == Person && !r.sides(actor{first: j - 1, last: j}) {
		return true // "reject the views Berg espouses"
	}
	return i > 0 && r.toks[i-1].tag == "IN" && (r.toks[i].tag == "PRP$" || r.toks[i].tag == "DT") && p.isNoun() && p.name < 0 && p.text == p.lower && r.entities[r.mentions[r.toks[j].name].id].Type == Person && !r.sides(actor{first: j - 1, last: j})
}

// nounPhrase returns the end of the noun phrase at i, or i when there is none:
// determiner, adjectives, participles before a noun, nouns, names, and "'s".
func (r *reading) nounPhrase(i, last int) int {
	end := i
	for j := i; j < last; j++ {
		t := &r.toks[j]
		switch {
		case t.name >= 0:
			if j > i && end == j && r.startsAnew(i, j) {
				return end
			}
			j = r.mentions[t.name].last - 1
			end = j + 1
		case t.isNoun() || t.tag == "CD" || t.tag == "$" || t.tag == "%" || t.tag == "FW":
			end = j + 1
		case t.tag == "POS" || t.lower == "'s" || t.text == "&":
		case t.tag == "DT" || t.tag == "PDT" || t.tag == "PRP$":
			if j > i && r.toks[j-1].tag != "PDT" && r.toks[j-1].tag != "DT" {
				return end
			}
			if t.tag == "DT" && end == i && (t.lower == "this" || t.lower == "that" || t.lower == "these" || t.lower == "those" || t.lower == "all" || t.lower == "both") {
				end = j + 1
			}
		case strings.HasPrefix(t.tag, "JJ"):
			if end == i && r.standsForNoun(i, j, last) {
				end = j + 1
			}
		case t.tag == "CC" && j > i && j+2 < last && (r.modifier(j-1) || j-2 >= i && r.toks[j-2].lower == "'s" && r.toks[j-1].name < 0) && r.modifier(j+1) && (r.toks[j+2].isNoun() || r.modifier(j+2)):
			// "reckless and unprovoked attack"
		case t.tag == bracketTag && j > i:
		case t.tag == "VBN" || t.tag == "VBG":
			if end == i && r.standsForNoun(i, j, last) {
				return j + 1
			}
			if j == i || r.toks[j-1].isNoun() || r.toks[j-1].name >= 0 || j+1 >= last || !(r.toks[j+1].isNoun() || strings.HasPrefix(r.toks[j+1].tag, "JJ")) {
				return end
			}
		case t.quote >= 0 && r.mark(t) != 0 && j > i && r.quoted[t.quote].Len() < 60 && end < j+1:
			// A phrase in quotation marks inside a noun phrase: an “old friend”.
			if r.mark(t) == '>' || end == j {
				return end
			}
		case strings.HasPrefix(t.tag, "RB") && j+1 < last && strings.HasPrefix(r.toks[j+1].tag, "JJ"):
		default:
			return end
		}
	}
	return end
}

// standsForNoun reports whether the adjective or participle j, in the phrase that
// begins at i, is used as a noun: "the injured were brought to Oslo".
func (r *reading) standsForNoun(i, j, last int) bool {
	if r.toks[i].lower != "the" || j+1 >= last {
		return false
	}
	next := &r.toks[j+1]
	return next.tag == "VBD" || next.tag == "VBP" || next.tag == "MD" || next.tag == "IN" && r.toks[j].tag == "JJ"
}
