package discord

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/memory"
	"attache/internal/wording"
)

// Living pins: answers that moderators have pinned, and that follow the articles. What
// they know is in the memory; pinkeeper.go keeps them up to date.

// What memory.Pin.Note says of a pin that is not simply current.
const (
	pinBegun     = "begun"     // not pinned yet
	pinAbandoned = "abandoned" // not pinned, and never will be; what is left of it is to be cleared away
	pinRetracted = "retracted" // what it was drawn from was retracted
	pinMissing   = "missing"   // the articles no longer answer it
	pinAmbiguous = "ambiguous" // a name in it has come to mean several
	pinDenied    = "denied"    // Discord does not let the bot edit it
	pinArchived  = "archived"  // its thread is archived, in which nothing can be edited
	pinFailing   = "failing"   // the last edit failed
)

// living reports whether p is pinned, as far as is known.
func living(p memory.Pin) bool { return p.Note != pinBegun && p.Note != pinAbandoned }

// pinnable are the commands whose answers may be pinned: those that tell something for
// a while.
var pinnable = []string{"summary", "timeline", "stance", "compare", "quote", "who", "what", "article"}

// The options of /unpin.
const (
	optPin    = "pin"
	optDelete = "delete"
)

// The verbs of the list of pins.
const (
	verbPins  = "pins"  // shows the page in arg
	verbUnpin = "unpin" // ends the pin that is selected
)

func (b *Bot) pinControl() control {
	c := pinCommand("pin", "pin an answer, and keep it up to date")
	table := b.engine.Commands()
	for _, name := range pinnable {
		if i := slices.IndexFunc(table, func(r answers.Row) bool { return r.Name == name }); i >= 0 {
			c.Options = append(c.Options, &discordgo.ApplicationCommandOption{
				Type: discordgo.ApplicationCommandOptionSubCommand, Name: name, Description: table[i].Summary, Options: options(table[i], table),
			})
		}
	}
	return control{command: c, run: b.pin}
}

func (b *Bot) pinsControl() control {
	return control{command: pinCommand("pins", "the pinned answers that are kept up to date"), run: b.pins}
}

func (b *Bot) unpinControl() control {
	c := pinCommand("unpin", "stop keeping a pinned answer up to date")
	c.Options = []*discordgo.ApplicationCommandOption{
		{Type: discordgo.ApplicationCommandOptionString, Name: optPin, Description: "which one", Required: true, Autocomplete: true},
		{Type: discordgo.ApplicationCommandOptionBoolean, Name: optDelete, Description: "delete the message, too"},
	}
	return control{command: c, run: b.unpin, complete: b.completePin}
}

// pinCommand returns a command for where messages can be pinned. Who may is checked when
// it is called: the roles are in the settings, of which Discord knows nothing.
func pinCommand(name, description string) *discordgo.ApplicationCommand {
	return &discordgo.ApplicationCommand{Type: discordgo.ChatApplicationCommand, Name: name, Description: description,
		Contexts: &[]discordgo.InteractionContextType{discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM}}
}

// mayNotPin is said to whom pins are not for.
func mayNotPin(r *request) reply {
	return say(r.words.Text("Pins are for those who may manage or pin messages here, or have a role that may."))
}

// pin has a question answered, and the answer posted, pinned and kept up to date.
func (b *Bot) pin(ctx context.Context, r *request, c call) reply {
	if !r.mayPin() {
		return mayNotPin(r)
	}
	if text := r.lacksForPins(); text != "" {
		return say(text)
	}
	row := b.rowOf(c.sub)
	if row == nil || !slices.Contains(pinnable, row.Name) {
		return otherVersion(r)
	}
	question, err := b.questionOf(ctx, row, c)
	if err != nil {
		return badDate(r)
	}
	ans := b.engine.Ask(ctx, question)
	if picked, ok := b.chosen(r, ans); ok {
		question = picked.Ask
		ans = b.engine.Ask(ctx, question)
	}
	switch {
	case ans.Failed:
		return wentWrong(r)
	case r.rules.switchedOff(ans):
		return isOff(r)
	case ans.Status == answers.Ambiguous:
		return say(r.words.Text("That name may mean several, so nothing was pinned. Choose one of those that are offered while you type."))
	case ans.Status != answers.Answered:
		return say(r.words.Text("The articles do not answer that, so nothing was pinned."))
	}
	now := time.Now()
	p := memory.Pin{Guild: r.guild, Channel: r.channel, Message: r.interaction, Question: question, Language: r.words.Locale(), Created: now, Changed: now}
	shown := b.pinned(r, &p, ans)
	return reply{hidden: true, work: func() reply { return b.putUp(r, p, shown) }, did: deed{command: "pin", status: string(ans.Status)}}
}

// lacksForPins says what the bot must be allowed before it can pin; "" if nothing is
// missing.
func (r *request) lacksForPins() string {
	has := func(permissions int64) bool {
		return r.guild == "" || r.appCan&(permissions|discordgo.PermissionAdministrator) != 0
	}
	switch {
	case !has(discordgo.PermissionViewChannel), !has(discordgo.PermissionSendMessages | discordgo.PermissionSendMessagesInThreads), !has(discordgo.PermissionEmbedLinks):
		return r.mayNotPost()
	case !has(permissionPinMessages), !has(discordgo.PermissionReadMessageHistory):
		return r.mayNotBePinned()
	}
	return ""
}

func (r *request) mayNotPost() string {
	return r.words.Text("I may not post here. Give me View Channel, Send Messages and Embed Links in this channel, then try again.")
}

func (r *request) mayNotBePinned() string {
	return r.words.Text("I may not pin here. Give me Pin Messages and Read Message History in this channel, then try again.")
}

// pinned returns the message that shows ans, and notes in p what it shows. It is nobody's:
// whoever leafs through it gets a copy, and only moderators can delete it.
func (b *Bot) pinned(r *request, p *memory.Pin, ans answers.Answer) post {
	nobody := *r
	nobody.user = ""
	ans = r.rules.withoutOff(ans)
	page := ans.Page(r.words)
	p.Snapshot, p.Statements = ans.Corpus.Snapshot, statements(ans.Page(nil), page)
	if cited := citedBy(ans, page); len(cited) > 0 {
		p.Articles = cited // else it is those that are missing now
	}
	return b.draw(&nobody, view{question: p.Question}, ans, page, Sheets(page, r.rules.prefix, r.words))
}

// citedBy returns the ids of the articles that an answer rests on. A list of articles
// says nothing that they say, and of a retracted one nothing is told.
func citedBy(ans answers.Answer, page answers.Page) []string {
	all := page.Sources()
	if ans.Form != "articles" {
		all = append(all, ans.Articles...)
	}
	var out []string
	for _, l := range all {
		if l.Retracted == "" && !slices.Contains(out, l.ID) {
			out = append(out, l.ID)
		}
	}
	return out
}

// putUp posts a pin and pins it.
//
// Before each step the memory knows of it, first under the id of the interaction, then
// under that of the message: what a crash leaves in the channel is found at the next
// start.
func (b *Bot) putUp(r *request, p memory.Pin, shown post) reply {
	begun := p
	begun.Note = pinBegun
	if err := b.cfg.Memory.SetPin(begun); err != nil {
		return b.failed(r, "pin not kept", err)
	}
	shown.Content = escape(r.words.Text("Kept up to date."))
	m, err := b.send(b.about(r.id), r.channel, shown, r.interaction)
	if err != nil || m == nil {
		if _, denied := refused(err, http.StatusForbidden); denied {
			b.dropPin(r.channel, r.interaction)
			return say(r.mayNotPost())
		}
		b.abandon(begun) // it may have been posted all the same
		return b.notPinned(r, "pin not posted", err)
	}
	p.Message, begun.Message = m.ID, m.ID
	if err := b.cfg.Memory.SetPin(begun); err != nil {
		b.takeDown(p)
		return b.failed(r, "pin not kept", err)
	}
	b.dropPin(r.channel, r.interaction)
	if len(m.Embeds) == 0 { // which Discord takes out without a word
		b.takeDown(p)
		return say(r.mayNotPost())
	}
	if _, err := b.roundTrip(b.about(r.id), http.MethodPut, pinEndpoint(p.Channel, p.Message), nil, pinEndpoint(p.Channel, "")); err != nil {
		b.takeDown(p)
		code, _ := refused(err, http.StatusBadRequest)
		_, denied := refused(err, http.StatusForbidden)
		switch {
		case code == codeMaxPins:
			return say(r.words.Text("This channel has as many pins as Discord allows, which is 250. Unpin a message, then try again."))
		case denied:
			return say(r.mayNotBePinned())
		}
		return b.notPinned(r, "message not pinned", err)
	}
	if err := b.cfg.Memory.SetPin(p); err != nil {
		b.takeDown(p)
		return b.failed(r, "pin not kept", err)
	}
	b.renew(b.serving, p, b.retracted(b.serving)) // should the articles have changed meanwhile
	out := say("")
	out.Content = escape(r.words.Text("Pinned. I keep it up to date until you use %s:", "/unpin")) + " " + messageLink(p.Guild, p.Channel, p.Message)
	return out
}

// codeMaxPins is Discord's code for a channel that has no room for another pin.
const codeMaxPins = 30003

// pinEndpoint returns the route that pins and unpins a message. The library only knows
// the one before.
func pinEndpoint(channel, message string) string {
	return discordgo.EndpointChannelMessages(channel) + "/pins/" + message
}

// notPinned logs what broke and says that nothing has come of it.
func (b *Bot) notPinned(r *request, what string, err error) reply {
	r.lg.Error(what, "cause", cause(err, b.token))
	return say(r.words.Text("Discord did not take the pin, so nothing is pinned. Please try again in a minute."))
}

// takeDown removes a pin that came to nothing.
func (b *Bot) takeDown(p memory.Pin) {
	if err := b.delete(b.serving, p.Channel, p.Message); err != nil {
		b.lg.Error("message that could not be pinned not deleted", "channel", p.Channel, "message", p.Message, "cause", cause(err, b.token))
		b.abandon(p)
		return
	}
	b.dropPin(p.Channel, p.Message)
}

// abandon has what is left of a pin that came to nothing cleared away later.
func (b *Bot) abandon(p memory.Pin) {
	p.Note = pinAbandoned
	if err := b.cfg.Memory.SetPin(p); err != nil {
		b.lg.Error("pin not kept", "err", err) // as begun it is cleared away at the next start
		return
	}
	b.keeper.note(p.Channel)
}

// dropPin forgets a pin.
func (b *Bot) dropPin(channel, message string) {
	if _, err := b.cfg.Memory.DropPin(channel, message); err != nil {
		b.lg.Error("pin not forgotten", "channel", channel, "message", message, "err", err)
	}
}

// pinsFor returns the pins that who makes the request may see to, the newest first: those
// of the channel, or of the whole server. Another channel may be one that they do not
// see.
func (b *Bot) pinsFor(r *request) ([]memory.Pin, error) {
	get := func() ([]memory.Pin, error) { return b.cfg.Memory.PinsIn(r.channel) }
	if r.guild != "" && r.administers() {
		get = func() ([]memory.Pin, error) { return b.cfg.Memory.Pins(r.guild) }
	}
	all, err := get()
	all = slices.DeleteFunc(all, func(p memory.Pin) bool { return !living(p) })
	slices.SortFunc(all, func(x, y memory.Pin) int { return y.Created.Compare(x.Created) })
	return all, err
}

// pins lists the living pins.
func (b *Bot) pins(_ context.Context, r *request, _ call) reply {
	if !r.mayPin() {
		return mayNotPin(r)
	}
	return b.listPins(r, 0)
}

// pinsPage is how many pins a page of the list has. Even with every character escaped
// they fit.
const pinsPage = 10

// maxPinLabel is how long the question of a pin is in the list, in characters.
const maxPinLabel = 60

// listPins shows a page of the list, from 0.
func (b *Bot) listPins(r *request, page int) reply {
	all, err := b.pinsFor(r)
	if err != nil {
		return b.failed(r, "cannot read the pins", err)
	}
	pages := max(1, (len(all)+pinsPage-1)/pinsPage)
	page = min(max(page, 0), pages-1)
	var lines []string
	end := key{id: customID{verb: verbUnpin, arg: strconv.Itoa(page)}, label: r.words.Text("Unpin …")}
	for _, p := range all[page*pinsPage : min((page+1)*pinsPage, len(all))] {
		state := pinState(r.words, p.Note)
		line := masked(shorten(tidy(p.Question), maxPinLabel), messageLink(p.Guild, p.Channel, p.Message))
		if p.Channel != r.channel {
			line += " · <#" + p.Channel + ">"
		}
		lines = append(lines, line+" · "+escape(state)+" · "+ago(p.Changed))
		end.options = append(end.options, discordgo.SelectMenuOption{Label: optionText(p.Question), Value: p.Channel + "/" + p.Message, Description: optionText(state)})
	}
	out := list(r.words.Text("Pinned answers"), r.words.Text("Nothing is pinned here. %s pins an answer.", "/pin"), lines)
	var k keyboard
	if len(end.options) > 0 {
		k.row(end)
	}
	if pages > 1 {
		out.Embeds[0].Footer = &discordgo.MessageEmbedFooter{Text: r.words.Text("Page %d of %d", page+1, pages)}
		k.row(
			key{id: customID{verb: verbPins, arg: strconv.Itoa(page - 1)}, emoji: "◀️", off: page == 0},
			key{id: customID{verb: verbPins, arg: strconv.Itoa(page + 1)}, emoji: "▶️", label: r.words.Text("More"), off: page == pages-1, style: discordgo.PrimaryButton})
	}
	out.Components = k.components()
	return out
}

// pinState says how a pin is.
func pinState(w *wording.Printer, note string) string {
	switch note {
	case pinRetracted:
		return w.Text("its source was retracted")
	case pinMissing:
		return w.Text("the articles no longer answer it")
	case pinAmbiguous:
		return w.Text("the name may mean several now")
	case pinDenied:
		return w.Text("I may not edit it: give me View Channel and Embed Links there")
	case pinArchived:
		return w.Text("its thread is archived; I will change it when that is open again")
	case pinFailing:
		return w.Text("Discord did not take the last change; I will try again")
	}
	return w.Text("up to date")
}

// pressPins shows another page of the list, or ends the pin that was selected on it.
func (b *Bot) pressPins(r *request, p press) reply {
	page, err := strconv.Atoi(p.arg)
	if err != nil || b.cfg.Memory == nil {
		return outdated(r)
	}
	if !r.mayPin() {
		return mayNotPin(r)
	}
	if p.verb == verbPins {
		out := b.listPins(r, page)
		out.update = p.hidden
		return out
	}
	pin, ok, err := b.pinNamed(r, p.chosen())
	if err != nil {
		return b.failed(r, "cannot read the pins", err)
	}
	if !ok {
		return say(r.words.Text("That is no pin of mine any more."))
	}
	return reply{hidden: true, update: p.hidden, work: func() reply {
		said := b.endPin(r, pin, false)
		out := b.listPins(r, page)
		out.Content, out.update = said.Content, p.hidden
		return out
	}}
}

// unpin ends a pin.
func (b *Bot) unpin(_ context.Context, r *request, c call) reply {
	if !r.mayPin() {
		return mayNotPin(r)
	}
	pin, ok, err := b.pinNamed(r, c.text(optPin))
	if err != nil {
		return b.failed(r, "cannot read the pins", err)
	}
	if !ok {
		return say(r.words.Text("There is no such pin here. Choose one of those that are offered while you type, or of the list that %s shows.", "/pins"))
	}
	return reply{hidden: true, work: func() reply { return b.endPin(r, pin, c.flag(optDelete)) }, did: deed{command: "unpin"}}
}

// pinNamed returns the one pin that name means, of those that who makes the request may
// see to: by what a choice stands for or is shown as, by the message's address or id, or
// by its question.
func (b *Bot) pinNamed(r *request, name string) (memory.Pin, bool, error) {
	all, err := b.pinsFor(r)
	if err != nil {
		return memory.Pin{}, false, err
	}
	name = strings.TrimSpace(name)
	for _, same := range []func(memory.Pin) bool{
		func(p memory.Pin) bool { return name == p.Channel+"/"+p.Message },
		func(p memory.Pin) bool { return name == p.Message },
		func(p memory.Pin) bool { return strings.HasSuffix(name, "/"+p.Channel+"/"+p.Message) },
		func(p memory.Pin) bool { return strings.EqualFold(name, p.Question) || name == optionText(p.Question) },
	} {
		found := slices.DeleteFunc(slices.Clone(all), func(p memory.Pin) bool { return !same(p) })
		if len(found) == 1 {
			return found[0], true, nil
		}
	}
	return memory.Pin{}, false, nil
}

// completePin offers the pins that may be meant.
func (b *Bot) completePin(_ context.Context, r *request, c call) []*discordgo.ApplicationCommandOptionChoice {
	if c.focused.Name != optPin || !r.mayPin() {
		return nil
	}
	all, err := b.pinsFor(r)
	if err != nil {
		r.lg.Error("cannot read the pins", "err", err)
		return nil
	}
	typed := strings.ToLower(c.text(optPin))
	var out []*discordgo.ApplicationCommandOptionChoice
	for _, p := range all {
		if strings.Contains(strings.ToLower(p.Question), typed) && len(out) < maxChoices {
			out = append(out, &discordgo.ApplicationCommandOptionChoice{Name: optionText(p.Question), Value: p.Channel + "/" + p.Message})
		}
	}
	return out
}

// endPin unpins a message and lets it be as it is, or deletes it.
func (b *Bot) endPin(r *request, p memory.Pin, del bool) reply {
	lock := b.pinLocks.of(p.Message)
	lock.Lock()
	defer lock.Unlock()
	var err error
	if del {
		err = b.delete(b.about(r.id), p.Channel, p.Message)
	} else {
		_, err = b.roundTrip(b.about(r.id), http.MethodDelete, pinEndpoint(p.Channel, p.Message), nil, pinEndpoint(p.Channel, ""))
	}
	_, denied := refused(err, http.StatusForbidden)
	switch {
	case denied:
		return say(r.words.Text("I may not unpin there. Give me Pin Messages in that channel, or unpin the message yourself."))
	case isArchived(err):
		return say(r.words.Text("Its thread is archived, and nothing can be unpinned there. Open the thread again, then try again."))
	case err != nil && !isGone(err):
		r.lg.Error("message not unpinned", "cause", cause(err, b.token))
		return say(r.words.Text("Discord did not take that, so the pin stays. Please try again in a minute."))
	}
	b.dropPin(p.Channel, p.Message)
	if del || err != nil {
		return say(r.words.Text("The pinned answer is deleted."))
	}
	b.bidFarewell(p)
	return say(r.words.Text("Unpinned. The message stays as it is now."))
}

// bidFarewell has a message say that it is not kept up to date any more.
func (b *Bot) bidFarewell(p memory.Pin) {
	endpoint := discordgo.EndpointChannelMessage(p.Channel, p.Message)
	body := struct {
		Content  string                            `json:"content"`
		Mentions *discordgo.MessageAllowedMentions `json:"allowed_mentions"`
	}{escape(wording.For(p.Language).Text("No longer kept up to date.")), post{}.safe().Mentions} // what is left out stays
	_, err := b.roundTrip(b.serving, http.MethodPatch, endpoint, body, discordgo.EndpointChannelMessage(p.Channel, ""), repeatable)
	if err != nil && !isGone(err) {
		b.lg.Warn("message that is no pin any more not edited", "channel", p.Channel, "message", p.Message, "cause", cause(err, b.token))
	}
}

// isGone reports whether err says that a message, or its channel, is not there any more.
func isGone(err error) bool {
	const unknownChannel, unknownMessage = 10003, 10008
	code, _ := refused(err, http.StatusNotFound)
	return code == unknownChannel || code == unknownMessage
}

// isArchived reports whether err says that a thread is archived.
func isArchived(err error) bool {
	const archived = 50083
	code, _ := refused(err, http.StatusBadRequest)
	return code == archived
}
