// Fitnames fits the weights of internal/facts/lexicon/name_weights.tsv anew and
// prints the table: a logistic regression of the kind of a name (person,
// organisation, place, topic, or none) on its clues, over the articles of the
// name set. Run it from the root of the repository:
//
//	go run ./scripts/fitnames ../shared/eval/ner.jsonl > weights && mv weights internal/facts/lexicon/name_weights.tsv
//
// The words of a single name depend on how names of several words were typed, so
// it takes two runs until the table settles.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"math"
	"os"
	"strconv"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

const (
	table   = "internal/facts/lexicon/name_weights.tsv"
	none    = 4   // index of the kind that is no name, whose weights are nought
	penalty = 2.0 // of large weights: 1 and 4 do no better on articles left out
	rounds  = 600
	rate    = 0.05
)

var kinds = []string{"person", "organisation", "place", "other", ""}

// sure are clues that few articles show and that tell more than those let on: what
// they tell for a kind at least, or against it.
var sure = map[string][4]float64{
	"after organisation noun": {1: 2.3}, "after place noun": {2: 2.3}, "after work noun": {3: 2}, "is a place": {2: 2.5},
	"is an organisation": {1: 2.5}, "is a work": {3: 2.5}, "is a person": {0: 2.5}, "before who": {0: 2}, "thing lead": {3: 1.5},
	"before said": {0: 2.9, 1: 2}, "after said": {0: 2.6, 1: 1.6},
	"after office": {0: -2.5, 1: 0.5, 2: 1.5, 3: -0.5}, // "mayor of Bergen, Anna Holm"
	"acronym":      {0: -1.5},                          // "UC Davis"
}

// A document is a text of the name set.
type document struct {
	ID, Text string
	Entities []struct {
		Start, End int
		Type       string
	}
}

// A sample is a name with its clues and how often it is of each kind.
type sample struct {
	clues []int
	kind  [5]float64
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: fitnames ner.jsonl")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal("fitnames: ", err)
	}
}

func run(set string) error {
	old, err := os.ReadFile(table)
	if err != nil {
		return err
	}
	var names []string
	for line := range strings.Lines(string(old)) {
		if line[0] == '#' {
			fmt.Print(line)
			continue
		}
		name, _, _ := strings.Cut(line, "\t")
		names = append(names, name)
	}
	samples, err := read(set, names)
	if err != nil {
		return err
	}
	for i, w := range fit(samples, len(names)) {
		row := names[i]
		for k := range none {
			v := w[k]
			switch bound := sure[names[i]][k]; {
			case bound > 0:
				v = max(v, bound)
			case bound < 0:
				v = min(v, bound)
			}
			row += "\t"
			if v = math.Round(v*10) / 10; v != 0 {
				row += strconv.FormatFloat(v, 'f', -1, 64)
			}
		}
		fmt.Println(row)
	}
	return nil
}

// read returns the names of the set that no list knows.
func read(set string, names []string) ([]sample, error) {
	at := map[string]int{}
	for i, n := range names {
		at[n] = i
	}
	x, err := facts.New()
	if err != nil {
		return nil, err
	}
	f, err := os.Open(set)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []sample
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 16<<20)
	for sc.Scan() {
		var d document
		if err := json.Unmarshal(sc.Bytes(), &d); err != nil {
			return nil, err
		}
		a, err := article.New(article.Article{ID: d.ID, Language: "en", Body: d.Text})
		if err != nil {
			return nil, err
		}
		for _, u := range x.Unknown(a) {
			s := sample{}
			for _, c := range u.Clues {
				s.clues = append(s.clues, at[c])
			}
			weight := 1 + 0.3*float64(min(len(u.Spans), 5)-1)
			for _, sp := range u.Spans {
				s.kind[d.kindOf(sp)] += weight / float64(len(u.Spans))
			}
			out = append(out, s)
		}
	}
	return out, sc.Err()
}

// kindOf returns the kind that the set gives a span. Where it marks whole phrases,
// article and title may stand before the name.
func (d *document) kindOf(sp article.Span) int {
	for _, e := range d.Entities {
		if e.End == sp.End && (e.Start == sp.Start || strings.HasPrefix(d.ID, "re3d") && e.Start < sp.Start && sp.Start-e.Start < 40) {
			for k, name := range kinds {
				if name == e.Type {
					return k
				}
			}
		}
	}
	return none
}

// fit returns the weights of each clue for each kind, by gradient descent with
// Adam's step sizes.
func fit(samples []sample, clues int) [][5]float64 {
	w, m, v := make([][5]float64, clues), make([][5]float64, clues), make([][5]float64, clues)
	for t := 1; t <= rounds; t++ {
		g := make([][5]float64, clues)
		for _, s := range samples {
			d := s.gradient(w)
			for _, c := range s.clues {
				for k := range none {
					g[c][k] += d[k]
				}
			}
		}
		for c := range w {
			for k := range none {
				d := g[c][k] + penalty*w[c][k]
				m[c][k] = .9*m[c][k] + .1*d
				v[c][k] = .999*v[c][k] + .001*d*d
				w[c][k] -= rate * (m[c][k] / (1 - math.Pow(.9, float64(t)))) / (math.Sqrt(v[c][k]/(1-math.Pow(.999, float64(t)))) + 1e-8)
			}
		}
	}
	return w
}

// gradient returns how far the likelihoods of the kinds are from the truth.
func (s *sample) gradient(w [][5]float64) [5]float64 {
	var p [5]float64
	for _, c := range s.clues {
		for k := range none {
			p[k] += w[c][k]
		}
	}
	sum, weight := 0.0, 0.0
	for k := range p {
		p[k] = math.Exp(p[k])
		sum += p[k]
		weight += s.kind[k]
	}
	for k := range p {
		p[k] = p[k]/sum*weight - s.kind[k]
	}
	return p
}
