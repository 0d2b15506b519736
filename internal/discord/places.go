package discord

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/bwmarrin/discordgo"
	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/sync/singleflight"
)

// places know which threads belong to which channel and what language a server
// speaks. The gateway tells both when it lists a server and never again with a message
// or an interaction, and discordgo's own state keeps far more than that.
type places struct {
	channels  *lru.Cache[string, place]
	languages *lru.Cache[string, string] // of servers, as Discord names them
	asking    singleflight.Group         // by channel
}

// A place is what is known of a channel.
type place struct {
	parent string // the channel that a thread is in; empty for what is no thread

	// retry, if not zero, means that nothing is known, and when Discord may be asked
	// again.
	retry time.Time
}

const (
	// The channels of a large bot's servers, at some hundred bytes each. What is
	// forgotten is asked for again.
	maxChannels = 1 << 16
	maxServers  = 1 << 12

	// lookup bounds how long Discord is asked about a channel. An interaction wants
	// its first response within three seconds.
	lookup = time.Second

	// lookupAgain is how long after a failure Discord is asked once more.
	lookupAgain = 30 * time.Second
)

func newPlaces() *places {
	return &places{channels: cache[place](maxChannels), languages: cache[string](maxServers)}
}

// cache returns a cache of the last size things that were used. A library's, because
// it drops what was used longest ago in constant time, which a map cannot.
func cache[V any](size int) *lru.Cache[string, V] {
	c, err := lru.New[string, V](size)
	if err != nil {
		panic(err) // size is a constant
	}
	return c
}

// handlers returns what keeps places up to date.
func (p *places) handlers(b *Bot) []handler {
	return []handler{
		on(b, "GUILD_CREATE", func(g *discordgo.GuildCreate) {
			p.server(g.Guild)
			if g.Guild != nil {
				for _, c := range g.Threads { // those that are open
					b.onOpened(c)
				}
			}
		}),
		on(b, "GUILD_UPDATE", func(g *discordgo.GuildUpdate) { p.server(g.Guild) }),
		on(b, "CHANNEL_CREATE", func(c *discordgo.ChannelCreate) { p.channel(c.Channel) }),
		on(b, "CHANNEL_UPDATE", func(c *discordgo.ChannelUpdate) {
			p.channel(c.Channel)
			if c.Channel != nil {
				b.denied.Remove(c.ID) // its permissions may be what has changed
				b.onOpened(c.Channel)
			}
		}),
		on(b, "THREAD_CREATE", func(c *discordgo.ThreadCreate) { p.channel(c.Channel) }),
		on(b, "THREAD_UPDATE", func(c *discordgo.ThreadUpdate) {
			p.channel(c.Channel)
			b.onOpened(c.Channel)
		}),
		on(b, "THREAD_LIST_SYNC", func(l *discordgo.ThreadListSync) { p.all(l.Threads) }),
	}
}

// server notes what a server tells of itself.
func (p *places) server(g *discordgo.Guild) {
	if g == nil {
		return
	}
	if g.PreferredLocale != "" {
		p.languages.Add(g.ID, g.PreferredLocale)
	}
	p.all(g.Channels)
	p.all(g.Threads)
}

func (p *places) all(channels []*discordgo.Channel) {
	for _, c := range channels {
		p.channel(c)
	}
}

func (p *places) channel(c *discordgo.Channel) {
	if c != nil && c.ID != "" {
		p.channels.Add(c.ID, placeOf(c))
	}
}

// placeOf tells a thread's parent from a channel's, which is the category it is
// listed under.
func placeOf(c *discordgo.Channel) place {
	if c.IsThread() {
		return place{parent: c.ParentID}
	}
	return place{}
}

// language returns the language of a server, "" if it is not known.
func (p *places) language(guild string) string {
	s, _ := p.languages.Get(guild)
	return s
}

// known reports whether a channel was heard of.
func (p *places) known(channel string) bool {
	c, ok := p.channels.Get(channel)
	return ok && c.retry.IsZero()
}

// parentOf returns the channel that a thread is in, "" for any other channel. It asks
// Discord about one it has not heard of.
func (b *Bot) parentOf(channel string) (string, error) {
	p, ok := b.places.channels.Get(channel)
	switch {
	case ok && p.retry.IsZero():
		return p.parent, nil
	case ok && b.now().Before(p.retry):
		return "", errNoPlace
	}
	found, err, _ := b.places.asking.Do(channel, func() (any, error) {
		c, err := b.fetchChannel(channel)
		if err != nil {
			b.places.channels.Add(channel, place{retry: b.now().Add(lookupAgain)})
			return "", err
		}
		b.places.channel(c)
		return placeOf(c).parent, nil
	})
	return found.(string), err
}

// errNoPlace is returned by parentOf while it is too early to ask once more.
var errNoPlace = errors.New("it is not known what the channel is")

func (b *Bot) fetchChannel(id string) (*discordgo.Channel, error) {
	ctx, cancel := context.WithTimeout(b.serving, lookup)
	defer cancel()
	endpoint := discordgo.EndpointChannel(id)
	c := new(discordgo.Channel)
	if err := b.get(ctx, endpoint, endpoint, c); err != nil {
		return nil, fmt.Errorf("look up a channel: %w", err)
	}
	c.ID = id
	return c, nil
}
