package index

import (
	"context"
	"errors"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/RoaringBitmap/roaring/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// Names, roles, statements and events are looked up by what their documents have in
// fields. How well one fits is no matter of BM25 but is told by whoever asks; so no
// score is made for more than choosing among too many.

// A value is what a document may have in a field.
type value struct{ field, text string }

// A match is a document that was found.
type match struct {
	kind   byte
	id     string // of the article or the entity
	number int    // which of its kind
	part   *part
	doc    uint32
}

// A stack is the documents of a part that match.
type stack struct {
	part *part
	all  *roaring.Bitmap
	have [][]*roaring.Bitmap // by value
}

// find returns the documents that have a value of each group, by their ids. Of more than n
// they are those that have the most of the values, rare ones counting more.
func (ix *Index) find(ctx context.Context, n int, groups ...[]value) ([]match, error) {
	return ix.findBy(ctx, n, 0, groups...)
}

// findBy is find, but of more than n documents it looks only at those that have one of the
// first values of the first group, so many as telling, if any has: the others are of words
// that half of all documents have.
func (ix *Index) findBy(ctx context.Context, n, telling int, groups ...[]value) (_ []match, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true)) // the sets may lie in Bleve's files
	defer func() { err = recovered(recover(), err) }()
	defer runtime.KeepAlive(ix.tables)
	stacks, total, err := ix.stacks(ctx, groups)
	if err != nil {
		return nil, err
	}
	if total > n && telling > 0 {
		stacks, total = narrowed(stacks, total, telling)
	}
	best := top{n: n}
	weights := make([][]float64, len(groups))
	for i, group := range groups {
		if total <= n || len(group) == 1 {
			continue
		}
		weights[i] = make([]float64, len(group))
		for k := range group {
			df := 0
			for _, s := range stacks {
				if s.have[i][k] != nil {
					df += int(s.have[i][k].GetCardinality())
				}
			}
			weights[i][k] = ix.idf(df)
		}
	}
	for _, s := range stacks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		docs := s.all.ToArray()
		scores := make([]float64, len(docs))
		for i := range groups {
			if total <= n || len(groups[i]) == 1 { // then all are as good
				continue
			}
			for k, have := range s.have[i] {
				if have == nil {
					continue
				}
				for at, it := 0, roaring.And(have, s.all).Iterator(); it.HasNext(); {
					for doc := it.Next(); docs[at] < doc; {
						at++
					}
					scores[at] += weights[i][k]
				}
			}
		}
		for i, doc := range docs {
			if s.part.entries[doc].origin >= 0 {
				best.offer(ranked{scores[i], s.part, doc})
			}
		}
	}
	for i := range best.all {
		best.all[i].score = 0
	}
	slices.SortFunc(best.all, ranked.compare)
	out := make([]match, 0, len(best.all))
	for _, r := range best.all {
		e := r.part.entries[r.doc]
		out = append(out, match{e.kind(), r.part.origins[e.origin].id, e.number(), r.part, r.doc})
	}
	return out, nil
}

// narrowed leaves of stacks what has one of the first values of the first group; all, if
// nothing has.
func narrowed(stacks []stack, total, telling int) ([]stack, int) {
	var out []stack
	n := 0
	for _, s := range stacks {
		any := either(slices.DeleteFunc(slices.Clone(s.have[0][:telling]), func(b *roaring.Bitmap) bool { return b == nil }))
		if any == nil {
			continue
		}
		s.all = roaring.And(s.all, any)
		if k := int(s.all.GetCardinality()); k > 0 {
			out, n = append(out, s), n+k
		}
	}
	if n == 0 {
		return stacks, total
	}
	return out, n
}

// stacks returns the documents that have a value of each group, and how many they are.
func (ix *Index) stacks(ctx context.Context, groups [][]value) (out []stack, total int, err error) {
	values := 0
	for _, group := range groups {
		values += len(group)
	}
	err = ix.search(ctx, values, func(p *part) error {
		s := stack{part: p, have: make([][]*roaring.Bitmap, len(groups))}
		for i, group := range groups {
			s.have[i] = make([]*roaring.Bitmap, len(group))
			var any []*roaring.Bitmap
			for k, v := range group {
				docs, err := ix.lookUp(p, v)
				if err != nil {
					return err
				}
				if s.have[i][k] = docs; docs != nil {
					any = append(any, docs)
				}
			}
			switch union := either(any); {
			case union == nil:
				return nil
			case i == 0:
				s.all = union
			default:
				if s.all = roaring.And(s.all, union); s.all.IsEmpty() {
					return nil
				}
			}
		}
		if n := int(s.all.GetCardinality()); n > 0 {
			out, total = append(out, s), total+n
		}
		return nil
	})
	return out, total, err
}

// looked is where a value was looked up.
type looked struct {
	part *part
	value
}

// lookUp is docs of a part, but of what one question has looked up before it is known.
func (ix *Index) lookUp(p *part, v value) (*roaring.Bitmap, error) {
	if ix.found == nil {
		return p.docs(v.field, v.text)
	}
	docs, ok := ix.found.docs[looked{p, v}]
	if !ok {
		var err error
		if docs, err = p.docs(v.field, v.text); err != nil {
			return nil, err
		}
		ix.found.docs[looked{p, v}] = docs
	}
	return docs, nil
}

// either returns the documents of any of the sets; nil for none.
func either(sets []*roaring.Bitmap) *roaring.Bitmap {
	switch len(sets) {
	case 0:
		return nil
	case 1:
		return sets[0]
	}
	return roaring.FastOr(sets...)
}

// one is a group of a single value.
func one(field, text string) []value { return []value{{field, text}} }

// every is a group for each of the texts, which a field must all have.
func every(field string, texts []string) [][]value {
	var out [][]value
	for _, t := range texts {
		out = append(out, one(field, t))
	}
	return out
}

// role returns the words of the role that a match is the document of.
func (m match) role() (_ string, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() { err = recovered(recover(), err) }()
	id, err := m.part.segment.DocID(uint64(m.doc))
	if err != nil {
		return "", err
	}
	_, _, role := parseID(string(id))
	return role, nil
}

// near returns the values of a field that differ from text by at most typos letters, and
// not by the first.
func (ix *Index) near(field, text string, typos int) ([]value, error) {
	_, size := utf8.DecodeRuneInString(text)
	return ix.spelled(field, func(r bleveindex.IndexReader) (bleveindex.FieldDict, error) {
		fuzzy, ok := r.(bleveindex.IndexReaderFuzzy)
		if !ok {
			return nil, errors.New("an index knows no typos")
		}
		return fuzzy.FieldDictFuzzy(field, text, typos, text[:size])
	})
}

// beginning returns the values of a field that begin with text.
func (ix *Index) beginning(field, text string) ([]value, error) {
	return ix.spelled(field, func(r bleveindex.IndexReader) (bleveindex.FieldDict, error) {
		return r.FieldDictPrefix(field, []byte(text))
	})
}

// spelled returns the values of a field that are in what list gives, at most maxMatches
// from each shelf.
func (ix *Index) spelled(field string, list func(bleveindex.IndexReader) (bleveindex.FieldDict, error)) (out []value, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer runtime.KeepAlive(ix.tables)
	defer func() { err = recovered(recover(), err) }()
	for _, s := range ix.shelves.all {
		dict, err := list(s.reader)
		if err != nil {
			return nil, err
		}
		for range maxMatches {
			e, err := dict.Next()
			if err != nil {
				return nil, errors.Join(err, dict.Close())
			}
			if e == nil {
				break
			}
			if v := (value{field, strings.Clone(e.Term)}); !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
		if err := dict.Close(); err != nil {
			return nil, err
		}
	}
	return out, nil
}
