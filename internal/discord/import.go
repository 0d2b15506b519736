package discord

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/intake"
)

// The options of /corpus add.
const (
	addURL    = "url"
	addFile   = "file"
	addUpdate = "update"
)

func addOptions() []*discordgo.ApplicationCommandOption {
	return []*discordgo.ApplicationCommandOption{
		{Type: discordgo.ApplicationCommandOptionString, Name: addURL, Description: "the address of a page or a feed", MaxLength: 2000},
		{Type: discordgo.ApplicationCommandOptionAttachment, Name: addFile, Description: "a text, Markdown, a saved page, a feed or JSON lines"},
		{Type: discordgo.ApplicationCommandOptionBoolean, Name: addUpdate, Description: "take over what has changed at its address"},
	}
}

const (
	// addPatience is how long an import may take: it holds one of the workers that
	// questions need, and a feed may lead to twenty pages.
	addPatience = 2 * time.Minute

	// maxUpload is the most that is taken of a file, in bytes. An article has some
	// kilobytes, and a feed of a newspaper seldom one megabyte.
	maxUpload = 8 << 20
)

// addArticles imports what the options name, one import at a time.
func (b *Bot) addArticles(r *request, c call) reply {
	address, file := c.text(addURL), c.file(addFile)
	switch {
	case b.cfg.Import == nil:
		return say(r.words.Text("My articles are part of the program, or a single file, so none can be added here. Those who run me can set CORPUS to a folder."))
	case len(b.cfg.ImportFrom) > 0 && !slices.Contains(b.cfg.ImportFrom, r.guild):
		return say(r.words.Text("Articles cannot be added from this server. Those who run me can allow it with CORPUS_SERVERS."))
	case (address == "") == (file == nil):
		return say(r.words.Text("Please give either an address or a file."))
	case file != nil && file.Size > maxUpload:
		return say(r.words.Text("That file is too large. Please add it in pieces of %d MB at most.", maxUpload>>20))
	}
	in := intake.Input{Name: address, Update: c.flag(addUpdate)}
	return reply{hidden: true, did: deed{command: "corpus-" + corpusAdd}, work: func() reply {
		if !b.adding.TryLock() {
			return say(r.words.Text("Another import is under way. Please try again in a minute."))
		}
		defer b.adding.Unlock()
		ctx, cancel := context.WithTimeout(b.serving, addPatience)
		defer cancel()
		if file != nil {
			data, err := b.download(ctx, file)
			if err != nil {
				r.lg.Warn("file of a command not got", "cause", cause(err, b.token))
				return say(r.words.Text("Discord did not give me that file. Please send it again."))
			}
			in.Name, in.Data = file.Filename, data
		}
		items, err := b.cfg.Import(ctx, in)
		if err != nil {
			return say(r.whyNot(err))
		}
		return b.imported(ctx, r, items)
	}}
}

// imported tells what was imported, and has it read: who watches the folder would do so
// in a moment, but where nobody can watch it, nobody does.
func (b *Bot) imported(ctx context.Context, r *request, items []intake.Item) reply {
	var lines []string
	wrote := 0
	for _, it := range items {
		if it.Wrote() {
			wrote++
		}
		lines = append(lines, importLines(r, it, len(items) == 1)...)
	}
	out := list(r.words.Text("Import"), r.words.Text("There was nothing to import."), lines)
	if wrote == 0 {
		return out
	}
	r.lg.Info("articles imported", "articles", wrote)
	if b.cfg.Reload != nil {
		ctx, cancel := context.WithTimeout(ctx, reloadPatience)
		defer cancel()
		if err := b.cfg.Reload(ctx); err != nil {
			r.lg.Warn("imported articles are not read yet", "err", err)
			out.Content = r.words.Text("The new articles will be used as soon as they are read.")
		}
	}
	return out
}

// importLines tells what became of an article, in full if it is the only one.
func importLines(r *request, it intake.Item, full bool) []string {
	w := r.words
	name, same := shorten(it.Name, maxLabel), shorten(it.Same, maxLabel)
	switch it.Status {
	case intake.Unchanged:
		return []string{escape(w.Text("%s is there already, from the same address: %s", name, same))}
	case intake.Changed:
		return []string{escape(w.Text("%s is there already, from the same address but with another text: %s. To take the new one over, add it with update.", name, same))}
	case intake.SameText:
		return []string{escape(w.Text("%s is there already, with the same text but for a few words: %s", name, same))}
	case intake.Added, intake.Updated:
	default:
		return []string{escape(name) + " · " + escape(r.whyNot(it.Err))}
	}
	first := w.Text("Added: %s", name)
	if it.Status == intake.Updated {
		first = w.Text("Updated: %s", name)
	}
	lines := []string{escape(first) + " · " + code(shorten(it.File, maxDescription/maxListed))}
	if !full || it.Article == nil {
		return lines
	}
	a := it.Article
	for _, f := range []struct{ name, value string }{
		{w.Text("Date"), a.Date}, {w.Text("Source"), a.Source}, {w.Text("Address"), a.URL}, {w.Text("Author"), a.Author}, {w.Text("Language"), a.Language},
	} {
		value := escape(shorten(f.value, 200))
		if f.value == "" {
			value = escape(w.Text("not found"))
		}
		lines = append(lines, escape(f.name)+": "+value)
	}
	last := -1
	for _, p := range a.Passages {
		last = max(last, p.Paragraph)
	}
	lines = append(lines, escape(w.Text("Paragraphs: %d", last+1)))
	if len(it.Missing) > 0 {
		lines = append(lines, escape(w.Text("What was not found can be written into the file.")))
	}
	return lines
}

// whyNot says in one or two sentences why something was not imported. The log has what
// only those who run the bot can mend.
func (r *request) whyNot(err error) string {
	w := r.words
	var why *intake.Refusal
	if !errors.As(err, &why) {
		r.lg.Error("cannot import", "err", err)
		return wentWrong(r).Content
	}
	switch why.Reason {
	case intake.BadAddress:
		return w.Text("That is no address of a page. It must look like https://example.org/article, with no name and password in it.")
	case intake.NotPublic:
		return w.Text("It does not lead to a public address on a usual port, and only those are fetched from.")
	case intake.Robots:
		return w.Text("The site does not let programs fetch it. Please save the page and add the file.")
	case intake.Status4xx:
		return w.Text("The site answered with the error %d. Please check the address.", why.Status)
	case intake.Unreachable:
		return w.Text("The site cannot be reached, or takes too long. Please try again later, or save the page and add the file.")
	case intake.Redirected:
		return w.Text("The address is passed on too many times. Please give the one that your browser shows in the end.")
	case intake.TooLarge:
		return w.Text("That is too much at once. Please add it in smaller pieces.")
	case intake.BadFormat:
		return w.Text("It is no text, page or feed that I can read. Please copy its text into a .txt file and add that.")
	case intake.Broken:
		return w.Text("It is not written as its format wants it, so I could not read it: %s", why.Error())
	case intake.NoArticle:
		return w.Text("I found no article in it that could be told from the rest. Please copy its text into a .txt file and add that.")
	case intake.Paywall:
		return w.Text("Only its beginning can be read without paying. If you may, copy its text into a .txt file and add that.")
	}
	r.lg.Error("cannot import", "err", err)
	return w.Text("The folder of my articles cannot be written. Those who run me find the reason in my log under %s.", r.id)
}

// cdnHosts are where Discord keeps the files that people give to commands.
var cdnHosts = []string{"cdn.discordapp.com", "media.discordapp.net"}

// newCDN returns a client for these hosts. They redirect nowhere.
func newCDN(t http.RoundTripper) *http.Client {
	return &http.Client{Transport: t, Timeout: requestTimeout, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// download gets a file that somebody gave to a command. The interaction says where it is,
// and so might whoever pretends to be Discord: nothing is fetched but from its CDN, or
// from the server that the operator has put in Discord's place.
func (b *Bot) download(ctx context.Context, a *discordgo.MessageAttachment) ([]byte, error) {
	u, err := url.Parse(a.URL)
	if err != nil {
		return nil, errors.New("the address of the file is none")
	}
	api, _ := parseAPI(b.cfg.APIURL)
	ours := api != nil && u.Scheme == api.Scheme && u.Host == api.Host
	if !ours && (u.Scheme != "https" || !slices.Contains(cdnHosts, strings.ToLower(u.Host))) || u.User != nil {
		return nil, errors.New("the file is not where Discord keeps files")
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", userAgent)
	resp, err := b.cdn.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("the CDN answered %d", resp.StatusCode)
	}
	data, err := io.ReadAll(io.LimitReader(resp.Body, maxUpload+1))
	if err == nil && len(data) > maxUpload {
		return nil, errors.New("the file is larger than Discord said")
	}
	if data == nil {
		data = []byte{}
	}
	return data, err
}
