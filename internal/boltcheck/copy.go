package boltcheck

import (
	"errors"
	"io"
	"os"
)

// errBusy is returned by Copy when the file never kept still.
var errBusy = errors.New("another program writes to it all the time")

// Copy copies a bbolt file that another process may be writing to, as it is between two
// of its transactions, into a file that is not there yet.
//
// bbolt never writes to a page that the newest transaction needs; it writes to others,
// and at last to one of the first two which is the newest then. If that one is the same
// after the copying as before, all that it leads to is as it was. The copy may have more,
// which nothing leads to.
func Copy(to, from string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	for range 20 {
		before, ok := newest(src)
		if !ok {
			return ErrDamaged
		}
		if err := copyAll(to, src); err != nil {
			return err
		}
		if after, ok := newest(src); ok && after == before {
			return nil
		}
	}
	return errors.Join(errBusy, os.Remove(to))
}

// newest returns the meta that counts.
func newest(r io.ReaderAt) (meta, bool) {
	m, ok := readMeta(r, 0)
	pageSize := int64(m.pageSize)
	if !ok { // the second one is where the page after the first begins
		pageSize = int64(os.Getpagesize())
	}
	if other, ok1 := readMeta(r, pageSize); ok1 && (!ok || other.tx > m.tx) {
		return other, true
	}
	return m, ok
}

func copyAll(to string, src *os.File) (err error) {
	if _, err := src.Seek(0, io.SeekStart); err != nil {
		return err
	}
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, dst.Close()) }()
	_, err = io.Copy(dst, src)
	return err
}
