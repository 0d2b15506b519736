package edition

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestOf(t *testing.T) {
	of := func(files map[string]string, given ...string) string {
		t.Helper()
		fsys := fstest.MapFS{}
		for name, text := range files {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		got, err := Of([]fs.FS{fsys}, given...)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	first := of(map[string]string{"rule.go": "a", "list/verbs.tsv": "b"})
	if len(first) != 12 {
		t.Errorf("the edition is %q, want 12 digits", first)
	}
	for _, test := range []struct {
		what  string
		files map[string]string
		given []string
		same  bool
	}{
		{what: "the same again", files: map[string]string{"rule.go": "a", "list/verbs.tsv": "b"}, same: true},
		{what: "another rule", files: map[string]string{"rule.go": "A", "list/verbs.tsv": "b"}},
		{what: "another word in a list", files: map[string]string{"rule.go": "a", "list/verbs.tsv": "B"}},
		{what: "another file", files: map[string]string{"rule.go": "a", "list/verbs.tsv": "b", "more.go": ""}},
		{what: "a file of another name", files: map[string]string{"rules.go": "a", "list/verbs.tsv": "b"}},
		{what: "a byte that went from one file to another", files: map[string]string{"rule.go": "", "list/verbs.tsv": "ab"}},
		{what: "something given", files: map[string]string{"rule.go": "a", "list/verbs.tsv": "b"}, given: []string{"x"}},
	} {
		if got := of(test.files, test.given...); (got == first) != test.same {
			t.Errorf("%s: got %s and before %s, want the same: %t", test.what, got, first, test.same)
		}
	}
}
