package eval

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"attache/internal/facts"
)

// Every place that the gold names is in the article, word for word.
func TestGoldIsInTheArticle(t *testing.T) {
	g, err := loadGold(firstGold)
	if err != nil {
		t.Fatal(err)
	}
	if len(g.People) != 5 || len(g.Stances) != 23 || len(g.Events) != 11 {
		t.Errorf("got %d people, %d stances, %d events, want 5, 23, 11", len(g.People), len(g.Stances), len(g.Events))
	}
	if marked := len(g.Quotes) - g.reported(); marked != 10 {
		t.Errorf("got %d quotations in quotation marks, want 10", marked)
	}
	name := filepath.Join("..", "..", "..", "shared", "seed", g.Article)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Skipf("%s is not there to compare with", name)
	}
	g.compare(t, string(data))
}

func TestOwnGoldIsInItsArticle(t *testing.T) {
	golds, err := loadOwn()
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for _, g := range golds {
		if g.Held {
			held++
		}
		a, err := g.own()
		if err != nil {
			t.Error(err)
			continue
		}
		g.compare(t, a.Body)
	}
	if len(golds) != 12 || held != 4 {
		t.Errorf("got %d articles, %d held out, want 12, 4", len(golds), held)
	}
}

func (g *Gold) reported() int {
	n := 0
	for _, q := range g.Quotes {
		if q.Reported {
			n++
		}
	}
	return n
}

// compare looks for the words of the gold in the text of the article, and for
// kinds and dates that the program would never give.
func (g *Gold) compare(t *testing.T, text string) {
	var places []string
	for _, p := range g.People {
		places = append(places, either(p.Name)[0])
		for _, role := range p.Roles {
			places = append(places, either(role)[0])
		}
	}
	for _, q := range g.Quotes {
		if !q.Optional {
			places = append(places, q.Text)
		}
	}
	for _, s := range g.Stances {
		places = append(places, s.At...)
		if !slices.Contains([]string{facts.Supports, facts.Opposes, facts.Neutral}, s.Polarity) {
			t.Errorf("%s: %s has the polarity %q", g.Article, s.ID, s.Polarity)
		}
		if len(s.Holders) == 0 || len(s.Targets) == 0 {
			t.Errorf("%s: %s lacks a holder or a target", g.Article, s.ID)
		}
	}
	for _, e := range g.Events {
		places = append(places, e.At...)
		if len(e.Dates) == 0 || len(e.Words) == 0 {
			t.Errorf("%s: %s lacks a date or a word", g.Article, e.ID)
		}
		if !slices.Contains([]string{"", facts.Past, facts.Planned, facts.Denied, facts.Ongoing}, e.Status) {
			t.Errorf("%s: %s has the status %q", g.Article, e.ID, e.Status)
		}
	}
	for _, p := range places {
		if !strings.Contains(text, p) {
			t.Errorf("%s does not have %q", g.Article, p)
		}
	}
}

func TestGoldScore(t *testing.T) {
	g := &Gold{
		People: []goldPerson{
			{ID: "P1", Name: "Ann Lee", Roles: []string{"Norwegian Prime Minister | Prime Minister"}, Age: "51"},
			{ID: "P2", Name: "Bob Ray", Inferred: []string{"envoy"}},
			{ID: "P3", Name: "Cid | Cid Ray", Optional: true},
		},
		Quotes: []goldQuote{
			{ID: "Q1", Text: "We agree on the plan", Speakers: []string{"Ann Lee"}},
			{ID: "Q2", Text: "old friend", Speakers: []string{"Ann Lee"}},
			{ID: "Q3", Text: "the talks went well", Speakers: []string{"Bob Ray"}, Reported: true},
			{ID: "Q4", Text: "rain is coming", Speakers: []string{"Bob Ray"}, Reported: true, Optional: true},
		},
		Stances: []goldStance{
			{ID: "S1", At: []string{"support the plan"}, Holders: []string{"Norway", "Denmark"}, Every: true, Targets: []string{"plan"}, Polarity: facts.Supports},
			{ID: "S2", At: []string{"wavers on tariffs"}, Holders: []string{"Sweden"}, Targets: []string{"tariffs"}, Polarity: facts.Neutral},
			{ID: "S3", At: []string{"wavers on tariffs"}, Holders: []string{"Sweden"}, Targets: []string{"Norway"}, Polarity: facts.Opposes, Optional: true},
		},
		Events: []goldHappens{
			{ID: "E1", At: []string{"met on Friday"}, Words: []string{"met"}, Dates: []string{"2022-03-25"}},
			{ID: "E2", At: []string{"were elected in 2019"}, Words: []string{"elected"}, Dates: []string{"2019"}, Status: facts.Past},
		},
	}
	body := "Norway and Denmark support the plan.\nSweden wavers on tariffs.\nThey met on Friday and were elected in 2019."
	read := func() *facts.Document {
		d := doc(body)
		d.Entities = []facts.Entity{{ID: "person/ann", Name: "Ann Lee", Type: facts.Person}, {ID: "person/bob", Name: "Bob Ray", Type: facts.Person}}
		return d
	}
	for _, test := range []struct {
		name  string
		build func(d *facts.Document)
		part  func(s goldScore) Tally
		want  Tally
	}{
		{"people", func(*facts.Document) {}, func(s goldScore) Tally { return s.People }, Tally{Found: 2, Of: 2}},
		{"an optional person", func(d *facts.Document) {
			d.Entities = append(d.Entities, facts.Entity{ID: "person/cid", Name: "Cid Ray", Type: facts.Person})
		}, func(s goldScore) Tally { return s.People }, Tally{Found: 2, Of: 2}},
		{"a person too many", func(d *facts.Document) {
			d.Entities = append(d.Entities, facts.Entity{ID: "person/x", Name: "Good Friday", Type: facts.Person})
		}, func(s goldScore) Tally { return s.People }, Tally{Found: 2, Of: 2, Wrong: 1}},
		{"roles", func(d *facts.Document) {
			d.Facts = []facts.Fact{{Label: "role", Value: "prime minister", About: "person/ann"}, {Label: "role", Value: "envoy", About: "person/bob"}, {Label: "role", Value: "singer", About: "person/bob"}}
		}, func(s goldScore) Tally { return s.Roles }, Tally{Found: 1, Of: 1, Wrong: 1}},
		{"an age of the wrong person", func(d *facts.Document) {
			d.Facts = []facts.Fact{{Label: "age", Value: "51", About: "person/bob"}}
		}, func(s goldScore) Tally { return s.Ages }, Tally{Of: 1, Wrong: 1}},
		{"quotations", func(d *facts.Document) {
			d.Quotes = []facts.Quote{{Speaker: "Ann Lee", Text: "We agree on the plan,"}, {Speaker: "Bob Ray", Text: "Old friend"}, {Speaker: "Bob Ray", Text: "something else"}}
		}, func(s goldScore) Tally { return s.Quotes }, Tally{Found: 2, Of: 2, Wrong: 2}},
		{"reported speech", func(d *facts.Document) {
			d.Quotes = []facts.Quote{{Speaker: "Bob Ray", Text: "that the talks went well", Kind: facts.Reported}, {Speaker: "Bob Ray", Text: "rain is coming", Kind: facts.Reported}}
		}, func(s goldScore) Tally { return s.Reported }, Tally{Found: 1, Of: 1}},
		{"one of two holders", func(d *facts.Document) {
			d.Stances = []facts.Stance{{Holder: "Norway", Target: "the plan", Polarity: facts.Supports, Evidence: in(d, "Norway")}}
		}, func(s goldScore) Tally { return s.Stances }, Tally{Of: 2}},
		{"stances", func(d *facts.Document) {
			d.Stances = []facts.Stance{
				{Holder: "Norway", Target: "the plan", Polarity: facts.Supports, Evidence: in(d, "Norway")},
				{Holder: "Denmark", Target: "the plan", Polarity: facts.Supports, Evidence: in(d, "Norway")},
				{Holder: "Sweden", Target: "tariffs", Polarity: facts.Ambivalent, Evidence: in(d, "Sweden")},
				{Holder: "Sweden", Target: "tariffs", Polarity: facts.Opposes, Evidence: in(d, "Sweden")},
				{Holder: "Norway", Target: "the plan", Polarity: facts.Supports, Evidence: in(d, "Sweden")}, // in the wrong place
				{Holder: "Sweden", Target: "Norway", Polarity: facts.Opposes, Evidence: in(d, "Sweden")},    // optional
			}
		}, func(s goldScore) Tally { return s.Stances }, Tally{Found: 2, Of: 2, Wrong: 2}},
		{"events", func(d *facts.Document) {
			d.Events = []facts.Event{
				{What: "They met on Friday", Date: "2022-03-25", Evidence: in(d, "They")},
				{What: "were elected in 2019", Date: "2022", Evidence: in(d, "They")},
				{What: "rained", Date: "2022", Evidence: in(d, "Sweden")},
			}
		}, func(s goldScore) Tally { return s.Events }, Tally{Found: 1, Of: 2, Wrong: 2}},
		{"one event, two of the gold in its sentence", func(d *facts.Document) {
			d.Events = []facts.Event{{What: "They met on Friday and were elected in 2019", Date: "2019", Status: facts.Past, Evidence: in(d, "They")}}
		}, func(s goldScore) Tally { return s.Events }, Tally{Found: 1, Of: 2}},
		{"an event that was not to come", func(d *facts.Document) {
			d.Events = []facts.Event{{What: "were elected in 2019", Date: "2019", Status: facts.Planned, Evidence: in(d, "They")}}
		}, func(s goldScore) Tally { return s.Events }, Tally{Of: 2, Wrong: 1}},
	} {
		d := read()
		test.build(d)
		got := test.part(g.Score(d))
		if got.Found != test.want.Found || got.Of != test.want.Of || got.Wrong != test.want.Wrong {
			t.Errorf("%s: got %d of %d, %d wrong; want %d of %d, %d wrong", test.name, got.Found, got.Of, got.Wrong, test.want.Found, test.want.Of, test.want.Wrong)
		}
	}

	d := read()
	d.Quotes = []facts.Quote{{Speaker: "Ann Lee", Text: "We agree on the plan"}, {Speaker: "Ann Lee", Text: "old friend"}, {Speaker: "Bob Ray", Text: "old friend"}}
	if got := g.Score(d).Speakers; got != 1 {
		t.Errorf("a quotation with a right and a wrong speaker: got %d speakers right, want 1", got)
	}
	d.Stances = []facts.Stance{{Holder: "Sweden", Target: "tariffs", Polarity: facts.Neutral, Claimant: "Bob Ray", Evidence: in(d, "Sweden")}}
	if got := g.Score(d); got.Stances.Found != 1 || got.Claimants != 0 {
		t.Errorf("a stance of the wrong claimant: got %d found, %d claimants right, want 1, 0", got.Stances.Found, got.Claimants)
	}
}

// Of what is held out a report says how much was missed, and not what.
func TestHeldOutIsNotShown(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	r := &run{x: x, report: &Report{}}
	if err := r.own(context.Background()); err != nil {
		t.Fatal(err)
	}
	shown, counted := false, false
	for _, k := range r.report.Worst(1000) {
		switch {
		case k.Set != "own articles, held out":
			shown = shown || k.Example != ""
		case k.Example != "":
			t.Errorf("%s: shows %q", k.Kind, k.Example)
		default:
			counted = counted || k.Kind == "missed: stances"
		}
	}
	if !shown || !counted {
		t.Errorf("got details of the articles to develop on: %v, counts of those held out: %v; want both", shown, counted)
	}
}
