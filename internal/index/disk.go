package index

import (
	"context"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/util"
	bolt "go.etcd.io/bbolt"

	"attache/internal/boltcheck"
	"attache/internal/edition"
	"attache/internal/facts"
	"attache/internal/sound"
	"attache/internal/typeahead"
)

// On disk there is one volume, in which Bleve merges by itself. Each update is one batch
// of Bleve's, which the name of the corpus goes with, so that Bleve's own state says which
// corpus it is of. The tables are made anew from the documents at each start; what takes
// its time is reading the articles and putting them in.

//go:embed *[^t].go *[^s]t.go *[^e]st.go happenings.txt
var sources embed.FS

// Edition returns a hash of all that decides what Bleve is given of a corpus, besides the
// rules by which its articles were read, whose edition is rules.
func Edition(rules string) (string, error) {
	return edition.Of([]fs.FS{sources, sound.Sources, typeahead.Sources}, rules)
}

// ErrDamaged is returned by OpenDisk and ViewDisk, wrapped, for a folder that must be
// made anew.
var ErrDamaged = boltcheck.ErrDamaged

// A Disk is a folder of Bleve's that an index is kept in. It may be used by one goroutine
// at a time; the indexes that are made of it may not be updated after Close.
type Disk struct {
	// Compact has Build leave one segment of Bleve's, which takes a third less on disk than
	// those of many batches and is quicker to search, for an eighth more time.
	Compact bool

	lg       *slog.Logger
	path     string
	view     bool // it is a copy to read from
	volume   *volume
	snapshot string // of the corpus in it; empty: none, or not all of it
}

const (
	snapshotKey = "attache_snapshot" // of Bleve's internal values
	rootFile    = "store/root.bolt"  // says which segments Bleve reads
	boltWait    = time.Second        // for another process to let go of it, as one does that is just ending
)

// OpenDisk opens a folder of Bleve's for writing, or begins one. What is not whole is
// ErrDamaged, before Bleve trusts it.
func OpenDisk(lg *slog.Logger, path string) (*Disk, error) {
	d := &Disk{lg: lg, path: path}
	if err := d.open(map[string]any{"bolt_timeout": boltWait.String()}); err != nil {
		return nil, err
	}
	return d, nil
}

// BeginDisk returns a folder of Bleve's for Build, whatever is in it now.
func BeginDisk(lg *slog.Logger, path string) *Disk { return &Disk{lg: lg, path: path} }

// Path is where the folder is.
func (d *Disk) Path() string { return d.path }

// Snapshot names the corpus that is in the folder; empty if there is none, or not all of
// one.
func (d *Disk) Snapshot() string { return d.snapshot }

// Close lets go of the folder.
func (d *Disk) Close() error {
	var err error
	if d.volume != nil {
		err = d.volume.bleve.Close()
		d.volume = nil
	}
	if d.view {
		err = errors.Join(err, os.RemoveAll(d.path))
	}
	return err
}

// open has Bleve open the folder after a look at all its files.
func (d *Disk) open(config map[string]any) error {
	return guard(func() error {
		snapshot, err := checkFolder(d.path)
		if err != nil {
			return fmt.Errorf("the search index is %w: %v", ErrDamaged, err)
		}
		if snapshot == "" { // whoever made it did not come to the end
			return nil
		}
		d.backOff(config)
		b, err := bleve.OpenUsing(d.path, config)
		if err != nil {
			return fmt.Errorf("the search index is %w: %v", ErrDamaged, err)
		}
		d.take(b)
		d.snapshot = snapshot
		return nil
	})
}

// take makes the volume of what Bleve has opened. The volume has a user more than there
// are generations, so that none of them closes it.
func (d *Disk) take(b bleve.Index) {
	d.volume = &volume{bleve: b}
	d.volume.users.Add(1)
}

// guard makes an error of a panic, and of the fault when a file is cut short under its
// map.
func guard(do func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the search index is %w: %v", ErrDamaged, p)
		}
	}()
	return do()
}

// pause is how long Bleve waits after an error before it tries again. On a full disk it
// would otherwise try all the time, and burn a processor with it.
const pause = 250 * time.Millisecond

const onError = "attache"

// registerOnce guards Bleve's registry, which is one for the program.
var registerOnce sync.Once

// backOff has Bleve wait a while after errors of what it does in the background.
func (d *Disk) backOff(config map[string]any) {
	registerOnce.Do(func() {
		scorch.RegistryAsyncErrorCallbacks[onError] = func(error, string) { time.Sleep(pause) }
	})
	config["asyncErrorCallbackName"] = onError
}

// checkFolder goes through all files that Bleve would read, and returns which corpus they
// are of. Bleve would leave out a segment that is missing, and die of one that is not
// whole.
func checkFolder(path string) (snapshot string, err error) {
	// Bleve makes the file empty before it begins it, and may be killed in between.
	if info, err := os.Stat(filepath.Join(path, rootFile)); errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return "", nil
	}
	if err := boltcheck.File(filepath.Join(path, rootFile), boltWait); err != nil {
		return "", err
	}
	snapshot, segments, err := readRoot(filepath.Join(path, rootFile))
	if err != nil {
		return "", err
	}
	for _, s := range segments {
		if err := checkSegment(filepath.Join(path, "store", s)); err != nil {
			return "", fmt.Errorf("%s: %w", s, err)
		}
	}
	return snapshot, nil
}

// readRoot returns which corpus the newest state in a root file is of, and which segments
// it has.
func readRoot(name string) (snapshot string, segments []string, err error) {
	db, err := bolt.Open(name, 0o600, &bolt.Options{ReadOnly: true, Timeout: boltWait})
	if err != nil {
		return "", nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = db.View(func(tx *bolt.Tx) error {
		states := tx.Bucket(util.BoltSnapshotsBucket)
		if states == nil {
			return nil
		}
		newest, _ := states.Cursor().Last()
		if newest == nil {
			return nil
		}
		state := states.Bucket(newest)
		if state == nil {
			return errors.New("a state is none")
		}
		return state.ForEachBucket(func(k []byte) error {
			switch b := state.Bucket(k); {
			case k[0] == util.BoltInternalKey[0]:
				snapshot = string(b.Get([]byte(snapshotKey)))
			case k[0] != util.BoltMetaDataKey[0]:
				s := string(b.Get(util.BoltPathKey))
				if s == "" || s != filepath.Base(s) {
					return errors.New("a segment has no name")
				}
				segments = append(segments, s)
			}
			return nil
		})
	})
	return snapshot, segments, err
}

// checkSegment compares a segment with the checksum at its end, of all before it, which
// Bleve writes and never looks at.
func checkSegment(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() < 4 {
		return errors.New("it is cut off")
	}
	h := crc32.NewIEEE()
	if _, err := io.Copy(h, io.NewSectionReader(f, 0, info.Size()-4)); err != nil {
		return err
	}
	var want [4]byte
	if _, err := f.ReadAt(want[:], info.Size()-4); err != nil {
		return err
	}
	if binary.BigEndian.Uint32(want[:]) != h.Sum32() {
		return errors.New("its checksum is another one")
	}
	return nil
}

// ViewDisk opens a folder of Bleve's to read from, also while another process writes to
// it: as it was when this process came.
func ViewDisk(lg *slog.Logger, path string) (*Disk, error) {
	var err error
	for range 5 { // what another process has merged meanwhile is not there any more
		var d *Disk
		if d, err = viewDisk(lg, path); err == nil {
			return d, nil
		}
	}
	return nil, err
}

// viewDisk opens a copy of a folder, because Bleve waits without end at one that is
// written to. Of the segments, which never change, no copies are made where links will do.
func viewDisk(lg *slog.Logger, path string) (*Disk, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	tmp, err := os.MkdirTemp("", "attache")
	if err != nil {
		return nil, fmt.Errorf("cannot read the search index: %w", err)
	}
	d := &Disk{lg: lg, path: tmp, view: true}
	err = func() error {
		if err := os.Mkdir(filepath.Join(tmp, "store"), 0o700); err != nil {
			return err
		}
		if err := boltcheck.Copy(filepath.Join(tmp, rootFile), filepath.Join(path, rootFile)); err != nil {
			return err
		}
		if err := boltcheck.File(filepath.Join(tmp, rootFile), boltWait); err != nil {
			return err
		}
		_, segments, err := readRoot(filepath.Join(tmp, rootFile))
		if err != nil {
			return err
		}
		for _, name := range append(segments, "../index_meta.json") {
			if err := link(filepath.Join(path, "store", name), filepath.Join(tmp, "store", name)); err != nil {
				return err
			}
		}
		if err := d.open(map[string]any{"read_only": true, "bolt_timeout": boltWait.String()}); err != nil {
			return err
		}
		os.RemoveAll(tmp) // what is open stays, where the system lets it, and nothing is left however this process ends
		return nil
	}()
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	return d, nil
}

// link makes a file reachable under another name.
func link(from, to string) error {
	if os.Symlink(from, to) == nil {
		return nil
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o600)
}

// Draft returns a draft of an index in the folder.
func (d *Disk) Draft(names Names) (*Draft, error) { return newDraft(names, d) }

// Index is Open of a draft of the documents.
func (d *Disk) Index(docs []*facts.Document, names Names) (*Index, error) {
	draft, err := d.Draft(names)
	if err != nil {
		return nil, err
	}
	draft.Add(docs)
	return draft.Open()
}

// Build is Build of a draft of the documents.
func (d *Disk) Build(docs []*facts.Document, snapshot string, names Names) (*Index, error) {
	draft, err := d.Draft(names)
	if err != nil {
		return nil, err
	}
	draft.Add(docs)
	return draft.Build(snapshot)
}

// store has the folder hold what the update comes to.
func (b *builder) store(c change) (err error) {
	d := b.disk
	v := d.volume
	if c.from == "" && v != nil && d.snapshot == c.to { // it does already
		for _, e := range c.cards { // which else putting them in does
			whole, _ := b.spellings(e)
			b.vocabulary.name(whole)
			for _, f := range e.roles {
				b.vocabulary.role(b.stemsOf(b.roleText(e, f)))
			}
		}
		err = d.holds(b.Index)
	} else {
		v, err = d.put(b.Index, c)
	}
	if err != nil {
		return err
	}
	b.shelves, err = b.openShelves([]*volume{v})
	return err
}

// anew begins the folder anew.
func (d *Disk) anew() error {
	if d.volume != nil {
		d.volume.bleve.Close() // what is in it goes anyway
		d.volume = nil
	}
	d.snapshot = ""
	m, err := schema()
	if err != nil {
		return fmt.Errorf("cannot make an index: %w", err)
	}
	if err := os.RemoveAll(d.path); err != nil {
		return fmt.Errorf("cannot make an index: %w", err)
	}
	config := map[string]any{"bolt_timeout": boltWait.String()}
	d.backOff(config)
	return guard(func() error {
		b, err := bleve.NewUsing(d.path, m, scorch.Name, scorch.Name, config)
		if err != nil {
			return fmt.Errorf("cannot make an index: %w", err)
		}
		d.take(b)
		return nil
	})
}

// A change is what an update does to the documents in Bleve.
type change struct {
	from, to string // corpora
	outdated []string
	leaves   []*leaf
	cards    []*entity
}

var errView = errors.New("the search index was opened to read from")

// put makes the folder that of another corpus. After an error it is what it was, or
// empty; the next put mends it.
func (d *Disk) put(ix *Index, c change) (*volume, error) {
	if d.view {
		return nil, errView
	}
	if d.volume == nil || d.snapshot != c.from {
		// Something went wrong before.
		if d.volume == nil && c.from != "" {
			err := d.open(map[string]any{"bolt_timeout": boltWait.String()})
			if err != nil && !errors.Is(err, ErrDamaged) {
				return nil, err
			}
		}
		if d.volume == nil || d.snapshot != c.from {
			d.lg.Warn("the search index on disk is not what it should be; it is made anew", slog.String("is", d.snapshot), slog.String("should_be", c.from))
			if err := d.anew(); err != nil {
				return nil, err
			}
			c.outdated, c.leaves, c.cards = nil, nil, nil
			for _, l := range ix.leaves.all {
				c.leaves = append(c.leaves, l)
			}
			for _, e := range ix.entities.all {
				c.cards = append(c.cards, e)
			}
		}
	}
	err := guard(func() error { return d.write(ix, c) })
	if err != nil {
		// Bleve would go on trying to write what nobody waits for any more.
		err = errors.Join(err, guard(d.volume.bleve.Close))
		d.volume = nil
		return nil, err
	}
	d.snapshot = c.to
	return d.volume, nil
}

// write gives Bleve the documents, in one batch if any were there before. What fills an
// empty folder counts only when the name of the corpus is there, which goes with the last
// batch.
func (d *Disk) write(ix *Index, c change) error {
	b := d.volume.bleve
	start := time.Now()
	last := b.NewBatch()
	if d.snapshot == "" {
		if err := ix.fill(b, c.leaves, c.cards, runtime.GOMAXPROCS(0)); err != nil {
			return err
		}
	} else {
		for _, id := range c.outdated {
			last.Delete(id)
		}
		f := filling{Index: ix, leaves: c.leaves, cards: c.cards}
		for n := range f.len() {
			if err := f.put(n, last); err != nil {
				return err
			}
		}
	}
	last.SetInternal([]byte(snapshotKey), []byte(c.to))
	filled := d.snapshot == ""
	if err := b.Batch(last); err != nil || !filled || !d.Compact {
		return err
	}
	n, err := b.DocCount()
	if err != nil || n <= batchSize {
		return err
	}
	// On a full disk Bleve would go on trying. What is there is whole without it.
	ctx, cancel := context.WithTimeout(context.Background(), max(leastCompacting, time.Since(start)))
	defer cancel()
	err = compact(ctx, b, c.to)
	if errors.Is(err, context.DeadlineExceeded) {
		d.lg.Warn("the search index takes more room on disk than it must; making it smaller took too long", slog.String("path", d.path))
		return nil
	}
	return err
}

// leastCompacting is how long it may take at least to make segments one; it may also take
// as long as making them did.
const leastCompacting = 10 * time.Second

// holds compares how many documents Bleve has with how many there should be.
func (d *Disk) holds(ix *Index) error {
	want := 0
	for _, l := range ix.leaves.all {
		want += len(l.docIDs())
	}
	for _, e := range ix.entities.all {
		want += len(e.cardIDs())
	}
	got, err := d.volume.bleve.DocCount()
	if err != nil {
		return err
	}
	if got != uint64(want) {
		return fmt.Errorf("the search index is %w: it has %d entries and should have %d", ErrDamaged, got, want)
	}
	return nil
}
