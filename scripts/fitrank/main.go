// Fitrank fits the weights in internal/index/weights.go anew and prints that file: a
// conditional logit of which of the candidates for a question is of the right article. Run
// it from the root of the repository:
//
//	go run ./scripts/fitrank > weights && mv weights internal/index/weights.go
//
// It fits on the questions about every second title of the set, in the order of the
// alphabet, and tells on stderr how the questions about the others fare.
package main

import (
	"context"
	"flag"
	"fmt"
	"go/format"
	"log"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"attache/internal/article"
	"attache/internal/eval"
	"attache/internal/facts"
	"attache/internal/index"
)

const (
	penalty = 0.001 // of large weights
	rounds  = 150   // 300 do no better
	rate    = 0.3   // of the first round; it falls
)

// A sample is a question with its candidates.
type sample struct {
	title string
	clues [][]float64 // of the candidates
	of    []string    // ids of their articles
	right []bool
}

func main() {
	log.SetFlags(0)
	data := flag.String("data", filepath.Join("..", "shared", "eval"), "`folder` of passages.jsonl, questions.jsonl and distractors.jsonl")
	other := flag.Bool("swap", false, "fit on the other half")
	flag.Parse()
	if err := run(*data, *other); err != nil {
		log.Fatal("fitrank: ", err)
	}
}

func run(data string, swap bool) error {
	var halves [2][]sample
	for _, corpus := range [][]string{{"passages.jsonl"}, {"passages.jsonl", "distractors.jsonl"}} {
		samples, err := ask(data, corpus)
		if err != nil {
			return err
		}
		for half, of := range split(samples) {
			fmt.Fprintf(os.Stderr, "%s, half %d: %s as they come\n", corpus, half, score(of, only(0)))
			halves[half] = append(halves[half], of...)
		}
	}
	fitted, tested := halves[0], halves[1]
	if swap {
		fitted, tested = tested, fitted
	}
	w := fit(fitted)
	n, m := len(fitted)/2, len(tested)/2
	fmt.Fprintf(os.Stderr, "fitted on: %s; among the distractors %s\n", score(fitted[:n], w), score(fitted[n:], w))
	fmt.Fprintf(os.Stderr, "tested on: %s; among the distractors %s\n", score(tested[:m], w), score(tested[m:], w))
	source := []byte("package index\n\n// weights of the clues, as scripts/fitrank fits them.\nvar weights = clues{\n")
	for i, name := range index.Clues() {
		source = fmt.Appendf(source, "\t%s: %.2f,\n", name, w[i])
	}
	source, err := format.Source(append(source, "}\n"...))
	if err != nil {
		return err
	}
	_, err = os.Stdout.Write(source)
	return err
}

// ask returns the questions with their candidates in a corpus.
func ask(data string, corpus []string) ([]sample, error) {
	x, err := facts.New()
	if err != nil {
		return nil, err
	}
	var docs []*facts.Document
	titles := map[string]string{}
	for _, name := range corpus {
		set, err := article.Load(filepath.Join(data, name))
		if err != nil {
			return nil, err
		}
		for _, a := range set.Articles {
			docs = append(docs, &facts.Document{Article: a})
			titles[a.ID] = a.Title
		}
	}
	ix, err := index.Build(docs, "", x)
	if err != nil {
		return nil, err
	}
	defer ix.Close()
	name := filepath.Join(data, "questions.jsonl")
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	questions, err := eval.ParseAsked(name, f)
	if err != nil {
		return nil, err
	}
	out := make([]sample, len(questions))
	errs := make([]error, len(questions))
	share(len(questions), func(_, i int) {
		q := questions[i]
		found, err := ix.Ranking(context.Background(), index.Query{Text: q.Question})
		s := sample{title: titles[q.Article]}
		for _, r := range found {
			s.clues, s.of, s.right = append(s.clues, r.Clues), append(s.of, r.Article.ID), append(s.right, r.Article.ID == q.Article)
		}
		out[i], errs[i] = s, err
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// share calls f for the numbers below n on all processors, with the number of the processor.
func share(n int, f func(worker, i int)) {
	var wg sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				f(w, i)
			}
		})
	}
	wg.Wait()
}

// split parts samples by their title.
func split(all []sample) [2][]sample {
	var titles []string
	for _, s := range all {
		titles = append(titles, s.title)
	}
	slices.Sort(titles)
	titles = slices.Compact(titles)
	var out [2][]sample
	for _, s := range all {
		at, _ := slices.BinarySearch(titles, s.title)
		out[at%2] = append(out[at%2], s)
	}
	return out
}

// only returns weights of which but one are nought.
func only(clue int) []float64 {
	w := make([]float64, len(index.Clues()))
	w[clue] = 1
	return w
}

// score tells how often the right article comes first, and the mean reciprocal rank.
func score(all []sample, w []float64) string {
	first, sum := 0, 0.0
	for _, s := range all {
		order := make([]int, len(s.clues))
		sums := make([]float64, len(s.clues))
		for i, c := range s.clues {
			order[i], sums[i] = i, dot(w, c)
		}
		slices.SortStableFunc(order, func(a, b int) int {
			switch {
			case sums[a] > sums[b]:
				return -1
			case sums[a] < sums[b]:
				return 1
			}
			return 0
		})
		before := map[string]bool{}
		for _, i := range order {
			if s.right[i] {
				sum += 1 / float64(len(before)+1)
				if len(before) == 0 {
					first++
				}
				break
			}
			before[s.of[i]] = true
		}
	}
	n := float64(len(all))
	return fmt.Sprintf("%d questions R@1 %.4f MRR %.4f", len(all), float64(first)/n, sum/n)
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

// fit returns the weights under which the right articles are likeliest, by gradient
// descent with Adam's step sizes.
func fit(all []sample) []float64 {
	all = slices.DeleteFunc(slices.Clone(all), func(s sample) bool { return !slices.Contains(s.right, true) })
	n := len(index.Clues())
	w, m, v := make([]float64, n), make([]float64, n), make([]float64, n)
	for t := 1; t <= rounds; t++ {
		parts := make([][]float64, runtime.GOMAXPROCS(0))
		for i := range parts {
			parts[i] = make([]float64, n)
		}
		share(len(all), func(worker, i int) { all[i].gradient(w, parts[worker]) })
		for k := range w {
			d := penalty * w[k]
			for _, p := range parts {
				d += p[k] / float64(len(all))
			}
			m[k] = .9*m[k] + .1*d
			v[k] = .999*v[k] + .001*d*d
			step := rate / (1 + float64(t)/50)
			w[k] -= step * (m[k] / (1 - math.Pow(.9, float64(t)))) / (math.Sqrt(v[k]/(1-math.Pow(.999, float64(t)))) + 1e-8)
		}
	}
	return w
}

// gradient adds to g how far the likelihood of each candidate is from the truth. Any
// passage of the right article is right.
func (s *sample) gradient(w, g []float64) {
	p := make([]float64, len(s.clues))
	for i, c := range s.clues {
		p[i] = dot(w, c)
	}
	top := slices.Max(p)
	sum, right := 0.0, 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		sum += p[i]
		if s.right[i] {
			right += p[i]
		}
	}
	for i, c := range s.clues {
		d := p[i] / sum
		if s.right[i] {
			d -= p[i] / max(right, math.SmallestNonzeroFloat64)
		}
		for k := range g {
			g[k] += d * c[k]
		}
	}
}
