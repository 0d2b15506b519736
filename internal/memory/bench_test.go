package memory

import (
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"attache/internal/postgrestest"
)

// eachKind measures a memory in a file, which is written to the disk as the bot's is, and
// one in the PostgreSQL that tests may use, if there is one.
func eachKind(b *testing.B, measure func(b *testing.B, s *Store)) {
	for kind, path := range map[string]func(b *testing.B) string{
		"file":     func(b *testing.B) string { return filepath.Join(b.TempDir(), "memory.db") },
		"postgres": func(b *testing.B) string { return postgrestest.Schema(b) },
	} {
		b.Run(kind, func(b *testing.B) {
			s, err := Open(path(b), Config{})
			ok(b, err)
			b.Cleanup(func() { s.Close() })
			fill(b, s)
			measure(b, s)
		})
	}
}

// Read for every message that the bot sees.
func BenchmarkSettings(b *testing.B) {
	eachKind(b, func(b *testing.B, s *Store) {
		for b.Loop() {
			for _, at := range []Scope{{"1", ""}, {"1", "2"}} {
				if _, err := s.Settings(at); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// Asked for every message that is deleted in any server.
func BenchmarkForgetUnknownMessage(b *testing.B) {
	eachKind(b, func(b *testing.B, s *Store) {
		for b.Loop() {
			ok(b, s.ForgetMessage("2", "999"))
		}
	})
}

func BenchmarkSetReply(b *testing.B) {
	for _, writers := range []int{1, 16, 64} {
		b.Run(fmt.Sprint("writers=", writers), func(b *testing.B) {
			eachKind(b, func(b *testing.B, s *Store) {
				var n atomic.Int64
				together(b, writers, func() error {
					id := fmt.Sprint(n.Add(1))
					return s.SetReply(id, Reply{Guild: "1", Channel: "2", Message: id, Articles: []string{"a"}, At: noon})
				})
			})
		})
	}
}

func BenchmarkVote(b *testing.B) {
	for _, writers := range []int{1, 16} {
		b.Run(fmt.Sprint("writers=", writers), func(b *testing.B) {
			eachKind(b, func(b *testing.B, s *Store) {
				var n atomic.Int64
				together(b, writers, func() error {
					i := n.Add(1)
					_, err := s.Vote(Answer{Guild: "1", Channel: "2", Message: fmt.Sprint(i % 100)}, fmt.Sprint(i), i%3 > 0)
					return err
				})
			})
		})
	}
}

// Claimed for each interaction that comes over HTTP.
func BenchmarkClaim(b *testing.B) {
	eachKind(b, func(b *testing.B, s *Store) {
		var n atomic.Int64
		together(b, 16, func() error {
			_, _, err := s.Claim(fmt.Sprint(n.Add(1)), time.Minute)
			return err
		})
	})
}

// together has do done b.N times by so many at once.
func together(b *testing.B, writers int, do func() error) {
	b.ResetTimer()
	var left atomic.Int64
	left.Store(int64(b.N))
	errs := make(chan error)
	for range writers {
		go func() {
			for left.Add(-1) >= 0 {
				if err := do(); err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
	}
	for range writers {
		ok(b, <-errs)
	}
}
