package eval

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
	"unicode"

	"attache/internal/answers"
	"attache/internal/index"
)

// An Asked is a question with the article that answers it.
type Asked struct {
	ID       string
	Question string
	Article  string   // id of the article that answers, or about which a question without answers is
	Answers  []string // the short answers that are right; none: the article has none
	Line     int      // where it stands in the file, from 1
}

// ParseAsked reads questions, a JSON object a line: {"id","question","passage" or
// "article","answers":[…]}. An answer is a string, or an object with its "text". name is
// for the errors, which say on which line what is wrong.
func ParseAsked(name string, data io.Reader) ([]Asked, error) {
	all, err := io.ReadAll(data)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", name, err)
	}
	var out []Asked
	seen := map[string]int{}
	number := 0
	for line := range bytes.Lines(all) {
		number++
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		q, err := parseAsked(line)
		if err == nil && seen[q.ID] > 0 {
			err = fmt.Errorf("the id %q is already on line %d; give each question its own", q.ID, seen[q.ID])
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, number, err)
		}
		q.Line, seen[q.ID] = number, number
		out = append(out, q)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf(`%s: holds no question; write some, each as {"id":"…","question":"…","passage":"…","answers":["…"]}`, name)
	}
	return out, nil
}

func parseAsked(line []byte) (Asked, error) {
	var in struct {
		ID, Question, Passage, Article string
		Answers                        []json.RawMessage
	}
	if err := json.Unmarshal(line, &in); err != nil {
		return Asked{}, fmt.Errorf(`is no question (%w); write {"id":"…","question":"…","passage":"…","answers":["…"]}`, err)
	}
	q := Asked{ID: in.ID, Question: strings.TrimSpace(in.Question), Article: cmp.Or(in.Passage, in.Article)}
	for _, raw := range in.Answers {
		var a struct{ Text string }
		if json.Unmarshal(raw, &a.Text) != nil && json.Unmarshal(raw, &a) != nil || strings.TrimSpace(a.Text) == "" {
			return Asked{}, fmt.Errorf(`the answer %s is none; write a text in quotation marks, and no answers as []`, raw)
		}
		q.Answers = append(q.Answers, a.Text)
	}
	switch {
	case q.ID == "":
		return q, errors.New(`has no "id"; give each question one`)
	case q.Question == "":
		return q, errors.New(`asks nothing; give it a "question"`)
	case q.Article == "" && len(q.Answers) > 0:
		return q, errors.New(`has answers, but no "passage" or "article" that they are in`)
	}
	return q, nil
}

// Mistype returns the questions with one slip of the fingers each: in one of its words of
// four letters and more a letter is left out, doubled, exchanged with the next one or for
// another. Which one depends on the id alone.
func Mistype(questions []Asked) []Asked {
	out := slices.Clone(questions)
	for i := range out {
		out[i].Question = mistyped(out[i].ID, out[i].Question)
	}
	return out
}

func mistyped(id, question string) string {
	h := fnv.New64a()
	h.Write([]byte(id))
	r := rand.New(rand.NewPCG(h.Sum64(), 1))
	fields := strings.Fields(question)
	var long []int
	for i, w := range fields {
		if len(strings.Trim(w, "?!.,")) >= 4 && !strings.ContainsFunc(strings.Trim(w, "?!.,"), func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) }) {
			long = append(long, i)
		}
	}
	if len(long) == 0 {
		return question
	}
	at := long[r.IntN(len(long))]
	w := []byte(fields[at])
	k := 1 + r.IntN(len(strings.TrimRight(fields[at], "?!.,"))-2) // neither the first letter nor the last
	switch r.IntN(4) {
	case 0:
		w = slices.Delete(w, k, k+1)
	case 1:
		w = slices.Insert(w, k, w[k])
	case 2:
		w[k], w[k+1] = w[k+1], w[k]
	default:
		w[k] = 'a' + (w[k]|0x20-'a'+1+byte(r.IntN(25)))%26
	}
	fields[at] = string(w)
	return strings.Join(fields, " ")
}

// Found is what a search gives for a question.
type Found struct {
	Articles   []string // ids, the best first; one that is there again does not count
	Answer     string   // the short answer; "" for none
	Confidence float64  // how sure it is of the answer; only the order matters
}

// A Search finds at most limit passages for a question.
type Search func(ctx context.Context, question string, limit int) (Found, error)

// deepest is the rank to which recall is measured. Twice as many passages are searched
// for, because several may be of one article.
const deepest = 20

// A Retrieval is how well a search does.
type Retrieval struct {
	Answerable   int // questions whose article is in the corpus and answers
	Unanswerable int // whose article does not answer
	LeftOut      int // whose article is not in the corpus

	// Of the answerable questions, the share whose article is among the first k, and the
	// mean of one over its rank; of an article behind the twentieth that is 0.
	RecallAt1, RecallAt5, RecallAt20, MRR float64
	// Of the answerable questions, in percent, as SQuAD scores short answers.
	EM, F1 float64
	// The area under the risk-coverage curve: the mean, over all shares of the questions
	// that are answered, the surest first, of what is wrong with them. Wrong is what a
	// short answer lacks to an F1 of 1, of the second a first passage that is none of the
	// right article, and any answer to a question that has none.
	AURC, PassageAURC float64
	// Where so much confidence is demanded that 80 % of the answerable questions are
	// answered, the share in percent of the others kept silent on. NaN without any.
	SilenceUnanswerable, SilenceLeftOut float64
	// That confidence. NaN without answerable questions.
	Threshold float64

	P50, P95, P99 time.Duration // a question takes
}

// MeasureRetrieval asks all questions, one after the other. held reports whether the corpus
// has an article; a question whose article it lacks has no answer there.
func MeasureRetrieval(ctx context.Context, search Search, questions []Asked, held func(article string) bool) (*Retrieval, error) {
	r := &Retrieval{}
	var times []time.Duration
	var outcomes []outcome
	for _, q := range questions {
		began := time.Now()
		found, err := search(ctx, q.Question, 2*deepest)
		times = append(times, time.Since(began))
		if err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
		o := outcome{confidence: found.Confidence, wrong: 1, misled: 1}
		switch {
		case len(q.Answers) > 0 && held(q.Article):
			o.kind = answerable
			rank := rankOf(q.Article, found.Articles)
			r.note(rank)
			if rank == 1 {
				o.misled = 0
			}
			exact, f1 := ScoreAnswer(found.Answer, q.Answers)
			if exact {
				r.EM++
			}
			r.F1 += f1
			o.wrong = 1 - f1
		case len(q.Answers) > 0:
			o.kind = leftOut
		}
		outcomes = append(outcomes, o)
	}
	r.count(outcomes)
	if r.Answerable > 0 {
		n := float64(r.Answerable)
		for _, sum := range []*float64{&r.RecallAt1, &r.RecallAt5, &r.RecallAt20, &r.MRR} {
			*sum /= n
		}
		r.EM, r.F1 = 100*r.EM/n, 100*r.F1/n
	}
	slices.Sort(times)
	r.P50, r.P95, r.P99 = quantile(times, 0.50), quantile(times, 0.95), quantile(times, 0.99)
	return r, nil
}

// rankOf returns at which place an article is, from 1, each article counting once; 0 for
// one that is not among the first.
func rankOf(article string, found []string) int {
	var before []string
	for _, id := range found {
		switch {
		case id == article:
			return len(before) + 1
		case !slices.Contains(before, id):
			before = append(before, id)
		}
		if len(before) == deepest {
			break
		}
	}
	return 0
}

// note counts the rank of the right article.
func (r *Retrieval) note(rank int) {
	if rank == 0 {
		return
	}
	r.MRR += 1 / float64(rank)
	for _, at := range []struct {
		k   int
		sum *float64
	}{{1, &r.RecallAt1}, {5, &r.RecallAt5}, {deepest, &r.RecallAt20}} {
		if rank <= at.k {
			*at.sum++
		}
	}
}

type kind int

const (
	unanswerable kind = iota
	answerable
	leftOut
)

// An outcome is what became of an Asked, would it be answered.
type outcome struct {
	kind       kind
	confidence float64
	wrong      float64 // 0 to 1: the short answer
	misled     float64 // 0 or 1: the passage
}

// answeredShare is the share of the answerable questions that are to be answered where
// silence is measured.
const answeredShare = 0.8

// count measures what depends on how sure the answers are.
func (r *Retrieval) count(all []outcome) {
	slices.SortStableFunc(all, func(a, b outcome) int { return cmp.Compare(b.confidence, a.confidence) })
	r.AURC = riskCoverage(all, func(o outcome) float64 { return o.wrong })
	r.PassageAURC = riskCoverage(all, func(o outcome) float64 { return o.misled })
	total := [3]int{}
	for _, o := range all {
		total[o.kind]++
	}
	r.Unanswerable, r.Answerable, r.LeftOut = total[unanswerable], total[answerable], total[leftOut]
	said := [3]int{} // at the threshold, with all that are just as sure
	r.Threshold = math.NaN()
	for i, o := range all {
		if i > 0 && o.confidence < all[i-1].confidence && float64(said[answerable]) >= answeredShare*float64(r.Answerable) {
			break
		}
		said[o.kind]++
		if r.Answerable > 0 {
			r.Threshold = o.confidence
		}
	}
	silent := func(k kind) float64 {
		if total[k] == 0 || r.Answerable == 0 {
			return math.NaN()
		}
		return percent(total[k]-said[k], total[k])
	}
	r.SilenceUnanswerable, r.SilenceLeftOut = silent(unanswerable), silent(leftOut)
}

// riskCoverage returns the area under the risk-coverage curve of outcomes, the surest
// first. Those that are as sure as one another count alike, whichever comes first.
func riskCoverage(all []outcome, risk func(outcome) float64) float64 {
	area, sum := 0.0, 0.0
	for from := 0; from < len(all); {
		to, of := from, 0.0
		for ; to < len(all) && all[to].confidence == all[from].confidence; to++ {
			of += risk(all[to])
		}
		mean := of / float64(to-from)
		for ; from < to; from++ {
			sum += mean
			area += sum / float64(from+1)
		}
	}
	return area / float64(max(1, len(all)))
}

// quantile returns the least time that so large a share of the sorted times do not
// exceed.
func quantile(sorted []time.Duration, share float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[max(0, int(math.Ceil(share*float64(len(sorted))))-1)]
}

// A RetrievalReport is a Retrieval with what it was measured on.
type RetrievalReport struct {
	*Retrieval
	Articles, Passages int
	Extracted          bool       // the facts of the articles were found as well
	Baseline           *Retrieval // of Bleve as it comes; nil: not measured
}

// milliseconds of a duration, to the microsecond.
func milliseconds(d time.Duration) float64 { return float64(d.Round(time.Microsecond)) / 1e6 }

// measures adds the figures of r to a report. prefix goes before their keys.
func (r *Retrieval) measures(to *Report, set, prefix string) {
	add := func(key, name string, value float64, of int, unit string, small, less bool) {
		if !math.IsNaN(value) {
			to.Measures = append(to.Measures, Measure{Key: prefix + key, Set: set, Name: name, Value: value, Of: of, Unit: unit, small: small, Less: less})
		}
	}
	all := r.Answerable + r.Unanswerable + r.LeftOut
	add("recall_at_1", "the right article comes first", r.RecallAt1, r.Answerable, "questions", true, false)
	add("recall_at_5", "is among the first 5", r.RecallAt5, r.Answerable, "questions", true, false)
	add("recall_at_20", "is among the first 20", r.RecallAt20, r.Answerable, "questions", true, false)
	add("mrr", "mean reciprocal rank", r.MRR, r.Answerable, "questions", true, false)
	add("em", "short answer, exact match", r.EM, r.Answerable, "questions", false, false)
	add("f1", "short answer, F1", r.F1, r.Answerable, "questions", false, false)
	add("aurc", "risk over coverage, short answer", r.AURC, all, "questions", true, true)
	add("aurc_passage", "risk over coverage, first article", r.PassageAURC, all, "questions", true, true)
	add("silence_unanswerable", "silent where the article has no answer", r.SilenceUnanswerable, r.Unanswerable, "questions", false, false)
	add("silence_left_out", "silent where the article is left out", r.SilenceLeftOut, r.LeftOut, "questions", false, false)
	add("threshold", "so sure are 80 of 100 of the answerable", r.Threshold, r.Answerable, "questions", true, false)
	add("latency_p50", "a question takes, median", milliseconds(r.P50), all, "ms", true, true)
	add("latency_p95", "95 of 100 at most", milliseconds(r.P95), all, "ms", true, true)
	add("latency_p99", "99 of 100 at most", milliseconds(r.P99), all, "ms", true, true)
}

// Report returns the figures for people and for floors. Those of the baseline have
// "baseline_" before their keys; "recall_at_1_gain" and "mrr_gain" are the points above it.
func (r *RetrievalReport) Report() *Report {
	to := &Report{}
	set := fmt.Sprintf("%d articles in %d passages", r.Articles, r.Passages)
	if !r.Extracted {
		set += ", without their facts"
	}
	r.Retrieval.measures(to, set, "")
	if b := r.Baseline; b != nil {
		b.measures(to, "Bleve as it comes on the same passages", "baseline_")
		to.percent("recall_at_1_gain", "points above it", "the right article comes first", 100*(r.RecallAt1-b.RecallAt1), r.Answerable, "questions")
		to.percent("mrr_gain", "points above it", "mean reciprocal rank", 100*(r.MRR-b.MRR), r.Answerable, "questions")
	}
	return to
}

// WriteJSON writes the figures as one object: recall and MRR from 0 to 1, em, f1 and
// silence in percent, latencies in milliseconds; those of the baseline under "baseline".
// What there is nothing to measure on is null.
func (r *RetrievalReport) WriteJSON(w io.Writer) error {
	type corpus struct {
		Articles  int  `json:"articles"`
		Passages  int  `json:"passages"`
		Extracted bool `json:"extracted"`
	}
	out := struct {
		Corpus corpus `json:"corpus"`
		figures
		Baseline *figures `json:"baseline,omitempty"`
	}{Corpus: corpus{r.Articles, r.Passages, r.Extracted}, figures: r.Retrieval.figures()}
	if r.Baseline != nil {
		b := r.Baseline.figures()
		out.Baseline = &b
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

// figures are a Retrieval in JSON.
type figures struct {
	Questions           int      `json:"questions"`
	Answerable          int      `json:"answerable"`
	Unanswerable        int      `json:"unanswerable"`
	LeftOut             int      `json:"left_out"`
	RecallAt1           float64  `json:"recall_at_1"`
	RecallAt5           float64  `json:"recall_at_5"`
	RecallAt20          float64  `json:"recall_at_20"`
	MRR                 float64  `json:"mrr"`
	EM                  float64  `json:"em"`
	F1                  float64  `json:"f1"`
	AURC                float64  `json:"aurc"`
	PassageAURC         float64  `json:"aurc_passage"`
	SilenceUnanswerable *float64 `json:"silence_unanswerable"`
	SilenceLeftOut      *float64 `json:"silence_left_out"`
	Threshold           *float64 `json:"threshold"`
	Latency             struct {
		P50 float64 `json:"p50"`
		P95 float64 `json:"p95"`
		P99 float64 `json:"p99"`
	} `json:"latency_ms"`
}

func (r *Retrieval) figures() figures {
	share := func(v float64) float64 { return math.Round(v*1e4) / 1e4 }
	points := func(v float64) float64 { return math.Round(v*1e2) / 1e2 }
	given := func(v float64) *float64 {
		if math.IsNaN(v) {
			return nil
		}
		v = points(v)
		return &v
	}
	f := figures{Questions: r.Answerable + r.Unanswerable + r.LeftOut, Answerable: r.Answerable, Unanswerable: r.Unanswerable, LeftOut: r.LeftOut,
		RecallAt1: share(r.RecallAt1), RecallAt5: share(r.RecallAt5), RecallAt20: share(r.RecallAt20), MRR: share(r.MRR),
		EM: points(r.EM), F1: points(r.F1), AURC: share(r.AURC), PassageAURC: share(r.PassageAURC),
		SilenceUnanswerable: given(r.SilenceUnanswerable), SilenceLeftOut: given(r.SilenceLeftOut), Threshold: given(r.Threshold)}
	f.Latency.P50, f.Latency.P95, f.Latency.P99 = milliseconds(r.P50), milliseconds(r.P95), milliseconds(r.P99)
	return f
}

// SearchEngine finds what a question in plain words gets when no facts answer it.
func SearchEngine(engine *answers.Engine) Search {
	return func(ctx context.Context, question string, limit int) (Found, error) {
		r, err := engine.Retrieve(ctx, question, limit)
		if err != nil {
			return Found{}, err
		}
		return Found{Articles: articlesOf(r.Hits), Answer: r.Short.Text, Confidence: r.Short.Confidence}, nil
	}
}

// SearchBaseline finds the passages of Bleve as it comes, and is as sure as its score is
// high.
func SearchBaseline(b *index.Baseline) Search {
	return func(ctx context.Context, question string, limit int) (Found, error) {
		hits, err := b.Passages(ctx, question, limit)
		if err != nil || len(hits) == 0 {
			return Found{}, err
		}
		return Found{Articles: articlesOf(hits), Confidence: hits[0].Score}, nil
	}
}

func articlesOf(hits []index.Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, h.Article.ID)
		for _, c := range h.Also { // the same passage
			out = append(out, c.Article.ID)
		}
	}
	return out
}
