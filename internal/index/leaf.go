package index

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync/atomic"

	"attache/internal/article"
	"attache/internal/facts"
)

// A leaf is one article as the index keeps it. It never changes: when its names come to
// mean others, another leaf is bound from the same reading.
type leaf struct {
	*reading
	canon     []string                   // by number of the mention: whom it means
	renames   facts.Renames              // of what its document says
	said      *facts.Said                // nil: it is packed
	open      atomic.Pointer[facts.Said] // the same of what is packed and asked for often; nil: it is not
	asked     atomic.Uint32              // how many statements were taken out
	otherDays map[statement]string       // of statements that are of another day than the article; nil for none
	accounts  []*account                 // of its events, in their order
	sentences []sentence                 // that can stand alone, in order
}

// A reading is what the words of an article alone give.
type reading struct {
	article  *article.Article
	doc      *facts.Document // nil: it is packed
	packed   *packed         // nil: it is not
	day      int64           // of publication
	dated    bool
	named    []extent // where its mentions are
	title    []token
	passages []passage
	words    []int32         // the numbers of its words, distinct, while an update counts them
	alone    []plainSentence // sentences that can stand alone
}

// A passage is a passage with the article it is part of. Its words are found when
// it is indexed, so that nobody waits while an answer looks for them.
type passage struct {
	article *article.Article
	span    *article.Passage
	title   []token // shared by the passages of an article
	text    []token
	signs   string // of its sentences: a sign each
}

// A token is a word that carries meaning: the number of its stem, and where it
// stands, in a passage, which has some thousand bytes at most. There are as many as words,
// so they are small.
type token struct {
	stem       int32
	start, end uint16
}

// id is that of the article.
func (l *reading) id() string { return l.article.ID }

// read returns what the words of a document give.
func (b *builder) read(d *facts.Document) *reading {
	r := &reading{article: d.Article, doc: d, named: make([]extent, len(d.Mentions))}
	for i, m := range d.Mentions {
		r.named[i] = extent{int32(m.Start), int32(m.End)}
	}
	if t, ok := d.Article.Published(); ok {
		r.day, r.dated = dayNumber(t), true
	}
	r.title = b.tokens(d.Article.Title, &r.words)
	for i := range d.Article.Passages {
		p := &d.Article.Passages[i]
		if p.Kind == article.Paragraph || p.Kind == article.Caption {
			r.passages = append(r.passages, passage{d.Article, p, r.title, b.tokens(d.Article.Text(p.Span), &r.words), signs(d.Article, p)})
		}
	}
	r.words = distinct(r.words)
	r.alone = standingAlone(r, d)
	return r
}

// pack packs the document, which the reading needs no longer.
func (r *reading) pack(p *packing) {
	r.packed = p.pack(r.doc)
	r.doc = nil
}

// tokens takes a text apart, and notes the numbers of its words.
func (b *builder) tokens(text string, seen *[]int32) []token {
	var out []token
	for start, end := range words(text) {
		w := b.vocabulary.learn(text[start:end])
		*seen = append(*seen, w.n)
		if w.stem != stopWord {
			out = append(out, token{w.stem, uint16(start), uint16(end)})
		}
	}
	return slices.Clone(out)
}

// bind returns the leaf of a reading in the corpus.
func (b *builder) bind(r *reading) *leaf {
	c, d := b.corpus, r.document()
	l := &leaf{reading: r, renames: c.Renames(d)}
	l.said = l.renames.Said(d)
	l.canon = make([]string, len(d.Mentions))
	for i, m := range d.Mentions {
		id := c.Canonical(r.id(), m.Entity)
		if e, ok := c.Entity(id); ok {
			id = e.ID // of all leaves the same string
		}
		l.canon[i] = id
	}
	l.accounts = make([]*account, 0, len(l.said.Events))
	for i := range l.said.Events {
		l.accounts = append(l.accounts, b.account(l, d, i))
	}
	l.name()
	l.date()
	return l
}

// document returns the document of a reading.
func (r *reading) document() *facts.Document {
	if r.doc == nil {
		return r.packed.document()
	}
	return r.doc
}

// wordsOf returns the numbers of the words of a reading, distinct.
func (b *builder) wordsOf(r *reading) []int32 {
	if r.words != nil {
		return r.words
	}
	var out []int32
	b.tokens(r.article.Title, &out)
	for _, p := range r.passages {
		b.tokens(r.article.Text(p.span.Span), &out)
	}
	return distinct(out)
}

// forget gives up what is packed.
func (l *leaf) forget() {
	if l.packed != nil {
		l.said = nil
	}
}

// An extent is where something stands in a body.
type extent struct{ start, end int32 }

// count returns how many statements of a kind the leaf has.
func (l *leaf) count(kind byte) int {
	var n [3]int
	if s := l.said; s != nil {
		n = [3]int{len(s.Facts), len(s.Quotes), len(s.Stances)}
	} else {
		n = [3]int{len(l.packed.facts), len(l.packed.quotes), len(l.packed.stances)}
	}
	switch kind {
	case factDoc:
		return n[0]
	case quoteDoc:
		return n[1]
	default:
		return n[2]
	}
}

// How often statements of a leaf are taken out until all are kept unpacked, and how often where
// as many leaves are as may be and another goes for it. Taking out all costs as much as taking
// out some fifty.
const (
	asksOften = 4
	asksMore  = 128
)

// all returns what the leaf says, without it being kept unpacked for that.
func (l *leaf) all() *facts.Said {
	if s := l.unpacked(); s != nil {
		return s
	}
	return l.renames.Said(l.packed.statements())
}

// unpacked returns what the leaf says where that is unpacked, else nil.
func (l *leaf) unpacked() *facts.Said {
	if l.said != nil {
		return l.said
	}
	return l.open.Load()
}

// statements is unpacked for an answer, which has statements unpacked that are asked for often.
func (l *leaf) statements() *facts.Said {
	if s := l.unpacked(); s != nil {
		return s
	}
	n, open := l.asked.Add(1), l.packed.open
	if n%asksOften > 0 || n%asksMore > 0 && open.Len() == maxOpen {
		return nil
	}
	s := l.renames.Said(l.packed.statements())
	l.open.Store(s)
	open.Add(l, struct{}{})
	return s
}

// fact returns the nth fact, which must not be changed, as that of the functions below.
func (l *leaf) fact(n int) *facts.Fact {
	if s := l.statements(); s != nil {
		return &s.Facts[n]
	}
	return l.packedFact(n)
}

// packedFact returns the nth fact of what is packed.
func (l *leaf) packedFact(n int) *facts.Fact {
	f := &facts.Fact{}
	c := l.packed.from(l.packed.facts[n])
	c.fact(f)
	l.renames.Fact(f)
	return f
}

func (l *leaf) quote(n int) *facts.Quote {
	if s := l.statements(); s != nil {
		return &s.Quotes[n]
	}
	q := &facts.Quote{}
	c := l.packed.from(l.packed.quotes[n])
	c.quote(q)
	l.renames.Quote(q)
	return q
}

func (l *leaf) stance(n int) *facts.Stance {
	if s := l.statements(); s != nil {
		return &s.Stances[n]
	}
	s := &facts.Stance{}
	c := l.packed.from(l.packed.stances[n])
	c.stance(s)
	l.renames.Stance(s)
	return s
}

func (l *leaf) event(n int) *facts.Event {
	if s := l.statements(); s != nil {
		return &s.Events[n]
	}
	e := &facts.Event{}
	c := l.packed.from(l.packed.events[n])
	c.event(e)
	l.renames.Event(e)
	return e
}

// A ref is a statement of a leaf, by its number.
type ref struct {
	leaf *leaf
	n    int32
}

// peek returns the fact to an update, which has nothing unpacked for it.
func (r ref) peek() *facts.Fact {
	if s := r.leaf.unpacked(); s != nil {
		return &s.Facts[r.n]
	}
	return r.leaf.packedFact(int(r.n))
}

func (r ref) fact() *facts.Fact     { return r.leaf.fact(int(r.n)) }
func (r ref) quote() *facts.Quote   { return r.leaf.quote(int(r.n)) }
func (r ref) stance() *facts.Stance { return r.leaf.stance(int(r.n)) }

// day returns the day that a statement is of.
func (r ref) day(kind byte) string {
	if day, ok := r.leaf.otherDays[statement{kind, r.n}]; ok {
		return day
	}
	return r.leaf.article.Date
}

// A statement is the kind of one and its number.
type statement struct {
	kind byte
	n    int32
}

// date notes the days of statements that are of another than the article.
func (l *leaf) date() {
	note := func(kind byte, n int, day string) {
		if day == l.article.Date {
			return
		}
		if l.otherDays == nil {
			l.otherDays = map[statement]string{}
		}
		l.otherDays[statement{kind, int32(n)}] = day
	}
	for i, f := range l.said.Facts {
		note(factDoc, i, f.Date)
	}
	for i, q := range l.said.Quotes {
		note(quoteDoc, i, q.Date)
	}
	for i, s := range l.said.Stances {
		note(stanceDoc, i, s.Date)
	}
}

// mentions returns the mentions between two offsets, as numbers from and to.
func (r *reading) mentions(start, end int) (from, to int) {
	all := r.named
	from = sort.Search(len(all), func(i int) bool { return int(all[i].start) >= start })
	to = from
	for to < len(all) && int(all[to].end) <= end {
		to++
	}
	return from, to
}

// names returns the ids of the entities that the article names between two offsets.
func (l *leaf) names(start, end int) []string {
	from, to := l.mentions(start, end)
	return l.canon[from:to:to]
}

// passageAt returns the passage that an offset is in, or nil.
func (r *reading) passageAt(at int) *passage {
	n, found := slices.BinarySearchFunc(r.passages, at, func(p passage, at int) int {
		switch {
		case p.span.End <= at:
			return -1
		case p.span.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &r.passages[n]
}

// leafDocs puts the Bleve documents of a leaf: its passages, quotations, stances and events.
func (ix *Index) leafDocs(l *leaf, put put) error {
	id := l.id()
	for i := range l.passages {
		p := &l.passages[i]
		// The title is glued to the text: as a field of its own it costs recall
		// at scale, in front of the text it gains.
		doc := map[string]any{fieldText: ix.vocabulary.spelt(p.title, p.text), fieldEntity: distinct(slices.Clone(l.names(p.span.Start, p.span.End)))}
		if err := put(docID(passageDoc, id, i), doc); err != nil {
			return err
		}
	}
	said := l.all()
	for i := range said.Quotes {
		q := &said.Quotes[i]
		if err := put(docID(quoteDoc, id, i), ix.statement(l, quoteDoc, q.SpeakerID, q.Text, "", q.Evidence)); err != nil {
			return err
		}
	}
	for i := range said.Stances {
		s := &said.Stances[i]
		if err := put(docID(stanceDoc, id, i), ix.statement(l, stanceDoc, s.HolderID, s.Target, s.TargetID, s.Evidence)); err != nil {
			return err
		}
	}
	for i, a := range l.accounts {
		ids := a.About
		if a.PlaceID != "" {
			ids = slices.Concat(ids, []string{a.PlaceID})
		}
		if err := put(docID(eventDoc, id, i), map[string]any{fieldKind: string(eventDoc), fieldOwn: ix.vocabulary.list(a.own),
			fieldTopic: ix.vocabulary.list(a.around), fieldOwnID: ids, fieldTopicID: a.ids}); err != nil {
			return err
		}
	}
	return nil
}

// docIDs returns the ids of what leafDocs puts.
func (l *leaf) docIDs() []string {
	var out []string
	for _, of := range []struct {
		kind byte
		n    int
	}{{passageDoc, len(l.passages)}, {quoteDoc, l.count(quoteDoc)}, {stanceDoc, l.count(stanceDoc)}, {eventDoc, len(l.accounts)}} {
		for i := range of.n {
			out = append(out, docID(of.kind, l.id(), i))
		}
	}
	return out
}

// statement returns the document of a quotation or a stance: whose it is, its
// own words and those of the sentences around it, and whom either names.
func (ix *Index) statement(l *leaf, kind byte, whose, own, target string, ev []facts.Evidence) map[string]any {
	var ownIDs, ids []string
	if target != "" {
		ownIDs = append(ownIDs, target)
	}
	for _, e := range ev {
		ids = append(ids, l.names(e.Start, e.End)...)
		if i := strings.Index(e.Text, own); i >= 0 {
			ownIDs = append(ownIDs, l.names(e.Start+i, e.Start+i+len(own))...)
		}
	}
	return map[string]any{fieldKind: string(kind), fieldAbout: whose, fieldOwn: ix.stemsOf(own), fieldTopic: ix.stemsOf(evidence(ev)),
		fieldOwnID: ownIDs, fieldTopicID: ids}
}

func evidence(ev []facts.Evidence) string {
	var out []string
	for _, e := range ev {
		out = append(out, e.Text)
	}
	return strings.Join(out, " ")
}

// Document ids in Bleve begin with a letter for the kind. What is of an article goes on
// with the article's id and a number, so that the order of ids is that of articles and of
// what stands in them; what is of an entity with its id, and a role with its words.
const (
	passageDoc = 'p'
	quoteDoc   = 'q'
	stanceDoc  = 's'
	eventDoc   = 'v'
	entityDoc  = 'e'
	roleDoc    = 'f'
	factDoc    = 'a' // stands in no document of its own
)

// idEnd parts an id in a document id from what follows. It sorts before whatever an id
// may have.
const idEnd = "\x00"

func docID(kind byte, article string, n int) string {
	return fmt.Sprintf("%c%s%s%06d", kind, article, idEnd, n)
}

// parseID undoes docID, and does the same to ids of entities and roles.
func parseID(doc string) (kind byte, id, rest string) {
	id, rest, _ = strings.Cut(doc[1:], idEnd)
	return doc[0], id, rest
}

// place returns the leaf that a document is of, and its number among those of its kind.
func (ix *Index) place(doc string) (*leaf, int) {
	_, id, number := parseID(doc)
	n, _ := strconv.Atoi(number)
	return ix.leaves.get(id), n
}

// A count is how often a leaf names somebody.
type count struct {
	mentions, passages int
	sentences          int // that can stand alone
}

// counts returns how often the leaf names whom.
func (l *leaf) counts() map[string]count {
	out := map[string]count{}
	for _, id := range l.canon {
		n := out[id]
		n.mentions++
		out[id] = n
	}
	for i := range l.passages {
		for _, id := range distinct(slices.Clone(l.names(l.passages[i].span.Start, l.passages[i].span.End))) {
			n := out[id]
			n.passages++
			out[id] = n
		}
	}
	for i := range l.sentences {
		for _, id := range l.sentences[i].names {
			n := out[id]
			n.sentences++
			out[id] = n
		}
	}
	return out
}
