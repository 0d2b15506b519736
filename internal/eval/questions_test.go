package eval

import (
	"log/slog"
	"slices"
	"strings"
	"testing"

	"attache/corpus"
	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

func engineOf(t *testing.T, all []*article.Article) *answers.Engine {
	t.Helper()
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	var docs []*facts.Document
	for _, a := range all {
		docs = append(docs, x.Extract(a))
	}
	ix, err := index.Build(docs, "questions", x)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return answers.New(slog.New(slog.DiscardHandler), func() *index.Index { return ix })
}

// TestShippedQuestions asks what the articles inside the program must go on answering.
func TestShippedQuestions(t *testing.T) {
	data, err := corpus.FS.ReadFile("questions.yaml")
	if err != nil {
		t.Fatal(err)
	}
	questions, err := ParseQuestions("questions.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	if len(questions) < 40 {
		t.Errorf("there are %d questions, want 40 or more", len(questions))
	}
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	outcomes, err := Questions(t.Context(), engineOf(t, set.Articles), questions)
	if err != nil {
		t.Fatal(err)
	}
	if Failed(outcomes) > 0 {
		var b strings.Builder
		WriteOutcomes(&b, "questions.yaml", outcomes)
		t.Error(b.String())
	}
	cited := map[string]bool{}
	for _, q := range questions {
		for _, id := range q.Cites {
			cited[id] = true
		}
	}
	for _, a := range set.Articles {
		if !cited[a.ID] {
			t.Errorf("no question must be answered from %s", a.ID)
		}
	}
}

// TestQuestionFaults holds answers to what they are not, so that each demand can fail.
func TestQuestionFaults(t *testing.T) {
	a, err := article.New(article.Article{ID: "toll", Title: "A toll", Date: "2024-05-02", Body: "Norwegian Foreign Minister Ingrid Solberg opposed the toll. “The bridge will stand,” Solberg said."})
	if err != nil {
		t.Fatal(err)
	}
	questions, err := ParseQuestions("q.yaml", []byte(`
- ask: who Solberg
  contains: [norwegian  foreign MINISTER, “The bridge will stand,”]
  omits: Danish
  cites: toll
- ask: who is Solberg
  contains: Danish
- ask: quote Solberg
  omits: the bridge
- ask: stance Solberg
  cites: letter
- ask: who Madsen
  contains: Madsen
- ask: who was Solberg
  status: not_found
`))
	if err != nil {
		t.Fatal(err)
	}
	outcomes, err := Questions(t.Context(), engineOf(t, []*article.Article{a}), questions)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range outcomes {
		got = append(got, strings.Join(o.Faults, "; "))
	}
	want := []string{"", `it does not contain "Danish"`, `it contains "the bridge"`, "it does not cite letter", "it is not_found, and should be answered", "it is answered, and should be not_found"}
	if !slices.Equal(got, want) {
		t.Errorf("faults:\n%q, want\n%q", got, want)
	}
	var b strings.Builder
	if err := WriteOutcomes(&b, "q.yaml", outcomes); err != nil || !strings.HasPrefix(b.String(), `q.yaml:6: "who is Solberg": it does not contain "Danish"`+"\n") || !strings.HasSuffix(b.String(), "1 of 6 questions are answered as they must be\n") {
		t.Errorf("%v: %s", err, b.String())
	}
}

func TestQuestionProblems(t *testing.T) {
	for text, want := range map[string]string{
		"":                                   "q.yaml: holds no question",
		"ask: who":                           "q.yaml: is no list of questions",
		"- ask: [":                           "q.yaml: is no list of questions",
		"- who":                              "q.yaml:1: is no question",
		"- contains: x":                      "q.yaml:1: asks nothing",
		"- ask: who is it":                   "q.yaml:1: demands nothing",
		"- ask: a\n  contains: b\n  cite: c": `q.yaml:1: "cite": is no key of a question`,
		"- ask: a\n  contains: []":           `q.yaml:1: "contains": must be a text or a list of texts`,
		"- ask: a\n  contains: \"\"":         `q.yaml:1: "contains": is empty`,
		"- ask: a\n  contains: {b: c}":       `q.yaml:1: "contains": must be`,
		"- ask: a\n  contains: [[b]]":        `q.yaml:1: "contains": line 2 is no text`,
		"- ask: a\n  status: fine":           `q.yaml:1: the status "fine" is none`,
		"- ask: a\n  omits: b\n\n- ask: A\n  omits: c": "q.yaml:4: is asked on line 1 already",
	} {
		if _, err := ParseQuestions("q.yaml", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v, want %s…", text, err, want)
		}
	}
}
