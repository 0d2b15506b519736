package index

import (
	"cmp"
	"context"
	_ "embed"
	"maps"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"attache/internal/article"
	"attache/internal/facts"
)

// A happening is one thing that happened, as one article or several tell it.
type happening struct {
	told []int // events of the corpus, the most exactly dated first, then the fullest; none: it became part of another
}

// A telling is what a question is held against: the words of one event.
type telling struct {
	of      int      // its happening
	own     []string // stems of what, of the participants' names and roles, of the place, and kinds of happening; sorted
	kinds   []string // what it is, with the stems that say so
	around  []string // stems of the sentence, sorted
	ids     []string // whom the sentence names
	places  []string // of them the places that stand in what happened
	passage int      // that the sentence is part of
}

//go:embed happenings.txt
var happeningWords string

// kinds are the words of happenings.txt.
type kinds struct {
	of   map[string][]string // stem → the first words of its lines, marked as kinds
	asks map[string]bool     // stems that tell nothing
	thin map[string]bool     // stems of verbs whose noun tells what happens
}

// kindMark tells a kind of happening from a stem.
const kindMark = "="

func (ix *Index) readKinds() kinds {
	k := kinds{map[string][]string{}, map[string]bool{}, map[string]bool{}}
	for line := range strings.Lines(happeningWords) {
		fields := strings.Fields(line)
		if len(fields) == 0 || fields[0] == "#" {
			continue
		}
		for _, w := range fields {
			stem := ix.stem(w)
			switch {
			case fields[0] == "-":
				k.asks[stem] = true
			case fields[0] == "~":
				k.thin[stem] = true
			case !slices.Contains(k.of[stem], kindMark+fields[0]):
				k.of[stem] = append(k.of[stem], kindMark+fields[0])
			}
		}
	}
	return k
}

// fold makes one happening of the events that tell the same, and hangs each on
// whom and where it is about.
func (ix *Index) fold() {
	ix.kinds = ix.readKinds()
	ix.tellings = make([]telling, len(ix.corpus.Events))
	among := map[string][]int{} // what two accounts of one thing have in common → happenings
	for i := range ix.corpus.Events {
		e := &ix.corpus.Events[i]
		ix.tellings[i] = ix.telling(e)
		n := -1
		keys := commonKeys(e)
		for _, key := range keys {
			for _, k := range among[key][max(0, len(among[key])-maxAlike):] {
				if n < 0 && ix.sameHappening(ix.happenings[k].told[0], i) {
					n = k
				}
			}
		}
		if n < 0 {
			n = len(ix.happenings)
			ix.happenings = append(ix.happenings, happening{})
			for _, key := range keys {
				among[key] = append(among[key], n)
			}
		}
		if len(ix.happenings[n].told) < maxTold {
			ix.happenings[n].told = append(ix.happenings[n].told, i)
		}
		ix.tellings[i].of = n
	}
	ix.sharpen()
	ix.hangHappenings()
}

// maxTold bounds how many accounts of one happening are kept: nobody reads more.
const maxTold = 40

// sharpen joins what an article dates to a week, a month or a year with the same
// happening on a day, if there is only one that it can be.
func (ix *Index) sharpen() {
	of := map[string][]int{} // year and participant → happenings
	for n, h := range ix.happenings {
		e := &ix.corpus.Events[h.told[0]]
		for _, id := range e.About {
			key := e.Date[:min(len(e.Date), len("2006"))] + id
			of[key] = append(of[key], n)
		}
	}
	for n := range ix.happenings {
		i := ix.happenings[n].told[0]
		e := &ix.corpus.Events[i]
		if coarseness(e) < 1 || len(e.Date) < len("2006") || len(e.About) == 0 {
			continue
		}
		var near []int
		for _, y := range years(e) {
			near = append(near, of[y+e.About[0]]...)
		}
		same := ix.only(near, func(j int) bool {
			f := &ix.corpus.Events[j]
			return coarseness(f) < coarseness(e) && within(f, e) && e.Status == f.Status && e.Claimant == f.Claimant && ix.sameHappening(i, j)
		})
		if same < 0 {
			continue
		}
		for _, i := range ix.happenings[n].told {
			ix.tellings[i].of = same
		}
		ix.happenings[same].told = slices.Concat(ix.happenings[same].told, ix.happenings[n].told)
		ix.happenings[n].told = nil
	}
}

// only returns the one of the happenings whose first account fits, or -1 when none does or
// several do.
func (ix *Index) only(all []int, fits func(account int) bool) int {
	found := -1
	for _, k := range all {
		if told := ix.happenings[k].told; len(told) > 0 && fits(told[0]) {
			if found >= 0 {
				return -1
			}
			found = k
		}
	}
	return found
}

// years returns the years that the day of an event may be in.
func years(e *facts.Event) []string {
	out := []string{e.Date[:len("2006")]}
	week, err := time.Parse(article.DateLayout, e.Date)
	if e.Precision != "week" || err != nil {
		return out
	}
	for _, days := range []int{-7, 7} {
		if y := week.AddDate(0, 0, days).Format("2006"); y != out[0] {
			out = append(out, y)
		}
	}
	return out
}

// coarseness is the greater the less exactly an event is dated.
func coarseness(e *facts.Event) int {
	return slices.Index([]string{"day", "week", "month", "year"}, e.Precision)
}

// within reports whether the day of one event can be the week, month or year of another.
func within(e, coarse *facts.Event) bool {
	if coarse.Precision != "week" {
		return strings.HasPrefix(e.Date, coarse.Date)
	}
	day, err := time.Parse(article.DateLayout, e.Date)
	week, weekErr := time.Parse(article.DateLayout, coarse.Date)
	return err == nil && weekErr == nil && day.Sub(week).Abs() < 7*24*time.Hour
}

// hangHappenings hangs the happenings on whom and where they are about, the newest first.
func (ix *Index) hangHappenings() {
	for n := range ix.happenings {
		told := ix.happenings[n].told
		slices.SortStableFunc(told, func(a, b int) int {
			return cmp.Or(coarseness(&ix.corpus.Events[a])-coarseness(&ix.corpus.Events[b]), ix.fullness(b)-ix.fullness(a))
		})
		for _, i := range told {
			for _, id := range ix.corpus.Events[i].About {
				ix.hang(id, func(e *entity) { e.events = appendOnce(e.events, n) })
			}
			for _, id := range append(ix.tellings[i].places, ix.corpus.Events[i].PlaceID) {
				ix.hang(id, func(e *entity) { e.here = appendOnce(e.here, n) })
			}
		}
	}
	for _, e := range ix.order {
		slices.SortStableFunc(e.events, ix.newer)
		slices.SortStableFunc(e.here, ix.newer)
		all := slices.Concat(e.events, e.here)
		slices.Sort(all)
		for _, n := range slices.Compact(all) {
			e.dated += min(1, len(ix.corpus.Events[ix.happenings[n].told[0]].Date))
		}
	}
}

// newer orders happenings: the newest first, of one day what happened before what was
// planned, and what is told most fully first.
func (ix *Index) newer(a, b int) int {
	i, j := ix.happenings[a].told[0], ix.happenings[b].told[0]
	e, f := &ix.corpus.Events[i], &ix.corpus.Events[j]
	return cmp.Or(strings.Compare(f.Date, e.Date), strings.Compare(e.Status, f.Status), ix.fullness(j)-ix.fullness(i))
}

// maxAlike bounds how many happenings of one day and one participant an event is held
// against.
const maxAlike = 50

func appendOnce(s []int, n int) []int {
	if len(s) > 0 && s[len(s)-1] == n {
		return s
	}
	return append(s, n)
}

// fullness tells how much an account says.
func (ix *Index) fullness(i int) int {
	e := &ix.corpus.Events[i]
	return 2*len(e.About) + 2*min(len(e.Place), 1)
}

// commonKeys returns what another account of the same must have one of: date and
// status with each of those who took part.
func commonKeys(e *facts.Event) []string {
	base := e.Date + e.Precision + e.Until + "|" + e.Status + "|" + e.Claimant + "|"
	if e.Date == "" { // the same words in two articles are two days
		base = e.When + "|" + e.Evidence[0].Article + "|" + base
	}
	if len(e.About) == 0 {
		return []string{base}
	}
	var out []string
	for _, id := range e.About {
		out = append(out, base+id)
	}
	return out
}

// sameHappening reports whether two events of one day, who have somebody in common or
// nobody at all, tell the same: those of the one take part in the other, and what
// they do is of one kind or told in the same words.
func (ix *Index) sameHappening(a, b int) bool {
	e, f := &ix.corpus.Events[a], &ix.corpus.Events[b]
	if len(e.About) > len(f.About) {
		e, f = f, e
	}
	for _, id := range e.About {
		if !slices.Contains(f.About, id) {
			return false
		}
	}
	if e.Place != "" && f.Place != "" && e.Place != f.Place {
		return false
	}
	if len(e.About) > 1 && alike(ix.tellings[a].kinds, ix.tellings[b].kinds) {
		return true
	}
	s, t := ix.deeds(e), ix.deeds(f)
	shared := 0
	for w := range s {
		if t[w] {
			shared++
		}
	}
	return 2*shared >= min(len(s), len(t)) && shared > 1
}

// deeds returns the stems of what happened, without those of who, where and when: these
// are alike already.
func (ix *Index) deeds(e *facts.Event) map[string]bool {
	out := ix.what(e.What)
	for w := range ix.what(strings.Join(e.Participants, " ") + " " + e.Place + " " + e.When) {
		delete(out, w)
	}
	return out
}

// alike reports whether two happenings are of one kind.
func alike(a, b []string) bool {
	return slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) })
}

// kindsOf returns what kinds of happening an event is, with the stem of the word that
// makes it one.
func (ix *Index) kindsOf(e *facts.Event) []string {
	stem := ix.stem(e.Kind)
	if stem == "" {
		return nil
	}
	out := slices.Concat([]string{stem}, ix.kinds.of[stem])
	if !ix.kinds.thin[stem] {
		return out
	}
	for start, end := range words(e.What) {
		s := ix.stem(e.What[start:end])
		if of := ix.kinds.of[s]; len(of) > 0 {
			out = slices.Concat(out, []string{s}, of)
		}
	}
	return out
}

// what returns the stems of what happened, and its kinds.
func (ix *Index) what(text string) map[string]bool {
	out := map[string]bool{}
	for start, end := range words(text) {
		stem := ix.stem(text[start:end])
		if stem == "" {
			continue
		}
		out[stem] = true
		for _, k := range ix.kinds.of[stem] {
			out[k] = true
		}
	}
	return out
}

func (ix *Index) telling(e *facts.Event) telling {
	t := telling{passage: -1, kinds: ix.kindsOf(e)}
	own := ix.what(e.What)
	add := func(text string) {
		for start, end := range words(text) {
			if s := ix.stem(text[start:end]); s != "" {
				own[s] = true
			}
		}
	}
	add(e.Place)
	for k, id := range e.About {
		add(e.Participants[k])
		who := ix.entities[id]
		if who == nil {
			continue
		}
		for _, name := range slices.Concat(who.Aliases, ix.names.Names(id)) {
			add(name)
		}
		for _, i := range who.facts {
			if f := &ix.corpus.Facts[i]; f.Label == "role" {
				add(f.Value)
			}
		}
	}
	t.own = slices.Sorted(maps.Keys(own))
	around := map[string]bool{}
	for _, ev := range e.Evidence {
		for start, end := range words(ev.Text) {
			if s := ix.stem(ev.Text[start:end]); s != "" {
				around[s] = true
			}
		}
		for _, m := range ix.mentions(ev.Article, ev.Start, ev.End) {
			id := ix.corpus.Canonical(ev.Article, m.Entity)
			t.ids = append(t.ids, id)
			if who := ix.entities[id]; who != nil && who.Type == facts.Place && strings.Contains(e.What, ix.byID[ev.Article].Article.Text(m.Span)) {
				t.places = append(t.places, id)
			}
		}
	}
	t.around = slices.Sorted(maps.Keys(around))
	if len(e.Evidence) > 0 {
		t.passage = ix.passageAt(e.Evidence[0].Article, e.Evidence[0].Start)
	}
	return t
}

// passageAt returns the passage of an article that an offset is in, or -1.
func (ix *Index) passageAt(id string, at int) int {
	of := ix.passagesOf[id]
	n, found := slices.BinarySearchFunc(ix.passages[of[0]:of[1]], at, func(p passage, at int) int {
		switch {
		case p.span.End <= at:
			return -1
		case p.span.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return -1
	}
	return of[0] + n
}

func (ix *Index) addHappenings(put put) error {
	ix.fold()
	for i := range ix.corpus.Events {
		e, t := &ix.corpus.Events[i], &ix.tellings[i]
		ids := e.About
		if e.PlaceID != "" {
			ids = slices.Concat(ids, []string{e.PlaceID})
		}
		if err := put(docID(eventDoc, i), map[string]any{fieldKind: string(eventDoc), fieldOwn: strings.Join(t.own, " "),
			fieldTopic: strings.Join(t.around, " "), fieldOwnID: ids, fieldTopicID: t.ids}); err != nil {
			return err
		}
	}
	return nil
}

// happening returns what the articles that count tell of a happening, as one event
// with the evidence of all of them: the account that says most comes first, then the
// one that gives the place.
func (ix *Index) happening(n int) (facts.Event, bool) {
	var out facts.Event
	found := false
	for _, i := range ix.happenings[n].told {
		e := &ix.corpus.Events[i]
		switch {
		case !ix.vouched(e.Evidence):
		case !found:
			out, found = *e, true
		case out.Place == "" && e.Place != "":
			out.Place, out.PlaceID = e.Place, e.PlaceID
			at := len(out.Evidence)
			if at > 2 {
				at = 2 // behind its own sentence and the one that dates it
			}
			out.Evidence = slices.Insert(slices.Clone(out.Evidence), at, e.Evidence...)
		default:
			out.Evidence = slices.Concat(out.Evidence, e.Evidence)
		}
	}
	return out, found
}

// Events returns what an entity took part in, the newest first. What several
// articles tell is one event, with the evidence of each.
func (ix *Index) Events(id string) []facts.Event {
	return pick(ix, id, func(e *entity) []int { return e.events }, ix.happening)
}

// Timeline returns the events that have a date and are about one of the entities or
// took place there, in order; of all of the corpus when there are none.
func (ix *Index) Timeline(about ...string) []facts.Event {
	var at []int
	for _, id := range about {
		if e := ix.entities[id]; e != nil {
			at = slices.Concat(at, e.events, e.here)
		}
	}
	if len(about) == 0 {
		for n := range ix.happenings {
			at = append(at, n)
		}
	}
	slices.Sort(at)
	return ix.dated(slices.Compact(at))
}

// TimelineOf returns the events that an article tells and that have a date, in order.
func (ix *Index) TimelineOf(id string) []facts.Event {
	var at []int
	for i := range ix.corpus.Events {
		if ix.corpus.Events[i].Evidence[0].Article == id {
			at = append(at, ix.tellings[i].of)
		}
	}
	slices.Sort(at)
	return ix.dated(slices.Compact(at))
}

// dated returns the happenings that have a date, in order.
func (ix *Index) dated(at []int) []facts.Event {
	var out []facts.Event
	for _, n := range at {
		if e, ok := ix.happening(n); ok && e.Date != "" {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b facts.Event) int { return cmp.Compare(a.Date, b.Date) })
	return out
}

// An Occurrence is an event that a question may be after.
type Occurrence struct {
	facts.Event
	Fit float64 // 0 to 1: how much of the question it has
}

// How much a word of a question counts for that stands where it does. A word of the
// event itself tells most; the paragraph around may be about something else.
const (
	inEvent    = 1.0
	sameKind   = 0.9
	inSentence = 0.7
	inPassage  = 0.4
	besideKind = 0.85 // of an event that is of another kind than what is asked for
)

// minFit is the fit from which on an event answers a question. Tuned by reading what
// sixty questions about the shipped articles and 294 of Wikinews got: below it come
// events that share the people with the question and nothing else.
const minFit = 0.6

// minAccount is the least number of bytes of an account's beginning that stands for the
// whole.
const minAccount = 50

// foldSlack is by how many characters a folded text may differ from what it was, with
// the marks around it.
const foldSlack = 8

// tells reports whether a folded question is an article's own account of an event, word
// for word: then it is that one and no other.
func tells(e *facts.Event, question string) bool {
	// Folding hardly changes the number of characters, and costs more than counting them.
	longer := utf8.RuneCountInString(e.What) - utf8.RuneCountInString(question)
	if longer < -foldSlack || longer > foldSlack && len(question) < minAccount {
		return false
	}
	what := facts.Fold(e.What)
	return strings.HasPrefix(what, question) && (len(question) >= minAccount || len(strings.Trim(what, " ?!.")) <= len(question))
}

// Happened returns the events that a question in free words is after ("did Lavrov meet
// Wang", "the vote on Ukraine at the UN"), the best first: none rather than one that
// only shares some of its words. With placed, only those of which a place is known.
func (ix *Index) Happened(ctx context.Context, question string, placed bool) ([]Occurrence, error) {
	w, err := ix.want(ctx, question)
	if err != nil || w == nil {
		return nil, err
	}
	res, err := ix.search(ctx, bleve.NewSearchRequestOptions(bleve.NewConjunctionQuery(term(fieldKind, string(eventDoc)), w.query()), maxStatements, 0, false))
	if err != nil {
		return nil, err
	}
	fits, exactly := map[int]float64{}, false // word for word
	folded := facts.Fold(question)
	for _, h := range res.Hits {
		_, i := parseID(h.ID)
		e := &ix.corpus.Events[i]
		if !ix.vouched(e.Evidence) || placed && e.Place == "" {
			continue
		}
		switch same := tells(e, folded); {
		case same && !exactly:
			fits, exactly = map[int]float64{ix.tellings[i].of: 1}, true
		case same:
			fits[ix.tellings[i].of] = 1
		case !exactly:
			fits[ix.tellings[i].of] = max(fits[ix.tellings[i].of], w.fit(ix, e, &ix.tellings[i]))
		}
	}
	var out []Occurrence
	for n := range ix.happenings {
		if fits[n] < minFit {
			continue
		}
		if e, ok := ix.happening(n); ok && (!placed || e.Place != "") {
			out = append(out, Occurrence{e, fits[n]})
		}
	}
	slices.SortStableFunc(out, func(a, b Occurrence) int {
		return cmp.Or(cmp.Compare(b.Fit, a.Fit), cmp.Compare(len(b.Evidence), len(a.Evidence)), cmp.Compare(b.Date, a.Date))
	})
	return out, nil
}

// A wanted is a question for an event, taken apart.
type wanted struct {
	names []wantedName
	words []wantedWord
	next  bool // it asks for what is to come
	does  bool // it asks for a deed by its verb ("did somebody do it"), and that must be the event's
}

type wantedName struct {
	ids    []string
	stems  [][]string // of each spelling
	weight float64
}

type wantedWord struct {
	stem   string
	kinds  []string
	verb   bool // a form that only a verb has: "killed", "met"
	weight float64
}

// want takes a question apart. It returns nil when no event can be its answer: it
// has no words, or names somebody of whom no article speaks.
func (ix *Index) want(ctx context.Context, question string) (*wanted, error) {
	namings, err := ix.NamesIn(ctx, question)
	if err != nil {
		return nil, err
	}
	w := &wanted{does: asksForDeed(question)}
	for _, n := range namings {
		name := wantedName{}
		passages := 0
		for _, m := range n.Matches {
			name.ids = append(name.ids, m.Entity.ID)
			passages += len(ix.entities[m.Entity.ID].passages)
			for _, s := range slices.Concat([]string{m.Entity.Name, n.Text}, m.Entity.Aliases, ix.names.Names(m.Entity.ID)) {
				if stems := ix.Terms(s); len(stems) > 0 {
					name.stems = append(name.stems, stems)
				}
			}
		}
		name.weight = ix.idf(passages)
		w.names = append(w.names, name)
	}
	seen := map[string]bool{}
	at := 0
	for start, end := range words(question) {
		word := question[start:end]
		stem := ix.stem(word)
		for at < len(namings) && namings[at].End <= start {
			at++
		}
		named := at < len(namings) && namings[at].Start <= start
		switch strings.ToLower(word) {
		case "next", "upcoming":
			w.next = true
		}
		if named || stem == "" || seen[stem] || ix.kinds.asks[stem] && len(ix.kinds.of[stem]) == 0 {
			continue
		}
		seen[stem] = true
		n := ix.frequency(stem)
		if r := []rune(word)[0]; n == 0 && start > 0 && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
			return nil, nil
		}
		if len(w.words) < maxTerms {
			lower := strings.ToLower(word)
			w.words = append(w.words, wantedWord{stem, ix.kinds.of[stem], strings.HasSuffix(lower, "ed") || facts.BaseForm(lower) != lower, ix.idf(n)})
		}
	}
	if len(w.names)+len(w.words) == 0 {
		return nil, nil
	}
	return w, nil
}

// idf tells how much a word says that n passages have.
func (ix *Index) idf(n int) float64 { return math.Log(1 + float64(len(ix.passages))/float64(1+n)) }

// asksForDeed reports whether a question asks for what somebody does by a verb: "did
// Lavrov meet Wang", "was Kabul taken", and not "was the vote".
func asksForDeed(question string) bool {
	first, rest, _ := strings.Cut(strings.ToLower(question), " ")
	switch first {
	case "did", "do", "does", "will", "would", "has", "have", "had", "can", "could", "should":
		return true
	case "was", "were", "is", "are":
		second, _, _ := strings.Cut(rest, " ")
		return second != "the" && second != "a" && second != "an" && second != "there"
	}
	return false
}

// query matches the events that have any of it.
func (w *wanted) query() query.Query {
	var any []query.Query
	for _, n := range w.names {
		for _, id := range n.ids {
			any = append(any, term(fieldOwnID, id), term(fieldTopicID, id))
		}
	}
	for _, t := range w.words {
		any = append(any, term(fieldOwn, t.stem), term(fieldTopic, t.stem))
		for _, k := range t.kinds {
			any = append(any, term(fieldOwn, k))
		}
	}
	return bleve.NewDisjunctionQuery(any...)
}

// fit tells how much of the question an event has, each part weighted by how much it
// tells; 0 when it cannot be the event that is meant.
func (w *wanted) fit(ix *Index, e *facts.Event, of *telling) float64 {
	if w.next && e.Status != "planned" {
		return 0
	}
	all, got := 0.0, 0.0
	for i := range w.names {
		level := w.names[i].level(ix, e, of)
		if level == 0 || level < inSentence && len(e.About) > 0 { // somebody else's
			return 0
		}
		all += w.names[i].weight
		got += w.names[i].weight * level
	}
	does, done, doing := w.does && len(w.words) > 0, false, false
	for i := range w.words {
		t, same := w.words[i], w.words[i].isKind(of)
		level := w.words[i].level(ix, of, same)
		all += t.weight
		got += t.weight * level
		does = does || t.verb
		doing = doing || len(t.kinds) > 0
		done = done || same && (t.verb || w.does || len(t.kinds) > 0)
	}
	switch {
	case does && !done:
		return 0
	case doing && !done: // "the vote": perhaps what the event is about
		return got / all * besideKind
	}
	return got / all
}

// isKind reports whether a word says what the event is, itself or by one of its kind.
func (w *wantedWord) isKind(t *telling) bool {
	return slices.Contains(t.kinds, w.stem) || alike(w.kinds, t.kinds)
}

func (n *wantedName) level(ix *Index, e *facts.Event, t *telling) float64 {
	has := func(ids []string) bool {
		return slices.ContainsFunc(n.ids, func(id string) bool { return slices.Contains(ids, id) })
	}
	spelt := func(in []string) bool {
		return slices.ContainsFunc(n.stems, func(stems []string) bool {
			return !slices.ContainsFunc(stems, func(s string) bool { return !holds(in, s) })
		})
	}
	switch {
	case has(e.About), e.PlaceID != "" && slices.Contains(n.ids, e.PlaceID):
		return inEvent
	case spelt(t.own):
		return sameKind
	case has(t.ids), spelt(t.around):
		return inSentence
	case t.passage >= 0 && has(ix.mentioned(e.Evidence[0].Article, ix.passages[t.passage].span.Start, ix.passages[t.passage].span.End)):
		return inPassage
	}
	return 0
}

func (w *wantedWord) level(ix *Index, t *telling, isKind bool) float64 {
	switch {
	case isKind && holds(t.own, w.stem):
		return inEvent
	case isKind:
		return sameKind
	case holds(t.own, w.stem) && len(w.kinds) == 0:
		return inEvent
	case holds(t.own, w.stem), holds(t.around, w.stem):
		return inSentence
	case t.passage >= 0 && ix.passages[t.passage].has(ix, w.stem):
		return inPassage
	}
	return 0
}

func holds(sorted []string, s string) bool {
	_, ok := slices.BinarySearch(sorted, s)
	return ok
}

// has reports whether a passage or the title above it has a stem.
func (p *passage) has(ix *Index, stem string) bool {
	id, ok := ix.ids[stem]
	if !ok {
		return false
	}
	is := func(t token) bool { return t.stem == id }
	return slices.ContainsFunc(p.text, is) || slices.ContainsFunc(p.title, is)
}
