// Fitreading fits the weights of internal/reading/weights.tsv, the trees of doubts.tsv
// and the rarities of rarity.tsv anew and writes all. Run it from the root of the repository:
//
//	go run ./scripts/fitreading ../shared/eval
//
// With -wordnet it writes alike.tsv and opposite.tsv instead.
//
// It fits on one half of the titles of the SQuAD questions, and on the TRAIN part of
// TrecQA, and reports on the other half, on XQuAD's questions of that half, and on the
// DEV part. It takes some minutes and comes to the same figures every time.
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"attache/internal/article"
	"attache/internal/eval"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/reading"
)

const (
	weightsFile = "internal/reading/weights.tsv"
	rarityFile  = "internal/reading/rarity.tsv"
	doubtsFile  = "internal/reading/doubts.tsv"
)

func main() {
	log.SetFlags(0)
	stage := flag.Int("from", 1, "first `stage` to fit: 1 sentences, 2 answers, 3 confidence")
	try := flag.Bool("try", false, "try ways of fitting answers on titles that are held back, and write nothing")
	wordNetDir := flag.String("wordnet", "", "write what WordNet has of words, from its `folder` dict, and fit nothing")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: fitreading FOLDER")
	}
	if *wordNetDir != "" {
		if err := writeWordNet(*wordNetDir, flag.Arg(0)); err != nil {
			log.Fatal("fitreading: ", err)
		}
		return
	}
	f := &fitting{dir: flag.Arg(0), from: *stage, try: *try}
	if err := f.run(context.Background()); err != nil {
		log.Fatal("fitreading: ", err)
	}
}

// sentences is how the weights of sentences are fitted.
var sentences = method{rounds: 6, runs: 1, rate: 0.1, ridge: 1e-4, rare: 20}

// answers is how the weights of answers are fitted: what did best on the titles of two folds.
var answers = method{rounds: 4, runs: 3, rate: 0.1, ridge: 0.002, rare: 10, least: 0.15}

// doubting is how the trees of doubts.tsv are fitted: what did best on the quarters held back.
var doubting = boosting{trees: 300, depth: 3, rate: 0.06, least: 10, ridge: 10, bins: 200}

// An example is a question with passages and what is right.
type example struct {
	q        reading.Question
	title    string
	passages []reading.Passage
	gold     string   // id of the article with the answer
	answers  []string // empty: there is none
	relevant []bool   // of each sentence, in a set that says so
}

type fitting struct {
	dir  string
	from int
	try  bool
	x    *facts.Extractor
	r    *reading.Reader
	docs map[string]*facts.Document
	ix   *index.Index
}

type passage struct{ ID, Title, Text string }

func loadAsked(dir, name string) ([]eval.Asked, error) {
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return eval.ParseAsked(name, file)
}

// all calls f for all items on all cores.
func all[T, R any](items []T, f func(T) R) []R {
	out := make([]R, len(items))
	var wg sync.WaitGroup
	cores := runtime.GOMAXPROCS(0)
	for k := range cores {
		wg.Go(func() {
			for i := k; i < len(items); i += cores {
				out[i] = f(items[i])
			}
		})
	}
	wg.Wait()
	return out
}

func (f *fitting) run(ctx context.Context) error {
	var err error
	if f.x, err = facts.New(); err != nil {
		return err
	}
	f.r = reading.New(f.x)
	passages, err := eval.Load[passage](f.dir, "passages.jsonl")
	if err != nil {
		return err
	}
	if f.from <= 1 {
		if err := f.writeRarity(passages); err != nil {
			return err
		}
	}
	rarity, err := os.ReadFile(rarityFile)
	if err != nil {
		return err
	}
	weights, err := os.ReadFile(weightsFile)
	if err != nil {
		return err
	}
	f.r = f.r.With(reading.Tables{Weights: string(weights), Rarity: string(rarity)})

	titles := map[string]string{}
	docs := all(passages, func(p passage) *facts.Document { return f.read(p.ID, p.Title, p.Text) })
	f.docs = map[string]*facts.Document{}
	for i, d := range docs {
		f.docs[d.Article.ID] = d
		titles[d.Article.ID] = passages[i].Title
	}
	if f.ix, err = index.Build(docs, "", f.x); err != nil {
		return err
	}
	questions, err := loadAsked(f.dir, "questions.jsonl")
	if err != nil {
		return err
	}
	hard, err := loadAsked(f.dir, "questions-unanswerable.jsonl")
	if err != nil {
		return err
	}
	qa, err := eval.Load[eval.InPassage](f.dir, "qa.jsonl")
	if err != nil {
		return err
	}
	trec, err := eval.Load[eval.Ranked](f.dir, "trecqa.jsonl")
	if err != nil {
		return err
	}

	if f.try {
		var asked []example
		for _, a := range questions {
			if eval.FittedOn(titles[a.Article]) {
				asked = append(asked, example{q: f.r.Ask(a.Question), title: titles[a.Article], passages: f.whole(a.Article), gold: a.Article, answers: a.Answers})
			}
		}
		return f.tryOut(asked)
	}
	closed := all(questions, func(a eval.Asked) example { // with its passage
		return example{q: f.r.Ask(a.Question), title: titles[a.Article], passages: f.whole(a.Article), gold: a.Article, answers: a.Answers}
	})
	open := all(questions, func(a eval.Asked) example { // with the best passages found
		return example{q: f.r.Ask(a.Question), title: titles[a.Article], passages: f.find(ctx, a.Question, ""), gold: a.Article, answers: a.Answers}
	})
	fair := all(questions, func(a eval.Asked) example { // with the best of the other passages
		return example{q: f.r.Ask(a.Question), title: titles[a.Article], passages: f.find(ctx, a.Question, a.Article)}
	})
	unanswerable := all(hard, func(a eval.Asked) example {
		return example{q: f.r.Ask(a.Question), title: titles[a.Article], passages: f.find(ctx, a.Question, ""), gold: a.Article}
	})
	given := all(qa, func(a eval.InPassage) example {
		d := f.read(a.Passage, a.Title, a.Text)
		e := example{q: f.r.Ask(a.Question), title: a.Title, passages: whole(d), gold: a.Passage}
		for _, s := range a.Answers {
			e.answers = append(e.answers, s.Text)
		}
		return e
	})
	train, dev := []example{}, []example{}
	for _, e := range all(trec, func(a eval.Ranked) example { return f.trec(a) }) {
		if strings.HasPrefix(e.title, "train") {
			train = append(train, e)
		} else {
			dev = append(dev, e)
		}
	}
	fmt.Printf("%d questions, %d fitted on\n", len(closed), len(half(closed, true)))
	fit, report := half(closed, true), half(closed, false)
	fitOpen := half(open, true)

	table := parse(string(weights))
	if f.from <= 1 {
		table.clear("s:")
		samples := f.sentences(slices.Concat(fit, fitOpen, train, train, train))
		table.merge(samples.selected(sentences, "sentences"))
		f.r = f.r.With(reading.Tables{Weights: table.text(), Rarity: string(rarity)})
	}
	f.reportSentences("sentence, not fitted", report)
	f.reportSentences("TrecQA TRAIN", train)
	f.reportSentences("TrecQA DEV", dev)

	samples := f.candidates(slices.Concat(fit, fitOpen))
	if f.from <= 2 {
		table.clear("a:")
		table.merge(samples.selected(answers, "answers"))
		f.r = f.r.With(reading.Tables{Weights: table.text(), Rarity: string(rarity)})
	}
	f.reportAnswers("SQuAD not fitted, its passage", report)
	f.reportAnswers("XQuAD other titles", half(given, false))

	// How sure an answer is must be learnt from answers to questions that were not fitted on.
	var list []doubted
	for held := range 4 {
		t := weightTable{}
		t.merge(table)
		t.clear("a:")
		t.merge(samples.selected(answers, "answers of three folds", held))
		r := f.r.With(reading.Tables{Weights: t.text(), Rarity: string(rarity)})
		list = append(list, doubts(r, half(open, true), true, held)...)
		list = append(list, doubts(r, half(fair, true), false, held)...)
		list = append(list, doubts(r, half(unanswerable, true), false, held)...)
	}
	table.clear("c:")
	clues, trees := confidence(list, doubting)
	table.merge(clues)
	all := reading.Tables{Weights: table.text(), Rarity: string(rarity), Doubts: treeText(trees)}
	f.r = f.r.With(all)
	for file, text := range map[string]string{weightsFile: all.Weights, doubtsFile: all.Doubts} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			return err
		}
	}
	f.reportSilence("not fitted", half(open, false), half(fair, false), half(unanswerable, false))
	return nil
}

func half(all []example, fit bool) []example {
	var out []example
	for _, e := range all {
		if eval.FittedOn(e.title) == fit {
			out = append(out, e)
		}
	}
	return out
}

func (f *fitting) read(id, title, text string) *facts.Document {
	a, err := article.New(article.Article{ID: id, Title: title, Language: "en", Body: text})
	if err != nil {
		log.Fatal(id, ": ", err)
	}
	return f.x.Extract(a)
}

func (f *fitting) whole(id string) []reading.Passage { return whole(f.docs[id]) }

func whole(d *facts.Document) []reading.Passage {
	var out []reading.Passage
	for _, p := range d.Article.Passages {
		out = append(out, reading.Passage{Document: d, Span: p.Span})
	}
	return out
}

// found is how many passages are read for a question: as many as the program reads.
const found = 5

// find returns the best passages that are not of the article without.
func (f *fitting) find(ctx context.Context, question, without string) []reading.Passage {
	hits, err := f.ix.Passages(ctx, index.Query{Text: question, Limit: 2 * found})
	if err != nil {
		log.Fatal(err)
	}
	var out []reading.Passage
	for _, h := range hits {
		if h.Article.ID != without && len(out) < found {
			out = append(out, reading.Passage{Document: f.docs[h.Article.ID], Span: h.Span, Coverage: h.Coverage})
		}
	}
	return out
}

// trec returns a question of TrecQA; each of its sentences is an article of its own.
func (f *fitting) trec(t eval.Ranked) example {
	var b strings.Builder
	e := example{q: f.r.Ask(t.Question), title: t.ID}
	for _, s := range t.Sentences {
		b.WriteString(s.Text + "\n\n")
		e.relevant = append(e.relevant, s.Relevant)
	}
	for i, s := range t.Sentences {
		d := f.read(fmt.Sprint(t.ID, "-", i), "", s.Text)
		e.passages = append(e.passages, reading.Passage{Document: d, Span: article.Span{End: len(d.Article.Body)}})
	}
	return e
}

// weightTable is the weights by the names of the clues.
type weightTable map[string]float64

func parse(text string) weightTable {
	t := weightTable{}
	for line := range strings.Lines(text) {
		name, v, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if w, err := strconv.ParseFloat(v, 64); ok && err == nil {
			t[name] = w
		}
	}
	return t
}

func (t weightTable) clear(prefix string) {
	for name := range t {
		if strings.HasPrefix(name, prefix) {
			delete(t, name)
		}
	}
}

func (t weightTable) merge(o weightTable) {
	for name, w := range o {
		t[name] = w
	}
}

const treeHeader = `# Trees, one a line, that change how likely the best candidate is held to be an answer.
#
# Columns, separated by a tab:
#   1 nodes   a sign of doubt.go and a limit: above it goes the second branch; level by level, from the root
#   2 leaves  added to the logarithm of the odds
#
# Fitted, not written: see weights.tsv.
`

func treeText(trees []reading.Tree) string {
	var b strings.Builder
	b.WriteString(treeHeader)
	for i := range trees {
		b.WriteString(trees[i].String() + "\n")
	}
	return b.String()
}

const header = `# How much each clue speaks for a sentence (s:), for words in it as the answer (a:), and for the answer being one at all (c:).
#
# Columns, separated by a tab:
#   1 clue    named in sentence.go, describe.go and doubt.go
#   2 weight  added to the score, times how strongly the clue is there
#
# Fitted, not written: go run ./scripts/fitreading ../shared/eval writes the table anew, and says on which questions it does how well.
# It was fitted on questions about one half of the articles of SQuAD 1.1 and 2.0 dev (CC BY-SA 4.0) and the TRAIN part of TrecQA.
`

func (t weightTable) text() string {
	var b strings.Builder
	b.WriteString(header)
	names := make([]string, 0, len(t))
	for n := range t {
		names = append(names, n)
	}
	slices.Sort(names)
	for _, n := range names {
		if w := math.Round(t[n]*100) / 100; w != 0 {
			b.WriteString(n + "\t" + strconv.FormatFloat(w, 'f', -1, 64) + "\n")
		}
	}
	return b.String()
}

// gain returns how right a candidate is, from 0 to 1: its F1, in the right article.
func (e *example) gain(w reading.Weighed) float64 {
	if e.passages[w.Passage].Document.Article.ID != e.gold {
		return 0
	}
	_, f1 := eval.ScoreAnswer(e.text(w), e.answers)
	return f1
}

func (e *example) text(w reading.Weighed) string {
	return e.passages[w.Passage].Document.Article.Text(w.Span)
}

// answers reports whether a sentence has the answer.
func (e *example) has(i int, w reading.Weighed) bool {
	if e.relevant != nil {
		return e.relevant[w.Passage]
	}
	if e.passages[w.Passage].Document.Article.ID != e.gold {
		return false
	}
	text := e.text(w)
	for _, a := range e.answers {
		if strings.Contains(text, a) {
			return true
		}
	}
	return false
}

func (f *fitting) reportSentences(name string, examples []example) {
	type result struct{ rr, top, n float64 }
	var sum result
	for _, r := range all(examples, func(e example) (r result) {
		ws := f.r.Sentences(e.q, e.passages)
		if e.relevant != nil {
			ws = ws[:0]
			for i, p := range e.passages {
				all := f.r.Sentences(e.q, []reading.Passage{p})
				best := reading.Weighed{Passage: i, Score: math.Inf(-1)}
				for _, w := range all {
					if w.Score > best.Score {
						best = w
						best.Passage = i
					}
				}
				ws = append(ws, best)
			}
		}
		has := 0
		order := make([]int, len(ws))
		for i, w := range ws {
			order[i] = i
			if e.has(i, w) {
				has++
			}
		}
		if has == 0 || has == len(ws) {
			return r
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ws[b].Score, ws[a].Score) })
		r.n = 1
		for rank, i := range order {
			if e.has(i, ws[i]) {
				r.rr = 1 / float64(rank+1)
				if rank < 5 {
					r.top = 1
				}
				return r
			}
		}
		return r
	}) {
		sum.rr += r.rr
		sum.n += r.n
		sum.top += r.top
	}
	fmt.Printf("%s: %s\n", name, fmt.Sprintf("MRR %.3f, among the first 5 %.3f over %.0f", sum.rr/sum.n, sum.top/sum.n, sum.n))
}

func (f *fitting) reportAnswers(name string, examples []example) {
	type result struct{ f1, em, oracle, count, sentence float64 }
	var s result
	kinds := map[reading.Kind]*[2]float64{}
	for i, r := range all(examples, func(e example) (r result) {
		c := f.r.Consider(e.q, e.passages)
		for _, k := range c.Candidates {
			r.oracle = max(r.oracle, e.gain(reading.Weighed{Span: k.Span, Passage: k.Passage}))
		}
		r.count = float64(len(c.Candidates))
		if b, ok := f.r.Answer(e.q, e.passages); ok {
			exact, f1 := eval.ScoreAnswer(e.passages[b.Passage].Document.Article.Text(b.Answer), e.answers)
			if r.f1 = f1; exact {
				r.em = 1
			}
			if e.has(0, reading.Weighed{Span: b.Sentence, Passage: b.Passage}) {
				r.sentence = 1
			}
		}
		return r
	}) {
		s.f1 += r.f1
		s.em += r.em
		s.oracle += r.oracle
		s.count += r.count
		s.sentence += r.sentence
		k := kinds[examples[i].q.Kind]
		if k == nil {
			k = new([2]float64)
			kinds[examples[i].q.Kind] = k
		}
		k[0]++
		k[1] += r.f1
	}
	n := float64(len(examples))
	fmt.Printf("%s: %s\n", name, fmt.Sprintf("EM %.1f F1 %.1f, sentence %.1f, oracle %.1f, %.0f candidates, over %.0f", 100*s.em/n, 100*s.f1/n, 100*s.sentence/n, 100*s.oracle/n, s.count/n, n))
	var line []string
	for k, v := range kinds {
		line = append(line, fmt.Sprintf("%s %.0f:%.0f", k, v[0], 100*v[1]/v[0]))
	}
	slices.Sort(line)
	fmt.Println("   ", strings.Join(line, ", "))
}

func (f *fitting) reportSilence(name string, open, fair, hard []example) {
	conf := func(e example) float64 {
		if b, ok := f.r.Answer(e.q, e.passages); ok {
			return b.Confidence
		}
		return 0
	}
	a, b, c := all(open, conf), all(fair, conf), all(hard, conf)
	slices.Sort(a)
	threshold := a[len(a)/5]
	silent := func(cs []float64) float64 {
		n := 0
		for _, c := range cs {
			if c < threshold {
				n++
			}
		}
		return 100 * float64(n) / float64(len(cs))
	}
	fmt.Printf("silence, %s: %s\n", name, fmt.Sprintf("threshold %.2f: silent on %.1f %% of fair, %.1f %% of hard", threshold, silent(b), silent(c)))
}
