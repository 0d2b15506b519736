package discord

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/memory"
	"attache/internal/wording"
)

// A reply is what a request gets. Handlers return it; only the edge sends.
type reply struct {
	post
	private bool // not to be answered openly where the question was asked
	hidden  bool // to be seen by nobody but who asked, where Discord can do that
	update  bool // takes the place of the message whose button was pressed
	remove  bool // that message goes
	silent  bool // there is nothing to say after all
	modal   *discordgo.InteractionResponseData
	choices []*discordgo.ApplicationCommandOptionChoice // of an autocomplete

	// work, if not nil, is done before anything is sent: what needs requests of its
	// own, which may take their time. It returns the reply that is sent.
	work func() reply

	did      deed     // what the log and the metrics say about it
	articles []string // ids of those it rests on
	snapshot string   // of the corpus it was drawn from; empty for what is no answer
	gap      string   // the question that the articles did not answer, if so
}

// A deed says in words of our own what was done for somebody. Without a command nothing
// was that counts.
type deed struct{ command, status string }

// say returns a reply of one sentence, for who asked only.
func say(text string) reply {
	return reply{post: post{Content: text}, hidden: true}
}

// A post is a message to send or to edit. It is discordgo.MessageSend with the
// nonce that one lacks, and without its lists that are sent as null.
type post struct {
	Content      string                            `json:"content"`
	Embeds       []*discordgo.MessageEmbed         `json:"embeds"`
	Components   []discordgo.MessageComponent      `json:"components"`
	Mentions     *discordgo.MessageAllowedMentions `json:"allowed_mentions"`
	Reference    *discordgo.MessageReference       `json:"message_reference,omitempty"`
	Flags        discordgo.MessageFlags            `json:"flags,omitempty"`
	Nonce        string                            `json:"nonce,omitempty"`
	EnforceNonce bool                              `json:"enforce_nonce,omitempty"`
}

// safe returns p as it may be sent: it notifies nobody, and what it lacks is taken
// out of the message that it edits.
func (p post) safe() post {
	// Parse must not be nil: null means that everyone may be mentioned.
	p.Mentions = &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}, RepliedUser: false}
	if p.Embeds == nil {
		p.Embeds = []*discordgo.MessageEmbed{}
	}
	if p.Components == nil {
		p.Components = []discordgo.MessageComponent{}
	}
	return p
}

// sendTimeout bounds how long a reply is tried for. An answer that comes later
// than that only disturbs.
const sendTimeout = 20 * time.Second

// attempt has f make the reply, within the time for one answer. finished waits until f
// has really ended: a worker stays taken till then, so that slow searches cannot pile up.
func (b *Bot) attempt(r *request, f func(context.Context) reply) (out reply, finished func()) {
	start := time.Now()
	ctx, cancel := context.WithTimeout(b.about(r.id), b.cfg.Timeout)
	found := make(chan reply, 1)
	go func() { found <- b.guarded(r, func() reply { return f(ctx) }) }()
	select {
	case out = <-found:
		// An answer that was cut short may say wrongly that there is nothing.
		if ctx.Err() != nil {
			out = b.tooSlow(r, start)
		}
		cancel()
		return out, func() {}
	case <-ctx.Done():
		return b.tooSlow(r, start), func() {
			<-found
			cancel()
		}
	}
}

func (b *Bot) tooSlow(r *request, start time.Time) reply {
	r.lg.Warn("question not answered in time", "took", time.Since(start))
	b.cfg.Metrics.QuestionDropped("timeout")
	return say(r.words.Text("Finding that took too long, so I gave up. A narrower question may work."))
}

// guarded returns what f does, and an apology when it panics.
func (b *Bot) guarded(r *request, f func() reply) (out reply) {
	defer func() {
		if v := recover(); v != nil {
			b.logPanic(r.lg, v, debug.Stack())
			out = wentWrong(r)
		}
	}()
	return f()
}

// wentWrong is said when the bot itself is at fault. The log has the reason.
func wentWrong(r *request) reply {
	return say(r.words.Text("Something went wrong on my side, so I have no answer. Those who run me find the reason in my log under %s.", r.id))
}

// failed logs what broke and returns an apology.
func (b *Bot) failed(r *request, what string, err error) reply {
	r.lg.Error(what, "err", err)
	return wentWrong(r)
}

// roundTrip sends a REST request and returns the message that Discord answers with, if
// it does.
func (b *Bot) roundTrip(ctx context.Context, method, endpoint string, data any, bucket string, options ...discordgo.RequestOption) (*discordgo.Message, error) {
	ctx, cancel := context.WithTimeout(ctx, sendTimeout)
	defer cancel()
	body, err := b.do(ctx, method, endpoint, data, bucket, options...)
	if err != nil || len(body) == 0 {
		return nil, err
	}
	m := new(discordgo.Message)
	if err := discordgo.Unmarshal(body, m); err != nil {
		return nil, nil // it was sent; what came back is of no use
	}
	return m, nil
}

// send posts p in a channel. nonce may be empty.
//
// Discord returns the message it has rather than make a second one with the same
// nonce. That is what makes it safe to send again after a failure in which the
// message may have arrived.
func (b *Bot) send(ctx context.Context, channel string, p post, nonce string) (*discordgo.Message, error) {
	p = p.safe()
	var options []discordgo.RequestOption
	if nonce != "" {
		p.Nonce, p.EnforceNonce = nonce, true
		options = append(options, repeatable)
	}
	endpoint := discordgo.EndpointChannelMessages(channel)
	return b.roundTrip(ctx, http.MethodPost, endpoint, p, endpoint, options...)
}

// edit puts p in the place of a message of ours.
func (b *Bot) edit(ctx context.Context, channel, message string, p post) error {
	endpoint := discordgo.EndpointChannelMessage(channel, message)
	_, err := b.roundTrip(ctx, http.MethodPatch, endpoint, p.safe(), discordgo.EndpointChannelMessage(channel, ""), repeatable)
	return err
}

// delete takes a message of ours away. One that is gone already is no error.
func (b *Bot) delete(ctx context.Context, channel, message string) error {
	endpoint := discordgo.EndpointChannelMessage(channel, message)
	_, err := b.roundTrip(ctx, http.MethodDelete, endpoint, nil, discordgo.EndpointChannelMessage(channel, ""))
	if _, gone := refused(err, http.StatusNotFound); gone {
		return nil
	}
	return err
}

// delivered logs how the sending of a reply went, and reports whether it did.
func (b *Bot) delivered(r *request, err error) bool {
	if err == nil {
		return true
	}
	if code, ok := refused(err, http.StatusForbidden); ok {
		if b.denyIn(r.guild, r.channel) {
			r.lg.Warn("not allowed to answer in this channel; give the bot View Channel, Send Messages, "+
				"Send Messages in Threads, Embed Links and Read Message History there", "code", code)
		}
		return false
	}
	if errors.Is(err, context.Canceled) {
		err = errors.New("the bot is shutting down")
	}
	b.cfg.Metrics.Undelivered()
	r.lg.Error("reply not sent", "cause", cause(err, b.token))
	return false
}

// answer answers m, which asks text.
func (b *Bot) answer(m *discordgo.Message, text string) {
	r := b.ofMessage(m)
	start := time.Now()
	out, finished := b.attempt(r, func(ctx context.Context) reply {
		if out, soon := b.tooSoon(r); soon {
			return out
		}
		return b.reply(ctx, r, m, text)
	})
	defer finished()
	if out.silent {
		return
	}
	took := time.Since(start)
	sent, err := b.post(r, m, out)
	if errors.Is(err, errClosed) {
		r.lg.Debug("not answered: no message can be sent")
		return
	}
	if !b.delivered(r, err) {
		return
	}
	if sent != nil {
		b.remember(r, m.ID, memory.Reply{Channel: sent.ChannelID, Message: sent.ID}, out)
	}
	b.answered(r, out, took, start)
}

// reply returns the reply to m, which asks text. Where m replies to an answer of ours,
// and among direct messages, text may ask on: "and China?"
func (b *Bot) reply(ctx context.Context, r *request, m *discordgo.Message, text string) reply {
	before := ""
	switch ref := m.ReferencedMessage; {
	case ref != nil && ref.Author != nil && ref.Author.ID == b.who():
		_, before = carried(ref.Components)
	case ref != nil: // what others' components carry is no question of ours
	case m.GuildID == "":
		before = b.askedBefore(ctx, r, m)
	}
	if before != "" {
		text = b.engine.FollowUp(ctx, before, text)
	}
	if text == "" {
		return reply{silent: true}
	}
	return b.find(ctx, r, view{question: text})
}

// The last answer among direct messages is looked for in a few messages, and not for
// long: most questions need it not.
const (
	lookedBack    = 5
	lookedBackFor = 2 * time.Second
)

// askedBefore returns the question that was answered last before m, if any of the last
// messages says so.
func (b *Bot) askedBefore(ctx context.Context, r *request, m *discordgo.Message) string {
	ctx, cancel := context.WithTimeout(ctx, lookedBackFor)
	defer cancel()
	endpoint := discordgo.EndpointChannelMessages(m.ChannelID)
	query := url.Values{"before": {m.ID}, "limit": {strconv.Itoa(lookedBack)}}
	var before []*discordgo.Message
	if err := b.get(ctx, endpoint+"?"+query.Encode(), endpoint, &before); err != nil {
		r.lg.Debug("cannot look back", "cause", cause(err, b.token))
		return ""
	}
	for _, have := range before { // the newest first
		if have.Author == nil || have.Author.ID != b.who() {
			continue
		}
		if _, question := carried(have.Components); question != "" {
			return question
		}
	}
	return ""
}

// answered notes that a reply has gone out.
func (b *Bot) answered(r *request, out reply, took time.Duration, start time.Time) {
	if d := out.did; d.command != "" {
		b.cfg.Metrics.Answered(d.command, cmp.Or(d.status, "done"), took)
		r.lg.Info("question answered", "command", d.command, "status", d.status, "took", took, "sent", time.Since(start))
	}
	b.noteGap(r, out.gap)
}

// A view says which part of which answer a message shows.
type view struct {
	question string
	page     int    // from 0
	picked   string // the question in which a name was ambiguous before somebody was picked; empty if none was
}

// find has the question of v answered, and shows the part that v asks for. A name that
// may mean several means the one who was picked before in the channel.
func (b *Bot) find(ctx context.Context, r *request, v view) reply {
	ans := b.engine.Ask(ctx, v.question)
	c, ok := b.chosen(r, ans)
	if !ok {
		return b.show(r, v, ans)
	}
	v.picked, v.question = v.question, c.Ask
	out := b.show(r, v, b.engine.Ask(ctx, c.Ask))
	if len(out.Embeds) > 0 { // an answer, and not that there is none here
		out.Content = escape(r.words.Text("%s is meant, as was picked in this channel before.", shorten(tidy(c.Name), maxLabel)))
	}
	return out
}

// show returns a reply with the part of ans that v asks for.
func (b *Bot) show(r *request, v view, ans answers.Answer) reply {
	if r.rules.switchedOff(ans) {
		return isOff(r)
	}
	ans = r.rules.withoutOff(ans)
	p := b.page(r, ans)
	sheets := Sheets(p, r.rules.prefix, r.words)
	v.page = min(max(v.page, 0), len(sheets)-1)
	out := reply{
		post:     b.draw(r, v, ans, p, sheets),
		hidden:   r.rules.private(),
		did:      deed{command: ans.Command, status: string(ans.Status)},
		snapshot: ans.Corpus.Snapshot,
	}
	if r.isGap(v.question, ans) {
		out.gap = v.question
	}
	out.articles = citedBy(ans, p)
	return out
}

// clipNote says that more is left out than buttons could show.
func clipNote(more int, prefix string, w *wording.Printer) string {
	return escape(w.Text("… and %d more. Narrow it:", more)) + " " + code(prefix+"search WORDS from:DATE to:DATE")
}
