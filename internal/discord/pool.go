package discord

import (
	"sync"
	"sync/atomic"
	"time"
)

// A pool runs jobs on a fixed number of goroutines, in their order if it is one.
type pool struct {
	jobs    chan func()
	done    chan struct{} // closed when every worker has returned
	dropped atomic.Int64

	mu     sync.RWMutex // held while sending, so that no send meets a closed channel
	closed bool
}

// newPool starts a pool that works on n jobs at a time and lets queue more wait.
func newPool(n, queue int) *pool {
	p := &pool{jobs: make(chan func(), queue), done: make(chan struct{})}
	var wg sync.WaitGroup
	for range n {
		wg.Go(func() {
			for job := range p.jobs {
				job()
			}
		})
	}
	go func() {
		wg.Wait()
		close(p.done)
	}()
	return p
}

// offer queues job and reports whether there was room.
func (p *pool) offer(job func()) bool {
	p.mu.RLock()
	defer p.mu.RUnlock()
	if !p.closed {
		select {
		case p.jobs <- job:
			return true
		default:
		}
	}
	p.dropped.Add(1)
	return false
}

// drain takes no more jobs and waits up to d for those it has. It reports
// whether all of them ended.
func (p *pool) drain(d time.Duration) bool {
	p.mu.Lock()
	if !p.closed {
		p.closed = true
		close(p.jobs)
	}
	p.mu.Unlock()
	return endsWithin(d, p.done)
}

// endsWithin waits up to d for done to be closed, and reports whether it was.
func endsWithin(d time.Duration, done <-chan struct{}) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-done:
		return true
	case <-t.C:
		return false
	}
}
