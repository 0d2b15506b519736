package archive

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"iter"
	"runtime"
	"runtime/debug"
	"slices"
	"sync/atomic"

	"github.com/golang/snappy"
	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
	"golang.org/x/sync/errgroup"

	"attache/internal/article"
	"attache/internal/facts"
)

// A State is a corpus at one time.
type State struct {
	number   uint64
	Snapshot string         `json:"snapshot"` // of the corpus
	Rules    string         `json:"rules"`    // the edition of the rules that its articles were read by
	Names    *article.Names `json:"names"`    // what maintainers say about names in it
}

// A change is a state as it is written, with the keys of the articles that differ from
// the state before.
type change struct {
	State
	Changed [][]byte `json:"changed,omitempty"`
}

// guard makes an error of what bbolt panics with, and of the fault when the file was
// cut short under its map. After that the file is left alone.
func (a *Archive) guard(do func() error) (err error) {
	if a.panicked.Load() {
		return fmt.Errorf("%w while the bot ran; start the bot again", ErrDamaged)
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			a.panicked.Store(true)
			err = fmt.Errorf("%w: %v", ErrDamaged, p)
		}
	}()
	return do()
}

// transact opens the file for one transaction. It is closed in between, because bbolt
// keeps out who only reads for as long as it is open for writing.
func (a *Archive) transact(write bool, do func(*bolt.Tx) error) error {
	return a.guard(func() error {
		db, err := bolt.Open(a.file(), 0o666, &bolt.Options{Timeout: lockWait, ReadOnly: !write})
		if err != nil {
			return err
		}
		if write {
			err = db.Update(do)
		} else {
			err = db.View(do)
		}
		return errors.Join(err, db.Close())
	})
}

// States returns the states that Load can read, the newest last: none, one, or two.
func (a *Archive) States() (states []State, err error) {
	if begun, err := a.begun(); err != nil || !begun {
		return nil, err
	}
	err = a.transact(false, func(tx *bolt.Tx) error {
		states = nil
		changes, err := changesIn(tx)
		for _, c := range changes {
			states = append(states, c.State)
		}
		return err
	})
	if err != nil {
		return nil, a.failed("read", err)
	}
	return states, nil
}

// changesIn returns the states of a file, the oldest first.
func changesIn(tx *bolt.Tx) (all []change, err error) {
	b := tx.Bucket([]byte("states"))
	if b == nil {
		return nil, nil
	}
	err = b.ForEach(func(k, v []byte) error {
		var c change
		if err := json.Unmarshal(v, &c); err != nil || len(k) != 8 {
			return fmt.Errorf("%w: a state cannot be read", ErrDamaged)
		}
		c.number = binary.BigEndian.Uint64(k)
		all = append(all, c)
		return nil
	})
	return all, err
}

// A Batch is some of what Load reads.
type Batch struct {
	Documents []*facts.Document
	Stale     []*article.Article // what was found in them was found by other rules. They are not cut into passages yet
	Lost      int                // how many records were damaged
}

// A pair is a key with its value, as they lie in the file.
type pair struct{ key, value []byte }

// batch is how many records are read at a time.
const batch = 500

// Load yields what a state has, in batches, each of which is read on all cores. Rules is the
// edition of the rules that documents are wanted of. Nobody is kept from writing while a batch is with
// the caller; if the state is forgotten meanwhile, that is an error. After an error, which comes last,
// there are no more.
func (a *Archive) Load(s State, rules string) iter.Seq2[Batch, error] {
	return func(yield func(Batch, error) bool) {
		var keys [][]byte
		err := a.transact(false, func(tx *bolt.Tx) (err error) {
			keys, err = keysOf(tx, s)
			return err
		})
		for some := range slices.Chunk(keys, batch) {
			var b Batch
			if err = a.transact(false, func(tx *bolt.Tx) (err error) {
				b, err = a.read(tx, s, some, a.edition(rules))
				return err
			}); err != nil {
				break
			}
			if !yield(b, nil) {
				return
			}
		}
		if err != nil {
			yield(Batch{}, a.failed("read", err))
		}
	}
}

// keysOf returns the keys of the records of a state.
func keysOf(tx *bolt.Tx, s State) ([][]byte, error) {
	b := tx.Bucket([]byte("documents"))
	if b == nil {
		return nil, nil
	}
	var all [][]byte
	gone := false // the last of all is a mark that the article is gone
	drop := func() {
		if gone {
			all = all[:len(all)-1]
		}
	}
	err := b.ForEach(func(k, v []byte) error {
		switch {
		case len(k) != keySize:
			return fmt.Errorf("%w: a document cannot be read", ErrDamaged)
		case number(k) > s.number:
			return nil
		}
		if n := len(all) - 1; n >= 0 && bytes.Equal(id(all[n]), id(k)) {
			all = all[:n]
		} else {
			drop()
		}
		all, gone = append(all, slices.Clone(k)), len(v) == 0
		return nil
	})
	drop()
	return all, err
}

// errForgotten is that a state is not there any more.
var errForgotten = errors.New("another program has changed the articles meanwhile")

// read reads records of a state.
func (a *Archive) read(tx *bolt.Tx, s State, keys [][]byte, edition string) (Batch, error) {
	states, err := changesIn(tx)
	if err != nil {
		return Batch{}, err
	}
	if !slices.ContainsFunc(states, func(c change) bool { return c.number == s.number && c.Snapshot == s.Snapshot && c.Rules == s.Rules }) {
		return Batch{}, errForgotten
	}
	b := tx.Bucket([]byte("documents"))
	records := make([]pair, len(keys))
	for i, k := range keys {
		records[i] = pair{k, b.Get(k)}
	}
	docs := make([]*facts.Document, len(keys))
	stale := make([]*article.Article, len(keys))
	var lost atomic.Int64
	err = each(len(keys), func(i int) error {
		return a.guard(func() error { // of each goroutine, for that is whose faults it sees
			art, doc, err := a.decode(records[i], edition)
			switch {
			case err != nil:
				lost.Add(1)
			case doc == nil:
				stale[i] = art
			default:
				docs[i] = doc
			}
			return nil
		})
	})
	return Batch{
		Documents: slices.DeleteFunc(docs, func(d *facts.Document) bool { return d == nil }),
		Stale:     slices.DeleteFunc(stale, func(a *article.Article) bool { return a == nil }),
		Lost:      int(lost.Load()),
	}, err
}

// each does something for the numbers up to n, on all cores, until an error.
func each(n int, do func(i int) error) error {
	var g errgroup.Group
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), n) {
		g.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return nil
				}
				if err := do(i); err != nil {
					return err
				}
			}
		})
	}
	return g.Wait()
}

// Batches are documents, some at a time. After an error there are no more.
type Batches = iter.Seq2[[]*facts.Document, error]

// Put adds the state next: the base with these documents in place of those of the same
// articles, and without the articles whose ids are removed. The base is what is served
// now; all other states are forgotten. The zero State as a base is a corpus without
// articles. It returns next as Load and Put know it. After an error everything is as
// before. It is one transaction, and what is written is in memory as records until then.
func (a *Archive) Put(base, next State, docs Batches, removed []string) (State, error) {
	if err := a.holds(); err != nil {
		return State{}, a.failed("write", err)
	}
	var entries []entry
	for some, err := range docs {
		if err != nil {
			return State{}, err
		}
		entries = append(entries, a.encode(some, a.edition(next.Rules))...)
	}
	for _, id := range removed {
		entries = append(entries, entry{article: keyOf(id)})
	}
	slices.SortFunc(entries, func(a, b entry) int { return bytes.Compare(a.article, b.article) })
	err := a.transact(true, func(tx *bolt.Tx) error {
		states, err := tx.CreateBucketIfNotExists([]byte("states"))
		if err != nil {
			return err
		}
		if _, err := tx.CreateBucketIfNotExists([]byte("documents")); err != nil {
			return err
		}
		c := change{State: next}
		if c.number, err = forget(tx, base); err != nil {
			return err
		}
		documents := tx.Bucket([]byte("documents"))
		documents.FillPercent = 0.9 // most are written once, in the order of their keys
		for _, e := range entries {
			if err := documents.Put(key(e.article, c.number), e.seal(c.number)); err != nil {
				return err
			}
			if base.number > 0 { // else there is nothing before it to be forgotten
				c.Changed = append(c.Changed, e.article)
			}
		}
		next.number = c.number
		return putState(states, c)
	})
	if err != nil {
		return State{}, a.failed("write", err)
	}
	return next, nil
}

// Fill puts the first state into an archive that has none, of documents that come in
// batches, each in a transaction of its own. So no more than a batch is in memory as
// records, and while one is written the next can be read. The state is there when all are:
// what is left when the process ends before, or after an error, is no state, and goes with
// the next Fill or Put. Batches in the order of Sort make the file no larger than Put does.
func (a *Archive) Fill(next State, batches Batches) (State, error) {
	if err := a.holds(); err != nil {
		return State{}, a.failed("write", err)
	}
	next.number = 1
	err := a.transact(true, func(tx *bolt.Tx) error {
		all, err := changesIn(tx)
		if err == nil && len(all) > 0 {
			err = errors.New("there is a state already")
		}
		if err != nil {
			return err
		}
		for _, name := range []string{"states", "documents"} {
			if err := tx.DeleteBucket([]byte(name)); err != nil && !errors.Is(err, bolterrors.ErrBucketNotFound) {
				return err
			}
			if _, err := tx.CreateBucket([]byte(name)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return State{}, a.failed("write", err)
	}
	for docs, err := range batches {
		if err != nil {
			return State{}, err
		}
		entries := a.encode(docs, a.edition(next.Rules))
		slices.SortFunc(entries, func(a, b entry) int { return bytes.Compare(a.article, b.article) })
		err := a.transact(true, func(tx *bolt.Tx) error {
			documents := tx.Bucket([]byte("documents"))
			documents.FillPercent = 0.9
			for _, e := range entries {
				if err := documents.Put(key(e.article, next.number), e.seal(next.number)); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return State{}, a.failed("write", err)
		}
	}
	err = a.transact(true, func(tx *bolt.Tx) error { return putState(tx.Bucket([]byte("states")), change{State: next}) })
	if err != nil {
		return State{}, a.failed("write", err)
	}
	return next, nil
}

// Sort sorts articles in place as their documents lie in an archive.
func Sort(all []*article.Article) {
	keys := make(map[*article.Article][]byte, len(all))
	for _, a := range all {
		keys[a] = keyOf(a.ID)
	}
	slices.SortFunc(all, func(a, b *article.Article) int { return bytes.Compare(keys[a], keys[b]) })
}

func putState(b *bolt.Bucket, c change) error {
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return b.Put(binary.BigEndian.AppendUint64(nil, c.number), data)
}

// forget deletes all states but one, and the documents that are in none any more. It
// returns the number of the next state.
func forget(tx *bolt.Tx, base State) (next uint64, err error) {
	all, err := changesIn(tx)
	if err != nil {
		return 0, err
	}
	if base.number > 0 && !slices.ContainsFunc(all, func(c change) bool { return c.number == base.number }) {
		return 0, errors.New("the state before is gone")
	}
	next = 1
	if n := len(all); n > 0 {
		next = all[n-1].number + 1
	}
	if base.number == 0 {
		if err := tx.DeleteBucket([]byte("documents")); err != nil {
			return 0, err
		}
		if _, err := tx.CreateBucket([]byte("documents")); err != nil {
			return 0, err
		}
	}
	states, documents := tx.Bucket([]byte("states")), tx.Bucket([]byte("documents"))
	for _, s := range all {
		switch {
		case s.number > base.number && base.number > 0: // an update that was not taken over
			for _, id := range s.Changed {
				if err := documents.Delete(key(id, s.number)); err != nil {
					return 0, err
				}
			}
		case s.number == base.number: // what it replaced is of no use any more
			for _, id := range s.Changed {
				if err := forgetBefore(documents, id, s.number); err != nil {
					return 0, err
				}
			}
			if err := putState(states, change{State: s.State}); err != nil {
				return 0, err
			}
			continue
		}
		if err := states.Delete(binary.BigEndian.AppendUint64(nil, s.number)); err != nil {
			return 0, err
		}
	}
	return next, nil
}

// forgetBefore deletes the documents of an article before the state of a number, and
// the mark that it is gone.
func forgetBefore(documents *bolt.Bucket, article []byte, n uint64) error {
	var old [][]byte
	c := documents.Cursor()
	for k, v := c.Seek(key(article, 0)); k != nil && bytes.Equal(id(k), article) && number(k) <= n; k, v = c.Next() {
		if number(k) < n || len(v) == 0 {
			old = append(old, slices.Clone(k))
		}
	}
	for _, k := range old {
		if err := documents.Delete(k); err != nil {
			return err
		}
	}
	return nil
}

// The key of a document: the hash of its article's id, then the number of the state
// that it is new in.
const (
	hashSize = 16
	keySize  = hashSize + 8
)

func keyOf(id string) []byte {
	h := sha256.Sum256([]byte(id))
	return h[:hashSize]
}

func key(article []byte, n uint64) []byte {
	return binary.BigEndian.AppendUint64(slices.Clone(article), n)
}
func id(key []byte) []byte     { return key[:hashSize] }
func number(key []byte) uint64 { return binary.BigEndian.Uint64(key[hashSize:]) }

// An entry is a document to be written. One without a record is a mark that the
// article is gone.
type entry struct {
	article []byte // its key without the number
	record  []byte
}

// encode makes the records of documents, on all cores.
func (a *Archive) encode(docs []*facts.Document, edition string) []entry {
	out := make([]entry, len(docs))
	each(len(docs), func(i int) error {
		b := appendArticle(nil, docs[i].Article)
		b = appendString(b, edition)
		b = a.layout.appendFindings(b, docs[i])
		out[i] = entry{keyOf(docs[i].Article.ID), snappy.Encode(nil, b)}
		return nil
	})
	return out
}

// A record begins with its checksum: over its key, so that it is found under no other,
// and over the rest. bbolt has none.
const sumSize = 4

func sum(key, rest []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(key, table), table, rest)
}

// seal returns the value of an entry in a state.
func (e entry) seal(n uint64) []byte {
	if e.record == nil {
		return nil
	}
	return append(binary.BigEndian.AppendUint32(nil, sum(key(e.article, n), e.record)), e.record...)
}

// decode reads a record. The document is nil if it was made by another edition.
func (a *Archive) decode(p pair, edition string) (*article.Article, *facts.Document, error) {
	if len(p.value) < sumSize || binary.BigEndian.Uint32(p.value) != sum(p.key, p.value[sumSize:]) {
		return nil, nil, errors.New("the checksum is another one")
	}
	art, doc, err := a.parse(p.value[sumSize:], edition)
	if err == nil && !bytes.Equal(keyOf(art.ID), id(p.key)) {
		err = errors.New("the record is of another article")
	}
	return art, doc, err
}

// edition returns that of a record: of the rules, and of how it is written.
func (a *Archive) edition(rules string) string { return rules + " " + a.written }

// maxRatio is more than snappy can ever pack, so that a few bytes from the disk have
// nothing enormous made of them.
const maxRatio = 32

func (a *Archive) parse(record []byte, edition string) (*article.Article, *facts.Document, error) {
	if n, err := snappy.DecodedLen(record); err != nil || n > maxRatio*len(record) {
		return nil, nil, errShort
	}
	plain, err := snappy.Decode(nil, record)
	if err != nil {
		return nil, nil, err
	}
	d := decoder{layout: a.layout, in: plain}
	art := d.article()
	if made := d.bytes(d.count()); d.err != nil || made != edition {
		return art, nil, d.err
	}
	doc := d.findings(art)
	if d.err != nil {
		return nil, nil, d.err
	}
	return art, doc, nil
}
