package discord

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/memory"
	"attache/internal/wording"
)

// Who presses the button under "there is no answer" is told when there is one: by direct
// message, and where these are closed by the message itself, which becomes the answer.
// Neither pings anybody.
//
// What is kept for that goes after the message is sent. If the bot ends between the two,
// they are told twice at most, and not even that if it is back within the minutes for
// which Discord knows the nonce. The other way round they might never be told.

// verbTell has who presses be told when there is an answer, or no longer.
const verbTell = "tell"

// tellKey returns the key with which people ask to be told, if that can be.
func (b *Bot) tellKey(r *request, v view, ans answers.Answer) (key, bool) {
	if b.cfg.Memory == nil || !r.isGap(v.question, ans) || !memory.CanWait(v.question) {
		return key{}, false
	}
	return key{id: customID{verb: verbTell}, emoji: "🔔", label: r.words.Text("Tell me when there is an answer"), needs: true}, true
}

// tellMe notes that somebody wants to be told, or forgets it.
func (b *Bot) tellMe(ctx context.Context, r *request, p press) reply {
	if b.cfg.Memory == nil || p.question == "" {
		return outdated(r)
	}
	at := cmp.Or(p.message.ChannelID, r.channel)
	was, err := b.cfg.Memory.DropWaiter(at, p.message.ID, r.user)
	if err != nil {
		return b.failed(r, "cannot forget who waits", err)
	}
	if was {
		return say(r.words.Text("You will not be told any more, and what was kept for that is erased."))
	}
	ans := b.engine.Ask(ctx, p.question)
	if ans.Status == answers.Answered || ans.Status == answers.Ambiguous { // by now
		out := b.show(r, view{question: p.question}, ans)
		out.hidden = true
		return out
	}
	err = b.cfg.Memory.SetWaiter(memory.Waiter{User: r.user, Guild: r.guild, Channel: at, Message: p.message.ID, Question: p.question,
		Language: r.words.Locale(), Hidden: p.hidden, Snapshot: ans.Corpus.Snapshot})
	switch {
	case errors.Is(err, memory.ErrWaitsTooMuch):
		return say(r.words.Text("You are waiting for as many answers as one person can, which is %d. Take one back by pressing its button again, or all with %s.", memory.MaxWaits, "/forget-me"))
	case errors.Is(err, memory.ErrTooManyWait):
		return say(r.words.Text("Too many people in this server are waiting for answers already. Please try again another day."))
	case err != nil:
		return b.failed(r, "cannot keep who waits", err)
	}
	b.following.ring() // should the articles have changed meanwhile
	return say(r.words.Text("I will tell you by direct message when the articles answer that. For this I keep your account's number with the question, for at most %d days. Press again, or use %s, to take it back.", days(b.cfg.Memory.Keeps().KeepGaps), "/forget-me"))
}

// maxAsked bounds how many questions are asked anew in one go. The others have their turn
// later.
const maxAsked = 500

// tellAll tells whoever waits for an answer that the articles have now, and reports whether
// nothing is left to be tried again.
func (b *Bot) tellAll(ctx context.Context) bool {
	waiters, err := b.cfg.Memory.Waiters()
	if err != nil {
		b.lg.Error("cannot read who waits", "err", err)
		return false
	}
	start := time.Now()
	snapshot := ""
	if len(waiters) > 0 {
		snapshot = b.engine.Ask(ctx, helpQuestion).Corpus.Snapshot
	}
	before := b.unanswered
	b.unanswered = make(map[string]string)
	asked, told, inPlace, untold, failed := 0, 0, 0, 0, 0
	found := make(map[string]answers.Answer)
	known := make(map[[2]string]bool) // who was told what, should they wait for it in two places
	for _, w := range waiters {       // of last first
		if ctx.Err() != nil {
			return false
		}
		if w.Snapshot == snapshot || before[w.Question] == snapshot || b.unanswered[w.Question] == snapshot {
			b.unanswered[w.Question] = snapshot
			continue
		}
		ans, ok := found[w.Question]
		if !ok {
			if asked == maxAsked {
				failed++
				continue
			}
			asked++
			if ans, ok = b.askAnew(ctx, w.Question); !ok {
				failed++
				continue
			}
			found[w.Question] = ans
		}
		if ans.Status != answers.Answered && ans.Status != answers.Ambiguous {
			b.unanswered[w.Question] = ans.Corpus.Snapshot
			continue
		}
		once := [2]string{w.User, strings.ToLower(w.Question)}
		if known[once] {
			b.dropWaiter(w)
			continue
		}
		is := notNow
		b.surely(func() bool { is = b.tell(ctx, w, ans); return true })
		switch is {
		case toldPrivately:
			known[once] = true
			told++
		case toldInPlace:
			inPlace++
		case cannotTell:
			untold++
		case notNow:
			failed++
		}
	}
	if asked > 0 {
		b.lg.Info("asked anew what people wait for", "asked", asked, "told", told, "told_in_place", inPlace, "not_to_be_told", untold, "later", failed, "took", time.Since(start))
	}
	return failed == 0
}

// askAnew asks a question, at the pace at which that disturbs nobody.
func (b *Bot) askAnew(ctx context.Context, question string) (answers.Answer, bool) {
	if sleep(ctx, b.pace.ask) != nil {
		return answers.Answer{}, false
	}
	asking, cancel := context.WithTimeout(ctx, b.cfg.Timeout)
	defer cancel()
	ans := b.engine.Ask(asking, question)
	return ans, !ans.Failed && asking.Err() == nil
}

// A telling says how somebody was told.
type telling int

const (
	notNow        telling = iota // it is tried again
	toldPrivately                // by direct message
	toldInPlace                  // where they asked
	cannotTell                   // neither can be, and what was kept for it is gone
	switchedOff                  // the moderators do not want that answer there; they may think again
)

// tell tells one who waits the answer.
func (b *Bot) tell(ctx context.Context, w memory.Waiter, ans answers.Answer) telling {
	r := b.newRequest("", w.Guild, w.Channel, w.User)
	r.lg = r.lg.With("message", w.Message)
	r.words = wording.For(w.Language)
	out := b.show(r, view{question: w.Question}, ans)
	if len(out.Embeds) == 0 {
		return switchedOff
	}
	if b.renewals.Wait(ctx) != nil {
		return notNow
	}
	sent, err := b.tellPrivately(r, w, out)
	switch {
	case errors.Is(err, errClosed):
		return b.tellInPlace(ctx, r, w, ans)
	case err != nil:
		r.lg.Error("answer that somebody waits for not sent", "cause", cause(err, b.token))
		return notNow
	}
	b.dropWaiter(w)
	if sent != nil {
		b.remember(r, sent.ID, memory.Reply{Channel: sent.ChannelID, Message: sent.ID}, out)
	}
	return toldPrivately
}

// tellPrivately sends the answer by direct message. It returns errClosed where that is not
// wanted.
func (b *Bot) tellPrivately(r *request, w memory.Waiter, out reply) (*discordgo.Message, error) {
	if b.denies(w.User) {
		return nil, errClosed
	}
	channel, err := b.privateChannel(b.about(r.id), r.guild, w.User)
	if err != nil {
		return nil, err
	}
	p := out.post
	p.Content = r.words.Text("There is an answer now to what you wanted to be told: %s", messageLink(w.Guild, w.Channel, w.Message))
	sent, err := b.send(b.about(r.id), channel, p, w.Message)
	if _, closed := refused(err, http.StatusForbidden); closed {
		b.deny(w.User)
		return nil, errClosed
	}
	return sent, err
}

// tellInPlace makes the answer of the message that says that there is none, if that still
// says it of this question. The message stays that of who asked.
func (b *Bot) tellInPlace(ctx context.Context, r *request, w memory.Waiter, ans answers.Answer) telling {
	if w.Hidden {
		b.dropWaiter(w)
		return cannotTell
	}
	m, err := b.roundTrip(b.about(r.id), http.MethodGet, discordgo.EndpointChannelMessage(w.Channel, w.Message), nil, discordgo.EndpointChannelMessage(w.Channel, ""))
	if err == nil && m == nil {
		return notNow
	}
	var out reply
	if err == nil {
		v, asker := viewOf(m)
		if v.question != oneLine(w.Question) {
			b.dropWaiter(w) // it answers something else by now
			return cannotTell
		}
		theirs := *r
		theirs.user = asker
		out = b.show(&theirs, v, ans)
		out.Content = b.stillCorrected(ctx, r, m, escape(r.words.Text("There is an answer now.")))
		err = b.edit(b.about(r.id), w.Channel, w.Message, out.post)
	}
	_, denied := refused(err, http.StatusForbidden)
	switch {
	case err == nil:
		b.dropWaiter(w)
		b.rememberAt(r, memory.Reply{Channel: w.Channel, Message: w.Message}, w.Message, out)
		return toldInPlace
	case isGone(err), denied:
		b.dropWaiter(w)
		return cannotTell
	}
	r.lg.Error("answer that somebody waits for not shown", "cause", cause(err, b.token))
	return notNow
}

func (b *Bot) dropWaiter(w memory.Waiter) {
	if _, err := b.cfg.Memory.DropWaiter(w.Channel, w.Message, w.User); err != nil {
		b.lg.Error("cannot forget who waits", "err", err)
	}
}
