package article

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// readMarkdown takes the metadata and the body from the text of an .md file.
// Its errors begin with ":line: " or ": ", to be put behind the file's name.
func readMarkdown(a *Article, text string) error {
	a.Body = text
	matter, body, found, err := frontMatter(text)
	if err != nil {
		return err
	}
	if found {
		a.Body = text[body:]
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
			return "", 0, false, fmt.Errorf(":1: the front matter has more than %d KiB; close it with a line ---", maxMatter>>10)
		}
	}
	return "", 0, false, errors.New(":1: the front matter is never closed; put a line --- behind it")
}

// readMatter reads front matter, which begins on line 2 of the file.
func (a *Article) readMatter(matter string) error {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(matter), &doc); err != nil {
		return yamlProblem(err)
	}
	if len(doc.Content) == 0 {
		return nil
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return fmt.Errorf(":%d: the front matter must hold lines such as \"title: …\"; write it so or delete it", top.Line+1)
	}
	fields := map[string]*string{
		"title": &a.Title, "date": &a.Date, "source": &a.Source, "url": &a.URL, "author": &a.Author,
		"language": &a.Language, "retracted": &a.Retracted, "note": &a.Note,
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		line := key.Line + 1
		field := fields[key.Value]
		switch {
		case field == nil:
			a.warn("line %d: %q is no field of an article and was ignored; there are title, date, source, url, author, language, retracted and note", line, clip(key.Value))
			continue
		case seen[key.Value]:
			return fmt.Errorf(":%d: %q is given twice; delete one of them", line, key.Value)
		case value.Kind != yaml.ScalarNode:
			return fmt.Errorf(":%d: %q must be one line of text; put it in quotation marks", line, key.Value)
		}
		seen[key.Value] = true
		if value.Tag == "!!null" {
			continue
		}
		*field = value.Value
		if field == &a.Date {
			if _, _, err := parseDay(value.Value); err != nil && strings.TrimSpace(value.Value) != "" {
				return fmt.Errorf(":%d: %w", line, err)
			}
		}
		if field == &a.Retracted && value.Tag == "!!bool" {
			a.Retracted = map[bool]string{true: "no reason given"}[strings.EqualFold(value.Value, "true")]
		}
	}
	return nil
}

var yamlLine = regexp.MustCompile(`line (\d+): `)

// yamlProblem puts the line of the file in front of what the YAML parser says,
// which leaves the line out if it is the first one, and with a control character.
func yamlProblem(err error) error {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	where := ":2"
	if strings.Contains(text, "control characters") {
		where = ""
	}
	if m := yamlLine.FindStringSubmatchIndex(text); m != nil {
		if n, err := strconv.Atoi(text[m[2]:m[3]]); err == nil {
			where = fmt.Sprintf(":%d", n+1)
		}
		text = text[:m[0]] + text[m[1]:]
	}
	return fmt.Errorf("%s: the front matter is no YAML (%s); put values with a colon or quotation marks in quotation marks", where, text)
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
