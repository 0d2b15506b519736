package eval

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestTrim(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{" “We agree,” ", "We agree,"},
		{"«‘a’»", "a"},
		{"``it''", "it"},
		{"\u00a0\"x\"\n", "x"},
		{"don’t", "don’t"},
		{" “” ", ""},
	} {
		s := trim(test.text, Span{0, len(test.text)})
		if got := test.text[s[0]:s[1]]; got != test.want {
			t.Errorf("trim(%q) = %q, want %q", test.text, got, test.want)
		}
	}
	if got := trim("abc", Span{2, 99}); got != (Span{2, 3}) {
		t.Errorf("a span past the end: got %v", got)
	}
	if got := trim("abc", Span{5, 2}); got[0] != got[1] {
		t.Errorf("a span that is none: got %v", got)
	}
}

// Worked out by hand. The text has 40 bytes.
func TestScoreQuotes(t *testing.T) {
	text := `"Yes" said Ann. Bob said no. Eve thinks.`
	gold := []quoteItem{{ID: "1", Text: text, Attributions: []Attribution{
		{Source: []Span{{11, 14}}, Cue: []Span{{6, 10}}, Content: []Span{{0, 5}}},
		{Source: []Span{{16, 19}}, Cue: []Span{{20, 24}}, Content: []Span{{25, 27}}},
	}}, {ID: "2", Text: "Nobody speaks here.", Attributions: nil}}
	pred := []quoteItem{{ID: "1", Attributions: []Attribution{
		{Source: []Span{{11, 14}}, Cue: []Span{{6, 10}}, Content: []Span{{1, 4}}},    // without the marks: the same
		{Source: []Span{{16, 19}}, Cue: []Span{{16, 24}}, Content: []Span{{20, 27}}}, // cue and content too long
	}}}
	s := scoreQuotes(gold, pred)
	for _, test := range []struct {
		name      string
		got, want float64
	}{
		{"source", s.Source.F1(), 100},
		{"cue", s.Cue.F1(), 50},
		{"content", s.Content.F1(), 50},
		{"pair", s.Pair.F1(), 50},
		{"source Jaccard", s.SourceJaccard, 100},
		{"cue Jaccard", s.CueJaccard, 100 * 8.0 / 12},
		{"content Jaccard", s.ContentJaccard, 100 * 5.0 / 10},
		// 59 bytes: 5 in both, 5 only found, none only in the gold, 49 in neither.
		{"claim", s.ClaimMCC, (5 * 49) / math.Sqrt(10*5*54*49)},
	} {
		if math.Abs(test.got-test.want) > 1e-9 {
			t.Errorf("%s: got %v, want %v", test.name, test.got, test.want)
		}
	}
}

// The pieces of a component are one item, whatever order they come in.
func TestComponentIsOneItem(t *testing.T) {
	text := "“A,” he said, “B.”"
	b := strings.Index(text, "“B")
	gold := []quoteItem{{ID: "1", Text: text, Attributions: []Attribution{{Content: []Span{{0, 8}, {b, len(text)}}}}}}
	for _, test := range []struct {
		content []Span
		right   int
	}{
		{[]Span{{b, len(text)}, {0, 8}}, 1},
		{[]Span{{0, 8}, {0, 8}, {b, len(text)}}, 1},
		{[]Span{{0, 8}}, 0},
		{[]Span{{0, len(text)}}, 0},
	} {
		s := scoreQuotes(gold, []quoteItem{{ID: "1", Attributions: []Attribution{{Content: test.content}}}})
		if s.Content.Right != test.right {
			t.Errorf("%v: got %d right, want %d", test.content, s.Content.Right, test.right)
		}
	}
}

func TestScoreStances(t *testing.T) {
	gold := []stanceItem{{ID: "1", Label: neutral}, {ID: "2", Label: neutral}, {ID: "3", Label: "a_pos_b"}, {ID: "4", Label: "a_neg_b"}}
	pred := []stanceItem{{ID: "1", Label: neutral}, {ID: "2", Label: "a_pos_b"}, {ID: "3", Label: "a_pos_b"}} // 4 is missing
	s := scoreStances(gold, pred)
	if s.Accuracy() != 50 || s.Precision() != 50 || s.Asserted != 2 {
		t.Errorf("got accuracy %v, precision %v of %d, want 50, 50 of 2", s.Accuracy(), s.Precision(), s.Asserted)
	}
	// neutral 2·1/(1+2), a_pos_b 2·1/(2+1), a_neg_b 0.
	if want := (200.0/3 + 200.0/3 + 0) / 3; math.Abs(s.MacroF1-want) > 1e-9 {
		t.Errorf("got macro-F1 %v, want %v", s.MacroF1, want)
	}
}

func TestScoreDates(t *testing.T) {
	gold := []dateItem{{ID: "1", Timexes: []timex{{0, 6, "DATE", "2022-02-24"}, {10, 20, "DURATION", "P2W"}, {30, 34, "DATE", "1949"}}}}
	pred := []dateItem{{ID: "1", Timexes: []timex{
		{0, 6, "DATE", "2022-02-24"},
		{12, 20, "DATE", "2022-03-16"}, // overlaps
		{13, 15, "DURATION", "P2W"},    // so does this, less: each gold takes one
	}}}
	s := scoreDates(gold, pred)
	for _, test := range []struct {
		name string
		got  Counts
		want int
	}{{"strict", s.Strict, 1}, {"relaxed", s.Relaxed, 2}, {"value", s.Value, 1}, {"type", s.Type, 1}} {
		if want := (Counts{test.want, 3, 3}); test.got != want {
			t.Errorf("%s: got %+v, want %+v", test.name, test.got, want)
		}
	}
}

func TestScoreNames(t *testing.T) {
	gold := []nameItem{{ID: "1", Entities: []Name{{0, 4, "person"}, {8, 12, "place"}}}, {ID: "2", Entities: []Name{{0, 3, "other"}}}}
	pred := []nameItem{{ID: "1", Entities: []Name{{0, 4, "person"}, {0, 4, "person"}, {8, 12, "organisation"}}}}
	s := scoreNames(gold, pred)
	if want := (Counts{1, 2, 3}); s.All != want { // a name predicted twice counts once
		t.Errorf("all: got %+v, want %+v", s.All, want)
	}
	if want := (Counts{2, 2, 3}); s.Span != want {
		t.Errorf("span: got %+v, want %+v", s.Span, want)
	}
	if want := (Counts{0, 1, 0}); s.Types["organisation"] != want {
		t.Errorf("organisation: got %+v, want %+v", s.Types["organisation"], want)
	}
}

// scorer is the sets' own scorer, beside the sets.
var scorer = filepath.Join("..", "..", "..", "shared", "eval", "score.py")

// Both implementations score the same made-up predictions, and print the same
// figures.
func TestSameAsScorer(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is not installed; the port is checked on figures worked out by hand only")
	}
	if _, err := os.Stat(scorer); err != nil {
		t.Skipf("%s is not there; the port is checked on figures worked out by hand only", scorer)
	}
	for seed := range uint64(3) {
		m := &madeUp{rand.New(rand.NewPCG(seed, 5))}
		qg, qp := m.quotes()
		sg, sp := m.stances()
		dg, dp := m.dates()
		ng, np := m.names()
		ag, ap := m.answers()
		for _, test := range []struct {
			kind       string
			gold, pred []any
			want       string
		}{
			{"quotes", list(qg), list(qp), quotesLine(scoreQuotes(qg, qp))},
			{"stance", list(sg), list(sp), stanceLine(scoreStances(sg, sp))},
			{"dates", list(dg), list(dp), datesLine(scoreDates(dg, dp))},
			{"ner", list(ng), list(np), namesLine(scoreNames(ng, np))},
			{"qa", list(ag), list(ap), answersLine(ag, ap)},
		} {
			dir := t.TempDir()
			gold, pred := filepath.Join(dir, "gold"), filepath.Join(dir, "pred")
			writeLines(t, gold, test.gold)
			writeLines(t, pred, test.pred)
			out, err := exec.Command(python, scorer, test.kind, gold, pred).CombinedOutput()
			if err != nil {
				t.Fatalf("%s: %v\n%s", test.kind, err, out)
			}
			if got := strings.TrimSpace(string(out)); got != test.want {
				t.Errorf("seed %d, %s:\nscorer %s\nport   %s", seed, test.kind, got, test.want)
			}
		}
	}
}

func quotesLine(s quoteScore) string {
	return fmt.Sprintf("exact F1: source %.1f cue %.1f content %.1f pair %.1f | Jaccard: source %.1f cue %.1f content %.1f | claim mcc %.3f",
		s.Source.F1(), s.Cue.F1(), s.Content.F1(), s.Pair.F1(), s.SourceJaccard, s.CueJaccard, s.ContentJaccard, s.ClaimMCC)
}

func stanceLine(s stanceScore) string {
	var labels []string
	for _, l := range sortedKeys(s.Labels) {
		labels = append(labels, fmt.Sprintf("%s %.1f", l, s.Labels[l]))
	}
	return fmt.Sprintf("accuracy %.1f macro-F1 %.1f | %s | of %d asserted %s right",
		s.Accuracy(), s.MacroF1, strings.Join(labels, " "), s.Asserted, fmt.Sprintf("%.1f", s.Precision()))
}

func datesLine(s dateScore) string {
	return fmt.Sprintf("strict F1 %.1f relaxed F1 %.1f value F1 %.1f type F1 %.1f | gold %d predicted %d",
		s.Strict.F1(), s.Relaxed.F1(), s.Value.F1(), s.Type.F1(), s.Strict.Gold, s.Strict.Predicted)
}

func namesLine(s nameScore) string {
	line := fmt.Sprintf("F1: all %.1f span %.1f", s.All.F1(), s.Span.F1())
	for _, t := range sortedKeys(s.Types) {
		line += fmt.Sprintf(" %s %.1f", t, s.Types[t].F1())
	}
	return line
}

func answersLine(gold, pred []answerItem) string {
	preds := byID(pred, func(a answerItem) string { return a.ID })
	exact, f1 := 0, 0.0
	for _, g := range gold {
		got := ""
		if p := preds[g.ID]; len(p.Answers) > 0 {
			got = p.Answers[0].Text
		}
		var want []string
		for _, a := range g.Answers {
			want = append(want, a.Text)
		}
		is, f := ScoreAnswer(got, want)
		if is {
			exact++
		}
		f1 += f
	}
	n := float64(len(gold))
	return fmt.Sprintf("EM %.1f F1 %.1f passage MRR 0.000 over %d", 100*float64(exact)/n, 100*f1/n, len(gold))
}

// An answerItem is a question of a set with its answers.
type answerItem struct {
	ID      string `json:"id"`
	Passage string `json:"passage"`
	Answers []struct {
		Text string `json:"text"`
	} `json:"answers"`
}

func list[T any](items []T) []any {
	out := make([]any, len(items))
	for i := range items {
		out[i] = items[i]
	}
	return out
}

func writeLines(t *testing.T, name string, items []any) {
	t.Helper()
	var b strings.Builder
	for _, it := range items {
		line, err := json.Marshal(it)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// madeUp makes sets and predictions that are partly right.
type madeUp struct{ *rand.Rand }

// text returns words among quotation marks, and the offsets a span may have:
// the ends of its runes.
func (m *madeUp) text() (string, []int) {
	var b strings.Builder
	for range 30 {
		b.WriteString([]string{"war", "“", "”", " ", "said", "ö", "’s", ", ", "\"", "«Да»", "\n"}[m.IntN(11)])
	}
	var ends []int
	for i := range b.String() {
		ends = append(ends, i)
	}
	return b.String(), append(ends, b.Len())
}

func (m *madeUp) span(ends []int) Span {
	i := m.IntN(len(ends) - 1)
	return Span{ends[i], ends[min(len(ends)-1, i+1+m.IntN(12))]}
}

func (m *madeUp) spans(ends []int) []Span {
	out := []Span{}
	for range m.IntN(3) {
		out = append(out, m.span(ends))
	}
	return out
}

func (m *madeUp) quotes() (gold, pred []quoteItem) {
	for i := range 20 {
		text, ends := m.text()
		g, p := quoteItem{ID: fmt.Sprint(i), Text: text, Attributions: []Attribution{}}, quoteItem{ID: fmt.Sprint(i), Attributions: []Attribution{}}
		for range m.IntN(5) {
			a := Attribution{Source: m.spans(ends), Cue: m.spans(ends), Content: m.spans(ends)}
			g.Attributions = append(g.Attributions, a)
			b := a
			if m.IntN(2) == 0 {
				b.Content = m.spans(ends)
			}
			if m.IntN(3) == 0 {
				b.Source = m.spans(ends)
			}
			if m.IntN(4) > 0 {
				p.Attributions = append(p.Attributions, b)
			}
		}
		gold = append(gold, g)
		if m.IntN(6) > 0 {
			pred = append(pred, p)
		}
	}
	return gold, pred
}

func (m *madeUp) stances() (gold, pred []stanceItem) {
	labels := []string{neutral, neutral, neutral, "a_pos_b", "a_neg_b", "b_pos_a", "b_neg_a"}
	for i := range 200 {
		g := stanceItem{ID: fmt.Sprint(i), Label: labels[m.IntN(len(labels))]}
		gold = append(gold, g)
		if m.IntN(2) == 0 {
			g.Label = labels[m.IntN(len(labels))]
		}
		if m.IntN(10) > 0 {
			pred = append(pred, g)
		}
	}
	return gold, pred
}

func (m *madeUp) dates() (gold, pred []dateItem) {
	values, types := []string{"1949", "2022-03-30", "P2W"}, []string{"DATE", "DURATION"}
	timexes := func(n int) []timex {
		out := []timex{}
		for range n {
			start := m.IntN(80)
			out = append(out, timex{start, start + 1 + m.IntN(9), types[m.IntN(2)], values[m.IntN(3)]})
		}
		return out
	}
	for i := range 20 {
		g := dateItem{ID: fmt.Sprint(i), Timexes: timexes(m.IntN(12))}
		gold = append(gold, g)
		p := dateItem{ID: g.ID, Timexes: append(timexes(m.IntN(5)), g.Timexes[:m.IntN(len(g.Timexes)+1)]...)}
		if m.IntN(6) > 0 {
			pred = append(pred, p)
		}
	}
	return gold, pred
}

func (m *madeUp) names() (gold, pred []nameItem) {
	types := []string{"person", "organisation", "place", "other"}
	names := func(n int) []Name {
		out := []Name{}
		for range n {
			start := m.IntN(20)
			out = append(out, Name{start, start + 1 + m.IntN(3), types[m.IntN(4)]})
		}
		return out
	}
	for i := range 20 {
		g := nameItem{ID: fmt.Sprint(i), Entities: names(m.IntN(12))}
		gold = append(gold, g)
		if m.IntN(6) > 0 {
			pred = append(pred, nameItem{ID: g.ID, Entities: append(names(m.IntN(5)), g.Entities[:m.IntN(len(g.Entities)+1)]...)})
		}
	}
	return gold, pred
}

func (m *madeUp) answers() (gold, pred []answerItem) {
	pieces := []string{"a", "the", "An", " ", " ", "–", "U.S.", "war", "Élan", "ö", "$12", "½", "_", "-", "’s", "\u00a0", "ΣΑΣ"}
	text := func() string {
		var b strings.Builder
		for range m.IntN(7) {
			b.WriteString(pieces[m.IntN(len(pieces))])
		}
		return b.String()
	}
	item := func(i, n int) answerItem {
		a := answerItem{ID: fmt.Sprint(i), Passage: "p"}
		for range n {
			a.Answers = append(a.Answers, struct {
				Text string `json:"text"`
			}{text()})
		}
		return a
	}
	for i := range 300 {
		gold = append(gold, item(i, 1+m.IntN(3)))
		if p := item(i, 1); m.IntN(6) > 0 {
			if m.IntN(3) == 0 {
				p.Answers = gold[i].Answers[:1]
			}
			pred = append(pred, p)
		}
	}
	return gold, pred
}
