package discord

import (
	"slices"
	"sync"
	"testing"
)

func TestTurns(t *testing.T) {
	var (
		ts   turns
		done []string
		wg   sync.WaitGroup
	)
	begun, release := make(chan struct{}), make(chan struct{})
	wg.Go(func() {
		ts.do("m", func() {
			close(begun)
			<-release
			done = append(done, "create")
		})
	})
	<-begun
	ts.do("m", func() { done = append(done, "edit") }) // both return at once
	ts.do("m", func() { done = append(done, "delete") })
	other := false
	ts.do("n", func() { other = true })
	if !other {
		t.Error("another message has to wait")
	}
	close(release)
	wg.Wait()
	if want := []string{"create", "delete"}; !slices.Equal(done, want) {
		t.Errorf("done are %q, want %q", done, want)
	}
	if len(ts.next) != 0 {
		t.Errorf("%d messages are still kept in mind", len(ts.next))
	}
}

func TestTurnsAfterPanic(t *testing.T) {
	var ts turns
	func() {
		defer func() { recover() }()
		ts.do("m", func() { panic("a bug") })
	}()
	done := false
	ts.do("m", func() { done = true })
	if !done {
		t.Error("after a panic nothing is done for that message any more")
	}
}
