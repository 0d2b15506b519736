package typeahead

import (
	"slices"
	"sort"
	"unicode/utf8"
)

// A row holds how many typos lie between the letters read so far of a word in the
// table and each beginning of the word typed: Damerau's distance, in which letters
// that changed places are one typo, worked out a letter at a time.
type row struct {
	upTo   []int
	letter rune // the last one read
	before *row // that without it
}

// start returns the row of no letters for a word of n.
func start(n int) *row {
	r := &row{upTo: make([]int, n+1)}
	for i := range r.upTo {
		r.upTo[i] = i
	}
	return r
}

// next returns the row with one letter more.
func (r *row) next(typed []rune, letter rune) *row {
	out := &row{upTo: make([]int, len(typed)+1), letter: letter, before: r}
	out.upTo[0] = r.upTo[0] + 1
	for i, t := range typed {
		wrong := 1
		if t == letter {
			wrong = 0
		}
		d := min(r.upTo[i]+wrong, r.upTo[i+1]+1, out.upTo[i]+1)
		if i > 0 && t == r.letter && typed[i-1] == letter && r.before != nil {
			d = min(d, r.before.upTo[i-1]+1)
		}
		out.upTo[i+1] = d
	}
	return out
}

// typos returns how many there are when no letter follows.
func (r *row) typos() int { return r.upTo[len(r.upTo)-1] }

// begins reports whether the beginning of a word is what was typed, but for some
// typos.
func begins(word, typed string, typos int) bool {
	letters := []rune(typed)
	r := start(len(letters))
	for i, l := range word {
		if i == 0 && l != letters[0] {
			return false
		}
		r = r.next(letters, l)
		if r.typos() <= typos {
			return true
		}
		if slices.Min(r.upTo) > typos {
			return false
		}
	}
	return false
}

// nearly returns the keys whose first word is nearly the word typed, and those of
// which it begins nearly so. The first letter must be right. The sorted keys are a
// tree, of which it climbs the branches that may still fit.
func (s *search) nearly(word string, typos int) (out [2][]stretch) {
	letters := []rune(word)
	s.visits = 0
	for _, k := range []*keys{&s.first, &s.other} {
		for _, in := range k.beginning(s.text, string(letters[:1])) {
			c := climb{s, letters, typos, &out}
			c.up(in, utf8.RuneLen(letters[0]), start(len(letters)).next(letters, letters[0]), false)
		}
	}
	return out
}

// A climb is a search for typos under way.
type climb struct {
	*search
	typed []rune
	typos int
	out   *[2][]stretch
}

// up goes through the keys of a stretch, which share as many bytes as deep; r is the
// row of those. known is that all of them begin nearly as typed.
func (c *climb) up(in stretch, deep int, r *row, known bool) {
	if !known && r.typos() <= c.typos {
		c.out[1] = append(c.out[1], in)
		known = true
	}
	for i := in.from; i < in.to; {
		if c.visits++; c.visits > maxVisits {
			return
		}
		letter, n := utf8.DecodeRuneInString(c.text[int(in.at[i])+deep:])
		end := letter <= ' '
		same := func(k int) bool {
			here := c.text[int(in.at[k])+deep:]
			return end && here[0] <= ' ' || len(here) >= n && here[:n] == c.text[int(in.at[i])+deep:][:n]
		}
		to := i + 1
		if to < in.to && same(to) {
			to += sort.Search(in.to-to, func(k int) bool { return !same(to + k) })
		}
		branch := stretch{in.keys, i, to}
		if i = to; end {
			if r.typos() <= c.typos {
				c.out[0] = append(c.out[0], branch)
			}
			continue
		}
		if next := r.next(c.typed, letter); slices.Min(next.upTo) <= c.typos {
			c.up(branch, deep+n, next, known)
		}
	}
}
