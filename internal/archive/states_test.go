package archive

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"attache/internal/article"
	"attache/internal/facts"
)

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func put(a *Archive, base, next State, docs []*facts.Document, removed []string) error {
	_, err := a.Put(base, next, few(docs...), removed)
	return err
}

// few are documents that come one by one.
func few(docs ...*facts.Document) Batches {
	return func(yield func([]*facts.Document, error) bool) {
		for some := range slices.Chunk(docs, 1) {
			if !yield(some, nil) {
				return
			}
		}
	}
}

// load returns all that a state has, by id.
func load(a *Archive, s State) (all Batch, err error) {
	for b, err := range a.Load(s, "rules") {
		if err != nil {
			return Batch{}, err
		}
		all.Documents, all.Stale, all.Lost = append(all.Documents, b.Documents...), append(all.Stale, b.Stale...), all.Lost+b.Lost
	}
	slices.SortFunc(all.Stale, func(a, b *article.Article) int { return strings.Compare(a.ID, b.ID) })
	return all, nil
}

// doc returns a document that says what it is.
func doc(id, body string) *facts.Document {
	return &facts.Document{Article: &article.Article{ID: id, Title: id, Body: body}, Facts: []facts.Fact{{Value: body, Name: "of " + id}}}
}

// texts returns what the articles of a state say, by id.
func texts(t *testing.T, a *Archive, s State) map[string]string {
	t.Helper()
	c, err := load(a, s)
	ok(t, err)
	if len(c.Stale) > 0 || c.Lost > 0 {
		t.Errorf("%d are stale and %d lost", len(c.Stale), c.Lost)
	}
	out := map[string]string{}
	for _, d := range c.Documents {
		if len(d.Facts) != 1 || d.Facts[0].Value != d.Article.Body {
			t.Errorf("%s has the facts of another text: %+v", d.Article.ID, d.Facts)
		}
		out[d.Article.ID] = d.Article.Body
	}
	return out
}

// TestStates compares the archive with what it should hold, over many updates of which
// some are not taken over.
func TestStates(t *testing.T) {
	dir := t.TempDir()
	a, err := Open(dir)
	ok(t, err)
	r := rand.New(rand.NewPCG(3, 4))
	served := map[string]string{}
	var base State
	for round := range 60 {
		next := maps.Clone(served)
		var docs []*facts.Document
		var removed []string
		for id := range 8 {
			switch name := fmt.Sprint("article-", id); r.IntN(5) {
			case 0:
				next[name] = fmt.Sprint("text of ", round)
				docs = append(docs, doc(name, next[name]))
			case 1:
				delete(next, name)
				removed = append(removed, name) // whether it was there or not
			}
		}
		ok(t, put(a, base, State{Snapshot: fmt.Sprint("snapshot ", round), Rules: "rules", Names: &article.Names{File: "f", Ignored: []article.NoName{{Name: "n"}}}}, docs, removed))
		if r.IntN(8) == 0 { // the process ends here
			ok(t, a.Close())
			a, err = Open(dir)
			ok(t, err)
		}
		states, err := a.States()
		ok(t, err)
		newest := states[len(states)-1]
		if newest.Snapshot != fmt.Sprint("snapshot ", round) || newest.Rules != "rules" || newest.Names.Ignored[0].Name != "n" {
			t.Fatalf("the newest state is %+v", newest)
		}
		if got := texts(t, a, newest); !maps.Equal(got, next) {
			t.Fatalf("round %d: the new state is %v, want %v", round, got, next)
		}
		if base.number > 0 {
			if len(states) != 2 || states[0].number != base.number || states[0].Snapshot != base.Snapshot {
				t.Fatalf("round %d: the states are %+v, want %+v before the newest", round, states, base)
			}
			if got := texts(t, a, base); !maps.Equal(got, served) {
				t.Fatalf("round %d: the old state is %v, want %v", round, got, served)
			}
		}
		if r.IntN(3) > 0 { // else the update was not taken over
			base, served = newest, next
		}
	}
	n := 0
	ok(t, a.transact(false, func(tx *bolt.Tx) error {
		n = tx.Bucket([]byte("documents")).Stats().KeyN
		return nil
	}))
	if n > 24 {
		t.Errorf("%d documents are kept of 8 articles", n)
	}
	// Everything anew: nothing of what was before is left.
	ok(t, put(a, State{}, State{Snapshot: "last", Rules: "rules"}, []*facts.Document{doc("only", "text")}, nil))
	states, err := a.States()
	ok(t, err)
	if len(states) != 1 || !maps.Equal(texts(t, a, states[0]), map[string]string{"only": "text"}) {
		t.Errorf("the states are %+v", states)
	}
	if _, err := a.Put(State{number: 3}, State{}, few(), nil); err == nil {
		t.Error("an update of a state that is gone is let pass")
	}
	ok(t, a.Close())
}

// TestFill fills an archive batch by batch, fails once on the way, and goes on from there
// as from any state.
func TestFill(t *testing.T) {
	dir := t.TempDir()
	a, err := Open(dir)
	ok(t, err)
	broken := errors.New("broken")
	_, err = a.Fill(State{Snapshot: "half", Rules: "rules"}, func(yield func([]*facts.Document, error) bool) {
		if yield([]*facts.Document{doc("left", "over"), doc("one", "half")}, nil) {
			yield(nil, broken)
		}
	})
	if !errors.Is(err, broken) {
		t.Fatalf("got %v", err)
	}
	if states, err := a.States(); err != nil || len(states) > 0 {
		t.Fatalf("after an error there are %v, %v", states, err)
	}
	whole, err := a.Fill(State{Snapshot: "whole", Rules: "rules"}, func(yield func([]*facts.Document, error) bool) {
		_ = yield([]*facts.Document{doc("one", "first"), doc("two", "second")}, nil) && yield([]*facts.Document{doc("three", "third")}, nil)
	})
	ok(t, err)
	if got, want := texts(t, a, whole), map[string]string{"one": "first", "two": "second", "three": "third"}; !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if _, err := a.Fill(State{Snapshot: "again", Rules: "rules"}, func(func([]*facts.Document, error) bool) {}); err == nil {
		t.Error("a state was filled over")
	}
	ok(t, put(a, whole, State{Snapshot: "next", Rules: "rules"}, []*facts.Document{doc("two", "changed")}, []string{"one"}))
	ok(t, a.Close())
	v, err := View(dir)
	ok(t, err)
	states, err := v.States()
	ok(t, err)
	for i, want := range []map[string]string{{"one": "first", "two": "second", "three": "third"}, {"two": "changed", "three": "third"}} {
		if got := texts(t, v, states[i]); !maps.Equal(got, want) {
			t.Errorf("state %d: got %v, want %v", i, got, want)
		}
	}
}

// TestStale reads an archive by other rules: the articles are there, what was found in
// them is not.
func TestStale(t *testing.T) {
	dir := t.TempDir()
	a, err := Open(dir)
	ok(t, err)
	ok(t, put(a, State{}, State{Snapshot: "s", Rules: "old rules"}, []*facts.Document{doc("b", "Text of b."), doc("a", "Text of a.")}, nil))
	ok(t, a.Close())
	a, err = Open(dir)
	ok(t, err)
	defer a.Close()
	states, err := a.States()
	ok(t, err)
	c, err := load(a, states[0])
	ok(t, err)
	if len(c.Documents) > 0 || len(c.Stale) != 2 || c.Stale[0].ID != "a" || c.Stale[0].Body != "Text of a." {
		t.Errorf("got %+v", c)
	}
}

// TestForgotten has a state forgotten by who writes while another reads it.
func TestForgotten(t *testing.T) {
	dir := t.TempDir()
	a, err := Open(dir)
	ok(t, err)
	var docs []*facts.Document
	for i := range batch + 1 {
		docs = append(docs, doc(fmt.Sprint("article-", i), "text"))
	}
	ok(t, put(a, State{}, State{Snapshot: "first", Rules: "rules"}, docs, nil))
	states, err := a.States()
	ok(t, err)
	v, err := View(dir)
	ok(t, err)
	read := 0
	for b, err := range v.Load(states[0], "rules") {
		if err != nil {
			if !errors.Is(err, errForgotten) || read != batch {
				t.Errorf("after %d documents: %v", read, err)
			}
			return
		}
		if read += len(b.Documents); read == batch {
			ok(t, put(a, State{}, State{Snapshot: "second", Rules: "rules"}, docs, nil))
		}
	}
	t.Errorf("%d documents were read of a state that is gone", read)
}

// TestLost reads an archive in which a bit of a record has flipped.
func TestLost(t *testing.T) {
	dir := t.TempDir()
	a, err := Open(dir)
	ok(t, err)
	needle := "a text that is easily found"
	ok(t, put(a, State{}, State{Snapshot: "s", Rules: "rules"}, []*facts.Document{doc("a", needle), doc("b", "another")}, nil))
	ok(t, a.Close())
	data, err := os.ReadFile(a.file())
	ok(t, err)
	at := bytes.Index(data, []byte(needle))
	if at < 0 {
		t.Fatal("the text is not in the file as it is")
	}
	data[at] ^= 4
	ok(t, os.WriteFile(a.file(), data, 0o600))
	a, err = Open(dir)
	ok(t, err)
	defer a.Close()
	states, err := a.States()
	ok(t, err)
	c, err := load(a, states[0])
	ok(t, err)
	if c.Lost != 1 || len(c.Documents) != 1 || c.Documents[0].Article.ID != "b" {
		t.Errorf("got %+v", c)
	}
}

func TestDamaged(t *testing.T) {
	dir := t.TempDir()
	a, err := Open(dir)
	ok(t, err)
	var docs []*facts.Document
	for i := range 200 {
		docs = append(docs, doc(fmt.Sprint("article-", i), strings.Repeat(fmt.Sprint(i), 300)))
	}
	ok(t, put(a, State{}, State{Snapshot: "s", Rules: "rules"}, docs, nil))
	ok(t, a.Close())
	info, err := os.Stat(a.file())
	ok(t, err)
	ok(t, os.Truncate(a.file(), info.Size()/8))
	if _, err := Open(dir); !errors.Is(err, ErrDamaged) {
		t.Errorf("a part of an archive: %v", err)
	}
	if _, err := View(dir); !errors.Is(err, ErrDamaged) {
		t.Errorf("a part of an archive to read: %v", err)
	}
	ok(t, os.WriteFile(a.file(), bytes.Repeat([]byte("x"), 9000), 0o600))
	if _, err := Open(dir); !errors.Is(err, ErrDamaged) {
		t.Errorf("something else in its place: %v", err)
	}
	a, err = Anew(dir)
	ok(t, err)
	defer a.Close()
	if states, err := a.States(); err != nil || len(states) > 0 {
		t.Errorf("a new archive has the states %v, %v", states, err)
	}
	ok(t, put(a, State{}, State{Snapshot: "s", Rules: "rules"}, docs[:3], nil))
}

// TestEmptyFile has the file as bbolt leaves it when the process ends, or the disk is full,
// before its first pages are written.
func TestEmptyFile(t *testing.T) {
	dir := t.TempDir()
	a, err := Open(dir)
	ok(t, err)
	ok(t, a.Close())
	ok(t, os.WriteFile(a.file(), nil, 0o600))
	if _, err := View(dir); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "bot index") {
		t.Errorf("to read: %v", err)
	}
	a, err = Open(dir)
	ok(t, err)
	defer a.Close()
	if states, err := a.States(); err != nil || len(states) > 0 {
		t.Errorf("the states are %v, %v", states, err)
	}
	ok(t, put(a, State{}, State{Snapshot: "s", Rules: "rules"}, []*facts.Document{doc("a", "text")}, nil))
}

// TestForeign begins an archive in a folder in which others have theirs.
func TestForeign(t *testing.T) {
	dir := t.TempDir()
	others := []string{"v0/notes.txt", "v-1/notes.txt", "v9/notes.txt", "v01/documents.db"}
	for _, name := range others {
		ok(t, os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o700))
		ok(t, os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o600))
	}
	a, err := Open(dir)
	ok(t, err)
	if a.Newer() || a.Older() {
		t.Errorf("folders of others are taken for archives: newer %t, older %t", a.Newer(), a.Older())
	}
	ok(t, a.Tidy())
	ok(t, a.Close())
	for _, name := range others {
		if _, err := os.Stat(filepath.Join(dir, name)); err != nil {
			t.Errorf("a file of another program is gone: %v", err)
		}
	}
	dir = t.TempDir()
	lock := filepath.Join(dir, "lock")
	ok(t, os.WriteFile(lock, []byte("mine"), 0o600))
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "choose another folder") {
		t.Errorf("where another program has a lock: %v", err)
	}
	if data, err := os.ReadFile(lock); string(data) != "mine" {
		t.Errorf("the lock of another program says %q, %v", data, err)
	}
}

// TestReplaced has the folder deleted while the archive is open, and another made in its
// place whose states have the same numbers.
func TestReplaced(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	begin := func(text string) (*Archive, State) {
		a, err := Open(dir)
		ok(t, err)
		t.Cleanup(func() { a.Close() })
		ok(t, put(a, State{}, State{Snapshot: text, Rules: "rules"}, []*facts.Document{doc("a", text)}, nil))
		states, err := a.States()
		ok(t, err)
		return a, states[0]
	}
	a, first := begin("first")
	refused := func(when string) {
		err := put(a, first, State{Snapshot: "next", Rules: "rules"}, []*facts.Document{doc("b", "next")}, nil)
		if err == nil || !strings.Contains(err.Error(), "start the bot again") {
			t.Errorf("%s: %v", when, err)
		}
	}
	ok(t, os.RemoveAll(dir))
	refused("deleted")
	b, second := begin("second")
	refused("replaced")
	if states, err := b.States(); err != nil || len(states) != 1 || texts(t, b, second)["a"] != "second" {
		t.Errorf("the other archive has the states %v, %v", states, err)
	}
}

// TestCutOffLater cuts the file while the archive is open.
func TestCutOffLater(t *testing.T) {
	a := archive(t)
	var docs []*facts.Document
	for i := range 500 {
		docs = append(docs, doc(fmt.Sprint("article-", i), strings.Repeat(fmt.Sprint(i), 300)))
	}
	ok(t, put(a, State{}, State{Snapshot: "s", Rules: "rules"}, docs, nil))
	states, err := a.States()
	ok(t, err)
	ok(t, os.Truncate(a.file(), 8192))
	if _, err := load(a, states[0]); err == nil {
		t.Error("what is cut off is read")
	}
}

func TestLock(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "made", "on", "the way")
	a, err := Open(dir)
	ok(t, err)
	ok(t, put(a, State{}, State{Snapshot: "s", Rules: "rules"}, []*facts.Document{doc("a", "text")}, nil))
	for what, open := range map[string]func(string) (*Archive, error){"Open": Open, "Anew": Anew} {
		if _, err := open(dir); !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprintf("(process %d)", os.Getpid())) {
			t.Errorf("%s while it is open: %v", what, err)
		}
	}
	v, err := View(dir)
	ok(t, err)
	states, err := v.States()
	ok(t, err)
	if len(states) != 1 || texts(t, v, states[0])["a"] != "text" {
		t.Errorf("a reader sees %v", states)
	}
	ok(t, v.Close())
	ok(t, a.Close())
	a, err = Open(dir)
	ok(t, err)
	ok(t, a.Close())
}

func TestFormats(t *testing.T) {
	dir := t.TempDir()
	put := func(format int, text string) {
		a, err := open(dir, format)
		ok(t, err)
		ok(t, put(a, State{}, State{Snapshot: text, Rules: "rules"}, []*facts.Document{doc("a", text)}, nil))
		ok(t, a.Close())
	}
	if _, err := view(dir, 2); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "bot index") {
		t.Errorf("where there is no archive: %v", err)
	}
	put(3, "newer")
	if _, err := view(dir, 2); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "newer version") {
		t.Errorf("where there is only a newer one: %v", err)
	}
	put(1, "older")
	a, err := open(dir, 2)
	ok(t, err)
	defer a.Close()
	if states, err := a.States(); err != nil || len(states) > 0 || !a.Newer() || !a.Older() {
		t.Errorf("the states are %v, %v; newer %t, older %t", states, err, a.Newer(), a.Older())
	}
	ok(t, a.Tidy())
	entries, err := os.ReadDir(dir)
	ok(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"lock", "v2", "v3"}; !slices.Equal(names, want) {
		t.Errorf("left are %v, want %v", names, want)
	}
	v, err := view(dir, 3)
	ok(t, err)
	states, err := v.States()
	ok(t, err)
	if texts(t, v, states[0])["a"] != "newer" {
		t.Error("the newer archive has changed")
	}
}
