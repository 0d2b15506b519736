package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
)

// versions returns articles, each in some versions: as they are, cut short, dated
// otherwise, retracted.
func versions(t testing.TB, x *facts.Extractor, of ...fs.FS) map[string][]*facts.Document {
	t.Helper()
	out := map[string][]*facts.Document{}
	for _, fsys := range of {
		set, err := article.LoadFS(fsys, ".")
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range set.Articles {
			half := a.Body[:strings.LastIndex(a.Body[:len(a.Body)*2/3], ".")+1]
			for _, v := range []string{
				fmt.Sprintf("---\ntitle: %q\ndate: %s\nsource: %q\n---\n%s", a.Title, a.Date, a.Source, a.Body),
				fmt.Sprintf("---\ntitle: %q\ndate: %s\n---\n%s", a.Title, a.Date, half),
				fmt.Sprintf("---\ntitle: %q\ndate: 2020-02-02\n---\n%s", "Otherwise", strings.ReplaceAll(a.Body, "Solberg", "Madsen")),
				fmt.Sprintf("---\ntitle: %q\nretracted: wrong\n---\n%s", a.Title, a.Body),
			} {
				articles, err := article.Parse(a.ID+".md", []byte(strings.Replace(v, "date: \n", "", 1)))
				if err != nil || len(articles) != 1 {
					t.Fatal(err)
				}
				if articles[0].Retracted != "" {
					out[a.ID] = append(out[a.ID], &facts.Document{Article: articles[0]})
					continue
				}
				out[a.ID] = append(out[a.ID], x.Extract(articles[0]))
			}
		}
	}
	return out
}

// TestUpdateIsBuild changes an index at random, and holds it each time to the one that is
// built of the same documents.
func TestUpdateIsBuild(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	shipped := versions(t, x, corpus.FS, harbour.fs(), quays.fs())
	for _, test := range []struct {
		name  string
		steps int
		ids   []string
		draw  func(r *rand.Rand, id string) *facts.Document
	}{
		{"shipped", 8, slices.Sorted(maps.Keys(shipped)), func(r *rand.Rand, id string) *facts.Document { return shipped[id][r.IntN(len(shipped[id]))] }},
		{"entangled", 12, strings.Fields("a b c d e f g h i j k l"), func(r *rand.Rand, id string) *facts.Document { return entangled(t, x, r, id) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			ix, err := Build(nil, "0", x)
			if err != nil {
				t.Fatal(err)
			}
			ix.packedFrom = 3 // so most documents are packed here, and none of what is built
			have := map[string]*facts.Document{}
			for step := range test.steps {
				var put []*facts.Document
				var removed []string
				for _, i := range r.Perm(len(test.ids))[:1+r.IntN(3)] {
					id := test.ids[i]
					if r.IntN(4) == 0 {
						removed = append(removed, id)
						delete(have, id)
						continue
					}
					have[id] = test.draw(r, id)
					put = append(put, have[id])
				}
				before := describe(t, ix)
				next, err := ix.Update(put, removed, fmt.Sprint(step))
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(before, describe(t, ix)); diff != "" {
					t.Fatalf("step %d changed the index that was there:\n%s", step, diff)
				}
				var docs []*facts.Document
				for _, id := range slices.Backward(slices.Sorted(maps.Keys(have))) {
					docs = append(docs, have[id])
				}
				fresh, err := Build(docs, fmt.Sprint(step), x)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(describe(t, fresh), describe(t, next)); diff != "" {
					t.Fatalf("step %d (-built +updated):\n%s", step, diff)
				}
				if err := errors.Join(fresh.Close(), ix.Close()); err != nil {
					t.Fatal(err)
				}
				ix = next
			}
			if err := ix.Close(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// entangling are sentences that mean something else, or are one happening with others,
// according to what stands beside them and when.
var entangling = []string{
	"Jan Berg met Anna Holm in Oslo on 3 May 2021.",
	"Jan Berg met Anna Holm in Oslo in May 2021.",
	"Jan Berg met Anna Holm in 2021.",
	"Jan Berg met Anna Holm in Oslo last week.",
	"Berg met Holm in May 2021.",
	"Berg met Holm in Bergen on 29 December 2020.",
	"Berg met Holm last week.",
	"Norway and Denmark signed a fishing treaty in 2021.",
	"Norway and Denmark signed a fishing treaty in May 2021.",
	"Norway and Denmark signed a fishing treaty on 4 May 2021 in Oslo.",
	"Norway and Denmark signed a fishing treaty on 29 May 2021.",
	"Norway and Denmark signed a fishing treaty this week.",
	"Norway attacked Denmark in 988.",
	"Peter Berg, the mayor of Bergen, resigned in May 2021.",
	"Berg resigned on 5 May 2021.",
	"Holm resigned in 2021.",
	"“The treaty is good,” Berg said.",
	"“The treaty is good,” said Anna Holm, Norwegian Foreign Minister.",
	"“We shall not sign,” said Holm.",
	"Danish Prime Minister Anna Holm condemned Norway.",
	"Swimmer Anna Holm, 23, won in Bergen in 2021.",
	"Norwegian Foreign Minister Anna Holm, 61, criticised Denmark.",
	"Erik Holm condemned the treaty in May 2021.",
	"The Northern Fishing Agency (NFA) closed the harbour of Bergen on 4 May 2021.",
	"NFA closed the harbour of Bergen in May 2021.",
	"The NFA said that it would close the harbour of Bergen next month.",
	"Denmark did not sign a fishing treaty in 2021.",
	"Anna Holm plans to meet Jan Berg in May 2021.",
	"According to Berg, Norway attacked Denmark in May 2021.",
	"Sergei Petrov visited Bergen in May 2021.",
	"Sergey Petrov visited Bergen on 6 May 2021.",
	"Petrov visited Bergen in 2021.",
}

// entangled draws an article of a few of them, which may be retracted.
func entangled(t *testing.T, x *facts.Extractor, r *rand.Rand, id string) *facts.Document {
	t.Helper()
	var body []string
	for range 1 + r.IntN(4) {
		body = append(body, entangling[r.IntN(len(entangling))])
	}
	dates := []string{"2021-05-03", "2021-05-12", "2021-01-02", "2022-01-01", ""}
	a, err := article.New(article.Article{ID: id, Title: "Treaty " + id, Date: dates[r.IntN(len(dates))], Body: strings.Join(body, []string{" ", "\n\n"}[r.IntN(2)])})
	if err != nil {
		t.Fatal(err)
	}
	if r.IntN(5) == 0 {
		a.Retracted = "wrong"
		return &facts.Document{Article: a}
	}
	return x.Extract(a)
}

// Whatever an index has learnt before, of sentences that tell as much the first is chosen.
func TestGistAfterUpdate(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	var sentences []string
	for _, colour := range []string{"red", "green", "blue", "white", "black"} {
		sentences = append(sentences, "Norway quickly sold another "+colour+" wooden fishing ferry to Danish merchants yesterday evening.")
	}
	ferries := document(t, x, "ferries", strings.Join(sentences, "\n\n"))
	before := document(t, x, "before", "Evening merchants were yesterday wooden. A black ferry with red sails was quickly done.")
	fresh := build(t, x, ferries)
	ix := updated(t, build(t, x, before), []*facts.Document{ferries}, []string{"before"})
	for _, gist := range []func(*Index) []facts.Evidence{
		func(ix *Index) []facts.Evidence { return ix.Gist("ferries", 2) },
		func(ix *Index) []facts.Evidence { return ix.GistOf("country/NO", 2) },
	} {
		if got, want := gist(ix), gist(fresh); len(want) != 2 || !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func document(t *testing.T, x *facts.Extractor, id, body string) *facts.Document {
	t.Helper()
	a, err := article.New(article.Article{ID: id, Date: "2024-01-01", Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return x.Extract(a)
}

func build(t *testing.T, x *facts.Extractor, docs ...*facts.Document) *Index {
	t.Helper()
	ix, err := Build(docs, "", x)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

func updated(t *testing.T, ix *Index, docs []*facts.Document, removed []string) *Index {
	t.Helper()
	next, err := ix.Update(docs, removed, "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { next.Close() })
	return next
}

// What is closed has let go of what an update would share.
func TestUpdateOfClosed(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	ix := build(t, x, document(t, x, "a", "Norway sold a ferry to Denmark."))
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ix.Update([]*facts.Document{document(t, x, "b", "Norway sold a bridge to Denmark.")}, nil, ""); !errors.Is(err, errClosed) {
		t.Errorf("got %v", err)
	}
}

// A generation that nobody refers to any more is released, and Bleve with what no later
// one shares.
func TestGenerationsAreReleased(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	before := runtime.NumGoroutine()
	ix, err := Build([]*facts.Document{document(t, x, "a", "Norway sold a ferry to Denmark.")}, "", x)
	if err != nil {
		t.Fatal(err)
	}
	ofVolume := runtime.NumGoroutine() - before
	ix.Ready()
	var kept atomic.Int32
	for i := range 30 {
		next, err := ix.Update([]*facts.Document{document(t, x, "a", fmt.Sprintf("Norway sold ferry number %d to Denmark.", i))}, nil, "")
		if err != nil {
			t.Fatal(err)
		}
		ix = next
		kept.Add(1)
		runtime.AddCleanup(ix.tables, func(int) { kept.Add(-1) }, 0)
	}
	released := func() bool { return kept.Load() == 1 && runtime.NumGoroutine() <= before+ofVolume*len(ix.shelves.all) }
	for range 100 {
		if runtime.GC(); released() {
			break
		}
	}
	if !released() {
		t.Errorf("of 30 generations %d are kept; there are %d goroutines, %d for each of %d volumes", kept.Load(), runtime.NumGoroutine()-before, ofVolume, len(ix.shelves.all))
	}
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
}

// describe returns what an index answers.
func describe(t *testing.T, ix *Index) map[string]string {
	t.Helper()
	answers := map[string]any{"snapshot": ix.Snapshot(), "articles": titles(ix.Articles()), "withdrawn": titles(ix.Withdrawn()),
		"passages": ix.passages, "length": ix.length, "timeline": ix.Timeline(Stretch{})}
	words := map[string]int{}
	for word, w := range ix.vocabulary.words {
		if int(w.n) < len(ix.uses) && ix.uses[w.n] > 0 {
			words[word] = int(ix.uses[w.n])
		}
	}
	stems := map[string]int{}
	for stem := range ix.vocabulary.stems {
		if n := ix.frequency(stem); n > 0 {
			stems[stem] = n
		}
	}
	answers["words"], answers["stems"] = words, stems
	for _, view := range []*Index{ix, ix.AsOf("2022-03-20")} {
		for e := range view.Entities() {
			answers[view.until+e.ID] = []any{e, view.Facts(e.ID), view.Quotes(e.ID), view.Stances(e.ID), view.StancesTowards(e.ID), view.Events(e.ID),
				view.Timeline(Stretch{}, e.ID), view.Members(e.ID), view.Counts(e.ID), view.GistOf(e.ID, 3)}
			found, err := view.Resolve(t.Context(), strings.ToLower(e.Name))
			if err != nil {
				t.Fatal(err)
			}
			answers[view.until+"resolve "+e.ID] = found
			for f := range view.EachFact(e.ID) {
				if f.Label != "role" {
					continue
				}
				if found, err = view.Resolve(t.Context(), f.Value); err != nil {
					t.Fatal(err)
				}
				answers[view.until+"resolve "+f.Value] = found
			}
		}
		for _, a := range view.Articles() {
			answers[view.until+"article "+a.ID] = []any{view.Gist(a.ID, 3), view.TimelineOf(a.ID), titles(view.Titled(strings.ToUpper(a.ID))), titles(view.Titled(a.Title))}
		}
		for _, ask := range []string{"the Russian foreign minister met Wang", "bridge toll ferry", "who opposes the sanctions on Russia", "did Solberg meet Madsen", "Norwegian Foreign Minister"} {
			hits, err := view.Passages(t.Context(), Query{Text: ask, Limit: 10})
			if err != nil {
				t.Fatal(err)
			}
			var told []string
			for _, h := range hits {
				told = append(told, fmt.Sprintf("%s %d %.6f %.6f %v", h.Article.ID, h.Span.Start, h.Score, h.Coverage, h.Highlights))
			}
			events, err := view.Happened(t.Context(), ask, false)
			if err != nil {
				t.Fatal(err)
			}
			named, err := view.NamesIn(t.Context(), ask)
			if err != nil {
				t.Fatal(err)
			}
			roles, err := view.Resolve(t.Context(), ask)
			if err != nil {
				t.Fatal(err)
			}
			answers[view.until+ask] = []any{told, events, named, roles}
		}
		quotes, err := view.QuotesOn(t.Context(), []string{"person/sergey-lavrov", "country/RU", "person/ingrid-solberg"}, "Russia")
		if err != nil {
			t.Fatal(err)
		}
		stances, err := view.StancesOn(t.Context(), []string{"country/RU", "country/NO", "country/DK", "country/CN"}, "toll")
		if err != nil {
			t.Fatal(err)
		}
		answers[view.until+"on"] = []any{quotes, stances}
	}
	maps.Copy(answers, completions(ix))
	out := map[string]string{}
	for k, v := range answers {
		out[k] = fmt.Sprintf("%+v", v)
	}
	return out
}

func titles(all []*article.Article) []string {
	var out []string
	for _, a := range all {
		out = append(out, a.ID+": "+a.Title)
	}
	return out
}

// TestShelvesAreFew updates an index again and again: Bleve never merges in memory what
// came one by one, and each volume makes every search slower.
func TestShelvesAreFew(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Build(nil, "0", x)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 60 {
		a, err := article.New(article.Article{ID: fmt.Sprintf("a%02d", i), Title: "Ferry", Date: "2024-01-01", Body: fmt.Sprintf("Norway sold ferry number %d to Denmark.", i)})
		if err != nil {
			t.Fatal(err)
		}
		next, err := ix.Update([]*facts.Document{x.Extract(a)}, nil, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		if err := ix.Close(); err != nil {
			t.Fatal(err)
		}
		if ix = next; len(ix.shelves.all) > 5 {
			t.Fatalf("after %d updates there are %d volumes", i+1, len(ix.shelves.all))
		}
	}
	if hits := keys(t, ix, Query{Text: "ferry", Limit: 100}); len(hits) != 60 || hits[0] != "a00:0" {
		t.Errorf("%d passages are found, from %s on", len(hits), hits[:1])
	}
	volume := ix.shelves.all[0].volume
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	if n := volume.users.Load(); n != 0 {
		t.Errorf("%d generations still use what all have closed", n)
	}
}

// TestUpdateWhileAsked asks generations while later ones are made of them: each answers
// from its own articles alone.
func TestUpdateWhileAsked(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	made := func(n int) *facts.Document {
		a, err := article.New(article.Article{ID: "ferry", Date: "2024-01-01", Body: fmt.Sprintf("Ingrid Solberg sold ferry number %d to Denmark. “The ferry has number %d,” Solberg said.", n, n)})
		if err != nil {
			t.Fatal(err)
		}
		return x.Extract(a)
	}
	ix, err := Build([]*facts.Document{made(0)}, "0", x)
	if err != nil {
		t.Fatal(err)
	}
	var current atomic.Pointer[Index]
	current.Store(ix)
	ctx, stop := context.WithCancel(t.Context())
	var asking sync.WaitGroup
	for range 2 {
		asking.Go(func() {
			for ctx.Err() == nil {
				ix := current.Load()
				want := "number " + ix.Snapshot()
				hits, err := ix.Passages(t.Context(), Query{Text: "ferry number"})
				if err != nil || len(hits) != 1 || !strings.Contains(hits[0].Article.Text(hits[0].Span), want+" to") {
					t.Errorf("asked for %q, got %v, %v", want, hits, err)
				}
				quotes, err := ix.QuotesOn(t.Context(), []string{"person/ingrid-solberg"}, "ferry")
				if err != nil || len(quotes) != 1 || !strings.Contains(quotes[0].Text, want) {
					t.Errorf("asked for %q, got %+v, %v", want, quotes, err)
				}
			}
		})
	}
	for n := range 50 {
		next, err := current.Load().Update([]*facts.Document{made(n + 1)}, nil, fmt.Sprint(n+1))
		if err != nil {
			t.Fatal(err)
		}
		current.Store(next)
	}
	stop()
	asking.Wait()
}

// TestEdited compares lists with what goes through all of them comes to.
func TestEdited(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var leaves []*leaf
	for n := range 12 {
		leaves = append(leaves, &leaf{reading: &reading{article: &article.Article{ID: fmt.Sprint("a", n), Date: fmt.Sprintf("2031-05-%02d", 1+n%3)}}})
	}
	next := int32(0)
	fact := func(article int) ref {
		next++
		return ref{leaves[article], next}
	}
	some := func(articles func(int) bool) (out []ref) {
		for article := range 12 {
			for range r.IntN(3) {
				if articles(article) {
					out = append(out, fact(article))
				}
			}
		}
		return out
	}
	for range 300 {
		goes, comes := r.IntN(1<<12), r.IntN(1<<12)
		old := some(func(article int) bool { return article%4 != 3 })
		newest(old, ofFact)
		more := some(func(article int) bool { return comes&(1<<article) != 0 && (goes&(1<<article) != 0 || article%4 == 3) })
		gone := map[string]bool{}
		var lost []ref
		for _, f := range old {
			if article, _ := strconv.Atoi(f.leaf.id()[1:]); goes&(1<<article) != 0 {
				gone[f.leaf.id()] = true
				lost = append(lost, f)
			}
		}
		r.Shuffle(len(lost), func(i, j int) { lost[i], lost[j] = lost[j], lost[i] })
		sorted := slices.Clone(more)
		newest(sorted, ofFact)
		want := replace(old, gone, sorted, ofFact)
		if got := edited(old, lost, more, ofFact); !slices.Equal(got, want) {
			t.Fatalf("%d facts without %d and with %d are %d, want %d", len(old), len(lost), len(more), len(got), len(want))
		}
	}
}
