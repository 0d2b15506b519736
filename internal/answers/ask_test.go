package answers

import (
	"strings"
	"testing"
)

// TestForms compiles all the expressions, which nobody else asks for all of.
func TestForms(t *testing.T) {
	for _, f := range forms {
		if n := f.re().NumSubexp(); !strings.Contains(f.args, "$1") || n == 0 {
			t.Errorf("%s asks for %q of %d", f.re(), f.args, n)
		}
		if find(commands(), f.command) == nil {
			t.Errorf("there is no command %q", f.command)
		}
	}
}

func TestAsk(t *testing.T) {
	grant(t, []wish{
		{"who is Madsen?", Answered, []string{"# Lars Madsen", "Role: Danish Foreign Minister"}, nil},
		{"!who is Madsen", Answered, []string{"# Lars Madsen"}, []string{msgTypo}},
		{"!who was the zeppelin", NotFound, []string{msgNoPassage}, []string{msgNoCommand}},
		{"Tell me about Lars Madsen", Answered, []string{"# Lars Madsen"}, nil},
		{"who is the foreign minister of Denmark?", Answered, []string{"# Lars Madsen"}, nil},
		{"what did Madsen say about the toll?", Answered, []string{"# Lars Madsen on the toll", "A toll is a wall"}, nil},
		{"what did Norway say?", Answered, []string{"# Norway", "No boat", "coasts"}, nil},
		{"does Norway support the toll?", Answered, []string{"# Norway on the toll", "Norway opposes toll", "Norway supports toll"}, nil},
		{"is Iceland for the quotas?", Answered, []string{"Iceland opposes fish quotas"}, nil},
		{"what is Norway’s position on the toll?", Answered, []string{"# Norway on the toll"}, nil},
		{"what does Solberg think of fish?", Ambiguous, []string{"try: stance Ingrid Solberg on fish"}, nil},
		{"Madsen", Answered, []string{"# Lars Madsen"}, nil},
		{"🇮🇸", Answered, []string{"# Iceland"}, nil},
		{"who visited Reykjavik?", Answered, []string{"*Ingrid Solberg* visited Reykjavik"}, nil},
		{"when did Norway sign the ferry pact?", NotFound, []string{msgNoDate, "*ferry* *pact*"}, nil},
		{"what is the best pizza topping?", NotFound, []string{msgNoPassage}, nil},
		{"how old is he?", NotFound, []string{msgNoMemory, "try: help"}, []string{headPassages}},
		{"what did she say about the toll?", NotFound, []string{msgNoMemory, "try: help"}, []string{headPassages}},
		{"Where was he born", NotFound, []string{msgNoMemory}, nil},
		{"what is it?", NotFound, []string{msgNoMemory}, nil},
		{"when did they sign the ferry pact?", NotFound, []string{msgNoDate, "*ferries*"}, nil}, // there is enough to go by
		{"@everyone @here: who is Madsen?", Answered, []string{"# Lars Madsen"}, nil},
		{"@everyone", Invalid, []string{msgNothingAsked}, nil},
		{"Wer ist Madsen?", NotFound, []string{msgNoPassage, "try: who Lars Madsen\ntry: help"}, []string{"Norway"}},
		{"¿Quién es «Per Solberg», por favor?", NotFound, []string{"try: who Per Solberg\ntry: help"}, []string{"Ingrid"}},
		{"wer ist Maddsen denn", NotFound, []string{"try: who Lars Madsen\ntry: help"}, nil},
		{"tell us a joke", NotFound, []string{"try: what Norway\n", "try: help"}, nil},
		{"Thanks a lot!", NotFound, []string{msgNoQuestion, "try: help"}, nil},
		{"thanks everyone, see you tomorrow!", NotFound, nil, nil},
		{"hello there", Answered, []string{"# What you can ask", "who NAME"}, nil},
		{"Привет!", Answered, []string{"# What you can ask"}, nil},
		{"hey, what can you do?", Answered, []string{"# What you can ask"}, nil},
		{"help me please", Answered, []string{"# What you can ask"}, nil},
		{"who are you", Answered, []string{"# What you can ask"}, nil},
		{"who are you talking about", NotFound, nil, nil},
	})
}
