// Package bench measures what a corpus costs at several sizes: to read, to index, to keep,
// to open and to ask, each beside what bare Bleve takes for the same passages in the same
// run, so that machines can be compared.
package bench

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/bare"
	"attache/internal/facts"
	"attache/internal/index"
	"attache/internal/library"
	"attache/internal/newsroom"
)

// Options say what is measured.
type Options struct {
	Sizes     []int  // of the corpora, in passages
	Cores     []int  // on how many each is measured
	Seed      uint64 // of the articles and the questions
	Questions int    // of each command; 0 means 100
	// FactsUpTo is the largest corpus in which facts are found. Of larger ones only
	// passages are indexed, and only what they answer is asked.
	FactsUpTo int
	Rules     *facts.Extractor
	Dir       string                           // for indexes, which are removed
	Progress  func(format string, args ...any) // told what is being done; nil: nobody
}

// A Report is what was measured. Times are in seconds where a field does not say
// otherwise.
type Report struct {
	Go      string   `json:"go"`
	Seed    uint64   `json:"seed"`
	Corpora []Corpus `json:"corpora"`
}

// A Corpus is what one of a size costs.
type Corpus struct {
	Passages int   `json:"passages"`
	Articles int   `json:"articles"`
	Facts    bool  `json:"facts"` // they were found; else only passages were indexed
	Runs     []Run `json:"runs"`
}

// A Run is a corpus on a number of cores.
type Run struct {
	Cores int `json:"cores"`

	// Making the index.
	Extract      float64 `json:"extract_s"`     // reading the articles, without indexing them; 0 without facts
	Alone        float64 `json:"alone_s"`       // indexing the passages alone, with nothing that extraction finds
	Bare         float64 `json:"bare_s"`        // the same in bare Bleve
	AloneRate    float64 `json:"alone_per_s"`   // passages a second
	BareRate     float64 `json:"bare_per_s"`    // the same in bare Bleve
	ExtractCPU   float64 `json:"extract_cpu_s"` // time of processors that extraction took, which other work on the machine hardly changes; 0 where it is not known, and so are the next
	AloneCPU     float64 `json:"alone_cpu_s"`
	BareCPU      float64 `json:"bare_cpu_s"`
	WholeCPU     float64 `json:"whole_cpu_s"`
	Whole        float64 `json:"whole_s"`         // from the articles to an index on disk that answers: extraction, the archive of what was read, Bleve and tables
	WholeRate    float64 `json:"whole_per_s"`     // passages a second
	PeakResident int64   `json:"peak_resident_b"` // the most memory of the process while it did; 0 where it is not known

	// Keeping it, in bytes a passage, on disk after merging.
	AloneDisk float64 `json:"alone_disk_b"`
	BareDisk  float64 `json:"bare_disk_b"`
	WholeDisk float64 `json:"whole_disk_b"` // with the entries of facts and the archive of what was read, merged as far as Bleve came by itself
	Heap      float64 `json:"heap_b"`       // in memory, texts included
	Resident  int64   `json:"resident_b"`   // memory of the process that answers; 0 where it is not known

	// Opening it.
	Open     float64 `json:"open_s"`
	BareOpen float64 `json:"bare_open_s"`

	Timings []Timing `json:"timings"` // one of each command, and the last of all
}

// Measure measures. With an error it returns what it had measured before.
func Measure(ctx context.Context, o Options) (*Report, error) {
	if o.Questions == 0 {
		o.Questions = 100
	}
	if o.Progress == nil {
		o.Progress = func(string, ...any) {}
	}
	r := &Report{Go: runtime.Version(), Seed: o.Seed}
	for _, n := range o.Sizes {
		c, err := o.corpus(ctx, n)
		if c != nil && len(c.Runs) > 0 {
			r.Corpora = append(r.Corpora, *c)
		}
		if err != nil {
			return r, fmt.Errorf("corpus of %d passages: %w", n, err)
		}
	}
	return r, nil
}

func (o *Options) corpus(ctx context.Context, n int) (*Corpus, error) {
	set, err := newsroom.Passages(facts.Lists(), o.Seed, n)
	if err != nil {
		return nil, err
	}
	c := &Corpus{Articles: len(set), Facts: n <= o.FactsUpTo}
	for _, a := range set {
		c.Passages += len(a.Passages)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, cores := range o.Cores {
		runtime.GOMAXPROCS(cores)
		r := Run{Cores: cores}
		if err := o.run(ctx, c, &r, set); err != nil {
			return c, err
		}
		c.Runs = append(c.Runs, r)
	}
	return c, nil
}

// serving is by what a bot that answers collects garbage, as bot serve does.
const serving = 200

// run measures one corpus on as many cores as there are now.
func (o *Options) run(ctx context.Context, c *Corpus, r *Run, set []*article.Article) error {
	dir, err := os.MkdirTemp(o.Dir, "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	say := func(what string) { o.Progress("%d passages, %d cores: %s", c.Passages, r.Cores, what) }

	say("bare Bleve")
	yardstick := filepath.Join(dir, "bare")
	if err := fillBare(ctx, r, c, yardstick, set); err != nil {
		return err
	}
	say("passages alone")
	var lib *library.Library
	kept := filepath.Join(dir, "kept")
	before := heap()
	if err := o.alone(ctx, c, r, filepath.Join(dir, "alone"), set); err != nil {
		return err
	}
	if c.Facts {
		say("extraction")
		if err := o.extracted(ctx, r, set); err != nil {
			return err
		}
		say("articles to an index")
		before = heap()
		if lib, err = o.whole(ctx, c, r, kept, set); err != nil {
			return err
		}
	}
	var ix *index.Index
	if lib != nil {
		ix = lib.Index()
		defer lib.Close()
	} else {
		disk, err := index.OpenDisk(slog.New(slog.DiscardHandler), filepath.Join(dir, "alone"))
		if err != nil {
			return err
		}
		defer disk.Close()
		docs := unread(set)
		r.Open = timed(func() { ix, err = disk.Index(docs, o.Rules) })
		if err != nil {
			return err
		}
		defer ix.Close()
	}
	r.Heap = float64(heap()-before) / float64(c.Passages)
	debug.FreeOSMemory()
	r.Resident = resident()

	var alone *bare.Index
	r.BareOpen = timed(func() { alone, err = bare.Open(yardstick) })
	if err != nil {
		return err
	}
	defer alone.Close()
	say("questions")
	defer debug.SetGCPercent(debug.SetGCPercent(serving))
	engine := answers.New(slog.New(slog.DiscardHandler), func() *index.Index { return ix })
	r.Timings, err = ask(ctx, engine, alone, queries(set, o.Seed+1, 5, c.Facts), queries(set, o.Seed, o.Questions, c.Facts))
	return err
}

// fillBare puts the passages into bare Bleve.
func fillBare(ctx context.Context, r *Run, c *Corpus, path string, set []*article.Article) error {
	ix, err := bare.English(path)
	if err != nil {
		return err
	}
	r.Bare, r.BareCPU = spent(func() {
		err = ix.Fill(func(yield func(string, string) bool) {
			for _, a := range set {
				for i := range a.Passages {
					// The bot glues the title to the text, too.
					if !yield(a.ID+"/"+strconv.Itoa(i), a.Title+"\n"+a.Text(a.Passages[i].Span)) {
						return
					}
				}
			}
		})
	})
	if err := errors.Join(err, ix.Merge(ctx), ix.Close()); err != nil {
		return err
	}
	size, err := settled(path, func() error {
		ix, err := bare.Open(path)
		if err != nil {
			return err
		}
		return errors.Join(ix.Merge(ctx), ix.Close())
	})
	r.BareRate, r.BareDisk = float64(c.Passages)/r.Bare, float64(size)/float64(c.Passages)
	return err
}

// maxOpenings is how often an index is opened until Bleve has had the time, beside all else
// on the machine, to do away with what it no longer needs. Mostly once or twice will do.
const maxOpenings = 200

// settled has a merged index opened until Bleve has done away with what merging left over,
// and returns how many bytes there are then.
func settled(path string, open func() error) (int64, error) {
	for range maxOpenings {
		if err := open(); err != nil {
			return 0, err
		}
		segments, err := filepath.Glob(filepath.Join(path, "store", "*.zap"))
		if err != nil {
			return 0, err
		}
		if len(segments) <= 1 {
			return SizeOf(path)
		}
	}
	return 0, errors.New("an index of Bleve's keeps what merging left over")
}

// unread returns documents of articles in which nothing was found.
func unread(set []*article.Article) []*facts.Document {
	docs := make([]*facts.Document, len(set))
	for i, a := range set {
		docs[i] = &facts.Document{Article: a}
	}
	return docs
}

// alone indexes the passages without what extraction finds.
func (o *Options) alone(ctx context.Context, c *Corpus, r *Run, path string, set []*article.Article) error {
	took, cpu, size, err := o.build(ctx, path, unread(set))
	r.Alone, r.AloneCPU, r.AloneRate, r.AloneDisk = took, cpu, float64(c.Passages)/took, float64(size)/float64(c.Passages)
	return err
}

// build indexes documents on disk, and merges them. It returns how long it took without
// merging, how much of the processors' time, and how many bytes there are after it.
func (o *Options) build(ctx context.Context, path string, docs []*facts.Document) (took, cpu float64, size int64, err error) {
	lg := slog.New(slog.DiscardHandler)
	d := index.BeginDisk(lg, path)
	var ix *index.Index
	took, cpu = spent(func() { ix, err = d.Build(docs, "bench", o.Rules) })
	if err != nil {
		return 0, 0, 0, errors.Join(err, d.Close())
	}
	if err := errors.Join(d.Merge(ctx), ix.Close(), d.Close()); err != nil {
		return 0, 0, 0, err
	}
	size, err = settled(path, func() error {
		d, err := index.OpenDisk(lg, path)
		if err != nil {
			return err
		}
		return errors.Join(d.Merge(ctx), d.Close())
	})
	return took, cpu, size, err
}

// extracted reads the articles.
func (o *Options) extracted(ctx context.Context, r *Run, set []*article.Article) error {
	docs := make([]*facts.Document, len(set)) // kept, as an index would
	var next atomic.Int64
	var wg sync.WaitGroup
	r.Extract, r.ExtractCPU = spent(func() {
		for range r.Cores {
			wg.Go(func() {
				for i := int(next.Add(1)) - 1; i < len(set) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
					docs[i] = o.Rules.Extract(set[i])
				}
			})
		}
		wg.Wait()
	})
	return ctx.Err()
}

// whole makes an index of the articles as bot index does, and opens it as another process
// would.
func (o *Options) whole(ctx context.Context, c *Corpus, r *Run, path string, set []*article.Article) (lib *library.Library, err error) {
	lg := slog.New(slog.DiscardHandler)
	all := &article.Set{Articles: set}
	debug.FreeOSMemory() // what was measured before
	resetPeak()
	collect := debug.SetGCPercent(library.GCPercent)
	r.Whole, r.WholeCPU = spent(func() { lib, _, err = library.OpenDir(ctx, lg, o.Rules, path, all) })
	debug.SetGCPercent(collect)
	if err != nil {
		return nil, err
	}
	r.WholeRate, r.PeakResident = float64(c.Passages)/r.Whole, peak()
	if err := lib.Close(); err != nil {
		return nil, err
	}
	r.Open = timed(func() { lib, err = library.ViewDir(ctx, lg, o.Rules, path) })
	if err != nil {
		return nil, err
	}
	size, err := SizeOf(path)
	r.WholeDisk = float64(size) / float64(c.Passages)
	if err != nil {
		return nil, errors.Join(err, lib.Close())
	}
	return lib, nil
}

// spent returns how long something took, and how much of the processors' time.
func spent(f func()) (took, cpu float64) {
	before := processorTime()
	took = timed(f)
	return took, processorTime() - before
}

func timed(f func()) float64 {
	start := time.Now()
	f()
	return time.Since(start).Seconds()
}

// heap returns how many bytes are in use.
func heap() int64 {
	runtime.GC()
	runtime.GC() // what the first one finalised
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// SizeOf returns how many bytes the files below a folder have.
func SizeOf(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}
