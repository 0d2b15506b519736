package library

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"attache/internal/article"
	"attache/internal/index"
)

// A bell is a notifier that tests ring.
type bell struct {
	mu     sync.Mutex
	wake   chan struct{}
	names  map[string]bool
	follow error // what Follow returns
	closed bool
}

func newBell() *bell { return &bell{wake: make(chan struct{}, 1), names: map[string]bool{}} }

func (b *bell) Wake() <-chan struct{} { return b.wake }

func (b *bell) Follow() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.follow
}

func (b *bell) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	return nil
}

func (b *bell) Names() map[string]bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	names := b.names
	b.names = map[string]bool{}
	return names
}

// memory is a folder in memory whose files are changed while it is read.
type memory struct {
	mu sync.Mutex
	fstest.MapFS
}

func (m *memory) Open(name string) (fs.File, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.MapFS.Open(name)
}

func (m *memory) Stat(name string) (fs.FileInfo, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.MapFS.Stat(name)
}

func (m *memory) ReadDir(name string) ([]fs.DirEntry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.MapFS.ReadDir(name)
}

// put sets a file; nil deletes it.
func (m *memory) put(name string, f *fstest.MapFile) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if f == nil {
		delete(m.MapFS, name)
		return
	}
	m.MapFS[name] = f
}

// A desk is a Watcher at work in a synctest bubble, on a folder in memory.
type desk struct {
	*Watcher
	t     *testing.T
	files *memory
	log   *logbook

	mu    sync.Mutex
	bell  *bell    // nil: the system has no notifications
	taken []string // what each update was to, by the texts of the articles
	fails error    // what updates return
}

const long = 24 * time.Hour

// watched runs test in a bubble, on a folder with the article a.
func watched(t *testing.T, hears bool, test func(*testing.T, *desk)) {
	synctest.Test(t, func(t *testing.T) {
		d := &desk{t: t, files: &memory{MapFS: fstest.MapFS{}}, log: &logbook{}}
		d.write("a", "first", long)
		folder, err := article.OpenFS(d.files, ".")
		if err != nil {
			t.Fatal(err)
		}
		set, err := folder.Read()
		if err != nil {
			t.Fatal(err)
		}
		lib := &Library{}
		lib.has = lib.diff(set).had()
		d.Watcher = NewWatcher(slog.New(slog.NewTextHandler(d.log, nil)), lib, folder, set, true)
		d.update = func(_ context.Context, set *article.Set) (difference, bool, error) {
			d.mu.Lock()
			defer d.mu.Unlock()
			diff := lib.diff(set)
			if diff.added+diff.changed+len(diff.removed) == 0 || d.fails != nil {
				return diff, false, d.fails
			}
			lib.has = diff.had()
			var texts []string
			for _, a := range set.Articles {
				texts = append(texts, a.Body)
			}
			d.taken = append(d.taken, strings.Join(texts, " "))
			return diff, true, nil
		}
		d.notify = func() (notifier, error) {
			d.mu.Lock()
			defer d.mu.Unlock()
			if d.bell == nil {
				return nil, errors.New("no space left on device")
			}
			return d.bell, nil
		}
		if hears {
			d.bell = newBell()
		}
		ctx, cancel := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			defer close(done)
			d.Run(ctx)
		}()
		synctest.Wait() // it has looked once
		test(t, d)
		cancel()
		<-done
		if d.bell != nil && !d.bell.closed {
			t.Error("the notifications go on")
		}
		if t.Failed() {
			t.Log(d.log)
		}
	})
}

// had returns what a library has after an update, but for what the articles say.
func (d difference) had() map[string]entry {
	for _, a := range d.read {
		d.has[a.ID] = entry{hash: d.has[a.ID].hash, article: a}
	}
	return d.has
}

// write writes the article id, as if some time ago.
func (d *desk) write(id, text string, ago time.Duration) {
	d.files.put(id+".txt", &fstest.MapFile{Data: []byte("Title\n" + text), ModTime: time.Now().Add(-ago)})
}

// ring tells that a file has changed.
func (d *desk) ring(id string) {
	d.bell.mu.Lock()
	d.bell.names[id+".txt"] = true
	d.bell.mu.Unlock()
	select {
	case d.bell.wake <- struct{}{}:
	default:
	}
	synctest.Wait()
}

// pass lets time pass.
func (d *desk) pass(t time.Duration) {
	time.Sleep(t)
	synctest.Wait()
}

// want checks what the updates were to since it was called last.
func (d *desk) want(when string, taken ...string) {
	d.t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	if fmt.Sprint(d.taken) != fmt.Sprint(taken) {
		d.t.Errorf("%s: the updates were to %q, want %q", when, d.taken, taken)
	}
	d.taken = nil
}

// logged checks how often the log has a text.
func (d *desk) logged(text string, n int) {
	d.t.Helper()
	if got := strings.Count(d.log.String(), text); got != n {
		d.t.Errorf("the log has %q %d times, want %d", text, got, n)
	}
}

// TestWatchTakesAtOnce takes in one go what is written in one go, as soon as nothing more
// comes.
func TestWatchTakesAtOnce(t *testing.T) {
	watched(t, true, func(t *testing.T, d *desk) {
		if got := d.Status().Following; got != Notified {
			t.Errorf("the folder is followed in way %d", got)
		}
		for _, id := range []string{"a", "b", "c", "d"} {
			d.pass(d.pace.quiet / 2)
			d.write(id, id+"2", 0)
			d.ring(id)
		}
		d.want("while it is written to")
		d.pass(d.pace.quiet)
		d.want("when it rests", "a2 b2 c2 d2")
		d.logged("added=3 changed=1 removed=0 articles=4", 1)
		d.files.put("b.txt", nil)
		d.ring("b")
		d.pass(d.pace.quiet)
		d.want("when one is gone", "a2 c2 d2")
		looks := *d.files.MapFS["a.txt"]
		looks.Data = []byte("Title\na3") // of the same size and time
		d.files.put("a.txt", &looks)
		d.ring("a")
		d.pass(d.pace.quiet)
		d.want("when one looks as before", "a3 c2 d2")
		d.ring("a")
		d.pass(d.pace.quiet)
		d.want("when one says what it said")
	})
}

// TestWatchTakesInTime takes what has settled while something else never does.
func TestWatchTakesInTime(t *testing.T) {
	watched(t, true, func(t *testing.T, d *desk) {
		d.write("b", "whole", 0)
		for passed := time.Duration(0); passed < d.pace.most; passed += 100 * time.Millisecond {
			d.write("c", "hal", 0)
			d.ring("c")
			d.want("too early")
			d.pass(100 * time.Millisecond)
		}
		d.want("in time", "first whole")
		d.write("c", "half", 0)
		d.ring("c")
		d.pass(d.pace.quiet)
		d.want("when the other rests", "first whole half")
	})
}

// TestWatchHears finds out by looking what it is not told of, and looks more often from
// then on.
func TestWatchHears(t *testing.T) {
	watched(t, true, func(t *testing.T, d *desk) {
		d.write("a", "second", long/2)
		d.pass(d.pace.check)
		d.want("nothing was told", "second")
		d.ring("a") // it was only late
		d.pass(2 * d.pace.check)
		if got := d.Status().Following; got != Notified {
			t.Errorf("late news make the folder followed in way %d", got)
		}
		d.write("a", "third", long/3)
		d.pass(d.pace.check)
		d.want("nothing was told again", "third")
		d.pass(d.pace.check)
		if got := d.Status().Following; got != Looking {
			t.Errorf("without news the folder is followed in way %d", got)
		}
		d.write("a", "fourth", long/4)
		d.pass(d.pace.look)
		d.want("it looks more often", "fourth")
		d.logged("does not tell of all changes", 1)
		if ago := time.Since(d.Status().Checked); ago > d.pace.look {
			t.Errorf("it was checked %v ago", ago)
		}
	})
}

// TestWatchDeaf looks where nothing is told.
func TestWatchDeaf(t *testing.T) {
	watched(t, false, func(t *testing.T, d *desk) {
		if got := d.Status().Following; got != Looking {
			t.Errorf("the folder is followed in way %d", got)
		}
		d.write("a", "second", 0)
		d.write("b", "new", d.pace.look)
		d.pass(d.pace.look)
		d.pass(d.pace.settle)
		d.want("it looks", "second new")
		d.pass(10 * d.pace.look)
		d.logged("no space left on device", 1)
		d.mu.Lock()
		d.bell = newBell()
		d.mu.Unlock()
		d.pass(d.pace.look)
		if got := d.Status().Following; got != Notified {
			t.Errorf("when there is space the folder is followed in way %d", got)
		}
		d.bell.mu.Lock()
		d.bell.follow = errors.New("no watch left")
		d.bell.mu.Unlock()
		d.pass(d.pace.check)
		if got := d.Status().Following; got != Looking {
			t.Errorf("when there is none again the folder is followed in way %d", got)
		}
		d.logged("no watch left", 1)
	})
}

// TestWatchWarns tells once what is wrong, and once that it is no more.
func TestWatchWarns(t *testing.T) {
	watched(t, true, func(t *testing.T, d *desk) {
		good := d.files.MapFS["a.txt"]
		d.write("b", "good", long)
		d.files.put("a.txt", &fstest.MapFile{ModTime: time.Now()})
		d.ring("a")
		d.pass(d.pace.quiet)
		d.want("one breaks", "first good")
		d.pass(10 * d.pace.check)
		d.logged(`msg="an article cannot be read" err="a.txt: is empty; put an article into it or delete it" kept=1`, 1)
		if got, want := fmt.Sprint(d.Status().Broken), "[{a.txt [a.txt: is empty; put an article into it or delete it] 1}]"; got != want {
			t.Errorf("broken are %v, want %v", got, want)
		}
		d.files.put("a.txt", &fstest.MapFile{Data: []byte("Title"), ModTime: time.Now()})
		d.ring("a")
		d.pass(d.pace.quiet)
		d.logged("no text to quote", 1)
		d.files.put("a.txt", good)
		d.ring("a")
		d.pass(d.pace.quiet)
		d.logged(`msg="nothing is wrong with a file any more" file=a.txt`, 1)
		if got := d.Status().Broken; len(got) != 0 {
			t.Errorf("broken are %v", got)
		}
		d.want("nothing changes in the end")

		d.files.put("a.txt", nil)
		d.files.put("b.txt", nil)
		d.files.put("README.md", &fstest.MapFile{Data: []byte("x")})
		d.ring("a")
		d.pass(d.pace.quiet)
		d.pass(10 * d.pace.check)
		d.want("the folder is empty")
		d.logged("corpus not read again; the articles stay as they were", 1)
		if got := d.Status().Trouble; !strings.Contains(got, "holds no articles") {
			t.Errorf("the trouble is %q", got)
		}
		d.files.put("c.txt", &fstest.MapFile{Data: []byte("Title"), ModTime: time.Now()})
		d.ring("c")
		d.pass(d.pace.quiet)
		d.want("nothing good is in the folder")
		if got := d.Status().Trouble; !strings.Contains(got, "no article could be read: c.txt") {
			t.Errorf("the trouble is %q", got)
		}
		d.write("c", "third", 0)
		d.ring("c")
		d.pass(d.pace.quiet)
		d.want("something good is", "third")
		d.logged("the articles can be read again", 1)
		if got := d.Status().Trouble; got != "" {
			t.Errorf("the trouble is %q", got)
		}
	})
}

// TestWatchRetries takes what could not be taken when it can.
func TestWatchRetries(t *testing.T) {
	watched(t, true, func(t *testing.T, d *desk) {
		d.mu.Lock()
		d.fails = errors.New("disk full")
		d.mu.Unlock()
		d.write("a", "second", 0)
		d.ring("a")
		d.pass(10 * d.pace.check)
		d.want("while it fails")
		d.logged("disk full", 1)
		d.mu.Lock()
		d.fails = nil
		d.mu.Unlock()
		d.pass(d.pace.check)
		d.want("when it does no more", "second")
	})
}

// TestWatchReload reads everything at once when somebody asks.
func TestWatchReload(t *testing.T) {
	watched(t, true, func(t *testing.T, d *desk) {
		d.write("a", "second", 0)
		if err := d.Reload(t.Context()); err != nil {
			t.Error(err)
		}
		d.want("at once", "second")
		if err := d.Reload(t.Context()); err != nil {
			t.Error(err)
		}
		d.logged("nothing has changed", 1)
		d.files.put("a.txt", nil)
		d.files.put("README.md", &fstest.MapFile{})
		if err := d.Reload(t.Context()); !errors.Is(err, article.ErrNoArticles) || d.Status().Trouble == "" {
			t.Errorf("the folder is empty: %v, trouble %q", err, d.Status().Trouble)
		}
		d.logged("the articles stay as they were", 0) // who asked was told
	})
	synctest.Test(t, func(t *testing.T) { // nobody is there to do it
		w := NewWatcher(slog.New(slog.DiscardHandler), &Library{}, nil, &article.Set{}, false)
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := w.Reload(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
	})
}

// A logbook is a log that may be read while it is written to.
type logbook struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// TestWatchFiles watches a real folder, as the system tells of it, through what people and
// programs do to files.
func TestWatchFiles(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "corpus")
	in := func(name string) string { return filepath.Join(dir, name) }
	do := func(errs ...error) {
		t.Helper()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
	}
	text := func(s string) []byte { return []byte("Title\n" + s + " text.") }
	do(os.Mkdir(dir, 0o700), os.WriteFile(in("a.txt"), text("First"), 0o600))
	folder, err := article.Open(dir)
	do(err)
	set, err := folder.Read()
	do(err)
	l := open(t, set)
	log := &logbook{}
	w := NewWatcher(slog.New(slog.NewTextHandler(log, nil)), l, folder, set, true)
	// Only what is told of is taken, and that as soon as can be.
	w.pace = pace{quiet: 5 * time.Millisecond, most: time.Second, settle: time.Millisecond, look: time.Hour, check: time.Hour}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		w.Run(ctx)
	}()
	defer func() {
		cancel()
		<-done
		if t.Failed() {
			t.Log(log)
		}
	}()
	deadline := time.After(time.Minute)
	until := func(when string, want map[string]string) {
		t.Helper()
		for {
			changed := l.Changed()
			got := map[string]string{}
			for _, a := range l.Index().Articles() {
				got[a.ID] = strings.TrimSuffix(a.Body, " text.")
			}
			if fmt.Sprint(got) == fmt.Sprint(want) {
				return
			}
			select {
			case <-changed:
			case <-deadline:
				t.Fatalf("%s: the articles are %v, want %v", when, got, want)
			}
		}
	}
	do(os.WriteFile(in("b.txt"), text("Second"), 0o600)) // may come before anybody listens
	until("written", map[string]string{"a": "First", "b": "Second"})
	for w.Status().Following == Unfollowed { // it has taken b before it listened
		do(w.Reload(t.Context()))
	}
	if w.Status().Following != Notified {
		t.Skip("the system does not tell of changes here")
	}

	do(os.WriteFile(in(".a.txt.swp"), nil, 0o600), os.Rename(in("a.txt"), in("a.txt~")), os.WriteFile(in("a.txt"), text("Vim"), 0o600), os.Remove(in(".a.txt.swp")))
	until("saved by vim", map[string]string{"a": "Vim", "b": "Second"})
	do(os.Symlink("me@here.1:2", in(".#a.txt")), os.WriteFile(in("#a.txt#"), text("Half"), 0o600), os.WriteFile(in("a.txt"), text("Emacs"), 0o600), os.Remove(in(".#a.txt")), os.Remove(in("#a.txt#")))
	until("saved by emacs", map[string]string{"a": "Emacs", "b": "Second"})
	do(os.WriteFile(in("a.txt.tmp"), text("Atomic"), 0o600), os.Rename(in("a.txt.tmp"), in("a.txt")))
	until("renamed over", map[string]string{"a": "Atomic", "b": "Second"})
	do(os.Rename(in("a.txt"), in("c.txt")))
	until("renamed", map[string]string{"c": "Atomic", "b": "Second"})
	do(os.Rename(in("b.txt"), filepath.Join(root, "b.txt")))
	until("moved out", map[string]string{"c": "Atomic"})
	do(os.Rename(filepath.Join(root, "b.txt"), in("b.txt")))
	until("moved in", map[string]string{"c": "Atomic", "b": "Second"})
	do(os.Truncate(in("b.txt"), 0), os.WriteFile(in("c.txt"), text("Third"), 0o600))
	until("one is broken", map[string]string{"c": "Third", "b": "Second"})
	do(os.WriteFile(in("b.txt"), text("Fourth"), 0o600))
	until("it is mended", map[string]string{"c": "Third", "b": "Fourth"})

	// Another folder takes the place of this one.
	next := filepath.Join(root, "next")
	do(os.Mkdir(next, 0o700), os.WriteFile(filepath.Join(next, "d.txt"), text("Fifth"), 0o600), os.Rename(dir, filepath.Join(root, "old")), os.Rename(next, dir))
	until("the folder is another one", map[string]string{"d": "Fifth"})
	do(os.WriteFile(in("d.txt"), text("Sixth"), 0o600))
	until("written to in the new folder", map[string]string{"d": "Sixth"})
	do(os.RemoveAll(dir), os.Mkdir(dir, 0o700), os.WriteFile(in("e.txt"), text("Seventh"), 0o600))
	until("the folder was made anew", map[string]string{"e": "Seventh"})
	do(os.WriteFile(in("e.txt"), text("Eighth"), 0o600))
	until("written to in that", map[string]string{"e": "Eighth"})
	if hits, err := l.Index().Passages(t.Context(), index.Query{Text: "Eighth"}); err != nil || len(hits) != 1 {
		t.Errorf("the index finds %v, %v", hits, err)
	}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
