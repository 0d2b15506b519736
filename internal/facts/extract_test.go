package facts

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"attache/internal/article"
)

// verify checks what must hold for every article: each fact can be proved by
// the text it cites, and mentions stand in order.
func verify(t testing.TB, d *Document) {
	t.Helper()
	a := d.Article
	cited := func(what string, evidence []Evidence, values ...string) {
		t.Helper()
		if len(evidence) == 0 {
			t.Fatalf("%s: %s has no evidence", a.ID, what)
		}
		for _, ev := range evidence {
			if ev.Start < 0 || ev.End > len(a.Body) || ev.Start >= ev.End || a.Body[ev.Start:ev.End] != ev.Text || !utf8.ValidString(ev.Text) {
				t.Fatalf("%s: %s: evidence [%d:%d] is not its text %q", a.ID, what, ev.Start, ev.End, ev.Text)
			}
		}
		for _, v := range values {
			if !strings.Contains(strings.Join(strings.Fields(evidence[0].Text), " "), strings.Join(strings.Fields(v), " ")) {
				t.Fatalf("%s: %s: %q is not in its evidence %q", a.ID, what, v, evidence[0].Text)
			}
		}
	}
	spanned := func(what string, s article.Span) {
		t.Helper()
		if s.Start >= s.End || a.Text(s) == "" { // which it is also when it cuts a character in two
			t.Fatalf("%s: %s: [%d:%d] is no span of the body", a.ID, what, s.Start, s.End)
		}
	}
	ids := map[string]bool{}
	for _, e := range d.Entities {
		if ids[e.ID] {
			t.Fatalf("%s: entity %s twice", a.ID, e.ID)
		}
		ids[e.ID] = true
		cited("entity "+e.ID, e.Evidence)
		if e.Name == "" || strings.HasSuffix(e.ID, "/") {
			t.Fatalf("%s: entity %+v has no name", a.ID, e)
		}
	}
	known := func(what string, of ...string) {
		t.Helper()
		for _, id := range of {
			if id != "" && !ids[id] {
				t.Fatalf("%s: %s names the unknown entity %q", a.ID, what, id)
			}
		}
	}
	end := 0
	for _, m := range d.Mentions {
		spanned("mention", m.Span)
		spanned("phrase of a mention", m.Phrase)
		if m.Start < end {
			t.Fatalf("%s: mention [%d:%d] after %d", a.ID, m.Start, m.End, end)
		}
		end = m.End
		known("a mention", m.Entity)
	}
	for _, f := range d.Facts {
		if f.Label != "affiliation" { // given by its canonical name
			cited(f.Label, f.Evidence, f.Value)
		} else {
			cited(f.Label, f.Evidence)
		}
		known(f.Label, f.About)
	}
	for _, q := range d.Quotes {
		cited("quotation", q.Evidence, q.Text)
		known("quotation", q.SpeakerID)
		if q.Speaker == "" || q.Kind == "" || q.Rule == "" {
			t.Fatalf("%s: quotation %+v", a.ID, q)
		}
	}
	for _, at := range d.Attributions {
		if len(at.Cue) == 0 || len(at.Content) == 0 || at.Rule == "" {
			t.Fatalf("%s: attribution %+v", a.ID, at)
		}
		for _, list := range [][]article.Span{at.Source, at.Cue, at.Content} {
			for _, s := range list {
				spanned("attribution by "+at.Rule, s)
			}
		}
	}
	for _, s := range d.Stances {
		cited("stance", s.Evidence, s.Cue)
		if s.Holder == "" || s.Target == "" || s.Cue == "" || s.HolderID != "" && s.HolderID == s.TargetID {
			t.Fatalf("%s: stance %+v", a.ID, s)
		}
		known("stance", s.HolderID, s.TargetID)
	}
	end = 0
	for _, m := range d.Moments {
		spanned("moment", m.Span)
		if m.Start < end {
			t.Fatalf("%s: moment [%d:%d] after %d", a.ID, m.Start, m.End, end)
		}
		end = m.End
	}
	for _, e := range d.Events {
		cited("event", e.Evidence, e.What)
		if !slices.ContainsFunc(e.Evidence, func(ev Evidence) bool { return strings.Contains(ev.Text, e.When) }) {
			t.Fatalf("%s: no evidence of the event %q says %q", a.ID, e.What, e.When)
		}
		known("event", e.About...)
		if (e.Date == "") != (e.Precision == "") || len(e.About) != len(e.Participants) {
			t.Fatalf("%s: event %+v", a.ID, e)
		}
	}
}

// awkward are texts that have little to say and much to stumble over.
func awkward(n int) map[string]string {
	fill := func(s string) string { return strings.Repeat(s, n/len(s)+1) }
	numbered := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < n; i++ {
			fmt.Fprintf(&b, format, "Q"+strings.Map(func(r rune) rune { return r + 'a' - '0' }, fmt.Sprint(i)))
		}
		return b.String()
	}
	return map[string]string{
		"quotation marks":     "Norway said: " + fill(`"`),
		"opening marks":       "Norway said: " + fill("“"),
		"marks with letters":  fill("“a” "),
		"single marks":        fill("‘a’ 'b' "),
		"one capital word":    fill("A"),
		"capital words":       fill("Ab "),
		"words in capitals":   fill("NORWAY SAID THAT "),
		"given names":         fill("Anna "),
		"one sentence":        fill("Norway said that the minister rejected it and "),
		"commas":              "Norway said, " + fill(", "),
		"words and commas":    fill("fish, "),
		"joiners":             "Norway and " + fill("and "),
		"lists":               fill("Norway and Iceland, "),
		"verbs of speech":     "Norway " + fill("said "),
		"verbs in a row":      "Norway " + fill("rejected "),
		"speech in speech":    fill("Norway said that "),
		"brackets":            fill("(Norway) "),
		"opening brackets":    "Norway " + fill("( "),
		"square brackets":     fill("[Norway] [...] "),
		"relatives":           "Norway, " + fill("who said, which rejected, "),
		"prepositions":        "The minister " + fill("of the plan "),
		"adjectives":          "the " + fill("old "),
		"adverbs":             "Norway " + fill("very "),
		"possessives":         fill("Norway's "),
		"dashes":              fill("Norway — "),
		"colons":              fill("Norway: “no” "),
		"pronouns":            "Anna Berg met Jan Holm and " + fill("he rejected her and "),
		"pronouns alone":      fill("He said she said. "),
		"offices":             "Minister Anna Berg left. " + fill("The minister rejected it. "),
		"dates":               fill("on Monday in May 2020 "),
		"bare dates":          fill("May 2 2020 "),
		"numbers":             fill("12 "),
		"sources":             fill("“no fear” according to Norway "),
		"accordings":          fill("according to "),
		"titles":              fill("Minister ") + "Anna Berg",
		"heads":               fill("University of "),
		"infinitives":         fill("wants to "),
		"combining marks":     fill("e\u0301"),
		"combining pile":      "e" + fill("\u0301"),
		"no width":            "Norway " + fill("\u200b") + "left.",
		"ages":                fill("Anna Berg, 51, "),
		"initials":            fill("A. B. "),
		"addresses":           fill("https://a.b/c"),
		"list items":          fill("- Norway rejected it\n"),
		"short lines":         fill("Norway\n"),
		"short paragraphs":    fill("Norway rejected it.\n\n"),
		"many people":         numbered("Anna %s met Jan Holm. "),
		"many of one surname": numbered("Anna %s Holm met Holm.\n\n"),
		"many of one name":    numbered("Anna Berg %s met Anna Berg. "),
		"surnames alone":      numbered("Anna %s left. ") + fill("Qa said Qb. "),
		"bodies":              numbered("The %s University said so. "),
		"places":              numbered("He lives in %s. "),
		"many quotations":     numbered("“We reject %s,” Anna Berg said. "),
		"one long list":       "They met " + numbered("Anna %s, "),
		"said that said":      fill("she said that "),
		"wants and wants":     fill("and wants to urge Norway to ask "),
		"according to":        fill("according to Anna Berg, "),
		"quotations, said":    fill("“We reject it,” Berg said, “"),
		"headings":            numbered("“We reject %s”\n\n"),
		"participles":         "Norway left" + fill(", accusing Iceland of supporting it"),
		"attitudes":           "Anna Berg and Jan Holm " + fill("praised his support of her, criticized each other and "),
		"opinions":            "Anna Berg said " + fill("Jan Holm was not a liar and "),
		"nouns of attitude":   fill("despite the critics of sanctions imposed by Norway on Iceland in support of "),
		"news":                fill("Norwegian Minister Anna Berg met Jan Holm on Tuesday in Oslo. “We reject it,” Berg said.\n\n"),
	}
}

func TestInvariants(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	for name, body := range awkward(20_000) {
		a, err := article.New(article.Article{ID: strings.ReplaceAll(name, " ", "-"), Body: body, Date: published})
		if err != nil {
			t.Fatal(err)
		}
		verify(t, x.Extract(a))
	}
	for _, path := range []string{"testdata/orchard-pact.txt", "../../corpus", "../../../shared/eval/articles/wikinews.jsonl"} {
		set, err := article.Load(path, article.WithDate(published))
		if errors.Is(err, fs.ErrNotExist) {
			t.Logf("%s is not there", path)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range set.Articles {
			verify(t, x.Extract(a))
		}
	}
}

// FuzzExtract reads whatever comes twice: what is found must be provable, and the
// same each time.
func FuzzExtract(f *testing.F) {
	body, err := os.ReadFile("testdata/orchard-pact.txt")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(body), published)
	for _, body := range []string{
		"«Nous partons», said Anna Berg. 他说「是的」。",
		"Mr. “Bob” O’Neill (72), who’s “it”,” said",
		"“", "According to", "Anna Berg, according", "— said", "[T]his [...] “[w]e” [",
		"OSLO, Sept. 3 (Wire) — Norway—which left—said: “we\" go“ 'now', he's ‘late’.",
		"Minister Minister Anna Berg Berg, 58, a former envoy, said said that that “no”.",
		"Sol\u00adberg\u200b met\u00a0\u202fBerg\u2028on the 3. March.\r\n\r\n\ufeff“Yes.”",
		"He said &quot;no&quot; and â€œyesâ€ on May 2, 99999.",
		"Q: Why?\nA: I oppose it.\n\nBerg: “No.”",
		"e\u0301\u0301\u0301 said “\u0301” to Zarbok Inc. of \U0001F1F3\U0001F1F4",
	} {
		f.Add(body, published)
	}
	f.Add("Norway left on Monday.", "2022-02-29")
	for _, body := range awkward(200) {
		f.Add(body, published)
	}
	x, err := extractor()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body, day string) {
		if len(body) > 1<<14 {
			return
		}
		a, err := article.New(article.Article{ID: "fuzz", Body: body, Date: day})
		if err != nil {
			return
		}
		d := x.Extract(a)
		verify(t, d)
		if again := x.Extract(a); !reflect.DeepEqual(d, again) {
			t.Fatalf("read twice, %q says\n%+v\nand\n%+v", body, d, again)
		}
	})
}

// FuzzPairQuotes holds the quotations of any text to their order: each within its
// marks, none across another or the end of its paragraph.
func FuzzPairQuotes(f *testing.F) {
	for _, body := range []string{"„so\" and “so“ and \"so”", "‘a’ 'b' ''c'' ``d''", "«a «b» c» “a “b” c”", "“a\n\n“b\n\nc”", "\"\"\"", "“\u0301”"} {
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body string) {
		a, err := article.New(article.Article{ID: "fuzz", Body: body})
		if err != nil {
			return
		}
		end := 0
		for _, q := range pairQuotes(a) {
			if q.open < end || q.Start < q.open || q.End < q.Start || q.shut < q.End || q.shut > len(a.Body) || a.Text(q.Span) == "" {
				t.Fatalf("%q: quotation %+v after %d", body, q, end)
			}
			end = q.shut
		}
	})
}

// One Extractor serves many goroutines; the race detector looks on.
func TestConcurrent(t *testing.T) {
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	body, err := os.ReadFile("testdata/orchard-pact.txt")
	if err != nil {
		t.Fatal(err)
	}
	a, err := article.New(article.Article{ID: "pact", Body: string(body), Date: published})
	if err != nil {
		t.Fatal(err)
	}
	want := len(x.Extract(a).Stances)
	got := make(chan int)
	const n = 8
	for range n {
		go func() { got <- len(x.Extract(a).Stances) }()
	}
	for range n {
		if g := <-got; g != want {
			t.Errorf("%d stances, want %d", g, want)
		}
	}
}

// news returns an article of our own of about n bytes: the same text over and
// over.
func news(b *testing.B, n int) *article.Article {
	b.Helper()
	body, err := os.ReadFile("testdata/orchard-pact.txt")
	if err != nil {
		b.Fatal(err)
	}
	_, text, _ := strings.Cut(string(body), "\n\n")
	return long(b, strings.Repeat(text+"\n\n", n/len(text)+1))
}

func long(b *testing.B, body string) *article.Article {
	b.Helper()
	a, err := article.New(article.Article{ID: "bench", Date: published, Body: body})
	if err != nil {
		b.Fatal(err)
	}
	return a
}

func BenchmarkExtract(b *testing.B) {
	x, err := extractor()
	if err != nil {
		b.Fatal(err)
	}
	for _, size := range []struct {
		name  string
		bytes int
	}{{"600words", 3600}, {"10kB", 10_000}, {"100kB", 100_000}, {"1MB", 1_000_000}} {
		b.Run(size.name, func(b *testing.B) {
			a := news(b, size.bytes)
			b.ReportAllocs()
			b.SetBytes(int64(len(a.Body)))
			for b.Loop() {
				x.Extract(a)
			}
		})
	}
	b.Run("1000articles", func(b *testing.B) {
		a := news(b, 3600)
		for b.Loop() {
			var wg sync.WaitGroup
			for range runtime.GOMAXPROCS(0) {
				wg.Go(func() {
					for range 1000 / runtime.GOMAXPROCS(0) {
						x.Extract(a)
					}
				})
			}
			wg.Wait()
		}
	})
}

// BenchmarkLinear reports what a byte costs in a megabyte of each awkward text,
// as a ratio to what it costs in ten kilobytes; what is quadratic has a ratio of
// 100. A large text misses the processor's caches, which doubles its cost.
func BenchmarkLinear(b *testing.B) {
	x, err := extractor()
	if err != nil {
		b.Fatal(err)
	}
	small, large := awkward(10_000), awkward(1_000_000)
	small["our news"], large["our news"] = news(b, 10_000).Body, news(b, 1_000_000).Body
	for _, name := range slices.Sorted(maps.Keys(small)) {
		b.Run(name, func(b *testing.B) {
			perByte := func(body string) float64 {
				start := time.Now()
				x.Extract(long(b, body))
				return float64(time.Since(start)) / float64(len(body))
			}
			least, most := math.Inf(1), math.Inf(1)
			for b.Loop() {
				for range 8 { // a busy machine slows some runs
					least = min(least, perByte(small[name]))
				}
				for n := 0; n < 4 && most > 2*least; n++ {
					most = min(most, perByte(large[name]))
				}
			}
			b.ReportMetric(0, "ns/op")
			b.ReportMetric(most, "ns/B")
			b.ReportMetric(most/least, "1MB/10kB")
		})
	}
}
