package eval

import (
	"bytes"
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"attache/internal/article"
	"attache/internal/facts"
)

// goldFiles are what people found: in the article that the project began with,
// which lies beside the sets, and in articles written for the purpose, which
// lie beside their gold.
//
//go:embed testdata/moscow-beijing-axis.yaml testdata/articles testdata/claims.jsonl
var goldFiles embed.FS

const (
	firstGold   = "testdata/moscow-beijing-axis.yaml"
	ownArticles = "testdata/articles"
)

// A Gold is the facts of one article, as a person found them.
//
// The words of names and texts are compared, in lower case, without
// punctuation, "the" and "a". A holder, target, speaker or name is the gold one
// when the words of one stand in the other ("Lavrov" in "Sergei Lavrov"). A
// text is the gold one when the two share at least three quarters of their
// words. Stances and events are tied to their place: the evidence must touch
// the gold's own words, and then holder, target and polarity must be right, or
// one of the event's words and its date.
//
// What was found and fits nothing in the gold is wrong. What a careful reader
// may note or leave out is optional: it may be found, and need not.
type Gold struct {
	Article string // file name
	Date    string // inferred by the person, when the article gives none
	Held    bool   // to measure with only: what is missed in it is counted and not shown
	People  []goldPerson
	Quotes  []goldQuote
	Stances []goldStance
	Events  []goldHappens
}

type goldPerson struct {
	ID       string
	Name     string // " | " stands between forms of which any is right, here and in roles
	Roles    []string
	Inferred []string // roles that may be found, and need not
	Age      string
	Optional bool
}

type goldQuote struct {
	ID       string
	Text     string
	Speakers []string // any of them is right
	Reported bool     // no quotation marks around it
	Optional bool
}

type goldStance struct {
	ID        string
	At        []string // the words of the article that show it, or other words
	Holders   []string
	Every     bool // each holder must be found; else any will do
	Targets   []string
	Polarity  string   // neutral stands for ambivalent too
	Claimants []string // who may be named as vouching for it; none: the article
	Optional  bool
}

type goldHappens struct {
	ID       string
	At       []string
	Words    []string // one of them stands in what happened
	Dates    []string // "" when no date is right
	Status   string   // as facts.Event.Status; empty: not compared
	Optional bool
}

func loadGold(name string) (*Gold, error) {
	data, err := goldFiles.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("cannot read the gold facts: %w", err)
	}
	var g Gold
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true) // a mistyped key would ask for nothing
	if err := d.Decode(&g); err != nil {
		return nil, fmt.Errorf("cannot read the gold facts in %s: %w", name, err)
	}
	g.number()
	return &g, nil
}

// number gives every fact that has no id one, by its kind and place.
func (g *Gold) number() {
	id := func(field *string, kind string, i int) { *field = cmp.Or(*field, fmt.Sprint(kind, i+1)) }
	for i := range g.People {
		id(&g.People[i].ID, "P", i)
	}
	for i := range g.Quotes {
		id(&g.Quotes[i].ID, "Q", i)
	}
	for i := range g.Stances {
		id(&g.Stances[i].ID, "S", i)
	}
	for i := range g.Events {
		id(&g.Events[i].ID, "E", i)
	}
}

// either returns the forms of a gold name or role of which any is right.
func either(s string) []string { return strings.Split(s, " | ") }

func (r *run) gold(context.Context) error {
	g, err := loadGold(firstGold)
	if err != nil {
		return err
	}
	name := filepath.Join(r.o.Data, "..", "seed", g.Article)
	set, err := article.Load(name, article.WithDate(g.Date))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s is missing in %s; it is measured with the sets", g.Article, filepath.Dir(name))
	}
	if err != nil {
		return err
	}
	score := g.Score(r.x.Extract(set.Articles[0]))
	title := "article (" + g.Article + ")"
	score.report(r.report, title, "gold_")
	score.faults(r.report, title)
	return nil
}

// own measures on the articles written for it: those that rules may be
// developed on, and those that are held out.
func (r *run) own(ctx context.Context) error {
	golds, err := loadOwn()
	if err != nil {
		return err
	}
	scores, err := each(ctx, golds, func(g *Gold) (goldScore, error) {
		a, err := g.own()
		if err != nil {
			return goldScore{}, err
		}
		return g.Score(r.x.Extract(a)), nil
	})
	if err != nil {
		return err
	}
	var shown, held goldScore
	for i, g := range golds {
		if g.Held {
			held.add(scores[i])
			continue
		}
		shown.add(scores[i])
		scores[i].faults(r.report, "own article "+g.Article)
	}
	shown.report(r.report, "own articles", "own_")
	shown.sum(r.report, "own articles", "own_")
	held.report(r.report, "own articles, held out", "own_held_")
	held.sum(r.report, "own articles, held out", "own_held_")
	held.kinds(r.report, "own articles, held out")
	return nil
}

// loadOwn returns the gold of the articles written for measuring, by name.
func loadOwn() ([]*Gold, error) {
	files, err := fs.Glob(goldFiles, ownArticles+"/*.yaml")
	if err != nil {
		return nil, err
	}
	var out []*Gold
	for _, f := range files {
		g, err := loadGold(f)
		if err != nil {
			return nil, err
		}
		out = append(out, g)
	}
	return out, nil
}

// own returns the article of the gold, which lies beside it.
func (g *Gold) own() (*article.Article, error) {
	set, err := article.LoadFS(goldFiles, path.Join(ownArticles, g.Article), article.WithDate(g.Date))
	if err != nil {
		return nil, err
	}
	return set.Articles[0], nil
}

// A Tally is what was found of a kind of fact.
type Tally struct {
	Found, Of, Wrong int
	faults           [][2]string // kind, example
}

// count notes whether a fact of the gold was found.
func (t *Tally) count(found, optional bool, id, what string) {
	switch {
	case optional:
	case found:
		t.Of++
		t.Found++
	default:
		t.Of++
		t.missed(id, what)
	}
}

func (t *Tally) missed(id, what string) {
	t.faults = append(t.faults, [2]string{"missed " + id, what})
}

func (t *Tally) wrong(what, example string) {
	t.Wrong++
	t.faults = append(t.faults, [2]string{fmt.Sprintf("wrong %s %d", what, t.Wrong), example}) // numbered: all are shown
}

// A goldScore is what was found of the gold facts.
type goldScore struct {
	People, Roles, Ages Tally
	Quotes              Tally // in quotation marks; Found whoever is said to speak, Wrong also by speaker
	Speakers            int   // quotations found of which the speaker is right
	Reported            Tally // without quotation marks
	Stances             Tally
	Claimants           int // stances found of which the claimant is right
	Events              Tally
}

// A part is one kind of fact of a score.
type part struct {
	key, name string
	t         *Tally
}

func (s *goldScore) parts() []part {
	return []part{
		{"people", "people", &s.People}, {"roles", "roles", &s.Roles}, {"ages", "ages", &s.Ages},
		{"quotes", "quotations in quotation marks", &s.Quotes}, {"reported", "reported speech", &s.Reported},
		{"stances", "stances", &s.Stances}, {"events", "events with the right date", &s.Events},
	}
}

// add adds the score of another article.
func (s *goldScore) add(o goldScore) {
	others := o.parts()
	for i, p := range s.parts() {
		p.t.Found += others[i].t.Found
		p.t.Of += others[i].t.Of
		p.t.Wrong += others[i].t.Wrong
		p.t.faults = append(p.t.faults, others[i].t.faults...)
	}
	s.Speakers += o.Speakers
	s.Claimants += o.Claimants
}

func (s *goldScore) report(rep *Report, set, prefix string) {
	for _, p := range s.parts() {
		rep.count(prefix+p.key+"_found", set, p.name+", found", p.t.Found, p.t.Of, false)
		switch p.key {
		case "quotes":
			rep.count(prefix+"speakers_right", set, "of these with the right speaker", s.Speakers, p.t.Of, false)
		case "stances":
			rep.count(prefix+"claimants_right", set, "of these with the right claimant", s.Claimants, p.t.Of, false)
		}
		rep.count(prefix+p.key+"_wrong", set, p.name+", wrong", p.t.Wrong, 0, true)
	}
}

// sum reports what was found of all kinds, and how much of it is right. It does
// not count what is optional.
func (s *goldScore) sum(rep *Report, set, prefix string) {
	var all Tally
	for _, p := range s.parts() {
		all.Found += p.t.Found
		all.Of += p.t.Of
		all.Wrong += p.t.Wrong
	}
	rep.count(prefix+"found", set, "all of these, found", all.Found, all.Of, false)
	rep.percent(prefix+"precision", set, "right, of all that is found", percent(all.Found, all.Found+all.Wrong), all.Found+all.Wrong, "found")
}

// faults shows everything that was missed or wrong.
func (s *goldScore) faults(rep *Report, set string) {
	for _, p := range s.parts() {
		for _, f := range p.t.faults {
			rep.fault(set, f[0], f[1])
		}
	}
}

// kinds counts what was missed or wrong, and shows none of it.
func (s *goldScore) kinds(rep *Report, set string) {
	for _, p := range s.parts() {
		for _, f := range p.t.faults {
			kind, _, _ := strings.Cut(f[0], " ") // without the id
			rep.fault(set, kind+": "+p.name, "")
		}
	}
}

// Score compares what was found in the article with the gold.
func (g *Gold) Score(d *facts.Document) goldScore {
	var s goldScore
	g.scorePeople(d, &s)
	g.scoreQuotes(d, &s)
	g.scoreStances(d, &s)
	g.scoreEvents(d, &s)
	return s
}

func (g *Gold) scorePeople(d *facts.Document, s *goldScore) {
	ids := map[string]string{} // entity id to name in the gold
	for _, e := range d.Entities {
		if e.Type != facts.Person {
			continue
		}
		i := slices.IndexFunc(g.People, func(p goldPerson) bool { return isOne(e.Name, p.Name) })
		if i < 0 {
			s.People.wrong("person", e.Name)
			continue
		}
		ids[e.ID] = g.People[i].Name
	}
	for _, p := range g.People {
		found := false
		for _, name := range ids {
			found = found || name == p.Name
		}
		s.People.count(found, p.Optional, p.ID, p.Name)
		g.scoreAttribute(d, ids, p, "role", p.Roles, p.Inferred, &s.Roles)
		var age []string
		if p.Age != "" {
			age = []string{p.Age}
		}
		g.scoreAttribute(d, ids, p, "age", age, nil, &s.Ages)
	}
}

// scoreAttribute counts the values of one attribute of one person.
func (g *Gold) scoreAttribute(d *facts.Document, ids map[string]string, p goldPerson, attribute string, want, may []string, t *Tally) {
	got := map[string]bool{}
	for _, f := range d.Facts {
		if f.Label != attribute || ids[f.About] != p.Name {
			continue
		}
		is := func(v string) bool { return isOne(f.Value, v) }
		if i := slices.IndexFunc(want, is); i >= 0 {
			got[want[i]] = true
		} else if !slices.ContainsFunc(may, is) {
			t.wrong(attribute, p.Name+": "+f.Value+" ["+f.Rule+"]")
		}
	}
	t.Of += len(want)
	t.Found += len(got)
	for _, v := range want {
		if !got[v] {
			t.missed(p.ID+" "+attribute, p.Name+": "+v)
		}
	}
}

// isOne reports whether a name or role has the words of one of the gold forms.
func isOne(s, gold string) bool {
	return slices.ContainsFunc(either(gold), func(form string) bool { return slices.Equal(words(form), words(s)) })
}

func (g *Gold) scoreQuotes(d *facts.Document, s *goldScore) {
	found, right, wrong := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, q := range d.Quotes {
		example := fmt.Sprintf("%s: %s [%s]", q.Speaker, q.Text, q.Rule)
		t := &s.Quotes
		if q.Kind == facts.Reported {
			t = &s.Reported
		}
		of := g.quoteFor(q)
		if of == nil {
			t.wrong("quotation", example)
			continue
		}
		found[of.ID] = true
		if slices.ContainsFunc(of.Speakers, func(n string) bool { return alike(n, q.Speaker) }) {
			right[of.ID] = true
		} else {
			wrong[of.ID] = true
			t.wrong("speaker", example)
		}
	}
	for _, q := range g.Quotes {
		t := &s.Quotes
		if q.Reported {
			t = &s.Reported
		}
		t.count(found[q.ID], q.Optional, q.ID, strings.Join(q.Speakers, " or ")+": "+q.Text)
		if !q.Reported && !q.Optional && right[q.ID] && !wrong[q.ID] {
			s.Speakers++
		}
	}
}

// quoteFor returns the quotation of the gold that has the same words: of
// several the most alike, so that a phrase within another keeps its own.
func (g *Gold) quoteFor(q facts.Quote) *goldQuote {
	var best *goldQuote
	most := 0.75
	for i := range g.Quotes {
		if n := likeness(g.Quotes[i].Text, q.Text); n >= most {
			best, most = &g.Quotes[i], n
		}
	}
	return best
}

// likeness is twice the words that two texts share, of all their words.
func likeness(a, b string) float64 {
	in := map[string]int{}
	for _, w := range words(a) {
		in[w]++
	}
	n := 0
	for _, w := range words(b) {
		if in[w] > 0 {
			in[w]--
			n++
		}
	}
	total := len(words(a)) + len(words(b))
	if total == 0 {
		return 0
	}
	return 2 * float64(n) / float64(total)
}

// alike reports whether one of two names is the other or a part of it.
func alike(a, b string) bool {
	x, y := words(a), words(b)
	return slices.Equal(x, y) || holds(x, y) || holds(y, x)
}

func (g *Gold) scoreStances(d *facts.Document, s *goldScore) {
	holders := map[string]map[string]bool{} // id to the holders found
	claimed := map[string]bool{}
	for _, st := range d.Stances {
		fits := false
		for _, want := range g.Stances {
			holder, ok := want.fits(d, st)
			if !ok {
				continue
			}
			fits = true
			if holders[want.ID] == nil {
				holders[want.ID], claimed[want.ID] = map[string]bool{}, true
			}
			holders[want.ID][holder] = true
			if !want.claimant(st.Claimant) {
				claimed[want.ID] = false
			}
		}
		if !fits {
			s.Stances.wrong("stance", fmt.Sprintf("%s %s %s (%s) [%s]", st.Holder, st.Polarity, st.Target, st.Cue, st.Rule))
		}
	}
	for _, want := range g.Stances {
		n := len(holders[want.ID])
		found := n > 0 && !(want.Every && n < len(want.Holders))
		s.Stances.count(found, want.Optional, want.ID, fmt.Sprintf("%s %s %s: %s", strings.Join(want.Holders, "/"), want.Polarity, strings.Join(want.Targets, "/"), want.At[0]))
		if found && claimed[want.ID] && !want.Optional {
			s.Claimants++
		}
	}
}

// fits reports whether a stance that was found is this one, and by which of the
// holders.
func (w goldStance) fits(d *facts.Document, s facts.Stance) (holder string, ok bool) {
	if s.Polarity != w.Polarity && (w.Polarity != facts.Neutral || s.Polarity != facts.Ambivalent) || !touches(d, w.At, s.Evidence) {
		return "", false
	}
	target := words(s.Target)
	if !slices.ContainsFunc(w.Targets, func(t string) bool { return holds(target, words(t)) }) {
		return "", false
	}
	i := slices.IndexFunc(w.Holders, func(h string) bool { return alike(h, s.Holder) })
	if i < 0 {
		return "", false
	}
	return w.Holders[i], true
}

func (w goldStance) claimant(name string) bool {
	if len(w.Claimants) == 0 {
		return name == ""
	}
	return slices.ContainsFunc(w.Claimants, func(c string) bool { return alike(c, name) })
}

// touches reports whether some evidence touches one of the places in the
// article where the words stand.
func touches(d *facts.Document, at []string, list []facts.Evidence) bool {
	for _, phrase := range at {
		for from := 0; ; {
			i := strings.Index(d.Article.Body[from:], phrase)
			if i < 0 {
				break
			}
			s := Span{from + i, from + i + len(phrase)}
			for _, e := range list {
				if s.overlaps(Span{e.Start, e.End}) {
					return true
				}
			}
			from = s[1]
		}
	}
	return false
}

func (g *Gold) scoreEvents(d *facts.Document, s *goldScore) {
	found := map[string]bool{}
	for _, e := range d.Events {
		fits, right := false, false
		for _, want := range g.Events {
			if touches(d, want.At, e.Evidence) && slices.ContainsFunc(want.Words, func(w string) bool { return holds(words(e.What), words(w)) }) {
				fits = true
				if slices.Contains(want.Dates, e.Date) && (want.Status == "" || want.Status == e.Status) {
					right, found[want.ID] = true, true
				}
			}
		}
		switch {
		case !fits:
			s.Events.wrong("event", fmt.Sprintf("%s: %s [%s]", e.Date, e.What, e.Rule))
		case !right:
			s.Events.wrong("date", fmt.Sprintf("%s, %s: %s [%s]", cmp.Or(e.Date, "no date"), e.Status, e.What, e.Rule))
		}
	}
	for _, want := range g.Events {
		var dates []string
		for _, d := range want.Dates {
			dates = append(dates, cmp.Or(d, "no date"))
		}
		s.Events.count(found[want.ID], want.Optional, want.ID, strings.TrimSpace(strings.Join(dates, " or ")+" "+want.Status)+": "+want.At[0])
	}
}
