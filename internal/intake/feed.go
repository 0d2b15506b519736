package intake

import (
	"net/url"
	"slices"
	"strings"

	"github.com/mmcdole/gofeed"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of a feed.
const (
	maxItems     = 500
	summaryWords = 120 // what has less and leads to a page is taken for the page's summary
)

// readFeed takes the articles out of an RSS, Atom or JSON feed.
func readFeed(doc document, text string) ([]draft, error) {
	parser := gofeed.NewParser()
	parser.RSSTranslator = &gofeed.DefaultRSSTranslator{DisableContentImageScan: true}
	got, err := parser.ParseString(text)
	if err != nil {
		return nil, refuse(Broken, "%s begins like a feed, but cannot be read as one (%w); check it, or add its articles one by one", shownName(doc.name), err)
	}
	if len(got.Items) == 0 {
		return nil, refuse(NoArticle, "the feed has no articles in it; try again when it does")
	}
	base := doc.url
	if base == nil {
		if base, err = parseAddress(got.Link); err != nil {
			base = nil
		}
	}
	var drafts []draft
	for i, item := range got.Items {
		if item == nil {
			continue
		}
		if i >= maxItems {
			drafts = append(drafts, draft{err: refuse(TooLarge, "the feed has %d articles, of which the first %d were read; split it", len(got.Items), maxItems)})
			break
		}
		drafts = append(drafts, readItem(got, item, base))
	}
	return drafts, nil
}

// readItem makes an article of one entry of a feed.
func readItem(of *gofeed.Feed, item *gofeed.Item, base *url.URL) (d draft) {
	const from = "the feed"
	d.found("title", plainText(item.Title), from)
	d.found("url", itemAddress(item, base), from)
	for _, s := range []string{item.Published, item.Updated} {
		if day, ok := dayOf(s); ok {
			d.found("date", day, from)
		}
	}
	var names []string
	for _, a := range item.Authors {
		if a != nil && a.Name != "" {
			names = append(names, a.Name)
		}
	}
	d.found("author", author(strings.Join(names, ", ")), from)
	d.found("source", plainText(of.Title), from)
	content := item.Content
	if len(content) < len(item.Description) {
		content = item.Description
	}
	paras, err := fragment(content)
	if err != nil {
		d.err = err
		return d
	}
	cut := len(paras) > 0 && cutOff(paras[len(paras)-1])
	d.Body = strings.Join(clean(paras), "\n\n")
	n := len(words(d.Body))
	d.summary = d.URL != "" && (cut || n < leastWords || n < summaryWords && item.Content == "")
	if !d.summary && n < leastWords {
		d.err = refuse(NoArticle, "it has no text in the feed, and leads to no page that has it")
	}
	if tag, ok := languageTag(of.Language); ok && sameScript(tag, d.Body) {
		d.found("language", tag, from)
	}
	return d
}

// itemAddress returns where an entry leads to, "" if nowhere.
func itemAddress(item *gofeed.Item, base *url.URL) string {
	links := append([]string{item.Link}, item.Links...)
	if ext := item.Extensions["feedburner"]["origLink"]; len(ext) > 0 {
		links = append([]string{ext[0].Value}, links...) // past the service that counts readers
	}
	links = slices.DeleteFunc(links, func(s string) bool { return s == "" })
	for _, s := range links {
		u, err := url.Parse(strings.TrimSpace(s))
		if err != nil {
			continue
		}
		if base != nil {
			u = base.ResolveReference(u)
		}
		if u, err = parseAddress(u.String()); err == nil {
			return withoutTracking(u)
		}
	}
	return ""
}

// fragment returns the paragraphs of a piece of HTML, or of plain text.
func fragment(s string) ([]string, error) {
	if !strings.Contains(s, "<") {
		return lines(html.UnescapeString(s)), nil
	}
	nodes, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil, refuse(Broken, "its text is nested too deeply to be read (%w)", err)
	}
	var w writer
	for _, n := range nodes {
		w.walk(n)
	}
	w.flush()
	return w.paras, nil
}

// lines returns the lines of a plain text as paragraphs.
func lines(s string) []string {
	var out []string
	for l := range strings.Lines(s) {
		if l = tidy(l); l != "" {
			out = append(out, escape(l))
		}
	}
	return out
}

// plainText returns a title without the HTML that some feeds have in it.
func plainText(s string) string {
	paras, err := fragment(s)
	if err != nil || len(paras) == 0 {
		return oneLine(html.UnescapeString(s))
	}
	return strings.TrimPrefix(strings.Join(paras, " "), `\`)
}

// cutOff reports whether a paragraph only leads on to the page: "Continue reading …".
func cutOff(p string) bool {
	p = strings.ToLower(p)
	return strings.HasSuffix(p, "[…]") || strings.HasSuffix(p, "[...]") || len(p) < 120 && hasAny(p, "continue reading", "read the full", "read more", "weiterlesen", "lire la suite", "seguir leyendo", "читать далее", "читать полностью")
}
