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
	head, rest := firstRunes(checkCommand+" "+text, answers.MaxQuestion-len(today))
	if rest != "" { // at the end of a word
		if i := strings.LastIndexByte(head, ' '); i > len(checkCommand) {
			head = head[:i]
		}
	}
	if strings.Contains(strings.ToLower(head), "as of") {
		head += today
	}
	out := b.find(ctx, r, view{question: head})
	if rest != "" && len(out.Embeds) > 0 {
		out.Content = escape(r.words.Text("That message is very long, so only its beginning was checked."))
	}
	return out
}

// today keeps "as of March 2022" at the end of a message from being taken for the day
// that the question is as of.
const today = " as of today"

// textOf returns what is to be read in m, in one line: what its writer wrote, else what
// was passed on with it and what stands in its embeds. m may be nil.
func textOf(m *discordgo.Message) string {
	if m == nil {
		return ""
	}
	if s := oneLine(m.Content); s != "" {
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
	return oneLine(strings.Join(parts, "\n"))
}
