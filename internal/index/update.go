package index

import (
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"attache/internal/article"
	"attache/internal/facts"
)

// A builder is an update under way.
type builder struct {
	*Index        // as it becomes
	workers   int // how many processors it may take
	was       *Index
	recorder  facts.Recorder
	readings  []*reading          // that come
	records   []*facts.Record     // of the same
	packed    int                 // how many readings are packed, from the first on
	retracted []*article.Article  // that come
	in        []*leaf             // leaves that come
	out       []*leaf             // leaves that go
	gone      map[string]bool     // articles whose leaf goes
	touched   map[string]*touch   // entities that may differ
	changed   map[string]*entity  // those that do; nil: it is no more
	dropped   map[*happening]bool // happenings that are no more
	made      []*happening        // those that are new
}

// A touch is what an update does to an entity, beside its share.
type touch struct {
	share
	lost                share // of what leaves tell that go
	naming, left        []naming
	passages, sentences int // how many more name it
	events, here        []*happening
}

// update returns the index that comes of ix. Workers is how many articles are read at a
// time.
func (ix *Index) update(docs []*facts.Document, removed []string, snapshot string, workers int) (*Index, error) {
	b := ix.begin(workers)
	b.add(docs)
	return b.finish(removed, snapshot)
}

// begin begins an update.
func (ix *Index) begin(workers int) *builder {
	return &builder{Index: &Index{tables: &tables{shared: ix.shared, shelves: &shelves{}}}, workers: workers, was: ix,
		gone: map[string]bool{}, touched: map[string]*touch{}, changed: map[string]*entity{}}
}

// add reads documents that come, which nobody needs any more after it where they are packed.
func (b *builder) add(docs []*facts.Document) {
	var inForce []*facts.Document
	for _, d := range docs {
		b.gone[d.Article.ID] = true
		if d.Article.Retracted != "" {
			b.retracted = append(b.retracted, d.Article)
		} else {
			inForce = append(inForce, d)
		}
	}
	from := len(b.readings)
	b.readings, b.records = append(b.readings, make([]*reading, len(inForce))...), append(b.records, make([]*facts.Record, len(inForce))...)
	each(b.workers, len(inForce), func(i int) {
		b.readings[from+i], b.records[from+i] = b.read(inForce[i]), b.recorder.Record(inForce[i])
	})
	if b.was.leaves.len()+len(b.readings) < b.packedFrom {
		return
	}
	some := b.readings[b.packed:]
	each(b.workers, len(some), func(i int) { some[i].pack(b.packing) })
	b.packed = len(b.readings)
}

// finish returns the index after the update.
func (b *builder) finish(removed []string, snapshot string) (*Index, error) {
	ix := b.was
	if len(ix.shelves.all) == 0 && ix.leaves.len() > 0 {
		return nil, errClosed
	}
	if ix.disk != nil && ix.disk.view && ix.leaves.len() > 0 {
		return nil, errView
	}
	b.snapshot = snapshot
	b.leave(removed)
	b.refold()
	b.hang()
	next := b.Index // and not b, which holds the old one
	next.order, next.completion = sync.OnceValue(next.ordered), b.completing()
	if err := b.shelve(); err != nil {
		return nil, fmt.Errorf("cannot index: %w", err)
	}
	if b.disk != nil && b.disk.view {
		b.settle()
	}
	runtime.AddCleanup(next.tables, func(s *shelves) { s.close() }, next.shelves)
	return next, nil
}

// settle lets go of what only another update would need.
func (b *builder) settle() {
	b.corpus = b.corpus.Settled()
	b.happenings.days, b.happenings.near = layered[string, *day]{}, layered[string, *nearby]{}
}

// leave finds which leaves come and go, and hands out what they tell.
func (b *builder) leave(removed []string) {
	out := slices.Clone(removed)
	for _, a := range b.retracted {
		out = append(out, a.ID)
	}
	for _, id := range removed {
		b.gone[id] = true
	}
	for id := range b.gone {
		if l := b.was.leaves.get(id); l != nil {
			b.out = append(b.out, l)
		}
	}
	var change facts.Change
	b.beside(func() { b.corpus, change = b.was.corpus.Replace(b.records, out) }, func() {
		b.list()
		b.count()
	})
	b.records, b.recorder = nil, facts.Recorder{}
	for _, id := range change.Entities {
		b.touch(id)
	}
	for _, id := range change.Documents {
		l := b.was.leaves.get(id)
		b.gone[id] = true
		b.out, b.readings = append(b.out, l), append(b.readings, l.reading)
	}
	slices.SortFunc(b.readings, func(r, s *reading) int { return strings.Compare(r.id(), s.id()) })
	leaves := make(map[string]*leaf, len(b.out)+len(b.readings))
	for _, l := range b.out {
		b.take(l)
		leaves[l.id()] = nil
	}
	var last []*leaf
	for some := range slices.Chunk(b.readings, bound) {
		in := make([]*leaf, len(some))
		b.beside(func() { each(b.workers, len(in), func(i int) { in[i] = b.bind(some[i]) }) }, func() { b.handOut(last) })
		b.in, last = append(b.in, in...), in
	}
	b.handOut(last)
	b.readings = nil
	for _, l := range b.in {
		leaves[l.id()] = l
	}
	b.leaves = b.was.leaves.with(leaves)
}

// handOut touches whom leaves are about with what they tell.
func (b *builder) handOut(leaves []*leaf) {
	for _, l := range leaves {
		b.give(l)
		l.forget()
	}
}

// bound is how many leaves are bound at a time. What is packed of them is unpacked meanwhile.
const bound = 500

// list lists the articles as they are after the update.
func (b *builder) list() {
	var articles []*article.Article
	for _, r := range b.readings {
		articles = append(articles, r.article)
	}
	newest(articles, ofArticle)
	newest(b.retracted, ofArticle)
	b.articles, b.withdrawn = replace(b.was.articles, b.gone, articles, ofArticle), replace(b.was.withdrawn, b.gone, b.retracted, ofArticle)
	recent := slices.Clone(articles)
	newest(recent, byDay)
	b.newest = replace(b.was.newest, b.gone, recent, byDay)
	b.entitle(b.gone, articles, b.retracted)
}

func ofArticle(a *article.Article) (string, string) { return "", a.ID }

func byDay(a *article.Article) (string, string) { return a.Date, a.ID }

// beside does both, at once where the update may take more than one processor.
func (b *builder) beside(one, other func()) {
	if b.workers < 2 {
		one()
		other()
		return
	}
	var wg sync.WaitGroup
	wg.Go(one)
	other()
	wg.Wait()
}

// each calls f with the numbers up to n, several at a time.
func each(workers, n int, f func(i int)) {
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(workers, n) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(i)
			}
		})
	}
	wg.Wait()
}

// count keeps the statistics that passages are ranked by.
func (b *builder) count() {
	words, stems := b.vocabulary.size()
	b.uses, b.df = grown(b.was.uses, words), grown(b.was.df, stems)
	b.passages, b.length = b.was.passages, b.was.length
	for _, l := range b.out {
		b.countReading(l.reading, -1)
	}
	for _, r := range b.readings {
		b.countReading(r, 1)
		r.words = nil
	}
}

// grown returns a copy of n numbers.
func grown(s []int32, n int) []int32 {
	out := make([]int32, n)
	copy(out, s)
	return out
}

// countReading adds the words of a reading to the statistics, or with -1 takes them away.
func (b *builder) countReading(r *reading, by int32) {
	for _, n := range b.wordsOf(r) {
		b.uses[n] += by
	}
	seen := map[int32]bool{}
	for i := range r.passages {
		clear(seen)
		for _, tokens := range [][]token{r.title, r.passages[i].text} {
			b.length += int(by) * len(tokens)
			for _, t := range tokens {
				if !seen[t.stem] {
					seen[t.stem] = true
					b.df[t.stem] += by
				}
			}
		}
	}
	b.passages += int(by) * len(r.passages)
}

// touch notes that an entity may differ.
func (b *builder) touch(id string) *touch {
	t := b.touched[id]
	if t == nil {
		t = &touch{}
		b.touched[id] = t
	}
	return t
}

// hang hangs what leaves tell on whom it is about.
func (b *builder) hang() {
	b.hangHappenings()
	delete(b.touched, "")
	ids := slices.Collect(maps.Keys(b.touched))
	entities := make([]*entity, len(ids))
	each(b.workers, len(ids), func(i int) {
		if e, ok := b.corpus.Entity(ids[i]); ok {
			entities[i] = b.entity(e, b.was.entities.get(ids[i]), b.touched[ids[i]])
		}
	})
	var renamed []string
	for i, id := range ids {
		old, n := b.was.entities.get(id), entities[i]
		if n != nil || old != nil {
			b.changed[id] = n
		}
		if n != nil && old != nil && old.Name != n.Name {
			renamed = append(renamed, n.members...)
		}
	}
	for _, id := range renamed { // their roles are found by its name
		if e, ok := b.corpus.Entity(id); ok && b.changed[id] == nil {
			b.changed[id] = b.entity(e, b.was.entities.get(id), &touch{})
		}
	}
	b.entities = b.was.entities.with(b.changed)
	b.touched = nil // which need not wait until all is in Bleve
}

// take touches whom a leaf that goes was about.
func (b *builder) take(l *leaf) {
	for id, n := range l.counts() {
		t := b.touch(id)
		t.passages, t.sentences = t.passages-n.passages, t.sentences-n.sentences
		t.left = append(t.left, naming{leaf: l})
	}
	b.share(l, func(t *touch) *share { return &t.lost })
}

// give hangs what a leaf that comes tells on whom it is about.
func (b *builder) give(l *leaf) {
	for id, n := range l.counts() {
		t := b.touch(id)
		t.passages, t.sentences = t.passages+n.passages, t.sentences+n.sentences
		t.naming = append(t.naming, naming{leaf: l, mentions: int32(n.mentions)})
	}
	b.share(l, func(t *touch) *share { return &t.share })
}

// share hands what a leaf tells to a share of each whom it is about.
func (b *builder) share(l *leaf, of func(*touch) *share) {
	said := l.all()
	for i := range said.Facts {
		f, r := &said.Facts[i], ref{l, int32(i)}
		about, value := of(b.touch(f.About)), of(b.touch(f.ValueID))
		about.facts, value.affirmed = append(about.facts, r), append(value.affirmed, r)
	}
	for i := range said.Quotes {
		speaker := of(b.touch(said.Quotes[i].SpeakerID))
		speaker.quotes = append(speaker.quotes, ref{l, int32(i)})
	}
	for i := range said.Stances {
		s, r := &said.Stances[i], ref{l, int32(i)}
		holder, target := of(b.touch(s.HolderID)), of(b.touch(s.TargetID))
		holder.stances, target.targeted = append(holder.stances, r), append(target.targeted, r)
	}
}

// refold folds what is told into happenings.
func (b *builder) refold() {
	var goes, comes []*account
	for _, l := range b.out {
		goes = append(goes, l.accounts...)
	}
	for _, l := range b.in {
		comes = append(comes, l.accounts...)
	}
	b.happenings, b.dropped, b.made = b.shared.refold(b.was.happenings, goes, comes)
}

// hangHappenings hangs happenings on whom and where they are about.
func (b *builder) hangHappenings() {
	for h := range b.dropped {
		for id := range h.about() {
			b.touch(id)
		}
		for id := range h.places() {
			b.touch(id)
		}
	}
	for _, h := range b.made {
		for id := range h.about() {
			t := b.touch(id)
			t.events = append(t.events, h)
		}
		for id := range h.places() {
			t := b.touch(id)
			t.here = append(t.here, h)
		}
	}
}

// entityMark stands before the id of an entity where those of articles are, too.
const entityMark = idEnd

// absorb is how many times larger a volume must be than what is put in for it to stay as
// it is.
const absorb = 4

// shelve puts what is new into a volume of Bleve's, together with what stood in the small
// ones, and takes what is no more out of the large ones.
func (b *builder) shelve() error {
	where := map[string]*volume{}
	outdated := map[*volume][]string{} // of nil: on disk
	remove := func(group string, ids []string) {
		v := b.was.where.get(group)
		outdated[v] = append(outdated[v], ids...)
		if v != nil {
			where[group] = nil
		}
	}
	for _, l := range b.out {
		remove(l.id(), l.docIDs())
	}
	leaves := slices.Clone(b.in)
	var cards []*entity
	for id, e := range b.changed {
		old := b.was.entities.get(id)
		if e != nil {
			e.indexed = b.fingerprint(e)
			if old != nil && old.indexed == e.indexed {
				continue
			}
			cards = append(cards, e)
		}
		if old != nil {
			remove(entityMark+id, old.cardIDs())
		}
	}
	if b.disk != nil {
		return b.store(change{b.was.snapshot, b.snapshot, outdated[nil], leaves, cards})
	}
	var volumes []*volume
	for _, s := range b.was.shelves.all {
		volumes = append(volumes, s.volume)
	}
	var small []*volume
	for n := len(leaves) + len(cards); len(volumes) > 0 && n > 0; {
		last := volumes[len(volumes)-1]
		if len(last.groups) > absorb*n {
			break
		}
		n += len(last.groups)
		small = append(small, last)
		volumes = volumes[:len(volumes)-1]
	}
	for _, v := range small {
		for _, group := range v.groups {
			if _, ok := where[group]; ok || b.was.where.get(group) != v {
				continue
			}
			if id, ok := strings.CutPrefix(group, entityMark); ok {
				cards = append(cards, b.entities.get(id))
			} else {
				leaves = append(leaves, b.leaves.get(group))
			}
		}
	}
	for _, v := range volumes {
		if err := v.remove(outdated[v]); err != nil {
			return err
		}
	}
	if len(leaves)+len(cards) > 0 || len(volumes) == 0 {
		v, err := b.filled(leaves, cards)
		if err != nil {
			return err
		}
		volumes = append(volumes, v)
		for _, l := range leaves {
			where[l.id()] = v
			v.groups = append(v.groups, l.id())
		}
		for _, e := range cards {
			group := entityMark + e.ID
			where[group] = v
			v.groups = append(v.groups, group)
		}
	}
	b.where = b.was.where.with(where)
	s, err := b.openShelves(volumes)
	if err != nil {
		return err
	}
	b.shelves = s
	return nil
}

// remove takes documents out of a volume.
func (v *volume) remove(ids []string) error {
	if len(ids) == 0 {
		return nil
	}
	batch := v.bleve.NewBatch()
	for _, id := range ids {
		batch.Delete(id)
	}
	return v.bleve.Batch(batch)
}

// ordered returns the entities, the most mentioned first.
func (ix *Index) ordered() []*entity {
	out := make([]*entity, 0, ix.entities.len())
	for _, e := range ix.entities.all {
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b *entity) int {
		if a.mentions != b.mentions {
			return b.mentions - a.mentions
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out
}
