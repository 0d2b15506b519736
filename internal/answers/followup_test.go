package answers

import "testing"

func TestFollowUp(t *testing.T) {
	engine := shipped(t)
	for _, test := range []struct{ previous, text, want string }{
		// Another subject.
		{"stance India", "and China?", "stance China"},
		{"!stance India", "And China?", "stance China"},
		{"stance India", "what about China?", "stance China"},
		{"stance India", "how about beijing", "stance Beijing"},
		{"stance India", "🇨🇳?", "stance China"},
		{"stance India", "China?", "stance China"},
		{"stance India", "China", "what China"},
		{"stance India on the invasion", "and China?", "stance China on the invasion"},
		{"what does India think of the resolution?", "and Turkey?", "stance Turkey on the resolution"},
		{"stance India as of 2022-03-10", "and China?", "stance China as of 2022-03-10"},
		{"quote Lavrov", "and Wang Wenbin?", "quote Wang Wenbin"},
		{"quote Lavrov", "and Wang?", "quote Wang"},
		{"who Lavrov", "Wang Yi", "who Wang Yi"},
		{"who Lavrov", "and Biden?", "who Joe Biden"},
		{"who is Lavrov?", "and NATO?", "what NATO"},
		{"who Wang", "Wang Yi", "who Wang Yi"},
		{"stance Wang", "Wang Yi", "stance Wang Yi"},
		{"summary Lavrov", "and Modi?", "summary Narendra Modi"},
		{"timeline Lavrov from 2022-03-01 to 2022-03-31", "and Biden?", "timeline Joe Biden from 2022-03-01 to 2022-03-31"},
		{"when did Lavrov meet Wang?", "and Modi?", "when did Lavrov meet Narendra Modi"},
		{"where did Lavrov meet Wang?", "and Jaishankar?", "where did Lavrov meet S. Jaishankar"},
		{"compare China and India", "and Turkey?", "compare China and Turkey"},
		{"search sanctions", "and Venezuela?", "search Venezuela"},
		{"who is the foreign minister of Russia?", "and Truss?", "who Liz Truss"},

		// Questions of their own.
		{"what did Lavrov say about NATO?", "what did Wang Wenbin say?", "what did Wang Wenbin say?"},
		{"what did Lavrov say about NATO?", "and what did Wang Wenbin say?", "quote Wang Wenbin on NATO"},
		{"quote Lavrov", "who is the foreign minister of India?", "who is the foreign minister of India?"},

		// Another topic.
		{"stance India", "and on sanctions?", "stance India on sanctions"},
		{"stance India", "on the invasion?", "stance India on invasion"},
		{"stance India on sanctions", "and on the resolution?", "stance India on resolution"},
		{"stance India", "and sanctions?", "stance India on sanctions"},
		{"compare China and India", "and on the invasion?", "compare China and India on invasion"},
		{"quote Wang Wenbin", "more on peace", "quote Wang Wenbin on peace"},
		{"stance China", "more on NATO", "stance China on NATO"},
		{"timeline Lavrov", "more on NATO", "what NATO"},
		{"who Wang Wenbin", "and on peace?", "quote Wang Wenbin on peace"},
		{"stance China on NATO", "what does Turkey think?", "stance Turkey on NATO"},
		{"stance India on sanctions", "what does China say about it?", "quote China on sanctions"},

		// Another time.
		{"timeline Lavrov", "and in April?", "timeline Sergei Lavrov from 2022-04-01 to 2022-04-30"},
		{"timeline Lavrov", "in March 2022", "timeline Sergei Lavrov from 2022-03-01 to 2022-03-31"},
		{"timeline Lavrov", "since 30 March 2022?", "timeline Sergei Lavrov from 2022-03-30"},
		{"timeline", "and before March 2022?", "timeline to 2022-02-28"},
		{"who Lavrov", "and in April?", "timeline Sergei Lavrov from 2022-04-01 to 2022-04-30"},
		{"stance India", "and in April?", "stance India as of 2022-04-30"},
		{"stance India", "as of 2022-03-10?", "stance India as of 2022-03-10"},
		{"stance India as of 2022-03-10", "and as of today?", "stance India"},
		{"stance India on the resolution", "and as of 2022-03-10", "stance India on the resolution as of 2022-03-10"},
		{"stance India", "and China as of 2022-03-10?", "stance China as of 2022-03-10"},
		{"when did Lavrov meet Wang?", "as of 2022-03-10?", "when did Lavrov meet Wang as of 2022-03-10"},
		{"search economic sanctions", "and in March?", "search economic sanctions from:2022-03-01 to:2022-03-31"},

		// A question word alone.
		{"where did Lavrov meet Wang?", "when?", "when did Lavrov meet Wang"},
		{"when did Lavrov meet Wang?", "where?", "where did Lavrov meet Wang"},
		{"when did Lavrov meet Wang?", "and where was that?", "where did Lavrov meet Wang"},
		{"where invasion", "when was it?", "when invasion"},
		{"who Lavrov", "when?", "timeline Sergei Lavrov"},
		{"stance China", "why?", "quote China"},
		{"stance Lavrov", "why?", "quote Sergei Lavrov"},
		{"when did Russia invade Ukraine", "why?", "search did Russia invade Ukraine"},

		// A pronoun, or none.
		{"who Lavrov", "what did he say?", "quote Sergei Lavrov"},
		{"who is Lavrov?", "what did he say about China?", "quote Sergei Lavrov on China"},
		{"stance Liz Truss", "who is she?", "who Liz Truss"},
		{"quote Lavrov", "his age?", "who Sergei Lavrov"},
		{"quote Lavrov", "how old is he?", "who Sergei Lavrov"},
		{"who Lavrov", "his position on Ukraine?", "stance Sergei Lavrov on Ukraine"},
		{"stance India", "what does it think of the invasion?", "stance India on the invasion"},
		{"stance India", "their timeline?", "timeline India"},
		{"who Lavrov", "stance?", "stance Sergei Lavrov"},
		{"who Lavrov", "quote him", "quote Sergei Lavrov"},
		{"who Lavrov", "when did he meet Wang?", "when did Sergei Lavrov meet Wang"},
		{"who Lavrov", "where was he in March?", "where was Sergei Lavrov in March"},
		{"what NATO", "what is it?", "what NATO"},

		// Two side by side.
		{"stance India", "compare with China", "compare India and China"},
		{"stance India on sanctions", "compare it to Turkey", "compare India and Turkey on sanctions"},
		{"stance India", "vs Beijing", "compare India and Beijing"},
		{"who Modi", "compare him with Lavrov on Ukraine", "compare Narendra Modi and Sergei Lavrov on Ukraine"},

		// More.
		{"who Lavrov", "more", "quote Sergei Lavrov"},
		{"who Lavrov", "tell me more about him", "quote Sergei Lavrov"},

		// What could mean several stays, and is asked back.
		{"when did Lavrov meet Wang?", "what did he say?", "what did he say?"},
		{"compare China and India", "what do they think of it?", "what do they think of it?"},
		{"who Wang", "what did he say?", "what did he say?"},
		{"stance India", "what did she say?", "what did she say?"},
		{"", "and China?", "and China?"},
		{"help", "why?", "why?"},

		// A question by itself.
		{"stance India", "!who China", "!who China"},
		{"stance India", "/stance", "/stance"},
		{"stance India", "who Lavrov", "who Lavrov"},
		{"stance India", "when did Lavrov meet Wang?", "when did Lavrov meet Wang?"},
		{"stance India", "and when did Lavrov meet Wang?", "when did Lavrov meet Wang?"},
		{"stance India", "and who is Modi?", "who is Modi?"},
		{"stance India", "what does China think of NATO?", "what does China think of NATO?"},
		{"stance India", "timeline from 2022-03-01 to 2022-03-31", "timeline from 2022-03-01 to 2022-03-31"},
		{"stance India", "articles", "articles"},
		{"stance India", "how do I bake bread?", "how do I bake bread?"},

		{"stance India", "!check Lavrov met Modi.\nAnd Putin?", "!check Lavrov met Modi.\nAnd Putin?"},
		{"check Lavrov met Modi in Mumbai on 1 April 2022.", "when?", "when?"},

		// No question at all.
		{"stance India", "thanks", ""},
		{"stance India", "ok lol", ""},
		{"stance India", "Danke!", ""},
		{"stance India", "Thank you so much!!", ""},
		{"stance India", "haha nice :)", ""},
		{"stance India", "👍", ""},
		{"stance India", "great answer, thanks 🙏", ""},
		{"stance India", "that's interesting", ""},
		{"stance India", "I knew it", ""},
		{"", "thanks", "thanks"},
		{"stance India", "hello!", "hello!"}, // nobody who greets is left without a word
		{"stance India", "what can you do?", "what can you do?"},
	} {
		got := engine.FollowUp(t.Context(), test.previous, test.text)
		if got != test.want {
			t.Errorf("after %q, %q is %q, want %q", test.previous, test.text, got, test.want)
		}
	}
}

// TestFollowUpIsNoChange holds what is a question by itself to what Ask makes of it,
// whatever was asked before.
func TestFollowUpIsNoChange(t *testing.T) {
	engine := shipped(t)
	for _, row := range engine.Commands() {
		for _, example := range row.Examples {
			text := row.Name + " " + example
			for _, previous := range []string{"stance India", "when did Lavrov meet Wang?", "who Wang", "nonsense", "compare China and India"} {
				if got := engine.FollowUp(t.Context(), previous, text); got != text {
					t.Errorf("after %q, %q became %q", previous, text, got)
				}
			}
		}
	}
}

// TestFollowUpOddities lets nothing that people may type break it.
func TestFollowUpOddities(t *testing.T) {
	engine := shipped(t)
	for _, previous := range []string{"\xff", "stance", "as of", "!?!", "compare", "articles as of 2022-03-10"} {
		for _, text := range []string{"", "?", "and", "and?", "on", "as of", "as of never", "\x00", "compare with", "he", "more on", "what about", "🙃?", "IT?"} {
			if got := engine.FollowUp(t.Context(), previous, text); got != "" {
				engine.Ask(t.Context(), got)
			}
		}
	}
}
