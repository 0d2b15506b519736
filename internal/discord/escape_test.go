package discord

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
)

// hostile is text as it may stand in an article, or be put into one.
var hostile = []string{
	"plain words, with a comma",
	"**bold** *it* _it_ __u__ ~~s~~ ||spoiler||",
	"`code` and ```block```",
	"> quote", ">>> everything", "# heading", "### heading", "-# small", "- item", "* item", "+ item", "1. item", "12) item",
	"  - indented", "\u200b- hidden", "\ufeff# hidden", "\u00a0> hidden",
	"[click](https://evil.example)", "](https://evil.example)", "[a [b] c](<https://evil.example>)",
	"https://evil.example/path_with_underscores", "<https://evil.example>", "HTTP://EVIL.EXAMPLE", "mail a@b.example",
	"@everyone", "@here", "<@1>", "<@!1>", "<@&1>", "<#1>", "</who:1>", "<id:customize>", "<t:0:R>", "<:x:1>", "<a:x:1>", ":dog: :+1:",
	"a\n> b\r\n# c\u2028- d\u0085- e", "\x00\x1b[31mred\x1b[0m",
	`\*not\*`, `\\`, `trailing \`, `\n`,
	"\u202egnol si siht", "\u2066isolated", "a\u2060b", "Zoë 👩‍👩‍👧 می\u200cخواهم",
	"1949", "3.14 is 3:14 and 10:30:45", "¯\\_(ツ)_/¯", "\xff\xfe broken", "",
}

func TestEscape(t *testing.T) {
	tests := []struct{ in, want string }{
		{"plain: words - and (brackets), 3.5 %", "plain: words - and (brackets), 3.5 %"},
		{"*a* _b_", `\*a\* \_b\_`},
		{"- dash", `\- dash`},
		{"-dash", `\-dash`},
		{"1. one", `1\. one`},
		{"1949", "1949"},
		{"# one", `\# one`},
		{"> one", `\> one`},
		{"see https://a.example", `see https\://a.example`},
		{"@everyone <@1>", `\@everyone \<\@1\>`},
		{"a\n- b", "a - b"},
		{"a\u200b\u202eb", "ab"},
		{"e\u0301 👩‍👩‍👧", "e\u0301 👩‍👩‍👧"},
		{"ends with:", `ends with\:`},
		{"](https://evil.example)", `\]\(https\://evil.example)`},
		{"(a) b (c)", `\(a) b (c)`}, // a "]" may stand before it
		{`a\b`, `a\\b`},
	}
	for _, tt := range tests {
		if got := guard(escape(tt.in)); got != tt.want {
			t.Errorf("escape %q = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestConstructs tests the second reading of markdown that the other tests rely on.
func TestConstructs(t *testing.T) {
	for s, want := range map[string]string{
		"x https://a": "address", "x steam://a": "address", ":a:": "shortcode", "@here": "mention", "</a:1>": "mention", "<id:home>": "guild",
		" # a": "heading", " -# a": "subtext", "-# a": "subtext", ">a": "quote", "x\n- a": "list", "1. a": "list", "> - a": "list",
	} {
		ok := false
		for _, f := range constructs(s) {
			ok = ok || f.name == want
		}
		if !ok {
			t.Errorf("constructs(%q) = %v, want a %s", s, constructs(s), want)
		}
	}
	for _, s := range []string{"plain", `\<@1>`, `\- a`, `1\. a`, "a - b", "5 * 3 = 15", "**a** `!who :a:` <t:1:D> [a](https://b.example:80/c:d)", "> a", "-# — a"} {
		if got := constructs(s); len(got) > 0 {
			t.Errorf("constructs(%q) = %v, want none", s, got)
		}
	}
}

// TestEscapeTokens escapes lines made of all that means something to some client.
func TestEscapeTokens(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		checkEscape(t, medley(r, 8), medley(r, 8))
	}
}

// medley returns up to n tokens in a row.
func medley(r *rand.Rand, n int) string {
	var b strings.Builder
	for range r.IntN(n + 1) {
		b.WriteString(tokens[r.IntN(len(tokens))])
	}
	return b.String()
}

var tokens = []string{
	"*", "**", "***", "_", "__", "~~", "|", "||", "`", "``", "```", ">", ">>>", "> ", "#", "# ", "-# ", "- ", "+ ", "1. ", "1949", ".", ")",
	"[", "]", "(", "](", "https://e.example", "http://", "steam://", "mailto:a@b.example", "www.e.example", "<", "!", "\\", "\\\\", ":", ":dog:",
	"<@123456789012345678>", "<#123456789012345678>", "<t:1:D>", "<:ab:123456789012345678>", "</a:123456789012345678>", "<id:customize>",
	"12345678901234567:customize", "@everyone", "@here", " ", "  ", "\n", "\r\n", "\t", "\f", "\u2028", "\u200b", "\ufeff", "\u00a0", "\u3000", "\u202e",
	"\u2066", "a", "word", "é", "中", "👍", "👩‍👩‍👧", "©️", "1️⃣", "🇮🇳", "\ufe0f", "\U000e0041", "\u0301", "¯\\_(ツ)_/¯", "— ", "…", " […]", "•", "\x00", "\xff", "１", "．",
}

func FuzzEscape(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, "")
		f.Add("1949", s)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 2000 {
			return // the readings of markdown take quadratic time
		}
		checkEscape(t, a, b)
	})
}

// checkEscape fails t unless a and b, escaped apart and joined as the pieces of a line
// are, show what they are and do nothing else.
func checkEscape(t *testing.T, a, b string) {
	t.Helper()
	line := guard(escape(a) + escape(b))
	nodes := parse(t, line)
	for _, n := range nodes {
		if n.Type != "text" {
			t.Errorf("%q and %q come out as %q, which has a %s", a, b, line, n.Type)
		}
	}
	if got := constructs(line); len(got) > 0 {
		t.Errorf("%q and %q come out as %q, which has %v", a, b, line, got)
	}
	if strings.ContainsAny(line, "\n\r\v\f\u2028\u2029\u0085") {
		t.Errorf("%q and %q come out as %q, which is more than a line", a, b, line)
	}
	shown, want := shownBy(nodes), strings.TrimLeftFunc(tidy(a)+tidy(b), unicode.IsSpace)
	if shown != want {
		t.Errorf("%q and %q are shown as %q, want %q", a, b, shown, want)
	}
	// Whoever copies what is shown and asks it gets the same.
	if again := shownBy(parse(t, guard(escape(shown)))); again != tidy(shown) {
		t.Errorf("%q shown, escaped and shown again is %q", shown, again)
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, 7)
	}
	f.Fuzz(func(t *testing.T, s string, n int) {
		got := cut(s, func(s string) bool { return length(s) <= n })
		if !strings.HasPrefix(s, got) {
			t.Errorf("cut(%q) = %q, which is no beginning of it", s, got)
		}
		if length(got) > max(n, 0) {
			t.Errorf("cut(%q) to %d has length %d", s, n, length(got))
		}
	})
}

func TestCut(t *testing.T) {
	tests := []struct {
		in   string
		n    int
		want string
	}{
		{"one two three", 13, "one two three"},
		{"one two three", 12, "one two"},
		{"one two three", 8, "one two"},
		{"one", 0, ""},
		{"abcdefghij", 4, "abcd"},                  // no word fits
		{"a bcdefghijklmnopq", 12, "a bcdefghijk"}, // the word would lose nearly all
		{"中国外交部长王毅", 4, "中国外交"},
		{"👍👍👍", 5, "👍👍"},            // two units each
		{"👩‍👩‍👧👩‍👩‍👧", 10, "👩‍👩‍👧"}, // eight units each, never cut in two
		{"e\u0301e\u0301e\u0301", 3, "e\u0301"},
		{"e\u0301\u0302\u0303", 2, "e\u0301"}, // one character longer than all there is
	}
	for _, tt := range tests {
		if got := cut(tt.in, func(s string) bool { return length(s) <= tt.n }); got != tt.want {
			t.Errorf("cut %q to %d = %q, want %q", tt.in, tt.n, got, tt.want)
		}
	}
}
