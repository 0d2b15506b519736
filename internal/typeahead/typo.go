package typeahead

import (
	"cmp"
	"sort"
	"strings"
	"unicode/utf8"
)

// typing compares words letter by letter with one that was typed. For each number of
// letters read it has a row: how many typos lie between those and each beginning of the
// word typed. That is Damerau's distance, in which letters that changed places are one
// typo; as a row needs only the two before it, words with a common beginning share
// those of it.
type typing struct {
	typed []rune
	read  []rune
	rows  [][]int // one more than letters were read
	typos int     // as many are forgiven
}

func newTyping(typed string, typos int) *typing {
	t := &typing{typed: []rune(typed), typos: typos}
	none := make([]int, len(t.typed)+1)
	for i := range none {
		none[i] = i
	}
	t.rows = append(t.rows, none)
	return t
}

// next reads a letter after the first n, and reports whether what was typed may still
// come of it.
func (t *typing) next(n int, letter rune) bool {
	t.read = append(t.read[:n], letter)
	if len(t.rows) == n+1 {
		t.rows = append(t.rows, make([]int, len(t.typed)+1))
	}
	row, above := t.rows[n+1], t.rows[n]
	row[0] = n + 1
	least := row[0]
	for i, l := range t.typed {
		wrong := 1
		if l == letter {
			wrong = 0
		}
		d := min(above[i]+wrong, above[i+1]+1, row[i]+1)
		if n > 0 && i > 0 && l == t.read[n-1] && t.typed[i-1] == letter {
			d = min(d, t.rows[n-1][i-1]+1)
		}
		row[i+1] = d
		least = min(least, d)
	}
	return least <= t.typos
}

// done reports whether the first n letters read are what was typed.
func (t *typing) done(n int) bool { return t.rows[n][len(t.typed)] <= t.typos }

// begins reports whether the beginning of a word is what was typed, but for some
// typos. The first letter must be right.
func begins(word, typed string, typos int) bool {
	a, _ := utf8.DecodeRuneInString(word)
	b, _ := utf8.DecodeRuneInString(typed)
	if a != b {
		return false
	}
	t := newTyping(typed, typos)
	n := 0
	for _, l := range word {
		if !t.next(n, l) {
			return false
		}
		if n++; t.done(n) {
			return true
		}
	}
	return false
}

// near returns the places whose first word is the word typed, but for some typos, and
// those of which it begins so. The first letter must be right.
func (s *search[K]) near(word string, typos int) (have, begin []stretch[K]) {
	c := climb[K]{typing: newTyping(word, typos)}
	first := c.typed[0]
	for _, in := range s.beginning(string(first)) {
		c.next(0, first)
		c.up(in, 1, utf8.RuneLen(first), false)
	}
	return c.have, c.begin
}

// A climb looks for typos. The sorted places are a tree of letters, and it climbs the
// branches of which what was typed may still come.
type climb[K cmp.Ordered] struct {
	*typing
	visits      int
	have, begin []stretch[K]
}

// up goes through the places of a stretch that share their first n letters, which take
// size bytes. known is that all of them are among those that begin as typed.
func (c *climb[K]) up(in stretch[K], n, size int, known bool) {
	if !known && c.done(n) {
		c.begin = append(c.begin, in)
		known = true
	}
	for i := in.from; i < in.to; {
		if c.visits++; c.visits > maxVisits {
			return
		}
		branch := in
		branch.from = i
		rest := in.after(i, size)
		letter, width := utf8.DecodeRuneInString(rest)
		if letter <= ' ' { // the word ends; such places come first
			branch.to = i + sort.Search(in.to-i, func(k int) bool { return in.after(i+k, size)[0] > ' ' })
			if c.done(n) {
				c.have = append(c.have, branch)
			}
			i = branch.to
			continue
		}
		branch.to = in.past(i, size, rest[:width])
		if c.next(n, letter) {
			c.up(branch, n+1, size+width, known)
		}
		i = branch.to
	}
}

// after returns the text from place i on, without the first size bytes.
func (s stretch[K]) after(i, size int) string { return s.of.text[int(s.at[i])+size:] }

// past returns where the places end that go on as place i does, with letter after the
// first size bytes.
func (s stretch[K]) past(i, size int, letter string) int {
	other := func(k int) bool { return !strings.HasPrefix(s.after(k, size), letter) }
	step := 1
	for i+step < s.to && !other(i+step) { // most branches are thin
		i += step
		step *= 2
	}
	return i + 1 + sort.Search(min(step, s.to-i)-1, func(k int) bool { return other(i + 1 + k) })
}
