package answers

import "testing"

func TestSearch(t *testing.T) {
	grant(t, []wish{
		{"search toll", Answered, []string{headPassages, "*toll*"}, nil},
		{"search toll source:wire", Answered, []string{"[toll-quarrel"}, []string{"[ferry-pact"}},
		{`search toll source:"Harbour Post"`, Answered, []string{"[ferry-pact"}, []string{"[toll-quarrel"}},
		{`search „wall on the water“`, Answered, []string{"[ferry-pact"}, []string{"[toll-quarrel"}},
		{`search "water on the wall"`, NotFound, []string{msgNoPassage}, nil},
		{"search Solberg from:2024-06-01", Answered, []string{"[toll-quarrel"}, []string{"[ferry-pact", "[old-letter"}},
		{"search Solberg to:2024-06-01", Answered, []string{"[ferry-pact"}, []string{"[toll-quarrel", "[old-letter"}},
		{"search Solberg article:old-letter", Answered, []string{"[old-letter"}, []string{"[toll-quarrel", "[ferry-pact"}},
		{"search Solberg from:2024", Invalid, []string{msgBadDate}, nil},
		{"search F:* /.*/ toll~2", Answered, []string{"*toll*"}, nil}, // no query language
		{"search zeppelins", NotFound, []string{msgNoPassage}, nil},
	})
}
