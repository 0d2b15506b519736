package answers

import (
	"fmt"
	"strings"
	"testing"
)

// TestQuantities reads numbers however they are written, with what they count.
func TestQuantities(t *testing.T) {
	engine := shipped(t)
	c := engine.question(t.Context(), find(engine.table, "check"), "x", "").checker("x")
	for text, want := range map[string]string{
		"They waited for six years.":                    "6 year",
		"They waited for 6 years and a month.":          "6 year",
		"They waited for three and a half years.":       "3.5 year",
		"They waited for 3½ years.":                     "3.5 year",
		"It cost 1.9 million dollars.":                  "1.9e+06 dollar",
		"It cost $1.9 million.":                         "1.9e+06 dollar",
		"It cost half a million euros.":                 "500000 euro",
		"It cost two hundred and five euros.":           "205 euro",
		"It rose by a quarter of a point.":              "0.25 point",
		"It rose by half a point to 4.75 per cent.":     "0.5 point, 4.75 %",
		"It rose to 4.75% from 4.5 percent.":            "4.75 %, 4.5 %",
		"Two thirds of the members left.":               "0.6666666666666666 member",
		"A third of the members left.":                  "0.3333333333333333 member",
		"It was the third rise and the 21st attack.":    "3rd rise, 21rd attack",
		"Twenty-three people died.":                     "23 peopl",
		"More than 31,000 people fled, nearly 40 died.": "31000 peopl, 40",
		"He fired for 73 minutes.":                      "73 minut",
		"The probe Halley-2 and the G7 flew.":           "",
		"One of them and no one else came.":             "",
		"Five million of dollars were lost.":            "5e+06 dollar",
	} {
		var got []string
		for _, q := range c.quantities(text, 0, nil) {
			s := fmt.Sprint(q.value)
			if q.ordinal {
				s += "rd"
			}
			if len(q.of) > 0 {
				s += " " + q.of[len(q.of)-1]
			}
			got = append(got, s)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q has %q, want %q", text, strings.Join(got, ", "), want)
		}
	}
}

// TestContradicts holds numbers against each other that are only bounds.
func TestContradicts(t *testing.T) {
	of := func(v float64, b bound, what string) *quantity {
		return &quantity{value: v, bound: b, of: []string{what}}
	}
	for i, test := range []struct {
		known, claimed *quantity
		same, against  bool
	}{
		{of(6, exact, "year"), of(6, exact, "year"), true, false},
		{of(6, exact, "year"), of(9, exact, "year"), false, true},
		{of(6, exact, "year"), of(6, exact, "month"), false, false},
		{of(300, atLeast, "person"), of(350, exact, "person"), false, false},
		{of(300, atLeast, "person"), of(200, exact, "person"), false, true},
		{of(300, below, "person"), of(300, exact, "person"), false, false},
		{of(300, below, "person"), of(400, exact, "person"), false, true},
		{of(300, roughly, "person"), of(310, exact, "person"), false, false},
		{&quantity{value: 12}, of(12, exact, "person"), true, false},
		{&quantity{value: 12, date: true}, of(12, exact, "person"), false, false},
	} {
		if got := test.claimed.same(test.known); got != test.same {
			t.Errorf("%d: same is %v", i, got)
		}
		if got := test.known.contradicts(test.claimed); got != test.against {
			t.Errorf("%d: contradicts is %v", i, got)
		}
	}
}
