package typeahead

import (
	"cmp"
	"container/heap"
	"iter"
)

// A place is where a word of a thing begins.
type place[K cmp.Ordered] struct {
	of        *segment[K]
	thing, at uint32
}

// foremost yields the places of stretches in the order of the things they belong to.
// Each place costs the logarithm of how many there are, and only those that are asked
// for cost anything.
func foremost[K cmp.Ordered](in []stretch[K]) iter.Seq[place[K]] {
	return func(yield func(place[K]) bool) {
		var q queue[K]
		for _, s := range in {
			q = append(q, entry[K]{s, s.foremost()})
		}
		heap.Init(&q)
		for len(q) > 0 {
			e := q[0]
			if !yield(place[K]{e.of, e.whose[e.best], e.at[e.best]}) {
				return
			}
			left, right := e.stretch, e.stretch
			left.to, right.from = e.best, e.best+1
			q.replace(left, right)
		}
	}
}

// An entry is a stretch with its foremost place.
type entry[K cmp.Ordered] struct {
	stretch[K]
	best int
}

// A queue has the entry of the foremost thing first.
type queue[K cmp.Ordered] []entry[K]

func (q queue[K]) Len() int      { return len(q) }
func (q queue[K]) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q queue[K]) Less(i, j int) bool {
	a, b := &q[i], &q[j]
	return a.of.compare(a.whose[a.best], b.of.words, b.whose[b.best]) < 0
}
func (q *queue[K]) Push(x any) { *q = append(*q, x.(entry[K])) }
func (q *queue[K]) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// replace puts what is left of the first entry in its place.
func (q *queue[K]) replace(left, right stretch[K]) {
	if left.from == left.to {
		left, right = right, left
	}
	if left.from == left.to {
		heap.Pop(q)
		return
	}
	(*q)[0] = entry[K]{left, left.foremost()}
	heap.Fix(q, 0)
	if right.from < right.to {
		heap.Push(q, entry[K]{right, right.foremost()})
	}
}
