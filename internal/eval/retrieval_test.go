package eval

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/agnivade/levenshtein"
)

func TestParseAsked(t *testing.T) {
	got, err := ParseAsked("q.jsonl", strings.NewReader(`
{"id":"1","question":" Where? ","passage":"bridge","answers":["Bergen",{"text":"Norway","start":3}],"title":"left alone"}

{"id":"2","question":"Why?","article":"toll","answers":[]}
{"id":"3","question":"Who?","passage":"bridge","article":"toll","answers":["Solberg"]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []Asked{{"1", "Where?", "bridge", []string{"Bergen", "Norway"}, 2}, {"2", "Why?", "toll", nil, 4}, {"3", "Who?", "bridge", []string{"Solberg"}, 5}}
	if !slices.EqualFunc(got, want, func(a, b Asked) bool {
		return a.ID == b.ID && a.Question == b.Question && a.Article == b.Article && slices.Equal(a.Answers, b.Answers) && a.Line == b.Line
	}) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, test := range []struct{ data, want string }{
		{"", `q.jsonl: holds no question; write some, each as {"id":"…","question":"…","passage":"…","answers":["…"]}`},
		{"\n[]", `q.jsonl:2: is no question (json: cannot unmarshal array into Go value of type`},
		{`{"id":"1","question":"?"`, `q.jsonl:1: is no question (unexpected end of JSON input); write {"id":`},
		{`{"question":"Who?"}`, `q.jsonl:1: has no "id"; give each question one`},
		{`{"id":"1","question":" "}`, `q.jsonl:1: asks nothing; give it a "question"`},
		{`{"id":"1","question":"Who?","answers":["x"]}`, `q.jsonl:1: has answers, but no "passage" or "article" that they are in`},
		{`{"id":"1","question":"Who?","passage":"a","answers":[" "]}`, `q.jsonl:1: the answer " " is none; write a text`},
		{`{"id":"1","question":"Who?","passage":"a","answers":[7]}`, `q.jsonl:1: the answer 7 is none; write a text`},
		{"{\"id\":\"1\",\"question\":\"Who?\"}\n{\"id\":\"1\",\"question\":\"Why?\"}", `q.jsonl:2: the id "1" is already on line 1; give each question its own`},
	} {
		if _, err := ParseAsked("q.jsonl", strings.NewReader(test.data)); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%q:\ngot  %v\nwant %s", test.data, err, test.want)
		}
	}
}

func FuzzParseAsked(f *testing.F) {
	f.Add(`{"id":"1","question":"Where?","passage":"bridge","answers":["Bergen",{"text":"Norway"}]}`)
	f.Add("{\"id\":\"1\"}\r\n\x00")
	f.Fuzz(func(t *testing.T, data string) {
		got, err := ParseAsked("q", strings.NewReader(data))
		if (err == nil) == (len(got) == 0) {
			t.Errorf("got %d questions and %v", len(got), err)
		}
		for _, q := range got {
			if q.ID == "" || q.Question == "" || len(q.Answers) > 0 && q.Article == "" {
				t.Errorf("let in %+v", q)
			}
		}
	})
}

// Worked out by hand.
func TestMeasureRetrieval(t *testing.T) {
	many := make([]string, 30) // twenty other articles, with one of them again, before the right one
	for i := range many {
		many[i] = "o" + strings.Repeat("x", i%21)
	}
	found := map[string]Found{
		"first":      {[]string{"a", "b"}, "the Bergen", 0.9},
		"second":     {[]string{"b", "b", "a"}, "Bergen harbour", 0.7},
		"too deep":   {append(many, "a"), "", 0.5},
		"nothing":    {},
		"sixth":      {[]string{"b", "c", "d", "e", "f", "a"}, "Oslo", 0.6},
		"none":       {[]string{"a"}, "Oslo", 0.8},
		"none, low":  {[]string{"a"}, "Oslo", 0.1},
		"elsewhere":  {[]string{"a"}, "Oslo", 0.5}, // as sure as one at the threshold
		"elsewhere2": {[]string{"a"}, "Oslo", 0.2},
	}
	search := func(_ context.Context, q string, limit int) (Found, error) { return found[q], nil }
	var questions []Asked
	for _, q := range []string{"first", "second", "too deep", "nothing", "sixth"} {
		questions = append(questions, Asked{ID: q, Question: q, Article: "a", Answers: []string{"Bergen"}})
	}
	for _, q := range []string{"none", "none, low"} {
		questions = append(questions, Asked{ID: q, Question: q, Article: "a"})
	}
	for _, q := range []string{"elsewhere", "elsewhere2"} {
		questions = append(questions, Asked{ID: q, Question: q, Article: "z", Answers: []string{"Oslo"}})
	}
	r, err := MeasureRetrieval(t.Context(), search, questions, func(id string) bool { return id != "z" })
	if err != nil {
		t.Fatal(err)
	}
	// By confidence: first, none, second, sixth, then too deep with elsewhere, elsewhere2,
	// none low, nothing.
	passage := []float64{0, 1, 2, 3, 4, 5, 6, 7, 8}
	short := []float64{0, 1, 1 + 1.0/3, 2 + 1.0/3, 3 + 1.0/3, 4 + 1.0/3, 5 + 1.0/3, 6 + 1.0/3, 7 + 1.0/3}
	area := func(sums []float64) float64 {
		all := 0.0
		for i, s := range sums {
			all += s / float64(i+1)
		}
		return all / float64(len(sums))
	}
	for _, test := range []struct {
		name      string
		got, want float64
	}{
		{"answerable", float64(r.Answerable), 5}, {"unanswerable", float64(r.Unanswerable), 2}, {"left out", float64(r.LeftOut), 2},
		{"R@1", r.RecallAt1, 1.0 / 5}, {"R@5", r.RecallAt5, 2.0 / 5}, {"R@20", r.RecallAt20, 3.0 / 5},
		{"MRR", r.MRR, (1 + 1.0/2 + 1.0/6) / 5},
		{"EM", r.EM, 100.0 / 5}, {"F1", r.F1, 100 * (1 + 2.0/3) / 5},
		{"AURC", r.AURC, area(short)}, {"AURC of passages", r.PassageAURC, area(passage)},
		{"silence", r.SilenceUnanswerable, 50}, {"silence, left out", r.SilenceLeftOut, 50},
	} {
		if math.Abs(test.got-test.want) > 1e-9 {
			t.Errorf("%s: got %v, want %v", test.name, test.got, test.want)
		}
	}

	gone := errors.New("a broken segment")
	if _, err := MeasureRetrieval(t.Context(), func(context.Context, string, int) (Found, error) { return Found{}, gone }, questions, nil); !errors.Is(err, gone) {
		t.Errorf("a search that fails: %v", err)
	}
}

func TestMistype(t *testing.T) {
	var questions []Asked
	for i := range 100 {
		questions = append(questions, Asked{ID: strings.Repeat("i", i), Question: "Where is the bridge of Bergen?"})
	}
	got := Mistype(questions)
	kinds := map[string]bool{}
	for i, q := range got {
		if q.Question == "" || q.Question != Mistype(questions)[i].Question {
			t.Fatalf("%q: another time it is another one", q.Question)
		}
		if d := levenshtein.ComputeDistance(q.Question, questions[i].Question); d > 2 {
			t.Errorf("%q is %d slips away", q.Question, d)
		}
		kinds[q.Question] = true
	}
	if len(kinds) < 30 {
		t.Errorf("only %d different ones of 100", len(kinds))
	}
	for _, q := range []string{"", "Who is he?", "Кто такой Лавров?", "1949?"} {
		if got := Mistype([]Asked{{ID: "1", Question: q}})[0].Question; got != q {
			t.Errorf("%q became %q: there is no word to mistype", q, got)
		}
	}
}

func TestQuantile(t *testing.T) {
	var times []time.Duration
	for i := range 200 {
		times = append(times, time.Duration(i+1))
	}
	for share, want := range map[float64]time.Duration{0.5: 100, 0.95: 190, 0.99: 198, 0: 1} {
		if got := quantile(times, share); got != want {
			t.Errorf("%v: got %d, want %d", share, got, want)
		}
	}
	if got := quantile(nil, 0.5); got != 0 {
		t.Errorf("of none: %v", got)
	}
}

func TestRetrievalReport(t *testing.T) {
	better := &Retrieval{Answerable: 4, RecallAt1: 0.75, MRR: 0.8, SilenceUnanswerable: math.NaN(), SilenceLeftOut: math.NaN(), P50: 1500 * time.Microsecond}
	worse := &Retrieval{Answerable: 4, RecallAt1: 0.5, MRR: 0.7, SilenceUnanswerable: math.NaN(), SilenceLeftOut: math.NaN()}
	r := RetrievalReport{Retrieval: better, Articles: 3, Passages: 5, Baseline: worse}
	below, err := r.Report().Below([]Floor{{"recall_at_1", 0.75}, {"recall_at_1_gain", 25}, {"mrr_gain", 10.1}, {"baseline_mrr", 0.9}, {"latency_p50", 1}})
	if want := []string{"mrr_gain is 10.0, its floor is 10.1", "baseline_mrr is 0.700, its floor is 0.9", "latency_p50 is 1.500, at most 1 is allowed"}; err != nil || !slices.Equal(below, want) {
		t.Errorf("got %q, %v, want %q", below, err, want)
	}
	if _, err := r.Report().Below([]Floor{{"silence_left_out", 1}}); err == nil {
		t.Error("what was not measured has reached its floor")
	}
	var b strings.Builder
	if err := r.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var out map[string]any
	if err := json.Unmarshal([]byte(b.String()), &out); err != nil {
		t.Fatal(err)
	}
	if out["recall_at_1"] != 0.75 || out["silence_unanswerable"] != nil || out["latency_ms"].(map[string]any)["p50"] != 1.5 || out["baseline"].(map[string]any)["mrr"] != 0.7 {
		t.Errorf("got %s", &b)
	}
}

func TestScoreAnswer(t *testing.T) {
	for _, test := range []struct {
		got   string
		want  []string
		exact bool
		f1    float64
	}{
		{"The U.S. Army", []string{"us army"}, true, 1},
		{"", []string{"Bergen"}, false, 0},
		{"an", []string{"the"}, true, 1},
		{"2 May 2024", []string{"May", "May 2024"}, false, 0.8},
		{"no no", []string{"no"}, false, 2.0 / 3},
		{"x", nil, false, 0},
	} {
		exact, f1 := ScoreAnswer(test.got, test.want)
		if exact != test.exact || math.Abs(f1-test.f1) > 1e-9 {
			t.Errorf("ScoreAnswer(%q, %q) = %v, %v, want %v, %v", test.got, test.want, exact, f1, test.exact, test.f1)
		}
	}
}
