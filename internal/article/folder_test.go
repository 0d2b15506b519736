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
	"testing/synctest"
	"time"
)

func openFS(t *testing.T, fsys fs.FS, name string) *Folder {
	t.Helper()
	f, err := OpenFS(fsys, name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// says returns the articles of a set with what they say.
func says(set *Set) string {
	var b strings.Builder
	for _, a := range set.Articles {
		fmt.Fprintf(&b, "%s: %s ", a.ID, a.Body)
	}
	return strings.TrimSpace(b.String())
}

// brokenFiles returns the broken files of a set with how many articles were kept of each.
func brokenFiles(set *Set) string {
	var b strings.Builder
	for _, f := range set.Broken {
		fmt.Fprintf(&b, "%s(%d) ", f.File, f.Kept)
	}
	return strings.TrimSpace(b.String())
}

// TestFolderKeeps reads a folder again and again while its files break, are mended and go.
func TestFolderKeeps(t *testing.T) {
	fsys := fstest.MapFS{
		"a.txt":   file("A\nText."),
		"b.txt":   file("B\nText."),
		"c.txt":   file("C\nText."),
		"l.jsonl": file(`{"id":"l1","text":"Text."}` + "\n" + `{"id":"l2","text":"Text."}`),
	}
	f := openFS(t, fsys, ".")
	for _, step := range []struct {
		name   string
		change func()
		says   string
		broken string
	}{
		{"at first", func() {}, "a: Text. b: Text. c: Text. l1: Text. l2: Text.", ""},
		{"some break", func() {
			fsys["a.txt"] = file("")
			fsys["b.txt"] = file("B\nNew text.")
			delete(fsys, "c.txt")
			fsys["l.jsonl"] = file(`{"id":"l1","text":"New text."}` + "\n" + `{"id":"l2`)
		}, "a: Text. b: New text. l1: New text. l2: Text.", "a.txt(1) l.jsonl(1)"},
		{"they break further", func() {
			fsys["a.txt"] = file("A")
			fsys["l.jsonl"] = file(`{"id":"l1`)
		}, "a: Text. b: New text. l1: New text. l2: Text.", "a.txt(1) l.jsonl(2)"},
		{"one moves and is mended", func() {
			fsys["a.md"] = file("Moved.")
			fsys["l.jsonl"] = file(`{"id":"l3","text":"Text."}`)
		}, "a: Moved. b: New text. l3: Text.", "a.txt(0)"},
		{"another breaks before it was good", func() {
			fsys["z.md"] = file("---\n")
			delete(fsys, "a.txt")
		}, "a: Moved. b: New text. l3: Text.", "z.md(0)"},
		{"two have one id", func() {
			fsys["a.jsonl"] = file(`{"id":"b","text":"First."}`)
			delete(fsys, "z.md")
		}, "a: Moved. b: First. l3: Text.", "b.txt(0)"},
	} {
		step.change()
		set, err := f.Read()
		if err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		if got := says(set); got != step.says {
			t.Errorf("%s: the articles are %q, want %q", step.name, got, step.says)
		}
		if got := brokenFiles(set); got != step.broken {
			t.Errorf("%s: broken are %q, want %q", step.name, got, step.broken)
		}
	}
	clear(fsys)
	fsys["README.md"] = file("x")
	if set, err := f.Read(); !errors.Is(err, ErrNoArticles) || set != nil {
		t.Errorf("without articles: %v, %v", set, err)
	}
}

// reads counts how often the files of a file system are opened.
type reads struct {
	fstest.MapFS
	opened map[string]int
	failed map[string]error
}

func (r reads) Open(name string) (fs.File, error) {
	r.opened[name]++
	if err := r.failed[name]; err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	return r.MapFS.Open(name)
}

// At sets a file that was written a while ago.
func (r reads) at(name, text string, ago time.Duration) {
	r.MapFS[name] = &fstest.MapFile{Data: []byte(text), ModTime: time.Now().Add(-ago)}
}

const settle = time.Second

func TestUpdateReadsWhatChanged(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fsys := reads{fstest.MapFS{}, map[string]int{}, map[string]error{}}
		fsys.at("a.txt", "A\nText.", time.Hour)
		fsys.at("b.txt", "B\nText.", time.Hour)
		f := openFS(t, fsys, ".")
		first, err := f.Read()
		if err != nil {
			t.Fatal(err)
		}
		update := func(name, want string, opened int, named ...string) *Set {
			t.Helper()
			clear(fsys.opened)
			names := map[string]bool{}
			for _, n := range named {
				names[n] = true
			}
			set, err := f.Update(names, settle)
			if err != nil {
				t.Fatal(err)
			}
			if got := says(set); got != want {
				t.Errorf("%s: the articles are %q, want %q", name, got, want)
			}
			if n := fsys.opened["a.txt"] + fsys.opened["b.txt"]; n != opened {
				t.Errorf("%s: %d files were read, want %d", name, n, opened)
			}
			return set
		}
		set := update("nothing changes", "a: Text. b: Text.", 0)
		if set.Articles[0] != first.Articles[0] {
			t.Error("what has not changed was made anew")
		}
		fsys.MapFS["a.txt"].Data = []byte("A\nTexT.") // of the same size and time
		update("nobody tells", "a: Text. b: Text.", 0)
		update("named", "a: TexT. b: Text.", 1, "a.txt")

		fsys.failed["b.txt"] = fs.ErrPermission
		set = update("a file cannot be read", "a: TexT. b: Text.", 1, "b.txt")
		if got := fmt.Sprint(set.Problems); brokenFiles(set) != "b.txt(1)" || got != "[b.txt: cannot be read: open b.txt: permission denied]" {
			t.Errorf("broken are %s: %s", brokenFiles(set), got)
		}
		update("it still cannot", "a: TexT. b: Text.", 1)
		clear(fsys.failed)
		if set = update("it can again", "a: TexT. b: Text.", 1); len(set.Broken) > 0 {
			t.Errorf("broken are %s", brokenFiles(set))
		}
		fsys.at("b.txt", "B\nMore text.", time.Minute)
		update("written to", "a: TexT. b: More text.", 1)
		if again := update("touched", "a: TexT. b: More text.", 2, "a.txt", "b.txt"); again.Articles[0] != set.Articles[0] {
			t.Error("what says the same was made anew")
		}
	})
}

// TestUpdateWaits leaves alone what somebody is at work on.
func TestUpdateWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		fsys := reads{fstest.MapFS{}, map[string]int{}, nil}
		fsys.at("a.txt", "A\nText.", time.Hour)
		f := openFS(t, fsys, ".")
		if _, err := f.Read(); err != nil {
			t.Fatal(err)
		}
		update := func(name, want, waiting string) {
			t.Helper()
			set, err := f.Update(nil, settle)
			if err != nil {
				t.Fatal(err)
			}
			if got := says(set); got != want {
				t.Errorf("%s: the articles are %q, want %q", name, got, want)
			}
			if got := strings.Join(set.Waiting, " "); got != waiting {
				t.Errorf("%s: it waits for %q, want %q", name, got, waiting)
			}
		}
		fsys.at("a.txt", "A\nHalf a t", 0)
		fsys.at("b.txt", "B\nHal", 0)
		update("both are written to", "a: Text.", "a.txt b.txt")
		time.Sleep(settle / 2)
		fsys.at("b.txt", "B\nHalf", 0)
		update("both are young", "a: Text.", "a.txt b.txt")
		time.Sleep(settle / 2)
		update("one has come to rest", "a: Half a t", "b.txt")
		time.Sleep(settle / 2)
		update("both have", "a: Half a t b: Half", "")

		// What was named is read when it rests, though it looks as it was.
		fsys.at("b.txt", "B\nhalf", 0)
		if _, err := f.Read(); err != nil {
			t.Fatal(err)
		}
		fsys.MapFS["b.txt"].Data = []byte("B\nHALF")
		if set, err := f.Update(map[string]bool{"b.txt": true}, settle); err != nil || len(set.Waiting) != 1 {
			t.Errorf("named while it is young: %v, %v", set, err)
		}
		time.Sleep(settle)
		update("it was named", "a: Half a t b: HALF", "")
		fsys.at("b.txt", "B\nHalf", time.Minute)

		// The clock of the disk is ahead.
		fsys.at("a.txt", "A\nText.", -time.Hour)
		update("written to in the future", "a: Half a t b: Half", "a.txt")
		time.Sleep(settle)
		update("it stays the same", "a: Text. b: Half", "")

		// Something adds to it for ever.
		for range int(patience / settle * 2) {
			fsys.at("a.txt", "A\nMore", 0)
			update("it never rests", "a: Text. b: Half", "a.txt")
			time.Sleep(settle / 2)
		}
		fsys.at("a.txt", "A\nMost.", 0)
		update("out of patience", "a: Most. b: Half", "")

		// A name is missing for a moment.
		delete(fsys.MapFS, "b.txt")
		fsys.MapFS["."] = &fstest.MapFile{Mode: fs.ModeDir | 0o700, ModTime: time.Now()}
		update("a name has just gone", "a: Most. b: Half", "b.txt")
		fsys.at("b.txt", "B\nBack.", time.Minute)
		update("it is back", "a: Most. b: Back.", "")
		delete(fsys.MapFS, "b.txt")
		fsys.MapFS["."].ModTime = time.Now()
		update("it goes again", "a: Most. b: Back.", "b.txt")
		time.Sleep(settle)
		update("and does not come back", "a: Most.", "")
		delete(fsys.MapFS, "a.txt")
		fsys.MapFS["."].ModTime = time.Now()
		update("the last one goes", "a: Most.", "a.txt")
		time.Sleep(settle)
		if set, err := f.Update(nil, settle); !errors.Is(err, ErrNoArticles) {
			t.Errorf("the folder is empty: %v, %v", set, err)
		}
		fsys.at("c.txt", "C\nText.", 0)
		update("a new one is being written", "", "c.txt")
	})
}

// TestUpdateFiles looks at real files: their identity, their links, a folder that is
// another one.
func TestUpdateFiles(t *testing.T) {
	root := t.TempDir()
	long := time.Now().Add(-time.Hour)
	write := func(name, text string) {
		t.Helper()
		name = filepath.Join(root, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o700), os.WriteFile(name, []byte(text), 0o600), os.Chtimes(name, long, long)); err != nil {
			t.Fatal(err)
		}
	}
	write("1/a.txt", "A\nText.")
	write("1/b.txt", "B\nText.")
	write("2/a.txt", "A\nTexT.") // of the same size and time
	write("2/b.txt", "B\nText.")
	dir := filepath.Join(root, "corpus")
	if err := os.Symlink("1", dir); err != nil {
		t.Skip(err)
	}
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Read(); err != nil {
		t.Fatal(err)
	}
	check := func(name, want string) {
		t.Helper()
		set, err := f.Update(nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := says(set); got != want {
			t.Errorf("%s: the articles are %q, want %q", name, got, want)
		}
	}
	write("new", "B\nTexT.")
	if err := os.Rename(filepath.Join(root, "new"), filepath.Join(dir, "b.txt")); err != nil {
		t.Fatal(err)
	}
	check("moved over another", "a: Text. b: TexT.")
	if err := errors.Join(os.Symlink("2", filepath.Join(root, "next")), os.Rename(filepath.Join(root, "next"), dir)); err != nil {
		t.Fatal(err)
	}
	check("another folder", "a: TexT. b: Text.")
	if err := errors.Join(os.Remove(filepath.Join(dir, "b.txt")), os.Symlink("../1/b.txt", filepath.Join(dir, "b.txt"))); err != nil {
		t.Fatal(err)
	}
	check("a link to a file", "a: TexT. b: TexT.")
	write("1/b.txt", "B\nAnother text.")
	check("the file behind the link", "a: TexT. b: Another text.")
	if err := os.Remove(filepath.Join(root, "1", "b.txt")); err != nil {
		t.Fatal(err)
	}
	set, err := f.Update(nil, 0)
	if err != nil || brokenFiles(set) != filepath.Join(dir, "b.txt")+"(1)" {
		t.Errorf("the link leads nowhere: broken are %q, %v", brokenFiles(set), err)
	}
}

// TestUpdateFile follows a single file.
func TestUpdateFile(t *testing.T) {
	fsys := fstest.MapFS{"a.txt": file("A\nText."), "b.txt": file("B\nText.")}
	f := openFS(t, fsys, "a.txt")
	set, err := f.Read()
	if err != nil || says(set) != "a: Text." {
		t.Fatalf("got %v, %v", set, err)
	}
	fsys["a.txt"] = file("")
	if set, err = f.Update(nil, 0); err != nil || says(set) != "a: Text." || brokenFiles(set) != "a.txt(1)" {
		t.Errorf("while it is broken: got %v, %v", set, err)
	}
	delete(fsys, "a.txt")
	if set, err = f.Update(nil, 0); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("when it is gone: got %v, %v", set, err)
	}
	fsys["a.txt"] = file("A\nNew text.")
	if set, err = f.Update(nil, 0); err != nil || says(set) != "a: New text." || len(set.Broken) > 0 {
		t.Errorf("when it is back: got %v, %v", set, err)
	}
}
