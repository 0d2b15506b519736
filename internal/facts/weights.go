package facts

import (
	"fmt"
	"slices"
	"strconv"

	"attache/internal/article"
)

// kinds are the types a candidate may turn out to be, in the order of the
// columns of name_weights.tsv.
var kinds = [...]Type{Person, Organisation, Place, Topic}

// nameWeights say how much each clue speaks for each kind.
type nameWeights [clues][len(kinds)]float32

// add reads a row: the name of a clue and its weight for each kind.
func (w *nameWeights) add(c []string) error {
	k := slices.Index(clueNames[:], c[0])
	if k < 0 {
		return fmt.Errorf("unknown clue %q", c[0])
	}
	for i := range kinds {
		if c[i+1] == "" {
			continue
		}
		v, err := strconv.ParseFloat(c[i+1], 32)
		if err != nil {
			return err
		}
		w[k][i] = float32(v)
	}
	return nil
}

// kind returns the kind that the clues speak for most, or "" where none is
// likelier than that the words name nothing.
func (w *nameWeights) kind(cs clueSet) Type {
	var sums [len(kinds)]float32
	for k := clue(0); k < clues; k++ {
		if cs.has(k) {
			for i := range kinds {
				sums[i] += w[k][i]
			}
		}
	}
	best, kind := float32(0), Type("")
	for i, sum := range sums {
		if sum > best {
			best, kind = sum, kinds[i]
		}
	}
	return kind
}

// An Unknown is a name that no list has, with what tells of its kind.
type Unknown struct {
	Spans []article.Span
	Clues []string // their names in name_weights.tsv
}

// Unknown returns the names of an article that no list has: what the weights of
// the clues are fitted to.
func (x *Extractor) Unknown(a *article.Article) []Unknown {
	var out []Unknown
	r := x.reading(a)
	r.watch = func(c *candidate) {
		u := Unknown{}
		for _, p := range c.places {
			u.Spans = append(u.Spans, r.span(p.first, p.last))
		}
		for k := clue(0); k < clues; k++ {
			if c.clues.has(k) {
				u.Clues = append(u.Clues, clueNames[k])
			}
		}
		out = append(out, u)
	}
	r.findNames()
	return out
}
