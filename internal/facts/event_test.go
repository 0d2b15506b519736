package facts

import (
	"strings"
	"testing"
)

func TestEvents(t *testing.T) {
	const cast = "Ingrid Solberg and Lars Madsen came.\n\n"
	for _, test := range []struct {
		name, body string
		want       []string // date precision status: what | participants @place
	}{
		{"past", "Solberg met Madsen on Tuesday in Bergen.", []string{"2022-03-29 day past: Solberg met Madsen on Tuesday in Bergen | Ingrid Solberg, Lars Madsen @Bergen"}},
		{"planned", "Solberg is expected in Denmark on Tuesday.", []string{"2022-04-05 day planned: Solberg is expected in Denmark on Tuesday | Ingrid Solberg @Denmark"}},
		{"is to", "Solberg is to leave office on April 2.", []string{"2022-04-02 day planned: Solberg is to leave office on April 2 | Ingrid Solberg @"}},
		{"denied", "Solberg did not meet Madsen on Tuesday.", []string{"2022-03-29 day denied: Solberg did not meet Madsen on Tuesday | Ingrid Solberg, Lars Madsen @"}},
		{"due to is no plan", "Solberg was arrested on Tuesday due to fraud.", []string{"2022-03-29 day past: Solberg was arrested on Tuesday due to fraud | Ingrid Solberg @"}},
		{"with its article", "The invasion began on February 24.", []string{"2022-02-24 day past: The invasion began on February 24 |  @"}},
		{"quotation kept whole", "On Tuesday, Solberg called Madsen a “decent man”.", []string{"2022-03-29 day past: On Tuesday, Solberg called Madsen a “decent man” | Ingrid Solberg, Lars Madsen @"}},
		{"what was announced", "Solberg announced on Tuesday that the talks had ended.", []string{"2022-03-29 day past: Solberg announced on Tuesday that the talks had ended | Ingrid Solberg @"}},
		{"the exacter date", "Solberg is to leave next month on April 2.", []string{"2022-04-02 day planned: Solberg is to leave next month on April 2 | Ingrid Solberg @"}},
		{"promised", "Solberg promised to leave on April 2.", []string{"2022-04-02 day planned: Solberg promised to leave on April 2 | Ingrid Solberg @"}},
		{"infinitive without to", "Solberg let the ferry leave from December on.", nil},
		{"no date", "Solberg met Madsen in Bergen.", nil},
		{"no actor", "It rained on Tuesday.", nil},
		{"date of a noun", "Solberg left after Tuesday's attack.", nil},
		{"date of something else", "Solberg left as the last one since an attack in August 2018.", nil},
		{"subordinate", "In 1962, when Solberg left for Bergen, it rained.", nil},
		{"inside a quotation", "“It ended on Tuesday,” Solberg said.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := lines(read(t, published, cast+test.body).Events, func(e Event) string {
				return e.Date + " " + e.Precision + " " + e.Status + ": " + e.What + " | " + strings.Join(e.Participants, ", ") + " @" + e.Place
			})
			if want := table(test.want...); got != want {
				t.Errorf("events of %q:\n%swant:\n%s", test.body, got, want)
			}
		})
	}
}

// Who reports an event vouches for it.
func TestEventClaimant(t *testing.T) {
	d := read(t, published, "Ingrid Solberg came.\n\nSolberg said that Norway closed its ports on Tuesday.")
	if len(d.Events) != 1 || d.Events[0].Claimant != "Ingrid Solberg" {
		t.Errorf("events %+v, want one that Ingrid Solberg claims", d.Events)
	}
}
