package article

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// Each case is a paragraph in which | stands where a sentence ends.
var sentenceCases = []struct{ name, text string }{
	{"plain", "Lavrov met Wang. |They talked! |Did they agree? |Nobody knows… |Time will tell"},
	{"titles", "Mr. Lavrov met Dr. Wang, Gen. Li, Sen. John McCain and Gov. Newsom in St. Petersburg. |Prof. Smith agreed."},
	{"initials", "George W. Bush met J. K. Rowling, J.R.R. Tolkien and Wayne A. I. Frederick. |The Leroy P. Steele Prize went to C. S. Lewis."},
	{"acronym before a name", "The U.S. President called the U.K. Government and the U.N. Secretary-General. |They answered."},
	{"acronym at an end", "He lives in the U.S. |The talks were held in Washington, D.C. |However, nobody came from the E.U. |It was late."},
	{"acronym before lower case", "The U.S. military and the U.N. peacekeepers left."},
	{"clock", "It struck at 5 p.m. Monday and at 7 a.m. EST and 10 a.m. Central European Time. |It ended at 9 p.m. |Police left at 10 p.m. |The end."},
	{"months", "On Jan. 5 and Feb. 24, 2022, they met. |They met again in Sept. |The rest is silence."},
	{"decimals", "Prices rose 3.5 percent to $1.25. |In 2019. |It fell by 0.5%. |12 people left."},
	{"numbers", "No. 10 Downing Street said no. |See Fig. 3 and pp. 5–7. |The answer was no. |He said: No. |Then he left."},
	{"companies", "Apple Inc. said so, and Alphabet Inc. and Procter & Gamble Co. agreed. |He left Apple Inc. |The share fell."},
	{"Latin", "Many, e.g. Turkey, i.e. the state, etc. joined. |Roe v. Wade and Russia vs. Ukraine went on, cf. the annex."},
	{"etc. at an end", "They bought planes, tanks, etc. |Russia sold them."},
	{"degree", "Jane Doe, Ph.D. and John Roe Jr. agreed. |Martin Luther King Jr. |He had a dream."},
	{"war", "That was in World War I. |Britain won. |Plan B. |Europe waits."},
	{"quotation ends", "He said “We are friends.” |“So are we,” said Wang. |They reject “hegemony”. |With this, it ended."},
	{"straight quotation ends", "He said \"We are friends.\" |\"So are we,\" said Wang. |They reject \"hegemony\". |With this, it ended."},
	{"reporting tail", "“Is it war?” he asked. |“It is!” Lavrov said. |“It is war.” Lavrov said. |“Go now!” President Vladimir Putin told reporters. |“Why?” asked Wang."},
	{"tail that begins a sentence", "“We will win.” |President Andrzej Duda remarked, “Today I am.” |“So there.” |Lavrov said the talks failed."},
	{"several sentences in a quotation", "“We came. |We saw. |We won,” he said. |“It is late. |Go home!” she cried."},
	{"German marks", "Er sagte: „Wir kommen.“ |Dann ging er. |„Warum?“ fragte sie."},
	{"guillemets", "Il a dit « Oui. » |Elle est partie. |»Nein.« |Er ging. |« Pourquoi ? » demande-t-il."},
	{"single marks", "He said ‘It is over.’ |She left. |He said 'It is over.' |She left."},
	{"brackets", "(He came back.) |He left (see p. 5). |It ended (was it true?) Tuesday. |(AP) – It began."},
	{"footnotes", "It ended.[1] |The rest followed.[12] |Nobody came.[a] |He left."},
	{"Markdown", "**It ended.** |*The rest* followed. |_He left._ |So did she."},
	{"missing space", "It ended.|The rest is silence. |He left.”|The end. |It failed).|Then he left in 2019.|The end."},
	{"no space to miss", "See example.com, www.Example.Com, https://a.b/C.Html and mail me@Foo.Bar. |It is Node.js, ASP.NET, v2.0 and U.S.-made."},
	{"ellipsis", "He waited... and waited… then left. |But it was late... |Nobody came. . . . |The end. |Well... I left."},
	{"ellipsis in brackets", "Countries[...] |It was incredible. |Those lost [...] as well. |Hide the facts[.]” |He left."},
	{"marks together", "What?! |No!!! |Really?.. |Yes."},
	{"colon and semicolon", "He said: The end; The start."},
	{"list", "1. The first item is here. |2. The second is not."},
	{"date in German", "Am 24. Februar begann es. |Am 3. März endete es."},
	{"garbled", "As Russia calls the war. |of peace. |He said “confrontation”. |as soon as possible, he said. |– Chinese relations."},
	{"garbled number", "In power since 1949. |of peace (72). |and so on."},
	{"unknown abbreviation", "The gvt. said the dptmt. of health agreed."},
	{"Chinese", "王毅说：“我们支持和平。”|他离开了。|真的吗？|是的！|好"},
	{"Japanese", "「はい。」と彼は言った。|雨だ。"},
	{"Hindi", "यह अच्छा है। |वह गया।"},
	{"Russian", "Лавров приехал в Китай. |В 2022 г. началась война. |А. С. Пушкин писал."},
	{"Arabic", "هل هذا صحيح؟ |نعم."},
	{"Spanish", "Ganó. |¿Por qué? |¡Porque sí! |Se fue."},
	{"lone marks", "He left. ” |Then “ she did. –"},
	{"only a stop at the head", "… and then he left. |She stayed."},
	{"hard line breaks", "He\nleft. |She stayed\r\nwith Mr.\nWang."},
	{"no-break space", "He left.\u00a0|She stayed."},
	{"rank with a hyphen", "Lt.-Gen. Li met the then-U.S. President. |It rained."},
	{"title in brackets", "Gen. (ret.) Wesley Clark came. |Approx. 5 million saw him."},
	{"only a footnote", "[1]"},
	{"a footnote at the head", ".[1] The end."},
	{"several marks of one kind", "“Who is he?” Biden asked. |“Who?” |The crowd laughed. |Lavrov said: “No!” |Wang said: “Yes.”"},
	{"unit", "It blew at 130 mph. |Hurricanes do. |It has 5 bn. dollars."},
}

func TestSplit(t *testing.T) {
	for _, tt := range sentenceCases {
		t.Run(tt.name, func(t *testing.T) {
			var want []string
			for s := range strings.SplitSeq(tt.text, "|") {
				want = append(want, strings.TrimFunc(s, isBlank))
			}
			if tt.name == "lone marks" {
				want = []string{"He left. ”", "Then “ she did. –"}
			}
			text := strings.ReplaceAll(tt.text, "|", "")
			spans, _ := split(text)
			var got []string
			for _, s := range spans {
				got = append(got, text[s.Start:s.End])
			}
			if !slices.Equal(got, want) {
				t.Errorf("split(%q)\n got %q\nwant %q", text, got, want)
			}
		})
	}
}

func TestSplitNothing(t *testing.T) {
	for _, s := range []string{"", " \n\u00a0", "...", "“”!", "– –"} {
		if spans, _ := split(s); len(spans) != 0 {
			t.Errorf("split(%q) = %v, want nothing", s, spans)
		}
	}
}

func TestSplitBoundsSentences(t *testing.T) {
	for name, text := range map[string]string{
		"words":    strings.Repeat("word ", 3000),
		"no space": strings.Repeat("x", 10_000),
		"CJK":      strings.Repeat("中", 5000),
		"marks":    "wow" + strings.Repeat("!", 10_000),
	} {
		spans, broken := split(text)
		total := 0
		for i, s := range spans {
			if s.Len() > maxSentence || !utf8.ValidString(text[s.Start:s.End]) {
				t.Errorf("%s: sentence %d has %d bytes, valid %v", name, i, s.Len(), utf8.ValidString(text[s.Start:s.End]))
			}
			if broken[i] != (i > 0) {
				t.Errorf("%s: sentence %d: broken = %v", name, i, broken[i])
			}
			total += s.Len()
		}
		if total < len(text)-len(spans) {
			t.Errorf("%s: sentences cover %d of %d bytes", name, total, len(text))
		}
	}
}

func TestAbbreviations(t *testing.T) {
	rules := abbreviations()
	for w, want := range map[string]stopRule{
		"Mr": ruleNever, "e.g": ruleNever, "No": ruleNumber, "Inc": ruleStarter, "Jan": ruleStarter, "etc": ruleUpper,
		"may": ruleNone, "mass": ruleNone, "war": ruleNone, "US": ruleNone, "#": ruleNone,
	} {
		if got := rules[w]; got != want {
			t.Errorf("rule of %q = %d, want %d", w, got, want)
		}
	}
	seen := map[string]bool{}
	for line := range strings.Lines(abbreviationList) {
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "[") {
			continue
		}
		for _, w := range strings.Fields(line) {
			if seen[w] {
				t.Errorf("%q is listed twice", w)
			}
			seen[w] = true
			if strings.HasSuffix(w, ".") {
				t.Errorf("%q is listed with its full stop", w)
			}
		}
	}
}

func TestFragments(t *testing.T) {
	tests := []struct {
		sentence string
		want     bool
	}{
		{"The end.", false},
		{"of peace.", true},
		{"– Chinese relations grew.", true},
		{"-Article amended.", true},
		{"… and then he left.", true},
		{"world order,” Lavrov told Wang.", true},
		{"World order,” Lavrov told Wang.", true},
		{"World order» said Lavrov.", true},
		{"“World order,” Lavrov told Wang.", false},
		{"”World order,” Lavrov told Wang.", false},
		{"„Weltordnung“, sagte er.", false},
		{"„Weltordnung”, sagte er.", false},
		{"»Weltordnung«, sagte er.", false},
		{"« Oui », dit-il.", false},
		{"“World order, Lavrov told Wang.", false},
		{"iPhone sales fell.", false},
		{"al-Assad left.", false},
		{"pro-Russian forces left.", true},
		{"von der Leyen left.", false},
		{"de facto it is over.", true},
		{"d'Estaing left.", false},
		{"“special operation” is the word.", false},
		{"72 people left.", false},
		{"’tis the season.", false},
		{"中国很大。", false},
	}
	for _, tt := range tests {
		got, _ := brokenEdges(tt.sentence, []Span{{0, len(tt.sentence)}}, false, false)
		if got[0] != tt.want {
			t.Errorf("fragment(%q) = %v, want %v", tt.sentence, got[0], tt.want)
		}
	}
}

// BenchmarkLinear reports what a byte costs in a megabyte of hostile text as a
// ratio to what it costs in ten kilobytes; what is quadratic has a ratio of 100.
func BenchmarkLinear(b *testing.B) {
	for _, piece := range []string{`"`, "“", "”", "’", ". ", "A.", "A. ", ".”", "a. b", "(.", "?! ", ". . ", "—", " ", "No. ", "…A", "x", "[1]", "- a\n", "## \n", "a\n\n", "A\nb\n", "Jan. ", "e\u0301", "Ab said. "} {
		b.Run(strconv.Quote(piece), func(b *testing.B) {
			perByte := func(n int) float64 {
				a := Article{Title: "Title", Body: strings.Repeat(piece, n/len(piece))}
				start := time.Now()
				a.Cut()
				return float64(time.Since(start)) / float64(len(a.Body))
			}
			least, most := math.Inf(1), math.Inf(1)
			for b.Loop() {
				for range 8 { // a busy machine slows some runs
					least = min(least, perByte(10_000))
				}
				for n := 0; n < 4 && most > 2*least; n++ {
					most = min(most, perByte(1_000_000))
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(most, "ns/B")
			b.ReportMetric(most/least, "1MB/10kB")
		})
	}
}
