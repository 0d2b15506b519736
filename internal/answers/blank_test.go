package answers

import (
	"testing"
	"testing/fstest"

	"attache/internal/article"
)

// TestBlank asks for one part of what a sentence says is done, and for the same of others, of
// another year, with another preposition, or of what is not said to be done.
func TestBlank(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"lofoten.md": {Data: []byte(`---
title: Storm strikes Lofoten
date: 2031-05-20
---
A storm struck the islands of Lofoten on Monday, killing at least 41 people and injuring more than 300. Police arrested 14 looters in Narvik. Statoil donated 3 million crowns to the victims. The reef was discovered in 1987 by the diver Walter Brand.

A court in Bergen sentenced the city's former mayor, Rafael Lund, to seven years in prison. Prosecutor Dana Whitlock had demanded nine years. Five members of the council voted for the tax.

Turku won the cup for the first time since 1994. Sven Moe won the race in 2029. He dedicated the medal to his father. The events shocked Kari Dahl. Soldiers seized the bridge. Ole Aas refused to sign the pact. Eva Rud may join the team. Norway sent five ships and Sweden nine planes to Mali. The man who robbed Jens Aas fled. Tor Vik promised to build four schools. A spokesman for Gro Lie opened the museum.

Odd Caldo opposed lifting the sanctions. Dag Rossi was cleared of fraud and convicted of perjury. It was Jon Vidak, not Odd Caldo, who cancelled the dinner. Kai Sharp, who had led Harrow to three titles, retired. Anna Brandis said that Eva Kessler had ordered the raid. Sara Winter moved to Ulm. The wife of the banker Dario Greco emigrated. A drone killed the driver of Otto Lasko. Germany lost 300 soldiers and Poland 450. Finland attacked Estonia. In 1998 a mudslide killed 1,250 people.

The Fisher party called for the mole to be torn down. President Ida Sund moved to Sweden. Rolf Dal read a paper on herring in Denmark. Twenty-three people are still missing.

The clinic in Molde lost 3 million crowns. The fraud was uncovered by a trainee, Nora Prior, who saw that a bill was odd. The batteries, supplied by the maker Dae Cell, caught fire. An inquiry led by the judge Tom Gajd will take months. A total of 131 sailors were rescued. The sales grew by a third. The mayor, praised by Ruth Kolm, smiled.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range []struct{ ask, short string }{
		{"How many people were killed in Lofoten?", "at least 41 people"},
		{"How many people were injured by the storm in Lofoten?", "more than 300"},
		{"How many looters did police arrest?", "14 looters"},
		{"How much did Statoil donate?", "3 million crowns"},
		{"Who discovered the reef?", "the diver Walter Brand"},
		{"Who was sentenced to seven years in prison?", "the city's former mayor, Rafael Lund"},
		{"How many years did the prosecutor demand?", "nine years"},
		{"How many members of the council voted for the tax?", "Five members"},
		{"Who seized the bridge?", "Soldiers"},
		{"Who uncovered the fraud at the clinic?", "a trainee, Nora Prior"},
		{"Who uncovered the fraud at the school?", ""},
		{"Who uncovered the fraud in Bergen?", ""},
		{"Who supplied the batteries?", "the maker Dae Cell"},
		{"Who supplied the bills?", ""},
		{"Who led the inquiry?", "the judge Tom Gajd"},
		{"Who did the mayor praise?", ""},
		{"How many sailors were rescued?", "131"},
		{"Who called for the mole to be torn down?", "The Fisher party"},
		{"How many ships did Norway send to Mali?", "five ships"},
		{"Where did Ida Sund move to?", "Sweden"},
		{"Where did Sven Moe win the race?", ""},
		{"Where did Rolf Dal read a paper on herring?", ""},
		{"How many people are still missing?", "Twenty-three people"},
		{"How many members of the council voted against the tax?", ""},
		{"How many people did police arrest?", ""},
		{"How much did Statoil demand?", ""},
		{"Who discovered Walter Brand?", ""},
		{"Who shocked Kari Dahl?", ""},
		{"Who refused to sign the pact?", "Ole Aas"},
		{"Who signed the pact?", ""},
		{"Who joined the team?", ""},
		{"Who opposed the sanctions?", ""},
		{"Who was convicted of fraud?", ""},
		{"Who was convicted of perjury?", "Dag Rossi"},
		{"Who leads Harrow?", ""},
		{"Who ordered the raid?", ""},
		{"Who emigrated?", ""},
		{"Who was killed by the drone?", ""},
		{"How many soldiers did Germany lose?", "300 soldiers"},
		{"How many soldiers did Poland lose?", ""},
		{"Who did Finland attack?", "Estonia"},
		{"Who did Estonia attack?", ""},
		{"Where did Ilse Winter move to?", ""},
		{"Where did Sara Winter move to?", "Ulm"},
		{"How many schools did Tor Vik build?", ""},
	} {
		if a := engine.Ask(t.Context(), test.ask); a.Short.Text != test.short {
			t.Errorf("%q is %s, with %q, not %q", test.ask, a.Status, a.Short.Text, test.short)
		}
	}
}
