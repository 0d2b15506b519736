package discord

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"attache/internal/discordtest"
)

// BenchmarkFlood measures how much longer somebody waits for an answer while others ask 200
// questions a second, which is several times what they get: one member of the same server,
// or the members of another. Discord takes
// a while to accept a message here, as it does.
//
//	go test ./internal/discord -run '^$' -bench Flood -benchtime 1x
func BenchmarkFlood(b *testing.B) {
	for _, flood := range []struct {
		name      string
		members   int
		elsewhere bool
	}{{"user", 1, false}, {"server", 30, true}} {
		b.Run(flood.name, func(b *testing.B) {
			srv := discordtest.Start()
			b.Cleanup(srv.Close)
			srv.Fail(discordtest.Fault{Method: http.MethodPost, Path: "/channels/*/messages", Delay: 50 * time.Millisecond, Times: -1})
			y := newTally()
			bot := New(slog.New(y), shipped(b), Config{Token: srv.Token, APIURL: srv.URL, Commands: map[string]string{"who": "who", "stance": "stance"}})
			bot.pace = fast
			ctx, cancel := context.WithCancel(context.Background())
			done := make(chan error, 1)
			go func() { done <- bot.Run(ctx) }()
			b.Cleanup(func() {
				cancel()
				<-done
			})
			srv.WaitReady(b)
			guild := srv.GuildID
			if flood.elsewhere {
				guild = srv.AddGuild("elsewhere")
			}
			there := srv.AddChannel(guild, "flooded")
			var floods []string
			for i := range flood.members {
				floods = append(floods, srv.AddUser(fmt.Sprint("flood ", i)).ID)
				srv.Join(guild, floods[i])
			}

			calm := func() time.Duration {
				y.mu.Lock()
				y.took = nil
				y.mu.Unlock()
				for range 50 {
					y.ask(1, func() string { return srv.Say(srv.ChannelID, srv.UserID, "!stance India").ID })
				}
				y.wait(0)
				y.mu.Lock()
				defer y.mu.Unlock()
				slices.Sort(y.took)
				return y.took[len(y.took)/2]
			}
			var alone, among time.Duration
			asked := 0
			for b.Loop() {
				alone += calm()
				flooding, stop := context.WithCancel(ctx)
				ended := make(chan struct{})
				go func() {
					defer close(ended)
					for pace := rate.NewLimiter(200, 1); pace.Wait(flooding) == nil; asked++ {
						srv.Say(there, floods[asked%len(floods)], "!who Lavrov")
					}
				}()
				y.others(100) // the queue is full
				among += calm()
				stop()
				<-ended
			}
			b.ReportMetric(float64(alone.Milliseconds())/float64(b.N), "ms-alone")
			b.ReportMetric(float64(among.Milliseconds())/float64(b.N), "ms-flooded")
			b.ReportMetric(float64(among)/float64(alone), "times-as-long")
			b.ReportMetric(float64(bot.pool.dropped.Load()), "dropped")
			b.ReportMetric(float64(asked), "asked")
			b.ReportMetric(0, "ns/op")
		})
	}
}
