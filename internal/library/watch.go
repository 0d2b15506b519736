package library

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"attache/internal/article"
)

// A Watcher keeps a Library in step with a folder of articles, or a file of them.
//
// Where the operating system tells of changes, they are awaited until nothing comes any
// more, so that what is written in one go comes in one go. Beside that the folder is
// looked at now and then, and often where nothing is told: on a disk of another machine, for
// instance. An empty folder, or one that cannot be read, leaves the articles as they
// were: a corpus of nothing is more likely an accident than meant.
type Watcher struct {
	lg     *slog.Logger
	folder *article.Folder
	pace   pace
	update func(context.Context, *article.Set) (difference, bool, error) // of the library
	notify func() (notifier, error)                                      // nil: the folder is read on request only
	asked  chan chan<- error

	// What follows is Run's own.
	ear    notifier      // nil: there is none
	deaf   string        // why nothing can be heard of the folder; empty: something can
	heard  bool          // something was, since the last look
	missed bool          // the last look found what nothing was heard of
	blind  bool          // that stayed so: not all changes are told of
	first  time.Time     // since when there are changes that are not taken; zero: there are none
	took   time.Duration // the last look

	mu     sync.Mutex
	status Status
}

// A pace says when a Watcher does what.
type pace struct {
	quiet  time.Duration // without news of changes, before the folder is looked at
	most   time.Duration // from the first change until what has settled is taken
	settle time.Duration // without a change to a file, until it has settled
	look   time.Duration // from one look at the folder to the next where no changes are told of
	check  time.Duration // the same where they are
	share  int           // how much more time passes from one look to the next than a look takes
}

// defaultPace has what somebody saves in use within a second. A look at 10,000 files on a
// disk of the machine takes some 50 ms; on a slow one the looks become rare by themselves.
var defaultPace = pace{
	quiet:  300 * time.Millisecond,
	most:   2 * time.Second,
	settle: 250 * time.Millisecond,
	look:   2 * time.Second,
	check:  10 * time.Second,
	share:  100,
}

// A Following is a way to learn of changes to a folder.
type Following int

const (
	Unfollowed Following = iota // it is read on request only
	Looking                     // by looking every few seconds
	Notified                    // from the operating system
)

// A Status tells how a folder is followed, and what is wrong with it.
type Status struct {
	Following Following
	Checked   time.Time // when the folder was looked at last
	Trouble   string    // a sentence on why the articles are not what the folder holds; empty: they are
	Broken    []Broken  // files of which not all can be read
	Taken     int       // changes that were taken
	Failed    int       // attempts to take a change, or to look for one, that failed
}

// A Broken is a file of which not all can be read.
type Broken struct {
	File string            // its name, without the folder
	What []article.Problem // what is wrong; they name it so as well
	Kept int               // articles, or 1 for the names, of it that are in use as they were before
}

// NewWatcher returns what keeps l in step with folder, from which set was read, the
// articles of l. Unless follow is true it does so on request only. Nothing happens before
// Run.
func NewWatcher(lg *slog.Logger, l *Library, folder *article.Folder, set *article.Set, follow bool) *Watcher {
	w := &Watcher{lg: lg, folder: folder, pace: defaultPace, update: l.update, asked: make(chan chan<- error)}
	if follow {
		w.notify = func() (notifier, error) { return notify(folder.Path()) }
	}
	w.status = Status{Checked: time.Now(), Broken: brokenIn(set)}
	return w
}

// Status tells how the folder is followed. Callers must not change what it points to.
func (w *Watcher) Status() Status {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.status
}

// note changes the status.
func (w *Watcher) note(change func(*Status)) {
	w.mu.Lock()
	defer w.mu.Unlock()
	change(&w.status)
}

// Reload has all files read again at once, and returns when questions are answered from
// them. That needs somebody to Run the Watcher. If ctx ends before, it returns the error
// of that, while the reading goes on; after another error the articles are as they were.
func (w *Watcher) Reload(ctx context.Context) error {
	done := make(chan error, 1) // nobody may be there any more to hear it
	select {
	case w.asked <- done:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Run keeps the library in step until ctx ends. A Watcher runs once.
func (w *Watcher) Run(ctx context.Context) {
	var wake <-chan struct{}
	next := time.NewTimer(0) // what has changed since the articles were read was not told of
	if w.notify == nil {
		next.Stop()
	}
	defer next.Stop()
	for {
		select {
		case <-ctx.Done():
			if w.ear != nil {
				w.ear.Close()
			}
			return
		case <-wake:
			w.heard, w.missed = true, false
			if w.first.IsZero() {
				w.first = time.Now()
			}
			next.Reset(w.soon(w.pace.quiet))
		case done := <-w.asked:
			done <- w.reload(ctx)
		case <-next.C:
			w.listen()
			w.look(ctx)
			if w.ear != nil {
				wake = w.ear.Wake()
			}
			next.Reset(w.later())
		}
	}
}

// soon returns for how long to wait for d while changes are not taken yet.
func (w *Watcher) soon(d time.Duration) time.Duration {
	return max(0, min(d, time.Until(w.first.Add(w.pace.most))))
}

// later returns when to look next, after a look.
func (w *Watcher) later() time.Duration {
	every := w.pace.look
	switch {
	case !w.first.IsZero():
		return w.soon(w.pace.settle)
	case w.deaf == "" && !w.blind:
		every = w.pace.check
	}
	return max(every, w.took*time.Duration(w.pace.share))
}

// listen has an ear at the folder that is at the path now.
func (w *Watcher) listen() {
	err := func() (err error) {
		if w.ear == nil {
			if w.ear, err = w.notify(); err != nil {
				return err
			}
		}
		return w.ear.Follow()
	}()
	was := w.deaf
	w.deaf = ""
	if err != nil {
		w.deaf = err.Error()
	}
	if w.deaf != was && err != nil && !errors.Is(err, fs.ErrNotExist) { // that it is gone, look finds as well
		w.lg.Warn("the system does not tell of changes to the articles; they are looked for instead", slog.Any("err", err), slog.Duration("every", w.pace.look))
	}
	w.followed()
}

// followed notes how the folder is followed.
func (w *Watcher) followed() {
	f := Notified
	if w.deaf != "" || w.blind {
		f = Looking
	}
	w.note(func(s *Status) { s.Following = f })
}

// look takes what has changed in the folder, or lets it rest for a while.
func (w *Watcher) look(ctx context.Context) {
	if w.missed && w.first.IsZero() && !w.blind {
		w.blind = true
		w.lg.Info("the system does not tell of all changes to the articles; they are looked for as well", slog.Duration("every", w.pace.look))
		w.followed()
	}
	var names map[string]bool
	if w.ear != nil {
		names = w.ear.Names()
	}
	start := time.Now()
	set, err := w.folder.Update(names, w.pace.settle)
	w.took = time.Since(start)
	if err == nil && len(set.Waiting) > 0 {
		if w.first.IsZero() {
			w.first = start
		}
		if w.soon(w.pace.settle) > 0 {
			return
		}
	}
	w.first = time.Time{}
	changed := false
	if err == nil {
		changed, err = w.take(ctx, set)
		if len(set.Waiting) > 0 {
			w.first, changed = time.Now(), true
		}
	}
	w.missed = changed && !w.heard && w.deaf == ""
	w.heard = false
	w.settled(ctx, err, true)
}

// reload takes all that is in the folder.
func (w *Watcher) reload(ctx context.Context) error {
	set, err := w.folder.Read()
	changed := false
	if err == nil {
		changed, err = w.take(ctx, set)
	}
	w.settled(ctx, err, false)
	if err == nil && !changed {
		w.lg.Info("corpus was read again; nothing has changed")
	}
	return err
}

// settled notes how taking the articles ended. If log is false, somebody else is told
// of an error.
func (w *Watcher) settled(ctx context.Context, err error, log bool) {
	if ctx.Err() != nil {
		return // it was not let end
	}
	was, now := w.Status().Trouble, ""
	if err != nil { // whoever asks for the status need not know where the folder is
		now = strings.ReplaceAll(err.Error(), w.folder.Path(), filepath.Base(w.folder.Path()))
	}
	w.note(func(s *Status) {
		s.Checked, s.Trouble = time.Now(), now
		if err != nil {
			s.Failed++
		}
	})
	switch {
	case now == was:
	case now == "":
		w.lg.Info("the articles can be read again")
	case log:
		w.lg.Warn("corpus not read again; the articles stay as they were", slog.Any("err", err))
	}
}

// take has the library answer from the articles of a set, and reports whether they are
// others than before.
func (w *Watcher) take(ctx context.Context, set *article.Set) (changed bool, err error) {
	if len(set.Articles) == 0 && len(set.Problems) > 0 {
		return false, fmt.Errorf("no article could be read: %w", set.Problems[0])
	}
	w.noteBroken(set)
	start := time.Now()
	d, changed, err := w.update(ctx, set)
	if err != nil || !changed {
		return false, err
	}
	for _, a := range d.read {
		for _, p := range a.Warnings {
			w.lg.Warn("something was passed over or mended", slog.Any("what", p))
		}
	}
	retracted := 0
	for _, a := range set.Articles {
		if a.Retracted != "" {
			retracted++
		}
	}
	w.note(func(s *Status) { s.Taken++ })
	w.lg.Info("corpus has changed", slog.Int("added", d.added), slog.Int("changed", d.changed), slog.Int("removed", len(d.removed)),
		slog.Int("articles", len(set.Articles)-retracted), slog.Int("retracted", retracted), slog.String("snapshot", d.snapshot),
		slog.Duration("took", time.Since(start)))
	return true, nil
}

// noteBroken notes the broken files of a set, and tells the operator which are new and
// which are mended.
func (w *Watcher) noteBroken(set *article.Set) {
	was, now := w.Status().Broken, brokenIn(set)
	w.note(func(s *Status) { s.Broken = now })
	for i, b := range now {
		if !slices.ContainsFunc(was, func(a Broken) bool { return a.File == b.File && slices.EqualFunc(a.What, b.What, alike) }) {
			for _, p := range set.Broken[i].Problems {
				w.lg.Warn("an article cannot be read", slog.Any("err", p), slog.Int("kept", b.Kept))
			}
		}
	}
	for _, b := range was {
		if !slices.ContainsFunc(now, func(a Broken) bool { return a.File == b.File }) {
			w.lg.Info("nothing is wrong with a file any more", slog.String("file", b.File))
		}
	}
}

// alike reports whether two problems say the same.
func alike(a, b article.Problem) bool { return a.Error() == b.Error() }

// brokenIn returns the broken files of a set, in its order.
func brokenIn(set *article.Set) []Broken {
	var out []Broken
	for _, f := range set.Broken {
		b := Broken{File: filepath.Base(f.File), Kept: f.Kept}
		for _, err := range f.Problems {
			p := article.AsProblem(err)
			p.File = b.File
			b.What = append(b.What, p)
		}
		out = append(out, b)
	}
	return out
}
