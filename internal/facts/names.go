package facts

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"
)

// Names returns every spelling under which the lexicon or the maintainers know
// an entity: names, aliases, demonyms, capitals and seats of a country; nil for one
// they do not know. Callers must not change it.
func (x *Extractor) Names(id string) []string {
	if x.told != nil && x.told.spellings[id] != nil {
		return x.told.spellings[id]
	}
	return x.lx.spellings[id]
}

// Foreign returns the names of a country in other scripts ("Индия", "印度"), lower case
// and sorted; nil for what is none. Callers must not change it.
func (x *Extractor) Foreign(id string) []string { return x.abroad()[id] }

// byID turns a map of names round.
func byID(foreign map[string]string) map[string][]string {
	out := map[string][]string{}
	for name, id := range foreign {
		out[id] = append(out[id], name)
	}
	for _, names := range out {
		slices.Sort(names)
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
	if IsLatin(s) {
		return ""
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

// foreignNames maps the names of countries in other scripts, lower case, to ids.
func foreignNames() map[string]string {
	out := make(map[string]string, 6000)
	for line := range strings.Lines(foreignList) {
		code, names, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if !ok || line[0] == '#' {
			continue
		}
		for name := range strings.SplitSeq(names, "\t") {
			out[name] = "country/" + code
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
