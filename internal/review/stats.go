package review

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// Stats are what a corpus holds, in numbers. Apart from Articles, they are of the articles
// in force. Their JSON form is a public contract: fields are added, never renamed, and
// lists are empty, never null.
type Stats struct {
	Snapshot string       `json:"snapshot"`
	Articles ArticleStats `json:"articles"`

	Words     int `json:"words"` // runs of characters without white space
	Sentences int `json:"sentences"`
	Passages  int `json:"passages"`

	Entities       []Count `json:"entities"` // by type, each once for the whole corpus
	Attributes     []Count `json:"attributes"`
	Quotations     []Count `json:"quotations"`
	Stances        []Count `json:"stances"`
	Events         []Count `json:"events"` // by the precision of their dates
	EventsPlaced   int     `json:"events_placed"`
	Found          int     `json:"found"`            // attributes, quotations, stances and events, as often as articles tell them
	FoundPer100    float64 `json:"found_per_100"`    // words
	FoundInArticle float64 `json:"found_in_article"` // median

	Silent    []Ref       `json:"silent"`    // articles in which none of these was found
	Mentioned []Mentioned `json:"mentioned"` // the entities mentioned most
	Ambiguous []Ambiguous `json:"ambiguous"` // names that are a question back
}

// ArticleStats are numbers of articles.
type ArticleStats struct {
	All       int     `json:"all"`
	InForce   int     `json:"in_force"`
	Retracted int     `json:"retracted"`
	Undated   int     `json:"undated"`
	Sources   []Count `json:"sources"`
	Languages []Count `json:"languages"`
	Years     []Count `json:"years"`  // in order
	Months    []Count `json:"months"` // in order, from the first to the last, those without articles too
}

// A Count is how many there are of what has a name; no name: of what none is given.
type Count struct {
	Name string `json:"name"`
	N    int    `json:"n"`
}

// A Ref names an article.
type Ref struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// A Mentioned is an entity with how often it is mentioned.
type Mentioned struct {
	ID       string     `json:"id"`
	Name     string     `json:"name"`
	Type     facts.Type `json:"type"`
	Mentions int        `json:"mentions"`
	Articles int        `json:"articles"`
}

// An Ambiguous is a name with those it may mean.
type Ambiguous struct {
	Name string      `json:"name"`
	May  []Mentioned `json:"may_mean"` // the most mentioned first
}

// maxMentioned is how many of the most mentioned entities are listed.
const maxMentioned = 15

// Measure returns the statistics of a corpus.
func Measure(ctx context.Context, x *facts.Extractor, set *article.Set) (*Stats, error) {
	x = x.With(set.Names)
	docs, err := extract(ctx, x, set.Articles)
	if err != nil {
		return nil, err
	}
	ix, err := index.Build(docs, set.Snapshot(), x)
	if err != nil {
		return nil, err
	}
	defer ix.Close()
	s := &Stats{Snapshot: ix.Snapshot(), Silent: []Ref{}, Mentioned: []Mentioned{}, Ambiguous: []Ambiguous{}}
	s.articles(set.Articles)
	s.found(docs)
	return s, s.entities(ctx, ix)
}

func (s *Stats) articles(all []*article.Article) {
	sources, languages, years, months := tally{}, tally{}, tally{}, tally{}
	s.Articles.All = len(all)
	for _, a := range all {
		if a.Retracted != "" {
			s.Articles.Retracted++
			continue
		}
		s.Articles.InForce++
		sources[a.Source]++
		languages[a.Language]++
		if day, known := a.Published(); known {
			years[day.Format("2006")]++
			months[day.Format("2006-01")]++
		} else {
			s.Articles.Undated++
		}
	}
	s.Articles.Sources, s.Articles.Languages = sources.most(), languages.most()
	s.Articles.Years, s.Articles.Months = years.inOrder(), everyMonth(months)
}

// found counts what the articles tell.
func (s *Stats) found(docs []*facts.Document) {
	attributes, quotations, stances, events := tally{}, tally{}, tally{}, tally{}
	var each []int
	for _, d := range docs {
		a := d.Article
		if a.Retracted != "" {
			continue
		}
		s.Words += len(strings.Fields(a.Body))
		s.Passages += len(a.Passages)
		for _, p := range a.Passages {
			s.Sentences += len(p.Sentences)
		}
		for _, f := range d.Facts {
			attributes[f.Label]++
		}
		for _, q := range d.Quotes {
			quotations[q.Kind]++
		}
		for _, st := range d.Stances {
			stances[st.Polarity]++
		}
		for _, e := range d.Events {
			events[e.Precision]++
			if e.Place != "" {
				s.EventsPlaced++
			}
		}
		n := len(d.Facts) + len(d.Quotes) + len(d.Stances) + len(d.Events)
		if n == 0 {
			s.Silent = append(s.Silent, Ref{a.ID, a.Title})
		}
		s.Found += n
		each = append(each, n)
	}
	s.Attributes, s.Quotations, s.Stances, s.Events = attributes.most(), quotations.most(), stances.most(), events.most()
	if s.Words > 0 {
		s.FoundPer100 = 100 * float64(s.Found) / float64(s.Words)
	}
	if slices.Sort(each); len(each) > 0 {
		s.FoundInArticle = float64(each[(len(each)-1)/2]+each[len(each)/2]) / 2
	}
}

// entities counts those that the articles name, and finds the names that several bear.
func (s *Stats) entities(ctx context.Context, ix *index.Index) error {
	types := tally{}
	bearers := map[string]int{}
	spelling := map[string]string{}
	for e := range ix.Entities() {
		types[string(e.Type)]++
		if len(s.Mentioned) < maxMentioned {
			found, err := ix.Named(ctx, e.ID)
			if err != nil {
				return err
			}
			s.Mentioned = append(s.Mentioned, mentioned(ix, found)...)
		}
		own := map[string]bool{}
		for _, name := range slices.Concat([]string{e.Name}, e.Aliases, facts.Surnames(e)) {
			folded := index.FoldName(name)
			if own[folded] {
				continue
			}
			own[folded] = true
			bearers[folded]++
			if _, known := spelling[folded]; !known {
				spelling[folded] = name
			}
		}
	}
	s.Entities = types.most()
	for _, name := range slices.Sorted(maps.Keys(bearers)) {
		if bearers[name] < 2 {
			continue
		}
		// Of several bearers one may be meant all the same: whose whole name it is.
		found, err := ix.Named(ctx, name)
		if err != nil {
			return err
		}
		if len(found) > 1 {
			s.Ambiguous = append(s.Ambiguous, Ambiguous{titled(spelling[name]), mentioned(ix, found)})
		}
	}
	slices.SortStableFunc(s.Ambiguous, func(a, b Ambiguous) int { return b.mentions() - a.mentions() })
	return nil
}

func (a Ambiguous) mentions() int {
	n := 0
	for _, m := range a.May {
		n += m.Mentions
	}
	return n
}

// titled returns a name with a capital: surnames are known folded.
func titled(name string) string {
	r := []rune(name)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func mentioned(ix *index.Index, found []index.Match) []Mentioned {
	out := make([]Mentioned, len(found))
	for i, m := range found {
		out[i] = Mentioned{m.Entity.ID, m.Entity.Name, m.Entity.Type, m.Mentions, ix.Counts(m.Entity.ID).Articles}
	}
	return out
}

// A tally counts things by name.
type tally map[string]int

// most returns the counts, the highest first.
func (t tally) most() []Count {
	out := t.inOrder()
	slices.SortStableFunc(out, func(a, b Count) int { return b.N - a.N })
	return out
}

// inOrder returns the counts by name.
func (t tally) inOrder() []Count {
	out := make([]Count, 0, len(t))
	for name, n := range t {
		out = append(out, Count{name, n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Compare(a.Name, b.Name) })
	return out
}
