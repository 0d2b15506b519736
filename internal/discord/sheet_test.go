package discord

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
	"github.com/google/go-cmp/cmp"

	"attache/internal/answers"
	"attache/internal/facts"
)

var update = flag.Bool("update", false, "write the golden files anew")

func fixed(s string) answers.Piece { return answers.Piece{Origin: answers.Word, Text: s} }
func value(s string) answers.Piece { return answers.Piece{Origin: answers.Value, Text: s} }
func strong(s string) answers.Piece {
	return answers.Piece{Origin: answers.Value, Text: s, Strong: true}
}
func dated(s string) answers.Piece   { return answers.Piece{Origin: answers.Value, Text: s, Date: true} }
func command(s string) answers.Piece { return answers.Piece{Origin: answers.Command, Text: s} }
func line(p ...answers.Piece) []answers.Piece {
	return p
}

func cite(text string, marks ...[2]int) answers.Citation {
	return answers.Citation{Highlights: marks, Evidence: facts.Evidence{
		Article: "lavrov-in-delhi", Title: "Lavrov in Delhi", Source: "Wire", URL: "https://news.example/lavrov_(delhi)",
		Date: "2022-03-30", Text: text,
	}}
}

// pages are the awkward ones, by name.
func pages() map[string]answers.Page {
	footer := line(fixed("1 article · "), value("snapshot 1a2b3c"))
	who := answers.Page{
		Title: line(strong("Sergey Lavrov")),
		Lead:  line(fixed("also "), value("Sergei Lavrov"), fixed(", "), value("Lavrov")),
		Sections: []answers.Section{
			{Heading: line(fixed("Roles")), Items: []answers.Item{
				{Text: line(strong("Russian foreign minister"), fixed(", "), dated("2022-03-30")),
					Cites: []answers.Citation{cite("Russian foreign minister Sergey Lavrov\narrived in Delhi.", [2]int{0, 24})}},
				{Text: line(value("diplomat"), fixed(", says "), value("Tass")),
					Cites: []answers.Citation{cite("The diplomat spoke."), cite("A diplomat.")}},
			}},
			{Heading: line(fixed("What they said")), Items: []answers.Item{
				{Cites: []answers.Citation{cite(`"We have *the best* relations with China in history", he said @everyone.`)}},
			}},
		},
		Tips:   []string{"stance Russia", "timeline Lavrov"},
		Footer: footer,
		Found:  true,
	}

	missing := answers.Page{
		Title:  line(value("Zaphod <@1> Beeblebrox")),
		Lead:   line(fixed("The articles do not mention "), value("Zaphod <@1> Beeblebrox"), fixed(".")),
		Tips:   []string{"who Lavrov", "search `quoted`"},
		Footer: footer,
	}

	candidates := answers.Page{Title: line(fixed("Who is meant?")), Footer: footer, Found: true}
	var items []answers.Item
	for i := range 40 {
		items = append(items, answers.Item{
			Text:  line(strong(fmt.Sprintf("Wang Number %d", i)), fixed(", "), value("deputy minister for a department with a long name"), fixed(": "), command(fmt.Sprintf("who Wang Number %d", i))),
			Cites: []answers.Citation{cite(strings.Repeat("Wang spoke. ", 12))},
		})
	}
	candidates.Sections = []answers.Section{{Items: items}}
	candidates.Tips = []string{"who Wang Number 1 from 2022"}

	long := answers.Page{
		Title:  line(value(strings.Repeat("Long title ", 60))),
		Lead:   line(value(strings.Repeat("A long lead. ", 200))),
		Footer: line(value(strings.Repeat("foot ", 1000))),
		Found:  true,
		Sections: []answers.Section{{Heading: line(value(strings.Repeat("Heading ", 100))), Items: []answers.Item{{
			Text: line(value(strings.Repeat("Item ", 500))),
			Cites: []answers.Citation{
				cite(strings.Repeat("A sentence that goes on. ", 300), [2]int{2, 10}, [2]int{900, 5000}),
				cite(strings.Repeat("x", 5000)), cite("short"), cite(strings.Repeat("** ", 2000)), cite("last"), cite(strings.Repeat("long ", 200)),
			},
		}}}},
	}

	scripts := answers.Page{
		Title: line(value("王毅 · \u200fלברוב · لافروف")),
		Sections: []answers.Section{{Heading: line(fixed("What they said")), Items: []answers.Item{
			{Text: line(value("王毅说:“中国外交部长王毅与俄罗斯外长拉夫罗夫举行会谈。”")), Cites: []answers.Citation{cite(strings.Repeat("中国外交部长王毅与俄罗斯外长举行会谈。", 80))}},
			{Text: line(value("می\u200cخواهم \u202eabc\u202c")), Cites: []answers.Citation{cite("وقال \u202bلافروف\u202c إن العلاقات جيدة.\n- قائمة")}},
			{Text: line(value("👩‍👩‍👧🇮🇳")), Cites: []answers.Citation{cite(strings.Repeat("👩‍👩‍👧", 300))}},
		}}},
		Footer: footer,
		Found:  true,
	}

	var attacks []answers.Item
	for _, s := range hostile {
		attacks = append(attacks, answers.Item{Text: line(strong("1949"), value(s), fixed(" — "), value(s)), Cites: []answers.Citation{{
			Evidence:   facts.Evidence{Article: s, Title: s, Source: s, URL: s, Date: s, Text: s},
			Highlights: [][2]int{{1, 3}, {-5, 2}, {2, 900}},
		}}})
	}
	attack := answers.Page{
		Title: line(value(strings.Join(hostile, " "))), Lead: line(value("- "), value(strings.Join(hostile, "\n"))),
		Sections: []answers.Section{{Heading: line(value("# h")), Items: attacks}},
		Tips:     []string{"`*`", "who <@1>\n- x", "@everyone"},
		Footer:   line(value("<@1> *as it stands*")),
		Found:    true,
	}

	return map[string]answers.Page{
		"who": who, "missing": missing, "candidates": candidates, "long": long,
		"scripts": scripts, "attack": attack, "empty": {},
	}
}

// embeds returns those of the sheets of p.
func embeds(p answers.Page) []*discordgo.MessageEmbed {
	var out []*discordgo.MessageEmbed
	for _, s := range Sheets(p, "!", nil) {
		out = append(out, s.Embed)
	}
	return out
}

func TestSheetGolden(t *testing.T) {
	for name, p := range pages() {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			for i, e := range embeds(p) {
				fmt.Fprintf(&b, "=== sheet %d, colour %06x\n", i+1, e.Color)
				if e.Title != "" {
					fmt.Fprintf(&b, "=== title\n%s\n", e.Title)
				}
				fmt.Fprintf(&b, "=== description\n%s\n", e.Description)
				if e.Footer != nil {
					fmt.Fprintf(&b, "=== footer\n%s\n", e.Footer.Text)
				}
			}
			file := filepath.Join("testdata", "sheet", name+".golden")
			if *update {
				if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, b.Bytes(), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(string(want), b.String()); d != "" {
				t.Errorf("embeds differ from %s (-want +got); -update writes it anew\n%s", file, d)
			}
		})
	}
}

// checkEmbeds fails t where Discord would refuse embeds, or do something at the
// will of whoever wrote the text in them.
func checkEmbeds(t *testing.T, embeds []*discordgo.MessageEmbed) {
	t.Helper()
	for _, e := range embeds {
		checkEmbed(t, e)
	}
}

func checkEmbed(t *testing.T, e *discordgo.MessageEmbed) {
	t.Helper()
	total := 0
	limit := func(what, s string, n int) {
		total += length(s)
		if length(s) > n {
			t.Errorf("%s has %d characters, more than %d", what, length(s), n)
		}
		if !utf8.ValidString(s) {
			t.Errorf("%s is not valid UTF-8: %q", what, s)
		}
	}
	limit("title", e.Title, 256)
	limit("description", e.Description, 4096)
	if e.Footer != nil {
		limit("footer", e.Footer.Text, 2048)
	}
	if e.Title == "" && e.Description == "" {
		t.Error("an embed is empty")
	}
	for _, f := range append(constructs(e.Title), constructs(e.Description)...) {
		t.Errorf("the embed has a %s: %q in %q", f.name, f.text, e.Title+"\n"+e.Description)
	}
	if total > 6000 {
		t.Errorf("the embed has %d characters in all", total)
	}
}

func TestSheetLimits(t *testing.T) {
	for name, p := range pages() {
		t.Run(name, func(t *testing.T) { checkEmbeds(t, embeds(p)) })
	}
}

// TestSheetsKeepAll checks that every item is on one of the sheets, whole and in its
// order, and that sheets are neither walls of text nor nearly empty.
func TestSheetsKeepAll(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 5, 8, 12, 13, 14, 15, 16, 17, 18, 19, 20, 30, 59} {
		var items []answers.Item
		for i := range n {
			items = append(items, answers.Item{
				Text:  line(value(fmt.Sprintf("item%d.", i))),
				Cites: []answers.Citation{cite(strings.Repeat("word ", 20+i) + fmt.Sprintf("end%d.", i))},
			})
		}
		sheets := Sheets(answers.Page{Title: line(value("t")), Sections: []answers.Section{
			{Items: items[:n/2]}, {Heading: line(fixed("More")), Items: items[n/2:]},
		}}, "!", nil)
		next, counted, cited := 0, 0, 0
		for k, s := range sheets {
			checkEmbed(t, s.Embed)
			text := s.Embed.Description
			for strings.Contains(text, fmt.Sprintf("item%d.", next)) {
				if !strings.Contains(text, fmt.Sprintf("end%d.", next)) {
					t.Errorf("%d items: item %d is cut", n, next)
				}
				next++
			}
			if size := length(text); size > fullSheet || k < len(sheets)-1 && size < fullSheet/2 {
				t.Errorf("%d items: sheet %d has %d characters", n, k, size)
			}
			if n > 0 && strings.Contains(text, "More**\n\n") || n > 0 && strings.HasSuffix(text, "More**") {
				t.Errorf("%d items: a heading stands alone", n)
			}
			counted += s.items
			cited += len(s.Cites)
		}
		if next != n || counted != n || cited != n {
			t.Errorf("%d items: %d are shown, %d counted, %d citations", n, next, counted, cited)
		}
	}
}

// TestSheetsKeepDays checks that a day of publication is the same day for nearly
// every reader.
func TestSheetsKeepDays(t *testing.T) {
	if got, want := day("2022-03-30"), "<t:1648634400:D>"; got != want {
		t.Errorf("day = %s, want %s", got, want)
	}
	const noon = 1648641600 // of 2022-03-30, UTC
	for _, zone := range []int{-10, -5, 0, 5, 12, 13} {
		local := 1648634400 + zone*3600
		if local < noon-12*3600 || local >= noon+12*3600 {
			t.Errorf("it is another day at UTC%+d", zone)
		}
	}
	for _, s := range []string{"", "2022-03", "1949", "2022-13-45", "<t:0:R>"} {
		if got := day(s); strings.Contains(got, "<t") && !strings.Contains(got, `\<t`) {
			t.Errorf("day(%q) = %q", s, got)
		}
	}
}

func TestMasked(t *testing.T) {
	tests := []struct{ label, url, want string }{
		{"Wire", "https://a.example/b", "[Wire](https://a.example/b)"},
		{"Wire", "http://a.example", "[Wire](http://a.example)"},
		{"Wire [en]", "https://a.example/b_(c)?d=[e]&f=g h", "[Wire (en)](https://a.example/b_%28c%29?d=%5Be%5D&f=g%20h)"},
		{"W*re", "https://a.example/ü", `[W\*re](https://a.example/%C3%BC)`},
		{"Wire", "javascript:alert(1)", "Wire"},
		{"Wire", "discord://x", "Wire"},
		{"Wire", "//a.example", "Wire"},
		{"Wire", "https://user:secret@a.example", "Wire"},
		{"Wire", "https://a.example/) [x](https://b.example", "[Wire](https://a.example/%29%20%5Bx%5D%28https://b.example)"},
		{"Wire", "https://a.example/" + strings.Repeat("x", 500), "Wire"},
		{"https://b.example", "https://a.example", `https\://b.example`},
		{"", "https://a.example", ""},
	}
	for _, tt := range tests {
		if got := masked(tt.label, tt.url); got != tt.want {
			t.Errorf("masked(%q, %q) = %q, want %q", tt.label, tt.url, got, tt.want)
		}
	}
}

// Who reads a citation sees of which article it is, link or no link.
func TestOrigin(t *testing.T) {
	c := answers.Citation{Evidence: facts.Evidence{Article: "a", Title: "Two *ships*", Source: "Wire", Date: "2024-05-03"}}
	for _, tt := range []struct{ source, title, url, want string }{
		{"Wire", "Two *ships*", "", `Wire, Two \*ships\*, `},
		{"Wire", "Two *ships*", "https://a.example/b", `Wire, [Two \*ships\*](https://a.example/b), `},
		{"", "Two *ships*", "https://a.example/b", `[Two \*ships\*](https://a.example/b), `},
		{"Wire", "", "https://a.example/b", `Wire, [a](https://a.example/b), `},
		{"Wire", "Two", "javascript:alert(1)", `Wire, Two, `},
	} {
		c.Source, c.Title, c.URL = tt.source, tt.title, tt.url
		if got := origin(c); got != tt.want+day(c.Date) {
			t.Errorf("source %q, title %q, address %q: %q", tt.source, tt.title, tt.url, got)
		}
	}
}

func TestHighlighted(t *testing.T) {
	tests := []struct {
		marks [][2]int
		want  string
	}{
		{nil, "one two three"},
		{[][2]int{{0, 3}}, "**one** two three"},
		{[][2]int{{0, 3}, {3, 7}}, "**one two** three"},
		{[][2]int{{3, 8}}, "one **two** three"}, // blanks stay outside
		{[][2]int{{4, 7}, {2, 5}}, "on**e two** three"},
		{[][2]int{{-3, 3}, {8, 99}, {5, 2}}, "**one** two **three**"},
	}
	for _, tt := range tests {
		if got := markdown(highlighted("one two three", tt.marks)); got != tt.want {
			t.Errorf("highlighted %v = %q, want %q", tt.marks, got, tt.want)
		}
	}
	if got, want := markdown(highlighted("Zoë", [][2]int{{3, 4}})), "Zoë"; shownBy(parse(t, got)) != want {
		t.Errorf("a mark within a character gives %q", got)
	}
}

// TestSheetsTokens draws articles and questions made of all that means something to
// some client.
func TestSheetsTokens(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 60 {
		a := attack{body: medley(r, 12), title: medley(r, 6), source: medley(r, 6), url: medley(r, 6), name: medley(r, 6)}
		if r.IntN(2) == 0 {
			a.url = "https://a.example/" + a.url
		}
		for range 3 {
			from := r.IntN(30)
			a.marks = append(a.marks, [2]int{from, from + r.IntN(20)})
		}
		a.check(t)
	}
}

// FuzzSheets does the same with what a fuzzer finds.
func FuzzSheets(f *testing.F) {
	for i, s := range hostile {
		f.Add(s, s, s, "https://a.example/"+s, s, i, i+7)
		f.Add("words", s, "", s, "name", 1, 0)
		f.Add(s, "title", "source", "https://a.example/b", s, 1, 3)
	}
	f.Fuzz(func(t *testing.T, body, title, source, url, name string, n, at int) {
		if len(body)+len(title)+len(source)+len(url)+len(name) > 1500 {
			return // the readings of markdown take quadratic time
		}
		n = min(max(n, 0), 6)
		attack{strings.Repeat(body, n), title, source, url, name, [][2]int{{at, at + n}}}.check(t)
	})
}

// An attack is what somebody has put into an article and asks, to do harm.
type attack struct {
	body, title, source, url, name string
	marks                          [][2]int
}

// check draws a page of it and fails t if that does harm.
func (a attack) check(t *testing.T) {
	t.Helper()
	c := answers.Citation{Highlights: a.marks, Evidence: facts.Evidence{
		Article: "id", Title: a.title, Source: a.source, URL: a.url, Date: "2022-03-30", Text: a.body}}
	after := c
	after.Start, after.End = 5, 9
	p := answers.Page{
		Title: line(value(a.name)), Lead: line(fixed("also "), value(a.name)), Tips: []string{a.name},
		Sections: []answers.Section{
			{Heading: line(value(a.name)), Items: []answers.Item{
				{Text: line(strong(a.name), value(a.body), command(a.name), dated("2022-03-29"), strong(a.title)), Cites: []answers.Citation{c, after}},
				{Text: line(value(a.body), strong(a.title))},
				{Cites: []answers.Citation{c}},
			}},
			{Items: []answers.Item{{Text: line(dated(a.source), value(a.url)), Cites: []answers.Citation{{Evidence: facts.Evidence{Article: a.name, Text: a.body, Date: a.name}}}}}},
		},
		Footer: line(value(a.name)),
	}
	all := embeds(p)
	checkEmbeds(t, all)
	checkOurs(t, p, all)
	if _, err := json.Marshal(all); err != nil {
		t.Error(err)
	}
	if t.Failed() {
		t.Fatalf("with %#v", a)
	}
}

// checkOurs fails t where a client would show anything but text at the will of those
// who wrote what stands on p: a link to elsewhere, a time, a quotation, a line that
// looks like the origin of one.
func checkOurs(t *testing.T, p answers.Page, embeds []*discordgo.MessageEmbed) {
	t.Helper()
	addresses, days := map[string]bool{}, map[string]bool{}
	for _, s := range p.Sections {
		for _, it := range s.Items {
			for _, x := range it.Text {
				days[day(x.Text)] = x.Date
			}
			for _, c := range it.Cites {
				if u, ok := webAddress(c.URL); ok {
					addresses[u] = true
				}
				days[day(c.Date)] = true
			}
		}
	}
	quotes := map[string]bool{"…": true}
	for _, s := range p.Sections {
		for _, it := range s.Items {
			for _, c := range it.Cites {
				quotes[oneLine(tidy(c.Text))] = true
			}
		}
	}
	for _, e := range embeds {
		walk(parse(t, e.Title), nil, func(n node, _ []string) {
			if n.Type != "text" {
				t.Errorf("the title has a %s: %q", n.Type, e.Title)
			}
		})
		nodes := parse(t, e.Description)
		walk(nodes, nil, func(n node, in []string) {
			where := strings.Join(in, " ")
			ok := false
			switch n.Type {
			case "text", "br":
				ok = true
			case "strong":
				ok = where == "" || where == "blockQuote"
			case "inlineCode":
				ok = (where == "" || where == "strong") && strings.HasPrefix(n.text, "!")
			case "blockQuote", "subtext":
				ok = where == ""
			case "timestamp":
				ok = (where == "" || where == "strong" || where == "subtext") && n.Format == "D" && days["<t:"+n.Timestamp+":D>"]
			case "link":
				ok = where == "subtext" && addresses[n.Target]
			}
			if !ok {
				t.Errorf("the description has a %s (%s%s%s) in %q: %q", n.Type, n.text, n.Target, n.Timestamp, where, e.Description)
			}
		})
		checkLines(t, nodes, quotes, e.Description)
	}
}

// checkLines checks the lines at the top of a description: statements, headings, the
// lead, and quotations, of which each is followed by its origin, and nothing else is.
func checkLines(t *testing.T, nodes []node, quotes map[string]bool, description string) {
	t.Helper()
	var line []node // so far
	end := func() {
		// Headings are bold, as no origin is.
		if len(line) > 0 && line[0].Type != "strong" && strings.HasPrefix(shownBy(line), "—") {
			t.Errorf("%q looks like an origin in %q", shownBy(line), description)
		}
		line = nil
	}
	for i, n := range nodes {
		switch n.Type {
		case "br":
			end()
		case "blockQuote":
			if len(line) > 0 {
				t.Errorf("a quotation begins within a line of %q", description)
			}
			for text := range strings.SplitSeq(strings.TrimSuffix(shownBy(n.within), "\n"), "\n") {
				if !quoted(oneLine(text), quotes) {
					t.Errorf("%q is quoted, which no article says, in %q", text, description)
				}
			}
			if i+1 == len(nodes) || nodes[i+1].Type != "subtext" {
				t.Errorf("a quotation has no origin in %q", description)
			}
		case "subtext":
			if i == 0 || nodes[i-1].Type != "blockQuote" || !strings.HasPrefix(shownBy(n.within), "— ") {
				t.Errorf("%q is small, but no origin, in %q", shownBy(n.within), description)
			}
		default:
			line = append(line, n)
		}
	}
	end()
}

// quoted reports whether text is one of quotes, or the beginning of one.
func quoted(text string, quotes map[string]bool) bool {
	head, clipped := strings.CutSuffix(text, "[…]")
	for q := range quotes {
		if text == q || clipped && strings.HasPrefix(q, strings.TrimSpace(head)) {
			return true
		}
	}
	return false
}
