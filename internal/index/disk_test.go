package index

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/disktest"
	"attache/internal/facts"
)

func openDisk(t testing.TB, path string) *Disk {
	t.Helper()
	d, err := OpenDisk(slog.New(slog.NewTextHandler(t.Output(), nil)), path)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func closed(t testing.TB, all ...interface{ Close() error }) {
	t.Helper()
	for _, c := range all {
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDiskIsBuild changes an index on disk at random, which ends now and then and is
// opened again, and holds it to the one that is built of the same documents in memory.
// Somebody who only reads comes in between.
func TestDiskIsBuild(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	all := versions(t, x, corpus.FS, harbour.fs())
	var ids []string
	for id := range all {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	r := rand.New(rand.NewPCG(5, 6))
	path := filepath.Join(t.TempDir(), "disk")
	d := openDisk(t, path)
	have := map[string]*facts.Document{}
	docs := func() (out []*facts.Document) {
		for _, id := range ids {
			if d := have[id]; d != nil {
				out = append(out, d)
			}
		}
		return out
	}
	for _, id := range ids[:3] {
		have[id] = all[id][0]
	}
	ix, err := d.Build(docs(), "s0", x)
	if err != nil {
		t.Fatal(err)
	}
	ix.packedFrom = 0
	same := func(what string, ix *Index) {
		t.Helper()
		fresh, err := Build(docs(), ix.Snapshot(), x)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(describe(t, fresh), describe(t, ix)); diff != "" {
			t.Fatalf("%s at %s (-built +on disk):\n%s", what, ix.Snapshot(), diff)
		}
		closed(t, fresh)
	}
	for step := range 8 {
		var put []*facts.Document
		var removed []string
		for _, n := range r.Perm(len(ids))[:1+r.IntN(3)] {
			if id := ids[n]; r.IntN(4) == 0 {
				removed = append(removed, id)
				delete(have, id)
			} else {
				have[id] = all[id][r.IntN(len(all[id]))]
				put = append(put, have[id])
			}
		}
		next, err := ix.Update(put, removed, fmt.Sprint("s", step+1))
		if err != nil {
			t.Fatal(err)
		}
		closed(t, ix)
		ix = next
		same("updated", ix)
		switch r.IntN(3) {
		case 0:
			closed(t, ix, d)
			d = openDisk(t, path)
			if ix, err = d.Index(docs(), x); err != nil {
				t.Fatal(err)
			}
			same("opened", ix)
		case 1:
			v, err := ViewDisk(d.lg, path)
			if err != nil {
				t.Fatal(err)
			}
			if v.Snapshot() != ix.Snapshot() {
				t.Errorf("a reader sees %s, want %s", v.Snapshot(), ix.Snapshot())
			}
			seen, err := v.Index(docs(), x)
			if err != nil {
				t.Fatal(err)
			}
			same("viewed", seen)
			if _, err := seen.Update(nil, ids[:1], "x"); err == nil {
				t.Error("a reader can write")
			}
			tmp := v.path
			closed(t, seen, v)
			if _, err := os.Stat(tmp); err == nil {
				t.Error("a reader leaves its copy")
			}
		}
	}
	closed(t, ix, d)
}

// sample makes an index on disk in several steps, so that there are several segments, and
// returns its documents.
func sample(t testing.TB, path string, x *facts.Extractor) []*facts.Document {
	t.Helper()
	docs := extractAll(t, x)
	d := openDisk(t, path)
	ix, err := d.Build(docs[:2], "s0", x)
	if err != nil {
		t.Fatal(err)
	}
	for i, doc := range docs[2:] {
		next, err := ix.Update([]*facts.Document{doc}, nil, fmt.Sprint("s", i+1))
		if err != nil {
			t.Fatal(err)
		}
		closed(t, ix)
		ix = next
	}
	closed(t, ix, d)
	return docs
}

func extractAll(t testing.TB, x *facts.Extractor) []*facts.Document {
	t.Helper()
	var docs []*facts.Document
	for _, v := range versions(t, x, corpus.FS) {
		docs = append(docs, v[0])
	}
	slices.SortFunc(docs, func(a, b *facts.Document) int { return strings.Compare(a.Article.ID, b.Article.ID) })
	return docs
}

// scored returns what an index finds for some words, with the scores.
func scored(t testing.TB, ix *Index) []string {
	t.Helper()
	hits, err := ix.Passages(t.Context(), Query{Text: "sanctions war Lavrov", Limit: 20})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range hits {
		out = append(out, fmt.Sprint(h.Article.ID, h.Span, h.Score))
	}
	return out
}

// TestDiskDamage breaks each file of an index in turn. Either that is found before a
// question is answered, or the answers are what they should be.
func TestDiskDamage(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(t.TempDir(), "whole")
	docs := sample(t, whole, x)
	fresh, err := Build(docs, "", x)
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	want := scored(t, fresh)
	files, err := filepath.Glob(filepath.Join(whole, "store", "*"))
	if err != nil || len(files) < 2 {
		t.Fatalf("the files are %v, %v", files, err)
	}
	r := rand.New(rand.NewPCG(7, 8))
	flip := func(data []byte) []byte {
		data[r.IntN(len(data))] ^= 1 << r.IntN(8)
		return data
	}
	noticed, all := 0, 0
	try := func(what, file string, change func([]byte) []byte) {
		t.Helper()
		all++
		path := filepath.Join(t.TempDir(), "broken")
		if err := os.CopyFS(path, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(path, file)
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if data = change(data); data == nil {
			err = os.Remove(name)
		} else {
			err = os.WriteFile(name, data, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
		damaged := func(d *Disk, err error) {
			if err != nil {
				if !errors.Is(err, ErrDamaged) {
					t.Errorf("%s of %s: %v", what, file, err)
				}
				noticed++
				return
			}
			defer d.Close()
			ix, err := d.Index(docs, x)
			if err != nil {
				if !errors.Is(err, ErrDamaged) {
					t.Errorf("%s of %s: %v", what, file, err)
				}
				noticed++
				return
			}
			defer ix.Close()
			if diff := cmp.Diff(want, scored(t, ix)); diff != "" {
				t.Errorf("%s of %s is not noticed, and the answer is another one:\n%s", what, file, diff)
			}
		}
		damaged(OpenDisk(slog.New(slog.DiscardHandler), path))
	}
	try("nothing", "store/root.bolt", func(data []byte) []byte { return data })
	if noticed > 0 {
		t.Fatal("the whole index is taken for damaged")
	}
	for _, f := range append(files, filepath.Join(whole, "index_meta.json")) {
		f, err := filepath.Rel(whole, f)
		if err != nil {
			t.Fatal(err)
		}
		try("the loss", f, func([]byte) []byte { return nil })
		try("emptying", f, func([]byte) []byte { return []byte{} })
		try("cutting off half", f, func(data []byte) []byte { return data[:len(data)/2] })
		try("cutting off the end", f, func(data []byte) []byte { return data[:len(data)-3] })
		try("something else in place", f, func(data []byte) []byte { return bytes.Repeat([]byte("x"), len(data)) })
		for range 12 {
			try("a flipped bit", f, flip)
		}
	}
	t.Logf("%d of %d were noticed", noticed, all)
}

// TestDiskUnfinished opens what a process left that ended while it filled the folder for
// the first time.
func TestDiskUnfinished(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "disk")
	if err := errors.Join(os.MkdirAll(filepath.Join(path, "store"), 0o700), os.WriteFile(filepath.Join(path, rootFile), nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	d := openDisk(t, path) // Bleve had only begun its file
	if err := d.anew(); err != nil {
		t.Fatal(err)
	}
	batch := d.volume.bleve.NewBatch()
	if err := errors.Join(batch.Index("p", map[string]any{fieldText: "half"}), d.volume.bleve.Batch(batch)); err != nil {
		t.Fatal(err)
	}
	closed(t, d)
	d = openDisk(t, path)
	defer d.Close()
	if s := d.Snapshot(); s != "" {
		t.Errorf("what is not finished is taken for %s", s)
	}
	ix, err := d.Build(extractAll(t, x), "s", x)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if err := d.holds(ix); err != nil {
		t.Error(err)
	}
}

// TestDiskBroken has the folder fail between two updates: questions are answered from what
// there was, and the next update mends it.
func TestDiskBroken(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	docs := extractAll(t, x)
	for what, spoil := range map[string]func(*Disk){
		"a write that failed": func(d *Disk) {
			closed(t, d.volume.bleve)
			d.volume = nil
		},
		"a write that was taken for failed": func(d *Disk) {
			closed(t, d.volume.bleve)
			d.volume = nil
			d.snapshot = "x"
		},
		"files that are gone": func(d *Disk) {
			closed(t, d.volume.bleve)
			d.volume = nil
			if err := os.RemoveAll(d.path); err != nil {
				t.Fatal(err)
			}
		},
	} {
		path := filepath.Join(t.TempDir(), "disk")
		d := openDisk(t, path)
		ix, err := d.Build(docs[:4], "s0", x)
		if err != nil {
			t.Fatal(err)
		}
		spoil(d)
		before := describe(t, ix)
		next, err := ix.Update(docs[4:], nil, "s1")
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if diff := cmp.Diff(before, describe(t, ix)); diff != "" {
			t.Errorf("%s changes what there was:\n%s", what, diff)
		}
		closed(t, d)
		d = openDisk(t, path)
		opened, err := d.Index(docs, x)
		if err != nil || opened.Snapshot() != "s1" {
			t.Fatalf("%s: %v", what, err)
		}
		fresh, err := Build(docs, "s1", x)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(describe(t, fresh), describe(t, opened)); diff != "" {
			t.Errorf("%s (-built +on disk):\n%s", what, diff)
		}
		closed(t, next, ix, fresh, opened, d)
	}
}

// TestDiskFull updates an index when there is no room for what Bleve writes.
func TestDiskFull(t *testing.T) {
	const noLimit = "the size of files cannot be limited here"
	path, child := disktest.IsChild(t)
	if !child {
		out, err := disktest.Child(t, filepath.Join(t.TempDir(), "disk")).Output()
		switch {
		case strings.Contains(string(out), noLimit):
			t.Skip(noLimit)
		case err != nil || !strings.Contains(string(out), "through"):
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	docs := extractAll(t, x)
	d := openDisk(t, path)
	ix, err := d.Build(docs[:2], "s0", x)
	if err != nil {
		t.Fatal(err)
	}
	before := describe(t, ix)
	for _, size := range []uint64{0, 100, 1 << 13, 1 << 14} { // less than the segment, or than root.bolt
		if !disktest.Limit(size) {
			fmt.Println(noLimit)
			return
		}
		if _, err := ix.Update(docs[2:], nil, "s1"); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("with files of at most %d bytes the error is %v", size, err)
		}
		if diff := cmp.Diff(before, describe(t, ix)); diff != "" {
			t.Errorf("with files of at most %d bytes the answer is another one:\n%s", size, diff)
		}
	}
	disktest.Limit(1 << 40)
	next, err := ix.Update(docs[2:], nil, "s1")
	if err != nil {
		t.Fatalf("with room again: %v", err)
	}
	closed(t, d)
	d = openDisk(t, path)
	opened, err := d.Index(docs, x)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := Build(docs, "s1", x)
	if err != nil {
		t.Fatal(err)
	}
	want := describe(t, fresh)
	for what, ix := range map[string]*Index{"with room again": next, "opened again": opened} {
		if diff := cmp.Diff(want, describe(t, ix)); diff != "" {
			t.Errorf("%s (-built +on disk):\n%s", what, diff)
		}
	}
	closed(t, fresh, next, opened, ix, d)
	fmt.Println("through")
}

// TestEditionIsOfAll holds the edition to all packages of this program that decide what
// Bleve is given.
func TestEditionIsOfAll(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	var own []string
	for _, path := range strings.Fields(string(out)) {
		if p, ok := strings.CutPrefix(path, "attache/internal/"); ok {
			own = append(own, p)
		}
	}
	slices.Sort(own)
	// article and facts are in the edition of the rules; the others decide nothing.
	if want := []string{"article", "boltcheck", "edition", "facts", "index", "sound", "typeahead"}; !slices.Equal(own, want) {
		t.Errorf("the index is made of %v, want %v: have Edition read the sources of each", own, want)
	}
}

// TestCompact makes an index of more than a batch, of which one segment is left.
func TestCompact(t *testing.T) {
	const articles, passages = 30, 300
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	var docs []*facts.Document
	for i := range articles {
		var body strings.Builder
		for n := range passages {
			fmt.Fprintf(&body, "Ship s%d called at berth b%d.\n\n", i*passages+n, n)
		}
		a, err := article.New(article.Article{ID: fmt.Sprintf("port-%02d", i), Title: "In port", Body: body.String()})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, &facts.Document{Article: a})
	}
	d := BeginDisk(slog.New(slog.DiscardHandler), filepath.Join(t.TempDir(), "index"))
	d.Compact = true
	ix, err := d.Build(docs, "port", x)
	if err != nil {
		t.Fatal(err)
	}
	if ix.Size() <= batchSize {
		t.Fatalf("%d passages are no more than a batch", ix.Size())
	}
	hits, err := ix.Passages(t.Context(), Query{Text: "s8765"})
	if err != nil || len(hits) != 1 || hits[0].Article.ID != "port-29" {
		t.Errorf("a ship is found at %v, %v", hits, err)
	}
	if err := errors.Join(ix.Close(), d.Close()); err != nil {
		t.Fatal(err)
	}
	snapshot, segments, err := readRoot(filepath.Join(d.Path(), rootFile))
	if err != nil || snapshot != "port" || len(segments) != 1 {
		t.Errorf("%q has the segments %q, %v; want one", snapshot, segments, err)
	}
}
