package discord

import (
	"strings"
	"testing"

	"attache/internal/discordtest"
)

// TestManual asks for help as people do who have just met the bot.
func TestManual(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, shipped(t), remembers(t))
	told(t, srv, r)
	of := func(user string) string {
		return shown(srv.WaitResponse(t, srv.Slash(srv.ChannelID, user, "help")).Message)
	}
	member, moderator := of(srv.UserID), of(srv.ModeratorID)
	for _, want := range []string{"In Discord", "Reply to an answer", "choose Apps", "/privacy", "/forget-me"} {
		if !strings.Contains(member, want) {
			t.Errorf("a member is not told of %q", want)
		}
	}
	for _, want := range []string{"/pins", "/settings", "/gaps"} {
		if strings.Contains(member, want) || !strings.Contains(moderator, want) {
			t.Errorf("%q is for moderators", want)
		}
	}
	if one := shown(srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "help", discordtest.Option("command", "who"))).Message); strings.Contains(one, "In Discord") {
		t.Errorf("the help on one command has all of it: %s", one)
	}
	pages, err := Messages("help", shipped(t).Ask(t.Context(), "help"), "!", nil)
	if err != nil || len(pages) == 0 || !strings.Contains(string(pages[0]), "In Discord") {
		t.Errorf("a preview lacks it: %s, %v", pages, err)
	}
	dm := srv.DM(srv.UserID)
	srv.WaitReply(t, srv.Say(dm, srv.UserID, "who is Lavrov?"))
	if got := shown(srv.WaitReply(t, srv.Say(dm, srv.UserID, "hello!"))); !strings.Contains(got, "In Discord") {
		t.Errorf("who greets hears %q", got)
	}
}
