package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of what is read, in bytes. The largest newspaper article that we know
// of has well under 1 MiB; what is larger is no article and would only fill the
// memory of a small server.
const (
	maxFile   = 16 << 20 // a file of one article
	maxLines  = 1 << 30  // a .jsonl file: a million passages have some 700 MB
	maxLine   = 4 << 20  // a line of it
	maxMatter = 64 << 10 // the front matter of an .md file
)

// longTitle is the length in bytes from which the first line of a .txt file
// looks like a paragraph, and a warning says so.
const longTitle = 300

// Parse reads the articles in the bytes of a file. Its name, with or without a
// path, decides the format by its ending and is named in errors:
//
//   - .md: YAML front matter between two lines "---" (may be missing), then the
//     body, which begins right behind the second one; a backslash before the mark
//     of a heading or a list keeps it as text;
//   - .txt: the first line that is not empty is the title, what follows it the
//     body;
//   - .jsonl: on each line an object with id, title, date, source, url,
//     language and text.
//
// The articles have defaults filled in, are checked, and cut into passages. An
// .md or .txt file gives one article or an error. A .jsonl file may give both:
// the articles of its good lines, and for the others an error each, joined with
// [errors.Join]. Errors are one lower-case sentence that names the file, the
// line where there is one, what is wrong and what to do about it.
func Parse(name string, data []byte) ([]*Article, error) {
	articles, problems := parse(name, data)
	return articles, errors.Join(problems...)
}

// mostBytes is how long the file of a name may be.
func mostBytes(name string) int {
	if ending(name) == ".jsonl" {
		return maxLines
	}
	return maxFile
}

func parse(name string, data []byte) ([]*Article, []error) {
	one := func(a *Article, err error) ([]*Article, []error) {
		if err != nil {
			return nil, []error{err}
		}
		return []*Article{a}, nil
	}
	if most := mostBytes(name); len(data) > most {
		return one(nil, in(name, fmt.Errorf("has more than %d MiB; split it into smaller files", most>>20)))
	}
	var read func(*Article, string) error
	switch ending(name) {
	case ".md":
		read = readMarkdown
	case ".txt":
		read = readText
	case ".jsonl":
		return parseLines(name, data)
	default:
		return one(nil, unsupported(name))
	}
	a := &Article{ID: fileID(name), File: name}
	text, line, warning, err := mend(data)
	if err != nil {
		return one(nil, in(name, err))
	}
	if warning != "" {
		a.warn(line, "%s", warning)
	}
	if skipBlank(text, 0) == len(text) {
		return one(nil, in(name, errors.New("is empty; put an article into it or delete it")))
	}
	if err := read(a, text); err != nil {
		return one(nil, in(name, err))
	}
	if err := a.finish(); err != nil {
		return one(nil, in(name, err))
	}
	return one(a, nil)
}

// unsupported says why a file with this ending cannot be read.
func unsupported(name string) error {
	switch e := ending(name); e {
	case ".html", ".htm":
		return in(name, fmt.Errorf("%s is no format of the corpus; make an article of it with: bot corpus add", e))
	case "":
		return in(name, errors.New("has no ending that tells its format; name it .md, .txt or .jsonl"))
	default:
		return in(name, fmt.Errorf("cannot read %s files; save the article as .md, .txt or .jsonl", e))
	}
}

func ending(name string) string { return strings.ToLower(filepath.Ext(name)) }

// fileID returns the article id that a file's name gives. It takes both kinds
// of slash: an id must not depend on the system that read the file.
func fileID(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.TrimSuffix(name, filepath.Ext(name))
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(name, "-"), isBlank), "-")
}

// New returns a with defaults filled in, checked, mended and cut into passages,
// as Parse does with what it reads. It needs an ID and a Body. The error says
// what is wrong with a field.
func New(a Article) (*Article, error) {
	text, line, warning, err := valid([]byte(a.Body))
	if err != nil {
		return nil, fmt.Errorf("article %q: %w", clip(a.ID), err)
	}
	a.Body = text
	a.Warnings = append([]Problem(nil), a.Warnings...)
	if warning != "" {
		a.warn(line, "%s", warning)
	}
	if err := a.finish(); err != nil {
		return nil, fmt.Errorf("article %q: %w", clip(a.ID), err)
	}
	return &a, nil
}

// warn notes what had to be mended, on a line of the file (0: nowhere in particular). Of
// a record of a .jsonl file all is on its line.
func (a *Article) warn(line int, format string, args ...any) {
	if a.from.record {
		line = a.from.line
	}
	a.Warnings = append(a.Warnings, Problem{File: a.File, Line: line, Text: fmt.Sprintf(format, args...)})
}

// finish checks the fields of an article, fills in defaults and cuts the body.
func (a *Article) finish() error {
	a.ID = strings.TrimFunc(a.ID, isBlank)
	if err := checkID(a.ID); err != nil {
		return err
	}
	for _, field := range []*string{&a.Title, &a.Source, &a.URL, &a.Author, &a.Language, &a.Retracted, &a.Note} {
		*field = oneLine(strings.ToValidUTF8(*field, "\ufffd"))
	}
	if a.Title == "" {
		a.Title = a.ID
	}
	if a.Date = strings.TrimFunc(a.Date, isBlank); a.Date != "" {
		day, warning, err := parseDay(a.Date)
		if err != nil {
			return err
		}
		if warning != "" {
			a.warn(a.KeyLine("date"), "%s", warning)
		}
		a.Date = day
	}
	if a.Language != "" && strings.Trim(strings.ToLower(a.Language), "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		a.warn(a.KeyLine("language"), "language %q is not written as a tag such as en or pt-BR", clip(a.Language))
	}
	if sign, at := garbled(a.Body); sign != "" {
		line, _ := a.Position(at)
		a.warn(line, Garbled+": it has %q; import it anew", sign)
	}
	a.Cut()
	if !slices.ContainsFunc(a.Passages, func(p Passage) bool { return p.Kind == Paragraph || p.Kind == Caption }) {
		return errors.New("has a title but no text to quote; add the text of the article")
	}
	return nil
}

// Garbled begins the warning of a text that is not as its author wrote it.
const Garbled = "the text was garbled on its way here"

// garbled returns a sign that a text is not as its author wrote it, and where it
// stands: an entity of HTML, or what UTF-8 becomes when it is read as Windows-1252.
// Nothing of it is mended, because the bot quotes what it was given.
func garbled(body string) (sign string, at int) {
	for _, sign := range []string{"&quot;", "&amp;", "&nbsp;", "&#39;", "&#8217;", "&#8220;", "â€œ", "â€™", "â€“", "Ã¼", "Ã©"} {
		if at := strings.Index(body, sign); at >= 0 {
			return sign, at
		}
	}
	return "", 0
}

func checkID(id string) error {
	if id == "" {
		return errors.New("the id is empty; give it a name such as moscow-beijing-axis")
	}
	bad := func(r rune) bool {
		return isBlank(r) || unicode.IsControl(r) || r == '/' || r == '\\' || r == utf8.RuneError
	}
	if strings.ContainsFunc(id, bad) {
		return fmt.Errorf("the id %q has a space, a slash or a control character; use letters, digits and hyphens", clip(id))
	}
	return nil
}

// unmark returns the bytes of a file without its byte order mark. That of UTF-16 is an
// error.
func unmark(data []byte) ([]byte, error) {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return nil, errors.New("is no UTF-8 text (it is marked as UTF-16); convert it, for instance with iconv -f UTF-16 -t UTF-8")
	}
	return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
}

// mend returns the text of a file: valid UTF-8 without a byte order mark.
func mend(data []byte) (text string, line int, warning string, err error) {
	if data, err = unmark(data); err != nil {
		return "", 0, "", err
	}
	return valid(data)
}

// valid returns data as valid UTF-8. Single bytes that are no UTF-8 become U+FFFD, with
// a warning of the first and its line; text that is largely in another encoding is an
// error.
func valid(data []byte) (text string, line int, warning string, err error) {
	if at := bytes.IndexByte(data, 0); at >= 0 {
		line := 1 + bytes.Count(data[:at], []byte("\n"))
		return "", 0, "", onLine(line, "is no UTF-8 text (there is a NUL byte); convert it or take the NUL bytes out")
	}
	if utf8.Valid(data) {
		return string(data), 0, "", nil
	}
	invalid, first := 0, -1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			invalid++
			if first < 0 {
				first = i
			}
		}
		i += n
	}
	line = 1 + bytes.Count(data[:first], []byte("\n"))
	if invalid*100 > len(data) {
		return "", 0, "", onLine(line, "is no UTF-8 text (%d bytes of %d, the first is 0x%02X); convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8", invalid, len(data), data[first])
	}
	warning = fmt.Sprintf("%d bytes that are no UTF-8 were replaced by U+FFFD, the first here; convert the file", invalid)
	if invalid == 1 {
		warning = "a byte that is no UTF-8 was replaced by U+FFFD; convert the file"
	}
	return strings.ToValidUTF8(string(data), "\ufffd"), line, warning, nil
}

// readText takes title and body from the text of a .txt file.
func readText(a *Article, text string) error {
	start := skipBlank(text, 0)
	end := len(text)
	if i := strings.IndexAny(text[start:], "\n\r"); i >= 0 {
		end = start + i
	}
	a.Title = text[start:end]
	if rest := text[end:]; strings.HasPrefix(rest, "\r\n") {
		end += 2
	} else if rest != "" {
		end++
	}
	a.Body = text[end:]
	a.from.line = 1 + strings.Count(text[:end], "\n")
	if len(a.Title) > longTitle {
		a.warn(1+strings.Count(text[:start], "\n"), "the first line has %d bytes and was taken for the title; put a title before it", len(a.Title))
	}
	return nil
}

// parseLines reads a .jsonl file.
func parseLines(name string, data []byte) (articles []*Article, problems []error) {
	data, err := unmark(data)
	if err != nil {
		return nil, []error{in(name, err)}
	}
	seen := map[string]int{}
	number := 0
	for l := range bytes.Lines(data) {
		number++
		if l = bytes.TrimSpace(l); len(l) == 0 {
			continue
		}
		a, err := parseLine(name, number, l)
		if err == nil && seen[a.ID] > 0 {
			err = fmt.Errorf("the id %q is already on line %d; give each article its own", clip(a.ID), seen[a.ID])
		}
		if err != nil {
			p := in(name, err)
			p.Line = number
			problems = append(problems, p)
			continue
		}
		seen[a.ID] = number
		articles = append(articles, a)
	}
	if len(articles) == 0 && len(problems) == 0 {
		problems = append(problems, in(name, errors.New("is empty; put an article into it or delete it")))
	}
	return articles, problems
}

// parseLine reads line number of a .jsonl file.
func parseLine(name string, number int, l []byte) (*Article, error) {
	if len(l) > maxLine {
		return nil, fmt.Errorf("the line has more than %d MiB; an article must be shorter", maxLine>>20)
	}
	text, _, warning, err := valid(l)
	if err != nil {
		return nil, err
	}
	var fields struct {
		ID, Title, Date, Source, URL, Author, Language, Retracted, Note, Text string
	}
	if err := json.Unmarshal([]byte(text), &fields); err != nil {
		return nil, jsonProblem(err)
	}
	a := &Article{
		ID: fields.ID, Title: fields.Title, Date: fields.Date, Source: fields.Source, URL: fields.URL, Author: fields.Author,
		Language: fields.Language, Retracted: fields.Retracted, Note: fields.Note, Body: fields.Text, File: name,
		from: origin{line: number, record: true},
	}
	if warning != "" {
		a.warn(number, "%s", warning)
	}
	if strings.IndexByte(a.Body, 0) >= 0 {
		return nil, errors.New(`the text has a NUL character (\u0000); take it out`)
	}
	if skipBlank(a.ID, 0) == len(a.ID) {
		return nil, errors.New(`has no "id"; give each article one, such as "moscow-beijing-axis"`)
	}
	if skipBlank(a.Body, 0) == len(a.Body) {
		return nil, fmt.Errorf(`article %q has no "text"; add the text of the article`, clip(a.ID))
	}
	if err := a.finish(); err != nil {
		return nil, err
	}
	return a, nil
}

func jsonProblem(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Errorf("%q must be a string in quotation marks, not a %s", strings.ToLower(kind.Field), kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf(`must be an object such as {"id":"…","title":"…","text":"…"}, not a %s`, kind.Value)
	case errors.As(err, &syntax):
		return fmt.Errorf("is no JSON object at byte %d (%w); write one object a line", syntax.Offset, err)
	}
	return fmt.Errorf("is no JSON object (%w); write one object a line", err)
}
