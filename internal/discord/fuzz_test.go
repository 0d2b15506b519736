package discord

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"golang.org/x/time/rate"

	"attache/internal/memory"
)

// disconnected returns a bot at work without a gateway, whose requests all get the same
// answer, and a function that waits until it has nothing left to do.
func disconnected(t testing.TB, status int, body string) (b *Bot, log *logbook, idle func()) {
	t.Helper()
	store, err := memory.Open(filepath.Join(t.TempDir(), "memory.db"), memory.Config{})
	if err != nil {
		t.Fatal(err)
	}
	log = newLogbook()
	b = New(slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})), chapters, Config{Token: "x", Memory: store, Commands: map[string]string{"who": "who", "search": "search"}})
	b.pace = fast
	if err := b.prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.client.Transport = tripper(func(*http.Request) (*http.Response, error) { return answerWith(status, body), nil })
	b.serving, b.began, b.renewals = t.Context(), time.Now(), rate.NewLimiter(rate.Inf, 1)
	b.self.Store("99")
	b.pool, b.typing, b.apologies = newFair(fairLimits(1, 64)), newPool(1, 64), newPool(1, 64)
	b.owed = newFair(owedLimits)
	b.hears = make(map[string][]handler)
	for _, h := range b.handlers(t.Context()) {
		b.hears[h.event] = append(b.hears[h.event], h)
	}
	t.Cleanup(func() {
		b.pool.drain(time.Minute)
		b.typing.drain(time.Minute)
		b.apologies.drain(time.Minute)
		b.owed.drain(time.Minute)
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return b, log, func() {
		for _, p := range []*fair{b.pool, b.owed} {
			for waiting, busy := p.load(); waiting+busy > 0; waiting, busy = p.load() {
				runtime.Gosched()
			}
		}
		for _, p := range []*pool{b.typing, b.apologies} {
			done := make(chan struct{})
			for !p.offer(func() { close(done) }) {
				runtime.Gosched() // it is full
			}
			<-done
		}
	}
}

// FuzzEvents lets the gateway send anything. Nothing panics, which the handlers would
// survive and log, and no text gets into the log.
func FuzzEvents(f *testing.F) {
	const (
		author   = `"author":{"id":"5"}`
		member   = `"member":{"user":{"id":"5"},"permissions":"2251799813685280","roles":["7"]}`
		message  = `{"id":"1000000","type":0,"channel_id":"3","guild_id":"2","content":"!who Zanzibar",` + author + `,"attachments":[],"mentions":[],"embeds":[]}`
		command  = `{"id":"1","token":"t","type":2,"application_id":"9","channel_id":"3","guild_id":"2","app_permissions":"8",` + member + `,"data":{"id":"4","name":"`
		of       = `{"id":"1","token":"t","application_id":"9","channel_id":"3","guild_id":"2",` + member + `,"message":` + answered + `,`
		channel  = `{"id":"3","guild_id":"2","type":0,"permission_overwrites":[{"id":"2","type":0,"allow":"0","deny":"2048"}]}`
		option   = `","type":1,"options":[{"name":"`
		zanzibar = `","type":3,"value":"Zanzibar"}]}}`
	)
	for _, seed := range []struct{ event, data string }{
		{"MESSAGE_CREATE", message},
		{"MESSAGE_CREATE", strings.Replace(message, "!who Zanzibar", "<@99> who is Zanzibar?", 1)},
		{"MESSAGE_CREATE", strings.Replace(message, `"type":0`, `"type":19,"message_reference":{"message_id":"8"},"referenced_message":`+answered, 1)},
		{"MESSAGE_CREATE", strings.Replace(message, author, `"author":null`, 1)},
		{"MESSAGE_UPDATE", strings.Replace(message, `"type":0`, `"type":0,"edited_timestamp":"2031-05-20T10:00:00.000000+00:00"`, 1)},
		{"MESSAGE_DELETE", `{"id":"1000000","channel_id":"3","guild_id":"2"}`},
		{"MESSAGE_DELETE_BULK", `{"ids":["1000000","1"],"channel_id":"3","guild_id":"2"}`},
		{"CHANNEL_PINS_UPDATE", `{"guild_id":"2","channel_id":"3","last_pin_timestamp":null}`},
		{"GUILD_CREATE", `{"id":"2","name":"x","preferred_locale":"de","channels":[` + channel + `],"threads":[{"id":"31","parent_id":"3","type":11,"thread_metadata":{"archived":true}}],"roles":[]}`},
		{"GUILD_UPDATE", `{"id":"2","preferred_locale":"ja"}`},
		{"GUILD_DELETE", `{"id":"2","unavailable":true}`},
		{"CHANNEL_UPDATE", channel},
		{"CHANNEL_DELETE", channel},
		{"THREAD_CREATE", `{"id":"31","parent_id":"3","guild_id":"2","type":11}`},
		{"THREAD_UPDATE", `{"id":"31","parent_id":"3","guild_id":"2","type":11,"thread_metadata":{"archived":false}}`},
		{"THREAD_LIST_SYNC", `{"guild_id":"2","threads":[null,{"id":"31","parent_id":"3"}]}`},
		{"INTERACTION_CREATE", command + `who` + option + `name` + zanzibar},
		{"INTERACTION_CREATE", command + `settings` + option + `channel","type":7,"value":"3"}]}}`},
		{"INTERACTION_CREATE", command + `pin","type":1,"options":[{"name":"who","type":1,"options":[{"name":"name` + zanzibar[:len(zanzibar)-2] + `]}]}}`},
		{"INTERACTION_CREATE", command + `corpus","type":1,"options":[{"name":"add","type":1,"options":[{"name":"file","type":11,"value":"6"}]}],"resolved":{"attachments":{"6":{"id":"6","url":"https://x.example/a","filename":"a.txt","size":4}}}}}`},
		{"INTERACTION_CREATE", command + `Check this message","type":3,"target_id":"8","resolved":{"messages":{"8":` + answered + `}}}}`},
		{"INTERACTION_CREATE", strings.Replace(command, `"type":2`, `"type":4`, 1) + `who` + option + `name","type":3,"focused":true,"value":"Zanzibar"}]}}`},
		{"INTERACTION_CREATE", of + `"type":3,"data":{"custom_id":"1|page|1|search Zanzibar","component_type":2}}`},
		{"INTERACTION_CREATE", of + `"type":3,"data":{"custom_id":"1|ask||who Zanzibar","component_type":3,"values":["a"]}}`},
		{"INTERACTION_CREATE", of + `"type":5,"data":{"custom_id":"1|settings|x|","components":[{"type":1,"components":[{"type":4,"custom_id":"a","value":"?"}]}]}}`},
		{"INTERACTION_CREATE", `{"id":"1","token":"t","type":4}`},
		{"READY", `{"user":{"id":"99"},"session_id":"s","resume_gateway_url":"wss://x.example","guilds":[{"id":"2"}],"application":{"id":"9"}}`},
		{"RESUMED", `null`},
	} {
		f.Add(seed.event, []byte(seed.data))
	}
	b, log, idle := disconnected(f, 200, answered)
	s := b.newShard(0, 1)
	f.Fuzz(func(t *testing.T, event string, data []byte) {
		log.reset()
		if event == "READY" {
			b.onReady(t.Context(), s, data)
		}
		for _, h := range b.hears[event] {
			h.handle(data)
		}
		idle()
		if said := log.String(); strings.Contains(said, "panic") || strings.Contains(said, "Zanzibar") {
			t.Errorf("the log says\n%s", said)
		}
	})
}

// answered is a message of the bot's that answers a question.
const answered = `{"id":"8","type":0,"channel_id":"3","author":{"id":"99","bot":true},"content":"","embeds":[{"title":"x"}],"components":[{"type":1,"components":[{"type":2,"style":2,"label":"a","custom_id":"1|page|1|search Zanzibar"}]}]}`

// FuzzPacket lets the gateway send what is no packet, and those of it that are no events.
func FuzzPacket(f *testing.F) {
	for _, s := range []string{`{"op":10,"d":{"heartbeat_interval":41250}}`, `{"op":9,"d":true}`, `{"op":7,"d":null}`, `{"op":0,"s":5,"t":"MESSAGE_CREATE","d":{"id":"1","guild_id":{}}}`, `{"op":0,"t":"GUILD_X","d":[]}`, `{"op":1e3}`, `[]`, "\xff"} {
		f.Add([]byte(s))
	}
	b, log, idle := disconnected(f, 200, "{}")
	b.events = newEvents()
	f.Cleanup(b.events.stop)
	f.Fuzz(func(t *testing.T, raw []byte) {
		log.reset()
		var p packet
		if json.Unmarshal(raw, &p) != nil {
			return
		}
		s := b.newShard(0, 1)
		s.session = &session{id: "s", seq: 1}
		if p.Type != "READY" && p.Type != "RESUMED" { // which ask Discord
			b.happen(t.Context(), s, p, func(bool) {})
		}
		idle()
		if strings.Contains(log.String(), "panic") {
			t.Errorf("the log says\n%s", log)
		}
	})
}

// FuzzQuestion has messages of any text read, in channels and out of them.
func FuzzQuestion(f *testing.F) {
	for _, s := range []string{"!who Lavrov", "<@99>, !who Lavrov", "who is it <@!99>?", "!", "<@99>", "！who", "!WHO\u00a0x", "\xff!who", "! who", "<@99> <@99>"} {
		f.Add(s, "!", true)
	}
	f.Fuzz(func(t *testing.T, text, prefix string, direct bool) {
		if prefix == "" {
			return // a prefix is never empty
		}
		r := reader{self: "99", prefix: prefix, commands: map[string]string{"who": "who", "wer": "who", "search": "search"}}
		m := &discordgo.Message{Content: text, GuildID: "2", Author: &discordgo.User{ID: "5"}}
		if direct {
			m.GuildID = ""
		}
		question, asks := r.question(m)
		switch {
		case direct && !asks:
			t.Errorf("in a direct message %q asks nothing", text)
		case asks && question == "":
			t.Errorf("%q asks an empty question", text)
		case !asks && question != "":
			t.Errorf("%q asks nothing, and yet %q", text, question)
		case len(question) > len(text)+len("search")+len(helpQuestion):
			t.Errorf("%q became %q", text, question)
		}
	})
}

// FuzzRefusal has Discord refuse requests in any words. How long to wait is never negative,
// and never more than a day.
func FuzzRefusal(f *testing.F) {
	f.Add(`{"retry_after":1.5,"global":true}`, "2", "1.5")
	f.Add("<html>", "", "0")
	f.Add(`{"retry_after":-1}`, "1e400", "NaN")
	f.Fuzz(func(t *testing.T, body, retry, reset string) {
		resp := answerWith(429, body)
		resp.Header["Retry-After"], resp.Header["X-Ratelimit-Reset-After"] = []string{retry}, []string{reset}
		after, _ := retryAfter(resp)
		for _, d := range []time.Duration{after, seconds(reset), seconds(retry)} {
			if d < 0 || d > 24*time.Hour {
				t.Errorf("it is waited for %v", d)
			}
		}
		var said map[string]any
		if err := json.NewDecoder(tidyResponse(resp).Body).Decode(&said); err != nil {
			t.Errorf("what the client gets is no JSON: %v", err)
		}
	})
}
