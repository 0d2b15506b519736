package facts

import "testing"

func TestAttributes(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string // label: value, name
	}{
		{"former", "Former Norwegian Chancellor Anna Holm came.", []string{"former: Former Norwegian Chancellor, Anna Holm", "affiliation: Norway, Anna Holm"}},
		{"the then", "It was signed by the then minister Anna Holm.", []string{"former: then minister, Anna Holm"}},
		{"deputy of another", "He was succeeded by his deputy, Anna Holm.", nil},
		{"of a state that no list knows", "The Prime Minister of Ostrava Republic, Anna Holm, came.", []string{"role: Prime Minister of Ostrava Republic, Anna Holm", "affiliation: Ostrava Republic, Anna Holm"}},
		{"calling in a sentence's first word", "Geophysicist Anna Holm of the Molni Institute came.", []string{"role: Geophysicist, Anna Holm"}},
		{"called by age", "The striker Anna Holm joined Bergen. The 24-year-old signed a contract.", []string{"role: striker, Anna Holm", "age: 24, Anna Holm"}},
		{"called by age, beside another", "A man robbed Anna Holm. The 24-year-old was caught.", nil},
		{"leader of the opposition", "The leader of the opposition Anna Holm came.", []string{"role: leader of the opposition, Anna Holm"}},
		{"chief until a year", "Anna Holm was chief executive of Acme Group until 2017.", []string{"former: chief executive of Acme Group, Anna Holm"}},
		{"resigned", "The chief executive, Anna Holm, resigned on 3 May 2021.", []string{"former: chief executive, Anna Holm"}},
		{"resigned from something else", "Chancellor Anna Holm resigned from the board.", []string{"role: Chancellor, Anna Holm"}},
		{"will resign", "Chancellor Anna Holm will resign on 3 May.", []string{"role: Chancellor, Anna Holm"}},
		{"a title in between", "Agency head Dr Anna Holm came.", []string{"role: Agency head, Anna Holm"}},
		{"of a body without its name", "The city's former mayor, Anna Holm, came.", []string{"former: former mayor, Anna Holm"}},
		{"of a body of that kind", "The women's coach, Anna Holm, came.", []string{"role: women's coach, Anna Holm"}},
		{"mayor of a place", "Mayor of Bergen Zorba Grunfeld came.", []string{"role: Mayor of Bergen, Zorba Grunfeld"}},
		{"minister of something", "Minister of Defence Zorba Grunfeld came.", []string{"role: Minister of Defence, Zorba Grunfeld"}},
		{"director", "Bayern sporting director Anna Holm came.", []string{"role: Bayern sporting director, Anna Holm"}},
		{"chief of a firm with a person's name", "The chief executive of Haldor Marine, Anna Holm, came.", []string{"role: chief executive of Haldor Marine, Anna Holm", "affiliation: Haldor Marine, Anna Holm"}},
		{"then", "She met then-Chancellor Anna Holm.", []string{"former: then-Chancellor, Anna Holm"}},
		{"dead", "She praised the late Chancellor Anna Holm.", []string{"former: late Chancellor, Anna Holm"}},
		{"one of each", "Reporter and former Chancellor Anna Holm came.", []string{"role: Reporter and former Chancellor, Anna Holm"}},
		{"long ago", "In 1962, Chancellor Anna Holm came.", []string{"former: Chancellor, Anna Holm"}},
		{"since long ago", "Chancellor Anna Holm, in office since 2001, came.", []string{"role: Chancellor, Anna Holm"}},
		{"incoming", "She met the incoming Chancellor Anna Holm.", []string{"role: incoming Chancellor, Anna Holm"}},
		{"colleague", "She met her colleague Chancellor Anna Holm.", []string{"role: Chancellor, Anna Holm"}},
		{"alleged", "The purported expert Anna Holm came.", []string{"role: purported expert, Anna Holm"}},
		{"national", "Anna Holm is a Norwegian national.", []string{"nationality: Norwegian, Anna Holm"}},
		{"age at death", "Anna Holm died on Sunday at the age of 82.", []string{"age: 82, Anna Holm"}},
		{"aged", "Anna Holm died on Sunday in Oslo aged 41.", []string{"age: 41, Anna Holm"}},
		{"age of old", "Anna Holm left Norway at the age of 12.", nil},
		{"years old", "Anna Holm was 82 years old.", []string{"age: 82, Anna Holm"}},
		{"years old of a pronoun", "Anna Holm resigned. She was 82 years old.", []string{"age: 82, Anna Holm"}},
		{"age alone", "Anna Holm died. She was 82.", []string{"age: 82, Anna Holm"}},
		{"age of years", "Anna Holm died. She was aged 82 years.", []string{"age: 82, Anna Holm"}},
		{"rank of a list", "Anna Holm ran in Oslo. In the ranking Anna Holm was 34.", nil},
		{"number on a bib", "Anna Holm, with a bib, was 41.", nil},
		{"age behind a clause", "Anna Holm died. Holm, the first woman in the office, was 82.", []string{"age: 82, Anna Holm"}},
		{"age of then", "Anna Holm resigned. She was 12 when she left Norway.", nil},
		{"rank", "Anna Holm ran. She was 12th.", nil},
		{"number behind a clause", "Anna Holm, the mayor, was 12 votes ahead.", []string{"role: mayor, Anna Holm"}},
		{"number of a thing", "Anna Holm sold the house. It was 82.", nil},
		{"age before a long title", "They shot the 54-year-old Zarbok Mounted Police sergeant Anna Holm.", []string{"role: Zarbok Mounted Police sergeant, Anna Holm", "affiliation: Zarbok Mounted Police, Anna Holm", "age: 54, Anna Holm"}},
		{"years of a pronoun's", "Anna Holm came. She was mayor of Bergen from 1977 to 1995.", []string{"former: mayor of Bergen, Anna Holm"}},
		{"a pronoun's", "Anna Holm came. She is the mayor of Bergen.", []string{"role: mayor of Bergen, Anna Holm"}},
		{"not a pronoun's", "Anna Holm came. She is not the mayor of Bergen.", nil},
		{"may be a pronoun's", "Anna Holm came. She would be the first mayor of Bergen.", nil},
		{"a pronoun of two", "Anna Holm and Eva Berg came. “They sang,” said a nun. She was the mayor of Bergen.", nil},
		{"who was until", "Anna Holm, who was mayor from 2011 to 2019, came.", []string{"former: mayor, Anna Holm"}},
		{"who served", "Anna Holm, who served as mayor from 2014 to 2022, came.", []string{"former: mayor, Anna Holm"}},
		{"who is now", "Anna Holm, who is now an adviser to the mayor, came.", []string{"role: adviser, Anna Holm"}},
		{"who never was", "Anna Holm, who was never mayor, came.", nil},
		{"had been", "Anna Holm had been mayor before she moved.", []string{"former: mayor, Anna Holm"}},
		{"head with a rank", "The head of the agency, Colonel Anna Holm, came.", []string{"role: Colonel, Anna Holm", "role: head of the agency, Anna Holm"}},
		{"two people", "The Prime Minister, Chancellor Anna Holm, and Eva Berg came.", []string{"role: Chancellor, Anna Holm"}},
		{"manager of a person", "Holm's campaign manager, Eva Berg, came with Anna Holm.", []string{"role: campaign manager, Eva Berg"}},
		{"incumbent", "Incumbent Chancellor Anna Holm came.", []string{"role: Incumbent Chancellor, Anna Holm"}},
		{"years of an office", "Anna Holm was mayor of Bergen from 1977 to 1995.", []string{"former: mayor of Bergen, Anna Holm"}},
		{"praise", "She met the great drummer Anna Holm.", []string{"role: drummer, Anna Holm"}},
		{"relative of nobody named", "His wife Anna Holm came.", nil},
		{"nationality", "The Norwegian swimmer Anna Holm came.", []string{"role: Norwegian swimmer, Anna Holm", "nationality: Norwegian, Anna Holm"}},
		{"opposition", "Norwegian opposition leader Anna Holm came.", []string{"role: Norwegian opposition leader, Anna Holm", "nationality: Norwegian, Anna Holm"}},
		{"office of a state", "Norwegian Chancellor Anna Holm came.", []string{"role: Norwegian Chancellor, Anna Holm", "affiliation: Norway, Anna Holm"}},
		{"subject taught", "French teacher Anna Holm came.", []string{"role: French teacher, Anna Holm"}},
		{"counterpart", "Norwegian Foreign Minister Anna Holm met her counterpart Lars Madsen.", []string{"role: Norwegian Foreign Minister, Anna Holm", "affiliation: Norway, Anna Holm", "role: Foreign Minister, Lars Madsen"}},
		{"its", "Norway said that its foreign minister, Anna Holm, would resign.", []string{"role: foreign minister, Anna Holm", "affiliation: Norway, Anna Holm"}},
		{"its before the name", "Zarbok Holdings, the company that built the port, replaced its chief executive Anna Holm.", []string{"role: chief executive, Anna Holm", "affiliation: Zarbok Holdings, Anna Holm"}},
		{"its of two", "Norway told Denmark that its foreign minister, Anna Holm, would resign.", []string{"role: foreign minister, Anna Holm"}},
		{"its of the sentence before", "Zarbok Holdings built the port. Its chief executive, Anna Holm, came.", []string{"role: chief executive, Anna Holm", "affiliation: Zarbok Holdings, Anna Holm"}},
		{"its of two in the sentence before", "Norway told Denmark to leave. Its foreign minister, Anna Holm, came.", []string{"role: foreign minister, Anna Holm"}},
		{"its behind a quotation", "Zarbok Holdings built the port. “It is ours,” said its chief executive, Anna Holm.", []string{"role: chief executive, Anna Holm", "affiliation: Zarbok Holdings, Anna Holm"}},
		{"its of a company without a name", "Norway left. The company said that its chief executive, Anna Holm, came.", []string{"role: chief executive, Anna Holm"}},
		{"its of a nearer one", "Norway said that the company had replaced its chief executive, Anna Holm.", []string{"role: chief executive, Anna Holm"}},
		{"its of a nation's", "The Danish board named its chairman, Lars Madsen.", []string{"role: chairman, Lars Madsen"}},
		{"its of who is there", "In Denmark, the bank replaced its chief executive, Anna Holm.", []string{"role: chief executive, Anna Holm"}},
		{"its of who is from there", "The club from Norway dismissed its coach, Lars Madsen.", []string{"role: coach, Lars Madsen"}},
		{"its of who belongs to it", "Norway's navy dismissed its commander, Lars Madsen.", []string{"role: commander, Lars Madsen"}},
		{"its of another paragraph", "Norway left.\n\nIts foreign minister, Anna Holm, came.", []string{"role: foreign minister, Anna Holm"}},
		{"its of none", "The company said that its chief executive, Anna Holm, would resign.", []string{"role: chief executive, Anna Holm"}},
		{"counterpart with a country", "Norwegian Foreign Minister Anna Holm met her Danish counterpart, Lars Madsen.", []string{"role: Norwegian Foreign Minister, Anna Holm", "affiliation: Norway, Anna Holm", "affiliation: Denmark, Lars Madsen", "role: Foreign Minister, Lars Madsen"}},
		{"counterpart of a president", "President Anna Holm met her counterpart Lars Madsen.", []string{"role: President, Anna Holm"}},
		{"counterpart of one of two", "Chancellor Anna Holm and her aide Jan Berg met her counterpart Lars Madsen.", []string{"role: Chancellor, Anna Holm", "role: aide, Jan Berg"}},
		{"born in brackets", "Anna Holm (born 3 May 1950) came.", []string{"born: 3 May 1950, Anna Holm"}},
		{"life in brackets", "Anna Holm (1950–2019) painted.", []string{"born: 1950, Anna Holm", "died: 2019, Anna Holm"}},
		{"born by a verb", "Anna Holm was born on May 3, 1950, in Bergen.", []string{"born: May 3, 1950, Anna Holm"}},
		{"born of somebody", "The son of Anna Holm was born in 1950.", nil},
		{"year that is no life", "Anna Holm (in 1950) came.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, test.body).Facts, func(f Fact) string {
				if f.Former {
					f.Label = "former"
				}
				return f.Label + ": " + f.Value + ", " + f.Name
			})
			if want := table(test.want...); got != want {
				t.Errorf("facts of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}
