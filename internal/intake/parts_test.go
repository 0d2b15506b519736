package intake

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/net/html/charset"
	"pgregory.net/rapid"

	"attache/internal/article"
)

const russian = "Министр иностранных дел России Сергей Лавров встретился в среду с министром иностранных дел Китая. «Мы вместе движемся к многополярному миру», — сказал он после переговоров, которые длились два часа."

func encoded(t testing.TB, label, s string) string {
	t.Helper()
	e, _ := charset.Lookup(label)
	if e == nil {
		t.Fatalf("no encoding %s", label)
	}
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wide(s string, mark bool, big bool) string {
	var b []byte
	units := utf16.Encode([]rune(s))
	if mark {
		units = append([]uint16{0xfeff}, units...)
	}
	for _, u := range units {
		if big {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

func TestDecode(t *testing.T) {
	french := "Le ministre a déclaré qu’il était très préoccupé par la situation en Méditerranée."
	page := func(label, s string) string {
		return "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=" + label + "\"></head><body>" + s
	}
	chinese := "外交部长王毅表示，中方愿同俄方一道，推动两国关系不断向前发展。他说，双方合作没有止境。"
	plainRussian := strings.NewReplacer("«", "\"", "»", "\"", "—", "-").Replace(russian) // KOI8-R has no others
	for _, tt := range []struct{ name, data, kind, want string }{
		{"UTF-8", russian, "", russian},
		{"UTF-8 with a mark", "\ufeff" + russian, "", russian},
		{"UTF-8 against what the server says", russian, "text/html; charset=iso-8859-1", russian},
		{"UTF-16", wide(russian, true, false), "", russian},
		{"UTF-16, the other way round", wide(russian, true, true), "", russian},
		{"UTF-16 without a mark", wide(french, false, false), "", french},
		{"UTF-16 without a mark, the other way round", wide(french, false, true), "", french},
		{"windows-1251 that nobody declares", encoded(t, "windows-1251", russian), "", russian},
		{"windows-1251 that the server declares", encoded(t, "windows-1251", russian), "text/plain; charset=windows-1251", russian},
		{"windows-1251 that the server takes for Latin", encoded(t, "windows-1251", russian), "text/plain; charset=iso-8859-1", russian},
		{"windows-1251 that the server takes for UTF-8", encoded(t, "windows-1251", russian), "text/plain; charset=utf-8", russian},
		{"KOI8-R that nobody declares", encoded(t, "koi8-r", plainRussian), "", plainRussian},
		{"windows-1252 that nobody declares", encoded(t, "windows-1252", french), "", french},
		{"GBK of a page", page("gbk", encoded(t, "gbk", chinese)), "", page("gbk", chinese)},
		{"GB 18030 that nobody declares", encoded(t, "gb18030", strings.Repeat(chinese, 3)), "", strings.Repeat(chinese, 3)},
		{"Shift JIS of a page", page("shift_jis", encoded(t, "shift_jis", "外務大臣は会談した。")), "", page("shift_jis", "外務大臣は会談した。")},
		{"XML", `<?xml version="1.0" encoding="windows-1251"?><rss>` + encoded(t, "windows-1251", russian), "", "<rss>" + russian},
		{"a broken byte", russian + "\xd0", "", russian + "\ufffd"},
		{"line ends", "a\r\nb\rc", "", "a\nb\nc"},
		{"ISO-2022-JP", encoded(t, "iso-2022-jp", "外務大臣"), "text/plain; charset=iso-2022-jp", "外務大臣"},
	} {
		if got := decode([]byte(tt.data), tt.kind); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestDays(t *testing.T) {
	for _, tt := range []struct{ s, want string }{
		{"2031-05-20", "2031-05-20"},
		{"2031-05-20T23:30:00+02:00", "2031-05-20"},
		{"2031-05-20T23:30:00.000+0200", "2031-05-20"},
		{"20310520", "2031-05-20"},
		{"20310520T101500Z", "2031-05-20"},
		{"Tue, 20 May 2031 23:30:00 +0200", "2031-05-20"},
		{"Tue, 20 May 2031 23:30:00 GMT", "2031-05-20"},
		{"May 20, 2031 at 10:15 am", "2031-05-20"},
		{"20. Mai 2031", "2031-05-20"},
		{"20 de mayo de 2031", "2031-05-20"},
		{"1er août 2031", "2031-08-01"},
		{"Опубликовано 20 мая 2031 г., 14:05", "2031-05-20"},
		{"2031年5月20日", "2031-05-20"},
		{"20 मई 2031", "2031-05-20"},
		{"20.05.2031, 14:05", "2031-05-20"},
		{"Published 3rd of June, 2031", "2031-06-03"},
		{"25/12/2031", "2031-12-25"},
		{"03/04/2031", ""}, // March or April
		{"2031-02-30", ""},
		{"1970-01-01T00:00:00Z", ""},
		{"0001-01-01T00:00:00Z", ""},
		{"yesterday", ""},
		{"chapter 20 2031", ""},
		{"", ""},
	} {
		if got, ok := dayOf(tt.s); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q: got %q, %t, want %q", tt.s, got, ok, tt.want)
		}
	}
	for path, want := range map[string]string{
		"/2031/05/20/quotas": "2031-05-20", "/world/2031/may/20/quotas": "2031-05-20", "/politik/2031-05-20/x": "2031-05-20", "/a/20310520/b.html": "2031-05-20", "/2031-5-2-quotas": "2031-05-02",
		"/2031/quotas": "", "/article-20315": "", "/2031/13/20/x": "", "/1234/05/20/x": "", "/id/120310520/": "",
	} {
		if got, _ := dayOfPath(path); got != want {
			t.Errorf("%s: got %q, want %q", path, got, want)
		}
	}
	for body, want := range map[string]string{
		"MOSCOW, March 30, 2022 (Reuters) — Foreign Minister Sergei Lavrov met his colleague in Tunxi, and both spoke of their ties.": "2022-03-30",
		"30 March 2022\n\nThe ministers met.": "2022-03-30",
		"The ministers met on March 30, 2022 in Tunxi, a city of the province of Anhui, and spoke of their ties for two hours.":          "",
		"MOSCOW, March 30 (Reuters) — Foreign Minister Sergei Lavrov met his colleague in 2022, and both spoke of their ties and plans.": "",
	} {
		if got, _ := dayOfDateline(body); got != want {
			t.Errorf("%.40s: got %q, want %q", body, got, want)
		}
	}
}

func TestFormats(t *testing.T) {
	for _, tt := range []struct {
		name, kind, text string
		want             format
	}{
		{"a.txt", "", "Title\n\nText.", plain},
		{"-", "", "Title\n\nText.", plain},
		{"a.txt", "", "<!DOCTYPE html>\n<html><p>Text.", page},
		{"a", "text/html", "Text &amp; <b>more</b>", page},
		{"a", "text/plain", "1 < 2 and 3 > 2", plain},
		{"a.html", "", "<p>Text.", page},
		{"-", "", "<p>Text.</p>", page},
		{"-", "", "---\ntitle: T\n---\nText.", markdown},
		{"-", "", "--- dashes", plain},
		{"-", "", "# Title\n\nText.", markdown},
		{"a.md", "", "Text.", markdown},
		{"a", "text/html", "<rss version=\"2.0\"><channel>", feed},
		{"a.xml", "", "\n<!-- c --><feed xmlns=\"http://www.w3.org/2005/Atom\">", feed},
		{"a", "", "<rdf:RDF xmlns:rdf=\"x\">", feed},
		{"a", "", `{"version": "https://jsonfeed.org/version/1.1", "items": []}`, feed},
		{"a", "", `{"title":"T"}`, jsonLines},
		{"a", "", "[\n {\"title\":\"T\"}]", jsonLines},
		{"a", "", "[Editor's note] Text.", plain},
		{"a", "", "{Curly} beginning.", plain},
	} {
		if got := formatOf(tt.name, tt.kind, tt.text); got != tt.want {
			t.Errorf("%s %s %q: got %d, want %d", tt.name, tt.kind, tt.text, got, tt.want)
		}
	}
}

func TestPlainAddress(t *testing.T) {
	same := []string{"https://www.fjord.example/a/b", "http://fjord.example/a/b/", "https://fjord.example:443/a/b#top", "https://FJORD.example/a/b?utm_source=x&utm_medium=y&fbclid=1", "https://fjord.example/a/./b/index.html", "https://fjord.example/a/b/amp"}
	for _, s := range same {
		if got := plainAddress(s); got != "fjord.example/a/b" {
			t.Errorf("%s: got %q", s, got)
		}
	}
	if a, b := plainAddress("https://x.example/?b=2&a=1"), plainAddress("https://x.example/?a=1&utm_id=3&b=2"); a != b || a != "x.example?a=1&b=2" {
		t.Errorf("got %q and %q", a, b)
	}
	if a, b := plainAddress("https://x.example/?id=1"), plainAddress("https://x.example/?id=2"); a == b {
		t.Errorf("two pages are one: %q", a)
	}
	for _, none := range []string{"", "x", "%"} {
		if got := plainAddress(none); got != "" {
			t.Errorf("%q: got %q", none, got)
		}
	}
}

func TestSameText(t *testing.T) {
	long := "The foreign ministers of both countries met in Oslo on Tuesday and signed an agreement on quotas. Norway may catch a hundred thousand tonnes of cod, Denmark half of that. " +
		"The talks had been prepared for two years by officials who met in secret. Fishermen of both coasts welcomed the result, while their colleagues in Sweden called it unfair. " +
		"The parliaments vote in June, and a majority is expected in each of them, since all large parties stand behind it."
	for _, tt := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same", long, long, true},
		{"two words changed", long, strings.NewReplacer("Tuesday", "Monday", "secret", "private").Replace(long), true},
		{"other signs", long, strings.ToUpper(strings.ReplaceAll(long, ".", " –")), true},
		{"a sentence more", long, long + " The king will sign the law.", true},
		{"the beginning only", long, long[:len(long)/2], true},
		{"one sentence in common", long, "The harbour of Bergen was closed on Wednesday because of a storm, and no boat went out. The talks had been prepared for two years by officials who met in secret. Snow is expected.", false},
		{"another text", long, story, false},
		{"the same in Chinese", "外交部长王毅表示，中方愿同俄方一道推动两国关系发展。他说，双方合作没有止境。", "外交部长王毅今天表示，中方愿同俄方一道推动两国关系发展。他说，双方合作没有止境。", true},
		{"too short to tell", "He met her in Oslo.", "He met her in Oslo.", false},
	} {
		if got := sameText(shingles(tt.a), shingles(tt.b)); got != tt.want {
			t.Errorf("%s: got %t", tt.name, got)
		}
	}
}

func TestIDs(t *testing.T) {
	for _, tt := range []struct{ title, date, want string }{
		{"Norway & Denmark: a “deal”", "2031-05-20", "2031-05-20-norway-denmark-a-deal"},
		{"Лавров в Пекине", "2022-03-30", "2022-03-30-lavrov-v-pekine"},
		{"Con", "", "article-con"},
		{"COM1", "", "article-com1"},
		{"README", "", "article-readme"},
		{"Con", "2031-05-20", "2031-05-20-con"},
		{"???", "", "article"},
		{"../../etc/passwd", "", "etc-passwd"},
		{strings.Repeat("word ", 40), "", strings.TrimSuffix(strings.Repeat("word-", 12), "-")},
	} {
		got := idOf(tt.title, tt.date)
		if got != tt.want || checkID(got) != nil {
			t.Errorf("%q: got %q (%v), want %q", tt.title, got, checkID(got), tt.want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		if id := idOf(rapid.String().Draw(t, "title"), rapid.SampledFrom([]string{"", "2031-05-20"}).Draw(t, "date")); checkID(id) != nil {
			t.Errorf("%q: %v", id, checkID(id))
		}
	})
}

func TestLanguages(t *testing.T) {
	for s, want := range map[string]string{"en_us": "en-US", "de": "de", "zh-hans": "zh-Hans", "en-GB, fr": "en-GB", "english": "", "": "", "und": ""} {
		if got, _ := languageTag(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
	for want, s := range map[string]string{
		"en": story, "ru": russian, "": "Ok.",
		"de": "Die Außenministerin sagte nach dem Treffen in Oslo, dass beide Länder zufrieden sein könnten und dass nun die Parlamente entscheiden müssten.",
		"zh": "外交部长王毅表示，中方愿同俄方一道推动两国关系发展，双方合作没有止境。",
	} {
		if got, _ := languageOf(s); got != want {
			t.Errorf("%.30q: got %q, want %q", s, got, want)
		}
	}
	if sameScript("en", russian) || !sameScript("en-GB", story) || !sameScript("uk", russian) {
		t.Error("scripts are not told from each other")
	}
}

// FuzzParagraph holds any paragraph of any page to reading back as it was.
func FuzzParagraph(f *testing.F) {
	for _, s := range []string{"# 1", "## a ##", "- no, he said", "* note", "> quoted", "= a =", "== a ==", "![a](b)", `\# a`, `\`, "--- a", "1. first", "+ plus", "-", "***", "— Да, сказал он.", "a\u00adb", "title: x", "<b>", "&amp;", "• item", "\u2028a", "\u200fU", "\u200f# a", "\u200f#\u200fa", "___", "[x]: y", "====="} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := tidy(strings.ToValidUTF8(s, "\ufffd"))
		if !strings.ContainsFunc(want, isWordRune) || isBoilerplate(want) || strings.ContainsAny(want, "•·‣◦▪●") || len(words(want)) > 300 {
			return
		}
		var w writer
		w.text.WriteString(s)
		w.flush()
		paras := clean(append(w.paras, "A second paragraph, which has a full sentence."))
		d := draft{Article: article.Article{Title: "None of them", Body: strings.Join(paras, "\n\n")}}
		a, _, err := d.as("x")
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		var got string
		for _, p := range a.Passages {
			if p.Paragraph == 0 {
				if p.Kind == article.Heading && (strings.HasPrefix(want, "#") || strings.HasPrefix(want, "=")) {
					t.Errorf("%q is read as a heading", s)
				}
				got += a.Body[p.Start:p.End]
			}
		}
		if letters := func(s string) string { return strings.Join(words(s), " ") }; !strings.HasPrefix(want, got[:min(len(got), 1)]) || letters(got) != letters(want) {
			t.Errorf("%q comes back as %q", want, got)
		}
	})
}

// FuzzRead holds whatever is given to an article or a sentence why there is none.
func FuzzRead(f *testing.F) {
	f.Add("a.html", "text/html; charset=windows-1251", htmlOf("T", story))
	f.Add("a.xml", "", "<?xml version='1.0' encoding='koi8-r'?><rss version='2.0'><channel><item><title>T</title><description>"+story+"</description></item></channel></rss>")
	f.Add("a.xml", "", `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><content type="xhtml"><div><p>`+story+`</p></div></content></entry></feed>`)
	f.Add("a.json", "", `{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","content_html":"<p>x</p>","url":"https://x.example/1"}]}`)
	f.Add("a.jsonl", "", `{"title":"T","text":"`+story+`"}`)
	f.Add("a.md", "", "---\ntitle: T\nx: [a, {b: c}]\n---\n"+story)
	f.Add("a.txt", "", wide(story, true, true))
	f.Add("a.html", "", `<script type="application/ld+json">{"@graph":[{"@type":"Article","author":[[{"name":1}]],"articleBody":"x"}]}</script><base href="//x/"><link rel=canonical href=":">`)
	f.Fuzz(func(t *testing.T, name, kind, data string) {
		drafts, err := read(document{name: name, kind: kind, data: []byte(data)})
		if err != nil {
			if r, ok := err.(*Refusal); !ok || r.Reason == 0 {
				t.Errorf("no reason is given: %v", err)
			} else if _, ok := r.cause.(*tripped); ok {
				t.Errorf("it panics: %v", r.cause)
			}
			return
		}
		for _, d := range drafts {
			if d.err != nil || d.summary {
				continue
			}
			d.complete()
			if a, data, err := d.as("x"); err == nil {
				if _, err := article.Parse("x.md", data); err != nil || a.Title == "" {
					t.Errorf("what was written is not read: %v", err)
				}
			}
		}
	})
}

// BenchmarkTwin compares one article with 10,000 others.
func BenchmarkTwin(b *testing.B) {
	f := &folder{byAddress: map[string]*article.Article{}, names: map[string]bool{}, known: map[string][]uint32{}}
	for i := range 10_000 {
		var text strings.Builder
		for j := range 500 {
			fmt.Fprintf(&text, "w%d ", (i*7919+j*j*31)%20_000)
		}
		f.keep(&article.Article{ID: strconv.Itoa(i), Body: text.String()})
	}
	a := article.Article{Body: f.articles[5_000].Body + " and a little more"}
	f.twin(a) // indexes the folder
	for b.Loop() {
		if at, _ := f.twin(a); at == nil {
			b.Fatal("it is not recognised")
		}
	}
}

func TestAuthor(t *testing.T) {
	for s, want := range map[string]string{
		"By Kari Nordmann": "Kari Nordmann", "Von Jana Petersen": "Jana Petersen", "Lucas Nolan22 Dec 2016651": "Lucas Nolan", "GILLIAN MOHNEY March 11, 2015 3:46 PM": "GILLIAN MOHNEY",
		"Last Updated: January 7, 2025": "", "https://fjord.example/kari": "", "@kari": "", "A. Lind &amp; B. Berg": "A. Lind & B. Berg", "May Britt": "May Britt", "Follow Author": "", "20 May 2031": "", "": "",
	} {
		if got := author(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}
