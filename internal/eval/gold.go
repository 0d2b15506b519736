package eval

import (
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// goldFacts is what a person found in the article that the project began with.
//
//go:embed testdata/gold.json
var goldFacts []byte

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
// What was found and fits nothing in the gold is wrong.
type Gold struct {
	Article string        `json:"article"` // file name
	Date    string        `json:"date"`    // inferred by the person; the article gives none
	People  []goldPerson  `json:"people"`
	Quotes  []goldQuote   `json:"quotes"`
	Stances []goldStance  `json:"stances"`
	Events  []goldHappens `json:"events"`
}

type goldPerson struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Roles    []string `json:"roles"`
	Inferred []string `json:"inferred"` // roles that may be found, and need not
	Age      string   `json:"age"`
}

type goldQuote struct {
	ID       string   `json:"id"`
	Text     string   `json:"text"`
	Speakers []string `json:"speakers"` // any of them is right
	Reported bool     `json:"reported"` // no quotation marks around it
	Optional bool     `json:"optional"` // may be found, and need not
}

type goldStance struct {
	ID        string   `json:"id"`
	At        []string `json:"at"` // the words of the article that show it, or other words
	Holders   []string `json:"holders"`
	Every     bool     `json:"every"` // each holder must be found; else any will do
	Targets   []string `json:"targets"`
	Polarity  string   `json:"polarity"`  // neutral stands for ambivalent too
	Claimants []string `json:"claimants"` // who may be named as vouching for it; none: the article
}

type goldHappens struct {
	ID    string   `json:"id"`
	At    []string `json:"at"`
	Words []string `json:"words"` // one of them stands in what happened
	Dates []string `json:"dates"` // "" when no date is right
}

func loadGold() (*Gold, error) {
	var g Gold
	if err := json.Unmarshal(goldFacts, &g); err != nil {
		return nil, fmt.Errorf("cannot read the gold facts: %w", err)
	}
	return &g, nil
}

func (r *run) gold(context.Context) error {
	g, err := loadGold()
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
	score.report(r.report, "article ("+g.Article+")")
	return nil
}

// A Tally is what was found of a kind of fact.
type Tally struct {
	Found, Of, Wrong int
	faults           [][2]string // kind, example
}

func (t *Tally) missed(id, what string) {
	t.faults = append(t.faults, [2]string{"missed " + id, what})
}

func (t *Tally) wrong(what, example string) {
	t.Wrong++
	t.faults = append(t.faults, [2]string{"wrong " + what, example})
}

// A GoldScore is what was found of the gold facts.
type GoldScore struct {
	People, Roles, Ages Tally
	Quotes              Tally // in quotation marks; Found whoever is said to speak, Wrong also by speaker
	Speakers            int   // quotations found of which the speaker is right
	Reported            Tally // without quotation marks
	Stances             Tally
	Claimants           int // stances found of which the claimant is right
	Events              Tally
}

func (s GoldScore) report(rep *Report, set string) {
	for _, m := range []struct {
		key, name string
		t         Tally
	}{
		{"people", "people", s.People}, {"roles", "roles", s.Roles}, {"ages", "ages", s.Ages},
		{"quotes", "quotations in quotation marks", s.Quotes}, {"reported", "reported speech", s.Reported},
		{"stances", "stances", s.Stances}, {"events", "events with the right date", s.Events},
	} {
		rep.count("gold_"+m.key+"_found", set, m.name+", found", m.t.Found, m.t.Of, false)
		switch m.key {
		case "quotes":
			rep.count("gold_speakers_right", set, "of these with the right speaker", s.Speakers, m.t.Of, false)
		case "stances":
			rep.count("gold_claimants_right", set, "of these with the right claimant", s.Claimants, m.t.Of, false)
		}
		rep.count("gold_"+m.key+"_wrong", set, m.name+", wrong", m.t.Wrong, 0, true)
		for _, f := range m.t.faults {
			rep.fault(set, f[0], f[1])
		}
	}
}

// Score compares what was found in the article with the gold.
func (g *Gold) Score(d *facts.Document) GoldScore {
	var s GoldScore
	g.scorePeople(d, &s)
	g.scoreQuotes(d, &s)
	g.scoreStances(d, &s)
	g.scoreEvents(d, &s)
	return s
}

func (g *Gold) scorePeople(d *facts.Document, s *GoldScore) {
	ids := map[string]string{} // entity id to name in the gold
	for _, e := range d.Entities {
		if e.Type != facts.Person {
			continue
		}
		i := slices.IndexFunc(g.People, func(p goldPerson) bool { return slices.Equal(words(p.Name), words(e.Name)) })
		if i < 0 {
			s.People.wrong("person", e.Name)
			continue
		}
		ids[e.ID] = g.People[i].Name
	}
	for _, p := range g.People {
		s.People.Of++
		found := false
		for _, name := range ids {
			found = found || name == p.Name
		}
		if found {
			s.People.Found++
		} else {
			s.People.missed(p.ID, p.Name)
		}
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
		is := func(v string) bool { return slices.Equal(words(v), words(f.Value)) }
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

func (g *Gold) scoreQuotes(d *facts.Document, s *GoldScore) {
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
		if q.Optional {
			continue
		}
		t.Of++
		switch {
		case !found[q.ID]:
			t.missed(q.ID, strings.Join(q.Speakers, " or ")+": "+q.Text)
			continue
		case !q.Reported && right[q.ID] && !wrong[q.ID]:
			s.Speakers++
		}
		t.Found++
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

func (g *Gold) scoreStances(d *facts.Document, s *GoldScore) {
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
		s.Stances.Of++
		n := len(holders[want.ID])
		if n == 0 || want.Every && n < len(want.Holders) {
			s.Stances.missed(want.ID, fmt.Sprintf("%s %s %s: %s", strings.Join(want.Holders, "/"), want.Polarity, strings.Join(want.Targets, "/"), want.At[0]))
			continue
		}
		s.Stances.Found++
		if claimed[want.ID] {
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

func (g *Gold) scoreEvents(d *facts.Document, s *GoldScore) {
	found := map[string]bool{}
	for _, e := range d.Events {
		fits, right := false, false
		for _, want := range g.Events {
			if touches(d, want.At, e.Evidence) && slices.ContainsFunc(want.Words, func(w string) bool { return holds(words(e.What), words(w)) }) {
				fits = true
				if slices.Contains(want.Dates, e.Date) {
					right, found[want.ID] = true, true
				}
			}
		}
		switch {
		case !fits:
			s.Events.wrong("event", fmt.Sprintf("%s: %s [%s]", e.Date, e.What, e.Rule))
		case !right:
			s.Events.wrong("date", fmt.Sprintf("%s: %s [%s]", e.Date, e.What, e.Rule))
		}
	}
	for _, want := range g.Events {
		s.Events.Of++
		if found[want.ID] {
			s.Events.Found++
		} else {
			var dates []string
			for _, d := range want.Dates {
				dates = append(dates, cmp.Or(d, "no date"))
			}
			s.Events.missed(want.ID, strings.Join(dates, " or ")+": "+want.At[0])
		}
	}
}
