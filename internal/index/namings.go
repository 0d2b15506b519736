package index

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Naming is a run of words of a text that names entities.
type Naming struct {
	Start, End int // byte offsets into the text
	Text       string
	Matches    []Match
}

// maxSearched is how many words of a question are looked through for names: who
// writes more has not put a name first.
const maxSearched = 40

// NamesIn finds the names in a text, the longest where they overlap, in order. When
// there are none, it finds the words with a capital letter that are nearly a name.
func (ix *Index) NamesIn(ctx context.Context, text string) ([]Naming, error) {
	at := fields(text, maxSearched)
	taken := make([]bool, len(at))
	var out []Naming
	for n := min(maxNameWords-1, len(at)); n >= 1; n-- {
		for i := 0; i+n <= len(at); i++ {
			if slices.Contains(taken[i:i+n], true) {
				continue
			}
			start, end := at[i][0], at[i+n-1][1]
			name := text[start:end]
			if len(name) < 4 && strings.ToLower(name) == name { // "us" is rarely the country
				continue
			}
			if !ix.mayName(name) {
				continue
			}
			found, err := ix.Named(ctx, name)
			if err != nil {
				return nil, err
			}
			if len(found) > 0 {
				out = append(out, Naming{start, end, name, found})
				for k := range n {
					taken[i+k] = true
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b Naming) int { return cmp.Compare(a.Start, b.Start) })
	for i := 0; i < len(at) && len(out) == 0; i++ {
		word := text[at[i][0]:at[i][1]]
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) {
			continue
		}
		found, err := ix.Similar(ctx, word)
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			out = append(out, Naming{at[i][0], at[i][1], word, found})
		}
	}
	return out, nil
}

// Speaks reports whether a passage, or the title above it, has a name or mentions whom it
// means.
func (ix *Index) Speaks(h Hit, n Naming) bool {
	named := ix.mentioned(h.Article.ID, h.Span.Start, h.Span.End)
	if slices.ContainsFunc(n.Matches, func(m Match) bool { return slices.Contains(named, m.Entity.ID) }) {
		return true
	}
	return containsAll(h.Article.Title+"\n"+h.Article.Text(h.Span), []string{spell(n.Text)})
}

// fields returns where the first n words of a text stand that white space parts, without
// the punctuation around them.
func fields(text string, n int) [][2]int {
	var out [][2]int
	for field := range strings.FieldsSeq(text) {
		if len(out) == n {
			break
		}
		bare := strings.TrimFunc(field, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !unicode.Is(unicode.So, r)
		})
		if bare == "" {
			continue
		}
		after := 0
		if len(out) > 0 {
			after = out[len(out)-1][1]
		}
		start := after + strings.Index(text[after:], bare)
		out = append(out, [2]int{start, start + len(bare)})
	}
	return out
}

// mayName reports whether it is worth a search whether something is a name.
func (ix *Index) mayName(s string) bool {
	if len(s) <= 3 && strings.ToUpper(s) == s || strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxLatin1 }) {
		return true // a code, a flag, another script
	}
	return slices.ContainsFunc(forms(s), func(f string) bool { return ix.vocabulary.isName(f) })
}
