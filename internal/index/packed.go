package index

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"

	"attache/internal/article"
	"attache/internal/facts"
)

// Documents as rules make them take some 4 kB a passage, most of it for addresses and lengths
// of strings that are pieces of the body or the same names again and again. So where there are
// many, a document is packed: a piece of the body is its place, evidence too, and any other
// string a number that all documents share. That takes a tenth of the room. A statement is
// taken out when an answer comes by it, which takes some 0.4 µs.

// packedFrom is from how many articles on documents are packed. Up to there they take some MB.
const packedFrom = 1000

// packing is what packed documents have in common, and what is unpacked of them.
type packing struct {
	numbering
	open      *lru.Cache[*leaf, struct{}] // whose statements are
	documents *lru.Cache[*reading, *facts.Document]
}

// How many leaves and documents are kept unpacked: the leaves that answers come by again and
// again, and the articles that the last answers were about. They take some 20 kB each.
const (
	maxOpen      = 2048
	maxDocuments = 512
)

func newPacking() (*packing, error) {
	p := &packing{numbering: numbering{of: map[string]uint32{"": 0}, all: []string{""}}}
	var err error
	if p.open, err = lru.NewWithEvict(maxOpen, func(l *leaf, _ struct{}) { l.open.Store(nil) }); err != nil {
		return nil, err
	}
	p.documents, err = lru.New[*reading, *facts.Document](maxDocuments)
	return p, err
}

// document returns the document of a reading, which must not be changed.
func (p *packing) document(r *reading) *facts.Document {
	if r.packed == nil {
		return r.doc
	}
	d, ok := p.documents.Get(r)
	if !ok {
		d = r.document()
		p.documents.Add(r, d)
	}
	return d
}

// A packed document is one as few bytes.
type packed struct {
	*packing
	article *article.Article
	bytes   []byte

	facts, quotes, stances, events []uint32 // where each begins
}

// pack returns a document packed.
func (p *packing) pack(d *facts.Document) *packed {
	out := &packed{packing: p, article: d.Article}
	c := coder{packed: out, writing: true}
	out.facts = written(&c, d.Facts, c.fact)
	out.quotes = written(&c, d.Quotes, c.quote)
	out.stances = written(&c, d.Stances, c.stance)
	out.events = written(&c, d.Events, c.event)
	c.rest(d)
	out.bytes = slices.Clone(c.out)
	return out
}

// written writes statements of a kind, and returns where.
func written[T any](c *coder, all []T, write func(*T)) []uint32 {
	if all == nil {
		return nil
	}
	at := make([]uint32, len(all))
	for i := range all {
		at[i] = uint32(len(c.out))
		write(&all[i])
	}
	return at
}

// document returns the document as it was, but for what its evidence shares.
func (p *packed) document() *facts.Document {
	d, c := p.begin()
	c.rest(d)
	return d
}

// statements returns the statements of the document alone.
func (p *packed) statements() *facts.Document {
	d, _ := p.begin()
	return d
}

// begin returns a document with its statements, and what reads the rest.
func (p *packed) begin() (*facts.Document, *coder) {
	c := &coder{packed: p, in: p.bytes, all: p.texts()}
	d := &facts.Document{Article: p.article}
	d.Facts = read(p.facts, c.fact)
	d.Quotes = read(p.quotes, c.quote)
	d.Stances = read(p.stances, c.stance)
	d.Events = read(p.events, c.event)
	return d, c
}

// read undoes written, where all are read one after the other.
func read[T any](at []uint32, read func(*T)) []T {
	if at == nil {
		return nil
	}
	all := make([]T, len(at))
	for i := range all {
		read(&all[i])
	}
	return all
}

// from returns what reads the statement that begins at a byte.
func (p *packed) from(at uint32) coder {
	return coder{packed: p, in: p.bytes[at:], all: p.texts()}
}

// A coder writes or reads what it is given: each thing has one description for both.
type coder struct {
	*packed
	writing bool
	out, in []byte
	all     []string // of the numbering, for reading
}

func (c *coder) fact(f *facts.Fact) {
	c.name(&f.Label)
	c.text(&f.Value)
	c.name(&f.ValueID)
	c.flag(&f.Former)
	c.text(&f.Claimant)
	c.text(&f.Via)
	c.date(&f.Date)
	c.evidence(&f.Evidence)
	c.name(&f.About)
	c.text(&f.Name)
	c.name(&f.Rule)
}

func (c *coder) quote(q *facts.Quote) {
	c.text(&q.Speaker)
	c.name(&q.Kind)
	c.text(&q.Text)
	c.text(&q.Cue)
	c.text(&q.Addressee)
	c.text(&q.Via)
	c.date(&q.Date)
	c.evidence(&q.Evidence)
	c.name(&q.SpeakerID)
	c.name(&q.Rule)
	for _, spans := range []*[]article.Span{&q.Source, &q.CueAt, &q.Content} {
		list(c, spans, c.span)
	}
}

func (c *coder) stance(s *facts.Stance) {
	c.text(&s.Holder)
	c.text(&s.Target)
	c.name(&s.Polarity)
	c.text(&s.Cue)
	c.text(&s.Claimant)
	c.text(&s.Via)
	c.date(&s.Date)
	c.evidence(&s.Evidence)
	c.name(&s.HolderID)
	c.name(&s.TargetID)
	c.name(&s.Rule)
}

func (c *coder) event(e *facts.Event) {
	c.name(&e.Date)
	c.name(&e.Precision)
	c.name(&e.Until)
	c.text(&e.When)
	c.text(&e.What)
	c.name(&e.Kind)
	list(c, &e.Participants, c.text)
	c.text(&e.Place)
	c.name(&e.Status)
	c.text(&e.Claimant)
	c.evidence(&e.Evidence)
	list(c, &e.About, c.name)
	c.name(&e.PlaceID)
	c.name(&e.Rule)
}

// rest is all of a document but the statements that are taken out one by one.
func (c *coder) rest(d *facts.Document) {
	list(c, &d.Entities, func(e *facts.Entity) {
		c.name(&e.ID)
		c.text(&e.Name)
		c.name((*string)(&e.Type))
		list(c, &e.Aliases, c.text)
		c.evidence(&e.Evidence)
		c.flag(&e.Told)
	})
	list(c, &d.Mentions, func(m *facts.Mention) {
		c.span(&m.Span)
		c.name(&m.Entity)
		c.flag(&m.Adjective)
		c.span(&m.Phrase)
		c.name((*string)(&m.PhraseType))
	})
	list(c, &d.Attributions, func(a *facts.Attribution) {
		for _, spans := range []*[]article.Span{&a.Source, &a.Cue, &a.Content} {
			list(c, spans, c.span)
		}
		c.name(&a.Class)
		c.name(&a.Rule)
	})
	list(c, &d.Moments, func(m *facts.Moment) {
		c.span(&m.Span)
		for _, s := range []*string{&m.Kind, &m.Date, &m.Precision, &m.Until, &m.Value} {
			c.name(s)
		}
	})
	list(c, &d.Tags, c.bare)
}

// list codes a list of whatever; no list at all stays none.
func list[T any](c *coder, s *[]T, each func(*T)) {
	n := uint64(len(*s)) + 1
	if *s == nil {
		n = 0
	}
	if c.number(&n); !c.writing && n > 0 {
		*s = make([]T, n-1)
	}
	for i := range *s {
		each(&(*s)[i])
	}
}

func (c *coder) number(n *uint64) {
	if c.writing {
		c.out = binary.AppendUvarint(c.out, *n)
		return
	}
	v, size := binary.Uvarint(c.in)
	*n, c.in = v, c.in[size:]
}

func (c *coder) flag(b *bool) {
	n := uint64(0)
	if *b {
		n = 1
	}
	c.number(&n)
	*b = n == 1
}

func (c *coder) span(s *article.Span) {
	start, length := uint64(s.Start), uint64(s.End-s.Start)
	c.number(&start)
	c.number(&length)
	s.Start, s.End = int(start), int(start+length)
}

// name codes a string that other documents have, too.
func (c *coder) name(s *string) {
	n := uint64(0)
	if c.writing {
		n = uint64(c.numbering.number(*s))
	}
	if c.number(&n); !c.writing {
		*s = c.all[n]
	}
}

// date codes a day, which is mostly that of the article.
func (c *coder) date(s *string) {
	own := *s == c.article.Date
	if c.flag(&own); own {
		*s = c.article.Date
		return
	}
	c.name(s)
}

// text codes a string that may be a piece of the body: the place is then twice where it begins
// and one more, before its length, and else twice the number of the string.
func (c *coder) text(s *string) {
	n := uint64(0)
	if c.writing {
		if at := strings.Index(c.article.Body, *s); at >= 0 && *s != "" {
			n = uint64(at)<<1 | 1
		} else {
			n = uint64(c.numbering.number(*s)) << 1
		}
	}
	if c.number(&n); n&1 == 0 {
		if !c.writing {
			*s = c.all[n>>1]
		}
		return
	}
	length := uint64(len(*s))
	c.number(&length)
	*s = c.article.Body[n>>1:][:length]
}

// bare codes a string that neither the body has nor other documents.
func (c *coder) bare(s *string) {
	length := uint64(len(*s))
	if c.number(&length); c.writing {
		c.out = append(c.out, *s...)
		return
	}
	*s, c.in = string(c.in[:length]), c.in[length:]
}

// evidence codes evidence of the document's own article.
func (c *coder) evidence(ev *[]facts.Evidence) {
	list(c, ev, func(e *facts.Evidence) {
		s := article.Span{Start: e.Start, End: e.End}
		if c.span(&s); !c.writing {
			*e = facts.Cite(c.article, s)
		}
	})
}

// A numbering numbers strings. It only grows, so all generations of an index share it. It is
// safe for concurrent use.
type numbering struct {
	mu  sync.RWMutex
	of  map[string]uint32
	all []string
}

// number returns the number of a string, which is new the first time.
func (n *numbering) number(s string) uint32 {
	n.mu.RLock()
	known, ok := n.of[s]
	n.mu.RUnlock()
	if ok {
		return known
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if known, ok := n.of[s]; ok {
		return known
	}
	s = strings.Clone(s) // or it would keep its article
	n.of[s] = uint32(len(n.all))
	n.all = append(n.all, s)
	return n.of[s]
}

// texts returns the strings by number, of which there may be more later.
func (n *numbering) texts() []string {
	n.mu.RLock()
	defer n.mu.RUnlock()
	return n.all
}
