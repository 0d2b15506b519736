package terminal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"attache/internal/answers"

	"github.com/google/go-cmp/cmp"
)

// An echo answers every question with itself; "slow" waits until it is called off.
type echo struct{}

func (echo) Ask(ctx context.Context, question string) answers.Answer {
	if question == "slow" {
		os.Stdout.WriteString("asking\n") // only the tests at a terminal ask this, and wait for it
		<-ctx.Done()
	}
	return answers.Answer{Query: question, Status: answers.NotFound}
}

func TestChatThroughPipe(t *testing.T) {
	long := strings.Repeat("x", maxQuestion)
	for _, test := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"empty lines", "\n  \n\r\n!\n", ""},
		{"one", "who A\n", "Not found: who A\n"},
		{"no end of line", "who A", "Not found: who A\n"},
		{"two", "who A\r\nwho B\n", "Not found: who A\n\nNot found: who B\n"},
		{"prefix", "!who A\n", "Not found: !who A\n"},
		{"byte order mark", "\ufeffwho A\n", "Not found: who A\n"},
		{"bad bytes", "who \xff\n", "Not found: who �\n"},
		{"exit", "who A\nEXIT\nwho B\n", "Not found: who A\n"},
		{"quit", "!quit\nwho B\n", ""},
		{"too long", long + "x\nwho A\n", sayTooLong + "\nNot found: who A\n"},
		{"much too long", strings.Repeat(long, 5) + "\nwho A", sayTooLong + "\nNot found: who A\n"},
		{"too long without end", strings.Repeat(long, 3), sayTooLong + "\n"},
		{"escapes", "who \x1b[2J\n", "Not found: who �[2J\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			err := Chat(t.Context(), ChatConfig{In: strings.NewReader(test.in), Out: &out, Ask: echo{},
				Style: Style{Prefix: "!"}, Greeting: answers.Page{Title: line(word("Hello"))}})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, out.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// An agreeable answers everything.
type agreeable struct{}

func (agreeable) Ask(_ context.Context, question string) answers.Answer {
	if strings.HasPrefix(question, "no") {
		return answers.Answer{Query: question, Status: answers.NotFound}
	}
	return answers.Answer{Query: question, Status: answers.Answered}
}

// A line follows on the last question that was understood, as it was understood.
func TestChatFollowUp(t *testing.T) {
	var out bytes.Buffer
	follow := func(_ context.Context, previous, line string) string {
		if line == "thanks" {
			return ""
		}
		return strings.Replace(line, "and", previous+"+", 1)
	}
	in := "and A\nA\nand B\nthanks\nand C\nno\nand D\n"
	if err := Chat(t.Context(), ChatConfig{In: strings.NewReader(in), Out: &out, Ask: agreeable{}, FollowUp: follow, Style: Style{Width: -1}}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(out.String()) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "─") && line != "The articles" {
			got = append(got, line)
		}
	}
	want := []string{"and A", "A", "A+ B", "thanks", "thanks+ C", "Not found: no", "thanks+ C+ D"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A line of exactly the greatest length is still a question.
func TestChatLongestQuestion(t *testing.T) {
	long := strings.Repeat("x", maxQuestion)
	var out bytes.Buffer
	err := Chat(t.Context(), ChatConfig{In: strings.NewReader(long + "\r\n"), Out: &out, Ask: echo{}, Style: Style{Width: -1}})
	if want := "Not found: " + long + "\n"; err != nil || out.String() != want {
		t.Errorf("got %.40q…, %v", out.String(), err)
	}
}

type brokenWriter struct{ err error }

func (w brokenWriter) Write([]byte) (int, error) { return 0, w.err }

func TestChatWriteErrors(t *testing.T) {
	full := errors.New("disk full")
	for _, test := range []struct{ err, want error }{
		{&os.PathError{Op: "write", Path: "|1", Err: syscall.EPIPE}, nil},
		{io.ErrClosedPipe, nil},
		{full, full},
	} {
		err := Chat(t.Context(), ChatConfig{In: strings.NewReader("who A\n"), Out: brokenWriter{test.err}, Ask: echo{}})
		if !errors.Is(err, test.want) || (test.want == nil && err != nil) {
			t.Errorf("write fails with %v: got %v, want %v", test.err, err, test.want)
		}
	}
}

func TestChatReadError(t *testing.T) {
	broken := errors.New("cable cut")
	r, w := io.Pipe()
	w.CloseWithError(broken)
	if err := Chat(t.Context(), ChatConfig{In: r, Out: io.Discard, Ask: echo{}}); !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
}

// A chat that waits for a line that never comes ends with its context.
func TestChatCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r, w := io.Pipe()
	defer w.Close()
	done := make(chan error, 1)
	go func() { done <- Chat(ctx, ChatConfig{In: r, Out: io.Discard, Ask: echo{}}) }()
	if _, err := io.WriteString(w, "who A\n"); err != nil {
		t.Fatal(err)
	}
	cancel()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v, want %v", err, context.Canceled)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("the chat goes on")
	}
}

func FuzzPlainReader(f *testing.F) {
	f.Add("who A\nwho B")
	f.Add("\ufeff\r\n\x00")
	f.Add(strings.Repeat("x", maxQuestion+3) + "\nwho A")
	f.Fuzz(func(t *testing.T, in string) {
		r := newPlainReader(strings.NewReader(in), func() {})
		for n := 0; ; n++ {
			line, err := r.ReadLine()
			switch {
			case errors.Is(err, io.EOF):
				return
			case err != nil && !errors.Is(err, errTooLong):
				t.Fatal(err)
			case len(line) > maxQuestion+len("\r\n"):
				t.Fatalf("line of %d bytes", len(line))
			case n > len(in):
				t.Fatal("more lines than bytes")
			}
		}
	})
}
