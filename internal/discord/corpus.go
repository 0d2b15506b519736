package discord

import (
	"context"
	"errors"
	"time"

	"github.com/bwmarrin/discordgo"
)

// The subcommands of /corpus.
const (
	corpusShow   = "show"
	corpusReload = "reload"
	corpusAdd    = "add"
)

func (b *Bot) corpusControl() control {
	c := b.deskCommand("corpus", "the articles that answers are drawn from")
	c.Options = []*discordgo.ApplicationCommandOption{
		{Type: discordgo.ApplicationCommandOptionSubCommand, Name: corpusShow, Description: "what the articles are, and which of them are in trouble"},
		{Type: discordgo.ApplicationCommandOptionSubCommand, Name: corpusReload, Description: "read the articles again at once"},
		{Type: discordgo.ApplicationCommandOptionSubCommand, Name: corpusAdd, Description: "add a page, a feed or a file to the articles", Options: addOptions()},
	}
	return control{command: c, run: b.corpus}
}

// corpus does what the administering roles may with the articles.
func (b *Bot) corpus(ctx context.Context, r *request, c call) reply {
	if !r.administers() {
		return notAllowed(r)
	}
	switch c.sub {
	case corpusShow:
		return b.showCorpus(ctx, r)
	case corpusReload:
		return b.reloadCorpus(r)
	case corpusAdd:
		return b.addArticles(r, c)
	}
	return otherVersion(r)
}

// showCorpus tells what the articles are.
func (b *Bot) showCorpus(ctx context.Context, r *request) reply {
	ans := b.engine.Ask(ctx, "articles")
	lines := []string{
		escape(r.words.Text("Articles: %d", ans.Corpus.Articles)),
		escape(r.words.Text("Snapshot:")) + " " + code(ans.Corpus.Snapshot),
	}
	if b.cfg.Since != nil {
		lines = append(lines, escape(r.words.Text("Last change:"))+" "+ago(b.cfg.Since()))
	}
	newest := ""
	for _, l := range ans.Articles {
		newest = max(newest, l.Date)
	}
	if newest != "" {
		lines = append(lines, escape(r.words.Text("Newest article:"))+" "+day(newest))
	}
	for _, l := range ans.Articles {
		if l.Retracted != "" {
			lines = append(lines, retraction(l, r.words))
		}
	}
	return list(r.words.Text("The articles"), "", lines)
}

// reloadPatience is how long the answer to /corpus reload waits for the articles: it
// holds one of the workers that questions need.
const reloadPatience = 20 * time.Second

// reloadCorpus has the articles read again, and tells what they are then.
func (b *Bot) reloadCorpus(r *request) reply {
	if b.cfg.Reload == nil {
		return say(r.words.Text("My articles are part of the program, so there is nothing to read again."))
	}
	return reply{hidden: true, log: []any{"command", "corpus", "sub", corpusReload}, work: func() reply {
		ctx, cancel := context.WithTimeout(b.serving, reloadPatience)
		defer cancel()
		err := b.cfg.Reload(ctx)
		switch {
		case errors.Is(err, context.DeadlineExceeded):
			return say(r.words.Text("The articles are still being read. /corpus show tells when the last change was."))
		case err != nil:
			return b.failed(r, "cannot read the articles again", err)
		}
		out := b.showCorpus(ctx, r)
		out.Content = r.words.Text("The articles were read again.")
		return out
	}}
}
