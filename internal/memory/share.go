package memory

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// Shared reports whether other processes may have this memory open as well.
func (s *Store) Shared() bool {
	_, ok := s.db.(*postgres)
	return ok
}

// Claim takes a name for some time, in all processes, and reports whether it was free.
// If it was not, left is how long it still is somebody's. Nobody has to give it back, so
// it can be used to do something once, or no more often than that.
func (s *Store) Claim(name string, keep time.Duration) (left time.Duration, ok bool, err error) {
	p, shared := s.db.(*postgres)
	if !shared {
		left, ok = s.claims.take(name, keep, s.now())
		return left, ok, nil
	}
	if left, err = p.claim(name, keep); err != nil {
		if !errors.Is(err, ErrClosed) {
			s.cfg.Metrics.StoreFailed("claim")
		}
		return 0, false, fmt.Errorf("cannot write memory %s: %w", s.place, err)
	}
	return left, left == 0, nil
}

// Unclaim gives a name back before its time.
func (s *Store) Unclaim(name string) error {
	p, shared := s.db.(*postgres)
	if !shared {
		s.claims.drop(name)
		return nil
	}
	return p.exec(`delete from attache_claims where name = $1`, name)
}

func (p *postgres) claim(name string, keep time.Duration) (left time.Duration, err error) {
	err = p.again(p.patience, func(ctx *try) error {
		c, err := p.acquire(ctx)
		if err != nil {
			return err
		}
		defer c.Release()
		// By the server's clock, which all processes have in common. Were this tried again
		// after the answer was lost, the name would be taken for another's: once too seldom
		// is better than twice.
		var seconds float64
		err = c.QueryRow(ctx, `
			with taken as (
				insert into attache_claims as c values ($1, now() + make_interval(secs => $2))
				on conflict (name) do update set until = excluded.until where c.until <= now()
				returning 0.0::float8)
			select * from taken union all
			(select greatest(extract(epoch from until - now()), 0.001)::float8 from attache_claims where name = $1 and not exists (select from taken))
			limit 1`, name, keep.Seconds()).Scan(&seconds)
		if err == pgx.ErrNoRows { // another process has just claimed it, which this one does not see yet
			seconds, err = keep.Seconds(), nil
		}
		left = time.Duration(seconds * float64(time.Second))
		return err
	})
	return left, err
}

// dropClaims forgets the claims that are over.
func (p *postgres) dropClaims() error {
	return p.exec(`delete from attache_claims where until < now()`)
}

// exec runs a statement that may be run twice with the effect of once.
func (p *postgres) exec(statement string, args ...any) error {
	return p.again(p.patience, func(ctx *try) error {
		c, err := p.acquire(ctx)
		if err != nil {
			return err
		}
		defer c.Release()
		_, err = c.Exec(ctx, statement, args...)
		return err
	})
}

// claims are those of one process.
type claims struct {
	mu    sync.Mutex
	until map[string]time.Time
	taken int // how many were, since those that are over were forgotten
}

func (c *claims) take(name string, keep time.Duration, now time.Time) (left time.Duration, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if left := c.until[name].Sub(now); left > 0 {
		return left, false
	}
	if c.until == nil {
		c.until = make(map[string]time.Time)
	}
	if c.taken++; c.taken > sweepStep {
		c.forget(now)
	}
	c.until[name] = now.Add(keep)
	return 0, true
}

func (c *claims) drop(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.until, name)
}

// forget forgets those that are over; c.mu is held.
func (c *claims) forget(now time.Time) {
	c.taken = 0
	for name, until := range c.until {
		if !until.After(now) {
			delete(c.until, name)
		}
	}
}

// A succession says how one process leads after another.
type succession struct {
	campaign time.Duration // how often one that does not lead tries to

	// How often the one that leads looks whether it still does, and how long it waits to
	// be told. One that has the lock leads only after both: by then another one whose
	// connection was lost knows.
	pulse, answer time.Duration
}

var normalSuccession = succession{campaign: 2 * time.Second, pulse: time.Second, answer: 2 * time.Second}

// keepAlive has the server notice within 15 seconds that a leader was cut off.
const keepAlive = `set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 2`

// Lead calls lead whenever this process is the one that leads among those that share the
// memory, until ctx ends; where nobody shares it, that is at once. The context that lead is
// given ends when another process may lead, and lead has to return soon then. What was on
// its way may still happen: whoever writes by what it has read before uses ReplacePin and
// ReplaceReply.
func (s *Store) Lead(ctx context.Context, lg *slog.Logger, lead func(context.Context)) {
	p, shared := s.db.(*postgres)
	if !shared {
		lead(ctx)
		return
	}
	failed := false
	for ctx.Err() == nil {
		err := p.campaign(ctx, lg, lead)
		if err != nil && ctx.Err() == nil && !failed { // said once, as long as the server is away
			lg.Warn("this process cannot lead for now", slog.String("memory", s.place), slog.Any("err", err))
		}
		failed = err != nil
		pause(ctx, p.leads.campaign)
	}
}

// campaign tries to lead over one connection for as long as that holds. The lock is the
// connection's: whatever ends that, be it here or there, ends the leading.
func (p *postgres) campaign(ctx context.Context, lg *slog.Logger, lead func(context.Context)) error {
	connecting, cancel := context.WithTimeout(ctx, attemptTime)
	defer cancel()
	c, err := pgx.ConnectConfig(connecting, p.pool.Config().ConnConfig)
	if err != nil {
		return err
	}
	defer func() {
		closing, cancel := context.WithTimeout(context.Background(), p.leads.answer)
		defer cancel()
		c.Close(closing)
	}()
	if _, err := c.Exec(connecting, keepAlive); err != nil {
		return err
	}
	for elected := false; !elected; {
		trying, cancel := context.WithTimeout(ctx, p.leads.answer)
		err := c.QueryRow(trying, `select pg_try_advisory_lock(hashtextextended('attache lead ' || current_schema(), 0))`).Scan(&elected)
		cancel()
		if err != nil {
			return err
		}
		if !elected && !pause(ctx, p.leads.campaign) {
			return nil
		}
	}
	holds := func(ctx context.Context) error {
		ctx, cancel := context.WithTimeout(ctx, p.leads.answer)
		defer cancel()
		_, err := c.Exec(ctx, `select`)
		return err
	}
	if !pause(ctx, p.leads.pulse+p.leads.answer) {
		return nil
	}
	if err := holds(ctx); err != nil {
		return err
	}
	lg.Info("this process leads: it keeps pins and corrections up to date")
	leading, resign := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		lead(leading)
	}()
	for err == nil && pause(leading, p.leads.pulse) {
		err = holds(leading)
	}
	resign()
	<-ended
	return err
}

// pause sleeps, and reports false when ctx ends first.
func pause(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
