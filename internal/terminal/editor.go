package terminal

import (
	"errors"
	"io"
	"os"
	"sync"
	"time"

	"github.com/peterh/liner"
)

const prompt = "> "

// minEditWidth is the window below which liner edits no more and leaves Ctrl-C
// to the system; it is liner's own bound.
const minEditWidth = len(prompt) + 10

// canEdit tells whether lines can be edited. Liner knows standard input and
// output only.
func canEdit(in io.Reader, out io.Writer) bool {
	return in == io.Reader(os.Stdin) && out == io.Writer(os.Stdout) && liner.TerminalSupported() &&
		columns(os.Stdout) >= minEditWidth
}

// settling is how long liner gets to set the terminal up for a line. A Close
// that came before it would be undone by it and leave the terminal deaf to
// Ctrl-C; liner does not tell when it is done, and needs microseconds.
const settling = 100 * time.Millisecond

// An editor reads lines that are edited in a terminal.
type editor struct {
	state *liner.State

	mu     sync.Mutex
	since  time.Time // when the line that is awaited began to be; zero: none is
	closed bool
}

// newEditor takes the terminal over until Close.
func newEditor(past []string, c completer) *editor {
	s := liner.NewLiner()
	s.SetCtrlCAborts(true)
	s.SetBeep(false)
	s.SetTabCompletionStyle(liner.TabPrints)
	s.SetWordCompleter(c.complete)
	for _, line := range past {
		s.AppendHistory(line)
	}
	return &editor{state: s}
}

func (e *editor) ReadLine() (string, error) {
	if !e.begin() {
		return "", io.EOF
	}
	line, err := e.state.Prompt(prompt)
	e.mu.Lock()
	e.since = time.Time{}
	e.mu.Unlock()
	if errors.Is(err, liner.ErrPromptAborted) {
		err = errCleared
	}
	return line, err
}

func (e *editor) begin() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.since = time.Now()
	return !e.closed
}

// Append adds a line to those that the arrow keys bring back.
func (e *editor) Append(line string) { e.state.AppendHistory(line) }

// Close gives the terminal back, though a line may still be awaited.
func (e *editor) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	if !e.since.IsZero() {
		time.Sleep(settling - time.Since(e.since)) // not at all, mostly
	}
	return e.state.Close()
}
