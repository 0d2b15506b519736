package memory

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"attache/internal/disktest"
)

// However often the bot is killed in the midst of writing, what it was told is
// written is there.
func TestKilled(t *testing.T) {
	if path, yes := disktest.IsChild(t); yes {
		writeForEver(t, path)
	}
	const rounds, writers = 12, 4
	path := filepath.Join(t.TempDir(), "memory.db")
	acknowledged := make(map[string]bool)
	for round := range rounds {
		cmd := disktest.Child(t, path)
		out, err := cmd.StdoutPipe()
		ok(t, err)
		ok(t, cmd.Start())
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			if id, found := strings.CutPrefix(lines.Text(), "wrote "); found {
				acknowledged[id] = true
			}
			if n == 5+7*round {
				ok(t, cmd.Process.Kill())
				// What it has said before it died is read all the same.
			}
		}
		cmd.Wait()

		s, err := Open(path, Config{})
		if err != nil {
			t.Fatalf("after round %d: %v", round, err)
		}
		for id := range acknowledged {
			r, found, err := s.Reply(id)
			ok(t, err)
			if !found || r.Message != "m"+id {
				t.Errorf("after round %d: %s is lost", round, id)
			}
		}
		ok(t, s.Close())
	}
	if len(acknowledged) < rounds*5 {
		t.Errorf("only %d writes were acknowledged in %d rounds", len(acknowledged), rounds)
	}
}

func writeForEver(t *testing.T, path string) {
	s, err := Open(path, Config{})
	ok(t, err)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := 0; ; i++ {
				id := fmt.Sprintf("%d-%d-%d", os.Getpid(), w, i)
				if err := s.SetReply(id, Reply{Channel: "2", Message: "m" + id}); err != nil {
					t.Error(err)
					return
				}
				fmt.Println("wrote", id)
				if err := s.DropReply(fmt.Sprintf("%d-%d-%d", os.Getpid(), w, i-1000)); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
}

// A full disk is an error of the write that finds it full. What was there is
// there, and writing goes on when there is room.
func TestFullDisk(t *testing.T) {
	const noLimit = "the size of files cannot be limited here"
	if path, yes := disktest.IsChild(t); yes {
		if !disktest.Limit(1 << 18) {
			fmt.Println(noLimit)
			return
		}
		s, err := Open(path, Config{})
		ok(t, err)
		for i := 0; err == nil; i++ {
			if i > 10_000 {
				t.Fatal("the limit does not limit")
			}
			id := fmt.Sprint("5", i)
			if err = s.SetReply(id, Reply{Channel: "2", Message: "m" + id, Articles: []string{strings.Repeat("x", 2000)}}); err == nil {
				fmt.Println("wrote", id)
			}
		}
		if errors.Is(err, ErrDamaged) || !strings.HasPrefix(err.Error(), "cannot write memory "+path+": ") {
			t.Errorf("the error is %v", err)
		}
		fmt.Println("error", err)
		if _, found, err := s.Reply("50"); !found || err != nil {
			t.Errorf("reading on the full disk: %t, %v", found, err)
		}
		disktest.Limit(1 << 30)
		if err := s.SetReply("6", Reply{Channel: "2", Message: "m6"}); err != nil {
			t.Errorf("with room again: %v", err)
		}
		fmt.Println("wrote 6")
		ok(t, s.Close())
		return
	}
	path := filepath.Join(t.TempDir(), "memory.db")
	out, err := disktest.Child(t, path).Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if strings.Contains(string(out), noLimit) {
		t.Skip(noLimit)
	}
	s, err := Open(path, Config{})
	ok(t, err)
	defer s.Close()
	n := 0
	for line := range strings.Lines(string(out)) {
		if id, found := strings.CutPrefix(strings.TrimSpace(line), "wrote "); found {
			n++
			if r, found, err := s.Reply(id); !found || err != nil || r.Message != "m"+id {
				t.Errorf("%s is lost: %v", id, err)
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d writes went well:\n%s", n, out)
	}
	t.Logf("%d writes, then: %s", n, out[strings.Index(string(out), "error"):])
}
