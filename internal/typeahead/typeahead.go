// Package typeahead finds things by what has been typed of their names so far: by
// the beginning of a name or of any word in it, by several words in any order, and
// in spite of a typo.
//
// A Table keeps each place where a word of a name begins, in the order of the text
// from there on, and over that order the foremost thing of each stretch. What begins
// with the letters typed is then one stretch, found by halving, and the best of it
// come out one by one, however many it holds: "s" costs no more than a name in full.
// No answer looks at more than a fixed number of names.
package typeahead

import (
	"cmp"
	"iter"
	"slices"
	"sort"
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

// A Hit is a thing that may be meant.
type Hit struct {
	Thing int // its number
	How   How
}

// A Table finds things by their names. It never changes and is safe for concurrent use.
type Table struct {
	text  string   // stop, then the names of all things, each with stop behind it
	names []uint32 // by number of the thing: where its names begin in text; at the end, how long that is
	first keys     // where the first name of each thing begins
	other keys     // where its other words and names do
}

// stop ends a name. It sorts before all that a name may have.
const stop = '\n'

// New returns the table of the things that come with their names, the first of which
// is the one it is shown by. They are numbered as they come, and of two that match
// alike the one that came first is found first. Names count as they are written:
// folding them, and what is typed, is the caller's.
func New(things iter.Seq[[]string]) *Table {
	var text strings.Builder
	var first, other []uint32
	t := &Table{}
	text.WriteByte(stop)
	for names := range things {
		begun := text.Len()
		t.names = append(t.names, uint32(begun))
		for _, name := range names {
			name = plain(name)
			if name == "" || strings.Contains(text.String()[begun-1:], string(stop)+name+string(stop)) {
				continue
			}
			at := text.Len()
			if at == begun {
				first = append(first, uint32(at))
			} else {
				other = append(other, uint32(at))
			}
			for words := 1; words < maxWords; words++ {
				i := strings.IndexByte(name[at-text.Len():], ' ')
				if i < 0 {
					break
				}
				at += i + 1
				other = append(other, uint32(at))
			}
			text.WriteString(name)
			text.WriteByte(stop)
		}
	}
	t.text = text.String()
	t.names = append(t.names, uint32(len(t.text)))
	t.first, t.other = t.sorted(first), t.sorted(other)
	return t
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

// keys are places in the text, in the order of what stands there.
type keys struct {
	at    []uint32
	whose []uint32 // the thing that each belongs to
	least []uint32 // a tree of the least thing of each block; its leaves are its second half
}

// block is how many keys share a leaf of the tree: enough for it to cost next to no
// memory, few enough to look through.
const block = 16

// sorted makes keys of places in the text, which must be in the order of the things.
func (t *Table) sorted(at []uint32) keys {
	type key struct {
		begins    uint64 // its first eight bytes: most comparisons need no more
		at, whose uint32
	}
	all := make([]key, len(at))
	thing := uint32(0)
	for i, a := range at {
		for t.names[thing+1] <= a {
			thing++
		}
		var b [8]byte
		copy(b[:], t.text[a:])
		for _, c := range b {
			all[i].begins = all[i].begins<<8 | uint64(c)
		}
		all[i].at, all[i].whose = a, thing
	}
	slices.SortFunc(all, func(a, b key) int {
		if c := cmp.Compare(a.begins, b.begins); c != 0 {
			return c
		}
		return strings.Compare(t.text[a.at:], t.text[b.at:])
	})
	blocks := (len(at) + block - 1) / block
	k := keys{at: at, whose: make([]uint32, len(at)), least: make([]uint32, 2*blocks)}
	for i := range all {
		k.at[i], k.whose[i] = all[i].at, all[i].whose
	}
	for i := range blocks {
		k.least[blocks+i] = slices.Min(k.whose[i*block : min((i+1)*block, len(at))])
	}
	for i := blocks - 1; i > 0; i-- {
		k.least[i] = min(k.least[2*i], k.least[2*i+1])
	}
	return k
}

// A stretch is a run of keys.
type stretch struct {
	*keys
	from, to int
}

// beginning returns the stretch of the keys that begin with prefix; none when it would
// be empty.
func (k *keys) beginning(text, prefix string) []stretch {
	from := sort.Search(len(k.at), func(i int) bool { return text[k.at[i]:] >= prefix })
	n := sort.Search(len(k.at)-from, func(i int) bool { return !strings.HasPrefix(text[k.at[from+i]:], prefix) })
	if n == 0 {
		return nil
	}
	return []stretch{{k, from, from + n}}
}

func size(in []stretch) int {
	n := 0
	for _, s := range in {
		n += s.to - s.from
	}
	return n
}

// foremost returns which key of a stretch, which must not be empty, belongs to the
// foremost thing.
func (s stretch) foremost() int {
	best := s.from
	look := func(from, to int) {
		for i := from; i < to; i++ {
			if s.whose[i] < s.whose[best] {
				best = i
			}
		}
	}
	from, to := (s.from+block-1)/block, s.to/block // whole blocks
	if from >= to {
		look(s.from, s.to)
		return best
	}
	look(s.from, from*block)
	look(to*block, s.to)
	leaves := len(s.least) / 2
	least := 0
	for l, r := from+leaves, to+leaves; l < r; l, r = l/2, r/2 {
		if l%2 == 1 {
			if least == 0 || s.least[l] < s.least[least] {
				least = l
			}
			l++
		}
		if r%2 == 1 {
			r--
			if least == 0 || s.least[r] < s.least[least] {
				least = r
			}
		}
	}
	if s.least[least] >= s.whose[best] {
		return best
	}
	for least < leaves {
		if least *= 2; s.least[least+1] < s.least[least] {
			least++
		}
	}
	look((least-leaves)*block, (least-leaves+1)*block)
	return best
}
