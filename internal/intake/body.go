package intake

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A writer makes paragraphs of Markdown out of the elements of a page.
type writer struct {
	paras []string
	mark  string // of the paragraph that comes: "## ", "- " or "> "
	text  strings.Builder
}

// paragraphsOf returns the text below n, a paragraph each: headings, items of lists and
// quoted blocks are marked, and everything else is as the page has it.
func paragraphsOf(n *html.Node) []string {
	var w writer
	w.walk(n)
	w.flush()
	return w.paras
}

// flush ends a paragraph.
func (w *writer) flush() {
	if p := tidy(w.text.String()); p != "" {
		if w.mark == "" || w.mark == "> " {
			p = escape(p)
		}
		w.paras = append(w.paras, w.mark+p)
	}
	w.text.Reset()
}

// marked writes what is below n as paragraphs with a mark.
func (w *writer) marked(n *html.Node, mark string) {
	w.flush()
	before := w.mark
	w.mark = mark
	w.below(n)
	w.flush()
	w.mark = before
}

func (w *writer) below(n *html.Node) {
	for c := range n.ChildNodes() {
		w.walk(c)
	}
}

func (w *writer) walk(n *html.Node) {
	if n.Type == html.TextNode {
		w.text.WriteString(n.Data)
		return
	}
	if n.Type != html.ElementNode {
		w.below(n)
		return
	}
	switch tag(n) {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Form, atom.Button, atom.Select, atom.Nav, atom.Aside,
		atom.Figure, atom.Figcaption, atom.Audio, atom.Video, atom.Object, atom.Head, atom.Title:
		// What stands under a picture is not said by the article.
	case atom.Sup:
		if strings.Trim(oneLine(textOf(n)), "[]0123456789") != "" { // else a footnote
			w.below(n)
		}
	case atom.Br:
		w.flush()
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.marked(n, "## ")
	case atom.Li:
		w.marked(n, "- ")
	case atom.Blockquote:
		w.marked(n, "> ")
	case atom.Table:
		if !isData(n) {
			w.marked(n, w.mark)
		}
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Pre, atom.Address,
		atom.Tr, atom.Td, atom.Th, atom.Hr, atom.Center, atom.Details, atom.Summary, atom.Body, atom.Caption:
		w.marked(n, w.mark)
	default:
		w.below(n)
	}
}

// tag returns which element n is. Those that readability has made or renamed have only a
// name.
func tag(n *html.Node) atom.Atom {
	if n.Type != html.ElementNode {
		return 0
	}
	return atom.Lookup([]byte(n.Data))
}

// isData reports whether a table holds figures rather than the text of a page: no cell of
// it has the length of a paragraph.
func isData(table *html.Node) bool {
	for n := range table.Descendants() {
		if tag(n) == atom.Td && len(tidy(textOf(n))) > 150 {
			return false
		}
	}
	return true
}

// textOf returns all text below n.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// linkShare returns which part of the letters below n is in links.
func linkShare(n *html.Node) float64 {
	all, linked := len(tidy(textOf(n))), 0
	for c := range n.Descendants() {
		if tag(c) == atom.A {
			linked += len(tidy(textOf(c)))
		}
	}
	return float64(linked) / float64(max(all, 1))
}

// tidy makes one line of s, without what shows nothing: soft hyphens and marks of no
// width. Joiners stay, which Persian and Hindi are written with, and marks of direction but for
// those at the ends, before which a # would not be seen.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00ad', '\u200b', '\u2060', '\ufeff':
			return -1
		}
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	s = strings.TrimFunc(s, func(r rune) bool { return r == '\u200e' || r == '\u200f' || unicode.IsSpace(r) })
	return strings.Join(strings.Fields(s), " ")
}

// oneLine is tidy for a value of the metadata.
func oneLine(s string) string { return tidy(strings.ToValidUTF8(s, "\ufffd")) }

// escape has a paragraph that begins like a heading, an item of a list or a picture of
// Markdown read as the text that it is.
func escape(p string) string {
	r, n := utf8.DecodeRuneInString(p)
	blank := strings.HasPrefix(p[n:], " ")
	hashes := strings.TrimLeft(p, "#")
	switch {
	case (r == '*' || r == '+' || r == '-' || r == '>') && blank,
		r == '#' && strings.IndexAny(hashes, " \u200e\u200f") == 0, // marks of direction count as blanks there
		r == '=' && strings.HasSuffix(p, "="),
		strings.HasPrefix(p, "!["),
		r == '\\':
		return `\` + p
	}
	return p
}

//go:embed boilerplate.txt
var boilerplate string

// clean leaves out what is no part of an article: calls to share, to subscribe and to
// read something else, notices on cookies, and what is said twice in a row.
func clean(paras []string) []string {
	var out []string
	for _, p := range paras {
		switch {
		case !strings.ContainsFunc(p, isWordRune), isBoilerplate(p), len(out) > 0 && out[len(out)-1] == p:
			continue
		}
		out = append(out, p)
	}
	for len(out) > 0 && strings.HasPrefix(out[len(out)-1], "## ") { // it headed what was left out
		out = out[:len(out)-1]
	}
	return out
}

// maxBoilerplate is how long a paragraph of it can be, in bytes.
const maxBoilerplate = 220

// isBoilerplate reports whether a paragraph is one of those that boilerplate.txt lists:
// a line that ends in "…" is the beginning of such a paragraph, any other all of it.
func isBoilerplate(p string) bool {
	if len(p) > maxBoilerplate {
		return false
	}
	p = strings.ToLower(strings.TrimLeft(p, "-#> "))
	p = strings.Trim(p, " .:!…»›>→|")
	for line := range strings.Lines(boilerplate) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if start, ok := strings.CutSuffix(line, "…"); ok && strings.HasPrefix(p, start) || p == line {
			return true
		}
	}
	return false
}

// soundsPaid reports whether a paragraph says that the rest must be paid for.
func soundsPaid(p string) bool {
	p = strings.ToLower(p)
	return len(p) < 300 && hasAny(p, "subscribe to continue", "subscribe to read", "subscribe now to", "to continue reading", "to read the full", "to read this article", "for subscribers only", "subscribers only",
		"already a subscriber", "only for subscribers", "jetzt weiterlesen", "weiterlesen mit", "mit abo", "für abonnenten", "réservé aux abonnés", "réservé à nos abonnés", "pour lire la suite", "contenido exclusivo para suscriptores",
		"para suscriptores", "только для подписчиков", "оформите подписку", "订阅后继续阅读")
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
