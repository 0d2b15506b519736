package facts

import (
	"slices"
	"strings"
	"testing"
)

func TestSortedList(t *testing.T) {
	const list = sortedList("# comment\n# longer comment that is no key\nabc\t1\nabd\t\nb\nbergen\t6\nzed\tr\n")
	for _, test := range []struct {
		key, want string
		ok        bool
	}{
		{"abc", "1", true}, {"abd", "", true}, {"b", "", true}, {"bergen", "6", true}, {"zed", "r", true},
		{"ab", "", false}, {"abe", "", false}, {"ber", "", false}, {"zzz", "", false}, {"", "", false}, {"# comment", "", true},
	} {
		if got, ok := list.find(test.key); got != test.want || ok != test.ok {
			t.Errorf("find(%q) = %q, %v, want %q, %v", test.key, got, ok, test.want, test.ok)
		}
	}
	if _, ok := sortedList("").find("a"); ok {
		t.Error("an empty list has a")
	}
	if got, ok := sortedList("a\t1").find("a"); got != "1" || !ok {
		t.Errorf("a list without a last line end: %q, %v", got, ok)
	}
}

// The lists must be sorted, or names in them are not found.
func TestListsAreSorted(t *testing.T) {
	for name, list := range map[string]string{"places": placesList, "surnames": surnamesList} {
		var keys []string
		for line := range strings.Lines(list) {
			if line[0] == '#' {
				continue
			}
			key, _, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			if key != Fold(key) {
				t.Errorf("%s: %q is not folded", name, key)
			}
			keys = append(keys, key)
		}
		if !slices.IsSorted(keys) || len(slices.Compact(slices.Clone(keys))) != len(keys) {
			t.Errorf("%s are not sorted, or one stands twice", name)
		}
		for _, key := range keys {
			if !sortedList(list).has(key) {
				t.Fatalf("%s: %q is not found", name, key)
			}
		}
	}
}
