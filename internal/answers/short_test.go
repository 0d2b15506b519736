package answers

import (
	"strings"
	"testing"
)

func TestShort(t *testing.T) {
	engine := straits(t)
	for _, test := range []struct {
		ask    string
		within string // what the sentence that answers has; empty: nothing answers
		short  string // what the words that answer have
	}{
		{"how many ferries would Denmark pay for?", "Denmark would pay for two ferries", "two"},
		{"How many submarines does Iceland own?", "", ""},
		{"Why did Madsen eat the compass?", "", ""},
		{"When did Per Solberg visit Paris?", "", ""}, // somebody else's date is none of his
	} {
		a := engine.Ask(t.Context(), test.ask)
		if test.within == "" {
			if a.Status != NotFound || a.Short.Text != "" {
				t.Errorf("%q is %s, with %+v", test.ask, a.Status, a.Short)
			}
			continue
		}
		if a.Status != Answered || len(a.Short.Evidence) != 1 {
			t.Errorf("%q is %s, with %+v", test.ask, a.Status, a.Short)
			continue
		}
		e := a.Short.Evidence[0]
		if !strings.Contains(e.Text, test.within) || !strings.Contains(a.Short.Text, test.short) || e.Text[a.Short.Start-e.Start:a.Short.End-e.Start] != a.Short.Text {
			t.Errorf("%q is answered with %q in %q", test.ask, a.Short.Text, e.Text)
		}
	}
}

func TestWhether(t *testing.T) {
	grant(t, []wish{
		{"Did Ingrid Solberg meet Lars Madsen?", Answered, []string{"“Did Ingrid Solberg meet Lars Madsen?” · " + verdictIn, "in Bergen on 2 May 2024"}, nil},
		{"did the Danish foreign minister meet Ingrid Solberg", NotFound, []string{"Lars Madsen in Bergen"}, nil}, // beside the answer,
		{"Did Ingrid Solberg meet Lars Madsen in June 2024?", NotFound, nil, []string{dot + verdictIn}},
		{"Is Lars Madsen the Danish foreign minister?", Answered, []string{verdictIn}, nil},
		{"has Per Solberg rejected the plan?", Answered, []string{"Per Solberg rejected the plan"}, nil},
		{"is Ingrid Solberg 51?", Answered, []string{dot + verdictIn, "Ingrid Solberg, 51"}, nil},
		{"is Madsen a potato?", NotFound, nil, []string{dot + verdictIn}},
		{"!did it rain", NotFound, nil, []string{msgNoCommand}},
	})
}
