package discordtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// maxCommandCreates is how many commands an application may create in a day, in
// a guild or globally. Overwriting one by the same name does not count.
const maxCommandCreates = 200

// Commands returns the commands of a guild, or the global ones for "".
func (s *Server) Commands(guildID string) []*discordgo.ApplicationCommand {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []*discordgo.ApplicationCommand
	if raw := mustJSON(s.commands[guildID]); json.Unmarshal(raw, &out) != nil {
		panic("discordtest: cannot read own commands")
	}
	return out
}

// scope finds the guild of a command route, "" for global commands.
func (c *call) scope() (string, *apiError) {
	if c.r.PathValue("app") != c.AppID {
		return "", errMissingAccess
	}
	if c.r.PathValue("guild") == "" {
		return "", nil
	}
	g, err := c.guildOf()
	if err != nil {
		return "", err
	}
	return g.id, nil
}

// newCommand checks a command and gives it an id, the old one if it replaces one.
func (c *call) newCommand(path, guildID string, raw json.RawMessage) *discordgo.ApplicationCommand {
	cmd := &discordgo.ApplicationCommand{}
	if isNull(raw) || !c.form.decode(path, raw, cmd) {
		return nil
	}
	if cmd.Type == 0 {
		cmd.Type = discordgo.ChatApplicationCommand
	}
	c.form.command(path, cmd)
	cmd.ID, cmd.ApplicationID, cmd.GuildID = "", c.AppID, guildID
	if i := c.commandNamed(guildID, cmd); i >= 0 {
		cmd.ID = c.commands[guildID][i].ID
	}
	return cmd
}

func (c *call) commandNamed(guildID string, like *discordgo.ApplicationCommand) int {
	return slices.IndexFunc(c.commands[guildID], func(o *discordgo.ApplicationCommand) bool {
		return o.Name == like.Name && o.Type == like.Type
	})
}

// admit gives ids to new commands and counts them against the day's limit.
func (c *call) admit(guildID string, commands []*discordgo.ApplicationCommand) *apiError {
	now := c.clock()
	recent := slices.DeleteFunc(c.creates[guildID], func(t time.Time) bool { return now.Sub(t) >= 24*time.Hour })
	fresh := 0
	for _, cmd := range commands {
		if cmd.ID == "" {
			fresh++
		}
	}
	if len(recent)+fresh > maxCommandCreates {
		return fail(400, codeMaxCommandCreates,
			fmt.Sprintf("Max number of daily application command creates has been reached (%d)", maxCommandCreates))
	}
	for _, cmd := range commands {
		if cmd.ID == "" {
			cmd.ID = c.newID()
			recent = append(recent, now)
		}
		cmd.Version = c.newID()
	}
	c.creates[guildID] = recent
	return nil
}

func getCommands(c *call) (any, *apiError) {
	guildID, err := c.scope()
	if err != nil {
		return nil, err
	}
	out := []any{}
	for _, cmd := range c.commands[guildID] {
		out = append(out, c.commandJSON(cmd, c.r.URL.Query().Get("with_localizations") == "true"))
	}
	return out, nil
}

// commandJSON is a command as Discord returns it: without what is as it would be
// anyway, with fields that nobody sent, and with its translations only for who asks.
func (s *Server) commandJSON(cmd *discordgo.ApplicationCommand, localizations bool) any {
	var out map[string]any
	if err := json.Unmarshal(mustJSON(cmd), &out); err != nil {
		panic("discordtest: cannot read own command")
	}
	trim(out, localizations)
	for name, usual := range map[string]any{
		"nsfw": false, "default_permission": true, "default_member_permissions": nil, "description": "",
		"integration_types": []int{0}, "contexts": nil, "dm_permission": true,
	} {
		if _, ok := out[name]; !ok {
			out[name] = usual
		}
	}
	return out
}

// trim takes out of a command or option what Discord does not return.
func trim(o map[string]any, localizations bool) {
	for name, v := range o {
		list, isList := v.([]any)
		switch {
		case v == nil, isList && len(list) == 0, v == false && name != "nsfw", name == "max_length" && v == 0.0,
			strings.HasSuffix(name, "_localizations") && !localizations:
			delete(o, name)
		}
		for _, x := range list {
			if m, ok := x.(map[string]any); ok {
				trim(m, localizations)
			}
		}
	}
}

// overwriteCommands replaces the whole set.
func overwriteCommands(c *call) (any, *apiError) {
	guildID, err := c.scope()
	if err != nil {
		return nil, err
	}
	var list []json.RawMessage
	if json.Unmarshal(c.body, &list) != nil || list == nil {
		return nil, errInvalidJSON
	}
	commands := []*discordgo.ApplicationCommand{}
	for i, raw := range list {
		if cmd := c.newCommand(join("", i), guildID, raw); cmd != nil {
			commands = append(commands, cmd)
		} else if isNull(raw) {
			c.form.required(join("", i))
		}
	}
	c.form.commandSet(commands)
	if err := c.form.err(); err != nil {
		return nil, err
	}
	if err := c.admit(guildID, commands); err != nil {
		return nil, err
	}
	c.commands[guildID] = commands
	out := []any{}
	for _, cmd := range commands {
		out = append(out, c.commandJSON(cmd, true))
	}
	return out, nil
}

// createCommand adds a command, or replaces the one of the same name and type.
func createCommand(c *call) (any, *apiError) {
	guildID, err := c.scope()
	if err != nil {
		return nil, err
	}
	if !json.Valid(c.body) {
		return nil, errInvalidJSON
	}
	cmd := c.newCommand("", guildID, c.body)
	if err := c.form.err(); err != nil || cmd == nil {
		if err == nil {
			err = errInvalidJSON
		}
		return nil, err
	}
	set := slices.Clone(c.commands[guildID])
	i := c.commandNamed(guildID, cmd)
	if i >= 0 {
		set[i] = cmd
	} else {
		c.status = 201
		set = append(set, cmd)
	}
	c.form.commandSet(set)
	if err := c.form.err(); err != nil {
		return nil, err
	}
	if err := c.admit(guildID, []*discordgo.ApplicationCommand{cmd}); err != nil {
		return nil, err
	}
	c.commands[guildID] = set
	return cmd, nil
}

// commandOf finds the command of the path.
func (c *call) commandOf() (guildID string, i int, err *apiError) {
	guildID, err = c.scope()
	if err != nil {
		return "", 0, err
	}
	i = slices.IndexFunc(c.commands[guildID], func(o *discordgo.ApplicationCommand) bool {
		return o.ID == c.r.PathValue("command")
	})
	if i < 0 {
		return "", 0, fail(404, codeUnknownCommand, "Unknown application command")
	}
	return guildID, i, nil
}

func getCommand(c *call) (any, *apiError) {
	guildID, i, err := c.commandOf()
	if err != nil {
		return nil, err
	}
	return c.commands[guildID][i], nil
}

func editCommand(c *call) (any, *apiError) {
	guildID, i, err := c.commandOf()
	if err != nil {
		return nil, err
	}
	old := c.commands[guildID][i]
	cmd := *old
	if json.Unmarshal(c.body, &cmd) != nil {
		return nil, errInvalidJSON
	}
	cmd.ID, cmd.ApplicationID, cmd.GuildID, cmd.Type = old.ID, old.ApplicationID, old.GuildID, old.Type
	c.form.command("", &cmd)
	if err := c.form.err(); err != nil {
		return nil, err
	}
	c.commands[guildID][i] = &cmd
	return &cmd, nil
}

func deleteCommand(c *call) (any, *apiError) {
	guildID, i, err := c.commandOf()
	if err != nil {
		return nil, err
	}
	c.commands[guildID] = slices.Delete(c.commands[guildID], i, i+1)
	return nil, nil
}
