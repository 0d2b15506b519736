package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"attache/internal/reading"
)

// A sample is what a question may be answered with, of which one is to win.
type sample struct {
	rows  [][]term
	gains []float64 // 0 to 1: how right each is
	fold  int       // a quarter of the titles
}

type term struct {
	clue  int32
	value float32
}

// samples are what weights are fitted to.
type samples struct {
	names []string
	ids   map[string]int32
	count []int
	list  []sample
}

func (s *samples) id(name string) int32 {
	id, ok := s.ids[name]
	if !ok {
		id = int32(len(s.names))
		s.ids[name] = id
		s.names = append(s.names, name)
		s.count = append(s.count, 0)
	}
	return id
}

// add adds what may answer a question, if any of it is right and any of it wrong.
func (s *samples) add(ws []reading.Weighed, gains []float64, fold int) {
	most, least := 0.0, 1.0
	for _, g := range gains {
		most, least = max(most, g), min(least, g)
	}
	if most == 0 || least == most {
		return
	}
	one := sample{gains: gains, fold: fold}
	for _, w := range ws {
		row := make([]term, len(w.Clues))
		for i, c := range w.Clues {
			id := s.id(c.Name)
			s.count[id]++
			row[i] = term{id, float32(c.Value)}
		}
		one.rows = append(one.rows, row)
	}
	s.list = append(s.list, one)
}

// chunked calls make for the examples, some at a time on all cores, and adds what it gives in order.
func (s *samples) chunked(examples []example, make func(example) ([]reading.Weighed, []float64)) {
	type pair struct {
		ws    []reading.Weighed
		gains []float64
	}
	for part := range slices.Chunk(examples, 256) {
		for i, p := range all(part, func(e example) pair { ws, g := make(e); return pair{ws, g} }) {
			s.add(p.ws, p.gains, foldOf(part[i].title))
		}
	}
}

func (f *fitting) sentences(examples []example) *samples {
	s := &samples{ids: map[string]int32{}}
	s.chunked(examples, func(e example) ([]reading.Weighed, []float64) {
		var ws []reading.Weighed
		if e.relevant != nil { // each is a passage of its own, at no rank
			for i, p := range e.passages {
				for _, w := range f.r.Sentences(e.q, []reading.Passage{p}) {
					w.Passage = i
					ws = append(ws, w)
				}
			}
		} else {
			ws = f.r.Sentences(e.q, e.passages)
		}
		gains := make([]float64, len(ws))
		for i, w := range ws {
			if e.has(i, w) {
				gains[i] = 1
			}
		}
		return ws, gains
	})
	return s
}

// few is how many wrong candidates of a question are fitted on.
const few = 100

func (f *fitting) candidates(examples []example) *samples {
	s := &samples{ids: map[string]int32{}}
	s.chunked(examples, func(e example) ([]reading.Weighed, []float64) {
		var ws []reading.Weighed
		var gains []float64
		rng := rand.New(rand.NewPCG(1, uint64(len(e.q.Text))))
		found := f.r.Candidates(e.q, e.passages)
		for _, w := range found {
			g := e.gain(w)
			if g < 0.3 {
				g = 0
				if rng.Float64() > few/float64(len(found)) {
					continue
				}
			}
			ws = append(ws, w)
			gains = append(gains, g*g)
		}
		return ws, gains
	})
	return s
}

// A method is how weights are fitted.
type method struct {
	rounds int
	runs   int // over which the mean of the weights is taken, each in another order
	rate   float64
	least  float64 // clues of which the weight is less are left out
	ridge  float64 // penalty of large weights
	rare   int     // how often a clue must be there to be weighed
}

// foldOf returns which quarter of the titles a title is of.
func foldOf(title string) int {
	h := fnv.New32a()
	h.Write([]byte(title))
	return int(h.Sum32() >> 9 & 3)
}

// fit returns the weights that make the right ones likely: of a softmax over those of a
// question, by stochastic gradient descent with AdaGrad's step sizes. Those that are
// off stay nought. The folds without are not fitted on but tried.
func (s *samples) fit(m method, what string, off []bool, without []int) []float64 {
	out := make([]float64, len(s.names))
	for run := range m.runs {
		for i, w := range s.run(m, run, what, off, without) {
			out[i] += w / float64(m.runs)
		}
	}
	return out
}

// run fits once, in the order of that run.
func (s *samples) run(m method, run int, what string, off []bool, without []int) []float64 {
	n := len(s.names)
	w, g2, grad := make([]float64, n), make([]float64, n), make([]float64, n)
	var touched []int32
	rng := rand.New(rand.NewPCG(7, 7+uint64(run)))
	var order []int
	for i := range s.list {
		if !slices.Contains(without, s.list[i].fold) {
			order = append(order, i)
		}
	}
	for round := range m.rounds {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, i := range order {
			one := &s.list[i]
			p := one.likelihoods(w)
			won := 1e-12
			for k := range p {
				won += p[k] * one.gains[k]
			}
			loss -= math.Log(won)
			for k, row := range one.rows {
				d := p[k] * (1 - one.gains[k]/won)
				if math.Abs(d) < 1e-4 {
					continue
				}
				for _, t := range row {
					if off[t.clue] {
						continue
					}
					if grad[t.clue] == 0 {
						touched = append(touched, t.clue)
					}
					grad[t.clue] += d * float64(t.value)
				}
			}
			for _, c := range touched {
				if grad[c] == 0 {
					continue
				}
				d := grad[c] + m.ridge*w[c]
				grad[c] = 0
				g2[c] += d * d
				w[c] -= m.rate / (math.Sqrt(g2[c]) + 0.1) * d
			}
			touched = touched[:0]
		}
		fmt.Printf("%s: round %d, loss %.4f over %d%s\n", what, round+1, loss/float64(len(order)), len(order), s.held(w, without))
	}
	return w
}

// table returns weights by the names of the clues.
func (s *samples) table(w []float64) weightTable {
	out := weightTable{}
	for i, name := range s.names {
		if math.Abs(w[i]) >= 0.02 {
			out[name] = w[i]
		}
	}
	return out
}

// selected fits twice: once to find the clues that tell something, and once with those
// alone. That does as well on titles that are held back as all clues do, with a fraction
// of them; a penalty that takes them to nought (lasso) does worse.
func (s *samples) selected(m method, what string, without ...int) weightTable {
	off := make([]bool, len(s.names))
	for i := range off {
		off[i] = s.count[i] < m.rare
	}
	first := m
	first.rounds--
	w := s.fit(first, what+", all clues", off, without)
	for i := range off {
		off[i] = math.Abs(w[i]) < m.least
	}
	out := s.table(s.fit(m, what, off, without))
	fmt.Printf("%s: %d of %d clues are left\n", what, len(out), len(s.names))
	return out
}

// held says how right the likeliest are, of the samples that are held back.
func (s *samples) held(w []float64, folds []int) string {
	gain, n := 0.0, 0.0
	for i := range s.list {
		if one := &s.list[i]; slices.Contains(folds, one.fold) {
			best := 0
			p := one.likelihoods(w)
			for k := range p {
				if p[k] > p[best] {
					best = k
				}
			}
			gain += math.Sqrt(one.gains[best])
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", held back %.2f over %.0f", 100*gain/n, n)
}

func (one *sample) likelihoods(w []float64) []float64 {
	p := make([]float64, len(one.rows))
	most := math.Inf(-1)
	for k, row := range one.rows {
		for _, t := range row {
			p[k] += w[t.clue] * float64(t.value)
		}
		most = max(most, p[k])
	}
	sum := 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - most)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
	return p
}

// A doubted is a best answer with the clues to whether it is one.
type doubted struct {
	clues []reading.Clue
	signs []float32
	right float64 // 1: its sentence has the answer
}

// astray is how right an answer is from another sentence than the right one where there is one.
// It is no answer, and yet the question is not one to be silent on: with 0, on titles held back,
// it is silent on a twentieth fewer of those without an answer.
const astray = 0.5

// doubts returns what r makes of examples of some of the folds, which the passages answer or not.
func doubts(r *reading.Reader, examples []example, answerable bool, folds ...int) []doubted {
	var some []example
	for _, e := range examples {
		if slices.Contains(folds, foldOf(e.title)) {
			some = append(some, e)
		}
	}
	return all(some, func(e example) doubted {
		d := doubted{}
		d.clues, d.signs = r.Doubts(e.q, e.passages)
		b, ok := r.Answer(e.q, e.passages)
		switch {
		case !ok || !answerable:
		case e.has(0, reading.Weighed{Span: b.Sentence, Passage: b.Passage}):
			d.right = 1
		default:
			d.right = astray
		}
		return d
	})
}

// confidence fits how likely the best candidate's sentence answers: first the clues that are
// there or are not, then trees.
func confidence(list []doubted, b boosting) (weightTable, []reading.Tree) {
	list = slices.DeleteFunc(slices.Clone(list), func(d doubted) bool { return d.signs == nil })
	s := &samples{ids: map[string]int32{}}
	var rows [][]term
	for _, d := range list {
		row := make([]term, len(d.clues))
		for i, c := range d.clues {
			id := s.id(c.Name)
			s.count[id]++
			row[i] = term{id, float32(c.Value)}
		}
		rows = append(rows, row)
	}
	w, g2 := make([]float64, len(s.names)), make([]float64, len(s.names))
	odds := func(row []term) float64 {
		z := 0.0
		for _, t := range row {
			z += w[t.clue] * float64(t.value)
		}
		return z
	}
	rng := rand.New(rand.NewPCG(7, 7))
	for range 4 { // trees do more than more rounds
		for _, i := range rng.Perm(len(rows)) {
			d := 1/(1+math.Exp(-odds(rows[i]))) - list[i].right
			for _, t := range rows[i] {
				if s.count[t.clue] < 30 {
					continue
				}
				g := d * float64(t.value)
				g2[t.clue] += g * g
				step := 0.05 / (math.Sqrt(g2[t.clue]) + 0.1)
				v := w[t.clue] - step*g
				w[t.clue] = math.Copysign(max(0, math.Abs(v)-step*0.003), v)
			}
		}
	}
	out := weightTable{}
	for i, n := range s.names {
		if w[i] = math.Round(w[i]*100) / 100; w[i] != 0 {
			out[n] = w[i]
		}
	}
	var signs [][]float32
	var right, base []float64
	for i, d := range list {
		signs, right, base = append(signs, d.signs), append(right, d.right), append(base, odds(rows[i]))
	}
	return out, b.boost(signs, right, base)
}

// tryOut fits in several ways and says how each does on the titles that are held back.
func (f *fitting) tryOut(examples []example) error {
	samples := f.candidates(examples)
	samples.selected(answers, "answers", 0)
	return nil
}
