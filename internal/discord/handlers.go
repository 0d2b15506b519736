package discord

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"

	"github.com/bwmarrin/discordgo"
)

// A handler gets the events of one name.
type handler struct {
	event  string
	handle func(data []byte)
}

// handlers returns everything that listens until ctx ends, but for READY and RESUMED, which
// belong to the connection.
func (b *Bot) handlers(ctx context.Context) []handler {
	return append(b.places.handlers(b),
		on(b, "MESSAGE_CREATE", func(m *discordgo.MessageCreate) { b.onMessage(ctx, m) }),
		on(b, "MESSAGE_UPDATE", func(m *discordgo.MessageUpdate) { b.onEdit(ctx, m) }),
		on(b, "MESSAGE_DELETE", func(m *discordgo.MessageDelete) {
			if m.Message != nil {
				b.onPinDelete(m.ChannelID, m.ID)
				b.onDelete(ctx, m.GuildID, m.ChannelID, m.ID)
			}
		}),
		on(b, "MESSAGE_DELETE_BULK", func(m *discordgo.MessageDeleteBulk) {
			b.onPinDelete(m.ChannelID, m.Messages...)
			b.onDelete(ctx, m.GuildID, m.ChannelID, m.Messages...)
		}),
		on(b, "CHANNEL_PINS_UPDATE", b.onPins),
		on(b, "GUILD_DELETE", b.onGuildDelete),
		on(b, "CHANNEL_DELETE", func(c *discordgo.ChannelDelete) { b.onChannelDelete(c.Channel) }),
		on(b, "THREAD_DELETE", func(c *discordgo.ThreadDelete) { b.onChannelDelete(c.Channel) }),
		on(b, "INTERACTION_CREATE", func(i *discordgo.InteractionCreate) { b.onInteraction(ctx, i) }),
	)
}

// on returns a handler that calls f and survives its panics. What cannot be read in full
// is handed on as far as it was read: most often it is a part that the bot has no use for.
func on[E any](b *Bot, event string, f func(*E)) handler {
	return handler{event, func(data []byte) {
		b.surviving(event, func() {
			e := new(E)
			if err := decode(data, e); err != nil {
				b.malformed.Add(1)
				b.lg.Debug("event not read in full", "event", event)
			}
			b.lg.Debug("event", "event", event)
			b.cfg.Metrics.Event(event)
			f(e)
		})()
	}}
}

// logPanic logs where something panicked. What it panicked with may quote the
// question, so only the runtime's own words are logged.
func (b *Bot) logPanic(lg *slog.Logger, v any, stack []byte) {
	what := fmt.Sprintf("%T", v)
	if err, ok := v.(runtime.Error); ok {
		what = err.Error()
	}
	b.cfg.Metrics.Panicked()
	lg.Error("panic", "what", what, "stack", string(stack))
}

// onMessage queues m if it is a question.
func (b *Bot) onMessage(ctx context.Context, m *discordgo.MessageCreate) {
	if m.Message != nil && ctx.Err() == nil {
		b.hear(m.Message)
	}
}

// hear queues m if it is a question that was not heard before, and reports whether it is.
func (b *Bot) hear(m *discordgo.Message) bool {
	text, ok := b.questionIn(m)
	if !ok || !b.messages.first(m.ID) {
		return false
	}
	b.lg.Debug("question arrived", "request", requestID(m.ID), "message", m.ID)
	b.asked.Add(m.ChannelID, m.GuildID)
	b.want(writer(m), m.ID, wish{m: m, text: text, asks: true, fresh: true})
	return true
}

// questionIn returns what m asks the bot, and whether it asks anything, by the rules of
// the channel it is in. It sees every message of every server.
func (b *Bot) questionIn(m *discordgo.Message) (string, bool) {
	r := b.reader
	r.self = b.who()
	if !r.fromPerson(m) {
		return "", false
	}
	r.prefix = b.rulesOf(m.GuildID, m.ChannelID).prefix
	return r.question(m)
}

// queue has job done when its turn comes, or drop when there is no room for it. id is that
// of the message or interaction that it is for.
func (b *Bot) queue(of asker, id string, job, drop func()) {
	b.pool.offer(of, b.surviving(id, job), b.surviving(id, func() {
		b.lg.Debug("question dropped", "request", requestID(id))
		b.cfg.Metrics.QuestionDropped("full")
		b.overload.Do(func() {
			b.lg.Warn("too many questions at a time; some go unanswered", "dropped", b.pool.dropped.Load())
		})
		drop()
	}))
}

// owe has job done when nothing else is to be done for the same server, however much of it
// there is: what somebody has been promised, or what must not be left standing. id is that
// of the message or interaction that it is for.
func (b *Bot) owe(of asker, id string, job func()) {
	b.owed.offer(of, b.surviving(id, func() {
		if b.serving.Err() == nil {
			job()
		}
	}), func() {
		b.lg.Warn("stopped before everything was done that was owed", "request", requestID(id))
	})
}

// writer returns who wrote m, which has an author.
func writer(m *discordgo.Message) asker {
	return asker{server: cmp.Or(m.GuildID, m.ChannelID), member: m.Author.ID}
}

// surviving returns job with its panics logged.
func (b *Bot) surviving(id string, job func()) func() {
	return func() {
		defer func() {
			if v := recover(); v != nil {
				b.logPanic(b.lg.With("request", requestID(id)), v, debug.Stack())
			}
		}()
		job()
	}
}
