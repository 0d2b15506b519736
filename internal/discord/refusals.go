package discord

import (
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
	"golang.org/x/time/rate"
)

// refusals count by server what Discord did not let the bot send. All servers share the
// refusals after which no requests are sent at all, so one in which many channels and members
// refuse messages, or permissions go back and forth, is left alone long before.
type refusals struct {
	servers *lru.Cache[string, *rate.Limiter]
}

// maxRefusals is how many refusals a server has at once, and again within breakWithin.
// Together that is a tenth of breakAfter.
const maxRefusals = 30

func newRefusals() refusals {
	return refusals{cache[*rate.Limiter](maxServers)}
}

// count counts a refusal in a server, and reports whether it is left alone from now on. An
// empty id is that of no server.
func (r refusals) count(server string, now time.Time) (last bool) {
	if server == "" {
		return false
	}
	l, ok := r.servers.Get(server)
	if !ok {
		l = rate.NewLimiter(rate.Every(breakWithin/maxRefusals), maxRefusals)
		if other, raced, _ := r.servers.PeekOrAdd(server, l); raced {
			l = other
		}
	}
	return l.AllowN(now, 1) && l.TokensAt(now) < 1
}

// tooMany reports whether a server is left alone.
func (r refusals) tooMany(server string, now time.Time) bool {
	l, ok := r.servers.Get(server)
	return ok && l.TokensAt(now) < 1
}
