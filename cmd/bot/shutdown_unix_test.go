//go:build unix

package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"attache/internal/discordtest"
	"attache/internal/disktest"
	"attache/internal/memory"
)

// A process is the program as an operator runs it.
type process struct {
	*exec.Cmd
	log tail
}

// begin starts the calling test as the program, in the working directory.
func begin(t *testing.T, srv *discordtest.Server, settings ...string) *process {
	t.Helper()
	p := &process{Cmd: disktest.Child(t, "bot")}
	for _, s := range append(settings, "DISCORD_TOKEN="+srv.Token, "DISCORD_API_URL="+srv.URL, "LOG_LEVEL=debug") {
		p.Env = append(p.Environ(), s)
	}
	p.Stderr = &p.log
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.Process.Kill(); p.Wait() })
	return p
}

// asProgram is the program if the test is its own child.
func asProgram(t *testing.T) {
	if _, yes := disktest.IsChild(t); yes {
		os.Args = []string{"bot"}
		main()
	}
}

// A bot that is told to end in the middle of an answer ends it first; what comes later it
// leaves alone.
func TestTerminateFinishes(t *testing.T) {
	asProgram(t)
	t.Chdir(t.TempDir())
	srv := discordtest.New(t)
	p := begin(t, srv)
	srv.WaitReady(t)
	hold := make(chan struct{})
	srv.Fail(discordtest.Fault{Method: "POST", Path: "/channels/*/messages", Hold: hold})
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	srv.Wait(t, "the answer is on its way", func() bool { return posted(srv) == 1 })
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	srv.Wait(t, "the gateway was left", func() bool {
		all := srv.Connections()
		return !all[len(all)-1].Open
	})
	close(hold)
	if reply := srv.WaitReply(t, m); len(reply.Embeds) != 1 || reply.Embeds[0].Title != "Sergei Lavrov" {
		t.Errorf("the answer is %+v", reply)
	}
	if err := p.Wait(); err != nil {
		t.Errorf("the bot ended with %v:\n%s", err, &p.log)
	}
	log := p.log.String()
	if !strings.Contains(log, "question answered") || strings.Contains(log, "stopped before") || strings.Contains(log, "Lavrov") || strings.Contains(log, srv.Token) {
		t.Errorf("the log is\n%s", log)
	}
}

func posted(srv *discordtest.Server) (n int) {
	for _, r := range srv.Requests() {
		if r.Method == "POST" && strings.HasSuffix(r.Path, "/messages") {
			n++
		}
	}
	return n
}

// A bot that is killed in the middle of an answer leaves nothing behind that keeps the next
// one from its work, which answers from the same index and remembers what was answered.
func TestKill(t *testing.T) {
	asProgram(t)
	t.Chdir(t.TempDir())
	if err := errors.Join(os.Mkdir("news", 0o755), os.WriteFile("news/one.txt", []byte("Harbour opens\n3 May 2031\n\nNorwegian Foreign Minister Ingrid Solberg opened the harbour of Bergen.\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	srv := discordtest.New(t)
	var first string
	for round := range 3 {
		p := begin(t, srv, "CORPUS=news", "INDEX_DIR=kept")
		ready := round + 1
		srv.Wait(t, "the bot is connected", func() bool {
			all := srv.Connections()
			return len(all) >= ready && all[len(all)-1].Open && all[len(all)-1].SessionID != ""
		})
		m := srv.Say(srv.ChannelID, srv.UserID, "!who Solberg")
		if reply := srv.WaitReply(t, m); len(reply.Embeds) != 1 || !strings.Contains(reply.Embeds[0].Description, "Norwegian Foreign Minister") {
			t.Errorf("the answer is %+v", reply)
		}
		p.log.await(t, "question answered")
		if round > 0 { // it follows what one before it answered
			srv.Delete(first)
			srv.Wait(t, "the answer is gone with its question", func() bool {
				for _, m := range srv.Messages(srv.ChannelID) {
					if m.MessageReference != nil && m.MessageReference.MessageID == first {
						return false
					}
				}
				return true
			})
		}
		first = m.ID
		remove := srv.Fail(discordtest.Fault{Method: "POST", Path: "/channels/*/messages", Hold: make(chan struct{})})
		sent := posted(srv)
		srv.Say(srv.ChannelID, srv.UserID, "!who Solberg")
		srv.Wait(t, "another answer is on its way", func() bool { return posted(srv) > sent })
		if err := p.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		p.Wait()
		remove()
		if log := p.log.String(); strings.Contains(log, "level=ERROR") || round > 0 && strings.Contains(log, "damaged") {
			t.Errorf("the log is\n%s", log)
		}
	}
}

// That the memory fails is counted where the alert looks, from 0.
func TestStoreFailureIsShown(t *testing.T) {
	srv := discordtest.New(t)
	ctx, stop := context.WithCancel(t.Context())
	t.Chdir(t.TempDir())
	var log tail
	env := environment{stdin: os.Stdin, stdout: io.Discard, stderr: &log, getenv: func(name string) string {
		return map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL, "STATUS_ADDR": "127.0.0.1:0", "LOG_LEVEL": "debug"}[name]
	}}
	done := make(chan int, 1)
	go func() { done <- run(ctx, nil, env) }()
	metrics := "http://" + log.await(t, `address=(\S+)`) + "/metrics"
	srv.WaitReady(t)
	if got := fetch(t, metrics, http.StatusOK); !strings.Contains(got, `attache_store_errors_total{operation="write"} 0`) {
		t.Errorf("before anything has failed:\n%s", got)
	}
	if err := os.Remove(defaultMemory); err != nil {
		t.Fatal(err)
	}
	srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	log.await(t, "deleted or replaced")
	if got := fetch(t, metrics, http.StatusOK); strings.Contains(got, `attache_store_errors_total{operation="write"} 0`) {
		t.Errorf("after the file is gone:\n%s", got)
	}
	stop()
	if status := <-done; status != exitOK {
		t.Errorf("the bot ended with status %d:\n%s", status, &log)
	}
}

// What does not end is ended.
func TestEndWithin(t *testing.T) {
	lg := slog.New(slog.NewTextHandler(t.Output(), nil))
	ctx, cancel := context.WithCancel(t.Context())
	status := make(chan int, 1)
	now := make(chan time.Time, 1)
	now <- time.Time{}
	endWithin(ctx, lg, environment{exit: func(s int) { status <- s }, after: func(time.Duration) <-chan time.Time { return now }})
	cancel()
	if got := <-status; got != exitFault {
		t.Errorf("got exit status %d, want %d", got, exitFault)
	}
	var said bytes.Buffer
	ctx, cancel = context.WithCancel(t.Context())
	stop := endWithin(ctx, slog.New(slog.NewTextHandler(&said, nil)), environment{exit: func(int) { t.Error("what has ended is ended again") }})
	stop()
	cancel()
	if said.Len() > 0 {
		t.Errorf("the log is %s", &said)
	}
}

// A slowDisk opens no file any more once it is told to hold.
type slowDisk struct {
	fs.FS
	hold atomic.Bool
	held chan struct{} // has one for each file that is waited for
	back chan struct{} // closed when the disk answers again
}

func (d *slowDisk) Open(name string) (fs.File, error) {
	if d.hold.Load() {
		d.held <- struct{}{}
		<-d.back
	}
	return d.FS.Open(name)
}

// A bot whose articles are being read from a disk that does not answer is ended all the
// same.
func TestEndsBesideASlowDisk(t *testing.T) {
	disk := &slowDisk{FS: fstest.MapFS{"news/one.txt": {Data: []byte("Harbour opens\n3 May 2031\n\nThe harbour of Bergen opened.\n")}},
		held: make(chan struct{}, 100), back: make(chan struct{})}
	srv := discordtest.New(t)
	ctx, stop := context.WithCancel(t.Context())
	t.Chdir(t.TempDir())
	exited, late := make(chan int, 1), make(chan time.Time)
	env := environment{stdin: os.Stdin, stdout: io.Discard, stderr: &tail{}, getenv: func(name string) string {
		return map[string]string{"DISCORD_TOKEN": srv.Token, "DISCORD_API_URL": srv.URL, "CORPUS_WATCH": "off"}[name]
	}, exit: func(status int) { exited <- status }, after: func(time.Duration) <-chan time.Time { return late }}
	done := make(chan error, 1)
	go func() { done <- serve(ctx, env, source{fs: disk, path: "news"}) }()
	srv.WaitReady(t)
	disk.hold.Store(true)
	if err := syscall.Kill(os.Getpid(), syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	<-disk.held
	stop()
	for { // until all is closed but the articles
		mem, err := memory.Open(defaultMemory, memory.Config{})
		if err == nil {
			mem.Close()
			break
		}
		if !errors.Is(err, memory.ErrLocked) {
			t.Fatal(err)
		}
	}
	select {
	case late <- time.Time{}:
		if got := <-exited; got != exitFault {
			t.Errorf("got exit status %d, want %d", got, exitFault)
		}
	case <-time.After(10 * time.Second):
		t.Error("nothing ends it")
	}
	close(disk.back)
	if err := <-done; err != nil {
		t.Error(err)
	}
}
