package discord

import (
	"slices"
	"sync"
	"testing"
	"time"
)

func TestTurns(t *testing.T) {
	var (
		ts  turns
		met []string
		wg  sync.WaitGroup
	)
	begun, release := make(chan struct{}), make(chan struct{})
	ts.put("m", wish{text: "written", fresh: true})
	wg.Go(func() {
		ts.run("m", func(w wish) {
			if w.text == "written" {
				close(begun)
				<-release
			}
			met = append(met, w.text)
		})
	})
	<-begun
	second := time.Unix(2, 0)
	ts.put("m", wish{text: "edited twice", at: second})
	ts.put("m", wish{text: "edited", at: second.Add(-time.Second)}) // comes late
	ts.run("m", func(wish) { t.Error("two are at work for one message") })
	other := false
	ts.put("n", wish{})
	ts.run("n", func(wish) { other = true })
	if !other {
		t.Error("another message has to wait")
	}
	close(release)
	wg.Wait()
	if want := []string{"written", "edited twice"}; !slices.Equal(met, want) {
		t.Errorf("met are %q, want %q", met, want)
	}
	if ts.busy("m") || len(ts.of) != 0 {
		t.Errorf("%d messages are still kept in mind", len(ts.of))
	}
}

func TestTurnsOrder(t *testing.T) {
	at := func(n int64) time.Time { return time.Unix(n, 0) }
	written, edited, again, gone := wish{text: "w", fresh: true}, wish{text: "e", at: at(1)}, wish{text: "a", at: at(2)}, wish{text: "g", gone: true}
	for _, test := range []struct {
		put  []wish
		want string
	}{
		{[]wish{written, edited}, "e"},
		{[]wish{edited, written}, "e"},
		{[]wish{written, again, edited}, "a"},
		{[]wish{gone, written, again}, "g"},
		{[]wish{written, again, gone}, "g"},
	} {
		var ts turns
		for _, w := range test.put {
			ts.put("m", w)
		}
		ts.run("m", func(w wish) {
			if w.text != test.want || !w.fresh && test.put[0].fresh {
				t.Errorf("of %+v %+v counts, want %s", test.put, w, test.want)
			}
		})
	}
}

func TestTurnsAfterPanic(t *testing.T) {
	var ts turns
	ts.put("m", wish{})
	func() {
		defer func() { recover() }()
		ts.run("m", func(wish) { panic("a bug") })
	}()
	done := false
	ts.put("m", wish{})
	ts.run("m", func(wish) { done = true })
	if !done {
		t.Error("after a panic nothing is done for that message any more")
	}
}

func TestTurnsDrop(t *testing.T) {
	var ts turns
	ts.put("m", wish{})
	ts.drop("m")
	ts.run("m", func(wish) { t.Error("what was dropped is met") })
	if ts.busy("m") {
		t.Error("what was dropped is kept in mind")
	}
}

// One job is enough for a message, so no job can be dropped while another waits.
func TestTurnsQueue(t *testing.T) {
	var ts turns
	if !ts.put("m", wish{fresh: true}) {
		t.Fatal("no job is queued for the first wish")
	}
	if ts.put("m", wish{text: "edited", at: time.Unix(1, 0)}) {
		t.Error("a second job is queued for a message")
	}
	var met []string
	ts.run("m", func(w wish) {
		if met = append(met, w.text); !w.fresh {
			return
		}
		if !ts.put("m", wish{text: "again", at: time.Unix(2, 0)}) {
			t.Error("no job is queued after the first has begun")
		}
	})
	if want := []string{"edited", "again"}; !slices.Equal(met, want) {
		t.Errorf("met are %q, want %q", met, want)
	}
	ts.put("n", wish{})
	ts.put("n", wish{gone: true})
	ts.drop("n") // the question's job; another one is owed to the message
	gone := false
	ts.run("n", func(w wish) { gone = w.gone })
	if !gone || len(ts.of) != 0 {
		t.Errorf("the end of a message is met: %t; %d messages are still kept in mind", gone, len(ts.of))
	}
}
