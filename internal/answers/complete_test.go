package answers

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"attache/internal/facts"
)

func TestComplete(t *testing.T) {
	engine := shipped(t)
	for _, test := range []struct {
		what  Field
		typed string
		of    string
		first string // Text and Value of what comes first; "" for nothing at all
	}{
		{Entity, "", "", "Russia = Russia"},
		{Entity, "lav", "", "Sergei Lavrov — Russian Foreign Minister = Sergei Lavrov"},
		{Entity, "SERGEI L", "", "Sergei Lavrov — Russian Foreign Minister = Sergei Lavrov"},
		{Entity, "l sergei", "", "Sergei Lavrov — Russian Foreign Minister = Sergei Lavrov"},
		{Entity, "lavrv", "", "Sergei Lavrov — Russian Foreign Minister = Sergei Lavrov"},
		{Entity, "lvarov", "", "Sergei Lavrov — Russian Foreign Minister = Sergei Lavrov"},
		{Entity, "sergie lavrov", "", "Sergei Lavrov — Russian Foreign Minister = Sergei Lavrov"},
		{Entity, "jaishankr", "", "S. Jaishankar — Indian External Affairs Minister = S. Jaishankar"},
		{Entity, "Jäishankar", "", "S. Jaishankar — Indian External Affairs Minister = S. Jaishankar"},
		{Entity, "wang", "", "Wang Yi — Chinese Foreign Minister = Wang Yi"},
		{Entity, "the chin", "", "China = China"},
		{Entity, "印", "", "India = India"},
		{Entity, "Инд", "", "India = India"},
		{Entity, "🇮🇳", "", "India = India"},
		{Entity, "IN", "", "India = India"},
		{Entity, "u.s", "", "United States = United States"},
		{Entity, "zzzz", "", ""},
		{Speaker, "w", "", "Wang Yi — Chinese Foreign Minister = Wang Yi"},
		{Holder, "", "", "Russia = Russia"},
		{Topic, "econ", "India", "economic sanctions = economic sanctions"},
		{Topic, "", "India", "Russian invasion = Russian invasion"},
		{QuoteTopic, "chi", "Lavrov", "China = China"},
		{Article, "tunxi", "", "Lavrov and Wang Yi draw Russia and China closer in Tunxi · Attaché briefing · 2022-03-30 = 2022-03-30-lavrov-wang-tunxi"},
		{Article, "2021-08-15", "", "Taliban take Kabul · Attaché brief · 2021-08-16 = 2021-08-15-taliban-take-kabul"},
		{Subject, "kabul", "", "Kabul = Kabul"},
		{Source, "brief", "", "Attaché brief = Attaché brief"},
		{Day, "2022-03", "", "2022-03-30 = 2022-03-30"},
		{Dated, "", "", "Russian Foreign Minister Sergei Lavrov met Indian External Affairs Minister S.… · 2022-04-01 = Russian Foreign Minister Sergei Lavrov met Indian External Affairs Minister S. Jaishankar and Indian"},
		{Dated, "biden", "", "Biden warned Xi against helping Moscow · 2022-03-18 = Biden warned Xi against helping Moscow"},
		{Dated, "did Biden war", "", "Biden warned Xi against helping Moscow · 2022-03-18 = Biden warned Xi against helping Moscow"},
		{Dated, "greet wang", "", "Wang Yi greeted Lavrov as an “old friend” · 2022-03-30 = Wang Yi greeted Lavrov as an “old friend”"},
		{Dated, "greeted Лавров", "", "Wang Yi greeted Lavrov as an “old friend” · 2022-03-30 = Wang Yi greeted Lavrov as an “old friend”"},
		{Dated, "zzzz", "", ""},
		{Placed, "greet wang", "", "Wang Yi greeted Lavrov as an “old friend” · 2022-03-30 = Wang Yi greeted Lavrov as an “old friend”"},
		{Placed, "biden war", "", ""},
		{CommandName, "ti", "", "timeline = timeline"},
		{Words, "lavrov", "", ""},
	} {
		got := ""
		if c := engine.Complete(t.Context(), test.what, test.typed, 25, test.of); len(c) > 0 {
			got = c[0].Text + " = " + c[0].Value
		}
		if got != test.first {
			t.Errorf("Complete(%d, %q) begins with %q, want %q", test.what, test.typed, got, test.first)
		}
	}
}

// Whatever is offered must be sound: short enough, offered once, and asked with, it
// must mean just that.
func TestCompletionsMeanOne(t *testing.T) {
	for name, engine := range map[string]*Engine{"shipped": shipped(t), "straits": straits(t)} {
		ix := engine.corpus()
		offered := 0
		for _, c := range engine.Complete(t.Context(), Entity, "", 10000) {
			checkCompletion(t, c)
			offered++
			for _, command := range []string{"who ", "what "} {
				a := engine.Ask(t.Context(), command+c.Value)
				if a.Status != Answered || a.Subject.Name == "" || !strings.HasPrefix(c.Text, a.Subject.Name) || string(a.Subject.Type) != c.Kind {
					t.Errorf("%s: %q, offered as %q, is %s about %q", name, command+c.Value, c.Text, a.Status, a.Subject.ID)
				}
			}
		}
		all := 0
		for e := range ix.Entities() {
			all++
			if got := engine.Complete(t.Context(), Entity, e.Name, 25); !slices.ContainsFunc(got, func(c Completion) bool { return means(t, engine, c, e) }) {
				t.Errorf("%s: %q is not offered for its name", name, e.Name)
			}
		}
		if offered != all {
			t.Errorf("%s: %d of %d entities are offered", name, offered, all)
		}
	}
}

func means(t *testing.T, engine *Engine, c Completion, e facts.Entity) bool {
	t.Helper()
	found, err := engine.corpus().Named(t.Context(), c.Value)
	if err != nil {
		t.Fatal(err)
	}
	return len(found) == 1 && found[0].Entity.ID == e.ID
}

func checkCompletion(t *testing.T, c Completion) {
	t.Helper()
	for _, s := range []string{c.Text, c.Value} {
		if n := len(utf16.Encode([]rune(s))); n == 0 || n > MaxCompletion || !utf8.ValidString(s) || strings.ContainsAny(s, "\n\r\t") {
			t.Errorf("%q has %d characters or is none to show", s, n)
		}
	}
	if c.Kind == "" {
		t.Errorf("%q is of no kind", c.Text)
	}
}

// The topics of an actor must be answered. Who has spoken of nobody is offered what
// everybody is, which need not be.
func TestTopicsAnswered(t *testing.T) {
	engine := shipped(t)
	for e := range engine.corpus().Entities() {
		for _, on := range []struct {
			topic   Field
			command string
			known   int
		}{{Topic, "stance", engine.corpus().Counts(e.ID).Stances}, {QuoteTopic, "quote", engine.corpus().Counts(e.ID).Quotes}} {
			if on.known == 0 {
				continue
			}
			c := engine.Complete(t.Context(), on.topic, "", 1, e.Name)
			if len(c) == 0 {
				t.Errorf("no topic for %s", e.Name)
				continue
			}
			if on.topic == QuoteTopic && c[0] == engine.Complete(t.Context(), on.topic, "", 1)[0] {
				continue
			}
			if a := engine.Ask(t.Context(), on.command+" "+e.Name+" on "+c[0].Value); a.Status != Answered {
				t.Errorf("%s %s on %s is %s", on.command, e.Name, c[0].Value, a.Status)
			}
		}
	}
}

// An event that is offered must be what its words are answered with.
func TestEventsAnswered(t *testing.T) {
	for name, engine := range map[string]*Engine{"shipped": shipped(t), "straits": straits(t)} {
		for field, command := range map[Field]string{Dated: "when ", Placed: "where "} {
			offers := engine.Complete(t.Context(), field, "", 1000)
			if len(offers) == 0 {
				t.Errorf("%s: no event is offered for %s", name, command)
			}
			for _, c := range offers {
				checkCompletion(t, c)
				a := engine.Ask(t.Context(), command+c.Value)
				if a.Status != Answered || a.Form != strings.TrimSpace(command) || len(a.Events) == 0 {
					t.Errorf("%s: %s is %s with %d events", name, command+c.Value, a.Status, len(a.Events))
				}
				for _, e := range a.Events {
					if !strings.HasPrefix(e.What, c.Value) || field == Dated && e.Date == "" || field == Placed && e.Place == "" {
						t.Errorf("%s: %s is answered with %q of %q at %q", name, command+c.Value, e.What, e.Date, e.Place)
					}
					if e.Claimant != "" {
						t.Errorf("%s: %q is offered, which only %s says", name, c.Value, e.Claimant)
					}
				}
			}
		}
	}
}

func TestShorten(t *testing.T) {
	for _, test := range []struct {
		s    string
		n    int
		want string
	}{
		{"short", 5, "short"},
		{"one two three", 9, "one two…"},
		{"onetwothree", 6, "onetw…"},
		{"a verylongword", 8, "a veryl…"},
		{"😀😀😀", 4, "😀…"},
		{"", 3, ""},
	} {
		if got := shorten(test.s, test.n); got != test.want {
			t.Errorf("shorten(%q, %d) = %q, want %q", test.s, test.n, got, test.want)
		}
	}
}

func FuzzComplete(f *testing.F) {
	engine := straits(f)
	for _, s := range []string{"", "s", "lavrv", "印", "🇮🇳", "IN", "é́́́", strings.Repeat("x", 100), strings.Repeat("la ", 60), "\xff", "a\nb", "' \"", "as of 2022"} {
		f.Add(s, 0, 25)
	}
	f.Fuzz(func(t *testing.T, typed string, what, limit int) {
		got := engine.Complete(t.Context(), Field(what), typed, limit, typed)
		if len(got) > max(limit, 0) {
			t.Errorf("%d completions, limit %d", len(got), limit)
		}
		seen := map[string]bool{}
		for _, c := range got {
			checkCompletion(t, c)
			if key := c.Kind + c.Value; seen[key] {
				t.Errorf("%q is offered twice", c.Value)
			} else {
				seen[key] = true
			}
		}
	})
}
