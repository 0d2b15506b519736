package library

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"attache/internal/archive"
	"attache/internal/article"
	"attache/internal/disktest"
	"attache/internal/facts"
	"attache/internal/index"
)

// kept opens the library in a folder, or fails the test.
func kept(t testing.TB, dir string, set *article.Set) (*Library, Stored) {
	t.Helper()
	l, stored, err := OpenDir(t.Context(), logger(t), newExtractor(t), dir, set)
	if err != nil {
		t.Fatal(err)
	}
	return l, stored
}

func logger(t testing.TB) *slog.Logger { return slog.New(slog.NewTextHandler(t.Output(), nil)) }

func newExtractor(t testing.TB) *facts.Extractor {
	t.Helper()
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func closeAll(t testing.TB, all ...*Library) {
	t.Helper()
	for _, l := range all {
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// answered returns what an index answers.
func answered(t testing.TB, ix *index.Index) map[string]string {
	t.Helper()
	out := map[string]string{}
	add := func(key string, v any, err error) {
		if err != nil {
			t.Fatal(err)
		}
		js, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out[key] = string(js)
	}
	add("snapshot", ix.Snapshot(), nil)
	add("articles", ix.Articles(), nil)
	add("withdrawn", ix.Withdrawn(), nil)
	for e := range ix.Entities() {
		add(e.ID, []any{e, ix.Facts(e.ID), ix.Quotes(e.ID), ix.Stances(e.ID), ix.Events(e.ID), ix.Members(e.ID)}, nil)
	}
	for _, q := range []string{"ferry harbour", "Solberg", "toll of the bridge 7"} {
		hits, err := ix.Passages(context.Background(), index.Query{Text: q, Limit: 50})
		add("passages "+q, hits, err)
		named, err := ix.NamesIn(context.Background(), q)
		add("names "+q, named, err)
	}
	return out
}

// same holds a library to one that is made of the set in memory.
func same(t testing.TB, what string, l *Library, set *article.Set) {
	t.Helper()
	fresh, err := Open(context.Background(), newExtractor(t), set)
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	if diff := cmp.Diff(answered(t, fresh.Index()), answered(t, l.Index())); diff != "" {
		t.Fatalf("%s (-made of the articles +kept):\n%s", what, diff)
	}
}

// a corpusOf has articles with the number of the state that they come from.
func corpusOf(t testing.TB, numbers map[string]int) *article.Set {
	t.Helper()
	set := &article.Set{}
	for _, id := range slices.Sorted(maps.Keys(numbers)) {
		n := numbers[id]
		a, err := article.New(article.Article{ID: id, Title: "Ferry " + id, Date: "2024-05-02", Source: "The Fjord",
			Body: fmt.Sprintf("Norwegian Foreign Minister Ingrid Solberg opened harbour %d of %s. “The ferry has number %d,” Solberg said.\n\nDenmark opposes toll %d of the bridge.\n", n, id, n, n)})
		if err != nil {
			t.Fatal(err)
		}
		if n%9 == 8 {
			a.Retracted = "wrong"
		}
		set.Articles = append(set.Articles, a)
	}
	return set
}

func TestOpenDir(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	numbers := map[string]int{"a": 1, "b": 2, "c": 3, "gone": 8}
	l, stored := kept(t, dir, corpusOf(t, numbers))
	if want := (Stored{Added: 4}); stored != want {
		t.Errorf("the first time: got %+v, want %+v", stored, want)
	}
	same(t, "the first time", l, corpusOf(t, numbers))
	closeAll(t, l)

	l, stored = kept(t, dir, corpusOf(t, numbers))
	if want := (Stored{Kept: 4}); stored != want {
		t.Errorf("the second time: got %+v, want %+v", stored, want)
	}
	same(t, "the second time", l, corpusOf(t, numbers))
	closeAll(t, l)

	numbers["b"], numbers["d"] = 20, 4
	delete(numbers, "c")
	l, stored = kept(t, dir, corpusOf(t, numbers))
	if want := (Stored{Added: 1, Changed: 1, Removed: 1, Kept: 2}); stored != want {
		t.Errorf("with changes: got %+v, want %+v", stored, want)
	}
	same(t, "with changes", l, corpusOf(t, numbers))
	numbers["a"] = 10
	if err := l.Reload(t.Context(), corpusOf(t, numbers)); err != nil {
		t.Fatal(err)
	}
	same(t, "reloaded", l, corpusOf(t, numbers))
	closeAll(t, l)

	l, stored = kept(t, dir, nil)
	if want := (Stored{Kept: 4}); stored != want {
		t.Errorf("without the articles: got %+v, want %+v", stored, want)
	}
	same(t, "without the articles", l, corpusOf(t, numbers))
	closeAll(t, l)
}

func TestOpenDirOfNothing(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	if _, err := ViewDir(t.Context(), logger(t), newExtractor(t), dir); err == nil || !strings.Contains(err.Error(), "bot index") {
		t.Errorf("looking at nothing: %v", err)
	}
	if _, _, err := OpenDir(t.Context(), logger(t), newExtractor(t), dir, nil); err == nil || !strings.Contains(err.Error(), "--corpus") {
		t.Errorf("opening nothing: %v", err)
	}
	l, _ := kept(t, dir, &article.Set{})
	same(t, "no articles", l, &article.Set{})
	closeAll(t, l)
}

// TestOneWriter lets readers in while somebody writes, and no second writer.
func TestOneWriter(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	set := corpusOf(t, map[string]int{"a": 1, "b": 2})
	l, _ := kept(t, dir, set)
	if _, _, err := OpenDir(t.Context(), logger(t), newExtractor(t), dir, set); !errors.Is(err, archive.ErrLocked) || !strings.Contains(err.Error(), fmt.Sprintf("process %d", os.Getpid())) {
		t.Errorf("a second writer: %v", err)
	}
	v, err := ViewDir(t.Context(), logger(t), newExtractor(t), dir)
	if err != nil {
		t.Fatal(err)
	}
	later := corpusOf(t, map[string]int{"a": 1, "b": 3})
	if err := l.Reload(t.Context(), later); err != nil {
		t.Fatal(err)
	}
	same(t, "a reader who came before", v, set)
	if err := v.Reload(t.Context(), later); err == nil {
		t.Error("a reader can write")
	}
	closeAll(t, v)
	v, err = ViewDir(t.Context(), logger(t), newExtractor(t), dir)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "a reader who came after", v, later)
	closeAll(t, v, l)
}

// TestNamesChange makes all anew when maintainers say something else about names, and
// answers by them also when only the index is there.
func TestNamesChange(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	numbers := map[string]int{"a": 1, "b": 2}
	named := func(alias string) *article.Set {
		set := corpusOf(t, numbers)
		if alias != "" {
			set.Names = &article.Names{File: "entities.yaml", Entities: []article.Named{{Name: "Ingrid Solberg", Aliases: []article.Alias{{Name: alias}}}}}
		}
		return set
	}
	l, _ := kept(t, dir, named(""))
	old := l.Index()
	before := answered(t, old)
	if err := l.Reload(t.Context(), named("the Old Fox")); err != nil {
		t.Fatal(err)
	}
	same(t, "other names", l, named("the Old Fox"))
	if diff := cmp.Diff(before, answered(t, old)); diff != "" {
		t.Errorf("who asks the old index gets another answer:\n%s", diff)
	}
	numbers["b"] = 3
	if err := l.Reload(t.Context(), named("the Old Fox")); err != nil {
		t.Fatal(err)
	}
	closeAll(t, l)
	l, stored := kept(t, dir, nil)
	if stored.Kept != 2 {
		t.Errorf("got %+v", stored)
	}
	same(t, "the index alone", l, named("the Old Fox"))
	closeAll(t, l)
	if all, err := filepath.Glob(filepath.Join(dir, "v1", folderPrefix+"*")); err != nil || len(all) != 1 {
		t.Errorf("there are %v, %v", all, err)
	}
}

// TestOtherRules has an index made by other rules, from which the articles are read anew.
func TestOtherRules(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	set := corpusOf(t, map[string]int{"a": 1, "b": 2, "c": 8})
	a, err := archive.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var docs []*facts.Document
	for _, art := range set.Articles {
		docs = append(docs, &facts.Document{Article: art, Facts: []facts.Fact{{Value: "of other rules"}}})
	}
	if _, err := a.Put(archive.State{}, archive.State{Snapshot: set.Snapshot(), Rules: "others"}, func(yield func([]*facts.Document, error) bool) { yield(docs, nil) }, nil); err != nil {
		t.Fatal(err)
	}
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	v, err := ViewDir(t.Context(), logger(t), newExtractor(t), dir)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "who only reads", v, set)
	closeAll(t, v)
	l, stored := kept(t, dir, nil)
	if stored != (Stored{}) {
		t.Errorf("got %+v, want nothing new and nothing kept", stored)
	}
	same(t, "without the articles", l, set)
	closeAll(t, l)
	l, stored = kept(t, dir, set)
	if want := (Stored{Kept: 3}); stored != want {
		t.Errorf("got %+v, want %+v", stored, want)
	}
	closeAll(t, l)
}

// TestDamage breaks one part of an index after another. With the articles at hand all is
// mended; without them what the archive has is.
func TestDamage(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "whole")
	numbers := map[string]int{}
	for i := range 12 {
		numbers[fmt.Sprint("article-", i)] = i
	}
	set := corpusOf(t, numbers)
	l, _ := kept(t, whole, set)
	closeAll(t, l)
	// An article that the corpus has not any more, so that damage could bring it back.
	delete(numbers, "article-3")
	set = corpusOf(t, numbers)
	l, _ = kept(t, whole, set)
	closeAll(t, l)
	files := map[string]bool{}
	for _, pattern := range []string{"v1/documents.db", "v1/*/store/root.bolt", "v1/*/store/*.zap", "v1/*/index_meta.json"} {
		found, err := filepath.Glob(filepath.Join(whole, pattern))
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v, %v", pattern, found, err)
		}
		name, err := filepath.Rel(whole, found[0])
		if err != nil {
			t.Fatal(err)
		}
		files[name] = true
	}
	for file := range files {
		for what, change := range map[string]func([]byte) []byte{
			"half":  func(data []byte) []byte { return data[:len(data)/2] },
			"zeros": func(data []byte) []byte { return append(data[:len(data)/3], make([]byte, len(data)-len(data)/3)...) },
			"text":  func(data []byte) []byte { return bytes.Replace(data, []byte("ferry has"), []byte("fairy has"), 1) },
		} {
			dir := filepath.Join(t.TempDir(), "broken")
			if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(dir, file)
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, change(data), 0o600); err != nil {
				t.Fatal(err)
			}
			what += " of " + file
			broken := filepath.Join(t.TempDir(), "alone")
			if err := os.CopyFS(broken, os.DirFS(dir)); err != nil {
				t.Fatal(err)
			}
			v, err := ViewDir(t.Context(), logger(t), newExtractor(t), broken)
			if err == nil {
				same(t, what+", seen alone", v, set)
				closeAll(t, v)
			} else if !errors.Is(err, archive.ErrDamaged) {
				t.Errorf("%s, seen alone: %v", what, err)
			}
			l, _, err := OpenDir(t.Context(), logger(t), newExtractor(t), broken, nil)
			switch {
			case err == nil:
				same(t, what+", alone", l, set)
				closeAll(t, l)
			case !errors.Is(err, archive.ErrDamaged):
				t.Errorf("%s, alone: %v", what, err)
			case !strings.HasSuffix(file, "documents.db"):
				t.Errorf("%s: the articles are whole, but not used: %v", what, err)
			}
			l, _ = kept(t, dir, set)
			same(t, what, l, set)
			closeAll(t, l)
			l, stored := kept(t, dir, set)
			if stored.Kept != len(set.Articles) {
				t.Errorf("%s: the second time after it got %+v", what, stored)
			}
			closeAll(t, l)
		}
	}
}

var kills = flag.Int("kills", 20, "how often TestKilled kills a process that updates an index")

// stateOf returns the articles of a state: those of the one before, with some changed.
// Some states have other names than the one before.
func stateOf(t testing.TB, n int) *article.Set {
	t.Helper()
	numbers := map[string]int{}
	for i := range 12 {
		// The article was last touched in the newest state whose number it divides.
		if last := n - n%(i+2); (last/(i+2))%5 != 4 {
			numbers[fmt.Sprint("article-", i)] = last
		}
	}
	set := corpusOf(t, numbers)
	if n%7 == 6 {
		set.Names = &article.Names{Entities: []article.Named{{Name: "Ingrid Solberg", Aliases: []article.Alias{{Name: fmt.Sprint("Fox ", n)}}}}}
	}
	return set
}

// TestKilled kills a process that updates an index, at whatever instant. The next one
// serves the state before or the one that was under way, as if made of its articles.
func TestKilled(t *testing.T) {
	if dir, yes := disktest.IsChild(t); yes {
		first, err := strconv.Atoi(os.Getenv("LIBRARY_TEST_FIRST"))
		if err != nil {
			t.Fatal(err)
		}
		l, _ := kept(t, dir, stateOf(t, first))
		fmt.Println("open")
		for n := first; ; n++ {
			if err := l.Reload(context.Background(), stateOf(t, n)); err != nil {
				t.Fatal(err)
			}
			fmt.Println("has", n)
		}
	}
	dir := filepath.Join(t.TempDir(), "index")
	r := rand.New(rand.NewPCG(9, uint64(time.Now().UnixNano()))) // another instant each time
	reached := -1
	anew := 0
	for round := range *kills {
		cmd := disktest.Child(t, dir)
		cmd.Env = append(cmd.Env, fmt.Sprint("LIBRARY_TEST_FIRST=", reached+1))
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// Some die while they open the index, the others while they update it: how long
		// either takes, only the machine knows.
		var dies *time.Timer
		die := func(after time.Duration) { dies = time.AfterFunc(after, func() { cmd.Process.Kill() }) }
		if round%4 == 0 {
			die(time.Duration(20+r.IntN(400)) * time.Millisecond)
		}
		for lines, left := bufio.NewScanner(out), r.IntN(4); lines.Scan(); left-- {
			if n, err := strconv.Atoi(strings.TrimPrefix(lines.Text(), "has ")); err == nil {
				reached = n
			}
			if left <= 0 && dies == nil {
				die(time.Duration(r.Float64() * float64(time.Since(start))))
			}
			start = time.Now()
		}
		err = cmd.Wait()
		if dies == nil || dies.Stop() {
			t.Fatalf("round %d: the process ended by itself: %v", round, err)
		}
		var log bytes.Buffer
		l, stored, err := OpenDir(t.Context(), slog.New(slog.NewTextHandler(&log, nil)), newExtractor(t), dir, nil)
		if reached < 0 && err != nil && strings.Contains(err.Error(), "no index in the folder yet") {
			continue
		}
		if err != nil {
			t.Fatalf("round %d, after state %d: %v\n%s", round, reached, err, log.String())
		}
		if strings.Contains(log.String(), "damaged") {
			t.Errorf("round %d: a process that was killed left damage: %s", round, log.String())
		}
		if stored.Kept != len(stateOf(t, reached).Articles) && stored.Kept != len(stateOf(t, reached+1).Articles) {
			t.Errorf("round %d: articles had to be read anew: %+v", round, stored)
		}
		if log.Len() > 0 {
			anew++
		}
		switch got := l.Index().Snapshot(); got {
		case stateOf(t, reached+1).Snapshot():
			reached++
		case stateOf(t, max(reached, 0)).Snapshot():
		default:
			t.Fatalf("round %d: the snapshot is %s, of neither state %d nor %d", round, got, reached, reached+1)
		}
		same(t, fmt.Sprintf("round %d, state %d", round, reached), l, stateOf(t, reached))
		closeAll(t, l)
	}
	t.Logf("%d states in %d rounds; %d times there was something to say", reached+1, *kills, anew)
	if reached < *kills/4 {
		t.Errorf("only %d states were reached", reached+1)
	}
}

// TestFullDisk updates an index when there is no room: what was there serves on, and the
// next update with room goes well.
func TestFullDisk(t *testing.T) {
	const noLimit = "the size of files cannot be limited here"
	if dir, yes := disktest.IsChild(t); yes {
		numbers := map[string]int{"a": 1, "b": 2}
		l, _ := kept(t, dir, corpusOf(t, numbers))
		before := answered(t, l.Index())
		for i := range 400 {
			numbers[fmt.Sprint("more-", i)] = 9*i + 1
		}
		larger := corpusOf(t, numbers)
		failed := 0
		for _, limit := range []uint64{1 << 12, 1 << 16, 1 << 17, 1 << 18, 3 << 17, 1 << 19, 3 << 18} {
			if !disktest.Limit(limit) {
				fmt.Println(noLimit)
				return
			}
			err := l.Reload(context.Background(), larger)
			if err == nil {
				break
			}
			failed++
			fmt.Println("error", err)
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("with files of at most %d bytes the error is %q", limit, err)
			}
			if diff := cmp.Diff(before, answered(t, l.Index())); diff != "" {
				t.Errorf("with files of at most %d bytes the answer is another one:\n%s", limit, diff)
			}
		}
		if failed < 3 {
			t.Errorf("only %d updates failed", failed)
		}
		disktest.Limit(1 << 40)
		if err := l.Reload(context.Background(), larger); err != nil {
			t.Errorf("with room again: %v", err)
		}
		same(t, "with room again", l, larger)
		closeAll(t, l)
		l, stored := kept(t, dir, larger)
		if stored.Kept != len(larger.Articles) {
			t.Errorf("opened again: %+v", stored)
		}
		same(t, "opened again", l, larger)
		closeAll(t, l)
		fmt.Println("through")
		return
	}
	out, err := disktest.Child(t, filepath.Join(t.TempDir(), "index")).Output()
	t.Logf("%s", out)
	switch {
	case strings.Contains(string(out), noLimit):
		t.Skip(noLimit)
	case err != nil || !strings.Contains(string(out), "through"):
		t.Error(err)
	}
}
