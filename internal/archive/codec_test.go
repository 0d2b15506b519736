package archive

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"github.com/golang/snappy"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
)

var update = flag.Bool("update", false, "write the article of the present format, where there is none yet")

// alike says in what documents differ. Fields that are not exported serve the rules
// while they read, or tell where in its file an article stands, as warnings do.
func alike(got, want any) string {
	g, one := got.(*facts.Document)
	w, two := want.(*facts.Document)
	if one && two && g != nil && w != nil {
		a, b := *g, *w
		x, y := article.Article{}, article.Article{}
		if a.Article != nil && b.Article != nil {
			x, y = *a.Article, *b.Article
		}
		a.Facts, b.Facts, a.Article, b.Article = nil, nil, nil, nil
		if reflect.DeepEqual(a, b) { // which is much faster
			return alike(x, y) + alike(g.Facts, w.Facts)
		}
	}
	return cmp.Diff(want, got, cmpopts.IgnoreUnexported(facts.Fact{}, article.Article{}), cmpopts.IgnoreFields(article.Article{}, "Warnings"))
}

// extract returns what the rules find in the articles of a set.
func extract(t testing.TB, articles []*article.Article) []*facts.Document {
	t.Helper()
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	var docs []*facts.Document
	for _, a := range articles {
		docs = append(docs, x.Extract(a))
	}
	return docs
}

func shipped(t testing.TB) []*article.Article {
	t.Helper()
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	return set.Articles
}

// record returns what Put writes of a document, without the checksum.
func (a *Archive) recordOf(d *facts.Document) []byte {
	return a.encode([]*facts.Document{d}, a.edition("rules"))[0].record
}

func archive(t testing.TB) *Archive {
	t.Helper()
	a, err := Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

// TestRoundTrip reads what it wrote of all articles that there are.
func TestRoundTrip(t *testing.T) {
	articles := shipped(t)
	if set, err := article.Load("../../../shared/eval/articles/wikinews.jsonl"); !errors.Is(err, fs.ErrNotExist) {
		if err != nil {
			t.Fatal(err)
		}
		articles = append(articles, set.Articles...)
	}
	a := archive(t)
	text, size := 0, 0
	for _, want := range extract(t, articles) {
		record := a.recordOf(want)
		text, size = text+len(want.Article.Body), size+len(record)
		_, got, err := a.parse(record, a.edition("rules"))
		if err != nil {
			t.Fatalf("%s: %v", want.Article.ID, err)
		}
		if diff := alike(got, want); diff != "" {
			t.Fatalf("%s is read otherwise than it was written (-want +got):\n%s", want.Article.ID, diff)
		}
	}
	t.Logf("%d articles with %d bytes of text take %d", len(articles), text, size)
	// Those that ship are few, short and full of facts: the bound is of the news of the test set.
	if len(articles) > 100 && size > 3*text/2 {
		t.Errorf("records take %d bytes for %d of text", size, text)
	}
}

// TestEveryField sets every field that the rules could set, so that one which is not
// written is missed.
func TestEveryField(t *testing.T) {
	d := &facts.Document{Article: &article.Article{ID: "a", Body: "The body."}}
	n := 0
	for _, v := range findings(d) {
		set(t, v, &n)
	}
	for _, s := range fields(d.Article) {
		if *s == "" {
			n++
			*s = fmt.Sprint("field ", n)
		}
	}
	zero(t, reflect.ValueOf(d).Elem())
	zero(t, reflect.ValueOf(d.Article).Elem())
	a := archive(t)
	_, got, err := a.parse(a.recordOf(d), a.edition("rules"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := alike(got, d); diff != "" {
		t.Errorf("not all is written (-want +got):\n%s", diff)
	}
}

// set gives everything within v a value of its own.
func set(t *testing.T, v reflect.Value, n *int) {
	t.Helper()
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("value ", *n))
	case reflect.Int:
		v.SetInt(int64(*n - 40))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		set(t, v.Index(0), n)
		set(t, v.Index(1), n)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				set(t, v.Field(i), n)
			}
		}
	default:
		t.Fatalf("%s cannot be written", v.Type())
	}
}

// zero finds a field that has no value: a kind of thing that nothing writes yet.
func zero(t *testing.T, v reflect.Value) {
	t.Helper()
	for i := range v.NumField() {
		if f := v.Type().Field(i); v.Field(i).IsZero() && f.IsExported() && f.Name != "Warnings" {
			t.Errorf("%s.%s is not written", v.Type(), v.Type().Field(i).Name)
		}
	}
}

// TestNothing tells nil and empty lists apart: one is null as JSON.
func TestNothing(t *testing.T) {
	a := archive(t)
	want := &facts.Document{Article: &article.Article{ID: "a"}, Facts: []facts.Fact{}, Events: []facts.Event{{Participants: []string{}}}}
	_, got, err := a.parse(a.recordOf(want), a.edition("rules"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := alike(got, want); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestSharedText makes what is read use the memory of the body, as what was extracted
// does.
func TestSharedText(t *testing.T) {
	a := archive(t)
	_, got, err := a.parse(a.recordOf(extract(t, shipped(t))[0]), a.edition("rules"))
	if err != nil {
		t.Fatal(err)
	}
	from := uintptr(unsafe.Pointer(unsafe.StringData(got.Article.Body)))
	for _, q := range got.Quotes {
		for _, e := range q.Evidence {
			if at := uintptr(unsafe.Pointer(unsafe.StringData(e.Text))); at < from || at >= from+uintptr(len(got.Article.Body)) {
				t.Errorf("%q has memory of its own", e.Text)
			}
		}
	}
}

// TestOldArticles reads the articles of archives that exist: another version of the
// rules is no reason to lose one. These files are never written anew; an article that
// cannot be read as they were needs a new format.
func TestOldArticles(t *testing.T) {
	file := fmt.Sprintf("testdata/article.v%d", format)
	want := article.Article{ID: "harbour", Title: "The harbour", Date: "2024-05-02", Source: "The Fjord", URL: "https://fjord.example/harbour", Author: "A. Writer",
		Language: "en", Retracted: "it never opened", Note: "a note", Body: "Ingrid Solberg opened the harbour.\n", File: "corpus/harbour.md"}
	if _, err := os.Stat(file); *update && errors.Is(err, fs.ErrNotExist) {
		if err := os.WriteFile(file, appendArticle(nil, &want), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := decoder{in: data}
	if got := d.article(); d.err != nil || alike(*got, want) != "" {
		t.Errorf("%v, (-want +got):\n%s", d.err, alike(*got, want))
	}
	// One from a later version that has more fields, and one from an earlier with fewer.
	more := appendString(append([]byte{data[0] + 1}, data[1:]...), "more")
	d = decoder{in: more}
	if got := d.article(); d.err != nil || alike(*got, want) != "" {
		t.Errorf("with a field more: %v, (-want +got):\n%s", d.err, alike(*got, want))
	}
	d = decoder{in: appendString(appendString([]byte{2}, "id"), "title")}
	if got := d.article(); d.err != nil || alike(*got, article.Article{ID: "id", Title: "title"}) != "" {
		t.Errorf("with fewer fields: %v, %+v", d.err, got)
	}
}

// TestOtherEdition gives the article alone where the rules were others.
func TestOtherEdition(t *testing.T) {
	a := archive(t)
	want := extract(t, shipped(t))[0]
	record := a.recordOf(want)
	got, doc, err := a.parse(record, a.edition("other rules"))
	if err != nil || doc != nil {
		t.Fatalf("got %v, %v", doc, err)
	}
	got.Cut()
	if diff := alike(got, want.Article); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// FuzzParse reads what could be on a disk. Of a few bytes nothing enormous may be made.
func FuzzParse(f *testing.F) {
	a := archive(f)
	for _, d := range extract(f, shipped(f)[:2]) {
		record := a.recordOf(d)
		plain, err := snappy.Decode(nil, record)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(plain)
	}
	f.Add(bytes.Repeat([]byte{0xff}, 40))
	f.Fuzz(func(t *testing.T, plain []byte) {
		art, doc, err := a.parse(snappy.Encode(nil, plain), a.edition("rules"))
		if err != nil {
			return
		}
		if doc == nil && art == nil {
			t.Fatal("neither an article nor an error")
		}
		if doc != nil {
			if _, again, err := a.parse(a.recordOf(doc), a.edition("rules")); err != nil || alike(again, doc) != "" {
				t.Errorf("what was read cannot be written and read again: %v\n%s", err, alike(again, doc))
			}
		}
	})
}

func TestParseBounds(t *testing.T) {
	a := archive(t)
	record := a.recordOf(extract(t, shipped(t)[:1])[0])
	for n := range len(record) {
		if _, _, err := a.parse(record[:n], a.edition("rules")); err == nil {
			t.Fatalf("a record cut off after %d of %d bytes is read", n, len(record))
		}
	}
	huge := []byte(strings.Repeat("\xff", 4) + "\x0f") // says it has 4 GiB
	if _, _, err := a.parse(huge, a.edition("rules")); err == nil {
		t.Error("five bytes are taken for gigabytes")
	}
}

func BenchmarkLoad(b *testing.B) {
	a := archive(b)
	docs := extract(b, shipped(b))
	var records [][]byte
	for _, d := range docs {
		records = append(records, a.recordOf(d))
	}
	for b.Loop() {
		for _, r := range records {
			if _, _, err := a.parse(r, a.edition("rules")); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(docs)), "µs/article")
}
