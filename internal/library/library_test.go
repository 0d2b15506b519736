package library

import (
	"context"
	"encoding/json"
	"errors"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

func open(t *testing.T, set *article.Set) *Library {
	t.Helper()
	l, err := Open(t.Context(), extractor(t), set)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

func extractor(t *testing.T) *facts.Extractor {
	t.Helper()
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func shipped(t *testing.T) *article.Set {
	t.Helper()
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestOpen(t *testing.T) {
	set := shipped(t)
	ix := open(t, set).Index()
	if got, want := len(ix.Articles()), len(set.Articles); got != want {
		t.Errorf("%d articles are indexed, want %d", got, want)
	}
	if got, want := ix.Snapshot(), set.Snapshot(); got != want {
		t.Errorf("the snapshot is %s, want %s", got, want)
	}
	found, err := ix.Resolve(t.Context(), "Lavrov")
	if err != nil || len(found) != 1 {
		t.Errorf("Lavrov: got %v, %v", found, err)
	}
}

func TestOpenNothing(t *testing.T) {
	ix := open(t, &article.Set{}).Index()
	if n := len(slices.Collect(ix.Entities())); len(ix.Articles()) != 0 || n != 0 {
		t.Errorf("an empty set has %d articles and %d entities", len(ix.Articles()), n)
	}
	if found, err := ix.Resolve(t.Context(), "Lavrov"); err != nil || len(found) > 0 {
		t.Errorf("Lavrov: got %v, %v", found, err)
	}
}

// TestRetracted leaves a withdrawn article out of every answer.
func TestRetracted(t *testing.T) {
	fsys := fstest.MapFS{
		"stands.md": {Data: []byte("---\ntitle: Harbour\ndate: 2024-05-02\n---\nNorwegian Foreign Minister Ingrid Solberg opened the harbour.\n")},
		"wrong.md":  {Data: []byte("---\ntitle: Zeppelin\ndate: 2024-05-03\nretracted: it never flew\n---\nDanish Foreign Minister Lars Madsen praised the zeppelin. Ingrid Solberg condemned it.\n")},
	}
	set, err := article.LoadFS(fsys, ".")
	if err != nil {
		t.Fatal(err)
	}
	l := open(t, set)
	ix := l.Index()
	if found, err := ix.Resolve(t.Context(), "Madsen"); err != nil || len(found) > 0 {
		t.Errorf("Madsen, out of a retracted article: got %v, %v", found, err)
	}
	if hits, err := ix.Passages(t.Context(), index.Query{Text: "zeppelin"}); err != nil || len(hits) > 0 || ix.Document("wrong") != nil {
		t.Errorf("the retracted article is found: %v, %v", hits, err)
	}
	if w := ix.Withdrawn(); len(w) != 1 || w[0].ID != "wrong" || len(ix.Articles()) != 1 {
		t.Errorf("withdrawn are %v, and %d articles are in force", w, len(ix.Articles()))
	}
	if found, err := ix.Resolve(t.Context(), "Solberg"); err != nil || len(found) != 1 || len(found[0].Entity.Evidence) != 1 || len(ix.Stances(found[0].Entity.ID)) > 0 {
		t.Errorf("Solberg: got %v, %v", found, err)
	}
}

// set returns articles, by id with what they say.
func set(t *testing.T, articles map[string]string) *article.Set {
	t.Helper()
	fsys := fstest.MapFS{}
	for id, text := range articles {
		fsys[id+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: " + id + "\ndate: 2024-05-02\n---\n" + text + "\n")}
	}
	set, err := article.LoadFS(fsys, ".")
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestReload(t *testing.T) {
	before := set(t, map[string]string{"harbour": "Norwegian Foreign Minister Ingrid Solberg opened the harbour."})
	after := set(t, map[string]string{"zeppelin": "Danish Foreign Minister Lars Madsen praised the zeppelin."})
	l := open(t, before)
	old, changed, since := l.Index(), l.Changed(), l.Since()
	if err := l.Reload(t.Context(), before); err != nil || l.Index() != old {
		t.Errorf("the same articles make another index, or %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := l.Reload(ctx, after); !errors.Is(err, context.Canceled) || l.Index() != old {
		t.Errorf("after an interrupted Reload the index is another one, or the error is %v", err)
	}
	select {
	case <-changed:
		t.Error("a change is told of that was none")
	default:
	}
	if got := l.Since(); got != since {
		t.Errorf("the index is as it is since %v, want %v", got, since)
	}
	if err := l.Reload(t.Context(), after); err != nil {
		t.Fatal(err)
	}
	select {
	case <-changed:
	default:
		t.Error("nobody is told of a change")
	}
	if got := l.Since(); !got.After(since) {
		t.Errorf("the index is as it is since %v, as before", got)
	}
	select {
	case <-l.Changed():
		t.Error("a change is told of twice")
	default:
	}
	if got := l.Index().Snapshot(); got != after.Snapshot() {
		t.Errorf("the snapshot is %s, want %s", got, after.Snapshot())
	}
	// A question that began before goes on with what there was.
	for ix, want := range map[*index.Index]string{old: "harbour", l.Index(): "zeppelin"} {
		hits, err := ix.Passages(t.Context(), index.Query{Text: "harbour zeppelin"})
		if err != nil || len(hits) != 1 || hits[0].Article.ID != want {
			t.Errorf("got %+v, %v; want a passage of %s", hits, err, want)
		}
	}
}

// TestNames answers by what maintainers say about names, and goes on with that while
// their file is broken.
func TestNames(t *testing.T) {
	fsys := fstest.MapFS{
		"a.md":          {Data: []byte("---\ntitle: Harbour\n---\nNorwegian Foreign Minister Ingrid Szolberk opened the harbour.\n")},
		"b.md":          {Data: []byte("---\ntitle: Plan\n---\nIngrid Solberg condemned the plan.\n")},
		"entities.yaml": {Data: []byte("entities:\n  - name: Ingrid Solberg\n    aliases: [Ingrid Szolberk, Isol]\n")},
	}
	folder, err := article.OpenFS(fsys, ".")
	if err != nil {
		t.Fatal(err)
	}
	read := func() *article.Set {
		set, err := folder.Read()
		if err != nil {
			t.Fatal(err)
		}
		return set
	}
	l := open(t, read())
	who := func(name string) string {
		found, err := l.Index().Resolve(t.Context(), name)
		if err != nil || len(found) != 1 {
			return "nobody"
		}
		return found[0].Entity.ID
	}
	const solberg = "person/ingrid-solberg"
	for _, name := range []string{"Ingrid Szolberk", "Szolberk", "Isol", "Solberg", "the Norwegian foreign minister"} {
		if got := who(name); got != solberg {
			t.Errorf("%s is %s, want %s", name, got, solberg)
		}
	}
	if got := len(l.Index().Facts(solberg)) + len(l.Index().Stances(solberg)); got != 3 {
		t.Errorf("%d facts and stances of both names, want 3", got)
	}
	before := l.Index()
	fsys["entities.yaml"] = &fstest.MapFile{Data: []byte("entities: [\n")}
	if err := l.Reload(t.Context(), read()); err != nil || l.Index() != before {
		t.Errorf("a broken entities.yaml changes the answers, or %v", err)
	}
	delete(fsys, "entities.yaml")
	if err := l.Reload(t.Context(), read()); err != nil || who("Isol") != "nobody" || who("Ingrid Szolberk") != "person/ingrid-szolberk" {
		t.Errorf("without it, Isol is %s and Ingrid Szolberk %s, error %v", who("Isol"), who("Ingrid Szolberk"), err)
	}
}

// TestReloadReads reads again only what has changed.
func TestReloadReads(t *testing.T) {
	before := map[string]string{"a": "Ingrid Solberg opened the harbour.", "b": "Lars Madsen praised the zeppelin.", "c": "Ingrid Solberg met Lars Madsen."}
	l := open(t, set(t, before))
	a, b := l.Index().Document("a"), l.Index().Document("b")
	after := map[string]string{"a": before["a"], "b": "Lars Madsen condemned the zeppelin.", "d": "Lars Madsen resigned."}
	d, changed, err := l.update(t.Context(), set(t, after))
	if err != nil || !changed {
		t.Fatalf("got %v, %v", changed, err)
	}
	if d.added != 1 || d.changed != 1 || len(d.read) != 2 || len(d.removed) != 1 || d.removed[0] != "c" {
		t.Errorf("%d articles are new, %d changed, %d read, gone are %q", d.added, d.changed, len(d.read), d.removed)
	}
	ix := l.Index()
	if ix.Document("a") != a || ix.Document("b") == b || ix.Document("c") != nil || ix.Document("d") == nil {
		t.Error("other articles were read than those that changed")
	}
	if want := set(t, after).Snapshot(); ix.Snapshot() != want {
		t.Errorf("the snapshot is %s, want %s", ix.Snapshot(), want)
	}
	for text, want := range map[string]int{"harbour": 1, "met": 0, "zeppelin": 1, "resigned": 1} {
		if hits, err := ix.Passages(t.Context(), index.Query{Text: text}); err != nil || len(hits) != want {
			t.Errorf("%q is found %d times, %v", text, len(hits), err)
		}
	}
}

// TestReloadReleases lets go of an index when the last question has, and not before.
func TestReloadReleases(t *testing.T) {
	texts := []string{"Ingrid Solberg opened the harbour.", "Ingrid Solberg closed the harbour."}
	l := open(t, set(t, map[string]string{"a": texts[0]}))
	before := runtime.NumGoroutine()
	var wg sync.WaitGroup
	ctx, stop := context.WithCancel(t.Context())
	for range 2 {
		wg.Go(func() {
			for ctx.Err() == nil {
				if hits, err := l.Index().Passages(t.Context(), index.Query{Text: "harbour"}); err != nil || len(hits) != 1 {
					t.Errorf("while the articles change: got %v, %v", hits, err)
					return
				}
			}
		})
	}
	for n := range 30 {
		if err := l.Reload(t.Context(), set(t, map[string]string{"a": texts[(n+1)%2]})); err != nil {
			t.Fatal(err)
		}
		runtime.GC()
	}
	stop()
	wg.Wait()
	// Each index that is not released keeps a goroutine of Bleve's. They end soon after
	// the collection that finds them unused.
	deadline := time.Now().Add(10 * time.Second)
	for runtime.NumGoroutine() > before {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines are left of %d", runtime.NumGoroutine(), before)
		}
		runtime.GC()
		runtime.Gosched()
	}
}

func TestOpenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if l, err := Open(ctx, extractor(t), shipped(t)); !errors.Is(err, context.Canceled) || l != nil {
		t.Errorf("a cancelled Open gives %v, %v", l, err)
	}
}

// TestSameAnswers reads the articles on one core and on several.
func TestSameAnswers(t *testing.T) {
	var first []string
	for _, n := range []int{1, 2, 8} {
		old := runtime.GOMAXPROCS(n)
		l := open(t, shipped(t))
		runtime.GOMAXPROCS(old)
		ix := l.Index()
		hits, err := ix.Passages(t.Context(), index.Query{Text: "sanctions war", Limit: 20})
		if err != nil {
			t.Fatal(err)
		}
		all := []any{slices.Collect(ix.Entities()), hits}
		for e := range ix.Entities() {
			all = append(all, ix.Facts(e.ID), ix.Quotes(e.ID), ix.Stances(e.ID), ix.Events(e.ID), ix.Members(e.ID))
		}
		var got []string
		for _, v := range all {
			js, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, string(js))
		}
		if first == nil {
			first = got
		}
		for i := range got {
			if got[i] != first[i] {
				t.Errorf("on %d cores the answer is\n%s\nand not\n%s", n, got[i], first[i])
			}
		}
	}
}
