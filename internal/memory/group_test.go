package memory

import (
	"strings"
	"testing"
	"time"
)

func TestGrouped(t *testing.T) {
	later := noon.Add(time.Hour)
	gaps := []Gap{
		{"1", "who is zelda", 2, noon, noon},
		{"2", "who is zelda", 1, noon.Add(-time.Hour), later},
		{"1", "zelda?", 4, noon, noon},
		{"1", "oslo", 6, noon, noon},
		{"1", "bergen", 1, noon, noon},
	}
	waiters := []Waiter{
		{User: "7", Question: "Who is Zelda"}, {User: "7", Question: "zelda?"}, {User: "8", Question: "zelda?"}, {User: "8", Question: "who is nobody"},
	}
	alike := func(questions []string) (out [][]int) {
		zelda := []int{}
		for i, q := range questions {
			if strings.Contains(q, "zelda") {
				zelda = append(zelda, i)
			} else {
				out = append(out, []int{i})
			}
		}
		return append(out, zelda)
	}
	equal(t, "groups", Grouped(gaps, waiters, alike), []Group{
		{[]string{"zelda?", "who is zelda"}, 7, noon.Add(-time.Hour), later, 2},
		{[]string{"oslo"}, 6, noon, noon, 0},
		{[]string{"bergen"}, 1, noon, noon, 0},
	})
	equal(t, "groups of nothing", Grouped(nil, waiters, func([]string) [][]int { return nil }), []Group{})
}
