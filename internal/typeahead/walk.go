package typeahead

import (
	"container/heap"
	"iter"
)

// foremost yields the keys of stretches by the number of the thing they belong to, as
// thing and place in the text. Each key costs the logarithm of how many there are, and
// only those that are asked for cost anything.
func foremost(in []stretch) iter.Seq2[uint32, uint32] {
	return func(yield func(thing, at uint32) bool) {
		var q queue
		for _, s := range in {
			q = append(q, entry{s, s.foremost()})
		}
		heap.Init(&q)
		for len(q) > 0 {
			e := q[0]
			if !yield(e.whose[e.best], e.at[e.best]) {
				return
			}
			q.replace(stretch{e.keys, e.from, e.best}, stretch{e.keys, e.best + 1, e.to})
		}
	}
}

// An entry is a stretch with its foremost key.
type entry struct {
	stretch
	best int
}

// A queue has the entry of the foremost thing first.
type queue []entry

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].whose[q[i].best] < q[j].whose[q[j].best] }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(entry)) }
func (q *queue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}

// replace puts what is left of the first entry in its place.
func (q *queue) replace(left, right stretch) {
	if left.from == left.to {
		left, right = right, left
	}
	if left.from == left.to {
		heap.Pop(q)
		return
	}
	(*q)[0] = entry{left, left.foremost()}
	heap.Fix(q, 0)
	if right.from < right.to {
		heap.Push(q, entry{right, right.foremost()})
	}
}
