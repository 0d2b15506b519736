package index

import (
	"slices"
	"strings"
	"testing"
)

func TestPassages(t *testing.T) {
	ix := buildFS(t, harbour.fs())
	first := func(id string, n int) string { // "article:which passage"
		d := ix.Document(id)
		return id + ":" + d.Article.Text(d.Article.Passages[n].Span)[:20]
	}
	bridge0, bridge1 := first("bridge", 0), first("bridge", 1)
	toll0, toll1, letter := first("toll", 0), first("toll", 1), first("letter", 0)
	for _, test := range []struct {
		name  string
		query Query
		want  []string
	}{
		{"a stem", Query{Text: "owner"}, []string{bridge1}},
		{"an irregular verb", Query{Text: "begin"}, []string{letter}},
		{"accents do not matter", Query{Text: "cafe RESUMES naive"}, []string{bridge1}},
		{"another script", Query{Text: "大橋"}, []string{toll1}},
		{"one character of another script", Query{Text: "国"}, []string{toll1}},
		{"an abbreviation", Query{Text: "u.s"}, []string{toll1}},
		{"a phrase", Query{Phrases: []string{"Old  FRIEND"}}, []string{toll0}},
		{"a phrase in the wrong order", Query{Phrases: []string{"ferries the"}}, nil},
		{"a phrase ends with its word", Query{Phrases: []string{"the part"}}, nil},
		{"a phrase across punctuation", Query{Phrases: []string{"friend old"}}, []string{toll0}},
		{"two phrases", Query{Phrases: []string{"old friend", "sailors"}}, nil},
		{"a phrase and words", Query{Text: "bridge", Phrases: []string{"begun a new"}}, []string{letter}},
		{"a source", Query{Text: "bridge", Source: "NORTHERN WIRE"}, []string{toll1}},
		{"a word of a source", Query{Text: "bridge", Source: "wire"}, []string{toll1}},
		{"an unknown source", Query{Text: "bridge", Source: "nowhere"}, nil},
		{"an article", Query{Text: "toll", Article: "letter"}, []string{letter}},
		{"from", Query{Text: "toll", From: "2024-06-11"}, []string{toll0, toll1}}, // and so by its title
		{"to", Query{Text: "bridge minister", To: "2024-05-02"}, []string{bridge0, bridge1}},
		{"from and to", Query{Text: "bridge", From: "2024-05-03", To: "2024-06-10"}, nil},
		{"an entity", Query{Text: "toll", Entity: "country/IS"}, []string{letter}},
		{"an entity alone", Query{Entity: "country/DK"}, []string{bridge0, bridge1}},
		{"nothing known", Query{Text: "pizza"}, nil},
		{"only stop words", Query{Text: "the of and"}, nil},
		{"nothing", Query{}, nil},
		{"a limit", Query{Text: "bridge", Limit: 1}, []string{letter}},
	} {
		hits, err := ix.Passages(t.Context(), test.query)
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		var got []string
		for _, h := range hits {
			checkHit(t, h)
			got = append(got, h.Article.ID+":"+h.Article.Text(h.Span)[:20])
		}
		if test.query.Limit == 0 { // who is first is another test
			slices.Sort(got)
			slices.Sort(test.want)
		}
		if test.query.Limit > 0 && len(got) > test.query.Limit || test.query.Limit == 0 && !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestHighlights(t *testing.T) {
	ix := buildFS(t, harbour.fs())
	for _, test := range []struct {
		text string
		want []string
	}{
		{"cafes", []string{"café"}},
		{"naive resume", []string{"résumés", "naïve"}},
		{"plans", []string{"plan"}}, // behind an emoji
		{"大橋", []string{"大", "橋"}},
		{"meet", []string{"met"}},
		{"navy U.S.", []string{"U.S", "Navy"}},
	} {
		hits, err := ix.Passages(t.Context(), Query{Text: test.text, Limit: 1})
		if err != nil || len(hits) == 0 {
			t.Errorf("%q: got %v, %v", test.text, hits, err)
			continue
		}
		text := hits[0].Article.Text(hits[0].Span)
		var got []string
		for _, h := range hits[0].Highlights {
			got = append(got, text[h[0]:h[1]])
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q in %q", test.text, got, test.want, text)
		}
	}
}

func TestCoverage(t *testing.T) {
	ix := buildFS(t, harbour.fs())
	cover := func(text string) float64 {
		t.Helper()
		hits, err := ix.Passages(t.Context(), Query{Text: text})
		if err != nil || len(hits) == 0 {
			t.Fatalf("%q: got %v, %v", text, hits, err)
		}
		return hits[0].Coverage
	}
	if got := cover("ferries and toll"); got != 1 {
		t.Errorf("all words found cover %v", got)
	}
	half, rare := cover("sailors pizza"), cover("toll pizza")
	if half <= 0 || half >= 1 || rare >= half {
		t.Errorf("a rare word of two covers %v, a common one %v", half, rare)
	}
	if got := cover("sailors pizza pizza pizza"); got != half {
		t.Errorf("a word said three times counts otherwise: %v, not %v", got, half)
	}
	if got := cover("letter Iceland"); got <= 0.5 || got >= 1 {
		t.Errorf("a word of the title and one of the text cover %v", got)
	}
}

func TestTerms(t *testing.T) {
	ix := buildFS(t, harbour.fs())
	if got, want := ix.Terms("the bridge and the sailors of the pizza, bridges"), []string{"pizza", "sailor", "bridg"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q, the rarest first", got, want)
	}
}

func TestWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"U.S.-led, don't “stop”. 3.5 or 3,000", "U.S led don't stop 3.5 or 3 000"},
		{"Russia’s ‘old’ friend’", "Russia’s old friend"},
		{"中国 and 日本語の本", "中 国 and 日 本 語 の 本"},
		{"भारत cafe\u0301 🙂 naïve", "भारत cafe\u0301 naïve"},
		{"\xffa\xfe", "a"},
		{"…", ""},
	} {
		var got []string
		for start, end := range words(test.text) {
			got = append(got, test.text[start:end])
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("words of %q: got %q, want %q", test.text, got, test.want)
		}
	}
}
