package intake

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html/charset"

	"attache/internal/article"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestPages imports what is in testdata/pages, each file of which has the input first and
// then all that comes of it: the files in the folder, and what was said of the others.
func TestPages(t *testing.T) {
	names, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(names) < 5 {
		t.Fatalf("%d pages, %v", len(names), err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			in := ar.Files[0]
			_, label, _ := strings.Cut(string(ar.Comment), "encoding: ")
			if label = strings.TrimSpace(label); label != "" {
				e, _ := charset.Lookup(label)
				if in.Data, err = e.NewEncoder().Bytes(in.Data); err != nil {
					t.Fatal(err)
				}
			}
			dir := t.TempDir()
			items, err := New(dir).Add(t.Context(), Input{Name: in.Name, Data: in.Data})
			if err != nil {
				t.Fatal(err)
			}
			out := &txtar.Archive{Comment: ar.Comment, Files: ar.Files[:1]}
			var said strings.Builder
			for _, it := range items {
				fmt.Fprintf(&said, "%s: %s", it.Name, it.Status)
				switch {
				case it.Err != nil:
					fmt.Fprintf(&said, ": %v", it.Err)
				case it.Wrote():
					data, err := os.ReadFile(filepath.Join(dir, it.File))
					if err != nil {
						t.Fatal(err)
					}
					out.Files = append(out.Files, txtar.File{Name: it.File, Data: data})
					fmt.Fprintf(&said, ", without %v", it.Missing)
				default:
					fmt.Fprintf(&said, ": %s", it.Same)
				}
				said.WriteByte('\n')
			}
			out.Files = append(out.Files, txtar.File{Name: "said", Data: []byte(said.String())})
			if set, err := article.Load(dir); err != nil || len(set.Articles) != len(out.Files)-2 {
				t.Errorf("the folder reads back as %+v, %v", set, err)
			}
			if *update {
				orig, err := txtar.ParseFile(name)
				if err != nil {
					t.Fatal(err)
				}
				out.Files[0] = orig.Files[0]
				if err := os.WriteFile(name, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(slices.Collect(filesOf(ar.Files[1:])), slices.Collect(filesOf(out.Files[1:]))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func filesOf(files []txtar.File) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, f := range files {
			if !yield(f.Name + "\n" + string(f.Data)) {
				return
			}
		}
	}
}

func TestGiven(t *testing.T) {
	im := New(t.TempDir())
	given := article.Article{ID: "Fish-1", Title: "Cod: a \"fair\" share", Date: "20 May 2031", Source: "The Fjord", URL: "https://fjord.example/x", Author: "K. N.", Language: "nb"}
	items, err := im.Add(t.Context(), Input{Name: "-", Data: []byte(htmlOf("Quotas", story)), Given: given})
	if err != nil || items[0].Status != Added {
		t.Fatalf("%+v, %v", items, err)
	}
	got := items[0].Article
	if items[0].File != "Fish-1.md" || got.Title != given.Title || got.Date != "2031-05-20" || got.Source != given.Source || got.URL != given.URL || got.Author != given.Author || got.Language != "nb" {
		t.Errorf("%+v", got)
	}
	for _, bad := range []article.Article{{Date: "soon"}, {Language: "Norwegian of the north"}, {URL: "file:///x"}, {ID: "../x"}, {ID: "a b"}, {ID: "con"}, {ID: "LPT1.old"}, {ID: "README"}, {ID: ".x"}, {ID: "x."}, {ID: "fish-1"}} {
		if _, err := im.Add(t.Context(), Input{Name: "-", Data: []byte(htmlOf("Other", strings.Repeat("Something else altogether is told here of trains and of their times. ", 3))), Given: bad, DryRun: true}); err == nil {
			if items, _ := im.Add(t.Context(), Input{Name: "-", Data: []byte(htmlOf("Other", strings.Repeat("Something else altogether is told here of trains and of their times. ", 3))), Given: bad, DryRun: true}); items[0].Err == nil {
				t.Errorf("%+v is taken", bad)
			}
		}
	}
	two := []byte("{\"text\":\"One text of some words that nobody has.\"}\n{\"text\":\"Another text of quite different words.\"}\n")
	if _, err := im.Add(t.Context(), Input{Name: "a.jsonl", Data: two, Given: article.Article{Title: "T"}}); err == nil || !strings.Contains(err.Error(), "single one") {
		t.Errorf("a title for two articles: %v", err)
	}
}

func TestRefusedFiles(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		reason     Reason
	}{
		{"a.txt", "", NoArticle},
		{"a.md", " \n\n", NoArticle},
		{"a.txt", "Source: nobody\n2031-05-20\n", NoArticle},
		{"a.md", "---\ntitle: T\ndate: 2031-02-30\n---\nText of the article.", Broken},
		{"a.md", "---\ntitle: [a\n---\nText of the article.", Broken},
		{"a.md", "---\ntitle: T\nText without an end of the front matter.", Broken},
		{"a.pdf", "%PDF-1.4\n%\xe2\xe3\xcf\xd3", BadFormat},
		{"a.docx", "PK\x03\x04\x14\x00\x06\x00", BadFormat},
		{"a.jpg", "\xff\xd8\xff\xe0\x00\x10JFIF", BadFormat},
		{"a.txt", "T\nabc\x00def", BadFormat},
		{"entities.yaml", "entities:\n  - {name: Ingrid Solberg, aliases: [the Old Fox]}\n", BadFormat},
		{"a.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>T</title></channel></rss>", NoArticle},
		{"a.xml", "<rss version=\"2.0\"><channel><item><title>T", Broken},
		{"a.json", "[{\"title\":", Broken},
		{"a.html", "<html><body><p>Too short.</p></body></html>", NoArticle},
		{"a.html", strings.Repeat("<div>", 5000) + story, Broken},
		{"a.html", "<html><body>" + strings.Repeat("<p>x</p>", maxElements) + story, TooLarge},
		{"a.txt", strings.Repeat("x", maxInput+1), TooLarge},
	} {
		dir := t.TempDir()
		items, err := New(dir).Add(t.Context(), Input{Name: tt.name, Data: []byte(tt.data)})
		r, ok := err.(*Refusal)
		if !ok || r.Reason != tt.reason || strings.Contains(r.Error(), "\n") || !strings.ContainsAny(r.Error(), ";") && tt.reason != BadFormat {
			t.Errorf("%s %.40q: got %v, %+v, want reason %d", tt.name, tt.data, err, items, tt.reason)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s: left %v", tt.name, left)
		}
	}
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file.md")
	if err := os.WriteFile(file, []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{file, filepath.Join(dir, "none")} {
		_, err := New(bad).Add(t.Context(), Input{Name: "-", Data: []byte("Quotas\n\n" + story)})
		if r, ok := err.(*Refusal); !ok || r.Reason != NoFolder {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if os.Getuid() == 0 {
		t.Log("root may write everywhere, so a folder that cannot be written is not tried")
		return
	}
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	items, err := New(dir).Add(t.Context(), Input{Name: "-", Data: []byte("Quotas\n\n" + story)})
	if err != nil || items[0].Status != Failed {
		t.Errorf("a folder that cannot be written: %+v, %v", items, err)
	}
}

// TestUpdate follows a page that changes.
func TestUpdate(t *testing.T) {
	body := story
	im, srv := serveTo(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			w.WriteHeader(404)
			return
		}
		io.WriteString(w, htmlOf("Quotas for fish", body))
	}, quick)
	add := func(in Input) Item {
		t.Helper()
		in.Name = srv + "/2031/05/20/a"
		items, err := im.Add(t.Context(), in)
		if err != nil || len(items) != 1 {
			t.Fatalf("%+v, %v", items, err)
		}
		return items[0]
	}
	first := add(Input{})
	path := filepath.Join(im.dir, first.File)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	// A maintainer has named the source and left a note.
	mended := strings.Replace(string(data), "source: 127.0.0.1\n", "source: The Fjord\nnote: checked\n", 1)
	if err := errors.Join(os.WriteFile(path, []byte(mended), 0o644), os.Chmod(path, 0o600)); err != nil {
		t.Fatal(err)
	}
	if it := add(Input{}); it.Status != Unchanged {
		t.Errorf("nothing has changed: %+v", it)
	}
	body += " Sweden opposes the agreement, said its minister Eva Lind in Stockholm."
	if it := add(Input{}); it.Status != Changed || it.Same != first.Article.ID {
		t.Errorf("the text has changed: %+v", it)
	}
	if got, _ := os.ReadFile(path); string(got) != mended {
		t.Error("the file was changed without being asked for it")
	}
	if it := add(Input{Update: true, DryRun: true}); it.Status != Updated {
		t.Errorf("it would be updated: %+v", it)
	}
	if got, _ := os.ReadFile(path); string(got) != mended {
		t.Error("the file was changed by a dry run")
	}
	it := add(Input{Update: true})
	set, err := article.Load(im.dir)
	if err != nil || it.Status != Updated || len(set.Articles) != 1 {
		t.Fatalf("%+v, %+v, %v", it, set, err)
	}
	if a := set.Articles[0]; a.ID != first.Article.ID || a.Note != "checked" || !strings.Contains(a.Body, "Eva Lind") {
		t.Errorf("the update is %+v", a)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is %v, %v", info.Mode(), err)
	}
	if it := add(Input{Force: true}); it.Status != Added || it.File != first.Article.ID+"-2.md" {
		t.Errorf("forced: %+v", it)
	}
}

// TestSummaries fetches the pages that a feed has only the beginnings of: no more than
// are allowed, none that is there already, and one that fails costs no other.
func TestSummaries(t *testing.T) {
	var got []string
	var feed string
	im, srv := serveTo(t, func(w http.ResponseWriter, r *http.Request) {
		got = append(got, r.URL.Path)
		switch r.URL.Path {
		case "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			io.WriteString(w, feed)
		case "/a":
			io.WriteString(w, htmlOf("Quotas for fish", story))
		case "/robots.txt", "/b":
			w.WriteHeader(404)
		default:
			io.WriteString(w, htmlOf("Trains", strings.Repeat("Another thing is told here of trains, of stations and of their clocks. ", 4)))
		}
	}, quick)
	feed = `<rss version="2.0"><channel><title>The Fjord</title><link>` + srv + `</link>`
	for _, p := range []string{"a", "b", "c"} {
		feed += `<item><title>T ` + p + `</title><link>/` + p + `</link><pubDate>Tue, 20 May 2031 10:00:00 GMT</pubDate><description>The beginning only …</description></item>`
	}
	feed += `</channel></rss>`
	items, err := im.Add(t.Context(), Input{Name: srv + "/feed"})
	if err != nil || len(items) != 3 {
		t.Fatalf("%+v, %v", items, err)
	}
	if a := items[0].Article; items[0].Status != Added || a.Title != "Quotas for fish" || a.Date != "2031-05-20" || a.Source != "The Fjord" {
		t.Errorf("%+v %+v", items[0], a)
	}
	if items[1].Status != Failed || !strings.Contains(items[1].Err.Error(), "404") || items[2].Status != Failed || !strings.Contains(items[2].Err.Error(), "no more than 2 pages") {
		t.Errorf("%v; %v", items[1].Err, items[2].Err)
	}
	got = nil
	if items, err = im.Add(t.Context(), Input{Name: srv + "/feed"}); err != nil || items[0].Status != Unchanged || items[2].Status != Added {
		t.Errorf("again: %+v, %v", items, err)
	}
	if slices.Contains(got, "/a") {
		t.Errorf("a page that is there already was fetched again: %v", got)
	}
}
