package index

import (
	"iter"
	"slices"
	"unicode/utf8"

	"attache/internal/sound"
	"attache/internal/typeahead"
)

// minFrame is the least number of consonants of a name that is known by them alone:
// of fewer, too many names are made. What has no vowel at all needs one more.
const minFrame = 3

// sounding returns a table of entities by how their names sound, with those that
// changed: their letters, which are small, and their consonants, which are large.
func sounding(t *table, changed iter.Seq2[string, *entity], typed func(*entity) []string) *table {
	return renew(t, changed, func(_ string, e *entity) (int, []string) {
		var names []string
		for _, name := range typed(e) {
			s := sound.Of(name)
			names = append(names, s.Letters, s.Frame)
		}
		return e.mentions, names
	})
}

// most is how many vowels may differ in a name that is known by its consonants. An
// Arabic or Hindi word leaves out as many as it likes.
func most(script sound.Script, s sound.Sound) int {
	switch script {
	case sound.Alphabet:
		return 1 + len(s.Letters)/10
	case sound.Syllables:
		return 2
	case sound.Consonants:
		return len(s.Letters)
	}
	return -1
}

// bySound finds the entities of which a name in another script may be the name: one
// that has the same letters or else, as far as the script is vague, the same consonants.
// Of the latter the most alike count.
func (ix *Index) bySound(name string) []Match {
	if !sound.Foreign(name) || utf8.RuneCountInString(name) > maxName {
		return nil
	}
	s := sound.Of(name)
	found := ix.called(s.Letters)
	if least := most(sound.ScriptOf(name), s); len(found) == 0 && (len(s.Frame) > minFrame || len(s.Frame) == minFrame && len(s.Letters) > minFrame) {
		for _, e := range ix.called(s.Frame) {
			n := ix.unlike(e, s)
			if n < least {
				found, least = nil, n
			}
			if n == least {
				found = append(found, e)
			}
		}
	}
	var out []Match
	for _, e := range found {
		if known, mentions := ix.seen(e); known != nil {
			out = append(out, Match{*known, mentions, ByTypo})
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int { return b.Mentions - a.Mentions })
	return out
}

// called returns the entities that have a name of these letters or consonants.
func (ix *Index) called(as string) []*entity {
	var out []*entity
	for _, h := range ix.completion.get().sounds.get().Find(as, maxMatches) {
		if h.How == typeahead.Exact {
			out = append(out, ix.entities.get(h.Key))
		}
	}
	return out
}

// unlike returns in how many vowels the name of an entity differs that has the
// consonants of s and differs least.
func (ix *Index) unlike(e *entity, s sound.Sound) int {
	least := len(s.Letters) + 1
	for _, name := range ix.typed(e) {
		if of := sound.Of(name); of.Frame == s.Frame {
			least = min(least, s.Unlike(of))
		}
	}
	return least
}

// abroad returns what is found for the beginning of a name in another script: as
// somebody would type it in Latin letters, then by how it sounds.
func (c *completion) abroad(typed string, limit int) [][]hit {
	if !sound.Foreign(typed) {
		return nil
	}
	s := sound.Of(typed)
	out := [][]hit{c.entities.Find(FoldName(sound.Latin(typed)), limit), c.sounds.get().Find(s.Letters, limit)}
	if k := sound.ScriptOf(typed); len(s.Frame) >= minFrame-1 && (k == sound.Syllables || k == sound.Consonants) {
		hits := slices.DeleteFunc(c.sounds.get().Find(s.Frame, limit), func(h hit) bool { return h.How > typeahead.Within })
		out = append(out, hits)
	}
	return out
}
