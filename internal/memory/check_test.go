package memory

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var flips = flag.Int("flips", 200, "how many damaged files TestFlippedBits tries")

// bulky returns the bytes of a memory with branches, pages that go on and free
// pages.
func bulky(t testing.TB) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "memory.db")
	s := at(t, path, noon)
	fill(t, s)
	ok(t, s.update(func(tx transaction) error {
		for i := range 600 {
			if err := put(tx.bucket("replies"), fmt.Appendf(nil, "4%04d", i), Reply{Channel: "2", Message: fmt.Sprint(i), At: noon}); err != nil {
				return err
			}
		}
		return put(tx.bucket("pins"), []byte("9/9"), Pin{Channel: "9", Message: "9", Statements: []Statement{{Text: string(bytes.Repeat([]byte("x"), 9000))}}})
	}))
	for i := range 150 {
		ok(t, s.DropReply(fmt.Sprintf("4%04d", i)))
	}
	ok(t, s.Close())
	data, err := os.ReadFile(path)
	ok(t, err)
	return data
}

// useAll calls every method; what they return does not matter, as long as they do.
func useAll(s *Store) {
	s.Settings(Scope{"1", "2"})
	s.Overrides("1")
	s.SetSettings(Scope{"1", "5"}, Settings{Off: &[]string{"who"}})
	s.SetReply("40300", Reply{Channel: "2", Message: "8", At: noon})
	s.SetReply("5", Reply{Channel: "2", Message: "9", At: noon.Add(-1000 * day)})
	s.Reply("20")
	s.Question("2", "21")
	s.Citing(KeepReplies, "a")
	s.DropReply("20")
	s.SetChoice("2", "m", "person/2", "s2")
	s.Choice("2", "k", "s")
	s.SetPin(Pin{Channel: "2", Message: "9"})
	s.Pin("2", "23")
	s.Pins("1")
	s.AllPins()
	s.DropPin("9", "9")
	s.AddGap("1", "who is nobody", noon)
	s.Gaps("1", 5)
	s.AllGaps(5)
	s.DropGap("1", "who is zelda?")
	s.Vote(Answer{Channel: "2", Message: "21"}, "9", true)
	s.Votes("2", "21")
	s.Feedback("1", 5)
	s.Sweep(noon.Add(10 * day))
	s.ForgetUser("7")
	s.ForgetMessage("2", "21")
	s.ForgetChannel("2")
	s.ForgetGuild("1")
}

// survives opens a file of these bytes. Either Open refuses it, unchanged and for
// a reason of its own, or all can be used.
func survives(t *testing.T, data []byte) (opened bool) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "memory.db")
	ok(t, os.WriteFile(path, data, 0o600))
	s, err := open(path, clock(noon), quick)
	if err != nil {
		if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) && !errors.Is(err, ErrNewer) {
			t.Errorf("refused for another reason: %v", err)
		}
		if got, _ := os.ReadFile(path); !bytes.Equal(got, data) {
			t.Errorf("refused, but changed: %v", err)
		}
		return false
	}
	useAll(s)
	if s.db.(*boltFile).panicked.Load() {
		t.Error("bbolt panicked over what was let pass")
	}
	s.Close()
	return true
}

func TestFlippedBits(t *testing.T) {
	whole := bulky(t)
	if !survives(t, whole) {
		t.Fatal("the whole file is refused")
	}
	n := *flips
	r := rand.New(rand.NewPCG(1, 2))
	refused := 0
	for range n {
		data := bytes.Clone(whole)
		var flipped []int
		for range 1 + r.IntN(3) {
			at := r.IntN(len(data))
			if r.IntN(2) == 0 { // where the pages say how they are made
				at = at&^4095 + r.IntN(256)
			}
			flipped = append(flipped, at)
			data[at] ^= 1 << r.IntN(8)
		}
		if !survives(t, data) {
			refused++
		}
		if t.Failed() {
			t.Fatalf("with a bit flipped at each of %d", flipped)
		}
	}
	t.Logf("%d of %d files were refused", refused, n)
	if refused < n/10 {
		t.Error("hardly any file was refused: the flips miss what they are for")
	}
}

func TestCutOff(t *testing.T) {
	whole := bulky(t)
	for n := 1; n < len(whole); n += 2999 {
		survives(t, whole[:n])
		if t.Failed() {
			t.Fatalf("cut off after %d bytes", n)
		}
	}
}

// A file that is cut off while it is open is no end of the process.
func TestCutOffLater(t *testing.T) {
	path := filepath.Join(t.TempDir(), "memory.db")
	ok(t, os.WriteFile(path, bulky(t), 0o600))
	s, err := open(path, clock(noon), quick)
	ok(t, err)
	ok(t, os.Truncate(path, 8192))
	if _, err := s.Citing(KeepReplies, "a"); !errors.Is(err, ErrDamaged) {
		t.Errorf("reading: %v", err)
	}
	if err := s.AddGap("1", "who", noon); !errors.Is(err, ErrDamaged) {
		t.Errorf("writing: %v", err)
	}
	if err := s.Close(); !errors.Is(err, ErrDamaged) {
		t.Errorf("closing: %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	whole := bulky(f)
	f.Add([]byte{0, 16, 10, 1}, uint32(len(whole)))
	f.Add([]byte{0, 32, 8, 255, 0, 48, 12, 1}, uint32(20000))
	// Each four bytes of edits change one of the file: where (3 bytes), by what.
	f.Fuzz(func(t *testing.T, edits []byte, size uint32) {
		data := bytes.Clone(whole[:min(int(size), len(whole))])
		for ; len(edits) >= 4 && len(data) > 0; edits = edits[4:] {
			at := (int(edits[0])<<16 | int(edits[1])<<8 | int(edits[2])) % len(data)
			data[at] ^= edits[3]
		}
		survives(t, data)
	})
}

// Much is remembered, and all of it is read when the bot starts.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "memory.db")
	s := at(b, path, noon)
	ok(b, s.update(func(tx transaction) error {
		for i := range 100_000 {
			k := fmt.Sprintf("11%015d", i*7919)
			r := Reply{Guild: "1100000000000000000", Channel: "1200000000000000000", Message: k, Articles: []string{"2022-03-30-lavrov-wang-tunxi"}, Snapshot: "0123456789abcdef", At: noon}
			if err := put(tx.bucket("replies"), []byte(k), r); err != nil {
				return err
			}
		}
		return nil
	}))
	ok(b, s.Close())
	info, err := os.Stat(path)
	ok(b, err)
	for b.Loop() {
		start := time.Now()
		s, err := Open(path, Config{})
		ok(b, err)
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms/open")
		ok(b, s.Close())
	}
	b.ReportMetric(float64(info.Size())/1e6, "MB")
}
