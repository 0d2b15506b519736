package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
)

// harbour is a small corpus of two people of one surname, an article without a
// date, and words that are no English.
var harbour = files{
	"bridge.md": `---
title: The bridge at Bergen
date: 2024-05-02
source: Harbour Post
---
Norwegian Foreign Minister Ingrid Solberg met Danish Foreign Minister Lars Madsen in Bergen on 2 May 2024. “The bridge will stand,” Solberg told reporters.

Norway supports the bridge. Denmark rejects the toll. The café owners of Bergen, who met the minister, asked for résumés 🙂 and a naïve plan.
`,
	"toll.md": `---
title: A toll for ferries
date: 2024-06-11
source: Northern Wire
---
Norwegian President Per Solberg opposed the toll. The old friend of the ferries spoke twice of a friend, old and new.

Chinese engineers called the bridge 大橋 in their report. 中国 builds bridges. The U.S. Navy sent 3,000 sailors in the party.
`,
	"letter.txt": `A letter without a day

Iceland does not comply with the toll. Ingrid Solberg wrote that the artist had begun a new bridge.
`,
}

type files map[string]string

func (f files) fs() fs.FS {
	out := fstest.MapFS{}
	for name, text := range f {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

func buildFS(t testing.TB, fsys fs.FS) *Index {
	t.Helper()
	set, err := article.LoadFS(fsys, ".")
	if err != nil {
		t.Fatal(err)
	}
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	var docs []*facts.Document
	for _, a := range set.Articles {
		docs = append(docs, x.Extract(a))
	}
	ix, err := Build(docs, set.Snapshot(), x)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

func corpora() map[string]fs.FS {
	one := files{"bridge.md": harbour["bridge.md"]}
	return map[string]fs.FS{"shipped": corpus.FS, "harbour": harbour.fs(), "one": one.fs()}
}

// TestStatistics holds the numbers that passages are ranked by to what Bleve has really
// indexed: it adds up Bleve's own postings.
func TestStatistics(t *testing.T) {
	for name, fsys := range corpora() {
		t.Run(name, func(t *testing.T) {
			ix := buildFS(t, fsys)
			tokens, frequency := postings(t, ix, fieldText)
			if ix.length != tokens {
				t.Errorf("%d tokens are counted, Bleve has %d", ix.length, tokens)
			}
			got := map[string]int{}
			for stem := range ix.vocabulary.stems {
				if n := ix.frequency(stem); n > 0 { // names have stems, too, that stand in no passage
					got[stem] = n
				}
			}
			if diff := cmp.Diff(frequency, got); diff != "" {
				t.Errorf("passages with each stem (-Bleve +table):\n%s", diff)
			}
		})
	}
}

// TestStemsAreEnglish counts the tokens of plain sentences with Bleve's English
// analyzer alone.
func TestStemsAreEnglish(t *testing.T) {
	ix := buildFS(t, harbour.fs())
	for _, text := range []string{"Norway supports the bridges.", "Solberg’s ministers weren't at the U.S. Navy", "China-Russia cooperation: 72, or 68?", "中国 builds", "São Tomé"} {
		var want []string
		for _, tok := range ix.vocabulary.analyzer.Analyze([]byte(facts.Fold(text))) {
			want = append(want, string(tok.Term))
		}
		if got := strings.Fields(ix.stemsOf(text)); !slices.Equal(got, want) {
			t.Errorf("stems of %q: got %q, want %q", text, got, want)
		}
	}
	if got, want := ix.stemsOf("met"), ix.stemsOf("meeting"); got != want {
		t.Errorf("“met” is searched as %q, “meeting” as %q", got, want)
	}
}

// postings returns how often the terms of a field occur in Bleve's index, and in
// how many documents each.
func postings(t *testing.T, ix *Index, field string) (total int, frequency map[string]int) {
	t.Helper()
	frequency = map[string]int{}
	for _, shelf := range ix.shelves.all {
		dict, err := shelf.reader.FieldDict(field)
		if err != nil {
			t.Fatal(err)
		}
		for e, err := dict.Next(); e != nil; e, err = dict.Next() {
			if err != nil {
				t.Fatal(err)
			}
			tfr, err := shelf.reader.TermFieldReader(t.Context(), []byte(e.Term), field, true, false, false)
			if err != nil {
				t.Fatal(err)
			}
			for doc, err := tfr.Next(nil); doc != nil; doc, err = tfr.Next(nil) {
				if err != nil {
					t.Fatal(err)
				}
				total += int(doc.Freq)
				frequency[e.Term]++
			}
			tfr.Close()
		}
		dict.Close()
	}
	return total, frequency
}

// TestRankingIsSettled builds one corpus several times: Bleve takes the documents
// of a batch in another order each time, and the hits must not show it.
func TestRankingIsSettled(t *testing.T) {
	same := files{} // ties wherever one looks
	for i := range 12 {
		same[fmt.Sprintf("a%02d.md", i)] = "---\ntitle: Ferry\ndate: 2024-01-01\n---\nThe ferry of Norway carries salt and fish.\n"
	}
	for name, fsys := range maps.All(map[string]fs.FS{"shipped": corpus.FS, "harbour": harbour.fs(), "same": same.fs()}) {
		t.Run(name, func(t *testing.T) {
			queries := []Query{{Text: "bridge toll ferry salt"}, {Text: "sanctions against Russia and the war in Ukraine", Limit: 20}, {Entity: "country/NO"}, {Text: "who met the foreign minister on the ferry to discuss a new plan for the bridges of the country", Limit: 20}}
			var first [][]string
			for range 5 {
				ix := buildFS(t, fsys)
				var got [][]string
				for _, q := range queries {
					got = append(got, keys(t, ix, q))
				}
				if first == nil {
					first = got
				}
				if diff := cmp.Diff(first, got); diff != "" {
					t.Fatalf("the same corpus ranks otherwise when built again:\n%s", diff)
				}
			}
		})
	}
}

func keys(t *testing.T, ix *Index, q Query) []string {
	t.Helper()
	hits, err := ix.Passages(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s:%d", h.Article.ID, h.Span.Start))
	}
	return out
}

func TestJoinsArticles(t *testing.T) {
	ix := buildFS(t, harbour.fs())
	if e := ix.entities.get("country/NO"); e.mentions < 3 || len(e.leaves) != 2 {
		t.Errorf("Norway is mentioned %d times in %d articles, want 3 or more in 2", e.mentions, len(e.leaves))
	}
	m, err := ix.Resolve(t.Context(), "Ingrid Solberg")
	if err != nil || len(m) != 1 {
		t.Fatalf("Ingrid Solberg: got %v, %v", m, err)
	}
	if ev := m[0].Entity.Evidence; len(ev) != 1 || ev[0].Article != "bridge" {
		t.Errorf("the evidence of Ingrid Solberg is %v, want one of the first article that names her", ev)
	}
	if n := ix.Counts(m[0].Entity.ID).Articles; n != 2 {
		t.Errorf("Ingrid Solberg is named by %d articles, want 2", n)
	}
	if _, ok := ix.Entity("country/XX"); ok || ix.Facts("country/XX") != nil || ix.Members("country/XX") != nil {
		t.Error("something is known of an unknown entity")
	}
	if n := ix.Counts("country/NO"); n.Stances == 0 || n != ix.AsOf("9999-12-31").Counts("country/NO") {
		t.Errorf("of Norway there are %+v", n)
	}
}

// TestSearchSurvives makes a search panic and fail.
func TestSearchSurvives(t *testing.T) {
	ix := buildFS(t, harbour.fs())
	ix.searched = func(int) { panic("a broken segment") }
	if _, err := ix.Passages(t.Context(), Query{Text: "bridge"}); err == nil || !strings.Contains(err.Error(), "a broken segment") {
		t.Errorf("a panic in a search gave the error %v", err)
	}
	if _, err := ix.Resolve(t.Context(), "Solberg"); err == nil {
		t.Error("a panic in a search gave no error")
	}
	ix.searched = nil
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ix.Passages(ctx, Query{Text: "bridge"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled search gave the error %v", err)
	}
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ix.Passages(t.Context(), Query{Text: "bridge"}); err == nil {
		t.Error("a closed index still searches")
	}
}

// TestLongQuestions bounds what a question may cost by what is searched for.
func TestLongQuestions(t *testing.T) {
	ix := buildFS(t, corpus.FS)
	letters := make([]string, 2000)
	for i := range letters {
		letters[i] = string(rune('a' + i%26))
	}
	searches, most := 0, 0
	ix.searched = func(values int) { searches, most = searches+1, max(most, values) }
	for _, text := range []string{
		strings.Repeat("Russia China ", 308), strings.Join(letters, " "), strings.Repeat("a", 4000),
		strings.Repeat("Lavrov ", 800), strings.Repeat("大", 1300), longText(ix),
	} {
		searches, most = 0, 0
		if _, err := ix.Passages(t.Context(), Query{Text: text, Phrases: []string{text, text}, Entity: "country/RU", Source: text, From: "2022-01-01"}); err != nil {
			t.Fatal(err)
		}
		if _, err := ix.Passages(t.Context(), Query{Text: text}); err != nil {
			t.Fatal(err)
		}
		if searches > 2 || most > 25 {
			t.Errorf("%.20q… made %d searches for up to %d values", text, searches, most)
		}
		searches, most = 0, 0
		if _, err := ix.Resolve(t.Context(), text); err != nil {
			t.Fatal(err)
		}
		if searches > 6 || most > 9 {
			t.Errorf("%.20q… made %d searches for up to %d values to resolve", text, searches, most)
		}
	}
}

// longText has every word of the corpus.
func longText(ix *Index) string {
	return strings.Join(slices.Sorted(maps.Keys(ix.vocabulary.words)), " ")
}

// FuzzQuery asks for any text in every way.
func FuzzQuery(f *testing.F) {
	ix := buildFS(f, harbour.fs())
	for _, s := range []string{"Solberg", "the Norwegian foreign minister", "🇳🇴", "NO", "Индия", "", " ", "\xff\xfe", "a\x00b", "大橋", "U.S.", "e\u0301", "!\"'", "Solb*rg", "F:/.*/", "ab~2", "\u202e", "ﷺ", "’s", "." + strings.Repeat("x.", 50)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		most := 0
		ix.searched = func(values int) { most = max(most, values) }
		defer func() { ix.searched = nil }()
		if _, err := ix.Resolve(t.Context(), s); err != nil {
			t.Fatal(err)
		}
		for _, q := range []Query{{Text: s}, {Phrases: []string{s}}, {Source: s, Article: s, Entity: s}, {Text: s, From: s, To: s, Limit: 50}} {
			hits, err := ix.Passages(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range hits {
				checkHit(t, h)
			}
		}
		if most > 25 {
			t.Errorf("%d values were searched for", most)
		}
	})
}

// checkHit holds the offsets and numbers of a hit to what they promise.
func checkHit(t *testing.T, h Hit) {
	t.Helper()
	text := h.Article.Text(h.Span)
	last := 0
	for _, m := range h.Highlights {
		if m[0] < last || m[1] <= m[0] || m[1] > len(text) || !utf8.ValidString(text[m[0]:m[1]]) {
			t.Fatalf("highlight %v does not fit %q", m, text)
		}
		last = m[1]
	}
	if h.Coverage < 0 || h.Coverage > 1 || h.Score < 0 {
		t.Fatalf("a hit has coverage %v and score %v", h.Coverage, h.Score)
	}
}
