package answers

import "testing"

func TestArticles(t *testing.T) {
	grant(t, []wish{
		{"articles", Answered, []string{"toll-quarrel", "ferry-pact", "A letter about fish · old-letter", "try: article toll-quarrel"}, nil},
		{"!articles please", Answered, []string{"toll-quarrel"}, nil},
		{"articles about zeppelins", NotFound, nil, nil},
	})
}
