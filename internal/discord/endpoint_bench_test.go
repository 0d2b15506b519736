//go:build unix

package discord

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"attache/internal/discordtest"
	"attache/internal/memory"
	"attache/internal/postgrestest"
)

// What an interaction over HTTP costs beside finding its answer, from the signature to the
// response: without a memory, and with one to which each question is written, as one that has
// no answer is. The clients are in the same process and cost some of it.
func BenchmarkOverHTTP(b *testing.B) {
	for kind, path := range map[string]func() string{
		"none":     nil,
		"file":     func() string { return filepath.Join(b.TempDir(), "memory.db") },
		"postgres": func() string { return postgrestest.Schema(b) },
	} {
		b.Run(kind, func(b *testing.B) {
			srv := discordtest.Start()
			defer srv.Close()
			l, err := net.Listen("tcp", "127.0.0.1:0")
			if err != nil {
				b.Fatal(err)
			}
			cfg := Config{Token: srv.Token, APIURL: srv.URL, Queue: 1000, Shards: Shards{None: true}, Interactions: l, PublicKey: srv.PublicKey()}
			if path != nil {
				if cfg.Memory, err = memory.Open(path(), memory.Config{}); err != nil {
					b.Fatal(err)
				}
				defer cfg.Memory.Close()
			}
			log := newLogbook()
			bot := New(slog.New(slog.NewTextHandler(log, nil)), parrot, cfg)
			ended := make(chan error)
			ctx, stop := context.WithCancel(b.Context())
			go func() { ended <- bot.Run(ctx) }()
			defer func() {
				stop()
				if err := <-ended; err != nil {
					b.Error(err)
				}
			}()
			url := "http://" + l.Addr().String()
			first := srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov"))
			payload := srv.Payload(first)
			var n atomic.Int64
			client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}}
			start, before := time.Now(), processor(b)
			b.SetParallelism(8)
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					body := bytes.ReplaceAll(payload, []byte(first.ID), strconv.AppendInt(nil, 1000+n.Add(1), 10))
					r, err := client.Do(srv.Signed(b, url, body, time.Now()))
					if err != nil {
						b.Error(err)
						return
					}
					io.Copy(io.Discard, r.Body)
					r.Body.Close()
					if r.StatusCode != http.StatusOK {
						b.Error(fmt.Errorf("status %d", r.StatusCode))
						return
					}
				}
			})
			b.ReportMetric(float64(b.N)/time.Since(start).Seconds(), "interactions/s")
			b.ReportMetric((processor(b)-before).Seconds()*1e6/float64(b.N), "µs-cpu/op")
		})
	}
}

// processor returns how much processor time the process has used.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
