package eval

import (
	"fmt"
	"strings"
	"testing"

	"attache/internal/article"
	"attache/internal/facts"
)

// doc makes a document out of a text and the names in it, each "id name".
func doc(body string, names ...string) *facts.Document {
	d := &facts.Document{Article: &article.Article{ID: "t", Body: body}}
	for _, n := range names {
		id, name, _ := strings.Cut(n, " ")
		kind, _, _ := strings.Cut(id, "/")
		d.Entities = append(d.Entities, facts.Entity{ID: id, Name: name, Type: facts.Type(kind)})
		for from := 0; ; {
			i := strings.Index(body[from:], name)
			if i < 0 {
				break
			}
			d.Mentions = append(d.Mentions, facts.Mention{Span: article.Span{Start: from + i, End: from + i + len(name)}, Entity: id})
			from += i + len(name)
		}
	}
	return d
}

// in returns the sentence of the body that holds a phrase as evidence.
func in(d *facts.Document, phrase string) []facts.Evidence {
	i := strings.Index(d.Article.Body, phrase)
	start := strings.LastIndex(d.Article.Body[:i], "\n") + 1
	end := len(d.Article.Body)
	if n := strings.Index(d.Article.Body[i:], "\n"); n >= 0 {
		end = i + n
	}
	return []facts.Evidence{facts.Cite(d.Article, article.Span{Start: start, End: end})}
}

func TestAttributions(t *testing.T) {
	d := &facts.Document{Attributions: []facts.Attribution{
		{Source: []article.Span{{Start: 9, End: 12}}, Cue: []article.Span{{Start: 13, End: 17}}, Content: []article.Span{{Start: 1, End: 7}, {Start: 20, End: 26}}, Rule: "a"},
		{Cue: []article.Span{{Start: 30, End: 33}}},
	}}
	want := "[{[[9 12]] [[13 17]] [[1 7] [20 26]] <nil> a} {[] [[30 33]] [] <nil> }]"
	if got := fmt.Sprint(attributions(d)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLabel(t *testing.T) {
	body := "Ann’s party praised Bob, and Eve did not."
	d := doc(body, "person/ann Ann", "person/bob Bob")
	at := func(s string) Span {
		i := strings.Index(body, s)
		return Span{i, i + len(s)}
	}
	for _, test := range []struct {
		name   string
		stance facts.Stance
		a, b   string
		want   string
	}{
		{"by mention", facts.Stance{HolderID: "person/ann", TargetID: "person/bob", Polarity: facts.Supports}, "Ann", "Bob", "a_pos_b"},
		{"the other way", facts.Stance{HolderID: "person/ann", TargetID: "person/bob", Polarity: facts.Opposes}, "Bob", "Ann", "b_neg_a"},
		{"by words", facts.Stance{Holder: "Eve", Target: "Bob’s policies", Polarity: facts.Opposes}, "Eve", "Bob", "a_neg_b"},
		{"a part of a word is no word", facts.Stance{Holder: "Eve", Target: "Bobby", Polarity: facts.Opposes}, "Eve", "Bob", neutral},
		{"of somebody else", facts.Stance{HolderID: "person/ann", TargetID: "person/bob", Polarity: facts.Supports}, "Eve", "Bob", neutral},
		{"ambivalent", facts.Stance{HolderID: "person/ann", TargetID: "person/bob", Polarity: facts.Ambivalent}, "Ann", "Bob", neutral},
	} {
		d.Stances = []facts.Stance{test.stance}
		if got, _ := label(d, at(test.a), at(test.b)); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
	}
}

func TestTimexes(t *testing.T) {
	d := doc("He left on Friday and came back two weeks ago.")
	d.Moments = []facts.Moment{
		{Span: article.Span{Start: 11, End: 17}, Kind: facts.Calendar, Date: "2022-03-25", Precision: "day", Value: "2022-03-25"},
		{Span: article.Span{Start: 32, End: 45}, Kind: facts.Calendar, Date: "2022-03-16", Precision: "week", Value: "2022-W11"},
	}
	want := "[{11 17 DATE 2022-03-25} {32 45 DATE 2022-W11}]"
	if got := fmt.Sprint(timexes(d)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestShape(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Tuesday", "WEEKDAY"},
		{"Aug. 2, 1990", "MONTH 9, 9999"},
		{"two weeks  ago", "NUMBER weeks ago"},
		{"today", "today"},
		{"Monday's", "WEEKDAY"},
		{"the holiday", "the holiday"},
	} {
		if got := shape(test.text); got != test.want {
			t.Errorf("shape(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestNamesOf(t *testing.T) {
	d := doc("Ann of Bergen, Norway, on tariffs.", "person/ann Ann", "place/bergen Bergen", "country/NO Norway", "topic/tariffs tariffs")
	want := "[{0 3 person} {7 13 place} {15 21 place} {26 33 other}]"
	if got := fmt.Sprint(namesOf(d)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Where a set marks whole phrases, the longer of two that overlap counts.
func TestPhrasesOf(t *testing.T) {
	d := doc("the Foreign Minister of Norway, Ann", "person/ann Ann", "country/NO Norway")
	m := d.Mentions
	m[0].Phrase, m[0].PhraseType = article.Span{Start: 24, End: 30}, facts.Country
	m[1].Phrase, m[1].PhraseType = article.Span{Start: 0, End: 35}, facts.Person
	if got, want := fmt.Sprint(phrasesOf(d)), "[{0 35 person}]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTimeline(t *testing.T) {
	body := "Acme opens plant\nAcme opened a plant in 2003.\nAcme sold it on May 2, 2005.\nZeta praised Acme in 2006.\nAcme closed last week."
	d := doc(body, "organisation/acme Acme")
	event := func(date, precision, what string) facts.Event {
		return facts.Event{Date: date, Precision: precision, What: what, Evidence: in(d, what), About: []string{"organisation/acme"}}
	}
	docs := map[string]*facts.Document{"7": d}
	item := timelineItem{Entity: "Acme", Articles: []timelineArticle{{ID: "7", Text: body}}, Gold: []timelineEvents{
		{Date: "XXXX-XX-XX", Events: []string{"7-3-praised"}},
		{Date: "2003-XX-XX", Events: []string{"7-0-opens", "7-1-opened"}},
		{Date: "2005-05-02", Events: []string{"7-2-sold"}},
		{Date: "2010-01-07", Events: []string{"7-4-closed"}},
	}}
	for _, test := range []struct {
		name   string
		events []facts.Event
		want   timelineScore
	}{
		{"nothing found", nil, timelineScore{0, 0, 4, 0}},
		{"right", []facts.Event{event("2003", "year", "Acme opened a plant in 2003")}, timelineScore{1, 1, 4, 1}},
		{"finer than the gold", []facts.Event{event("2003-04", "month", "Acme opened a plant in 2003")}, timelineScore{1, 1, 4, 1}},
		{"coarser than the gold", []facts.Event{event("2005", "year", "Acme sold it on May 2, 2005")}, timelineScore{1, 0, 4, 0}},
		{"wrong", []facts.Event{event("2005-05-03", "day", "Acme sold it on May 2, 2005")}, timelineScore{1, 0, 4, 0}},
		{"the week of the day", []facts.Event{event("2010-01-05", "week", "Acme closed last week")}, timelineScore{1, 1, 4, 1}},
		{"a date for what has none", []facts.Event{event("2006", "year", "Zeta praised Acme in 2006")}, timelineScore{1, 0, 4, 0}},
		{"not in the gold", []facts.Event{event("2006", "year", "Acme in 2006")}, timelineScore{0, 0, 4, 0}},
		{"without a date", []facts.Event{event("", "", "Acme opened a plant in 2003")}, timelineScore{0, 0, 4, 0}},
	} {
		d.Events = test.events
		if got := scoreTimeline(item, docs, func(string, string) {}); got != test.want {
			t.Errorf("%s: got %+v, want %+v", test.name, got, test.want)
		}
	}
}
