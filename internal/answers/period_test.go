package answers

import (
	"fmt"
	"testing"
)

func TestReadPeriod(t *testing.T) {
	for text, want := range map[string]string{
		"2022": "from 2022-01-01 to 2022-12-31", "2022-02": "from 2022-02-01 to 2022-02-28", "February 2024": "from 2024-02-01 to 2024-02-29",
		"Sept. 2022": "from 2022-09-01 to 2022-09-30", "31 March 2022": "from 2022-03-31 to 2022-03-31", "March 31st, 2022": "from 2022-03-31 to 2022-03-31",
		"2022-02-30": "", "yesterday": "", "": "", "20222": "",
	} {
		p, ok := readPeriod(text)
		if p.String() != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", text, p, ok, want)
		}
	}
}

func TestCutPeriod(t *testing.T) {
	for _, test := range []struct {
		text, rest, period string
		ok                 bool
	}{
		{"Lavrov", "Lavrov", "", true},
		{"Lavrov from March 2022 to 2022-04-01", "Lavrov", "from 2022-03-01 to 2022-04-01", true},
		{"Lavrov March 2022 to April 2022", "Lavrov", "from 2022-03-01 to 2022-04-30", true},
		{"2021 – 2022", "", "from 2021-01-01 to 2022-12-31", true},
		{"Lavrov from:2022-03-01", "Lavrov", "from 2022-03-01", true},
		{"from 2022 Lavrov", "Lavrov", "from 2022-01-01", true},
		{"Lavrov before 2 March 2022?", "Lavrov", "to 2022-03-01", true},
		{"Lavrov after 2021", "Lavrov", "from 2022-01-01", true},
		{"Lavrov in March 2022", "Lavrov", "from 2022-03-01 to 2022-03-31", true},
		{"2022-03-30", "", "from 2022-03-30 to 2022-03-30", true},
		{"the ambassador to Norway from Iceland", "the ambassador to Norway from Iceland", "", true},
		{"Lavrov from yesterday", "", "", false},
		{"Lavrov to 2022-02-30", "", "", false},
		{"Lavrov since", "", "", false},
	} {
		rest, p, ok := cutPeriod(test.text)
		if ok != test.ok || ok && (rest != test.rest || p.String() != test.period) {
			t.Errorf("%q: got %q, %q, %v", test.text, rest, p, ok)
		}
	}
}

func TestCutAsOf(t *testing.T) {
	for _, test := range []struct {
		text, rest, day string
		ok              bool
	}{
		{"who Lavrov as of 2022-03-31", "who Lavrov", "2022-03-31", true},
		{"who is Lavrov, as of March 2022?", "who is Lavrov", "2022-03-31", true},
		{"stance India AS OF 31 March 2022.", "stance India", "2022-03-31", true},
		{"stance India (as of 2022)", "stance India", "2022-12-31", true},
		{"who Lavrov as of today", "who Lavrov", "", true},
		{"who Lavrov as of yesterday", "", "", false},
		{"who Lavrov as of 2022-02-30", "", "", false},
		{"what they think as of the vote", "what they think as of the vote", "", true},
		{"as of 2022-03-31", "", "2022-03-31", true},
	} {
		rest, day, ok := cutAsOf(test.text)
		if ok != test.ok || ok && (rest != test.rest || day != test.day) {
			t.Errorf("%q: got %q, %q, %v", test.text, rest, day, ok)
		}
	}
}

func TestAsOf(t *testing.T) {
	grant(t, []wish{
		{"stance Norway as of 2024-05-31", Answered, []string{fmt.Sprintf(leadUndated, "2024-05-31"), "Norway supports toll", "1 article published by 2024-05-31"}, []string{"opposes", "2024-06"}},
		{"who is Per Solberg as of May 2024?", NotFound, []string{fmt.Sprintf(leadUndated, "2024-05-31")}, []string{"Per Solberg —"}},
		{"who Solberg as of 2024-06-30", Ambiguous, []string{"try: who Ingrid Solberg as of 2024-06-30"}, nil},
		{"stance Iceland as of 2025", NotFound, []string{fmt.Sprintf(leadUndated, "2025-12-31")}, []string{"fish"}}, // only an article without a day has it
		{"articles as of 2024-05-31", Answered, []string{"ferry-pact"}, []string{"- toll-quarrel", "old-letter"}},
		{"timeline as of 2024-05-31", Answered, []string{"2024-05-02"}, []string{"2024-06-10"}},
		{"summary as of 2024-05-31", Answered, []string{"[ferry-pact"}, []string{"[toll-quarrel"}},
		{"article toll-quarrel as of 2024-05-31", NotFound, []string{msgNoArticle}, nil},
		{"search toll as of 2024-05-31", Answered, []string{"[ferry-pact"}, []string{"[toll-quarrel"}},
		{"when meeting as of 2024-05-01", NotFound, []string{msgNoDate}, nil},
		{"who Norway as of yesterday", Invalid, []string{msgBadDate}, nil},
	})
}
