package discord

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/memory"
)

// lateEdit is how long after it was written a message may still become a question by
// being edited. Who mends a typo does so soon; an older message is out of sight.
const lateEdit = 15 * time.Minute

// onEdit follows a question that was edited: its answer is edited too. One that is no
// question any more loses it, and what becomes a question soon gets one.
func (b *Bot) onEdit(ctx context.Context, m *discordgo.MessageUpdate) {
	// Without the time of an edit, Discord has only added the preview of a link.
	if m.Message == nil || m.EditedTimestamp == nil || ctx.Err() != nil {
		return
	}
	r := b.reader
	r.self = b.who()
	if !r.fromPerson(m.Message) || !b.edits.newer(m.ID, *m.EditedTimestamp) {
		return
	}
	r.prefix = b.rulesOf(m.GuildID, m.ChannelID).prefix
	text, ok := r.question(m.Message)
	written, err := discordgo.SnowflakeTimestamp(m.ID)
	soon := err == nil && time.Since(written) < lateEdit
	b.want(writer(m.Message), m.ID, wish{m: m.Message, text: text, asks: ok, at: *m.EditedTimestamp, soon: soon})
}

// want queues what somebody wishes for a message.
func (b *Bot) want(of asker, message string, w wish) {
	if b.turns.put(message, w) {
		b.queue(of, message, func() { b.takeTurns(message) }, func() { b.turns.drop(message) })
	}
}

// takeTurns meets what is wished for a message.
func (b *Bot) takeTurns(message string) {
	b.turns.run(message, func(w wish) { b.meet(message, w) })
}

// meet brings the answer to a message in line with what is wished.
func (b *Bot) meet(message string, w wish) {
	if w.fresh && !b.alone(message) {
		return
	}
	known, answered := b.replyTo(message)
	switch {
	case answered && w.asks && !w.gone:
		b.replace(w.m, w.text, known)
	case answered:
		b.takeBack(message)
		if !w.gone {
			b.forget(message) // it may become a question again
		}
	case w.gone || !w.asks:
	case w.fresh, w.soon && b.messages.first(message) && b.alone(message):
		b.answer(w.m, w.text)
	}
}

// alone reports whether this process is the one to answer a message. Two hear of it where
// they have the same shards, as when one is about to take the other's place.
func (b *Bot) alone(message string) bool {
	if !b.shares() {
		return true
	}
	_, first, err := b.cfg.Memory.Claim("message/"+message, lateEdit)
	if err != nil {
		b.lg.Error("cannot see whether another process answers a message", "message", message, "err", err)
	}
	return first || err != nil
}

// forget lets a message become a question again.
func (b *Bot) forget(message string) {
	b.messages.forget(message)
	if !b.shares() {
		return
	}
	if err := b.cfg.Memory.Unclaim("message/" + message); err != nil {
		b.lg.Error("message not let go of", "message", message, "err", err)
	}
}

// replace edits the answer to m, which now asks text. An answer that somebody has
// deleted stays away.
func (b *Bot) replace(m *discordgo.Message, text string, known memory.Reply) {
	r := b.ofMessage(m)
	start := time.Now()
	out, finished := b.attempt(r, func(ctx context.Context) reply { return b.reply(ctx, r, m, text) })
	defer finished()
	if out.silent {
		b.takeBack(m.ID)
		b.forget(m.ID)
		return
	}
	took := time.Since(start)
	if known.Channel != r.channel {
		out.post = b.introduced(r, out.post)
	} else if b.inPrivate(r, out) {
		// The moderators have decided otherwise since it was answered.
		b.takeBack(m.ID)
		b.answer(m, text)
		return
	}
	err := b.edit(b.about(r.id), known.Channel, known.Message, out.post)
	if _, gone := refused(err, http.StatusNotFound); gone {
		return
	}
	if b.delivered(r, err) {
		known.At, known.Corrected = time.Time{}, nil
		b.remember(r, m.ID, known, out)
		b.answered(r, out, took, start)
	}
}

// onDelete takes the answers to deleted questions away, and forgets deleted answers.
func (b *Bot) onDelete(ctx context.Context, guild, channel string, ids ...string) {
	if ctx.Err() != nil {
		return
	}
	for _, id := range ids {
		b.messages.first(id) // should the question itself come late
		if _, ok := b.replyTo(id); !ok && !b.turns.busy(id) {
			b.forgetMessage(channel, id)
			continue // most messages ask nothing
		}
		b.turns.put(id, wish{gone: true})
		// It is nobody's question, of which only so many may wait: moderators delete a
		// hundred messages at a time.
		server := cmp.Or(guild, channel)
		b.owe(asker{server, server}, id, func() { b.takeTurns(id) })
	}
}

// forgetMessage forgets what is kept of a message that is gone. It costs a look where
// nothing is.
func (b *Bot) forgetMessage(channel, message string) {
	if b.cfg.Memory == nil {
		return
	}
	if err := b.cfg.Memory.ForgetMessage(channel, message); err != nil {
		b.lg.Error("deleted message not forgotten", "message", message, "channel", channel, "err", err)
		return
	}
	b.lg.Debug("deleted message forgotten", "message", message, "channel", channel)
}

// takeBack deletes the answer to a question, if there is one.
func (b *Bot) takeBack(question string) {
	known, ok := b.replyTo(question)
	if !ok {
		return
	}
	id := requestID(question)
	lg := b.lg.With("request", id, "message", question, "channel", known.Channel)
	if err := b.delete(b.about(id), known.Channel, known.Message); err != nil {
		lg.Error("answer to a deleted question not deleted", "cause", cause(err, b.token))
		return
	}
	if err := b.cfg.Memory.DropReply(question); err != nil {
		lg.Error("answer not forgotten", "err", err)
	}
}

// replyTo returns what answers a question, if anything is known to.
func (b *Bot) replyTo(question string) (memory.Reply, bool) {
	if b.cfg.Memory == nil {
		return memory.Reply{}, false
	}
	known, ok, err := b.cfg.Memory.Reply(question)
	if err != nil {
		b.lg.Error("cannot look up the answer to a message", "err", err)
	}
	return known, ok && err == nil
}

// rememberAt is remember for a message that may be known to answer something already; if it
// is not, it is kept under the id unknown.
func (b *Bot) rememberAt(r *request, at memory.Reply, unknown string, out reply) {
	question := unknown
	known, told, ok, err := b.cfg.Memory.Question(at.Channel, at.Message)
	switch {
	case err != nil:
		r.lg.Error("cannot look up what an answer answers", "err", err)
	case ok:
		question, at = known, told
	case len(out.articles) == 0:
		return // nothing of it can turn out to be wrong
	}
	lock := b.replyLocks.of(question)
	lock.Lock()
	defer lock.Unlock()
	b.remember(r, question, at, out)
}

// remember notes which message answers a question, so that it can follow it.
func (b *Bot) remember(r *request, question string, at memory.Reply, out reply) {
	if b.cfg.Memory == nil {
		return
	}
	at.Guild, at.Language, at.Articles, at.Snapshot = r.guild, r.words.Locale(), out.articles, out.snapshot
	if err := b.cfg.Memory.SetReply(question, at); err != nil {
		r.lg.Error("answer not remembered; it will not follow its question", "err", err)
	}
	if b.withdrawn.touch(out.articles) { // retracted while it was on its way
		b.following.ring()
	}
}
