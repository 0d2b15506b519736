package library

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/fsnotify/fsnotify"

	"attache/internal/article"
)

// A notifier hears of changes to a folder.
type notifier interface {
	// Wake gets something after changes.
	Wake() <-chan struct{}

	// Names returns the base names of the files that are known to have changed since it
	// was called last. There may be others.
	Names() map[string]bool

	// Follow listens to what is at the path of the folder now, which may be another
	// folder than before. Until it succeeds nothing may be heard.
	Follow() error

	Close() error
}

// notifications are those of the operating system.
type notifications struct {
	fs   *fsnotify.Watcher
	path string // of the folder or file, absolute
	dir  string // the folder that the files are in
	wake chan struct{}

	at os.FileInfo // dir as it was when it was listened to first; nil before

	mu    sync.Mutex
	names map[string]bool
}

// notify returns notifications of a folder or file. It fails where the operating system
// has none left to give.
func notify(path string) (notifier, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	n := &notifications{fs: w, path: path, dir: path, wake: make(chan struct{}, 1), names: map[string]bool{}}
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		n.dir = filepath.Dir(path)
	}
	if parent := filepath.Dir(path); parent != n.dir {
		// It tells when another folder takes the place of this one. Without it that
		// is found by looking.
		_ = w.Add(parent)
	}
	go n.listen()
	return n, nil
}

// listen takes what comes in as fast as it can, since the operating system keeps only so
// much of it.
func (n *notifications) listen() {
	for {
		select {
		case e, ok := <-n.fs.Events:
			if !ok {
				return
			}
			n.hear(e)
		case err, ok := <-n.fs.Errors:
			if !ok {
				return
			}
			if errors.Is(err, fsnotify.ErrEventOverflow) {
				n.rouse() // it has to be looked for what was lost
			}
		}
	}
}

// hear notes an event. Many are of no concern: editors write to files of their own all the
// time, and the folder above may be a busy one. Yet a name that is no article's may be a
// link by which all articles are reached, so that its coming and going counts.
func (n *notifications) hear(e fsnotify.Event) {
	dir, base := filepath.Split(e.Name)
	switch {
	case e.Name == n.path:
	case filepath.Clean(dir) != n.dir:
		return
	case (n.dir != n.path || !article.Wanted(base)) && !e.Has(fsnotify.Create|fsnotify.Remove|fsnotify.Rename):
		return
	}
	n.mu.Lock()
	n.names[base] = true
	n.mu.Unlock()
	n.rouse()
}

func (n *notifications) rouse() {
	select {
	case n.wake <- struct{}{}:
	default:
	}
}

func (n *notifications) Wake() <-chan struct{} { return n.wake }

func (n *notifications) Names() map[string]bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	names := n.names
	n.names = map[string]bool{}
	return names
}

func (n *notifications) Follow() error {
	now, err := os.Stat(n.dir)
	if err != nil {
		return err
	}
	if slices.Contains(n.fs.WatchList(), n.dir) { // it is not any more after a folder was moved or deleted
		if n.at != nil && os.SameFile(n.at, now) {
			return nil
		}
		_ = n.fs.Remove(n.dir) // what is to be removed may be gone by itself
	}
	if err := n.fs.Add(n.dir); err != nil {
		return err
	}
	n.at = now
	return nil
}

func (n *notifications) Close() error { return n.fs.Close() }
