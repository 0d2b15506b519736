package facts

import (
	"fmt"
	"slices"
	"sync"

	"github.com/jdkato/prose/v3/tag"
	"github.com/jdkato/prose/v3/tokenize"

	"attache/internal/article"
)

// A Document is an article with what it says.
type Document struct {
	Article      *article.Article
	Entities     []Entity  // in order of first mention
	Mentions     []Mention // in order, not overlapping
	Facts        []Fact
	Quotes       []Quote
	Stances      []Stance
	Events       []Event
	Attributions []Attribution // in order
	Moments      []Moment      // in order, not overlapping: every date, also outside of events
	Tags         []string      // of each sentence of Article, in order, what ParseTagged takes
}

// An Extractor finds what articles say. It is safe for concurrent use.
type Extractor struct {
	lx        *lexicon
	tagger    *tag.Tagger
	tokenizer *tokenize.Tokenizer
	foreign   func() map[string]string   // made when the first name in another script is asked for
	abroad    func() map[string][]string // the same by id
	told      *told                      // what maintainers say about names; nil: nothing
}

// New returns an Extractor with the rules and lists that ship with the package.
func New() (*Extractor, error) {
	type tagged struct {
		t   *tag.Tagger
		err error
	}
	// Lexicon and tagger model take some milliseconds each to load, which is
	// most of what a one-shot question costs.
	ch := make(chan tagged, 1)
	go func() {
		t, err := tag.New()
		ch <- tagged{t, err}
	}()
	lx, err := loadLexicon()
	if err != nil {
		return nil, fmt.Errorf("cannot load the lexicon: %w", err)
	}
	got := <-ch
	if got.err != nil {
		return nil, fmt.Errorf("cannot load the tagger: %w", got.err)
	}
	x := &Extractor{lx: lx, tagger: got.t, tokenizer: newTokenizer(), foreign: sync.OnceValue(foreignNames)}
	x.abroad = sync.OnceValue(func() map[string][]string { return byID(x.foreign()) })
	return x, nil
}

// Extract returns what the article says. It is a pure function of the article
// and takes time linear in its length.
func (x *Extractor) Extract(a *article.Article) *Document {
	r := x.reading(a)
	r.findNames()
	r.chunkAll()
	r.attributes()
	r.claimed(r.quotes())
	r.vouch()
	r.stances()
	r.events()
	r.aliases()
	for _, id := range r.order {
		if e := r.entities[id]; e != nil && len(e.Evidence) > 0 {
			e.Told = r.x.told.entity(id).ID != ""
			r.doc.Entities = append(r.doc.Entities, *e)
		}
	}
	for _, m := range r.inOrder() {
		p := r.around(m)
		r.doc.Mentions = append(r.doc.Mentions, Mention{Span: r.span(m.first, m.last), Entity: m.id,
			Adjective: m.how == byDemonym, Phrase: r.span(p.first, p.last), PhraseType: p.kind})
	}
	r.doc.fit()
	return r.doc
}

// fit gives up the room that lists have to grow, and keeps evidence once on which much
// rests: documents are kept, by the thousand.
func (d *Document) fit() {
	d.Entities, d.Mentions = slices.Clone(d.Entities), slices.Clone(d.Mentions)
	d.Facts, d.Quotes, d.Stances, d.Events = slices.Clone(d.Facts), slices.Clone(d.Quotes), slices.Clone(d.Stances), slices.Clone(d.Events)
	d.Attributions, d.Moments = slices.Clone(d.Attributions), slices.Clone(d.Moments)
	seen := map[[2]article.Span][]Evidence{}
	for i := range d.Entities {
		share(seen, &d.Entities[i].Evidence)
	}
	for i := range d.Facts {
		d.Facts[i].at = 0 // as it is when the document was kept somewhere else
		share(seen, &d.Facts[i].Evidence)
	}
	for i := range d.Quotes {
		share(seen, &d.Quotes[i].Evidence)
	}
	for i := range d.Stances {
		share(seen, &d.Stances[i].Evidence)
	}
	for i := range d.Events {
		share(seen, &d.Events[i].Evidence)
	}
}

// share replaces a list of one or two pieces of evidence of an article by one seen before
// with the same.
func share(seen map[[2]article.Span][]Evidence, list *[]Evidence) {
	n := len(*list)
	if n != 1 && n != 2 {
		return
	}
	var key [2]article.Span
	for i, e := range *list {
		key[i] = article.Span{Start: e.Start, End: e.End}
	}
	if had, ok := seen[key]; ok {
		*list = had
		return
	}
	*list = slices.Clip(*list)
	seen[key] = *list
}

// findNames cuts the text into words and marks whom and what it names: what
// maintainers told, what lists know, what is known by its form, people, and what
// the words around it tell.
func (r *reading) findNames() {
	r.tokenise()
	r.keepTags()
	r.findTold()
	r.findKnown()
	r.markRoles()
	r.findNamed()
	r.again(Organisation)
	r.findPeople()
	r.again(Person, Organisation, Place, Topic)
	r.settleTold()
}

// reading returns the reading that begins with a.
func (x *Extractor) reading(a *article.Article) *reading {
	r := &reading{x: x, a: a, entities: map[string]*Entity{}, byID: map[string]*person{}, offices: map[string]string{},
		doc: &Document{Article: a, Facts: []Fact{}, Quotes: []Quote{}, Stances: []Stance{}, Events: []Event{}, Moments: []Moment{}}}
	r.quoted = pairQuotes(a)
	return r
}
