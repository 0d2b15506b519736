// Package index implements the searchable form of a corpus: passages, names and
// facts, with ranked retrieval over them. It is the sole owner of Bleve.
//
// Build makes an Index of documents that were extracted before, and Update another from
// one that is there, with some documents changed: it costs what has changed and shares the
// rest. An Index never changes, so that a question sees all of the old or all of the new.
package index

import (
	"fmt"
	"hash/maphash"
	"runtime"
	"slices"
	"sort"
	"sync"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/mapping"
	lru "github.com/hashicorp/golang-lru/v2"

	"attache/internal/article"
	"attache/internal/facts"
)

// An Index answers what a corpus holds, or what it held on a day: see AsOf. It is
// safe for concurrent use.
type Index struct {
	*tables
	until string  // the last day of publication that counts; empty: all that there is
	found *memory // nil: nothing is kept
}

// A memory is what was found out for one question, which asks for the same again and again.
type memory struct {
	names  map[string][]Naming        // in a text
	means  map[string][]Match         // whom a folded name means
	sought map[string][]soughtWord    // the words of a text that is held against evidence
	stems  map[string][]string        // of a text
	docs   map[looked]*roaring.Bitmap // what Bleve has of a value, nil for none
	parses map[ownKey]parse           // of the question's own words
}

// ForOne returns a view of the index for one question, which finds once what the question asks for
// several times: most of all its own names and words. It is not safe for concurrent use.
func (ix *Index) ForOne() *Index {
	return &Index{tables: ix.tables, until: ix.until, found: &memory{map[string][]Naming{}, map[string][]Match{}, map[string][]soughtWord{},
		map[string][]string{}, map[looked]*roaring.Bitmap{}, map[ownKey]parse{}}}
}

// tables are what a corpus comes to. They never change: an update makes others, which
// share what is the same.
type tables struct {
	*shared
	shelves    *shelves                 // where the Bleve documents are
	where      layered[string, *volume] // article id, or entity id behind a mark → what has its documents; empty on disk, where one has all
	snapshot   string
	corpus     *facts.Corpus
	leaves     layered[string, *leaf]  // by article id
	articles   []*article.Article      // in force, by id
	newest     []*article.Article      // those in force, the newest first
	withdrawn  []*article.Article      // retracted, by id
	titles     layered[string, string] // folded id or title → ids of the articles, with idEnd between them
	entities   layered[string, *entity]
	happenings *happenings
	uses       []int32 // by number of the word: how many articles have it
	df         []int32 // by number of the stem: how many passages have it
	passages   int
	length     int              // of all passages, in tokens
	told       sync.Map         // asked → the most telling sentences
	searched   func(values int) // told of each search, for tests: for how many values of fields it looks
	order      func() []*entity // the most mentioned first; made when first asked for
	completion *lazy[completion]
}

// shared is what all generations of an index have in common.
type shared struct {
	vocabulary *vocabulary
	names      Names
	kinds      kinds
	synonyms   func() map[string][]string // stems, by stem; read when first asked for
	mapping    *mapping.IndexMappingImpl
	seed       maphash.Seed
	scans      sync.Pool // of *scan
	disk       *Disk     // nil: Bleve is in memory
	parses     *lru.Cache[parseKey, parse]
	packing    *packing
	packedFrom int // how many articles there are when documents are packed
}

// Names knows spellings of entities beyond those the articles use, and reads what is no
// article of the corpus as these were read. facts.Extractor is one.
type Names interface {
	// Extract returns what an article says.
	Extract(a *article.Article) *facts.Document
	// Parse returns the words and phrases of a sentence.
	Parse(sentence string, off int, mentions []facts.Mention) ([]facts.Word, []facts.Phrase)
	ParseTagged(sentence string, off int, mentions []facts.Mention, tags string) ([]facts.Word, []facts.Phrase)
	// Names returns every known spelling of the entity id.
	Names(id string) []string
	// Foreign returns the names in other scripts of the entity id.
	Foreign(id string) []string
	// CountryOf returns the id of the country that a flag, a code or a name in
	// another script means, or "".
	CountryOf(s string) string
}

// Schema of the Bleve index. Nothing is stored in it and nothing is sorted by
// it: texts are at hand with their byte spans, and each field that Bleve keeps
// costs disk and time at every size: all of them together 4 to 7 times as much. What is
// the same for all of an article, as its day, is in the catalog.
const (
	fieldText    = "text"   // passages: the stems of title and text
	fieldEntity  = "entity" // passages: ids of the entities mentioned
	fieldName    = "name"   // entities: whole names, folded
	fieldWord    = "word"   // entities: words of their names, folded
	fieldAbout   = "about"  // facts: ids of whom they are about
	fieldOwn     = "own"    // quotes, stances: the stems of their own words; roles: of the role; events: of what, who and where
	fieldTopic   = "topic"  // quotes, stances, events: the stems of the sentence around them
	fieldOwnID   = "own_id" // quotes, stances: ids of the entities that their own words name
	fieldTopicID = "id"     // quotes, stances: ids of the entities that the sentence names
	fieldKind    = "kind"   // facts: quote, stance, event, fact
)

// stemsAnalyzer takes the stems of a text apart at the spaces between them. They
// come out of Index.stem, the same for texts, questions and highlights, so that
// Bleve never sees a word otherwise than the statistics count it.
const stemsAnalyzer = "stems"

// schema returns the mapping: static and lean.
func schema() (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	if err := m.AddCustomAnalyzer(stemsAnalyzer, map[string]any{"type": custom.Name, "tokenizer": whitespace.Name}); err != nil {
		return nil, err
	}
	m.ScoringModel = "bm25" // with which Bleve keeps the lengths of texts
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
	for _, name := range []string{fieldEntity, fieldName, fieldWord, fieldAbout, fieldOwnID, fieldTopicID, fieldKind} {
		doc.AddFieldMappingsAt(name, text(keyword.Name))
	}
	doc.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	m.DefaultMapping = doc
	return m, nil
}

// Build returns the index of the documents, in memory. snapshot names the
// corpus they are. Retracted articles answer nothing: of them it only keeps that
// they were.
func Build(docs []*facts.Document, snapshot string, names Names) (*Index, error) {
	d, err := NewDraft(names)
	if err != nil {
		return nil, err
	}
	d.Add(docs)
	return d.Build(snapshot)
}

// A Draft is an index in the making. It may be used by one goroutine at a time, and is of no
// use after Build or Open.
type Draft struct {
	b    *builder
	disk *Disk // nil: in memory
}

// NewDraft returns a draft of an index in memory.
func NewDraft(names Names) (*Draft, error) { return newDraft(names, nil) }

func newDraft(names Names, disk *Disk) (*Draft, error) {
	empty, err := newIndex(names)
	if err != nil {
		return nil, err
	}
	empty.disk = disk
	return &Draft{empty.begin(runtime.GOMAXPROCS(0)), disk}, nil
}

// Add reads documents, on all cores. Where there are many, the draft keeps no more of them than
// the index will, so whoever does not keep them either needs memory for some at a time.
func (d *Draft) Add(docs []*facts.Document) { d.b.add(docs) }

// Build returns the index of the documents that were added. On disk it makes the folder anew,
// which must not be open to read from.
func (d *Draft) Build(snapshot string) (*Index, error) {
	if d.disk != nil {
		if err := d.disk.anew(); err != nil {
			return nil, err
		}
	}
	return d.b.finish(nil, snapshot)
}

// Open returns the index of the corpus that is in the folder on disk. What was added must be
// the documents that it was made of: that there are as many as Bleve has is looked at, and else
// it is ErrDamaged.
func (d *Draft) Open() (*Index, error) { return d.b.finish(nil, d.disk.snapshot) }

// Update returns the index with docs added, each in the place of the one of the same
// article id, and without the articles of the ids removed. snapshot names the corpus that
// it comes to; no id may be both of docs and removed. It costs what the documents are and
// whom they name, not what all others are, and leaves a processor to those who ask
// meanwhile. ix stays as it is; of several updates of one Index, only one may be under way.
func (ix *Index) Update(docs []*facts.Document, removed []string, snapshot string) (*Index, error) {
	return ix.update(docs, removed, snapshot, max(1, runtime.GOMAXPROCS(0)-1))
}

// newIndex returns an index of nothing.
func newIndex(names Names) (*Index, error) {
	m, err := schema()
	if err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	v, err := newVocabulary(m.AnalyzerNamed(en.AnalyzerName))
	if err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	s := &shared{vocabulary: v, names: names, mapping: m, seed: maphash.MakeSeed(), packedFrom: packedFrom}
	s.scans.New = func() any { return &scan{} }
	if s.parses, err = lru.New[parseKey, parse](maxParses); err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	if s.packing, err = newPacking(); err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	s.kinds = s.vocabulary.readKinds()
	s.synonyms = sync.OnceValue(s.vocabulary.readSynonyms)
	return &Index{tables: &tables{shared: s, completion: &lazy[completion]{}, shelves: &shelves{}, corpus: facts.Join(nil), happenings: &happenings{}}}, nil
}

// A put takes one document of the Bleve index.
type put func(id string, fields map[string]any) error

// An Entry is one document of the Bleve index: its id and its fields.
type Entry struct {
	ID     string
	Fields map[string]any
}

// Entries returns what Build puts into Bleve: all that a program needs which only
// opens the same index. It is there to measure against.
func Entries(docs []*facts.Document, names Names) ([]Entry, error) {
	ix, err := Build(docs, "", names)
	if err != nil {
		return nil, err
	}
	defer ix.Close()
	var out []Entry
	put := func(id string, fields map[string]any) error {
		out = append(out, Entry{id, fields})
		return nil
	}
	for _, a := range ix.articles {
		if err := ix.leafDocs(ix.leaves.get(a.ID), put); err != nil {
			return nil, err
		}
	}
	for _, e := range ix.order() {
		if err := ix.cards(e, put); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Close releases the index. Searches must have ended. Closing again does nothing:
// Bleve would panic. An index that nobody refers to any more is released without it.
func (ix *Index) Close() error { return ix.shelves.close() }

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

// Newest returns what Articles does, the newest first and those without a day last. Callers
// must not change it.
func (ix *Index) Newest() []*article.Article {
	if ix.until == "" {
		return ix.newest
	}
	from := sort.Search(len(ix.newest), func(i int) bool { return ix.newest[i].Date <= ix.until })
	return ix.newest[from : len(ix.newest)-ix.Undated()]
}

// Undated returns how many of the articles in force have no day.
func (ix *Index) Undated() int {
	return len(ix.newest) - sort.Search(len(ix.newest), func(i int) bool { return ix.newest[i].Date == "" })
}

// Withdrawn returns the articles of the corpus that were retracted, by id. Nothing
// else of them is known. Callers must not change it.
func (ix *Index) Withdrawn() []*article.Article { return ix.withdrawn }

// Document returns an article with what it says, or nil.
func (ix *Index) Document(id string) *facts.Document {
	if !ix.counts(id) {
		return nil
	}
	if l := ix.leaves.get(id); l != nil {
		return ix.packing.document(l.reading)
	}
	return nil
}

// dayNumber counts days from 1970-01-01 UTC.
func dayNumber(t time.Time) int64 { return t.Unix() / (24 * 60 * 60) }

// mentioned returns the ids of the entities that an article names between two
// offsets.
func (ix *Index) mentioned(id string, start, end int) []string {
	if l := ix.leaves.get(id); l != nil {
		return l.names(start, end)
	}
	return nil
}

// Size returns how many passages there are in all articles, whatever the day.
func (ix *Index) Size() int { return ix.passages }
