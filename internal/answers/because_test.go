package answers

import (
	"testing"
	"testing/fstest"

	"attache/internal/article"
)

// TestBecause asks for reasons that sentences give in several ways, and for some that they do not.
func TestBecause(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"bergen.md": {Data: []byte(`---
title: Bergen in brief
date: 2031-05-20
---
Norway on Tuesday banned the tanker Skua from its ports, with officials saying this is for security reasons. In 2027, after a loan came to light, Mayor Tor Hansen resigned, and Kari Dahl took over.

Nora Holm was dropped in 2029 by Nordic Radio after she called the king "a dull man." Ole Aas was jailed for fraud. Eva Strand was jailed for six years. Jon Vik left Bergen after two years.

Lars Madsen apologised to the crews over the toll. Sven Lund was sworn in after the dismissal of Olav Moen over a leaked letter. Protesters called for the dismissal of Ruth Landry over a leaked letter.

Siri Dal nearly resigned because of the storm. Madsen denied that Tora Rud resigned because of the loan. Had Nils Lie retired because of the fire, the team would have lost. After two hours, Mayor Odd Vale retired. After midnight on Friday, Rolf Krag left Molde. Leif Moe was suspended for two games. Knut Berge was arrested for the second time in Oslo. Hans Rud was dropped after lunch. Marit Lie was sued for libel. Gro Vik cancelled the show because her husband, a banker, was ill.

Anna Berg closed the harbour because of the storm, according to the council. Anna Berg opened the museum on Friday. Magnus Foss flew to Oslo and Ida Foss stayed because of the snow.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range []struct{ ask, short string }{
		{"Why did Norway ban the Skua?", "for security reasons"},
		{"Why was the Skua banned?", "for security reasons"},
		{"Why did Tor Hansen resign?", "after a loan came to light"},
		{"Why was Nora Holm dropped by Nordic Radio?", `after she called the king "a dull man."`},
		{"Why was Ole Aas jailed?", "for fraud"},
		{"Why was Eva Strand jailed?", ""}, // that is how long
		{"Why did Jon Vik leave Bergen?", ""},
		{"Why did Lars Madsen apologise?", "over the toll"},
		{"Why was Olav Moen dismissed?", "over a leaked letter"},
		{"Why was Ruth Landry dismissed?", ""}, // nobody says that she was
		{"Why did Siri Dal resign?", ""},
		{"Why did Tora Rud resign?", ""},
		{"Why did Nils Lie retire?", ""},
		{"Why did Odd Vale retire?", ""},
		{"Why did Rolf Krag leave Molde?", ""},
		{"Why was Leif Moe suspended?", ""},
		{"Why was Knut Berge arrested?", ""},
		{"Why was Hans Rud dropped?", ""},
		{"Why was Marit Lie sued?", "for libel"},
		{"Why did Gro Vik cancel the show?", "because her husband, a banker, was ill"},
		{"Why did Anna Berg close the harbour?", "because of the storm"},
		{"Why did Anna Berg open the museum?", ""},
		{"Why did Magnus Foss fly to Oslo?", ""}, // it is why she stayed
		{"Why did Ida Foss stay?", "because of the snow"},
	} {
		a := engine.Ask(t.Context(), test.ask)
		if a.Short.Text != test.short {
			t.Errorf("%q is %s, with %q, %.2f", test.ask, a.Status, a.Short.Text, a.Short.Confidence)
			continue
		}
		if test.short == "" {
			continue
		}
		if e := a.Short.Evidence[0]; e.Text[a.Short.Start-e.Start:a.Short.End-e.Start] != a.Short.Text {
			t.Errorf("%q is answered with %q, which stands elsewhere", test.ask, a.Short.Text)
		}
	}
}
