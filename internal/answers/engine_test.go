package answers

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"attache/corpus"
	"attache/internal/article"
	"attache/internal/facts"
	"attache/internal/index"
)

func TestParse(t *testing.T) {
	engine := straits(t)
	for _, test := range []struct{ ask, command, query string }{
		{"who Madsen", "who", "Madsen"},
		{"!WHO  Madsen", "who", "Madsen"},
		{"/who\tMadsen", "who", "Madsen"},
		{"who\u200b Mad\u2060sen", "who", "Madsen"},
		{"!quotes Madsen", "quote", "Madsen"},
		{"who is Madsen?", "ask", "who is Madsen?"},
		{"!who is Madsen?", "ask", "who is Madsen?"},
		{"!who Madsen?", "who", "Madsen?"},
		{"!help for refugees", "help", "for refugees"},
		{"what happened in Bergen", "ask", "what happened in Bergen"},
		{"Madsen!", "ask", "Madsen!"},
		{"!wer Madsen", "who", "Madsen"},
		{"/Haltung Norway", "stance", "Norway"},
		{"кто Madsen", "who", "Madsen"},
		{"重 Madsen", "ask", "重 Madsen"},
		{"wer Madsen", "ask", "wer Madsen"},            // Latin letters may be English
		{"position Madsen", "ask", "position Madsen"},  // as these are
		{"!was Madsen", "ask", "was Madsen"},           // English before it is German
		{"!articles for sale", "articles", "for sale"}, // also French
		{"", "ask", ""},
		{"!", "ask", ""},
	} {
		if a := engine.Ask(t.Context(), test.ask); a.Command != test.command || a.Query != test.query {
			t.Errorf("%q is the command %q about %q, want %q about %q", test.ask, a.Command, a.Query, test.command, test.query)
		}
	}
}

func TestWords(t *testing.T) {
	words := straits(t).Words()
	for word, want := range map[string]string{
		"who": "who", "quotes": "quotes", "wer": "who", "quién": "who", "कौन": "who", "谁": "who",
		"articles": "articles",                          // also French
		"was":      "", "настройки": "", "anpinnen": "", // English, and commands of other tables
	} {
		if got := words[word]; got != want {
			t.Errorf("%q begins the command %q, want %q", word, got, want)
		}
	}
}

func TestUnknownCommand(t *testing.T) {
	grant(t, []wish{
		{"!stanse Norway", NotFound, []string{msgNoCommand, "try: stance Norway", "try: help"}, nil},
		{"stanse Norway", NotFound, []string{msgNoPassage, "try: stance Norway"}, []string{msgNoCommand}},
		{"!foo", NotFound, []string{msgNoCommand, "try: help"}, nil},
		{"!play despacito", NotFound, []string{msgNoCommand}, nil},
		{"!ban @somebody 3d", NotFound, []string{msgNoCommand}, nil},
		{"foo", NotFound, []string{msgNoPassage}, []string{msgNoCommand}},
	})
}

func TestOddQuestions(t *testing.T) {
	for _, s := range []string{" ", "!!!", "/", "?", "…", "\x00\x01", "\u200b\u200b", "\u202e\u202c", "\xff\xfe", "who \xff", "search \"\"", "search :::", "search from:", "stance on on on", "quote  about ", "who who who", "ask ask"} {
		a := straits(t).Ask(t.Context(), s)
		if a.Message == msgFailed || a.Status == Answered && len(a.Passages) == 0 {
			t.Errorf("%q is %s with the message %q", s, a.Status, a.Message)
		}
	}
}

func TestLength(t *testing.T) {
	engine := straits(t)
	if a := engine.Ask(t.Context(), "who "+strings.Repeat("ж", MaxQuestion-4)); a.Message == msgTooLong {
		t.Error("a question of as many letters as Discord lets through is too long")
	}
	a := engine.Ask(t.Context(), "who "+strings.Repeat("ж", MaxQuestion))
	if a.Status != Invalid || a.Message != msgTooLong || a.Query != "" {
		t.Errorf("a question that is too long is %s, %q about %.20q", a.Status, a.Message, a.Query)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	engine := straits(t)
	for _, c := range engine.Commands() {
		a := engine.Ask(ctx, "!"+c.Name+" Norway zeppelin")
		if c.Name == "articles" {
			continue // answers without a search
		}
		if a.Status == Answered || a.Status == Ambiguous {
			t.Errorf("%s answers although nobody waits", c.Name)
		}
	}
	if a := engine.Ask(ctx, "!who Norway"); a.Status != Invalid || a.Message != msgFailed {
		t.Errorf("a cancelled question is %s: %q", a.Status, a.Message)
	}
}

// TestPanic lets the rules choke: the question gets an answer, the log the cause,
// and nobody's words get into the log.
func TestPanic(t *testing.T) {
	for want, run := range map[string]func(*question) error{
		"index out of range": func(q *question) error { _ = q.Facts[len(q.args)]; return nil },
		"panic: string":      func(q *question) error { panic("cannot read " + q.args) },
	} {
		var log bytes.Buffer
		engine := straits(t)
		engine.log = slog.New(slog.NewTextHandler(&log, nil))
		engine.table = append(engine.table, Row{Name: "choke", run: run})
		a := engine.Ask(t.Context(), "!choke on a secret")
		if a.Status != Invalid || a.Message != msgFailed || a.Command != "choke" || a.Query != "" || a.Corpus.Articles != 3 {
			t.Errorf("got %+v", a)
		}
		if got := log.String(); !strings.Contains(got, want) || !strings.Contains(got, "engine_test.go") || strings.Contains(got, "secret") {
			t.Errorf("the log says %s", got)
		}
	}
}

// TestSwap asks while the corpus changes under the engine: each answer is of one
// corpus or of the other.
func TestSwap(t *testing.T) {
	small, err := article.LoadFS(os.DirFS("testdata/straits"), ".")
	if err != nil {
		t.Fatal(err)
	}
	large, err := article.LoadFS(corpus.FS, ".")
	if err != nil {
		t.Fatal(err)
	}
	a, _ := build(t, small)
	b, _ := build(t, large)
	var current atomic.Pointer[index.Index]
	current.Store(a)
	engine := New(logTo(t), current.Load)
	want := map[string]string{a.Snapshot(): "Lars Madsen", b.Snapshot(): ""}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 30 {
				got := engine.Ask(t.Context(), "who Madsen")
				if name, ok := want[got.Corpus.Snapshot]; !ok || got.Subject.Name != name {
					t.Errorf("the corpus %s knows %q", got.Corpus.Snapshot, got.Subject.Name)
				}
				plain(engine.Ask(t.Context(), "stance China on the Americans").Page(nil))
			}
		})
	}
	for i := range 200 {
		current.Store([]*index.Index{a, b}[i%2])
	}
	wg.Wait()
}

// TestContract holds the JSON of an answer to the names that are promised: fields
// may be added here, and none may go.
func TestContract(t *testing.T) {
	evidence := "article date end source start text title url"
	promised := map[string]string{
		"":            "articles as_of candidates checks command commands comparisons corpus events facts form from message passages query quotes short stances status subject subjects suggestions to topic",
		"subject":     "aliases evidence id name type",
		"short":       "confidence end evidence kind start text",
		"corpus":      "articles snapshot undated",
		"candidates":  "aliases ask description evidence id name type",
		"facts":       "about claimant date evidence former label name rule value value_id via",
		"checks":      "claim differs claimant via evidence nearest verdict",
		"comparisons": "relation stances target",
		"stances":     "claimant cue date evidence holder holder_id polarity rule target target_id via",
		"quotes":      "addressee content cue cue_at date evidence kind rule source speaker speaker_id text via",
		"events":      "about claimant date evidence kind participants place place_id precision rule status until what when",
		"passages":    evidence + " also highlights score",
		"articles":    "date id retracted source title url",
		"commands":    "examples name summary usage",
		"evidence":    evidence,
	}
	engine := straits(t)
	seen := map[string]bool{}
	check := func(kind string, v any) {
		object, ok := v.(map[string]any)
		if !ok {
			t.Errorf("%s is no object: %v", kind, v)
			return
		}
		seen[kind] = true
		for _, name := range strings.Fields(promised[kind]) {
			if _, ok := object[name]; !ok {
				t.Errorf("%q has lost its field %q", kind, name)
			}
		}
		for name := range maps.Keys(object) {
			if !slices.Contains(strings.Fields(promised[kind]), name) {
				t.Errorf("%q has the new field %q: promise it here too", kind, name)
			}
		}
		if list, ok := object["evidence"].([]any); ok && len(list) > 0 && kind != "subject" {
			if first, ok := list[0].(map[string]any); ok && len(first) != len(strings.Fields(evidence)) {
				t.Errorf("the evidence of %q has the fields %v", kind, first)
			}
		}
	}
	for _, ask := range []string{"who Ingrid Solberg", "who Solberg", "who nobody", "", "stance Norway", "compare Norway and Denmark", "when did Solberg meet Madsen", "timeline as of 2024-05-02", "articles", "help", "search toll", "check Norway opposes the toll.", strings.Repeat("x", 5000)} {
		js, err := json.Marshal(engine.Ask(t.Context(), ask))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(js, []byte("null")) {
			t.Errorf("%q has a null: %s", ask, js)
		}
		var answer map[string]any
		if err := json.Unmarshal(js, &answer); err != nil {
			t.Fatal(err)
		}
		check("", answer)
		check("subject", answer["subject"])
		check("short", answer["short"])
		check("corpus", answer["corpus"])
		for _, list := range []string{"candidates", "facts", "stances", "comparisons", "checks", "quotes", "events", "passages", "articles", "commands"} {
			for _, v := range answer[list].([]any) {
				check(list, v)
				if object := v.(map[string]any); list == "facts" {
					check("evidence", object["evidence"].([]any)[0])
				}
			}
		}
	}
	for kind := range promised {
		if !seen[kind] {
			t.Errorf("no question showed %q: the test checks nothing", kind)
		}
	}
}

func TestTable(t *testing.T) {
	engine := shipped(t)
	seen := map[string]bool{}
	for _, c := range engine.Commands() {
		for _, n := range append([]string{c.Name}, c.Aliases...) {
			if seen[n] {
				t.Errorf("two commands are called %q", n)
			}
			seen[n] = true
		}
		for _, e := range c.Examples {
			if a := engine.Ask(t.Context(), "!"+c.Name+" "+e); a.Status != Answered {
				t.Errorf("the example “%s %s” is %s", c.Name, e, a.Status)
			}
		}
	}
}

func ExampleEngine_Ask() {
	set, err := article.LoadFS(os.DirFS("testdata/straits"), ".")
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := facts.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	var docs []*facts.Document
	for _, a := range set.Articles {
		docs = append(docs, x.Extract(a))
	}
	ix, err := index.Build(docs, set.Snapshot(), x)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer ix.Close()
	engine := New(slog.New(slog.DiscardHandler), func() *index.Index { return ix })
	a := engine.Ask(context.Background(), "does Norway support the toll?")
	fmt.Println(a.Status)
	for _, s := range a.Stances {
		fmt.Println(s.Date, s.Holder, s.Polarity, s.Target, "–", s.Evidence[0].Text)
	}
	// Output:
	// answered
	// 2024-06-11 Norway opposes toll – Norway opposes the toll.
	// 2024-05-02 Norway supports toll – Norway supports the toll.
}
