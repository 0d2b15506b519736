package discord

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/discordtest"
	"attache/internal/facts"
	"attache/internal/memory"
)

// chapters answers every question with the same many statements.
var chapters = askFunc(func(_ context.Context, q string) answers.Answer {
	a := answers.Answer{Command: "search", Form: "search", Query: q, Status: answers.Answered, Suggestions: []string{"who Lavrov"}}
	for i := range 30 {
		text := fmt.Sprintf("Sentence %d %s.", i, strings.Repeat("goes on ", 20))
		a.Passages = append(a.Passages, answers.Passage{Evidence: facts.Evidence{Article: fmt.Sprint("a", i), Title: "Title", End: len(text), Text: text}})
	}
	return a
})

// buttonOf returns the custom id of the button of m with a label or emoji.
func buttonOf(t *testing.T, m *discordgo.Message, name string) string {
	t.Helper()
	for _, row := range m.Components {
		for _, c := range row.(*discordgo.ActionsRow).Components {
			if b, ok := c.(*discordgo.Button); ok && (b.Label == name || b.Emoji != nil && b.Emoji.Name == name) {
				return b.CustomID
			}
		}
	}
	t.Fatalf("the message has no button %q", name)
	return ""
}

func TestSlash(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, parrot, nil)
	for _, channel := range []string{srv.ChannelID, srv.DM(srv.UserID), srv.AddThread(srv.ChannelID, "thread")} {
		r := srv.WaitResponse(t, srv.Slash(channel, srv.UserID, "who", discordtest.Option("name", "Lavrov")))
		if got := shown(r.Message); !strings.Contains(got, "who Lavrov") || r.Ephemeral {
			t.Errorf("the answer is %q, hidden: %t", got, r.Ephemeral)
		}
	}
	r := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov"), discordtest.Option("hidden", true)))
	if !r.Ephemeral {
		t.Error("an answer that was to be hidden is seen by all")
	}
}

func TestSlowSlash(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	srv, _ := serve(t, askFunc(func(ctx context.Context, q string) answers.Answer {
		<-release
		return parrot(ctx, q)
	}), func(b *Bot) { b.pace.late = 1 })
	i := srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov"), discordtest.Option("hidden", true))
	srv.Wait(t, "a promise", func() bool { r, ok := srv.Response(i); return ok && r.Loading })
	close(release)
	r := srv.WaitResponse(t, i)
	if got := shown(r.Message); !strings.Contains(got, "who Lavrov") || !r.Ephemeral {
		t.Errorf("the answer is %q, hidden: %t", got, r.Ephemeral)
	}
}

func TestOverloadedSlash(t *testing.T) {
	t.Parallel()
	asked, release := make(chan struct{}, 9), make(chan struct{})
	srv, _ := serve(t, askFunc(func(ctx context.Context, q string) answers.Answer {
		asked <- struct{}{}
		<-release
		return parrot(ctx, q)
	}), func(b *Bot) { b.cfg.Workers, b.cfg.Queue = 1, 1 })
	ask := func() discordtest.Interaction {
		return srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov"))
	}
	first := ask()
	<-asked
	// One more waits; which of the others it is, is up to the scheduler.
	var busy int
	others := []discordtest.Interaction{ask(), ask(), ask()}
	srv.Wait(t, "two refusals", func() bool {
		busy = 0
		for _, i := range others {
			if r, ok := srv.Response(i); ok && strings.Contains(r.Message.Content, "Too many questions") && r.Ephemeral {
				busy++
			}
		}
		return busy == 2
	})
	close(release)
	for _, i := range append(others, first) {
		srv.WaitResponse(t, i)
	}
}

// TestQueued checks that an interaction that waits for a worker is promised its answer as
// well, and that what comes late then still does what it should.
func TestQueued(t *testing.T) {
	t.Parallel()
	asked, release := make(chan struct{}, 9), make(chan struct{})
	srv, _ := serve(t, askFunc(func(ctx context.Context, q string) answers.Answer {
		if strings.Contains(q, "Wang") {
			asked <- struct{}{}
			<-release
		}
		return parrot(ctx, q)
	}), func(b *Bot) {
		b.cfg.Workers = 1
		b.pace.late = 1
	})
	answer := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	srv.Say(srv.ChannelID, srv.UserID, "!who Wang")
	<-asked
	slash := srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Modi"))
	del := srv.Click(t, srv.UserID, answer, buttonOf(t, answer, "🗑️"))
	for _, i := range []discordtest.Interaction{slash, del} {
		srv.Wait(t, "a promise", func() bool { r, ok := srv.Response(i); return ok && r.Loading })
	}
	close(release)
	if got := shown(srv.WaitResponse(t, slash).Message); !strings.Contains(got, "who Modi") {
		t.Errorf("the answer is %q", got)
	}
	srv.Wait(t, "the end of the answer", func() bool { return srv.Message(answer.ID) == nil })
}

// What is for one person's eyes stays so when it comes late.
func TestSlowAndSwitchedOff(t *testing.T) {
	t.Parallel()
	release := make(chan struct{})
	srv, b := serve(t, askFunc(func(ctx context.Context, q string) answers.Answer {
		<-release
		ans := parrot(ctx, q)
		ans.Command = "who"
		return ans
	}), func(b *Bot) {
		remembers(t)(b)
		b.pace.late = 1
	})
	put(t, b.Bot, srv.GuildID, "", memory.Settings{Off: &[]string{"who"}})
	i := srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "Lavrov"))
	srv.Wait(t, "a promise", func() bool { r, ok := srv.Response(i); return ok && r.Loading && !r.Ephemeral })
	close(release)
	srv.Wait(t, "a message after it", func() bool { r, _ := srv.Response(i); return len(r.Followups) == 1 })
	r, _ := srv.Response(i)
	if m := r.Followups[0]; r.Message != nil || m.Flags&discordgo.MessageFlagsEphemeral == 0 || !strings.Contains(m.Content, "switched that off") {
		t.Errorf("the channel has %v, and %q comes after it, with flags %d", r.Message, m.Content, m.Flags)
	}
}

func TestPages(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, chapters, nil)
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	if !strings.Contains(shown(m), "Sentence 0 ") || !strings.Contains(shown(m), "Page 1 of") {
		t.Fatalf("the first page is %q", shown(m))
	}
	// The asker leafs in place, others in a copy of their own.
	srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "More")))
	m = srv.Message(m.ID)
	if !strings.Contains(shown(m), "Page 2 of") || strings.Contains(shown(m), "Sentence 0 ") {
		t.Errorf("the second page is %q", shown(m))
	}
	copied := srv.WaitResponse(t, srv.Click(t, srv.ModeratorID, m, buttonOf(t, m, "More")))
	if !copied.Ephemeral || !strings.Contains(shown(copied.Message), "Page 3 of") || !strings.Contains(shown(srv.Message(m.ID)), "Page 2 of") {
		t.Errorf("somebody else's third page is %q, hidden: %t", shown(copied.Message), copied.Ephemeral)
	}
	srv.WaitResponse(t, srv.Click(t, srv.ModeratorID, copied.Message, buttonOf(t, copied.Message, "◀️")))
	srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "◀️")))
	if !strings.Contains(shown(srv.Message(m.ID)), "Sentence 0 ") {
		t.Errorf("back on the first page is %q", shown(srv.Message(m.ID)))
	}
}

func TestDeleteButton(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, parrot, nil)
	other := srv.AddUser("other")
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	r := srv.WaitResponse(t, srv.Click(t, other.ID, m, buttonOf(t, m, "🗑️")))
	if !r.Ephemeral || srv.Message(m.ID) == nil {
		t.Error("somebody else deletes the answer, or is told so in public")
	}
	srv.Click(t, srv.UserID, m, buttonOf(t, m, "🗑️"))
	srv.Wait(t, "the end of the answer", func() bool { return srv.Message(m.ID) == nil })
	m = srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	srv.Click(t, srv.ModeratorID, m, buttonOf(t, m, "🗑️"))
	srv.Wait(t, "the end of the answer", func() bool { return srv.Message(m.ID) == nil })
}

func TestLongQuestion(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, chapters, nil)
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who "+strings.Repeat("Lavrov ", 100)))
	if !strings.Contains(shown(m), "more. Narrow it") {
		t.Errorf("an answer to a question too long for buttons does not say that there is more: %q", shown(m))
	}
	buttonOf(t, m, "🗑️")
}

func TestCustomID(t *testing.T) {
	for _, s := range []string{"", "1", "1|page|0", "2|page|0|x", "1|Page|0|x", "1|page|a b|x", "1|page|0|" + strings.Repeat("x", 100), "1|page|0|\xff"} {
		if id, err := parseCustomID(s); err == nil {
			t.Errorf("%q is taken for %+v", s, id)
		}
	}
}

func FuzzCustomID(f *testing.F) {
	f.Add("1|page|2|stance India")
	f.Add("1|ask||a|b")
	f.Fuzz(func(t *testing.T, s string) {
		if id, err := parseCustomID(s); err == nil && id.String() != s {
			t.Errorf("%q comes back as %q", s, id.String())
		}
	})
}

func FuzzCarry(f *testing.F) {
	f.Add("stance India", 3)
	f.Add(strings.Repeat("who is 王毅 ", 30), 4)
	f.Fuzz(func(t *testing.T, question string, n int) {
		question = oneLine(strings.ToValidUTF8(question, ""))
		var ids []*customID
		for i := range min(max(n, 1), 10) {
			ids = append(ids, &customID{verb: verbPage, arg: fmt.Sprint(i)})
		}
		ok := carry(question, ids)
		var row discordgo.ActionsRow
		for _, id := range ids {
			s := id.String()
			if len([]rune(s)) > maxID || strings.TrimSpace(s) != s {
				t.Errorf("custom id %q", s)
			}
			row.Components = append(row.Components, discordgo.Button{CustomID: s})
		}
		got, asked := carried([]discordgo.MessageComponent{row})
		if len(got) != len(ids) || ok && asked != question || !ok && asked != "" {
			t.Errorf("%q carried: %t, comes back as %q", question, ok, asked)
		}
	})
}

// Where there is no room for an apology either, nothing is promised that does not come.
func TestApologies(t *testing.T) {
	for _, test := range []struct {
		name             string
		promised, direct bool
		want             []string // requests
	}{
		{"nothing promised", false, false, nil},
		{"promised", true, false, []string{"POST", "PATCH"}},
		{"over HTTP", false, true, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			b, _, idle := disconnected(t, http.StatusOK, `{"id":"1","channel_id":"3"}`)
			var mu sync.Mutex
			var sent []string
			base := b.client.Transport
			b.client.Transport = tripper(func(r *http.Request) (*http.Response, error) {
				mu.Lock()
				defer mu.Unlock()
				sent = append(sent, r.Method)
				return base.RoundTrip(r)
			})
			full := b.apologies
			b.apologies = newPool(0, 0)
			x := b.newExchange(&discordgo.Interaction{
				ID: "1", AppID: "9", Token: "t", Type: discordgo.InteractionApplicationCommand, GuildID: "2", ChannelID: "3",
				Member: &discordgo.Member{User: &discordgo.User{ID: "5"}},
				Data:   discordgo.ApplicationCommandInteractionData{Name: "who"},
			}, time.Now())
			x.late = time.AfterFunc(time.Hour, x.promise)
			if test.promised {
				x.late.Stop()
				x.promise()
			}
			if test.direct {
				x.direct = newDirect()
			}
			x.apologise(asker{"2", "5"})
			if x.late.Stop() {
				t.Error("the answer will be promised")
			}
			if test.direct {
				first := <-x.direct.first
				close(x.direct.over)
				if p, ok := first.Data.(post); !ok || !strings.Contains(p.Content, "Too many questions") {
					t.Errorf("the response is %+v", first)
				}
			}
			b.apologies = full
			idle()
			mu.Lock()
			defer mu.Unlock()
			if !slices.Equal(sent, test.want) {
				t.Errorf("sent are %q, want %q", sent, test.want)
			}
		})
	}
}
