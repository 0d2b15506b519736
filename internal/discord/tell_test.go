package discord

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"attache/internal/discordtest"
	"attache/internal/memory"
)

const tellMe = "Tell me when there is an answer"

// zelda answers who that is.
const zelda = "Swedish Trade Minister Zelda Quist visited Bergen on 4 May 2024."

// waits has somebody press the button under m and returns what is said to that.
func (n *newsroom) waits(t *testing.T, user string, m *discordgo.Message) string {
	t.Helper()
	r := n.WaitResponse(t, n.Click(t, user, m, buttonOf(t, m, tellMe)))
	if !r.Ephemeral && r.Type == discordgo.InteractionResponseChannelMessageWithSource {
		t.Errorf("all see that somebody waits: %q", shown(r.Message))
	}
	return shown(r.Message)
}

// waiting returns how many wait.
func (n *newsroom) waiting(t *testing.T) int {
	t.Helper()
	all, err := n.store.Waiters()
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

// asksAnew waits until the bot has asked anew what people wait for, for the n-th time, and
// returns what the log says of it.
func (n *newsroom) asksAnew(t *testing.T, times int) string {
	t.Helper()
	const text = "asked anew what people wait for"
	n.log.wait(t, text, times)
	parts := strings.Split(n.log.String(), text)
	line, _, _ := strings.Cut(parts[times], "\n")
	return line
}

func TestTells(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	other := n.AddUser("other").ID
	n.SetLocale(other, "de")
	q := n.Say(n.ChannelID, n.UserID, "!who Quist")
	m := n.WaitReply(t, q)
	wantIn(t, "the promise", n.waits(t, n.UserID, m), "direct message", "90 days", "/forget-me")
	if n.waiting(t) != 1 {
		t.Fatalf("%d wait", n.waiting(t))
	}
	// Who presses again takes it back, and others wait for themselves.
	wantIn(t, "taking it back", n.waits(t, n.UserID, m), "erased")
	n.waits(t, n.UserID, m)
	wantIn(t, "the promise to another", n.waits(t, other, m), "Direktnachricht")
	private := n.WaitReply(t, n.Say(n.DM(n.UserID), n.UserID, "who is Zelda Quist?"))
	n.waits(t, n.UserID, private)
	n.log.wait(t, "gap kept", 2)
	wantIn(t, "/gaps", n.call(t, "gaps"), "who quist", "people waiting: 2")

	// An article that does not answer it tells nobody anything.
	n.publish(t, articles{"harbour": harbour, "quay": quay})
	wantIn(t, "the log", n.asksAnew(t, 1), "asked=2", "told=0")
	if n.waiting(t) != 3 {
		t.Fatalf("%d wait", n.waiting(t))
	}
	sent := len(n.Sent())
	n.publish(t, articles{"harbour": harbour, "quay": quay, "visit": zelda})
	wantIn(t, "the log", n.asksAnew(t, 2), "asked=2", "told=3", "told_in_place=0", "not_to_be_told=0", "later=0")
	if n.waiting(t) != 0 {
		t.Errorf("%d still wait", n.waiting(t))
	}
	var told []string
	for _, s := range n.Sent()[sent:] {
		if s.Edit {
			t.Errorf("%q was edited", shown(s.Message))
		}
		told = append(told, s.Message.ChannelID+" "+shown(s.Message))
	}
	if len(told) != 3 {
		t.Fatalf("told was %q", told)
	}
	link := fmt.Sprintf("https://discord.com/channels/%s/%s/%s", n.GuildID, n.ChannelID, m.ID)
	all := strings.Join(told, "\n")
	wantIn(t, "what was told", all, n.DM(n.UserID)+" There is an answer now to what you wanted to be told: "+link, "Swedish Trade Minister",
		n.DM(other)+" Es gibt jetzt eine Antwort auf das, was du wissen wolltest: "+link)

	// Nobody is told twice, also not after a restart; and what they were told is corrected.
	n.publish(t, articles{"harbour": harbour, "visit": zelda})
	n.close(t)
	n.open(t)
	n.log.wait(t, "looked at what was told", 1)
	n.publish(t, articles{"harbour": harbour, "visit": withdrawn(zelda, "she stayed at home")})
	wantIn(t, "the log", n.corrects(t, 1), "corrected=3")
	news := n.Messages(n.DM(other))
	wantIn(t, "what was told, after the retraction", shown(news[len(news)-1]), "Korrektur", "she stayed at home")
	if len(news) != 1 {
		t.Errorf("%d messages were sent to one person", len(news))
	}
	n.publish(t, articles{"harbour": harbour, "visit": zelda})
	wantIn(t, "/gaps", n.call(t, "gaps"), "✅ answered by now")
	n.check(t)
	if strings.Contains(n.log.String(), "Quist") {
		t.Error("the log tells what was asked")
	}
}

// TestTellsInPlace makes the answer of the message itself where no direct message is taken.
func TestTellsInPlace(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	shy := n.AddUser("shy").ID
	n.CloseDMs(shy)
	m := n.WaitReply(t, n.Say(n.ChannelID, shy, "!who Quist"))
	n.waits(t, shy, m)
	hidden := n.WaitResponse(t, n.Slash(n.ChannelID, shy, "who", discordtest.Option("name", "Quist"), discordtest.Option("hidden", true))).Message
	n.waits(t, shy, hidden)
	gone := n.WaitReply(t, n.Say(n.ChannelID, shy, "!who Quist"))
	n.waits(t, shy, gone)
	n.Delete(gone.ID)
	n.log.wait(t, "deleted message forgotten", 1)
	if n.waiting(t) != 2 {
		t.Errorf("%d wait after one message was deleted", n.waiting(t))
	}
	n.publish(t, articles{"harbour": harbour, "visit": zelda})
	wantIn(t, "the log", n.asksAnew(t, 1), "asked=1", "told=0", "told_in_place=1", "not_to_be_told=1", "later=0")
	m = n.Message(m.ID)
	wantIn(t, "the message", shown(m), "There is an answer now.", "Swedish Trade Minister")
	if n.waiting(t) != 0 {
		t.Errorf("%d still wait", n.waiting(t))
	}
	n.WaitResponse(t, n.Click(t, shy, m, buttonOf(t, m, "🗑️"))) // it is still theirs
	n.publish(t, articles{"visit": withdrawn(zelda, "she stayed at home")})
	wantIn(t, "the log", n.corrects(t, 1), "failed=0")
	n.check(t)
}

// TestTellsLater tries again what Discord did not take, and tells nobody twice whose message
// has arrived.
func TestTellsLater(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, "!who Quist"))
	n.waits(t, n.UserID, m)
	dm := n.DM(n.UserID)
	mend := n.Fail(discordtest.Fault{Method: http.MethodPost, Path: "/channels/" + dm + "/messages", Status: http.StatusBadRequest, Times: -1})
	n.publish(t, articles{"harbour": harbour, "visit": zelda})
	wantIn(t, "the log", n.asksAnew(t, 1), "told=0", "later=1")
	mend()
	// The message arrives, and the bot ends before it hears of that.
	mend = n.Fail(discordtest.Fault{Method: http.MethodPost, Path: "/channels/" + dm + "/messages", Status: http.StatusBadRequest, Times: -1, Applied: true})
	n.publish(t, articles{"harbour": harbour, "visit": zelda, "quay": quay})
	n.Wait(t, "the message", func() bool { return len(n.Messages(dm)) == 1 })
	n.close(t)
	mend()
	n.open(t)
	wantIn(t, "the log", n.asksAnew(t, 1), "told=1", "later=0")
	if got := n.Messages(dm); len(got) != 1 {
		t.Errorf("%d messages were sent", len(got))
	}
	n.check(t)
}

// TestTellsOnce tells one who waits for the same in two places once.
func TestTellsOnce(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	for _, q := range []string{"!who Quist", "!who quist"} {
		n.waits(t, n.UserID, n.WaitReply(t, n.Say(n.ChannelID, n.UserID, q)))
	}
	n.publish(t, articles{"harbour": harbour, "visit": zelda})
	n.asksAnew(t, 1)
	if got := n.Messages(n.DM(n.UserID)); len(got) != 1 || n.waiting(t) != 0 {
		t.Errorf("%d messages were sent, and %d wait", len(got), n.waiting(t))
	}
}

// TestTellsByNow answers at once who presses when the articles have changed already.
func TestTellsByNow(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, "!who Quist"))
	n.publish(t, articles{"harbour": harbour, "visit": zelda})
	wantIn(t, "the answer", n.waits(t, n.UserID, m), "Swedish Trade Minister")
	if n.waiting(t) != 0 {
		t.Error("somebody waits for what there is")
	}
}

// TestWaitersForget erases what is kept of a person, and what is too much is not kept.
func TestWaitersForget(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, "!who Quist"))
	n.waits(t, n.UserID, m)
	for i := range memory.MaxWaits - 1 {
		if err := n.store.SetWaiter(memory.Waiter{User: n.UserID, Channel: "5", Message: fmt.Sprint(i), Question: "who"}); err != nil {
			t.Fatal(err)
		}
	}
	other := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, "!who Zaphod"))
	wantIn(t, "one too many", n.waits(t, n.UserID, other), "as many answers as one person can, which is 20")
	wantIn(t, "forgetting", n.callAs(t, n.UserID, "forget-me"), "Erased: your votes (0) and the questions of which you wanted to be told the answer (20)")
	if n.waiting(t) != 0 {
		t.Errorf("%d still wait", n.waiting(t))
	}
	wantIn(t, "/privacy", n.call(t, "privacy"), "the number of your account with the question")
	// What nobody asked asks nothing.
	for _, text := range []string{"thanks", "how old is he?", "article nonsense", "check Zaphod was elected president of Norway in 2030."} {
		m := n.WaitReply(t, n.Say(n.DM(n.UserID), n.UserID, text))
		for _, id := range customIDs(m.Components) {
			if strings.Contains(id, "|"+verbTell+"|") {
				t.Errorf("of %q nobody need be told", text)
			}
		}
	}
	n.check(t)
}

// TestWaitsWhereSwitchedOff tells nobody what the moderators have switched off meanwhile.
func TestWaitsWhereSwitchedOff(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, "!who Quist"))
	n.waits(t, n.UserID, m)
	if err := n.store.SetSettings(memory.Scope{Guild: n.GuildID}, memory.Settings{Off: &[]string{"who"}}); err != nil {
		t.Fatal(err)
	}
	n.publish(t, articles{"harbour": harbour, "visit": zelda})
	wantIn(t, "the log", n.asksAnew(t, 1), "told=0", "not_to_be_told=0")
	if got := n.Messages(n.DM(n.UserID)); len(got) != 0 || n.waiting(t) != 1 {
		t.Errorf("%d messages were sent, and %d wait", len(got), n.waiting(t))
	}
}

// TestGapsTogether lists questions about the same as one, and takes them off the list as
// one.
func TestGapsTogether(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	for _, q := range []string{"who is Zelda Quist?", "zelda quist", "tell me about Zelda *Quits*", "who is the mayor of Narvik?"} {
		n.WaitReply(t, n.Say(n.ChannelID, n.UserID, "<@"+n.BotID+"> "+q))
	}
	n.log.wait(t, "gap kept", 4)
	r := n.WaitResponse(t, n.Slash(n.ChannelID, n.ModeratorID, "gaps"))
	got := shown(r.Message)
	wantIn(t, "/gaps", got, "3 times", "also asked: ", "1 time ")
	if strings.Count(got, "•") != 2 {
		t.Errorf("/gaps has not two groups: %q", got)
	}
	choices := selectOf(t, r.Message, verbGap)
	n.WaitResponse(t, n.Select(t, n.ModeratorID, r.Message, choices.CustomID, choices.Options[0].Value))
	left, err := n.store.Gaps(n.GuildID, 0)
	if err != nil || len(left) != 1 || left[0].Question != "who is the mayor of narvik?" {
		t.Errorf("after a group is taken off, the gaps are %+v, %v", left, err)
	}
	n.check(t)
}
