package answers

import (
	"strings"
	"testing"
	"testing/fstest"

	"attache/internal/article"
	"attache/internal/facts"
)

func TestWhen(t *testing.T) {
	grant(t, []wish{
		{"when did Solberg meet Madsen", Answered, []string{"# when did Solberg meet Madsen", headWhen, "- 2024-05-02 in Bergen: Ingrid Solberg, Lars Madsen", "on *2 May 2024*"}, nil},
		{"!when meeting of Solberg and Madsen", Answered, []string{"- 2024-05-02 in Bergen"}, nil},
		{"when did the Danish foreign minister confer with Solberg?", Answered, []string{"- 2024-05-02 in Bergen"}, nil},
		{"when was the plan rejected?", Answered, []string{"- 2024-06-10: Per Solberg"}, []string{"Ingrid"}},
		{"when did Madsen meet Per Solberg?", NotFound, []string{msgNoDate, headNearest}, []string{headWhen}},
		{"!when did Madsen sink", NotFound, []string{msgNoDate, "try: who Lars Madsen"}, []string{headWhen}},
		{"!when zeppelin", NotFound, []string{"Not found: zeppelin", msgNoDate}, nil},
		{"when did Norway sign the ferry pact?", NotFound, []string{msgNoDate, headNearest}, []string{headWhen}}, // passages are offered, no date is claimed
		{"when did she leave?", NotFound, []string{msgNoMemory}, nil},
		{"!when", Invalid, []string{msgNothingAsked, "when EVENT"}, nil},
	})
}

func TestWhere(t *testing.T) {
	grant(t, []wish{
		{"where did Solberg meet Madsen", Answered, []string{headWhere, "- Bergen · 2024-05-02: Ingrid Solberg, Lars Madsen", "in *Bergen* on"}, nil},
		{"where was the meeting?", Answered, []string{"- Bergen · 2024-05-02"}, nil},
		{"where is Bergen?", Answered, []string{"# Bergen", "*Bergen*"}, []string{headWhere}},
		{"!where Iceland", Answered, []string{"# Iceland"}, nil},
		{"!where was the plan rejected", NotFound, []string{msgNoPlace, headNearest}, []string{headWhere}}, // on a day that is known, at a place that is not
	})
}

func TestTimeline(t *testing.T) {
	grant(t, []wish{
		{"timeline Ingrid Solberg", Answered, []string{"# Ingrid Solberg", headTimeline, "- 2024-05-02 in Bergen"}, []string{"2024-06-10"}},
		{"timeline of Norway", Answered, []string{"# Norway", "- 2024-05-02", "- 2024-06-10"}, nil}, // what its people did
		{"timeline", Answered, []string{"# " + titleArticles, "- 2024-05-02", "- 2024-06-10"}, nil},
		{"timeline from June 2024 to May 2024", Invalid, []string{msgBackwards}, nil},
		{"timeline from June 2024", Answered, []string{"# " + titleEvents + " from 2024-06-01", "- 2024-06-10"}, []string{"- 2024-05-02"}},
		{"timeline Norway to 2024-05-31", Answered, []string{"# Norway until 2024-05-31", "- 2024-05-02"}, []string{"- 2024-06-10"}},
		{"timeline Norway between May 2024 and 2024-06-09", Answered, []string{"- 2024-05-02"}, []string{"- 2024-06-10"}},
		{"timeline Norway in 2031", NotFound, []string{"# Norway from 2031-01-01 to 2031-12-31", msgNoEvents, "try: timeline Norway"}, nil},
		{"timeline Norway from yesterday", Invalid, []string{msgBadDate}, nil},
		{"timeline ferry-pact", Answered, []string{"# Norway and Denmark sign a ferry pact", "- 2024-05-02"}, []string{"2024-06-10"}},
		{"timeline Bergen", Answered, []string{"- 2024-05-02 in Bergen"}, nil},
		{"timeline meetings", Answered, []string{"- 2024-05-02"}, []string{"- 2024-06-10"}},
		{"timeline Solberg", Ambiguous, []string{"try: timeline Ingrid Solberg"}, nil},
		{"timeline Solberg since 2024", Ambiguous, []string{"try: timeline Ingrid Solberg from 2024-01-01"}, nil},
		{"timeline Iceland", NotFound, []string{msgNoEvents, "try: what Iceland"}, nil},
		{"timeline Atlantis", NotFound, []string{msgNoName}, nil},
		{"timeline him", NotFound, []string{msgNoMemory}, nil},
		{"what happened in Bergen?", Answered, []string{headTimeline, "- 2024-05-02 in Bergen"}, nil},
		{"what happened yesterday?", NotFound, []string{msgNoEvents}, nil},
		{"what happened on 10 June 2024?", Answered, []string{"- 2024-06-10"}, []string{"- 2024-05-02"}},
		{"what happened in June 2024", Answered, []string{"- 2024-06-10"}, []string{"- 2024-05-02"}},
	})
}

// TestReadWhen asks the commands for what no event tells and a sentence does, and for what neither tells.
func TestReadWhen(t *testing.T) {
	engine := tellingThat(t, "Dora Lind received 53.2 per cent of the votes in Sunday's second round, the electoral commission announced on Tuesday. The next round of talks is planned in Ankara. The cup was found in a garage. Dora Lind has led the bank since 2027, when she succeeded Karl Ohl. The theft of the altar was solved, the police said on Monday.")
	for _, test := range []struct{ ask, short, date string }{
		{"!when second round", "Sunday's", "2031-05-18"},
		{"When was the second round?", "Sunday's", "2031-05-18"},
		{"!when Dora Lind succeeded Karl Ohl", "2027", ""},
		{"!where next round of talks", "Ankara", ""},
		{"!where the cup was found", "garage", ""},
		{"!when the theft of the altar", "", ""},
		{"!when the funeral of Dora Lind", "", ""},
		{"!where the altar was found", "", ""},
	} {
		if a := engine.Ask(t.Context(), test.ask); a.Short.Text != test.short || a.Short.Date != test.date {
			t.Errorf("%q is %s, with %q on %q, not %q on %q", test.ask, a.Status, a.Short.Text, a.Short.Date, test.short, test.date)
		}
	}
}

func TestDeed(t *testing.T) {
	for _, test := range []struct{ kind, what, want string }{
		{"meet", "Solberg met Madsen", "met"},
		{"buy", "The ship was bought by Solberg", "was bought by"},
		{"take", "Solberg took over from Madsen", "took over"},
		{"take", "The talks took place in Bergen", "took place"},
		{"take", "Solberg took the plan over", "took"},
		{"fail", "Solberg tried and failed to bring them together", "failed to bring"},
		{"agree", "They agreed to further expand it", "agreed to further expand"},
		{"agree", "They agreed to", "agreed"},
		{"move", "Solberg moved to Bergen", "moved"},
		{"be", "Solberg was ill", ""},
	} {
		if got := deed(facts.Event{Kind: test.kind, What: test.what}); got != test.want {
			t.Errorf("deed of %q is %q, want %q", test.what, got, test.want)
		}
	}
}

// TestDeadline asks for days that are to come, though the year that is not named has had one.
func TestDeadline(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"boats.md": {Data: []byte("---\ntitle: Boats\ndate: 2029-09-18\n---\nThe boat dwellers have been told to leave by 31 March. The shops must close by 2 May.\n")}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for question, want := range map[string]string{
		"By when must the boat dwellers leave?": "2030-03-31",
		"By when must the shops close?":         "2030-05-02",
	} {
		if text := plain(engine.Ask(t.Context(), question).Page(nil)); !strings.Contains(text, want) {
			t.Errorf("%q shows no %s:\n%s", question, want, text)
		}
	}
}
