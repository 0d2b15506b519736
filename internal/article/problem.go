package article

import (
	"errors"
	"fmt"
)

// A Problem is what is wrong with a file of a corpus, or what had to be mended in it.
type Problem struct {
	File string // as Article.File names it
	Line int    // from 1; 0: the file as a whole
	Text string // one sentence in lower case: what is wrong; what to do about it

	cause error
}

// Error returns "FILE:LINE: TEXT".
func (p Problem) Error() string { return p.where() + p.Text }

func (p Problem) where() string {
	switch {
	case p.File == "":
		return ""
	case p.Line == 0:
		return p.File + ": "
	}
	return fmt.Sprintf("%s:%d: ", p.File, p.Line)
}

// Unwrap returns the error that made the problem, nil for most.
func (p Problem) Unwrap() error { return p.cause }

// onLine returns what is wrong with a line of a file whose name the caller adds.
func onLine(line int, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return Problem{Line: line, Text: err.Error(), cause: errors.Unwrap(err)}
}

// in returns err as a Problem of the file.
func in(file string, err error) Problem {
	p := AsProblem(err)
	p.File = file
	return p
}

// AsProblem returns what an error of Parse or of a Set's Problems says, with its place.
func AsProblem(err error) Problem {
	var p Problem
	if !errors.As(err, &p) {
		p = Problem{Text: err.Error(), cause: err}
	}
	return p
}
