package discord

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/memory"
	"attache/internal/wording"
)

// Answers that were drawn from an article that was retracted since are corrected where
// they stand: the message says so, and then answers its question anew. What is found that
// way is what the memory knows of, for as long as it does.
//
// A retraction that is taken back later corrects nothing back, and an article that is only
// taken out of the corpus was not retracted: nobody has said that it was wrong.

// retractions are the articles that are known to be retracted.
type retractions struct {
	mu   sync.Mutex
	ids  map[string]bool
	seen bool // what was told from them has been seen to
	held bool // but for what Discord does not let the bot edit now
}

// learn takes note of the articles that are retracted now, and reports whether there is
// anything to be seen to.
func (r *retractions) learn(gone map[string]answers.Listing) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	ids := make(map[string]bool)
	for id := range gone {
		ids[id] = true
		r.seen = r.seen && r.ids[id]
	}
	r.ids = ids
	pending := !r.seen && len(ids) > 0
	r.seen, r.held = true, false // unless doubted from now on
	return pending
}

// doubt has what was told looked through once more; held tells whether Discord refused
// any of it.
func (r *retractions) doubt(held bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.seen, r.held = false, held
}

// waiting reports whether Discord has refused something that it may take when a channel
// has changed.
func (r *retractions) waiting() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.held
}

// touch reports whether any of articles is retracted, and if so doubts.
func (r *retractions) touch(articles []string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !slices.ContainsFunc(articles, func(id string) bool { return r.ids[id] }) {
		return false
	}
	r.seen = false
	return true
}

// An outcome says what has become of a reply that needs correcting.
type outcome int

const (
	asItWas   outcome = iota // it needs none
	corrected                // it has been
	unseen                   // only who asked can see it, and nobody can edit it
	gone                     // the message is no more
	refusing                 // Discord does not let the bot edit it, or not now
	failing                  // it could not be, and is tried again
)

// correctAll corrects what was told from articles that are retracted now, and reports
// whether nothing is left to be tried again.
func (b *Bot) correctAll(ctx context.Context) bool {
	withdrawn := b.retracted(ctx)
	if !b.withdrawn.learn(withdrawn) {
		return true
	}
	since := cmp.Or(b.cfg.CorrectFor, b.cfg.Memory.Keeps().KeepReplies)
	replies, err := b.cfg.Memory.Citing(since, slices.Collect(maps.Keys(withdrawn))...)
	if err != nil {
		b.lg.Error("cannot look for answers to correct", "err", err)
		b.withdrawn.doubt(false)
		return false
	}
	start := time.Now()
	var count [failing + 1]int
	newest := func(x, y string) int { return cmp.Or(replies[y].At.Compare(replies[x].At), cmp.Compare(x, y)) }
	for _, question := range slices.SortedFunc(maps.Keys(replies), newest) {
		if ctx.Err() != nil {
			return false
		}
		is := failing
		b.surely(func() bool { is = b.correct(ctx, question, withdrawn); return true })
		count[is]++
	}
	b.lg.Info("answers that drew on retracted articles are corrected", "corrected", count[corrected], "seen_by_asker_only", count[unseen],
		"gone", count[gone], "refused", count[refusing], "failed", count[failing], "took", time.Since(start))
	if count[failing]+count[refusing] > 0 {
		b.withdrawn.doubt(count[refusing] > 0)
	}
	return count[failing] == 0
}

// correct corrects the answer to a question, if it cites any of the articles withdrawn.
//
// Once it is edited the memory has it cite others. If the bot ends between the two, it is
// edited once more, into the same.
func (b *Bot) correct(ctx context.Context, question string, withdrawn map[string]answers.Listing) outcome {
	if !b.turns.hold(ctx, question) { // it may be about to follow its question
		return failing
	}
	defer func() {
		if b.turns.done(question); b.turns.busy(question) {
			b.owe(asker{}, question, func() { b.takeTurns(question) })
		}
	}()
	lock := b.replyLocks.of(question)
	lock.Lock()
	defer lock.Unlock()
	known, ok, err := b.cfg.Memory.Reply(question) // as it is now
	told := known
	if err != nil {
		b.lg.Error("cannot read an answer to correct", "err", err)
		return failing
	}
	lg := b.lg.With("channel", told.Channel, "message", told.Message)
	before := len(told.Corrected)
	for _, id := range told.Articles {
		if withdrawn[id].ID != "" {
			told.Corrected = append(slices.Clip(told.Corrected), memory.Correction{Article: id, At: b.now().UTC()})
		}
	}
	switch {
	case !ok, len(told.Corrected) == before:
		return asItWas
	case told.Hidden:
		b.dropReply(question)
		return unseen
	case b.denies(told.Channel):
		return refusing
	}
	m, err := b.roundTrip(b.serving, http.MethodGet, discordgo.EndpointChannelMessage(told.Channel, told.Message), nil, discordgo.EndpointChannelMessage(told.Channel, ""))
	if err == nil && m == nil {
		return failing // it cannot be read
	}
	if is := b.outcomeOf(question, told.Channel, err); is != corrected {
		if is == failing {
			lg.Warn("cannot read an answer to correct", "cause", cause(err, b.token))
		}
		return is
	}
	asking, cancel := context.WithTimeout(ctx, b.cfg.Timeout)
	defer cancel()
	next, ok := b.answerAnew(asking, told, m, withdrawn)
	if !ok || b.renewals.Wait(ctx) != nil {
		return failing
	}
	err = b.edit(b.serving, told.Channel, told.Message, next.post)
	if is := b.outcomeOf(question, told.Channel, err); is != corrected {
		lg.Warn("answer not corrected", "cause", cause(err, b.token))
		return is
	}
	told.Articles, told.Snapshot = next.articles, next.snapshot
	same, err := b.cfg.Memory.ReplaceReply(question, known, told)
	if err != nil {
		lg.Error("correction not noted; it is made once more", "err", err)
	}
	if !same {
		return failing // or it follows its question in another process, and is looked at again
	}
	return corrected
}

// outcomeOf returns what an answer of Discord's on the way of a correction means for it;
// corrected where it went well. A message that is gone is forgotten, and a channel that
// refuses the bot is left alone for a while: Discord bans who collects refusals.
func (b *Bot) outcomeOf(question, channel string, err error) outcome {
	_, denied := refused(err, http.StatusForbidden)
	switch {
	case err == nil:
		return corrected
	case isGone(err):
		b.dropReply(question)
		return gone
	case denied:
		b.deny(channel)
		return refusing
	case isArchived(err):
		return refusing
	}
	return failing
}

func (b *Bot) dropReply(question string) {
	if err := b.cfg.Memory.DropReply(question); err != nil {
		b.lg.Error("answer not forgotten", "err", err)
	}
}

// answerAnew returns what becomes of the message m, which is what was told: the corrections
// and a new answer to its question. Where that is not known, because it was too long for
// the buttons, nothing of the answer stays. It reports false where it cannot be answered
// for now.
func (b *Bot) answerAnew(ctx context.Context, told memory.Reply, m *discordgo.Message, withdrawn map[string]answers.Listing) (reply, bool) {
	v, asker := viewOf(m)
	r := b.newRequest("", told.Guild, told.Channel, asker)
	r.words = wording.For(told.Language)
	if told.Language == "" {
		r.words = r.rules.words(b.places.language(told.Guild))
	}
	var out reply
	if v.question != "" {
		ans := b.engine.Ask(ctx, v.question)
		if ans.Failed || ctx.Err() != nil {
			return reply{}, false
		}
		out = b.show(r, v, ans)
	}
	says := correctionText(told.Corrected, withdrawn, r.words)
	if len(out.Embeds) == 0 { // it is not known what was asked, or the moderators have switched it off
		out.post = post{Components: (&keyboard{rows: [][]key{{deleteKey(asker)}}}).components()}
		says += "\n" + escape(r.words.Text("The answer that stood here is taken back. Please ask again."))
	}
	out.Content = says
	return out, true
}

// viewOf returns what a message of ours answers, from its beginning on, and who asked.
func viewOf(m *discordgo.Message) (v view, asker string) {
	var ids []customID
	ids, v.question = carried(m.Components)
	for _, id := range ids {
		switch id.verb {
		case verbDelete:
			asker = id.arg
		case verbOthers:
			v.picked = id.piece
		}
	}
	return v, asker
}

// correctionText returns what a message says of the retracted articles that it was drawn
// from before.
func correctionText(all []memory.Correction, withdrawn map[string]answers.Listing, w *wording.Printer) string {
	var lines []string
	for _, c := range all {
		if l := withdrawn[c.Article]; l.ID != "" {
			on := fmt.Sprintf("<t:%d:D>", c.At.Unix())
			lines = append(lines, w.Text("Correction (%s): this answer drew on “%s”, which was retracted: %s", on, escape(cmp.Or(label(l.Title), label(l.ID))), escape(label(l.Retracted))))
		}
	}
	if n := len(lines); n > maxRetractions {
		lines = append([]string{"…"}, lines[n-maxRetractions:]...)
	}
	return strings.Join(lines, "\n")
}

// stillCorrected returns content below the corrections of the message m, which stay when
// its asker leafs through it.
func (b *Bot) stillCorrected(ctx context.Context, r *request, m *discordgo.Message, content string) string {
	if b.cfg.Memory == nil {
		return content
	}
	_, told, _, err := b.cfg.Memory.Question(cmp.Or(m.ChannelID, r.channel), m.ID)
	if err != nil {
		r.lg.Error("cannot look up whether an answer was corrected", "err", err)
	}
	if len(told.Corrected) == 0 {
		return content
	}
	return strings.TrimSpace(correctionText(told.Corrected, b.retracted(ctx), r.words) + "\n" + content)
}
