//go:build linux || darwin

package memory

import (
	"os/signal"
	"syscall"
)

// limitFiles lets no file of this process grow beyond size bytes, as on a disk
// that is full.
func limitFiles(size uint64) bool {
	signal.Ignore(syscall.SIGXFSZ)
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
		return false
	}
	l.Cur = min(size, l.Max)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l) == nil
}
