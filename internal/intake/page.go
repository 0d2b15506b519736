package intake

import (
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxElements is how many elements a page may have: the largest front page that we know
// of has 9,000, and what readability does to them takes time that grows faster than they
// do.
const maxElements = 30_000

// Bounds of what is an article, in words. A notice of three lines has thirty; what the
// free beginning of an article has is hardly more than two paragraphs.
const (
	leastWords = 20
	stubWords  = 180
)

// readPage takes the article out of a web page.
func readPage(doc document, text string) (draft, error) {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return draft{}, refuse(Broken, "the page is nested too deeply to be read; copy its text into a .txt or .md file and add that")
	}
	m := metaOf(root, doc.url)
	at := doc.url
	if at == nil {
		at = &url.URL{}
	}
	dated, hasDated := m.visible(root)
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	got, err := parser.ParseAndMutate(root, at)
	if err != nil {
		return draft{}, refuse(TooLarge, "the page has more than %d elements; copy its text into a .txt or .md file and add that", maxElements)
	}
	var d draft
	d.Body, err = m.body(got.Node)
	if err != nil {
		return draft{}, err
	}
	m.fill(&d, doc)
	d.found("title", withoutSite(got.Title(), d.Source), "the page")
	d.found("source", got.SiteName(), "the page's metadata")
	d.found("author", author(got.Byline()), "the byline")
	if d.Date == "" {
		if u, err := url.Parse(d.URL); err == nil {
			if day, ok := dayOfPath(u.Path); ok {
				d.found("date", day, "its address")
			}
		}
	}
	if hasDated {
		d.found("date", dated, "the page")
	}
	d.Body = withoutHead(d)
	return d, nil
}

// withoutHead returns the body without the lines above an article that say again what
// its metadata say, the title and who wrote it, and without the menu above its title.
func withoutHead(d draft) string {
	paras := strings.Split(d.Body, "\n\n")
	same := func(a, b string) bool { return b != "" && slices.Equal(words(a), words(b)) }
	for i, p := range paras[:min(len(paras), 8)] {
		if same(p, d.Title) {
			paras = paras[i+1:]
			break
		}
		if len(p) > 60 {
			break
		}
	}
	for len(paras) > 1 && (same(author(paras[0]), d.Author) || same(author(paras[0]), d.Author+" "+d.Source)) {
		paras = paras[1:]
	}
	return strings.Join(paras, "\n\n")
}

// body returns the text of an article as Markdown, or why there is none.
func (m *pageMeta) body(n *html.Node) (string, error) {
	var paras []string
	linked := 0.0
	if n != nil {
		paras = clean(paragraphsOf(n))
		linked = linkShare(n)
	}
	text := strings.Join(paras, "\n\n")
	if m.text != "" && len(words(m.text)) > 2*len(words(text)) {
		paras = clean(strings.Split(m.text, "\n")) // pages that a script writes have it in their metadata only
		text, linked = strings.Join(paras, "\n\n"), 0
	}
	n1 := len(words(text))
	switch {
	case n1 < stubWords && (m.paid || slices.ContainsFunc(paras, soundsPaid)):
		return "", refuse(Paywall, "only the beginning of the article can be read there without paying; copy its text into a .txt or .md file and add that, if you may")
	case n1 < leastWords, linked > 0.6:
		return "", refuse(NoArticle, "there is no article on that page that could be told from the rest; give the address of a single article, or copy its text into a .txt or .md file and add that")
	}
	return text, nil
}

// A pageMeta is what a page says about its article.
type pageMeta struct {
	ld        map[string]any // of schema.org
	tags      map[string]string
	times     []string // of <time datetime>, those marked as the date of publication first
	title     string   // the only <h1>
	pageTitle string
	lang      string
	url       string
	text      string // articleBody of schema.org
	paid      bool
	headings  int
}

// metaOf collects what the page at address says about itself. Address may be nil.
func metaOf(root *html.Node, address *url.URL) *pageMeta {
	m := &pageMeta{tags: map[string]string{}}
	base := address
	var marked, other []string
	var canonical string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.DataAtom {
		case atom.Html:
			m.lang = attr(n, "lang")
		case atom.Base:
			if u, err := url.Parse(attr(n, "href")); err == nil && base != nil {
				base = base.ResolveReference(u)
			}
		case atom.Meta:
			name := strings.ToLower(firstOf(attr(n, "property"), attr(n, "name"), attr(n, "itemprop"), attr(n, "http-equiv")))
			if name != "" && m.tags[name] == "" {
				m.tags[name] = strings.TrimSpace(attr(n, "content"))
			}
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") && canonical == "" {
				canonical = attr(n, "href")
			}
		case atom.Script:
			if strings.EqualFold(strings.TrimSpace(attr(n, "type")), "application/ld+json") && n.FirstChild != nil && m.ld == nil {
				m.ld = articleOf(n.FirstChild.Data)
			}
		case atom.Time:
			if at := attr(n, "datetime"); at != "" {
				if strings.Contains(attr(n, "itemprop"), "datePublished") || has(n, "pubdate") {
					marked = append(marked, at)
				} else {
					other = append(other, at)
				}
			}
		case atom.Title:
			if m.pageTitle == "" {
				m.pageTitle = oneLine(textOf(n))
			}
		case atom.H1:
			m.headings++
			m.title = oneLine(textOf(n))
		default:
			if strings.Contains(attr(n, "itemprop"), "datePublished") {
				marked = append(marked, firstOf(attr(n, "content"), attr(n, "datetime"), textOf(n)))
			}
		}
	}
	m.times = append(marked, other...)
	m.url = bestAddress(base, canonical, m.tags["og:url"], text(m.ld, "url"), text(m.ld, "mainEntityOfPage"))
	m.text = text(m.ld, "articleBody")
	m.paid = strings.EqualFold(text(m.ld, "isAccessibleForFree"), "false")
	return m
}

// fill sets the fields of d that the page's metadata give.
func (m *pageMeta) fill(d *draft, doc document) {
	const ld, meta, page = "schema.org metadata", "the page's metadata", "the page"
	d.found("url", m.url, meta)
	if doc.url != nil {
		d.found("url", withoutTracking(doc.url), "the address given")
	}
	d.found("source", text(m.ld, "publisher"), ld)
	for _, name := range []string{"og:site_name", "application-name", "dc.publisher", "citation_journal_title"} {
		if !strings.Contains(m.tags[name], "://") {
			d.found("source", m.tags[name], meta)
		}
	}
	d.found("title", withoutSite(m.headline(), d.Source), ld)
	for _, name := range []string{"og:title", "twitter:title", "dc.title"} {
		d.found("title", withoutSite(html.UnescapeString(m.tags[name]), d.Source), meta)
	}
	if m.headings == 1 {
		d.found("title", m.title, page)
	}
	d.found("author", author(text(m.ld, "author")), ld)
	for _, name := range []string{"author", "article:author", "dc.creator", "parsely-author", "citation_author"} {
		d.found("author", author(m.tags[name]), meta)
	}
	if day, ok := dayOf(text(m.ld, "datePublished")); ok {
		d.found("date", day, ld)
	}
	for _, name := range []string{"article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.issued",
		"dcterms.date", "pubdate", "publishdate", "publish-date", "publish_date", "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_date", "article.published"} {
		if day, ok := dayOf(m.tags[name]); ok {
			d.found("date", day, meta)
		}
	}
	if len(m.times) > 0 {
		if day, ok := dayOf(m.times[0]); ok {
			d.found("date", day, "a <time> of the page")
		}
	}
	for _, l := range []struct{ tag, from string }{{text(m.ld, "inLanguage"), ld}, {m.lang, page}, {m.tags["og:locale"], meta}, {m.tags["content-language"], meta}, {doc.lang, "the server"}} {
		if tag, ok := languageTag(l.tag); ok && sameScript(tag, d.Body) {
			d.found("language", tag, l.from)
		}
	}
}

// How many pieces of text below and above its heading an article's day is looked for in.
// Above it is a newspaper's masthead, which tells today's.
const (
	belowHeading = 12
	aboveHeading = 3
)

// headline returns the title of the article by schema.org. Some sites have a description
// in the place of the headline, and the title in that of the name.
func (m *pageMeta) headline() string {
	head, name := text(m.ld, "headline"), text(m.ld, "name")
	if name != "" && (head == "" || strings.Contains(m.pageTitle, name) && !strings.Contains(m.pageTitle, head)) {
		return name
	}
	return head
}

// visible returns the day that stands near the heading of the page.
func (m *pageMeta) visible(root *html.Node) (string, bool) {
	var pieces []string
	heading := -1
	for n := range root.Descendants() {
		switch {
		case n.Type == html.ElementNode && (n.DataAtom == atom.H1 || n.DataAtom == atom.H2 && m.headings == 0) && heading < 0:
			heading = len(pieces)
		case n.Type == html.TextNode && n.Parent != nil && n.Parent.DataAtom != atom.Script && n.Parent.DataAtom != atom.Style && n.Parent.DataAtom != atom.Title:
			if t := oneLine(n.Data); t != "" {
				pieces = append(pieces, t)
			}
		}
		if heading >= 0 && len(pieces) > heading+belowHeading {
			break
		}
	}
	if heading < 0 {
		return "", false
	}
	near := append(slices.Clone(pieces[heading:]), pieces[max(heading-aboveHeading, 0):heading]...)
	for _, p := range near {
		if len(p) > 120 {
			continue
		}
		if day, ok := dayIn(p); ok {
			return day, true
		}
	}
	return "", false
}

// articleOf returns the object in a text of JSON-LD that is an article, nil without one.
func articleOf(s string) map[string]any {
	var v any
	s = strings.TrimSpace(s)
	s = strings.TrimSuffix(strings.TrimPrefix(s, "<![CDATA["), "]]>")
	if json.Unmarshal([]byte(strings.TrimSpace(s)), &v) != nil {
		return nil
	}
	var find func(v any, depth int) map[string]any
	find = func(v any, depth int) map[string]any {
		if depth > 4 {
			return nil
		}
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				if o := find(x, depth+1); o != nil {
					return o
				}
			}
		case map[string]any:
			for _, kind := range texts(v["@type"]) {
				if strings.HasSuffix(kind, "Article") || kind == "BlogPosting" || kind == "LiveBlogPosting" || kind == "Report" {
					return v
				}
			}
			for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
				if o := find(v[key], depth+1); o != nil {
					return o
				}
			}
		}
		return nil
	}
	return find(v, 0)
}

// text returns what an object of JSON-LD has under a key: a text, or the names of what
// stands there.
func text(o map[string]any, key string) string {
	return strings.Join(texts(o[key]), ", ")
}

func texts(v any) []string {
	switch v := v.(type) {
	case string:
		return []string{html.UnescapeString(v)}
	case bool:
		return []string{map[bool]string{true: "true", false: "false"}[v]}
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, texts(x)...)
		}
		return out
	case map[string]any:
		for _, key := range []string{"name", "@id", "url"} {
			if out := texts(v[key]); len(out) > 0 {
				return out
			}
		}
	}
	return nil
}

// bestAddress returns the first of the addresses that can be that of a single page. Some
// sites give their front page as that of every article.
func bestAddress(base *url.URL, given ...string) string {
	for _, s := range given {
		s, _, _ = strings.Cut(s, ", ")
		u, err := url.Parse(strings.TrimSpace(s))
		if err != nil || s == "" {
			continue
		}
		if base != nil {
			u = base.ResolveReference(u)
		}
		if u, err := parseAddress(u.String()); err == nil && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "") {
			return withoutTracking(u)
		}
	}
	return ""
}

var by = lazy(`(?i)^(written by|reporting by|by|von|par|por|автор:?|текст:?)\s+`)

// author returns the names in a byline, without the day that may stand behind them; "" for
// what is an address or says something else.
func author(s string) string {
	s = by().ReplaceAllString(oneLine(html.UnescapeString(s)), "")
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") || len(s) > 200 {
		return ""
	}
	if i := strings.IndexAny(s, "0123456789"); i >= 0 {
		s = strings.TrimRight(s[:i], " ,;|·(")
		if j := strings.LastIndexByte(s, ' '); monthOf(s[j+1:]) > 0 {
			s = s[:max(j, 0)]
		}
	}
	switch first, _, _ := strings.Cut(strings.ToLower(s), " "); strings.Trim(first, ":") {
	case "last", "updated", "published", "posted", "follow", "share":
		return ""
	}
	return strings.Trim(s, " ,;|·:")
}

// withoutSite takes the name of the site off a title: "War ends | The Fjord".
func withoutSite(title, site string) string {
	title = oneLine(title)
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " · ", " « "} {
		if i := strings.LastIndex(title, sep); i > 0 && site != "" && strings.EqualFold(strings.TrimSpace(title[i+len(sep):]), oneLine(site)) {
			return title[:i]
		}
	}
	return title
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}
