package archive

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"attache/internal/article"
	"attache/internal/facts"
)

// A record is an article with what it says, as bytes. The article comes first, in a
// form that any version of the bot reads: its strings in a fixed order. Behind it
// stands what the rules of one version made of it, which only that version reads.
//
// What the rules find consists of pieces of the body, of the same few names and of
// evidence that repeats the title and address of its article. So each distinct string
// is written once, a piece of the body as its place, and all others are numbers of
// strings. A list of evidence that several facts share is written once as well. Against
// CBOR this takes a sixth of the room and less time to read, and what is read shares its
// memory as what was extracted does.

// errShort is what a record is that ends too early, or counts more than it holds.
var errShort = errors.New("the record is cut off")

// fields returns where an article keeps its strings. Later versions may add some at
// the end only; those that a record does not have stay empty.
func fields(a *article.Article) []*string {
	return []*string{&a.ID, &a.Title, &a.Date, &a.Source, &a.URL, &a.Author, &a.Language, &a.Retracted, &a.Note, &a.Body, &a.File}
}

// appendArticle writes an article.
func appendArticle(b []byte, a *article.Article) []byte {
	all := fields(a)
	b = binary.AppendUvarint(b, uint64(len(all)))
	for _, s := range all {
		b = appendString(b, *s)
	}
	return b
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// appendFindings writes what the rules made of an article.
func (l layout) appendFindings(b []byte, d *facts.Document) []byte {
	e := encoder{layout: l, body: d.Article.Body, numbers: map[string]int{}, lists: map[list]int{}}
	for _, s := range fields(d.Article) {
		e.number(*s)
	}
	given := len(e.strings)
	e.findings(d)
	b = binary.AppendUvarint(b, uint64(len(e.strings)-given))
	for _, s := range e.strings[given:] {
		if i := strings.Index(e.body, s); i >= 0 {
			b = binary.AppendUvarint(b, uint64(i)<<1|1)
			b = binary.AppendUvarint(b, uint64(len(s)))
			continue
		}
		b = binary.AppendUvarint(b, uint64(len(s))<<1)
		b = append(b, s...)
	}
	return append(b, e.out...)
}

// findings are the parts of a document and its article that the rules make, in the
// order in which they are written.
func findings(d *facts.Document) []reflect.Value {
	doc := reflect.ValueOf(d).Elem()
	out := []reflect.Value{reflect.ValueOf(&d.Article.Passages).Elem()}
	for i := range doc.NumField() {
		if f := doc.Field(i); f.Kind() == reflect.Slice {
			out = append(out, f)
		}
	}
	return out
}

// A layout says which fields of a struct are written: those that are exported. The
// others serve the rules while they read.
type layout map[reflect.Type][]int

// layoutOf returns the layout of all structs within what the rules make.
func layoutOf() layout {
	l := layout{}
	for _, v := range findings(&facts.Document{Article: &article.Article{}}) {
		l.add(v.Type())
	}
	return l
}

func (l layout) add(t reflect.Type) {
	switch t.Kind() {
	case reflect.Slice:
		l.add(t.Elem())
	case reflect.Struct:
		if l[t] != nil {
			return
		}
		for f := range t.Fields() {
			if f.IsExported() {
				l[t] = append(l[t], f.Index[0])
				l.add(f.Type)
			}
		}
	case reflect.String, reflect.Int, reflect.Bool:
	default:
		panic(fmt.Sprintf("archive: there is no way to write a %s", t))
	}
}

// An encoder writes values one behind the other: numbers as varints, a string as its
// number, a slice behind its length plus one, zero for nil. Of a list of evidence that is
// twice the length plus one, which is even; an odd number is twice that of a list that was
// written before, which it is, plus one.
type encoder struct {
	layout
	body    string
	out     []byte
	numbers map[string]int
	strings []string
	lists   map[list]int // their numbers
}

// A list is one of evidence, by what it shares with no other.
type list struct {
	first *facts.Evidence
	n     int
}

// evidence is the type of the lists that facts share.
var evidence = reflect.TypeFor[[]facts.Evidence]()

func (e *encoder) findings(d *facts.Document) {
	for _, v := range findings(d) {
		e.value(v)
	}
}

func (e *encoder) number(s string) int {
	n, ok := e.numbers[s]
	if !ok {
		n = len(e.strings)
		e.numbers[s] = n
		e.strings = append(e.strings, s)
	}
	return n
}

func (e *encoder) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		e.out = binary.AppendUvarint(e.out, uint64(e.number(v.String())))
	case reflect.Int:
		e.out = binary.AppendVarint(e.out, v.Int())
	case reflect.Bool:
		n := byte(0)
		if v.Bool() {
			n = 1
		}
		e.out = append(e.out, n)
	case reflect.Slice:
		if v.IsNil() {
			e.out = append(e.out, 0)
			return
		}
		head := uint64(v.Len()) + 1
		if v.Type() == evidence {
			if head *= 2; v.Len() > 0 {
				l := list{(*facts.Evidence)(v.UnsafePointer()), v.Len()}
				if n, ok := e.lists[l]; ok {
					e.out = binary.AppendUvarint(e.out, uint64(n)<<1|1)
					return
				}
				e.lists[l] = len(e.lists)
			}
		}
		e.out = binary.AppendUvarint(e.out, head)
		for i := range v.Len() {
			e.value(v.Index(i))
		}
	case reflect.Struct:
		for _, i := range e.layout[v.Type()] {
			e.value(v.Field(i))
		}
	}
}

// A decoder reads what an encoder wrote. Its first error ends it: what is read then
// is zero.
type decoder struct {
	layout
	in      []byte
	strings []string
	lists   [][]facts.Evidence
	err     error
}

func (d *decoder) fail(err error) {
	if d.err == nil {
		d.err = err
	}
	d.in = nil
}

func (d *decoder) uvarint() uint64 {
	n, size := binary.Uvarint(d.in)
	if size <= 0 {
		d.fail(errShort)
		return 0
	}
	d.in = d.in[size:]
	return n
}

// count reads how many things follow, of which each takes at least a byte.
func (d *decoder) count() int {
	n := d.uvarint()
	if n > uint64(len(d.in)) {
		d.fail(errShort)
		return 0
	}
	return int(n)
}

func (d *decoder) bytes(n int) string {
	if n > len(d.in) {
		d.fail(errShort)
		return ""
	}
	s := string(d.in[:n])
	d.in = d.in[n:]
	return s
}

// article reads an article without its passages.
func (d *decoder) article() *article.Article {
	a := &article.Article{}
	all := fields(a)
	for i := range d.count() {
		s := d.bytes(d.count())
		if i < len(all) {
			*all[i] = s
		}
	}
	return a
}

// findings reads what the rules made of an article into its passages and a document.
func (d *decoder) findings(a *article.Article) *facts.Document {
	doc := &facts.Document{Article: a}
	seen := map[string]bool{}
	for _, s := range fields(a) {
		if !seen[*s] {
			seen[*s] = true
			d.strings = append(d.strings, *s)
		}
	}
	for range d.count() {
		n := d.uvarint()
		if n&1 == 0 {
			if n>>1 > uint64(len(d.in)) {
				d.fail(errShort)
				return nil
			}
			d.strings = append(d.strings, d.bytes(int(n>>1)))
			continue
		}
		start, size := n>>1, d.uvarint()
		if start > uint64(len(a.Body)) || size > uint64(len(a.Body))-start {
			d.fail(errors.New("the record points behind its text"))
			return nil
		}
		d.strings = append(d.strings, a.Body[start:start+size])
	}
	for _, v := range findings(doc) {
		d.value(v)
	}
	if len(d.in) > 0 {
		d.fail(errors.New("the record goes on behind its end"))
	}
	return doc
}

func (d *decoder) value(v reflect.Value) {
	if d.err != nil {
		return
	}
	switch v.Kind() {
	case reflect.String:
		n := d.uvarint()
		if n >= uint64(len(d.strings)) {
			d.fail(errors.New("the record names a string it does not have"))
			return
		}
		v.SetString(d.strings[n])
	case reflect.Int:
		n, size := binary.Varint(d.in)
		if size <= 0 {
			d.fail(errShort)
			return
		}
		d.in = d.in[size:]
		v.SetInt(n)
	case reflect.Bool:
		v.SetBool(d.uvarint() != 0)
	case reflect.Slice:
		n := d.uvarint()
		if n == 0 {
			return
		}
		if v.Type() == evidence {
			if n&1 == 1 {
				if n >>= 1; n >= uint64(len(d.lists)) {
					d.fail(errors.New("the record names a list it does not have"))
					return
				}
				v.Set(reflect.ValueOf(d.lists[n]))
				return
			}
			n >>= 1
		}
		if n--; n > uint64(len(d.in)) {
			d.fail(errShort)
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), int(n), int(n)))
		for i := range int(n) {
			d.value(v.Index(i))
		}
		if n > 0 && v.Type() == evidence {
			d.lists = append(d.lists, v.Interface().([]facts.Evidence))
		}
	case reflect.Struct:
		for _, i := range d.layout[v.Type()] {
			d.value(v.Field(i))
		}
	}
}
