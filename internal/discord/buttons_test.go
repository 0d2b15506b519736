package discord

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"attache/corpus"
	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/library"
)

// shipped answers from the articles inside the program.
func shipped(t testing.TB) *answers.Engine {
	t.Helper()
	set, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	x, err := facts.New()
	if err != nil {
		t.Fatal(err)
	}
	lib, err := library.Open(t.Context(), x, set)
	if err != nil {
		t.Fatal(err)
	}
	return answers.New(slog.New(slog.DiscardHandler), lib.Index)
}

// selectOf returns the select of m whose custom id has verb.
func selectOf(t *testing.T, m *discordgo.Message, verb string) *discordgo.SelectMenu {
	t.Helper()
	for _, row := range m.Components {
		for _, c := range row.(*discordgo.ActionsRow).Components {
			if s, ok := c.(*discordgo.SelectMenu); ok && strings.HasPrefix(s.CustomID, idVersion+idSep+verb+idSep) {
				return s
			}
		}
	}
	t.Fatalf("the message has no select for %q", verb)
	return nil
}

func TestContextAndSources(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, shipped(t), nil)
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!stance India"))
	choices := selectOf(t, m, verbContext)
	o := choices.Options[1]
	r := srv.WaitResponse(t, srv.Select(t, srv.UserID, m, choices.CustomID, o.Value))
	begin, _, _ := strings.Cut(o.Label, " …")
	if got := shown(r.Message); !r.Ephemeral || !strings.Contains(shownBy(parse(t, got)), begin) {
		t.Errorf("the context of %q is %q, hidden: %t", begin, got, r.Ephemeral)
	}
	r = srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "Sources")))
	if got := shown(r.Message); !r.Ephemeral || strings.Count(got, "\n• ") < 2 || !strings.Contains(got, "2022-03-02-un-general-assembly-vote") {
		t.Errorf("the sources are %q, hidden: %t", got, r.Ephemeral)
	}
}

func TestTimelineButton(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, shipped(t), nil)
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"))
	r := srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "Timeline")))
	if got := shown(r.Message); r.Ephemeral || !strings.Contains(got, "Timeline") {
		t.Errorf("the timeline is %q, hidden: %t", got, r.Ephemeral)
	}
	other := srv.AddUser("other")
	if r := srv.WaitResponse(t, srv.Click(t, other.ID, m, buttonOf(t, m, "Timeline"))); !r.Ephemeral {
		t.Error("somebody else's click is answered in public")
	}
}

func TestCandidates(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, shipped(t), nil)
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Wang"))
	r := srv.WaitResponse(t, srv.Click(t, srv.ModeratorID, m, buttonOf(t, m, "Wang Wenbin")))
	if !r.Ephemeral || r.Message.Embeds[0].Title != "Wang Wenbin" {
		t.Errorf("somebody else's choice is %q, hidden: %t", shown(r.Message), r.Ephemeral)
	}
	srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "Wang Yi")))
	m = srv.Message(m.ID)
	if m.Embeds[0].Title != "Wang Yi" {
		t.Errorf("the choice is answered with %q", shown(m))
	}
	// The other one stays in reach.
	srv.WaitResponse(t, srv.Click(t, srv.UserID, m, buttonOf(t, m, "Somebody else")))
	m = srv.Message(m.ID)
	buttonOf(t, m, "Wang Wenbin")
}

func TestManyCandidates(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, askFunc(func(_ context.Context, q string) answers.Answer {
		if name, ok := strings.CutPrefix(q, "who Number "); ok {
			return answers.Answer{Command: "who", Form: "who", Status: answers.Answered, Subject: facts.Entity{ID: "person/" + name, Name: "Number " + name}}
		}
		a := answers.Answer{Command: "who", Form: "who", Query: "Number", Status: answers.Ambiguous}
		for i := range 25 {
			a.Candidates = append(a.Candidates, answers.Candidate{Entity: facts.Entity{ID: fmt.Sprint("person/", i), Name: fmt.Sprint("Number ", i)},
				Description: strings.Repeat("deputy minister ", 20), Ask: fmt.Sprint("who Number ", i)})
		}
		return a
	}), nil)
	m := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "!who Number"))
	choices := selectOf(t, m, verbPick)
	if len(choices.Options) != 25 {
		t.Fatalf("%d candidates can be chosen, want 25", len(choices.Options))
	}
	srv.WaitResponse(t, srv.Select(t, srv.UserID, m, choices.CustomID, choices.Options[20].Value))
	if got := srv.Message(m.ID); got.Embeds[0].Title != "Number 20" {
		t.Errorf("the choice is answered with %q", shown(got))
	}
}

// A key that leads to an article says which, and not what its file is called.
func TestArticleKeys(t *testing.T) {
	t.Parallel()
	srv, _ := serve(t, shipped(t), nil)
	for _, ask := range []string{"articles", "article 2022-03-30-lavrov-wang-tunxi", "summary"} {
		m := srv.WaitReply(t, srv.Say(srv.DM(srv.UserID), srv.UserID, ask))
		led := false
		for _, row := range m.Components {
			for _, c := range row.(*discordgo.ActionsRow).Components {
				b, ok := c.(*discordgo.Button)
				if !ok {
					continue
				}
				if strings.Contains(b.Label, "2022-") {
					t.Errorf("%s: a key says %q", ask, b.Label)
				}
				led = led || strings.Contains(b.CustomID, "2022-") && strings.Contains(b.Label, "Lavrov")
			}
		}
		if !led {
			t.Errorf("%s: no key leads to an article by its title", ask)
		}
	}
}

// A question that no button can carry cannot be paged: all of its answer is in one message.
func TestLongCheck(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, shipped(t), remembers(t))
	told(t, srv, r)
	claims := []string{
		"Russian Foreign Minister Sergei Lavrov met Indian External Affairs Minister S. Jaishankar and Indian Prime Minister Narendra Modi in New Delhi on 1 April 2022.",
		"Russian Foreign Minister Sergei Lavrov, 72, met Chinese Foreign Minister Wang Yi (68) on 30 March 2022 in Tunxi, a city in Anhui Province in south-eastern China.",
		"China, India, South Africa, Algeria, Vietnam, Iran, Iraq and Pakistan abstained from the vote, as did other states.",
		"Turkey and India, which both matter to Moscow, do not comply with the economic sanctions.",
		"US President Joe Biden and Chinese President Xi Jinping spoke by video for nearly two hours on 18 March 2022.",
		"Taliban fighters entered Kabul on 15 August 2021 and took control of the Afghan capital almost without a fight.",
		"Russia and China are moving closer together while much of the world has lined up politically against Moscow.",
		"Modi called for an early end to the violence and offered India’s help with the peace efforts.",
	}
	m := srv.Say(srv.ChannelID, srv.UserID, strings.Join(claims, " "))
	answer := srv.WaitResponse(t, srv.MessageCommand(srv.UserID, checkMessage, m)).Message
	if len(answer.Embeds) < 2 {
		t.Errorf("the answer has %d pages", len(answer.Embeds))
	}
	got := shownBy(parse(t, shown(answer)))
	for _, c := range claims {
		if !strings.Contains(got, strings.TrimSuffix(c, ".")) {
			t.Errorf("%q is not in the answer", c)
		}
	}
	if strings.Contains(got, "Narrow it") {
		t.Error("something was left out")
	}
	choices := selectOf(t, answer, verbContext).Options
	r2 := srv.WaitResponse(t, srv.Select(t, srv.UserID, answer, selectOf(t, answer, verbContext).CustomID, choices[len(choices)-1].Value))
	if !r2.Ephemeral || len(r2.Message.Embeds) != 1 {
		t.Errorf("the last context is %q", shown(r2.Message))
	}
}
