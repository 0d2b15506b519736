package review

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"attache/internal/article"
	"attache/internal/facts"
)

func TestMeasure(t *testing.T) {
	set := setOf(t, map[string]string{
		"a.md":  markdown("A", "2031-05-20", "Norwegian Foreign Minister Ingrid Solberg (51) met Olav Solberg on 19 May 2031 in Oslo. “We want a fair share,” Ingrid Solberg said.", "source: The Fjord", "language: en"),
		"b.md":  markdown("B", "2031-07-01", "It rained all day."),
		"c.md":  markdown("C", "2031-07-01", "Norway supports the plan.", "retracted: wrong"),
		"d.txt": "D\n\nNorway supports the plan.",
	})
	s, err := Measure(t.Context(), rules(t), set)
	if err != nil {
		t.Fatal(err)
	}
	want := ArticleStats{All: 4, InForce: 3, Retracted: 1, Undated: 1,
		Sources: []Count{{"", 2}, {"The Fjord", 1}}, Languages: []Count{{"", 2}, {"en", 1}},
		Years: []Count{{"2031", 2}}, Months: []Count{{"2031-05", 1}, {"2031-06", 0}, {"2031-07", 1}}}
	if diff := cmp.Diff(want, s.Articles); diff != "" {
		t.Errorf("articles (-want +got):\n%s", diff)
	}
	if s.Words != 31 || s.Sentences != 4 || s.Passages != 3 {
		t.Errorf("%d words, %d sentences, %d passages", s.Words, s.Sentences, s.Passages)
	}
	for _, c := range []struct {
		what string
		got  []Count
		want []Count
	}{
		{"stances", s.Stances, []Count{{facts.Supports, 2}}},
		{"quotations", s.Quotations, []Count{{facts.Direct, 1}}},
		{"events", s.Events, []Count{{"day", 1}}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
	if diff := cmp.Diff([]Ref{{"b", "B"}}, s.Silent); diff != "" {
		t.Errorf("silent (-want +got):\n%s", diff)
	}
	if len(s.Ambiguous) != 1 || s.Ambiguous[0].Name != "Solberg" || len(s.Ambiguous[0].May) != 2 {
		t.Errorf("ambiguous: %+v", s.Ambiguous)
	}
	if s.EventsPlaced != 1 || s.Found != 7 {
		t.Errorf("%d events with a place, %d found", s.EventsPlaced, s.Found)
	}
	text, err := json.Marshal(s)
	if err != nil || strings.Contains(string(text), "null") {
		t.Errorf("%v in %s", err, text)
	}
}

func TestMeasureNothing(t *testing.T) {
	s, err := Measure(t.Context(), rules(t), &article.Set{})
	if err != nil {
		t.Fatal(err)
	}
	if s.FoundPer100 != 0 || s.FoundInArticle != 0 || len(s.Articles.Months) != 0 {
		t.Errorf("%+v", s)
	}
}

func TestEveryMonth(t *testing.T) {
	if got := everyMonth(tally{"1921-01": 1, "2031-05": 1}); len(got) != 2 {
		t.Errorf("%d months are listed for two articles a century apart", len(got))
	}
}
