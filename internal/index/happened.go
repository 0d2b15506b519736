package index

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"attache/internal/facts"
)

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

// maxHeld is how many events are held against a question, those first that have the most of
// it in their fields.
const maxHeld = 64

// minAccount is the least number of bytes of an account's beginning that stands for the
// whole.
const minAccount = 50

// foldSlack is by how many characters a folded text may differ from what it was, with
// the marks around it.
const foldSlack = 8

// tells reports whether a folded question is an article's own account of an event, word
// for word: then it is that one and no other.
func tells(what, question string) bool {
	// Folding hardly changes the number of characters, and costs more than counting them.
	longer := utf8.RuneCountInString(what) - utf8.RuneCountInString(question)
	if longer < -foldSlack || longer > foldSlack && len(question) < minAccount {
		return false
	}
	what = facts.Fold(what)
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
	found, err := ix.findBy(ctx, maxHeld, w.namings(), w.values(), one(fieldKind, string(eventDoc)))
	if err != nil {
		return nil, err
	}
	fits, exactly := map[*happening]float64{}, false // word for word
	folded := facts.Fold(question)
	for _, m := range found {
		l := ix.leaves.get(m.id)
		if l == nil {
			continue
		}
		a := l.accounts[m.number]
		if !ix.vouches(l) || placed && a.Place == "" {
			continue
		}
		in := ix.happenings.happeningOf(a)
		switch same := tells(a.What, folded); {
		case same && !exactly:
			fits, exactly = map[*happening]float64{in: 1}, true
		case same:
			fits[in] = 1
		case !exactly:
			fits[in] = max(fits[in], w.fit(ix, a))
		}
	}
	var out []Occurrence
	for _, h := range inOrderTold(slices.Collect(maps.Keys(fits))) {
		if fits[h] < minFit {
			continue
		}
		if e, ok := ix.happening(h); ok && (!placed || e.Place != "") {
			out = append(out, Occurrence{e, fits[h]})
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
	stems  [][]term // of each spelling
	weight float64
}

type wantedWord struct {
	term
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
			passages += ix.entities.get(m.Entity.ID).passages
			for _, s := range slices.Concat([]string{m.Entity.Name, n.Text}, m.Entity.Aliases, ix.names.Names(m.Entity.ID)) {
				var stems []term
				for _, stem := range ix.Terms(s) {
					stems = append(stems, ix.vocabulary.term(stem))
				}
				if len(stems) > 0 && !slices.ContainsFunc(name.stems, func(have []term) bool { return slices.Equal(have, stems) }) {
					name.stems = append(name.stems, stems)
				}
			}
		}
		name.weight = ix.idf(passages)
		w.names = append(w.names, name)
	}
	seen := map[string]bool{}
	stems := stemmer{ix: ix}
	at := 0
	for start, end := range words(question) {
		word := question[start:end]
		stem, ok := stems.of(word)
		if !ok {
			break
		}
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
			w.words = append(w.words, wantedWord{ix.vocabulary.term(stem), ix.kinds.of[stem], strings.HasSuffix(lower, "ed") || facts.BaseForm(lower) != lower, ix.idf(n)})
		}
	}
	if len(w.names)+len(w.words) == 0 {
		return nil, nil
	}
	return w, nil
}

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

// namings is how many of the values are names.
func (w *wanted) namings() (n int) {
	for _, name := range w.names {
		n += 2 * len(name.ids)
	}
	return n
}

// values are what the events have that may be meant, any of it: the names first.
func (w *wanted) values() []value {
	var any []value
	for _, n := range w.names {
		for _, id := range n.ids {
			any = append(any, value{fieldOwnID, id}, value{fieldTopicID, id})
		}
	}
	for _, t := range w.words {
		any = append(any, value{fieldOwn, t.stem}, value{fieldTopic, t.stem})
		for _, k := range t.kinds {
			any = append(any, value{fieldOwn, k})
		}
	}
	return any
}

// fit tells how much of the question an event has, each part weighted by how much it
// tells; 0 when it cannot be the event that is meant.
func (w *wanted) fit(ix *Index, a *account) float64 {
	if w.next && a.Status != "planned" {
		return 0
	}
	all, got := 0.0, 0.0
	for i := range w.names {
		level := w.names[i].level(ix, a)
		if level == 0 || level < inSentence && len(a.About) > 0 { // somebody else's
			return 0
		}
		all += w.names[i].weight
		got += w.names[i].weight * level
	}
	does, done, doing := w.does && len(w.words) > 0, false, false
	for i := range w.words {
		t, same := w.words[i], w.words[i].isKind(a)
		level := w.words[i].level(ix, a, same)
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
func (w *wantedWord) isKind(a *account) bool {
	return slices.Contains(a.kinds, w.stem) || alike(w.kinds, a.kinds)
}

func (n *wantedName) level(ix *Index, a *account) float64 {
	has := func(ids []string) bool {
		return slices.ContainsFunc(n.ids, func(id string) bool { return slices.Contains(ids, id) })
	}
	spelt := func(tells func(term) bool) bool {
		return slices.ContainsFunc(n.stems, func(stems []term) bool {
			return !slices.ContainsFunc(stems, func(t term) bool { return !tells(t) })
		})
	}
	switch {
	case has(a.About), a.PlaceID != "" && slices.Contains(n.ids, a.PlaceID):
		return inEvent
	case spelt(func(t term) bool { return ix.tells(a, t) }):
		return sameKind
	case has(a.ids), spelt(func(t term) bool { return holds(a.around, t.n) }):
		return inSentence
	case a.passage != nil && has(a.leaf.names(a.passage.span.Start, a.passage.span.End)):
		return inPassage
	}
	return 0
}

func (w *wantedWord) level(ix *Index, a *account, isKind bool) float64 {
	switch {
	case isKind && ix.tells(a, w.term):
		return inEvent
	case isKind:
		return sameKind
	case ix.tells(a, w.term) && len(w.kinds) == 0:
		return inEvent
	case ix.tells(a, w.term), holds(a.around, w.n):
		return inSentence
	case a.passage != nil && a.passage.has(w.n):
		return inPassage
	}
	return 0
}

// tells reports whether a stem is of an account's own words, or of the names and roles,
// in whatever article, of those who take part.
func (ix *Index) tells(a *account, t term) bool {
	return holds(a.own, t.n) || slices.ContainsFunc(a.About, func(id string) bool {
		e := ix.entities.get(id)
		return e != nil && ix.calledBy(e)[t.stem]
	})
}

func holds[T cmp.Ordered](sorted []T, v T) bool {
	_, ok := slices.BinarySearch(sorted, v)
	return ok
}

// has reports whether a passage or the title above it has the stem of a number.
func (p *passage) has(n int32) bool {
	is := func(t token) bool { return t.stem == n }
	return slices.ContainsFunc(p.text, is) || slices.ContainsFunc(p.title, is)
}
