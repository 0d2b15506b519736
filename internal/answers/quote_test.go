package answers

import "testing"

func TestQuote(t *testing.T) {
	grant(t, []wish{
		{"quote Madsen", Answered, []string{"# Lars Madsen", headQuotes, "*A toll is a wall on the water,*", "Lars Madsen, reported", "*Denmark would pay for two ferries*"}, nil},
		{"quote Madsen on toll", Answered, []string{"# Lars Madsen on toll", "A toll is a wall"}, []string{"two ferries"}},
		{"quote Madsen on ferry", Answered, []string{"two ferries"}, []string{"A toll is a wall"}},
		{"quote Denmark", Answered, []string{"# Denmark", headPeopleSaid, "Lars Madsen", "A toll is a wall"}, nil},
		{"quote Madsen on football", NotFound, []string{msgNoQuoteOn, "try: quote Lars Madsen", "try: who Lars Madsen"}, []string{headQuotes}},
		{"quote Iceland", NotFound, []string{msgNoQuote, "try: what Iceland"}, nil},
		{"quote ferry on Bergen", NotFound, []string{"Not found: ferry on Bergen", msgNoQuoteName, headPassages, "*ferry*", "try: search ferry"}, []string{"try: what"}},
		{"quote him", NotFound, []string{msgNoMemory}, nil},
		{"said Per Solberg", Answered, []string{"No boat of ours will pay"}, []string{"coasts"}},
	})
}
