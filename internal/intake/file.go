package intake

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v3"

	"attache/internal/article"
)

// A matter is the front matter of an .md file: what is in it stays as somebody wrote it,
// with comments and fields of their own.
type matter struct{ yaml.Node }

// readMarkdown reads an article that has the form of the corpus already, or lacks its
// front matter. Its body is kept as it is.
func readMarkdown(doc document, text string) (draft, error) {
	read, err := article.Parse(untitled+".md", []byte(text))
	if err != nil {
		return draft{}, refuse(Broken, "%s%s", shownName(doc.name), strings.TrimPrefix(err.Error(), untitled+".md"))
	}
	a := read[0]
	d := draft{Article: article.Article{Retracted: a.Retracted, Note: a.Note, Body: strings.Trim(a.Body, "\n")}}
	if front := strings.Split(strings.TrimRight(text[:len(text)-len(a.Body)], "\n"), "\n"); len(front) > 2 {
		d.matter = &matter{}
		if err := yaml.Unmarshal([]byte(strings.Join(front[1:len(front)-1], "\n")), &d.matter.Node); err != nil {
			return draft{}, refuse(Broken, "%s: the front matter is no YAML (%w)", shownName(doc.name), err)
		}
	}
	title := a.Title
	if title == untitled {
		title = ""
	}
	for i, v := range []string{title, a.Date, a.Source, a.URL, a.Author, a.Language} {
		d.found(fields[i], v, "the file")
	}
	if doc.url != nil {
		d.found("url", withoutTracking(doc.url), "the address given")
	}
	if id := strings.TrimSuffix(filepath.Base(strings.ReplaceAll(doc.name, `\`, "/")), ".md"); datedID().MatchString(id) && checkID(id) == nil {
		d.ID = id // it is named as the corpus names files
	}
	return d, nil
}

// untitled is the title that article.Parse gives an article that has none.
const untitled = "untitled-import"

var datedID = lazy(`^\d{4}-\d{2}-\d{2}-`)

// longTitle is the length in bytes from which the first line of a text is taken for a
// paragraph and not for its title.
const longTitle = 200

// readPlain reads a text whose first line is the title. Lines such as "Source: The Fjord"
// and a lone address before or behind it say more.
func readPlain(doc document, text string) (draft, error) {
	var d draft
	paras := strings.Split(strings.Trim(text, "\n"), "\n")
	head := 0
	for ; head < len(paras); head++ {
		line := tidy(paras[head][:min(len(paras[head]), 2*longTitle)])
		if line == "" {
			continue
		}
		if len(line) > longTitle {
			break
		}
		if field, value, ok := headLine(line); ok {
			d.found(field, value, "the file")
			continue
		}
		if d.Title != "" {
			break
		}
		d.found("title", line, "its first line")
	}
	d.Body = strings.Trim(strings.Join(paras[head:], "\n"), "\n")
	if d.Body == "" && d.from["title"] == "its first line" {
		d.Body, d.Title = d.Title, ""
	}
	if len(words(d.Body)) == 0 {
		return draft{}, refuse(NoArticle, "%s has no text to quote; add the text of the article behind its title", shownName(doc.name))
	}
	if doc.url != nil {
		d.found("url", withoutTracking(doc.url), "the address given")
	}
	d.Body = plainLines(d.Body)
	return d, nil
}

// headLine reads a line that says something of the article.
func headLine(line string) (field, value string, ok bool) {
	if IsAddress(line) && !strings.Contains(line, " ") {
		if _, err := parseAddress(line); err == nil {
			return "url", line, true
		}
	}
	key, value, ok := strings.Cut(line, ":")
	if !ok {
		if day, ok := dayIn(line); ok && len(line) < 40 {
			return "date", day, true
		}
		return "", "", false
	}
	value = strings.TrimSpace(value)
	switch strings.ToLower(strings.TrimSpace(key)) {
	case "title":
		return "title", value, true
	case "date", "published":
		if day, ok := dayOf(value); ok {
			return "date", day, true
		}
	case "source":
		return "source", value, true
	case "url", "link":
		return "url", value, IsAddress(value)
	case "author", "by":
		return "author", value, true
	case "language":
		if tag, ok := languageTag(value); ok {
			return "language", tag, true
		}
	}
	if day, ok := dayIn(line); ok && len(line) < 40 {
		return "date", day, true
	}
	return "", "", false
}

// plainLines takes the blanks off the beginnings and ends of lines, and has what looks
// like a heading, a quoted line or a picture of Markdown read as text. Lists are lists in
// plain texts, too.
func plainLines(s string) string {
	var out []string
	for l := range strings.SplitSeq(s, "\n") {
		if l = strings.TrimSpace(l); l != "" && !strings.ContainsAny(l[:1], "-*+") {
			l = escape(l)
		}
		out = append(out, l)
	}
	return strings.Join(out, "\n")
}

// A line is an article in JSON, under the names that exports have for its parts.
type line struct {
	ID, Title, Headline, Date, Published, DatePublished  string
	PublishedAt                                          string `json:"published_at"`
	Source, Publisher, Site, URL, Link, Author, Byline   string
	Language, Lang, Retracted, Note, Text, Body, Content string
}

// readLines reads articles in JSON: one a line, of which a broken one costs only itself,
// or a list of them, or one after another over several lines.
func readLines(doc document, text string) ([]draft, error) {
	var drafts []draft
	if perLine(text) {
		number := 0
		for l := range strings.Lines(text) {
			number++
			if l = strings.TrimSpace(l); l == "" {
				continue
			}
			d, err := readLine([]byte(l), doc)
			if err != nil {
				d = draft{err: refuse(Broken, "line %d of %s: %w", number, shownName(doc.name), err)}
			}
			drafts = append(drafts, d)
		}
		return drafts, nil
	}
	var all []json.RawMessage
	err := json.Unmarshal([]byte(text), &all)
	for dec := json.NewDecoder(strings.NewReader(text)); err != nil; {
		var one json.RawMessage
		if err = dec.Decode(&one); errors.Is(err, io.EOF) && len(all) > 0 {
			break
		} else if err != nil {
			return nil, refuse(Broken, "%s is no JSON (%w); write one article a line", shownName(doc.name), err)
		}
		all = append(all, one)
		err = errMore
	}
	for i, raw := range all {
		d, err := readLine(raw, doc)
		if err != nil {
			d = draft{err: refuse(Broken, "article %d of %s: %w", i+1, shownName(doc.name), err)}
		}
		drafts = append(drafts, d)
	}
	return drafts, nil
}

var errMore = errors.New("there may be more")

// perLine reports whether each line of a text is an object of its own.
func perLine(text string) bool {
	for l := range strings.Lines(text) {
		if l = strings.TrimSpace(l); l != "" && !(strings.HasPrefix(l, "{") && strings.HasSuffix(l, "}")) {
			first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
			return json.Valid([]byte(first)) && strings.HasPrefix(first, "{") // and this one is broken
		}
	}
	return true
}

func readLine(raw []byte, doc document) (draft, error) {
	var l line
	if err := json.Unmarshal(raw, &l); err != nil {
		return draft{}, fmt.Errorf("it is no article in JSON (%w); write it like {\"title\":\"…\",\"date\":\"2022-03-30\",\"text\":\"…\"}", err)
	}
	text := firstOf(l.Text, l.Body, l.Content)
	d := draft{Article: article.Article{Retracted: oneLine(l.Retracted), Note: oneLine(l.Note)}}
	if date := firstOf(l.Date, l.Published, l.DatePublished, l.PublishedAt); date != "" {
		day, ok := dayOf(date)
		if !ok {
			return d, fmt.Errorf("date %q is no day; write it like 2022-03-30", clip(date))
		}
		d.found("date", day, "the file")
	}
	if tag, ok := languageTag(firstOf(l.Language, l.Lang)); ok {
		d.found("language", tag, "the file")
	}
	for _, f := range []struct{ field, value string }{{"title", firstOf(l.Title, l.Headline)}, {"source", firstOf(l.Source, l.Publisher, l.Site)}, {"url", firstOf(l.URL, l.Link)}, {"author", author(firstOf(l.Author, l.Byline))}} {
		d.found(f.field, f.value, "the file")
	}
	if checkID(l.ID) == nil {
		d.ID = l.ID
	}
	d.Body = strings.Trim(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if htmlTags().MatchString(text) {
		paras, err := fragment(text)
		if err != nil {
			return d, err
		}
		d.Body = strings.Join(clean(paras), "\n\n")
	}
	if len(words(d.Body)) == 0 {
		return d, errors.New(`it has no "text"; add the text of the article`)
	}
	return d, nil
}
