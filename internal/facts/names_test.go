package facts

import (
	"slices"
	"testing"
)

func TestCountryOf(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ in, want string }{
		{"🇮🇳", "country/IN"}, {"IN", "country/IN"}, {"IND", "country/IN"}, {"Индия", "country/IN"}, {"印度", "country/IN"}, {" индия ", "country/IN"},
		{"", ""}, {"in", ""}, {"ZZ", ""}, {"🇮", ""}, {"🎣🎣", ""}, {"India Today", ""},
	} {
		if got := x.CountryOf(test.in); got != test.want {
			t.Errorf("CountryOf(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestNames(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string][]string{
		"country/RU":        {"Russia", "Russian", "Moscow", "Kremlin"},
		"organisation/nato": {"NATO"},
	} {
		for _, name := range want {
			if !slices.ContainsFunc(x.Names(id), func(n string) bool { return n == name || n == "the "+name }) {
				t.Errorf("Names(%q) = %q, without %q", id, x.Names(id), name)
			}
		}
	}
	if got := x.Names("person/nobody"); got != nil {
		t.Errorf("Names of an unknown id: %q", got)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Erdoğan": "erdogan", " Xi  Jinping ": "xi jinping", "O’Neill": "o'neill", "ÅSE": "ase"} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestIsLatin(t *testing.T) {
	for in, want := range map[string]bool{"Lavrov 72": true, "Erdoğan": true, "Лавров": false, "印度": false, "": true} {
		if got := IsLatin(in); got != want {
			t.Errorf("IsLatin(%q) = %v, want %v", in, got, want)
		}
	}
}
