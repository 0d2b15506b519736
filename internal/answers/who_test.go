package answers

import (
	"slices"
	"testing"

	"attache/internal/facts"
)

func TestWho(t *testing.T) {
	grant(t, []wish{
		{"who Ingrid Solberg", Answered, []string{"# Ingrid Solberg", "Role: Norwegian Foreign Minister (as of 2024-05-02)", "Affiliation: Norway", "Age: 51 (as of 2024-05-02)", headQuotes, "*The ferry ties our coasts together,*", headEvents, "2024-05-02 in Bergen", "[old-letter, ]", "try: quote Ingrid Solberg"}, []string{"Danish Foreign Minister (as", "No boat"}},
		{"who Solberg", Ambiguous, []string{msgAmbiguous, "Ingrid Solberg — Norwegian Foreign Minister", "Per Solberg — Norwegian President", "try: who Ingrid Solberg", "try: who Per Solberg"}, []string{headFacts}},
		{"who the Norwegian president", Answered, []string{"# Per Solberg"}, nil},
		{"!who Madsne", Answered, []string{"# Lars Madsen", msgTypo}, nil},
		{"/who madsen?", Answered, []string{"# Lars Madsen"}, []string{msgTypo}},
		{"who Norway", Answered, []string{"# Norway", "Ingrid Solberg — Norwegian Foreign Minister", headStances}, nil},
		{"who toll", Answered, []string{"# toll", msgOnlyPassages, headPassages}, []string{headFacts}},
		{"who Sophie Duval", NotFound, []string{titleNothing + ": Sophie Duval", msgNoName, "try: "}, nil},
		{"who Minister Madsen", Answered, []string{"# Lars Madsen"}, []string{msgTypo}},
		{"who he", NotFound, []string{msgNoMemory}, nil},
		{"who", Invalid, []string{msgNothingAsked, "who NAME"}, nil},
		{"who ?!", Invalid, []string{msgNothingAsked}, nil},
	})
}

func TestFoldRoles(t *testing.T) {
	role := func(value, day string) facts.Fact {
		return facts.Fact{Label: "role", Value: value, Date: day, Evidence: []facts.Evidence{{Date: day}}}
	}
	claimed := role("President", "2024-05-01")
	claimed.Claimant = "Ritzau"
	got := foldRoles([]facts.Fact{role("President", "2024-06-09"), role("Vice President", "2024-06-08"), role("US president", "2024-06-07"), claimed,
		role("nominee", "2024-04-01"), role("senator", "2024-03-01"), {Label: "age", Value: "51"}})
	var values []string
	for _, f := range got {
		values = append(values, f.Value)
	}
	if want := []string{"Vice President", "US president", "President", "nominee", "51"}; !slices.Equal(values, want) {
		t.Errorf("got %q, want %q", values, want)
	}
	if ev := got[1].Evidence; len(ev) != 2 || ev[0].Date != "2024-06-07" || ev[1].Date != "2024-06-09" {
		t.Errorf("the evidence of the longer role is %v", ev)
	}
}
