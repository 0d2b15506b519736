package index

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"attache/internal/facts"
)

// A volume is an index of Bleve's. What generations share of it they read each at its own
// state, so that no question sees what a later one put in.
type volume struct {
	bleve    bleve.Index
	users    atomic.Int32        // generations that have it on a shelf
	groups   []string            // that were put in, in memory: ids of articles, and of entities behind a mark
	catalogs map[uint64]*catalog // of its segments, by their numbers, as the newest generation reads them
}

// newVolume returns an empty volume in memory.
func newVolume(m mapping.IndexMapping) (*volume, error) {
	b, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("cannot make an index: %w", err)
	}
	return &volume{bleve: b}, nil
}

// A shelf is a volume as a generation sees it.
type shelf struct {
	*volume
	reader bleveindex.IndexReader
	parts  []*part
}

// A part is a segment of a shelf's.
type part struct {
	*catalog
	segment segment.Segment
	deleted *roaring.Bitmap // numbers of documents; nil: none
}

// A catalog tells what the documents of a segment are, which Bleve would have to look up
// for each one.
type catalog struct {
	entries []entry  // by the number of the document
	origins []origin // what they are of, by id
	sources []string // of the articles, folded
}

// An entry says which document one is: the number of its origin, or -1 for one that is of
// nothing known, the kind, and which of its kind.
type entry struct {
	origin int32
	which  uint32 // the kind in the highest byte
}

func (e entry) kind() byte  { return byte(e.which >> 24) }
func (e entry) number() int { return int(e.which & (1<<24 - 1)) }

// An origin is an article or an entity that documents are of.
type origin struct {
	id     string
	day    int32 // of an article's publication; noDay if it has none
	source int32 // the number of an article's source
}

const noDay = -1 << 31

// catalogue goes through the documents of a segment.
func (ix *Index) catalogue(s segment.Segment) (*catalog, error) {
	c := &catalog{entries: make([]entry, s.Count())}
	numbers, sources := map[string]int32{}, map[string]int32{}
	for i := range c.entries {
		c.entries[i].origin = -1
		doc, err := s.DocID(uint64(i))
		if err != nil {
			return nil, err
		}
		if len(doc) == 0 {
			continue
		}
		kind, id, rest := parseID(string(doc))
		n, err := strconv.ParseUint(rest, 10, 24)
		ofEntity := kind == entityDoc || kind == roleDoc
		if err != nil && !ofEntity {
			continue
		}
		key := id
		if ofEntity {
			key = entityMark + id
		}
		at, known := numbers[key]
		if !known {
			o := origin{day: noDay}
			if l := ix.leaves.get(id); !ofEntity && l != nil {
				o.id = l.id()
				if l.dated {
					o.day = int32(l.day)
				}
				folded := facts.Fold(l.article.Source)
				number, ok := sources[folded]
				if !ok {
					number = int32(len(c.sources))
					sources[folded] = number
					c.sources = append(c.sources, folded)
				}
				o.source = number
			} else if e := ix.entities.get(id); ofEntity && e != nil {
				o.id = e.ID
			} else {
				continue // it was deleted, and Bleve has yet to leave it out
			}
			at = int32(len(c.origins))
			c.origins = append(c.origins, o)
			numbers[key] = at
		}
		c.entries[i] = entry{at, uint32(kind)<<24 | uint32(n)}
	}
	c.sort()
	return c, nil
}

// sort numbers the origins in the order of their ids.
func (c *catalog) sort() {
	order := make([]int32, len(c.origins))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(c.origins[a].id, c.origins[b].id) })
	origins, now := make([]origin, len(order)), make([]int32, len(order))
	for i, was := range order {
		origins[i], now[was] = c.origins[was], int32(i)
	}
	c.origins = origins
	for i, e := range c.entries {
		if e.origin >= 0 {
			c.entries[i].origin = now[e.origin]
		}
	}
}

// shelves are those of a generation, the oldest volume first. In memory Bleve never merges
// what several batches put in, and each makes every search slower; so each update fills a
// volume of its own and takes into it what stood in those that are not much larger. There
// are then never more than a few, and no article is put in more often than that.
type shelves struct {
	all     []shelf
	closing sync.Once
	closed  error // of closing
}

// openShelves returns shelves with the volumes as they are now. What stands in them is of
// the articles and entities that ix has.
func (ix *Index) openShelves(volumes []*volume) (*shelves, error) {
	s := &shelves{}
	for _, v := range volumes {
		v.users.Add(1)
		s.all = append(s.all, shelf{volume: v})
	}
	for i := range s.all {
		if err := s.all[i].open(ix); err != nil {
			return nil, errors.Join(fmt.Errorf("cannot read an index: %w", err), s.close())
		}
	}
	return s, nil
}

// open takes hold of the state that the volume has now.
func (s *shelf) open(ix *Index) error {
	inner, err := s.bleve.Advanced()
	if err != nil {
		return err
	}
	if s.reader, err = inner.Reader(); err != nil {
		return err
	}
	snapshot, ok := s.reader.(*scorch.IndexSnapshot)
	if !ok {
		return fmt.Errorf("a reader is %T", s.reader)
	}
	catalogs := map[uint64]*catalog{}
	for _, seg := range snapshot.Segments() {
		c := s.catalogs[seg.Id()]
		if c == nil {
			if c, err = ix.catalogue(seg.Segment()); err != nil {
				return err
			}
		}
		catalogs[seg.Id()] = c
		s.parts = append(s.parts, &part{c, seg.Segment(), seg.Deleted()})
	}
	s.catalogs = catalogs
	return nil
}

// close gives the shelves up, and the volumes that no other generation has.
func (s *shelves) close() error {
	s.closing.Do(func() {
		for _, shelf := range s.all {
			if shelf.reader != nil {
				s.closed = errors.Join(s.closed, shelf.reader.Close())
			}
			if shelf.users.Add(-1) == 0 {
				s.closed = errors.Join(s.closed, shelf.bleve.Close())
			}
		}
		s.all = nil
	})
	return s.closed
}

var errClosed = errors.New("the index is closed")

// search calls read with each part, until ctx is done. A panic inside Bleve, which damaged
// segments cause, comes back as an error. values is how many values of fields are looked
// for.
func (ix *Index) search(ctx context.Context, values int, read func(*part) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() { err = recovered(recover(), err) }()
	defer runtime.KeepAlive(ix.tables) // or Bleve could be closed under the search
	if ix.searched != nil {
		ix.searched(values)
	}
	if len(ix.shelves.all) == 0 {
		return errClosed
	}
	for _, s := range ix.shelves.all {
		for _, p := range s.parts {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := read(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// recovered makes an error of a panic.
func recovered(p any, err error) error {
	if p != nil {
		return fmt.Errorf("search failed: %v", p)
	}
	return err
}

// docs returns the numbers of the documents that have a value in a field; nil for none.
// They must not be changed.
func (p *part) docs(field, value string) (*roaring.Bitmap, error) {
	dict, err := p.segment.Dictionary(field)
	if err != nil {
		return nil, err
	}
	list, err := dict.PostingsList([]byte(value), p.deleted, nil)
	if err != nil {
		return nil, err
	}
	return documents(list.Iterator(false, false, false, nil))
}

// documents returns the numbers of the documents that an iterator goes through; nil for
// none.
func documents(it segment.PostingsIterator) (*roaring.Bitmap, error) {
	o, ok := it.(segment.OptimizablePostingsIterator)
	if !ok {
		return nil, fmt.Errorf("postings are %T", it)
	}
	if n, ok := o.DocNum1Hit(); ok {
		return roaring.BitmapOf(uint32(n)), nil
	}
	if b := o.ActualBitmap(); b != nil && !b.IsEmpty() {
		return b, nil
	}
	return nil, nil
}

// A ranked document is one that was found.
type ranked struct {
	score float64
	part  *part
	doc   uint32
}

// compare says which of two documents is the better one: that of the higher score, else
// the one whose id comes first. Bleve numbers documents in no particular order: without
// the id, those of one score would change places from one Build to the next.
func (r ranked) compare(o ranked) int {
	switch {
	case r.score > o.score:
		return -1
	case r.score < o.score:
		return 1
	}
	a, b := r.part.entries[r.doc], o.part.entries[o.doc]
	if r.part == o.part {
		return cmp.Or(cmp.Compare(a.origin, b.origin), cmp.Compare(a.which, b.which))
	}
	return cmp.Or(strings.Compare(r.part.origins[a.origin].id, o.part.origins[b.origin].id), cmp.Compare(a.which, b.which))
}

// A top keeps the best n of the documents that it is offered, the worst of them first.
type top struct {
	n   int
	all []ranked // a heap
}

// full reports whether only a document of at least the score least gets in.
func (t *top) full() (least float64, full bool) {
	if len(t.all) < t.n {
		return 0, false
	}
	return t.all[0].score, true
}

func (t *top) offer(r ranked) {
	if len(t.all) < t.n {
		t.all = append(t.all, r)
		for i := len(t.all) - 1; i > 0; {
			up := (i - 1) / 2
			if t.all[i].compare(t.all[up]) < 0 {
				return
			}
			t.all[i], t.all[up] = t.all[up], t.all[i]
			i = up
		}
		return
	}
	if r.compare(t.all[0]) > 0 {
		return
	}
	t.all[0] = r
	for i := 0; ; {
		worst := i
		for _, down := range []int{2*i + 1, 2*i + 2} {
			if down < len(t.all) && t.all[down].compare(t.all[worst]) > 0 {
				worst = down
			}
		}
		if worst == i {
			return
		}
		t.all[i], t.all[worst] = t.all[worst], t.all[i]
		i = worst
	}
}
