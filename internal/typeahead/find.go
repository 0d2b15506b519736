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
// first: by how they match, and of those alike by their weight. Of nothing typed the
// heaviest come.
func (t *Table[K]) Find(typed string, limit int) []Hit[K] {
	s := &search[K]{segments: t.segments, limit: limit, seen: map[K]bool{}}
	typed = plain(typed)
	if typed == "" {
		s.heaviest()
		return s.hits
	}
	whole := typed + string(stop)
	s.take(Exact, s.first(whole), maxWalk, nil)
	s.take(Exact, s.other(whole), maxWalk, func(p place[K]) bool { return p.of.text[p.at-1] == stop })
	s.take(Begins, s.first(typed), maxWalk, nil)
	s.take(Within, s.other(typed), maxWalk, nil)
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
func (t *Table[K]) Among(typed string, things []K, limit int) []Hit[K] {
	type candidate struct {
		of    *segment[K]
		thing uint32
		found bool
	}
	all := make([]candidate, 0, len(things))
	for _, key := range things {
		if s, thing, ok := find(t.segments, key); ok {
			all = append(all, candidate{of: &t.segments[s], thing: thing})
		}
	}
	var out []Hit[K]
	typed = plain(typed)
	words := strings.Fields(typed)
	for typos := 0; typos == 0 || typos <= maxTypos && len(words) <= maxWrong && len(out) < min(few, limit); typos++ {
		for i := range all {
			c := &all[i]
			if c.found {
				continue
			}
			var how How
			if how, c.found = c.of.match(c.thing, typed, words, typos); c.found {
				out = append(out, Hit[K]{c.of.keys[c.thing], how})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Hit[K]) int { return cmp.Compare(a.How, b.How) })
	return out[:min(len(out), limit)]
}

// match tells how a thing matches what was typed.
func (w *words[K]) match(thing uint32, typed string, words []string, typos int) (How, bool) {
	names := w.text[w.names[thing]-1 : w.names[thing+1]] // with the stop before them
	switch {
	case typed == "":
		return Begins, true
	case typos > 0:
		return Nearly, w.hasAll(thing, words, typos)
	case strings.Contains(names, string(stop)+typed+string(stop)):
		return Exact, true
	case strings.HasPrefix(names[1:], typed):
		return Begins, true
	case strings.Contains(names, string(stop)+typed), strings.Contains(names, " "+typed):
		return Within, true
	}
	return Anywhere, len(words) <= maxWords && w.hasAll(thing, words, 0)
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
type search[K cmp.Ordered] struct {
	segments []segment[K]
	limit    int
	hits     []Hit[K]
	seen     map[K]bool // things that were found
}

// heaviest adds the heaviest things.
func (s *search[K]) heaviest() {
	next := make([]uint32, len(s.segments)) // by segment: its first thing that was not added
	for len(s.hits) < s.limit {
		best := -1
		for i := range s.segments {
			of := &s.segments[i]
			for int(next[i]) < len(of.keys) && of.gone.has(next[i]) {
				next[i]++
			}
			if int(next[i]) < len(of.keys) && (best < 0 || of.compare(next[i], s.segments[best].words, next[best]) < 0) {
				best = i
			}
		}
		if best < 0 {
			return
		}
		s.hits = append(s.hits, Hit[K]{s.segments[best].keys[next[best]], Begins})
		next[best]++
	}
}

// first returns the first names that begin with a word.
func (s *search[K]) first(word string) []stretch[K] {
	var in []stretch[K]
	for i := range s.segments {
		of := &s.segments[i]
		in = append(in, of.beginning(&of.first, word)...)
	}
	return in
}

// other returns the further names and words that begin with a word.
func (s *search[K]) other(word string) []stretch[K] {
	var in []stretch[K]
	for i := range s.segments {
		of := &s.segments[i]
		in = append(in, of.beginning(&of.other, word)...)
	}
	return in
}

// beginning returns the names and further words that begin with a word.
func (s *search[K]) beginning(word string) []stretch[K] {
	return append(s.first(word), s.other(word)...)
}

// take adds the things of the stretches that fit, looking at the foremost most names,
// and at no more than maxWalk of things that are gone.
func (s *search[K]) take(how How, in []stretch[K], most int, fits func(place[K]) bool) {
	walked, gone := 0, 0
	for p := range foremost(in) {
		if p.of.gone.has(p.thing) {
			if gone++; gone > maxWalk {
				return
			}
			continue
		}
		if walked++; len(s.hits) >= s.limit || walked > most {
			return
		}
		key := p.of.keys[p.thing]
		if !s.seen[key] && (fits == nil || fits(p)) {
			s.seen[key] = true
			s.hits = append(s.hits, Hit[K]{key, how})
		}
	}
}

// anywhere adds the things that have all of the words, in any order. The rarest word
// says where to look.
func (s *search[K]) anywhere(words []string) {
	rarest := s.beginning(words[0])
	for _, w := range words[1:] {
		if in := s.beginning(w); size(in) < size(rarest) {
			rarest = in
		}
	}
	s.take(Anywhere, rarest, maxWalk, func(p place[K]) bool { return p.of.hasAll(p.thing, words, 0) })
}

// nearly adds the things that have all of the words but for some typos. It looks where
// one of several words is right and, of those that nothing begins with, where the
// longest is nearly right.
func (s *search[K]) nearly(words []string, typos int) {
	fits := func(p place[K]) bool { return p.of.hasAll(p.thing, words, typos) }
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

func (w *words[K]) hasAll(thing uint32, words []string, typos int) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !w.has(thing, word, typosIn(word, typos)) })
}

// has reports whether a word of a thing begins with word, but for some typos.
func (w *words[K]) has(thing uint32, word string, typos int) bool {
	names := w.text[w.names[thing]-1 : w.names[thing+1]] // with the stop before them
	if strings.Contains(names, " "+word) || strings.Contains(names, string(stop)+word) {
		return true
	}
	for names = names[1:]; typos > 0 && names != ""; {
		end := strings.IndexAny(names, " "+string(stop))
		if begins(names[:end], word, typos) {
			return true
		}
		names = names[end+1:]
	}
	return false
}
