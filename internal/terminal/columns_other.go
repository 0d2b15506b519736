//go:build !unix

package terminal

import "os"

// columns cannot be told here; COLUMNS or the default decides.
func columns(*os.File) int { return 0 }
