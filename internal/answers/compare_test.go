package answers

import "testing"

func TestCompare(t *testing.T) {
	grant(t, []wish{
		{"compare Norway and Iceland", Answered, []string{"# Norway and Iceland", headDisputed, "Norway opposes toll", "Norway supports toll", "Said of Norway only", "Said of Iceland only", "Iceland opposes fish quotas", "try: stance Norway"}, []string{headAgree, headDiffer}},
		{"Norway vs Iceland", Answered, []string{"# Norway and Iceland"}, nil},
		{"!compare norway iceland", Answered, []string{"# Norway and Iceland"}, nil},
		{"!compare Norway, Iceland on fish", Answered, []string{"# Norway and Iceland on fish", "Iceland opposes fish quotas"}, []string{"Norway opposes toll"}},
		{"how do Norway and Iceland differ on fish?", Answered, []string{"# Norway and Iceland on fish"}, nil},
		{"compare Norway and Denmark", Answered, []string{headDisputed, "## Denmark", msgNoSide}, nil},
		{"compare Denmark and Finland", NotFound, []string{"Not found: Finland", msgNoName}, nil},
		{"compare Solberg and Norway", Ambiguous, []string{"try: compare Ingrid Solberg and Norway", "try: compare Per Solberg and Norway"}, nil},
		{"compare Madsen with Solberg on fish", Ambiguous, []string{"try: compare Lars Madsen and Ingrid Solberg on fish"}, nil},
		{"compare Norway and 🇳🇴", Invalid, []string{msgSameTwice}, nil},
		{"compare Norway", Invalid, []string{msgTwoNames, "compare A and B [on TOPIC]"}, nil},
		{"compare Ingrid Solberg", Invalid, []string{msgTwoNames}, nil},
	})
}
