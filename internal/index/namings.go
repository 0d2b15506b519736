package index

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/facts"
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
	if ix.found == nil {
		return ix.namesIn(ctx, text)
	}
	bare := strings.TrimRight(text, " ?!.")
	found, ok := ix.found.names[bare]
	if !ok {
		var err error
		if found, err = ix.namesIn(ctx, bare); err != nil {
			return nil, err
		}
		ix.found.names[bare] = found
	}
	return slices.Clone(found), nil
}

func (ix *Index) namesIn(ctx context.Context, text string) ([]Naming, error) {
	at := fields(text, maxSearched)
	taken := make([]bool, len(at)) // or part of no name
	for i, f := range at {
		taken[i] = !ix.mayBeIn(text[f[0]:f[1]])
	}
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
	var tried []string
	for i := 0; i < len(at) && len(out) == 0 && len(tried) < maxMisspelt; i++ {
		word := text[at[i][0]:at[i][1]]
		if r, _ := utf8.DecodeRuneInString(word); !unicode.IsUpper(r) || slices.Contains(tried, word) {
			continue
		}
		tried = append(tried, word)
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

// maxMisspelt is how many words of a text are held against all names, which takes as long as
// all else.
const maxMisspelt = 6

// mayBeIn reports whether a word may be part of a name.
func (ix *Index) mayBeIn(word string) bool {
	return foreign(word) || len(word) <= 3 && strings.ToUpper(word) == word || ix.vocabulary.inName(facts.Fold(word))
}

// foreign reports whether a word may be a flag or a name in another script.
func foreign(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return r > unicode.MaxLatin1 })
}

// Speaks returns what tells whether a passage, or the title above it, has a name or mentions
// whom it means.
func (ix *Index) Speaks(h Hit) func(Naming) bool {
	named := ix.mentioned(h.Article.ID, h.Span.Start, h.Span.End)
	spelled := ""
	return func(n Naming) bool {
		if slices.ContainsFunc(n.Matches, func(m Match) bool { return slices.Contains(named, m.Entity.ID) }) {
			return true
		}
		if !ix.HasStems(h, n.Text) {
			return false
		}
		if spelled == "" {
			spelled = spell(h.Article.Title + "\n" + h.Article.Text(h.Span))
		}
		return strings.Contains(spelled, spell(n.Text))
	}
}

// HasStems reports whether a passage and the title above it have all stems of a name, without
// which they have not the name. Most have not, and this takes no look at their text.
func (ix *Index) HasStems(h Hit, name string) bool {
	p := ix.passageAt(h.Article.ID, h.Span.Start)
	if p == nil || p.span.Span != h.Span {
		return true
	}
	for start, end := range words(name) {
		if stem := ix.stem(name[start:end]); stem != "" && !p.has(ix.vocabulary.term(stem).n) {
			return false
		}
	}
	return true
}

// passageAt returns the passage of an article that has the byte at start, or nil.
func (ix *Index) passageAt(id string, start int) *passage {
	l := ix.leaves.get(id)
	if l == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(l.passages, start, func(p passage, start int) int { return cmp.Compare(p.span.Start, start) })
	if !ok {
		i--
	}
	if i < 0 || l.passages[i].span.End <= start {
		return nil
	}
	return &l.passages[i]
}

// fields returns where the first n words of a text stand that white space parts, without
// the punctuation around them.
func fields(text string, n int) [][2]int {
	var out [][2]int
	for field := range strings.FieldsSeq(text) {
		if len(out) == n {
			break
		}
		bare := trimmed(field)
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

// trimmed returns a word without the punctuation around it.
func trimmed(word string) string {
	return strings.TrimFunc(word, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !unicode.Is(unicode.So, r)
	})
}

// mayName reports whether it is worth a search whether something is a name.
func (ix *Index) mayName(s string) bool {
	if len(s) <= 3 && strings.ToUpper(s) == s || foreign(s) {
		return true // a code, a flag, another script
	}
	return slices.ContainsFunc(forms(s), func(f string) bool { return ix.vocabulary.isName(f) })
}
