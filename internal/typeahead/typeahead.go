// Package typeahead finds things by what has been typed of their names so far: by
// the beginning of a name or of any word in it, by several words in any order, and
// in spite of a typo.
//
// A Table keeps each place where a word of a name begins, in the order of the text
// from there on, and over that order the foremost thing of each stretch. What begins
// with the letters typed is then one stretch, found by halving, and the best of it
// come out one by one, however many it holds: "s" costs no more than a name in full.
// No answer looks at more than a fixed number of names.
//
// A Table is updated as a log-structured index is. What is new or changed makes a small
// segment beside those that are there, in which what it replaces is marked as gone;
// segments of like size are merged, which sorts nothing again. A walk goes through the
// segments in one order, so that a Table that was updated finds what one made anew would.
package typeahead

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
)

// How tells in what way a thing matches, the best first.
type How int

const (
	Exact    How = iota // what was typed is a name of it
	Begins              // its first name begins so
	Within              // another word or another name of it begins so
	Anywhere            // each of the words typed begins one of its words
	Nearly              // all of that but for a typo
)

// A Thing is what can be found. Names count as they are written: folding them, and what
// is typed, is the caller's.
type Thing[K cmp.Ordered] struct {
	Key    K        // no other thing has it
	Weight int32    // of those that match alike, the heavier is found first, then the one of the lesser key
	Names  []string // the first is the one it is shown by; without any it is not there
}

// A Hit is a thing that may be meant.
type Hit[K cmp.Ordered] struct {
	Key K
	How How
}

// A Table finds things by their names. It never changes and is safe for concurrent use.
// The zero Table has none.
type Table[K cmp.Ordered] struct {
	segments []segment[K] // the largest first; no thing is in two
}

// ratio is how much larger a segment is than the one after it. With less, updates merge
// less; with more, there are fewer segments to look into: of 50,000 things at most six.
const ratio = 8

// New returns the table of the things, which come in any order, each once.
func New[K cmp.Ordered](things iter.Seq[Thing[K]]) *Table[K] {
	return (&Table[K]{}).Update(things)
}

// Len returns how many things there are.
func (t *Table[K]) Len() int {
	n := 0
	for _, s := range t.segments {
		n += s.live
	}
	return n
}

// Update returns the table in which things, each of which comes once, are new or other
// than they were, or are gone: those without names. t stays as it is. What is as it was
// costs next to nothing.
//
// Most updates cost what they change. In the mean of many, a thing that changed is
// copied a few times for each factor of ratio that the table is larger; now and then
// one update copies the whole table.
func (t *Table[K]) Update(things iter.Seq[Thing[K]]) *Table[K] {
	next := slices.Clone(t.segments)
	own := make([]bool, len(next)) // whose marks are no longer those of t
	d := newDraft[K]()
	for thing := range things {
		names := d.add(thing)
		s, n, known := find(next, thing.Key)
		same := known && next[s].namesOf(n) == names && next[s].weights[n] == thing.Weight
		if same || names == "" {
			d.drop()
		}
		if same || !known {
			continue
		}
		if !own[s] {
			own[s], next[s].gone = true, next[s].gone.clone(len(next[s].keys))
		}
		next[s].gone.add(n)
		next[s].live--
	}
	return &Table[K]{settle(append(next, d.segment()))}
}

// settle merges segments until each is smaller than the one before it by ratio.
func settle[K cmp.Ordered](segments []segment[K]) []segment[K] {
	var out []segment[K]
	for _, s := range segments {
		if s.live == 0 {
			continue
		}
		if s.live < len(s.keys)/2 {
			s = merged(s, segment[K]{words: &words[K]{}})
		}
		out = append(out, s)
		for n := len(out); n > 1 && out[n-2].live < ratio*out[n-1].live; n-- {
			out = append(out[:n-2], merged(out[n-2], out[n-1]))
		}
	}
	return out
}

// find returns the segment that a thing is in, and its number there.
func find[K cmp.Ordered](segments []segment[K], key K) (s int, thing uint32, ok bool) {
	for s := range segments {
		if thing, ok := segments[s].find(key); ok {
			return s, thing, true
		}
	}
	return 0, 0, false
}

// maxWords is how many words of a name, and of what is typed, are looked up: nobody
// looks for a title by its twentieth.
const maxWords = 12

// plain writes a name as names are compared: what is no letter, digit or symbol parts
// words, only that full stops and apostrophes vanish ("U.S.", "Xi'an").
func plain(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '.' || r == '\'' || r == '’':
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), unicode.Is(unicode.So, r):
			b.WriteRune(r)
		case b.Len() > 0 && b.String()[b.Len()-1] != ' ':
			b.WriteByte(' ')
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}
