package facts

import (
	"slices"
	"strings"
)

// nameKeys are the forms of a name of several words by which people are joined.
// Those of a single word have none.
type nameKeys struct {
	spelling    string   // see spelling
	shortForms  []string // see shortForms
	middle, end string   // "h w", "jr"; empty for none
}

// keysOf returns the keys of a name.
func keysOf(name string) nameKeys {
	if !strings.Contains(name, " ") {
		return nameKeys{}
	}
	all, w := strings.Fields(Fold(name)), nameWordsOf(name)
	k := nameKeys{spelling: spelling(name), shortForms: shortForms(w)}
	if len(w) > 2 {
		k.middle = strings.Join(w[1:len(w)-1], " ")
	}
	if len(w) < len(all) {
		k.end = strings.Trim(all[len(w)], ".,")
	}
	return k
}

// shortForms returns the keys that long and short names of one person share: the
// given name in full and the family name.
func shortForms(words []string) []string {
	if len(words) < 2 {
		return nil
	}
	last := spelling(words[len(words)-1])
	full := fullNames()[words[0]]
	if full == nil {
		return []string{words[0] + " " + last}
	}
	var keys []string
	for _, f := range full {
		keys = append(keys, f+" "+last)
	}
	return keys
}

// nameWordsOf returns the folded words of a name without "Jr." and the like.
func nameWordsOf(name string) []string {
	w := strings.Fields(Fold(name))
	for len(w) > 2 && generations[strings.Trim(w[len(w)-1], ".,")] {
		w = w[:len(w)-1]
	}
	return w
}

var generations = set("jr sr ii iii")

// spelling returns a form of a name in which the usual ways of writing Russian,
// Ukrainian or Arabic sounds in Latin letters are the same.
func spelling(name string) string {
	s := transliterations.Replace(" " + Fold(name) + " ")
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last && r != ' ' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

var transliterations = strings.NewReplacer(
	" al-", " ", " el-", " ", " al ", " ", " el ", " ", "abdel ", "abdal", "abdul ", "abdal", "abdel", "abdal", "abdul", "abdal",
	" ye", " e", " alexand", " aleksand", "mohammed", "muhamad", "mohamed", "muhamad", "mohammad", "muhamad", "muhammad", "muhamad", "muhammed", "muhamad",
	"iy", "i", "yy", "i", "ey", "ei", "y", "i", "ii", "i", "kh", "h", "ou", "u", "w", "v", "q", "k", "x", "ks", "ph", "f", "dj", "j", "gh", "g",
	"-", " ", "'", "", ".", "")

// Surnames returns the folded single words a person may be called by: the
// aliases that articles used, and the last word of the name.
func Surnames(e Entity) []string {
	var out []string
	add := func(s string) {
		if s = Fold(s); s != "" && !strings.Contains(s, " ") && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, a := range e.Aliases {
		add(a)
	}
	if words := strings.Fields(e.Name); len(words) > 0 {
		add(words[len(words)-1])
	}
	return out
}
