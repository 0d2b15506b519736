// Package boltcheck tells whether a bbolt file is whole, before bbolt trusts it.
//
// bbolt follows the page numbers and lengths of its file wherever they lead,
// through a memory map, and panics or faults when that is nowhere. Its own Check
// does the same, in a goroutine whose panics end the process. File goes through the
// file with bounds. It finds what would lead bbolt astray, not a changed letter in
// a value.
package boltcheck

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"time"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// Errors that File returns, wrapped, for what is in a file.
var (
	ErrDamaged = errors.New("damaged")
	ErrForeign = errors.New("not a bbolt file")
)

// ErrLocked is returned by File, wrapped, if another process has the file open for
// writing.
var ErrLocked = bolterrors.ErrTimeout

// File looks through a file while nobody writes to it, and without writing to it. It
// waits that long for another process to let go of the file. A file that is missing
// or empty is one that bbolt has yet to begin, and whole.
func File(path string, wait time.Duration) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: wait, ReadOnly: true})
	switch {
	case errors.Is(err, ErrLocked), errors.Is(err, fs.ErrPermission):
		return err
	case err != nil && isBolt(f):
		return fmt.Errorf("%w: %v", ErrDamaged, err)
	case err != nil:
		return ErrForeign
	}
	defer db.Close()
	if info, err = f.Stat(); err != nil {
		return err
	}
	if err := checkPages(f, info.Size(), db.Info().PageSize); err != nil {
		return fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	return nil
}

// The layout of a bbolt file, version 2; numbers are in the machine's byte order.
const (
	boltMagic = 0xED0CDAED

	// A page begins with its number (8 bytes), kind (2), count of elements (2)
	// and how many more pages it goes on for (4).
	pageHeader = 16

	branchPage, leafPage, freePage = 0x01, 0x02, 0x10

	// An element of a leaf has flags, position, key size and value size, one of a
	// branch position, key size and page. Positions count from the element.
	elementSize = 16
	bucketFlag  = 0x01

	// A bucket begins with its root page and a sequence; without a root its only
	// page follows.
	bucketHeader = 16

	// metaSize is up to the checksum, which is over all before it.
	metaSize, minPage, maxPage = 56, 1 << 10, 1 << 24
)

var order = binary.NativeEndian

// A meta is what the first two pages hold in turns: where everything else is.
type meta struct{ pageSize, root, free, high, tx uint64 }

// readMeta reads the meta of a page that begins at an offset; ok tells whether it
// is whole.
func readMeta(r io.ReaderAt, at int64) (m meta, ok bool) {
	var b [metaSize + 8]byte
	if _, err := r.ReadAt(b[:], at+pageHeader); err != nil || order.Uint32(b[:]) != boltMagic {
		return meta{}, false
	}
	sum := fnv.New64a()
	sum.Write(b[:metaSize])
	return meta{
		pageSize: uint64(order.Uint32(b[8:])),
		root:     order.Uint64(b[16:]),
		free:     order.Uint64(b[32:]),
		high:     order.Uint64(b[40:]),
		tx:       order.Uint64(b[48:]),
	}, order.Uint64(b[metaSize:]) == sum.Sum64()
}

// isBolt tells whether a file is or was one of bbolt's.
func isBolt(r io.ReaderAt) bool {
	for at := int64(0); at <= maxPage; at = max(minPage, 2*at) {
		var b [4]byte
		if _, err := r.ReadAt(b[:], at+pageHeader); err != nil {
			return false
		}
		if order.Uint32(b[:]) == boltMagic {
			return true
		}
	}
	return false
}

// checkPages reports the first page of a bbolt file that is not as bbolt would
// expect it.
func checkPages(r io.ReaderAt, size int64, pageSize int) error {
	c := checker{r: r, pageSize: uint64(pageSize)}
	m, ok := readMeta(r, 0)
	if other, ok1 := readMeta(r, int64(pageSize)); ok1 && (!ok || other.tx > m.tx) {
		m, ok = other, true
	}
	if !ok || m.pageSize != c.pageSize {
		return errors.New("its first pages are broken")
	}
	if m.high > uint64(size)/c.pageSize {
		return fmt.Errorf("it is cut off: %d bytes instead of %d", size, m.high*c.pageSize)
	}
	c.seen = make([]bool, m.high)
	if err := c.tree(m.root, nil, nil, true); err != nil {
		return err
	}
	return c.free(m.free)
}

// A checker goes through the pages of a file.
type checker struct {
	r        io.ReaderAt
	pageSize uint64
	seen     []bool // by page, those that were come by
}

// A page has its header read; data is all of it.
type page struct {
	id    uint64
	kind  uint16
	count int
	data  []byte
}

// page reads a page that nothing else may lead to.
func (c *checker) page(id uint64) (page, error) {
	if id < 2 || id >= uint64(len(c.seen)) {
		return page{}, fmt.Errorf("there is no page %d", id)
	}
	var head [pageHeader]byte
	if _, err := c.r.ReadAt(head[:], int64(id*c.pageSize)); err != nil {
		return page{}, err
	}
	p := page{id: id, kind: order.Uint16(head[8:]), count: int(order.Uint16(head[10:]))}
	if got := order.Uint64(head[:]); got != id {
		return page{}, fmt.Errorf("page %d says it is %d", id, got)
	}
	n := 1 + uint64(order.Uint32(head[12:]))
	if n > uint64(len(c.seen))-id {
		return page{}, fmt.Errorf("page %d goes on behind the end", id)
	}
	for i := id; i < id+n; i++ {
		if c.seen[i] {
			return page{}, fmt.Errorf("page %d is in two places", i)
		}
		c.seen[i] = true
	}
	p.data = make([]byte, n*c.pageSize)
	_, err := c.r.ReadAt(p.data, int64(id*c.pageSize))
	return p, err
}

// tree checks the page id and those below it. All their keys must be from low up
// to, but without, high; nil is no bound.
func (c *checker) tree(id uint64, low, high []byte, root bool) error {
	p, err := c.page(id)
	if err != nil {
		return err
	}
	switch {
	case p.kind == leafPage && (p.count > 0 || root):
		return c.leaf(p, low, high)
	case p.kind != branchPage || p.count == 0:
		return fmt.Errorf("page %d is neither a branch nor a leaf", id)
	}
	var keys [][]byte
	var below []uint64
	for i := range p.count {
		e, err := p.element(i)
		if err != nil {
			return err
		}
		k, err := p.slice(i, order.Uint32(e), 0, order.Uint32(e[4:]))
		if err != nil {
			return err
		}
		keys, below = append(keys, k), append(below, order.Uint64(e[8:]))
	}
	if err := inOrder(p.id, keys, low, high); err != nil {
		return err
	}
	for i, k := range keys {
		next := high
		if i+1 < len(keys) {
			next = keys[i+1]
		}
		if err := c.tree(below[i], k, next, false); err != nil {
			return err
		}
	}
	return nil
}

// leaf checks the entries of a leaf, and below those that are buckets.
func (c *checker) leaf(p page, low, high []byte) error {
	var keys [][]byte
	for i := range p.count {
		e, err := p.element(i)
		if err != nil {
			return err
		}
		flags, pos, ksize, vsize := order.Uint32(e), order.Uint32(e[4:]), order.Uint32(e[8:]), order.Uint32(e[12:])
		k, err := p.slice(i, pos, 0, ksize)
		if err != nil {
			return err
		}
		v, err := p.slice(i, pos, ksize, vsize)
		if err != nil {
			return err
		}
		switch flags {
		case 0:
		case bucketFlag:
			if err := c.bucket(p.id, v); err != nil {
				return err
			}
		default:
			return fmt.Errorf("page %d has an entry of no kind", p.id)
		}
		keys = append(keys, k)
	}
	return inOrder(p.id, keys, low, high)
}

// bucket checks the bucket that is the value of an entry of page id. That of no
// page, 0, is within another bucket that has no page of its own.
func (c *checker) bucket(id uint64, v []byte) error {
	if len(v) < bucketHeader || id == 0 {
		return fmt.Errorf("page %d has a broken bucket", id)
	}
	if root := order.Uint64(v); root != 0 {
		return c.tree(root, nil, nil, true)
	}
	inline := page{data: v[bucketHeader:]}
	if len(inline.data) < pageHeader || order.Uint64(inline.data) != 0 || order.Uint16(inline.data[8:]) != leafPage {
		return fmt.Errorf("page %d has a broken bucket", id)
	}
	inline.count = int(order.Uint16(inline.data[10:]))
	return c.leaf(inline, nil, nil)
}

// free checks the list of free pages, none of which may be in use.
func (c *checker) free(id uint64) error {
	p, err := c.page(id)
	if err != nil {
		return err
	}
	list, count := p.data[pageHeader:], uint64(p.count)
	if count == 0xFFFF { // too many for the header: the first number of the list says how many
		count, list = order.Uint64(list), list[8:]
	}
	if p.kind != freePage || count > uint64(len(list))/8 {
		return fmt.Errorf("page %d is no list of free pages", id)
	}
	last := uint64(1)
	for i := range count {
		f := order.Uint64(list[8*i:])
		if f <= last || f >= uint64(len(c.seen)) || c.seen[f] {
			return fmt.Errorf("page %d is both free and not", f)
		}
		last = f
	}
	return nil
}

// element returns the description of an entry of a page.
func (p page) element(i int) ([]byte, error) {
	at := pageHeader + i*elementSize
	if at+elementSize > len(p.data) {
		return nil, fmt.Errorf("page %d has more entries than room", p.id)
	}
	return p.data[at : at+elementSize], nil
}

// slice returns n bytes of a page, counted from pos and skip behind element i.
func (p page) slice(i int, pos, skip, n uint32) ([]byte, error) {
	at := uint64(pageHeader+i*elementSize) + uint64(pos) + uint64(skip)
	if at+uint64(n) > uint64(len(p.data)) {
		return nil, fmt.Errorf("page %d has an entry behind its end", p.id)
	}
	return p.data[at : at+uint64(n)], nil
}

func inOrder(id uint64, keys [][]byte, low, high []byte) error {
	for i, k := range keys {
		if len(k) == 0 || bytes.Compare(k, low) < 0 || high != nil && bytes.Compare(k, high) >= 0 || i > 0 && bytes.Equal(k, low) {
			return fmt.Errorf("page %d has a key out of order", id)
		}
		low = k
	}
	return nil
}
