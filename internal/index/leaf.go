package index

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// A leaf is one article as the index keeps it. It never changes: when its names come to
// mean others, another leaf is bound from the same reading.
type leaf struct {
	*reading
	canon     []string // by number of the mention: whom it means
	said      *facts.Said
	accounts  []*account // of its events, in their order
	sentences []sentence // that can stand alone, in order
}

// A reading is what the words of an article alone give.
type reading struct {
	doc      *facts.Document
	day      int64 // of publication
	dated    bool
	title    []token
	passages []passage
	words    []int32         // the numbers of its words, distinct
	alone    []plainSentence // sentences that can stand alone
}

// A passage is a passage with the article it is part of. Its words are found when
// it is indexed, so that nobody waits while an answer looks for them.
type passage struct {
	doc   *facts.Document
	span  *article.Passage
	title []token // shared by the passages of an article
	text  []token
	signs string // of its sentences: a sign each
}

// A token is a word that carries meaning: the number of its stem, and where it
// stands.
type token struct {
	stem       int32
	start, end int32
}

// id is that of the article.
func (l *reading) id() string { return l.doc.Article.ID }

// read returns what the words of a document give.
func (b *builder) read(d *facts.Document) *reading {
	r := &reading{doc: d}
	if t, ok := d.Article.Published(); ok {
		r.day, r.dated = dayNumber(t), true
	}
	r.title = b.tokens(d.Article.Title, &r.words)
	for i := range d.Article.Passages {
		p := &d.Article.Passages[i]
		if p.Kind == article.Paragraph || p.Kind == article.Caption {
			r.passages = append(r.passages, passage{d, p, r.title, b.tokens(d.Article.Text(p.Span), &r.words), signs(d.Article, p)})
		}
	}
	r.words = slices.Clone(distinct(r.words)) // in no more room than it takes
	r.alone = standingAlone(r)
	return r
}

// tokens takes a text apart, and notes the numbers of its words.
func (b *builder) tokens(text string, seen *[]int32) []token {
	var out []token
	for start, end := range words(text) {
		w := b.vocabulary.learn(text[start:end])
		*seen = append(*seen, w.n)
		if w.stem != stopWord {
			out = append(out, token{w.stem, int32(start), int32(end)})
		}
	}
	return slices.Clone(out)
}

// bind returns the leaf of a reading in the corpus.
func (b *builder) bind(r *reading) *leaf {
	c := b.corpus
	l := &leaf{reading: r, said: c.Said(r.doc)}
	l.canon = make([]string, len(r.doc.Mentions))
	for i, m := range r.doc.Mentions {
		id := c.Canonical(r.id(), m.Entity)
		if e, ok := c.Entity(id); ok {
			id = e.ID // of all leaves the same string
		}
		l.canon[i] = id
	}
	l.accounts = make([]*account, 0, len(l.said.Events))
	for i := range l.said.Events {
		l.accounts = append(l.accounts, b.account(l, i))
	}
	l.name()
	return l
}

// mentions returns the mentions between two offsets, as numbers from and to.
func (r *reading) mentions(start, end int) (from, to int) {
	all := r.doc.Mentions
	from = sort.Search(len(all), func(i int) bool { return all[i].Start >= start }) // which copies none
	to = from
	for to < len(all) && all[to].End <= end {
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
	for i := range l.said.Quotes {
		q := &l.said.Quotes[i]
		if err := put(docID(quoteDoc, id, i), ix.statement(l, quoteDoc, q.SpeakerID, q.Text, "", q.Evidence)); err != nil {
			return err
		}
	}
	for i := range l.said.Stances {
		s := &l.said.Stances[i]
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
	}{{passageDoc, len(l.passages)}, {quoteDoc, len(l.said.Quotes)}, {stanceDoc, len(l.said.Stances)}, {eventDoc, len(l.accounts)}} {
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
