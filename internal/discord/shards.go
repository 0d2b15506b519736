package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/sync/errgroup"
)

// Shards are the parts of the servers that a process hears of. The zero value is one shard,
// which hears of all.
type Shards struct {
	Auto bool  // as many as Discord recommends, all in this process
	Of   int   // how many there are in all processes; unless Auto, zero means one
	IDs  []int // those of this process, from 0; none means all
	None bool  // the process does not connect to the gateway
}

// maxShards is more than any bot has.
const maxShards = 10_000

// ParseShards reads a setting: "auto" or nothing, "none", how many there are, or which of
// them this process has, as 0-3/16 or 4,7-9/16.
func ParseShards(text string) (Shards, error) {
	wrong := fmt.Errorf("%q is no choice of shards; it must be auto, none, a number from 1 to %d, or which of how many, like 0-3/16", text, maxShards)
	text = strings.ToLower(strings.Join(strings.Fields(text), ""))
	switch text {
	case "", "auto":
		return Shards{Auto: true}, nil
	case "none":
		return Shards{None: true}, nil
	}
	some, all, spread := strings.Cut(text, "/")
	if !spread {
		some, all = "", text
	}
	of, err := strconv.Atoi(all)
	if err != nil || of < 1 || of > maxShards {
		return Shards{}, wrong
	}
	s := Shards{Of: of}
	if !spread {
		return s, nil
	}
	for part := range strings.SplitSeq(some, ",") {
		from, to, ranged := strings.Cut(part, "-")
		if !ranged {
			to = from
		}
		first, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if err1 != nil || err2 != nil || first < 0 || first > last || last >= of {
			return Shards{}, wrong
		}
		for id := first; id <= last; id++ {
			s.IDs = append(s.IDs, id)
		}
	}
	slices.Sort(s.IDs)
	s.IDs = slices.Compact(s.IDs)
	return s, nil
}

// superviseAll keeps the shards of this process connected until ctx ends or an operator has
// to act.
func (b *Bot) superviseAll(ctx context.Context) error {
	for {
		mine, err := b.settled(ctx)
		if err != nil || ctx.Err() != nil {
			return err
		}
		b.shards.Store(&mine)
		all, ending := errgroup.WithContext(ctx)
		for _, id := range mine.IDs {
			b.cfg.Metrics.Connected(id, false) // one that never is shows too
			all.Go(func() error { return b.supervise(ending, b.newShard(id, mine.Of)) })
		}
		err = all.Wait()
		if !mine.Auto || !errors.Is(err, tooFewShards) {
			return err
		}
		b.lg.Warn("the bot is in too many servers for its shards; asking Discord how many it should have", "shards", mine.Of)
		if sleep(ctx, b.pace.most) != nil {
			return nil
		}
	}
}

// tooFewShards is what Discord says to a bot that has outgrown its shards.
const tooFewShards fatal = "Discord wants this bot spread over more shards because it is in too many servers (close code 4011); set SHARDS to auto, or to more than before, in all processes"

// settled returns which shards this process has and of how many. It asks Discord, and
// keeps asking, where that is to decide.
func (b *Bot) settled(ctx context.Context) (Shards, error) {
	s := b.cfg.Shards
	delays := newBackOff(b.pace.first, b.pace.most)
	for s.Auto {
		info, err := b.gateway(ctx)
		if err == nil {
			s.Of = min(info.Shards, maxShards)
			break
		}
		if f := fatal(""); errors.As(err, &f) {
			return s, f
		}
		d := delays.NextBackOff()
		b.lg.Warn("cannot ask Discord how many shards there should be", "cause", cause(err, b.token), "retry_in", d)
		if sleep(ctx, d) != nil {
			return s, nil
		}
	}
	s.Of = max(s.Of, 1)
	if len(s.IDs) == 0 {
		for id := range s.Of {
			s.IDs = append(s.IDs, id)
		}
	}
	if s.Of > 1 {
		b.lg.Info("the servers are spread over shards", "shards", s.Of, "here", len(s.IDs), "first", s.IDs[0])
	}
	return s, nil
}

// A gatewayInfo is what Discord says to who wants to connect.
type gatewayInfo struct {
	Shards int                           `json:"shards"`
	Limit  *discordgo.SessionInformation `json:"session_start_limit"`
}

// gateway asks what Discord says to who wants to connect. Other servers of this API need
// not say all of it.
func (b *Bot) gateway(ctx context.Context) (gatewayInfo, error) {
	body, err := b.rest.RequestWithBucketID("GET", discordgo.EndpointGatewayBot, nil, discordgo.EndpointGatewayBot, discordgo.WithContext(ctx))
	switch {
	case unauthorized(err):
		return gatewayInfo{}, badToken
	case err != nil:
		return gatewayInfo{}, fmt.Errorf("ask for the gateway: %w", err)
	}
	var info gatewayInfo
	if json.Unmarshal(body, &info) != nil {
		return gatewayInfo{}, nil
	}
	return info, nil
}

// minds reports whether this process is the one that hears of a server, or with an empty
// id of direct messages. Without the gateway it is the one that leads.
func (b *Bot) minds(guild string) bool {
	if b.cfg.Shards.None {
		return b.leading() != nil
	}
	s := b.shards.Load()
	if s == nil {
		return false // it is not decided yet
	}
	return slices.Contains(s.IDs, shardOf(guild, s.Of))
}

// shardOf returns which of several shards hears of a server, or with an empty id of direct
// messages.
func shardOf(guild string, of int) int {
	id, err := strconv.ParseUint(guild, 10, 64)
	if err != nil {
		return 0
	}
	return int(id >> 22 % uint64(of))
}

// shares reports whether other processes may have the same memory.
func (b *Bot) shares() bool { return b.cfg.Memory != nil && b.cfg.Memory.Shared() }

// inTurn waits until it is this process's turn at something that no two may do within some
// time of each other, and then is that for as long. Where the memory is not shared, or
// cannot be reached, nobody else is known to want to.
func (b *Bot) inTurn(ctx context.Context, at string, keep time.Duration) error {
	if !b.shares() {
		return ctx.Err()
	}
	for {
		left, ok, err := b.cfg.Memory.Claim("turn/"+at, keep)
		if err != nil {
			b.lg.Warn("cannot see whose turn it is", "at", at, "err", err)
			return ctx.Err()
		}
		if ok {
			return ctx.Err()
		}
		if err := sleep(ctx, left); err != nil {
			return err
		}
	}
}
