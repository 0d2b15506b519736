package discordtest

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// draft is what a request wants a message to be. Only the fields named in has
// were sent.
type draft struct {
	has         map[string]bool
	content     string
	embeds      []*discordgo.MessageEmbed
	components  json.RawMessage
	texts       []string // of text displays
	attachments []*discordgo.MessageAttachment
	allowed     *allowedMentions
	flags       discordgo.MessageFlags
	tts         bool
	nonce       string
	enforce     bool // of the nonce
	dropped     int  // embeds taken out
}

// draft reads and checks a message. The path is where it stands in the request.
// flags are those that the message has already.
func (c *call) draft(path string, body fields, files []upload, flags discordgo.MessageFlags) (*draft, *apiError) {
	f := &c.form
	d := &draft{has: make(map[string]bool), flags: flags}
	for name := range body {
		d.has[name] = true
	}
	f.decode(join(path, "content"), body["content"], &d.content)
	f.text(join(path, "content"), d.content, MaxContent)
	d.content = strings.TrimSpace(d.content) // as Discord does
	var sent discordgo.MessageFlags
	f.decode(join(path, "flags"), body["flags"], &sent)
	d.flags |= sent
	f.decode(join(path, "tts"), body["tts"], &d.tts)
	v2 := d.flags&discordgo.MessageFlagsIsComponentsV2 != 0
	d.embeds = f.embeds(join(path, "embeds"), body["embeds"])
	d.texts = f.components(join(path, "components"), body["components"], v2)
	if !isNull(body["components"]) {
		d.components = slices.Clone(body["components"])
	}
	d.allowed = f.allowedMentions(join(path, "allowed_mentions"), body["allowed_mentions"])
	if v2 {
		for name, used := range map[string]bool{"content": d.content != "", "embeds": len(d.embeds) > 0} {
			if used {
				f.add(join(path, name), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
					"The '"+name+"' field cannot be used when using MessageFlags.IS_COMPONENTS_V2")
			}
		}
	}
	d.readNonce(f, path, body)
	f.atMost(join(path, "attachments"), len(files), maxAttachments)
	for i, file := range files {
		if file.size > maxAttachmentBytes {
			return nil, fail(413, codeTooLarge, "Request entity too large")
		}
		d.attachments = append(d.attachments, &discordgo.MessageAttachment{
			ID: strconv.Itoa(i), Filename: file.name, ContentType: file.contentType, Size: file.size,
			URL: "https://cdn.discordapp.com/attachments/" + strconv.Itoa(i) + "/" + file.name,
		})
	}
	return d, f.err()
}

// readNonce reads the nonce, which may be a number.
func (d *draft) readNonce(f *form, path string, body fields) {
	raw := body["nonce"]
	if isNull(raw) {
		return
	}
	if json.Unmarshal(raw, &d.nonce) != nil {
		d.nonce = string(raw)
	}
	f.text(join(path, "nonce"), d.nonce, maxNonce)
	f.decode(join(path, "enforce_nonce"), body["enforce_nonce"], &d.enforce)
}

// pingText is all of a draft that can ping.
func (d *draft) pingText() string {
	return d.content + "\n" + strings.Join(d.texts, "\n")
}

// dropEmbeds takes the embeds out where the bot has no Embed Links. Answers to
// interactions do not come here: Discord lets them have embeds everywhere.
func (d *draft) dropEmbeds(s *Server, ch *channel) {
	if len(d.embeds) > 0 && !s.may(ch, discordgo.PermissionEmbedLinks) {
		d.dropped, d.embeds = len(d.embeds), nil
	}
}

// empty reports whether a message shows nothing.
func (m *message) empty() bool {
	return m.Content == "" && len(m.Attachments) == 0 && !slices.ContainsFunc(m.Embeds, func(e *discordgo.MessageEmbed) bool {
		return !emptyEmbed(e)
	}) && (len(m.components) == 0 || string(m.components) == "[]")
}

// apply writes a draft over a message: only the fields that were sent.
func (m *message) apply(d *draft) {
	if d.has["content"] {
		m.Content = d.content
	}
	if d.has["embeds"] {
		m.Embeds = append([]*discordgo.MessageEmbed{}, d.embeds...)
	}
	if d.has["components"] {
		m.components = d.components
	}
	if d.attachments != nil {
		m.Attachments = d.attachments
	} else if d.has["attachments"] {
		m.Attachments = []*discordgo.MessageAttachment{}
	}
	m.Flags, m.TTS = d.flags, d.tts
}

// record notes that the bot sent or edited a message.
func (c *call) record(m *message, d *draft, edit bool, replyTo *message, in *interaction) {
	p := c.pings(m, d.pingText(), d.allowed, replyTo)
	if !edit || d.has["content"] || d.has["components"] {
		c.applyPings(m, p)
	}
	sent := Sent{Message: c.view(m), Edit: edit, Pings: p, DroppedEmbeds: d.dropped, At: c.clock()}
	if in != nil {
		sent.Interaction = in.id
	}
	c.sent = append(c.sent, sent)
}

func createMessage(c *call) (any, *apiError) {
	send := int64(discordgo.PermissionSendMessages)
	if ch := c.channels[c.r.PathValue("channel")]; ch != nil && ch.isThread() {
		send = discordgo.PermissionSendMessagesInThreads
	}
	ch, err := c.visible(send)
	if err != nil {
		return nil, err
	}
	if ch.guild == nil && c.closedDMs[ch.recipient] {
		return nil, fail(403, codeCannotDM, "Cannot send messages to this user")
	}
	body, files, err := c.object()
	if err != nil {
		return nil, err
	}
	d, err := c.draft("", body, files, 0)
	if err != nil {
		return nil, err
	}
	if len(files) > 0 && !c.may(ch, discordgo.PermissionAttachFiles) {
		return nil, errMissingPermissions
	}
	if d.flags&discordgo.MessageFlagsEphemeral != 0 {
		d.flags &^= discordgo.MessageFlagsEphemeral // only interactions have it
	}
	ref, replyTo, err := c.reference(ch, body["message_reference"])
	if err != nil {
		return nil, err
	}
	if m := c.sameNonce(ch, d); m != nil {
		return c.wire(m, forREST, c.messageContent), nil
	}
	d.dropEmbeds(c.Server, ch)
	m := &message{channel: ch}
	m.apply(d)
	if m.empty() {
		if d.dropped > 0 {
			return nil, errMissingPermissions // what Discord says to embeds alone
		}
		return nil, errEmptyMessage
	}
	kind := discordgo.MessageTypeDefault
	if replyTo != nil {
		kind = discordgo.MessageTypeReply
	}
	m = c.newMessage(ch, c.users[c.BotID], kind)
	m.apply(d)
	m.MessageReference, m.nonce = ref, d.nonce
	c.record(m, d, false, replyTo, nil)
	c.post(m)
	return c.wire(m, forREST, c.messageContent), nil
}

// sameNonce finds the message that a draft with an enforced nonce repeats:
// Discord answers with it in the place of a second one.
func (c *call) sameNonce(ch *channel, d *draft) *message {
	if !d.enforce || d.nonce == "" {
		return nil
	}
	for _, m := range ch.messages {
		if m.nonce == d.nonce && m.Author != nil && m.Author.ID == c.BotID {
			return m
		}
	}
	return nil
}

// reference reads what a message replies to. An unknown message is an error
// unless fail_if_not_exists is false: then it is no reply.
func (c *call) reference(ch *channel, raw json.RawMessage) (*discordgo.MessageReference, *message, *apiError) {
	var ref discordgo.MessageReference
	if !c.form.decode("message_reference", raw, &ref) {
		return nil, nil, c.form.err()
	}
	if !snowflake.MatchString(ref.MessageID) {
		c.form.add("message_reference.message_id", "NUMBER_TYPE_COERCE", fmt.Sprintf("Value %q is not snowflake.", ref.MessageID))
		return nil, nil, c.form.err()
	}
	if !c.may(ch, discordgo.PermissionReadMessageHistory) {
		return nil, nil, fail(403, codeReplyNeedsHistory, "Cannot reply without permission to read message history")
	}
	m := c.messages[ref.MessageID]
	if m == nil || m.deleted || m.ephemeral() || m.channel != ch || ref.ChannelID != "" && ref.ChannelID != ch.id {
		if ref.FailIfNotExists != nil && !*ref.FailIfNotExists {
			return nil, nil, nil
		}
		c.form.add("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message")
		return nil, nil, c.form.err()
	}
	if m.Type != discordgo.MessageTypeDefault && m.Type != discordgo.MessageTypeReply &&
		m.Type != discordgo.MessageTypeChatInputCommand && m.Type != discordgo.MessageTypeContextMenuCommand {
		c.form.add("message_reference", "REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE", "Cannot reply to a system message")
		return nil, nil, c.form.err()
	}
	return &discordgo.MessageReference{MessageID: m.ID, ChannelID: ch.id, GuildID: ch.guildID()}, m, nil
}

func editMessage(c *call) (any, *apiError) {
	ch, err := c.visible()
	if err != nil {
		return nil, err
	}
	m, err := c.messageIn(ch)
	if err != nil {
		return nil, err
	}
	if m.Author == nil || m.Author.ID != c.BotID {
		return nil, errNotAuthor
	}
	if m.Type == discordgo.MessageTypeChannelPinnedMessage {
		return nil, errSystemMessage
	}
	if ch.archived {
		return nil, errArchived
	}
	body, files, err := c.object()
	if err != nil {
		return nil, err
	}
	d, err := c.draft("", body, files, m.Flags)
	if err != nil {
		return nil, err
	}
	d.dropEmbeds(c.Server, ch)
	if err := c.edit(m, d, nil); err != nil {
		return nil, err
	}
	return c.wire(m, forREST, c.messageContent), nil
}

// edit changes a message of the bot.
func (c *call) edit(m *message, d *draft, in *interaction) *apiError {
	changed := *m
	changed.apply(d)
	if changed.empty() {
		return errEmptyMessage
	}
	*m = changed
	c.touch(m)
	c.record(m, d, true, nil, in)
	c.update(m)
	return nil
}

func getMessage(c *call) (any, *apiError) {
	ch, err := c.visible(discordgo.PermissionReadMessageHistory)
	if err != nil {
		return nil, err
	}
	m, err := c.messageIn(ch)
	if err != nil {
		return nil, err
	}
	return c.wire(m, forREST, c.messageContent), nil
}

// getMessages answers with the newest first. Without Read Message History there
// are none, which is no error.
func getMessages(c *call) (any, *apiError) {
	ch, err := c.visible()
	if err != nil {
		return nil, err
	}
	limit, err := c.limit(100)
	if err != nil {
		return nil, err
	}
	list := slices.Clone(ch.messages)
	q := c.r.URL.Query()
	before, after, around := q.Get("before"), q.Get("after"), q.Get("around")
	switch {
	case around != "":
		i, _ := slices.BinarySearchFunc(list, around, func(m *message, id string) int { return compareIDs(m.ID, id) })
		from := max(0, i-limit/2)
		list = list[from:min(len(list), from+limit)]
	case after != "":
		list = slices.DeleteFunc(list, func(m *message) bool { return compareIDs(m.ID, after) <= 0 })
		list = list[:min(len(list), limit)]
	case before != "":
		list = slices.DeleteFunc(list, func(m *message) bool { return compareIDs(m.ID, before) >= 0 })
	}
	list = list[max(0, len(list)-limit):]
	out := []json.RawMessage{}
	if c.may(ch, discordgo.PermissionReadMessageHistory) {
		for _, m := range slices.Backward(list) {
			out = append(out, c.wire(m, forREST, c.messageContent))
		}
	}
	return out, nil
}

// compareIDs orders snowflakes by age.
func compareIDs(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

func deleteMessage(c *call) (any, *apiError) {
	ch, err := c.visible()
	if err != nil {
		return nil, err
	}
	m, err := c.messageIn(ch)
	if err != nil {
		return nil, err
	}
	own := m.Author != nil && m.Author.ID == c.BotID
	if !own && (ch.guild == nil || !c.may(ch, discordgo.PermissionManageMessages)) {
		return nil, errMissingPermissions
	}
	c.remove(m)
	return nil, nil
}

func bulkDelete(c *call) (any, *apiError) {
	ch, err := c.visible(discordgo.PermissionManageMessages)
	if err != nil {
		return nil, err
	}
	body, _, err := c.object()
	if err != nil {
		return nil, err
	}
	var ids []string
	c.form.decode("messages", body["messages"], &ids)
	c.form.between("messages", len(ids), 2, 100)
	if err := c.form.err(); err != nil {
		return nil, err
	}
	for _, id := range ids {
		if m := c.messages[id]; m != nil && !m.deleted && m.channel == ch {
			c.remove(m)
		}
	}
	return nil, nil
}

// emojiOf reads the emoji of the path: a character, or "name:id".
func (c *call) emojiOf() (*discordgo.Emoji, *apiError) {
	v := c.r.PathValue("emoji")
	if name, id, ok := strings.Cut(v, ":"); ok && snowflake.MatchString(id) {
		return &discordgo.Emoji{Name: name, ID: id}, nil
	}
	if first, _ := utf8.DecodeRuneInString(v); v == "" || first < utf8.RuneSelf && !strings.Contains(v, "\u20e3") {
		return nil, fail(400, codeUnknownEmoji, "Unknown Emoji")
	}
	return &discordgo.Emoji{Name: v}, nil
}

func (m *message) reactionWith(emoji *discordgo.Emoji) int {
	return slices.IndexFunc(m.reactions, func(r reaction) bool { return r.emoji.APIName() == emoji.APIName() })
}

// react adds a reaction. It reports false if it was there.
func (s *Server) react(m *message, emoji *discordgo.Emoji, userID string) bool {
	i := m.reactionWith(emoji)
	if i < 0 {
		m.reactions = append(m.reactions, reaction{emoji: emoji})
		i = len(m.reactions) - 1
	}
	r := &m.reactions[i]
	if slices.Contains(r.users, userID) {
		return false
	}
	r.users = append(r.users, userID)
	s.emitReaction("MESSAGE_REACTION_ADD", m, emoji, userID)
	return true
}

// unreact takes a reaction away, if it is there.
func (s *Server) unreact(m *message, emoji *discordgo.Emoji, userID string) {
	i := m.reactionWith(emoji)
	if i < 0 {
		return
	}
	r := &m.reactions[i]
	r.users = slices.DeleteFunc(r.users, func(id string) bool { return id == userID })
	if len(r.users) == 0 {
		m.reactions = slices.Delete(m.reactions, i, i+1)
	}
	s.emitReaction("MESSAGE_REACTION_REMOVE", m, emoji, userID)
}

func (s *Server) emitReaction(name string, m *message, emoji *discordgo.Emoji, userID string) {
	intent := discordgo.IntentGuildMessageReactions
	data := map[string]any{"user_id": userID, "channel_id": m.ChannelID, "message_id": m.ID,
		"emoji": map[string]any{"id": emoji.ID, "name": emoji.Name}}
	if g := m.channel.guild; g != nil {
		data["guild_id"] = g.id
		if member := g.member(userID); member != nil {
			data["member"] = member
		}
	} else {
		intent = discordgo.IntentDirectMessageReactions
	}
	s.emit(event{name: name, intent: intent, channel: m.channel, data: data})
}

// reactionCall finds what the reaction routes share.
func (c *call) reactionCall() (*message, *discordgo.Emoji, *apiError) {
	ch, err := c.visible(discordgo.PermissionReadMessageHistory)
	if err != nil {
		return nil, nil, err
	}
	m, err := c.messageIn(ch)
	if err != nil {
		return nil, nil, err
	}
	emoji, err := c.emojiOf()
	return m, emoji, err
}

func addReaction(c *call) (any, *apiError) {
	m, emoji, err := c.reactionCall()
	if err != nil {
		return nil, err
	}
	if m.reactionWith(emoji) < 0 {
		if !c.may(m.channel, discordgo.PermissionAddReactions) {
			return nil, errMissingPermissions
		}
		if len(m.reactions) >= maxReactions {
			return nil, fail(400, codeMaxReactions, "Maximum number of reactions reached (20)")
		}
	}
	c.react(m, emoji, c.BotID)
	return nil, nil
}

func deleteReaction(c *call) (any, *apiError) {
	m, emoji, err := c.reactionCall()
	if err != nil {
		return nil, err
	}
	user := c.r.PathValue("user")
	if user == "@me" {
		user = c.BotID
	}
	if user != c.BotID && !c.may(m.channel, discordgo.PermissionManageMessages) {
		return nil, errMissingPermissions
	}
	c.unreact(m, emoji, user)
	return nil, nil
}

// deleteReactions takes away all reactions of a message, or all with one emoji.
func deleteReactions(c *call) (any, *apiError) {
	ch, err := c.visible(discordgo.PermissionManageMessages)
	if err != nil {
		return nil, err
	}
	m, err := c.messageIn(ch)
	if err != nil {
		return nil, err
	}
	if c.r.PathValue("emoji") == "" {
		m.reactions = nil
		c.emitCleared("MESSAGE_REACTION_REMOVE_ALL", m, nil)
		return nil, nil
	}
	emoji, err := c.emojiOf()
	if err != nil {
		return nil, err
	}
	m.reactions = slices.DeleteFunc(m.reactions, func(r reaction) bool { return r.emoji.APIName() == emoji.APIName() })
	c.emitCleared("MESSAGE_REACTION_REMOVE_EMOJI", m, emoji)
	return nil, nil
}

func (s *Server) emitCleared(name string, m *message, emoji *discordgo.Emoji) {
	data := map[string]any{"channel_id": m.ChannelID, "message_id": m.ID, "guild_id": m.GuildID}
	if emoji != nil {
		data["emoji"] = map[string]any{"id": emoji.ID, "name": emoji.Name}
	}
	s.emit(event{name: name, intent: discordgo.IntentGuildMessageReactions, channel: m.channel, data: data})
}

func getReactions(c *call) (any, *apiError) {
	m, emoji, err := c.reactionCall()
	if err != nil {
		return nil, err
	}
	out := []*discordgo.User{}
	if i := m.reactionWith(emoji); i >= 0 {
		for _, id := range m.reactions[i].users {
			out = append(out, c.users[id])
		}
	}
	return out, nil
}
