package discord

import (
	"maps"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/wording"
)

// checkMessage is the name of the command that people find behind a message.
const checkMessage = "Check this message"

// definitions returns all commands as Discord is told of them: those that answer from
// the articles, the one for messages, and the controls.
func (b *Bot) definitions() []*discordgo.ApplicationCommand {
	table := b.engine.Commands()
	var out []*discordgo.ApplicationCommand
	for _, row := range table {
		out = append(out, everywhere(&discordgo.ApplicationCommand{
			Type: discordgo.ChatApplicationCommand, Name: row.Name, Description: row.Summary,
			Options: append(options(row, table), hiddenOption()),
		}))
		if row.Name == checkCommand {
			out = append(out, everywhere(&discordgo.ApplicationCommand{Type: discordgo.MessageApplicationCommand, Name: checkMessage}))
		}
	}
	for _, k := range b.controls() {
		out = append(out, k.command)
	}
	for _, c := range out {
		localise(c)
	}
	return out
}

// everywhere has a command work in servers, in direct messages with the bot, and
// wherever else somebody is who added it to their own account.
func everywhere(c *discordgo.ApplicationCommand) *discordgo.ApplicationCommand {
	c.IntegrationTypes = &[]discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall, discordgo.ApplicationIntegrationUserInstall}
	c.Contexts = &[]discordgo.InteractionContextType{discordgo.InteractionContextGuild, discordgo.InteractionContextBotDM, discordgo.InteractionContextPrivateChannel}
	return c
}

// options returns the arguments of a command as options.
func options(row answers.Row, table []answers.Row) []*discordgo.ApplicationCommandOption {
	var out []*discordgo.ApplicationCommandOption
	for _, a := range row.Args {
		o := &discordgo.ApplicationCommandOption{
			Type: discordgo.ApplicationCommandOptionString, Name: a.Name, Description: a.Summary, Required: a.Required, MaxLength: a.Max,
		}
		switch a.Offers {
		case answers.Words:
		case answers.CommandName:
			for _, r := range table {
				o.Choices = append(o.Choices, &discordgo.ApplicationCommandOptionChoice{
					Name: r.Name, NameLocalizations: locales("command name", r.Name), Value: r.Name,
				})
			}
			o.MaxLength = 0
		default:
			o.Autocomplete = true
		}
		out = append(out, o)
	}
	return out
}

func hiddenOption() *discordgo.ApplicationCommandOption {
	return &discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionBoolean, Name: optHidden, Description: "show the answer to nobody but you",
	}
}

// localise adds the names and descriptions of a command in all languages that the bot
// speaks. The English ones are the keys.
func localise(c *discordgo.ApplicationCommand) {
	c.NameLocalizations = pointer(locales("command name", c.Name))
	if c.Description != "" {
		c.DescriptionLocalizations = pointer(locales("", c.Description))
	}
	localiseOptions(c.Options)
}

func localiseOptions(options []*discordgo.ApplicationCommandOption) {
	for _, o := range options {
		context := "option name"
		if o.Type == discordgo.ApplicationCommandOptionSubCommand {
			context = "command name"
		}
		o.NameLocalizations = locales(context, o.Name)
		o.DescriptionLocalizations = locales("", o.Description)
		for _, c := range o.Choices {
			if c.NameLocalizations == nil {
				c.NameLocalizations = locales("", c.Name)
			}
		}
		localiseOptions(o.Options)
	}
}

// locales returns what an English text is in the languages that have it, nil if none
// does.
func locales(context, english string) map[discordgo.Locale]string {
	var out map[discordgo.Locale]string
	for locale, text := range wording.Translations(context, english) {
		if out == nil {
			out = make(map[discordgo.Locale]string)
		}
		out[discordgo.Locale(locale)] = text
	}
	return out
}

func pointer(m map[discordgo.Locale]string) *map[discordgo.Locale]string {
	if m == nil {
		return nil
	}
	m = maps.Clone(m)
	return &m
}
