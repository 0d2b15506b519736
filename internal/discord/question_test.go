package discord

import (
	"testing"

	"github.com/bwmarrin/discordgo"
)

func TestQuestion(t *testing.T) {
	r := reader{self: "9", prefix: "!", commands: map[string]string{"who": "who", "stance": "stance", "wer": "who", "谁": "who"}}
	ours := &discordgo.Message{Author: &discordgo.User{ID: "9"}}
	theirs := &discordgo.Message{Author: &discordgo.User{ID: "8"}}
	tests := []struct {
		text    string
		replyTo *discordgo.Message
		dm      bool
		want    string // empty: no question
	}{
		{text: "!who Lavrov", want: "who Lavrov"},
		{text: "  !WHO\nLavrov ", want: "WHO\nLavrov"},
		{text: "!who", want: "who"},
		{text: "!Wer Lavrov", want: "who Lavrov"},
		{text: "!谁 王毅", want: "who 王毅"},
		{text: "<@9> !wer Lavrov", want: "who Lavrov"},
		{text: "<@9> wer Lavrov", want: "wer Lavrov"}, // which the engine may take for English
		{text: "!whois Lavrov"},
		{text: "! who Lavrov"},
		{text: "!!who Lavrov"},
		{text: "who Lavrov"},
		{text: "> !who Lavrov"},
		{text: "<@9> who is Lavrov?", want: "who is Lavrov?"},
		{text: "<@!9>: !stance India", want: "stance India"},
		{text: "<@9>!play", want: "!play"}, // called by name, so it is not for another bot
		{text: "who is Lavrov, <@9>?", want: "who is Lavrov?"},
		{text: "who is Lavrov <@9>", want: "who is Lavrov"},
		{text: "<@9>", want: "help"},
		{text: "<@9> ?", want: "?"},
		{text: "I like <@9> a lot"},
		{text: "<@99> who is Lavrov?"},
		{text: "<@8> <@9> who is Lavrov?"},
		{text: "and Wang Yi?", replyTo: ours, want: "and Wang Yi?"},
		{text: "!play", replyTo: ours},
		{text: "", replyTo: ours},
		{text: "and Wang Yi?", replyTo: theirs},
		{text: "and Wang Yi?", replyTo: &discordgo.Message{}},
		{text: "who is Lavrov?", dm: true, want: "who is Lavrov?"},
		{text: "!stance India", dm: true, want: "stance India"},
		{text: "!play", dm: true, want: "!play"},
		{text: "", dm: true, want: "help"},
	}
	for _, tt := range tests {
		m := &discordgo.Message{Content: tt.text, GuildID: "5", Author: &discordgo.User{ID: "7"}, ReferencedMessage: tt.replyTo}
		if tt.dm {
			m.GuildID = ""
		}
		if tt.replyTo != nil {
			m.Type = discordgo.MessageTypeReply
		}
		got, ok := r.question(m)
		if ok != (tt.want != "") || got != tt.want {
			t.Errorf("%q asks %q, %v; want %q", tt.text, got, ok, tt.want)
		}
	}
}

func TestFromPerson(t *testing.T) {
	r := reader{self: "9"}
	for name, m := range map[string]*discordgo.Message{
		"nothing":   nil,
		"no author": {},
		"bot":       {Author: &discordgo.User{ID: "7", Bot: true}},
		"system":    {Author: &discordgo.User{ID: "7", System: true}},
		"itself":    {Author: &discordgo.User{ID: "9"}},
		"webhook":   {Author: &discordgo.User{ID: "7"}, WebhookID: "1"},
		"pin":       {Author: &discordgo.User{ID: "7"}, Type: discordgo.MessageTypeChannelPinnedMessage},
		"slash":     {Author: &discordgo.User{ID: "7"}, Type: discordgo.MessageTypeChatInputCommand},
	} {
		if r.fromPerson(m) {
			t.Errorf("%s counts as a person's message", name)
		}
	}
	if !r.fromPerson(&discordgo.Message{Author: &discordgo.User{ID: "7"}}) {
		t.Error("a person's message does not count as one")
	}
}
