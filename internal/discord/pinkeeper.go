package discord

import (
	"context"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/sync/errgroup"

	"attache/internal/answers"
	"attache/internal/memory"
	"attache/internal/wording"
)

// A keeper notes where pins want looking at. Whoever learns something only leaves a note;
// one goroutine does the work, so a hundred events cost one look.
type keeper struct {
	wake chan struct{} // has something when there is a note

	mu       sync.Mutex
	channels map[string]bool // in which something may have been unpinned; "" is all of them
	due      bool            // what could not be edited may be edited now
}

func newKeeper() *keeper {
	return &keeper{channels: make(map[string]bool), wake: make(chan struct{}, 1)}
}

// note has the pins of a channel looked at, of all of them if it is empty.
func (k *keeper) note(channel string) {
	k.postpone(channel)
	k.ring()
}

func (k *keeper) ring() {
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

// postpone has them looked at when something else is.
func (k *keeper) postpone(channel string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.channels[channel] = true
}

// retry has the pins follow the articles once more: one that could not be edited may be
// free.
func (k *keeper) retry() {
	k.mu.Lock()
	k.due = true
	k.mu.Unlock()
	k.ring()
}

// takeDue reports whether retry was called since it was asked last.
func (k *keeper) takeDue() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	due := k.due
	k.due = false
	return due
}

// take returns the channels that were noted, and forgets them.
func (k *keeper) take() map[string]bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	out := k.channels
	k.channels = make(map[string]bool)
	return out
}

// stripes are locks by name. Now and then two names share one, which does no harm.
type stripes [64]sync.Mutex

func (s *stripes) of(name string) *sync.Mutex {
	return &s[stripe(name, uint32(len(s)))]
}

// keepPins keeps the living pins up to date until ctx ends: when the articles change,
// when a pin may have been removed by hand, and after every new connection, before which
// both may have happened unnoticed.
func (b *Bot) keepPins(ctx context.Context) {
	// Nothing is done before the first connection, which tells that the token is good.
	var changed <-chan struct{}
	var again <-chan time.Time
	due := true
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.keeper.wake:
			if sleep(ctx, b.pace.settle) != nil { // who tidies up does not stop at one
				return
			}
			due = b.keeper.takeDue() || due
		case <-changed:
			due, changed = true, b.cfg.Changed()
		case <-again:
			due, again = true, nil
		}
		if changed == nil && b.cfg.Changed != nil {
			// Asked for before the pins are looked at, and then only when it has told of a
			// change: so none is missed that comes meanwhile.
			changed = b.cfg.Changed()
		}
		if !b.tend(ctx, due) || b.shares() {
			again = time.After(b.pace.again)
		}
		due = false
	}
}

// tend looks at the pins that were noted and, if due, has all of them follow the
// articles. It reports whether nothing is left to be tried again.
func (b *Bot) tend(ctx context.Context, due bool) (ok bool) {
	defer func() {
		if v := recover(); v != nil {
			b.logPanic(b.lg, v, debug.Stack())
			ok = false
		}
	}()
	noted, err := b.noted()
	if err != nil {
		b.lg.Error("cannot read the pins", "err", err)
		b.keeper.postpone("")
	}
	ok = err == nil
	for channel := range noted {
		if !b.checkChannel(channel) {
			b.keeper.postpone(channel)
			ok = false
		}
	}
	if leading := b.leading(); due && leading != nil {
		ok = b.renewAll(leading) && ok
		b.lg.Debug("looked at the pins", "done", ok)
	}
	return ok
}

// noted returns the channels whose pins have to be looked at; after an error, those that
// were noted by name.
func (b *Bot) noted() (map[string]bool, error) {
	out := b.keeper.take()
	if !out[""] {
		return out, nil
	}
	delete(out, "")
	all, err := b.cfg.Memory.AllPins()
	for _, p := range all {
		if b.minds(p.Guild) {
			out[p.Channel] = true
		}
	}
	return out, err
}

// checkChannel ends the pins of a channel that are no pins there any more, and clears
// away what a crash has left unfinished. It reports whether it could.
func (b *Bot) checkChannel(channel string) bool {
	pins, err := b.cfg.Memory.PinsIn(channel) // read first: what is pinned from now on is no concern
	if err != nil {
		b.lg.Error("cannot read the pins", "err", err)
		return false
	}
	if len(pins) == 0 {
		return true
	}
	pinned, err := b.pinnedIn(channel)
	_, denied := refused(err, http.StatusForbidden)
	switch {
	case isGone(err):
		b.forgetChannel(channel) // with all that is in it
		return true
	case denied:
		return true // nothing can be seen there
	case err != nil:
		b.lg.Warn("cannot see what is pinned", "channel", channel, "cause", cause(err, b.token))
		return false
	}
	ok := true
	for _, p := range pins {
		switch {
		case p.Note == pinAbandoned, p.Note == pinBegun && p.Created.Before(b.began) && (!b.shares() || b.now().Sub(p.Created) > pinTime):
			ok = b.finish(p, pinned[p.Message] && p.Note == pinBegun) && ok
		case living(p) && !pinned[p.Message]:
			ok = b.wasUnpinned(p) && ok
		}
	}
	return ok
}

// pinnedIn returns the ids of the messages that are pinned in a channel. There are none
// where the bot may not read what was said before.
func (b *Bot) pinnedIn(channel string) (map[string]bool, error) {
	out := make(map[string]bool)
	endpoint := discordgo.EndpointChannelMessages(channel) + "/pins"
	query := url.Values{"limit": {"50"}}
	for {
		var page struct {
			Items []struct {
				At      string `json:"pinned_at"`
				Message struct {
					ID string `json:"id"`
				} `json:"message"`
			} `json:"items"`
			More bool `json:"has_more"`
		}
		if err := b.get(b.serving, endpoint+"?"+query.Encode(), endpoint, &page); err != nil {
			return nil, err
		}
		before := len(out)
		for _, it := range page.Items {
			out[it.Message.ID] = true
			query.Set("before", it.At)
		}
		if !page.More || len(out) == before {
			return out, nil
		}
	}
}

// wasUnpinned ends a pin that is not among those of its channel, if that is so: the list
// is empty too where the bot may not read what was said before.
func (b *Bot) wasUnpinned(p memory.Pin) bool {
	lock := b.pinLocks.of(p.Message)
	lock.Lock()
	defer lock.Unlock()
	if _, ok, err := b.cfg.Memory.Pin(p.Channel, p.Message); err == nil && !ok {
		return true
	}
	m, err := b.roundTrip(b.serving, http.MethodGet, discordgo.EndpointChannelMessage(p.Channel, p.Message), nil, discordgo.EndpointChannelMessage(p.Channel, ""))
	_, denied := refused(err, http.StatusForbidden)
	switch {
	case isGone(err):
		b.dropPin(p.Channel, p.Message)
	case denied, m != nil && m.Pinned:
	case err != nil || m == nil:
		b.lg.Warn("cannot see whether a message is pinned", "channel", p.Channel, "message", p.Message, "cause", cause(err, b.token))
		return false
	default:
		b.lg.Info("pin was removed by hand", "channel", p.Channel, "message", p.Message)
		b.dropPin(p.Channel, p.Message)
		b.bidFarewell(p)
	}
	return true
}

// finish settles a pin that came to nothing, or was begun before the program ended: what
// is pinned stays, what was only posted goes. Who wanted it has seen that the command failed.
func (b *Bot) finish(p memory.Pin, pinned bool) bool {
	if pinned {
		next := p
		next.Note = ""
		if _, err := b.cfg.Memory.ReplacePin(p, next); err != nil {
			b.lg.Error("pin not kept", "err", err)
			return false
		}
		return true
	}
	// The message may have been posted without its id having come back.
	endpoint := discordgo.EndpointChannelMessages(p.Channel)
	var later []*discordgo.Message
	if err := b.get(b.serving, endpoint+"?"+url.Values{"after": {p.Message}, "limit": {"100"}}.Encode(), endpoint, &later); err != nil {
		b.lg.Warn("cannot look for a pin that was begun", "channel", p.Channel, "cause", cause(err, b.token))
		return false
	}
	for _, m := range later {
		if !b.isPost(m, p.Question) {
			continue
		}
		if _, known, err := b.cfg.Memory.Pin(p.Channel, m.ID); err != nil || known {
			continue
		}
		if err := b.delete(b.serving, p.Channel, m.ID); err != nil {
			return false
		}
	}
	if err := b.delete(b.serving, p.Channel, p.Message); err != nil {
		return false
	}
	b.dropPin(p.Channel, p.Message)
	b.lg.Info("pin that came to nothing is cleared away", "channel", p.Channel)
	return true
}

// isPost reports whether m is a message of ours that was to be pinned and answers
// question. Such have no asker who could delete them.
func (b *Bot) isPost(m *discordgo.Message, question string) bool {
	if m == nil || m.Author == nil || m.Author.ID != b.who() {
		return false
	}
	ids, asked := carried(m.Components)
	return asked == oneLine(question) && slices.ContainsFunc(ids, func(id customID) bool { return id.verb == verbDelete && id.arg == "" })
}

// renewAll has every pin follow the articles, and reports whether all of them do.
func (b *Bot) renewAll(ctx context.Context) bool {
	all, err := b.cfg.Memory.AllPins()
	if err != nil {
		b.lg.Error("cannot read the pins", "err", err)
		return false
	}
	if len(all) == 0 {
		return true
	}
	start := time.Now()
	gone := b.retracted(ctx)
	var work errgroup.Group
	work.SetLimit(renewers)
	var failed atomic.Int64
	for len(all) > 0 { // the pins of a channel come one after the other
		n := slices.IndexFunc(all, func(p memory.Pin) bool { return p.Channel != all[0].Channel })
		if n < 0 {
			n = len(all)
		}
		pins := all[:n]
		all = all[n:]
		work.Go(func() error {
			for _, p := range pins {
				if ctx.Err() == nil && !b.renewed(ctx, p, gone) {
					failed.Add(1)
				}
			}
			return nil
		})
	}
	work.Wait()
	if ctx.Err() == nil {
		b.lg.Info("pins follow the articles", "failed", failed.Load(), "took", time.Since(start))
	}
	return failed.Load() == 0
}

// pinTime is more than pinning a message takes. What another process has begun longer ago is
// left over from its end.
const pinTime = 5 * time.Minute

// renewers is how many channels have their pins renewed at a time: one that is slow, or
// used up, shall not hold up the others.
const renewers = 4

// renewed is renew, and survives its panics.
func (b *Bot) renewed(ctx context.Context, p memory.Pin, gone map[string]answers.Listing) (ok bool) {
	defer func() {
		if v := recover(); v != nil {
			b.logPanic(b.lg.With("channel", p.Channel, "message", p.Message), v, debug.Stack())
			ok = false
		}
	}()
	return b.renew(ctx, p, gone)
}

// retracted returns the articles that were retracted, by id.
func (b *Bot) retracted(ctx context.Context) map[string]answers.Listing {
	out := make(map[string]answers.Listing)
	for _, l := range b.engine.Ask(ctx, "articles").Articles {
		if l.Retracted != "" {
			out[l.ID] = l
		}
	}
	return out
}

// renew asks what a pin answers again, and edits its message if the answer says
// something else now. It reports whether nothing is left to be tried again. A message
// whose answer is the same is left alone: the snapshot it names is the one it was drawn
// from.
func (b *Bot) renew(ctx context.Context, p memory.Pin, gone map[string]answers.Listing) bool {
	lock := b.pinLocks.of(p.Message)
	lock.Lock()
	defer lock.Unlock()
	p, ok, err := b.cfg.Memory.Pin(p.Channel, p.Message) // as it is now
	if err != nil {
		b.lg.Error("cannot read a pin", "err", err)
		return false
	}
	if !ok || !living(p) {
		return true
	}
	r := b.newRequest("", p.Guild, p.Channel, "")
	r.lg = r.lg.With("message", p.Message)
	r.words = wording.For(p.Language)
	asking, cancel := context.WithTimeout(ctx, b.cfg.Timeout)
	defer cancel()
	ans := b.engine.Ask(asking, p.Question)
	if ans.Failed || asking.Err() != nil {
		r.lg.Warn("pin not answered anew", "cause", asking.Err())
		return false
	}
	next := p
	shown := b.pinned(r, &next, ans)
	next.Note = noteOf(ans, p.Articles, gone)
	next.Changed = time.Now()
	d := differ(p.Statements, next.Statements)
	stuck := p.Note == pinDenied || p.Note == pinArchived || p.Note == pinFailing // and what the message shows is as before that
	switch {
	case d.none() && stuck:
		same := p
		same.Note = next.Note
		return b.keep(r, p, same)
	case d.none() && next.Note == p.Note:
		return true
	}
	shown.Content = changeText(next, d, p.Articles, gone, r.words)
	if b.renewals.Wait(ctx) != nil {
		return false
	}
	r.lg = r.lg.With("new", len(d.added), "gone", len(d.gone), "different", len(d.other), "note", next.Note)
	return b.editPin(r, p, next, shown)
}

// editPin edits the message of the pin p into shown, which makes next of it, and notes how
// that went. It reports whether nothing is left to be tried again.
func (b *Bot) editPin(r *request, p, next memory.Pin, shown post) bool {
	failed := p
	endpoint := discordgo.EndpointChannelMessage(p.Channel, p.Message)
	m, err := b.roundTrip(b.about(r.id), http.MethodPatch, endpoint, shown.safe(), discordgo.EndpointChannelMessage(p.Channel, ""), repeatable)
	_, denied := refused(err, http.StatusForbidden)
	if err == nil && m != nil && len(m.Embeds) == 0 { // which Discord takes out without a word
		denied, failed.Statements = true, nil
	}
	switch {
	case b.serving.Err() != nil:
		return false // the bot is shutting down, and edits again what may have been edited
	case err == nil && !denied:
		kept := b.keep(r, p, next)
		r.lg.Info("pin changed")
		return kept
	case isGone(err):
		b.dropPin(p.Channel, p.Message)
		return true
	case denied:
		r.lg.Warn("not allowed to edit a pin")
		failed.Note = pinDenied
		b.keep(r, p, failed)
		return true
	case isArchived(err):
		r.lg.Info("pin waits for its thread to be opened")
		failed.Note = pinArchived
		b.keep(r, p, failed)
		return true
	}
	r.lg.Error("pin not edited", "cause", cause(err, b.token))
	failed.Note = pinFailing
	b.keep(r, p, failed)
	return false
}

// keep stores next in the place of the pin p and reports whether that went well. Where
// another process has changed or dropped it meanwhile, what that has made of it stays, and
// it is looked at once more.
func (b *Bot) keep(r *request, p, next memory.Pin) bool {
	same, err := b.cfg.Memory.ReplacePin(p, next)
	if err != nil {
		r.lg.Error("pin not kept", "err", err)
	}
	return same && err == nil
}

// noteOf returns the state of a pin that shows ans and was drawn from articles before.
func noteOf(ans answers.Answer, articles []string, gone map[string]answers.Listing) string {
	lost := slices.ContainsFunc(articles, func(id string) bool { return gone[id].ID != "" })
	switch {
	case ans.Status == answers.Answered && ans.Form == "article" && len(ans.Articles) == 1 && ans.Articles[0].Retracted != "":
		return pinRetracted
	case ans.Status == answers.Answered:
		return ""
	case lost:
		return pinRetracted
	case ans.Status == answers.Ambiguous:
		return pinAmbiguous
	}
	return pinMissing
}

// onPins has the pins of a channel looked at in which something was pinned or unpinned.
func (b *Bot) onPins(u *discordgo.ChannelPinsUpdate) {
	if b.cfg.Memory != nil && u.ChannelID != "" {
		b.keeper.note(u.ChannelID)
	}
}

// onOpened has pins tried again that could not be edited in a channel or thread, now that
// it is open or has other permissions.
func (b *Bot) onOpened(c *discordgo.Channel) {
	if b.cfg.Memory == nil || c == nil || c.ID == "" || c.ThreadMetadata != nil && c.ThreadMetadata.Archived {
		return
	}
	if b.withdrawn.waiting() {
		b.following.ring()
	}
	pins, err := b.cfg.Memory.PinsIn(c.ID)
	if err != nil {
		b.lg.Error("cannot read the pins", "err", err)
		return
	}
	if slices.ContainsFunc(pins, func(p memory.Pin) bool { return p.Note == pinArchived || p.Note == pinDenied }) {
		b.keeper.retry()
	}
}

// onPinDelete ends the pins whose messages were deleted.
func (b *Bot) onPinDelete(channel string, messages ...string) {
	if b.cfg.Memory == nil {
		return
	}
	for _, m := range messages {
		// Most messages are no pins, and to look costs less than to drop.
		if _, ok, err := b.cfg.Memory.Pin(channel, m); ok || err != nil {
			b.dropPin(channel, m)
			b.lg.Debug("pin was deleted", "channel", channel, "message", m)
		}
	}
}
