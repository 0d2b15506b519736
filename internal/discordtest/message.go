package discordtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

// message is a message as the server keeps it. Its components are kept as they
// were sent, because discordgo does not marshal those of a Message.
type message struct {
	discordgo.Message
	components json.RawMessage
	channel    *channel
	deleted    bool
	nonce      string
	reactions  []reaction
}

type reaction struct {
	emoji *discordgo.Emoji
	users []string
}

func (m *message) ephemeral() bool {
	return m.Flags&discordgo.MessageFlagsEphemeral != 0
}

func (m *message) loading() bool {
	return m.Flags&discordgo.MessageFlagsLoading != 0
}

// plainMessage is a Message without its methods, so that it can be embedded
// without its UnmarshalJSON.
type plainMessage discordgo.Message

// wireMessage is a message as Discord writes it. Its own fields hide those of
// discordgo that would be written wrongly.
type wireMessage struct {
	plainMessage
	Components        json.RawMessage `json:"components"`
	Member            any             `json:"member,omitempty"`
	WebhookID         string          `json:"webhook_id,omitempty"`
	ApplicationID     string          `json:"application_id,omitempty"`
	ReferencedMessage any             `json:"referenced_message,omitempty"`
}

// wireFor says for whom a message is written out.
type wireFor int

const (
	forREST    wireFor = iota // without guild_id and member, which REST leaves out
	forEvent                  // with them
	forTest                   // with them, and nothing hidden
	forNesting                // as a referenced message: REST, without a reference of its own
)

// wire is m as JSON for a reader. Without seesContent, what Message Content
// protects is emptied.
func (s *Server) wire(m *message, reader wireFor, seesContent bool) json.RawMessage {
	w := wireMessage{plainMessage: plainMessage(m.Message), Components: m.components}
	w.Reactions = m.reactionsJSON(s.BotID)
	if len(w.Components) == 0 {
		w.Components = json.RawMessage("[]")
	}
	if m.Author != nil && m.Author.ID == s.BotID && m.Interaction != nil {
		w.ApplicationID, w.WebhookID = s.AppID, s.AppID
	}
	if !seesContent && reader != forTest && !s.contentExempt(m) {
		w.Content, w.Components = "", json.RawMessage("[]")
		w.Embeds, w.Attachments = []*discordgo.MessageEmbed{}, []*discordgo.MessageAttachment{}
	}
	if reader == forREST || reader == forNesting {
		w.GuildID = ""
	} else if m.channel.guild != nil && m.Author != nil {
		if member := m.channel.guild.member(m.Author.ID); member != nil {
			partial := *member // Discord leaves out the user, whom author names
			partial.User = nil
			w.Member = &partial
		}
	}
	if ref := m.MessageReference; ref != nil && m.Type == discordgo.MessageTypeReply && reader != forNesting {
		w.ReferencedMessage = json.RawMessage("null")
		if to := s.messages[ref.MessageID]; to != nil && !to.deleted {
			w.ReferencedMessage = s.wire(to, forNesting, seesContent)
		}
	}
	return mustJSON(w)
}

// contentExempt says whether the bot sees a message's content in any case: its
// own, those that mention it, and direct messages.
func (s *Server) contentExempt(m *message) bool {
	return m.channel.guild == nil || m.Author != nil && m.Author.ID == s.BotID ||
		slices.ContainsFunc(m.Mentions, func(u *discordgo.User) bool { return u.ID == s.BotID })
}

// reactionsJSON counts the reactions of a message.
func (m *message) reactionsJSON(botID string) []*discordgo.MessageReactions {
	out := []*discordgo.MessageReactions{}
	for _, r := range m.reactions {
		out = append(out, &discordgo.MessageReactions{
			Count: len(r.users), Me: slices.Contains(r.users, botID), Emoji: r.emoji,
		})
	}
	return out
}

// view is m for a test: a copy that shares nothing with the server.
func (s *Server) view(m *message) *discordgo.Message {
	return decodeMessage(s.wire(m, forTest, true))
}

// decodeMessage reads a message. discordgo refuses all of it when one component
// is of a type it does not know; then the components are left out.
func decodeMessage(raw json.RawMessage) *discordgo.Message {
	var m discordgo.Message
	if err := json.Unmarshal(raw, &m); err == nil {
		return &m
	}
	var w plainMessage
	if err := json.Unmarshal(raw, &w); err != nil {
		panic(fmt.Sprintf("discordtest: cannot read own message: %v", err))
	}
	m = discordgo.Message(w)
	return &m
}

// newMessage makes a message by author, nil for none, that is not yet in its
// channel.
func (s *Server) newMessage(ch *channel, author *discordgo.User, kind discordgo.MessageType) *message {
	m := &message{channel: ch, Message: discordgo.Message{
		ID: s.newID(), ChannelID: ch.id, GuildID: ch.guildID(), Author: author, Type: kind, Timestamp: s.clock(),
		MentionRoles: []string{}, Mentions: []*discordgo.User{},
		Embeds: []*discordgo.MessageEmbed{}, Attachments: []*discordgo.MessageAttachment{},
	}}
	s.messages[m.ID] = m
	return m
}

// post puts a message into its channel and tells the bot. An ephemeral one is
// seen by one person only: neither the channel nor the gateway has it.
func (s *Server) post(m *message) {
	if !m.ephemeral() {
		m.channel.messages = append(m.channel.messages, m)
		s.emitMessage("MESSAGE_CREATE", m)
	}
	s.notify()
}

// update tells the bot that a message changed.
func (s *Server) update(m *message) {
	if !m.ephemeral() {
		s.emitMessage("MESSAGE_UPDATE", m)
	}
	s.notify()
}

// remove deletes a message and tells the bot.
func (s *Server) remove(m *message) {
	m.deleted = true
	ch := m.channel
	ch.messages = slices.DeleteFunc(ch.messages, func(o *message) bool { return o == m })
	ch.pins = slices.DeleteFunc(ch.pins, func(p pin) bool { return p.message == m })
	if !m.ephemeral() {
		s.emit(event{name: "MESSAGE_DELETE", intent: messageIntent(ch), channel: ch,
			data: map[string]any{"id": m.ID, "channel_id": ch.id, "guild_id": ch.guildID()}})
	}
	s.notify()
}

func (s *Server) emitMessage(name string, m *message) {
	s.emit(event{name: name, intent: messageIntent(m.channel), channel: m.channel,
		dataFor: func(seesContent bool) any { return s.wire(m, forEvent, seesContent) }})
}

func messageIntent(ch *channel) discordgo.Intent {
	if ch.guild == nil {
		return discordgo.IntentDirectMessages
	}
	return discordgo.IntentGuildMessages
}

// touch marks a message as edited now, and later than it was before: nobody edits it
// twice in a millisecond, but a test.
func (s *Server) touch(m *message) {
	now := s.clock()
	if last := m.EditedTimestamp; last != nil && !now.After(*last) {
		now = last.Add(time.Millisecond)
	}
	m.EditedTimestamp = &now
}

// pin is a pinned message.
type pin struct {
	message *message
	at      time.Time
}

// mustJSON marshals what cannot fail to marshal.
func mustJSON(v any) json.RawMessage {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("discordtest: cannot marshal %T: %v", v, err))
	}
	return raw
}
