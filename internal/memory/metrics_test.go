package memory

import (
	"errors"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"testing"

	"attache/internal/metrics"
)

// What cannot be written is counted, once for each transaction; what is refused as no
// record is not, and neither is what comes after the end.
func TestFailuresAreCounted(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there a file in use stays where it is")
	}
	counts := metrics.New()
	path := filepath.Join(t.TempDir(), "attache.db")
	s, err := Open(path, Config{Metrics: counts})
	if err != nil {
		t.Fatal(err)
	}
	failed := func() (n int) {
		w := httptest.NewRecorder()
		counts.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
		for _, m := range regexp.MustCompile(`(?m)^attache_store_errors_total\{.*\} (\d+)$`).FindAllStringSubmatch(w.Body.String(), -1) {
			count, err := strconv.Atoi(m[1])
			ok(t, err)
			n += count
		}
		return n
	}
	if err := s.SetReply("a/b", Reply{Channel: "1", Message: "2"}); err == nil || failed() != 0 {
		t.Errorf("after a reply to no id: %v, %d failures", err, failed())
	}
	damage := func(tx transaction) error { return tx.bucket("replies").Put([]byte("9"), []byte("{")) }
	ok(t, s.update(damage))
	if err := s.SetReply("9", Reply{Guild: "1", Channel: "1", Message: "2"}); !errors.Is(err, ErrDamaged) || failed() != 1 {
		t.Errorf("in place of a record that is damaged: %v, %d failures", err, failed())
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := s.SetReply("1", Reply{Guild: "1", Channel: "1", Message: "2"}); err == nil || failed() != 2 {
		t.Errorf("after the file is gone: %v, %d failures", err, failed())
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Reply("1"); err != ErrClosed || failed() != 2 {
		t.Errorf("after the end: %v, %d failures", err, failed())
	}
}
