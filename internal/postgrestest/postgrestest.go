// Package postgrestest lends tests a PostgreSQL, and breaks the connections to it.
package postgrestest

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// Schema returns the address of a schema of the test's own, in the server that
// ATTACHE_TEST_POSTGRES names; without that the test is skipped. The name of the schema is
// that of the application too.
func Schema(t testing.TB) string {
	t.Helper()
	address := os.Getenv("ATTACHE_TEST_POSTGRES")
	if address == "" {
		t.Skip("ATTACHE_TEST_POSTGRES does not name a PostgreSQL; to have one started: .ci/postgres go test PACKAGE")
	}
	c := Connect(t, address)
	name := "t" + strings.ToLower(rand.Text())
	if _, err := c.Exec(context.Background(), "create schema "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Exec(context.Background(), "drop schema "+name+" cascade") })
	return with(t, with(t, address, "search_path", name), "application_name", name)
}

// Connect returns a connection of the test's own.
func Connect(t testing.TB, address string) *pgx.Conn {
	t.Helper()
	c, err := pgx.Connect(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close(context.Background()) })
	return c
}

// with returns an address with a setting.
func with(t testing.TB, address, name, value string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set(name, value)
	u.RawQuery = q.Encode()
	return u.String()
}

// A Fault is what a Proxy does to what a client sends.
type Fault int

const (
	None   Fault = iota
	Before       // the connection breaks, and the server has not seen it
	After        // the server has done it, and the connection breaks before it can say so
)

// A Proxy stands between clients and a server.
type Proxy struct {
	// Address is where clients reach the server through it.
	Address string

	server   string // its socket
	listener net.Listener
	conns    sync.WaitGroup

	mu    sync.Mutex
	open  map[net.Conn]bool
	down  bool
	fault func(sent []byte) Fault
}

// NewProxy starts a proxy to the server at address, which has a socket in a folder. It ends
// with the test.
func NewProxy(t testing.TB, address string) *Proxy {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	folder := u.Query().Get("host")
	if folder == "" {
		t.Skip("the PostgreSQL of ATTACHE_TEST_POSTGRES has no socket in a folder")
	}
	dir, err := os.MkdirTemp("", "pg") // t.TempDir's paths are too long for sockets
	if err != nil {
		t.Fatal(err)
	}
	const socket = ".s.PGSQL.5432"
	l, err := net.Listen("unix", filepath.Join(dir, socket))
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{Address: with(t, address, "host", dir), server: filepath.Join(folder, socket), listener: l, open: make(map[net.Conn]bool)}
	p.conns.Go(p.accept)
	t.Cleanup(func() {
		l.Close()
		p.Down()
		p.conns.Wait()
		os.RemoveAll(dir)
	})
	return p
}

// Down cuts all connections and lets none in until Up.
func (p *Proxy) Down() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = true
	for c := range p.open {
		c.Close()
	}
}

// Up lets connections in again.
func (p *Proxy) Up() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = false
}

// Fault has fault decide about what clients send from now on. Connections ask it at the
// same time.
func (p *Proxy) Fault(fault func(sent []byte) Fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault = fault
}

// Once returns a fault that comes over the first message that contains text.
func Once(text string, f Fault) func([]byte) Fault {
	var once sync.Once
	return func(sent []byte) Fault {
		out := None
		if bytes.Contains(sent, []byte(text)) {
			once.Do(func() { out = f })
		}
		return out
	}
}

func (p *Proxy) accept() {
	for {
		c, err := p.listener.Accept()
		if err != nil {
			return
		}
		p.conns.Go(func() { p.serve(c) })
	}
}

// keep notes a connection, and reports whether it may go on.
func (p *Proxy) keep(c net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.down {
		c.Close()
		return false
	}
	p.open[c] = true
	return true
}

func (p *Proxy) drop(c net.Conn) {
	c.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.open, c)
}

func (p *Proxy) serve(client net.Conn) {
	if !p.keep(client) {
		return
	}
	defer p.drop(client)
	server, err := net.Dial("unix", p.server)
	if err != nil || !p.keep(server) {
		return
	}
	defer p.drop(server)
	p.conns.Go(func() {
		io.Copy(client, server)
		client.Close()
	})
	buffer := make([]byte, 1<<16)
	for {
		n, err := client.Read(buffer)
		if err != nil {
			return
		}
		p.mu.Lock()
		fault := p.fault
		p.mu.Unlock()
		f := None
		if fault != nil {
			f = fault(buffer[:n])
		}
		switch f {
		case Before:
			return
		case After:
			// The answer may not reach the client, so that goes first. A server that finds
			// nobody there when it has done its work has done it all the same.
			client.Close()
			server.Write(buffer[:n])
			return
		}
		if _, err := server.Write(buffer[:n]); err != nil {
			return
		}
	}
}
