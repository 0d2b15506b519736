package facts

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
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

// The list is what CLDR has. It is a list, because the library that has it brings along the names
// of everything in all languages, which would be a twentieth of the program.
func TestForeignNames(t *testing.T) {
	byCode, taken := map[string][]string{}, map[string]bool{}
	for _, l := range []string{"ar", "bg", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka", "ko", "mr", "ru", "sr", "ta", "te", "th", "uk", "ur", "zh", "zh-Hant"} {
		namer := display.Regions(language.MustParse(l))
		for a := 'A'; a <= 'Z'; a++ {
			for b := 'A'; b <= 'Z'; b++ {
				code := string([]rune{a, b})
				r, err := language.ParseRegion(code)
				if err != nil || !r.IsCountry() || r.String() != code {
					continue
				}
				if name := strings.ToLower(namer.Name(r)); name != "" && !taken[name] {
					byCode[code], taken[name] = append(byCode[code], name), true
				}
			}
		}
	}
	var rows strings.Builder
	for _, code := range slices.Sorted(maps.Keys(byCode)) {
		slices.Sort(byCode[code])
		fmt.Fprintf(&rows, "%s\t%s\n", code, strings.Join(byCode[code], "\t"))
	}
	head, _, _ := strings.Cut(foreignList, "\nAC\t")
	want := head + "\n" + rows.String()
	if diff := cmp.Diff(want, foreignList); diff != "" {
		t.Errorf("gazetteer/foreign_names.tsv is not what CLDR has (-want +got):\n%s", diff)
	}
	got := foreignNames()
	for code, names := range byCode {
		for _, name := range names {
			if got[name] != "country/"+code {
				t.Errorf("%q is read as %q, want %q", name, got[name], "country/"+code)
			}
		}
	}
	if len(got) != len(taken) {
		t.Errorf("%d names are read, want %d", len(got), len(taken))
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
