// Package corpus holds the articles that ship inside the binary.
package corpus

import "embed"

// FS holds the articles, at its root.
//
//go:embed *.md
var FS embed.FS
