package discordtest

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

// maxPinPage is how many pins one request can get.
const maxPinPage = 50

// pinMessage pins a message, which posts a system message of type 6 in the name
// of the bot. Pinning a pinned message does nothing.
func pinMessage(c *call) (any, *apiError) {
	ch, m, err := c.pinCall()
	if err != nil {
		return nil, err
	}
	if m.Type == discordgo.MessageTypeChannelPinnedMessage {
		return nil, errSystemMessage
	}
	if m.Pinned {
		return nil, nil
	}
	if len(ch.pins) >= MaxPins {
		return nil, fail(400, codeMaxPins, "Maximum number of pins reached (250)")
	}
	c.pin(m)
	notice := c.newMessage(ch, c.users[c.BotID], discordgo.MessageTypeChannelPinnedMessage)
	notice.MessageReference = &discordgo.MessageReference{MessageID: m.ID, ChannelID: ch.id, GuildID: ch.guildID()}
	c.post(notice)
	return nil, nil
}

func unpinMessage(c *call) (any, *apiError) {
	_, m, err := c.pinCall()
	if err != nil {
		return nil, err
	}
	if m.Pinned {
		c.unpin(m)
	}
	return nil, nil
}

// pinCall finds what pinning and unpinning share.
func (c *call) pinCall() (*channel, *message, *apiError) {
	ch, err := c.visible(PermissionPinMessages, discordgo.PermissionReadMessageHistory)
	if err != nil {
		return nil, nil, err
	}
	m, err := c.messageIn(ch)
	if err == nil && ch.archived {
		err = errArchived
	}
	return ch, m, err
}

func (s *Server) pin(m *message) {
	m.Pinned = true
	m.channel.pins = append(m.channel.pins, pin{m, s.clock()})
	s.update(m)
	s.emitPins(m.channel)
}

func (s *Server) unpin(m *message) {
	m.Pinned = false
	m.channel.pins = slices.DeleteFunc(m.channel.pins, func(p pin) bool { return p.message == m })
	s.update(m)
	s.emitPins(m.channel)
}

func (s *Server) emitPins(ch *channel) {
	data := map[string]any{"channel_id": ch.id, "last_pin_timestamp": nil}
	if ch.guild != nil {
		data["guild_id"] = ch.guild.id
	}
	if n := len(ch.pins); n > 0 {
		data["last_pin_timestamp"] = ch.pins[n-1].at
	}
	intent := discordgo.IntentGuilds
	if ch.guild == nil {
		intent = discordgo.IntentDirectMessages
	}
	s.emit(event{name: "CHANNEL_PINS_UPDATE", intent: intent, channel: ch, data: data})
}

// getPins answers a page of pins, the newest first.
func getPins(c *call) (any, *apiError) {
	ch, err := c.visible()
	if err != nil {
		return nil, err
	}
	limit, err := c.limit(maxPinPage)
	if err != nil {
		return nil, err
	}
	var before time.Time
	if q := c.r.URL.Query().Get("before"); q != "" {
		var bad error
		if before, bad = time.Parse(time.RFC3339, q); bad != nil {
			c.form.add("before", "DATETIME_TYPE_PARSE", "Could not parse "+q+". Should be ISO8601.")
			return nil, c.form.err()
		}
	}
	items, more := []any{}, false
	for _, p := range slices.Backward(c.readablePins(ch)) {
		if !before.IsZero() && !p.at.Before(before) {
			continue
		}
		if len(items) == limit {
			more = true
			break
		}
		items = append(items, map[string]any{"pinned_at": p.at, "message": c.wire(p.message, forREST, c.messageContent)})
	}
	return map[string]any{"items": items, "has_more": more}, nil
}

// getOldPins answers the newest 50 pins, as the deprecated route does.
func getOldPins(c *call) (any, *apiError) {
	ch, err := c.visible()
	if err != nil {
		return nil, err
	}
	out := []json.RawMessage{}
	for _, p := range slices.Backward(c.readablePins(ch)) {
		if len(out) < maxPinPage {
			out = append(out, c.wire(p.message, forREST, c.messageContent))
		}
	}
	return out, nil
}

// readablePins is empty without Read Message History, which is no error.
func (c *call) readablePins(ch *channel) []pin {
	if !c.may(ch, discordgo.PermissionReadMessageHistory) {
		return nil
	}
	return ch.pins
}
