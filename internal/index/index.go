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
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"

	"attache/internal/article"
	"attache/internal/facts"
)

// An Index answers what a corpus holds, or what it held on a day: see AsOf. It is
// safe for concurrent use.
type Index struct {
	*tables
	until string // the last day of publication that counts; empty: all that there is
}

// tables are what Build makes of a corpus.
type tables struct {
	bleve      bleve.Index
	analyzer   analysis.Analyzer
	closing    sync.Once
	closed     error           // of closing
	unused     runtime.Cleanup // closes bleve when nothing refers to the tables any more
	snapshot   string
	articles   []*article.Article // in force
	withdrawn  []*article.Article // retracted
	byID       map[string]*facts.Document
	corpus     *facts.Corpus
	happenings []happening
	tellings   []telling // by number of the event in the corpus
	kinds      kinds
	known      map[string]bool   // the names of all entities, folded
	sentences  []sentence        // that can stand alone, in the order of the articles
	gists      map[string][]int  // article id → its sentences, the most telling first
	told       sync.Map          // entity id and number → its most telling sentences: worked out when first asked for, of the whole corpus
	passagesOf map[string][2]int // article id → where its passages begin and end
	names      Names
	passages   []passage
	entities   map[string]*entity
	order      []*entity // by number of mentions, most first
	stats      search.BM25Stats
	handed     map[string]any             // stats, as each search takes them; nobody writes to it
	stems      map[string]string          // word as some passage has it → its stem; "" for a stop word
	ids        map[string]int32           // stem → its number
	spelling   []string                   // the stem of a number
	df         []int                      // by number of the stem: how many passages have it
	dates      map[string]int64           // article id → day number; absent when unknown
	searched   func(*bleve.SearchRequest) // told of each search; see Watch
	completion func() *completion         // made when first asked for
}

// Names knows spellings of entities beyond those the articles use, and reads what is no
// article of the corpus as these were read. facts.Extractor is one.
type Names interface {
	// Extract returns what an article says.
	Extract(a *article.Article) *facts.Document
	// Names returns every known spelling of the entity id.
	Names(id string) []string
	// Foreign returns the names in other scripts of the entity id.
	Foreign(id string) []string
	// CountryOf returns the id of the country that a flag, a code or a name in
	// another script means, or "".
	CountryOf(s string) string
}

// A passage is a passage with the article it is part of. Its words are found when
// it is indexed, so that nobody waits while an answer looks for them.
type passage struct {
	doc   *facts.Document
	span  *article.Passage
	title []token // shared by the passages of an article
	text  []token
}

// A token is a word that carries meaning: the number of its stem, and where it
// stands.
type token struct {
	stem       int32
	start, end int32
}

// An entity is an entity with what hangs on it: indexes into the corpus.
type entity struct {
	facts.Entity
	rank     int // its number in order
	mentions int
	facts    []int     // the newest first, and so are the lists below
	quotes   []int     // that they said
	stances  []int     // that they hold
	targeted []int     // stances of others towards it
	events   []int     // happenings they took part in
	dated    int       // how many of both have a date
	here     []int     // happenings that took place there
	members  []*entity // people affiliated with it by a role
	member   []*entity // what they are affiliated with
	passages []int
	telling  []int          // sentences that name it, the most telling first
	articles map[string]int // article id → mentions in it
}

// Schema of the Bleve index. Nothing is stored in it and nothing is sorted by
// it: texts are at hand with their byte spans, and each field that Bleve keeps
// costs disk and time at every size: all of them together 4 to 7 times as much.
const (
	fieldText    = "text"    // passages: the stems of title and text
	fieldEntity  = "entity"  // passages: ids of the entities mentioned
	fieldArticle = "article" // passages: article id
	fieldSource  = "source"  // passages: source and its single words, folded
	fieldDay     = "day"     // passages: day number of publication
	fieldName    = "name"    // entities: whole names, folded
	fieldWord    = "word"    // entities: words of their names, folded
	fieldAbout   = "about"   // facts: ids of whom they are about
	fieldOwn     = "own"     // quotes, stances: the stems of their own words; roles: of the role; events: of what, who and where
	fieldTopic   = "topic"   // quotes, stances, events: the stems of the sentence around them
	fieldOwnID   = "own_id"  // quotes, stances: ids of the entities that their own words name
	fieldTopicID = "id"      // quotes, stances: ids of the entities that the sentence names
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

// stemsAnalyzer takes the stems of a text apart at the spaces between them. They
// come out of Index.stem, the same for texts, questions and highlights, so that
// Bleve never sees a word otherwise than the statistics count it.
const stemsAnalyzer = "stems"

// schema returns the mapping: static, lean, and scored by BM25.
func schema() (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	if err := m.AddCustomAnalyzer(stemsAnalyzer, map[string]any{"type": custom.Name, "tokenizer": whitespace.Name}); err != nil {
		return nil, err
	}
	m.ScoringModel = "bm25"
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	text := func(analyzer string) *mapping.FieldMapping {
		f := bleve.NewTextFieldMapping()
		f.Analyzer = analyzer
		f.Store, f.IncludeInAll, f.IncludeTermVectors, f.DocValues = false, false, false, false
		return f
	}
	doc := bleve.NewDocumentStaticMapping()
	for _, name := range []string{fieldText, fieldOwn, fieldTopic} {
		doc.AddFieldMappingsAt(name, text(stemsAnalyzer))
	}
	for _, name := range []string{fieldEntity, fieldArticle, fieldSource, fieldName, fieldWord, fieldAbout, fieldOwnID, fieldTopicID, fieldKind} {
		doc.AddFieldMappingsAt(name, text(keyword.Name))
	}
	day := bleve.NewNumericFieldMapping()
	day.Store, day.IncludeInAll, day.DocValues = false, false, false
	doc.AddFieldMappingsAt(fieldDay, day)
	m.DefaultMapping = doc
	return m, nil
}

// Build returns the index of the documents, in memory. snapshot names the
// corpus they are. Retracted articles answer nothing: of them it only keeps that
// they were.
func Build(docs []*facts.Document, snapshot string, names Names) (*Index, error) {
	m, err := schema()
	if err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	b, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	ix := prepare(m, docs, names)
	ix.bleve, ix.snapshot = b, snapshot
	ix.unused = runtime.AddCleanup(ix.tables, func(b bleve.Index) { b.Close() }, b)
	// One batch: in memory the segments of several are never merged, and every
	// further one makes every search slower.
	batch := b.NewBatch()
	if err := ix.entries(func(id string, fields map[string]any) error { return batch.Index(id, fields) }); err != nil {
		return nil, errors.Join(fmt.Errorf("cannot index: %w", err), ix.Close())
	}
	if err := b.Batch(batch); err != nil {
		return nil, errors.Join(fmt.Errorf("cannot index: %w", err), ix.Close())
	}
	return ix, nil
}

// prepare returns an Index with its tables, but nothing in Bleve yet.
func prepare(m *mapping.IndexMappingImpl, docs []*facts.Document, names Names) *Index {
	ix := &Index{tables: &tables{analyzer: m.AnalyzerNamed(en.AnalyzerName), names: names,
		byID: map[string]*facts.Document{}, entities: map[string]*entity{}, known: map[string]bool{},
		gists: map[string][]int{}, passagesOf: map[string][2]int{}, stems: map[string]string{}, ids: map[string]int32{}, dates: map[string]int64{}}}
	var inForce []*facts.Document
	for _, d := range docs {
		if d.Article.Retracted == "" {
			inForce = append(inForce, d)
		} else {
			ix.withdrawn = append(ix.withdrawn, d.Article)
		}
	}
	ix.corpus = facts.Join(inForce)
	ix.gather(inForce)
	// What Bleve takes for BM25 uses the number of distinct terms for the
	// length of a field; the true statistics go with each search instead. Only
	// the text of passages is ranked: on the other fields the score is of no
	// account, but Bleve refuses a search on a field without statistics.
	ix.stats.FieldCardinality = map[string]int{}
	for _, f := range []string{fieldEntity, fieldArticle, fieldSource, fieldDay, fieldName, fieldWord, fieldAbout, fieldOwn, fieldTopic, fieldOwnID, fieldTopicID, fieldKind} {
		ix.stats.FieldCardinality[f] = len(ix.passages)
	}
	ix.handed = map[string]any{search.BM25PreSearchDataKey: &ix.stats}
	ix.completion = sync.OnceValue(ix.complete)
	return ix
}

// A put takes one document of the Bleve index.
type put func(id string, fields map[string]any) error

// entries puts all documents of the index: passages, entities and facts.
func (ix *Index) entries(p put) error {
	for _, add := range []func(put) error{ix.addPassages, ix.addEntities, ix.addFacts} {
		if err := add(p); err != nil {
			return err
		}
	}
	ix.weighSentences()
	return nil
}

// An Entry is one document of the Bleve index: its id and its fields.
type Entry struct {
	ID     string
	Fields map[string]any
}

// Entries returns what Build puts into Bleve: all that a program needs which only
// opens the same index. It is there to measure against.
func Entries(docs []*facts.Document, names Names) ([]Entry, error) {
	m, err := schema()
	if err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	var out []Entry
	err = prepare(m, docs, names).entries(func(id string, fields map[string]any) error {
		out = append(out, Entry{id, fields})
		return nil
	})
	return out, err
}

// Close releases the index. Searches must have ended. Closing again does nothing:
// Bleve would panic. An index that nobody refers to any more is released without it.
func (ix *Index) Close() error {
	ix.closing.Do(func() {
		ix.unused.Stop()
		ix.closed = ix.bleve.Close()
	})
	return ix.closed
}

// Snapshot returns the content hash of the corpus.
func (ix *Index) Snapshot() string { return ix.snapshot }

// Articles returns the articles of the corpus that are in force, by id. Callers must
// not change it.
func (ix *Index) Articles() []*article.Article {
	if ix.until == "" {
		return ix.articles
	}
	return slices.DeleteFunc(slices.Clone(ix.articles), func(a *article.Article) bool { return !ix.counts(a.ID) })
}

// Withdrawn returns the articles of the corpus that were retracted, by id. Nothing
// else of them is known. Callers must not change it.
func (ix *Index) Withdrawn() []*article.Article { return ix.withdrawn }

// Document returns an article with what it says, or nil.
func (ix *Index) Document(id string) *facts.Document {
	if !ix.counts(id) {
		return nil
	}
	return ix.byID[id]
}

// gather makes the tables that connect entities, facts and passages.
func (ix *Index) gather(docs []*facts.Document) {
	for _, e := range ix.corpus.Entities {
		ix.entities[e.ID] = &entity{Entity: e, articles: map[string]int{}}
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
			if p.Kind != article.Paragraph && p.Kind != article.Caption {
				continue
			}
			n := len(ix.passages)
			ix.passages = append(ix.passages, passage{doc: d, span: p})
			for next < len(d.Mentions) && d.Mentions[next].Start < p.End {
				e := ix.entities[ix.corpus.Canonical(d.Article.ID, d.Mentions[next].Entity)]
				if d.Mentions[next].Start >= p.Start && e != nil && (len(e.passages) == 0 || e.passages[len(e.passages)-1] != n) {
					e.passages = append(e.passages, n)
				}
				next++
			}
		}
		for _, m := range d.Mentions {
			if e := ix.entities[ix.corpus.Canonical(d.Article.ID, m.Entity)]; e != nil {
				e.mentions++
				e.articles[d.Article.ID]++
			}
		}
	}
	for _, list := range [][]*article.Article{ix.articles, ix.withdrawn} {
		slices.SortFunc(list, func(a, b *article.Article) int { return strings.Compare(a.ID, b.ID) })
	}
	ix.connect()
}

// connect hangs what the corpus says on whom it is about, the newest first.
func (ix *Index) connect() {
	c := ix.corpus
	for _, e := range c.Entities {
		ix.order = append(ix.order, ix.entities[e.ID])
	}
	slices.SortStableFunc(ix.order, func(a, b *entity) int { return b.mentions - a.mentions })
	for n, e := range ix.order {
		e.rank = n
	}
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
	for _, e := range ix.order {
		newest(e.facts, func(i int) string { return c.Facts[i].Date })
		newest(e.quotes, func(i int) string { return c.Quotes[i].Date })
		newest(e.stances, func(i int) string { return c.Stances[i].Date })
		newest(e.targeted, func(i int) string { return c.Stances[i].Date })
	}
	for _, f := range c.Facts {
		if e, p := ix.entities[f.ValueID], ix.entities[f.About]; e != nil && p != nil && !slices.Contains(p.member, e) {
			e.members = append(e.members, p)
			p.member = append(p.member, e)
		}
	}
}

// newest sorts in place, by date, the newest first.
func newest(at []int, date func(int) string) {
	slices.SortStableFunc(at, func(a, b int) int { return strings.Compare(date(b), date(a)) })
}

func (ix *Index) hang(id string, add func(*entity)) {
	if e := ix.entities[id]; e != nil {
		add(e)
	}
}

// dayNumber counts days from 1970-01-01 UTC.
func dayNumber(t time.Time) int64 { return t.Unix() / (24 * 60 * 60) }

func (ix *Index) addPassages(put put) error {
	mentioned := make([][]string, len(ix.passages))
	for _, e := range ix.order {
		for _, p := range e.passages {
			mentioned[p] = append(mentioned[p], e.ID)
		}
	}
	total := 0
	for n := range ix.passages {
		p := &ix.passages[n]
		a := p.doc.Article
		if at, ok := ix.passagesOf[a.ID]; ok {
			ix.passagesOf[a.ID] = [2]int{at[0], n + 1}
		} else {
			ix.passagesOf[a.ID] = [2]int{n, n + 1}
		}
		if n > 0 && ix.passages[n-1].doc == p.doc {
			p.title = ix.passages[n-1].title
		} else {
			p.title = ix.tokens(a.Title)
		}
		p.text = ix.tokens(a.Text(p.span.Span))
		// The title is glued to the text: as a field of its own it costs recall
		// at scale, in front of the text it gains.
		all := slices.Concat(p.title, p.text)
		total += len(all)
		source := facts.Fold(a.Source)
		doc := map[string]any{fieldText: ix.spelt(all), fieldEntity: mentioned[n], fieldArticle: a.ID,
			fieldSource: append(strings.Fields(source), source)}
		if day, ok := ix.dates[a.ID]; ok {
			doc[fieldDay] = float64(day)
		}
		if err := put(docID(passageDoc, n), doc); err != nil {
			return err
		}
		ix.countPassage(all)
	}
	ix.stats.DocCount = float64(len(ix.passages))
	ix.stats.FieldCardinality[fieldText] = total
	return nil
}

// tokens takes a text of the corpus apart, and keeps its words in the tables.
func (ix *Index) tokens(text string) []token {
	var out []token
	for start, end := range words(text) {
		word := text[start:end]
		stem := ix.stem(word)
		ix.stems[word] = stem
		if stem == "" {
			continue
		}
		id, ok := ix.ids[stem]
		if !ok {
			id = int32(len(ix.df))
			ix.ids[stem] = id
			ix.df = append(ix.df, 0)
			ix.spelling = append(ix.spelling, stem)
		}
		out = append(out, token{id, int32(start), int32(end)})
	}
	return out
}

// spelt returns the stems of the tokens, as stemsAnalyzer takes them apart.
func (ix *Index) spelt(tokens []token) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(ix.spelling[t.stem])
		b.WriteByte(' ')
	}
	return b.String()
}

// countPassage counts a passage for each stem it has.
func (ix *Index) countPassage(tokens []token) {
	seen := map[int32]bool{}
	for _, t := range tokens {
		if !seen[t.stem] {
			seen[t.stem] = true
			ix.df[t.stem]++
		}
	}
}

// frequency returns how many passages have a stem.
func (ix *Index) frequency(stem string) int {
	if id, ok := ix.ids[stem]; ok {
		return ix.df[id]
	}
	return 0
}

func (ix *Index) addEntities(put put) error {
	for n, e := range ix.order {
		whole, single := ix.spellings(e)
		for _, name := range whole {
			ix.known[name] = true
		}
		if err := put(docID(entityDoc, n), map[string]any{fieldName: whole, fieldWord: single}); err != nil {
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

func (ix *Index) addFacts(put put) error {
	c := ix.corpus
	for _, i := range ix.distinctRoles() {
		f := c.Facts[i]
		e := ix.entities[f.About]
		// "The foreign minister of China" finds the "Chinese Foreign Minister".
		text := []string{f.Value}
		for _, of := range e.member {
			text = append(text, of.Name)
			text = append(text, ix.names.Names(of.ID)...)
		}
		if err := put(docID(factDoc, i), map[string]any{fieldKind: string(factDoc), fieldAbout: f.About, fieldOwn: ix.stemsOf(strings.Join(text, " "))}); err != nil {
			return err
		}
	}
	if err := ix.addHappenings(put); err != nil {
		return err
	}
	for i, q := range c.Quotes {
		if err := put(docID(quoteDoc, i), ix.statement(quoteDoc, q.SpeakerID, q.Text, "", q.Evidence)); err != nil {
			return err
		}
	}
	for i, s := range c.Stances {
		if err := put(docID(stanceDoc, i), ix.statement(stanceDoc, s.HolderID, s.Target, s.TargetID, s.Evidence)); err != nil {
			return err
		}
	}
	return nil
}

// distinctRoles returns the roles of people, each once for each person: as the oldest
// article has it. In a large corpus an office is told thousands of times, and the
// entries of one person would hide all others.
func (ix *Index) distinctRoles() []int {
	var out []int
	at := map[[2]string]int{}
	for i, f := range ix.corpus.Facts {
		if f.Label != "role" || ix.entities[f.About] == nil {
			continue
		}
		key := [2]string{f.About, facts.Fold(f.Value)}
		k, ok := at[key]
		switch {
		case !ok:
			at[key] = len(out)
			out = append(out, i)
		case f.Date != "" && (ix.corpus.Facts[out[k]].Date == "" || f.Date < ix.corpus.Facts[out[k]].Date):
			out[k] = i
		}
	}
	return out
}

// statement returns the document of a quotation or a stance: whose it is, its
// own words and those of the sentences around it, and whom either names.
func (ix *Index) statement(kind byte, whose, own, target string, ev []facts.Evidence) map[string]any {
	var ownIDs, ids []string
	if target != "" {
		ownIDs = append(ownIDs, target)
	}
	for _, e := range ev {
		ids = append(ids, ix.mentioned(e.Article, e.Start, e.End)...)
		if i := strings.Index(e.Text, own); i >= 0 {
			ownIDs = append(ownIDs, ix.mentioned(e.Article, e.Start+i, e.Start+i+len(own))...)
		}
	}
	return map[string]any{fieldKind: string(kind), fieldAbout: whose, fieldOwn: ix.stemsOf(own), fieldTopic: ix.stemsOf(evidence(ev)),
		fieldOwnID: ownIDs, fieldTopicID: ids}
}

// mentioned returns the ids of the entities that an article names between two
// offsets.
func (ix *Index) mentioned(id string, start, end int) []string {
	var out []string
	for _, m := range ix.mentions(id, start, end) {
		out = append(out, ix.corpus.Canonical(id, m.Entity))
	}
	return out
}

// mentions returns the mentions in an article between two offsets.
func (ix *Index) mentions(id string, start, end int) []facts.Mention {
	all := ix.byID[id].Mentions
	i, _ := slices.BinarySearchFunc(all, start, func(m facts.Mention, start int) int { return m.Start - start })
	n := i
	for n < len(all) && all[n].End <= end {
		n++
	}
	return all[i:n]
}

func evidence(ev []facts.Evidence) string {
	var out []string
	for _, e := range ev {
		out = append(out, e.Text)
	}
	return strings.Join(out, " ")
}

// docID pads the number, so that the order of ids is that of the numbers.
func docID(kind byte, n int) string { return fmt.Sprintf("%c%09d", kind, n) }

// parseID undoes docID.
func parseID(id string) (kind byte, n int) {
	n, _ = strconv.Atoi(id[1:])
	return id[0], n
}

// Watch has f told of each search from now on, with a function that does it again
// in Bleve alone, for measuring. No search may be under way; nil ends it.
func (ix *Index) Watch(f func(again func(context.Context) error)) {
	if f == nil {
		ix.searched = nil
		return
	}
	ix.searched = func(req *bleve.SearchRequest) {
		f(func(ctx context.Context) error {
			again := *req
			_, err := ix.bleve.SearchInContext(ctx, &again)
			return err
		})
	}
}

// search runs a request with the true statistics. A panic inside Bleve, which
// damaged segments cause, comes back as an error.
func (ix *Index) search(ctx context.Context, req *bleve.SearchRequest) (res *bleve.SearchResult, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("search failed: %v", p)
		}
	}()
	if ix.searched != nil {
		ix.searched(req)
	}
	// Bleve takes the documents of a batch in no particular order: without the
	// id, those of one score would change places from one Build to the next.
	req.Sort = search.SortOrder{&search.SortScore{Desc: true}, &search.SortDocID{}}
	req.PreSearchData = ix.handed
	defer runtime.KeepAlive(ix.tables) // or Bleve could be closed under the search
	return ix.bleve.SearchInContext(ctx, req)
}
