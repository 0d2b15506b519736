package discord

import (
	"context"
	"errors"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/library"
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
	lines = append(lines, b.folderLines(r)...)
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

// maxBroken is how many broken files are named: enough to begin with.
const maxBroken = 8

// folderLines tells how the folder of the articles is followed, and what is wrong with it.
func (b *Bot) folderLines(r *request) []string {
	if b.cfg.Folder == nil {
		return nil
	}
	s := b.cfg.Folder()
	var how string
	switch s.Following {
	case library.Notified:
		how = r.words.Text("Changed files are noticed at once.")
	case library.Looking:
		how = r.words.Text("Changed files are looked for every few seconds.")
	default:
		how = r.words.Text("Changed files are only read with /corpus reload.")
	}
	lines := []string{escape(how)}
	if !s.Checked.IsZero() {
		lines = append(lines, escape(r.words.Text("Last look at the files:"))+" "+ago(s.Checked))
	}
	if s.Trouble != "" {
		lines = append(lines, "⚠️ "+escape(r.words.Text("The articles stay as they were: %s", s.Trouble)))
	}
	for i, f := range s.Broken {
		if i == maxBroken {
			lines = append(lines, escape(r.words.Text("Other files with something wrong: %d", len(s.Broken)-i)))
			break
		}
		line := "⚠️ " + escape(shorten(f.What[0].Error(), maxProblem))
		if n := len(f.What) - 1; n > 0 {
			line += " · " + escape(r.words.Text("%d more like that", n))
		}
		if f.Kept > 0 {
			line += " · " + escape(r.words.Text("what it said before still counts"))
		}
		lines = append(lines, line)
	}
	return lines
}

// maxProblem is how many characters of what is wrong with a file are shown. The log has
// the rest.
const maxProblem = 250

// reloadPatience is how long the answer to /corpus reload waits for the articles: it
// holds one of the workers that questions need.
const reloadPatience = 20 * time.Second

// reloadCorpus has the articles read again, and tells what they are then.
func (b *Bot) reloadCorpus(r *request) reply {
	if b.cfg.Reload == nil {
		return say(r.words.Text("My articles are part of the program, so there is nothing to read again."))
	}
	return reply{hidden: true, did: deed{command: "corpus-" + corpusReload}, work: func() reply {
		ctx, cancel := context.WithTimeout(b.serving, reloadPatience)
		defer cancel()
		err := b.cfg.Reload(ctx)
		switch {
		case errors.Is(err, context.DeadlineExceeded):
			return say(r.words.Text("The articles are still being read. /corpus show tells when the last change was."))
		case err != nil && ctx.Err() != nil:
			return b.failed(r, "cannot read the articles again", err) // the bot is being stopped
		}
		out := b.showCorpus(b.serving, r)
		out.Content = r.words.Text("The articles were read again.")
		if err != nil {
			r.lg.Error("cannot read the articles again", "err", err)
			out.Content = r.words.Text("The articles could not be read again. What was there before still answers.")
		}
		return out
	}}
}
