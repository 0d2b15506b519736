package memory

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"attache/internal/postgrestest"
)

// shared opens the memory at an address, whose server it gives up on soon.
func shared(t testing.TB, address string) *Store {
	t.Helper()
	s, err := open(address, clock(noon), quick)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Several processes write to the same records at once, and none is lost.
func TestWritersTogether(t *testing.T) {
	address := postgrestest.Schema(t)
	const stores, writers, each = 4, 4, 10
	var all []*Store
	for range stores { // that begin it together
		all = append(all, nil)
	}
	var begun sync.WaitGroup
	for i := range all {
		begun.Go(func() {
			s, err := open(address, clock(noon), quick)
			if err != nil {
				t.Error(err)
			}
			all[i] = s
		})
	}
	begun.Wait()
	if t.Failed() {
		return
	}
	var wg sync.WaitGroup
	for i, s := range all {
		defer s.Close()
		equal(t, "voter", s.voter("7"), all[0].voter("7"))
		for w := range writers {
			wg.Go(func() {
				for n := range each {
					if err := s.AddGap("1", "who is Zelda", noon); err != nil {
						t.Error(err)
					}
					if _, err := s.Vote(Answer{Channel: "2", Message: "21"}, fmt.Sprint(i, w, n), true); err != nil {
						t.Error(err)
					}
					if _, err := s.Gaps("1", 0); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	wg.Wait()
	const want = stores * writers * each
	equal(t, "asked", must[[]Gap](t)(all[0].Gaps("1", 0))[0].Count, want)
	equal(t, "votes", must[Tally](t)(all[1].Votes("2", "21")).Up, want)
}

// A write whose connection is lost is done once, wherever it was.
func TestLostConnections(t *testing.T) {
	address := postgrestest.Schema(t)
	p := postgrestest.NewProxy(t, address)
	s := shared(t, p.Address+"&default_query_exec_mode=exec") // so that statements are sent as text
	n := 0
	for _, at := range []string{"begin", "pg_current_xact_id", "select value", "insert into attache_memory", "commit"} {
		for _, f := range []postgrestest.Fault{postgrestest.Before, postgrestest.After} {
			var hit atomic.Bool // the connections break each in a goroutine of its own
			once := postgrestest.Once(at, f)
			p.Fault(func(sent []byte) postgrestest.Fault {
				f := once(sent)
				if f != postgrestest.None {
					hit.Store(true)
				}
				return f
			})
			n++
			if err := s.AddGap("1", "who is Zelda", noon); err != nil {
				t.Errorf("%s, %d: %v", at, f, err)
			}
			equal(t, fmt.Sprint(at, f), must[[]Gap](t)(s.Gaps("1", 0))[0].Count, n)
			if !hit.Load() {
				t.Errorf("nothing was sent that says %q", at)
			}
		}
	}
}

// The server ends connections again and again, as one does that is restarted. What was
// acknowledged is there, and nothing else.
func TestKilledConnections(t *testing.T) {
	address := postgrestest.Schema(t)
	s := shared(t, address)
	killer := postgrestest.Connect(t, address)
	const writers, each, kills = 4, 30, 12
	var written, tried atomic.Int64
	kill := make(chan struct{}, kills)
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for range each {
				if tried.Add(1)%(writers*each/kills) == 0 {
					kill <- struct{}{}
				}
				switch err := s.AddGap("1", "who is Zelda", noon); {
				case err == nil:
					written.Add(1)
				case !errors.Is(err, ErrUnreachable):
					t.Error(err)
				}
			}
		})
	}
	killed := 0
	for range kills {
		<-kill
		var n int
		ok(t, killer.QueryRow(context.Background(), `select count(pg_terminate_backend(pid)) from pg_stat_activity
			where application_name = current_setting('application_name') and pid <> pg_backend_pid()`).Scan(&n))
		killed += n
	}
	wg.Wait()
	t.Logf("%d of %d written, %d connections killed", written.Load(), writers*each, killed)
	equal(t, "asked", int64(must[[]Gap](t)(shared(t, address).Gaps("1", 0))[0].Count), written.Load())
	if written.Load() < writers*each/2 || killed == 0 {
		t.Error("too little was written, or nothing killed")
	}
}

// While the server is away, reading and writing fail soon and say why. They go on when it
// is back.
func TestServerAway(t *testing.T) {
	address := postgrestest.Schema(t)
	p := postgrestest.NewProxy(t, address)
	s := shared(t, p.Address)
	ok(t, s.AddGap("1", "who is Zelda", noon))
	db := s.db.(*postgres)
	db.patience = time.Millisecond
	p.Down()
	if _, err := s.Gaps("1", 0); !errors.Is(err, ErrUnreachable) || !strings.HasPrefix(err.Error(), "cannot read memory postgres://") {
		t.Errorf("reading: %v", err)
	}
	if err := s.AddGap("1", "who is Zelda", noon); !errors.Is(err, ErrUnreachable) || !strings.HasPrefix(err.Error(), "cannot write memory postgres://") {
		t.Errorf("writing: %v", err)
	}
	p.Up()
	// It was asked just now, and is not asked again for a moment.
	if _, err := s.Gaps("1", 0); !errors.Is(err, ErrUnreachable) {
		t.Errorf("reading at once: %v", err)
	}
	db.mu.Lock()
	db.next = time.Time{}
	db.mu.Unlock()
	ok(t, s.AddGap("1", "who is Zelda", noon))
	equal(t, "asked", must[[]Gap](t)(s.Gaps("1", 0))[0].Count, 2)
}

// What takes long, or waits for others, says nothing about the server: everybody else goes
// on.
func TestSlowIsNotAway(t *testing.T) {
	address := postgrestest.Schema(t)
	s := shared(t, address+"&pool_max_conns=1&lock_timeout=20ms")
	ok(t, s.AddGap("1", "who is Zelda", noon))
	db := s.db.(*postgres)
	db.patience = time.Millisecond

	// Others have all connections.
	c, err := db.pool.Acquire(context.Background())
	ok(t, err)
	db.silence = 20 * time.Millisecond
	if _, err := s.Gaps("1", 0); !errors.Is(err, ErrUnreachable) || !errors.Is(err, errBusy) {
		t.Errorf("without a connection: %v", err)
	}
	if _, _, err := s.Claim("x", time.Minute); !errors.Is(err, errBusy) {
		t.Errorf("claiming without a connection: %v", err)
	}
	c.Release()
	db.silence = attemptTime
	equal(t, "asked", must[[]Gap](t)(s.Gaps("1", 0))[0].Count, 1)

	// Another one writes for long.
	other := postgrestest.Connect(t, address)
	_, err = other.Exec(context.Background(), `select pg_advisory_lock(`+lock+`)`)
	ok(t, err)
	if err := s.AddGap("1", "who is Zelda", noon); !errors.Is(err, ErrUnreachable) {
		t.Errorf("while another one writes: %v", err)
	}
	equal(t, "asked", must[[]Gap](t)(s.Gaps("1", 0))[0].Count, 1)
	_, err = other.Exec(context.Background(), `select pg_advisory_unlock(`+lock+`)`)
	ok(t, err)
	ok(t, s.AddGap("1", "who is Zelda", noon))

	// A transaction takes longer than the server may be silent.
	db.silence = 500 * time.Millisecond
	ok(t, s.view(func(tx transaction) error {
		for began := time.Now(); time.Since(began) < 2*db.silence; {
			if tx.bucket("gaps").Get(key("1", "who is zelda")) == nil {
				return errors.New("the gap is gone")
			}
		}
		return nil
	}))
}

func TestOpenPostgresRefuses(t *testing.T) {
	address := postgrestest.Schema(t)
	c := postgrestest.Connect(t, address)
	shared(t, address).Close()
	exec := func(sql string) {
		t.Helper()
		_, err := c.Exec(context.Background(), sql)
		ok(t, err)
	}
	for _, test := range []struct {
		do, undo string
		is       error
		want     string
	}{
		{`update attache_memory set value = '7' where bucket = 'meta' and key = 'schema'`, `update attache_memory set value = '2' where bucket = 'meta' and key = 'schema'`, ErrNewer,
			"memory postgres:///postgres was written by a newer version of the bot (schema 7; this one knows 2); update the bot, or choose another database"},
		{`insert into attache_layout values (9)`, `delete from attache_layout where version = 9`, ErrNewer,
			"memory postgres:///postgres was written by a newer version of the bot (layout 9; this one knows 2); update the bot, or choose another database"},
		{`update attache_memory set key = 'scheme' where bucket = 'meta' and key = 'schema'`, `update attache_memory set key = 'schema' where bucket = 'meta' and key = 'scheme'`, ErrForeign,
			"memory postgres:///postgres is not a memory of this bot; put back a copy of the tables attache_*, or drop them to begin anew"},
	} {
		exec(test.do)
		if _, err := open(address, Config{}, quick); !errors.Is(err, test.is) || err.Error() != test.want {
			t.Errorf("got error %v, want %s", err, test.want)
		}
		exec(test.undo)
	}
	shared(t, address).Close()
}

// What cannot be opened says what to do, and never the password.
func TestPostgresErrors(t *testing.T) {
	o := quick
	o.startWait = time.Millisecond
	for _, address := range []string{
		"postgres://bot:s3cret@host:port/name", "postgres://bot:s3cret@[::1/name", "postgres://bot:s3cret@/x?sslmode=sometimes",
		"postgres://bot:s3c%ret@127.0.0.1/name", "postgresql://bot:s3cret@127.0.0.1/name?pool_max_conns=s3cret", "postgres://bot:s3cret#@127.0.0.1/name",
		"postgres://bot:12#s3c@127.0.0.1/name", "postgres://bot:12/s3c@127.0.0.1/name", "postgres://bot:12?s3c@127.0.0.1/name",
	} {
		_, err := open(address, Config{}, o)
		if err == nil || strings.Contains(err.Error(), "s3c") || !strings.Contains(err.Error(), "MEMORY") {
			t.Errorf("%s: %v", address, err)
		}
		if errors.As(err, new(Misplaced)) == errors.Is(err, ErrUnreachable) {
			t.Errorf("%s: whether trying again helps is wrong: %v", address, err)
		}
		if place := Place(address); strings.Contains(place, "s3c") {
			t.Errorf("%s is called %s", address, place)
		}
	}
	_, err := open("postgres://bot:s3cret@127.0.0.1:1/name", Config{}, o)
	if !errors.Is(err, ErrUnreachable) || strings.Contains(err.Error(), "s3c") ||
		!strings.HasPrefix(err.Error(), "cannot open memory postgres://127.0.0.1:1/name: ") || !strings.HasSuffix(err.Error(), "; start the database, or mend its address in MEMORY") {
		t.Errorf("nobody listens: %v", err)
	}
	if errors.As(err, new(Misplaced)) {
		t.Errorf("nobody listens, and trying again is said not to help: %v", err)
	}
}

// People can read the tables.
func TestReadable(t *testing.T) {
	address := postgrestest.Schema(t)
	s := shared(t, address)
	fill(t, s)
	c := postgrestest.Connect(t, address)
	var value string
	ok(t, c.QueryRow(context.Background(), `select value::json->>'question' from attache_readable where bucket = 'pins' and key = '2/23'`).Scan(&value))
	equal(t, "question", value, "stance India")
	var n int
	ok(t, c.QueryRow(context.Background(), `select count(*) from attache_readable where bucket = 'meta'`).Scan(&n))
	equal(t, "meta", n, 1)
}

// Of several processes one leads. When its connection is lost it stops before another
// takes its place, and what it writes late does no harm.
func TestLeadersShared(t *testing.T) {
	address := postgrestest.Schema(t)
	p := postgrestest.NewProxy(t, address)
	first, second := shared(t, p.Address), shared(t, address)
	for _, s := range []*Store{first, second} {
		s.db.(*postgres).leads = succession{campaign: 20 * time.Millisecond, pulse: 50 * time.Millisecond, answer: time.Second}
	}
	ctx, stop := context.WithCancel(t.Context())
	var leaders atomic.Int32
	type term struct {
		of  string
		ctx context.Context
	}
	terms := make(chan term)
	var wg sync.WaitGroup
	lead := func(name string, s *Store) {
		wg.Go(func() {
			s.Lead(ctx, slog.New(slog.DiscardHandler), func(leading context.Context) {
				if n := leaders.Add(1); n > 1 {
					t.Errorf("%d lead", n)
				}
				select {
				case terms <- term{name, leading}:
				case <-ctx.Done():
				}
				<-leading.Done()
				leaders.Add(-1)
			})
		})
	}
	defer wg.Wait()
	defer stop()
	lead("first", first)
	old := <-terms
	lead("second", second)
	ok(t, first.SetPin(Pin{Channel: "2", Message: "21", Note: "old"}))
	pin, _, err := first.Pin("2", "21")
	ok(t, err)

	p.Down()
	<-old.ctx.Done()
	next := <-terms
	equal(t, "leads now", next.of, "second")
	newer := pin
	newer.Note = "newer"
	equal(t, "written by who leads", must[bool](t)(second.ReplacePin(pin, newer)), true)
	p.Up()
	late := pin
	late.Note = "late"
	// It may take a moment until the first asks its server again.
	for {
		replaced, err := first.ReplacePin(pin, late)
		if errors.Is(err, ErrUnreachable) {
			continue
		}
		ok(t, err)
		equal(t, "written by who led", replaced, false)
		break
	}
	got, _, err := second.Pin("2", "21")
	ok(t, err)
	equal(t, "note", got.Note, "newer")
}
