package answers

import (
	"strings"
	"testing"
	"testing/fstest"

	"attache/internal/article"
)

// TestSaid asks for words whose topic stands before them or in the title, for who said
// something, and what comes near it.
func TestSaid(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"withdrawal.md": {Data: []byte(`---
title: Norway announces withdrawal from the fishing pact
date: 2031-05-20
---
Norwegian Prime Minister Anna Berg announced the withdrawal from the fishing pact on Monday. Danish Foreign Minister Lars Madsen called the move “a stab in the back for our crews.”

Union leader Kari Dahl spoke in Bergen. “We must always have the backs of our partners,” Dahl said. Mayor Eva Strand spoke of holidays. She called the decision “a bad day for Bergen.”

Anna Aas said of Per Lund, “He is a liar and a thief.”

Berg congratulated Madsen, saying, “I hope that we will get things done together.” Berg praised Dahl's patience. “She has waited for long,” Berg said.
`)}, "toll.md": {Data: []byte(`---
title: Ferry toll to rise
date: 2031-06-20
---
The toll on ferries rises in July. Mayor Tor Berg of Bergen said, “The toll pays for two new ferries.”

Senator Nora Holm criticised the toll. Denmark supports the toll, while Iceland has been accused of arming the Reef League.

Jon Moen, commander of the Reef League, met Eva Strand, adviser to the Reef League, and Ole Foss, deputy commander of the Reef League, in Bergen.

Judge Olav Moen ruled on the pilots. “Pilots may sleep in the harbour,” he said. A spokesman for the Fjord Authority said that the buoys would be painted.

Investigator Per Aas wrote the report. “True safety takes time,” he said, asking the families to be patient.

Ruth Landry praised Siri Dal. The council met. Ruth Landry said that her party would vote for the toll. President Ida Moe declared mourning and visited the survivors in Bergen.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range []struct{ ask, speaker, says string }{
		{"What did Madsen say about the withdrawal?", "Lars Madsen", "a stab in the back"},
		{"What did Lars Madsen think of the withdrawal from the fishing pact?", "Lars Madsen", "a stab in the back"},
		{"How did Madsen react to the withdrawal?", "Lars Madsen", "a stab in the back"},
		{"What did Dahl say about the withdrawal from the fishing pact?", "", ""},                      // only the title is about it
		{"What did Strand say about the withdrawal from the fishing pact?", "Eva Strand", "a bad day"}, // “the decision” is what the title tells
		{"What did Anna Aas tell Per Lund?", "", ""},
		{"What did Anna Berg tell Madsen about oil?", "", ""},
		{"Who denied that the toll pays for two new ferries?", "", ""},
		{"Who said that the toll does not pay for two new ferries?", "", ""},
		{"Who said that the toll pays for two new ferries?", "Tor Berg", "two new ferries"},
		{"What did Dahl say about the ferry toll?", "", ""},
		{"What did Madsen say about the ferries?", "", ""},
		{"What did Holm say about the pact?", "", ""},
		{"What did Anna Berg say to Madsen?", "Anna Berg", "get things done"},
		{"What did Anna Berg tell Dahl?", "", ""}, // whose patience was praised, who was told nothing
		{"What did Madsen tell Anna Berg?", "", ""},
		{"What did Berg say about the toll?", "Tor Berg", "two new ferries"}, // of two, the one who spoke of it
		{"What did Berg tell Madsen?", "Anna Berg", "get things done"},
		{"What did the judge say about the pilots?", "Olav Moen", "may sleep"},
		{"What did the judge say about the buoys?", "", ""},
		{"What did the spokesman for the Fjord Authority say about the buoys?", "", "would be painted"},
		{"What did Ruth Landry say about Siri Dal?", "", ""},
		{"What did Ida Moe say to the survivors?", "", ""},
		{"Who said that true safety takes time?", "Per Aas", "True safety"},
		{"Who said that true safety costs money?", "", ""},
	} {
		a := engine.Ask(t.Context(), test.ask)
		var got []string
		for _, c := range a.Quotes {
			got = append(got, c.Speaker+": "+c.Text)
		}
		all := strings.Join(got, "\n")
		if test.says == "" && (len(got) > 0 || a.Short.Text != "") || !strings.Contains(all, test.speaker+": ") && test.speaker != "" || !strings.Contains(all, test.says) {
			t.Errorf("%q is %s, with %q %q", test.ask, a.Status, got, a.Short.Text)
		}
	}
	for ask, who := range map[string]string{
		"Who commands the Reef League?": "Jon Moen",
		"Who leads the Reef League?":    "Jon Moen",
		"Who coaches the Reef League?":  "",
	} {
		a := engine.Ask(t.Context(), ask)
		if (len(a.Facts) == 1) != (who != "") || len(a.Facts) == 1 && a.Facts[0].Name != who {
			t.Errorf("%q is %s, with %+v", ask, a.Status, a.Facts)
		}
	}
	for ask, holds := range map[string]bool{
		"Does Denmark support the toll?":        true,
		"Does Denmark support the Reef League?": false, // which is only named beside
	} {
		if a := engine.Ask(t.Context(), ask); (len(a.Stances)+len(a.Checks) > 0) != holds {
			t.Errorf("%q is %s, with %+v %+v", ask, a.Status, a.Stances, a.Checks)
		}
	}
	for ask, holder := range map[string]string{
		"Who supports the toll?":           "Denmark",
		"Who criticised the toll?":         "Nora Holm",
		"Who opposes the patience?":        "",
		"Who was criticised by Nora Holm?": "",
		"Who was supported by Denmark?":    "",
	} {
		a := engine.Ask(t.Context(), ask)
		if (len(a.Stances) == 1) != (holder != "") || len(a.Stances) == 1 && a.Stances[0].Holder != holder {
			t.Errorf("%q is %s, with %+v", ask, a.Status, a.Stances)
		}
	}
}
