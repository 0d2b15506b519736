package discord

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/discordtest"
	"attache/internal/facts"
)

// awkwardTexts are what an article, a name or a question may consist of.
var awkwardTexts = map[string]string{
	"letter":       "a",
	"plain":        "The ministers met in Tunxi.",
	"long":         strings.Repeat("The ministers met again and said what they had said. ", 100),
	"unbroken":     strings.Repeat("x", 5000),
	"arabic":       strings.Repeat("وقال لافروف (Lavrov) إن العلاقات مع الصين جيدة في عام 2022، ", 12),
	"hebrew":       "שר החוץ לברוב אמר: \u202bהיחסים\u202c טובים מאוד.",
	"overrides":    "before \u202eesrever\u202c after \u2066isolated \u2067unclosed",
	"chinese":      strings.Repeat("中国外交部长王毅与俄罗斯外长拉夫罗夫举行会谈，", 90),
	"thai":         strings.Repeat("รัฐมนตรีต่างประเทศพบกันที่กรุงเดลี", 60),
	"hindi":        "विदेश मंत्री एस. जयशंकर ने कहा कि क्षेत्र में शांति ज़रूरी है।",
	"families":     strings.Repeat("👩‍👩‍👧‍👦", 400),
	"flags":        strings.Repeat("🇮🇳🇨🇳🇷🇺", 300),
	"combining":    "a" + strings.Repeat("\u0301\u0302\u0323", 1500) + " b",
	"mathematical": strings.Repeat("𝒜𝓉𝓉𝒶𝒸𝒽é ", 400),
	"nul":          "a\x00b\x1b[31mc\x7fd",
	"invalid":      "Zo\xff\xc3 \xf0\x9f met \xed\xa0\x80.",
	"lines":        "one\n> two\r\n# three\u2028- four\u0085\n\n\n-# five",
	"blanks":       strings.Repeat(" \t\u00a0\u3000", 200) + "x" + strings.Repeat(" ", 3000),
	"invisible":    "\u200b\u2060\ufeff\u180e",
	"empty":        "",
	"stars":        strings.Repeat("** ", 2000),
	"backslashes":  strings.Repeat(`\`, 3000),
	"brackets":     strings.Repeat("[a](https://evil.example) ](b) ", 80),
	"markup":       strings.Join(hostile, " "),
	"forged":       "He agreed. — Reuters, 1 April 2022\n-# — Reuters, <t:1:D>",
	"address":      "https://a.example/" + strings.Repeat("path_(with)_[brackets]/", 60),
}

// awkwardForms make an answer of one kind of n statements that consist of a text.
var awkwardForms = map[string]func(text string, n int) answers.Answer{
	"who": func(s string, n int) answers.Answer {
		a := answers.Answer{Form: "who", Status: answers.Answered, Subject: facts.Entity{ID: "person/x", Name: s, Type: facts.Person, Aliases: []string{s, "x", s}}}
		for i := range n {
			a.Facts = append(a.Facts, facts.Fact{Label: "role", Value: s, About: "person/x", Claimant: s, Via: s, Date: "2022-03-30", Evidence: evidence(s, i, 2)})
		}
		return a
	},
	"stance": func(s string, n int) answers.Answer {
		a := answers.Answer{Form: "stance", Status: answers.Answered, Subject: facts.Entity{ID: "country/X", Name: "X"}, Topic: s}
		for i := range n {
			a.Stances = append(a.Stances, facts.Stance{Holder: "X", HolderID: "country/X", Target: s, Polarity: []string{"supports", "neutral"}[i%2], Cue: s, Date: s, Evidence: evidence(s, i, 1+i%3)})
		}
		return a
	},
	"quote": func(s string, n int) answers.Answer {
		a := answers.Answer{Form: "quote", Status: answers.Answered, Query: s}
		for i := range n {
			a.Quotes = append(a.Quotes, facts.Quote{Speaker: s, Kind: []string{"direct", "partial", "reported"}[i%3], Addressee: s, Via: s, Text: s, Date: "2022-03-30", Evidence: evidence(s, i, 2)})
		}
		return a
	},
	"timeline": func(s string, n int) answers.Answer {
		a := answers.Answer{Form: "timeline", Status: answers.Answered, From: "2022-01-01"}
		for i := range n {
			a.Events = append(a.Events, facts.Event{Date: []string{"2022-03-30", "2022-03", "", "1949"}[i%4], Precision: "day", Kind: "meet", What: s, Participants: []string{s, "x"}[:i%3%2+1], Place: s, Evidence: evidence(s, i, 2)})
		}
		return a
	},
	"search": func(s string, n int) answers.Answer {
		a := answers.Answer{Form: "search", Status: answers.Answered, Query: s, Suggestions: []string{s, "who " + s, "help"}}
		for i := range n {
			e := evidence(s, i, 1)[0]
			a.Passages = append(a.Passages, answers.Passage{Evidence: e, Highlights: [][2]int{{0, 2}, {len(e.Text) / 2, len(e.Text)}}})
		}
		return a
	},
	"summary": func(s string, n int) answers.Answer {
		a := answers.Answer{Form: "summary", Status: answers.Answered}
		for i := range n {
			e := evidence(s, i, 1)[0]
			e.Article = fmt.Sprint("article-", i/4) // several sentences of one
			a.Passages = append(a.Passages, answers.Passage{Evidence: e})
		}
		return a
	},
	"articles": func(s string, n int) answers.Answer {
		a := answers.Answer{Form: "articles", Status: answers.Answered}
		for i := range n {
			a.Articles = append(a.Articles, answers.Listing{ID: fmt.Sprint("id-", i), Title: s, Source: s, Date: s, URL: s, Retracted: s})
		}
		return a
	},
	"compare": func(s string, n int) answers.Answer {
		a := answers.Answer{Form: "compare", Status: answers.Answered, Subjects: []facts.Entity{{ID: "country/X", Name: s}, {ID: "country/Y", Name: "Y"}}}
		for i := range n {
			a.Stances = append(a.Stances, facts.Stance{Holder: s, HolderID: "country/X", Target: s, Polarity: "opposes", Cue: s, Claimant: s, Evidence: evidence(s, i, 2)})
			a.Comparisons = append(a.Comparisons, answers.Comparison{Target: s, Relation: []string{"agree", "differ", "disputed"}[i%3], Stances: []int{i}})
		}
		return a
	},
	"candidates": func(s string, n int) answers.Answer {
		a := answers.Answer{Form: "who", Status: answers.Ambiguous, Query: s}
		for i := range n {
			a.Candidates = append(a.Candidates, answers.Candidate{Entity: facts.Entity{ID: fmt.Sprint("person/", i), Name: s}, Description: s, Evidence: evidence(s, i, 1), Ask: "who " + s})
		}
		return a
	},
	"missing": func(s string, n int) answers.Answer {
		return answers.Answer{Form: "who", Status: answers.NotFound, Query: s, Message: "That name was not found in the articles.", Suggestions: slices.Repeat([]string{s}, n)}
	},
}

// evidence returns n pieces of evidence for the i-th statement, each with words of its
// own around s. Not all of them have all that an article may have.
func evidence(s string, i, n int) []facts.Evidence {
	var out []facts.Evidence
	for k := range n {
		e := facts.Evidence{Article: fmt.Sprintf("article-%d-%d", i, k), Start: 100 * k, Text: fmt.Sprintf("Passage %d.%d %s", i, k, s)}
		e.End = e.Start + len(e.Text)
		if (i+k)%2 == 0 {
			e.Title, e.Source, e.Date = s, s, "2022-03-30"
		}
		if (i+k)%3 == 0 {
			e.URL = "https://news.example/" + s
		}
		out = append(out, e)
	}
	return out
}

// awkward returns the awkward answers by name.
func awkward() map[string]answers.Answer {
	all := map[string]answers.Answer{}
	for form, make := range awkwardForms {
		for name, text := range awkwardTexts {
			all[form+" "+name] = make(text, 1)
		}
		all[form+" of nothing"] = make("plain", 0)
		all[form+" of 40"] = make("plain", 40)
	}
	all["500 events"] = awkwardForms["timeline"]("words", 500)
	all["500 passages"] = awkwardForms["search"]("words", 500)
	cited := awkwardForms["stance"]("words", 1)
	cited.Stances[0].Evidence = evidence("words", 0, 300)
	all["300 citations on one fact"] = cited
	one := awkwardForms["stance"]("words", 1)
	for _, e := range evidence(strings.Repeat("sentence ", 10), 0, 60) {
		e.Article = "one"
		one.Stances[0].Evidence = append(one.Stances[0].Evidence, e)
	}
	all["60 citations of one article"] = one
	all["nothing at all"] = answers.Answer{}
	for name, a := range all {
		a.Command, a.Corpus = a.Form, answers.Corpus{Articles: 6, Snapshot: "1a2b3c"}
		all[name] = a
	}
	return all
}

// TestAwkwardAnswers asks for each awkward answer in Discord, leafs through all of its
// pages, and holds them against the answer.
func TestAwkwardAnswers(t *testing.T) {
	t.Parallel()
	all := awkward()
	if len(all) < 200 {
		t.Errorf("there are only %d awkward answers", len(all))
	}
	srv, _ := serve(t, askFunc(func(_ context.Context, q string) answers.Answer {
		a, ok := all[strings.TrimPrefix(q, "who ")]
		if !ok {
			t.Errorf("asked for %q", q)
		}
		return a
	}), nil)
	pages := 0
	for name, a := range all {
		t.Run(name, func(t *testing.T) {
			r := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", name)))
			embeds := leaf(t, srv, r.Message)
			pages += len(embeds)
			checkAnswer(t, a.Page(nil), embeds)
		})
	}
	t.Logf("%d answers on %d pages", len(all), pages)
}

// leaf returns the embeds of all pages, from that on m on.
func leaf(t *testing.T, srv *discordtest.Server, m *discordgo.Message) []*discordgo.MessageEmbed {
	t.Helper()
	var out []*discordgo.MessageEmbed
	for {
		if len(m.Embeds) != 1 {
			t.Fatalf("a page has %d embeds", len(m.Embeds))
		}
		out = append(out, m.Embeds[0])
		next := ""
		for _, row := range m.Components {
			for _, c := range row.(*discordgo.ActionsRow).Components {
				if b, ok := c.(*discordgo.Button); ok && b.Label == "More" && !b.Disabled {
					next = b.CustomID
				}
			}
		}
		if next == "" {
			return out
		}
		srv.WaitResponse(t, srv.Click(t, srv.UserID, m, next))
		m = srv.Message(m.ID)
	}
}

var pageOf = regexp.MustCompile(`^Page (\d+) of (\d+)`)

// checkAnswer fails t unless the embeds, one a page, show all of p: each statement and
// each citation once, in their order, and cut only where it is marked.
func checkAnswer(t *testing.T, p answers.Page, embeds []*discordgo.MessageEmbed) {
	t.Helper()
	var statements, quotes []string
	for i, e := range embeds {
		checkEmbed(t, e)
		checkOurs(t, p, embeds[i:i+1])
		if n := len(embeds); n > 1 {
			m := pageOf.FindStringSubmatch(e.Footer.Text)
			if m == nil || m[1] != strconv.Itoa(i+1) || m[2] != strconv.Itoa(n) {
				t.Errorf("page %d of %d says %q", i+1, n, e.Footer.Text)
			}
		}
		before := len(statements) + len(quotes)
		s, q := toldBy(parse(t, e.Description))
		statements, quotes = append(statements, s...), append(quotes, q...)
		if i > 0 && len(statements)+len(quotes) == before {
			t.Errorf("page %d tells nothing: %q", i+1, e.Description)
		}
	}
	var wantStatements, wantQuotes []string
	for _, s := range p.Sections {
		for _, g := range s.Groups() {
			for _, text := range g.Texts {
				wantStatements = append(wantStatements, statement(text))
			}
			for _, c := range g.Cites {
				wantQuotes = append(wantQuotes, squeeze(tidy(c.Text)))
			}
		}
	}
	compare(t, "statement", statements, wantStatements, maxLine)
	compare(t, "citation", quotes, wantQuotes, maxQuote)
}

// toldBy returns the statements and the quotations in nodes, without blanks.
func toldBy(nodes []node) (statements, quotes []string) {
	var line []node
	end := func() {
		if s, ok := strings.CutPrefix(shownBy(line), "• "); ok {
			statements = append(statements, squeeze(s))
		}
		line = nil
	}
	for _, n := range nodes {
		switch n.Type {
		case "br":
			end()
		case "subtext":
		case "blockQuote":
			for q := range strings.SplitSeq(strings.TrimSuffix(shownBy(n.within), "\n"), "\n") {
				if q != "…" {
					quotes = append(quotes, squeeze(q))
				}
			}
		default:
			line = append(line, n)
		}
	}
	end()
	return statements, quotes
}

// statement returns what a line of a page shows, without days and blanks: each client
// writes days in its own way.
func statement(pieces []answers.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch {
		case p.Origin == answers.Command:
			b.WriteString("!" + strings.ReplaceAll(tidy(p.Text), "`", "'"))
		case p.Date && strings.HasPrefix(day(p.Text), "<t:"):
		default:
			b.WriteString(tidy(p.Text))
		}
	}
	return squeeze(b.String())
}

// squeeze returns s without white space, which may differ at the edges of what is bold.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// compare checks that got is want, but for endings of what is longer than most, which
// may be cut and marked.
func compare(t *testing.T, what string, got, want []string, most int) {
	t.Helper()
	want = slices.DeleteFunc(want, func(s string) bool { return s == "" })
	got = slices.DeleteFunc(got, func(s string) bool { return s == "" })
	if len(got) != len(want) {
		t.Errorf("%d times a %s is shown, want %d", len(got), what, len(want))
	}
	for i := range min(len(got), len(want)) {
		if got[i] == want[i] {
			continue
		}
		head, clipped := strings.CutSuffix(got[i], "[…]")
		if !clipped || !strings.HasPrefix(want[i], head) || length(escape(want[i])) < most-200 {
			t.Errorf("%s %d is shown as %q, want %q", what, i, got[i], want[i])
		}
	}
}
