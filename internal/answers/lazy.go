package answers

import (
	"regexp"
	"sync"
)

// lazily returns an expression that is compiled when it is first asked for: all of
// them together would take a noticeable part of a one-shot question.
func lazily(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
