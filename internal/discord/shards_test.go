package discord

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"attache/internal/answers"
	"attache/internal/discordtest"
	"attache/internal/library"
	"attache/internal/memory"
	"attache/internal/metrics"
	"attache/internal/postgrestest"
)

func TestParseShards(t *testing.T) {
	for text, want := range map[string]Shards{
		"": {Auto: true}, "auto": {Auto: true}, " AUTO ": {Auto: true}, "none": {None: true},
		"1": {Of: 1}, "16": {Of: 16},
		"0-3/16":         {Of: 16, IDs: []int{0, 1, 2, 3}},
		"15/16":          {Of: 16, IDs: []int{15}},
		"7-9, 4, 8 / 16": {Of: 16, IDs: []int{4, 7, 8, 9}},
	} {
		got, err := ParseShards(text)
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%q: %v\n%s", text, err, diff)
		}
	}
	for _, text := range []string{"0", "-1", "x", "1/0", "16/16", "3-1/16", "/16", "0-/16", "0,/16", "1/2/3", "99999", "0-99999999999999999999/16"} {
		if got, err := ParseShards(text); err == nil {
			t.Errorf("%q is taken for %+v", text, got)
		}
	}
}

// guilds returns channels of servers that n shards hear of, by shard.
func guilds(t *testing.T, srv *discordtest.Server, n int) map[int]string {
	t.Helper()
	out := make(map[int]string)
	for len(out) < n {
		srv.Advance(time.Millisecond)
		g := srv.AddGuild(fmt.Sprint("server ", len(out)))
		srv.Join(g, srv.UserID)
		out[shardOf(g, n)] = srv.AddChannel(g, "talk")
	}
	return out
}

// Each shard hears of its servers, the first of direct messages, and every question is
// answered once.
func TestShards(t *testing.T) {
	t.Parallel()
	const n = 3
	srv := discordtest.New(t)
	srv.AdviseShards(n, 2)
	srv.RequireShards(n)
	channels := guilds(t, srv, n)
	r := start(t, srv, parrot, func(b *Bot) { b.cfg.Shards = Shards{Auto: true} })
	srv.WaitConnections(t, n)
	r.log.wait(t, `msg="connected to Discord"`, n)
	if !r.Connected() {
		t.Error("with all shards connected, the bot is not")
	}
	seen := make(map[[2]int]bool)
	for _, id := range srv.Identifies() {
		seen[id.Shard] = true
	}
	if want := map[[2]int]bool{{0, n}: true, {1, n}: true, {2, n}: true}; !cmp.Equal(seen, want) {
		t.Errorf("identified are %v", seen)
	}
	for shard, channel := range channels {
		wantReply(t, srv, srv.Say(channel, srv.UserID, fmt.Sprint("!who in ", shard)), fmt.Sprint("who in ", shard))
	}
	wantReply(t, srv, srv.Say(srv.DM(srv.UserID), srv.UserID, "who privately"), "who privately")
	if got := len(srv.Sent()); got != n+1 {
		t.Errorf("%d messages were sent", got)
	}
}

// It shows that a shard is not connected which never was.
func TestShardNeverConnected(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	srv.Fail(discordtest.Fault{Path: discordtest.GatewayPath, Status: http.StatusServiceUnavailable, Times: -1})
	shown := metrics.New()
	r := start(t, srv, parrot, func(b *Bot) { b.cfg.Shards, b.cfg.Metrics = Shards{Of: 2}, shown })
	r.log.wait(t, "not connected to Discord", 1)
	w := httptest.NewRecorder()
	shown.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	for _, want := range []string{
		`attache_gateway_connected{shard="0"} 0`, `attache_gateway_connected{shard="1"} 0`,
		"attache_gateway_shards_connected 0", "attache_gateway_shards_wanted 2",
	} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("the metrics do not say %s", want)
		}
	}
}

// Two processes have the shards between them.
func TestShardsApart(t *testing.T) {
	t.Parallel()
	const n = 4
	srv := discordtest.New(t)
	channels := guilds(t, srv, n)
	for _, ids := range [][]int{{0, 3}, {1, 2}} {
		r := start(t, srv, parrot, func(b *Bot) { b.cfg.Shards = Shards{Of: n, IDs: ids} })
		r.log.wait(t, `msg="connected to Discord"`, len(ids))
	}
	for shard, channel := range channels {
		m := srv.Say(channel, srv.UserID, fmt.Sprint("!who in ", shard))
		wantReply(t, srv, m, fmt.Sprint("who in ", shard))
	}
	if got := len(srv.Sent()); got != n {
		t.Errorf("%d messages were sent", got)
	}
}

// A bot that has outgrown its shards asks for more, where it may.
func TestMoreShards(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	srv.RequireShards(2)
	r := start(t, srv, parrot, func(b *Bot) { b.cfg.Shards = Shards{Auto: true} })
	r.log.wait(t, "too many servers for its shards", 1)
	srv.AdviseShards(2, 1)
	srv.WaitConnections(t, 2)

	fixed := start(t, srv, parrot, func(b *Bot) { b.cfg.Shards = Shards{Of: 1} })
	if err := <-fixed.done; err == nil || !strings.Contains(err.Error(), "set SHARDS to auto") {
		t.Errorf("with too few shards: %v", err)
	}
	fixed.done <- nil
}

// Two processes with the same shard, as when one takes the other's place: each question has
// one answer, and what is pressed is pressed once.
func TestTwins(t *testing.T) {
	t.Parallel()
	address := postgrestest.Schema(t)
	srv := discordtest.New(t)
	var twins []*running
	for range 2 {
		m, err := memory.Open(address, memory.Config{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { m.Close() })
		r := start(t, srv, parrot, func(b *Bot) { b.cfg.Memory = m })
		r.log.wait(t, `msg="connected to Discord"`, 1)
		twins = append(twins, r)
	}
	// said waits until both have heard of as many messages.
	said := func(n int) {
		t.Helper()
		for _, r := range twins {
			r.log.wait(t, "event=MESSAGE_CREATE", n)
		}
	}
	answer := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	said(2)
	for _, id := range customIDs(answer.Components) {
		if strings.HasPrefix(id, "1|"+verbTell) { // which pressed twice is taken back
			srv.WaitResponse(t, srv.Click(t, srv.UserID, answer, id))
		}
	}
	for _, r := range twins {
		r.log.wait(t, "event=INTERACTION_CREATE", 1)
	}
	if waiting, err := twins[0].cfg.Memory.Waiters(); err != nil || len(waiting) != 1 {
		t.Errorf("after one press %v wait, %v", waiting, err)
	}
	for _, name := range []string{"Wang", "Guterres"} {
		wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who "+name), "who "+name)
	}
	said(6)
	for _, r := range twins {
		r.stop()
		if err := <-r.done; err != nil {
			t.Error(err)
		}
		r.done <- nil
	}
	// Discord takes a message with the same nonce once, so what counts is what was sent.
	sent := 0
	for _, q := range srv.Requests() {
		if strings.HasPrefix(q.Path, "/channels/"+srv.ChannelID+"/messages") && (q.Method == http.MethodPost || q.Method == http.MethodPatch) {
			sent++
		}
	}
	if sent != 3 {
		t.Errorf("3 questions were answered %d times", sent)
	}
}

// Nobody of the processes that share a memory identifies while it is another's turn.
func TestIdentifyTurns(t *testing.T) {
	t.Parallel()
	address := postgrestest.Schema(t)
	var bots []*Bot
	for range 2 {
		m, err := memory.Open(address, memory.Config{})
		if err != nil {
			t.Fatal(err)
		}
		defer m.Close()
		bots = append(bots, New(nil, parrot, Config{Memory: m}))
	}
	for i, key := range []string{"identify/0", "identify/1"} {
		if err := bots[i].inTurn(t.Context(), key, time.Hour); err != nil {
			t.Fatal(err)
		}
	}
	// Who waits for an hour is stopped before; who has no need to is not.
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := bots[1].inTurn(ctx, "identify/0", time.Hour); err == nil {
		t.Error("two have their turn at once")
	}
}

// One of two processes keeps the pins and corrects. When it ends, the other does.
func TestOneLeads(t *testing.T) {
	t.Parallel()
	address := postgrestest.Schema(t)
	srv := discordtest.New(t)
	guilds(t, srv, 2)
	var bots []*running
	for id := range 2 {
		m, err := memory.Open(address, memory.Config{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { m.Close() })
		r := start(t, srv, parrot, func(b *Bot) {
			b.cfg.Memory, b.cfg.Shards = m, Shards{Of: 2, IDs: []int{id}}
		})
		bots = append(bots, r)
		r.log.wait(t, `msg="connected to Discord"`, 1)
		bots[0].log.wait(t, "this process leads", 1)
	}
	if bots[0].leading() == nil || bots[1].leading() != nil {
		t.Error("not the first leads, or not alone")
	}
	for shard, r := range bots {
		if got := []bool{r.minds("0"), r.minds(fmt.Sprint(1 << 22)), r.minds("")}; !cmp.Equal(got, []bool{shard == 0, shard == 1, shard == 0}) {
			t.Errorf("shard %d minds %v", shard, got)
		}
	}
	bots[0].stop()
	bots[1].log.wait(t, "this process leads", 1)
	if bots[0].leading() != nil {
		t.Error("the one that has ended leads")
	}
}

// A pin follows the articles through the one process that leads, whichever hears of its
// server, and through the next one when that ends.
func TestPinsFollowThroughWhoLeads(t *testing.T) {
	t.Parallel()
	address := postgrestest.Schema(t)
	srv := discordtest.New(t)
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	lib, err := library.Open(t.Context(), x, articles{"harbour": harbour}.set(t))
	if err != nil {
		t.Fatal(err)
	}
	var rooms []*newsroom
	for id := range 2 {
		store, err := memory.Open(address, memory.Config{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { store.Close() })
		n := &newsroom{Server: srv, lib: lib, store: store}
		n.running = start(t, srv, answers.New(slog.New(slog.DiscardHandler), lib.Index), func(b *Bot) {
			b.cfg.Memory, b.cfg.Changed, b.cfg.Shards = store, lib.Changed, Shards{Of: 2, IDs: []int{id}}
		})
		rooms = append(rooms, n)
		n.log.wait(t, `msg="connected to Discord"`, 1)
		rooms[0].log.wait(t, "this process leads", 1)
	}
	rooms[0].looked(t)
	pin := rooms[0].pin(t, "Solberg")
	follows := func(word, text string) {
		t.Helper()
		if err := lib.Reload(t.Context(), articles{"harbour": harbour, "more": text}.set(t)); err != nil {
			t.Fatal(err)
		}
		srv.Wait(t, "an edit of the pin", func() bool { return strings.Contains(srv.Message(pin.ID).Content, word) })
	}
	edits := rooms[0].edits()
	follows("pier", "Ingrid Solberg said on 3 May 2024 that the pier was closed. “The pier is closed,” Solberg said.")
	rooms[0].looked(t)
	if n := rooms[0].edits() - edits; n != 1 {
		t.Errorf("the pin was edited %d times", n)
	}
	rooms[0].close(t)
	rooms[1].log.wait(t, "this process leads", 1)
	follows("lighthouse", "Ingrid Solberg visited the lighthouse on 4 May 2024. “The lighthouse shines,” Solberg said.")
}
