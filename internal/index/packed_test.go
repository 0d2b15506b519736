package index

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"attache/internal/article"
	"attache/internal/facts"
)

// filled sets every field of what v points to: strings to pieces of the body and to others in
// turn, so that a field that is not packed is missed.
func filled(v reflect.Value, a *article.Article, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString([]string{a.Body[*n%5 : 5+*n%7], fmt.Sprint("other ", *n)}[*n%2])
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			filled(v.Index(i), a, n)
		}
	case reflect.Struct:
		switch v.Type() {
		case reflect.TypeFor[facts.Evidence]():
			v.Set(reflect.ValueOf(facts.Cite(a, article.Span{Start: *n % 3, End: 7 + *n%5})))
			return
		case reflect.TypeFor[article.Span]():
			v.Set(reflect.ValueOf(article.Span{Start: *n, End: 2 * *n}))
			return
		}
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				filled(f, a, n)
			}
		}
	}
}

// All of a document comes back, whatever there is in it.
func TestPacked(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	a := &article.Article{ID: "a", Title: "Ferry", Date: "2031-05-01", Source: "The Fjord", Body: "Norwegian Foreign Minister Ingrid Solberg met Lars Madsen."}
	full := &facts.Document{Article: a}
	n := 0
	for i := range reflect.ValueOf(full).Elem().NumField() {
		if f := reflect.ValueOf(full).Elem().Field(i); f.Kind() == reflect.Slice {
			filled(f, a, &n)
		}
	}
	empty := &facts.Document{Article: a, Facts: []facts.Fact{}, Mentions: []facts.Mention{}, Events: []facts.Event{{About: []string{}}}}
	all := append(extractAll(t, x), full, empty, &facts.Document{Article: a})
	packing, err := newPacking()
	if err != nil {
		t.Fatal(err)
	}
	var packs []*packed
	for _, d := range all {
		packs = append(packs, packing.pack(d))
	}
	for i, p := range packs {
		if diff := cmp.Diff(all[i], p.document(), cmpopts.IgnoreUnexported(facts.Fact{}, article.Article{})); diff != "" {
			t.Fatalf("%s was packed (-) and unpacked (+):\n%s", all[i].Article.ID, diff)
		}
		for k := range all[i].Stances {
			l := &leaf{reading: &reading{packed: p}}
			if n := k % 3; n > 0 {
				l.asked.Store(asksOften - 1) // and now all are taken out
			}
			if diff := cmp.Diff(&all[i].Stances[k], l.stance(k)); diff != "" {
				t.Fatalf("stance %d of %s was packed (-) and unpacked (+):\n%s", k, all[i].Article.ID, diff)
			}
		}
	}
}
