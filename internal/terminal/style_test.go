package terminal

import (
	"os"
	"testing"
)

func TestStyleForPipe(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	for _, test := range []struct {
		columns string
		want    int
	}{{"", 0}, {"64", 64}, {"300", maxWidth}, {"-3", 0}, {"wide", 0}} {
		got := StyleFor(w, func(name string) string {
			return map[string]string{"COLUMNS": test.columns, "TERM": "xterm"}[name]
		})
		if want := (Style{Width: test.want}); got != want {
			t.Errorf("COLUMNS=%q: got %+v, want %+v", test.columns, got, want)
		}
	}
	if got := StyleFor(nil, func(string) string { return "" }); got != (Style{}) {
		t.Errorf("StyleFor(nil) = %+v", got)
	}
}
