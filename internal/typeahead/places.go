package typeahead

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// places are where words begin in the text, in the order of what stands there.
type places struct {
	at    []uint32
	whose []uint32 // the thing that each belongs to
	least []uint32 // a tree of the least thing of each block; its leaves are its second half
}

// block is how many places share a leaf of the tree: enough for it to cost next to no
// memory, few enough to look through.
const block = 16

// places finds where words begin in the text.
func (w *words[K]) places() (first, other places) {
	var one, more []uint32
	for n := range w.keys {
		begun, end := w.names[n], w.names[n+1]
		for at := begun; at < end; {
			name := w.text[at:end]
			name = name[:strings.IndexByte(name, stop)]
			after := at + uint32(len(name)) + 1
			if at == begun {
				one = append(one, at)
			} else {
				more = append(more, at)
			}
			for words := 1; words < maxWords; words++ {
				i := strings.IndexByte(name, ' ')
				if i < 0 {
					break
				}
				name = name[i+1:]
				at += uint32(i) + 1
				more = append(more, at)
			}
			at = after
		}
	}
	return w.order(one), w.order(more)
}

// order sorts places, which must be in the order of the text.
func (w *words[K]) order(at []uint32) places {
	type place struct {
		begins    uint64 // its first eight bytes: most comparisons need no more
		at, whose uint32
	}
	all := make([]place, len(at))
	thing := uint32(0)
	for i, a := range at {
		for w.names[thing+1] <= a {
			thing++
		}
		var b [8]byte
		copy(b[:], w.text[a:])
		for _, c := range b {
			all[i].begins = all[i].begins<<8 | uint64(c)
		}
		all[i].at, all[i].whose = a, thing
	}
	slices.SortFunc(all, func(a, b place) int {
		if c := cmp.Compare(a.begins, b.begins); c != 0 {
			return c
		}
		return strings.Compare(w.text[a.at:], w.text[b.at:])
	})
	p := places{at: slices.Clip(at), whose: make([]uint32, len(at))}
	for i := range all {
		p.at[i], p.whose[i] = all[i].at, all[i].whose
	}
	p.plant()
	return p
}

// plant makes the tree.
func (p *places) plant() {
	blocks := (len(p.at) + block - 1) / block
	p.least = make([]uint32, 2*blocks)
	for i := range blocks {
		p.least[blocks+i] = slices.Min(p.whose[i*block : min((i+1)*block, len(p.at))])
	}
	for i := blocks - 1; i > 0; i-- {
		p.least[i] = min(p.least[2*i], p.least[2*i+1])
	}
}

// A stretch is a run of places in a segment.
type stretch[K cmp.Ordered] struct {
	of *segment[K]
	*places
	from, to int
}

// beginning returns the stretch of the places where prefix stands; none when it would
// be empty.
func (s *segment[K]) beginning(p *places, prefix string) []stretch[K] {
	from := sort.Search(len(p.at), func(i int) bool { return s.text[p.at[i]:] >= prefix })
	n := sort.Search(len(p.at)-from, func(i int) bool { return !strings.HasPrefix(s.text[p.at[from+i]:], prefix) })
	if n == 0 {
		return nil
	}
	return []stretch[K]{{s, p, from, from + n}}
}

func size[K cmp.Ordered](in []stretch[K]) int {
	n := 0
	for _, s := range in {
		n += s.to - s.from
	}
	return n
}

// foremost returns which place of a stretch, which must not be empty, belongs to the
// foremost thing.
func (s stretch[K]) foremost() int {
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
