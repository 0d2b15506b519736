package bench

import (
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"unicode/utf8"

	"attache/internal/answers"
	"attache/internal/article"
	"attache/internal/bare"
)

// A Timing is how long the questions of a command took, beside a bare match query for
// their words. Times are in milliseconds: of the processor where that is known, which other work
// on the machine changes less, and else as they pass.
type Timing struct {
	Command   string    `json:"command"`
	Questions int       `json:"questions"`
	Answered  int       `json:"answered"`
	First     Quantiles `json:"first_ms"` // when each was asked for the first time
	Ask       Quantiles `json:"ask_ms"`   // the least of several times
	Bare      Quantiles `json:"bare_ms"`  // 0 for hostile questions: Bleve would take seconds
	Slowest   string    `json:"slowest"`  // the beginning of the question that took longest
}

// Quantiles are of times.
type Quantiles struct {
	P50 float64 `json:"p50"`
	P95 float64 `json:"p95"`
	P99 float64 `json:"p99"`
	Max float64 `json:"max"`
}

// Commands of rows that are no command's.
const (
	hostile = "hostile" // questions of any command but check that mean harm, up to the longest that is taken
	claims  = "claims"  // the same words to check, of which up to eight claims are held against the articles
	overall = "overall" // of the commands, without the hostile
)

// A query is a question to the bot; its words are what bare Bleve is asked.
type query struct {
	command, words string
	hostile        bool
	more           bool // than are asked of other commands; it does not count among all
}

func (q query) text() string { return "!" + q.command + " " + q.words }

// queries returns n questions of each command about articles, in no particular order, and
// hostile ones. Without facts they are only of the commands that need none.
func queries(set []*article.Article, seed uint64, n int, facts bool) []query {
	var out []query
	// Each command has a sequence of its own: what is asked of one is the same whatever else is asked.
	of := func(command string) asker {
		h := fnv.New64a()
		io.WriteString(h, command)
		return asker{rand.New(rand.NewPCG(seed, h.Sum64())), set}
	}
	add := func(command string, times int, words func(w asker, i int) string) {
		w := of(command)
		for i := range times * n {
			out = append(out, query{command: command, words: words(w, i), more: i >= n})
		}
	}
	name := func(w asker, _ int) string { return w.name() }
	if facts {
		add("who", 1, name)
		add("what", 1, func(w asker, _ int) string { return w.place() })
		add("stance", 1, func(w asker, _ int) string { return w.name() + w.either("", " on "+w.thing()) })
		add("quote", 1, func(w asker, _ int) string { return w.name() + w.either("", " on "+w.place()) })
		add("when", 1, func(w asker, _ int) string { return w.meeting() })
		add("where", 1, func(w asker, _ int) string { return w.meeting() })
		add("timeline", 1, func(w asker, _ int) string { return w.name() + w.either("", " from 2003-01-01 to 2004-12-31") })
		add("compare", 1, func(w asker, _ int) string { return w.name() + " and " + w.name() })
		add("summary", 1, name)
		add("check", 1, func(w asker, _ int) string { return w.claim() })
	}
	add("search", 1, func(w asker, _ int) string { return w.some(2 + w.IntN(4)) })
	add("ask", 3, asker.question) // they differ so much that a median of few is anything
	w := of(hostile)
	w.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	harm := len(out)
	for _, words := range w.hostile() {
		if all := []rune(words); len(all) > answers.MaxQuestion-20 { // with the command before it
			words = string(all[:answers.MaxQuestion-20])
		}
		for _, command := range []string{"ask", "who", "what", "stance", "quote", "when", "where", "timeline", "compare", "summary", "search", "check", "article"} {
			out = append(out, query{command: command, words: words, hostile: true})
		}
	}
	w.Shuffle(len(out)-harm, func(i, j int) { out[harm+i], out[harm+j] = out[harm+j], out[harm+i] })
	return out[:min(len(out), harm+maxHarm*n)]
}

// maxHarm is how many hostile questions there are at most to one of a command.
const maxHarm = 20

// hostile returns what somebody may write who wants the bot to work long.
func (w asker) hostile() []string {
	floods := []string{"treaty ", "a b c d e f ", "ab~2 ", "条约", "Лавров ", "Щедрин и ", "لافروف ", "e\u0301", "o\u0308\u0323\u0301\u0330", "a\u200db", "\u202e", "🇷🇺", "👩‍👩‍👧 ", "ﷺ", "İ", "ß", "of the ",
		"and ", "on ", " vs ", ",", "\"a\" ", "\"", "“treaty” ", "(", "did ", "who is ", "when did ", "as of ", "as of 2003 ", "2003-01-01 ", "from 2003 to ", "12 May ", "source:a ", "from:2003-01-01 ", "article:1 ",
		"U.S. ", "O'Neil's ", "a.b.c.d.", "Minister ", "He said. ", "x"}
	out := []string{w.some(500), w.some(12) + strings.Repeat("?", 3000), `text:* +the -a ~2 /.*/ "`, "the the the", "e" + strings.Repeat("\u0301", 4000)}
	for _, f := range floods {
		out = append(out, strings.Repeat(f, 4000/utf8.RuneCountInString(f)))
	}
	several := func(n int, f func() string) {
		var b strings.Builder
		for range n {
			b.WriteString(f() + " ")
		}
		out = append(out, b.String())
	}
	several(1, func() string { return strings.Repeat(w.name()+" ", 200) })
	several(250, w.name)
	several(250, func() string { return w.name() + " and" })
	several(120, func() string { return w.meeting() + "?" })
	several(60, func() string { return w.passage() })
	several(300, func() string { return w.slip(w.name()) })
	several(120, func() string { return "Minister " + w.name() + " met " + w.name() + " in " + w.place() + "." })
	several(150, func() string { return "“" + w.rare() + "”, " + w.name() + " said." })
	several(400, func() string { return w.thing() + " on" })
	several(90, func() string { return w.name() + " never met " + w.name() + "." })
	several(90, func() string { return "The " + w.some(4) + " was there." })
	return out
}

// slip returns a name with a letter of its last word mistyped.
func (w asker) slip(name string) string {
	all := []rune(name)
	if at := len(all) - 1 - w.IntN(3); at > 0 {
		all[at] = 'a' + rune(w.IntN(26))
	}
	return string(all)
}

// An asker makes up questions about articles.
type asker struct {
	*rand.Rand
	set []*article.Article
}

func (w asker) either(of ...string) string { return of[w.IntN(len(of))] }

// passage returns the text of some passage.
func (w asker) passage() string {
	a := w.set[w.IntN(len(w.set))]
	return a.Text(a.Passages[w.IntN(len(a.Passages))].Span)
}

// name returns one of those who meet in a passage: some are in the news all the time, most
// are not.
func (w asker) name() string {
	before, _, _ := strings.Cut(w.passage(), " met ")
	words := strings.Fields(before)
	return strings.Join(words[max(0, len(words)-2):], " ")
}

// meeting asks for one, which in one of four there was not.
func (w asker) meeting() string {
	if w.IntN(4) == 0 {
		return "did " + w.name() + " meet " + w.name()
	}
	words := strings.Fields(w.passage())
	met := slices.Index(words, "met")
	in := slices.Index(words, "in")
	if met < 2 || in < met+2 {
		return "did " + w.name() + " meet " + w.name()
	}
	return "did " + strings.Join(words[met-2:met], " ") + " meet " + strings.Join(words[in-2:in], " ")
}

// place returns the capital in which somebody meets.
func (w asker) place() string {
	_, after, _ := strings.Cut(w.passage(), " in ")
	place, _, _ := strings.Cut(after, " on ")
	return place
}

// thing returns what somebody has an attitude to.
func (w asker) thing() string {
	return w.either("treaty", "sanctions", "elections", "pipeline", "port", "budget", "border talks", "exercises", "quotas", "tariffs")
}

// some returns n words of passages that may carry meaning.
func (w asker) some(n int) string {
	var out []string
	for len(out) < n {
		words := strings.Fields(w.passage())
		if word := strings.Trim(words[w.IntN(len(words))], ".,\""); len(word) > 3 {
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// claim returns a sentence of a passage, or another's in which somebody else meets the same.
func (w asker) claim() string {
	sentence, _, _ := strings.Cut(w.passage(), ". ")
	if w.IntN(2) == 0 {
		return sentence + "."
	}
	before, after, ok := strings.Cut(sentence, " met ")
	if !ok {
		return sentence + "."
	}
	if words := strings.Fields(before); len(words) > 2 {
		before = strings.Join(words[:len(words)-2], " ") + " " + w.name()
	}
	return before + " met " + after + "."
}

// rare returns the last words of a passage, which few others have.
func (w asker) rare() string {
	words := strings.Fields(w.passage())
	return strings.Trim(strings.Join(words[max(0, len(words)-5):], " "), ".")
}

// question returns a free question, of one form after the other.
func (w asker) question(i int) string {
	forms := []string{
		"who did " + w.name() + " meet in " + w.place() + "?",
		"what did " + w.name() + " say about " + w.place() + "?",
		"what does " + w.name() + " think of the " + w.thing() + "?",
		"when " + w.meeting() + "?",
		"did " + w.name() + " welcome the " + w.thing() + " of " + w.rare() + "?",
		"who opposes the " + w.thing() + " " + w.rare() + "?",
		"why are the " + w.thing() + " criticised in " + w.place() + "?",
		"how many ministers met in " + w.place() + "?",
	}
	return forms[i%len(forms)]
}

// tries is how often each question is asked. The least time counts, since other work on
// the machine only ever adds to it; so what the bot keeps for the next time is at hand. What would be
// the slowest of its kind is asked up to maxTries times, or one bad moment of the machine decides.
const (
	tries    = 5
	maxTries = 4 * tries
)

// ask asks the bot and bare Bleve each question, in turn, so that other work on the
// machine weighs on both.
func ask(ctx context.Context, engine *answers.Engine, alone *bare.Index, warm, all []query) ([]Timing, error) {
	for _, q := range warm { // what is made when first asked for is made
		engine.Ask(ctx, q.text())
		if q.hostile {
			continue
		}
		if _, err := alone.Match(ctx, q.words, hits); err != nil {
			return nil, err
		}
	}
	type times struct {
		first, ask, bare []float64
		answered         int
		slowest          string
	}
	found := map[string]*times{}
	slowest := map[string]float64{} // by kind
	note := func(command string, q query, first, ask, bare float64, answered bool) {
		t := found[command]
		if t == nil {
			t = &times{}
			found[command] = t
		}
		if len(t.ask) == 0 || ask > slices.Max(t.ask) {
			t.slowest = beginning(q.text())
		}
		t.first, t.ask, t.bare = append(t.first, first), append(t.ask, ask), append(t.bare, bare)
		if answered {
			t.answered++
		}
	}
	for _, q := range all {
		var a answers.Answer
		kind := q.kind()
		first, took, bare := 0.0, math.Inf(1), math.Inf(1)
		for n := 0; n < tries || n < maxTries && took > slowest[kind]; n++ {
			var err error
			this := 1000 * cost(func() { a = engine.Ask(ctx, q.text()) })
			if took = min(took, this); n == 0 {
				first = this
			}
			if q.hostile {
				bare = 0
				continue
			}
			bare = min(bare, 1000*cost(func() { _, err = alone.Match(ctx, q.words, hits) }))
			if err != nil {
				return nil, err
			}
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		slowest[kind] = max(slowest[kind], took)
		if a.Failed {
			return nil, fmt.Errorf("the bot failed at a question of %s", q.command)
		}
		answered := a.Status == answers.Answered
		if kind != overall {
			note(kind, q, first, took, bare, answered)
			continue
		}
		note(q.command, q, first, took, bare, answered)
		if !q.more {
			note(overall, q, first, took, bare, answered)
		}
	}
	var out []Timing
	for _, command := range order {
		if t := found[command]; t != nil {
			out = append(out, Timing{command, len(t.ask), t.answered, quantiles(t.first), quantiles(t.ask), quantiles(t.bare), t.slowest})
		}
	}
	return out, nil
}

// kind returns in which row of all questions a question counts.
func (q query) kind() string {
	switch {
	case q.hostile && q.command == "check":
		return claims
	case q.hostile:
		return hostile
	}
	return overall
}

// cost returns how long something took: of the processor that it ran on, where that is known.
// What collects garbage beside it, on a processor that nobody else needs, is no part of that.
func cost(f func()) float64 {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := threadTime()
	took := timed(f)
	if after := threadTime(); after > 0 {
		return after - before
	}
	return took
}

// hits is how many passages bare Bleve is asked for, as it does by itself.
const hits = 10

// order is that of the rows.
var order = [...]string{"who", "what", "stance", "quote", "when", "where", "timeline", "compare", "summary", "check", "search", "ask", overall, hostile, claims}

// quantiles sorts times in place.
func quantiles(ms []float64) Quantiles {
	slices.Sort(ms)
	at := func(p float64) float64 { return ms[min(len(ms)-1, int(p*float64(len(ms))))] }
	return Quantiles{at(0.5), at(0.95), at(0.99), ms[len(ms)-1]}
}

// beginning returns so much of a question as tells it from others.
func beginning(s string) string {
	if all := []rune(s); len(all) > 60 {
		return string(all[:60]) + "…"
	}
	return s
}
