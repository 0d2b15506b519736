package discord

import (
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"
)

// A reader tells which messages are questions to the bot.
type reader struct {
	self     string            // the bot's user id
	prefix   string            // never empty
	commands map[string]string // words that may follow the prefix, in lower case, with what they are without it
}

// helpQuestion is asked for whoever calls the bot and says nothing.
const helpQuestion = "help"

// question returns what m asks the bot, without prefix and mention, and whether
// it asks anything. In a direct message everything is a question. In a channel
// it must be addressed: by a command of ours behind the prefix, by a mention at
// either end, or by a reply to a message of the bot's. What else starts with the
// prefix is for other bots, or an exclamation.
func (r reader) question(m *discordgo.Message) (string, bool) {
	if !r.fromPerson(m) {
		return "", false
	}
	text := strings.TrimSpace(m.Content)
	called, mentioned := r.withoutMention(text)
	command, isCommand := r.command(text)
	switch {
	case isCommand:
		return command, true
	case mentioned:
		return r.bare(called), true
	case m.GuildID == "":
		return r.bare(text), true
	case strings.HasPrefix(text, r.prefix):
		return "", false
	case text != "" && r.repliesToUs(m):
		return text, true
	}
	return "", false
}

// fromPerson reports whether m was written by a person: not by a bot, a webhook
// or Discord itself, which reports every pin in the bot's name.
func (r reader) fromPerson(m *discordgo.Message) bool {
	switch {
	case m == nil, m.Author == nil, m.Author.Bot, m.Author.System, m.Author.ID == r.self, m.WebhookID != "":
		return false
	}
	return m.Type == discordgo.MessageTypeDefault || m.Type == discordgo.MessageTypeReply
}

// command returns text without its prefix, and whether it starts with that and one of our
// commands. Without a prefix a command is not known in all languages, so it is put into
// English.
func (r reader) command(text string) (string, bool) {
	rest, ok := strings.CutPrefix(text, r.prefix)
	if !ok {
		return text, false
	}
	word := firstWord(rest)
	english, ok := r.commands[strings.ToLower(word)]
	switch {
	case !ok:
		return text, false
	case strings.EqualFold(word, english):
		return rest, true // as it was written
	}
	return english + rest[len(word):], true
}

// firstWord returns the beginning of s up to the first blank; "" if s starts
// with one.
func firstWord(s string) string {
	if i := strings.IndexFunc(s, unicode.IsSpace); i >= 0 {
		return s[:i]
	}
	return s
}

// withoutMention returns text without the bot's mention at its start or end, and
// whether there was one. A mention in the middle speaks about the bot, not to it.
func (r reader) withoutMention(text string) (string, bool) {
	if r.self == "" {
		return text, false
	}
	for _, mention := range []string{"<@" + r.self + ">", "<@!" + r.self + ">"} {
		if rest, ok := strings.CutPrefix(text, mention); ok {
			return strings.TrimLeft(rest, " \t\r\n,:"), true
		}
		// "Who is Lavrov, @Attaché?"
		body := strings.TrimRight(text, "?!. ")
		if rest, ok := strings.CutSuffix(body, mention); ok {
			return strings.TrimRight(rest, " \t\r\n,") + strings.TrimSpace(text[len(body):]), true
		}
	}
	return text, false
}

// bare returns text without the prefix of a command that needs none, and help
// for nothing at all.
func (r reader) bare(text string) string {
	text, _ = r.command(text)
	if text = strings.TrimSpace(text); text == "" {
		return helpQuestion
	}
	return text
}

// repliesToUs reports whether m is a reply to a message of the bot's.
func (r reader) repliesToUs(m *discordgo.Message) bool {
	ref := m.ReferencedMessage
	return m.Type == discordgo.MessageTypeReply && ref != nil && ref.Author != nil && r.self != "" && ref.Author.ID == r.self
}
