// Package corpus holds the articles that ship inside the binary, and the questions that
// they must go on answering.
package corpus

import "embed"

// FS holds the articles, at its root.
//
//go:embed *.md questions.yaml
var FS embed.FS
