package discord

import (
	"cmp"
	"context"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/memory"
)

// onInteraction queues i: a command, a button or select that was used, a form that
// was sent, or the beginning of a word that wants completing.
func (b *Bot) onInteraction(ctx context.Context, i *discordgo.InteractionCreate) {
	if i.Interaction == nil || ctx.Err() != nil || b.shares() && i.Type != discordgo.InteractionApplicationCommandAutocomplete && !b.unseen(i.ID) {
		return // another process has the same shard, and takes what this one does not as it ends
	}
	b.take(ctx, i.Interaction, nil)
}

// take queues i, whose first response goes to direct if that is not nil. It reports whether
// there will be one.
func (b *Bot) take(ctx context.Context, i *discordgo.Interaction, direct *direct) bool {
	// An event that could not be decoded arrives all the same, in part.
	if i == nil || i.Data == nil || i.ID == "" || i.Token == "" || interactor(i) == nil {
		return false
	}
	typing := i.Type == discordgo.InteractionApplicationCommandAutocomplete
	if ctx.Err() != nil || !typing && !b.messages.first(i.ID) {
		return false
	}
	x := b.newExchange(i, time.Now())
	x.direct = direct
	if x.handle == nil {
		return false
	}
	if typing {
		// Nobody misses what is not offered; there is another one with the next letter.
		return b.typing.offer(b.surviving(i.ID, x.answer))
	}
	x.r.lg.Debug("question arrived")
	// Discord does not ask whether it was the answer or a worker that took so long.
	x.late = time.AfterFunc(b.pace.late, b.surviving(i.ID, x.promise))
	of := asker{server: cmp.Or(x.r.guild, x.r.channel), member: x.r.user}
	b.queue(of, i.ID, x.answer, func() { x.apologise(of) })
	return true
}

// apologise tells who asked that there is no room for the question. If there is none for
// that either, nothing is promised any more, and Discord says that the bot does not respond.
func (x *exchange) apologise(to asker) {
	b := x.b
	sorry := func() {
		_, err := x.deliver(tooMany(x.r))
		b.delivered(x.r, err)
	}
	switch {
	case !x.late.Stop():
		b.owe(to, x.i.ID, sorry) // the promise stands until something comes
	case x.direct != nil:
		go b.surviving(x.i.ID, sorry)() // the request is open, and this is all that it waits for
	default:
		b.apologies.offer(b.surviving(x.i.ID, sorry))
	}
}

func tooMany(r *request) reply {
	return say(r.words.Text("Too many questions come in at the moment. Please try again in a minute."))
}

// handlerOf returns what makes the reply to i, nil if nothing does.
func (b *Bot) handlerOf(r *request, i *discordgo.Interaction) func(context.Context) reply {
	switch data := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		c := callOf(data)
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			return func(ctx context.Context) reply { return b.complete(ctx, r, c) }
		}
		if b.controlOf(c) != nil {
			r.rules.hidden = true // also if it takes long: what is done to the bot is no news for the channel
		}
		return func(ctx context.Context) reply { return b.call(ctx, r, c) }
	case discordgo.MessageComponentInteractionData:
		p, ok := pressOf(i, data)
		if !ok {
			r.lg.Warn("unknown custom id")
			return func(context.Context) reply {
				return outdated(r)
			}
		}
		return func(ctx context.Context) reply { return b.press(ctx, r, p) }
	case discordgo.ModalSubmitInteractionData:
		p, ok := submitted(i, data)
		if !ok {
			return func(context.Context) reply { return outdated(r) }
		}
		return func(ctx context.Context) reply { return b.submit(ctx, r, p) }
	}
	return nil
}

// A call is a command as somebody called it.
type call struct {
	name    string
	kind    discordgo.ApplicationCommandType
	sub     string // subcommand, "" without
	options map[string]*discordgo.ApplicationCommandInteractionDataOption
	focused *discordgo.ApplicationCommandInteractionDataOption // of an autocomplete
	target  *discordgo.Message                                 // of a message command
	files   map[string]*discordgo.MessageAttachment            // that options name
}

func callOf(data discordgo.ApplicationCommandInteractionData) call {
	c := call{name: data.Name, kind: data.CommandType, options: make(map[string]*discordgo.ApplicationCommandInteractionDataOption)}
	options := data.Options
	for len(options) == 1 && options[0] != nil && (options[0].Type == discordgo.ApplicationCommandOptionSubCommand || options[0].Type == discordgo.ApplicationCommandOptionSubCommandGroup) {
		c.sub, options = options[0].Name, options[0].Options
	}
	for _, o := range options {
		if o == nil {
			continue
		}
		c.options[o.Name] = o
		if o.Focused {
			c.focused = o
		}
	}
	if data.Resolved != nil {
		c.target, c.files = data.Resolved.Messages[data.TargetID], data.Resolved.Attachments
	}
	return c
}

// text returns the value of an option as text; "" without one.
func (c call) text(name string) string {
	o := c.options[name]
	if o == nil {
		return ""
	}
	s, _ := o.Value.(string)
	return oneLine(s)
}

// file returns the file that an option gives, nil without one.
func (c call) file(name string) *discordgo.MessageAttachment {
	o := c.options[name]
	if o == nil {
		return nil
	}
	id, _ := o.Value.(string)
	return c.files[id]
}

// flag reports whether an option is given and true.
func (c call) flag(name string) bool {
	o := c.options[name]
	if o == nil {
		return false
	}
	v, _ := o.Value.(bool)
	return v
}

// A press is the use of a button or select.
type press struct {
	customID
	values   []string // that were selected
	question string   // that the message answers; empty when it does not say
	picked   string   // what was asked before somebody was picked; empty if nobody was
	asker    string   // who asked; empty when the message does not say
	hidden   bool     // the message is seen by its asker only
	message  *discordgo.Message
}

func pressOf(i *discordgo.Interaction, data discordgo.MessageComponentInteractionData) (press, bool) {
	id, err := parseCustomID(data.CustomID)
	if err != nil || i.Message == nil {
		return press{}, false
	}
	p := press{customID: id, values: data.Values, message: i.Message, hidden: i.Message.Flags&discordgo.MessageFlagsEphemeral != 0}
	var ids []customID
	ids, p.question = carried(i.Message.Components)
	for _, id := range ids {
		switch id.verb {
		case verbDelete:
			p.asker = id.arg
		case verbOthers:
			p.picked = id.piece
		}
	}
	return p, true
}

// submitted returns a form that somebody sent as if what was typed had been selected.
func submitted(i *discordgo.Interaction, data discordgo.ModalSubmitInteractionData) (press, bool) {
	id, err := parseCustomID(data.CustomID)
	if err != nil {
		return press{}, false
	}
	p := press{customID: id, message: i.Message, hidden: true}
	for _, row := range data.Components {
		if row, ok := row.(*discordgo.ActionsRow); ok {
			for _, c := range row.Components {
				if input, ok := c.(*discordgo.TextInput); ok {
					p.values = append(p.values, input.Value)
				}
			}
		}
	}
	return p, true
}

// An exchange is the answering of one interaction. Discord wants a first response
// within 3 s and takes others for 15 min.
type exchange struct {
	b       *Bot
	i       *discordgo.Interaction
	r       *request
	handle  func(context.Context) reply // nil: nothing does
	arrived time.Time
	direct  *direct     // takes the first response, where the interaction came over HTTP
	late    *time.Timer // has the answer promised; nil for what nobody waits for

	mu       sync.Mutex // held while a promise is made
	promised bool
	openly   bool // the promise is seen by all in the channel
	answered bool // the answer is being sent
}

// response is the body of a first response.
type response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

func (b *Bot) newExchange(i *discordgo.Interaction, arrived time.Time) *exchange {
	r := b.ofInteraction(i)
	return &exchange{b: b, i: i, r: r, handle: b.handlerOf(r, i), arrived: arrived}
}

// answer answers the interaction.
func (x *exchange) answer() {
	b, r := x.b, x.r
	out, finished := b.attempt(r, x.handle)
	defer finished()
	if out.work != nil {
		if !x.begin(out) {
			return // nobody would learn what has come of it
		}
		did := out.did
		out = b.guarded(r, out.work)
		out.did = did
	}
	took := time.Since(x.arrived)
	m, err := x.deliver(out)
	if !b.delivered(r, err) {
		return
	}
	x.remember(out, m)
	b.answered(r, out, took, x.arrived)
}

// promise tells Discord that the answer will take longer.
func (x *exchange) promise() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.promised || x.answered {
		return
	}
	data := map[string]any{}
	// Of a button it is not known yet whether the message will be changed, and one can only
	// promise the one or the other. What is new is shown to who pressed.
	if x.i.Type == discordgo.InteractionMessageComponent || x.r.rules.private() {
		data["flags"] = discordgo.MessageFlagsEphemeral
	} else {
		x.openly = true
	}
	x.defers(response{discordgo.InteractionResponseDeferredChannelMessageWithSource, data})
}

// begin promises the reply that comes of the work of out, and reports whether Discord
// takes it.
func (x *exchange) begin(out reply) bool {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.promised {
		return true
	}
	promise := response{discordgo.InteractionResponseDeferredChannelMessageWithSource, map[string]any{}}
	switch {
	case out.update:
		promise = response{Type: discordgo.InteractionResponseDeferredMessageUpdate}
	case out.hidden:
		promise.Data = map[string]any{"flags": discordgo.MessageFlagsEphemeral}
	}
	x.defers(promise)
	return x.promised
}

// defers sends a promise; x.mu is held.
func (x *exchange) defers(promise response) {
	_, err := x.respond(promise)
	x.promised = x.b.delivered(x.r, err)
}

// settle reports whether the answer was promised. From then on it no longer will be.
func (x *exchange) settle() (promised bool) {
	if x.late != nil {
		x.late.Stop()
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	x.answered = true
	return x.promised
}

// deliver sends out as the answer and returns the message that it became, if it did.
func (x *exchange) deliver(out reply) (*discordgo.Message, error) {
	promised := x.settle()
	if promised && out.modal != nil {
		out = tooMany(x.r) // a form cannot come late
	}
	p := out.post.safe()
	switch {
	case x.i.Type == discordgo.InteractionApplicationCommandAutocomplete:
		choices := out.choices
		if choices == nil {
			choices = []*discordgo.ApplicationCommandOptionChoice{}
		}
		return x.respond(response{discordgo.InteractionApplicationCommandAutocompleteResult, map[string]any{"choices": choices}})
	case out.modal != nil:
		return x.respond(response{discordgo.InteractionResponseModal, out.modal})
	case out.remove:
		return nil, x.remove(promised)
	case promised && out.private && x.openly:
		return x.whisper(p)
	case promised:
		return x.original(http.MethodPatch, p)
	case out.update:
		_, err := x.respond(response{discordgo.InteractionResponseUpdateMessage, p})
		return x.i.Message, err
	}
	if out.hidden {
		p.Flags |= discordgo.MessageFlagsEphemeral
	}
	first := response{discordgo.InteractionResponseChannelMessageWithSource, p}
	if x.direct == nil {
		return x.become(first)
	}
	if _, err := x.respond(first); err != nil || x.b.cfg.Memory == nil || len(out.articles) == 0 {
		return nil, err
	}
	m, err := x.original(http.MethodGet, nil) // to correct it later
	if err != nil {
		x.r.lg.Warn("answer not found again, so it will not be corrected", "cause", cause(err, x.b.token))
	}
	return m, nil
}

// remember notes on which articles the answer rests that was sent as m, so that it can be
// corrected. One that has taken the place of another is known by the question of that.
func (x *exchange) remember(out reply, m *discordgo.Message) {
	b := x.b
	if b.cfg.Memory == nil || out.snapshot == "" || m == nil {
		return
	}
	b.rememberAt(x.r, memory.Reply{Channel: cmp.Or(m.ChannelID, x.r.channel), Message: m.ID, Hidden: m.Flags&discordgo.MessageFlagsEphemeral != 0}, x.i.ID, out)
}

// whisper answers in private what was promised openly: the promise goes, since it cannot be
// hidden any more, and a message that can comes after it.
func (x *exchange) whisper(p post) (*discordgo.Message, error) {
	if _, err := x.original(http.MethodDelete, nil); err != nil {
		return nil, err
	}
	p.Flags |= discordgo.MessageFlagsEphemeral
	return x.b.roundTrip(x.b.about(x.r.id), http.MethodPost, discordgo.EndpointFollowupMessage(x.i.AppID, x.i.Token), p, x.i.Token)
}

// remove takes the message away whose button was pressed. Where an answer was promised,
// that is a message of its own, and goes as well.
func (x *exchange) remove(promised bool) error {
	var err error
	if promised {
		err = x.b.delete(x.b.about(x.r.id), x.i.Message.ChannelID, x.i.Message.ID)
	} else {
		_, err = x.respond(response{Type: discordgo.InteractionResponseDeferredMessageUpdate})
	}
	if err != nil {
		return err
	}
	_, err = x.original(http.MethodDelete, nil)
	return err
}

func (x *exchange) respond(body response) (*discordgo.Message, error) {
	if x.direct != nil {
		return nil, x.direct.send(body)
	}
	_, err := x.b.roundTrip(x.b.about(x.r.id), http.MethodPost, discordgo.EndpointInteractionResponse(x.i.ID, x.i.Token), body, x.i.Token)
	return nil, err
}

// become is respond, and returns the message that the response has become, if Discord
// tells.
func (x *exchange) become(body response) (*discordgo.Message, error) {
	ctx, cancel := context.WithTimeout(x.b.about(x.r.id), sendTimeout)
	defer cancel()
	endpoint := discordgo.EndpointInteractionResponse(x.i.ID, x.i.Token) + "?with_response=true"
	data, err := x.b.do(ctx, http.MethodPost, endpoint, body, x.i.Token)
	if err != nil || len(data) == 0 {
		return nil, err
	}
	var out struct {
		Resource struct {
			Message *discordgo.Message `json:"message"`
		} `json:"resource"`
	}
	if err := discordgo.Unmarshal(data, &out); err != nil {
		return nil, nil // it was sent; what came back is of no use
	}
	return out.Resource.Message, nil
}

// original reads, edits or deletes the message of the first response.
func (x *exchange) original(method string, data any) (*discordgo.Message, error) {
	about, endpoint := x.b.about(x.r.id), discordgo.EndpointInteractionResponseActions(x.i.AppID, x.i.Token)
	m, err := x.b.roundTrip(about, method, endpoint, data, x.i.Token)
	// The request can overtake the response that goes another way.
	for _, d := range x.direct.delays() {
		if code, gone := refused(err, http.StatusNotFound); !gone || code != discordgo.ErrCodeUnknownWebhook || sleep(about, d) != nil {
			break
		}
		m, err = x.b.roundTrip(about, method, endpoint, data, x.i.Token)
	}
	return m, err
}
