package discord

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/discordtest"
	"attache/internal/memory"
)

// remembers gives a bot a store of its own that lasts as long as the test.
func remembers(t *testing.T) func(*Bot) {
	t.Helper()
	store, err := memory.Open(filepath.Join(t.TempDir(), "memory.db"), memory.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return func(b *Bot) { b.cfg.Memory = store }
}

func TestEditedQuestion(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, parrot, remembers(t))
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	answer := srv.WaitReply(t, m)
	srv.Unfurl(m.ID) // no edit
	srv.Edit(m.ID, "!who Wang *Yi*")
	srv.Wait(t, "an edited answer", func() bool { return strings.Contains(shown(srv.Message(answer.ID)), `who Wang \*Yi\*`) })
	srv.Edit(m.ID, "never mind")
	srv.Wait(t, "the end of the answer", func() bool { return srv.Message(answer.ID) == nil })
	srv.Edit(m.ID, "!who Modi") // and a question again
	srv.WaitMessage(t, srv.ChannelID, func(m *discordgo.Message) bool { return strings.Contains(shown(m), "who Modi") && m.Author.Bot })
	for _, s := range srv.Sent() {
		if s.Pings.Any() {
			t.Errorf("someone is pinged: %+v", s.Pings)
		}
	}
	posted := 0
	for _, s := range srv.Sent() {
		if !s.Edit {
			posted++
		}
	}
	if posted != 2 {
		t.Errorf("%d messages are posted for a question that was none for a while", posted)
	}
}

func TestEditedIntoQuestion(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, parrot, remembers(t))
	m := srv.Say(srv.ChannelID, srv.UserID, "!wo Lavrov")
	srv.Edit(m.ID, "!who Lavrov")
	if got := shown(srv.WaitReply(t, m)); !strings.Contains(got, "who Lavrov") {
		t.Errorf("the answer is %q", got)
	}
}

// An answer that somebody has taken away stays away.
func TestEditedAfterDeletion(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	answer := srv.WaitReply(t, m)
	r.log.wait(t, "question answered", 1)
	srv.Delete(answer.ID)
	r.log.wait(t, "deleted message forgotten", 1)
	srv.Edit(m.ID, "!who Wang")
	r.log.wait(t, "event=MESSAGE_UPDATE", 1)
	srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Modi"))
	if n := len(srv.Messages(srv.ChannelID)); n != 3 {
		t.Errorf("the channel has %d messages, want two questions and the second answer", n)
	}
}

// So it does where the bot has not heard of its end.
func TestEditedAfterUnheardDeletion(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	srv.WaitReply(t, m)
	r.log.wait(t, "question answered", 1)
	srv.Fail(discordtest.Fault{Method: "PATCH", Path: "/channels/*/messages/*", Status: 404})
	srv.Edit(m.ID, "!who Wang")
	srv.Wait(t, "an attempt to edit", func() bool {
		return slices.ContainsFunc(srv.Requests(), func(req discordtest.Request) bool { return req.Method == "PATCH" && req.Status == 404 })
	})
	srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Modi"))
	if n := len(srv.Messages(srv.ChannelID)); n != 4 {
		t.Errorf("the channel has %d messages, want two questions and their answers", n)
	}
}

func TestEditedWhileAnswered(t *testing.T) {
	t.Parallel()
	engine, asked, release := held("Lavrov")
	srv, _ := serve(t, engine, remembers(t))
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	<-asked
	srv.Edit(m.ID, "!who Wang")
	srv.Advance(time.Millisecond) // which edit is the later is told by its time
	srv.Edit(m.ID, "!who Modi")
	close(release)
	answer := srv.WaitReply(t, m)
	srv.Wait(t, "the answer to the last", func() bool { return strings.Contains(shown(srv.Message(answer.ID)), "who Modi") })
}

func TestDeletedQuestion(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, parrot, remembers(t))
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	answer := srv.WaitReply(t, m)
	srv.Delete(m.ID)
	srv.Wait(t, "the end of the answer", func() bool { return srv.Message(answer.ID) == nil })
}

func TestDeletedWhileAnswered(t *testing.T) {
	t.Parallel()
	engine, asked, release := held("Lavrov")
	srv, r := serve(t, engine, remembers(t))
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	<-asked
	srv.Delete(m.ID)
	r.log.wait(t, "event=MESSAGE_DELETE", 1)
	close(release)
	srv.Wait(t, "an answer, and its end", func() bool { return len(srv.Sent()) == 1 && len(srv.Messages(srv.ChannelID)) == 0 })
}

// A restart forgets nothing of this.
func TestLifecycleAcrossRestart(t *testing.T) {
	t.Parallel()
	srv := discordtest.New(t)
	remember := remembers(t)
	r := start(t, srv, parrot, remember)
	srv.WaitReady(t)
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	answer := srv.WaitReply(t, m)
	r.log.wait(t, "question answered", 1)
	r.stop()
	<-r.done
	start(t, srv, parrot, remember)
	srv.WaitConnections(t, 2)
	srv.WaitReady(t)
	srv.Edit(m.ID, "!who Wang")
	srv.Wait(t, "an edited answer", func() bool { return strings.Contains(shown(srv.Message(answer.ID)), "who Wang") })
	srv.WaitResponse(t, srv.Click(t, srv.ModeratorID, srv.Message(answer.ID), buttonOf(t, srv.Message(answer.ID), "🗑️")))
	srv.Wait(t, "the end of the answer", func() bool { return srv.Message(answer.ID) == nil })
}

func TestRemembersChoice(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, shipped(t), remembers(t))
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Wang"))
	srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "Wang Yi")))
	next := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.ModeratorID, "!stance Wang"))
	if next.Embeds[0].Title != "Wang Yi" || !strings.Contains(next.Content, "Wang Yi is meant") {
		t.Errorf("after the choice “stance Wang” is answered with %q", shown(next))
	}
	srv.WaitResponse(t, srv.Click(t, srv.ModeratorID, next, buttonOf(t, next, "Somebody else")))
	buttonOf(t, srv.Message(next.ID), "Wang Wenbin")
	// Another channel has made no choice.
	other := srv.WaitReply(t, srv.Say(srv.AddChannel(srv.GuildID, "other"), srv.UserID, "!who Wang"))
	buttonOf(t, other, "Wang Wenbin")
}

func TestVotes(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, shipped(t), remembers(t))
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	press := func(user, emoji string) string {
		resp := srv.WaitResponse(t, srv.Click(t, user, m, buttonOf(t, m, emoji)))
		if !resp.Ephemeral {
			t.Errorf("%s is answered in public", emoji)
		}
		return resp.Message.Content
	}
	press(srv.UserID, "👍")
	press(srv.UserID, "👎") // a change of mind
	press(srv.ModeratorID, "👎")
	tallies, err := r.cfg.Memory.Feedback(srv.GuildID, 0)
	if err != nil || len(tallies) != 1 || tallies[0].Up != 0 || tallies[0].Down != 2 || tallies[0].Command != "who" || tallies[0].Message != m.ID {
		t.Errorf("feedback is %+v, %v", tallies, err)
	}
	if got := press(srv.ModeratorID, "👎"); !strings.Contains(got, "taken back") {
		t.Errorf("the same vote again is answered with %q", got)
	}
}
func TestFollowUp(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, shipped(t), remembers(t))
	answer := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!stance India"))
	next := srv.WaitReply(t, srv.Reply(answer, srv.UserID, "and China?"))
	if next.Embeds[0].Title != "China" || !strings.Contains(shown(next), "Stances") {
		t.Errorf("“and China?” is answered with %q", shown(next))
	}
	srv.Reply(next, srv.UserID, "thanks!")
	last := srv.WaitReply(t, srv.Reply(next, srv.UserID, "!who Lavrov"))
	if last.Embeds[0].Title != "Sergei Lavrov" {
		t.Errorf("a command in a reply is answered with %q", shown(last))
	}
	if n := len(srv.Sent()); n != 3 {
		t.Errorf("%d messages are sent, want 3: thanks need no answer", n)
	}
}

// Other bots can put anything into what they send, and people reply to them, too.
func TestReplyToOtherBot(t *testing.T) {
	b := New(nil, shipped(t), Config{})
	b.self.Store("9")
	for author, want := range map[string]string{"9": "China", "8": "and China?"} {
		m := &discordgo.Message{ID: "5", GuildID: "1", ChannelID: "2", Author: &discordgo.User{ID: "3"}, ReferencedMessage: &discordgo.Message{
			Author:     &discordgo.User{ID: author, Bot: true},
			Components: keyboardOf("stance India"),
		}}
		out := b.reply(t.Context(), b.ofMessage(m), m, "and China?")
		if got := out.Embeds[0].Title; got != want {
			t.Errorf("in reply to %s, the answer is about %q, want %q", author, got, want)
		}
	}
}

// keyboardOf returns the components under the answer to a question.
func keyboardOf(question string) []discordgo.MessageComponent {
	k := keyboard{rows: [][]key{{{id: customID{verb: verbSources}}}}}
	k.carry(question)
	return k.components()
}

func TestFollowUpInDirectMessages(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, shipped(t), nil)
	dm := srv.DM(srv.UserID)
	srv.WaitReply(t, srv.Say(dm, srv.UserID, "stance India"))
	next := srv.WaitReply(t, srv.Say(dm, srv.UserID, "and China?"))
	if next.Embeds[0].Title != "China" {
		t.Errorf("“and China?” is answered with %q", shown(next))
	}
	srv.Fail(discordtest.Fault{Method: "GET", Path: "/channels/*/messages", Status: 403, Times: -1})
	last := srv.WaitReply(t, srv.Say(dm, srv.UserID, "who is Lavrov?"))
	if last.Embeds[0].Title != "Sergei Lavrov" {
		t.Errorf("without a look back the answer is %q", shown(last))
	}
}

// Moderators delete many messages at a time.
func TestDeletedQuestions(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, remembers(t))
	var questions []string
	for range 25 {
		m := srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
		srv.WaitReply(t, m)
		questions = append(questions, m.ID)
	}
	r.log.wait(t, "question answered", len(questions))
	hold := make(chan struct{})
	srv.Fail(discordtest.Fault{Method: "DELETE", Path: "/channels/*/messages/*", Hold: hold, Times: -1})
	for _, id := range questions {
		srv.Delete(id)
	}
	r.log.wait(t, "event=MESSAGE_DELETE", len(questions))
	close(hold)
	srv.Wait(t, "the end of all answers", func() bool { return len(srv.Messages(srv.ChannelID)) == 0 })
	if n := r.pool.dropped.Load(); n != 0 {
		t.Errorf("%d questions are dropped where none was asked", n)
	}
}

// Where no more of a member may wait, a question can still be edited that does.
func TestEditedWhileFull(t *testing.T) {
	t.Parallel()
	engine, asked, release := held("Lavrov")
	srv, r := serve(t, engine, remembers(t))
	srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	<-asked
	m := srv.Say(srv.ChannelID, srv.UserID, "!who Wang")
	for range defaultQueue/8 - 1 {
		srv.Say(srv.ChannelID, srv.UserID, "!who Jaishankar")
	}
	srv.Edit(m.ID, "!who Modi")
	srv.Say(srv.ChannelID, srv.UserID, "!who Nehru")
	r.log.wait(t, "question dropped", 1) // the last one, so the edit has been heard of
	close(release)
	if got := shown(srv.WaitReply(t, m)); !strings.Contains(got, "who Modi") {
		t.Errorf("the answer is %q", got)
	}
}
