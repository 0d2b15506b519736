package discord

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"
)

const (
	// After a gap that no resumed session has closed, the bot looks for questions that it
	// missed, in the channels where it was asked last. An answer that comes later than
	// lookBackFor only disturbs, and each channel costs a request.
	lookBackFor      = 10 * time.Minute
	lookBackChannels = 20
	lookBackMessages = 100

	// lookBackMargin makes up for clocks that differ.
	lookBackMargin = 5 * time.Second
)

// lookBack answers what was asked of a shard since it heard nothing, as far as it is found.
// What was answered already is not answered again.
func (b *Bot) lookBack(ctx context.Context, s *shard, since time.Time) {
	gap := time.Since(since)
	if gap > lookBackFor {
		since = time.Now().Add(-lookBackFor)
	}
	channels := slices.DeleteFunc(b.asked.Keys(), func(c string) bool {
		guild, _ := b.asked.Peek(c)
		return !s.hears(guild)
	})
	slices.Reverse(channels) // the last ones first
	channels = channels[:min(len(channels), lookBackChannels)]
	found, failed := 0, 0
	for _, c := range channels {
		guild, _ := b.asked.Peek(c)
		missed, err := b.messagesSince(ctx, c, since.Add(-lookBackMargin))
		if err != nil {
			failed++
			continue
		}
		for _, m := range missed {
			m.GuildID = cmp.Or(m.GuildID, guild) // which only events tell
			if b.hear(m) {
				found++
			}
		}
	}
	s.lg.Warn("what happened meanwhile was missed; looked for questions where the bot was asked last",
		"gap", gap.Round(time.Millisecond), "channels", len(channels), "unreadable", failed, "questions", found)
}

// messagesSince returns the first messages in a channel since a time, in their order.
func (b *Bot) messagesSince(ctx context.Context, channel string, since time.Time) ([]*discordgo.Message, error) {
	endpoint := discordgo.EndpointChannelMessages(channel)
	query := url.Values{"after": {snowflake(since)}, "limit": {strconv.Itoa(lookBackMessages)}}
	var out []*discordgo.Message
	if err := b.get(ctx, endpoint+"?"+query.Encode(), endpoint, &out); err != nil {
		return nil, err
	}
	out = slices.DeleteFunc(out, func(m *discordgo.Message) bool { return m == nil })
	slices.Reverse(out)
	return out, nil
}

// snowflake returns the least id of what was made at t.
func snowflake(t time.Time) string {
	const epoch = 1420070400000 // the first millisecond of 2015, from which Discord counts
	return strconv.FormatInt(max(0, t.UnixMilli()-epoch)<<22, 10)
}

// hears reports whether a shard is the one that hears of a server, or, for "", of direct
// messages.
func (s *shard) hears(guild string) bool { return shardOf(guild, s.count) == s.id }
