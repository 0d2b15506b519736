package discordtest

import (
	"fmt"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

// PermissionPinMessages lets a member pin. It was split from Manage Messages and
// is enforced since 2026-02-23; discordgo v0.29.0 has no name for it.
const PermissionPinMessages int64 = 1 << 51

// BotPermissions is what the bot may do where nothing else was set: all that it
// could need. Mention Everyone is in it although a bot should not be invited with
// it, because without it no careless @everyone would ever show in a test.
const BotPermissions int64 = discordgo.PermissionViewChannel |
	discordgo.PermissionSendMessages | discordgo.PermissionSendMessagesInThreads |
	discordgo.PermissionEmbedLinks | discordgo.PermissionAttachFiles |
	discordgo.PermissionReadMessageHistory | discordgo.PermissionAddReactions |
	discordgo.PermissionUseApplicationCommands | discordgo.PermissionMentionEveryone |
	PermissionPinMessages

// MemberPermissions is what everyone in a guild may do.
const MemberPermissions int64 = discordgo.PermissionViewChannel |
	discordgo.PermissionSendMessages | discordgo.PermissionSendMessagesInThreads |
	discordgo.PermissionEmbedLinks | discordgo.PermissionAttachFiles |
	discordgo.PermissionReadMessageHistory | discordgo.PermissionAddReactions |
	discordgo.PermissionUseApplicationCommands

// ModeratorPermissions is what the role ModeratorRoleID adds.
const ModeratorPermissions int64 = discordgo.PermissionManageMessages |
	discordgo.PermissionManageGuild | discordgo.PermissionModerateMembers |
	discordgo.PermissionMentionEveryone | PermissionPinMessages

// ElsewherePermissions is what the bot may do in a channel that it is not in, with
// the answers to those who use it there.
const ElsewherePermissions int64 = discordgo.PermissionEmbedLinks | discordgo.PermissionAttachFiles | discordgo.PermissionMentionEveryone

// allPermissions is what holds in direct messages and for administrators.
const allPermissions int64 = 1<<53 - 1

type guild struct {
	id, name, owner string
	joined          time.Time
	roles           []*discordgo.Role
	members         []*discordgo.Member
	channels        []*channel // threads among them
}

type channel struct {
	id, name, parent string
	kind             discordgo.ChannelType
	guild            *guild // nil for direct messages
	recipient        string // the person of a direct message
	elsewhere        bool   // the bot is not in it
	archived         bool   // of a thread
	permissions      map[string]int64
	messages         []*message // in order, without the deleted and the ephemeral ones
	pins             []pin      // in the order of pinning
}

// furnish fills a new server with the bot, a guild, a channel and two people.
func (s *Server) furnish() {
	s.AppID = s.newID()
	s.BotID = s.newID()
	s.users[s.BotID] = &discordgo.User{ID: s.BotID, Username: "attache", Discriminator: "0000", Bot: true, Verified: true}
	s.GuildID = s.addGuild("Newsroom")
	s.ChannelID = s.addChannel(s.GuildID, "general").id
	s.UserID = s.addUser("mira").ID
	s.ModeratorID = s.addUser("ola").ID
	s.ModeratorRoleID = s.addRole(s.GuildID, "moderators", ModeratorPermissions, false)
	s.join(s.GuildID, s.UserID)
	s.join(s.GuildID, s.ModeratorID, s.ModeratorRoleID)
}

// AddUser adds a person who is a member of the default guild, and returns it.
func (s *Server) AddUser(name string) *discordgo.User {
	s.mu.Lock()
	defer s.mu.Unlock()
	u := s.addUser(name)
	s.join(s.GuildID, u.ID)
	copied := *u
	return &copied
}

// AddGuild puts the bot into a new guild without channels and returns its id. A
// connected bot gets GUILD_CREATE.
func (s *Server) AddGuild(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.addGuild(name)
	s.emit(event{name: "GUILD_CREATE", intent: discordgo.IntentGuilds, data: s.guildJSON(s.mustGuild(id))})
	return id
}

// RemoveGuild throws the bot out of a guild: its channels are gone for it.
func (s *Server) RemoveGuild(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	g := s.mustGuild(id)
	s.guilds = slices.DeleteFunc(s.guilds, func(o *guild) bool { return o == g })
	for _, ch := range g.channels {
		delete(s.channels, ch.id)
	}
	s.emit(event{name: "GUILD_DELETE", intent: discordgo.IntentGuilds, data: map[string]any{"id": id}})
}

// AddChannel adds a text channel to a guild and returns its id.
func (s *Server) AddChannel(guildID, name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.addChannel(guildID, name)
	s.emit(event{name: "CHANNEL_CREATE", intent: discordgo.IntentGuilds, channel: ch, data: s.channelJSON(ch)})
	return ch.id
}

// AddThread starts a public thread in a channel, with the bot in it, and returns
// its id. It has the permissions of its channel until others are set.
func (s *Server) AddThread(channelID, name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	parent := s.mustChannel(channelID)
	ch := s.addChannel(parent.guild.id, name)
	ch.kind, ch.parent = discordgo.ChannelTypeGuildPublicThread, parent.id
	s.emit(event{name: "THREAD_CREATE", intent: discordgo.IntentGuilds, channel: ch, data: s.channelJSON(ch)})
	return ch.id
}

// Archive archives a thread, which keeps its messages from being edited, pinned and
// unpinned (400, 50083), or opens it again. What happens when somebody writes in an
// archived thread is not played.
func (s *Server) Archive(threadID string, archived bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.mustChannel(threadID)
	ch.archived = archived
	s.emit(event{name: "THREAD_UPDATE", intent: discordgo.IntentGuilds, channel: ch, data: s.channelJSON(ch)})
}

// DeleteChannel deletes a channel with its messages.
func (s *Server) DeleteChannel(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.mustChannel(id)
	data := s.channelJSON(ch)
	s.emit(event{name: "CHANNEL_DELETE", intent: discordgo.IntentGuilds, channel: ch, data: data})
	delete(s.channels, id)
	if ch.guild != nil {
		ch.guild.channels = slices.DeleteFunc(ch.guild.channels, func(o *channel) bool { return o == ch })
	}
}

// AddRole adds a role to a guild and returns its id. A role that is not
// mentionable is pinged only by those who may mention everyone.
func (s *Server) AddRole(guildID, name string, permissions int64, mentionable bool) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := s.addRole(guildID, name, permissions, mentionable)
	s.emit(event{name: "GUILD_ROLE_CREATE", intent: discordgo.IntentGuilds,
		data: map[string]any{"guild_id": guildID, "role": s.mustGuild(guildID).role(id)}})
	return id
}

// Join makes a person a member of a guild with roles.
func (s *Server) Join(guildID, userID string, roleIDs ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.join(guildID, userID, roleIDs...)
}

// DM returns the id of the direct message channel between a person and the bot.
// The bot hears of it with the first message only, as it does from Discord.
func (s *Server) DM(userID string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.dm(userID).id
}

// AddElsewhere adds a channel that the bot is not in, of the people given, and returns
// its id: a text channel of a guild that has not invited the bot, or without a name
// for that a group. Who added the bot to their own account can use it there.
func (s *Server) AddElsewhere(guildName string, userIDs ...string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := &channel{id: s.newID(), elsewhere: true, kind: discordgo.ChannelTypeGroupDM, permissions: make(map[string]int64)}
	if guildName != "" {
		g := &guild{id: s.newID(), name: guildName, owner: s.newID(), joined: s.clock(), channels: []*channel{ch}}
		g.roles = []*discordgo.Role{{ID: g.id, Name: "@everyone", Permissions: MemberPermissions}}
		for _, id := range userIDs {
			g.members = append(g.members, &discordgo.Member{GuildID: g.id, User: s.mustUser(id), JoinedAt: s.clock(), Roles: []string{}})
		}
		ch.guild, ch.kind = g, discordgo.ChannelTypeGuildText
	}
	s.channels[ch.id] = ch
	return ch.id
}

// SetLocale sets the language of a person's client, which is en-US at first.
func (s *Server) SetLocale(userID, locale string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if discordgo.Locales[discordgo.Locale(locale)] == "" {
		panic(fmt.Sprintf("discordtest: no locale %q", locale))
	}
	s.mustUser(userID)
	s.locales[userID] = locale
}

// CloseDMs makes a person refuse direct messages: sending answers 403, 50007.
func (s *Server) CloseDMs(userID string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closedDMs[userID] = true
}

// SetPermissions sets exactly what the bot may do in a channel, whatever its
// roles say. A connected bot gets CHANNEL_UPDATE.
func (s *Server) SetPermissions(channelID string, permissions int64) {
	s.SetUserPermissions(channelID, s.BotID, permissions)
}

// SetUserPermissions does for a person what SetPermissions does for the bot.
func (s *Server) SetUserPermissions(channelID, userID string, permissions int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.mustChannel(channelID)
	ch.permissions[userID] = permissions
	s.emit(event{name: "CHANNEL_UPDATE", intent: discordgo.IntentGuilds, data: s.channelJSON(ch)})
}

func (s *Server) addUser(name string) *discordgo.User {
	u := &discordgo.User{ID: s.newID(), Username: name, Discriminator: "0"}
	s.users[u.ID] = u
	return u
}

func (s *Server) addGuild(name string) string {
	g := &guild{id: s.newID(), name: name, owner: s.newID(), joined: s.clock()}
	g.roles = []*discordgo.Role{{ID: g.id, Name: "@everyone", Permissions: MemberPermissions}}
	s.guilds = append(s.guilds, g)
	bot := s.addRole(g.id, "attache", BotPermissions, false)
	s.join(g.id, s.BotID, bot)
	return g.id
}

func (s *Server) addChannel(guildID, name string) *channel {
	g := s.mustGuild(guildID)
	ch := &channel{id: s.newID(), name: name, guild: g, permissions: make(map[string]int64)}
	g.channels = append(g.channels, ch)
	s.channels[ch.id] = ch
	return ch
}

func (s *Server) addRole(guildID, name string, permissions int64, mentionable bool) string {
	g := s.mustGuild(guildID)
	r := &discordgo.Role{ID: s.newID(), Name: name, Permissions: permissions, Mentionable: mentionable, Position: len(g.roles)}
	g.roles = append(g.roles, r)
	return r.ID
}

func (s *Server) join(guildID, userID string, roleIDs ...string) {
	g := s.mustGuild(guildID)
	if m := g.member(userID); m != nil {
		m.Roles = append(m.Roles, roleIDs...)
		return
	}
	g.members = append(g.members, &discordgo.Member{
		GuildID: guildID, User: s.mustUser(userID), JoinedAt: s.clock(), Roles: append([]string{}, roleIDs...),
	})
}

func (s *Server) dm(userID string) *channel {
	for _, ch := range s.channels {
		if ch.guild == nil && !ch.elsewhere && ch.recipient == userID {
			return ch
		}
	}
	s.mustUser(userID)
	ch := &channel{id: s.newID(), kind: discordgo.ChannelTypeDM, recipient: userID, permissions: make(map[string]int64)}
	s.channels[ch.id] = ch
	return ch
}

func (g *guild) member(userID string) *discordgo.Member {
	for _, m := range g.members {
		if m.User.ID == userID {
			return m
		}
	}
	return nil
}

func (g *guild) role(id string) *discordgo.Role {
	for _, r := range g.roles {
		if r.ID == id {
			return r
		}
	}
	return nil
}

func (ch *channel) isThread() bool {
	return ch.kind == discordgo.ChannelTypeGuildPublicThread
}

func (ch *channel) guildID() string {
	if ch.guild == nil {
		return ""
	}
	return ch.guild.id
}

// permissions works out what a user may do in a channel: what was set for it,
// else for its parent, else what its roles give.
func (s *Server) permissions(ch *channel, userID string) int64 {
	if ch.elsewhere && userID == s.BotID {
		return ElsewherePermissions
	}
	if ch.guild == nil {
		return allPermissions
	}
	p, ok := ch.permissions[userID]
	if parent := s.channels[ch.parent]; !ok && parent != nil {
		return s.permissions(parent, userID)
	}
	if !ok {
		p = ch.guild.role(ch.guild.id).Permissions
		if m := ch.guild.member(userID); m != nil {
			for _, id := range m.Roles {
				if r := ch.guild.role(id); r != nil {
					p |= r.Permissions
				}
			}
		}
	}
	if p&discordgo.PermissionAdministrator != 0 {
		return allPermissions
	}
	return p
}

// may says whether the bot has all of the permissions in a channel.
func (s *Server) may(ch *channel, permissions int64) bool {
	return s.permissions(ch, s.BotID)&permissions == permissions
}

// channelJSON is a channel as events and REST show it.
func (s *Server) channelJSON(ch *channel) *discordgo.Channel {
	c := &discordgo.Channel{ID: ch.id, GuildID: ch.guildID(), Name: ch.name, Type: ch.kind, ParentID: ch.parent}
	if n := len(ch.messages); n > 0 {
		c.LastMessageID = ch.messages[n-1].ID
	}
	if ch.guild == nil && !ch.elsewhere {
		c.Recipients = []*discordgo.User{s.users[ch.recipient]}
	}
	if ch.isThread() {
		c.ThreadMetadata = &discordgo.ThreadMetadata{Archived: ch.archived, AutoArchiveDuration: 1440}
	}
	users := make([]string, 0, len(ch.permissions))
	for id := range ch.permissions {
		users = append(users, id)
	}
	slices.Sort(users)
	for _, id := range users {
		c.PermissionOverwrites = append(c.PermissionOverwrites, &discordgo.PermissionOverwrite{
			ID: id, Type: discordgo.PermissionOverwriteTypeMember,
			Allow: ch.permissions[id], Deny: allPermissions &^ ch.permissions[id],
		})
	}
	return c
}

// guildJSON is a guild as GUILD_CREATE shows it.
func (s *Server) guildJSON(g *guild) *discordgo.Guild {
	out := &discordgo.Guild{
		ID: g.id, Name: g.name, OwnerID: g.owner, JoinedAt: g.joined, PreferredLocale: "en-US",
		Roles: g.roles, Members: g.members, MemberCount: len(g.members),
	}
	for _, ch := range g.channels {
		if ch.archived {
			continue // only those that are open are told of
		}
		if ch.isThread() {
			out.Threads = append(out.Threads, s.channelJSON(ch))
		} else {
			out.Channels = append(out.Channels, s.channelJSON(ch))
		}
	}
	return out
}

// The must functions find what a test names. A wrong id is a mistake in the
// test, which a panic shows with its line.

func (s *Server) findGuild(id string) *guild {
	for _, g := range s.guilds {
		if g.id == id {
			return g
		}
	}
	return nil
}

func (s *Server) mustGuild(id string) *guild {
	if g := s.findGuild(id); g != nil {
		return g
	}
	panic(fmt.Sprintf("discordtest: no guild %q", id))
}

func (s *Server) mustChannel(id string) *channel {
	if ch := s.channels[id]; ch != nil {
		return ch
	}
	panic(fmt.Sprintf("discordtest: no channel %q", id))
}

func (s *Server) mustUser(id string) *discordgo.User {
	if u := s.users[id]; u != nil {
		return u
	}
	panic(fmt.Sprintf("discordtest: no user %q", id))
}
