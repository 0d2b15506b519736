package discordtest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// obj is short for a JSON object.
type obj = map[string]any

// TestMessagesAreRefused is the table of everything Discord refuses in a message.
func TestMessagesAreRefused(t *testing.T) {
	t.Parallel()
	srv := New(t)
	srv.ExpectViolations()
	field := func(name, value string) obj {
		return obj{"embeds": []any{obj{"title": "t", "fields": []any{obj{"name": name, "value": value}}}}}
	}
	embed := func(e obj) obj { return obj{"embeds": []any{e}} }
	components := func(c ...any) obj { return obj{"content": "x", "components": c} }
	options := func(o ...any) obj {
		return components(row(obj{"type": 3, "custom_id": "s", "options": o}))
	}
	v2 := func(c ...any) obj { return obj{"flags": 1 << 15, "components": c} }
	textDisplay := func(n int) any { return obj{"type": 10, "content": text(n)} }
	option := func(i int) any { return obj{"label": "l", "value": fmt.Sprint(i)} }
	tests := []struct {
		name  string
		body  any
		code  int
		field string
	}{
		{"content", obj{"content": text(2001)}, 50035, "content"},
		{"content type", obj{"content": 5}, 50035, "content"},
		{"empty", obj{"content": ""}, 50006, ""},
		{"spaces", obj{"content": " \n\t"}, 50006, ""},
		{"nothing", obj{}, 50006, ""},
		{"empty embed", embed(obj{}), 50006, ""},
		{"not JSON", "{", 50109, ""},
		{"a list", []any{}, 50109, ""},
		{"nonce", obj{"content": "x", "nonce": text(26)}, 50035, "nonce"},

		{"embeds", obj{"embeds": many(11, func(int) any { return obj{"title": "t"} })}, 50035, "embeds"},
		{"embeds type", obj{"embeds": obj{}}, 50035, "embeds"},
		{"null embed", obj{"embeds": []any{nil}}, 50035, "embeds.0"},
		{"total", obj{"embeds": []any{obj{"description": text(3001)}, obj{"description": text(3000)}}}, 50035, "embeds"},
		{"title", embed(obj{"title": text(257)}), 50035, "embeds.0.title"},
		{"description", embed(obj{"description": text(4097)}), 50035, "embeds.0.description"},
		{"footer", embed(obj{"footer": obj{"text": text(2049)}}), 50035, "embeds.0.footer.text"},
		{"empty footer", embed(obj{"footer": obj{"text": ""}}), 50035, "embeds.0.footer.text"},
		{"author", embed(obj{"author": obj{"name": text(257)}}), 50035, "embeds.0.author.name"},
		{"fields", embed(obj{"fields": many(26, func(int) any { return obj{"name": "n", "value": "v"} })}), 50035, "embeds.0.fields"},
		{"field name", field(text(257), "v"), 50035, "embeds.0.fields.0.name"},
		{"empty field name", field("", "v"), 50035, "embeds.0.fields.0.name"},
		{"field value", field("n", text(1025)), 50035, "embeds.0.fields.0.value"},
		{"blank field value", field("n", "  "), 50035, "embeds.0.fields.0.value"},
		{"url", embed(obj{"title": "t", "url": "not a url"}), 50035, "embeds.0.url"},
		{"url scheme", embed(obj{"title": "t", "url": "ftp://x.example/"}), 50035, "embeds.0.url"},
		{"color", embed(obj{"title": "t", "color": 1 << 24}), 50035, "embeds.0.color"},
		{"timestamp", embed(obj{"title": "t", "timestamp": "yesterday"}), 50035, "embeds.0.timestamp"},

		{"parse null", obj{"content": "x", "allowed_mentions": obj{"parse": nil}}, 50035, "allowed_mentions.parse"},
		{"parse unknown", obj{"content": "x", "allowed_mentions": obj{"parse": []string{"all"}}}, 50035, "allowed_mentions.parse.0"},
		{"parse and ids", obj{"content": "x", "allowed_mentions": obj{"parse": []string{"users"}, "users": []string{"1"}}}, 50035, "allowed_mentions"},

		{"unknown reference", obj{"content": "x", "message_reference": obj{"message_id": "1"}}, 50035, "message_reference"},
		{"bad reference", obj{"content": "x", "message_reference": obj{"message_id": ""}}, 50035, "message_reference.message_id"},

		{"rows", components(many(6, func(i int) any { return row(button(i)) })...), 50035, "components"},
		{"no row", components(button(1)), 50035, "components.0.type"},
		{"empty row", components(row()), 50035, "components.0.components"},
		{"buttons", components(row(many(6, button)...)), 50035, "components.0.components"},
		{"unknown component", components(row(obj{"type": 99})), 50035, "components.0.components.0.type"},
		{"label", components(row(obj{"type": 2, "style": 1, "custom_id": "a", "label": text(81)})), 50035, "components.0.components.0.label"},
		{"no label", components(row(obj{"type": 2, "style": 1, "custom_id": "a"})), 50035, "components.0.components.0"},
		{"no custom id", components(row(obj{"type": 2, "style": 1, "label": "l"})), 50035, "components.0.components.0.custom_id"},
		{"custom id", components(row(obj{"type": 2, "style": 1, "label": "l", "custom_id": text(101)})), 50035, "components.0.components.0.custom_id"},
		{"custom id twice", components(row(button(1), button(1))), 50035, "components.0.components.1.custom_id"},
		{"link without url", components(row(obj{"type": 2, "style": 5, "label": "l"})), 50035, "components.0.components.0.url"},
		{"link with custom id", components(row(obj{"type": 2, "style": 5, "label": "l", "url": "https://x.example", "custom_id": "a"})), 50035, "components.0.components.0"},
		{"style", components(row(obj{"type": 2, "style": 9, "label": "l", "custom_id": "a"})), 50035, "components.0.components.0.style"},
		{"select and button", components(row(obj{"type": 3, "custom_id": "s", "options": []any{option(1)}}, button(1))), 50035, "components.0.components"},
		{"no options", options(), 50035, "components.0.components.0.options"},
		{"options", options(many(26, option)...), 50035, "components.0.components.0.options"},
		{"option label", options(obj{"label": text(101), "value": "v"}), 50035, "components.0.components.0.options.0.label"},
		{"option value", options(obj{"label": "l", "value": text(101)}), 50035, "components.0.components.0.options.0.value"},
		{"option description", options(obj{"label": "l", "value": "v", "description": text(101)}), 50035, "components.0.components.0.options.0.description"},
		{"option twice", options(option(1), option(1)), 50035, "components.0.components.0.options.1"},
		{"max values", components(row(obj{"type": 3, "custom_id": "s", "max_values": 2, "options": []any{option(1)}})), 50035, "components.0.components.0.max_values"},

		{"v2 with content", obj{"content": "x", "flags": 1 << 15, "components": []any{textDisplay(1)}}, 50035, "content"},
		{"v2 components", v2(many(41, func(int) any { return textDisplay(1) })...), 50035, "components"},
		{"v2 text", v2(textDisplay(2001), textDisplay(2000)), 50035, "components"},
		{"v2 without the flag", components(textDisplay(1)), 50035, "components.0.type"},
		{"v2 section", v2(obj{"type": 9, "components": []any{textDisplay(1)}}), 50035, "components.0.accessory"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before := len(srv.Violations())
			status, body := request(t, srv, "POST", "/channels/"+srv.ChannelID+"/messages", test.body)
			wantError(t, status, body, 400, test.code, test.field)
			if n := len(srv.Violations()); n != before+1 {
				t.Errorf("%d violations more", n-before)
			}
		})
	}
	status, body := request(t, srv, "POST", "/channels/"+srv.ChannelID+"/messages",
		v2(obj{"type": 10, "content": strings.Repeat("語", 3600)}))
	wantError(t, status, body, 500, 0, "")
	if len(srv.Messages(srv.ChannelID)) != 0 {
		t.Error("a refused message was posted")
	}
}

// TestLimitsAreReached posts the largest things that Discord takes.
func TestLimitsAreReached(t *testing.T) {
	t.Parallel()
	srv := New(t)
	bodies := []obj{
		{"content": text(2000)},
		{"content": strings.Repeat("🇮", 2000)},
		{"embeds": many(10, func(int) any { return obj{"description": text(600)} })},
		{"embeds": []any{obj{"title": text(256), "author": obj{"name": text(256)}, "footer": obj{"text": text(2048)},
			"fields": many(3, func(int) any { return obj{"name": text(100), "value": text(1024)} })}}},
		{"content": "x", "components": many(5, func(i int) any {
			return row(many(5, func(j int) any { return button(10*i + j) })...)
		})},
		{"flags": 1 << 15, "components": []any{obj{"type": 10, "content": text(4000)}}},
		{"content": "x", "allowed_mentions": obj{"parse": []string{}, "replied_user": false}, "components": []any{}, "embeds": nil},
	}
	for i, body := range bodies {
		if status, answer := request(t, srv, "POST", "/channels/"+srv.ChannelID+"/messages", body); status != 200 {
			t.Errorf("%d: %d %v", i, status, answer)
		}
	}
}

func TestRequestsAreRefused(t *testing.T) {
	t.Parallel()
	srv := New(t)
	srv.ExpectViolations()
	theirs := srv.Say(srv.ChannelID, srv.UserID, "theirs").ID
	mine, err := rest(srv).ChannelMessageSend(srv.ChannelID, "mine")
	if err != nil {
		t.Fatal(err)
	}
	silent, secret, noPins, noHistory := srv.AddChannel(srv.GuildID, "silent"), srv.AddChannel(srv.GuildID, "secret"),
		srv.AddChannel(srv.GuildID, "nopins"), srv.AddChannel(srv.GuildID, "nohistory")
	srv.SetPermissions(silent, BotPermissions&^discordgo.PermissionSendMessages&^discordgo.PermissionAddReactions)
	srv.SetPermissions(secret, 0)
	srv.SetPermissions(noPins, BotPermissions&^PermissionPinMessages|discordgo.PermissionManageMessages)
	srv.SetPermissions(noHistory, BotPermissions&^discordgo.PermissionReadMessageHistory)
	inSilent, inNoPins, inNoHistory := srv.Say(silent, srv.UserID, "x").ID, srv.Say(noPins, srv.UserID, "x").ID, srv.Say(noHistory, srv.UserID, "x").ID
	dm := srv.DM(srv.UserID)
	srv.CloseDMs(srv.UserID)
	ch := "/channels/" + srv.ChannelID
	commands := "/applications/" + srv.AppID + "/commands"
	say := obj{"content": "x"}
	command := func(o obj) []any {
		c := obj{"name": "who", "description": "d"}
		for k, v := range o {
			c[k] = v
		}
		return []any{c}
	}
	opt := obj{"type": 3, "name": "name", "description": "d"}
	with := func(k string, v any) []any {
		o := obj{}
		for k, v := range opt {
			o[k] = v
		}
		o[k] = v
		return command(obj{"options": []any{o}})
	}
	tests := []struct {
		name, method, path string
		body               any
		status, code       int
		field              string
	}{
		{"unknown channel", "POST", "/channels/1/messages", say, 404, 10003, ""},
		{"no snowflake", "GET", "/channels/general/messages", nil, 400, 50035, "channel_id"},
		{"unknown message", "PATCH", ch + "/messages/1", say, 404, 10008, ""},
		{"unknown guild", "GET", "/guilds/1", nil, 404, 10004, ""},
		{"unknown user", "GET", "/users/1", nil, 404, 10013, ""},
		{"unknown route", "GET", "/guilds/1/audit-logs", nil, 404, 0, ""},
		{"others' message", "PATCH", ch + "/messages/" + theirs, say, 403, 50005, ""},
		{"delete others' message", "DELETE", ch + "/messages/" + theirs, nil, 403, 50013, ""},
		{"edit to nothing", "PATCH", ch + "/messages/" + mine.ID, obj{"content": ""}, 400, 50006, ""},
		{"edit too long", "PATCH", ch + "/messages/" + mine.ID, obj{"content": text(2001)}, 400, 50035, "content"},
		{"limit", "GET", ch + "/messages?limit=101", nil, 400, 50035, "limit"},
		{"no send", "POST", "/channels/" + silent + "/messages", say, 403, 50013, ""},
		{"no typing", "POST", "/channels/" + silent + "/typing", nil, 403, 50013, ""},
		{"no view", "POST", "/channels/" + secret + "/messages", say, 403, 50001, ""},
		{"no reactions", "PUT", "/channels/" + silent + "/messages/" + inSilent + "/reactions/🗑/@me", nil, 403, 50013, ""},
		{"no pins", "PUT", "/channels/" + noPins + "/messages/pins/" + inNoPins, nil, 403, 50013, ""},
		{"no unpins", "DELETE", "/channels/" + noPins + "/pins/" + inNoPins, nil, 403, 50013, ""},
		{"no history", "POST", "/channels/" + noHistory + "/messages",
			obj{"content": "x", "message_reference": obj{"message_id": inNoHistory}}, 403, 160002, ""},
		{"closed DMs", "POST", "/channels/" + dm + "/messages", say, 403, 50007, ""},
		{"DM to no one", "POST", "/users/@me/channels", obj{"recipient_id": "1"}, 400, 50033, ""},
		{"emoji", "PUT", ch + "/messages/" + theirs + "/reactions/smile/@me", nil, 400, 10014, ""},
		{"pin limit", "GET", ch + "/messages/pins?limit=51", nil, 400, 50035, "limit"},
		{"pin before", "GET", ch + "/messages/pins?before=5", nil, 400, 50035, "before"},

		{"commands", "PUT", commands, many(101, func(i int) any { return obj{"name": fmt.Sprint("c", i), "description": "d"} }), 400, 50035, ""},
		{"user commands", "PUT", commands, many(16, func(i int) any { return obj{"name": fmt.Sprint("C ", i), "type": 2} }), 400, 50035, ""},
		{"command name", "PUT", commands, command(obj{"name": "Who"}), 400, 50035, "0.name"},
		{"long command name", "PUT", commands, command(obj{"name": strings.Repeat("a", 33)}), 400, 50035, "0.name"},
		{"description", "PUT", commands, command(obj{"description": text(101)}), 400, 50035, "0.description"},
		{"no description", "PUT", commands, command(obj{"description": ""}), 400, 50035, "0.description"},
		{"command options", "PUT", commands, command(obj{"options": many(26, func(i int) any {
			return obj{"type": 3, "name": fmt.Sprint("o", i), "description": "d"}
		})}), 400, 50035, "0.options"},
		{"option twice", "PUT", commands, command(obj{"options": []any{opt, opt}}), 400, 50035, "0.options"},
		{"option name", "PUT", commands, with("name", "A"), 400, 50035, "0.options.0.name"},
		{"option description", "PUT", commands, with("description", ""), 400, 50035, "0.options.0.description"},
		{"option type", "PUT", commands, with("type", 12), 400, 50035, "0.options.0.type"},
		{"option choices", "PUT", commands, with("choices", many(26, func(i int) any {
			return obj{"name": fmt.Sprint(i), "value": fmt.Sprint(i)}
		})), 400, 50035, "0.options.0.choices"},
		{"choice name", "PUT", commands, with("choices", []any{obj{"name": text(101), "value": "v"}}), 400, 50035, "0.options.0.choices.0.name"},
		{"required after optional", "PUT", commands, command(obj{"options": []any{opt,
			obj{"type": 3, "name": "b", "description": "d", "required": true}}}), 400, 50035, "0.options.1"},
		{"duplicate command", "PUT", commands, append(command(nil), command(nil)...), 400, 50035, "1"},
		{"user command description", "PUT", commands, command(obj{"type": 2}), 400, 50035, "0.description"},
		{"other application", "GET", "/applications/1/commands", nil, 403, 50001, ""},
		{"unknown command", "DELETE", commands + "/1", nil, 404, 10063, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			status, body := request(t, srv, test.method, test.path, test.body)
			wantError(t, status, body, test.status, test.code, test.field)
		})
	}
	session := rest(srv)
	session.Token = srv.Token // without "Bot "
	if _, err := session.User("@me"); !isStatus(err, 401) && !errors.Is(err, discordgo.ErrUnauthorized) {
		t.Errorf("wrong token: %v", err)
	}
	if list, err := rest(srv).ChannelMessages(noHistory, 10, "", "", ""); err != nil || len(list) != 0 {
		t.Errorf("history without permission: %v, %v", list, err)
	}
}

func isStatus(err error, status int) bool {
	var r *discordgo.RESTError
	return errors.As(err, &r) && r.Response.StatusCode == status
}

func TestMessageLife(t *testing.T) {
	t.Parallel()
	srv := New(t)
	s := rest(srv)
	m, err := s.ChannelMessageSendComplex(srv.ChannelID, &discordgo.MessageSend{
		Content: "see the file", Files: []*discordgo.File{{Name: "a.txt", Reader: strings.NewReader("text")}},
		Embeds:     []*discordgo.MessageEmbed{{Title: "t"}},
		Components: []discordgo.MessageComponent{discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.Button{Label: "b", CustomID: "b"}}}},
	})
	if err != nil || len(m.Attachments) != 1 || m.Attachments[0].Size != 4 || len(m.Embeds) != 1 || len(m.Components) != 1 {
		t.Fatalf("sent %+v, %v", m, err)
	}
	content := "changed"
	if m, err = s.ChannelMessageEditComplex(&discordgo.MessageEdit{Channel: srv.ChannelID, ID: m.ID, Content: &content}); err != nil ||
		m.Content != content || m.EditedTimestamp == nil || len(m.Embeds) != 1 || len(m.Components) != 1 {
		t.Errorf("edited %+v, %v", m, err)
	}
	if err := s.MessageReactionAdd(srv.ChannelID, m.ID, "🗑"); err != nil {
		t.Error(err)
	}
	srv.React(m.ID, srv.UserID, "🗑")
	if m, err = s.ChannelMessage(srv.ChannelID, m.ID); err != nil || m.Reactions[0].Count != 2 || !m.Reactions[0].Me {
		t.Errorf("got %+v, %v", m, err)
	}
	if users, err := s.MessageReactions(srv.ChannelID, m.ID, "🗑", 10, "", ""); err != nil || len(users) != 2 {
		t.Errorf("reactions %v, %v", users, err)
	}
	if err := s.MessageReactionRemove(srv.ChannelID, m.ID, "🗑", "@me"); err != nil {
		t.Error(err)
	}
	if got := srv.Reactions(m.ID)["🗑"]; !slices.Equal(got, []string{srv.UserID}) {
		t.Errorf("reactions %v", got)
	}
	for i := range 5 {
		srv.Say(srv.ChannelID, srv.UserID, fmt.Sprint(i))
	}
	list, err := s.ChannelMessages(srv.ChannelID, 2, "", m.ID, "")
	if err != nil || len(list) != 2 || list[0].Content != "1" || list[1].Content != "0" {
		t.Errorf("after: %v, %v", list, err)
	}
	list, err = s.ChannelMessages(srv.ChannelID, 2, list[0].ID, "", "")
	if err != nil || len(list) != 2 || list[0].Content != "0" || list[1].ID != m.ID {
		t.Errorf("before: %v, %v", list, err)
	}
	if err := s.ChannelMessageDelete(srv.ChannelID, m.ID); err != nil {
		t.Error(err)
	}
	if _, err := s.ChannelMessage(srv.ChannelID, m.ID); !isStatus(err, 404) {
		t.Errorf("deleted message: %v", err)
	}
	dm, err := s.UserChannelCreate(srv.UserID)
	if err != nil || dm.ID != srv.DM(srv.UserID) || dm.Type != discordgo.ChannelTypeDM {
		t.Errorf("dm %+v, %v", dm, err)
	}
	app, err := s.Application("@me")
	if err != nil || app.ID != srv.AppID || app.Flags == 0 {
		t.Errorf("application %+v, %v", app, err)
	}
	gateway, err := s.GatewayBot()
	if err != nil || gateway.SessionStartLimit.Remaining != 1000 {
		t.Errorf("gateway %+v, %v", gateway, err)
	}
	for _, nonce := range []string{"n", "n"} {
		request(t, srv, "POST", "/channels/"+srv.ChannelID+"/messages", obj{"content": "once", "nonce": nonce, "enforce_nonce": true})
	}
	if n := len(srv.Sent()); n != 3 { // send, edit and one of the two
		t.Errorf("%d sent, want 3", n)
	}
}

func TestEmbedLinks(t *testing.T) {
	t.Parallel()
	srv := New(t)
	s := rest(srv)
	srv.SetPermissions(srv.ChannelID, BotPermissions&^discordgo.PermissionEmbedLinks)
	embed := &discordgo.MessageEmbed{Title: "t"}
	m, err := s.ChannelMessageSendComplex(srv.ChannelID, &discordgo.MessageSend{Content: "x", Embeds: []*discordgo.MessageEmbed{embed}})
	if err != nil || len(m.Embeds) != 0 || srv.Sent()[0].DroppedEmbeds != 1 {
		t.Errorf("got %+v, %v", m, err)
	}
	if _, err := s.ChannelMessageSendEmbed(srv.ChannelID, embed); !isStatus(err, 403) {
		t.Errorf("an embed alone: %v", err)
	}
}

func TestPins(t *testing.T) {
	t.Parallel()
	srv := New(t)
	s := rest(srv)
	now := time.Date(2026, 3, 30, 12, 0, 0, 0, time.UTC)
	srv.SetClock(func() time.Time { return now })
	var last string
	for i := range MaxPins {
		last = srv.Say(srv.ChannelID, srv.UserID, fmt.Sprint(i)).ID
		srv.Advance(time.Second)
		if i < MaxPins-1 {
			srv.Pin(last)
		}
	}
	if status, body := request(t, srv, "PUT", "/channels/"+srv.ChannelID+"/messages/pins/"+last, nil); status != 204 {
		t.Fatalf("pin: %d %v", status, body)
	}
	messages := srv.Messages(srv.ChannelID)
	notice := messages[len(messages)-1]
	if notice.Type != discordgo.MessageTypeChannelPinnedMessage || notice.Author.ID != srv.BotID || notice.MessageReference.MessageID != last {
		t.Errorf("notice %+v", notice)
	}
	full := srv.Say(srv.ChannelID, srv.UserID, "one too many").ID
	status, body := request(t, srv, "PUT", "/channels/"+srv.ChannelID+"/messages/pins/"+full, nil)
	wantError(t, status, body, 400, 30003, "") // and no violation

	seen, before := 0, ""
	for pages := 0; ; pages++ {
		_, page := request(t, srv, "GET", "/channels/"+srv.ChannelID+"/messages/pins?limit=50"+before, nil)
		items := page["items"].([]any)
		seen += len(items)
		before = "&before=" + items[len(items)-1].(obj)["pinned_at"].(string)
		if page["has_more"] != true {
			break
		}
	}
	if seen != MaxPins {
		t.Errorf("paged through %d pins", seen)
	}
	if old, err := s.ChannelMessagesPinned(srv.ChannelID); err != nil || len(old) != 50 || old[0].ID != last || !old[0].Pinned {
		t.Errorf("old route: %d, %v", len(old), err)
	}
	if status, body := request(t, srv, "DELETE", "/channels/"+srv.ChannelID+"/messages/pins/"+last, nil); status != 204 {
		t.Errorf("unpin: %d %v", status, body)
	}
	if err := s.ChannelMessagePin(srv.ChannelID, full); err != nil {
		t.Error(err)
	}
	if err := s.ChannelMessageUnpin(srv.ChannelID, full); err != nil || len(srv.Pins(srv.ChannelID)) != MaxPins-1 {
		t.Errorf("%d pins, %v", len(srv.Pins(srv.ChannelID)), err)
	}
}

// TestArchivedThread keeps what is in an archived thread from being changed.
func TestArchivedThread(t *testing.T) {
	t.Parallel()
	srv := New(t)
	s := rest(srv)
	thread := srv.AddThread(srv.ChannelID, "thread")
	mine, err := s.ChannelMessageSend(thread, "before")
	if err != nil {
		t.Fatal(err)
	}
	at := "/channels/" + thread + "/messages/"
	srv.Archive(thread, true)
	for path, method := range map[string]string{at + mine.ID: "PATCH", at + "pins/" + mine.ID: "PUT"} {
		status, body := request(t, srv, method, path, obj{"content": "after"})
		wantError(t, status, body, 400, 50083, "") // and no violation
	}
	if c, err := s.Channel(thread); err != nil || !c.ThreadMetadata.Archived {
		t.Errorf("the thread is %+v, %v", c, err)
	}
	srv.Archive(thread, false)
	if status, body := request(t, srv, "PATCH", at+mine.ID, obj{"content": "after"}); status != 200 {
		t.Errorf("edit in an opened thread: %d %v", status, body)
	}
}

func TestCommands(t *testing.T) {
	t.Parallel()
	srv := New(t)
	s := rest(srv)
	who := &discordgo.ApplicationCommand{Name: "who", Description: "d", Options: []*discordgo.ApplicationCommandOption{
		{Type: discordgo.ApplicationCommandOptionString, Name: "name", Description: "d", Required: true, Autocomplete: true},
	}}
	first, err := s.ApplicationCommandBulkOverwrite(srv.AppID, "", []*discordgo.ApplicationCommand{who, {Name: "help", Description: "d"}})
	if err != nil || len(first) != 2 {
		t.Fatal(err)
	}
	second, err := s.ApplicationCommandBulkOverwrite(srv.AppID, "", []*discordgo.ApplicationCommand{who})
	if err != nil || len(second) != 1 || second[0].ID != first[0].ID {
		t.Errorf("overwritten: %+v, %v", second, err)
	}
	if got := srv.Commands(""); len(got) != 1 || got[0].Options[0].Name != "name" {
		t.Errorf("commands %+v", got)
	}
	cmd, err := s.ApplicationCommandCreate(srv.AppID, srv.GuildID, &discordgo.ApplicationCommand{Name: "Who is this", Type: 3})
	if err != nil {
		t.Fatal(err)
	}
	if list, err := s.ApplicationCommands(srv.AppID, srv.GuildID); err != nil || len(list) != 1 {
		t.Errorf("list %v, %v", list, err)
	}
	if err := s.ApplicationCommandDelete(srv.AppID, srv.GuildID, cmd.ID); err != nil {
		t.Error(err)
	}
	for i := range maxCommandCreates - 1 { // one was created above
		name := fmt.Sprint("c", i)
		if _, err := s.ApplicationCommandBulkOverwrite(srv.AppID, srv.GuildID, []*discordgo.ApplicationCommand{{Name: name, Description: "d"}}); err != nil {
			t.Fatal(err)
		}
	}
	srv.ExpectViolations()
	if _, err := s.ApplicationCommandCreate(srv.AppID, srv.GuildID, who); !isStatus(err, 400) {
		t.Errorf("the 201st creation: %v", err)
	}
	srv.Advance(25 * time.Hour)
	if _, err := s.ApplicationCommandCreate(srv.AppID, srv.GuildID, who); err != nil {
		t.Errorf("the next day: %v", err)
	}
}

func TestViolationsFailTheTest(t *testing.T) {
	t.Parallel()
	tb := &recorder{TB: t}
	srv := New(tb)
	request(t, srv, "POST", "/channels/"+srv.ChannelID+"/messages", obj{"content": text(2001)})
	tb.cleanup()
	if len(tb.errors) != 1 || !strings.Contains(tb.errors[0], "2000 or fewer") {
		t.Errorf("errors %q", tb.errors)
	}
}

// recorder is a test that fails only on paper.
type recorder struct {
	testing.TB
	ctx     context.Context
	cleanup func()
	errors  []string
}

func (r *recorder) Context() context.Context          { return r.ctx }
func (r *recorder) Fatalf(format string, args ...any) { r.Errorf(format, args...) }

func (r *recorder) Cleanup(f func()) { r.cleanup = f }
func (r *recorder) Errorf(format string, args ...any) {
	r.errors = append(r.errors, fmt.Sprintf(format, args...))
}

func TestRateLimitAndOtherFaults(t *testing.T) {
	t.Parallel()
	srv := New(t)
	s := rest(srv)
	path := "/channels/*/messages"
	send := func() error {
		_, err := s.ChannelMessageSend(srv.ChannelID, "x")
		return err
	}
	srv.Fail(RateLimited("POST", path, 50*time.Millisecond))
	var limited *discordgo.RateLimitError
	if err := send(); !errors.As(err, &limited) || limited.RetryAfter != 50*time.Millisecond {
		t.Errorf("rate limited: %v", err)
	}
	if err := send(); err != nil {
		t.Errorf("after it: %v", err)
	}
	srv.Fail(GloballyRateLimited("", "", time.Millisecond))
	if err := send(); !errors.As(err, &limited) {
		t.Errorf("globally rate limited: %v", err)
	}
	if r := srv.Requests(); r[2].Status != 429 || !r[2].Fault {
		t.Errorf("recorded %v", r[2])
	}
	srv.Fail(HTMLPage("POST", path, 429))
	if err := send(); err == nil || errors.As(err, new(*discordgo.RateLimitError)) {
		t.Errorf("HTML 429: %v", err)
	}
	srv.Fail(Fault{Path: "/channels/**", Status: 500, Times: 2})
	for range 2 {
		if err := send(); !isStatus(err, 500) {
			t.Errorf("500: %v", err)
		}
	}
	srv.Fail(Fault{Method: "POST", Path: path, Drop: true})
	if err := send(); err == nil {
		t.Error("a dropped connection brought an answer")
	}
	before := len(srv.Sent())
	srv.Fail(Fault{Method: "POST", Path: path, Status: 504, Applied: true})
	if err := send(); !isStatus(err, 504) || len(srv.Sent()) != before+1 {
		t.Errorf("applied: %v", err)
	}
	remove := srv.Fail(Fault{Times: -1, Status: http.StatusServiceUnavailable, Header: http.Header{"X-Test": {"1"}}})
	for range 3 {
		if err := send(); !isStatus(err, 503) {
			t.Errorf("503: %v", err)
		}
	}
	remove()
	hold := make(chan struct{})
	srv.Fail(Fault{Path: path, Hold: hold, Delay: time.Millisecond})
	done := make(chan error)
	go func() { done <- send() }()
	n := len(srv.Sent())
	close(hold)
	if err := <-done; err != nil || len(srv.Sent()) != n+1 {
		t.Errorf("held: %v", err)
	}
}

func TestReadingRoutes(t *testing.T) {
	t.Parallel()
	srv := New(t)
	s := rest(srv)
	me, err := s.User("@me")
	if err != nil || me.ID != srv.BotID || !me.Bot {
		t.Errorf("me %+v, %v", me, err)
	}
	guilds, err := s.UserGuilds(10, "", "", false)
	if err != nil || len(guilds) != 1 {
		t.Errorf("guilds %v, %v", guilds, err)
	}
	guild, err := s.Guild(srv.GuildID)
	if err != nil || len(guild.Channels) != 0 {
		t.Errorf("guild %+v, %v", guild, err)
	}
	channels, err := s.GuildChannels(srv.GuildID)
	if err != nil || len(channels) != 1 {
		t.Errorf("channels %v, %v", channels, err)
	}
	roles, err := s.GuildRoles(srv.GuildID)
	if err != nil || len(roles) != 3 {
		t.Errorf("roles %v, %v", roles, err)
	}
	member, err := s.GuildMember(srv.GuildID, srv.ModeratorID)
	if err != nil || !slices.Equal(member.Roles, []string{srv.ModeratorRoleID}) {
		t.Errorf("member %+v, %v", member, err)
	}
	channel, err := s.Channel(srv.ChannelID)
	if err != nil || channel.GuildID != srv.GuildID {
		t.Errorf("channel %+v, %v", channel, err)
	}
	cmd, err := s.ApplicationCommandCreate(srv.AppID, "", &discordgo.ApplicationCommand{Name: "who", Description: "d"})
	if err != nil {
		t.Fatal(err)
	}
	if cmd, err = s.ApplicationCommandEdit(srv.AppID, "", cmd.ID, &discordgo.ApplicationCommand{Name: "who", Description: "new"}); err != nil {
		t.Fatal(err)
	}
	if cmd, err = s.ApplicationCommand(srv.AppID, "", cmd.ID); err != nil || cmd.Description != "new" {
		t.Errorf("command %+v, %v", cmd, err)
	}
}

func TestModeratingRoutes(t *testing.T) {
	t.Parallel()
	srv := New(t)
	s := rest(srv)
	srv.SetPermissions(srv.ChannelID, BotPermissions|discordgo.PermissionManageMessages)
	var ids []string
	for range 3 {
		m := srv.Say(srv.ChannelID, srv.UserID, "x")
		srv.React(m.ID, srv.UserID, "🗑")
		srv.React(m.ID, srv.ModeratorID, "🗑")
		ids = append(ids, m.ID)
	}
	if err := s.MessageReactionRemove(srv.ChannelID, ids[0], "🗑", srv.UserID); err != nil || len(srv.Reactions(ids[0])["🗑"]) != 1 {
		t.Errorf("%v, %v", srv.Reactions(ids[0]), err)
	}
	if err := s.MessageReactionsRemoveEmoji(srv.ChannelID, ids[1], "🗑"); err != nil || len(srv.Reactions(ids[1])) != 0 {
		t.Errorf("%v, %v", srv.Reactions(ids[1]), err)
	}
	if err := s.MessageReactionsRemoveAll(srv.ChannelID, ids[2]); err != nil || len(srv.Reactions(ids[2])) != 0 {
		t.Errorf("%v, %v", srv.Reactions(ids[2]), err)
	}
	if err := s.ChannelMessagesBulkDelete(srv.ChannelID, ids); err != nil || len(srv.Messages(srv.ChannelID)) != 0 {
		t.Errorf("%d messages left, %v", len(srv.Messages(srv.ChannelID)), err)
	}
}
