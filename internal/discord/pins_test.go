package discord

import (
	"fmt"
	"log/slog"
	"net/http"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/discordtest"
	"attache/internal/facts"
	"attache/internal/library"
	"attache/internal/memory"
)

var extractor = sync.OnceValues(facts.New)

// articles are those of a test, by id with what they say.
type articles map[string]string

// set returns the articles as they are read from a folder. A text may begin with lines of
// front matter, which end in "---".
func (a articles) set(t testing.TB) *article.Set {
	t.Helper()
	fsys := fstest.MapFS{}
	for id, text := range a {
		meta, body, ok := strings.Cut(text, "---\n")
		if !ok {
			meta, body = "", text
		}
		fsys[id+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: The " + id + "\ndate: 2024-05-02\n" + meta + "---\n" + body + "\n")}
	}
	set, err := article.LoadFS(fsys, ".")
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// A newsroom is a server with a bot whose articles change.
type newsroom struct {
	*discordtest.Server
	*running
	lib   *library.Library
	store *memory.Store
	looks int // at the pins, all of them
}

// harbour says who Ingrid Solberg is, and quay that of Lars Madsen.
const (
	harbour = "Norwegian Foreign Minister Ingrid Solberg opened the harbour of Bergen on 2 May 2024. “The harbour is open,” Solberg said."
	quay    = "Danish Foreign Minister Lars Madsen closed the quay of Esbjerg on 1 May 2024."
)

func openNewsroom(t *testing.T, first articles) *newsroom {
	t.Helper()
	x, err := extractor()
	if err != nil {
		t.Fatal(err)
	}
	lib, err := library.Open(t.Context(), x, first.set(t))
	if err != nil {
		t.Fatal(err)
	}
	store, err := memory.Open(filepath.Join(t.TempDir(), "memory.db"), memory.Config{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	n := &newsroom{Server: discordtest.New(t), lib: lib, store: store}
	n.open(t)
	return n
}

// open starts the bot, and waits until it has looked at its pins.
func (n *newsroom) open(t *testing.T) {
	t.Helper()
	n.running = start(t, n.Server, answers.New(slog.New(slog.DiscardHandler), n.lib.Index), func(b *Bot) {
		b.cfg.Memory, b.cfg.Changed = n.store, n.lib.Changed
	})
	n.WaitReady(t)
	n.looks = 0
	n.log.wait(t, "Discord knows the commands", 1)
	n.looked(t)
}

// close ends the bot.
func (n *newsroom) close(t *testing.T) {
	t.Helper()
	n.stop()
	if err := <-n.done; err != nil {
		t.Error(err)
	}
}

// looked waits until the bot has looked at all pins once more.
func (n *newsroom) looked(t *testing.T) {
	t.Helper()
	n.looks++
	n.log.wait(t, "looked at the pins", n.looks)
}

// publish changes the articles, and waits until the pins follow.
func (n *newsroom) publish(t *testing.T, a articles) {
	t.Helper()
	n.looks = strings.Count(n.log.String(), "looked at the pins") // other events had some as well
	if err := n.lib.Reload(t.Context(), a.set(t)); err != nil {
		t.Fatal(err)
	}
	n.looked(t)
}

// sub makes the option that calls a subcommand.
func sub(name string, options ...*discordgo.ApplicationCommandInteractionDataOption) *discordgo.ApplicationCommandInteractionDataOption {
	return &discordgo.ApplicationCommandInteractionDataOption{Name: name, Type: discordgo.ApplicationCommandOptionSubCommand, Options: options}
}

// call calls a command as a moderator and returns what is shown of the answer, which
// nobody else must see.
func (n *newsroom) call(t *testing.T, name string, options ...*discordgo.ApplicationCommandInteractionDataOption) string {
	t.Helper()
	return n.callAs(t, n.ModeratorID, name, options...)
}

func (n *newsroom) callAs(t *testing.T, user, name string, options ...*discordgo.ApplicationCommandInteractionDataOption) string {
	t.Helper()
	r := n.WaitResponse(t, n.Slash(n.ChannelID, user, name, options...))
	if !r.Ephemeral {
		t.Errorf("the answer to /%s is seen by all: %q", name, shown(r.Message))
	}
	return shown(r.Message)
}

// pin pins who somebody is and returns the message.
func (n *newsroom) pin(t *testing.T, name string) *discordgo.Message {
	t.Helper()
	said := n.call(t, "pin", sub("who", discordtest.Option("name", name)))
	pins := n.Pins(n.ChannelID)
	if len(pins) == 0 || !strings.Contains(said, "Pinned.") || !strings.Contains(said, pins[len(pins)-1].ID) {
		t.Fatalf("/pin who %s: %d pins, and %q", name, len(pins), said)
	}
	return n.Message(pins[len(pins)-1].ID)
}

// edits returns how often messages were edited.
func (n *newsroom) edits() (count int) {
	for _, s := range n.Sent() {
		if s.Edit && s.Interaction == "" {
			count++
		}
	}
	return count
}

// state returns what /pins says.
func (n *newsroom) state(t *testing.T) string {
	t.Helper()
	return n.call(t, "pins")
}

// until waits until /pins says want. How often the bot looks at its pins before that,
// when rights in a channel change, depends on which event it hears of first.
func (n *newsroom) until(t *testing.T, want string) {
	t.Helper()
	got := n.state(t)
	for deadline := time.Now().Add(time.Minute); !strings.Contains(got, want); got = n.state(t) {
		if time.Now().After(deadline) {
			t.Fatalf("/pins says %q, want %q", got, want)
		}
	}
}

// check fails t if anybody was pinged, or the log tells what was asked.
func (n *newsroom) check(t *testing.T) {
	t.Helper()
	for _, p := range n.Pings() {
		t.Errorf("somebody is pinged: %+v", p)
	}
	for _, name := range []string{"Solberg", "Madsen"} {
		if strings.Contains(n.log.String(), name) {
			t.Errorf("the log tells of %s", name)
		}
	}
}

func TestPinFollows(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour, "quay": quay})
	m := n.pin(t, "Solberg")
	if got := shown(m); !strings.Contains(got, "Kept up to date.") || !strings.Contains(got, "Norwegian Foreign Minister") {
		t.Errorf("the pin is %q", got)
	}
	// What has nothing to do with it leaves it alone.
	n.publish(t, articles{"harbour": harbour, "quay": quay + " @everyone was there."})
	if n.edits() != 0 {
		t.Errorf("a pin that says the same is edited: %q", shown(n.Message(m.ID)))
	}
	n.publish(t, articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime") + " Ingrid Solberg met Lars Madsen in @everyone [Oslo](https://evil.example) on 3 May 2024."})
	got := shown(n.Message(m.ID))
	for _, want := range []string{"**Changed** <t:", "new", "different", "Role: Norwegian Foreign Minister (as of 2024-05-02) → Role: Norwegian Prime Minister", "Norwegian Prime Minister", `\@everyone`} {
		if !strings.Contains(got, want) {
			t.Errorf("the pin lacks %q: %q", want, got)
		}
	}
	if n.edits() != 1 {
		t.Errorf("one change makes %d edits", n.edits())
	}
	n.publish(t, articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime")})
	if got := shown(n.Message(m.ID)); !strings.Contains(got, "gone") || strings.Contains(got, "everyone") {
		t.Errorf("the pin does not tell what is gone: %q", got)
	}
	// Its buttons work, for everybody in a copy of their own.
	r := n.WaitResponse(t, n.Click(t, n.UserID, n.Message(m.ID), buttonOf(t, n.Message(m.ID), "Sources")))
	if !r.Ephemeral || !strings.Contains(shown(r.Message), "The harbour") {
		t.Errorf("the sources of a pin are %q", shown(r.Message))
	}
	n.check(t)
}

// TestPinOfQuotations tells which words are new and which are gone.
func TestPinOfQuotations(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	n.call(t, "pin", sub("quote", discordtest.Option("speaker", "Solberg")))
	m := n.Pins(n.ChannelID)[0]
	n.publish(t, articles{"harbour": strings.ReplaceAll(harbour, "The harbour is open", "We will never close it")})
	got := n.Message(m.ID).Content
	for _, want := range []string{"− ", "The harbour is open", "We will never close it"} {
		if !strings.Contains(got, want) {
			t.Errorf("the pin lacks %q: %q", want, got)
		}
	}
	n.check(t)
}

// TestPinCitesTooMuch keeps what is told of a change within the limits of a message.
func TestPinCitesTooMuch(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.pin(t, "Solberg")
	var b strings.Builder
	for i := range 60 {
		fmt.Fprintf(&b, " Ingrid Solberg met Lars Madsen in Oslo on %d June %d. “%s %d,” Solberg said.", i%28+1, 2020+i/28, strings.Repeat("*Never* _again_ ~~so~~ ||be|| it ", 20), i)
	}
	n.publish(t, articles{"harbour": harbour + b.String()})
	if got := n.Message(m.ID).Content; !strings.Contains(got, "new") || strings.Count(got, "\n") > maxChanges+1 {
		t.Errorf("many changes are told as %q", got)
	}
	n.check(t)
}

func TestPinRetracted(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour, "quay": quay})
	who := n.pin(t, "Solberg")
	n.call(t, "pin", sub("article", discordtest.Option("article", "quay")))
	about := n.Pins(n.ChannelID)[1]
	n.publish(t, articles{"harbour": "retracted: it was *another* harbour\n---\n" + harbour, "quay": "retracted: no quay\n---\n" + quay})
	for id, want := range map[string]string{who.ID: `it was \*another\* harbour`, about.ID: "no quay"} {
		if got := n.Message(id).Content; !strings.Contains(got, "What this was drawn from was retracted.") || !strings.Contains(got, want) {
			t.Errorf("a pin whose article was retracted says %q, want %q", got, want)
		}
	}
	if got := n.state(t); strings.Count(got, "its source was retracted") != 2 {
		t.Errorf("/pins says %q", got)
	}
	edits := n.edits()
	n.publish(t, articles{"harbour": "retracted: it was *another* harbour\n---\n" + harbour, "quay": "retracted: no quay\n---\n" + quay, "new": "Nothing happened in Oslo."})
	if n.edits() != edits {
		t.Error("a retraction is told twice")
	}
	n.publish(t, articles{"harbour": harbour})
	if got := n.Message(who.ID).Content; !strings.Contains(got, "Changed") || strings.Contains(got, "retracted") {
		t.Errorf("the pin whose article came back says %q", got)
	}
	if got := n.Message(about.ID).Content; !strings.Contains(got, "The articles no longer answer this.") {
		t.Errorf("the pin whose article is gone says %q", got)
	}
	if got := n.state(t); !strings.Contains(got, "up to date") || !strings.Contains(got, "the articles no longer answer it") {
		t.Errorf("/pins says %q", got)
	}
	n.check(t)
}

func TestPinBecomesAmbiguous(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.pin(t, "Solberg")
	n.publish(t, articles{"harbour": harbour, "other": "Swedish Finance Minister Nils Solberg praised the budget on 4 May 2024."})
	if got := n.Message(m.ID).Content; !strings.Contains(got, "A name in this may mean several now.") {
		t.Errorf("the pin says %q", got)
	}
	if got := n.call(t, "pin", sub("who", discordtest.Option("name", "Solberg"))); !strings.Contains(got, "may mean several") || len(n.Pins(n.ChannelID)) != 1 {
		t.Errorf("pinning an ambiguous name: %q", got)
	}
}

func TestPinRefused(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	who := sub("who", discordtest.Option("name", "Solberg"))
	nothing := func(name, got, want string) {
		t.Helper()
		if !strings.Contains(got, want) {
			t.Errorf("%s: the answer is %q, want %q", name, got, want)
		}
		for _, m := range n.Messages(n.ChannelID) {
			if m.Author.ID == n.BotID {
				t.Errorf("%s: a message is left: %q", name, shown(m))
			}
		}
		if all, err := n.store.AllPins(); err != nil || len(all) > 0 {
			t.Errorf("%s: pins are kept: %+v, %v", name, all, err)
		}
	}
	for _, name := range []string{"pin", "pins", "unpin"} {
		options := map[string][]*discordgo.ApplicationCommandInteractionDataOption{"pin": {who}, "unpin": {discordtest.Option("pin", "x")}}[name]
		nothing("/"+name+" by a member", n.callAs(t, n.UserID, name, options...), "Pins are for those who may")
	}
	nothing("not found", n.call(t, "pin", sub("who", discordtest.Option("name", "Zaphod"))), "The articles do not answer that")
	nothing("no date", n.call(t, "pin", sub("timeline", discordtest.Option("from", "soon"))), "A date is written like")
	nothing("no such pin", n.call(t, "unpin", discordtest.Option("pin", "Solberg")), "There is no such pin here.")

	n.SetPermissions(n.ChannelID, discordtest.BotPermissions&^discordtest.PermissionPinMessages)
	nothing("may not pin", n.call(t, "pin", who), "Give me Pin Messages")
	n.SetPermissions(n.ChannelID, discordtest.BotPermissions&^discordgo.PermissionEmbedLinks)
	nothing("may not embed", n.call(t, "pin", who), "Embed Links")
	n.SetPermissions(n.ChannelID, discordtest.BotPermissions)

	// What the interaction said may be no longer so.
	n.Fail(discordtest.Fault{Method: "PUT", Path: "/channels/*/messages/pins/*", Status: 403, Body: `{"code": 50013, "message": "Missing Permissions"}`})
	nothing("forbidden", n.call(t, "pin", who), "Give me Pin Messages")
	n.Fail(discordtest.Fault{Method: "POST", Path: "/channels/*/messages", Status: 403, Body: `{"code": 50013, "message": "Missing Permissions"}`})
	nothing("no posting", n.call(t, "pin", who), "I may not post here.")
	n.Fail(discordtest.Fault{Method: "PUT", Path: "/channels/*/messages/pins/*", Status: 404, Body: `{"code": 10008, "message": "Unknown Message"}`})
	nothing("deleted meanwhile", n.call(t, "pin", who), "Discord did not take the pin")

	// The message is posted, but the bot does not learn of it.
	n.Fail(discordtest.Fault{Method: "POST", Path: "/channels/*/messages", Status: 409, Applied: true})
	got := n.call(t, "pin", who)
	n.Wait(t, "the message to go", func() bool {
		return !slices.ContainsFunc(n.Messages(n.ChannelID), func(m *discordgo.Message) bool { return m.Author.ID == n.BotID })
	})
	n.log.wait(t, "pin that came to nothing is cleared away", 1)
	nothing("posted unnoticed", got, "Discord did not take the pin")

	for range discordtest.MaxPins {
		n.Pin(n.Say(n.ChannelID, n.UserID, "keep this").ID)
	}
	nothing("250 pins", n.call(t, "pin", who), "as many pins as Discord allows, which is 250")
	n.check(t)
}

func TestPinLanguage(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	put(t, n.Bot, n.GuildID, "", memory.Settings{Language: new("de")})
	n.call(t, "pin", sub("who", discordtest.Option("name", "Solberg")))
	m := n.Pins(n.ChannelID)[0]
	if got := shown(m); !strings.Contains(got, "Amt: ") {
		t.Errorf("the pin is not German: %q", got)
	}
	put(t, n.Bot, n.GuildID, "", memory.Settings{Language: new("fr")})
	n.publish(t, articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime")})
	if got := shown(n.Message(m.ID)); !strings.Contains(got, "Amt: ") || !strings.Contains(got, "Prime") {
		t.Errorf("the pin is not German any more, or old: %q", got)
	}
}

func TestPinGone(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		remove func(*newsroom, *discordgo.Message)
		log    string
	}{
		"message": {func(n *newsroom, m *discordgo.Message) { n.Delete(m.ID) }, "pin was deleted"},
		"channel": {func(n *newsroom, m *discordgo.Message) { n.DeleteChannel(m.ChannelID) }, "channel forgotten"},
		"guild":   {func(n *newsroom, m *discordgo.Message) { n.RemoveGuild(n.GuildID) }, "left a server, and forgot it"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, away := range []bool{false, true} {
				n := openNewsroom(t, articles{"harbour": harbour})
				m := n.pin(t, "Solberg")
				if away {
					n.close(t)
				}
				put(t, n.Bot, n.GuildID, n.ChannelID, memory.Settings{Prefix: new("?")})
				tt.remove(n, m)
				if away {
					if err := n.lib.Reload(t.Context(), articles{"quay": quay}.set(t)); err != nil {
						t.Fatal(err)
					}
					n.open(t)
				}
				if !away || name == "guild" {
					n.log.wait(t, tt.log, 1)
				}
				if own, err := n.store.Overrides(n.GuildID); err != nil || len(own) > 0 && name != "message" {
					t.Errorf("while the bot was away (%t): settings %+v are left, %v", away, own, err)
				}
				if all, err := n.store.AllPins(); err != nil || len(all) > 0 {
					t.Errorf("while the bot was away (%t): pins %+v are left, %v", away, all, err)
				}
			}
		})
	}
}

func TestPinUnpinnedByHand(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour, "quay": quay})
	byHand, kept := n.pin(t, "Solberg"), n.pin(t, "Madsen")
	n.close(t)
	for range 60 { // more than a page of them
		n.Pin(n.Say(n.ChannelID, n.UserID, "keep this").ID)
	}
	n.open(t)
	if all, err := n.store.AllPins(); err != nil || len(all) != 2 {
		t.Fatalf("behind others, pins are taken for unpinned: %+v, %v", all, err)
	}
	n.Unpin(byHand.ID)
	ended := func() bool { return strings.Contains(n.Message(byHand.ID).Content, "No longer kept up to date.") }
	n.Wait(t, "word that the pin is none", ended)
	n.publish(t, articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime"), "quay": strings.ReplaceAll(quay, "Foreign", "Prime")})
	if got := shown(n.Message(byHand.ID)); !strings.Contains(got, "Norwegian Foreign Minister") {
		t.Errorf("what was unpinned changes: %q", got)
	}
	if got := shown(n.Message(kept.ID)); !strings.Contains(got, "Danish Prime Minister") {
		t.Errorf("the other pin is %q", got)
	}

	// While the bot may not read the history, all pins seem to be gone.
	n.SetPermissions(n.ChannelID, discordtest.BotPermissions&^discordgo.PermissionReadMessageHistory)
	n.close(t)
	n.open(t)
	if all, err := n.store.AllPins(); err != nil || len(all) != 1 {
		t.Errorf("a channel that cannot be read has pins %+v, %v", all, err)
	}
	n.SetPermissions(n.ChannelID, discordtest.BotPermissions)
	n.close(t)
	n.Unpin(kept.ID)
	n.open(t)
	if got := n.Message(kept.ID).Content; !strings.Contains(got, "No longer kept up to date.") {
		t.Errorf("what was unpinned while the bot was away says %q", got)
	}
	n.check(t)
}

func TestPinSurvivesRestart(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.pin(t, "Solberg")
	n.close(t)
	n.open(t)
	if n.edits() != 0 {
		t.Error("a restart edits a pin")
	}
	n.close(t)
	if err := n.lib.Reload(t.Context(), articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime")}.set(t)); err != nil {
		t.Fatal(err)
	}
	n.open(t)
	if got := shown(n.Message(m.ID)); !strings.Contains(got, "Norwegian Prime Minister") || n.edits() != 1 {
		t.Errorf("after a restart with other articles the pin is %q, after %d edits", got, n.edits())
	}
	n.check(t)
}

// TestPinInterrupted starts a bot after one that ended in the middle of a /pin.
func TestPinInterrupted(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	posted := n.pin(t, "Solberg")
	again := n.pin(t, "Solberg")
	only := n.pin(t, "Ingrid Solberg")
	kept := n.pin(t, "the Norwegian foreign minister")
	n.close(t)
	begin := func(m *discordgo.Message, id string) {
		p, ok, err := n.store.Pin(m.ChannelID, m.ID)
		if err != nil || !ok {
			t.Fatal(err)
		}
		if _, err := n.store.DropPin(m.ChannelID, m.ID); err != nil {
			t.Fatal(err)
		}
		p.Message, p.Note = id, pinBegun
		if err := n.store.SetPin(p); err != nil {
			t.Fatal(err)
		}
	}
	before := n.Messages(n.ChannelID)[0].ID
	begin(posted, fmt.Sprint(mustSnowflake(t, before)-1)) // its id has not come back
	n.Unpin(posted.ID)
	begin(only, only.ID)
	n.Unpin(only.ID)
	begin(kept, kept.ID)
	n.open(t)
	if n.Message(posted.ID) != nil || n.Message(only.ID) != nil {
		t.Error("what was posted and not pinned is left")
	}
	all, err := n.store.AllPins()
	if err != nil || len(all) != 2 || slices.ContainsFunc(all, func(p memory.Pin) bool { return p.Note != "" || p.Message != again.ID && p.Message != kept.ID }) {
		t.Errorf("pins are %+v, %v", all, err)
	}
	n.check(t)
}

func mustSnowflake(t *testing.T, id string) (n int64) {
	t.Helper()
	if _, err := fmt.Sscan(id, &n); err != nil {
		t.Fatal(err)
	}
	return n
}

// TestPinsByTheHundred edits many pins, once each, through rate limits.
func TestPinsByTheHundred(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	const channels, each = 4, 25
	m := n.pin(t, "Solberg")
	model, ok, err := n.store.Pin(m.ChannelID, m.ID)
	if err != nil || !ok {
		t.Fatal(err)
	}
	var first *discordgo.Message
	for c := range channels {
		model.Channel = n.ChannelID
		if c > 0 {
			model.Channel = n.AddChannel(n.GuildID, "news")
		}
		for len(n.Pins(model.Channel)) < each {
			m, err := n.send(n.serving, model.Channel, post{Content: "who Solberg"}, "")
			if err != nil {
				t.Fatal(err)
			}
			n.Pin(m.ID)
			model.Message = m.ID
			if err := n.store.SetPin(model); err != nil {
				t.Fatal(err)
			}
		}
		first = n.Pins(model.Channel)[0]
	}
	n.Fail(discordtest.RateLimited("PATCH", "/channels/"+first.ChannelID+"/messages/*", 1))
	if err := n.lib.Reload(t.Context(), articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime")}.set(t)); err != nil {
		t.Fatal(err)
	}
	for c := range channels { // each of the waits has its own time limit
		n.log.wait(t, "pin changed", (c+1)*each)
	}
	n.looked(t)
	if n.edits() != channels*each {
		t.Errorf("%d pins have %d edits", channels*each, n.edits())
	}
	if got := shown(n.Message(first.ID)); !strings.Contains(got, "Norwegian Prime Minister") {
		t.Errorf("a pin is %q", got)
	}
	// All of them are listed, and the list leads through them.
	got := n.WaitResponse(t, n.Slash(n.ChannelID, n.ModeratorID, "pins")).Message
	links := regexp.MustCompile(`https://discord\.com/channels/\d+/\d+/(\d+)`)
	seen := map[string]bool{}
	for page := 1; ; page++ {
		for _, l := range links.FindAllStringSubmatch(shown(got), -1) {
			seen[l[1]] = true
		}
		if page == channels*each/pinsPage {
			break
		}
		got = n.WaitResponse(t, n.Click(t, n.ModeratorID, got, buttonOf(t, got, "More"))).Message
	}
	if len(seen) != channels*each {
		t.Errorf("%d pins are listed", len(seen))
	}
	n.check(t)
}

// TestPinMissesNoChange has the articles change while the bot looks for what was unpinned,
// and is told to look again.
func TestPinMissesNoChange(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.pin(t, "Solberg")
	for round, role := range []string{"Prime", "Finance", "Defence", "Interior"} {
		hold := make(chan struct{})
		remove := n.Fail(discordtest.Fault{Method: "GET", Path: "/channels/*/messages/pins", Hold: hold})
		looking := func() (count int) {
			for _, r := range n.Requests() {
				if r.Method == http.MethodGet && r.Status == 0 {
					count++
				}
			}
			return count
		}
		update := discordgo.ChannelPinsUpdate{ChannelID: n.ChannelID, GuildID: n.GuildID}
		n.Dispatch("CHANNEL_PINS_UPDATE", update)
		n.Wait(t, "a look", func() bool { return looking() == 1 })
		n.Dispatch("CHANNEL_PINS_UPDATE", update)
		n.log.wait(t, "event=CHANNEL_PINS_UPDATE", 1+2*(round+1))
		if err := n.lib.Reload(t.Context(), articles{"harbour": strings.ReplaceAll(harbour, "Foreign", role)}.set(t)); err != nil {
			t.Fatal(err)
		}
		close(hold)
		n.looked(t)
		remove()
		if got := shown(n.Message(m.ID)); !strings.Contains(got, "Norwegian "+role+" Minister") {
			t.Fatalf("after the change to %s the pin is %q", role, got)
		}
	}
}

func TestPinEditFails(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.pin(t, "Solberg")
	other := articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime")}

	mend := n.Fail(discordtest.Fault{Method: "PATCH", Path: "/channels/*/messages/*", Status: 503, Times: -1})
	n.publish(t, other)
	if got := n.state(t); !strings.Contains(got, "Discord did not take the last change") {
		t.Errorf("after a failed edit /pins says %q", got)
	}
	mend()
	other["quay"] = quay
	n.publish(t, other)
	if got := shown(n.Message(m.ID)); !strings.Contains(got, "Norwegian Prime Minister") || !strings.Contains(n.state(t), "up to date") {
		t.Errorf("at the next change the pin is %q", got)
	}

	n.SetPermissions(n.ChannelID, discordtest.BotPermissions&^discordgo.PermissionViewChannel)
	n.publish(t, articles{"harbour": harbour})
	channel := n.ChannelID
	n.ChannelID = n.AddChannel(n.GuildID, "elsewhere")
	n.until(t, "I may not edit it")
	if got := n.state(t); !strings.Contains(got, "<#"+channel+">") {
		t.Errorf("of a channel that the bot may not see /pins says %q", got)
	}
	n.SetPermissions(channel, discordtest.BotPermissions)
	n.until(t, "up to date")
	if got := shown(n.Message(m.ID)); !strings.Contains(got, "Norwegian Foreign Minister") {
		t.Errorf("with the permission back the pin is %q", got)
	}
	n.SetPermissions(channel, discordtest.BotPermissions&^discordgo.PermissionViewChannel)
	n.publish(t, other)
	n.publish(t, articles{"harbour": harbour}) // which is what the message says still
	n.until(t, "up to date")
	n.check(t)
}

// TestPinInArchivedThread waits for the thread to be opened, and asks for nothing until
// then.
func TestPinInArchivedThread(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	n.ChannelID = n.AddThread(n.ChannelID, "the harbour")
	m := n.pin(t, "Solberg")
	n.Archive(n.ChannelID, true)
	n.publish(t, articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime")})
	if strings.Contains(n.log.String(), "done=false") {
		t.Error("a pin in an archived thread is tried again and again")
	}
	n.until(t, "its thread is archived")
	if got := n.call(t, "unpin", discordtest.Option("pin", m.ID)); !strings.Contains(got, "Open the thread again") || !n.Message(m.ID).Pinned {
		t.Errorf("/unpin says %q", got)
	}
	n.Archive(n.ChannelID, false)
	n.until(t, "up to date")
	if got := shown(n.Message(m.ID)); !strings.Contains(got, "Norwegian Prime Minister") {
		t.Errorf("in the opened thread the pin is %q", got)
	}

	// It may be opened while the bot is away.
	n.Archive(n.ChannelID, true)
	n.publish(t, articles{"harbour": harbour})
	n.until(t, "its thread is archived")
	n.DropConnections()
	n.Archive(n.ChannelID, false)
	n.WaitConnections(t, 2)
	n.WaitReady(t)
	n.until(t, "up to date")
	if got := shown(n.Message(m.ID)); !strings.Contains(got, "Norwegian Foreign Minister") {
		t.Errorf("in the thread that was opened meanwhile the pin is %q", got)
	}
	n.check(t)
}

// TestPinWithoutEmbeds notices that Discord takes the embeds out of messages.
func TestPinWithoutEmbeds(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.pin(t, "Solberg")
	n.SetPermissions(n.ChannelID, discordtest.BotPermissions&^discordgo.PermissionEmbedLinks)
	n.publish(t, articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime")})
	n.until(t, "I may not edit it")
	n.SetPermissions(n.ChannelID, discordtest.BotPermissions)
	n.until(t, "up to date")
	if got := shown(n.Message(m.ID)); !strings.Contains(got, "Norwegian Prime Minister") {
		t.Errorf("with the permission back the pin is %q", got)
	}
}

// TestPinInDirectMessages keeps a pin where nobody moderates.
func TestPinInDirectMessages(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	n.ChannelID = n.DM(n.UserID)
	if got := n.callAs(t, n.UserID, "pin", sub("who", discordtest.Option("name", "Solberg"))); !strings.Contains(got, "/@me/") {
		t.Errorf("/pin says %q", got)
	}
	m := n.Pins(n.ChannelID)[0]
	n.publish(t, articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime")})
	if got := shown(n.Message(m.ID)); !strings.Contains(got, "Norwegian Prime Minister") {
		t.Errorf("the pin is %q", got)
	}
	if got := n.callAs(t, n.UserID, "pins"); !strings.Contains(got, "who Solberg") {
		t.Errorf("/pins says %q", got)
	}
}

// TestPinRetriedAlone tries again although no article changes.
func TestPinRetriedAlone(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.pin(t, "Solberg")
	n.close(t)
	n.Fail(discordtest.Fault{Method: "PATCH", Path: "/channels/*/messages/*", Status: http.StatusConflict})
	if err := n.lib.Reload(t.Context(), articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime")}.set(t)); err != nil {
		t.Fatal(err)
	}
	n.running = start(t, n.Server, answers.New(slog.New(slog.DiscardHandler), n.lib.Index), func(b *Bot) {
		b.cfg.Memory, b.cfg.Changed, b.pace.again = n.store, n.lib.Changed, 1
	})
	n.Wait(t, "the edit", func() bool { return strings.Contains(shown(n.Message(m.ID)), "Prime Minister") })
}

func TestUnpin(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour, "quay": quay})
	solberg, madsen, third := n.pin(t, "Solberg"), n.pin(t, "Madsen"), n.pin(t, "Ingrid Solberg")

	r := n.WaitResponse(t, n.Autocomplete(n.ChannelID, n.ModeratorID, "unpin", discordtest.Focused("pin", "madsen")))
	if len(r.Choices) != 1 || r.Choices[0].Name != "who Madsen" {
		t.Fatalf("choices are %+v", r.Choices)
	}
	if got := n.WaitResponse(t, n.Autocomplete(n.ChannelID, n.UserID, "unpin", discordtest.Focused("pin", ""))).Choices; len(got) > 0 {
		t.Errorf("a member is offered %+v", got)
	}
	value := r.Choices[0].Value.(string)
	if got := n.call(t, "unpin", discordtest.Option("pin", value)); !strings.Contains(got, "Unpinned.") {
		t.Errorf("/unpin says %q", got)
	}
	if got := shown(n.Message(madsen.ID)); !strings.Contains(got, "No longer kept up to date.") || !strings.Contains(got, "Danish Foreign Minister") || n.Message(madsen.ID).Pinned {
		t.Errorf("what was unpinned is %q", got)
	}
	// The list ends one as well, and shows what is left.
	list := n.WaitResponse(t, n.Slash(n.ChannelID, n.ModeratorID, "pins")).Message
	menu := customIDs(list.Components)[0]
	press := n.Select(t, n.ModeratorID, list, menu, solberg.ChannelID+"/"+solberg.ID)
	var got *discordgo.Message
	n.Wait(t, "the shorter list", func() bool { // the press is acknowledged before
		r, ok := n.Response(press)
		got = r.Message
		return ok && got != nil && got.Content != ""
	})
	if !strings.Contains(shown(got), "Unpinned.") || strings.Contains(shown(got), solberg.ID) || !strings.Contains(shown(got), third.ID) || n.Message(solberg.ID).Pinned {
		t.Errorf("after one is unpinned the list is %q", shown(got))
	}
	if got := n.call(t, "unpin", discordtest.Option("pin", messageLink(n.GuildID, third.ChannelID, third.ID)), discordtest.Option("delete", true)); !strings.Contains(got, "deleted") || n.Message(third.ID) != nil {
		t.Errorf("/unpin with delete says %q", got)
	}
	edits := n.edits()
	n.publish(t, articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime"), "quay": strings.ReplaceAll(quay, "Foreign", "Prime")})
	if n.edits() != edits {
		t.Error("what is no pin any more follows the articles")
	}
	if got := n.state(t); !strings.Contains(got, "Nothing is pinned here.") {
		t.Errorf("/pins says %q", got)
	}
	n.check(t)
}

// TestPinByRole lets those pin who have a role that may, as long as it may.
func TestPinByRole(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	role := n.AddRole(n.GuildID, "keepers", 0, false)
	n.Join(n.GuildID, n.UserID, role)
	put(t, n.Bot, n.GuildID, n.ChannelID, memory.Settings{PinRoles: &[]string{role}})
	who := sub("who", discordtest.Option("name", "Solberg"))
	if got := n.callAs(t, n.UserID, "pin", who); !strings.Contains(got, "Pinned.") {
		t.Errorf("/pin says %q", got)
	}
	if got := n.callAs(t, n.UserID, "gaps"); !strings.Contains(got, "who may manage this server") {
		t.Errorf("a role that may pin administers: %q", got)
	}
	put(t, n.Bot, n.GuildID, n.ChannelID, memory.Settings{})
	for name, option := range map[string]*discordgo.ApplicationCommandInteractionDataOption{"pin": who, "unpin": discordtest.Option("pin", "who Solberg")} {
		if got := n.callAs(t, n.UserID, name, option); !strings.Contains(got, "Pins are for those who may") || len(n.Pins(n.ChannelID)) != 1 {
			t.Errorf("without the role /%s says %q", name, got)
		}
	}
	n.check(t)
}

// TestPinsOfOtherChannels keeps them from those who may only pin in theirs.
func TestPinsOfOtherChannels(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.pin(t, "Solberg")
	local := n.AddUser("local")
	n.ChannelID = n.AddChannel(n.GuildID, "theirs")
	n.SetUserPermissions(n.ChannelID, local.ID, discordtest.MemberPermissions|discordgo.PermissionManageMessages)
	if got := n.callAs(t, local.ID, "pins"); strings.Contains(got, "Solberg") || !strings.Contains(got, "Nothing is pinned here.") {
		t.Errorf("/pins says %q", got)
	}
	if got := n.callAs(t, local.ID, "unpin", discordtest.Option("pin", m.ChannelID+"/"+m.ID)); !strings.Contains(got, "There is no such pin here.") || !n.Message(m.ID).Pinned {
		t.Errorf("/unpin says %q", got)
	}
}

// TestPinNeverConcurrently edits no message twice at a time, whoever wants it changed.
func TestPinNeverConcurrently(t *testing.T) {
	t.Parallel()
	n := openNewsroom(t, articles{"harbour": harbour})
	m := n.pin(t, "Solberg")
	hold := make(chan struct{})
	n.Fail(discordtest.Fault{Method: "PATCH", Path: "/channels/*/messages/*", Hold: hold})
	if err := n.lib.Reload(t.Context(), articles{"harbour": strings.ReplaceAll(harbour, "Foreign", "Prime")}.set(t)); err != nil {
		t.Fatal(err)
	}
	patches := func() (count int) {
		for _, r := range n.Requests() {
			if r.Method == http.MethodPatch && strings.HasSuffix(r.Path, "/messages/"+m.ID) || r.Method == http.MethodDelete {
				count++
			}
		}
		return count
	}
	n.Wait(t, "an edit", func() bool { return patches() == 1 })
	i := n.Slash(n.ChannelID, n.ModeratorID, "unpin", discordtest.Option("pin", m.ID))
	n.Wait(t, "a promise", func() bool { r, ok := n.Response(i); return ok && r.Loading })
	if patches() != 1 {
		t.Error("a message is unpinned while it is edited")
	}
	close(hold)
	if got := shown(n.WaitResponse(t, i).Message); !strings.Contains(got, "Unpinned.") {
		t.Errorf("/unpin says %q", got)
	}
	if got := shown(n.Message(m.ID)); !strings.Contains(got, "No longer kept up to date.") || !strings.Contains(got, "Prime Minister") {
		t.Errorf("in the end the message is %q", got)
	}
}

func TestDiffer(t *testing.T) {
	page := func(items ...answers.Item) []memory.Statement {
		p := answers.Page{Sections: []answers.Section{{Heading: []answers.Piece{{Text: "Facts"}}, Items: items}}}
		return statements(p, p)
	}
	item := func(label, value, cite string) answers.Item {
		return answers.Item{Text: []answers.Piece{{Origin: answers.Word, Text: label}, {Origin: answers.Value, Text: value}},
			Cites: []answers.Citation{{Evidence: facts.Evidence{Article: "a", Text: cite}}}}
	}
	gist := func(sentences ...string) (it answers.Item) {
		for _, s := range sentences {
			it.Cites = append(it.Cites, answers.Citation{Evidence: facts.Evidence{Article: "a", Text: s}})
		}
		return it
	}
	for name, tt := range map[string]struct {
		before, after      []memory.Statement
		added, gone, other int
	}{
		"same":         {page(item("Age: ", "72", "x")), page(item("Age: ", "72", "x")), 0, 0, 0},
		"order":        {page(item("Age: ", "72", "x"), item("Office: ", "minister", "x")), page(item("Office: ", "minister", "x"), item("Age: ", "72", "x")), 0, 0, 0},
		"value":        {page(item("Age: ", "72", "x")), page(item("Age: ", "73", "x")), 0, 0, 1},
		"evidence":     {page(item("Age: ", "72", "x")), page(item("Age: ", "72", "y")), 0, 0, 1},
		"more":         {page(item("Age: ", "72", "x")), page(item("Age: ", "72", "x"), item("Office: ", "minister", "x")), 1, 0, 0},
		"less":         {page(item("Age: ", "72", "x"), item("Office: ", "minister", "x")), page(item("Age: ", "72", "x")), 0, 1, 0},
		"twice":        {page(item("Age: ", "72", "x"), item("Age: ", "72", "x")), page(item("Age: ", "72", "x")), 0, 1, 0},
		"one sentence": {page(gist("x", "y")), page(gist("x", "z")), 1, 1, 0},
		"nothing":      {nil, page(gist("x")), 1, 0, 0},
	} {
		d := differ(tt.before, tt.after)
		if len(d.added) != tt.added || len(d.gone) != tt.gone || len(d.other) != tt.other || d.none() != (tt.added+tt.gone+tt.other == 0) {
			t.Errorf("%s: the difference is %+v", name, d)
		}
	}
}
