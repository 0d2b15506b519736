package main

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/discord"
	"attache/internal/facts"
	"attache/internal/terminal"
	"attache/internal/wording"
)

// TestFacesAddNothing holds the faces to the first promise of the bot, over all
// commands, all entities and both corpora: every word they show stands on the
// page, whose origins internal/answers checks, or in the face's own short list. The
// questions take turns in the languages.
func TestFacesAddNothing(t *testing.T) {
	for _, src := range []source{{}, {path: "../../../shared/seed"}, {path: "../../../shared/seed", date: "2022-03-30"}} {
		name := src.path + src.date
		if src.path == "" {
			name = "shipped"
		} else if _, err := os.Stat(src.path); err != nil {
			t.Logf("left out: the corpus is not at hand: %v", err)
			continue
		}
		t.Run(name, func(t *testing.T) {
			lib, err := src.open(t.Context(), io.Discard)
			if err != nil {
				t.Fatal(err)
			}
			engine := answers.New(config{}.logger(t.Output()), lib.Index)
			questions := []string{"help", "articles", "help who", "search sanctions", "nothing of the kind", "who"}
			for _, row := range engine.Commands() {
				for e := range lib.Index().Entities() {
					questions = append(questions, row.Name+" "+e.Name)
					if row.Name == "compare" {
						questions = append(questions, "compare China and "+e.Name, "timeline "+e.Name+" as of 2022-03-31")
					}
				}
				for _, a := range lib.Index().Articles() {
					questions = append(questions, row.Name+" "+a.ID)
				}
			}
			for i, q := range questions {
				w := wording.For(wording.Languages()[i%len(wording.Languages())])
				page := engine.Ask(t.Context(), "!"+q).Page(w)
				checkTerminal(t, q, page, w)
				checkDiscord(t, q, page, w)
			}
		})
	}
}

func checkTerminal(t *testing.T, q string, page answers.Page, w *wording.Printer) {
	t.Helper()
	var out bytes.Buffer
	style := terminal.Style{Width: 80, Prefix: "!", Words: w}
	if w.Locale() == "zh-CN" {
		style.Width = -1 // lines may break between any two characters
	}
	if err := terminal.Render(&out, page, style); err != nil {
		t.Fatal(err)
	}
	known := pageWords(page)
	for _, v := range terminal.Vocabulary {
		addWords(known, w.Text(v, ""))
	}
	for _, w := range words(out.String()) {
		if !known[w] {
			t.Errorf("terminal, %q: %q is not on the page", q, w)
		}
	}
	shown := facts.Fold(strings.ReplaceAll(out.String(), "│", " "))
	for _, c := range citations(page) {
		if !strings.Contains(shown, facts.Fold(c.Text)) {
			t.Errorf("terminal, %q: the citation %q is not shown as it stands", q, c.Text)
		}
	}
}

var timestamp = regexp.MustCompile(`<t:(\d+):D>`)

func checkDiscord(t *testing.T, q string, page answers.Page, w *wording.Printer) {
	t.Helper()
	known := pageWords(page)
	addWords(known, w.Text("Page %d of %d", 1, 1)+" "+w.Text("(continued)"))
	for i := range 1000 { // numbers of pages
		known[strconv.Itoa(i)] = true
	}
	for _, sheet := range discord.Sheets(page, "!", w) {
		e := sheet.Embed
		text := timestamp.ReplaceAllStringFunc(e.Description, func(m string) string {
			sec, err := strconv.ParseInt(timestamp.FindStringSubmatch(m)[1], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			return time.Unix(sec, 0).UTC().Format(article.DateLayout)
		})
		text = regexp.MustCompile(`\]\([^)]*\)`).ReplaceAllString(text, "] ") // addresses behind links
		text = strings.ReplaceAll(text, "**", "") + " " + e.Title
		if e.Footer != nil {
			text += " " + e.Footer.Text
		}
		for _, w := range words(strings.ReplaceAll(text, `\`, "")) {
			if !known[w] {
				t.Errorf("discord, %q: %q is not on the page", q, w)
			}
		}
	}
}

// pageWords returns the words of everything on a page.
func pageWords(p answers.Page) map[string]bool {
	known := map[string]bool{}
	pieces := func(ps []answers.Piece) {
		var b strings.Builder
		for _, x := range ps {
			b.WriteString(x.Text)
		}
		addWords(known, b.String())
	}
	pieces(p.Title)
	pieces(p.Lead)
	pieces(p.Footer)
	for _, s := range p.Sections {
		pieces(s.Heading)
		for _, it := range s.Items {
			pieces(it.Text)
		}
	}
	for _, c := range citations(p) {
		for _, s := range []string{c.Text, c.Title, c.Source, c.Date, c.URL, c.Article} {
			addWords(known, s)
		}
	}
	for _, tip := range p.Tips {
		addWords(known, tip)
	}
	return known
}

func citations(p answers.Page) []answers.Citation {
	var out []answers.Citation
	for _, s := range p.Sections {
		for _, it := range s.Items {
			out = append(out, it.Cites...)
		}
	}
	return out
}

func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func addWords(known map[string]bool, s string) {
	for _, w := range words(s) {
		known[w] = true
	}
}
