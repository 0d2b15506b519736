//go:build unix

package terminal

import (
	"os"

	"golang.org/x/sys/unix"
)

// columns returns how wide the terminal f is; 0 when f is none or does not know.
func columns(f *os.File) int {
	if f == nil {
		return 0
	}
	size, err := unix.IoctlGetWinsize(int(f.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0
	}
	return int(size.Col)
}
