package index

import (
	"cmp"
	"context"
	"math"
	"math/bits"
	"slices"
	"strings"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"attache/internal/article"
	"attache/internal/facts"
)

// Passages are ranked by BM25 over Bleve's postings, which are read past its own search:
// what Bleve calls BM25 takes the number of distinct terms for the length of a text, the
// root of a term's frequency for the frequency, and counts rarity twice, and it makes an
// object of every document that it comes by.

// The parameters of BM25, at the values that are usual: how soon a term said again tells no
// more, and how much the length of a text counts.
const (
	bm25K = 1.2
	bm25B = 0.75
)

// filters are what a passage must be to be a candidate at all.
type filters struct {
	entity   string // id
	article  string // id
	source   string // folded
	from, to int32  // days of publication
	day      bool   // a day is demanded
	stems    []string
	phrases  []string  // as spell gives them; stems has their words
	runs     [][]int32 // their stems, which are soon looked for
}

// filters returns what a query demands of passages, as of the day of the index.
func (ix *Index) filters(q Query) filters {
	f := filters{entity: q.Entity, article: q.Article, source: facts.Fold(q.Source)}
	if _, err := time.Parse(article.DateLayout, q.To); ix.until != "" && (err != nil || q.To > ix.until) {
		q.To = ix.until // which an article without a day never meets
	}
	f.from, f.to, f.day = days(q.From, q.To)
	phrases := q.Phrases[:min(len(q.Phrases), maxPhrases)]
	f.stems = ix.Terms(strings.Join(phrases, " ")) // few passages are left to look for the phrases in
	for _, p := range phrases {
		f.phrases = append(f.phrases, spell(p))
		var run []int32
		for start, end := range words(p) {
			if stem := ix.stem(p[start:end]); stem != "" {
				run = append(run, ix.vocabulary.term(stem).n)
			}
		}
		f.runs = append(f.runs, run)
	}
	return f
}

// maxPhrases is how many phrases a passage may have to have.
const maxPhrases = 8

// says reports whether a passage has all phrases word for word.
func (f *filters) says(p *passage) bool {
	for _, run := range f.runs {
		if !p.hasRun(run) {
			return false
		}
	}
	return len(f.phrases) == 0 || containsAll(p.article.Text(p.span.Span), f.phrases)
}

// hasRun reports whether stems follow one another in the text of a passage.
func (p *passage) hasRun(run []int32) bool {
	if len(run) == 0 {
		return true
	}
	for i := range p.text[:max(0, len(p.text)-len(run)+1)] {
		k := 0
		for k < len(run) && p.text[i+k].stem == run[k] {
			k++
		}
		if k == len(run) {
			return true
		}
	}
	return false
}

// days returns the range of days that two dates give, of which one may be open.
func days(from, to string) (lo, hi int32, ok bool) {
	lo, hi = math.MinInt32, math.MaxInt32
	if from == "" && to == "" {
		return lo, hi, false
	}
	if t, err := time.Parse(article.DateLayout, from); err == nil {
		lo, ok = int32(dayNumber(t)), true
	}
	if t, err := time.Parse(article.DateLayout, to); err == nil {
		hi, ok = int32(dayNumber(t)), true
	}
	return lo, hi, ok
}

// none reports whether any passage will do.
func (f *filters) none() bool {
	return f.entity == "" && f.article == "" && f.source == "" && !f.day && len(f.stems) == 0
}

// A candidate is a passage that has some of what a query asks for.
type candidate struct {
	*passage
	score float64 // BM25
}

// pool is how many candidates are looked at before phrases are checked.
const pool = 200

// candidates returns the n passages of the highest score that have any of the terms and
// meet the filters, the best first. Without terms all that meet the filters have one score, and
// the newest come first.
func (ix *Index) candidates(ctx context.Context, terms []wish, f filters, n int) ([]candidate, error) {
	out, _, err := ix.firstCandidates(ctx, terms, f, n, n)
	return out, err
}

// firstCandidates is candidates, but where there are n it leaves out those that are neither
// among the first enough nor worth a close look, and returns how many these are: which they
// are takes most of the time when a word of the question is in every other passage.
func (ix *Index) firstCandidates(ctx context.Context, terms []wish, f filters, n, enough int) (out []candidate, left int, err error) {
	s := ix.scans.Get().(*scan)
	s.begin(ix, terms, f)
	if len(s.terms) == 0 && (len(terms) > 0 || f.none()) {
		ix.scans.Put(s)
		return nil, 0, nil
	}
	s.best.n, s.enough = n, 0
	if f.none() && enough < n && slices.ContainsFunc(s.terms, func(t scanned) bool { return ix.frequency(t.text) >= n }) {
		s.enough = enough
	}
	if len(f.phrases) > 0 {
		s.best.n = max(n, pool)
	}
	err = ix.search(ctx, len(s.terms)+len(f.stems)+1, func(p *part) error { return s.read(ctx, p) })
	if err != nil {
		return nil, 0, err // the scan may hold half a window, and is not used again
	}
	defer ix.scans.Put(s)
	slices.SortFunc(s.best.all, ranked.compare)
	if s.enough > 0 {
		some := s.best.all // all that have a score of at least the least are there
		for len(some) > 0 && some[len(some)-1].score < s.least {
			some = some[:len(some)-1]
		}
		left = n - len(some)
		s.best.all = some
	}
	out = make([]candidate, 0, min(n, len(s.best.all)))
	for _, r := range s.best.all {
		p := ix.passageOf(r.part.entries[r.doc], r.part)
		if p == nil {
			continue
		}
		if len(terms) == 0 { // it was a day
			r.score = 0
		}
		if !f.says(p) {
			continue
		}
		if out = append(out, candidate{p, r.score}); len(out) == n {
			break
		}
	}
	return out, left, nil
}

// A scan goes through the postings of terms. It is used for one search after the other,
// because Bleve fills again what it has filled before.
type scan struct {
	filters
	ix     *Index
	terms  []scanned // those with the most to add to a score first
	best   top
	enough int       // how many of the best are wanted whatever their score; 0: all of best.n are
	first  []float64 // the highest scores seen, at most enough, the highest first
	least  float64   // with enough: passages of a lower score are not wanted
	short  float64   // what BM25 adds to the frequency of a term in a text of no length
	long   float64   // and with each word of the text
	scores [window]float64
	have   [window / 64]uint64 // which of scores are of a document
}

// A scanned term is a term with its postings in a part.
type scanned struct {
	text   string
	stem   int32
	count  uint64  // of postings
	weight float64 // the most that it adds to a score
	rest   float64 // the most that it and those behind it add
	list   segment.PostingsList
	it     segment.PostingsIterator
	at     segment.Posting
	doc    uint64 // that at is of; behind all documents at the end
}

// window is how many documents are scored at a time.
const window = 1 << 12

const noDoc = math.MaxUint64

// begin prepares a scan for the terms that any passage has.
func (s *scan) begin(ix *Index, terms []wish, f filters) {
	s.ix, s.filters, s.best.all = ix, f, s.best.all[:0]
	s.first, s.least = s.first[:0], 0
	s.terms = s.terms[:0]
	for _, t := range terms {
		df := ix.frequency(t.text)
		if df == 0 {
			continue
		}
		idf := math.Log(1 + (float64(ix.passages-df)+0.5)/(float64(df)+0.5))
		if len(s.terms) < cap(s.terms) {
			s.terms = s.terms[:len(s.terms)+1] // with the list it had
		} else {
			s.terms = append(s.terms, scanned{})
		}
		last := &s.terms[len(s.terms)-1]
		last.text, last.stem, last.weight = t.text, t.stem, t.boost*idf*(bm25K+1)
	}
	slices.SortFunc(s.terms, func(a, b scanned) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.text, b.text))
	})
	rest := 0.0
	for i := range slices.Backward(s.terms) {
		rest += s.terms[i].weight
		s.terms[i].rest = rest * (1 + 1e-9) // whatever is lost by rounding
	}
	s.short, s.long = bm25K*(1-bm25B), 0
	if ix.length > 0 {
		s.long = bm25K * bm25B * float64(ix.passages) / float64(ix.length)
	}
}

// read offers the passages of a part.
func (s *scan) read(ctx context.Context, p *part) error {
	fits, any, err := s.narrow(p)
	if err != nil || !any {
		return err
	}
	if len(s.terms) == 0 {
		return s.readAll(ctx, p, fits)
	}
	dict, err := p.segment.Dictionary(fieldText)
	if err != nil {
		return err
	}
	for i := range s.terms {
		t := &s.terms[i]
		if t.list, err = dict.PostingsList([]byte(t.text), p.deleted, t.list); err != nil {
			return err
		}
		if t.count = t.list.Count(); t.count == 0 { // then a list that was filled before must not be gone through
			t.at, t.doc = nil, noDoc
			continue
		}
		t.it = t.list.Iterator(true, true, false, t.it)
		if fits != nil {
			if o, ok := t.it.(segment.OptimizablePostingsIterator); ok && o.ActualBitmap() != nil {
				o.ReplaceActual(roaring.And(o.ActualBitmap(), fits))
			}
		}
		if err := t.next(); err != nil {
			return err
		}
	}
	for count, base := p.segment.Count(), uint64(0); base < count; base += window {
		if err := ctx.Err(); err != nil {
			return err
		}
		first := uint64(noDoc)
		for i := range s.terms[:s.essential()] {
			first = min(first, s.terms[i].doc)
		}
		if first >= count {
			return nil
		}
		if base = first &^ (window - 1); base >= count {
			return nil
		}
		if err := s.readWindow(p, base, fits); err != nil {
			return err
		}
	}
	return nil
}

// narrow returns the documents of a part that may be candidates; nil for all. any is false
// when there are none.
func (s *scan) narrow(p *part) (fits *roaring.Bitmap, any bool, err error) {
	demand := func(field, text string) bool {
		docs, failed := p.docs(field, text)
		switch {
		case failed != nil:
			err = failed
			return false
		case docs == nil:
			return false
		case fits == nil:
			fits = docs
		default:
			fits = roaring.And(fits, docs)
		}
		return true
	}
	if s.entity != "" && !demand(fieldEntity, s.entity) {
		return nil, false, err
	}
	for _, stem := range s.stems {
		if !demand(fieldText, stem) {
			return nil, false, err
		}
	}
	return fits, true, nil
}

// floor returns the score that a passage must have to be a candidate.
func (s *scan) floor() float64 {
	if least, full := s.best.full(); full {
		return max(least, s.least)
	}
	return s.least
}

// note takes notice of the score of a passage, and raises the least where enough are high.
func (s *scan) note(score float64) {
	if len(s.first) == s.enough {
		if score <= s.first[s.enough-1] {
			return
		}
		s.first = s.first[:s.enough-1]
	}
	at := len(s.first)
	for at > 0 && s.first[at-1] < score {
		at--
	}
	if s.first = slices.Insert(s.first, at, score); len(s.first) == s.enough {
		s.least = max(s.least, min(worthALook*s.first[0], s.first[s.enough-1]))
	}
}

// essential returns how many of the terms, from the first on, a passage must have one of
// to be a candidate: all others together make too little of a score.
func (s *scan) essential() int {
	least := s.floor()
	n := len(s.terms)
	for n > 0 && s.terms[n-1].rest < least {
		n--
	}
	return n
}

// readWindow offers the passages among the documents of a window. The scores are summed up
// in the order of the terms, wherever a passage stands, so that they are the same to the
// last digit.
func (s *scan) readWindow(p *part, base uint64, fits *roaring.Bitmap) error {
	essential := s.essential()
	for i := 0; i < essential; i++ {
		t := &s.terms[i]
		found := 0
		for ; t.doc < base+window; found++ {
			n := t.doc - base
			s.scores[n] += s.score(t)
			s.have[n/64] |= 1 << (n % 64)
			if err := t.next(); err != nil {
				return err
			}
		}
		if s.enough > 0 && found > 0 && i+1 < essential {
			s.foresee(p, base)
			essential = max(i+1, s.essential())
		}
	}
	for i, have := range s.have {
		if have == 0 {
			continue
		}
		s.have[i] = 0
		for ; have != 0; have &= have - 1 {
			n := i*64 + bits.TrailingZeros64(have)
			score := s.scores[n]
			s.scores[n] = 0
			if err := s.complete(p, base+uint64(n), score, essential, fits); err != nil {
				return err
			}
		}
	}
	return nil
}

// foresee takes notice of what the passages of a window have already, which only grows.
func (s *scan) foresee(p *part, base uint64) {
	var room [2 * reranked]float64
	noted := append(room[:0], s.first...) // the same passages will be noted with all that they have
	for i, have := range s.have {
		for ; have != 0; have &= have - 1 {
			if n := i*64 + bits.TrailingZeros64(have); p.entries[base+uint64(n)].origin >= 0 {
				s.note(s.scores[n])
			}
		}
	}
	s.first = append(s.first[:0], noted...)
}

// complete adds to the score of a passage what the terms do that are not essential, unless
// it falls short anyway, and offers it.
func (s *scan) complete(p *part, doc uint64, score float64, essential int, fits *roaring.Bitmap) error {
	least := s.floor()
	var words *passage // of the document, when they were looked at
	for i := essential; i < len(s.terms); i++ {
		t := &s.terms[i]
		if score+t.rest < least {
			return nil
		}
		if t.doc < doc && (doc-t.doc)*t.count > maxWalk*p.segment.Count() {
			if words == nil {
				words = s.ix.passageOf(p.entries[doc], p)
			}
			if words != nil {
				score += s.scoreIn(t, words)
				continue
			}
		}
		if t.doc < doc {
			if err := t.advance(doc); err != nil {
				return err
			}
		}
		if t.doc == doc {
			score += s.score(t)
		}
	}
	if score < least || fits != nil && !fits.ContainsInt(int(doc)) || !s.allows(p, p.entries[doc]) {
		return nil
	}
	if s.enough > 0 {
		s.note(score)
	}
	s.best.offer(ranked{score, p, uint32(doc)})
	return nil
}

// maxWalk is how many postings of a term are gone through to the next passage that may have it: to
// count it among that one's own words takes as long as some twenty.
const maxWalk = 20

// passageOf returns the passage that an entry of a part is of; nil for none.
func (ix *Index) passageOf(e entry, p *part) *passage {
	if e.origin < 0 {
		return nil
	}
	l := ix.leaves.get(p.origins[e.origin].id)
	if l == nil || e.number() >= len(l.passages) {
		return nil
	}
	return &l.passages[e.number()]
}

// readAll offers all passages that fit, of which the newest are the best.
func (s *scan) readAll(ctx context.Context, p *part, fits *roaring.Bitmap) error {
	for doc, e := range p.entries {
		if doc%window == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		if e.kind() == passageDoc && (fits == nil || fits.ContainsInt(doc)) && (p.deleted == nil || !p.deleted.ContainsInt(doc)) && s.allows(p, e) {
			s.best.offer(ranked{float64(p.origins[e.origin].day), p, uint32(doc)})
		}
	}
	return nil
}

// allows reports whether the article of an entry is one that is demanded.
func (s *scan) allows(p *part, e entry) bool {
	if e.origin < 0 {
		return false
	}
	o := &p.origins[e.origin]
	switch {
	case s.article != "" && o.id != s.article:
		return false
	case s.day && (o.day == noDay || o.day < s.from || o.day > s.to):
		return false
	case s.source != "":
		source := p.sources[o.source]
		return source == s.source || slices.Contains(strings.Fields(source), s.source)
	}
	return true
}

// score is what a term adds to the passage that it is at. Bleve keeps the length of a text
// as one through its root, in seven digits.
func (s *scan) score(t *scanned) float64 {
	frequency, norm := float64(t.at.Frequency()), t.at.Norm()
	length := float64(int64(1/(norm*norm) + 0.5))
	return t.weight * frequency / (frequency + s.short + s.long*length)
}

// scoreIn is what a term adds to a passage by that one's own words: what score tells by its
// postings.
func (s *scan) scoreIn(t *scanned, p *passage) float64 {
	n := 0
	for i := range p.title {
		if p.title[i].stem == t.stem {
			n++
		}
	}
	for i := range p.text {
		if p.text[i].stem == t.stem {
			n++
		}
	}
	frequency, length := float64(n), float64(len(p.title)+len(p.text))
	return t.weight * frequency / (frequency + s.short + s.long*length)
}

// next goes to the next passage with the term.
func (t *scanned) next() (err error) {
	t.at, err = t.it.Next()
	return t.arrive(err)
}

// advance goes to the first passage from doc on with the term, which must be further on.
func (t *scanned) advance(doc uint64) (err error) {
	t.at, err = t.it.Advance(doc)
	return t.arrive(err)
}

func (t *scanned) arrive(err error) error {
	if t.doc = noDoc; t.at != nil {
		t.doc = t.at.Number()
	}
	return err
}

// containsAll reports whether the text has each phrase, as spell gives it, word
// for word, whatever the case, the white space and the punctuation.
func containsAll(text string, phrases []string) bool {
	spaced := spell(text)
	return !slices.ContainsFunc(phrases, func(p string) bool { return !strings.Contains(spaced, p) })
}

// spell returns the folded words of a text with a space around each.
func spell(text string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for start, end := range words(text) {
		b.WriteString(facts.Fold(text[start:end]))
		b.WriteByte(' ')
	}
	return b.String()
}
