package terminal

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"attache/internal/answers"
)

// maxQuestion is how many bytes a question may have. The longest message that
// Discord takes is 4000 characters; a longer line is a pasted text or a binary file.
const maxQuestion = 4096

// An Asker answers questions.
type Asker interface {
	Ask(ctx context.Context, question string) answers.Answer
}

// A ChatConfig says whom to talk to and how.
type ChatConfig struct {
	In          io.Reader // nil: standard input
	Out         io.Writer // nil: standard output
	Ask         Asker
	Style       Style        // on a terminal the width follows the window
	Greeting    answers.Page // shown first to a person; may be zero
	HistoryFile string       // where a person's questions are kept; empty: nowhere
	Commands    []string     // what Tab completes at the beginning of a line

	// Finish returns at most limit offers of what may stand in place of the end of a
	// question, from byte at on: what Tab completes after a command. It may be nil.
	Finish func(question string, limit int) (at int, offers []answers.Completion)

	// FollowUp returns the question that a line asks after the one before ("and
	// China?"), "" where it asks nothing; nil: each line stands by itself.
	FollowUp func(ctx context.Context, previous, line string) string
}

// Why reading a line gave none, apart from io.EOF.
var (
	errCleared = errors.New("line cleared")  // the editor saw Ctrl-C
	errTooLong = errors.New("line too long") // longer than maxQuestion; it was skipped
	errSignal  = errors.New("interrupted")   // an interrupt came while the line was awaited; it still is
)

// A lineReader reads questions. Close restores the terminal, and may be called
// while ReadLine still waits.
type lineReader interface {
	ReadLine() (string, error)
	Close() error
}

// Chat answers the lines of cfg.In until it ends or says "exit" or "quit".
//
// When a person types at a terminal, lines can be edited, recalled and
// completed; Ctrl-C clears the line, a second one leaves, and so does Ctrl-D.
// Ctrl-C during an answer gives it up; for that to lead back to the prompt, ctx
// must not end on os.Interrupt. From a pipe nothing but answers is written, and
// lines are read as they come.
//
// Chat returns ctx.Err() when ctx ended it, and nil when the reader of its
// answers went away. However it ends, it leaves the terminal as it was.
func Chat(ctx context.Context, cfg ChatConfig) error {
	c := newChat(cfg)
	defer c.lines.Close()
	if c.person {
		signal.Notify(c.interrupt, os.Interrupt)
		defer signal.Stop(c.interrupt)
	}
	err := c.run(ctx)
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) {
		return nil
	}
	return err
}

// A read is what came of reading a line.
type read struct {
	line string
	err  error
}

// A chat is one conversation.
type chat struct {
	cfg       ChatConfig
	person    bool // somebody types and reads, rather than a program
	lines     lineReader
	interrupt chan os.Signal
	reading   chan read // what the reader under way will send; nil: none is
	shown     bool      // something was shown
	before    string    // the last question that was understood
	history   *history  // nil: none is kept
	troubles  []error   // with the history, to be told at the first occasion
}

func newChat(cfg ChatConfig) *chat {
	if cfg.In == nil {
		cfg.In = os.Stdin
	}
	if cfg.Out == nil {
		cfg.Out = os.Stdout
	}
	c := &chat{cfg: cfg, interrupt: make(chan os.Signal, 1), person: isTerminal(cfg.In) && isTerminal(cfg.Out)}
	if !c.person || !canEdit(cfg.In, cfg.Out) {
		c.lines = newPlainReader(cfg.In, c.prompter())
		return c
	}
	var past []string
	if cfg.HistoryFile != "" {
		c.history = &history{path: cfg.HistoryFile}
		var err error
		if past, err = c.history.load(); err != nil {
			c.dropHistory(err)
		}
	}
	c.lines = newEditor(past, completer{commands: cfg.Commands, finish: cfg.Finish, prefix: cfg.Style.Prefix})
	return c
}

// prompter returns what prompts a person whose terminal cannot edit lines.
func (c *chat) prompter() func() {
	if !c.person {
		return func() {}
	}
	return func() { io.WriteString(c.cfg.Out, prompt) }
}

func (c *chat) run(ctx context.Context) error {
	if c.person {
		if err := c.show(c.cfg.Greeting); err != nil {
			return err
		}
	}
	cleared := false
	for {
		if err := c.tellTroubles(); err != nil {
			return err
		}
		line, err := c.next(ctx)
		again := cleared
		cleared = false
		switch {
		case errors.Is(err, errCleared), errors.Is(err, errSignal):
			if err = c.hint(errors.Is(err, errSignal), again); again {
				return err
			}
			cleared = true
		case errors.Is(err, errTooLong):
			err = c.say(c.cfg.Style.Words.Text(sayTooLong))
		case errors.Is(err, io.EOF), errors.Is(err, syscall.EIO): // EIO: the window was closed
			return c.newline()
		case err != nil:
			return errors.Join(err, c.newline())
		case line == "":
		case isFarewell(line):
			return nil
		default:
			c.remember(line)
			err = c.answer(ctx, line)
		}
		if err != nil {
			return err
		}
	}
}

func isFarewell(line string) bool {
	return strings.EqualFold(line, "exit") || strings.EqualFold(line, "quit")
}

// hint answers a Ctrl-C at the prompt. The editor has left its line by itself,
// unless it saw nothing: then the key came before it listened, or the system
// sends it as a signal, and the prompt is still awaiting its line.
func (c *chat) hint(signalled, again bool) error {
	if signalled {
		if err := c.newline(); err != nil {
			return err
		}
	}
	if again {
		return nil
	}
	err := c.say(c.cfg.Style.Words.Text(sayAgain))
	if err == nil && signalled {
		_, err = io.WriteString(c.cfg.Out, prompt)
	}
	return err
}

// next returns the next question. The prefix it may have is a command's mark to whom it
// is asked of, whatever it is called here. Reading cannot
// be called off, so it happens aside: the next call goes on with it, and the end
// of the chat leaves it behind.
func (c *chat) next(ctx context.Context) (string, error) {
	if c.reading == nil {
		c.reading = make(chan read, 1)
		go func(done chan<- read) {
			line, err := c.lines.ReadLine()
			done <- read{line, err}
		}(c.reading)
	}
	select {
	case r := <-c.reading:
		c.reading = nil
		line := strings.TrimSpace(strings.ToValidUTF8(r.line, "\uFFFD"))
		if bare, ok := strings.CutPrefix(line, c.cfg.Style.Prefix); ok && c.cfg.Style.Prefix != "" {
			if line = strings.TrimSpace(bare); line != "" && !isFarewell(line) {
				line = "!" + line
			}
		}
		if r.err == nil && len(line) > maxQuestion {
			return "", errTooLong
		}
		return line, r.err
	case <-ctx.Done():
		return "", ctx.Err()
	case <-c.interrupt:
		return "", errSignal
	}
}

// answer asks and shows what came. A question that was interrupted shows
// nothing: half of an answer might read like a whole one.
func (c *chat) answer(ctx context.Context, question string) error {
	asking, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		select {
		case <-c.interrupt:
			cancel()
		case <-asking.Done():
		}
	}()
	if c.cfg.FollowUp != nil && c.before != "" {
		// Silence would leave a person who types "thanks" wondering.
		question = cmp.Or(c.cfg.FollowUp(asking, c.before, question), question)
	}
	a := c.cfg.Ask.Ask(asking, question)
	interrupted := asking.Err() != nil
	c.ignoreInterrupt()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case interrupted:
		return c.newline()
	case a.Status == answers.Answered, a.Status == answers.Ambiguous:
		c.before = question
	}
	return c.show(a.Page(c.cfg.Style.Words))
}

// ignoreInterrupt forgets an interrupt that came when the answer was already
// there: it was meant for the question, not for the chat.
func (c *chat) ignoreInterrupt() {
	select {
	case <-c.interrupt:
	default:
	}
}

// show writes a page, with an empty line between it and the answer before; for
// a person also between it and the prompts around it.
func (c *chat) show(p answers.Page) error {
	before, after := "", ""
	if c.person || c.shown {
		before = "\n"
	}
	if c.person {
		after = "\n"
	}
	c.shown = true
	d := newDraft(c.style())
	d.page(p)
	return d.writeTo(c.cfg.Out, before, after)
}

// say tells a person, or the reader of a pipe, something about the chat itself.
func (c *chat) say(sentence string) error {
	d := newDraft(c.style())
	d.par(indent{}, []run{{sentence, faint}})
	return d.writeTo(c.cfg.Out, "", "")
}

func (c *chat) style() Style {
	s := c.cfg.Style
	if f, ok := c.cfg.Out.(*os.File); ok && c.person {
		s.Width = cmp.Or(widthOf(f, func(string) string { return "" }), s.Width)
	}
	return s
}

// newline leaves the line on which the prompt stands.
func (c *chat) newline() error {
	if !c.person {
		return nil
	}
	_, err := io.WriteString(c.cfg.Out, "\n")
	return err
}

func (c *chat) remember(line string) {
	if e, ok := c.lines.(*editor); ok {
		e.Append(line)
	}
	if c.history != nil {
		if err := c.history.add(line); err != nil {
			c.dropHistory(err)
		}
	}
}

// dropHistory goes on without a history file: it is a convenience, and its
// trouble is told once.
func (c *chat) dropHistory(err error) {
	c.history = nil
	c.troubles = append(c.troubles, err)
}

func (c *chat) tellTroubles() error {
	for _, trouble := range c.troubles {
		if err := c.say(c.cfg.Style.Words.Text(sayHistory, trouble)); err != nil {
			return err
		}
	}
	c.troubles = nil
	return nil
}
