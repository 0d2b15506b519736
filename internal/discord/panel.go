package discord

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"

	"attache/internal/memory"
)

// settingsControl is /settings: a panel that shows the settings in force and where each
// comes from, and changes them. It is made of selects and buttons, which need no typing
// on a phone; what it is about is in their custom ids.
func (b *Bot) settingsControl() control {
	c := b.deskCommand("settings", descSettings)
	c.IntegrationTypes = &[]discordgo.ApplicationIntegrationType{discordgo.ApplicationIntegrationGuildInstall}
	c.Options = []*discordgo.ApplicationCommandOption{{
		Type: discordgo.ApplicationCommandOptionChannel, Name: "channel", Description: descSettingsChannel, ChannelTypes: talked,
	}}
	return control{command: c, run: func(_ context.Context, r *request, c call) reply {
		channel := c.text("channel")
		switch {
		case !r.administers():
			return notAllowed(r)
		case channel != "" && !isID(channel):
			return otherVersion(r)
		}
		return b.overview(r, channel, "")
	}}
}

// talked are the kinds of channels in which people write.
var talked = []discordgo.ChannelType{
	discordgo.ChannelTypeGuildText, discordgo.ChannelTypeGuildNews, discordgo.ChannelTypeGuildForum, discordgo.ChannelTypeGuildMedia,
	discordgo.ChannelTypeGuildVoice, discordgo.ChannelTypeGuildStageVoice,
	discordgo.ChannelTypeGuildPublicThread, discordgo.ChannelTypeGuildPrivateThread, discordgo.ChannelTypeGuildNewsThread,
}

// A knob is what a button or select of the panel does. In a custom id it is
// "set/prefix/CHANNEL/VALUE"; without a channel it is about the whole server.
type knob struct {
	does, setting, channel, value string
}

// What knobs do.
const (
	knobShow  = "show"  // shows all settings
	knobPlace = "place" // the same of the channel that is selected
	knobOpen  = "open"  // shows the setting that is selected
	knobSet   = "set"   // sets a setting to the value, or to what is selected
	knobForm  = "form"  // opens a form to type the value
	knobReset = "reset" // takes a setting back; without one, all of them
)

func (k knob) id() customID {
	return customID{verb: verbSettings, arg: strings.Join([]string{k.does, k.setting, k.channel, k.value}, "/")}
}

func knobOf(id customID) (knob, bool) {
	parts := strings.Split(id.arg, "/")
	if len(parts) != 4 || parts[2] != "" && !isID(parts[2]) {
		return knob{}, false
	}
	return knob{parts[0], parts[1], parts[2], parts[3]}, true
}

// turn does what a knob of the panel does. Who may turn it is checked each time: roles
// change, and a panel stays where it is.
func (b *Bot) turn(r *request, p press) reply {
	k, ok := knobOf(p.customID)
	if !ok || b.cfg.Memory == nil {
		return outdated(r)
	}
	if !r.administers() {
		return notAllowed(r)
	}
	out := b.turned(r, k, p)
	// A mere sentence leaves the panel as it is.
	out.update = len(out.Embeds) > 0 && p.message != nil
	return out
}

func (b *Bot) turned(r *request, k knob, p press) reply {
	switch {
	case k.does == knobShow:
		return b.overview(r, k.channel, "")
	case k.does == knobPlace && isID(p.chosen()):
		return b.overview(r, p.chosen(), "")
	case k.does == knobReset && k.setting == "":
		return b.resetAll(r, k.channel)
	case k.does == knobOpen:
		k.setting = p.chosen()
	}
	s, ok := b.setting(k.setting)
	if !ok {
		return outdated(r)
	}
	if s.guarded && !r.may(discordgo.PermissionManageGuild) {
		return say(r.words.Text("Who administers me is for those to decide who may manage this server."))
	}
	if s.guarded {
		k.channel = "" // whoever administers does so in the whole server
	}
	values := p.values
	if k.value != "" {
		values = []string{k.value}
	}
	return b.turnSetting(r, k, s, values)
}

// turnSetting does with one setting what k says.
func (b *Bot) turnSetting(r *request, k knob, s setting, values []string) reply {
	var refusal string
	take := func(set *memory.Settings) { refusal = s.take(r, set, values) }
	switch k.does {
	case knobOpen:
		return b.editor(r, k.channel, s)
	case knobForm:
		if s.form == nil {
			return outdated(r)
		}
		return reply{modal: s.form(r, knob{knobSet, s.name, k.channel, ""})}
	case knobReset:
		return b.changed(r, k.channel, s.clear, func() string { return r.words.Text("Taken back: %s.", r.words.Text(s.title)) })
	case knobSet:
		if take(new(memory.Settings)); refusal != "" {
			return say(refusal)
		}
		return b.changed(r, k.channel, take, func() string { return r.words.Text("Saved: %s.", r.words.Text(s.title)) })
	}
	return outdated(r)
}

// changed changes the settings of a channel, or of the server, and shows them with a
// note of it.
func (b *Bot) changed(r *request, channel string, change func(*memory.Settings), note func() string) reply {
	if err := b.cfg.Memory.ChangeSettings(memory.Scope{Guild: r.guild, Channel: channel}, change); err != nil {
		return b.failed(r, "settings not saved", err)
	}
	r.lg.Info("settings changed", "of", channel)
	r.words = b.rulesOf(r.guild, r.channel).words(r.locale) // it may be the language that has changed
	return b.overview(r, channel, note())
}

func (b *Bot) resetAll(r *request, channel string) reply {
	reset := func(set *memory.Settings) {
		roles := set.AdminRoles
		*set = memory.Settings{}
		if !r.may(discordgo.PermissionManageGuild) {
			set.AdminRoles = roles
		}
	}
	return b.changed(r, channel, reset, func() string { return r.words.Text("All settings are taken back.") })
}

// overview shows all settings of a channel, or of the server if it is empty.
func (b *Bot) overview(r *request, channel, note string) reply {
	layers, err := b.layers(r.guild, channel)
	if err != nil {
		return b.failed(r, "settings cannot be read", err)
	}
	force := inForce(b.defaults(), layers)
	lines := []string{placeName(r, channel), ""}
	pick := discordgo.SelectMenu{MenuType: discordgo.StringSelectMenu, CustomID: knob{knobOpen, "", channel, ""}.id().String(),
		Placeholder: placeholder(r.words.Text("Change …"))}
	for _, s := range b.settings() {
		lines = append(lines, fmt.Sprintf("**%s:** %s · *%s*", escape(r.words.Text(s.title)), s.show(r, force), setBy(r, s, channel, layers)))
		pick.Options = append(pick.Options, discordgo.SelectMenuOption{
			Label: optionText(r.words.Text(s.title)), Description: optionText(r.words.Text(s.about)), Value: s.name,
		})
	}
	if channel == "" {
		more, err := b.channelsWithSettings(r)
		if err != nil {
			return b.failed(r, "settings cannot be read", err)
		}
		lines = append(lines, more...)
	}
	places := discordgo.SelectMenu{MenuType: discordgo.ChannelSelectMenu, ChannelTypes: talked,
		CustomID: knob{does: knobPlace}.id().String(), Placeholder: placeholder(r.words.Text("Settings of a channel or thread …"))}
	reset := key{id: knob{knobReset, "", channel, ""}.id(), label: r.words.Text("Take all back"), style: discordgo.DangerButton, off: layers[0].set == (memory.Settings{})}
	keys := []key{reset}
	if channel != "" {
		keys = append(keys, key{id: knob{does: knobShow}.id(), label: r.words.Text("The whole server")})
	}
	return panel(r, note, lines, selectRow(pick), selectRow(places), buttonRow(keys...))
}

// maxOverridden is how many channels with settings of their own are listed.
const maxOverridden = 20

// channelsWithSettings returns a line that names the channels that have their own.
func (b *Bot) channelsWithSettings(r *request) ([]string, error) {
	own, err := b.cfg.Memory.Overrides(r.guild)
	if err != nil || len(own) == 0 {
		return nil, err
	}
	var names []string
	for _, id := range slices.Sorted(maps.Keys(own)) {
		if len(names) == maxOverridden {
			names = append(names, "…")
			break
		}
		names = append(names, "<#"+id+">")
	}
	return []string{"", "**" + escape(r.words.Text("Channels with settings of their own")) + ":** " + strings.Join(names, ", ")}, nil
}

// editor shows one setting, with what changes it.
func (b *Bot) editor(r *request, channel string, s setting) reply {
	layers, err := b.layers(r.guild, channel)
	if err != nil {
		return b.failed(r, "settings cannot be read", err)
	}
	force := inForce(b.defaults(), layers)
	lines := []string{placeName(r, channel), "", fmt.Sprintf("**%s:** %s · *%s*", escape(r.words.Text(s.title)), s.show(r, force), setBy(r, s, channel, layers)),
		escape(r.words.Text(s.about))}
	set := knob{knobSet, s.name, channel, ""}
	return panel(r, "", lines, s.edit(r, set, force), buttonRow(
		key{id: knob{knobReset, s.name, channel, ""}.id(), label: r.words.Text("Take back"), off: !s.isSet(layers[0].set)},
		key{id: knob{does: knobShow, channel: channel}.id(), label: r.words.Text("Back")},
	))
}

// panel returns a reply that only who asked sees.
func panel(r *request, note string, lines []string, rows ...discordgo.MessageComponent) reply {
	e := &discordgo.MessageEmbed{Title: escape(r.words.Text("Settings")), Color: foundColor, Description: strings.Join(lines, "\n")}
	return reply{post: post{Content: escape(note), Embeds: []*discordgo.MessageEmbed{e}, Components: rows}, hidden: true}
}

func placeName(r *request, channel string) string {
	if channel == "" {
		return escape(r.words.Text("The whole server"))
	}
	return "<#" + channel + ">"
}

// setBy says where the setting in force comes from.
func setBy(r *request, s setting, channel string, layers []layer) string {
	for _, l := range layers {
		switch {
		case !s.isSet(l.set):
		case l.at.Channel == "":
			return escape(r.words.Text("this server"))
		case l.at.Channel == channel:
			return escape(r.words.Text("this channel"))
		default:
			return "<#" + l.at.Channel + ">"
		}
	}
	return escape(r.words.Text("default"))
}

func selectRow(m discordgo.SelectMenu) discordgo.MessageComponent {
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{m}}
}

func buttonRow(keys ...key) discordgo.MessageComponent {
	var row discordgo.ActionsRow
	for _, k := range keys {
		row.Components = append(row.Components, k.component())
	}
	return row
}
