package typeahead

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// few is how many things must have been found for typos to be left alone: whoever
	// typed "iran" and sees it wants no Iraq beside it.
	few = 3

	// maxTypos is how many letters of a word may be wrong; see typosIn.
	maxTypos = 2

	// maxWrong is the most words that are looked up in spite of typos.
	maxWrong = 4

	// maxWalk is how many names one step looks at, the foremost first, when only some
	// of them fit. It bounds the time of an answer at a cost: of "a b", with more names
	// than that under the rarer of the two, a thing far down may not be found.
	maxWalk = 2000

	// maxNearWalk is the same where each of them must be compared letter by letter.
	maxNearWalk = 300

	// maxVisits is how many beginnings of words are compared while looking for typos.
	maxVisits = 20000
)

// Find returns at most limit things that may be meant by what was typed, the best
// first: by how they match, and of those alike by their number. Of nothing typed the
// first things come.
func (t *Table) Find(typed string, limit int) []Hit {
	s := &search{Table: t, limit: limit, seen: map[uint32]bool{}}
	typed = plain(typed)
	if typed == "" {
		for n := range min(limit, len(t.names)-1) {
			s.hits = append(s.hits, Hit{n, Begins})
		}
		return s.hits
	}
	whole := typed + string(stop)
	s.take(Exact, t.first.beginning(t.text, whole), maxWalk, nil)
	s.take(Exact, t.other.beginning(t.text, whole), maxWalk, func(_, at uint32) bool { return t.text[at-1] == stop })
	s.take(Begins, t.first.beginning(t.text, typed), maxWalk, nil)
	s.take(Within, t.other.beginning(t.text, typed), maxWalk, nil)
	words := strings.Fields(typed)
	if len(words) > 1 && len(words) <= maxWords {
		s.anywhere(words)
	}
	for typos := 1; typos <= maxTypos && len(words) <= maxWrong && len(s.hits) < min(few, limit); typos++ {
		s.nearly(words, typos)
	}
	return s.hits
}

// Among is Find among some things only, the foremost of which come first. It looks at
// each of them.
func (t *Table) Among(typed string, things []int, limit int) []Hit {
	var out []Hit
	typed = plain(typed)
	words := strings.Fields(typed)
	for typos := 0; typos == 0 || typos <= maxTypos && len(words) <= maxWrong && len(out) < min(few, limit); typos++ {
		for _, n := range things {
			if slices.ContainsFunc(out, func(h Hit) bool { return h.Thing == n }) {
				continue
			}
			if how, ok := t.match(uint32(n), typed, words, typos); ok {
				out = append(out, Hit{n, how})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Hit) int { return cmp.Compare(a.How, b.How) })
	return out[:min(len(out), limit)]
}

// match tells how a thing matches what was typed.
func (t *Table) match(thing uint32, typed string, words []string, typos int) (How, bool) {
	names := t.text[t.names[thing]-1 : t.names[thing+1]] // with the stop before them
	switch {
	case typed == "":
		return Begins, true
	case typos > 0:
		return Nearly, t.hasAll(thing, words, typos)
	case strings.Contains(names, string(stop)+typed+string(stop)):
		return Exact, true
	case strings.HasPrefix(names[1:], typed):
		return Begins, true
	case strings.Contains(names, string(stop)+typed), strings.Contains(names, " "+typed):
		return Within, true
	}
	return Anywhere, len(words) <= maxWords && t.hasAll(thing, words, 0)
}

// typosIn returns how many letters of a word may be wrong: of a short one none, since
// all are alike.
func typosIn(word string, typos int) int {
	switch n := utf8.RuneCountInString(word); {
	case n < 4:
		return 0
	case n < 8:
		return min(typos, 1)
	}
	return typos
}

// A search is a Find under way.
type search struct {
	*Table
	limit int
	hits  []Hit
	seen  map[uint32]bool // things that were found
}

// take adds the things of the stretches that fit, looking at the foremost most names.
func (s *search) take(how How, in []stretch, most int, fits func(thing, at uint32) bool) {
	walked := 0
	for thing, at := range foremost(in) {
		if walked++; len(s.hits) >= s.limit || walked > most {
			return
		}
		if !s.seen[thing] && (fits == nil || fits(thing, at)) {
			s.seen[thing] = true
			s.hits = append(s.hits, Hit{int(thing), how})
		}
	}
}

// beginning returns the names and further words that begin with a word.
func (t *Table) beginning(word string) []stretch {
	return append(t.first.beginning(t.text, word), t.other.beginning(t.text, word)...)
}

// anywhere adds the things that have all of the words, in any order. The rarest word
// says where to look.
func (s *search) anywhere(words []string) {
	rarest := s.beginning(words[0])
	for _, w := range words[1:] {
		if in := s.beginning(w); size(in) < size(rarest) {
			rarest = in
		}
	}
	s.take(Anywhere, rarest, maxWalk, func(thing, _ uint32) bool { return s.hasAll(thing, words, 0) })
}

// nearly adds the things that have all of the words but for some typos. It looks where
// one of several words is right and, of those that nothing begins with, where the
// longest is nearly right.
func (s *search) nearly(words []string, typos int) {
	fits := func(thing, _ uint32) bool { return s.hasAll(thing, words, typos) }
	longest := ""
	for _, w := range words {
		in := s.beginning(w)
		switch {
		case len(words) > 1 && len(in) > 0:
			s.take(Nearly, in, maxNearWalk, fits)
		case len(w) > len(longest):
			longest = w
		}
	}
	k := typosIn(longest, typos)
	if k == 0 {
		return
	}
	if len(words) == 1 {
		fits = nil
	}
	have, begin := s.near(longest, k)
	s.take(Nearly, have, maxNearWalk, fits)
	s.take(Nearly, begin, maxNearWalk, fits)
}

func (t *Table) hasAll(thing uint32, words []string, typos int) bool {
	return !slices.ContainsFunc(words, func(w string) bool { return !t.has(thing, w, typosIn(w, typos)) })
}

// has reports whether a word of a thing begins with word, but for some typos.
func (t *Table) has(thing uint32, word string, typos int) bool {
	names := t.text[t.names[thing]:t.names[thing+1]]
	for w := range strings.FieldsFuncSeq(names, func(r rune) bool { return r == ' ' || r == stop }) {
		if strings.HasPrefix(w, word) || typos > 0 && begins(w, word, typos) {
			return true
		}
	}
	return false
}
