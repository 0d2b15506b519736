package memory

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
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
	failed := func() int {
		w := httptest.NewRecorder()
		counts.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/", nil))
		return strings.Count(w.Body.String(), "\nattache_store_errors_total{")
	}
	if err := s.SetReply("a/b", Reply{Channel: "1", Message: "2"}); err == nil || failed() != 0 {
		t.Errorf("after a reply to no id: %v, %d failures", err, failed())
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := s.SetReply("1", Reply{Guild: "1", Channel: "1", Message: "2"}); err == nil || failed() != 1 {
		t.Errorf("after the file is gone: %v, %d failures", err, failed())
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Reply("1"); err != ErrClosed || failed() != 1 {
		t.Errorf("after the end: %v, %d failures", err, failed())
	}
}
