package eval

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/reading"
)

// FittedOn reports whether the weights of package reading were fitted on the questions
// about a title of SQuAD: those of one half of the titles, by a hash.
func FittedOn(title string) bool {
	h := fnv.New32a()
	h.Write([]byte(title))
	return h.Sum32()>>7&1 == 0
}

// trecTrain begins the ids of the questions of TrecQA that weights were fitted on.
const trecTrain = "train-"

// An InPassage is a question with the passage that answers it.
type InPassage struct {
	ID       string `json:"id"`
	Passage  string `json:"passage"`
	Title    string `json:"title"`
	Text     string `json:"text"`
	Question string `json:"question"`
	Answers  []struct {
		Text string `json:"text"`
	} `json:"answers"`
}

// A Ranked is a question with sentences, of which some have the answer.
type Ranked struct {
	ID        string `json:"id"`
	Question  string `json:"question"`
	Sentences []struct {
		Text     string `json:"text"`
		Relevant bool   `json:"relevant"`
	} `json:"sentences"`
}

// Reading measures how well answers are read out of passages that are given: the short
// answers of qa.jsonl in the folder dir, and the order of the sentences of trecqa.jsonl. What
// the weights were fitted on is left out, and counted by itself.
func Reading(ctx context.Context, x *facts.Extractor, dir string) (*Report, error) {
	r := &run{x: x, o: Options{Data: dir}, report: &Report{}}
	reader := reading.New(x)
	if err := r.shortAnswers(ctx, reader); err != nil {
		return nil, err
	}
	if err := r.answeringSentences(ctx, reader); err != nil {
		return nil, err
	}
	return r.report, nil
}

// shortAnswers measures the short answers.
func (r *run) shortAnswers(ctx context.Context, reader *reading.Reader) error {
	const file = "qa.jsonl"
	gold, err := Load[InPassage](r.o.Data, file)
	if err != nil {
		return err
	}
	type score struct {
		exact bool
		f1    float64
		got   string
	}
	scores, err := each(ctx, gold, func(g InPassage) (score, error) {
		d, err := r.read(g.Passage, g.Title, "", g.Text)
		if err != nil {
			return score{}, err
		}
		var want []string
		for _, a := range g.Answers {
			want = append(want, a.Text)
		}
		var s score
		if b, ok := reader.Answer(reader.Ask(g.Question), wholeOf(d)); ok {
			s.got = d.Article.Text(b.Answer)
		}
		s.exact, s.f1 = ScoreAnswer(s.got, want)
		return s, nil
	})
	if err != nil {
		return err
	}
	var n, exact, f1 [2]float64 // of the questions not fitted on, and of the others
	for i, g := range gold {
		k := 0
		if FittedOn(g.Title) {
			k = 1
		}
		n[k]++
		f1[k] += scores[i].f1
		if scores[i].exact {
			exact[k]++
		}
		if scores[i].f1 == 0 && k == 0 {
			r.report.fault("short answers", "wrong for "+string(reader.Ask(g.Question).Kind), fmt.Sprintf("%s got: %q, right: %q", g.Question, scores[i].got, g.Answers[0].Text))
		}
	}
	for k, set := range []string{"short answers (" + file + "), titles not fitted on", "short answers (" + file + "), titles fitted on"} {
		prefix := [...]string{"short_", "short_fitted_"}[k]
		if n[k] > 0 {
			r.report.percent(prefix+"em", set, "exact match", 100*exact[k]/n[k], int(n[k]), "questions")
			r.report.percent(prefix+"f1", set, "F1", 100*f1[k]/n[k], int(n[k]), "questions")
		}
	}
	return nil
}

// wholeOf returns the passages of a document.
func wholeOf(d *facts.Document) []reading.Passage {
	var out []reading.Passage
	for _, p := range d.Article.Passages {
		out = append(out, reading.Passage{Document: d, Span: p.Span})
	}
	return out
}

// answeringSentences measures in which order sentences come. Each is an article of its own.
func (r *run) answeringSentences(ctx context.Context, reader *reading.Reader) error {
	const file = "trecqa.jsonl"
	gold, err := Load[Ranked](r.o.Data, file)
	if err != nil {
		return err
	}
	type score struct {
		mrr, ap float64
		counts  bool
	}
	scores, err := each(ctx, gold, func(g Ranked) (score, error) {
		q := reader.Ask(g.Question)
		weighed := make([]float64, len(g.Sentences))
		relevant := 0
		for i, s := range g.Sentences {
			d, err := r.read(fmt.Sprint(g.ID, "-", i), "", "", s.Text)
			if err != nil {
				return score{}, err
			}
			whole := reading.Passage{Document: d, Span: article.Span{End: len(d.Article.Body)}}
			for k, w := range reader.Sentences(q, []reading.Passage{whole}) {
				if k == 0 || w.Score > weighed[i] {
					weighed[i] = w.Score
				}
			}
			if s.Relevant {
				relevant++
			}
		}
		if relevant == 0 || relevant == len(g.Sentences) {
			return score{}, nil
		}
		order := make([]int, len(weighed))
		for i := range order {
			order[i] = i
		}
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weighed[b], weighed[a]) })
		s := score{counts: true}
		hits := 0.0
		for rank, i := range order {
			if !g.Sentences[i].Relevant {
				continue
			}
			if hits++; hits == 1 {
				s.mrr = 1 / float64(rank+1)
			}
			s.ap += hits / float64(rank+1) / float64(relevant)
		}
		return s, nil
	})
	if err != nil {
		return err
	}
	var n, mrr, ap [2]float64
	for i, g := range gold {
		k := 0
		if strings.HasPrefix(g.ID, trecTrain) {
			k = 1
		}
		if scores[i].counts {
			n[k]++
			mrr[k] += scores[i].mrr
			ap[k] += scores[i].ap
		}
	}
	for k, set := range []string{"answering sentence (" + file + "), DEV", "answering sentence (" + file + "), TRAIN, fitted on"} {
		prefix := [...]string{"sentence_", "sentence_fitted_"}[k]
		for _, m := range []struct {
			key, name string
			sum       float64
		}{{"map", "mean average precision", ap[k]}, {"mrr", "mean reciprocal rank", mrr[k]}} {
			if n[k] > 0 {
				r.report.Measures = append(r.report.Measures, Measure{Key: prefix + m.key, Set: set, Name: m.name, Value: m.sum / n[k], Of: int(n[k]), Unit: "questions", small: true})
			}
		}
	}
	return nil
}
