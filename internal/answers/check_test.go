package answers

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"attache/corpus"
	"attache/internal/article"
)

// TestCheckArticles holds the articles against themselves: no sentence of theirs is
// contradicted, and nearly all are found.
func TestCheckArticles(t *testing.T) {
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	claims, found := 0, 0
	for _, a := range set.Articles {
		for _, p := range a.Passages {
			for _, s := range p.Sentences {
				text := a.Text(s.Span)
				for _, c := range engine.Check(t.Context(), text).Checks {
					claims++
					switch c.Verdict {
					case InArticles:
						found++
					case Otherwise:
						t.Errorf("%q: another %s is said in %q", c.Claim.Text, c.Differs, c.Evidence[0].Text)
					default:
						t.Logf("not found: %q", c.Claim.Text)
					}
				}
			}
		}
	}
	t.Logf("%d of %d claims were found", found, claims)
	if claims < 60 || found*100 < claims*95 {
		t.Errorf("only %d of %d claims were found", found, claims)
	}
}

// TestCheck reads claims in all the ways in which people write them.
func TestCheck(t *testing.T) {
	engine := shipped(t)
	for _, test := range []struct{ text, want string }{
		{"Lavrov met Wang Yi in Tunxi on 30 March 2022", "in_articles"},
		{"lavrov met wang yi in tunxi on 30 march 2022 lol", "in_articles"},
		{"**Lavrov** met _Wang Yi_ in [Tunxi](https://x.example/y) :smile:", "in_articles"},
		{"> Lavrov met Wang Yi in Tunxi <@123456> 😀", "in_articles"},
		{"- Russia invaded Ukraine in 2022", "in_articles"},
		{"-# Russia invaded Ukraine in 2022", "in_articles"},
		{"Lavrov is Russian", "in_articles"},
		{"Wang Yi is Russian", "not_in_articles"}, // though both words stand in a sentence
		{"Wang Yi is a spokesman", "not_in_articles"},
		{"Wang Wenbin is a spokesman", "in_articles"},
		{"Modi is the Indian prime minister.", "in_articles"},
		{"“Wang Yi is the Russian foreign minister.”", "not_in_articles"},
		{"||Biden warned Xi|| against helping Moscow", "in_articles"},
		{"Biden spoke with Xi by video. He warned Xi against helping Moscow.", "in_articles, in_articles"},
		{"Russia invaded Ukraine on 24 February 2022; China condemned the Russian invasion.", "in_articles, otherwise polarity"},
		{"India abstained from the vote, while Russia voted in favour of the resolution.", "in_articles, otherwise polarity"},
		{"Lavrov met Wang Yi on 30 March", "in_articles"},
		{"Lavrov met Wang Yi on 29 March", "otherwise date"},
		{"Lavrov met Wang Yi in March 2022", "in_articles"},
		{"Lavrov met Wang Yi yesterday", "not_in_articles"},
		{"Lavrov met Wang Yi on 30 March 2019", "not_in_articles"},       // another meeting
		{"Lavrov will meet Wang Yi in Tunxi", "not_in_articles"},         // no word of what is to come
		{"Lavrov might have met Wang Yi on 31 March", "not_in_articles"}, // a guess
		{"If Lavrov met Wang Yi in Tunxi on 31 March 2022, Russia won.", "not_in_articles"},
		{"Wang met Lavrov in Tunxi", "in_articles"},                  // one of those called Wang did
		{"Wang is the Russian foreign minister.", "not_in_articles"}, // which one?
		{"Former Russian Foreign Minister Lavrov praised India", "not_in_articles"},
		{"Russian Foreign Minister Sergei Lavrov ate a horse", "not_in_articles"},
		{"Lavrov was the Soviet foreign minister", "not_in_articles"},
		{"“Russia-China cooperation knows no borders”, said Lavrov", "otherwise speaker"},
		{"“Russia-China cooperation knows no borders”, he said", ""},
		{"Wang Wenbin never said “Russia-China cooperation knows no borders”", "otherwise polarity"},
		{"Lavrov never met Wang Yi in Tunxi", "otherwise polarity"},
		{"Did Lavrov meet Wang Yi in Tunxi on 31 March?", ""},
		{"who knows when Lavrov met Wang Yi", ""},
		{"I think Lavrov is a liar", ""},
		{"hello everyone, nice weather today", ""},
		{"look at this https://news.example/lavrov-met-wang-yi-in-tunxi", ""},
		{"😀😀😀 <@1> <@2>", ""},
		{"ok thanks", ""},
	} {
		var got []string
		for _, c := range engine.Check(t.Context(), test.text).Checks {
			got = append(got, strings.TrimSpace(c.Verdict+" "+c.Differs))
		}
		if all := strings.Join(got, ", "); all != test.want {
			t.Errorf("%q is %q, want %q", test.text, all, test.want)
		}
	}
}

// TestCheckYear asks for a year that only the title above the sentence has.
func TestCheckYear(t *testing.T) {
	text := func(title, body string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\ntitle: \"" + title + "\"\ndate: 2020-02-14\n---\n" + body + "\n")}
	}
	set, err := article.LoadFS(fstest.MapFS{
		"berg.md": text("2020 election: Berg and Holm win the Bergen primaries", "Minister Anna Berg spoke in Oslo. Both Anna Berg and Jan Holm also won the primary elections in Bergen in 2016."),
		"dahl.md": text("The 2020 election", "Minister Kari Dahl won the election."),
		"rain.md": text("Rain in 2020", strings.Repeat("It rained in Oslo all through the spring of 2020, as it does.\n\n", 40)), // a common word counts little
	}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for claim, want := range map[string]string{
		"Anna Berg won the 2016 election.": InArticles,
		"Anna Berg won the 2020 election.": NotInArticles,
		"Kari Dahl won the 2020 election.": InArticles,
		"Kari Dahl won the 2016 election.": NotInArticles,
	} {
		if all := engine.Check(t.Context(), claim).Checks; len(all) != 1 || all[0].Verdict != want {
			t.Errorf("%q is %+v", claim, all)
		}
	}
}

// TestCheckActs claims the right words of the wrong people.
func TestCheckActs(t *testing.T) {
	set, err := article.LoadFS(fstest.MapFS{"raid.md": {Data: []byte(`---
title: The raid
date: 2020-01-04
---
President Anna Berg said on Friday that General Jan Holm has been killed in a raid. Minister Kari Dahl, who ordered the raid, praised the pilots and thanked Denmark.

Dahl said Olav Moen, a friend of Berg, has been killed. The convoy was attacked by rebels near Bergen. Sven Lund was arrested and charged with treason. A Holm supporter was injured.
`)}}, ".")
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, set)
	for claim, want := range map[string]string{
		"Anna Berg has been killed in a raid.":             NotInArticles,
		"Anna Berg was killed in a raid.":                  NotInArticles,
		"Kari Dahl has been killed.":                       NotInArticles,
		"Olav Moen has been killed.":                       Claimed, // Kari Dahl said so // it is what she said
		"Rebels were attacked near Bergen.":                NotInArticles,
		"The convoy attacked rebels near Bergen.":          NotInArticles,
		"The convoy was attacked by rebels.":               InArticles,
		"Lund was arrested and charged with treason.":      InArticles,
		"Kari Dahl ordered the raid.":                      InArticles,
		"Kari Dahl thanked Denmark.":                       InArticles,
		"The raid praised the pilots and thanked Denmark.": NotInArticles,
		"Holm was injured.":                                NotInArticles,
		"The convoy was attacked by Sven Lund.":            NotInArticles,
		"Sven Lund was arrested and charged.":              InArticles,
	} {
		if all := engine.Check(t.Context(), claim).Checks; len(all) != 1 || all[0].Verdict != want {
			t.Errorf("%q: want %s, got %+v", claim, want, all)
		}
	}
}

// TestCheckText holds claims to the bytes of the text, whatever it is made of, and the
// command to the same answer.
func TestCheckText(t *testing.T) {
	engine := shipped(t)
	claim := "Russia invaded Ukraine in 2021. "
	for _, text := range []string{
		"\xff\xfe **Lavrov** met\tWang Yi in Tunxi.\r\n\r\nIndia “abstained” from the vote… \xf0\x9f",
		"Путин — президент России. Lavrov met Wang Yi in Tunxi. 王毅会见了拉夫罗夫。",
		strings.Repeat(claim, 20), strings.Repeat("Lavrov met Wang Yi and ", 170), strings.Repeat("a b c. ", 570), strings.Repeat("“", 4000), strings.Repeat("İ", 1900),
	} {
		a := engine.Check(t.Context(), text)
		if a.Message == msgFailed || a.Message == msgTooLong {
			t.Errorf("%.40q: %s", text, a.Message)
		}
		end := 0
		for _, c := range a.Checks {
			if c.Claim.Start < end || text[c.Claim.Start:c.Claim.End] != c.Claim.Text {
				t.Errorf("%.40q: the claim %+v is not there", text, c.Claim)
			}
			end = c.Claim.End
		}
		if len(a.Checks) > maxClaims {
			t.Errorf("%.40q: %d claims are checked", text, len(a.Checks))
		}
	}
	a := engine.Check(t.Context(), strings.Repeat(claim, 20))
	if len(a.Checks) != maxClaims || a.Message != msgMoreClaims {
		t.Errorf("of twenty claims %d are checked, with the message %q", len(a.Checks), a.Message)
	}
	if a := engine.Check(t.Context(), strings.Repeat("x", MaxQuestion+1)); a.Status != Invalid || a.Message != msgTooLong {
		t.Errorf("a text that is too long is %s: %q", a.Status, a.Message)
	}
	text := "Lavrov met Wang Yi in Tunxi.\nIndia abstained from the vote as of 2022-03-02"
	if diff := cmp.Diff(engine.Check(t.Context(), text), engine.Ask(t.Context(), "!check "+text), cmpopts.IgnoreUnexported(Answer{})); diff != "" {
		t.Errorf("the command answers otherwise (-method +command):\n%s", diff)
	}
	for _, none := range []string{"", " \n", "🙂"} {
		if a := engine.Check(t.Context(), none); a.Status == Answered {
			t.Errorf("%q is %s", none, a.Status)
		}
	}
}

func TestPlainMessage(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"a **b** `c` ~~d~~ ||e|| __f__ snake_case", "a   b    c    d     e     f   snake_case"},
		{"see https://x.example/a_b?c=d now", "see                           now"},
		{"[Tunxi](https://x.example) <@!1> <#2> <a:x:3> <t:4:R> :ok:", " Tunxi"},
		{"> quoted\n# head\n1. one", "  quoted\n  head\n   one"},
		{"@everyone 🇮🇳 wins 🏆", "          🇮🇳 wins"},
	} {
		got := plainMessage(test.in)
		if strings.TrimRight(got, " ") != test.want || len(got) != len(test.in) {
			t.Errorf("%q is %q, want %q", test.in, got, test.want)
		}
	}
}

func FuzzPlainMessage(f *testing.F) {
	f.Add("**a** <@1>\nb. “c” https://d")
	f.Fuzz(func(t *testing.T, s string) {
		plain := plainMessage(s)
		if len(plain) != len(s) || !utf8.ValidString(plain) || strings.Count(plain, "\n") != strings.Count(s, "\n") {
			t.Fatalf("%q became %q", s, plain)
		}
		end := 0
		for _, sp := range sentencesOf(plain) {
			for _, c := range clausesOf(plain, sp) {
				if c.Start < end || c.End > len(s) || c.Start >= c.End || !utf8.ValidString(plain[c.Start:c.End]) {
					t.Fatalf("%q has a clause at %v", s, c)
				}
				end = c.End
			}
		}
	})
}

// BenchmarkCheck checks a message of 600 words, most of which claim something.
func BenchmarkCheck(b *testing.B) {
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		b.Fatal(err)
	}
	engine := engineOver(b, set)
	text := set.Articles[len(set.Articles)-2].Body
	text = text[:min(len(text), 3600)]
	for b.Loop() {
		engine.Check(b.Context(), text)
	}
}

// TestCheckWinner holds a winner and a loser apart, who take part in one election.
func TestCheckWinner(t *testing.T) {
	arts, err := article.Parse("election.md", []byte("---\ntitle: Solberg wins\ndate: 2031-09-14\n---\n\n"+
		"Norwegian lawyer Ingrid Solberg won the presidential election in 2031 against Lars Madsen, a teacher.\n"))
	if err != nil {
		t.Fatal(err)
	}
	engine := engineOver(t, &article.Set{Articles: arts})
	for claim, want := range map[string]string{
		"Ingrid Solberg won the presidential election in 2031.":                   InArticles,
		"Ingrid Solberg was elected in 2031.":                                     InArticles,
		"Lars Madsen was elected in 2031.":                                        NotInArticles,
		"Lars Madsen was elected in the election in 2031 against Ingrid Solberg.": NotInArticles,
	} {
		got := engine.Check(t.Context(), claim).Checks
		if len(got) != 1 || got[0].Verdict != want {
			t.Errorf("%q: %+v, want %s", claim, got, want)
		}
	}
}

func TestClausesOf(t *testing.T) {
	for _, tt := range []struct {
		sentence string
		want     []string
	}{
		{"Holm signed the treaty; Berg met the minister in Oslo", []string{"Holm signed the treaty", "Berg met the minister in Oslo"}},
		{"Holm signed the treaty, but Berg left the talks", []string{"Holm signed the treaty", "Berg left the talks"}},
		{"Holm signed the treaty while the Senate was in recess", []string{"Holm signed the treaty", "Senate was in recess"}},
		{"Holm signed the treaty whereas  Berg left the talks", []string{"Holm signed the treaty", "Berg left the talks"}},
		{"Holm signed the treaty,  and the Senate was in recess", []string{"Holm signed the treaty", "Senate was in recess"}},
		{"Holm, Berg and Lind signed the treaty", []string{"Holm, Berg and Lind signed the treaty"}},
		{"Holm signed the treaty but left the talks", []string{"Holm signed the treaty but left the talks"}},
		{"“Holm signed the treaty; Berg left the talks”, Lind said", []string{"“Holm signed the treaty; Berg left the talks”, Lind said"}},
	} {
		var got []string
		for _, c := range clausesOf(tt.sentence, article.Span{End: len(tt.sentence)}) {
			got = append(got, tt.sentence[c.Start:c.End])
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.sentence, got, tt.want)
		}
	}
}
