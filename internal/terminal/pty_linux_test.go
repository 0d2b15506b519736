package terminal

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"attache/internal/answers"

	"golang.org/x/sys/unix"
)

// childVar makes the test binary a chat instead of a test: liner knows standard
// input and output only, so the chat must be a process of its own.
const childVar = "ATTACHE_TEST_CHAT_HISTORY"

func TestMain(m *testing.M) {
	file, ok := os.LookupEnv(childVar)
	if !ok {
		os.Exit(m.Run())
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	err := Chat(ctx, ChatConfig{Ask: echo{}, HistoryFile: file, Style: Style{Prefix: "!"},
		Greeting: answers.Page{Title: line(word("Welcome"))},
		Commands: []string{"stance", "who"}, Finish: offering("Wang Yi")})
	fmt.Println("ended:", err)
}

// A session is a chat at a pseudo-terminal.
type session struct {
	t        *testing.T
	term     *os.File // the near end: what is typed goes in, what is shown comes out
	far      *os.File
	cmd      *exec.Cmd
	shown    chan string
	screen   string // what was shown since the last wait
	before   *unix.Termios
	finished bool
}

func startSession(t *testing.T, history string, env ...string) *session {
	t.Helper()
	term, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no pseudo-terminal: ", err)
	}
	t.Cleanup(func() { term.Close() })
	fd := int(term.Fd())
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Skip(err)
	}
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Skip(err)
	}
	if err := unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 50}); err != nil {
		t.Fatal(err)
	}
	far, err := os.OpenFile(fmt.Sprint("/dev/pts/", number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { far.Close() })
	s := &session{t: t, term: term, far: far, shown: make(chan string, 1000)}
	s.before = s.mode()
	s.cmd = exec.Command(os.Args[0])
	s.cmd.Env = append(append(os.Environ(), "TERM=xterm", childVar+"="+history), env...)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = far, far, far
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if !s.finished {
			s.cmd.Process.Kill()
			s.cmd.Wait()
		}
	})
	go func() {
		buf := make([]byte, 4096)
		for {
			n, err := term.Read(buf)
			if err != nil {
				return
			}
			s.shown <- string(buf[:n])
		}
	}()
	return s
}

func (s *session) mode() *unix.Termios {
	s.t.Helper()
	mode, err := unix.IoctlGetTermios(int(s.far.Fd()), unix.TCGETS)
	if err != nil {
		s.t.Fatal(err)
	}
	return mode
}

func (s *session) typeIn(keys string) {
	s.t.Helper()
	if _, err := s.term.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// wait waits until text is shown, and forgets the screen up to its end.
func (s *session) wait(text string) {
	s.t.Helper()
	limit := time.After(20 * time.Second)
	for !strings.Contains(s.screen, text) {
		select {
		case more := <-s.shown:
			s.screen += more
		case <-limit:
			s.t.Fatalf("never saw %q, only %q", text, s.screen)
		}
	}
	_, s.screen, _ = strings.Cut(s.screen, text)
}

// end waits for the chat to end as told, and wants the terminal to be as before.
func (s *session) end(how string) {
	s.t.Helper()
	s.wait("ended: " + how)
	if err := s.cmd.Wait(); err != nil {
		s.t.Error(err)
	}
	s.finished = true
	if got := s.mode(); *got != *s.before {
		s.t.Errorf("the terminal is left in mode %+v, it was in %+v", got, s.before)
	}
}

const (
	ctrlC = "\x03"
	ctrlD = "\x04"
	up    = "\x1b[A"
)

func TestChatAtTerminal(t *testing.T) {
	file := filepath.Join(t.TempDir(), "history")
	s := startSession(t, file)
	s.wait("Welcome")
	s.wait(prompt)
	s.typeIn("sta\tIndia\r")
	s.wait("Not found: stance India")
	s.wait(prompt)
	s.typeIn("who W\t\r")
	s.wait("Not found: who Wang Yi")
	s.wait(prompt)
	s.typeIn("one\r\ntwo\nthree\n") // pasted
	s.wait("Not found: one")
	s.wait("Not found: two")
	s.wait("Not found: three")
	s.wait(prompt)
	s.typeIn(up + up + "\r")
	s.wait("Not found: two")
	s.wait(prompt)
	s.typeIn(ctrlD)
	s.end("<nil>")
	got, err := os.ReadFile(file)
	if want := "stance India\nwho Wang Yi\none\ntwo\nthree\ntwo\n"; err != nil || string(got) != want {
		t.Errorf("history: %q, %v, want %q", got, err, want)
	}

	s = startSession(t, file)
	s.wait(prompt)
	s.typeIn("who" + up + "\r") // the newest line that begins so
	s.wait("Not found: who Wang Yi")
	s.wait(prompt)
	s.typeIn("exit\r")
	s.end("<nil>")
}

func TestChatInterrupts(t *testing.T) {
	s := startSession(t, "")
	s.wait(prompt)
	s.typeIn("half a question" + ctrlC)
	s.wait(sayAgain)
	s.wait(prompt)
	s.typeIn("whole\r") // a line between them makes the next Ctrl-C a first one
	s.wait("Not found: whole")
	s.wait(prompt)
	s.typeIn("slow\r")
	s.wait("asking")
	s.typeIn(ctrlC) // gives the answer up
	s.wait(prompt)
	s.typeIn(ctrlC)
	s.wait(sayAgain)
	s.wait(prompt)
	s.typeIn(ctrlC)
	s.end("<nil>")
}

func TestChatTerminated(t *testing.T) {
	for _, question := range []string{"", "slow\r"} {
		s := startSession(t, "")
		s.wait(prompt)
		s.typeIn(question)
		if question != "" {
			s.wait("asking")
		}
		if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		s.end("context canceled")
	}
}

// An interrupt as a signal is a Ctrl-C like any other, whoever sends it.
func TestChatSignalled(t *testing.T) {
	for _, term := range []string{"xterm", "dumb"} {
		s := startSession(t, "", "TERM="+term)
		s.wait(prompt)
		for range 2 {
			if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			s.wait(sayAgain)
			s.wait(prompt)
			s.typeIn("who A\n")
			s.wait("Not found: who A")
			s.wait(prompt)
		}
		s.typeIn(ctrlC)
		s.wait(sayAgain)
		s.wait(prompt)
		s.typeIn(ctrlC)
		s.end("<nil>")
	}
}

func TestChatWithoutHistory(t *testing.T) {
	s := startSession(t, os.DevNull)
	s.wait("History is not kept")
	s.wait(prompt)
	s.typeIn("who A\r")
	s.wait("Not found: who A")
	s.wait(prompt)
	if strings.Contains(s.screen, "History") {
		t.Error("warned twice")
	}
	s.typeIn(ctrlD)
	s.end("<nil>")
}

// A terminal without line editing still prompts.
func TestChatDumbTerminal(t *testing.T) {
	s := startSession(t, "", "TERM=dumb")
	s.wait(prompt)
	s.typeIn("who A\n")
	s.wait("Not found: who A")
	s.wait(prompt)
	s.typeIn(ctrlD)
	s.end("<nil>")
}

func TestStyleForTerminal(t *testing.T) {
	s := startSession(t, "")
	s.wait(prompt)
	for _, test := range []struct {
		env  map[string]string
		want Style
	}{
		{map[string]string{"TERM": "xterm"}, Style{Color: true, Width: 50}},
		{map[string]string{"TERM": "xterm", "COLUMNS": "70"}, Style{Color: true, Width: 50}},
		{map[string]string{"TERM": "dumb"}, Style{Width: 50}},
		{map[string]string{"NO_COLOR": "1"}, Style{Width: 50}},
		{map[string]string{"NO_COLOR": ""}, Style{Color: true, Width: 50}},
	} {
		if got := StyleFor(s.far, func(name string) string { return test.env[name] }); got != test.want {
			t.Errorf("%v: got %+v, want %+v", test.env, got, test.want)
		}
	}
	s.typeIn(ctrlD)
	s.end("<nil>")
}
