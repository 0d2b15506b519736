package answers

import "testing"

func TestWhat(t *testing.T) {
	grant(t, []wish{
		{"what Norway", Answered, []string{"# Norway", "Ingrid Solberg — Norwegian Foreign Minister", "Per Solberg — Norwegian President", "Norway opposes toll", "Norway supports toll", headTowards, "Canada opposes Norway", "according to Ritzau agency", headPassages}, nil},
		{"what Per Solberg", Answered, []string{"# Per Solberg", "Role: Norwegian President"}, nil},
		{"what Solberg", Ambiguous, []string{"try: what Ingrid Solberg"}, nil},
		{"what ferry pact", Answered, []string{"# ferry pact", headPassages, "*ferry* *pact*"}, []string{headStances}},
		{"what 🇮🇸", Answered, []string{"# Iceland", "Iceland opposes fish quotas", "Ingrid Solberg supports Iceland"}, nil},
		{"what zeppelins", NotFound, []string{msgNoPassage}, nil},
	})
}
