package article

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// outline writes the passages of an article one a line, with their kind and
// the sentences separated by |, fragments marked by ~.
func outline(a *Article) string {
	var b strings.Builder
	for _, p := range a.Passages {
		fmt.Fprintf(&b, "%s %d: ", p.Kind, p.Paragraph)
		for i, s := range p.Sentences {
			if i > 0 {
				b.WriteString(" | ")
			}
			if s.Fragment {
				b.WriteString("~")
			}
			b.WriteString(strings.Join(strings.Fields(a.Text(s.Span)), " "))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestCut(t *testing.T) {
	wrapped := "The minister arrived in the city on Wednesday and met his counterpart\n" +
		"for the first time since the invasion. They talked for two hours and\nagreed to go on."
	tests := []struct{ name, title, body, want string }{
		{"paragraphs", "T", "\nOne. Two.\n \u00a0\t\r\nThree.\n\n\n", "paragraph 0: One. | Two.\nparagraph 1: Three.\n"},
		{"CRLF", "T", "One.\r\n\r\nTwo.\r\n", "paragraph 0: One.\nparagraph 1: Two.\n"},
		{"old Mac", "T", "One.\r\rTwo.\r", "paragraph 0: One.\nparagraph 1: Two.\n"},
		{"wrapped", "T", wrapped + "\n\nNext.", "paragraph 0: The minister arrived in the city on Wednesday and met his counterpart for the first time since the invasion. | They talked for two hours and agreed to go on.\nparagraph 1: Next.\n"},
		{"wrapped without blank lines", "T", wrapped + "\n" + wrapped,
			strings.Repeat("paragraph %: The minister arrived in the city on Wednesday and met his counterpart for the first time since the invasion. | They talked for two hours and agreed to go on.\n", 2)},
		{"a line a paragraph", "T", "One is here.\nTwo is there. It is.\nThree.", "paragraph 0: One is here.\nparagraph 1: Two is there. | It is.\nparagraph 2: Three.\n"},
		{"a line goes on", "T", "One is\nhere.\nTwo.", "paragraph 0: One is here.\nparagraph 1: Two.\n"},
		{"doubled title", "The Moscow-Beijing axis", "\nThe “Moscow Beijing” Axis!\n\nThe moscow-beijing axis | BBC News\n\nText is here.", "paragraph 0: Text is here.\n"},
		{"title with its source", "War ends in Europe – Reuters", "War ends in Europe\n\nText.", "paragraph 0: Text.\n"},
		{"title behind a dateline", "War ends", "Friday, January 4, 2019 \u00a0\n\nWar ends\n\nText.", "dateline 0: Friday, January 4, 2019\nparagraph 1: Text.\n"},
		{"title in the middle stays", "War ends", "Text.\n\nWar ends\n\nText.", "paragraph 0: Text.\nheading 1: War ends\nparagraph 2: Text.\n"},
		{"datelines", "T", "4 January 2019\n\nText.\n\nJanuary 5, 2019\n\nText.", "dateline 0: 4 January 2019\nparagraph 1: Text.\nheading 2: January 5, 2019\nparagraph 3: Text.\n"},
		{"no dateline", "T", "In January 2019 it began\n\nText.", "heading 0: In January 2019 it began\nparagraph 1: Text.\n"},
		{"Markdown headings", "T", "# T\n\n## War and *peace* ##\nText.\n### Next\n\nMore.\n\nUnder\n=====\n\nText.", "heading 0: War and *peace*\nparagraph 1: Text.\nheading 2: Next\nparagraph 3: More.\nheading 4: Under\nparagraph 5: Text.\n"},
		{"wiki headings", "T", "== War ==\nText.", "heading 0: War\nparagraph 1: Text.\n"},
		{"quotation as a heading", "T", "Text.\n\n“Our cooperation has no borders”\n\nText.", "paragraph 0: Text.\nheading 1: “Our cooperation has no borders”\nparagraph 2: Text.\n"},
		{"quotation as a paragraph", "T", "Text.\n\n“Our cooperation has no borders.”\n\nText.", "paragraph 0: Text.\nparagraph 1: “Our cooperation has no borders.”\nparagraph 2: Text.\n"},
		{"the last line is no heading", "T", "Text.\n\nOur cooperation", "paragraph 0: Text.\nparagraph 1: Our cooperation\n"},
		{"fragments are no headings", "T", "of peace\n\n– Chinese relations\n\nworld order” he said\n\nAccording to the\n\nText.", "paragraph 0: ~of peace\nparagraph 1: ~– Chinese relations\nparagraph 2: ~world order” he said\nparagraph 3: According to the\nparagraph 4: Text.\n"},
		{"speakers are no headings", "T", "((WN))\n\nText.", "paragraph 0: ((WN))\nparagraph 1: Text.\n"},
		{"a list is no run of headings", "T", "Text.\n\nIndia\n\nChina\n\nBrazil\n\nText.", "paragraph 0: Text.\nparagraph 1: India\nparagraph 2: China\nparagraph 3: Brazil\nparagraph 4: Text.\n"},
		{"list", "T", "They want:\n- peace\n- Order\n* more\n1. One\n2. Two", "paragraph 0: They want:\nparagraph 1: peace\nparagraph 2: Order\nparagraph 3: more\nparagraph 4: 1. One\nparagraph 5: 2. Two\n"},
		{"marks that are text", "T", "\\# 1 is cod.\n\n\\- No, he said.\n\n\\> Yes.\n\n\\![a](b) c\n\n\\***", "paragraph 0: # 1 is cod.\nparagraph 1: ~- No, he said.\nparagraph 2: > Yes.\nparagraph 3: ![a](b) c\n"},
		{"list with dashes", "T", "– peace\n– order", "paragraph 0: peace\nparagraph 1: order\n"},
		{"captions", "T", "One.\n\nThe harbour. Photo: A. Lind/NTB.\n\nImage: Jan Holm\n\nHe took a picture: She left.", "paragraph 0: One.\ncaption 1: The harbour. | Photo: A. Lind/NTB.\ncaption 2: Image: Jan Holm\nparagraph 3: He took a picture: She left.\n"},
		{"rules and pictures", "T", "One.\n\n---\n\n* * *\n\n![a map](map.png)\n\nTwo.", "paragraph 0: One.\nparagraph 1: Two.\n"},
		{"block quotation", "T", "> We want peace.\n\nHe said.", "paragraph 0: We want peace.\nparagraph 1: He said.\n"},
		{"quotation over paragraphs", "T", "“We came. We saw.\n\n“We won.”\n\nHe said “We go.\n\nWe left.” He went.", "paragraph 0: “We came. | We saw.\nparagraph 1: “We won.”\nparagraph 2: He said “We go.\nparagraph 3: We left.” | He went.\n"},
		{"broken quotation", "T", "He said “We go.” He left.\n\nWe stay.” He went.", "paragraph 0: He said “We go.” | He left.\nparagraph 1: ~We stay.” | He went.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := &Article{ID: "t", Title: tt.title, Body: tt.body}
			a.Cut()
			want := tt.want
			for n := 0; strings.Contains(want, "%"); n++ {
				want = strings.Replace(want, "%", fmt.Sprint(n), 1)
			}
			if got := outline(a); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			check(t, a)
		})
	}
}

func TestCutLongParagraph(t *testing.T) {
	sentence := "This sentence has exactly fifty bytes, and no more. "
	a, err := New(Article{ID: "t", Body: strings.Repeat(sentence, 40) + "\n\nShort."})
	if err != nil {
		t.Fatal(err)
	}
	check(t, a)
	if len(a.Passages) != 4 {
		t.Fatalf("%d passages, want 3 of the long paragraph and 1", len(a.Passages))
	}
	for i, p := range a.Passages[:3] {
		if p.Paragraph != 0 || p.Len() > maxPassage+len(sentence) || p.Len() < maxPassage/2 {
			t.Errorf("passage %d: paragraph %d, %d bytes", i, p.Paragraph, p.Len())
		}
	}
	if p := a.Passages[3]; p.Paragraph != 1 {
		t.Errorf("last passage is paragraph %d, want 1", p.Paragraph)
	}
}

func TestDateline(t *testing.T) {
	a, err := New(Article{ID: "t", Body: "Friday, January 4, 2019 \u00a0\n\nText."})
	if err != nil || a.Date != "2019-01-04" || len(a.Warnings) != 0 {
		t.Errorf("date %q, warnings %q, error %v", a.Date, a.Warnings, err)
	}
	a, err = New(Article{ID: "t", Date: "2020-02-02", Body: "Monday, January 4, 2019\n\nText."})
	if err != nil || a.Date != "2020-02-02" || len(a.Warnings) != 1 {
		t.Errorf("date %q, warnings %q, error %v", a.Date, a.Warnings, err)
	}
	for body, day := range map[string]string{
		"Khartoum, 2 May 2023 - The truce is over. Nobody knows why.":               "2023-05-02",
		"MOSCOW, March 30, 2022 (Reuters) – Russia rejected the plan on Wednesday.": "2022-03-30",
		"WASHINGTON (Sept. 3, 2021) -- The Senate voted.":                           "2021-09-03",
		"MOSCOW, March 30 (Reuters) – Russia rejected the plan.":                    "", // of which year?
		"In Khartoum, 2 May 2023 is a day of mourning - for all.":                   "",
		"Ole Berg (March 3, 1931 – May 4, 2020) was a painter.":                     "",
		"The Battle of Turku (19 October 1914 – 22 November 1914) was long.":        "",
		"Khartoum, 32 May 2023 - The truce is over.":                                "",
		"The truce is over.\n\nKhartoum, 2 May 2023 - Nobody knows why.":            "",
	} {
		a, err := New(Article{ID: "t", Body: body})
		if err != nil || a.Date != day {
			t.Errorf("%q is dated %q, not %q; error %v", body, a.Date, day, err)
		}
		if day == "" {
			continue
		}
		if a, err = New(Article{ID: "t", Date: "2020-02-02", Body: body}); err != nil || a.Date != "2020-02-02" {
			t.Errorf("%q of a known day is dated %q; error %v", body, a.Date, err)
		}
	}
}

// TestGarbled cuts a made-up article with what real translations suffer from.
func TestGarbled(t *testing.T) {
	a := parseFile(t, "testdata/garbled.txt")
	want, err := os.ReadFile("testdata/garbled.golden")
	if err != nil {
		t.Fatal(err)
	}
	if got := outline(a); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestSample counts the units of a real garbled article as a careful reader
// counted them by hand: 28, of which one is the doubled title.
func TestSample(t *testing.T) {
	const path = "../../../shared/seed/moscow-beijing-axis.txt"
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the sample article is not part of the repository: %v", err)
	}
	a := parseFile(t, path)
	var headings, whole int
	var fragments, open []string
	for _, p := range a.Passages {
		for _, s := range p.Sentences {
			switch text := a.Text(s.Span); {
			case p.Kind == Heading:
				headings++
			case s.Fragment:
				fragments = append(fragments, text)
			case !stopped(text):
				open = append(open, text)
			default:
				whole++
			}
		}
	}
	if headings != 2 || whole != 19 || len(fragments) != 4 || len(open) != 1 {
		t.Errorf("%d headings, %d whole sentences, fragments %q, without full stop %q; want 2, 19, 4, 1\n%s", headings, whole, fragments, open, outline(a))
	}
	for i, head := range []string{"– Chinese relations", "of peace.", "as soon as possible", "world order,”"} {
		if i < len(fragments) && !strings.HasPrefix(fragments[i], head) {
			t.Errorf("fragment %d = %q, want %q…", i, fragments[i], head)
		}
	}
}

func parseFile(t *testing.T, path string) *Article {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	articles, err := Parse(path, data)
	if err != nil {
		t.Fatal(err)
	}
	check(t, articles[0])
	return articles[0]
}

// check fails the test if an article breaks a promise of the package.
func check(t interface {
	Helper()
	Errorf(string, ...any)
}, a *Article) {
	t.Helper()
	if !utf8.ValidString(a.Body) || a.Title == "" && a.ID != "" {
		t.Errorf("body valid %v, title %q", utf8.ValidString(a.Body), a.Title)
	}
	span := func(what string, s, within Span, after int) {
		t.Helper()
		if s.Len() <= 0 || !within.Contains(s) || s.Start < after {
			t.Errorf("%s %v is empty, not within %v or not after %d", what, s, within, after)
			return
		}
		text := a.Text(s)
		if text == "" || text != a.Body[s.Start:s.End] || !utf8.ValidString(text) {
			t.Errorf("%s %v: text %q", what, s, text)
		}
		if strings.TrimSpace(text) != text || strings.TrimFunc(text, isBlank) != text {
			t.Errorf("%s %v is not trimmed: %q", what, s, text)
		}
	}
	end, paragraph := 0, -1
	for _, p := range a.Passages {
		span("passage", p.Span, Span{0, len(a.Body)}, end)
		if p.Paragraph < paragraph || p.Paragraph > paragraph+1 {
			t.Errorf("paragraph %d follows %d", p.Paragraph, paragraph)
		}
		if p.Len() > maxPassage+maxSentence {
			t.Errorf("passage has %d bytes", p.Len())
		}
		end, paragraph = p.End, p.Paragraph
		if len(p.Sentences) == 0 {
			t.Errorf("passage %v has no sentence", p.Span)
			continue
		}
		last := p.Start
		for _, s := range p.Sentences {
			span("sentence", s.Span, p.Span, last)
			last = s.End
		}
		if p.Sentences[0].Start != p.Start || last != p.End {
			t.Errorf("sentences do not fill passage %v", p.Span)
		}
	}
}

var nasty = []string{
	" ", "\n", "\n\n", "\r\n", "\r", "\u00a0", "\u2028", "\u200b", "\ufeff", "\t", "\f",
	".", "!", "?", "…", "...", "。", "?!", ". . .", "“", "”", "„", "«", "»", "‘", "’", "\"", "'", "(", ")", "[", "]", "[1]", "[...]",
	"–", "—", "- ", "* ", "## ", "# ", "== ", "> ", "---", "1. ", "https://a.b/C.D", "Mr.", "U.S.", "J.", "Inc.", "No. 5", "p.m.",
	"The", "war", "Lavrov said", "he asked", "of peace", "The Title", "the-title!", "iPhone", "中国", "हाँ", "é", "e\u0301", "🇮🇳", "\ufffd",
	"Friday, January 4, 2019", "3.5", "72", strings.Repeat("long ", 200), strings.Repeat("x", 5000), strings.Repeat("中", 1500),
}

func TestCutProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(nasty), 0, 60).Draw(t, "body"), rapid.SampledFrom([]string{"", " "}).Draw(t, "sep"))
		a := &Article{ID: "t", Title: "The Title", Body: body}
		a.Cut()
		check(t, a)
		first := outline(a)
		a.Cut()
		if again := outline(a); again != first {
			t.Errorf("a second Cut gives\n%s\nafter\n%s", again, first)
		}
	})
}

// TestCutKeepsText proves that no word of running text is lost: everything
// outside the passages is a mark, a blank or the title.
func TestCutKeepsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(nasty), 0, 60).Draw(t, "body"), " ")
		a := &Article{ID: "t", Title: "zzz", Body: body}
		a.Cut()
		pos := 0
		for _, p := range append(a.Passages, Passage{Span: Span{len(body), len(body)}}) {
			if gap := body[pos:p.Start]; hasWord(gap) {
				t.Errorf("%q is in no passage", gap)
			}
			pos = p.End
		}
	})
}

func BenchmarkCut(b *testing.B) {
	data, err := os.ReadFile("testdata/garbled.txt")
	if err != nil {
		b.Fatal(err)
	}
	body := strings.Repeat(string(data), 100)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		a := Article{ID: "t", Title: "t", Body: body}
		a.Cut()
	}
}
