package discord

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// A fair pool runs jobs on a fixed number of goroutines, so that neither a member nor a
// server that asks for much can keep it for itself. Servers take turns, and within each
// its members do: of one member a single job is done at a time, in whichever server, of one
// server so few that others find a free worker. There is room for a bounded number of jobs
// to wait. When it is used up, a job is dropped of those who have most waiting.
type fair struct {
	limits  limits
	dropped atomic.Int64
	done    chan struct{} // closed when every worker has returned

	mu      sync.Mutex
	ready   sync.Cond // something may have become possible
	closed  bool
	waiting int
	busy    int
	servers []*queue // those with jobs, in the order of their turns
	members []*queue // those with jobs, in all servers; they have the numbers only
}

// limits of a fair pool.
type limits struct {
	workers   int // jobs done at a time
	perServer int // of one server
	room      int // jobs that may wait
	perMember int // of one member, in all servers
}

// fairLimits returns the limits of a pool that does n jobs at a time and lets room more
// wait. Four servers have to flood it before another has to wait for a worker, and eight
// members before another's question is dropped.
func fairLimits(n, room int) limits {
	return limits{workers: n, perServer: max(1, n/4), room: room, perMember: max(1, room/8)}
}

// owedLimits are those of a pool that drops nothing.
var owedLimits = limits{workers: 4, perServer: 1, room: math.MaxInt, perMember: math.MaxInt}

// An asker is for whom a job is done: a member of a server, or somebody in a channel of
// direct messages.
type asker struct{ server, member string }

// A queue has the jobs of a server, or of a member.
type queue struct {
	id      string
	waiting int
	busy    int
	members []*queue // of a server, in the order of their turns
	jobs    []job    // of a member in a server
	all     *queue   // of a member in a server: what they have in all of them
}

// A job is done or dropped, one of both.
type job struct{ do, drop func() }

func newFair(l limits) *fair {
	p := &fair{limits: l, done: make(chan struct{})}
	p.ready.L = &p.mu
	var wg sync.WaitGroup
	for range l.workers {
		wg.Go(p.work)
	}
	go func() {
		wg.Wait()
		close(p.done)
	}()
	return p
}

// offer has do done when its turn comes, or drop when there is no room for it.
func (p *fair) offer(of asker, do, drop func()) {
	if j := p.put(of, job{do, drop}); j.drop != nil {
		p.dropped.Add(1)
		j.drop()
	}
}

// put queues a job, and returns one that has to be dropped, if any has.
func (p *fair) put(of asker, j job) (out job) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return j
	}
	server := named(&p.servers, of.server)
	member := named(&server.members, of.member)
	member.all = named(&p.members, of.member)
	switch {
	case member.all.waiting >= p.limits.perMember:
		p.tidy(server, member)
		return j
	case p.waiting >= p.limits.room:
		s, m := p.fullest(server, member)
		if m == member {
			p.tidy(server, member)
			return j
		}
		out = m.jobs[len(m.jobs)-1]
		m.jobs = m.jobs[:len(m.jobs)-1]
		p.count(s, m, -1)
		defer p.tidy(s, m) // when the other job is queued, which may be for the same
	}
	member.jobs = append(member.jobs, j)
	p.count(server, member, 1)
	p.ready.Signal()
	return out
}

// fullest returns who has most waiting with the job that is to be queued with member of
// server: of the fullest servers the member with most in all servers. Among equals it is
// that one, who came last.
func (p *fair) fullest(server, member *queue) (s, m *queue) {
	type load struct{ server, member, last int }
	var most load
	for _, x := range p.servers {
		for _, y := range x.members {
			l := load{server: x.waiting, member: y.all.waiting}
			if x == server {
				l.server++
			}
			if y.all == member.all {
				l.member++
			}
			if y == member {
				l.last = 1
			} else if y.waiting == 0 {
				continue
			}
			if m == nil || cmp.Or(cmp.Compare(l.server, most.server), cmp.Compare(l.member, most.member), l.last) > 0 {
				s, m, most = x, y, l
			}
		}
	}
	return s, m
}

// named returns the queue with an id, which it appends if there is none.
func named(all *[]*queue, id string) *queue {
	if i := slices.IndexFunc(*all, func(q *queue) bool { return q.id == id }); i >= 0 {
		return (*all)[i]
	}
	q := &queue{id: id}
	*all = append(*all, q)
	return q
}

func (p *fair) count(server, member *queue, n int) {
	p.waiting += n
	server.waiting += n
	member.waiting += n
	member.all.waiting += n
}

// tidy takes out what has nothing to do.
func (p *fair) tidy(server, member *queue) {
	without := func(of []*queue, q *queue) []*queue {
		if q.waiting > 0 || q.busy > 0 {
			return of
		}
		return slices.DeleteFunc(of, func(x *queue) bool { return x == q })
	}
	server.members = without(server.members, member)
	p.servers = without(p.servers, server)
	p.members = without(p.members, member.all)
}

// work does jobs until there will be none any more.
func (p *fair) work() {
	for {
		do, finish := p.next()
		if do == nil {
			return
		}
		func() {
			defer finish()
			do()
		}()
	}
}

// next waits for a job that may be done, and takes it. It returns nil when the pool is
// closed and has nothing left.
func (p *fair) next() (do, finish func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		if server, member, j := p.take(); j.do != nil {
			if p.waiting > 0 {
				p.ready.Signal() // what could not be done before may be now
			}
			return j.do, func() {
				p.mu.Lock()
				defer p.mu.Unlock()
				p.busy--
				server.busy--
				member.busy--
				member.all.busy--
				p.comeLast(server, member) // of those who came meanwhile as well
				p.tidy(server, member)
				if p.closed {
					p.ready.Broadcast()
				}
			}
		}
		if p.closed && p.waiting == 0 {
			return nil, nil
		}
		p.ready.Wait()
	}
}

// take takes the job whose turn it is, if one may be done now.
func (p *fair) take() (server, member *queue, j job) {
	for _, s := range p.servers {
		if s.busy >= p.limits.perServer {
			continue
		}
		for _, m := range s.members {
			if m.all.busy > 0 || len(m.jobs) == 0 {
				continue
			}
			j, m.jobs = m.jobs[0], m.jobs[1:]
			p.count(s, m, -1)
			p.busy++
			s.busy++
			m.busy++
			m.all.busy++
			p.comeLast(s, m)
			return s, m, j
		}
	}
	return nil, nil, job{}
}

// comeLast makes those last who had a turn.
func (p *fair) comeLast(server, member *queue) {
	last := func(all []*queue, q *queue) []*queue {
		return append(slices.DeleteFunc(all, func(x *queue) bool { return x == q }), q)
	}
	server.members, p.servers = last(server.members, member), last(p.servers, server)
}

// load returns how many jobs wait and how many are being done.
func (p *fair) load() (waiting, busy int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.waiting, p.busy
}

// drain takes no more jobs and waits up to d for those it has. It reports whether all of
// them ended.
func (p *fair) drain(d time.Duration) bool {
	p.mu.Lock()
	p.closed = true
	p.ready.Broadcast()
	p.mu.Unlock()
	return endsWithin(d, p.done)
}
