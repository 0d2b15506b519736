package index

import "maps"

// A layered map never changes: with returns another one, which shares most of it. What
// was put in last lies over the rest, and is copied with each further change until it is
// large enough to be laid into it. A zero value stands for none.
type layered[K, V comparable] struct {
	base, over map[K]V
	n          int
}

// overShare is how many times larger the base is than what lies over it may become.
const overShare = 32

// get returns a value, or zero.
func (m layered[K, V]) get(key K) V {
	if v, ok := m.over[key]; ok {
		return v
	}
	return m.base[key]
}

// len returns how many values there are.
func (m layered[K, V]) len() int { return m.n }

// with returns the map with changes, of which zero takes a value away.
func (m layered[K, V]) with(changes map[K]V) layered[K, V] {
	var zero V
	if len(changes) == 0 {
		return m
	}
	next := m
	for key, v := range changes {
		switch was, is := m.get(key) != zero, v != zero; {
		case was && !is:
			next.n--
		case !was && is:
			next.n++
		}
	}
	if overShare*(len(m.over)+len(changes)) <= len(m.base) {
		next.over = make(map[K]V, len(m.over)+len(changes))
		maps.Copy(next.over, m.over)
		maps.Copy(next.over, changes)
		return next
	}
	next.base, next.over = make(map[K]V, next.n), nil
	for _, layer := range []map[K]V{m.base, m.over, changes} {
		for key, v := range layer {
			if v == zero {
				delete(next.base, key)
			} else {
				next.base[key] = v
			}
		}
	}
	return next
}

// all yields each key and its value, in no particular order.
func (m layered[K, V]) all(yield func(K, V) bool) {
	var zero V
	for key, v := range m.over {
		if v != zero && !yield(key, v) {
			return
		}
	}
	for key, v := range m.base {
		if _, hidden := m.over[key]; !hidden && !yield(key, v) {
			return
		}
	}
}
