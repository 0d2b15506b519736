package article

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	tests := []struct {
		name, file, data string
		want             Article
	}{
		{"front matter", "dir/moscow-beijing-axis.md",
			"---\ntitle: \"The axis: tougher\"\ndate: 2022-03-30\nsource: taz\nurl: https://taz.de/1\nauthor: A. B.\nlanguage: en\nretracted: wrong name\nnote: translated\n---\n\nText.\n",
			Article{ID: "moscow-beijing-axis", Title: "The axis: tougher", Date: "2022-03-30", Source: "taz", URL: "https://taz.de/1", Author: "A. B.", Language: "en", Retracted: "wrong name", Note: "translated", Body: "\nText.\n"}},
		{"Windows", "a.md", "\xef\xbb\xbf---\r\ntitle: T\r\n---\r\nText.\r\n", Article{ID: "a", Title: "T", Body: "Text.\r\n"}},
		{"datetime", "a.md", "---\ndate: 2022-03-30T23:30:00+02:00\n---\nText.", Article{ID: "a", Title: "a", Date: "2022-03-30", Body: "Text."}},
		{"day in words", "a.md", "---\ndate: 30 March 2022\n---\nText.", Article{ID: "a", Title: "a", Date: "2022-03-30", Body: "Text."}},
		{"American day", "a.md", "---\ndate: March 30, 2022\n---\nText.", Article{ID: "a", Title: "a", Date: "2022-03-30", Body: "Text."}},
		{"empty values", "a.md", "---\ntitle:\ndate:\nsource: ~\nretracted: false\n---\nText.", Article{ID: "a", Title: "a", Body: "Text."}},
		{"retracted without a reason", "a.md", "---\nretracted: true\n---\nText.", Article{ID: "a", Title: "a", Retracted: "no reason given", Body: "Text."}},
		{"empty front matter", "a.md", "---\n---\nText.", Article{ID: "a", Title: "a", Body: "Text."}},
		{"title from a heading", "a.md", "## Kicker\n# The *title* #\n\nText.", Article{ID: "a", Title: "The *title*", Body: "## Kicker\n# The *title* #\n\nText."}},
		{"no front matter", "My file.md", "Text.\n\n---\n\nMore.", Article{ID: "My-file", Title: "My-file", Body: "Text.\n\n---\n\nMore."}},
		{"text", `C:\news\a.TXT`, "\n \nThe title\r\n\r\nText.\r\n", Article{ID: "a", Title: "The title", Body: "\r\nText.\r\n"}},
		{"text with a date", "a.txt", "The title\n\nFriday, January 4, 2019 \u00a0\n\nText.", Article{ID: "a", Title: "The title", Date: "2019-01-04", Body: "\nFriday, January 4, 2019 \u00a0\n\nText."}},
		{"a line", "a.jsonl", "\n" + `{"id":" x1 ","title":"T\nU","date":"2019-01-04","source":"s","url":"u","language":"en","text":"Text.\n","more":1}` + "\n\n",
			Article{ID: "x1", Title: "T U", Date: "2019-01-04", Source: "s", URL: "u", Language: "en", Body: "Text.\n"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			articles, err := Parse(tt.file, []byte(tt.data))
			if err != nil || len(articles) != 1 {
				t.Fatalf("%d articles, error %v", len(articles), err)
			}
			got := articles[0]
			check(t, got)
			if got.File != tt.file || len(got.Warnings) != 0 {
				t.Errorf("file %q, warnings %q", got.File, got.Warnings)
			}
			got.File, got.Passages, got.from = "", nil, origin{}
			if fmt.Sprintf("%+v", *got) != fmt.Sprintf("%+v", tt.want) {
				t.Errorf("got\n%+v\nwant\n%+v", *got, tt.want)
			}
		})
	}
}

// TestPosition finds the place in the file of each "x" of a body, and of the keys.
func TestPosition(t *testing.T) {
	for _, tt := range []struct{ file, data, want string }{
		{"a.md", "---\nsource: s\ntitle: T\n---\n\nA–x.\n\nx", "6:3 8:1 title 3 date 1"},
		{"a.md", "\ufeff---\r\ntitle: T\r\n---\r\nOne\r\nx", "5:1 title 2 date 1"},
		{"a.md", "One x.", "1:5 title 1 date 1"},
		{"a.txt", "\nT\nOne\n x", "4:2 title 1 date 1"},
		{"a.jsonl", "\n" + `{"id":"a","text":"One\nx"}`, "2:0 title 2 date 2"},
	} {
		articles, err := Parse(tt.file, []byte(tt.data))
		if err != nil {
			t.Fatal(err)
		}
		a, got := articles[0], ""
		for i, r := range a.Body {
			if r == 'x' {
				line, column := a.Position(i)
				got += fmt.Sprintf("%d:%d ", line, column)
			}
		}
		got += fmt.Sprintf("title %d date %d", a.KeyLine("title"), a.KeyLine("date"))
		if got != tt.want {
			t.Errorf("%s %q: got %s, want %s", tt.file, tt.data, got, tt.want)
		}
	}
	made, err := New(Article{ID: "a", Body: "One x."})
	if err != nil {
		t.Fatal(err)
	}
	if line, column := made.Position(4); line != 0 || column != 0 || made.KeyLine("title") != 0 {
		t.Errorf("an article of no file has a position: %d:%d, title %d", line, column, made.KeyLine("title"))
	}
}

func TestParseErrors(t *testing.T) {
	tests := []struct{ file, data, want string }{
		{"a.txt", "", "a.txt: is empty; put an article into it or delete it"},
		{"a.md", " \n\u00a0\n", "a.md: is empty; put an article into it or delete it"},
		{"a.jsonl", "\n\n", "a.jsonl: is empty; put an article into it or delete it"},
		{"a.txt", "Only a title\n", "a.txt: has a title but no text to quote; add the text of the article"},
		{"a.txt", "Only a title\n\nOnly a title\n", "a.txt: has a title but no text to quote; add the text of the article"},
		{"a.md", "---\ntitle: T\n---\n", "a.md: has a title but no text to quote; add the text of the article"},
		{"a.html", "<p>", "a.html: .html is no format of the corpus; make an article of it with: bot corpus add"},
		{"a.docx", "x", "a.docx: cannot read .docx files; save the article as .md, .txt or .jsonl"},
		{"article", "x", "article: has no ending that tells its format; name it .md, .txt or .jsonl"},
		{".txt", "T\nText.", ".txt: the id is empty; give it a name such as moscow-beijing-axis"},
		{"a.md", "---\ntitle: T\nText.", "a.md:1: the front matter is never closed; put a line --- behind it"},
		{"a.md", "---\ntitle: T\ndate: 2022-02-30\n---\nText.", `a.md:3: date "2022-02-30" is no day of the calendar; write it like 2022-03-30`},
		{"a.md", "---\ndate: yesterday\n---\nText.", `a.md:2: date "yesterday" is not understood; write it like 2022-03-30`},
		{"a.md", "---\ntitle: a: b\n---\nText.", "a.md:2: the front matter is no YAML (mapping values are not allowed in this context); put values with a colon or quotation marks in quotation marks"},
		{"a.md", "---\ntitle: a\nnote: b\n c: d\n---\nText.", "a.md:4: the front matter is no YAML (mapping values are not allowed in this context); put values with a colon or quotation marks in quotation marks"},
		{"a.md", "---\ntitle: a\nnote: \x01\n---\nText.", "a.md: the front matter is no YAML (control characters are not allowed); put values with a colon or quotation marks in quotation marks"},
		{"a.md", "---\ntitle: a\ntitle: b\n---\nText.", `a.md:3: "title" is given twice; delete one of them`},
		{"a.md", "---\nsource: [a, b]\n---\nText.", `a.md:2: "source" must be one line of text; put it in quotation marks`},
		{"a.md", "---\n\njust text\n---\nText.", `a.md:3: the front matter must hold lines such as "title: …"; write it so or delete it`},
		{"a.md", "---\n" + strings.Repeat("# x\n", 20_000), "a.md:1: the front matter has more than 64 KiB; close it with a line ---"},
		{"a.txt", "\xff\xfeT\x00", "a.txt: is no UTF-8 text (it is marked as UTF-16); convert it, for instance with iconv -f UTF-16 -t UTF-8"},
		{"a.txt", "T\nx\x00y", "a.txt:2: is no UTF-8 text (there is a NUL byte); convert it or take the NUL bytes out"},
		{"a.txt", "T\nf\xfcr", "a.txt:2: is no UTF-8 text (1 bytes of 5, the first is 0xFC); convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8"},
		{"a.jsonl", "\n{", "a.jsonl:2: is no JSON object at byte 1 (unexpected end of JSON input); write one object a line"},
		{"a.jsonl", "[]", `a.jsonl:1: must be an object such as {"id":"…","title":"…","text":"…"}, not a array`},
		{"a.jsonl", `{"id":5,"text":"x"}`, `a.jsonl:1: "id" must be a string in quotation marks, not a number`},
		{"a.jsonl", `{"text":"x"}`, `a.jsonl:1: has no "id"; give each article one, such as "moscow-beijing-axis"`},
		{"a.jsonl", `{"id":"a b","text":"x"}`, `a.jsonl:1: the id "a b" has a space, a slash or a control character; use letters, digits and hyphens`},
		{"a.jsonl", `{"id":"../a","text":"x"}`, `a.jsonl:1: the id "../a" has a space, a slash or a control character; use letters, digits and hyphens`},
		{"a.jsonl", `{"id":"a","text":" "}`, `a.jsonl:1: article "a" has no "text"; add the text of the article`},
		{"a.jsonl", `{"id":"a","text":"x\u0000"}`, `a.jsonl:1: the text has a NUL character (\u0000); take it out`},
		{"a.jsonl", `{"id":"a","date":"2022-13-01","text":"x"}`, `a.jsonl:1: date "2022-13-01" is no day of the calendar; write it like 2022-03-30`},
		{"a.jsonl", strings.Repeat("x", maxLine+1), "a.jsonl:1: the line has more than 4 MiB; an article must be shorter"},
		{"a.txt", strings.Repeat("x", maxFile+1), "a.txt: has more than 16 MiB; split it into smaller files"},
	}
	for _, tt := range tests {
		articles, err := Parse(tt.file, []byte(tt.data))
		if err == nil || err.Error() != tt.want || len(articles) != 0 {
			t.Errorf("Parse(%q, %.40q) = %d articles, error\n  %v\nwant\n  %s", tt.file, tt.data, len(articles), err, tt.want)
		}
	}
}

// Only one article is bound to the size of one: a file of many may be as large as they are.
func TestParseManyLines(t *testing.T) {
	line := func(id string) string {
		return `{"id":"` + id + `","text":"x"}` + strings.Repeat(" ", maxFile/2) + "\n"
	}
	articles, err := Parse("a.jsonl", []byte(line("a")+line("b")+line("c")))
	if err != nil || len(articles) != 3 {
		t.Errorf("got %d articles, %v, want 3", len(articles), err)
	}
}

func TestParseGoodAndBadLines(t *testing.T) {
	data := `{"id":"a","text":"One."}` + "\nbad\n" + `{"id":"b","text":"Two."}` + "\n" + `{"id":"a","text":"Three."}`
	articles, err := Parse("x.jsonl", []byte(data))
	if len(articles) != 2 || articles[0].ID != "a" || articles[1].ID != "b" {
		t.Errorf("%d articles, want a and b", len(articles))
	}
	want := "x.jsonl:2: is no JSON object at byte 1 (invalid character 'b' looking for beginning of value); write one object a line\n" +
		`x.jsonl:4: the id "a" is already on line 1; give each article its own`
	if err == nil || err.Error() != want {
		t.Errorf("error\n%v\nwant\n%s", err, want)
	}
}

// said returns what problems say, a line each.
func said(problems []Problem) string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Error())
	}
	return strings.Join(out, "\n")
}

func TestWarnings(t *testing.T) {
	long := strings.Repeat("word ", 100)
	tests := []struct{ file, data, want string }{
		{"a.txt", "T\n\nHe said &quot;no&quot;.", `a.txt:3: the text was garbled on its way here: it has "&quot;"; import it anew`},
		{"a.txt", "T\n\nItâ€™s late.", `a.txt:3: the text was garbled on its way here: it has "â€™"; import it anew`},
		{"a.md", "---\ntags: x\n---\nText.", `a.md:2: "tags" is no field of an article and was ignored; there are title, date, source, url, author, language, retracted and note`},
		{"a.md", "---\nretratced: x\n---\nText.", `a.md:2: "retratced" is no field of an article and was ignored; did you mean retracted?`},
		{"a.md", "---\nlanguage: en_US!\n---\nText.", `a.md:2: language "en_US!" is not written as a tag such as en or pt-BR`},
		{"a.md", "---\ndate: Monday, March 30, 2022\n---\nText.", "a.md:2: 2022-03-30 was a Wednesday, not a Monday"},
		{"a.txt", "T\n" + long + "\xfc", "a.txt:2: a byte that is no UTF-8 was replaced by U+FFFD; convert the file"},
		{"a.txt", "T\n" + long + "\xfc \xfc", "a.txt:2: 2 bytes that are no UTF-8 were replaced by U+FFFD, the first here; convert the file"},
		{"a.txt", long + "\nText.", "a.txt:1: the first line has 500 bytes and was taken for the title; put a title before it"},
		{"a.jsonl", `{"id":"a","text":"` + long + "\xfc" + `"}`, "a.jsonl:1: a byte that is no UTF-8 was replaced by U+FFFD; convert the file"},
	}
	for _, tt := range tests {
		articles, err := Parse(tt.file, []byte(tt.data))
		if err != nil {
			t.Errorf("Parse(%q, %.40q): %v", tt.file, tt.data, err)
			continue
		}
		check(t, articles[0])
		if got := said(articles[0].Warnings); got != tt.want {
			t.Errorf("Parse(%q, %.40q) warns\n  %s\nwant\n  %s", tt.file, tt.data, got, tt.want)
		}
	}
}

func TestNew(t *testing.T) {
	a, err := New(Article{ID: " x ", Date: "4 January 2019", Body: "One. Two."})
	if err != nil {
		t.Fatal(err)
	}
	if a.ID != "x" || a.Title != "x" || a.Date != "2019-01-04" || len(a.Passages) != 1 || len(a.Passages[0].Sentences) != 2 {
		t.Errorf("got %+v", a)
	}
	for _, bad := range []Article{{}, {ID: "a"}, {Body: "Text."}, {ID: "a/b", Body: "Text."}, {ID: "a", Body: "x\x00"}, {ID: "a", Date: "soon", Body: "Text."}} {
		if _, err := New(bad); err == nil {
			t.Errorf("New(%+v) gives no error", bad)
		}
	}
}

func TestParseDay(t *testing.T) {
	for in, want := range map[string]string{
		"2022-03-30": "2022-03-30", "2022-03-30T10:00:00Z": "2022-03-30", "2022-03-30 10:00": "2022-03-30",
		"30 March 2022": "2022-03-30", "30. March 2022": "2022-03-30", "March 30, 2022": "2022-03-30", "Mar. 30, 2022": "2022-03-30",
		"Wednesday, March 30th, 2022": "2022-03-30", "Wed 30 Mar 2022": "2022-03-30", "the 30th of March 2022": "2022-03-30",
		"4th of January, 2019": "2019-01-04", "Sept. 1, 2021": "2021-09-01", "21st August 2019": "2019-08-21",
		"2019-02-29": "", "2020-02-29": "2020-02-29", "31 April 2022": "", "": "", "2022": "", "03/30/2022": "", "March 2022": "",
	} {
		got, warning, err := parseDay(in)
		if got != want || warning != "" || (err == nil) != (want != "") {
			t.Errorf("parseDay(%q) = %q, %q, %v; want %q", in, got, warning, err, want)
		}
	}
}

func TestOffsetsCountInMendedBody(t *testing.T) {
	a, err := New(Article{ID: "a", Body: strings.Repeat("Word. ", 50) + "A \xfc\xfc b. Last."})
	if err != nil {
		t.Fatal(err)
	}
	check(t, a)
	p := a.Passages[len(a.Passages)-1]
	if got := a.Text(p.Sentences[len(p.Sentences)-1].Span); got != "Last." {
		t.Errorf("last sentence is %q", got)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range nasty {
		f.Add([]byte(seed + "\n\n" + seed))
	}
	for _, tt := range sentenceCases {
		f.Add([]byte("T\n" + tt.text))
	}
	f.Add([]byte("---\ntitle: \"a\"\ndate: 2022-03-30\nretracted: true\n---\n# a\n\nText. More.\n"))
	f.Add([]byte("\ufeffTitle\n\ufeffThe text may begin with a mark of its own."))
	f.Add([]byte("---\na: &a [*a]\n? {b: c}\n: - d\n---\nText."))
	f.Add([]byte(`{"id":"a","title":"T","date":"2019-01-04","text":"One. Two.\n\nThree."}` + "\n{\n"))
	if files, err := filepath.Glob("testdata/*.txt"); err == nil {
		for _, file := range files {
			if data, err := os.ReadFile(file); err == nil {
				f.Add(data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.md", "a.txt", "a.jsonl"} {
			articles, err := Parse(name, data)
			if err == nil && len(articles) == 0 {
				t.Errorf("%s: neither articles nor an error", name)
			}
			if err != nil && name != "a.jsonl" && len(articles) > 0 {
				t.Errorf("%s: articles and an error", name)
			}
			if err != nil && (!strings.HasPrefix(err.Error(), name+":") || errors.Unwrap(err) == err) {
				t.Errorf("%s: error %q does not begin with the file", name, err)
			}
			for _, a := range articles {
				check(t, a)
				if _, ok := a.Published(); a.Date != "" && !ok {
					t.Errorf("%s: date %q", name, a.Date)
				}
				if again, err := New(*a); err != nil || again.Body != a.Body || outline(again) != outline(a) {
					t.Errorf("%s: New of what Parse gave differs: %v", name, err)
				}
			}
		}
	})
}
