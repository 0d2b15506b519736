package facts

import (
	"strings"
	"testing"
)

func TestEntities(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string // id [aliases], people left out
	}{
		{"country and its people", "Norwegian officials met in Norway.", []string{"country/NO []"}},
		{"capital for its government", "Moscow condemned the attack.", []string{"country/RU [Moscow]"}},
		{"capital as a city", "The talks in Moscow ended.", []string{"place/moscow []"}},
		{"seat", "The Kremlin condemned the attack.", []string{"country/RU [Kremlin]"}},
		{"one ministry under two names", "The Moscow Foreign Ministry spoke. The Russian Foreign Ministry was silent.", []string{"organisation/russian-foreign-ministry [Moscow Foreign Ministry]"}},
		{"province of a country", "They met in China’s Anhui Province.", []string{"country/CN []", "place/anhui-province []"}},
		{"office with fields of work", "The National Oceanic and Atmospheric Administration spoke.", []string{"organisation/national-oceanic-and-atmospheric-administration []"}},
		{"place by its preposition", "They met in Tunxi. Tunxi is old.", []string{"place/tunxi []"}},
		{"journal", "The study was published in Nature Astronomy.", []string{"topic/nature-astronomy []"}},
		{"common word with a capital", "They met in Town. The town is old.", nil},
		{"month", "They met in March.", nil},
		{"house with its spokesman", "White House Press Secretary Anna Holm spoke.", []string{"country/US [White House]"}},
		{"two cities of one state", "They moved from Tel Aviv to Jerusalem.", []string{"place/tel-aviv []", "place/jerusalem []"}},
		{"region's people", "The Latin American states met.", nil},
		{"country in a title", "They watched Mister America.", []string{"topic/mister-america []"}},
		{"capital after a street", "He lives in Zarbok Street, Oslo.", []string{"place/oslo []", "place/zarbok-street []"}},
		{"demonym inside a name", "The Royal Norwegian Mounted Police came.", []string{"organisation/royal-norwegian-mounted-police []"}},
		{"what it is first", "Grupo Zarbok won. Banque Molni lost. He spent a year at Club Zarbok.", []string{"organisation/grupo-zarbok []", "organisation/banque-molni []", "organisation/club-zarbok []"}},
		{"nothing but a role at the end", "They saw the Chancellor", nil},
		{"nothing but two roles at the end", "They saw Senator Judge", nil},
		{"case matters", "He asked who it was.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := ""
			for _, e := range read(t, published, test.body).Entities {
				if e.Type != Person {
					got += e.ID + " [" + strings.Join(e.Aliases, ", ") + "]\n"
				}
			}
			if want := table(test.want...); got != want {
				t.Errorf("entities of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}
