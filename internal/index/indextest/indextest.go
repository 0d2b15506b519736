// Package indextest holds whatever finds passages to what index.Index promises of it, so
// that another engine can take its place.
package indextest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

// An Engine finds passages. It is safe for concurrent use.
type Engine interface {
	Passages(ctx context.Context, q index.Query) ([]index.Hit, error)
}

// Test builds engines and asks them. Build returns one of the documents, as of a day if
// that is not empty; it ends with the test that it is given.
func Test(t *testing.T, build func(t testing.TB, docs []*facts.Document, day string) Engine) {
	docs := read(t)
	e := build(t, docs, "")
	t.Run("finds", func(t *testing.T) { testFinds(t, e) })
	t.Run("ranks", func(t *testing.T) { testRanks(t, e) })
	t.Run("limits", func(t *testing.T) { testLimits(t, e) })
	t.Run("marks", func(t *testing.T) { testMarks(t, e) })
	t.Run("survives", func(t *testing.T) { testSurvives(t, e) })
	t.Run("ends", func(t *testing.T) { testEnds(t, e) })
	t.Run("at once", func(t *testing.T) { testAtOnce(t, e) })
	t.Run("settled", func(t *testing.T) {
		other := slices.Clone(docs)
		slices.Reverse(other)
		testSettled(t, e, build(t, other, ""))
	})
	t.Run("as of a day", func(t *testing.T) { testAsOf(t, build(t, docs, "2031-05-15")) })
	t.Run("nothing there", func(t *testing.T) { testEmpty(t, build(t, nil, "")) })
}

// articles are what the engines are asked about. Passages are named by the id of their
// article and their number.
var articles = []article.Article{
	{ID: "dam", Title: "The dam at Tindra", Date: "2031-05-01", Source: "The Fjord", Body: `Norwegian Foreign Minister Ingrid Solberg opened the dam at Tindra. The turbines came from Denmark.

Divers found no leak. The owners of the mill met the minister and asked for a naïve résumé.`},
	{ID: "ferry", Title: "Ferries in winter", Date: "2031-05-15", Source: "Northern Wire", Body: `The ferry to Iceland carries salt, salt and salt. “An old friend of the harbour,” a sailor said.

The harbour froze. A friend of old sailors broke the ice with the ferry.

大橋 is a bridge. Its toll is 3,000 crowns.`},
	{ID: "mill", Title: "The mill", Date: "2031-06-20", Source: "northern wire", Body: `The mill grinds wheat. Its wheel turns in the water of the dam.

Sailors buy bread at the harbour in Iceland. Ingrid Solberg bought some.`},
	{ID: "note", Title: "A note without a day", Source: "Leaflet", Body: `The toll of the ferry is too high, writes a baker from Norway. The harbour stays quiet.`},
	{ID: "gone", Title: "A retracted article", Date: "2031-05-02", Retracted: "it was wrong", Body: `The dam burst, and the zeppelin with it.`},
}

// read returns what articles say.
func read(t testing.TB) []*facts.Document {
	t.Helper()
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	var out []*facts.Document
	for _, a := range articles {
		made, err := article.New(a)
		if err != nil {
			t.Fatal(err)
		}
		if a.Retracted != "" {
			out = append(out, &facts.Document{Article: made})
			continue
		}
		out = append(out, x.Extract(made))
	}
	return out
}

// asked returns the passages that a query finds, each held to what a hit promises.
func asked(t testing.TB, e Engine, q index.Query) []string {
	t.Helper()
	hits, err := e.Passages(context.Background(), q)
	if err != nil {
		t.Fatalf("%+.200v: %v", q, err)
	}
	out := []string{}
	for _, h := range hits {
		at := slices.IndexFunc(h.Article.Passages, func(p article.Passage) bool { return p.Span == h.Span })
		if at < 0 {
			t.Fatalf("%+.200v: %v is no passage of %s", q, h.Span, h.Article.ID)
		}
		name := fmt.Sprint(h.Article.ID, " ", at)
		if slices.Contains(out, name) {
			t.Fatalf("%+.200v: %s is found twice", q, name)
		}
		text, last := h.Article.Text(h.Span), 0
		for _, m := range h.Highlights {
			if m[0] < last || m[1] <= m[0] || m[1] > len(text) || !utf8.ValidString(text[m[0]:m[1]]) {
				t.Fatalf("%+.200v: highlight %v does not fit %q", q, m, text)
			}
			last = m[1]
		}
		if !(h.Coverage >= 0 && h.Coverage <= 1 && h.Score >= 0) {
			t.Fatalf("%+.200v: a hit has coverage %v and score %v", q, h.Coverage, h.Score)
		}
		out = append(out, name)
	}
	return out
}

// testFinds asks for what must be found, in no particular order.
func testFinds(t *testing.T, e Engine) {
	for _, test := range []struct {
		name  string
		query index.Query
		want  []string
	}{
		{"a word", index.Query{Text: "turbines"}, []string{"dam 0"}},
		{"a word in another form", index.Query{Text: "diver"}, []string{"dam 1"}},
		{"an irregular verb", index.Query{Text: "meet"}, []string{"dam 1"}},
		{"a word of the title", index.Query{Text: "winter"}, []string{"ferry 0", "ferry 1", "ferry 2"}},
		{"without accents, with capitals", index.Query{Text: "NAIVE Resume"}, []string{"dam 1"}},
		{"another script", index.Query{Text: "大橋"}, []string{"ferry 2"}},
		{"any of the words", index.Query{Text: "turbines wheat"}, []string{"dam 0", "mill 0"}},
		{"words that nobody wrote", index.Query{Text: "zeppelin"}, nil},
		{"words that carry no meaning", index.Query{Text: "the of and"}, nil},
		{"nothing", index.Query{}, nil},
		{"a phrase", index.Query{Phrases: []string{"Old  FRIEND"}}, []string{"ferry 0"}},
		{"a phrase in another order", index.Query{Phrases: []string{"friend of old"}}, []string{"ferry 1"}},
		{"a phrase that ends in mid word", index.Query{Phrases: []string{"old frien"}}, nil},
		{"two phrases", index.Query{Phrases: []string{"the ice", "old sailors"}}, []string{"ferry 1"}},
		{"two phrases that no passage has both", index.Query{Phrases: []string{"old friend", "the ice"}}, nil},
		{"an article", index.Query{Text: "harbour", Article: "mill"}, []string{"mill 1"}},
		{"an unknown article", index.Query{Text: "harbour", Article: "mil"}, nil},
		{"an article that was retracted", index.Query{Text: "dam", Article: "gone"}, nil},
		{"a source", index.Query{Text: "harbour", Source: "NORTHERN wire"}, []string{"ferry 0", "ferry 1", "mill 1"}},
		{"a word of a source", index.Query{Text: "dam", Source: "fjord"}, []string{"dam 0", "dam 1"}},
		{"half a word of a source", index.Query{Text: "dam", Source: "fjo"}, nil},
		{"from", index.Query{Text: "harbour", From: "2031-05-16"}, []string{"mill 1"}},
		{"to", index.Query{Text: "harbour", To: "2031-05-15"}, []string{"ferry 0", "ferry 1"}},
		{"a single day", index.Query{Text: "harbour mill", From: "2031-06-20", To: "2031-06-20"}, []string{"mill 0", "mill 1"}},
		{"from after to", index.Query{Text: "harbour", From: "2031-06-20", To: "2031-05-01"}, nil},
		{"an entity", index.Query{Text: "harbour", Entity: "country/IS"}, []string{"ferry 0", "mill 1"}},
		{"an entity alone", index.Query{Entity: "country/IS"}, []string{"ferry 0", "mill 1"}},
		{"an unknown entity", index.Query{Text: "harbour", Entity: "country/XX"}, nil},
		{"all at once", index.Query{Text: "sailors", Phrases: []string{"bread at the harbour"}, Entity: "country/IS", Article: "mill", Source: "wire", From: "2031-06-01", To: "2031-06-30"}, []string{"mill 1"}},
	} {
		test.query.Limit, test.query.Literal = 50, true
		got := asked(t, e, test.query)
		slices.Sort(got)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// testRanks asks for what must be first.
func testRanks(t *testing.T, e Engine) {
	for _, test := range []struct{ name, text, want string }{
		{"all words before some", "the mill buys wheat for its wheel", "mill 0"},
		{"a rare word before a common one", "harbour ferry ice", "ferry 1"},
		{"a name", "what did Ingrid Solberg open?", "dam 0"},
		{"words of title and text", "the dam's divers", "dam 1"},
	} {
		got := asked(t, e, index.Query{Text: test.text})
		if len(got) == 0 || got[0] != test.want {
			t.Errorf("%s: got %q, want %q first", test.name, got, test.want)
		}
	}
}

// testLimits holds the number of hits to the limit, and the first hits of a longer list to
// the shorter one.
func testLimits(t *testing.T, e Engine) {
	q := index.Query{Text: "harbour dam mill ferry", Limit: 50}
	all := asked(t, e, q)
	if len(all) < 6 {
		t.Fatalf("only %q are found", all)
	}
	if got := asked(t, e, index.Query{Text: q.Text}); !slices.Equal(got, all[:5]) {
		t.Errorf("without a limit: got %q, want the first five of %q", got, all)
	}
	for n := 1; n <= len(all); n++ {
		q.Limit = n
		if got := asked(t, e, q); !slices.Equal(got, all[:n]) {
			t.Errorf("limit %d: got %q, want %q", n, got, all[:n])
		}
	}
}

// testMarks looks at which words are marked, and how much of the query they are said to be.
func testMarks(t *testing.T, e Engine) {
	hit := func(text string) index.Hit {
		t.Helper()
		hits, err := e.Passages(t.Context(), index.Query{Text: text, Literal: true})
		if err != nil || len(hits) == 0 {
			t.Fatalf("%q: got %v, %v", text, hits, err)
		}
		return hits[0]
	}
	h := hit("turbine minister")
	var got []string
	for _, m := range h.Highlights {
		got = append(got, h.Article.Text(h.Span)[m[0]:m[1]])
	}
	if want := []string{"Minister", "turbines"}; !slices.Equal(got, want) {
		t.Errorf("marked is %q, want %q", got, want)
	}
	if h.Coverage != 1 {
		t.Errorf("all words cover %v", h.Coverage)
	}
	if c := hit("turbine zeppelin").Coverage; c <= 0 || c >= 1 {
		t.Errorf("one word of two covers %v", c)
	}
}

// hostile are texts that cost a careless engine its life.
var hostile = []string{
	"\x00", "\xff\xfe", "a\x00b", `F:/.*/ ab~2 *:* +a -"b" (`, "\u202e", "’s", "🇳🇴", "…",
	strings.Repeat("salt ", 800), strings.Repeat("a b c d e f g ", 290), strings.Repeat("大", 1300), strings.Repeat("e\u0301", 1000),
	strings.Repeat("x", 4000), strings.Repeat("ab~2 ", 800), "." + strings.Repeat("x.", 2000), strings.Repeat("harbour ferry dam mill ", 170),
}

// testSurvives asks hostile texts in all ways.
func testSurvives(t *testing.T, e Engine) {
	for _, s := range hostile {
		for _, q := range []index.Query{{Text: s}, {Phrases: []string{s}}, {Phrases: []string{s, s}, Text: s}, {Text: "harbour", Source: s}, {Text: "harbour", Article: s},
			{Text: "harbour", Entity: s}, {Text: "harbour", From: s, To: s}, {Text: s, Limit: 1 << 20}} {
			asked(t, e, q)
		}
	}
}

// testEnds asks when nobody waits any more.
func testEnds(t *testing.T, e Engine) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Passages(ctx, index.Query{Text: "harbour"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled search gave the error %v", err)
	}
	if got := asked(t, e, index.Query{Text: "turbines"}); len(got) != 1 {
		t.Errorf("after a cancelled search: got %q", got)
	}
}

// queries are those that engines are compared by.
var queries = []index.Query{
	{Text: "harbour dam mill ferry", Limit: 50}, {Text: "old friend of the sailors"}, {Entity: "country/IS"}, {Text: "toll", Source: "wire"},
	{Text: "who opened the dam at Tindra in Norway?"}, {Phrases: []string{"the harbour"}, Limit: 50}, {Text: "salt", From: "2031-05-10"},
}

// testAtOnce asks from several sides.
func testAtOnce(t *testing.T, e Engine) {
	var want [][]string
	for _, q := range queries {
		want = append(want, asked(t, e, q))
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				for i, q := range queries {
					hits, err := e.Passages(context.Background(), q)
					if err != nil || len(hits) != len(want[i]) {
						t.Errorf("%+v: got %d hits, %v, want %d", q, len(hits), err, len(want[i]))
						return
					}
					for k, h := range hits {
						if !strings.HasPrefix(want[i][k], h.Article.ID+" ") {
							t.Errorf("%+v: got %s as number %d, want %s", q, h.Article.ID, k, want[i][k])
							return
						}
					}
				}
			}
		})
	}
	wg.Wait()
}

// testSettled compares two engines of the same documents.
func testSettled(t *testing.T, a, b Engine) {
	for _, q := range queries {
		first, err := a.Passages(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		second, err := b.Passages(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := fmt.Sprint(described(second)), fmt.Sprint(described(first)); got != want {
			t.Errorf("%+v: got %s of an engine of the same documents, want %s", q, got, want)
		}
	}
}

func described(hits []index.Hit) (out []string) {
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s %v %.9f %.9f %v", h.Article.ID, h.Span, h.Score, h.Coverage, h.Highlights))
	}
	return out
}

// testAsOf asks an engine as it would have answered on 15 May.
func testAsOf(t *testing.T, e Engine) {
	for _, test := range []struct {
		name  string
		query index.Query
		want  []string
	}{
		{"what had been published", index.Query{Text: "harbour"}, []string{"ferry 0", "ferry 1"}},
		{"a later end", index.Query{Text: "harbour", To: "2031-12-31"}, []string{"ferry 0", "ferry 1"}},
		{"an earlier end", index.Query{Text: "harbour dam", To: "2031-05-14"}, []string{"dam 0", "dam 1"}},
		{"what came later", index.Query{Text: "wheat"}, nil},
		{"what has no day", index.Query{Text: "baker"}, nil},
	} {
		test.query.Limit = 50
		test.query.Literal = true
		got := asked(t, e, test.query)
		slices.Sort(got)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

// testEmpty asks where there is nothing.
func testEmpty(t *testing.T, e Engine) {
	for _, q := range queries {
		if got := asked(t, e, q); len(got) > 0 {
			t.Errorf("%+v: got %q of nothing", q, got)
		}
	}
}
