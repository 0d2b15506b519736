// Package annotate implements an article with what was found in it marked in its
// text: entities, attributes, quotations, stances and events.
//
// New finds the place of everything that a document holds and cuts the body at the
// edges of these places. Whoever shows the article writes piece after piece, so the
// body stands there whole and as it was given, whatever overlaps in it. The
// terminal does so, and so does Page, which makes one web page of it.
package annotate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
)

// A Kind is the kind of thing that was found.
type Kind string

const (
	Entity    Kind = "entity"
	Attribute Kind = "attribute"
	Quotation Kind = "quotation"
	Stance    Kind = "stance"
	Event     Kind = "event"
)

// Kinds are all kinds, in the order in which they are listed.
var Kinds = []Kind{Entity, Attribute, Quotation, Stance, Event}

// depth orders marks of the very same place: an event has its quotations inside.
var depth = map[Kind]int{Event: 0, Quotation: 1, Stance: 2, Attribute: 3, Entity: 4}

// letters begin the labels of the kinds. Entities are N for name, as E is taken.
var letters = map[Kind]string{Entity: "N", Attribute: "A", Quotation: "Q", Stance: "S", Event: "E"}

// Letter returns what begins the labels of a kind.
func (k Kind) Letter() string { return letters[k] }

// plurals are the kinds as many are called.
var plurals = map[Kind]string{Entity: "entities", Attribute: "attributes", Quotation: "quotations", Stance: "stances", Event: "events"}

// Plural returns what several of a kind are called.
func (k Kind) Plural() string { return plurals[k] }

func label(k Kind, n int) string { return letters[k] + strconv.Itoa(n+1) }

// A Mark is something that was found, with its places in the body.
type Mark struct {
	Kind   Kind
	Label  string         // "Q2": the letter of the kind and a number, in the order of the text
	Places []article.Span // in order, not overlapping; never empty. Of an entity: its mentions
	Title  string         // what was found, in one line
	Notes  []Note         // what else is known of it
	About  []string       // labels of the entities that it concerns
}

// A Note is one of the things known of a mark: "via", "Tass".
type Note struct{ Name, Value string }

// A Piece is a run of the body over which the same marks lie.
type Piece struct {
	article.Span
	Marks  []int // numbers of the marks over it, the outermost first
	Begins []int // those of them of which a place begins here
}

// Outside is the kind of a block that is text but no passage: the doubled title.
const Outside article.Kind = "outside"

// A Block is a paragraph of the body, or what lies between two of them.
type Block struct {
	article.Span
	Kind   article.Kind // empty for white space
	Pieces []Piece      // in order and without gaps; never empty
}

// A Text is an article with its marks.
type Text struct {
	Article *article.Article
	Marks   []Mark  // entities, attributes, quotations, stances, events; each in the order of the text
	Blocks  []Block // in order and without gaps: all of the body
}

// New returns the article of d with everything that was found in it.
func New(d *facts.Document) *Text {
	t := &Text{Article: d.Article}
	f := finder{d: d, names: map[string]string{}}
	f.entities()
	f.attributes()
	f.quotations()
	f.stances()
	f.events()
	t.Marks = f.marks
	t.cut()
	return t
}

// A finder finds the places of what a document holds.
type finder struct {
	d     *facts.Document
	names map[string]string // entity id → label
	marks []Mark
}

// add adds the marks of one kind in the order of the text, labels them and leaves out
// those that stand nowhere.
func (f *finder) add(kind Kind, marks []Mark) {
	for i := range marks {
		marks[i].Places = f.fitting(marks[i].Places)
	}
	marks = slices.DeleteFunc(marks, func(m Mark) bool { return len(m.Places) == 0 })
	slices.SortStableFunc(marks, func(a, b Mark) int { return before(a.Places[0], b.Places[0]) })
	for i := range marks {
		marks[i].Kind, marks[i].Label = kind, label(kind, i)
	}
	f.marks = append(f.marks, marks...)
}

// fitting returns the spans that are some of the body, in order, with those that meet
// or overlap as one.
func (f *finder) fitting(spans []article.Span) []article.Span {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, before)
	var out []article.Span
	for _, s := range spans {
		switch last := len(out) - 1; {
		case f.d.Article.Text(s) == "":
		case last >= 0 && s.Start < out[last].End:
			out[last].End = max(out[last].End, s.End)
		default:
			out = append(out, s)
		}
	}
	return out
}

// before orders spans by where they begin; of two that begin together the longer, which
// holds the other, is the first.
func before(a, b article.Span) int { return cmp.Or(a.Start-b.Start, b.End-a.End) }

func (f *finder) entities() {
	places := map[string][]article.Span{}
	for _, m := range f.d.Mentions {
		places[m.Entity] = append(places[m.Entity], m.Span)
	}
	var marks []Mark
	var ids []string
	for _, e := range f.d.Entities {
		if len(f.fitting(places[e.ID])) == 0 {
			continue
		}
		m := Mark{Places: places[e.ID], Title: e.Name}
		m.note("type", string(e.Type))
		m.note("also", strings.Join(e.Aliases, ", "))
		marks, ids = append(marks, m), append(ids, e.ID)
	}
	// Labels go by the order of the text, in which entities come already but for those
	// of one place.
	order := make([]int, len(marks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return before(marks[a].Places[0], marks[b].Places[0]) })
	sorted := make([]Mark, len(marks))
	for n, i := range order {
		sorted[n] = marks[i]
		f.names[ids[i]] = label(Entity, n)
	}
	f.add(Entity, sorted)
}

func (f *finder) attributes() {
	var marks []Mark
	for _, a := range f.d.Facts {
		m := Mark{Title: a.Label + " of " + a.Name + ": " + a.Value, About: f.about(a.About, a.ValueID)}
		if a.Former {
			m.Title += " (former)"
		}
		m.note("according to", a.Claimant)
		m.note("via", a.Via)
		f.ground(&m, a.Rule, a.Evidence)
		m.Places = f.words(a.Evidence, a.Value, a.About, a.ValueID)
		marks = append(marks, m)
	}
	f.add(Attribute, marks)
}

func (f *finder) quotations() {
	var marks []Mark
	for _, q := range f.d.Quotes {
		speaker := cmp.Or(q.Speaker, "nobody named")
		m := Mark{Title: speaker + ", " + q.Kind, About: f.about(q.SpeakerID), Places: q.Content}
		m.note("speaker", speaker)
		m.note("kind", q.Kind)
		m.note("to", q.Addressee)
		m.note("via", q.Via)
		m.note("introduced by", q.Cue)
		f.ground(&m, q.Rule, q.Evidence)
		if len(f.fitting(m.Places)) == 0 {
			m.Places = f.words(q.Evidence, q.Text)
		}
		marks = append(marks, m)
	}
	f.add(Quotation, marks)
}

// stances marks the words that show a stance. What many hold towards the same in the
// same words is one mark.
func (f *finder) stances() {
	type key struct {
		at                                    int
		polarity, target, claimant, via, rule string
	}
	var marks []Mark
	var holders [][]string
	at := map[key]int{}
	for _, s := range f.d.Stances {
		places := f.fitting(f.words(s.Evidence, s.Cue))
		if len(places) == 0 {
			continue
		}
		k := key{places[0].Start, s.Polarity, s.Target, s.Claimant, s.Via, s.Rule}
		i, known := at[k]
		if !known {
			i = len(marks)
			at[k] = i
			m := Mark{Places: places}
			m.note("polarity", s.Polarity)
			m.note("towards", s.Target)
			m.note("according to", s.Claimant)
			m.note("via", s.Via)
			f.ground(&m, s.Rule, s.Evidence)
			marks, holders = append(marks, m), append(holders, nil)
			marks[i].Title = Attitude(s.Polarity, false) + " " + s.Target
		}
		if !slices.Contains(holders[i], s.Holder) {
			holders[i] = append(holders[i], s.Holder)
		}
		for _, label := range f.about(s.HolderID, s.TargetID) {
			if !slices.Contains(marks[i].About, label) {
				marks[i].About = append(marks[i].About, label)
			}
		}
		if len(holders[i]) == 2 { // the verb is of several now
			marks[i].Title = Attitude(s.Polarity, true) + " " + s.Target
		}
	}
	for i := range marks {
		all := enumerate(holders[i])
		marks[i].Title = all + " " + marks[i].Title
		marks[i].Notes = slices.Insert(marks[i].Notes, 0, Note{"holder", all})
	}
	f.add(Stance, marks)
}

// enumerate writes a list as a sentence has it.
func enumerate(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " and " + list[len(list)-1]
}

// Attitude words a polarity so that it goes between holder and target.
func Attitude(polarity string, several bool) string {
	one, more := polarity, polarity
	switch polarity {
	case facts.Supports:
		more = "support"
	case facts.Opposes:
		more = "oppose"
	case facts.Neutral:
		one, more = "is neutral towards", "are neutral towards"
	case facts.Ambivalent:
		one, more = "is ambivalent about", "are ambivalent about"
	}
	if several {
		return more
	}
	return one
}

func (f *finder) events() {
	var marks []Mark
	for _, e := range f.d.Events {
		m := Mark{Title: Day(e) + ": " + e.Kind, About: f.about(append(slices.Clone(e.About), e.PlaceID)...)}
		if len(e.Participants) > 0 {
			m.Title += ": " + enumerate(e.Participants)
		}
		if e.Place != "" {
			m.Title += ", in " + e.Place
		}
		if e.Status != facts.Past {
			m.Title += " (" + e.Status + ")"
		}
		m.note("date", e.Date)
		m.note("until", e.Until)
		m.note("exact to the", e.Precision)
		m.note("in the article's words", e.When)
		m.note("place", e.Place)
		m.note("who", strings.Join(e.Participants, ", "))
		m.note("status", e.Status)
		m.note("according to", e.Claimant)
		f.ground(&m, e.Rule, e.Evidence)
		m.Places = f.words(e.Evidence, e.What)
		marks = append(marks, m)
	}
	f.add(Event, marks)
}

// Day returns the date of an event, and the words that it was told by.
func Day(e facts.Event) string {
	day := e.Date
	switch {
	case e.Date == "" && e.When == "":
		return "undated"
	case e.Date == "":
		return "“" + e.When + "”"
	case e.Precision == "week":
		day = "in the week of " + e.Date
	case e.Until != "":
		day += " to " + e.Until
	}
	if e.When != "" {
		day += " “" + e.When + "”"
	}
	return day
}

func (m *Mark) note(name, value string) {
	if value != "" {
		m.Notes = append(m.Notes, Note{name, value})
	}
}

// ground notes what a fact rests on besides the sentence it stands in.
func (f *finder) ground(m *Mark, rule string, evidence []facts.Evidence) {
	for i, e := range evidence {
		if i > 0 {
			m.note("rests also on", "“"+e.Text+"”")
		}
	}
	m.note("rule", rule)
}

// about returns the labels of the entities that have ids, in their order.
func (f *finder) about(ids ...string) []string {
	var out []string
	for _, id := range ids {
		if l := f.names[id]; l != "" && !slices.Contains(out, l) {
			out = append(out, l)
		}
	}
	return out
}

// words returns where words stand in the first sentence of evidence: the nearest to a
// mention of the first of the entities where they stand several times. Where they do
// not stand as such ("Greece" for a Greek minister), it is the mention of one of the
// entities, the last first, and else the whole sentence.
func (f *finder) words(evidence []facts.Evidence, words string, ids ...string) []article.Span {
	if len(evidence) == 0 {
		return nil
	}
	e := evidence[0]
	sentence := article.Span{Start: e.Start, End: e.End}
	text := f.d.Article.Text(sentence)
	near := e.Start
	if len(ids) > 0 {
		if s := f.mentions(sentence, ids[0]); len(s) > 0 {
			near = s[0].Start
		}
	}
	best, found := article.Span{}, false
	for from := 0; ; {
		s, ok := indexWords(text, words, from)
		if !ok {
			break
		}
		from = s.Start + 1
		s.Start, s.End = s.Start+e.Start, s.End+e.Start
		if !found || distance(s.Start, near) < distance(best.Start, near) {
			best, found = s, true
		}
	}
	if found {
		return []article.Span{best}
	}
	for _, id := range slices.Backward(ids) {
		if s := f.mentions(sentence, id); len(s) > 0 {
			return s[:1]
		}
	}
	return []article.Span{sentence}
}

// mentions returns where a sentence names an entity.
func (f *finder) mentions(sentence article.Span, id string) []article.Span {
	all := f.d.Mentions
	first, _ := slices.BinarySearchFunc(all, sentence.Start, func(m facts.Mention, at int) int { return m.Start - at })
	var out []article.Span
	for _, m := range all[first:] {
		if m.Start >= sentence.End {
			break
		}
		if m.Entity == id {
			out = append(out, m.Span)
		}
	}
	return out
}

func distance(a, b int) int { return max(a-b, b-a) }

// indexWords finds whole words in a text from a byte on. White space in the one is any white
// space in the other: facts are worded on one line.
func indexWords(text, words string, from int) (article.Span, bool) {
	fields := strings.Fields(words)
	if len(fields) == 0 {
		return article.Span{}, false
	}
	for from < len(text) {
		i := strings.Index(text[from:], fields[0])
		if i < 0 {
			break
		}
		start := from + i
		if end, ok := follow(text, start, fields); ok && whole(text, start, end) {
			return article.Span{Start: start, End: end}, true
		}
		from = start + 1
	}
	return article.Span{}, false
}

// follow returns where fields end that begin at a byte, with white space between them.
func follow(text string, at int, fields []string) (int, bool) {
	for i, w := range fields {
		if i > 0 {
			rest := strings.TrimLeftFunc(text[at:], unicode.IsSpace)
			if len(rest) == len(text)-at {
				return 0, false
			}
			at = len(text) - len(rest)
		}
		if !strings.HasPrefix(text[at:], w) {
			return 0, false
		}
		at += len(w)
	}
	return at, true
}

// whole tells whether a span of a text begins and ends with a word: "Russia" is not in
// "Russian".
func whole(text string, start, end int) bool {
	inside := func(at int) bool {
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at:])
		return isWord(before) && isWord(after)
	}
	return !inside(start) && !inside(end)
}

func isWord(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
