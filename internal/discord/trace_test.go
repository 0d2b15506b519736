package discord

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/discordtest"
)

// secret is in everything that people say in TestTrace, and in no other thing.
const secret = "Xanthippe"

// whimsical is an engine that fails in each way there is.
var whimsical = askFunc(func(ctx context.Context, q string) answers.Answer {
	switch {
	case strings.Contains(q, "panic"):
		panic("cannot parse " + q)
	case strings.Contains(q, "slow"):
		<-ctx.Done()
	case strings.Contains(q, "nil"):
		var none *answers.Answer
		return *none
	}
	return parrot(ctx, q)
})

// TestTrace asks in all ways, with everything going wrong that can. Each line of the log
// about a question has its id, from the arrival to the attempts at sending the answer, and
// none has a word of it, or the token.
func TestTrace(t *testing.T) {
	t.Parallel()
	log := newLogbook()
	srv, r := serve(t, whimsical, func(b *Bot) {
		remembers(t)(b)
		b.lg = slog.New(tracer{slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})})
		b.cfg.Timeout = time.Second
	})
	say := func(text string) *discordgo.Message {
		return srv.Say(srv.ChannelID, srv.UserID, "!who "+text+" "+secret)
	}
	const path = "/channels/*/messages"
	for n, f := range []discordtest.Fault{
		discordtest.RateLimited("POST", path, time.Millisecond),
		discordtest.GloballyRateLimited("POST", path, time.Millisecond),
		discordtest.HTMLPage("POST", path, 502),
		{Method: "POST", Path: path, Status: 500, Body: `{"message": "` + secret + `", "code": 0}`, Applied: true},
		{Method: "POST", Path: path, Drop: true},
	} {
		remove := srv.Fail(f)
		m := say("whom")
		srv.WaitReply(t, m)
		remove()
		log.wait(t, "question answered", n+1)
		lines := linesAbout(t, log, "message", m.ID)
		if !lines["question arrived"] || !lines["question answered"] {
			t.Errorf("of a question the log has %v", lines)
		}
	}
	// Whoever may not send is no fault of the program.
	srv.Fail(discordtest.Fault{Method: "POST", Path: path, Status: 400, Body: `{"message": "Invalid Form Body", "code": 50035, "errors": {"content": "` + secret + `"}}`})
	refused := say("whom")
	log.wait(t, "reply not sent", 1)
	linesAbout(t, log, "message", refused.ID)
	for _, how := range []string{"panic", "nil", "slow"} {
		m := say(how)
		srv.WaitReply(t, m)
		linesAbout(t, log, "message", m.ID)
		i := srv.Slash(srv.ChannelID, srv.UserID, "who", discordtest.Option("name", how+" "+secret))
		srv.WaitResponse(t, i)
		if lines := linesAbout(t, log, "interaction", i.ID); !lines["question arrived"] {
			t.Errorf("of an interaction the log has %v", lines)
		}
	}
	m := say("whom")
	answer := srv.WaitReply(t, m)
	srv.Edit(m.ID, "!who else "+secret)
	srv.Wait(t, "the answer follows", func() bool { return strings.Contains(shown(srv.Message(answer.ID)), "else") })
	srv.Fail(discordtest.HTMLPage("DELETE", "/channels/**", 502))
	srv.Delete(m.ID)
	srv.Wait(t, "the answer is gone", func() bool { return srv.Message(answer.ID) == nil })
	linesAbout(t, log, "message", m.ID)
	srv.Say(srv.DM(srv.UserID), srv.UserID, "what of "+secret)
	srv.Autocomplete(srv.ChannelID, srv.UserID, "who", discordtest.Focused("name", secret))
	srv.Dispatch("MESSAGE_CREATE", json.RawMessage(`{"id": "1", "content": "`+secret+`", "author": 5}`))
	srv.Dispatch(secret, json.RawMessage(`{"`+secret+`": 1}`))
	srv.SendFrame(`{"op": 77, "d": "` + secret + `"`)
	r.stop()
	<-r.done
	all := log.String()
	for _, bad := range []string{secret, srv.Token} {
		if i := strings.Index(all, bad); i >= 0 {
			t.Errorf("the log has %q: …%s…", bad, all[max(0, i-300):min(len(all), i+100)])
		}
	}
	for _, want := range []string{"request repeated", "rate limited", "panic", "not answered in time", "reply not sent"} {
		if !strings.Contains(all, want) {
			t.Errorf("the log never has %q, so it is not tested", want)
		}
	}
	for line := range strings.Lines(all) {
		for _, of := range []string{`"request repeated"`, `"rate limited"`, `"panic"`} {
			if strings.Contains(line, of) && !strings.Contains(line, `"request":"`) && !strings.Contains(line, "/gateway") {
				t.Errorf("it is not known which question this is about: %s", line)
			}
		}
	}
}

// linesAbout returns what the log says about a message or interaction. All of it must have
// the same id, which no line about another one has.
func linesAbout(t *testing.T, log *logbook, key, id string) map[string]bool {
	t.Helper()
	said := make(map[string]bool)
	want := requestID(id)
	for line := range strings.Lines(log.String()) {
		var rec map[string]any
		if err := json.Unmarshal([]byte(line), &rec); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		is, _ := rec["request"].(string)
		of, named := rec[key].(string)
		switch {
		case of == id && is != want:
			t.Errorf("the request is %q, want %q: %s", is, want, line)
		case is == want && named && of != id:
			t.Errorf("another one has the same id: %s", line)
		case is == want:
			said[rec["msg"].(string)] = true
		}
	}
	return said
}

// A question that there is no room for is named all the same.
func TestTraceDropped(t *testing.T) {
	t.Parallel()
	engine, asked, release := held("Lavrov")
	srv, r := serve(t, engine, func(b *Bot) { b.cfg.Workers, b.cfg.Queue = 1, 1 })
	srv.Say(srv.ChannelID, srv.UserID, "!who Lavrov")
	<-asked
	var all []string
	for range 3 {
		all = append(all, srv.Say(srv.ChannelID, srv.UserID, "!who Wang").ID)
	}
	r.log.wait(t, "question dropped", 2)
	close(release)
	named := 0
	for _, id := range all {
		named += strings.Count(r.log.String(), "msg=\"question dropped\" request="+requestID(id))
	}
	if named != 2 {
		t.Errorf("%d dropped questions are named, want 2", named)
	}
}
