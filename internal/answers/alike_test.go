package answers

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestAlike holds the groups to those that a person made of the same questions, whichever
// comes first.
func TestAlike(t *testing.T) {
	data, err := os.ReadFile("testdata/alike.txt")
	if err != nil {
		t.Fatal(err)
	}
	var questions []string
	group := map[string]int{}
	for n, paragraph := range strings.Split(string(data), "\n\n") {
		for line := range strings.Lines(paragraph) {
			if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
				questions = append(questions, line)
				group[line] = n
			}
		}
	}
	if len(questions) < 50 {
		t.Fatalf("only %d questions were read", len(questions))
	}
	backwards := slices.Clone(questions)
	slices.Reverse(backwards)
	for _, order := range [][]string{questions, backwards} {
		seen := map[int]string{}
		for _, g := range Alike(order) {
			first := order[g[0]]
			if other, ok := seen[group[first]]; ok {
				t.Errorf("%q is not like %q", first, other)
			}
			seen[group[first]] = first
			for _, i := range g {
				if group[order[i]] != group[first] {
					t.Errorf("%q is like %q", order[i], first)
				}
			}
		}
	}
}

func TestAlikeIsAPartition(t *testing.T) {
	questions := []string{"", " ", "?", "who", "zelda", "zelda", "\xff", "a b c", "谁", "谁是", "2024", "2025"}
	var all []int
	for _, g := range Alike(questions) {
		if !slices.IsSorted(g) {
			t.Errorf("the group %v is not in order", g)
		}
		all = append(all, g...)
	}
	slices.Sort(all)
	for i := range questions {
		if i >= len(all) || all[i] != i {
			t.Fatalf("the groups have %v", all)
		}
	}
	if got := Alike(nil); len(got) != 0 {
		t.Errorf("of nothing there are %v", got)
	}
}

func TestSameWord(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"zelda", "zleda", true}, {"zelda", "zelfa", true}, {"zelda", "selda", true}, {"iran", "iraq", false}, {"niger", "nigeria", false},
		{"slovakia", "slovenia", false}, {"banana", "bananas", true}, {"minister", "ministers", true}, {"лавров", "лавровым", true},
		{"2024", "2025", false}, {"10000", "100000", false}, {"zelenskyyy", "zelenskyij", true}, {"abcde", "vwxyz", false}, {"oslo", "osla", false},
	} {
		for _, pair := range [][2]string{{test.a, test.b}, {test.b, test.a}} {
			if got := sameWord(pair[0], pair[1]); got != test.want {
				t.Errorf("%q is %q: %t", pair[0], pair[1], got)
			}
		}
	}
}

// BenchmarkAlike groups as many questions as ten full servers keep.
func BenchmarkAlike(b *testing.B) {
	var questions []string
	for i := range 5000 {
		questions = append(questions, fmt.Sprintf("what does minister %c%d think of the %s of place%d", 'a'+rune(i%26), i, []string{"harbour", "ferry", "zeppelin"}[i%3], i%700))
	}
	for b.Loop() {
		Alike(questions)
	}
}
