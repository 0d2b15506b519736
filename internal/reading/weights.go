package reading

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.tsv
var weightsTable string

//go:embed rarity.tsv
var rarityTable string

//go:embed doubts.tsv
var doubtsTable string

//go:embed alike.tsv
var alikeTable string

//go:embed opposite.tsv
var oppositeTable string

// A model is what fitting found out.
type model struct {
	weights  weights
	common   map[string]float32 // how rare a stem is, of those that are not
	doubts   []Tree             // that change how likely an answer is held to be one
	alike    relation           // stems of words that may be said for one another
	opposite relation           // those that mean the opposite
}

// Tables are the texts of what a model is read from: weights.tsv, rarity.tsv and doubts.tsv.
type Tables struct{ Weights, Rarity, Doubts string }

// shipped returns the model that comes with the package, which is read when it is first asked for.
var shipped = sync.OnceValue(func() *model { return parseModel(Tables{weightsTable, rarityTable, doubtsTable}) })

func parseModel(t Tables) *model {
	m := &model{common: make(map[string]float32, strings.Count(t.Rarity, "\n")), doubts: parseTrees(t.Doubts),
		alike: parseRelation(alikeTable), opposite: parseRelation(oppositeTable)}
	m.weights.grow(strings.Count(t.Weights, "\n"))
	eachRow(t.Weights, m.weights.set)
	eachRow(t.Rarity, func(stem string, v float32) { m.common[stem] = v })
	return m
}

// A relation is between stems: of each, those behind it in the order of the alphabet, with
// spaces between.
type relation map[string]string

func parseRelation(table string) relation {
	r := make(relation, strings.Count(table, "\n"))
	for line := range strings.Lines(table) {
		if stem, others, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t"); ok && line[0] != '#' {
			r[stem] = others
		}
	}
	return r
}

// has reports whether two stems are in the relation.
func (r relation) has(a, b string) bool {
	if a > b {
		a, b = b, a
	}
	for other := range strings.FieldsSeq(r[a]) {
		if other == b {
			return true
		}
	}
	return false
}

// eachRow calls f for the rows of a table: a name, a tab, a number.
func eachRow(table string, f func(name string, value float32)) {
	for line := range strings.Lines(table) {
		name, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if v, err := strconv.ParseFloat(value, 32); ok && err == nil && line[0] != '#' {
			f(name, float32(v))
		}
	}
}

// rarity returns how rare a stem is, from 0 for one that every passage has to 1.
func (m *model) rarity(stem string) float64 {
	if v, ok := m.common[stem]; ok {
		return float64(v)
	}
	return 1
}

// A part is part of a clue's name, hashed: the weight of a clue is looked up tens of
// thousands of times for a question, and most parts are those of other clues too.
type part struct {
	name string
	hash uint64
}

// named returns the part of a name. The hash is FNV-1a.
func named(s string) part {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return part{s, h}
}

// separator stands between the parts of a clue's name in weights.tsv.
const separator = "|"

// join returns the hash of a name of which h is that of the beginning.
func join(h, part uint64) uint64 {
	h = (h ^ part>>29 ^ part) * 0x9E3779B97F4A7C15
	return h ^ h>>32
}

// weights are the weights of clues by the hashes of their names, in open addressing. Most
// clues that are looked up have none, so what tells that stands close together: it is read tens of
// thousands of times for a question.
type weights struct {
	tags   []uint32 // halves of the hashes, 0 for none: as many as a power of two, at most half of them used
	values []float32
	mask   uint64
}

func (w *weights) grow(n int) {
	size := 16
	for size < 2*n {
		size *= 2
	}
	w.tags, w.values, w.mask = make([]uint32, size), make([]float32, size), uint64(size-1)
}

// tag returns the half of a hash that does not say where it stands.
func tag(h uint64) uint32 { return uint32(h>>32) | 1 }

func (w *weights) set(name string, value float32) {
	h := uint64(0)
	for p := range strings.SplitSeq(name, separator) {
		h = join(h, named(p).hash)
	}
	i := h & w.mask
	for w.tags[i] != 0 && w.tags[i] != tag(h) {
		i = (i + 1) & w.mask
	}
	w.tags[i], w.values[i] = tag(h), value
}

func (w *weights) of(h uint64) float64 {
	for i, t := h&w.mask, tag(h); ; i = (i + 1) & w.mask {
		switch w.tags[i] {
		case t:
			return float64(w.values[i])
		case 0:
			return 0
		}
	}
}

// A sink adds up what clues tell.
type sink struct {
	model *model
	sum   float64
	keep  func(name string, value float64) // is told each clue, for fitting; may be nil
}

// add adds the clue that the parts name together.
func (e *sink) add(value float64, parts ...part) {
	h := uint64(0)
	for _, p := range parts {
		h = join(h, p.hash)
	}
	e.sum += value * e.model.weights.of(h)
	if e.keep != nil {
		names := make([]string, len(parts))
		for i, p := range parts {
			names[i] = strings.ReplaceAll(p.name, separator, "")
		}
		e.keep(strings.Join(names, separator), value)
	}
}
