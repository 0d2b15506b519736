package facts

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed lexicon
var lexiconFiles embed.FS

// A nation is a country or territory with the words that point to it.
type nation struct {
	code     string // ISO 3166-1 alpha-2
	name     string
	aliases  []string
	demonyms []string // adjective first
	capitals []string
	metonyms []string
}

// adjective returns the word for what belongs to the nation, or its name.
func (n *nation) adjective() string {
	if len(n.demonyms) > 0 {
		return n.demonyms[0]
	}
	return n.name
}

// How a gazetteer entry names its entity.
type naming int

const (
	byName    naming = iota // "India"
	byDemonym               // "Indian", "Indians"
	byCapital               // "Moscow": the city, or its government
	bySeat                  // "the Kremlin": always the government
)

// A gazetteerEntry is one spelling of a known name.
type gazetteerEntry struct {
	words []string // as tokens, case as in the lexicon
	id    string   // of the entity
	place string   // byCapital: the name of the city
	how   naming
}

// A lexicon is what the rules know before they read anything. It is made once
// and never changes.
type lexicon struct {
	nations    map[string]*nation // by code
	known      map[string]Entity  // countries, organisations, groups by id
	gazetteer  map[string][]gazetteerEntry
	spellings  map[string][]string   // by entity id: all of them
	orgCountry map[string]string     // organisation id → country code
	roles      map[string][]role     // by first word, lower case; longest first
	firstNames map[string]bool       // as written, title case
	sexOfName  map[string]int        // of first names that tell it: male or female
	families   map[string]bool       // family names that come first (Wang, Kim, Nguyen)
	said       map[string]sayVerb    // verbs of speech by inflected form
	attributes map[string][]*sayVerb // all verbs of said_verbs.tsv by the first word of a form, those with a particle first
	orgHeads   map[string]bool       // last words of names of organisations
	speakers   map[string]bool       // words for those who speak unnamed
	charges    map[string]bool       // nouns for what somebody may be said to have done, and deny
	placeHeads map[string]bool       // last words of names of places
	thingHeads map[string]bool       // last words of names of events, works, laws
	nouns      map[string]string     // common noun → kind of what it names
	places     sortedList            // cities and regions: folded name → what it is
	surnames   sortedList            // family names, folded
	weights    nameWeights
	cues       *cueTable
	parties    map[string]bool   // nouns for people and bodies that take sides
	lends      map[string]bool   // forms of verbs whose subject has the attitude of their object
	draws      map[string]bool   // forms of verbs whose subject is what the attitude of their object is about
	opinions   map[string]string // words that judge → polarity
	dates      *dateTable
	eventNouns map[string]*eventNoun // by every form
	encounters map[string]bool       // nouns and verbs of encounters
	acts       map[string]string     // inflected form of a verb of events → base
}

// A role is a word or phrase for what somebody is.
type role struct {
	words []string // lower case
	kind  string   // state, spokes, title, …
}

// last returns the last word of the role.
func (ro *role) last() string { return ro.words[len(ro.words)-1] }

// A sayVerb is a verb that introduces speech or thought.
type sayVerb struct {
	base     string
	class    string   // say, claim, demand, deny, warn, think, …
	particle string   // "out" of "point out"; empty for none
	governs  []string // what may follow; the file's header explains the words
}

// speech reports whether the verb tells of words that were said, or may have been.
func (v *sayVerb) speech() bool {
	switch v.class {
	case "call", "show", "view", "want":
		return false
	}
	return true
}

func loadLexicon() (*lexicon, error) {
	lx := &lexicon{
		nations: map[string]*nation{}, known: map[string]Entity{}, gazetteer: map[string][]gazetteerEntry{}, spellings: map[string][]string{},
		orgCountry: map[string]string{}, roles: map[string][]role{}, firstNames: make(map[string]bool, 10000), sexOfName: make(map[string]int, 5000),
		families: map[string]bool{}, said: map[string]sayVerb{}, attributes: map[string][]*sayVerb{}, orgHeads: map[string]bool{},
		placeHeads: map[string]bool{}, speakers: map[string]bool{}, charges: map[string]bool{}, parties: map[string]bool{}, lends: map[string]bool{}, draws: map[string]bool{}, opinions: map[string]string{}, acts: map[string]string{},
		thingHeads: map[string]bool{}, nouns: map[string]string{}, places: sortedList(placesList), surnames: sortedList(surnamesList),
		eventNouns: map[string]*eventNoun{}, encounters: map[string]bool{},
	}
	for _, f := range []struct {
		name    string
		columns int
		add     func(c []string) error
	}{
		{"countries.tsv", 6, lx.addCountry},
		{"organisations.tsv", 5, lx.addOrganisation},
		{"groups.tsv", 3, lx.addGroup},
		{"first_names.txt", 1, lx.addFirstName},
		{"family_first.txt", 1, setOf(lx.families)},
		{"said_verbs.tsv", 4, lx.addSayVerb},
		{"roles.tsv", 2, lx.addRole},
		{"organisation_heads.txt", 1, setOf(lx.orgHeads)},
		{"place_heads.txt", 1, setOf(lx.placeHeads)},
		{"speakers.txt", 1, setOf(lx.speakers)},
		{"charges.txt", 1, setOf(lx.charges)},
		{"thing_heads.txt", 1, setOf(lx.thingHeads)},
		{"kind_nouns.tsv", 2, func(c []string) error { lx.nouns[c[0]] = c[1]; return nil }},
		{"name_weights.tsv", 5, lx.weights.add},
		{"event_verbs.txt", 1, lx.addAct},
		{"event_nouns.tsv", 2, lx.addEventNoun},
		{"parties.txt", 1, setOf(lx.parties)},
		{"light_verbs.tsv", 2, lx.addLightVerb},
		{"opinions.tsv", 2, lx.addOpinion},
	} {
		if err := readTable(lexiconFiles, "lexicon/"+f.name, f.columns, f.add); err != nil {
			return nil, err
		}
	}
	lx.sortLongestFirst()
	dates, err := loadDates(lexiconFiles, "lexicon/dates.tsv")
	if err != nil {
		return nil, err
	}
	lx.dates = dates
	cues, err := loadCues(lexiconFiles, "lexicon/stances.tsv")
	if err != nil {
		return nil, err
	}
	lx.cues = cues
	return lx, nil
}

// readTable calls add with the tab-separated columns of each line that is no
// comment. Missing trailing columns are empty. The columns share the memory of
// the file: the lexicon is read at each start, and copying it cost half of that.
func readTable(fsys fs.FS, name string, columns int, add func([]string) error) error {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return err
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cols := []string{line}
		if columns > 1 {
			cols = strings.Split(line, "\t")
		}
		for len(cols) < columns {
			cols = append(cols, "")
		}
		if err := add(cols); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return nil
}

func setOf(m map[string]bool) func([]string) error {
	return func(c []string) error { m[c[0]] = true; return nil }
}

func (lx *lexicon) addFirstName(c []string) error {
	name, sex, _ := strings.Cut(c[0], "\t")
	lx.firstNames[name] = true
	switch sex {
	case "":
	case "m":
		lx.sexOfName[name] = male
	case "f":
		lx.sexOfName[name] = female
	default:
		return fmt.Errorf("neither m nor f: %q", sex)
	}
	return nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func (lx *lexicon) addCountry(c []string) error {
	n := &nation{code: c[0], name: c[1], aliases: list(c[2]), demonyms: list(c[3]), capitals: list(c[4]), metonyms: list(c[5])}
	lx.nations[n.code] = n
	id := "country/" + n.code
	lx.known[id] = Entity{ID: id, Name: n.name, Type: Country}
	lx.addNames(id, byName, append([]string{n.name}, n.aliases...)...)
	lx.addNames(id, byDemonym, n.demonyms...)
	seat := map[string]bool{}
	for _, m := range n.metonyms {
		seat[m] = true
	}
	for i, city := range n.capitals {
		city, other := strings.CutPrefix(city, "+")
		n.capitals[i] = city
		if city == n.name || !seat[city] {
			continue
		}
		delete(seat, city)
		place := n.capitals[0]
		if other {
			place = city
		}
		lx.addEntry(gazetteerEntry{words: nameWords(city), id: id, how: byCapital, place: place})
		lx.spellings[id] = append(lx.spellings[id], city)
	}
	for _, m := range n.metonyms {
		if seat[m] {
			lx.addNames(id, bySeat, m)
		}
	}
	return nil
}

func (lx *lexicon) addOrganisation(c []string) error {
	id := "organisation/" + c[0]
	lx.known[id] = Entity{ID: id, Name: c[1], Type: Organisation}
	if c[3] != "" {
		lx.orgCountry[id] = c[3]
	}
	lx.addNames(id, byName, append([]string{c[1]}, list(c[2])...)...)
	return nil
}

func (lx *lexicon) addGroup(c []string) error {
	id := "organisation/" + c[0]
	lx.known[id] = Entity{ID: id, Name: c[1], Type: Organisation}
	lx.addNames(id, byName, append([]string{c[1]}, list(c[2])...)...)
	return nil
}

func (lx *lexicon) addSayVerb(c []string) error {
	v := &sayVerb{base: c[0], class: c[2], governs: strings.Fields(c[3])}
	_, v.particle, _ = strings.Cut(c[0], "_")
	for form := range strings.FieldsSeq(c[1]) {
		if v.speech() {
			lx.said[form] = *v
		}
		word, _, particle := strings.Cut(form, "_")
		if particle {
			lx.attributes[word] = append([]*sayVerb{v}, lx.attributes[word]...)
		} else {
			lx.attributes[word] = append(lx.attributes[word], v)
		}
	}
	return nil
}

func (lx *lexicon) addRole(c []string) error {
	w := strings.Fields(strings.ToLower(c[0]))
	if len(w) == 0 {
		return fmt.Errorf("empty role")
	}
	lx.roles[w[0]] = append(lx.roles[w[0]], role{words: w, kind: c[1]})
	return nil
}

func (lx *lexicon) addAct(c []string) error {
	for _, form := range inflect(c[0]) {
		lx.acts[form] = c[0]
	}
	return nil
}

func (lx *lexicon) addLightVerb(c []string) error {
	forms := lx.lends
	switch c[1] {
	case "give":
	case "get":
		forms = lx.draws
	default:
		return fmt.Errorf("%q: want give or get", c[1])
	}
	for _, form := range inflect(c[0]) {
		forms[form] = true
	}
	return nil
}

func (lx *lexicon) addOpinion(c []string) error {
	if c[1] != Supports && c[1] != Opposes {
		return fmt.Errorf("%q: want supports or opposes", c[1])
	}
	lx.opinions[c[0]] = c[1]
	return nil
}

func (lx *lexicon) addNames(id string, how naming, names ...string) {
	for _, n := range names {
		n = strings.TrimPrefix(strings.TrimPrefix(n, "the "), "The ")
		lx.addEntry(gazetteerEntry{words: nameWords(n), id: id, how: how})
		lx.spellings[id] = append(lx.spellings[id], n)
	}
}

func (lx *lexicon) addEntry(e gazetteerEntry) {
	lx.gazetteer[e.words[0]] = append(lx.gazetteer[e.words[0]], e)
}

func (lx *lexicon) sortLongestFirst() {
	for _, es := range lx.gazetteer {
		sortBy(es, func(e gazetteerEntry) int { return -len(e.words) })
	}
	for _, rs := range lx.roles {
		sortBy(rs, func(r role) int { return -len(r.words) })
	}
}

// nameWords cuts a name of the lexicon the way the tokeniser cuts text.
func nameWords(s string) []string {
	s = normalise(s)
	s = strings.ReplaceAll(s, "'s ", " 's ")
	s = strings.ReplaceAll(s, ",", " ,")
	return strings.Fields(s)
}

// Fold returns s in the form names are compared in: lower case, without
// accents, apostrophes plain, white space single.
func Fold(s string) string {
	s = normalise(s)
	if !isASCII(s) {
		s = norm.NFC.String(strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFKD.String(s)))
	}
	return singleSpaced(strings.ToLower(s))
}

// slug returns the part of an entity id that a name gives.
func slug(s string) string {
	var b strings.Builder
	dash := false
	for _, r := range Fold(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		} else if r != '\'' && r != '.' {
			dash = true
		}
	}
	return b.String()
}
