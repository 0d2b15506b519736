package terminal

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"attache/internal/answers"
	"attache/internal/facts"

	"github.com/charmbracelet/x/ansi"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func word(s string) answers.Piece  { return answers.Piece{Origin: answers.Word, Text: s} }
func value(s string) answers.Piece { return answers.Piece{Origin: answers.Value, Text: s} }
func bold(s string) answers.Piece {
	return answers.Piece{Origin: answers.Value, Text: s, Strong: true}
}
func line(pieces ...answers.Piece) []answers.Piece { return pieces }

func cite(id, title, source, date, text string, highlights ...[2]int) answers.Citation {
	return answers.Citation{Evidence: facts.Evidence{Article: id, Title: title, Source: source, Date: date,
		End: len(text), Text: text}, Highlights: highlights}
}

// pages are made up: no article says any of it.
func pages() map[string]answers.Page {
	visit := cite("visit", "Foreign minister of Ruritania arrives in Strelsau", "Strelsau Post", "1894-03-30",
		"The foreign minister of Ruritania, Rudolf Rassendyll, 38, has arrived in Strelsau for talks on the “situation at\nthe border”, the palace said.",
		[2]int{35, 52})
	age := visit
	age.Highlights = [][2]int{{54, 56}}
	talks := cite("talks", "talks", "", "", `"We have the best relations in our history," he said.`)
	return map[string]answers.Page{
		"who": {
			Found: true,
			Title: line(bold("Rudolf Rassendyll")),
			Lead:  line(word("also "), value("Rassendyll"), word(", "), value("Рассендилл"), word(", "), value("拉森狄爾")),
			Sections: []answers.Section{
				{Heading: line(word("Roles")), Items: []answers.Item{
					{Text: line(bold("foreign minister of Ruritania"), word(" — "), value("1894-03-30")), Cites: []answers.Citation{visit}},
					{Text: line(word("age "), value("38"), word(" — "), value("1894-03-30")), Cites: []answers.Citation{age}},
					{Text: line(word("according to "), bold("Antoinette de Mauban"), word(": "), value("the man who played the king of a country that was not his own")),
						Cites: []answers.Citation{talks, visit, talks}},
				}},
				{Heading: line(word("What they said")), Items: []answers.Item{{Cites: []answers.Citation{talks}}}},
			},
			Tips:   []string{"stance Rassendyll", "timeline Ruritania from 1894-01-01 to 1894-12-31 on the crown"},
			Footer: line(value("2"), word(" articles, snapshot "), value("9f86d081")),
		},
		"missing": {
			Title:  line(bold("Zenda")),
			Lead:   line(word("The articles don't say.")),
			Tips:   []string{"what castle"},
			Footer: line(value("2"), word(" articles")),
		},
		"help": {
			Found: true,
			Title: line(word("Commands")),
			Sections: []answers.Section{{Items: []answers.Item{
				{Text: line(answers.Piece{Origin: answers.Command, Text: "who NAME"}, word("  who this is: roles with dates, age as the article gave it, affiliation and other names"))},
				{Text: line(answers.Piece{Origin: answers.Command, Text: "what TERM"}, word("  what a thing is in these articles"))},
			}}},
		},
		"scripts": {
			Found: true,
			Title: line(bold("🇮🇳 印度")),
			Sections: []answers.Section{{Heading: line(word("Passages")), Items: []answers.Item{
				{Cites: []answers.Citation{cite("zh", "外交部长抵达", "人民報", "2022-03-30",
					"印度外交部长表示，两国关系处于历史最好时期，双方将继续加强合作。“我们不会改变立场”，他在会谈后对记者说。", [2]int{0, 6})}},
				{Cites: []answers.Citation{cite("ar", "وصول الوزير", "الصحيفة", "2022-03-30",
					"قال وزير الخارجية الهندي إن العلاقات بين البلدين في أفضل حالاتها في التاريخ وإن المحادثات ستستمر غدا.")}},
				{Cites: []answers.Citation{cite("mix", "Emoji 👩‍👩‍👧 and flags 🇮🇳🇷🇺", "Wire", "2022-03-30",
					"A family 👩‍👩‍👧, a thumb 👍🏽, e\u0301 and https://example.org/a/very/long/address/that/no/line/can/hold/because/it/never/ends?x=1")}},
			}}},
		},
		"hostile": {
			Found: true,
			Title: line(bold("\x1b]0;owned\x07 Title\r\nSecond")),
			Sections: []answers.Section{{Items: []answers.Item{{
				Text:  line(word("says "), value("\x1b[2J\u009b31mred\x00 \u202egnol\u202c")),
				Cites: []answers.Citation{cite("\x1b[0m", "\u0301mark", "A\tB", "\x7f", "one\n\n\ttwo \x1b[31mthree\xff", [2]int{-5, 3}, [2]int{2, 9}, [2]int{8, 900}, [2]int{5, 4})},
			}}}},
			Tips: []string{"who \x1b[A"},
		},
	}
}

func TestRenderGolden(t *testing.T) {
	styles := map[string]Style{
		"60":    {Width: 60, Prefix: "!"},
		"80":    {Prefix: "!"},
		"color": {Width: 72, Prefix: "!", Color: true},
	}
	for page, p := range pages() {
		for name, s := range styles {
			t.Run(page+"/"+name, func(t *testing.T) {
				var b bytes.Buffer
				if err := Render(&b, p, s); err != nil {
					t.Fatal(err)
				}
				// The escapes of the colours are made visible, so that a diff can be read.
				golden(t, page+"-"+name, strings.ReplaceAll(b.String(), "\x1b", "␛"))
			})
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// Colour adds escapes and takes the rule under the title, and changes nothing else.
func TestColorChangesNoText(t *testing.T) {
	for name, p := range pages() {
		var with, without bytes.Buffer
		if err := errors.Join(Render(&with, p, Style{Color: true}), Render(&without, p, Style{})); err != nil {
			t.Fatal(err)
		}
		bare := strings.Split(without.String(), "\n")
		if len(bare) > 1 && strings.Trim(bare[1], "─") == "" && bare[1] != "" {
			bare = append(bare[:1], bare[2:]...)
		}
		if diff := cmp.Diff(strings.Join(bare, "\n"), ansi.Strip(with.String())); diff != "" {
			t.Errorf("%s (-without +with):\n%s", name, diff)
		}
	}
}

// Without the layout, what Render shows is the page, its evidence and Vocabulary.
func TestAddsOnlyVocabulary(t *testing.T) {
	for name, p := range pages() {
		var b bytes.Buffer
		if err := Render(&b, p, Style{Width: -1, Prefix: "!"}); err != nil {
			t.Fatal(err)
		}
		said := allText(p)
		for _, line := range strings.Split(b.String(), "\n") {
			line = strings.TrimLeft(line, "•│— ")
			for _, known := range said {
				line = strings.ReplaceAll(line, known, "")
			}
			if rest := strings.Trim(line, "─,[]! �"); rest != "" {
				t.Errorf("%s: %q is of unknown origin", name, rest)
			}
		}
	}
}

// allText lists everything that may stand on p, the longest first: some of it is part of other.
func allText(p answers.Page) []string {
	all := slices.Clone(Vocabulary)
	add := func(pieces []answers.Piece) {
		for _, piece := range pieces {
			all = append(all, piece.Text)
		}
	}
	add(p.Title)
	add(p.Lead)
	add(p.Footer)
	for _, s := range p.Sections {
		add(s.Heading)
		for _, item := range s.Items {
			add(item.Text)
			for _, c := range item.Cites {
				all = append(all, c.Text, c.Title, c.Source, c.Date, c.Article)
			}
		}
	}
	all = append(all, p.Tips...)
	for i := range all {
		all[i] = clean(all[i])
	}
	all = slices.DeleteFunc(all, func(s string) bool { return s == "" })
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	return all
}

func TestRenderWidths(t *testing.T) {
	for name, p := range pages() {
		for _, width := range []int{1, 16, 17, 23, 40, 80, 100, 200} {
			checkLines(t, name, p, width)
		}
	}
}

// checkLines fails when a page without colour holds a control character but the
// newline, or a line that is too wide or ends in space.
func checkLines(t *testing.T, name string, p answers.Page, width int) {
	t.Helper()
	var b bytes.Buffer
	if err := Render(&b, p, Style{Width: width, Prefix: "!"}); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(b.String(), "\n") {
		if got, most := ansi.StringWidth(line), max(width, minWidth); got > most {
			t.Errorf("%s: a line is %d columns wide, more than %d: %q", name, got, most, line)
		}
		if strings.ContainsFunc(line, unicode.IsControl) {
			t.Errorf("%s: control character in %q", name, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("%s: space at the end of %q", name, line)
		}
	}
	if strings.Contains(b.String(), "\n\n\n") || strings.HasPrefix(b.String(), "\n") {
		t.Errorf("%s: too much empty space in:\n%s", name, b.String())
	}
}

func FuzzRender(f *testing.F) {
	for _, s := range []string{"plain words", "\x1b[31mred\x1b[0m", "印度外交部长表示，两国", "👩‍👩‍👧🇮🇳🇷", "e\u0301\u0301", "a\ufe0f \ufe0f", "قال وزير", "\xff\xc3", "각\u1100\u1161"} {
		f.Add(s, "title", 20, 1, 3)
	}
	f.Fuzz(func(t *testing.T, text, other string, width, from, to int) {
		c := cite(other, text, other, text, text+" "+other, [2]int{from, to}, [2]int{to, from})
		p := answers.Page{Found: from > to, Title: line(value(text)), Lead: line(word(other), bold(text)),
			Sections: []answers.Section{{Heading: line(value(text)), Items: []answers.Item{
				{Text: line(value(text), bold(other), value(text)), Cites: []answers.Citation{c, c}},
				{Text: line(value(other)), Cites: []answers.Citation{c}},
				{Cites: []answers.Citation{c}},
			}}}, Tips: []string{text, other}, Footer: line(value(other))}
		checkLines(t, "fuzz", p, min(max(width, 1), 120))

		var b bytes.Buffer
		if err := Render(&b, p, Style{Color: true, Width: -1}); err != nil {
			t.Fatal(err)
		}
		if rest := sgr.ReplaceAllString(b.String(), ""); strings.ContainsFunc(rest, func(r rune) bool { return r != '\n' && unicode.IsControl(r) }) {
			t.Errorf("control character in %q", rest)
		}
		if again := clean(clean(text)); again != clean(text) {
			t.Errorf("clean(%q) = %q, and again %q", text, clean(text), again)
		}
	})
}
