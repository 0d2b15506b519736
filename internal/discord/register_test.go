package discord

import (
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"attache/internal/discordtest"
)

// told waits until a bot has seen to the commands, and returns how often they were set.
func told(t *testing.T, srv *discordtest.Server, r *running) int {
	t.Helper()
	r.log.wait(t, "Discord knows the commands", 1)
	n := 0
	for _, req := range srv.Requests() {
		if req.Method == http.MethodPut && strings.HasSuffix(req.Path, "/commands") && req.Status == http.StatusOK {
			n++
		}
	}
	return n
}

func TestRegister(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	again := func(change func(*Bot)) *running {
		r := start(t, srv, parrot, change)
		srv.WaitReady(t)
		return r
	}
	stop := func(r *running) { r.stop(); r.log.wait(t, "disconnected from Discord", 1) }

	r := again(nil)
	if n := told(t, srv, r); n != 1 {
		t.Errorf("at the first start the commands are set %d times", n)
	}
	names := func() (out []string) {
		for _, c := range srv.Commands("") {
			out = append(out, c.Name)
		}
		return out
	}
	var want []string
	for _, c := range r.definitions() {
		want = append(want, c.Name)
	}
	if got := names(); !reflect.DeepEqual(got, want) {
		t.Errorf("Discord has %q, want %q", got, want)
	}
	stop(r)
	r = again(nil)
	if n := told(t, srv, r); n != 1 {
		t.Errorf("at the second start the commands, which are the same, are set %d times", n-1)
	}
	stop(r)

	// As an earlier version left them.
	old := srv.Commands("")
	old[0].Description = "as it was"
	old = append(old[:len(old):len(old)], &discordgo.ApplicationCommand{Name: "play", Description: "plays music"})
	if _, err := srv.Session().ApplicationCommandBulkOverwrite(srv.AppID, "", old); err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(names(), "play") {
		t.Fatal("the fake takes no other command")
	}
	r = again(nil)
	if n := told(t, srv, r); n != 3 {
		t.Errorf("when others are there, the commands are set %d times, want 1", n-2)
	}
	if got := names(); !reflect.DeepEqual(got, want) {
		t.Errorf("Discord has %q, want %q", got, want)
	}
	// READY comes again.
	srv.CloseConnections(discordtest.CloseSessionTimedOut)
	r.log.wait(t, "identifies=2", 1)
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
	if n := told(t, srv, r); n != 3 {
		t.Errorf("at another connection the commands are set %d times", n-3)
	}
}

func TestRegisterLater(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	mended := srv.Fail(discordtest.Fault{Method: http.MethodPut, Path: "/applications/*/commands", Status: http.StatusForbidden, Times: -1})
	r := start(t, srv, parrot, nil)
	srv.WaitReady(t)
	r.log.wait(t, "could not be told of the slash commands", 1)
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
	mended()
	srv.DropConnections()
	if n := told(t, srv, r); n != 1 {
		t.Errorf("at the next connection the commands are set %d times", n)
	}
}

func TestSameCommands(t *testing.T) {
	yes, no, zero := true, false, 0
	one := func(change func(*discordgo.ApplicationCommand)) []*discordgo.ApplicationCommand {
		c := everywhere(&discordgo.ApplicationCommand{Name: "who", Description: "who somebody is", Options: []*discordgo.ApplicationCommandOption{
			{Type: discordgo.ApplicationCommandOptionString, Name: "name", Description: "whom", Required: true, Autocomplete: true, MaxLength: 100},
			{Type: discordgo.ApplicationCommandOptionInteger, Name: "n", Description: "how many", Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "a million", Value: 1000000}}},
		}})
		change(c)
		return []*discordgo.ApplicationCommand{c, {Type: discordgo.MessageApplicationCommand, Name: "Check this message"}}
	}
	want := one(func(*discordgo.ApplicationCommand) {})
	for name, change := range map[string]func(*discordgo.ApplicationCommand){
		"fields of Discord's": func(c *discordgo.ApplicationCommand) { c.ID, c.ApplicationID, c.Version, c.Type = "1", "2", "3", 1 },
		"defaults":            func(c *discordgo.ApplicationCommand) { c.NSFW, c.DefaultPermission = &no, &yes },
		"contexts by default": func(c *discordgo.ApplicationCommand) { c.Contexts = nil },
		"other order of places": func(c *discordgo.ApplicationCommand) {
			slices.Reverse(*c.Contexts)
			slices.Reverse(*c.IntegrationTypes)
		},
		"empty lists": func(c *discordgo.ApplicationCommand) {
			c.NameLocalizations = &map[discordgo.Locale]string{}
			c.Options[0].Options, c.Options[0].Choices = []*discordgo.ApplicationCommandOption{}, []*discordgo.ApplicationCommandOptionChoice{}
			c.Options[0].ChannelTypes, c.Options[0].MinLength = []discordgo.ChannelType{}, &zero
		},
		"a number from JSON": func(c *discordgo.ApplicationCommand) { c.Options[1].Choices[0].Value = 1000000.0 },
	} {
		got := one(change)
		slices.Reverse(got)
		if !sameCommands(got, want) {
			t.Errorf("%s make other commands", name)
		}
	}
	for name, change := range map[string]func(*discordgo.ApplicationCommand){
		"name":         func(c *discordgo.ApplicationCommand) { c.Name = "whom" },
		"translation":  func(c *discordgo.ApplicationCommand) { c.NameLocalizations = &map[discordgo.Locale]string{"de": "wer"} },
		"required":     func(c *discordgo.ApplicationCommand) { c.Options[0].Required = false },
		"length":       func(c *discordgo.ApplicationCommand) { c.Options[0].MaxLength = 99 },
		"order":        func(c *discordgo.ApplicationCommand) { slices.Reverse(c.Options) },
		"choice":       func(c *discordgo.ApplicationCommand) { c.Options[1].Choices[0].Value = 2 },
		"places":       func(c *discordgo.ApplicationCommand) { c.Contexts = &[]discordgo.InteractionContextType{0} },
		"installation": func(c *discordgo.ApplicationCommand) { c.IntegrationTypes = nil },
		"nsfw":         func(c *discordgo.ApplicationCommand) { c.NSFW = &yes },
	} {
		if sameCommands(one(change), want) {
			t.Errorf("with another %s the commands are the same", name)
		}
	}
	if sameCommands(want[:1], want) {
		t.Error("with one less the commands are the same")
	}
}
