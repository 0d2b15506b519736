package discord

import (
	"fmt"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/discordtest"
	"attache/internal/memory"
)

// withdrawn returns an article with the reason why it was retracted.
func withdrawn(text, reason string) string { return "retracted: " + reason + "\n---\n" + text }

// corrects waits until the bot has corrected what it told from retracted articles for the
// n-th time, and returns what the log says of it.
func (n *newsroom) corrects(t *testing.T, times int) string {
	t.Helper()
	const text = "answers that drew on retracted articles are corrected"
	n.log.wait(t, text, times)
	lines := regexp.MustCompile(text+`".*took`).FindAllString(n.log.String(), -1)
	return lines[times-1]
}

func wantIn(t *testing.T, what, got string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %q: %q", what, want, got)
		}
	}
}

// TestCorrects retracts an article after it was told from in every way in which it can be.
func TestCorrects(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour, "quay": quay})
	n.SetLocale(n.UserID, "de")
	ask := func(channel, text string) *discordgo.Message {
		return n.WaitReply(t, n.Say(channel, n.UserID, "<@"+n.BotID+"> "+text))
	}
	said := ask(n.ChannelID, "who Solberg")
	quoted := ask(n.ChannelID, "quote Solberg")
	private := ask(n.DM(n.UserID), "who is Ingrid Solberg?")
	other := ask(n.ChannelID, "who Madsen")
	missing := ask(n.ChannelID, "who Zelda")
	listed := ask(n.ChannelID, "articles")
	one := ask(n.ChannelID, "article harbour")
	slash := n.WaitResponse(t, n.Slash(n.ChannelID, n.UserID, "who", discordtest.Option("name", "Solberg"))).Message
	hidden := n.WaitResponse(t, n.Slash(n.ChannelID, n.UserID, "who", discordtest.Option("name", "Solberg"), discordtest.Option("hidden", true)))
	pressed := n.WaitResponse(t, n.Click(t, n.UserID, other, buttonOf(t, other, "Timeline"))).Message
	pin := n.pin(t, "Solberg")
	n.log.wait(t, "question answered", 10)
	before := map[string]string{}
	for _, m := range []*discordgo.Message{other, missing, listed} {
		before[m.ID] = shown(n.Message(m.ID))
	}

	n.publish(t, articles{"harbour": withdrawn(harbour, "the *harbour* was @everyone's"), "quay": quay})
	log := n.corrects(t, 1)
	wantIn(t, "the log", log, "corrected=5", "seen_by_asker_only=1", "gone=0", "refused=0", "failed=0")
	for name, m := range map[string]*discordgo.Message{"a reply": said, "quotations": quoted, "a direct message": private} {
		got := shown(n.Message(m.ID))
		wantIn(t, name, got, "Correction (<t:", "this answer drew on “The harbour”, which was retracted: the \\*harbour\\* was \\@everyone's")
		if strings.Contains(got, "Norwegian") || strings.Contains(got, "is open") {
			t.Errorf("%s still tells what was retracted: %q", name, got)
		}
	}
	wantIn(t, "the answer to a command", shown(n.Message(slash.ID)), "Korrektur (<t:", "„The harbour“")
	wantIn(t, "the article", shown(n.Message(one.ID)), "Correction (<t:", "retracted and answers nothing any more")
	for id, want := range before {
		if got := shown(n.Message(id)); got != want {
			t.Errorf("%q has become %q", want, got)
		}
	}
	if got := shown(pressed); strings.Contains(got, "Correction") {
		t.Errorf("what a button asked is %q", got)
	}
	if got := shown(n.Message(pin.ID)); strings.Contains(got, "Correction") || !strings.Contains(got, "What this was drawn from was retracted.") {
		t.Errorf("the pin is %q", got)
	}
	if got := shown(hidden.Message); strings.Contains(got, "Correction") {
		t.Errorf("what nobody else sees is %q", got)
	}
	// Whoever asked can still take it away.
	n.WaitResponse(t, n.Click(t, n.UserID, n.Message(said.ID), buttonOf(t, n.Message(said.ID), "🗑️")))

	// Nothing is corrected twice: not at another change, not after a restart, and not when
	// the retraction is taken back and comes again.
	edits := n.edits()
	n.publish(t, articles{"harbour": withdrawn(harbour, "the *harbour* was @everyone's"), "quay": quay + " It rained."})
	n.close(t)
	n.open(t)
	n.corrects(t, 1)
	n.publish(t, articles{"harbour": harbour, "quay": quay})
	n.publish(t, articles{"harbour": withdrawn(harbour, "once more"), "quay": quay})
	n.corrects(t, 2)
	// The pin follows all of that.
	if got := shown(n.Message(quoted.ID)); strings.Contains(got, "once more") || !strings.Contains(got, "Correction") {
		t.Errorf("in the end the quotations are %q", got)
	}
	for _, s := range n.Sent()[edits:] {
		if s.Edit && s.Message.ID == quoted.ID && strings.Contains(shown(s.Message), "once more") {
			t.Error("a correction is made twice")
		}
	}
	n.check(t)
}

// TestCorrectsWhatTheButtonsChanged follows an answer to which somebody went by a button.
func TestCorrectsWhatTheButtonsChanged(t *testing.T) {
	t.Parallel()
	two := articles{
		"north": "Anna Lee, the mayor of Bergen, opened the harbour on 2 May 2024.",
		"south": "Peter Lee, the mayor of Porto, closed the quay on 1 May 2024.",
	}
	n := openNewsroom(t, two)
	m := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, "!who Lee"))
	n.log.wait(t, "question answered", 1)
	n.WaitResponse(t, n.Click(t, n.UserID, m, buttonOf(t, m, "Anna Lee")))
	wantIn(t, "who was picked", shown(n.Message(m.ID)), "Bergen")
	n.log.wait(t, "question answered", 2)
	two["north"] = withdrawn(two["north"], "there is no harbour")
	n.publish(t, two)
	wantIn(t, "the log", n.corrects(t, 1), "corrected=1")
	m = n.Message(m.ID)
	wantIn(t, "the answer", shown(m), "Correction (<t:", "there is no harbour")

	// The correction stays when the asker goes on from there.
	n.WaitResponse(t, n.Click(t, n.UserID, m, buttonOf(t, m, "Somebody else")))
	wantIn(t, "the answer afterwards", shown(n.Message(m.ID)), "Correction (<t:", "Porto")
	// A second one stands below it.
	n.log.wait(t, "question answered", 3)
	two["south"] = withdrawn(two["south"], "there is no quay")
	n.publish(t, two)
	n.corrects(t, 2)
	wantIn(t, "the answer in the end", shown(n.Message(m.ID)), "there is no harbour", "there is no quay")
	n.check(t)
}

// TestCorrectsAtStart makes good for what was retracted while the bot was off, but not what
// is older than it shall, and not what was only taken out of the corpus.
func TestCorrectsAtStart(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour, "quay": quay})
	m := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, "!who Solberg"))
	taken := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, "!who Madsen"))
	n.log.wait(t, "question answered", 2)
	old := n.Say(n.ChannelID, n.UserID, "an old question")
	if err := n.store.SetReply(old.ID, memory.Reply{Guild: n.GuildID, Channel: n.ChannelID, Message: taken.ID, Articles: []string{"harbour"},
		At: time.Now().Add(-31 * 24 * time.Hour)}); err != nil {
		t.Fatal(err)
	}
	n.close(t)
	if err := n.lib.Reload(t.Context(), articles{"harbour": withdrawn(harbour, "gone")}.set(t)); err != nil {
		t.Fatal(err)
	}
	n.open(t)
	wantIn(t, "the log", n.corrects(t, 1), "corrected=1", "gone=0", "refused=0", "failed=0")
	wantIn(t, "the answer", shown(n.Message(m.ID)), "Correction (<t:")
	if got := shown(n.Message(taken.ID)); strings.Contains(got, "Correction") || !strings.Contains(got, "Danish") {
		t.Errorf("the answer from an article that was only taken away is %q", got)
	}
	n.check(t)
}

// TestCorrectionRefused tries again what Discord did not take, and lets be what is gone.
func TestCorrectionRefused(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour, "quay": quay})
	gone := n.AddChannel(n.GuildID, "gone")
	thread := n.AddThread(n.ChannelID, "archived")
	var in []*discordgo.Message
	for _, c := range []string{n.ChannelID, gone, thread} {
		in = append(in, n.WaitReply(t, n.Say(c, n.UserID, "!who Solberg")))
	}
	n.log.wait(t, "question answered", 3)
	n.Archive(thread, true)
	n.Fail(discordtest.Fault{Method: http.MethodGet, Path: "/channels/" + gone + "/messages/*", Status: http.StatusNotFound, Body: `{"code":10008,"message":"Unknown Message"}`})
	mend := n.Fail(discordtest.Fault{Method: http.MethodPatch, Path: "/channels/" + n.ChannelID + "/messages/*", Status: http.StatusBadRequest, Times: -1})
	n.publish(t, articles{"harbour": withdrawn(harbour, "gone"), "quay": quay})
	wantIn(t, "the log", n.corrects(t, 1), "corrected=0", "gone=1", "refused=1", "failed=1")

	// A channel that the bot may not see is not asked for again and again.
	closed := n.AddChannel(n.GuildID, "closed")
	unseen := n.WaitReply(t, n.Say(closed, n.UserID, "!who Madsen"))
	n.log.wait(t, "question answered", 4)
	n.SetPermissions(closed, discordtest.BotPermissions&^discordgo.PermissionViewChannel)
	n.corrects(t, 2) // something may have been opened
	for i := range 3 {
		n.publish(t, articles{"harbour": withdrawn(harbour, "gone"), "quay": withdrawn(quay, "gone"), "more": fmt.Sprintf("It rained %d times.", i)})
		wantIn(t, "the log", n.corrects(t, 3+i), "corrected=0", "refused=2", "failed=1")
	}
	looks := 0
	for _, r := range n.Requests() {
		if r.Method == http.MethodGet && filepath.Base(r.Path) == unseen.ID {
			looks++
		}
	}
	if looks != 1 {
		t.Errorf("a message that the bot may not see is asked for %d times", looks)
	}
	mend()
	n.Archive(thread, false)
	wantIn(t, "the log", n.corrects(t, 6), "corrected=2", "refused=1", "failed=0")
	n.SetPermissions(closed, discordtest.BotPermissions)
	wantIn(t, "the log", n.corrects(t, 7), "corrected=1", "refused=0")
	for _, i := range []int{0, 2} {
		wantIn(t, "the answer", shown(n.Message(in[i].ID)), "Correction (<t:")
	}
	n.check(t)
}

// TestCorrectionUnknown edits once more, into the same, what Discord has edited without the
// bot having heard of that.
func TestCorrectionUnknown(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, "!who Solberg"))
	n.log.wait(t, "question answered", 1)
	mend := n.Fail(discordtest.Fault{Method: http.MethodPatch, Path: "/channels/*/messages/*", Status: http.StatusBadRequest, Times: -1, Applied: true})
	n.publish(t, articles{"harbour": withdrawn(harbour, "gone")})
	wantIn(t, "the log", n.corrects(t, 1), "corrected=0", "failed=1")
	mend()
	n.close(t)
	n.open(t)
	wantIn(t, "the log", n.corrects(t, 1), "corrected=1", "failed=0")
	if got := shown(n.Message(m.ID)); strings.Count(got, "Correction (<t:") != 1 {
		t.Errorf("the answer is %q", got)
	}
}

// TestCorrectsWithoutQuestion takes an answer back whose question was too long for its
// buttons.
func TestCorrectsWithoutQuestion(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	me := "<@" + n.BotID + "> "
	m := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, me+"check "+harbour+strings.Repeat(" The weather was fine in Bergen that day.", 40)))
	if _, question := carried(m.Components); question != "" {
		t.Fatalf("the buttons carry the question")
	}
	m2 := n.WaitReply(t, n.Say(n.ChannelID, n.UserID, me+"check "+harbour))
	n.log.wait(t, "question answered", 2)
	n.publish(t, articles{"harbour": withdrawn(harbour, "gone")})
	n.corrects(t, 1)
	for _, m := range []*discordgo.Message{m, m2} {
		m = n.Message(m.ID)
		wantIn(t, "the check", shown(m), "Correction (<t:")
		if strings.Contains(shown(m), "Solberg opened the harbour of Bergen on 2 May 2024. “") {
			t.Errorf("the check is %q", shown(m))
		}
	}
	n.check(t)
}

// TestCorrectsWhatIsOnItsWay retracts an article between an answer that was drawn from it
// and the message that shows it.
func TestCorrectsWhatIsOnItsWay(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	hold := make(chan struct{})
	n.Fail(discordtest.Fault{Method: http.MethodPost, Path: "/channels/*/messages", Hold: hold})
	q := n.Say(n.ChannelID, n.UserID, "!who Solberg")
	n.Wait(t, "the answer", func() bool {
		for _, r := range n.Requests() {
			if r.Method == http.MethodPost && filepath.Base(r.Path) == "messages" {
				return true
			}
		}
		return false
	})
	n.publish(t, articles{"harbour": withdrawn(harbour, "gone")})
	n.corrects(t, 1)
	close(hold)
	m := n.WaitReply(t, q)
	wantIn(t, "the log", n.corrects(t, 2), "corrected=1")
	wantIn(t, "the answer", shown(n.Message(m.ID)), "Correction (<t:")
}

// TestCorrectsNotWhatIsEdited leaves an answer to whoever edits its question meanwhile.
func TestCorrectsNotWhatIsEdited(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour, "quay": quay})
	q := n.Say(n.ChannelID, n.UserID, "!who Solberg")
	m := n.WaitReply(t, q)
	n.log.wait(t, "question answered", 1)
	hold := make(chan struct{})
	n.Fail(discordtest.Fault{Method: http.MethodGet, Path: "/channels/*/messages/" + m.ID, Hold: hold})
	if err := n.lib.Reload(t.Context(), articles{"harbour": withdrawn(harbour, "gone"), "quay": quay}.set(t)); err != nil {
		t.Fatal(err)
	}
	n.Wait(t, "a look at the answer", func() bool {
		for _, r := range n.Requests() {
			if r.Method == http.MethodGet && filepath.Base(r.Path) == m.ID {
				return true
			}
		}
		return false
	})
	n.Edit(q.ID, "!who Madsen")
	n.log.wait(t, "event=MESSAGE_UPDATE", 1)
	close(hold)
	n.Wait(t, "the answer to the edited question", func() bool { return strings.Contains(shown(n.Message(m.ID)), "Danish") })
	n.log.wait(t, "question answered", 2)
	if got := shown(n.Message(m.ID)); strings.Contains(got, "Correction") {
		t.Errorf("the answer to another question is %q", got)
	}
}
