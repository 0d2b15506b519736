package discord

import (
	"context"
	"hash/fnv"
	"net/http"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
)

// onInteraction queues i: a command, a button or select that was used, a form that
// was sent, or the beginning of a word that wants completing.
func (b *Bot) onInteraction(ctx context.Context, l *link, i *discordgo.InteractionCreate) {
	// An event that discordgo could not decode arrives all the same, in part.
	if i.Interaction == nil || i.Data == nil || i.ID == "" || i.Token == "" || interactor(i.Interaction) == nil {
		return
	}
	if ctx.Err() != nil {
		return
	}
	arrived := time.Now()
	if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
		// Nobody misses what is not offered; there is another one with the next letter.
		b.typing.offer(b.surviving(i.ID, func() { b.interact(i.Interaction, arrived) }))
		return
	}
	if !b.messages.first(i.ID) || b.queue(i.ID, func() { b.interact(i.Interaction, arrived) }) {
		return
	}
	r := b.ofInteraction(i.Interaction)
	x := &exchange{b: b, i: i.Interaction, r: r}
	_, err := x.deliver(say(r.words.Text("Too many questions come in at the moment. Please try again in a minute.")))
	b.delivered(r, err)
}

// interact answers i.
func (b *Bot) interact(i *discordgo.Interaction, arrived time.Time) {
	r := b.ofInteraction(i)
	x := &exchange{b: b, i: i, r: r}
	handle := b.handlerOf(r, i)
	if handle == nil {
		return
	}
	var late func()
	if i.Type != discordgo.InteractionApplicationCommandAutocomplete {
		late = x.promise
	}
	out, finished := b.attempt(r, handle, late)
	defer finished()
	if out.work != nil {
		if !x.begin(out) {
			return // nobody would learn what has come of it
		}
		log := out.log
		out = b.guarded(r, out.work)
		out.log = log
	}
	took := time.Since(arrived)
	m, err := x.deliver(out)
	if !b.delivered(r, err) {
		return
	}
	if out.sent != nil && m != nil {
		out.sent(m)
	}
	b.answered(r, out, took, arrived)
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
		c.target = data.Resolved.Messages[data.TargetID]
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
	b        *Bot
	i        *discordgo.Interaction
	r        *request
	promised atomic.Bool
}

// response is the body of a first response.
type response struct {
	Type discordgo.InteractionResponseType `json:"type"`
	Data any                               `json:"data,omitempty"`
}

// promise tells Discord that the answer will take longer.
func (x *exchange) promise() {
	kind, data := discordgo.InteractionResponseDeferredChannelMessageWithSource, map[string]any{}
	if x.i.Type == discordgo.InteractionMessageComponent {
		// It is not known yet whether the message will be changed, and one can only
		// promise the one or the other. What is new is shown to who pressed.
		data["flags"] = discordgo.MessageFlagsEphemeral
	} else if x.r.rules.private() {
		data["flags"] = discordgo.MessageFlagsEphemeral
	}
	if _, err := x.respond(response{kind, data}); x.b.delivered(x.r, err) {
		x.promised.Store(true)
	}
}

// begin promises the reply that comes of the work of out, and reports whether Discord
// takes it.
func (x *exchange) begin(out reply) bool {
	if x.promised.Load() {
		return true
	}
	promise := response{discordgo.InteractionResponseDeferredChannelMessageWithSource, map[string]any{}}
	switch {
	case out.update:
		promise = response{Type: discordgo.InteractionResponseDeferredMessageUpdate}
	case out.hidden:
		promise.Data = map[string]any{"flags": discordgo.MessageFlagsEphemeral}
	}
	_, err := x.respond(promise)
	if x.b.delivered(x.r, err) {
		x.promised.Store(true)
	}
	return x.promised.Load()
}

// deliver sends out as the answer and returns the message that it became, if it did.
func (x *exchange) deliver(out reply) (*discordgo.Message, error) {
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
	case out.remove && !x.promised.Load():
		if _, err := x.respond(response{Type: discordgo.InteractionResponseDeferredMessageUpdate}); err != nil {
			return nil, err
		}
		return x.original(http.MethodDelete, nil)
	case x.promised.Load():
		return x.original(http.MethodPatch, p)
	case out.update:
		return x.respond(response{discordgo.InteractionResponseUpdateMessage, p})
	}
	if out.hidden {
		p.Flags |= discordgo.MessageFlagsEphemeral
	}
	m, err := x.respond(response{discordgo.InteractionResponseChannelMessageWithSource, p})
	if err == nil && out.sent != nil && m == nil {
		m, err = x.original(http.MethodGet, nil)
	}
	return m, err
}

// tokenBuckets is how many locks discordgo keeps for the answers to interactions. It
// makes one for every bucket id it is given and never lets go of it, so each token
// cannot have its own; and one for all would have them wait for each other.
const tokenBuckets = 64

func (x *exchange) bucket() string {
	h := fnv.New32a()
	h.Write([]byte(x.i.Token))
	return "interaction/" + strconv.Itoa(int(h.Sum32()%tokenBuckets))
}

func (x *exchange) respond(body response) (*discordgo.Message, error) {
	_, err := x.b.request(http.MethodPost, discordgo.EndpointInteractionResponse(x.i.ID, x.i.Token), body, x.bucket())
	return nil, err
}

// original reads, edits or deletes the message of the first response.
func (x *exchange) original(method string, data any) (*discordgo.Message, error) {
	return x.b.request(method, discordgo.EndpointInteractionResponseActions(x.i.AppID, x.i.Token), data, x.bucket())
}
