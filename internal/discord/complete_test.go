package discord

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"attache/internal/discordtest"
)

func TestAutocomplete(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, shipped(t), nil)
	told(t, srv, r)
	srv.SetPermissions(srv.ChannelID, 0) // it needs none for this
	for _, test := range []struct {
		command, option, typed string
		others                 []string
		want                   string // the value of the first choice
	}{
		{"who", "name", "lavr", nil, "Sergei Lavrov"},
		{"who", "name", "  lavrow ", nil, "Sergei Lavrov"},
		{"what", "term", "印度", nil, "India"},
		{"compare", "second", "ind", []string{"first", "China"}, "India"},
		{"article", "article", "tunxi", nil, "2022-03-30-lavrov-wang-tunxi"},
		{"summary", "name", "2022-03-30", nil, "2022-03-30-lavrov-wang-tunxi"},
		{"search", "source", "att", []string{"words", "x"}, "Attaché brief"},
		{"stance", "as_of", "2022-04", []string{"actor", "India"}, "2022-04-01"},
	} {
		choices := srv.WaitResponse(t, srv.Autocomplete(srv.ChannelID, srv.UserID, test.command,
			append(opts(test.others...), discordtest.Focused(test.option, test.typed))...)).Choices
		if len(choices) == 0 || choices[0].Value != test.want {
			t.Errorf("/%s %s:%s offers %s", test.command, test.option, test.typed, offers(choices))
		}
	}
	// Topics are those of whom the question names.
	of := func(actor string) string {
		return offers(srv.WaitResponse(t, srv.Autocomplete(srv.ChannelID, srv.UserID, "stance",
			append(opts("actor", actor), discordtest.Focused("topic", ""))...)).Choices)
	}
	if of("India") == of("China") {
		t.Errorf("India and China have the same topics: %s", of("India"))
	}
	for _, typed := range []string{"", "s", strings.Repeat("ж", 6000), "\x00@everyone `", "😀"} {
		choices := srv.WaitResponse(t, srv.Autocomplete(srv.ChannelID, srv.UserID, "timeline", discordtest.Focused("name", typed))).Choices
		if len(choices) > maxChoices {
			t.Errorf("%d choices for %.20q", len(choices), typed)
		}
		for _, c := range choices {
			if len(utf16.Encode([]rune(c.Name))) > 100 || len(utf16.Encode([]rune(c.Value.(string)))) > 100 {
				t.Errorf("the choice %+v is too long", c)
			}
		}
	}
}

func offers[E any](choices []*E) string {
	raw, _ := json.Marshal(choices)
	return string(raw)
}

// TestShownInPlaceOfValue calls commands with what a choice is shown as, as some
// clients do.
func TestShownInPlaceOfValue(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, shipped(t), nil)
	told(t, srv, r)
	differ := 0
	for _, at := range [][3]string{{"who", "name", "Wang Yi"}, {"who", "name", "lavr"}, {"article", "article", "tunxi"}, {"summary", "name", "general ass"}, {"what", "term", "nato"}} {
		for _, c := range srv.WaitResponse(t, srv.Autocomplete(srv.ChannelID, srv.UserID, at[0], discordtest.Focused(at[1], at[2]))).Choices {
			if c.Name == c.Value {
				continue
			}
			differ++
			ask := func(value string) string {
				return shown(srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, at[0], opts(at[1], value)...)).Message)
			}
			if got, want := ask(c.Name), ask(c.Value.(string)); got != want {
				t.Errorf("/%s %q is answered with\n%s\nand %q with\n%s", at[0], c.Name, got, c.Value, want)
			}
		}
	}
	if differ < 3 {
		t.Errorf("only %d choices are shown as something else than their value", differ)
	}
}

func TestAutocompleteOfNothing(t *testing.T) {
	t.Parallel()
	srv, r := serve(t, parrot, nil)
	told(t, srv, r)
	for _, i := range []discordtest.Interaction{
		srv.Autocomplete(srv.ChannelID, srv.UserID, "play", discordtest.Focused("song", "x")),
		srv.Autocomplete(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", "x")),
		srv.Autocomplete(srv.ChannelID, srv.UserID, "who"),
	} {
		if got := srv.WaitResponse(t, i); len(got.Choices) != 0 {
			t.Errorf("%s is offered %s", i.ID, offers(got.Choices))
		}
	}
	for n, data := range []string{`null`, `{}`, `{"name":"who","options":[null]}`, `{"name":"who","options":[{"name":"name","type":3,"focused":true,"value":null}]}`, `[]`, `"x"`} {
		srv.Dispatch("INTERACTION_CREATE", json.RawMessage(fmt.Sprintf(`{"id":"9%d","application_id":%q,"type":4,"token":"","channel_id":%q,"user":{"id":"1"},"data":%s}`,
			n, srv.AppID, srv.ChannelID, data)))
	}
	srv.Dispatch("INTERACTION_CREATE", json.RawMessage(`{"id":"99","type":4,"token":"t","user":{"id":"1"}}`))
	wantReply(t, srv, srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov"), "who Lavrov")
}
