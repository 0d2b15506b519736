package discord

import (
	"context"
	"strings"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
)

// checkMessage holds the message that somebody chose against the articles. Discord
// sends that message along, also to a bot that may not read messages otherwise. The
// answer is for who asked: its writer may not like it, and asked for nothing.
func (b *Bot) checkMessage(ctx context.Context, r *request, c call) reply {
	text := textOf(c.target)
	if text == "" {
		return say(r.words.Text("That message has no text that I can read, so there is nothing to check."))
	}
	head, rest := firstRunes(text, answers.MaxQuestion)
	if i := strings.LastIndexAny(head, " \n"); rest != "" && i > 0 { // at the end of a word
		head = head[:i]
	}
	out := b.find(ctx, r, view{question: checkCommand + " " + head})
	if rest != "" && len(out.Embeds) > 0 {
		out.Content = escape(r.words.Text("That message is very long, so only its beginning was checked."))
	}
	return out
}

// textOf returns what is to be read in m: what its writer wrote, else what
// was passed on with it and what stands in its embeds. m may be nil.
func textOf(m *discordgo.Message) string {
	if m == nil {
		return ""
	}
	if s := strings.TrimSpace(m.Content); s != "" {
		return s
	}
	var parts []string
	for _, s := range m.MessageSnapshots { // of a message that was passed on
		parts = append(parts, textOf(s.Message))
	}
	for _, e := range m.Embeds {
		if e == nil {
			continue
		}
		parts = append(parts, e.Title, e.Description)
		for _, f := range e.Fields {
			if f != nil {
				parts = append(parts, f.Name, f.Value)
			}
		}
	}
	return strings.TrimSpace(strings.Join(parts, "\n"))
}
