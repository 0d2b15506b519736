package answers

import "testing"

func TestArticle(t *testing.T) {
	grant(t, []wish{
		{"article ferry-pact", Answered, []string{"# Norway and Denmark sign a ferry pact", "Ingrid Solberg — Norwegian Foreign Minister", headStances, "Norway supports toll", headSaid, headEvents, "Harbour Post · 2024-05-02 · ferry-pact"}, nil},
		{"article FISH", Answered, []string{"# A letter about fish", "- old-letter"}, nil}, // by a word of its title, without a day
		{"article o", NotFound, []string{msgNoArticle, "try: articles"}, nil},              // several have it
		{"article 1999", NotFound, []string{msgNoArticle}, nil},
		{"article", Invalid, []string{msgNothingAsked}, nil},
	})
}
