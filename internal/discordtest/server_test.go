package discordtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// echo replies to whoever says something.
func echo(s *discordgo.Session, m *discordgo.MessageCreate) {
	if m.Author == nil || m.Author.Bot || m.Type != discordgo.MessageTypeDefault {
		return
	}
	s.ChannelMessageSendComplex(m.ChannelID, &discordgo.MessageSend{
		Content: "you said: " + m.Content, Reference: m.Reference(),
		AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
	})
}

func TestAnswersInChannelAndDM(t *testing.T) {
	t.Parallel()
	srv := New(t)
	session := open(t, srv, echo)
	for _, channel := range []string{srv.ChannelID, srv.DM(srv.UserID), srv.AddThread(srv.ChannelID, "thread")} {
		question := srv.Say(channel, srv.UserID, "!who Lavrov @everyone <@"+srv.ModeratorID+">")
		answer := srv.WaitReply(t, question)
		if want := "you said: " + question.Content; answer.Content != want || answer.Author.ID != srv.BotID {
			t.Errorf("got %q by %s, want %q", answer.Content, answer.Author.ID, want)
		}
		if answer.ReferencedMessage == nil || answer.ReferencedMessage.ID != question.ID {
			t.Errorf("referenced message %+v", answer.ReferencedMessage)
		}
		if n := len(srv.Messages(channel)); n != 2 {
			t.Errorf("%d messages in the channel, want 2", n)
		}
	}
	if pings := srv.Pings(); len(pings) > 0 {
		t.Errorf("pings: %+v", pings)
	}
	if n := len(srv.Sent()); n != 3 {
		t.Errorf("%d sent, want 3", n)
	}
	if id := srv.Identifies()[0]; id.Intents&discordgo.IntentMessageContent == 0 || id.Properties["$browser"] == "" {
		t.Errorf("identify %+v", id)
	}
	srv.WaitHeartbeats(t, 1)
	if guild, err := session.State.Guild(srv.GuildID); err != nil || len(guild.Channels) != 1 {
		t.Errorf("state: %+v, %v", guild, err)
	}
	perms, err := session.State.UserChannelPermissions(srv.BotID, srv.ChannelID)
	if err != nil || perms&PermissionPinMessages == 0 {
		t.Errorf("permissions %b, %v", perms, err)
	}
}

func TestMessageContentIsHidden(t *testing.T) {
	t.Parallel()
	srv := New(t)
	c := dial(t, srv)
	c.identify(srv, 1|1<<9|1<<12)
	content := func() string {
		var m discordgo.Message
		if err := m.UnmarshalJSON(c.wantEvent("MESSAGE_CREATE").Data); err != nil {
			t.Fatal(err)
		}
		return m.Content
	}
	srv.Say(srv.ChannelID, srv.UserID, "!who")
	if got := content(); got != "" {
		t.Errorf("content %q without the intent", got)
	}
	srv.Say(srv.ChannelID, srv.UserID, "<@"+srv.BotID+"> who")
	srv.Say(srv.DM(srv.UserID), srv.UserID, "who")
	own, err := rest(srv).ChannelMessageSend(srv.ChannelID, "mine")
	if err != nil || own.GuildID != "" {
		t.Fatalf("send: %+v, %v; REST has no guild_id", own, err)
	}
	srv.Reply(own, srv.UserID, "and who is that")
	for range 4 {
		if got := content(); got == "" {
			t.Error("content hidden from a mention, a direct message, a reply to the bot or its own message")
		}
	}
}

func TestPings(t *testing.T) {
	t.Parallel()
	srv := New(t)
	role := srv.AddRole(srv.GuildID, "readers", 0, true)
	question := srv.Say(srv.ChannelID, srv.UserID, "hello")
	loud := fmt.Sprintf("@everyone @here <@%s> <@!77> <@&%s>", srv.ModeratorID, role)
	reply := map[string]any{"message_id": question.ID}
	tests := []struct {
		name string
		body map[string]any
		want Pings
	}{
		{"everything by default", map[string]any{"content": loud, "message_reference": reply},
			Pings{Everyone: true, Here: true, Users: []string{srv.ModeratorID, "77"}, Roles: []string{role}, RepliedUser: srv.UserID}},
		{"none", map[string]any{"content": loud, "message_reference": reply, "allowed_mentions": map[string]any{"parse": []string{}}}, Pings{}},
		{"empty object", map[string]any{"content": loud, "allowed_mentions": map[string]any{}}, Pings{}},
		{"users", map[string]any{"content": loud, "allowed_mentions": map[string]any{"parse": []string{"users"}}},
			Pings{Users: []string{srv.ModeratorID, "77"}}},
		{"one user", map[string]any{"content": loud, "allowed_mentions": map[string]any{"users": []string{"77"}}}, Pings{Users: []string{"77"}}},
		{"replied", map[string]any{"content": "x", "message_reference": reply, "allowed_mentions": map[string]any{"replied_user": true}},
			Pings{RepliedUser: srv.UserID}},
		{"embeds are quiet", map[string]any{"embeds": []any{map[string]any{"description": loud}}}, Pings{}},
		{"text displays are not", map[string]any{"flags": 1 << 15, "components": []any{map[string]any{"type": 10, "content": "<@77>"}}},
			Pings{Users: []string{"77"}}},
	}
	for _, test := range tests {
		status, body := request(t, srv, "POST", "/channels/"+srv.ChannelID+"/messages", test.body)
		if status != 200 {
			t.Fatalf("%s: %d %v", test.name, status, body)
		}
		sent := srv.Sent()
		got := sent[len(sent)-1].Pings
		got.MessageID, got.ChannelID = "", ""
		if fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%s: got %+v, want %+v", test.name, got, test.want)
		}
	}
	m, err := rest(srv).ChannelMessageSend(srv.ChannelID, "quiet")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := rest(srv).ChannelMessageEdit(srv.ChannelID, m.ID, "@here"); err != nil {
		t.Fatal(err)
	}
	if p := srv.Pings(); !p[len(p)-1].Here {
		t.Error("an edit did not ping")
	}
	srv.SetPermissions(srv.ChannelID, BotPermissions&^discordgo.PermissionMentionEveryone)
	if _, err := rest(srv).ChannelMessageSend(srv.ChannelID, "@everyone"); err != nil {
		t.Fatal(err)
	}
	if sent := srv.Sent(); sent[len(sent)-1].Pings.Any() {
		t.Error("pinged everyone without the permission")
	}
}

func TestPeopleActions(t *testing.T) {
	t.Parallel()
	srv := New(t)
	c := dial(t, srv)
	c.identify(srv, int(discordgo.IntentsAllWithoutPrivileged|discordgo.IntentMessageContent))
	m := srv.Say(srv.ChannelID, srv.ModeratorID, "@everyone see <@"+srv.UserID+">")
	if !m.MentionEveryone || len(m.Mentions) != 1 || m.Member == nil || !slices.Contains(m.Member.Roles, srv.ModeratorRoleID) {
		t.Errorf("message %+v", m)
	}
	if edited := srv.Edit(m.ID, "never mind"); edited.EditedTimestamp == nil || edited.MentionEveryone {
		t.Errorf("edited %+v", edited)
	}
	srv.Unfurl(m.ID)
	srv.React(m.ID, srv.UserID, "🗑")
	srv.Unreact(m.ID, srv.UserID, "🗑")
	srv.Pin(m.ID)
	srv.Unpin(m.ID)
	srv.Delete(m.ID)
	if srv.Message(m.ID) != nil {
		t.Error("message is not deleted")
	}
	other := srv.AddGuild("Other")
	srv.Join(other, srv.AddUser("bo").ID)
	srv.DeleteChannel(srv.AddChannel(other, "news"))
	srv.RemoveGuild(other)
	for _, name := range []string{"GUILD_CREATE", "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_UPDATE", "MESSAGE_REACTION_ADD",
		"MESSAGE_REACTION_REMOVE", "CHANNEL_PINS_UPDATE", "CHANNEL_PINS_UPDATE", "MESSAGE_DELETE",
		"GUILD_CREATE", "CHANNEL_CREATE", "CHANNEL_DELETE", "GUILD_DELETE"} {
		c.wantEvent(name)
	}
	srv.SetPermissions(srv.ChannelID, 0)
	srv.Say(srv.ChannelID, srv.UserID, "unseen")
	srv.SetPermissions(srv.ChannelID, BotPermissions)
	srv.Storm(srv.ChannelID, srv.UserID, 500)
	if p := c.wantEvent("MESSAGE_CREATE"); !strings.Contains(string(p.Data), "storm 1") {
		t.Errorf("got %s, want the first of the storm", p.Data)
	}
	for range 499 {
		c.wantEvent("MESSAGE_CREATE")
	}
}

func TestWaitContextEnds(t *testing.T) {
	t.Parallel()
	srv := New(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := srv.WaitContext(ctx, func() bool { return false }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestClock(t *testing.T) {
	t.Parallel()
	srv := New(t)
	noon := time.Date(2026, 3, 30, 12, 0, 0, 0, time.UTC)
	srv.SetClock(func() time.Time { return noon })
	srv.Advance(time.Hour)
	first, second := srv.Say(srv.ChannelID, srv.UserID, "a"), srv.Say(srv.ChannelID, srv.UserID, "b")
	if want := noon.Add(time.Hour); !first.Timestamp.Equal(want) || !srv.Now().Equal(want) {
		t.Errorf("timestamp %v, want %v", first.Timestamp, want)
	}
	if compareIDs(first.ID, second.ID) >= 0 {
		t.Errorf("ids %s, %s do not grow", first.ID, second.ID)
	}
}

// TestCloseLeavesNothing is not parallel: it looks at all goroutines.
func TestCloseLeavesNothing(t *testing.T) {
	srv := Start()
	srv.NextHandshakes(HandshakeNormal, HandshakeSilent)
	c := dial(t, srv)
	c.identify(srv, 1)
	dial(t, srv).send(opHeartbeat, nil)
	srv.WaitHeartbeats(t, 1)
	srv.Freeze()
	dial(t, srv).identify(srv, 1)
	srv.Fail(Fault{Path: "/users/@me", Hold: make(chan struct{})})
	answered := make(chan error)
	go func() {
		_, err := rest(srv).User("@me")
		answered <- err
	}()
	srv.Wait(t, "the held request", func() bool { return len(srv.Requests()) == 1 })
	srv.Close()
	srv.Close()
	if err := <-answered; err == nil {
		t.Error("a held request was answered")
	}
	deadline := time.Now().Add(5 * time.Second)
	for {
		var stacks bytes.Buffer
		pprof.Lookup("goroutine").WriteTo(&stacks, 2)
		if !strings.Contains(stacks.String(), "discordtest.(*conn)") && !strings.Contains(stacks.String(), "discordtest.(*Server).serve") {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("goroutines after Close:\n%s", stacks.String())
		}
		runtime.Gosched()
	}
}

func TestWaitInVainSaysWhatHappened(t *testing.T) {
	t.Parallel()
	srv := New(t)
	request(t, srv, "GET", "/users/@me", nil)
	dial(t, srv).identify(srv, 1)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	tb := &recorder{TB: t, ctx: ctx}
	srv.Wait(tb, "Godot", func() bool { return false })
	if len(tb.errors) != 1 || !strings.Contains(tb.errors[0], "Godot") || !strings.Contains(tb.errors[0], "GET /users/@me -> 200") {
		t.Errorf("message %q", tb.errors)
	}
}
