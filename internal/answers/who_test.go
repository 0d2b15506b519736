package answers

import "testing"

func TestWho(t *testing.T) {
	grant(t, []wish{
		{"who Ingrid Solberg", Answered, []string{"# Ingrid Solberg", "Role: Norwegian Foreign Minister (as of 2024-05-02)", "Affiliation: Norway", "Age: 51 (as of 2024-05-02)", headQuotes, "*The ferry ties our coasts together,*", headEvents, "2024-05-02 in Bergen", "[old-letter, ]", "try: quote Ingrid Solberg"}, []string{"Danish Foreign Minister (as", "No boat"}},
		{"who Solberg", Ambiguous, []string{msgAmbiguous, "Ingrid Solberg — Norwegian Foreign Minister", "Per Solberg — Norwegian President", "try: who Ingrid Solberg", "try: who Per Solberg"}, []string{headFacts}},
		{"who the Norwegian president", Answered, []string{"# Per Solberg"}, nil},
		{"!who Madsne", Answered, []string{"# Lars Madsen", msgTypo}, nil},
		{"/who madsen?", Answered, []string{"# Lars Madsen"}, []string{msgTypo}},
		{"who Norway", Answered, []string{"# Norway", "Ingrid Solberg — Norwegian Foreign Minister", headStances}, nil},
		{"who toll", Answered, []string{"# toll", msgOnlyPassages, headPassages}, []string{headFacts}},
		{"who Sophie Duval", NotFound, []string{wordNoTitle + ": Sophie Duval", msgNoName, "try: "}, nil},
		{"who", Invalid, []string{msgNothingAsked, "who NAME"}, nil},
		{"who ?!", Invalid, []string{msgNothingAsked}, nil},
	})
}
