package discordtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// frozen stops the server's clock, so that deadlines are the test's own.
func frozen(srv *Server) {
	now := srv.Now()
	srv.SetClock(func() time.Time { return now })
}

func of(srv *Server, i Interaction) *discordgo.Interaction {
	return &discordgo.Interaction{ID: i.ID, AppID: srv.AppID, Token: i.Token, ChannelID: i.ChannelID}
}

func reply(content string, flags discordgo.MessageFlags) *discordgo.InteractionResponse {
	return &discordgo.InteractionResponse{Type: discordgo.InteractionResponseChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Content: content, Flags: flags, Components: []discordgo.MessageComponent{
			discordgo.ActionsRow{Components: []discordgo.MessageComponent{
				discordgo.Button{Label: "more", CustomID: "more"}, discordgo.Button{Label: "off", CustomID: "off", Disabled: true}}},
		}}}
}

func TestInteractionsOverTheGateway(t *testing.T) {
	t.Parallel()
	srv := New(t)
	open(t, srv, func(s *discordgo.Session, i *discordgo.InteractionCreate) {
		switch i.Type {
		case discordgo.InteractionApplicationCommand:
			s.InteractionRespond(i.Interaction, reply("who is "+i.ApplicationCommandData().Options[0].StringValue(), 0))
		case discordgo.InteractionApplicationCommandAutocomplete:
			s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{
				Type: discordgo.InteractionApplicationCommandAutocompleteResult,
				Data: &discordgo.InteractionResponseData{Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "Lavrov", Value: "person/lavrov"}}},
			})
		case discordgo.InteractionMessageComponent:
			s.InteractionRespond(i.Interaction, &discordgo.InteractionResponse{
				Type: discordgo.InteractionResponseUpdateMessage,
				Data: &discordgo.InteractionResponseData{Content: i.Message.Content + " " + i.MessageComponentData().CustomID + " for " + i.Member.User.ID},
			})
		}
	})
	r := srv.WaitResponse(t, srv.Slash(srv.ChannelID, srv.UserID, "who", Option("name", "Lavrov")))
	if r.Message == nil || r.Message.Content != "who is Lavrov" || r.Ephemeral || r.Message.Interaction.Name != "who" {
		t.Errorf("response %+v", r)
	}
	if choices := srv.WaitResponse(t, srv.Autocomplete(srv.ChannelID, srv.UserID, "who", Focused("name", "La"))).Choices; len(choices) != 1 {
		t.Errorf("choices %+v", choices)
	}
	r = srv.WaitResponse(t, srv.Click(t, srv.ModeratorID, r.Message, "more"))
	if want := "who is Lavrov more for " + srv.ModeratorID; r.Message.Content != want {
		t.Errorf("got %q, want %q", r.Message.Content, want)
	}
	if n := len(srv.Messages(srv.ChannelID)); n != 1 {
		t.Errorf("%d messages, want the one", n)
	}
}

func TestDeferredAnswer(t *testing.T) {
	t.Parallel()
	srv := New(t)
	frozen(srv)
	s := rest(srv)
	i := srv.Slash(srv.DM(srv.UserID), srv.UserID, "who")
	in := of(srv, i)
	srv.Advance(3 * time.Second)
	err := s.InteractionRespond(in, &discordgo.InteractionResponse{
		Type: discordgo.InteractionResponseDeferredChannelMessageWithSource,
		Data: &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral},
	})
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := srv.Response(i); !ok || !r.Loading || !r.Ephemeral || r.Delay != 3*time.Second {
		t.Errorf("deferred: %+v", r)
	}
	content := "an answer"
	if _, err := s.InteractionResponseEdit(in, &discordgo.WebhookEdit{Content: &content}); err != nil {
		t.Fatal(err)
	}
	more, err := s.FollowupMessageCreate(in, true, &discordgo.WebhookParams{Content: "more @everyone"})
	if err != nil {
		t.Fatal(err)
	}
	r := srv.WaitResponse(t, i)
	if r.Message.Content != content || !r.Ephemeral || len(r.Followups) != 1 {
		t.Errorf("response %+v", r)
	}
	if n := len(srv.Messages(i.ChannelID)); n != 1 { // the follow-up: the answer is ephemeral
		t.Errorf("%d messages in the channel", n)
	}
	if p := srv.Pings(); len(p) != 1 || !p[0].Everyone {
		t.Errorf("pings %+v", p)
	}
	srv.Advance(tokenLife - 3*time.Second)
	if _, err := s.FollowupMessageEdit(in, more.ID, &discordgo.WebhookEdit{Content: &content}); err != nil {
		t.Errorf("within 15 minutes: %v", err)
	}
	if err := s.FollowupMessageDelete(in, more.ID); err != nil {
		t.Error(err)
	}
	if err := s.InteractionResponseDelete(in); err != nil {
		t.Error(err)
	}
	if _, err := s.InteractionResponse(in); !isStatus(err, 404) {
		t.Errorf("deleted answer: %v", err)
	}
	srv.Advance(time.Second)
	if _, err := s.FollowupMessageCreate(in, true, &discordgo.WebhookParams{Content: "late"}); !isStatus(err, 401) {
		t.Errorf("after 15 minutes: %v", err)
	}
}

func TestFirstFollowUpFillsTheDeferral(t *testing.T) {
	t.Parallel()
	srv := New(t)
	s := rest(srv)
	i := srv.Slash(srv.ChannelID, srv.UserID, "who")
	if err := s.InteractionRespond(of(srv, i), &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredChannelMessageWithSource}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.FollowupMessageCreate(of(srv, i), true, &discordgo.WebhookParams{Content: "x", Flags: discordgo.MessageFlagsEphemeral}); err != nil {
		t.Fatal(err)
	}
	if r := srv.WaitResponse(t, i); r.Message.Content != "x" || r.Ephemeral || len(r.Followups) != 0 {
		t.Errorf("response %+v", r)
	}
}

func TestCallbacksAreRefused(t *testing.T) {
	t.Parallel()
	srv := New(t)
	srv.ExpectViolations()
	frozen(srv)
	callback := func(i Interaction) string { return "/interactions/" + i.ID + "/" + i.Token + "/callback" }
	slash := func() Interaction {
		return srv.Slash(srv.ChannelID, srv.UserID, "who", Option("n", 1), Option("b", true))
	}
	auto := func() Interaction { return srv.Autocomplete(srv.ChannelID, srv.UserID, "who", Focused("n", "x")) }
	message := func(data obj) obj { return obj{"type": 4, "data": data} }
	choices := func(c ...any) obj { return obj{"type": 8, "data": obj{"choices": c}} }
	tests := []struct {
		name         string
		of           Interaction
		body         obj
		status, code int
		field        string
	}{
		{"unknown", Interaction{ID: "1", Token: "x"}, message(obj{"content": "x"}), 404, 10062, ""},
		{"too long", slash(), message(obj{"content": text(2001)}), 400, 50035, "data.content"},
		{"empty", slash(), message(obj{}), 400, 50006, ""},
		{"parse null", slash(), message(obj{"content": "x", "allowed_mentions": obj{"parse": nil}}), 400, 50035, "data.allowed_mentions.parse"},
		{"choices to a command", slash(), choices(), 400, 50035, "type"},
		{"update of nothing", slash(), obj{"type": 7, "data": obj{"content": "x"}}, 400, 50035, "type"},
		{"message to an autocomplete", auto(), message(obj{"content": "x"}), 400, 50035, "type"},
		{"choices", auto(), choices(many(26, func(i int) any { return obj{"name": fmt.Sprint(i), "value": "v"} })...), 400, 50035, "data.choices"},
		{"choice name", auto(), choices(obj{"name": text(101), "value": "v"}), 400, 50035, "data.choices.0.name"},
		{"choice value", auto(), choices(obj{"name": "n", "value": text(101)}), 400, 50035, "data.choices.0.value"},
		{"empty choice", auto(), choices(obj{"name": "", "value": "v"}), 400, 50035, "data.choices.0.name"},
		{"modal title", slash(), obj{"type": 9, "data": obj{"title": text(46), "custom_id": "m", "components": []any{
			row(obj{"type": 4, "style": 1, "custom_id": "a", "label": "l"})}}}, 400, 50035, "data.title"},
		{"modal label", slash(), obj{"type": 9, "data": obj{"title": "t", "custom_id": "m", "components": []any{
			row(obj{"type": 4, "style": 1, "custom_id": "a", "label": text(46)})}}}, 400, 50035, "data.components.0.components.0.label"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			status, body := request(t, srv, "POST", callback(test.of), test.body)
			wantError(t, status, body, test.status, test.code, test.field)
		})
	}
	twice, late := slash(), slash()
	if status, body := request(t, srv, "POST", callback(twice)+"?with_response=true", message(obj{"content": "x"})); status != 200 || body["resource"] == nil {
		t.Errorf("with_response: %d %v", status, body)
	}
	status, body := request(t, srv, "POST", callback(twice), message(obj{"content": "x"}))
	wantError(t, status, body, 400, 40060, "")
	status, body = request(t, srv, "POST", "/webhooks/"+srv.AppID+"/"+late.Token, obj{"content": "x"})
	wantError(t, status, body, 404, 10015, "")
	srv.Advance(callbackDeadline + time.Millisecond)
	status, body = request(t, srv, "POST", callback(late), message(obj{"content": "x"}))
	wantError(t, status, body, 404, 10062, "")
}

func TestComponentsOfPeople(t *testing.T) {
	t.Parallel()
	srv := New(t)
	s := rest(srv)
	m, err := s.ChannelMessageSendComplex(srv.ChannelID, &discordgo.MessageSend{Content: "which", Components: []discordgo.MessageComponent{
		discordgo.ActionsRow{Components: []discordgo.MessageComponent{
			discordgo.SelectMenu{CustomID: "pick", Options: []discordgo.SelectMenuOption{{Label: "a", Value: "a"}, {Label: "b", Value: "b"}}}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	i := srv.Select(t, srv.UserID, m, "pick", "b")
	if err := s.InteractionRespond(of(srv, i), &discordgo.InteractionResponse{Type: discordgo.InteractionResponseDeferredMessageUpdate}); err != nil {
		t.Fatal(err)
	}
	if r, ok := srv.Response(i); !ok || r.Message.ID != m.ID {
		t.Errorf("response %+v", r)
	}
	target := srv.Say(srv.ChannelID, srv.UserID, "target")
	i = srv.MessageCommand(srv.UserID, "Who is this", target)
	if err := s.InteractionRespond(of(srv, i), reply("x", discordgo.MessageFlagsEphemeral)); err != nil {
		t.Fatal(err)
	}
	if r := srv.WaitResponse(t, i); !r.Ephemeral {
		t.Errorf("response %+v", r)
	}
	i = srv.SubmitModal(srv.ChannelID, srv.UserID, "form", map[string]string{"why": "wrong"})
	if err := s.InteractionRespond(of(srv, i), reply("thanks", 0)); err != nil {
		t.Fatal(err)
	}
	if m := srv.WaitMessage(t, srv.ChannelID, func(m *discordgo.Message) bool { return m.Content == "thanks" }); m == nil {
		t.Error("no answer to the form")
	}
}

// A file that is given to a command is where the interaction says, for whoever asks.
func TestAttach(t *testing.T) {
	srv := New(t)
	got := make(chan *discordgo.MessageAttachment, 1)
	s := srv.Session()
	s.AddHandler(func(_ *discordgo.Session, i *discordgo.InteractionCreate) {
		data := i.ApplicationCommandData()
		id, _ := data.Options[0].Options[0].Value.(string)
		got <- data.Resolved.Attachments[id]
	})
	if err := s.Open(); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	srv.WaitReady(t)
	file := srv.Attach("file", "a b.txt", "text/plain", []byte("fish"))
	srv.Slash(srv.ChannelID, srv.UserID, "corpus", Sub("add", file))
	a := <-got
	if a == nil || a.Filename != "a b.txt" || a.Size != 4 {
		t.Fatalf("the interaction has %+v", a)
	}
	resp, err := srv.Client().Get(a.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if data, err := io.ReadAll(resp.Body); err != nil || string(data) != "fish" || resp.StatusCode != http.StatusOK {
		t.Errorf("the file is %q, %d, %v", data, resp.StatusCode, err)
	}
	resp, err = srv.Client().Get(a.URL[:strings.LastIndex(a.URL, "/")] + "/other.txt")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusNotFound {
		t.Errorf("a file that was not given is answered with %d", resp.StatusCode)
	}
}

// Requests are signed so that discordgo takes them, and an endpoint's answer is that to the
// interaction.
func TestEndpoint(t *testing.T) {
	srv := New(t)
	endpoint := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !discordgo.VerifyInteraction(r, srv.PublicKey()) {
			t.Error("discordgo does not take the signature")
		}
		var i discordgo.InteractionCreate
		if err := json.NewDecoder(r.Body).Decode(&i); err != nil || i.ApplicationCommandData().Name != "who" {
			t.Errorf("the body is of %+v, %v", i.Interaction, err)
		}
		if i.ChannelID == srv.ChannelID {
			fmt.Fprint(w, `{"type":4,"data":{"content":"Hello."}}`)
		} else {
			http.Error(w, "no", http.StatusUnauthorized)
		}
	}))
	defer endpoint.Close()
	srv.SendInteractions(endpoint.URL)
	i := srv.Slash(srv.ChannelID, srv.UserID, "who")
	if got := srv.WaitResponse(t, i); got.Message.Content != "Hello." {
		t.Errorf("the answer is %+v", got)
	}
	refused := srv.Slash(srv.DM(srv.UserID), srv.UserID, "who")
	srv.Wait(t, "both deliveries", func() bool { return len(srv.Deliveries()) == 2 })
	if want := (Delivery{endpoint.URL, refused.ID, http.StatusUnauthorized}); !slices.Contains(srv.Deliveries(), want) {
		t.Errorf("the deliveries %+v lack %+v", srv.Deliveries(), want)
	}
	if _, answered := srv.Response(refused); answered {
		t.Error("what was refused is answered")
	}
}
