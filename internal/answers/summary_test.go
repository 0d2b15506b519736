package answers

import "testing"

func TestSummary(t *testing.T) {
	grant(t, []wish{
		{"summary ferry-pact", Answered, []string{"# Norway and Denmark sign a ferry pact", headGist, "Ingrid Solberg, 51, met", "try: article ferry-pact"}, []string{"toll-quarrel"}},
		{"!tldr Quarrel over the toll", Answered, []string{"# Quarrel over the toll", headGist}, []string{"he said"}},
		{"summarise the article toll-quarrel", Answered, []string{"# Quarrel over the toll"}, nil},
		{"summary Ingrid Solberg", Answered, []string{"# Ingrid Solberg", headGist, "[old-letter, ]", "[ferry-pact"}, []string{"Per Solberg"}},
		{"summary", Answered, []string{"# " + titleArticles, headGist, "[toll-quarrel", "[ferry-pact", "[old-letter", "try: summary toll-quarrel"}, nil},
		{"what's new?", Answered, []string{headGist, "[toll-quarrel"}, nil},
		{"give me a summary of the news", Answered, []string{headGist, "[toll-quarrel"}, nil},
		{"summary Solberg", Ambiguous, []string{"try: summary Ingrid Solberg"}, nil},
		{"summary ferries", Answered, []string{msgOnlyPassages, headPassages}, []string{headGist}},
		{"summary zeppelins", NotFound, []string{msgNoName}, nil},
		{"summary of it", NotFound, []string{msgNoMemory}, nil},
	})
}
