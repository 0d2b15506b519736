package discord

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestPool(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPool(2, 3)
		release := make(chan struct{})
		job := func() { <-release }
		for range 2 {
			p.offer(job)
			synctest.Wait() // a worker has it
		}
		for range 3 {
			if !p.offer(job) {
				t.Error("there is no room in the queue")
			}
		}
		if p.offer(job) || p.dropped.Load() != 1 {
			t.Errorf("a sixth job is taken, or not counted: %d dropped", p.dropped.Load())
		}
		if p.drain(time.Second) {
			t.Error("drain says that all jobs have ended")
		}
		if p.offer(job) {
			t.Error("a drained pool takes jobs")
		}
		close(release)
		if !p.drain(time.Second) {
			t.Error("drain says that not all jobs have ended")
		}
	})
}

func TestSeen(t *testing.T) {
	s := newSeen(3)
	for i := range 5 {
		if !s.first(fmt.Sprint(i)) || s.first(fmt.Sprint(i)) {
			t.Errorf("%d is not seen just once", i)
		}
	}
	if s.first("2") || !s.first("1") {
		t.Error("not the last three are remembered")
	}
	if s.ids.Len() != 3 {
		t.Errorf("%d ids are kept", s.ids.Len())
	}
}
