package discord

import (
	_ "embed"
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"github.com/dop251/goja"
)

// The escaping is held against a parser of Discord's markdown that is not ours:
// discord-markdown-parser, the rules of Discord's own clients on simple-markdown. It
// is bundled into one file (preview/web/README.md) and runs in goja, so that tests
// need nothing but Go.

//go:embed testdata/markdown.js
var parserSource string

// A node is a piece of markdown as the parser has it.
type node struct {
	Type      string          `json:"type"`
	Content   json.RawMessage `json:"content"` // text, or nodes
	Target    string          `json:"target"`  // of a link
	Timestamp string          `json:"timestamp"`
	Format    string          `json:"format"`

	within []node // the nodes of Content
	text   string // the text of Content
}

// startParser returns the parser. It takes some milliseconds to start, so all tests
// share one.
var startParser = sync.OnceValues(func() (func(string) ([]node, error), error) {
	vm := goja.New()
	if _, err := vm.RunString(parserSource); err != nil {
		return nil, err
	}
	var parse func(string) (string, error)
	if err := vm.ExportTo(vm.Get("parse"), &parse); err != nil {
		return nil, err
	}
	var mu sync.Mutex // a goja.Runtime is for one goroutine at a time
	var last string   // what was parsed last, which is often asked for again
	var nodes []node
	return func(s string) ([]node, error) {
		mu.Lock()
		defer mu.Unlock()
		if s == last {
			return nodes, nil
		}
		tree, err := parse(s)
		if err == nil {
			nodes, err = nodesOf([]byte(tree))
		}
		if last = s; err != nil {
			last = ""
		}
		return nodes, err
	}, nil
})

func nodesOf(tree []byte) ([]node, error) {
	var nodes []node
	if err := json.Unmarshal(tree, &nodes); err != nil {
		return nil, err
	}
	for i := range nodes {
		n := &nodes[i]
		switch {
		case len(n.Content) == 0:
		case n.Content[0] == '[':
			within, err := nodesOf(n.Content)
			if err != nil {
				return nil, err
			}
			n.within = within
		default:
			if err := json.Unmarshal(n.Content, &n.text); err != nil {
				return nil, err
			}
		}
		n.Content = nil
	}
	return nodes, nil
}

// parse returns s as a client of Discord reads it.
func parse(t testing.TB, s string) []node {
	t.Helper()
	f, err := startParser()
	if err != nil {
		t.Fatal(err)
	}
	nodes, err := f(s)
	if err != nil {
		t.Fatalf("%q cannot be parsed: %v", s, err)
	}
	return nodes
}

// shownBy returns the text that nodes show.
func shownBy(nodes []node) string {
	var b strings.Builder
	for _, n := range nodes {
		switch n.Type {
		case "br":
			b.WriteString("\n")
		default:
			b.WriteString(n.text)
			b.WriteString(shownBy(n.within))
		}
	}
	return b.String()
}

// walk calls f with every node, and with the types of those it is in.
func walk(nodes []node, in []string, f func(node, []string)) {
	for _, n := range nodes {
		f(n, in)
		walk(n.within, append(in[:len(in):len(in)], n.Type), f)
	}
}

// TestParser tests that the parser runs in goja as it does elsewhere.
func TestParser(t *testing.T) {
	for s, want := range map[string]string{
		"**a**": "strong", "*a*": "em", "__a__": "underline", "_a_": "em", "~~a~~": "strikethrough", "||a||": "spoiler",
		"`a`": "inlineCode", "```a```": "codeBlock", "[a](https://b.example)": "link", "x https://a.example": "url",
		"<@123456789012345678>": "user", "<@&123456789012345678>": "role", "<#123456789012345678>": "channel",
		"</who:123456789012345678>": "slashCommand", "</क्या नाम:123456789012345678>": "slashCommand", "<t:1:D>": "timestamp",
		"<:abc:123456789012345678>": "emoji", "@here": "here", "@everyone": "everyone", "# a": "heading", "x\n# a": "heading",
		"-# a": "subtext", "> a": "blockQuote", ">>> a": "blockQuote", "x\n> a": "blockQuote", "> a\n-# b": "subtext", "> a\n# b": "heading", "<https://a.example>": "autolink",
		"a\nb": "br", "123:customize": "text", "plain": "text", `\*a*`: "text",
	} {
		found := false
		walk(parse(t, s), nil, func(n node, _ []string) { found = found || n.Type == want })
		if !found {
			t.Errorf("%q is %+v, want a %s", s, parse(t, s), want)
		}
	}
	if got, want := shownBy(parse(t, `a **b** \*c\* `+"\n> d\ne")), "a b *c* \nd\ne"; got != want {
		t.Errorf("shown is %q, want %q", got, want)
	}
}
