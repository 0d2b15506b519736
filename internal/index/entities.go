package index

import (
	"context"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"attache/internal/facts"
)

// minFuzzy is the least number of letters of a name that is matched in spite of
// a typo: shorter ones are all alike.
const minFuzzy = 4

// maxName is the number of letters from which on something is no name that anybody misspells.
const maxName = 40

// A Match is an entity that a name may mean.
type Match struct {
	Entity   facts.Entity
	Mentions int // in the whole corpus
	How      How
}

// How tells in what way a name matched.
type How int

const (
	ByName How = iota // a name, alias, surname, code or spelling in another script
	ByRole            // "the Russian foreign minister"
	ByTypo            // nearly a name, or one that sounds like it in another script
)

// Resolve returns the entities that a name means, the most mentioned first. Ways
// of matching are tried from the surest on, and the first that finds anything
// decides: names, then roles, names with a title, names with a typo, and what a name in
// another script sounds like. Nothing found is no error.
func (ix *Index) Resolve(ctx context.Context, name string) ([]Match, error) {
	if len(name) > maxNameBytes {
		return nil, nil
	}
	found, err := ix.Known(ctx, name)
	if err != nil || len(found) > 0 {
		return found, err
	}
	found, err = ix.Similar(ctx, name)
	if err != nil || len(found) > 0 {
		return found, err
	}
	return ix.bySound(name), nil
}

// Known is Resolve without what a name is merely like, which takes most of the time.
func (ix *Index) Known(ctx context.Context, name string) ([]Match, error) {
	if len(name) > maxNameBytes {
		return nil, nil
	}
	found, err := ix.Named(ctx, name)
	if err != nil || len(found) > 0 {
		return found, err
	}
	found, err = ix.byRole(ctx, FoldName(name))
	if err != nil || len(found) > 0 {
		return found, err
	}
	return ix.titled(ctx, FoldName(name))
}

// Named returns the entities of exactly this name, the most mentioned first. An id is
// a name of nobody else.
func (ix *Index) Named(ctx context.Context, name string) ([]Match, error) {
	if len(name) > maxNameBytes {
		return nil, nil
	}
	if e, n := ix.seen(ix.entities.get(name)); e != nil {
		return []Match{{*e, n, ByName}}, nil
	}
	if id := ix.names.CountryOf(strings.Trim(name, around)); id != "" {
		if e, n := ix.seen(ix.entities.get(id)); e != nil {
			return []Match{{*e, n, ByName}}, nil
		}
	}
	for _, form := range forms(name) {
		found, err := ix.named(ctx, form)
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

// forms returns the ways in which a name may stand among the names, folded: as it is,
// without a genitive, and without full stops.
func forms(name string) []string {
	folded := FoldName(name)
	if folded == "" {
		return nil
	}
	out := []string{folded}
	for _, f := range []string{strings.TrimSuffix(folded, "'s"), strings.ReplaceAll(folded, ".", "")} {
		if f != "" && f != folded {
			out = append(out, f)
		}
	}
	return out
}

// around is what may stand around a name without being part of it.
const around = " \"“”„«»?!.,;:()[]"

// maxNameBytes is more than any name has.
const maxNameBytes = 300

// FoldName returns a name as names are compared: folded, without article,
// question mark and quotation marks; of what is too long for a name, nothing.
func FoldName(s string) string {
	if len(s) > maxNameBytes {
		return "" // folding what is no name would be most of what a long text costs
	}
	s = strings.Trim(facts.Fold(s), around)
	return strings.TrimPrefix(s, "the ")
}

func (ix *Index) named(ctx context.Context, folded string) ([]Match, error) {
	if !ix.vocabulary.isName(folded) { // most of what is tried is none
		return nil, nil
	}
	if ix.found == nil {
		return ix.meant(ctx, folded)
	}
	found, ok := ix.found.means[folded]
	if !ok {
		var err error
		if found, err = ix.meant(ctx, folded); err != nil {
			return nil, err
		}
		ix.found.means[folded] = found
	}
	return slices.Clone(found), nil
}

// meant returns whom a folded name means.
func (ix *Index) meant(ctx context.Context, folded string) ([]Match, error) {
	found, err := ix.matches(ctx, ByName, one(fieldName, folded))
	if err != nil || len(found) < 2 {
		return found, err
	}
	// A name in full beats the surname of somebody else. Of a person a single word is no
	// full name, but all that some article says; it may be any of those who bear it.
	full := slices.DeleteFunc(slices.Clone(found), func(m Match) bool { return facts.Fold(m.Entity.Name) != folded })
	if len(full) == 1 && full[0].Entity.Type == facts.Person && !strings.Contains(folded, " ") {
		if bearers := slices.DeleteFunc(slices.Clone(found), func(m Match) bool { return m.Entity.ID == full[0].Entity.ID || m.Entity.Type != facts.Person }); len(bearers) > 0 {
			return bearers, nil
		}
	}
	if len(full) > 0 {
		return full, nil
	}
	return found, nil
}

func (ix *Index) matches(ctx context.Context, how How, groups ...[]value) ([]Match, error) {
	found, err := ix.find(ctx, maxMatches, groups...)
	if err != nil {
		return nil, err
	}
	var out []Match
	for _, m := range found {
		e := ix.entities.get(m.id)
		if e != nil && m.kind == roleDoc {
			folded, err := m.role()
			if err != nil {
				return nil, err
			}
			if r, ok := e.role(folded); !ok || !ix.vouches(r.leaf) {
				e = nil
			}
		}
		if e == nil || slices.ContainsFunc(out, func(m Match) bool { return m.Entity.ID == e.ID }) {
			continue
		}
		if known, mentions := ix.seen(e); known != nil {
			out = append(out, Match{*known, mentions, how})
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int { return b.Mentions - a.Mentions })
	return out, nil
}

// maxMatches is how many entries of names and roles are looked at: no name means that
// many, and a role that so many have is nobody's.
const maxMatches = 200

// byRole finds who has a role: every word must stand in it.
func (ix *Index) byRole(ctx context.Context, folded string) ([]Match, error) {
	groups := [][]value{one(fieldKind, string(roleDoc))} // of which there are fewest
	for start, end := range words(folded) {
		stem := ix.stem(folded[start:end])
		if stem == "" {
			continue
		}
		if groups = append(groups, one(fieldOwn, stem)); len(groups) == 9 || !ix.vocabulary.inRole(stem) {
			return nil, nil
		}
	}
	if len(groups) < 3 { // one word is no role: "minister" would be anybody
		return nil, nil
	}
	return ix.matches(ctx, ByRole, groups...)
}

// titled finds the people of a name with a title before it: one of courtesy, or
// words of a role of theirs. "President Putin" is nobody else, whatever his role
// is called in full.
func (ix *Index) titled(ctx context.Context, folded string) ([]Match, error) {
	words := strings.Fields(folded)
	for i := 1; i < min(len(words), maxNameWords); i++ {
		found, err := ix.named(ctx, strings.Join(words[i:], " "))
		if err != nil {
			return nil, err
		}
		if len(found) == 0 {
			continue
		}
		title := ix.Terms(strings.Join(words[:i], " "))
		found = slices.DeleteFunc(found, func(m Match) bool {
			return m.Entity.Type != facts.Person || !slices.Contains(courtesies, strings.Trim(words[0], ".")) && !ix.hasRole(m.Entity.ID, title)
		})
		if len(found) > 0 {
			return found, nil
		}
	}
	return nil, nil
}

// courtesies are titles that anybody may have.
var courtesies = []string{"mr", "mrs", "ms", "miss", "mister", "dr", "sir"}

// hasRole reports whether a role of an entity has all of the stems.
func (ix *Index) hasRole(id string, stems []string) bool {
	e := ix.entities.get(id)
	return len(stems) > 0 && e != nil && slices.ContainsFunc(e.roles, func(r role) bool {
		terms := ix.Terms(r.text)
		return ix.vouches(r.leaf) && !slices.ContainsFunc(stems, func(s string) bool { return !slices.Contains(terms, s) })
	})
}

// maxNameWords is the number of words from which on a question is a sentence, and
// no name.
const maxNameWords = 5

// Similar returns the entities whose names are a typo away from name: one letter,
// or two for names of eight letters and more when none is nearer. The first letter
// must be right. What the articles have as it stands is no typo, whoever is called
// nearly so: "Queen" means no Queens.
func (ix *Index) Similar(ctx context.Context, name string) ([]Match, error) {
	folded := FoldName(name)
	n := utf8.RuneCountInString(folded)
	if n < minFuzzy || n > maxName || len(strings.Fields(folded)) >= maxNameWords {
		return nil, nil
	}
	if ok, err := ix.has(ctx, name); ok || err != nil {
		return nil, err
	}
	for typos := 1; typos <= 2 && (typos == 1 || n >= 8); typos++ {
		spelled, err := ix.near(fieldWord, folded, typos)
		if err != nil {
			return nil, err
		}
		found, err := ix.matches(ctx, ByTypo, spelled)
		if err != nil || len(found) > 0 {
			return found, err
		}
	}
	return nil, nil
}

// has reports whether a passage has all the words of a name. The words themselves
// must occur, not only their stems: "Lavrovs" may be Lavrov with an apostrophe
// missing.
func (ix *Index) has(ctx context.Context, name string) (bool, error) {
	for start, end := range words(name) {
		if !ix.occurs(name[start:end]) {
			return false, nil
		}
	}
	stems := ix.Terms(name)
	if len(stems) < 2 {
		return true, nil
	}
	_, n, err := ix.stacks(ctx, every(fieldText, stems))
	return n > 0, err
}

// Beginning returns the entities of which a name begins with the letters given,
// the most mentioned first. Fewer than three letters begin too many.
func (ix *Index) Beginning(ctx context.Context, letters string) ([]Match, error) {
	folded := FoldName(letters)
	if utf8.RuneCountInString(folded) < 3 {
		return nil, nil
	}
	if first, _, more := strings.Cut(folded, " "); more && !ix.vocabulary.inName(trimmed(first)) { // most questions begin with no name
		return nil, nil
	}
	names, err := ix.beginning(fieldName, folded)
	if err != nil {
		return nil, err
	}
	return ix.matches(ctx, ByTypo, names)
}

// Entity returns the entity of an id.
func (ix *Index) Entity(id string) (facts.Entity, bool) {
	e, _ := ix.seen(ix.entities.get(id))
	if e == nil {
		return facts.Entity{}, false
	}
	return *e, true
}

// Entities yields all entities, the most mentioned first.
func (ix *Index) Entities() iter.Seq[facts.Entity] {
	return func(yield func(facts.Entity) bool) {
		for _, known := range ix.order() {
			if e, _ := ix.seen(known); e != nil && !yield(*e) {
				return
			}
		}
	}
}

// Facts returns the attributes of an entity, the newest first.
func (ix *Index) Facts(id string) []facts.Fact { return copies(ix.EachFact(id)) }

// EachFact yields what Facts returns, of which an answer mostly wants only some. What is
// yielded is not the caller's to change, as of the functions below.
func (ix *Index) EachFact(id string) iter.Seq[*facts.Fact] {
	return pick(ix, id, func(e *entity) []ref { return e.facts }, ref.fact)
}

// Quotes returns what an entity said, the newest first.
func (ix *Index) Quotes(id string) []facts.Quote { return copies(ix.EachQuote(id)) }

// EachQuote yields what Quotes returns.
func (ix *Index) EachQuote(id string) iter.Seq[*facts.Quote] {
	return pick(ix, id, func(e *entity) []ref { return e.quotes }, ref.quote)
}

// Stances returns the stances that an entity holds, the newest first.
func (ix *Index) Stances(id string) []facts.Stance { return copies(ix.EachStance(id)) }

// EachStance yields what Stances returns.
func (ix *Index) EachStance(id string) iter.Seq[*facts.Stance] {
	return pick(ix, id, func(e *entity) []ref { return e.stances }, ref.stance)
}

// StancesTowards returns the stances of others towards an entity, the newest first.
func (ix *Index) StancesTowards(id string) []facts.Stance { return copies(ix.EachStanceTowards(id)) }

// EachStanceTowards yields what StancesTowards returns.
func (ix *Index) EachStanceTowards(id string) iter.Seq[*facts.Stance] {
	return pick(ix, id, func(e *entity) []ref { return e.targeted }, ref.stance)
}

func copies[T any](all iter.Seq[*T]) (out []T) {
	for v := range all {
		out = append(out, *v)
	}
	return out
}

// pick yields those of what hangs on an entity that count.
func pick[T any](ix *Index, id string, of func(*entity) []ref, get func(ref) *T) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		e := ix.entities.get(id)
		if e == nil {
			return
		}
		for _, r := range of(e) {
			if ix.vouches(r.leaf) && !yield(get(r)) {
				return
			}
		}
	}
}

// Counts are how much is known of an entity; as of a day, no more than maxCounted of each are counted.
type Counts struct {
	Quotes, Stances int
	Events          int // with a date, that it took part in or that happened there
	Sentences       int // that name it and can stand alone
	Articles        int // that name it
}

// Counts returns how much is known of an entity.
func (ix *Index) Counts(id string) Counts {
	e := ix.entities.get(id)
	switch {
	case e == nil:
		return Counts{}
	case ix.until == "":
		return Counts{len(e.quotes), len(e.stances), e.dated, e.sentences, len(e.leaves)}
	}
	by := e.by(ix.until)
	n := Counts{Quotes: few(ix.EachQuote(id)), Stances: few(ix.EachStance(id)), Articles: len(by)}
	seen := map[*happening]bool{}
	for _, h := range slices.Concat(e.events, e.here) {
		if told, ok := ix.happening(h); ok && told.Date != "" {
			seen[h] = true
		}
		if n.Events = len(seen); n.Events == maxCounted {
			break
		}
	}
	for _, in := range by {
		for i := range in.leaf.sentences {
			if holds(in.leaf.sentences[i].names, id) {
				n.Sentences++
			}
		}
		if n.Sentences >= maxCounted {
			n.Sentences = maxCounted
			break
		}
	}
	return n
}

// maxCounted is how many are counted of what is known of an entity as of a day: it is asked
// for whether there are any.
const maxCounted = 100

// few returns how many there are, and no more than maxCounted.
func few[T any](all iter.Seq[T]) (n int) {
	for range all {
		if n++; n == maxCounted {
			break
		}
	}
	return n
}

// Members returns the people affiliated with an entity by a role: those who may
// speak for it.
func (ix *Index) Members(id string) []facts.Entity {
	var out []facts.Entity
	for member := range ix.EachMember(id) {
		if known, ok := ix.Entity(member); ok {
			out = append(out, known)
		}
	}
	return out
}

// EachMember yields the ids of those whom Members returns.
func (ix *Index) EachMember(id string) iter.Seq[string] {
	return func(yield func(string) bool) {
		e := ix.entities.get(id)
		if e == nil {
			return
		}
		for _, member := range e.members {
			if ix.until != "" && !ix.belonged(member, id) {
				continue
			}
			if !yield(member) {
				return
			}
		}
	}
}

// belonged reports whether an entity was a member of another by the day of the index.
func (ix *Index) belonged(member, of string) bool {
	for f := range ix.EachFact(member) {
		if f.ValueID == of {
			return true
		}
	}
	return false
}
