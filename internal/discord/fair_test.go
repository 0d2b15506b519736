package discord

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A bench is a fair pool whose jobs end when they are told to.
type bench struct {
	*fair
	mu      sync.Mutex
	begun   []string
	dropped []string
	ends    map[string]chan struct{}
}

func newBench(l limits) *bench {
	return &bench{fair: newFair(l), ends: make(map[string]chan struct{})}
}

// ask offers a job of "server/member"; its name is unique.
func (b *bench) ask(of, name string) {
	server, member, _ := strings.Cut(of, "/")
	end := make(chan struct{})
	b.mu.Lock()
	b.ends[name] = end
	b.mu.Unlock()
	note := func(list *[]string) {
		b.mu.Lock()
		defer b.mu.Unlock()
		*list = append(*list, name)
	}
	b.offer(asker{server, member}, func() { note(&b.begun); <-end }, func() { note(&b.dropped) })
	synctest.Wait()
}

// end ends a job.
func (b *bench) end(name string) {
	close(b.ends[name])
	synctest.Wait()
}

func TestFairTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(limits{workers: 1, perServer: 1, room: 100, perMember: 100})
		b.ask("x/a", "first")
		for i := range 3 {
			b.ask("x/a", fmt.Sprint("a", i))
		}
		b.ask("x/b", "b0")
		b.ask("x/b", "b1")
		b.ask("y/c", "c0")
		b.ask("y/c", "c1")
		for i := 0; i < len(b.begun); i++ {
			b.end(b.begun[i])
		}
		want := []string{"first", "c0", "b0", "c1", "a0", "b1", "a1", "a2"}
		if !slices.Equal(b.begun, want) {
			t.Errorf("the order is %q, want %q", b.begun, want)
		}
		if !b.drain(time.Second) || len(b.servers) > 0 {
			t.Errorf("%d servers are left", len(b.servers))
		}
	})
}

func TestFairAtATime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(limits{workers: 4, perServer: 2, room: 100, perMember: 100})
		begun := func(want ...string) {
			t.Helper()
			if !slices.Equal(b.begun, want) {
				t.Errorf("begun are %q, want %q", b.begun, want)
			}
		}
		b.ask("x/a", "a0")
		b.ask("x/a", "a1") // only one of a member
		b.ask("x/b", "b0")
		b.ask("x/c", "c0") // only two of a server
		begun("a0", "b0")
		b.ask("y/d", "d0") // another one finds a worker
		begun("a0", "b0", "d0")
		b.end("a0")
		begun("a0", "b0", "d0", "c0")
		b.end("b0")
		begun("a0", "b0", "d0", "c0", "a1")
		if waiting, busy := b.load(); waiting != 0 || busy != 3 {
			t.Errorf("%d wait and %d are being done", waiting, busy)
		}
		for _, name := range []string{"d0", "c0", "a1"} {
			b.end(name)
		}
		b.drain(time.Second)
	})
}

func TestFairDrops(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(limits{workers: 1, perServer: 1, room: 4, perMember: 3})
		b.ask("z/z", "at work")
		for i := range 4 {
			b.ask("x/a", fmt.Sprint("a", i)) // of the last is one too much
		}
		b.ask("x/b", "b0")
		b.ask("x/b", "b1") // in the place of the last of a
		b.ask("y/c", "c0") // in that of the last of x
		b.ask("x/d", "d0") // in that of the last of b, who has most in x now
		if want := []string{"a3", "a2", "a1", "b1"}; !slices.Equal(b.dropped, want) {
			t.Errorf("dropped are %q, want %q", b.dropped, want)
		}
		if n := b.fair.dropped.Load(); n != 4 {
			t.Errorf("%d are counted as dropped", n)
		}
		if b.drain(time.Second) {
			t.Error("drain says that all jobs have ended")
		}
		b.ask("x/e", "too late")
		if !slices.Contains(b.dropped, "too late") {
			t.Error("a drained pool takes jobs")
		}
		for i := 0; i < len(b.begun); i++ {
			b.end(b.begun[i])
		}
		if !b.drain(time.Second) {
			t.Error("drain says that not all jobs have ended")
		}
		if len(b.begun) != 5 || b.waiting != 0 || len(b.servers) != 0 {
			t.Errorf("done are %q; %d wait, %d servers are left", b.begun, b.waiting, len(b.servers))
		}
	})
}

// TestFairAll checks that each of many jobs by many is done or dropped, once.
func TestFairAll(t *testing.T) {
	p := newFair(fairLimits(8, 64))
	r := rand.New(rand.NewPCG(1, 2))
	var mu sync.Mutex
	count := make([]int, 5000)
	note := func(i int) func() {
		return func() {
			mu.Lock()
			defer mu.Unlock()
			count[i]++
		}
	}
	var wg sync.WaitGroup
	for i := range count {
		of := asker{fmt.Sprint(r.IntN(5)), fmt.Sprint(r.IntN(10))}
		wg.Go(func() { p.offer(of, note(i), note(i)) })
	}
	wg.Wait()
	if !p.drain(time.Minute) {
		t.Fatal("not all jobs have ended")
	}
	for i, n := range count {
		if n != 1 {
			t.Errorf("job %d is done or dropped %d times", i, n)
		}
	}
	if len(p.servers)+len(p.members) != 0 {
		t.Errorf("%d servers and %d members are left", len(p.servers), len(p.members))
	}
}

// Somebody who asks in many servers gets no more than who asks in one.
func TestFairAcrossServers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(fairLimits(8, 64))
		for i := range 72 {
			b.ask(fmt.Sprint(i, "/a"), fmt.Sprint("a", i))
		}
		if len(b.begun) != 1 || b.waiting != 8 {
			t.Errorf("of one member %d are done at a time and %d wait", len(b.begun), b.waiting)
		}
		for user := range 7 { // more of them leave no room
			for i := range 9 {
				b.ask(fmt.Sprintf("%d-%d/%d", user, i, user), fmt.Sprintf("%d-%d", user, i))
			}
		}
		if _, busy := b.load(); b.waiting != 64 || busy != 8 {
			t.Fatalf("%d wait and %d are being done", b.waiting, busy)
		}
		b.mu.Lock()
		b.dropped = nil
		b.mu.Unlock()
		for i := range 10 {
			b.ask(fmt.Sprint("new/", i), fmt.Sprint("first of ", i))
			b.ask(fmt.Sprintf("dm%d/dm%d", i, i), fmt.Sprint("in private ", i))
		}
		for _, name := range b.dropped {
			if strings.HasPrefix(name, "in private") {
				t.Errorf("%s is dropped", name)
			}
		}
		for i := 0; i < len(b.begun); i++ {
			b.end(b.begun[i])
		}
		if !b.drain(time.Second) || len(b.servers)+len(b.members) > 0 {
			t.Errorf("%d servers and %d members are left", len(b.servers), len(b.members))
		}
	})
}

// The job that makes room may be the last of the same member, in another server.
func TestFairMakesRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(limits{workers: 1, perServer: 1, room: 2, perMember: 2})
		b.ask("z/z", "at work")
		b.ask("x/b", "b0")
		b.ask("x/a", "a0")
		b.ask("y/a", "a1") // in the place of one of x
		for i := 0; i < len(b.begun); i++ {
			b.end(b.begun[i])
		}
		if len(b.begun)+len(b.dropped) != 4 || !slices.Contains(b.begun, "a1") {
			t.Errorf("done are %q, dropped %q", b.begun, b.dropped)
		}
		if !b.drain(time.Second) || len(b.servers)+len(b.members) > 0 {
			t.Errorf("%d servers and %d members are left", len(b.servers), len(b.members))
		}
	})
}
