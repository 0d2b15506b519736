package index

import (
	"runtime"
	"slices"
	"testing"
	"weak"

	"github.com/google/go-cmp/cmp"

	"attache/internal/facts"
)

// A draft holds no document that it has packed, and comes to what is built of all at once.
func TestDraft(t *testing.T) {
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	d, err := NewDraft(x)
	if err != nil {
		t.Fatal(err)
	}
	d.b.packedFrom = 3 // those of the first batch wait for the second
	var given []weak.Pointer[facts.Document]
	for some := range slices.Chunk(extractAll(t, x), 2) {
		for _, doc := range some {
			given = append(given, weak.Make(doc))
		}
		d.Add(some)
	}
	if len(given) < 5 {
		t.Fatalf("there are %d documents, which is too few to try", len(given))
	}
	runtime.GC()
	for i, p := range given {
		if p.Value() != nil {
			t.Errorf("document %d of %d is still there", i, len(given))
		}
	}
	drafted, err := d.Build("s")
	if err != nil {
		t.Fatal(err)
	}
	defer drafted.Close()
	built, err := Build(extractAll(t, x), "s", x)
	if err != nil {
		t.Fatal(err)
	}
	defer built.Close()
	if diff := cmp.Diff(describe(t, built), describe(t, drafted)); diff != "" {
		t.Errorf("(-built +drafted):\n%s", diff)
	}
}
