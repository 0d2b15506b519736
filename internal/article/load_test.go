package article

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

func ids(set *Set) string {
	var b strings.Builder
	for _, a := range set.Articles {
		fmt.Fprintf(&b, "%s(%s) ", a.ID, a.Date)
	}
	return strings.TrimSpace(b.String())
}

func TestLoadFS(t *testing.T) {
	fsys := fstest.MapFS{
		"corpus/b.txt":           file("B\nText."),
		"corpus/a.md":            file("---\ndate: 2019-01-04\n---\nText."),
		"corpus/a.txt":           file("A\nText."),
		"corpus/z.jsonl":         file(`{"id":"0","text":"Text."}` + "\nbad\n" + `{"id":"b","text":"Text."}`),
		"corpus/broken.txt":      file(""),
		"corpus/page.html":       file("<p>"),
		"corpus/README.md":       file("# Read me"),
		"corpus/readme.MD":       file("# Read me"),
		"corpus/entities.yaml":   file("a: b"),
		"corpus/questions.yaml":  file("a: b"),
		"corpus/.hidden.txt":     file("T\nText."),
		"corpus/a.txt~":          file("T\nText."),
		"corpus/~a.txt":          file("T\nText."),
		"corpus/.a.txt.swp":      file("T\nText."),
		"corpus/a.txt.swp":       file("T\nText."),
		"corpus/#a.txt#":         file("T\nText."),
		"corpus/#a.txt":          file("T\nText."),
		"corpus/picture.png":     file("png"),
		"corpus/deeper/c.txt":    file("C\nText."),
		"corpus/folder.txt/d.md": file("Text."),
		"corpus/pipe.txt":        {Data: []byte("T\nText."), Mode: fs.ModeNamedPipe},
	}
	set, err := LoadFS(fsys, "corpus", WithDate("30 March 2022"))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := ids(set), "0(2022-03-30) a(2019-01-04) b(2022-03-30)"; got != want {
		t.Errorf("articles %s, want %s", got, want)
	}
	want := []string{
		`corpus/a.txt: the id "a" is already used by corpus/a.md; rename one of them`,
		"corpus/broken.txt: is empty; put an article into it or delete it",
		`corpus/entities.yaml:1: "a" is not known here; there are entities, meant and ignored`,
		"corpus/page.html: .html is no format of the corpus; make an article of it with: bot corpus add",
		"corpus/z.jsonl:2: is no JSON object at byte 1 (invalid character 'b' looking for beginning of value); write one object a line",
		`corpus/z.jsonl:3: the id "b" is already used by corpus/b.txt; rename one of them`,
	}
	if got := fmt.Sprint(errors.Join(set.Problems...)); got != strings.Join(want, "\n") {
		t.Errorf("problems\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

func TestLoadErrors(t *testing.T) {
	fsys := fstest.MapFS{
		"empty/README.md": file("x"),
		"bad.txt":         file(""),
		"bad.jsonl":       file("x"),
		"page.html":       file("<p>"),
	}
	for name, want := range map[string]string{
		"empty":     "empty: the folder holds no articles; put .md, .txt or .jsonl files into it",
		"nowhere":   "nowhere: there is no such file or folder; check the path",
		"bad.txt":   "bad.txt: is empty; put an article into it or delete it",
		"bad.jsonl": "bad.jsonl:1: is no JSON object at byte 1 (invalid character 'x' looking for beginning of value); write one object a line",
		"page.html": "page.html: .html is no format of the corpus; make an article of it with: bot corpus add",
	} {
		set, err := LoadFS(fsys, name)
		if set != nil || err == nil || err.Error() != want {
			t.Errorf("LoadFS(%q) = %v, error\n  %v\nwant\n  %s", name, set, err, want)
		}
		if errors.Is(err, ErrNoArticles) != (name == "empty") || errors.Is(err, fs.ErrNotExist) != (name == "nowhere") {
			t.Errorf("LoadFS(%q): error %v is of the wrong kind", name, err)
		}
	}
	if _, err := LoadFS(fsys, "bad.txt", WithDate("soon")); err == nil || err.Error() != `date "soon" is not understood; write it like 2022-03-30` {
		t.Errorf("WithDate(soon): error %v", err)
	}
}

func TestLoad(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	a := write("a.txt", "A\nText.")
	write("bad.md", "---\n")
	if err := os.Symlink(a, filepath.Join(dir, "link.txt")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "stale.txt")); err != nil {
		t.Skip(err)
	}
	set, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := ids(set); got != "a() link()" {
		t.Errorf("articles %s", got)
	}
	if set.Articles[0].File != a {
		t.Errorf("file %q, want %q", set.Articles[0].File, a)
	}
	if len(set.Problems) != 2 || !strings.HasPrefix(set.Problems[0].Error(), filepath.Join(dir, "bad.md")+":1: ") ||
		!strings.HasPrefix(set.Problems[1].Error(), filepath.Join(dir, "stale.txt")+": cannot be read: ") {
		t.Errorf("problems %v", set.Problems)
	}
	set, err = Load(a, WithDate("2022-03-30"))
	if err != nil || ids(set) != "a(2022-03-30)" || set.Articles[0].File != a {
		t.Errorf("Load(file) = %v, %v", set, err)
	}
	if _, err := Load(filepath.Join(dir, "nowhere")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing folder: error %v", err)
	}
	large := write("large.txt", "T\n")
	if err := os.Truncate(large, maxFile+1); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(large); err == nil || !strings.Contains(err.Error(), "more than 16 MiB") {
		t.Errorf("large file: error %v", err)
	}
}

func TestSnapshot(t *testing.T) {
	load := func(text string) string {
		set, err := LoadFS(fstest.MapFS{"a.txt": file(text), "b.txt": file("B\nText.")}, ".")
		if err != nil {
			t.Fatal(err)
		}
		return set.Snapshot()
	}
	one := load("A\nText.")
	if len(one) != 12 || strings.Trim(one, "0123456789abcdef") != "" {
		t.Errorf("snapshot %q, want 12 hexadecimal digits", one)
	}
	if again := load("A\nText."); again != one {
		t.Errorf("snapshot %s, then %s", one, again)
	}
	if other := load("A\nText!"); other == one {
		t.Errorf("another body, the same snapshot")
	}
	if other := load("AT\next."); other == one {
		t.Errorf("another title, the same snapshot")
	}
}
