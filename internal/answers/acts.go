package answers

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/facts"
)

// An act is what a verb says of whom in a sentence.
type act struct {
	verb    string   // its stem
	passive bool     // it is done to them
	whom    []string // stems of the heads of what stands before it in its clause
	by      []string // stems of what stands behind “by”
}

// acts returns what the verbs of a sentence say of whom. What a verb is said of stands between
// the verb before and it; behind “and” or a comma it can be what that one is said of.
func (c *checker) acts(text string) []act {
	words, phrases := c.ix.Parse(text, 0, nil)
	stems := func(p facts.Phrase) []string { return c.ix.Stems(head(text, words, p)) }
	var out []act
	var whom []string // of this clause
	var last act      // the verb before
	joined := false   // nothing stands between “and” or a comma and here
	and := false
	clause, aside := false, false // in a relative clause; the verb before was in one
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
			for k := p.First; k < p.Last; k++ {
				w := &words[k]
				if stem := c.ix.Stems(w.Lower); strings.HasPrefix(w.Tag, "VB") && len(stem) == 1 {
					a := act{verb: stem[0], whom: whom, passive: passive(words[p.First:k+1]) || joined && last.passive && w.Tag == "VBN"}
					if i+2 < len(phrases) && words[phrases[i+1].First].Lower == "by" {
						a.by = stems(phrases[i+2])
					}
					out = append(out, a)
					last.passive = a.passive
				}
			}
			last.whom, whom, joined, aside, clause = whom, nil, false, clause, false
		}
	}
	return out
}

// head returns the words of a noun phrase that say who or what it is: a name at its end, else
// its last word. “A Trump supporter” is not Trump.
func head(text string, words []facts.Word, p facts.Phrase) string {
	at := p.Last - 1
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
	return text[words[at].Start:words[p.Last-1].End]
}

// passive reports whether the last of the words of a verb group is a participle with a form of
// “be” before it.
func passive(group []facts.Word) bool {
	last := group[len(group)-1]
	return (last.Tag == "VBN" || last.Tag == "VBD") && slices.ContainsFunc(group[:len(group)-1], func(w facts.Word) bool {
		switch w.Lower {
		case "is", "are", "was", "were", "be", "been", "being":
			return true
		}
		return false
	})
}

// actsAlike reports whether the verbs that a claim shares with a sentence say the same there
// of the same: “Trump was killed” is not what “Trump said that she was killed” says, nor
// “Trump killed”.
func (c *checker) actsAlike(claim, sentence string) bool {
	said := c.acts(sentence)
	shared := false
	claimed := c.acts(claim)
	for _, a := range claimed {
		known, alike := false, false
		for _, b := range said {
			if a.verb == b.verb {
				known = true
				alike = alike || a.passive == b.passive && meets(a.whom, b.whom) && meets(a.by, b.by)
			}
		}
		if known && !alike {
			return false
		}
		shared = shared || known
	}
	return shared || !c.strict && len(claimed) == 0
}

// meets reports whether one of the stems of a claim, if it has any, is among others.
func meets(claim, others []string) bool {
	return len(claim) == 0 || slices.ContainsFunc(claim, func(s string) bool { return slices.Contains(others, s) })
}
