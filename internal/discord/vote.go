package discord

import (
	"context"

	"attache/internal/memory"
)

// vote counts what somebody thinks of an answer.
func (b *Bot) vote(ctx context.Context, r *request, p press) reply {
	if b.cfg.Memory == nil {
		return outdated(r)
	}
	a := memory.Answer{Guild: r.guild, Channel: r.channel, Message: p.message.ID}
	if p.question != "" {
		ans := b.engine.Ask(ctx, p.question)
		a.Command, a.Subject, a.Snapshot = ans.Form, ans.Subject.ID, ans.Corpus.Snapshot
		for _, l := range ans.Page(r.words).Sources() {
			a.Articles = append(a.Articles, l.ID)
		}
	}
	tally, err := b.cfg.Memory.Vote(a, r.user, p.verb == verbUp)
	if err != nil {
		r.lg.Error("vote not kept", "err", err)
		return wentWrong(r)
	}
	switch tally.Own {
	case 1:
		return say(r.words.Text("Thank you! Press again to take it back."))
	case -1:
		return say(r.words.Text("Thank you, noted for those who keep the articles. Press again to take it back."))
	}
	return say(r.words.Text("Your vote is taken back."))
}
