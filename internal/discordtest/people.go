package discordtest

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// Say posts a message of a person in a channel. Its mentions are filled from
// <@id>, <@&id> and, for those who may, @everyone. A bot that is not connected
// never hears of it unless it resumes its session.
func (s *Server) Say(channelID, userID, content string) *discordgo.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.view(s.say(channelID, userID, content, ""))
}

// Reply posts a message of a person that replies to another, and pings its
// author as Discord's clients do unless told otherwise.
func (s *Server) Reply(to *discordgo.Message, userID, content string) *discordgo.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.view(s.say(to.ChannelID, userID, content, to.ID))
}

func (s *Server) say(channelID, userID, content, replyTo string) *message {
	m := s.newMessage(s.mustChannel(channelID), s.mustUser(userID), discordgo.MessageTypeDefault)
	if replyTo != "" {
		m.Type = discordgo.MessageTypeReply
		m.MessageReference = &discordgo.MessageReference{MessageID: replyTo, ChannelID: channelID, GuildID: m.GuildID}
	}
	s.setContent(m, content)
	s.post(m)
	return m
}

// setContent writes a person's content and reads the mentions off it.
func (s *Server) setContent(m *message, content string) {
	m.Content = content
	p := Pings{Users: mentioned(userMention, content), Roles: mentioned(roleMention, content)}
	p.Everyone = (strings.Contains(content, "@everyone") || strings.Contains(content, "@here")) &&
		s.permissions(m.channel, m.Author.ID)&discordgo.PermissionMentionEveryone != 0
	if ref := m.MessageReference; ref != nil {
		if to := s.messages[ref.MessageID]; to != nil && to.Author != nil {
			p.RepliedUser = to.Author.ID
		}
	}
	s.applyPings(m, p)
}

// Edit changes the content of a person's message.
func (s *Server) Edit(messageID, content string) *discordgo.Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.mustMessage(messageID)
	s.setContent(m, content)
	s.touch(m)
	s.update(m)
	return s.view(m)
}

// Unfurl updates a message without editing it, as Discord does when it adds the
// preview of a link: MESSAGE_UPDATE comes with a null edited_timestamp.
func (s *Server) Unfurl(messageID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.mustMessage(messageID)
	m.Embeds = append(m.Embeds, &discordgo.MessageEmbed{Type: discordgo.EmbedTypeLink, Title: "A page", URL: "https://example.com/"})
	s.update(m)
}

// Delete deletes a message, by whomever.
func (s *Server) Delete(messageID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.remove(s.mustMessage(messageID))
}

// React adds a person's reaction to a message: an emoji, or "name:id".
func (s *Server) React(messageID, userID, emoji string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.mustUser(userID)
	s.react(s.mustMessage(messageID), parseEmoji(emoji), userID)
}

// Unreact takes it away.
func (s *Server) Unreact(messageID, userID, emoji string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unreact(s.mustMessage(messageID), parseEmoji(emoji), userID)
}

// Pin pins a message without a notice, as often as a test needs to fill a
// channel's pins.
func (s *Server) Pin(messageID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.mustMessage(messageID); !m.Pinned {
		s.pin(m)
	}
}

// Unpin unpins a message, as a moderator does behind the bot's back.
func (s *Server) Unpin(messageID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.mustMessage(messageID)
	if !m.Pinned {
		return
	}
	s.unpin(m)
}

func parseEmoji(s string) *discordgo.Emoji {
	if name, id, ok := strings.Cut(s, ":"); ok {
		return &discordgo.Emoji{Name: name, ID: id}
	}
	return &discordgo.Emoji{Name: s}
}

func (s *Server) mustMessage(id string) *message {
	if m := s.messages[id]; m != nil {
		return m
	}
	panic(fmt.Sprintf("discordtest: no message %q", id))
}
