package answers

import (
	"strings"
	"testing"
	"testing/fstest"

	"attache/internal/article"
)

// TestCheckOneChanged changes one thing of what an article says: a number, a place of another verb, who
// did it, whether it is so. None of it is confirmed, and what differs in a number or is denied is
// contradicted.
func TestCheckOneChanged(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"port.md": {Data: []byte(`---
title: Court jails the mayor of Rena
date: 2031-02-06
---
A court in Rena on Thursday sentenced the former mayor Jon Vik to six years in prison for taking bribes over a bridge. His deputy, Kari Dahl, was sentenced to three and a half years in a separate trial.

President Anna Berg declared three days of mourning and visited survivors in the Astrid hospital. The tanker Skua was built in 1989 in Greece and was bought by Reef Lines in 2022 for 3.4 million dollars.

Vik was mayor from 2018 until he resigned in May 2027. Senator Per Aas, who lost the election of 2028 to Nora Holm, sued Norway. Poland called for the sanctions on timber to be eased before winter. The song was written by Sofie Lund, not by her sister Klara Lund. Five judges voted for the treaty and two voted for a delay.

A report that Olav Moen had met Sven Lund was dismissed as invention. The sale of the yacht still has to be approved by Denmark. Morocco did not take part in the ballot. Oslo raised its toll by half a point to 4.75 per cent on Monday, and said that a rise in May could not be ruled out. The Skua costs 890 million euros, 140 million more than planned. Siri Dal will not appeal against the ruling. Britain sought Norway’s help against Denmark. Ida Lund, who chaired the talks in Turku, said that the plan provided for a bridge.

Reef Lines ordered six ships in 2029; two were delivered. Norway lost 300 soldiers and Denmark 450. Hugo Lie was beaten by Eva Roos in the final. It was Tor Bakke, not Liv Foss, who cancelled the dinner. All members except Iceland ratified the pact. The wife of the banker Dag Moe left the country. A drone killed the driver of Arne Sund. Fewer than 20 of the 90 teachers joined the strike. Estonia, unlike Latvia, signed the charter.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range []struct{ claim, want string }{
		{"Jon Vik was sentenced to six years in prison.", "in_articles"},
		{"Jon Vik was sentenced to 6 years in prison.", "in_articles"},
		{"Jon Vik was sentenced to nine years in prison.", "otherwise number"},
		{"Jon Vik was sentenced to 9 years in prison.", "otherwise number"},
		{"Jon Vik was sentenced to six months in prison.", "not_in_articles"},
		{"Kari Dahl was sentenced to three and a half years.", "in_articles"},
		{"Kari Dahl was sentenced to 3.5 years.", "in_articles"},
		{"Kari Dahl was sentenced to three years.", "otherwise number"},
		{"Anna Berg declared 3 days of mourning.", "in_articles"},
		{"Anna Berg declared seven days of mourning.", "otherwise number"},
		{"Anna Berg declared three weeks of mourning.", "not_in_articles"},
		{"The Skua was built in Greece.", "in_articles"},
		{"The Skua was bought in Greece.", "not_in_articles"},
		{"The Skua was built in 2022.", "not_in_articles"},
		{"The Skua was bought by Reef Lines in 2022.", "in_articles"},
		{"Reef Lines bought the Skua in 2022.", "in_articles"},
		{"The Skua bought Reef Lines.", "not_in_articles"},
		{"Jon Vik resigned in May 2027.", "in_articles"},
		{"Jon Vik resigned in 2018.", "otherwise date"},
		{"Per Aas lost the election of 2028.", "in_articles"},
		{"Nora Holm lost the election of 2028.", "not_in_articles"},
		{"Poland called for the sanctions on timber to be eased.", "in_articles"},
		{"Poland called for the sanctions on timber.", "otherwise polarity"},
		{"Poland supports the sanctions on timber.", "otherwise polarity"},
		{"Five judges voted for the treaty.", "in_articles"},
		{"Sofie Lund wrote the song.", "in_articles"},
		{"Klara Lund wrote the song.", "not_in_articles"},
		{"Five judges voted against the treaty.", "not_in_articles"},
		{"Olav Moen met Sven Lund.", "not_in_articles"},
		{"Denmark approved the sale of the yacht.", "not_in_articles"},
		{"Morocco did not take part in the ballot.", "in_articles"},
		{"Morocco took part in the ballot.", "otherwise polarity"},
		{"Oslo raised its toll by half a point.", "in_articles"},
		{"Oslo raised its toll to 4.75 percent.", "in_articles"},
		{"Oslo raised its toll to 4.75%.", "in_articles"},
		{"Oslo raised its toll by a quarter of a point.", "otherwise number"},
		{"The Skua costs 890 million euros.", "in_articles"},
		{"The Skua costs 140 million euros.", "otherwise number"},
		{"Siri Dal will not appeal against the ruling.", "in_articles"},
		{"Siri Dal will appeal against the ruling.", "otherwise polarity"},
		{"Britain sought Norway’s help against Denmark.", "in_articles"},
		{"Britain sought Denmark’s help against Norway.", "not_in_articles"},
		{"Norway sought Britain’s help against Denmark.", "not_in_articles"},
		{"Ida Lund chaired the talks in Turku.", "in_articles"},
		{"Ida Lund, who may chair the talks in Turku, said that the plan provided for a bridge.", "not_in_articles"},
		{"Ida Lund will say that the plan provided for a bridge.", "not_in_articles"},
		{"Kari Dahl did not declare war.", "not_in_articles"},
		{"Reef Lines ordered six ships in 2029.", "in_articles"},
		{"Reef Lines ordered two ships in 2029.", "not_in_articles"}, // the number counts what the next clause says
		{"Norway lost 300 soldiers.", "in_articles"},
		{"Norway lost 450 soldiers.", "not_in_articles"},
		{"Hugo Lie beat Eva Roos in the final.", "not_in_articles"},
		{"Liv Foss cancelled the dinner.", "not_in_articles"},
		{"Iceland ratified the pact.", "not_in_articles"},
		{"Dag Moe left the country.", "not_in_articles"},
		{"A drone killed Arne Sund.", "not_in_articles"},
		{"90 teachers joined the strike.", "not_in_articles"},
		{"Estonia signed the charter.", "in_articles"},
		{"Latvia signed the charter.", "not_in_articles"},
		{"The dam was damaged.", "not_in_articles"}, // nothing is known of it, and it is claimed
		{"Norway mediated.", "not_in_articles"},
		{"This is great.", ""},
	} {
		got := ""
		for _, c := range engine.Check(t.Context(), test.claim).Checks {
			got += strings.TrimSpace(c.Verdict + " " + c.Differs)
		}
		if got != test.want {
			t.Errorf("%q is %q, want %q", test.claim, got, test.want)
		}
	}
}
