package discord

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/discordtest"
	"attache/internal/wording"
)

// opts returns options from names and values in turn.
func opts(pairs ...string) (out []*discordgo.ApplicationCommandInteractionDataOption) {
	for i := 0; i+1 < len(pairs); i += 2 {
		out = append(out, discordtest.Option(pairs[i], pairs[i+1]))
	}
	return out
}

// TestCommands calls each command of the table with its options, and asks the same in
// words.
func TestCommands(t *testing.T) {
	t.Parallel()
	engine := shipped(t)
	srv, r := serve(t, engine, nil)
	told(t, srv, r)
	called := map[string]bool{}
	for _, test := range []struct {
		name    string
		options []string
		text    string
	}{
		{"who", []string{"name", "Lavrov"}, "who Lavrov"},
		{"who", []string{"name", "the Chinese foreign minister", "as_of", "2022-03-31"}, "who the Chinese foreign minister as of 2022-03-31"},
		{"what", []string{"term", "NATO"}, "what NATO"},
		{"stance", []string{"topic", "sanctions", "actor", "India"}, "stance India on sanctions"},
		{"stance", []string{"actor", "India", "as_of", "March 2022"}, "stance India as of 2022-03-31"},
		{"quote", []string{"speaker", "Wang Wenbin", "topic", "peace"}, "quote Wang Wenbin on peace"},
		{"when", []string{"event", "did Lavrov meet Wang"}, "when did Lavrov meet Wang"},
		{"where", []string{"event", "was the meeting of Lavrov and Wang"}, "where was the meeting of Lavrov and Wang"},
		{"timeline", []string{"name", "Lavrov", "from", "2022-03", "to", "2022-04"}, "timeline Lavrov from 2022-03-01 to 2022-04-30"},
		{"timeline", nil, "timeline"},
		{"compare", []string{"first", "China", "second", "India", "topic", "sanctions"}, "compare China and India on sanctions"},
		{"summary", []string{"name", "2022-03-30-lavrov-wang-tunxi"}, "summary 2022-03-30-lavrov-wang-tunxi"},
		{"search", []string{"words", `"old friend"`, "from", "2022-03"}, `search "old friend" from:2022-03-01`},
		{"ask", []string{"question", "what does China think of NATO?"}, "ask what does China think of NATO?"},
		{"articles", nil, "articles"},
		{"article", []string{"article", "2022-03-30-lavrov-wang-tunxi"}, "article 2022-03-30-lavrov-wang-tunxi"},
		{"help", []string{"command", "stance"}, "help stance"},
		{"check", []string{"text", "Lavrov met Wang Yi on 30 March 2022."}, "check Lavrov met Wang Yi on 30 March 2022."},
	} {
		called[test.name] = true
		got := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, test.name, opts(test.options...)...)).Message
		want := srv.WaitReply(t, srv.Say(srv.ChannelID, srv.UserID, "<@"+srv.BotID+"> "+test.text))
		if !reflect.DeepEqual(got.Embeds, want.Embeds) || !reflect.DeepEqual(got.Components, want.Components) {
			t.Errorf("/%s %q is answered with\n%s\n%q with\n%s", test.name, test.options, shown(got), test.text, shown(want))
		}
		if a := engine.Ask(t.Context(), test.text); a.Status != answers.Answered {
			t.Errorf("%q is %s, and shows nothing about options", test.text, a.Status)
		}
	}
	claim := "Sergei Lavrov met Wang Yi on 29 March 2022 in Tunxi."
	got := srv.WaitResponse(t, srv.MessageCommand(srv.UserID, checkMessage, srv.Say(srv.ChannelID, srv.ModeratorID, claim)))
	want := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "check", opts("text", claim)...))
	if !got.Ephemeral || !reflect.DeepEqual(got.Message.Embeds, want.Message.Embeds) {
		t.Errorf("a message is checked with\n%s\nand its text with\n%s", shown(got.Message), shown(want.Message))
	}
	for _, row := range engine.Commands() {
		if !called[row.Name] {
			t.Errorf("/%s is not called", row.Name)
		}
	}
}

// TestCommandsEverywhere asks in all places in which commands are shown.
func TestCommandsEverywhere(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, shipped(t), nil)
	told(t, srv, r)
	for place, channel := range map[string]string{
		"a channel":           srv.ChannelID,
		"a thread":            srv.AddThread(srv.ChannelID, "thread"),
		"direct messages":     srv.DM(srv.UserID),
		"a group":             srv.AddElsewhere("", srv.UserID),
		"a server without it": srv.AddElsewhere("Elsewhere", srv.UserID),
	} {
		got := srv.WaitResponse(t, srv.Slash(channel, srv.UserID, "stance", opts("actor", "India")...))
		if got.Message == nil || len(got.Message.Embeds) == 0 || got.Ephemeral || got.Message.Embeds[0].Title != "India" {
			t.Errorf("in %s the answer is %+v", place, got)
		}
		choices := srv.WaitResponse(t, srv.Autocomplete(channel, srv.UserID, "who", discordtest.Focused("name", "lavr"))).Choices
		if len(choices) == 0 || choices[0].Value != "Sergei Lavrov" {
			t.Errorf("in %s the choices are %v", place, choices)
		}
	}
}

func TestCommandsInGerman(t *testing.T) {
	t.Parallel()
	engine := shipped(t)
	srv, r := serve(t, engine, nil)
	told(t, srv, r)
	srv.SetLocale(srv.UserID, "de")
	got := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "stance", opts("actor", "India")...)).Message
	de := wording.For("de")
	want := Sheets(engine.Ask(t.Context(), "stance India").Page(de), "!", de)[0].Embed
	if got.Embeds[0].Description != want.Description || !strings.Contains(want.Description, de.Text("Stances")) || de.Text("Stances") == "Stances" {
		t.Errorf("the German answer is\n%s", shown(got))
	}
	for _, c := range srv.Commands("") {
		if c.Name == "stance" && ((*c.NameLocalizations)["de"] != "haltung" || c.Options[0].NameLocalizations["de"] != "akteur") {
			t.Errorf("in German /stance is %v %v", *c.NameLocalizations, c.Options[0].NameLocalizations)
		}
		if c.Name == "help" && c.Options[0].Choices[0].NameLocalizations["de"] != "wer" {
			t.Errorf("in German the first command is %v", c.Options[0].Choices[0].NameLocalizations)
		}
	}
}

func TestOptionsThatCannotBeRead(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, nil)
	told(t, srv, r)
	got := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "stance", opts("actor", "India", "as_of", "last week")...))
	if !got.Ephemeral || !strings.Contains(shown(got.Message), "A date is written like") {
		t.Errorf("a date that cannot be read is answered with %q", shown(got.Message))
	}
	// Of another version.
	got = srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "play", opts("song", "Despacito")...))
	if !got.Ephemeral || !strings.Contains(shown(got.Message), "another version") {
		t.Errorf("an unknown command is answered with %q", shown(got.Message))
	}
}

func TestCheckMessage(t *testing.T) {
	t.Parallel()
	asked := make(chan string, 1)
	srv, r := serve(t, askFunc(func(ctx context.Context, q string) answers.Answer {
		asked <- q
		return parrot(ctx, q)
	}), nil)
	told(t, srv, r)
	for written, want := range map[string]string{
		"India supports the sanctions.\nSo does China, as of 2022.": "check India supports the sanctions.\nSo does China, as of 2022.",
		"!who Lavrov?": "check !who Lavrov?",
	} {
		srv.EnableMessageContent(false)
		m := srv.Say(srv.ChannelID, srv.ModeratorID, written)
		if strings.HasPrefix(written, "!") {
			srv.WaitReply(t, m)
			<-asked
		}
		got := srv.WaitResponse(t, srv.MessageCommand(srv.UserID, checkMessage, m))
		if q := <-asked; q != want || !got.Ephemeral {
			t.Errorf("%q is asked as %q, hidden: %t", written, q, got.Ephemeral)
		}
	}
	// What is passed on, or stands in embeds only, arrives like this.
	for _, test := range []struct {
		message discordgo.Message
		want    string
	}{
		{discordgo.Message{Embeds: []*discordgo.MessageEmbed{{Title: "India", Description: "abstains.", Fields: []*discordgo.MessageEmbedField{{Name: "When", Value: "in March"}}}, nil}}, "India\nabstains.\nWhen\nin March"},
		{discordgo.Message{MessageSnapshots: []discordgo.MessageSnapshot{{Message: &discordgo.Message{Content: "passed on"}}, {}}}, "passed on"},
		{discordgo.Message{Content: " \n"}, ""},
	} {
		if got := textOf(&test.message); got != test.want {
			t.Errorf("%+v has the text %q, want %q", test.message, got, test.want)
		}
	}
	if textOf(nil) != "" {
		t.Error("no message has a text")
	}
}

func TestCheckMessageWithoutText(t *testing.T) {
	t.Parallel()
	long := make(chan string, 1)
	b := New(nil, askFunc(func(ctx context.Context, q string) answers.Answer {
		long <- q
		return parrot(ctx, "who")
	}), Config{Token: "t"})
	r := b.newRequest("", "", "1", "2")
	out := b.checkMessage(t.Context(), r, call{target: &discordgo.Message{}})
	if !out.hidden || !strings.Contains(out.Content, "nothing to check") {
		t.Errorf("a message without text is answered with %+v", out.post)
	}
	out = b.checkMessage(t.Context(), r, call{target: &discordgo.Message{Content: strings.Repeat("Жизнь ", answers.MaxQuestion)}})
	if q := <-long; len([]rune(q)) > answers.MaxQuestion+len("check ") || !strings.HasSuffix(q, "Жизнь") || !strings.Contains(out.Content, "only its beginning") {
		t.Errorf("a long message is asked with %d characters, and answered with %q", len([]rune(q)), out.Content)
	}
}

// TestQuestionsFit asks with every option as long as it may be, and has the buttons
// carry the question.
func TestQuestionsFit(t *testing.T) {
	for _, row := range parrot.Commands() {
		values := map[string]string{}
		for _, a := range row.Args {
			switch {
			case a.Offers == answers.Day:
				values[a.Name] = "2022-03-30"
			case a.Max <= 150:
				values[a.Name] = strings.Repeat("ж", min(a.Max, 60))
			}
		}
		q, err := row.Question(values)
		if err != nil {
			t.Fatal(err)
		}
		ids := []*customID{{verb: verbPage, arg: "0"}, {verb: verbPage, arg: "2"}, {verb: verbUp}, {verb: verbDown}, {verb: verbDelete, arg: "1100000000000000000"}}
		if !carry(q, ids) {
			t.Errorf("%s does not fit: %d characters", row.Name, len([]rune(q)))
		}
	}
}
