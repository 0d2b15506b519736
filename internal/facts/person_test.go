package facts

import "testing"

func people(d *Document) string {
	var ps []Entity
	for _, e := range d.Entities {
		if e.Type == Person {
			ps = append(ps, e)
		}
	}
	return lines(ps, func(e Entity) string { return e.Name })
}

func TestPeople(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"title and full name", "Norwegian Foreign Minister Ingrid Solberg resigned.", []string{"Ingrid Solberg"}},
		{"role of two words first", "Foreign Minister Ingrid Solberg resigned.", []string{"Ingrid Solberg"}},
		{"surname afterwards", "Ingrid Solberg resigned. Solberg was ill.", []string{"Ingrid Solberg"}},
		{"title and surname", "Chancellor Scholz resigned.", []string{"Scholz"}},
		{"title and surname of somebody named in full", "Olaf Scholz came. Chancellor Scholz resigned.", []string{"Olaf Scholz"}},
		{"family name first", "Prime Minister Kim Min-jae resigned. Kim was ill.", []string{"Kim Min-jae"}},
		{"initials", "T. S. Tirumurti abstained.", []string{"T. S. Tirumurti"}},
		{"apposition", "Zbrk Molnix, the chancellor, resigned.", []string{"Zbrk Molnix"}},
		{"age", "Zbrk Molnix (51) resigned.", []string{"Zbrk Molnix"}},
		{"nickname", "Sergeant Anders “Andy” Holm was shot. Holm died.", []string{"Anders Holm"}},
		{"letters behind the name", "Judge Anna Holm QC resigned.", []string{"Anna Holm"}},
		{"given name alone", "Anna Holm met Jan Berg. Anna was ill.", []string{"Anna Holm", "Jan Berg"}},
		{"given name of two", "Anna Holm met Anna Berg. Anna was ill.", []string{"Anna Holm", "Anna Berg"}},
		{"headline in capitals", "HOLM AND BERG MEET AT LAST\n\nAnna Holm met Jan Berg.", []string{"Anna Holm", "Jan Berg"}},
		{"league", "He played Major League Zarbok Ball.", nil},
		{"city with a saint", "He played for the St. Louis Pirates.", nil},
		{"speaker of a house", "The House of Representatives Speaker Anna Holm resigned.", []string{"Anna Holm"}},
		{"surname that is a capital", "Zbrk Amman, 20, resigned. Amman was ill.", []string{"Zbrk Amman"}},
		{"surname with a particle", "Anna De Zoysa resigned. As of Monday, De Zoysa was ill.", []string{"Anna De Zoysa"}},
		{"surname with a particle at the head", "Anna von der Molni resigned. Von der Molni said no.", []string{"Anna von der Molni"}},
		{"station", "Press TV reported it. UC Davis agreed.", nil},
		{"senators", "They met Senators Anna Holm and Jan Berg.", []string{"Anna Holm", "Jan Berg"}},
		{"two surnames", "Ricardo Vargas Nevares resigned. Vargas was ill.", []string{"Ricardo Vargas Nevares"}},
		{"given name in two parts", "Karl-Zbrk Molnix resigned.", []string{"Karl-Zbrk Molnix"}},
		{"role of something and a comma", "Norway’s head of projects, Zbrk Molnix, resigned.", []string{"Zbrk Molnix"}},
		{"colleague", "She met her colleague Zbrk Molnix.", []string{"Zbrk Molnix"}},
		{"relative of one name", "His wife Zbrka resigned.", []string{"Zbrka"}},
		{"relative without a name", "His wife Monday resigned.", nil},
		{"place of the role", "Senator from Vermont Anna Holm resigned.", []string{"Anna Holm"}},
		{"leader of the opposition", "Leader of the Opposition P. Molnix resigned.", []string{"P. Molnix"}},
		{"two particles", "Anna van der Holm resigned. The bank of van der Holm closed.", []string{"Anna van der Holm"}},
		{"given name afterwards", "Anna Holm resigned. “Anna was ill,” said Per Berg.", []string{"Anna Holm", "Per Berg"}},
		{"given name of two", "Anna Holm met Anna Berg. “Anna was ill,” said Per Lund.", []string{"Anna Holm", "Anna Berg", "Per Lund"}},
		{"brothers stay two", "Jan Holm and Per Holm resigned.", []string{"Jan Holm", "Per Holm"}},
		{"country that is a given name", "Chelsea Clinton met Jordan Peterson.", []string{"Chelsea Clinton", "Jordan Peterson"}},
		{"ministry", "The Norwegian Foreign Ministry resigned.", nil},
		{"market", "The Queen Victoria Market closed.", nil},
		{"telescope", "The James Webb space telescope was launched.", nil},
		{"one word behind a role in lower case", "An official Android release was published.", nil},
		{"church", "The Roman Catholic bishops met.", nil},
		{"headline", "President Anna Holm Meets King Of Norway\n\nThey met.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, want := people(read(t, published, test.body)), table(test.want...); got != want {
				t.Errorf("people of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}

func TestRoles(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string // label: value
	}{
		{"before the name", "Norwegian Foreign Minister Ingrid Solberg resigned.", []string{"role: Norwegian Foreign Minister", "affiliation: Norway"}},
		{"two offices", "Chinese head of state and party leader Wei Daming resigned.", []string{"role: Chinese head of state and party leader", "affiliation: China"}},
		{"not torn by a house in it", "White House Press Secretary Anna Holm resigned.", []string{"role: White House Press Secretary", "affiliation: United States"}},
		{"ministry's spokesman", "Beijing Foreign Ministry spokesman Wei Daming resigned.", []string{"role: Beijing Foreign Ministry spokesman", "affiliation: Chinese Foreign Ministry"}},
		{"behind the name", "Anna Holm, the German chancellor, resigned.", []string{"role: German chancellor", "affiliation: Germany"}},
		{"copula", "Anna Holm is the president of Norway.", []string{"role: president of Norway", "affiliation: Norway"}},
		{"month is no part", "Anna Holm became prime minister in July.", []string{"role: prime minister"}},
		{"age in brackets", "Anna Holm (72) resigned.", []string{"age: 72"}},
		{"age between commas", "Anna Holm, 72, resigned.", []string{"age: 72"}},
		{"age before", "The 72-year-old senator Anna Holm resigned.", []string{"role: senator", "age: 72"}},
		{"age that opens the apposition", "Anna Holm, a 72-year-old teacher, resigned.", []string{"age: 72", "role: teacher"}},
		{"role over a comma", "The director of the museum, Anna Holm, resigned.", []string{"role: director of the museum"}},
		{"role of whom the comma follows", "Jan Holm, the mayor of Bergen, Norway, resigned.", []string{"role: mayor of Bergen"}},
		{"role over a comma and a courtesy", "Its director, Dr Anna Holm, resigned.", []string{"role: director"}},
		{"doubled by a slip", "Minister Minister Anna Holm resigned.", []string{"role: Minister"}},
		{"copula behind a bracket", "Anna Holm (72) has been mayor of Bergen since May.", []string{"age: 72", "role: mayor of Bergen"}},
		{"rank that is an adjective", "To avoid a major flood, Anna Holm resigned.", nil},
		{"colleague is no office", "She met her colleague Anna Holm.", nil},
		{"number that is no age", "Anna Holm (1972) resigned.", nil},
		{"courtesy is no role", "Mr. Jan Holm resigned.", nil},
		{"relative of an office holder", "Jan Holm, brother of President Anna Berg, resigned.", []string{"role: President"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, test.body).Facts, func(f Fact) string { return f.Label + ": " + f.Value })
			if want := table(test.want...); got != want {
				t.Errorf("facts of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}

// Two people of one surname: the one named last is a bad guess.
func TestWhoIsMeant(t *testing.T) {
	const intro = "Norwegian Foreign Minister Ingrid Solberg met her colleague Lars Madsen in Bergen. Solberg praised Madsen.\n\n" +
		"Foreign Ministry spokesman Per Solberg told reporters: “We agree on fish.”\n\n"
	for _, test := range []struct{ body, want string }{
		{"Solberg told Madsen that the talks had failed.", "Ingrid Solberg"},
		{"In a statement, Solberg said that the talks had failed.", "Ingrid Solberg"},
		{"Per Solberg said that the talks had failed.", "Per Solberg"},
	} {
		d := read(t, published, intro+test.body)
		if q := d.Quotes[len(d.Quotes)-1]; q.Speaker != test.want {
			t.Errorf("%q: speaker %q, want %q", test.body, q.Speaker, test.want)
		}
	}
}
