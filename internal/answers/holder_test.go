package answers

import (
	"testing"
	"testing/fstest"

	"attache/internal/article"
)

// TestHolders asks who holds an office, and who held it before somebody or after.
func TestHolders(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"norland.md": {Data: []byte(`---
title: Green Alliance wins in Norland
date: 2031-05-20
---
The Green Alliance won the election in Norland. "Hope has won," the alliance's leader, Nadia Feroz, said. The Liberals' leader, Emil Castane, said that the Liberal Party would wait.

Governor Astrid Holm opened the bridge. She succeeded Karl Ohlin in 2027. Kestrel Foods praised it. Kestrel's founder, Mads Lind, owns a ship.

Mayor Luis Farrow visited Pell. His predecessor, Edda Maine, accused him of sloth. Pierre Lamarque has run the agency since 2029. His successor will be Katarina Holub. Manager Kate Brennan, who took over from Steve Molloy in January, smiled. Victor Corbin was succeeded by his deputy, Joan Fairley. The President of Torvia, Milo Drago, and the Prime Minister of Ostrau, Ilona Feren, met. The coup of 1994 was led by Feren's uncle. Per Aas will not succeed Tor Vik. Ida Nyqvist has led the bank since 2027, when she succeeded Ole Lid.

The dam is safe, said the head of the agency, Colonel Bruno Matten. He took over from Dorina Pascal in February.

The vote was won by Kabo's predecessor, Samuel Tembo, who died. Joseph Kabo sulked. Ruth Reuss and Wim Askel met. Reuss's predecessor's wife, Tilda Blok, laughed. Reuss's successor praised Kurt Vang.

Pieter Noor will leave. He will be replaced by Sunita Raa, who comes from Kring. Viktor Moravek lost. He has been mayor since 2018, when he succeeded the late Olga Sram. Ines Brand, who took over from the founder, Mats Velt, in 2025, stays. Erik Dolan praised the nurse. She succeeded Anne Lowe. Hugo Barr did not succeed Nina Foss. Lea Orth took over the shop from Max Grau.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for _, test := range []struct{ ask, who string }{
		{"Who leads the Green Alliance?", "Nadia Feroz"},
		{"Who leads the Liberal Party?", "Emil Castane"},
		{"Who founded Kestrel Foods?", "Mads Lind"},
		{"Who owns Kestrel Foods?", ""},
		{"Who leads Kestrel Foods?", ""},
		{"Who was governor before Astrid Holm?", "Karl Ohlin"},
		{"Who was mayor before Luis Farrow?", "Edda Maine"},
		{"Who was mayor after Edda Maine?", ""},
		{"Who will be director after Pierre Lamarque?", "Katarina Holub"},
		{"Who was manager before Kate Brennan?", "Steve Molloy"},
		{"Who was manager after Steve Molloy?", "Manager Kate Brennan"},
		{"Who was mayor after Victor Corbin?", "his deputy, Joan Fairley"},
		{"Who was mayor before Victor Corbin?", ""},
		{"Who is the president of Torvia?", "Milo Drago"},
		{"Who is the prime minister of Torvia?", ""},
		{"Who is the president of Ostrau?", ""},
		{"Who led the coup of 1994?", ""},
		{"Who will be bishop after Tor Vik?", ""},
		{"Who was governor after Astrid Holm?", ""},
		{"Who led the bank before Ida Nyqvist?", ""},
		{"Who was at the bank before Ida Nyqvist?", "Ole Lid"},
		{"Who was governor before Karl Ohlin?", ""},
		{"Who was head of the agency before Matten?", "Dorina Pascal"},
		{"Who succeeded Dorina Pascal?", ""}, // “he” is no answer
		{"Who was president before Kabo?", "Samuel Tembo"},
		{"Who was Kabo's predecessor?", "Samuel Tembo"},
		{"Who was Reuss's predecessor?", ""},
		{"Who is the successor of Ruth Reuss?", ""},
		{"Who will replace Pieter Noor?", "Sunita Raa"},
		{"Who did Viktor Moravek succeed?", "the late Olga Sram"},
		{"Who was the predecessor of Ines Brand?", "Mats Velt"},
		{"Who will succeed Pierre Lamarque as director?", "Katarina Holub"},
		{"Who was Erik Dolan's predecessor?", ""},
		{"Who did Erik Dolan replace?", ""},
		{"Who did Hugo Barr succeed?", ""},
		{"Who succeeded Max Grau?", ""},
	} {
		a := engine.Ask(t.Context(), test.ask)
		got := a.Short.Text
		if len(a.Facts) > 0 {
			got = a.Facts[0].Name
		}
		if got != test.who {
			t.Errorf("%q is %s, %s, with %q, not %q", test.ask, a.Status, a.Form, got, test.who)
		}
	}
}
