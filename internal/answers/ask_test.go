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

// TestMayBe holds what is told by the beginning of each form and some words to its expression.
func TestMayBe(t *testing.T) {
	questions := []string{"Who has Lavrov met?", "who met Wang", "How old is Lavrov", "Where was Lavrov born", "when did Lavrov die?", "Who’s Lavrov?", "who resigned?", "tell me about Lavrov", "Describe Lavrov",
		"What did Lavrov say", "What does Lavrov think of Wang", "what’s China's stance on Russia", "Where does India stand on oil", "how does India position on oil", "How do China and India agree", "Where do China and India disagree", "do China and India agree",
		"Did China and India differ", "how do China and India differ", "What is the difference of China and India", "the comparison of China and India", "Compare China and India", "contrast China and India",
		"China vs. India", "is India against oil", "Are they for oil", "Does India support oil", "Since when is it so", "When’s the vote", "on what day was it", "In which year was it", "Which month was it", "Where’s Tunxi", "at which place was it", "What city was it",
		"What’s going on in Kabul", "Tell me what happened", "what has India done", "Give me a timeline of India", "Show the history of India", "Chronology for India", "events about India",
		"Please give me a short summary of India", "TLDR India", "tl;dr India", "sum up India", "Brief me on India", "An overview of India", "quick recap of India", "digest India", "What's new", "The latest news on India", "any news", "Headlines", "latest on India", "news", "what are sanctions",
		"Who said that it rains", "who leads Norway", "who endorsed Holm", "who will succeed Holm", "Whom did Holm replace as mayor?", "Who criticised the toll", "what did Holm say to Berg", "what did Holm tell Berg about oil", "How did India react to the vote", "What does Holm do for a living",
		"What has Holm said about oil", "WHAT HAVE THEY TOLD BERG", "what has Holm told", "What did Holm state on oil", "what has Holm stated", "what has Holm said to Berg about oil", "What do they think about oil", "What has India been doing", "what have they been up to lately", "what did India do"}
	for i := range forms {
		f, n := &forms[i], 0
		for _, q := range questions {
			if !f.re().MatchString(q) {
				continue
			}
			if n++; !f.mayBe(strings.ToLower(q)) {
				t.Errorf("%q may not be %s", q, f.re())
			}
		}
		if n == 0 {
			t.Errorf("no question has the form %s", f.re())
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
		{"what is 2+2?", NotFound, []string{msgNoPassage}, nil},
		{`{"a":1}`, NotFound, []string{msgNoPassage}, nil},
		{"tell us a joke", NotFound, []string{"try: help"}, []string{"try: what Norway"}},
		{"who will win the lottery?", NotFound, []string{"try: help"}, []string{"try: what", "try: who"}},
		{"were the ferries painted?", NotFound, []string{"try: help"}, []string{"try: where"}},
		{"where does Jon Norwood live?", NotFound, []string{"try: help"}, []string{"try: what Norway"}}, // “Norwood” alone might be a slip
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
