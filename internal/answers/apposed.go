package answers

import (
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// apposed reports whether a sentence calls somebody what a claim says they are, beside their name: “the
// painter Berg”, “the museum's director, Liv Berg,”, “Berg, a retired judge,”.
func (c *checker) apposed(st *statement, id string, what article.Span, e facts.Evidence) bool {
	d := c.ix.Document(e.Article)
	claimed := st.text[what.Start:what.End]
	if d == nil || strings.ContainsAny(claimed, "0123456789") {
		return false
	}
	mentions := mentionsIn(d, e)
	words, phrases := c.ix.Parse(e.Text, e.Start, mentions)
	for i, p := range phrases {
		if p.Kind != facts.NounPhrase {
			continue
		}
		for _, m := range mentions {
			start, end := m.Start-e.Start, m.End-e.Start
			if m.Entity != id || end != words[p.Last-1].End || start < words[p.First].Start {
				continue
			}
			if c.sameOffice(claimed, e.Text[words[phrases[withAdverbs(phrases, i)].First].Start:start]) {
				return true
			}
			for _, beside := range besideName(words, phrases, i) {
				if c.sameOffice(claimed, e.Text[beside.Start:beside.End]) {
					return true
				}
			}
		}
	}
	return false
}

// besideName returns where phrases stand that say with a comma between who it is whom phrase i names. In a
// list nobody can tell.
func besideName(words []facts.Word, phrases []facts.Phrase, i int) []article.Span {
	kind := func(k int) facts.PhraseKind {
		if k < 0 || k >= len(phrases) {
			return facts.Stop
		}
		return phrases[k].Kind
	}
	ends := kind(i+1) != facts.Joiner && !(kind(i+1) == facts.Comma && kind(i+2) == facts.Joiner)
	var out []article.Span
	if kind(i-1) == facts.Comma && ends {
		j := i - 2
		for kind(j) == facts.NounPhrase && kind(j-1) == facts.Preposition && kind(j-2) == facts.NounPhrase {
			j -= 2
		}
		before := kind(j - 1)
		if kind(j) == facts.NounPhrase && before != facts.Comma && before != facts.Joiner && (kind(i+1) != facts.Comma || kind(i+2) != facts.NounPhrase) {
			out = append(out, around(words, phrases[withAdverbs(phrases, j):i-1]))
		}
	}
	if kind(i+1) == facts.Comma && kind(i+2) == facts.NounPhrase && words[phrases[i+2].First].Tag == "DT" {
		j := i + 2
		for kind(j+1) == facts.Preposition && kind(j+2) == facts.NounPhrase {
			j += 2
		}
		if after := kind(j + 1); after == facts.Stop || after == facts.Relative || after == facts.Comma && kind(j+2) != facts.Joiner {
			out = append(out, around(words, phrases[i+2:j+1]))
		}
	}
	return out
}

// withAdverbs returns where the phrases begin that may belong to phrase i: “the then” in “the then minister”.
func withAdverbs(phrases []facts.Phrase, i int) int {
	for i > 0 && (phrases[i-1].Kind == facts.Adverb || phrases[i-1].Kind == facts.OtherPhrase) {
		i--
	}
	return i
}

// sameOffice reports whether what an article calls somebody has all that a claim does, and is of the same
// head: the mayor's brother is no mayor, and a former mayor none either.
func (c *checker) sameOffice(claimed, known string) bool {
	of, in := c.ix.Stems(claimed), c.ix.Stems(known)
	head := c.headOf(claimed)
	return head != "" && head == c.headOf(known) && subset(of, in) && !lessens(office{words: of}, office{words: in}) &&
		(!once().MatchString(known) || once().MatchString(claimed)) && !slices.ContainsFunc([]string{" not ", " no "}, func(s string) bool { return strings.Contains(" "+strings.ToLower(known), s) })
}

// headOf returns the stem of what a noun phrase is about: of “deputy minister of health”, that of “minister”.
func (c *checker) headOf(s string) string {
	if loc := belowHead().FindStringIndex(s); loc != nil && loc[0] > 0 {
		s = s[:loc[0]]
	}
	stems := c.ix.Stems(s)
	if len(stems) == 0 {
		return ""
	}
	return stems[len(stems)-1]
}

// once finds that somebody is no longer what they are called, not yet, or only said to be.
var once = lazily(`(?i)\b(?:former(?:ly)?|then|late|ex|once|future|next|designate|elect|would-be|self-styled|so-called|alleged|suspected|possible|outgoing|predecessor|successor)\b`)
