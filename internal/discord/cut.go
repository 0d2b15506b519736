package discord

import (
	"sort"
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// length returns the length of s in UTF-16 code units. Discord does not say
// which characters its limits count; of the usual measures this is the largest
// (an emoji is two), so what fits by it fits by all of them.
func length(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// cut returns the longest beginning of s that fits and ends where a word does.
// Where that would lose more than half of what could be shown (an address as
// long as a paragraph), it ends after a whole character as readers see it, and
// where even one of those is too long, after a code point.
//
// fits must hold for every beginning of a text it holds for.
func cut(s string, fits func(string) bool) string {
	byWord := longest(s, wordEnds(s), fits)
	byCluster := longest(s, clusterEnds(s), fits)
	switch {
	case byCluster == "":
		return longest(s, runeEnds(s), fits)
	case len(byWord) < len(byCluster)/2:
		return byCluster
	}
	return byWord
}

// longest returns the longest of the beginnings of s, given by their ends in
// increasing order, that fits, without blanks behind it.
func longest(s string, ends []int, fits func(string) bool) string {
	n := sort.Search(len(ends), func(i int) bool { return !fits(s[:ends[i]]) })
	if n == 0 {
		return ""
	}
	return strings.TrimRight(s[:ends[n-1]], " \t\r\n")
}

func wordEnds(s string) []int {
	var ends []int
	for it := words.FromString(s); it.Next(); {
		ends = append(ends, it.End())
	}
	return ends
}

func clusterEnds(s string) []int {
	var ends []int
	for it := graphemes.FromString(s); it.Next(); {
		ends = append(ends, it.End())
	}
	return ends
}

func runeEnds(s string) []int {
	var ends []int
	for i := range s {
		if i > 0 {
			ends = append(ends, i)
		}
	}
	return append(ends, len(s))
}
