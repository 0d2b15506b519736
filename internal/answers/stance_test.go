package answers

import "testing"

func TestStance(t *testing.T) {
	grant(t, []wish{
		// Two sources disagree: both are shown, each with its own words, the newer first.
		{"stance Norway on the toll", Answered, []string{"# Norway on the toll", "Norway opposes toll · “opposes” · 2024-06-11", "[toll-quarrel", "Norway supports toll · “supports” · 2024-05-02", "[ferry-pact"}, []string{"Per Solberg opposes plan"}},
		{"stance Norway", Answered, []string{headStances + "\n", "Norway opposes toll", "Norway supports toll", headPeople, "Per Solberg opposes plan", "Ingrid Solberg supports Iceland"}, nil},
		{"stance Iceland", Answered, []string{"Iceland opposes fish quotas · “does not comply with”\n", "[old-letter, ]"}, []string{"· 202"}},
		{"stance Canada on the Norwegians", Answered, []string{"Canada opposes Norway", "according to Ritzau agency"}, nil}, // a claim, and a demonym
		{"stance Canada on 🇳🇴", Answered, []string{"Canada opposes Norway"}, nil},
		{"stance Norway on TOLLS", Answered, []string{"Norway opposes toll"}, nil},
		{"stance Iceland on the toll", NotFound, []string{"# Iceland on the toll", msgNoStanceOn, "try: stance Iceland"}, []string{headStances}},
		{"stance Lars Madsen", NotFound, []string{msgNoStance, "try: who Lars Madsen"}, nil},
		{"stance Solberg on fish", Ambiguous, []string{"try: stance Ingrid Solberg on fish"}, nil},
		{"stance Atlantis", NotFound, []string{msgNoName}, nil},
		{"stance ferries", NotFound, []string{"Not found: ferries", msgNoStanceName, headPassages, "*ferries*", "try: search ferries"}, []string{headStances}},
		{"stance Norway on", Answered, []string{"# Norway"}, nil},
		{"stance Norway ON toll", Answered, []string{"# Norway on toll"}, nil},
		{"stance İİİİİİİİ on toll", NotFound, nil, nil}, // grows in lower case
		{"stance on the toll", NotFound, nil, nil},
	})
}
