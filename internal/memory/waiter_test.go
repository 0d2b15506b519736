package memory

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

func TestWaiters(t *testing.T) {
	s := fresh(t)
	w := Waiter{User: "7", Guild: "1", Channel: "2", Message: "21", Question: "Who is <@99> Zelda?", Snapshot: "s", At: noon}
	ok(t, s.SetWaiter(w))
	w.Question = "Who is  Zelda?"
	other := Waiter{User: "8", Guild: "1", Channel: "2", Message: "21", Question: "who is zelda", At: noon.Add(time.Second)}
	ok(t, s.SetWaiter(other))
	equal(t, "waiters", must[[]Waiter](t)(s.Waiters()), []Waiter{other, w})
	if was, err := s.DropWaiter("2", "21", "9"); was || err != nil {
		t.Errorf("nobody waited: %t, %v", was, err)
	}
	if was, err := s.DropWaiter("2", "21", "7"); !was || err != nil {
		t.Errorf("somebody waited: %t, %v", was, err)
	}
	equal(t, "waiters", must[[]Waiter](t)(s.Waiters()), []Waiter{other})
	for _, bad := range []Waiter{
		{User: "7", Channel: "2", Message: "21", Question: "<@99>"},
		{User: "7", Channel: "2", Message: "21", Question: strings.Repeat("who ", maxGapLen)},
		{User: "7/8", Channel: "2", Message: "21", Question: "who"},
		{Channel: "2", Message: "21", Question: "who"},
	} {
		if err := s.SetWaiter(bad); err == nil {
			t.Errorf("%+v is kept", bad)
		}
	}
}

// Nobody can wait for everything, and no server fills the memory.
func TestWaitersAreBounded(t *testing.T) {
	s := fresh(t)
	set := func(user, guild string, n int) error {
		return s.SetWaiter(Waiter{User: user, Guild: guild, Channel: "2", Message: fmt.Sprint(n), Question: "who"})
	}
	for i := range MaxWaits {
		ok(t, set("7", "1", i))
	}
	if err := set("7", "2", MaxWaits); !errors.Is(err, ErrWaitsTooMuch) {
		t.Errorf("one more of a person's: %v", err)
	}
	ok(t, set("7", "1", 0)) // which is there already
	for i := MaxWaits; i < maxWaiters; i++ {
		ok(t, set(fmt.Sprint("u", i), "1", i))
	}
	if err := set("8", "1", maxWaiters); !errors.Is(err, ErrTooManyWait) {
		t.Errorf("one more of a server's: %v", err)
	}
	ok(t, set("8", "2", maxWaiters))
	ok(t, set("8", "", maxWaiters+1))
}

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
