package answers

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
)

// An act is what a verb says of whom in a sentence.
type act struct {
	verb    string // its stem; be for any form of “be” that nothing follows in its group
	word    string // as it stands, in lower case
	mood    mood
	result  bool           // it comes of the verb before: “a blast shook Oslo, killing two”
	modal   bool           // a modal verb stands before it: “may sign”
	not     bool           // in another mood, it is not to be: “will not sign”
	noun    bool           // it may as well be a part of a noun phrase: “on fishing rights”
	passive bool           // it is done to them
	whom    []string       // stems of the heads of what stands before it in its clause
	subject []string       // stems of the heads of what it is said of, where that stands right before it
	heads   []article.Span // where these heads stand in the text
	within  bool           // its clause is part of another: “reports that”, “the play in which”, “said she”
	object  []string       // stems of the heads of what stands right behind it
	by      []string       // stems of what stands behind “by”
	at      int            // byte in the text where the verb begins
	start   int            // byte where its verb group begins
	end     int            // byte where its verb group ends
	from    int            // byte where its clause begins

	subjectAt, objectAt, byAt article.Span // where in the text these stand
}

// A mood is how a verb is said: only what is asserted or denied is told.
type mood byte

const (
	asserted mood = iota
	denied
	other // it may, should or will be, or somebody is to do it, wants to, is asked to
)

// acts returns what the verbs of a sentence say of whom. What a verb is said of stands between
// the verb before and it; behind “and” or a comma it can be what that one is said of. The names
// in the sentence are those of the mentions, which count from byte off on; he is whom its first
// pronouns mean.
func (c *checker) acts(text string, off int, mentions []facts.Mention, he antecedent) []act {
	words, phrases := c.ix.Parse(text, off, mentions)
	stems := func(p facts.Phrase) []string {
		if w := &words[p.First]; w.Start < he.until && p.Last == p.First+1 && w.Lower == he.pronoun {
			return he.stems
		}
		return c.ix.Stems(head(text, words, p))
	}
	var out []act
	var whom []string // of this clause
	var last act      // the verb before
	joined := false   // nothing stands between “and” or a comma and here
	and := false
	clause, aside := false, false // in a relative clause; the verb before was in one
	from := 0
	for i, p := range phrases {
		switch p.Kind {
		case facts.NounPhrase:
			whom = append(whom, stems(p)...)
			joined = false
		case facts.Joiner:
			joined, and = true, true
		case facts.Comma:
			joined, and = true, false
		case facts.Relative:
			clause = true
		case facts.VerbGroup:
			if joined && (and || aside || len(whom) == 0) { // “Holm, who ordered the raid, praised”: the raid praised nobody
				whom = last.whom
			}
			heads, within := subjectOf(words, phrases, i)
			reduced := reducedPassive(words, phrases, i)
			if reduced {
				heads = phrases[i-1 : i : i]
			}
			subject := []string{}
			var at []article.Span
			for _, h := range heads {
				subject = append(subject, stems(h)...)
				at = append(at, article.Span{Start: words[h.First].Start, End: words[h.Last-1].End})
			}
			subjectAt := around(words, heads)
			goesOn := len(heads) == 0 && i > 0 && (phrases[i-1].Kind == facts.Joiner || phrases[i-1].Kind == facts.Comma)
			if goesOn {
				subject, at, within, subjectAt, from = last.subject, last.heads, last.within, last.subjectAt, last.from
			}
			none := len(heads) == 1 && words[heads[0].First].Lower == "no"
			for k := p.First; k < p.Last; k++ {
				w := &words[k]
				stem := c.ix.Stems(baseOf(w.Lower))
				if isBe(w.Lower) && !slices.ContainsFunc(words[k+1:p.Last], func(w facts.Word) bool { return strings.HasPrefix(w.Tag, "VB") }) {
					stem = []string{be}
				}
				if strings.HasPrefix(w.Tag, "VB") && len(stem) == 1 {
					a := act{verb: stem[0], word: w.Lower, mood: moodOf(words, p, k), whom: whom, subject: subject, heads: at, within: within, passive: reduced || passive(words[p.First:k+1]) || joined && last.passive && w.Tag == "VBN", at: w.Start, start: words[p.First].Start, end: words[p.Last-1].End, from: from, subjectAt: subjectAt}
					a.modal = slices.ContainsFunc(words[p.First:k], func(w facts.Word) bool { return w.Tag == "MD" })
					a.not = a.mood == other && slices.ContainsFunc(words[p.First:k], func(w facts.Word) bool { return isDenial().MatchString(w.Lower) })
					if goesOn && k == p.First && w.Tag == "VBG" { // “a blast shook Oslo, killing two”
						a.mood, a.result = last.mood, true
					}
					a.noun = w.Tag == "VBG" && p.Last-p.First == 1 && i > 0 && i+1 < len(phrases) && phrases[i+1].Kind == facts.NounPhrase && nounsFollow(words, phrases[i-1], phrases[i+1])
					by := agents(words, phrases[i+1:])
					for _, p := range by {
						a.by = append(a.by, stems(p)...)
					}
					a.byAt = around(words, by)
					if i+1 < len(phrases) && phrases[i+1].Kind == facts.NounPhrase {
						for _, p := range listed(words, phrases, i+1) {
							a.object = append(a.object, stems(p)...)
						}
						a.objectAt = around(words, phrases[i+1:i+2])
						none = none || words[phrases[i+1].First].Lower == "no"
					}
					if none && a.mood == asserted && a.verb != be { // “found no bomb”
						a.mood = denied
					}
					out = append(out, a)
					last.passive, last.mood = a.passive, a.mood
				}
			}
			last.subject, last.heads, last.within, last.subjectAt, last.from = subject, at, within, subjectAt, from
			last.whom, whom, joined, aside, clause = whom, nil, false, clause, false
			from = words[p.Last-1].End
		}
	}
	return out
}

// claimed returns the acts of a claim.
func (c *checker) claimed(st *statement) []act {
	if st.acts == nil {
		st.acts = append([]act{}, c.acts(st.text, 0, st.doc.Mentions, antecedent{})...)
	}
	return st.acts
}

// around returns where phrases stand, from the first of them to the last.
func around(words []facts.Word, phrases []facts.Phrase) article.Span {
	if len(phrases) == 0 {
		return article.Span{}
	}
	s := article.Span{Start: words[phrases[0].First].Start, End: words[phrases[0].Last-1].End}
	for _, p := range phrases[1:] {
		s.Start, s.End = min(s.Start, words[p.First].Start), max(s.End, words[p.Last-1].End)
	}
	return s
}

// nounsFollow reports whether a preposition that seldom stands before what is being done, and nouns
// without an article, stand around a word.
func nounsFollow(words []facts.Word, before, after facts.Phrase) bool {
	switch words[before.Last-1].Lower {
	case "on", "over", "about", "at", "into", "with":
		return before.Kind == facts.Preposition && strings.HasPrefix(words[after.First].Tag, "NN")
	}
	return false
}

// listed returns the noun phrases of the list that begins with phrase i: of “met Berg, Holm and Vik in
// Oslo” all three. What a verb follows is no part of it.
func listed(words []facts.Word, phrases []facts.Phrase, i int) []facts.Phrase {
	out := phrases[i : i+1 : i+1]
	for {
		for i+2 < len(phrases) && phrases[i+1].Kind == facts.Preposition && words[phrases[i+1].First].Lower == "of" && phrases[i+2].Kind == facts.NounPhrase {
			i += 2
		}
		next := i + 1
		if next < len(phrases) && phrases[next].Kind == facts.Comma {
			next++
		}
		if next < len(phrases) && phrases[next].Kind == facts.Joiner {
			if w := words[phrases[next].First].Lower; w != "and" && w != "or" {
				return out
			}
			next++
		}
		if next == i+1 || next >= len(phrases) || phrases[next].Kind != facts.NounPhrase {
			return out
		}
		if after := next + 1; after < len(phrases) && (phrases[after].Kind == facts.VerbGroup || phrases[after].Kind == facts.Adverb) {
			return out
		}
		out = append(out, phrases[next])
		i = next
	}
}

// agents returns the noun phrases behind the “by” that follows a verb, with a day or a place
// between at most: “dropped in 2007 by two stations and a network”.
func agents(words []facts.Word, after []facts.Phrase) []facts.Phrase {
	by := -1
	for i, p := range first(after, maxBeforeBy) {
		if p.Kind != facts.Preposition && p.Kind != facts.NounPhrase {
			break
		}
		if words[p.First].Lower == "by" {
			by = i
			break
		}
	}
	var out []facts.Phrase
	for i := by + 1; by >= 0 && i < len(after) && after[i].Kind == facts.NounPhrase; i += 2 {
		out = append(out, after[i])
		if i+1 >= len(after) || after[i+1].Kind != facts.Joiner {
			if len(out) == 1 && namedBeside(words, after[i:]) {
				out = append(out, after[i+2])
			}
			break
		}
	}
	return out
}

// namedBeside reports whether the phrase behind the first names whom that is, between commas: “by a welder,
// Toma Lie, who …”.
func namedBeside(words []facts.Word, p []facts.Phrase) bool {
	if len(p) < 3 || p[1].Kind != facts.Comma || p[2].Kind != facts.NounPhrase {
		return false
	}
	name := func(p facts.Phrase) bool { return strings.HasPrefix(words[p.Last-1].Tag, "NNP") }
	closed := len(p) == 3 || p[3].Kind == facts.Relative || p[3].Kind == facts.Comma && (len(p) == 4 || p[4].Kind != facts.Joiner && p[4].Kind != facts.NounPhrase)
	return closed && !name(p[0]) && name(p[2]) && words[p[0].First].Tag != "NNS" && !strings.HasPrefix(words[p[0].Last-1].Tag, "NNS")
}

// reducedPassive reports whether a verb group is a participle that tells what was done to what stands right
// before it: “the men arrested on Wednesday are”, “the mask stolen by Berg”.
func reducedPassive(words []facts.Word, phrases []facts.Phrase, verb int) bool {
	p := phrases[verb]
	if p.Last-p.First != 1 || words[p.First].Tag != "VBN" || verb == 0 || phrases[verb-1].Kind != facts.NounPhrase {
		return false
	}
	after := phrases[verb+1:]
	if len(after) == 0 || after[0].Kind != facts.Preposition {
		return false
	}
	if words[after[0].First].Lower == "by" {
		return true
	}
	for _, next := range after {
		switch next.Kind {
		case facts.VerbGroup: // the verb of the sentence
			return words[next.First].Tag == "VBD" || words[next.First].Tag == "VBZ" || words[next.First].Tag == "VBP" || words[next.First].Tag == "MD"
		case facts.NounPhrase, facts.Preposition:
		default:
			return false
		}
	}
	return false
}

// maxBeforeBy is how many phrases may stand between a verb and the end of its “by”.
const maxBeforeBy = 4

// be is the verb of what is said to be something.
const be = "be"

func isBe(word string) bool {
	switch word {
	case "is", "are", "was", "were", "be", "been", "being":
		return true
	}
	return false
}

// subjectOf returns the phrases that a verb group is said of, which stand right before it, with
// what only belongs to them behind it: of “the attack on the harbour was claimed” it is the attack.
// It also reports whether the clause is part of another, which need not say that it is so.
func subjectOf(words []facts.Word, phrases []facts.Phrase, verb int) (heads []facts.Phrase, within bool) {
	j := verb - 1
	for j >= 0 && phrases[j].Kind == facts.Adverb {
		j--
	}
	switch {
	case j < 0:
		return nil, false
	case phrases[j].Kind == facts.Relative: // “Holm, who signed”
		if j--; j >= 0 && phrases[j].Kind == facts.Comma {
			j--
		}
		if j >= 2 && phrases[j-1].Kind == facts.Comma && phrases[j-2].Kind == facts.NounPhrase && loneNumber(words, phrases[j]) { // “Holm, 49, who”
			j -= 2
		}
		if j < 0 || phrases[j].Kind != facts.NounPhrase {
			return nil, true
		}
		if a := words[phrases[j].First].Lower; (a == "a" || a == "an") && j >= 2 && phrases[j-1].Kind == facts.Comma && phrases[j-2].Kind == facts.NounPhrase && (j == 2 || phrases[j-3].Kind != facts.Preposition) { // “Holm, a painter who signed”
			heads = append(heads, phrases[j-2])
		}
	case phrases[j].Kind == facts.Comma: // “Holm, a painter, signed”, “the painter, Holm, signed”, “Holm, who painted, signed”
		if j >= 2 && phrases[j-1].Kind == facts.NounPhrase && phrases[j-2].Kind == facts.Comma {
			heads = append(heads, phrases[j-1])
		}
		for j--; j >= 0 && phrases[j].Kind != facts.Comma; j-- {
			if phrases[j].Kind == facts.VerbGroup && (j == 0 || phrases[j-1].Kind != facts.Relative && (j < 2 || phrases[j-2].Kind != facts.Relative || phrases[j-1].Kind != facts.NounPhrase)) {
				return nil, false
			}
		}
		if j--; j < 0 || phrases[j].Kind != facts.NounPhrase {
			return heads, false // “in 2029, Holm, … ”
		}
	case phrases[j].Kind != facts.NounPhrase:
		return nil, false
	}
	listed := false // behind an “and”, so that a comma goes on with the list: “China, India and Iran abstained”
list:
	for {
		for j >= 2 && phrases[j-1].Kind == facts.Preposition && !opensClause(words, phrases[j-1]) && phrases[j-2].Kind == facts.NounPhrase && words[phrases[j-2].Last-1].Lower != "total" {
			j -= 2
		}
		heads = append(heads, phrases[j])
		if slices.ContainsFunc(phrases[:j], func(p facts.Phrase) bool { return p.Kind == facts.VerbGroup }) {
			break
		}
		next := j - 2
		if next > 0 && phrases[j-1].Kind == facts.Joiner && phrases[next].Kind == facts.Comma { // “China, and India”
			next--
		}
		if next < 0 || phrases[next].Kind != facts.NounPhrase {
			break
		}
		switch phrases[j-1].Kind {
		case facts.Joiner:
			listed = true
		case facts.Comma: // “in Oslo, Norway and Denmark signed”: Oslo did not
			if !listed || next > 0 && phrases[next-1].Kind != facts.Comma {
				break list
			}
		default:
			break list
		}
		j = next
	}
	if j > 0 {
		before := phrases[j-1]
		if before.Kind == facts.Preposition && !opensClause(words, before) && words[before.First].Lower != "after" {
			return nil, false // “few in Sweden”
		}
		within = before.Kind == facts.Relative || before.Kind == facts.VerbGroup || opensClause(words, before) && !(factive(&words[before.Last-1]) && words[phrases[verb].First].Tag == "VBD")
	}
	return heads, within
}

// baseOf returns a form of a verb without what makes it irregular, so that all its forms have one stem.
func baseOf(verb string) string {
	if base := facts.BaseForm(verb); base != verb || !strings.HasSuffix(verb, "n") {
		return base
	}
	for _, ending := range []string{"n", "en"} { // given, beaten
		if base := strings.TrimSuffix(verb, ending); base != verb && slices.Contains(facts.Forms(base), verb) {
			return base
		}
	}
	return verb
}

// loneNumber reports whether a phrase is a number alone, as an age is.
func loneNumber(words []facts.Word, p facts.Phrase) bool {
	return p.Last-p.First == 1 && words[p.First].Tag == "CD"
}

// opensClause reports whether a phrase is a word before a clause that need not be so.
func opensClause(words []facts.Word, p facts.Phrase) bool {
	switch words[p.Last-1].Lower {
	case "that", "if", "unless", "whether", "like", "as", "though", "lest", "until", "before":
		return true
	}
	return false
}

// factive reports whether a word before a clause in the past says that it was so: “until he resigned”.
func factive(w *facts.Word) bool { return w.Lower == "until" || w.Lower == "though" || w.Lower == "as" }

// moodOf returns how word k of a verb group is said. “Did not sign” denies, and of “asked to
// sign” only that somebody asked is told.
func moodOf(words []facts.Word, group facts.Phrase, k int) mood {
	m := asserted
	if k > 0 && words[k-1].Lower == "to" {
		if k-2 >= group.First && isUnwilling().MatchString(words[k-2].Lower) {
			return denied
		}
		return other
	}
	for i := group.First; i < k; i++ {
		switch w := &words[i]; {
		case w.Tag == "MD" || w.Tag == "TO" || w.Lower == "to":
			return other
		case isDenial().MatchString(w.Lower):
			m = denied
		}
	}
	if words[k].Tag == "VBG" && m == asserted && !slices.ContainsFunc(words[group.First:k], func(w facts.Word) bool { return isBe(w.Lower) }) {
		return other // accused of killing
	}
	if k+1 < len(words) && isBe(words[k].Lower) && isDenial().MatchString(words[k+1].Lower) {
		return denied
	}
	return m
}

// head returns the words of a noun phrase that say who or what it is: a name at its end, else
// its last word. “A Trump supporter” is not Trump.
func head(text string, words []facts.Word, p facts.Phrase) string {
	last := p.Last - 1
	for last > p.First && !strings.ContainsFunc(words[last].Lower, unicode.IsLetter) { // “Turku 3-0”
		last--
	}
	at := last
	capital := func(i int) bool {
		r, _ := utf8.DecodeRuneInString(text[words[i].Start:])
		return unicode.IsUpper(r)
	}
	for capital(at) && at > p.First {
		at--
		if !capital(at) { // the businesswoman Holm
			break
		}
	}
	return text[words[at].Start:words[last].End]
}

// passive reports whether the last of the words of a verb group is a participle with a form of
// “be” before it.
func passive(group []facts.Word) bool {
	last := group[len(group)-1]
	return (last.Tag == "VBN" || last.Tag == "VBD") && slices.ContainsFunc(group[:len(group)-1], func(w facts.Word) bool { return isBe(w.Lower) })
}

// actsIn returns the acts of a sentence of an article.
func (c *checker) actsIn(e facts.Evidence) []act {
	d := c.ix.Document(e.Article)
	if d == nil {
		return nil
	}
	he := c.antecedent(e)
	if he.id == "" {
		he = c.named(d, e)
	}
	return c.acts(e.Text, e.Start, mentionsIn(d, e), he)
}

// mentionsIn returns the mentions in a sentence of a document.
func mentionsIn(d *facts.Document, e facts.Evidence) []facts.Mention {
	from, _ := slices.BinarySearchFunc(d.Mentions, e.Start, func(m facts.Mention, at int) int { return cmp.Compare(m.Start, at) })
	to, _ := slices.BinarySearchFunc(d.Mentions, e.End, func(m facts.Mention, at int) int { return cmp.Compare(m.Start, at) })
	return d.Mentions[from:to]
}
