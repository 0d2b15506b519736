package discordtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

const (
	// callbackDeadline is how long the bot has for its first answer. It passes by Advance
	// alone: what a bot does in time must not depend on how busy the machine is.
	callbackDeadline = 3 * time.Second

	// tokenLife is how long it may edit and follow up after that.
	tokenLife = 15 * time.Minute
)

// interaction is an interaction as the server keeps it.
type interaction struct {
	id, token string
	kind      discordgo.InteractionType
	name      string // of the command
	channel   *channel
	user      *discordgo.User
	source    *message // that the component is on
	created   time.Time
	advanced  time.Duration // how far the clock was by then

	answered  discordgo.InteractionResponseType // 0: not yet
	delay     time.Duration
	original  *message
	settled   bool // the original answer was edited or deleted since
	followups []*message
	choices   []*discordgo.ApplicationCommandOptionChoice
	modal     json.RawMessage
	payload   json.RawMessage
}

// Interaction is a command called, a component used or a form sent by a person.
type Interaction struct {
	ID, Token         string
	Type              discordgo.InteractionType
	ChannelID, UserID string
}

// Response is how the bot answered an interaction.
type Response struct {
	Type      discordgo.InteractionResponseType // of the callback
	Delay     time.Duration                     // until the callback, by the server's clock
	Message   *discordgo.Message                // the original answer, or the message of the component; nil if there is none
	Ephemeral bool                              // of the original answer
	Loading   bool                              // it was deferred, and that is all so far
	Followups []*discordgo.Message
	Choices   []*discordgo.ApplicationCommandOptionChoice // of an autocomplete
	Modal     json.RawMessage                             // data of an answer that opens a modal
}

// Option makes an option of a slash command: a string, an int, a float64 or a
// bool. For other types build the struct.
func Option(name string, value any) *discordgo.ApplicationCommandInteractionDataOption {
	o := &discordgo.ApplicationCommandInteractionDataOption{Name: name, Value: value}
	switch value.(type) {
	case string:
		o.Type = discordgo.ApplicationCommandOptionString
	case int:
		o.Type = discordgo.ApplicationCommandOptionInteger
	case float64:
		o.Type = discordgo.ApplicationCommandOptionNumber
	case bool:
		o.Type = discordgo.ApplicationCommandOptionBoolean
	default:
		panic(fmt.Sprintf("discordtest: option %q: no option type for %T", name, value))
	}
	return o
}

// Sub makes the subcommand of a slash command, with its options.
func Sub(name string, options ...*discordgo.ApplicationCommandInteractionDataOption) *discordgo.ApplicationCommandInteractionDataOption {
	return &discordgo.ApplicationCommandInteractionDataOption{Name: name, Type: discordgo.ApplicationCommandOptionSubCommand, Options: options}
}

// Focused makes the option that a person is typing, for Autocomplete.
func Focused(name, typed string) *discordgo.ApplicationCommandInteractionDataOption {
	o := Option(name, typed)
	o.Focused = true
	return o
}

// Slash calls a slash command. Its id is that of the registered command of this
// name, if there is one; an unregistered one can be called too.
func (s *Server) Slash(channelID, userID, name string, options ...*discordgo.ApplicationCommandInteractionDataOption) Interaction {
	return s.command(discordgo.InteractionApplicationCommand, channelID, userID, name, options)
}

// Autocomplete asks for the choices of the focused option.
func (s *Server) Autocomplete(channelID, userID, name string, options ...*discordgo.ApplicationCommandInteractionDataOption) Interaction {
	return s.command(discordgo.InteractionApplicationCommandAutocomplete, channelID, userID, name, options)
}

func (s *Server) command(kind discordgo.InteractionType, channelID, userID, name string, options []*discordgo.ApplicationCommandInteractionDataOption) Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.registered(s.mustChannel(channelID), name, discordgo.ChatApplicationCommand); c != nil {
		mustTake(c.Name, c.Options, options, kind == discordgo.InteractionApplicationCommand)
	}
	data := map[string]any{"id": s.commandID(channelID, name, discordgo.ChatApplicationCommand), "name": name,
		"type": discordgo.ChatApplicationCommand}
	if len(options) > 0 {
		data["options"] = options
	}
	if files := s.attached(options); len(files) > 0 {
		data["resolved"] = map[string]any{"attachments": files}
	}
	return s.interact(kind, channelID, userID, name, data, nil)
}

// MessageCommand calls a message command on a message. The bot gets the
// message's content whatever its intents.
func (s *Server) MessageCommand(userID, name string, target *discordgo.Message) Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.mustMessage(target.ID)
	return s.interact(discordgo.InteractionApplicationCommand, m.ChannelID, userID, name, map[string]any{
		"id": s.commandID(m.ChannelID, name, discordgo.MessageApplicationCommand), "name": name,
		"type": discordgo.MessageApplicationCommand, "target_id": m.ID,
		"resolved": map[string]any{"messages": map[string]any{m.ID: s.wire(m, forREST, true)}},
	}, nil)
}

// Click clicks the button with a custom id on a message of the bot. The test
// fails if there is none that a person could click.
func (s *Server) Click(t testing.TB, userID string, on *discordgo.Message, customID string) Interaction {
	t.Helper()
	return s.use(t, userID, on, customID, nil)
}

// Select chooses values in the select with a custom id on a message of the bot.
func (s *Server) Select(t testing.TB, userID string, on *discordgo.Message, customID string, values ...string) Interaction {
	t.Helper()
	return s.use(t, userID, on, customID, append([]string{}, values...))
}

func (s *Server) use(t testing.TB, userID string, on *discordgo.Message, customID string, values []string) Interaction {
	t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.mustMessage(on.ID)
	c := findComponent(m.components, customID)
	switch {
	case m.deleted:
		t.Fatalf("message %s is deleted", m.ID)
	case c == nil:
		t.Fatalf("message %s has no component %q: %s", m.ID, customID, m.components)
	case c.Disabled:
		t.Fatalf("component %q of message %s is disabled", customID, m.ID)
	}
	data := map[string]any{"custom_id": customID, "component_type": c.Type, "id": c.ID}
	if values != nil {
		data["values"] = values
	}
	for _, v := range values {
		if c.Type == typeSelect && !slices.ContainsFunc(c.Options, func(o selectOption) bool { return o.Value == v }) {
			t.Fatalf("select %q of message %s has no option %q", customID, m.ID, v)
		}
	}
	return s.interact(discordgo.InteractionMessageComponent, m.ChannelID, userID, "", data, m)
}

// SubmitModal sends a form that the bot opened. values are by the custom ids of
// its inputs. If a component opened it, the bot may answer by updating the message of
// that component.
func (s *Server) SubmitModal(channelID, userID, customID string, values map[string]string) Interaction {
	s.mu.Lock()
	defer s.mu.Unlock()
	rows := []any{}
	for id, v := range values {
		rows = append(rows, map[string]any{"type": typeRow, "components": []any{
			map[string]any{"type": typeTextInput, "custom_id": id, "value": v},
		}})
	}
	return s.interact(discordgo.InteractionModalSubmit, channelID, userID, "",
		map[string]any{"custom_id": customID, "components": rows}, s.opener(userID, customID))
}

// opener returns the message with the component through which a person opened a form,
// nil if it was a command or if nobody opened it.
func (s *Server) opener(userID, customID string) *message {
	var last *interaction
	for _, in := range s.interaction {
		var form struct {
			CustomID string `json:"custom_id"`
		}
		if in.user.ID == userID && json.Unmarshal(in.modal, &form) == nil && form.CustomID == customID && (last == nil || in.created.After(last.created)) {
			last = in
		}
	}
	if last == nil {
		return nil
	}
	return last.source
}

// findComponent finds the component with a custom id, at any depth.
func findComponent(raw json.RawMessage, customID string) *component {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		list = []json.RawMessage{raw}
	}
	for _, raw := range list {
		var c component
		if json.Unmarshal(raw, &c) != nil {
			continue
		}
		if c.CustomID == customID && customID != "" {
			return &c
		}
		if found := findComponent(mustJSON(c.Components), customID); len(c.Components) > 0 && found != nil {
			return found
		}
		if !isNull(c.Accessory) {
			if found := findComponent(c.Accessory, customID); found != nil {
				return found
			}
		}
	}
	return nil
}

func (s *Server) commandID(channelID, name string, kind discordgo.ApplicationCommandType) string {
	if c := s.registered(s.mustChannel(channelID), name, kind); c != nil {
		return c.ID
	}
	return s.newID()
}

// registered finds a command that a client shows in a channel, nil if there is none of
// that name. It panics where there is one that the client does not show there.
func (s *Server) registered(ch *channel, name string, kind discordgo.ApplicationCommandType) *discordgo.ApplicationCommand {
	for _, scope := range slices.Compact([]string{ch.guildID(), ""}) {
		for _, c := range s.commands[scope] {
			if c.Name != name || c.Type != kind {
				continue
			}
			if contexts := or(c.Contexts); contexts != nil && !slices.Contains(contexts, ch.context()) {
				panic(fmt.Sprintf("discordtest: no client shows the command %q in such a channel", name))
			}
			if types := or(c.IntegrationTypes); ch.elsewhere && !slices.Contains(types, discordgo.ApplicationIntegrationUserInstall) {
				panic(fmt.Sprintf("discordtest: no client shows the command %q where its bot is not", name))
			}
			return c
		}
	}
	return nil
}

// context is where a channel is, as commands say where they work.
func (ch *channel) context() discordgo.InteractionContextType {
	switch {
	case ch.guild != nil:
		return discordgo.InteractionContextGuild
	case ch.elsewhere:
		return discordgo.InteractionContextPrivateChannel
	}
	return discordgo.InteractionContextBotDM
}

// mustTake panics if no client would send options to a command that has others. A
// command that is only being typed need not have all of them.
func mustTake(name string, has []*discordgo.ApplicationCommandOption, given []*discordgo.ApplicationCommandInteractionDataOption, complete bool) {
	for _, g := range given {
		i := slices.IndexFunc(has, func(o *discordgo.ApplicationCommandOption) bool { return o.Name == g.Name && o.Type == g.Type })
		if i < 0 {
			panic(fmt.Sprintf("discordtest: the command %q has no option %q of type %v", name, g.Name, g.Type))
		}
		o := has[i]
		v, isText := g.Value.(string)
		switch {
		case isText && !g.Focused && o.MaxLength > 0 && utf8.RuneCountInString(v) > o.MaxLength:
			panic(fmt.Sprintf("discordtest: no client takes that much for the option %q of %q", g.Name, name))
		case g.Focused && !o.Autocomplete:
			panic(fmt.Sprintf("discordtest: the option %q of %q is not completed", g.Name, name))
		case !g.Focused && len(o.Choices) > 0 && !slices.ContainsFunc(o.Choices, func(c *discordgo.ApplicationCommandOptionChoice) bool {
			return fmt.Sprint(c.Value) == fmt.Sprint(g.Value)
		}):
			panic(fmt.Sprintf("discordtest: the option %q of %q has no choice %v", g.Name, name, g.Value))
		}
		mustTake(name+" "+g.Name, o.Options, g.Options, complete)
	}
	for _, o := range has {
		if complete && o.Required && !slices.ContainsFunc(given, func(g *discordgo.ApplicationCommandInteractionDataOption) bool { return g.Name == o.Name }) {
			panic(fmt.Sprintf("discordtest: the command %q cannot be called without %q", name, o.Name))
		}
	}
}

// locale is the language of a person's client.
func (s *Server) locale(userID string) string {
	if l := s.locales[userID]; l != "" {
		return l
	}
	return string(discordgo.EnglishUS)
}

// interact makes an interaction and sends it.
func (s *Server) interact(kind discordgo.InteractionType, channelID, userID, name string, data any, source *message) Interaction {
	ch := s.mustChannel(channelID)
	id := s.newID()
	in := &interaction{
		id: id, token: "token-" + id, kind: kind, name: name,
		channel: ch, user: s.mustUser(userID), source: source, created: s.clock(), advanced: s.offset,
	}
	s.interaction[in.token] = in
	payload := map[string]any{
		"id": in.id, "application_id": s.AppID, "type": kind, "token": in.token, "version": 1,
		"channel_id": ch.id, "channel": s.channelJSON(ch), "locale": s.locale(userID), "data": data,
		"app_permissions": fmt.Sprint(s.permissions(ch, s.BotID)), "entitlements": []any{},
		"context": ch.context(), "authorizing_integration_owners": map[string]any{"0": "0"},
	}
	if ch.guild == nil {
		payload["user"] = in.user
	} else {
		member := discordgo.Member{User: in.user, Roles: []string{}}
		if m := ch.guild.member(userID); m != nil {
			member = *m
		}
		member.Permissions = s.permissions(ch, userID)
		payload["member"], payload["guild_id"], payload["guild_locale"] = member, ch.guild.id, "en-US"
		payload["authorizing_integration_owners"] = map[string]any{"0": ch.guild.id}
	}
	if ch.elsewhere {
		payload["authorizing_integration_owners"] = map[string]any{"1": userID}
	}
	if source != nil {
		payload["message"] = s.wire(source, forREST, true)
	}
	in.payload = mustJSON(payload)
	if len(s.endpoints) > 0 {
		s.deliver(in)
	} else {
		s.emit(event{name: "INTERACTION_CREATE", data: in.payload})
	}
	return Interaction{ID: in.id, Token: in.token, Type: kind, ChannelID: ch.id, UserID: userID}
}

// Response returns how an interaction was answered so far. ok is false before
// the callback.
func (s *Server) Response(i Interaction) (r Response, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	in := s.interaction[i.Token]
	if in == nil || in.answered == 0 {
		return Response{}, false
	}
	r = Response{Type: in.answered, Delay: in.delay, Choices: in.choices, Modal: in.modal}
	if m := in.original; m != nil && !m.deleted {
		r.Message, r.Ephemeral, r.Loading = s.view(m), m.ephemeral(), m.loading()
	}
	if in.answered == discordgo.InteractionResponseDeferredMessageUpdate && !in.settled {
		r.Loading = true // the message of the component is still as it was
	}
	for _, m := range in.followups {
		if !m.deleted {
			r.Followups = append(r.Followups, s.view(m))
		}
	}
	return r, true
}

// WaitResponse waits until the bot has answered an interaction, and no longer
// only deferred its answer.
func (s *Server) WaitResponse(t testing.TB, i Interaction) Response {
	t.Helper()
	var r Response
	s.Wait(t, "the answer to interaction "+i.ID, func() bool {
		var ok bool
		r, ok = s.Response(i)
		return ok && !r.Loading
	})
	return r
}

// callback is the first answer to an interaction.
func callback(c *call) (any, *apiError) {
	in := c.interaction[c.r.PathValue("token")]
	late := fail(404, codeUnknownInteraction, "Unknown interaction")
	late.violation = true
	if in == nil || in.id != c.r.PathValue("interaction") {
		return nil, late
	}
	if in.answered != 0 {
		return nil, fail(400, codeAcknowledged, "Interaction has already been acknowledged.")
	}
	if c.offset-in.advanced > callbackDeadline {
		return nil, late
	}
	body, files, err := c.object()
	if err != nil {
		return nil, err
	}
	var kind discordgo.InteractionResponseType
	c.form.decode("type", body["type"], &kind)
	if !in.takes(kind) {
		c.form.add("type", "INTERACTION_APPLICATION_COMMAND_CALLBACK_TYPE_INVALID",
			fmt.Sprintf("Response type %d is not allowed for interaction type %d", kind, in.kind))
		return nil, c.form.err()
	}
	var data fields
	c.form.decode("data", body["data"], &data)
	if err := c.respond(in, kind, data, files); err != nil {
		return nil, err
	}
	in.answered, in.delay = kind, c.clock().Sub(in.created)
	c.notify()
	if c.r.URL.Query().Get("with_response") != "true" {
		return nil, nil
	}
	out := map[string]any{"interaction": map[string]any{"id": in.id, "type": in.kind}, "resource": map[string]any{"type": kind}}
	if m := in.original; m != nil {
		out["resource"] = map[string]any{"type": kind, "message": c.wire(m, forREST, true)}
	}
	return out, nil
}

// takes reports whether an interaction can be answered in a way.
func (in *interaction) takes(kind discordgo.InteractionResponseType) bool {
	switch kind {
	case discordgo.InteractionResponseChannelMessageWithSource, discordgo.InteractionResponseDeferredChannelMessageWithSource:
		return in.kind != discordgo.InteractionApplicationCommandAutocomplete
	case discordgo.InteractionResponseDeferredMessageUpdate, discordgo.InteractionResponseUpdateMessage:
		return in.source != nil
	case discordgo.InteractionApplicationCommandAutocompleteResult:
		return in.kind == discordgo.InteractionApplicationCommandAutocomplete
	case discordgo.InteractionResponseModal:
		return in.kind == discordgo.InteractionApplicationCommand || in.kind == discordgo.InteractionMessageComponent
	}
	return false
}

func (c *call) respond(in *interaction, kind discordgo.InteractionResponseType, data fields, files []upload) *apiError {
	switch kind {
	case discordgo.InteractionApplicationCommandAutocompleteResult:
		in.choices = c.form.choices("data.choices", data["choices"])
		return c.form.err()
	case discordgo.InteractionResponseModal:
		c.form.modal("data", data)
		in.modal = mustJSON(data)
		return c.form.err()
	case discordgo.InteractionResponseDeferredMessageUpdate:
		in.original = in.source
		return nil
	case discordgo.InteractionResponseDeferredChannelMessageWithSource:
		d, err := c.draft("data", fields{"flags": data["flags"]}, nil, discordgo.MessageFlagsLoading)
		if err != nil {
			return err
		}
		in.original = c.answer(in, d)
		c.post(in.original)
		return nil
	}
	update := kind == discordgo.InteractionResponseUpdateMessage
	flags := discordgo.MessageFlags(0)
	if update {
		flags = in.source.Flags
	}
	d, err := c.draft("data", data, files, flags)
	if err != nil {
		return err
	}
	if update {
		in.original = in.source
		return c.edit(in.source, d, in)
	}
	m, err := c.send(in, d)
	if err != nil {
		return err
	}
	in.original = m
	return nil
}

// answer makes a message of the bot that answers an interaction.
func (c *call) answer(in *interaction, d *draft) *message {
	kind := discordgo.MessageTypeDefault
	if in.kind == discordgo.InteractionApplicationCommand {
		kind = discordgo.MessageTypeChatInputCommand
	}
	m := c.newMessage(in.channel, c.users[c.BotID], kind)
	m.apply(d)
	m.Interaction = &discordgo.MessageInteraction{ID: in.id, Type: in.kind, Name: in.name, User: in.user}
	m.InteractionMetadata = &discordgo.MessageInteractionMetadata{ID: in.id, Type: in.kind, User: in.user}
	return m
}

// send posts a new message that answers an interaction.
func (c *call) send(in *interaction, d *draft) (*message, *apiError) {
	probe := &message{}
	probe.apply(d)
	if probe.empty() {
		return nil, errEmptyMessage
	}
	m := c.answer(in, d)
	c.record(m, d, false, nil, in)
	c.post(m)
	return m, nil
}

// webhook finds the interaction of a webhook route.
func (c *call) webhook() (*interaction, *apiError) {
	in := c.interaction[c.r.PathValue("token")]
	switch {
	case c.r.PathValue("app") != c.AppID, in == nil, in.answered == 0:
		return nil, fail(404, codeUnknownWebhook, "Unknown Webhook")
	case c.clock().Sub(in.created) > tokenLife:
		return nil, fail(401, codeInvalidToken, "Invalid Webhook Token")
	}
	return in, nil
}

// followUp posts another message. The first after a deferral takes the place of
// the message that says the bot is thinking, and so is as visible as that.
func followUp(c *call) (any, *apiError) {
	in, err := c.webhook()
	if err != nil {
		return nil, err
	}
	body, files, err := c.object()
	if err != nil {
		return nil, err
	}
	if m := in.original; m != nil && !m.deleted && m.loading() {
		d, err := c.draft("", body, files, m.Flags&^discordgo.MessageFlagsLoading)
		if err != nil {
			return nil, err
		}
		d.flags = d.flags&^discordgo.MessageFlagsEphemeral | m.Flags&discordgo.MessageFlagsEphemeral
		if err := c.edit(m, d, in); err != nil {
			return nil, err
		}
		return c.wire(m, forREST, true), nil
	}
	d, err := c.draft("", body, files, 0)
	if err != nil {
		return nil, err
	}
	m, err := c.send(in, d)
	if err != nil {
		return nil, err
	}
	m.MessageReference = nil
	in.followups = append(in.followups, m)
	return c.wire(m, forREST, true), nil
}

// responseMessage finds "@original" or a follow-up.
func (c *call) responseMessage() (*interaction, *message, *apiError) {
	in, err := c.webhook()
	if err != nil {
		return nil, nil, err
	}
	id := c.r.PathValue("message")
	if m := in.original; m != nil && !m.deleted && (id == "@original" || id == m.ID) {
		return in, m, nil
	}
	for _, m := range in.followups {
		if m.ID == id && !m.deleted {
			return in, m, nil
		}
	}
	return nil, nil, errUnknownMessage
}

func getResponse(c *call) (any, *apiError) {
	_, m, err := c.responseMessage()
	if err != nil {
		return nil, err
	}
	return c.wire(m, forREST, true), nil
}

func editResponse(c *call) (any, *apiError) {
	in, m, err := c.responseMessage()
	if err != nil {
		return nil, err
	}
	body, files, err := c.object()
	if err != nil {
		return nil, err
	}
	d, err := c.draft("", body, files, m.Flags&^discordgo.MessageFlagsLoading)
	if err != nil {
		return nil, err
	}
	d.flags = d.flags&^discordgo.MessageFlagsEphemeral | m.Flags&discordgo.MessageFlagsEphemeral
	if err := c.edit(m, d, in); err != nil {
		return nil, err
	}
	in.settled = true
	c.notify()
	return c.wire(m, forREST, true), nil
}

func deleteResponse(c *call) (any, *apiError) {
	in, m, err := c.responseMessage()
	if err != nil {
		return nil, err
	}
	in.settled = true
	c.remove(m)
	return nil, nil
}
