package facts

import "testing"

// Names that no list has, typed by their form and by the words around them.
func TestWeigh(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string // ids
	}{
		{"band", "She sang in the band Zarbok and left it.", []string{"organisation/zarbok"}},
		{"village by its definition", "Zarbok is a village in the north.", []string{"place/zarbok"}},
		{"place by its preposition", "He was born in Zarbok and lived near Molnix.", []string{"place/zarbok", "place/molnix"}},
		{"person by a family name", "They met Zbrk Peterson there.", []string{"person/zbrk-peterson"}},
		{"lake", "They swam in Lake Zarbok that day.", []string{"place/lake-zarbok"}},
		{"team", "He signed with the Bergen Pirates that year.", []string{"organisation/bergen-pirates"}},
		{"company by its first word", "Zarbok Marine Inc. fell. Shares of Zarbok fell, and Molnix Shipyards rose. Analysts met Molnix chief Anna Holm.", []string{"organisation/zarbok-marine-inc", "organisation/molnix-shipyards", "person/anna-holm"}},
		{"war", "It was built before the Zarbok War began.", []string{"topic/zarbok-war"}},
		{"war with a numeral", "He fought in World War II as a boy.", []string{"topic/world-war-ii"}},
		{"article with a capital", "They toured with The Zarbok Society that year.", []string{"organisation/zarbok-society"}},
		{"department with two fields", "He led the Department of Fisheries and Ports for years.", []string{"organisation/department-of-fisheries-and-ports"}},
		{"name cut into pieces", "The attack killed Abu Hamza al - Molni that day.", []string{"person/abu-hamza-al-molni"}},
		{"sum of money", "It cost US$300 that year.", nil},
		{"place of an office", "The mayor of Bergen, Anna Holm, left.", []string{"person/anna-holm", "place/bergen"}},
		{"office cut in two", "Then Molnian Secretary of State Anna Holm resigned.", []string{"person/anna-holm"}},
		{"format", "The CD sold well.", nil},
		{"name of nobody knows what", "They talked about the Zarbok Molnix yesterday.", []string{"topic/zarbok-molnix"}},
		{"speaker of nobody knows what", "Zarbok said that it had failed.", []string{"person/zarbok"}},
		{"league for a club", "He left the Molnix League for Bergen.", []string{"organisation/molnix-league", "place/bergen"}},
		{"two bodies", "They called the Molnix Ambulance Service and Zarbok Fire Brigade at once.", []string{"organisation/molnix-ambulance-service", "organisation/zarbok-fire-brigade"}},
		{"adjective with a name in it", "The Zarbok-led Molnix Council met.", []string{"organisation/molnix-council"}},
		{"storm", "They fled from Hurricane Zarbok that day.", []string{"topic/hurricane-zarbok"}},
		{"region at the head of a sentence", "New South Wales voted. A new law came.", []string{"place/new-south-wales"}},
		{"county", "They moved to County Zarbok that year.", []string{"place/county-zarbok"}},
		{"word with a full stop", "They sailed to Zarbok Bay.", []string{"place/zarbok-bay"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, test.body).Entities, func(e Entity) string { return e.ID })
			if want := table(test.want...); got != want {
				t.Errorf("entities of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}
