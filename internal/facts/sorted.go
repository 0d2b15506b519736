package facts

import (
	_ "embed"
	"strings"
)

// Lists too long to be read at each start: those of places and surnames are searched as
// they lie, that of foreign names is read when somebody writes one.
var (
	//go:embed gazetteer/places.tsv
	placesList string
	//go:embed gazetteer/surnames.txt
	surnamesList string
	//go:embed gazetteer/foreign_names.tsv
	foreignList string
)

// A sortedList is a text of lines sorted by their bytes, each a key and, after a
// tab, its value. Lines at the top that begin with "#" are comments.
type sortedList string

// find returns the value of key. It looks at a few dozen bytes around some
// fifteen lines, and allocates nothing.
func (l sortedList) find(key string) (value string, ok bool) {
	if key == "" {
		return "", false
	}
	lo, hi := 0, len(l) // the line is in l[lo:hi], which begins and ends with lines
	for lo < hi {
		mid := lo + strings.LastIndexByte(string(l[lo:lo+(hi-lo)/2]), '\n') + 1
		end := mid + strings.IndexByte(string(l[mid:]), '\n')
		if end < mid {
			end = len(l)
		}
		k, v, _ := strings.Cut(string(l[mid:end]), "\t")
		switch {
		case k == key:
			return v, true
		case k < key:
			lo = min(end+1, hi)
		default:
			hi = mid
		}
	}
	return "", false
}

func (l sortedList) has(key string) bool {
	_, ok := l.find(key)
	return ok
}
