package answers

import (
	"slices"
	"testing"
)

func TestYears(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                  nil,
		"from 2003 to 2004":                 {"2003", "2004"},
		"1999":                              {"1999"},
		"(1999)-2001, 12 May 2003.":         {"1999", "2001", "2003"},
		"12003 and 200 and 2003a and _2003": nil,
		"3003 men, 0999":                    nil,
		"в2003года 2004é":                   {"2003", "2004"},
	} {
		if got := years(text); !slices.Equal(got, want) {
			t.Errorf("years(%q) = %q, want %q", text, got, want)
		}
	}
}
