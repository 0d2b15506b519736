package facts

import (
	"fmt"
	"slices"
	"strconv"
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
