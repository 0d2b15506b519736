// Package index implements the searchable form of a corpus: passages, names and
// facts, with ranked retrieval over them. It is the sole owner of Bleve.
//
// Build makes an Index from documents that were extracted before. An Index never
// changes: a corpus that changes gets a new one, so that a question sees all of
// the old or all of the new.
package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"

	"attache/internal/article"
	"attache/internal/facts"
)

// An Index answers what a corpus holds. It is safe for concurrent use.
type Index struct {
	bleve    bleve.Index
	analyzer analysis.Analyzer
	snapshot string
	articles []*article.Article
	byID     map[string]*facts.Document
	corpus   *facts.Corpus
	names    Names
	passages []passage
	entities map[string]*entity
	order    []*entity // by number of mentions, most first
	stats    search.BM25Stats
	stems    map[string]string // folded word of some passage → its stem; "" for a stop word
	df       map[string]int    // stem → number of passages that have it
	dates    map[string]int64  // article id → day number; absent when unknown
}

// Names knows spellings of entities beyond those the articles use.
// facts.Extractor is one.
type Names interface {
	// Names returns every known spelling of the entity id.
	Names(id string) []string
	// CountryOf returns the id of the country that a flag, a code or a name in
	// another script means, or "".
	CountryOf(s string) string
}

// A passage is a passage with the article it is part of.
type passage struct {
	doc  *facts.Document
	span *article.Passage
}

// An entity is an entity with what hangs on it: indexes into the corpus.
type entity struct {
	facts.Entity
	mentions int
	facts    []int
	quotes   []int // that they said
	stances  []int // that they hold
	targeted []int // stances of others towards it
	events   []int
	passages []int
	articles map[string]bool
}

// Schema of the Bleve index. Nothing is stored in it and nothing is sorted by
// it: texts are at hand with their byte spans, and each field that Bleve keeps
// costs disk and time at every size: all of them together 4 to 7 times as much.
const (
	fieldText    = "text"    // passages: title and text, English stems
	fieldEntity  = "entity"  // passages: ids of the entities mentioned
	fieldArticle = "article" // passages: article id
	fieldSource  = "source"  // passages: source, folded
	fieldDay     = "day"     // passages: day number of publication
	fieldName    = "name"    // entities: whole names, folded
	fieldWord    = "word"    // entities: words of their names, folded
	fieldAbout   = "about"   // facts: ids of whom they are about
	fieldTopic   = "topic"   // facts: what they say, English stems
	fieldKind    = "kind"    // facts: quote, stance, event, fact
)

// Document ids in Bleve: a letter for the kind, then a number.
const (
	passageDoc = 'p'
	entityDoc  = 'e'
	quoteDoc   = 'q'
	stanceDoc  = 's'
	eventDoc   = 'v'
	factDoc    = 'f'
)

// schema returns the mapping: static, lean, and scored by BM25.
func schema() *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	m.ScoringModel = "bm25"
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	text := func(analyzer string) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = analyzer
		f.Store, f.IncludeInAll, f.IncludeTermVectors, f.DocValues = false, false, false, false
		return f
	}
	doc := bleve.NewDocumentStaticMapping()
	for _, name := range []string{fieldText, fieldTopic} {
		doc.AddFieldMappingsAt(name, text(en.AnalyzerName))
	}
	for _, name := range []string{fieldEntity, fieldArticle, fieldSource, fieldName, fieldWord, fieldAbout, fieldKind} {
		doc.AddFieldMappingsAt(name, text(keyword.Name))
	}
	day := bleve.NewNumericFieldMapping()
	day.Store, day.IncludeInAll, day.DocValues = false, false, false
	doc.AddFieldMappingsAt(fieldDay, day)
	m.DefaultMapping = doc
	return m
}

// Build returns the index of the documents, in memory. snapshot names the
// corpus they are.
func Build(docs []*facts.Document, snapshot string, names Names) (*Index, error) {
	m := schema()
	b, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	ix := &Index{bleve: b, analyzer: m.AnalyzerNamed(en.AnalyzerName), snapshot: snapshot, names: names,
		corpus: facts.Join(docs), byID: map[string]*facts.Document{}, entities: map[string]*entity{},
		stems: map[string]string{}, df: map[string]int{}, dates: map[string]int64{}}
	ix.gather(docs)
	// What Bleve takes for BM25 uses the number of distinct terms for the
	// length of a field; the true statistics go with each search instead. Only
	// the text of passages is ranked: on the other fields the score is of no
	// account, but Bleve refuses a search on a field without statistics.
	ix.stats.FieldCardinality = map[string]int{}
	for _, f := range []string{fieldEntity, fieldArticle, fieldSource, fieldDay, fieldName, fieldWord, fieldAbout, fieldTopic, fieldKind} {
		ix.stats.FieldCardinality[f] = len(ix.passages)
	}
	// One batch: in memory the segments of several are never merged, and every
	// further one makes every search slower.
	batch := b.NewBatch()
	for _, add := range []func(*bleve.Batch) error{ix.addPassages, ix.addEntities, ix.addFacts} {
		if err := add(batch); err != nil {
			return nil, errors.Join(fmt.Errorf("cannot index: %w", err), b.Close())
		}
	}
	if err := b.Batch(batch); err != nil {
		return nil, errors.Join(fmt.Errorf("cannot index: %w", err), b.Close())
	}
	return ix, nil
}

// Close releases the index. Searches must have ended.
func (ix *Index) Close() error { return ix.bleve.Close() }

// Snapshot returns the content hash of the corpus.
func (ix *Index) Snapshot() string { return ix.snapshot }

// Articles returns the articles of the corpus, by id. Callers must not change it.
func (ix *Index) Articles() []*article.Article { return ix.articles }

// Document returns an article with what it says, or nil.
func (ix *Index) Document(id string) *facts.Document { return ix.byID[id] }

// gather makes the tables that connect entities, facts and passages.
func (ix *Index) gather(docs []*facts.Document) {
	for _, e := range ix.corpus.Entities {
		ix.entities[e.ID] = &entity{Entity: e, articles: map[string]bool{}}
	}
	for _, d := range docs {
		ix.articles = append(ix.articles, d.Article)
		ix.byID[d.Article.ID] = d
		if t, ok := d.Article.Published(); ok {
			ix.dates[d.Article.ID] = dayNumber(t)
		}
		next := 0
		for i := range d.Article.Passages {
			p := &d.Article.Passages[i]
			if p.Kind != article.Paragraph {
				continue
			}
			n := len(ix.passages)
			ix.passages = append(ix.passages, passage{doc: d, span: p})
			for next < len(d.Mentions) && d.Mentions[next].Start < p.End {
				e := ix.entities[ix.corpus.Canonical(d.Mentions[next].Entity)]
				if d.Mentions[next].Start >= p.Start && e != nil && (len(e.passages) == 0 || e.passages[len(e.passages)-1] != n) {
					e.passages = append(e.passages, n)
				}
				next++
			}
		}
		for _, m := range d.Mentions {
			if e := ix.entities[ix.corpus.Canonical(m.Entity)]; e != nil {
				e.mentions++
				e.articles[d.Article.ID] = true
			}
		}
	}
	slices.SortFunc(ix.articles, func(a, b *article.Article) int { return strings.Compare(a.ID, b.ID) })
	c := ix.corpus
	for i := range c.Facts {
		ix.hang(c.Facts[i].About, func(e *entity) { e.facts = append(e.facts, i) })
	}
	for i := range c.Quotes {
		ix.hang(c.Quotes[i].SpeakerID, func(e *entity) { e.quotes = append(e.quotes, i) })
	}
	for i := range c.Stances {
		ix.hang(c.Stances[i].HolderID, func(e *entity) { e.stances = append(e.stances, i) })
		ix.hang(c.Stances[i].TargetID, func(e *entity) { e.targeted = append(e.targeted, i) })
	}
	for i := range c.Events {
		for _, id := range c.Events[i].About {
			ix.hang(id, func(e *entity) { e.events = append(e.events, i) })
		}
	}
	for _, e := range c.Entities {
		ix.order = append(ix.order, ix.entities[e.ID])
	}
	slices.SortStableFunc(ix.order, func(a, b *entity) int { return b.mentions - a.mentions })
}

func (ix *Index) hang(id string, add func(*entity)) {
	if e := ix.entities[id]; e != nil {
		add(e)
	}
}

// dayNumber counts days from 1970-01-01 UTC.
func dayNumber(t time.Time) int64 { return t.Unix() / (24 * 60 * 60) }

func (ix *Index) addPassages(b *bleve.Batch) error {
	mentioned := make([][]string, len(ix.passages))
	for _, e := range ix.order {
		for _, p := range e.passages {
			mentioned[p] = append(mentioned[p], e.ID)
		}
	}
	tokens := 0
	for n, p := range ix.passages {
		a := p.doc.Article
		// The title is glued to the text: as a field of its own it costs recall
		// at scale, in front of the text it gains.
		text := facts.Fold(a.Title + ". " + a.Text(p.span.Span))
		tokens += ix.count(text)
		doc := map[string]any{fieldText: text, fieldEntity: mentioned[n], fieldArticle: a.ID, fieldSource: facts.Fold(a.Source)}
		if day, ok := ix.dates[a.ID]; ok {
			doc[fieldDay] = float64(day)
		}
		if err := b.Index(docID(passageDoc, n), doc); err != nil {
			return err
		}
	}
	ix.stats.DocCount = float64(len(ix.passages))
	ix.stats.FieldCardinality[fieldText] = tokens
	return nil
}

// count notes the stems of a text and returns how many tokens it has.
func (ix *Index) count(text string) int {
	seen := map[string]bool{}
	n := 0
	for _, w := range words(text) {
		word := text[w[0]:w[1]]
		stem := ix.stem(word)
		ix.stems[word] = stem
		if stem == "" {
			continue
		}
		n++
		if !seen[stem] {
			seen[stem] = true
			ix.df[stem]++
		}
	}
	return n
}

func (ix *Index) addEntities(b *bleve.Batch) error {
	for n, e := range ix.order {
		whole, single := ix.spellings(e)
		if err := b.Index(docID(entityDoc, n), map[string]any{fieldName: whole, fieldWord: single}); err != nil {
			return err
		}
	}
	return nil
}

// spellings returns the folded names of an entity, and the single words that
// may be misspelt for it.
func (ix *Index) spellings(e *entity) (whole, single []string) {
	add := func(list *[]string, s string) {
		if s != "" && !slices.Contains(*list, s) {
			*list = append(*list, s)
		}
	}
	for _, name := range slices.Concat([]string{e.Name}, e.Aliases, ix.names.Names(e.ID)) {
		f := facts.Fold(name)
		f = strings.TrimPrefix(f, "the ")
		add(&whole, f)
		if plain := strings.ReplaceAll(f, ".", ""); plain != f {
			add(&whole, plain) // "us" for "U.S."
		}
	}
	if e.Type == facts.Person {
		for _, s := range facts.Surnames(e.Entity) {
			add(&whole, s)
		}
		for _, w := range strings.Fields(facts.Fold(e.Name)) {
			if len([]rune(w)) > 1 && !strings.HasSuffix(w, ".") {
				add(&whole, w)
			}
		}
	}
	for _, w := range whole {
		if len([]rune(w)) >= minFuzzy {
			add(&single, w)
		}
	}
	return whole, single
}

func (ix *Index) addFacts(b *bleve.Batch) error {
	c := ix.corpus
	add := func(kind byte, n int, about []string, text ...string) error {
		return b.Index(docID(kind, n), map[string]any{fieldKind: string(kind), fieldAbout: about, fieldTopic: facts.Fold(strings.Join(text, " "))})
	}
	byName := map[string]*entity{}
	for _, e := range ix.order {
		byName[e.Name] = e
	}
	for i, f := range c.Facts {
		if f.Label != "role" || ix.entities[f.About] == nil {
			continue
		}
		if err := add(factDoc, i, []string{f.About}, f.Value, ix.affiliations(f.About, byName)); err != nil {
			return err
		}
	}
	for i, q := range c.Quotes {
		if err := add(quoteDoc, i, []string{q.SpeakerID}, q.Text, evidence(q.Evidence)); err != nil {
			return err
		}
	}
	for i, s := range c.Stances {
		if err := add(stanceDoc, i, []string{s.HolderID, s.TargetID}, s.Target, s.Cue, evidence(s.Evidence)); err != nil {
			return err
		}
	}
	for i, e := range c.Events {
		if err := add(eventDoc, i, e.About, e.What, evidence(e.Evidence)); err != nil {
			return err
		}
	}
	return nil
}

// affiliations returns every spelling of the countries and bodies that somebody
// belongs to, so that "the foreign minister of China" finds the "Chinese Foreign
// Minister".
func (ix *Index) affiliations(id string, byName map[string]*entity) string {
	var out []string
	for _, i := range ix.entities[id].facts {
		f := ix.corpus.Facts[i]
		if e := byName[f.Value]; f.Label == "affiliation" && e != nil {
			out = append(out, e.Name)
			out = append(out, ix.names.Names(e.ID)...)
		}
	}
	return strings.Join(out, " ")
}

func evidence(ev []facts.Evidence) string {
	var out []string
	for _, e := range ev {
		out = append(out, e.Text)
	}
	return strings.Join(out, " ")
}

func docID(kind byte, n int) string { return string(kind) + strconv.Itoa(n) }

// parseID undoes docID.
func parseID(id string) (kind byte, n int) {
	n, _ = strconv.Atoi(id[1:])
	return id[0], n
}

// search runs a request with the true statistics. A panic inside Bleve, which
// damaged segments cause, comes back as an error.
func (ix *Index) search(ctx context.Context, req *bleve.SearchRequest) (res *bleve.SearchResult, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("search failed: %v", p)
		}
	}()
	req.PreSearchData = map[string]any{search.BM25PreSearchDataKey: &ix.stats}
	return ix.bleve.SearchInContext(ctx, req)
}
