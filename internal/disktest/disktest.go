// Package disktest has what tests need that end processes and fill disks: a test that
// runs itself as a child, and a limit to the size of its files.
package disktest

import (
	"os"
	"os/exec"
	"testing"
)

// A test whose name is in the first variable is a child of itself, and does to what is
// at the path in the second what its parent is to see the outcome of.
const (
	childOf   = "DISKTEST_CHILD"
	childPath = "DISKTEST_PATH"
)

// Child returns a command that runs the test that calls it, as a child.
func Child(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), childOf+"="+t.Name(), childPath+"="+path)
	cmd.Stderr = t.Output()
	return cmd
}

// IsChild reports whether the test is a child of itself, and returns the path that it
// was given.
func IsChild(t *testing.T) (path string, yes bool) {
	return os.Getenv(childPath), os.Getenv(childOf) == t.Name()
}

// Limit lets no file of this process grow beyond size bytes, as on a disk that is full. It
// reports whether that can be done here.
func Limit(size uint64) bool { return limit(size) }
