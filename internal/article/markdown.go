package article

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// readMarkdown takes the metadata and the body from the text of an .md file.
func readMarkdown(a *Article, text string) error {
	a.Body, a.from.line = text, 1
	matter, body, found, err := frontMatter(text)
	if err != nil {
		return err
	}
	if found {
		a.Body = text[body:]
		a.from.line = 1 + strings.Count(text[:body], "\n")
		if err := a.readMatter(matter); err != nil {
			return err
		}
	}
	if a.Title == "" {
		a.Title = firstHeading(a.Body)
	}
	return nil
}

// frontMatter returns the YAML between the first line, if that is "---", and
// the line that closes it, and the offset of the body.
func frontMatter(text string) (matter string, body int, found bool, err error) {
	first, _, _ := strings.Cut(text, "\n")
	if strings.TrimRight(first, " \t\r") != "---" {
		return "", 0, false, nil
	}
	start := min(len(first)+1, len(text))
	pos := start
	for l := range strings.Lines(text[start:]) {
		next := pos + len(l)
		if l = strings.TrimRight(l, " \t\r\n"); l == "---" || l == "..." {
			return text[start:pos], next, true, nil
		}
		if pos = next; pos-start > maxMatter {
			return "", 0, false, onLine(1, "the front matter has more than %d KiB; close it with a line ---", maxMatter>>10)
		}
	}
	return "", 0, false, onLine(1, "the front matter is never closed; put a line --- behind it")
}

// readMatter reads front matter, which begins on line 2 of the file.
func (a *Article) readMatter(matter string) error {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(matter), &doc); err != nil {
		return yamlProblem(err, 1, "the front matter")
	}
	if len(doc.Content) == 0 {
		return nil
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return onLine(top.Line+1, "the front matter must hold lines such as \"title: …\"; write it so or delete it")
	}
	fields := [len(keys)]*string{&a.Title, &a.Date, &a.Source, &a.URL, &a.Author, &a.Language, &a.Retracted, &a.Note}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		line := key.Line + 1
		at := slices.Index(keys[:], key.Value)
		switch {
		case at < 0:
			a.warn(line, "%q is no field of an article and was ignored; %s", clip(key.Value), instead(key.Value, keys[:]))
			continue
		case a.from.keys[at] > 0:
			return onLine(line, "%q is given twice; delete one of them", key.Value)
		case value.Kind != yaml.ScalarNode:
			return onLine(line, "%q must be one line of text; put it in quotation marks", key.Value)
		}
		field := fields[at]
		a.from.keys[at] = int32(line)
		if value.Tag == "!!null" {
			continue
		}
		*field = value.Value
		if field == &a.Date {
			if _, _, err := parseDay(value.Value); err != nil && strings.TrimSpace(value.Value) != "" {
				return onLine(line, "%w", err)
			}
		}
		if field == &a.Retracted && value.Tag == "!!bool" {
			a.Retracted = map[bool]string{true: NoReason}[strings.EqualFold(value.Value, "true")]
		}
	}
	return nil
}

// keys are those of front matter.
var keys = [...]string{"title", "date", "source", "url", "author", "language", "retracted", "note"}

// NoReason stands for why an article was retracted when the front matter only says that
// it was.
const NoReason = "no reason given"

var yamlLine = regexp.MustCompile(`line (\d+): `)

// yamlProblem returns what the YAML parser says as a problem of the file whose line
// after the given one it began to read on. The parser leaves the line out if it is the
// first one, and with a control character.
func yamlProblem(err error, after int, what string) error {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1 + after
	if strings.Contains(text, "control characters") {
		line = 0
	}
	if m := yamlLine.FindStringSubmatchIndex(text); m != nil {
		if n, err := strconv.Atoi(text[m[2]:m[3]]); err == nil {
			line = n + after
		}
		text = text[:m[0]] + text[m[1]:]
	}
	return onLine(line, "%s is no YAML (%s); put values with a colon or quotation marks in quotation marks", what, text)
}

// firstHeading returns the text of the first "# heading" line, "" without one.
func firstHeading(body string) string {
	for _, l := range lines(body) {
		if strings.HasPrefix(body[l.Start:l.End], "# ") {
			if sp, ok := heading(body, l.Span); ok {
				return body[sp.Start:sp.End]
			}
		}
	}
	return ""
}
