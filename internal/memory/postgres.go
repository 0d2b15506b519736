package memory

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"math/rand/v2"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/puddle/v2"
)

// ErrUnreachable is returned, wrapped, when a shared memory does not answer. What was
// asked for has not happened, and the next call tries again.
var ErrUnreachable = errors.New("the database does not answer")

const (
	// patience is how long a transaction is tried again for: about as long as a server
	// takes to restart, and no longer than somebody waits for an answer.
	patience = 3 * time.Second

	// attemptTime is how long the server may say nothing within a try; one that says
	// nothing for longer is gone. It ends what waits for a lock, and statements, before.
	attemptTime = 5 * time.Second

	// longestTry bounds one try whatever the server says. The longest reads every record.
	longestTry = 30 * time.Second

	// probeEvery is how often a server that was lost is asked whether it is back. Who
	// comes in between is told at once, so that answers need not wait for it.
	probeEvery = time.Second

	// scanPage is how many records are fetched at a time.
	scanPage = 500

	// minServer is the oldest PostgreSQL that can say what became of a transaction.
	minServer = 13_00_00
)

// layouts are the files that make the tables, by version; each is run once.
//
//go:embed layout
var layouts embed.FS

// A postgres is a database that several processes share.
//
// One transaction at a time writes, in all processes: each takes an advisory lock first.
// The bot writes little, many of its changes look at a whole bucket, and a transaction
// carries all the changes that came while the one before it was written. So this is both
// simpler and faster than transactions that find out at the end that they were in each
// other's way. Readers wait for nobody.
type postgres struct {
	pool     *pgxpool.Pool
	patience time.Duration // see there
	silence  time.Duration // attemptTime
	leads    succession

	mu   sync.Mutex
	lost error     // what the server was lost with; nil while it answers
	next time.Time // when it may be asked again
}

func isPostgres(place string) bool {
	return strings.HasPrefix(place, "postgres://") || strings.HasPrefix(place, "postgresql://")
}

// Place returns what names the memory at path in logs and errors: of an address, host
// and database only.
func Place(path string) string {
	if !isPostgres(path) {
		return path
	}
	u, err := url.Parse(path)
	if err != nil || misread(u) {
		return "postgres://…"
	}
	return "postgres://" + u.Host + u.Path
}

// misread reports whether a password with letters that should have been escaped is taken
// for something else, which would be shown.
func misread(u *url.URL) bool {
	return u.Fragment != "" || u.User == nil && strings.Contains(u.String(), "@")
}

// openShared opens the memory at an address.
func openShared(address string, cfg Config, o options) (*Store, error) {
	place := Place(address)
	p, err := newPostgres(address)
	if err != nil {
		return nil, Misplaced{err}
	}
	s := newStore(place, cfg, p)
	err = p.layOut(o.startWait)
	if err == nil {
		err = p.update(func(tx transaction) error { return s.prepare(tx, o.migrations) })
	}
	if err != nil {
		p.close()
		return nil, sharedError(place, err)
	}
	go s.writer()
	return s, nil
}

// sharedError says why a memory cannot be opened and what to do.
func sharedError(place string, err error) error {
	var pg *pgconn.PgError
	switch {
	case errors.Is(err, ErrNewer):
		return Misplaced{fmt.Errorf("memory %s was %w; update the bot, or choose another database", place, err)}
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrForeign):
		return Misplaced{fmt.Errorf("memory %s is %w; put back a copy of the tables attache_*, or drop them to begin anew", place, err)}
	case errors.As(err, &pg) && strings.HasPrefix(pg.Code, "28"):
		return Misplaced{fmt.Errorf("cannot open memory %s: the database does not let the bot in (%s); mend user and password in MEMORY", place, pg.Message)}
	case errors.As(err, &pg) && pg.Code == "3D000":
		return Misplaced{fmt.Errorf("cannot open memory %s: %s; create it, or choose another in MEMORY", place, pg.Message)}
	case errors.As(err, &pg) && pg.Code == "42501":
		return Misplaced{fmt.Errorf("cannot open memory %s: %s; let the bot's user create tables and views there (grant create on schema public)", place, pg.Message)}
	case errors.Is(err, ErrUnreachable):
		return fmt.Errorf("cannot open memory %s: %w; start the database, or mend its address in MEMORY", place, err)
	}
	return fmt.Errorf("cannot open memory %s: %w", place, err)
}

var errBadAddress = errors.New("MEMORY is no address of a database; it must be like postgres://user:password@host:5432/name, with letters like @ and / in the password written as %40 and %2F")

// newPostgres returns the database at an address, to which nothing is connected yet.
func newPostgres(address string) (*postgres, error) {
	u, err := url.Parse(address)
	if err == nil && misread(u) {
		err = errBadAddress
	}
	var cfg *pgxpool.Config
	if err == nil {
		cfg, err = pgxpool.ParseConfig(address)
	}
	if err != nil { // it may quote the address, and so the password
		return nil, errBadAddress
	}
	set := cfg.ConnConfig.RuntimeParams
	for name, value := range map[string]string{
		"application_name": "attache",
		// The server lets go of what a process holds that hangs or is cut off.
		"lock_timeout":                        "4s",
		"statement_timeout":                   "4s",
		"idle_in_transaction_session_timeout": "10s",
	} {
		if set[name] == "" {
			set[name] = value
		}
	}
	if cfg.ConnConfig.ConnectTimeout == 0 || cfg.ConnConfig.ConnectTimeout > attemptTime {
		cfg.ConnConfig.ConnectTimeout = attemptTime
	}
	pool, err := pgxpool.NewWithConfig(context.Background(), cfg)
	if err != nil {
		return nil, errors.New("MEMORY has settings for the database that cannot be used; compare .env.example")
	}
	return &postgres{pool: pool, patience: patience, silence: attemptTime, leads: normalSuccession}, nil
}

// lock is what writers take, for as long as their transaction lasts. Several memories can
// be in the schemas of one database.
const lock = `hashtextextended('attache write ' || current_schema(), 0)`

// layOut makes the tables, or brings them to the present layout. Of several processes
// that start together one does.
func (p *postgres) layOut(wait time.Duration) error {
	return p.again(wait, func(ctx *try) error {
		c, err := p.acquire(ctx)
		if err != nil {
			return err
		}
		defer c.Release()
		return pgx.BeginFunc(ctx, c, func(tx pgx.Tx) error {
			var server int
			if err := tx.QueryRow(ctx, `select current_setting('server_version_num')::int`).Scan(&server); err != nil {
				return err
			}
			if server < minServer {
				return refusal{Misplaced{fmt.Errorf("its PostgreSQL is older than version %d; update it, or choose another in MEMORY", minServer/10000)}}
			}
			if _, err := tx.Exec(ctx, `select pg_advisory_xact_lock(`+lock+`)`); err != nil {
				return err
			}
			return upgrade(ctx, tx)
		})
	})
}

func upgrade(ctx context.Context, tx pgx.Tx) error {
	var there bool
	if err := tx.QueryRow(ctx, `select to_regclass('attache_layout') is not null`).Scan(&there); err != nil {
		return err
	}
	version := 0
	if there {
		if err := tx.QueryRow(ctx, `select max(version) from attache_layout`).Scan(&version); err != nil {
			return err
		}
	} else if _, err := tx.Exec(ctx, `create table attache_layout (version int primary key, since timestamptz not null default now())`); err != nil {
		return err
	}
	files, err := fs.ReadDir(layouts, "layout")
	if err != nil {
		return refusal{err}
	}
	if version > len(files) {
		return refusal{fmt.Errorf("%w (layout %d; this one knows %d)", ErrNewer, version, len(files))}
	}
	for v := version + 1; v <= len(files); v++ {
		statements, err := fs.ReadFile(layouts, fmt.Sprintf("layout/%d.sql", v))
		if err != nil {
			return refusal{err}
		}
		if _, err := tx.Exec(ctx, string(statements)); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `insert into attache_layout values ($1)`, v); err != nil {
			return err
		}
	}
	return nil
}

func (p *postgres) close() error {
	p.pool.Close()
	return nil
}

// A refusal is an error that is not the database's: trying again does not help.
type refusal struct{ error }

// view reads what was there at one moment.
func (p *postgres) view(read func(transaction) error) error {
	return p.again(p.patience, func(ctx *try) error {
		c, err := p.acquire(ctx)
		if err != nil {
			return err
		}
		defer c.Release()
		options := pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}
		return pgx.BeginTxFunc(ctx, c, options, func(tx pgx.Tx) error {
			return (&postgresTransaction{ctx: ctx, tx: tx}).run(read)
		})
	})
}

func (p *postgres) update(do func(transaction) error) error {
	return p.again(p.patience, func(ctx *try) error {
		c, err := p.acquire(ctx)
		if err != nil {
			return err
		}
		defer c.Release()
		// Each statement sees what was committed before it began, so nothing is seen
		// from before the lock was had, and nothing changes after.
		tx, err := c.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.ReadCommitted})
		if err != nil {
			return err
		}
		defer tx.Rollback(ctx) // nothing after the commit
		var number string
		ctx.heard()
		if err := tx.QueryRow(ctx, `select pg_current_xact_id()::text from pg_advisory_xact_lock(`+lock+`)`).Scan(&number); err != nil {
			return err
		}
		if err := (&postgresTransaction{ctx: ctx, tx: tx}).run(do); err != nil {
			return err
		}
		err = tx.Commit(ctx)
		if err != nil && c.Conn().IsClosed() {
			return p.fate(number)
		}
		return err
	})
}

// errUndone is of a transaction that was lost as a whole.
var errUndone = errors.New("the connection was lost")

// fate finds out whether a transaction was committed whose connection was lost just then:
// written twice, a question would count twice.
func (p *postgres) fate(number string) error {
	ctx, cancel := context.WithTimeout(context.Background(), attemptTime)
	defer cancel()
	for {
		var status *string
		err := p.pool.QueryRow(ctx, `select pg_xact_status($1::text::xid8)`, number).Scan(&status)
		switch {
		case err == nil && status != nil && *status == "committed":
			return nil
		case err == nil && status != nil && *status == "aborted":
			return errUndone
		case err == nil && status == nil, err != nil && !passing(err):
			return refusal{fmt.Errorf("%w, and does not say whether that was written", ErrUnreachable)}
		}
		select { // the server may still be at it
		case <-ctx.Done():
			return refusal{fmt.Errorf("%w, and it is not known whether that was written", ErrUnreachable)}
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// A try is the context of one. It ends when the server has said nothing for some time, and
// after longestTry: what reads a large table takes long without anything being wrong.
type try struct {
	context.Context
	patience time.Duration
	silence  *time.Timer
}

func newTry(silence time.Duration) (t *try, cancel func()) {
	whole, cancelWhole := context.WithTimeout(context.Background(), longestTry)
	ctx, end := context.WithCancelCause(whole)
	t = &try{Context: ctx, patience: silence, silence: time.AfterFunc(silence, func() { end(errSilent) })}
	return t, func() {
		t.silence.Stop()
		end(nil)
		cancelWhole()
	}
}

// heard notes that the server has answered what it was asked so far.
func (t *try) heard() { t.silence.Reset(t.patience) }

// slow reports whether the try has ended although the server kept answering.
func (t *try) slow() bool { return errors.Is(context.Cause(t), context.DeadlineExceeded) }

var (
	errSilent = errors.New("the server says nothing")
	errBusy   = errors.New("all connections are in use")
)

// acquire borrows a connection. It returns errBusy when others have them all for
// too long, which says nothing about the server.
func (p *postgres) acquire(ctx *try) (*pgxpool.Conn, error) {
	c, err := p.pool.Acquire(ctx)
	if err == nil {
		ctx.heard()
		return c, nil
	}
	if lent := p.pool.Stat(); ctx.Err() != nil && lent.AcquiredConns() == lent.MaxConns() {
		return nil, errBusy
	}
	return nil, err
}

// again calls attempt until it succeeds, fails for a reason that does not pass, or has had
// its time.
func (p *postgres) again(patience time.Duration, attempt func(*try) error) error {
	began := time.Now()
	probing, err := p.mayTry(began)
	if err != nil {
		return err
	}
	for delay := 10 * time.Millisecond; ; delay = min(2*delay, 500*time.Millisecond) {
		ctx, cancel := newTry(p.silence)
		err := attempt(ctx)
		slow := ctx.slow()
		if cause := context.Cause(ctx); err != nil && err != errBusy && cause != nil {
			err = fmt.Errorf("%w: %w", cause, err)
		}
		cancel()
		var no refusal
		switch {
		case errors.As(err, &no):
			p.answered()
			return no.error
		case errors.Is(err, puddle.ErrClosedPool):
			return ErrClosed
		case err == nil, !passing(err):
			p.answered()
			return err
		}
		delay := delay/2 + rand.N(delay)
		if probing || time.Since(began)+delay > patience {
			if slow || !gone(err) {
				p.answered()
				return fmt.Errorf("%w: %w", ErrUnreachable, err)
			}
			return p.giveUp(err)
		}
		time.Sleep(delay)
	}
}

// mayTry returns what the server was lost with, unless it is time to ask whether it is
// back.
func (p *postgres) mayTry(now time.Time) (probing bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lost == nil {
		return false, nil
	}
	if now.Before(p.next) {
		return false, p.lost
	}
	p.next = now.Add(probeEvery)
	return true, nil
}

func (p *postgres) answered() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lost = nil
}

func (p *postgres) giveUp(err error) error {
	p.pool.Reset() // what else is connected is likely dead too
	p.mu.Lock()
	defer p.mu.Unlock()
	p.lost, p.next = fmt.Errorf("%w: %w", ErrUnreachable, err), time.Now().Add(probeEvery)
	return p.lost
}

// gone reports whether an error that can pass says that the server cannot be reached by
// anybody, and not only that this one did not get what it asked for in time.
func gone(err error) bool {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return !errors.Is(err, errBusy)
	}
	switch pg.Code {
	case "57P01", "57P02", "57P03": // it is shut down, has crashed, starts
		return true
	}
	return strings.HasPrefix(pg.Code, "08")
}

// passing reports whether an error of the database can pass by itself.
func passing(err error) bool {
	var pg *pgconn.PgError
	if !errors.As(err, &pg) {
		return true // not the server's word, so the network's
	}
	switch pg.Code {
	case "53100", "57014": // the disk is full; a statement took too long
		return false
	case "55P03", "25P03": // the lock was held for too long; idle for too long
		return true
	}
	// Connections, rollbacks of what two did to each other, resources, operators.
	switch pg.Code[:2] {
	case "08", "40", "53", "57":
		return true
	}
	return false
}

// A postgresTransaction keeps what it is told to write until it is read or ends, so that
// the way to the server is gone once for many records.
type postgresTransaction struct {
	ctx     *try
	tx      pgx.Tx
	pending pgx.Batch
	err     error // the first of the database
}

// run has do use the transaction, but does not end it.
func (t *postgresTransaction) run(do func(transaction) error) error {
	err := do(t)
	if err == nil {
		t.flush()
	}
	if t.err != nil {
		return t.err
	}
	t.ctx.heard()
	if err != nil {
		return refusal{err}
	}
	return nil
}

func (t *postgresTransaction) flush() {
	if t.err != nil || t.pending.Len() == 0 {
		return
	}
	t.ctx.heard()
	t.err = t.tx.SendBatch(t.ctx, &t.pending).Close()
	t.pending = pgx.Batch{}
}

func (t *postgresTransaction) write(statement string, args ...any) error {
	t.pending.Queue(statement, args...)
	if t.pending.Len() >= scanPage {
		t.flush()
	}
	return t.err
}

func (t *postgresTransaction) bucket(name string) bucket { return postgresBucket{t, name} }

func (t *postgresTransaction) create(string) error { return nil } // one table has all

func (t *postgresTransaction) empty() bool {
	t.flush()
	empty := false
	if t.err == nil {
		t.ctx.heard()
		t.err = t.tx.QueryRow(t.ctx, `select not exists (select from attache_memory)`).Scan(&empty)
	}
	return empty
}

type postgresBucket struct {
	*postgresTransaction
	name string
}

func (b postgresBucket) Get(k []byte) []byte {
	b.flush()
	if b.err != nil {
		return nil
	}
	b.ctx.heard()
	var v []byte
	err := b.tx.QueryRow(b.ctx, `select value from attache_memory where bucket = $1 and key = $2`, b.name, k).Scan(&v)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		b.postgresTransaction.err = err
	}
	return v
}

func (b postgresBucket) Put(k, v []byte) error {
	if v == nil {
		v = []byte{} // nil is no value
	}
	return b.write(`insert into attache_memory values ($1, $2, $3) on conflict (bucket, key) do update set value = excluded.value`, b.name, k, v)
}

func (b postgresBucket) Delete(k []byte) error {
	return b.write(`delete from attache_memory where bucket = $1 and key = $2`, b.name, k)
}

// A record is a key with its value.
type record struct{ Key, Value []byte }

func (b postgresBucket) Scan(prefix, from []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(k, v []byte) bool) {
		b.flush()
		if string(from) < string(prefix) {
			from = prefix
		}
		if from == nil {
			from = []byte{}
		}
		comparison := ">="
		for b.err == nil {
			b.ctx.heard()
			rows, _ := b.tx.Query(b.ctx, `select key, value from attache_memory where bucket = $1 and key `+comparison+` $2 and ($3::bytea is null or key < $3) order by key limit $4`,
				b.name, from, after(prefix), scanPage)
			page, err := pgx.CollectRows(rows, pgx.RowToStructByPos[record])
			if err != nil {
				b.postgresTransaction.err = err
				return
			}
			for _, r := range page {
				if !yield(r.Key, r.Value) {
					return
				}
			}
			if len(page) < scanPage {
				return
			}
			from, comparison = page[len(page)-1].Key, ">"
		}
	}
}

// after returns the first key behind all that begin with prefix, nil if there is none.
func after(prefix []byte) []byte {
	for i := len(prefix) - 1; i >= 0; i-- {
		if prefix[i] < 0xff {
			return append(append([]byte{}, prefix[:i]...), prefix[i]+1)
		}
	}
	return nil
}
