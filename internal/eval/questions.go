package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"attache/internal/answers"
	"attache/internal/facts"
	"attache/internal/wording"
)

// A Question is one that a corpus must go on answering, as its maintainers say in
// questions.yaml.
type Question struct {
	Ask      string         // as a member would write it; a command goes without prefix
	Status   answers.Status // of the answer; answered unless it is said otherwise
	Contains []string       // what the answer must show, in a statement or in what it cites; case and white space do not count
	Omits    []string       // what it must not show anywhere
	Cites    []string       // ids of articles that must be cited
	Line     int            // where it stands in the file, from 1
}

// An Outcome is what became of a Question.
type Outcome struct {
	Question
	Faults []string // a sentence each; none when the question is answered as it must be
}

// ParseQuestions reads questions.yaml, whose name errors give. An error says on which line
// what is wrong.
func ParseQuestions(name string, data []byte) ([]Question, error) {
	var list []yaml.Node
	if err := yaml.Unmarshal(data, &list); err != nil {
		return nil, fmt.Errorf("%s: is no list of questions: %s", name, strings.TrimPrefix(err.Error(), "yaml: "))
	}
	var out []Question
	var problems []error
	asked := map[string]int{}
	for i := range list {
		q, err := readQuestion(&list[i])
		if err == nil {
			key := facts.Fold(q.Ask)
			if asked[key] > 0 {
				err = fmt.Errorf("is asked on line %d already; put both into one", asked[key])
			} else {
				asked[key] = list[i].Line
			}
		}
		if err != nil {
			problems = append(problems, fmt.Errorf("%s:%d: %w", name, list[i].Line, err))
			continue
		}
		out = append(out, q)
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: holds no question; write some, each as “- ask: who is Lavrov”", name)
	}
	return out, nil
}

// statuses are those that a question may have to get.
var statuses = []answers.Status{answers.Answered, answers.Ambiguous, answers.NotFound, answers.Invalid}

func readQuestion(n *yaml.Node) (Question, error) {
	q := Question{Status: answers.Answered, Line: n.Line}
	if n.Kind != yaml.MappingNode {
		return q, errors.New("is no question; write “- ask: …”, and under it contains, omits, cites or status")
	}
	for i := 0; i < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		var err error
		switch key.Value {
		case "ask":
			err = value.Decode(&q.Ask)
		case "status":
			err = value.Decode(&q.Status)
		case "contains":
			q.Contains, err = texts(value)
		case "omits":
			q.Omits, err = texts(value)
		case "cites":
			q.Cites, err = texts(value)
		default:
			err = errors.New("is no key of a question; these are ask, status, contains, omits and cites")
		}
		if err != nil {
			return q, fmt.Errorf("%q: %w", key.Value, err)
		}
	}
	switch {
	case strings.TrimSpace(q.Ask) == "":
		return q, errors.New("asks nothing; give it a line “ask: …”")
	case !slices.Contains(statuses, q.Status):
		return q, fmt.Errorf("the status %q is none; it is one of %q", q.Status, statuses)
	case q.Status == answers.Answered && len(q.Contains)+len(q.Omits)+len(q.Cites) == 0:
		return q, errors.New("demands nothing of the answer; say what it contains, omits or cites")
	}
	return q, nil
}

// texts reads one text or a list of them.
func texts(n *yaml.Node) ([]string, error) {
	one := n.Kind == yaml.ScalarNode
	var out []string
	switch n.Kind {
	case yaml.ScalarNode:
		out = []string{n.Value}
	case yaml.SequenceNode:
		for _, v := range n.Content {
			if v.Kind != yaml.ScalarNode {
				return nil, fmt.Errorf("line %d is no text", v.Line)
			}
			out = append(out, v.Value)
		}
	}
	if len(out) == 0 || slices.ContainsFunc(out, func(s string) bool { return squeeze(s) == "" }) {
		if one {
			return nil, errors.New("is empty; leave it out")
		}
		return nil, errors.New("must be a text or a list of texts, none of them empty")
	}
	return out, nil
}

// Questions asks them all.
func Questions(ctx context.Context, engine *answers.Engine, all []Question) ([]Outcome, error) {
	out := make([]Outcome, len(all))
	for i, q := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		out[i] = Outcome{q, q.faults(engine.Ask(ctx, q.Ask))}
	}
	return out, nil
}

// faults says what an answer lacks.
func (q *Question) faults(a answers.Answer) []string {
	var out []string
	if a.Status != q.Status {
		out = append(out, fmt.Sprintf("it is %s, and should be %s", a.Status, q.Status))
	}
	shown, cited := seen(a.Page(wording.For("en")))
	for _, s := range q.Contains {
		if !strings.Contains(shown, squeeze(s)) {
			out = append(out, fmt.Sprintf("it does not contain %q", s))
		}
	}
	for _, s := range q.Omits {
		if strings.Contains(shown, squeeze(s)) {
			out = append(out, fmt.Sprintf("it contains %q", s))
		}
	}
	for _, id := range q.Cites {
		if !cited[id] {
			out = append(out, fmt.Sprintf("it does not cite %s", id))
		}
	}
	return out
}

// seen returns what a reader sees of an answer, squeezed, and which articles it cites.
// What may be asked next, and the foot, are no part of the answer.
func seen(p answers.Page) (text string, cited map[string]bool) {
	var b strings.Builder
	line := func(pieces []answers.Piece) {
		for _, piece := range pieces {
			b.WriteString(piece.Text)
		}
		b.WriteByte('\n')
	}
	cited = map[string]bool{}
	line(p.Title)
	line(p.Lead)
	for _, s := range p.Sections {
		line(s.Heading)
		for _, item := range s.Items {
			line(item.Text)
			for _, c := range item.Cites {
				cited[c.Article] = true
				b.WriteString(c.Text + "\n")
			}
		}
	}
	return squeeze(b.String()), cited
}

// squeeze folds a text, with single spaces.
func squeeze(s string) string { return strings.Join(strings.Fields(facts.Fold(s)), " ") }

// Failed returns how many questions are not answered as they must be.
func Failed(all []Outcome) int {
	n := 0
	for _, o := range all {
		n += min(1, len(o.Faults))
	}
	return n
}

// WriteOutcomes writes what became of the questions of a file: those that failed, a line
// for each fault, and how many there were.
func WriteOutcomes(w io.Writer, name string, all []Outcome) error {
	var b bytes.Buffer
	for _, o := range all {
		for _, f := range o.Faults {
			fmt.Fprintf(&b, "%s:%d: %q: %s\n", name, o.Line, o.Ask, f)
		}
	}
	fmt.Fprintf(&b, "%d of %d questions are answered as they must be\n", len(all)-Failed(all), len(all))
	_, err := w.Write(b.Bytes())
	return err
}

// WriteOutcomesJSON writes them as JSON: {"file","questions","failed","outcomes":
// [{"ask","line","faults":[…]}]}.
func WriteOutcomesJSON(w io.Writer, name string, all []Outcome) error {
	type outcome struct {
		Ask    string   `json:"ask"`
		Line   int      `json:"line"`
		Faults []string `json:"faults"`
	}
	out := struct {
		File      string    `json:"file"`
		Questions int       `json:"questions"`
		Failed    int       `json:"failed"`
		Outcomes  []outcome `json:"outcomes"`
	}{name, len(all), Failed(all), []outcome{}}
	for _, o := range all {
		out.Outcomes = append(out.Outcomes, outcome{o.Ask, o.Line, append([]string{}, o.Faults...)})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
