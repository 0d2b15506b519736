package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// quays tells one meeting three times, in three articles, and other things that
// somebody who takes part in it does.
var quays = files{
	"1-visit.md": `---
title: Solberg in Copenhagen
date: 2024-05-03
---
Norwegian Foreign Minister Ingrid Solberg met Danish Foreign Minister Lars Madsen in Copenhagen on 2 May 2024. Madsen praised the talks. Denmark invaded Norway in 1658. Finnish President Aino Virtanen said that the vote on tolls would be close.
`,
	"2-report.md": `---
title: Talks about a toll
date: 2024-05-09
---
Ingrid Solberg and Lars Madsen held talks on 2 May 2024. Solberg visited Oslo on 7 May 2024. Lars Madsen died on 8 May 2024.
`,
	"4-later.md": `---
title: A year of tolls
date: 2024-12-30
---
Ingrid Solberg and Lars Madsen met in May 2024. Solberg and Virtanen met in Turku in August 2024.
`,
	"3-letter.txt": `A letter without a day

Solberg met Madsen in Copenhagen on 2 May 2024. Ingrid Solberg plans to visit Bergen.
`,
}

func told(o []Occurrence) []string {
	var out []string
	for _, e := range o {
		out = append(out, strings.TrimSpace(fmt.Sprintf("%s %s", e.Date, e.Place)))
	}
	return out
}

func TestHappened(t *testing.T) {
	ix := buildFS(t, quays.fs())
	for _, test := range []struct {
		ask    string
		placed bool
		want   []string
	}{
		{"did Solberg meet Madsen", false, []string{"2024-05-02 Copenhagen"}},
		{"the talks between Solberg and Madsen", false, []string{"2024-05-02 Copenhagen"}},
		{"meeting", false, []string{"2024-05-02 Copenhagen", "2024-08 Turku"}},
		{"did the Norwegian foreign minister confer with Madsen", false, []string{"2024-05-02 Copenhagen"}}, // a role, and another word for it
		{"will Solberg meet Virtanen", false, nil},                                                          // nobody says so
		{"did Solberg meet Zahir", false, nil},                                                              // of whom nobody speaks
		{"did Solberg die", false, nil},                                                                     // Madsen did
		{"did Madsen die", false, []string{"2024-05-08"}},
		{"the death of Madsen", false, []string{"2024-05-08"}},
		{"did Madsen die", true, nil},    // nobody says where
		{"the next meeting", false, nil}, // nobody plans one
		{"Zeppelin", false, nil},
		{"did it happen", false, nil},
		{"", false, nil},
	} {
		got, err := ix.Happened(t.Context(), test.ask, test.placed)
		if err != nil || !slices.Equal(told(got), test.want) {
			t.Errorf("%q: got %q, %v, want %q", test.ask, told(got), err, test.want)
		}
	}
}

// TestHappenedAmongMany finds a meeting among more than are held against a question.
func TestHappenedAmongMany(t *testing.T) {
	among := files{"one.txt": "A visit\n2 June 2024\n\nNorwegian Foreign Minister Ingrid Solberg met Finnish Foreign Minister Aino Virtanen in Turku on 2 June 2024.\n"}
	for i := range 2 * maxHeld {
		day := fmt.Sprintf("%d %s 2023", 1+i%28, time.Month(1+i/28))
		among[fmt.Sprintf("%03d.txt", i)] = fmt.Sprintf("Talks\n%s\n\nDanish Foreign Minister Lars Madsen met Estonian Foreign Minister Kaja Tamm in Bergen on %s.\n", day, day)
	}
	ix := buildFS(t, among.fs())
	for ask, want := range map[string][]string{
		"did Solberg meet Virtanen":         {"2024-06-02 Turku"},
		"the meeting of Solberg in Turku":   {"2024-06-02 Turku"},
		"did Solberg meet Madsen":           nil,
		"did Madsen meet Tamm on 5 January": {"2023-01-05 Bergen"},
	} {
		got, err := ix.Happened(t.Context(), ask, false)
		if tales := told(got); err != nil || !slices.Equal(tales[:min(len(tales), 1)], want) {
			t.Errorf("%q: got %q, %v, want %q first", ask, tales, err, want)
		}
	}
}

// TestFold makes one happening of what several articles tell, with all their evidence,
// and of the accounts that count on a day.
func TestFold(t *testing.T) {
	ix := buildFS(t, quays.fs())
	for _, test := range []struct {
		until string
		want  string
	}{
		{"", "1-visit 2-report 3-letter 4-later"}, // the most exact first, then the one that tells most
		{"2024-05-09", "1-visit 2-report"},
		{"2024-05-03", "1-visit"},
		{"2024-05-02", ""},
	} {
		view := ix
		if test.until != "" {
			view = ix.AsOf(test.until)
		}
		var in []string
		for _, e := range view.Timeline(Stretch{}, "person/lars-madsen") {
			if e.Date == "2024-05-02" {
				for _, ev := range e.Evidence {
					in = append(in, ev.Article)
				}
			}
		}
		if got := strings.Join(in, " "); got != test.want {
			t.Errorf("until %q the meeting is told by %q, want %q", test.until, got, test.want)
		}
	}
}

func TestTimeline(t *testing.T) {
	ix := buildFS(t, quays.fs())
	dates := func(about ...string) string {
		var out []string
		for _, e := range ix.Timeline(Stretch{}, about...) {
			out = append(out, e.Date)
		}
		return strings.Join(out, " ")
	}
	if got, want := dates("person/ingrid-solberg"), "2024-05-02 2024-05-07 2024-08"; got != want {
		t.Errorf("Solberg's: got %s, want %s", got, want)
	}
	if got, want := dates(), "1658 2024-05-02 2024-05-07 2024-05-08 2024-08"; got != want {
		t.Errorf("of all: got %s, want %s", got, want)
	}
	if got := dates("person/nobody"); got != "" {
		t.Errorf("nobody's: got %s", got)
	}
	if got := len(ix.TimelineOf("2-report")); got != 3 {
		t.Errorf("an article's: %d events, want 3", got)
	}
}

// TestAsOf answers as on a day: from what had been published by then.
func TestAsOf(t *testing.T) {
	ix := buildFS(t, quays.fs()).AsOf("2024-05-05")
	var ids []string
	for _, a := range ix.Articles() {
		ids = append(ids, a.ID)
	}
	if !slices.Equal(ids, []string{"1-visit"}) || ix.Document("2-report") != nil || ix.Document("3-letter") != nil {
		t.Errorf("the articles are %q", ids)
	}
	hits, err := ix.Passages(t.Context(), Query{Text: "Solberg"})
	if err != nil || len(hits) != 1 || hits[0].Article.ID != "1-visit" {
		t.Errorf("passages: got %v, %v", hits, err)
	}
	m, err := ix.Resolve(t.Context(), "Solberg")
	if err != nil || len(m) != 1 || len(m[0].Entity.Evidence) != 1 {
		t.Errorf("Solberg: got %v, %v", m, err)
	}
	if m, err := ix.AsOf("2024-05-01").Resolve(t.Context(), "Madsen"); err != nil || len(m) > 0 {
		t.Errorf("before any article: got %v, %v", m, err)
	}
	for e := range ix.Entities() {
		for _, f := range ix.Facts(e.ID) {
			if f.Evidence[0].Article != "1-visit" {
				t.Errorf("the fact %+v is of a later article", f)
			}
		}
		for _, p := range ix.Members(e.ID) {
			if p.Name != "Ingrid Solberg" && p.Name != "Lars Madsen" && p.Name != "Aino Virtanen" {
				t.Errorf("%s belongs to %s", p.Name, e.Name)
			}
		}
	}
}
