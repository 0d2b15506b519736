package answers

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/wording"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden holds whole answers from the shipped articles to files that were
// read before they were kept: a change in any answer shows as a difference.
func TestGolden(t *testing.T) {
	engine := shipped(t)
	for _, c := range []struct{ file, ask string }{
		{"who-surname", "!who Lavrov"},
		{"who-alias", "/who xi"},
		{"who-role", "who the Chinese foreign minister"},
		{"who-typo", "!who Lavrvo"},
		{"who-several", "!who Wang"},
		{"who-country", "!who 🇮🇳"},
		{"who-nobody", "!who Sophie Duval"},
		{"what-body", "!what NATO"},
		{"what-person", "!what Putin"},
		{"what-phrase", "!what military support"},
		{"stance", "!stance India"},
		{"stance-topic", "!stance China on the Americans"},
		{"stance-none", "!stance Tass"},
		{"quote", "!quote Wang Wenbin"},
		{"quote-topic", "!quote Lavrov on China"},
		{"quote-none", "!quote Modi on football"},
		{"search", "!search economic sanctions"},
		{"search-phrase", `!search "old friend" from:2022-03-01`},
		{"search-source", `!search Ukraine source:"Attaché briefing"`},
		{"search-bad-date", "!search war from:yesterday"},
		{"ask-said", "what did Lavrov say about China?"},
		{"ask-support", "does India support the sanctions?"},
		{"ask-role", "who is the US president?"},
		{"ask-when", "when did the Taliban take Kabul?"},
		{"check", "!check **Lavrov** met Wang Yi in Tunxi on 31 March 2022 :joy:\nIndia abstained from the vote, but Russia voted in favour of the resolution. Modi met Putin in Sochi.\nWho knows? Great weather today"},
		{"when", "!when did Lavrov meet Wang"},
		{"when-noun", "!when invasion"},
		{"when-vote", "when was the vote on Ukraine at the UN?"},
		{"when-none", "!when did Lavrov meet Scholz"},
		{"when-whom", "who did Biden speak to?"},
		{"where", "where was the meeting of Lavrov and Wang?"},
		{"where-place", "where is Tunxi?"},
		{"timeline", "!timeline Lavrov"},
		{"timeline-all", "!timeline from 2022-03-01 to 2022-03-30"},
		{"timeline-article", "!timeline 2022-03-30-lavrov-wang-tunxi"},
		{"timeline-happened", "what happened in Kabul?"},
		{"compare", "!compare China and India"},
		{"compare-topic", "Turkey vs Venezuela on the resolution"},
		{"compare-several", "!compare Lavrov and Wang"},
		{"compare-one", "!compare China"},
		{"summary", "!summary"},
		{"summary-article", "!summary 2022-03-30-lavrov-wang-tunxi"},
		{"summary-person", "!summary Wang Yi"},
		{"as-of", "!timeline Lavrov as of 2022-03-31"},
		{"as-of-none", "who is Modi as of 1 March 2022?"},
		{"ask-off-topic", "what is the best pizza topping?"},
		{"ask-name", "🇨🇳"},
		{"ask-script", "Индия"},
		{"article", "!article 2022-04-01-lavrov-in-new-delhi"},
		{"article-none", "!article 1999"},
		{"articles", "!articles"},
		{"help", "!help"},
		{"help-one", "!help stance"},
		{"typo-command", "!stanec India"},
		{"other-bot", "!play despacito"},
		{"empty", "  "},
		{"mark", "!"},
		{"punctuation", "?!…"},
		{"control", "who\x00 La\u200bvrov\x1b[31m"},
		{"right-to-left", "\u202eqوزير الخارجية"},
		{"too-long", strings.Repeat("why ", 2000)},
	} {
		t.Run(c.file, func(t *testing.T) {
			a := engine.Ask(t.Context(), c.ask)
			var js bytes.Buffer
			enc := json.NewEncoder(&js)
			enc.SetEscapeHTML(false)
			enc.SetIndent("", "  ")
			if err := enc.Encode(a); err != nil {
				t.Fatal(err)
			}
			got := fmt.Sprintf("-- question --\n%+.200q\n-- page --\n%s", c.ask, plain(a.Page(nil)))
			if slices.Contains([]string{"who-surname", "who-several", "stance", "search-phrase", "other-bot", "empty", "when", "compare", "as-of"}, c.file) {
				got += "-- json --\n" + js.String()
			}
			compareGolden(t, c.ask, c.file, got)
		})
	}
}

// TestGoldenSeed holds answers from the article that the project began with, which is
// garbled and ships with nobody: its sentences are told by where they stand.
func TestGoldenSeed(t *testing.T) {
	set, err := article.Load("../../../shared/seed", article.WithDate("2022-03-30"))
	if err != nil {
		t.Skipf("the article is not at hand: %v", err)
	}
	engine := engineOver(t, set)
	for file, ask := range map[string]string{
		"when":          "!when did Lavrov meet Wang",
		"when-noun":     "when did the invasion begin?",
		"when-none":     "!when did Lavrov meet Biden",
		"where":         "where was the meeting?",
		"timeline":      "!timeline",
		"timeline-name": "!timeline Lavrov from 2022-03-30",
		"compare":       "!compare China and India",
		"compare-topic": "Turkey vs Venezuela on sanctions",
		"summary":       "!summary moscow-beijing-axis",
		"summary-name":  "!summary Lavrov",
		"as-of":         "!who Lavrov as of 2022-03-29",
	} {
		t.Run(file, func(t *testing.T) {
			p := engine.Ask(t.Context(), ask).Page(nil)
			for _, s := range p.Sections {
				for _, it := range s.Items {
					for i, c := range it.Cites {
						it.Cites[i] = Citation{Evidence: facts.Evidence{Article: c.Article, Date: c.Date, Text: fmt.Sprintf("%d to %d", c.Start, c.End)}}
					}
				}
			}
			compareGolden(t, ask, filepath.Join("seed", file), fmt.Sprintf("-- question --\n%s\n-- page --\n%s", ask, plain(p)))
		})
	}
}

// TestGoldenLanguages holds the words around what the articles say, in each language.
func TestGoldenLanguages(t *testing.T) {
	engine := shipped(t)
	for _, locale := range wording.Languages() {
		t.Run(locale, func(t *testing.T) {
			var got strings.Builder
			for _, ask := range []string{
				"!article 2022-04-01-lavrov-in-new-delhi as of 2022-04-01", "!who Lavrov", "!who Wang", "!stance China on the invasion",
				"!compare China and India", "!timeline Lavrov from 2022-03-01", "!where meeting", "!stanec India", "!help",
			} {
				p := engine.Ask(t.Context(), ask).Page(wording.For(locale))
				for _, s := range p.Sections {
					for i := range s.Items {
						s.Items[i].Cites = nil
					}
				}
				fmt.Fprintf(&got, "-- %s --\n%s", ask, plain(p))
			}
			compareGolden(t, "in "+locale, filepath.Join("languages", locale), got.String())
		})
	}
}

// compareGolden compares what was got with a golden file, or writes it anew.
func compareGolden(t *testing.T, ask, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", file+".txtar")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%q is answered otherwise (-want +got); if this is better, run the test with -update:\n%s", ask, diff)
	}
}

// shipped returns an engine over the articles inside the binary.
func shipped(t testing.TB) *Engine {
	t.Helper()
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	return engineOver(t, set)
}

func engineOver(t testing.TB, set *article.Set) *Engine {
	t.Helper()
	ix, _ := build(t, set)
	return New(logTo(t), fixed(ix))
}

// plain writes a page the way a reader sees it, without typography.
func plain(p Page) string {
	var b strings.Builder
	line := func(before string, ps []Piece) {
		if len(ps) == 0 {
			return
		}
		b.WriteString(before)
		for _, p := range ps {
			b.WriteString(p.Text)
		}
		b.WriteByte('\n')
	}
	line("# ", p.Title)
	line("", p.Lead)
	for _, s := range p.Sections {
		line("## ", s.Heading)
		for _, it := range s.Items {
			line("- ", it.Text)
			for _, c := range it.Cites {
				text := c.Text
				for i := len(c.Highlights) - 1; i >= 0; i-- {
					h := c.Highlights[i]
					text = text[:h[0]] + "*" + text[h[0]:h[1]] + "*" + text[h[1]:]
				}
				fmt.Fprintf(&b, "  > %s [%s, %s]\n", strings.ReplaceAll(text, "\n", " "), c.Article, c.Date)
			}
		}
	}
	for _, t := range p.Tips {
		fmt.Fprintf(&b, "try: %s\n", t)
	}
	line("", p.Footer)
	return b.String()
}
