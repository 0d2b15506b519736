package review

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"attache/internal/annotate"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// What became of something from one state of a corpus to another.
const (
	Added     = "added"
	Removed   = "removed"
	Changed   = "changed"
	Renamed   = "renamed"   // an article that is the same under another id
	Retracted = "retracted" // an article
	Restored  = "restored"  // an article that had been retracted
	Evidence  = "evidence"  // a statement that is as it was, and rests on other sentences
)

// A Difference is what changes from one state of a corpus to another. Its JSON form is a
// public contract: fields are added, never renamed, and lists are empty, never null.
type Difference struct {
	Before   State           `json:"before"`
	After    State           `json:"after"`
	Articles []ArticleChange `json:"articles"` // by id
	Entities []EntityChange  `json:"entities"` // those of which most changes first
	Counts   Counts          `json:"counts"`
}

// A State is a corpus at some time.
type State struct {
	Articles int    `json:"articles"` // in force
	Snapshot string `json:"snapshot"` // the content hash
}

// Counts are how many there are of each change, of articles and of statements.
type Counts struct {
	Articles   map[string]int `json:"articles"`
	Entities   int            `json:"entities"` // of which statements change
	Statements map[string]int `json:"statements"`
}

// An ArticleChange is what became of an article.
type ArticleChange struct {
	Change string  `json:"change"`
	ID     string  `json:"id"`
	Title  string  `json:"title"`
	Was    string  `json:"was"`    // of a renamed one: its id before
	Fields []Field `json:"fields"` // what changed of it
}

// A Field is a field of an article that changed. Of the text it has how long it is.
type Field struct {
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// An EntityChange is what changes in the answers about an entity.
type EntityChange struct {
	Change     string            `json:"change"` // added, removed or changed
	ID         string            `json:"id"`
	Name       string            `json:"name"`
	Type       facts.Type        `json:"type"`
	Was        string            `json:"was"`        // its name before, if that was another
	Answers    []string          `json:"answers"`    // questions whose answers are drawn from statements that are no longer the same
	Statements []StatementChange `json:"statements"` // empty of one that is only named, for the first or the last time
}

// A StatementChange is what became of a statement. One of the two is missing where it was
// added or removed.
type StatementChange struct {
	Change string     `json:"change"`
	Kind   string     `json:"kind"` // role, age, …; alias, quotation, stance, event; towards: the stance of another towards it
	Before *Statement `json:"before,omitempty"`
	After  *Statement `json:"after,omitempty"`
}

// A Statement is one thing that is answered about an entity, with all that it rests on.
type Statement struct {
	Text     string           `json:"text"`
	Evidence []facts.Evidence `json:"evidence"`

	kind string
	key  string // what it says, without what it rests on
	same string // what it is about, which stays when what it says of that changes
}

// Diff returns what changes from one state of a corpus to another, entity by entity. It
// compares all that Index has of each: what an engine draws its answers from and then
// sorts and cuts. So nothing changes in an answer that is not in the difference, while
// what a long answer leaves out may be.
//
// x reads names as it does for a corpus of which maintainers say nothing.
func Diff(ctx context.Context, x *facts.Extractor, before, after *article.Set) (*Difference, error) {
	d := &Difference{Articles: []ArticleChange{}, Entities: []EntityChange{}, Counts: Counts{Articles: map[string]int{}, Statements: map[string]int{}}}
	d.Before, d.After = stateOf(before), stateOf(after)
	d.articles(before.Articles, after.Articles)
	if d.Before.Snapshot == d.After.Snapshot {
		return d, nil
	}
	old, now, err := indexes(ctx, x, before, after)
	if err != nil {
		return nil, err
	}
	defer old.Close()
	defer now.Close()
	d.entities(old, now)
	return d, nil
}

func stateOf(set *article.Set) State {
	s := State{Snapshot: set.Snapshot()}
	for _, a := range set.Articles {
		if a.Retracted == "" {
			s.Articles++
		}
	}
	return s
}

// indexes returns what both states answer from. What is the same in both is read and
// indexed once, unless maintainers say something else about names.
func indexes(ctx context.Context, x *facts.Extractor, before, after *article.Set) (old, now *index.Index, err error) {
	if old, err = indexOf(ctx, x.With(before.Names), before); err != nil {
		return nil, nil, err
	}
	if before.Names.Hash() != after.Names.Hash() {
		now, err = indexOf(ctx, x.With(after.Names), after)
	} else {
		now, err = updated(ctx, x.With(after.Names), old, before, after)
	}
	if err != nil {
		return nil, nil, errors.Join(err, old.Close())
	}
	return old, now, nil
}

func indexOf(ctx context.Context, x *facts.Extractor, set *article.Set) (*index.Index, error) {
	docs, err := extract(ctx, x, set.Articles)
	if err != nil {
		return nil, err
	}
	return index.Build(docs, set.Snapshot(), x)
}

// updated returns the index of the later state, made from that of the one before.
func updated(ctx context.Context, x *facts.Extractor, old *index.Index, before, after *article.Set) (*index.Index, error) {
	was := map[string]*article.Article{}
	for _, a := range before.Articles {
		was[a.ID] = a
	}
	var unread []*article.Article
	for _, a := range after.Articles {
		if was[a.ID] == nil || !same(was[a.ID], a) {
			unread = append(unread, a)
		}
		delete(was, a.ID)
	}
	docs, err := extract(ctx, x, unread)
	if err != nil {
		return nil, err
	}
	return old.Update(docs, slices.Sorted(maps.Keys(was)), after.Snapshot())
}

// same reports whether two articles say the same: not where their files lie.
func same(a, b *article.Article) bool { return a.ID == b.ID && len(fields(a, b)) == 0 }

// fields returns in what two articles differ.
func fields(a, b *article.Article) []Field {
	out := []Field{}
	for _, f := range []Field{
		{"title", a.Title, b.Title}, {"date", a.Date, b.Date}, {"source", a.Source, b.Source}, {"url", a.URL, b.URL},
		{"author", a.Author, b.Author}, {"language", a.Language, b.Language}, {"retracted", a.Retracted, b.Retracted}, {"note", a.Note, b.Note},
	} {
		if f.Before != f.After {
			out = append(out, f)
		}
	}
	if a.Body != b.Body {
		length := func(a *article.Article) string { return strconv.Itoa(len(strings.Fields(a.Body))) + " words" }
		out = append(out, Field{"text", length(a), length(b)})
	}
	return out
}

// articles compares the articles of two states.
func (d *Difference) articles(before, after []*article.Article) {
	byID := func(all []*article.Article) map[string]*article.Article {
		m := map[string]*article.Article{}
		for _, a := range all {
			m[a.ID] = a
		}
		return m
	}
	was, is := byID(before), byID(after)
	gone := map[string]*article.Article{} // by text
	for _, a := range before {
		if is[a.ID] == nil {
			gone[a.Body] = a
		}
	}
	change := func(what string, a *article.Article, id string, fields []Field) {
		d.Articles = append(d.Articles, ArticleChange{what, a.ID, a.Title, id, fields})
		d.Counts.Articles[what]++
	}
	for _, a := range after {
		old := was[a.ID]
		switch {
		case old == nil && gone[a.Body] != nil:
			old = gone[a.Body]
			change(Renamed, a, old.ID, fields(old, a))
			delete(gone, a.Body)
			was[old.ID] = nil
		case old == nil:
			change(Added, a, "", []Field{})
		case same(old, a):
		case old.Retracted == "" && a.Retracted != "":
			change(Retracted, a, "", fields(old, a))
		case old.Retracted != "" && a.Retracted == "":
			change(Restored, a, "", fields(old, a))
		default:
			change(Changed, a, "", fields(old, a))
		}
	}
	for _, a := range before {
		if is[a.ID] == nil && was[a.ID] != nil {
			change(Removed, a, "", []Field{})
		}
	}
	slices.SortFunc(d.Articles, func(a, b ArticleChange) int { return cmp.Compare(a.ID, b.ID) })
}

// entities compares what both states answer about each entity.
func (d *Difference) entities(old, now *index.Index) {
	for e := range now.Entities() {
		was, known := old.Entity(e.ID)
		c := EntityChange{Change: Changed, ID: e.ID, Name: e.Name, Type: e.Type}
		var before []*Statement
		switch {
		case !known:
			c.Change = Added
		default:
			before = statements(old, was)
			if was.Name != e.Name {
				c.Was = was.Name
			}
		}
		d.entity(c, before, statements(now, e))
	}
	for e := range old.Entities() {
		if _, known := now.Entity(e.ID); !known {
			d.entity(EntityChange{Change: Removed, ID: e.ID, Name: e.Name, Type: e.Type}, statements(old, e), nil)
		}
	}
	slices.SortStableFunc(d.Entities, func(a, b EntityChange) int {
		return cmp.Or(len(b.Statements)-len(a.Statements), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
}

// entity adds what changes of an entity, if anything does. Of one that is merely named for
// the first or the last time nothing is answered, but its name may mean another from then on.
func (d *Difference) entity(c EntityChange, before, after []*Statement) {
	c.Statements = compare(before, after)
	if len(c.Statements) == 0 && c.Was == "" && c.Change == Changed {
		return
	}
	c.Answers = []string{}
	if len(c.Statements) > 0 {
		d.Counts.Entities++
	}
	for _, s := range c.Statements {
		d.Counts.Statements[s.Change]++
		if s.Change == Evidence {
			continue
		}
		for _, command := range asks[s.Kind] {
			if q := command + " " + c.Name; !slices.Contains(c.Answers, q) {
				c.Answers = append(c.Answers, q)
			}
		}
	}
	d.Entities = append(d.Entities, c)
}

// asks are the commands that draw on the kinds of statements; attributes and aliases are
// told by who and what.
var asks = map[string][]string{"quotation": {"quote"}, "stance": {"stance"}, "event": {"timeline"}, "role": {"who"}, "age": {"who"}, "affiliation": {"who"},
	"nationality": {"who"}, "born": {"who"}, "died": {"who"}, "towards": {"who"}, "alias": {"who"}}

// statements returns what is answered about an entity. What several articles say alike is
// one statement.
func statements(ix *index.Index, e facts.Entity) []*Statement {
	var out []*Statement
	at := map[string]*Statement{}
	add := func(kind, text string, ev []facts.Evidence, about string, key ...string) {
		k := kind + "\n" + strings.Join(key, "\n")
		if s := at[k]; s != nil {
			s.Evidence = slices.Concat(s.Evidence, ev)
			return
		}
		s := &Statement{Text: text, Evidence: slices.Clone(ev), kind: kind, key: k, same: about}
		at[k] = s
		out = append(out, s)
	}
	by := func(claimant, via string) string {
		s := ""
		if claimant != "" {
			s += ", according to " + claimant
		}
		if via != "" {
			s += ", via " + via
		}
		return s
	}
	for _, a := range e.Aliases {
		add("alias", a, []facts.Evidence{}, a, a)
	}
	for _, f := range ix.Facts(e.ID) {
		former := ""
		if f.Former {
			former = " (former)"
		}
		add(f.Label, f.Value+former+by(f.Claimant, f.Via), f.Evidence, f.Label, facts.Fold(f.Value), former, f.Claimant, f.Via)
	}
	for _, s := range ix.Stances(e.ID) {
		add("stance", fmt.Sprintf("%s %s (“%s”)%s", annotate.Attitude(s.Polarity, false), s.Target, s.Cue, by(s.Claimant, s.Via)), s.Evidence, s.Target,
			s.Polarity, s.Target, s.Cue, s.Claimant, s.Via)
	}
	for _, s := range ix.StancesTowards(e.ID) {
		add("towards", fmt.Sprintf("%s %s %s (“%s”)%s", s.Holder, annotate.Attitude(s.Polarity, false), s.Target, s.Cue, by(s.Claimant, s.Via)), s.Evidence, s.Holder,
			s.Holder, s.Polarity, s.Cue, s.Claimant, s.Via)
	}
	for _, q := range ix.Quotes(e.ID) {
		to := ""
		if q.Addressee != "" {
			to = ", to " + q.Addressee
		}
		add("quotation", fmt.Sprintf("%s%s%s: “%s”", q.Kind, to, by("", q.Via), q.Text), q.Evidence, q.Text, q.Kind, q.Text, q.Addressee, q.Via)
	}
	events := ix.Events(e.ID)
	for _, v := range ix.Timeline(index.Stretch{}, e.ID) {
		if !slices.Contains(v.About, e.ID) { // it took place there
			events = append(events, v)
		}
	}
	for _, v := range events {
		text := fmt.Sprintf("%s: %s", annotate.Day(v), v.Kind)
		if len(v.Participants) > 0 {
			text += ": " + strings.Join(v.Participants, ", ")
		}
		if v.Place != "" {
			text += ", in " + v.Place
		}
		if v.Status != facts.Past {
			text += " (" + v.Status + ")"
		}
		add("event", text+by(v.Claimant, ""), v.Evidence, v.Kind+"\n"+strings.Join(v.Participants, "\n"),
			v.Date, v.Until, v.Precision, undated(v), v.Kind, strings.Join(v.Participants, "\n"), v.Place, v.Status, v.Claimant)
	}
	return out
}

// compare returns what became of statements: changed ones first, in the order in which
// they are answered.
func compare(before, after []*Statement) []StatementChange {
	out := []StatementChange{}
	was := map[string]*Statement{}
	for _, s := range before {
		was[s.key] = s
	}
	is := map[string]*Statement{}
	var added []*Statement
	for _, s := range after {
		is[s.key] = s
		switch old := was[s.key]; {
		case old == nil:
			added = append(added, s)
		case !slices.Equal(proofs(old), proofs(s)):
			out = append(out, StatementChange{Evidence, s.kind, old, s})
		}
	}
	var gone []*Statement
	for _, s := range before {
		if is[s.key] == nil {
			gone = append(gone, s)
		}
	}
	// Of the same sentence first, then of the same matter: only what is left came or went.
	for _, alike := range []func(a, b *Statement) bool{
		func(a, b *Statement) bool { return a.same == b.same && firstProof(a) == firstProof(b) },
		func(a, b *Statement) bool { return firstProof(a) != "" && firstProof(a) == firstProof(b) },
		func(a, b *Statement) bool { return a.same == b.same },
	} {
		added = slices.DeleteFunc(added, func(s *Statement) bool {
			i := slices.IndexFunc(gone, func(g *Statement) bool { return g.kind == s.kind && alike(g, s) })
			if i < 0 {
				return false
			}
			out = append(out, StatementChange{Changed, s.kind, gone[i], s})
			gone = slices.Delete(gone, i, i+1)
			return true
		})
	}
	for _, s := range added {
		out = append(out, StatementChange{Added, s.kind, nil, s})
	}
	for _, s := range gone {
		out = append(out, StatementChange{Removed, s.kind, s, nil})
	}
	rank := map[string]int{Changed: 0, Added: 1, Removed: 2, Evidence: 3}
	slices.SortStableFunc(out, func(a, b StatementChange) int { return rank[a.Change] - rank[b.Change] })
	return out
}

// proofs returns what is shown of the evidence for a statement, sorted.
func proofs(s *Statement) []string {
	out := make([]string, len(s.Evidence))
	for i, e := range s.Evidence {
		out[i] = strings.Join([]string{e.Article, e.Text, e.Title, e.Date, e.Source, e.URL}, "\n")
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// firstProof returns the sentence on which a statement rests before all, with its article.
func firstProof(s *Statement) string {
	if len(s.Evidence) == 0 {
		return ""
	}
	return s.Evidence[0].Article + "\n" + s.Evidence[0].Text
}

// undated returns the words that tell when an event was that has no date. Beside a date,
// they are one article's way of giving it.
func undated(v facts.Event) string {
	if v.Date != "" {
		return ""
	}
	return v.When
}
