package facts

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Names returns every spelling under which the lexicon knows an entity:
// names, demonyms, capitals and seats of a country; nil for one it does not
// know.
func (x *Extractor) Names(id string) []string {
	if code, ok := strings.CutPrefix(id, "country/"); ok {
		if n := x.lx.nations[code]; n != nil {
			return slices.Concat([]string{n.name}, n.aliases, n.demonyms, n.capitals, n.metonyms)
		}
	}
	var out []string
	if _, ok := x.lx.known[id]; ok {
		for _, es := range x.lx.gazetteer {
			for _, e := range es {
				if e.id == id {
					out = append(out, strings.Join(e.words, " "))
				}
			}
		}
		slices.Sort(out)
	}
	return out
}

// CountryOf returns the id of the country that a flag emoji, an ISO 3166 code in
// capitals, or a name in another script means ("🇮🇳", "IND", "Индия", "印度"), or "".
func (x *Extractor) CountryOf(s string) string {
	s = strings.TrimSpace(s)
	if code := flag(s); code != "" && x.lx.nations[code] != nil {
		return "country/" + code
	}
	if (len(s) == 2 || len(s) == 3) && s == strings.ToUpper(s) && isASCII(s) {
		if r, err := language.ParseRegion(s); err == nil && x.lx.nations[r.String()] != nil {
			return "country/" + r.String()
		}
	}
	return x.foreign()[strings.ToLower(s)]
}

// flag returns the country code that two regional indicator symbols spell.
func flag(s string) string {
	rs := []rune(s)
	if len(rs) != 2 {
		return ""
	}
	const a = 0x1F1E6 // REGIONAL INDICATOR SYMBOL LETTER A
	if rs[0] < a || rs[0] > a+25 || rs[1] < a || rs[1] > a+25 {
		return ""
	}
	return string([]rune{'A' + rs[0] - a, 'A' + rs[1] - a})
}

// foreignNames maps the names of countries in the languages that Unicode's
// CLDR has and that people in a news channel write, lower case, to ids.
func foreignNames() map[string]string {
	out := map[string]string{}
	for _, l := range []string{"ar", "bn", "de", "el", "es", "fa", "fr", "he", "hi", "it", "ja", "ko", "pl", "pt", "ru", "th", "tr", "uk", "zh", "zh-Hant"} {
		namer := display.Regions(language.MustParse(l))
		for a := 'A'; a <= 'Z'; a++ {
			for b := 'A'; b <= 'Z'; b++ {
				code := string([]rune{a, b})
				r, err := language.ParseRegion(code)
				if err != nil || !r.IsCountry() || r.String() != code {
					continue
				}
				if n := strings.ToLower(namer.Name(r)); n != "" {
					if _, ok := out[n]; !ok {
						out[n] = "country/" + code
					}
				}
			}
		}
	}
	return out
}

// IsLatin reports whether every letter of s is Latin.
func IsLatin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}
