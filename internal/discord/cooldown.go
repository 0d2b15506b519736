package discord

import (
	"sync"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
)

// cooldowns know who asked last, and when. They keep times rather than allowances, so
// that a setting holds from the moment it is made.
type cooldowns struct {
	mu    sync.Mutex
	asked *lru.Cache[string, time.Time] // when somebody in a server, or a channel, did last
	told  *lru.Cache[string, time.Time] // until when somebody was told to wait
}

func newCooldowns() *cooldowns {
	return &cooldowns{asked: cache[time.Time](maxChannels), told: cache[time.Time](remembered)}
}

// ask counts a question by somebody in a channel, unless it comes within user of
// theirs before, or within channel of the channel's. Then it returns until when they
// have to wait, and whether they know.
func (c *cooldowns) ask(somebody, where string, user, channel time.Duration, now time.Time) (until time.Time, told bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for key, d := range map[string]time.Duration{somebody: user, where: channel} {
		if last, ok := c.asked.Get(key); ok && d > 0 && last.Add(d).After(until) {
			until = last.Add(d)
		}
	}
	if until.After(now) {
		known, _ := c.told.Get(somebody)
		c.told.Add(somebody, until)
		return until, known.After(now)
	}
	if user > 0 {
		c.asked.Add(somebody, now)
	}
	if channel > 0 {
		c.asked.Add(where, now)
	}
	return time.Time{}, false
}

// tooSoon counts the question that r is, and says when it comes too soon. Those who
// administer may ask at any time; of the author of a message only an administering role
// tells that. An answer that nobody else sees does not disturb the channel.
func (b *Bot) tooSoon(r *request) (reply, bool) {
	if r.guild == "" || r.administers() {
		return reply{}, false
	}
	perChannel := r.rules.channelCooldown
	if r.rules.private() {
		perChannel = 0
	}
	until, told := b.cooldowns.ask(r.guild+"/"+r.user, r.channel, r.rules.userCooldown, perChannel, b.now())
	if until.IsZero() && b.cfg.Interactions != nil && b.shares() {
		until = b.elsewhere(r, perChannel)
	}
	if until.IsZero() {
		return reply{}, false
	}
	out := say(r.words.Text("You can ask me again %s.", ago(until.Add(time.Second-1))))
	out.private, out.silent = true, told
	return out, true
}

// elsewhere counts the question that r is for all processes, to any of which the next one
// may come, and returns until when it should have waited; zero if it need not have.
func (b *Bot) elsewhere(r *request, perChannel time.Duration) time.Time {
	person := "cooldown/" + r.guild + "/" + b.cfg.Memory.Alias(r.user)
	for _, c := range []struct {
		name string
		keep time.Duration
	}{{person, r.rules.userCooldown}, {"cooldown/" + r.channel, perChannel}} {
		if c.keep == 0 {
			continue
		}
		left, free, err := b.cfg.Memory.Claim(c.name, c.keep)
		if err != nil {
			r.lg.Error("cannot count a question for a cooldown", "err", err)
			return time.Time{}
		}
		if free {
			continue
		}
		if c.name != person && r.rules.userCooldown > 0 { // it was not answered
			if err := b.cfg.Memory.Unclaim(person); err != nil {
				r.lg.Error("cannot take back a cooldown", "err", err)
			}
		}
		return b.now().Add(left)
	}
	return time.Time{}
}
