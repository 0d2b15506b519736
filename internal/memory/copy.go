package memory

import (
	"bytes"
	"errors"
	"fmt"
)

// ErrNotEmpty is returned by Copy, wrapped, when there is something to be lost.
var ErrNotEmpty = errors.New("not empty")

// Copy writes all that is in a memory into another one that has just begun, and returns
// how much that was. What is written to from meanwhile may be missed.
func Copy(to, from *Store) (records int, err error) {
	err = to.view(func(tx transaction) error {
		for _, name := range buckets[1:] {
			for range tx.bucket(name).Scan(nil, nil) {
				return ErrNotEmpty
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("cannot copy: %w; choose one that no bot has used", err)
	}
	// The key of the voters comes last: a copy that broke off is not mistaken for a memory
	// that somebody votes in.
	for _, name := range append(buckets[1:len(buckets):len(buckets)], buckets[0]) {
		n, err := to.take(name, from)
		records += n
		if err != nil {
			return records, err
		}
	}
	to.voterKey = bytes.Clone(from.voterKey)
	return records, nil
}

// take copies a bucket, a bounded part in a transaction.
func (s *Store) take(name string, from *Store) (int, error) {
	n := 0
	var start, next []byte
	for more := true; more; start = next {
		var keys, values [][]byte
		err := from.view(func(tx transaction) error {
			keys, values, more = nil, nil, false
			for k, v := range tx.bucket(name).Scan(nil, start) {
				if len(keys) == sweepStep {
					more, next = true, bytes.Clone(k)
					break
				}
				keys, values = append(keys, bytes.Clone(k)), append(values, append([]byte{}, v...))
			}
			return nil
		})
		if err != nil {
			return n, err
		}
		err = s.update(func(tx transaction) error {
			for i, k := range keys {
				if err := tx.bucket(name).Put(k, values[i]); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return n, err
		}
		n += len(keys)
	}
	return n, nil
}

// Keys returns the keys of all that is in a memory, by bucket. Tests look with it for what
// should have been forgotten.
func (s *Store) Keys() (map[string][]string, error) {
	out := make(map[string][]string)
	err := s.view(func(tx transaction) error {
		clear(out)
		for _, name := range buckets {
			for _, k := range keys(tx.bucket(name), nil) {
				out[name] = append(out[name], string(k))
			}
		}
		return nil
	})
	return out, err
}
