package intake

import (
	"path"
	"runtime/debug"
	"strings"

	"github.com/mmcdole/gofeed"
)

// A format is how an article is written down.
type format int

const (
	plain format = iota
	markdown
	page
	feed
	jsonLines
)

// maxInput is the most that is read of a file, in bytes: what article.Parse takes.
const maxInput = 16 << 20

// read takes the articles out of a document. A draft whose err is set is one of several
// that cannot be read; the error is for all.
func read(doc document) (drafts []draft, err error) {
	// Parsers of pages and feeds walk through whatever strangers wrote. One that trips
	// costs that document, not the program.
	defer func() {
		if v := recover(); v != nil {
			drafts, err = nil, &Refusal{Reason: Broken, text: shownName(doc.name) + " is built so strangely that it cannot be read; copy its text into a .txt or .md file and add that", cause: &tripped{v, debug.Stack()}}
		}
	}()
	if len(doc.data) > maxInput {
		return nil, refuse(TooLarge, "%s has more than %s; split it into smaller files", shownName(doc.name), size(maxInput))
	}
	if err := notBinary(doc.data); err != nil {
		return nil, err
	}
	if ending := endingOf(doc.name); ending == ".yaml" || ending == ".yml" {
		return nil, refuse(BadFormat, "it is YAML, which is no article; files such as entities.yaml are put into the folder by hand")
	}
	text := decode(doc.data, doc.kind)
	if strings.TrimSpace(text) == "" {
		return nil, refuse(NoArticle, "%s is empty; put an article into it", shownName(doc.name))
	}
	switch formatOf(doc.name, doc.kind, text) {
	case feed:
		return readFeed(doc, text)
	case jsonLines:
		return readLines(doc, text)
	case page:
		return one(readPage(doc, text))
	case markdown:
		return one(readMarkdown(doc, text))
	}
	return one(readPlain(doc, text))
}

func one(d draft, err error) ([]draft, error) {
	if err != nil {
		return nil, err
	}
	return []draft{d}, nil
}

// tripped is a panic of a parser, for the log.
type tripped struct {
	value any
	stack []byte
}

func (t *tripped) Error() string { return "a parser gave up in a panic:\n" + string(t.stack) }

var (
	htmlPage = lazy(`(?i)<(!doctype html|html|head|body|article|main)[\s>]`)
	htmlTags = lazy(`(?i)<(p|div|br|h1|h2|ul|table|section|blockquote)(\s[^>]*)?/?>`)
)

// formatOf tells the format of a text by what it holds; its name and what the server
// said decide where that says nothing.
func formatOf(name, kind, text string) format {
	start := strings.TrimSpace(text[:min(len(text), 64<<10)])
	ending := endingOf(name)
	kind = strings.ToLower(kind)
	switch start[0] {
	case '{', '[':
		if jsonFeed().MatchString(start) {
			return feed
		}
		if ending != ".md" && ending != ".txt" && strings.HasPrefix(strings.TrimSpace(start[1:]), map[byte]string{'{': `"`, '[': `{`}[start[0]]) {
			return jsonLines
		}
	case '<':
		if t := gofeed.DetectFeedType(strings.NewReader(start)); t == gofeed.FeedTypeRSS || t == gofeed.FeedTypeAtom {
			return feed
		}
	case '-':
		if first, _, _ := strings.Cut(start, "\n"); strings.TrimRight(first, " \t") == "---" {
			return markdown
		}
	}
	switch {
	case ending == ".md" || ending == ".markdown" || strings.HasPrefix(kind, "text/markdown"):
		return markdown
	case ending == ".jsonl" || ending == ".ndjson":
		return jsonLines
	case start[0] == '<' && (htmlPage().MatchString(start[:min(len(start), 2048)]) || htmlTags().MatchString(start)),
		htmlPage().MatchString(start[:min(len(start), 2048)]) && ending != ".txt",
		(strings.HasPrefix(kind, "text/html") || ending == ".html" || ending == ".htm" || strings.Contains(kind, "xhtml")) && strings.Contains(start, "<"):
		return page
	case strings.HasPrefix(start, "# ") && ending != ".txt":
		return markdown
	}
	return plain
}

// endingOf returns the ending of a file's name, in lower case: ".md".
func endingOf(name string) string {
	return strings.ToLower(path.Ext(strings.ReplaceAll(name, `\`, "/")))
}

var jsonFeed = lazy(`"version"\s*:\s*"https?://jsonfeed\.org`)
