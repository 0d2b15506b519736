package discord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/library"
)

// accepting is a Discord that takes every answer.
type accepting struct{ choices int }

func (a *accepting) RoundTrip(req *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(req.Body)
	if err != nil {
		return nil, err
	}
	a.choices += bytes.Count(body, []byte(`"value"`))
	return &http.Response{StatusCode: http.StatusNoContent, Header: http.Header{}, Body: http.NoBody, Request: req}, nil
}

// BenchmarkAutocomplete measures the whole handler, from the event's JSON to the
// answer's, over 10,000 articles.
func BenchmarkAutocomplete(b *testing.B) {
	engine := crowd(b, 10_000)
	bot := New(nil, engine, Config{Token: "token"})
	if err := bot.prepare(b.Context()); err != nil {
		b.Fatal(err)
	}
	discord := new(accepting)
	bot.rest.Client = &http.Client{Transport: newTransport(slog.New(slog.DiscardHandler), &url.URL{Scheme: "https", Host: "discord.com"}, discord)}
	bot.serving = b.Context()
	typed := []string{"", "s", "so", "sol", "solberg", "ingrid so", "madson", "ma la", "x", "xq", "2031", "ñandú", "the minister of", "Индия"}
	options := []string{"who name", "stance actor", "stance topic", "quote speaker", "timeline name", "article article", "search source"}
	var took []time.Duration
	n := 0
	for b.Loop() {
		of := options[n%len(options)]
		var command, option string
		fmt.Sscan(of, &command, &option)
		raw, err := json.Marshal(map[string]any{
			"id": fmt.Sprint(n), "application_id": "1", "type": 4, "token": fmt.Sprint("token", n), "channel_id": "2", "guild_id": "3", "locale": "de",
			"app_permissions": "0", "member": map[string]any{"user": map[string]any{"id": "4"}, "permissions": "0"},
			"data": map[string]any{"id": "5", "name": command, "type": 1, "options": []any{
				map[string]any{"name": option, "type": 3, "value": typed[n/len(options)%len(typed)], "focused": true}}},
		})
		if err != nil {
			b.Fatal(err)
		}
		n++
		start := time.Now()
		var i discordgo.InteractionCreate
		if err := json.Unmarshal(raw, &i); err != nil {
			b.Fatal(err)
		}
		bot.newExchange(i.Interaction, start).answer()
		took = append(took, time.Since(start))
	}
	if discord.choices == 0 {
		b.Fatal("nothing was offered")
	}
	slices.Sort(took)
	for _, p := range []int{50, 99} {
		b.ReportMetric(float64(took[(len(took)-1)*p/100].Microseconds())/1000, fmt.Sprintf("p%d-ms", p))
	}
	b.ReportMetric(float64(discord.choices)/float64(n), "choices/op")
}

// crowd answers from n made-up articles with as many people as they can hold.
func crowd(b *testing.B, n int) *answers.Engine {
	b.Helper()
	first := []string{"Ingrid", "Lars", "Maria", "Sven", "Olga", "Anders", "Karin", "Nils", "Elsa", "Henrik", "Astrid", "Jonas", "Sofia", "Erik", "Linnea", "Magnus"}
	begin := []string{"Sol", "Mad", "Lind", "Berg", "Hol", "Nor", "Vest", "Aker", "Dal", "Grim", "Strand", "Eng", "Hag", "Kron", "Lund", "Mo"}
	end := []string{"berg", "sen", "gren", "strom", "dal", "vik", "heim", "mark", "stad", "rud", "by", "nes", "lund", "holm", "quist", "feldt"}
	of := []string{"Norway", "Denmark", "Sweden", "Finland", "Iceland", "Estonia", "Latvia", "Poland"}
	on := []string{"fishing quotas", "the pipeline", "customs duties", "the treaty", "wind power", "the bridge", "arms sales", "the vote"}
	pick := func(list []string, i int) string { return list[i%len(list)] }
	var set []*article.Article
	for i := range n {
		name := pick(first, i) + " " + pick(begin, i/16) + pick(end, i/256)
		other := pick(first, i*7+3) + " " + pick(begin, i/5+1) + pick(end, i/11)
		text := fmt.Sprintf("%s supports %s %d, the Foreign Minister of %s, %s, said on Monday. “We want peace,” %s told reporters. %s opposes %s.\n",
			pick(of, i), pick(on, i), i%50, pick(of, i), name, other, pick(of, i+3), pick(on, i/3))
		a, err := article.New(article.Article{ID: fmt.Sprintf("note-%05d", i), Title: name + " meets " + other,
			Date: fmt.Sprintf("2031-%02d-%02d", 1+i%12, 1+i%28), Source: fmt.Sprint("Gazette ", i%40), Body: text})
		if err != nil {
			b.Fatal(err)
		}
		set = append(set, a)
	}
	x, err := facts.New()
	if err != nil {
		b.Fatal(err)
	}
	lib, err := library.Open(b.Context(), x, &article.Set{Articles: set})
	if err != nil {
		b.Fatal(err)
	}
	return answers.New(slog.New(slog.DiscardHandler), lib.Index)
}
