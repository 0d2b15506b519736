package memory

import "iter"

// A database keeps buckets of keys and values. What is written in a transaction is kept
// as a whole or not at all, and one that has written comes wholly before or after every
// other that has.
type database interface {
	// view and update may call what they are given again, when the database was lost
	// meanwhile or another transaction came in between; so it begins anew each time.
	view(read func(transaction) error) error
	update(do func(transaction) error) error
	close() error
}

// A transaction ends with the function that is given it, and so does every key and value
// that was read in it.
type transaction interface {
	bucket(name string) bucket // nil if there is none
	create(name string) error
	empty() bool // there is nothing at all
}

// A bucket is a table in the order of its keys. Where reading fails, nothing is found, and
// the transaction fails in the end, whatever was made of it: this spares each reading an
// error that none could do anything about.
type bucket interface {
	Get(k []byte) []byte // nil if there is no such key
	Put(k, v []byte) error
	Delete(k []byte) error // no error if there is no such key

	// Scan returns what begins with prefix, and does not come before from, in order. The
	// bucket must not be changed meanwhile.
	Scan(prefix, from []byte) iter.Seq2[[]byte, []byte]
}
