package discord

import (
	"context"
	"crypto/rand"
	"log/slog"
	"strconv"
)

// requestKey is under which a context has the id of the request it is for.
type requestKey struct{}

// about returns a context of what is sent to Discord for the request with an id: what is
// logged of it says so, too.
func (b *Bot) about(id string) context.Context {
	return context.WithValue(b.serving, requestKey{}, id)
}

// requestID names what is wanted of the bot in its log. It comes from the id of the message
// or interaction, "" where there is none: so it is the same from the arrival of a question
// to its answer, and what a member is told to report leads to both.
func requestID(of string) string {
	n, err := strconv.ParseUint(of, 10, 64)
	if err != nil {
		return rand.Text()[:8]
	}
	return strconv.FormatUint(n, 36)
}

// A tracer adds the id of the request to what is logged with a context that has one.
type tracer struct{ slog.Handler }

// Handle implements slog.Handler.
func (t tracer) Handle(ctx context.Context, rec slog.Record) error {
	if id, ok := ctx.Value(requestKey{}).(string); ok {
		rec.AddAttrs(slog.String("request", id))
	}
	return t.Handler.Handle(ctx, rec)
}

// WithAttrs implements slog.Handler.
func (t tracer) WithAttrs(attrs []slog.Attr) slog.Handler { return tracer{t.Handler.WithAttrs(attrs)} }

// WithGroup implements slog.Handler.
func (t tracer) WithGroup(name string) slog.Handler { return tracer{t.Handler.WithGroup(name)} }
