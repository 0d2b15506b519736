package typeahead

import (
	"bytes"
	"cmp"
	"slices"
)

// A segment is a part of a table: things, of which some may be gone by now.
type segment[K cmp.Ordered] struct {
	*words[K]
	gone set
	live int // how many are not gone
}

// words are things with the words of their names. They never change.
type words[K cmp.Ordered] struct {
	keys    []K      // by number of the thing: things are numbered in the order in which they are found
	weights []int32  // by number
	sorted  []uint32 // the numbers, in the order of the keys
	text    string   // stop, then the names of all things, each with stop behind it
	names   []uint32 // by number: where its names begin in text; at the end, how long that is
	first   places   // where the first name of each thing begins
	other   places   // where its other words and names do
}

// stop ends a name. It sorts before all that a name may have.
const stop = '\n'

// find returns the number of a thing that is not gone.
func (s *segment[K]) find(key K) (thing uint32, ok bool) {
	i, ok := slices.BinarySearchFunc(s.sorted, key, func(n uint32, key K) int { return cmp.Compare(s.keys[n], key) })
	if !ok || s.gone.has(s.sorted[i]) {
		return 0, false
	}
	return s.sorted[i], true
}

// namesOf returns the names of a thing, each with stop behind it.
func (w *words[K]) namesOf(thing uint32) string { return w.text[w.names[thing]:w.names[thing+1]] }

// compare tells which of two things is found first.
func (w *words[K]) compare(thing uint32, v *words[K], other uint32) int {
	if w == v {
		return cmp.Compare(thing, other)
	}
	if c := cmp.Compare(v.weights[other], w.weights[thing]); c != 0 {
		return c
	}
	return cmp.Compare(w.keys[thing], v.keys[other])
}

// A draft is a segment in the making.
type draft[K cmp.Ordered] struct {
	words[K]
	written []byte // becomes the text
}

func newDraft[K cmp.Ordered]() *draft[K] { return &draft[K]{written: []byte{stop}} }

// add adds a thing, and returns its names as namesOf does.
func (d *draft[K]) add(thing Thing[K]) string {
	begun := len(d.written)
	d.keys = append(d.keys, thing.Key)
	d.weights = append(d.weights, thing.Weight)
	d.names = append(d.names, uint32(begun))
	for _, name := range thing.Names {
		name = plain(name) + string(stop)
		if len(name) > 1 && !bytes.Contains(d.written[begun-1:], []byte(string(stop)+name)) {
			d.written = append(d.written, name...)
		}
	}
	return string(d.written[begun:])
}

// drop takes the thing back that was added last.
func (d *draft[K]) drop() {
	n := len(d.keys) - 1
	d.keys, d.weights, d.names, d.written = d.keys[:n], d.weights[:n], d.names[:n], d.written[:d.names[n]]
}

// segment returns the segment of what was added.
func (d *draft[K]) segment() segment[K] {
	d.finish(d.written)
	order := numbers(len(d.keys))
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(d.weights[b], d.weights[a]), cmp.Compare(d.keys[a], d.keys[b]))
	})
	w := newWords[K](len(order))
	text := append(make([]byte, 0, len(d.text)), stop)
	for _, n := range order {
		text = w.take(text, &d.words, n)
	}
	w.finish(text)
	w.sorted = numbers(len(order))
	slices.SortFunc(w.sorted, func(a, b uint32) int { return cmp.Compare(w.keys[a], w.keys[b]) })
	w.first, w.other = w.places()
	return segment[K]{words: w, live: len(order)}
}

// numbers returns the numbers below n.
func numbers(n int) []uint32 {
	out := make([]uint32, n)
	for i := range out {
		out[i] = uint32(i)
	}
	return out
}

func newWords[K cmp.Ordered](things int) *words[K] {
	return &words[K]{keys: make([]K, 0, things), weights: make([]int32, 0, things), sorted: make([]uint32, 0, things), names: make([]uint32, 0, things+1)}
}

// take adds a thing of others, and its names to what will be the text.
func (w *words[K]) take(text []byte, from *words[K], thing uint32) []byte {
	w.keys = append(w.keys, from.keys[thing])
	w.weights = append(w.weights, from.weights[thing])
	w.names = append(w.names, uint32(len(text)))
	return append(text, from.namesOf(thing)...)
}

// finish ends the text.
func (w *words[K]) finish(text []byte) {
	w.text = string(text)
	w.names = append(w.names, uint32(len(text)))
}

// merged returns the segment of what is not gone of two.
func merged[K cmp.Ordered](a, b segment[K]) segment[K] {
	of := [2]*segment[K]{&a, &b}
	number := [2][]uint32{make([]uint32, len(a.keys)), make([]uint32, len(b.keys))} // by the former number
	w := newWords[K](a.live + b.live)
	text := append(make([]byte, 0, len(a.text)+len(b.text)), stop)
	interleave(len(a.keys), len(b.keys),
		func(i, k int) bool { return a.compare(uint32(i), b.words, uint32(k)) < 0 },
		func(from, i int) {
			if n := uint32(i); !of[from].gone.has(n) {
				number[from][n] = uint32(len(w.keys))
				text = w.take(text, of[from].words, n)
			}
		})
	w.finish(text)
	interleave(len(a.sorted), len(b.sorted),
		func(i, k int) bool { return a.keys[a.sorted[i]] < b.keys[b.sorted[k]] },
		func(from, i int) {
			if n := of[from].sorted[i]; !of[from].gone.has(n) {
				w.sorted = append(w.sorted, number[from][n])
			}
		})
	merge := func(p, q *places) places {
		all := [2]*places{p, q}
		size := 0
		for from, p := range all {
			for _, n := range p.whose {
				if !of[from].gone.has(n) {
					size++
				}
			}
		}
		out := places{at: make([]uint32, 0, size), whose: make([]uint32, 0, size)}
		interleave(len(p.at), len(q.at),
			func(i, k int) bool { return a.text[p.at[i]:] < b.text[q.at[k]:] },
			func(from, i int) {
				if n := all[from].whose[i]; !of[from].gone.has(n) {
					to := number[from][n]
					out.at = append(out.at, all[from].at[i]-of[from].names[n]+w.names[to])
					out.whose = append(out.whose, to)
				}
			})
		out.plant()
		return out
	}
	w.first, w.other = merge(&a.first, &b.first), merge(&a.other, &b.other)
	return segment[K]{words: w, live: len(w.keys)}
}

// interleave takes the entries of two sorted lists, which have n and m, in one order:
// before tells whether one of the first comes before one of the second.
func interleave(n, m int, before func(i, k int) bool, take func(from, i int)) {
	for i, k := 0, 0; i < n || k < m; {
		if k == m || i < n && before(i, k) {
			take(0, i)
			i++
		} else {
			take(1, k)
			k++
		}
	}
}

// A set has numbers. Nil has none.
type set []uint64

func (s set) has(n uint32) bool { return s != nil && s[n/64]>>(n%64)&1 == 1 }

func (s set) add(n uint32) { s[n/64] |= 1 << (n % 64) }

// clone returns a copy that takes the numbers below n.
func (s set) clone(n int) set {
	c := make(set, (n+63)/64)
	copy(c, s)
	return c
}
