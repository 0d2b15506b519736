package discordtest

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// Pings says whom a sent or edited message disturbs.
//
// It is read off the content (and the text of Components V2) as Discord does,
// but more strictly in two ways, so that no test passes by luck: a mention
// counts wherever it stands, in code too, and an id counts without anyone having
// it. Embeds never ping. An ephemeral message pings no one. @everyone, @here and
// roles that are not mentionable need Mention Everyone, which the bot has at
// first; see [BotPermissions].
type Pings struct {
	MessageID, ChannelID string
	Everyone, Here       bool
	Users, Roles         []string
	RepliedUser          string // the author replied to, if that pings
}

// Any reports whether anyone is pinged.
func (p Pings) Any() bool {
	return p.Everyone || p.Here || len(p.Users) > 0 || len(p.Roles) > 0 || p.RepliedUser != ""
}

var (
	userMention = regexp.MustCompile(`<@!?(\d+)>`)
	roleMention = regexp.MustCompile(`<@&(\d+)>`)
)

// mentioned lists the ids that a pattern finds, each once.
func mentioned(pattern *regexp.Regexp, text string) []string {
	var ids []string
	for _, m := range pattern.FindAllStringSubmatch(text, -1) {
		if !slices.Contains(ids, m[1]) {
			ids = append(ids, m[1])
		}
	}
	return ids
}

// allowedMentions is the field allowed_mentions. A nil one means it was left
// out, and so that everything pings.
type allowedMentions struct {
	parse        []string
	users, roles []string
	repliedUser  bool
}

func (a *allowedMentions) kind(name string) bool {
	return a == nil || slices.Contains(a.parse, name)
}

func (a *allowedMentions) user(id string) bool {
	return a.kind("users") || slices.Contains(a.users, id)
}

func (a *allowedMentions) role(id string) bool {
	return a.kind("roles") || slices.Contains(a.roles, id)
}

// pings works out whom a message of the bot disturbs. replyTo is the message it
// replies to, nil for none and for an edit.
func (s *Server) pings(m *message, text string, allowed *allowedMentions, replyTo *message) Pings {
	p := Pings{MessageID: m.ID, ChannelID: m.channel.id}
	if m.ephemeral() {
		return p
	}
	everyone := s.may(m.channel, discordgo.PermissionMentionEveryone)
	if everyone && allowed.kind("everyone") {
		p.Everyone = strings.Contains(text, "@everyone")
		p.Here = strings.Contains(text, "@here")
	}
	for _, id := range mentioned(userMention, text) {
		if allowed.user(id) {
			p.Users = append(p.Users, id)
		}
	}
	for _, id := range mentioned(roleMention, text) {
		if allowed.role(id) && (everyone || s.mentionable(m.channel, id)) {
			p.Roles = append(p.Roles, id)
		}
	}
	if replyTo != nil && replyTo.Author != nil && replyTo.Author.ID != s.BotID && (allowed == nil || allowed.repliedUser) {
		p.RepliedUser = replyTo.Author.ID
	}
	return p
}

func (s *Server) mentionable(ch *channel, roleID string) bool {
	if ch.guild == nil {
		return false
	}
	r := ch.guild.role(roleID)
	return r != nil && r.Mentionable
}

// applyPings fills the mention fields of a message: only what pings is in them.
func (s *Server) applyPings(m *message, p Pings) {
	m.MentionEveryone = p.Everyone || p.Here
	m.MentionRoles = append([]string{}, p.Roles...)
	m.Mentions = []*discordgo.User{}
	for _, id := range append(slices.Clone(p.Users), p.RepliedUser) {
		u := s.users[id]
		if u != nil && !slices.Contains(m.Mentions, u) {
			m.Mentions = append(m.Mentions, u)
		}
	}
}

// allowedMentions reads and checks the field. Discord takes an empty object as
// "no one", but not a null in the place of a list, which is what discordgo
// makes of a nil slice.
func (f *form) allowedMentions(path string, raw json.RawMessage) *allowedMentions {
	if isNull(raw) {
		return nil
	}
	var v fields
	if json.Unmarshal(raw, &v) != nil {
		f.add(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
		return nil
	}
	a := &allowedMentions{}
	for name, list := range map[string]*[]string{"parse": &a.parse, "users": &a.users, "roles": &a.roles} {
		raw, ok := v[name]
		if !ok {
			continue
		}
		if isNull(raw) || json.Unmarshal(raw, list) != nil {
			f.add(path+"."+name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
			continue
		}
		if name != "parse" {
			f.atMost(path+"."+name, len(*list), 100)
		}
	}
	for i, kind := range a.parse {
		if kind != "users" && kind != "roles" && kind != "everyone" {
			f.add(join(path+".parse", i), "BASE_TYPE_CHOICES", "Value must be one of ('roles', 'users', 'everyone').")
		}
	}
	for name, ids := range map[string][]string{"users": a.users, "roles": a.roles} {
		if len(ids) > 0 && slices.Contains(a.parse, name) {
			f.add(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
				`parse:["`+name+`"] and `+name+`: [ids...] are mutually exclusive.`)
		}
	}
	if raw, ok := v["replied_user"]; ok && json.Unmarshal(raw, &a.repliedUser) != nil {
		f.add(path+".replied_user", "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
	}
	return a
}
