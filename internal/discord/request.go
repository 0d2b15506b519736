package discord

import (
	"log/slog"
	"slices"

	"github.com/bwmarrin/discordgo"

	"attache/internal/wording"
)

// A request is something that a person wants of the bot, on its way to a reply.
type request struct {
	id      string       // names it in the log, and to whoever asks about a fault; of what it came with
	lg      *slog.Logger // says the id with everything
	guild   string       // empty in a direct message
	channel string       // may be a thread
	user    string

	interaction string   // its id; empty for messages
	roles       []string // of the user in guild
	rules       rules
	locale      string           // of the user, as Discord names it; empty if it does not say
	words       *wording.Printer // of the language that the user is answered in

	// can and appCan are what user and bot may do in channel. Only interactions
	// tell; they are 0 otherwise.
	can, appCan int64
}

// newRequest returns what all requests have. of is the id of the message or interaction
// that it came with, "" if none.
func (b *Bot) newRequest(of, guild, channel, user string) *request {
	id := requestID(of)
	return &request{
		id: id, guild: guild, channel: channel, user: user,
		lg:    b.lg.With("request", id, "channel", channel, "guild", guild),
		rules: b.rulesOf(guild, channel),
	}
}

// ofMessage returns the request that m makes.
func (b *Bot) ofMessage(m *discordgo.Message) *request {
	r := b.newRequest(m.ID, m.GuildID, m.ChannelID, m.Author.ID)
	r.lg = r.lg.With("message", m.ID)
	if m.Member != nil {
		r.roles = m.Member.Roles
	}
	// Discord does not tell a message's language, nor what its author may do.
	r.words = r.rules.words(b.places.language(m.GuildID))
	return r
}

// ofInteraction returns the request that i makes.
func (b *Bot) ofInteraction(i *discordgo.Interaction) *request {
	user := interactor(i)
	r := b.newRequest(i.ID, i.GuildID, i.ChannelID, user.ID)
	r.interaction = i.ID
	r.lg = r.lg.With("interaction", i.ID)
	if i.Member != nil {
		r.roles, r.can = i.Member.Roles, i.Member.Permissions
	}
	r.appCan = i.AppPermissions
	if !b.maySend(r, i) {
		r.rules.speaks = false
	}
	if data, ok := i.Data.(discordgo.ApplicationCommandInteractionData); ok {
		if c := callOf(data); c.options[optHidden] != nil {
			r.rules.hidden = c.flag(optHidden)
		}
		// What is asked about somebody's message is no business of others.
		r.rules.hidden = r.rules.hidden || data.TargetID != ""
	}
	r.locale = string(i.Locale)
	r.words = r.rules.words(r.locale)
	return r
}

// interactor returns who made i, nil if it does not say.
func interactor(i *discordgo.Interaction) *discordgo.User {
	if i.Member != nil && i.Member.User != nil {
		return i.Member.User
	}
	return i.User
}

// may reports whether the one who makes the request has any of permissions, which
// Discord gives administrators altogether.
func (r *request) may(permissions int64) bool {
	return r.can&(permissions|discordgo.PermissionAdministrator) != 0
}

// maySend reports whether the bot may send messages where i was made. Discord lets it
// answer an interaction in any case, so this is for it to mind.
func (b *Bot) maySend(r *request, i *discordgo.Interaction) bool {
	owners := i.AuthorizingIntegrationOwners
	if r.guild == "" || r.appCan == 0 || len(owners) > 0 && owners[discordgo.ApplicationIntegrationGuildInstall] == "" {
		return true // not a server that it is in
	}
	need := int64(discordgo.PermissionSendMessages)
	if p, _ := b.places.channels.Get(r.channel); p.parent != "" {
		need = discordgo.PermissionSendMessagesInThreads
	}
	return r.appCan&(need|discordgo.PermissionAdministrator) != 0
}

// permissionPinMessages was split from Manage Messages; discordgo has no name for it.
const permissionPinMessages int64 = 1 << 51

// administers reports whether the one who makes the request decides how the bot behaves
// in the server. Of the author of a message only the roles are known.
func (r *request) administers() bool {
	return r.guild != "" && (r.may(discordgo.PermissionManageGuild) || r.has(r.rules.adminRoles))
}

// mayPin reports whether that one may pin answers, which everybody may in direct
// messages.
func (r *request) mayPin() bool {
	return r.guild == "" || r.may(discordgo.PermissionManageMessages|permissionPinMessages) || r.has(r.rules.pinRoles) || r.administers()
}

// has reports whether that one has one of roles.
func (r *request) has(roles []string) bool {
	return slices.ContainsFunc(r.roles, func(id string) bool { return slices.Contains(roles, id) })
}
