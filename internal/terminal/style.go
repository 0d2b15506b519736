package terminal

import (
	"os"
	"strconv"

	"github.com/mattn/go-isatty"

	"attache/internal/wording"
)

const (
	defaultWidth = 80  // where nobody can tell
	maxWidth     = 100 // longer lines lose the eye on its way back to the left
	minWidth     = 16  // narrower, indented text would be a column of letters
)

// A Style says how to set a page.
type Style struct {
	Color  bool
	Width  int              // columns; 0 is 80, below 0 lines are not wrapped
	Prefix string           // what stands before a question that the reader can send, such as "!"
	Words  *wording.Printer // the reader's language; nil: English
}

// StyleFor returns the style that suits f: colour only for a terminal that can
// show it and a reader who wants it (https://no-color.org), and the width of the
// window, or of COLUMNS, up to 100 columns.
func StyleFor(f *os.File, getenv func(string) string) Style {
	return Style{
		Color: isTerminal(f) && getenv("NO_COLOR") == "" && getenv("TERM") != "dumb",
		Width: widthOf(f, getenv),
	}
}

func widthOf(f *os.File, getenv func(string) string) int {
	if n := columns(f); n > 0 {
		return min(n, maxWidth)
	}
	if n, err := strconv.Atoi(getenv("COLUMNS")); err == nil && n > 0 {
		return min(n, maxWidth)
	}
	return 0
}

// isTerminal tells whether v is a file that is a terminal.
func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && f != nil && isatty.IsTerminal(f.Fd())
}
